//! Golden files: `tests/lower/*.jl` lowered and printed, beside the expectation `*.txt`.
//! `JULIET_BLESS=1` rewrites the expectations.

mod support;

use std::path::Path;

#[test]
fn golden_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/lower");
    let mut names: Vec<_> =
        std::fs::read_dir(&folder).expect("the folder exists").flatten().map(|entry| entry.path()).collect();
    names.retain(|path| path.extension().is_some_and(|e| e == "jl"));
    names.sort();
    assert!(!names.is_empty());
    let mut failures = Vec::new();
    for path in names {
        let text = std::fs::read_to_string(&path).expect("readable");
        let printed = support::printed(&text);
        let expectation = path.with_extension("txt");
        if std::env::var_os("JULIET_BLESS").is_some() {
            std::fs::write(&expectation, &printed).expect("writable");
        } else if std::fs::read_to_string(&expectation).unwrap_or_default() != printed {
            failures.push(format!("{}:\n{printed}", path.display()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// All of Base lowers, macro calls that need the run time aside.
#[test]
fn base_lowers() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../base");
    let mut errors = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder exists").flatten() {
        let path = entry.path();
        let text = std::fs::read_to_string(&path).expect("readable");
        let (bodies, _) = support::lower_text(&text);
        for body in bodies {
            match body {
                Ok(body) => support::verify(&body),
                Err(problems) if problems[0].code == "macro" => {}
                Err(problems) => errors.push(format!(
                    "{}: {:?} {}",
                    path.display(),
                    problems[0].primary.as_ref().map(|(f, s)| f.line_column(s.lo)),
                    problems[0].message
                )),
            }
        }
    }
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}
