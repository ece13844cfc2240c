//! Questions about one type: its kind, supertype, fields and concreteness.

use crate::construct::{specials, substitute, union_all};
use crate::data::{
    Const, DataType, Param, Role, Sym, Type, TypeFlags, TypeKind, TypeName, TypeNameKind, TypeVar, UnionAll,
};

impl Type {
    /// `Union{}`.
    pub fn bottom() -> Type {
        specials().bottom
    }
    /// `Any`.
    pub fn any() -> Type {
        specials().any
    }
    /// Its shape.
    pub fn kind(self) -> &'static TypeKind {
        &self.0.kind
    }
    /// A process-local number; never part of a key or of output.
    pub fn id(self) -> u32 {
        self.0.id
    }
    pub(crate) fn flags(self) -> TypeFlags {
        self.0.flags
    }
    /// The data type's name and parameters.
    pub fn as_data(self) -> Option<&'static DataType> {
        match self.kind() {
            TypeKind::Data(data) => Some(data),
            _ => None,
        }
    }
    /// The variable, where the type is one.
    pub fn as_var(self) -> Option<TypeVar> {
        match self.kind() {
            TypeKind::Var(v) => Some(*v),
            _ => None,
        }
    }
    /// The definition of a data type, also behind `where`.
    pub fn type_name(self) -> Option<&'static TypeName> {
        self.unwrap_union_all().as_data().map(|data| data.name)
    }
    /// The parameters of a data type; empty for other types.
    pub fn params(self) -> &'static [Param] {
        self.as_data().map_or(&[], |data| &data.params)
    }
    /// The members of a union; the type alone where it is none; nothing for `Union{}`.
    pub fn union_members(self) -> Vec<Type> {
        match self.kind() {
            TypeKind::Bottom => Vec::new(),
            TypeKind::Union(members) => members.to_vec(),
            _ => vec![self],
        }
    }
    /// What sorts the types of one process without regard to their names: by definition, then by
    /// parameters. Where an order shows in code, names must not decide it.
    pub fn definition_order(self) -> Vec<u64> {
        let mut out = Vec::new();
        append_definition_order(self, &mut out);
        out
    }
    /// Whether `definition_order` sorts two types the same way in every process: only programs define types in
    /// another order from one run to the next.
    pub fn is_order_fixed(self, other: Type) -> bool {
        let is_base = |name: &TypeName| matches!(name.module.0.split('.').next(), Some("Core" | "Base"));
        let (Some(x), Some(y)) = (self.type_name(), other.type_name()) else { return false };
        if x != y {
            return is_base(x) || is_base(y);
        }
        // Parameters decide: numbers and types of Base.
        let is_plain = |param: &Param| match param {
            Param::Type(part) => part.params().is_empty() && part.type_name().is_some_and(is_base),
            Param::Value(value) => value.as_int().is_some(),
        };
        let all_plain = |ty: Type| ty.params().iter().all(is_plain);
        all_plain(self) && all_plain(other) && self.definition_order() != other.definition_order()
    }
    /// Whether it is `Union{}`.
    pub fn is_bottom(self) -> bool {
        matches!(self.kind(), TypeKind::Bottom)
    }
    /// Whether it is `Any`.
    pub fn is_any(self) -> bool {
        matches!(self.kind(), TypeKind::Data(data) if data.name.role == Role::Any)
    }
    /// Whether it is a tuple type without `where`.
    pub fn is_tuple(self) -> bool {
        self.has_role(Role::Tuple)
    }
    /// Whether it is `NamedTuple{…}` without `where`.
    pub fn is_named_tuple(self) -> bool {
        self.has_role(Role::NamedTuple)
    }
    /// Whether it is `Type{T}`.
    pub fn is_type_type(self) -> bool {
        self.has_role(Role::Type)
    }
    pub(crate) fn has_role(self, role: Role) -> bool {
        matches!(self.kind(), TypeKind::Data(data) if data.name.role == role)
    }
    /// `T` of `Type{T}`.
    pub fn type_parameter(self) -> Option<Type> {
        if self.is_type_type() { self.params().first().and_then(Param::as_type) } else { None }
    }
    /// Whether it is the data type of this name in module `Core`.
    pub fn is_core_named(self, name: &str) -> bool {
        self.as_data().is_some_and(|d| d.name.name.as_str() == name && d.name.module.0.as_str() == "Core")
    }
    /// Whether it is one of the types of types: `DataType`, `Union`, `UnionAll`, `TypeofBottom`.
    pub fn is_kind(self) -> bool {
        ["DataType", "Union", "UnionAll", "TypeofBottom"].iter().any(|name| self.is_core_named(name))
    }
    /// Whether variables occur in it that no `where` binds.
    pub fn has_free_vars(self) -> bool {
        !self.0.free.is_empty()
    }
    /// The variables that no `where` binds.
    pub fn free_vars(self) -> &'static [TypeVar] {
        &self.0.free
    }
    /// Whether a value can have exactly this type.
    pub fn is_concrete(self) -> bool {
        self.0.flags.concrete
    }
    /// Whether values of it can be passed to exactly one specialization: a tuple type of concrete
    /// types and `Type{T}`s.
    pub fn is_dispatch_tuple(self) -> bool {
        self.0.flags.dispatch_tuple
    }
    /// Whether dispatch can see no finer type: concrete, or `Type{T}` of a closed `T`. Dispatch
    /// sees a type value as its `Type{T}`, never as its `DataType`.
    pub fn is_dispatch_elem(self) -> bool {
        (self.is_concrete() && !self.is_kind()) || (self.is_type_type() && !self.has_free_vars())
    }
    /// Whether the definition is abstract.
    pub fn is_abstract(self) -> bool {
        self.type_name().is_some_and(|n| n.kind == TypeNameKind::Abstract)
    }
    /// Whether it is a `mutable struct`.
    pub fn is_mutable(self) -> bool {
        self.type_name().is_some_and(|n| n.kind == TypeNameKind::Struct { mutable: true })
    }
    /// Whether it is a primitive type.
    pub fn is_primitive(self) -> bool {
        self.as_data().is_some_and(|d| matches!(d.name.kind, TypeNameKind::Primitive { .. }))
    }
    /// Whether it has one value only: a concrete immutable struct whose fields have no bits.
    pub fn is_singleton(self) -> bool {
        self.is_concrete() && !self.is_mutable() && !self.is_primitive() && self.layout().is_some_and(|l| l.size == 0)
    }

    /// The type under all leading `where`s.
    pub fn unwrap_union_all(self) -> Type {
        let mut current = self;
        while let TypeKind::UnionAll(UnionAll { body, .. }) = current.kind() {
            current = *body;
        }
        current
    }
    /// The variables of all leading `where`s, outermost first.
    pub fn where_variables(self) -> Vec<TypeVar> {
        let mut variables = Vec::new();
        let mut current = self;
        while let TypeKind::UnionAll(UnionAll { var, body }) = current.kind() {
            variables.push(*var);
            current = *body;
        }
        variables
    }
    /// Puts the leading `where`s of `original` around `self`, those that occur.
    pub fn rewrap(self, original: Type) -> Type {
        match original.kind() {
            TypeKind::UnionAll(UnionAll { var, body }) => union_all(*var, self.rewrap(*body)),
            _ => self,
        }
    }

    /// The direct supertype; of a `where`, with its variables bound again.
    pub fn supertype(self) -> Type {
        match self.kind() {
            TypeKind::Data(data) => *match self.0.supertype.get() {
                Some(known) => known,
                None => {
                    let Some(declared) = data.name.supertype.get() else { return Type::any() };
                    self.0.supertype.get_or_init(|| instantiate_in(data, *declared))
                }
            },
            TypeKind::UnionAll(UnionAll { var, body }) => union_all(*var, body.supertype()),
            TypeKind::Var(v) => v.upper(),
            _ => Type::any(),
        }
    }

    /// Number of fields; `None` where the type does not fix it (abstract types, open tuples).
    pub fn field_count(self) -> Option<usize> {
        let data = self.unwrap_union_all().as_data()?;
        match data.name.role {
            Role::Tuple => self.unwrap_union_all().fixed_tuple_length(),
            Role::NamedTuple => match data.params.first()? {
                Param::Value(names) => names.tuple_symbols().map(|n| n.len()),
                Param::Type(_) => data.params.get(1)?.as_type()?.fixed_tuple_length(),
            },
            _ if data.name.kind == TypeNameKind::Abstract => None,
            _ => Some(data.name.fields().map_or(0, |f| f.names.len())),
        }
    }
    /// The field names; tuples have none.
    pub fn field_names(self) -> Vec<Sym> {
        let Some(data) = self.unwrap_union_all().as_data() else { return Vec::new() };
        match data.name.role {
            Role::Tuple => Vec::new(),
            Role::NamedTuple => data.params[0].as_value().and_then(Const::tuple_symbols).unwrap_or_default(),
            _ => data.name.fields().map_or_else(Vec::new, |f| f.names.clone()),
        }
    }
    /// The name of field `index` (from 0).
    pub fn field_name(self, index: usize) -> Option<Sym> {
        match self.type_name()?.role {
            Role::Plain => self.type_name()?.fields()?.names.get(index).copied(),
            _ => self.field_names().get(index).copied(),
        }
    }
    /// The position (from 0) of a field.
    pub fn field_index(self, name: Sym) -> Option<usize> {
        match self.type_name()?.role {
            Role::Plain => self.type_name()?.fields()?.names.iter().position(|n| *n == name),
            _ => self.field_names().iter().position(|n| *n == name),
        }
    }
    /// The declared type of field `index` (from 0) for these parameters. For a type with `where`,
    /// the variables are free in the answer; use `rewrap`.
    pub fn field_type(self, index: usize) -> Option<Type> {
        let ty = self.unwrap_union_all();
        let data = ty.as_data()?;
        match data.name.role {
            Role::Tuple => ty.tuple_element(index),
            Role::NamedTuple => data.params.get(1)?.as_type()?.unwrap_union_all().tuple_element(index),
            _ => {
                let declared = data.name.fields()?;
                if let Some(types) = ty.0.field_types.get() {
                    return types.get(index).copied();
                }
                // The order of a union's members asks for the fields of a struct that may contain itself:
                // nothing is held meanwhile.
                let types = declared.types.iter().map(|t| instantiate_in(data, *t)).collect();
                ty.0.field_types.get_or_init(|| types).get(index).copied()
            }
        }
    }
    /// Whether field `index` is `const` or the struct immutable.
    pub fn is_field_const(self, index: usize) -> bool {
        !self.is_mutable()
            || self.type_name().and_then(|n| n.fields()).and_then(|f| f.is_const.get(index).copied()).unwrap_or(false)
    }
    /// Whether field `index` is `@atomic`.
    pub fn is_field_atomic(self, index: usize) -> bool {
        let fields = self.type_name().and_then(|n| n.fields());
        fields.and_then(|f| f.is_atomic.get(index).copied()).unwrap_or(false)
    }
    /// How many leading fields are always assigned.
    pub fn initialized_count(self) -> usize {
        match self.type_name() {
            Some(n) if n.role == Role::Plain => n.fields().map_or(0, |f| f.initialized_count),
            _ => self.field_count().unwrap_or(0),
        }
    }

    /// The elements of a tuple type, a `Vararg` at the end included.
    pub fn tuple_elements(self) -> Vec<Type> {
        self.params().iter().filter_map(Param::as_type).collect()
    }
    /// Number of elements of a tuple type without `Vararg`.
    pub fn fixed_tuple_length(self) -> Option<usize> {
        if !self.is_tuple() {
            return None;
        }
        match self.params().last() {
            Some(Param::Type(t)) if t.is_vararg() => None,
            _ => Some(self.params().len()),
        }
    }
    /// Type of element `index` (from 0) of a tuple type; within a final `Vararg`, its element type.
    pub fn tuple_element(self, index: usize) -> Option<Type> {
        let params = self.params();
        let element = params.get(index).or(params.last())?.as_type()?;
        match element.kind() {
            TypeKind::Vararg { elem, .. } => Some(*elem),
            _ if index < params.len() => Some(element),
            _ => None,
        }
    }
    /// Whether it is `Vararg{…}`.
    pub fn is_vararg(self) -> bool {
        matches!(self.kind(), TypeKind::Vararg { .. })
    }
}

fn instantiate_in(data: &DataType, declared: Type) -> Type {
    if !declared.has_free_vars() {
        return declared;
    }
    let bindings: Vec<(TypeVar, Param)> = data.name.params.iter().copied().zip(data.params.iter().cloned()).collect();
    substitute(declared, &bindings)
}

fn append_definition_order(ty: Type, out: &mut Vec<u64>) {
    match ty.kind() {
        TypeKind::Data(data) => {
            out.push(u64::from(data.name.id()));
            for param in &data.params {
                match param {
                    Param::Type(t) => append_definition_order(*t, out),
                    Param::Value(c) => out.extend(c.as_int().map(|n| n as u64)),
                }
            }
        }
        TypeKind::Union(members) => {
            let mut orders: Vec<Vec<u64>> = members.iter().map(|m| m.definition_order()).collect();
            orders.sort_unstable();
            orders.iter().for_each(|order| out.extend(order));
        }
        TypeKind::UnionAll(all) => {
            append_definition_order(all.body, out);
            append_definition_order(all.var.upper(), out);
            append_definition_order(all.var.lower(), out);
        }
        TypeKind::Vararg { elem, len } => {
            out.extend([u64::MAX, u64::from(len.is_some())]);
            append_definition_order(*elem, out);
        }
        TypeKind::Bottom => out.push(u64::MAX - 1),
        TypeKind::Var(_) => out.push(u64::MAX - 2),
    }
}
