//! The variables in scope of an intersection and the bounds collected for them.

use crate::bounds::{Occurrences, occurrences};
use crate::construct::{substitute_param, union};
use crate::data::{Const, Param, Type, TypeKind, TypeVar};
use crate::intersect::{finish, intersect};
use crate::subtype::is_subtype;
use smallvec::SmallVec;

#[derive(Clone)]
struct Entry {
    var: TypeVar,
    lower: Type,
    upper: Type,
    /// What the variable equals, once a parameter has said so.
    exact: Option<Param>,
    uses: Occurrences,
    answer: Option<usize>,
}

/// All variables in scope, and the answers of those that have left it.
#[derive(Clone)]
pub(crate) struct Scope {
    entries: SmallVec<[Entry; 4]>,
    answers: Vec<Option<Param>>,
    opened: usize,
}

impl Scope {
    pub(crate) fn new(answers_wanted: usize) -> Self {
        Scope { entries: SmallVec::new(), answers: vec![None; answers_wanted], opened: 0 }
    }

    /// The answers, once all the wanted variables have left their scope.
    pub(crate) fn answers(&self) -> Vec<Param> {
        self.answers.iter().flatten().cloned().collect()
    }

    fn find(&self, var: TypeVar) -> Option<&Entry> {
        self.entries.iter().find(|e| e.var == var)
    }

    fn find_mut(&mut self, var: TypeVar) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|e| e.var == var)
    }

    pub(crate) fn contains(&self, var: TypeVar) -> bool {
        self.find(var).is_some()
    }

    /// Opens the scope of a variable. The first ones opened are those whose answers are wanted.
    pub(crate) fn push(&mut self, var: TypeVar, body: Type) {
        let answer = (self.opened < self.answers.len()).then_some(self.opened);
        self.opened += 1;
        let mut uses = occurrences(var, body, 2);
        // A variable that bounds another must not be narrowed to what it meets itself.
        uses.invariant |= occurs_in_bounds(var, body);
        self.entries.push(Entry { var, lower: var.lower(), upper: var.upper(), exact: None, uses, answer });
    }

    /// Leaves a scope without a result.
    pub(crate) fn remove(&mut self, var: TypeVar) {
        self.entries.retain(|e| e.var != var);
    }

    pub(crate) fn upper(&self, var: TypeVar) -> Type {
        self.find(var).map_or(var.upper(), |e| e.upper)
    }

    pub(crate) fn value(&self, var: TypeVar) -> Option<&Const> {
        self.find(var).and_then(|e| e.exact.as_ref()).and_then(Param::as_value)
    }

    /// The type that a variable equals, where a parameter has said so.
    pub(crate) fn determined(&self, var: TypeVar) -> Option<Type> {
        self.find(var).and_then(|e| e.exact.as_ref()).and_then(Param::as_type)
    }

    pub(crate) fn is_invariant(&self, var: TypeVar) -> bool {
        self.find(var).is_some_and(|e| e.uses.invariant)
    }

    pub(crate) fn is_diagonal(&self, var: TypeVar) -> bool {
        self.find(var).is_some_and(|e| !e.uses.invariant && e.uses.covariant > 1)
    }

    /// The upper bound of a variable that ties nothing together; any other type as it is.
    pub(crate) fn without_single_use(&self, ty: Type) -> Type {
        match ty.as_var() {
            Some(v) if self.contains(v) && !self.is_invariant(v) && !self.is_diagonal(v) => self.upper(v),
            _ => ty,
        }
    }

    pub(crate) fn set_upper(&mut self, var: TypeVar, upper: Type) {
        if let Some(entry) = self.find_mut(var)
            && upper != var.as_type()
        {
            entry.upper = upper;
        }
    }

    pub(crate) fn widen_lower(&mut self, var: TypeVar, lower: Type) {
        if let Some(entry) = self.find_mut(var) {
            entry.lower = union(&[entry.lower, lower]);
        }
    }

    pub(crate) fn bind_value(&mut self, var: TypeVar, value: &Const) -> bool {
        let Some(entry) = self.find_mut(var) else {
            return true; // a free variable: it may stand for the value
        };
        match &entry.exact {
            Some(Param::Value(known)) => known == value,
            Some(Param::Type(other)) => match other.as_var() {
                Some(other) => self.bind_value(other, value),
                None => false,
            },
            None => {
                entry.exact = Some(Param::Value(value.clone()));
                entry.lower.is_bottom() && entry.upper.is_any()
            }
        }
    }

    /// Of two variables in scope, the inner one first: it is the one to be replaced.
    pub(crate) fn inner_first(&self, v: TypeVar, w: TypeVar) -> (TypeVar, TypeVar) {
        let position = |v: TypeVar| self.entries.iter().position(|e| e.var == v);
        if position(v) < position(w) { (w, v) } else { (v, w) }
    }

    /// Makes a variable equal to a type; answers whether its bounds allow that.
    pub(crate) fn determine(&mut self, var: TypeVar, ty: Type) -> bool {
        if ty.free_vars().contains(&var) {
            return ty == var.as_type();
        }
        let Some(entry) = self.find_mut(var) else { return true };
        let (lower, upper) = (entry.lower, entry.upper);
        entry.exact = Some(Param::Type(ty));
        if let Some(other) = ty.as_var()
            && let Some(other) = self.find_mut(other)
        {
            if upper.has_free_vars() || other.upper.has_free_vars() {
                if other.upper.is_any() {
                    other.upper = upper;
                }
            } else {
                other.upper = intersect(other.upper, upper);
            }
            other.lower = union(&[other.lower, lower]);
            return true;
        }
        within(lower, ty) && within(ty, upper)
    }

    /// Ends the scope of a variable: `result` with the variable replaced or bound around it.
    /// `None` where its bounds cannot be met.
    pub(crate) fn close(&mut self, var: TypeVar, result: Type) -> Option<Type> {
        let position = self.entries.iter().position(|e| e.var == var)?;
        let entry = self.entries.remove(position);
        let Entry { lower, upper, exact, uses, answer, .. } = entry;
        let diagonal = !uses.invariant && uses.covariant > 1;
        let exact = match exact {
            None if lower == upper || (diagonal && upper.is_concrete()) => Some(Param::Type(upper)),
            Some(Param::Type(t)) if !(within(lower, t) && within(t, upper)) => return None,
            None if !within(lower, upper) => return None,
            known => known,
        };
        let (replacement, rest) = match exact {
            Some(exact) => (exact, None),
            None if lower == var.lower() && upper == var.upper() => (var.into(), Some(var)),
            None => {
                let rest = TypeVar::new(var.name(), lower, upper);
                (rest.into(), Some(rest))
            }
        };
        for other in &mut self.entries {
            other.lower = finish(other.lower, var, &replacement, None);
            other.upper = finish(other.upper, var, &replacement, rest);
            let leaves = |t: Type| rest.is_some() && t.free_vars().contains(&var);
            if let Some(escaping) = other.exact.as_ref().and_then(Param::as_type).filter(|t| leaves(*t)) {
                other.upper = finish(escaping, var, &replacement, rest);
                other.exact = None;
            } else if let Some(exact) = &other.exact {
                other.exact = Some(substitute_param(exact, &[(var, replacement.clone())]));
            }
        }
        for known in self.answers.iter_mut().flatten() {
            *known = substitute_param(known, &[(var, replacement.clone())]);
        }
        if let Some(position) = answer {
            self.answers[position] = Some(replacement.clone());
        }
        Some(finish(result, var, &replacement, rest))
    }
}

/// `a <: b` as far as it can be told: unknown where variables are involved.
fn within(a: Type, b: Type) -> bool {
    a.has_free_vars() || b.has_free_vars() || is_subtype(a, b)
}

/// Whether `var` occurs in the bounds of another variable of `ty`.
fn occurs_in_bounds(var: TypeVar, ty: Type) -> bool {
    let mentions = |t: Type| t.free_vars().contains(&var);
    if !mentions(ty) {
        return false;
    }
    match ty.kind() {
        TypeKind::UnionAll(kind) => {
            mentions(kind.var.lower()) || mentions(kind.var.upper()) || occurs_in_bounds(var, kind.body)
        }
        TypeKind::Union(members) => members.iter().any(|t| occurs_in_bounds(var, *t)),
        TypeKind::Vararg { elem, .. } => occurs_in_bounds(var, *elem),
        TypeKind::Data(_) => ty.tuple_elements().iter().any(|t| occurs_in_bounds(var, *t)),
        TypeKind::Bottom | TypeKind::Var(_) => false,
    }
}
