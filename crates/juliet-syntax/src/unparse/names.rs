//! Operator precedence and the spelling of symbols.

use fatou_parser::parser::{KEYWORDS, is_ident_continue, is_ident_start};

/// Precedence tiers, loosest first. Operators with suffixes share the tier of their base.
const TIERS: &[(i32, &str)] = &[
    (
        1,
        "= := += -= *= /= //= .//= .*= ./= \\= .\\= ^= .^= ÷= .÷= %= .%= <<= .<<= >>= .>>= >>>= .>>>= |= .|= &= .&= ⊻= .⊻= .= .+= .-= ~ .~ $= ≔ ⩴ ≕",
    ),
    (2, "=>"),
    (4, "--> <-- <--> ← → ↔ ↚ ↛ ↞ ↠ ↢ ↣ ↦ ↤ ⇐ ⇒ ⇔ ⟵ ⟶ ⟷ ⟹ ⟺"),
    (5, "||"),
    (6, "&&"),
    (
        7,
        "in isa > < >= ≥ <= ≤ == === ≡ != ≠ !== ≢ ∈ ∉ ∋ ∌ ⊆ ⊈ ⊂ ⊄ ⊊ ∝ ∊ ∍ ∥ ∦ ∷ ∺ ∻ ∽ ∾ ≁ ≃ ≄ ≅ ≆ ≇ ≈ ≉ ⊏ ⊐ ⊑ ⊒ ⊥ ⊃ ⊅ ⊇ ⊉ <: >:",
    ),
    (8, "<|"),
    (9, "|>"),
    (10, ": .. … ⁝ ⋮ ⋱ ⋰ ⋯"),
    (11, "+ - ++ | ± ∓ ∔ ∸ ≏ ⊕ ⊖ ⊞ ⊟ ∪ ∨ ⊔ ⊻ ⊽ ⋎ ⋓"),
    (12, "* / ÷ % & ⋅ ∘ × \\ ∩ ∧ ⊗ ⊘ ⊙ ⊚ ⊛ ⊠ ⊡ ⊓ ∗ ∙ ∤ ⅋ ⊼ ⋄ ⋆ ⋇ ⋏ ⋒ ⟑"),
    (13, "//"),
    (14, "<< >> >>>"),
    (15, "^ ↑ ↓ ⇵ ⟰ ⟱"),
    (16, "::"),
    (17, "."),
];

/// Tier of arrows.
const ARROW: i32 = 4;
/// Tier of powers.
pub(super) const POWER: i32 = 15;

/// Julia's `Base.operator_precedence`; 0 for what is no binary operator.
pub(super) fn precedence(name: &str) -> i32 {
    let find = |name: &str| TIERS.iter().find(|(_, ops)| ops.split(' ').any(|op| op == name)).map(|(tier, _)| *tier);
    find(name)
        .or_else(|| name.strip_prefix('.').filter(|n| !n.is_empty()).and_then(find))
        .or_else(|| suffixed(name).and_then(find))
        .or_else(|| unicode_tier(name.strip_prefix('.').unwrap_or(name)))
        .unwrap_or(0)
}

/// Whether a name is that of an arrow.
pub(crate) fn is_arrow(name: &str) -> bool {
    precedence(name) == ARROW
}

/// The tier of a mathematical symbol that no list names, by its Unicode block.
fn unicode_tier(name: &str) -> Option<i32> {
    let mut chars = name.chars();
    let c = chars.next().filter(|_| chars.next().is_none())?;
    if is_ident_start(c) {
        return None;
    }
    match c as u32 {
        0x2190..=0x21ff | 0x27f0..=0x27ff | 0x2900..=0x297f | 0x2b30..=0x2b4c => Some(4),
        0x2a00..=0x2a65 => Some(12),
        0x2234..=0x22ff | 0x2a66..=0x2aff | 0x27c8 | 0x27c9 | 0x27d2 => Some(7),
        _ => None,
    }
}

/// The operator without the sub- and superscripts or primes behind it.
fn suffixed(name: &str) -> Option<&str> {
    let base = name.trim_end_matches(
        |c: char| matches!(c, '′' | '″' | '‴' | '²' | '³' | '¹' | 'ʰ'..='ˣ' | '\u{2070}'..='\u{209c}' | 'ᴬ'..='ᶿ'),
    );
    let base = base.strip_prefix('.').unwrap_or(base);
    (base.len() < name.len() && !base.is_empty() && !is_identifier(base)).then_some(base)
}

/// Prefix operators that are also called without parentheses.
pub(super) fn is_unary(name: &str) -> bool {
    matches!(name, "+" | "-" | "!" | "¬" | "~" | "<:" | ">:" | "√" | "∛" | "∜")
}

/// Whether a name is an operator of any kind.
pub(super) fn is_operator(name: &str) -> bool {
    (precedence(name) > 0 && !matches!(name, "in" | "isa"))
        || is_unary(name.strip_prefix('.').unwrap_or(name))
        || matches!(name, "->" | "?" | "..." | "'" | "&" | "$" | "||" | "&&" | ".!" | "!" | ".~" | ".'")
}

/// Whether a name has the form of an identifier.
pub(super) fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(is_ident_start) && chars.all(is_ident_continue) && !matches!(name, "true" | "false")
}

/// Whether a name is a reserved word.
pub(super) fn is_keyword(name: &str) -> bool {
    name != "where" && KEYWORDS.contains(&name)
}

/// Operators that are quoted in parentheses.
pub(super) fn needs_quote_parens(name: &str) -> bool {
    matches!(name, ":" | "::" | ":=" | "=" | "==" | "===" | "=>")
}

/// Heads of binary forms and whether blanks surround them.
pub(super) fn infix_head(head: &str) -> Option<bool> {
    match head {
        ":" | "->" | "::" => Some(false),
        "||" | "&&" | "<:" | ">:" | ".||" | ".&&" | "-->" => Some(true),
        _ if precedence(head) == 1 && head.ends_with('=') => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers() {
        assert!(precedence("+") < precedence("*"));
        assert_eq!(precedence(".+"), precedence("+"));
        assert_eq!(precedence("foo"), 0);
        assert!(is_identifier("a!") && !is_identifier("#1"));
    }
}
