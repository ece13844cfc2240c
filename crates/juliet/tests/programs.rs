//! Runs the program suites below `tests/`: one trial a file.
//!
//! * `run/NAME.jl`: output as in `NAME.out`, the same with a cold store, with a warm one (which
//!   generates nothing) and with a collection at every 50th allocation.
//! * `error/NAME.jl`: exit status 1, and the standard error as in `NAME.out`.
//! * `cache/NAME.jl`: sections that begin `#@ step` are successive versions of one program; the
//!   expectation lists output and cache events of each.
//!
//! Options stand in the head of a file: `#@ args: a b`. `JULIET_BLESS=1` writes expectations.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files fails")]

mod support;

use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Failed, Trial};
use support::{Run, compare, root};

fn files(suite: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("tests").join(suite))
        .map(|d| d.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "jl")).collect())
        .unwrap_or_default();
    files.sort();
    files
}

fn trials(suite: &'static str, test: fn(&Path) -> Result<(), Failed>) -> impl Iterator<Item = Trial> {
    files(suite).into_iter().map(move |file| {
        let name = format!("{suite}::{}", file.file_stem().unwrap().to_string_lossy());
        Trial::test(name, move || test(&file))
    })
}

fn run_test(file: &Path) -> Result<(), Failed> {
    let first = Run::new(file).with_args_of(file).output()?;
    if !first.success {
        return Err(format!("failed:\n{}{}", first.stdout, first.stderr).into());
    }
    compare(file, &first.stdout)?;
    let second = Run::new(file).with_args_of(file).output()?;
    if second.stdout != first.stdout {
        return Err(format!("the second run printed\n{}", second.stdout).into());
    }
    if second.stat("code_misses") != 0 || second.stat("adapter_misses") != 0 {
        return Err(format!("the second run generated code: {}", second.stats).into());
    }
    let stressed = Run::new(file).with_args_of(file).env("JULIET_GC_STRESS", "50").output()?;
    if stressed.stdout != first.stdout {
        return Err(format!("with a collection at every 50th allocation:\n{}{}", stressed.stdout, stressed.stderr).into());
    }
    Ok(())
}

fn error_test(file: &Path) -> Result<(), Failed> {
    let run = Run::new(file).with_args_of(file).output()?;
    if run.status != Some(1) {
        return Err(format!("exit status {:?}, expected 1:\n{}{}", run.status, run.stdout, run.stderr).into());
    }
    let folder = file.parent().unwrap().display().to_string();
    compare(file, &run.stderr.replace(&format!("{folder}/"), ""))
}

fn cache_test(file: &Path) -> Result<(), Failed> {
    let text = std::fs::read_to_string(file)?;
    let folder = tempfile::tempdir()?;
    let store = tempfile::tempdir()?;
    let warm = support::shared_store();
    support::copy_store(&warm, store.path())?;
    let program = folder.path().join("program.jl");
    let mut report = String::new();
    let (prelude, steps) = text.split_once("#@ step").ok_or("no section")?;
    let _ = prelude;
    for step in steps.split("#@ step") {
        let (title, body) = step.split_once('\n').ok_or("a section has a title line")?;
        std::fs::write(&program, body)?;
        let run = Run::new(&program).store(store.path()).events().output()?;
        report.push_str(&format!("== {}\n{}{}", title.trim(), run.stdout, run.stderr));
        for event in run.events {
            report.push_str(&format!("  {event}\n"));
        }
    }
    compare(file, &report)
}

fn main() {
    let arguments = Arguments::from_args();
    let mut all: Vec<Trial> = trials("run", run_test).collect();
    all.extend(trials("error", error_test));
    all.extend(trials("cache", cache_test));
    libtest_mimic::run(&arguments, all).exit();
}
