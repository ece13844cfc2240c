//! Foreign calls from interpreted code, and the border to C that they share with callbacks.
//!
//! Invariants:
//! * FFI-1: a C function finds its arguments in the registers and stack words that
//!   `juliet_types::c_class` says, and ignores registers that it has no arguments for;
//! * FFI-2: `al` is at least the number of vector registers that a variadic function gets.

use crate::errors;
use crate::object::{Ref, read_bytes};
use crate::runtime::Outcome;
use crate::value::{as_type, box_bits, descriptor, nothing};
use juliet_ir::lowered::{ForeignCall, ForeignTarget, Operand};
use juliet_types::{CClass, CWord, Type, builtin, c_class};
use std::arch::naked_asm;

/// General and vector registers that C passes arguments in.
pub(crate) const GENERAL: usize = 6;
pub(crate) const VECTOR: usize = 8;

/// The registers and stack of a call.
#[repr(C)]
struct Frame {
    general: [u64; GENERAL],
    vector: [u64; VECTOR],
    /// `rax`, `rdx`, `xmm0`, `xmm1` after the call.
    results: [u64; 4],
    stack: *const u64,
    stack_words: u64,
    target: u64,
}

const _: () = assert!(std::mem::offset_of!(Frame, results) == 112 && std::mem::offset_of!(Frame, target) == 160);

/// Calls `target` with everything that the frame says. Without a frame: answers where the function returns to.
#[unsafe(naked)]
unsafe extern "C" fn call_frame(frame: *mut Frame) -> u64 {
    naked_asm!(
        "lea rax, [rip + 4f]",
        "test rdi, rdi",
        "jz 5f",
        "push rbp",
        "mov rbp, rsp",
        "push rbx",
        "sub rsp, 8",
        "mov rbx, rdi",
        "mov rsi, [rbx + 144]",
        "mov rcx, [rbx + 152]",
        "lea rax, [rcx * 8 + 15]",
        "and rax, -16",
        "sub rsp, rax",
        "xor edx, edx",
        "2:",
        "cmp rdx, rcx",
        "jae 3f",
        "mov rax, [rsi + rdx * 8]",
        "mov [rsp + rdx * 8], rax",
        "inc rdx",
        "jmp 2b",
        "3:",
        "movsd xmm0, [rbx + 48]",
        "movsd xmm1, [rbx + 56]",
        "movsd xmm2, [rbx + 64]",
        "movsd xmm3, [rbx + 72]",
        "movsd xmm4, [rbx + 80]",
        "movsd xmm5, [rbx + 88]",
        "movsd xmm6, [rbx + 96]",
        "movsd xmm7, [rbx + 104]",
        "mov rdi, [rbx]",
        "mov rsi, [rbx + 8]",
        "mov rdx, [rbx + 16]",
        "mov rcx, [rbx + 24]",
        "mov r8, [rbx + 32]",
        "mov r9, [rbx + 40]",
        "mov eax, 8",
        "call [rbx + 160]",
        "4:",
        "mov [rbx + 112], rax",
        "mov [rbx + 120], rdx",
        "movsd [rbx + 128], xmm0",
        "movsd [rbx + 136], xmm1",
        "lea rsp, [rbp - 8]",
        "pop rbx",
        "pop rbp",
        "5:",
        "ret",
    )
}

/// What compiled code calls for a variadic function, whose address is in `xmm7` (FFI-2).
#[unsafe(naked)]
pub(crate) extern "C" fn jlt_call_variadic() {
    naked_asm!("movq r11, xmm7", "mov eax, 8", "jmp r11")
}

/// Arguments on their way into registers and stack words.
#[derive(Default)]
struct Arguments {
    general: Vec<u64>,
    vector: Vec<u64>,
    stack: Vec<u64>,
}

impl Arguments {
    /// Places the words of one argument, all in registers or all on the stack.
    fn place(&mut self, words: &[u64], classes: &[CWord]) {
        let floats = classes.iter().filter(|class| **class == CWord::Float).count();
        let has_room = self.vector.len() + floats <= VECTOR && self.general.len() + classes.len() - floats <= GENERAL;
        for (word, class) in words.iter().zip(classes) {
            match class {
                _ if !has_room => self.stack.push(*word),
                CWord::Float => self.vector.push(*word),
                CWord::Integer => self.general.push(*word),
            }
        }
    }

    fn add(&mut self, value: Ref, ty: Type) -> Outcome<()> {
        if is_pointer(value.type_of()) && ty.is_core_named("Ref") {
            self.place(&[value.word_at(0)], &[CWord::Integer]);
            return Ok(());
        }
        if !ty.is_bits() {
            self.place(&[value.word()], &[CWord::Integer]);
            return Ok(());
        }
        if value.type_of() != ty {
            return Err(errors::type_error("ccall", "", ty, value));
        }
        let words = words_of(value.bytes(descriptor(ty).size.get() as usize), ty);
        match c_class(ty).ok_or_else(|| cannot("pass", ty))? {
            CClass::Words(classes) => self.place(&words, &classes),
            CClass::Memory(_) => self.stack.extend(words),
        }
        Ok(())
    }
}

fn is_pointer(ty: Type) -> bool {
    ty.type_name() == builtin().ptr.type_name()
}

fn cannot(what: &str, ty: Type) -> Ref {
    errors::error(&format!("ccall: cannot {what} {ty} by value"))
}

/// The words of a value, small signed integers extended as C expects.
fn words_of(bytes: &[u8], ty: Type) -> Vec<u64> {
    let mut words: Vec<u64> = bytes
        .chunks(8)
        .map(|chunk| {
            let mut word = [0u8; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            u64::from_le_bytes(word)
        })
        .collect();
    let b = builtin();
    if let [word] = words.as_mut_slice() {
        *word = match *word {
            w if ty == b.int8 => w as u8 as i8 as i64 as u64,
            w if ty == b.int16 => w as u16 as i16 as i64 as u64,
            w if ty == b.int32 => w as u32 as i32 as i64 as u64,
            w => w,
        };
    }
    words
}

/// Runs a `ccall`.
///
/// # Errors
/// `ErrorException` where the symbol is not found or a type cannot be passed; what reading the
/// operands throws.
pub(crate) fn call(call: &ForeignCall, get: &dyn Fn(&Operand) -> Outcome<Ref>) -> Outcome<Ref> {
    let address = match &call.target {
        ForeignTarget::Symbol(name) => resolve(name.as_str())?,
        ForeignTarget::Library { symbol, library } => {
            crate::symbols::library_symbol(&name_of(get(library)?), symbol.as_str())?
        }
        ForeignTarget::Pointer(operand) => get(operand)?.word_at(0),
    };
    let expect = |operand: &Operand| {
        let object = get(operand)?;
        as_type(object).ok_or_else(|| errors::type_error("ccall", "", builtin().type_, object))
    };
    let ret = expect(&call.ret)?;
    let mut arguments = Arguments::default();
    let mut keep = Vec::new();
    let mut room = Vec::new();
    let class = if ret.is_bits() && descriptor(ret).size.get() > 0 {
        Some(c_class(ret).ok_or_else(|| cannot("return", ret))?)
    } else {
        None
    };
    if let Some(CClass::Memory(words)) = class {
        room.resize(words, 0u64);
        arguments.general.push(room.as_mut_ptr() as u64);
    }
    for (operand, ty) in call.args.iter().zip(&call.arg_types) {
        let value = get(operand)?;
        keep.push(value);
        arguments.add(value, expect(ty)?)?;
    }
    let rooted = crate::roots::RootedVec::new(keep);
    let results = call_c(address, &arguments)?;
    drop(rooted);
    result_of(ret, class, results, &room)
}

fn call_c(address: u64, arguments: &Arguments) -> Outcome<[u64; 4]> {
    let mut frame = Frame {
        general: [0; GENERAL],
        vector: [0; VECTOR],
        results: [0; 4],
        stack: arguments.stack.as_ptr(),
        stack_words: arguments.stack.len() as u64,
        target: address,
    };
    frame.general[..arguments.general.len()].copy_from_slice(&arguments.general);
    frame.vector[..arguments.vector.len()].copy_from_slice(&arguments.vector);
    // SAFETY: FFI-1, FFI-2; the program vouches for the function's type.
    unsafe { call_frame(&raw mut frame) };
    // An exception of a callback made the function return.
    match crate::runtime::rt().exceptions.take_pending() {
        Some(exception) => Err(exception),
        None => Ok(frame.results),
    }
}

/// Where C that interpreted code has called returns to.
pub(crate) fn return_from_c() -> u64 {
    // SAFETY: without a frame nothing is called.
    unsafe { call_frame(std::ptr::null_mut()) }
}

fn result_of(ret: Type, class: Option<CClass>, results: [u64; 4], room: &[u64]) -> Outcome<Ref> {
    let [rax, ..] = results;
    match class {
        None if ret == builtin().nothing => Ok(nothing()),
        None if ret.is_bits() => box_bits(ret, &[]),
        None => Ref::from_word(rax).ok_or_else(errors::undef_ref_error),
        Some(class) => {
            let words = match class {
                CClass::Memory(_) => room.to_vec(),
                CClass::Words(classes) => {
                    let (mut general, mut vector) = (results[..2].iter(), results[2..].iter());
                    let take = |class: &CWord| match class {
                        CWord::Integer => general.next().copied(),
                        CWord::Float => vector.next().copied(),
                    };
                    classes.iter().filter_map(take).collect()
                }
            };
            let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
            box_bits(ret, &bytes[..descriptor(ret).size.get() as usize])
        }
    }
}

fn resolve(name: &str) -> Outcome<u64> {
    crate::symbols::symbol_address(name)
        .ok_or_else(|| errors::error(&format!("could not load symbol \"{name}\": undefined symbol")))
}

/// A name as a symbol or a string.
fn name_of(object: Ref) -> String {
    crate::value::as_symbol(object).map_or_else(|| object.string_text(), |s| s.to_string())
}

/// `_cglobal(name, library)`: the address of a symbol, of the process where `library` is `nothing`.
pub(crate) fn cglobal(args: &[Ref]) -> Outcome<Ref> {
    let name = name_of(args[0]);
    let address =
        if args[1] == nothing() { resolve(&name)? } else { crate::symbols::library_symbol(&name_of(args[1]), &name)? };
    pointer(address)
}

/// A `Ptr{Cvoid}`.
pub(crate) fn pointer(address: u64) -> Outcome<Ref> {
    let ty = juliet_types::apply(builtin().ptr, &[builtin().nothing.into()]).expect("Ptr takes any type");
    box_bits(ty, &address.to_le_bytes())
}

/// A value without references from memory.
pub(crate) fn read_value(ty: Type, address: u64) -> Outcome<Ref> {
    box_bits(ty, read_bytes(address, descriptor(ty).size.get() as usize))
}
