//! `lowered::Body`: a method or a top-level thunk after macro expansion, scope resolution,
//! closure conversion and desugaring.
//!
//! The form is that of Julia's own lowered code: a flat list of statements, each of which may
//! produce a value that later statements name by its index; mutable variables live in slots;
//! control flow is `Goto` and `GotoIfNot` by statement index.
//!
//! Invariants (checked by [`Body::verify`]):
//! * an [`Operand::Ssa`] names an earlier statement in the list;
//! * every jump target is a valid statement index;
//! * the last statement does not fall through;
//! * `slots[..nargs]` are the arguments, slot 0 is the function itself.

use std::sync::Arc;

use crate::deferred::Deferred;
use crate::plain_hash::PlainHash;
use crate::{Const, GlobalRef, Loc, ModulePath, Sym};

/// Index of a statement, printed `%3`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct StmtId(pub u32);

/// Index of a variable slot, printed `_2`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct SlotId(pub u32);

/// What a statement reads.
#[derive(Clone, PartialEq, Debug)]
pub enum Operand {
    /// The value of an earlier statement.
    Ssa(StmtId),
    /// A variable; reading an undefined one throws `UndefVarError`.
    Slot(SlotId),
    /// The n-th static parameter (0-based) of the method.
    StaticParam(u32),
    /// A literal, or a value that a macro spliced in.
    Const(Const),
    /// A global variable; reading an undefined one throws `UndefVarError`.
    Global(GlobalRef),
}

/// Something whose definedness can be asked.
#[derive(Clone, PartialEq, Debug)]
pub enum Place {
    /// A local variable.
    Slot(SlotId),
    /// A static parameter, undefined where the signature left it open.
    StaticParam(u32),
    /// A global variable.
    Global(GlobalRef),
}

/// The function that a foreign call names.
#[derive(Clone, PartialEq, Debug)]
pub enum ForeignTarget {
    /// A symbol of the runtime or of the C library of the process.
    Symbol(Sym),
    /// A symbol in a library that is opened by name.
    Library {
        /// The C symbol.
        symbol: Sym,
        /// The library as given: a literal name, or a constant global.
        library: Operand,
    },
    /// A function pointer computed at run time.
    Pointer(Operand),
}

/// `ccall`: arguments are already converted (`cconvert`, `unsafe_convert`) by lowering.
#[derive(Clone, PartialEq, Debug)]
pub struct ForeignCall {
    /// What is called.
    pub target: ForeignTarget,
    /// The Julia type of the result; must be a constant after inference.
    pub ret: Operand,
    /// The Julia types of the arguments; must be constants after inference.
    pub arg_types: Vec<Operand>,
    /// Number of fixed arguments of a C varargs function; equal to the argument count otherwise.
    pub fixed: u32,
    /// The converted arguments.
    pub args: Vec<Operand>,
    /// Objects that stay alive during the call.
    pub roots: Vec<Operand>,
}

/// State of the bounds-check flag for the statements that follow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inbounds {
    /// `@inbounds` begins.
    Push,
    /// The innermost `@inbounds` ends.
    Pop,
}

/// One statement. Its value, where it has one, is named by its index.
#[derive(Clone, PartialEq, Debug)]
pub enum Stmt {
    /// A generic call: `func(args...)`. Splats are calls of `Core._apply_iterate`, keyword calls
    /// are calls of `Core.kwcall`.
    Call {
        /// The callee.
        func: Operand,
        /// Positional arguments.
        args: Vec<Operand>,
    },
    /// `new(args...)`: an object of type `ty` without running a constructor. Fewer arguments
    /// than fields leave the rest undefined.
    New {
        /// The concrete type.
        ty: Operand,
        /// Field values, converted by lowering.
        args: Vec<Operand>,
    },
    /// `new(tuple...)`.
    SplatNew {
        /// The concrete type.
        ty: Operand,
        /// A tuple of all field values.
        args: Operand,
    },
    /// The value of an operand (a read that may throw has a place of its own here).
    Copy(Operand),
    /// A variable gets a value.
    Assign(SlotId, Operand),
    /// A variable becomes undefined (start of a loop body's `local`).
    NewVar(SlotId),
    /// A global variable gets a value (converted to its declared type).
    SetGlobal(GlobalRef, Operand),
    /// `const name = value`.
    DeclareConst(GlobalRef, Operand),
    /// `global name` or `global name::T`.
    DeclareGlobal(GlobalRef, Option<Operand>),
    /// `function name end`, and the first step of every method definition by name: makes the
    /// generic function unless `name` is bound to one, and yields it.
    DeclareFunction(GlobalRef),
    /// Adds a method. `signature` is `svec(svec(argument types...), svec(type variables...))`
    /// with the function's own type first.
    DefineMethod {
        /// The evaluated signature.
        signature: Operand,
        /// The method's body.
        body: Arc<Body>,
    },
    /// Unconditional jump.
    Goto(StmtId),
    /// Jumps where `cond` is false; a condition that is not a `Bool` throws `TypeError`.
    GotoIfNot {
        /// The condition.
        cond: Operand,
        /// Where to go when false.
        target: StmtId,
    },
    /// Leaves the body.
    Return(Operand),
    /// Enters a `try` block whose handler begins at the target.
    EnterTry(StmtId),
    /// Leaves `n` try blocks (normal exit or a jump out).
    LeaveTry(u32),
    /// Ends a catch block: the exception stack is cut back to where it stood at this `EnterTry`.
    PopException(StmtId),
    /// The exception being handled (valid at the start of a handler).
    CurrentException,
    /// Whether a place holds a value, as a `Bool`.
    IsDefined(Place),
    /// Throws `UndefVarError(name)` unless `cond`.
    ThrowUndefIfNot {
        /// The variable's name.
        name: Sym,
        /// Its definedness.
        cond: Operand,
    },
    /// `ccall`.
    Foreign(Box<ForeignCall>),
    /// `@boundscheck`'s condition: true unless an inlined caller said `@inbounds`.
    BoundsCheck,
    /// `@inbounds` begins or ends.
    Inbounds(Inbounds),
    /// `@simd` mark on the loop whose back edge follows.
    LoopInfo,
    /// A position without effect (a label that kept its place).
    Nop,
}

/// A variable.
#[derive(Clone, PartialEq, Debug)]
pub struct Slot {
    /// The name in the source; not part of any key.
    pub name: Sym,
    /// No path reads it before it is assigned.
    pub always_defined: bool,
    /// Assigned exactly once (arguments: never).
    pub single_assignment: bool,
}

/// What `@inline` and `@noinline` say.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Inlining {
    /// The cost model decides.
    #[default]
    Default,
    /// `@inline`.
    Always,
    /// `@noinline`.
    Never,
}

/// Declared properties of a body.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Attributes {
    /// Inlining wish.
    pub inlining: Inlining,
    /// `Base.@propagate_inbounds`.
    pub propagate_inbounds: bool,
    /// Bit n: argument n is `@nospecialize`.
    pub nospecialize: u64,
    /// Bit set of [`crate::Effects`] that `@assume_effects` promises.
    pub assumed_effects: u16,
    /// `@generated`: running the body yields the expression of the real body.
    pub generated: bool,
    /// `@constprop :aggressive`.
    pub aggressive_constprop: bool,
}

/// A method body or a top-level thunk.
#[derive(Clone, PartialEq, Debug)]
pub struct Body {
    /// The method's name; for people only.
    pub name: Sym,
    /// The module that the code was lowered in.
    pub module: ModulePath,
    /// Number of arguments, the function itself included; 0 for a thunk.
    pub nargs: u32,
    /// The last argument collects the rest as a tuple.
    pub is_va: bool,
    /// Variables; the arguments first.
    pub slots: Deferred<Slot>,
    /// Names of the static parameters, in the order of the signature's type variables.
    pub sparams: Vec<Sym>,
    /// The code.
    pub stmts: Deferred<Stmt>,
    /// One location a statement.
    pub locs: Deferred<Loc>,
    /// Where the definition begins.
    pub loc: Loc,
    /// Declared properties.
    pub attrs: Attributes,
    /// The docstring-free source expression is not kept; argument names for `MethodError` and
    /// `methods` come from `slots`. Keyword names of a keyword body, in order.
    pub kwarg_names: Vec<Sym>,
    /// Its hash, where that is the same in every process.
    pub plain_hash: PlainHash,
}

impl Body {
    /// Checks the invariants of the module's documentation.
    ///
    /// # Errors
    /// The first broken invariant, as a sentence that names the statement.
    pub fn verify(&self) -> Result<(), String> {
        if self.stmts.len() != self.locs.len() {
            return Err(format!("{}: {} statements, {} locations", self.name, self.stmts.len(), self.locs.len()));
        }
        if (self.nargs as usize) > self.slots.len() {
            return Err(format!("{}: {} arguments but {} slots", self.name, self.nargs, self.slots.len()));
        }
        for (index, stmt) in self.stmts.iter().enumerate() {
            self.verify_stmt(index, stmt).map_err(|why| format!("{}: %{index}: {why}", self.name))?;
        }
        match self.stmts.last() {
            Some(Stmt::Return(_) | Stmt::Goto(_)) => Ok(()),
            _ => Err(format!("{}: control falls off the end", self.name)),
        }
    }

    fn verify_stmt(&self, index: usize, stmt: &Stmt) -> Result<(), String> {
        let mut broken = None;
        stmt.for_each_operand(&mut |operand| match operand {
            Operand::Ssa(id) if id.0 as usize >= index => broken = Some(format!("uses %{} before it is made", id.0)),
            Operand::Slot(id) if id.0 as usize >= self.slots.len() => broken = Some(format!("no slot _{}", id.0)),
            Operand::StaticParam(n) if *n as usize >= self.sparams.len() => {
                broken = Some(format!("no static parameter {n}"))
            }
            _ => {}
        });
        if let Stmt::Goto(t) | Stmt::GotoIfNot { target: t, .. } | Stmt::EnterTry(t) = stmt
            && t.0 as usize >= self.stmts.len()
        {
            broken = Some(format!("jumps to %{} outside", t.0));
        }
        broken.map_or(Ok(()), Err)
    }
}
