//! Memory at a fixed address, from which one thread allocates while what a snapshot keeps is made.
//!
//! Outside that phase all memory is the C library's; what the arena holds is then never freed, only
//! left.
//!
//! Invariants:
//! * ARENA-1: blocks are handed out by the thread that fills the arena alone, between [`begin`] and
//!   [`end`]; the lists of free blocks are touched by it alone;
//! * ARENA-2: an address inside the range was handed out by the arena, here or in the process that
//!   wrote the snapshot; it is never given to the C library;
//! * ARENA-3: bytes that are not part of a block in use are zero, but for the links of free blocks,
//!   so that no stale address is kept.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::{Cell, UnsafeCell};
use std::sync::atomic::{AtomicBool, Ordering};

/// Where the arena lies: between the program and the mappings that the system places.
pub(super) const BASE: usize = 0x2000_0000_0000;
/// Its length in bytes; memory is taken as it is touched.
const LENGTH: usize = 1 << 32;
/// Blocks have multiples of this size, and this alignment.
const GRANULE: usize = 16;
/// Larger blocks have powers of two as sizes.
const SMALL_MAX: usize = 1024;
const CLASSES: usize = SMALL_MAX / GRANULE + 1 + 64;

thread_local! {
    static FILLING: Cell<bool> = const { Cell::new(false) };
}

static IS_TAKEN: AtomicBool = AtomicBool::new(false);

struct Blocks {
    /// First address not handed out yet.
    next: Cell<usize>,
    /// First free block of each size; a free block begins with the address of the next.
    free: [Cell<usize>; CLASSES],
}

struct Shared(UnsafeCell<Blocks>);

// SAFETY: touched by the thread that fills the arena alone (ARENA-1).
unsafe impl Sync for Shared {}

static BLOCKS: Shared = Shared(UnsafeCell::new(Blocks { next: Cell::new(0), free: [const { Cell::new(0) }; CLASSES] }));

fn blocks() -> &'static Blocks {
    // SAFETY: its parts are cells; ARENA-1 names the one thread.
    unsafe { &*BLOCKS.0.get() }
}

fn contains(address: usize) -> bool {
    address.wrapping_sub(BASE) < LENGTH
}

/// The size of the block for a request, and its class.
fn class_of(size: usize) -> (usize, usize) {
    let size = size.max(GRANULE).next_multiple_of(GRANULE);
    if size <= SMALL_MAX {
        return (size, size / GRANULE);
    }
    let size = size.next_power_of_two();
    (size, SMALL_MAX / GRANULE + 1 + size.trailing_zeros() as usize)
}

/// Takes the address range. False where it is taken, or not to be had.
fn reserve() -> bool {
    if IS_TAKEN.swap(true, Ordering::SeqCst) {
        return false;
    }
    // SAFETY: a fresh mapping that replaces none; checked below.
    let address = unsafe {
        libc::mmap(
            BASE as *mut libc::c_void,
            LENGTH,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_FIXED_NOREPLACE,
            -1,
            0,
        )
    };
    address as usize == BASE
}

/// From now on this thread allocates from the arena. False where that cannot be.
pub(super) fn begin() -> bool {
    if !reserve() {
        return false;
    }
    blocks().next.set(BASE);
    FILLING.set(true);
    true
}

/// Whether what this thread makes goes into the arena.
pub(super) fn is_filling() -> bool {
    FILLING.get()
}

/// Ends what [`begin`] began; whether it did.
pub(super) fn end() -> bool {
    FILLING.replace(false)
}

/// What has been handed out, whether in use or free again.
pub(super) fn filled() -> &'static [u8] {
    let length = blocks().next.get() - BASE;
    // SAFETY: the mapping is ours and never unmapped; nothing writes while the caller reads.
    unsafe { std::slice::from_raw_parts(BASE as *const u8, length) }
}

/// The first bytes of an arena that nothing has been taken from, to be filled with what one held.
/// `None` where the range is not to be had.
pub(super) fn room(length: usize) -> Option<&'static mut [u8]> {
    if length > LENGTH || !reserve() {
        return None;
    }
    // SAFETY: advice about the mapping that has just been made; and it is large enough and nobody else's.
    unsafe {
        libc::madvise(BASE as *mut libc::c_void, length, libc::MADV_HUGEPAGE);
        Some(std::slice::from_raw_parts_mut(BASE as *mut u8, length))
    }
}

/// What is in the room that has been filled.
pub(super) fn bytes(length: usize) -> &'static [u8] {
    // SAFETY: the mapping of `room`, whose borrower is done.
    unsafe { std::slice::from_raw_parts(BASE as *const u8, length.min(LENGTH)) }
}

/// Gives up a room whose bytes are of no use: it is all zero again.
pub(super) fn leave_room() {
    // SAFETY: the mapping of `room`, which nothing refers to any more, becomes a fresh one.
    unsafe { libc::munmap(BASE as *mut libc::c_void, LENGTH) };
    IS_TAKEN.store(false, Ordering::SeqCst);
}

/// A block, or null where the arena is full.
fn take(layout: Layout) -> *mut u8 {
    let blocks = blocks();
    let (size, class) = class_of(layout.size());
    let free = &blocks.free[class];
    if free.get() != 0 && layout.align() <= GRANULE {
        let block = free.get() as *mut usize;
        // SAFETY: a free block begins with the address of the next; the rest is zero (ARENA-3).
        unsafe {
            free.set(*block);
            *block = 0;
        }
        return block.cast();
    }
    let start = blocks.next.get().next_multiple_of(layout.align().max(GRANULE));
    if size > BASE + LENGTH - start {
        return std::ptr::null_mut();
    }
    blocks.next.set(start + size);
    start as *mut u8
}

fn give_back(block: *mut u8, layout: Layout) {
    if !FILLING.get() || layout.align() > GRANULE {
        return;
    }
    let (size, class) = class_of(layout.size());
    let free = &blocks().free[class];
    // SAFETY: the block was handed out with this layout and is not in use any more.
    unsafe {
        std::ptr::write_bytes(block, 0, size);
        *block.cast::<usize>() = free.get();
    }
    free.set(block as usize);
}

/// The allocator of Rust's objects: the C library's, but for the thread that fills the arena.
struct Allocator;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

// SAFETY: blocks of the arena are disjoint, aligned to `GRANULE` or more as asked, and at least as
// long as asked; all other requests go to the system's allocator unchanged.
unsafe impl GlobalAlloc for Allocator {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if FILLING.get() {
            return take(layout);
        }
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if FILLING.get() {
            // Zero already (ARENA-3).
            return take(layout);
        }
        // SAFETY: as the caller promises.
        unsafe { System.alloc_zeroed(layout) }
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if contains(block as usize) {
            give_back(block, layout);
        } else {
            // SAFETY: not the arena's, so the system's (ARENA-2).
            unsafe { System.dealloc(block, layout) }
        }
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if !contains(block as usize) {
            // What was begun outside the phase stays outside. SAFETY: as the caller promises.
            return unsafe { System.realloc(block, layout, size) };
        }
        // SAFETY: the new block is apart from the old one, and both have the bytes that are copied.
        unsafe {
            let new = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !new.is_null() {
                std::ptr::copy_nonoverlapping(block, new, size.min(layout.size()));
                self.dealloc(block, layout);
            }
            new
        }
    }
}
