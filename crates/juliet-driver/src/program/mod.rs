//! Files of programs: their top level, lowered once and kept under the file's content.
//!
//! The image of a file is a *tape*: what parsing and lowering made of each top-level statement, in order,
//! with the questions that lowering asked and the answers it got: which macro a name means, whether a
//! global is defined, which numbers generated names took. A later run plays the tape: where the answers
//! are the same, the statement's code is run; where they are not, the statement is lowered from its text.
//! A statement that a macro of the program has a part in, or that evaluates code while it is expanded, is
//! always lowered from its text.
//!
//! **Invariant:** a macro of the library asks for nothing but its arguments, its place and what the
//! driver sees: evaluation, expansion, numbers of generated names. A program that adds a method on types
//! of the library alone to a function of the library might change an expansion: from then on statements
//! with macros are lowered from their text.
//!
//! **Invariant:** the folder of a file is in no tape. Texts that are it, or the file's whole path, have
//! stand-ins; a statement in whose code the folder occurs otherwise is lowered from its text.

mod entry;
mod play;
mod tape;

use std::cell::{Cell, RefCell};
use std::path::Path;

use juliet_diag::SourceFile;
use juliet_hash::{Digest, Encoder};
use juliet_ir::codec::{Image, Writer};
use juliet_ir::{Loc, ModulePath, Sym, Type};
use juliet_runtime::{Outcome, Ref, value};
use juliet_syntax::{Expr, Node};
use juliet_types::TypeName;

use crate::events::Phase;
use crate::image::resolve_type_name;
use crate::session::Session;
use crate::trace::names::{definitions_in, is_library, names};
use crate::trace::plain_hash;

pub(crate) use entry::Condition;
use tape::Tape;

/// What a tape has for the path of the file and for its folder.
const FILE: &str = "\u{0}file";
const FOLDER: &str = "\u{0}folder";

/// The files of a program.
#[derive(Default)]
pub(crate) struct Files {
    /// Tapes that are being written, the innermost file's last.
    tapes: RefCell<Vec<Tape>>,
    /// A method of the program may change what macros of the library expand to.
    is_pirated: Cell<bool>,
    /// Parts of the statement at hand that have been evaluated already.
    pub(crate) skip: Cell<usize>,
}

/// A file whose top level is evaluated.
pub(crate) struct ProgramFile<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
    /// The package whose main file it is, and the path of its module.
    pub(crate) package: Option<(Sym, ModulePath)>,
    /// The line where evaluation stands.
    pub(crate) line: Cell<u32>,
    /// The package's module was met.
    pub(crate) found: Cell<bool>,
}

impl<'a> ProgramFile<'a> {
    pub(crate) fn new(name: &'a str, text: &'a str) -> ProgramFile<'a> {
        ProgramFile { name, text, package: None, line: Cell::new(0), found: Cell::new(false) }
    }

    fn folder(&self) -> Option<&str> {
        Path::new(self.name).parent()?.to_str().filter(|folder| folder.len() > 1)
    }

    /// Whether a module of this name is the package's.
    fn is_package(&self, name: Sym) -> Option<ModulePath> {
        self.package.filter(|(package, _)| *package == name && !self.found.get()).map(|(_, path)| path)
    }
}

/// A type of the library by module and name: a tape names no type of a program.
fn resolve_library_type(module: ModulePath, name: Sym) -> Option<&'static TypeName> {
    if is_library(module) { resolve_type_name(module, name) } else { None }
}

impl Session {
    /// Evaluates the top level of a program's file in a module.
    ///
    /// # Errors
    /// An uncaught Julia exception.
    pub(crate) fn run_program_file(&self, module: ModulePath, file: &ProgramFile<'_>) -> Outcome<Ref> {
        self.load_used_modules(file.text)?;
        let key = self.tape_key(module, file);
        if let Some(key) = key
            && !self.options.verify_cache
            && let Some(image) = self.log.time(Phase::Load, || self.find_tape(&key, file))
        {
            self.source.borrow_mut().push(SourceFile::new(file.name, file.text));
            let result = self.play(module, file, &image, &key);
            self.source.borrow_mut().pop();
            return result;
        }
        let source = SourceFile::new(file.name, file.text);
        let (expr, diagnostics) = self.log.time(Phase::Parse, || juliet_syntax::parse_all(&source));
        self.source.borrow_mut().push(source);
        let tape = key.filter(|_| diagnostics.is_empty());
        if let Some(key) = tape {
            self.begin_tape(key, file);
        }
        let result = self.run_parsed(module, file, &expr, &diagnostics);
        if tape.is_some() {
            self.end_tape();
        }
        self.source.borrow_mut().pop();
        result
    }

    /// The key of a file's tape; `None` where there can be none.
    fn tape_key(&self, module: ModulePath, file: &ProgramFile<'_>) -> Option<Digest> {
        if !self.store.is_open() || self.is_soft.get() {
            return None;
        }
        file.folder()?;
        let mut e = Encoder::new();
        e.str("juliet tape");
        e.str(env!("JULIET_FRONT_END"));
        e.bytes(&self.library_digest().0);
        e.str(module.0.as_str());
        e.str(file.package.map_or("", |(name, _)| name.as_str()));
        // Code may ask for a file's name, which is part of the program, but not for where it lies.
        e.str(Path::new(file.name).file_name()?.to_str()?);
        e.str(file.text);
        Some(Digest::of(&e.finish()))
    }

    fn find_tape(&self, key: &Digest, file: &ProgramFile<'_>) -> Option<std::sync::Arc<Image>> {
        let bytes = self.store.get(&key.0)?;
        let placed = [(FILE, Sym::from(file.name)), (FOLDER, Sym::from(file.folder()?))];
        let image = Image::open_placed(bytes, resolve_library_type, &placed).ok()?;
        entry::is_whole(&image).then_some(image)
    }

    fn tape_writer(file: &ProgramFile<'_>) -> Writer {
        let mut writer = Writer::new(resolve_library_type);
        writer.keep_hashes(plain_hash);
        writer.stand_in(Sym::from(file.name), FILE);
        writer.stand_in(Sym::from(file.folder().unwrap_or_default()), FOLDER);
        writer
    }

    /// Evaluates the statements of a file or of a module that stands in it.
    pub(crate) fn run_statements(
        &self,
        module: ModulePath,
        file: &ProgramFile<'_>,
        args: &[Expr],
        loc: &mut Loc,
        is_outermost: bool,
    ) -> Outcome<Ref> {
        let args = statements(args);
        let mut last = value::nothing();
        self.with_tape(|tape| tape.enter(&args, (!is_outermost).then(|| file.line.get())));
        for arg in args {
            self.with_tape(Tape::advance);
            if let Expr::Line(line) = arg {
                *loc = Loc { file: line.file, line: line.line };
                if is_outermost {
                    file.line.set(line.line);
                }
                last = value::nothing();
                continue;
            }
            let result = match module_of(arg) {
                Some(node) => self.run_module(module, file, node, arg, loc),
                None => self.run_statement(module, file, arg, loc),
            };
            last = result.inspect_err(|exception| juliet_runtime::note_thrown_at(*exception, module, *loc))?;
        }
        self.with_tape(Tape::leave);
        Ok(last)
    }

    /// Evaluates a statement that is no module.
    fn run_statement(&self, module: ModulePath, file: &ProgramFile<'_>, expr: &Expr, loc: &mut Loc) -> Outcome<Ref> {
        self.with_tape(|tape| tape.open(expr, file.line.get(), *loc));
        if self.recordings.borrow().is_empty() {
            self.log.lowered.set(self.log.lowered.get() + 1);
        }
        let result = self.eval(module, expr, loc)?;
        self.with_tape(|tape| tape.close(true));
        Ok(result)
    }

    fn run_module(
        &self,
        parent: ModulePath,
        file: &ProgramFile<'_>,
        node: &Node,
        whole: &Expr,
        loc: &mut Loc,
    ) -> Outcome<Ref> {
        let [standard, Expr::Symbol(name), Expr::Node(body)] = node.args.as_slice() else {
            return Err(juliet_runtime::errors::error("syntax: invalid module expression"));
        };
        let standard = *standard == Expr::Literal(juliet_syntax::Literal::Bool(true));
        let package = file.is_package(*name).is_some();
        let path = self.open_file_module(parent, file, *name, standard)?;
        self.with_tape(|tape| tape.open_module(whole, file.line.get(), *loc, [*name, path.0], [standard, package]));
        self.run_statements(path, file, &body.args, loc, false)?;
        self.with_tape(Tape::close_module);
        let object = self.finish_module(path)?;
        match documentation_alone(whole) {
            // A package's name is not bound where its file is evaluated.
            Some(documentation) if !package => self.run_statement(parent, file, &documentation, loc),
            _ => Ok(object),
        }
    }

    /// Makes the module of a `module` statement of a file.
    fn open_file_module(
        &self,
        parent: ModulePath,
        file: &ProgramFile<'_>,
        name: Sym,
        standard: bool,
    ) -> Outcome<ModulePath> {
        match file.is_package(name) {
            Some(path) => {
                file.found.set(true);
                self.found_module(path, path, name, standard).map(|()| path)
            }
            None => self.new_module(parent, name, standard),
        }
    }

    /// Remembers a method of the program that may change what the library does: all its types are the library's.
    pub(crate) fn note_piracy(&self, signature: Type) {
        if self.files.is_pirated.get() || names(|n| n.is_loading()) {
            return;
        }
        let mut of_library = true;
        definitions_in(signature, &mut |definition| of_library &= is_library(definition.module));
        self.files.is_pirated.set(of_library);
    }

    /// Whether the program has changed what the library's own code may do.
    pub(crate) fn is_library_altered(&self) -> bool {
        self.files.is_pirated.get() || self.book.is_disabled()
    }
}

/// The statements of a list, those on one line each for itself.
fn statements(args: &[Expr]) -> Vec<&Expr> {
    let mut all = Vec::with_capacity(args.len());
    for arg in args {
        match arg {
            Expr::Node(node) if node.head == "toplevel" => all.extend(statements(&node.args)),
            other => all.push(other),
        }
    }
    all
}

/// The module statement that a statement of a file is, with documentation before it or without.
fn module_of(expr: &Expr) -> Option<&Node> {
    match expr {
        Expr::Node(node) if node.head == "module" => Some(node),
        Expr::Node(node) if is_documentation(node) => module_of(node.args.last()?),
        _ => None,
    }
}

/// `Core.@doc`, a line, a text, and what it documents: what a text before a definition is parsed to.
fn is_documentation(node: &Node) -> bool {
    let is_doc = |name: &Expr| name.as_global_ref().is_some_and(|(module, name)| module == "Core" && name == "@doc");
    node.head == "macrocall" && node.args.len() == 4 && is_doc(&node.args[0])
}

/// What remains of the statement of a documented module once that was evaluated: the same of its name.
fn documentation_alone(expr: &Expr) -> Option<Expr> {
    let Expr::Node(node) = expr else { return None };
    let Expr::Node(module) = node.args.last().filter(|_| is_documentation(node))? else { return None };
    if module.head != "module" {
        return None;
    }
    let mut args = node.args.clone();
    args[3] = module.args.get(1)?.clone();
    Some(Expr::node_at(node.head, args, node.span))
}
