//! How types are made: definitions, application to parameters, tuples, unions, substitution.

use crate::data::{
    Const, Fields, ModulePath, Param, Role, Sym, Type, TypeKind, TypeName, TypeNameKind, TypeVar, UnionAll, sym,
};
use crate::intern;
use crate::subtype::is_subtype;
use std::fmt;
use std::sync::OnceLock;

/// Why parameters do not fit a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeError {
    /// The type takes no (more) parameters.
    TooManyParameters {
        /// What was applied.
        wrapper: Type,
    },
    /// A parameter is outside its variable's bounds.
    OutOfBounds {
        /// What was applied.
        wrapper: Type,
        /// The variable.
        var: TypeVar,
        /// The parameter.
        got: Param,
    },
    /// A value that cannot be a parameter here.
    InvalidParameter {
        /// What was applied.
        wrapper: Type,
        /// The parameter.
        got: Param,
    },
    /// The names of a named tuple are not a tuple, or one of them is no symbol.
    NotNames {
        /// Which of the two: `names` or `name`.
        place: &'static str,
        /// What was expected.
        expected: Type,
        /// What is not.
        got: Param,
    },
    /// Parameters that do not go together.
    Inconsistent {
        /// The whole message.
        message: String,
    },
}

impl fmt::Display for TypeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TypeError::TooManyParameters { wrapper } => {
                write!(f, "too many parameters for type {wrapper}")
            }
            TypeError::OutOfBounds { wrapper, var, got } => {
                write!(f, "in {wrapper}, in {}, expected {}, got {got}", var.name(), var.bounds())
            }
            TypeError::InvalidParameter { wrapper, got } => {
                write!(f, "in {wrapper}, in parameter, expected Type, got {got}")
            }
            TypeError::NotNames { place, expected, got } => {
                write!(f, "in NamedTuple, in {place}, expected {expected}, got {got}")
            }
            TypeError::Inconsistent { message } => write!(f, "{message}"),
        }
    }
}

impl std::error::Error for TypeError {}

/// What a new type definition is made from.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// Module in which it is defined.
    pub module: ModulePath,
    /// Its name.
    pub name: Sym,
    /// Abstract, primitive or struct.
    pub kind: TypeNameKind,
    /// Its variables, outermost first.
    pub params: Vec<TypeVar>,
    /// Whether lowering made it for a closure.
    pub is_closure: bool,
}

/// The types whose rules are built into the algorithms.
pub(crate) struct Specials {
    pub(crate) bottom: Type,
    pub(crate) any: Type,
    pub(crate) tuple_name: &'static TypeName,
    pub(crate) tuple: Type,
    pub(crate) type_name: &'static TypeName,
    pub(crate) named_tuple_name: &'static TypeName,
}

pub(crate) static SPECIALS: OnceLock<Specials> = OnceLock::new();

pub(crate) fn specials() -> &'static Specials {
    SPECIALS.get_or_init(|| {
        let bottom = intern::leak_kind(TypeKind::Bottom);
        let name = |name, kind, params, role| define(core_def(name, kind, params), role);
        let any_name = name("Any", TypeNameKind::Abstract, vec![], Role::Any);
        let any = intern::intern_data(any_name, vec![]);
        let supertype_any = |definition: &'static TypeName| {
            definition.set_supertype(any);
            definition.set_fields(Fields::default());
            definition
        };
        supertype_any(any_name);
        let immutable = TypeNameKind::Struct { mutable: false };
        let tuple_name = supertype_any(name("Tuple", immutable, vec![], Role::Tuple));
        let anything = intern::intern_vararg(any, None);
        let tuple = intern::intern_data(tuple_name, vec![Param::Type(anything)]);
        tuple_name.wrapper.get_or_init(|| tuple);
        let var = |name, upper| intern::fresh_var(sym(name), bottom, upper);
        let type_name = supertype_any(name("Type", TypeNameKind::Abstract, vec![var("T", any)], Role::Type));
        let pair = vec![var("names", any), var("T", tuple)];
        let named_tuple_name = supertype_any(name("NamedTuple", immutable, pair, Role::NamedTuple));
        Specials { bottom, any, tuple_name, tuple, type_name, named_tuple_name }
    })
}

fn core_def(name: &str, kind: TypeNameKind, params: Vec<TypeVar>) -> TypeDef {
    TypeDef { module: ModulePath::core(), name: sym(name), kind, params, is_closure: false }
}

/// Makes a new type definition, different from every other. Its supertype and fields are set
/// afterwards, so that they can mention it.
pub fn new_type(def: TypeDef) -> &'static TypeName {
    define(def, Role::Plain)
}

fn define(def: TypeDef, role: Role) -> &'static TypeName {
    let TypeDef { module, name, kind, params, is_closure } = def;
    Box::leak(Box::new(TypeName {
        id: intern::next_id(),
        role,
        module,
        name,
        kind,
        params: params.into(),
        is_closure,
        supertype: OnceLock::new(),
        fields: OnceLock::new(),
        wrapper: OnceLock::new(),
    }))
}

impl TypeName {
    /// A process-local number; never part of a key or of output.
    pub fn id(&self) -> u32 {
        self.id
    }
    /// Sets the supertype, in terms of `params`; later calls change nothing.
    pub fn set_supertype(&'static self, supertype: Type) {
        let _ = self.supertype.set(supertype);
    }
    /// Sets the fields, types in terms of `params`; later calls change nothing.
    pub fn set_fields(&'static self, fields: Fields) {
        let _ = self.fields.set(fields);
    }
    /// The declared supertype, in terms of `params`; `Any` until it is set.
    pub fn supertype(&self) -> Type {
        self.supertype.get().copied().unwrap_or(specials().any)
    }
    /// The declared fields, once they are set.
    pub fn fields(&self) -> Option<&Fields> {
        self.fields.get()
    }
    /// The definition applied to its own variables, not closed over them.
    pub fn body(&'static self) -> Type {
        match self.role {
            Role::Tuple => specials().tuple,
            _ => intern::intern_data(self, self.params.iter().map(|v| Param::from(*v)).collect()),
        }
    }
    /// The type without parameters: `Array{T,N} where {T,N}`.
    pub fn wrapper(&'static self) -> Type {
        *self.wrapper.get_or_init(|| {
            self.params.iter().rev().fold(self.body(), |body, var| intern::intern_union_all(*var, body))
        })
    }
}

impl TypeVar {
    /// A fresh variable with bounds.
    pub fn new(name: Sym, lower: Type, upper: Type) -> Self {
        intern::fresh_var(name, lower, upper)
    }
    /// A fresh variable between `Union{}` and `Any`.
    pub fn unbounded(name: Sym) -> Self {
        intern::fresh_var(name, specials().bottom, specials().any)
    }
    /// A process-local number; never part of a key or of output.
    pub fn id(self) -> u32 {
        self.0.id
    }
    /// Its name.
    pub fn name(self) -> Sym {
        self.0.name
    }
    /// Its lower bound.
    pub fn lower(self) -> Type {
        self.0.lower
    }
    /// Its upper bound.
    pub fn upper(self) -> Type {
        self.0.upper
    }
    /// The variable as a type.
    pub fn as_type(self) -> Type {
        intern::var_type(self)
    }
}

/// The wrapper `Tuple`, that is `Tuple{Vararg{Any}}`.
pub fn tuple_wrapper() -> Type {
    specials().tuple
}

/// `Tuple{elements...}`; only the last element may be a `Vararg`.
pub fn tuple(elements: &[Type]) -> Type {
    let mut params: Vec<Param> = Vec::with_capacity(elements.len());
    for (index, &element) in elements.iter().enumerate() {
        match element.kind() {
            TypeKind::Bottom => return specials().bottom,
            TypeKind::Vararg { elem, len } => {
                debug_assert!(index + 1 == elements.len(), "Vararg is the last element of a tuple");
                match len.as_ref().map(|len| (len, len.as_value().and_then(Const::as_int))) {
                    Some((_, Some(count))) => {
                        if count > 0 && elem.is_bottom() {
                            return specials().bottom;
                        }
                        params.extend((0..count.max(0)).map(|_| Param::Type(*elem)));
                    }
                    None if elem.is_bottom() => {}
                    _ => params.push(Param::Type(element)),
                }
            }
            _ => params.push(Param::Type(element)),
        }
    }
    intern::intern_data(specials().tuple_name, params)
}

/// `Vararg{elem, len}`, for the end of a tuple.
pub fn vararg(elem: Type, len: Option<Param>) -> Type {
    intern::intern_vararg(elem, len)
}

/// `NTuple{len, elem}`, expanded where the count is known.
pub fn ntuple(len: Param, elem: Type) -> Type {
    tuple(&[vararg(elem, Some(len))])
}

/// `Type{of}`.
pub fn type_of_type(of: Type) -> Type {
    intern::intern_data(specials().type_name, vec![Param::Type(of)])
}

/// `NamedTuple{names, elements}`, where `elements` is a tuple type.
pub fn named_tuple(names: &[Sym], elements: Type) -> Type {
    let names = Const::tuple(names.iter().map(|name| Const::Sym(*name)).collect());
    intern::intern_data(specials().named_tuple_name, vec![Param::Value(names), Param::Type(elements)])
}

/// `body where var`; `body` itself where the variable does not occur in it.
pub fn union_all(var: TypeVar, body: Type) -> Type {
    if body == var.as_type() {
        return var.upper();
    }
    if !body.0.free.contains(&var) {
        return body;
    }
    if let TypeKind::Vararg { elem, len: Some(len) } = body.kind()
        && *len == Param::from(var)
        && !elem.0.free.contains(&var)
    {
        return vararg(*elem, None); // any number of elements
    }
    intern::intern_union_all(var, body)
}

/// The data type of a definition with all its parameters, without a check of bounds.
pub fn instantiate(name: &'static TypeName, params: Vec<Param>) -> Type {
    match name.role {
        // A tuple type of values has no tuples.
        Role::Tuple => {
            let elements = params.iter().map(|param| param.as_type().unwrap_or(specials().bottom));
            tuple(&elements.collect::<Vec<_>>())
        }
        _ => intern::intern_data(name, params),
    }
}

/// `wrapper{params...}` with the bounds of the variables checked. Fewer parameters than variables
/// leave the rest bound. Understands `Tuple`, `Union` and `Vararg` too.
///
/// # Errors
/// Where there are too many parameters, or one is out of its bounds.
pub fn apply(wrapper: Type, params: &[Param]) -> Result<Type, TypeError> {
    if wrapper == specials().tuple {
        return Ok(tuple(&expect_types(wrapper, params)?));
    }
    if let TypeKind::Vararg { .. } = wrapper.kind() {
        return apply_vararg(wrapper, params);
    }
    if wrapper.is_core_named("Union") {
        return Ok(union(&expect_types(wrapper, params)?));
    }
    let mut current = wrapper;
    let mut bindings: Vec<(TypeVar, Param)> = Vec::with_capacity(params.len());
    for param in params {
        let TypeKind::UnionAll(UnionAll { var, body }) = current.kind() else {
            return Err(TypeError::TooManyParameters { wrapper });
        };
        let (lower, upper) = (substitute(var.lower(), &bindings), substitute(var.upper(), &bindings));
        if !within_bounds(param, lower, upper) {
            return Err(TypeError::OutOfBounds { wrapper, var: *var, got: param.clone() });
        }
        bindings.push((*var, param.clone()));
        current = *body;
    }
    let applied = substitute(current, &bindings);
    check_named_tuple(applied)?;
    Ok(applied)
}

fn apply_vararg(wrapper: Type, params: &[Param]) -> Result<Type, TypeError> {
    match params {
        [] => Ok(wrapper),
        [Param::Type(elem)] => Ok(vararg(*elem, None)),
        [Param::Type(elem), len] => Ok(vararg(*elem, Some(len.clone()))),
        [got, ..] if params.len() <= 2 => Err(TypeError::InvalidParameter { wrapper, got: got.clone() }),
        _ => Err(TypeError::TooManyParameters { wrapper }),
    }
}

fn expect_types(wrapper: Type, params: &[Param]) -> Result<Vec<Type>, TypeError> {
    let one = |p: &Param| p.as_type().ok_or_else(|| TypeError::InvalidParameter { wrapper, got: p.clone() });
    params.iter().map(one).collect()
}

fn within_bounds(param: &Param, lower: Type, upper: Type) -> bool {
    match param {
        Param::Type(t) => {
            (upper == specials().any || upper.has_free_vars() || t.has_free_vars() || is_subtype(*t, upper))
                && (lower.is_bottom() || lower.has_free_vars() || t.has_free_vars() || is_subtype(lower, *t))
        }
        Param::Value(_) => upper == specials().any && lower.is_bottom(),
    }
}

/// A named tuple has as many types as names; names are symbols, each there once. What has
/// variables left is not looked at.
fn check_named_tuple(applied: Type) -> Result<(), TypeError> {
    let TypeKind::Data(data) = applied.kind() else { return Ok(()) };
    if data.name.role != Role::NamedTuple || data.params.iter().any(|p| p.as_type().is_some_and(Type::has_free_vars)) {
        return Ok(());
    }
    let [names, elements] = &*data.params else { return Ok(()) };
    let count = check_names(names)?;
    let inconsistent = |message: &str| Err(TypeError::Inconsistent { message: message.to_owned() });
    match elements.as_type() {
        Some(t) if t.is_bottom() && count > 0 => Ok(()),
        Some(t) if t.is_tuple() && t.as_data().is_some() => match t.fixed_tuple_length() == Some(count) {
            true => Ok(()),
            false => inconsistent("NamedTuple names and field types must have matching lengths"),
        },
        _ => inconsistent("NamedTuple field type must be a tuple datatype"),
    }
}

/// How many names there are.
fn check_names(names: &Param) -> Result<usize, TypeError> {
    let value = names.as_value().filter(|value| value.type_of().is_tuple());
    let Some(value) = value else {
        return Err(TypeError::NotNames { place: "names", expected: specials().tuple, got: names.clone() });
    };
    let count = value.type_of().fixed_tuple_length().unwrap_or(0);
    let mut seen: Vec<Sym> = Vec::with_capacity(count);
    for index in 0..count {
        let name = value.field(index);
        let Some(symbol) = name.as_ref().and_then(Const::as_symbol) else {
            let got = name.map_or_else(|| names.clone(), Param::Value);
            return Err(TypeError::NotNames { place: "name", expected: crate::builtin::builtin().symbol, got });
        };
        if seen.contains(&symbol) {
            let message = format!("duplicate field name in NamedTuple: \"{symbol}\" is not unique");
            return Err(TypeError::Inconsistent { message });
        }
        seen.push(symbol);
    }
    Ok(count)
}

/// Replaces free variables by parameters, all at once.
pub fn substitute(ty: Type, bindings: &[(TypeVar, Param)]) -> Type {
    if ty.0.free.is_empty() || !ty.0.free.iter().any(|v| bindings.iter().any(|(b, _)| b == v)) {
        return ty;
    }
    match ty.kind() {
        TypeKind::Bottom => ty,
        TypeKind::Var(v) => match substitute_param(&Param::Type(ty), bindings) {
            Param::Type(t) => t,
            // A value where a type must stand: nothing has this type.
            Param::Value(_) => {
                debug_assert!(v.upper().is_any(), "a bounded variable takes types alone");
                specials().bottom
            }
        },
        TypeKind::Data(data) => {
            let params = data.params.iter().map(|p| substitute_param(p, bindings)).collect();
            instantiate(data.name, params)
        }
        TypeKind::Union(members) => union(&members.iter().map(|t| substitute(*t, bindings)).collect::<Vec<_>>()),
        TypeKind::UnionAll(kind) => substitute_union_all(*kind, bindings),
        TypeKind::Vararg { elem, len } => {
            vararg(substitute(*elem, bindings), len.as_ref().map(|len| substitute_param(len, bindings)))
        }
    }
}

/// Replaces free variables in a parameter.
pub fn substitute_param(param: &Param, bindings: &[(TypeVar, Param)]) -> Param {
    let Param::Type(t) = param else { return param.clone() };
    if let TypeKind::Var(v) = t.kind() {
        return match bindings.iter().rev().find(|(bound, _)| bound == v) {
            Some((_, value)) => value.clone(),
            None => param.clone(),
        };
    }
    Param::Type(substitute(*t, bindings))
}

fn substitute_union_all(kind: UnionAll, bindings: &[(TypeVar, Param)]) -> Type {
    let UnionAll { var, body } = kind;
    let mut inner: Vec<(TypeVar, Param)> = bindings.iter().filter(|(v, _)| *v != var).cloned().collect();
    let (lower, upper) = (substitute(var.lower(), &inner), substitute(var.upper(), &inner));
    let captured = inner.iter().any(|(_, p)| p.as_type().is_some_and(|t| t.0.free.contains(&var)));
    if !captured && lower == var.lower() && upper == var.upper() {
        return union_all(var, substitute(body, &inner));
    }
    let fresh = TypeVar::new(var.name(), lower, upper);
    inner.push((var, fresh.into()));
    union_all(fresh, substitute(body, &inner))
}

/// `Union{members...}`, simplified as Julia does.
pub fn union(members: &[Type]) -> Type {
    crate::union::make_union(members)
}
