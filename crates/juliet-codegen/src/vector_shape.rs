//! Registers of 128 bits: their types, and changes of the width of lanes.

use cranelift_codegen::ir::{Endianness, InstBuilder, MemFlagsData, Type, Value, types};
use cranelift_frontend::FunctionBuilder;
use juliet_ir::stencil::Lane;

use crate::prim;

/// The register type of a lane.
pub(crate) fn vector_type(lane: Lane) -> Type {
    prim::lane_type(lane).by(16 / lane.size()).expect("lanes of vectors have up to eight bytes")
}

/// The register type of integers of that many bytes.
pub(crate) fn int_vector(width: u32) -> Type {
    match width {
        1 => types::I8X16,
        2 => types::I16X8,
        4 => types::I32X4,
        _ => types::I64X2,
    }
}

/// The same bits as another type.
pub(crate) fn bitcast(b: &mut FunctionBuilder<'_>, ty: Type, x: Value) -> Value {
    if b.func.dfg.value_type(x) == ty {
        return x;
    }
    b.ins().bitcast(ty, MemFlagsData::new().with_endianness(Endianness::Little), x)
}

/// A constant register of two lanes.
pub(crate) fn constant_lanes(b: &mut FunctionBuilder<'_>, lanes: [i64; 2]) -> Value {
    let bytes: Vec<u8> = lanes.iter().flat_map(|lane| lane.to_le_bytes()).collect();
    let constant = b.func.dfg.constants.insert(bytes.into());
    b.ins().vconst(types::I64X2, constant)
}

/// Bytes of two registers, by number: 16 and more are those of the second.
fn shuffle(b: &mut FunctionBuilder<'_>, x: Value, y: Value, bytes: Vec<u8>) -> Value {
    let ty = b.func.dfg.value_type(x);
    let (x, y) = (bitcast(b, types::I8X16, x), bitcast(b, types::I8X16, y));
    let mask = b.func.dfg.immediates.push(bytes.into());
    let shuffled = b.ins().shuffle(x, y, mask);
    bitcast(b, ty, shuffled)
}

/// Moves all lanes one iteration on; the last lane of `before` comes first.
pub(crate) fn delay(b: &mut FunctionBuilder<'_>, before: Value, registers: &[Value], width: u32) -> Vec<Value> {
    let bytes: Vec<u8> = (0..16).map(|at| (16 - width + at) as u8).collect();
    let mut before = before;
    let mut delayed = vec![];
    for register in registers {
        delayed.push(shuffle(b, before, *register, bytes.clone()));
        before = *register;
    }
    delayed
}

/// Integers of `from` bytes as integers of `to` bytes.
pub(crate) fn resize(
    b: &mut FunctionBuilder<'_>,
    registers: Vec<Value>,
    from: u32,
    to: u32,
    is_signed: bool,
) -> Vec<Value> {
    let (mut registers, mut width) = (registers, from);
    while width < to {
        registers = registers.iter().flat_map(|x| widen(b, *x, is_signed)).collect();
        width *= 2;
    }
    while width > to {
        registers = registers.chunks(2).map(|pair| narrow(b, pair[0], pair[1], width)).collect();
        width /= 2;
    }
    registers
}

fn widen(b: &mut FunctionBuilder<'_>, x: Value, is_signed: bool) -> [Value; 2] {
    if is_signed {
        [b.ins().swiden_low(x), b.ins().swiden_high(x)]
    } else {
        [b.ins().uwiden_low(x), b.ins().uwiden_high(x)]
    }
}

/// The low halves of all lanes of two registers.
fn narrow(b: &mut FunctionBuilder<'_>, x: Value, y: Value, width: u32) -> Value {
    let half = width / 2;
    let bytes = (0..16 / half).flat_map(|lane| (0..half).map(move |at| (lane * width + at) as u8)).collect();
    let narrowed = shuffle(b, x, y, bytes);
    bitcast(b, int_vector(half), narrowed)
}
