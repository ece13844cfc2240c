//! Pass: block parameters that always get the same operand become it; of parameters that are
//! always equal one stays; others get the narrowest type that their operands allow.

use juliet_ir::Type;
use juliet_ir::typed::{Body, Operand, Value};
use juliet_types::is_subtype;

use crate::lattice::{join_types, only_value};
use crate::passes::{resolve, substitute};
use crate::world::World;

/// See the file's documentation.
pub(crate) fn narrow_params(body: &mut Body, _world: &dyn World) -> bool {
    let mut changed = false;
    while drop_redundant(body) {
        changed = true;
    }
    changed |= drop_duplicates(body);
    changed | narrow_types(body)
}

/// Of two parameters of a block that get equal operands from everywhere, the first stays.
fn drop_duplicates(body: &mut Body) -> bool {
    let order = body.reverse_postorder();
    let mut incoming: Vec<Vec<Vec<Operand>>> = vec![Vec::new(); body.blocks.len()];
    for index in &order {
        for target in body.blocks[*index].term.targets() {
            incoming[target.block.index()].push(target.args.clone());
        }
    }
    let mut replaced: Vec<Option<Operand>> = vec![None; body.values.len()];
    let mut changed = false;
    for index in order.into_iter().skip(1) {
        let params = body.blocks[index].params.clone();
        for j in (1..params.len()).rev() {
            let is_equal = |i: usize| {
                body.values[params[i].index()] == body.values[params[j].index()]
                    && incoming[index].iter().all(|args| {
                        let carried = args[i] == Operand::Value(params[i]) && args[j] == Operand::Value(params[j]);
                        args[i] == args[j] || carried
                    })
            };
            if let Some(i) = (0..j).find(|i| is_equal(*i)) {
                replaced[params[j].index()] = Some(params[i].into());
                remove_param(body, index, j);
                changed = true;
            }
        }
    }
    if changed {
        substitute(body, &replaced);
    }
    changed
}

fn drop_redundant(body: &mut Body) -> bool {
    let order = body.reverse_postorder();
    let mut incoming: Vec<Vec<Option<Operand>>> = body.blocks.iter().map(|b| vec![None; b.params.len()]).collect();
    let mut varies: Vec<Vec<bool>> = body.blocks.iter().map(|b| vec![false; b.params.len()]).collect();
    for index in &order {
        for target in body.blocks[*index].term.targets() {
            let to = target.block.index();
            for (i, arg) in target.args.iter().enumerate() {
                let own = *arg == Operand::Value(body.blocks[to].params[i]);
                match &incoming[to][i] {
                    _ if own => {}
                    None => incoming[to][i] = Some(arg.clone()),
                    Some(known) if known == arg => {}
                    Some(_) => varies[to][i] = true,
                }
            }
        }
    }
    let mut replaced: Vec<Option<Operand>> = vec![None; body.values.len()];
    let mut changed = false;
    for index in order.into_iter().skip(1) {
        for i in (0..body.blocks[index].params.len()).rev() {
            if varies[index][i] {
                continue;
            }
            let Some(mut operand) = incoming[index][i].take() else { continue };
            let param = body.blocks[index].params[i];
            resolve(&mut operand, &replaced);
            if operand == Operand::Value(param) {
                continue;
            }
            replaced[param.index()] = Some(operand);
            remove_param(body, index, i);
            changed = true;
        }
    }
    if changed {
        substitute(body, &replaced);
    }
    changed
}

/// Removes parameter `i` of a block and the operands for it.
pub(crate) fn remove_param(body: &mut Body, index: usize, i: usize) {
    body.blocks[index].params.remove(i);
    for block in &mut body.blocks {
        for target in block.term.targets_mut() {
            if target.block.index() == index && i < target.args.len() {
                target.args.remove(i);
            }
        }
    }
}

/// Optimistic: parameters start without values and grow by what flows into them.
fn narrow_types(body: &mut Body) -> bool {
    let order = body.reverse_postorder();
    let mut is_param = vec![false; body.values.len()];
    let mut found = body.values.clone();
    for index in order.iter().skip(1) {
        for param in &body.blocks[*index].params {
            is_param[param.index()] = true;
            found[param.index()] = Type::bottom();
        }
    }
    let type_of = |found: &[Type], arg: &Operand| match arg {
        Operand::Value(Value(v)) => found[*v as usize],
        Operand::Const(c) => c.precise_type(),
    };
    let mut changed = true;
    while changed {
        changed = false;
        for index in &order {
            for target in body.blocks[*index].term.targets() {
                let params = &body.blocks[target.block.index()].params;
                for (param, arg) in params.iter().zip(&target.args) {
                    let (old, new) = (found[param.index()], type_of(&found, arg));
                    if old == new || is_subtype(new, old) {
                        continue;
                    }
                    let declared = body.values[param.index()];
                    let joined = join_types(old, new);
                    let joined = if is_subtype(joined, declared) { joined } else { declared };
                    if joined != old {
                        found[param.index()] = joined;
                        changed = true;
                    }
                }
            }
        }
    }
    let mut narrowed = false;
    for (v, is_param) in is_param.iter().enumerate() {
        let (old, new) = (body.values[v], found[v]);
        // A single value is left to `drop_redundant`; a parameter that nothing reaches stays.
        if *is_param && new != old && !new.is_bottom() && is_subtype(new, old) && !is_subtype(old, new) {
            body.values[v] = new;
            narrowed = true;
            debug_assert!(only_value(new).is_none() || new == body.values[v]);
        }
    }
    narrowed
}
