//! What is tested before a loop runs in chunks of iterations.

use cranelift_codegen::ir::condcodes::{CondCode, IntCC};
use cranelift_codegen::ir::{InstBuilder, Value, types};
use juliet_ir::stencil::Op;

use crate::prim;
use crate::vector_emit::Chunk;
use crate::vector_plan::{Access, Class, Exit};

impl Chunk<'_, '_, '_> {
    /// How many iterations come back to the head at least.
    pub(crate) fn trips(&mut self) -> Value {
        let plan = self.plan;
        let mut least = None;
        for exit in &plan.exits {
            let trips = self.trips_until(exit);
            least = Some(match least {
                None => trips,
                Some(least) => {
                    let is_less = self.t.b.ins().icmp(IntCC::UnsignedLessThan, trips, least);
                    self.t.b.ins().select(is_less, trips, least)
                }
            });
        }
        least.expect("a loop with a plan has a way out")
    }

    fn trips_until(&mut self, exit: &Exit) -> Value {
        let cond = self.plan.resolve(exit.cond);
        let zero = self.t.b.ins().iconst(types::I64, 0);
        if self.plan.class(cond) == Class::Uniform {
            let cond = self.scalar(cond);
            let all = self.t.b.ins().iconst(types::I64, -1);
            let (yes, no) = if exit.stays { (all, zero) } else { (zero, all) };
            return self.t.b.ins().select(cond, yes, no);
        }
        let Op::Icmp(how, x, y) = self.plan.defs[&cond].op else { panic!("codegen: a way out without comparison") };
        let mut how = prim::int_cc(how);
        if !exit.stays {
            how = how.complement();
        }
        let is_left = matches!(self.plan.class(x), Class::Affine(_));
        let (x, y) = (self.scalar(x), self.scalar(y));
        let (counter, bound) = if is_left { (x, y) } else { (y, x) };
        let how = if is_left { how } else { how.swap_args() };
        let b = &mut self.t.b;
        let holds = b.ins().icmp(how, counter, bound);
        let distance = b.ins().isub(bound, counter);
        let trips = match how {
            IntCC::Equal => zero,
            IntCC::NotEqual => return distance,
            IntCC::SignedLessThan | IntCC::UnsignedLessThan => distance,
            IntCC::SignedLessThanOrEqual | IntCC::UnsignedLessThanOrEqual => b.ins().iadd_imm_s(distance, 1),
            IntCC::SignedGreaterThan | IntCC::SignedGreaterThanOrEqual => {
                let most = b.ins().iconst(types::I64, i64::MAX);
                b.ins().isub(most, counter)
            }
            IntCC::UnsignedGreaterThan | IntCC::UnsignedGreaterThanOrEqual => b.ins().bnot(counter),
        };
        b.ins().select(holds, trips, zero)
    }

    /// Whether a chunk of iterations may run as one.
    pub(crate) fn fits(&mut self, trips: Value) -> Value {
        let plan = self.plan;
        let count = self.t.b.ins().iconst(types::I64, i64::from(plan.count));
        let mut fits = self.t.b.ins().icmp(IntCC::UnsignedLessThanOrEqual, count, trips);
        for factor in &plan.ones {
            let factor = self.scalar(*factor);
            let is_one = self.t.b.ins().icmp_imm_s(IntCC::Equal, factor, 1);
            fits = self.t.b.ins().band(fits, is_one);
        }
        for (first, second) in &plan.conflicts {
            let (x, y) = (self.address(*first), self.address(*second));
            let bytes = i64::from(plan.count * first.2);
            let b = &mut self.t.b;
            let distance = b.ins().isub(x, y);
            let is_same = b.ins().icmp_imm_s(IntCC::Equal, distance, 0);
            let shifted = b.ins().iadd_imm_s(distance, bytes - 1);
            let is_far = b.ins().icmp_imm_u(IntCC::UnsignedGreaterThan, shifted, 2 * bytes - 2);
            let is_safe = b.ins().bor(is_same, is_far);
            fits = b.ins().band(fits, is_safe);
        }
        fits
    }

    fn address(&mut self, (base, offset, _): Access) -> Value {
        let base = self.scalar(base);
        self.t.b.ins().iadd_imm_s(base, i64::from(offset))
    }
}
