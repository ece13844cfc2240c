//! Our own bugs: a Rust panic becomes one report that names the method.
//!
//! A panic while a method is inferred or compiled is caught in [`guard`] and thrown as a Julia
//! error. One in a function that compiled code calls cannot unwind: the hook reports it and ends
//! the process.
#![allow(clippy::print_stderr, reason = "there is no other place left to report to")]

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};

thread_local! {
    /// The message of the panic that is on its way.
    static MESSAGE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What the runtime says when a panic meets a frame that it cannot unwind.
const CANNOT_UNWIND: &str = "panic in a function that cannot unwind";

/// Makes panics report themselves in one line; with `RUST_BACKTRACE` set the usual report stays.
pub fn install_panic_hook() {
    let usual = std::panic::take_hook();
    let is_verbose = std::env::var_os("RUST_BACKTRACE").is_some_and(|v| v != "0");
    std::panic::set_hook(Box::new(move |info| {
        let text = describe(info);
        if text.contains(CANNOT_UNWIND) {
            let first = MESSAGE.with_borrow_mut(Option::take).unwrap_or(text);
            fail(&first);
        }
        if is_verbose {
            usual(info);
        }
        MESSAGE.with_borrow_mut(|message| {
            message.get_or_insert(text);
        });
    }));
}

fn describe(info: &PanicHookInfo<'_>) -> String {
    let text = match info.payload().downcast_ref::<&str>() {
        Some(text) => (*text).to_owned(),
        None => {
            info.payload().downcast_ref::<String>().cloned().unwrap_or_else(|| "a panic without a message".to_owned())
        }
    };
    match info.location() {
        Some(at) => format!("{text} ({}:{})", at.file(), at.line()),
        None => text,
    }
}

/// Reports an internal error and ends the process with status 1.
pub fn fail(what: &str) -> ! {
    eprintln!("juliet: internal error: {what}\nThis is a bug of Juliet, not of the program.");
    std::process::exit(1)
}

/// Runs `work`; a panic in it is answered as its message.
pub fn guard<R>(work: impl FnOnce() -> R) -> Result<R, String> {
    let result = catch_unwind(AssertUnwindSafe(work));
    result.map_err(|_| MESSAGE.with_borrow_mut(Option::take).unwrap_or_else(|| "a panic without a message".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_answered_as_its_message() {
        install_panic_hook();
        let answer = guard(|| -> u32 { panic!("pass x: {}", 42) });
        assert!(answer.expect_err("it panics").starts_with("pass x: 42 ("));
        assert_eq!(guard(|| 7), Ok(7));
    }
}
