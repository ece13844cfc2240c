//! Pass: scalar replacement of mutable objects that do not escape (`Ref`, `Core.Box`, iterators):
//! their fields become values.
//!
//! An object qualifies where it is used by nothing but `getfield`, `setfield!` and `isdefined`
//! with constant fields, and no field is looked at before it is set.

use juliet_ir::typed::{Body, Op, Operand, Value};
use juliet_ir::{Builtin, Const};
use juliet_types::is_subtype;

use crate::passes::{handlers, predecessors, resolve, substitute};
use crate::ssa_update::SsaUpdate;
use crate::tfuncs_object::field_position;
use crate::world::World;

/// See the file's documentation.
pub(crate) fn promote_mutables(body: &mut Body, _world: &dyn World) -> bool {
    let objects = candidates(body);
    if objects.is_empty() {
        return false;
    }
    let barred = handlers(body);
    let mut changed = false;
    for object in objects {
        changed |= promote(body, object, &barred);
    }
    changed
}

/// An object: its value, its block.
#[derive(Clone, Copy)]
struct Object {
    value: Value,
    block: usize,
}

fn candidates(body: &Body) -> Vec<Object> {
    let mut object_of: Vec<Option<Object>> = vec![None; body.values.len()];
    let mut any = false;
    for index in body.reverse_postorder() {
        for inst in &body.blocks[index].insts {
            if let Op::New { ty, .. } = &inst.op
                && ty.is_mutable()
            {
                object_of[inst.result.index()] = Some(Object { value: inst.result, block: index });
                any = true;
            }
        }
    }
    if !any {
        return Vec::new();
    }
    let mut escapes = vec![false; body.values.len()];
    for index in body.reverse_postorder() {
        let block = &body.blocks[index];
        for inst in &block.insts {
            let allowed = access(body, &inst.op).is_some();
            let mut position = 0;
            inst.op.for_each_operand(&mut |op| {
                if let Operand::Value(v) = op
                    && !(allowed && position == 0)
                {
                    escapes[v.index()] = true;
                }
                position += 1;
            });
        }
        block.term.for_each_operand(&mut |op| {
            if let Operand::Value(v) = op {
                escapes[v.index()] = true;
            }
        });
    }
    object_of.into_iter().flatten().filter(|o| !escapes[o.value.index()]).collect()
}

/// The object, the field and the value written, of an access that can be promoted.
fn access<'o>(body: &Body, op: &'o Op) -> Option<(Value, usize, Option<&'o Operand>)> {
    let Op::Builtin(which, args) = op else { return None };
    let (Some(Operand::Value(object)), Some(Operand::Const(key))) = (args.first(), args.get(1)) else { return None };
    let ty = body.values[object.index()];
    if !ty.is_concrete() {
        return None;
    }
    let index = field_position(ty, key)?;
    match which {
        Builtin::Getfield | Builtin::Isdefined => Some((*object, index, None)),
        Builtin::Setfield => {
            let declared = ty.field_type(index)?;
            let fits = is_subtype(body.type_of(&args[2]), declared) && !ty.is_field_const(index);
            fits.then_some((*object, index, Some(&args[2])))
        }
        _ => None,
    }
}

/// The accesses of one field in one block, in order.
#[derive(Default, Clone)]
struct BlockAccess {
    /// Reads before any write: results.
    early: Vec<Value>,
    /// `isdefined` before any write: results.
    asked: Vec<Value>,
    /// Reads after a write: results with the value.
    late: Vec<(Value, Operand)>,
    /// The last value written.
    last: Option<Operand>,
}

fn promote(body: &mut Body, object: Object, barred: &[bool]) -> bool {
    let ty = body.values[object.value.index()];
    let count = ty.field_count().unwrap_or(0);
    let mut fields = Vec::with_capacity(count);
    for field in 0..count {
        let Some(accesses) = field_accesses(body, object, field) else { return false };
        let defined: Vec<usize> = accesses.iter().filter(|(_, a)| a.last.is_some()).map(|(b, _)| *b).collect();
        let predecessors = predecessors(body);
        let fine = accesses
            .iter()
            .filter(|(_, a)| !a.early.is_empty() || !a.asked.is_empty())
            .all(|(b, _)| *b != object.block && can_promote(*b, object.block, &defined, barred, &predecessors));
        if !fine {
            return false;
        }
        fields.push(accesses);
    }
    let mut replaced: Vec<Option<Operand>> = vec![None; body.values.len()];
    for (field, accesses) in fields.into_iter().enumerate() {
        let predecessors = predecessors(body);
        let declared = ty.field_type(field).unwrap_or_else(juliet_ir::Type::any);
        let mut update = SsaUpdate::new(declared, &predecessors);
        for (block, access) in &accesses {
            if let Some(last) = &access.last {
                update.define(*block, last.clone());
            }
            for (result, value) in &access.late {
                replaced[result.index()] = Some(value.clone());
            }
        }
        for (block, access) in &accesses {
            for result in &access.asked {
                replaced[result.index()] = Some(Operand::Const(Const::bool(true)));
            }
            if !access.early.is_empty() {
                let value = update.at_start(body, *block);
                for result in &access.early {
                    replaced[result.index()] = Some(value.clone());
                }
            }
        }
    }
    remove_object(body, object.value);
    replaced.resize(body.values.len(), None);
    break_cycles(&mut replaced);
    substitute(body, &replaced);
    true
}

/// Whether all paths back from a block meet a write before the object's birth, without passing
/// a handler.
fn can_promote(block: usize, birth: usize, defined: &[usize], barred: &[bool], predecessors: &[Vec<usize>]) -> bool {
    let _ = birth;
    SsaUpdate::can_reach(block, defined, barred, predecessors)
        && (defined.contains(&birth) || !reaches(block, birth, defined, predecessors))
}

/// Whether the search back from `block` arrives at `birth` without meeting a definition.
fn reaches(block: usize, birth: usize, defined: &[usize], predecessors: &[Vec<usize>]) -> bool {
    let mut seen = vec![false; predecessors.len()];
    let mut work = vec![block];
    while let Some(at) = work.pop() {
        if at == birth {
            return true;
        }
        if std::mem::replace(&mut seen[at], true) {
            continue;
        }
        work.extend(predecessors[at].iter().copied().filter(|p| !defined.contains(p)));
    }
    false
}

/// The accesses of a field by block; `None` where a read finds nothing written in the birth block.
fn field_accesses(body: &Body, object: Object, field: usize) -> Option<Vec<(usize, BlockAccess)>> {
    let mut all = Vec::new();
    for (index, block) in body.blocks.iter().enumerate() {
        let mut found = BlockAccess::default();
        let mut is_used = false;
        for inst in &block.insts {
            if inst.result == object.value {
                let Op::New { args, .. } = &inst.op else { return None };
                found.last = args.get(field).cloned();
                is_used = true;
                continue;
            }
            let Some((_, _, value)) = access(body, &inst.op).filter(|a| a.0 == object.value && a.1 == field) else {
                continue;
            };
            is_used = true;
            match (value, &found.last) {
                (Some(value), _) => {
                    found.last = Some(value.clone());
                }
                (None, Some(_)) if is_question(&inst.op) => {
                    found.late.push((inst.result, Operand::Const(Const::bool(true))));
                }
                (None, None) if index != object.block && is_question(&inst.op) => found.asked.push(inst.result),
                (None, Some(known)) => found.late.push((inst.result, known.clone())),
                (None, None) if index == object.block => return None,
                (None, None) => found.early.push(inst.result),
            }
        }
        if is_used {
            all.push((index, found));
        }
    }
    Some(all)
}

fn is_question(op: &Op) -> bool {
    matches!(op, Op::Builtin(Builtin::Isdefined, _))
}

fn remove_object(body: &mut Body, object: Value) {
    for block in &mut body.blocks {
        block.insts.retain(|inst| {
            if inst.result == object {
                return false;
            }
            match &inst.op {
                Op::Builtin(Builtin::Getfield | Builtin::Setfield | Builtin::Isdefined, args) => {
                    args[0] != Operand::Value(object)
                }
                _ => true,
            }
        });
    }
}

/// A replaced value may stand for another replaced one; none for itself.
fn break_cycles(replaced: &mut [Option<Operand>]) {
    for index in 0..replaced.len() {
        if let Some(mut op) = replaced[index].clone() {
            resolve(&mut op, replaced);
            replaced[index] = Some(op);
        }
    }
}
