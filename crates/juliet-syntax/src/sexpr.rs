//! `Expr` as an unambiguous S-expression, for tests and for comparison with Julia.

use std::fmt::Write;

use crate::expr::{Expr, Literal};

/// One line of text; line nodes print as `(line N)`, or not at all.
pub fn sexpr(expr: &Expr, lines: bool) -> String {
    let mut out = String::new();
    write_expr(&mut out, expr, lines);
    out
}

fn write_expr(out: &mut String, expr: &Expr, lines: bool) {
    match expr {
        Expr::Symbol(name) => write_name(out, name.as_str()),
        Expr::Literal(literal) => write_literal(out, literal),
        Expr::Quote(inner) => {
            out.push_str("(inert ");
            write_expr(out, inner, lines);
            out.push(')');
        }
        Expr::Line(line) => {
            let _ = write!(out, "(line {})", line.line);
        }
        Expr::Value(handle) => {
            let _ = write!(out, "(value {})", handle.0);
        }
        Expr::Node(node) => {
            out.push('(');
            write_name(out, node.head.as_str());
            for arg in &node.args {
                if !lines && matches!(arg, Expr::Line(_)) {
                    continue;
                }
                out.push(' ');
                write_expr(out, arg, lines);
            }
            out.push(')');
        }
    }
}

fn write_name(out: &mut String, name: &str) {
    let plain = !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || "()\"|\\".contains(c));
    if plain {
        out.push_str(name);
    } else {
        out.push('|');
        write_bytes(out, name.as_bytes());
        out.push('|');
    }
}

fn write_bytes(out: &mut String, bytes: &[u8]) {
    for &byte in bytes {
        match byte {
            b'"' | b'\\' | b'|' => {
                out.push('\\');
                out.push(byte as char);
            }
            0x20..=0x7e => out.push(byte as char),
            _ => {
                let _ = write!(out, "\\{byte:02x}");
            }
        }
    }
}

fn write_literal(out: &mut String, literal: &Literal) {
    let _ = match literal {
        Literal::Nothing => write!(out, "nothing"),
        Literal::Bool(v) => write!(out, "#{v}"),
        Literal::Int8(v) => write!(out, "i8:{v}"),
        Literal::Int16(v) => write!(out, "i16:{v}"),
        Literal::Int32(v) => write!(out, "i32:{v}"),
        Literal::Int64(v) => write!(out, "{v}"),
        Literal::Int128(v) => write!(out, "i128:{v}"),
        Literal::UInt8(v) => write!(out, "u8:{v}"),
        Literal::UInt16(v) => write!(out, "u16:{v}"),
        Literal::UInt32(v) => write!(out, "u32:{v}"),
        Literal::UInt64(v) => write!(out, "u64:{v}"),
        Literal::UInt128(v) => write!(out, "u128:{v}"),
        Literal::Float32(v) => write!(out, "f32:{:08x}", v.to_bits()),
        Literal::Float64(v) => write!(out, "f64:{:016x}", v.to_bits()),
        Literal::Char(v) => write!(out, "c:{:08x}", crate::char_bits(*v)),
        Literal::Str(bytes) => {
            out.push('"');
            write_bytes(out, bytes);
            out.push('"');
            Ok(())
        }
    };
}
