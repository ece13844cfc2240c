//! Numbers, characters and strings in the spelling that Julia's `show` gives them.

use std::fmt::Write;

use crate::expr::{Literal, char_bits};

/// Appends a literal as `show` prints it.
pub(super) fn write_literal(out: &mut String, literal: &Literal) {
    let _ = match literal {
        Literal::Nothing => write!(out, "nothing"),
        Literal::Bool(v) => write!(out, "{v}"),
        Literal::Int8(v) => write!(out, "{v}"),
        Literal::Int16(v) => write!(out, "{v}"),
        Literal::Int32(v) => write!(out, "{v}"),
        Literal::Int64(v) => write!(out, "{v}"),
        Literal::Int128(v) => write!(out, "{v}"),
        Literal::UInt8(v) => write!(out, "0x{v:02x}"),
        Literal::UInt16(v) => write!(out, "0x{v:04x}"),
        Literal::UInt32(v) => write!(out, "0x{v:08x}"),
        Literal::UInt64(v) => write!(out, "0x{v:016x}"),
        Literal::UInt128(v) => write!(out, "0x{v:032x}"),
        Literal::Float32(v) => write!(out, "{}", show_float32(*v)),
        Literal::Float64(v) => write!(out, "{}", show_float64(*v)),
        Literal::Char(v) => {
            write_char(out, *v);
            Ok(())
        }
        Literal::Str(bytes) => {
            out.push('"');
            escape_string(out, bytes, "\"$");
            out.push('"');
            Ok(())
        }
    };
}

/// A `Float64` as Julia's `show` prints it: shortest digits, `1.0e10`.
pub fn show_float64(value: f64) -> String {
    match value {
        v if v.is_nan() => "NaN".to_owned(),
        v if v.is_infinite() => if v > 0.0 { "Inf" } else { "-Inf" }.to_owned(),
        v => shortest(&format!("{v:e}"), "e", ""),
    }
}

/// A `Float32` as Julia's `show` prints it: shortest digits, `1.0f0`.
pub fn show_float32(value: f32) -> String {
    match value {
        v if v.is_nan() => "NaN32".to_owned(),
        v if v.is_infinite() => if v > 0.0 { "Inf32" } else { "-Inf32" }.to_owned(),
        v => shortest(&format!("{v:e}"), "f", "f0"),
    }
}

/// Lays out shortest digits, given as `d.ddde±x`: fixed between 1e-5 and 1e6, else with exponent.
fn shortest(scientific: &str, exponent_letter: &str, fixed_suffix: &str) -> String {
    let (sign, unsigned) = match scientific.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", scientific),
    };
    let (mantissa, exponent) = unsigned.split_once('e').unwrap_or((unsigned, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let digits: String = mantissa.chars().filter(|&c| c != '.').collect();
    if digits == "0" {
        return format!("{sign}0.0{fixed_suffix}");
    }
    let point = exponent + 1;
    if !(-3..=6).contains(&point) {
        let (head, tail) = digits.split_at(1);
        let tail = if tail.is_empty() { "0" } else { tail };
        return format!("{sign}{head}.{tail}{exponent_letter}{exponent}");
    }
    let body = if point <= 0 {
        format!("0.{}{digits}", "0".repeat(point.unsigned_abs() as usize))
    } else if digits.len() <= point as usize {
        format!("{digits}{}.0", "0".repeat(point as usize - digits.len()))
    } else {
        format!("{}.{}", &digits[..point as usize], &digits[point as usize..])
    };
    format!("{sign}{body}{fixed_suffix}")
}

fn write_char(out: &mut String, value: u32) {
    out.push('\'');
    match char::from_u32(value) {
        Some('\'') => out.push_str("\\'"),
        Some('\\') => out.push_str("\\\\"),
        Some(c) => escape_char(out, c, None),
        None => {
            let bits = char_bits(value);
            let bytes = bits.to_be_bytes();
            let length = 4 - (bits.trailing_zeros() / 8).min(3) as usize;
            for byte in &bytes[..length] {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push('\'');
}

/// Appends text with Julia's escapes; characters in `special` get a backslash.
pub(super) fn escape_string(out: &mut String, bytes: &[u8], special: &str) {
    for chunk in bytes.utf8_chunks() {
        let mut chars = chunk.valid().chars().peekable();
        while let Some(c) = chars.next() {
            if c == '\\' || special.contains(c) {
                out.push('\\');
                out.push(c);
            } else {
                escape_char(out, c, chars.peek().copied());
            }
        }
        for byte in chunk.invalid() {
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
}

fn escape_char(out: &mut String, c: char, next: Option<char>) {
    let name = match c {
        '\0' if !next.is_some_and(|n| n.is_digit(8)) => '0',
        '\x07' => 'a',
        '\x08' => 'b',
        '\t' => 't',
        '\n' => 'n',
        '\x0b' => 'v',
        '\x0c' => 'f',
        '\r' => 'r',
        '\x1b' => 'e',
        _ if is_printable(c) => {
            out.push(c);
            return;
        }
        _ => {
            let code = c as u32;
            let followed = next.is_some_and(|n| n.is_ascii_hexdigit());
            let _ = match (code, followed) {
                (0..=0x7f, _) => write!(out, "\\x{code:02x}"),
                (0..=0xffff, true) => write!(out, "\\u{code:04x}"),
                (0..=0xffff, false) => write!(out, "\\u{code:x}"),
                (_, true) => write!(out, "\\U{code:08x}"),
                (_, false) => write!(out, "\\U{code:x}"),
            };
            return;
        }
    };
    out.push('\\');
    out.push(name);
}

/// Close to Julia's `isprint`: not a control, format, private or line-separating character.
fn is_printable(c: char) -> bool {
    !c.is_control()
        && (c as u32) & 0xfffe != 0xfffe
        && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{d7fc}'..='\u{d7ff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats() {
        for (value, text) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (100000.0, "100000.0"),
            (1e6, "1.0e6"),
            (123456.789, "123456.789"),
            (1e-4, "0.0001"),
            (1e-5, "1.0e-5"),
            (1.5e300, "1.5e300"),
            (0.1, "0.1"),
        ] {
            assert_eq!(show_float64(value), text);
        }
        assert_eq!(show_float32(1.5), "1.5f0");
        assert_eq!(show_float32(1e10), "1.0f10");
    }
}
