//! Exceptions in flat code: `try`, `catch`, `else`, `finally`, and jumps out of them.
//!
//! `finally` code exists once. Every way into it (end of the block, exception, `return`, `break`)
//! sets a tag first; after the code, the tag says how to go on.

use juliet_ir::lowered::{Operand, SlotId, Stmt, StmtId};
use juliet_ir::{Const, Sym};
use juliet_syntax::sym;

use crate::desugar::Result;
use crate::hir::{Hir, Try};
use crate::linearize::{Inst, Linearizer};
use crate::scope::unnamed;

/// What a jump out of the code being emitted has to leave.
pub(crate) enum Context {
    /// A protected block; the number is its identity.
    Try(u32),
    /// A handler; the statement that entered its block.
    Catch(StmtId),
    /// A block with `finally` code.
    Finally(Finally),
}

/// The ways into a piece of `finally` code.
pub(crate) struct Finally {
    tag: SlotId,
    result: SlotId,
    label: u32,
    exits: Vec<Exit>,
}

#[derive(Clone, Copy, PartialEq)]
enum Exit {
    Return,
    Jump { label: u32, depth: usize },
}

/// Tags below this one: 0 normal, 1 exception.
const FIRST_EXIT: i64 = 2;

impl Linearizer<'_> {
    pub(crate) fn try_statement(&mut self, t: &Try, result: Option<SlotId>) -> Result<()> {
        match &t.finally {
            Some(finally) => self.try_finally(t, finally, result),
            None => self.try_catch(t, result),
        }
    }

    fn put_result(&mut self, hir: &Hir, result: Option<SlotId>) -> Result<()> {
        match result {
            Some(slot) => {
                let operand = self.value(hir)?;
                self.emit(Stmt::Assign(slot, operand));
                Ok(())
            }
            None => self.effect(hir),
        }
    }

    fn enter_try(&mut self, label: u32) -> StmtId {
        match self.emit(Stmt::EnterTry(StmtId(label))) {
            Operand::Ssa(token) => token,
            _ => StmtId(0),
        }
    }

    fn try_catch(&mut self, t: &Try, result: Option<SlotId>) -> Result<()> {
        let Some(handler) = &t.handler else { return self.put_result(&t.body, result) };
        let is_dead = self.now.is_dead;
        let (catch, end) = (self.new_label(), self.new_label());
        let token = self.enter_try(catch);
        self.now.contexts.push(Context::Try(catch));
        match &t.otherwise {
            Some(_) => self.effect(&t.body)?,
            None => self.put_result(&t.body, result)?,
        }
        self.now.contexts.pop();
        self.emit(Stmt::LeaveTry(1));
        if let Some(otherwise) = &t.otherwise {
            self.put_result(otherwise, result)?;
        }
        self.goto(end);
        if !is_dead {
            self.place(catch);
            self.now.contexts.push(Context::Catch(token));
            self.put_result(handler, result)?;
            self.now.contexts.pop();
            self.emit(Stmt::PopException(token));
        }
        if !is_dead {
            self.place(end);
        }
        Ok(())
    }

    fn try_finally(&mut self, t: &Try, finally: &Hir, result: Option<SlotId>) -> Result<()> {
        if self.now.is_dead {
            return Ok(());
        }
        let (catch, label) = (self.new_label(), self.new_label());
        let (tag, returned) = (self.new_slot(unnamed()), self.new_slot(unnamed()));
        let token = self.enter_try(catch);
        self.now.contexts.push(Context::Finally(Finally { tag, result: returned, label, exits: Vec::new() }));
        self.now.contexts.push(Context::Try(catch));
        self.try_catch(t, result)?;
        self.now.contexts.pop();
        self.emit(Stmt::LeaveTry(1));
        self.set_tag(tag, 0);
        self.goto(label);
        let Some(Context::Finally(ways)) = self.now.contexts.pop() else { unreachable!("pushed above") };
        self.place(catch);
        self.set_tag(tag, 1);
        self.place(label);
        self.now.contexts.push(Context::Catch(token));
        self.effect(finally)?;
        self.now.contexts.pop();
        self.dispatch(&ways, token);
        Ok(())
    }

    fn set_tag(&mut self, tag: SlotId, value: i64) {
        self.emit(Stmt::Assign(tag, Operand::Const(Const::int64(value))));
    }

    fn dispatch(&mut self, ways: &Finally, token: StmtId) {
        let next = self.new_label();
        let is_exception = self.has_tag(ways.tag, 1);
        self.goto_if_not(is_exception, next);
        self.emit_call("rethrow", Vec::new());
        self.place(next);
        self.emit(Stmt::PopException(token));
        for (index, exit) in ways.exits.iter().enumerate() {
            let next = self.new_label();
            let is_this = self.has_tag(ways.tag, index as i64 + FIRST_EXIT);
            self.goto_if_not(is_this, next);
            match *exit {
                Exit::Return => self.leave_and_return(Operand::Slot(ways.result)),
                Exit::Jump { label, depth } => self.jump_out(label, depth),
            }
            self.place(next);
        }
    }

    fn has_tag(&mut self, tag: SlotId, value: i64) -> Operand {
        self.emit_call("===", vec![Operand::Slot(tag), Operand::Const(Const::int64(value))])
    }

    /// Returns a value, converted to the declared return type.
    pub(crate) fn emit_return(&mut self, operand: Operand) {
        if self.now.is_dead {
            return;
        }
        let Some(ty) = self.now.ret_type.clone() else { return self.leave_and_return(operand) };
        let operand = self.stable(operand);
        let convert = self.new_label();
        let fits = self.emit_call("isa", vec![operand.clone(), ty.clone()]);
        self.goto_if_not(fits, convert);
        self.leave_and_return(operand.clone());
        self.place(convert);
        let function = Operand::Global(juliet_ir::GlobalRef::new(juliet_ir::ModulePath::new("Base"), "convert"));
        let converted = self.emit(Stmt::Call { func: function, args: vec![ty.clone(), operand] });
        let checked = self.emit_call("typeassert", vec![converted, ty]);
        self.leave_and_return(checked);
    }

    fn leave_and_return(&mut self, operand: Operand) {
        let operand = if self.now.contexts.is_empty() { operand } else { self.stable(operand) };
        if let Some(index) = self.leave_until(0) {
            self.enter_finally(index, Exit::Return, Some(operand));
            return;
        }
        self.emit(Stmt::Return(operand));
    }

    /// Jumps to a label that lies under `depth` contexts.
    pub(crate) fn jump_out(&mut self, label: u32, depth: usize) {
        if let Some(index) = self.leave_until(depth) {
            self.enter_finally(index, Exit::Jump { label, depth }, None);
            return;
        }
        self.goto(label);
    }

    /// Leaves contexts down to `depth`, or to the first with `finally` code, whose place it answers.
    fn leave_until(&mut self, depth: usize) -> Option<usize> {
        let mut tries = 0;
        let mut pops = Vec::new();
        let mut stop = None;
        for index in (depth..self.now.contexts.len()).rev() {
            match &self.now.contexts[index] {
                Context::Try(_) => tries += 1,
                Context::Catch(token) => pops.push(*token),
                Context::Finally(_) => {
                    stop = Some(index);
                    break;
                }
            }
        }
        if tries > 0 {
            self.emit(Stmt::LeaveTry(tries));
        }
        if let Some(token) = pops.last() {
            self.emit(Stmt::PopException(*token));
        }
        stop
    }

    fn enter_finally(&mut self, index: usize, exit: Exit, value: Option<Operand>) {
        let Context::Finally(ways) = &mut self.now.contexts[index] else { unreachable!("the caller found it") };
        let position = ways.exits.iter().position(|other| *other == exit).unwrap_or_else(|| {
            ways.exits.push(exit);
            ways.exits.len() - 1
        });
        let (tag, result, label) = (ways.tag, ways.result, ways.label);
        if let Some(value) = value {
            self.emit(Stmt::Assign(result, value));
        }
        self.set_tag(tag, position as i64 + FIRST_EXIT);
        self.goto(label);
    }

    /// The protected blocks around, outermost first.
    fn try_path(&self) -> Vec<u32> {
        let path = self.now.contexts.iter().map(|context| match context {
            Context::Try(id) => *id,
            Context::Catch(token) => u32::MAX / 2 + token.0,
            Context::Finally(ways) => u32::MAX / 4 + ways.label,
        });
        path.collect()
    }

    /// `@label name`.
    pub(crate) fn symbolic_label(&mut self, name: Sym) -> Result<()> {
        let label = self.new_label();
        let path = self.try_path();
        if self.now.goto_labels.insert(name, (label, path)).is_some() {
            return Err(self.error(format!("label \"{name}\" defined multiple times")));
        }
        self.place(label);
        Ok(())
    }

    /// `@goto name`: what to leave is known once the label is.
    pub(crate) fn symbolic_goto(&mut self, name: Sym) {
        if self.now.is_dead {
            return;
        }
        let path = self.try_path();
        self.emit(Stmt::Nop);
        let Some(Inst::Stmt(id, ..)) = self.now.code.last() else { unreachable!("emitted above") };
        let id = *id;
        self.now.pending_gotos.push((name, id, path));
        self.emit(Stmt::Goto(StmtId(0)));
    }

    /// Fills in the targets of all `@goto`s of the body.
    pub(crate) fn resolve_gotos(&mut self) -> Result<()> {
        for (name, id, path) in std::mem::take(&mut self.now.pending_gotos) {
            let Some((label, label_path)) = self.now.goto_labels.get(&name) else {
                return Err(self.error(format!("label \"{name}\" referenced but not defined")));
            };
            let leaves_only_tries =
                path.starts_with(label_path) && path[label_path.len()..].iter().all(|part| *part < u32::MAX / 4);
            if !leaves_only_tries {
                return Err(self.error(format!("cannot goto label \"{name}\" inside try/catch block")));
            }
            let (label, count) = (*label, path.len() - label_path.len());
            let position = self.now.code.iter().position(|inst| matches!(inst, Inst::Stmt(other, ..) if *other == id));
            let position = position.expect("the placeholder was emitted");
            if let Inst::Stmt(_, stmt, _) = &mut self.now.code[position]
                && count > 0
            {
                *stmt = Stmt::LeaveTry(count as u32);
            }
            if let Some(Inst::Stmt(_, stmt, _)) = self.now.code.get_mut(position + 1) {
                *stmt = Stmt::Goto(StmtId(label));
            }
        }
        Ok(())
    }
}

/// The name of the `@goto` machinery's placeholder, for messages.
pub(crate) fn anonymous_name() -> Sym {
    sym("#anonymous#")
}
