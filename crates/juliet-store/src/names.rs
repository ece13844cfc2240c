//! The names that a content is known by, kept beside it: its key says what it does, not what
//! somebody called it.

use crate::{Kind, Store};

/// Names that are kept of one content.
const NAMES_MAX: usize = 32;

impl Store {
    /// Notes a name of the content under `key`. Costs nothing more than a look if it is known.
    pub fn add_name(&self, key: &[u8; 32], name: &str) {
        let mut names = self.names(key);
        if names.len() >= NAMES_MAX || names.iter().any(|known| known == name) {
            return;
        }
        names.push(name.replace('\n', " "));
        names.sort_unstable();
        self.put(Kind::Names, &names_key(key), names.join("\n").as_bytes());
    }

    /// The names of the content under `key`, sorted.
    pub fn names(&self, key: &[u8; 32]) -> Vec<String> {
        let parse = |value: &[u8]| String::from_utf8_lossy(value).lines().map(str::to_owned).collect();
        self.get_with(&names_key(key), parse).unwrap_or_default()
    }
}

/// The key of the names: keys are digests, so another one with some bits turned is free.
fn names_key(key: &[u8; 32]) -> [u8; 32] {
    key.map(|byte| byte ^ 0xa5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_gather_and_their_number_is_bounded() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let store = Store::open(dir.path());
        assert!(store.names(&[1; 32]).is_empty());
        for name in ["g(Int64)", "f(Int64)", "g(Int64)"] {
            store.add_name(&[1; 32], name);
        }
        drop(store);
        let store = Store::open(dir.path());
        assert_eq!(store.names(&[1; 32]), ["f(Int64)", "g(Int64)"]);
        (0..100).for_each(|n| store.add_name(&[2; 32], &format!("f{n}")));
        assert_eq!(store.names(&[2; 32]).len(), NAMES_MAX);
    }
}
