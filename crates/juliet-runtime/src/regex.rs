//! Regular expressions for Base: PCRE2 by handles.
//!
//! Invariants: SYM-2 of `symbols.rs`; a handle is a leaked compiled pattern that Julia code got
//! from `jlt_regex_compile` in this process, and stays valid.

use crate::object::{read_bytes, write_bytes, write_word};
use pcre2_sys as ffi;

/// Symbols by name.
pub(crate) const TABLE: &[(&str, *const ())] = &[
    ("jlt_regex_compile", jlt_regex_compile as *const ()),
    ("jlt_regex_group_count", jlt_regex_group_count as *const ()),
    ("jlt_regex_match", jlt_regex_match as *const ()),
    ("jlt_regex_group_name", jlt_regex_group_name as *const ()),
];

type Code = *mut ffi::pcre2_code_8;

fn error_text(code: i32) -> String {
    let mut buffer = [0u8; 256];
    // SAFETY: the buffer and its length.
    let count = unsafe { ffi::pcre2_get_error_message_8(code, buffer.as_mut_ptr(), buffer.len()) };
    String::from_utf8_lossy(&buffer[..count.max(0) as usize]).into_owned()
}

extern "C" fn jlt_regex_compile(pattern: u64, len: i64, options: u32, error: u64, error_cap: i64) -> u64 {
    let pattern = read_bytes(pattern, len.max(0) as usize);
    let (mut code, mut offset) = (0i32, 0usize);
    // SAFETY: a valid slice and two out-parameters; the default context.
    let compiled = unsafe {
        ffi::pcre2_compile_8(
            pattern.as_ptr(),
            pattern.len(),
            options,
            &raw mut code,
            &raw mut offset,
            std::ptr::null_mut(),
        )
    };
    if compiled.is_null() {
        let mut text = format!("{} at offset {offset}", error_text(code));
        text.truncate((error_cap.max(1) - 1) as usize);
        text.push('\0');
        write_bytes(error, text.as_bytes());
        return 0;
    }
    // SAFETY: a compiled pattern; where there is no just-in-time compiler the pattern is interpreted.
    unsafe { ffi::pcre2_jit_compile_8(compiled, ffi::PCRE2_JIT_COMPLETE) };
    compiled as u64
}

fn info(handle: u64, what: u32) -> u32 {
    let mut value = 0u32;
    // SAFETY: a handle of ours; `what` names a 32-bit fact.
    unsafe { ffi::pcre2_pattern_info_8(handle as Code, what, (&raw mut value).cast()) };
    value
}

extern "C" fn jlt_regex_group_count(handle: u64) -> i64 {
    info(handle, ffi::PCRE2_INFO_CAPTURECOUNT).into()
}

extern "C" fn jlt_regex_match(
    handle: u64,
    subject: u64,
    len: i64,
    offset: i64,
    options: u32,
    out: u64,
    cap: i64,
) -> i64 {
    let subject = read_bytes(subject, len.max(0) as usize);
    let groups = info(handle, ffi::PCRE2_INFO_CAPTURECOUNT) as usize + 1;
    // SAFETY: a handle of ours; the match data is freed below and its vector read before.
    unsafe {
        let data = ffi::pcre2_match_data_create_from_pattern_8(handle as Code, std::ptr::null_mut());
        let result = ffi::pcre2_match_8(
            handle as Code,
            subject.as_ptr(),
            subject.len(),
            offset.max(0) as usize,
            options,
            data,
            std::ptr::null_mut(),
        );
        if result > 0 {
            let vector = ffi::pcre2_get_ovector_pointer_8(data);
            for index in 0..(2 * groups).min(cap.max(0) as usize) {
                let position = *vector.add(index);
                let position = if position == usize::MAX { -1 } else { position as i64 };
                write_word(out + 8 * index as u64, position as u64);
            }
        }
        ffi::pcre2_match_data_free_8(data);
        i64::from(result.max(0))
    }
}

extern "C" fn jlt_regex_group_name(handle: u64, group: i64, buffer: u64, cap: i64) -> i64 {
    let count = info(handle, ffi::PCRE2_INFO_NAMECOUNT) as usize;
    let size = info(handle, ffi::PCRE2_INFO_NAMEENTRYSIZE) as usize;
    let mut table: *const u8 = std::ptr::null();
    // SAFETY: a handle of ours; the fact is a pointer.
    unsafe { ffi::pcre2_pattern_info_8(handle as Code, ffi::PCRE2_INFO_NAMETABLE, (&raw mut table).cast()) };
    for entry in read_bytes(table as u64, count * size).chunks(size.max(1)) {
        let number = i64::from(entry[0]) << 8 | i64::from(entry[1]);
        if number == group {
            let name = entry[2..].split(|b| *b == 0).next().unwrap_or_default();
            let name = &name[..name.len().min(cap.max(0) as usize)];
            write_bytes(buffer, name);
            return name.len() as i64;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_and_names_groups() {
        let pattern = b"(?<year>\\d+)-(x)?";
        let handle = jlt_regex_compile(pattern.as_ptr() as u64, pattern.len() as i64, 0, 0, 0);
        assert_eq!(jlt_regex_group_count(handle), 2);
        let (subject, mut out) = (b"ab 2024-", [0i64; 6]);
        let found = jlt_regex_match(handle, subject.as_ptr() as u64, 8, 0, 0, out.as_mut_ptr() as u64, 6);
        assert!(found > 0);
        assert_eq!(out, [3, 8, 3, 7, -1, -1]);
        let mut name = [0u8; 8];
        assert_eq!(jlt_regex_group_name(handle, 1, name.as_mut_ptr() as u64, 8), 4);
        assert_eq!(&name[..4], b"year");
    }

    #[test]
    fn a_bad_pattern_is_explained() {
        let mut error = [0u8; 128];
        assert_eq!(jlt_regex_compile(b"(".as_ptr() as u64, 1, 0, error.as_mut_ptr() as u64, 128), 0);
        assert!(String::from_utf8_lossy(&error).contains("at offset 1"));
    }
}
