//! Remembered answers to questions about pairs of types; a table of each kind a thread.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::Type;

/// Entries at which a table is emptied.
const ENTRIES_MAX: usize = 1 << 19;

/// Answers by the numbers of the two types.
pub(crate) struct Memo<V>(RefCell<FxHashMap<(u32, u32), V>>);

impl<V: Clone> Memo<V> {
    pub(crate) fn new() -> Memo<V> {
        Memo(RefCell::default())
    }

    /// The known answer, or that of `find`, which may ask this table other questions.
    pub(crate) fn answer(&self, a: Type, b: Type, find: impl FnOnce() -> V) -> V {
        let key = (a.id(), b.id());
        if let Some(known) = self.0.borrow().get(&key) {
            return known.clone();
        }
        let answer = find();
        let mut table = self.0.borrow_mut();
        if table.len() >= ENTRIES_MAX {
            table.clear();
        }
        table.insert(key, answer.clone());
        answer
    }
}
