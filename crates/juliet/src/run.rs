//! Running programs.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the command line is where printing belongs")]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

use juliet_driver::{Options, Outcome, Session, Stage, internal, report_uncaught, show_code};

use crate::cache;
use crate::cli::ExplainFormat;

/// Stack of the thread that Julia code runs on, in bytes.
const STACK_BYTES: usize = 256 << 20;

/// What to run.
pub(crate) enum Program<'a> {
    /// A file.
    File(&'a str),
    /// What standard input holds.
    Input,
    /// Nothing but a prompt.
    Prompt,
    /// Text from the command line.
    Eval {
        /// The text.
        code: &'a str,
        /// Show the value.
        show: bool,
    },
}

/// How the session looks to who uses it.
pub(crate) struct Console {
    /// What the standard streams are.
    pub(crate) terminal: juliet_driver::Terminal,
    /// Inputs are read when the program has ended.
    pub(crate) has_prompt: bool,
    /// They are typed at a terminal.
    pub(crate) is_terminal: bool,
    /// How the prompt looks.
    pub(crate) prompt: juliet_repl::Settings,
}

/// What to run, in order.
pub(crate) struct Plan<'a> {
    /// Files before the program.
    pub(crate) load: &'a [PathBuf],
    /// The program.
    pub(crate) program: Program<'a>,
    /// Its arguments.
    pub(crate) args: &'a [String],
    /// The active project, where one is given.
    pub(crate) project: Option<&'a str>,
    /// Where it runs.
    pub(crate) console: Console,
}

/// What is reported at the end of a run.
#[derive(Clone)]
pub(crate) struct Reports {
    /// The table of statistics.
    pub(crate) stats: bool,
    /// Why instances were inferred and compiled.
    pub(crate) explain: Option<ExplainFormat>,
    /// File of the report about times.
    pub(crate) timings: Option<PathBuf>,
}

pub(crate) fn unknown_option(option: &str) -> ExitCode {
    eprintln!("juliet: unknown option `{option}` (see juliet --help)");
    ExitCode::from(2)
}

/// A line on the terminal about what takes long, wiped when it is over.
pub(crate) fn show_progress(what: Option<&str>) {
    match what {
        Some(what) => eprint!("juliet: {what} …"),
        None => eprint!("\r\x1b[K"),
    }
}

/// Runs `work` on a thread with a large stack, as Julia programs recurse deeply. A panic of ours
/// is reported here, once.
fn on_large_stack<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    juliet_driver::prepare_allocator();
    internal::install_panic_hook();
    let result = std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(STACK_BYTES)
            .spawn_scoped(scope, || internal::guard(work))
            .expect("a thread for the program")
            .join()
    });
    match result {
        Ok(Ok(value)) => value,
        Ok(Err(why)) => internal::fail(&why),
        Err(_) => internal::fail("the thread of the program ended by a panic"),
    }
}

fn start(options: Options) -> Result<Rc<Session>, ExitCode> {
    Session::start(options).map_err(|error| {
        eprintln!("juliet: {error}");
        ExitCode::FAILURE
    })
}

/// Runs a program; its exit status.
pub(crate) fn run(options: Options, plan: &Plan<'_>, reports: Reports) -> ExitCode {
    on_large_stack(|| {
        let session = match start(options) {
            Ok(session) => session,
            Err(code) => return code,
        };
        if reports.timings.is_some() {
            session.log.want_timings();
        }
        if reports.explain.is_some() || reports.timings.is_some() || crate::explain::is_asked_for() {
            session.want_explanation();
        }
        session.at_exit(move |session| report(session, &reports));
        let outcome = run_program(&session, plan);
        let failed = outcome.is_err();
        if let Err(exception) = outcome
            && let Some(text) = report_uncaught(&session, exception)
        {
            eprintln!("{text}");
        }
        // After a program that failed there is a prompt too.
        if plan.console.has_prompt
            && let Err(exception) = read_inputs(&session, &plan.console)
            && let Some(text) = report_uncaught(&session, exception)
        {
            eprintln!("{text}");
        }
        let failed = failed && !plan.console.has_prompt;
        let finished = session.finish();
        if let Err(exception) = finished
            && let Some(text) = report_uncaught(&session, exception)
        {
            eprintln!("{text}");
        }
        session.leave();
        if failed || !session.verify_failures().is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    })
}

fn run_program(session: &Session, plan: &Plan<'_>) -> Outcome<()> {
    let name = match plan.program {
        Program::File(file) => file,
        Program::Input => "-",
        Program::Eval { .. } | Program::Prompt => "",
    };
    session.set_terminal(plan.console.terminal)?;
    session.set_arguments(name, plan.args)?;
    if let Some(project) = plan.project {
        session.set_project(project)?;
    }
    for file in plan.load {
        session.run_file(file)?;
    }
    match plan.program {
        Program::Prompt => Ok(()),
        Program::File(file) => session.run_file(Path::new(file)),
        Program::Input => {
            let mut code = Vec::new();
            // What cannot be read is not run.
            let _ = std::io::stdin().read_to_end(&mut code);
            let code = String::from_utf8_lossy(&code);
            session.open_profile(&code, None);
            session.run_text(juliet_driver::main_module(), "stdin", &code).map(|_| ())
        }
        Program::Eval { code, show } => {
            session.open_profile(code, None);
            let value = session.run_text(juliet_driver::main_module(), "none", code)?;
            if show { session.show(value) } else { Ok(()) }
        }
    }
}

fn read_inputs(session: &Rc<Session>, console: &Console) -> Outcome<()> {
    if console.is_terminal {
        juliet_repl::run(session, &console.prompt)
    } else {
        juliet_repl::run_plain(session, &console.prompt)
    }
}

/// What is said at the end of a run.
fn report(session: &Session, reports: &Reports) {
    let is_over = session.end_cache_use();
    if let Some(warning) = session.take_warning() {
        eprintln!("juliet: warning: {warning}");
    }
    for mismatch in &session.verify_failures() {
        eprintln!("juliet: cached code of {mismatch} differs from what is generated now");
    }
    write_statistics(session, reports.stats);
    crate::explain::write(session, reports.explain);
    if let Some(path) = &reports.timings {
        crate::timings::write(session, path);
    }
    write_events(session);
    cache::evict_elsewhere(is_over);
}

/// The statistics that `--stats` and `JULIET_STATS` ask for.
pub(crate) fn write_statistics(session: &Session, table: bool) {
    if table {
        eprint!("{}", session.log.to_table());
    }
    if let Some(path) = std::env::var_os("JULIET_STATS")
        && let Err(error) = std::fs::write(&path, session.log.to_json() + "\n")
    {
        eprintln!("juliet: cannot write {}: {error}", Path::new(&path).display());
    }
}

/// `juliet code STAGE FILE CALL`.
pub(crate) fn code(options: Options, stage: Stage, file: &Path, call: &str) -> ExitCode {
    on_large_stack(|| {
        let session = match start(options) {
            Ok(session) => session,
            Err(code) => return code,
        };
        match session.run_file(file).and_then(|()| show_code(&session, stage, call)) {
            Ok(text) => {
                // A reader that has seen enough may be gone.
                let _ = writeln!(std::io::stdout(), "{text}");
                ExitCode::SUCCESS
            }
            Err(exception) => {
                if let Some(text) = report_uncaught(&session, exception) {
                    eprintln!("{text}");
                }
                ExitCode::FAILURE
            }
        }
    })
}

/// `juliet cache warm`.
pub(crate) fn warm(options: Options) -> ExitCode {
    on_large_stack(|| {
        let session = match start(options) {
            Ok(session) => session,
            Err(code) => return code,
        };
        let done = session.warm();
        session.end_cache_use();
        if let Some(warning) = session.take_warning() {
            eprintln!("juliet: warning: {warning}");
        }
        match done {
            Ok(names) => {
                println!("Base, {}", names.join(", "));
                ExitCode::SUCCESS
            }
            Err(exception) => {
                if let Some(text) = report_uncaught(&session, exception) {
                    eprintln!("{text}");
                }
                ExitCode::FAILURE
            }
        }
    })
}

/// One line an event, for tests (`JULIET_EVENTS=PATH`): what was inferred and compiled of the
/// program itself.
fn write_events(session: &Session) {
    let Some(path) = std::env::var_os("JULIET_EVENTS") else { return };
    let text: String = session.log.program_events().iter().map(|line| format!("{line}\n")).collect();
    if let Err(error) = std::fs::write(&path, text) {
        eprintln!("juliet: cannot write {}: {error}", Path::new(&path).display());
    }
}
