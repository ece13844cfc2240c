//! What the Tab key offers: characters by name, names, members of modules, fields, keyword
//! arguments, modules of the library. File names, inside strings, are the editor's.

use crate::symbols;

/// Words of the language.
const KEYWORDS: &[&str] = &[
    "abstract",
    "baremodule",
    "begin",
    "break",
    "catch",
    "const",
    "continue",
    "do",
    "else",
    "elseif",
    "end",
    "export",
    "false",
    "finally",
    "for",
    "function",
    "global",
    "if",
    "import",
    "let",
    "local",
    "macro",
    "module",
    "mutable",
    "primitive",
    "quote",
    "return",
    "struct",
    "true",
    "try",
    "type",
    "using",
    "where",
    "while",
];

/// The names that there are.
pub(crate) trait Names {
    /// Names in what a path leads to; visible ones where it is empty.
    fn names_in(&self, path: &[&str]) -> Vec<String>;
    /// Modules of the library.
    fn library(&self) -> Vec<String>;
    /// Keyword arguments that methods of a function take.
    fn keywords_of(&self, path: &[&str]) -> Vec<String>;
}

/// Offers for the text before the cursor.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Offer {
    /// Where the word begins that an offer replaces, and the offers.
    Words(usize, Vec<String>),
    /// Names of files, as the cursor is in a string.
    Files,
}

/// What the Tab key offers behind `before`.
pub(crate) fn offers(before: &str, names: &dyn Names) -> Offer {
    if let Some(offer) = named_character(before) {
        return offer;
    }
    let place = place_of(before);
    if place.is_in_string {
        return Offer::Files;
    }
    let start = word_start(before);
    let (path, word) = split_path(&before[start..]);
    let from = before.len() - word.len();
    let mut found = names.names_in(&path);
    if path.is_empty() {
        if is_import(before, start) {
            found = names.library();
        } else {
            found.extend(KEYWORDS.iter().map(|word| (*word).to_owned()));
        }
        if let Some(callee) = place.callee {
            let (path, name) = split_path(callee);
            let path: Vec<&str> = path.into_iter().chain([name]).collect();
            found.extend(names.keywords_of(&path).iter().map(|name| format!("{name}=")));
        }
    }
    found.retain(|name| name.starts_with(word) && is_typable(name));
    found.sort_unstable();
    found.dedup();
    Offer::Words(from, found)
}

/// Offers for a name of a character, `\alp`: the character where the name is whole.
fn named_character(before: &str) -> Option<Offer> {
    let at = before.rfind('\\')?;
    let name = &before[at + 1..];
    if name.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '`' | ';' | ',')) {
        return None;
    }
    let offers = match symbols::character(name) {
        Some(text) => vec![text],
        None => symbols::names_from(name).into_iter().map(|name| format!("\\{name}")).collect(),
    };
    (!offers.is_empty()).then_some(Offer::Words(at, offers))
}

fn is_name_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '!' | '@') || (!c.is_ascii() && !c.is_whitespace())
}

/// Where the dotted name begins that ends the text.
fn word_start(before: &str) -> usize {
    let named = before.trim_end_matches(|c| is_name_character(c) || c == '.');
    // Neither a range's dots nor those of a broadcast operator begin a name.
    let word = before[named.len()..].trim_start_matches(['.', '!']);
    before.len() - word.len()
}

/// A dotted name's path and last word.
fn split_path(dotted: &str) -> (Vec<&str>, &str) {
    let mut parts: Vec<&str> = dotted.split('.').collect();
    let word = parts.pop().unwrap_or_default();
    (parts, word)
}

/// Whether a name can be typed as it is.
fn is_typable(name: &str) -> bool {
    name.strip_suffix('=').unwrap_or(name).chars().all(is_name_character)
        && !name.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the word at `start` names a module after `using` or `import`.
fn is_import(before: &str, start: usize) -> bool {
    let line = before[..start].rsplit(['\n', ';']).next().unwrap_or_default().trim_start();
    ["using ", "import "].iter().any(|word| line.strip_prefix(word).is_some_and(|rest| !rest.contains(':')))
}

/// Where the cursor is.
#[derive(Default)]
struct Place<'a> {
    is_in_string: bool,
    /// The dotted name before the innermost open parenthesis.
    callee: Option<&'a str>,
}

fn place_of(before: &str) -> Place<'_> {
    let mut open: Vec<(char, usize)> = vec![];
    let mut in_string = false;
    let mut chars = before.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if in_string => {
                chars.next();
            }
            '"' => in_string = !in_string,
            _ if in_string => {}
            '#' => while chars.next_if(|(_, c)| *c != '\n').is_some() {},
            '(' | '[' | '{' => open.push((c, at)),
            ')' | ']' | '}' => {
                open.pop();
            }
            _ => {}
        }
    }
    let callee = open.last().filter(|(c, _)| *c == '(').map(|(_, at)| &before[word_start(&before[..*at])..*at]);
    Place { is_in_string: in_string, callee: callee.filter(|name| !name.is_empty()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed;

    impl Names for Fixed {
        fn names_in(&self, path: &[&str]) -> Vec<String> {
            let names: &[&str] = match path {
                [] => &["Base", "point", "print", "println", "push!", "@show", "+"],
                ["Base"] => &["sort", "sort!", "Sort"],
                ["point"] => &["x", "y"],
                ["Base", "Sort"] => &["QuickSort"],
                _ => &[],
            };
            names.iter().map(|name| (*name).to_owned()).collect()
        }

        fn library(&self) -> Vec<String> {
            vec!["LinearAlgebra".into(), "Random".into()]
        }

        fn keywords_of(&self, path: &[&str]) -> Vec<String> {
            if path == ["sort"] || path == ["Base", "sort"] { vec!["by".into(), "rev".into()] } else { vec![] }
        }
    }

    fn words(before: &str) -> (usize, Vec<String>) {
        match offers(before, &Fixed) {
            Offer::Words(from, words) => (from, words),
            Offer::Files => (before.len(), vec!["a file".to_owned()]),
        }
    }

    #[test]
    fn names_members_and_fields() {
        for (before, from, expected) in [
            ("prin", 0, &["print", "println"][..]),
            ("x = f(pu", 6, &["push!"]),
            ("Base.so", 5, &["sort", "sort!"]),
            ("Base.Sort.Q", 10, &["QuickSort"]),
            ("1 + point.", 10, &["x", "y"]),
            ("@sh", 0, &["@show"]),
            ("func", 0, &["function"]),
            ("!prin", 1, &["print", "println"]),
            ("using Lin", 6, &["LinearAlgebra"]),
            ("using Random, L", 14, &["LinearAlgebra"]),
            ("open(\"pri", 9, &["a file"]),
            ("sort(v, r", 8, &["return", "rev="]),
            ("Base.sort(v; b", 13, &["begin", "break", "baremodule", "by="]),
            ("sort(v, f(r", 10, &["return"]),
            ("x.y.", 4, &[]),
        ] {
            let mut expected = expected.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
            expected.sort_unstable();
            assert_eq!(words(before), (from, expected), "{before}");
        }
    }

    #[test]
    fn characters_by_name() {
        assert_eq!(words("x\\alpha"), (1, vec!["α".to_owned()]));
        assert_eq!(words("\\alp"), (0, vec!["\\alpha".to_owned()]));
        assert_eq!(words("x\\^2"), (1, vec!["²".to_owned()]));
        assert_eq!(words("\"\\beta"), (1, vec!["β".to_owned()]));
    }
}
