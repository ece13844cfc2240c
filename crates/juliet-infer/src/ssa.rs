//! From a lowered body and what inference found to a `typed::Body` in SSA form.
//!
//! Blocks are walked in reverse postorder with the inferred variable states. A variable that is
//! assigned once is its value; others become parameters of the blocks where paths join and where
//! they are live. Variables that change inside a `try` and are read in its handler live in cells.
//! Statements are emitted in `ssa_stmt.rs`, calls in `ssa_call.rs`; callees are inlined on the way by `inline.rs`.

use juliet_ir::lowered::{self, SlotId, Stmt};
use juliet_ir::typed::{Block, BlockId, Body, CellId, Inst, LocId, Op, Operand, Terminator, Value};
use juliet_ir::{Const, Effects, LocChain, Type};
use juliet_types::{Param, builtin, is_subtype, union};
use rustc_hash::FxHashMap;

use crate::cfg::live_slots;
use crate::engine::{Engine, Frame, SlotState};
use crate::lattice::{Lattice, join_types};

/// What a block parameter stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Variable {
    /// The value of a slot.
    Slot(u32),
    /// Whether a slot is defined.
    Defined(u32),
}

/// A variable in memory.
#[derive(Clone, Copy)]
pub(crate) struct Cell {
    /// Where the value is.
    pub(crate) value: CellId,
    /// Where it is kept whether there is a value.
    pub(crate) defined: Option<CellId>,
}

/// Values of the variables at a point.
#[derive(Clone)]
pub(crate) struct Environment {
    pub(crate) slots: Vec<Option<Operand>>,
    pub(crate) defined: Vec<Operand>,
    /// Depth of `@inbounds`.
    pub(crate) inbounds: u32,
}

/// The builder of one body.
pub(crate) struct Builder<'a, 'w> {
    pub(crate) engine: &'a Engine<'w>,
    pub(crate) frame: &'a Frame,
    pub(crate) body: Body,
    /// The block that instructions are added to; `None` where control does not arrive.
    pub(crate) current: Option<BlockId>,
    pub(crate) handler: Option<BlockId>,
    pub(crate) loc: LocId,
    pub(crate) inbounds: u32,
    /// A static parameter that only run time knows was needed: the body cannot run.
    pub(crate) needs_open_param: bool,
    pub(crate) state: Vec<SlotState>,
    pub(crate) environment: Environment,
    /// Values of the variables that are assigned just once.
    pub(crate) fixed: Vec<Option<Operand>>,
    pub(crate) is_fixed: Vec<bool>,
    pub(crate) block_map: Vec<Option<BlockId>>,
    pub(crate) parameters: Vec<Vec<Variable>>,
    pub(crate) saved: Vec<Option<Environment>>,
    pub(crate) values: Vec<Option<Operand>>,
    pub(crate) cells: Vec<Option<Cell>>,
    loc_ids: FxHashMap<u32, LocId>,
}

/// The SSA form of a frame's body, and whether it can run.
pub(crate) fn build_ssa(engine: &Engine<'_>, frame: &Frame) -> (Body, bool) {
    let mut builder = Builder::new(engine, frame);
    builder.prepare();
    builder.walk();
    let runs = !builder.needs_open_param;
    (builder.body, runs)
}

impl<'a, 'w> Builder<'a, 'w> {
    fn new(engine: &'a Engine<'w>, frame: &'a Frame) -> Builder<'a, 'w> {
        let slots = frame.body.slots.len();
        let body = Body {
            name: frame.body.name,
            blocks: Vec::new(),
            values: Vec::new(),
            cells: Vec::new(),
            ret: frame.ret.widen(),
            effects: Effects::NONE,
            locs: Vec::new(),
        };
        let truth = |v| Operand::Const(Const::bool(v));
        Builder {
            engine,
            frame,
            body,
            current: None,
            handler: None,
            loc: LocId(0),
            inbounds: 0,
            needs_open_param: false,
            state: Vec::new(),
            environment: Environment { slots: vec![None; slots], defined: vec![truth(false); slots], inbounds: 0 },
            fixed: vec![None; slots],
            is_fixed: vec![false; slots],
            block_map: vec![None; frame.cfg.blocks.len()],
            parameters: vec![Vec::new(); frame.cfg.blocks.len()],
            saved: vec![None; frame.cfg.blocks.len()],
            values: vec![None; frame.body.stmts.len()],
            cells: vec![None; slots],
            loc_ids: FxHashMap::default(),
        }
    }

    /// Makes the blocks, their parameters, the cells and the arguments.
    fn prepare(&mut self) {
        let frame = self.frame;
        let live = live_slots(&frame.body, &frame.cfg);
        self.find_fixed(&live);
        if frame.cfg.has_try {
            self.make_cells(&live);
        }
        let mut predecessors = vec![0u32; frame.cfg.blocks.len()];
        for block in 0..frame.cfg.blocks.len() {
            if frame.entry[block].is_some() {
                for successor in frame.cfg.successors(&frame.body, block) {
                    predecessors[successor] += 1;
                }
            }
        }
        predecessors[0] += 1;
        let entry = self.new_block();
        self.current = Some(entry);
        for block in 0..frame.cfg.blocks.len() {
            if frame.entry[block].is_some() {
                self.handler = None;
                let id = self.new_block();
                self.block_map[block] = Some(id);
                if predecessors[block] > 1 {
                    self.make_parameters(block, &live[block]);
                }
            }
        }
        self.bind_arguments();
        let nothing = LocChain(vec![self.frame_at(juliet_ir::loc::WHOLE_METHOD, frame.body.loc)]);
        self.body.locs.push(nothing);
    }

    fn find_fixed(&mut self, live: &[Vec<u64>]) {
        let frame = self.frame;
        let mut assignments = vec![0u32; frame.body.slots.len()];
        for stmt in &frame.body.stmts {
            match stmt {
                Stmt::Assign(s, _) => assignments[s.0 as usize] += 1,
                Stmt::NewVar(s) => assignments[s.0 as usize] += 2,
                _ => {}
            }
        }
        for (slot, count) in assignments.iter().enumerate() {
            self.is_fixed[slot] = if slot < frame.body.nargs as usize {
                *count == 0
            } else {
                *count == 1 && frame.body.slots[slot].always_defined && self.is_assigned_before_reads(slot, live)
            };
        }
    }

    /// Whether a variable's assignment stands on every way to its reads. What leaves a `try` by
    /// `return` is read behind a flag where other ways join.
    fn is_assigned_before_reads(&self, slot: usize, live: &[Vec<u64>]) -> bool {
        self.frame.entry.iter().zip(live).all(|(state, live)| match state {
            Some(state) => live[slot / 64] >> (slot % 64) & 1 == 0 || !state[slot].maybe_undefined,
            None => true,
        })
    }

    fn make_cells(&mut self, live: &[Vec<u64>]) {
        let frame = self.frame;
        let mut wanted: Vec<(usize, Type)> = Vec::new();
        for (index, block) in frame.cfg.blocks.iter().enumerate() {
            for enter in &block.try_stack {
                let Stmt::EnterTry(t) = &frame.body.stmts[*enter as usize] else { continue };
                let handler = frame.cfg.block_of[t.0 as usize] as usize;
                for pc in block.start..block.end {
                    let (Stmt::Assign(s, _) | Stmt::NewVar(s)) = &frame.body.stmts[pc as usize] else { continue };
                    let is_live = live[handler][s.0 as usize / 64] >> (s.0 % 64) & 1 == 1;
                    let slot = s.0 as usize;
                    if is_live && frame.entry[index].is_some() && !wanted.iter().any(|w| w.0 == slot) {
                        wanted.push((slot, self.type_of_slot(slot)));
                    }
                }
            }
        }
        for (slot, ty) in wanted {
            self.is_fixed[slot] = false;
            self.body.cells.push(ty);
            let value = CellId(self.body.cells.len() as u32 - 1);
            self.body.cells.push(builtin().bool);
            let defined = Some(CellId(self.body.cells.len() as u32 - 1));
            self.cells[slot] = Some(Cell { value, defined });
        }
    }

    /// The join of all that a slot ever holds.
    fn type_of_slot(&self, slot: usize) -> Type {
        let frame = self.frame;
        let mut ty = frame.args.get(slot).map_or(Type::bottom(), Lattice::widen);
        for state in frame.entry.iter().flatten() {
            ty = join_types(ty, state[slot].value.widen());
        }
        for stmt in &frame.body.stmts {
            if let Stmt::Assign(s, op) = stmt
                && s.0 as usize == slot
            {
                let assigned = match op {
                    lowered::Operand::Ssa(id) => frame.stmts[id.0 as usize].widen(),
                    lowered::Operand::Const(c) => c.precise_type(),
                    _ => Type::any(),
                };
                ty = join_types(ty, assigned);
            }
        }
        ty
    }

    fn make_parameters(&mut self, block: usize, live: &[u64]) {
        let frame = self.frame;
        let Some(states) = &frame.entry[block] else { return };
        let id = self.block_map[block].expect("reached block has a typed block");
        for (slot, state) in states.iter().enumerate() {
            let is_live = live[slot / 64] >> (slot % 64) & 1 == 1;
            if !is_live || self.is_fixed[slot] || self.cells[slot].is_some() || state.value.is_bottom() {
                continue;
            }
            if state.value.as_const().is_none() {
                let ty = state.value.widen();
                let ty = if state.maybe_undefined { with_placeholder(ty) } else { ty };
                let value = self.body.new_value(ty);
                self.body.blocks[id.index()].params.push(value);
                self.parameters[block].push(Variable::Slot(slot as u32));
            }
            if state.maybe_undefined {
                let value = self.body.new_value(builtin().bool);
                self.body.blocks[id.index()].params.push(value);
                self.parameters[block].push(Variable::Defined(slot as u32));
            }
        }
    }

    fn bind_arguments(&mut self) {
        let frame = self.frame;
        for (slot, arg) in frame.args.iter().enumerate() {
            let value = self.body.new_value(arg.widen());
            self.body.blocks[0].params.push(value);
            let operand = match arg {
                Lattice::Const(c) => Operand::Const(c.clone()),
                _ => Operand::Value(value),
            };
            self.environment.slots[slot] = Some(operand.clone());
            self.environment.defined[slot] = Operand::Const(Const::bool(true));
            self.fixed[slot] = Some(operand);
        }
    }

    pub(crate) fn new_block(&mut self) -> BlockId {
        let handler = self.handler;
        self.body.blocks.push(Block { params: Vec::new(), insts: Vec::new(), term: Terminator::Unreachable, handler });
        BlockId(self.body.blocks.len() as u32 - 1)
    }

    fn frame_at(&self, stmt: u32, loc: juliet_ir::Loc) -> juliet_ir::loc::Frame {
        let Frame { method, body, .. } = self.frame;
        juliet_ir::loc::Frame { method: method.0, stmt, function: body.name, module: body.module.0, loc }
    }

    fn walk(&mut self) {
        let frame = self.frame;
        for slot in 0..frame.args.len() {
            if let (Some(cell), Some(value)) = (self.cells[slot], self.environment.slots[slot].clone()) {
                self.set_cell(cell, value);
            }
        }
        for slot in frame.args.len()..self.cells.len() {
            if let Some(Cell { defined: Some(flag), .. }) = self.cells[slot] {
                let no = Operand::Const(Const::bool(false));
                self.emit(Op::CellSet(flag, no), builtin().nothing, Effects::NONE);
            }
        }
        self.state = frame.entry[0].clone().expect("the entry is reached");
        self.jump_to(0);
        for block in self.order() {
            self.walk_block(block);
        }
    }

    /// Reached lowered blocks in reverse postorder, handlers after what they protect.
    fn order(&self) -> Vec<usize> {
        let frame = self.frame;
        let next = |block: usize| {
            let mut out = frame.cfg.successors(&frame.body, block);
            out.extend(frame.cfg.handler(&frame.body, block));
            out.retain(|b| frame.entry[*b].is_some());
            out
        };
        let mut order = Vec::new();
        let mut seen = vec![false; frame.cfg.blocks.len()];
        let mut stack = vec![(0usize, next(0), 0usize)];
        seen[0] = true;
        while let Some((block, successors, at)) = stack.last_mut() {
            if let Some(&successor) = successors.get(*at) {
                *at += 1;
                if !std::mem::replace(&mut seen[successor], true) {
                    let after = next(successor);
                    stack.push((successor, after, 0));
                }
            } else {
                order.push(*block);
                stack.pop();
            }
        }
        order.reverse();
        order
    }

    fn walk_block(&mut self, block: usize) {
        let frame = self.frame;
        let id = self.block_map[block].expect("reached block has a typed block");
        let handler = frame.cfg.handler(&frame.body, block);
        self.handler = handler.and_then(|h| self.block_map[h]);
        self.body.blocks[id.index()].handler = self.handler;
        self.state = frame.entry[block].clone().expect("reached block has a state");
        // Without a saved environment nothing jumps here.
        let Some(environment) = self.saved[block].take() else { return };
        self.environment = environment;
        self.inbounds = self.environment.inbounds;
        self.current = Some(id);
        self.enter_parameters(block, id);
        let (start, end) = (frame.cfg.blocks[block].start as usize, frame.cfg.blocks[block].end as usize);
        for pc in start..end {
            self.loc = self.loc_of(pc);
            self.walk_stmt(pc, block);
            if self.current.is_none() {
                return;
            }
        }
        if end < frame.body.stmts.len() {
            self.jump_to(block + 1);
        }
    }

    /// Sets the environment from a block's parameters; variables without one hold what the state
    /// says or, where there is a single way here, what they held before.
    fn enter_parameters(&mut self, block: usize, id: BlockId) {
        let params = self.body.blocks[id.index()].params.clone();
        for (variable, value) in self.parameters[block].iter().zip(params) {
            match variable {
                Variable::Slot(s) => self.environment.slots[*s as usize] = Some(value.into()),
                Variable::Defined(s) => self.environment.defined[*s as usize] = value.into(),
            }
        }
        for (slot, state) in self.state.iter().enumerate() {
            if !state.maybe_undefined {
                self.environment.defined[slot] = Operand::Const(Const::bool(true));
            } else if state.value.is_bottom() {
                self.environment.defined[slot] = Operand::Const(Const::bool(false));
            }
        }
    }

    fn loc_of(&mut self, pc: usize) -> LocId {
        let loc = self.frame.body.locs[pc];
        // One chain for each statement: which of them share a line may change without the code.
        let key = pc as u32;
        if let Some(id) = self.loc_ids.get(&key) {
            return *id;
        }
        let chain = LocChain(vec![self.frame_at(key, loc)]);
        self.body.locs.push(chain);
        let id = LocId(self.body.locs.len() as u32 - 1);
        self.loc_ids.insert(key, id);
        id
    }

    // ---- instructions ---------------------------------------------------------------------

    /// Adds an instruction.
    pub(crate) fn emit(&mut self, op: Op, ty: Type, effects: Effects) -> Value {
        let result = self.body.new_value(ty);
        let inst = Inst { result, op, effects, inbounds: self.inbounds > 0, loc: self.loc };
        if let Some(block) = self.current {
            self.body.blocks[block.index()].insts.push(inst);
        }
        result
    }

    /// Ends the current block.
    pub(crate) fn terminate(&mut self, term: Terminator) {
        if let Some(block) = self.current.take() {
            self.body.blocks[block.index()].term = term;
        }
    }

    /// The operand as one of type `ty`, which inference proved.
    pub(crate) fn coerce(&mut self, operand: Operand, ty: Type) -> Operand {
        let known = self.body.type_of(&operand);
        if known == ty || ty.is_any() || is_subtype(known, ty) {
            return operand;
        }
        match operand {
            Operand::Value(_) => self.emit(Op::Pi(operand), ty, Effects::PURE).into(),
            Operand::Const(_) => operand,
        }
    }

    pub(crate) fn set_cell(&mut self, cell: Cell, value: Operand) {
        self.emit(Op::CellSet(cell.value, value), builtin().nothing, Effects::NONE);
        if let Some(flag) = cell.defined {
            let yes = Operand::Const(Const::bool(true));
            self.emit(Op::CellSet(flag, yes), builtin().nothing, Effects::NONE);
        }
    }

    /// Reads an operand; `None` where reading it always throws.
    pub(crate) fn read(&mut self, op: &lowered::Operand) -> Option<Operand> {
        match op {
            lowered::Operand::Ssa(id) => match &self.frame.stmts[id.0 as usize] {
                Lattice::Const(c) => Some(Operand::Const(c.clone())),
                _ => self.values[id.0 as usize].clone(),
            },
            lowered::Operand::Slot(slot) => self.read_slot(*slot),
            lowered::Operand::Const(c) => Some(Operand::Const(c.clone())),
            lowered::Operand::StaticParam(n) => self.read_static_param(*n),
            lowered::Operand::Global(global) => {
                let (value, effects) = self.engine.global(*global);
                Some(match value {
                    Lattice::Const(c) if effects.removable() => Operand::Const(c),
                    other => self.emit(Op::GlobalGet(*global), other.widen(), effects).into(),
                })
            }
        }
    }

    fn read_static_param(&mut self, n: u32) -> Option<Operand> {
        match self.frame.sparams.get(n as usize) {
            Some(Param::Value(c)) => Some(Operand::Const(c.clone())),
            Some(Param::Type(t)) if !t.has_free_vars() => Some(Operand::Const(Const::Type(*t))),
            _ => {
                if !self.frame.spec_types.is_dispatch_tuple() {
                    self.needs_open_param = true;
                }
                let name = self.frame.body.sparams[n as usize];
                self.emit(Op::ThrowUndefVar(name), Type::bottom(), Effects::PURE_THROWS);
                self.terminate(Terminator::Unreachable);
                None
            }
        }
    }

    fn read_slot(&mut self, slot: SlotId) -> Option<Operand> {
        let index = slot.0 as usize;
        let state = self.state[index].clone();
        if state.maybe_undefined && !self.is_fixed[index] {
            self.check_defined(index)?;
        }
        if state.value.is_bottom() {
            return None;
        }
        if let Lattice::Const(c) = &state.value {
            return Some(Operand::Const(c.clone()));
        }
        let known = state.value.widen();
        if let Some(cell) = self.cells[index] {
            let ty = self.body.cells[cell.value.index()];
            let value = self.emit(Op::CellGet(cell.value), ty, Effects::READ);
            return Some(self.coerce(value.into(), known));
        }
        let held = if self.is_fixed[index] { self.fixed[index].clone() } else { self.environment.slots[index].clone() };
        let held = held.expect("a variable that is read has a value");
        Some(self.coerce(held, known))
    }

    pub(crate) fn definedness(&mut self, slot: usize) -> Operand {
        match self.cells[slot] {
            Some(Cell { defined: Some(flag), .. }) => {
                if !self.state[slot].maybe_undefined {
                    return Operand::Const(Const::bool(true));
                }
                self.emit(Op::CellGet(flag), builtin().bool, Effects::READ).into()
            }
            _ if self.is_fixed[slot] => Operand::Const(Const::bool(true)),
            _ => self.environment.defined[slot].clone(),
        }
    }

    /// Throws unless a slot is defined.
    fn check_defined(&mut self, slot: usize) -> Option<()> {
        let flag = self.definedness(slot);
        let name = self.frame.body.slots[slot].name;
        self.throw_undefined_unless(flag, name)
    }

    pub(crate) fn throw_undefined_unless(&mut self, flag: Operand, name: juliet_ir::Sym) -> Option<()> {
        match &flag {
            Operand::Const(c) if c.as_bool() == Some(true) => return Some(()),
            Operand::Const(_) => {
                self.emit(Op::ThrowUndefVar(name), Type::bottom(), Effects::PURE_THROWS);
                self.terminate(Terminator::Unreachable);
                return None;
            }
            Operand::Value(_) => {}
        }
        let (fine, bad) = (self.new_block(), self.new_block());
        self.branch_to(flag, fine, bad);
        self.current = Some(bad);
        self.emit(Op::ThrowUndefVar(name), Type::bottom(), Effects::PURE_THROWS);
        self.terminate(Terminator::Unreachable);
        self.current = Some(fine);
        Some(())
    }

    /// What inference knows of an operand here.
    pub(crate) fn lattice_of(&self, op: &lowered::Operand) -> Lattice {
        match op {
            lowered::Operand::Slot(s) => self.state[s.0 as usize].value.clone(),
            lowered::Operand::Ssa(id) => self.frame.stmts[id.0 as usize].clone(),
            lowered::Operand::Const(c) => Lattice::Const(c.clone()),
            lowered::Operand::Global(global) => self.engine.global(*global).0,
            lowered::Operand::StaticParam(n) => match self.frame.sparams.get(*n as usize) {
                Some(Param::Value(c)) => Lattice::Const(c.clone()),
                Some(Param::Type(t)) if !t.has_free_vars() => Lattice::Const(Const::Type(*t)),
                _ => Lattice::any(),
            },
        }
    }
}

/// A type that can also hold a stand-in for an undefined value.
fn with_placeholder(ty: Type) -> Type {
    if ty.is_bits() { ty } else { union(&[ty, builtin().nothing]) }
}
