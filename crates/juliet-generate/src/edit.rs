//! Changes of what a program means.

use crate::forms::{FORMS, annotations, updates};
use crate::program::{Annotation, Expr, Inlining, Item, Kind, Method, Name, Program, Stmt, Type};
use crate::random::Random;
use crate::visit::{Site, visit};

/// A kind of edit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edit {
    /// Another literal.
    Literal,
    /// Another operator or library function of the same types.
    Operator,
    /// Another declared type of a parameter.
    Annotation,
    /// A result's type is declared, or no longer.
    Result,
    /// A struct has one field more, which nobody reads.
    FieldAdded,
    /// Two fields of a struct, and the arguments of its constructor, change places.
    FieldOrder,
    /// A struct becomes mutable or immutable.
    Mutability,
    /// A function returns another type.
    ReturnType,
    /// Bounds checks of a loop go or come.
    Inbounds,
    /// Something else is said about inlining.
    Inlining,
    /// A new method, perhaps one that takes calls away from another.
    Method,
    /// A statement is gone.
    Deletion,
}

const EDITS: [Edit; 12] = [
    Edit::Literal,
    Edit::Operator,
    Edit::Annotation,
    Edit::Result,
    Edit::FieldAdded,
    Edit::FieldOrder,
    Edit::Mutability,
    Edit::ReturnType,
    Edit::Inbounds,
    Edit::Inlining,
    Edit::Method,
    Edit::Deletion,
];

/// Changes a program at random; what was done to it. The edited program ends, too.
pub fn edit(program: &mut Program, random: &mut Random) -> Edit {
    loop {
        let kind = random.one(&EDITS);
        let is_done = match kind {
            Edit::FieldAdded => add_field(program, random),
            Edit::FieldOrder => swap_fields(program, random),
            Edit::Mutability => flip_mutability(program, random),
            _ => change_site(program, random, kind),
        };
        if is_done {
            return kind;
        }
    }
}

/// Changes one of the places to which a kind of edit applies.
fn change_site(program: &mut Program, random: &mut Random, kind: Edit) -> bool {
    let mut count = 0;
    visit(program, &mut |site| count += usize::from(applies(kind, &site)));
    if count == 0 {
        return false;
    }
    let mut left = random.below(count) as isize;
    visit(program, &mut |site| {
        if applies(kind, &site) {
            if left == 0 {
                change(kind, site, random);
            }
            left -= 1;
        }
    });
    true
}

fn applies(kind: Edit, site: &Site<'_>) -> bool {
    match (kind, site) {
        (Edit::Literal, Site::Expr(expr)) => {
            matches!(expr, Expr::Int(_) | Expr::Quarters(_) | Expr::Bool(_) | Expr::Text(_))
        }
        (Edit::Operator, Site::Expr(Expr::Form(index, _))) => likes(*index).len() > 1,
        (Edit::Operator, Site::Stmt(Stmt::Update(_, op, _))) => likes_of_update(op).len() > 1,
        (Edit::Annotation, Site::Method(method)) => method.params.iter().any(|p| matches!(p.ty, Type::Base(_))),
        (Edit::Result | Edit::Inlining, Site::Method(_)) => true,
        (Edit::ReturnType, Site::Method(method)) => other_result(method).is_some(),
        (Edit::Inbounds, Site::Stmt(Stmt::Scan(_))) => true,
        (Edit::Method, Site::Items(items)) => items.iter().any(|item| new_method(item).is_some()),
        (Edit::Deletion, Site::Block(block)) => !block.is_empty(),
        _ => false,
    }
}

fn change(kind: Edit, site: Site<'_>, random: &mut Random) {
    match (kind, site) {
        (Edit::Literal, Site::Expr(expr)) => change_literal(expr, random),
        (Edit::Operator, Site::Expr(Expr::Form(index, _))) => *index = random.one(&likes(*index)),
        (Edit::Operator, Site::Stmt(Stmt::Update(_, op, _))) => *op = random.one(likes_of_update(op)),
        (Edit::Annotation, Site::Method(method)) => change_annotation(method, random),
        (Edit::Result, Site::Method(method)) => method.is_result_declared ^= true,
        (Edit::Inlining, Site::Method(method)) => {
            method.inlining = match method.inlining {
                Inlining::Free | Inlining::Always => Inlining::Never,
                Inlining::Never => Inlining::Always,
            }
        }
        (Edit::ReturnType, Site::Method(method)) => {
            let template = other_result(method).expect("the edit applies");
            let value = std::mem::replace(&mut method.value, Expr::Bool(false));
            method.value = Expr::Fixed(template, vec![value]);
        }
        (Edit::Inbounds, Site::Stmt(Stmt::Scan(scan))) => scan.is_inbounds ^= true,
        (Edit::Method, Site::Items(items)) => {
            let methods: Vec<Method> = items.iter().filter_map(new_method).collect();
            items.push(Item::Method(Box::new(random.pick(&methods).clone())));
        }
        (Edit::Deletion, Site::Block(block)) => {
            let index = random.below(block.len());
            block.remove(index);
        }
        _ => {}
    }
}

fn change_literal(expr: &mut Expr, random: &mut Random) {
    match expr {
        Expr::Int(value) => *value = value.wrapping_add(random.one(&[1, -1, 2, 10])),
        Expr::Quarters(value) => *value += random.below(5) as i64 + 1,
        Expr::Bool(value) => *value ^= true,
        Expr::Text(text) => text.push_str(random.one(&["a", "ö", "7"])),
        _ => {}
    }
}

/// Forms of the same types as a form, with itself.
fn likes(index: usize) -> Vec<usize> {
    let (ty, _, args) = FORMS[index];
    FORMS.iter().enumerate().filter(|(_, form)| form.0 == ty && form.2 == args).map(|(index, _)| index).collect()
}

fn likes_of_update(op: &str) -> &'static [&'static str] {
    b"ifn".iter().map(|ty| updates(*ty)).find(|ops| ops.contains(&op)).unwrap_or_default()
}

fn change_annotation(method: &mut Method, random: &mut Random) {
    let last = method.params.iter().filter(|p| matches!(p.ty, Type::Base(_))).count() - 1;
    let chosen = random.below(last + 1);
    let param = method.params.iter_mut().filter(|p| matches!(p.ty, Type::Base(_))).nth(chosen);
    if let Some(param) = param
        && let Type::Base(letter) = param.ty
    {
        param.annotation = match param.annotation {
            Annotation::None => Annotation::Text(random.one(annotations(letter))),
            _ if random.percent(40) => Annotation::None,
            _ => Annotation::Text(random.one(annotations(letter))),
        };
    }
}

/// A template that turns a method's result into one of another type.
fn other_result(method: &Method) -> Option<&'static str> {
    match method.result {
        Type::Base(b'i') => Some("float($)"),
        Type::Base(b'f') => Some("Float32($)"),
        Type::Base(b's') => Some("Symbol($)"),
        Type::Base(b'b') => Some("Int($)"),
        Type::Base(b'I') => Some("float.($)"),
        _ => None,
    }
}

/// A method of the same function for a first argument of one exact type, which does nothing much.
fn new_method(item: &Item) -> Option<Method> {
    let Item::Method(method) = item else { return None };
    let first = method.params.first()?;
    let Type::Base(letter) = first.ty else { return None };
    let value = match method.result {
        Type::Base(b'i' | b'n' | b'm' | b'a') => Expr::Int(77),
        Type::Base(b'f') => Expr::Quarters(77),
        Type::Base(b's') => Expr::Text("new".to_string()),
        Type::Base(b'b') => Expr::Bool(true),
        _ => return None,
    };
    let mut new = Method::clone(method);
    new.params[0].annotation = Annotation::Text(annotations(letter)[0]);
    if letter == b'a' {
        new.params[0].annotation = Annotation::Text("Int");
    }
    (new.body, new.base_case, new.value) = (vec![], None, value);
    Some(new)
}

fn add_field(program: &mut Program, random: &mut Random) -> bool {
    let fields = program.structs.iter().map(|s| s.fields.len()).sum::<usize>() as u32;
    let free: Vec<usize> = (0..program.structs.len()).filter(|s| program.structs[*s].padding.is_none()).collect();
    if free.is_empty() {
        return false;
    }
    let object = &mut program.structs[random.one(&free)];
    let place = random.below(object.fields.len() + 1);
    object.padding = Some((Name { kind: Kind::Field, number: fields + 100 }, place));
    true
}

fn swap_fields(program: &mut Program, random: &mut Random) -> bool {
    let wide: Vec<usize> = (0..program.structs.len()).filter(|s| program.structs[*s].fields.len() > 1).collect();
    if wide.is_empty() {
        return false;
    }
    let chosen = random.one(&wide);
    let fields = &mut program.structs[chosen].fields;
    let at = random.below(fields.len() - 1);
    fields.swap(at, at + 1);
    visit(program, &mut |site| {
        if let Site::Expr(Expr::New(index, _, values)) = site
            && *index == chosen
        {
            values.swap(at, at + 1);
        }
    });
    true
}

fn flip_mutability(program: &mut Program, random: &mut Random) -> bool {
    if program.structs.is_empty() {
        return false;
    }
    let index = random.below(program.structs.len());
    program.structs[index].is_mutable ^= true;
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Style, program};

    #[test]
    fn edits_change_programs() {
        let style = Style::default();
        let mut seen = Vec::new();
        for seed in 0..120 {
            let mut edited = program(seed);
            let before = edited.to_text(&style);
            let kind = edit(&mut edited, &mut Random::new(seed));
            if edited.to_text(&style) != before && !seen.contains(&kind) {
                seen.push(kind);
            }
        }
        assert_eq!(seen.len(), EDITS.len(), "{seen:?}");
    }

    #[test]
    fn styles_change_text_alone() {
        for seed in 0..20 {
            let plain = Style::default();
            let other = Style { names: 3, noise: 5, order: 7, has_docs: true, is_old: false };
            let tree = program(seed);
            assert_eq!(tree.to_text(&plain), program(seed).to_text(&plain));
            assert_ne!(tree.to_text(&plain), tree.to_text(&other));
        }
    }
}
