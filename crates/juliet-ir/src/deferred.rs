//! A list that is made when it is first looked at.
//!
//! The code of a method read from an image stays bytes until the method is inferred or run: most
//! methods of a library are never used by a program. Looks like a slice to all who read it.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

type Make<T> = Box<dyn Fn() -> Vec<T> + Send + Sync>;

/// A list, perhaps not made yet.
pub struct Deferred<T> {
    list: OnceLock<Vec<T>>,
    make: Option<Make<T>>,
}

impl<T> Deferred<T> {
    /// A list that `make` makes when it is first looked at.
    pub fn new(make: impl Fn() -> Vec<T> + Send + Sync + 'static) -> Deferred<T> {
        Deferred { list: OnceLock::new(), make: Some(Box::new(make)) }
    }

    /// Whether the list has been made.
    pub fn is_made(&self) -> bool {
        self.list.get().is_some()
    }
}

impl<T> From<Vec<T>> for Deferred<T> {
    fn from(list: Vec<T>) -> Deferred<T> {
        Deferred { list: OnceLock::from(list), make: None }
    }
}

impl<T> FromIterator<T> for Deferred<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Deferred<T> {
        Vec::from_iter(items).into()
    }
}

impl<T> Default for Deferred<T> {
    fn default() -> Deferred<T> {
        Vec::new().into()
    }
}

impl<T> Deref for Deferred<T> {
    type Target = Vec<T>;
    fn deref(&self) -> &Vec<T> {
        self.list.get_or_init(|| self.make.as_ref().map_or_else(Vec::new, |make| make()))
    }
}

impl<T> DerefMut for Deferred<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        let _ = self.deref();
        self.list.get_mut().expect("made above")
    }
}

impl<'a, T> IntoIterator for &'a Deferred<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Clone> Clone for Deferred<T> {
    fn clone(&self) -> Deferred<T> {
        self.deref().clone().into()
    }
}

impl<T: PartialEq> PartialEq for Deferred<T> {
    fn eq(&self, other: &Deferred<T>) -> bool {
        self.deref() == other.deref()
    }
}

impl<T: fmt::Debug> fmt::Debug for Deferred<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.deref().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Deferred;

    #[test]
    fn is_made_once_when_looked_at() {
        let list = Deferred::new(|| vec![1, 2, 3]);
        assert!(!list.is_made());
        assert_eq!(list[1], 2);
        assert!(list.is_made());
        assert_eq!(list, Deferred::from(vec![1, 2, 3]));
    }
}
