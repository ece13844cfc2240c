//! C functions for Base: input and output, numbers as text, characters, time.
//!
//! Invariants: SYM-2 of `symbols.rs`.

use crate::number_text as text;
use crate::object::{read_bytes, write_bytes, write_word};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Symbols by name.
pub(crate) const TABLE: &[(&str, *const ())] = &[
    ("jlt_write", jlt_write as *const ()),
    ("jlt_read", jlt_read as *const ()),
    ("jlt_open", jlt_open as *const ()),
    ("jlt_close", jlt_close as *const ()),
    ("jlt_seek", jlt_seek as *const ()),
    ("jlt_exit", jlt_exit as *const ()),
    ("jlt_time", jlt_time as *const ()),
    ("jlt_time_ns", jlt_time_ns as *const ()),
    ("jlt_process_token", jlt_process_token as *const ()),
    ("jlt_print_float64", jlt_print_float64 as *const ()),
    ("jlt_print_float32", jlt_print_float32 as *const ()),
    ("jlt_print_float16", jlt_print_float16 as *const ()),
    ("jlt_format_float64", jlt_format_float64 as *const ()),
    ("jlt_parse_float64", jlt_parse_float64 as *const ()),
    ("jlt_parse_float32", jlt_parse_float32 as *const ()),
    ("jlt_unicode_category", jlt_unicode_category as *const ()),
    ("jlt_unicode_width", jlt_unicode_width as *const ()),
    ("jlt_unicode_upper", jlt_unicode_upper as *const ()),
    ("jlt_unicode_lower", jlt_unicode_lower as *const ()),
    ("jlt_unicode_title", jlt_unicode_title as *const ()),
    ("exp10", exp10 as *const ()),
    // What packages ask Julia's own library when they load.
    ("jl_generating_output", jl_generating_output as *const ()),
    ("jl_getpagesize", jl_getpagesize as *const ()),
];

/// Whether the process writes a package's image: never.
extern "C" fn jl_generating_output() -> i32 {
    0
}

extern "C" fn jl_getpagesize() -> i64 {
    // SAFETY: asks for a constant of the system.
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) }
}

fn errno() -> i32 {
    std::io::Error::last_os_error().raw_os_error().unwrap_or(0)
}

/// The number of bytes, or `-errno`.
fn checked(result: isize) -> i64 {
    if result < 0 { -i64::from(errno()) } else { result as i64 }
}

extern "C" fn jlt_write(fd: i32, pointer: u64, len: i64) -> i64 {
    let bytes = read_bytes(pointer, len.max(0) as usize);
    let mut done = 0;
    while done < bytes.len() {
        // SAFETY: the rest of a valid slice.
        let written = unsafe { libc::write(fd, bytes[done..].as_ptr().cast(), bytes.len() - done) };
        if written < 0 {
            if errno() == libc::EINTR {
                continue;
            }
            return checked(written);
        }
        done += written as usize;
    }
    done as i64
}

extern "C" fn jlt_read(fd: i32, pointer: u64, len: i64) -> i64 {
    loop {
        // SAFETY: SYM-2.
        let count = unsafe { libc::read(fd, pointer as *mut libc::c_void, len.max(0) as usize) };
        if count >= 0 || errno() != libc::EINTR {
            return checked(count);
        }
    }
}

extern "C" fn jlt_open(path: u64, len: i64, flags: i32, mode: i32) -> i32 {
    let Ok(path) = std::ffi::CString::new(read_bytes(path, len.max(0) as usize)) else { return -libc::EINVAL };
    // SAFETY: a C string.
    let fd = unsafe { libc::open(path.as_ptr(), flags | libc::O_CLOEXEC, mode) };
    if fd < 0 { -errno() } else { fd }
}

extern "C" fn jlt_close(fd: i32) -> i32 {
    // SAFETY: closing a number is harmless to memory.
    if unsafe { libc::close(fd) } < 0 { -errno() } else { 0 }
}

extern "C" fn jlt_seek(fd: i32, offset: i64, whence: i32) -> i64 {
    // SAFETY: no memory is involved.
    checked(unsafe { libc::lseek(fd, offset, whence) } as isize)
}

extern "C" fn jlt_exit(code: i64) -> ! {
    if let Some(compiler) = crate::upcall::compiler() {
        compiler.exiting();
    }
    std::process::exit(code as i32)
}

extern "C" fn jlt_time() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |d| d.as_secs_f64())
}

extern "C" fn jlt_time_ns() -> u64 {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_nanos() as u64 + 1
}

extern "C" fn jlt_process_token() -> u64 {
    static TOKEN: std::sync::OnceLock<u64> = std::sync::OnceLock::new();
    *TOKEN.get_or_init(|| {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_nanos() as u64);
        (now ^ (u64::from(std::process::id()) << 40)) | 1
    })
}

fn put(buffer: u64, text: &str) -> i64 {
    write_bytes(buffer, text.as_bytes());
    text.len() as i64
}

extern "C" fn jlt_print_float64(value: f64, buffer: u64, mode: i32) -> i64 {
    put(buffer, &text::float64(value, mode & 1 != 0))
}

extern "C" fn jlt_print_float32(value: f32, buffer: u64, mode: i32) -> i64 {
    put(buffer, &text::float32(value, mode & 1 != 0, mode & 2 != 0))
}

extern "C" fn jlt_print_float16(bits: u16, buffer: u64, mode: i32) -> i64 {
    put(buffer, &text::float16(bits, mode & 1 != 0))
}

extern "C" fn jlt_format_float64(value: f64, buffer: u64, cap: i64, kind: u32, precision: i32, alternate: i32) -> i64 {
    let letter = char::from_u32(kind).unwrap_or('f');
    let flag = if alternate != 0 { "#" } else { "" };
    let format = if precision < 0 { format!("%{flag}{letter}") } else { format!("%{flag}.{precision}{letter}") };
    let Ok(format) = std::ffi::CString::new(format) else { return 0 };
    // SAFETY: SYM-2; the format takes one double.
    let count = unsafe { libc::snprintf(buffer as *mut libc::c_char, cap.max(0) as usize, format.as_ptr(), value) };
    i64::from(count).min(cap)
}

extern "C" fn jlt_parse_float64(pointer: u64, len: i64, out: u64) -> i64 {
    let parsed = std::str::from_utf8(read_bytes(pointer, len.max(0) as usize)).ok().and_then(text::parse_float64);
    match parsed {
        Some(value) => {
            write_word(out, value.to_bits());
            0
        }
        None => 1,
    }
}

extern "C" fn jlt_parse_float32(pointer: u64, len: i64, out: u64) -> i64 {
    let parsed = std::str::from_utf8(read_bytes(pointer, len.max(0) as usize)).ok().and_then(text::parse_float32);
    match parsed {
        Some(value) => {
            write_bytes(out, &value.to_bits().to_le_bytes());
            0
        }
        None => 1,
    }
}

/// Category number in the order of the Unicode categories that Base uses (`Cn` is 0).
extern "C" fn jlt_unicode_category(codepoint: u32) -> i32 {
    if (0xd800..0xe000).contains(&codepoint) {
        return 28;
    }
    char::from_u32(codepoint).map_or(0, crate::unicode::category)
}

extern "C" fn jlt_unicode_width(codepoint: u32) -> i32 {
    char::from_u32(codepoint).map_or(0, crate::unicode::width)
}

/// A conversion to one character; characters whose conversion is longer stay.
fn single(mut converted: impl Iterator<Item = char>, original: u32) -> u32 {
    match (converted.next(), converted.next()) {
        (Some(only), None) => only as u32,
        _ => original,
    }
}

extern "C" fn jlt_unicode_upper(codepoint: u32) -> u32 {
    // The capital of sharp s has its own code point, though Unicode writes two letters.
    if codepoint == 0xdf {
        return 0x1e9e;
    }
    char::from_u32(codepoint).map_or(codepoint, |c| single(c.to_uppercase(), codepoint))
}

extern "C" fn jlt_unicode_lower(codepoint: u32) -> u32 {
    char::from_u32(codepoint).map_or(codepoint, |c| single(c.to_lowercase(), codepoint))
}

extern "C" fn jlt_unicode_title(codepoint: u32) -> u32 {
    // The digraphs whose title case is a letter of its own.
    match codepoint {
        0x1c4..=0x1c6 => 0x1c5,
        0x1c7..=0x1c9 => 0x1c8,
        0x1ca..=0x1cc => 0x1cb,
        0x1f1..=0x1f3 => 0x1f2,
        _ => jlt_unicode_upper(codepoint),
    }
}

extern "C" fn exp10(x: f64) -> f64 {
    if x == x.trunc() && x.abs() <= 22.0 {
        return if x >= 0.0 { 10f64.powi(x as i32) } else { 1.0 / 10f64.powi(-x as i32) };
    }
    10f64.powf(x)
}
