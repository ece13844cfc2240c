//! `typed::Body`: a method body for one tuple of argument types, in SSA form.
//!
//! Control flow is a graph of blocks with parameters. Every value has a Julia type. Values are
//! *typed*, not *represented*: where an operand of type `Int64` meets a place of type
//! `Union{Nothing, Int64}` (block parameter, return, callee's argument, field) the stencil
//! builder converts; narrowing is the explicit [`Op::Pi`].
//!
//! Invariants (checked by [`Body::verify`]):
//! * block 0 is the entry; its parameters are the arguments, the function itself first, a
//!   collected varargs tuple last; nothing jumps to it;
//! * every use is dominated by its definition;
//! * an operand's type is a subtype of the type of the place it meets;
//! * a block with a `handler` may leave for the handler at any of its instructions; handler
//!   blocks have no parameters; variables that change inside a `try` and are read in its handler
//!   live in cells.

use smallvec::{SmallVec, smallvec};

use crate::loc::LocChain;
use crate::{Builtin, Const, Effects, GlobalRef, Intrinsic, Sym, Type};

macro_rules! entity {
    ($(#[$doc:meta])* $name:ident, $letter:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The index as a `usize`.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}{}", $letter, self.0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}{}", $letter, self.0)
            }
        }
    };
}
pub(crate) use entity;

entity!(
    /// An SSA value.
    Value, "%"
);
entity!(
    /// A basic block.
    BlockId, "#"
);
entity!(
    /// A memory cell of the frame.
    CellId, "cell"
);
entity!(
    /// An entry of the body's table of location chains.
    LocId, "@"
);
entity!(
    /// A method instance, as the world numbers them in this process.
    InstanceId, "mi"
);

/// What an instruction reads.
#[derive(Clone, PartialEq, Debug)]
pub enum Operand {
    /// An SSA value.
    Value(Value),
    /// A constant.
    Const(Const),
}

impl From<Value> for Operand {
    fn from(v: Value) -> Operand {
        Operand::Value(v)
    }
}

impl From<Const> for Operand {
    fn from(c: Const) -> Operand {
        Operand::Const(c)
    }
}

/// The function that a foreign call names.
#[derive(Clone, PartialEq, Debug)]
pub enum ForeignTarget {
    /// A symbol of the runtime or of the process.
    Symbol(Sym),
    /// A symbol in a library opened by name.
    Library(Sym, Sym),
    /// A computed function pointer.
    Pointer(Operand),
}

/// A C call with resolved types.
#[derive(Clone, PartialEq, Debug)]
pub struct Foreign {
    /// What is called.
    pub target: ForeignTarget,
    /// Julia type of the result.
    pub ret: Type,
    /// Julia types of the arguments; `Any` passes the object's pointer.
    pub arg_types: Vec<Type>,
    /// Number of fixed arguments of a C varargs function.
    pub fixed: u32,
    /// The arguments.
    pub args: Vec<Operand>,
    /// Objects kept alive during the call.
    pub roots: Vec<Operand>,
}

/// An operation. Its result, where it has one, is the instruction's value.
#[derive(Clone, PartialEq, Debug)]
pub enum Op {
    /// An intrinsic on bits.
    Intrinsic(Intrinsic, Vec<Operand>),
    /// A builtin.
    Builtin(Builtin, Vec<Operand>),
    /// A direct call of a known instance; the function itself is the first argument. Arguments
    /// of a varargs method are passed collected: as many operands as the entry has parameters.
    Invoke {
        /// The callee.
        callee: InstanceId,
        /// One operand for each parameter of the callee's entry.
        args: Vec<Operand>,
    },
    /// A dynamically dispatched call; the function is the first operand.
    Call(Vec<Operand>),
    /// A new object of a known concrete type; fewer operands than fields leave the rest undefined.
    New {
        /// The concrete type.
        ty: Type,
        /// Field values.
        args: Vec<Operand>,
    },
    /// A global variable's value; throws `UndefVarError`.
    GlobalGet(GlobalRef),
    /// Assignment to a global variable (converted by the runtime to its declared type).
    GlobalSet(GlobalRef, Operand),
    /// Whether a global is defined.
    GlobalIsDefined(GlobalRef),
    /// A C call.
    Foreign(Box<Foreign>),
    /// The same value, known here to be of the instruction's narrower type.
    Pi(Operand),
    /// A cell's value.
    CellGet(CellId),
    /// A cell gets a value.
    CellSet(CellId, Operand),
    /// The exception being handled.
    CurrentException,
    /// Depth of the exception stack, an `Int64`.
    ExceptionMark,
    /// Cuts the exception stack back to a mark.
    ExceptionReset(Operand),
    /// Throws `UndefVarError` for a local variable.
    ThrowUndefVar(Sym),
    /// Throws the `TypeError` of a condition that is not a `Bool`.
    ThrowNotBool(Operand),
    /// Whether bounds are checked here; false after inlining into `@inbounds`.
    BoundsCheck,
}

/// One instruction.
#[derive(Clone, PartialEq, Debug)]
pub struct Inst {
    /// The value it defines (every instruction defines one; its type is `Union{}` where it never
    /// comes back).
    pub result: Value,
    /// What it does.
    pub op: Op,
    /// What inference proved of this very occurrence.
    pub effects: Effects,
    /// The call stands inside `@inbounds`.
    pub inbounds: bool,
    /// Where it stands.
    pub loc: LocId,
}

/// A jump with arguments.
#[derive(Clone, PartialEq, Debug)]
pub struct Target {
    /// The block.
    pub block: BlockId,
    /// One operand for each of its parameters.
    pub args: Vec<Operand>,
}

/// How a block ends.
#[derive(Clone, PartialEq, Debug)]
pub enum Terminator {
    /// Unconditional.
    Jump(Target),
    /// On a `Bool`.
    Branch {
        /// The condition.
        cond: Operand,
        /// Where to go when true.
        then: Target,
        /// Where to go when false.
        otherwise: Target,
    },
    /// Leaves the body with a value.
    Return(Operand),
    /// Control never arrives here.
    Unreachable,
}

/// A basic block.
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// Values defined on entry.
    pub params: Vec<Value>,
    /// Straight-line code.
    pub insts: Vec<Inst>,
    /// The end.
    pub term: Terminator,
    /// Where an exception thrown inside goes.
    pub handler: Option<BlockId>,
}

/// A typed method body.
#[derive(Clone, PartialEq, Debug)]
pub struct Body {
    /// The method's name; for people only.
    pub name: Sym,
    /// The blocks; the order is not meaningful but the entry comes first.
    pub blocks: Vec<Block>,
    /// Type of each value, by `Value`.
    pub values: Vec<Type>,
    /// Type of each cell.
    pub cells: Vec<Type>,
    /// Return type.
    pub ret: Type,
    /// Effects of a call.
    pub effects: Effects,
    /// Location chains, by `LocId`.
    pub locs: Vec<LocChain>,
}

impl Body {
    /// The type of an operand; `Type{T}` for a constant type `T`.
    pub fn type_of(&self, operand: &Operand) -> Type {
        match operand {
            Operand::Value(v) => self.values[v.index()],
            Operand::Const(c) => c.precise_type(),
        }
    }

    /// A new value of a type.
    pub fn new_value(&mut self, ty: Type) -> Value {
        self.values.push(ty);
        Value((self.values.len() - 1) as u32)
    }

    /// The argument types of the specialised entry.
    pub fn arg_types(&self) -> Vec<Type> {
        self.blocks[0].params.iter().map(|p| self.values[p.index()]).collect()
    }

    /// Number of instructions.
    pub fn inst_count(&self) -> usize {
        self.blocks.iter().map(|b| b.insts.len()).sum()
    }
}

impl Op {
    /// Calls `f` on each operand in evaluation order.
    pub fn for_each_operand<'a>(&'a self, f: &mut dyn FnMut(&'a Operand)) {
        match self {
            Op::Intrinsic(_, args)
            | Op::Builtin(_, args)
            | Op::Invoke { args, .. }
            | Op::Call(args)
            | Op::New { args, .. } => {
                args.iter().for_each(f);
            }
            Op::GlobalSet(_, op) | Op::Pi(op) | Op::CellSet(_, op) | Op::ExceptionReset(op) | Op::ThrowNotBool(op) => {
                f(op)
            }
            Op::Foreign(call) => {
                if let ForeignTarget::Pointer(op) = &call.target {
                    f(op);
                }
                call.args.iter().chain(&call.roots).for_each(f);
            }
            Op::GlobalGet(_)
            | Op::GlobalIsDefined(_)
            | Op::CellGet(_)
            | Op::CurrentException
            | Op::ExceptionMark
            | Op::ThrowUndefVar(_)
            | Op::BoundsCheck => {}
        }
    }

    /// Calls `f` on each operand, which it may replace.
    pub fn for_each_operand_mut(&mut self, f: &mut dyn FnMut(&mut Operand)) {
        match self {
            Op::Intrinsic(_, args)
            | Op::Builtin(_, args)
            | Op::Invoke { args, .. }
            | Op::Call(args)
            | Op::New { args, .. } => {
                args.iter_mut().for_each(f);
            }
            Op::GlobalSet(_, op) | Op::Pi(op) | Op::CellSet(_, op) | Op::ExceptionReset(op) | Op::ThrowNotBool(op) => {
                f(op)
            }
            Op::Foreign(call) => {
                if let ForeignTarget::Pointer(op) = &mut call.target {
                    f(op);
                }
                call.args.iter_mut().chain(&mut call.roots).for_each(f);
            }
            Op::GlobalGet(_)
            | Op::GlobalIsDefined(_)
            | Op::CellGet(_)
            | Op::CurrentException
            | Op::ExceptionMark
            | Op::ThrowUndefVar(_)
            | Op::BoundsCheck => {}
        }
    }
}

impl Terminator {
    /// The jumps out of the block.
    pub fn targets(&self) -> SmallVec<[&Target; 2]> {
        match self {
            Terminator::Jump(t) => smallvec![t],
            Terminator::Branch { then, otherwise, .. } => smallvec![then, otherwise],
            Terminator::Return(_) | Terminator::Unreachable => smallvec![],
        }
    }

    /// The jumps out of the block, to change.
    pub fn targets_mut(&mut self) -> SmallVec<[&mut Target; 2]> {
        match self {
            Terminator::Jump(t) => SmallVec::from_iter([t]),
            Terminator::Branch { then, otherwise, .. } => SmallVec::from_iter([then, otherwise]),
            Terminator::Return(_) | Terminator::Unreachable => SmallVec::new(),
        }
    }

    /// Calls `f` on each operand, which it may replace.
    pub fn for_each_operand_mut(&mut self, f: &mut dyn FnMut(&mut Operand)) {
        match self {
            Terminator::Jump(t) => t.args.iter_mut().for_each(f),
            Terminator::Branch { cond, then, otherwise } => {
                f(cond);
                then.args.iter_mut().for_each(&mut *f);
                otherwise.args.iter_mut().for_each(f);
            }
            Terminator::Return(op) => f(op),
            Terminator::Unreachable => {}
        }
    }

    /// Calls `f` on each operand.
    pub fn for_each_operand<'a>(&'a self, f: &mut dyn FnMut(&'a Operand)) {
        match self {
            Terminator::Jump(t) => t.args.iter().for_each(f),
            Terminator::Branch { cond, then, otherwise } => {
                f(cond);
                then.args.iter().for_each(&mut *f);
                otherwise.args.iter().for_each(f);
            }
            Terminator::Return(op) => f(op),
            Terminator::Unreachable => {}
        }
    }
}
