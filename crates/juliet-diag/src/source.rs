//! Source text with its line table, and byte spans into it.

use std::sync::Arc;

/// A half-open range of bytes of one file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub lo: u32,
    /// One past the last byte.
    pub hi: u32,
}

impl Span {
    /// The span `lo..hi`.
    pub fn new(lo: u32, hi: u32) -> Self {
        Span { lo, hi }
    }

    /// Whether the span covers no byte, as the span of synthetic code does.
    pub fn is_empty(self) -> bool {
        self.lo >= self.hi
    }
}

/// A named text. Clones share the text and the line table.
#[derive(Clone, Debug)]
pub struct SourceFile {
    name: Arc<str>,
    text: Arc<str>,
    line_starts: Arc<[u32]>,
    first_line: u32,
}

impl PartialEq for SourceFile {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.text == other.text && self.first_line == other.first_line
    }
}

impl SourceFile {
    /// A file whose first line is line 1.
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Self::with_first_line(name, text, 1)
    }

    /// A file that is a piece of another one and begins there at `first_line`.
    pub fn with_first_line(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>, first_line: u32) -> Self {
        let text: Arc<str> = text.into();
        let mut line_starts = vec![0];
        line_starts.extend(text.bytes().enumerate().filter(|&(_, b)| b == b'\n').map(|(i, _)| i as u32 + 1));
        SourceFile { name: name.into(), text, line_starts: line_starts.into(), first_line }
    }

    /// The name to show, usually a path.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line (from 1, or from the file's first line) that holds a byte.
    pub fn line(&self, byte: u32) -> u32 {
        self.line_index(byte) as u32 + self.first_line
    }

    /// Line and column of a byte; columns count characters from 1.
    pub fn line_column(&self, byte: u32) -> (u32, u32) {
        let index = self.line_index(byte);
        let start = self.line_starts[index] as usize;
        let mut end = (byte as usize).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let column = self.text[start.min(end)..end].chars().count() as u32 + 1;
        (index as u32 + self.first_line, column)
    }

    /// The text of the line that holds a byte, without its end of line.
    pub fn line_text(&self, byte: u32) -> &str {
        let index = self.line_index(byte);
        let start = self.line_starts[index] as usize;
        let end = self.line_starts.get(index + 1).map_or(self.text.len(), |&next| next as usize);
        self.text[start..end].trim_end_matches(['\n', '\r'])
    }

    /// The text of a line without blanks around it, as a span; `None` where there is no such text.
    pub fn line_span(&self, line: u32) -> Option<Span> {
        let start = *self.line_starts.get(line.checked_sub(self.first_line)? as usize)?;
        let text = self.line_text(start);
        let blank = text.len() - text.trim_start().len();
        let span = Span::new(start + blank as u32, start + text.trim_end().len() as u32);
        (!span.is_empty()).then_some(span)
    }

    fn line_index(&self, byte: u32) -> usize {
        self.line_starts.partition_point(|&start| start <= byte).saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_spans_without_blanks() {
        let file = SourceFile::new("a", "x\n  y = 1 \n\n");
        assert_eq!(file.line_span(2).map(|span| (span.lo, span.hi)), Some((4, 9)));
        assert_eq!((file.line_span(3), file.line_span(9), file.line_span(0)), (None, None, None));
    }

    #[test]
    fn columns_count_characters() {
        let file = SourceFile::new("t.jl", "a\nαβγ\n");
        assert_eq!(file.line_column(0), (1, 1));
        assert_eq!(file.line_column(6), (2, 3));
        assert_eq!(file.line_text(4), "αβγ");
        assert_eq!(file.line_column(99), (3, 1));
    }
}
