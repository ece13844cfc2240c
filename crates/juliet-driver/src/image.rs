//! Images of library modules: their evaluated top level, read instead of parsed and lowered.
//!
//! An image is the sequence of what evaluating a library module did: modules made, names bound,
//! methods added, and lowered thunks for all else, in order. Its key covers the sources, the
//! form of the image and the compiler's own front end; nothing of a process is in it.
//! What cannot be named in another process makes the module not storable, and an event says why.
//!
//! **Invariant:** running an image leaves the same modules, bindings, types and methods as
//! evaluating the sources. For that, library code keeps two rules: a top-level statement that
//! evaluates other code (`include`, `eval`) does nothing else, and what computes a constant that
//! has a name in every process (a number, a type, a singleton) changes nothing else.
//!
//! Recording is in `image_record.rs`.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::{fs, io};

use juliet_hash::{Digest, Encoder};
use juliet_ir::codec::{self, Cursor, Damaged, Image};
use juliet_ir::{ModulePath, Sym, Type};
use juliet_runtime::{MethodParts, MethodSource, MethodTable, Outcome, rt, value};
use juliet_types::{TypeKind, TypeName, TypeVar};

use crate::events::Phase;
use crate::exprs::global;
use crate::library::DIGESTS;
use crate::session::Session;
use crate::trace::names::names;

/// Tags of steps.
pub(crate) mod step {
    pub(crate) const END: u8 = 0;
    pub(crate) const NEW_MODULE: u8 = 1;
    pub(crate) const BIND: u8 = 2;
    pub(crate) const THUNK: u8 = 3;
    pub(crate) const FUNCTION: u8 = 4;
    pub(crate) const METHOD: u8 = 5;
    pub(crate) const USING: u8 = 6;
    pub(crate) const CONSTANT: u8 = 7;
    pub(crate) const IMPORT: u8 = 8;
    pub(crate) const EXPORT: u8 = 9;
    pub(crate) const PUBLIC: u8 = 10;
    pub(crate) const REQUIRE: u8 = 11;
    pub(crate) const INIT: u8 = 12;
    pub(crate) const FRESH: u8 = 13;
}

/// Kinds of method tables.
pub(crate) mod table {
    pub(crate) const UNNAMED: u8 = 0;
    pub(crate) const NAME: u8 = 1;
    pub(crate) const CONSTRUCTOR: u8 = 2;
}

/// Why an image was left half-way.
enum Stop {
    Damaged,
    Thrown(juliet_runtime::Ref),
}

impl From<Damaged> for Stop {
    fn from(_: Damaged) -> Stop {
        Stop::Damaged
    }
}

impl From<juliet_runtime::Ref> for Stop {
    fn from(exception: juliet_runtime::Ref) -> Stop {
        Stop::Thrown(exception)
    }
}

/// The definition that a module and a name stand for: that of a type, or of a function's type. As long as
/// a module has not made its own, the name may stand for another module's, which is another definition.
pub(crate) fn resolve_type_name(module: ModulePath, name: Sym) -> Option<&'static TypeName> {
    let bound = |name: Sym| rt().modules.get(global(module, name));
    let found = match bound(name).and_then(value::as_type) {
        Some(ty) => ty.unwrap_union_all().type_name(),
        None => bound(Sym::from(name.as_str().strip_prefix('#')?))?.type_of().type_name(),
    };
    found.filter(|definition| definition.module == module && definition.name == name)
}

impl Session {
    /// The definition that a module and a name stand for in this session's runtime.
    pub fn resolve_type_name(module: ModulePath, name: Sym) -> Option<&'static TypeName> {
        resolve_type_name(module, name)
    }

    /// The key of a library module's image.
    pub(crate) fn image_key(&self, name: &str) -> Digest {
        let mut e = Encoder::new();
        e.str("juliet image");
        e.u32(codec::VERSION);
        e.str(env!("JULIET_FRONT_END"));
        e.str(name);
        self.encode_sources(&mut e, "base");
        if name != "Base" {
            self.encode_sources(&mut e, &format!("stdlib/{name}"));
        }
        Digest::of(&e.finish())
    }

    /// A digest of the whole library.
    pub(crate) fn library_digest(&self) -> Digest {
        *self.library.get_or_init(|| self.read_library_digest())
    }

    fn read_library_digest(&self) -> Digest {
        let mut e = Encoder::new();
        match self.options.library_folder {
            Some(_) => ["base", "stdlib"].iter().for_each(|folder| self.encode_sources(&mut e, folder)),
            None => DIGESTS.iter().for_each(|(_, digest)| e.str(digest)),
        }
        Digest::of(&e.finish())
    }

    fn encode_sources(&self, e: &mut Encoder, folder: &str) {
        let Some(root) = &self.options.library_folder else {
            DIGESTS.iter().filter(|(path, _)| *path == folder).for_each(|(_, digest)| e.str(digest));
            return;
        };
        let mut files = Vec::new();
        // A folder that cannot be read gives a key of its own; loading it reports the error.
        let _ = list_sources(&root.join(folder), &mut files);
        for file in files {
            e.str(&file.strip_prefix(root).unwrap_or(&file).display().to_string());
            e.bytes(&fs::read(&file).unwrap_or_default());
        }
    }

    /// Runs the image of a library module, if the store has it. False where it has not.
    pub(crate) fn run_image(&self, name: Sym) -> Outcome<bool> {
        if !self.store.is_open() {
            return Ok(false);
        }
        let found = self.log.time(Phase::Start, || {
            let bytes = self.store.get(&self.image_key(&name).0)?;
            Image::open(bytes, resolve_type_name).ok()
        });
        let Some(image) = found else { return Ok(false) };
        if !self.are_requirements_current(&image) {
            return Ok(false);
        }
        let result = self.interpreted(|| self.unrecorded(|| self.run_steps(&image)));
        match result {
            Ok(()) => Ok(true),
            Err(Stop::Thrown(exception)) => Err(exception),
            Err(Stop::Damaged) => Ok(false),
        }
    }

    /// Runs code that runs once: in the interpreter, since compiling it takes longer.
    pub(crate) fn interpreted<R>(&self, run: impl FnOnce() -> R) -> R {
        let outer = self.replaying.replace(true);
        let result = run();
        self.replaying.set(outer);
        if !outer {
            rt().methods.forget_interpreted();
        }
        result
    }

    /// The tail of an image begins with the modules that it stands on and their keys.
    fn are_requirements_current(&self, image: &Arc<Image>) -> bool {
        let mut cursor = image.tail();
        let Ok(list) = read_requirements(&mut cursor) else { return false };
        list.iter().for_each(|(name, _)| self.note_required(*name));
        list.iter().all(|(name, key)| self.image_key(name).0 == **key)
    }

    fn run_steps(&self, image: &Arc<Image>) -> Result<(), Stop> {
        let mut cursor = image.tail();
        read_requirements(&mut cursor)?;
        let source = Rc::new(LaterMethods(image.clone()));
        loop {
            match cursor.tag()? {
                step::END => return Ok(()),
                step::THUNK => {
                    let body = cursor.body()?;
                    juliet_runtime::run_thunk(&body)?;
                }
                step::FUNCTION => {
                    rt().modules.declare_function(cursor.global()?)?;
                }
                step::METHOD => self.run_method_step(&source, &mut cursor)?,
                step::CONSTANT => {
                    let here = cursor.global()?;
                    let constant = cursor.constant()?;
                    rt().modules.declare_const(here, value::const_to_object(&constant))?;
                }
                other => self.run_module_step(other, &mut cursor)?,
            }
        }
    }

    /// A method: its table, then the length of its parts, then the parts.
    fn run_method_step(&self, source: &Rc<LaterMethods>, cursor: &mut Cursor<'_>) -> Result<(), Stop> {
        let kind = cursor.tag()?;
        let (module, name) = (ModulePath(cursor.sym()?), cursor.sym()?);
        let length = cursor.number()?;
        let position = cursor.position();
        cursor.skip(length)?;
        let table = match kind {
            table::UNNAMED => None,
            table::NAME => Some(MethodTable::Name(resolve_type_name(module, name).ok_or(Stop::Damaged)?)),
            _ => Some(MethodTable::Constructor(resolve_type_name(module, name).ok_or(Stop::Damaged)?)),
        };
        match table {
            // What has been inferred does not depend on the table.
            Some(table) if self.asked.borrow().about(table).is_empty() && !self.book.relies_on(table.into()) => {
                let method = rt().methods.add_later(table, source.clone(), position);
                if !names(|n| n.is_loading_base()) {
                    self.book.method_defined(table.into(), method);
                }
            }
            _ => {
                let (signature, variables, body) = read_method(&mut source.0.tail_at(position))?;
                rt().methods.add(signature, variables, body);
            }
        }
        Ok(())
    }

    fn run_module_step(&self, tag: u8, cursor: &mut Cursor<'_>) -> Result<(), Stop> {
        match tag {
            step::NEW_MODULE => {
                let (path, parent, name) = (ModulePath(cursor.sym()?), ModulePath(cursor.sym()?), cursor.sym()?);
                self.make_module(path, parent, name, cursor.flag()?)?;
            }
            step::BIND => {
                let here = cursor.global()?;
                let module = value::module_object(ModulePath(cursor.sym()?));
                rt().modules.set_const(here, module);
            }
            step::USING => rt().modules.add_using(ModulePath(cursor.sym()?), ModulePath(cursor.sym()?)),
            step::IMPORT => {
                let into = cursor.global()?;
                rt().modules.import(into, cursor.global()?)?;
            }
            step::EXPORT => rt().modules.export(cursor.global()?),
            step::PUBLIC => rt().modules.make_public(cursor.global()?),
            step::REQUIRE => {
                self.load_library_module(cursor.sym()?)?;
            }
            step::INIT => self.run_init(ModulePath(cursor.sym()?))?,
            step::FRESH => {
                let path = ModulePath(cursor.sym()?);
                let count = u32::try_from(cursor.number()?).map_err(|_| Stop::Damaged)?;
                self.fresh.borrow_mut().insert(path, count);
            }
            _ => return Err(Stop::Damaged),
        }
        Ok(())
    }
}

/// The methods of an image that are made later.
struct LaterMethods(Arc<Image>);

impl MethodSource for LaterMethods {
    fn method_parts(&self, position: usize) -> MethodParts {
        // The store has compared the image with its checksum.
        read_method(&mut self.0.tail_at(position)).expect("image: a method that was written can be read")
    }
}

fn read_method(cursor: &mut Cursor<'_>) -> Result<MethodParts, Damaged> {
    let signature = cursor.ty()?;
    Ok((signature, variables_of(signature), cursor.body()?))
}

/// The names of modules that an image stands on, with their keys.
type Requirements = Vec<(Sym, Box<[u8; 32]>)>;

fn read_requirements(cursor: &mut Cursor<'_>) -> Result<Requirements, Damaged> {
    let count = cursor.number()?;
    let mut list = Vec::new();
    for _ in 0..count {
        let name = cursor.sym()?;
        let mut key = Box::new([0; 32]);
        for byte in key.iter_mut() {
            *byte = cursor.tag()?;
        }
        list.push((name, key));
    }
    Ok(list)
}

/// The variables of a method's signature, outermost first.
pub(crate) fn variables_of(signature: Type) -> Vec<TypeVar> {
    let mut variables = Vec::new();
    let mut current = signature;
    while let TypeKind::UnionAll(kind) = current.kind() {
        variables.push(kind.var);
        current = kind.body;
    }
    variables
}

/// The Julia files below a folder, in order.
fn list_sources(folder: &Path, out: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|e| e.path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            list_sources(&entry, out)?;
        } else if entry.extension().is_some_and(|e| e == "jl") {
            out.push(entry);
        }
    }
    Ok(())
}
