//! What types are: interned handles, type variables, type definitions and constants.
//!
//! Invariants:
//! - A `Type` is a handle to leaked, immutable storage; two handles are equal exactly when they
//!   have the same address. Types that differ in the spelling of bound variables alone share one
//!   handle wherever they occur as a parameter, and are `type_equal` elsewhere.
//! - `Type::id` and `TypeVar::id` are process-local numbers: never part of a key or of output.
//!
//! How types are built is in `construct.rs`, questions about them in `query.rs`.

use crate::layout::Layout;
use smallvec::SmallVec;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

/// An interned string.
pub use juliet_symbol::Sym;

/// Interns a string.
pub fn sym(text: &str) -> Sym {
    Sym::new(text)
}

/// The full path of a module, such as `Base.Iterators`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct ModulePath(pub Sym);

impl ModulePath {
    /// The path spelled `text`.
    pub fn new(text: &str) -> Self {
        ModulePath(sym(text))
    }
    /// Module `Core`.
    pub fn core() -> Self {
        ModulePath::new("Core")
    }
    /// Module `Main`.
    pub fn main() -> Self {
        ModulePath::new("Main")
    }
}

impl fmt::Display for ModulePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

/// A Julia type: a copyable handle to interned data.
#[derive(Clone, Copy)]
pub struct Type(pub(crate) &'static TypeData);

/// The interned storage behind a `Type`.
pub struct TypeData {
    pub(crate) id: u32,
    pub(crate) kind: TypeKind,
    /// Free type variables, sorted by id.
    pub(crate) free: Box<[TypeVar]>,
    pub(crate) flags: TypeFlags,
    pub(crate) supertype: OnceLock<Type>,
    pub(crate) field_types: OnceLock<Box<[Type]>>,
    pub(crate) layout: OnceLock<Option<Layout>>,
}

/// Facts computed once, when a type is interned.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct TypeFlags {
    /// Values can have exactly this type.
    pub(crate) concrete: bool,
    /// Made of data types and values alone, so that equality is identity.
    pub(crate) rigid: bool,
    /// A tuple type all of whose elements are concrete or `Type{T}` of a closed `T`.
    pub(crate) dispatch_tuple: bool,
}

impl PartialEq for Type {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}
impl Eq for Type {}
impl Hash for Type {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u32(self.0.id);
    }
}
impl fmt::Debug for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The shapes of types.
pub enum TypeKind {
    /// `Union{}`, the type without values.
    Bottom,
    /// A named type applied to its parameters.
    Data(DataType),
    /// Two or more members: flattened, without duplicates, in the order Julia prints.
    Union(Box<[Type]>),
    /// `body where var`.
    UnionAll(UnionAll),
    /// A type variable used as a type.
    Var(TypeVar),
    /// `Vararg{elem, len}`; only the last parameter of a tuple type.
    Vararg {
        /// Type of each element.
        elem: Type,
        /// The number of elements where it is given: an `Int` value or a variable.
        len: Option<Param>,
    },
}

/// A named type with parameters.
pub struct DataType {
    /// The definition.
    pub name: &'static TypeName,
    /// One parameter for each variable of the definition (any number for `Tuple`).
    pub params: Box<[Param]>,
}

/// `body where var`.
#[derive(Clone, Copy)]
pub struct UnionAll {
    /// The bound variable.
    pub var: TypeVar,
    /// The type in which it is bound.
    pub body: Type,
}

/// A parameter of a type: a type (a variable included) or a value.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Param {
    /// A type, or a variable that stands for a type or a value.
    Type(Type),
    /// A value: integer, symbol, tuple and the like. Never `Const::Type`.
    Value(Const),
}

impl Param {
    /// The type, where this is one.
    pub fn as_type(&self) -> Option<Type> {
        match self {
            Param::Type(t) => Some(*t),
            Param::Value(_) => None,
        }
    }
    /// The value, where this is one.
    pub fn as_value(&self) -> Option<&Const> {
        match self {
            Param::Type(_) => None,
            Param::Value(c) => Some(c),
        }
    }
    /// The constant that Julia code sees when it reads this parameter.
    pub fn to_const(&self) -> Const {
        match self {
            Param::Type(t) => Const::Type(*t),
            Param::Value(c) => c.clone(),
        }
    }
    /// The parameter that a constant makes.
    pub fn from_const(value: Const) -> Self {
        match value {
            Const::Type(t) => Param::Type(t),
            other => Param::Value(other),
        }
    }
}

impl From<Type> for Param {
    fn from(t: Type) -> Self {
        Param::Type(t)
    }
}
impl From<TypeVar> for Param {
    fn from(v: TypeVar) -> Self {
        Param::Type(v.as_type())
    }
}

/// A type variable: an identity with a name and bounds.
#[derive(Clone, Copy)]
pub struct TypeVar(pub(crate) &'static TypeVarData);

/// The storage behind a `TypeVar`.
pub struct TypeVarData {
    pub(crate) id: u32,
    pub(crate) name: Sym,
    pub(crate) lower: Type,
    pub(crate) upper: Type,
    pub(crate) as_type: OnceLock<Type>,
}

impl PartialEq for TypeVar {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}
impl Eq for TypeVar {}
impl Hash for TypeVar {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u32(self.0.id);
    }
}
impl fmt::Debug for TypeVar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.name)
    }
}

/// What sort of definition a type name is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TypeNameKind {
    /// `abstract type`.
    Abstract,
    /// `primitive type` with so many bits.
    Primitive {
        /// Size in bits, a multiple of 8.
        bits: u32,
    },
    /// `struct` or `mutable struct`.
    Struct {
        /// Whether it is a `mutable struct`.
        mutable: bool,
    },
}

/// The fields of a struct definition, types in terms of the definition's variables.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    /// Names, in order.
    pub names: Vec<Sym>,
    /// Declared types, in order.
    pub types: Vec<Type>,
    /// `const` fields of a mutable struct.
    pub is_const: Vec<bool>,
    /// `@atomic` fields.
    pub is_atomic: Vec<bool>,
    /// How many leading fields every constructor initialises.
    pub initialized_count: usize,
}

/// The definitions whose rules are built into the algorithms; all others are plain data.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    Plain,
    Any,
    Tuple,
    Type,
    NamedTuple,
}

/// The definition of a named type. An identity: two definitions of one name are different.
pub struct TypeName {
    pub(crate) id: u32,
    pub(crate) role: Role,
    /// Where it was defined.
    pub module: ModulePath,
    /// Its name; `#f` for the type of function `f`, `#1#2` for closures.
    pub name: Sym,
    /// Abstract, primitive or struct.
    pub kind: TypeNameKind,
    /// The variables of the definition.
    pub params: Box<[TypeVar]>,
    /// Whether lowering made it for a closure.
    pub is_closure: bool,
    pub(crate) supertype: OnceLock<Type>,
    pub(crate) fields: OnceLock<Fields>,
    pub(crate) wrapper: OnceLock<Type>,
}

impl PartialEq for TypeName {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
impl Eq for TypeName {}
impl Hash for TypeName {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u32(self.id);
    }
}
impl fmt::Debug for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.module, self.name)
    }
}

/// A process-local heap object held by a constant, with its concrete type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct HeapRef {
    /// What the runtime knows it by; meaningless in another process.
    pub address: u64,
    /// The type of the object.
    pub ty: Type,
}

/// A constant: a value parameter of a type, or a constant of an IR. Equality is Julia's `===`
/// (floats by their bits).
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Const {
    /// An isbits value, little-endian, padding zero; no bytes for a singleton.
    Bits {
        /// Its concrete type.
        ty: Type,
        /// Its bytes, as many as the layout's size.
        bytes: SmallVec<[u8; 16]>,
    },
    /// A symbol.
    Sym(Sym),
    /// A type as a value, a `TypeVar` (kind `Var`) included.
    Type(Type),
    /// A string's bytes.
    Str(Arc<[u8]>),
    /// A module.
    Module(ModulePath),
    /// An immutable value that is not isbits, such as `(:a, :b)`.
    Struct {
        /// Its concrete type.
        ty: Type,
        /// One constant for each field.
        fields: Arc<[Const]>,
    },
    /// A heap object of this process.
    Heap(HeapRef),
}

impl fmt::Debug for Const {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
