//! A bound on the work that nested brackets make for the tree parser.
//!
//! The parser reads the first element of most brackets a second or third time, once it knows what
//! kind of list they hold; brackets that are each the first element of the next cost it a time
//! exponential in their number. What would take minutes is refused here with an error.

/// Readings of brackets above which a text is refused, and the least number of them for each
/// bracket: large flat texts have many brackets and read few of them twice.
const READINGS_MAX: f64 = 3e6;
const READINGS_PER_BRACKET_MIN: f64 = 2000.0;

/// What is open.
struct Bracket {
    start: usize,
    /// How often the first element is read.
    repeats: f64,
    /// Whether a parenthesis without a function before it: read again only where it is a tuple.
    is_plain: bool,
    in_first: bool,
    first: f64,
    rest: f64,
    count: f64,
}

/// Where the outermost bracket begins that would take the parser too long.
pub(crate) fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut open: Vec<Bracket> = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'#' => at = comment_end(bytes, at),
            b'"' => at = string_end(bytes, at),
            b'\'' if !follows_operand(bytes, at) => at = character_end(bytes, at),
            b'(' | b'[' | b'{' => {
                open.push(bracket(bytes, at));
                at += 1;
            }
            b',' | b';' => {
                if let Some(list) = open.last_mut().filter(|b| b.in_first) {
                    list.in_first = false;
                    list.repeats = if list.is_plain { 2.0 } else { list.repeats };
                }
                at += 1;
            }
            b')' | b']' | b'}' => {
                if let Some(start) = open.pop().and_then(|closed| close(closed, open.last_mut())) {
                    return Some(open.first().map_or(start, |b| b.start));
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
    // What is not closed is read in the same way.
    while let Some(closed) = open.pop() {
        if let Some(start) = close(closed, open.last_mut()) {
            return Some(open.first().map_or(start, |b| b.start));
        }
    }
    None
}

fn bracket(bytes: &[u8], at: usize) -> Bracket {
    let follows = follows_operand(bytes, at);
    let repeats = match bytes[at] {
        b'(' if !follows => 1.0,
        b'[' if follows => 3.0,
        _ => 2.0,
    };
    let is_plain = bytes[at] == b'(' && !follows;
    Bracket { start: at, repeats, is_plain, in_first: true, first: 0.0, rest: 0.0, count: 1.0 }
}

/// Adds a closed bracket to the one around it; its place, where it takes too many readings.
fn close(closed: Bracket, around: Option<&mut Bracket>) -> Option<usize> {
    let readings = 1.0 + closed.first * closed.repeats + closed.rest;
    if readings > READINGS_MAX && readings > READINGS_PER_BRACKET_MIN * closed.count {
        return Some(closed.start);
    }
    if let Some(around) = around {
        let part = if around.in_first { &mut around.first } else { &mut around.rest };
        *part += readings;
        around.count += closed.count;
    }
    None
}

/// Whether a name, number or closing bracket stands directly before.
fn follows_operand(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| bytes[before]);
    before.is_some_and(|b| {
        b.is_ascii_alphanumeric() || matches!(b, b'_' | b'!' | b')' | b']' | b'}' | b'\'' | b'.' | 0x80..)
    })
}

fn comment_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    if bytes.get(start + 1) != Some(&b'=') {
        while bytes.get(at).is_some_and(|b| *b != b'\n') {
            at += 1;
        }
        return at;
    }
    let mut depth = 0;
    while at < bytes.len() {
        match &bytes[at..] {
            [b'#', b'=', ..] => {
                depth += 1;
                at += 2;
            }
            [b'=', b'#', ..] => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    break;
                }
            }
            _ => at += 1,
        }
    }
    at
}

/// Behind the string that begins at `start`; brackets in what it interpolates do not count.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let is_long = bytes[start..].starts_with(b"\"\"\"");
    let mut at = start + if is_long { 3 } else { 1 };
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' if !is_long => return at + 1,
            b'"' if bytes[at..].starts_with(b"\"\"\"") => return at + 3,
            _ => at += 1,
        }
    }
    at
}

/// Behind the character literal that begins at `start`, if it is one.
fn character_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    for _ in 0..12 {
        match bytes.get(at) {
            Some(b'\\') => at += 2,
            Some(b'\'') => return at + 1,
            Some(b'\n') | None => break,
            Some(_) => at += 1,
        }
    }
    start + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_chains_of_first_elements_are_refused() {
        let chain =
            |open: &str, close: &str, depth: usize| format!("x = 1\n{}1{}", open.repeat(depth), close.repeat(depth));
        for (open, close) in [("f(", ")"), ("[", "]"), ("a[", "]"), ("{", "}"), ("[f(", ")]")] {
            assert_eq!(too_deep(&chain(open, close, 8)), None, "{open}");
            assert!(too_deep(&chain(open, close, 40)).is_some(), "{open}");
            assert!(too_deep(&chain(open, "", 40)).is_some(), "{open}");
        }
        assert!(too_deep(&chain("(", ",)", 40)).is_some());
        for (open, close) in [
            ("(", ")"),
            ("(1 + ", ")"),
            ("[1, ", "]"),
            ("f(2, ", ")"),
            ("\"((((", "\""),
            ("#((((\n", ""),
            ("'('; ", ""),
        ] {
            assert_eq!(too_deep(&chain(open, close, 60)), None, "{open}");
        }
        let flat = format!("[{}]", "f(1), [2], ".repeat(400_000));
        assert_eq!(too_deep(&flat), None);
    }
}
