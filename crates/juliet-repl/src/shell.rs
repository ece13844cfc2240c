//! The shell mode: a line is run by the user's shell; `cd` changes the folder of the session.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the prompt is where printing belongs")]

use std::path::PathBuf;
use std::process::Command;

/// Runs one line.
pub(crate) fn run(line: &str) {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.as_slice() {
        [] => {}
        ["cd"] => change_folder(home()),
        ["cd", "~"] => change_folder(home()),
        ["cd", folder] => match (folder.strip_prefix("~/"), home()) {
            (Some(rest), Some(home)) => change_folder(Some(home.join(rest))),
            _ => change_folder(Some(PathBuf::from(folder))),
        },
        _ => {
            let shell = std::env::var_os("SHELL").filter(|s| !s.is_empty()).unwrap_or_else(|| "/bin/sh".into());
            match Command::new(&shell).arg("-c").arg(line).status() {
                Ok(status) if status.success() => {}
                Ok(status) => eprintln!("juliet: the command ended with {status}"),
                Err(error) => eprintln!("juliet: cannot run {}: {error}", shell.to_string_lossy()),
            }
        }
    }
}

fn home() -> Option<PathBuf> {
    std::env::var_os("HOME").map(PathBuf::from)
}

fn change_folder(folder: Option<PathBuf>) {
    let Some(folder) = folder else { return eprintln!("juliet: HOME is not set") };
    match std::env::set_current_dir(&folder) {
        Ok(()) => println!("{}", std::env::current_dir().unwrap_or(folder).display()),
        Err(error) => eprintln!("juliet: cd {}: {error}", folder.display()),
    }
}
