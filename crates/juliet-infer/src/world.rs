//! What inference asks of the program around a method.
//!
//! Every query goes through [`World`], so that the answers can be recorded as a trace and checked
//! later. Answers must be deterministic. [`crate::twin::TwinWorld`] is the in-memory twin.

use std::sync::Arc;

use juliet_ir::lowered;
use juliet_ir::typed::InstanceId;
use juliet_ir::{Builtin, Const, GlobalRef, Intrinsic, Type};
use juliet_types::{HeapRef, Param};

use crate::Inferred;

/// A method, as the world numbers them in this process.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct MethodId(pub u32);

/// What is known of a global variable.
#[derive(Clone, PartialEq, Debug)]
pub enum Binding {
    /// A constant.
    Const(Const),
    /// A variable of a declared type; it may still be undefined.
    Typed(Type),
    /// A variable of any type; it may still be undefined.
    Any,
    /// Nothing is bound to the name now.
    Undefined,
}

/// One method that may be called.
#[derive(Clone, PartialEq, Debug)]
pub struct MethodMatch {
    /// The method.
    pub method: MethodId,
    /// The argument types (function first) for which it is called: the intersection of the call's
    /// types and the method's signature, a tuple type.
    pub spec_types: Type,
    /// Values of the signature's type variables; an open one is a `TypeVar`.
    pub sparams: Vec<Param>,
    /// Whether the method applies to all arguments of the asked types.
    pub covers: bool,
}

/// The methods that a call may reach.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Matches {
    /// In the order of dispatch, the most specific first; a method that an earlier one hides
    /// is absent.
    pub methods: Vec<MethodMatch>,
    /// Whether every call of the asked types reaches one of them without ambiguity.
    pub covered: bool,
}

/// A method instance.
#[derive(Clone, PartialEq, Debug)]
pub struct InstanceInfo {
    /// The method.
    pub method: MethodId,
    /// Argument types, function first, a varargs tail not collected: a tuple type.
    pub spec_types: Type,
    /// Static parameters.
    pub sparams: Vec<Param>,
}

/// A frame of abstract interpretation, as the world numbers them: what is asked while it is entered
/// is what its result relies on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct FrameId(pub u32);

/// A callee that Rust implements.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Primitive {
    /// A builtin function.
    Builtin(Builtin),
    /// An intrinsic.
    Intrinsic(Intrinsic),
}

/// Answers the questions of inference.
pub trait World {
    /// What a global variable is bound to.
    fn binding(&self, global: GlobalRef) -> Binding;
    /// The methods for a call of these argument types, function first; `None` where there are
    /// more than `limit`.
    fn methods(&self, signature: Type, limit: usize) -> Option<Matches>;
    /// The signature of a method, with its `where`s: a tuple type.
    fn signature(&self, method: MethodId) -> Type;
    /// The instance of a method for argument types. The world applies the rule of specialisation
    /// (`@nospecialize`), so that dispatch at run time asks for the same instance; the types
    /// that hold are those of [`World::instance_info`].
    fn instance(&self, method: MethodId, spec_types: Type, sparams: &[Param]) -> InstanceId;
    /// What an instance is.
    fn instance_info(&self, instance: InstanceId) -> InstanceInfo;
    /// The lowered code of an instance; for a generated function, what the generator yields.
    /// `None` where it cannot be had: calls of it are then dynamic.
    fn code(&self, instance: InstanceId) -> Option<Arc<lowered::Body>>;
    /// A finished result that was stored before.
    fn inferred(&self, instance: InstanceId) -> Option<Arc<Inferred>>;
    /// Keeps a finished result, which relies on what was asked in a frame. Results that rely on each other
    /// are a group: they have the frame in common that they were finished with.
    fn store(&self, result: Arc<Inferred>, frame: FrameId, group: Option<FrameId>);
    /// Whether an inference that has not ended works on an instance.
    fn is_being_inferred(&self, _instance: InstanceId) -> bool {
        false
    }
    /// A frame ends without a result.
    fn abandon(&self, _instance: InstanceId, _frame: FrameId) {}
    /// A new frame for an instance; `is_const` where it is specialised on constants, so that its
    /// result is part of its users' results and never stored.
    fn begin(&self, _instance: InstanceId, _is_const: bool) -> FrameId {
        FrameId::default()
    }
    /// Questions from here to the matching [`World::leave`] are those of a frame.
    fn enter(&self, _frame: FrameId) {}
    /// Ends the innermost [`World::enter`].
    fn leave(&self) {}
    /// The entered frame relies on the interface of an instance.
    fn relies_on(&self, _callee: InstanceId) {}
    /// The entered frame relies on all that a finished frame specialised on constants relies on.
    fn absorb(&self, _frame: FrameId) {}
    /// The entered frame relies on the order in which the members of a union were defined.
    fn order_matters(&self, _union: Type) {}
    /// The results of the entered frames depend on what called them: recursion was cut short.
    fn limited(&self) {}
    /// The entered frame's result depends on what no question shows, so that it is good for this
    /// process alone.
    fn untraceable(&self, _why: &'static str) {}
    /// Runs an instance on constants (function first); asked only of calls that are consistent, free of
    /// effects and terminating. `None` where it throws or cannot be run now.
    fn evaluate(&self, instance: InstanceId, args: &[Const]) -> Option<Const>;
    /// The value of a `const` field (from 0) of a heap constant, or of a field of an immutable one.
    fn heap_field(&self, object: HeapRef, index: usize) -> Option<Const>;
    /// The builtin or intrinsic that a constant is.
    fn primitive(&self, callee: &Const) -> Option<Primitive>;
    /// Interns a symbol's text as a symbol constant's inverse: the value of global `name` of a
    /// constant module, for `getglobal` and `getproperty` on modules.
    fn module_global(&self, module: juliet_ir::ModulePath, name: juliet_ir::Sym) -> Binding {
        self.binding(GlobalRef { module, name })
    }
}
