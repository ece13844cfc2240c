//! The questions of inference, answered from the runtime's tables.

use std::sync::Arc;

use juliet_infer::{Binding, FrameId, Inferred, InstanceInfo, Matches, MethodId, MethodMatch, Primitive, World};
use juliet_ir::codec::{ObjectName, ObjectPlace};
use juliet_ir::lowered::Body;
use juliet_ir::typed::InstanceId;
use juliet_ir::{Const, GlobalRef, Type};
use juliet_runtime::{BindingState, rt};
use juliet_types::{HeapRef, Param};

use crate::compile::owner;
use crate::events::{Event, Owner};
use crate::session::Session;
use crate::trace::names::{is_library, names};
use crate::trace::{Answer, Query, is_library_method};

impl World for Session {
    fn binding(&self, global: GlobalRef) -> Binding {
        let target = rt().modules.resolve(global);
        self.asked.borrow_mut().bindings.insert(target);
        let answer = match rt().modules.state(global) {
            BindingState::Const(value) => Binding::Const(value),
            BindingState::Typed(ty) if ty.is_any() => Binding::Any,
            BindingState::Typed(ty) => Binding::Typed(ty),
            BindingState::Undefined => Binding::Undefined,
        };
        if let Binding::Const(value @ (Const::Heap(_) | Const::Struct { .. })) = &answer {
            names(|n| n.note_constant(value, ObjectPlace::Global(target)));
        }
        // The library's constants are in the key of every entry, what a generated name stands for in the
        // method hash of the code that has it.
        let in_key = is_library(global.module) && matches!(answer, Binding::Const(_));
        if !in_key && names(|n| juliet_hash::Names::generated_global(n, global)).is_none() {
            self.traces.ask(Query::Binding(global), || {
                let value = names(|n| juliet_hash::binding_answer(n, &answer))?;
                Some(Answer { value, tables: 0 })
            });
        }
        answer
    }

    fn methods(&self, signature: Type, limit: usize) -> Option<Matches> {
        let found = rt().methods.matching(signature, limit);
        self.asked.borrow_mut().ask(signature);
        let answer = found.map(|found| {
            let covered = found.iter().any(|m| m.covers);
            let methods = found
                .into_iter()
                .map(|m| MethodMatch {
                    method: MethodId(m.method.0),
                    spec_types: m.spec,
                    sparams: m.sparams,
                    covers: m.covers,
                })
                .collect();
            Matches { methods, covered }
        });
        let query = Query::Methods(signature, u32::try_from(limit).unwrap_or(u32::MAX));
        self.traces.ask(query, || {
            let value = names(|n| juliet_hash::methods_answer(n, answer.as_ref()))?;
            Some(Answer { value, tables: self.book.tables_of(signature) })
        });
        answer
    }

    fn signature(&self, method: MethodId) -> Type {
        rt().methods.method(juliet_runtime::MethodId(method.0)).signature
    }

    fn instance(&self, method: MethodId, spec_types: Type, sparams: &[Param]) -> InstanceId {
        let method = rt().methods.method(juliet_runtime::MethodId(method.0));
        rt().methods.instance_of(&method, spec_types, sparams)
    }

    fn instance_info(&self, instance: InstanceId) -> InstanceInfo {
        let instance = rt().methods.instance(instance);
        InstanceInfo {
            method: MethodId(instance.method.id.0),
            spec_types: instance.spec,
            sparams: instance.sparams.clone(),
        }
    }

    fn code(&self, instance: InstanceId) -> Option<Arc<Body>> {
        let instance = rt().methods.instance(instance);
        if instance.method.body.attrs.generated {
            return self.generated_code(&instance).ok();
        }
        Some(instance.method.body.clone())
    }

    fn inferred(&self, instance: InstanceId) -> Option<Arc<Inferred>> {
        if let Some(known) = self.inferred.borrow().get(&instance) {
            return Some(known.clone());
        }
        if self.traces.inferring.borrow().contains(&instance) {
            return None;
        }
        let entry = self.lookup(instance)?;
        let known = self.inferred.borrow().get(&instance).cloned();
        known.or_else(|| self.result_of(entry, instance))
    }

    fn is_being_inferred(&self, instance: InstanceId) -> bool {
        self.traces.inferring.borrow().contains(&instance)
    }

    fn abandon(&self, instance: InstanceId, frame: FrameId) {
        self.traces.abandon(instance, frame);
    }

    fn store(&self, result: Arc<Inferred>, frame: FrameId, group: Option<FrameId>) {
        let instance = result.instance;
        self.log.record(Event::Inferred(self.describe(instance)), owner(instance), Some(instance));
        let earlier = self.inferred.borrow_mut().insert(instance, result.clone());
        if earlier.is_some() {
            self.traces.is_clouded.set(true);
        }
        self.interfaces.borrow_mut().remove(&instance);
        if let Some(why) = self.traces.finish(result, frame, group) {
            self.uncacheable_result(instance, &why);
        }
    }

    fn begin(&self, instance: InstanceId, is_const: bool) -> FrameId {
        let frame = self.traces.begin(instance, is_const);
        self.log.by_instance.frame(frame, instance);
        if is_const {
            let method = rt().methods.instance(instance).method.clone();
            let query = if method.body.attrs.generated {
                Query::Generated(instance)
            } else if is_library_method(method.id) {
                return frame;
            } else {
                Query::Body(method.id)
            };
            self.traces.enter(frame);
            self.traces.ask(query.clone(), || self.answered(&query));
            self.traces.leave();
        }
        frame
    }

    fn enter(&self, frame: FrameId) {
        self.traces.enter(frame);
        self.log.by_instance.enter(frame);
    }

    fn leave(&self) {
        self.traces.leave();
        self.log.by_instance.leave();
    }

    fn relies_on(&self, callee: InstanceId) {
        self.traces.relies_on(callee);
    }

    fn absorb(&self, frame: FrameId) {
        self.traces.absorb(frame);
    }

    fn order_matters(&self, union: Type) {
        let answer = || names(|n| juliet_hash::order_answer(n, union)).map(|value| Answer { value, tables: 0 });
        self.traces.ask(Query::Order(union), answer);
    }

    fn limited(&self) {
        self.traces.limited();
    }

    fn untraceable(&self, why: &'static str) {
        self.traces.untraceable(why);
    }

    fn evaluate(&self, instance: InstanceId, args: &[Const]) -> Option<Const> {
        let _ = instance;
        let _ = args;
        None
    }

    fn heap_field(&self, object: HeapRef, index: usize) -> Option<Const> {
        let answer = juliet_runtime::value::const_field(object, index);
        match names(|n| juliet_hash::Names::heap_object(n, object)) {
            Some(ObjectName { place: ObjectPlace::Global(global), path }) if path.is_empty() => {
                let query = Query::Field(global, u32::try_from(index).unwrap_or(u32::MAX));
                self.traces.ask(query, || {
                    let value = names(|n| juliet_hash::field_answer(n, answer.as_ref()))?;
                    Some(Answer { value, tables: 0 })
                });
            }
            _ => self.traces.untraceable("a field of an object without a name was looked at"),
        }
        answer
    }

    fn primitive(&self, callee: &Const) -> Option<Primitive> {
        match juliet_runtime::primitive_of(callee)? {
            juliet_runtime::Primitive::Builtin(b) => Some(Primitive::Builtin(b)),
            juliet_runtime::Primitive::Intrinsic(i) => Some(Primitive::Intrinsic(i)),
        }
    }
}

impl Session {
    /// A name stands for something else than results rely on, if any do.
    pub(crate) fn binding_means_other(&self, binding: GlobalRef) {
        if self.asked.borrow().bindings.contains(&binding) {
            self.invalidate_all(&format!("binding {binding} changed"));
        }
    }

    /// Drops what was inferred from definitions that have changed. Code is found again by its
    /// hash where nothing in it changed.
    pub(crate) fn invalidate_all(&self, cause: &str) {
        self.settle();
        self.chain.note_drop();
        // What was asked is forgotten below, so nothing may rest on answers from before.
        self.traces.epoch.set(self.traces.epoch.get() + 1);
        let known: Vec<InstanceId> = {
            let mut inferred = self.inferred.borrow_mut();
            let mut ids: Vec<InstanceId> = inferred.keys().copied().chain(self.book.take_in_use()).collect();
            ids.sort_unstable();
            ids.dedup();
            inferred.clear();
            self.interfaces.borrow_mut().clear();
            self.book.rely_on_nothing();
            ids
        };
        if known.is_empty() {
            return;
        }
        self.log.record(Event::Stale(cause.to_owned()), Owner::Library, None);
        *self.asked.borrow_mut() = crate::session::Asked::default();
        for instance in known {
            rt().methods.invalidate(instance);
        }
    }

    /// Whether a new method changes the answer to a question that was asked.
    pub(crate) fn concerns(&self, signature: Type) -> bool {
        let asked = self.asked.borrow();
        let questions = asked.about(juliet_runtime::method_table(signature));
        questions.iter().any(|question| !juliet_types::intersect(*question, signature).is_bottom())
            || self.concerns_packed(signature)
    }
}
