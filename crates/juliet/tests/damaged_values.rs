//! Values of a store whose checksums are right and whose bytes are not, as no accident makes them:
//! a run ends by itself, without a signal. A profile is only a hint, so that the run prints the same;
//! an image or a trace that can be read is believed, and a program may fail because of it.
#![allow(clippy::unwrap_used, reason = "a test that cannot write its files fails")]

#[allow(dead_code, reason = "the suites of programs use the rest")]
mod support;

use std::path::Path;

use juliet_generate::{Random, damage, fuzz_rounds};
use juliet_store::{Kind, Store};
use libtest_mimic::{Arguments, Failed, Trial};
use support::Run;

type Value = (Kind, [u8; 32], Vec<u8>);

fn values(folder: &Path) -> Vec<Value> {
    let mut all: Vec<Value> = Vec::new();
    Store::open(folder).for_each(&mut |entry| all.push((entry.kind, entry.key, entry.value.to_vec())));
    all
}

fn test(kind: Kind) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("program.jl");
    std::fs::write(&file, "f(x) = x + 1\nstruct S; a; end\nprintln(f(1), S(2).a, [f(2.5)])\nprintln(map(f, 1:3))\n")?;
    let good = folder.path().join("good");
    let expected = Run::new(&file).store(&good).output()?;
    let all = values(&good);
    let of_kind: Vec<usize> = (0..all.len()).filter(|n| all[*n].0 == kind).collect();
    if of_kind.is_empty() {
        return Ok(());
    }
    for round in 0..fuzz_rounds(10) {
        let store = tempfile::tempdir()?;
        let mut random = Random::new(round);
        let spoiled = random.one(&of_kind);
        let copy = Store::open(store.path());
        for (index, (kind, key, value)) in all.iter().enumerate() {
            let bytes = if index == spoiled { damage(value, &all[0].2, &mut random) } else { value.clone() };
            copy.put(*kind, key, &bytes);
        }
        copy.flush();
        drop(copy);
        let run = Run::new(&file).store(store.path()).output()?;
        let is_same = run.success && run.stdout == expected.stdout;
        if run.status.is_none() || (kind == Kind::Profile && !is_same) {
            return Err(format!("round {round}: {:?}\n{}{}", run.status, run.stdout, run.stderr).into());
        }
    }
    Ok(())
}

fn main() {
    let kinds = [Kind::Image, Kind::Trace, Kind::Profile];
    let trials = kinds.map(|kind| Trial::test(kind.name(), move || test(kind))).into();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
