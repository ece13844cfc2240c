//! The result of a frame: its typed body, optimised, and what callers may know of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use juliet_ir::typed::{Block, Body, InstanceId, Terminator};
use juliet_ir::{Const, Effects, LocChain};

use crate::Inferred;
use crate::engine::{Engine, Frame};
use crate::lattice::Lattice;

/// Makes the result of frame `index`, whose states are final.
pub(crate) fn build_result(engine: &Engine<'_>, index: usize, is_cycle: bool) -> Inferred {
    let frame = &engine.frames[index];
    let effects = frame.total_effects(is_cycle);
    let (mut body, runs) = match &frame.ret {
        Lattice::Const(c) if effects.removable() => (constant_body(frame, c), true),
        _ if crate::absint::is_compilable(&frame.body) => crate::ssa::build_ssa(engine, frame),
        _ => (constant_body(frame, &Const::nothing()), false),
    };
    body.effects = effects;
    if runs {
        check(&body, "build");
        crate::passes::optimise(&mut body, engine.world);
    }
    let body = Arc::new(body);
    let inline_body = if runs && !is_cycle { crate::inline::inline_body(&frame.body, &body) } else { None };
    let mut body = body;
    if crate::passes::has_bounds_check(&body) {
        crate::passes::resolve_bounds_checks(Arc::make_mut(&mut body), engine.world);
    }
    if runs && !frame.is_const {
        loop_self_calls(&mut body, frame.instance, engine);
    }
    Inferred {
        instance: frame.instance,
        ret: frame.ret.widen(),
        ret_const: frame.ret.as_const().cloned(),
        ret_lattice: frame.ret.clone(),
        effects,
        body,
        inline_body,
        runs,
        is_const_prop_wished: frame.body.attrs.aggressive_constprop,
        stmt_count: frame.body.stmts.len(),
    }
}

/// Turns self calls of a finished body into loops. Inlined bodies keep them.
fn loop_self_calls(body: &mut Arc<Body>, instance: InstanceId, engine: &Engine<'_>) {
    let mut looped = (**body).clone();
    if crate::loop_self_calls::loop_self_calls(&mut looped, instance) {
        check(&looped, "loop_self_calls");
        crate::passes::optimise(&mut looped, engine.world);
        *body = Arc::new(looped);
    }
}

/// Whether every pass is followed by the verifier.
static VERIFICATION: AtomicBool = AtomicBool::new(cfg!(test));

/// Turns the verifier after every pass on or off, for the whole process.
pub fn set_verification(on: bool) {
    VERIFICATION.store(on, Ordering::Relaxed);
}

/// Stops at a body that breaks an invariant: that is our bug.
pub(crate) fn check(body: &Body, pass: &str) {
    if VERIFICATION.load(Ordering::Relaxed)
        && let Err(why) = body.verify()
    {
        panic!("{pass}: {why}\n{body}");
    }
}

/// A body that returns a constant.
fn constant_body(frame: &Frame, value: &Const) -> Body {
    let mut body = Body {
        name: frame.body.name,
        blocks: Vec::new(),
        values: Vec::new(),
        cells: Vec::new(),
        ret: Lattice::Const(value.clone()).widen(),
        effects: Effects::NONE,
        locs: vec![LocChain(vec![juliet_ir::loc::Frame {
            method: frame.method.0,
            stmt: juliet_ir::loc::WHOLE_METHOD,
            function: frame.body.name,
            module: frame.body.module.0,
            loc: frame.body.loc,
        }])],
    };
    let params = frame.args.iter().map(|a| body.new_value(a.widen())).collect();
    let term = Terminator::Return(value.clone().into());
    body.blocks.push(Block { params, insts: Vec::new(), term, handler: None });
    body
}
