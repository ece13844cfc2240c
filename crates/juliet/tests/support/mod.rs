//! Running `juliet` in a process of its own, with a store that the whole suite shares.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use libtest_mimic::Failed;

/// Longest run of one program.
const TIMEOUT: Duration = Duration::from_secs(300);

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Where this process's shared store is: suites may run beside each other.
fn shared_folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("store-{}", std::process::id()))
}

/// The store that the suite's processes fill together; empty when the suite starts.
pub(crate) fn shared_store() -> PathBuf {
    static STORE: OnceLock<PathBuf> = OnceLock::new();
    STORE
        .get_or_init(|| {
            remove_shared_store();
            std::fs::create_dir_all(shared_folder()).unwrap();
            shared_folder()
        })
        .clone()
}

/// Removes the shared store; one that stays behind takes room and nothing else.
pub(crate) fn remove_shared_store() {
    let _ = std::fs::remove_dir_all(shared_folder());
}

/// The executable under test: `JULIET_TEST_BINARY`, or the one that was built with the tests.
pub(crate) fn binary() -> PathBuf {
    std::env::var_os("JULIET_TEST_BINARY").map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_juliet")), PathBuf::from)
}

/// A run to be made.
pub(crate) struct Run {
    file: PathBuf,
    options: Vec<String>,
    args: Vec<String>,
    env: Vec<(String, String)>,
    /// The suite's shared one where there is none.
    store: Option<PathBuf>,
    events: bool,
}

/// What a run did.
pub(crate) struct Output {
    pub(crate) success: bool,
    pub(crate) status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) stats: serde_json::Value,
    pub(crate) events: Vec<String>,
}

impl Output {
    /// A count of the statistics object.
    pub(crate) fn stat(&self, name: &str) -> u64 {
        self.stats[name].as_u64().unwrap_or(u64::MAX)
    }
}

impl Run {
    pub(crate) fn new(file: &Path) -> Run {
        Run { file: file.to_owned(), options: vec![], args: vec![], env: vec![], store: None, events: false }
    }

    pub(crate) fn with_args_of(mut self, file: &Path) -> Run {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        if let Some(line) = text.lines().find_map(|l| l.strip_prefix("#@ args:")) {
            self.args = line.split_whitespace().map(str::to_owned).collect();
        }
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Run {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// An option of the command itself.
    pub(crate) fn option(mut self, option: &str) -> Run {
        self.options.push(option.to_owned());
        self
    }

    pub(crate) fn store(mut self, folder: &Path) -> Run {
        self.store = Some(folder.to_owned());
        self
    }

    pub(crate) fn events(mut self) -> Run {
        self.events = true;
        self
    }

    pub(crate) fn output(&self) -> Result<Output, Failed> {
        let scratch = tempfile::tempdir()?;
        let (stats, events) = (scratch.path().join("stats.json"), scratch.path().join("events"));
        let (out, err) = (scratch.path().join("out"), scratch.path().join("err"));
        let mut command = Command::new(binary());
        command
            .args(&self.options)
            .arg(&self.file)
            .args(&self.args)
            .current_dir(self.file.parent().unwrap())
            .env("JULIET_CACHE_DIR", self.store.clone().unwrap_or_else(shared_store))
            .env("JULIET_VERIFY_IR", "1")
            .env("JULIET_STATS", &stats)
            .envs(self.env.iter().cloned())
            .stdin(Stdio::null())
            .stdout(std::fs::File::create(&out)?)
            .stderr(std::fs::File::create(&err)?);
        if self.events {
            command.env("JULIET_EVENTS", &events);
        }
        let status = wait(&mut command)?;
        let read = |path: &Path| String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).into_owned();
        Ok(Output {
            success: status == Some(0),
            status,
            stdout: read(&out),
            stderr: read(&err),
            stats: serde_json::from_str(&read(&stats)).unwrap_or_default(),
            events: read(&events).lines().map(str::to_owned).collect(),
        })
    }
}

fn wait(command: &mut Command) -> Result<Option<i32>, Failed> {
    let mut child = command.spawn()?;
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.code());
        }
        if begun.elapsed() > TIMEOUT {
            child.kill()?;
            child.wait()?;
            return Err(format!("still running after {} s", TIMEOUT.as_secs()).into());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Compares with the expectation beside a test file, or writes it.
pub(crate) fn compare(file: &Path, found: &str) -> Result<(), Failed> {
    let expectation = file.with_extension("out");
    if std::env::var_os("JULIET_BLESS").is_some() {
        std::fs::write(&expectation, found)?;
        return Ok(());
    }
    let expected = std::fs::read_to_string(&expectation)?;
    if expected == found {
        return Ok(());
    }
    let mut report = String::from("output differs (- expected, + found):\n");
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    for index in 0..old.len().max(new.len()) {
        let (a, b) = (old.get(index), new.get(index));
        if a != b {
            report.push_str(&a.map_or(String::new(), |l| format!("- {l}\n")));
            report.push_str(&b.map_or(String::new(), |l| format!("+ {l}\n")));
        }
    }
    Err(report.into())
}
