//! Prints generated programs, each as a module: `juliet-generate [--old] [--names N] [--noise N]
//! [--order N] [--docs] [--edit N] FIRST [COUNT]`.
#![forbid(unsafe_code)]

use std::io::Write;
use std::process::ExitCode;

use juliet_generate::{Random, Style, edit, program};

fn main() -> ExitCode {
    let mut style = Style::default();
    let mut edited = None;
    let mut numbers = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number = || args.next().and_then(|text| text.parse::<u64>().ok()).unwrap_or(1);
        match arg.as_str() {
            "--old" => style.is_old = true,
            "--docs" => style.has_docs = true,
            "--names" => style.names = number(),
            "--noise" => style.noise = number(),
            "--order" => style.order = number(),
            "--edit" => edited = Some(number()),
            _ => numbers.extend(arg.parse::<u64>().ok()),
        }
    }
    let Some(first) = numbers.first().copied() else { return ExitCode::from(2) };
    let count = numbers.get(1).copied().unwrap_or(1);
    let mut text = String::new();
    for index in 0..count {
        let mut tree = program(first + index);
        if let Some(seed) = edited {
            edit(&mut tree, &mut Random::new(seed + index));
        }
        text.push_str(&format!("println(\"== {}\")\n", first + index));
        text.push_str(&tree.to_module(&style, index as u32));
    }
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
