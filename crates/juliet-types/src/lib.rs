//! The type lattice of Julia: interned types, definitions, subtyping, intersection, specificity,
//! joins and layouts. Pure: it knows nothing of values in memory.

#![forbid(unsafe_code)]

mod bounds;
pub mod builtin;
mod c_class;
mod constant;
pub mod construct;
pub mod data;
mod intern;
pub mod intersect;
pub mod join;
pub mod layout;
mod meet_bounds;
mod memo;
mod places;
mod query;
pub mod show;
mod show_const;
pub mod specificity;
pub mod subtype;
mod union;

pub use builtin::{Builtin, builtin};
pub use c_class::{CClass, CWord, c_class};
pub use construct::{
    TypeDef, TypeError, apply, instantiate, named_tuple, new_type, ntuple, substitute, tuple, tuple_wrapper,
    type_of_type, union, union_all, vararg,
};
pub use data::{
    Const, DataType, Fields, HeapRef, ModulePath, Param, Sym, Type, TypeKind, TypeName, TypeNameKind, TypeVar,
    UnionAll, sym,
};
pub use intersect::{intersect, intersect_with_env};
pub use join::{type_join, type_merge};
pub use layout::{FieldPlace, Layout};
pub use places::{is_untouched, places};
pub use show::{Visible, show_const, show_type, show_type_within};
pub use specificity::{is_ambiguous_pair, more_specific};
pub use subtype::{is_subtype, type_equal};
