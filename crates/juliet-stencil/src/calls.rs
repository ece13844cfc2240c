//! Calls of instances, dynamic calls, and boxed calls of builtins.

use juliet_ir::stencil::{Fill, Hole, Lane, Lv, Op, Region, Signature};
use juliet_ir::typed::{InstanceId, Operand};
use juliet_ir::{Sym, Type};

use crate::builder::{Builder, Rv};
use crate::repr::{returned_as, signature};

/// The routine that finds a call's method and goes on there.
const FIND_AND_CALL: &str = "jlt_call";

impl Builder<'_> {
    /// A direct call of an instance's specialised entry.
    pub(crate) fn invoke(&mut self, callee: InstanceId, args: &[Operand]) -> Rv {
        let (params, ret) = self.instances.interface(callee);
        debug_assert_eq!(params.len(), args.len(), "{callee} takes as many operands as its entry has parameters");
        let lanes: Vec<Lv> = args.iter().zip(&params).flat_map(|(a, ty)| self.get_as(a, *ty).lanes).collect();
        self.invoke_lanes(callee, &params, ret, lanes)
    }

    pub(crate) fn invoke_lanes(&mut self, callee: InstanceId, params: &[Type], ret: Type, args: Vec<Lv>) -> Rv {
        let sig = signature(params, ret);
        let rets = sig.rets.clone();
        let hole = self.hole(Hole::Instance { sig }, Fill::Instance(callee));
        let site = self.site();
        let results = self.push(Op::CallInstance { hole, args, site }, &rets);
        let returned = Rv::new(returned_as(ret), results);
        self.convert(&returned, ret)
    }

    /// A call whose method is found at run time.
    pub(crate) fn dynamic_call(&mut self, args: &[Operand]) -> Rv {
        let (list, count) = self.boxed_list(args);
        let sig = Signature { params: vec![Lane::I64, Lane::I64], rets: vec![Lane::Ref] };
        let hole =
            self.hole(Hole::Runtime { name: FIND_AND_CALL.to_owned(), sig }, Fill::Runtime(Sym::from(FIND_AND_CALL)));
        let entry = self.hole_address(hole);
        let site = self.site();
        let results = self.push(Op::CallGeneric { entry, args: list, count, site }, &[Lane::Ref]);
        Rv::new(Type::any(), results)
    }

    /// Boxed arguments in stack memory: their address and number.
    pub(crate) fn boxed_list(&mut self, args: &[Operand]) -> (Lv, Lv) {
        let objects: Vec<Lv> = args.iter().map(|a| self.get_boxed(a)).collect();
        let slot = self.stack_slot((8 * objects.len() as u32).max(8), 8);
        let list = self.stack_address(slot);
        for (index, object) in objects.into_iter().enumerate() {
            self.store(list, 8 * index as u32, object, Region::Frame);
        }
        let count = self.int(args.len() as i64);
        (list, count)
    }

    /// The runtime's own implementation of a builtin or intrinsic, on boxed arguments.
    pub(crate) fn boxed_call(&mut self, routine: &str, number: u16, args: &[Operand]) -> Rv {
        let (list, count) = self.boxed_list(args);
        let number = self.int(i64::from(number));
        let result = self.runtime_checked(routine, &[number, list, count], Lane::Ref);
        Rv::new(Type::any(), [result])
    }
}
