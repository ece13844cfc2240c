//! Text form of `lowered::Body`: one statement a line, `%n = ...`, as `juliet code lowered` prints.

use std::fmt;

use crate::lowered::{Body, ForeignTarget, Inbounds, Operand, Place, SlotId, Stmt, StmtId};
use crate::{Const, GlobalRef};

impl fmt::Display for StmtId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "%{}", self.0)
    }
}

impl fmt::Display for SlotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "_{}", self.0)
    }
}

impl fmt::Display for GlobalRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.module.0, self.name)
    }
}

/// A constant as the text forms print it.
pub(crate) struct ShowConst<'a>(pub(crate) &'a Const);

impl fmt::Display for ShowConst<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Operand::Ssa(id) => write!(f, "{id}"),
            Operand::Slot(id) => write!(f, "{id}"),
            Operand::StaticParam(n) => write!(f, "$sparam{n}"),
            Operand::Const(c) => write!(f, "{}", ShowConst(c)),
            Operand::Global(g) => write!(f, "{g}"),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Slot(id) => write!(f, "{id}"),
            Place::StaticParam(n) => write!(f, "$sparam{n}"),
            Place::Global(g) => write!(f, "{g}"),
        }
    }
}

fn list(f: &mut fmt::Formatter<'_>, args: &[Operand]) -> fmt::Result {
    write!(f, "(")?;
    for (i, arg) in args.iter().enumerate() {
        write!(f, "{}{arg}", if i == 0 { "" } else { ", " })?;
    }
    write!(f, ")")
}

impl fmt::Display for Stmt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stmt::Call { func, args } => {
                write!(f, "call {func}")?;
                list(f, args)
            }
            Stmt::New { ty, args } => {
                write!(f, "new {ty}")?;
                list(f, args)
            }
            Stmt::SplatNew { ty, args } => write!(f, "splatnew {ty}({args}...)"),
            Stmt::Copy(op) => write!(f, "{op}"),
            Stmt::Assign(slot, op) => write!(f, "{slot} = {op}"),
            Stmt::NewVar(slot) => write!(f, "newvar {slot}"),
            Stmt::SetGlobal(g, op) => write!(f, "global {g} = {op}"),
            Stmt::DeclareConst(g, op) => write!(f, "const {g} = {op}"),
            Stmt::DeclareGlobal(g, None) => write!(f, "global {g}"),
            Stmt::DeclareGlobal(g, Some(t)) => write!(f, "global {g}::{t}"),
            Stmt::DeclareFunction(g) => write!(f, "function {g}"),
            Stmt::DefineMethod { signature, body } => {
                writeln!(f, "method {signature} begin")?;
                for line in body.to_string().lines() {
                    writeln!(f, "      {line}")?;
                }
                write!(f, "    end")
            }
            Stmt::Goto(t) => write!(f, "goto {t}"),
            Stmt::GotoIfNot { cond, target } => write!(f, "goto {target} if not {cond}"),
            Stmt::Return(op) => write!(f, "return {op}"),
            Stmt::EnterTry(t) => write!(f, "enter {t}"),
            Stmt::LeaveTry(n) => write!(f, "leave {n}"),
            Stmt::PopException(t) => write!(f, "pop_exception {t}"),
            Stmt::CurrentException => write!(f, "current_exception"),
            Stmt::IsDefined(place) => write!(f, "isdefined {place}"),
            Stmt::ThrowUndefIfNot { name, cond } => write!(f, "throw_undef_if_not {name} {cond}"),
            Stmt::Foreign(call) => {
                match &call.target {
                    ForeignTarget::Symbol(s) => write!(f, "ccall {s}")?,
                    ForeignTarget::Library { symbol, library } => write!(f, "ccall {symbol}@{library}")?,
                    ForeignTarget::Pointer(op) => write!(f, "ccall *{op}")?,
                }
                list(f, &call.args)?;
                write!(f, "::{} from ", call.ret)?;
                list(f, &call.arg_types)
            }
            Stmt::BoundsCheck => write!(f, "boundscheck"),
            Stmt::Inbounds(Inbounds::Push) => write!(f, "inbounds push"),
            Stmt::Inbounds(Inbounds::Pop) => write!(f, "inbounds pop"),
            Stmt::LoopInfo => write!(f, "loopinfo"),
            Stmt::Nop => write!(f, "nop"),
        }
    }
}

impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let args: Vec<String> = self.slots[..self.nargs as usize].iter().map(|s| s.name.to_string()).collect();
        writeln!(f, "{}({}){}", self.name, args.join(", "), if self.is_va { " varargs" } else { "" })?;
        for (index, stmt) in self.stmts.iter().enumerate() {
            writeln!(f, "  %{index} = {stmt}")?;
        }
        Ok(())
    }
}
