//! Writing the tape of a file while its statements are lowered and run.

use juliet_hash::Digest;
use juliet_ir::codec::{Unencodable, Writer};
use juliet_ir::lowered::Body;
use juliet_ir::{GlobalRef, Loc, ModulePath, Sym};
use juliet_runtime::{Ref, rt};
use juliet_store::Kind;
use juliet_syntax::{Expr, Literal, SourceFile};

use super::entry::{Condition, Opening, Site, part, tag, write_condition, write_entry, write_site, write_syntax};
use super::{ProgramFile, documentation_alone};
use crate::exprs::global;
use crate::session::Session;
use crate::trace::names::is_library;

/// The tape of a file that is being evaluated.
pub(super) struct Tape {
    key: Digest,
    writer: Writer,
    source: SourceFile,
    name: Sym,
    folder: String,
    /// The statement that is being evaluated.
    statement: Option<Statement>,
    /// Where the statements stand that are left, of the file and of the modules that are open in it.
    lists: Vec<Vec<Option<Site>>>,
    /// Not 0 while code runs, which may evaluate anything.
    suspended: u32,
    /// Something cannot be kept.
    failed: bool,
}

struct Statement {
    site: Site,
    expr: Expr,
    /// Questions since the last part.
    conditions: Vec<Condition>,
    parts: Vec<Part>,
    is_text: bool,
    is_nothing: bool,
    /// It has several parts.
    is_list: bool,
    before: juliet_ir::codec::Extent,
}

/// A part of a statement that is evaluated for itself, with what was asked to lower it.
struct Part {
    conditions: Vec<Condition>,
    code: PartCode,
    loc: Loc,
}

enum PartCode {
    /// Written already.
    Thunk(u32),
    Syntax(Expr),
    /// There is nothing to run.
    Nothing,
}

impl Part {
    fn write(&self, w: &mut Writer) -> Result<(), Unencodable> {
        w.number(self.conditions.len() as u64);
        self.conditions.iter().try_for_each(|condition| write_condition(w, condition))?;
        w.loc(self.loc);
        match &self.code {
            PartCode::Thunk(offset) => {
                w.tag(part::THUNK);
                w.number(u64::from(*offset));
            }
            PartCode::Syntax(expr) => {
                w.tag(part::SYNTAX);
                write_syntax(w, expr)?;
            }
            PartCode::Nothing => w.tag(part::NOTHING),
        }
        Ok(())
    }
}

impl Statement {
    fn add(&mut self, code: PartCode, loc: Loc) {
        let conditions = std::mem::take(&mut self.conditions);
        self.parts.push(Part { conditions, code, loc });
    }
}

impl Tape {
    fn record(&mut self) -> Option<&mut Statement> {
        if self.suspended > 0 {
            return None;
        }
        self.statement.as_mut()
    }

    /// A list of statements begins; where it is a module's, with the line of the file's statement.
    pub(super) fn enter(&mut self, args: &[&Expr], outer_line: Option<u32>) {
        let mut loc = Loc { file: self.name, line: 1 };
        let mut sites: Vec<Option<Site>> = Vec::with_capacity(args.len());
        for arg in args {
            if let Expr::Line(line) = arg {
                loc = Loc { file: line.file, line: line.line };
                sites.push(None);
            } else {
                let line = outer_line.unwrap_or(loc.line);
                sites.push(Some(Site { span: arg.span(), line, loc }));
            }
        }
        sites.reverse();
        self.lists.push(sites);
    }

    /// The next statement of the innermost list begins.
    pub(super) fn advance(&mut self) {
        if let Some(list) = self.lists.last_mut() {
            list.pop();
        }
    }

    /// The innermost list is at its end.
    pub(super) fn leave(&mut self) {
        self.lists.pop();
    }

    /// A statement that is no module begins.
    pub(super) fn open(&mut self, expr: &Expr, line: u32, loc: Loc) {
        self.statement = Some(Statement {
            site: Site { span: expr.span(), line, loc },
            expr: expr.clone(),
            conditions: Vec::new(),
            parts: Vec::new(),
            // What the program itself spells is the same wherever its file lies.
            is_text: spells(expr, &self.folder),
            is_nothing: true,
            is_list: false,
            before: self.writer.extent(),
        });
    }

    /// The statement is over, or, where it is not `whole`, was left.
    pub(super) fn close(&mut self, whole: bool) {
        let Some(mut statement) = self.statement.take() else { return };
        // What was asked last led to code that was not made where the statement was left.
        let is_lowered = whole || statement.conditions.is_empty();
        if !statement.conditions.is_empty() {
            statement.add(PartCode::Nothing, statement.site.loc);
        }
        let Statement { site, expr, parts, is_text, is_nothing, is_list, before, .. } = statement;
        if !is_text && is_lowered && (whole || (!is_list && parts.len() == 1)) {
            let written = write_entry(&mut self.writer, tag::CODE, |w| {
                write_site(w, &site);
                w.flag(is_nothing);
                w.number(parts.len() as u64);
                parts.iter().try_for_each(|part| part.write(w))
            });
            if written.is_ok() && !self.writer.mentions_since(before, &self.folder) {
                // Another time the statement may have to be lowered from its text.
                let has_conditions = parts.iter().any(|part| !part.conditions.is_empty());
                self.failed |= has_conditions && !self.text_is(&site, &expr);
                return;
            }
        }
        self.writer.cut_to(before);
        self.failed |= !self.text_is(&site, &expr);
        self.write_sited(if whole || is_text { tag::TEXT } else { tag::PENDING }, &site);
    }

    fn write_sited(&mut self, tag: u8, site: &Site) {
        let written = write_entry(&mut self.writer, tag, |w| {
            write_site(w, site);
            Ok(())
        });
        self.failed |= written.is_err();
    }

    /// Whether a statement is what its part of the text says.
    fn text_is(&self, site: &Site, expr: &Expr) -> bool {
        statement_at(&self.source, site).is_some_and(|found| found == *expr)
    }

    /// A module statement begins.
    pub(super) fn open_module(&mut self, whole: &Expr, line: u32, loc: Loc, names: [Sym; 2], flags: [bool; 2]) {
        let site = Site { span: whole.span(), line, loc };
        let opening = Opening { name: names[0], path: ModulePath(names[1]), standard: flags[0], package: flags[1] };
        let written = write_entry(&mut self.writer, tag::OPEN, |w| {
            write_site(w, &site);
            w.sym(opening.name);
            w.sym(opening.path.0);
            w.flag(opening.standard);
            w.flag(opening.package);
            Ok(())
        });
        self.failed |= written.is_err();
    }

    /// A module statement ends.
    pub(super) fn close_module(&mut self) {
        self.failed |= write_entry(&mut self.writer, tag::CLOSE, |_| Ok(())).is_err();
    }

    /// What remains where evaluation ended early is lowered from its text.
    fn finish(mut self) -> Option<(Digest, Vec<u8>)> {
        self.close(false);
        while let Some(mut list) = self.lists.pop() {
            while let Some(site) = list.pop() {
                if let Some(site) = site {
                    self.write_sited(tag::PENDING, &site);
                }
            }
            if !self.lists.is_empty() {
                self.close_module();
            }
        }
        self.writer.tag(tag::END);
        (!self.failed).then(|| (self.key, self.writer.finish()))
    }
}

/// Whether a literal or a symbol contains a text.
fn spells(expr: &Expr, text: &str) -> bool {
    match expr {
        Expr::Symbol(name) => name.contains(text),
        Expr::Literal(Literal::Str(bytes)) => String::from_utf8_lossy(bytes).contains(text),
        Expr::Node(node) => node.args.iter().any(|arg| spells(arg, text)),
        Expr::Quote(inner) => spells(inner, text),
        Expr::Literal(_) | Expr::Line(_) | Expr::Value(_) => false,
    }
}

/// The statement at a site.
pub(super) fn statement_at(source: &SourceFile, site: &Site) -> Option<Expr> {
    let found = juliet_syntax::parse_part(source, site.span)?;
    // A documented module has a statement of its own before this one.
    Some(documentation_alone(&found).unwrap_or(found))
}

impl Session {
    pub(super) fn begin_tape(&self, key: Digest, file: &ProgramFile<'_>) {
        let tape = Tape {
            key,
            writer: Session::tape_writer(file),
            source: self.source.borrow().last().expect("the file is being evaluated").clone(),
            name: Sym::from(file.name),
            folder: file.folder().unwrap_or_default().to_owned(),
            statement: None,
            lists: Vec::new(),
            suspended: 0,
            failed: false,
        };
        self.files.tapes.borrow_mut().push(tape);
    }

    /// Ends the innermost tape and keeps it.
    pub(super) fn end_tape(&self) {
        let Some(tape) = self.files.tapes.borrow_mut().pop() else { return };
        let Some((key, bytes)) = tape.finish() else { return };
        if self.options.verify_cache {
            self.verify_tape(&key, &bytes);
        } else {
            self.store.put(Kind::Image, &key.0, &bytes);
        }
    }

    /// Ends all tapes: the session ends.
    pub(crate) fn end_tapes(&self) {
        while !self.files.tapes.borrow().is_empty() {
            self.end_tape();
        }
    }

    /// Does something to the tape that is being written, if one is.
    pub(super) fn with_tape(&self, work: impl FnOnce(&mut Tape)) {
        if let Some(tape) = self.files.tapes.borrow_mut().last_mut().filter(|tape| tape.suspended == 0) {
            work(tape);
        }
    }

    fn with_statement(&self, work: impl FnOnce(&mut Statement)) {
        if let Some(statement) = self.files.tapes.borrow_mut().last_mut().and_then(Tape::record) {
            work(statement);
        }
    }

    /// Remembers a question that lowering asked.
    pub(crate) fn note_condition(&self, condition: impl FnOnce() -> Condition) {
        self.with_statement(|statement| {
            statement.is_text |= !note(&mut statement.conditions, condition());
        });
    }

    /// Remembers which macro a name means. A macro of the program may do anything.
    pub(crate) fn note_macro(&self, module: ModulePath, name: &Expr, function: Ref) {
        let meaning = self.library_macro(function);
        match meaning {
            Some(meaning) => self.note_condition(|| Condition::Macro(module, name.clone(), meaning)),
            None => self.lower_from_text(),
        }
    }

    /// The name of a library macro's type; `None` for any other, and where the program may have changed it.
    pub(super) fn library_macro(&self, function: Ref) -> Option<GlobalRef> {
        let definition = function.type_of().type_name()?;
        let plain = is_library(definition.module) && !self.files.is_pirated.get();
        plain.then(|| global(definition.module, definition.name))
    }

    /// The statement at hand is lowered from its text each time.
    pub(crate) fn lower_from_text(&self) {
        self.with_statement(|statement| statement.is_text = true);
    }

    /// The statement at hand is a list of statements.
    pub(crate) fn note_list(&self) {
        self.with_statement(|statement| statement.is_list = true);
    }

    /// The value of the statement at hand is `nothing`, unless something follows.
    pub(crate) fn note_nothing(&self) {
        self.with_statement(|statement| statement.is_nothing = true);
    }

    /// Remembers lowered code that is about to run.
    pub(crate) fn note_thunk(&self, body: &Body, loc: Loc) {
        if let Some(tape) = self.files.tapes.borrow_mut().last_mut().filter(|tape| tape.suspended == 0)
            && let Some(statement) = tape.statement.as_mut()
            && !statement.is_text
        {
            statement.is_nothing = false;
            match tape.writer.body(body) {
                Ok(offset) => statement.add(PartCode::Thunk(offset), loc),
                Err(_) => statement.is_text = true,
            }
        }
    }

    /// Remembers syntax that is about to be evaluated.
    pub(crate) fn note_syntax(&self, expr: &Expr, loc: Loc) {
        self.with_statement(|statement| {
            statement.is_nothing = false;
            statement.add(PartCode::Syntax(expr.clone()), loc);
        });
    }

    /// Whether the next part of the statement at hand was evaluated by its tape.
    pub(crate) fn is_evaluated_already(&self) -> bool {
        let left = self.files.skip.get();
        self.files.skip.set(left.saturating_sub(1));
        left > 0
    }

    /// Runs code that belongs to no statement of a file.
    pub(crate) fn off_tape<R>(&self, work: impl FnOnce() -> R) -> R {
        let skip = self.files.skip.replace(0);
        let result = self.off_this_tape(work);
        self.files.skip.set(skip);
        result
    }

    fn off_this_tape<R>(&self, work: impl FnOnce() -> R) -> R {
        // By its place: an included file has a tape of its own meanwhile.
        let Some(at) = self.files.tapes.borrow().len().checked_sub(1) else { return work() };
        let change = |by: i32| {
            if let Some(tape) = self.files.tapes.borrow_mut().get_mut(at) {
                tape.suspended = tape.suspended.saturating_add_signed(by);
            }
        };
        change(1);
        let result = work();
        change(-1);
        result
    }

    /// Evaluates what a macro asks for while it is expanded: the expansion depends on more than the text.
    pub(crate) fn while_expanding<R>(&self, work: impl FnOnce() -> R) -> R {
        self.lower_from_text();
        self.off_tape(work)
    }

    /// Whether a condition of a statement holds now.
    pub(super) fn holds_now(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Macro(module, name, meaning) => {
                self.macro_function(*module, name).is_ok_and(|function| self.library_macro(function) == Some(*meaning))
            }
            Condition::Exists(module, name, exists) => self.macro_function(*module, name).is_ok() == *exists,
            Condition::Defined(here, is_defined) => {
                (rt().modules.is_own(*here) && rt().modules.get(*here).is_some()) == *is_defined
            }
            Condition::Fresh(of, before, _) => self.fresh.borrow().get(of).copied().unwrap_or(0) == *before,
        }
    }
}

/// Adds a condition; numbers that follow each other are one. False where they do not.
fn note(conditions: &mut Vec<Condition>, new: Condition) -> bool {
    if let Condition::Fresh(module, before, _) = &new {
        for known in conditions.iter_mut() {
            if let Condition::Fresh(of, first, count) = known
                && of == module
            {
                let follows = *first + *count == *before;
                *count += 1;
                return follows;
            }
        }
    }
    if !conditions.contains(&new) {
        conditions.push(new);
    }
    true
}
