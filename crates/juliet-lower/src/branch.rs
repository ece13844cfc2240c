//! Flattening of conditions and loops: `&&`, `||` and `!` inside a condition become jumps.

use juliet_ir::lowered::{Operand, Stmt};

use crate::desugar::Result;
use crate::hir::Hir;
use crate::linearize::Linearizer;
use crate::scope::{const_bool, unnamed};

impl Linearizer<'_> {
    pub(crate) fn while_loop(&mut self, cond: &Hir, body: &Hir) -> Result<()> {
        let (top, end) = (self.new_label(), self.new_label());
        self.now.loop_depth += 1;
        self.place(top);
        self.branch(cond, end)?;
        self.effect(body)?;
        self.goto(top);
        self.place(end);
        self.now.loop_depth -= 1;
        Ok(())
    }

    pub(crate) fn value_of_branches(&mut self, cond: &Hir, then: &Hir, otherwise: &Hir) -> Result<Operand> {
        let result = self.new_slot(unnamed());
        let (else_label, end) = (self.new_label(), self.new_label());
        self.branch(cond, else_label)?;
        let operand = self.value(then)?;
        self.emit(Stmt::Assign(result, operand));
        self.goto(end);
        self.place(else_label);
        let operand = self.value(otherwise)?;
        self.emit(Stmt::Assign(result, operand));
        self.place(end);
        Ok(Operand::Slot(result))
    }

    /// Falls through where the condition holds, jumps where it does not.
    pub(crate) fn branch(&mut self, cond: &Hir, else_label: u32) -> Result<()> {
        match cond {
            Hir::If(first, then, otherwise) => match (const_bool(then), const_bool(otherwise)) {
                (Some(false), Some(true)) => {
                    let holds = self.new_label();
                    self.branch(first, holds)?;
                    self.goto(else_label);
                    self.place(holds);
                    Ok(())
                }
                (_, Some(false)) => {
                    self.branch(first, else_label)?;
                    self.branch(then, else_label)
                }
                (Some(true), _) => {
                    let (next, holds) = (self.new_label(), self.new_label());
                    self.branch(first, next)?;
                    self.goto(holds);
                    self.place(next);
                    self.branch(otherwise, else_label)?;
                    self.place(holds);
                    Ok(())
                }
                _ => self.branch_on_value(cond, else_label),
            },
            Hir::Block(parts) if !parts.is_empty() => {
                let (last, rest) = parts.split_last().expect("not empty");
                for part in rest {
                    self.effect(part)?;
                }
                self.branch(last, else_label)
            }
            _ => match const_bool(cond) {
                Some(true) => Ok(()),
                Some(false) => {
                    self.goto(else_label);
                    Ok(())
                }
                None => self.branch_on_value(cond, else_label),
            },
        }
    }

    fn branch_on_value(&mut self, cond: &Hir, else_label: u32) -> Result<()> {
        let operand = self.value(cond)?;
        self.goto_if_not(operand, else_label);
        Ok(())
    }
}
