//! An in-memory world for tests: methods by signature, no runtime.

use std::cell::RefCell;
use std::sync::Arc;

use juliet_ir::lowered;
use juliet_ir::typed::InstanceId;
use juliet_ir::{Builtin, Const, GlobalRef, Intrinsic, ModulePath, Type};
use juliet_types::{HeapRef, Param, TypeDef, TypeNameKind, builtin, is_subtype, more_specific, new_type, sym};

use crate::world::{Binding, FrameId, InstanceInfo, Matches, MethodId, MethodMatch, Primitive, World};
use crate::{Inferred, infer_instance};

struct TwinMethod {
    signature: Type,
    body: Arc<lowered::Body>,
}

/// A world of a few methods.
#[derive(Default)]
pub struct TwinWorld {
    methods: Vec<TwinMethod>,
    instances: RefCell<Vec<InstanceInfo>>,
    results: RefCell<Vec<Option<Arc<Inferred>>>>,
    globals: Vec<(GlobalRef, Binding)>,
    primitives: Vec<(Const, Primitive)>,
}

impl TwinWorld {
    /// A world with `Core`'s builtins, intrinsics and types.
    pub fn new() -> TwinWorld {
        let mut world = TwinWorld::default();
        for which in Builtin::ALL {
            let value = function(which.name(), builtin().builtin);
            world.bind(which.name(), value.clone());
            world.primitives.push((value, Primitive::Builtin(*which)));
        }
        for which in Intrinsic::ALL {
            let value = Const::bits(builtin().intrinsic_function, &u32::from(*which as u16).to_le_bytes());
            world.bind(which.name(), value.clone());
            world.primitives.push((value, Primitive::Intrinsic(*which)));
        }
        for (name, ty) in builtin().named() {
            world.bind(name, Const::Type(ty));
        }
        world.bind("nothing", Const::nothing());
        world.bind("Vararg", Const::Type(juliet_types::vararg(Type::any(), None)));
        world
    }

    /// Binds a constant in `Core`.
    pub fn bind(&mut self, name: &str, value: Const) {
        self.globals.push((GlobalRef::new(ModulePath::core(), name), Binding::Const(value)));
    }

    /// Makes a function without methods and binds it in `Core`.
    pub fn function(&mut self, name: &str) -> Type {
        let value = function(name, builtin().function);
        let ty = value.type_of();
        self.bind(name, value);
        ty
    }

    /// Adds a method.
    pub fn add_method(&mut self, signature: Type, body: lowered::Body) -> MethodId {
        body.verify().expect("a well-formed body");
        self.methods.push(TwinMethod { signature, body: Arc::new(body) });
        MethodId(self.methods.len() as u32 - 1)
    }

    /// Infers the method for argument types, function first.
    pub fn infer(&self, signature: &[Type]) -> Arc<Inferred> {
        let matches = self.methods(juliet_types::tuple(signature), 4).expect("few methods");
        let found = &matches.methods[0];
        let instance = self.instance(found.method, found.spec_types, &found.sparams);
        infer_instance(self, instance).expect("has code")
    }
}

/// A function object of a type of its own.
fn function(name: &str, supertype: Type) -> Const {
    let kind = TypeNameKind::Struct { mutable: false };
    let def =
        TypeDef { module: ModulePath::core(), name: sym(&format!("#{name}")), kind, params: vec![], is_closure: false };
    let name = new_type(def);
    name.set_supertype(supertype);
    name.set_fields(juliet_types::Fields::default());
    Const::singleton(name.wrapper())
}

impl World for TwinWorld {
    fn binding(&self, global: GlobalRef) -> Binding {
        // One name space: the twin has no modules.
        let found = self.globals.iter().rev().find(|(g, _)| g.name == global.name);
        found.map_or(Binding::Undefined, |(_, b)| b.clone())
    }

    fn methods(&self, signature: Type, limit: usize) -> Option<Matches> {
        let mut methods = Vec::new();
        for (index, method) in self.methods.iter().enumerate() {
            if let Some((spec_types, sparams)) = juliet_types::intersect_with_env(signature, method.signature) {
                let covers = is_subtype(signature, method.signature);
                methods.push(MethodMatch { method: MethodId(index as u32), spec_types, sparams, covers });
            }
        }
        let of = |m: &MethodMatch| self.methods[m.method.0 as usize].signature;
        methods.sort_by(|a, b| {
            if more_specific(of(a), of(b)) { std::cmp::Ordering::Less } else { std::cmp::Ordering::Greater }
        });
        let mut covered = false;
        if let Some(first) = methods.iter().position(|m| m.covers) {
            methods.truncate(first + 1);
            covered = true;
        }
        (methods.len() <= limit).then_some(Matches { methods, covered })
    }

    fn signature(&self, method: MethodId) -> Type {
        self.methods[method.0 as usize].signature
    }

    fn instance(&self, method: MethodId, spec_types: Type, sparams: &[Param]) -> InstanceId {
        let info = InstanceInfo { method, spec_types, sparams: sparams.to_vec() };
        let mut instances = self.instances.borrow_mut();
        let index = instances.iter().position(|i| *i == info).unwrap_or_else(|| {
            instances.push(info);
            instances.len() - 1
        });
        InstanceId(index as u32)
    }

    fn instance_info(&self, instance: InstanceId) -> InstanceInfo {
        self.instances.borrow()[instance.index()].clone()
    }

    fn code(&self, instance: InstanceId) -> Option<Arc<lowered::Body>> {
        let method = self.instances.borrow().get(instance.index())?.method;
        Some(self.methods[method.0 as usize].body.clone())
    }

    fn inferred(&self, instance: InstanceId) -> Option<Arc<Inferred>> {
        self.results.borrow().get(instance.index()).cloned().flatten()
    }

    fn store(&self, result: Arc<Inferred>, _frame: FrameId, _group: Option<FrameId>) {
        let mut results = self.results.borrow_mut();
        let index = result.instance.index();
        if results.len() <= index {
            results.resize(index + 1, None);
        }
        results[index] = Some(result);
    }

    fn evaluate(&self, _instance: InstanceId, _args: &[Const]) -> Option<Const> {
        None
    }

    fn heap_field(&self, _object: HeapRef, _index: usize) -> Option<Const> {
        None
    }

    fn primitive(&self, callee: &Const) -> Option<Primitive> {
        self.primitives.iter().find(|(c, _)| c == callee).map(|(_, p)| *p)
    }
}
