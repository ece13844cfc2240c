//! What a run leaves in the cache besides what it compiled: names, and sums over all runs. Also
//! what `juliet cache` asks of a session.

use std::fmt::Write as _;
use std::path::Path;

use juliet_codegen::Object;
use juliet_hash::Digest;
use juliet_ir::Sym;
use juliet_ir::typed::InstanceId;
use juliet_runtime::Outcome;
use juliet_store::Statistics;

use crate::session::Session;

impl Session {
    /// Writes what the cache was given and has not written, and adds this run to the sums over all
    /// runs. True where the cache has grown over its limit, so that somebody should evict.
    pub fn end_cache_use(&self) -> bool {
        self.store.flush();
        let mut run = sums(&self.log.to_json());
        run.insert("traced".into(), self.traced.get() as f64);
        self.store.add_statistics(&run);
        self.store.wants_gc()
    }

    /// Notes what the code under a key is called here.
    pub(crate) fn note_name(&self, key: Digest, instance: InstanceId, is_entry: bool) {
        if self.store.is_open() {
            let name = self.describe(instance);
            self.store.add_name(&key.0, &if is_entry { format!("entry of {name}") } else { name });
        }
    }

    /// Prepares all modules of the standard library; their names. Base is prepared by the start of
    /// a session.
    ///
    /// # Errors
    /// A module that does not load.
    pub fn warm(&self) -> Outcome<Vec<String>> {
        let mut names: Vec<String> = self.library_paths().iter().filter_map(|path| module_of(path)).collect();
        names.sort_unstable();
        names.dedup();
        for name in &names {
            self.load_library_module(Sym::from(name.as_str()))?;
        }
        Ok(names)
    }
}

/// The module that a file of the library is the main file of.
fn module_of(path: &str) -> Option<String> {
    let name = path.strip_prefix("stdlib/")?.split('/').next()?;
    (path == format!("stdlib/{name}/src/{name}.jl")).then(|| name.to_owned())
}

/// The numbers of a run's statistics by name, those of stages as `ms.STAGE`.
fn sums(json: &str) -> Statistics {
    let mut out = Statistics::new();
    out.insert("runs".into(), 1.0);
    let Ok(serde_json::Value::Object(all)) = serde_json::from_str(json) else { return out };
    for (name, value) in all {
        match value {
            serde_json::Value::Object(inner) => {
                out.extend(inner.iter().filter_map(|(key, v)| Some((format!("{name}.{key}"), v.as_f64()?))));
            }
            value => out.extend(value.as_f64().map(|number| (name, number))),
        }
    }
    out
}

/// The code of a stored object as bytes, with its relocations and call sites; nothing where it is
/// not one of this version.
pub fn object_text(bytes: &[u8]) -> Option<String> {
    let object = Object::from_bytes(bytes).ok()?;
    let mut out = String::new();
    let _ = writeln!(out, "code   {} bytes, aligned to {}; {} holes", object.code.len(), object.align, object.holes);
    for (index, chunk) in object.code.chunks(16).enumerate() {
        let bytes: Vec<String> = chunk.iter().map(|b| format!("{b:02x}")).collect();
        let _ = writeln!(out, "{:6x}  {}", index * 16, bytes.join(" "));
    }
    for reloc in &object.relocs {
        let _ = writeln!(out, "reloc {:x} {:?}{:+}", reloc.offset, reloc.target, reloc.addend);
    }
    for site in &object.call_sites {
        let handler = site.handler_offset.map_or(String::new(), |offset| format!(", handler at {offset:x}"));
        let _ = writeln!(out, "call returns to {:x}, site {}{handler}", site.return_offset, site.site);
    }
    Some(out)
}

/// The files below a folder, as paths below the root.
pub(crate) fn module_files(root: &Path) -> Vec<String> {
    let Ok(folders) = std::fs::read_dir(root.join("stdlib")) else { return vec![] };
    let name = |entry: std::fs::DirEntry| entry.file_name().to_str().map(str::to_owned);
    folders.flatten().filter_map(name).map(|name| format!("stdlib/{name}/src/{name}.jl")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_run_have_flat_names() {
        let sums = sums(r#"{"code_hits": 3, "ms": {"load": 0.5}, "note": "x"}"#);
        let expected = [("code_hits", 3.0), ("ms.load", 0.5), ("runs", 1.0)].map(|(n, v)| (n.to_owned(), v));
        assert_eq!(sums, expected.into());
        assert_eq!(module_of("stdlib/Dates/src/Dates.jl").as_deref(), Some("Dates"));
        assert_eq!(module_of("stdlib/Dates/src/periods.jl"), None);
    }
}
