//! The heap: a non-moving mark-region collector over one reserved address range.
//!
//! The range is cut into blocks of 16 KiB. Small objects are bumped into the gaps of a block; a
//! large object has a run of blocks of its own. A gap is linear memory whose objects are found by
//! walking headers, so that compiled code allocates with three instructions and no side table;
//! start bits are set when the gap is retired. Marking is precise from object to object and
//! conservative from the stack (`roots.rs`).
//!
//! Invariants:
//! * HEAP-1: every cell is `[header][payload]` with the payload at 0 modulo 16, so cells begin at
//!   8 modulo 16 and have sizes that are multiples of 16;
//! * HEAP-2: memory between the cursor and the limit is zero;
//! * HEAP-3: of every object below the cursor, header and length fields are written before the
//!   next allocation;
//! * HEAP-4: `start` bits of a block cover all its objects except those in the current gap.

use crate::object::{Ref, Shape};
use crate::runtime::ThreadState;
use std::collections::BTreeMap;

/// Where objects come from. The runtime knows the collector by this only.
pub(crate) trait Space {
    /// A zeroed cell for a payload of `size` bytes; its payload address. `None` when the heap
    /// is at its limit.
    fn allocate(&mut self, thread: &ThreadState, size: usize) -> Option<u64>;
    /// A collection is due before `size` more bytes.
    fn is_collection_due(&self, size: usize) -> bool;
    /// Starts a collection: all objects become unmarked.
    fn begin(&mut self, thread: &ThreadState);
    /// Marks an object and all that it reaches.
    fn mark(&mut self, object: Ref);
    /// Marks the object that a word points into, if any.
    fn mark_conservatively(&mut self, word: u64);
    /// Frees what is not marked.
    fn finish(&mut self, thread: &ThreadState);
}

const BLOCK: u64 = 16 << 10;
const SMALL_MAX: usize = 4 << 10;
const GAP_MIN: u64 = 128;
const RESERVED: u64 = 64 << 30;
const GROWTH: u64 = 4 << 20;
const BITMAP: usize = (BLOCK as usize / 16) / 64;
/// Large pages are taken where the system has them: far fewer page faults.
const HUGE_PAGE: u64 = 2 << 20;
/// What freed memory holds in stress mode.
const POISON: u8 = 0xdb;
const POISONED: u64 = u64::from_ne_bytes([POISON; 8]);

/// Memory without objects inside a block.
#[derive(Clone, Copy)]
struct Gap {
    start: u64,
    end: u64,
    /// It is all zero already.
    is_clean: bool,
}

#[allow(clippy::large_enum_variant, reason = "nearly all blocks are small ones")]
enum Block {
    Free,
    Small {
        start: [u64; BITMAP],
        mark: [u64; BITMAP],
    },
    /// First block of a large object: number of blocks, marked.
    Large(u32, bool),
    /// A further block of a large object, so many blocks after its first.
    Tail(u32),
}

/// The mark-region heap.
pub struct Heap {
    base: u64,
    /// End of the committed range.
    committed: u64,
    blocks: Vec<Block>,
    /// Runs of free blocks: first block → number.
    free: BTreeMap<u32, u32>,
    /// Small blocks with gaps, to be filled again.
    recyclable: Vec<u32>,
    /// Further gaps of the block being filled.
    gaps: Vec<Gap>,
    /// Blocks that were never used since the system gave them, zeroed.
    clean: Vec<bool>,
    /// The gap being filled; 0 for none.
    gap_start: u64,
    gap_end: u64,
    allocated_since: u64,
    allocated_total: u64,
    live: u64,
    threshold: u64,
    limit: u64,
    stress: u64,
    until_stress: u64,
    worklist: Vec<Ref>,
    /// Number of collections so far.
    pub collections: u64,
}

fn env_number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

impl Heap {
    pub(crate) fn new() -> Heap {
        // SAFETY: an anonymous reservation without access; checked below.
        let base = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                RESERVED as usize,
                libc::PROT_NONE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                -1,
                0,
            )
        };
        assert!(base != libc::MAP_FAILED, "heap: cannot reserve address space");
        let base = (base as u64).next_multiple_of(HUGE_PAGE);
        // SAFETY: advice on the reservation; a system without large pages ignores it.
        unsafe { libc::madvise(base as *mut libc::c_void, (RESERVED - HUGE_PAGE) as usize, libc::MADV_HUGEPAGE) };
        let stress = env_number("JULIET_GC_STRESS").unwrap_or(0);
        let limit =
            env_number("JULIET_HEAP_LIMIT_MIB").map_or_else(physical_memory, |m| m << 20).min(RESERVED - 2 * GROWTH);
        Heap {
            base,
            committed: base,
            blocks: Vec::new(),
            free: BTreeMap::new(),
            recyclable: Vec::new(),
            gaps: Vec::new(),
            clean: Vec::new(),
            gap_start: 0,
            gap_end: 0,
            allocated_since: 0,
            allocated_total: 0,
            live: 0,
            threshold: next_threshold(0, limit),
            limit,
            stress,
            until_stress: stress,
            worklist: Vec::new(),
            collections: 0,
        }
    }

    /// Bytes allocated since the start, up to the last filled gap.
    pub fn allocated_bytes(&self) -> u64 {
        self.allocated_total
    }

    /// Bytes that survived the last collection.
    pub fn live_bytes(&self) -> u64 {
        self.live
    }

    /// Collect at every Nth allocation from now on; 0 for never.
    pub fn set_stress(&mut self, thread: &ThreadState, every: u64) {
        self.retire_gap(thread);
        self.stress = every;
        self.until_stress = every;
    }

    fn address(&self, block: u32) -> u64 {
        self.base + u64::from(block) * BLOCK
    }

    fn block_of(&self, word: u64) -> Option<u32> {
        if word < self.base || word >= self.committed {
            return None;
        }
        Some(((word - self.base) / BLOCK) as u32)
    }

    fn grow(&mut self, blocks: u32) -> bool {
        let bytes = (u64::from(blocks) * BLOCK).next_multiple_of(GROWTH);
        if self.committed + bytes > self.base + RESERVED - 2 * GROWTH {
            return false;
        }
        // SAFETY: the range lies inside the reservation.
        let result = unsafe {
            libc::mprotect(self.committed as *mut libc::c_void, bytes as usize, libc::PROT_READ | libc::PROT_WRITE)
        };
        if result != 0 {
            return false;
        }
        let first = self.blocks.len() as u32;
        let count = (bytes / BLOCK) as u32;
        self.blocks.extend((0..count).map(|_| Block::Free));
        self.clean.resize(self.blocks.len(), true);
        self.committed += bytes;
        self.release(first, count);
        true
    }

    /// Puts a run of blocks back, joined with its neighbours.
    fn release(&mut self, first: u32, count: u32) {
        let (mut first, mut count) = (first, count);
        if let Some((&before, &length)) = self.free.range(..first).next_back()
            && before + length == first
        {
            self.free.remove(&before);
            first = before;
            count += length;
        }
        if let Some(length) = self.free.remove(&(first + count)) {
            count += length;
        }
        self.free.insert(first, count);
    }

    fn take_blocks(&mut self, count: u32) -> Option<u32> {
        loop {
            let found = self.free.iter().find(|(_, length)| **length >= count).map(|(f, l)| (*f, *l));
            if let Some((first, length)) = found {
                self.free.remove(&first);
                if length > count {
                    self.free.insert(first + count, length - count);
                }
                return Some(first);
            }
            if !self.grow(count) {
                return None;
            }
        }
    }

    /// Sets the start bits of the objects in the current gap (HEAP-4) and gives the gap up.
    fn retire_gap(&mut self, thread: &ThreadState) {
        let end = thread.cursor.get();
        let mut cell = self.gap_start;
        if self.gap_start != 0 {
            // A gap lies within one block.
            let block = self.block_of(cell).expect("the gap lies in the heap");
            if let Block::Small { start, .. } = &mut self.blocks[block as usize] {
                while cell < end {
                    let object = Ref::new(cell + 8);
                    set_bit(start, granule(object.word()));
                    cell += cell_size(object.object_size());
                }
            }
        }
        self.gap_start = 0;
        thread.cursor.set(0);
        thread.limit.set(0);
    }

    /// Takes a last object back whose header is not written yet (HEAP-3): compiled code was
    /// stopped in the middle of its allocation.
    pub(crate) fn drop_unfinished(&mut self, thread: &ThreadState) {
        let end = thread.cursor.get();
        let mut cell = self.gap_start;
        while cell != 0 && cell < end {
            if crate::object::read_word(cell) == 0 {
                thread.cursor.set(cell);
                return;
            }
            cell += cell_size(Ref::new(cell + 8).object_size());
        }
    }

    /// Makes the next gap of at least `need` bytes current.
    fn next_gap(&mut self, thread: &ThreadState, need: u64) -> Option<()> {
        self.retire_gap(thread);
        loop {
            while let Some(Gap { start, end, is_clean }) = self.gaps.pop() {
                if end - start >= need {
                    if !is_clean {
                        // SAFETY: a gap is committed memory without objects.
                        unsafe { std::ptr::write_bytes(start as *mut u8, 0, (end - start) as usize) };
                    }
                    self.gap_start = start;
                    self.gap_end = end;
                    self.allocated_since += end - start;
                    self.allocated_total += end - start;
                    thread.cursor.set(start);
                    thread.limit.set(end);
                    return Some(());
                }
            }
            if let Some(block) = self.recyclable.pop() {
                self.find_gaps(block);
                continue;
            }
            let block = self.take_blocks(1)?;
            self.blocks[block as usize] = Block::Small { start: [0; BITMAP], mark: [0; BITMAP] };
            let address = self.address(block);
            let is_clean = std::mem::replace(&mut self.clean[block as usize], false);
            self.gaps.push(Gap { start: address + 8, end: address + BLOCK - 8, is_clean });
        }
    }

    fn find_gaps(&mut self, block: u32) {
        let address = self.address(block);
        let Block::Small { start, .. } = &self.blocks[block as usize] else { return };
        let mut from = address + 8;
        let mut found = Vec::new();
        for index in 1..BITMAP * 64 {
            if start[index / 64] >> (index % 64) & 1 == 1 {
                let payload = address + 16 * index as u64;
                found.push((from, payload - 8));
                from = payload - 8 + cell_size(Ref::new(payload).object_size());
            }
        }
        found.push((from, address + BLOCK - 8));
        let wide = found.into_iter().filter(|(from, to)| *to >= from + GAP_MIN);
        self.gaps.extend(wide.map(|(start, end)| Gap { start, end, is_clean: false }));
    }

    fn allocate_large(&mut self, size: usize) -> Option<u64> {
        let count = (size as u64 + 16).div_ceil(BLOCK);
        let count = u32::try_from(count).ok()?;
        let first = self.take_blocks(count)?;
        self.blocks[first as usize] = Block::Large(count, false);
        for offset in 1..count {
            self.blocks[(first + offset) as usize] = Block::Tail(offset);
        }
        let address = self.address(first);
        let mut left = size as u64 + 16;
        for offset in 0..count {
            let bytes = left.min(BLOCK);
            if !std::mem::replace(&mut self.clean[(first + offset) as usize], false) {
                // SAFETY: the blocks are committed and free.
                unsafe { std::ptr::write_bytes((address + u64::from(offset) * BLOCK) as *mut u8, 0, bytes as usize) };
            }
            left -= bytes;
        }
        self.allocated_since += u64::from(count) * BLOCK;
        self.allocated_total += u64::from(count) * BLOCK;
        Some(address + 16)
    }

    /// The object whose cell holds the address.
    fn object_at(&self, word: u64) -> Option<Ref> {
        let block = self.block_of(word)?;
        match &self.blocks[block as usize] {
            Block::Free => None,
            Block::Large(..) => Some(Ref::new(self.address(block) + 16)),
            Block::Tail(offset) => Some(Ref::new(self.address(block - offset) + 16)),
            Block::Small { start, .. } => {
                let mut index = granule(word);
                loop {
                    let bits = start[index / 64] & (u64::MAX >> (63 - index % 64));
                    if bits != 0 {
                        let found = index / 64 * 64 + 63 - bits.leading_zeros() as usize;
                        let object = Ref::new(self.address(block) + 16 * found as u64);
                        let end = object.word() + cell_size(object.object_size());
                        return (word < end).then_some(object);
                    }
                    if index < 64 {
                        return None;
                    }
                    index = index / 64 * 64 - 1;
                }
            }
        }
    }

    /// Marks one object; whether it was not marked before.
    fn set_mark(&mut self, object: Ref) -> bool {
        let Some(block) = self.block_of(object.word()) else { return false };
        match &mut self.blocks[block as usize] {
            Block::Small { mark, .. } => set_bit(mark, granule(object.word())),
            Block::Large(_, marked) => !std::mem::replace(marked, true),
            Block::Free | Block::Tail(_) => false,
        }
    }

    fn push(&mut self, word: u64) {
        if let Some(object) = Ref::from_word(word)
            && self.set_mark(object)
        {
            self.worklist.push(object);
        }
    }

    fn scan(&mut self, object: Ref) {
        let descriptor = object.descriptor();
        if descriptor.shape.get() == Shape::Plain && descriptor.is_address {
            if let Some(target) = self.object_at(object.word_at(0)) {
                self.push(target.word());
            }
            return;
        }
        for_each_reference(object, |word| self.push(word));
    }

    /// Checks in stress mode, before anything is freed, that what is marked is whole: its header
    /// is no poison, and what it refers to is marked too.
    fn verify(&self) {
        for (index, block) in self.blocks.iter().enumerate() {
            let Block::Small { mark, start } = block else { continue };
            for granule in 0..BITMAP * 64 {
                if mark[granule / 64] >> (granule % 64) & 1 == 0 {
                    continue;
                }
                let object = Ref::new(self.address(index as u32) + 16 * granule as u64);
                assert!(
                    start[granule / 64] >> (granule % 64) & 1 == 1,
                    "heap: {:#x} is marked but no object",
                    object.word()
                );
                assert!(
                    crate::object::read_word(object.word() - 8) != POISONED,
                    "heap: {:#x} is marked but was freed",
                    object.word()
                );
                for_each_reference(object, |word| self.verify_reference(object, word));
            }
        }
    }

    fn verify_reference(&self, from: Ref, word: u64) {
        assert!(word != POISONED, "heap: an object at {:#x} refers to freed memory", from.word());
        let Some(block) = self.block_of(word) else { return };
        let is_marked = match &self.blocks[block as usize] {
            Block::Small { mark, .. } => mark[granule(word) / 64] >> (granule(word) % 64) & 1 == 1,
            Block::Large(_, marked) => *marked,
            Block::Free | Block::Tail(_) => false,
        };
        assert!(is_marked, "heap: {} at {:#x} refers to {word:#x}, which is not marked", from.type_of(), from.word());
    }

    fn sweep_small(&mut self, block: u32) {
        let address = self.address(block);
        let poison = self.stress != 0;
        let Block::Small { start, mark } = &mut self.blocks[block as usize] else { return };
        if poison {
            for index in 0..BITMAP * 64 {
                let dead = (start[index / 64] & !mark[index / 64]) >> (index % 64) & 1 == 1;
                if dead {
                    let payload = address + 16 * index as u64;
                    let size = cell_size(Ref::new(payload).object_size());
                    // SAFETY: the cell of a dead object.
                    unsafe { std::ptr::write_bytes((payload - 8) as *mut u8, POISON, size as usize) };
                }
            }
        }
        *start = *mark;
        let objects: u32 = mark.iter().map(|word| word.count_ones()).sum();
        if objects == 0 {
            self.blocks[block as usize] = Block::Free;
            self.release(block, 1);
        } else {
            let mut used = 0;
            for index in 0..BITMAP * 64 {
                if mark[index / 64] >> (index % 64) & 1 == 1 {
                    used += cell_size(Ref::new(address + 16 * index as u64).object_size());
                }
            }
            self.live += used;
            if used + GAP_MIN * 4 < BLOCK {
                self.recyclable.push(block);
            }
        }
    }
}

impl Space for Heap {
    fn allocate(&mut self, thread: &ThreadState, size: usize) -> Option<u64> {
        if size > SMALL_MAX {
            return self.allocate_large(size);
        }
        let need = cell_size(size);
        if self.gap_start == 0 || thread.cursor.get() + need > self.gap_end {
            self.next_gap(thread, need)?;
        }
        let cell = thread.cursor.get();
        thread.cursor.set(cell + need);
        // In stress mode compiled code must call for every object.
        thread.limit.set(if self.stress != 0 { cell + need } else { self.gap_end });
        Some(cell + 8)
    }

    fn is_collection_due(&self, size: usize) -> bool {
        self.allocated_since + size as u64 > self.threshold || (self.stress != 0 && self.until_stress <= 1)
    }

    fn begin(&mut self, thread: &ThreadState) {
        self.retire_gap(thread);
        self.gaps.clear();
        self.recyclable.clear();
        for block in &mut self.blocks {
            match block {
                Block::Small { mark, .. } => *mark = [0; BITMAP],
                Block::Large(_, marked) => *marked = false,
                Block::Free | Block::Tail(_) => {}
            }
        }
    }

    fn mark(&mut self, object: Ref) {
        self.push(object.word());
        while let Some(next) = self.worklist.pop() {
            self.scan(next);
        }
    }

    fn mark_conservatively(&mut self, word: u64) {
        if let Some(object) = self.object_at(word) {
            self.mark(object);
        }
    }

    fn finish(&mut self, _thread: &ThreadState) {
        if self.stress != 0 {
            self.verify();
        }
        self.live = 0;
        for index in 0..self.blocks.len() as u32 {
            match &self.blocks[index as usize] {
                Block::Small { .. } => self.sweep_small(index),
                Block::Large(count, false) => {
                    let count = *count;
                    for offset in 0..count {
                        self.blocks[(index + offset) as usize] = Block::Free;
                    }
                    self.release(index, count);
                }
                Block::Large(count, true) => self.live += u64::from(*count) * BLOCK,
                Block::Free | Block::Tail(_) => {}
            }
        }
        self.threshold = next_threshold(self.live, self.limit);
        self.allocated_since = 0;
        self.until_stress = self.stress;
        self.collections += 1;
    }
}

/// How much may be allocated until the next collection: as much again as survived, but half of
/// what is left below the limit.
fn next_threshold(live: u64, limit: u64) -> u64 {
    live.max(64 << 20).min((limit.saturating_sub(live) / 2).max(GROWTH))
}

/// Bytes of memory that the machine has.
fn physical_memory() -> u64 {
    // SAFETY: plain questions to the system.
    let (pages, size) = unsafe { (libc::sysconf(libc::_SC_PHYS_PAGES), libc::sysconf(libc::_SC_PAGESIZE)) };
    u64::try_from(pages)
        .unwrap_or(0)
        .checked_mul(u64::try_from(size).unwrap_or(0))
        .filter(|b| *b != 0)
        .unwrap_or(RESERVED)
}

impl Heap {
    /// Whether `size` more bytes may not be had, as far as the last collection says. The limit
    /// binds Julia code only: what the runtime needs meanwhile it gets.
    pub(crate) fn exceeds_limit(&self, size: usize) -> bool {
        self.live + self.allocated_since + size as u64 > self.limit
    }
    /// Counts an allocation for stress mode.
    pub(crate) fn count_allocation(&mut self) {
        self.until_stress = self.until_stress.saturating_sub(1);
    }
}

/// Calls `f` with each reference that an object holds; 0 where there is none.
#[inline(always)]
fn for_each_reference(object: Ref, mut f: impl FnMut(u64)) {
    let descriptor = object.descriptor();
    match descriptor.shape.get() {
        Shape::Plain => {
            for &offset in descriptor.pointer_offsets.get() {
                f(object.word_at(offset as usize));
            }
        }
        Shape::SimpleVector => {
            for index in 0..object.svec_len() {
                f(object.word_at(8 + 8 * index));
            }
        }
        Shape::Memory => {
            let data = object.memory_data();
            let size = u64::from(descriptor.element_size.get());
            for &offset in descriptor.pointer_offsets.get() {
                for index in 0..object.memory_len() as u64 {
                    f(crate::object::read_word(data + index * size + u64::from(offset)));
                }
            }
        }
        Shape::String | Shape::Permanent | Shape::Incomplete => {}
    }
}

#[inline(always)]
fn granule(address: u64) -> usize {
    (address % BLOCK / 16) as usize
}

#[inline(always)]
fn cell_size(payload: usize) -> u64 {
    (payload as u64 + 8).next_multiple_of(16).max(16)
}

/// Sets a bit; whether it was clear.
#[inline(always)]
fn set_bit(bits: &mut [u64; BITMAP], index: usize) -> bool {
    let (word, bit) = (index / 64, 1 << (index % 64));
    let fresh = bits[word] & bit == 0;
    bits[word] |= bit;
    fresh
}
