//! Snapshots: the memory of a runtime at rest, written once and read at later starts.
//!
//! Loading Base's image makes thousands of types, functions and bindings, the same in every
//! process. A snapshot keeps them as they lie in memory: the arena in which Rust's objects were
//! made (`arena.rs`), the heap of Julia's objects, and the variables that lead there (the *places*).
//! It is read back to the same addresses, so nothing is decoded and nothing relocated.
//!
//! That holds for one build of the program: addresses of its code and constants stand in the
//! memory. The program is therefore linked at fixed addresses, and a snapshot is found by the identity
//! that the linker gave it. A snapshot is never needed: where any condition fails, the image is run.
//!
//! Invariants:
//! * SNAP-1: what is written leads to nothing that ends with the process. All that the thread makes
//!   between [`begin`] and [`end`] lies in the arena, and before it there was nothing (SNAP-2);
//!   machine code, stubs, the stack's limit and the compiler are left out. Julia's objects could
//!   hold addresses of C's memory: every word of them is looked at, and one such word means that
//!   there is no snapshot. (Rust's objects cannot be looked at so: what is unused in them is arbitrary.)
//! * SNAP-2: restoring comes before anything that the places lead to has been made;
//! * SNAP-3: the bytes come from [`write`] of the same build; the store has compared their checksum.

mod arena;
mod process;

use crate::heap::{Extent, Heap};
use crate::runtime::rt;
use std::ops::Range;

/// A variable that leads to what a snapshot keeps: its address and its size in bytes.
pub type Place = (usize, usize);

/// The place of a variable.
pub fn place_of<T>(variable: &T) -> Place {
    (std::ptr::from_ref(variable) as usize, std::mem::size_of::<T>())
}

const MAGIC: &[u8; 8] = b"JLSNAP01";

/// The identity of the program, where its addresses are the same in every process.
pub fn program_identity() -> Option<Vec<u8>> {
    process::program().map(|program| program.build_id)
}

/// From now on everything that this thread makes may go into a snapshot. False where there can be none.
pub fn begin() -> bool {
    // The list of this thread's destructors is the thread's: it begins outside the arena.
    crate::roots::places();
    is_untouched() && arena::begin()
}

/// Ends what [`begin`] began; whether it did. The heap comes to rest before: what it notes then is part of
/// the snapshot.
pub fn end() -> bool {
    if arena::is_filling() {
        rt().heap.borrow_mut().rest(&rt().thread);
    }
    arena::end()
}

/// Nothing that a snapshot brings has been made yet (SNAP-2).
fn is_untouched() -> bool {
    juliet_types::is_untouched() && crate::runtime::is_untouched()
}

fn all_places(further: &[Place]) -> Vec<Place> {
    let mut places = juliet_types::places();
    places.extend(crate::runtime::places());
    places.extend(crate::roots::places());
    places.extend_from_slice(further);
    places
}

/// The snapshot of this thread's runtime, between [`begin`]'s [`end`] and the first further change.
/// The compiler is not part of it.
///
/// # Errors
/// Why there can be none.
pub fn write(further: &[Place]) -> Result<Vec<u8>, String> {
    let program = process::program().ok_or("the program lies at other addresses in each process")?;
    let runtime = rt();
    let compiler = runtime.compiler.take();
    runtime.heap.borrow_mut().rest(&runtime.thread);
    runtime.thread.stack_limit.set(0);
    let extent = runtime.heap.borrow().extent();
    let result = if runtime.code.is_untouched() {
        assemble(&program, extent, &all_places(further))
    } else {
        Err("native code has been loaded".into())
    };
    crate::abi::set_stack_limit(runtime);
    *runtime.compiler.borrow_mut() = compiler;
    result
}

/// No cell may be borrowed meanwhile: borrows would be kept.
fn assemble(program: &process::Program, heap: Extent, places: &[Place]) -> Result<Vec<u8>, String> {
    let objects = heap.objects().ok_or("the heap lies elsewhere in this process")?;
    let memory = arena::filled();
    let mut variables = Vec::new();
    for (address, size) in places {
        // SAFETY: places are variables that live as long as the process or the caller's borrow.
        variables.extend_from_slice(unsafe { std::slice::from_raw_parts(*address as *const u8, *size) });
    }
    let foreign = foreign_ranges(program, &heap.reservation).ok_or("the system does not list the mappings")?;
    if let Some((at, word)) = foreign_word(objects, &foreign) {
        return Err(format!("an object at {at:#x} holds {word:#x}, an address of this process"));
    }
    let lengths = [memory.len(), objects.len(), variables.len(), heap.committed];
    let mut out = [memory, objects, &variables].concat();
    lengths.iter().for_each(|n| out.extend_from_slice(&(*n as u64).to_le_bytes()));
    out.extend_from_slice(MAGIC);
    Ok(out)
}

/// Mappings of this process that are neither the program nor part of the snapshot.
fn foreign_ranges(program: &process::Program, heap: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let is_own = |range: &Range<usize>| {
        let own = program.parts.iter().any(|part| part.start < range.end && range.start < part.end);
        own || range.contains(&arena::BASE) || heap.contains(&range.start)
    };
    let mut ranges = process::mappings()?;
    ranges.retain(|range| !is_own(range));
    Some(ranges)
}

/// The first word that lies in one of the ranges, and its offset.
fn foreign_word(bytes: &[u8], ranges: &[Range<usize>]) -> Option<(usize, usize)> {
    let low = ranges.iter().map(|r| r.start).min()?;
    let high = ranges.iter().map(|r| r.end).max()?;
    let words = bytes.chunks_exact(8).map(|w| usize::from_le_bytes(w.try_into().unwrap_or_default()));
    let is_address = |word: &usize| {
        (low..high).contains(word)
            && ranges
                .iter()
                .any(|r| r.contains(word) && (!process::is_small_heap(r) || process::is_allocation(*word, r)))
    };
    words.enumerate().find(|(_, word)| is_address(word)).map(|(index, word)| (8 * index, word))
}

/// Where a snapshot's bytes come from: called with what makes room for so many bytes, at most once;
/// `None` where there are none, else whether those in the room are good.
pub type Source<'a> = dyn FnMut(&mut dyn FnMut(usize) -> Option<&'static mut [u8]>) -> Option<bool> + 'a;

/// Puts a snapshot back. False where there is none, or none that this process can take, which changes
/// nothing.
pub fn restore(source: &mut Source<'_>, further: &[Place]) -> bool {
    if !is_untouched() {
        return false;
    }
    let mut length = None;
    let found = source(&mut |wanted| {
        length = Some(wanted);
        arena::room(wanted)
    });
    let (Some(length), Some(is_good)) = (length, found) else { return false };
    let places = all_places(further);
    let is_put_back = is_good && parts_of(arena::bytes(length)).is_some_and(|parts| put_back(&parts, &places));
    if !is_put_back {
        arena::leave_room();
        return false;
    }
    let runtime = rt();
    runtime.tasks.begin_on_thread();
    runtime.heap.borrow_mut().read_settings(&runtime.thread);
    true
}

/// What follows the arena's memory in a snapshot.
struct Parts {
    objects: &'static [u8],
    variables: &'static [u8],
    /// Bytes that the heap had.
    committed: u64,
}

fn parts_of(bytes: &'static [u8]) -> Option<Parts> {
    let (bytes, head) = bytes.strip_suffix(MAGIC)?.split_last_chunk::<32>()?;
    let number = |n: usize| head[8 * n..8 * n + 8].try_into().map(u64::from_le_bytes).ok();
    let (_, rest) = bytes.split_at_checked(usize::try_from(number(0)?).ok()?)?;
    let (objects, variables) = rest.split_at_checked(usize::try_from(number(1)?).ok()?)?;
    (variables.len() as u64 == number(2)?).then_some(Parts { objects, variables, committed: number(3)? })
}

fn put_back(parts: &Parts, places: &[Place]) -> bool {
    let wanted: usize = places.iter().map(|(_, size)| size).sum();
    if wanted != parts.variables.len() || !Heap::put_back(parts.objects, parts.committed) {
        return false;
    }
    let mut rest = parts.variables;
    for (address, size) in places {
        // SAFETY: a variable of this process of that size; what it held owns nothing (SNAP-2), and
        // what it holds now lies where it was written (SNAP-3).
        unsafe { std::ptr::copy_nonoverlapping(rest.as_ptr(), *address as *mut u8, *size) };
        rest = &rest[*size..];
    }
    true
}
