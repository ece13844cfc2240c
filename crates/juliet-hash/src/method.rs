//! The method hash: canonical encoding of a lowered body, locals by number, globals symbolic.
//!
//! Names of static parameters and of variables that are always defined, source locations and the
//! method's own name are absent. The name of a variable that may be undefined is part of a message.

use juliet_ir::lowered::{
    Attributes, Body, ForeignCall, ForeignTarget, Inbounds, Inlining, Operand, Place, Slot, Stmt,
};

use crate::encoder::{Digest, Encoder};
use crate::portable::{Fingerprint, Names, Portable};

const VERSION: u32 = 2;

/// The method hash of a body; `None` where it holds an object that has no name in other processes.
pub fn method_hash(body: &Body, names: &dyn Names) -> Option<Digest> {
    let mut p = Portable::new(names, "juliet method");
    p.e.u32(VERSION);
    p.count_literals();
    encode_body(&mut p, body);
    p.finish().map(|bytes| Digest::of(&bytes))
}

/// The content of a body as `names` calls things, within one process and those in the same state.
pub fn raw_body(body: &Body, names: &dyn Names) -> Option<Fingerprint> {
    let mut p = Portable::new(names, "juliet body in a chain");
    p.count_literals();
    encode_body(&mut p, body);
    p.fingerprint()
}

fn encode_body(p: &mut Portable<'_>, body: &Body) {
    let Body {
        name: _,
        module,
        nargs,
        is_va,
        slots,
        sparams,
        stmts,
        locs: _,
        loc: _,
        attrs,
        kwarg_names,
        plain_hash: _,
    } = body;
    let e = &mut p.e;
    e.str(module.0.as_str());
    e.u32(*nargs);
    e.tag(u8::from(*is_va));
    e.list(slots, |e, slot| {
        let Slot { name, always_defined, single_assignment: _ } = slot;
        e.str(if *always_defined { "" } else { name.as_str() });
    });
    e.len(sparams.len());
    attributes(e, *attrs);
    e.list(kwarg_names, |e, n| e.str(n.as_str()));
    e.len(stmts.len());
    stmts.iter().for_each(|stmt| statement(p, stmt));
}

fn attributes(e: &mut Encoder, attrs: Attributes) {
    let Attributes { inlining, propagate_inbounds, nospecialize, assumed_effects, generated, aggressive_constprop } =
        attrs;
    e.tag(match inlining {
        Inlining::Default => 0,
        Inlining::Always => 1,
        Inlining::Never => 2,
    });
    e.tag(u8::from(propagate_inbounds));
    e.u64(nospecialize);
    e.u32(u32::from(assumed_effects));
    e.tag(u8::from(generated));
    e.tag(u8::from(aggressive_constprop));
}

fn operand(p: &mut Portable<'_>, op: &Operand) {
    match op {
        Operand::Ssa(id) => {
            p.e.tag(0);
            p.e.u32(id.0);
        }
        Operand::Slot(id) => {
            p.e.tag(1);
            p.e.u32(id.0);
        }
        Operand::StaticParam(n) => {
            p.e.tag(2);
            p.e.u32(*n);
        }
        Operand::Const(c) => {
            p.e.tag(3);
            p.constant(c);
        }
        Operand::Global(g) => {
            p.e.tag(4);
            p.global(*g);
        }
    }
}

fn operands(p: &mut Portable<'_>, list: &[Operand]) {
    p.e.len(list.len());
    list.iter().for_each(|op| operand(p, op));
}

fn place(p: &mut Portable<'_>, place: &Place) {
    match place {
        Place::Slot(id) => {
            p.e.tag(0);
            p.e.u32(id.0);
        }
        Place::StaticParam(n) => {
            p.e.tag(1);
            p.e.u32(*n);
        }
        Place::Global(g) => {
            p.e.tag(2);
            p.global(*g);
        }
    }
}

fn statement(p: &mut Portable<'_>, stmt: &Stmt) {
    match stmt {
        Stmt::Call { func, args } => {
            p.e.tag(0);
            operand(p, func);
            operands(p, args);
        }
        Stmt::New { ty, args } => {
            p.e.tag(1);
            operand(p, ty);
            operands(p, args);
        }
        Stmt::SplatNew { ty, args } => {
            p.e.tag(2);
            operand(p, ty);
            operand(p, args);
        }
        Stmt::Copy(op) => {
            p.e.tag(3);
            operand(p, op);
        }
        Stmt::Assign(slot, op) => {
            p.e.tag(4);
            p.e.u32(slot.0);
            operand(p, op);
        }
        Stmt::NewVar(slot) => {
            p.e.tag(5);
            p.e.u32(slot.0);
        }
        Stmt::Foreign(call) => {
            p.e.tag(6);
            foreign(p, call);
        }
        Stmt::IsDefined(at) => {
            p.e.tag(7);
            place(p, at);
        }
        other if definition(p, other) => {}
        other => control(p, other),
    }
}

fn definition(p: &mut Portable<'_>, stmt: &Stmt) -> bool {
    match stmt {
        Stmt::SetGlobal(g, op) => {
            p.e.tag(8);
            p.global(*g);
            operand(p, op);
        }
        Stmt::DeclareConst(g, op) => {
            p.e.tag(9);
            p.global(*g);
            operand(p, op);
        }
        Stmt::DeclareGlobal(g, op) => {
            p.e.tag(10);
            p.global(*g);
            operands(p, op.as_slice());
        }
        Stmt::DeclareFunction(g) => {
            p.e.tag(11);
            p.global(*g);
        }
        Stmt::DefineMethod { signature, body } => {
            p.e.tag(12);
            operand(p, signature);
            encode_body(p, body);
        }
        _ => return false,
    }
    true
}

fn control(p: &mut Portable<'_>, stmt: &Stmt) {
    match stmt {
        Stmt::Goto(t) => {
            p.e.tag(20);
            p.e.u32(t.0);
        }
        Stmt::GotoIfNot { cond, target } => {
            p.e.tag(21);
            operand(p, cond);
            p.e.u32(target.0);
        }
        Stmt::Return(op) => {
            p.e.tag(22);
            operand(p, op);
        }
        Stmt::EnterTry(t) => {
            p.e.tag(23);
            p.e.u32(t.0);
        }
        Stmt::LeaveTry(n) => {
            p.e.tag(24);
            p.e.u32(*n);
        }
        Stmt::PopException(t) => {
            p.e.tag(25);
            p.e.u32(t.0);
        }
        Stmt::CurrentException => p.e.tag(26),
        Stmt::ThrowUndefIfNot { name, cond } => {
            p.e.tag(27);
            p.e.str(name.as_str());
            operand(p, cond);
        }
        Stmt::BoundsCheck => p.e.tag(28),
        Stmt::Inbounds(Inbounds::Push) => p.e.tag(29),
        Stmt::Inbounds(Inbounds::Pop) => p.e.tag(30),
        Stmt::LoopInfo => p.e.tag(31),
        Stmt::Nop => p.e.tag(32),
        Stmt::Call { .. }
        | Stmt::New { .. }
        | Stmt::SplatNew { .. }
        | Stmt::Copy(_)
        | Stmt::Assign(..)
        | Stmt::NewVar(_)
        | Stmt::Foreign(_)
        | Stmt::IsDefined(_)
        | Stmt::SetGlobal(..)
        | Stmt::DeclareConst(..)
        | Stmt::DeclareGlobal(..)
        | Stmt::DeclareFunction(_)
        | Stmt::DefineMethod { .. } => unreachable!("encoded by `statement` or `definition`"),
    }
}

fn foreign(p: &mut Portable<'_>, call: &ForeignCall) {
    let ForeignCall { target, ret, arg_types, fixed, args, roots } = call;
    match target {
        ForeignTarget::Symbol(s) => {
            p.e.tag(0);
            p.e.str(s.as_str());
        }
        ForeignTarget::Library { symbol, library } => {
            p.e.tag(1);
            p.e.str(symbol.as_str());
            operand(p, library);
        }
        ForeignTarget::Pointer(op) => {
            p.e.tag(2);
            operand(p, op);
        }
    }
    operand(p, ret);
    operands(p, arg_types);
    p.e.u32(*fixed);
    operands(p, args);
    operands(p, roots);
}
