//! The machine that code is made for.

use std::fmt;
use std::sync::Arc;

use cranelift_codegen::isa::{OwnedTargetIsa, TargetIsa};
use cranelift_codegen::settings::{self, Configurable};

/// A processor with its features and the code-generation options; all of it is in the key.
#[derive(Clone)]
pub struct Target {
    pub(crate) isa: Arc<dyn TargetIsa>,
    identity: String,
    has_vectors: bool,
}

/// Features of x86-64 processors by level, each level with those before it: the levels of the psABI.
const LEVELS: [(&str, &[&str]); 3] = [
    ("x86-64", &[]),
    ("x86-64-v2", &["has_cmpxchg16b", "has_sse3", "has_ssse3", "has_sse41", "has_sse42", "has_popcnt"]),
    ("x86-64-v3", &["has_avx", "has_avx2", "has_fma", "has_bmi1", "has_bmi2", "has_lzcnt"]),
];

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.identity)
    }
}

impl Target {
    /// The processor that this process runs on. `verify`: the back end checks what it is given.
    ///
    /// # Errors
    /// A processor that the back end does not know, as a sentence.
    pub fn host(verify: bool) -> Result<Target, String> {
        Target::named("native", verify)
    }

    /// A processor by name: `native`, or a level of x86-64 (`x86-64-v2`), which this process's processor has to have.
    ///
    /// # Errors
    /// A processor that the back end does not know or this machine is not, as a sentence.
    pub fn named(name: &str, verify: bool) -> Result<Target, String> {
        let mut builder = settings::builder();
        let verify = if verify { "true" } else { "false" };
        for (name, value) in [
            ("opt_level", "speed"),
            ("preserve_frame_pointers", "true"),
            ("enable_verifier", verify),
            ("unwind_info", "false"),
            ("is_pic", "false"),
            ("enable_probestack", "true"),
            ("probestack_strategy", "inline"),
        ] {
            builder.set(name, value).map_err(|e| format!("option {name}: {e}"))?;
        }
        let flags = settings::Flags::new(builder);
        let host = cranelift_native::builder().map_err(str::to_owned)?;
        let isa: OwnedTargetIsa = match name {
            "native" => host.finish(flags),
            level => at_level(level, host.finish(flags.clone()).map_err(|e| e.to_string())?.as_ref())?.finish(flags),
        }
        .map_err(|e| e.to_string())?;
        let flags: Vec<String> = isa
            .flags()
            .iter()
            .filter(|f| f.name != "enable_verifier")
            .chain(isa.isa_flags())
            .map(|f| f.to_string())
            .collect();
        let identity = format!("{}\ncranelift {}\n{}", isa.triple(), cranelift_codegen::VERSION, flags.join("\n"));
        let has_vectors = match isa.name() {
            "x64" => flags.iter().any(|flag| flag == "has_sse42=1"),
            "aarch64" => true,
            _ => false,
        };
        Ok(Target { isa, identity, has_vectors })
    }

    /// Whether it has the 128-bit registers and operations that loops over chunks use.
    pub(crate) fn has_vectors(&self) -> bool {
        self.has_vectors
    }

    /// Triple, back-end version, options and processor features, as text that enters the key.
    pub fn identity(&self) -> &str {
        &self.identity
    }
}

/// A processor of a level that a host has.
fn at_level(level: &str, host: &dyn TargetIsa) -> Result<cranelift_codegen::isa::Builder, String> {
    let levels = || LEVELS.map(|(name, _)| name).join(", ");
    let Some(last) = LEVELS.iter().position(|(name, _)| *name == level).filter(|_| host.name() == "x64") else {
        return Err(match host.name() {
            "x64" => format!("no processor is called {level}; there are native, {}", levels()),
            other => format!("no processor is called {level}; on {other} there is native alone"),
        });
    };
    let mut builder = cranelift_codegen::isa::lookup(host.triple().clone()).map_err(|e| e.to_string())?;
    for feature in LEVELS[..=last].iter().flat_map(|(_, features)| *features) {
        let is_host = host.isa_flags().iter().any(|flag| flag.name == *feature && flag.as_bool() == Some(true));
        if !is_host {
            return Err(format!("this processor is no {level}: {feature} is missing"));
        }
        builder.enable(feature).map_err(|e| e.to_string())?;
    }
    Ok(builder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processors_have_their_own_identity() {
        let native = Target::host(true).expect("a supported processor");
        let unknown = Target::named("z80", true).expect_err("no such processor");
        assert!(unknown.contains("z80") && unknown.contains("native"), "{unknown}");
        if native.isa.name() == "x64" {
            let old = Target::named("x86-64", true).expect("every processor of this kind");
            assert_ne!(old.identity(), native.identity());
            assert!(!old.has_vectors());
        }
    }
}
