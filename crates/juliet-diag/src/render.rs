//! Diagnostics as text, with the source line and carets below the place.

use std::fmt::Write;

use crate::{Diagnostic, Severity, SourceFile, Span};

/// How to render.
#[derive(Clone, Copy, Debug, Default)]
pub struct RenderOptions {
    /// Whether to emit terminal colour sequences.
    pub colour: bool,
}

/// Renders one diagnostic; the text ends with a newline.
pub fn render(diagnostic: &Diagnostic, options: RenderOptions) -> String {
    let mut out = String::new();
    let (word, colour) = match diagnostic.severity {
        Severity::Error => ("ERROR", "\x1b[1;31m"),
        Severity::Warning => ("WARNING", "\x1b[1;33m"),
        Severity::Note => ("NOTE", "\x1b[1;36m"),
    };
    let (on, off) = if options.colour { (colour, "\x1b[0m") } else { ("", "") };
    let _ = writeln!(out, "{on}{word}:{off} {}: {}", diagnostic.code, diagnostic.message);
    let mut places = Vec::new();
    if let Some((file, span)) = &diagnostic.primary {
        places.push((file, *span, diagnostic.primary_label.as_str(), '^'));
    }
    places.extend(diagnostic.labels.iter().map(|l| (&l.file, l.span, l.message.as_str(), '-')));
    for (file, span, label, mark) in places {
        render_place(&mut out, file, span, label, mark, (on, off));
    }
    for note in &diagnostic.notes {
        let _ = writeln!(out, "note: {note}");
    }
    out
}

/// Renders diagnostics one after the other.
pub fn render_all(diagnostics: &[Diagnostic], options: RenderOptions) -> String {
    diagnostics.iter().map(|d| render(d, options)).collect()
}

fn render_place(out: &mut String, file: &SourceFile, span: Span, label: &str, mark: char, (on, off): (&str, &str)) {
    let (line, column) = file.line_column(span.lo);
    let number = line.to_string();
    let margin = " ".repeat(number.len());
    let text = file.line_text(span.lo);
    let (end_line, end_column) = file.line_column(span.hi.max(span.lo));
    let width = if end_line == line {
        end_column.saturating_sub(column).max(1) as usize
    } else {
        (text.chars().count() + 1).saturating_sub(column as usize).max(1)
    };
    let lead: String = text.chars().take(column as usize - 1).map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
    let marks: String = std::iter::repeat_n(mark, width).collect();
    let _ = writeln!(out, "{margin}--> {}:{line}:{column}", file.name());
    let _ = writeln!(out, "{margin} |");
    let _ = writeln!(out, "{number} | {text}");
    let gap = if label.is_empty() { "" } else { " " };
    let _ = writeln!(out, "{margin} | {lead}{on}{marks}{off}{gap}{label}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_line_and_caret() {
        let file = SourceFile::new("foo.jl", "a\nb\nf(x))\n");
        let diagnostic = Diagnostic::error("syntax", "unexpected `)`", &file, Span::new(8, 9))
            .with_primary_label("expected an expression");
        let text = render(&diagnostic, RenderOptions::default());
        assert_eq!(
            text,
            "ERROR: syntax: unexpected `)`\n --> foo.jl:3:5\n  |\n3 | f(x))\n  |     ^ expected an expression\n"
        );
    }
}
