//! Intrinsics on boxed values, for the interpreter and for calls that inference left open.
//!
//! Integers are computed in 128 bits and cut to their width. `Float16` is computed in `Float32`
//! and `Float32` in its own precision.

use crate::errors;
use crate::float16::{from_f32, to_f32};
use crate::object::Ref;
use crate::runtime::Outcome;
use crate::value::{as_type, boolean, box_bits, descriptor};
use juliet_ir::Intrinsic as I;
use juliet_types::{Type, builtin};

/// Calls an intrinsic with its arguments.
///
/// # Errors
/// `ErrorException` for arguments of wrong types; `DivideError`.
pub(crate) fn call_intrinsic(which: I, args: &[Ref]) -> Outcome<Ref> {
    if args.len() != which.arity() {
        return Err(errors::error(&format!("{}: wrong number of arguments", which.name())));
    }
    match which {
        I::NegInt | I::NotInt | I::BswapInt | I::CtpopInt | I::CtlzInt | I::CttzInt => int_unary(which, args),
        I::AddInt | I::SubInt | I::MulInt | I::AndInt | I::OrInt | I::XorInt | I::FlipsignInt => {
            int_binary(which, args)
        }
        I::SdivInt
        | I::UdivInt
        | I::SremInt
        | I::UremInt
        | I::CheckedSdivInt
        | I::CheckedUdivInt
        | I::CheckedSremInt
        | I::CheckedUremInt => int_divide(which, args),
        I::CheckedSaddInt
        | I::CheckedUaddInt
        | I::CheckedSsubInt
        | I::CheckedUsubInt
        | I::CheckedSmulInt
        | I::CheckedUmulInt => int_checked(which, args),
        I::EqInt | I::NeInt | I::SltInt | I::UltInt | I::SleInt | I::UleInt => int_compare(which, args),
        I::ShlInt | I::LshrInt | I::AshrInt => int_shift(which, args),
        I::NegFloat | I::AbsFloat | I::SqrtLlvm | I::FloorLlvm | I::CeilLlvm | I::TruncLlvm | I::RintLlvm => {
            float_unary(which, args)
        }
        I::AddFloat
        | I::SubFloat
        | I::MulFloat
        | I::DivFloat
        | I::AddFloatFast
        | I::MulFloatFast
        | I::CopysignFloat => float_binary(which, args),
        I::FmaFloat | I::MuladdFloat => float_fma(which, args),
        I::EqFloat | I::NeFloat | I::LtFloat | I::LeFloat | I::Fpiseq => float_compare(which, args),
        I::Fpext | I::Fptrunc | I::Sitofp | I::Uitofp | I::Fptosi | I::Fptoui => float_convert(which, args),
        I::SextInt | I::ZextInt | I::TruncInt | I::Bitcast => int_convert(which, args),
        I::AddPtr | I::SubPtr => pointer_add(which, args),
        I::Pointerref => pointer_ref(args),
        I::Pointerset => pointer_set(args),
        I::HaveFma => Ok(boolean(true)),
    }
}

/// An integer argument: its type, width in bits, and value without sign.
struct Int {
    ty: Type,
    bits: u32,
    value: u128,
}

impl Int {
    fn of(object: Ref, which: I) -> Outcome<Int> {
        let ty = object.type_of();
        if !ty.is_primitive() {
            return Err(errors::error(&format!("{}: value is not a primitive type", which.name())));
        }
        let size = descriptor(ty).size.get() as usize;
        let mut bytes = [0u8; 16];
        let count = size.min(16);
        bytes[..count].copy_from_slice(object.bytes(count));
        Ok(Int { ty, bits: 8 * count as u32, value: u128::from_le_bytes(bytes) })
    }

    fn pair(args: &[Ref], which: I) -> Outcome<(Int, Int)> {
        let (a, b) = (Int::of(args[0], which)?, Int::of(args[1], which)?);
        if a.ty != b.ty {
            return Err(errors::error(&format!("{}: types of a and b must match", which.name())));
        }
        Ok((a, b))
    }

    fn signed(&self) -> i128 {
        let shift = 128 - self.bits;
        ((self.value << shift) as i128) >> shift
    }

    fn make(&self, value: u128) -> Outcome<Ref> {
        let bytes = value.to_le_bytes();
        if self.ty == builtin().bool {
            return Ok(boolean(value & 1 == 1));
        }
        box_bits(self.ty, &bytes[..self.bits as usize / 8])
    }
}

fn int_unary(which: I, args: &[Ref]) -> Outcome<Ref> {
    let a = Int::of(args[0], which)?;
    let value = match which {
        I::NegInt => a.value.wrapping_neg(),
        I::NotInt => !a.value,
        I::BswapInt => a.value.swap_bytes() >> (128 - a.bits),
        I::CtpopInt => a.value.count_ones().into(),
        I::CtlzInt => u128::from(a.value.leading_zeros() - (128 - a.bits)),
        _ => a.value.trailing_zeros().min(a.bits).into(),
    };
    a.make(value)
}

fn int_binary(which: I, args: &[Ref]) -> Outcome<Ref> {
    let (a, b) = Int::pair(args, which)?;
    let value = match which {
        I::AddInt => a.value.wrapping_add(b.value),
        I::SubInt => a.value.wrapping_sub(b.value),
        I::MulInt => a.value.wrapping_mul(b.value),
        I::AndInt => a.value & b.value,
        I::OrInt => a.value | b.value,
        I::XorInt => a.value ^ b.value,
        _ if b.signed() < 0 => a.value.wrapping_neg(),
        _ => a.value,
    };
    a.make(value)
}

fn int_divide(which: I, args: &[Ref]) -> Outcome<Ref> {
    let (a, b) = Int::pair(args, which)?;
    if b.value == 0 {
        return Err(errors::divide_error());
    }
    let least = a.signed() == i128::MIN >> (128 - a.bits);
    let value = match which {
        I::SdivInt | I::CheckedSdivInt if least && b.signed() == -1 => return Err(errors::divide_error()),
        I::SdivInt | I::CheckedSdivInt => a.signed().wrapping_div(b.signed()) as u128,
        I::SremInt | I::CheckedSremInt => a.signed().wrapping_rem(b.signed()) as u128,
        I::UdivInt | I::CheckedUdivInt => a.value / b.value,
        _ => a.value % b.value,
    };
    a.make(value)
}

fn int_checked(which: I, args: &[Ref]) -> Outcome<Ref> {
    let (a, b) = Int::pair(args, which)?;
    let shift = 128 - a.bits;
    let fits_signed = |v: i128| (v << shift) >> shift == v;
    let fits_unsigned = |v: u128| (v << shift) >> shift == v;
    let signed = |(value, overflow): (i128, bool)| (value as u128, overflow || !fits_signed(value));
    let unsigned = |(value, overflow): (u128, bool)| (value, overflow || !fits_unsigned(value));
    let (value, overflow) = match which {
        I::CheckedSaddInt => signed(a.signed().overflowing_add(b.signed())),
        I::CheckedSsubInt => signed(a.signed().overflowing_sub(b.signed())),
        I::CheckedSmulInt => signed(a.signed().overflowing_mul(b.signed())),
        I::CheckedUaddInt => unsigned(a.value.overflowing_add(b.value)),
        I::CheckedUsubInt => unsigned(a.value.overflowing_sub(b.value)),
        _ => unsigned(a.value.overflowing_mul(b.value)),
    };
    crate::builtins::new_tuple(&[a.make(value)?, boolean(overflow)])
}

fn int_compare(which: I, args: &[Ref]) -> Outcome<Ref> {
    let (a, b) = Int::pair(args, which)?;
    Ok(boolean(match which {
        I::EqInt => a.value == b.value,
        I::NeInt => a.value != b.value,
        I::SltInt => a.signed() < b.signed(),
        I::SleInt => a.signed() <= b.signed(),
        I::UltInt => a.value < b.value,
        _ => a.value <= b.value,
    }))
}

fn int_shift(which: I, args: &[Ref]) -> Outcome<Ref> {
    let (a, b) = (Int::of(args[0], which)?, Int::of(args[1], which)?);
    let by = b.value;
    let value = if by >= u128::from(a.bits) {
        match which {
            I::AshrInt if a.signed() < 0 => u128::MAX,
            _ => 0,
        }
    } else {
        match which {
            I::ShlInt => a.value << by,
            I::LshrInt => a.value >> by,
            _ => (a.signed() >> by) as u128,
        }
    };
    a.make(value)
}

/// A float argument in the precision that it is computed in.
enum Float {
    Half(f32),
    Single(f32),
    Double(f64),
}

impl Float {
    fn of(object: Ref, which: I) -> Outcome<Float> {
        let ty = object.type_of();
        let word = Int::of(object, which)?.value as u64;
        let b = builtin();
        if ty == b.float64 || (ty.is_primitive() && descriptor(ty).size.get() == 8) {
            Ok(Float::Double(f64::from_bits(word)))
        } else if ty == b.float32 || (ty.is_primitive() && descriptor(ty).size.get() == 4) {
            Ok(Float::Single(f32::from_bits(word as u32)))
        } else if ty == b.float16 {
            Ok(Float::Half(to_f32(word as u16)))
        } else {
            Err(errors::error(&format!("{}: value is not a floating-point number", which.name())))
        }
    }

    fn as_f64(&self) -> f64 {
        match self {
            Float::Half(v) | Float::Single(v) => f64::from(*v),
            Float::Double(v) => *v,
        }
    }
}

fn make_float(ty: Type, value: f64) -> Outcome<Ref> {
    match descriptor(ty).size.get() {
        8 => box_bits(ty, &value.to_bits().to_le_bytes()),
        4 => box_bits(ty, &(value as f32).to_bits().to_le_bytes()),
        _ => box_bits(ty, &crate::float16::from_f64(value).to_le_bytes()),
    }
}

fn make_single(ty: Type, is_half: bool, value: f32) -> Outcome<Ref> {
    if is_half { box_bits(ty, &from_f32(value).to_le_bytes()) } else { box_bits(ty, &value.to_bits().to_le_bytes()) }
}

fn float_unary(which: I, args: &[Ref]) -> Outcome<Ref> {
    macro_rules! compute {
        ($v:expr) => {
            match which {
                I::NegFloat => -$v,
                I::AbsFloat => $v.abs(),
                I::SqrtLlvm => $v.sqrt(),
                I::FloorLlvm => $v.floor(),
                I::CeilLlvm => $v.ceil(),
                I::TruncLlvm => $v.trunc(),
                _ => $v.round_ties_even(),
            }
        };
    }
    let ty = args[0].type_of();
    match Float::of(args[0], which)? {
        Float::Double(v) => make_float(ty, compute!(v)),
        Float::Single(v) => make_single(ty, false, compute!(v)),
        Float::Half(v) => make_single(ty, true, compute!(v)),
    }
}

fn same_float_types(args: &[Ref], which: I) -> Outcome<Type> {
    let ty = args[0].type_of();
    if args.iter().any(|a| a.type_of() != ty) {
        return Err(errors::error(&format!("{}: types of a and b must match", which.name())));
    }
    Ok(ty)
}

fn float_binary(which: I, args: &[Ref]) -> Outcome<Ref> {
    macro_rules! compute {
        ($a:expr, $b:expr) => {
            match which {
                I::AddFloat | I::AddFloatFast => $a + $b,
                I::SubFloat => $a - $b,
                I::MulFloat | I::MulFloatFast => $a * $b,
                I::DivFloat => $a / $b,
                _ => $a.copysign($b),
            }
        };
    }
    let ty = same_float_types(args, which)?;
    match (Float::of(args[0], which)?, Float::of(args[1], which)?) {
        (Float::Single(a), Float::Single(b)) => make_single(ty, false, compute!(a, b)),
        (Float::Half(a), Float::Half(b)) => make_single(ty, true, compute!(a, b)),
        (a, b) => make_float(ty, compute!(a.as_f64(), b.as_f64())),
    }
}

fn float_fma(which: I, args: &[Ref]) -> Outcome<Ref> {
    let ty = same_float_types(args, which)?;
    let [a, b, c] = [Float::of(args[0], which)?, Float::of(args[1], which)?, Float::of(args[2], which)?];
    match (a, b, c) {
        (Float::Single(a), Float::Single(b), Float::Single(c)) => make_single(ty, false, a.mul_add(b, c)),
        (a, b, c) => make_float(ty, a.as_f64().mul_add(b.as_f64(), c.as_f64())),
    }
}

fn float_compare(which: I, args: &[Ref]) -> Outcome<Ref> {
    same_float_types(args, which)?;
    let (a, b) = (Float::of(args[0], which)?.as_f64(), Float::of(args[1], which)?.as_f64());
    Ok(boolean(match which {
        I::EqFloat => a == b,
        I::NeFloat => a != b,
        I::LtFloat => a < b,
        I::LeFloat => a <= b,
        _ => (a.is_nan() && b.is_nan()) || a.to_bits() == b.to_bits(),
    }))
}

fn named_type(object: Ref, which: I) -> Outcome<Type> {
    as_type(object)
        .filter(|t| t.is_primitive() && t.is_concrete())
        .ok_or_else(|| errors::error(&format!("{}: target type not a primitive type", which.name())))
}

fn float_convert(which: I, args: &[Ref]) -> Outcome<Ref> {
    let ty = named_type(args[0], which)?;
    let size = descriptor(ty).size.get() as usize;
    match which {
        I::Fpext | I::Fptrunc => make_float(ty, Float::of(args[1], which)?.as_f64()),
        I::Sitofp | I::Uitofp => {
            let from = Int::of(args[1], which)?;
            match (which, size) {
                (I::Sitofp, 4) => make_single(ty, false, from.signed() as f32),
                (I::Sitofp, _) => make_float(ty, from.signed() as f64),
                (_, 4) => make_single(ty, false, from.value as f32),
                _ => make_float(ty, from.value as f64),
            }
        }
        _ => {
            let value = Float::of(args[1], which)?.as_f64();
            let bits = 8 * size as u32;
            let wide = if which == I::Fptosi {
                let (least, most) = (i128::MIN >> (128 - bits), i128::MAX >> (128 - bits));
                (value as i128).clamp(least, most) as u128
            } else {
                (value as u128).min(u128::MAX >> (128 - bits))
            };
            box_bits(ty, &wide.to_le_bytes()[..size])
        }
    }
}

fn int_convert(which: I, args: &[Ref]) -> Outcome<Ref> {
    let ty = named_type(args[0], which)?;
    let from = Int::of(args[1], which)?;
    let size = descriptor(ty).size.get() as usize;
    if which == I::Bitcast && size * 8 != from.bits as usize {
        return Err(errors::error("bitcast: argument size does not match size of target type"));
    }
    let value = if which == I::SextInt { from.signed() as u128 } else { from.value };
    Int { ty, bits: 8 * size as u32, value }.make(value)
}

fn pointer_add(which: I, args: &[Ref]) -> Outcome<Ref> {
    let (pointer, offset) = (args[0].word_at(0), Int::of(args[1], which)?.value as u64);
    let sum = if which == I::AddPtr { pointer.wrapping_add(offset) } else { pointer.wrapping_sub(offset) };
    box_bits(args[0].type_of(), &sum.to_le_bytes())
}

/// Element type and address of `pointer[index]`.
fn pointer_element(pointer: Ref, index: Ref, which: I) -> Outcome<(Type, u64)> {
    let ty = pointer.type_of();
    let is_pointer = ty.type_name() == builtin().ptr.type_name();
    let element = ty.params().first().and_then(juliet_types::Param::as_type).filter(|_| is_pointer);
    let element = element.ok_or_else(|| errors::error(&format!("{}: value is not a pointer", which.name())))?;
    let size = if element.is_stored_inline() { u64::from(descriptor(element).size.get()) } else { 8 };
    let index = Int::of(index, which)?.value as u64;
    Ok((element, pointer.word_at(0).wrapping_add(index.wrapping_sub(1).wrapping_mul(size))))
}

fn pointer_ref(args: &[Ref]) -> Outcome<Ref> {
    let (element, address) = pointer_element(args[0], args[1], I::Pointerref)?;
    if element.is_stored_inline() {
        return crate::value::load_inline(element, address);
    }
    Ref::from_word(crate::object::read_word(address)).ok_or_else(errors::undef_ref_error)
}

fn pointer_set(args: &[Ref]) -> Outcome<Ref> {
    let (element, address) = pointer_element(args[0], args[2], I::Pointerset)?;
    if !crate::method::is_instance(args[1], element) {
        return Err(errors::type_error("pointerset", "", element, args[1]));
    }
    if element.is_stored_inline() {
        let size = descriptor(element).size.get() as usize;
        crate::object::write_bytes(address, args[1].bytes(size));
    } else {
        crate::object::write_word(address, args[1].word());
    }
    Ok(args[0])
}
