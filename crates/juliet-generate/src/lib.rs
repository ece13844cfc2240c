//! Random Julia programs and random edits of them, for tests of the cache and of the compiler.
//!
//! A seed determines a program ([`program`]), whose printed form ([`Style`]) may have any names, order
//! of definitions, comments and white space, and which [`edit`] changes in its meaning. Programs end
//! soon, print what they compute, and print nothing that depends on names, addresses or time: what
//! one compiler prints for a program, every other must print too, with a cache or without.
//!
//! The pieces: `program.rs` the tree, `forms.rs` what the library offers, `generate.rs`,
//! `items.rs`, `statements.rs` and `expressions.rs` the choice of a tree, `style.rs` and `print.rs`
//! its text, `edit.rs` and `visit.rs` changes. `damage.rs` spoils stored bytes.
#![forbid(unsafe_code)]

mod damage;
mod edit;
mod expressions;
mod forms;
mod generate;
mod items;
mod print;
mod program;
mod random;
mod statements;
mod style;
mod visit;

pub use damage::{damage, fuzz_rounds};
pub use edit::{Edit, edit};
pub use generate::program;
pub use program::Program;
pub use random::Random;
pub use style::Style;
