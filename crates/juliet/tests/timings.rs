//! The report about times, clicked and read in a browser without a window.
//!
//! The browser runs `tests/timings/clicks.js` at the end of the report; what that says is compared
//! with `expected.out` beside it. `.ci/browser` installs a browser. On a machine without one the page is
//! only read, unless `JULIET_BROWSER=required` says that there must be one, as `.ci/run` does.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files fails")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn juliet(program: &Path, store: &Path, option: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_juliet")).arg(option).arg(program).env("JULIET_CACHE_DIR", store).output().unwrap()
}

/// The page after its scripts have run, as the browser writes it out; `None` without a browser.
fn in_browser(page: &Path, profile: &Path) -> Option<String> {
    for browser in ["chromium-headless-shell", "chromium", "google-chrome"] {
        let run = Command::new(browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000", "--dump-dom"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg(format!("file://{}", page.display()))
            .output();
        match run {
            Ok(output) => return Some(String::from_utf8(output.stdout).unwrap()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => panic!("{browser}: {error}"),
        }
    }
    let required = std::env::var_os("JULIET_BROWSER").is_some();
    assert!(!required, "there is no browser: .ci/browser installs one");
    None
}

/// Texts of the paragraphs of a page.
fn paragraphs(page: &str) -> Vec<String> {
    let plain = |text: &str| text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    page.split("<p>").skip(1).filter_map(|rest| rest.split_once("</p>")).map(|(text, _)| plain(text)).collect()
}

#[test]
fn the_report_about_times_can_be_searched_and_sorted() {
    let folder = tempfile::tempdir().unwrap();
    let suite = root().join("tests/timings");
    let report = folder.path().join("report.html");
    let (program, store) = (suite.join("program.jl"), folder.path().join("store"));
    let run = juliet(&program, &store, &format!("--timings={}", report.display()));
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let page = std::fs::read_to_string(&report).unwrap();
    assert!(!page.contains("<script>alert"), "a name became an element of the page");
    let clicks = std::fs::read_to_string(suite.join("clicks.js")).unwrap();
    let clicked = folder.path().join("clicked.html");
    std::fs::write(&clicked, page.replace("</body>", &format!("<script>{clicks}</script></body>"))).unwrap();
    assert!(page.contains("<table") && !page.contains("src=\"http"), "the page is not whole");
    let Some(found) = in_browser(&clicked, &folder.path().join("profile")) else { return };
    let expected = std::fs::read_to_string(suite.join("expected.out")).unwrap();
    assert_eq!(paragraphs(&found), expected.lines().collect::<Vec<_>>(), "{found}");
}
