//! Embeds `base/` and `stdlib/`: the library travels inside the executable.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).map(|d| d.flatten().map(|e| e.path()).collect()).unwrap_or_default();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            collect(&entry, out);
        } else if entry.extension().is_some_and(|e| e == "jl") {
            out.push(entry);
        }
    }
}

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("../..");
    let mut text = String::from("/// Path below the root and text of each library file.\npub(crate) static FILES: &[(&str, &str)] = &[\n");
    for folder in ["base", "stdlib"] {
        println!("cargo:rerun-if-changed={}", root.join(folder).display());
        let mut files = Vec::new();
        collect(&root.join(folder), &mut files);
        for file in files {
            let name = file.strip_prefix(&root).expect("below the root").display().to_string();
            let absolute = fs::canonicalize(&file).expect("exists");
            writeln!(text, "    ({name:?}, include_str!({:?})),", absolute.display().to_string()).expect("memory");
        }
    }
    text.push_str("];\n");
    let out = Path::new(&env::var("OUT_DIR").expect("set by cargo")).join("library.rs");
    fs::write(out, text).expect("writable");
}
