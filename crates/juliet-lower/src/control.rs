//! Loops, `let`, `try`, `break` and `continue`.

use juliet_ir::Sym;
use juliet_syntax::{Expr, Literal};

use crate::assign::pattern_names;
use crate::desugar::{Desugar, Result, get_index};
use crate::hir::{Hir, Label, ScopeKind, Try, assign, call_base, call_core, if_else, nothing, scope};
use crate::hygiene::is_call_signature;

impl Desugar<'_> {
    pub(crate) fn while_loop(&mut self, args: &[Expr]) -> Result<Hir> {
        let (exit, next) = (self.label(), self.label());
        let cond = self.expr(&args[0])?;
        self.loops.push((exit, next));
        let body = self.expr(&args[1]);
        self.loops.pop();
        let body = scope(ScopeKind::Soft, break_block(next, body?));
        let looping = Hir::While(Box::new(cond), Box::new(body));
        Ok(Hir::Block(vec![break_block(exit, looping), nothing()]))
    }

    pub(crate) fn jump(&mut self, expr: &Expr, is_break: bool) -> Result<Hir> {
        match self.loops.last() {
            Some((exit, next)) => Ok(Hir::Break(if is_break { *exit } else { *next })),
            None => Err(self.error(expr, "break or continue outside loop")),
        }
    }

    pub(crate) fn for_loop(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        let [iterators, body] = args else { return Err(self.error(expr, "malformed `for`")) };
        let iterators: Vec<&Expr> = match iterators.args_of("block") {
            Some(list) => list.iter().filter(|e| !matches!(e, Expr::Line(_))).collect(),
            None => vec![iterators],
        };
        let exit = self.label();
        let nest = self.for_nest(&iterators, body, exit)?;
        Ok(Hir::Block(vec![break_block(exit, nest), nothing()]))
    }

    fn for_nest(&mut self, iterators: &[&Expr], body: &Expr, exit: Label) -> Result<Hir> {
        let Some((first, rest)) = iterators.split_first() else {
            let next = self.label();
            self.loops.push((exit, next));
            let body = self.expr(body);
            self.loops.pop();
            return Ok(break_block(next, body?));
        };
        let Some([target, range]) = first.args_of("=") else {
            return Err(self.error(first, "invalid iteration specification"));
        };
        let range = self.expr(range)?;
        let (target, is_outer) = match target.args_of("outer") {
            Some([inner]) => (inner, true),
            _ => (target, false),
        };
        let mut head = Vec::new();
        if !is_outer {
            let mut names = Vec::new();
            pattern_names(target, &mut names);
            head.extend(names.into_iter().map(Hir::Local));
        }
        let (collection, step, state) = (self.fresh(), self.fresh(), self.fresh());
        let value = get_index(Hir::Slot(step), 1);
        self.store(target, value, &mut head)?;
        head.push(Hir::SetTmp(state, Box::new(get_index(Hir::Slot(step), 2))));
        head.push(self.for_nest(rest, body, exit)?);
        let advance = call_base("iterate", vec![Hir::Tmp(collection), Hir::Tmp(state)]);
        let round = Hir::Block(vec![scope(ScopeKind::Soft, Hir::Block(head)), Hir::SetSlot(step, Box::new(advance))]);
        let is_done = call_core("===", vec![Hir::Slot(step), nothing()]);
        let goes_on =
            if_else(is_done, Hir::Const(juliet_ir::Const::bool(false)), Hir::Const(juliet_ir::Const::bool(true)));
        Ok(Hir::Block(vec![
            Hir::SetTmp(collection, Box::new(range)),
            Hir::SetSlot(step, Box::new(call_base("iterate", vec![Hir::Tmp(collection)]))),
            Hir::While(Box::new(goes_on), Box::new(round)),
        ]))
    }

    pub(crate) fn let_block(&mut self, args: &[Expr]) -> Result<Hir> {
        let bindings: Vec<&Expr> = match args[0].args_of("block") {
            Some(list) => list.iter().filter(|e| !matches!(e, Expr::Line(_))).collect(),
            None => vec![&args[0]],
        };
        self.let_nest(&bindings, &args[1])
    }

    fn let_nest(&mut self, bindings: &[&Expr], body: &Expr) -> Result<Hir> {
        let Some((first, rest)) = bindings.split_first() else {
            let body = self.expr(body)?;
            return Ok(scope(ScopeKind::Hard, body));
        };
        let mut outside = Vec::new();
        let mut inside = Vec::new();
        let mut names: Vec<Sym> = Vec::new();
        match first.args_of("=") {
            Some([target, _]) if is_call_signature(target) => {
                pattern_names(target, &mut names);
                inside.push(self.expr(first)?);
            }
            Some([target, value]) => {
                pattern_names(target, &mut names);
                let value = self.expr(value)?;
                let value = self.bind(value, &mut outside);
                self.store(target, value, &mut inside)?;
            }
            _ => {
                pattern_names(first, &mut names);
                if names.is_empty() {
                    return Err(self.error(first, "invalid let syntax"));
                }
                if let Some([Expr::Symbol(name), ty]) = first.args_of("::") {
                    let ty = self.expr(ty)?;
                    inside.push(Hir::TypeDecl(*name, Box::new(ty)));
                }
            }
        }
        let mut block: Vec<Hir> = names.into_iter().map(Hir::Local).collect();
        block.extend(inside);
        block.push(self.let_nest(rest, body)?);
        outside.push(scope(ScopeKind::Hard, Hir::Block(block)));
        Ok(Hir::Block(outside))
    }

    /// `try` with arguments body, variable, handler, finally, else; `false` for what is missing.
    pub(crate) fn try_statement(&mut self, args: &[Expr]) -> Result<Hir> {
        let present = |index: usize| args.get(index).filter(|e| !matches!(e, Expr::Literal(Literal::Bool(false))));
        let body = self.expr(&args[0])?;
        let handler = match present(2) {
            Some(code) => {
                let mut block = Vec::new();
                if let Some(Expr::Symbol(name)) = present(1) {
                    block.push(Hir::Local(*name));
                    block.push(assign(Hir::Name(*name), Hir::CurrentException));
                }
                block.push(self.expr(code)?);
                Some(scope(ScopeKind::Soft, Hir::Block(block)))
            }
            None => None,
        };
        let finally = match present(3) {
            Some(code) => {
                let code = self.expr(code)?;
                Some(scope(ScopeKind::Soft, code))
            }
            None => None,
        };
        let otherwise = match present(4) {
            Some(code) => {
                let code = self.expr(code)?;
                Some(scope(ScopeKind::Soft, code))
            }
            None => None,
        };
        if handler.is_none() && finally.is_none() {
            return Ok(scope(ScopeKind::Soft, body));
        }
        Ok(Hir::Try(Box::new(Try { body: scope(ScopeKind::Soft, body), handler, otherwise, finally })))
    }
}

fn break_block(label: Label, body: Hir) -> Hir {
    Hir::BreakBlock(label, Box::new(body))
}
