//! Every canonical encoding and every key.
//!
//! **Invariant:** encodings are written by hand: tagged, length-prefixed, little-endian. No
//! derived hash, pointer, intern number or map order takes part. Structs are destructured without
//! `..`, so that a new field does not compile until its place in the key is decided.
#![forbid(unsafe_code)]

mod encoder;
mod interface;
mod key;
mod method;
mod portable;
mod stencil;
mod typed;

pub use encoder::{Digest, Encoder};
pub use interface::{binding_answer, field_answer, interface, methods_answer, order_answer};
pub use key::{BACK_END, CODEGEN_VERSION, TraceContext, code_hash, object_key};
pub use method::{method_hash, raw_body};
pub use portable::{Fingerprint, Names, Portable, encode_definition, encode_type, fingerprint};
pub use stencil::encode_stencil;
pub use typed::encode_typed;
