//! The command line of Juliet.
#![forbid(unsafe_code)]

mod cache;
mod cli;
mod explain;
mod run;
mod timings;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
