//! The C functions that compiled code and Base call by name, and the look-up of symbols.
//!
//! Invariants:
//! * SYM-1: functions that compiled code calls never unwind; fallible ones return 0 after setting
//!   the pending exception;
//! * SYM-2: pointers with lengths come from Julia code, which vouches for them.

use crate::abi;
use crate::errors;
use crate::object::{Descriptor, Ref};
use crate::runtime::{Outcome, rt};
use crate::value::{as_symbol, as_type, boolean};
use juliet_types::builtin;
use std::ffi::CString;

fn fail(exception: Ref) {
    rt().exceptions.set_pending(exception);
}

fn settle(result: Outcome<Ref>) -> u64 {
    match result {
        Ok(object) => object.word(),
        Err(exception) => {
            fail(exception);
            0
        }
    }
}

fn descriptor_at(ty: Ref) -> &'static Descriptor {
    if let Some(descriptor) = crate::permanent::complete_descriptor(ty) {
        return descriptor;
    }
    crate::permanent::descriptor_of_type_object(ty).expect("compiled code allocates data types")
}

/// `jlt_alloc(type, size)`.
pub(crate) extern "C" fn jlt_alloc(ty: Ref, size: i64) -> u64 {
    let thread = &rt().thread;
    let cell = (size as u64 + 8).next_multiple_of(16);
    let cursor = thread.cursor.get();
    if cursor != 0 && cursor + cell <= thread.limit.get() {
        // The header is the descriptor's address, which the type's object is (OBJ-2).
        thread.cursor.set(cursor + cell);
        crate::object::write_word(cursor, ty.word());
        return cursor + 8;
    }
    allocate_slow(ty, size)
}

#[cold]
fn allocate_slow(ty: Ref, size: i64) -> u64 {
    if let Err(exception) = crate::roots::safepoint_before(size as usize) {
        fail(exception);
        return 0;
    }
    if crate::signals::take_interrupt() {
        fail(errors::interrupt_exception());
        return 0;
    }
    settle(crate::roots::allocate(descriptor_at(ty), size as usize))
}

extern "C" fn jlt_memory_new(ty: Ref, count: i64) -> u64 {
    settle(crate::value::new_memory_at_safepoint(descriptor_at(ty), count))
}

/// A string of the first bytes of a `Memory{UInt8}`.
extern "C" fn jlt_string_from_memory(memory: Ref, length: i64) -> u64 {
    crate::roots::safepoint();
    if length < 0 || length as usize > memory.memory_len() {
        fail(errors::bounds_error(memory, length));
        return 0;
    }
    settle(crate::value::new_string(crate::object::read_bytes(memory.memory_data(), length as usize)))
}

/// A string of the bytes at an address. The address stays on the stack, so that the collector
/// finds what it points into.
extern "C" fn jlt_string_new(address: u64, length: i64) -> u64 {
    let held = std::hint::black_box([address]);
    crate::roots::safepoint();
    let address = std::hint::black_box(&held)[0];
    if length < 0 || (address == 0 && length > 0) {
        fail(errors::argument_error("cannot convert NULL to string"));
        return 0;
    }
    settle(crate::value::new_string(crate::object::read_bytes(address, length as usize)))
}

extern "C" fn jlt_set_pending(exception: Ref) {
    fail(exception);
}

extern "C" fn jlt_undef_var(name: Ref) {
    let name = as_symbol(name).expect("compiled code names variables by symbols");
    fail(errors::undef_local_error(name));
}

extern "C" fn jlt_undef_global(cell: u64) {
    let global = rt().modules.global_of_cell(cell).expect("compiled code names binding cells");
    fail(errors::undef_global_error(global.module, global.name));
}

extern "C" fn jlt_not_bool(value: Ref) {
    fail(errors::type_error("if", "", builtin().bool, value));
}

extern "C" fn jlt_undef_ref() {
    fail(errors::undef_ref_error());
}

extern "C" fn jlt_divide_error() {
    fail(errors::divide_error());
}

extern "C" fn jlt_bounds_error(object: Ref, index: i64) {
    fail(errors::bounds_error(object, index));
}

extern "C" fn jlt_stack_overflow() {
    fail(errors::stack_overflow_error());
}

extern "C" fn jlt_type_error(context: Ref, expected: Ref, got: Ref) {
    let expected = as_type(expected).unwrap_or(juliet_types::Type::any());
    fail(errors::type_error_with(context, "", expected, got));
}

extern "C" fn jlt_unsupported(what: Ref) {
    let what = as_symbol(what).map_or_else(|| "this operation".to_owned(), |name| name.to_string());
    fail(errors::error(&format!("{what} is not supported")));
}

extern "C" fn jlt_egal(a: u64, b: u64) -> i8 {
    match (Ref::from_word(a), Ref::from_word(b)) {
        (Some(a), Some(b)) => i8::from(crate::builtins_object::egal(a, b)),
        _ => i8::from(a == b),
    }
}

extern "C" fn jlt_isa(object: Ref, ty: Ref) -> i8 {
    i8::from(as_type(ty).is_some_and(|ty| crate::method::is_instance(object, ty)))
}

extern "C" fn jlt_current_exception() -> Ref {
    crate::exception::current_exception().unwrap_or_else(crate::value::nothing)
}

extern "C" fn jlt_exception_mark() -> i64 {
    rt().exceptions.depth() as i64
}

extern "C" fn jlt_exception_reset(mark: i64) {
    rt().exceptions.truncate(mark as usize);
}

extern "C" fn jlt_gc() {
    crate::roots::collect();
    crate::finalizers::run_pending();
}

extern "C" fn jlt_gc_bytes() -> i64 {
    let runtime = rt();
    runtime.heap.borrow().allocated_bytes(&runtime.thread) as i64
}

extern "C" fn jlt_gc_live_bytes() -> i64 {
    rt().heap.borrow().live_bytes() as i64
}

extern "C" fn jlt_hash_bytes(pointer: u64, len: i64, seed: u64) -> u64 {
    crate::murmur::second_word(crate::object::read_bytes(pointer, len.max(0) as usize), seed as u32)
}

/// Passes an object as its address, or an address as the object there.
extern "C" fn jlt_same_address(word: u64) -> u64 {
    word
}

macro_rules! table {
    ($($function:path),* $(,)?) => {
        &[$((stringify!($function), $function as *const ())),*]
    };
}

/// A table of symbols: name as written (with its path) and address.
type Table = &'static [(&'static str, *const ())];

fn tables() -> [Table; 6] {
    use crate::abi::{jlt_alloc_or_throw, jlt_builtin, jlt_call, jlt_global_set, jlt_intrinsic, jlt_throw_pending};
    use crate::foreign::jlt_call_variadic;
    [
        const {
            table![
                jlt_alloc,
                jlt_memory_new,
                jlt_set_pending,
                jlt_undef_var,
                jlt_undef_global,
                jlt_not_bool,
                jlt_undef_ref,
                jlt_divide_error,
                jlt_bounds_error,
                jlt_stack_overflow,
                jlt_type_error,
                jlt_unsupported,
                jlt_egal,
                jlt_isa,
                jlt_current_exception,
                jlt_exception_mark,
                jlt_exception_reset,
                jlt_gc,
                jlt_gc_bytes,
                jlt_gc_live_bytes,
                jlt_hash_bytes,
                jlt_string_from_memory,
                jlt_string_new,
                jlt_same_address,
            ]
        },
        const {
            table![
                jlt_call_variadic,
                jlt_alloc_or_throw,
                jlt_builtin,
                jlt_call,
                jlt_global_set,
                jlt_intrinsic,
                jlt_throw_pending
            ]
        },
        crate::libsymbols::TABLE,
        crate::limb_symbols::TABLE,
        crate::matrix_symbols::TABLE,
        crate::regex::TABLE,
    ]
}

thread_local! {
    /// Answers of [`symbol_address`]: each method that is loaded asks for several.
    static KNOWN: std::cell::RefCell<rustc_hash::FxHashMap<Box<str>, u64>> = std::cell::RefCell::default();
}

/// The address of a symbol of the runtime, or of the C library of the process.
pub fn symbol_address(name: &str) -> Option<u64> {
    if let Some(known) = KNOWN.with_borrow(|known| known.get(name).copied()) {
        return Some(known);
    }
    let found = find_symbol(name)?;
    KNOWN.with_borrow_mut(|known| known.insert(name.into(), found));
    Some(found)
}

fn find_symbol(name: &str) -> Option<u64> {
    match name {
        "jlt_tls" => return Some(&raw const rt().thread as u64),
        "jlt_bounds_error_memory" => return Some(jlt_bounds_error as *const () as u64),
        "jlt_true" => return Some(boolean(true).word()),
        "jlt_false" => return Some(boolean(false).word()),
        _ => {}
    }
    for table in tables() {
        if let Some((_, address)) = table.iter().find(|(known, _)| *known == name) {
            return Some(*address as u64);
        }
    }
    let name = CString::new(name).ok()?;
    // SAFETY: the name is a C string.
    let found = unsafe { libc::dlsym(libc::RTLD_DEFAULT, name.as_ptr()) };
    (!found.is_null()).then_some(found as u64)
}

/// The address of a symbol in a library that is opened by name and stays open.
///
/// # Errors
/// `ErrorException` where the library or symbol is not found.
pub fn library_symbol(library: &str, symbol: &str) -> Outcome<u64> {
    let missing = || errors::error(&format!("could not load symbol \"{symbol}\" from library \"{library}\""));
    let name = CString::new(symbol).map_err(|_| missing())?;
    let mut candidates = vec![library.to_owned()];
    if !library.contains(".so") {
        candidates.push(format!("{library}.so"));
        candidates.push(format!("lib{library}.so"));
    }
    for candidate in candidates {
        let path = CString::new(candidate).map_err(|_| missing())?;
        // SAFETY: both are C strings; opening a library runs its initialisers, as asked.
        let found = unsafe {
            let handle = libc::dlopen(path.as_ptr(), libc::RTLD_LAZY | libc::RTLD_GLOBAL);
            if handle.is_null() {
                continue;
            }
            libc::dlsym(handle, name.as_ptr())
        };
        if !found.is_null() {
            return Ok(found as u64);
        }
    }
    Err(missing())
}

const _: () = {
    // The naked entries have no Rust signature of their own: their names are checked here.
    let _ = abi::jlt_call as extern "C" fn();
};
