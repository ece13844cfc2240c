//! Interned strings: one symbol table for parser, types, IR and runtime.
//!
//! Ours and not a library's, because of the start: the interner that was here before (`ustr`)
//! touches 8 MiB of memory when its first string comes, two fifths of all page faults of a short
//! program. This one grows with what it holds.

#![forbid(unsafe_code)]

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Mutex, OnceLock};

use rustc_hash::FxHashMap;

/// An interned string: two are equal exactly when they have the same address.
#[derive(Clone, Copy)]
pub struct Sym(&'static Entry);

struct Entry {
    /// By the text alone, so that maps are in the same order in every process.
    hash: u64,
    text: &'static str,
}

type Table = Mutex<FxHashMap<&'static str, Sym>>;

static TABLE: OnceLock<Table> = OnceLock::new();
static EMPTY: OnceLock<Sym> = OnceLock::new();

/// The addresses and sizes of the variables that lead to all symbols, for those who keep a
/// process's memory.
pub fn places() -> Vec<(usize, usize)> {
    vec![
        (std::ptr::from_ref(&TABLE) as usize, size_of_val(&TABLE)),
        (std::ptr::from_ref(&EMPTY) as usize, size_of_val(&EMPTY)),
    ]
}

/// There is no symbol yet.
pub fn is_untouched() -> bool {
    TABLE.get().is_none()
}

fn table() -> &'static Table {
    TABLE.get_or_init(|| Mutex::new(FxHashMap::with_capacity_and_hasher(1 << 12, rustc_hash::FxBuildHasher)))
}

/// FNV-1a.
fn hash_of(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

impl Sym {
    /// The symbol of a text.
    pub fn new(text: &str) -> Sym {
        let mut table = table().lock().expect("no panic while interning");
        if let Some(known) = table.get(text) {
            return *known;
        }
        let text: &'static str = Box::leak(text.into());
        let made = Sym(Box::leak(Box::new(Entry { hash: hash_of(text), text })));
        table.insert(text, made);
        made
    }

    /// The text.
    pub fn as_str(&self) -> &'static str {
        self.0.text
    }
}

impl PartialEq for Sym {
    fn eq(&self, other: &Sym) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Sym {}

impl Hash for Sym {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0.hash);
    }
}

impl PartialOrd for Sym {
    fn partial_cmp(&self, other: &Sym) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Sym {
    fn cmp(&self, other: &Sym) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Default for Sym {
    fn default() -> Sym {
        *EMPTY.get_or_init(|| Sym::new(""))
    }
}

impl Deref for Sym {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Sym {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Sym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl fmt::Debug for Sym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

macro_rules! from_text {
    ($($text:ty),*) => {$(
        impl From<$text> for Sym {
            fn from(text: $text) -> Sym {
                Sym::new(text.as_ref())
            }
        }
    )*};
}

from_text!(&str, &String, String, Cow<'_, str>, &Cow<'_, str>);

macro_rules! equals_text {
    ($($text:ty),*) => {$(
        impl PartialEq<$text> for Sym {
            fn eq(&self, other: &$text) -> bool {
                self.as_str() == AsRef::<str>::as_ref(other)
            }
        }
        impl PartialEq<Sym> for $text {
            fn eq(&self, other: &Sym) -> bool {
                AsRef::<str>::as_ref(self) == other.as_str()
            }
        }
    )*};
}

equals_text!(str, &str, String, &String);

#[cfg(test)]
mod tests {
    use super::Sym;

    #[test]
    fn one_text_is_one_symbol() {
        let (a, b, c) = (Sym::new("one"), Sym::from(String::from("one")), Sym::new("two"));
        assert_eq!(a, b);
        assert_ne!(a, c);
        assert!(a == "one" && a < c && a.starts_with('o'));
        assert_eq!(Sym::default(), Sym::new(""));
    }
}
