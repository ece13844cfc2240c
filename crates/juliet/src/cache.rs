//! `juliet cache`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the command line is where printing belongs")]

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use clap::Subcommand;
use juliet_driver::{Kind, Options, Store};
use serde_json::{Value, json};

use crate::run;

/// What to do with the cache.
#[derive(Subcommand, Clone)]
pub(crate) enum CacheAction {
    /// Print the folder
    Path,
    /// Print what there is, and sums over all runs
    Stats {
        /// As a JSON object
        #[arg(long)]
        json: bool,
    },
    /// List the entries
    Ls {
        /// As a JSON array
        #[arg(long)]
        json: bool,
    },
    /// Print what is kept under a hash
    Show {
        /// The hash, or enough of its first digits
        hash: String,
    },
    /// Check every entry and remove damaged ones
    Verify {
        /// As a JSON object
        #[arg(long)]
        json: bool,
    },
    /// Evict what was used least recently until the cache is within its limit
    Gc {
        /// The limit, in MiB or with a unit: 500, 500MiB, 2GiB
        #[arg(long, value_name = "SIZE", value_parser = parse_size)]
        max_size: Option<u64>,
        /// Give way to others
        #[arg(long, hide = true)]
        background: bool,
    },
    /// Prepare Base and the standard library
    Warm,
    /// Say why a function's instances were last inferred
    Why {
        /// Its name
        function: String,
        /// As a JSON array
        #[arg(long)]
        json: bool,
    },
    /// Delete the cache
    Clear,
}

/// Does what was asked with the cache in `folder`.
pub(crate) fn run(action: &CacheAction, folder: Option<PathBuf>, options: Options) -> ExitCode {
    let Some(folder) = folder else {
        eprintln!("juliet: there is no cache folder: set JULIET_CACHE_DIR, XDG_CACHE_HOME or HOME");
        return ExitCode::FAILURE;
    };
    if let CacheAction::Warm = action {
        return run::warm(options);
    }
    let store = match action {
        CacheAction::Gc { max_size: Some(bytes), .. } => Store::open_bounded(&folder, *bytes),
        _ => Store::open(&folder),
    };
    if let Some(warning) = store.take_warning() {
        eprintln!("juliet: warning: {warning}");
    }
    let result = match action {
        CacheAction::Path => Ok(format!("{}\n", store.folder().display())),
        CacheAction::Stats { json } => stats(&store, *json),
        CacheAction::Ls { json } => Ok(list(&store, *json)),
        CacheAction::Show { hash } => show(&store, hash),
        CacheAction::Verify { json } => verify(&store, *json),
        CacheAction::Gc { background, .. } => gc(&store, *background),
        CacheAction::Warm => Ok(String::new()),
        CacheAction::Why { function, json } => Ok(crate::explain::why(&store, function, *json)),
        CacheAction::Clear => store.clear().map(|()| String::new()).map_err(|e| e.to_string()),
    };
    match result {
        Ok(text) => {
            // A reader that has seen enough may be gone.
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("juliet: {error}");
            ExitCode::FAILURE
        }
    }
}

fn stats(store: &Store, as_json: bool) -> Result<String, String> {
    let contents = store.contents().map_err(|error| error.to_string())?;
    let runs = store.statistics();
    let saved = saved(&runs);
    if as_json {
        let kinds: serde_json::Map<String, Value> = contents
            .kinds
            .iter()
            .map(|(kind, count, bytes)| (kind.name().to_owned(), json!({ "entries": count, "bytes": bytes })))
            .collect();
        let saved: serde_json::Map<String, Value> =
            saved.iter().map(|(name, ms)| ((*name).into(), json!(ms))).collect();
        let all = json!({
            "entries": contents.entries,
            "value_bytes": contents.value_bytes,
            "file_bytes": contents.file_bytes,
            "max_bytes": store.limit(),
            "kinds": kinds,
            "runs": runs,
            "saved_ms": saved,
        });
        return Ok(format!("{all:#}\n"));
    }
    let mut out = format!("{:<26}{:>14}\n", "entries", contents.entries);
    for (kind, count, bytes) in &contents.kinds {
        out.push_str(&format!("  {:<24}{count:>14}{:>14}\n", kind.name(), size(*bytes)));
    }
    out.push_str(&format!("{:<26}{:>14}\n", "on disk", size(contents.file_bytes)));
    out.push_str(&format!("{:<26}{:>14}\n", "limit", size(store.limit())));
    if !runs.is_empty() {
        out.push_str("over all runs\n");
        for (name, sum) in &runs {
            match name.strip_prefix("ms.") {
                Some(stage) => out.push_str(&format!("  {:<24}{:>14.1} s\n", format!("time: {stage}"), sum / 1e3)),
                None => out.push_str(&format!("  {:<24}{sum:>14}\n", name.replace('_', " "))),
            }
        }
    }
    for (stage, ms) in saved {
        out.push_str(&format!("  {:<24}{:>14.1} s (estimated)\n", format!("saved: {stage}"), ms / 1e3));
    }
    Ok(out)
}

/// Milliseconds that were saved by stage: what a stage costs for an instance where it has to be
/// done, times the number of instances for which it had not, less the time to find and load what
/// it would have made.
fn saved(runs: &juliet_driver::Statistics) -> Vec<(&'static str, f64)> {
    let sum = |name: &str| runs.get(name).copied().unwrap_or(0.0);
    let of = |stage: &str, done: f64, spared: f64, instead: &str| {
        let each = if done > 0.0 { sum(&format!("ms.{stage}")) / done } else { 0.0 };
        (each * spared - sum(&format!("ms.{instead}"))).max(0.0)
    };
    if runs.is_empty() {
        return vec![];
    }
    let found = sum("code_hits") + sum("code_shared");
    let inferred = found + sum("code_misses") - sum("traced");
    vec![
        ("codegen", of("codegen", sum("code_misses"), found, "load")),
        ("infer", of("infer", inferred, sum("traced"), "trace")),
    ]
}

fn list(store: &Store, as_json: bool) -> String {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let mut entries: Vec<([u8; 32], Kind, usize, u64)> = Vec::new();
    store.for_each(&mut |entry| {
        if entry.kind != Kind::Names {
            entries.push((entry.key, entry.kind, entry.value.len(), now.saturating_sub(u64::from(entry.used))));
        }
    });
    if as_json {
        let all: Vec<Value> = entries
            .iter()
            .map(|(key, kind, len, age)| {
                let names = store.names(key);
                json!({ "hash": hex(key), "kind": kind.name(), "bytes": len, "age_s": age, "names": names })
            })
            .collect();
        return format!("{:#}\n", Value::Array(all));
    }
    let line = |(key, kind, len, age): &([u8; 32], Kind, usize, u64)| {
        let names = store.names(key).join(", ");
        let line =
            format!("{}  {:<8}{:>12}{:>10}  {names}", &hex(key)[..16], kind.name(), size(*len as u64), ago(*age));
        format!("{}\n", line.trim_end())
    };
    entries.iter().map(line).collect()
}

fn show(store: &Store, hash: &str) -> Result<String, String> {
    let digits = hash.to_ascii_lowercase();
    let mut found = Vec::new();
    for key in store.keys_from(&digits) {
        store.for_key(&key, &mut |entry| {
            if entry.kind != Kind::Names {
                found.push((entry.key, entry.kind, entry.used, entry.value.to_vec()));
            }
        });
    }
    let [(key, kind, used, value)] = found.as_slice() else {
        return Err(match found.len() {
            0 => format!("nothing is kept under {hash}"),
            n => format!("{n} entries begin with {hash}: give more digits"),
        });
    };
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let mut out = format!("hash   {}\nkind   {}\nbytes  {}\n", hex(key), kind.name(), value.len());
    out.push_str(&format!("used   {} ago\n", ago(now.saturating_sub(u64::from(*used)))));
    for name in store.names(key) {
        out.push_str(&format!("name   {name}\n"));
    }
    if *kind == Kind::Object {
        let text = juliet_driver::object_text(value).ok_or("it is no object of this version")?;
        out.push_str(&text);
    }
    Ok(out)
}

fn verify(store: &Store, as_json: bool) -> Result<String, String> {
    let done = store.verify().map_err(|error| error.to_string())?;
    if as_json {
        return Ok(format!("{}\n", json!({ "good": done.good, "removed": done.removed })));
    }
    Ok(format!("{} entries are good, {} damaged ones were removed\n", done.good, done.removed))
}

fn gc(store: &Store, in_background: bool) -> Result<String, String> {
    let bytes = || store.contents().map(|c| c.file_bytes).map_err(|error| error.to_string());
    if in_background {
        let step = &mut || {
            std::thread::sleep(Duration::from_millis(5));
            true
        };
        return store.gc(step).map(|()| String::new()).map_err(|error| error.to_string());
    }
    let before = bytes()?;
    store.gc(&mut || true).map_err(|error| error.to_string())?;
    Ok(format!("{} before, {} now\n", size(before), size(bytes()?)))
}

/// Lets another process evict, if there is too much. This one does not wait for it.
pub(crate) fn evict_elsewhere(wanted: bool) {
    if !wanted {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    let mut command = std::process::Command::new(program);
    command.args(["cache", "gc", "--background"]);
    let null = std::process::Stdio::null;
    // Where that cannot be, the next run tries it.
    let _ = command.stdin(null()).stdout(null()).stderr(null()).spawn();
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn size(bytes: u64) -> String {
    match bytes {
        0..10_240 => format!("{bytes} B"),
        10_240..10_485_760 => format!("{:.1} KiB", bytes as f64 / 1024.0),
        _ => format!("{:.1} MiB", bytes as f64 / 1_048_576.0),
    }
}

fn ago(seconds: u64) -> String {
    match seconds {
        0..120 => format!("{seconds} s"),
        120..7200 => format!("{} min", seconds / 60),
        7200..172_800 => format!("{} h", seconds / 3600),
        _ => format!("{} d", seconds / 86_400),
    }
}

fn parse_size(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let factor = match text[digits.len()..].to_ascii_lowercase().as_str() {
        "" | "m" | "mib" => 1 << 20,
        "k" | "kib" => 1 << 10,
        "g" | "gib" => 1 << 30,
        unit => return Err(format!("{unit} is no unit of size: use KiB, MiB or GiB")),
    };
    let number: u64 = digits.trim().parse().map_err(|_| format!("{text} is no size"))?;
    Ok(number.saturating_mul(factor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        assert_eq!(parse_size("3"), Ok(3 << 20));
        assert_eq!(parse_size("2GiB"), Ok(2 << 30));
        assert_eq!(parse_size("64k"), Ok(64 << 10));
        assert!(parse_size("2 apples").is_err() && parse_size("GiB").is_err());
    }

    #[test]
    fn what_was_saved_is_what_it_would_have_cost() {
        let counts = [("code_misses", 10.0), ("code_hits", 90.0), ("traced", 80.0)];
        let times = [("ms.codegen", 5.0), ("ms.load", 1.0), ("ms.infer", 40.0), ("ms.trace", 2.0)];
        let runs = counts.into_iter().chain(times).map(|(name, sum)| (name.to_owned(), sum)).collect();
        assert_eq!(saved(&runs), [("codegen", 44.0), ("infer", 158.0)]);
    }
}
