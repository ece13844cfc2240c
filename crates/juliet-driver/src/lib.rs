//! A session: wires front end, inference, cache, code generation and runtime; decides hit or miss.
//!
//! The session implements the traits through which the other layers ask: `World` and `Instances`
//! for inference and stencils, `MacroExpander` for lowering, `Compiler` for the runtime. It
//! prints nothing; every decision about the cache is an [`events::Event`].
#![forbid(unsafe_code)]

mod compile;
mod docs;
pub mod events;
pub mod explain;
mod exprs;
mod housekeeping;
mod image;
mod image_record;
mod inspect;
pub mod internal;
mod library;
mod macros;
mod modules;
mod packages;
mod program;
mod prompt;
mod report;
mod session;
mod snapshot;
mod timings;
mod toplevel;
mod trace;
mod upcalls;
mod world;

pub use housekeeping::object_text;
pub use inspect::{Stage, show_code};
pub use prompt::Terminal;
pub use report::report_uncaught;
pub use session::{Options, Session};

pub use juliet_runtime::{Outcome, Ref, forget_interrupt, prepare_allocator, set_interrupt_patience};
pub use juliet_store::{Kind, Statistics, Store};
pub use juliet_syntax::{ends_with_semicolon, is_incomplete};

/// The cache folder that the environment names.
pub fn default_cache_folder() -> Option<std::path::PathBuf> {
    juliet_store::default_folder(|name| std::env::var(name).ok())
}

/// The module that programs run in.
pub fn main_module() -> juliet_ir::ModulePath {
    juliet_ir::ModulePath::main()
}
