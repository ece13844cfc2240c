//! Branches and jumps of SSA construction: what the variables are at the end of a block becomes
//! the arguments of its jumps.

use juliet_ir::lowered;
use juliet_ir::typed::{BlockId, Op, Operand, Target, Terminator};
use juliet_ir::{Builtin, Const, Effects, Type};
use juliet_types::builtin;

use crate::absint::refined;
use crate::lattice::Lattice;
use crate::ssa::{Builder, Variable};

impl Builder<'_, '_> {
    /// Ends the block with a branch to two blocks without parameters.
    pub(crate) fn branch_to(&mut self, cond: Operand, then: BlockId, otherwise: BlockId) {
        let target = |block| Target { block, args: Vec::new() };
        self.terminate(Terminator::Branch { cond, then: target(then), otherwise: target(otherwise) });
    }

    /// Jumps to a lowered block with what it needs of the variables.
    pub(crate) fn jump_to(&mut self, block: usize) {
        let Some(id) = self.block_map[block] else {
            self.terminate(Terminator::Unreachable);
            return;
        };
        let mut args = Vec::new();
        let params = self.body.blocks[id.index()].params.clone();
        for (variable, param) in self.parameters[block].clone().iter().zip(params) {
            let ty = self.body.values[param.index()];
            args.push(match variable {
                Variable::Defined(s) => self.definedness(*s as usize),
                Variable::Slot(s) => self.variable_for(*s as usize, ty),
            });
        }
        if self.parameters[block].is_empty() || self.saved[block].is_none() {
            self.environment.inbounds = self.inbounds;
            self.saved[block] = Some(self.environment.clone());
        }
        self.terminate(Terminator::Jump(Target { block: id, args }));
    }

    fn variable_for(&mut self, slot: usize, ty: Type) -> Operand {
        let state = self.state[slot].clone();
        if state.value.is_bottom() {
            return Operand::Const(placeholder(ty));
        }
        if let (Lattice::Const(c), false) = (&state.value, state.maybe_undefined) {
            return Operand::Const(c.clone());
        }
        match self.environment.slots[slot].clone() {
            Some(held) => self.coerce(held, ty),
            None => Operand::Const(placeholder(ty)),
        }
    }

    pub(crate) fn branch(&mut self, pc: usize, block: usize, cond: &lowered::Operand, target: usize) {
        let lattice = self.lattice_of(cond);
        let Some(operand) = self.read(cond) else {
            self.terminate(Terminator::Unreachable);
            return;
        };
        let Some(operand) = self.check_bool(operand, &lattice) else { return };
        let _ = pc;
        let sides = [(true, block + 1), (false, target)].map(|(taken, to)| {
            let constant = lattice.as_const().and_then(Const::as_bool);
            let state = if constant == Some(!taken) { None } else { refined(&lattice, taken, cond, &self.state) };
            (to, state)
        });
        match &sides {
            [(_, None), (_, None)] => self.terminate(Terminator::Unreachable),
            [(to, Some(state)), (_, None)] | [(_, None), (to, Some(state))] => {
                self.state.clone_from(state);
                self.jump_to(*to);
            }
            [(then, Some(then_state)), (otherwise, Some(otherwise_state))] => {
                let (a, b) = (self.new_block(), self.new_block());
                self.branch_to(operand, a, b);
                for (edge, to, state) in [(a, *then, then_state), (b, *otherwise, otherwise_state)] {
                    self.current = Some(edge);
                    self.state.clone_from(state);
                    self.jump_to(to);
                }
            }
        }
    }

    /// Throws unless a condition is a `Bool`.
    fn check_bool(&mut self, operand: Operand, lattice: &Lattice) -> Option<Operand> {
        let bool = builtin().bool;
        if lattice.is_in(bool) {
            return Some(operand);
        }
        if lattice.narrow(bool).is_bottom() {
            self.emit(Op::ThrowNotBool(operand), Type::bottom(), Effects::PURE_THROWS);
            self.terminate(Terminator::Unreachable);
            return None;
        }
        let test = Op::Builtin(Builtin::Isa, vec![operand.clone(), Operand::Const(Const::Type(bool))]);
        let test = self.emit(test, bool, Effects::PURE);
        let (fine, bad) = (self.new_block(), self.new_block());
        self.branch_to(test.into(), fine, bad);
        self.current = Some(bad);
        self.emit(Op::ThrowNotBool(operand.clone()), Type::bottom(), Effects::PURE_THROWS);
        self.terminate(Terminator::Unreachable);
        self.current = Some(fine);
        Some(self.coerce(operand, bool))
    }
}

/// A value of a type that stands in for an undefined one and is never read.
fn placeholder(ty: Type) -> Const {
    match ty.layout() {
        Some(layout) if ty.is_bits() => Const::bits(ty, &vec![0; layout.size as usize]),
        _ => Const::nothing(),
    }
}
