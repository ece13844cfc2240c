//! Blocks, instructions and terminators of the typed body, in order.

use juliet_ir::Type;
use juliet_ir::stencil::{Fill, Hole, Lane, Lv, Region, Terminator as Out};
use juliet_ir::typed::{Inst, Op, Operand, Target, Terminator};
use juliet_types::builtin;

use crate::builder::{Builder, Rv};
use crate::repr::{repr, returned_as};

impl Builder<'_> {
    /// Translates the whole body.
    pub(crate) fn run(&mut self) {
        let body = self.body;
        let order = body.reverse_postorder();
        self.block_map = vec![juliet_ir::stencil::Lb(u32::MAX); body.blocks.len()];
        for &index in &order {
            self.block_map[index] = self.new_block();
        }
        for &index in &order {
            let block = self.block_map[index];
            for param in &body.blocks[index].params {
                let ty = body.values[param.index()];
                let lanes: Vec<Lv> = repr(ty).lanes().into_iter().map(|l| self.block_param(block, l)).collect();
                self.values[param.index()] = Some(Rv::new(ty, lanes));
            }
        }
        self.make_cells();
        for &index in &order {
            let handler = body.blocks[index].handler.map(|h| self.block_map[h.index()]);
            self.set_handler(handler);
            let block = self.block_map[index];
            self.out.blocks[block.index()].handler = handler;
            self.switch_to(block);
            for inst in &body.blocks[index].insts {
                if self.ended {
                    break;
                }
                self.inst(inst);
            }
            if !self.ended {
                self.terminator(&body.blocks[index].term);
            }
        }
    }

    fn make_cells(&mut self) {
        for index in 0..self.body.cells.len() {
            let size: u32 = repr(self.body.cells[index]).lanes().iter().map(|l| cell_size(*l)).sum();
            let slot = self.stack_slot(size.max(8), 16);
            self.cells.push(slot);
        }
    }

    fn inst(&mut self, inst: &Inst) {
        self.loc = inst.loc;
        let ty = self.body.values[inst.result.index()];
        let rv = self.operation(inst, ty);
        if ty.is_bottom() {
            self.terminate(Out::Unreachable);
            return;
        }
        if !self.is_used[inst.result.index()] {
            return; // no boxing for nobody
        }
        let rv = self.convert(&rv, ty);
        self.values[inst.result.index()] = Some(rv);
    }

    /// Emits an operation; the result may be of a wider or narrower type than the instruction's.
    fn operation(&mut self, inst: &Inst, ty: Type) -> Rv {
        match &inst.op {
            Op::Intrinsic(op, args) => self.intrinsic(*op, args, ty),
            Op::Builtin(op, args) => self.builtin(*op, args, ty),
            Op::Invoke { callee, args } => self.invoke(*callee, args),
            Op::Call(args) => self.dynamic_call(args),
            Op::New { ty, args } => self.new_object(*ty, args),
            Op::GlobalGet(global) => {
                let cell = self.runtime_address(Hole::Binding, Fill::Binding(*global));
                let object = self.load(Lane::Ref, cell, 0, Region::Cell);
                let undefined = self.is_null(object);
                self.fail_if(undefined, |b| b.throw_by("jlt_undef_global", &[cell]));
                Rv::new(Type::any(), [object])
            }
            Op::GlobalSet(global, value) => {
                let cell = self.runtime_address(Hole::Binding, Fill::Binding(*global));
                let value = self.get_boxed(value);
                self.runtime_checked("jlt_global_set", &[cell, value], Lane::Ref);
                self.nothing()
            }
            Op::GlobalIsDefined(global) => {
                let cell = self.runtime_address(Hole::Binding, Fill::Binding(*global));
                let object = self.load(Lane::Ref, cell, 0, Region::Cell);
                let undefined = self.is_null(object);
                self.not(undefined)
            }
            Op::Foreign(call) => self.foreign(call),
            Op::Pi(value) => self.get_as(value, ty),
            Op::CellGet(cell) => self.cell_get(cell.index()),
            Op::CellSet(cell, value) => {
                self.cell_set(cell.index(), value);
                self.nothing()
            }
            Op::CurrentException => {
                let lanes = self.runtime("jlt_current_exception", &[], &[Lane::Ref]);
                Rv::new(Type::any(), lanes)
            }
            Op::ExceptionMark => {
                let lanes = self.runtime("jlt_exception_mark", &[], &[Lane::I64]);
                Rv::new(builtin().int64, lanes)
            }
            Op::ExceptionReset(mark) => {
                let mark = self.get_as(mark, builtin().int64).lane();
                self.runtime("jlt_exception_reset", &[mark], &[]);
                self.nothing()
            }
            Op::ThrowUndefVar(name) => {
                let name = self.symbol(*name);
                self.throw_by("jlt_undef_var", &[name]);
                Rv::new(Type::bottom(), [])
            }
            Op::ThrowNotBool(value) => {
                let value = self.get_boxed(value);
                self.throw_by("jlt_not_bool", &[value]);
                Rv::new(Type::bottom(), [])
            }
            Op::BoundsCheck => self.const_bool(true),
        }
    }

    pub(crate) fn nothing(&self) -> Rv {
        Rv::new(builtin().nothing, [])
    }

    fn cell_get(&mut self, index: usize) -> Rv {
        let ty = self.body.cells[index];
        let base = self.stack_address(self.cells[index]);
        let mut offset = 0;
        let mut lanes = Vec::new();
        for lane in repr(ty).lanes() {
            lanes.push(self.load(lane, base, offset, Region::Frame));
            offset += cell_size(lane);
        }
        Rv::new(ty, lanes)
    }

    fn cell_set(&mut self, index: usize, value: &Operand) {
        let ty = self.body.cells[index];
        let rv = self.get_as(value, ty);
        let base = self.stack_address(self.cells[index]);
        let mut offset = 0;
        for v in rv.lanes {
            self.store(base, offset, v, Region::Frame);
            offset += cell_size(self.lane_of(v));
        }
    }

    fn target_lanes(&mut self, target: &Target) -> Vec<Lv> {
        let body = self.body;
        let params = &body.blocks[target.block.index()].params;
        let mut lanes = Vec::new();
        for (param, arg) in params.iter().zip(&target.args) {
            lanes.extend(self.get_as(arg, body.values[param.index()]).lanes);
        }
        lanes
    }

    fn terminator(&mut self, term: &Terminator) {
        match term {
            Terminator::Jump(target) => {
                let lanes = self.target_lanes(target);
                self.jump(self.block_map[target.block.index()], &lanes);
            }
            Terminator::Branch { cond, then, otherwise } => {
                let cond = self.get_as(cond, builtin().bool).lane();
                // Arguments may need blocks of their own for conversions: each edge gets one.
                let (yes, no) = (self.new_block(), self.new_block());
                self.branch(cond, yes, no);
                for (edge, target) in [(yes, then), (no, otherwise)] {
                    self.switch_to(edge);
                    let lanes = self.target_lanes(target);
                    self.jump(self.block_map[target.block.index()], &lanes);
                }
            }
            Terminator::Return(value) => {
                let lanes = self.get_as(value, returned_as(self.body.ret)).lanes;
                self.terminate(Out::Return(lanes.to_vec()));
            }
            Terminator::Unreachable => self.terminate(Out::Unreachable),
        }
    }
}

/// Bytes of a lane in a cell: each on an aligned word.
fn cell_size(lane: Lane) -> u32 {
    lane.size().max(8)
}
