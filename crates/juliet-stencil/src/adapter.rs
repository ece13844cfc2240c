//! The generic entry of an instance: unboxes the arguments, calls the specialised entry, boxes
//! the result. A stencil of its own, whose one instance hole is the specialised entry: methods
//! with like signatures share it.

use juliet_ir::stencil::{Convention, Lane, Region, Signature, Terminator};
use juliet_ir::typed::{Block, Body, InstanceId, LocId, Terminator as TypedTerminator};
use juliet_ir::{Builtin, Sym, Type};

use crate::builder::{Builder, Rv};
use crate::repr::repr;
use crate::{Built, Instances, canonical};

/// Builds the generic entry `(args: pointer, count: I64) -> Ref` of an instance. `fixed` is the
/// number of parameters that take one argument each; where there is one more, it collects the
/// rest.
pub fn build_adapter(instance: InstanceId, fixed: usize, instances: &dyn Instances) -> Built {
    let body = empty_body();
    let mut b = Builder::new(&body, instances);
    b.loc = LocId(0);
    b.out.convention = Convention::Method;
    b.out.sig = Signature { params: vec![Lane::I64, Lane::I64], rets: vec![Lane::Ref] };
    let entry = b.new_block();
    let (args, count) = (b.block_param(entry, Lane::I64), b.block_param(entry, Lane::I64));
    b.switch_to(entry);
    let (params, ret) = instances.interface(instance);
    let mut lanes = Vec::new();
    for (index, ty) in params.iter().take(fixed).enumerate() {
        if !repr(*ty).lanes().is_empty() {
            let object = b.load(Lane::Ref, args, 8 * index as u32, Region::Frame);
            lanes.extend(b.unbox(object, *ty).lanes);
        }
    }
    if let Some(rest) = params.get(fixed) {
        lanes.extend(collect_rest(&mut b, args, count, fixed, *rest).lanes);
    }
    let result = b.invoke_lanes(instance, &params, ret, lanes);
    if ret.is_bottom() {
        b.terminate(Terminator::Unreachable);
    } else {
        let object = b.box_value(&result);
        b.terminate(Terminator::Return(vec![object]));
    }
    canonical::canonicalise(b.finish())
}

fn collect_rest(
    b: &mut Builder<'_>,
    args: juliet_ir::stencil::Lv,
    count: juliet_ir::stencil::Lv,
    fixed: usize,
    tuple: Type,
) -> Rv {
    let elements = tuple.fixed_tuple_length().filter(|_| tuple.is_concrete());
    if let Some(length) = elements
        && matches!(repr(tuple), crate::repr::Repr::Lanes(_) | crate::repr::Repr::Ghost)
    {
        let mut lanes = Vec::new();
        for index in 0..length {
            let place = b.field_place_type(tuple, index);
            let object = b.load(Lane::Ref, args, 8 * (fixed + index) as u32, Region::Frame);
            lanes.extend(b.unbox(object, place).lanes);
        }
        return Rv::new(tuple, lanes);
    }
    let first = b.address(args, 8 * fixed as u32);
    let skipped = b.int(fixed as i64);
    let rest = b.prim(juliet_ir::stencil::Prim::Isub, &[count, skipped], Lane::I64);
    let number = b.int(i64::from(Builtin::Tuple as u16));
    let object = b.runtime_checked("jlt_builtin", &[number, first, rest], Lane::Ref);
    b.unbox(object, tuple)
}

/// The builder wants a body; an adapter has none of its own.
fn empty_body() -> Body {
    Body {
        name: Sym::from("adapter"),
        blocks: vec![Block { params: vec![], insts: vec![], term: TypedTerminator::Unreachable, handler: None }],
        values: vec![],
        cells: vec![],
        ret: Type::bottom(),
        effects: juliet_ir::Effects::NONE,
        locs: vec![],
    }
}
