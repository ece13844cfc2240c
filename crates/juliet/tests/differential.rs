//! Random programs and random edits of them (`juliet-generate`): what a run prints does not depend
//! on what the store holds.
//!
//! A trial takes a batch of programs, each a module of one file, and asserts:
//!
//! * a run that fills the store, a run without a store, a warm run (which generates no code) and a
//!   run that verifies every hit print the same;
//! * so does the batch with other names, comments, white space and order of definitions, and it
//!   generates no code;
//! * after edits of what the programs mean, a run with the store of the programs before the edits
//!   prints what a run without a store prints: no hit is wrong;
//! * some batches run with many collections.
//!
//! `JULIET_BATCHES=N` runs N batches (4 otherwise), `JULIET_BATCH_FIRST=N` begins with another.
#![allow(clippy::unwrap_used, reason = "a test that cannot write its files fails")]

#[allow(dead_code, reason = "the suites of programs use the rest")]
mod support;

use std::path::{Path, PathBuf};

use juliet_generate::{Edit, Program, Random, Style, edit, program};
use libtest_mimic::{Arguments, Failed, Trial};
use support::{Output, Run};

/// Programs of a batch.
const PROGRAMS: u64 = 6;

/// Batches of edits that follow one batch of programs.
const EDITS: u64 = 2;

/// A batch of programs and where it is written.
struct Batch {
    first: u64,
    programs: Vec<Program>,
    folder: tempfile::TempDir,
}

impl Batch {
    fn new(number: u64) -> Batch {
        let first = number * PROGRAMS;
        let programs = (first..first + PROGRAMS).map(program).collect();
        Batch { first, programs, folder: tempfile::tempdir().unwrap() }
    }

    /// Writes programs down; the file has the same name every time.
    fn write(&self, programs: &[Program], style: &Style) -> PathBuf {
        let file = self.folder.path().join("batch.jl");
        let texts = programs.iter().enumerate().map(|(index, one)| {
            format!("println(\"== {}\")\n{}", self.first + index as u64, one.to_module(style, index as u32))
        });
        std::fs::write(&file, texts.collect::<String>()).unwrap();
        file
    }

    /// A description of a difference, with the file kept for inspection.
    fn differs(&self, file: &Path, what: &str, expected: &Output, found: &Output) -> Failed {
        let kept = std::env::temp_dir().join(format!("juliet-differential-{}.jl", self.first));
        let _ = std::fs::copy(file, &kept);
        let (a, b): (Vec<&str>, Vec<&str>) = (expected.stdout.lines().collect(), found.stdout.lines().collect());
        let at = (0..a.len().max(b.len())).find(|index| a.get(*index) != b.get(*index));
        let lines = at.map_or(String::new(), |at| format!("\n- {:?}\n+ {:?}", a.get(at), b.get(at)));
        let program = at.and_then(|at| a[..at.min(a.len())].iter().rev().find(|line| line.starts_with("== ")));
        let statistics = format!("{:?}, {}", found.status, found.stats);
        format!("{what}, program {program:?} of {}:{lines}\n{statistics}\n{}", kept.display(), found.stderr).into()
    }

    /// Asserts that two runs printed the same.
    fn same(&self, file: &Path, what: &str, expected: &Output, found: &Output) -> Result<(), Failed> {
        if (&expected.stdout, expected.status) == (&found.stdout, found.status) {
            Ok(())
        } else {
            Err(self.differs(file, what, expected, found))
        }
    }

    /// As `same`, and nothing was compiled.
    fn warm(&self, file: &Path, what: &str, expected: &Output, found: &Output) -> Result<(), Failed> {
        self.same(file, what, expected, found)?;
        if found.stat("code_misses") == 0 && found.stat("adapter_misses") == 0 {
            return Ok(());
        }
        let missed: Vec<&String> = found.events.iter().filter(|event| event.starts_with("miss")).collect();
        Err(self.differs(file, &format!("{what} generated code of {missed:#?}"), expected, found))
    }
}

fn test(number: u64) -> Result<(), Failed> {
    let batch = Batch::new(number);
    let file = batch.write(&batch.programs, &Style::default());
    let cold = Run::new(&file).output()?;
    if !cold.success || cold.stdout.lines().count() < 10 {
        return Err(batch.differs(&file, "the batch does not run", &cold, &cold));
    }
    batch.same(&file, "without a store", &cold, &Run::new(&file).option("--no-cache").output()?)?;
    batch.warm(&file, "the second run", &cold, &Run::new(&file).events().output()?)?;
    batch.same(&file, "with verification", &cold, &Run::new(&file).option("--verify-cache").output()?)?;
    if number.is_multiple_of(4) {
        batch.same(&file, "under stress", &cold, &Run::new(&file).env("JULIET_GC_STRESS", "50").output()?)?;
    }
    neutral_edits(&batch, &cold)?;
    for round in 0..EDITS {
        meaningful_edits(&batch, round)?;
    }
    Ok(())
}

/// Names, comments, white space and the order of definitions do not matter.
fn neutral_edits(batch: &Batch, cold: &Output) -> Result<(), Failed> {
    let seed = batch.first + 1;
    let styles = [
        ("with other names", Style { names: seed, ..Style::default() }),
        ("with other space and order", Style { noise: seed, order: seed, ..Style::default() }),
        ("with everything else", Style { names: seed + 1, noise: seed, order: seed + 1, ..Style::default() }),
    ];
    for (what, style) in styles {
        let file = batch.write(&batch.programs, &style);
        batch.warm(&file, what, cold, &Run::new(&file).events().output()?)?;
    }
    let style = Style { has_docs: true, ..Style::default() };
    let file = batch.write(&batch.programs, &style);
    batch.same(&file, "with docstrings", cold, &Run::new(&file).output()?)
}

/// An edited program does what it says, and not what the store remembers.
fn meaningful_edits(batch: &Batch, round: u64) -> Result<(), Failed> {
    let mut random = Random::new(batch.first * EDITS + round);
    let mut edited = batch.programs.clone();
    let kinds: Vec<Edit> = edited.iter_mut().map(|one| edit(one, &mut random)).collect();
    let file = batch.write(&edited, &Style::default());
    let expected = Run::new(&file).option("--no-cache").output()?;
    let what = format!("after edits {kinds:?}");
    batch.same(&file, &what, &expected, &Run::new(&file).output()?)?;
    batch.warm(&file, &what, &expected, &Run::new(&file).events().option("--verify-cache").output()?)
}

fn number_of(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn main() {
    let first = number_of("JULIET_BATCH_FIRST", 0);
    let batches = first..first + number_of("JULIET_BATCHES", 4);
    let trials = batches.map(|number| Trial::test(format!("batch {number}"), move || test(number))).collect();
    let conclusion = libtest_mimic::run(&Arguments::from_args(), trials);
    support::remove_shared_store();
    conclusion.exit();
}
