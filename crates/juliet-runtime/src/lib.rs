//! The runtime: objects, collector, modules and bindings, methods and dispatch, exceptions,
//! executable memory, and the interpreter for top-level code. It knows nothing of the compiler
//! but the trait [`Compiler`].
//!
//! Start at [`rt`] for the state, [`value`] for making objects, [`call`] for running code.
//! `unsafe` lives in the settings of the allocator (`allocator`), the object model (`object`, `permanent`), the heap (`heap`, `roots`),
//! executable memory (`exec`), snapshots of all that (`snapshot`), the border to machine code (`abi`) and to C
//! (`foreign`, `callbacks`, `symbols`, `libsymbols`, `limb_symbols`, `matrix_symbols`); each numbers its invariants.

mod abi;
#[cfg(test)]
mod abi_tests;
mod allocator;
pub mod builtins;
mod builtins_call;
mod builtins_memory;
mod builtins_module;
mod builtins_object;
mod builtins_reflect;
mod builtins_type;
mod callbacks;
mod core_module;
mod dispatch;
pub mod errors;
pub mod exception;
mod exec;
mod finalizers;
pub mod float16;
mod foreign;
pub mod heap;
mod hooks;
mod interp;
mod intrinsics;
mod leave_c;
mod libsymbols;
mod limb_symbols;
mod matrix_symbols;
mod method;
mod method_later;
mod method_match;
mod module;
mod murmur;
pub mod number_text;
pub mod object;
mod permanent;
mod regex;
pub mod roots;
mod runtime;
mod signals;
pub mod snapshot;
mod stack;
mod symbols;
mod tasks;
mod unicode;
mod upcall;
pub mod value;
mod world;

pub use allocator::prepare_allocator;
pub use builtins_call::{frames_to_svec, trace_lines};
pub use builtins_object::{egal, hash_bytes, object_id};
pub use dispatch::{call, call_instance, invoke};
pub use exception::{TraceFrame, note_thrown_at};
pub use exec::{CallSite, CodeImage, LoadError, Relocation};
pub use hooks::{Hook, hook, require_hook};
pub use interp::{interpret, run_generator, run_thunk};
pub use method::{Instance, Method, MethodId, MethodMatch, dispatch_type, is_instance};
pub use method_later::{MethodParts, MethodSource, MethodTable, TableId, method_table, tables_of_call};
pub use module::{BindingCell, BindingKind, BindingState};
pub use object::Ref;
pub use runtime::{Outcome, Runtime, ThreadState, Throw, rt};
pub use signals::{forget_interrupt, request_interrupt, set_interrupt_patience};
pub use symbols::{library_symbol, symbol_address};
pub use upcall::{Compiler, Entries, set_compiler};
pub use world::Worlds;

use juliet_types::Const;

/// A callee that the runtime implements.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Primitive {
    /// A builtin function of `Core`.
    Builtin(juliet_ir::Builtin),
    /// A function of `Core.Intrinsics`.
    Intrinsic(juliet_ir::Intrinsic),
}

/// The builtin or intrinsic that a constant is.
pub fn primitive_of(callee: &Const) -> Option<Primitive> {
    let Const::Bits { ty, bytes } = callee else { return None };
    if *ty == juliet_types::builtin().intrinsic_function {
        let index = u32::from_le_bytes(bytes.as_slice().try_into().ok()?);
        return juliet_ir::Intrinsic::ALL.get(index as usize).map(|i| Primitive::Intrinsic(*i));
    }
    rt().primitives.builtin_of_type(*ty).map(Primitive::Builtin)
}
