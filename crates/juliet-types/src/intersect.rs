//! Intersection of types, and the binding of a method's static parameters.
//!
//! Invariant: an intersection may be larger than the set of common values, never smaller, so no
//! applicable method is missed. Variables of both sides collect bounds while the shapes are
//! compared; each choice among union members that involves variables is a result of its own, and
//! the answer is the union of the results. Elements that are bare variables are compared last,
//! when parameters have determined what they can. The collected bounds are in `meet_bounds.rs`.

use crate::bounds::open_renamed;
use crate::construct::{instantiate, substitute, tuple, union, union_all, vararg};
use crate::data::{Const, DataType, Param, Role, Type, TypeKind, TypeVar, UnionAll};
use crate::meet_bounds::Scope;
use crate::memo::Memo;
use crate::subtype::{is_subtype, subtype_with_env, type_equal};

/// Results of one question beyond which the answer is the left type.
const RESULTS_MAX: usize = 48;
/// Work allowed to one question.
const STEPS_MAX: u32 = 50_000;
/// A match of arguments with a signature: the intersection and the variables' values.
type Match = Option<(Type, Vec<Param>)>;

thread_local! {
    static MATCHES: Memo<Match> = Memo::new();
    static MEMO: Memo<Type> = Memo::new();
}

/// Julia's `typeintersect(a, b)`: a type that holds the values of both, as small as is known.
pub fn intersect(a: Type, b: Type) -> Type {
    if let Some(smaller) = comparable(a, b) {
        return smaller;
    }
    MEMO.with(|memo| memo.answer(a, b, || meet_all(a, b, 0).0))
}

/// Matches argument types against a method signature. Answers the intersection and the values of
/// the signature's variables, outermost first; a variable that the arguments do not determine is
/// answered as a variable with the bounds that are known. `None` where nothing matches.
pub fn intersect_with_env(args: Type, signature: Type) -> Option<(Type, Vec<Param>)> {
    if !matches!(signature.kind(), TypeKind::UnionAll(_)) {
        return match_signature(args, signature);
    }
    MATCHES.with(|memo| memo.answer(args, signature, || match_signature(args, signature)))
}

fn match_signature(args: Type, signature: Type) -> Match {
    if let Some(values) = subtype_with_env(args, signature) {
        return Some((args, values));
    }
    if args.is_dispatch_tuple() {
        return None;
    }
    let mut wanted = 0;
    let mut current = signature;
    while let TypeKind::UnionAll(UnionAll { body, .. }) = current.kind() {
        wanted += 1;
        current = *body;
    }
    let (common, values) =
        if wanted == 0 { (intersect(args, signature), Vec::new()) } else { meet_all(args, signature, wanted) };
    if common.is_bottom() {
        return None;
    }
    // Where the common part leaves nothing open, neither do the variables: their values, which came
    // from the wider arguments, come from the narrower ones.
    let closed = if common.is_dispatch_tuple() { subtype_with_env(common, signature) } else { None };
    Some((common, closed.unwrap_or(values)))
}

/// The smaller of two types, where one is a subtype of the other or they have nothing in common.
fn comparable(a: Type, b: Type) -> Option<Type> {
    if is_subtype(a, b) {
        return Some(a);
    }
    if is_subtype(b, a) {
        return Some(b);
    }
    // A tuple of concrete types may still have the subtype `Type{T}` of an element in common.
    let separate = (a.is_concrete() && !a.is_tuple()) || (b.is_concrete() && !b.is_tuple());
    (separate && a.flags().rigid && b.flags().rigid).then(Type::bottom)
}

/// All results joined, and the values of the first `wanted` variables of `b`.
fn meet_all(a: Type, b: Type, wanted: usize) -> (Type, Vec<Param>) {
    let mut meeting = Meeting { scope: Scope::new(wanted), steps: 0, overflow: false };
    let mut results: Vec<Type> = Vec::new();
    let mut values: Option<Vec<Param>> = None;
    // The variables of the signature are the outermost, so that their answers come out whole.
    let mut collect = |m: &mut Meeting, found: Type| {
        let escaped = found.free_vars().iter();
        let escaped = escaped.filter(|v| !a.free_vars().contains(v) && !b.free_vars().contains(v));
        let found = escaped.fold(found, |t, v| union_all(*v, t));
        if !results.contains(&found) {
            results.push(found);
        }
        m.overflow |= results.len() > RESULTS_MAX;
        let answers = m.scope.answers();
        match &mut values {
            None => values = Some(answers),
            Some(known) => known.iter_mut().zip(answers).for_each(|(known, new)| {
                if *known != new {
                    *known = merge_answers(known, &new);
                }
            }),
        }
    };
    match b.kind() {
        TypeKind::UnionAll(kind) if wanted > 0 => meeting.open(*kind, a, &mut collect),
        _ => meeting.meet(b, a, &mut collect),
    }
    if meeting.overflow {
        return (a, leading_variables(b, wanted));
    }
    let common = union(&results);
    (common, values.unwrap_or_default())
}

fn merge_answers(a: &Param, b: &Param) -> Param {
    let upper = |p: &Param| match p {
        Param::Type(t) => t.as_var().map_or(*t, TypeVar::upper),
        Param::Value(_) => Type::any(),
    };
    let name = [a, b].into_iter().find_map(|p| p.as_type().and_then(Type::as_var));
    let name = name.map_or(crate::data::sym("T"), TypeVar::name);
    TypeVar::new(name, Type::bottom(), union(&[upper(a), upper(b)])).into()
}

fn leading_variables(ty: Type, count: usize) -> Vec<Param> {
    let mut variables = Vec::with_capacity(count);
    let mut current = ty;
    while let TypeKind::UnionAll(UnionAll { var, body }) = current.kind() {
        variables.push((*var).into());
        current = *body;
    }
    variables
}

/// What is done with each result.
type Found<'a, T> = &'a mut dyn FnMut(&mut Meeting, T);

struct Meeting {
    scope: Scope,
    steps: u32,
    overflow: bool,
}

impl Meeting {
    /// Calls `found` with each type that may hold common values of `x` and `y`.
    fn meet(&mut self, x: Type, y: Type, found: Found<'_, Type>) {
        self.steps += 1;
        self.overflow |= self.steps > STEPS_MAX;
        if self.overflow {
            return;
        }
        if x == y || y.is_any() {
            return found(self, self.scope.without_single_use(x));
        }
        if x.is_any() {
            return found(self, self.scope.without_single_use(y));
        }
        if !x.has_free_vars() && !y.has_free_vars() {
            if let Some(smaller) = comparable(x, y) {
                return self.unless_bottom(smaller, found);
            }
            if matches!(x.kind(), TypeKind::Union(_)) || matches!(y.kind(), TypeKind::Union(_)) {
                let parts: Vec<Type> = pairs_of_members(x, y).map(|(x, y)| intersect(x, y)).collect();
                return self.unless_bottom(union(&parts), found);
            }
        }
        match (x.kind(), y.kind()) {
            (TypeKind::Bottom, _) | (_, TypeKind::Bottom) => {}
            (TypeKind::Var(v), _) => self.meet_variable(*v, y, found),
            (_, TypeKind::Var(w)) => self.meet_variable(*w, x, found),
            (TypeKind::Union(_), _) | (_, TypeKind::Union(_)) => {
                for (x, y) in pairs_of_members(x, y) {
                    let saved = self.scope.clone();
                    self.meet(x, y, found);
                    self.scope = saved;
                }
            }
            (TypeKind::UnionAll(kind), _) => self.open(*kind, y, found),
            (_, TypeKind::UnionAll(kind)) => self.open(*kind, x, found),
            (TypeKind::Data(dx), TypeKind::Data(dy)) => self.meet_data(x, dx, y, dy, found),
            _ => {}
        }
    }

    fn unless_bottom(&mut self, ty: Type, found: Found<'_, Type>) {
        if !ty.is_bottom() {
            found(self, ty);
        }
    }

    fn open(&mut self, kind: UnionAll, other: Type, found: Found<'_, Type>) {
        let in_use = |v: TypeVar| self.scope.contains(v) || other.free_vars().contains(&v);
        let (var, body) = if in_use(kind.var) { open_renamed(kind, &in_use) } else { (kind.var, kind.body) };
        self.scope.push(var, body);
        self.meet(other, body, &mut |m, result| {
            let saved = m.scope.clone();
            if let Some(closed) = m.scope.close(var, result) {
                found(m, closed);
            }
            m.scope = saved;
        });
        self.scope.remove(var);
    }

    /// Common values of a variable, in a position outside parameters, and a type.
    fn meet_variable(&mut self, v: TypeVar, other: Type, found: Found<'_, Type>) {
        if other.as_var().is_some_and(|w| !self.scope.contains(v) && self.scope.contains(w)) {
            let w = other.as_var().unwrap_or(v);
            return self.meet_variable(w, v.as_type(), found);
        }
        if !self.scope.contains(v) {
            // A free variable stands for itself.
            let upper = v.upper();
            return self.meet(upper, other, &mut |m, _| found(m, v.as_type()));
        }
        if self.scope.value(v).is_some() {
            return;
        }
        if let Some(exact) = self.scope.determined(v) {
            return self.meet(exact, other, found);
        }
        if let Some(exact) = other.as_var().and_then(|w| self.scope.determined(w)) {
            return self.meet(exact, v.as_type(), found);
        }
        let upper = self.scope.upper(v);
        if let Some(w) = other.as_var().filter(|w| self.scope.contains(*w)) {
            if self.scope.is_invariant(v) && !self.scope.is_invariant(w) {
                return self.meet_variable(w, upper, found);
            }
            let other_upper = self.scope.upper(w);
            return self.meet_variable(v, other_upper, &mut |m, result| {
                if m.scope.is_diagonal(w) && !m.scope.is_invariant(v) {
                    m.scope.set_upper(w, result);
                }
                found(m, result);
            });
        }
        self.meet(upper, other, &mut |m, result| {
            let saved = m.scope.clone();
            if m.scope.is_invariant(v) {
                if result.is_concrete() && !result.is_tuple() {
                    m.scope.widen_lower(v, result);
                }
                found(m, result);
            } else if m.scope.is_diagonal(v) {
                m.scope.set_upper(v, result);
                found(m, if result.is_concrete() { result } else { v.as_type() });
            } else {
                m.scope.set_upper(v, result);
                found(m, result);
            }
            m.scope = saved;
        });
    }

    fn meet_data(&mut self, x: Type, dx: &DataType, y: Type, dy: &DataType, found: Found<'_, Type>) {
        if dx.name == dy.name {
            if dx.name.role == Role::Tuple {
                return self.meet_tuples(x, y, found);
            }
            let pairs: Vec<(Param, Param)> = dx.params.iter().cloned().zip(dy.params.iter().cloned()).collect();
            let name = dx.name;
            return self.equal_params(&pairs, Vec::new(), &mut |m, params| {
                found(m, instantiate(name, params));
            });
        }
        for (meta, kind) in [(x, y), (y, x)] {
            if meta.is_type_type() && kind.is_kind() {
                let inner = meta.type_parameter();
                if inner.is_some_and(|t| t.as_var().is_some() || t.kind_type() == kind) {
                    found(self, meta);
                }
                return;
            }
        }
        if let Some(above) = ancestor(x, dy) {
            self.meet(above, y, &mut |m, _| found(m, x));
        } else if let Some(above) = ancestor(y, dx) {
            self.meet(above, x, &mut |m, _| found(m, y));
        }
    }

    /// Parameters that must be equal, one after the other.
    fn equal_params(&mut self, pairs: &[(Param, Param)], done: Vec<Param>, found: Found<'_, Vec<Param>>) {
        let Some(((x, y), later)) = pairs.split_first() else { return found(self, done) };
        self.equal(x, y, &mut |m, param| {
            let mut done = done.clone();
            done.push(param);
            m.equal_params(later, done, found);
        });
    }

    fn equal(&mut self, x: &Param, y: &Param, found: Found<'_, Param>) {
        match (x, y) {
            _ if x == y => found(self, x.clone()),
            (Param::Value(_), Param::Value(_)) => {}
            (Param::Type(t), value @ Param::Value(constant)) | (value @ Param::Value(constant), Param::Type(t)) => {
                let Some(v) = t.as_var() else { return };
                let saved = self.scope.clone();
                if self.scope.bind_value(v, constant) {
                    found(self, value.clone());
                }
                self.scope = saved;
            }
            (Param::Type(x), Param::Type(y)) => self.equal_types(*x, *y, found),
        }
    }

    fn equal_types(&mut self, x: Type, y: Type, found: Found<'_, Param>) {
        if !x.has_free_vars() && !y.has_free_vars() {
            if type_equal(x, y) {
                found(self, Param::Type(x));
            }
            return;
        }
        let in_scope = |m: &Meeting, t: Type| t.as_var().filter(|v| m.scope.contains(*v));
        if let Some(v) = in_scope(self, x) {
            return self.equal_variable(v, y, found);
        }
        if let Some(w) = in_scope(self, y) {
            return self.equal_variable(w, x, found);
        }
        match (x.kind(), y.kind()) {
            (TypeKind::Data(dx), TypeKind::Data(dy)) => {
                if dx.name == dy.name && !x.is_tuple() {
                    self.meet_data(x, dx, y, dy, &mut |m, t| found(m, Param::Type(t)));
                } else if x.is_tuple() && y.is_tuple() {
                    self.equal_tuples(x, y, found);
                }
            }
            (TypeKind::Data(_), TypeKind::UnionAll(_)) | (TypeKind::UnionAll(_), TypeKind::Data(_)) => {}
            // Not decided: the side without variables is at least a bound of the other.
            _ if !x.has_free_vars() => self.equal_undecided(x, y, found),
            _ if !y.has_free_vars() => self.equal_undecided(y, x, found),
            _ => found(self, Param::Type(y)),
        }
    }

    /// Whether a type with variables may equal `closed`: what it certainly holds must fit.
    fn equal_undecided(&mut self, closed: Type, open: Type, found: Found<'_, Param>) {
        let certain = open.union_members().into_iter().filter(|m| !m.has_free_vars());
        if certain.into_iter().all(|m| is_subtype(m, closed)) {
            found(self, Param::Type(closed));
        }
    }

    /// Whether two types may have common values, as far as the bounds collected so far tell.
    fn overlaps(&mut self, x: Type, y: Type) -> bool {
        if y.is_any() || x.as_var().is_some() {
            return true;
        }
        let saved = self.scope.clone();
        let mut any = false;
        self.meet(x, y, &mut |_, _| any = true);
        self.scope = saved;
        any || self.overflow
    }

    fn equal_tuples(&mut self, x: Type, y: Type, found: Found<'_, Param>) {
        let (xs, ys) = (x.params(), y.params());
        let open = |t: Type| t.fixed_tuple_length().is_none();
        if open(x) || open(y) {
            // Lengths are for `meet_tuples` to compare; equality is not enforced.
            return self.meet_tuples(x, y, &mut |m, t| found(m, Param::Type(t)));
        }
        if xs.len() == ys.len() {
            let pairs: Vec<(Param, Param)> = xs.iter().cloned().zip(ys.iter().cloned()).collect();
            self.equal_params(&pairs, Vec::new(), &mut |m, params| {
                let types: Vec<Type> = params.iter().filter_map(Param::as_type).collect();
                found(m, Param::Type(tuple(&types)));
            });
        }
    }

    /// `v == other` for a variable in scope.
    fn equal_variable(&mut self, v: TypeVar, other: Type, found: Found<'_, Param>) {
        if let Some(value) = self.scope.value(v).cloned() {
            return self.equal(&Param::Type(other), &Param::Value(value), found);
        }
        if let Some(exact) = self.scope.determined(v) {
            return self.equal_types(exact, other, found);
        }
        if other.as_var().is_some_and(|w| self.scope.value(w).is_some() || self.scope.determined(w).is_some()) {
            let w = other.as_var().unwrap_or(v);
            return self.equal_variable(w, v.as_type(), found);
        }
        let (v, other) = match other.as_var().filter(|w| self.scope.contains(*w)) {
            Some(w) => {
                let (inner, outer) = self.scope.inner_first(v, w);
                (inner, outer.as_type())
            }
            None => (v, other),
        };
        let saved = self.scope.clone();
        if self.scope.determine(v, other) && self.overlaps(other, saved.upper(v)) {
            found(self, Param::Type(other));
        }
        self.scope = saved;
    }

    fn meet_tuples(&mut self, x: Type, y: Type, found: Found<'_, Type>) {
        let (xs, x_tail) = self.split_tail(x);
        let (ys, y_tail) = self.split_tail(y);
        let count = xs.len().max(ys.len());
        let element = |list: &[Type], tail: &Option<(Type, Option<Param>)>, index: usize| {
            list.get(index).copied().or(tail.as_ref().map(|(elem, _)| *elem))
        };
        let mut pairs: Vec<(usize, Type, Type)> = Vec::with_capacity(count);
        for index in 0..count {
            let (Some(x), Some(y)) = (element(&xs, &x_tail, index), element(&ys, &y_tail, index)) else {
                return;
            };
            pairs.push((index, x, y));
        }
        pairs.sort_by_key(|(_, x, y)| x.as_var().is_some() || y.as_var().is_some());
        let lengths = match (&x_tail, &y_tail) {
            (None, None) => (None, None),
            (None, Some((_, len))) => (len.clone(), Some(count - ys.len())),
            (Some((_, len)), None) => (len.clone(), Some(count - xs.len())),
            (Some(_), Some(_)) => (None, None),
        };
        let tails = match (x_tail, y_tail) {
            (Some((x_elem, x_len)), Some((y_elem, y_len))) => {
                let keep = |len: Option<Param>, fixed: usize| len.filter(|_| fixed == count);
                Some((x_elem, y_elem, keep(x_len, xs.len()), keep(y_len, ys.len())))
            }
            _ => None,
        };
        self.meet_length(lengths, &mut |m, ()| {
            m.meet_elements(&pairs, &mut vec![None; count], &mut |m, elements| {
                m.meet_tails(&tails, elements, found);
            });
        });
    }

    fn meet_length(&mut self, lengths: (Option<Param>, Option<usize>), found: Found<'_, ()>) {
        match lengths {
            (Some(len), Some(count)) => {
                let count = Param::Value(Const::int64(count as i64));
                self.equal(&len, &count, &mut |m, _| found(m, ()));
            }
            _ => found(self, ()),
        }
    }

    fn meet_elements(
        &mut self,
        pairs: &[(usize, Type, Type)],
        done: &mut Vec<Option<Type>>,
        found: Found<'_, Vec<Type>>,
    ) {
        let Some(((index, x, y), later)) = pairs.split_first() else {
            return found(self, done.iter().map(|t| t.unwrap_or(Type::any())).collect());
        };
        self.meet(*x, *y, &mut |m, element| {
            done[*index] = Some(element);
            m.meet_elements(later, done, found);
        });
    }

    fn meet_tails(
        &mut self,
        tails: &Option<(Type, Type, Option<Param>, Option<Param>)>,
        elements: Vec<Type>,
        found: Found<'_, Type>,
    ) {
        let Some((x, y, x_len, y_len)) = tails else { return found(self, tuple(&elements)) };
        let mut any = false;
        let with_tail = |elem: Type, len: Option<Param>| {
            let mut all = elements.clone();
            all.push(vararg(elem, len));
            tuple(&all)
        };
        self.meet(*x, *y, &mut |m, elem| {
            any = true;
            match (x_len, y_len) {
                (Some(a), Some(b)) => {
                    m.equal(a, b, &mut |m, len| found(m, with_tail(elem, Some(len))));
                }
                (known, None) | (None, known) => found(m, with_tail(elem, known.clone())),
            }
        });
        if !any {
            found(self, tuple(&elements));
        }
    }

    /// The elements of a tuple type and its `Vararg`, whose length is put in where it is known.
    fn split_tail(&self, ty: Type) -> (Vec<Type>, Option<(Type, Option<Param>)>) {
        let mut elements = ty.tuple_elements();
        let Some(TypeKind::Vararg { elem, len }) = elements.last().map(|t| t.kind()) else {
            return (elements, None);
        };
        elements.pop();
        let bound = len.as_ref().and_then(Param::as_type).and_then(Type::as_var);
        match bound.and_then(|v| self.scope.value(v)).and_then(Const::as_int) {
            Some(count) => {
                elements.extend((0..count.max(0)).map(|_| *elem));
                (elements, None)
            }
            None => (elements, Some((*elem, len.clone()))),
        }
    }
}

fn pairs_of_members(x: Type, y: Type) -> impl Iterator<Item = (Type, Type)> {
    let (xs, ys) = (x.union_members(), y.union_members());
    xs.into_iter().flat_map(move |x| ys.clone().into_iter().map(move |y| (x, y)))
}

/// The supertype of `x` that has the name of `above`.
fn ancestor(x: Type, above: &DataType) -> Option<Type> {
    let mut current = x;
    while !current.is_any() {
        current = current.supertype();
        if current.as_data()?.name == above.name {
            return Some(current);
        }
    }
    None
}

/// `ty` with a variable given its value, or bound around it.
pub(crate) fn finish(ty: Type, var: TypeVar, replacement: &Param, rest: Option<TypeVar>) -> Type {
    let replaced = substitute(ty, &[(var, replacement.clone())]);
    match rest {
        Some(rest) => union_all(rest, replaced),
        None => replaced,
    }
}
