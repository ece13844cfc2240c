//! Printing constants as Julia's `repr` does.

use crate::data::{Const, Type};
use crate::show::{Visible, is_identifier, show_type};
use std::fmt::Write;

/// Appends a constant.
pub(crate) fn write_const(out: &mut String, value: &Const, visible: Visible<'_>) {
    match value {
        Const::Sym(name) if is_identifier(name.as_str()) => {
            let _ = write!(out, ":{name}");
        }
        Const::Sym(name) => match name.as_str() {
            // Operators are written like names.
            text if !text.is_empty() && text.chars().all(|c| c.is_ascii_punctuation() && c != '#') => {
                let _ = write!(out, ":{text}");
            }
            text => {
                out.push_str("Symbol(");
                write_string(out, text);
                out.push(')');
            }
        },
        Const::Type(t) => out.push_str(&show_type(*t, visible)),
        Const::Str(bytes) => write_string(out, &String::from_utf8_lossy(bytes)),
        Const::Module(path) => {
            let _ = write!(out, "{path}");
        }
        Const::Heap(object) => {
            let _ = write!(out, "{}(…)", show_type(object.ty, visible));
        }
        Const::Bits { ty, bytes } => write_bits(out, value, *ty, bytes, visible),
        Const::Struct { ty, .. } => write_fields(out, value, *ty, visible),
    }
}

fn write_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' | '$' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '\0' => out.push_str("\\0"),
            c if c.is_control() => {
                let _ = write!(out, "\\x{:02x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

fn write_bits(out: &mut String, value: &Const, ty: Type, bytes: &[u8], visible: Visible<'_>) {
    let name = ty.as_data().filter(|d| d.name.module == crate::data::ModulePath::core());
    let mut wide = [0u8; 16];
    let length = bytes.len().min(16);
    wide[..length].copy_from_slice(&bytes[..length]);
    let unsigned = u128::from_le_bytes(wide);
    let shift = 128 - 8 * length.max(1) as u32;
    let signed = ((unsigned << shift) as i128) >> shift;
    let _ = match name.map_or("", |d| d.name.name.as_str()) {
        "Nothing" => write!(out, "nothing"),
        "Bool" => write!(out, "{}", unsigned & 1 == 1),
        "Int8" | "Int16" | "Int32" | "Int64" | "Int128" => write!(out, "{signed}"),
        "UInt8" | "UInt16" | "UInt32" | "UInt64" | "UInt128" => {
            write!(out, "0x{unsigned:0width$x}", width = 2 * length)
        }
        "Float64" => write!(
            out,
            "{}",
            float_text(f64::from_bits(unsigned as u64), format!("{:e}", f64::from_bits(unsigned as u64)))
        ),
        "Float32" => {
            let value = f32::from_bits(unsigned as u32);
            let text = float_text(f64::from(value), format!("{value:e}"));
            match text.as_str() {
                "NaN" | "Inf" | "-Inf" => write!(out, "{text}32"),
                _ if text.contains('e') => write!(out, "{}", text.replace('e', "f")),
                _ => write!(out, "{text}f0"),
            }
        }
        "Char" => write!(out, "{}", char_text(unsigned as u32)),
        _ if ty.is_singleton() && ty.type_name().is_some_and(|n| n.name.starts_with('#')) => {
            write!(out, "{}", ty.type_name().map_or("", |n| n.name.as_str()).trim_start_matches('#'))
        }
        _ if ty.is_primitive() => write!(out, "{}(0x{unsigned:0width$x})", show_type(ty, visible), width = 2 * length),
        _ => {
            write_fields(out, value, ty, visible);
            Ok(())
        }
    };
}

fn write_fields(out: &mut String, value: &Const, ty: Type, visible: Visible<'_>) {
    let count = ty.field_count().unwrap_or(0);
    let names = ty.field_names();
    let is_named = ty.is_named_tuple();
    if !ty.is_tuple() && !is_named {
        out.push_str(&show_type(ty, visible));
    }
    out.push('(');
    for index in 0..count {
        if index > 0 {
            out.push_str(", ");
        }
        if is_named && let Some(name) = names.get(index) {
            let _ = write!(out, "{name} = ");
        }
        match value.field(index) {
            Some(field) => write_const(out, &field, visible),
            None => out.push_str("#undef"),
        }
    }
    out.push_str(if count == 1 && (ty.is_tuple() || is_named) { ",)" } else { ")" });
}

/// A float as Julia prints it, from Rust's shortest digits in scientific notation.
fn float_text(value: f64, scientific: String) -> String {
    if value.is_nan() {
        return "NaN".to_string();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Inf" } else { "-Inf" }.to_string();
    }
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa),
    };
    let digits = mantissa.replace('.', "");
    let point = exponent + 1;
    if !(-5 < exponent && exponent < 6) && value != 0.0 {
        let (first, rest) = digits.split_at(1);
        let rest = if rest.is_empty() { "0" } else { rest };
        return format!("{sign}{first}.{rest}e{exponent}");
    }
    let text = if point <= 0 {
        format!("0.{}{digits}", "0".repeat(point.unsigned_abs() as usize))
    } else if digits.len() as i32 <= point {
        format!("{digits}{}.0", "0".repeat(point as usize - digits.len()))
    } else {
        format!("{}.{}", &digits[..point as usize], &digits[point as usize..])
    };
    format!("{sign}{text}")
}

fn char_text(bits: u32) -> String {
    let bytes = bits.to_be_bytes();
    let length = match bytes[0] {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    };
    match std::str::from_utf8(&bytes[..length]).ok().and_then(|s| s.chars().next()) {
        Some('\'') => "'\\''".to_string(),
        Some('\\') => "'\\\\'".to_string(),
        Some('\n') => "'\\n'".to_string(),
        Some('\t') => "'\\t'".to_string(),
        Some('\r') => "'\\r'".to_string(),
        Some('\0') => "'\\0'".to_string(),
        Some(c) if !c.is_control() => format!("'{c}'"),
        Some(c) => format!("'\\x{:02x}'", u32::from(c)),
        None => format!("'\\x{:02x}'", bytes[0]),
    }
}
