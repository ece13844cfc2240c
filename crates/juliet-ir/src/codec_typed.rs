//! The byte form of typed code: what the inference cache keeps.
//!
//! Instances and methods are numbers of tables that the owner of the image keeps; [`Refs`] gives
//! the numbers out, [`Finds`] turns them back. What is read is checked by `Body::verify`.

use std::sync::Arc;

use crate::codec::{Cursor, Damaged, Unencodable, Writer};
use crate::loc::Frame;
use crate::typed::{
    Block, BlockId, Body, CellId, Foreign, ForeignTarget, Inst, InstanceId, LocId, Op, Operand, Target, Terminator,
    Value,
};
use crate::{Builtin, Effects, Intrinsic, LocChain};

/// Gives out numbers of instances and methods.
pub trait Refs {
    /// The number of an instance.
    fn instance(&mut self, instance: InstanceId) -> u32;
    /// The number of a method.
    fn method(&mut self, method: u32) -> u32;
}

/// Finds what numbers stand for.
pub trait Finds {
    /// The instance of a number.
    ///
    /// # Errors
    /// There is none in this process.
    fn instance(&self, number: u32) -> Result<InstanceId, Damaged>;
    /// Where a statement of the method of a number stands now.
    ///
    /// # Errors
    /// There is no such method in this process.
    fn frame(&self, method: u32, stmt: u32) -> Result<Frame, Damaged>;
}

type Written = Result<(), Unencodable>;
type Read<T> = Result<T, Damaged>;

/// Tags of operations.
mod op {
    pub(super) const INTRINSIC: u8 = 0;
    pub(super) const BUILTIN: u8 = 1;
    pub(super) const INVOKE: u8 = 2;
    pub(super) const CALL: u8 = 3;
    pub(super) const NEW: u8 = 4;
    pub(super) const GLOBAL_GET: u8 = 5;
    pub(super) const GLOBAL_SET: u8 = 6;
    pub(super) const GLOBAL_IS_DEFINED: u8 = 7;
    pub(super) const FOREIGN: u8 = 8;
    pub(super) const PI: u8 = 9;
    pub(super) const CELL_GET: u8 = 10;
    pub(super) const CELL_SET: u8 = 11;
    pub(super) const CURRENT_EXCEPTION: u8 = 12;
    pub(super) const EXCEPTION_MARK: u8 = 13;
    pub(super) const EXCEPTION_RESET: u8 = 14;
    pub(super) const THROW_UNDEF_VAR: u8 = 15;
    pub(super) const THROW_NOT_BOOL: u8 = 16;
    pub(super) const BOUNDS_CHECK: u8 = 17;
}

/// Writes typed bodies.
pub struct TypedWriter<'a> {
    /// Where to.
    pub out: &'a mut Writer,
    /// Numbers of instances and methods.
    pub refs: &'a mut dyn Refs,
}

impl TypedWriter<'_> {
    /// A typed body.
    ///
    /// # Errors
    /// A constant or type that has no name in other processes.
    pub fn body(&mut self, body: &Body) -> Written {
        let Body { name, blocks, values, cells, ret, effects, locs } = body;
        self.out.sym(*name);
        self.types(values)?;
        self.types(cells)?;
        self.out.ty(*ret)?;
        self.out.number(u64::from(effects.0));
        self.out.number(locs.len() as u64);
        locs.iter().for_each(|chain| self.chain(chain));
        self.out.number(blocks.len() as u64);
        blocks.iter().try_for_each(|block| self.block(block))
    }

    fn types(&mut self, list: &[crate::Type]) -> Written {
        self.out.number(list.len() as u64);
        list.iter().try_for_each(|ty| self.out.ty(*ty))
    }

    /// A chain of locations: methods and statements, no lines.
    pub fn chain(&mut self, LocChain(frames): &LocChain) {
        self.out.number(frames.len() as u64);
        for frame in frames {
            let Frame { method, stmt, function: _, module: _, loc: _ } = frame;
            let number = self.refs.method(*method);
            self.out.number(u64::from(number));
            self.out.number(u64::from(*stmt));
        }
    }

    fn block(&mut self, block: &Block) -> Written {
        let Block { params, insts, term, handler } = block;
        self.out.number(params.len() as u64);
        params.iter().for_each(|v| self.out.number(u64::from(v.0)));
        self.out.number(insts.len() as u64);
        insts.iter().try_for_each(|inst| self.inst(inst))?;
        match term {
            Terminator::Jump(to) => {
                self.out.tag(0);
                self.target(to)?;
            }
            Terminator::Branch { cond, then, otherwise } => {
                self.out.tag(1);
                self.operand(cond)?;
                self.target(then)?;
                self.target(otherwise)?;
            }
            Terminator::Return(value) => {
                self.out.tag(2);
                self.operand(value)?;
            }
            Terminator::Unreachable => self.out.tag(3),
        }
        self.out.number(handler.map_or(0, |h| u64::from(h.0) + 1));
        Ok(())
    }

    fn target(&mut self, target: &Target) -> Written {
        self.out.number(u64::from(target.block.0));
        self.operands(&target.args)
    }

    fn operands(&mut self, list: &[Operand]) -> Written {
        self.out.number(list.len() as u64);
        list.iter().try_for_each(|op| self.operand(op))
    }

    /// A value as its number and one, a constant behind a zero.
    fn operand(&mut self, operand: &Operand) -> Written {
        match operand {
            Operand::Value(v) => self.out.number(u64::from(v.0) + 1),
            Operand::Const(value) => {
                self.out.number(0);
                self.out.constant(value)?;
            }
        }
        Ok(())
    }

    fn inst(&mut self, inst: &Inst) -> Written {
        let Inst { result, op, effects, inbounds, loc } = inst;
        self.out.number(u64::from(result.0));
        self.out.number(u64::from(effects.0) << 1 | u64::from(*inbounds));
        self.out.number(u64::from(loc.0));
        self.operation(op)
    }

    fn operation(&mut self, op: &Op) -> Written {
        match op {
            Op::Intrinsic(which, args) => {
                self.numbered(op::INTRINSIC, *which as u64);
                self.operands(args)?;
            }
            Op::Builtin(which, args) => {
                self.numbered(op::BUILTIN, *which as u64);
                self.operands(args)?;
            }
            Op::Invoke { callee, args } => {
                let number = self.refs.instance(*callee);
                self.numbered(op::INVOKE, u64::from(number));
                self.operands(args)?;
            }
            Op::Call(args) => {
                self.out.tag(op::CALL);
                self.operands(args)?;
            }
            Op::New { ty, args } => {
                self.out.tag(op::NEW);
                self.out.ty(*ty)?;
                self.operands(args)?;
            }
            Op::Foreign(call) => {
                self.out.tag(op::FOREIGN);
                self.foreign(call)?;
            }
            other => self.simple_operation(other)?,
        }
        Ok(())
    }

    fn numbered(&mut self, tag: u8, n: u64) {
        self.out.tag(tag);
        self.out.number(n);
    }

    fn simple_operation(&mut self, op: &Op) -> Written {
        let mut unary = |tag: u8, value: &Operand| {
            self.out.tag(tag);
            self.operand(value)
        };
        match op {
            Op::Pi(value) => unary(op::PI, value)?,
            Op::ExceptionReset(value) => unary(op::EXCEPTION_RESET, value)?,
            Op::ThrowNotBool(value) => unary(op::THROW_NOT_BOOL, value)?,
            Op::GlobalGet(global) => {
                self.out.tag(op::GLOBAL_GET);
                self.out.global(*global);
            }
            Op::GlobalSet(global, value) => {
                self.out.tag(op::GLOBAL_SET);
                self.out.global(*global);
                self.operand(value)?;
            }
            Op::GlobalIsDefined(global) => {
                self.out.tag(op::GLOBAL_IS_DEFINED);
                self.out.global(*global);
            }
            Op::CellGet(cell) => self.numbered(op::CELL_GET, u64::from(cell.0)),
            Op::CellSet(cell, value) => {
                self.numbered(op::CELL_SET, u64::from(cell.0));
                self.operand(value)?;
            }
            Op::CurrentException => self.out.tag(op::CURRENT_EXCEPTION),
            Op::ExceptionMark => self.out.tag(op::EXCEPTION_MARK),
            Op::ThrowUndefVar(name) => {
                self.out.tag(op::THROW_UNDEF_VAR);
                self.out.sym(*name);
            }
            Op::BoundsCheck => self.out.tag(op::BOUNDS_CHECK),
            Op::Intrinsic(..) | Op::Builtin(..) | Op::Invoke { .. } | Op::Call(_) | Op::New { .. } | Op::Foreign(_) => {
                unreachable!("written by `operation`")
            }
        }
        Ok(())
    }

    fn foreign(&mut self, call: &Foreign) -> Written {
        let Foreign { target, ret, arg_types, fixed, args, roots } = call;
        match target {
            ForeignTarget::Symbol(name) => {
                self.out.tag(0);
                self.out.sym(*name);
            }
            ForeignTarget::Library(name, library) => {
                self.out.tag(1);
                self.out.sym(*name);
                self.out.sym(*library);
            }
            ForeignTarget::Pointer(pointer) => {
                self.out.tag(2);
                self.operand(pointer)?;
            }
        }
        self.out.ty(*ret)?;
        self.types(arg_types)?;
        self.out.number(u64::from(*fixed));
        self.operands(args)?;
        self.operands(roots)
    }
}

/// Reads typed bodies.
pub struct TypedReader<'a, 'i> {
    /// Where from.
    pub from: &'a mut Cursor<'i>,
    /// What numbers stand for.
    pub finds: &'a dyn Finds,
}

impl TypedReader<'_, '_> {
    /// A typed body.
    ///
    /// # Errors
    /// No body here, or one that breaks an invariant of typed bodies.
    pub fn body(&mut self) -> Read<Arc<Body>> {
        let name = self.from.sym()?;
        let values = self.from.list(Cursor::ty)?;
        let cells = self.from.list(Cursor::ty)?;
        let ret = self.from.ty()?;
        let effects = self.effects()?;
        let locs = self.list(Self::chain)?;
        let blocks = self.list(Self::block)?;
        let body = Body { name, blocks, values, cells, ret, effects, locs };
        if indices_hold(&body) && body.verify().is_ok() { Ok(Arc::new(body)) } else { Err(Damaged) }
    }

    fn list<T>(&mut self, mut each: impl FnMut(&mut Self) -> Read<T>) -> Read<Vec<T>> {
        let count = self.from.count()?;
        (0..count).map(|_| each(self)).collect()
    }

    /// A chain of locations, as they are now.
    ///
    /// # Errors
    /// A method that is not there.
    pub fn chain(&mut self) -> Read<LocChain> {
        self.list(|r| {
            let (method, stmt) = (r.number()?, r.number()?);
            r.finds.frame(method, stmt)
        })
        .map(LocChain)
    }

    fn number(&mut self) -> Read<u32> {
        u32::try_from(self.from.number()?).map_err(|_| Damaged)
    }

    fn effects(&mut self) -> Read<Effects> {
        self.from.number().and_then(|n| u16::try_from(n).map_err(|_| Damaged)).map(Effects)
    }

    fn block(&mut self) -> Read<Block> {
        let params = self.list(|r| r.number().map(Value))?;
        let insts = self.list(Self::inst)?;
        let term = match self.from.tag()? {
            0 => Terminator::Jump(self.target()?),
            1 => Terminator::Branch { cond: self.operand()?, then: self.target()?, otherwise: self.target()? },
            2 => Terminator::Return(self.operand()?),
            3 => Terminator::Unreachable,
            _ => return Err(Damaged),
        };
        let handler = self.number()?.checked_sub(1).map(BlockId);
        Ok(Block { params, insts, term, handler })
    }

    fn target(&mut self) -> Read<Target> {
        Ok(Target { block: BlockId(self.number()?), args: self.operands()? })
    }

    fn operands(&mut self) -> Read<Vec<Operand>> {
        self.list(Self::operand)
    }

    fn operand(&mut self) -> Read<Operand> {
        match self.number()?.checked_sub(1) {
            Some(value) => Ok(Operand::Value(Value(value))),
            None => self.from.constant().map(Operand::Const),
        }
    }

    fn inst(&mut self) -> Read<Inst> {
        let result = Value(self.number()?);
        let packed = self.number()?;
        let effects = Effects(u16::try_from(packed >> 1).map_err(|_| Damaged)?);
        let loc = LocId(self.number()?);
        Ok(Inst { result, op: self.operation()?, effects, inbounds: packed & 1 == 1, loc })
    }

    fn operation(&mut self) -> Read<Op> {
        Ok(match self.from.tag()? {
            op::INTRINSIC => {
                let which = Intrinsic::ALL.get(self.number()? as usize).ok_or(Damaged)?;
                Op::Intrinsic(*which, self.operands()?)
            }
            op::BUILTIN => {
                let which = Builtin::ALL.get(self.number()? as usize).ok_or(Damaged)?;
                Op::Builtin(*which, self.operands()?)
            }
            op::INVOKE => {
                let number = self.number()?;
                Op::Invoke { callee: self.finds.instance(number)?, args: self.operands()? }
            }
            op::CALL => Op::Call(self.operands()?),
            op::NEW => Op::New { ty: self.from.ty()?, args: self.operands()? },
            op::GLOBAL_GET => Op::GlobalGet(self.from.global()?),
            op::GLOBAL_SET => Op::GlobalSet(self.from.global()?, self.operand()?),
            op::GLOBAL_IS_DEFINED => Op::GlobalIsDefined(self.from.global()?),
            op::FOREIGN => Op::Foreign(Box::new(self.foreign()?)),
            op::PI => Op::Pi(self.operand()?),
            op::CELL_GET => Op::CellGet(CellId(self.number()?)),
            op::CELL_SET => Op::CellSet(CellId(self.number()?), self.operand()?),
            op::CURRENT_EXCEPTION => Op::CurrentException,
            op::EXCEPTION_MARK => Op::ExceptionMark,
            op::EXCEPTION_RESET => Op::ExceptionReset(self.operand()?),
            op::THROW_UNDEF_VAR => Op::ThrowUndefVar(self.from.sym()?),
            op::THROW_NOT_BOOL => Op::ThrowNotBool(self.operand()?),
            op::BOUNDS_CHECK => Op::BoundsCheck,
            _ => return Err(Damaged),
        })
    }

    fn foreign(&mut self) -> Read<Foreign> {
        let target = match self.from.tag()? {
            0 => ForeignTarget::Symbol(self.from.sym()?),
            1 => ForeignTarget::Library(self.from.sym()?, self.from.sym()?),
            2 => ForeignTarget::Pointer(self.operand()?),
            _ => return Err(Damaged),
        };
        Ok(Foreign {
            target,
            ret: self.from.ty()?,
            arg_types: self.from.list(Cursor::ty)?,
            fixed: self.number()?,
            args: self.operands()?,
            roots: self.operands()?,
        })
    }
}

/// Whether every number in a body that was read names something, so that it can be verified.
fn indices_hold(body: &Body) -> bool {
    let value = |v: &Value| v.index() < body.values.len();
    let operand = |op: &Operand| match op {
        Operand::Value(v) => value(v),
        Operand::Const(_) => true,
    };
    let cell = |c: &CellId| c.index() < body.cells.len();
    let block = |b: &BlockId| b.index() < body.blocks.len();
    let inst = |inst: &Inst| {
        let mut good = value(&inst.result) && inst.loc.index() < body.locs.len();
        inst.op.for_each_operand(&mut |op| good &= operand(op));
        good && match &inst.op {
            Op::CellGet(c) | Op::CellSet(c, _) => cell(c),
            _ => true,
        }
    };
    !body.blocks.is_empty()
        && body.blocks.iter().all(|b| {
            let mut good = b.params.iter().all(value) && b.insts.iter().all(inst) && b.handler.iter().all(block);
            b.term.for_each_operand(&mut |op| good &= operand(op));
            good && b.term.targets().iter().all(|t| block(&t.block))
        })
}
