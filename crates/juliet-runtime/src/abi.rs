//! The border between Rust and machine code: entering it, throwing through it, coming back.
//!
//! Invariants:
//! * ABI-1: compiled frames keep the frame-pointer chain: `[rbp]` is the caller's `rbp`,
//!   `[rbp + 8]` the return address; a call site's `sp` is `fp - frame_offset`;
//! * ABI-2: no Rust frame stands between compiled frames without an [`Activation`]: Rust enters
//!   by `enter_trampoline` only, and leaves it by return or by `enter_failed`;
//! * ABI-3: the method convention has no callee-saved registers, `rdi rsi rdx rcx r8 r9` and
//!   `xmm0-7` for arguments, `r10` and `r11` free at entry; the C convention calls into Rust;
//! * ABI-4: a throw never unwinds a Rust frame: naked routines jump to `jlt_throw_pending` only
//!   after the Rust function has returned to them.

use crate::dispatch::{self, Entry};
use crate::exception::{Backtrace, TraceFrame};
use crate::object::{Ref, read_word};
use crate::runtime::{Outcome, Runtime, rt};
use juliet_ir::stencil::CALL_STACK_BYTES;
use juliet_ir::typed::InstanceId;
use std::arch::naked_asm;
use std::cell::Cell;

/// A place where Rust entered machine code.
#[repr(C)]
struct Activation {
    /// Frame pointer of the trampoline's frame.
    fp: u64,
    /// Stack pointer to return with.
    sp: u64,
    /// The activation before.
    previous: *const Activation,
    /// Frame pointer and return address of the compiled frame that called Rust before this entry;
    /// 0 where there was none.
    exit: [u64; 2],
    /// Number of interpreted frames below this entry.
    interpreted: usize,
}

const _: () = assert!(std::mem::offset_of!(Activation, fp) == 0 && std::mem::offset_of!(Activation, sp) == 8);

/// The chain of activations, and the last exit from compiled code to Rust.
pub struct Activations {
    top: Cell<*const Activation>,
    exit: Cell<[u64; 2]>,
}

impl Activations {
    pub(crate) fn new() -> Activations {
        Activations { top: Cell::new(std::ptr::null()), exit: Cell::new([0; 2]) }
    }
    /// Exchanges two tasks' chains.
    pub(crate) fn swap(&self, other: &Activations) {
        self.top.swap(&other.top);
        self.exit.swap(&other.exit);
    }
    /// Runs `f` as if called by Rust: the last exit from compiled code is not looked at.
    pub(crate) fn without_exit<R>(&self, f: impl FnOnce() -> R) -> R {
        let exit = self.exit.replace([0; 2]);
        let result = f();
        self.exit.set(exit);
        result
    }
}

/// Calls a generic entry with arguments, the function first.
///
/// # Errors
/// The exception that the code throws.
pub(crate) fn enter(entry: u64, args: &[Ref]) -> Outcome<Ref> {
    let runtime = rt();
    let mut small = [0u64; 16];
    let keep = if args.len() > small.len() { Some(crate::roots::RootedVec::new(args.to_vec())) } else { None };
    for (slot, arg) in small.iter_mut().zip(args) {
        *slot = arg.word();
    }
    let address = if keep.is_some() { args.as_ptr() as *const u64 } else { small.as_ptr() };
    let state = &runtime.activations;
    let exit = state.exit.get();
    let activation = Activation { fp: 0, sp: 0, previous: state.top.get(), exit, interpreted: runtime.frames.depth() };
    state.top.set(&raw const activation);
    state.exit.set([0; 2]);
    // SAFETY: ABI-2; the entry is loaded code or one of this module's naked entries.
    let result = unsafe { enter_trampoline(entry, address, args.len() as i64, &raw const activation) };
    state.top.set(activation.previous);
    state.exit.set(exit);
    drop(keep);
    Ref::from_word(result).ok_or_else(|| {
        runtime.frames.truncate(activation.interpreted);
        runtime.exceptions.take_pending().expect("a failed entry leaves an exception")
    })
}

#[unsafe(naked)]
unsafe extern "C" fn enter_trampoline(entry: u64, args: *const u64, count: i64, activation: *const Activation) -> u64 {
    naked_asm!(
        "push rbp",
        "mov rbp, rsp",
        "push rbx",
        "push r12",
        "push r13",
        "push r14",
        "push r15",
        "sub rsp, 8",
        "mov [rcx], rbp",
        "mov [rcx + 8], rsp",
        "mov rax, rdi",
        "mov rdi, rsi",
        "mov rsi, rdx",
        "call rax",
        "add rsp, 8",
        "pop r15",
        "pop r14",
        "pop r13",
        "pop r12",
        "pop rbx",
        "pop rbp",
        "ret",
    )
}

/// Where a throw goes that no compiled handler takes: the trampoline's return with null.
#[unsafe(naked)]
extern "C" fn enter_failed() {
    naked_asm!("xor eax, eax", "add rsp, 8", "pop r15", "pop r14", "pop r13", "pop r12", "pop rbx", "pop rbp", "ret",)
}

/// Where a throw continues.
#[repr(C)]
struct Landing {
    sp: u64,
    fp: u64,
    pc: u64,
}

thread_local! {
    static LANDING: Cell<Landing> = const { Cell::new(Landing { sp: 0, fp: 0, pc: 0 }) };
}

/// Unwinds with the pending exception from the call whose return address is on top of the stack.
#[unsafe(naked)]
pub(crate) extern "C" fn jlt_throw_pending() {
    naked_asm!(
        "mov rdi, [rsp]",
        "mov rsi, rbp",
        "and rsp, -16",
        "call {land}",
        "mov rsp, [rax]",
        "mov rbp, [rax + 8]",
        "jmp [rax + 16]",
        land = sym find_landing,
    )
}

extern "C" fn find_landing(return_address: u64, frame_pointer: u64) -> *const Landing {
    let runtime = rt();
    let pending = runtime.exceptions.pending().expect("a throw has a pending exception");
    runtime.exceptions.note_thrown(pending, || collect_backtrace(return_address, frame_pointer));
    land(runtime, pending, find_handler(runtime, return_address, frame_pointer, 0))
}

/// Where the pending exception goes from a call in compiled code: `[sp, fp, pc]`.
pub(crate) fn landing_at(return_address: u64, frame_pointer: u64) -> [u64; 3] {
    let landing = find_landing(return_address, frame_pointer);
    // SAFETY: `land` answers the thread's landing.
    unsafe { [(*landing).sp, (*landing).fp, (*landing).pc] }
}

/// Hands the pending exception to a handler, or leaves it pending for Rust.
fn land(runtime: &Runtime, pending: Ref, landing: Landing) -> *const Landing {
    if landing.pc != enter_failed as *const () as u64 {
        runtime.exceptions.take_pending();
        runtime.exceptions.push(pending);
    }
    LANDING.set(landing);
    LANDING.with(Cell::as_ptr)
}

/// Where the pending exception goes from the caller of the frame at `frame_pointer`:
/// `[sp, fp, pc]`. `running` is the instance of that frame, for the backtrace. Handlers whose
/// frame lies below `sp_min` are passed over: they would lack the stack to do anything.
pub(crate) fn landing_above(frame_pointer: u64, running: Option<InstanceId>, sp_min: u64) -> [u64; 3] {
    let runtime = rt();
    let top = runtime.activations.top.get();
    // SAFETY: ABI-2, as in `find_handler`.
    let outermost = unsafe { (*top).fp };
    // A function that has not made its frame yet still has the frame pointer of its caller.
    let (pc, fp) = if frame_pointer == outermost {
        (0, frame_pointer)
    } else {
        // ABI-1.
        (read_word(frame_pointer + 8), read_word(frame_pointer))
    };
    let pending = runtime.exceptions.pending().expect("a throw has a pending exception");
    runtime.exceptions.note_thrown(pending, || {
        let mut trace: Backtrace =
            running.map(|instance| TraceFrame::Compiled { instance, site: u32::MAX }).into_iter().collect();
        trace.extend(collect_backtrace(pc, fp));
        trace
    });
    let landing = land(runtime, pending, find_handler(runtime, pc, fp, sp_min));
    // SAFETY: `land` answers the thread's landing.
    unsafe { [(*landing).sp, (*landing).fp, (*landing).pc] }
}

fn find_handler(runtime: &Runtime, return_address: u64, frame_pointer: u64, sp_min: u64) -> Landing {
    let top = runtime.activations.top.get();
    assert!(!top.is_null(), "compiled code runs inside an activation");
    // SAFETY: ABI-2; the record lives in the frame of `enter` that is still on the stack.
    let activation = unsafe { &*top };
    let (mut pc, mut fp) = (return_address, frame_pointer);
    while fp != activation.fp {
        if let Some(site) = runtime.code.call_site(pc)
            && let Some(handler) = site.handler
            && fp - u64::from(site.frame_offset) >= sp_min
        {
            return Landing { sp: fp - u64::from(site.frame_offset), fp, pc: handler };
        }
        // ABI-1.
        (pc, fp) = (read_word(fp + 8), read_word(fp));
    }
    Landing { sp: activation.sp, fp: activation.fp, pc: enter_failed as *const () as u64 }
}

/// The frames on the stack, from a compiled frame outwards, across activations.
fn collect_backtrace(return_address: u64, frame_pointer: u64) -> Backtrace {
    let runtime = rt();
    let mut trace = Vec::new();
    let (mut pc, mut fp) = (return_address, frame_pointer);
    let mut top = runtime.activations.top.get();
    let mut interpreted = runtime.frames.depth();
    while !top.is_null() {
        // SAFETY: ABI-2, as in `find_handler`.
        let activation = unsafe { &*top };
        // Interpreted frames of this activation run in what its compiled frames called.
        runtime.frames.describe(activation.interpreted..interpreted, &mut trace);
        while fp != 0 && fp != activation.fp && trace.len() < BACKTRACE_MAX {
            if let Some(site) = runtime.code.call_site(pc)
                && site.site != u32::MAX
            {
                trace.push(TraceFrame::Compiled { instance: site.instance, site: site.site });
            }
            (pc, fp) = (read_word(fp + 8), read_word(fp));
        }
        interpreted = activation.interpreted;
        let [exit_fp, exit_pc] = activation.exit;
        (pc, fp) = (exit_pc, exit_fp);
        top = activation.previous;
    }
    runtime.frames.describe(0..interpreted, &mut trace);
    trace
}

const BACKTRACE_MAX: usize = 10_000;

/// The frames on the stack as seen from Rust code that compiled or interpreted code called.
pub(crate) fn current_backtrace() -> Backtrace {
    let runtime = rt();
    let [fp, pc] = runtime.activations.exit.get();
    let top = runtime.activations.top.get();
    if top.is_null() || fp == 0 {
        let mut trace = Vec::new();
        let depth = runtime.frames.depth();
        if top.is_null() {
            runtime.frames.describe(0..depth, &mut trace);
            return trace;
        }
        // SAFETY: ABI-2, as in `find_handler`.
        let here = unsafe { (*top).fp };
        return collect_backtrace(0, here);
    }
    collect_backtrace(pc, fp)
}

/// Remembers the compiled frame that is calling Rust.
fn note_exit(fp: u64, pc: u64) {
    rt().activations.exit.set([fp, pc]);
}

fn settle(result: Outcome<Ref>) -> u64 {
    match result {
        Ok(value) => value.word(),
        Err(exception) => {
            rt().exceptions.set_pending(exception);
            0
        }
    }
}

/// The arguments of a call from compiled code.
///
/// # Safety
/// `args` points to `count` references on the caller's stack.
pub(crate) unsafe fn arguments<'a>(args: *const Ref, count: i64) -> &'a [Ref] {
    if count <= 0 {
        return &[];
    }
    // SAFETY: the caller's promise.
    unsafe { std::slice::from_raw_parts(args, count as usize) }
}

/// What stops a call into the runtime before it begins: little stack left, or an interrupt.
fn obstacle() -> Option<Ref> {
    if is_stack_low() {
        let overflow = crate::errors::stack_overflow_error();
        // A handler of an overflow that has no room itself: the same overflow goes on.
        if let Some((current, trace)) = rt().exceptions.current().filter(|(current, _)| *current == overflow) {
            rt().exceptions.resume(current, trace);
        }
        return Some(overflow);
    }
    crate::signals::take_interrupt().then(crate::errors::interrupt_exception)
}

/// A safepoint before a call on boxed arguments. What a boxed pointer points into is held by
/// nothing else that the collector sees, so that the addresses are laid out on the stack.
fn safepoint_with(args: &[Ref]) {
    let mut addresses = [0u64; 8];
    for (slot, arg) in addresses.iter_mut().zip(args) {
        let descriptor = arg.descriptor();
        if descriptor.size.get() == 8 && descriptor.pointer_offsets.get().is_empty() {
            *slot = arg.word_at(0);
        }
    }
    std::hint::black_box(&addresses);
    crate::roots::safepoint();
    std::hint::black_box(&addresses);
}

/// Defines a naked C function that passes its arguments, the caller's frame pointer and return
/// address on to a Rust function: what `note_exit` needs.
macro_rules! noting_exit {
    ($(#[$doc:meta])* $name:ident => $inner:ident, $fp:literal, $pc:literal) => {
        $(#[$doc])*
        #[unsafe(naked)]
        pub(crate) extern "C" fn $name() {
            naked_asm!(
                concat!("mov ", $fp, ", rbp"),
                concat!("mov ", $pc, ", [rsp]"),
                "jmp {inner}",
                inner = sym $inner,
            )
        }
    };
}

noting_exit!(
    /// `jlt_builtin(builtin, args, n) -> Ref`, 0 with a pending exception.
    jlt_builtin => builtin_inner, "rcx", "r8"
);
noting_exit!(
    /// `jlt_intrinsic(intrinsic, args, n) -> Ref`, 0 with a pending exception.
    jlt_intrinsic => intrinsic_inner, "rcx", "r8"
);
noting_exit!(
    /// `jlt_global_set(cell, value) -> Ref`, 0 with a pending exception.
    jlt_global_set => global_set_inner, "rdx", "rcx"
);

extern "C" fn dispatch_inner(args: *const Ref, count: i64, fp: u64, pc: u64) -> u64 {
    // SAFETY: compiled code passes its argument array.
    let args = unsafe { arguments(args, count) };
    if !is_stack_low()
        && !crate::signals::is_interrupted()
        && let Some(address) = dispatch::known_code(args)
    {
        return address;
    }
    note_exit(fp, pc);
    safepoint_with(args);
    if let Some(exception) = obstacle() {
        return settle(Err(exception));
    }
    match dispatch::find_entry(args) {
        Ok(Entry::Native(address)) => address,
        Ok(Entry::Builtin | Entry::Interpret(_)) => rust_entry as *const () as u64,
        Err(exception) => settle(Err(exception)),
    }
}

extern "C" fn builtin_inner(builtin: i64, args: *const Ref, count: i64, fp: u64, pc: u64) -> u64 {
    note_exit(fp, pc);
    // SAFETY: compiled code passes its argument array.
    let args = unsafe { arguments(args, count) };
    safepoint_with(args);
    if let Some(exception) = obstacle() {
        return settle(Err(exception));
    }
    let builtin = juliet_ir::Builtin::ALL[builtin as usize];
    settle(crate::builtins::call_builtin(builtin, args))
}

extern "C" fn intrinsic_inner(intrinsic: i64, args: *const Ref, count: i64, fp: u64, pc: u64) -> u64 {
    note_exit(fp, pc);
    // SAFETY: compiled code passes its argument array.
    let args = unsafe { arguments(args, count) };
    safepoint_with(args);
    let intrinsic = juliet_ir::Intrinsic::ALL[intrinsic as usize];
    settle(crate::intrinsics::call_intrinsic(intrinsic, args))
}

extern "C" fn global_set_inner(cell: u64, value: u64, fp: u64, pc: u64) -> u64 {
    if crate::module::BindingCell::store_plain(cell, value) {
        return value;
    }
    note_exit(fp, pc);
    let modules = &rt().modules;
    let global = modules.global_of_cell(cell).expect("compiled code names binding cells");
    settle(modules.assign(global, Ref::new(value)))
}

/// A generic entry that finds the method for its arguments and jumps to that one's.
#[unsafe(naked)]
pub(crate) extern "C" fn jlt_call() {
    naked_asm!(
        "cmp byte ptr [rsp - {room}], 0",
        "push rbp",
        "mov rdx, rbp",
        "mov rcx, [rsp + 8]",
        "mov rbp, rsp",
        "push rdi",
        "push rsi",
        "call {find}",
        "pop rsi",
        "pop rdi",
        "pop rbp",
        "test rax, rax",
        "jz {throw}",
        "jmp rax",
        room = const CALL_STACK_BYTES,
        find = sym dispatch_inner,
        throw = sym jlt_throw_pending,
    )
}

/// A generic entry that runs in Rust: builtins and interpreted methods.
#[unsafe(naked)]
extern "C" fn rust_entry() {
    naked_asm!(
        "push rbp",
        "mov rdx, rbp",
        "mov rcx, [rsp + 8]",
        "mov rbp, rsp",
        "call {inner}",
        "pop rbp",
        "test rax, rax",
        "jz {throw}",
        "ret",
        inner = sym rust_entry_inner,
        throw = sym jlt_throw_pending,
    )
}

extern "C" fn rust_entry_inner(args: *const Ref, count: i64, fp: u64, pc: u64) -> u64 {
    note_exit(fp, pc);
    // SAFETY: the generic signature.
    let args = unsafe { arguments(args, count) };
    settle(dispatch::find_entry(args).and_then(|entry| dispatch::call_entry(entry, args)))
}

/// `jlt_alloc_or_throw(type, size) -> Ref` in the method convention.
#[unsafe(naked)]
pub(crate) extern "C" fn jlt_alloc_or_throw() {
    naked_asm!(
        "push rbp",
        "mov rbp, rsp",
        "call {alloc}",
        "pop rbp",
        "test rax, rax",
        "jz {throw}",
        "ret",
        alloc = sym crate::symbols::jlt_alloc,
        throw = sym jlt_throw_pending,
    )
}

/// What an instance's stub jumps to with the instance's number in `r11`: resolves the
/// specialised entry and jumps there with all arguments as they were.
#[unsafe(naked)]
pub(crate) extern "C" fn resolve_and_jump() {
    naked_asm!(
        "cmp byte ptr [rsp - {room}], 0",
        "push rbp",
        "mov rbp, rsp",
        "push rdi",
        "push rsi",
        "push rdx",
        "push rcx",
        "push r8",
        "push r9",
        "push rax",
        "push r10",
        "sub rsp, 128",
        "movdqu [rsp], xmm0",
        "movdqu [rsp + 16], xmm1",
        "movdqu [rsp + 32], xmm2",
        "movdqu [rsp + 48], xmm3",
        "movdqu [rsp + 64], xmm4",
        "movdqu [rsp + 80], xmm5",
        "movdqu [rsp + 96], xmm6",
        "movdqu [rsp + 112], xmm7",
        "mov rdi, r11",
        "mov rsi, [rbp]",
        "mov rdx, [rbp + 8]",
        "call {resolve}",
        "mov r11, rax",
        "movdqu xmm0, [rsp]",
        "movdqu xmm1, [rsp + 16]",
        "movdqu xmm2, [rsp + 32]",
        "movdqu xmm3, [rsp + 48]",
        "movdqu xmm4, [rsp + 64]",
        "movdqu xmm5, [rsp + 80]",
        "movdqu xmm6, [rsp + 96]",
        "movdqu xmm7, [rsp + 112]",
        "add rsp, 128",
        "pop r10",
        "pop rax",
        "pop r9",
        "pop r8",
        "pop rcx",
        "pop rdx",
        "pop rsi",
        "pop rdi",
        "pop rbp",
        "test r11, r11",
        "jz {throw}",
        "jmp r11",
        room = const CALL_STACK_BYTES,
        resolve = sym resolve_instance,
        throw = sym jlt_throw_pending,
    )
}

/// Whether `pc` is where a routine reads below the stack, on behalf of the compiled code that calls it.
pub(crate) fn is_stub(pc: u64) -> bool {
    [resolve_and_jump as *const () as u64, jlt_call as *const () as u64].contains(&pc)
}

extern "C" fn resolve_instance(instance: u64, fp: u64, pc: u64) -> u64 {
    note_exit(fp, pc);
    let id = InstanceId(instance as u32);
    if let Some(exception) = obstacle() {
        return settle(Err(exception));
    }
    let resolved = dispatch::entry_of_instance(id).and_then(|entry| match entry {
        Entry::Native(_) => Ok(rt().methods.instance(id).cell.get()),
        Entry::Interpret(_) | Entry::Builtin => {
            let name = rt().methods.instance(id).method.name();
            Err(crate::errors::error(&format!("{name} has no machine code, but compiled code calls it")))
        }
    });
    match resolved {
        Ok(address) => address,
        Err(exception) => settle(Err(exception)),
    }
}

/// Room that must be left on the stack for the runtime and compiler themselves.
const STACK_RESERVE: u64 = 16 << 20;

/// Sets the limit below which compiled code must not grow the stack.
pub(crate) fn set_stack_limit(runtime: &Runtime) {
    let (low, base) = runtime.tasks.bounds();
    let reserve = STACK_RESERVE.min((base - low) / 4);
    runtime.thread.stack_limit.set(low + reserve);
}

/// Whether the stack is about to overflow.
pub(crate) fn is_stack_low() -> bool {
    let marker = 0u8;
    (&raw const marker as u64) < rt().thread.stack_limit.get()
}
