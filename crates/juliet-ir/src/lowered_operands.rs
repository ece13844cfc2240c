//! The operands of lowered statements, to read and to change.

use super::lowered::{ForeignCall, ForeignTarget, Operand, Stmt};

/// One walk for both: `iter` is `iter` or `iter_mut`.
macro_rules! walk_statement {
    ($stmt:expr, $f:ident, $iter:ident, $foreign:ident) => {
        match $stmt {
            Stmt::Call { func, args } => {
                $f(func);
                args.$iter().for_each($f);
            }
            Stmt::New { ty, args } => {
                $f(ty);
                args.$iter().for_each($f);
            }
            Stmt::SplatNew { ty, args } => {
                $f(ty);
                $f(args);
            }
            Stmt::Copy(op)
            | Stmt::Assign(_, op)
            | Stmt::SetGlobal(_, op)
            | Stmt::DeclareConst(_, op)
            | Stmt::DeclareGlobal(_, Some(op))
            | Stmt::GotoIfNot { cond: op, .. }
            | Stmt::Return(op)
            | Stmt::ThrowUndefIfNot { cond: op, .. }
            | Stmt::DefineMethod { signature: op, .. } => $f(op),
            Stmt::Foreign(call) => call.$foreign($f),
            Stmt::NewVar(_)
            | Stmt::DeclareGlobal(_, None)
            | Stmt::DeclareFunction(_)
            | Stmt::Goto(_)
            | Stmt::EnterTry(_)
            | Stmt::LeaveTry(_)
            | Stmt::PopException(_)
            | Stmt::CurrentException
            | Stmt::IsDefined(_)
            | Stmt::BoundsCheck
            | Stmt::Inbounds(_)
            | Stmt::LoopInfo
            | Stmt::Nop => {}
        }
    };
}

macro_rules! walk_foreign {
    ($call:expr, $f:ident, $iter:ident, $target:expr, $ret:expr) => {
        match $target {
            ForeignTarget::Symbol(_) => {}
            ForeignTarget::Library { library, .. } => $f(library),
            ForeignTarget::Pointer(op) => $f(op),
        }
        $f($ret);
        $call.arg_types.$iter().for_each(&mut *$f);
        $call.args.$iter().for_each(&mut *$f);
        $call.roots.$iter().for_each($f);
    };
}

impl Stmt {
    /// Calls `f` on each operand in evaluation order.
    pub fn for_each_operand(&self, f: &mut dyn FnMut(&Operand)) {
        walk_statement!(self, f, iter, for_each_operand)
    }

    /// Calls `f` on each operand, which it may replace, in evaluation order.
    pub fn for_each_operand_mut(&mut self, f: &mut dyn FnMut(&mut Operand)) {
        walk_statement!(self, f, iter_mut, for_each_operand_mut)
    }
}

impl ForeignCall {
    fn for_each_operand(&self, f: &mut dyn FnMut(&Operand)) {
        walk_foreign!(self, f, iter, &self.target, &self.ret);
    }

    fn for_each_operand_mut(&mut self, f: &mut dyn FnMut(&mut Operand)) {
        walk_foreign!(self, f, iter_mut, &mut self.target, &mut self.ret);
    }
}
