//! Stacks: where they lie, and what is below them.
//!
//! Invariant STACK-1: the `GUARD_BYTES` below the usable part of every stack cannot be read or
//! written. Compiled code reads `CALL_STACK_BYTES` below its stack pointer before it calls the
//! runtime or C, so that a stack that is used up shows in compiled code, from where the error can
//! be thrown (`signals.rs`), with that much room left for what was called.

use corosensei::stack::{Stack, StackPointer};
use juliet_ir::stencil::CALL_STACK_BYTES;

/// Memory below a stack that nothing may touch. A frame of compiled code may be larger than what
/// is left: its pages are touched one by one.
const GUARD_BYTES: u64 = CALL_STACK_BYTES as u64 + (64 << 10);
/// Stacks of threads that are smaller have no guard of ours, but that of the system.
const GUARDED_MIN: u64 = 8 * GUARD_BYTES;

/// Whether an address lies in what is below a stack whose lowest usable address is `low`.
pub(crate) fn is_below(low: u64, address: u64) -> bool {
    address < low && address + GUARD_BYTES >= low
}

/// Lowest usable address of this thread's stack and the one past its highest.
pub(crate) fn thread_bounds() -> (u64, u64) {
    let mut address = std::ptr::null_mut();
    let mut size = 0;
    // SAFETY: the attribute object is initialised by the first call and destroyed at the end.
    unsafe {
        let mut attributes: libc::pthread_attr_t = std::mem::zeroed();
        libc::pthread_getattr_np(libc::pthread_self(), &raw mut attributes);
        libc::pthread_attr_getstack(&raw const attributes, &raw mut address, &raw mut size);
        libc::pthread_attr_destroy(&raw mut attributes);
    }
    let (low, high) = (address as u64, address as u64 + size as u64);
    let marker = 0u8;
    let used_from = &raw const marker as u64;
    if high - low < GUARDED_MIN || used_from < low + 2 * GUARD_BYTES {
        return (low, high);
    }
    // SAFETY: the pages belong to this thread's stack, far below what it uses; it fails where the
    // system has not mapped them yet, and changes nothing then.
    let failed = unsafe { libc::mprotect(address, GUARD_BYTES as usize, libc::PROT_NONE) };
    if failed == 0 { (low + GUARD_BYTES, high) } else { (low, high) }
}

/// A stack for a task.
pub(crate) struct TaskStack {
    /// Where the guard begins.
    start: u64,
    high: u64,
}

impl TaskStack {
    /// A stack of so many usable bytes, a multiple of the size of a page; none where the system
    /// has no room for it.
    pub(crate) fn new(bytes: usize) -> Option<TaskStack> {
        let length = bytes + GUARD_BYTES as usize;
        let flags = libc::MAP_ANONYMOUS | libc::MAP_PRIVATE | libc::MAP_STACK;
        // SAFETY: a new mapping, of which only the part above the guard is made usable (STACK-1).
        unsafe {
            let start = libc::mmap(std::ptr::null_mut(), length, libc::PROT_NONE, flags, -1, 0);
            if start == libc::MAP_FAILED {
                return None;
            }
            let stack = TaskStack { start: start as u64, high: start as u64 + length as u64 };
            let usable = start.byte_add(GUARD_BYTES as usize);
            let failed = libc::mprotect(usable, bytes, libc::PROT_READ | libc::PROT_WRITE);
            (failed == 0).then_some(stack)
        }
    }

    /// Lowest usable address and the one past the highest.
    pub(crate) fn bounds(&self) -> (u64, u64) {
        (self.start + GUARD_BYTES, self.high)
    }
}

impl Drop for TaskStack {
    fn drop(&mut self) {
        // SAFETY: `new` made the mapping, and nothing runs on a stack that is dropped.
        unsafe { libc::munmap(self.start as *mut libc::c_void, (self.high - self.start) as usize) };
    }
}

// SAFETY: the memory between `limit` and `base` is the stack's alone, and its lower end is a guard
// (STACK-1); mappings are aligned to pages.
unsafe impl Stack for TaskStack {
    fn base(&self) -> StackPointer {
        StackPointer::new(self.high as usize).expect("mappings are not at zero")
    }

    fn limit(&self) -> StackPointer {
        StackPointer::new(self.start as usize).expect("mappings are not at zero")
    }
}
