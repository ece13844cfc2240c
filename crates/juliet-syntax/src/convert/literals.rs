//! Numbers and characters. The width of a number is that of Julia's manual, chapter "Integers and
//! Floating-Point Numbers": decimal ones by value, others by the number of digits written.

use fatou_parser::syntax::{SyntaxKind, SyntaxNode, SyntaxToken};
use juliet_diag::Span;

use super::strings::unescape;
use super::{Converter, tokens};
use crate::expr::{Expr, Literal, MALFORMED_CHAR};
use SyntaxKind::*;

impl Converter<'_> {
    pub(super) fn literal(&self, node: &SyntaxNode) -> Expr {
        let mut list = tokens(node);
        match (list.next(), list.next()) {
            (Some(sign), Some(number)) => {
                let negative = matches!(sign.text(), "-" | "−");
                self.literal_token(&number, negative)
            }
            (Some(token), None) => self.literal_token(&token, false),
            _ => self.missing("literal", node),
        }
    }

    pub(super) fn literal_token(&self, token: &SyntaxToken, negative: bool) -> Expr {
        match token.kind() {
            TRUE_KW => Expr::Literal(Literal::Bool(true)),
            FALSE_KW => Expr::Literal(Literal::Bool(false)),
            CHAR => self.char_literal(token),
            INTEGER => decimal(&digits(token.text()), negative),
            HEX_INT | OCT_INT | BIN_INT => based(&digits(token.text())).unwrap_or_else(|| self.bad_number(token)),
            FLOAT => self.float64(token, negative),
            FLOAT32 => {
                let text = digits(token.text()).replace('f', "e");
                match text.parse::<f32>() {
                    Ok(value) if value.is_finite() => {
                        Expr::Literal(Literal::Float32(if negative { -value } else { value }))
                    }
                    _ => self.bad_number(token),
                }
            }
            _ => self.bad_number(token),
        }
    }

    fn float64(&self, token: &SyntaxToken, negative: bool) -> Expr {
        let text = digits(token.text());
        let value = if text.starts_with("0x") || text.starts_with("0X") {
            hex_float(&text)
        } else {
            text.replace('E', "e").parse::<f64>().ok()
        };
        match value {
            Some(value) if value.is_finite() => Expr::Literal(Literal::Float64(if negative { -value } else { value })),
            _ => self.bad_number(token),
        }
    }

    fn token_span(&self, token: &SyntaxToken) -> Span {
        let range = token.text_range();
        Span::new(self.base + u32::from(range.start()), self.base + u32::from(range.end()))
    }

    fn bad_number(&self, token: &SyntaxToken) -> Expr {
        self.error(format!("invalid numeric constant \"{}\"", token.text()), self.token_span(token))
    }

    fn char_literal(&self, token: &SyntaxToken) -> Expr {
        let text = self.source_text(token);
        let body = text.strip_prefix('\'').and_then(|t| t.strip_suffix('\'')).unwrap_or("");
        match unescape(body) {
            Ok(bytes) => match char_of(&bytes) {
                Some(value) => Expr::Literal(Literal::Char(value)),
                None if bytes.is_empty() => self.error("invalid empty character literal", self.token_span(token)),
                None => self.error("character literal contains multiple characters", self.token_span(token)),
            },
            Err(message) => self.error(message, self.token_span(token)),
        }
    }
}

fn char_of(bytes: &[u8]) -> Option<u32> {
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let mut chars = text.chars();
            let first = chars.next()?;
            chars.next().is_none().then_some(first as u32)
        }
        Err(_) => malformed_char(bytes),
    }
}

/// The bits of a character whose bytes are not UTF-8: a lone byte, or a lead byte followed by no more
/// continuation bytes than it announces.
fn malformed_char(bytes: &[u8]) -> Option<u32> {
    let (&lead, rest) = bytes.split_first()?;
    let length_max = match lead {
        0x00..=0xbf | 0xf8..=0xff => 1,
        _ => lead.leading_ones() as usize,
    };
    if bytes.len() > length_max || rest.iter().any(|b| b & 0xc0 != 0x80) {
        return None;
    }
    let bits = bytes.iter().enumerate().fold(0, |bits, (i, &b)| bits | u32::from(b) << (24 - 8 * i));
    Some(bits | MALFORMED_CHAR)
}

fn digits(text: &str) -> String {
    text.chars().filter(|&c| c != '_').map(|c| if c == '−' { '-' } else { c }).collect()
}

/// A call of one of the macros that build numbers no literal can hold.
fn big(name: &str, text: &str) -> Expr {
    let args = vec![Expr::core_ref(name), Expr::nothing(), Expr::string(text)];
    Expr::node("macrocall", args)
}

fn decimal(text: &str, negative: bool) -> Expr {
    let signed = if negative { format!("-{text}") } else { text.to_owned() };
    if let Ok(value) = signed.parse::<i64>() {
        return Expr::Literal(Literal::Int64(value));
    }
    if signed.parse::<i128>().is_ok() {
        return big("@int128_str", &signed);
    }
    big("@big_str", &signed)
}

fn based(text: &str) -> Option<Expr> {
    let (prefix, body) = (text.get(..2)?, text.get(2..)?);
    let (radix, bits) = match prefix {
        "0x" | "0X" => (16, 4 * body.len()),
        "0b" | "0B" => (2, body.len()),
        _ => {
            let lead = body.as_bytes().first()?.checked_sub(b'0')?;
            (8, (8 - lead.leading_zeros()) as usize + 3 * (body.len() - 1))
        }
    };
    if bits > 128 {
        return Some(big("@big_str", text));
    }
    let value = u128::from_str_radix(body, radix).ok()?;
    Some(match bits {
        0..=8 => Expr::Literal(Literal::UInt8(value as u8)),
        9..=16 => Expr::Literal(Literal::UInt16(value as u16)),
        17..=32 => Expr::Literal(Literal::UInt32(value as u32)),
        33..=64 => Expr::Literal(Literal::UInt64(value as u64)),
        _ => big("@uint128_str", text),
    })
}

/// `0x1.8p3`; digits beyond the precision round to nearest even.
fn hex_float(text: &str) -> Option<f64> {
    let body = text.get(2..)?;
    let (mantissa, exponent) = body.split_once(['p', 'P'])?;
    let mut exponent: i64 = exponent.parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut value: u128 = 0;
    let mut sticky = false;
    for (index, c) in whole.chars().chain(fraction.chars()).enumerate() {
        let digit = c.to_digit(16)?;
        let in_fraction = index >= whole.len();
        if value >> 120 == 0 {
            value = value << 4 | u128::from(digit);
            exponent -= if in_fraction { 4 } else { 0 };
        } else {
            sticky |= digit != 0;
            exponent += if in_fraction { 0 } else { 4 };
        }
    }
    if value == 0 {
        return Some(0.0);
    }
    // Leave 64 significant bits and a sticky one: `as f64` then rounds correctly.
    let excess = 64 - i64::from(value.leading_zeros());
    if excess > 0 {
        sticky |= value & ((1 << excess) - 1) != 0;
        value >>= excess;
        exponent += excess;
    }
    let value = value as u64 | u64::from(sticky);
    let mut result = value as f64;
    let step = |e: i64| 2f64.powi(e.clamp(-1000, 1000) as i32);
    while exponent != 0 {
        let part = exponent.clamp(-1000, 1000);
        result *= step(part);
        exponent -= part;
        if result == 0.0 || result.is_infinite() {
            break;
        }
    }
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_floats() {
        assert_eq!(hex_float("0x1p3"), Some(8.0));
        assert_eq!(hex_float("0x1.8p-1"), Some(0.75));
        assert_eq!(hex_float("0x.4p0"), Some(0.25));
        assert_eq!(hex_float("0x1p-1074"), Some(5e-324));
    }

    #[test]
    fn widths_follow_the_digits() {
        assert_eq!(based("0xff"), Some(Expr::Literal(Literal::UInt8(255))));
        assert_eq!(based("0x0ff"), Some(Expr::Literal(Literal::UInt16(255))));
        assert_eq!(based("0o400"), Some(Expr::Literal(Literal::UInt16(256))));
        assert_eq!(based("0b1"), Some(Expr::Literal(Literal::UInt8(1))));
    }
}
