//! A store that is shared, killed, damaged, full, read-only or of another version changes neither
//! what a program prints nor its exit status, and costs at most one warning.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test that cannot set up its store fails, one that cannot be run says so"
)]

#[allow(dead_code, reason = "the suites of programs use the rest")]
mod support;

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use juliet_driver::{Kind, Store};
use support::{Output, Run};

/// Functions of the program, each with code of its own.
const FUNCTIONS: u32 = 40;

/// A folder with a program and a store.
struct Place {
    folder: tempfile::TempDir,
    program: PathBuf,
    store: PathBuf,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("program.jl");
    let mut text = String::from("total = 0\n");
    for n in 0..FUNCTIONS {
        text.push_str(&format!("@noinline f{n}(x) = x * {} + {n}\ntotal += f{n}({n})\n", n + 10_007));
    }
    text.push_str("println(total)\n");
    fs::write(&program, text).unwrap();
    let store = folder.path().join("store");
    Place { program, store, folder }
}

fn expected() -> String {
    let total: u64 = (0..u64::from(FUNCTIONS)).map(|n| n * (n + 10_007) + n).sum();
    format!("{total}\n")
}

impl Place {
    fn run(&self) -> Output {
        Run::new(&self.program).store(&self.store).output().unwrap()
    }

    /// Runs the program; the number of warnings, which are all that may be on standard error.
    fn run_right(&self, what: &str) -> usize {
        right(&self.run(), what)
    }

    /// A run that must find everything and say nothing.
    fn run_warm(&self, what: &str) {
        let output = self.run();
        assert_eq!(right(&output, what), 0, "{what}: {}", output.stderr);
        assert_eq!((output.stat("code_misses"), output.stat("adapter_misses")), (0, 0), "{what}: {}", output.stats);
    }

    fn file(&self, name: &str) -> PathBuf {
        let store = Store::open(&self.store);
        store.folder().join(name)
    }

    fn spawn(&self) -> Child {
        Command::new(support::binary())
            .arg(&self.program)
            .env("JULIET_CACHE_DIR", &self.store)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }
}

fn right(output: &Output, what: &str) -> usize {
    assert_eq!((output.stdout.as_str(), output.status), (expected().as_str(), Some(0)), "{what}: {}", output.stderr);
    let lines: Vec<&str> = output.stderr.lines().filter(|l| !l.is_empty()).collect();
    assert!(lines.iter().all(|l| l.starts_with("juliet: warning: ")) && lines.len() <= 1, "{what}: {lines:?}");
    lines.len()
}

#[test]
fn four_processes_fill_one_store() {
    let place = place();
    let children: Vec<Child> = (0..4).map(|_| place.spawn()).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout), expected(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    place.run_warm("after all four");
}

#[test]
fn processes_killed_while_they_write() {
    let place = place();
    for round in 0..20u64 {
        let mut child = place.spawn();
        std::thread::sleep(Duration::from_millis(15 + 41 * round));
        // One that has ended already cannot be killed.
        let _ = child.kill();
        child.wait().unwrap();
    }
    assert_eq!(place.run_right("after 20 kills"), 0);
    place.run_warm("after that");
}

/// Numbers that look random.
fn next(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 20) as usize
}

#[test]
fn flipped_bytes_cut_files_and_foreign_bytes() {
    let place = place();
    place.run_right("cold");
    place.run_warm("warm");
    let good = fs::read(place.file("log-000001")).unwrap();
    let mut seed = 7;
    let mut damages: Vec<(String, Vec<u8>)> = Vec::new();
    for count in [1, 3000] {
        let mut bytes = good.clone();
        for _ in 0..count {
            let at = next(&mut seed) % bytes.len();
            bytes[at] ^= 1 << (next(&mut seed) % 8);
        }
        damages.push((format!("{count} flipped bits"), bytes));
    }
    for len in [0, 100, good.len() / 2] {
        damages.push((format!("cut to {len} of {} bytes", good.len()), good[..len].to_vec()));
    }
    let mut overwritten = good.clone();
    overwritten[..4096].fill(0x5a);
    damages.push(("overwritten beginning".into(), overwritten));
    let mut version = good.clone();
    version[6..8].copy_from_slice(b"99");
    damages.push(("a log of another version".into(), version));
    damages.push(("something else".into(), b"something else\n".repeat(1000)));
    for (what, bytes) in damages {
        fs::write(place.file("log-000001"), bytes).unwrap();
        place.run_right(&what);
        place.run_warm(&format!("after {what}"));
    }
    fs::write(place.file("index"), b"nonsense").unwrap();
    place.run_warm("index of nonsense");
    fs::remove_file(place.file("log-000001")).unwrap();
    fs::create_dir(place.file("log-000001")).unwrap();
    place.run_right("a folder in the place of a segment");
    place.run_warm("after that");
    let table = place.file("index");
    fs::remove_file(&table).unwrap();
    fs::create_dir(&table).unwrap();
    assert_eq!(place.run_right("a folder in the place of the table"), 1);
}

#[test]
fn a_store_of_a_newer_version_is_left_alone() {
    let place = place();
    let other = place.store.join("v99");
    fs::create_dir_all(&other).unwrap();
    fs::write(other.join("data.mdb"), [7; 9000]).unwrap();
    assert_eq!(place.run_right("beside another version"), 0);
    assert_eq!(fs::read(other.join("data.mdb")).unwrap(), [7; 9000]);
}

/// Runs the program by a shell command in which `$JULIET`, `$PROGRAM` and `$STORE` stand for what
/// they say; `None` where the system does not permit what the command needs.
fn run_by(place: &Place, what: &str, permitted: &str, script: &str) -> Option<Output> {
    let shell = |script: &str| {
        let mut command = Command::new("sh");
        command
            .args(["-c", script])
            .env("JULIET", support::binary())
            .env("PROGRAM", &place.program)
            .env("STORE", &place.store)
            .env("FOLDER", place.folder.path())
            .env("JULIET_CACHE_DIR", &place.store)
            .stdin(Stdio::null());
        command
    };
    if !shell(permitted).output().is_ok_and(|o| o.status.success()) {
        let _ = writeln!(std::io::stderr(), "not tested: {what} ({permitted} is not permitted here)");
        return None;
    }
    let output = shell(script).output().unwrap();
    Some(Output {
        success: output.status.success(),
        status: output.status.code(),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        stats: serde_json::Value::Null,
        events: vec![],
    })
}

#[test]
fn a_read_only_folder_is_read() {
    let place = place();
    place.run_right("cold");
    let before = fs::read(place.file("log-000001")).unwrap();
    let mount = "mount --bind \"$STORE\" \"$STORE\" && mount -o remount,ro,bind \"$STORE\"";
    let run = format!("{mount} && exec \"$JULIET\" \"$PROGRAM\"");
    let script = |inner: &str| format!("exec unshare -m sh -c '{inner}'");
    if let Some(output) = run_by(&place, "a read-only store", &script(mount), &script(&run)) {
        assert_eq!(right(&output, "read-only"), 0);
        assert_eq!(fs::read(place.file("log-000001")).unwrap(), before);
    }
    let nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups";
    fs::set_permissions(place.folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let test = format!("{nobody} test -x \"$JULIET\" -a -r \"$PROGRAM\"");
    if let Some(output) =
        run_by(&place, "a store of somebody else", &test, &format!("exec {nobody} \"$JULIET\" \"$PROGRAM\""))
    {
        assert_eq!(right(&output, "somebody else's"), 0);
        assert_eq!(fs::read(place.file("log-000001")).unwrap(), before);
    }
    fs::remove_dir_all(&place.store).unwrap();
    fs::create_dir(&place.store).unwrap();
    if let Some(output) =
        run_by(&place, "an empty store of somebody else", &test, &format!("exec {nobody} \"$JULIET\" \"$PROGRAM\""))
    {
        assert_eq!(right(&output, "somebody else's empty one"), 1);
    }
}

#[test]
fn a_full_disk_is_reported_once() {
    for size in ["12k", "64k"] {
        let place = place();
        fs::create_dir(&place.store).unwrap();
        let mount = format!("mount -t tmpfs -o size={size} tmpfs \"$STORE\"");
        let run = format!("{mount} && \"$JULIET\" \"$PROGRAM\" && \"$JULIET\" \"$PROGRAM\"");
        let script = |inner: &str| format!("exec unshare -m sh -c '{inner}'");
        let Some(output) = run_by(&place, "a full disk", &script(&mount), &script(&run)) else { return };
        assert_eq!(output.stdout, expected().repeat(2), "{}", output.stderr);
        let lines: Vec<&str> = output.stderr.lines().collect();
        assert!(lines.len() == 2 && lines.iter().all(|l| l.starts_with("juliet: warning: ")), "{lines:?}");
    }
}

#[test]
fn verification_finds_an_object_that_was_changed_with_its_checksum() {
    let place = place();
    place.run_right("cold");
    let verified =
        |place: &Place| Run::new(&place.program).store(&place.store).option("--verify-cache").output().unwrap();
    let output = verified(&place);
    assert_eq!(right(&output, "nothing changed"), 0);
    // The second byte of each function's literal in the code: adding one gives another number.
    let literal = (10_007u32 + 9).to_le_bytes();
    let store = Store::open(&place.store);
    let mut changed = Vec::new();
    store.for_each(&mut |entry| {
        let (key, value) = (entry.key, entry.value);
        if let Some(at) = value.windows(4).position(|w| w == literal)
            && value.len() < 2000
        {
            let mut bad = value.to_vec();
            bad[at] ^= 1;
            changed.push((key, bad));
        }
    });
    assert!(!changed.is_empty(), "the literal is in the code");
    for (key, bad) in &changed {
        store.put(Kind::Object, key, bad);
    }
    drop(store);
    let output = verified(&place);
    assert_eq!(output.stdout, expected(), "what is stored wrongly is not run");
    assert!(output.stderr.contains("f9(Int64)") && !output.success, "{}", output.stderr);
    assert_eq!(right(&verified(&place), "repaired"), 0);
}
