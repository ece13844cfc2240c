//! How a program is written down: everything that does not change what it means.

use crate::program::{Kind, Name};
use crate::random::Random;

/// A way to write a program down. Two styles give programs of equal meaning.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Style {
    /// Determines the names of everything; 0 gives plain ones.
    pub names: u64,
    /// Determines comments, white space and blank lines; 0 gives none.
    pub noise: u64,
    /// Determines the order of method definitions; 0 keeps the tree's.
    pub order: u64,
    /// Whether methods have docstrings.
    pub has_docs: bool,
    /// Whether to leave out what Julia 1.5 does not know: declared types of globals.
    pub is_old: bool,
}

/// Letters that tell kinds apart, so that no two names are the same.
const LETTERS: [&str; 8] = ["v", "f", "k", "T", "x", "P", "g", "M"];

/// Beginnings of names, in several alphabets and lengths.
const STEMS: [&str; 10] = ["zeta", "α", "quux", "_w", "a_very_long_name_", "b", "Ω", "Aa", "δx", "n1"];

impl Style {
    /// The text of a name.
    pub(crate) fn name(&self, name: Name) -> String {
        let letter = LETTERS[name.kind as usize];
        if self.names == 0 {
            return format!("{letter}{}", name.number);
        }
        let kind = Random::new(self.names.wrapping_mul(8).wrapping_add(name.kind as u64)).draw();
        let stem = Random::new(kind.wrapping_add(u64::from(name.number))).below(STEMS.len());
        // One number for another, the same for all of a kind: their order changes.
        let number = name.number ^ (kind as u32 & 63);
        let bang = if name.kind == Kind::Function && kind.is_multiple_of(3) { "!" } else { "" };
        format!("{}{letter}{number}{bang}", STEMS[stem])
    }

    /// What stands between two lines besides the end of the line.
    pub(crate) fn between_lines(noise: &mut Option<Random>) -> String {
        let Some(random) = noise else { return "\n".to_string() };
        let mut text = match random.below(8) {
            0 => "   # why not\n".to_string(),
            1 => "  #= some\nlines =#\n".to_string(),
            2 => "\n\n".to_string(),
            3 => "\n# end of something = (\n".to_string(),
            _ => "\n".to_string(),
        };
        text.push_str(&" ".repeat(random.below(7)));
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_where_they_should() {
        let kinds = [Kind::Local, Kind::Function, Kind::Keyword, Kind::Type, Kind::Field, Kind::TypeVar, Kind::Global];
        for names in 0..5 {
            let style = Style { names, ..Style::default() };
            let all: Vec<String> =
                kinds.iter().flat_map(|kind| (0..150).map(|number| style.name(Name { kind: *kind, number }))).collect();
            let mut unique = all.clone();
            unique.sort();
            unique.dedup();
            assert_eq!(unique.len(), all.len());
        }
    }
}
