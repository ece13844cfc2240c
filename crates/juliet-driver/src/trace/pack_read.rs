//! Reading entries of a pack: nothing is trusted, whatever does not fit is a miss.

use std::sync::Arc;

use juliet_hash::{Digest, Fingerprint};
use juliet_infer::lattice::{Conditional, Partial};
use juliet_infer::{Inferred, Lattice};
use juliet_ir::codec::{Cursor, Damaged};
use juliet_ir::codec_typed::{Finds, TypedReader};
use juliet_ir::loc::{Frame, WHOLE_METHOD};
use juliet_ir::stencil::Fill;
use juliet_ir::typed::InstanceId;
use juliet_ir::{Effects, LocChain};
use juliet_runtime::{MethodId, MethodTable, TableId, rt};
use juliet_types::Param;

use super::book::Code;
use super::names::names;
use super::pack::{NONE, Pack, Section, fact, fill, lattice, method};
use super::pack_write::table_definition;
use super::record::Query;

type Read<T> = Result<T, Damaged>;

/// A pack as one of its entries sees it: top-level code is the entry's own.
struct Own<'p> {
    pack: &'p Pack,
    top_level: MethodId,
}

impl Finds for Own<'_> {
    fn instance(&self, number: u32) -> Read<InstanceId> {
        self.pack.instance(number)
    }

    fn frame(&self, number: u32, stmt: u32) -> Read<Frame> {
        let id = self.pack.method_or(number, self.top_level)?;
        let method = rt().methods.method(id);
        let loc = match stmt {
            WHOLE_METHOD => method.body.loc,
            _ => *method.body.locs.get(stmt as usize).ok_or(Damaged)?,
        };
        Ok(Frame { method: id.0, stmt, function: method.name(), module: method.module().0, loc })
    }
}

impl Pack {
    /// The method of a number.
    fn method(&self, number: u32) -> Read<MethodId> {
        self.method_or(number, MethodId(u32::MAX)).and_then(|m| if m.0 == u32::MAX { Err(Damaged) } else { Ok(m) })
    }

    fn method_or(&self, number: u32, top_level: MethodId) -> Read<MethodId> {
        if let Some(known) = self.methods.borrow().get(number as usize).ok_or(Damaged)? {
            return Ok(*known);
        }
        let offset = self.word(Section::Methods, number, 0)?;
        if offset == NONE {
            return Err(Damaged);
        }
        let mut c = self.cursor(offset);
        let found = match c.tag()? {
            method::TOP_LEVEL => return Ok(top_level),
            method::LIBRARY => {
                let (owner, place) = (c.sym()?, number32(&mut c)?);
                names(|n| n.find_library_method(owner, place))
            }
            method::PROGRAM => {
                let bytes: [u8; 16] = c.part()?.try_into().map_err(|_| Damaged)?;
                names(|n| n.find_program_method(Fingerprint::from_le_bytes(bytes)))
            }
            _ => None,
        };
        let found = found.ok_or(Damaged)?;
        // Numbers in images shift only by our own mistakes; a name is a cheap check.
        if names(|n| n.library_method(found.0).is_some()) && rt().methods.method(found).name() != c.sym()? {
            return Err(Damaged);
        }
        // A program may define the method again.
        if names(|n| n.library_method(found.0).is_some()) {
            self.methods.borrow_mut()[number as usize] = Some(found);
        }
        Ok(found)
    }

    /// The instance of a number.
    pub(super) fn instance(&self, number: u32) -> Read<InstanceId> {
        if let Some(known) = self.instances.borrow().get(number as usize).ok_or(Damaged)? {
            return Ok(*known);
        }
        let offset = self.word(Section::Instances, number, 0)?;
        if offset == NONE {
            return Err(Damaged);
        }
        let mut c = self.cursor(offset);
        let id = self.method(number32(&mut c)?)?;
        let method = rt().methods.method(id);
        let spec = c.ty()?;
        let sparams = if c.flag()? {
            juliet_types::intersect_with_env(spec, method.signature).ok_or(Damaged)?.1
        } else {
            c.list(Cursor::constant)?.into_iter().map(Param::from_const).collect()
        };
        if sparams.len() != method.variables.len() {
            return Err(Damaged);
        }
        let found = rt().methods.instance_for(&method, spec, sparams);
        if names(|n| n.library_method(id.0).is_some()) {
            self.instances.borrow_mut()[number as usize] = Some(found);
        }
        Ok(found)
    }

    /// The question of a fact.
    pub(super) fn query(&self, number: u32) -> Read<Query> {
        let mut c = self.cursor(self.word(Section::Facts, number, 5)?);
        Ok(match self.word(Section::Facts, number, 0)? {
            fact::METHODS => Query::Methods(c.ty()?, number32(&mut c)?),
            fact::BINDING => Query::Binding(c.global()?),
            fact::FIELD => Query::Field(c.global()?, number32(&mut c)?),
            fact::BODY => Query::Body(self.method(number32(&mut c)?)?),
            fact::GENERATED => Query::Generated(self.instance(number32(&mut c)?)?),
            fact::ORDER => Query::Order(c.ty()?),
            _ => return Err(Damaged),
        })
    }

    /// The table of a number, on which entries rely from here on.
    pub(super) fn table(&self, number: u32) -> Read<TableId> {
        if let Some(known) = self.known_tables.borrow().get(number as usize).ok_or(Damaged)? {
            return Ok(*known);
        }
        let mut c = self.cursor(self.word(Section::Tables, number, 0)?);
        let table = match c.tag()? {
            0 => MethodTable::Open,
            1 => MethodTable::Name(table_definition(c.ty()?).ok_or(Damaged)?),
            2 => MethodTable::Constructor(table_definition(c.ty()?).ok_or(Damaged)?),
            _ => return Err(Damaged),
        };
        let found: TableId = table.into();
        self.relied.borrow_mut().insert(found);
        self.known_tables.borrow_mut()[number as usize] = Some(found);
        Ok(found)
    }

    /// Name and argument types of an entry's instance, for people.
    pub(super) fn described(&self, entry: u32) -> Read<String> {
        let mut c = self.cursor(self.word(Section::Entries, entry, 12)?);
        Ok(String::from_utf8_lossy(c.part()?).into_owned())
    }

    /// The result of an entry, for an instance of this process.
    pub(super) fn result(&self, entry: u32, instance: InstanceId) -> Read<Inferred> {
        let own = rt().methods.instance(instance).method.id;
        names(|n| n.reading(own, || self.read_result(entry, instance)))
    }

    fn read_result(&self, entry: u32, instance: InstanceId) -> Read<Inferred> {
        let mut c = self.cursor(self.word(Section::Entries, entry, 12)?);
        c.part()?;
        let ret = c.ty()?;
        let ret_lattice = read_lattice(&mut c, 0)?;
        let effects = Effects(u16::try_from(c.number()?).map_err(|_| Damaged)?);
        let (runs, is_const_prop_wished) = (c.flag()?, c.flag()?);
        let stmt_count = usize::try_from(c.number()?).map_err(|_| Damaged)?;
        let own = Own { pack: self, top_level: rt().methods.instance(instance).method.id };
        let mut typed = TypedReader { from: &mut c, finds: &own };
        let body = typed.body()?;
        let inline_body = match typed.from.tag()? {
            0 => None,
            1 => Some(Arc::clone(&body)),
            2 => Some(typed.body()?),
            _ => return Err(Damaged),
        };
        let ret_const = ret_lattice.as_const().cloned();
        Ok(Inferred {
            instance,
            ret,
            ret_const,
            ret_lattice,
            effects,
            body,
            inline_body,
            runs,
            is_const_prop_wished,
            stmt_count,
        })
    }

    /// The code of an entry, where it has been compiled: its keys and what fills its holes.
    pub(super) fn code(&self, entry: u32, instance: InstanceId) -> Read<Option<Code>> {
        let own = rt().methods.instance(instance).method.id;
        names(|n| n.reading(own, || self.read_code(entry, instance)))
    }

    fn read_code(&self, entry: u32, instance: InstanceId) -> Read<Option<Code>> {
        let offset = self.word(Section::Entries, entry, 13)?;
        if offset == NONE {
            return Ok(None);
        }
        let mut c = self.cursor(offset);
        let own = (self.word(Section::Entries, entry, 14)?, instance);
        let (specialized, fills) = (digest(&mut c)?, self.fills(&mut c, own)?);
        let (adapter, adapter_fills) = (digest(&mut c)?, self.fills(&mut c, own)?);
        Ok(Some(Code { specialized, fills, adapter, adapter_fills, sites: Vec::new() }))
    }

    /// Where the call sites of an entry's code stand now.
    pub(super) fn sites(&self, entry: u32, instance: InstanceId) -> Read<Vec<LocChain>> {
        let own = rt().methods.instance(instance).method.id;
        names(|n| n.reading(own, || self.read_sites(entry, instance)))
    }

    fn read_sites(&self, entry: u32, instance: InstanceId) -> Read<Vec<LocChain>> {
        let mut c = self.cursor(self.word(Section::Entries, entry, 13)?);
        let own = (self.word(Section::Entries, entry, 14)?, instance);
        for _ in 0..2 {
            digest(&mut c)?;
            self.fills(&mut c, own)?;
        }
        let own = Own { pack: self, top_level: rt().methods.instance(instance).method.id };
        let count = c.count()?;
        let mut typed = TypedReader { from: &mut c, finds: &own };
        (0..count).map(|_| typed.chain()).collect()
    }

    /// What fills holes; `own` is the number and the instance of the entry itself.
    fn fills(&self, c: &mut Cursor<'_>, own: (u32, InstanceId)) -> Read<Vec<Fill>> {
        c.list(|c| {
            Ok(match c.tag()? {
                fill::INSTANCE => match number32(c)? {
                    number if number == own.0 => Fill::Instance(own.1),
                    number => Fill::Instance(self.instance(number)?),
                },
                fill::RUNTIME => Fill::Runtime(c.sym()?),
                fill::FOREIGN => Fill::Foreign(c.sym()?, c.sym()?),
                fill::TYPE => Fill::Type(c.ty()?),
                fill::OBJECT => Fill::Object(c.constant()?),
                fill::BINDING => Fill::Binding(c.global()?),
                fill::CACHE => Fill::Cache,
                _ => return Err(Damaged),
            })
        })
    }
}

fn number32(c: &mut Cursor<'_>) -> Read<u32> {
    u32::try_from(c.number()?).map_err(|_| Damaged)
}

fn digest(c: &mut Cursor<'_>) -> Read<Digest> {
    let mut digest = [0; 32];
    for byte in &mut digest {
        *byte = c.tag()?;
    }
    Ok(Digest(digest))
}

/// How deep lattice elements may nest.
const DEPTH_MAX: u32 = 64;

fn read_lattice(c: &mut Cursor<'_>, depth: u32) -> Read<Lattice> {
    if depth > DEPTH_MAX {
        return Err(Damaged);
    }
    Ok(match c.tag()? {
        lattice::TYPE => Lattice::Type(c.ty()?),
        lattice::CONST => Lattice::Const(c.constant()?),
        lattice::PARTIAL => {
            let ty = c.ty()?;
            let fields = c.list(|c| read_lattice(c, depth + 1))?;
            Lattice::Partial(Arc::new(Partial { ty, fields }))
        }
        lattice::CONDITIONAL => {
            let (slot, version) = (number32(c)?, number32(c)?);
            let (then, otherwise) = (read_lattice(c, depth + 1)?, read_lattice(c, depth + 1)?);
            Lattice::Conditional(Arc::new(Conditional { slot, version, then, otherwise }))
        }
        _ => return Err(Damaged),
    })
}
