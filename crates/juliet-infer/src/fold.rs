//! Pass: constant folding, forwarding of fields and common subexpressions, in one walk over the
//! dominator tree; branches on constants become jumps.
//!
//! What a branch says of its condition holds in the blocks that its edge dominates. Expressions
//! of a protected block are not known in its handler, since the block may not have got that far.

use juliet_ir::typed::{Body, Inst, Op, Operand, Terminator, Value};
use juliet_ir::{Builtin, Const, Effects, Intrinsic, Type};
use juliet_types::is_subtype;
use rustc_hash::FxHashMap;

use crate::lattice::{Lattice, only_value};
use crate::passes::{handlers, predecessors, resolve, substitute};
use crate::thread_jumps::lattice_of;
use crate::world::World;

/// An expression: operation and operands, spelled so that equal expressions are equal.
#[derive(PartialEq, Eq, Hash, Clone)]
struct Key {
    op: (u8, u16),
    ty: Type,
    operands: Vec<KeyOperand>,
}

#[derive(PartialEq, Eq, Hash, Clone)]
enum KeyOperand {
    Value(Value),
    Const(Const),
}

/// Kinds of memory that code writes.
#[derive(Clone, Copy, Default)]
struct Written {
    fields: bool,
    elements: bool,
}

impl Written {
    /// What an instruction writes that is not free of effects.
    fn by(inst: &Inst) -> Written {
        match &inst.op {
            Op::CellSet(..) => Written::default(),
            Op::Builtin(Builtin::Memoryrefset | Builtin::MemoryUnset, _) => Written { fields: false, elements: true },
            Op::Builtin(Builtin::Setfield, _) => Written { fields: true, elements: false },
            // What only throws does not write.
            Op::Builtin(Builtin::Throw | Builtin::Typeassert, _) => Written::default(),
            _ => Written { fields: true, elements: true },
        }
    }

    fn and(self, other: Written) -> Written {
        Written { fields: self.fields | other.fields, elements: self.elements | other.elements }
    }

    /// Whether a load may see it.
    fn touches(self, load: &Key) -> bool {
        let of_elements =
            load.op == (1, Builtin::Memoryrefget as u16) || load.op == (1, Builtin::MemoryrefIsassigned as u16);
        if of_elements { self.elements } else { self.fields }
    }
}

/// Blocks that are searched for writes before a join.
const JOIN_BLOCKS_MAX: usize = 64;

/// The walk.
struct Folder<'b> {
    body: &'b mut Body,
    world: &'b dyn World,
    replaced: Vec<Option<Operand>>,
    /// Instructions that later ones look into.
    definitions: Vec<Option<Op>>,
    /// Known expressions, innermost scope last.
    known: Vec<FxHashMap<Key, Operand>>,
    /// Loads that nothing has written over since.
    loads: FxHashMap<Key, Operand>,
    /// The same at the end of each block.
    loads_at_end: Vec<Option<FxHashMap<Key, Operand>>>,
    /// What each block writes, where that has been asked.
    written: Vec<Option<Written>>,
    /// First scope that is visible.
    first_visible: usize,
    /// Values known by branches.
    facts: Vec<(Value, Const)>,
    changed: bool,
}

/// See the file's documentation.
pub(crate) fn fold(body: &mut Body, world: &dyn World) -> bool {
    let idom = body.immediate_dominators();
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); body.blocks.len()];
    for block in body.reverse_postorder().into_iter().skip(1) {
        if let Some(up) = idom[block] {
            children[up].push(block);
        }
    }
    let predecessors = predecessors(body);
    let is_handler = handlers(body);
    let values = body.values.len();
    let blocks = body.blocks.len();
    let mut folder = Folder {
        body,
        world,
        replaced: vec![None; values],
        definitions: vec![None; values],
        known: Vec::new(),
        loads: FxHashMap::default(),
        loads_at_end: vec![None; blocks],
        written: vec![None; blocks],
        first_visible: 0,
        facts: Vec::new(),
        changed: false,
    };
    // Stack of blocks to enter and scopes to leave.
    let mut work = vec![Step::Enter(0)];
    while let Some(step) = work.pop() {
        match step {
            Step::Enter(block) => {
                let (facts, visible) = (folder.facts.len(), folder.first_visible);
                folder.known.push(FxHashMap::default());
                if is_handler[block] {
                    folder.first_visible = folder.known.len() - 1;
                }
                if !is_handler[block] {
                    folder.learn(block, &predecessors);
                }
                folder.loads = match (&predecessors[block][..], idom[block]) {
                    _ if is_handler[block] => FxHashMap::default(),
                    ([from], _) => folder.loads_at_end[*from].clone().unwrap_or_default(),
                    (_, Some(above)) => folder.loads_at_join(block, above, &predecessors),
                    _ => FxHashMap::default(),
                };
                folder.block(block);
                folder.loads_at_end[block] = Some(std::mem::take(&mut folder.loads));
                work.push(Step::Leave { facts, visible });
                work.extend(children[block].iter().rev().map(|b| Step::Enter(*b)));
            }
            Step::Leave { facts, visible } => {
                folder.known.pop();
                folder.facts.truncate(facts);
                folder.first_visible = visible;
            }
        }
    }
    let (changed, replaced) = (folder.changed, folder.replaced);
    if changed {
        substitute(body, &replaced);
    }
    changed
}

enum Step {
    Enter(usize),
    Leave { facts: usize, visible: usize },
}

impl Folder<'_> {
    /// What the only edge into a block says of its condition.
    fn learn(&mut self, block: usize, predecessors: &[Vec<usize>]) {
        let [from] = predecessors[block][..] else { return };
        if let Terminator::Branch { cond: Operand::Value(v), then, otherwise } = &self.body.blocks[from].term
            && then.block != otherwise.block
        {
            let taken = then.block.index() == block;
            self.facts.push((*v, Const::bool(taken)));
            // The negation, and what it negates.
            if let Some(Op::Intrinsic(Intrinsic::NotInt, args)) = &self.definitions[v.index()]
                && let Operand::Value(inner) = args[0]
                && self.body.values[inner.index()] == juliet_types::builtin().bool
            {
                self.facts.push((inner, Const::bool(!taken)));
            }
        }
    }

    fn operand(&mut self, op: &mut Operand) {
        let before = op.clone();
        resolve(op, &self.replaced);
        if let Operand::Value(v) = op
            && let Some((_, value)) = self.facts.iter().rev().find(|(known, _)| known == v)
        {
            *op = Operand::Const(value.clone());
        }
        self.changed |= *op != before;
    }

    fn block(&mut self, index: usize) {
        let mut insts = std::mem::take(&mut self.body.blocks[index].insts);
        insts.retain_mut(|inst| self.keeps(inst));
        self.body.blocks[index].insts = insts;
        let mut term = std::mem::replace(&mut self.body.blocks[index].term, Terminator::Unreachable);
        term.for_each_operand_mut(&mut |op| self.operand(op));
        self.body.blocks[index].term = self.terminator(term);
    }

    fn terminator(&mut self, term: Terminator) -> Terminator {
        let Terminator::Branch { cond, then, otherwise } = term else { return term };
        if let Operand::Const(c) = &cond {
            self.changed = true;
            return match c.as_bool() {
                Some(true) => Terminator::Jump(then),
                Some(false) => Terminator::Jump(otherwise),
                None => Terminator::Unreachable,
            };
        }
        if then == otherwise {
            self.changed = true;
            return Terminator::Jump(then);
        }
        if let Operand::Value(v) = &cond
            && let Some(Op::Intrinsic(Intrinsic::NotInt, args)) = &self.definitions[v.index()]
        {
            self.changed = true;
            return Terminator::Branch { cond: args[0].clone(), then: otherwise, otherwise: then };
        }
        Terminator::Branch { cond, then, otherwise }
    }

    /// Folds an instruction; whether it stays.
    fn keeps(&mut self, inst: &mut Inst) -> bool {
        inst.op.for_each_operand_mut(&mut |op| self.operand(op));
        if let Some(new) = self.simplify(inst) {
            self.replaced[inst.result.index()] = Some(new);
            self.changed = true;
            return false;
        }
        let repeats = Effects::CONSISTENT.with(Effects::EFFECT_FREE).with(Effects::MEMORY_INDEPENDENT);
        if inst.effects.has(repeats)
            && let Some(key) = self.key(inst)
        {
            if let Some(known) = self.known[self.first_visible..].iter().rev().find_map(|scope| scope.get(&key)) {
                self.replaced[inst.result.index()] = Some(known.clone());
                self.changed = true;
                return false;
            }
            let scope = self.known.last_mut().expect("a block has a scope");
            scope.insert(key, inst.result.into());
        }
        if self.repeats_load(inst) {
            return false;
        }
        if matches!(
            inst.op,
            Op::New { .. } | Op::Pi(_) | Op::Intrinsic(Intrinsic::NotInt, _) | Op::Builtin(Builtin::Tuple, _)
        ) {
            self.definitions[inst.result.index()] = Some(inst.op.clone());
        }
        true
    }

    /// Whether an instruction loads what an earlier one loaded. Writes end what is known.
    fn repeats_load(&mut self, inst: &Inst) -> bool {
        if !inst.effects.has(Effects::EFFECT_FREE) {
            let written = Written::by(inst);
            self.loads.retain(|key, _| !written.touches(key));
            self.note_stored_field(inst);
            return false;
        }
        self.note_new_fields(inst);
        let is_load = matches!(
            inst.op,
            Op::Builtin(
                Builtin::Getfield | Builtin::Memoryrefget | Builtin::Isdefined | Builtin::MemoryrefIsassigned,
                _
            )
        );
        if !is_load || inst.effects.has(Effects::MEMORY_INDEPENDENT) {
            return false;
        }
        let Some(key) = self.key(inst) else { return false };
        if let Some(known) = self.loads.get(&key) {
            self.replaced[inst.result.index()] = Some(known.clone());
            self.changed = true;
            return true;
        }
        self.loads.insert(key, inst.result.into());
        false
    }

    /// After a store to a field, a load of it is the stored value.
    fn note_stored_field(&mut self, inst: &Inst) {
        let Op::Builtin(Builtin::Setfield, args) = &inst.op else { return };
        let [Operand::Value(object), Operand::Const(key), value] = &args[..] else { return };
        let ty = self.body.values[object.index()];
        if ty.is_concrete()
            && inst.effects.has(Effects::NOTHROW)
            && let Some(index) = crate::tfuncs_object::field_position(ty, key)
        {
            self.know_field(*object, ty, index, value.clone());
        }
    }

    /// The fields of a new mutable object are what it was made of, until something writes.
    fn note_new_fields(&mut self, inst: &Inst) {
        let Op::New { ty, args } = &inst.op else { return };
        if !ty.is_mutable() {
            return;
        }
        for (index, value) in args.iter().enumerate() {
            self.know_field(inst.result, *ty, index, value.clone());
        }
    }

    fn know_field(&mut self, object: Value, ty: Type, index: usize, value: Operand) {
        let (Some(field), Some(name)) = (ty.field_type(index), ty.field_name(index)) else { return };
        if self.body.type_of(&value) != field {
            return;
        }
        let operands = vec![KeyOperand::Value(object), KeyOperand::Const(Const::Sym(name))];
        self.loads.insert(Key { op: (1, Builtin::Getfield as u16), ty: field, operands }, value);
    }

    /// Loads of the dominator that still hold in a block with several predecessors: no way from
    /// there to here writes over them. For the head of a loop these are the invariant ones.
    fn loads_at_join(&mut self, block: usize, above: usize, predecessors: &[Vec<usize>]) -> FxHashMap<Key, Operand> {
        let Some(mut loads) = self.loads_at_end[above].clone() else { return FxHashMap::default() };
        let mut seen = Vec::new();
        let mut work: Vec<usize> = predecessors[block].clone();
        let mut written = Written::default();
        while let Some(at) = work.pop() {
            if at == above || seen.contains(&at) {
                continue;
            }
            // A handler is reached from within other blocks, which this search does not see.
            let from_handler = predecessors[at].is_empty();
            if loads.is_empty() || from_handler || seen.len() > JOIN_BLOCKS_MAX {
                return FxHashMap::default();
            }
            seen.push(at);
            written = written.and(self.written_in(at));
            work.extend(&predecessors[at]);
        }
        loads.retain(|key, _| !written.touches(key));
        loads
    }

    fn written_in(&mut self, block: usize) -> Written {
        if let Some(known) = self.written[block] {
            return known;
        }
        let insts = &self.body.blocks[block].insts;
        let written = insts
            .iter()
            .filter(|inst| !inst.effects.has(Effects::EFFECT_FREE))
            .fold(Written::default(), |sum, inst| sum.and(Written::by(inst)));
        self.written[block] = Some(written);
        written
    }

    fn key(&self, inst: &Inst) -> Option<Key> {
        let op = match &inst.op {
            Op::Intrinsic(i, _) => (0, *i as u16),
            Op::Builtin(b, _) => (1, *b as u16),
            Op::Pi(_) => (2, 0),
            Op::New { .. } => (3, 0),
            Op::BoundsCheck => (4, 0),
            _ => return None,
        };
        let ty = match &inst.op {
            Op::New { ty, .. } => *ty,
            _ => self.body.values[inst.result.index()],
        };
        let mut operands = Vec::new();
        inst.op.for_each_operand(&mut |o| {
            operands.push(match o {
                Operand::Value(v) => KeyOperand::Value(*v),
                Operand::Const(c) => KeyOperand::Const(c.clone()),
            });
        });
        Some(Key { op, ty, operands })
    }

    /// The operand that an instruction's value is known to be.
    fn simplify(&mut self, inst: &mut Inst) -> Option<Operand> {
        let ty = self.body.values[inst.result.index()];
        match &inst.op {
            Op::Intrinsic(which, args) => {
                if let Some(same) = identity(*which, args) {
                    return Some(same);
                }
                if *which == Intrinsic::NotInt
                    && let Operand::Value(v) = &args[0]
                    && let Some(Op::Intrinsic(Intrinsic::NotInt, inner)) = &self.definitions[v.index()]
                {
                    return Some(inner[0].clone());
                }
                let (value, effects) = crate::tfuncs_intrinsic::result(*which, &self.lattices(args));
                inst.effects = inst.effects.with(effects);
                self.constant(value, effects)
            }
            Op::Builtin(which, args) => {
                let (which, args) = (*which, args.clone());
                self.simplify_builtin(inst, which, &args, ty)
            }
            Op::Pi(op) => self.simplify_pi(op.clone(), ty, inst),
            Op::New { ty, args } if !ty.is_mutable() && Some(args.len()) == ty.field_count() => {
                let consts: Option<Vec<Const>> = args
                    .iter()
                    .map(|a| match a {
                        Operand::Const(c) => Some(c.clone()),
                        Operand::Value(_) => None,
                    })
                    .collect();
                if let Some(consts) = consts
                    && consts.iter().all(|c| !matches!(c, Const::Heap(_)))
                {
                    return Some(Operand::Const(Const::immutable(*ty, consts)));
                }
                only_value(*ty).map(Operand::Const)
            }
            _ => None,
        }
    }

    fn lattices(&self, args: &[Operand]) -> Vec<Lattice> {
        args.iter().map(|a| lattice_of(self.body, a)).collect()
    }

    fn constant(&self, value: Lattice, effects: Effects) -> Option<Operand> {
        match value {
            Lattice::Const(c) if effects.removable() => Some(Operand::Const(c)),
            _ => None,
        }
    }

    fn simplify_pi(&mut self, op: Operand, ty: Type, inst: &mut Inst) -> Option<Operand> {
        let known = self.body.type_of(&op);
        if is_subtype(known, ty) {
            return Some(op);
        }
        if let Some(c) = only_value(ty) {
            return Some(Operand::Const(c));
        }
        if let Operand::Value(v) = &op
            && let Some(Op::Pi(inner)) = &self.definitions[v.index()]
        {
            let inner = inner.clone();
            if is_subtype(self.body.type_of(&inner), ty) {
                return Some(inner);
            }
            inst.op = Op::Pi(inner);
            self.changed = true;
        }
        None
    }

    fn simplify_builtin(&mut self, inst: &mut Inst, which: Builtin, args: &[Operand], ty: Type) -> Option<Operand> {
        match which {
            Builtin::Egal if args[0] == args[1] => return Some(Operand::Const(Const::bool(true))),
            Builtin::Egal => {
                if let Some(value) = self.compare_truth(inst, args) {
                    return value;
                }
            }
            Builtin::Getfield => {
                if let Some(value) = self.forward_field(args, ty) {
                    return Some(value);
                }
            }
            Builtin::Typeassert => {
                if let Operand::Const(Const::Type(t)) = &args[1]
                    && !t.has_free_vars()
                    && is_subtype(self.body.type_of(&args[0]), *t)
                {
                    return Some(args[0].clone());
                }
            }
            Builtin::Ifelse => {
                if let Operand::Const(c) = &args[0]
                    && let Some(cond) = c.as_bool()
                {
                    return Some(args[if cond { 1 } else { 2 }].clone());
                }
            }
            Builtin::ApplyIterate | Builtin::Invoke | Builtin::Kwcall => return None,
            _ => {}
        }
        let (value, effects) = crate::tfuncs::result(self.world, which, &self.lattices(args));
        inst.effects = inst.effects.with(effects);
        if let Some(constant) = self.constant(value.clone(), effects) {
            return Some(constant);
        }
        // A comparison with the only value of a type is a test of the type.
        None
    }

    /// `b === true` is `b`, `b === false` its negation.
    fn compare_truth(&mut self, inst: &mut Inst, args: &[Operand]) -> Option<Option<Operand>> {
        let (value, truth) = match args {
            [value, Operand::Const(c)] | [Operand::Const(c), value] => (value, c.as_bool()?),
            _ => return None,
        };
        if self.body.type_of(value) != juliet_types::builtin().bool {
            return None;
        }
        if truth {
            return Some(Some(value.clone()));
        }
        inst.op = Op::Intrinsic(Intrinsic::NotInt, vec![value.clone()]);
        inst.effects = Effects::PURE;
        self.changed = true;
        Some(None)
    }

    /// The operand that a `getfield` reads, where the object was made here.
    fn forward_field(&mut self, args: &[Operand], ty: Type) -> Option<Operand> {
        let Operand::Const(key) = &args[1] else { return None };
        let mut object = args[0].clone();
        while let Operand::Value(v) = &object {
            match &self.definitions[v.index()] {
                Some(Op::Pi(inner)) => object = inner.clone(),
                Some(Op::New { ty: made, args: fields }) => {
                    let index = crate::tfuncs_object::field_position(*made, key)?;
                    if made.is_mutable() && !made.is_field_const(index) {
                        return None;
                    }
                    let value = fields.get(index)?.clone();
                    return is_subtype(self.body.type_of(&value), ty).then_some(value);
                }
                Some(Op::Builtin(Builtin::Tuple, fields)) => {
                    let index = usize::try_from(key.as_int()? - 1).ok()?;
                    let value = fields.get(index)?.clone();
                    return is_subtype(self.body.type_of(&value), ty).then_some(value);
                }
                _ => return None,
            }
        }
        None
    }
}

/// Identities of integer arithmetic.
fn identity(which: Intrinsic, args: &[Operand]) -> Option<Operand> {
    let is_bits = |op: &Operand, byte: u8| match op {
        Operand::Const(Const::Bits { ty, bytes }) => {
            ty.is_primitive() && !bytes.is_empty() && bytes[0] == byte && bytes[1..].iter().all(|b| *b == 0)
        }
        _ => false,
    };
    let is_ones = |op: &Operand| match op {
        Operand::Const(Const::Bits { ty, bytes }) if *ty == juliet_types::builtin().bool => bytes[..] == [1],
        Operand::Const(Const::Bits { ty, bytes }) => ty.is_primitive() && bytes.iter().all(|b| *b == 0xff),
        _ => false,
    };
    match which {
        Intrinsic::AndInt => {
            if is_ones(&args[1]) || is_bits(&args[0], 0) || args[0] == args[1] {
                return Some(args[0].clone());
            }
            (is_ones(&args[0]) || is_bits(&args[1], 0)).then(|| args[1].clone())
        }
        Intrinsic::OrInt if is_ones(&args[0]) || args[0] == args[1] => Some(args[0].clone()),
        Intrinsic::OrInt if is_ones(&args[1]) => Some(args[1].clone()),
        // Nothing is below zero.
        Intrinsic::UltInt if is_bits(&args[1], 0) => Some(Operand::Const(Const::bool(false))),
        Intrinsic::SltInt | Intrinsic::UltInt if args[0] == args[1] => Some(Operand::Const(Const::bool(false))),
        Intrinsic::SleInt | Intrinsic::UleInt | Intrinsic::EqInt if args[0] == args[1] => {
            Some(Operand::Const(Const::bool(true)))
        }
        Intrinsic::AddInt | Intrinsic::OrInt | Intrinsic::XorInt => {
            if is_bits(&args[1], 0) {
                return Some(args[0].clone());
            }
            is_bits(&args[0], 0).then(|| args[1].clone())
        }
        Intrinsic::SubInt | Intrinsic::ShlInt | Intrinsic::LshrInt | Intrinsic::AshrInt => {
            is_bits(&args[1], 0).then(|| args[0].clone())
        }
        Intrinsic::MulInt => {
            if is_bits(&args[1], 1) {
                return Some(args[0].clone());
            }
            is_bits(&args[0], 1).then(|| args[1].clone())
        }
        _ => None,
    }
}
