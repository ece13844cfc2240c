//! Result types and effects of builtins: the table, one arm a builtin.
//!
//! Rules live by topic in `tfuncs_object` (fields, tuples, `new`), `tfuncs_type` (types as
//! values) and `tfuncs_memory` (memory and its references).

use juliet_ir::{Builtin, Const, Effects, Type};
use juliet_types::builtin;

use crate::lattice::Lattice;
use crate::world::{Binding, World};
use crate::{tfuncs_memory as memory, tfuncs_object as object, tfuncs_type as types};

/// What a rule answers.
pub(crate) type Outcome = (Lattice, Effects);

/// The result and the effects of a builtin for these arguments (without the function).
pub(crate) fn result(world: &dyn World, which: Builtin, args: &[Lattice]) -> Outcome {
    if args.len() < which.min_args() || args.len() > which.max_args() {
        return (Lattice::bottom(), Effects::PURE_THROWS);
    }
    match which {
        Builtin::Egal => types::egal(&args[0], &args[1]),
        Builtin::Typeof => types::type_of(&args[0]),
        Builtin::Isa => types::isa(&args[0], &args[1]),
        Builtin::Subtype => types::subtype(&args[0], &args[1]),
        Builtin::Typeassert => types::type_assert(&args[0], &args[1]),
        Builtin::ApplyType => types::apply_type(args),
        Builtin::Ifelse => types::if_else(args),
        Builtin::Throw => (Lattice::bottom(), Effects::PURE_THROWS),
        Builtin::Rethrow => (Lattice::bottom(), Effects::NONE),
        Builtin::Getfield => object::get_field(world, args),
        Builtin::Setfield => object::set_field(args),
        Builtin::Isdefined => object::is_defined(args),
        Builtin::Nfields => object::field_count(&args[0]),
        Builtin::Fieldtype => types::field_type(args),
        Builtin::Tuple => (Lattice::of_tuple(args.to_vec()), Effects::PURE),
        Builtin::New => object::new_result(&args[0], &args[1..]),
        Builtin::Sizeof | Builtin::SizeofType => types::size_of(&args[0], which == Builtin::SizeofType),
        Builtin::Memorynew => memory::memory_new(args),
        Builtin::Memoryrefnew => memory::ref_new(args),
        Builtin::Memoryrefget => memory::ref_get(args),
        Builtin::Memoryrefset => memory::ref_set(args),
        Builtin::MemoryrefIsassigned => memory::ref_is_assigned(args),
        Builtin::Memoryrefoffset => (Lattice::int(), Effects::PURE),
        Builtin::Getglobal => get_global(world, args),
        Builtin::Compilerbarrier => compiler_barrier(args),
        _ => (fixed_result(which, args), which.effects()),
    }
}

/// Result types that do not depend on much.
fn fixed_result(which: Builtin, args: &[Lattice]) -> Lattice {
    let b = builtin();
    let ty = match which {
        Builtin::Svec | Builtin::TypeParams | Builtin::UnionMembers => b.simple_vector,
        Builtin::SvecLen | Builtin::Fieldcount | Builtin::AlignmentType | Builtin::Fieldoffset => b.int64,
        Builtin::Isdefinedglobal | Builtin::Isconstglobal | Builtin::Applicable | Builtin::Hasmethod => b.bool,
        Builtin::Isconcrete | Builtin::Isabstract | Builtin::Isbits | Builtin::Ismutable | Builtin::Isprimitive => {
            return types::predicate(which, &args[0]);
        }
        Builtin::Supertype
        | Builtin::TypeWrapper
        | Builtin::UnwrapUnionall
        | Builtin::Typejoin
        | Builtin::Typeintersect => {
            return types::type_query(which, args);
        }
        Builtin::TypeVar => b.type_var,
        Builtin::UnionAll | Builtin::ReturnType => b.type_,
        Builtin::Expr => b.expr,
        Builtin::Symbol | Builtin::TypenameName | Builtin::Fieldname | Builtin::ModuleName => b.symbol,
        Builtin::SymbolName
        | Builtin::StringNew
        | Builtin::StringFromMemory
        | Builtin::ShowType
        | Builtin::UnicodeNormalize => b.string,
        Builtin::FreshNumber => b.int64,
        Builtin::StringByte => b.uint8,
        Builtin::StringPtr => pointer_to_bytes(),
        Builtin::CurrentExceptions | Builtin::Code => b.simple_vector,
        Builtin::IsconstField | Builtin::Isexported | Builtin::Morespecific => b.bool,
        Builtin::Objectid | Builtin::WorldAge => b.uint64,
        Builtin::TypeModule | Builtin::ModuleParent => b.module,
        Builtin::Donotdelete
        | Builtin::Finalizer
        | Builtin::TaskSwitch
        | Builtin::WeakSet
        | Builtin::Safepoint
        | Builtin::MemoryUnset
        | Builtin::Setsuper
        | Builtin::Typebody => b.nothing,
        _ => Type::any(),
    };
    Lattice::of(ty)
}

fn pointer_to_bytes() -> Type {
    let b = builtin();
    juliet_types::apply(b.ptr, &[b.uint8.into()]).unwrap_or_else(|_| Type::any())
}

fn get_global(world: &dyn World, args: &[Lattice]) -> Outcome {
    let (Lattice::Const(Const::Module(module)), Lattice::Const(Const::Sym(name))) = (&args[0], &args[1]) else {
        return (Lattice::any(), Effects::READ_THROWS);
    };
    global_outcome(world.module_global(*module, *name))
}

/// What a read of a global yields.
pub(crate) fn global_outcome(binding: Binding) -> Outcome {
    match binding {
        Binding::Const(c) => (Lattice::Const(c), Effects::PURE),
        Binding::Typed(t) => (Lattice::of(t), Effects::READ_THROWS),
        Binding::Any | Binding::Undefined => (Lattice::any(), Effects::READ_THROWS),
    }
}

fn compiler_barrier(args: &[Lattice]) -> Outcome {
    match args[0].as_const().and_then(Const::as_symbol) {
        Some(kind) if kind == "type" => (Lattice::any(), Effects::PURE),
        _ => (Lattice::Type(args[1].widen()), Effects::PURE),
    }
}
