//! `Expr` ↔ Julia objects: what macros receive and return, and what `eval` takes.

use juliet_ir::{GlobalRef, ModulePath, Type};
use juliet_lower::literal_const;
use juliet_runtime::roots::{RootedVec, pin};
use juliet_runtime::{Outcome, Ref, value};
use juliet_syntax::{Expr, LineNode, Literal, ValueHandle};
use juliet_types::builtin;

/// The Julia object of a piece of syntax.
pub(crate) fn to_object(expr: &Expr) -> Outcome<Ref> {
    match expr {
        Expr::Symbol(name) => Ok(value::symbol(*name)),
        Expr::Literal(literal) => Ok(value::const_to_object(&literal_const(literal))),
        Expr::Quote(inner) => {
            let inner = to_object(inner)?;
            value::new_struct(builtin().quote_node, &[inner])
        }
        Expr::Line(line) => line_object(*line),
        Expr::Value(handle) => Ok(Ref::new(handle.0)),
        Expr::Node(node) => {
            if let Some((module, name)) = expr.as_global_ref() {
                let module = value::module_object(ModulePath(module));
                return value::new_struct(builtin().global_ref, &[module, value::symbol(name)]);
            }
            let args = RootedVec::new(vec![]);
            for arg in &node.args {
                args.push(to_object(arg)?);
            }
            value::new_expr(node.head, &args.to_vec())
        }
    }
}

/// A `LineNumberNode`.
pub(crate) fn line_object(line: LineNode) -> Outcome<Ref> {
    let number = value::box_int(i64::from(line.line))?;
    let file = if line.file.is_empty() { value::nothing() } else { value::symbol(line.file) };
    value::new_struct(builtin().line_number_node, &[number, file])
}

/// The syntax that an object is; an object that no syntax spells is spliced as a value.
pub(crate) fn from_object(object: Ref) -> Expr {
    if let Some(name) = value::as_symbol(object) {
        return Expr::Symbol(name);
    }
    if let Some((head, args)) = value::as_expr(object) {
        return Expr::node_at(head, args.into_iter().map(from_object).collect(), juliet_syntax::Span::default());
    }
    let ty = object.type_of();
    if ty == builtin().quote_node {
        return field(object, 0).map_or_else(|| splice(object), |inner| Expr::Quote(Box::new(from_object(inner))));
    }
    if ty == builtin().line_number_node {
        return Expr::Line(line_node(object));
    }
    if ty == builtin().global_ref
        && let Some(module) = field(object, 0).and_then(value::as_module)
        && let Some(name) = field(object, 1).and_then(value::as_symbol)
    {
        return Expr::global_ref(module.0, name);
    }
    from_literal(object, ty).unwrap_or_else(|| splice(object))
}

fn field(object: Ref, index: usize) -> Option<Ref> {
    value::load_field(object, index).ok().flatten()
}

fn line_node(object: Ref) -> LineNode {
    let line = field(object, 0).and_then(value::as_int).unwrap_or(0);
    let file = field(object, 1).and_then(value::as_symbol).unwrap_or_default();
    LineNode { file, line: u32::try_from(line).unwrap_or(0) }
}

fn splice(object: Ref) -> Expr {
    pin(object);
    Expr::Value(ValueHandle(object.word()))
}

fn from_literal(object: Ref, ty: Type) -> Option<Expr> {
    let b = builtin();
    if ty == b.nothing {
        return Some(Expr::nothing());
    }
    if ty == b.string {
        return Some(Expr::Literal(Literal::Str(object.string_bytes().into())));
    }
    if ty == b.bool {
        return Some(Expr::Literal(Literal::Bool(value::as_bool(object)?)));
    }
    if ty == b.int64 {
        return Some(Expr::Literal(Literal::Int64(value::as_int(object)?)));
    }
    if ty == b.float64 {
        return Some(Expr::Literal(Literal::Float64(f64::from_bits(object.word_at(0)))));
    }
    None
}

/// The binding that a global reference names, for messages.
pub(crate) fn global(module: ModulePath, name: juliet_ir::Sym) -> GlobalRef {
    GlobalRef { module, name }
}
