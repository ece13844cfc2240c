//! Pass: scalar replacement of immutables that flow through block parameters. A parameter of a
//! struct or tuple type that is made in a predecessor, or taken apart in the block, becomes one
//! parameter for each field; the struct is made again where the whole is needed.

use juliet_ir::typed::{Body, Inst, LocId, Op, Operand, Terminator, Value};
use juliet_ir::{Builtin, Const, Effects, Type};

use crate::passes::predecessors;
use crate::world::World;

/// Fields of a struct that is split.
const FIELDS_MAX: usize = 16;

/// See the file's documentation.
pub(crate) fn split_params(body: &mut Body, _world: &dyn World) -> bool {
    let made = made_values(body);
    let taken = taken_apart(body);
    let mut chosen: Vec<(usize, Value)> = Vec::new();
    let whole = used_whole(body);
    let predecessors = predecessors(body);
    for (index, block) in body.blocks.iter().enumerate().skip(1) {
        if predecessors[index].is_empty() {
            continue;
        }
        for (i, param) in block.params.iter().enumerate() {
            let ty = body.values[param.index()];
            let is_open = is_open_tuple(ty);
            let may_split = is_splittable(ty) || is_open && !whole[param.index()];
            if !may_split {
                continue;
            }
            let comes_made = predecessors[index].iter().any(|from| {
                body.blocks[*from].term.targets().iter().any(|t| {
                    t.block.index() == index
                        && match &t.args[i] {
                            Operand::Value(v) => made[v.index()],
                            Operand::Const(_) => true,
                        }
                })
            });
            if comes_made || (taken[param.index()] && !is_open) {
                chosen.push((index, *param));
            }
        }
    }
    for (index, param) in &chosen {
        split(body, *index, *param);
    }
    !chosen.is_empty()
}

fn is_splittable(ty: Type) -> bool {
    // What is stored as a pointer although it does not change is itself, not the sum of its fields: types are so.
    ty.is_stored_inline()
        && !ty.is_primitive()
        && ty.layout().is_some()
        && ty.field_count().is_some_and(|n| (1..=FIELDS_MAX).contains(&n) && ty.initialized_count() == n)
}

/// A tuple type of known length whose element types are not all known.
fn is_open_tuple(ty: Type) -> bool {
    ty.is_tuple()
        && !ty.is_concrete()
        && !ty.has_free_vars()
        && ty.fixed_tuple_length().is_some_and(|n| (1..=FIELDS_MAX).contains(&n))
}

fn made_values(body: &Body) -> Vec<bool> {
    let mut made = vec![false; body.values.len()];
    for inst in body.blocks.iter().flat_map(|b| &b.insts) {
        match &inst.op {
            Op::New { ty, args } => made[inst.result.index()] = Some(args.len()) == ty.field_count(),
            Op::Builtin(Builtin::Tuple, _) => made[inst.result.index()] = true,
            _ => {}
        }
    }
    made
}

/// Values that are needed in one piece: something else than the read of a field or a jump uses
/// them.
fn used_whole(body: &Body) -> Vec<bool> {
    let mut whole = vec![false; body.values.len()];
    let mut note = |operand: &Operand| {
        if let Operand::Value(v) = operand {
            whole[v.index()] = true;
        }
    };
    for block in &body.blocks {
        for inst in &block.insts {
            match &inst.op {
                Op::Builtin(Builtin::Getfield, args) if matches!(args[1], Operand::Const(_)) => {}
                op => op.for_each_operand(&mut note),
            }
        }
        if let Terminator::Return(value) = &block.term {
            note(value);
        }
    }
    whole
}

fn taken_apart(body: &Body) -> Vec<bool> {
    let mut taken = vec![false; body.values.len()];
    for inst in body.blocks.iter().flat_map(|b| &b.insts) {
        if let Op::Builtin(Builtin::Getfield, args) = &inst.op
            && let [Operand::Value(v), Operand::Const(_), ..] = &args[..]
        {
            taken[v.index()] = true;
        }
    }
    taken
}

fn split(body: &mut Body, index: usize, param: Value) {
    let ty = body.values[param.index()];
    let at = body.blocks[index].params.iter().position(|p| *p == param).expect("the parameter is there");
    let is_open = is_open_tuple(ty);
    let types: Vec<Type> = if is_open {
        ty.tuple_elements().to_vec()
    } else {
        (0..ty.field_count().unwrap_or(0)).map(|i| ty.field_type(i).unwrap_or_else(Type::any)).collect()
    };
    for from in 0..body.blocks.len() {
        let edges = body.blocks[from].term.targets().len();
        for edge in 0..edges {
            let whole = match &body.blocks[from].term.targets()[edge] {
                target if target.block.index() == index && target.args.len() > at => target.args[at].clone(),
                _ => continue,
            };
            let fields: Vec<Operand> =
                types.iter().enumerate().map(|(i, field)| field_of(body, from, &whole, i, *field)).collect();
            let mut targets = body.blocks[from].term.targets_mut();
            targets[edge].args.splice(at..=at, fields);
        }
    }
    let fresh: Vec<Value> = types.iter().map(|t| body.new_value(*t)).collect();
    let args = fresh.iter().map(|v| Operand::Value(*v)).collect();
    let block = &mut body.blocks[index];
    block.params.splice(at..=at, fresh);
    let loc = block.insts.first().map_or(LocId(0), |i| i.loc);
    let op = if is_open { Op::Builtin(Builtin::Tuple, args) } else { Op::New { ty, args } };
    let inst = Inst { result: param, op, effects: Effects::PURE, inbounds: false, loc };
    block.insts.insert(0, inst);
}

/// Field `i` of an operand, at the end of block `from`.
fn field_of(body: &mut Body, from: usize, whole: &Operand, i: usize, ty: Type) -> Operand {
    if let Operand::Const(c) = whole
        && let Some(field) = c.field(i)
    {
        return Operand::Const(field);
    }
    if let Operand::Value(v) = whole
        && let Some(Op::New { args, .. } | Op::Builtin(Builtin::Tuple, args)) =
            body.blocks[from].insts.iter().rev().find(|i| i.result == *v).map(|i| &i.op)
        && let Some(field) = args.get(i)
    {
        return field.clone();
    }
    let key = Operand::Const(Const::int64(i as i64 + 1));
    let result = body.new_value(ty);
    let loc = body.blocks[from].insts.last().map_or(LocId(0), |i| i.loc);
    let op = Op::Builtin(Builtin::Getfield, vec![whole.clone(), key]);
    body.blocks[from].insts.push(Inst { result, op, effects: Effects::PURE, inbounds: false, loc });
    result.into()
}
