//! The method hash of a body, kept with it.
//!
//! A body whose hash is the same in every process (it names nothing that a program defines) need not be
//! decoded to be known: a file's image keeps the hash beside the bytes.

use std::sync::OnceLock;

/// A method hash, where it is the same in every process; perhaps not asked for yet. Says nothing about a
/// body that the body does not say: all are equal.
#[derive(Clone, Default)]
pub struct PlainHash(OnceLock<Option<[u8; 32]>>);

impl PlainHash {
    /// What an image said.
    pub fn known(hash: [u8; 32]) -> PlainHash {
        PlainHash(OnceLock::from(Some(hash)))
    }

    /// The hash; `compute` finds it once.
    pub fn get_or_init(&self, compute: impl FnOnce() -> Option<[u8; 32]>) -> Option<[u8; 32]> {
        *self.0.get_or_init(compute)
    }

    /// The hash, where it has been asked for and is the same everywhere.
    pub fn get(&self) -> Option<[u8; 32]> {
        self.0.get().copied().flatten()
    }
}

impl PartialEq for PlainHash {
    fn eq(&self, _other: &PlainHash) -> bool {
        true
    }
}

impl std::fmt::Debug for PlainHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PlainHash")
    }
}
