//! Categories and widths of characters, and normal forms of text, from the Unicode tables of three crates.

use crate::errors;
use crate::object::Ref;
use crate::runtime::Outcome;
use juliet_types::builtin;
use unicode_general_category::{GeneralCategory as G, get_general_category};
use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthChar;

/// The number of a character's general category, `Cn` first.
pub(crate) fn category(c: char) -> i32 {
    match get_general_category(c) {
        G::UppercaseLetter => 1,
        G::LowercaseLetter => 2,
        G::TitlecaseLetter => 3,
        G::ModifierLetter => 4,
        G::OtherLetter => 5,
        G::NonspacingMark => 6,
        G::SpacingMark => 7,
        G::EnclosingMark => 8,
        G::DecimalNumber => 9,
        G::LetterNumber => 10,
        G::OtherNumber => 11,
        G::ConnectorPunctuation => 12,
        G::DashPunctuation => 13,
        G::OpenPunctuation => 14,
        G::ClosePunctuation => 15,
        G::InitialPunctuation => 16,
        G::FinalPunctuation => 17,
        G::OtherPunctuation => 18,
        G::MathSymbol => 19,
        G::CurrencySymbol => 20,
        G::ModifierSymbol => 21,
        G::OtherSymbol => 22,
        G::SpaceSeparator => 23,
        G::LineSeparator => 24,
        G::ParagraphSeparator => 25,
        G::Control => 26,
        G::Format => 27,
        G::Surrogate => 28,
        G::PrivateUse => 29,
        _ => 0,
    }
}

/// Columns that a character takes on a terminal.
pub(crate) fn width(c: char) -> i32 {
    c.width().unwrap_or(0) as i32
}

/// `_unicode_normalize(text, form)`: the text in form 0 NFC, 1 NFD, 2 NFKC or 3 NFKD.
pub(crate) fn normalize(args: &[Ref]) -> Outcome<Ref> {
    let text = crate::builtins_object::expect(args[0], builtin().string, "_unicode_normalize")?;
    let Ok(text) = std::str::from_utf8(text.string_bytes()) else {
        return Err(errors::argument_error("text is not valid UTF-8"));
    };
    let normalized: String = match crate::value::dispatch_int(args[1], "_unicode_normalize")? {
        0 => text.nfc().collect(),
        1 => text.nfd().collect(),
        2 => text.nfkc().collect(),
        3 => text.nfkd().collect(),
        _ => return Err(errors::argument_error("no such normal form")),
    };
    crate::value::new_string(normalized.as_bytes())
}

#[cfg(test)]
mod tests {
    #[test]
    fn categories_have_base_numbers() {
        let of = super::category;
        assert_eq!((of('A'), of('a'), of('1'), of('+'), of(' '), of('_')), (1, 2, 9, 19, 23, 12));
        assert_eq!((super::width('世'), super::width('x'), super::width('\u{301}')), (2, 1, 0));
    }
}
