//! Floats as text, as Julia prints and parses them.
//!
//! Shortest digits that read back as the same number come from the standard library; their
//! layout is Julia's: plain notation for exponents from -4 to 5, else scientific.

use crate::float16;

/// Digits without leading or trailing zeros, and the decimal exponent of the first one.
fn digits_of(scientific: &str) -> (String, i32) {
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((scientific, "0"));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    (digits.to_owned(), exponent.parse().unwrap_or(0))
}

fn layout(digits: &str, exponent: i32, letter: char) -> String {
    let count = digits.len() as i32;
    if (-4..6).contains(&exponent) {
        if exponent < 0 {
            return format!("0.{}{digits}", "0".repeat((-exponent - 1) as usize));
        }
        let point = exponent + 1;
        if count <= point {
            return format!("{digits}{}.0", "0".repeat((point - count) as usize));
        }
        return format!("{}.{}", &digits[..point as usize], &digits[point as usize..]);
    }
    scientific(digits, exponent, letter)
}

fn scientific(digits: &str, exponent: i32, letter: char) -> String {
    let rest = if digits.len() > 1 { &digits[1..] } else { "0" };
    format!("{}.{rest}{letter}{exponent}", &digits[..1])
}

fn special(value: f64, suffix: &str) -> Option<String> {
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value.is_nan() {
        Some(format!("NaN{suffix}"))
    } else if value.is_infinite() {
        Some(format!("{sign}Inf{suffix}"))
    } else {
        None
    }
}

fn signed(negative: bool, text: String) -> String {
    if negative { format!("-{text}") } else { text }
}

fn shortest_text(shortest: &str, letter: char) -> String {
    let (digits, exponent) = digits_of(shortest);
    layout(&digits, exponent, letter)
}

/// Text for `:compact`: at most six significant digits, and an exponent where a zero would stand for
/// digits that were rounded away.
fn compact_text(value: f64, shortest: String, letter: char) -> String {
    let (digits, exponent) = digits_of(&shortest);
    if digits.len() <= 6 {
        return layout(&digits, exponent, letter);
    }
    let (digits, exponent) = digits_of(&format!("{value:.5e}"));
    let rounded = exponent + 1 - digits.len() as i32;
    let is_inexact = rounded >= 0 && ((value + 0.05) % 10f64.powi(rounded) - 0.05).abs() > 0.05;
    if is_inexact { scientific(&digits, exponent, letter) } else { layout(&digits, exponent, letter) }
}

/// A `Float64`.
pub fn float64(value: f64, compact: bool) -> String {
    if let Some(text) = special(value, "") {
        return text;
    }
    let magnitude = value.abs();
    let shortest = format!("{magnitude:e}");
    let text = if compact { compact_text(magnitude, shortest, 'e') } else { shortest_text(&shortest, 'e') };
    signed(value.is_sign_negative(), text)
}

/// A `Float32`; `typed` marks the type by `f0` or the exponent letter `f`.
pub fn float32(value: f32, compact: bool, typed: bool) -> String {
    if let Some(text) = special(f64::from(value), if typed { "32" } else { "" }) {
        return text;
    }
    let magnitude = value.abs();
    let shortest = format!("{magnitude:e}");
    let letter = if typed { 'f' } else { 'e' };
    let mut text =
        if compact { compact_text(f64::from(magnitude), shortest, letter) } else { shortest_text(&shortest, letter) };
    if typed && !text.contains('f') {
        text.push_str("f0");
    }
    signed(value.is_sign_negative(), text)
}

/// A `Float16` by its bits, with as few digits as name it.
pub fn float16(bits: u16, compact: bool) -> String {
    let value = f64::from(float16::to_f32(bits));
    if let Some(text) = special(value, "") {
        return text;
    }
    let magnitude = value.abs();
    let target = float16::from_f64(magnitude);
    let mut best = format!("{magnitude:e}");
    for precision in 0..6 {
        let candidate = format!("{magnitude:.precision$e}");
        if candidate.parse::<f64>().is_ok_and(|v| float16::from_f64(v) == target) {
            best = candidate;
            break;
        }
    }
    let (digits, exponent) = digits_of(&best);
    let text = match exponent {
        // With so few digits a number in plain notation would seem to be exact.
        3..6 => scientific(&digits, exponent, 'e'),
        _ if compact => compact_text(magnitude, best, 'e'),
        _ => layout(&digits, exponent, 'e'),
    };
    signed(value.is_sign_negative(), text)
}

/// A literal without spaces: sign, digits, point, exponent (`e`, `E`, `f`), `Inf`, `NaN`, hex.
pub fn parse_float64(text: &str) -> Option<f64> {
    let (negative, rest) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let magnitude = parse_magnitude(rest)?;
    Some(if negative { -magnitude } else { magnitude })
}

/// As `parse_float64`, rounded once to `Float32`.
pub fn parse_float32(text: &str) -> Option<f32> {
    let value = parse_float64(text)?;
    let normal = text.replace(['f', 'F'], "e");
    match normal.parse::<f32>() {
        Ok(single) if value.is_finite() => Some(single),
        _ => Some(value as f32),
    }
}

fn parse_magnitude(text: &str) -> Option<f64> {
    let lower = text.to_ascii_lowercase();
    match lower.as_str() {
        "inf" | "infinity" => return Some(f64::INFINITY),
        "nan" => return Some(f64::NAN),
        _ => {}
    }
    if let Some(hex) = lower.strip_prefix("0x") {
        return parse_hex(hex);
    }
    let normal = lower.replace('f', "e");
    let has_digit = normal.bytes().any(|b| b.is_ascii_digit());
    let is_plain = normal.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'+' | b'-'));
    let starts_well = normal.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    if has_digit && is_plain && starts_well { normal.parse().ok() } else { None }
}

/// `1.8p3`: binary exponent required.
fn parse_hex(text: &str) -> Option<f64> {
    let (mantissa, exponent) = text.split_once('p')?;
    let exponent: i32 = exponent.parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut value = 0f64;
    let mut scale = 1f64;
    for digit in whole.chars() {
        value = value * 16.0 + f64::from(digit.to_digit(16)?);
    }
    for digit in fraction.chars() {
        scale /= 16.0;
        value += f64::from(digit.to_digit(16)?) * scale;
    }
    Some(value * 2f64.powi(exponent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_print_as_julia_prints_them() {
        let cases = [
            (1.0, "1.0"),
            (0.1, "0.1"),
            (-0.0, "-0.0"),
            (1e5, "100000.0"),
            (123456.0, "123456.0"),
            (1e6, "1.0e6"),
            (1.5e-5, "1.5e-5"),
            (1e-4, "0.0001"),
            (1e-5, "1.0e-5"),
            (std::f64::consts::PI, "3.141592653589793"),
            (1e300, "1.0e300"),
            (5e-324, "5.0e-324"),
        ];
        for (value, text) in cases {
            assert_eq!(float64(value, false), text);
        }
        assert_eq!(float64(std::f64::consts::PI, true), "3.14159");
        assert_eq!(float64(123_456.789, true), "1.23457e5");
        assert_eq!(float64(100_000.04, true), "100000.0");
        assert_eq!(float64(12_345.678_9, true), "12345.7");
        assert_eq!(float32(1.0, false, true), "1.0f0");
        assert_eq!(float32(1e10, false, true), "1.0f10");
        assert_eq!(float16(float16::from_f64(0.1), false), "0.1");
    }

    #[test]
    fn floats_are_parsed_as_literals() {
        assert_eq!(parse_float64("-1.5e3"), Some(-1500.0));
        assert_eq!(parse_float64("0x1.8p1"), Some(3.0));
        assert_eq!(parse_float64("Inf"), Some(f64::INFINITY));
        assert_eq!(parse_float64("1.5x"), None);
        assert_eq!(parse_float64(""), None);
    }
}
