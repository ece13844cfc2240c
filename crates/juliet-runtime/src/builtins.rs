//! Builtins on boxed values: the table from `juliet_ir::Builtin` to functions of the runtime.

use crate::errors;
use crate::object::Ref;
use crate::runtime::{Outcome, rt};
use crate::value::{boolean, dispatch_int, new_struct, new_svec};
use crate::{builtins_call as call, builtins_memory as memory, builtins_object as object};
use crate::{builtins_module as module, builtins_reflect as reflect, builtins_type as types};
use juliet_ir::{Builtin, Intrinsic};
use juliet_types::{Type, builtin, tuple};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// The function objects of `Core` that the runtime implements.
#[derive(Default)]
pub struct Primitives {
    by_object: RefCell<FxHashMap<Ref, Builtin>>,
    by_type: RefCell<FxHashMap<Type, Builtin>>,
    objects: RefCell<FxHashMap<Builtin, Ref>>,
}

impl Primitives {
    pub(crate) fn register(&self, object: Ref, builtin: Builtin) {
        self.by_object.borrow_mut().insert(object, builtin);
        self.objects.borrow_mut().insert(builtin, object);
        self.by_type.borrow_mut().insert(object.type_of(), builtin);
    }
    /// The function object of a builtin.
    pub fn object(&self, builtin: Builtin) -> Ref {
        self.objects.borrow()[&builtin]
    }
    /// The builtin that an object is.
    pub fn builtin(&self, object: Ref) -> Option<Builtin> {
        self.by_object.borrow().get(&object).copied()
    }
    /// The builtin whose function type this is.
    pub fn builtin_of_type(&self, ty: Type) -> Option<Builtin> {
        self.by_type.borrow().get(&ty).copied()
    }
}

/// The intrinsic that an object is.
pub fn as_intrinsic(object: Ref) -> Option<Intrinsic> {
    if object.type_of() != builtin().intrinsic_function {
        return None;
    }
    let bytes = object.bytes(4);
    let index = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    Intrinsic::ALL.get(index as usize).copied()
}

/// Whether the runtime itself runs calls of the object.
pub(crate) fn is_builtin(object: Ref) -> bool {
    match rt().primitives.builtin(object) {
        Some(Builtin::Kwcall) => false,
        Some(_) => true,
        None => object.type_of() == builtin().intrinsic_function,
    }
}

/// Calls the builtin or intrinsic `args[0]`.
pub(crate) fn call_builtin_object(args: &[Ref]) -> Outcome<Ref> {
    if let Some(builtin) = rt().primitives.builtin(args[0]) {
        return call_builtin(builtin, &args[1..]);
    }
    match as_intrinsic(args[0]) {
        Some(intrinsic) => crate::intrinsics::call_intrinsic(intrinsic, &args[1..]),
        None => Err(errors::method_error(args[0], &args[1..])),
    }
}

/// A tuple.
///
/// # Errors
/// `OutOfMemoryError`.
pub fn new_tuple(elements: &[Ref]) -> Outcome<Ref> {
    let types: Vec<Type> = elements.iter().map(|e| e.type_of()).collect();
    new_struct(tuple(&types), elements)
}

/// Calls a builtin with its arguments (the function not among them).
///
/// # Errors
/// What the builtin throws.
pub fn call_builtin(builtin: Builtin, args: &[Ref]) -> Outcome<Ref> {
    if args.len() < builtin.min_args() {
        return Err(errors::arity_error(builtin.name(), true));
    }
    if args.len() > builtin.max_args() {
        return Err(errors::arity_error(builtin.name(), false));
    }
    use Builtin as B;
    match builtin {
        B::Egal | B::Typeof | B::Isa | B::Subtype | B::Typeassert | B::ApplyType | B::Ifelse | B::Throw => {
            core_builtin(builtin, args)
        }
        B::Getfield => object::getfield(args),
        B::Setfield => object::setfield(args),
        B::Swapfield => object::swapfield(args),
        B::Modifyfield => object::modifyfield(args),
        B::Replacefield => object::replacefield(args),
        B::Setfieldonce => object::setfieldonce(args),
        B::Isdefined => object::isdefined(args),
        B::Nfields => object::nfields(args),
        B::Fieldtype => types::fieldtype(args),
        B::Tuple => new_tuple(args),
        B::New => object::new(args),
        B::Sizeof => object::sizeof(args),
        B::Memorynew => memory::memorynew(args),
        B::Memoryrefnew => memory::memoryrefnew(args),
        B::Memoryrefget => memory::memoryrefget(args),
        B::Memoryrefset => memory::memoryrefset(args),
        B::MemoryrefIsassigned => memory::memoryref_isassigned(args),
        B::Memoryrefoffset => memory::memoryrefoffset(args),
        B::Memcpy | B::MemoryUnset => memory::of_elements(builtin, args),
        B::ApplyIterate => call::apply_iterate(args),
        B::Invoke => call::invoke(args),
        B::CallLatest => rt().worlds.at_newest(|| crate::dispatch::call(args)),
        B::CallInWorld => crate::dispatch::call(&args[1..]),
        B::Kwcall => call::kwcall(args),
        B::Svec => new_svec(args),
        B::SvecLen => crate::value::box_int(object::expect(args[0], builtin_svec(), "_svec_len")?.svec_len() as i64),
        B::SvecRef => svec_ref(args),
        B::Getglobal | B::Setglobal | B::Isdefinedglobal | B::Isconstglobal | B::Isexported => {
            module::global_builtin(builtin, args)
        }
        B::TypeVar | B::UnionAll => variable_builtin(builtin, args),
        B::Structtype | B::Abstracttype | B::Primitivetype | B::Setsuper | B::Typebody | B::Closuretype => {
            definition_builtin(builtin, args)
        }
        B::Expr => object::expr(args),
        B::Symbol => object::symbol_from(args[0]),
        B::SymbolName => object::symbol_name(args[0]),
        B::StringNew | B::StringFromMemory | B::StringByte | B::StringPtr => memory::string_builtin(builtin, args),
        B::CurrentException | B::CurrentExceptions | B::Rethrow | B::BacktraceFrames => {
            call::exception_builtin(builtin, args)
        }
        B::Objectid => crate::value::box_uint(object::object_id(args[0])),
        B::MethodsMatching | B::Applicable | B::Hasmethod | B::ReturnType => call::method_builtin(builtin, args),
        B::ModuleName
        | B::ModuleParent
        | B::ModuleNames
        | B::Eval
        | B::Include
        | B::Macroexpand
        | B::ParseString
        | B::Lower => module::module_builtin(builtin, args),
        B::Donotdelete | B::Safepoint | B::Compilerbarrier | B::MethodTableInsert | B::WorldAge => hint(builtin, args),
        B::FreshNumber => crate::value::box_int(crate::upcall::require_compiler("gensym")?.fresh_number()),
        B::Finalizer | B::TakeFinalizers | B::WeakSet | B::WeakGet | B::TaskSwitch => life_builtin(builtin, args),
        B::Cfunction | B::Cglobal | B::MemoryWrap => c_builtin(builtin, args),
        _ => reflect::reflect_builtin(builtin, args),
    }
}

/// What says something about the program, and little else.
fn hint(which: Builtin, args: &[Ref]) -> Outcome<Ref> {
    match which {
        Builtin::Compilerbarrier => Ok(args[1]),
        Builtin::MethodTableInsert => Err(errors::error("_add_method is not available")),
        Builtin::WorldAge => crate::value::box_uint(rt().worlds.newest()),
        _ => Ok(crate::value::nothing()),
    }
}

/// Types with variables.
fn variable_builtin(which: Builtin, args: &[Ref]) -> Outcome<Ref> {
    if which == Builtin::TypeVar { types::type_var(args) } else { types::union_all(args) }
}

/// Definitions of types.
fn definition_builtin(which: Builtin, args: &[Ref]) -> Outcome<Ref> {
    match which {
        Builtin::Structtype => types::struct_type(args),
        Builtin::Abstracttype => types::abstract_type(args),
        Builtin::Primitivetype => types::primitive_type(args),
        Builtin::Setsuper => types::set_super(args),
        Builtin::Typebody => types::type_body(args),
        _ => types::closure_type(args),
    }
}

/// Functions and memory of C.
fn c_builtin(which: Builtin, args: &[Ref]) -> Outcome<Ref> {
    match which {
        Builtin::Cfunction => crate::callbacks::cfunction(args),
        Builtin::Cglobal => crate::foreign::cglobal(args),
        _ => memory::memory_wrap(args),
    }
}

/// Tasks, and what happens when objects die.
fn life_builtin(which: Builtin, args: &[Ref]) -> Outcome<Ref> {
    match which {
        Builtin::Finalizer => crate::finalizers::register(args),
        Builtin::TakeFinalizers => crate::finalizers::take(args),
        Builtin::WeakSet => crate::finalizers::weak_set(args),
        Builtin::WeakGet => crate::finalizers::weak_get(args),
        _ => crate::tasks::switch(args),
    }
}

fn builtin_svec() -> Type {
    builtin().simple_vector
}

fn core_builtin(which: Builtin, args: &[Ref]) -> Outcome<Ref> {
    match which {
        Builtin::Egal => Ok(boolean(object::egal(args[0], args[1]))),
        Builtin::Typeof => Ok(args[0].type_object()),
        Builtin::Isa => {
            let ty = types::expect_type(args[1], "isa")?;
            Ok(boolean(crate::method::is_instance(args[0], ty)))
        }
        Builtin::Subtype => {
            let (a, b) = (types::expect_type(args[0], "<:")?, types::expect_type(args[1], "<:")?);
            Ok(boolean(juliet_types::is_subtype(a, b)))
        }
        Builtin::Typeassert => {
            let ty = types::expect_type(args[1], "typeassert")?;
            if crate::method::is_instance(args[0], ty) {
                Ok(args[0])
            } else {
                Err(errors::type_error("typeassert", "", ty, args[0]))
            }
        }
        Builtin::ApplyType => types::apply_type(args),
        Builtin::Ifelse => match crate::value::as_bool(args[0]) {
            Some(condition) => Ok(if condition { args[1] } else { args[2] }),
            None => Err(errors::type_error("ifelse", "", builtin().bool, args[0])),
        },
        _ => {
            rt().exceptions.note_thrown(args[0], crate::abi::current_backtrace);
            Err(args[0])
        }
    }
}

fn svec_ref(args: &[Ref]) -> Outcome<Ref> {
    let vector = object::expect(args[0], builtin_svec(), "_svec_ref")?;
    let index = dispatch_int(args[1], "_svec_ref")?;
    if index < 1 || index as usize > vector.svec_len() {
        return Err(errors::bounds_error(vector, index));
    }
    Ok(vector.svec_get(index as usize - 1))
}
