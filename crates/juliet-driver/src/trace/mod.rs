//! The inference cache: results with the questions that they rest on.
//!
//! While inference runs, every question and its answer is recorded for the frame that asked. A
//! finished result becomes an *entry*: what callers may know of it, the keys of its code, and its
//! trace: questions, answers, and the interfaces of callees. An entry holds where every question
//! still has its answer, and every callee its interface, which is checked when an instance is
//! first needed and again after definitions that concern it. A callee that has changed is inferred
//! first: where its interface came out the same, its callers hold (early cutoff).
//!
//! Entries of one run are kept in one *pack*. A program's profile lists the packs that its last
//! run used.
//!
//! **Invariant:** what an entry's result depends on is in its key (method content, argument types)
//! or in its trace. What cannot be named in another process makes the entry good for this process
//! alone, with a reason.

mod book;
mod check;
mod contents;
mod definitions;
mod keep;
mod load;
mod memo;
pub(crate) mod names;
mod objects;
mod pack;
mod pack_read;
mod pack_write;
mod plain;
mod profile;
mod record;
mod use_entries;

pub(crate) use book::{Book, Fresh};
pub(crate) use definitions::Chain;
pub(crate) use plain::plain_hash;
pub(crate) use record::{Answer, Query, Recorder};
pub(crate) use use_entries::is_library_method;
