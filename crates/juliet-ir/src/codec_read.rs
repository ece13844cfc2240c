//! Reading images: bytes to bodies, constants and types, nothing trusted.

use std::sync::{Arc, OnceLock};

use juliet_types::{Param, TypeVar, instantiate, union, union_all, vararg};

use crate::codec::{DEPTH_MAX, Damaged, MAGIC, Naming, ObjectName, ObjectPlace, Resolver, VERSION, constant, ty};
use crate::lowered::{Attributes, Body, Inlining, Operand, Slot, Stmt};
use crate::plain_hash::PlainHash;
use crate::{Const, GlobalRef, Loc, ModulePath, Sym, Type};

pub(crate) type Read<T> = Result<T, Damaged>;

/// An image that has been opened.
pub struct Image {
    pub(crate) bytes: Vec<u8>,
    naming: Naming,
    /// Where each string begins and ends, and its symbol once it was needed.
    pub(crate) strings: Vec<(u32, u32, OnceLock<Sym>)>,
    /// Where each type's entry begins and ends, and the type once it was needed.
    types: Vec<(usize, usize, OnceLock<Type>)>,
    /// Where the code begins and ends; the tail follows.
    code: (usize, usize),
}

impl Image {
    /// Reads the tables of an image.
    ///
    /// # Errors
    /// The bytes are not an image of this version.
    pub fn open(bytes: Vec<u8>, resolve: Resolver) -> Read<Arc<Image>> {
        Image::open_named(bytes, resolve.into())
    }

    /// The same where things are named as given.
    ///
    /// # Errors
    /// The bytes are not an image of this version.
    pub fn open_named(bytes: Vec<u8>, naming: Naming) -> Read<Arc<Image>> {
        Image::open_behind(bytes, 0, naming)
    }

    /// The same of an image with `start` other bytes before it.
    ///
    /// # Errors
    /// The bytes are not an image of this version.
    pub fn open_behind(bytes: Vec<u8>, start: usize, naming: Naming) -> Read<Arc<Image>> {
        if !bytes.get(start..).is_some_and(|image| image.starts_with(MAGIC)) {
            return Err(Damaged);
        }
        let mut at = Bytes { bytes: &bytes, at: start + MAGIC.len(), end: bytes.len() };
        if at.number()? != u64::from(VERSION) {
            return Err(Damaged);
        }
        let count = at.count()?;
        let mut strings = Vec::with_capacity(count);
        for _ in 0..count {
            let length = at.part()?.len();
            let number = |n: usize| u32::try_from(n).map_err(|_| Damaged);
            strings.push((number(at.at - length)?, number(at.at)?, OnceLock::new()));
        }
        let count = at.count()?;
        let mut types = Vec::with_capacity(count);
        for _ in 0..count {
            let length = at.part()?.len();
            types.push((at.at - length, at.at, OnceLock::new()));
        }
        let length = at.part()?.len();
        let code = (at.at - length, at.at);
        Ok(Arc::new(Image { bytes, naming, strings, types, code }))
    }

    /// All bytes, those before the image included.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A reader of the tail.
    pub fn tail(self: &Arc<Image>) -> Cursor<'_> {
        self.cursor(self.code.1, self.bytes.len(), self.code.1 - self.code.0)
    }

    /// A reader of the tail from a position that [`Cursor::position`] gave.
    pub fn tail_at(self: &Arc<Image>, position: usize) -> Cursor<'_> {
        let mut tail = self.tail();
        tail.bytes.at = position.max(tail.bytes.at);
        tail
    }

    fn cursor(self: &Arc<Image>, at: usize, end: usize, code_limit: usize) -> Cursor<'_> {
        let bytes = Bytes { bytes: &self.bytes, at, end };
        Cursor { image: self, bytes, bound: Vec::new(), depth: 0, code_limit, shape: Shape::default() }
    }

    fn known_type(self: &Arc<Image>, index: usize, depth: u32) -> Read<Type> {
        let (start, end, made) = self.types.get(index).ok_or(Damaged)?;
        if let Some(made) = made.get() {
            return Ok(*made);
        }
        let mut cursor = self.cursor(*start, *end, 0);
        cursor.depth = depth;
        let found = cursor.ty()?;
        Ok(*made.get_or_init(|| found))
    }
}

/// Positions in a range of bytes.
struct Bytes<'a> {
    bytes: &'a [u8],
    at: usize,
    end: usize,
}

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Read<u8> {
        if self.at >= self.end {
            return Err(Damaged);
        }
        let byte = *self.bytes.get(self.at).ok_or(Damaged)?;
        self.at += 1;
        Ok(byte)
    }

    fn number(&mut self) -> Read<u64> {
        let mut n = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            n |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(n);
            }
        }
        Err(Damaged)
    }

    /// A number of things that take at least one byte each.
    fn count(&mut self) -> Read<usize> {
        let count = usize::try_from(self.number()?).map_err(|_| Damaged)?;
        if count <= self.end - self.at { Ok(count) } else { Err(Damaged) }
    }

    fn part(&mut self) -> Read<&'a [u8]> {
        let length = self.count()?;
        let part = self.bytes.get(self.at..self.at + length).ok_or(Damaged)?;
        self.at += length;
        Ok(part)
    }
}

/// What operands of a body may name.
#[derive(Clone, Copy, Default)]
pub(crate) struct Shape {
    pub(crate) slots: u32,
    pub(crate) sparams: u32,
    pub(crate) stmts: u32,
    /// The statement that is being read.
    pub(crate) now: u32,
}

/// Reads one part of an image.
pub struct Cursor<'a> {
    image: &'a Arc<Image>,
    bytes: Bytes<'a>,
    bound: Vec<TypeVar>,
    depth: u32,
    /// Bodies below this offset may be named.
    code_limit: usize,
    pub(crate) shape: Shape,
}

impl Cursor<'_> {
    /// Whether all has been read.
    pub fn is_at_end(&self) -> bool {
        self.bytes.at >= self.bytes.end
    }

    /// Where the reader stands.
    pub fn position(&self) -> usize {
        self.bytes.at
    }

    /// Leaves out bytes.
    ///
    /// # Errors
    /// There are not so many.
    pub fn skip(&mut self, count: u64) -> Read<()> {
        let count = usize::try_from(count).map_err(|_| Damaged)?;
        if count > self.bytes.end - self.bytes.at {
            return Err(Damaged);
        }
        self.bytes.at += count;
        Ok(())
    }

    /// One byte.
    ///
    /// # Errors
    /// The end of the part.
    pub fn tag(&mut self) -> Read<u8> {
        self.bytes.byte()
    }

    /// A number.
    ///
    /// # Errors
    /// No number here.
    pub fn number(&mut self) -> Read<u64> {
        self.bytes.number()
    }

    /// A number of things that take at least one byte each.
    ///
    /// # Errors
    /// More than what is left.
    pub fn count(&mut self) -> Read<usize> {
        self.bytes.count()
    }

    /// Bytes with their length.
    ///
    /// # Errors
    /// Fewer bytes than announced.
    pub fn part(&mut self) -> Read<&[u8]> {
        self.bytes.part()
    }

    /// A flag.
    ///
    /// # Errors
    /// Neither 0 nor 1.
    pub fn flag(&mut self) -> Read<bool> {
        match self.tag()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Damaged),
        }
    }

    fn array<const N: usize>(&mut self) -> Read<[u8; N]> {
        let mut array = [0; N];
        for byte in &mut array {
            *byte = self.tag()?;
        }
        Ok(array)
    }

    pub(crate) fn number32(&mut self) -> Read<u32> {
        u32::try_from(self.number()?).map_err(|_| Damaged)
    }

    pub(crate) fn below(&mut self, limit: u32) -> Read<u32> {
        let n = self.number32()?;
        if n < limit { Ok(n) } else { Err(Damaged) }
    }

    /// A symbol or path.
    ///
    /// # Errors
    /// No such string.
    pub fn sym(&mut self) -> Read<Sym> {
        let index = usize::try_from(self.number()?).map_err(|_| Damaged)?;
        let (start, end, made) = self.image.strings.get(index).ok_or(Damaged)?;
        if let Some(made) = made.get() {
            return Ok(*made);
        }
        let bytes = self.image.bytes.get(*start as usize..*end as usize).ok_or(Damaged)?;
        let text = std::str::from_utf8(bytes).map_err(|_| Damaged)?;
        Ok(*made.get_or_init(|| Sym::from(text)))
    }

    /// A global.
    ///
    /// # Errors
    /// No such strings.
    pub fn global(&mut self) -> Read<GlobalRef> {
        Ok(GlobalRef { module: ModulePath(self.sym()?), name: self.sym()? })
    }

    /// A location.
    ///
    /// # Errors
    /// No location here.
    pub fn loc(&mut self) -> Read<Loc> {
        Ok(Loc { file: self.sym()?, line: self.number32()? })
    }

    /// A list of a written number of things.
    ///
    /// # Errors
    /// Those of `each`.
    pub fn list<T>(&mut self, mut each: impl FnMut(&mut Self) -> Read<T>) -> Read<Vec<T>> {
        let count = self.bytes.count()?;
        (0..count).map(|_| each(self)).collect()
    }

    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        if self.depth >= 2 * DEPTH_MAX {
            return Err(Damaged);
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// A type.
    ///
    /// # Errors
    /// No type here, or one whose definition is not found.
    pub fn ty(&mut self) -> Read<Type> {
        self.nested(|c| c.type_structure())
    }

    fn type_structure(&mut self) -> Read<Type> {
        match self.tag()? {
            ty::BOTTOM => Ok(Type::bottom()),
            ty::DATA => self.data_type(),
            ty::UNION => Ok(union(&self.list(Self::proper_type)?)),
            ty::UNION_ALL => {
                let name = self.sym()?;
                let (lower, upper) = (self.proper_type()?, self.proper_type()?);
                let var = TypeVar::new(name, lower, upper);
                self.bound.push(var);
                let body = self.ty();
                self.bound.pop();
                Ok(union_all(var, body?))
            }
            ty::BOUND => {
                let back = usize::try_from(self.number()?).map_err(|_| Damaged)?;
                let at = self.bound.len().checked_sub(back).and_then(|n| n.checked_sub(1)).ok_or(Damaged)?;
                Ok(self.bound[at].as_type())
            }
            ty::VARARG => {
                let elem = self.proper_type()?;
                let len = if self.flag()? { Some(self.param()?) } else { None };
                Ok(vararg(elem, len))
            }
            ty::KNOWN => {
                let index = usize::try_from(self.number()?).map_err(|_| Damaged)?;
                self.image.known_type(index, self.depth)
            }
            _ => Err(Damaged),
        }
    }

    /// A type that is no `Vararg`.
    fn proper_type(&mut self) -> Read<Type> {
        let ty = self.ty()?;
        if ty.is_vararg() { Err(Damaged) } else { Ok(ty) }
    }

    fn data_type(&mut self) -> Read<Type> {
        let (module, name) = (ModulePath(self.sym()?), self.sym()?);
        let params = self.list(Self::param)?;
        let name = (self.image.naming.resolve)(module, name).ok_or(Damaged)?;
        if name.wrapper().is_tuple() {
            let is_last_open = |(index, param): (usize, &Param)| match param {
                Param::Type(t) => match t.kind() {
                    juliet_types::TypeKind::Vararg { len, .. } => {
                        index + 1 == params.len() && len.as_ref().is_none_or(|len| len.as_value().is_none())
                    }
                    _ => true,
                },
                Param::Value(_) => false,
            };
            if !params.iter().enumerate().all(is_last_open) {
                return Err(Damaged);
            }
        } else if params.len() != name.params.len() || params.iter().any(|p| p.as_type().is_some_and(Type::is_vararg)) {
            return Err(Damaged);
        }
        Ok(instantiate(name, params))
    }

    fn param(&mut self) -> Read<Param> {
        if self.flag()? {
            return match self.constant()? {
                Const::Type(_) => Err(Damaged),
                value => Ok(Param::Value(value)),
            };
        }
        self.ty().map(Param::Type)
    }

    /// A constant.
    ///
    /// # Errors
    /// No constant here, or bytes that do not fit its type.
    pub fn constant(&mut self) -> Read<Const> {
        self.nested(|c| c.constant_structure())
    }

    fn constant_structure(&mut self) -> Read<Const> {
        match self.tag()? {
            constant::BITS => {
                let ty = self.ty()?;
                let bytes = self.bytes.part()?;
                let fits = ty.is_concrete() && ty.layout().is_some_and(|l| l.size as usize == bytes.len());
                if fits { Ok(Const::bits(ty, bytes)) } else { Err(Damaged) }
            }
            constant::SYM => Ok(Const::Sym(self.sym()?)),
            constant::TYPE => Ok(Const::Type(self.ty()?)),
            constant::STR => Ok(Const::Str(Arc::from(self.bytes.part()?))),
            constant::STR_OF_SYM => Ok(Const::Str(Arc::from(self.sym()?.as_bytes()))),
            constant::MODULE => Ok(Const::Module(ModulePath(self.sym()?))),
            constant::HEAP => {
                let ty = self.ty()?;
                let place = match self.tag()? {
                    0 => ObjectPlace::Global(self.global()?),
                    _ => ObjectPlace::Literal(u128::from_le_bytes(self.array()?), self.number32()?),
                };
                let name = ObjectName { place, path: self.list(Self::number32)? };
                let object = (self.image.naming.find_object)(&name).filter(|object| object.ty == ty);
                object.map(Const::Heap).ok_or(Damaged)
            }
            constant::STRUCT => {
                let ty = self.ty()?;
                let fields = self.list(Self::constant)?;
                let fits = ty.is_concrete() && ty.field_count() == Some(fields.len());
                if fits { Ok(Const::Struct { ty, fields: fields.into() }) } else { Err(Damaged) }
            }
            _ => Err(Damaged),
        }
    }

    /// The body at an offset that [`Writer::body`] gave: its header. The rest is read when it is
    /// first looked at.
    ///
    /// [`Writer::body`]: crate::codec::Writer::body
    ///
    /// # Errors
    /// No body there.
    pub fn body(&mut self) -> Read<Arc<Body>> {
        let offset = usize::try_from(self.number()?).map_err(|_| Damaged)?;
        if offset >= self.code_limit {
            return Err(Damaged);
        }
        let (start, end) = (self.image.code.0 + offset, self.image.code.1);
        self.image.cursor(start, end, offset).body_header(offset)
    }

    fn body_header(&mut self, offset: usize) -> Read<Arc<Body>> {
        let (name, module) = (self.sym()?, ModulePath(self.sym()?));
        let nargs = self.number32()?;
        let is_va = self.flag()?;
        let sparams = self.list(Self::sym)?;
        let loc = self.loc()?;
        let attrs = self.attributes()?;
        let kwarg_names = self.list(Self::sym)?;
        let lengths = [self.bytes.count()?, self.bytes.count()?, self.bytes.count()?];
        let starts = [self.bytes.at, self.bytes.at + lengths[0], self.bytes.at + lengths[0] + lengths[1]];
        if starts[2] + lengths[2] > self.bytes.end {
            return Err(Damaged);
        }
        let image = self.image;
        let part = |n: usize| Part { image: image.clone(), start: starts[n], end: starts[n] + lengths[n], offset };
        let (slots, stmts, locs) = (part(0), part(1), part(2));
        let shape = Shape { slots: slots.len()?, sparams: sparams.len() as u32, stmts: stmts.len()?, now: 0 };
        if nargs > shape.slots || (is_va && nargs == 0) {
            return Err(Damaged);
        }
        Ok(Arc::new(Body {
            name,
            module,
            nargs,
            is_va,
            slots: slots
                .deferred(move |p| p.cursor().list(Cursor::slot), move || vec![unknown_slot(); shape.slots as usize]),
            sparams,
            stmts: stmts.deferred(move |p| p.statements(shape), throwing),
            locs: locs.deferred(move |p| p.locations(shape), move || vec![loc; shape.stmts.max(2) as usize]),
            loc,
            attrs,
            kwarg_names,
            plain_hash: PlainHash::default(),
        }))
    }

    /// The body of a method, and its hash where the writer knew it.
    pub(crate) fn hashed_body(&mut self) -> Read<Arc<Body>> {
        let body = self.body()?;
        if !self.flag()? {
            return Ok(body);
        }
        let mut body = Arc::unwrap_or_clone(body);
        body.plain_hash = PlainHash::known(self.array()?);
        Ok(Arc::new(body))
    }

    fn attributes(&mut self) -> Read<Attributes> {
        let flags = self.tag()?;
        let inlining = match flags & 3 {
            0 => Inlining::Default,
            1 => Inlining::Always,
            2 => Inlining::Never,
            _ => return Err(Damaged),
        };
        Ok(Attributes {
            inlining,
            propagate_inbounds: flags & 4 != 0,
            generated: flags & 8 != 0,
            aggressive_constprop: flags & 16 != 0,
            nospecialize: self.number()?,
            assumed_effects: u16::try_from(self.number()?).map_err(|_| Damaged)?,
        })
    }

    fn slot(&mut self) -> Read<Slot> {
        let flags = self.tag()?;
        Ok(Slot { name: self.sym()?, always_defined: flags & 1 != 0, single_assignment: flags & 2 != 0 })
    }
}

/// One part of a body that is read later.
#[derive(Clone)]
struct Part {
    image: Arc<Image>,
    start: usize,
    end: usize,
    /// Offset of the body in the code.
    offset: usize,
}

impl Part {
    fn cursor(&self) -> Cursor<'_> {
        self.image.cursor(self.start, self.end, self.offset)
    }

    fn len(&self) -> Read<u32> {
        u32::try_from(self.cursor().bytes.count()?).map_err(|_| Damaged)
    }

    /// The list that `read` makes; `otherwise` where the bytes are damaged.
    fn deferred<T>(
        self,
        read: impl Fn(&Part) -> Read<Vec<T>> + Send + Sync + 'static,
        otherwise: impl Fn() -> Vec<T> + Send + Sync + 'static,
    ) -> crate::deferred::Deferred<T> {
        crate::deferred::Deferred::new(move || read(&self).unwrap_or_else(|Damaged| otherwise()))
    }

    fn statements(&self, shape: Shape) -> Read<Vec<Stmt>> {
        let mut cursor = self.cursor();
        cursor.shape = shape;
        let list = cursor.list(|c| {
            let stmt = c.statement();
            c.shape.now += 1;
            stmt
        })?;
        match list.last() {
            Some(Stmt::Return(_) | Stmt::Goto(_)) => Ok(list),
            _ => Err(Damaged),
        }
    }

    fn locations(&self, shape: Shape) -> Read<Vec<Loc>> {
        let mut before = Loc { file: Sym::default(), line: 0 };
        let list = self.cursor().list(|c| {
            let packed = c.number()?;
            if packed & 1 == 1 {
                before.file = c.sym()?;
            }
            let zigzag = packed >> 1;
            let step = (zigzag >> 1) as i64 ^ -((zigzag & 1) as i64);
            before.line = u32::try_from(i64::from(before.line).wrapping_add(step)).map_err(|_| Damaged)?;
            Ok(before)
        })?;
        if !list.is_empty() && list.len() == shape.stmts as usize { Ok(list) } else { Err(Damaged) }
    }
}

fn unknown_slot() -> Slot {
    Slot { name: juliet_types::sym("#damaged"), always_defined: false, single_assignment: false }
}

/// Code that throws: what stands for code that cannot be read.
fn throwing() -> Vec<Stmt> {
    let throw = Operand::Global(GlobalRef::new(ModulePath::core(), "throw"));
    let message = Operand::Const(Const::string("internal error: the cached code of this method is damaged"));
    vec![Stmt::Call { func: throw, args: vec![message] }, Stmt::Return(Operand::Const(Const::nothing()))]
}
