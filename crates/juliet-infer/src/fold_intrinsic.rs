//! Intrinsics on constants, with the exact results of the machine code.

use juliet_ir::{Const, Intrinsic, Type};
use juliet_types::{builtin, tuple};

/// A primitive value: its type, its bits zero-extended, its width.
#[derive(Clone, Copy)]
struct Bits {
    ty: Type,
    value: u128,
    width: u32,
}

impl Bits {
    fn of(value: &Const) -> Option<Bits> {
        let Const::Bits { ty, bytes } = value else { return None };
        if !ty.is_primitive() || bytes.is_empty() || bytes.len() > 16 || ty.is_core_named("IntrinsicFunction") {
            return None;
        }
        let mut wide = [0u8; 16];
        wide[..bytes.len()].copy_from_slice(bytes);
        Some(Bits { ty: *ty, value: u128::from_le_bytes(wide), width: bytes.len() as u32 * 8 })
    }

    fn signed(self) -> i128 {
        let shift = 128 - self.width;
        ((self.value << shift) as i128) >> shift
    }
}

fn make(ty: Type, value: u128) -> Option<Const> {
    let size = ty.layout()?.size as usize;
    Some(Const::bits(ty, &value.to_le_bytes()[..size]))
}

/// The result, where the arguments are of types that the intrinsic takes and it does not throw.
pub(crate) fn fold(intrinsic: Intrinsic, args: &[&Const]) -> Option<Const> {
    use Intrinsic as I;
    match intrinsic {
        I::Fpext
        | I::Fptrunc
        | I::Sitofp
        | I::Uitofp
        | I::Fptosi
        | I::Fptoui
        | I::SextInt
        | I::ZextInt
        | I::TruncInt
        | I::Bitcast => convert(intrinsic, args[0].as_type()?, Bits::of(args[1])?),
        I::Pointerref | I::Pointerset | I::HaveFma | I::FmaFloat | I::MuladdFloat | I::Fpiseq => None,
        _ => {
            let a = Bits::of(args[0])?;
            if a.ty.is_core_named("Float64") {
                return float64(intrinsic, a, args.get(1).and_then(|b| Bits::of(b)));
            }
            if a.ty.is_core_named("Float32") || a.ty.is_core_named("Float16") {
                return None;
            }
            match args.len() {
                1 => unary(intrinsic, a),
                2 => binary(intrinsic, a, Bits::of(args[1])?),
                _ => None,
            }
        }
    }
}

fn unary(intrinsic: Intrinsic, a: Bits) -> Option<Const> {
    use Intrinsic as I;
    let width = a.width;
    let value = match intrinsic {
        I::NegInt => a.value.wrapping_neg(),
        I::NotInt if a.ty == builtin().bool => a.value ^ 1,
        I::NotInt => !a.value,
        I::BswapInt => a.value.swap_bytes() >> (128 - width),
        I::CtpopInt => u128::from(a.value.count_ones()),
        I::CtlzInt => u128::from(a.value.leading_zeros() - (128 - width)),
        I::CttzInt => u128::from(a.value.trailing_zeros().min(width)),
        _ => return None,
    };
    make(a.ty, value)
}

fn binary(intrinsic: Intrinsic, a: Bits, b: Bits) -> Option<Const> {
    use Intrinsic as I;
    let truth = |value: bool| Some(Const::bool(value));
    let (x, y) = (a.signed(), b.signed());
    let is_shift = matches!(intrinsic, I::ShlInt | I::LshrInt | I::AshrInt | I::AddPtr | I::SubPtr);
    if !is_shift && a.width != b.width {
        return None;
    }
    let value = match intrinsic {
        I::AddInt => a.value.wrapping_add(b.value),
        I::SubInt => a.value.wrapping_sub(b.value),
        I::MulInt => a.value.wrapping_mul(b.value),
        I::AndInt => a.value & b.value,
        I::OrInt => a.value | b.value,
        I::XorInt => a.value ^ b.value,
        I::FlipsignInt => (if y < 0 { x.wrapping_neg() } else { x }) as u128,
        I::EqInt => return truth(a.value == b.value),
        I::NeInt => return truth(a.value != b.value),
        I::SltInt => return truth(x < y),
        I::SleInt => return truth(x <= y),
        I::UltInt => return truth(a.value < b.value),
        I::UleInt => return truth(a.value <= b.value),
        I::ShlInt => {
            if b.value >= u128::from(a.width) {
                0
            } else {
                a.value << b.value
            }
        }
        I::LshrInt => {
            if b.value >= u128::from(a.width) {
                0
            } else {
                a.value >> b.value
            }
        }
        I::AshrInt => (x >> b.value.min(u128::from(a.width) - 1)) as u128,
        I::SdivInt | I::CheckedSdivInt => quotient(a, x, y)?.0 as u128,
        I::SremInt | I::CheckedSremInt => quotient(a, x, y)?.1 as u128,
        I::UdivInt | I::CheckedUdivInt => a.value.checked_div(b.value)?,
        I::UremInt | I::CheckedUremInt => a.value.checked_rem(b.value)?,
        _ => return checked(intrinsic, a, b),
    };
    make(a.ty, value)
}

fn quotient(a: Bits, x: i128, y: i128) -> Option<(i128, i128)> {
    let min = -1i128 << (a.width - 1);
    if y == 0 || (x == min && y == -1) {
        return None;
    }
    Some((x / y, x % y))
}

/// Arithmetic that tells of overflow; up to 64 bits.
fn checked(intrinsic: Intrinsic, a: Bits, b: Bits) -> Option<Const> {
    use Intrinsic as I;
    if a.width > 64 || a.ty != b.ty {
        return None;
    }
    let (x, y) = (a.signed(), b.signed());
    let (u, v) = (a.value as i128, b.value as i128);
    let (exact, is_signed) = match intrinsic {
        I::CheckedSaddInt => (x + y, true),
        I::CheckedSsubInt => (x - y, true),
        I::CheckedSmulInt => (x * y, true),
        I::CheckedUaddInt => (u + v, false),
        I::CheckedUsubInt => (u - v, false),
        I::CheckedUmulInt => (u.checked_mul(v)?, false),
        _ => return None,
    };
    let (low, high) =
        if is_signed { (-1i128 << (a.width - 1), (1i128 << (a.width - 1)) - 1) } else { (0, (1i128 << a.width) - 1) };
    let value = make(a.ty, exact as u128)?;
    let overflow = Const::bool(exact < low || exact > high);
    Some(Const::immutable(tuple(&[a.ty, builtin().bool]), vec![value, overflow]))
}

fn float64(intrinsic: Intrinsic, a: Bits, b: Option<Bits>) -> Option<Const> {
    use Intrinsic as I;
    let x = f64::from_bits(a.value as u64);
    let one = match intrinsic {
        I::NegFloat => Some(-x),
        I::AbsFloat => Some(x.abs()),
        I::SqrtLlvm if x >= 0.0 => Some(x.sqrt()),
        I::FloorLlvm => Some(x.floor()),
        I::CeilLlvm => Some(x.ceil()),
        I::TruncLlvm => Some(x.trunc()),
        I::RintLlvm => Some(x.round_ties_even()),
        _ => None,
    };
    if let Some(value) = one {
        // The sign of a NaN is left to the machine.
        return (!value.is_nan()).then(|| Const::float64(value));
    }
    let b = b.filter(|b| b.ty == a.ty)?;
    let y = f64::from_bits(b.value as u64);
    let value = match intrinsic {
        I::AddFloat | I::AddFloatFast => x + y,
        I::SubFloat => x - y,
        I::MulFloat | I::MulFloatFast => x * y,
        I::DivFloat => x / y,
        I::CopysignFloat => x.copysign(y),
        I::EqFloat => return Some(Const::bool(x == y)),
        I::NeFloat => return Some(Const::bool(x != y)),
        I::LtFloat => return Some(Const::bool(x < y)),
        I::LeFloat => return Some(Const::bool(x <= y)),
        _ => return None,
    };
    (!value.is_nan()).then(|| Const::float64(value))
}

fn convert(intrinsic: Intrinsic, to: Type, from: Bits) -> Option<Const> {
    use Intrinsic as I;
    if !to.is_primitive() {
        return None;
    }
    let size = to.layout()?.size * 8;
    let is_float64 = |t: Type| t.is_core_named("Float64");
    let value = match intrinsic {
        I::SextInt if size > from.width => from.signed() as u128,
        I::ZextInt if size > from.width => from.value,
        I::TruncInt if size < from.width => {
            if to == builtin().bool {
                from.value & 1
            } else {
                from.value
            }
        }
        I::Bitcast if size == from.width => from.value,
        I::Sitofp if is_float64(to) && from.width <= 64 => u128::from((from.signed() as i64 as f64).to_bits()),
        I::Uitofp if is_float64(to) && from.width <= 64 => u128::from((from.value as u64 as f64).to_bits()),
        I::Fpext if is_float64(to) && from.ty.is_core_named("Float32") => {
            let x = f32::from_bits(from.value as u32);
            if x.is_nan() {
                return None;
            }
            u128::from(f64::from(x).to_bits())
        }
        I::Fptrunc if to.is_core_named("Float32") && is_float64(from.ty) => {
            let x = f64::from_bits(from.value as u64);
            if x.is_nan() {
                return None;
            }
            u128::from((x as f32).to_bits())
        }
        I::Fptosi if is_float64(from.ty) && size <= 64 => {
            let x = f64::from_bits(from.value as u64);
            let limit = 2f64.powi(size as i32 - 1);
            if x.is_nan() || x >= limit || x < -limit {
                return None;
            }
            x as i64 as u128
        }
        _ => return None,
    };
    make(to, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_wrap_and_divide_as_machines_do() {
        let (min, minus) = (Const::int64(i64::MIN), Const::int64(-1));
        assert_eq!(fold(Intrinsic::AddInt, &[&min, &minus]), Some(Const::int64(i64::MAX)));
        assert_eq!(fold(Intrinsic::SdivInt, &[&min, &minus]), None);
        assert_eq!(fold(Intrinsic::SdivInt, &[&Const::int8(-7), &Const::int8(2)]), Some(Const::int8(-3)));
        assert_eq!(fold(Intrinsic::CtlzInt, &[&Const::uint8(1)]), Some(Const::uint8(7)));
        assert_eq!(fold(Intrinsic::NotInt, &[&Const::bool(true)]), Some(Const::bool(false)));
        let sum = fold(Intrinsic::CheckedSaddInt, &[&Const::int8(100), &Const::int8(100)]).expect("folds");
        assert_eq!(sum.field(1), Some(Const::bool(true)));
        assert_eq!(sum.field(0), Some(Const::int8(-56)));
    }
}
