//! Why an instance was inferred: what it relied on when it was last inferred, and what that is now.

use std::collections::{BTreeMap, BTreeSet};

use juliet_ir::Effects;

use super::account::{Account, Definition, Fact, Record};
use super::gather::Gathered;
use super::reason::Reason;

/// Longest chain of callees that is followed.
const DEPTH_MAX: usize = 12;

/// The accounts before and after, and which instance of one is which of the other.
pub(super) struct Comparison<'a> {
    pub(super) old: &'a Account,
    pub(super) new: &'a Gathered,
    /// What is known was made for another processor.
    pub(super) is_elsewhere: bool,
    /// Names of the program's methods now.
    names: BTreeSet<String>,
    /// Their signatures.
    signatures: BTreeSet<String>,
    /// Labels before by labels now.
    before: BTreeMap<String, String>,
    /// Labels now by labels before.
    now: BTreeMap<String, String>,
}

/// A label without the counters in generated names.
pub(super) fn without_counters(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    let label = if label.starts_with("top-level code") { "top-level code" } else { label };
    let mut in_counter = false;
    for c in label.chars() {
        in_counter = c == '#' || in_counter && c.is_ascii_digit();
        if !in_counter || c == '#' {
            out.push(c);
        }
    }
    out
}

impl<'a> Comparison<'a> {
    /// Finds for each record what it was before: the same label, but for counters in generated
    /// names; among several the same body, then the same order in the file.
    pub(super) fn new(old: &'a Account, new: &'a Gathered, methods: Vec<(String, String)>) -> Comparison<'a> {
        let mut groups: BTreeMap<String, Vec<&String>> = BTreeMap::new();
        for (label, record) in &old.records {
            let group = groups.entry(without_counters(label)).or_default();
            let at = group.partition_point(|other| old.records[*other].line <= record.line);
            group.insert(at, label);
        }
        let mut fresh: BTreeMap<String, Vec<&String>> = BTreeMap::new();
        for (label, record) in &new.records {
            let group = fresh.entry(without_counters(label)).or_default();
            let at = group.partition_point(|other| new.records[*other].line <= record.line);
            group.insert(at, label);
        }
        let (mut before, mut now) = (BTreeMap::new(), BTreeMap::new());
        for (group, mut labels) in fresh {
            let Some(candidates) = groups.get_mut(&group) else { continue };
            for by_body in [true, false] {
                labels.retain(|label| {
                    let found =
                        candidates.iter().position(|c| !by_body || old.records[*c].body == new.records[*label].body);
                    let Some(at) = found else { return true };
                    let candidate = candidates.remove(at);
                    before.insert((*label).clone(), candidate.clone());
                    now.insert(candidate.clone(), (*label).clone());
                    false
                });
            }
        }
        let (names, signatures) = methods.into_iter().unzip();
        Comparison { old, new, is_elsewhere: false, names, signatures, before, now }
    }

    /// Labels before by labels now, and the names of the program's methods.
    pub(super) fn into_parts(self) -> (BTreeMap<String, String>, BTreeSet<String>) {
        (self.before, self.names)
    }

    /// What an instance was called before.
    pub(super) fn label_before(&self, label: &str) -> Option<&String> {
        self.before.get(label)
    }

    /// Why an instance was inferred.
    pub(super) fn reason(&self, label: &str) -> Reason {
        self.reason_within(label, &mut Vec::new())
    }

    fn reason_within(&self, label: &str, above: &mut Vec<String>) -> Reason {
        let Some(new) = self.new.records.get(label) else {
            return Reason::new("new", "it is new".to_owned());
        };
        let Some(old) = self.before.get(label).and_then(|before| self.old.records.get(before)) else {
            return self.newcomer(new);
        };
        if let Some(why) = old.untraceable.as_ref().filter(|_| old.body == new.body) {
            return Reason::new("uncacheable", format!("its result cannot be kept: {why}"));
        }
        above.push(label.to_owned());
        let found = self
            .captured(old, new)
            .or_else(|| own_change(old, new))
            .map(|reason| self.with_inner_function(reason, new))
            .or_else(|| self.type_change(old, new))
            .or_else(|| self.fact_change(old, new, above))
            .or_else(|| self.callee_change(old, above))
            .or_else(|| other_fact(old, new));
        above.pop();
        if let Some(found) = found {
            return found;
        }
        if let Some(why) = &new.untraceable {
            return Reason::new("uncacheable", format!("its result cannot be kept: {why}"));
        }
        if self.is_elsewhere {
            return Reason::new("target", "what was known of it was for another processor".to_owned());
        }
        Reason::new("lost", "its result was no longer in the cache".to_owned())
    }

    fn newcomer(&self, new: &Record) -> Reason {
        let told = |(name, _): &(String, String)| self.definition_told(name);
        if let Some(reason) = new.types.iter().find_map(told).filter(|_| !self.old.records.is_empty()) {
            return reason;
        }
        let renamed = self.old.records.iter().find(|(_, old)| {
            !new.body.is_empty() && old.body == new.body && old.name != new.name && !self.names.contains(&old.name)
        });
        if let Some((before, _)) = renamed {
            return Reason::new("renamed", format!("it is `{before}` under a new name"));
        }
        let others = self.old.records.iter().find(|(_, old)| old.signature == new.signature && old.body == new.body);
        if let Some((other, _)) = others {
            return Reason::new(
                "types",
                format!("it is used with these argument types for the first time (so far `{other}`)"),
            );
        }
        Reason::new("new", "it is new".to_owned())
    }

    /// A method that was added takes the calls of one that is still there.
    fn captured(&self, old: &Record, new: &Record) -> Option<Reason> {
        let is_new = old.signature != new.signature && self.signatures.contains(&old.signature);
        is_new.then(|| {
            let text =
                format!("the method `{}` was added and takes these calls (so far `{}`)", new.signature, old.signature);
            Reason { lines: vec![new.line], ..Reason::new("captured", text) }
        })
    }

    /// Where no line of the method itself differs, a function inside it does.
    fn with_inner_function(&self, reason: Reason, new: &Record) -> Reason {
        if reason.kind != "body" || !reason.lines.is_empty() {
            return reason;
        }
        let last = new.lines.iter().map(|(line, _)| *line).max().unwrap_or(new.line);
        let inner = self.new.records.iter().find_map(|(label, record)| {
            let inside = record.file == new.file && (new.line..=last + 1).contains(&record.line);
            if !inside || !record.name.starts_with('#') {
                return None;
            }
            let before = self.before.get(label).and_then(|before| self.old.records.get(before))?;
            own_change(before, record).filter(|inner| !inner.lines.is_empty())
        });
        match inner {
            Some(inner) => {
                let text = format!("a function inside it changed: {}", shown_lines(&inner.lines));
                Reason { lines: inner.lines, ..Reason::new("body", text) }
            }
            None => reason,
        }
    }

    fn type_change(&self, old: &Record, new: &Record) -> Option<Reason> {
        let changed =
            old.types.iter().find(|(name, digest)| new.types.iter().any(|(n, d)| n == name && d != digest))?;
        Some(self.definition_told(&changed.0).unwrap_or_else(|| {
            let inner = self.new.types.keys().find_map(|name| self.definition_told(name));
            Reason::new("type", format!("the type `{}` is made of others that changed", changed.0)).because(inner)
        }))
    }

    /// What changed of a definition.
    fn definition_told(&self, name: &str) -> Option<Reason> {
        let (was, is) = (self.old.types.get(name)?, self.new.types.get(name)?);
        (was != is).then(|| Reason::new("type", definition_change(name, was, is)))
    }

    fn fact_change(&self, old: &Record, new: &Record, above: &mut Vec<String>) -> Option<Reason> {
        old.facts.iter().find_map(|was| {
            let is = new.facts.iter().find(|is| is_same_question(was, is))?;
            (is.answer != was.answer).then(|| self.told_fact(was, is, above))?
        })
    }

    fn told_fact(&self, was: &Fact, is: &Fact, above: &mut Vec<String>) -> Option<Reason> {
        let question = &is.question;
        Some(match is.kind.as_str() {
            "methods" if was.shown == is.shown => {
                // The methods are the same but for what their arguments are made of.
                return None;
            }
            "methods" => {
                Reason::new("methods", format!("the call `{question}` now reaches {} (so far {})", is.shown, was.shown))
            }
            "binding" if was.shown == is.shown => {
                Reason::new("binding", format!("what `{question}` is bound to changed"))
            }
            "binding" => Reason::new("binding", format!("`{question}` is now {} (was {})", is.shown, was.shown)),
            "order" if was.shown == is.shown => return None,
            "order" => Reason::new("order", format!("the types of `{question}` are defined in another order")),
            "field" => Reason::new("field", format!("field {question} changed")),
            _ => {
                let label = self.new.records.iter().find(|(_, r)| r.signature == *question).map(|(label, _)| label);
                let root = label.and_then(|label| self.root(label, above));
                Reason::new("inlined", format!("`{question}`, which was evaluated for these arguments, changed"))
                    .because(root)
            }
        })
    }

    /// Why a callee changed, unless that is being explained.
    fn root(&self, label: &str, above: &mut Vec<String>) -> Option<Reason> {
        if above.len() > DEPTH_MAX || above.iter().any(|other| other == label) {
            return None;
        }
        Some(self.reason_within(label, above)).filter(|reason| reason.kind != "lost")
    }

    fn callee_change(&self, old: &Record, above: &mut Vec<String>) -> Option<Reason> {
        old.callees.iter().find_map(|(callee, interface)| {
            let label = self.now.get(callee)?;
            let (was, is) = (self.old.records.get(callee)?, self.new.records.get(label)?);
            if is.interface == *interface || above.contains(label) {
                return None;
            }
            let (kind, text) = interface_change(label, was, is);
            Some(Reason::new(kind, text).because(self.root(label, above)))
        })
    }

    /// Why an instance was not inferred although something near it was.
    pub(super) fn kept(&self, label: &str) -> Reason {
        let unchanged = || Reason::new("unchanged", "nothing that it relies on changed".to_owned());
        let Some(record) = self.old.records.get(label) else { return unchanged() };
        let cut = record.callees.iter().find_map(|(callee, interface)| {
            let label = self.now.get(callee)?;
            self.new.records.get(label).filter(|is| is.interface == *interface).map(|_| label)
        });
        let Some(callee) = cut else { return unchanged() };
        let returns = &self.new.records[callee].ret;
        let root = self.root(callee, &mut Vec::new()).map(|root| format!(" ({})", root.sentence())).unwrap_or_default();
        let text = format!(
            "`{callee}` was inferred again{root}, and its callers see no difference: it returns `{returns}` as before"
        );
        Reason::new("cutoff", text)
    }
}

/// What changed of the method itself.
fn own_change(old: &Record, new: &Record) -> Option<Reason> {
    if without_counters(&old.signature) != without_counters(&new.signature) {
        let text = format!("its signature is now `{}` (was `{}`)", new.signature, old.signature);
        return Some(Reason { lines: vec![new.line], ..Reason::new("signature", text) });
    }
    if old.body == new.body {
        return None;
    }
    let lines = changed_lines(&old.lines, &new.lines);
    let text = match (lines.is_empty(), old.lines.len() > new.lines.len()) {
        (true, true) => "lines of its body are gone".to_owned(),
        (true, false) => "its body changed".to_owned(),
        (false, _) => format!("its body changed: {}", shown_lines(&lines)),
    };
    Some(Reason { lines, ..Reason::new("body", text) })
}

fn shown_lines(lines: &[u32]) -> String {
    match lines {
        [one] => format!("line {one}"),
        [first, .., last] if (last - first) as usize + 1 == lines.len() => format!("lines {first} to {last}"),
        more => {
            let shown: Vec<String> = more.iter().map(ToString::to_string).collect();
            format!("lines {}", shown.join(", "))
        }
    }
}

/// Lines now between what begins alike and what ends alike.
fn changed_lines(old: &[(u32, String)], new: &[(u32, String)]) -> Vec<u32> {
    let alike = |(a, b): &(&(u32, String), &(u32, String))| a.1 == b.1;
    let start = old.iter().zip(new).take_while(alike).count();
    let (old, new) = (&old[start..], &new[start..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(alike).count();
    let kept: BTreeSet<&String> = old[..old.len() - end].iter().map(|(_, digest)| digest).collect();
    let mut lines: Vec<u32> =
        new[..new.len() - end].iter().filter(|(_, digest)| !kept.contains(digest)).map(|(line, _)| *line).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

fn definition_change(name: &str, was: &Definition, is: &Definition) -> String {
    let what = format!("{} `{name}`", is.kind);
    if was.kind != is.kind {
        return format!("`{name}` is now a {} (was a {})", is.kind, was.kind);
    }
    if was.params != is.params {
        return format!("{what} now has the parameters `{{{}}}` (had `{{{}}}`)", is.params, was.params);
    }
    if was.supertype != is.supertype {
        return format!("{what} is now below `{}` (was below `{}`)", is.supertype, was.supertype);
    }
    let names = |d: &Definition| d.fields.iter().map(|(n, _)| n.clone()).collect::<Vec<_>>();
    if let Some((field, ty)) = is.fields.iter().find(|(field, _)| !names(was).contains(field)) {
        return format!("{what} has a new field `{field}::{ty}`");
    }
    if let Some((field, ty)) = was.fields.iter().find(|(field, _)| !names(is).contains(field)) {
        return format!("{what} has no field `{field}::{ty}` any more");
    }
    let type_of = |field: &String| was.fields.iter().find(|(n, _)| n == field).map(|(_, ty)| ty);
    if let Some((field, ty)) = is.fields.iter().find(|(field, ty)| type_of(field) != Some(ty)) {
        let before = type_of(field).cloned().unwrap_or_default();
        return format!("field `{field}` of {what} is now of type `{ty}` (was `{before}`)");
    }
    format!("{what} has its fields in another order: {}", names(is).join(", "))
}

/// What callers see that has changed.
fn interface_change(label: &str, was: &Record, is: &Record) -> (&'static str, String) {
    if was.ret != is.ret {
        return ("returns", format!("`{label}` now returns `{}` (was `{}`)", is.ret, was.ret));
    }
    match (&was.inline, &is.inline) {
        (Some(a), Some(b)) if a != b => return ("inlined", format!("the inlined `{label}` changed")),
        (None, Some(_)) => return ("inlined", format!("`{label}` can now be inlined")),
        (Some(_), None) => return ("inlined", format!("`{label}` is no longer inlined")),
        _ => {}
    }
    match (&was.constant, &is.constant) {
        (Some(a), Some(b)) if a != b => return ("returns", format!("`{label}` now always returns `{b}` (was `{a}`)")),
        (None, Some(b)) => return ("returns", format!("`{label}` now always returns `{b}`")),
        (Some(a), None) => return ("returns", format!("`{label}` no longer always returns `{a}`")),
        _ => {}
    }
    let effects = [
        (Effects::NOTHROW, "no longer throws", "may now throw"),
        (Effects::EFFECT_FREE, "no longer has side effects", "now has side effects"),
        (Effects::TERMINATES, "now always comes back", "may now run for ever"),
        (
            Effects::CONSISTENT,
            "now gives equal results for equal arguments",
            "may now give different results for equal arguments",
        ),
    ];
    for (effect, gained, lost) in effects {
        match (Effects(was.effects).has(effect), Effects(is.effects).has(effect)) {
            (false, true) => return ("effects", format!("`{label}` {gained}")),
            (true, false) => return ("effects", format!("`{label}` {lost}")),
            _ => {}
        }
    }
    ("callee", format!("what is known of the result of `{label}` changed"))
}

fn is_same_question(a: &Fact, b: &Fact) -> bool {
    a.kind == b.kind && without_counters(&a.question) == without_counters(&b.question)
}

/// A question that was not asked before, as there were no methods of the program; or one whose
/// answer differs in what is not shown.
fn other_fact(old: &Record, new: &Record) -> Option<Reason> {
    let asked = new.facts.iter().filter(|f| f.kind == "methods");
    asked.into_iter().find_map(|fact| match old.facts.iter().find(|was| is_same_question(was, fact)) {
        None => Some(Reason::new("methods", format!("the call `{}` now reaches {}", fact.question, fact.shown))),
        Some(was) if was.answer != fact.answer => {
            Some(Reason::new("methods", format!("how the call `{}` is answered changed", fact.question)))
        }
        Some(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[(u32, &str)]) -> Vec<(u32, String)> {
        texts.iter().map(|(line, text)| (*line, (*text).to_owned())).collect()
    }

    #[test]
    fn lines_between_like_ends_are_those_that_changed() {
        let old = lines(&[(1, "a"), (2, "b"), (3, "c")]);
        assert_eq!(changed_lines(&old, &lines(&[(11, "a"), (12, "x"), (13, "c")])), [12]);
        assert_eq!(changed_lines(&old, &lines(&[(1, "a"), (2, "b"), (3, "y"), (4, "c")])), [3]);
        assert!(changed_lines(&old, &lines(&[(1, "a"), (2, "c")])).is_empty());
    }

    #[test]
    fn counters_of_generated_names_do_not_tell_instances_apart() {
        assert_eq!(without_counters("Base.map(var\"#3#14\", Vector{Int64})"), "Base.map(var\"##\", Vector{Int64})");
        assert_eq!(without_counters("top-level code at a.jl:3"), without_counters("top-level code at b.jl:4"));
    }

    #[test]
    fn changes_of_definitions_are_told() {
        let fields = |list: &[(&str, &str)]| list.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect();
        let two = Definition {
            kind: "struct".into(),
            fields: fields(&[("a", "Int64"), ("b", "Int64")]),
            ..Definition::default()
        };
        let three = Definition { fields: fields(&[("a", "Int64"), ("b", "Int64"), ("c", "Any")]), ..two.clone() };
        let turned = Definition { fields: fields(&[("b", "Int64"), ("a", "Int64")]), ..two.clone() };
        assert_eq!(definition_change("P", &two, &three), "struct `P` has a new field `c::Any`");
        assert_eq!(definition_change("P", &two, &turned), "struct `P` has its fields in another order: b, a");
    }
}
