//! The variables that lead to all types, for those who keep a process's memory and put it back.

use crate::{bounds, builtin, construct, intern};

/// A variable's address and its size in bytes.
pub(crate) type Place = (usize, usize);

pub(crate) fn place_of<T>(variable: &'static T) -> Place {
    (std::ptr::from_ref(variable) as usize, size_of::<T>())
}

/// Address and size of each variable of this crate, and of the symbols', that leads to symbols and
/// types. Remembered answers are not among them: they are found again.
pub fn places() -> Vec<(usize, usize)> {
    let mut places = juliet_symbol::places();
    places.extend(intern::places());
    places.extend([place_of(&construct::SPECIALS), place_of(&builtin::BUILTIN)]);
    places.extend([place_of(&bounds::COPIES), place_of(&bounds::POOL)]);
    places
}

/// There is neither a symbol nor a type yet.
pub fn is_untouched() -> bool {
    juliet_symbol::is_untouched() && intern::is_untouched()
}
