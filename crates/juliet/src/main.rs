//! The command line of Juliet.
fn main() {}
