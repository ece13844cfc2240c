//! The state of one construction and its elementary steps.

use juliet_ir::stencil::{
    Block, Convention, Fill, FloatCond, Hole, HoleId, Inst, IntCond, Lane, Lb, Lv, Op, Prim, Region, Signature, Site,
    StackSlot, Stencil, Target, Terminator,
};
use juliet_ir::typed::{Body, LocId, Operand};
use juliet_ir::{Const, Sym, Type};
use juliet_types::builtin;
use smallvec::SmallVec;

use crate::repr::{Repr, repr, signature};
use crate::{Built, Instances};

/// A Julia value in lanes.
#[derive(Clone, Debug)]
pub(crate) struct Rv {
    pub(crate) ty: Type,
    pub(crate) lanes: SmallVec<[Lv; 4]>,
}

impl Rv {
    pub(crate) fn new(ty: Type, lanes: impl IntoIterator<Item = Lv>) -> Rv {
        Rv { ty, lanes: lanes.into_iter().collect() }
    }

    /// The only lane of a boxed or primitive value.
    pub(crate) fn lane(&self) -> Lv {
        debug_assert_eq!(self.lanes.len(), 1, "{:?} has one lane", self.ty);
        self.lanes[0]
    }
}

pub(crate) struct Builder<'a> {
    pub(crate) body: &'a Body,
    pub(crate) instances: &'a dyn Instances,
    pub(crate) out: Stencil,
    fills: Vec<Fill>,
    site_locs: Vec<LocId>,
    pub(crate) values: Vec<Option<Rv>>,
    /// Values that something reads.
    pub(crate) is_used: Vec<bool>,
    pub(crate) block_map: Vec<Lb>,
    pub(crate) cells: Vec<StackSlot>,
    pub(crate) current: Lb,
    /// The current block cannot be continued.
    pub(crate) ended: bool,
    pub(crate) loc: LocId,
    handler: Option<Lb>,
}

fn used_values(body: &Body) -> Vec<bool> {
    let mut used = vec![false; body.values.len()];
    let mut note = |operand: &Operand| {
        if let Operand::Value(v) = operand {
            used[v.index()] = true;
        }
    };
    for block in &body.blocks {
        for inst in &block.insts {
            inst.op.for_each_operand(&mut note);
        }
        block.term.for_each_operand(&mut note);
    }
    used
}

impl<'a> Builder<'a> {
    pub(crate) fn new(body: &'a Body, instances: &'a dyn Instances) -> Builder<'a> {
        let sig = signature(&body.arg_types(), body.ret);
        let out = Stencil {
            sig,
            convention: Convention::Method,
            blocks: vec![],
            values: vec![],
            stack_slots: vec![],
            holes: vec![],
            sites: 0,
        };
        Builder {
            body,
            instances,
            out,
            fills: vec![],
            site_locs: vec![],
            values: vec![None; body.values.len()],
            is_used: used_values(body),
            block_map: vec![],
            cells: vec![],
            current: Lb(0),
            ended: false,
            loc: LocId(0),
            handler: None,
        }
    }

    pub(crate) fn finish(self) -> Built {
        Built { stencil: self.out, fills: self.fills, site_locs: self.site_locs }
    }

    // ---- blocks ----

    pub(crate) fn new_block(&mut self) -> Lb {
        self.out.blocks.push(Block {
            params: vec![],
            insts: vec![],
            term: Terminator::Unreachable,
            handler: self.handler,
        });
        Lb((self.out.blocks.len() - 1) as u32)
    }

    pub(crate) fn set_handler(&mut self, handler: Option<Lb>) {
        self.handler = handler;
    }

    pub(crate) fn block_param(&mut self, block: Lb, lane: Lane) -> Lv {
        let v = self.new_value(lane);
        self.out.blocks[block.index()].params.push(v);
        v
    }

    pub(crate) fn switch_to(&mut self, block: Lb) {
        self.current = block;
        self.ended = false;
    }

    pub(crate) fn terminate(&mut self, term: Terminator) {
        if !self.ended {
            self.out.blocks[self.current.index()].term = term;
            self.ended = true;
        }
    }

    pub(crate) fn jump(&mut self, block: Lb, args: &[Lv]) {
        self.terminate(Terminator::Jump(Target { block, args: args.to_vec() }));
    }

    pub(crate) fn branch(&mut self, cond: Lv, then: Lb, otherwise: Lb) {
        self.terminate(Terminator::Branch {
            cond,
            then: Target { block: then, args: vec![] },
            otherwise: Target { block: otherwise, args: vec![] },
        });
    }

    // ---- values ----

    pub(crate) fn new_value(&mut self, lane: Lane) -> Lv {
        self.out.values.push(lane);
        Lv((self.out.values.len() - 1) as u32)
    }

    pub(crate) fn lane_of(&self, v: Lv) -> Lane {
        self.out.values[v.index()]
    }

    pub(crate) fn push(&mut self, op: Op, lanes: &[Lane]) -> Vec<Lv> {
        let results: Vec<Lv> = lanes.iter().map(|l| self.new_value(*l)).collect();
        if !self.ended {
            self.out.blocks[self.current.index()].insts.push(Inst { op, results: results.clone() });
        }
        results
    }

    fn push1(&mut self, op: Op, lane: Lane) -> Lv {
        self.push(op, &[lane])[0]
    }

    pub(crate) fn constant(&mut self, lane: Lane, bits: u128) -> Lv {
        self.push1(Op::Const(bits), lane)
    }

    pub(crate) fn int(&mut self, n: i64) -> Lv {
        self.constant(Lane::I64, u128::from(n as u64))
    }

    pub(crate) fn prim(&mut self, prim: Prim, args: &[Lv], lane: Lane) -> Lv {
        self.push1(Op::Prim(prim, args.to_vec()), lane)
    }

    pub(crate) fn icmp(&mut self, cond: IntCond, a: Lv, b: Lv) -> Lv {
        self.push1(Op::Icmp(cond, a, b), Lane::I8)
    }

    pub(crate) fn fcmp(&mut self, cond: FloatCond, a: Lv, b: Lv) -> Lv {
        self.push1(Op::Fcmp(cond, a, b), Lane::I8)
    }

    pub(crate) fn load(&mut self, lane: Lane, base: Lv, offset: u32, region: Region) -> Lv {
        self.push1(Op::Load { base, offset: offset as i32, region }, lane)
    }

    /// The header word of an object: its type's descriptor.
    pub(crate) fn load_tag(&mut self, object: Lv) -> Lv {
        self.push1(Op::Load { base: object, offset: -8, region: Region::Fixed }, Lane::Ref)
    }

    pub(crate) fn store(&mut self, base: Lv, offset: u32, value: Lv, region: Region) {
        self.push(Op::Store { base, offset: offset as i32, value, region }, &[]);
    }

    pub(crate) fn is_null(&mut self, v: Lv) -> Lv {
        let zero = self.constant(self.lane_of(v), 0);
        self.icmp(IntCond::Eq, v, zero)
    }

    // ---- holes ----

    pub(crate) fn hole(&mut self, hole: Hole, fill: Fill) -> HoleId {
        if !matches!(fill, Fill::Cache)
            && let Some(known) = self.fills.iter().position(|f| *f == fill)
            && self.out.holes[known] == hole
        {
            return HoleId(known as u32);
        }
        self.out.holes.push(hole);
        self.fills.push(fill);
        HoleId((self.fills.len() - 1) as u32)
    }

    pub(crate) fn type_hole(&mut self, ty: Type) -> HoleId {
        self.hole(Hole::Type, Fill::Type(ty))
    }

    /// A type's descriptor as an address.
    pub(crate) fn type_address(&mut self, ty: Type) -> Lv {
        let hole = self.type_hole(ty);
        self.push1(Op::HoleAddr(hole), Lane::Ref)
    }

    /// A constant object as a pointer.
    pub(crate) fn object(&mut self, value: Const) -> Lv {
        let hole = match value {
            Const::Type(ty) if ty.is_concrete() => self.type_hole(ty),
            other => self.hole(Hole::Object, Fill::Object(other)),
        };
        self.push1(Op::HoleAddr(hole), Lane::Ref)
    }

    pub(crate) fn symbol(&mut self, name: Sym) -> Lv {
        self.object(Const::Sym(name))
    }

    pub(crate) fn hole_address(&mut self, hole: HoleId) -> Lv {
        self.push1(Op::HoleAddr(hole), Lane::I64)
    }

    // ---- memory of the frame ----

    pub(crate) fn stack_slot(&mut self, size: u32, align: u32) -> StackSlot {
        self.out.stack_slots.push((size, align));
        StackSlot((self.out.stack_slots.len() - 1) as u32)
    }

    pub(crate) fn stack_address(&mut self, slot: StackSlot) -> Lv {
        self.push1(Op::StackAddr(slot), Lane::I64)
    }

    // ---- calls ----

    pub(crate) fn site(&mut self) -> Site {
        self.site_locs.push(self.loc);
        self.out.sites += 1;
        Site(self.out.sites - 1)
    }

    /// Calls a runtime function that does not fail.
    pub(crate) fn runtime(&mut self, name: &str, args: &[Lv], rets: &[Lane]) -> Vec<Lv> {
        let sig = Signature { params: args.iter().map(|a| self.lane_of(*a)).collect(), rets: rets.to_vec() };
        let hole = self.hole(Hole::Runtime { name: name.to_owned(), sig }, Fill::Runtime(Sym::from(name)));
        let site = self.site();
        self.push(Op::CallC { hole, args: args.to_vec(), site }, rets)
    }

    /// Calls a runtime function that reports failure by a null result.
    pub(crate) fn runtime_checked(&mut self, name: &str, args: &[Lv], ret: Lane) -> Lv {
        let result = self.runtime(name, args, &[ret])[0];
        let failed = self.is_null(result);
        self.fail_if(failed, Builder::throw_pending);
        result
    }

    pub(crate) fn throw_pending(&mut self) {
        let site = self.site();
        self.push(Op::ThrowPending { site }, &[]);
        self.terminate(Terminator::Unreachable);
    }

    /// Calls a runtime function that sets the pending exception, then throws it.
    pub(crate) fn throw_by(&mut self, name: &str, args: &[Lv]) {
        self.runtime(name, args, &[]);
        self.throw_pending();
    }

    /// Runs `fail` (which must end its block) where `cond` is 1.
    pub(crate) fn fail_if(&mut self, cond: Lv, fail: impl FnOnce(&mut Self)) {
        let (bad, good) = (self.new_block(), self.new_block());
        self.branch(cond, bad, good);
        self.switch_to(bad);
        fail(self);
        debug_assert!(self.ended);
        self.switch_to(good);
    }

    pub(crate) fn alloc(&mut self, ty: Type) -> Lv {
        let size = ty.layout().expect("allocated types have a layout").size;
        let tag = self.type_hole(ty);
        let site = self.site();
        self.push1(Op::Alloc { tag, size, site }, Lane::Ref)
    }

    // ---- operands ----

    pub(crate) fn type_of(&self, operand: &Operand) -> Type {
        match operand {
            Operand::Value(v) => {
                self.values[v.index()].as_ref().map_or_else(|| self.body.values[v.index()], |rv| rv.ty)
            }
            Operand::Const(c) => c.precise_type(),
        }
    }

    pub(crate) fn get(&mut self, operand: &Operand) -> Rv {
        match operand {
            Operand::Value(v) => match &self.values[v.index()] {
                Some(rv) => rv.clone(),
                // Defined in code that cannot be reached.
                None => self.zero(self.body.values[v.index()]),
            },
            Operand::Const(c) => self.const_rv(c),
        }
    }

    /// An operand converted to the representation of a place of type `ty`.
    pub(crate) fn get_as(&mut self, operand: &Operand, ty: Type) -> Rv {
        if let Operand::Const(value) = operand
            && repr(ty) == Repr::Boxed
        {
            // An object that is there already: nothing is allocated, and it fills a hole.
            return Rv::new(ty, [self.object(value.clone())]);
        }
        let rv = self.get(operand);
        self.convert(&rv, ty)
    }

    /// An operand as a pointer to an object.
    pub(crate) fn get_boxed(&mut self, operand: &Operand) -> Lv {
        self.get_as(operand, Type::any()).lane()
    }

    /// Any value of a type, where control never uses it.
    pub(crate) fn zero(&mut self, ty: Type) -> Rv {
        let lanes: Vec<Lv> = repr(ty).lanes().into_iter().map(|l| self.constant(l, 0)).collect();
        Rv::new(ty, lanes)
    }

    pub(crate) fn bool_rv(&self, lane: Lv) -> Rv {
        Rv::new(builtin().bool, [lane])
    }

    pub(crate) fn const_bool(&mut self, value: bool) -> Rv {
        let lane = self.constant(Lane::I8, u128::from(value));
        self.bool_rv(lane)
    }

    /// The constant that an operand is known to be, by itself or by its type.
    pub(crate) fn known(&self, operand: &Operand) -> Option<Const> {
        match operand {
            Operand::Const(c) => Some(c.clone()),
            Operand::Value(_) => {
                let ty = self.type_of(operand);
                if let Some(t) = crate::repr::constant_type(ty) {
                    return Some(Const::Type(t));
                }
                ty.is_singleton().then(|| Const::singleton(ty))
            }
        }
    }

    pub(crate) fn known_type(&self, operand: &Operand) -> Option<Type> {
        self.known(operand).and_then(|c| c.as_type())
    }

    pub(crate) fn is_lanes(ty: Type) -> bool {
        matches!(repr(ty), Repr::Lanes(_))
    }
}
