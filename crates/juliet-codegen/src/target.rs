//! The machine that code is made for.

use std::fmt;
use std::sync::Arc;

use cranelift_codegen::isa::OwnedTargetIsa;
use cranelift_codegen::settings::{self, Configurable};

/// A processor with its features and the code-generation options; all of it is in the key.
#[derive(Clone)]
pub struct Target {
    pub(crate) isa: Arc<dyn cranelift_codegen::isa::TargetIsa>,
    identity: String,
    has_vectors: bool,
}

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
        let isa_builder = cranelift_native::builder().map_err(str::to_owned)?;
        let isa: OwnedTargetIsa = isa_builder.finish(settings::Flags::new(builder)).map_err(|e| e.to_string())?;
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
