//! What the runtime asks of the compiler: one trait, set once when the driver starts.
//!
//! Calls nest (compiling may run Julia code that needs compiling), so the methods take `&self`.

use crate::errors;
use crate::method::MethodId;
use crate::object::Ref;
use crate::runtime::{Outcome, rt};
use juliet_ir::GlobalRef;
use juliet_ir::loc::Frame;
use juliet_ir::typed::InstanceId;
use juliet_types::{ModulePath, Param, Type};
use std::rc::Rc;

/// Addresses of an instance's machine code.
#[derive(Clone, Copy, Debug)]
pub struct Entries {
    /// The entry that takes lanes.
    pub specialized: u64,
    /// The entry that takes `(args: *const Ref, count: i64)`.
    pub generic: u64,
}

/// The services of the compiler.
pub trait Compiler {
    /// Machine code for an instance, loaded; `None` to have it interpreted, where nothing calls
    /// its specialised entry.
    ///
    /// # Errors
    /// A Julia exception, such as that of a generated function.
    fn compile(&self, instance: InstanceId) -> Outcome<Option<Entries>>;
    /// `Core.eval(module, expression)`.
    ///
    /// # Errors
    /// What the evaluation throws.
    fn eval(&self, module: ModulePath, expression: Ref) -> Outcome<Ref>;
    /// `include(module, path)`.
    ///
    /// # Errors
    /// What the evaluation throws.
    fn include(&self, module: ModulePath, path: &str) -> Outcome<Ref>;
    /// `macroexpand(module, expression; recursive)`.
    ///
    /// # Errors
    /// What the expansion throws.
    fn macroexpand(&self, module: ModulePath, expression: Ref, recursive: bool) -> Outcome<Ref>;
    /// A number that was not given before, for symbols that no program text contains.
    fn fresh_number(&self) -> i64;
    /// Parses text from a byte index (from 0): `(expression, next index)`.
    ///
    /// # Errors
    /// A syntax error as an exception.
    fn parse(&self, text: &str, from: usize) -> Outcome<(Ref, usize)>;
    /// The lowered form of an expression, for reflection.
    ///
    /// # Errors
    /// A syntax error as an exception.
    fn lower(&self, module: ModulePath, expression: Ref) -> Outcome<Ref>;
    /// The text of a stage of compilation (`lowered`, `typed`, `clif`, `native`) for argument
    /// types of a method, and the return type that is inferred.
    ///
    /// # Errors
    /// An unknown stage; what compiling throws.
    fn code(&self, stage: &str, method: MethodId, spec: Type, sparams: &[Param]) -> Outcome<(String, Type)>;
    /// The inferred return type of a call.
    fn return_type(&self, call: Type) -> Type;
    /// The frames of a call site, innermost first; more than one where callees were inlined.
    fn site_frames(&self, instance: InstanceId, site: u32) -> Vec<Frame>;
    /// A method was added: what was inferred from the old set of methods may be invalid.
    fn method_added(&self, method: MethodId);
    /// The process ends by `exit`: what the session keeps is written now.
    fn exiting(&self);
    /// A binding got another kind, type or constant value; `was_const` where it had one.
    fn binding_changed(&self, binding: GlobalRef, was_const: bool);
}

/// Sets the compiler of this thread's runtime, and installs the signal handlers that compiled
/// code needs.
pub fn set_compiler(compiler: Rc<dyn Compiler>) {
    crate::signals::install();
    *rt().compiler.borrow_mut() = Some(compiler);
}

/// The compiler, if there is one.
pub(crate) fn compiler() -> Option<Rc<dyn Compiler>> {
    rt().compiler.borrow().clone()
}

/// The compiler, or an exception that says what needs it.
pub(crate) fn require_compiler(what: &str) -> Outcome<Rc<dyn Compiler>> {
    compiler().ok_or_else(|| errors::error(&format!("{what} is not available: no compiler is attached")))
}
