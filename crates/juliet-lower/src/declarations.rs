//! The names that a scope's own code binds or declares, scopes within it aside.

use juliet_ir::{Loc, Sym};

use crate::hir::{Hir, Target};

/// Names that a scope's own code binds or declares.
#[derive(Default)]
pub(crate) struct Declarations<'h> {
    pub(crate) locals: Vec<Sym>,
    pub(crate) globals: Vec<Sym>,
    /// Names with the places of their assignments, as far as known.
    pub(crate) assigned: Vec<(Sym, Option<Loc>)>,
    pub(crate) types: Vec<(Sym, &'h Hir)>,
    /// The place of the statement at hand.
    loc: Option<Loc>,
}

impl<'h> Declarations<'h> {
    /// Adds what a piece of code binds or declares.
    pub(crate) fn collect(&mut self, hir: &'h Hir) {
        match hir {
            Hir::Line(loc) => self.loc = Some(*loc),
            Hir::Local(name) => self.locals.push(*name),
            Hir::GlobalDecl(name) => self.globals.push(*name),
            Hir::TypeDecl(name, ty) => self.types.push((*name, ty)),
            Hir::Scope(_) => return,
            Hir::Assign(target, _) => {
                if let Hir::Name(name) = **target {
                    self.assigned.push((name, self.loc));
                }
            }
            Hir::Function(function) => {
                match &function.target {
                    Target::Name(name) => self.assigned.push((*name, self.loc)),
                    Target::Value(value) => self.collect(value),
                    _ => {}
                }
                return;
            }
            _ => {}
        }
        hir.for_each_child(&mut |child| self.collect(child));
    }
}
