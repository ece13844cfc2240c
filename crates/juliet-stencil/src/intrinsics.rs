//! Intrinsics on machine lanes; those without machine code here go to the runtime, boxed.

use juliet_ir::stencil::{FloatCond, IntCond, Lane, Lv, Prim, Region};
use juliet_ir::typed::Operand;
use juliet_ir::{Const, Intrinsic, Type};
use juliet_types::builtin;

use crate::builder::{Builder, Rv};
use crate::repr::{Repr, primitive_lane, repr};

/// A primitive operand.
#[derive(Clone, Copy)]
struct Scalar {
    ty: Type,
    lane: Lane,
    value: Lv,
}

impl Builder<'_> {
    /// An intrinsic; `ty` is the type that inference gave the instruction.
    pub(crate) fn intrinsic(&mut self, op: Intrinsic, args: &[Operand], ty: Type) -> Rv {
        let direct = if args.len() == op.arity() { self.direct_intrinsic(op, args) } else { None };
        let _ = ty;
        direct.unwrap_or_else(|| self.boxed_call("jlt_intrinsic", op as u16, args))
    }

    fn scalar(&mut self, operand: &Operand) -> Option<Scalar> {
        let ty = self.type_of(operand);
        let lane = primitive_lane(ty)?;
        Some(Scalar { ty, lane, value: self.get(operand).lane() })
    }

    fn direct_intrinsic(&mut self, op: Intrinsic, args: &[Operand]) -> Option<Rv> {
        match op {
            Intrinsic::Pointerref => return self.pointerref(args),
            Intrinsic::Pointerset => return self.pointerset(args),
            Intrinsic::HaveFma => return Some(self.const_bool(true)),
            _ => {}
        }
        if let Some(target) = conversion_target(self, op, args) {
            return self.conversion(op, target, &args[1]);
        }
        let first = self.scalar(&args[0])?;
        match args.len() {
            1 => self.unary(op, first),
            2 => {
                let second = self.scalar(&args[1])?;
                self.shift(op, first, second).or_else(|| {
                    (second.ty == first.ty || is_pointer_step(op)).then(|| self.binary(op, first, second))?
                })
            }
            _ => {
                let (b, c) = (self.scalar(&args[1])?, self.scalar(&args[2])?);
                self.fused(op, first, b, c)
            }
        }
    }

    fn unary(&mut self, op: Intrinsic, a: Scalar) -> Option<Rv> {
        let float = is_float(a.lane);
        let prim = match op {
            Intrinsic::NegInt if !float => Prim::Ineg,
            Intrinsic::NotInt if a.ty == builtin().bool => {
                return Some(self.not(a.value));
            }
            Intrinsic::NotInt if !float => Prim::Not,
            Intrinsic::BswapInt if !float => Prim::Bswap,
            Intrinsic::CtpopInt if !float => Prim::Popcnt,
            Intrinsic::CtlzInt if !float => Prim::Clz,
            Intrinsic::CttzInt if !float => Prim::Ctz,
            Intrinsic::NegFloat if float => Prim::Fneg,
            Intrinsic::AbsFloat if float => Prim::Fabs,
            Intrinsic::SqrtLlvm if float => Prim::Fsqrt,
            Intrinsic::FloorLlvm if float => Prim::Ffloor,
            Intrinsic::CeilLlvm if float => Prim::Fceil,
            Intrinsic::TruncLlvm if float => Prim::Ftrunc,
            Intrinsic::RintLlvm if float => Prim::Fnearest,
            _ => return None,
        };
        let lane = self.prim(prim, &[a.value], a.lane);
        Some(Rv::new(a.ty, [lane]))
    }

    fn binary(&mut self, op: Intrinsic, a: Scalar, b: Scalar) -> Option<Rv> {
        if is_float(a.lane) { self.float_binary(op, a, b) } else { self.int_binary(op, a, b) }
    }

    fn int_binary(&mut self, op: Intrinsic, a: Scalar, b: Scalar) -> Option<Rv> {
        if let Some(cond) = int_condition(op) {
            let bit = self.icmp(cond, a.value, b.value);
            return Some(self.bool_rv(bit));
        }
        if let Some(rv) = self.division(op, a, b) {
            return Some(rv);
        }
        let prim = match op {
            Intrinsic::AddInt | Intrinsic::AddPtr => Prim::Iadd,
            Intrinsic::SubInt | Intrinsic::SubPtr => Prim::Isub,
            Intrinsic::MulInt => Prim::Imul,
            Intrinsic::AndInt => Prim::And,
            Intrinsic::OrInt => Prim::Or,
            Intrinsic::XorInt => Prim::Xor,
            Intrinsic::FlipsignInt => return Some(self.flipsign(a, b)),
            _ => return self.checked(op, a, b),
        };
        let lane = self.prim(prim, &[a.value, b.value], a.lane);
        Some(Rv::new(a.ty, [lane]))
    }

    fn flipsign(&mut self, a: Scalar, b: Scalar) -> Rv {
        let zero = self.constant(b.lane, 0);
        let negative = self.icmp(IntCond::Slt, b.value, zero);
        let negated = self.prim(Prim::Ineg, &[a.value], a.lane);
        let lane = self.prim(Prim::Select, &[negative, negated, a.value], a.lane);
        Rv::new(a.ty, [lane])
    }

    /// Division throws where the machine would trap.
    fn division(&mut self, op: Intrinsic, a: Scalar, b: Scalar) -> Option<Rv> {
        let (prim, signed, quotient) = match op {
            Intrinsic::SdivInt | Intrinsic::CheckedSdivInt => (Prim::Sdiv, true, true),
            Intrinsic::UdivInt | Intrinsic::CheckedUdivInt => (Prim::Udiv, false, true),
            Intrinsic::SremInt | Intrinsic::CheckedSremInt => (Prim::Srem, true, false),
            Intrinsic::UremInt | Intrinsic::CheckedUremInt => (Prim::Urem, false, false),
            _ => return None,
        };
        if a.lane == Lane::I128 {
            return None;
        }
        let by_zero = self.is_null(b.value);
        self.fail_if(by_zero, |s| s.throw_by("jlt_divide_error", &[]));
        let mut divisor = b.value;
        if signed {
            let ones = all_ones(a.lane);
            let minus_one = self.constant(a.lane, ones);
            let by_minus_one = self.icmp(IntCond::Eq, b.value, minus_one);
            if quotient {
                let least = self.constant(a.lane, (ones >> 1) + 1);
                let is_least = self.icmp(IntCond::Eq, a.value, least);
                let overflow = self.prim(Prim::And, &[by_minus_one, is_least], Lane::I8);
                self.fail_if(overflow, |s| s.throw_by("jlt_divide_error", &[]));
            } else {
                // x % -1 is 0, as is x % 1, which does not trap.
                let one = self.constant(a.lane, 1);
                divisor = self.prim(Prim::Select, &[by_minus_one, one, b.value], a.lane);
            }
        }
        let lane = self.prim(prim, &[a.value, divisor], a.lane);
        Some(Rv::new(a.ty, [lane]))
    }

    /// Arithmetic that reports overflow: `(result, overflowed)`.
    fn checked(&mut self, op: Intrinsic, a: Scalar, b: Scalar) -> Option<Rv> {
        if a.lane == Lane::I128 && matches!(op, Intrinsic::CheckedSmulInt | Intrinsic::CheckedUmulInt) {
            return None;
        }
        let (result, overflow) = match op {
            Intrinsic::CheckedSaddInt => {
                let sum = self.prim(Prim::Iadd, &[a.value, b.value], a.lane);
                (sum, self.sign_differs_from_both(a, b.value, sum, false))
            }
            Intrinsic::CheckedSsubInt => {
                let difference = self.prim(Prim::Isub, &[a.value, b.value], a.lane);
                (difference, self.sign_differs_from_both(a, b.value, difference, true))
            }
            Intrinsic::CheckedUaddInt => {
                let sum = self.prim(Prim::Iadd, &[a.value, b.value], a.lane);
                (sum, self.icmp(IntCond::Ult, sum, a.value))
            }
            Intrinsic::CheckedUsubInt => {
                let difference = self.prim(Prim::Isub, &[a.value, b.value], a.lane);
                (difference, self.icmp(IntCond::Ult, a.value, b.value))
            }
            Intrinsic::CheckedSmulInt => self.checked_mul(a, b, true),
            Intrinsic::CheckedUmulInt => self.checked_mul(a, b, false),
            _ => return None,
        };
        let ty = juliet_types::tuple(&[a.ty, builtin().bool]);
        Some(Rv::new(ty, [result, overflow]))
    }

    /// For sums: both operands have another sign than the result. For differences: the operands'
    /// signs differ and the result's differs from the first's.
    fn sign_differs_from_both(&mut self, a: Scalar, b: Lv, result: Lv, difference: bool) -> Lv {
        let x = self.prim(Prim::Xor, &[a.value, result], a.lane);
        let other = if difference { [a.value, b] } else { [b, result] };
        let y = self.prim(Prim::Xor, &other, a.lane);
        let both = self.prim(Prim::And, &[x, y], a.lane);
        let zero = self.constant(a.lane, 0);
        self.icmp(IntCond::Slt, both, zero)
    }

    fn checked_mul(&mut self, a: Scalar, b: Scalar, signed: bool) -> (Lv, Lv) {
        let product = self.prim(Prim::Imul, &[a.value, b.value], a.lane);
        if a.lane == Lane::I64 {
            let high = self.prim(if signed { Prim::Smulhi } else { Prim::Umulhi }, &[a.value, b.value], a.lane);
            let expected = if signed {
                let shift = self.int(63);
                self.prim(Prim::Ashr, &[product, shift], Lane::I64)
            } else {
                self.int(0)
            };
            return (product, self.icmp(IntCond::Ne, high, expected));
        }
        let extend = if signed { Prim::Sext } else { Prim::Zext };
        let (x, y) = (self.prim(extend, &[a.value], Lane::I64), self.prim(extend, &[b.value], Lane::I64));
        let wide = self.prim(Prim::Imul, &[x, y], Lane::I64);
        let back = self.prim(extend, &[product], Lane::I64);
        (product, self.icmp(IntCond::Ne, wide, back))
    }

    /// Shifts by the width or more give 0 (or the sign).
    fn shift(&mut self, op: Intrinsic, a: Scalar, amount: Scalar) -> Option<Rv> {
        let prim = match op {
            Intrinsic::ShlInt => Prim::Shl,
            Intrinsic::LshrInt => Prim::Lshr,
            Intrinsic::AshrInt => Prim::Ashr,
            _ => return None,
        };
        if is_float(a.lane) || is_float(amount.lane) || amount.lane == Lane::I128 {
            return None;
        }
        let bits = a.lane.size() * 8;
        let width = self.constant(amount.lane, u128::from(bits));
        let below = self.icmp(IntCond::Ult, amount.value, width);
        let limit = self.constant(amount.lane, u128::from(bits - 1));
        let safe = self.prim(Prim::Select, &[below, amount.value, limit], amount.lane);
        let shifted = self.prim(prim, &[a.value, safe], a.lane);
        let lane = if prim == Prim::Ashr {
            shifted
        } else {
            let zero = self.constant(a.lane, 0);
            self.prim(Prim::Select, &[below, shifted, zero], a.lane)
        };
        Some(Rv::new(a.ty, [lane]))
    }

    fn float_binary(&mut self, op: Intrinsic, a: Scalar, b: Scalar) -> Option<Rv> {
        let cond = match op {
            Intrinsic::EqFloat => Some(FloatCond::Eq),
            Intrinsic::NeFloat => Some(FloatCond::Ne),
            Intrinsic::LtFloat => Some(FloatCond::Lt),
            Intrinsic::LeFloat => Some(FloatCond::Le),
            _ => None,
        };
        if let Some(cond) = cond {
            let bit = self.fcmp(cond, a.value, b.value);
            return Some(self.bool_rv(bit));
        }
        let prim = match op {
            Intrinsic::AddFloat => Prim::Fadd,
            Intrinsic::SubFloat => Prim::Fsub,
            Intrinsic::MulFloat => Prim::Fmul,
            Intrinsic::DivFloat => Prim::Fdiv,
            Intrinsic::AddFloatFast => Prim::FaddAny,
            Intrinsic::MulFloatFast => Prim::FmulAny,
            Intrinsic::CopysignFloat => Prim::Fcopysign,
            Intrinsic::Fpiseq => return Some(self.same_float(a, b)),
            _ => return None,
        };
        let lane = self.prim(prim, &[a.value, b.value], a.lane);
        Some(Rv::new(a.ty, [lane]))
    }

    /// `fpiseq`: equal bits, or both NaN.
    fn same_float(&mut self, a: Scalar, b: Scalar) -> Rv {
        let int = if a.lane == Lane::F32 { Lane::I32 } else { Lane::I64 };
        let (x, y) = (self.prim(Prim::Bitcast, &[a.value], int), self.prim(Prim::Bitcast, &[b.value], int));
        let same = self.icmp(IntCond::Eq, x, y);
        let (x_nan, y_nan) = (self.fcmp(FloatCond::Ne, a.value, a.value), self.fcmp(FloatCond::Ne, b.value, b.value));
        let nan = self.prim(Prim::And, &[x_nan, y_nan], Lane::I8);
        let bit = self.prim(Prim::Or, &[same, nan], Lane::I8);
        self.bool_rv(bit)
    }

    fn fused(&mut self, op: Intrinsic, a: Scalar, b: Scalar, c: Scalar) -> Option<Rv> {
        if !is_float(a.lane) || a.ty != b.ty || a.ty != c.ty {
            return None;
        }
        let lane = match op {
            Intrinsic::FmaFloat => self.prim(Prim::Ffma, &[a.value, b.value, c.value], a.lane),
            Intrinsic::MuladdFloat => {
                let product = self.prim(Prim::Fmul, &[a.value, b.value], a.lane);
                self.prim(Prim::Fadd, &[product, c.value], a.lane)
            }
            _ => return None,
        };
        Some(Rv::new(a.ty, [lane]))
    }

    fn conversion(&mut self, op: Intrinsic, target: Type, value: &Operand) -> Option<Rv> {
        let a = self.scalar(value)?;
        let to = primitive_lane(target)?;
        if a.lane == to && matches!(op, Intrinsic::Bitcast) {
            return Some(Rv::new(target, [a.value]));
        }
        let (from_float, to_float) = (is_float(a.lane), is_float(to));
        let wide = a.lane == Lane::I128 || to == Lane::I128;
        let half = a.ty == builtin().float16 || target == builtin().float16;
        let prim = match op {
            Intrinsic::Bitcast if a.lane.size() == to.size() => Prim::Bitcast,
            Intrinsic::SextInt if !from_float && !to_float && to.size() > a.lane.size() => Prim::Sext,
            Intrinsic::ZextInt if !from_float && !to_float && to.size() > a.lane.size() => Prim::Zext,
            Intrinsic::TruncInt if !from_float && !to_float && to.size() < a.lane.size() => Prim::Trunc,
            Intrinsic::Fpext if !half && from_float && to_float && to.size() > a.lane.size() => Prim::Fpromote,
            Intrinsic::Fptrunc if !half && from_float && to_float && to.size() < a.lane.size() => Prim::Fdemote,
            Intrinsic::Sitofp if !wide && !half && !from_float && to_float => Prim::SintToFloat,
            Intrinsic::Uitofp if !wide && !half && !from_float && to_float => Prim::UintToFloat,
            Intrinsic::Fptosi if !wide && !half && from_float && !to_float => Prim::FloatToSint,
            Intrinsic::Fptoui if !wide && !half && from_float && !to_float => Prim::FloatToUint,
            _ => return None,
        };
        let mut lane = self.prim(prim, &[a.value], to);
        if prim == Prim::Trunc && target == builtin().bool {
            let one = self.constant(Lane::I8, 1);
            lane = self.prim(Prim::And, &[lane, one], Lane::I8);
        }
        Some(Rv::new(target, [lane]))
    }

    /// Address of the i-th element behind a pointer, and its type.
    fn element_address(&mut self, pointer: &Operand, index: &Operand) -> Option<(Lv, Type)> {
        let ty = self.type_of(pointer);
        if !ty.is_concrete() || !ty.is_core_named("Ptr") || self.type_of(index) != builtin().int64 {
            return None;
        }
        let elem = ty.params().first()?.as_type()?;
        if elem.has_free_vars() || !elem.is_concrete() {
            return None;
        }
        if !elem.is_bits() || !matches!(repr(elem), Repr::Lanes(_)) {
            return None;
        }
        let layout = elem.layout()?;
        let size = layout.size.next_multiple_of(layout.align);
        let base = self.get(pointer).lane();
        let index = self.get(index).lane();
        let one = self.int(1);
        let steps = self.prim(Prim::Isub, &[index, one], Lane::I64);
        let scale = self.int(i64::from(size));
        let bytes = self.prim(Prim::Imul, &[steps, scale], Lane::I64);
        Some((self.prim(Prim::Iadd, &[base, bytes], Lane::I64), elem))
    }

    fn pointerref(&mut self, args: &[Operand]) -> Option<Rv> {
        let (address, elem) = self.element_address(&args[0], &args[1])?;
        Some(self.load_place(address, 0, elem, false, false, Region::Element))
    }

    fn pointerset(&mut self, args: &[Operand]) -> Option<Rv> {
        let elem = self.type_of(&args[0]).params().first()?.as_type()?;
        if self.type_of(&args[1]) != elem {
            return None;
        }
        let (address, elem) = self.element_address(&args[0], &args[2])?;
        let value = self.get_as(&args[1], elem);
        self.store_place(address, 0, &value, false, Region::Element);
        Some(self.get(&args[0]))
    }
}

fn is_float(lane: Lane) -> bool {
    matches!(lane, Lane::F32 | Lane::F64)
}

fn is_pointer_step(op: Intrinsic) -> bool {
    matches!(op, Intrinsic::AddPtr | Intrinsic::SubPtr)
}

fn all_ones(lane: Lane) -> u128 {
    u128::MAX >> (128 - 8 * lane.size())
}

fn int_condition(op: Intrinsic) -> Option<IntCond> {
    Some(match op {
        Intrinsic::EqInt => IntCond::Eq,
        Intrinsic::NeInt => IntCond::Ne,
        Intrinsic::SltInt => IntCond::Slt,
        Intrinsic::SleInt => IntCond::Sle,
        Intrinsic::UltInt => IntCond::Ult,
        Intrinsic::UleInt => IntCond::Ule,
        _ => return None,
    })
}

/// The constant type that a conversion names.
fn conversion_target(b: &Builder<'_>, op: Intrinsic, args: &[Operand]) -> Option<Type> {
    if op.rule() != juliet_ir::builtins::ResultRule::Named {
        return None;
    }
    b.known(&args[0]).and_then(|c| match c {
        Const::Type(t) if t.is_concrete() => Some(t),
        _ => None,
    })
}
