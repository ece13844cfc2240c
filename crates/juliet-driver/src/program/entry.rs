//! The entries of a tape and their bytes.

use std::sync::Arc;

use juliet_ir::codec::{Cursor, Damaged, Image, Unencodable, Writer};
use juliet_ir::lowered::Body;
use juliet_ir::{GlobalRef, Loc, ModulePath, Sym};
use juliet_syntax::{Expr, Span};

/// Tags of entries. After each its length, then its parts.
pub(super) mod tag {
    pub(crate) const END: u8 = 0;
    /// A module begins.
    pub(crate) const OPEN: u8 = 1;
    /// It ends.
    pub(crate) const CLOSE: u8 = 2;
    /// A statement whose code is here.
    pub(crate) const CODE: u8 = 3;
    /// A statement that is lowered from its text.
    pub(crate) const TEXT: u8 = 4;
    /// The same, because the run that wrote the tape ended before it.
    pub(crate) const PENDING: u8 = 5;
}

/// Tags of the parts of a statement, each behind its conditions and its place.
pub(super) mod part {
    pub(crate) const THUNK: u8 = 0;
    pub(crate) const SYNTAX: u8 = 1;
    pub(crate) const NOTHING: u8 = 2;
}

/// A question that lowering asked, and its answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    /// What a macro's name means in a module: the name of the function's type.
    Macro(ModulePath, Expr, GlobalRef),
    /// Whether a name means a macro.
    Exists(ModulePath, Expr, bool),
    /// Whether a global is defined.
    Defined(GlobalRef, bool),
    /// The numbers of generated names: for which module, how many were given before, and how many here.
    Fresh(ModulePath, u32, u32),
}

/// Where a statement stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Site {
    pub(super) span: Span,
    /// The line of the file's outermost statement.
    pub(super) line: u32,
    pub(super) loc: Loc,
}

/// A part of a statement that is evaluated for itself.
pub(super) enum Leaf {
    Thunk(Arc<Body>),
    /// `using`, `import`, `export`, `public`.
    Syntax(Expr),
    /// There is nothing to run.
    Nothing,
}

/// A `module` statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Opening {
    pub(super) name: Sym,
    pub(super) path: ModulePath,
    pub(super) standard: bool,
    pub(super) package: bool,
}

/// A statement whose code is on the tape.
pub(super) struct Code {
    /// How many parts there are; they stand behind this.
    pub(super) count: usize,
    /// Its value is `nothing`, not that of the last part.
    pub(super) is_nothing: bool,
}

/// An entry.
pub(super) enum Entry {
    End,
    Open(Site, Opening),
    Close,
    Code(Site, Code),
    Text(Site),
    Pending(Site),
}

pub(super) fn write_site(w: &mut Writer, site: &Site) {
    w.number(u64::from(site.span.lo));
    w.number(u64::from(site.span.hi));
    w.number(u64::from(site.line));
    w.loc(site.loc);
}

fn read_site(c: &mut Cursor<'_>) -> Result<Site, Damaged> {
    let span = Span::new(number32(c)?, number32(c)?);
    Ok(Site { span, line: number32(c)?, loc: c.loc()? })
}

fn number32(c: &mut Cursor<'_>) -> Result<u32, Damaged> {
    u32::try_from(c.number()?).map_err(|_| Damaged)
}

pub(super) fn write_condition(w: &mut Writer, condition: &Condition) -> Result<(), Unencodable> {
    match condition {
        Condition::Macro(module, name, function) => {
            w.tag(0);
            w.sym(module.0);
            write_syntax(w, name)?;
            w.global(*function);
        }
        Condition::Exists(module, name, exists) => {
            w.tag(1);
            w.sym(module.0);
            write_syntax(w, name)?;
            w.flag(*exists);
        }
        Condition::Defined(global, is_defined) => {
            w.tag(2);
            w.global(*global);
            w.flag(*is_defined);
        }
        Condition::Fresh(module, before, count) => {
            w.tag(3);
            w.sym(module.0);
            w.number(u64::from(*before));
            w.number(u64::from(*count));
        }
    }
    Ok(())
}

fn read_condition(c: &mut Cursor<'_>) -> Result<Condition, Damaged> {
    match c.tag()? {
        0 => Ok(Condition::Macro(ModulePath(c.sym()?), read_syntax(c, 0)?, c.global()?)),
        1 => Ok(Condition::Exists(ModulePath(c.sym()?), read_syntax(c, 0)?, c.flag()?)),
        2 => Ok(Condition::Defined(c.global()?, c.flag()?)),
        3 => Ok(Condition::Fresh(ModulePath(c.sym()?), number32(c)?, number32(c)?)),
        _ => Err(Damaged),
    }
}

/// Names and paths: symbols, quoted ones, and nodes of them.
pub(super) fn write_syntax(w: &mut Writer, expr: &Expr) -> Result<(), Unencodable> {
    match expr {
        Expr::Symbol(name) => {
            w.tag(0);
            w.sym(*name);
        }
        Expr::Quote(inner) => {
            w.tag(1);
            write_syntax(w, inner)?;
        }
        Expr::Node(node) => {
            w.tag(2);
            w.sym(node.head);
            w.number(node.args.len() as u64);
            node.args.iter().try_for_each(|arg| write_syntax(w, arg))?;
        }
        _ => return Err(Unencodable("syntax that is no name".to_owned())),
    }
    Ok(())
}

fn read_syntax(c: &mut Cursor<'_>, depth: u32) -> Result<Expr, Damaged> {
    if depth > 100 {
        return Err(Damaged);
    }
    match c.tag()? {
        0 => Ok(Expr::Symbol(c.sym()?)),
        1 => Ok(Expr::quote(read_syntax(c, depth + 1)?)),
        2 => {
            let head = c.sym()?;
            let args = c.list(|c| read_syntax(c, depth + 1))?;
            Ok(Expr::node_at(head, args, Span::default()))
        }
        _ => Err(Damaged),
    }
}

/// Writes an entry: its tag, its length, its parts.
pub(super) fn write_entry(
    w: &mut Writer,
    tag: u8,
    parts: impl FnOnce(&mut Writer) -> Result<(), Unencodable>,
) -> Result<(), Unencodable> {
    w.tag(tag);
    let mark = w.mark();
    parts(w)?;
    w.prefix_length(mark);
    Ok(())
}

/// Whether a tape can be read from end to end, its code apart.
pub(super) fn is_whole(image: &Arc<Image>) -> bool {
    let mut cursor = image.tail();
    let mut depth = 0_u32;
    loop {
        let Ok(tag) = cursor.tag() else { return false };
        match tag {
            tag::END => return depth == 0,
            tag::OPEN => depth += 1,
            tag::CLOSE if depth > 0 => depth -= 1,
            tag::CODE | tag::TEXT | tag::PENDING => {}
            _ => return false,
        }
        if cursor.number().and_then(|length| cursor.skip(length)).is_err() {
            return false;
        }
    }
}

/// Reads the next entry, of code not the parts, and where the one after it begins.
pub(super) fn read_entry(cursor: &mut Cursor<'_>) -> Result<(Entry, usize), Damaged> {
    let tag = cursor.tag()?;
    if tag == tag::END {
        return Ok((Entry::End, cursor.position()));
    }
    let length = usize::try_from(cursor.number()?).map_err(|_| Damaged)?;
    let next = cursor.position() + length;
    let entry = match tag {
        tag::CLOSE => Entry::Close,
        tag::TEXT => Entry::Text(read_site(cursor)?),
        tag::PENDING => Entry::Pending(read_site(cursor)?),
        tag::OPEN => {
            let site = read_site(cursor)?;
            let (name, path) = (cursor.sym()?, ModulePath(cursor.sym()?));
            Entry::Open(site, Opening { name, path, standard: cursor.flag()?, package: cursor.flag()? })
        }
        tag::CODE => {
            let site = read_site(cursor)?;
            let is_nothing = cursor.flag()?;
            Entry::Code(site, Code { is_nothing, count: cursor.count()? })
        }
        _ => return Err(Damaged),
    };
    Ok((entry, next))
}

/// Reads what the next part of a statement asks for.
pub(super) fn read_conditions(cursor: &mut Cursor<'_>) -> Result<Vec<Condition>, Damaged> {
    cursor.list(read_condition)
}

/// Reads the part itself, which stands behind its conditions.
pub(super) fn read_leaf(cursor: &mut Cursor<'_>) -> Result<(Leaf, Loc), Damaged> {
    let loc = cursor.loc()?;
    let leaf = match cursor.tag()? {
        part::THUNK => Leaf::Thunk(cursor.body()?),
        part::SYNTAX => Leaf::Syntax(read_syntax(cursor, 0)?),
        part::NOTHING => Leaf::Nothing,
        _ => return Err(Damaged),
    };
    Ok((leaf, loc))
}
