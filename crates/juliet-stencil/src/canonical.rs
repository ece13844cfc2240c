//! Canonical numbering: reachable blocks in reverse postorder; values, holes, slots and sites by
//! first use. Equal code becomes equal data.

use juliet_ir::stencil::{Fill, Hole, HoleId, Inst, Lb, Lv, Op, Site, StackSlot, Stencil, Target, Terminator};
use juliet_ir::typed::LocId;

use crate::Built;

const UNSEEN: u32 = u32::MAX;

/// Numbers given in the order of first request.
struct Numbers {
    map: Vec<u32>,
    order: Vec<u32>,
}

impl Numbers {
    fn new(count: usize) -> Numbers {
        Numbers { map: vec![UNSEEN; count], order: vec![] }
    }

    fn get(&mut self, old: u32) -> u32 {
        let entry = &mut self.map[old as usize];
        if *entry == UNSEEN {
            *entry = self.order.len() as u32;
            self.order.push(old);
        }
        *entry
    }
}

struct Renumber {
    values: Numbers,
    holes: Numbers,
    slots: Numbers,
    sites: Numbers,
    blocks: Vec<u32>,
}

/// Renumbers everything and drops what nothing uses.
pub(crate) fn canonicalise(built: Built) -> Built {
    let Built { stencil, fills, site_locs } = built;
    let order = reverse_postorder(&stencil);
    let mut blocks = vec![UNSEEN; stencil.blocks.len()];
    for (new, old) in order.iter().enumerate() {
        blocks[*old] = new as u32;
    }
    let mut r = Renumber {
        values: Numbers::new(stencil.values.len()),
        holes: Numbers::new(stencil.holes.len()),
        slots: Numbers::new(stencil.stack_slots.len()),
        sites: Numbers::new(stencil.sites as usize),
        blocks,
    };
    let mut out = Stencil { blocks: Vec::with_capacity(order.len()), ..stencil.clone() };
    for old in order {
        let mut block = stencil.blocks[old].clone();
        block.params.iter_mut().for_each(|v| r.value(v));
        block.insts.iter_mut().for_each(|i| r.inst(i));
        r.terminator(&mut block.term);
        // A handler that nothing reaches is gone.
        block.handler = block.handler.map(|h| Lb(r.blocks[h.index()])).filter(|h| h.0 != UNSEEN);
        out.blocks.push(block);
    }
    out.values = r.values.order.iter().map(|v| stencil.values[*v as usize]).collect();
    out.stack_slots = r.slots.order.iter().map(|s| stencil.stack_slots[*s as usize]).collect();
    out.holes = r.holes.order.iter().map(|h| stencil.holes[*h as usize].clone()).collect::<Vec<Hole>>();
    out.sites = r.sites.order.len() as u32;
    let fills: Vec<Fill> = r.holes.order.iter().map(|h| fills[*h as usize].clone()).collect();
    let site_locs: Vec<LocId> = r.sites.order.iter().map(|s| site_locs[*s as usize]).collect();
    Built { stencil: out, fills, site_locs }
}

fn successors(stencil: &Stencil, block: usize) -> Vec<usize> {
    let block = &stencil.blocks[block];
    let mut out = match &block.term {
        Terminator::Jump(t) => vec![t.block.index()],
        Terminator::Branch { then, otherwise, .. } => vec![then.block.index(), otherwise.block.index()],
        Terminator::Return(_) | Terminator::Unreachable => vec![],
    };
    if block.insts.iter().any(|i| i.op.may_throw(&stencil.holes)) {
        out.extend(block.handler.map(Lb::index));
    }
    out
}

fn reverse_postorder(stencil: &Stencil) -> Vec<usize> {
    let mut order = Vec::new();
    let mut seen = vec![false; stencil.blocks.len()];
    let mut stack = vec![(0usize, 0usize)];
    seen[0] = true;
    while let Some((block, next)) = stack.pop() {
        match successors(stencil, block).get(next) {
            Some(&successor) => {
                stack.push((block, next + 1));
                if !seen[successor] {
                    seen[successor] = true;
                    stack.push((successor, 0));
                }
            }
            None => order.push(block),
        }
    }
    order.reverse();
    order
}

impl Renumber {
    fn value(&mut self, v: &mut Lv) {
        v.0 = self.values.get(v.0);
    }

    fn all(&mut self, list: &mut [Lv]) {
        list.iter_mut().for_each(|v| self.value(v));
    }

    fn hole(&mut self, hole: &mut HoleId) {
        hole.0 = self.holes.get(hole.0);
    }

    fn site(&mut self, site: &mut Site) {
        site.0 = self.sites.get(site.0);
    }

    fn slot(&mut self, slot: &mut StackSlot) {
        slot.0 = self.slots.get(slot.0);
    }

    fn inst(&mut self, inst: &mut Inst) {
        match &mut inst.op {
            Op::Const(_) => {}
            Op::Prim(_, args) => self.all(args),
            Op::Icmp(_, a, b) | Op::Fcmp(_, a, b) => {
                self.value(a);
                self.value(b);
            }
            Op::Load { base, offset: _, region: _ } => self.value(base),
            Op::Store { base, offset: _, value, region: _ } => {
                self.value(base);
                self.value(value);
            }
            Op::HoleAddr(hole) => self.hole(hole),
            Op::StackAddr(slot) => self.slot(slot),
            Op::Alloc { tag, size: _, site } => {
                self.hole(tag);
                self.site(site);
            }
            Op::CallInstance { hole, args, site } | Op::CallC { hole, args, site } => {
                self.hole(hole);
                self.all(args);
                self.site(site);
            }
            Op::CallCPointer { pointer, sig: _, args, site } => {
                self.value(pointer);
                self.all(args);
                self.site(site);
            }
            Op::CallGeneric { entry, args, count, site } => {
                self.value(entry);
                self.value(args);
                self.value(count);
                self.site(site);
            }
            Op::ThrowPending { site } => self.site(site),
        }
        self.all(&mut inst.results);
    }

    fn target(&mut self, target: &mut Target) {
        target.block = Lb(self.blocks[target.block.index()]);
        self.all(&mut target.args);
    }

    fn terminator(&mut self, term: &mut Terminator) {
        match term {
            Terminator::Jump(target) => self.target(target),
            Terminator::Branch { cond, then, otherwise } => {
                self.value(cond);
                self.target(then);
                self.target(otherwise);
            }
            Terminator::Return(values) => self.all(values),
            Terminator::Unreachable => {}
        }
    }
}
