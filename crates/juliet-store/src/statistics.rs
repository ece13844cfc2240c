//! Sums over all runs, in a small file of lines `name number`. A run adds its own at its end; if
//! somebody else is writing at that moment, the run is not counted.

use std::collections::BTreeMap;
use std::fs;

use crate::Store;
use crate::write::try_lock;

/// Sums by name.
pub type Statistics = BTreeMap<String, f64>;

impl Store {
    /// The sums over all runs.
    pub fn statistics(&self) -> Statistics {
        let Ok(text) = fs::read_to_string(self.folder().join("statistics")) else { return Statistics::new() };
        text.lines()
            .filter_map(|line| {
                let (name, number) = line.rsplit_once(' ')?;
                Some((name.to_owned(), number.parse().ok().filter(|n: &f64| n.is_finite())?))
            })
            .collect()
    }

    /// Adds the numbers of a run. Never waits, and a failure is no matter.
    pub fn add_statistics(&self, run: &Statistics) {
        if !self.is_writable() {
            return;
        }
        let Ok(Some(_lock)) = try_lock(self.folder()) else { return };
        let mut sums = self.statistics();
        for (name, number) in run {
            *sums.entry(name.clone()).or_default() += number;
        }
        let text: String = sums.iter().map(|(name, number)| format!("{name} {number}\n")).collect();
        let (file, fresh) = (self.folder().join("statistics"), self.folder().join("statistics.new"));
        if fs::write(&fresh, text).and_then(|()| fs::rename(&fresh, file)).is_err() {
            // What is left of it would only take room.
            let _ = fs::remove_file(&fresh);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_add_up_and_nobody_waits() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let store = Store::open(dir.path());
        let run: Statistics = [("hits".to_owned(), 2.0), ("ms load".to_owned(), 0.25)].into();
        store.add_statistics(&run);
        store.add_statistics(&run);
        let lock = try_lock(store.folder()).expect("a file").expect("free");
        store.add_statistics(&run);
        drop(lock);
        assert_eq!(
            Store::open(dir.path()).statistics(),
            [("hits".to_owned(), 4.0), ("ms load".to_owned(), 0.5)].into()
        );
        fs::write(store.folder().join("statistics"), b"hits many\n\xff\xff").expect("writable");
        assert!(store.statistics().is_empty());
    }
}
