//! Arguments: what `juliet` is asked to do.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use juliet_driver::{Options, Stage};

use crate::{cache, explain, run};

#[derive(Parser)]
#[command(
    name = "juliet",
    version,
    about = "Runs Julia programs; compiles each method once, by its content",
    args_conflicts_with_subcommands = true
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// Evaluate an expression
    #[arg(short = 'e', long = "eval", value_name = "CODE", allow_hyphen_values = true, conflicts_with = "print")]
    eval: Option<String>,
    /// Evaluate an expression and show its value
    #[arg(short = 'E', long = "print", value_name = "CODE", allow_hyphen_values = true)]
    print: Option<String>,
    /// Go on with a prompt when the program has ended
    #[arg(short = 'i')]
    interactive: bool,
    /// Run a file before the program or the prompt
    #[arg(short = 'L', long = "load", value_name = "FILE")]
    load: Vec<PathBuf>,
    /// No greeting at the prompt
    #[arg(short = 'q', long)]
    quiet: bool,
    /// The greeting at the prompt: yes, no
    #[arg(long, value_name = "CHOICE", value_enum, hide = true)]
    banner: Option<Choice>,
    /// Colours: yes, no, auto
    #[arg(long, value_name = "CHOICE", value_enum, default_value = "auto")]
    color: Choice,
    /// Whether inputs at the prompt are remembered: yes, no
    #[arg(long, value_name = "CHOICE", value_enum, default_value = "yes")]
    history_file: Choice,
    /// The active project: its folder, or the nearest one above the working folder
    #[arg(long, value_name = "FOLDER", num_args = 0..=1, require_equals = true, default_missing_value = "@.")]
    project: Option<String>,
    /// Taken and ignored: no file is run at the start
    #[arg(long, value_name = "CHOICE", value_enum, hide = true)]
    startup_file: Option<Choice>,
    /// The processor to make code for: native, or a level that all machines that share a cache have, as x86-64-v2
    #[arg(short = 'C', long = "cpu-target", value_name = "NAME")]
    cpu_target: Option<String>,
    /// Print counts and times to standard error at exit
    #[arg(long)]
    stats: bool,
    /// Say at exit why each instance was inferred or compiled: `text`, `all` with the library, `json`
    #[arg(long, value_name = "FORMAT", num_args = 0..=1, require_equals = true, default_missing_value = "text")]
    explain: Option<ExplainFormat>,
    /// Write a report about times, to juliet-timings.html unless another file is named
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "juliet-timings.html")]
    timings: Option<PathBuf>,
    /// Neither read nor write the compilation cache
    #[arg(long)]
    no_cache: bool,
    /// Generate the code of every cache hit again and compare
    #[arg(long)]
    verify_cache: bool,
    /// Print typed bodies and stencils as they are finished
    #[arg(long, hide = true)]
    trace_compile: bool,
    /// Program file and its arguments
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "FILE [ARGS]")]
    program: Vec<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Look at or clear the compilation cache
    Cache {
        #[command(subcommand)]
        action: cache::CacheAction,
    },
    /// Run a program and say why each instance was inferred or compiled; its output goes to standard error
    Explain {
        /// For programs
        #[arg(long)]
        json: bool,
        /// The library's instances one by one
        #[arg(long)]
        all: bool,
        /// Program file and its arguments
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, required = true, value_name = "FILE [ARGS]")]
        program: Vec<String>,
    },
    /// Print a method's stages with its hashes
    Code {
        /// The stage
        stage: StageName,
        /// File that defines the method
        file: PathBuf,
        /// A call of it, such as 'f(1, 2.0)'
        call: String,
    },
}

/// Answers of options.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Yes,
    No,
    Auto,
}

/// Forms of an explanation.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExplainFormat {
    Text,
    All,
    Json,
}

#[derive(ValueEnum, Clone, Copy)]
enum StageName {
    Lowered,
    Typed,
    Clif,
    Native,
}

/// Reads the arguments and does what they say.
pub(crate) fn main() -> ExitCode {
    let cli = Cli::parse();
    let folder = juliet_driver::default_cache_folder();
    let options = Options {
        cache_folder: folder.clone().filter(|_| !cli.no_cache),
        verify_cache: cli.verify_cache,
        verify_ir: std::env::var_os("JULIET_VERIFY_IR").is_some(),
        cpu: cli.cpu_target.clone(),
        library_folder: std::env::var_os("JULIET_LIBRARY").filter(|v| !v.is_empty()).map(PathBuf::from),
        args: vec![],
        progress: std::io::stderr().is_terminal().then_some(run::show_progress as fn(Option<&str>)),
        owns_process: true,
        trace: cli.trace_compile,
    };
    match &cli.command {
        Some(Command::Cache { action }) => return cache::run(action, folder, options),
        Some(Command::Explain { json, all, program }) => return explain::run(program, *json, *all),
        Some(Command::Code { stage, file, call }) => return run::code(options, stage_of(*stage), file, call),
        None => {}
    }
    let (program, args) = match (&cli.eval, &cli.print, cli.program.split_first()) {
        (Some(code), _, _) => (run::Program::Eval { code, show: false }, cli.program.as_slice()),
        (None, Some(code), _) => (run::Program::Eval { code, show: true }, cli.program.as_slice()),
        (None, None, Some((option, _))) if option.len() > 1 && option.starts_with('-') => {
            return run::unknown_option(option);
        }
        (None, None, Some((file, args))) if file == "-" => (run::Program::Input, args),
        (None, None, Some((file, args))) => (run::Program::File(file), args),
        (None, None, None) => (run::Program::Prompt, [].as_slice()),
    };
    let plan = run::Plan { load: &cli.load, program, args, project: cli.project.as_deref(), console: console(&cli) };
    run::run(options, &plan, run::Reports { stats: cli.stats, explain: cli.explain, timings: cli.timings })
}

/// How the session looks to who uses it.
fn console(cli: &Cli) -> run::Console {
    let (input, output, errors) =
        (std::io::stdin().is_terminal(), std::io::stdout().is_terminal(), std::io::stderr().is_terminal());
    let has_program = cli.eval.is_some() || cli.print.is_some() || !cli.program.is_empty();
    let wants = |is_terminal: bool| match cli.color {
        Choice::Yes => true,
        Choice::No => false,
        Choice::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
    };
    let is_interactive = cli.interactive || !has_program && input && output;
    run::Console {
        terminal: juliet_driver::Terminal {
            is_output_coloured: wants(output),
            is_error_coloured: wants(errors),
            is_interactive,
            is_output_immediate: output,
        },
        has_prompt: !has_program || cli.interactive,
        is_terminal: input && output,
        prompt: juliet_repl::Settings {
            is_coloured: wants(output),
            shows_banner: !cli.quiet && cli.banner != Some(Choice::No),
            is_interactive,
            history: juliet_repl::default_history(|name| std::env::var(name).ok())
                .filter(|_| cli.history_file != Choice::No),
        },
    }
}

fn stage_of(name: StageName) -> Stage {
    match name {
        StageName::Lowered => Stage::Lowered,
        StageName::Typed => Stage::Typed,
        StageName::Clif => Stage::Clif,
        StageName::Native => Stage::Native,
    }
}
