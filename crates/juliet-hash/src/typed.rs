//! The encoding of a typed body for comparison: what a caller that inlines it relies on.
//!
//! Names and lines are absent; which statement of which method an instruction comes from is not,
//! since the caller keeps that for its backtraces.

use juliet_ir::LocChain;
use juliet_ir::loc::Frame;
use juliet_ir::typed::{Block, Body, Foreign, ForeignTarget, Inst, Op, Operand, Target, Terminator};

use crate::portable::Portable;

/// Appends a typed body.
pub fn encode_typed(p: &mut Portable<'_>, body: &Body) {
    let Body { name: _, blocks, values, cells, ret, effects, locs } = body;
    list(p, values, |p, ty| p.ty(*ty));
    list(p, cells, |p, ty| p.ty(*ty));
    p.ty(*ret);
    p.e.u32(u32::from(effects.0));
    list(p, locs, |p, LocChain(frames)| list(p, frames, frame));
    list(p, blocks, block);
}

/// Appends one frame of a chain of locations.
fn frame(p: &mut Portable<'_>, frame: &Frame) {
    let Frame { method, stmt, function: _, module: _, loc: _ } = frame;
    p.method(*method);
    p.e.u32(*stmt);
}

fn list<T>(p: &mut Portable<'_>, items: &[T], mut each: impl FnMut(&mut Portable<'_>, &T)) {
    p.e.len(items.len());
    items.iter().for_each(|item| each(p, item));
}

fn block(p: &mut Portable<'_>, block: &Block) {
    let Block { params, insts, term, handler } = block;
    p.e.list(params, |e, v| e.u32(v.0));
    list(p, insts, inst);
    match term {
        Terminator::Jump(to) => {
            p.e.tag(0);
            target(p, to);
        }
        Terminator::Branch { cond, then, otherwise } => {
            p.e.tag(1);
            operand(p, cond);
            target(p, then);
            target(p, otherwise);
        }
        Terminator::Return(value) => {
            p.e.tag(2);
            operand(p, value);
        }
        Terminator::Unreachable => p.e.tag(3),
    }
    p.e.list(handler.as_slice(), |e, b| e.u32(b.0));
}

fn target(p: &mut Portable<'_>, target: &Target) {
    let Target { block, args } = target;
    p.e.u32(block.0);
    list(p, args, operand);
}

fn operand(p: &mut Portable<'_>, operand: &Operand) {
    match operand {
        Operand::Value(v) => {
            p.e.tag(0);
            p.e.u32(v.0);
        }
        Operand::Const(value) => {
            p.e.tag(1);
            p.constant(value);
        }
    }
}

fn inst(p: &mut Portable<'_>, inst: &Inst) {
    let Inst { result, op, effects, inbounds, loc } = inst;
    p.e.u32(result.0);
    p.e.u32(u32::from(effects.0));
    p.e.tag(u8::from(*inbounds));
    p.e.u32(loc.0);
    operation(p, op);
}

fn operation(p: &mut Portable<'_>, op: &Op) {
    match op {
        Op::Intrinsic(which, args) => {
            p.e.tag(0);
            p.e.u32(*which as u32);
            list(p, args, operand);
        }
        Op::Builtin(which, args) => {
            p.e.tag(1);
            p.e.u32(*which as u32);
            list(p, args, operand);
        }
        Op::Invoke { callee, args } => {
            p.e.tag(2);
            p.instance(*callee);
            list(p, args, operand);
        }
        Op::Call(args) => {
            p.e.tag(3);
            list(p, args, operand);
        }
        Op::New { ty, args } => {
            p.e.tag(4);
            p.ty(*ty);
            list(p, args, operand);
        }
        Op::GlobalGet(global) => {
            p.e.tag(5);
            p.global(*global);
        }
        Op::GlobalSet(global, value) => {
            p.e.tag(6);
            p.global(*global);
            operand(p, value);
        }
        Op::GlobalIsDefined(global) => {
            p.e.tag(7);
            p.global(*global);
        }
        Op::Foreign(call) => {
            p.e.tag(8);
            foreign(p, call);
        }
        other => rest(p, other),
    }
}

fn rest(p: &mut Portable<'_>, op: &Op) {
    match op {
        Op::Pi(value) => {
            p.e.tag(9);
            operand(p, value);
        }
        Op::CellGet(cell) => {
            p.e.tag(10);
            p.e.u32(cell.0);
        }
        Op::CellSet(cell, value) => {
            p.e.tag(11);
            p.e.u32(cell.0);
            operand(p, value);
        }
        Op::CurrentException => p.e.tag(12),
        Op::ExceptionMark => p.e.tag(13),
        Op::ExceptionReset(mark) => {
            p.e.tag(14);
            operand(p, mark);
        }
        Op::ThrowUndefVar(name) => {
            p.e.tag(15);
            p.e.str(name.as_str());
        }
        Op::ThrowNotBool(value) => {
            p.e.tag(16);
            operand(p, value);
        }
        Op::BoundsCheck => p.e.tag(17),
        Op::Intrinsic(..)
        | Op::Builtin(..)
        | Op::Invoke { .. }
        | Op::Call(_)
        | Op::New { .. }
        | Op::GlobalGet(_)
        | Op::GlobalSet(..)
        | Op::GlobalIsDefined(_)
        | Op::Foreign(_) => unreachable!("encoded by `operation`"),
    }
}

fn foreign(p: &mut Portable<'_>, call: &Foreign) {
    let Foreign { target, ret, arg_types, fixed, args, roots } = call;
    match target {
        ForeignTarget::Symbol(name) => {
            p.e.tag(0);
            p.e.str(name.as_str());
        }
        ForeignTarget::Library(name, library) => {
            p.e.tag(1);
            p.e.str(name.as_str());
            p.e.str(library.as_str());
        }
        ForeignTarget::Pointer(pointer) => {
            p.e.tag(2);
            operand(p, pointer);
        }
    }
    p.ty(*ret);
    list(p, arg_types, |p, ty| p.ty(*ty));
    p.e.u32(*fixed);
    list(p, args, operand);
    list(p, roots, operand);
}
