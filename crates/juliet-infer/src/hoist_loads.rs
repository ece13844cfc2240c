//! Loop-invariant code motion of field loads: the fields of a mutable object that a loop does not write are read before
//! it. Thus an array's place and size stay in registers while a loop goes over its elements.
//!
//! Pure operations are moved by the back end, which knows nothing of types. Writes are told apart by type and field: an
//! object has one type. Elements of memory are not fields. Only loads that cannot fail move, so that it does no harm where
//! the loop would not have come to them. Loops are natural ones with a single way in.

use juliet_ir::typed::{Body, Inst, Op, Operand, Value};
use juliet_ir::{Builtin, Effects, Type};

use crate::passes::{predecessors, substitute};
use crate::tfuncs_object::field_position;
use crate::world::World;

/// Blocks of a body beyond which nothing is moved.
const BLOCKS_MAX: usize = 4_000;

/// See the file's documentation.
pub(crate) fn hoist_loads(body: &mut Body, _world: &dyn World) -> bool {
    if body.blocks.len() > BLOCKS_MAX {
        return false;
    }
    let order = body.reverse_postorder();
    let mut place = vec![usize::MAX; body.blocks.len()];
    for (index, block) in order.iter().enumerate() {
        place[*block] = index;
    }
    let predecessors = predecessors(body);
    let mut changed = false;
    // Inner loops first: what leaves them may leave the loops around them.
    for &head in order.iter().rev() {
        let latches: Vec<usize> = predecessors[head].iter().copied().filter(|p| place[*p] >= place[head]).collect();
        let mut outside = predecessors[head].iter().copied().filter(|p| place[*p] < place[head]);
        let (Some(before), None) = (outside.next(), outside.next()) else { continue };
        if latches.is_empty() || body.blocks[head].handler != body.blocks[before].handler {
            continue;
        }
        if let Some(members) = loop_members(&predecessors, head, latches) {
            changed |= hoist_from(body, &members, &order, before);
        }
    }
    changed
}

/// Which blocks a loop has; `None` where there are other ways into it.
fn loop_members(predecessors: &[Vec<usize>], head: usize, latches: Vec<usize>) -> Option<Vec<bool>> {
    let mut members = vec![false; predecessors.len()];
    members[head] = true;
    let mut pending = latches;
    while let Some(block) = pending.pop() {
        if std::mem::replace(&mut members[block], true) {
            continue;
        }
        // The entry and handlers have no predecessors.
        if predecessors[block].is_empty() {
            return None;
        }
        pending.extend_from_slice(&predecessors[block]);
    }
    Some(members)
}

/// What a loop writes: fields, by type and position; `None` where that is not known.
fn written_fields(body: &Body, members: &[bool]) -> Option<Vec<(Type, usize)>> {
    let mut written = Vec::new();
    for (block, _) in body.blocks.iter().zip(members).filter(|(_, is_member)| **is_member) {
        for inst in &block.insts {
            match &inst.op {
                Op::Builtin(Builtin::Memoryrefset | Builtin::MemoryUnset, _) => {}
                Op::Builtin(Builtin::Setfield, args) => written.push(field_of(body, args)?),
                _ if inst.effects.has(Effects::EFFECT_FREE) => {}
                _ => return None,
            }
        }
    }
    Some(written)
}

/// The field that an access names, of a mutable object of known type.
fn field_of(body: &Body, args: &[Operand]) -> Option<(Type, usize)> {
    let ty = body.type_of(args.first()?);
    let Operand::Const(key) = args.get(1)? else { return None };
    (ty.is_concrete() && ty.is_mutable()).then_some(())?;
    Some((ty, field_position(ty, key)?))
}

fn hoist_from(body: &mut Body, members: &[bool], order: &[usize], before: usize) -> bool {
    let Some(written) = written_fields(body, members) else { return false };
    // Values that the loop defines.
    let mut inside = vec![false; body.values.len()];
    for (block, _) in body.blocks.iter().zip(members).filter(|(_, is_member)| **is_member) {
        let results = block.insts.iter().map(|i| i.result);
        block.params.iter().copied().chain(results).for_each(|v| inside[v.index()] = true);
    }
    let mut moved: Vec<Inst> = Vec::new();
    let mut replaced: Vec<Option<Operand>> = vec![None; body.values.len()];
    for &index in order.iter().filter(|index| members[**index]) {
        for at in 0..body.blocks[index].insts.len() {
            let mut inst = body.blocks[index].insts[at].clone();
            inst.op.for_each_operand_mut(&mut |op| crate::passes::resolve(op, &replaced));
            if !is_invariant(body, &inst, &inside, &written) {
                continue;
            }
            match moved.iter().find(|m| m.op == inst.op) {
                Some(same) => replaced[inst.result.index()] = Some(same.result.into()),
                None => {
                    inside[inst.result.index()] = false;
                    moved.push(inst);
                }
            }
        }
    }
    if moved.is_empty() {
        return false;
    }
    let gone = |v: Value| replaced[v.index()].is_some() || moved.iter().any(|m| m.result == v);
    for (block, _) in body.blocks.iter_mut().zip(members).filter(|(_, is_member)| **is_member) {
        block.insts.retain(|inst| !gone(inst.result));
    }
    body.blocks[before].insts.extend(moved);
    substitute(body, &replaced);
    true
}

fn is_invariant(body: &Body, inst: &Inst, inside: &[bool], written: &[(Type, usize)]) -> bool {
    let Op::Builtin(Builtin::Getfield, args) = &inst.op else { return false };
    let Some(field) = field_of(body, args) else { return false };
    let is_outside = args.iter().all(|op| if let Operand::Value(v) = op { !inside[v.index()] } else { true });
    is_outside && inst.effects.removable() && !written.contains(&field)
}
