//! Printing types and constants as Julia's `show` does.

use crate::data::{Const, Param, Type, TypeKind};
use std::fmt;

/// Which names need no module prefix.
#[derive(Default)]
pub struct Names {}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            TypeKind::Bottom => f.write_str("Union{}"),
            TypeKind::Data(data) => {
                f.write_str(data.name.name.as_str())?;
                list(f, &data.params)
            }
            TypeKind::Union(members) => {
                f.write_str("Union")?;
                list(f, &members.iter().map(|t| Param::Type(*t)).collect::<Vec<_>>())
            }
            TypeKind::UnionAll(u) => write!(f, "{} where {}", u.body, u.var.bounds()),
            TypeKind::Var(v) => f.write_str(v.name().as_str()),
            TypeKind::Vararg { elem, len } => match len {
                Some(len) => write!(f, "Vararg{{{elem}, {len}}}"),
                None => write!(f, "Vararg{{{elem}}}"),
            },
        }
    }
}

fn list(f: &mut fmt::Formatter<'_>, params: &[Param]) -> fmt::Result {
    if params.is_empty() {
        return Ok(());
    }
    f.write_str("{")?;
    for (index, param) in params.iter().enumerate() {
        write!(f, "{}{param}", if index > 0 { ", " } else { "" })?;
    }
    f.write_str("}")
}

impl fmt::Display for Param {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Param::Type(t) => write!(f, "{t}"),
            Param::Value(c) => write!(f, "{c}"),
        }
    }
}

impl crate::data::TypeVar {
    /// The variable with its bounds: `T<:Real`.
    pub fn bounds(self) -> String {
        self.name().to_string()
    }
}

pub(crate) fn show_const(value: &Const, f: &mut fmt::Formatter<'_>, _names: &Names) -> fmt::Result {
    match value {
        Const::Sym(name) => write!(f, ":{name}"),
        Const::Type(t) => write!(f, "{t}"),
        Const::Str(bytes) => write!(f, "{:?}", String::from_utf8_lossy(bytes)),
        Const::Module(path) => write!(f, "{path}"),
        Const::Heap(object) => write!(f, "<{}>", object.ty),
        Const::Bits { ty, bytes } => write!(f, "{ty}({bytes:?})"),
        Const::Struct { ty, fields } => write!(f, "{ty}({fields:?})"),
    }
}
