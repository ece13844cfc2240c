//! Embeds `base/` and `stdlib/`: the library travels inside the executable.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Crates whose code decides what a library source becomes.
const FRONT_END: [&str; 7] = ["syntax", "types", "ir", "lower", "runtime", "driver", "diag"];

/// Crates whose code decides what inference finds, beside those.
const COMPILER: [&str; 6] = ["symbol", "infer", "stencil", "hash", "codegen", "store"];

/// A digest of sources: what was made by other code is not used.
fn sources(root: &Path, crates: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for name in crates {
        let folder = root.join(format!("crates/juliet-{name}/src"));
        println!("cargo:rerun-if-changed={}", folder.display());
        let mut files = Vec::new();
        collect(&folder, "rs", &mut files);
        for file in files {
            let text = fs::read(&file).expect("readable");
            hasher.update(&(text.len() as u64).to_le_bytes()).update(&text);
        }
    }
    // The parser is a dependency: its version is in the lock file.
    let lock = root.join("Cargo.lock");
    println!("cargo:rerun-if-changed={}", lock.display());
    hasher.update(&fs::read(lock).unwrap_or_default());
    hasher.finalize().to_hex().to_string()
}

fn collect(folder: &Path, extension: &str, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).map(|d| d.flatten().map(|e| e.path()).collect()).unwrap_or_default();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            collect(&entry, extension, out);
        } else if entry.extension().is_some_and(|e| e == extension) {
            out.push(entry);
        }
    }
}

/// A digest of each folder of the library: what its image is known by.
fn library_digests(root: &Path) -> Vec<(String, String)> {
    let mut folders = vec![root.join("base")];
    let mut modules: Vec<PathBuf> =
        fs::read_dir(root.join("stdlib")).map(|d| d.flatten().map(|e| e.path()).collect()).unwrap_or_default();
    modules.sort();
    folders.extend(modules.into_iter().filter(|path| path.is_dir()));
    let digest = |folder: &PathBuf| {
        let mut files = Vec::new();
        collect(folder, "jl", &mut files);
        let mut hasher = blake3::Hasher::new();
        for file in files {
            let name = file.strip_prefix(root).expect("below the root").display().to_string();
            let text = fs::read(&file).expect("readable");
            for part in [name.as_bytes(), &text] {
                hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
            }
        }
        let name = folder.strip_prefix(root).expect("below the root").display().to_string();
        (name, hasher.finalize().to_hex().to_string())
    };
    folders.iter().map(digest).collect()
}

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("../..");
    let mut text = String::from(
        "/// Path below the root and text of each library file.\npub(crate) static FILES: &[(&str, &str)] = &[\n",
    );
    for folder in ["base", "stdlib"] {
        println!("cargo:rerun-if-changed={}", root.join(folder).display());
        let mut files = Vec::new();
        collect(&root.join(folder), "jl", &mut files);
        for file in files {
            let name = file.strip_prefix(&root).expect("below the root").display().to_string();
            let absolute = fs::canonicalize(&file).expect("exists");
            writeln!(text, "    ({name:?}, include_str!({:?})),", absolute.display().to_string()).expect("memory");
        }
    }
    text.push_str("];\n\n/// Each folder of the library and a digest of its files.\npub(crate) static DIGESTS: &[(&str, &str)] = &[\n");
    for (folder, digest) in library_digests(&root) {
        writeln!(text, "    ({folder:?}, {digest:?}),").expect("memory");
    }
    text.push_str("];\n");
    let out = Path::new(&env::var("OUT_DIR").expect("set by cargo")).join("library.rs");
    fs::write(out, text).expect("writable");
    println!("cargo:rustc-env=JULIET_FRONT_END={}", sources(&root, &FRONT_END));
    let all: Vec<&str> = FRONT_END.into_iter().chain(COMPILER).collect();
    println!("cargo:rustc-env=JULIET_COMPILER={}", sources(&root, &all));
}
