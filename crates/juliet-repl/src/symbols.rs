//! Characters that are typed by name: `\alpha`, `\in`, `\^2`, `\:smile:` and the Tab key.
//!
//! The table holds the names that the Julia manual lists under "Unicode Input", sorted.

/// Lines of a name without its backslash, a tab, and the characters.
static TABLE: &str = include_str!("symbols.tsv");

fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter_map(|line| line.split_once('\t'))
}

/// What a name (without the backslash) stands for.
pub(crate) fn character(name: &str) -> Option<String> {
    if let Some((_, found)) = entries().find(|(known, _)| *known == name) {
        return Some(found.to_owned());
    }
    // Several digits or letters above or below the line: each has a name of its own.
    let mark = name.chars().next().filter(|c| matches!(c, '^' | '_'))?;
    let parts: Option<Vec<&str>> =
        name.chars().skip(1).map(|c| Some(entries().find(|(known, _)| *known == format!("{mark}{c}"))?.1)).collect();
    parts.map(|parts| parts.concat()).filter(|text| !text.is_empty())
}

/// Names that begin with a text, in order.
pub(crate) fn names_from(start: &str) -> Vec<&'static str> {
    entries().map(|(name, _)| name).filter(|name| name.starts_with(start)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_for_characters() {
        let pairs =
            [("alpha", "α"), ("in", "∈"), ("leq", "≤"), ("_1", "₁"), ("^2", "²"), ("^23", "²³"), (":smile:", "😄")];
        for (name, text) in pairs {
            assert_eq!(character(name).as_deref(), Some(text), "{name}");
        }
        assert_eq!((character("nosuchname"), character("^"), character("")), (None, None, None));
        assert_eq!(names_from("alp"), ["alpha"]);
    }

    #[test]
    fn the_table_is_sorted_and_whole() {
        let names: Vec<&str> = entries().map(|(name, _)| name).collect();
        assert!(names.len() > 2_000 && names.len() == TABLE.lines().count());
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
