//! Printing types as Julia's `show` does: aliases for arrays, elided variables, `where` clauses.

use crate::builtin::builtin;
use crate::data::{Const, DataType, ModulePath, Param, Role, Sym, Type, TypeKind, TypeName, TypeVar};
use std::fmt::{self, Write};

/// Answers whether a name of a module may be printed without the module.
pub type Visible<'a> = &'a dyn Fn(ModulePath, Sym) -> bool;

/// Equal elements at the end of a tuple beyond which they are counted instead of written out.
const TUPLE_REPEATS_MAX: usize = 3;

/// The type as Julia prints it; `visible` decides which names need their module in front.
pub fn show_type(ty: Type, visible: Visible<'_>) -> String {
    show_type_within(ty, &[], visible)
}

impl Type {
    /// The type as it is printed under a `where` with these variables.
    pub fn shown_under(self, variables: &[TypeVar]) -> String {
        show_type_within(self, variables, &visible_by_default)
    }
}

/// Like [`show_type`], where something around introduces `variables`.
pub fn show_type_within(ty: Type, variables: &[TypeVar], visible: Visible<'_>) -> String {
    let mut out = String::new();
    Printer { out: &mut out, visible, elided: Vec::new(), named: variables.to_vec() }.ty(ty);
    out
}

/// The constant as Julia's `repr` prints it.
pub fn show_const(value: &Const, visible: Visible<'_>) -> String {
    let mut out = String::new();
    crate::show_const::write_const(&mut out, value, visible);
    out
}

/// Names of `Core`, `Base` and `Main` are visible where nobody says otherwise.
fn visible_by_default(module: ModulePath, _: Sym) -> bool {
    matches!(module.0.as_str(), "Core" | "Base" | "Main")
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&show_type(*self, &visible_by_default))
    }
}

impl fmt::Display for Const {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&show_const(self, &visible_by_default))
    }
}

impl fmt::Display for Param {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Param::Type(t) => write!(f, "{t}"),
            Param::Value(c) => write!(f, "{c}"),
        }
    }
}

impl TypeVar {
    /// The variable with its bounds, as after `where`: `T<:Real`.
    pub fn bounds(self) -> String {
        let mut out = String::new();
        Printer { out: &mut out, visible: &visible_by_default, elided: Vec::new(), named: Vec::new() }.bounds(self);
        out
    }
}

struct Printer<'a> {
    out: &'a mut String,
    visible: Visible<'a>,
    /// Variables printed by their bounds (`<:Real`) where they occur, or not at all.
    elided: Vec<TypeVar>,
    /// Variables that go by their names: those of a `where` around, and the one whose bounds are being printed.
    named: Vec<TypeVar>,
}

impl Printer<'_> {
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn ty(&mut self, ty: Type) {
        match ty.kind() {
            TypeKind::Bottom => self.text("Union{}"),
            TypeKind::Data(data) => self.data(ty, data, &[]),
            TypeKind::Union(members) => {
                if let Some((alias, element)) = union_alias(members).filter(|(alias, _)| self.shows_alias(alias)) {
                    self.text(alias);
                    return self.params(&[element]);
                }
                let params: Vec<Param> = members.iter().map(|m| Param::Type(*m)).collect();
                self.text("Union");
                self.params(&params);
            }
            TypeKind::UnionAll(_) => self.union_all(ty),
            TypeKind::Var(v) if self.elided.contains(v) => self.implicit(*v),
            TypeKind::Var(v) if self.named.contains(v) => self.symbol(v.name()),
            TypeKind::Var(v) => self.bounds(*v),
            TypeKind::Vararg { elem, len } => {
                self.text("Vararg");
                let mut params = vec![Param::Type(*elem)];
                params.extend(len.clone());
                self.params(&params);
            }
        }
    }

    /// An anonymous variable where it is used: `<:Real`.
    fn implicit(&mut self, var: TypeVar) {
        if !var.lower().is_bottom() {
            self.text(">:");
            self.ty(var.lower());
        } else {
            self.text("<:");
            self.ty(var.upper());
        }
    }

    /// A variable with its bounds: where it is introduced, or where nothing around does that.
    fn bounds(&mut self, var: TypeVar) {
        self.named.push(var);
        self.name_between_bounds(var);
        self.named.pop();
    }

    fn name_between_bounds(&mut self, var: TypeVar) {
        let (lower, upper) = (var.lower(), var.upper());
        if lower.is_bottom() {
            self.symbol(var.name());
        } else if upper.is_any() {
            self.symbol(var.name());
            self.text(">:");
            self.ty(lower);
            return;
        } else {
            self.bound(lower);
            self.text("<:");
            self.symbol(var.name());
        }
        if !upper.is_any() {
            self.text("<:");
            self.bound(upper);
        }
    }

    fn bound(&mut self, ty: Type) {
        let parenthesised = ty != ty.unwrap_union_all() && shown_wheres(ty);
        if parenthesised {
            self.text("(");
        }
        self.ty(ty);
        if parenthesised {
            self.text(")");
        }
    }

    fn union_all(&mut self, ty: Type) {
        let (wheres, current) = (ty.where_variables(), ty.unwrap_union_all());
        if let (TypeKind::Union(members), [only]) = (current.kind(), wheres.as_slice())
            && let Some((alias, element)) = union_alias(members).filter(|(alias, _)| self.shows_alias(alias))
            && element.as_type() == Some(only.as_type())
        {
            if only.lower().is_bottom() && only.upper().is_any() {
                return self.text(alias);
            }
            let one_sided = only.lower().is_bottom() || only.upper().is_any();
            if only.name().as_str().starts_with('#') && one_sided {
                self.elided.push(*only);
                self.ty(current);
                self.elided.pop();
                return;
            }
        }
        let (elided_count, named_count) = (self.elided.len(), self.named.len());
        self.named.extend(&wheres);
        let hidden = hidden_variables(&wheres, current);
        self.elided.extend(hidden.iter().map(|(v, _)| *v));
        match current.kind() {
            TypeKind::Data(data) => {
                let dropped: Vec<TypeVar> = hidden.iter().filter(|(_, dropped)| *dropped).map(|(v, _)| *v).collect();
                self.data(current, data, &dropped);
            }
            _ => self.ty(current),
        }
        self.elided.truncate(elided_count);
        let shown: Vec<TypeVar> = wheres.into_iter().filter(|v| !hidden.iter().any(|(h, _)| h == v)).collect();
        match shown.as_slice() {
            [] => {}
            [only] => {
                self.text(" where ");
                self.bounds(*only);
            }
            several => {
                self.text(" where {");
                for (index, var) in several.iter().enumerate() {
                    self.text(if index > 0 { ", " } else { "" });
                    self.bounds(*var);
                }
                self.text("}");
            }
        }
        self.named.truncate(named_count);
    }

    fn data(&mut self, ty: Type, data: &DataType, dropped: &[TypeVar]) {
        match data.name.role {
            Role::Tuple => return self.tuple(ty, data),
            Role::NamedTuple if is_written_by_names(data) => return self.named_tuple(ty, data),
            _ => {}
        }
        let kept = |params: &[Param]| -> Vec<Param> {
            let is_dropped = |p: &Param| p.as_type().and_then(Type::as_var).is_some_and(|v| dropped.contains(&v));
            params.iter().filter(|p| !is_dropped(p)).cloned().collect()
        };
        if let Some(alias) = complete_alias(data).filter(|alias| self.shows_alias(alias)) {
            return self.text(alias);
        }
        if let Some(alias) = array_alias(data) {
            self.text(alias);
            return self.params_or_nothing(&kept(&data.params[..1]));
        }
        self.name(data.name);
        self.params_or_nothing(&kept(&data.params));
    }

    /// Whether an alias of Base may be printed without the module.
    fn shows_alias(&self, alias: &str) -> bool {
        (self.visible)(ModulePath::new("Base"), crate::data::sym(alias))
    }

    fn name(&mut self, name: &TypeName) {
        let text = name.name.as_str();
        let function = text.strip_prefix('#').filter(|rest| !rest.contains('#') && !name.is_closure);
        let of_function = function.filter(|f| !f.starts_with(|c: char| c.is_ascii_digit()));
        let shown = of_function.map_or(name.name, crate::data::sym);
        if of_function.is_some() {
            self.text("typeof(");
        }
        let is_qualified = match (name.module == ModulePath::core(), of_function.is_some()) {
            (true, true) => false,
            (true, false) => is_internal(text) || !(self.visible)(name.module, shown),
            (false, _) => !(self.visible)(name.module, shown),
        };
        if is_qualified {
            let _ = write!(self.out, "{}.", name.module);
        }
        if of_function.is_some() {
            self.text(shown.as_str());
            self.text(")");
        } else {
            self.symbol(shown);
        }
    }

    /// A name, as `var"…"` where it is no identifier.
    fn symbol(&mut self, name: Sym) {
        if is_identifier(name.as_str()) {
            self.text(name.as_str());
        } else {
            let _ = write!(self.out, "var\"{}\"", name.as_str());
        }
    }

    fn params_or_nothing(&mut self, params: &[Param]) {
        if !params.is_empty() {
            self.params(params);
        }
    }

    fn params(&mut self, params: &[Param]) {
        self.text("{");
        for (index, param) in params.iter().enumerate() {
            self.text(if index > 0 { ", " } else { "" });
            self.param(param);
        }
        self.text("}");
    }

    fn param(&mut self, param: &Param) {
        match param {
            Param::Type(t) => self.ty(*t),
            Param::Value(value) => crate::show_const::write_const(self.out, value, self.visible),
        }
    }

    fn tuple(&mut self, ty: Type, data: &DataType) {
        if ty == crate::construct::tuple_wrapper() {
            return self.text("Tuple");
        }
        if let [Param::Type(only)] = &*data.params
            && let TypeKind::Vararg { elem, len: Some(len) } = only.kind()
        {
            self.text("NTuple");
            return self.params(&[len.clone(), Param::Type(*elem)]);
        }
        let count = data.params.len();
        let run = data.params.iter().rev().take_while(|p| Some(*p) == data.params.last()).count();
        if run > TUPLE_REPEATS_MAX {
            let length = Param::Value(Const::int64(run as i64));
            let element = data.params[count - 1].clone();
            if run == count {
                self.text("NTuple");
                return self.params(&[length, element]);
            }
            self.text("Tuple{");
            for param in &data.params[..count - run] {
                self.param(param);
                self.text(", ");
            }
            self.text("Vararg");
            self.params(&[element, length]);
            return self.text("}");
        }
        self.text("Tuple");
        self.params(&data.params);
    }

    fn named_tuple(&mut self, ty: Type, data: &DataType) {
        let types = data.params[1].as_type().map(Type::tuple_elements).unwrap_or_default();
        self.text("@NamedTuple{");
        for (index, (name, element)) in ty.field_names().into_iter().zip(types).enumerate() {
            self.text(if index > 0 { ", " } else { "" });
            self.symbol(name);
            if !element.is_any() {
                self.text("::");
                self.ty(element);
            }
        }
        self.text("}");
    }
}

/// Whether a named tuple's names and element types are all known.
fn is_written_by_names(data: &DataType) -> bool {
    let elements = data.params.get(1).and_then(Param::as_type);
    data.params[0].as_value().is_some() && elements.is_some_and(|t| t.fixed_tuple_length().is_some())
}

/// Whether printing a `where` type writes the word.
fn shown_wheres(ty: Type) -> bool {
    let wheres = ty.where_variables();
    hidden_variables(&wheres, ty.unwrap_union_all()).len() < wheres.len()
}

/// The variables of `wheres` that need no `where` clause: trailing parameters that are just as the
/// definition has them (dropped: true), and anonymous ones used once (printed as `<:Bound`).
fn hidden_variables(wheres: &[TypeVar], body: Type) -> Vec<(TypeVar, bool)> {
    let TypeKind::Data(data) = body.kind() else { return Vec::new() };
    let is_alias = array_alias(data).is_some();
    let shown = if is_alias { &data.params[..1] } else { &data.params[..] };
    let mut hidden: Vec<(TypeVar, bool)> = Vec::new();
    let used_once = |var: TypeVar| {
        let uses = data.params.iter().filter(|p| p.as_type().is_some_and(|t| t.free_vars().contains(&var)));
        let in_bounds =
            wheres.iter().any(|w| w.lower().free_vars().contains(&var) || w.upper().free_vars().contains(&var));
        uses.count() == 1 && !in_bounds
    };
    if data.name.role == Role::Plain || data.name.role == Role::NamedTuple || data.name.role == Role::Type {
        let mut expected = wheres.iter().rev();
        // Bounds may name parameters before: here those are what the definition is applied to.
        let arguments: Vec<(TypeVar, Param)> =
            data.name.params.iter().copied().zip(data.params.iter().cloned()).collect();
        let applied =
            |bound: Type| if bound.has_free_vars() { crate::construct::substitute(bound, &arguments) } else { bound };
        for (param, declared) in shown.iter().zip(&data.name.params).rev() {
            let Some(var) = param.as_type().and_then(Type::as_var) else { break };
            let same_bounds = var.lower() == applied(declared.lower()) && var.upper() == applied(declared.upper());
            if expected.next() != Some(&var) || !same_bounds || !used_once(var) {
                break;
            }
            hidden.push((var, true));
        }
    }
    for var in wheres {
        let anonymous = var.name().as_str().starts_with('#') && used_once(*var);
        let direct = data.params.iter().any(|p| p.as_type() == Some(var.as_type()));
        let one_sided = var.lower().is_bottom() || var.upper().is_any();
        if anonymous && direct && one_sided && !hidden.iter().any(|(h, _)| h == var) {
            hidden.push((*var, false));
        }
    }
    hidden
}

/// `Vector` for `Array{T,1}` and so on.
fn array_alias(data: &DataType) -> Option<&'static str> {
    if data.name.module != ModulePath::core() {
        return None;
    }
    let dimensions = data.params.get(1)?.as_value()?.as_int()?;
    let aliases = match data.name.name.as_str() {
        "Array" => ["Vector", "Matrix"],
        "AbstractArray" => ["AbstractVector", "AbstractMatrix"],
        "DenseArray" => ["DenseVector", "DenseMatrix"],
        _ => return None,
    };
    match dimensions {
        1 => Some(aliases[0]),
        2 => Some(aliases[1]),
        _ => None,
    }
}

/// Aliases for types with all their parameters: `ComplexF64` for `Complex{Float64}`, `BitVector`
/// for `BitArray{1}`.
fn complete_alias(data: &DataType) -> Option<&'static str> {
    if data.name.module.0.as_str() != "Base" {
        return None;
    }
    let parameter = data.params.first()?;
    match data.name.name.as_str() {
        "Complex" => {
            let part = parameter.as_type()?;
            let known = builtin();
            [(known.float16, "ComplexF16"), (known.float32, "ComplexF32"), (known.float64, "ComplexF64")]
                .into_iter()
                .find_map(|(ty, alias)| (ty == part).then_some(alias))
        }
        "BitArray" => match parameter.as_value()?.as_int()? {
            1 => Some("BitVector"),
            2 => Some("BitMatrix"),
            _ => None,
        },
        _ => None,
    }
}

/// `VecOrMat` and its like, with the element type: the union of a vector and a matrix type.
fn union_alias(members: &[Type]) -> Option<(&'static str, Param)> {
    let [first, second] = members else { return None };
    let (first, second) = (first.as_data()?, second.as_data()?);
    let aliases = [array_alias(first)?, array_alias(second)?];
    if first.params[0] != second.params[0] {
        return None;
    }
    let alias = match aliases {
        ["Vector", "Matrix"] | ["Matrix", "Vector"] => "VecOrMat",
        ["AbstractVector", "AbstractMatrix"] | ["AbstractMatrix", "AbstractVector"] => "AbstractVecOrMat",
        ["DenseVector", "DenseMatrix"] | ["DenseMatrix", "DenseVector"] => "DenseVecOrMat",
        _ => return None,
    };
    Some((alias, first.params[0].clone()))
}

/// Names of `Core` that it does not export.
fn is_internal(name: &str) -> bool {
    const INTERNAL: &[&str] =
        &["TypeofBottom", "TypeofVararg", "TypeName", "SimpleVector", "Box", "MethodInstance", "CodeInstance"];
    debug_assert!(INTERNAL.iter().all(|n| builtin().named().iter().any(|(known, _)| known == n)));
    INTERNAL.contains(&name)
}

/// Whether a name can be written without `var"…"`.
pub(crate) fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    let starts = chars.next().is_some_and(|c| c.is_alphabetic() || c == '_' || !c.is_ascii());
    let continues = |c: char| c.is_alphanumeric() || c == '_' || c == '!' || !c.is_ascii();
    starts && chars.all(continues)
}
