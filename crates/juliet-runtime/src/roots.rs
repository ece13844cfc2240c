//! Roots: what a collection starts from, and the entry points that allocate.
//!
//! Rust code keeps objects alive by having their `Ref`s on the stack, which is scanned word by
//! word with the registers. References in Rust's own heap (vectors, maps) that must outlive a
//! call of Julia code or a [`safepoint`] belong in a [`RootedVec`], in a binding cell, or pinned.

use crate::heap::Space;
use crate::object::{Descriptor, Ref, set_header};
use crate::runtime::{Outcome, Runtime, rt};
use std::arch::naked_asm;
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    /// Live `RootedVec`s.
    static ROOTED: RefCell<Vec<std::rc::Weak<RefCell<Vec<Ref>>>>> = const { RefCell::new(Vec::new()) };
    /// Objects that constants of the compiler name; they stay for good.
    static PINNED: RefCell<rustc_hash::FxHashSet<Ref>> = RefCell::default();
}

/// The variables of this module that lead to what a snapshot keeps.
pub(crate) fn places() -> [crate::snapshot::Place; 2] {
    [ROOTED.with(crate::snapshot::place_of), PINNED.with(crate::snapshot::place_of)]
}

/// A vector of references that the collector sees.
#[derive(Clone)]
pub struct RootedVec(Rc<RefCell<Vec<Ref>>>);

impl Default for RootedVec {
    fn default() -> Self {
        RootedVec::new(Vec::new())
    }
}

impl RootedVec {
    /// A vector with these elements.
    pub fn new(elements: Vec<Ref>) -> RootedVec {
        let vec = Rc::new(RefCell::new(elements));
        ROOTED.with_borrow_mut(|all| {
            if all.len() > 64 && all.len().is_power_of_two() {
                all.retain(|weak| weak.strong_count() > 0);
            }
            all.push(Rc::downgrade(&vec));
        });
        RootedVec(vec)
    }
    /// Adds an element.
    pub fn push(&self, object: Ref) {
        self.0.borrow_mut().push(object);
    }
    /// An element.
    pub fn get(&self, index: usize) -> Ref {
        self.0.borrow()[index]
    }
    /// Number of elements.
    pub fn len(&self) -> usize {
        self.0.borrow().len()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Drops the elements from a position on.
    pub fn truncate(&self, len: usize) {
        self.0.borrow_mut().truncate(len);
    }
    /// The elements.
    pub fn to_vec(&self) -> Vec<Ref> {
        self.0.borrow().clone()
    }
}

/// Keeps an object alive for good.
pub fn pin(object: Ref) {
    PINNED.with_borrow_mut(|all| {
        all.insert(object);
    });
}

/// Allocates an object of a payload size; its fields are 0.
///
/// # Errors
/// `OutOfMemoryError`.
pub fn allocate(descriptor: &'static Descriptor, size: usize) -> Outcome<Ref> {
    let runtime = rt();
    let thread = &runtime.thread;
    let cell = (size as u64 + 8).next_multiple_of(16).max(16);
    let cursor = thread.cursor.get();
    if cursor != 0 && cursor + cell <= thread.limit.get() {
        thread.cursor.set(cursor + cell);
        set_header(cursor + 8, descriptor);
        return Ok(Ref::new(cursor + 8));
    }
    allocate_slow(runtime, descriptor, size)
}

#[cold]
fn allocate_slow(runtime: &'static Runtime, descriptor: &'static Descriptor, size: usize) -> Outcome<Ref> {
    let payload = {
        let mut heap = runtime.heap.borrow_mut();
        heap.count_allocation();
        heap.allocate(&runtime.thread, size)
    };
    match payload {
        Some(payload) => {
            set_header(payload, descriptor);
            Ok(Ref::new(payload))
        }
        None => Err(runtime.permanent.out_of_memory()),
    }
}

/// Collects garbage if that is due. Allocation by Rust code never collects, so that a `Vec<Ref>`
/// needs no root as long as no Julia code runs: only calls from compiled code and the
/// interpreter's statements come here.
pub fn safepoint() {
    let runtime = rt();
    let due = runtime.heap.try_borrow().is_ok_and(|heap| heap.is_collection_due(0));
    if due {
        collect();
        crate::finalizers::run_pending();
    }
    if runtime.thread.safepoint.get() != 0 {
        runtime.thread.safepoint.set(0);
    }
}

/// A safepoint before Julia code allocates `size` bytes.
///
/// # Errors
/// `OutOfMemoryError`, if a collection leaves less than that below the limit of the heap.
pub(crate) fn safepoint_before(size: usize) -> Outcome<()> {
    let runtime = rt();
    let (due, is_short) = match runtime.heap.try_borrow() {
        Ok(heap) => (heap.is_collection_due(size), heap.exceeds_limit(size)),
        Err(_) => return Ok(()),
    };
    if due || is_short {
        collect();
        crate::finalizers::run_pending();
    }
    if is_short && runtime.heap.borrow().exceeds_limit(size) {
        return Err(runtime.permanent.out_of_memory());
    }
    Ok(())
}

/// Collects garbage now.
pub fn collect() {
    with_stack_pointer(collect_from);
}

/// Spills the registers that a callee must preserve and calls `f` with the stack pointer.
#[unsafe(naked)]
pub(crate) extern "C" fn with_stack_pointer(f: extern "C" fn(u64)) {
    naked_asm!(
        "push rbp",
        "push rbx",
        "push r12",
        "push r13",
        "push r14",
        "push r15",
        "sub rsp, 8",
        "mov rax, rdi",
        "mov rdi, rsp",
        "call rax",
        "add rsp, 56",
        "ret",
    )
}

extern "C" fn collect_from(stack_pointer: u64) {
    let runtime = rt();
    let mut heap = runtime.heap.borrow_mut();
    heap.begin(&runtime.thread);
    runtime.modules.for_each_root(&mut |word| heap.mark_word(word));
    runtime.frames.for_each_root(&mut |word| heap.mark_word(word));
    runtime.exceptions.for_each_root(&mut |word| heap.mark_word(word));
    runtime.permanent.for_each_root(&mut |word| heap.mark_word(word));
    #[allow(clippy::iter_over_hash_type, reason = "marking has no order")]
    PINNED.with_borrow(|all| all.iter().for_each(|r| heap.mark(*r)));
    ROOTED.with_borrow(|all| {
        for vec in all.iter().filter_map(std::rc::Weak::upgrade) {
            vec.borrow().iter().for_each(|r| heap.mark(*r));
        }
    });
    heap.mark_conservatively(stack_pointer & !7, runtime.tasks.bounds().1);
    runtime.tasks.mark(&mut heap);
    runtime.finalizers.find_dead(&mut heap, |heap| runtime.tasks.mark(heap));
    runtime.tasks.drop_unmarked(&heap);
    heap.finish(&runtime.thread);
}

impl crate::heap::Heap {
    pub(crate) fn mark_word(&mut self, word: u64) {
        if let Some(object) = Ref::from_word(word) {
            self.mark(object);
        }
    }
}
