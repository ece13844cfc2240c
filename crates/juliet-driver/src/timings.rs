//! Where the time of a run went, instance by instance: kept only where a report is wanted.
//!
//! A stage's time is that of the instance being compiled. Inference works on many instances at
//! once: each has the time in which its own frame was the one at work.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use juliet_infer::FrameId;
use juliet_ir::typed::InstanceId;
use juliet_runtime::rt;
use rustc_hash::FxHashMap;
use serde_json::{Value, json};

use crate::events::{Event, PHASES, Phase};
use crate::session::Session;
use crate::trace::names::is_library;

/// Times by instance.
#[derive(Default)]
pub(crate) struct Times {
    wanted: Cell<bool>,
    by_instance: RefCell<FxHashMap<InstanceId, [Duration; PHASES.len()]>>,
    compiling: RefCell<Vec<InstanceId>>,
    frames: RefCell<FxHashMap<FrameId, InstanceId>>,
    /// Frames of inference that were entered, and since when the innermost is at work.
    entered: RefCell<Vec<(Option<InstanceId>, Instant)>>,
}

impl Times {
    pub(crate) fn want(&self) {
        self.wanted.set(true);
    }

    fn add(&self, instance: InstanceId, phase: Phase, time: Duration) {
        self.by_instance.borrow_mut().entry(instance).or_default()[phase as usize] += time;
    }

    /// A stage took some time of its own.
    pub(crate) fn spent(&self, phase: Phase, time: Duration) {
        if self.wanted.get()
            && phase != Phase::Infer
            && let Some(instance) = self.compiling.borrow().last()
        {
            self.add(*instance, phase, time);
        }
    }

    /// Runs the compilation of an instance.
    pub(crate) fn compile<R>(&self, instance: InstanceId, run: impl FnOnce() -> R) -> R {
        self.compiling.borrow_mut().push(instance);
        let result = run();
        self.compiling.borrow_mut().pop();
        result
    }

    /// A frame of inference is an instance's.
    pub(crate) fn frame(&self, frame: FrameId, instance: InstanceId) {
        if self.wanted.get() {
            self.frames.borrow_mut().insert(frame, instance);
        }
    }

    /// A frame is at work.
    pub(crate) fn enter(&self, frame: FrameId) {
        if self.wanted.get() {
            let now = Instant::now();
            self.pause(now);
            let instance = self.frames.borrow().get(&frame).copied();
            self.entered.borrow_mut().push((instance, now));
        }
    }

    /// The frame that was entered last is no longer at work.
    pub(crate) fn leave(&self) {
        if self.wanted.get() {
            let now = Instant::now();
            self.pause(now);
            let mut entered = self.entered.borrow_mut();
            entered.pop();
            if let Some((_, since)) = entered.last_mut() {
                *since = now;
            }
        }
    }

    fn pause(&self, now: Instant) {
        if let Some((Some(instance), since)) = self.entered.borrow().last() {
            self.add(*instance, Phase::Infer, now.saturating_duration_since(*since));
        }
    }
}

fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}

impl Session {
    /// What a report about times shows: stages, counts, and a row for each instance.
    pub fn timings(&self) -> Value {
        let mut rows: Vec<(InstanceId, bool, &'static str)> = Vec::new();
        let mut index: FxHashMap<InstanceId, usize> = FxHashMap::default();
        for (event, _, instance) in self.log.each() {
            let Some(instance) = instance else { continue };
            let at = *index.entry(instance).or_insert(rows.len());
            if at == rows.len() {
                rows.push((instance, false, "none"));
            }
            let (_, inferred, code) = &mut rows[at];
            match event {
                Event::Inferred(_) => *inferred = true,
                Event::Miss(_) => *code = "compiled",
                Event::Hit(_) if *code != "compiled" => *code = "found",
                Event::Shared(_) if *code == "none" => *code = "shared",
                _ => {}
            }
        }
        let explanation = self.explanation().unwrap_or_default();
        let reasons: FxHashMap<&str, String> =
            explanation.instances.iter().map(|i| (i.label.as_str(), i.reason.sentence())).collect();
        let times = self.log.by_instance.by_instance.borrow();
        let rows: Vec<Value> = rows
            .into_iter()
            .map(|(instance, inferred, code)| {
                let method = rt().methods.instance(instance).method.clone();
                let (label, loc) = (self.label(instance), method.body.loc);
                let times = times.get(&instance).copied().unwrap_or_default();
                let ms: Vec<f64> = times.iter().map(|t| milliseconds(*t)).collect();
                let why = reasons.get(label.as_str()).cloned().unwrap_or_default();
                let place = format!("{}:{}", self.shown_file(loc.file.as_str()), loc.line);
                let program = !is_library(method.module());
                json!({"instance": label, "place": place, "program": program, "inferred": inferred, "code": code,
                       "ms": ms, "why": why})
            })
            .collect();
        let statistics: Value = serde_json::from_str(&self.log.to_json()).unwrap_or_default();
        json!({"stages": PHASES, "statistics": statistics, "rows": rows})
    }
}
