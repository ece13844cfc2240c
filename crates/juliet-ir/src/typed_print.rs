//! Text form of `typed::Body`, as `juliet code typed` prints.

use std::fmt;

use crate::lowered_print::ShowConst;
use crate::typed::{Body, Foreign, ForeignTarget, Op, Operand, Target, Terminator};

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Operand::Value(v) => write!(f, "{v}"),
            Operand::Const(c) => write!(f, "{}", ShowConst(c)),
        }
    }
}

struct List<'a>(&'a [Operand]);

impl fmt::Display for List<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "(")?;
        for (i, arg) in self.0.iter().enumerate() {
            write!(f, "{}{arg}", if i == 0 { "" } else { ", " })?;
        }
        write!(f, ")")
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.target {
            ForeignTarget::Symbol(s) => write!(f, "ccall {s}")?,
            ForeignTarget::Library(s, lib) => write!(f, "ccall {s}@{lib}")?,
            ForeignTarget::Pointer(op) => write!(f, "ccall *{op}")?,
        }
        write!(f, "{}::{:?}", List(&self.args), self.ret)
    }
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Op::Intrinsic(i, args) => write!(f, "{}{}", i.name(), List(args)),
            Op::Builtin(b, args) => write!(f, "{}{}", b.name(), List(args)),
            Op::Invoke { callee, args } => write!(f, "invoke {callee}{}", List(args)),
            Op::Call(args) => write!(f, "call {}", List(args)),
            Op::New { ty, args } => write!(f, "new {ty:?}{}", List(args)),
            Op::GlobalGet(g) => write!(f, "global {g}"),
            Op::GlobalSet(g, op) => write!(f, "setglobal {g} {op}"),
            Op::GlobalIsDefined(g) => write!(f, "isdefined {g}"),
            Op::Foreign(call) => write!(f, "{call}"),
            Op::Pi(op) => write!(f, "pi {op}"),
            Op::CellGet(c) => write!(f, "get {c}"),
            Op::CellSet(c, op) => write!(f, "set {c} {op}"),
            Op::CurrentException => write!(f, "current_exception"),
            Op::ExceptionMark => write!(f, "exception_mark"),
            Op::ExceptionReset(op) => write!(f, "exception_reset {op}"),
            Op::ThrowUndefVar(name) => write!(f, "throw_undef {name}"),
            Op::ThrowNotBool(op) => write!(f, "throw_not_bool {op}"),
            Op::BoundsCheck => write!(f, "boundscheck"),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.block, List(&self.args))
    }
}

impl fmt::Display for Terminator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Terminator::Jump(t) => write!(f, "jump {t}"),
            Terminator::Branch { cond, then, otherwise } => write!(f, "branch {cond} {then} else {otherwise}"),
            Terminator::Return(op) => write!(f, "return {op}"),
            Terminator::Unreachable => write!(f, "unreachable"),
        }
    }
}

impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} -> {:?} {:?}", self.name, self.ret, self.effects)?;
        for (index, block) in self.blocks.iter().enumerate() {
            let params: Vec<String> =
                block.params.iter().map(|p| format!("{p}::{:?}", self.values[p.index()])).collect();
            write!(f, "#{index}({})", params.join(", "))?;
            if let Some(handler) = block.handler {
                write!(f, " handler {handler}")?;
            }
            writeln!(f, ":")?;
            for inst in &block.insts {
                let inbounds = if inst.inbounds { " inbounds" } else { "" };
                writeln!(f, "  {} = {}::{:?}{inbounds}", inst.result, inst.op, self.values[inst.result.index()])?;
            }
            writeln!(f, "  {}", block.term)?;
        }
        Ok(())
    }
}
