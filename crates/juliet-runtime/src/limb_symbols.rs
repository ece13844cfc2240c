//! C functions for Base: arithmetic on magnitudes of big integers.
//!
//! A magnitude is a row of 64-bit limbs, the lowest first; operands have no zeros at their end. What grows by more than a
//! constant with the square of the length is left to `dashu-int`.
//!
//! Invariants: SYM-2 of `symbols.rs`; results have the room that is stated and overlap no operand (Base makes them).

use dashu_int::UBig;
use dashu_int::ops::{DivRem, Gcd, SquareRoot};

/// Symbols by name.
pub(crate) const TABLE: &[(&str, *const ())] = &[
    ("jlt_limbs_add", jlt_limbs_add as *const ()),
    ("jlt_limbs_subtract", jlt_limbs_subtract as *const ()),
    ("jlt_limbs_multiply", jlt_limbs_multiply as *const ()),
    ("jlt_limbs_divide", jlt_limbs_divide as *const ()),
    ("jlt_limbs_gcd", jlt_limbs_gcd as *const ()),
    ("jlt_limbs_sqrt", jlt_limbs_sqrt as *const ()),
    ("jlt_limbs_text", jlt_limbs_text as *const ()),
    ("jlt_limbs_parse", jlt_limbs_parse as *const ()),
];

/// Limbs of the shorter factor up to which products are made limb by limb.
const SCHOOLBOOK_MAX: usize = 32;

fn row<'a, T>(start: *const T, length: i64) -> &'a [T] {
    if length <= 0 {
        return &[];
    }
    // SAFETY: SYM-2.
    unsafe { std::slice::from_raw_parts(start, length as usize) }
}

fn room<'a, T>(start: *mut T, length: i64) -> &'a mut [T] {
    if length <= 0 {
        return &mut [];
    }
    // SAFETY: SYM-2; nothing else refers to the room of a result.
    unsafe { std::slice::from_raw_parts_mut(start, length as usize) }
}

/// Writes the limbs of a number and zeros after them.
fn write_limbs(to: &mut [u64], number: &UBig) {
    let words = number.as_words();
    let (low, high) = to.split_at_mut(words.len());
    low.copy_from_slice(words);
    high.fill(0);
}

/// `a + b`, where `a` is not shorter: as many limbs as `a` has; answers the carry.
extern "C" fn jlt_limbs_add(sum: *mut u64, a: *const u64, a_length: i64, b: *const u64, b_length: i64) -> u64 {
    let (a, b, sum) = (row(a, a_length), row(b, b_length), room(sum, a_length));
    let (low, high) = a.split_at(b.len());
    let (sum_low, sum_high) = sum.split_at_mut(b.len());
    let mut carry = false;
    for ((s, x), y) in sum_low.iter_mut().zip(low).zip(b) {
        let (partial, first) = x.overflowing_add(*y);
        let (total, second) = partial.overflowing_add(u64::from(carry));
        *s = total;
        carry = first | second;
    }
    for (s, x) in sum_high.iter_mut().zip(high) {
        (*s, carry) = x.overflowing_add(u64::from(carry));
    }
    u64::from(carry)
}

/// `a - b`, where `a` is not smaller: as many limbs as `a` has.
extern "C" fn jlt_limbs_subtract(difference: *mut u64, a: *const u64, a_length: i64, b: *const u64, b_length: i64) {
    let (a, b, difference) = (row(a, a_length), row(b, b_length), room(difference, a_length));
    let (low, high) = a.split_at(b.len());
    let (difference_low, difference_high) = difference.split_at_mut(b.len());
    let mut borrow = false;
    for ((d, x), y) in difference_low.iter_mut().zip(low).zip(b) {
        let (partial, first) = x.overflowing_sub(*y);
        let (total, second) = partial.overflowing_sub(u64::from(borrow));
        *d = total;
        borrow = first | second;
    }
    for (d, x) in difference_high.iter_mut().zip(high) {
        (*d, borrow) = x.overflowing_sub(u64::from(borrow));
    }
}

/// `a * b`, where `a` is not shorter: as many limbs as both have.
extern "C" fn jlt_limbs_multiply(product: *mut u64, a: *const u64, a_length: i64, b: *const u64, b_length: i64) {
    let (a, b, product) = (row(a, a_length), row(b, b_length), room(product, a_length + b_length));
    if b.len() > SCHOOLBOOK_MAX {
        write_limbs(product, &(UBig::from_words(a) * UBig::from_words(b)));
        return;
    }
    let Some((&y, others)) = b.split_first() else {
        product.fill(0);
        return;
    };
    let mut carry = 0;
    for (p, &x) in product.iter_mut().zip(a) {
        let wide = u128::from(x) * u128::from(y) + u128::from(carry);
        *p = wide as u64;
        carry = (wide >> 64) as u64;
    }
    product[a.len()] = carry;
    for (offset, &y) in (1..).zip(others) {
        let mut carry = 0;
        for (p, &x) in product[offset..].iter_mut().zip(a) {
            let wide = u128::from(x) * u128::from(y) + u128::from(*p) + u128::from(carry);
            *p = wide as u64;
            carry = (wide >> 64) as u64;
        }
        product[offset + a.len()] = carry;
    }
}

/// Quotient and remainder of `a` by `b`, where `a` is not shorter and `b` not zero: one limb more than `a` has before `b`,
/// and as many limbs as `b` has.
extern "C" fn jlt_limbs_divide(
    quotient: *mut u64,
    remainder: *mut u64,
    a: *const u64,
    a_length: i64,
    b: *const u64,
    b_length: i64,
) {
    let (a, b) = (row(a, a_length), row(b, b_length));
    let (quotient, remainder) = (room(quotient, a_length - b_length + 1), room(remainder, b_length));
    if let [divisor] = b {
        let divisor = u128::from(*divisor);
        let mut rest = 0;
        for (q, &x) in quotient.iter_mut().zip(a).rev() {
            let wide = (rest << 64) | u128::from(x);
            *q = (wide / divisor) as u64;
            rest = wide % divisor;
        }
        remainder[0] = rest as u64;
        return;
    }
    let (q, r) = UBig::from_words(a).div_rem(UBig::from_words(b));
    write_limbs(quotient, &q);
    write_limbs(remainder, &r);
}

/// The greatest common divisor of two numbers that are not zero: as many limbs as the shorter one has.
extern "C" fn jlt_limbs_gcd(result: *mut u64, a: *const u64, a_length: i64, b: *const u64, b_length: i64) {
    let divisor = UBig::from_words(row(a, a_length)).gcd(UBig::from_words(row(b, b_length)));
    write_limbs(room(result, a_length.min(b_length)), &divisor);
}

/// The square root, rounded down: half as many limbs, rounded up.
extern "C" fn jlt_limbs_sqrt(result: *mut u64, a: *const u64, a_length: i64) {
    write_limbs(room(result, (a_length + 1) / 2), &UBig::from_words(row(a, a_length)).sqrt());
}

/// Writes the digits in a base from 2 to 36 into the room given and answers how many there are; writes none where the room
/// does not suffice.
extern "C" fn jlt_limbs_text(text: *mut u8, length: i64, a: *const u64, a_length: i64, base: u8) -> i64 {
    let digits = UBig::from_words(row(a, a_length)).in_radix(base).to_string();
    if digits.len() as i64 <= length {
        room(text, digits.len() as i64).copy_from_slice(digits.as_bytes());
    }
    digits.len() as i64
}

/// Reads digits in a base from 2 to 36 into the room given and answers how many limbs the number has; -1 where these are
/// not digits, or the room does not suffice.
extern "C" fn jlt_limbs_parse(limbs: *mut u64, length: i64, text: *const u8, text_length: i64, base: u8) -> i64 {
    let digits = row(text, text_length);
    if digits.iter().any(|c| !c.is_ascii_alphanumeric()) {
        return -1;
    }
    let number = std::str::from_utf8(digits).ok().and_then(|text| UBig::from_str_radix(text, base.into()).ok());
    let Some(number) = number.filter(|n| n.as_words().len() as i64 <= length) else { return -1 };
    let count = number.as_words().len() as i64;
    write_limbs(room(limbs, count), &number);
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Products, and quotients by a factor and something more, against each other and against `dashu-int`.
    #[test]
    fn division_undoes_multiplication() {
        let number = |seed: u64, length: usize| -> Vec<u64> {
            (1..=length as u64).map(|i| (seed + i).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_mul(i) | 1).collect()
        };
        for (n, m) in [(1, 1), (2, 1), (5, 3), (40, 32), (40, 33), (90, 50)] {
            let (a, b) = (number(3, n), number(11, m));
            let mut product = vec![7; n + m];
            jlt_limbs_multiply(product.as_mut_ptr(), a.as_ptr(), n as i64, b.as_ptr(), m as i64);
            assert_eq!(UBig::from_words(&product), UBig::from_words(&a) * UBig::from_words(&b));
            let length = UBig::from_words(&product).as_words().len();
            let mut sum = vec![7; length];
            let one = [1];
            assert_eq!(jlt_limbs_add(sum.as_mut_ptr(), product.as_ptr(), length as i64, one.as_ptr(), 1), 0);
            let (mut quotient, mut rest) = (vec![7; length - m + 1], vec![7; m]);
            let (q, r) = (quotient.as_mut_ptr(), rest.as_mut_ptr());
            jlt_limbs_divide(q, r, sum.as_ptr(), length as i64, b.as_ptr(), m as i64);
            assert_eq!(UBig::from_words(&quotient), UBig::from_words(&a));
            assert_eq!(UBig::from_words(&rest), UBig::from_words(&[1]));
        }
    }

    #[test]
    fn carries_run_through() {
        let (all, one) = ([u64::MAX; 3], [1]);
        let mut sum = [7; 3];
        assert_eq!(jlt_limbs_add(sum.as_mut_ptr(), all.as_ptr(), 3, one.as_ptr(), 1), 1);
        assert_eq!(sum, [0; 3]);
        let power = [0, 0, 1];
        jlt_limbs_subtract(sum.as_mut_ptr(), power.as_ptr(), 3, one.as_ptr(), 1);
        assert_eq!(sum, [u64::MAX, u64::MAX, 0]);
    }

    #[test]
    fn digits_are_read_as_written() {
        let (mut text, mut limbs) = ([0; 40], [0; 2]);
        let power = [0, 1];
        let length = jlt_limbs_text(text.as_mut_ptr(), 40, power.as_ptr(), 2, 10);
        assert_eq!(&text[..length as usize], b"18446744073709551616");
        assert_eq!(jlt_limbs_parse(limbs.as_mut_ptr(), 2, text.as_ptr(), length, 10), 2);
        assert_eq!(limbs, power);
        assert_eq!(jlt_limbs_parse(limbs.as_mut_ptr(), 2, c"12x".as_ptr().cast(), 3, 10), -1);
        assert_eq!(jlt_limbs_parse(limbs.as_mut_ptr(), 2, c"1_2".as_ptr().cast(), 3, 10), -1);
    }
}
