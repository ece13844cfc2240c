//! The core types that the compiler itself must know, all defined in module `Core` as data.
//!
//! Types with parameters are held as their wrappers (`array` is `Array{T,N} where {T,N}`).

use crate::construct::{self, TypeDef, apply, new_type, ntuple};
use crate::data::{Fields, ModulePath, Param, Sym, Type, TypeName, TypeNameKind, TypeVar, sym};
use std::sync::OnceLock;

macro_rules! builtin_types {
    ($($field:ident = $julia:literal;)*) => {
        /// The core types by name of field.
        #[derive(Debug)]
        pub struct Builtin {
            $(#[doc = concat!("`", $julia, "`")] pub $field: Type,)*
        }
        impl Builtin {
            /// Every builtin type with its Julia name, in a fixed order: what module `Core` binds.
            pub fn named(&self) -> Vec<(&'static str, Type)> {
                vec![$(($julia, self.$field),)*]
            }
            fn from_defs(defs: &dyn Fn(&str) -> Type) -> Self {
                Builtin { $($field: defs($julia),)* }
            }
        }
    };
}

builtin_types! {
    any = "Any";
    type_ = "Type";
    data_type = "DataType";
    union = "Union";
    union_all = "UnionAll";
    typeof_bottom = "TypeofBottom";
    type_var = "TypeVar";
    typeof_vararg = "TypeofVararg";
    type_name = "TypeName";
    tuple = "Tuple";
    named_tuple = "NamedTuple";
    function = "Function";
    builtin = "Builtin";
    intrinsic_function = "IntrinsicFunction";
    module = "Module";
    symbol = "Symbol";
    string = "String";
    bool = "Bool";
    char = "Char";
    int8 = "Int8";
    int16 = "Int16";
    int32 = "Int32";
    int64 = "Int64";
    int128 = "Int128";
    uint8 = "UInt8";
    uint16 = "UInt16";
    uint32 = "UInt32";
    uint64 = "UInt64";
    uint128 = "UInt128";
    float16 = "Float16";
    float32 = "Float32";
    float64 = "Float64";
    number = "Number";
    real = "Real";
    abstract_float = "AbstractFloat";
    integer = "Integer";
    signed = "Signed";
    unsigned = "Unsigned";
    abstract_char = "AbstractChar";
    abstract_string = "AbstractString";
    nothing = "Nothing";
    ref_ = "Ref";
    ptr = "Ptr";
    abstract_array = "AbstractArray";
    dense_array = "DenseArray";
    memory = "Memory";
    memory_ref = "MemoryRef";
    array = "Array";
    simple_vector = "SimpleVector";
    expr = "Expr";
    line_number_node = "LineNumberNode";
    quote_node = "QuoteNode";
    global_ref = "GlobalRef";
    box_ = "Box";
    method = "Method";
    method_instance = "MethodInstance";
    code_instance = "CodeInstance";
    task = "Task";
    exception = "Exception";
    wrapped_exception = "WrappedException";
    error_exception = "ErrorException";
    bounds_error = "BoundsError";
    divide_error = "DivideError";
    overflow_error = "OverflowError";
    argument_error = "ArgumentError";
    undef_var_error = "UndefVarError";
    undef_ref_error = "UndefRefError";
    undef_keyword_error = "UndefKeywordError";
    type_error = "TypeError";
    method_error = "MethodError";
    field_error = "FieldError";
    inexact_error = "InexactError";
    stack_overflow_error = "StackOverflowError";
    out_of_memory_error = "OutOfMemoryError";
    read_only_memory_error = "ReadOnlyMemoryError";
    segv_error = "SegmentationFault";
    interrupt_exception = "InterruptException";
    assertion_error = "AssertionError";
    load_error = "LoadError";
    init_error = "InitError";
    concurrency_violation_error = "ConcurrencyViolationError";
}

pub(crate) static BUILTIN: OnceLock<Builtin> = OnceLock::new();

/// The core types.
pub fn builtin() -> &'static Builtin {
    BUILTIN.get_or_init(define)
}

/// `abstract type name <: super end`, without parameters.
const ABSTRACT: &[(&str, &str)] = &[
    ("Number", "Any"),
    ("Real", "Number"),
    ("AbstractFloat", "Real"),
    ("Integer", "Real"),
    ("Signed", "Integer"),
    ("Unsigned", "Integer"),
    ("AbstractChar", "Any"),
    ("AbstractString", "Any"),
    ("Function", "Any"),
    ("Builtin", "Function"),
    ("Exception", "Any"),
    ("WrappedException", "Exception"),
];

/// `primitive type name <: super bits end`.
const PRIMITIVE: &[(&str, &str, u32)] = &[
    ("Bool", "Integer", 8),
    ("Char", "AbstractChar", 32),
    ("Int8", "Signed", 8),
    ("Int16", "Signed", 16),
    ("Int32", "Signed", 32),
    ("Int64", "Signed", 64),
    ("Int128", "Signed", 128),
    ("UInt8", "Unsigned", 8),
    ("UInt16", "Unsigned", 16),
    ("UInt32", "Unsigned", 32),
    ("UInt64", "Unsigned", 64),
    ("UInt128", "Unsigned", 128),
    ("Float16", "AbstractFloat", 16),
    ("Float32", "AbstractFloat", 32),
    ("Float64", "AbstractFloat", 64),
    ("IntrinsicFunction", "Builtin", 32),
];

/// A struct without parameters: name, supertype, mutable, leading initialised fields, fields.
type StructRow = (&'static str, &'static str, bool, usize, &'static [(&'static str, &'static str)]);

/// Structs without parameters, each after what its fields mention.
const STRUCTS: &[StructRow] = &[
    ("Symbol", "Any", true, 0, &[]),
    ("String", "AbstractString", true, 0, &[]),
    ("Module", "Any", true, 0, &[]),
    ("SimpleVector", "Any", true, 0, &[]),
    ("DataType", "Type", true, 0, &[]),
    ("Union", "Type", false, 2, &[("a", "Any"), ("b", "Any")]),
    ("TypeVar", "Any", true, 3, &[("name", "Symbol"), ("lb", "Any"), ("ub", "Any")]),
    ("UnionAll", "Type", false, 2, &[("var", "TypeVar"), ("body", "Any")]),
    ("TypeofBottom", "Type", false, 0, &[]),
    ("TypeofVararg", "Any", false, 0, &[("T", "Any"), ("N", "Any")]),
    ("TypeName", "Any", false, 3, &[("name", "Symbol"), ("module", "Module"), ("wrapper", "Type")]),
    ("Expr", "Any", true, 2, &[("head", "Symbol"), ("args", "Vector{Any}")]),
    ("LineNumberNode", "Any", false, 2, &[("line", "Int64"), ("file", "Union{Nothing,Symbol}")]),
    ("QuoteNode", "Any", false, 1, &[("value", "Any")]),
    ("GlobalRef", "Any", false, 2, &[("mod", "Module"), ("name", "Symbol")]),
    ("Box", "Any", true, 0, &[("contents", "Any")]),
    (
        "Method",
        "Any",
        true,
        8,
        &[
            ("name", "Symbol"),
            ("module", "Module"),
            ("file", "Symbol"),
            ("line", "Int32"),
            ("nargs", "Int32"),
            ("sig", "Any"),
            ("keywords", "SimpleVector"),
            ("argnames", "SimpleVector"),
        ],
    ),
    ("MethodInstance", "Any", true, 2, &[("def", "Any"), ("specTypes", "Any")]),
    ("CodeInstance", "Any", true, 1, &[("def", "Any")]),
    (
        "Task",
        "Any",
        true,
        0,
        &[
            ("next", "Any"),
            ("queue", "Any"),
            ("storage", "Any"),
            ("donenotify", "Any"),
            ("result", "Any"),
            ("scope", "Any"),
            ("code", "Any"),
            ("_state", "UInt8"),
            ("sticky", "Bool"),
            ("_isexception", "Bool"),
            ("priority", "UInt16"),
        ],
    ),
    ("ErrorException", "Exception", false, 1, &[("msg", "AbstractString")]),
    ("BoundsError", "Exception", false, 0, &[("a", "Any"), ("i", "Any")]),
    ("DivideError", "Exception", false, 0, &[]),
    ("OverflowError", "Exception", false, 1, &[("msg", "AbstractString")]),
    ("ArgumentError", "Exception", false, 1, &[("msg", "AbstractString")]),
    ("UndefVarError", "Exception", false, 2, &[("var", "Symbol"), ("world", "UInt64"), ("scope", "Any")]),
    ("UndefRefError", "Exception", false, 0, &[]),
    ("UndefKeywordError", "Exception", false, 1, &[("var", "Symbol")]),
    (
        "TypeError",
        "Exception",
        false,
        4,
        &[("func", "Symbol"), ("context", "Any"), ("expected", "Any"), ("got", "Any")],
    ),
    ("MethodError", "Exception", false, 3, &[("f", "Any"), ("args", "Any"), ("world", "UInt64")]),
    ("FieldError", "Exception", false, 2, &[("type", "DataType"), ("field", "Symbol")]),
    ("InexactError", "Exception", false, 2, &[("func", "Symbol"), ("args", "Any")]),
    ("StackOverflowError", "Exception", false, 0, &[]),
    ("OutOfMemoryError", "Exception", false, 0, &[]),
    ("ReadOnlyMemoryError", "Exception", false, 0, &[]),
    ("SegmentationFault", "Exception", false, 0, &[]),
    ("InterruptException", "Exception", false, 0, &[]),
    ("AssertionError", "Exception", false, 1, &[("msg", "AbstractString")]),
    ("LoadError", "WrappedException", false, 3, &[("file", "AbstractString"), ("line", "Int64"), ("error", "Any")]),
    ("InitError", "WrappedException", false, 2, &[("mod", "Symbol"), ("error", "Any")]),
    ("ConcurrencyViolationError", "Exception", false, 1, &[("msg", "AbstractString")]),
];

/// The definitions made so far, in order.
struct Definitions {
    done: Vec<(&'static str, Type)>,
}

impl Definitions {
    /// The wrapper of a core type that is already defined.
    fn get(&self, name: &str) -> Type {
        match name {
            "Vector{Any}" => self.apply("Array", &[self.get("Any").into(), Param::Value(int_param(self, 1))]),
            "Union{Nothing,Symbol}" => construct::union(&[self.get("Nothing"), self.get("Symbol")]),
            _ => {
                let found = self.done.iter().find(|(known, _)| *known == name);
                found.expect("core types are defined before they are used").1
            }
        }
    }

    fn apply(&self, name: &str, params: &[Param]) -> Type {
        apply(self.get(name), params).expect("core types are applied within their bounds")
    }

    /// Defines one type and returns its name, supertype and fields still to be set where `None`.
    fn define(
        &mut self,
        name: &'static str,
        kind: TypeNameKind,
        params: Vec<TypeVar>,
        supertype: Option<Type>,
    ) -> &'static TypeName {
        let definition =
            new_type(TypeDef { module: ModulePath::core(), name: sym(name), kind, params, is_closure: false });
        if let Some(supertype) = supertype {
            definition.set_supertype(supertype);
        }
        if !matches!(kind, TypeNameKind::Struct { .. }) {
            definition.set_fields(Fields::default());
        }
        self.done.push((name, definition.wrapper()));
        definition
    }
}

fn int_param(defs: &Definitions, value: i64) -> crate::data::Const {
    crate::data::Const::Bits { ty: defs.get("Int64"), bytes: smallvec::SmallVec::from_slice(&value.to_le_bytes()) }
}

fn define() -> Builtin {
    let mut defs = Definitions { done: Vec::new() };
    let any = Type::any();
    defs.done.push(("Any", any));
    defs.done.push(("Type", construct::specials().type_name.wrapper()));
    for &(name, supertype) in ABSTRACT {
        let supertype = defs.get(supertype);
        defs.define(name, TypeNameKind::Abstract, vec![], Some(supertype));
    }
    for &(name, supertype, bits) in PRIMITIVE {
        let supertype = defs.get(supertype);
        defs.define(name, TypeNameKind::Primitive { bits }, vec![], Some(supertype));
    }
    defs.done.push(("Tuple", construct::tuple_wrapper()));
    defs.done.push(("NamedTuple", construct::specials().named_tuple_name.wrapper()));
    define_memory(&mut defs);
    define_structs(&mut defs);
    Builtin::from_defs(&|name| defs.get(name))
}

/// References, arrays and the memory beneath them, which refer to one another.
fn define_memory(defs: &mut Definitions) {
    let any = Type::any();
    let var = |name: &str| TypeVar::new(sym(name), Type::bottom(), any);
    let mutable = TypeNameKind::Struct { mutable: true };
    let immutable = TypeNameKind::Struct { mutable: false };
    let int = defs.get("Int64");

    defs.define("Ref", TypeNameKind::Abstract, vec![var("T")], Some(any));
    let t = var("T");
    let super_ref = defs.apply("Ref", &[t.into()]);
    defs.define("Ptr", TypeNameKind::Primitive { bits: 64 }, vec![t], Some(super_ref));
    defs.define("AbstractArray", TypeNameKind::Abstract, vec![var("T"), var("N")], Some(any));
    let (t, n) = (var("T"), var("N"));
    let super_array = defs.apply("AbstractArray", &[t.into(), n.into()]);
    defs.define("DenseArray", TypeNameKind::Abstract, vec![t, n], Some(super_array));

    let nothing = defs.define("Nothing", immutable, vec![], Some(any));
    nothing.set_fields(Fields::default());
    let void_ptr = defs.apply("Ptr", &[defs.get("Nothing").into()]);
    let t = var("T");
    let one = Param::Value(int_param(defs, 1));
    let dense_vector = defs.apply("DenseArray", &[t.into(), one]);
    let memory = defs.define("Memory", mutable, vec![t], Some(dense_vector));
    memory.set_fields(fields(&[("length", int), ("ptr", void_ptr)], 2, true));
    let t = var("T");
    let super_ref = defs.apply("Ref", &[t.into()]);
    let memory_ref = defs.define("MemoryRef", immutable, vec![t], Some(super_ref));
    let memory_t = defs.apply("Memory", &[t.into()]);
    memory_ref.set_fields(fields(&[("ptr_or_offset", void_ptr), ("mem", memory_t)], 2, false));
    let (t, n) = (var("T"), var("N"));
    let super_dense = defs.apply("DenseArray", &[t.into(), n.into()]);
    let array = defs.define("Array", mutable, vec![t, n], Some(super_dense));
    let ref_t = defs.apply("MemoryRef", &[t.into()]);
    array.set_fields(fields(&[("ref", ref_t), ("size", ntuple(n.into(), int))], 2, false));
}

fn fields(list: &[(&str, Type)], initialized_count: usize, is_const: bool) -> Fields {
    Fields {
        names: list.iter().map(|(name, _)| sym(name)).collect::<Vec<Sym>>(),
        types: list.iter().map(|(_, ty)| *ty).collect(),
        is_const: vec![is_const; list.len()],
        is_atomic: vec![false; list.len()],
        initialized_count,
    }
}

fn define_structs(defs: &mut Definitions) {
    for &(name, supertype, mutable, initialized_count, field_list) in STRUCTS {
        let supertype = defs.get(supertype);
        let definition = defs.define(name, TypeNameKind::Struct { mutable }, vec![], Some(supertype));
        let list: Vec<(&str, Type)> = field_list.iter().map(|&(field, ty)| (field, defs.get(ty))).collect();
        definition.set_fields(fields(&list, initialized_count, false));
    }
    debug_assert!(defs.done.iter().all(|(_, ty)| !ty.has_free_vars()));
}
