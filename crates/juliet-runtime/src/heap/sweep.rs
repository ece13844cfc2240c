//! Sweeping: blocks without marked objects become free, the others' gaps are filled again. In
//! stress mode what is marked is verified before, and what is freed is poisoned.

use super::mark::for_each_reference;
use super::{BLOCK, Block, GAP_MIN, Heap, bits_of, cell_size, granule, has_bit};
use crate::object::{Ref, read_word};

/// What freed memory holds in stress mode.
const POISON: u8 = 0xdb;
const POISONED: u64 = u64::from_ne_bytes([POISON; 8]);

impl Heap {
    /// Frees what is not marked, and counts what is.
    pub(super) fn sweep(&mut self) {
        self.live = 0;
        for block in 0..self.blocks.len() as u32 {
            let index = block as usize;
            match self.blocks[index] {
                Block::Small(_) => self.sweep_small(block),
                Block::Large(count) if has_bit(&self.marks[index], 1) => self.live += u64::from(count) * BLOCK,
                Block::Large(count) => {
                    self.blocks[index..index + count as usize].fill(Block::Free);
                    self.release(block, count);
                }
                Block::Free | Block::Tail(_) => {}
            }
        }
        self.unwalked.clear();
    }

    fn sweep_small(&mut self, block: u32) {
        let index = block as usize;
        if self.stress != 0 {
            self.poison(block);
        }
        self.starts[index] = self.marks[index];
        if self.marks[index].iter().all(|word| *word == 0) {
            self.blocks[index] = Block::Free;
            self.release(block, 1);
            return;
        }
        self.blocks[index] = Block::Small(false);
        let used = u64::from(self.used[index]);
        self.live += used;
        if used + GAP_MIN * 4 < BLOCK {
            self.recyclable.push(block);
        }
    }

    /// Overwrites the dead objects of a block.
    fn poison(&mut self, block: u32) {
        let address = self.address(block);
        let (starts, marks) = (&self.starts[block as usize], &self.marks[block as usize]);
        for index in bits_of(starts).filter(|index| !has_bit(marks, *index)) {
            let payload = address + 16 * index as u64;
            let size = cell_size(Ref::new(payload).object_size());
            // SAFETY: the cell of a dead object.
            unsafe { std::ptr::write_bytes((payload - 8) as *mut u8, POISON, size as usize) };
        }
    }

    /// Checks in stress mode, before anything is freed, that what is marked is whole: its header
    /// is no poison, and what it refers to is marked too.
    pub(super) fn verify(&mut self) {
        for block in 0..self.blocks.len() as u32 {
            if self.blocks[block as usize] == Block::Small(true) {
                self.walk(block);
            }
        }
        for (block, kind) in self.blocks.iter().enumerate() {
            let Block::Small(_) = kind else { continue };
            for index in bits_of(&self.marks[block]) {
                let object = Ref::new(self.address(block as u32) + 16 * index as u64);
                assert!(has_bit(&self.starts[block], index), "heap: {:#x} is marked but no object", object.word());
                assert!(read_word(object.word() - 8) != POISONED, "heap: {:#x} is marked but was freed", object.word());
                for_each_reference(object, |word| self.verify_reference(object, word));
            }
        }
    }

    fn verify_reference(&self, from: Ref, word: u64) {
        assert!(word != POISONED, "heap: an object at {:#x} refers to freed memory", from.word());
        let Some(block) = self.block_of(word) else { return };
        let is_marked = has_bit(&self.marks[block as usize], granule(word));
        assert!(is_marked, "heap: {} at {:#x} refers to {word:#x}, which is not marked", from.type_of(), from.word());
    }
}
