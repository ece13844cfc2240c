//! Reads types in Julia's notation, for tables of facts.

use juliet_types::{
    Const, Param, Type, TypeVar, apply, builtin, named_tuple, ntuple, sym, tuple_wrapper, union_all, vararg,
};

/// The type that `text` denotes.
pub(crate) fn parse(text: &str) -> Type {
    let mut reader = Reader { rest: text.trim(), scope: Vec::new() };
    let ty = reader.where_type(0);
    assert!(reader.rest.is_empty(), "left over in {text}: {}", reader.rest);
    ty
}

struct Reader<'a> {
    rest: &'a str,
    scope: Vec<(String, TypeVar)>,
}

impl<'a> Reader<'a> {
    fn eat(&mut self, token: &str) -> bool {
        match self.rest.trim_start().strip_prefix(token) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn name(&mut self) -> &'a str {
        let end = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        name
    }

    /// The variables of a `where` come after its body: they are read first, then the body again.
    fn where_type(&mut self, _depth: usize) -> Type {
        let start = self.rest;
        let end = skip_operand(start);
        let mut tail = Reader { rest: start[end..].trim_start(), scope: self.scope.clone() };
        let mut clauses: Vec<Vec<TypeVar>> = Vec::new();
        // Later clauses are outer: find where each begins, read them from the last.
        let mut positions = Vec::new();
        while let Some(rest) = tail.rest.strip_prefix("where") {
            tail.rest = rest.trim_start();
            positions.push(tail.rest);
            let skip = if tail.rest.starts_with('{') { matching(tail.rest) } else { skip_bound(tail.rest) };
            tail.rest = tail.rest[skip..].trim_start();
        }
        let after = tail.rest;
        for position in positions.iter().rev() {
            let mut clause = Reader { rest: position, scope: self.scope.clone() };
            let braces = clause.eat("{");
            let mut vars = Vec::new();
            loop {
                let var = clause.variable();
                clause.scope.push((var.name().to_string(), var));
                self.scope.push((var.name().to_string(), var));
                vars.push(var);
                if !(braces && clause.eat(",")) {
                    break;
                }
            }
            clauses.push(vars);
        }
        let mut ty = self.operand();
        self.rest = after;
        for var in clauses.iter().flatten().rev() {
            ty = union_all(*var, ty);
            self.scope.pop();
        }
        ty
    }

    fn variable(&mut self) -> TypeVar {
        let first = self.name_or_type();
        if self.eat("<:") {
            let second = self.name_or_type();
            if self.eat("<:") {
                let upper = self.name_or_type();
                return TypeVar::new(sym(&second.0), first.1(self), upper.1(self));
            }
            return TypeVar::new(sym(&first.0), Type::bottom(), second.1(self));
        }
        if self.eat(">:") {
            let lower = self.name_or_type();
            return TypeVar::new(sym(&first.0), lower.1(self), Type::any());
        }
        TypeVar::unbounded(sym(&first.0))
    }

    fn name_or_type(&mut self) -> (String, impl FnOnce(&mut Self) -> Type + use<'a>) {
        let end = skip_operand(self.rest);
        let text = &self.rest[..end];
        self.rest = self.rest[end..].trim_start();
        let read = move |reader: &mut Reader<'a>| Reader { rest: text, scope: reader.scope.clone() }.operand();
        (text.to_string(), read)
    }

    fn operand(&mut self) -> Type {
        if self.eat("(") {
            let inner = self.where_type(0);
            assert!(self.eat(")"), "unclosed parenthesis before {}", self.rest);
            return inner;
        }
        let name = self.name();
        let bound = self.scope.iter().rev().find(|(known, _)| known == name).map(|(_, v)| v.as_type());
        let wrapper = bound.unwrap_or_else(|| named(name));
        if !self.eat("{") {
            return wrapper;
        }
        let mut params = Vec::new();
        let mut implicit = Vec::new();
        while !self.eat("}") {
            params.push(self.param(&mut implicit));
            self.eat(",");
        }
        let applied = match name {
            "NTuple" => ntuple(params[0].clone(), params[1].as_type().expect("a type")),
            "Vararg" => vararg(params[0].as_type().expect("a type"), params.get(1).cloned()),
            "Vector" => apply(builtin().array, &[params[0].clone(), Const::int64(1).into_param()]).expect("fits"),
            "Matrix" => apply(builtin().array, &[params[0].clone(), Const::int64(2).into_param()]).expect("fits"),
            "AbstractVector" => {
                apply(builtin().abstract_array, &[params[0].clone(), Const::int64(1).into_param()]).expect("fits")
            }
            _ => apply(wrapper, &params).unwrap_or_else(|e| panic!("{name}: {e}")),
        };
        implicit.into_iter().rev().fold(applied, |ty, var| union_all(var, ty))
    }

    fn param(&mut self, implicit: &mut Vec<TypeVar>) -> Param {
        if self.eat("<:") {
            let upper = self.where_type(0);
            let var = TypeVar::new(sym("#s"), Type::bottom(), upper);
            implicit.push(var);
            return var.into();
        }
        if self.eat(">:") {
            let lower = self.where_type(0);
            let var = TypeVar::new(sym("#s"), lower, Type::any());
            implicit.push(var);
            return var.into();
        }
        if self.eat(":") {
            return Param::Value(Const::symbol(self.name()));
        }
        if self.rest.starts_with("(:") || self.rest.starts_with("()") {
            self.eat("(");
            let mut names = Vec::new();
            while !self.eat(")") {
                self.eat(":");
                names.push(Const::symbol(self.name()));
                self.eat(",");
            }
            return Param::Value(Const::tuple(names));
        }
        if self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            return Const::int64(self.name().parse().expect("an integer")).into_param();
        }
        Param::Type(self.where_type(0))
    }
}

trait IntoParam {
    fn into_param(self) -> Param;
}
impl IntoParam for Const {
    fn into_param(self) -> Param {
        Param::Value(self)
    }
}

fn named(name: &str) -> Type {
    let name = name.strip_prefix("Core.").unwrap_or(name);
    let t = TypeVar::unbounded(sym("T"));
    let of = |wrapper: Type, dims: i64| {
        union_all(t, apply(wrapper, &[t.into(), Const::int64(dims).into_param()]).expect("fits"))
    };
    match name {
        "Int" => builtin().int64,
        "Vector" => of(builtin().array, 1),
        "Matrix" => of(builtin().array, 2),
        "AbstractVector" => of(builtin().abstract_array, 1),
        "Vararg" => vararg(Type::any(), None),
        "NTuple" => tuple_wrapper(),
        "NTuple0" => named_tuple(&[], tuple_wrapper()),
        _ => {
            let found = builtin().named().into_iter().find(|(known, _)| *known == name);
            found.unwrap_or_else(|| panic!("unknown type {name}")).1
        }
    }
}

/// Bytes of the operand (name with braces, or parenthesis) at the start of `text`.
fn skip_operand(text: &str) -> usize {
    if text.starts_with('(') {
        return matching(text);
    }
    let name = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').unwrap_or(text.len());
    if text[name..].starts_with('{') { name + matching(&text[name..]) } else { name }
}

fn skip_bound(text: &str) -> usize {
    let mut end = skip_operand(text);
    while text[end..].starts_with("<:") || text[end..].starts_with(">:") {
        end += 2;
        end += skip_operand(&text[end..]);
    }
    end
}

/// Bytes up to and including the bracket that closes the first one.
fn matching(text: &str) -> usize {
    let mut depth = 0;
    for (index, c) in text.char_indices() {
        match c {
            '{' | '(' => depth += 1,
            '}' | ')' => {
                depth -= 1;
                if depth == 0 {
                    return index + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}
