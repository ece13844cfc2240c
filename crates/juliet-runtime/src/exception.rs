//! Pending and handled exceptions with their backtraces.
//!
//! An exception is *pending* from the call that sets it until a handler or Rust takes it. A
//! handler pushes it on the stack of exceptions being handled; leaving the handler cuts that
//! stack back to its mark.

use crate::object::Ref;
use crate::runtime::rt;
use juliet_ir::Loc;
use juliet_ir::typed::InstanceId;
use juliet_types::{ModulePath, Sym};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// One frame of a backtrace, innermost first.
#[derive(Clone, Debug, PartialEq)]
pub enum TraceFrame {
    /// Compiled code: an instance and a call site in it.
    Compiled {
        /// The instance.
        instance: InstanceId,
        /// The site; the instance's site table has its inlined chain.
        site: u32,
    },
    /// Interpreted code.
    Interpreted {
        /// Name of the method, or `top-level scope`.
        name: Sym,
        /// Where the code was defined.
        module: ModulePath,
        /// The statement's place.
        loc: Loc,
    },
}

/// A backtrace, innermost frame first.
pub type Backtrace = Vec<TraceFrame>;

/// Exceptions of the thread.
pub struct Exceptions {
    pending: Cell<u64>,
    trace: RefCell<Rc<Backtrace>>,
    /// The exception that `trace` belongs to while it is on its way; 0 once it is handled.
    in_flight: Cell<u64>,
    /// The depth at which what is on its way was being handled, 0 if it was not: its next handler takes the place
    /// of the last.
    resumed_at: Cell<usize>,
    stack: RefCell<Vec<(Ref, Rc<Backtrace>)>>,
}

impl Exceptions {
    pub(crate) fn new() -> Exceptions {
        Exceptions {
            pending: Cell::new(0),
            trace: RefCell::default(),
            in_flight: Cell::new(0),
            resumed_at: Cell::new(0),
            stack: RefCell::default(),
        }
    }
    /// Exchanges two tasks' exceptions.
    pub(crate) fn swap(&self, other: &Exceptions) {
        self.pending.swap(&other.pending);
        self.trace.swap(&other.trace);
        self.in_flight.swap(&other.in_flight);
        self.resumed_at.swap(&other.resumed_at);
        self.stack.swap(&other.stack);
    }
    /// Makes an exception pending. The backtrace is collected when it is thrown.
    pub fn set_pending(&self, exception: Ref) {
        self.pending.set(exception.word());
    }
    /// The pending exception, if any.
    pub fn pending(&self) -> Option<Ref> {
        Ref::from_word(self.pending.get())
    }
    /// Takes the pending exception.
    pub fn take_pending(&self) -> Option<Ref> {
        Ref::from_word(self.pending.replace(0))
    }
    /// Remembers where an exception came from, unless it is on its way already.
    pub fn note_thrown(&self, exception: Ref, trace: impl FnOnce() -> Backtrace) {
        if self.in_flight.get() != exception.word() {
            *self.trace.borrow_mut() = Rc::new(trace());
            self.in_flight.set(exception.word());
            self.resumed_at.set(0);
        }
    }
    /// Throws an exception again with the backtrace that it had.
    pub fn resume(&self, exception: Ref, trace: Rc<Backtrace>) {
        *self.trace.borrow_mut() = trace;
        self.in_flight.set(exception.word());
        self.resumed_at.set(self.depth());
    }
    /// The backtrace of the exception thrown last.
    pub fn last_trace(&self) -> Rc<Backtrace> {
        self.trace.borrow().clone()
    }
    /// The backtrace of an exception that no handler has taken yet, such as one that reached the
    /// top level and is being reported.
    pub fn trace_in_flight(&self) -> Option<Rc<Backtrace>> {
        (self.in_flight.get() != 0).then(|| self.last_trace())
    }
    /// Begins to handle an exception.
    pub fn push(&self, exception: Ref) {
        let trace = std::mem::take(&mut *self.trace.borrow_mut());
        self.in_flight.set(0);
        let mut stack = self.stack.borrow_mut();
        let resumed_at = self.resumed_at.replace(0);
        if resumed_at > 0 && stack.len() == resumed_at {
            stack.pop();
        }
        stack.push((exception, trace));
    }
    /// Number of exceptions being handled.
    pub fn depth(&self) -> usize {
        self.stack.borrow().len()
    }
    /// Ends the handling of all but the first `depth` exceptions.
    pub fn truncate(&self, depth: usize) {
        self.stack.borrow_mut().truncate(depth);
    }
    /// The exception being handled, with its backtrace.
    pub fn current(&self) -> Option<(Ref, Rc<Backtrace>)> {
        self.stack.borrow().last().cloned()
    }
    /// The exceptions being handled, the innermost last.
    pub(crate) fn all(&self) -> Vec<(Ref, Rc<Backtrace>)> {
        self.stack.borrow().clone()
    }
    pub(crate) fn for_each_root(&self, f: &mut dyn FnMut(u64)) {
        f(self.pending.get());
        self.stack.borrow().iter().for_each(|(exception, _)| f(exception.word()));
    }
}

/// Remembers that an exception came from a top-level statement that never began to run.
pub fn note_thrown_at(exception: Ref, module: ModulePath, loc: Loc) {
    rt().exceptions.note_thrown(exception, || {
        let mut trace = vec![TraceFrame::Interpreted { name: juliet_types::sym("top-level scope"), module, loc }];
        trace.extend(crate::abi::current_backtrace());
        trace
    });
}

/// The exception being handled.
pub fn current_exception() -> Option<Ref> {
    rt().exceptions.current().map(|(exception, _)| exception)
}
