//! Reading images: operands, statements and calls of C; `codec_read` has the rest.

use crate::codec::{Damaged, operand, stmt};
use crate::codec_read::{Cursor, Read};
use crate::lowered::{ForeignCall, ForeignTarget, Inbounds, Operand, Place, SlotId, Stmt, StmtId};

impl Cursor<'_> {
    fn operand(&mut self) -> Read<Operand> {
        let shape = self.shape;
        Ok(match self.tag()? {
            operand::SSA => Operand::Ssa(StmtId(self.below(shape.now)?)),
            operand::SLOT => Operand::Slot(SlotId(self.below(shape.slots)?)),
            operand::STATIC_PARAM => Operand::StaticParam(self.below(shape.sparams)?),
            operand::CONST => Operand::Const(self.constant()?),
            operand::GLOBAL => Operand::Global(self.global()?),
            _ => return Err(Damaged),
        })
    }

    fn operands(&mut self) -> Read<Vec<Operand>> {
        self.list(Self::operand)
    }

    fn slot_id(&mut self) -> Read<SlotId> {
        Ok(SlotId(self.below(self.shape.slots)?))
    }

    fn target(&mut self) -> Read<StmtId> {
        Ok(StmtId(self.below(self.shape.stmts)?))
    }

    pub(crate) fn statement(&mut self) -> Read<Stmt> {
        Ok(match self.tag()? {
            stmt::CALL => Stmt::Call { func: self.operand()?, args: self.operands()? },
            stmt::NEW => Stmt::New { ty: self.operand()?, args: self.operands()? },
            stmt::SPLAT_NEW => Stmt::SplatNew { ty: self.operand()?, args: self.operand()? },
            stmt::COPY => Stmt::Copy(self.operand()?),
            stmt::ASSIGN => Stmt::Assign(self.slot_id()?, self.operand()?),
            stmt::NEW_VAR => Stmt::NewVar(self.slot_id()?),
            stmt::GOTO => Stmt::Goto(self.target()?),
            stmt::GOTO_IF_NOT => {
                let target = self.target()?;
                Stmt::GotoIfNot { cond: self.operand()?, target }
            }
            stmt::RETURN => Stmt::Return(self.operand()?),
            stmt::FOREIGN => Stmt::Foreign(Box::new(self.foreign()?)),
            tag @ stmt::SET_GLOBAL..=stmt::DEFINE_METHOD => self.definition(tag)?,
            tag => self.rare_statement(tag)?,
        })
    }

    fn definition(&mut self, tag: u8) -> Read<Stmt> {
        Ok(match tag {
            stmt::SET_GLOBAL => Stmt::SetGlobal(self.global()?, self.operand()?),
            stmt::DECLARE_CONST => Stmt::DeclareConst(self.global()?, self.operand()?),
            stmt::DECLARE_GLOBAL => {
                let global = self.global()?;
                let mut ty = self.operands()?;
                if ty.len() > 1 {
                    return Err(Damaged);
                }
                Stmt::DeclareGlobal(global, ty.pop())
            }
            stmt::DECLARE_FUNCTION => Stmt::DeclareFunction(self.global()?),
            _ => {
                let body = self.hashed_body()?;
                Stmt::DefineMethod { signature: self.operand()?, body }
            }
        })
    }

    fn rare_statement(&mut self, tag: u8) -> Read<Stmt> {
        Ok(match tag {
            stmt::ENTER_TRY => Stmt::EnterTry(self.target()?),
            stmt::LEAVE_TRY => Stmt::LeaveTry(self.number32()?),
            stmt::POP_EXCEPTION => Stmt::PopException(self.target()?),
            stmt::CURRENT_EXCEPTION => Stmt::CurrentException,
            stmt::IS_DEFINED_SLOT => Stmt::IsDefined(Place::Slot(self.slot_id()?)),
            stmt::IS_DEFINED_STATIC_PARAM => Stmt::IsDefined(Place::StaticParam(self.below(self.shape.sparams)?)),
            stmt::IS_DEFINED_GLOBAL => Stmt::IsDefined(Place::Global(self.global()?)),
            stmt::THROW_UNDEF_IF_NOT => Stmt::ThrowUndefIfNot { name: self.sym()?, cond: self.operand()? },
            stmt::BOUNDS_CHECK => Stmt::BoundsCheck,
            stmt::INBOUNDS_PUSH => Stmt::Inbounds(Inbounds::Push),
            stmt::INBOUNDS_POP => Stmt::Inbounds(Inbounds::Pop),
            stmt::LOOP_INFO => Stmt::LoopInfo,
            stmt::NOP => Stmt::Nop,
            _ => return Err(Damaged),
        })
    }

    fn foreign(&mut self) -> Read<ForeignCall> {
        let target = match self.tag()? {
            0 => ForeignTarget::Symbol(self.sym()?),
            1 => ForeignTarget::Library { symbol: self.sym()?, library: self.operand()? },
            2 => ForeignTarget::Pointer(self.operand()?),
            _ => return Err(Damaged),
        };
        let (ret, arg_types) = (self.operand()?, self.operands()?);
        Ok(ForeignCall {
            target,
            ret,
            arg_types,
            fixed: self.number32()?,
            args: self.operands()?,
            roots: self.operands()?,
        })
    }
}
