//! The keys of the code cache.

use juliet_ir::stencil::Stencil;

use crate::encoder::{Digest, Encoder};
use crate::stencil::encode_stencil;

/// Version of everything between stencil and object that is not visible in a stencil: raise it
/// when code generation, the runtime's object layout or the meaning of a runtime symbol changes.
pub const CODEGEN_VERSION: u32 = 3;

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
