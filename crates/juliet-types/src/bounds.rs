//! The variables in scope of a subtype proof and the bounds collected for them.
//!
//! Invariant: bindings are ordered by scope, outermost first. A bound of an outer variable never
//! mentions a universal variable that lies in more type parameters: it is generalised when it is recorded.

use crate::construct::{substitute, union, union_all};
use crate::data::{Const, Param, Type, TypeKind, TypeVar, UnionAll, sym};
use crate::subtype::is_subtype;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::sync::{Mutex, OnceLock};

/// A variable in scope.
#[derive(Clone)]
struct Binding {
    var: TypeVar,
    /// Of the right side: stands for some type.
    existential: bool,
    lower: Type,
    upper: Type,
    /// The value it stands for, where that is no type.
    value: Option<Const>,
    /// Uses outside parameters; a repeated element counts as two.
    covariant: u32,
    /// Stands for concrete types, since a variable does that depends on it.
    concrete: bool,
    /// Occurs as a parameter somewhere.
    invariant: bool,
    /// In how many type parameters its `where` lies.
    depth: u32,
    /// Position among the answers that are wanted.
    answer: Option<usize>,
}

impl Binding {
    /// Occurs more than once, and only outside parameters: stands for concrete types.
    fn is_diagonal(&self) -> bool {
        self.concrete || (self.covariant > 1 && !self.invariant)
    }
}

/// All variables in scope, and the answers found for the outermost ones of the right side.
#[derive(Clone)]
pub(crate) struct Bindings {
    scope: SmallVec<[Binding; 4]>,
    answers: Vec<Option<Param>>,
}

impl Bindings {
    pub(crate) fn new(answers_wanted: usize) -> Self {
        Bindings { scope: SmallVec::new(), answers: vec![None; answers_wanted] }
    }

    /// The answers; a variable whose scope was never opened is its own.
    pub(crate) fn answers(self, variables: &[TypeVar]) -> Vec<Param> {
        let all = self.answers.into_iter().zip(variables);
        all.map(|(answer, var)| answer.unwrap_or((*var).into())).collect()
    }

    fn position(&self, var: TypeVar) -> Option<usize> {
        self.scope.iter().rposition(|b| b.var == var)
    }

    fn find(&self, var: TypeVar) -> Option<&Binding> {
        self.scope.iter().rev().find(|b| b.var == var)
    }

    pub(crate) fn contains(&self, var: TypeVar) -> bool {
        self.position(var).is_some()
    }

    pub(crate) fn is_existential(&self, var: TypeVar) -> bool {
        self.find(var).is_some_and(|b| b.existential)
    }

    pub(crate) fn lower(&self, var: TypeVar) -> Type {
        self.find(var).map_or(var.lower(), |b| b.lower)
    }

    pub(crate) fn upper(&self, var: TypeVar) -> Type {
        self.find(var).map_or(var.upper(), |b| b.upper)
    }

    pub(crate) fn value(&self, var: TypeVar) -> Option<&Const> {
        self.find(var).and_then(|b| b.value.as_ref())
    }

    /// Universal variables stay to the end of the proof: outside parameters, a `where` of the left
    /// side means the same as one around the whole.
    pub(crate) fn push_universal(&mut self, var: TypeVar, body: Type, depth: u32) {
        let binding = self.binding(var, body, false, depth);
        self.scope.push(binding);
    }

    pub(crate) fn push_existential(&mut self, var: TypeVar, body: Type, depth: u32) {
        let mut binding = self.binding(var, body, true, depth);
        let outer = self.scope.iter().filter(|b| b.existential).count();
        binding.answer = (outer < self.answers.len()).then_some(outer);
        self.scope.push(binding);
    }

    fn binding(&self, var: TypeVar, body: Type, existential: bool, depth: u32) -> Binding {
        let repeated = if existential { 1 } else { 2 };
        let uses = occurrences(var, body, repeated);
        Binding {
            var,
            existential,
            lower: var.lower(),
            upper: var.upper(),
            value: None,
            covariant: uses.covariant,
            concrete: false,
            invariant: uses.invariant,
            depth,
            answer: None,
        }
    }

    /// Notes that a `Vararg` of this element type met more than one element.
    pub(crate) fn note_repeated(&mut self, element: Type) {
        for var in element.free_vars() {
            if let Some(index) = self.position(*var) {
                self.scope[index].covariant += occurrences(*var, element, 1).covariant;
            }
        }
    }

    /// Makes a variable stand for a value; answers whether it can.
    pub(crate) fn bind_value(&mut self, var: TypeVar, value: &Const) -> bool {
        let Some(binding) = self.scope.iter_mut().rev().find(|b| b.var == var) else { return false };
        match &binding.value {
            Some(known) => known == value,
            None if binding.existential && binding.lower.is_bottom() && binding.upper.is_any() => {
                binding.value = Some(value.clone());
                true
            }
            None => false,
        }
    }

    /// Records `x <: var`, already checked against the upper bound.
    pub(crate) fn widen_lower(&mut self, var: TypeVar, x: Type) {
        let Some(index) = self.position(var) else { return };
        if self.scope[index].lower == x {
            return;
        }
        let lifted = self.generalise(x, index);
        let binding = &mut self.scope[index];
        binding.lower = union(&[binding.lower, lifted]);
    }

    /// Records `var <: y`, already checked against the lower bound.
    pub(crate) fn narrow_upper(&mut self, var: TypeVar, y: Type) {
        let Some(index) = self.position(var) else { return };
        let lifted = self.specialise(y, index);
        let binding = &mut self.scope[index];
        if !is_subtype(binding.upper, lifted) {
            binding.upper = lifted;
        }
    }

    fn inner_universals(&self, ty: Type, index: usize) -> SmallVec<[TypeVar; 4]> {
        let depth = self.scope[index].depth;
        let inner = self.scope[index + 1..].iter().rev().filter(|b| !b.existential && b.depth > depth);
        inner.map(|b| b.var).filter(|v| ty.free_vars().contains(v)).collect()
    }

    /// The least type above `ty` for all values of the universal variables inside scope `index`.
    fn generalise(&self, ty: Type, index: usize) -> Type {
        self.inner_universals(ty, index).into_iter().fold(ty, |t, v| union_all(v, t))
    }

    /// A type below `ty` for all values of the universal variables inside scope `index`.
    fn specialise(&self, ty: Type, index: usize) -> Type {
        let inner = self.inner_universals(ty, index);
        match ty.as_var() {
            Some(v) if inner.contains(&v) => self.specialise(self.lower(v), index),
            _ if inner.is_empty() => ty,
            _ => Type::bottom(),
        }
    }

    /// Ends the scope of an existential variable; answers whether its bounds can be met.
    pub(crate) fn close_existential(&mut self, var: TypeVar) -> bool {
        let Some(position) = self.position(var) else { return false };
        let mut binding = self.scope.remove(position);
        if !binding.invariant {
            binding.lower = widen_type_types(binding.lower);
        }
        if binding.is_diagonal() && !self.make_concrete(binding.lower) {
            return false;
        }
        if let Some(position) = binding.answer {
            let found = answer(&binding);
            // A left union was taken apart: each part may have its own answer.
            let differs = self.answers[position].as_ref().is_some_and(|known| *known != found);
            self.answers[position] = Some(if differs { binding.var.into() } else { found });
        }
        self.eliminate(&binding);
        true
    }

    /// Whether a diagonal variable can have this lower bound.
    fn make_concrete(&mut self, lower: Type) -> bool {
        match lower.kind() {
            TypeKind::Bottom => true,
            TypeKind::Var(v) => match self.position(*v) {
                Some(index) if self.scope[index].existential => {
                    self.scope[index].concrete = true;
                    true
                }
                Some(index) if self.scope[index].is_diagonal() => true,
                _ => is_leaf(self.upper(*v)),
            },
            _ => is_leaf(lower),
        }
    }

    /// Replaces a variable that leaves its scope in the bounds of the outer ones.
    fn eliminate(&mut self, gone: &Binding) {
        let mentions = |t: Type| t.free_vars().contains(&gone.var);
        let replace = |t: Type| {
            if let Some(value) = &gone.value {
                return substitute(t, &[(gone.var, Param::Value(value.clone()))]);
            }
            if gone.lower == gone.upper || !gone.lower.is_bottom() {
                return substitute(t, &[(gone.var, Param::Type(gone.lower))]);
            }
            let rest = TypeVar::new(gone.var.name(), gone.lower, gone.upper);
            union_all(rest, substitute(t, &[(gone.var, rest.into())]))
        };
        for binding in self.scope.iter_mut().filter(|b| b.existential) {
            if mentions(binding.lower) {
                binding.lower = replace(binding.lower);
            }
            if mentions(binding.upper) {
                binding.upper = replace(binding.upper);
            }
        }
    }
}

/// The value that a variable takes: the least solution.
fn answer(binding: &Binding) -> Param {
    let Binding { var, lower, upper, .. } = binding;
    if let Some(value) = &binding.value {
        return Param::Value(value.clone());
    }
    if lower.is_bottom() && !upper.is_bottom() {
        if *upper == var.upper() {
            return (*var).into();
        }
        return TypeVar::new(var.name(), *lower, *upper).into();
    }
    if !binding.invariant && !is_leaf(*lower) && lower.as_var().is_none() {
        return TypeVar::new(var.name(), Type::bottom(), *lower).into();
    }
    Param::Type(*lower)
}

/// Whether values have exactly this type, or it is a `Type{T}`.
pub(crate) fn is_leaf(ty: Type) -> bool {
    ty.is_bottom() || ty.is_concrete() || ty.is_type_type()
}

/// `Type{Int}` as `DataType`: an argument that is a type, seen as a value.
pub(crate) fn widen_type_types(ty: Type) -> Type {
    match ty.kind() {
        TypeKind::Union(members) => union(&members.iter().map(|m| widen_type_types(*m)).collect::<Vec<_>>()),
        _ => match ty.type_parameter() {
            Some(inner) if inner.as_var().is_none() => inner.kind_type(),
            _ => ty,
        },
    }
}

/// How a variable is used.
#[derive(Clone, Copy, Default)]
pub(crate) struct Occurrences {
    /// Uses in tuple elements and unions; a repeated element counts as two.
    pub(crate) covariant: u32,
    /// Whether some use is a parameter of another type.
    pub(crate) invariant: bool,
}

/// Counts the uses of `var` in the body of its `where`, those in a `Vararg` `repeated` times.
pub(crate) fn occurrences(var: TypeVar, body: Type, repeated: u32) -> Occurrences {
    let mut uses = Occurrences::default();
    if !body.free_vars().contains(&var) {
        return uses;
    }
    match body.kind() {
        TypeKind::Bottom => {}
        TypeKind::Var(_) => uses.covariant = 1,
        TypeKind::Union(members) => {
            for member in members {
                let inner = occurrences(var, *member, repeated);
                uses.covariant = uses.covariant.max(inner.covariant);
                uses.invariant |= inner.invariant;
            }
        }
        TypeKind::UnionAll(kind) => {
            uses = occurrences(var, kind.body, repeated);
            uses.invariant |= kind.var.lower().free_vars().contains(&var);
            uses.invariant |= occurrences(var, kind.var.upper(), repeated).invariant;
        }
        TypeKind::Vararg { elem, .. } => {
            uses = occurrences(var, *elem, repeated);
            uses.covariant *= repeated;
        }
        TypeKind::Data(_) if body.is_tuple() => {
            for element in body.tuple_elements() {
                let inner = occurrences(var, element, repeated);
                uses.covariant += inner.covariant;
                uses.invariant |= inner.invariant;
            }
        }
        TypeKind::Data(_) => uses.invariant = true,
    }
    uses
}

/// Renamed copies of variables.
pub(crate) type Copies = Mutex<FxHashMap<TypeVar, Vec<TypeVar>>>;
pub(crate) static COPIES: OnceLock<Copies> = OnceLock::new();
pub(crate) static POOL: OnceLock<Mutex<Vec<TypeVar>>> = OnceLock::new();

/// A `where` with its variable replaced by a copy that is not in use. Copies are kept, so that
/// repeated questions make no new types.
pub(crate) fn open_renamed(kind: UnionAll, in_use: &dyn Fn(TypeVar) -> bool) -> (TypeVar, Type) {
    let mut copies = COPIES.get_or_init(Copies::default).lock().expect("no panic while renaming");
    let known = copies.entry(kind.var).or_default();
    let copy = match known.iter().find(|v| !in_use(**v)) {
        Some(copy) => *copy,
        None => {
            let copy = TypeVar::new(kind.var.name(), kind.var.lower(), kind.var.upper());
            known.push(copy);
            copy
        }
    };
    drop(copies);
    (copy, substitute(kind.body, &[(kind.var, copy.into())]))
}

/// A variable for the unknown length of a left tuple; `index` tells those of one proof apart.
pub(crate) fn length_variable(index: u32) -> TypeVar {
    let mut pool = POOL.get_or_init(Mutex::default).lock().expect("no panic while renaming");
    while pool.len() <= index as usize {
        pool.push(TypeVar::unbounded(sym("N")));
    }
    pool[index as usize]
}
