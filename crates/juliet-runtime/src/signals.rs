//! Signals: stack overflow in compiled code, interrupts, and crashes with a clear message.
//!
//! Invariants:
//! * SIG-1: the fault handler runs on an alternate stack and only goes on from a fault whose
//!   program counter lies in loaded code: then no Rust code of this thread was interrupted, so
//!   that allocating and borrowing in the handler is safe;
//! * SIG-2: after an overflow or an interrupt control goes to a handler further out than the
//!   frame that was running, as if the call that made this frame had thrown. So loops need not
//!   ask for interrupts: one that arrives in Rust code waits, and a timer tries again;
//! * SIG-3: handlers run on the thread of Julia code; other threads pass signals on to it.

use crate::abi;
use crate::errors;
use crate::object::Ref;
use crate::runtime::rt;
use crate::stack;
use juliet_ir::typed::InstanceId;
use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};

const ALTERNATE_STACK: usize = 256 << 10;
/// Frames named after a crash.
const CALLERS_SHOWN: usize = 12;

/// Stack that a handler of a stack overflow has at least.
const HANDLER_STACK: u64 = 2 << 20;

static INTERRUPTED: AtomicBool = AtomicBool::new(false);
/// Interrupts that came while an earlier one waited, and how many of them end the process.
static UNANSWERED: AtomicU32 = AtomicU32::new(0);
static PATIENCE: AtomicU32 = AtomicU32::new(1);
/// The thread of Julia code (SIG-3).
static JULIA_THREAD: AtomicU64 = AtomicU64::new(0);
/// Microseconds until an interrupt that could not be thrown is tried again.
const RETRY_US: i64 = 5_000;

thread_local! {
    static INSTALLED: Cell<bool> = const { Cell::new(false) };
}

/// Installs the handlers of the process and the alternate stack of this thread; once.
pub(crate) fn install() {
    if INSTALLED.replace(true) {
        return;
    }
    let stack = Vec::leak(vec![0u8; ALTERNATE_STACK]);
    let fault = on_fault as extern "C" fn(libc::c_int, *mut libc::siginfo_t, *mut libc::c_void);
    let interrupt = on_interrupt as extern "C" fn(libc::c_int, *mut libc::siginfo_t, *mut libc::c_void);
    // SAFETY: SIG-1; the stack is leaked; the structures are zero or filled in here.
    unsafe {
        let alternate = libc::stack_t { ss_sp: stack.as_mut_ptr().cast(), ss_flags: 0, ss_size: ALTERNATE_STACK };
        libc::sigaltstack(&raw const alternate, std::ptr::null_mut());
        JULIA_THREAD.store(libc::pthread_self(), Ordering::Relaxed);
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = fault as *const () as usize;
        action.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK | libc::SA_NODEFER;
        for signal in [libc::SIGSEGV, libc::SIGBUS, libc::SIGFPE, libc::SIGILL] {
            libc::sigaction(signal, &raw const action, std::ptr::null_mut());
        }
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = interrupt as *const () as usize;
        action.sa_flags = libc::SA_SIGINFO | libc::SA_RESTART | libc::SA_ONSTACK;
        libc::sigaction(libc::SIGINT, &raw const action, std::ptr::null_mut());
        libc::sigaction(libc::SIGALRM, &raw const action, std::ptr::null_mut());
        libc::signal(libc::SIGPIPE, libc::SIG_IGN);
    }
}

/// Whether an interrupt arrived since the last question.
pub(crate) fn take_interrupt() -> bool {
    INTERRUPTED.load(Ordering::Relaxed) && INTERRUPTED.swap(false, Ordering::Relaxed)
}

/// Whether an interrupt waits to be taken.
#[inline(always)]
pub(crate) fn is_interrupted() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}

/// How often in a row an interrupt may stay unanswered before the process ends.
pub fn set_interrupt_patience(presses: u32) {
    PATIENCE.store(presses, Ordering::Relaxed);
}

/// Drops an interrupt that came too late for the code that it was meant for.
pub fn forget_interrupt() {
    take_interrupt();
    UNANSWERED.store(0, Ordering::Relaxed);
}

/// Acts as if an interrupt had arrived.
pub fn request_interrupt() {
    INTERRUPTED.store(true, Ordering::Relaxed);
}

extern "C" fn on_interrupt(signal: libc::c_int, _info: *mut libc::siginfo_t, context: *mut libc::c_void) {
    let julia = JULIA_THREAD.load(Ordering::Relaxed);
    // SAFETY: SIG-3; the thread of Julia code lives as long as the process.
    if unsafe { libc::pthread_self() } != julia {
        // SAFETY: as above.
        unsafe { libc::pthread_kill(julia, signal) };
        return;
    }
    if signal == libc::SIGINT {
        let is_new = !INTERRUPTED.swap(true, Ordering::Relaxed);
        let unanswered = if is_new { 0 } else { UNANSWERED.load(Ordering::Relaxed) + 1 };
        UNANSWERED.store(unanswered, Ordering::Relaxed);
        if unanswered >= PATIENCE.load(Ordering::Relaxed) {
            // Nobody answered those before.
            // SAFETY: leaves the process at once.
            unsafe { libc::_exit(130) };
        }
    }
    if !INTERRUPTED.load(Ordering::Relaxed) {
        return;
    }
    // SAFETY: the kernel passes a valid structure to SA_SIGINFO handlers.
    let registers = unsafe { &mut (*context.cast::<libc::ucontext_t>()).uc_mcontext.gregs };
    let pc = registers[libc::REG_RIP as usize] as u64;
    if let Some(instance) = rt().code.instance_at(pc) {
        INTERRUPTED.store(false, Ordering::Relaxed);
        // An object whose allocation was cut short is taken back.
        rt().heap.borrow_mut().drop_unfinished(&rt().thread);
        throw_from(registers, errors::interrupt_exception(), Some(instance), 0);
    } else {
        retry_later();
    }
}

/// Sends this process an alarm soon.
fn retry_later() {
    let soon = libc::timeval { tv_sec: 0, tv_usec: RETRY_US };
    let timer = libc::itimerval { it_interval: libc::timeval { tv_sec: 0, tv_usec: 0 }, it_value: soon };
    // SAFETY: a valid structure; the old timer is not asked for.
    unsafe { libc::setitimer(libc::ITIMER_REAL, &raw const timer, std::ptr::null_mut()) };
}

/// Makes the interrupted code go on as if the call that made its frame had thrown (SIG-2).
fn throw_from(registers: &mut [libc::greg_t; 23], exception: Ref, running: Option<InstanceId>, sp_min: u64) {
    let fp = registers[libc::REG_RBP as usize] as u64;
    rt().exceptions.set_pending(exception);
    let landing = abi::landing_above(fp, running, sp_min);
    registers[libc::REG_RSP as usize] = landing[0] as i64;
    registers[libc::REG_RBP as usize] = landing[1] as i64;
    registers[libc::REG_RIP as usize] = landing[2] as i64;
}

/// Writes to the standard error output.
pub(crate) fn say(text: &str) {
    // SAFETY: writes a valid slice.
    unsafe { libc::write(2, text.as_ptr().cast(), text.len()) };
}

/// Names the methods whose compiled frames lead to a crash, innermost first (SIG-1).
fn say_callers(pc: u64, fp: u64) {
    let (mut pc, mut fp) = (pc, fp);
    for _ in 0..CALLERS_SHOWN {
        let Some(id) = rt().code.owner(pc) else { return };
        let instance = rt().methods.instance(id);
        say(&format!("  in {} {}\n", instance.method.name(), instance.spec));
        (pc, fp) = (crate::object::read_word(fp + 8), crate::object::read_word(fp));
    }
}

extern "C" fn on_fault(signal: libc::c_int, info: *mut libc::siginfo_t, context: *mut libc::c_void) {
    // SAFETY: the kernel passes valid structures to SA_SIGINFO handlers.
    let (address, registers) =
        unsafe { ((*info).si_addr() as u64, &mut (*context.cast::<libc::ucontext_t>()).uc_mcontext.gregs) };
    let pc = registers[libc::REG_RIP as usize] as u64;
    let (low, _) = rt().tasks.bounds();
    let is_overflow = signal == libc::SIGSEGV && stack::is_below(low, address);
    if is_overflow && (rt().code.contains(pc) || abi::is_stub(pc)) {
        throw_from(registers, errors::stack_overflow_error(), None, low + HANDLER_STACK);
        return;
    }
    let name = match signal {
        libc::SIGFPE => "arithmetic fault",
        libc::SIGILL => "illegal instruction (code that was thought unreachable)",
        _ if is_overflow => "stack overflow in the runtime",
        _ => "segmentation fault",
    };
    let place = if rt().code.contains(pc) { "compiled code" } else { "the runtime or a library" };
    say(&format!("juliet: {name} in {place} at {pc:#x}, address {address:#x}\n"));
    if rt().code.contains(pc) {
        say_callers(pc, registers[libc::REG_RBP as usize] as u64);
    }
    // SAFETY: restores the default action; the fault then repeats and ends the process.
    unsafe { libc::signal(signal, libc::SIG_DFL) };
}
