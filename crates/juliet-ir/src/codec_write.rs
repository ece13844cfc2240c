//! Writing images: bodies, constants and types to bytes.

use std::collections::HashMap;

use juliet_types::{Param, TypeKind, TypeVar};

use crate::codec::{
    DEPTH_MAX, MAGIC, Naming, ObjectName, ObjectPlace, Resolver, Unencodable, VERSION, constant, operand, stmt, ty,
};
use crate::lowered::{Attributes, Body, ForeignCall, ForeignTarget, Inbounds, Inlining, Operand, Place, Slot, Stmt};
use crate::{Const, GlobalRef, Loc, Sym, Type};

/// Collects what an image is made of. Everything is written to the tail unless it is a body.
pub struct Writer {
    naming: Naming,
    pub(crate) out: Vec<u8>,
    pub(crate) code: Vec<u8>,
    pub(crate) strings: Vec<Sym>,
    pub(crate) string_index: HashMap<Sym, u32>,
    pub(crate) types: Vec<Vec<u8>>,
    pub(crate) type_index: HashMap<Type, u32>,
    bound: Vec<TypeVar>,
    depth: u32,
    /// Texts that belong to this process, and what is written for them.
    pub(crate) stand_ins: Vec<(Sym, Sym)>,
    /// How often that was done.
    pub(crate) placed: u64,
    /// The code of the last body has no such text.
    is_unplaced: bool,
    /// Finds the hash of a body that is the same in every process.
    pub(crate) plain_hash: Option<FindHash>,
}

/// Finds the hash of a body; none where it has none.
type FindHash = fn(&Body) -> Option<[u8; 32]>;

impl Writer {
    /// An empty image whose types `resolve` finds.
    pub fn new(resolve: Resolver) -> Writer {
        Writer::with_naming(resolve.into())
    }

    /// An empty image whose things are named as given.
    pub fn with_naming(naming: Naming) -> Writer {
        Writer {
            naming,
            out: Vec::new(),
            code: Vec::new(),
            strings: Vec::new(),
            string_index: HashMap::new(),
            types: Vec::new(),
            type_index: HashMap::new(),
            bound: Vec::new(),
            depth: 0,
            stand_ins: Vec::new(),
            placed: 0,
            is_unplaced: false,
            plain_hash: None,
        }
    }

    /// The bytes of the image.
    pub fn finish(self) -> Vec<u8> {
        let mut image = Vec::with_capacity(self.out.len() + self.code.len() + 4096);
        image.extend_from_slice(MAGIC);
        number(&mut image, u64::from(VERSION));
        number(&mut image, self.strings.len() as u64);
        for text in &self.strings {
            number(&mut image, text.len() as u64);
            image.extend_from_slice(text.as_bytes());
        }
        number(&mut image, self.types.len() as u64);
        for entry in &self.types {
            number(&mut image, entry.len() as u64);
            image.extend_from_slice(entry);
        }
        number(&mut image, self.code.len() as u64);
        image.extend_from_slice(&self.code);
        image.extend_from_slice(&self.out);
        image
    }

    /// One byte.
    pub fn tag(&mut self, tag: u8) {
        self.out.push(tag);
    }

    /// A number.
    pub fn number(&mut self, n: u64) {
        number(&mut self.out, n);
    }

    /// A flag.
    pub fn flag(&mut self, flag: bool) {
        self.out.push(u8::from(flag));
    }

    /// A global.
    pub fn global(&mut self, global: GlobalRef) {
        let GlobalRef { module, name } = global;
        self.sym(module.0);
        self.sym(name);
    }

    /// A location.
    pub fn loc(&mut self, loc: Loc) {
        let Loc { file, line } = loc;
        self.sym(file);
        self.number(u64::from(line));
    }

    /// Where the writer stands in the tail, for [`Writer::cut`].
    pub fn mark(&self) -> usize {
        self.out.len()
    }

    /// Takes back what was written to the tail since the mark.
    pub fn cut(&mut self, mark: usize) {
        self.out.truncate(mark);
        self.bound.clear();
        self.depth = 0;
    }

    /// Puts the number of bytes since the mark in front of them.
    pub fn prefix_length(&mut self, mark: usize) {
        let part = self.out.split_off(mark);
        self.bytes(&part);
    }

    /// Takes the tail out, for [`Writer::append_tail`].
    pub fn take_tail(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out)
    }

    /// Appends a tail that this writer wrote.
    pub fn append_tail(&mut self, tail: &[u8]) {
        self.out.extend_from_slice(tail);
    }

    fn nested(&mut self, write: impl FnOnce(&mut Writer) -> Result<(), Unencodable>) -> Result<(), Unencodable> {
        if self.depth >= DEPTH_MAX {
            return Err(Unencodable("nested too deeply".to_owned()));
        }
        self.depth += 1;
        let result = write(self);
        self.depth -= 1;
        result
    }

    /// A type.
    ///
    /// # Errors
    /// A free variable, or a definition that its name does not find.
    pub fn ty(&mut self, ty: Type) -> Result<(), Unencodable> {
        if ty.has_free_vars() {
            return self.nested(|w| w.type_structure(ty));
        }
        let index = match self.type_index.get(&ty) {
            Some(index) => *index,
            None => self.add_type(ty)?,
        };
        self.tag(ty::KNOWN);
        self.number(u64::from(index));
        Ok(())
    }

    fn add_type(&mut self, ty: Type) -> Result<u32, Unencodable> {
        let outer = std::mem::take(&mut self.out);
        let bound = std::mem::take(&mut self.bound);
        let result = self.nested(|w| w.type_structure(ty));
        self.bound = bound;
        let entry = std::mem::replace(&mut self.out, outer);
        result?;
        let index = self.types.len() as u32;
        self.types.push(entry);
        self.type_index.insert(ty, index);
        Ok(index)
    }

    fn type_structure(&mut self, ty: Type) -> Result<(), Unencodable> {
        match ty.kind() {
            TypeKind::Bottom => self.tag(ty::BOTTOM),
            TypeKind::Data(data) => {
                let (module, name) = (self.naming.spell)(data.name);
                if (self.naming.resolve)(module, name) != Some(data.name) {
                    return Err(Unencodable(format!(
                        "type {}.{} has no name of its own",
                        data.name.module, data.name.name
                    )));
                }
                self.tag(ty::DATA);
                self.sym(module.0);
                self.sym(name);
                self.number(data.params.len() as u64);
                for param in &data.params {
                    self.param(param)?;
                }
            }
            TypeKind::Union(members) => {
                self.tag(ty::UNION);
                self.number(members.len() as u64);
                for member in members {
                    self.ty(*member)?;
                }
            }
            TypeKind::UnionAll(kind) => {
                self.tag(ty::UNION_ALL);
                self.sym(kind.var.name());
                self.ty(kind.var.lower())?;
                self.ty(kind.var.upper())?;
                self.bound.push(kind.var);
                let result = self.ty(kind.body);
                self.bound.pop();
                result?;
            }
            TypeKind::Var(var) => {
                let Some(at) = self.bound.iter().rev().position(|v| v == var) else {
                    return Err(Unencodable(format!("type variable {} is free", var.name())));
                };
                self.tag(ty::BOUND);
                self.number(at as u64);
            }
            TypeKind::Vararg { elem, len } => {
                self.tag(ty::VARARG);
                self.ty(*elem)?;
                self.flag(len.is_some());
                if let Some(len) = len {
                    self.param(len)?;
                }
            }
        }
        Ok(())
    }

    fn param(&mut self, param: &Param) -> Result<(), Unencodable> {
        match param {
            Param::Type(t) => {
                self.flag(false);
                self.ty(*t)
            }
            Param::Value(value) => {
                self.flag(true);
                self.constant(value)
            }
        }
    }

    /// A constant.
    ///
    /// # Errors
    /// A heap object inside it, or a type that cannot be written.
    pub fn constant(&mut self, value: &Const) -> Result<(), Unencodable> {
        match value {
            Const::Bits { ty, bytes } => {
                self.tag(constant::BITS);
                self.ty(*ty)?;
                self.bytes(bytes);
            }
            Const::Sym(name) => {
                self.tag(constant::SYM);
                self.sym(*name);
            }
            Const::Type(t) => {
                self.tag(constant::TYPE);
                self.ty(*t)?;
            }
            Const::Str(bytes) => {
                if let Some((real, _)) = self.stand_ins.iter().find(|(real, _)| real.as_bytes() == &**bytes) {
                    let real = *real;
                    self.tag(constant::STR_OF_SYM);
                    self.sym(real);
                    return Ok(());
                }
                self.tag(constant::STR);
                self.bytes(bytes);
            }
            Const::Module(path) => {
                self.tag(constant::MODULE);
                self.sym(path.0);
            }
            Const::Struct { ty, fields } => {
                self.tag(constant::STRUCT);
                self.ty(*ty)?;
                self.number(fields.len() as u64);
                self.nested(|w| fields.iter().try_for_each(|field| w.constant(field)))?;
            }
            Const::Heap(object) => {
                if let Some(ObjectName { place, path }) = (self.naming.name_object)(*object) {
                    self.tag(constant::HEAP);
                    self.ty(object.ty)?;
                    match place {
                        ObjectPlace::Global(global) => {
                            self.tag(0);
                            self.global(global);
                        }
                        ObjectPlace::Literal(method, index) => {
                            self.tag(1);
                            self.out.extend_from_slice(&method.to_le_bytes());
                            self.number(u64::from(index));
                        }
                    }
                    self.number(path.len() as u64);
                    path.iter().for_each(|index| self.number(u64::from(*index)));
                    return Ok(());
                }
                return Err(Unencodable(format!("a literal object of type {} belongs to this process", object.ty)));
            }
        }
        Ok(())
    }

    /// Bytes with their length.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.out.extend_from_slice(bytes);
    }

    /// Writes a body to the code section and yields its offset, which [`Cursor::body`] reads.
    ///
    /// [`Cursor::body`]: crate::codec::Cursor::body
    ///
    /// # Errors
    /// A constant that cannot be written.
    pub fn body(&mut self, body: &Body) -> Result<u32, Unencodable> {
        let outer = std::mem::take(&mut self.out);
        let result = self.body_parts(body);
        let parts = std::mem::replace(&mut self.out, outer);
        result?;
        let offset = self.code.len() as u32;
        self.code.extend_from_slice(&parts);
        Ok(offset)
    }

    /// Header, then the lengths of three parts, then the parts.
    fn body_parts(&mut self, body: &Body) -> Result<(), Unencodable> {
        let Body { name, module, nargs, is_va, slots, sparams, stmts, locs, loc, attrs, kwarg_names, plain_hash: _ } =
            body;
        let placed = self.placed;
        self.sym(*name);
        self.sym(module.0);
        self.number(u64::from(*nargs));
        self.flag(*is_va);
        self.syms(sparams);
        self.loc(*loc);
        self.placed = placed; // where the code stands is not what it says
        self.attributes(*attrs);
        self.syms(kwarg_names);
        let header = std::mem::take(&mut self.out);
        self.slots(slots);
        let slots = std::mem::take(&mut self.out);
        self.number(stmts.len() as u64);
        for stmt in stmts {
            self.statement(stmt)?;
        }
        let stmts = std::mem::take(&mut self.out);
        let is_unplaced = self.placed == placed;
        self.locs(locs);
        let locs = std::mem::replace(&mut self.out, header);
        for part in [&slots, &stmts, &locs] {
            self.number(part.len() as u64);
        }
        for part in [&slots, &stmts, &locs] {
            self.out.extend_from_slice(part);
        }
        self.is_unplaced = is_unplaced;
        Ok(())
    }

    fn syms(&mut self, list: &[Sym]) {
        self.number(list.len() as u64);
        list.iter().for_each(|s| self.sym(*s));
    }

    fn slots(&mut self, slots: &[Slot]) {
        self.number(slots.len() as u64);
        for slot in slots {
            let Slot { name, always_defined, single_assignment } = slot;
            self.tag(u8::from(*always_defined) | u8::from(*single_assignment) << 1);
            self.sym(*name);
        }
    }

    /// Lines as differences, files where they change.
    fn locs(&mut self, locs: &[Loc]) {
        self.number(locs.len() as u64);
        let mut before = Loc { file: Sym::default(), line: 0 };
        for loc in locs {
            let step = i64::from(loc.line) - i64::from(before.line);
            let zigzag = ((step << 1) ^ (step >> 63)) as u64;
            self.number(zigzag << 1 | u64::from(loc.file != before.file));
            if loc.file != before.file {
                self.sym(loc.file);
            }
            before = *loc;
        }
    }

    fn attributes(&mut self, attrs: Attributes) {
        let Attributes { inlining, propagate_inbounds, nospecialize, assumed_effects, generated, aggressive_constprop } =
            attrs;
        let inlining = match inlining {
            Inlining::Default => 0,
            Inlining::Always => 1,
            Inlining::Never => 2,
        };
        let flags = u8::from(propagate_inbounds) << 2 | u8::from(generated) << 3 | u8::from(aggressive_constprop) << 4;
        self.tag(inlining | flags);
        self.number(nospecialize);
        self.number(u64::from(assumed_effects));
    }

    fn operand(&mut self, op: &Operand) -> Result<(), Unencodable> {
        let (tag, n) = match op {
            Operand::Ssa(id) => (operand::SSA, id.0),
            Operand::Slot(id) => (operand::SLOT, id.0),
            Operand::StaticParam(n) => (operand::STATIC_PARAM, *n),
            Operand::Const(value) => {
                self.tag(operand::CONST);
                return self.constant(value);
            }
            Operand::Global(global) => {
                self.tag(operand::GLOBAL);
                self.global(*global);
                return Ok(());
            }
        };
        self.numbered(tag, n);
        Ok(())
    }

    fn numbered(&mut self, tag: u8, n: u32) {
        self.tag(tag);
        self.number(u64::from(n));
    }

    fn operands(&mut self, list: &[Operand]) -> Result<(), Unencodable> {
        self.number(list.len() as u64);
        list.iter().try_for_each(|op| self.operand(op))
    }

    fn statement(&mut self, s: &Stmt) -> Result<(), Unencodable> {
        match s {
            Stmt::Call { func, args } => {
                self.tag(stmt::CALL);
                self.operand(func)?;
                self.operands(args)?;
            }
            Stmt::New { ty, args } => {
                self.tag(stmt::NEW);
                self.operand(ty)?;
                self.operands(args)?;
            }
            Stmt::SplatNew { ty, args } => {
                self.tag(stmt::SPLAT_NEW);
                self.operand(ty)?;
                self.operand(args)?;
            }
            Stmt::Copy(op) => {
                self.tag(stmt::COPY);
                self.operand(op)?;
            }
            Stmt::Assign(slot, op) => {
                self.numbered(stmt::ASSIGN, slot.0);
                self.operand(op)?;
            }
            Stmt::Foreign(call) => {
                self.tag(stmt::FOREIGN);
                self.foreign(call)?;
            }
            Stmt::SetGlobal(..)
            | Stmt::DeclareConst(..)
            | Stmt::DeclareGlobal(..)
            | Stmt::DeclareFunction(_)
            | Stmt::DefineMethod { .. } => self.definition(s)?,
            _ => self.control(s)?,
        }
        Ok(())
    }

    fn definition(&mut self, s: &Stmt) -> Result<(), Unencodable> {
        match s {
            Stmt::SetGlobal(global, op) => {
                self.tag(stmt::SET_GLOBAL);
                self.global(*global);
                self.operand(op)?;
            }
            Stmt::DeclareConst(global, op) => {
                self.tag(stmt::DECLARE_CONST);
                self.global(*global);
                self.operand(op)?;
            }
            Stmt::DeclareGlobal(global, op) => {
                self.tag(stmt::DECLARE_GLOBAL);
                self.global(*global);
                self.operands(op.as_slice())?;
            }
            Stmt::DeclareFunction(global) => {
                self.tag(stmt::DECLARE_FUNCTION);
                self.global(*global);
            }
            Stmt::DefineMethod { signature, body } => {
                let offset = self.body(body)?;
                // What says where the file lies is another body elsewhere.
                let hash = self.plain_hash.filter(|_| self.is_unplaced).and_then(|find| find(body));
                self.numbered(stmt::DEFINE_METHOD, offset);
                self.flag(hash.is_some());
                self.out.extend(hash.into_iter().flatten());
                self.operand(signature)?;
            }
            other => unreachable!("{other:?} is no definition"),
        }
        Ok(())
    }

    fn control(&mut self, s: &Stmt) -> Result<(), Unencodable> {
        match s {
            Stmt::Goto(target) => self.numbered(stmt::GOTO, target.0),
            Stmt::GotoIfNot { cond, target } => {
                self.numbered(stmt::GOTO_IF_NOT, target.0);
                self.operand(cond)?;
            }
            Stmt::Return(op) => {
                self.tag(stmt::RETURN);
                self.operand(op)?;
            }
            Stmt::NewVar(slot) => self.numbered(stmt::NEW_VAR, slot.0),
            Stmt::EnterTry(target) => self.numbered(stmt::ENTER_TRY, target.0),
            Stmt::LeaveTry(count) => self.numbered(stmt::LEAVE_TRY, *count),
            Stmt::PopException(enter) => self.numbered(stmt::POP_EXCEPTION, enter.0),
            Stmt::CurrentException => self.tag(stmt::CURRENT_EXCEPTION),
            Stmt::IsDefined(Place::Slot(slot)) => self.numbered(stmt::IS_DEFINED_SLOT, slot.0),
            Stmt::IsDefined(Place::StaticParam(n)) => self.numbered(stmt::IS_DEFINED_STATIC_PARAM, *n),
            Stmt::IsDefined(Place::Global(global)) => {
                self.tag(stmt::IS_DEFINED_GLOBAL);
                self.global(*global);
            }
            Stmt::ThrowUndefIfNot { name, cond } => {
                self.tag(stmt::THROW_UNDEF_IF_NOT);
                self.sym(*name);
                self.operand(cond)?;
            }
            Stmt::BoundsCheck => self.tag(stmt::BOUNDS_CHECK),
            Stmt::Inbounds(Inbounds::Push) => self.tag(stmt::INBOUNDS_PUSH),
            Stmt::Inbounds(Inbounds::Pop) => self.tag(stmt::INBOUNDS_POP),
            Stmt::LoopInfo => self.tag(stmt::LOOP_INFO),
            Stmt::Nop => self.tag(stmt::NOP),
            Stmt::Call { .. }
            | Stmt::New { .. }
            | Stmt::SplatNew { .. }
            | Stmt::Copy(_)
            | Stmt::Assign(..)
            | Stmt::Foreign(_)
            | Stmt::SetGlobal(..)
            | Stmt::DeclareConst(..)
            | Stmt::DeclareGlobal(..)
            | Stmt::DeclareFunction(_)
            | Stmt::DefineMethod { .. } => unreachable!("written by `statement` or `definition`"),
        }
        Ok(())
    }

    fn foreign(&mut self, call: &ForeignCall) -> Result<(), Unencodable> {
        let ForeignCall { target, ret, arg_types, fixed, args, roots } = call;
        match target {
            ForeignTarget::Symbol(symbol) => {
                self.tag(0);
                self.sym(*symbol);
            }
            ForeignTarget::Library { symbol, library } => {
                self.tag(1);
                self.sym(*symbol);
                self.operand(library)?;
            }
            ForeignTarget::Pointer(op) => {
                self.tag(2);
                self.operand(op)?;
            }
        }
        self.operand(ret)?;
        self.operands(arg_types)?;
        self.number(u64::from(*fixed));
        self.operands(args)?;
        self.operands(roots)
    }
}

fn number(out: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}
