//! Starting from a snapshot: the memory of an earlier process that had just run Base's image.
//!
//! It is found by what the image is found by and by the identity of the program, whose addresses
//! stand in it. Only a session that has the process to itself takes or writes one: types and
//! symbols are the process's.

use juliet_hash::{Digest, Encoder};
use juliet_runtime::snapshot::{self, Place, place_of};
use juliet_store::Kind;

use crate::events::{Event, Owner};
use crate::session::Session;
use crate::trace::names;

impl Session {
    /// The key of Base's snapshot. `None` where there can be none.
    fn snapshot_key(&self) -> Option<Digest> {
        if !self.options.owns_process || !self.store.is_open() {
            return None;
        }
        let mut e = Encoder::new();
        e.str("juliet snapshot");
        e.bytes(&snapshot::program_identity()?);
        e.bytes(&self.image_key("Base").0);
        e.str(self.target.identity());
        Some(Digest::of(&e.finish()))
    }

    /// What of the session belongs to a snapshot.
    fn places(&self) -> [Place; 2] {
        [names::place(), place_of(&self.fresh)]
    }

    /// Takes Base from a snapshot, if there is one; or loads it, and writes one.
    pub(crate) fn start_runtime(self: &std::rc::Rc<Session>) -> Result<(), String> {
        let key = self.snapshot_key();
        if let Some(key) = key
            && snapshot::restore(&mut |room| self.store.get_into(&key.0, room), &self.places())
        {
            juliet_runtime::set_compiler(self.clone());
            self.log.from_snapshot.set(true);
            return Ok(());
        }
        let key = key.filter(|_| snapshot::begin());
        juliet_runtime::set_compiler(self.clone());
        let loaded = self.load_base();
        snapshot::end();
        if loaded? && let Some(key) = key {
            match snapshot::write(&self.places()) {
                Ok(bytes) => self.store.put(Kind::Snapshot, &key.0, &bytes),
                Err(why) => self.log.record(Event::Uncacheable("snapshot of Base".into(), why), Owner::Library, None),
            }
        }
        Ok(())
    }
}
