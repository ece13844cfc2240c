//! Macro expansion: replaces every macro call outside quotes by what the expander returns.
//!
//! Each expansion becomes `Expr(:hygienic-scope, expansion, module)`; nested calls are expanded in
//! the module of the macro that wrote them. `hygiene` then renames.

use juliet_diag::Diagnostic;
use juliet_ir::{Loc, ModulePath};
use juliet_syntax::{Expr, Node, sym};

use crate::{MacroExpander, hygiene};

type Result<T> = std::result::Result<T, Box<Diagnostic>>;

/// Expands all macro calls and resolves hygiene.
pub(crate) fn expand_all(expr: &Expr, module: ModulePath, loc: Loc, cx: &mut dyn MacroExpander) -> Result<Expr> {
    let mut expander = Expander { cx, modules: vec![module], loc, changed: false };
    let expanded = expander.expand(expr)?;
    if expander.changed { Ok(hygiene::resolve(&expanded, module, cx)) } else { Ok(expanded) }
}

/// Expands an outermost macro call once.
pub(crate) fn expand_once(expr: &Expr, module: ModulePath, loc: Loc, cx: &mut dyn MacroExpander) -> Result<Expr> {
    let Some(args) = expr.args_of("macrocall") else { return Ok(expr.clone()) };
    let (body, home) = cx.expand(module, &args[0], &args[2..], loc)?;
    Ok(hygiene::resolve(&hygienic_scope(body, home), module, cx))
}

fn hygienic_scope(body: Expr, home: ModulePath) -> Expr {
    Expr::node("hygienic-scope", vec![body, Expr::Symbol(home.0)])
}

struct Expander<'a> {
    cx: &'a mut dyn MacroExpander,
    modules: Vec<ModulePath>,
    loc: Loc,
    changed: bool,
}

impl Expander<'_> {
    fn expand(&mut self, expr: &Expr) -> Result<Expr> {
        let node = match expr {
            Expr::Node(node) => node,
            Expr::Line(line) => {
                self.loc = Loc { file: line.file, line: line.line };
                return Ok(expr.clone());
            }
            _ => return Ok(expr.clone()),
        };
        match node.head.as_str() {
            "inert" | "module" | "globalref" | "meta" => Ok(expr.clone()),
            "quote" => self.expand_quote(expr, 0),
            "macrocall" if node.args.len() >= 2 => self.expand_call(node),
            "do" if node.args.len() == 2 && node.args[0].is_head("macrocall") => {
                // `@m(a) do x … end` is `@m((x -> …), a)`.
                let mut call = node.args[0].as_node().expect("checked").clone();
                let position = call.args.len().min(2);
                call.args.insert(position, node.args[1].clone());
                self.expand_call(&call)
            }
            "escape" => {
                let saved = if self.modules.len() > 1 { self.modules.pop() } else { None };
                let result = self.expand_args(node);
                self.modules.extend(saved);
                result
            }
            "hygienic-scope" if node.args.len() >= 2 => {
                self.changed = true;
                let home = self.module_of(&node.args[1]);
                self.expand_scope(&node.args[0], home)
            }
            _ => self.expand_args(node),
        }
    }

    fn module_of(&mut self, expr: &Expr) -> ModulePath {
        match expr {
            Expr::Symbol(path) => ModulePath(*path),
            Expr::Value(value) => match self.cx.value_const(*value) {
                juliet_ir::Const::Module(path) => path,
                _ => self.current(),
            },
            _ => self.current(),
        }
    }

    fn current(&self) -> ModulePath {
        *self.modules.last().expect("the outermost module is never popped")
    }

    fn expand_args(&mut self, node: &Node) -> Result<Expr> {
        let args = node.args.iter().map(|arg| self.expand(arg)).collect::<Result<Vec<_>>>()?;
        Ok(Expr::node_at(node.head, args, node.span))
    }

    fn expand_scope(&mut self, body: &Expr, home: ModulePath) -> Result<Expr> {
        self.modules.push(home);
        let body = self.expand(body);
        self.modules.pop();
        Ok(hygienic_scope(body?, home))
    }

    fn expand_call(&mut self, node: &Node) -> Result<Expr> {
        if let Expr::Line(line) = &node.args[1]
            && line.line != 0
        {
            self.loc = Loc { file: line.file, line: line.line };
        }
        let mut name = &node.args[0];
        let mut depth = self.modules.len() - 1;
        while let Some([inner]) = name.args_of("escape") {
            name = inner;
            depth = depth.saturating_sub(1);
        }
        let module = self.modules[depth];
        if is_doc(name) && node.args.len() >= 4 && !self.cx.macro_exists(module, name) {
            let documented = &node.args[3];
            let is_signature =
                ["call", "where", "::"].iter().any(|head| documented.is_head(head)) || documented.as_symbol().is_some();
            return if is_signature { Ok(Expr::nothing()) } else { self.expand(documented) };
        }
        let (body, home) = self.cx.expand(module, name, &node.args[2..], self.loc)?;
        self.changed = true;
        let saved = self.loc;
        let result = self.expand_scope(&body, home);
        self.loc = saved;
        result
    }

    /// Inside a quote only what is interpolated at its level is code.
    fn expand_quote(&mut self, expr: &Expr, depth: usize) -> Result<Expr> {
        let Expr::Node(node) = expr else { return Ok(expr.clone()) };
        let head = node.head.as_str();
        if head == "$" && depth == 1 {
            return self.expand_args(node);
        }
        let depth = match head {
            "quote" => depth + 1,
            "$" => depth - 1,
            "inert" => return Ok(expr.clone()),
            _ => depth,
        };
        let args = node.args.iter().map(|arg| self.expand_quote(arg, depth)).collect::<Result<Vec<_>>>()?;
        Ok(Expr::node_at(node.head, args, node.span))
    }
}

fn is_doc(name: &Expr) -> bool {
    let doc = Expr::Symbol(sym("@doc"));
    match name.args_of(".") {
        Some([Expr::Symbol(module), Expr::Quote(inner)]) => *module == "Core" && **inner == doc,
        _ => name.as_global_ref().is_some_and(|(_, name)| name == "@doc"),
    }
}
