//! Frames of inference, their recursion and their completion.
//!
//! A frame is the inference of one instance (or of one instance with constant arguments). Frames
//! stand on a stack. A call of an instance that is already on the stack closes a cycle: all
//! frames from that one upwards stay until the lowest of them has nothing left to do; then the
//! whole group is iterated to its fixpoint and finished together, as in Julia's own algorithm.

use std::rc::Rc;
use std::sync::Arc;

use juliet_ir::lowered::{self, Stmt};
use juliet_ir::typed::InstanceId;
use juliet_ir::{Effects, Type};
use juliet_types::{Param, tuple};
use rustc_hash::FxHashMap;

use crate::Inferred;
use crate::cfg::LoweredCfg;
use crate::lattice::Lattice;
use crate::plan::Plan;
use crate::world::{FrameId, MethodId, World};

/// The instance number of a top-level thunk, which no world has.
pub const THUNK: InstanceId = InstanceId(u32::MAX);

/// State of a variable at a program point.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct SlotState {
    /// What it holds; `Union{}` where it was never assigned.
    pub(crate) value: Lattice,
    /// It may be undefined here.
    pub(crate) maybe_undefined: bool,
    /// The assignment that it holds: 0 for arguments, statement + 1, or a join of block b.
    pub(crate) version: u32,
}

/// Marks the version of a slot that a block joins.
pub(crate) const JOINED: u32 = 1 << 31;

/// The inference of one instance.
pub(crate) struct Frame {
    pub(crate) instance: InstanceId,
    /// The world's record of what this frame asks.
    pub(crate) record: FrameId,
    pub(crate) method: MethodId,
    pub(crate) spec_types: Type,
    pub(crate) sparams: Vec<Param>,
    pub(crate) body: Arc<lowered::Body>,
    pub(crate) cfg: Rc<LoweredCfg>,
    /// One element for each parameter of the entry, varargs collected.
    pub(crate) args: Vec<Lattice>,
    /// Specialised on constants: never stored under its instance.
    pub(crate) is_const: bool,
    /// Variables at the start of each block; `None` while unreached.
    pub(crate) entry: Vec<Option<Vec<SlotState>>>,
    pub(crate) stmts: Vec<Lattice>,
    pub(crate) effects: Vec<Effects>,
    pub(crate) plans: Vec<Option<Rc<Plan>>>,
    pub(crate) reached: Vec<bool>,
    pub(crate) ret: Lattice,
    pub(crate) pending: std::collections::BTreeSet<u32>,
    pub(crate) visits: Vec<u32>,
    /// Frames and blocks that read `ret` before it was final.
    pub(crate) readers: Vec<(usize, u32)>,
    /// Lowest frame of the cycle that this one is in; its own index where there is none.
    pub(crate) head: usize,
    pub(crate) parent: Option<usize>,
}

/// What the inference of a callee yields.
pub(crate) enum Edge {
    /// Finished.
    Done(Arc<Inferred>),
    /// Not yet: the present result.
    Pending {
        /// What it returns as far as known.
        ret: Lattice,
    },
    /// There is no code.
    Opaque,
}

/// One run of inference.
pub(crate) struct Engine<'w> {
    pub(crate) world: &'w dyn World,
    pub(crate) frames: Vec<Frame>,
    /// Frames of instances on the stack (not those specialised on constants).
    in_progress: FxHashMap<InstanceId, usize>,
    pub(crate) done: FxHashMap<InstanceId, Arc<Inferred>>,
    const_results: FxHashMap<(InstanceId, Vec<Lattice>), (Arc<Inferred>, FrameId)>,
    /// Another inference is under way: where this one meets what that one works on, it stops.
    pub(crate) is_aside: bool,
    /// It has met that: nothing that is not finished will be.
    is_stopped: bool,
}

/// Visits of a block after which its variables are widened to `Any` on any further change.
const VISITS_MAX: u32 = 40;
/// Frames on the stack after which calls are taken as unknown.
const FRAMES_MAX: usize = 400;

impl<'w> Engine<'w> {
    pub(crate) fn new(world: &'w dyn World) -> Engine<'w> {
        Engine {
            world,
            frames: Vec::new(),
            in_progress: FxHashMap::default(),
            done: FxHashMap::default(),
            const_results: FxHashMap::default(),
            is_aside: false,
            is_stopped: false,
        }
    }

    /// Gives up the frames that are not finished.
    pub(crate) fn abandon(&mut self) {
        for frame in self.frames.drain(..).filter(|frame| !frame.is_const) {
            self.world.abandon(frame.instance, frame.record);
        }
    }

    /// The result of an instance, inferring it where needed, on behalf of a block of `parent`.
    pub(crate) fn infer_edge(&mut self, instance: InstanceId, parent: Option<(usize, u32)>) -> Edge {
        self.world.relies_on(instance);
        if let Some(done) = self.done.get(&instance) {
            return Edge::Done(done.clone());
        }
        if let Some(&index) = self.in_progress.get(&instance) {
            return self.close_cycle(index, parent);
        }
        if let Some(done) = self.world.inferred(instance) {
            self.done.insert(instance, done.clone());
            return Edge::Done(done);
        }
        self.is_stopped |= self.is_aside && self.world.is_being_inferred(instance);
        if self.is_stopped {
            return Edge::Opaque;
        }
        if self.frames.len() > FRAMES_MAX {
            self.world.untraceable("calls are nested too deeply");
            return Edge::Opaque;
        }
        let Some(body) = self.world.code(instance) else {
            self.world.untraceable("a generated function has no code");
            return Edge::Opaque;
        };
        let info = self.world.instance_info(instance);
        let args = entry_lattices(&body, info.spec_types);
        let frame = Frame::new(instance, info.method, info.spec_types, info.sparams, body, args, false);
        let index = self.push(frame, parent);
        self.in_progress.insert(instance, index);
        self.run_to_fixpoint(index);
        match self.done.get(&instance) {
            Some(done) => Edge::Done(done.clone()),
            None => self.close_cycle(index, parent),
        }
    }

    /// The result of an instance for constant arguments; `None` where nothing can be said now.
    pub(crate) fn infer_const(
        &mut self,
        instance: InstanceId,
        args: &[Lattice],
        parent: (usize, u32),
    ) -> Option<Arc<Inferred>> {
        let body = self.world.code(instance)?;
        let args = collect_varargs(&body, args);
        let key = (instance, args.clone());
        if let Some((known, record)) = self.const_results.get(&key) {
            self.world.absorb(*record);
            return Some(known.clone());
        }
        if self.frames.len() > FRAMES_MAX || self.repeats_const(instance, parent.0) {
            return None;
        }
        let info = self.world.instance_info(instance);
        let frame = Frame::new(instance, info.method, info.spec_types, info.sparams, body, args, true);
        let index = self.push(frame, Some(parent));
        self.run_to_fixpoint(index);
        if self.frames.len() > index {
            return None; // part of a cycle: its result is not final
        }
        let (result, record) = self.const_results.get(&key)?;
        self.world.absorb(*record);
        Some(result.clone())
    }

    /// A thunk's result.
    pub(crate) fn infer_thunk(&mut self, body: Arc<lowered::Body>) -> Option<Arc<Inferred>> {
        let frame = Frame::new(THUNK, MethodId(u32::MAX), tuple(&[]), Vec::new(), body, Vec::new(), false);
        let index = self.push(frame, None);
        self.run_to_fixpoint(index);
        self.done.remove(&THUNK)
    }

    fn repeats_const(&self, instance: InstanceId, from: usize) -> bool {
        let mut current = Some(from);
        let mut depth = 0;
        while let Some(index) = current {
            let frame = &self.frames[index];
            if frame.is_const {
                depth += 1;
                if frame.instance == instance || depth > 16 {
                    return true;
                }
            }
            current = frame.parent;
        }
        false
    }

    fn push(&mut self, mut frame: Frame, parent: Option<(usize, u32)>) -> usize {
        let index = self.frames.len();
        frame.head = index;
        frame.parent = parent.map(|p| p.0);
        frame.record = self.world.begin(frame.instance, frame.is_const);
        self.frames.push(frame);
        index
    }

    /// A call of frame `index`, which is on the stack.
    fn close_cycle(&mut self, index: usize, parent: Option<(usize, u32)>) -> Edge {
        let head = self.frames[index].head;
        if let Some(reader) = parent {
            if !self.frames[index].readers.contains(&reader) {
                self.frames[index].readers.push(reader);
            }
            let head = self.frames[head..].iter().map(|f| f.head).min().unwrap_or(head);
            self.frames[head..].iter_mut().for_each(|f| f.head = head);
        }
        Edge::Pending { ret: self.frames[index].ret.clone() }
    }

    fn run_to_fixpoint(&mut self, index: usize) {
        self.run_pending(index);
        if self.frames[index].head != index {
            return;
        }
        while !self.is_stopped
            && let Some(next) = (index..self.frames.len()).find(|i| !self.frames[*i].pending.is_empty())
        {
            self.run_pending(next);
        }
        if self.is_stopped || self.frames[index].head != index {
            return;
        }
        self.finish(index);
    }

    fn run_pending(&mut self, index: usize) {
        self.world.enter(self.frames[index].record);
        while !self.is_stopped
            && let Some(block) = self.frames[index].pending.pop_first()
        {
            self.interpret_block(index, block as usize);
        }
        self.world.leave();
    }

    /// Makes the results of the frames from `index` upwards.
    fn finish(&mut self, index: usize) {
        let is_cycle = self.frames.len() > index + 1 || !self.frames[index].readers.is_empty();
        let mut results = Vec::new();
        for i in index..self.frames.len() {
            if self.frames[i].is_const && is_cycle && i != index {
                continue;
            }
            self.world.enter(self.frames[i].record);
            let result = crate::build::build_result(self, i, is_cycle);
            self.world.leave();
            results.push((i, Arc::new(result)));
        }
        let members = self.frames[index..].iter().filter(|frame| !frame.is_const).count();
        let group = (members > 1).then_some(self.frames[index].record);
        for (i, result) in results {
            let frame = &self.frames[i];
            if frame.is_const {
                self.const_results.insert((frame.instance, frame.args.clone()), (result, frame.record));
            } else {
                self.in_progress.remove(&frame.instance);
                if frame.instance != THUNK {
                    self.world.store(result.clone(), frame.record, group);
                }
                self.done.insert(frame.instance, result);
            }
        }
        self.frames.truncate(index);
    }

    /// Joins a state into the start of a block, which is visited again where that says more.
    pub(crate) fn flow_to(&mut self, index: usize, block: usize, state: &[SlotState]) {
        let frame = &mut self.frames[index];
        let wide = frame.visits[block] > VISITS_MAX;
        let Some(known) = &mut frame.entry[block] else {
            frame.entry[block] = Some(state.to_vec());
            frame.pending.insert(block as u32);
            return;
        };
        let mut changed = false;
        for (old, new) in known.iter_mut().zip(state) {
            changed |= old.absorb(new, block as u32, wide);
        }
        if changed {
            frame.visits[block] += 1;
            frame.pending.insert(block as u32);
        }
    }

    /// Joins a value into what the frame returns.
    pub(crate) fn join_return(&mut self, index: usize, value: &Lattice) {
        let frame = &mut self.frames[index];
        let joined = if let (Lattice::Conditional(_), true) = (value, frame.ret.is_bottom()) {
            value.clone()
        } else {
            frame.ret.join(value)
        };
        if joined != frame.ret {
            frame.ret = joined;
            for (reader, block) in frame.readers.clone() {
                self.frames[reader].pending.insert(block);
            }
        }
    }

    /// Number of frames of a method among the callers of `from`, and the argument types of the
    /// nearest.
    pub(crate) fn callers_of_method(&self, from: usize, method: MethodId) -> (usize, Option<Type>) {
        let (mut count, mut nearest) = (0, None);
        let mut current = Some(from);
        while let Some(index) = current {
            let frame = &self.frames[index];
            if frame.method == method && frame.instance != THUNK {
                count += 1;
                nearest = nearest.or(Some(frame.spec_types));
            }
            current = frame.parent;
        }
        (count, nearest)
    }

    /// Return type of a callee: of a finished one, or of one in the present cycle.
    pub(crate) fn return_type(&self, instance: InstanceId) -> Type {
        if let Some(done) = self.done.get(&instance) {
            return done.ret;
        }
        match self.in_progress.get(&instance) {
            Some(&index) => self.frames[index].ret.widen(),
            None => Type::any(),
        }
    }
}

impl SlotState {
    /// Joins another state into this one; whether that said more.
    fn absorb(&mut self, new: &SlotState, block: u32, wide: bool) -> bool {
        let mut changed = false;
        if new.maybe_undefined && !self.maybe_undefined {
            self.maybe_undefined = true;
            changed = true;
        }
        if self.version != new.version && self.version != JOINED | block {
            self.version = JOINED | block;
            changed = true;
        }
        if self.value != new.value && !new.value.le(&self.value) {
            self.value = if wide { Lattice::any() } else { self.value.join(&new.value) };
            changed = true;
        }
        changed
    }
}

impl Frame {
    fn new(
        instance: InstanceId,
        method: MethodId,
        spec_types: Type,
        sparams: Vec<Param>,
        body: Arc<lowered::Body>,
        args: Vec<Lattice>,
        is_const: bool,
    ) -> Frame {
        let cfg = Rc::new(LoweredCfg::new(&body));
        let (blocks, count) = (cfg.blocks.len(), body.stmts.len());
        let mut entry = vec![None; blocks];
        let state = |slot: usize| match args.get(slot) {
            Some(value) => SlotState { value: value.clone(), maybe_undefined: false, version: 0 },
            None => SlotState { value: Lattice::bottom(), maybe_undefined: true, version: 0 },
        };
        entry[0] = Some((0..body.slots.len()).map(state).collect());
        Frame {
            instance,
            record: FrameId::default(),
            method,
            spec_types,
            sparams,
            cfg,
            args,
            is_const,
            entry,
            stmts: vec![Lattice::bottom(); count],
            effects: vec![Effects::PURE; count],
            plans: vec![None; count],
            reached: vec![false; count],
            ret: Lattice::bottom(),
            pending: std::iter::once(0).collect(),
            visits: vec![0; blocks],
            readers: Vec::new(),
            head: 0,
            parent: None,
            body,
        }
    }

    /// The effects of a call of the body.
    pub(crate) fn total_effects(&self, is_cycle: bool) -> Effects {
        let mut effects = Effects::PURE;
        for (pc, reached) in self.reached.iter().enumerate() {
            if *reached {
                effects = effects.meet(self.effects[pc]);
            }
        }
        if is_cycle || self.cfg.has_loop {
            effects = effects.without(Effects::TERMINATES);
        }
        effects.with(Effects(self.body.attrs.assumed_effects & Effects::PURE.0))
    }

    /// Whether a statement is one that only the interpreter knows.
    pub(crate) fn is_toplevel_only(stmt: &Stmt) -> bool {
        matches!(
            stmt,
            Stmt::DeclareConst(..) | Stmt::DeclareGlobal(..) | Stmt::DeclareFunction(_) | Stmt::DefineMethod { .. }
        )
    }
}

/// One element for each parameter of the entry, from the instance's argument types.
fn entry_lattices(body: &lowered::Body, spec_types: Type) -> Vec<Lattice> {
    let tuple_type = spec_types.unwrap_union_all();
    let nargs = body.nargs as usize;
    let at = |index: usize| {
        let ty = tuple_type.tuple_element(index).unwrap_or_else(Type::any);
        Lattice::of(ty.rewrap(spec_types))
    };
    if !body.is_va {
        return (0..nargs).map(at).collect();
    }
    let fixed = nargs - 1;
    let mut args: Vec<Lattice> = (0..fixed).map(at).collect();
    let elements = tuple_type.tuple_elements();
    let rest: Vec<Type> = elements.iter().skip(fixed).copied().collect();
    if elements.len() < fixed || rest.iter().any(|t| t.is_vararg()) {
        let rest = if elements.len() < fixed { elements.last().copied().into_iter().collect() } else { rest };
        args.push(Lattice::of(tuple(&rest).rewrap(spec_types)));
    } else {
        let rest = rest.iter().map(|t| Lattice::of(t.rewrap(spec_types))).collect();
        args.push(Lattice::of_tuple(rest));
    }
    args
}

/// Puts the arguments of a varargs method from `nargs` on in a tuple.
fn collect_varargs(body: &lowered::Body, args: &[Lattice]) -> Vec<Lattice> {
    if !body.is_va {
        return args.to_vec();
    }
    let fixed = body.nargs as usize - 1;
    let mut collected = args[..fixed.min(args.len())].to_vec();
    collected.push(Lattice::of_tuple(args.get(fixed..).unwrap_or(&[]).to_vec()));
    collected
}
