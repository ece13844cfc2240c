//! A self call in tail position becomes a jump, also where its result is only added to an integer: the sums stand in an
//! accumulator (Burstall and Darlington, "A transformation system for developing recursive programs", 1977).
//!
//! Only where the way to that call leads over another call of the same instance. So recursion without end still runs out
//! of stack and throws, and what is a loop now was a call and a loop.

use juliet_ir::typed::{Block, BlockId, Body, Inst, InstanceId, Op, Operand, Target, Terminator, Value};
use juliet_ir::{Const, Effects, Intrinsic, Type};

/// A call to be replaced.
struct Tail {
    block: usize,
    /// Its place in the block.
    call: usize,
    args: Vec<Operand>,
    /// Place of the addition and the other summand.
    added: Option<(usize, Operand)>,
}

/// See the file's documentation. `body` is the code of `instance`, for arguments of which only types are known.
pub(crate) fn loop_self_calls(body: &mut Body, instance: InstanceId) -> bool {
    if body.blocks[0].handler.is_some() {
        return false;
    }
    let calls = self_calls(body, instance);
    if calls.len() < 2 {
        return false;
    }
    let tails: Vec<Tail> = (0..body.blocks.len()).filter_map(|block| find_tail(body, instance, block)).collect();
    let is_tail = |at: &(usize, usize)| tails.iter().any(|t| (t.block, t.call) == *at);
    let others: Vec<(usize, usize)> = calls.into_iter().filter(|at| !is_tail(at)).collect();
    let leads_over_another = |t: &Tail| {
        others.iter().any(|&(block, _)| if block == t.block { true } else { !is_reached_without(body, t.block, block) })
    };
    if tails.is_empty() || !tails.iter().all(leads_over_another) {
        return false;
    }
    let accumulator = if tails.iter().any(|t| t.added.is_some()) {
        match integer_result(body) {
            Some(ty) => Some(ty),
            None => return false,
        }
    } else {
        None
    };
    rewrite(body, tails, accumulator);
    true
}

fn is_self_call(op: &Op, instance: InstanceId) -> bool {
    matches!(op, Op::Invoke { callee, .. } if *callee == instance)
}

/// Blocks and places of all calls of the instance.
fn self_calls(body: &Body, instance: InstanceId) -> Vec<(usize, usize)> {
    let mut calls = Vec::new();
    for block in body.reverse_postorder() {
        for (place, inst) in body.blocks[block].insts.iter().enumerate() {
            if is_self_call(&inst.op, instance) {
                calls.push((block, place));
            }
        }
    }
    calls
}

/// What a block returns, at once or through an empty block.
fn returned(body: &Body, block: usize) -> Option<Value> {
    let value = match &body.blocks[block].term {
        Terminator::Return(value) => value,
        Terminator::Jump(target) => {
            let next = &body.blocks[target.block.index()];
            let Terminator::Return(Operand::Value(value)) = &next.term else { return None };
            let place = next.params.iter().position(|p| p == value)?;
            if !next.insts.is_empty() {
                return None;
            }
            &target.args[place]
        }
        _ => return None,
    };
    if let Operand::Value(value) = value { Some(*value) } else { None }
}

fn find_tail(body: &Body, instance: InstanceId, block: usize) -> Option<Tail> {
    let insts = &body.blocks[block].insts;
    if body.blocks[block].handler.is_some() {
        return None;
    }
    let value = returned(body, block)?;
    let defined = |v: Value| insts.iter().position(|i| i.result == v);
    let last = defined(value)?;
    if last + 1 != insts.len() {
        return None;
    }
    let tail = |call: usize, added| match &insts[call].op {
        Op::Invoke { args, callee } if *callee == instance => Some(Tail { block, call, args: args.clone(), added }),
        _ => None,
    };
    let Op::Intrinsic(Intrinsic::AddInt, summands) = &insts[last].op else { return tail(last, None) };
    let [x, y] = summands.as_slice() else { return None };
    // Of two calls the later one.
    let place = |op: &Operand| if let Operand::Value(v) = op { defined(*v) } else { None };
    let (call, other) = if place(x) > place(y) { (place(x)?, y) } else { (place(y)?, x) };
    // What follows the call happens before it now: it must not be able to tell.
    let result = insts[call].result;
    let moves = insts[call + 1..last].iter().all(|i| is_blind(&i.op) && i.effects.removable() && !reads(&i.op, result));
    if !moves || *other == Operand::Value(result) {
        return None;
    }
    tail(call, Some((last, other.clone())))
}

/// Whether an operation depends on its operands alone.
fn is_blind(op: &Op) -> bool {
    matches!(op, Op::Intrinsic(..) | Op::Pi(_))
}

fn reads(op: &Op, value: Value) -> bool {
    let mut found = false;
    op.for_each_operand(&mut |operand| found |= *operand == Operand::Value(value));
    found
}

/// Whether a block is reached from the entry by ways that avoid another.
fn is_reached_without(body: &Body, wanted: usize, avoided: usize) -> bool {
    let mut seen = vec![false; body.blocks.len()];
    let mut pending = vec![0];
    while let Some(block) = pending.pop() {
        if block == avoided || std::mem::replace(&mut seen[block], true) {
            continue;
        }
        pending.extend(body.blocks[block].term.targets().iter().map(|t| t.block.index()));
        pending.extend(body.blocks[block].handler.map(BlockId::index));
    }
    seen[wanted]
}

/// The type of the result, where it is one of integers and all that is returned has it.
fn integer_result(body: &Body) -> Option<Type> {
    let ty = body.ret;
    let is_integer = ty.is_concrete() && ty.layout().is_some_and(|l| l.size <= 8) && !body.blocks.is_empty();
    let fits = body.reverse_postorder().into_iter().all(|block| match &body.blocks[block].term {
        Terminator::Return(value) => body.type_of(value) == ty,
        _ => true,
    });
    (is_integer && fits).then_some(ty)
}

fn sum(body: &mut Body, ty: Type, x: Operand, y: Operand, like: Option<&Inst>) -> Inst {
    let loc = like.map_or(juliet_ir::typed::LocId(0), |i| i.loc);
    let op = Op::Intrinsic(Intrinsic::AddInt, vec![x, y]);
    Inst { result: body.new_value(ty), op, effects: Effects::PURE, inbounds: false, loc }
}

fn rewrite(body: &mut Body, tails: Vec<Tail>, accumulator: Option<Type>) {
    // The entry's block becomes the head of the loop.
    let head = body.blocks.len();
    let params = body.blocks[0].params.clone();
    let entry: Vec<Value> = params.iter().map(|p| body.new_value(body.values[p.index()])).collect();
    let mut first: Vec<Operand> = entry.iter().map(|v| Operand::Value(*v)).collect();
    let jump = Terminator::Unreachable;
    let mut loop_block =
        std::mem::replace(&mut body.blocks[0], Block { params: entry, insts: Vec::new(), term: jump, handler: None });
    let total = accumulator.map(|ty| body.new_value(ty));
    loop_block.params.extend(total);
    body.blocks.push(loop_block);
    if let Some(ty) = accumulator {
        let size = ty.layout().expect("an integer has a layout").size as usize;
        first.push(Operand::Const(Const::bits(ty, &vec![0; size])));
    }
    let target = |args| Terminator::Jump(Target { block: BlockId(head as u32), args });
    body.blocks[0].term = target(first);
    for tail in tails {
        let block = if tail.block == 0 { head } else { tail.block };
        let mut args = tail.args;
        if let (Some(ty), Some(total)) = (accumulator, total) {
            let next = match tail.added {
                Some((place, other)) => {
                    let like = body.blocks[block].insts[place].clone();
                    let inst = sum(body, ty, total.into(), other, Some(&like));
                    let result = inst.result;
                    body.blocks[block].insts[place] = inst;
                    result
                }
                None => total,
            };
            args.push(next.into());
        }
        body.blocks[block].insts.remove(tail.call);
        body.blocks[block].term = target(args);
    }
    if let (Some(ty), Some(total)) = (accumulator, total) {
        for block in body.reverse_postorder() {
            let Terminator::Return(value) = body.blocks[block].term.clone() else { continue };
            let inst = sum(body, ty, value, total.into(), None);
            body.blocks[block].term = Terminator::Return(inst.result.into());
            body.blocks[block].insts.push(inst);
        }
    }
}
