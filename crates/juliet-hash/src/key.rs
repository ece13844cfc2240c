//! The keys of the code cache.

use juliet_ir::stencil::Stencil;

use crate::encoder::{Digest, Encoder};
use crate::stencil::encode_stencil;

/// Version of everything between stencil and object that is not visible in a stencil: raise it
/// when code generation, the runtime's object layout or the meaning of a runtime symbol changes.
pub const CODEGEN_VERSION: u32 = 6;

/// Identity of code generation and runtime: a digest of their sources, which `build.rs` makes.
pub const BACK_END: &str = env!("JULIET_BACK_END");

/// The code hash: identity of a method's code without what fills its holes.
pub fn code_hash(stencil: &Stencil) -> Digest {
    let mut encoder = Encoder::new();
    encoder.str("juliet stencil");
    encode_stencil(&mut encoder, stencil);
    Digest::of(&encoder.finish())
}

/// The object key: code hash, target and compiler. `target_identity` is
/// `juliet_codegen::Target::identity`.
pub fn object_key(code_hash: Digest, target_identity: &str) -> Digest {
    let mut encoder = Encoder::new();
    encoder.str("juliet object");
    encoder.u32(CODEGEN_VERSION);
    encoder.str(BACK_END);
    encoder.str(target_identity);
    encoder.bytes(&code_hash.0);
    Digest::of(&encoder.finish())
}

/// What all entries of the inference cache hold for, beside what is in their traces.
pub struct TraceContext<'a> {
    /// Identity of the compiler: a digest of its sources.
    pub compiler: &'a str,
    /// Versions of the stored forms.
    pub forms: [u32; 2],
    /// Content of the whole library.
    pub library: Digest,
    /// The target: an entry names the native code of its instance, which is for one.
    pub target: &'a str,
}

impl TraceContext<'_> {
    /// The key of some content; `domain` keeps keys of different things apart.
    pub fn key(&self, domain: &str, content: &[u8]) -> Digest {
        let TraceContext { compiler, forms, library, target } = self;
        let mut encoder = Encoder::new();
        encoder.str(domain);
        encoder.str(compiler);
        encoder.list(forms, |e, form| e.u32(*form));
        encoder.bytes(&library.0);
        encoder.str(target);
        encoder.bytes(content);
        Digest::of(&encoder.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_inference_are_for_one_compiler_library_and_target() {
        let base = || TraceContext { compiler: "c", forms: [1, 2], library: Digest([0; 32]), target: "x86-64 avx2" };
        let key = base().key("trace", b"entry");
        assert_eq!(key, base().key("trace", b"entry"));
        let others = [
            TraceContext { compiler: "d", ..base() },
            TraceContext { forms: [1, 3], ..base() },
            TraceContext { library: Digest([1; 32]), ..base() },
            TraceContext { target: "x86-64", ..base() },
        ];
        assert!(others.iter().all(|other| other.key("trace", b"entry") != key));
        assert_ne!(base().key("profile", b"entry"), key);
        assert_ne!(base().key("trace", b"other"), key);
    }
}
