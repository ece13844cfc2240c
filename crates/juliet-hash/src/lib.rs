//! Every canonical encoding and every key.
//!
//! **Invariant:** encodings are written by hand: tagged, length-prefixed, little-endian. No
//! derived hash, pointer, intern number or map order takes part. Structs are destructured without
//! `..`, so that a new field does not compile until its place in the key is decided.
#![forbid(unsafe_code)]

mod encoder;
mod key;
mod method;
mod stencil;

pub use encoder::{Digest, Encoder};
pub use key::{BACK_END, CODEGEN_VERSION, code_hash, object_key};
pub use method::method_hash;
pub use stencil::encode_stencil;
