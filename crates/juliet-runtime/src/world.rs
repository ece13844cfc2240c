//! World age: which methods running code sees.
//!
//! Every method definition begins a new world. Code that runs sees the methods of the world in
//! which its top-level statement began, until it returns there or calls through `invokelatest`
//! (manual: "The World Age Mechanism").
//!
//! Invariants:
//! * WORLD-1: the compiler always works in the latest world, so that what it keeps is never older
//!   than the newest method;
//! * WORLD-2: the dispatch cache holds answers for the latest world only.

use std::cell::Cell;

/// The running world that follows the newest one.
const LATEST: u64 = u64::MAX;

/// The newest world and the one that code runs in.
#[derive(Debug)]
pub struct Worlds {
    newest: Cell<u64>,
    running: Cell<u64>,
}

impl Worlds {
    pub(crate) fn new() -> Worlds {
        Worlds { newest: Cell::new(1), running: Cell::new(LATEST) }
    }

    /// The newest world.
    pub fn newest(&self) -> u64 {
        self.newest.get()
    }

    /// The world whose methods running code sees.
    pub fn running(&self) -> u64 {
        self.running.get().min(self.newest.get())
    }

    /// Running code sees the newest methods.
    pub fn is_newest(&self) -> bool {
        self.running.get() >= self.newest.get()
    }

    /// What `running` is based on, for a task that begins or goes on.
    pub(crate) fn running_word(&self) -> u64 {
        self.running.get()
    }

    /// Another task's running world takes the place of this one's.
    pub(crate) fn replace_running(&self, world: u64) -> u64 {
        self.running.replace(world)
    }

    /// Begins a new world; answers its number.
    pub(crate) fn advance(&self) -> u64 {
        self.newest.set(self.newest.get() + 1);
        self.newest.get()
    }

    /// Lets the running code see the newest methods from here on: after a definition at top level.
    pub(crate) fn catch_up(&self) {
        if self.running.get() != LATEST {
            self.running.set(self.newest.get());
        }
    }

    /// Runs a top-level statement: it sees the methods that exist when it begins.
    pub fn at_newest<R>(&self, run: impl FnOnce() -> R) -> R {
        self.with(self.newest.get(), run)
    }

    /// Runs the compiler or a service of the session: always sees the newest methods.
    pub fn following<R>(&self, run: impl FnOnce() -> R) -> R {
        self.with(LATEST, run)
    }

    fn with<R>(&self, world: u64, run: impl FnOnce() -> R) -> R {
        let before = self.running.replace(world);
        let result = run();
        self.running.set(before);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_sees_the_world_in_which_it_began() {
        let worlds = Worlds::new();
        worlds.at_newest(|| {
            assert!(worlds.is_newest());
            let began = worlds.running();
            worlds.advance();
            assert!(!worlds.is_newest());
            assert_eq!(worlds.running(), began);
            worlds.following(|| assert!(worlds.is_newest()));
            worlds.catch_up();
            assert!(worlds.is_newest());
        });
        assert!(worlds.is_newest());
    }
}
