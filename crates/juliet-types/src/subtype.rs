//! The subtype relation: Julia's `a <: b`.
//!
//! Variables of `where` on the left stand for all types, those on the right for some type whose
//! bounds are collected on the way (Zappa Nardelli and others, "Julia subtyping: a rational
//! reconstruction", OOPSLA 2018). Where the right side offers a choice (a union), the rest of the
//! proof is passed along as a continuation, so that a later failure tries the next choice.
//! Left unions are taken apart where they meet; a union nested in a left tuple is distributed over
//! the tuple only after no single choice on the right has worked.
//!
//! The bounds themselves are in `bounds.rs`.

use crate::bounds::{Bindings, length_variable, open_renamed};
use crate::construct::{tuple, union_all};
use crate::data::{Const, DataType, Param, Role, Type, TypeKind, TypeVar, UnionAll};
use crate::memo::Memo;

/// Work allowed to one question; beyond it the answer is "no".
const STEPS_MAX: u32 = 400_000;
thread_local! {
    static MEMO: Memo<bool> = Memo::new();
}

/// Whether every value of `a` is a value of `b`: Julia's `a <: b`. Free variables stand for
/// unknown types within their bounds.
pub fn is_subtype(a: Type, b: Type) -> bool {
    if let Some(answer) = quick_answer(a, b) {
        return answer;
    }
    MEMO.with(|memo| memo.answer(a, b, || Subtyping::new(0).prove(a, b, 0, &mut |_| true)))
}

/// Whether two types have the same values: Julia's `a == b`.
pub fn type_equal(a: Type, b: Type) -> bool {
    if a == b {
        return true;
    }
    if a.flags().rigid && b.flags().rigid {
        return false;
    }
    is_subtype(a, b) && is_subtype(b, a)
}

/// `a <: b`, and where it holds the values that the leading variables of `b` take, outermost
/// first; a variable that `a` does not determine is answered as a variable.
pub(crate) fn subtype_with_env(a: Type, b: Type) -> Option<Vec<Param>> {
    let mut variables: Vec<TypeVar> = Vec::new();
    let mut current = b;
    while let TypeKind::UnionAll(UnionAll { var, body }) = current.kind() {
        variables.push(*var);
        current = *body;
    }
    if variables.is_empty() {
        return is_subtype(a, b).then(Vec::new);
    }
    let mut proof = Subtyping::new(variables.len());
    proof.prove(a, b, 0, &mut |_| true).then(|| proof.bindings.answers(&variables))
}

fn quick_answer(a: Type, b: Type) -> Option<bool> {
    if a == b || b.is_any() || a.is_bottom() {
        return Some(true);
    }
    if a.flags().rigid && b.flags().rigid {
        if b.is_concrete() && a.is_concrete() {
            return Some(false);
        }
        if let (TypeKind::Data(x), TypeKind::Data(y)) = (a.kind(), b.kind())
            && y.params.is_empty()
            && y.name.role == Role::Plain
            && x.name.role == Role::Plain
        {
            return Some(descends_from(a, b));
        }
    }
    None
}

/// Whether `b`, a type without parameters, is among the supertypes of `a`.
fn descends_from(a: Type, b: Type) -> bool {
    let mut current = a;
    while !current.is_any() {
        if current == b {
            return true;
        }
        if current.as_data().is_none() {
            return is_subtype(current, b);
        }
        current = current.supertype();
    }
    false
}

/// The rest of a proof.
type Rest<'a> = &'a mut dyn FnMut(&mut Subtyping) -> bool;

/// One thing to prove. `depth`: in how many type parameters it lies.
#[derive(Clone)]
enum Goal {
    Subtype { x: Type, y: Type, depth: u32 },
    Equal { x: Param, y: Param, depth: u32 },
}

/// A proof in progress.
pub(crate) struct Subtyping {
    pub(crate) bindings: Bindings,
    steps: u32,
    length_variables: u32,
}

impl Subtyping {
    fn new(answers_wanted: usize) -> Self {
        Subtyping { bindings: Bindings::new(answers_wanted), steps: 0, length_variables: 0 }
    }

    /// Proves `x <: y` inside a proof.
    fn subtype(&mut self, x: Type, y: Type, depth: u32, rest: Rest<'_>) -> bool {
        if x == y {
            return rest(self);
        }
        if !x.has_free_vars() && !y.has_free_vars() {
            return is_subtype(x, y) && rest(self);
        }
        self.prove(x, y, depth, rest)
    }

    /// Proves `x <: y` by their shapes.
    fn prove(&mut self, x: Type, y: Type, depth: u32, rest: Rest<'_>) -> bool {
        self.steps += 1;
        if self.steps > STEPS_MAX {
            return false;
        }
        match (x.kind(), y.kind()) {
            (TypeKind::Bottom, _) => rest(self),
            _ if y.is_any() => rest(self),
            (TypeKind::Var(v), TypeKind::Var(w)) => self.variables(*v, *w, depth, rest),
            (_, TypeKind::Var(w)) if self.bindings.is_existential(*w) => self.above_existential(x, *w, depth, rest),
            (TypeKind::Union(members), _) => {
                let goals: Vec<Goal> = members.iter().map(|&x| Goal::Subtype { x, y, depth }).collect();
                self.all(&goals, rest)
            }
            (TypeKind::Var(v), TypeKind::Union(_)) if !self.bindings.is_existential(*v) => {
                self.some_member(x, y, depth, rest) || self.subtype(self.bindings.upper(*v), y, depth, rest)
            }
            (TypeKind::Var(v), _) => self.below(*v, y, depth, rest),
            (_, TypeKind::Var(w)) => self.subtype(x, self.bindings.lower(*w), depth, rest),
            (TypeKind::UnionAll(kind), _) => self.for_all(*kind, y, depth, rest),
            (_, TypeKind::Union(_)) => self.some_member(x, y, depth, rest) || self.distributed(x, y, depth, rest),
            (_, TypeKind::UnionAll(kind)) => {
                if split_nested_union(x).is_none() {
                    return self.for_some(x, *kind, depth, rest);
                }
                let saved = self.bindings.clone();
                if self.for_some(x, *kind, depth, rest) {
                    return true;
                }
                self.bindings = saved;
                self.distributed(x, y, depth, rest)
            }
            (TypeKind::Data(dx), TypeKind::Data(dy)) => self.data(x, dx, y, dy, depth, rest),
            _ => false,
        }
    }

    fn all(&mut self, goals: &[Goal], rest: Rest<'_>) -> bool {
        let mut remaining = goals;
        while let Some((goal, later)) = remaining.split_first() {
            match goal {
                Goal::Subtype { x, y, .. } if !x.has_free_vars() && !y.has_free_vars() => {
                    if !is_subtype(*x, *y) {
                        return false;
                    }
                    remaining = later;
                }
                Goal::Equal { x, y, .. } if x == y => remaining = later,
                // No choice to come back to: settled here, so that long tuples do not nest.
                Goal::Subtype { x, y, .. } if self.is_settled_by_bound(*x, *y) => {
                    let Some(w) = y.as_var().filter(|w| is_subtype(*x, self.bindings.upper(*w))) else {
                        return false;
                    };
                    self.bindings.widen_lower(w, *x);
                    remaining = later;
                }
                Goal::Subtype { x, y, depth } => {
                    return self.subtype(*x, *y, *depth, &mut |p| p.all(later, rest));
                }
                Goal::Equal { x, y, depth } => {
                    return self.equal(x, y, *depth, &mut |p| p.all(later, rest));
                }
            }
        }
        rest(self)
    }

    /// Whether `x <: y` for a type without variables and a variable with a bound without them.
    fn is_settled_by_bound(&self, x: Type, y: Type) -> bool {
        let bounded = |w: TypeVar| {
            self.bindings.is_existential(w)
                && self.bindings.value(w).is_none()
                && !self.bindings.upper(w).has_free_vars()
        };
        !x.has_free_vars() && y.as_var().is_some_and(bounded)
    }

    /// Equality of two parameters.
    fn equal(&mut self, x: &Param, y: &Param, depth: u32, rest: Rest<'_>) -> bool {
        match (x, y) {
            (Param::Type(x), Param::Type(y)) => {
                if x == y {
                    return rest(self);
                }
                if !x.has_free_vars() && !y.has_free_vars() {
                    return type_equal(*x, *y) && rest(self);
                }
                if let (TypeKind::Var(v), _) | (_, TypeKind::Var(v)) = (x.kind(), y.kind())
                    && let Some(value) = self.bindings.value(*v).cloned()
                {
                    // A variable that stands for a value equals only what stands for the same.
                    let other = if x.as_var() == Some(*v) { y } else { x };
                    return self.equal_value(&value, *other, rest);
                }
                let (x, y) = (*x, *y);
                self.subtype(x, y, depth, &mut |p| p.subtype(y, x, depth, rest))
            }
            (Param::Value(value), Param::Type(t)) | (Param::Type(t), Param::Value(value)) => {
                self.equal_value(value, *t, rest)
            }
            (Param::Value(a), Param::Value(b)) => a == b && rest(self),
        }
    }

    fn equal_value(&mut self, value: &Const, t: Type, rest: Rest<'_>) -> bool {
        match t.as_var() {
            Some(v) => self.bindings.bind_value(v, value) && rest(self),
            None => false,
        }
    }

    fn variables(&mut self, v: TypeVar, w: TypeVar, depth: u32, rest: Rest<'_>) -> bool {
        if v == w {
            return rest(self);
        }
        match (self.bindings.is_existential(v), self.bindings.is_existential(w)) {
            (true, true) => {
                if let (Some(a), Some(b)) = (self.bindings.value(v), self.bindings.value(w)) {
                    return a == b && rest(self);
                }
                let (lower, upper) = (self.bindings.lower(v), self.bindings.upper(w));
                self.subtype(lower, upper, depth, &mut |p| {
                    p.bindings.widen_lower(w, lower);
                    rest(p)
                })
            }
            (true, false) => self.below(v, w.as_type(), depth, rest),
            (false, true) => self.above_existential(v.as_type(), w, depth, rest),
            (false, false) => {
                let saved = self.bindings.clone();
                let (upper, lower) = (self.bindings.upper(v), self.bindings.lower(w));
                if self.subtype(upper, w.as_type(), depth, rest) {
                    return true;
                }
                self.bindings = saved;
                !lower.is_bottom() && self.subtype(v.as_type(), lower, depth, rest)
            }
        }
    }

    /// `v <: y` for a variable `v`.
    fn below(&mut self, v: TypeVar, y: Type, depth: u32, rest: Rest<'_>) -> bool {
        if !self.bindings.is_existential(v) {
            return self.subtype(self.bindings.upper(v), y, depth, rest);
        }
        if self.bindings.value(v).is_some() || y.free_vars().contains(&v) {
            return false;
        }
        let lower = self.bindings.lower(v);
        self.subtype(lower, y, depth, &mut |p| {
            p.bindings.narrow_upper(v, y);
            rest(p)
        })
    }

    /// `x <: w` for a variable `w` of the right side.
    fn above_existential(&mut self, x: Type, w: TypeVar, depth: u32, rest: Rest<'_>) -> bool {
        if self.bindings.value(w).is_some() || x.free_vars().contains(&w) {
            return false;
        }
        let upper = self.bindings.upper(w);
        self.subtype(x, upper, depth, &mut |p| {
            p.bindings.widen_lower(w, x);
            rest(p)
        })
    }

    /// `x` is a subtype of one member of the union `y`; members without variables are tried first,
    /// so that a variable does not absorb what another member names.
    fn some_member(&mut self, x: Type, y: Type, depth: u32, rest: Rest<'_>) -> bool {
        let TypeKind::Union(members) = y.kind() else { return false };
        for open in [false, true] {
            for member in members.iter().filter(|m| m.has_free_vars() == open) {
                let saved = self.bindings.clone();
                if self.subtype(x, *member, depth, rest) {
                    return true;
                }
                self.bindings = saved;
            }
        }
        false
    }

    /// Takes apart the first union within the tuple `x` and proves each part below `y`.
    fn distributed(&mut self, x: Type, y: Type, depth: u32, rest: Rest<'_>) -> bool {
        match split_nested_union(x) {
            Some(parts) => {
                let goals: Vec<Goal> = parts.iter().map(|&x| Goal::Subtype { x, y, depth }).collect();
                self.all(&goals, rest)
            }
            None => false,
        }
    }

    fn for_all(&mut self, kind: UnionAll, y: Type, depth: u32, rest: Rest<'_>) -> bool {
        let (var, body) = self.open(kind, y);
        self.bindings.push_universal(var, body, depth);
        self.subtype(body, y, depth, rest)
    }

    fn for_some(&mut self, x: Type, kind: UnionAll, depth: u32, rest: Rest<'_>) -> bool {
        let (var, body) = self.open(kind, x);
        self.bindings.push_existential(var, body, depth);
        self.subtype(x, body, depth, &mut |p| p.bindings.close_existential(var) && rest(p))
    }

    /// The body of a `where` with a variable that is not in use yet.
    fn open(&self, kind: UnionAll, other: Type) -> (TypeVar, Type) {
        let in_use = |v: TypeVar| self.bindings.contains(v) || other.free_vars().contains(&v);
        if in_use(kind.var) { open_renamed(kind, &in_use) } else { (kind.var, kind.body) }
    }

    fn data(&mut self, x: Type, dx: &DataType, y: Type, dy: &DataType, depth: u32, rest: Rest<'_>) -> bool {
        if dx.name == dy.name {
            if dx.name.role == Role::Tuple {
                return match self.tuple_goals(x, y, depth) {
                    Some(goals) => self.all(&goals, rest),
                    None => false,
                };
            }
            let pairs = dx.params.iter().cloned().zip(dy.params.iter().cloned());
            let goals: Vec<Goal> = pairs.map(|(x, y)| Goal::Equal { x, y, depth: depth + 1 }).collect();
            return self.all(&goals, rest);
        }
        if dx.name.role == Role::Type {
            let kind = x.type_parameter().filter(|t| t.as_var().is_none()).map(Type::kind_type);
            return kind == Some(y) && rest(self);
        }
        if dy.name.role == Role::Type && x.is_core_named("TypeofBottom") {
            return self.equal(&Param::Type(Type::bottom()), &dy.params[0], depth + 1, rest);
        }
        let above = x.supertype();
        !above.is_any() && self.subtype(above, y, depth, rest)
    }

    /// What has to hold for one tuple type to be a subtype of another.
    fn tuple_goals(&mut self, x: Type, y: Type, depth: u32) -> Option<Vec<Goal>> {
        let (xs, x_tail) = self.split_tail(x);
        let (ys, y_tail) = self.split_tail(y);
        let mut goals: Vec<Goal> = Vec::with_capacity(xs.len() + 2);
        let mut below = |x: Type, y: Type| goals.push(Goal::Subtype { x, y, depth });
        xs.iter().zip(&ys).for_each(|(x, y)| below(*x, *y));
        let length = |count: usize| Param::Value(Const::int64(count as i64));
        match (x_tail, y_tail) {
            (None, None) => (xs.len() == ys.len()).then_some(goals),
            (None, Some((y_elem, y_len))) => {
                let extra = xs.len().checked_sub(ys.len())?;
                xs[ys.len()..].iter().for_each(|x| below(*x, y_elem));
                if extra > 1 {
                    self.bindings.note_repeated(y_elem);
                }
                goals.extend(y_len.map(|y| Goal::Equal { x: length(extra), y, depth: depth + 1 }));
                Some(goals)
            }
            (Some((x_elem, x_len)), None) => {
                let extra = ys.len().checked_sub(xs.len())?;
                ys[xs.len()..].iter().for_each(|y| below(x_elem, *y));
                goals.push(Goal::Equal { x: x_len?, y: length(extra), depth: depth + 1 });
                Some(goals)
            }
            (Some((x_elem, x_len)), Some((y_elem, y_len))) => {
                let extra = xs.len().checked_sub(ys.len())?;
                xs[ys.len()..].iter().for_each(|x| below(*x, y_elem));
                below(x_elem, y_elem);
                // Two elements of the left have variables of their own, the right has one set.
                if y_elem.has_free_vars() && !x_elem.is_concrete() {
                    below(x_elem, y_elem);
                }
                self.bindings.note_repeated(y_elem);
                if let Some(y_len) = y_len {
                    let x_len = match x_len {
                        Some(known) if extra == 0 => known,
                        _ if depth > 0 => return None,
                        _ => {
                            self.length_variables += 1;
                            length_variable(self.length_variables).into()
                        }
                    };
                    goals.push(Goal::Equal { x: x_len, y: y_len, depth: depth + 1 });
                }
                Some(goals)
            }
        }
    }

    /// The elements of a tuple type and its `Vararg`, whose length is put in where it is known.
    fn split_tail(&mut self, ty: Type) -> (Vec<Type>, Option<(Type, Option<Param>)>) {
        let mut elements = ty.tuple_elements();
        let Some(TypeKind::Vararg { elem, len }) = elements.last().map(|t| t.kind()) else {
            return (elements, None);
        };
        elements.pop();
        let bound = len.as_ref().and_then(Param::as_type).and_then(Type::as_var);
        let count = bound.and_then(|v| self.bindings.value(v)).and_then(Const::as_int);
        match count {
            Some(count) => {
                if count > 1 {
                    self.bindings.note_repeated(*elem);
                }
                elements.extend((0..count.max(0)).map(|_| *elem));
                (elements, None)
            }
            None => (elements, Some((*elem, len.clone()))),
        }
    }
}

/// `x` as the members of an equal union, where it is a tuple type in which a union is nested.
pub(crate) fn split_nested_union(x: Type) -> Option<Vec<Type>> {
    if !x.is_tuple() {
        return None;
    }
    let elements = x.tuple_elements();
    for (index, element) in elements.iter().enumerate() {
        let parts = match element.kind() {
            TypeKind::Union(members) => members.to_vec(),
            TypeKind::UnionAll(UnionAll { var, body }) => match split_nested_union(*body) {
                Some(parts) => parts.into_iter().map(|part| union_all(*var, part)).collect(),
                None => continue,
            },
            _ => match split_nested_union(*element) {
                Some(parts) => parts,
                None => continue,
            },
        };
        let with = |part: Type| {
            let mut replaced = elements.clone();
            replaced[index] = part;
            tuple(&replaced)
        };
        return Some(parts.into_iter().map(with).collect());
    }
    None
}
