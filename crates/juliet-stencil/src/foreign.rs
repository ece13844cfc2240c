//! C calls: Julia values to C lanes and back.

use juliet_ir::stencil::{Fill, Hole, Lane, Lv, Op, Prim, Signature};
use juliet_ir::typed::{Foreign, ForeignTarget};
use juliet_ir::{Sym, Type};
use juliet_types::{builtin, is_subtype};

use crate::builder::{Builder, Rv};
use crate::repr::{Repr, repr};

impl Builder<'_> {
    /// A C call. Types that C passes otherwise than as one scalar are refused before this, by
    /// inference; here they end in the runtime's error.
    pub(crate) fn foreign(&mut self, call: &Foreign) -> Rv {
        let mut args = Vec::new();
        for (operand, ty) in call.args.iter().zip(&call.arg_types) {
            let rv = self.get_as(operand, *ty);
            match rv.lanes.as_slice() {
                [lane] => args.push(self.widen_for_c(*lane, *ty)),
                _ => return self.unsupported_foreign(),
            }
        }
        let rets = repr(call.ret).lanes();
        if rets.len() > 1 {
            return self.unsupported_foreign();
        }
        let sig = Signature { params: args.iter().map(|a| self.lane_of(*a)).collect(), rets: rets.clone() };
        let results = self.foreign_call(&call.target, sig, args, &rets);
        Rv::new(call.ret, results)
    }

    fn foreign_call(&mut self, target: &ForeignTarget, sig: Signature, args: Vec<Lv>, rets: &[Lane]) -> Vec<Lv> {
        match target {
            ForeignTarget::Symbol(name) => {
                let hole = self.hole(Hole::Runtime { name: name.to_string(), sig }, Fill::Runtime(*name));
                let site = self.site();
                self.push(Op::CallC { hole, args, site }, rets)
            }
            ForeignTarget::Library(symbol, library) => {
                let hole = self.hole(Hole::Foreign { sig }, Fill::Foreign(*symbol, *library));
                let site = self.site();
                self.push(Op::CallC { hole, args, site }, rets)
            }
            ForeignTarget::Pointer(operand) => {
                let pointer = self.get(operand).lane();
                let site = self.site();
                self.push(Op::CallCPointer { pointer, sig, args, site }, rets)
            }
        }
    }

    /// C callees expect integers below 32 bits extended by their sign.
    fn widen_for_c(&mut self, lane: Lv, ty: Type) -> Lv {
        if !matches!(self.lane_of(lane), Lane::I8 | Lane::I16) {
            return lane;
        }
        let signed = is_subtype(ty, builtin().signed);
        self.prim(if signed { Prim::Sext } else { Prim::Zext }, &[lane], Lane::I32)
    }

    fn unsupported_foreign(&mut self) -> Rv {
        let name = self.symbol(Sym::from("ccall with a struct passed or returned by value"));
        self.throw_by("jlt_unsupported", &[name]);
        Rv::new(Type::bottom(), [])
    }

    /// Whether a type is one C scalar.
    pub(crate) fn is_scalar(ty: Type) -> bool {
        matches!(repr(ty), Repr::Lanes(leaves) if leaves.len() == 1)
    }
}
