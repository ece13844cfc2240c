//! String, command and `var"…"` literals: escapes, raw text, removal of common indentation.

use fatou_parser::syntax::{SyntaxKind, SyntaxNode};
use rowan::NodeOrToken;

use super::{Converter, identifier, tokens};
use crate::expr::{Expr, Literal, Sym};
use SyntaxKind::*;

/// A part of a literal's contents.
enum Part {
    /// Source text, not yet unescaped.
    Text(String),
    /// `$x` or `$(x)`.
    Interpolated(Expr),
}

impl Converter<'_> {
    pub(super) fn string_literal(&self, node: &SyntaxNode) -> Expr {
        if let Some(prefix) = token_text(node, STRING_PREFIX) {
            return self.prefixed(&format!("{prefix}_str"), self.raw_body(node, '"'), node);
        }
        let mut parts = self.parts(node);
        if is_triple(node, STRING_DELIM_OPEN) {
            parts = dedent(parts);
        }
        let mut out: Vec<Expr> = Vec::new();
        let mut pending: Vec<u8> = Vec::new();
        let mut interpolates = false;
        for part in parts {
            match part {
                Part::Text(text) => match unescape(&text) {
                    Ok(bytes) => pending.extend(bytes),
                    Err(message) => return self.error(message, self.span(node)),
                },
                Part::Interpolated(expr) => {
                    interpolates = true;
                    if !pending.is_empty() {
                        out.push(bytes_literal(std::mem::take(&mut pending)));
                    }
                    out.push(match expr {
                        Expr::Literal(Literal::Str(_)) => Expr::node("string", vec![expr]),
                        other => other,
                    });
                }
            }
        }
        if !interpolates {
            return bytes_literal(pending);
        }
        if !pending.is_empty() {
            out.push(bytes_literal(pending));
        }
        self.make("string", out, node)
    }

    pub(super) fn cmd_literal(&self, node: &SyntaxNode) -> Expr {
        let body = self.raw_body(node, '`');
        match token_text(node, STRING_PREFIX) {
            Some(prefix) => self.prefixed(&format!("{prefix}_cmd"), body, node),
            None => {
                let args = vec![Expr::core_ref("@cmd"), self.line_of(node), Expr::string(&body)];
                self.make("macrocall", args, node)
            }
        }
    }

    /// `name"body"flags` as a macro call.
    fn prefixed(&self, name: &str, body: String, node: &SyntaxNode) -> Expr {
        let name = match name.rsplit_once('.') {
            None => Expr::symbol(&format!("@{name}")),
            Some((module, last)) => self.qualified(module, last, node),
        };
        let mut args = vec![name, self.line_of(node), Expr::string(&body)];
        if let Some(flags) = token_text(node, STRING_SUFFIX) {
            args.push(Expr::string(&flags));
        } else if let Some(number) = tokens(node).find(|t| matches!(t.kind(), INTEGER | FLOAT | FLOAT32)) {
            args.push(self.literal_token(&number, false));
        }
        self.make("macrocall", args, node)
    }

    fn qualified(&self, module: &str, last: &str, node: &SyntaxNode) -> Expr {
        let mut names = module.split('.');
        let mut path = Expr::symbol(names.next().unwrap_or_default());
        for name in names {
            path = self.make(".", vec![path, Expr::quote(Expr::symbol(name))], node);
        }
        self.make(".", vec![path, Expr::quote(Expr::symbol(&format!("@{last}")))], node)
    }

    /// The name of `var"…"`.
    pub(super) fn var_name(&self, node: &SyntaxNode) -> Sym {
        let content: String =
            tokens_raw(node).filter(|t| t.kind() == STRING_CONTENT).map(|t| t.text().to_owned()).collect();
        identifier(&unescape_raw(&content, '"'))
    }

    /// The contents of a raw literal.
    fn raw_body(&self, node: &SyntaxNode, delimiter: char) -> String {
        let mut body = String::new();
        for element in node.children_with_tokens() {
            match element {
                NodeOrToken::Token(t) if t.kind() == STRING_CONTENT => {
                    body.push_str(self.source_text(&t));
                }
                NodeOrToken::Node(n) if n.kind() == INTERPOLATION => {
                    body.push_str(&n.text().to_string());
                }
                _ => {}
            }
        }
        let open = if delimiter == '"' { STRING_DELIM_OPEN } else { CMD_DELIM_OPEN };
        if is_triple(node, open) {
            let parts = dedent(vec![Part::Text(normalize_newlines(&body))]);
            body = parts
                .into_iter()
                .map(|part| match part {
                    Part::Text(text) => text,
                    Part::Interpolated(_) => String::new(),
                })
                .collect();
        } else if body.contains('\r') {
            body = normalize_newlines(&body);
        }
        unescape_raw(&body, delimiter)
    }

    fn parts(&self, node: &SyntaxNode) -> Vec<Part> {
        let mut parts = Vec::new();
        for element in node.children_with_tokens() {
            match element {
                NodeOrToken::Token(t) if t.kind() == STRING_CONTENT => {
                    let text = self.source_text(&t);
                    let text = if text.contains('\r') { normalize_newlines(text) } else { text.to_owned() };
                    match parts.last_mut() {
                        Some(Part::Text(last)) => last.push_str(&text),
                        _ => parts.push(Part::Text(text)),
                    }
                }
                NodeOrToken::Node(n) if n.kind() == INTERPOLATION => {
                    parts.push(Part::Interpolated(self.interpolated(&n)));
                }
                _ => {}
            }
        }
        parts
    }
}

fn bytes_literal(bytes: Vec<u8>) -> Expr {
    Expr::Literal(Literal::Str(bytes.into()))
}

fn tokens_raw(node: &SyntaxNode) -> impl Iterator<Item = fatou_parser::syntax::SyntaxToken> + use<> {
    node.children_with_tokens().filter_map(NodeOrToken::into_token)
}

fn token_text(node: &SyntaxNode, kind: SyntaxKind) -> Option<String> {
    tokens_raw(node).find(|t| t.kind() == kind).map(|t| t.text().to_owned())
}

fn is_triple(node: &SyntaxNode, open: SyntaxKind) -> bool {
    token_text(node, open).is_some_and(|delimiter| delimiter.len() >= 3)
}

fn normalize_newlines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Removes the indentation common to the lines behind the first, and an empty first line. Blank
/// lines do not count, except the last, which holds the closing delimiter.
fn dedent(parts: Vec<Part>) -> Vec<Part> {
    let mut lines: Vec<Vec<Part>> = vec![Vec::new()];
    for part in parts {
        match part {
            Part::Text(text) => {
                for (index, piece) in text.split('\n').enumerate() {
                    if index > 0 {
                        lines.push(Vec::new());
                    }
                    if let Some(line) = lines.last_mut() {
                        line.push(Part::Text(piece.to_owned()));
                    }
                }
            }
            other => {
                if let Some(line) = lines.last_mut() {
                    line.push(other);
                }
            }
        }
    }
    let last = lines.len() - 1;
    let mut indent: Option<String> = None;
    for (index, line) in lines.iter().enumerate().skip(1) {
        if index != last && is_blank(line) {
            continue;
        }
        let lead = leading_blanks(line);
        indent = Some(match indent {
            None => lead.to_owned(),
            Some(common) => common_prefix(&common, lead).to_owned(),
        });
    }
    let width = indent.map_or(0, |common| common.len());
    let mut out = Vec::new();
    let empty_first = last > 0 && lines[0].iter().all(|p| matches!(p, Part::Text(t) if t.is_empty()));
    for (index, mut line) in lines.into_iter().enumerate() {
        if index == 0 && empty_first {
            continue;
        }
        if index > 0
            && let Some(Part::Text(text)) = line.first_mut()
        {
            let cut = text.bytes().take(width).take_while(|b| matches!(b, b' ' | b'\t')).count();
            text.drain(..cut);
        }
        out.extend(line);
        if index != last {
            out.push(Part::Text("\n".to_owned()));
        }
    }
    merge_text(out)
}

/// Joins neighbouring texts, so that an escape may span them.
fn merge_text(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for part in parts {
        match (out.last_mut(), part) {
            (Some(Part::Text(last)), Part::Text(text)) => last.push_str(&text),
            (_, part) => out.push(part),
        }
    }
    out
}

fn leading_blanks(line: &[Part]) -> &str {
    match line.first() {
        Some(Part::Text(text)) => {
            let end = text.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count();
            &text[..end]
        }
        _ => "",
    }
}

fn is_blank(line: &[Part]) -> bool {
    line.iter().all(|part| match part {
        Part::Text(text) => text.bytes().all(|b| matches!(b, b' ' | b'\t')),
        Part::Interpolated(_) => false,
    })
}

fn common_prefix<'a>(a: &'a str, b: &str) -> &'a str {
    let length = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    &a[..length]
}

/// In raw text, backslashes count only in a run before the delimiter or at the end: half of them
/// stay, and an odd one makes the delimiter literal.
pub(super) fn unescape_raw(text: &str, delimiter: char) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.chars() {
        if c == '\\' {
            run += 1;
            continue;
        }
        let kept = if c == delimiter { run / 2 } else { run };
        out.extend(std::iter::repeat_n('\\', kept));
        run = 0;
        out.push(c);
    }
    out.extend(std::iter::repeat_n('\\', run / 2));
    out
}

/// The bytes that escaped text stands for.
///
/// # Errors
/// The message for an escape that Julia does not know.
pub(super) fn unescape(text: &str) -> Result<Vec<u8>, String> {
    if !text.contains('\\') {
        return Ok(text.as_bytes().to_vec());
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(position) = rest.find('\\') {
        out.extend_from_slice(&rest.as_bytes()[..position]);
        rest = escape(&rest[position + 1..], &mut out)?;
    }
    out.extend_from_slice(rest.as_bytes());
    Ok(out)
}

/// Decodes one escape behind its backslash and returns the text behind it.
fn escape<'t>(text: &'t str, out: &mut Vec<u8>) -> Result<&'t str, String> {
    let invalid = || "invalid escape sequence".to_owned();
    let c = text.chars().next().ok_or_else(invalid)?;
    let rest = &text[c.len_utf8()..];
    let simple = match c {
        'n' => b'\n',
        't' => b'\t',
        'r' => b'\r',
        'a' => 7,
        'b' => 8,
        'v' => 11,
        'f' => 12,
        'e' => 27,
        '\\' | '"' | '\'' | '$' | '`' => c as u8,
        '\n' => return Ok(rest.trim_start_matches([' ', '\t'])),
        'x' => {
            let (value, rest) = number(rest, 16, 2).ok_or_else(invalid)?;
            out.push(value as u8);
            return Ok(rest);
        }
        'u' | 'U' => {
            let (value, rest) = number(rest, 16, if c == 'u' { 4 } else { 8 }).ok_or_else(invalid)?;
            push_code_point(value, out).ok_or_else(invalid)?;
            return Ok(rest);
        }
        '0'..='7' => {
            let (value, rest) = number(text, 8, 3).ok_or_else(invalid)?;
            out.push(u8::try_from(value).map_err(|_| "octal escape sequence out of range")?);
            return Ok(rest);
        }
        _ => return Err(invalid()),
    };
    out.push(simple);
    Ok(rest)
}

fn number(text: &str, radix: u32, digits_max: usize) -> Option<(u32, &str)> {
    let count = text.chars().take(digits_max).take_while(|c| c.is_digit(radix)).count();
    let value = u32::from_str_radix(text.get(..count)?, radix).ok()?;
    Some((value, &text[count..]))
}

/// UTF-8 of a code point; surrogates are encoded like any other, as Julia does.
fn push_code_point(value: u32, out: &mut Vec<u8>) -> Option<()> {
    match char::from_u32(value) {
        Some(c) => {
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            Some(())
        }
        None if value < 0x11_0000 => {
            out.extend([0xe0 | (value >> 12) as u8, 0x80 | (value >> 6 & 0x3f) as u8, 0x80 | (value & 0x3f) as u8]);
            Some(())
        }
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        assert_eq!(unescape("a\\n\\x41\\u3b1").as_deref(), Ok("a\nAα".as_bytes()));
        assert_eq!(unescape("a\\\n   b").as_deref(), Ok(b"ab".as_slice()));
        assert_eq!(unescape("\\377").as_deref(), Ok([0xff].as_slice()));
        assert!(unescape("\\q").is_err());
    }

    #[test]
    fn raw_backslashes() {
        assert_eq!(unescape_raw(r#"a\nb"#, '"'), r"a\nb");
        assert_eq!(unescape_raw(r#"a\"b\\\"c\\"#, '"'), r#"a"b\"c\"#);
    }
}
