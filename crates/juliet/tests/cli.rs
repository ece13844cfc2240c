//! The command line: what options do, exit statuses, what goes where, and how interrupts end.
#![allow(clippy::unwrap_used, reason = "a test that cannot start its program fails")]

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

struct Answer {
    status: Option<i32>,
    out: String,
    err: String,
}

fn store() -> &'static Path {
    static STORE: OnceLock<PathBuf> = OnceLock::new();
    STORE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli-store");
        std::fs::create_dir_all(&folder).unwrap();
        folder
    })
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_juliet"));
    command
        .args(args)
        .env("JULIET_CACHE_DIR", store())
        .env_remove("JULIET_STATS")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn answer(command: &mut Command) -> Answer {
    let output = command.output().unwrap();
    Answer {
        status: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

fn juliet(args: &[&str]) -> Answer {
    answer(&mut command(args))
}

fn program(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".jl").tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

#[test]
fn evaluates_and_shows() {
    let shown = juliet(&["-E", "[1, 2] .+ 1"]);
    assert_eq!((shown.status, shown.out.as_str()), (Some(0), "[2, 3]\n"), "{}", shown.err);
    let run = juliet(&["-e", "println(ARGS)", "a", "-b"]);
    assert_eq!((run.status, run.out.as_str()), (Some(0), "[\"a\", \"-b\"]\n"), "{}", run.err);
}

#[test]
fn programs_choose_their_status() {
    assert_eq!(juliet(&["-e", "exit(3)"]).status, Some(3));
    let left = juliet(&["-e", "atexit(() -> println(\"hook\")); print(\"last words \"); exit()"]);
    assert_eq!((left.status, left.out.as_str()), (Some(0), "last words hook\n"));
    let file = program("println(\"out\")\nerror(\"why\")\n");
    let failed = juliet(&[file.path().to_str().unwrap()]);
    assert_eq!((failed.status, failed.out.as_str()), (Some(1), "out\n"));
    assert!(failed.err.starts_with("ERROR: LoadError: why\nStacktrace:\n"), "{}", failed.err);
}

#[test]
fn wrong_usage_is_status_2() {
    for args in [&["--bogus"][..], &["cache"], &["cache", "bogus"], &["code", "nostage", "f.jl", "f()"]] {
        let refused = juliet(args);
        assert_eq!(refused.status, Some(2), "{args:?}");
        assert!(!refused.err.is_empty() && refused.out.is_empty(), "{args:?}");
    }
}

#[test]
fn a_file_that_is_not_there() {
    let failed = juliet(&["no/such/file.jl"]);
    assert_eq!(failed.status, Some(1));
    assert!(failed.err.starts_with("ERROR: SystemError: opening file \""), "{}", failed.err);
    assert!(failed.err.trim_end().ends_with("no/such/file.jl\": No such file or directory"), "{}", failed.err);
}

#[test]
fn errors_of_evaluated_text_have_no_file() {
    let failed = juliet(&["-e", "f(x) = x + undefined_name\nf(1)"]);
    let expected = "ERROR: UndefVarError: `undefined_name` not defined in `Main`\nStacktrace:\n [1] f(x::Int64)\n   @ Main none:1\n [2] top-level scope\n   @ none:2\n";
    assert_eq!((failed.status, failed.err.as_str()), (Some(1), expected));
}

#[test]
fn loops_that_shadow_a_global_warn_at_their_assignment() {
    let file = program("x = 0\nfor i in 1:2\n    i\n    x = i\nend\nprintln(x)\n");
    let name = file.path().canonicalize().unwrap().display().to_string();
    let warned = juliet(&[&name]);
    assert_eq!((warned.status, warned.out.as_str()), (Some(0), "0\n"));
    assert!(warned.err.starts_with("┌ Warning: Assignment to `x` in soft scope is ambiguous "), "{}", warned.err);
    assert!(warned.err.ends_with(&format!("\n└ @ {name}:4\n")), "{}", warned.err);
}

#[test]
fn syntax_errors_are_reported_where_they_are() {
    let file = program("x = 1\n@show begin\n    y = 1\n    2 = 3\nend\n");
    let failed = juliet(&[file.path().to_str().unwrap()]);
    assert!(failed.err.contains(":4:5\n") && failed.err.contains("\n4 |     2 = 3\n"), "{}", failed.err);
    let file = program("x = 1\n@show begin\n    y = 1 +* 2\nend\n");
    let name = file.path().canonicalize().unwrap().display().to_string();
    let failed = juliet(&[&name]);
    assert!(failed.err.contains(":3:12\n"), "{}", failed.err);
    assert!(failed.err.ends_with(&format!("in expression starting at {name}:3\n")), "{}", failed.err);
}

#[test]
fn the_cache_command() {
    let folder = tempfile::tempdir().unwrap();
    let here = |args: &[&str]| answer(command(args).env("JULIET_CACHE_DIR", folder.path()));
    let path = here(&["cache", "path"]);
    assert!(path.out.trim_end().starts_with(folder.path().to_str().unwrap()), "{}", path.out);
    let entries = |answer: &Answer| -> u64 {
        let line = answer.out.lines().find(|l| l.starts_with("entries")).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or(u64::MAX)
    };
    assert_eq!(here(&["-e", "println(sum([1, 2]))"]).out, "3\n");
    let full = here(&["cache", "stats"]);
    assert!((1..u64::MAX).contains(&entries(&full)), "{}{}", full.out, full.err);
    let verified = here(&["cache", "verify"]);
    assert!(verified.out.contains("0 damaged"), "{}{}", verified.out, verified.err);
    assert_eq!(here(&["cache", "clear"]).status, Some(0));
    assert_eq!(entries(&here(&["cache", "stats"])), 0);
}

#[test]
fn the_cache_tells_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let here = |args: &[&str]| answer(command(args).env("JULIET_CACHE_DIR", folder.path()));
    let parsed = |args: &[&str]| -> serde_json::Value { serde_json::from_str(&here(args).out).unwrap() };
    let warm = here(&["cache", "warm"]);
    assert!(warm.out.starts_with("Base, ") && warm.out.contains("Printf"), "{}{}", warm.out, warm.err);
    let prepared = parsed(&["cache", "stats", "--json"]);
    assert!(prepared["kinds"]["image"]["entries"].as_u64().unwrap() > 5, "{prepared}");
    // A function has one object under each name that it was ever given.
    for name in ["first_name", "second_name"] {
        assert_eq!(here(&["-e", &format!("@noinline {name}(x) = x * 11 + 5; println({name}(1))")]).out, "16\n");
    }
    let list = parsed(&["cache", "ls", "--json"]);
    let named = |entry: &&serde_json::Value| entry["names"].as_array().unwrap().contains(&"second_name(Int64)".into());
    let entry = list.as_array().unwrap().iter().find(named).unwrap();
    assert_eq!((&entry["kind"], &entry["names"][0]), (&"object".into(), &"first_name(Int64)".into()), "{entry}");
    let hash = entry["hash"].as_str().unwrap();
    let shown = here(&["cache", "show", &hash[..12]]).out;
    for line in [&format!("hash   {hash}"), "kind   object", "name   second_name(Int64)"] {
        assert!(shown.lines().any(|l| l == line), "{line}: {shown}");
    }
    assert!(shown.contains("\ncode   ") && shown.contains("\n     0  55 48 89 e5 "), "{shown}");
    let unknown = here(&["cache", "show", "123456789abcdef0"]);
    assert!(unknown.status == Some(1) && unknown.err.contains("nothing is kept"), "{}", unknown.err);
    let stats = parsed(&["cache", "stats", "--json"]);
    assert!(stats["runs"]["runs"] == 3.0 && stats["runs"]["code_misses"].as_f64().unwrap() > 0.0, "{stats}");
    assert_eq!(parsed(&["cache", "verify", "--json"])["removed"], 0);
    assert_eq!(here(&["cache", "gc", "--max-size", "many"]).status, Some(2));
    let before = stats["file_bytes"].as_u64().unwrap();
    let evicted = here(&["cache", "gc", "--max-size", &format!("{}k", before / 2048)]);
    assert_eq!(evicted.status, Some(0), "{}", evicted.err);
    let after = parsed(&["cache", "stats", "--json"])["file_bytes"].as_u64().unwrap();
    assert!(after < before * 2 / 3, "{before} {after}");
}

#[test]
fn a_run_over_the_limit_has_somebody_evict() {
    let folder = tempfile::tempdir().unwrap();
    let run = |text: &str| {
        answer(command(&["-e", text]).env("JULIET_CACHE_DIR", folder.path()).env("JULIET_CACHE_SIZE_MIB", "1"))
    };
    let bytes = || -> u64 {
        let stats = answer(command(&["cache", "stats", "--json"]).env("JULIET_CACHE_DIR", folder.path()));
        serde_json::from_str::<serde_json::Value>(&stats.out).unwrap()["file_bytes"].as_u64().unwrap()
    };
    for n in 0..4 {
        let ran = run(&format!("using Test, Dates, LinearAlgebra; println({n})"));
        assert_eq!((ran.out, ran.err), (format!("{n}\n"), String::new()));
    }
    let begun = Instant::now();
    while bytes() > 1_400_000 && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(bytes() <= 1_400_000, "{}", bytes());
}

#[test]
fn statistics() {
    let table = juliet(&["--stats", "-e", "f(x) = x * 2; f(3)"]);
    assert!(table.err.lines().any(|l| l.starts_with("code misses")), "{}", table.err);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("stats.json");
    let run = answer(command(&["-e", "f(x) = x * 2; f(3)"]).env("JULIET_STATS", &file));
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
    let stats: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(stats["code_misses"].as_u64(), Some(0), "{stats}");
}

#[test]
fn stages_of_a_method() {
    let file = program("double(x) = x + x\n");
    let path = file.path().to_str().unwrap();
    for (stage, part) in [("lowered", "Main.+"), ("typed", "add_int"), ("clif", "iadd"), ("native", "# object key")] {
        let shown = juliet(&["code", stage, path, "double(4)"]);
        assert_eq!(shown.status, Some(0), "{stage}: {}", shown.err);
        assert!(shown.out.contains(part), "{stage}: {}", shown.out);
    }
    let failed = juliet(&["code", "typed", path, "unknown(4)"]);
    assert_eq!(failed.status, Some(1));
    assert!(failed.err.contains("`unknown` not defined"), "{}", failed.err);
}

#[test]
fn what_is_not_supported_is_named_with_its_place() {
    let failed = juliet(&["-e", "x = 1\nccall((:nosuch, \"libnosuch\"), Cvoid, ())"]);
    assert_eq!(failed.status, Some(1));
    assert!(failed.err.contains("libnosuch") && failed.err.contains("none:2"), "{}", failed.err);
}

/// Runs `text` until it has printed a line, sends SIGINT, and answers status and output.
fn interrupted(text: &str) -> Answer {
    let file = program(text);
    let mut child = command(&[file.path().to_str().unwrap()]).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status.code();
        }
        if begun.elapsed() > Duration::from_secs(60) {
            child.kill().unwrap();
            break None;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    out.read_to_string(&mut line).unwrap();
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    Answer { status, out: line, err }
}

const SPIN: &str = "function spin(x)\n    while true\n        x = (x + 1) ⊻ 5\n    end\nend\n";

#[test]
fn an_interrupt_ends_a_loop_that_calls_nothing() {
    let ended = interrupted(&format!("{SPIN}println(\"ready\"); flush(stdout)\nspin(1)\n"));
    assert_eq!(ended.status, Some(1), "{}{}", ended.out, ended.err);
    assert!(ended.err.starts_with("ERROR: LoadError: InterruptException:\nStacktrace:\n [1] spin("), "{}", ended.err);
}

#[test]
fn an_interrupt_can_be_caught() {
    let text = "println(\"ready\"); flush(stdout)\ntry\n    spin(1)\ncatch e\n    println(e isa InterruptException)\nend\nprintln(sum(rand_like(i) for i in 1:1000))\n";
    let ended = interrupted(&format!("{SPIN}rand_like(i) = (i * 7919) % 13\n{text}"));
    assert_eq!((ended.status, ended.out.as_str()), (Some(0), "ready\ntrue\n6006\n"), "{}", ended.err);
}

#[test]
fn an_interrupt_ends_a_loop_that_allocates() {
    let text = "function grow()\n    v = Any[]\n    while true\n        push!(v, string(length(v)))\n        length(v) > 1000 && empty!(v)\n    end\nend\n";
    let ended = interrupted(&format!(
        "{text}println(\"ready\"); flush(stdout)\ntry; grow(); catch e; println(typeof(e)); end\nprintln(join(map(string, 1:3)))\n"
    ));
    assert_eq!((ended.status, ended.out.as_str()), (Some(0), "ready\nInterruptException\n123\n"), "{}", ended.err);
}

#[test]
fn the_heap_limit_holds_and_exhaustion_is_an_exception() {
    let text = "mutable struct Node\n    value::Int\n    next::Any\nend\nfunction chain(n)\n    head = nothing\n    for i in 1:n\n        head = Node(i, head)\n    end\n    return head.value + length(zeros(n))\nend\nprintln(sum(chain(20_000) for _ in 1:1600))\nheld = Any[]\ntry\n    while true\n        push!(held, zeros(10_000))\n    end\ncatch e\n    empty!(held)\n    println(typeof(e))\nend\nprintln(length(string(chain(1000))))\n";
    let file = program(text);
    let path = file.path().to_str().unwrap();
    // 1,600 rounds of 20,000 objects of 32 bytes and 160 KB of floats: 75 times the limit.
    for _ in 0..2 {
        let run = answer(command(&[path]).env("JULIET_HEAP_LIMIT_MIB", "16"));
        assert_eq!((run.status, run.out.as_str()), (Some(0), "64000000\nOutOfMemoryError\n4\n"), "{}", run.err);
    }
}
