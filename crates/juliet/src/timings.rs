//! `--timings`: a report about times in one HTML file that needs nothing else.
#![allow(clippy::print_stderr, reason = "the command line is where printing belongs")]

use std::path::Path;

use juliet_driver::Session;
use serde_json::Value;

const PAGE: &str = include_str!("timings.html");
/// Stands for the data in the page.
const DATA: &str = "/*DATA*/";

/// Writes the report of a run.
pub(crate) fn write(session: &Session, path: &Path) {
    match std::fs::write(path, page(&session.timings())) {
        Ok(()) => eprintln!("juliet: times are in {}", path.display()),
        Err(error) => eprintln!("juliet: cannot write {}: {error}", path.display()),
    }
}

/// The page with its data. Names may hold anything: no `<` of theirs reaches the page's text, and
/// the page's script makes text of them, never elements.
fn page(data: &Value) -> String {
    PAGE.replacen(DATA, &data.to_string().replace('<', "\\u003c"), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_end_the_data() {
        let page = page(&serde_json::json!({"instance": "</script><script>alert(1)</script>"}));
        assert!(!page.contains("</script><script>alert"));
        assert!(page.contains("\\u003c/script>"));
    }

    #[test]
    fn the_page_needs_nothing_else() {
        assert!(PAGE.contains(DATA));
        assert!(!PAGE.contains("http:") && !PAGE.contains("https:") && !PAGE.contains("src="));
    }
}
