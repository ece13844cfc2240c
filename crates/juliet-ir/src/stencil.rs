//! `Stencil`: the code of one instance as the code generator sees it, and all that enters its key.
//!
//! Values are machine lanes. A Julia value of a concrete immutable type travels as the lanes of
//! its leaves; a small union as a tag lane and payload lanes; everything else as one pointer
//! lane. What the code reaches by reference is a numbered hole, described by what the code relies
//! on and not by what it is; the instance brings the list of what fills the holes.
//!
//! Invariants:
//! * no type, name, address or counter of a process occurs in a stencil;
//! * holes, values, slots and sites are numbered by first use, so that equal code is equal data;
//! * block 0 is the entry; handler blocks have no parameters;
//! * a [`Site`] is a call position that can throw or be on the stack in a backtrace; the mapping
//!   from sites to source lines is kept beside the code, per instance.

use crate::typed::entity;

entity!(
    /// A lane value.
    Lv, "v"
);
entity!(
    /// A basic block.
    Lb, "b"
);
entity!(
    /// A hole.
    HoleId, "hole"
);
entity!(
    /// A slot of stack memory.
    StackSlot, "ss"
);
entity!(
    /// A call position.
    Site, "site"
);

/// The machine type of a lane.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[repr(u8)]
#[allow(missing_docs, reason = "the variants say what they are")]
pub enum Lane {
    I8,
    I16,
    I32,
    I64,
    I128,
    F32,
    F64,
    /// A pointer to a Julia object (or null).
    Ref,
}

impl Lane {
    /// Size in bytes.
    pub const fn size(self) -> u32 {
        match self {
            Lane::I8 => 1,
            Lane::I16 => 2,
            Lane::I32 | Lane::F32 => 4,
            Lane::I64 | Lane::F64 | Lane::Ref => 8,
            Lane::I128 => 16,
        }
    }
}

/// Lanes in and out of a call.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Signature {
    /// Parameters.
    pub params: Vec<Lane>,
    /// Results.
    pub rets: Vec<Lane>,
}

/// What the code relies on about a hole. Never which thing it is.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Hole {
    /// An instance (this one included). The hole's address is a cell whose word is the current
    /// specialised entry, called in the method convention.
    Instance {
        /// Its lanes.
        sig: Signature,
    },
    /// A function of the runtime or C library, in the C convention. The name is part of the key,
    /// since the code relies on what it does.
    Runtime {
        /// The symbol.
        name: String,
        /// Its lanes.
        sig: Signature,
    },
    /// The address of a C function in a user's library.
    Foreign {
        /// Its lanes.
        sig: Signature,
    },
    /// The descriptor object of a type whose objects the code allocates or whose tag it compares.
    /// What the code relies on of its layout is explicit in offsets and sizes.
    Type,
    /// A symbol object, a function object, a string literal, a module or another constant object.
    Object,
    /// The cell of a global binding: its first word is the value's pointer, null when undefined.
    Binding,
    /// A word of storage owned by the instance, zero at first (an inline cache).
    Cache {
        /// Size in bytes, a multiple of 8.
        size: u32,
    },
}

impl Hole {
    /// Whether it is a function of C that may call back into Julia, and so be left by an exception. The runtime's own
    /// report failure by their results, but for the one that calls any other.
    pub fn may_call_back(&self) -> bool {
        match self {
            Hole::Foreign { .. } => true,
            Hole::Runtime { name, .. } => !name.starts_with("jlt_") || name == "jlt_call_variadic",
            _ => false,
        }
    }
}

impl Op {
    /// Whether an exception can leave the operation, of code with such holes.
    pub fn may_throw(&self, holes: &[Hole]) -> bool {
        match self {
            Op::CallC { hole, .. } => holes[hole.index()].may_call_back(),
            Op::Alloc { .. }
            | Op::CallInstance { .. }
            | Op::CallGeneric { .. }
            | Op::CallCPointer { .. }
            | Op::ThrowPending { .. } => true,
            _ => false,
        }
    }
}

/// Bytes of stack that code has below itself when it calls the runtime or C: it reads a word that
/// far down first. The runtime keeps at least as much below every stack unreadable, so that an
/// overflow shows in the code that causes it, not in what it calls.
pub const CALL_STACK_BYTES: i32 = 512 << 10;

/// Comparison conditions on integers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
#[allow(missing_docs, reason = "the variants say what they are")]
pub enum IntCond {
    Eq,
    Ne,
    Slt,
    Sle,
    Ult,
    Ule,
}

/// Comparison conditions on floats (all false on NaN, but `Ne`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
#[allow(missing_docs, reason = "the variants say what they are")]
pub enum FloatCond {
    Eq,
    Ne,
    Lt,
    Le,
}

/// A pure machine operation. Operand lanes are as the name says; the result lane is given by the
/// instruction.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
#[allow(missing_docs, reason = "the variants are the usual machine operations")]
pub enum Prim {
    Ineg,
    Iadd,
    Isub,
    Imul,
    Sdiv,
    Udiv,
    Srem,
    Urem,
    /// High half of the signed product.
    Smulhi,
    /// High half of the unsigned product.
    Umulhi,
    And,
    Or,
    Xor,
    Not,
    /// Shift by an amount already below the width.
    Shl,
    Lshr,
    Ashr,
    Bswap,
    Popcnt,
    Clz,
    Ctz,
    Fneg,
    Fabs,
    Fadd,
    Fsub,
    Fmul,
    Fdiv,
    Ffma,
    Fcopysign,
    Fsqrt,
    Ffloor,
    Fceil,
    Ftrunc,
    Fnearest,
    Fpromote,
    Fdemote,
    SintToFloat,
    UintToFloat,
    /// Saturating, NaN gives 0.
    FloatToSint,
    FloatToUint,
    Sext,
    Zext,
    Trunc,
    Bitcast,
    /// `(cond: I8, a, b)`.
    Select,
    /// An addition that may be combined in any order with others of its kind.
    FaddAny,
    /// A multiplication that may be combined in any order with others of its kind.
    FmulAny,
}

/// What kind of memory a load or store touches. Different kinds do not overlap.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum Region {
    /// Elements of arrays, bytes of strings, and what C pointers point to.
    Element,
    /// Fields of objects.
    Field,
    /// What never changes once an object is there: headers, lengths, data pointers.
    Fixed,
    /// Cells of bindings.
    Cell,
    /// Stack slots of the function.
    Frame,
}

/// One instruction. `results` are defined in order.
#[derive(Clone, PartialEq, Debug)]
pub struct Inst {
    /// What it does.
    pub op: Op,
    /// The values it defines.
    pub results: Vec<Lv>,
}

/// An operation.
#[derive(Clone, PartialEq, Debug)]
pub enum Op {
    /// A constant by its bits (low bits of the lane).
    Const(u128),
    /// A pure operation.
    Prim(Prim, Vec<Lv>),
    /// Integer comparison, an `I8` of 0 or 1.
    Icmp(IntCond, Lv, Lv),
    /// Float comparison, an `I8` of 0 or 1.
    Fcmp(FloatCond, Lv, Lv),
    /// Reads memory at `base + offset`.
    Load {
        /// Base address.
        base: Lv,
        /// Byte offset.
        offset: i32,
        /// The kind of memory.
        region: Region,
    },
    /// Writes memory at `base + offset`.
    Store {
        /// Base address.
        base: Lv,
        /// Byte offset.
        offset: i32,
        /// The value.
        value: Lv,
        /// The kind of memory.
        region: Region,
    },
    /// What fills a hole, as an address.
    HoleAddr(HoleId),
    /// The address of a stack slot.
    StackAddr(StackSlot),
    /// Allocates an object of `size` bytes with the header word `tag` (a `Type` hole); memory
    /// after the header is not initialised.
    Alloc {
        /// The type's hole.
        tag: HoleId,
        /// Payload size in bytes.
        size: u32,
        /// Position for a backtrace of an out-of-memory error.
        site: Site,
    },
    /// Calls an `Instance` hole.
    CallInstance {
        /// The callee.
        hole: HoleId,
        /// Lanes.
        args: Vec<Lv>,
        /// Position.
        site: Site,
    },
    /// Calls a `Runtime` or `Foreign` hole in the C convention. It does not throw through this
    /// frame: fallible runtime functions report by their result, and the code then ends in
    /// [`Op::ThrowPending`].
    CallC {
        /// The callee.
        hole: HoleId,
        /// Lanes.
        args: Vec<Lv>,
        /// Position.
        site: Site,
    },
    /// Calls a computed C function pointer.
    CallCPointer {
        /// The address.
        pointer: Lv,
        /// Lanes.
        sig: Signature,
        /// Arguments.
        args: Vec<Lv>,
        /// Position.
        site: Site,
    },
    /// Calls a generic entry `(args: pointer, count: I64) -> Ref` in the method convention: that of a method, or
    /// the routine that finds the method.
    CallGeneric {
        /// The entry's address.
        entry: Lv,
        /// Address of the boxed arguments, the function first.
        args: Lv,
        /// Their number.
        count: Lv,
        /// Position.
        site: Site,
    },
    /// Unwinds with the pending exception of the thread; never comes back.
    ThrowPending {
        /// Position.
        site: Site,
    },
}

/// A jump with lanes.
#[derive(Clone, PartialEq, Debug)]
pub struct Target {
    /// The block.
    pub block: Lb,
    /// One value for each parameter.
    pub args: Vec<Lv>,
}

/// How a block ends.
#[derive(Clone, PartialEq, Debug)]
pub enum Terminator {
    /// Unconditional.
    Jump(Target),
    /// On an `I8` that is 0 or 1.
    Branch {
        /// The condition.
        cond: Lv,
        /// Where to go when 1.
        then: Target,
        /// Where to go when 0.
        otherwise: Target,
    },
    /// Leaves with the result lanes.
    Return(Vec<Lv>),
    /// Control never arrives here (a trap in the code).
    Unreachable,
}

/// A basic block.
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// Values defined on entry.
    pub params: Vec<Lv>,
    /// Straight-line code.
    pub insts: Vec<Inst>,
    /// The end.
    pub term: Terminator,
    /// Where an exception thrown by a call inside goes.
    pub handler: Option<Lb>,
}

/// The calling convention of the function that a stencil defines.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Convention {
    /// Between methods (Cranelift's `tail`).
    Method,
    /// Called from C.
    C,
}

/// A function with holes.
#[derive(Clone, PartialEq, Debug)]
pub struct Stencil {
    /// Lanes of the function.
    pub sig: Signature,
    /// How it is called.
    pub convention: Convention,
    /// The blocks, in reverse postorder.
    pub blocks: Vec<Block>,
    /// Lane of each value, by `Lv`.
    pub values: Vec<Lane>,
    /// Size and alignment of each stack slot, in bytes.
    pub stack_slots: Vec<(u32, u32)>,
    /// What is relied on of each hole.
    pub holes: Vec<Hole>,
    /// Number of sites.
    pub sites: u32,
}

/// What fills a hole of an instance's stencil. Beside the code, never in its key.
#[derive(Clone, PartialEq, Debug)]
pub enum Fill {
    /// The cell that holds the current specialised entry of an instance.
    Instance(crate::typed::InstanceId),
    /// A symbol of the runtime or of the process, by name.
    Runtime(crate::Sym),
    /// A symbol in a library.
    Foreign(crate::Sym, crate::Sym),
    /// The descriptor of a concrete type.
    Type(crate::Type),
    /// A constant object.
    Object(crate::Const),
    /// The cell of a global binding.
    Binding(crate::GlobalRef),
    /// Zeroed storage of the instance's own.
    Cache,
}
