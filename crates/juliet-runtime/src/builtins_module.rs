//! Builtins on modules and globals, and those that ask the compiler.

use crate::errors;
use crate::module::BindingState;
use crate::object::Ref;
use crate::runtime::{Outcome, rt};
use crate::upcall::require_compiler;
use crate::value::{as_bool, as_module, as_symbol, boolean, box_int, dispatch_int, module_object, new_svec, symbol};
use juliet_ir::{Builtin, GlobalRef};
use juliet_types::{ModulePath, builtin};

fn expect_module(object: Ref, function: &str) -> Outcome<ModulePath> {
    as_module(object).ok_or_else(|| errors::type_error(function, "", builtin().module, object))
}

pub(crate) fn global_builtin(which: Builtin, args: &[Ref]) -> Outcome<Ref> {
    let module = expect_module(args[0], which.name())?;
    let name = as_symbol(args[1]).ok_or_else(|| errors::type_error(which.name(), "", builtin().symbol, args[1]))?;
    let global = GlobalRef { module, name };
    match which {
        Builtin::Getglobal => rt().modules.value(global),
        Builtin::Isexported => Ok(boolean(rt().modules.is_exported(global))),
        Builtin::Setglobal => rt().modules.assign(global, args[2]),
        Builtin::Isconstglobal => Ok(boolean(matches!(rt().modules.state(global), BindingState::Const(_)))),
        _ => Ok(boolean(rt().modules.get(global).is_some())),
    }
}

pub(crate) fn module_builtin(which: Builtin, args: &[Ref]) -> Outcome<Ref> {
    if which == Builtin::ParseString {
        return parse(args);
    }
    let module = expect_module(args[0], which.name())?;
    match which {
        Builtin::ModuleName => Ok(symbol(rt().modules.name(module))),
        Builtin::ModuleParent => Ok(module_object(rt().modules.parent(module))),
        Builtin::ModuleNames => {
            let flag = |index: usize| args.get(index).copied().and_then(as_bool).unwrap_or(false);
            let names = rt().modules.names(module, flag(1), flag(2));
            new_svec(&names.into_iter().map(symbol).collect::<Vec<_>>())
        }
        Builtin::Eval => require_compiler("eval")?.eval(module, args[1]),
        Builtin::Include => {
            let path = crate::builtins_object::expect(args[1], builtin().string, "include")?.string_text();
            require_compiler("include")?.include(module, &path)
        }
        Builtin::Macroexpand => {
            let recursive = args.get(2).copied().and_then(as_bool).unwrap_or(true);
            require_compiler("macroexpand")?.macroexpand(module, args[1], recursive)
        }
        _ => require_compiler("Meta.lower")?.lower(module, args[1]),
    }
}

/// `_parse_string(text, index from 1)`: `(expression, next index)`.
fn parse(args: &[Ref]) -> Outcome<Ref> {
    let text = crate::builtins_object::expect(args[0], builtin().string, "Meta.parse")?.string_text();
    let from = dispatch_int(args[1], "Meta.parse")?;
    let from = usize::try_from(from - 1).unwrap_or(0).min(text.len());
    let (expression, next) = require_compiler("Meta.parse")?.parse(&text, from)?;
    crate::builtins::new_tuple(&[expression, box_int(next as i64 + 1)?])
}
