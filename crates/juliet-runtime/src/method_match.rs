//! Which methods a call may reach, in the order in which dispatch prefers them.
//!
//! Inference asks this for every call, mostly of functions with few methods, sometimes of ones
//! with hundreds: comparisons of specificity are made only where the answer depends on them.

use std::rc::Rc;

use juliet_types::{Param, Type, intersect, intersect_with_env, is_subtype, more_specific};

use crate::method::{Method, MethodMatch, Methods, first_element};
use crate::runtime::rt;

type Found = (Rc<Method>, MethodMatch);

impl Methods {
    /// The methods that a call with these argument types may reach, most specific first; `None`
    /// where there are more than `limit`, the function is not known, or the call may be ambiguous:
    /// that is for dispatch to find out.
    pub fn matching(&self, args: Type, limit: usize) -> Option<Vec<MethodMatch>> {
        let is_newest = rt().worlds.is_newest();
        if is_newest && let Some(known) = self.matches.borrow().get(&(args, limit)) {
            return known.clone();
        }
        let answer = self.find_matching(args, limit);
        if is_newest {
            self.matches.borrow_mut().insert((args, limit), answer.clone());
        }
        answer
    }

    fn find_matching(&self, args: Type, limit: usize) -> Option<Vec<MethodMatch>> {
        let mut reached = reached(self.found(args)?, limit)?;
        // Where the partial order of specificity leaves a choice, the types that the signatures
        // name decide, and not the order of the methods' definitions: code depends on this order,
        // and moving a function in its file is not to change it.
        reached.sort_by_cached_key(|(method, _)| method.signature.definition_order());
        sort_by_specificity(&mut reached);
        if is_ambiguous(&reached) {
            return None;
        }
        Some(reached.into_iter().map(|(_, m)| m).collect())
    }

    /// All methods that a call with these argument types may reach, for people: in the order of
    /// their tables, but each before those that it is more specific than.
    pub fn reflected(&self, args: Type) -> Option<Vec<MethodMatch>> {
        let mut sorted: Vec<Found> = Vec::new();
        for entry in reached(self.found(args)?, usize::MAX)? {
            let after = sorted.iter().position(|(m, _)| more_specific(entry.0.signature, m.signature));
            sorted.insert(after.unwrap_or(sorted.len()), entry);
        }
        Some(sorted.into_iter().map(|(_, m)| m).collect())
    }

    /// The methods whose signatures intersect the argument types.
    fn found(&self, args: Type) -> Option<Vec<Found>> {
        let function = first_element(args)?;
        if !function.is_dispatch_elem() && function.type_parameter().is_none() {
            return None;
        }
        // A call with concrete types reaches a method wholly or not at all.
        let is_leaf = args.is_dispatch_tuple();
        let mut found: Vec<Found> = Vec::new();
        for method in self.candidates(function) {
            if is_ruled_out(args.params(), method.signature) {
                continue;
            }
            let covers = is_subtype(args, method.signature);
            if is_leaf && !covers {
                continue;
            }
            let Some((spec, sparams)) = intersect_with_env(args, method.signature) else { continue };
            let answer = MethodMatch { method: method.id, spec, sparams, covers };
            found.push((method, answer));
        }
        Some(found)
    }
}

/// Whether argument types fail a signature at first sight: by their number, or by a concrete type
/// where the signature has another.
fn is_ruled_out(args: &[Param], signature: Type) -> bool {
    let wanted = signature.unwrap_union_all().params();
    let is_open = |params: &[Param]| params.last().and_then(Param::as_type).is_some_and(Type::is_vararg);
    if is_open(args) {
        return false;
    }
    let fits = if is_open(wanted) { args.len() + 1 >= wanted.len() } else { args.len() == wanted.len() };
    let differs = |(a, w): (&Param, &Param)| match (a, w) {
        (Param::Type(a), Param::Type(w)) => a != w && a.is_concrete() && w.is_concrete(),
        _ => false,
    };
    !fits || args.iter().zip(wanted).any(differs)
}

/// Without what stands behind a method that covers the whole call and is comparable with all
/// others: that is never reached. `None` where more than `limit` are left.
fn reached(found: Vec<Found>, limit: usize) -> Option<Vec<Found>> {
    let mut best: Option<Vec<bool>> = None;
    for (last, _) in found.iter().filter(|(_, m)| m.covers) {
        let kept: Option<Vec<bool>> = found
            .iter()
            .map(|(other, _)| {
                if other.id == last.id || more_specific(other.signature, last.signature) {
                    Some(true)
                } else {
                    more_specific(last.signature, other.signature).then_some(false)
                }
            })
            .collect();
        let count = |kept: &[bool]| kept.iter().filter(|k| **k).count();
        if let Some(kept) = kept
            && best.as_ref().is_none_or(|b| count(&kept) < count(b))
        {
            best = Some(kept);
        }
    }
    let mut kept = best.unwrap_or_else(|| vec![true; found.len()]).into_iter();
    let found: Vec<Found> = found.into_iter().filter(|_| kept.next().unwrap_or(true)).collect();
    (found.len() <= limit).then_some(found)
}

/// Whether arguments may reach two methods neither of which is preferred, and none that is to both.
fn is_ambiguous(sorted: &[Found]) -> bool {
    let wins = |a: &Found, b: &Found| more_specific(a.0.signature, b.0.signature);
    sorted.iter().enumerate().any(|(at, a)| {
        sorted[at + 1..].iter().any(|b| {
            if wins(a, b) || wins(b, a) {
                return false;
            }
            let both = intersect(a.1.spec, b.1.spec);
            let is_settled = |c: &Found| wins(c, a) && wins(c, b) && is_subtype(both, c.0.signature);
            !both.is_bottom() && !sorted.iter().any(is_settled)
        })
    })
}

/// Most specific first, otherwise in the order given.
fn sort_by_specificity(found: &mut Vec<Found>) {
    let before = |a: &Found, b: &Found| a.0.id != b.0.id && more_specific(a.0.signature, b.0.signature);
    let mut waiting: Vec<(Found, Vec<u32>)> = found
        .iter()
        .map(|m| (m.clone(), found.iter().filter(|o| before(o, m)).map(|(o, _)| o.id.0).collect()))
        .collect();
    found.clear();
    while !waiting.is_empty() {
        let next = waiting.iter().position(|(_, ahead)| ahead.is_empty()).unwrap_or(0);
        let (entry, _) = waiting.remove(next);
        waiting.iter_mut().for_each(|(_, ahead)| ahead.retain(|id| *id != entry.0.id.0));
        found.push(entry);
    }
}
