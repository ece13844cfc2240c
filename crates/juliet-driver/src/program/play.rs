//! Playing the tape of a file.

use std::sync::Arc;

use juliet_hash::Digest;
use juliet_ir::codec::{Cursor, Image, Writer};
use juliet_ir::{Loc, ModulePath};
use juliet_runtime::{Outcome, Ref, errors, value};
use juliet_store::Kind;

use super::entry::{Code, Condition, Entry, Leaf, Opening, Site, read_conditions, read_entry, read_leaf, write_syntax};
use super::tape::statement_at;
use super::{ProgramFile, resolve_library_type};
use crate::events::Phase;
use crate::session::Session;
use crate::trace::plain_hash;

/// What playing a tape found out about it.
#[derive(Default)]
struct Findings {
    /// Another run would write another tape.
    is_outdated: bool,
}

impl Session {
    /// Evaluates a file by its tape.
    pub(super) fn play(
        &self,
        module: ModulePath,
        file: &ProgramFile<'_>,
        image: &Arc<Image>,
        key: &Digest,
    ) -> Outcome<Ref> {
        let mut findings = Findings::default();
        let result = self.play_entries(module, file, image, &mut findings);
        if findings.is_outdated {
            // Written anew by the next run.
            self.store.put(Kind::Image, &key.0, &[]);
        }
        result
    }

    fn play_entries(
        &self,
        module: ModulePath,
        file: &ProgramFile<'_>,
        image: &Arc<Image>,
        findings: &mut Findings,
    ) -> Outcome<Ref> {
        let mut modules = vec![module];
        // How many modules are open around one whose path is not the tape's.
        let mut foreign = usize::MAX;
        let mut cursor = image.tail();
        let mut last = value::nothing();
        loop {
            let here = *modules.last().expect("the tape is whole");
            let (entry, next) = read_entry(&mut cursor).map_err(|_| damaged(file))?;
            match entry {
                Entry::End => return Ok(last),
                Entry::Open(site, opening) => {
                    file.line.set(site.line);
                    let path = self
                        .play_opening(here, file, &opening)
                        .inspect_err(|e| juliet_runtime::note_thrown_at(*e, here, site.loc))?;
                    if path != opening.path {
                        findings.is_outdated = true;
                        foreign = foreign.min(modules.len());
                    }
                    modules.push(path);
                }
                Entry::Close => {
                    modules.pop();
                    if modules.len() <= foreign {
                        foreign = usize::MAX;
                    }
                    last = self.finish_module(here)?;
                }
                Entry::Code(site, code) => {
                    file.line.set(site.line);
                    let (value, played) = if modules.len() <= foreign {
                        self.play_code(here, &code, &mut cursor)?
                    } else {
                        (value::nothing(), 0)
                    };
                    last = value;
                    if played < code.count {
                        findings.is_outdated = true;
                        self.files.skip.set(played);
                        last = self.play_text(here, file, &site)?;
                    }
                }
                Entry::Text(site) => {
                    file.line.set(site.line);
                    last = self.play_text(here, file, &site)?;
                }
                Entry::Pending(site) => {
                    file.line.set(site.line);
                    findings.is_outdated = true;
                    last = self.play_text(here, file, &site)?;
                }
            }
            cursor = image.tail_at(next);
        }
    }

    fn play_opening(&self, parent: ModulePath, file: &ProgramFile<'_>, opening: &Opening) -> Outcome<ModulePath> {
        let Opening { name, standard, .. } = *opening;
        self.open_file_module(parent, file, name, standard)
    }

    /// Runs the parts of a statement, as long as what was asked to lower them has its answers; the value, and
    /// how many parts have run.
    fn play_code(&self, module: ModulePath, code: &Code, cursor: &mut Cursor<'_>) -> Outcome<(Ref, usize)> {
        let mut last = value::nothing();
        for played in 0..code.count {
            let Ok(conditions) = read_conditions(cursor) else { return Ok((last, played)) };
            if !conditions.iter().all(|condition| self.holds_now(condition)) {
                return Ok((last, played));
            }
            let Ok((leaf, loc)) = read_leaf(cursor) else { return Ok((last, played)) };
            for condition in &conditions {
                if let Condition::Fresh(of, before, count) = condition {
                    self.fresh.borrow_mut().insert(*of, before + count);
                }
            }
            let result = match leaf {
                Leaf::Thunk(body) => self.run_lowered(&body),
                Leaf::Syntax(expr) => self.eval(module, &expr, &mut loc.clone()),
                Leaf::Nothing => Ok(value::nothing()),
            };
            last = result.inspect_err(|exception| juliet_runtime::note_thrown_at(*exception, module, loc))?;
        }
        self.log.played.set(self.log.played.get() + 1);
        Ok((if code.is_nothing { value::nothing() } else { last }, code.count))
    }

    fn play_text(&self, module: ModulePath, file: &ProgramFile<'_>, site: &Site) -> Outcome<Ref> {
        self.log.lowered.set(self.log.lowered.get() + 1);
        let source = self.source.borrow().last().cloned();
        let found = self.log.time(Phase::Parse, || statement_at(&source?, site));
        let expr = found.ok_or_else(|| damaged(file))?;
        let mut loc = site.loc;
        let result = self.eval(module, &expr, &mut loc);
        self.files.skip.set(0);
        result.inspect_err(|exception| juliet_runtime::note_thrown_at(*exception, module, loc))
    }

    /// Compares a tape with the one that the store has.
    pub(super) fn verify_tape(&self, key: &Digest, bytes: &[u8]) {
        let Some(stored) = self.store.get(&key.0).and_then(|b| Image::open(b, resolve_library_type).ok()) else {
            return;
        };
        let Ok(fresh) = Image::open(bytes.to_vec(), resolve_library_type) else { return };
        let (mut old, mut new) = (stored.tail(), fresh.tail());
        loop {
            match (read_entry(&mut old), read_entry(&mut new)) {
                (Ok((Entry::End, _)), Ok((Entry::End, _))) => return,
                // Modules of other paths have other code.
                (Ok((Entry::Open(_, one), _)), Ok((Entry::Open(_, other), _))) if one.path != other.path => return,
                (Ok((entry, next_old)), Ok((other, next_new))) => {
                    if let Some(what) = difference(&entry, &other, &mut old, &mut new) {
                        self.verify_failures.borrow_mut().push(what);
                        return;
                    }
                    (old, new) = (stored.tail_at(next_old), fresh.tail_at(next_new));
                }
                _ => return self.verify_failures.borrow_mut().push("a file's tape cannot be read".to_owned()),
            }
        }
    }
}

/// What is wrong where two tapes say different things of one statement in one state.
fn difference(entry: &Entry, other: &Entry, old: &mut Cursor<'_>, new: &mut Cursor<'_>) -> Option<String> {
    let (Entry::Code(site, code), Entry::Code(_, fresh)) = (entry, other) else { return None };
    for _ in 0..code.count.min(fresh.count) {
        if read_conditions(old).ok()? != read_conditions(new).ok()? {
            return None;
        }
        let (stored, made) = (read_leaf(old).ok()?, read_leaf(new).ok()?);
        if spelled(&stored) != spelled(&made) {
            return Some(format!("line {} was lowered to other code before", site.loc.line));
        }
    }
    None
}

/// The bytes of one part.
fn spelled((leaf, loc): &(Leaf, Loc)) -> Option<Vec<u8>> {
    let mut w = Writer::new(resolve_library_type);
    w.keep_hashes(plain_hash);
    w.loc(*loc);
    match leaf {
        Leaf::Thunk(body) => {
            w.body(body).ok()?;
        }
        Leaf::Syntax(expr) => write_syntax(&mut w, expr).ok()?,
        Leaf::Nothing => {}
    }
    Some(w.finish())
}

fn damaged(file: &ProgramFile<'_>) -> Ref {
    errors::error(&format!(
        "what the cache keeps of the file {} cannot be read; `juliet cache verify` finds and drops damaged values",
        file.name
    ))
}
