//! Pure machine operations: one Cranelift instruction, or a short fixed sequence, each.

use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::{InstBuilder, MemFlagsData, Type, Value, types};
use cranelift_frontend::FunctionBuilder;
use juliet_ir::stencil::{FloatCond, IntCond, Lane, Prim};

/// The Cranelift type of a lane.
pub(crate) fn lane_type(lane: Lane) -> Type {
    match lane {
        Lane::I8 => types::I8,
        Lane::I16 => types::I16,
        Lane::I32 => types::I32,
        Lane::I64 | Lane::Ref => types::I64,
        Lane::I128 => types::I128,
        Lane::F32 => types::F32,
        Lane::F64 => types::F64,
    }
}

pub(crate) fn int_cc(cond: IntCond) -> IntCC {
    match cond {
        IntCond::Eq => IntCC::Equal,
        IntCond::Ne => IntCC::NotEqual,
        IntCond::Slt => IntCC::SignedLessThan,
        IntCond::Sle => IntCC::SignedLessThanOrEqual,
        IntCond::Ult => IntCC::UnsignedLessThan,
        IntCond::Ule => IntCC::UnsignedLessThanOrEqual,
    }
}

pub(crate) fn float_cc(cond: FloatCond) -> FloatCC {
    match cond {
        FloatCond::Eq => FloatCC::Equal,
        FloatCond::Ne => FloatCC::NotEqual,
        FloatCond::Lt => FloatCC::LessThan,
        FloatCond::Le => FloatCC::LessThanOrEqual,
    }
}

/// A constant of a type from its bits.
pub(crate) fn constant(b: &mut FunctionBuilder<'_>, ty: Type, bits: u128) -> Value {
    match ty {
        types::F32 => b.ins().f32const(f32::from_bits(bits as u32)),
        types::F64 => b.ins().f64const(f64::from_bits(bits as u64)),
        types::I128 => {
            let low = b.ins().iconst(types::I64, bits as u64 as i64);
            let high = b.ins().iconst(types::I64, (bits >> 64) as u64 as i64);
            b.ins().iconcat(low, high)
        }
        types::I8 => b.ins().iconst(ty, i64::from(bits as u8)),
        types::I16 => b.ins().iconst(ty, i64::from(bits as u16)),
        types::I32 => b.ins().iconst(ty, i64::from(bits as u32)),
        _ => b.ins().iconst(ty, bits as u64 as i64),
    }
}

/// Emits `prim` with a result of type `ty`.
pub(crate) fn emit(b: &mut FunctionBuilder<'_>, prim: Prim, args: &[Value], ty: Type) -> Value {
    match *args {
        [a] => unary(b, prim, a, ty),
        [x, y] => binary(b, prim, x, y),
        [x, y, z] if prim == Prim::Ffma => b.ins().fma(x, y, z),
        [c, x, y] if ty == types::I128 => select_wide(b, c, x, y),
        [c, x, y] => b.ins().select(c, x, y),
        _ => panic!("codegen: {prim:?} with {} operands", args.len()),
    }
}

/// By halves: Cranelift would make a minimum or maximum of a comparison and a selection, which
/// it cannot emit for this type.
fn select_wide(b: &mut FunctionBuilder<'_>, c: Value, x: Value, y: Value) -> Value {
    let (x_low, x_high) = b.ins().isplit(x);
    let (y_low, y_high) = b.ins().isplit(y);
    let low = b.ins().select(c, x_low, y_low);
    let high = b.ins().select(c, x_high, y_high);
    b.ins().iconcat(low, high)
}

fn unary(b: &mut FunctionBuilder<'_>, prim: Prim, a: Value, ty: Type) -> Value {
    let from = b.func.dfg.value_type(a);
    match prim {
        Prim::Ineg => b.ins().ineg(a),
        Prim::Not => b.ins().bnot(a),
        Prim::Bswap if from == types::I8 => a,
        Prim::Bswap => b.ins().bswap(a),
        Prim::Popcnt => b.ins().popcnt(a),
        Prim::Clz => b.ins().clz(a),
        Prim::Ctz => b.ins().ctz(a),
        Prim::Fneg => b.ins().fneg(a),
        Prim::Fabs => b.ins().fabs(a),
        Prim::Fsqrt => b.ins().sqrt(a),
        Prim::Ffloor => b.ins().floor(a),
        Prim::Fceil => b.ins().ceil(a),
        Prim::Ftrunc => b.ins().trunc(a),
        Prim::Fnearest => b.ins().nearest(a),
        Prim::Fpromote => b.ins().fpromote(ty, a),
        Prim::Fdemote => b.ins().fdemote(ty, a),
        Prim::SintToFloat => {
            let wide = if from.bits() < 32 { b.ins().sextend(types::I32, a) } else { a };
            b.ins().fcvt_from_sint(ty, wide)
        }
        Prim::UintToFloat => {
            let wide = if from.bits() < 32 { b.ins().uextend(types::I32, a) } else { a };
            b.ins().fcvt_from_uint(ty, wide)
        }
        Prim::FloatToSint if ty.bits() < 32 => {
            let wide = b.ins().fcvt_to_sint_sat(types::I32, a);
            b.ins().ireduce(ty, wide)
        }
        Prim::FloatToSint => b.ins().fcvt_to_sint_sat(ty, a),
        Prim::FloatToUint if ty.bits() < 32 => {
            let wide = b.ins().fcvt_to_uint_sat(types::I32, a);
            b.ins().ireduce(ty, wide)
        }
        Prim::FloatToUint => b.ins().fcvt_to_uint_sat(ty, a),
        Prim::Sext => b.ins().sextend(ty, a),
        Prim::Zext => b.ins().uextend(ty, a),
        Prim::Trunc => b.ins().ireduce(ty, a),
        Prim::Bitcast if from == ty => a,
        Prim::Bitcast => b.ins().bitcast(ty, MemFlagsData::new(), a),
        _ => panic!("codegen: {prim:?} is not unary"),
    }
}

fn binary(b: &mut FunctionBuilder<'_>, prim: Prim, x: Value, y: Value) -> Value {
    match prim {
        Prim::Iadd => b.ins().iadd(x, y),
        Prim::Isub => b.ins().isub(x, y),
        Prim::Imul => b.ins().imul(x, y),
        Prim::Sdiv => b.ins().sdiv(x, y),
        Prim::Udiv => b.ins().udiv(x, y),
        Prim::Srem => b.ins().srem(x, y),
        Prim::Urem => b.ins().urem(x, y),
        Prim::Smulhi => b.ins().smulhi(x, y),
        Prim::Umulhi => b.ins().umulhi(x, y),
        Prim::And => b.ins().band(x, y),
        Prim::Or => b.ins().bor(x, y),
        Prim::Xor => b.ins().bxor(x, y),
        Prim::Shl => b.ins().ishl(x, y),
        Prim::Lshr => b.ins().ushr(x, y),
        Prim::Ashr => b.ins().sshr(x, y),
        Prim::Fadd | Prim::FaddAny => b.ins().fadd(x, y),
        Prim::Fsub => b.ins().fsub(x, y),
        Prim::Fmul | Prim::FmulAny => b.ins().fmul(x, y),
        Prim::Fdiv => b.ins().fdiv(x, y),
        Prim::Fcopysign => b.ins().fcopysign(x, y),
        _ => panic!("codegen: {prim:?} is not binary"),
    }
}
