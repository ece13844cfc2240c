//! Tasks: stacks that take turns on one thread.
//!
//! The thread's own stack belongs to the root task. Every other task that has begun is a coroutine,
//! which the root task's stack resumes: a switch from one coroutine to another passes through
//! there. Which task is next is decided in Julia code; here is what a switch has to exchange.
//!
//! Invariants:
//! * TASK-1: what the runtime keeps for running code (activations, interpreted frames, exceptions,
//!   world, bounds of the stack) is the running task's; that of a suspended task is in its
//!   [`Context`];
//! * TASK-2: all words of a suspended task's stack that may refer to objects lie between the stack
//!   pointer and the base in its context; registers were pushed before;
//! * TASK-3: the stack of a suspended task is read by the collector only where its `Task` object is
//!   marked; one that is not is given up without unwinding: nothing on it is owned by others.

use crate::abi::Activations;
use crate::errors;
use crate::exception::Exceptions;
use crate::heap::{Heap, Space};
use crate::interp::Frames;
use crate::object::Ref;
use crate::runtime::{Outcome, rt};
use crate::stack::TaskStack;
use crate::value::nothing;
use corosensei::{Coroutine, CoroutineResult, Yielder};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

type Strand = Coroutine<(), (), (), TaskStack>;

/// Bytes of a task's stack: address space, of which the system provides what is touched. The
/// compiler runs on it too.
const STACK_BYTES: usize = 64 << 20;
/// Tasks that may have begun and not ended: the system counts two mappings for each, and has 65,530.
const BEGUN_MAX: usize = 28_000;
/// Stacks of tasks that have ended, kept for others.
const POOLED_MAX: usize = 4096;
/// What a pooled stack keeps of its memory; the rest goes back to the system.
const POOLED_BYTES: u64 = 64 << 10;

/// What a task has besides its `Task` object, from its first run to its end.
struct Context {
    /// The coroutine while it is suspended; the root task has none.
    strand: RefCell<Option<Strand>>,
    /// How the coroutine suspends itself.
    yielder: Cell<*const Yielder<(), ()>>,
    /// Lowest address of the stack and the one past its highest.
    bounds: (u64, u64),
    /// Stack pointer while it is suspended (TASK-2).
    stack_pointer: Cell<u64>,
    activations: Activations,
    frames: Frames,
    exceptions: Exceptions,
    world: Cell<u64>,
}

impl Context {
    fn new(bounds: (u64, u64)) -> Context {
        Context {
            strand: RefCell::new(None),
            yielder: Cell::new(std::ptr::null()),
            bounds,
            stack_pointer: Cell::new(bounds.1),
            activations: Activations::new(),
            frames: Frames::new(),
            exceptions: Exceptions::new(),
            world: Cell::new(rt().worlds.running_word()),
        }
    }

    /// Exchanges this context with what the runtime works with (TASK-1).
    fn exchange(&self) {
        let runtime = rt();
        self.activations.swap(&runtime.activations);
        self.frames.swap(&runtime.frames);
        self.exceptions.swap(&runtime.exceptions);
        self.world.set(runtime.worlds.replace_running(self.world.get()));
    }
}

/// The tasks that have begun and not ended.
pub struct Tasks {
    /// By `Task` object; the root task from the first switch on.
    contexts: RefCell<FxHashMap<Ref, Rc<Context>>>,
    root: Cell<Option<Ref>>,
    running: RefCell<Option<Rc<Context>>>,
    /// Whom a switch is for.
    next: Cell<Option<Ref>>,
    /// Bounds of the running stack.
    bounds: Cell<(u64, u64)>,
    pool: RefCell<Vec<TaskStack>>,
    /// Number of pieces of Rust code on the running stack that must end before others begin.
    staying: Cell<usize>,
}

impl Tasks {
    pub(crate) fn new() -> Tasks {
        Tasks {
            contexts: RefCell::default(),
            root: Cell::new(None),
            running: RefCell::default(),
            next: Cell::new(None),
            bounds: Cell::new(crate::stack::thread_bounds()),
            pool: RefCell::default(),
            staying: Cell::new(0),
        }
    }

    /// Code runs on this thread's own stack: where that lies is the process's affair.
    pub(crate) fn begin_on_thread(&self) {
        self.bounds.set(crate::stack::thread_bounds());
        crate::abi::set_stack_limit(rt());
    }

    /// Runs `work`, which no switch may leave: the compiler has state that is not a task's own.
    pub(crate) fn staying<R>(&self, work: impl FnOnce() -> R) -> R {
        self.staying.set(self.staying.get() + 1);
        let result = work();
        self.staying.set(self.staying.get() - 1);
        result
    }

    /// Lowest address of the running stack and the one past its highest.
    pub(crate) fn bounds(&self) -> (u64, u64) {
        self.bounds.get()
    }

    /// Makes a task's context the runtime's.
    fn enter(&self, context: &Rc<Context>) {
        context.exchange();
        self.bounds.set(context.bounds);
        crate::abi::set_stack_limit(rt());
        *self.running.borrow_mut() = Some(context.clone());
    }

    /// Puts what the runtime works with into the running task's context.
    fn leave(&self) -> Rc<Context> {
        let context = self.running.borrow_mut().take().expect("a task runs");
        context.exchange();
        context
    }

    fn context(&self, task: Ref) -> Rc<Context> {
        self.contexts.borrow().get(&task).expect("tasks that are switched to have a context").clone()
    }

    /// Marks the stacks of suspended tasks whose `Task` is marked, until no more are found.
    pub(crate) fn mark(&self, heap: &mut Heap) {
        let contexts = self.contexts.borrow();
        let running = self.running.borrow();
        if let Some(root) = self.root.get() {
            heap.mark(root);
        }
        if let Some(next) = self.next.get() {
            heap.mark(next);
        }
        let mut waiting: Vec<(Ref, &Rc<Context>)> = contexts.iter().map(|(task, context)| (*task, context)).collect();
        loop {
            let before = waiting.len();
            waiting.retain(|(task, context)| {
                if running.as_ref().is_some_and(|r| Rc::ptr_eq(r, context)) {
                    heap.mark(*task);
                    return false;
                }
                if !heap.is_marked(*task) {
                    return true;
                }
                context.frames.for_each_root(&mut |word| heap.mark_word(word));
                context.exceptions.for_each_root(&mut |word| heap.mark_word(word));
                heap.mark_conservatively(context.stack_pointer.get() & !7, context.bounds.1);
                false
            });
            if waiting.len() == before {
                return;
            }
        }
    }

    /// Gives up the stacks of tasks that nobody can resume (TASK-3).
    pub(crate) fn drop_unmarked(&self, heap: &Heap) {
        self.contexts.borrow_mut().retain(|task, context| {
            let is_kept = heap.is_marked(*task);
            if !is_kept && let Some(mut strand) = context.strand.borrow_mut().take() {
                // SAFETY: TASK-3.
                unsafe { strand.force_reset() };
                self.recycle(strand.into_stack());
            }
            is_kept
        });
    }

    fn recycle(&self, stack: TaskStack) {
        let mut pool = self.pool.borrow_mut();
        if pool.len() >= POOLED_MAX {
            return;
        }
        let (low, high) = stack.bounds();
        let dirty = high - POOLED_BYTES - low;
        // SAFETY: the pages belong to a stack that nothing runs on; they read as zero afterwards.
        unsafe { libc::madvise(low as *mut libc::c_void, dirty as usize, libc::MADV_DONTNEED) };
        pool.push(stack);
    }
}

/// `_task_switch(from, to, entry)`: suspends the running task `from` and goes on with `to`. Where
/// `to` has not begun, it begins with `entry(to)`, which answers the task to go on with at the end.
pub(crate) fn switch(args: &[Ref]) -> Outcome<Ref> {
    let tasks = &rt().tasks;
    let [from, to, entry] = [args[0], args[1], args[2]];
    if from == to {
        return Ok(nothing());
    }
    if rt().finalizers.is_running() {
        return Err(errors::error("task switch not allowed from inside gc finalizer"));
    }
    if tasks.staying.get() > 0 {
        return Err(errors::error("task switch not allowed while a method is being compiled"));
    }
    if tasks.root.get().is_none() {
        tasks.root.set(Some(from));
        let context = Rc::new(Context::new(tasks.bounds()));
        tasks.contexts.borrow_mut().insert(from, context.clone());
        *tasks.running.borrow_mut() = Some(context);
    }
    prepare(to, entry)?;
    tasks.next.set(Some(to));
    crate::roots::with_stack_pointer(suspend);
    Ok(nothing())
}

/// Makes the coroutine of a task, unless it has begun.
fn prepare(task: Ref, entry: Ref) -> Outcome<()> {
    let tasks = &rt().tasks;
    if tasks.contexts.borrow().contains_key(&task) {
        return Ok(());
    }
    if tasks.contexts.borrow().len() >= BEGUN_MAX {
        return Err(errors::error(&format!("more than {BEGUN_MAX} tasks have begun and not ended")));
    }
    let pooled = tasks.pool.borrow_mut().pop();
    let stack = match pooled {
        Some(stack) => stack,
        None => TaskStack::new(STACK_BYTES).ok_or_else(|| rt().permanent.out_of_memory())?,
    };
    let bounds = stack.bounds();
    let context = Rc::new(Context::new(bounds));
    let own = context.clone();
    let strand = Coroutine::with_stack(stack, move |yielder: &Yielder<(), ()>, ()| {
        own.yielder.set(yielder);
        drop(own);
        let next = run(task, entry);
        let tasks = &rt().tasks;
        tasks.leave();
        tasks.next.set(Some(next));
    });
    *context.strand.borrow_mut() = Some(strand);
    tasks.contexts.borrow_mut().insert(task, context);
    Ok(())
}

/// Runs a task to its end; the task to go on with. What `entry` itself throws it gets to see.
fn run(task: Ref, entry: Ref) -> Ref {
    let mut failure = None;
    for _ in 0..16 {
        let result = rt().worlds.at_newest(|| match failure {
            None => crate::dispatch::call(&[entry, task]),
            Some(exception) => crate::dispatch::call(&[entry, task, exception]),
        });
        // The next may be one that has not begun.
        match result.and_then(|next| prepare(next, entry).map(|()| next)) {
            Ok(next) => return next,
            Err(exception) => failure = Some(exception),
        }
    }
    panic!("a task does not end: {}", failure.map_or(String::new(), |e| e.type_of().to_string()));
}

/// Leaves the running task for `next`; comes back when somebody switches to it.
extern "C" fn suspend(stack_pointer: u64) {
    let tasks = &rt().tasks;
    let context = tasks.leave();
    context.stack_pointer.set(stack_pointer);
    let yielder = context.yielder.get();
    drop(context);
    if yielder.is_null() {
        resume_others();
    } else {
        // SAFETY: the coroutine's yielder lives as long as the coroutine, on whose stack this runs.
        unsafe { (*yielder).suspend(()) };
    }
}

/// On the root task's stack: resumes one task after the other, until the root task is next.
fn resume_others() {
    let tasks = &rt().tasks;
    loop {
        let next = tasks.next.take().expect("a switch names a task");
        let context = tasks.context(next);
        tasks.enter(&context);
        if tasks.root.get() == Some(next) {
            return;
        }
        let mut strand = context.strand.borrow_mut().take().expect("a suspended task has a coroutine");
        match strand.resume(()) {
            CoroutineResult::Yield(()) => *context.strand.borrow_mut() = Some(strand),
            CoroutineResult::Return(()) => {
                tasks.contexts.borrow_mut().remove(&next);
                tasks.recycle(strand.into_stack());
            }
        }
    }
}
