//! The prompt: reads inputs from a terminal or a pipe, has the session evaluate them, shows values.
//!
//! `editor` is the line editor with its modes, `complete` what the Tab key offers, `symbols` the
//! names of characters, `evaluate` one input, `plain` input that is not typed at a terminal.
#![forbid(unsafe_code)]

mod complete;
mod editor;
mod evaluate;
mod plain;
mod shell;
mod symbols;

use std::path::PathBuf;
use std::rc::Rc;

use juliet_driver::{Outcome, Session};

/// How a prompt looks and what it keeps.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Colours.
    pub is_coloured: bool,
    /// The greeting.
    pub shows_banner: bool,
    /// Somebody types, or wants what is read to be treated so.
    pub is_interactive: bool,
    /// Where inputs are remembered from one session to the next.
    pub history: Option<PathBuf>,
}

/// Presses of Ctrl-C that code may leave unanswered before the session ends.
const INTERRUPTS_UNANSWERED_MAX: u32 = 5;

/// Reads and evaluates inputs from a terminal until the user leaves.
///
/// # Errors
/// A Julia exception while the prompt is set up.
pub fn run(session: &Rc<Session>, settings: &Settings) -> Outcome<()> {
    session.begin_prompt()?;
    juliet_driver::set_interrupt_patience(INTERRUPTS_UNANSWERED_MAX);
    editor::run(session, settings);
    Ok(())
}

/// Reads and evaluates inputs from standard input that is not a terminal, showing values.
///
/// # Errors
/// A Julia exception while the prompt is set up.
pub fn run_plain(session: &Rc<Session>, settings: &Settings) -> Outcome<()> {
    session.flush_output();
    if settings.is_interactive {
        session.begin_prompt()?;
    }
    plain::run(session, settings);
    Ok(())
}

/// Where the history of inputs is kept: what `JULIET_HISTORY` names, or a file in the folder for
/// the data of applications.
pub fn default_history(variable: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(file) = set("JULIET_HISTORY") {
        return Some(file);
    }
    let data = set("XDG_DATA_HOME").or_else(|| Some(set("HOME")?.join(".local/share")))?;
    Some(data.join("juliet/history"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_says_where_the_history_is() {
        let with = |pairs: &'static [(&str, &str)]| {
            default_history(|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
        };
        assert_eq!(with(&[("JULIET_HISTORY", "/h"), ("HOME", "/a")]), Some("/h".into()));
        assert_eq!(with(&[("XDG_DATA_HOME", "/d"), ("HOME", "/a")]), Some("/d/juliet/history".into()));
        assert_eq!(with(&[("XDG_DATA_HOME", ""), ("HOME", "/a")]), Some("/a/.local/share/juliet/history".into()));
        assert_eq!(with(&[]), None);
    }
}
