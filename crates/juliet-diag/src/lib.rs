//! Source files, spans and diagnostics, and the one place that renders them.
//!
//! **Invariant:** nothing here knows what is being compiled; spans are byte offsets into one file,
//! columns are counted in characters and lines from 1.

#![forbid(unsafe_code)]

mod render;
mod source;

pub use render::{RenderOptions, render, render_all};
pub use source::{SourceFile, Span};

/// How bad a diagnostic is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Severity {
    /// The program cannot be run as written.
    Error,
    /// Suspicious, but it runs.
    Warning,
    /// Information.
    Note,
}

/// A secondary place with a remark.
#[derive(Clone, PartialEq, Debug)]
pub struct Label {
    /// The file that the span lies in.
    pub file: SourceFile,
    /// The place.
    pub span: Span,
    /// What to say there.
    pub message: String,
}

/// A finding about a program.
#[derive(Clone, PartialEq, Debug)]
pub struct Diagnostic {
    /// Stable identifier, e.g. `syntax`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// One line.
    pub message: String,
    /// Where, if anywhere.
    pub primary: Option<(SourceFile, Span)>,
    /// What to print after the carets of the primary span; may be empty.
    pub primary_label: String,
    /// Further places.
    pub labels: Vec<Label>,
    /// Remarks without a place.
    pub notes: Vec<String>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: &'static str, message: impl Into<String>, file: &SourceFile, span: Span) -> Self {
        Diagnostic {
            code,
            severity: Severity::Error,
            message: message.into(),
            primary: Some((file.clone(), span)),
            primary_label: String::new(),
            labels: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Sets the remark printed beside the primary carets.
    pub fn with_primary_label(mut self, message: impl Into<String>) -> Self {
        self.primary_label = message.into();
        self
    }

    /// Adds a secondary place.
    pub fn with_label(mut self, file: &SourceFile, span: Span, message: impl Into<String>) -> Self {
        self.labels.push(Label { file: file.clone(), span, message: message.into() });
        self
    }

    /// Adds a remark without a place.
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }
}
