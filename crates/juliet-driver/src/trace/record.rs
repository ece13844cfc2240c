//! Recording what inference asks, frame by frame.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use juliet_hash::Fingerprint;
use juliet_infer::{FrameId, Inferred};
use juliet_ir::typed::InstanceId;
use juliet_ir::{GlobalRef, Type};
use juliet_runtime::MethodId;
use rustc_hash::{FxHashMap, FxHashSet};

/// A question of inference.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Query {
    /// Which methods a call may reach.
    Methods(Type, u32),
    /// What a global is.
    Binding(GlobalRef),
    /// The value of a constant field of the heap object that a global holds.
    Field(GlobalRef, u32),
    /// The content of a method, where its body was looked at.
    Body(MethodId),
    /// The content of what a generator yields for an instance.
    Generated(InstanceId),
    /// In which order the members of a union were defined.
    Order(Type),
}

/// An answer, and what it may change with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Answer {
    /// The answer itself.
    pub(crate) value: Fingerprint,
    /// For a question about methods: which methods beside those of Base were in its tables. As
    /// long as that is the same, so is the answer.
    pub(crate) tables: Fingerprint,
}

/// Index of a question with an answer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) struct FactId(pub(crate) u32);

/// What a frame relies on.
#[derive(Default)]
struct FrameRecord {
    facts: Vec<FactId>,
    known: FxHashSet<FactId>,
    callees: Vec<InstanceId>,
    known_callees: FxHashSet<InstanceId>,
    untraceable: Option<String>,
    limited: bool,
}

impl FrameRecord {
    fn fact(&mut self, fact: FactId) {
        if self.known.insert(fact) {
            self.facts.push(fact);
        }
    }

    fn callee(&mut self, callee: InstanceId) {
        if self.known_callees.insert(callee) {
            self.callees.push(callee);
        }
    }
}

/// A finished result with what it relies on.
pub(crate) struct Traced {
    pub(crate) result: Arc<Inferred>,
    pub(crate) facts: Vec<FactId>,
    pub(crate) callees: Vec<InstanceId>,
    /// Recursion was cut short: the result depends on what called the instance.
    pub(crate) limited: bool,
    /// The group of results that rely on each other, by the frame that it was finished with.
    pub(crate) group: Option<FrameId>,
}

/// Questions, their answers, and the frames that asked.
#[derive(Default)]
pub(crate) struct Recorder {
    facts: RefCell<Vec<(Query, Answer)>>,
    index: RefCell<FxHashMap<(Query, Fingerprint), FactId>>,
    /// Answers of the present epoch; `None` where an answer has no name.
    current: RefCell<FxHashMap<Query, (u64, Option<FactId>)>>,
    frames: RefCell<FxHashMap<FrameId, FrameRecord>>,
    entered: RefCell<Vec<FrameId>>,
    next: Cell<u32>,
    /// Results whose callees' interfaces are not known yet.
    pub(crate) finished: RefCell<Vec<Traced>>,
    /// Instances that are being inferred.
    pub(crate) inferring: RefCell<FxHashSet<InstanceId>>,
    /// Grows with each inference that ends while no other is under way.
    pub(crate) round: Cell<u64>,
    /// An inference within another made a result that the other has made since: what was recorded of
    /// the two cannot be told apart.
    pub(crate) is_clouded: Cell<bool>,
    /// Grows with each definition that may change an answer that was given.
    pub(crate) epoch: Cell<u64>,
}

impl Recorder {
    /// A new frame.
    pub(crate) fn begin(&self, instance: InstanceId, is_const: bool) -> FrameId {
        let frame = FrameId(self.next.get());
        self.next.set(frame.0 + 1);
        self.frames.borrow_mut().insert(frame, FrameRecord::default());
        if !is_const {
            self.inferring.borrow_mut().insert(instance);
        }
        frame
    }

    pub(crate) fn enter(&self, frame: FrameId) {
        self.entered.borrow_mut().push(frame);
    }

    pub(crate) fn leave(&self) {
        self.entered.borrow_mut().pop();
    }

    fn with(&self, f: impl FnOnce(&mut FrameRecord)) {
        if let Some(frame) = self.entered.borrow().last()
            && let Some(record) = self.frames.borrow_mut().get_mut(frame)
        {
            f(record);
        }
    }

    /// The entered frame relies on the answer to a question. `answer` says what it is now; `None`
    /// where it has no name in other processes.
    pub(crate) fn ask(&self, query: Query, answer: impl FnOnce() -> Option<Answer>) {
        if self.entered.borrow().is_empty() {
            return;
        }
        match self.fact(&query, answer) {
            Some(fact) => self.with(|record| record.fact(fact)),
            None => self.untraceable(&format!("the answer to {} has no name in other processes", shown(&query))),
        }
    }

    /// The question with its present answer.
    pub(crate) fn fact(&self, query: &Query, answer: impl FnOnce() -> Option<Answer>) -> Option<FactId> {
        let epoch = self.epoch.get();
        if let Some((when, fact)) = self.current.borrow().get(query)
            && *when == epoch
        {
            return *fact;
        }
        let fact = answer().map(|answer| self.intern(query.clone(), answer));
        self.current.borrow_mut().insert(query.clone(), (epoch, fact));
        fact
    }

    fn intern(&self, query: Query, answer: Answer) -> FactId {
        let mut facts = self.facts.borrow_mut();
        let next = FactId(facts.len() as u32);
        let fact = *self.index.borrow_mut().entry((query.clone(), answer.value)).or_insert(next);
        if fact == next {
            facts.push((query, answer));
        }
        fact
    }

    /// A question with its answer.
    pub(crate) fn get(&self, fact: FactId) -> (Query, Answer) {
        self.facts.borrow()[fact.0 as usize].clone()
    }

    /// The entered frame's result is good for this process alone.
    pub(crate) fn untraceable(&self, why: &str) {
        self.with(|record| {
            record.untraceable.get_or_insert_with(|| why.to_owned());
        });
    }

    /// The results of all entered frames depend on what called them.
    pub(crate) fn limited(&self) {
        let mut frames = self.frames.borrow_mut();
        for frame in self.entered.borrow().iter() {
            if let Some(record) = frames.get_mut(frame) {
                record.limited = true;
            }
        }
    }

    /// The entered frame relies on the interface of an instance.
    pub(crate) fn relies_on(&self, callee: InstanceId) {
        self.with(|record| record.callee(callee));
    }

    /// The entered frame relies on what another relies on.
    pub(crate) fn absorb(&self, frame: FrameId) {
        let Some((facts, callees, untraceable, limited)) =
            self.frames.borrow().get(&frame).map(|record| {
                (record.facts.clone(), record.callees.clone(), record.untraceable.clone(), record.limited)
            })
        else {
            return;
        };
        self.with(|record| {
            record.limited |= limited;
            facts.into_iter().for_each(|fact| record.fact(fact));
            callees.into_iter().for_each(|callee| record.callee(callee));
            if let Some(why) = untraceable {
                record.untraceable.get_or_insert(why);
            }
        });
    }

    /// Ends a frame without a result.
    pub(crate) fn abandon(&self, instance: InstanceId, frame: FrameId) {
        let _ = self.end(instance, frame);
    }

    fn end(&self, instance: InstanceId, frame: FrameId) -> Option<FrameRecord> {
        let mut inferring = self.inferring.borrow_mut();
        inferring.remove(&instance);
        let record = self.frames.borrow_mut().remove(&frame);
        if inferring.is_empty() {
            // What is left was specialised on constants, and has been absorbed.
            self.frames.borrow_mut().clear();
            self.round.set(self.round.get() + 1);
        }
        record
    }

    /// Ends a frame with its result. Yields why it cannot be kept, where it cannot.
    pub(crate) fn finish(&self, result: Arc<Inferred>, frame: FrameId, group: Option<FrameId>) -> Option<String> {
        let record = self.end(result.instance, frame)?;
        if record.untraceable.is_none() {
            let FrameRecord { facts, callees, limited, .. } = record;
            self.finished.borrow_mut().push(Traced { result, facts, callees, limited, group });
            return None;
        }
        record.untraceable
    }
}

/// A question for people.
pub(crate) fn shown(query: &Query) -> String {
    match query {
        Query::Methods(signature, _) => format!("the methods for {signature}"),
        Query::Binding(global) => format!("the binding {}.{}", global.module, global.name),
        Query::Field(global, _) => format!("a field of {}.{}", global.module, global.name),
        Query::Body(_) => "the body of a method".to_owned(),
        Query::Generated(_) => "a generated body".to_owned(),
        Query::Order(union) => format!("the order of the members of {union}"),
    }
}
