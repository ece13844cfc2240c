//! The method hash: canonical encoding of a lowered body, locals by number, globals symbolic.
//!
//! Names of slots and static parameters, source locations and the method's own name are absent.

use juliet_ir::lowered::{Attributes, Body, ForeignCall, ForeignTarget, Inbounds, Inlining, Operand, Place, Stmt};
use juliet_ir::{Const, GlobalRef};

use crate::encoder::{Digest, Encoder};

const VERSION: u32 = 1;

/// The method hash of a body.
pub fn method_hash(body: &Body) -> Digest {
    let mut e = Encoder::new();
    e.str("juliet method");
    e.u32(VERSION);
    encode_body(&mut e, body);
    Digest::of(&e.finish())
}

fn encode_body(e: &mut Encoder, body: &Body) {
    let Body { name: _, module, nargs, is_va, slots, sparams, stmts, locs: _, loc: _, attrs, kwarg_names } = body;
    e.str(module.0.as_str());
    e.u32(*nargs);
    e.tag(u8::from(*is_va));
    e.len(slots.len());
    e.len(sparams.len());
    attributes(e, *attrs);
    e.list(kwarg_names, |e, n| e.str(n.as_str()));
    e.list(stmts, statement);
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

fn global(e: &mut Encoder, g: &GlobalRef) {
    let GlobalRef { module, name } = g;
    e.str(module.0.as_str());
    e.str(name.as_str());
}

/// Appends a constant: literals by type and bits, names by their text.
fn constant(e: &mut Encoder, c: &Const) {
    match c {
        Const::Bits { ty, bytes } => {
            e.tag(0);
            e.str(&ty.to_string());
            e.bytes(bytes);
        }
        Const::Sym(s) => {
            e.tag(1);
            e.str(s.as_str());
        }
        Const::Type(t) => {
            e.tag(2);
            e.str(&t.to_string());
        }
        Const::Str(s) => {
            e.tag(3);
            e.bytes(s);
        }
        Const::Module(m) => {
            e.tag(4);
            e.str(m.0.as_str());
        }
        Const::Struct { ty, fields } => {
            e.tag(5);
            e.str(&ty.to_string());
            e.list(fields, constant);
        }
        Const::Heap(object) => {
            e.tag(6);
            e.u64(object.address);
        }
    }
}

fn operand(e: &mut Encoder, op: &Operand) {
    match op {
        Operand::Ssa(id) => {
            e.tag(0);
            e.u32(id.0);
        }
        Operand::Slot(id) => {
            e.tag(1);
            e.u32(id.0);
        }
        Operand::StaticParam(n) => {
            e.tag(2);
            e.u32(*n);
        }
        Operand::Const(c) => {
            e.tag(3);
            constant(e, c);
        }
        Operand::Global(g) => {
            e.tag(4);
            global(e, g);
        }
    }
}

fn operands(e: &mut Encoder, list: &[Operand]) {
    e.list(list, operand);
}

fn place(e: &mut Encoder, place: &Place) {
    match place {
        Place::Slot(id) => {
            e.tag(0);
            e.u32(id.0);
        }
        Place::StaticParam(n) => {
            e.tag(1);
            e.u32(*n);
        }
        Place::Global(g) => {
            e.tag(2);
            global(e, g);
        }
    }
}

fn statement(e: &mut Encoder, stmt: &Stmt) {
    match stmt {
        Stmt::Call { func, args } => {
            e.tag(0);
            operand(e, func);
            operands(e, args);
        }
        Stmt::New { ty, args } => {
            e.tag(1);
            operand(e, ty);
            operands(e, args);
        }
        Stmt::SplatNew { ty, args } => {
            e.tag(2);
            operand(e, ty);
            operand(e, args);
        }
        Stmt::Copy(op) => {
            e.tag(3);
            operand(e, op);
        }
        Stmt::Assign(slot, op) => {
            e.tag(4);
            e.u32(slot.0);
            operand(e, op);
        }
        Stmt::NewVar(slot) => {
            e.tag(5);
            e.u32(slot.0);
        }
        Stmt::Foreign(call) => {
            e.tag(6);
            foreign(e, call);
        }
        Stmt::IsDefined(p) => {
            e.tag(7);
            place(e, p);
        }
        other if definition(e, other) => {}
        other => control(e, other),
    }
}

fn definition(e: &mut Encoder, stmt: &Stmt) -> bool {
    match stmt {
        Stmt::SetGlobal(g, op) => {
            e.tag(8);
            global(e, g);
            operand(e, op);
        }
        Stmt::DeclareConst(g, op) => {
            e.tag(9);
            global(e, g);
            operand(e, op);
        }
        Stmt::DeclareGlobal(g, op) => {
            e.tag(10);
            global(e, g);
            e.list(op.as_slice(), operand);
        }
        Stmt::DeclareFunction(g) => {
            e.tag(11);
            global(e, g);
        }
        Stmt::DefineMethod { signature, body } => {
            e.tag(12);
            operand(e, signature);
            encode_body(e, body);
        }
        _ => return false,
    }
    true
}

fn control(e: &mut Encoder, stmt: &Stmt) {
    match stmt {
        Stmt::Goto(t) => {
            e.tag(20);
            e.u32(t.0);
        }
        Stmt::GotoIfNot { cond, target } => {
            e.tag(21);
            operand(e, cond);
            e.u32(target.0);
        }
        Stmt::Return(op) => {
            e.tag(22);
            operand(e, op);
        }
        Stmt::EnterTry(t) => {
            e.tag(23);
            e.u32(t.0);
        }
        Stmt::LeaveTry(n) => {
            e.tag(24);
            e.u32(*n);
        }
        Stmt::PopException(t) => {
            e.tag(25);
            e.u32(t.0);
        }
        Stmt::CurrentException => e.tag(26),
        Stmt::ThrowUndefIfNot { name: _, cond } => {
            e.tag(27);
            operand(e, cond);
        }
        Stmt::BoundsCheck => e.tag(28),
        Stmt::Inbounds(Inbounds::Push) => e.tag(29),
        Stmt::Inbounds(Inbounds::Pop) => e.tag(30),
        Stmt::LoopInfo => e.tag(31),
        Stmt::Nop => e.tag(32),
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

fn foreign(e: &mut Encoder, call: &ForeignCall) {
    let ForeignCall { target, ret, arg_types, fixed, args, roots } = call;
    match target {
        ForeignTarget::Symbol(s) => {
            e.tag(0);
            e.str(s.as_str());
        }
        ForeignTarget::Library { symbol, library } => {
            e.tag(1);
            e.str(symbol.as_str());
            operand(e, library);
        }
        ForeignTarget::Pointer(op) => {
            e.tag(2);
            operand(e, op);
        }
    }
    operand(e, ret);
    operands(e, arg_types);
    e.u32(*fixed);
    operands(e, args);
    operands(e, roots);
}
