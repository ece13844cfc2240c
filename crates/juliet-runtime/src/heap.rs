//! The heap: a non-moving mark-region collector over one reserved address range.
//!
//! The range is cut into blocks of 16 KiB. Small objects are bumped into the gaps of a block; a
//! large object has a run of blocks of its own. A gap is linear memory whose objects are found by
//! walking headers, so that compiled code allocates with three instructions and no side table; a
//! filled gap is walked only where a word of the stack points into its block. Marking
//! (`heap/mark.rs`) is precise from object to object and conservative from the stack
//! (`roots.rs`); sweeping (`heap/sweep.rs`) looks at the side tables alone.
//!
//! Invariants:
//! * HEAP-1: every cell is `[header][payload]` with the payload at 0 modulo 16, so cells begin at
//!   8 modulo 16 and have sizes that are multiples of 16;
//! * HEAP-2: memory between the cursor and the limit is zero;
//! * HEAP-3: of every object below the cursor, header and length fields are written before the
//!   next allocation;
//! * HEAP-4: `starts` of a block have all its objects except those in the current gap and in the
//!   filled gaps listed in `unwalked`;
//! * HEAP-5: the size of an object never changes.

mod mark;
mod rest;
mod sweep;

pub(crate) use rest::Extent;

use crate::object::Ref;
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
    /// Marks the objects that words between two addresses point into.
    fn mark_conservatively(&mut self, low: u64, high: u64);
    /// Whether an object was marked by this collection, or is none of the heap.
    fn is_marked(&self, object: Ref) -> bool;
    /// Frees what is not marked.
    fn finish(&mut self, thread: &ThreadState);
}

const BLOCK: u64 = 16 << 10;
/// Two cells of this payload fill a block.
const SMALL_MAX: usize = (BLOCK / 2) as usize - 24;
const GAP_MIN: u64 = 128;
/// Cells from this size on do not go on to a wider gap where the current one is too narrow: they
/// would skip the narrower ones between (Immix's overflow allocation).
const MEDIUM_MIN: u64 = 512;
const RESERVED: u64 = 64 << 30;
const GROWTH: u64 = 4 << 20;
const BITMAP: usize = (BLOCK as usize / 16) / 64;
/// Large pages are taken where the system has them: far fewer page faults.
const HUGE_PAGE: u64 = 2 << 20;
/// From this many bytes of stack on, collections in stress mode wait longer for the next.
const DEEP_STACK: u64 = 1 << 20;

/// Memory without objects inside a block.
#[derive(Clone, Copy)]
struct Gap {
    start: u64,
    end: u64,
    /// It is all zero already.
    is_clean: bool,
}

/// One bit for each 16 bytes of a block.
type Bits = [u64; BITMAP];

#[derive(Clone, Copy, PartialEq)]
enum Block {
    Free,
    /// Holds small objects; whether it has filled gaps that were not walked.
    Small(bool),
    /// First block of a large object: number of blocks.
    Large(u32),
    /// A further block of a large object, so many blocks after its first.
    Tail(u32),
}

/// The mark-region heap.
pub struct Heap {
    base: u64,
    /// End of the committed range.
    committed: u64,
    blocks: Vec<Block>,
    /// Where objects begin, as far as known (HEAP-4); of a large object nothing.
    starts: Vec<Bits>,
    /// Which objects are marked.
    marks: Vec<Bits>,
    /// Bytes of a block's small objects that this collection has marked.
    used: Vec<u32>,
    /// Parts of gaps with objects whose start bits are not set; in order during a collection.
    unwalked: Vec<(u64, u64)>,
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
    /// Clean rest of the block that takes medium cells; compiled code does not allocate there.
    medium: (u64, u64),
    allocated_since: u64,
    /// Bytes allocated since the start, without those in the current gap.
    allocated_total: u64,
    live: u64,
    threshold: u64,
    limit: u64,
    stress: u64,
    until_stress: u64,
    /// Bytes of stack that this collection read.
    stack_bytes: u64,
    marker: mark::Marker,
    /// Number of collections so far.
    pub collections: u64,
}

fn env_number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

impl Heap {
    pub(crate) fn new() -> Heap {
        let base = rest::reserve(false);
        assert!(base != 0, "heap: cannot reserve address space");
        let base = base.next_multiple_of(HUGE_PAGE);
        rest::want_huge_pages(base);
        let stress = env_number("JULIET_GC_STRESS").unwrap_or(0);
        let limit =
            env_number("JULIET_HEAP_LIMIT_MIB").map_or_else(physical_memory, |m| m << 20).min(RESERVED - 2 * GROWTH);
        Heap {
            base,
            committed: base,
            blocks: Vec::new(),
            starts: Vec::new(),
            marks: Vec::new(),
            used: Vec::new(),
            unwalked: Vec::new(),
            free: BTreeMap::new(),
            recyclable: Vec::new(),
            gaps: Vec::new(),
            clean: Vec::new(),
            gap_start: 0,
            gap_end: 0,
            medium: (0, 0),
            allocated_since: 0,
            allocated_total: 0,
            live: 0,
            threshold: next_threshold(0, limit),
            limit,
            stress,
            until_stress: stress,
            stack_bytes: 0,
            marker: mark::Marker::default(),
            collections: 0,
        }
    }

    /// Bytes of all cells allocated since the start.
    pub(crate) fn allocated_bytes(&self, thread: &ThreadState) -> u64 {
        let in_gap = if self.gap_start == 0 { 0 } else { thread.cursor.get() - self.gap_start };
        self.allocated_total + in_gap
    }

    /// Bytes of memory in use, or kept for further objects.
    pub fn committed_bytes(&self) -> u64 {
        self.committed - self.base
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
        let total = self.blocks.len() + count as usize;
        self.blocks.resize(total, Block::Free);
        self.starts.resize(total, [0; BITMAP]);
        self.marks.resize(total, [0; BITMAP]);
        self.used.resize(total, 0);
        self.clean.resize(total, true);
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

    /// Gives the current gap up. Its objects are not walked yet (HEAP-4).
    fn retire_gap(&mut self, thread: &ThreadState) {
        self.allocated_total = self.allocated_bytes(thread);
        let (start, end) = (self.gap_start, thread.cursor.get());
        if start != 0 && end > start {
            // A gap lies within one block.
            let block = self.block_of(start).expect("the gap lies in the heap");
            self.blocks[block as usize] = Block::Small(true);
            self.unwalked.push((start, end));
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
                    thread.cursor.set(start);
                    thread.limit.set(end);
                    return Some(());
                }
            }
            if let Some(block) = self.recyclable.pop() {
                self.find_gaps(block);
                continue;
            }
            let gap = self.take_small_block()?;
            self.gaps.push(gap);
        }
    }

    /// A block for small objects, all of it a gap.
    fn take_small_block(&mut self) -> Option<Gap> {
        let block = self.take_blocks(1)?;
        self.blocks[block as usize] = Block::Small(false);
        self.starts[block as usize] = [0; BITMAP];
        let start = self.address(block) + 8;
        let is_clean = std::mem::replace(&mut self.clean[block as usize], false);
        Some(Gap { start, end: start + BLOCK - 16, is_clean })
    }

    /// A cell apart from the gaps, in a block that was free.
    fn allocate_medium(&mut self, need: u64) -> Option<u64> {
        if self.medium.1 - self.medium.0 < need {
            let Gap { start, end, is_clean } = self.take_small_block()?;
            if !is_clean {
                // SAFETY: the block is committed and has no objects.
                unsafe { std::ptr::write_bytes(start as *mut u8, 0, (end - start) as usize) };
            }
            let (start, end) = std::mem::replace(&mut self.medium, (start, end));
            if end >= start + GAP_MIN {
                self.gaps.push(Gap { start, end, is_clean: true });
            }
        }
        let cell = self.medium.0;
        self.medium.0 += need;
        self.allocated_since += need;
        self.allocated_total += need;
        let block = ((cell - self.base) / BLOCK) as usize;
        set_bit(&mut self.starts[block], granule(cell + 8));
        Some(cell + 8)
    }

    /// Lists the gaps between the objects that the last collection left in a block.
    fn find_gaps(&mut self, block: u32) {
        let address = self.address(block);
        let mut from = address + 8;
        for index in bits_of(&self.starts[block as usize]) {
            let payload = address + 16 * index as u64;
            if payload - 8 >= from + GAP_MIN {
                self.gaps.push(Gap { start: from, end: payload - 8, is_clean: false });
            }
            from = payload - 8 + cell_size(Ref::new(payload).object_size());
        }
        let end = address + BLOCK - 8;
        if end >= from + GAP_MIN {
            self.gaps.push(Gap { start: from, end, is_clean: false });
        }
    }

    fn allocate_large(&mut self, size: usize) -> Option<u64> {
        let count = (size as u64 + 16).div_ceil(BLOCK);
        let count = u32::try_from(count).ok()?;
        let first = self.take_blocks(count)?;
        self.blocks[first as usize] = Block::Large(count);
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
        self.allocated_total += cell_size(size);
        Some(address + 16)
    }
}

impl Space for Heap {
    fn allocate(&mut self, thread: &ThreadState, size: usize) -> Option<u64> {
        if size > SMALL_MAX {
            return self.allocate_large(size);
        }
        let need = cell_size(size);
        if self.gap_start == 0 || thread.cursor.get() + need > self.gap_end {
            if need >= MEDIUM_MIN {
                return self.allocate_medium(need);
            }
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
        self.medium = (0, 0);
        self.recyclable.clear();
        self.unwalked.sort_unstable();
        self.marks.fill([0; BITMAP]);
        self.used.fill(0);
        self.stack_bytes = 0;
    }

    fn mark(&mut self, object: Ref) {
        self.mark_from(object.word());
    }

    fn mark_conservatively(&mut self, low: u64, high: u64) {
        self.mark_range(low, high);
        self.stack_bytes += high - low;
    }

    fn is_marked(&self, object: Ref) -> bool {
        let word = object.word();
        self.block_of(word).is_none_or(|block| has_bit(&self.marks[block as usize], granule(word)))
    }

    fn finish(&mut self, _thread: &ThreadState) {
        if self.stress != 0 {
            self.verify();
        }
        self.sweep();
        self.threshold = next_threshold(self.live, self.limit);
        self.allocated_since = 0;
        // A program that fills its stack would spend hours reading it: beyond `DEEP_STACK` the wait
        // grows with the stack, so that an allocation costs no more at any depth.
        let deep = if self.stack_bytes > DEEP_STACK { 4 * self.stack_bytes / DEEP_STACK } else { 1 };
        self.until_stress = self.stress * deep;
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
fn set_bit(bits: &mut Bits, index: usize) -> bool {
    let (word, bit) = (index / 64, 1 << (index % 64));
    let fresh = bits[word] & bit == 0;
    bits[word] |= bit;
    fresh
}

#[inline(always)]
fn has_bit(bits: &Bits, index: usize) -> bool {
    bits[index / 64] >> (index % 64) & 1 == 1
}

/// The numbers of the bits that are set, in order.
fn bits_of(bits: &Bits) -> impl Iterator<Item = usize> {
    bits.iter().enumerate().flat_map(|(index, word)| {
        let mut rest = *word;
        std::iter::from_fn(move || {
            if rest == 0 {
                return None;
            }
            let bit = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            Some(64 * index + bit)
        })
    })
}
