//! Eviction of what was used least recently, in small steps.
//!
//! A plan looks at slots, or at a part of them where they are many, and decides up to which time of last use entries go, and which
//! segment has most of them. That segment is then read portion by portion: what stays is appended
//! to the active segment, the slots of the rest are emptied, and at its end the file is retired and its room freed.
//! How far this has come stands in the table's header, so that any process can go on with it; a
//! process that is killed in the middle of a step leaves copies at worst, which count as room.

use std::fs;
use std::time::{Duration, Instant};

use crate::StoreError;
use crate::log::{Check, Log};
use crate::record::{self, Header, LOG_HEADER};
use crate::slot::{self, Slot};
use crate::write::{Appender, NOWHERE, older_folders, unwritten};

/// A portion ends after this time or after so many bytes.
const PORTION_TIME: Duration = Duration::from_millis(4);
const PORTION_BYTES: u64 = 512 << 10;
/// Part of the limit that is left when eviction ends, in tenths.
const GOAL_TENTHS: u64 = 9;
/// Thousandths of a segment that must become free for it to be worth emptying.
const WORTH_MIN: u64 = 20;
/// Times of last use are sorted into so many classes at a time.
const CLASSES: usize = 4096;

/// What is known of a segment.
#[derive(Clone, Copy, Default)]
struct Census {
    len: u64,
    /// Bytes of records that slots lead to.
    used: u64,
}

/// What is emptied next.
struct Plan {
    victim: u32,
    cutoff: Cutoff,
}

/// Which entries go: those that were used before a time, and of those used just then the ones with
/// a smaller tag. A run uses many entries at the same time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cutoff {
    pub(crate) used: u32,
    pub(crate) tag: u32,
}

impl Cutoff {
    fn goes(self, slot: &Slot) -> bool {
        (slot.used, slot.tag) < (self.used, self.tag)
    }
}

impl Log {
    /// Does a little of what is to be done; false when nothing is left.
    pub(crate) fn evict_step(&mut self) -> Result<bool, StoreError> {
        let more = self.evict_a_little();
        self.table.release();
        more
    }

    fn evict_a_little(&mut self) -> Result<bool, StoreError> {
        if self.segments.shrink_retired() {
            return Ok(true);
        }
        if !self.table.is_current() || self.table.header.victim == 0 {
            return self.plan_step();
        }
        let Some(mut appender) = self.begin()? else { return Ok(true) };
        if self.table.header.victim != 0 {
            self.empty_portion(&mut appender)?;
        }
        Ok(true)
    }

    fn plan_step(&mut self) -> Result<bool, StoreError> {
        let segments = self.segments.list();
        let total: u64 = segments.iter().map(|(_, len)| len).sum();
        let goal = self.bytes_max / 10 * GOAL_TENTHS;
        let plan = if total > self.bytes_max || (self.table.header.over && total > goal) {
            self.plan(&segments, total - goal)
        } else {
            None
        };
        let Some(mut appender) = self.begin()? else { return Ok(true) };
        if self.table.header.victim != 0 {
            return Ok(true);
        }
        self.table.header.over = total > goal;
        match plan {
            Some(Plan { victim, .. }) if victim == self.table.header.active => self.roll(&mut appender)?,
            Some(Plan { victim, cutoff }) => {
                (self.table.header.victim, self.table.header.cutoff) = (victim, cutoff);
                self.table.header.cursor = LOG_HEADER;
            }
            None => (self.table.header.over, self.table.header.cutoff) = (false, Cutoff::default()),
        }
        let more = self.table.header.over;
        self.table.write_header().map_err(unwritten)?;
        Ok(more)
    }

    /// Chooses what goes so that `excess` bytes become free; nothing where that cannot be.
    fn plan(&self, segments: &[(u32, u64)], excess: u64) -> Option<Plan> {
        let first = segments.first()?.0;
        let mut census = vec![Census::default(); (segments.last()?.0 - first) as usize + 1];
        for (number, len) in segments {
            census[(number - first) as usize].len = *len;
        }
        let stride = self.table.sample_stride();
        let mut slots: Vec<Slot> = Vec::new();
        self.table.for_some(stride, |_, slot| {
            let here = slot.place.segment.checked_sub(first).and_then(|n| census.get_mut(n as usize));
            if let Some(here) = here.filter(|here| here.len > 0) {
                here.used += slot.place.room * stride;
                slots.push(slot);
            }
        });
        let garbage: u64 = census.iter().map(|c| c.len.saturating_sub(c.used)).sum();
        let total: u64 = census.iter().map(|c| c.len).sum();
        // What was decided once is carried through: deciding anew for each segment would take a
        // little from all of them and copy the rest.
        let known = Some(self.table.header.cutoff).filter(|cutoff| *cutoff != Cutoff::default());
        let anew = || cutoff(&slots, excess.max(total / 20).saturating_sub(garbage) / stride);
        let choices = known.into_iter().map(|cutoff| (cutoff, WORTH_MIN)).chain(std::iter::once_with(|| (anew(), 1)));
        for (cutoff, least) in choices {
            let mut kept = vec![0; census.len()];
            for slot in slots.iter().filter(|slot| !cutoff.goes(slot)) {
                kept[(slot.place.segment - first) as usize] += slot.place.room * stride;
            }
            // The most room for the least copying; of equal ones the oldest.
            let worth = |(n, c): &(usize, &Census)| c.len.saturating_sub(kept[*n]) * 1000 / c.len;
            let there = census.iter().enumerate().filter(|(_, c)| c.len > LOG_HEADER);
            if let Some(best) = there.min_by_key(|best| 1000 - worth(best))
                && worth(&best) >= least
            {
                return Some(Plan { victim: first + best.0 as u32, cutoff });
            }
        }
        None
    }

    /// Goes on with the victim.
    fn empty_portion(&mut self, appender: &mut Appender) -> Result<(), StoreError> {
        let begun = Instant::now();
        let (victim, from) = (self.table.header.victim, self.table.header.cursor);
        let mut records = Vec::new();
        let mut next = from;
        let mut is_whole = true;
        if let Ok(mut scan) = self.segments.scan(victim, from) {
            while let Some(record) = scan.next() {
                records.push(record);
                next = scan.next;
                if next - from > PORTION_BYTES || begun.elapsed() > PORTION_TIME / 2 {
                    is_whole = false;
                    break;
                }
            }
        }
        for (offset, header) in records {
            self.keep_or_drop(appender, offset, &header)?;
            if begun.elapsed() > PORTION_TIME {
                (next, is_whole) = (offset + header.record_len(), false);
                break;
            }
        }
        self.write_out(appender)?;
        self.table.header.cursor = next;
        if is_whole {
            // One that stayed would be chosen again and again.
            self.segments.retire(victim).or_else(|error| match error.kind() {
                std::io::ErrorKind::NotFound => Ok(()),
                _ => Err(unwritten(error)),
            })?;
            self.table.header.victim = 0;
        }
        self.table.write_header().map_err(unwritten)
    }

    /// Copies a record of the victim that stays, forgets one that goes.
    fn keep_or_drop(&mut self, appender: &mut Appender, offset: u64, header: &Header) -> Result<(), StoreError> {
        let (victim, cutoff) = (self.table.header.victim, self.table.header.cutoff);
        let mut found = Vec::new();
        self.table.find(slot::tag(&header.key), &mut found);
        let own = found.into_iter().find(|(_, slot)| slot.place.segment == victim && slot.place.offset == offset);
        let Some((at, slot)) = own else { return Ok(()) };
        if !cutoff.goes(&slot)
            && let Check::Good(held) = self.check(Some(&header.key), slot.place)
            && let Some((_, value)) = self.value(held)
        {
            let mut bytes = Vec::with_capacity(header.record_len() as usize);
            record::append(&mut bytes, *header, &value);
            // The slot is found anew: adding may begin a segment, but does not move slots.
            return self.add(appender, Slot { place: NOWHERE, ..slot }, Some(at), &bytes);
        }
        self.table.replace(at, None).map_err(unwritten)
    }

    /// Deletes the stores of older versions.
    pub(crate) fn delete_older(&self) {
        for folder in older_folders(&self.folder) {
            // One that cannot be deleted is tried again another time.
            let _ = fs::remove_dir_all(folder);
        }
    }
}

/// What has to go so that `excess` bytes become free.
fn cutoff(slots: &[Slot], excess: u64) -> Cutoff {
    let (Some(least), Some(greatest)) = (slots.iter().map(|s| s.used).min(), slots.iter().map(|s| s.used).max()) else {
        return Cutoff::default();
    };
    let (mut low, mut high, mut missing) = (least, greatest, excess);
    loop {
        let width = (u64::from(high - low) + 1).div_ceil(CLASSES as u64) as u32;
        let mut bytes = [0u64; CLASSES];
        for slot in slots.iter().filter(|slot| (low..=high).contains(&slot.used)) {
            bytes[((slot.used - low) / width) as usize] += slot.place.room;
        }
        let mut class = 0;
        while class < CLASSES && bytes[class] < missing {
            missing -= bytes[class];
            class += 1;
        }
        if class == CLASSES {
            return Cutoff { used: u32::MAX, tag: u32::MAX };
        }
        low += class as u32 * width;
        high = low.saturating_add(width - 1).min(high);
        if width == 1 {
            // Tags are part of a digest: as many are below a half of the greatest as above it.
            let tag = u64::from(u32::MAX) * missing.min(1 << 31) / bytes[class].clamp(1, 1 << 31);
            return Cutoff { used: low, tag: tag.min(u64::from(u32::MAX)) as u32 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slot::Place;

    #[test]
    fn the_cutoff_frees_what_is_asked_for() {
        let slot = |n: u32, used: u32| Slot {
            tag: n.wrapping_mul(2_654_435_761),
            used,
            place: Place::new(1, 16, 6400).expect("fits"),
        };
        for step in [70_000, 7, 0] {
            let slots: Vec<Slot> = (0..10_000).map(|n| slot(n, 1_000_000 + n * step)).collect();
            for excess in [0, 64_000, 640_000, 32_000_000, 63_000_000, 1 << 40] {
                let cutoff = cutoff(&slots, excess);
                let freed: u64 = slots.iter().filter(|s| cutoff.goes(s)).map(|s| s.place.room).sum();
                let wanted = excess.min(64_000_000);
                assert!(freed.abs_diff(wanted) < 100_000, "{step}, {excess}: {freed}");
            }
        }
        assert_eq!(cutoff(&[], 10), Cutoff::default());
    }
}
