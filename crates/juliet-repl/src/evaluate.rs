//! One input: evaluated, its value kept in `ans` and shown, an exception kept in `err` and reported.
#![allow(clippy::print_stderr, reason = "the prompt is where errors are shown")]

use juliet_driver::{Outcome, Ref, Session, report_uncaught};

/// Counts the inputs of a session, which are named after their numbers.
#[derive(Default)]
pub(crate) struct Inputs {
    count: u32,
}

/// How an input is treated.
#[derive(Clone, Copy)]
pub(crate) struct Manner {
    /// Loops assign existing globals.
    pub(crate) is_soft: bool,
    /// Inputs have numbers, values and exceptions are kept under names.
    pub(crate) is_kept: bool,
}

impl Inputs {
    /// Evaluates an input and shows its value unless it ends with a semicolon.
    pub(crate) fn evaluate(&mut self, session: &Session, text: &str, manner: Manner) {
        self.count += 1;
        let name = if manner.is_kept { format!("REPL[{}]", self.count) } else { "none".to_owned() };
        let done = session.evaluate_input(&name, text, manner.is_soft).and_then(|value| {
            if manner.is_kept {
                session.assign_in_main("ans", value)?;
            }
            if juliet_driver::ends_with_semicolon(text) { Ok(()) } else { session.show_answer(value) }
        });
        if let Err(exception) = done {
            report(session, exception, manner.is_kept);
        }
        session.flush_output();
        juliet_driver::forget_interrupt();
    }
}

/// Shows an exception; the session goes on.
pub(crate) fn report(session: &Session, exception: Ref, is_kept: bool) {
    session.flush_output();
    if is_kept {
        // `err` may be a constant of the program's own.
        let _: Outcome<()> = session.assign_in_main("err", exception);
    }
    if let Some(text) = report_uncaught(session, exception) {
        eprintln!("{text}");
    }
}
