//! Text that the tree parser rejects and Julia accepts, rewritten without moving a byte.
//!
//! Known cases: the no-break space as a blank, a line break directly behind `for`, and line breaks
//! (with comments) in the condition of a comprehension, and a quotation right behind the signature
//! of a macro or function (`macro m(x) :(…) end`). Literals are converted from the original text, not from this.
//! Line comments go where anything is wrong: the parser does not see that an operator on the next line goes on with
//! what a comment ends. In `import`, `using` and `export`, an operator in brackets behind a dot, `Base.(==)`, is read
//! without them, and an operator that names a macro, `@>`, as underscores; `crate::convert` takes it from the original text.
//! A loop right behind the name of a macro in brackets, `f(@m for … end)`, is read as a `let` block, whose header has the
//! same shape; `crate::convert` sees in the original text that it is a loop.
//! A call whose `do` block something follows directly, `f(x) do … end[1]`, is read as if the block
//! were blanks in its argument list; `crate::convert` reads the call again by itself.

use std::borrow::Cow;

use fatou_parser::parser::{ParseOutput, parse};
use fatou_parser::syntax::SyntaxKind::{self, *};
use rowan::NodeOrToken;

const NO_BREAK_SPACE: &str = "\u{a0}";

/// A parsed text.
pub(crate) struct Parsed {
    /// The tree, and what is wrong.
    pub(crate) output: ParseOutput,
    /// Where calls end whose `do` block the tree does not show, in order.
    pub(crate) do_ends: Vec<usize>,
}

/// Parses text, a second time with blanks that the parser knows if the first time failed.
pub(crate) fn parse_repaired(text: &str) -> Parsed {
    let output = parse(text);
    let mut do_ends = Vec::new();
    if output.diagnostics.is_empty() && !may_need_repair(text) {
        return Parsed { output, do_ends };
    }
    let mut best = output;
    let mut text = Cow::Borrowed(text);
    // A block that is taken out may let the parser see the one around it.
    while let Some(without) = without_blocks(&text, &best, &mut do_ends) {
        best = parse(&without);
        text = Cow::Owned(without);
    }
    do_ends.sort_unstable();
    if let Cow::Owned(other) = repaired(&text, &best) {
        let second = parse(&other);
        if second.diagnostics.len() <= best.diagnostics.len() {
            best = second;
        }
    }
    Parsed { output: best, do_ends }
}

/// Whether what follows the `end` of a `do` block goes on with the same expression.
fn goes_on(rest: &[u8]) -> bool {
    match rest {
        [b'[' | b'(' | b'{' | b'\'', ..] => true,
        [b'.', next, ..] => next.is_ascii_alphabetic() || matches!(next, b'_' | b'(' | 0x80..),
        _ => false,
    }
}

/// The text with such `do` blocks made part of the call's argument list, as blanks; notes where
/// the calls end.
fn without_blocks(text: &str, output: &ParseOutput, do_ends: &mut Vec<usize>) -> Option<String> {
    let mut bytes: Option<Vec<u8>> = None;
    let mut covered = 0;
    for node in output.cst.descendants().filter(|node| node.kind() == DO_EXPR) {
        let (start, end) = (usize::from(node.text_range().start()), usize::from(node.text_range().end()));
        let call = node.first_child().filter(|call| matches!(call.kind(), CALL_EXPR | MACRO_CALL));
        let close = call.and_then(|call| call.last_token()).filter(|token| token.kind() == RPAREN);
        let ends_block = node.last_token().is_some_and(|token| token.kind() == END_KW);
        let Some(close) = close.filter(|_| ends_block && start >= covered && goes_on(&text.as_bytes()[end..])) else {
            continue;
        };
        let bytes = bytes.get_or_insert_with(|| text.as_bytes().to_vec());
        bytes[usize::from(close.text_range().start())..end - 1].fill(b' ');
        bytes[end - 1] = b')';
        do_ends.push(end);
        covered = end;
    }
    bytes.and_then(|bytes| String::from_utf8(bytes).ok())
}

/// Whether a known case may occur that the parser passes over in silence.
fn may_need_repair(text: &str) -> bool {
    let for_at_end =
        |(at, word): (usize, &str)| text[at + word.len()..].trim_start_matches([' ', '\t', '\r']).starts_with('\n');
    let goes_on = |(at, word): (usize, &str)| goes_on(&text.as_bytes()[at + word.len()..]);
    let is_operator =
        |(at, _): (usize, &str)| text.as_bytes().get(at + 1).is_some_and(|b| b"<>!+-*/^&|%~=?\\".contains(b));
    text.contains(NO_BREAK_SPACE)
        || text.match_indices('@').any(is_operator)
        || text.match_indices("end").any(goes_on)
        || text.contains(") :")
        || text.match_indices("for").any(for_at_end)
}

fn repaired<'t>(text: &'t str, output: &ParseOutput) -> Cow<'t, str> {
    let mut bytes: Option<Vec<u8>> = None;
    let mut after_for = false;
    let mut nesting = Nesting::default();
    let mut head = Head::Outside;
    let mut is_macro_name = false;
    let mut names = Names::Outside;
    let is_wrong = !output.diagnostics.is_empty();
    for token in output.cst.descendants_with_tokens().filter_map(NodeOrToken::into_token) {
        let start = usize::from(token.text_range().start());
        let is_text = matches!(token.kind(), STRING_CONTENT | CHAR);
        if !is_text && !output.diagnostics.is_empty() && nesting.is_condition_break(token.text()) {
            let bytes = bytes.get_or_insert_with(|| text.as_bytes().to_vec());
            bytes[start..start + token.text().len()].fill(b' ');
            continue;
        }
        if let Some(blank) = (!is_text).then(|| head.quotation_behind(token.text(), start)).flatten() {
            bytes.get_or_insert_with(|| text.as_bytes().to_vec())[blank] = b';';
        }
        if let Some((at, with)) = names.repair(token.text(), token.kind(), start) {
            let bytes = bytes.get_or_insert_with(|| text.as_bytes().to_vec());
            bytes[at..at + with.len()].copy_from_slice(with.as_bytes());
        }
        let behind_macro_name = is_macro_name;
        is_macro_name = token.parent().is_some_and(|parent| parent.kind() == MACRO_NAME)
            || (behind_macro_name && token.kind() == WHITESPACE);
        match token.kind() {
            COMMENT if is_wrong => {
                let bytes = bytes.get_or_insert_with(|| text.as_bytes().to_vec());
                bytes[start..start + token.text().len()].fill(b' ');
            }
            STRING_CONTENT | CHAR | COMMENT | BLOCK_COMMENT => {}
            FOR_KW if behind_macro_name && is_wrong => {
                let bytes = bytes.get_or_insert_with(|| text.as_bytes().to_vec());
                bytes[start..start + token.text().len()].copy_from_slice(b"let");
            }
            FOR_KW => {
                let names = |kind| matches!(kind, QUOTE_SYM | NAME | MACRO_NAME);
                after_for = !token.parent().is_some_and(|parent| names(parent.kind()));
            }
            NEWLINE | WHITESPACE if after_for => {
                if token.text().contains('\n') {
                    let bytes = bytes.get_or_insert_with(|| text.as_bytes().to_vec());
                    bytes[start..start + token.text().len()].fill(b' ');
                }
            }
            _ => {
                after_for = false;
                for (offset, _) in token.text().match_indices(NO_BREAK_SPACE) {
                    let bytes = bytes.get_or_insert_with(|| text.as_bytes().to_vec());
                    bytes[start + offset..start + offset + NO_BREAK_SPACE.len()].fill(b' ');
                }
            }
        }
    }
    match bytes.and_then(|bytes| String::from_utf8(bytes).ok()) {
        Some(text) => Cow::Owned(text),
        None => Cow::Borrowed(text),
    }
}

/// How far a list of names has been read.
enum Names {
    Outside,
    /// In a statement that imports or exports.
    Inside,
    /// Behind a dot.
    Dot,
    /// Behind a dot and the bracket at this place.
    Bracket(usize),
    /// Behind the operator in the bracket at this place.
    Operator(usize, String),
    /// Behind an at sign.
    At,
}

impl Names {
    /// Takes note of a token. What is written where, if it makes the list readable.
    fn repair(&mut self, token: &str, kind: SyntaxKind, start: usize) -> Option<(usize, String)> {
        if kind == WHITESPACE {
            return None;
        }
        let (next, found) = match (&*self, kind) {
            (_, IMPORT_KW | USING_KW | EXPORT_KW) => (Names::Inside, None),
            (Names::Outside, _) | (_, NEWLINE | SEMICOLON) => (Names::Outside, None),
            (Names::Dot, LPAREN) => (Names::Bracket(start), None),
            (Names::Bracket(open), kind) if kind.is_operator() => (Names::Operator(*open, token.to_owned()), None),
            (Names::Operator(open, name), RPAREN) => {
                (Names::Inside, Some((*open, format!("{name:<width$}", width = start + 1 - open))))
            }
            (Names::At, kind) if kind.is_operator() => (Names::Inside, Some((start, "_".repeat(token.len())))),
            (_, AT) => (Names::At, None),
            (_, DOT) => (Names::Dot, None),
            _ => (Names::Inside, None),
        };
        *self = next;
        found
    }
}

/// How far the signature of a macro or function has been read.
enum Head {
    Outside,
    /// Behind `macro` or `function`, with this many parentheses open.
    Signature(u32),
    /// Behind its last parenthesis.
    Closed,
    /// Behind the blank at this place that follows it.
    Blank(usize),
    /// Behind a colon after that.
    Colon(usize),
}

impl Head {
    /// Takes note of a token. Where it begins a quotation behind a signature: the place of the
    /// blank between them.
    fn quotation_behind(&mut self, token: &str, start: usize) -> Option<usize> {
        *self = match (&*self, token) {
            (_, "macro" | "function") => Head::Signature(0),
            (Head::Signature(n), "(") => Head::Signature(n + 1),
            (Head::Signature(1), ")") => Head::Closed,
            (Head::Signature(n), ")") => Head::Signature(n.saturating_sub(1)),
            (Head::Signature(n), _) => Head::Signature(*n),
            (Head::Closed, blank) if blank.trim_matches([' ', '\t']).is_empty() => Head::Blank(start),
            (Head::Blank(at), ":") => Head::Colon(*at),
            (Head::Colon(at), "(") => {
                let at = *at;
                *self = Head::Outside;
                return Some(at);
            }
            _ => Head::Outside,
        };
        None
    }
}

/// What is open where a token stands.
enum Open {
    /// A bracket: whether `for`, and then `if`, stood directly in it.
    Bracket { is_comprehension: bool, is_condition: bool },
    /// A block that `end` closes.
    Block,
}

/// The brackets and blocks around a token, innermost last.
#[derive(Default)]
struct Nesting {
    open: Vec<Open>,
}

impl Nesting {
    /// Takes note of a token. Whether it only breaks a line (or comments on it) in the condition
    /// of a comprehension.
    fn is_condition_break(&mut self, token: &str) -> bool {
        match (token, self.open.last_mut()) {
            ("(" | "[" | "{", _) => self.open.push(Open::Bracket { is_comprehension: false, is_condition: false }),
            (")" | "]" | "}", _) => while let Some(Open::Block) = self.open.pop() {},
            ("end", Some(Open::Block)) => {
                self.open.pop();
            }
            ("for", Some(Open::Bracket { is_comprehension, .. })) => *is_comprehension = true,
            ("if", Some(Open::Bracket { is_comprehension: true, is_condition })) => *is_condition = true,
            ("if" | "for" | "while" | "let" | "begin" | "function" | "try" | "do" | "quote" | "macro", _) => {
                self.open.push(Open::Block)
            }
            (_, Some(Open::Bracket { is_condition: true, .. })) => {
                return token.starts_with('#') || (token.contains('\n') && token.trim().is_empty());
            }
            _ => {}
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_names_have_operators() {
        let read = |text: &str| crate::sexpr(&crate::parse_all(&juliet_diag::SourceFile::new("none", text)).0, false);
        for (text, expected) in [
            ("import Base.show, Base.(==)", "(import (. Base show) (. Base ==))"),
            ("import Base.( + )", "(import (. Base +))"),
            ("export @>, @>>, @as", "(export @> @>> @as)"),
            ("using M: @>=, f", "(using (: (. M) (. @>=) (. f)))"),
        ] {
            assert_eq!(read(text), format!("(toplevel {expected})"), "{text}");
        }
        assert_eq!(read("x = (a # note\n || b)"), read("x = (a\n || b)"));
        assert!(!read("x = (a # note (\n\n # another\n || b)").contains("error"));
        assert_eq!(read("x = (a # note )"), read("x = (a\n"));
    }

    #[test]
    fn loops_behind_a_macro_in_brackets_are_blocks() {
        let read = |text: &str| crate::sexpr(&crate::parse_all(&juliet_diag::SourceFile::new("none", text)).0, false);
        for (text, header) in [
            ("f(@m for i in 1:2; end)", "(= i (call : 1 2))"),
            ("f(@m for i = 1:2; end)", "(= i (call : 1 2))"),
            ("f(@m for i ∈ 1:2 end)", "(= i (call : 1 2))"),
            ("f(@m for (i, j) in x, k in y\n end)", "(block (= (tuple i j) x) (= k y))"),
        ] {
            assert_eq!(read(text), format!("(toplevel (call f (macrocall @m (for {header} (block)))))"), "{text}");
        }
        assert!(!read("x = try @eval(@inbounds for i in 1:2; end) catch e; 1 end").contains("error"));
        assert!(read("f(@m let i = 1; end)").contains("let"));
    }

    #[test]
    fn what_follows_a_block_belongs_to_its_call() {
        let read = |text: &str| crate::sexpr(&crate::parse_all(&juliet_diag::SourceFile::new("none", text)).0, false);
        let block = "(do (call g 1) (-> (tuple y) (block y)))";
        for (text, expected) in [
            ("z = g(1) do y\n y\nend[2]", format!("(= z (ref {block} 2))")),
            ("1 + g(1) do y\n y\nend[2]", format!("(call + 1 (ref {block} 2))")),
            ("g(1) do y\n y\nend[2].a(3)", format!("(call (. (ref {block} 2) (inert a)) 3)")),
            ("h(g(1) do y\n y\nend[2], 5)", format!("(call h (ref {block} 2) 5)")),
            ("[g(1) do y\n y\nend[2], 5]", format!("(vect (ref {block} 2) 5)")),
            ("g(1) do y\n y\nend'", format!("(' {block})")),
            ("f(0) do\n g(1) do y\n y\nend[2]\nend", format!("(do (call f 0) (-> (tuple) (block (ref {block} 2))))")),
            (
                "f(0) do\n g(1) do y\n y\nend[2]\nend[3]",
                format!("(ref (do (call f 0) (-> (tuple) (block (ref {block} 2)))) 3)"),
            ),
            ("z = g(1) do y\n y\nend + [2]", format!("(= z (call + {block} (vect 2)))")),
        ] {
            assert_eq!(read(text), format!("(toplevel {expected})"), "{text}");
        }
        assert!(read("z = g(1) do y\n y = = 1\nend[2]").contains("error"));
    }

    #[test]
    fn conditions_of_comprehensions_span_lines() {
        let text = "p = [(a, b) for a in xs, b in xs\n if a < b # less\n && b > 1\n && f(a,\n b)]\ng(x) = x\n";
        let output = parse_repaired(text).output;
        assert!(output.diagnostics.is_empty());
        let statements = output.cst.children().count();
        assert_eq!(statements, 2);
        let macros = parse_repaired("macro m(a, b) :($a + $b) end\nfunction f(x) :(y) end\n").output;
        assert!(macros.diagnostics.is_empty());
        assert!(!macros.cst.to_string().contains(") :"));
        assert!(!parse_repaired("[a for a in x if (\n").output.diagnostics.is_empty());
    }
}
