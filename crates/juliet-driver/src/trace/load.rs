//! Code that an earlier run compiled, without inference and without a stencil.

use std::sync::Arc;

use juliet_hash::{Digest, code_hash, object_key};
use juliet_infer::Inferred;
use juliet_ir::stencil::Fill;
use juliet_ir::typed::{InstanceId, LocId};
use juliet_runtime::{Entries, Outcome};
use juliet_stencil::Built;

use super::book::{Code, EntryId};
use crate::compile::Part;
use crate::events::{Event, Phase};
use crate::session::Session;

impl Session {
    /// Notes in the instance's entry how its code is found; `entry` is where its result came from.
    pub(crate) fn keep_code(&self, entry: Option<EntryId>, inferred: &Arc<Inferred>, parts: (Built, Built)) {
        let (built, adapter) = parts;
        let key = |built: &Built| object_key(code_hash(&built.stencil), self.target.identity());
        let chain = |loc: &LocId| inferred.body.locs.get(loc.index()).cloned().unwrap_or_default();
        let code = Code {
            specialized: key(&built),
            sites: built.site_locs.iter().map(chain).collect(),
            fills: built.fills,
            adapter: key(&adapter),
            adapter_fills: adapter.fills,
        };
        let has_place = entry.is_none_or(|entry| self.adopt(entry, inferred).is_some());
        if has_place {
            self.note_code(inferred, code);
        }
    }

    /// Loads the code that an entry names; `None` where the store has it no more.
    pub(crate) fn load_traced(&self, instance: InstanceId, code: &Code) -> Outcome<Option<Entries>> {
        let Some(specialized) = self.traced_code(instance, code.specialized, &code.fills, Part::Specialized)? else {
            return Ok(None);
        };
        let Some(generic) = self.traced_code(instance, code.adapter, &code.adapter_fills, Part::Adapter)? else {
            return Ok(None);
        };
        self.traced.set(self.traced.get() + 1);
        Ok(Some(Entries { specialized, generic }))
    }

    fn traced_code(&self, instance: InstanceId, key: Digest, fills: &[Fill], part: Part) -> Outcome<Option<u64>> {
        let addresses = self.log.time(Phase::Load, || self.fill_addresses(fills))?;
        let object = match self.in_process(key, &addresses) {
            Some((object, Some(address))) if part == Part::Adapter || object.call_sites.is_empty() => {
                self.note(instance, part, Event::Shared);
                return Ok(Some(address));
            }
            Some((object, _)) => {
                self.note(instance, part, Event::Shared);
                object
            }
            None => {
                let Some(object) = self.stored(key, addresses.len()) else { return Ok(None) };
                self.note(instance, part, Event::Hit);
                object
            }
        };
        self.place(instance, key, object, addresses, part).map(Some)
    }
}
