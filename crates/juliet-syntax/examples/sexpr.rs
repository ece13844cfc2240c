//! Dumps the trees of all Julia files below folders, for `bench/parse_compare.sh`.
//!
//! For each file a line `FILE name`, then one line for each item of its `toplevel` expression.
//! `--print` writes the items as Julia's `print` shows them, with escapes, instead of their trees;
//! `--time` prints the time spent in parsing instead.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use juliet_syntax::{SourceFile, parse_all, print_expr, sexpr};

fn collect(path: &Path, out: &mut Vec<PathBuf>) {
    if path.is_dir() {
        let mut entries: Vec<PathBuf> =
            std::fs::read_dir(path).into_iter().flatten().flatten().map(|e| e.path()).collect();
        entries.sort();
        entries.iter().for_each(|entry| collect(entry, out));
    } else if path.extension().is_some_and(|e| e == "jl") {
        out.push(path.to_owned());
    }
}

fn main() -> std::io::Result<()> {
    let (mut time, mut print) = (false, false);
    let mut files = Vec::new();
    for arg in std::env::args().skip(1) {
        if arg == "--time" {
            time = true;
        } else if arg == "--print" {
            print = true;
        } else {
            collect(Path::new(&arg), &mut files);
        }
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let (mut bytes, mut seconds) = (0, 0.0);
    for path in files {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        bytes += text.len();
        let file = SourceFile::new("f", text);
        let start = Instant::now();
        let (tree, _) = parse_all(&file);
        seconds += start.elapsed().as_secs_f64();
        if time {
            continue;
        }
        writeln!(out, "FILE {}", path.display())?;
        for item in tree.as_node().map(|n| n.args.as_slice()).unwrap_or_default() {
            if print {
                let text = print_expr(item, &|_| String::new());
                writeln!(out, "{}", text.replace('\\', "\\\\").replace('\n', "\\n"))?;
            } else {
                writeln!(out, "{}", sexpr(item, true))?;
            }
        }
    }
    if time {
        let rate = bytes as f64 / 1e6 / seconds;
        writeln!(out, "{bytes} bytes in {:.1} ms, {rate:.1} MB/s", seconds * 1e3)?;
    }
    out.flush()
}
