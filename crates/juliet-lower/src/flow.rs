//! Definite assignment: which reads of a local may find it undefined, and which closures are made
//! before a variable they capture has its value.
//!
//! One walk over the tree in evaluation order; the state is the set of variables assigned on every
//! path, or nothing where control does not arrive.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::hir::{Function, Hir, Label, LambdaId, Target, Try, VarId};
use crate::scope::{Program, VarKind};

type State = Option<FxHashSet<VarId>>;

/// Fills `maybe_undefined` and `captured_undefined` of all variables.
pub(crate) fn analyse(program: &mut Program) {
    let body = std::mem::replace(&mut program.body, crate::hir::nothing());
    let mut flow =
        Flow { program, lambda: LambdaId(0), state: Some(FxHashSet::default()), breaks: FxHashMap::default() };
    flow.walk(&body);
    program.body = body;
}

struct Flow<'a> {
    program: &'a mut Program,
    lambda: LambdaId,
    state: State,
    breaks: FxHashMap<Label, Vec<State>>,
}

fn meet(a: State, b: State) -> State {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.intersection(&b).copied().collect()),
        (a, None) => a,
        (None, b) => b,
    }
}

impl Flow<'_> {
    fn has(&self, id: VarId) -> bool {
        self.state.as_ref().is_none_or(|set| set.contains(&id))
    }

    fn is_own_local(&self, id: VarId) -> bool {
        let var = self.program.var(id);
        var.owner == self.lambda && var.kind == VarKind::Local
    }

    fn set(&mut self, id: VarId) {
        if self.is_own_local(id)
            && let Some(set) = &mut self.state
        {
            set.insert(id);
        }
    }

    fn read(&mut self, id: VarId) {
        if self.is_own_local(id) && !self.has(id) {
            self.program.vars[id.0 as usize].maybe_undefined = true;
        }
    }

    fn walk(&mut self, hir: &Hir) {
        match hir {
            Hir::Var(id) => self.read(*id),
            Hir::IsDefined(place) => {
                if let Hir::Var(id) = **place {
                    self.read(id);
                }
            }
            Hir::Assign(target, value) => {
                self.walk(value);
                if let Hir::Var(id) = **target {
                    self.set(id);
                }
            }
            Hir::If(cond, then, otherwise) => {
                self.walk(cond);
                let before = self.state.clone();
                self.walk(then);
                let after_then = std::mem::replace(&mut self.state, before);
                self.walk(otherwise);
                self.state = meet(after_then, self.state.take());
            }
            Hir::While(cond, body) => {
                self.walk(cond);
                let after_cond = self.state.clone();
                self.walk(body);
                self.state = after_cond;
            }
            Hir::BreakBlock(label, body) => {
                self.breaks.insert(*label, Vec::new());
                self.walk(body);
                for state in self.breaks.remove(label).unwrap_or_default() {
                    self.state = meet(self.state.take(), state);
                }
            }
            Hir::Break(label) => {
                let state = self.state.take();
                if let Some(list) = self.breaks.get_mut(label) {
                    list.push(state);
                }
            }
            Hir::Return(value) => {
                self.walk(value);
                self.state = None;
            }
            Hir::SymbolicGoto(_) => self.state = None,
            Hir::SymbolicLabel(_) => self.state = Some(FxHashSet::default()),
            Hir::Scope(scope) => {
                if let Some(set) = &mut self.state {
                    scope.vars.iter().for_each(|var| {
                        set.remove(var);
                    });
                }
                self.walk(&scope.body);
            }
            Hir::Try(t) => self.walk_try(t),
            Hir::Function(function) => self.walk_function(function),
            _ => hir.for_each_child(&mut |child| self.walk(child)),
        }
    }

    fn walk_try(&mut self, t: &Try) {
        let before = self.state.clone();
        self.walk(&t.body);
        if let Some(otherwise) = &t.otherwise {
            self.walk(otherwise);
        }
        if let Some(handler) = &t.handler {
            let after_body = std::mem::replace(&mut self.state, before.clone());
            self.walk(handler);
            self.state = meet(after_body, self.state.take());
        }
        if let Some(finally) = &t.finally {
            let after = std::mem::replace(&mut self.state, before);
            self.walk(finally);
            self.state = match (after, self.state.take()) {
                (Some(a), Some(b)) => Some(a.union(&b).copied().collect()),
                _ => None,
            };
        }
    }

    fn walk_function(&mut self, function: &Function) {
        if let Target::Value(value) = &function.target {
            self.walk(value);
        }
        let captured = match &function.target {
            Target::Closure(group, _) => self.program.group(*group).captures.clone(),
            _ => function.methods.iter().flat_map(|m| self.program.lambda(m.lambda.id).free.clone()).collect(),
        };
        for var in captured {
            if self.is_own_local(var) && !self.has(var) {
                self.program.vars[var.0 as usize].captured_undefined = true;
            }
        }
        if let Target::Closure(_, Some(var)) = &function.target {
            self.set(*var);
        }
        for method in &function.methods {
            let saved = (self.lambda, self.state.replace(FxHashSet::default()), std::mem::take(&mut self.breaks));
            self.lambda = method.lambda.id;
            if let Some(ret) = &method.lambda.ret_type {
                self.walk(ret);
            }
            self.walk(&method.lambda.body);
            (self.lambda, self.state, self.breaks) = saved;
        }
    }
}
