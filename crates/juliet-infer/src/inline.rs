//! Inlining: which callees, and how their bodies are put into the caller's.
//!
//! The cost of a body is counted much as in Julia's own model; the threshold is 100, more where
//! the result is a small union or a tuple that is taken apart at once (`iterate`). Bodies of a
//! cycle are never inlined into one another, since they are finished together.

use std::sync::Arc;

use juliet_ir::lowered::{self, Inlining};
use juliet_ir::typed::{BlockId, Body, CellId, LocId, Op, Operand, Target, Terminator};
use juliet_ir::{Builtin, Const, LocChain, Type};
use juliet_types::TypeKind;

use crate::Inferred;
use crate::ssa::Builder;

/// Cost up to which a body is inlined.
const COST_MAX: u32 = 100;
/// The same for results that are taken apart at once.
const COST_MAX_TUPLE: u32 = 350;
/// The same for callees marked `@inline`.
const COST_MAX_WISHED: u32 = 5_000;
/// Instructions of a caller after which only small callees are inlined.
const CALLER_INSTS_MAX: usize = 6_000;

/// The body to inline, where it is cheap enough.
pub(crate) fn inline_body(lowered: &lowered::Body, body: &Arc<Body>) -> Option<Arc<Body>> {
    if lowered.attrs.inlining == Inlining::Never {
        return None;
    }
    let limit = match lowered.attrs.inlining {
        Inlining::Always => COST_MAX_WISHED,
        _ if yields_parts(body.ret) => COST_MAX_TUPLE,
        _ => COST_MAX,
    };
    (cost(body, limit) <= limit).then(|| body.clone())
}

/// Whether a body goes over something again.
pub(crate) fn has_loop(body: &Body) -> bool {
    let order = body.reverse_postorder();
    let mut place = vec![usize::MAX; body.blocks.len()];
    for (index, block) in order.iter().enumerate() {
        place[*block] = index;
    }
    order.iter().any(|&from| body.blocks[from].term.targets().iter().any(|t| place[t.block.index()] <= place[from]))
}

fn yields_parts(ret: Type) -> bool {
    match ret.kind() {
        TypeKind::Union(members) => members.iter().any(|m| m.is_tuple()),
        _ => false,
    }
}

/// The cost of a body; anything above `limit` once that is passed.
fn cost(body: &Body, limit: u32) -> u32 {
    let mut total = 0;
    for block in &body.blocks {
        let throws = matches!(block.term, Terminator::Unreachable);
        for inst in &block.insts {
            total += if throws { cost_of(&inst.op).min(4) } else { cost_of(&inst.op) };
        }
        total += match &block.term {
            Terminator::Branch { .. } => 2,
            _ => 0,
        };
        if total > limit {
            break;
        }
    }
    total
}

fn cost_of(op: &Op) -> u32 {
    match op {
        Op::Intrinsic(..) => 2,
        Op::Builtin(which, _) => match which {
            Builtin::Getfield | Builtin::Egal | Builtin::Isa | Builtin::Typeof | Builtin::Ifelse | Builtin::Tuple => 1,
            Builtin::Memoryrefget | Builtin::Memoryrefset | Builtin::Memoryrefnew | Builtin::MemoryUnset => 4,
            Builtin::Setfield => 4,
            Builtin::Throw => 2,
            _ => 20,
        },
        Op::Invoke { .. } => 20,
        Op::Call(_) => 60,
        Op::New { ty, .. } => {
            if ty.is_mutable() {
                8
            } else {
                1
            }
        }
        Op::Foreign(_) => 20,
        Op::GlobalGet(_) | Op::GlobalSet(..) | Op::GlobalIsDefined(_) => 4,
        Op::Pi(_) | Op::BoundsCheck => 0,
        _ => 3,
    }
}

impl Builder<'_, '_> {
    /// The body to splice for a callee, where it should be.
    pub(crate) fn inline_candidate(&self, inferred: &Inferred, code: &lowered::Body) -> Option<Arc<Body>> {
        let body = inferred.inline_body.clone()?;
        let too_big = self.body.values.len() > CALLER_INSTS_MAX && code.attrs.inlining != Inlining::Always;
        (!too_big || body.inst_count() <= 4).then_some(body)
    }

    /// Puts a copy of `callee` here; answers its result, `None` where it does not come back.
    pub(crate) fn splice(&mut self, callee: &Body, args: Vec<Operand>) -> Option<Operand> {
        let mut copy = Copier::new(self, callee, args);
        for block in callee.reverse_postorder() {
            copy.block(self, callee, block);
        }
        match copy.returns.len() {
            0 => {
                self.current = None;
                None
            }
            1 => {
                let (block, value) = copy.returns.remove(0);
                self.current = Some(block);
                Some(value)
            }
            _ => {
                let join = self.new_block();
                let result = self.body.new_value(callee.ret);
                self.body.blocks[join.index()].params.push(result);
                for (block, value) in copy.returns {
                    self.current = Some(block);
                    self.terminate(Terminator::Jump(Target { block: join, args: vec![value] }));
                }
                self.current = Some(join);
                Some(result.into())
            }
        }
    }
}

/// The state of one splice.
struct Copier {
    values: Vec<Option<Operand>>,
    blocks: Vec<BlockId>,
    first_cell: u32,
    first_loc: u32,
    /// What a bounds check in the callee becomes; `None` where it stays one.
    check: Option<bool>,
    returns: Vec<(BlockId, Operand)>,
}

impl Copier {
    fn new(builder: &mut Builder<'_, '_>, callee: &Body, args: Vec<Operand>) -> Copier {
        let mut values: Vec<Option<Operand>> = vec![None; callee.values.len()];
        for (param, arg) in callee.blocks[0].params.iter().zip(args) {
            let ty = callee.values[param.index()];
            values[param.index()] = Some(builder.coerce(arg, ty));
        }
        let mut blocks = vec![builder.current.expect("a call stands in a block")];
        let outer = builder.handler;
        for block in callee.blocks.iter().skip(1) {
            let id = builder.new_block();
            for param in &block.params {
                let value = builder.body.new_value(callee.values[param.index()]);
                builder.body.blocks[id.index()].params.push(value);
                values[param.index()] = Some(value.into());
            }
            blocks.push(id);
        }
        for (index, block) in callee.blocks.iter().enumerate().skip(1) {
            let handler = block.handler.map(|h| blocks[h.index()]).or(outer);
            builder.body.blocks[blocks[index].index()].handler = handler;
        }
        if let Some(handler) = callee.blocks[0].handler {
            // The entry has a handler of its own: it cannot go on in the caller's block.
            let id = builder.new_block();
            builder.terminate(Terminator::Jump(Target { block: id, args: Vec::new() }));
            builder.body.blocks[id.index()].handler = Some(blocks[handler.index()]);
            blocks[0] = id;
        }
        let first_cell = builder.body.cells.len() as u32;
        builder.body.cells.extend_from_slice(&callee.cells);
        let first_loc = builder.body.locs.len() as u32;
        let here = builder.body.locs[builder.loc.index()].clone();
        for chain in &callee.locs {
            let frames = chain.0.iter().chain(&here.0).cloned().collect();
            builder.body.locs.push(LocChain(frames));
        }
        let check = if builder.inbounds > 0 {
            Some(false)
        } else if builder.frame.body.attrs.propagate_inbounds {
            None
        } else {
            Some(true)
        };
        Copier { values, blocks, first_cell, first_loc, check, returns: Vec::new() }
    }

    fn map(&self, op: &mut Operand) {
        if let Operand::Value(v) = op {
            *op = self.values[v.index()].clone().expect("definitions are copied before uses");
        }
    }

    fn block(&mut self, builder: &mut Builder<'_, '_>, callee: &Body, index: usize) {
        let id = self.blocks[index];
        let block = &callee.blocks[index];
        for inst in &block.insts {
            if let (Op::BoundsCheck, Some(checked)) = (&inst.op, self.check) {
                self.values[inst.result.index()] = Some(Operand::Const(Const::bool(checked)));
                continue;
            }
            let mut inst = inst.clone();
            inst.op.for_each_operand_mut(&mut |op| self.map(op));
            match &mut inst.op {
                Op::CellGet(cell) | Op::CellSet(cell, _) => *cell = CellId(cell.0 + self.first_cell),
                _ => {}
            }
            let result = builder.body.new_value(callee.values[inst.result.index()]);
            self.values[inst.result.index()] = Some(result.into());
            inst.result = result;
            inst.loc = LocId(inst.loc.0 + self.first_loc);
            builder.body.blocks[id.index()].insts.push(inst);
        }
        let mut term = block.term.clone();
        term.for_each_operand_mut(&mut |op| self.map(op));
        for target in term.targets_mut() {
            target.block = self.blocks[target.block.index()];
        }
        if let Terminator::Return(value) = term {
            self.returns.push((id, value));
        } else {
            builder.body.blocks[id.index()].term = term;
        }
    }
}
