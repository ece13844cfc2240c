//! Where an exception goes on that leaves a callback: in the compiled or interpreted code that called C.
//!
//! C code need not keep the chain of frame pointers, and the code that called it notes nothing. So the frames are walked
//! by the unwind tables that C compilers leave (System V ABI, *AMD64 supplement*, 3.7), which tell too what the registers
//! were that C preserves. Compiled Julia code has no such tables, and the walk ends there.

use crate::abi;
use crate::object::Ref;
use crate::runtime::rt;
use std::cell::Cell;
use std::ffi::{c_int, c_void};

/// Registers to go on with.
#[repr(C)]
#[derive(Clone, Copy, Default)]
pub(crate) struct Continuation {
    pub(crate) sp: u64,
    pub(crate) fp: u64,
    pub(crate) pc: u64,
    /// `rbx`, `r12` to `r15`.
    preserved: [u64; 5],
}

const _: () = assert!(std::mem::offset_of!(Continuation, preserved) == 24);

thread_local! {
    static CONTINUATION: Cell<Continuation> = Cell::default();
}

/// Numbers of `rbp` and of what `preserved` holds, as unwind tables count registers.
const FRAME_POINTER: c_int = 6;
const PRESERVED: [c_int; 5] = [3, 12, 13, 14, 15];
const GO_ON: c_int = 0;
const STOP: c_int = 5;

#[link(name = "gcc_s")]
unsafe extern "C" {
    fn _Unwind_Backtrace(visit: extern "C" fn(*mut c_void, *mut c_void) -> c_int, state: *mut c_void) -> c_int;
    fn _Unwind_GetIP(context: *mut c_void) -> u64;
    fn _Unwind_GetCFA(context: *mut c_void) -> u64;
    fn _Unwind_GetGR(context: *mut c_void, register: c_int) -> u64;
}

/// Stops at the first frame that is compiled code, or the routine that calls C for interpreted code.
extern "C" fn visit(context: *mut c_void, state: *mut c_void) -> c_int {
    // SAFETY: the walk passes its own context, and the state that it was given.
    let (pc, found) = unsafe { (_Unwind_GetIP(context), &mut *state.cast::<Continuation>()) };
    if pc != crate::foreign::return_from_c() && rt().code.call_site(pc).is_none() {
        return GO_ON;
    }
    // SAFETY: as above.
    *found = unsafe {
        Continuation {
            sp: _Unwind_GetCFA(context),
            fp: _Unwind_GetGR(context, FRAME_POINTER),
            pc,
            preserved: PRESERVED.map(|register| _Unwind_GetGR(context, register)),
        }
    };
    STOP
}

/// Where an exception goes on that leaves the callback which is running. Ends the process where the tables do not
/// lead to Julia's code.
pub(crate) fn leave_c(exception: Ref) -> *const Continuation {
    let mut found = Continuation::default();
    // SAFETY: `visit` gets the state that it expects.
    unsafe { _Unwind_Backtrace(visit, (&raw mut found).cast()) };
    if found.pc == 0 {
        let kind = exception.type_of();
        crate::signals::say(&format!("juliet: a {kind} leaves a callback of C code without unwind tables\n"));
        std::process::exit(1);
    }
    rt().exceptions.set_pending(exception);
    if found.pc != crate::foreign::return_from_c() {
        [found.sp, found.fp, found.pc] = abi::landing_at(found.pc, found.fp);
    }
    CONTINUATION.set(found);
    CONTINUATION.with(Cell::as_ptr)
}
