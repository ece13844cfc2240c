//! Damaged copies of valid encodings, for tests of decoders.

use crate::random::Random;

/// A copy of `good` with one to three kinds of damage: flipped bits, other bytes, a cut, a piece that
/// is gone, repeated or taken from `other`, and numbers that announce far too much.
pub fn damage(good: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for _ in 0..random.between(1, 3) {
        if bytes.is_empty() {
            break;
        }
        let at = random.below(bytes.len());
        let len = random.below((bytes.len() - at).min(40)) + 1;
        match random.below(9) {
            0..3 => bytes[at] ^= 1 << random.below(8),
            3 => bytes[at] = random.draw() as u8,
            4 => bytes.truncate(at),
            5 => drop(bytes.drain(at..at + len)),
            6 => {
                let piece = bytes[at..at + len].to_vec();
                let to = random.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            7 if !other.is_empty() => {
                let from = random.below(other.len());
                let piece = &other[from..(from + len).min(other.len())];
                bytes.splice(at..at + len, piece.iter().copied());
            }
            _ => {
                // Fixed-width and variable-width numbers of all sizes.
                let size = random.one(&[1, 2, 4, 8]);
                let fill = random.one(&[0xff, 0x7f, 0x80, 0]);
                let end = (at + size).min(bytes.len());
                bytes[at..end].fill(fill);
            }
        }
    }
    bytes
}

/// How many rounds a test of damage makes: `JULIET_FUZZ_ROUNDS`, or a number of its own.
pub fn fuzz_rounds(own: u64) -> u64 {
    std::env::var("JULIET_FUZZ_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_differs_and_is_repeatable() {
        let good: Vec<u8> = (0..200).collect();
        let copies = |seed| damage(&good, b"other", &mut Random::new(seed));
        assert_eq!(copies(3), copies(3));
        let unlike = (0..100).filter(|seed| copies(*seed) != good).count();
        let shorter = (0..100).filter(|seed| copies(*seed).len() < good.len()).count();
        assert!(unlike > 90 && shorter > 20 && shorter < 80, "{unlike} {shorter}");
        assert!(damage(&[], &[], &mut Random::new(1)).is_empty());
    }
}
