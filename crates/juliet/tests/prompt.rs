//! The prompt: typed at a pseudo-terminal, and read from a pipe.
#![allow(clippy::unwrap_used, reason = "a test that cannot start its program fails")]

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

/// How long an answer may take; the first one compiles.
const ANSWER_SECONDS_MAX: u64 = 60;

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
    command.args(args).env("JULIET_CACHE_DIR", store()).env_remove("JULIET_STATS");
    command
}

/// A session at a pseudo-terminal.
struct Terminal {
    child: Child,
    keys: File,
    /// What was shown since the last answer, without the sequences that move the cursor and colour.
    shown: Arc<Mutex<Vec<u8>>>,
}

impl Terminal {
    fn start(args: &[&str], history: &Path) -> Terminal {
        let pair = nix::pty::openpty(None, None).unwrap();
        let side = || Stdio::from(pair.slave.try_clone().unwrap());
        let child = command(args)
            .env("JULIET_HISTORY", history)
            .env("TERM", "xterm")
            .stdin(side())
            .stdout(side())
            .stderr(side())
            .spawn()
            .unwrap();
        let keys = File::from(pair.master);
        let mut screen = keys.try_clone().unwrap();
        let shown = Arc::new(Mutex::new(Vec::new()));
        let seen = shown.clone();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = screen.read(&mut bytes) {
                seen.lock().unwrap().extend_from_slice(&bytes[..count]);
            }
        });
        let terminal = Terminal { child, keys, shown };
        terminal.wait_for("julia> ");
        terminal
    }

    /// Waits until something is shown; all that was shown since the last answer.
    fn wait_for(&self, text: &str) -> String {
        let end = Instant::now() + Duration::from_secs(ANSWER_SECONDS_MAX);
        loop {
            let shown = plain(&String::from_utf8_lossy(&self.shown.lock().unwrap()));
            if shown.contains(text) {
                self.shown.lock().unwrap().clear();
                return shown;
            }
            assert!(Instant::now() < end, "no {text:?} was shown, but {shown:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Types keys and waits until something is shown.
    fn type_until(&mut self, keys: &str, text: &str) -> String {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.wait_for(text)
    }

    /// Types an input; what is shown up to the next prompt.
    fn enter(&mut self, input: &str) -> String {
        self.type_until(&format!("{input}\r"), "\njulia> ")
    }

    fn leave(mut self) {
        self.keys.write_all(b"\x04").unwrap();
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
    }
}

/// A text without control sequences and carriage returns.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\x1b' if chars.next_if_eq(&'[').is_some() => {
                while chars.next().is_some_and(|c| !c.is_ascii_alphabetic()) {}
            }
            '\r' => {}
            c => out.push(c),
        }
    }
    out
}

fn temporary() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn values_are_shown_and_kept() {
    let folder = temporary();
    let mut terminal = Terminal::start(&["-q"], &folder.path().join("history"));
    assert!(terminal.enter("1 + 1").contains("\n2\n"));
    assert!(terminal.enter("ans * 21").contains("\n42\n"));
    assert!(!terminal.enter("x = 12345;").contains("\n12345"));
    let error = terminal.enter("error(\"mine\")");
    assert!(error.contains("ERROR: mine\n") && error.contains("@ REPL[4]:1"), "{error}");
    assert!(terminal.enter("err isa ErrorException && isinteractive()").contains("\ntrue\n"));
    assert!(terminal.enter("collect(1:1000)").contains("⋮"), "what is long is cut");
    // The tools of InteractiveUtils are at hand.
    assert!(terminal.enter("@which sin(1.0)").contains("sin("));
    terminal.leave();
}

#[test]
fn loops_assign_the_globals_of_the_session() {
    let folder = temporary();
    let mut terminal = Terminal::start(&["-q"], &folder.path().join("history"));
    terminal.enter("x = 3");
    for line in ["for i in 1:3\r", "x += i\r"] {
        terminal.type_until(line, "\n");
    }
    terminal.enter("end");
    assert!(terminal.enter("x").contains("\n9\n"));
    terminal.enter("f() = 1");
    terminal.enter("g() = f() + 1");
    terminal.enter("f() = 2");
    assert!(terminal.enter("g()").contains("\n3\n"));
    terminal.leave();
}

#[test]
fn tab_completes() {
    let folder = temporary();
    let mut terminal = Terminal::start(&["-q"], &folder.path().join("history"));
    assert!(terminal.type_until("\\alpha\t", "α").contains("julia> α"));
    assert!(terminal.enter(" = 5").contains("\n5\n"));
    terminal.type_until("Base.promote_typej\t", "Base.promote_typejoin");
    terminal.enter("");
    terminal.enter("point = (first_part = 77, other = 2)");
    terminal.type_until("point.fir\t", "point.first_part");
    assert!(terminal.enter("").contains("\n77\n"));
    terminal.enter("area(width; height = 2) = width * height");
    terminal.type_until("area(5, hei\t", "height=");
    assert!(terminal.enter("5)").contains("\n25\n"));
    terminal.leave();
}

#[test]
fn help_and_shell_are_modes() {
    let folder = temporary();
    let mut terminal = Terminal::start(&["-q"], &folder.path().join("history"));
    terminal.type_until("?", "help?> ");
    assert!(terminal.enter("sort!").contains("sort in place"));
    terminal.enter("\"what mine does\" mine() = 1");
    terminal.type_until("?", "help?> ");
    assert!(terminal.enter("mine").contains("what mine does"));
    terminal.type_until(";", "shell> ");
    assert!(terminal.enter("echo $((40 + 2))").contains("\n42\n"));
    terminal.type_until("?", "help?> ");
    terminal.type_until("\x7f", "julia> ");
    assert!(terminal.enter("6 * 7").contains("\n42\n"));
    terminal.leave();
}

#[test]
fn an_interrupt_ends_the_input_alone() {
    let folder = temporary();
    let mut terminal = Terminal::start(&["-q"], &folder.path().join("history"));
    terminal.type_until("print(\"be\", \"gan\"); while true; end\r", "began");
    std::thread::sleep(Duration::from_millis(300));
    let child = nix::unistd::Pid::from_raw(terminal.child.id() as i32);
    nix::sys::signal::kill(child, nix::sys::signal::Signal::SIGINT).unwrap();
    terminal.wait_for("InterruptException");
    assert!(terminal.enter("6 * 7").contains("\n42\n"));
    // At the prompt it drops what was typed.
    terminal.type_until("1 + \x03", "^C");
    assert!(terminal.enter("6 * 7").contains("\n42\n"));
    terminal.leave();
}

#[test]
fn inputs_are_remembered() {
    let folder = temporary();
    let history = folder.path().join("new/history");
    let mut terminal = Terminal::start(&["-q"], &history);
    terminal.enter("\"first\" * \"ly\"");
    terminal.enter("\"second\" * \"ly\"");
    terminal.leave();
    let mut terminal = Terminal::start(&["-q"], &history);
    terminal.type_until("\x1b[A", "second");
    terminal.type_until("\x1b[A", "first");
    assert!(terminal.enter("").contains("\n\"firstly\"\n"));
    terminal.leave();
}

struct Answer {
    status: Option<i32>,
    out: String,
    err: String,
}

fn piped(args: &[&str], input: &str, statistics: &Path) -> Answer {
    let mut child = command(args)
        .env("JULIET_STATS", statistics)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Answer {
        status: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

#[test]
fn a_pipe_is_evaluated_line_by_line() {
    let folder = temporary();
    let statistics = folder.path().join("statistics");
    let input = "x = 1\nfor i in 1:2\n  println(i)\nend\nerror(\"why\")\nreadline()\nfor the program\n\"s\";\n[x, 2]\n";
    let answer = piped(&[], input, &statistics);
    assert_eq!(answer.status, Some(0));
    assert_eq!(answer.out, "1\n1\n2\n\"for the program\"\n2-element Vector{Int64}:\n 1\n 2\n");
    assert!(answer.err.starts_with("ERROR: why\nStacktrace:\n"), "{}", answer.err);
    let program = piped(&["-", "a"], "println(ARGS)\n1 + 1\n", &statistics);
    assert_eq!((program.status, program.out.as_str()), (Some(0), "[\"a\"]\n"));
    let failed = piped(&["-"], "error(\"why\")\n", &statistics);
    assert_eq!(failed.status, Some(1));
}

#[test]
fn files_run_before_the_prompt() {
    let folder = temporary();
    let (one, two) = (folder.path().join("one.jl"), folder.path().join("two.jl"));
    std::fs::write(&one, "a = 20\n").unwrap();
    std::fs::write(&two, "b = a + 1\nprintln(isinteractive())\n").unwrap();
    let args = ["-q", "--project=.", "-i", "-L", one.to_str().unwrap(), two.to_str().unwrap()];
    let answer = piped(&args, "a + b + 1\n", &folder.path().join("statistics"));
    assert_eq!((answer.status, answer.out.as_str()), (Some(0), "true\njulia> 42\njulia> \n"), "{}", answer.err);
    let coloured = piped(&["--color=yes", "-e", "printstyled(1; color = :red)"], "", &folder.path().join("statistics"));
    assert_eq!(coloured.out, "\u{1b}[31m1\u{1b}[39m");
}

#[test]
fn a_session_that_is_typed_again_compiles_nothing() {
    let folder = temporary();
    let statistics = folder.path().join("statistics");
    let input = "struct P; x::Int; end\nscale(p::P, k) = P(p.x * k)\nmap(p -> scale(p, 3), [P(1), P(2)])\n\
                 s = 0\nfor i in 1:10\n  s += (j -> j^2)(i)\nend\ns\nsum(x -> x / 2, [1.0, 2.0])\n";
    let first = piped(&["-i"], input, &statistics);
    assert!(first.out.contains("julia> 385\n") && first.out.contains("julia> 1.5\n"), "{}{}", first.out, first.err);
    let second = piped(&["-i"], input, &statistics);
    assert_eq!(second.out, first.out);
    let counts: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&statistics).unwrap()).unwrap();
    assert_eq!((counts["inferred"].as_u64(), counts["code_misses"].as_u64()), (Some(0), Some(0)), "{counts}");
    // An input more costs what is new in it.
    let more = piped(&["-i"], &format!("{input}scale(P(4), 5)\n"), &statistics);
    assert!(more.out.contains("julia> P(20)\n"), "{}", more.out);
}
