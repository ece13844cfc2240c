//! Why a run inferred and compiled what it did.
//!
//! When a session that inferred or compiled something ends, it writes down, in the words of the
//! program, what each of its instances rests on (`gather.rs`), in the program's *account*
//! (`account.rs`). What a later run infers again is compared with that (`compare.rs`): the first
//! answer that differs is the reason, followed through callees to where the change began.
//!
//! **Invariant:** no result, key or decision of the cache depends on an account.

mod account;
mod compare;
mod gather;
mod reason;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use juliet_hash::{Digest, Encoder};
use juliet_ir::typed::InstanceId;
use juliet_runtime::rt;
use juliet_store::{Kind, Store};
use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::events::Event;
use crate::session::Session;
use crate::trace::names::is_library;
use account::Account;
use compare::Comparison;
use gather::Gathered;
pub use reason::{Explained, Explanation, Reason};

/// Programs whose accounts are listed.
const PLACES_MAX: usize = 32;
/// Runs after which what is no longer defined is forgotten.
const RUNS_MAX: u64 = 4;

/// What a session keeps for explanations.
#[derive(Default)]
pub(crate) struct Accounts {
    /// The program's file.
    place: RefCell<Option<String>>,
    /// The folder that files are shown from.
    folder: RefCell<Option<String>>,
    /// Results that are not kept, with the reason.
    untraceable: RefCell<Vec<(InstanceId, String)>>,
    wanted: Cell<bool>,
    explanation: RefCell<Option<Explanation>>,
}

fn account_key(place: &str) -> [u8; 32] {
    let mut e = Encoder::new();
    e.str("juliet account");
    e.str(place);
    Digest::of(&e.finish()).0
}

fn places_key() -> [u8; 32] {
    Digest::of(b"juliet accounts").0
}

fn read(store: &Store, key: &[u8; 32]) -> Option<Value> {
    serde_json::from_slice(&store.get(key)?).ok()
}

/// Where accounts have been written, the newest first.
fn places(store: &Store) -> Vec<String> {
    let list = read(store, &places_key()).unwrap_or_default();
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Why instances of functions with a name were last inferred: program, instance, place, reason.
pub fn why(store: &Store, name: &str) -> Vec<(String, Explained)> {
    let mut out = Vec::new();
    for place in places(store) {
        let Some(account) = read(store, &account_key(&place)).and_then(|v| Account::from_json(&v)) else { continue };
        for (label, record) in account.records {
            let is_meant = record.name == name || label == name || label.split('(').next() == Some(name);
            if let (true, Some(reason)) = (is_meant, record.why) {
                let at = format!("{}:{}", record.file, record.line);
                let explained =
                    Explained { label, place: at, is_program: true, is_inferred: true, code: "none".into(), reason };
                out.push((place.clone(), explained));
            }
        }
    }
    out
}

/// What happened to an instance, in the order of first events.
struct Happened {
    instance: InstanceId,
    inferred: u32,
    code: &'static str,
    /// The last definition that dropped results before it was inferred again.
    again: Option<String>,
}

/// What an account is brought up to date with.
struct Now {
    gathered: Gathered,
    /// Labels before by labels now.
    before: BTreeMap<String, String>,
    /// Names of the program's methods.
    names: BTreeSet<String>,
}

impl Session {
    /// The program is this file.
    pub(crate) fn set_place(&self, file: &Path) {
        *self.accounts.place.borrow_mut() = Some(file.display().to_string());
        *self.accounts.folder.borrow_mut() = file.parent().map(|folder| folder.display().to_string());
    }

    /// An explanation is to be made when the session ends.
    pub fn want_explanation(&self) {
        self.accounts.wanted.set(true);
    }

    /// The explanation, once the session has ended.
    pub fn explanation(&self) -> Option<Explanation> {
        self.accounts.explanation.borrow().clone()
    }

    pub(crate) fn note_untraceable(&self, instance: InstanceId, why: &str) {
        self.accounts.untraceable.borrow_mut().push((instance, why.to_owned()));
    }

    fn happened(&self) -> Vec<Happened> {
        let mut out: Vec<Happened> = Vec::new();
        let mut index: FxHashMap<InstanceId, usize> = FxHashMap::default();
        let mut stale: Option<String> = None;
        for (event, _, instance) in self.log.each() {
            if let Event::Stale(cause) = &event {
                stale = Some(cause.clone());
            }
            let Some(instance) = instance else { continue };
            let at = *index.entry(instance).or_insert(out.len());
            if at == out.len() {
                out.push(Happened { instance, inferred: 0, code: "none", again: None });
            }
            let one = &mut out[at];
            match event {
                Event::Inferred(_) => {
                    one.inferred += 1;
                    if one.inferred > 1 {
                        one.again = stale.clone();
                    }
                }
                Event::Miss(_) => one.code = "compiled",
                Event::Hit(_) if one.code != "compiled" => one.code = "found",
                Event::Shared(_) if one.code == "none" => one.code = "shared",
                _ => {}
            }
        }
        out
    }

    /// Explains the run, and brings the program's account up to date. Called once, when the program
    /// has ended and results have been settled.
    pub(crate) fn account_for_run(&self) {
        self.settle();
        let happened = self.happened();
        let is_idle = happened.iter().all(|h| h.inferred == 0 && h.code != "compiled");
        let wanted = self.accounts.wanted.get();
        // A run that verifies the cache infers what no edit reached.
        let is_kept = self.store.is_open() && !self.options.verify_cache;
        let place = self.accounts.place.borrow().clone();
        if !wanted && (is_idle || place.is_none() || !is_kept) {
            return;
        }
        let key = place.as_deref().map(account_key);
        let known = key.and_then(|key| read(&self.store, &key)).and_then(|v| Account::from_json(&v));
        let old = known.unwrap_or_default();
        let new = self.gather();
        let mut comparison = Comparison::new(&old, &new, self.program_methods());
        comparison.is_elsewhere = !old.target.is_empty() && old.target != self.target.identity();
        let mut explanation = self.explain(&happened, &comparison);
        if is_idle {
            explanation.earlier = Explanation::from_json(&old.last).map(Box::new);
        } else if let (Some(key), Some(place), true) = (key, place, is_kept) {
            let (before, names) = comparison.into_parts();
            self.write_account(old, Now { gathered: new, before, names }, &explanation, (key, &place));
        }
        *self.accounts.explanation.borrow_mut() = Some(explanation);
    }

    fn compiler_identity(&self) -> String {
        format!("{} {}", env!("JULIET_COMPILER"), self.library_digest().hex())
    }

    fn explain(&self, happened: &[Happened], comparison: &Comparison<'_>) -> Explanation {
        let mut out = Explanation::default();
        let is_first = comparison.old.compiler.is_empty();
        let other_compiler = !is_first && comparison.old.compiler != self.compiler_identity();
        for one in happened {
            let instance = rt().methods.instance(one.instance);
            let label = comparison.new.labels.get(&one.instance).cloned().unwrap_or_else(|| self.label(one.instance));
            let is_inferred = one.inferred > 0;
            let loc = instance.method.body.loc;
            let is_program = !is_library(instance.method.module());
            let reason = if is_inferred && self.options.verify_cache {
                Reason::new("verify", "--verify-cache infers everything again".to_owned())
            } else if is_inferred && !self.store.is_open() {
                Reason::new("off", "there is no cache".to_owned())
            } else if is_inferred && other_compiler {
                Reason::new("compiler", "Juliet or its library changed".to_owned())
            } else if is_inferred {
                comparison.reason(&label)
            } else if one.code == "compiled" {
                code_only(&label, comparison)
            } else {
                comparison.kept(comparison.label_before(&label).unwrap_or(&label))
            };
            let place = match is_program || is_inferred {
                true if loc.line != 0 => format!("{}:{}", self.shown_file(loc.file.as_str()), loc.line),
                _ => String::new(),
            };
            let code = one.code.to_owned();
            let explained = Explained { label, place, is_program, is_inferred, code, reason };
            if let Some(cause) = &one.again {
                let text = format!("what it relied on changed while the program ran: {cause}");
                let again = Explained { reason: Reason::new("redefined", text), ..explained.clone() };
                out.instances.push(Explained { code: "none".to_owned(), ..explained });
                out.instances.push(again);
            } else {
                out.instances.push(explained);
            }
        }
        out.instances.sort_by_key(|i| !i.is_program);
        out
    }

    fn write_account(&self, old: Account, now: Now, explanation: &Explanation, (key, place): ([u8; 32], &str)) {
        let run = old.run + 1;
        let own = explanation.of_program();
        let mut account = Account {
            compiler: self.compiler_identity(),
            target: self.target.identity().to_owned(),
            run,
            last: if own.is_idle() { old.last.clone() } else { own.to_json() },
            ..old
        };
        account.records.retain(|_, record| now.names.contains(&record.name) || record.run + RUNS_MAX > run);
        let inferred: FxHashMap<&str, &Reason> =
            explanation.instances.iter().filter(|i| i.is_inferred).map(|i| (i.label.as_str(), &i.reason)).collect();
        for (label, mut record) in now.gathered.records {
            let earlier = now.before.get(&label).and_then(|before| account.records.remove(before));
            (record.run, record.why) = match (inferred.get(label.as_str()), earlier) {
                (None, Some(earlier)) => (earlier.run, earlier.why),
                (reason, _) => (run, reason.map(|r| (*r).clone())),
            };
            account.records.insert(label, record);
        }
        account.types.extend(now.gathered.types);
        self.store.put(Kind::Profile, &key, account.to_json().to_string().as_bytes());
        let mut places = places(&self.store);
        if places.first().is_none_or(|first| first != place) {
            places.retain(|other| other != place);
            places.insert(0, place.to_owned());
            places.truncate(PLACES_MAX);
            self.store.put(Kind::Profile, &places_key(), Value::from(places).to_string().as_bytes());
        }
    }
}

/// Why code had to be generated although inference had not to run.
fn code_only(label: &str, comparison: &Comparison<'_>) -> Reason {
    if comparison.is_elsewhere {
        return Reason::new("target", "its code was for another processor".to_owned());
    }
    match comparison.old.records.get(label) {
        Some(record) if record.code.is_none() => {
            Reason::new("called", "it is called for the first time: so far it was only inlined".to_owned())
        }
        _ => Reason::new("lost", "its code was not in the cache".to_owned()),
    }
}
