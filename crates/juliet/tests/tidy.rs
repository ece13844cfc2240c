//! The house rules that a test can hold: first lines, lengths, true documents, no leftovers,
//! `unsafe` in its one crate, reasons for dependencies.
//!
//! `FILES_LONG` and `FUNCTIONS_LONG` list what is longer than the rule allows, with today's length.
//! They may only shrink: an entry that has become shorter fails the test until it is updated.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files fails")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const FILE_LINES_MAX: usize = 600;
const FUNCTION_LINES_MAX: usize = 70;

/// Files over the limit: path, lines.
const FILES_LONG: &[(&str, usize)] = &[];

/// Functions over the limit: path and name, lines.
const FUNCTIONS_LONG: &[(&str, usize)] = &[];

/// Julia programs that are tests begin as their topic wants: expectations name their lines.
const FREE_FIRST_LINES: &str = "tests/";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// A file of ours: its path from the root, with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    fn is_julia(&self) -> bool {
        self.path.ends_with(".jl")
    }

    /// This file, which names what it forbids.
    fn is_this(&self) -> bool {
        self.path == "crates/juliet/tests/tidy.rs"
    }
}

fn collect(folder: &Path, root: &Path, out: &mut Vec<Source>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for entry in entries {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        if entry.is_dir() {
            if name != "target" && name != ".git" {
                collect(&entry, root, out);
            }
        } else if name != ".git"
            && let Ok(text) = std::fs::read_to_string(&entry)
        {
            let path = entry.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            out.push(Source { path, text });
        }
    }
}

fn sources() -> Vec<Source> {
    let mut out = Vec::new();
    collect(&root(), &root(), &mut out);
    assert!(out.len() > 200, "the root of the repository was not found");
    out
}

fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn first_lines_say_what_lives_in_a_file() {
    let mut problems = Vec::new();
    for file in sources() {
        let first = file.text.lines().next().unwrap_or_default();
        let is_told = match () {
            () if file.is_rust() => first.len() > 10 && first.starts_with("//! "),
            () if file.is_julia() && !file.path.starts_with(FREE_FIRST_LINES) => {
                first == "\"\"\"" || first.len() > 10 && first.starts_with("# ")
            }
            () => true,
        };
        if !is_told {
            problems.push(format!("{}: {first}", file.path));
        }
    }
    assert_none(&problems);
}

/// Compares lengths over the limit with the list of exceptions, in both directions.
fn check_ratchet(found: &BTreeMap<String, usize>, allowed: &[(&str, usize)]) {
    let allowed: BTreeMap<&str, usize> = allowed.iter().copied().collect();
    let mut problems = Vec::new();
    for (name, lines) in found {
        match allowed.get(name.as_str()) {
            None => problems.push(format!("{name}: {lines} lines")),
            Some(old) if old < lines => problems.push(format!("{name}: grew from {old} to {lines} lines")),
            Some(old) if old > lines => {
                problems.push(format!("{name}: now has {lines} lines; shrink its entry ({old})"))
            }
            Some(_) => {}
        }
    }
    let gone = allowed.keys().filter(|name| !found.contains_key(**name));
    problems.extend(gone.map(|name| format!("{name}: is short now; remove its entry")));
    assert_none(&problems);
}

#[test]
fn files_fit_their_topic() {
    let long = sources()
        .into_iter()
        .filter(|f| f.is_rust() || f.is_julia())
        .map(|f| (f.path, f.text.lines().count()))
        .filter(|(_, lines)| *lines > FILE_LINES_MAX);
    check_ratchet(&long.collect(), FILES_LONG);
}

/// The name that a line defines as a function whose body begins on it or below, if it does.
fn defined_function(line: &str, is_rust: bool) -> Option<&str> {
    let line = line.trim_start();
    let after = if is_rust {
        let at = line.find("fn ").filter(|at| *at == 0 || line.as_bytes()[at - 1] == b' ')?;
        let before = ["pub", "pub(crate)", "pub(super)", "const", "unsafe", "extern", "\"C\"", "\"C-unwind\""];
        if line.trim_end().ends_with([';', '}']) || !line[..at].split_whitespace().all(|w| before.contains(&w)) {
            return None;
        }
        &line[at + 3..]
    } else {
        if line.ends_with(" end") {
            return None;
        }
        line.strip_prefix("function ").or_else(|| line.strip_prefix("macro "))?
    };
    let end = after.find(['(', '<', ' ']).unwrap_or(after.len());
    Some(&after[..end])
}

/// The functions of a file with their lengths. Formatting puts the end of a function into the
/// column of its beginning, so no parser is needed.
fn functions(file: &Source) -> Vec<(String, usize)> {
    let lines: Vec<&str> = file.text.lines().collect();
    let close = if file.is_rust() { "}" } else { "end" };
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(name) = defined_function(line, file.is_rust()) else { continue };
        let indent = &line[..line.len() - line.trim_start().len()];
        let length = lines[index..].iter().position(|l| l.strip_prefix(indent).is_some_and(|rest| rest == close));
        out.push((format!("{} {name}", file.path), length.map_or(0, |l| l + 1)));
    }
    out
}

#[test]
fn functions_fit_on_a_screen() {
    let mut long: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = 0;
    for file in sources().iter().filter(|f| f.is_rust() || f.is_julia()) {
        for (name, lines) in functions(file) {
            count += 1;
            if lines > FUNCTION_LINES_MAX {
                let longest = long.entry(name).or_default();
                *longest = lines.max(*longest);
            }
        }
    }
    assert!(count > 3000, "only {count} functions were found");
    check_ratchet(&long, FUNCTIONS_LONG);
}

#[test]
fn functions_are_measured() {
    let text = "    pub(crate) fn f(x: i32)\n    {\n        {\n        }\n    }\nfn g() {}\nfn h();\nlet fn_x = 1;\n";
    let rust = Source { path: "a.rs".into(), text: text.into() };
    assert_eq!(functions(&rust), [("a.rs f".to_string(), 5)]);
    let text = "function f(x)\n    if x\n    end\nend\nfunction g() end\nmacro m(x)\nend\n";
    let julia = Source { path: "a.jl".into(), text: text.into() };
    assert_eq!(functions(&julia), [("a.jl f".to_string(), 4), ("a.jl m".to_string(), 2)]);
}

#[test]
fn documents_name_what_exists() {
    let files = sources();
    let mut problems = Vec::new();
    let mut count = 0;
    for document in files.iter().filter(|f| f.path.ends_with(".md")) {
        for piece in document.text.split('`').skip(1).step_by(2) {
            let names_path = piece.contains('/')
                && piece.chars().all(|c| c.is_alphanumeric() || "/._-".contains(c))
                && ["crates/", "base/", "stdlib/", "tests/", "bench/", "examples/", ".ci/"]
                    .iter()
                    .any(|f| piece.starts_with(f));
            if names_path {
                count += 1;
                if !root().join(piece).exists() {
                    problems.push(format!("{}: `{piece}` does not exist", document.path));
                }
            }
        }
    }
    assert!(count > 20, "only {count} paths were found");
    let architecture = &files.iter().find(|f| f.path == "ARCHITECTURE.md").unwrap().text;
    for entry in std::fs::read_dir(root().join("crates")).unwrap() {
        let name = format!("`crates/{}`", entry.unwrap().file_name().to_string_lossy());
        if !architecture.contains(&name) {
            problems.push(format!("ARCHITECTURE.md: the code map lacks {name}"));
        }
    }
    assert_none(&problems);
}

/// The places where a line has one of the words.
fn occurrences(files: &[Source], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files.iter().filter(|f| !f.is_this()) {
        for (index, line) in file.text.lines().enumerate() {
            if let Some(word) = words.iter().find(|word| line.contains(**word)) {
                found.push(format!("{}:{}: {word}", file.path, index + 1));
            }
        }
    }
    found
}

#[test]
fn nothing_is_left_for_later() {
    let code: Vec<Source> = sources().into_iter().filter(|f| f.is_rust() || f.is_julia()).collect();
    assert_none(&occurrences(&code, &["todo!", "unimplemented!", "#[ignore", "FIXME", "XXX", "TODO"]));
    let prose: Vec<Source> = sources().into_iter().filter(|f| f.path.ends_with(".md")).collect();
    assert_none(&occurrences(&prose, &["PLACEHOLDER", "FIXME", "TODO"]));
}

#[test]
fn no_path_of_a_machine_is_written_down() {
    assert_none(&occurrences(&sources(), &["/work/", "/root/", "/home/"]));
}

#[test]
fn unsafe_code_stays_in_the_runtime() {
    let mut problems = Vec::new();
    for file in sources() {
        let is_crate_root = file.path.ends_with("/src/lib.rs") || file.path.ends_with("/src/main.rs");
        let in_runtime = file.path.starts_with("crates/juliet-runtime/");
        if !in_runtime && is_crate_root && !file.text.contains("#![forbid(unsafe_code)]") {
            problems.push(format!("{}: does not forbid unsafe code", file.path));
        }
        let is_own =
            |line: &str| line.contains("unsafe {") || line.contains("unsafe fn") || line.contains("unsafe impl");
        if file.is_rust() && !in_runtime && !file.is_this() && file.text.lines().any(is_own) {
            problems.push(format!("{}: has unsafe code", file.path));
        }
    }
    assert_none(&problems);
}

#[test]
fn dependencies_have_reasons() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let section = manifest.split("[workspace.dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let mut problems = Vec::new();
    let mut before = "";
    for line in section.lines().filter(|l| !l.is_empty()) {
        let is_ours = line.contains("path = \"crates/");
        if !line.starts_with('#') && !is_ours && !before.starts_with("# ") {
            problems.push(format!("Cargo.toml: no line of reason above {line}"));
        }
        before = line;
    }
    for file in sources().iter().filter(|f| f.path.starts_with("crates/") && f.path.ends_with("/Cargo.toml")) {
        if !file.text.contains("[lints]\nworkspace = true") {
            problems.push(format!("{}: is without the lints of the workspace", file.path));
        }
        let of_workspace =
            |line: &str| line.contains(" = ") && line.contains('{') && !line.contains("workspace = true");
        let own = file.text.lines().filter(|line| of_workspace(line) && line.contains("version"));
        problems.extend(own.map(|line| format!("{}: a version of its own: {line}", file.path)));
    }
    assert_none(&problems);
}

#[test]
fn dependencies_come_from_the_registry() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let registry = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let foreign: Vec<String> =
        lock.lines().filter(|l| l.starts_with("source = ") && *l != registry).map(str::to_string).collect();
    assert_none(&foreign);
}

/// Variables of the process that lead to what a snapshot keeps: `places` of their crate lists them.
const KEPT_VARIABLES: &[&str] =
    &["TABLE", "EMPTY", "NEXT", "BUILTIN", "SPECIALS", "COPIES", "POOL", "CURRENT", "ROOTED", "PINNED"];

/// Variables that begin anew in every process: answers that are found again, the process's own affairs.
const FRESH_VARIABLES: &[&str] = &[
    "MEMO",
    "MATCHES",
    "IN_PROGRESS",
    "MESSAGE",
    "VERIFICATION",
    "STACK_BASE",
    "INTERRUPTED",
    "JULIA_THREAD",
    "INSTALLED",
    "UNANSWERED",
    "PATIENCE",
    "START",
    "TOKEN",
    "KNOWN",
    "LANDING",
    "CONTINUATION",
    "FILLING",
    "IS_TAKEN",
    "RELIED_ON_ORDER",
    "BLOCKS",
    "ALLOCATOR",
];

/// A variable that is in neither list could lead to memory that a snapshot leaves out, or be forgotten.
#[test]
fn every_variable_of_the_process_is_known_to_snapshots() {
    let in_process = ["symbol", "types", "ir", "runtime", "infer", "lower", "driver", "hash", "stencil", "codegen"];
    for source in sources() {
        let is_of_interest = in_process.iter().any(|c| source.path.starts_with(&format!("crates/juliet-{c}/src/")));
        if !is_of_interest || !source.is_rust() {
            continue;
        }
        for line in source.text.lines().map(str::trim_start) {
            let line = line.trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ");
            let Some((name, _)) = line.strip_prefix("static ").and_then(|rest| rest.split_once(':')) else { continue };
            let is_known = KEPT_VARIABLES.contains(&name) || FRESH_VARIABLES.contains(&name);
            assert!(is_known, "{}: {name} must be listed as kept by snapshots or as fresh", source.path);
        }
    }
}
