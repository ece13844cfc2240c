//! How far an edit reaches: a module of 300 lines, and a package of 3,000 lines in several files.
//!
//! Each edit is made to one group of functions of a program whose first version has been run. What a
//! run inferred and compiled is printed (`--nocapture`) and asserted.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that prints figures and fails on what it cannot read"
)]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Lines of a group.
const GROUP: usize = 25;
/// Groups of a file.
const FILE: usize = 12;

/// One group of functions; all names and numbers end in its own.
fn group(n: usize) -> String {
    let text = "# Group NN.
struct ItemNN
    count::Int
    share::Float64
end
@noinline function leafNN(x::Int, scale)
    total = 0
    for i in 1:x
        total += i * 1NN + scale
    end
    return total
end
smallNN(x) = x + 4NN
@noinline function middleNN(x)
    value = leafNN(x, 3) - 5
    return smallNN(value)
end
@noinline function topNN(x)
    item = ItemNN(round(Int, middleNN(x)), 0.5)
    return item.count
end
@noinline function captureNN(list, offset)
    return map(element -> element * 6NN + offset, list)
end
groupNN() = topNN(4) + captureNN([1, 2], 3)[2]
";
    assert_eq!(text.lines().count(), GROUP);
    text.replace("NN", &format!("{n:03}"))
}

/// A program of so many files, the first of which is the module's own.
struct Program {
    files: Vec<String>,
}

impl Program {
    fn new(files: usize) -> Program {
        let parts: Vec<String> = (0..files)
            .map(|file| {
                let groups: Vec<usize> = (file * FILE..(file + 1) * FILE).collect();
                let calls: Vec<String> = groups.iter().map(|n| format!("group{n:03}()")).collect();
                let text: String = groups.iter().map(|n| group(*n)).collect();
                format!("{text}part{file}() = {}\n", calls.join(" + "))
            })
            .collect();
        let includes: String = (1..files).map(|n| format!("include(\"part{n}.jl\")\n")).collect();
        let sum: Vec<String> = (0..files).map(|n| format!("part{n}()")).collect();
        let first = format!("module Big\n{}{includes}run() = {}\nend\nprintln(Big.run())\n", parts[0], sum.join(" + "));
        Program { files: std::iter::once(first).chain(parts.into_iter().skip(1)).collect() }
    }

    fn lines(&self) -> usize {
        self.files.iter().map(|f| f.lines().count()).sum()
    }

    /// The program with a text of its first file replaced.
    fn with(&self, from: &str, to: &str) -> Program {
        let mut files = self.files.clone();
        assert!(files[0].contains(from), "the program has no {from}");
        files[0] = files[0].replace(from, to);
        Program { files }
    }

    fn write(&self, folder: &Path) {
        std::fs::write(folder.join("program.jl"), &self.files[0]).unwrap();
        for (n, text) in self.files.iter().enumerate().skip(1) {
            std::fs::write(folder.join(format!("part{n}.jl")), text).unwrap();
        }
    }
}

/// What a run did.
#[derive(Debug)]
struct Did {
    /// All instances inferred.
    inferred: u64,
    /// All instances compiled.
    compiled: u64,
    /// The program's own that were inferred, without their arguments, sorted.
    names: Vec<String>,
    /// The program's own that were compiled.
    compiled_names: Vec<String>,
}

fn run(program: &Program, folder: &Path, title: &str) -> Did {
    program.write(folder);
    let (stats, explanation) = (folder.join("stats.json"), folder.join("explanation.json"));
    let output = Command::new(env!("CARGO_BIN_EXE_juliet"))
        .arg(folder.join("program.jl"))
        .env("JULIET_CACHE_DIR", folder.join("store"))
        .env("JULIET_STATS", &stats)
        .env("JULIET_EXPLAIN", &explanation)
        .output()
        .unwrap();
    assert!(output.status.success(), "{title}: {}", String::from_utf8_lossy(&output.stderr));
    let read = |path: &Path| -> Value { serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap() };
    let (stats, explanation) = (read(&stats), read(&explanation));
    let names = |wanted: &dyn Fn(&Value) -> bool| {
        let own = explanation["instances"].as_array().unwrap().iter().filter(|i| i["program"] == true && wanted(i));
        let mut names: Vec<String> = own
            .map(|i| i["instance"].as_str().unwrap().split('(').next().unwrap().trim_start_matches("Big.").to_owned())
            .collect();
        names.sort();
        names.dedup();
        names
    };
    let did = Did {
        inferred: stats["inferred"].as_u64().unwrap(),
        compiled: stats["code_misses"].as_u64().unwrap(),
        names: names(&|i| i["inferred"] == true),
        compiled_names: names(&|i| i["code"] == "compiled"),
    };
    let shown = if did.names.len() > 8 { "…".to_owned() } else { did.names.join(" ") };
    println!(
        "{:>5} lines, {title:<28} {:>4} inferred, {:>4} compiled; of the program {} and {}: {shown}",
        program.lines(),
        did.inferred,
        did.compiled,
        did.names.len(),
        did.compiled_names.len()
    );
    did
}

fn edits(files: usize) {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let program = Program::new(files);
    let first = run(&program, folder, "first run");
    assert!(first.names.len() > files * FILE * 4, "{first:?}");
    let nothing = |from: &str, to: &str, title: &str| {
        let did = run(&program.with(from, to), folder, title);
        assert_eq!((did.inferred, did.compiled), (0, 0), "{title}: {did:?}");
    };
    nothing("module Big\n", "module Big\n", "unchanged");
    nothing("# Group 003.\n", "# Group 003, and what\n# there is to say of it.\n\n", "a comment");
    nothing("total", "sum_so_far", "renamed local variables");
    nothing(
        "leaf003(x::Int, scale)\n    total = 0\n    for i in 1:x\n        total += i * 1003 + scale",
        "leaf003(n::Int, factor)\n    total = 0\n    for i in 1:n\n        total += i * 1003 + factor",
        "renamed arguments",
    );
    nothing("offset", "shift", "a renamed captured variable");
    let reaches = |from: &str, to: &str, title: &str, inferred: &[&str], compiled: &[&str]| {
        let did = run(&program.with(from, to), folder, title);
        assert_eq!(did.names, inferred, "{title}: {did:?}");
        assert_eq!(did.compiled_names, compiled, "{title}: {did:?}");
    };
    reaches("leaf003", "petal003", "a renamed function", &["middle003", "petal003"], &[]);
    reaches("i * 1003", "i * 7003", "a leaf's body", &["leaf003"], &["leaf003"]);
    reaches("x + 4003", "x + 8003", "an inlined leaf's body", &["middle003", "small003"], &["middle003"]);
    let chain = ["leaf003", "middle003", "small003", "top003"];
    reaches(
        "total = 0\n    for i in 1:x\n        total += i * 1003",
        "total = 0.0\n    for i in 1:x\n        total += i * 1003",
        "a leaf's return type",
        &chain,
        &["leaf003", "middle003", "top003"],
    );
    nothing("module Big\n", "module Big\n", "everything as at first");
}

#[test]
fn a_module_of_300_lines() {
    edits(1);
}

#[test]
fn a_package_of_3000_lines() {
    edits(10);
}

/// Runs `juliet` with words in a folder; what it printed.
fn juliet(folder: &Path, words: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_juliet"))
        .args(words)
        .current_dir(folder)
        .env("JULIET_CACHE_DIR", folder.join("store"))
        .output()
        .unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn explanations_are_printed_where_they_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let write = |text: &str| std::fs::write(folder.join("a.jl"), text).unwrap();
    write("@noinline f(x) = x * 7001\nprintln(f(2))\nexit(0)\n");
    juliet(folder, &["a.jl"]);
    write("@noinline f(x) = x * 7003\nprintln(f(2))\nexit(0)\n");
    let changed = "its body changed: line 1";
    let (explanation, printed) = juliet(folder, &["explain", "a.jl"]);
    assert_eq!(explanation, format!("f(Int64) at a.jl:1: inferred and compiled: {changed}\n"));
    assert_eq!(printed, "14006\n", "the program's output goes to standard error");
    let (_, verified) = juliet(folder, &["--verify-cache", "--explain", "a.jl"]);
    assert!(verified.contains("f(Int64) at a.jl:1: inferred, its code is in the cache: --verify-cache"), "{verified}");
    let (json, _) = juliet(folder, &["explain", "--json", "a.jl"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["earlier"]["instances"][0]["reason"]["text"], changed, "verification leaves no trace: {json}");
    let (why, _) = juliet(folder, &["cache", "why", "f"]);
    assert!(
        why.starts_with("f(Int64) at a.jl:1 in ") && why.ends_with(&format!("a.jl: inferred: {changed}\n")),
        "{why}"
    );
}
