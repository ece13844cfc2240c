//! Explanations, and how far edits reach.
//!
//! * `explain/NAME.jl`: sections that begin `#@ step TITLE` are successive versions of one program, run
//!   with one store. The expectation lists what `--explain` says of each;
//!   a step of another processor has code made for an older one; what is said of the
//!   library depends on the library and is left out.
//! * `edits::…`: edits of a module of 300 lines and of a generated package of several thousand
//!   lines; the numbers of inferred and compiled instances are printed and asserted.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files fails")]

#[allow(dead_code, reason = "the suites of programs use the rest")]
mod support;

use std::path::Path;

use libtest_mimic::{Arguments, Failed, Trial};
use support::{Run, compare, root};

fn explain_test(file: &Path) -> Result<(), Failed> {
    let text = std::fs::read_to_string(file)?;
    let (store, folder) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let program = folder.path().join("program.jl");
    let mut report = String::new();
    for step in text.split("#@ step").skip(1) {
        let (title, body) = step.split_once('\n').ok_or("a section has a title line")?;
        std::fs::write(&program, body)?;
        let run = Run::new(&program).store(store.path()).option("--explain");
        let run = if title.contains("another processor") { run.option("--cpu-target=x86-64") } else { run }.output()?;
        if !run.success {
            return Err(format!("{title}: failed:\n{}{}", run.stdout, run.stderr).into());
        }
        report.push_str(&format!("== {}\n{}", title.trim(), run.stdout));
        let said = run.stderr.lines().filter(|line| !line.starts_with("of the library"));
        report.extend(said.map(|line| format!("  {line}\n")));
    }
    compare(file, &report)
}

fn main() {
    let arguments = Arguments::from_args();
    let folder = root().join("tests/explain");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "jl"));
    // Older processors that code can be made for are known of x86-64 alone.
    files.retain(|file| cfg!(target_arch = "x86_64") || file.file_stem().is_some_and(|name| name != "processor"));
    files.sort();
    let trials: Vec<Trial> = files
        .into_iter()
        .map(|file| {
            let name = format!("explain::{}", file.file_stem().unwrap().to_string_lossy());
            Trial::test(name, move || explain_test(&file))
        })
        .collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    support::remove_shared_store();
    conclusion.exit();
}
