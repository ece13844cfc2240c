//! The questions of inference, answered from the runtime's tables.

use std::sync::Arc;

use juliet_infer::{Binding, Inferred, InstanceInfo, Matches, MethodId, MethodMatch, Primitive, World};
use juliet_ir::lowered::Body;
use juliet_ir::typed::InstanceId;
use juliet_ir::{Const, GlobalRef, Type};
use juliet_runtime::{BindingState, rt};
use juliet_types::{HeapRef, Param};

use crate::compile::owner;
use crate::events::{Event, Owner};
use crate::session::Session;

impl World for Session {
    fn binding(&self, global: GlobalRef) -> Binding {
        self.asked.borrow_mut().bindings.insert(rt().modules.resolve(global));
        match rt().modules.state(global) {
            BindingState::Const(value) => Binding::Const(value),
            BindingState::Typed(ty) if ty.is_any() => Binding::Any,
            BindingState::Typed(ty) => Binding::Typed(ty),
            BindingState::Undefined => Binding::Undefined,
        }
    }

    fn methods(&self, signature: Type, limit: usize) -> Option<Matches> {
        let found = rt().methods.matching(signature, limit)?;
        self.asked.borrow_mut().ask(signature);
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
        Some(Matches { methods, covered })
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
        self.inferred.borrow().get(&instance).cloned()
    }

    fn store(&self, result: Arc<Inferred>) {
        self.log.record(Event::Inferred(self.describe(result.instance)), owner(result.instance));
        self.inferred.borrow_mut().insert(result.instance, result);
    }

    fn evaluate(&self, instance: InstanceId, args: &[Const]) -> Option<Const> {
        let _ = instance;
        let _ = args;
        None
    }

    fn heap_field(&self, object: HeapRef, index: usize) -> Option<Const> {
        juliet_runtime::value::const_field(object, index)
    }

    fn primitive(&self, callee: &Const) -> Option<Primitive> {
        match juliet_runtime::primitive_of(callee)? {
            juliet_runtime::Primitive::Builtin(b) => Some(Primitive::Builtin(b)),
            juliet_runtime::Primitive::Intrinsic(i) => Some(Primitive::Intrinsic(i)),
        }
    }
}

impl Session {
    /// Drops what was inferred from definitions that have changed. Code is found again by its
    /// hash where nothing in it changed.
    pub(crate) fn invalidate_all(&self, cause: &str) {
        let known: Vec<InstanceId> = {
            let mut inferred = self.inferred.borrow_mut();
            let mut ids: Vec<InstanceId> = inferred.keys().copied().collect();
            ids.sort_unstable();
            inferred.clear();
            ids
        };
        if known.is_empty() {
            return;
        }
        self.log.record(Event::Stale(cause.to_owned()), Owner::Library);
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
    }
}
