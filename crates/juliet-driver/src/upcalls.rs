//! What the runtime asks of the compiler.

use juliet_ir::loc::Frame;
use juliet_ir::typed::InstanceId;
use juliet_ir::{GlobalRef, Loc, LocChain, ModulePath, Sym};
use juliet_runtime::{Compiler, Entries, MethodId, Outcome, Ref, errors, rt, value};
use juliet_types::{Param, Type};

use juliet_lower::MacroExpander as _;

use crate::exprs::{from_object, to_object};
use crate::macros::Expander;
use crate::session::Session;

impl Compiler for Session {
    fn compile(&self, instance: InstanceId) -> Outcome<Option<Entries>> {
        if self.replaying.get() {
            return Ok(None); // runs once
        }
        let compile = || self.log.by_instance.compile(instance, || self.compile_instance(instance));
        crate::internal::guard(compile).unwrap_or_else(|why| {
            let what = self.describe(instance);
            Err(errors::error(&format!("internal error of Juliet while compiling {what}: {why}")))
        })
    }

    fn eval(&self, module: ModulePath, expression: Ref) -> Outcome<Ref> {
        let expr = from_object(expression);
        let mut loc = Loc { file: Sym::from("none"), line: 1 };
        self.while_expanding(|| self.outside_input(|| Session::eval(self, module, &expr, &mut loc)))
    }

    fn include(&self, module: ModulePath, path: &str) -> Outcome<Ref> {
        self.while_expanding(|| self.outside_input(|| self.include_file(module, path)))
    }

    fn macroexpand(&self, module: ModulePath, expression: Ref, recursive: bool) -> Outcome<Ref> {
        let expr = from_object(expression);
        let loc = Loc { file: Sym::from("none"), line: 1 };
        let expanded = juliet_lower::expand_macros(&expr, module, loc, &mut Expander(self), recursive)
            .map_err(|diagnostics| self.thrown(&diagnostics))?;
        to_object(&expanded)
    }

    fn fresh_number(&self) -> i64 {
        i64::from(Expander(self).fresh_id(ModulePath::core()))
    }

    fn parse(&self, text: &str, from: usize) -> Outcome<(Ref, usize)> {
        let (expr, next, _) = juliet_syntax::parse_one(text, from);
        Ok((to_object(&expr)?, next))
    }

    fn lower(&self, module: ModulePath, expression: Ref) -> Outcome<Ref> {
        let expr = from_object(expression);
        let loc = Loc { file: Sym::from("none"), line: 1 };
        let lower = || juliet_lower::lower_toplevel(&expr, module, loc, &mut Expander(self));
        match self.while_expanding(lower) {
            Ok(body) => value::new_string(body.to_string().as_bytes()),
            Err(diagnostics) => self.error_expr(&diagnostics),
        }
    }

    fn code(&self, stage: &str, method: MethodId, spec: Type, sparams: &[Param]) -> Outcome<(String, Type)> {
        crate::inspect::code_of_method(self, stage, method, spec, sparams)
    }

    fn return_type(&self, call: Type) -> Type {
        use juliet_infer::World;
        let Some(found) = World::methods(self, call, 4).filter(|m| m.covered) else { return Type::any() };
        let types: Vec<Type> = found
            .methods
            .iter()
            .map(|m| self.infer(World::instance(self, m.method, m.spec_types, &m.sparams)).ret)
            .collect();
        juliet_types::union(&types)
    }

    fn method_added(&self, method: MethodId) {
        if crate::trace::names::names(|n| n.is_loading_base()) {
            return; // what Base is is in the key of every entry
        }
        self.method_defined_here(method);
        let method = rt().methods.method(method);
        self.settle();
        self.note_piracy(method.signature);
        self.forget_replaced(&method);
        let table = juliet_runtime::method_table(method.signature);
        self.book.method_defined(table.into(), method.id);
        if self.asked.borrow().about(table).is_empty() && !self.book.relies_on(table.into()) {
            return;
        }
        self.traces.epoch.set(self.traces.epoch.get() + 1);
        if self.concerns(method.signature) {
            self.invalidate_all(&format!("method {} defined", method.name()));
        }
    }

    fn exiting(&self) {
        self.leave();
    }

    fn binding_changed(&self, binding: GlobalRef, was_const: bool) {
        self.binding_defined_here(binding);
        self.library_binding_changed(binding, was_const);
        self.definition_bound(binding);
        self.binding_means_other(binding);
    }

    fn site_frames(&self, instance: InstanceId, site: u32) -> Vec<Frame> {
        if site == u32::MAX {
            return vec![];
        }
        if let Some(LocChain(frames)) = self.packed_site(instance, site) {
            return frames;
        }
        let lines = self.lines.borrow();
        let chain =
            lines.get(&instance).and_then(|l| l.site_locs.get(site as usize).and_then(|loc| l.locs.get(loc.index())));
        match chain {
            Some(chain) => chain.0.clone(),
            None => {
                let method = rt().methods.instance(instance).method.clone();
                let (function, module, loc) = (method.name(), method.module().0, method.body.loc);
                vec![Frame { method: method.id.0, stmt: juliet_ir::loc::WHOLE_METHOD, function, module, loc }]
            }
        }
    }
}
