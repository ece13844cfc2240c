//! The line editor: modes, keys, prompts, and what is asked of the completer and the parser.
//!
//! A `?` or `;` at the beginning of an empty line changes the mode, Backspace there changes back.
//! The prompts of all modes are equally wide, so that the editor's layout does not depend on them.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the prompt is where printing belongs")]

use std::borrow::Cow;
use std::collections::HashSet;
use std::rc::Rc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex};

use juliet_driver::Session;
use rustyline::completion::{Completer, FilenameCompleter, Pair};
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::history::DefaultHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{
    Behavior, Cmd, ColorMode, CompletionType, ConditionalEventHandler, Config, Context, Editor, Event, EventContext,
    EventHandler, Helper, KeyCode, KeyEvent, Modifiers, RepeatCount,
};

use crate::complete::{Names, Offer, offers};
use crate::evaluate::{Inputs, Manner};
use crate::{Settings, shell};

/// The prompt of the Julia mode.
pub(crate) const PROMPT: &str = "julia> ";
/// Inputs that the history keeps.
const HISTORY_MAX: usize = 10_000;
/// Offers that are listed without a question.
const OFFERS_MAX: usize = 200;

/// What an input is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Julia,
    Help,
    Shell,
}

impl Mode {
    /// The prompt and its colour.
    fn prompt(self) -> (&'static str, &'static str) {
        match self {
            Mode::Julia => (PROMPT, "\x1b[32m"),
            Mode::Help => ("help?> ", "\x1b[33m"),
            Mode::Shell => ("shell> ", "\x1b[31m"),
        }
    }

    /// The character that begins an input of this mode.
    fn mark(self) -> Option<char> {
        match self {
            Mode::Julia => None,
            Mode::Help => Some('?'),
            Mode::Shell => Some(';'),
        }
    }
}

/// The mode, shared with the handlers of keys.
#[derive(Clone, Default)]
struct ModeCell(Arc<AtomicU8>);

impl ModeCell {
    fn get(&self) -> Mode {
        match self.0.load(Ordering::Relaxed) {
            1 => Mode::Help,
            2 => Mode::Shell,
            _ => Mode::Julia,
        }
    }

    fn set(&self, mode: Mode) {
        self.0.store(mode as u8, Ordering::Relaxed);
    }
}

/// What the editor asks.
struct Assistant {
    session: Rc<Session>,
    mode: ModeCell,
    known: Known,
    is_coloured: bool,
    files: FilenameCompleter,
}

impl Helper for Assistant {}

impl rustyline::hint::Hinter for Assistant {
    type Hint = String;
}

impl Highlighter for Assistant {
    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, default: bool) -> Cow<'b, str> {
        if !default {
            return Cow::Borrowed(prompt);
        }
        match self.mode.get().prompt() {
            (text, colour) if self.is_coloured => Cow::Owned(format!("\x1b[1m{colour}{text}\x1b[0m")),
            (text, _) => Cow::Borrowed(text),
        }
    }
}

impl Validator for Assistant {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let asks_for_more = self.mode.get() == Mode::Julia && juliet_driver::is_incomplete(context.input());
        Ok(if asks_for_more { ValidationResult::Incomplete } else { ValidationResult::Valid(None) })
    }
}

impl Completer for Assistant {
    type Candidate = Pair;

    fn complete(&self, line: &str, pos: usize, context: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let offer = if self.mode.get() == Mode::Shell { Offer::Files } else { offers(&line[..pos], self) };
        match offer {
            Offer::Files => self.files.complete(line, pos, context),
            Offer::Words(from, words) => {
                Ok((from, words.into_iter().map(|w| Pair { display: w.clone(), replacement: w }).collect()))
            }
        }
    }
}

impl Names for Assistant {
    fn names_in(&self, path: &[&str]) -> Vec<String> {
        self.session.names_in(path)
    }

    fn library(&self) -> Vec<String> {
        self.session.library_names()
    }

    fn keywords_of(&self, path: &[&str]) -> Vec<String> {
        self.session.keywords_of(path)
    }
}

/// Changes the mode at the beginning of an empty line.
struct Enter(ModeCell, Mode);

impl ConditionalEventHandler for Enter {
    fn handle(&self, _: &Event, _: RepeatCount, _: bool, context: &EventContext<'_>) -> Option<Cmd> {
        if !context.line().is_empty() || self.0.get() != Mode::Julia {
            return None;
        }
        self.0.set(self.1);
        Some(Cmd::Repaint)
    }
}

/// Backspace at the beginning of an input goes back to Julia.
struct Leave(ModeCell);

impl ConditionalEventHandler for Leave {
    fn handle(&self, _: &Event, _: RepeatCount, _: bool, context: &EventContext<'_>) -> Option<Cmd> {
        if context.pos() != 0 || self.0.get() == Mode::Julia {
            return None;
        }
        self.0.set(Mode::Julia);
        Some(Cmd::Repaint)
    }
}

/// Tab indents at the beginning of a line.
struct Indent;

impl ConditionalEventHandler for Indent {
    fn handle(&self, _: &Event, _: RepeatCount, _: bool, context: &EventContext<'_>) -> Option<Cmd> {
        let before = context.line()[..context.pos()].rsplit('\n').next().unwrap_or_default();
        before.trim().is_empty().then(|| Cmd::Insert(1, "    ".to_owned()))
    }
}

/// Inputs of the history, shared with the handlers of keys.
type Known = Arc<Mutex<HashSet<String>>>;

/// Up and Down in the first and last line look for inputs that begin like the text before the
/// cursor; behind an input that was recalled, for those next to it.
struct Recall {
    is_up: bool,
    known: Known,
}

impl ConditionalEventHandler for Recall {
    fn handle(&self, _: &Event, _: RepeatCount, _: bool, context: &EventContext<'_>) -> Option<Cmd> {
        let (before, after) = context.line().split_at(context.pos());
        let is_recalled = after.is_empty() && self.known.lock().is_ok_and(|known| known.contains(before));
        if before.is_empty() || is_recalled {
            return None;
        }
        match self.is_up {
            true => (!before.contains('\n')).then_some(Cmd::HistorySearchBackward),
            false => (!after.contains('\n')).then_some(Cmd::HistorySearchForward),
        }
    }
}

fn bind_keys(editor: &mut Editor<Assistant, DefaultHistory>, mode: &ModeCell, known: &Known) {
    let key = |code| Event::from(KeyEvent(code, Modifiers::NONE));
    let mut bind = |code, handler: Box<dyn ConditionalEventHandler>| {
        editor.bind_sequence(key(code), EventHandler::Conditional(handler));
    };
    bind(KeyCode::Char('?'), Box::new(Enter(mode.clone(), Mode::Help)));
    bind(KeyCode::Char(';'), Box::new(Enter(mode.clone(), Mode::Shell)));
    bind(KeyCode::Backspace, Box::new(Leave(mode.clone())));
    bind(KeyCode::Tab, Box::new(Indent));
    bind(KeyCode::Up, Box::new(Recall { is_up: true, known: known.clone() }));
    bind(KeyCode::Down, Box::new(Recall { is_up: false, known: known.clone() }));
}

fn new_editor(session: &Rc<Session>, settings: &Settings) -> rustyline::Result<Editor<Assistant, DefaultHistory>> {
    let config = Config::builder()
        .behavior(Behavior::Stdio)
        .color_mode(ColorMode::Forced)
        .completion_type(CompletionType::List)
        .completion_prompt_limit(OFFERS_MAX)
        .bracketed_paste(true)
        .history_ignore_dups(true)?
        .max_history_size(HISTORY_MAX)?
        .build();
    let history = DefaultHistory::with_config(&config);
    let mut editor = Editor::with_history(config, history)?;
    let mode = ModeCell::default();
    let known = Known::default();
    bind_keys(&mut editor, &mode, &known);
    editor.set_helper(Some(Assistant {
        session: session.clone(),
        mode,
        known,
        is_coloured: settings.is_coloured,
        files: FilenameCompleter::new(),
    }));
    Ok(editor)
}

/// Reads inputs and does what they say, until the user leaves.
pub(crate) fn run(session: &Rc<Session>, settings: &Settings) {
    let mut editor = match new_editor(session, settings) {
        Ok(editor) => editor,
        Err(error) => return eprintln!("juliet: the terminal cannot be used: {error}"),
    };
    if let Some(file) = &settings.history {
        // There is none before the first session.
        let _ = editor.load_history(file);
        let entries: Vec<String> = editor.history().iter().cloned().collect();
        entries.into_iter().for_each(|entry| note_known(&editor, entry));
    }
    if settings.shows_banner {
        println!("Juliet {}, a compiler for Julia. Type ? for help, ; for the shell.\n", env!("CARGO_PKG_VERSION"));
    }
    let mut inputs = Inputs::default();
    loop {
        let mode = editor.helper().map(|assistant| assistant.mode.clone()).unwrap_or_default();
        mode.set(Mode::Julia);
        match editor.readline(PROMPT) {
            Ok(text) => {
                let (mode, text) = mode_of(mode.get(), &text);
                remember(&mut editor, settings, mode, text);
                perform(session, &mut inputs, mode, text);
            }
            Err(ReadlineError::Interrupted) => println!("^C"),
            Err(ReadlineError::Eof) => return,
            Err(error) => return eprintln!("juliet: reading from the terminal: {error}"),
        }
    }
}

/// The mode of an input and its text: a recalled input has its mark in front.
fn mode_of(mode: Mode, text: &str) -> (Mode, &str) {
    let text = text.trim_end();
    if mode == Mode::Julia {
        for marked in [Mode::Help, Mode::Shell] {
            if let Some(rest) = marked.mark().and_then(|mark| text.trim_start().strip_prefix(mark)) {
                return (marked, rest.trim_start());
            }
        }
    }
    (mode, text)
}

fn note_known(editor: &Editor<Assistant, DefaultHistory>, entry: String) {
    if let Some(mut known) = editor.helper().and_then(|assistant| assistant.known.lock().ok()) {
        known.insert(entry);
    }
}

/// Adds an input to the history, with the mark of its mode in front.
fn remember(editor: &mut Editor<Assistant, DefaultHistory>, settings: &Settings, mode: Mode, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    let entry: String = mode.mark().into_iter().chain(text.chars()).collect();
    // A history that cannot be written costs the history, not the session.
    let _ = editor.add_history_entry(&entry);
    note_known(editor, entry);
    if let Some(file) = &settings.history {
        let _ = file.parent().map(std::fs::create_dir_all);
        let _ = editor.append_history(file);
    }
}

fn perform(session: &Session, inputs: &mut Inputs, mode: Mode, text: &str) {
    match mode {
        Mode::Julia if text.trim().is_empty() => {}
        Mode::Julia => {
            inputs.evaluate(session, text, Manner { is_soft: true, is_kept: true });
            println!();
        }
        Mode::Help => println!("{}", session.documentation(text)),
        Mode::Shell => {
            shell::run(text);
            juliet_driver::forget_interrupt();
        }
    }
}
