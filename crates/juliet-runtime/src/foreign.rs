//! Foreign calls from interpreted code: arguments are sorted into integer and float registers.
//!
//! Invariants:
//! * FFI-1: a C function that takes at most six integer and eight float arguments finds them in
//!   the same registers whatever their order, and ignores registers that it has no arguments for.

use crate::errors;
use crate::object::Ref;
use crate::runtime::Outcome;
use crate::value::{as_type, box_bits, descriptor, nothing};
use juliet_ir::lowered::{ForeignCall, ForeignTarget, Operand};
use juliet_types::{Type, builtin};

type Integers = [u64; 6];
type Floats = [f64; 8];

/// Runs a `ccall`.
///
/// # Errors
/// `ErrorException` where the symbol is not found or a type cannot be passed; what reading the
/// operands throws.
pub(crate) fn call(call: &ForeignCall, get: &dyn Fn(&Operand) -> Outcome<Ref>) -> Outcome<Ref> {
    let address = match &call.target {
        ForeignTarget::Symbol(name) => resolve(name.as_str())?,
        ForeignTarget::Library { symbol, library } => {
            let library = get(library)?;
            let name = crate::value::as_symbol(library).map_or_else(|| library.string_text(), |s| s.to_string());
            crate::symbols::library_symbol(&name, symbol.as_str())?
        }
        ForeignTarget::Pointer(operand) => get(operand)?.word_at(0),
    };
    let expect = |operand: &Operand| {
        let object = get(operand)?;
        as_type(object).ok_or_else(|| errors::type_error("ccall", "", builtin().type_, object))
    };
    let ret = expect(&call.ret)?;
    let (mut integers, mut floats): (Integers, Floats) = ([0; 6], [0.0; 8]);
    let (mut used_integers, mut used_floats) = (0, 0);
    let mut keep = Vec::new();
    for (operand, ty) in call.args.iter().zip(&call.arg_types) {
        let (value, ty) = (get(operand)?, expect(ty)?);
        keep.push(value);
        let is_float = ty == builtin().float64 || ty == builtin().float32;
        let too_many = || errors::error("ccall: too many arguments for the interpreter");
        if is_float {
            let slot = floats.get_mut(used_floats).ok_or_else(too_many)?;
            *slot = f64::from_bits(word_of(value, ty)?);
            used_floats += 1;
        } else {
            let slot = integers.get_mut(used_integers).ok_or_else(too_many)?;
            *slot = word_of(value, ty)?;
            used_integers += 1;
        }
    }
    let rooted = crate::roots::RootedVec::new(keep);
    let result = call_registers(address, &integers, &floats, ret);
    drop(rooted);
    result
}

fn resolve(name: &str) -> Outcome<u64> {
    crate::symbols::symbol_address(name)
        .ok_or_else(|| errors::error(&format!("could not load symbol \"{name}\": undefined symbol")))
}

/// The register image of an argument.
fn word_of(value: Ref, ty: Type) -> Outcome<u64> {
    if !ty.is_bits() {
        return Ok(value.word());
    }
    if value.type_of() != ty {
        return Err(errors::type_error("ccall", "", ty, value));
    }
    let size = descriptor(ty).size.get() as usize;
    if size > 8 {
        return Err(errors::error(&format!("ccall: cannot pass {ty} from interpreted code")));
    }
    let mut bytes = [0u8; 8];
    bytes[..size].copy_from_slice(value.bytes(size));
    let word = u64::from_le_bytes(bytes);
    // C expects small signed integers extended.
    let b = builtin();
    Ok(match size {
        1 if ty == b.int8 => word as u8 as i8 as i64 as u64,
        2 if ty == b.int16 => word as u16 as i16 as i64 as u64,
        4 if ty == b.int32 => word as u32 as i32 as i64 as u64,
        _ => word,
    })
}

fn call_registers(address: u64, i: &Integers, f: &Floats, ret: Type) -> Outcome<Ref> {
    type Returning<R> = extern "C" fn(u64, u64, u64, u64, u64, u64, f64, f64, f64, f64, f64, f64, f64, f64) -> R;
    if ret == builtin().float64 || ret == builtin().float32 {
        // SAFETY: FFI-1; the program vouches for the function's type.
        let function: Returning<f64> = unsafe { std::mem::transmute(address as *const ()) };
        let result = function(i[0], i[1], i[2], i[3], i[4], i[5], f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7]);
        let bytes = result.to_bits().to_le_bytes();
        return box_bits(ret, &bytes[..descriptor(ret).size.get() as usize]);
    }
    // SAFETY: FFI-1; the program vouches for the function's type.
    let function: Returning<u64> = unsafe { std::mem::transmute(address as *const ()) };
    let result = function(i[0], i[1], i[2], i[3], i[4], i[5], f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7]);
    if ret == builtin().nothing {
        return Ok(nothing());
    }
    if !ret.is_bits() {
        return Ref::from_word(result).ok_or_else(errors::undef_ref_error);
    }
    let size = descriptor(ret).size.get() as usize;
    if size > 8 {
        return Err(errors::error(&format!("ccall: cannot return {ret} to interpreted code")));
    }
    box_bits(ret, &result.to_le_bytes()[..size])
}
