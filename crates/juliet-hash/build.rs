//! A digest of the sources that stand between a stencil and what its code does at run time: code
//! made by another code generator, or for another runtime, is not used.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// Code generation, the numbering of its operations, and what runtime symbols mean.
const BACK_END: [&str; 5] = [
    "juliet-codegen/src",
    "juliet-hash/src",
    "juliet-ir/src/builtins.rs",
    "juliet-ir/src/stencil.rs",
    "juliet-runtime/src",
];

fn collect(path: &Path, out: &mut Vec<PathBuf>) {
    if path.is_file() {
        out.extend(path.extension().is_some_and(|e| e == "rs").then(|| path.to_owned()));
        return;
    }
    let mut entries: Vec<PathBuf> =
        fs::read_dir(path).map(|d| d.flatten().map(|e| e.path()).collect()).unwrap_or_default();
    entries.sort();
    entries.iter().for_each(|entry| collect(entry, out));
}

fn main() {
    let crates = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("..");
    let mut hasher = blake3::Hasher::new();
    for part in BACK_END {
        let path = crates.join(part);
        println!("cargo:rerun-if-changed={}", path.display());
        let mut files = Vec::new();
        collect(&path, &mut files);
        for file in files {
            let text = fs::read(&file).expect("readable");
            hasher.update(&(text.len() as u64).to_le_bytes()).update(&text);
        }
    }
    println!("cargo:rustc-env=JULIET_BACK_END={}", hasher.finalize().to_hex());
}
