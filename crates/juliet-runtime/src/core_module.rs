//! What module `Core` binds at the start: types, builtins, intrinsics and a few constants.

use crate::module::new_function;
use crate::object::Ref;
use crate::runtime::Runtime;
use crate::value::{const_to_object, module_object, type_object};
use juliet_ir::{Builtin, GlobalRef, Intrinsic};
use juliet_types::{Const, ModulePath, Type, builtin, sym};

/// Names of types that programs reach only as `Core.Name`.
const HIDDEN: &[&str] = &[
    "Box",
    "Builtin",
    "CodeInstance",
    "IntrinsicFunction",
    "MethodInstance",
    "SimpleVector",
    "TypeName",
    "TypeofBottom",
    "TypeofVararg",
];
/// Builtins with a name that users write without `Core.`.
const EXPORTED: &[Builtin] = &[
    Builtin::Egal,
    Builtin::Typeof,
    Builtin::Isa,
    Builtin::Subtype,
    Builtin::Typeassert,
    Builtin::Ifelse,
    Builtin::Throw,
    Builtin::Getfield,
    Builtin::Setfield,
    Builtin::Swapfield,
    Builtin::Modifyfield,
    Builtin::Replacefield,
    Builtin::Setfieldonce,
    Builtin::Isdefined,
    Builtin::Nfields,
    Builtin::Fieldtype,
    Builtin::Tuple,
    Builtin::Invoke,
    Builtin::Getglobal,
    Builtin::Setglobal,
    Builtin::Isdefinedglobal,
];

/// Fills `Core`, `Core.Intrinsics` and makes an empty `Main`.
pub(crate) fn populate(runtime: &'static Runtime) {
    let core = ModulePath::core();
    let modules = &runtime.modules;
    modules.create(core, core, sym("Core"));
    modules.create(ModulePath::main(), ModulePath::main(), sym("Main"));
    let intrinsics = ModulePath::new("Core.Intrinsics");
    modules.create(intrinsics, core, sym("Intrinsics"));
    let bind = |name: &str, value: Ref, exported: bool| {
        let global = GlobalRef::new(core, name);
        modules.set_const(global, value);
        if exported {
            modules.export(global);
        }
    };
    for (name, ty) in builtin().named() {
        bind(name, type_object(ty), !HIDDEN.contains(&name));
    }
    let vararg = juliet_types::vararg(Type::any(), None);
    let aliases: [(&str, Type); 5] = [
        ("Int", builtin().int64),
        ("UInt", builtin().uint64),
        ("Cvoid", builtin().nothing),
        ("Vararg", vararg),
        ("Bottom", Type::bottom()),
    ];
    for (name, ty) in aliases {
        bind(name, type_object(ty), name != "Bottom");
    }
    bind("nothing", const_to_object(&Const::nothing()), true);
    bind("Core", module_object(core), true);
    bind("Main", module_object(ModulePath::main()), true);
    bind("Intrinsics", module_object(intrinsics), false);
    modules.set_const(GlobalRef::new(ModulePath::main(), "Main"), module_object(ModulePath::main()));
    modules.add_using(ModulePath::main(), core);
    for &which in Builtin::ALL {
        let function = new_function(core, sym(which.name()), builtin().builtin);
        runtime.primitives.register(function, which);
        bind(which.name(), function, EXPORTED.contains(&which));
        if which == Builtin::Eval {
            bind("eval", function, false);
        }
    }
    for (index, which) in Intrinsic::ALL.iter().enumerate() {
        let value = Const::bits(builtin().intrinsic_function, &(index as u32).to_le_bytes());
        let global = GlobalRef::new(intrinsics, which.name());
        modules.set_const(global, const_to_object(&value));
        modules.export(global);
    }
}
