//! Inputs from a pipe or file: one after the other as lines arrive. Lines are read through Base's
//! standard input, so that code may read the rest.
#![allow(clippy::print_stdout, reason = "the prompt is where printing belongs")]

use std::io::Write;
use std::rc::Rc;

use juliet_driver::Session;

use crate::Settings;
use crate::editor::PROMPT;
use crate::evaluate::{Inputs, Manner, report};

pub(crate) fn run(session: &Rc<Session>, settings: &Settings) {
    let manner = Manner { is_soft: settings.is_interactive, is_kept: settings.is_interactive };
    let mut inputs = Inputs::default();
    loop {
        if settings.is_interactive {
            print!("{PROMPT}");
            // Whoever reads may be gone.
            let _ = std::io::stdout().flush();
        }
        let mut text = String::new();
        let is_over = loop {
            match session.read_input_line() {
                Ok(Some(line)) => text.push_str(&line),
                Ok(None) => break true,
                Err(exception) => {
                    report(session, exception, settings.is_interactive);
                    break true;
                }
            }
            if !juliet_driver::is_incomplete(&text) {
                break false;
            }
        };
        if !text.trim().is_empty() {
            inputs.evaluate(session, &text, manner);
        }
        if is_over {
            if settings.is_interactive {
                println!();
            }
            return;
        }
    }
}
