//! The exceptions that the runtime itself throws, as objects.

use crate::object::Ref;
use crate::runtime::{Outcome, rt};
use crate::value::{box_int, box_uint, module_object, new_string, new_struct, symbol, symbol_named, type_object};
use juliet_types::{ModulePath, Sym, Type, builtin};

/// The exception, or the one that was thrown while making it.
fn settle(made: Outcome<Ref>) -> Ref {
    made.unwrap_or_else(|thrown| thrown)
}

fn with_message(ty: Type, message: &str) -> Ref {
    settle(new_string(message.as_bytes()).and_then(|text| new_struct(ty, &[text])))
}

/// `ErrorException(message)`.
pub fn error(message: &str) -> Ref {
    with_message(builtin().error_exception, message)
}
/// `ArgumentError(message)`.
pub fn argument_error(message: &str) -> Ref {
    with_message(builtin().argument_error, message)
}
/// `DivideError()`.
pub fn divide_error() -> Ref {
    rt().permanent.singleton(builtin().divide_error)
}
/// `UndefRefError()`.
pub fn undef_ref_error() -> Ref {
    rt().permanent.singleton(builtin().undef_ref_error)
}
/// `StackOverflowError()`.
pub fn stack_overflow_error() -> Ref {
    rt().permanent.singleton(builtin().stack_overflow_error)
}
/// `InterruptException()`.
pub fn interrupt_exception() -> Ref {
    rt().permanent.singleton(builtin().interrupt_exception)
}
/// `UndefVarError(name, world, scope)`: a module, or `:local`, or `:static_parameter`.
pub fn undef_var_error(name: Sym, scope: Ref) -> Ref {
    let world = box_uint(rt().worlds.running());
    settle(world.and_then(|world| new_struct(builtin().undef_var_error, &[symbol(name), world, scope])))
}
/// `UndefVarError` for a local variable.
pub fn undef_local_error(name: Sym) -> Ref {
    undef_var_error(name, symbol_named("local"))
}
/// `UndefVarError` for a global variable.
pub fn undef_global_error(module: ModulePath, name: Sym) -> Ref {
    undef_var_error(name, module_object(module))
}
/// `TypeError(function, context, expected, got)`.
pub fn type_error(function: &str, context: &str, expected: Type, got: Ref) -> Ref {
    type_error_with(symbol_named(function), context, expected, got)
}
/// `TypeError` with the function's symbol as an object.
pub fn type_error_with(function: Ref, context: &str, expected: Type, got: Ref) -> Ref {
    let context = new_string(context.as_bytes());
    settle(
        context.and_then(|context| new_struct(builtin().type_error, &[function, context, type_object(expected), got])),
    )
}
/// `BoundsError(object, index)`.
pub fn bounds_error(object: Ref, index: i64) -> Ref {
    settle(box_int(index).and_then(|index| new_struct(builtin().bounds_error, &[object, index])))
}
/// `FieldError(type, name)`.
pub fn field_error(ty: Type, name: Sym) -> Ref {
    settle(new_struct(builtin().field_error, &[type_object(ty), symbol(name)]))
}
/// `MethodError(f, args, world)`.
pub fn method_error(function: Ref, args: &[Ref]) -> Ref {
    settle((|| {
        let args = crate::builtins::new_tuple(args)?;
        let world = box_uint(rt().worlds.running())?;
        new_struct(builtin().method_error, &[function, args, world])
    })())
}
/// The error of a builtin that got too few or too many arguments.
pub fn arity_error(name: &str, few: bool) -> Ref {
    argument_error(&format!("{name}: too {} arguments", if few { "few" } else { "many" }))
}
/// A type parameter error of `apply_type`, as a `TypeError` or `ErrorException`.
pub fn apply_type_error(why: &juliet_types::TypeError) -> Ref {
    use juliet_types::TypeError;
    match why {
        TypeError::TooManyParameters { wrapper } => error(&format!("too many parameters for type {wrapper}")),
        TypeError::OutOfBounds { wrapper, var, got } => {
            let name = wrapper.type_name().map_or_else(|| wrapper.to_string(), |n| n.name.to_string());
            let got = crate::value::const_to_object(&got.to_const());
            type_error(&name, var.name().as_str(), var.as_type(), got)
        }
        TypeError::InvalidParameter { wrapper, got } => {
            let name = wrapper.type_name().map_or_else(|| wrapper.to_string(), |n| n.name.to_string());
            let got = crate::value::const_to_object(&got.to_const());
            type_error(&name, "parameter", builtin().type_, got)
        }
        TypeError::NotNames { place, expected, got } => {
            type_error("NamedTuple", place, *expected, crate::value::const_to_object(&got.to_const()))
        }
        TypeError::Inconsistent { message } => error(message),
    }
}
