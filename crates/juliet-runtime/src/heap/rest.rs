//! The heap in snapshots: how it lies at rest, and how it is put back.

use super::{BLOCK, Block, GROWTH, HUGE_PAGE, Heap, RESERVED, env_number, next_threshold, physical_memory};
use crate::runtime::ThreadState;
use std::ops::Range;

/// Where the heap lies if that range is free: snapshots need it at the same place.
const BASE: u64 = 0x2100_0000_0000;

/// Where a heap lies.
pub(crate) struct Extent {
    /// The addresses that are reserved for it.
    pub(crate) reservation: Range<usize>,
    /// Bytes up to the end of the last object.
    used: usize,
    /// Bytes that can be read and written.
    pub(crate) committed: usize,
}

impl Extent {
    /// The bytes of the objects and all between them, where the heap lies at its usual place. Nothing
    /// may run meanwhile that changes an object.
    pub(crate) fn objects(&self) -> Option<&[u8]> {
        // SAFETY: committed memory of the heap, which is never unmapped.
        let bytes = unsafe { std::slice::from_raw_parts(self.reservation.start as *const u8, self.used) };
        (self.reservation.start as u64 == BASE).then_some(bytes)
    }
}

/// A reservation without access, at the usual place or, unless `only_there`, elsewhere. Zero for none.
pub(super) fn reserve(only_there: bool) -> u64 {
    let map = |address: u64, flags: libc::c_int| {
        let flags = flags | libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
        // SAFETY: an anonymous reservation that replaces none; checked by the caller.
        unsafe { libc::mmap(address as *mut libc::c_void, RESERVED as usize, libc::PROT_NONE, flags, -1, 0) as u64 }
    };
    let there = map(BASE, libc::MAP_FIXED_NOREPLACE);
    if there == BASE {
        return there;
    }
    let failed = libc::MAP_FAILED as u64;
    if there != failed {
        // SAFETY: a mapping that was just made, at another place than asked for (an older system).
        unsafe { libc::munmap(there as *mut libc::c_void, RESERVED as usize) };
    }
    if only_there {
        return 0;
    }
    let anywhere = map(0, 0);
    if anywhere == failed { 0 } else { anywhere }
}

/// Asks for large pages from a multiple of their size on, in what follows of a reservation.
pub(super) fn want_huge_pages(base: u64) {
    // SAFETY: advice on the reservation; a system without large pages ignores it.
    unsafe { libc::madvise(base as *mut libc::c_void, (RESERVED - HUGE_PAGE) as usize, libc::MADV_HUGEPAGE) };
}

impl Heap {
    /// Gives up the gap in which the thread allocates, so that no cursor is part of the rest.
    pub(crate) fn rest(&mut self, thread: &ThreadState) {
        self.retire_gap(thread);
    }

    /// Where the heap lies.
    pub(crate) fn extent(&self) -> Extent {
        let used = self.blocks.iter().rposition(|block| !matches!(block, Block::Free)).map_or(0, |last| last + 1);
        Extent {
            reservation: self.base as usize..(self.base + RESERVED) as usize,
            used: used * BLOCK as usize,
            committed: self.committed_bytes() as usize,
        }
    }

    /// Puts the objects of a heap at rest back at its usual place. False where that is taken.
    pub(crate) fn put_back(objects: &[u8], committed: u64) -> bool {
        if committed > RESERVED || objects.len() as u64 > committed || reserve(true) == 0 {
            return false;
        }
        want_huge_pages(BASE);
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        // SAFETY: inside the reservation that was just made.
        if unsafe { libc::mprotect(BASE as *mut libc::c_void, committed as usize, protection) } != 0 {
            return false;
        }
        // SAFETY: committed just now, and long enough.
        unsafe { std::ptr::copy_nonoverlapping(objects.as_ptr(), BASE as *mut u8, objects.len()) };
        true
    }

    /// Takes over what the environment of this process says.
    pub(crate) fn read_settings(&mut self, thread: &ThreadState) {
        self.limit =
            env_number("JULIET_HEAP_LIMIT_MIB").map_or_else(physical_memory, |m| m << 20).min(RESERVED - 2 * GROWTH);
        self.threshold = next_threshold(self.live, self.limit);
        self.set_stress(thread, env_number("JULIET_GC_STRESS").unwrap_or(0));
    }
}
