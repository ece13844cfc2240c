//! `juliet cache`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the command line is where printing belongs")]

use std::path::PathBuf;
use std::process::ExitCode;

use juliet_driver::Store;

use crate::cli::CacheAction;

/// Does what was asked with the cache in `folder`.
pub(crate) fn run(action: CacheAction, folder: Option<PathBuf>) -> ExitCode {
    let Some(folder) = folder else {
        eprintln!("juliet: there is no cache folder: set JULIET_CACHE_DIR, XDG_CACHE_HOME or HOME");
        return ExitCode::FAILURE;
    };
    let store = Store::open(&folder);
    if let Some(warning) = store.take_warning() {
        eprintln!("juliet: warning: {warning}");
    }
    let result = match action {
        CacheAction::Path => {
            println!("{}", store.folder().display());
            Ok(())
        }
        CacheAction::Stats => store.contents().map(|c| {
            println!("entries        {:>12}", c.entries);
            println!("bytes of code  {:>12}", c.value_bytes);
            println!("bytes on disk  {:>12}", c.file_bytes);
        }),
        CacheAction::Verify => {
            store.verify().map(|v| println!("{} entries are good, {} damaged ones were removed", v.good, v.removed))
        }
        CacheAction::Clear => store.clear(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("juliet: {error}");
            ExitCode::FAILURE
        }
    }
}
