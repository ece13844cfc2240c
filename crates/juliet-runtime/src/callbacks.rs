//! Julia functions that C can call: a stub for each, which leads to one entry that boxes the arguments.
//!
//! Invariants:
//! * CALL-1: a callback runs on the thread of Julia code, inside a call from Julia to C;
//! * CALL-2: an exception that leaves a callback goes on from the call of C, as if C had thrown it: the frames of C
//!   between are passed over by what their unwind tables say, and nothing of theirs is run. There are no frames of
//!   Rust among them.

use crate::errors;
use crate::foreign::{GENERAL, VECTOR, pointer, read_value};
use crate::object::{Ref, read_word, write_bytes};
use crate::runtime::{Outcome, rt};
use crate::value::{as_type, box_bits, descriptor};
use juliet_types::{CClass, CWord, Param, Type, builtin, c_class};
use std::arch::naked_asm;
use std::cell::RefCell;
use std::rc::Rc;

struct Callback {
    function: Ref,
    ret: Type,
    args: Vec<Type>,
    address: u64,
}

/// All callbacks by number; they stay for good, since C may keep their addresses.
#[derive(Default)]
pub struct Callbacks {
    list: RefCell<Vec<Rc<Callback>>>,
}

/// What a C caller has passed, and the registers to return with.
#[repr(C)]
struct Frame {
    general: [u64; GENERAL],
    vector: [u64; VECTOR],
    /// `rax`, `rdx`, `xmm0`, `xmm1`.
    results: [u64; 4],
    stack: u64,
}

const _: () = assert!(std::mem::offset_of!(Frame, results) == 112 && std::mem::size_of::<Frame>() == 152);

/// Where the stubs jump, with the callback's number in `r11`.
#[unsafe(naked)]
extern "C" fn callback_entry() {
    naked_asm!(
        ".cfi_startproc",
        "push rbp",
        ".cfi_def_cfa_offset 16",
        ".cfi_offset rbp, -16",
        "mov rbp, rsp",
        ".cfi_def_cfa_register rbp",
        "sub rsp, 160",
        "mov [rsp], rdi",
        "mov [rsp + 8], rsi",
        "mov [rsp + 16], rdx",
        "mov [rsp + 24], rcx",
        "mov [rsp + 32], r8",
        "mov [rsp + 40], r9",
        "movsd [rsp + 48], xmm0",
        "movsd [rsp + 56], xmm1",
        "movsd [rsp + 64], xmm2",
        "movsd [rsp + 72], xmm3",
        "movsd [rsp + 80], xmm4",
        "movsd [rsp + 88], xmm5",
        "movsd [rsp + 96], xmm6",
        "movsd [rsp + 104], xmm7",
        "lea rax, [rbp + 16]",
        "mov [rsp + 144], rax",
        "mov rdi, r11",
        "mov rsi, rsp",
        "call {inner}",
        "test rax, rax",
        "jnz 2f",
        "mov rax, [rsp + 112]",
        "mov rdx, [rsp + 120]",
        "movsd xmm0, [rsp + 128]",
        "movsd xmm1, [rsp + 136]",
        "leave",
        "ret",
        "2:",
        "mov rbx, [rax + 24]",
        "mov r12, [rax + 32]",
        "mov r13, [rax + 40]",
        "mov r14, [rax + 48]",
        "mov r15, [rax + 56]",
        "mov rsp, [rax]",
        "mov rbp, [rax + 8]",
        "jmp [rax + 16]",
        ".cfi_endproc",
        inner = sym callback_inner,
    )
}

/// Reads arguments in order from where C has put them.
struct Reader<'a> {
    frame: &'a Frame,
    general: usize,
    vector: usize,
    stack: u64,
}

impl Reader<'_> {
    fn stack_word(&mut self) -> u64 {
        self.stack += 8;
        read_word(self.stack - 8)
    }

    fn words(&mut self, classes: &[CWord]) -> Vec<u64> {
        let floats = classes.iter().filter(|class| **class == CWord::Float).count();
        let has_room = self.vector + floats <= VECTOR && self.general + classes.len() - floats <= GENERAL;
        let mut words = Vec::new();
        for class in classes {
            words.push(match class {
                _ if !has_room => self.stack_word(),
                CWord::Float => {
                    self.vector += 1;
                    self.frame.vector[self.vector - 1]
                }
                CWord::Integer => {
                    self.general += 1;
                    self.frame.general[self.general - 1]
                }
            });
        }
        words
    }

    fn word(&mut self) -> u64 {
        self.words(&[CWord::Integer])[0]
    }

    fn argument(&mut self, ty: Type) -> Outcome<Ref> {
        if let Some(target) = reference_target(ty) {
            let address = self.word();
            return if target.is_bits() { read_value(target, address) } else { object(address) };
        }
        if !ty.is_bits() {
            return object(self.word());
        }
        let words = match c_class(ty) {
            Some(CClass::Words(classes)) => self.words(&classes),
            Some(CClass::Memory(count)) => (0..count).map(|_| self.stack_word()).collect(),
            None => return Err(errors::error("a callback has an argument of a type that C does not pass")),
        };
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        box_bits(ty, &bytes[..descriptor(ty).size.get() as usize])
    }
}

fn object(address: u64) -> Outcome<Ref> {
    Ref::from_word(address).ok_or_else(errors::undef_ref_error)
}

/// `T` of `Ref{T}`: C passes the address of one.
fn reference_target(ty: Type) -> Option<Type> {
    let data = ty.as_data().filter(|_| ty.is_core_named("Ref"))?;
    data.params.first().and_then(Param::as_type)
}

/// Calls the function, and answers where an exception of it goes on, null where there was none.
extern "C" fn callback_inner(number: u64, frame: *mut Frame) -> *const crate::leave_c::Continuation {
    // SAFETY: the entry passes its own frame, which nobody else knows.
    let frame = unsafe { &mut *frame };
    let callback = rt().callbacks.list.borrow()[number as u32 as usize].clone();
    let result = rt().activations.without_exit(|| {
        let is_memory = matches!(c_class(callback.ret), Some(CClass::Memory(_)));
        let mut reader = Reader { frame, general: usize::from(is_memory), vector: 0, stack: frame.stack };
        let mut args = vec![callback.function];
        for ty in &callback.args {
            args.push(reader.argument(*ty)?);
        }
        rt().worlds.at_newest(|| crate::dispatch::call(&args))
    });
    match result {
        Ok(value) => {
            return_value(frame, callback.ret, value);
            std::ptr::null()
        }
        Err(exception) => crate::leave_c::leave_c(exception),
    }
}

fn return_value(frame: &mut Frame, ret: Type, value: Ref) {
    if !ret.is_bits() {
        frame.results[0] = value.word();
        return;
    }
    debug_assert!(value.type_of() == ret, "the registered function answers a {ret}");
    let bytes = value.bytes(descriptor(ret).size.get() as usize);
    let Some(class) = c_class(ret) else { return };
    match class {
        CClass::Memory(_) => {
            write_bytes(frame.general[0], bytes);
            frame.results[0] = frame.general[0];
        }
        CClass::Words(classes) => {
            let (mut general, mut vector) = (0, 2);
            for (chunk, class) in bytes.chunks(8).zip(classes) {
                let mut word = [0u8; 8];
                word[..chunk.len()].copy_from_slice(chunk);
                let place = if class == CWord::Float { &mut vector } else { &mut general };
                frame.results[*place] = u64::from_le_bytes(word);
                *place += 1;
            }
        }
    }
}

/// `_cfunction(f, ret, args)`: the address of a C function that calls `f`, which must
/// answer a `ret`; `args` is a simple vector of types. The same for the same function and types.
pub(crate) fn cfunction(parts: &[Ref]) -> Outcome<Ref> {
    let expect =
        |object: Ref| as_type(object).ok_or_else(|| errors::type_error("cfunction", "", builtin().type_, object));
    let (function, ret) = (parts[0], expect(parts[1])?);
    let args = parts[2].svec_elements().into_iter().map(expect).collect::<Outcome<Vec<Type>>>()?;
    for ty in args.iter().chain([&ret]) {
        if ty.is_bits() && descriptor(*ty).size.get() > 0 && c_class(*ty).is_none() {
            return Err(errors::error(&format!("cfunction: C does not pass {ty} by value")));
        }
    }
    let mut list = rt().callbacks.list.borrow_mut();
    let known = list.iter().find(|c| crate::egal(c.function, function) && c.ret == ret && c.args == args);
    if let Some(known) = known {
        return pointer(known.address);
    }
    crate::roots::pin(function);
    let address = rt().code.numbered_stub(list.len() as u32, callback_entry as *const () as u64);
    list.push(Rc::new(Callback { function, ret, args, address }));
    pointer(address)
}
