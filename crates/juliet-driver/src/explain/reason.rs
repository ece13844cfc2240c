//! Reasons, and explanations of whole runs, as text and as JSON.

use serde_json::{Value, json};

/// Why an instance was inferred or compiled.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// A word for programs: `new`, `body`, `callee`, …
    pub kind: String,
    /// A sentence without its stop.
    pub text: String,
    /// Lines of the program that it is about.
    pub lines: Vec<u32>,
    /// What that follows from.
    pub because: Option<Box<Reason>>,
}

impl Reason {
    pub(super) fn new(kind: &str, text: String) -> Reason {
        Reason { kind: kind.to_owned(), text, lines: Vec::new(), because: None }
    }

    pub(super) fn because(mut self, root: Option<Reason>) -> Reason {
        self.because = root.map(Box::new);
        self
    }

    /// The chain as one sentence.
    pub fn sentence(&self) -> String {
        match &self.because {
            Some(root) => format!("{}, because {}", self.text, root.sentence()),
            None => self.text.clone(),
        }
    }

    pub(super) fn to_json(&self) -> Value {
        let mut out = json!({"kind": self.kind, "text": self.text});
        if !self.lines.is_empty() {
            out["lines"] = json!(self.lines);
        }
        if let Some(root) = &self.because {
            out["because"] = root.to_json();
        }
        out
    }

    pub(super) fn from_json(value: &Value) -> Option<Reason> {
        let lines = value["lines"].as_array().into_iter().flatten();
        Some(Reason {
            kind: value["kind"].as_str()?.to_owned(),
            text: value["text"].as_str()?.to_owned(),
            lines: lines.filter_map(|l| u32::try_from(l.as_u64()?).ok()).collect(),
            because: Reason::from_json(&value["because"]).map(Box::new),
        })
    }
}

/// What was done with an instance.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// Name and argument types.
    pub label: String,
    /// Where its method stands.
    pub place: String,
    /// Belongs to the program.
    pub is_program: bool,
    /// Was inferred.
    pub is_inferred: bool,
    /// `compiled`, `found` in the cache, `shared` with another instance, `none`.
    pub code: String,
    /// Why, or why not.
    pub reason: Reason,
}

impl Explained {
    /// Neither inferred nor compiled.
    pub fn is_kept(&self) -> bool {
        !self.is_inferred && self.code != "compiled"
    }

    fn done(&self) -> &'static str {
        match (self.is_inferred, self.code.as_str()) {
            (true, "compiled") => "inferred and compiled",
            (true, "found") => "inferred, its code is in the cache",
            (true, "shared") => "inferred, another's code serves",
            (true, _) => "inferred",
            (false, "compiled") => "compiled",
            _ => "kept",
        }
    }

    /// For programs.
    pub fn to_json(&self) -> Value {
        json!({"instance": self.label, "place": self.place, "program": self.is_program,
               "inferred": self.is_inferred, "code": self.code, "reason": self.reason.to_json()})
    }

    fn from_json(value: &Value) -> Option<Explained> {
        Some(Explained {
            label: value["instance"].as_str()?.to_owned(),
            place: value["place"].as_str()?.to_owned(),
            is_program: value["program"].as_bool()?,
            is_inferred: value["inferred"].as_bool()?,
            code: value["code"].as_str()?.to_owned(),
            reason: Reason::from_json(&value["reason"])?,
        })
    }

    fn line(&self) -> String {
        let place = if self.place.is_empty() || self.label.ends_with(&self.place) {
            String::new()
        } else {
            format!(" at {}", self.place)
        };
        format!("{}{place}: {}: {}", self.label, self.done(), self.reason.sentence())
    }
}

/// What a run inferred and compiled, and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explanation {
    /// Instances, the program's first, each in the order of its first event.
    pub instances: Vec<Explained>,
    /// What the last run that inferred or compiled something said, where this one did neither.
    pub earlier: Option<Box<Explanation>>,
}

impl Explanation {
    /// Whether anything was inferred or compiled.
    pub fn is_idle(&self) -> bool {
        self.instances.iter().all(Explained::is_kept)
    }

    /// Without the library's instances.
    pub(super) fn of_program(&self) -> Explanation {
        let instances = self.instances.iter().filter(|i| i.is_program).cloned().collect();
        Explanation { instances, earlier: None }
    }

    /// For programs.
    pub fn to_json(&self) -> Value {
        let mut out = json!({"instances": self.instances.iter().map(Explained::to_json).collect::<Vec<_>>()});
        if let Some(earlier) = &self.earlier {
            out["earlier"] = earlier.to_json();
        }
        out
    }

    /// Reads what [`Explanation::to_json`] made.
    pub fn from_json(value: &Value) -> Option<Explanation> {
        Some(Explanation {
            instances: value["instances"].as_array()?.iter().filter_map(Explained::from_json).collect(),
            earlier: value.get("earlier").and_then(Explanation::from_json).map(Box::new),
        })
    }

    /// For people: a line an instance; those of the library are counted unless `all`.
    pub fn to_text(&self, all: bool) -> String {
        let mut out = String::new();
        if self.is_idle() {
            out.push_str("nothing was inferred or compiled\n");
            if let Some(earlier) = &self.earlier {
                out.push_str("the last run that did either:\n");
                out.push_str(&earlier.to_text(all));
            }
            return out;
        }
        let shown = |kept: bool| self.instances.iter().filter(move |i| (i.is_program || all) && i.is_kept() == kept);
        for instance in shown(false) {
            out.push_str(&format!("{}\n", instance.line()));
        }
        let plain = |instance: &&Explained| instance.reason.kind == "unchanged";
        for instance in shown(true).filter(|i| !plain(i)) {
            out.push_str(&format!("{}\n", instance.line()));
        }
        let unchanged = shown(true).filter(plain).count();
        if unchanged > 0 {
            out.push_str(&format!("kept, nothing that they rely on changed: {}\n", counted(unchanged, "instance")));
        }
        let library = || self.instances.iter().filter(|i| !i.is_program && !all);
        let (inferred, compiled) =
            (library().filter(|i| i.is_inferred).count(), library().filter(|i| i.code == "compiled").count());
        if inferred + compiled > 0 {
            out.push_str(&format!("of the library: {inferred} inferred, {compiled} compiled\n"));
        }
        out
    }
}

/// A number with a noun.
pub(super) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
