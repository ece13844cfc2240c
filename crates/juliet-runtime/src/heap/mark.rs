//! Marking: precise from object to object, conservative from ranges of words.
//!
//! A reference that is found waits in a short queue while its header and its mark are fetched
//! from memory; only then is it looked at (Cher, Hosking, Vitek: Software prefetching for
//! mark-sweep garbage collection, 2004).

use super::{BLOCK, Block, Heap, cell_size, granule, has_bit, set_bit};
use crate::object::{Ref, Shape, read_word};
use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};

/// References on the way from memory; a power of two.
const QUEUE: usize = 16;

/// What is found and not scanned yet.
#[derive(Default)]
pub(super) struct Marker {
    /// Marked objects whose references were not looked at.
    worklist: Vec<Ref>,
    /// Objects of the heap that may be marked already.
    queue: [u64; QUEUE],
    first: usize,
    count: usize,
}

impl Marker {
    #[inline(always)]
    fn pop_queue(&mut self) -> Option<Ref> {
        if self.count == 0 {
            return None;
        }
        let word = self.queue[self.first];
        self.first = (self.first + 1) % QUEUE;
        self.count -= 1;
        Some(Ref::new(word))
    }
}

impl Heap {
    /// Marks an object and all that it reaches.
    pub(super) fn mark_from(&mut self, word: u64) {
        self.push(word);
        self.drain();
    }

    /// Marks what the words of a range of memory point into, and all that this reaches.
    pub(super) fn mark_range(&mut self, low: u64, high: u64) {
        let (base, size) = (self.base, self.committed - self.base);
        let mut at = low;
        while at < high {
            let word = read_word(at);
            if word.wrapping_sub(base) < size
                && let Some(object) = self.object_at(word)
            {
                self.push(object.word());
            }
            at += 8;
        }
        self.drain();
    }

    /// The object whose cell holds the address.
    fn object_at(&mut self, word: u64) -> Option<Ref> {
        let block = self.block_of(word)?;
        match self.blocks[block as usize] {
            Block::Free => return None,
            Block::Large(_) => return Some(Ref::new(self.address(block) + 16)),
            Block::Tail(offset) => return Some(Ref::new(self.address(block - offset) + 16)),
            Block::Small(true) => self.walk(block),
            Block::Small(false) => {}
        }
        let start = &self.starts[block as usize];
        let mut index = granule(word);
        if word.is_multiple_of(16) && has_bit(start, index) {
            return Some(Ref::new(word));
        }
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

    /// Sets the start bits of the objects in the filled gaps of a block (HEAP-4, HEAP-5).
    pub(super) fn walk(&mut self, block: u32) {
        let low = self.address(block);
        let first = self.unwalked.partition_point(|(start, _)| *start < low);
        let starts = &mut self.starts[block as usize];
        for &(start, end) in self.unwalked[first..].iter().take_while(|(start, _)| *start < low + BLOCK) {
            let mut cell = start;
            while cell < end {
                let object = Ref::new(cell + 8);
                set_bit(starts, granule(object.word()));
                cell += cell_size(object.object_size());
            }
        }
        self.blocks[block as usize] = Block::Small(false);
    }

    /// Marks one object; whether it was not marked before.
    #[inline(always)]
    fn set_mark(&mut self, object: Ref) -> bool {
        let block = (object.word() - self.base) / BLOCK;
        set_bit(&mut self.marks[block as usize], granule(object.word()))
    }

    /// Puts a reference into the queue, unless it is none into the heap; what is longest in a full
    /// queue leaves it.
    #[inline(always)]
    fn push(&mut self, word: u64) {
        let offset = word.wrapping_sub(self.base);
        if offset >= self.committed - self.base {
            return;
        }
        // SAFETY: a prefetch is a hint and reads nothing; the block exists below `committed`.
        unsafe {
            _mm_prefetch::<_MM_HINT_T0>((word - 8) as *const i8);
            let marks = self.marks.as_ptr().add((offset / BLOCK) as usize).cast::<u64>();
            _mm_prefetch::<_MM_HINT_T0>(marks.add(granule(word) / 64).cast::<i8>());
        }
        if self.marker.count == QUEUE {
            self.settle_first();
        }
        let place = (self.marker.first + self.marker.count) % QUEUE;
        self.marker.queue[place] = word;
        self.marker.count += 1;
    }

    /// Marks the first object of the queue and lists it for scanning; whether there was one.
    #[inline(always)]
    fn settle_first(&mut self) -> bool {
        let Some(object) = self.marker.pop_queue() else { return false };
        if self.set_mark(object) {
            self.marker.worklist.push(object);
        }
        true
    }

    fn drain(&mut self) {
        loop {
            while let Some(object) = self.marker.worklist.pop() {
                self.scan(object);
            }
            if !self.settle_first() {
                return;
            }
        }
    }

    fn scan(&mut self, object: Ref) {
        let descriptor = object.descriptor();
        let block = ((object.word() - self.base) / BLOCK) as usize;
        // Of large objects the number means nothing.
        self.used[block] = self.used[block].wrapping_add(cell_size(object.object_size()) as u32);
        if descriptor.is_address {
            if let Some(target) = self.object_at(object.word_at(0)) {
                self.push(target.word());
            }
            return;
        }
        for_each_reference(object, |word| self.push(word));
    }
}

/// Calls `f` with each reference that an object holds; 0 where there is none.
#[inline(always)]
pub(super) fn for_each_reference(object: Ref, mut f: impl FnMut(u64)) {
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
                    f(read_word(data + index * size + u64::from(offset)));
                }
            }
        }
        Shape::String | Shape::Permanent | Shape::Incomplete => {}
    }
}
