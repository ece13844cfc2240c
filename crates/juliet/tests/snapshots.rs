//! Starts from snapshots: when there is one, what it may not change, and what happens to a damaged one.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files fails")]
#![cfg(all(target_os = "linux", target_env = "gnu", target_arch = "x86_64"))]

mod support;

use std::path::Path;

use support::{Output, Run, compare, remove_shared_store, root, shared_store};

/// Touches what Base made before the snapshot: types, methods, constants with objects, documentation.
const PROGRAM: &str = r#"
struct Point{T<:Real}
    x::T
    y::T
end
Base.:+(a::Point, b::Point) = Point(a.x + b.x, a.y + b.y)
println(Point(1, 2) + Point(3, 4))
println(sort(collect(keys(Dict(:b => 1, :a => 2)))), " ", match(r"(\d+)", "ab12").captures)
println(sum(length(string(n)) for n in 1:2000), " ", GC.gc() === nothing)
println(get(ENV, "WHOSE", "none"), " ", ARGS, " ", isfile(PROGRAM_FILE))
f(n) = n == 0 ? 0 : 1 + f(n - 1)
println(f(100_000), " ", try f(-1) catch e; typeof(e) end)
println(fetch(@async Threads.threadid()), " ", @eval(Base, length(String[])))
"#;

fn run(program: &Path, store: &Path, env: &[(&str, &str)]) -> Output {
    let run = env.iter().fold(Run::new(program).store(store), |run, (name, value)| run.env(name, value));
    let output = run.output().unwrap_or_else(|e| panic!("{e:?}"));
    assert!(output.success, "{}{}", output.stdout, output.stderr);
    output
}

fn program() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("program.jl");
    std::fs::write(&file, PROGRAM).unwrap();
    (folder, file)
}

/// The first start makes Base's image, the second runs it and writes the snapshot, the third reads it.
#[test]
fn the_third_start_reads_a_snapshot() {
    let ((_folder, file), store) = (program(), tempfile::tempdir().unwrap());
    let outputs: Vec<Output> = ["a", "b", "c"].iter().map(|w| run(&file, store.path(), &[("WHOSE", w)])).collect();
    assert_eq!(outputs.iter().map(|o| o.stat("snapshots")).collect::<Vec<_>>(), [0, 0, 1]);
    assert_eq!(outputs[0].stdout.replace("\na ", "\nc "), outputs[2].stdout);
    assert_eq!((outputs[2].stat("inferred"), outputs[2].stat("code_misses")), (0, 0));
}

/// What the environment sets is this process's, not that of the one that wrote the snapshot.
#[test]
fn settings_are_not_part_of_a_snapshot() {
    let ((_folder, file), store) = (program(), tempfile::tempdir().unwrap());
    let plain = [(); 3].map(|()| run(&file, store.path(), &[]));
    let stressed = run(&file, store.path(), &[("JULIET_GC_STRESS", "20")]);
    assert_eq!((stressed.stat("snapshots"), &stressed.stdout), (1, &plain[2].stdout));
    let filling = file.with_file_name("filling.jl");
    std::fs::write(&filling, "try; zeros(1 << 22); println(:kept) catch e; println(typeof(e)) end\n").unwrap();
    run(&filling, store.path(), &[]);
    let limited = run(&filling, store.path(), &[("JULIET_HEAP_LIMIT_MIB", "16")]);
    assert_eq!((limited.stat("snapshots"), limited.stdout.as_str()), (1, "OutOfMemoryError\n"));
}

#[test]
fn a_damaged_snapshot_is_made_again() {
    let ((_folder, file), store) = (program(), tempfile::tempdir().unwrap());
    let good = [(); 3].map(|()| run(&file, store.path(), &[]));
    let folder = std::fs::read_dir(store.path()).unwrap().next().unwrap().unwrap().path();
    let log = folder.join("log-000001");
    let mut bytes = std::fs::read(&log).unwrap();
    // Most of the file is the snapshot: wherever its middle is, that is inside.
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x40;
    std::fs::write(&log, bytes).unwrap();
    let repaired = [(); 2].map(|()| run(&file, store.path(), &[]));
    assert_eq!((repaired[0].stat("snapshots"), &repaired[0].stdout), (0, &good[0].stdout));
    assert_eq!((repaired[1].stat("snapshots"), &repaired[1].stdout), (1, &good[0].stdout));
}

/// Uses what the other suites use of the support, so that none of it is dead here.
#[test]
fn the_shared_store_serves_too() {
    let (_folder, file) = program();
    let output = Run::new(&file)
        .with_args_of(&file)
        .option("--verify-cache")
        .events()
        .output()
        .unwrap_or_else(|e| panic!("{e:?}"));
    assert!(output.success && output.status == Some(0) && !output.events.is_empty(), "{}", output.stderr);
    assert!(shared_store().is_dir() && root().join("Cargo.toml").is_file());
    std::fs::write(file.with_extension("out"), &output.stdout).unwrap();
    assert!(compare(&file, &output.stdout).is_ok());
    remove_shared_store();
}
