//! Canonical encoding of a stencil: every field, in order.

use juliet_ir::stencil::{
    Block, Convention, FloatCond, Hole, Inst, IntCond, Lane, Lb, Lv, Op, Prim, Region, Signature, Site, Stencil,
    Target, Terminator,
};

use crate::encoder::Encoder;

/// Version of this encoding.
const VERSION: u32 = 2;

/// Appends the canonical encoding of a stencil.
pub fn encode_stencil(e: &mut Encoder, stencil: &Stencil) {
    let Stencil { sig, convention, blocks, values, stack_slots, holes, sites } = stencil;
    e.u32(VERSION);
    signature(e, sig);
    e.tag(match convention {
        Convention::Method => 0,
        Convention::C => 1,
    });
    e.list(values, |e, l| lane(e, *l));
    e.list(stack_slots, |e, (size, align)| {
        e.u32(*size);
        e.u32(*align);
    });
    e.list(holes, hole);
    e.u32(*sites);
    e.list(blocks, block);
}

fn lane(e: &mut Encoder, lane: Lane) {
    e.tag(match lane {
        Lane::I8 => 0,
        Lane::I16 => 1,
        Lane::I32 => 2,
        Lane::I64 => 3,
        Lane::I128 => 4,
        Lane::F32 => 5,
        Lane::F64 => 6,
        Lane::Ref => 7,
    });
}

fn signature(e: &mut Encoder, sig: &Signature) {
    let Signature { params, rets } = sig;
    e.list(params, |e, l| lane(e, *l));
    e.list(rets, |e, l| lane(e, *l));
}

fn hole(e: &mut Encoder, hole: &Hole) {
    match hole {
        Hole::Instance { sig } => {
            e.tag(0);
            signature(e, sig);
        }
        Hole::Runtime { name, sig } => {
            e.tag(1);
            e.str(name);
            signature(e, sig);
        }
        Hole::Foreign { sig } => {
            e.tag(2);
            signature(e, sig);
        }
        Hole::Type => e.tag(3),
        Hole::Object => e.tag(4),
        Hole::Binding => e.tag(5),
        Hole::Cache { size } => {
            e.tag(6);
            e.u32(*size);
        }
    }
}

fn value(e: &mut Encoder, v: Lv) {
    let Lv(n) = v;
    e.u32(n);
}

fn values(e: &mut Encoder, list: &[Lv]) {
    e.list(list, |e, v| value(e, *v));
}

fn site(e: &mut Encoder, site: Site) {
    let Site(n) = site;
    e.u32(n);
}

fn block(e: &mut Encoder, block: &Block) {
    let Block { params, insts, term, handler } = block;
    values(e, params);
    match handler {
        None => e.tag(0),
        Some(Lb(n)) => {
            e.tag(1);
            e.u32(*n);
        }
    }
    e.list(insts, inst);
    terminator(e, term);
}

fn inst(e: &mut Encoder, inst: &Inst) {
    let Inst { op, results } = inst;
    values(e, results);
    operation(e, op);
}

fn operation(e: &mut Encoder, op: &Op) {
    match op {
        Op::Const(bits) => {
            e.tag(0);
            e.u128(*bits);
        }
        Op::Prim(prim, args) => {
            e.tag(1);
            e.u32(prim_number(*prim));
            values(e, args);
        }
        Op::Icmp(cond, a, b) => {
            e.tag(2);
            e.u32(int_cond_number(*cond));
            values(e, &[*a, *b]);
        }
        Op::Fcmp(cond, a, b) => {
            e.tag(3);
            e.u32(float_cond_number(*cond));
            values(e, &[*a, *b]);
        }
        Op::Load { base, offset, region } => {
            e.tag(4);
            value(e, *base);
            e.u32(*offset as u32);
            e.u32(region_number(*region));
        }
        Op::Store { base, offset, value: stored, region } => {
            e.tag(5);
            values(e, &[*base, *stored]);
            e.u32(*offset as u32);
            e.u32(region_number(*region));
        }
        Op::HoleAddr(hole) => {
            e.tag(6);
            e.u32(hole.0);
        }
        Op::StackAddr(slot) => {
            e.tag(7);
            e.u32(slot.0);
        }
        Op::Alloc { tag, size, site: at } => {
            e.tag(8);
            e.u32(tag.0);
            e.u32(*size);
            site(e, *at);
        }
        other => call(e, other),
    }
}

fn call(e: &mut Encoder, op: &Op) {
    match op {
        Op::CallInstance { hole, args, site: at } => {
            e.tag(9);
            e.u32(hole.0);
            values(e, args);
            site(e, *at);
        }
        Op::CallC { hole, args, site: at } => {
            e.tag(10);
            e.u32(hole.0);
            values(e, args);
            site(e, *at);
        }
        Op::CallCPointer { pointer, sig, args, site: at } => {
            e.tag(11);
            value(e, *pointer);
            signature(e, sig);
            values(e, args);
            site(e, *at);
        }
        Op::CallGeneric { entry, args, count, site: at } => {
            e.tag(12);
            values(e, &[*entry, *args, *count]);
            site(e, *at);
        }
        Op::ThrowPending { site: at } => {
            e.tag(13);
            site(e, *at);
        }
        Op::Const(_)
        | Op::Prim(..)
        | Op::Icmp(..)
        | Op::Fcmp(..)
        | Op::Load { .. }
        | Op::Store { .. }
        | Op::HoleAddr(_)
        | Op::StackAddr(_)
        | Op::Alloc { .. } => unreachable!("encoded by `operation`"),
    }
}

/// The number of an operation is its place in the enumeration, which is append-only within a
/// version of this encoding.
fn prim_number(prim: Prim) -> u32 {
    prim as u32
}

fn region_number(region: Region) -> u32 {
    region as u32
}

fn int_cond_number(cond: IntCond) -> u32 {
    cond as u32
}

fn float_cond_number(cond: FloatCond) -> u32 {
    cond as u32
}

fn target(e: &mut Encoder, target: &Target) {
    let Target { block: Lb(n), args } = target;
    e.u32(*n);
    values(e, args);
}

fn terminator(e: &mut Encoder, term: &Terminator) {
    match term {
        Terminator::Jump(to) => {
            e.tag(0);
            target(e, to);
        }
        Terminator::Branch { cond, then, otherwise } => {
            e.tag(1);
            value(e, *cond);
            target(e, then);
            target(e, otherwise);
        }
        Terminator::Return(list) => {
            e.tag(2);
            values(e, list);
        }
        Terminator::Unreachable => e.tag(3),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code_hash;
    use juliet_ir::stencil::HoleId;

    fn add_one() -> Stencil {
        Stencil {
            sig: Signature { params: vec![Lane::I64], rets: vec![Lane::I64] },
            convention: Convention::Method,
            blocks: vec![Block {
                params: vec![Lv(0)],
                insts: vec![
                    Inst { op: Op::Const(1), results: vec![Lv(1)] },
                    Inst { op: Op::Prim(Prim::Iadd, vec![Lv(0), Lv(1)]), results: vec![Lv(2)] },
                ],
                term: Terminator::Return(vec![Lv(2)]),
                handler: None,
            }],
            values: vec![Lane::I64; 3],
            stack_slots: vec![],
            holes: vec![],
            sites: 0,
        }
    }

    #[test]
    fn golden_key_of_add_one() {
        // A change of this digest is a change of every user's cache: raise VERSION with it.
        assert_eq!(code_hash(&add_one()).hex(), "c9e04d4d2d44f4d9f01329c1ed247e87e134ba1e88ee6ef6ca09c13e871f9256");
    }

    #[test]
    fn each_semantic_change_changes_the_key() {
        let base = code_hash(&add_one());
        let mut literal = add_one();
        literal.blocks[0].insts[0].op = Op::Const(2);
        let mut operator = add_one();
        operator.blocks[0].insts[1].op = Op::Prim(Prim::Isub, vec![Lv(0), Lv(1)]);
        let mut lane = add_one();
        lane.values[2] = Lane::I32;
        let mut order = add_one();
        order.blocks[0].insts[1].op = Op::Prim(Prim::Iadd, vec![Lv(1), Lv(0)]);
        let mut holes = add_one();
        holes.holes.push(Hole::Type);
        let mut load = add_one();
        load.blocks[0].insts.push(Inst { op: Op::HoleAddr(HoleId(0)), results: vec![] });
        let mut in_order = add_one();
        in_order.blocks[0].insts[1].op = Op::Prim(Prim::Fadd, vec![Lv(0), Lv(1)]);
        let mut in_any_order = add_one();
        in_any_order.blocks[0].insts[1].op = Op::Prim(Prim::FaddAny, vec![Lv(0), Lv(1)]);
        assert_ne!(code_hash(&in_order), code_hash(&in_any_order));
        let variants = [literal, operator, lane, order, holes, load, in_order, in_any_order];
        for (i, variant) in variants.iter().enumerate() {
            assert_ne!(code_hash(variant), base, "variant {i}");
        }
    }
}
