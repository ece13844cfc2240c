//! Functions of the library that Rust calls: one table, which the library fills.
//!
//! Invariant HOOK-1: after lowering nothing finds a function of the library by the name that it has there.
//! `base/hooks.jl` binds each hook in `Core`, so that it is kept in images and snapshots like any other
//! global.

use crate::errors;
use crate::object::Ref;
use crate::runtime::{Outcome, rt};
use juliet_ir::GlobalRef;
use juliet_types::ModulePath;

macro_rules! hooks {
    ($($(#[$doc:meta])* $variant:ident $name:literal;)*) => {
        /// What the library is asked for.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Hook {
            $($(#[$doc])* $variant,)*
        }

        impl Hook {
            /// The binding in `Core`.
            fn binding(self) -> &'static str {
                match self {
                    $(Hook::$variant => concat!("_hook_", $name),)*
                }
            }
        }
    };
}

hooks! {
    /// `(T, x)`: `x` as a `T`.
    Convert "convert";
    /// `(a, b)`: the pair of an old and a new value.
    Pair "pair";
    /// `(what, errno)`: the exception of a failed system call.
    SystemError "system_error";
    /// `(exception)`: report it.
    ReportUncaught "report_uncaught";
    /// `(message, file, line)`: a warning of the front end for the program's logger.
    LogWarning "log_warning";
    /// `()`: the program ends.
    AtExit "at_exit";
    /// `(program, folder of the executable, arguments...)`.
    SetArguments "set_arguments";
    /// `(path)`: the active project.
    SetProject "set_project";
    /// `(name)`: path of a package's main file, or `nothing`.
    FindPackage "find_package";
    /// `(expression)`: what the program documented.
    Documentation "documentation";
    /// `(flags)`: what the standard streams are.
    SetTerminal "set_terminal";
    /// `()`: a prompt begins.
    BeginPrompt "begin_prompt";
    /// `(value)`: show it as a prompt does.
    ShowAnswer "show_answer";
    /// `()`: the next line of standard input.
    ReadInputLine "read_input_line";
    /// `(value)`: show the value of `-E`.
    ShowResult "show_result";
}

/// The function of a hook, where the library has been loaded.
pub fn hook(hook: Hook) -> Option<Ref> {
    rt().modules.get(GlobalRef::new(ModulePath::core(), hook.binding()))
}

/// The function of a hook.
///
/// # Errors
/// Where the library has not set it.
pub fn require_hook(which: Hook) -> Outcome<Ref> {
    hook(which).ok_or_else(|| errors::error(&format!("the library has not set Core.{}", which.binding())))
}
