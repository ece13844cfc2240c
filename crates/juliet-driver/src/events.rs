//! What the cache decided, and how long each stage took. Statistics, explanations and tests read
//! the same events.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use juliet_ir::typed::InstanceId;

use crate::timings::Times;

/// A decision about one instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Inferred in this process.
    Inferred(String),
    /// Machine code was found in the store.
    Hit(String),
    /// Machine code was generated.
    Miss(String),
    /// Verification generated code that the store lacks, for a result that depends on what called the
    /// instance: another order of inference is as good.
    Reordered(String),
    /// Machine code of the generic entry, which unpacks the arguments, was generated.
    EntryMiss(String),
    /// Machine code of another instance of this process serves.
    Shared(String),
    /// A result of inference that is good for this process alone, with the reason.
    Untraceable(String, String),
    /// Compiled and not kept, with the reason.
    Uncacheable(String, String),
    /// Results that rely on old definitions were dropped, with the cause.
    Stale(String),
}

/// Whose instance an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Neither the method nor its argument types are the program's.
    Library,
    /// The method or a type that it is specialised on was defined by the program.
    Program,
}

/// A stage of the pipeline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
#[allow(missing_docs, reason = "the names are those of the JSON object")]
pub enum Phase {
    Start,
    Parse,
    Lower,
    Trace,
    Infer,
    Hash,
    Codegen,
    Load,
}

/// Names of the stages in the JSON object, in order.
pub(crate) const PHASES: [&str; 8] = ["start", "parse", "lower", "trace", "infer", "hash", "codegen", "load"];

/// Events and times of a session.
pub struct Log {
    begun: Instant,
    times: [Cell<Duration>; PHASES.len()],
    /// The innermost running stage, so that nested stages are not counted twice.
    running: RefCell<Vec<(Phase, Instant, Duration)>>,
    /// Times of instances, where they are wanted.
    pub(crate) by_instance: Times,
    /// With the instance that each is about.
    events: RefCell<Vec<(Event, Owner, Option<InstanceId>)>>,
    /// Machine code of generic entries generated in this process.
    /// Verification has generated code that another order of inference made.
    pub(crate) is_reordered: Cell<bool>,
    pub(crate) adapter_misses: Cell<u64>,
    /// Top-level statements of files whose code came from a tape, and those lowered from their text.
    pub(crate) played: Cell<u64>,
    pub(crate) lowered: Cell<u64>,
    /// Base came from a snapshot.
    pub(crate) from_snapshot: Cell<bool>,
}

impl Default for Log {
    fn default() -> Log {
        Log {
            begun: Instant::now(),
            times: Default::default(),
            running: RefCell::default(),
            by_instance: Times::default(),
            events: RefCell::default(),
            is_reordered: Cell::new(false),
            adapter_misses: Cell::new(0),
            played: Cell::new(0),
            lowered: Cell::new(0),
            from_snapshot: Cell::new(false),
        }
    }
}

/// Counts of events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Instances inferred.
    pub inferred: u64,
    /// Objects found in the store.
    pub code_hits: u64,
    /// Objects generated.
    pub code_misses: u64,
    /// Instances served by another instance's object.
    pub code_shared: u64,
    /// Objects generated and not kept.
    pub uncacheable: u64,
}

impl Log {
    pub(crate) fn record(&self, event: Event, owner: Owner, instance: Option<InstanceId>) {
        self.events.borrow_mut().push((event, owner, instance));
    }

    /// Keeps the times of each instance from here on.
    pub fn want_timings(&self) {
        self.by_instance.want();
    }

    /// Runs a stage and adds its time, less that of stages inside it.
    pub(crate) fn time<R>(&self, phase: Phase, run: impl FnOnce() -> R) -> R {
        let now = Instant::now();
        if let Some((outer, since, own)) = self.running.borrow_mut().last_mut() {
            let cell = &self.times[*outer as usize];
            cell.set(cell.get() + (now - *since));
            *own += now - *since;
        }
        self.running.borrow_mut().push((phase, now, Duration::ZERO));
        let result = run();
        let now = Instant::now();
        let mut running = self.running.borrow_mut();
        if let Some((phase, since, own)) = running.pop() {
            let cell = &self.times[phase as usize];
            cell.set(cell.get() + (now - since));
            self.by_instance.spent(phase, own + (now - since));
        }
        if let Some((_, since, _)) = running.last_mut() {
            *since = now;
        }
        result
    }

    /// All events so far.
    pub fn events(&self) -> Vec<Event> {
        self.events.borrow().iter().map(|(event, ..)| event.clone()).collect()
    }

    /// All events so far, with the instances that they are about.
    pub(crate) fn each(&self) -> Vec<(Event, Owner, Option<InstanceId>)> {
        self.events.borrow().clone()
    }

    /// Counts so far.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (event, ..) in self.events.borrow().iter() {
            match event {
                Event::Inferred(_) => counts.inferred += 1,
                Event::Hit(_) => counts.code_hits += 1,
                Event::Miss(_) => counts.code_misses += 1,
                Event::Shared(_) => counts.code_shared += 1,
                Event::Uncacheable(..) => counts.uncacheable += 1,
                Event::Stale(_) | Event::EntryMiss(_) | Event::Reordered(_) | Event::Untraceable(..) => {}
            }
        }
        counts
    }

    fn milliseconds(&self) -> Vec<(&'static str, f64)> {
        let mut out: Vec<(&'static str, f64)> =
            PHASES.iter().zip(&self.times).map(|(name, t)| (*name, t.get().as_secs_f64() * 1e3)).collect();
        out.push(("total", self.begun.elapsed().as_secs_f64() * 1e3));
        out
    }

    /// The statistics object that `JULIET_STATS` asks for.
    pub fn to_json(&self) -> String {
        let c = self.counts();
        let ms: serde_json::Map<String, serde_json::Value> = self
            .milliseconds()
            .into_iter()
            .map(|(name, value)| (name.to_owned(), serde_json::json!((value * 1000.0).round() / 1000.0)))
            .collect();
        serde_json::json!({
            "inferred": c.inferred,
            "code_hits": c.code_hits,
            "code_misses": c.code_misses,
            "code_shared": c.code_shared,
            "uncacheable": c.uncacheable,
            "adapter_misses": self.adapter_misses.get(),
            "statements_played": self.played.get(),
            "statements_lowered": self.lowered.get(),
            "snapshots": u32::from(self.from_snapshot.get()),
            "ms": ms,
        })
        .to_string()
    }

    /// The table that `--stats` prints.
    pub fn to_table(&self) -> String {
        let c = self.counts();
        let mut out = String::new();
        for (name, count) in [
            ("inferred", c.inferred),
            ("code hits", c.code_hits),
            ("code misses", c.code_misses),
            ("code shared", c.code_shared),
            ("uncacheable", c.uncacheable),
        ] {
            out.push_str(&format!("{name:<14}{count:>10}\n"));
        }
        for (name, ms) in self.milliseconds() {
            out.push_str(&format!("{name:<14}{ms:>10.1} ms\n"));
        }
        out
    }
}

impl Log {
    /// The code events of the program's own instances in order, one line each. What of the
    /// library gets compiled depends on the library and on what the store has seen before.
    pub fn program_events(&self) -> Vec<String> {
        let line = |event: &Event| match event {
            Event::Hit(what) => Some(format!("hit {what}")),
            Event::Miss(what) => Some(format!("miss {what}")),
            Event::EntryMiss(what) => Some(format!("miss entry of {what}")),
            Event::Shared(what) => Some(format!("shared {what}")),
            Event::Uncacheable(what, why) => Some(format!("uncacheable {what}: {why}")),
            Event::Stale(cause) => Some(format!("stale: {cause}")),
            Event::Inferred(_) | Event::Reordered(_) | Event::Untraceable(..) => None,
        };
        let events = self.events.borrow();
        events.iter().filter(|(_, owner, _)| *owner == Owner::Program).filter_map(|(event, ..)| line(event)).collect()
    }
}
