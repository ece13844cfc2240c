//! What the checks of a session found out about entries.

use super::book::EntryId;

/// What is known of an entry's trace.
#[derive(Clone, Copy)]
pub(super) enum Memo {
    Holds(u64),
    Fails(u64),
    /// Rests on what the inference of a round is working on.
    Undecided(u64),
    /// Being checked, or good if the entries from this depth of the check on are.
    Open(usize),
}

/// Memos by entry.
#[derive(Default)]
pub(super) struct Memos {
    fresh: Vec<Option<Memo>>,
    packs: Vec<Vec<Option<Memo>>>,
}

impl Memos {
    pub(super) fn get(&self, id: EntryId) -> Option<Memo> {
        match id {
            EntryId::Fresh(number) => *self.fresh.get(number as usize)?,
            EntryId::Packed { pack, entry } => *self.packs.get(pack as usize)?.get(entry as usize)?,
        }
    }

    pub(super) fn set(&mut self, id: EntryId, memo: Option<Memo>) {
        let (list, at) = match id {
            EntryId::Fresh(number) => (&mut self.fresh, number as usize),
            EntryId::Packed { pack, entry } => {
                if self.packs.len() <= pack as usize {
                    self.packs.resize_with(pack as usize + 1, Vec::new);
                }
                (&mut self.packs[pack as usize], entry as usize)
            }
        };
        if list.len() <= at {
            // Entries of a pack are asked for in no order.
            list.resize((at + 1).next_power_of_two(), None);
        }
        list[at] = memo;
    }

    pub(super) fn clear(&mut self) {
        *self = Memos::default();
    }
}
