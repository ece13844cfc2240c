//! The interner: one leaked `TypeData` for each distinct type of the process.
//!
//! Types with bound variables are found by an alpha-invariant encoding, once with and once
//! without the names of their variables: the first keeps `Vector{S} where S` printing as written,
//! the second gives all spellings one handle when they occur inside another type.

use crate::data::{
    Const, DataType, Param, Role, Sym, Type, TypeData, TypeFlags, TypeKind, TypeName, TypeNameKind, TypeVar,
    TypeVarData, UnionAll,
};
use crate::places::{Place, place_of};
use rustc_hash::FxHashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{OnceLock, RwLock};

/// What makes a type the same as another.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Data(u32, Box<[Param]>),
    Union(Box<[Type]>),
    UnionAll(Box<[Word]>),
    Vararg(Type, Option<Param>),
}

/// One word of the alpha-invariant encoding of a type with bound variables.
#[derive(PartialEq, Eq, Hash)]
enum Word {
    Closed(Type),
    Value(Const),
    Bound(u32),
    Free(TypeVar),
    Data(u32, u32),
    Union(u32),
    Binder(Option<Sym>),
    Vararg(bool),
}

type Table = RwLock<FxHashMap<Key, Type>>;

static TABLE: OnceLock<Table> = OnceLock::new();
static NEXT: AtomicU32 = AtomicU32::new(1);

/// The variables of this module that lead to what it made.
pub(crate) fn places() -> [Place; 2] {
    [place_of(&TABLE), place_of(&NEXT)]
}

/// There is no type yet.
pub(crate) fn is_untouched() -> bool {
    TABLE.get().is_none()
}

fn table() -> &'static Table {
    TABLE.get_or_init(|| RwLock::new(FxHashMap::with_capacity_and_hasher(1 << 13, rustc_hash::FxBuildHasher)))
}

/// The next process-local number for a type, variable or type name.
pub(crate) fn next_id() -> u32 {
    NEXT.fetch_add(1, Ordering::Relaxed)
}

fn intern(key: Key, make: impl FnOnce() -> TypeKind) -> Type {
    if let Some(found) = table().read().expect("no panic while interning").get(&key) {
        return *found;
    }
    let fresh = make_data(make());
    *table().write().expect("no panic while interning").entry(key).or_insert_with(|| leak(fresh))
}

fn leak(data: TypeData) -> Type {
    Type(Box::leak(Box::new(data)))
}

/// A type that is found by other means than the table.
pub(crate) fn leak_kind(kind: TypeKind) -> Type {
    leak(make_data(kind))
}

fn make_data(kind: TypeKind) -> TypeData {
    let free = free_vars(&kind);
    let flags = flags(&kind, free.is_empty());
    TypeData {
        id: next_id(),
        kind,
        free,
        flags,
        supertype: OnceLock::new(),
        field_types: OnceLock::new(),
        layout: OnceLock::new(),
    }
}

/// A data type; parameters in canonical form, tuples already normalised.
pub(crate) fn intern_data(name: &'static TypeName, params: Vec<Param>) -> Type {
    let params: Box<[Param]> = params.into_iter().map(canonical_param).collect();
    intern(Key::Data(name.id, params.clone()), || TypeKind::Data(DataType { name, params }))
}

/// A union of two or more members in canonical order.
pub(crate) fn intern_union(members: Vec<Type>) -> Type {
    let members: Box<[Type]> = members.into();
    intern(Key::Union(members.clone()), || TypeKind::Union(members))
}

/// `Vararg{elem, len}`.
pub(crate) fn intern_vararg(elem: Type, len: Option<Param>) -> Type {
    let elem = canonical(elem);
    intern(Key::Vararg(elem, len.clone()), || TypeKind::Vararg { elem, len })
}

/// `body where var`, shared with an equal one of the same variable names.
pub(crate) fn intern_union_all(var: TypeVar, body: Type) -> Type {
    let kind = UnionAll { var, body };
    intern(Key::UnionAll(encode_binder(kind, true)), || TypeKind::UnionAll(kind))
}

/// A variable as a type.
pub(crate) fn var_type(var: TypeVar) -> Type {
    *var.0.as_type.get_or_init(|| leak_kind(TypeKind::Var(var)))
}

/// A fresh variable.
pub(crate) fn fresh_var(name: Sym, lower: Type, upper: Type) -> TypeVar {
    TypeVar(Box::leak(Box::new(TypeVarData { id: next_id(), name, lower, upper, as_type: OnceLock::new() })))
}

/// The handle that stands for `ty` inside other types, whatever its variables are called.
pub(crate) fn canonical(ty: Type) -> Type {
    match ty.kind() {
        TypeKind::UnionAll(kind) => {
            let key = Key::UnionAll(encode_binder(*kind, false));
            if let Some(found) = table().read().expect("no panic while interning").get(&key) {
                return *found;
            }
            *table().write().expect("no panic while interning").entry(key).or_insert(ty)
        }
        _ => ty,
    }
}

fn canonical_param(param: Param) -> Param {
    match param {
        Param::Type(t) => Param::Type(canonical(t)),
        Param::Value(Const::Type(t)) => Param::Type(canonical(t)),
        value => value,
    }
}

fn encode_binder(kind: UnionAll, with_names: bool) -> Box<[Word]> {
    let mut words = Vec::new();
    let mut bound = Vec::new();
    encode_union_all(kind, with_names, &mut bound, &mut words);
    words.into()
}

fn encode_union_all(kind: UnionAll, with_names: bool, bound: &mut Vec<TypeVar>, words: &mut Vec<Word>) {
    words.push(Word::Binder(with_names.then_some(kind.var.0.name)));
    encode(kind.var.0.lower, with_names, bound, words);
    encode(kind.var.0.upper, with_names, bound, words);
    bound.push(kind.var);
    encode(kind.body, with_names, bound, words);
    bound.pop();
}

fn encode(ty: Type, with_names: bool, bound: &mut Vec<TypeVar>, words: &mut Vec<Word>) {
    let mentions_bound = ty.0.free.iter().any(|v| bound.contains(v));
    match ty.kind() {
        TypeKind::UnionAll(kind) if mentions_bound || !with_names => {
            encode_union_all(*kind, with_names, bound, words);
        }
        TypeKind::Var(v) => match bound.iter().rev().position(|b| b == v) {
            Some(depth) => words.push(Word::Bound(depth as u32)),
            None => words.push(Word::Free(*v)),
        },
        _ if !mentions_bound => words.push(Word::Closed(ty)),
        TypeKind::Data(data) => {
            words.push(Word::Data(data.name.id, data.params.len() as u32));
            for param in &data.params {
                encode_param(param, with_names, bound, words);
            }
        }
        TypeKind::Union(members) => {
            words.push(Word::Union(members.len() as u32));
            for member in members {
                encode(*member, with_names, bound, words);
            }
        }
        TypeKind::Vararg { elem, len } => {
            words.push(Word::Vararg(len.is_some()));
            encode(*elem, with_names, bound, words);
            if let Some(len) = len {
                encode_param(len, with_names, bound, words);
            }
        }
        TypeKind::Bottom | TypeKind::UnionAll(_) => words.push(Word::Closed(ty)),
    }
}

fn encode_param(param: &Param, with_names: bool, bound: &mut Vec<TypeVar>, words: &mut Vec<Word>) {
    match param {
        Param::Type(t) => encode(*t, with_names, bound, words),
        Param::Value(value) => words.push(Word::Value(value.clone())),
    }
}

fn free_vars(kind: &TypeKind) -> Box<[TypeVar]> {
    let mut free: Vec<TypeVar> = Vec::new();
    match kind {
        TypeKind::Bottom => {}
        TypeKind::Data(data) => {
            data.params.iter().filter_map(Param::as_type).for_each(|t| free.extend(t.0.free.iter()));
        }
        TypeKind::Union(members) => members.iter().for_each(|t| free.extend(t.0.free.iter())),
        TypeKind::UnionAll(UnionAll { var, body }) => {
            free.extend(body.0.free.iter().filter(|v| *v != var));
            free.extend(var.0.lower.0.free.iter());
            free.extend(var.0.upper.0.free.iter());
        }
        TypeKind::Var(v) => free.push(*v),
        TypeKind::Vararg { elem, len } => {
            free.extend(elem.0.free.iter());
            if let Some(Param::Type(t)) = len {
                free.extend(t.0.free.iter());
            }
        }
    }
    free.sort_by_key(|v| v.0.id);
    free.dedup();
    free.into()
}

fn flags(kind: &TypeKind, closed: bool) -> TypeFlags {
    let mut flags = TypeFlags::default();
    match kind {
        TypeKind::Bottom => flags.rigid = true,
        TypeKind::Data(data) => {
            flags.rigid = data.params.iter().all(|p| match p {
                Param::Type(t) => t.0.flags.rigid,
                Param::Value(_) => true,
            });
            if data.name.role == Role::Tuple {
                let types = || data.params.iter().filter_map(Param::as_type);
                flags.concrete = types().all(|t| t.0.flags.concrete);
                flags.dispatch_tuple = types().all(Type::is_dispatch_elem);
            } else {
                let is_abstract = data.name.kind == TypeNameKind::Abstract;
                flags.concrete = !is_abstract && closed && concrete_params(data);
            }
        }
        TypeKind::Vararg { elem, len } => {
            flags.rigid = elem.0.flags.rigid && len.is_none();
        }
        TypeKind::Union(_) | TypeKind::UnionAll(_) | TypeKind::Var(_) => {}
    }
    flags
}

/// A named tuple's elements must be known one by one, as fields of any types; other structs may have any
/// parameters.
fn concrete_params(data: &DataType) -> bool {
    if data.name.role != Role::NamedTuple {
        return true;
    }
    let types = data.params.last().and_then(Param::as_type).and_then(Type::as_data);
    types.is_some_and(|tuple| {
        let is_open = tuple.params.iter().filter_map(Param::as_type).any(Type::is_vararg);
        tuple.name.role == Role::Tuple && !is_open
    })
}
