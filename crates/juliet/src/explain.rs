//! `juliet explain`, `--explain` and `juliet cache why`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the command line is where printing belongs")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use juliet_driver::explain::{Explained, Explanation, why as reasons};
use juliet_driver::{Session, Store};
use serde_json::json;

use crate::cli::ExplainFormat;

/// Names a file that the explanation is written to, as JSON.
const VARIABLE: &str = "JULIET_EXPLAIN";

/// Whether the environment asks for an explanation.
pub(crate) fn is_asked_for() -> bool {
    std::env::var_os(VARIABLE).is_some()
}

/// Writes the explanation of a run where it is asked for.
pub(crate) fn write(session: &Session, format: Option<ExplainFormat>) {
    let Some(explanation) = session.explanation() else { return };
    match format {
        Some(ExplainFormat::Json) => eprintln!("{}", explanation.to_json()),
        Some(format) => eprint!("{}", explanation.to_text(format == ExplainFormat::All)),
        None => {}
    }
    if let Some(path) = std::env::var_os(VARIABLE)
        && let Err(error) = std::fs::write(&path, explanation.to_json().to_string())
    {
        eprintln!("juliet: cannot write {}: {error}", Path::new(&path).display());
    }
}

/// Runs a program in a process of its own, and prints the explanation of that run.
pub(crate) fn run(program: &[String], json: bool, all: bool) -> ExitCode {
    let path = std::env::temp_dir().join(format!("juliet-explain-{}", std::process::id()));
    let status = std::env::current_exe().and_then(|juliet| {
        Command::new(juliet).args(program).env(VARIABLE, &path).stdout(Stdio::from(std::io::stderr())).status()
    });
    let text = std::fs::read(&path);
    let _ = std::fs::remove_file(&path);
    let status = match status {
        Ok(status) => status,
        Err(error) => {
            eprintln!("juliet: cannot run the program: {error}");
            return ExitCode::FAILURE;
        }
    };
    let explanation =
        text.ok().and_then(|text| serde_json::from_slice(&text).ok()).and_then(|value| Explanation::from_json(&value));
    let Some(explanation) = explanation else {
        eprintln!("juliet: the program left no explanation");
        return ExitCode::FAILURE;
    };
    let shown = if json { format!("{}\n", explanation.to_json()) } else { explanation.to_text(all) };
    // A reader that has seen enough may be gone.
    let _ = std::io::stdout().write_all(shown.as_bytes());
    status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from)
}

/// `juliet cache why FUNCTION`.
pub(crate) fn why(store: &Store, function: &str, json: bool) -> String {
    let found = reasons(store, function);
    if json {
        let list: Vec<_> = found.iter().map(|(program, e)| json!({"in": program, "why": e.to_json()})).collect();
        return format!("{}\n", json!(list));
    }
    if found.is_empty() {
        return format!("no program that this cache knows has inferred a function `{function}`\n");
    }
    let line = |(program, Explained { label, place, reason, .. }): &(String, Explained)| {
        format!("{label} at {place} in {program}: inferred: {}\n", reason.sentence())
    };
    found.iter().map(line).collect()
}
