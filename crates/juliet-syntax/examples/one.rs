//! Dumps the tree of each line of standard input: a quick look at single forms.

use std::io::{BufRead, Write};

use juliet_syntax::{SourceFile, parse_all, sexpr};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?.replace("⏎", "\n");
        let (tree, _) = parse_all(&SourceFile::new("f", line.as_str()));
        let items: Vec<String> = tree
            .args_of("toplevel")
            .unwrap_or_default()
            .iter()
            .map(|item| sexpr(item, true))
            .filter(|text| !text.starts_with("(line"))
            .collect();
        writeln!(out, "{line}\n    {}", items.join("  "))?;
    }
    Ok(())
}
