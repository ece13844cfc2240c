//! Text form of a stencil.

use std::fmt;

use crate::stencil::{Op, Stencil, Target, Terminator};

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:?}", self.block, self.args)
    }
}

impl fmt::Display for Terminator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Terminator::Jump(t) => write!(f, "jump {t}"),
            Terminator::Branch { cond, then, otherwise } => write!(f, "branch {cond} {then} else {otherwise}"),
            Terminator::Return(values) => write!(f, "return {values:?}"),
            Terminator::Unreachable => write!(f, "unreachable"),
        }
    }
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Op::Const(bits) => write!(f, "const {bits:#x}"),
            Op::Prim(prim, args) => write!(f, "{prim:?} {args:?}"),
            Op::Icmp(cond, a, b) => write!(f, "icmp {cond:?} {a} {b}"),
            Op::Fcmp(cond, a, b) => write!(f, "fcmp {cond:?} {a} {b}"),
            Op::Load { base, offset, region } => write!(f, "load {region:?} {base}{offset:+}"),
            Op::Store { base, offset, value, region } => write!(f, "store {region:?} {base}{offset:+} {value}"),
            Op::HoleAddr(hole) => write!(f, "{hole}"),
            Op::StackAddr(slot) => write!(f, "{slot}"),
            Op::Alloc { tag, size, site } => write!(f, "alloc {tag} {size} {site}"),
            Op::CallInstance { hole, args, site } => write!(f, "call {hole} {args:?} {site}"),
            Op::CallC { hole, args, site } => write!(f, "call_c {hole} {args:?} {site}"),
            Op::CallCPointer { pointer, args, site, .. } => write!(f, "call_c *{pointer} {args:?} {site}"),
            Op::CallGeneric { entry, args, count, site } => write!(f, "call_generic {entry} {args} {count} {site}"),
            Op::ThrowPending { site } => write!(f, "throw_pending {site}"),
        }
    }
}

impl fmt::Display for Stencil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "stencil {:?} {:?} -> {:?}", self.convention, self.sig.params, self.sig.rets)?;
        for (index, hole) in self.holes.iter().enumerate() {
            writeln!(f, "  hole{index}: {hole:?}")?;
        }
        for (index, (size, align)) in self.stack_slots.iter().enumerate() {
            writeln!(f, "  ss{index}: {size} align {align}")?;
        }
        for (index, block) in self.blocks.iter().enumerate() {
            let params: Vec<String> =
                block.params.iter().map(|p| format!("{p}:{:?}", self.values[p.index()])).collect();
            write!(f, "b{index}({})", params.join(", "))?;
            if let Some(handler) = block.handler {
                write!(f, " handler {handler}")?;
            }
            writeln!(f, ":")?;
            for inst in &block.insts {
                let results: Vec<String> =
                    inst.results.iter().map(|r| format!("{r}:{:?}", self.values[r.index()])).collect();
                writeln!(f, "  {} = {}", results.join(", "), inst.op)?;
            }
            writeln!(f, "  {}", block.term)?;
        }
        Ok(())
    }
}
