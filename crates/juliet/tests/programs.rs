//! Runs the program suites below `tests/`: one trial a file.
//!
//! * `run/NAME.jl`: output as in `NAME.out`, the same with a cold store, with a warm one (which
//!   lacks nothing, and whose objects are what would be generated now) and with a collection at
//!   every 50th allocation.
//! * `conformance/TOPIC/NAME.jl`: the same, one topic a folder, with the output of a real Julia.
//! * `classic/NAME.jl` below `bench/`: the same; bytes that are no text stand in `NAME.out` as replacement characters.
//! * `error/NAME.jl`: exit status 1, and the standard error as in `NAME.out`, without library frames.
//! * `cache/NAME.jl`: sections that begin `#@ step TITLE` are successive versions of one program,
//!   run with one store that is empty at first; `#@ file NAME` begins another file of a step. The
//!   expectation lists output and the cache events of the program's own methods (`#@ events: none`
//!   in the head of a large program: only output). What the end of
//!   a title promises is asserted also when expectations are written: `(no misses)` for these and
//!   for library methods on the program's types, `(misses N)` for the program's own methods,
//!   `(each once)`: what differs in the numbers of closures alone is compiled once.
//!
//! Options stand in the head of a file: `#@ args: a b`, `#@ inferred: N`. `JULIET_BLESS=1` writes expectations.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files fails")]

mod support;

use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Failed, Trial};
use support::{Run, compare, root};

/// The programs of a folder in order, and those of its folders where these are topics.
fn files(folder: &Path, has_topics: bool) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(folder).map(|d| d.flatten().map(|e| e.path()).collect()).unwrap_or_default();
    found.sort();
    let is_program = |p: &PathBuf| p.extension().is_some_and(|e| e == "jl");
    let (programs, others): (Vec<_>, Vec<_>) = found.into_iter().partition(is_program);
    let topics = others.iter().filter(|p| has_topics && p.is_dir()).flat_map(|p| files(p, false));
    programs.into_iter().chain(topics).collect()
}

fn trials(suite: &'static str, test: fn(&Path) -> Result<(), Failed>) -> impl Iterator<Item = Trial> {
    trials_below("tests", suite, test)
}

fn trials_below(
    parent: &'static str,
    suite: &'static str,
    test: fn(&Path) -> Result<(), Failed>,
) -> impl Iterator<Item = Trial> {
    let tests = root().join(parent);
    files(&tests.join(suite), suite == "conformance").into_iter().map(move |file| {
        let name = file.with_extension("").strip_prefix(&tests).unwrap().display().to_string().replace('/', "::");
        Trial::test(name, move || test(&file))
    })
}

/// `#@ inferred: N`: how many instances every run infers, since they hold literal objects that have no
/// name in other processes.
fn inferred_again(file: &Path) -> u64 {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let given = text.lines().find_map(|l| l.strip_prefix("#@ inferred:"));
    given.and_then(|n| n.trim().parse().ok()).unwrap_or(0)
}

fn run_test(file: &Path) -> Result<(), Failed> {
    let new_run = || Run::new(file).with_args_of(file);
    let first = new_run().output()?;
    if !first.success {
        return Err(format!("failed:\n{}{}", first.stdout, first.stderr).into());
    }
    compare(file, &first.stdout)?;
    // Every hit is generated again and compared, and what is not a hit shows in the counts.
    let second = new_run().option("--verify-cache").output()?;
    if second.stdout != first.stdout {
        return Err(format!("the second run printed\n{}", second.stdout).into());
    }
    if !second.success {
        return Err(format!("the second run, with verification, failed:\n{}", second.stderr).into());
    }
    if second.stat("code_misses") != 0 || second.stat("adapter_misses") != 0 {
        return Err(format!("the second run generated code: {}", second.stats).into());
    }
    let stressed = new_run().env("JULIET_GC_STRESS", "50").output()?;
    if stressed.stdout != first.stdout {
        return Err(
            format!("with a collection at every 50th allocation:\n{}{}", stressed.stdout, stressed.stderr).into()
        );
    }
    if stressed.stat("inferred") != inferred_again(file) {
        return Err(format!("the third run inferred: {}", stressed.stats).into());
    }
    Ok(())
}

fn error_test(file: &Path) -> Result<(), Failed> {
    let run = Run::new(file).with_args_of(file).output()?;
    if run.status != Some(1) {
        return Err(format!("exit status {:?}, expected 1:\n{}{}", run.status, run.stdout, run.stderr).into());
    }
    let folder = file.parent().unwrap().display().to_string();
    compare(file, &without_library_frames(&run.stderr.replace(&format!("{folder}/"), "")))
}

/// The report without the frames of Base and the standard library, which depend on what is inlined
/// there, and without the numbers of the others; candidates keep their files without lines.
fn without_library_frames(report: &str) -> String {
    let mut out = String::new();
    let mut header: Option<&str> = None;
    for line in report.lines() {
        let is_place = line.trim_start().starts_with("@ ");
        let is_library = is_place && (line.contains(" ./base/") || line.contains(" ./stdlib/"));
        match header.take() {
            Some(_) if is_library => continue,
            Some(frame) => {
                out.push_str(&format!(
                    " []{}\n   {}\n",
                    frame.split_once(']').map_or(frame, |(_, name)| name),
                    line.trim_start()
                ));
                continue;
            }
            None => {}
        }
        let number = line.trim_start().strip_prefix('[').and_then(|l| l.split_once(']')).map(|(n, _)| n);
        if number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())) {
            header = Some(line);
            continue;
        }
        out.push_str(if is_library { line.rsplit_once(':').map_or(line, |(place, _)| place) } else { line });
        out.push('\n');
    }
    out
}

fn cache_test(file: &Path) -> Result<(), Failed> {
    let text = std::fs::read_to_string(file)?;
    let store = tempfile::tempdir()?;
    let mut report = String::new();
    let (head, steps) = text.split_once("#@ step").ok_or("no section")?;
    let is_listed = !head.contains("#@ events: none");
    for step in steps.split("#@ step") {
        let (title, body) = step.split_once('\n').ok_or("a section has a title line")?;
        let folder = tempfile::tempdir()?;
        write_files(folder.path(), body)?;
        let run = Run::new(&folder.path().join("program.jl")).store(store.path()).events().output()?;
        let prefix = format!("{}/", folder.path().canonicalize()?.display());
        report.push_str(&format!("== {}\n{}{}", title.trim(), run.stdout, run.stderr.replace(&prefix, "")));
        let events = run.events.iter().filter(|e| is_listed && !is_library(e) && !e.starts_with("miss entry of"));
        report.extend(events.map(|event| format!("  {event}\n")));
        check_misses(title.trim(), &run.events).map_err(|why| format!("{why}\n{report}"))?;
    }
    compare(file, &report)
}

/// Writes the files of a step: `program.jl`, then those that `#@ file` lines begin.
fn write_files(folder: &Path, body: &str) -> std::io::Result<()> {
    let (program, others) = body.split_once("#@ file ").map_or((body, None), |(p, o)| (p, Some(o)));
    std::fs::write(folder.join("program.jl"), program)?;
    for other in others.into_iter().flat_map(|o| o.split("#@ file ")) {
        let (name, text) = other.split_once('\n').unwrap_or((other, ""));
        std::fs::write(folder.join(name.trim()), text)?;
    }
    Ok(())
}

/// Whether an event is about a method of the library, whose name stands behind its module.
fn is_library(event: &str) -> bool {
    let name = event
        .trim_start_matches("miss ")
        .trim_start_matches("entry of ")
        .trim_start_matches("hit ")
        .trim_start_matches("shared ");
    let name = name.split('(').next().unwrap_or_default();
    name.starts_with(char::is_uppercase) && name.contains('.')
}

/// Checks what a step's title promises.
fn check_misses(title: &str, events: &[String]) -> Result<(), String> {
    let missed: Vec<&String> = events.iter().filter(|e| e.starts_with("miss ")).collect();
    if events.is_empty() {
        return Err(format!("{title}: no event at all"));
    }
    if title.ends_with("(no misses)") && !missed.is_empty() {
        return Err(format!("{title}: {missed:#?}"));
    }
    if title.ends_with("(each once)") {
        let mut known: Vec<String> = missed.iter().map(|e| e.replace(|c: char| c.is_ascii_digit(), "")).collect();
        known.sort();
        if let Some(twice) = known.windows(2).find(|w| w[0] == w[1]) {
            return Err(format!("{title}: twice {}", twice[0]));
        }
    }
    if let Some((_, count)) = title.strip_suffix(')').and_then(|t| t.rsplit_once("(misses ")) {
        let wanted: usize = count.parse().map_err(|_| format!("{title}: not a number"))?;
        let own: Vec<_> = missed.iter().filter(|e| !is_library(e) && !e.starts_with("miss entry of")).collect();
        if own.len() != wanted {
            return Err(format!("{title}: {own:#?}"));
        }
    }
    Ok(())
}

fn main() {
    let arguments = Arguments::from_args();
    let mut all: Vec<Trial> = trials("run", run_test).collect();
    all.extend(trials("conformance", run_test));
    all.extend(trials_below("bench", "classic", run_test));
    all.extend(trials("error", error_test));
    all.extend(trials("cache", cache_test));
    let conclusion = libtest_mimic::run(&arguments, all);
    support::remove_shared_store();
    conclusion.exit();
}
