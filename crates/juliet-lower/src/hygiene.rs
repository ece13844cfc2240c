//! Macro hygiene: resolves `hygienic-scope` and `escape`.
//!
//! A name that an expansion binds itself gets a fresh name; any other name that it mentions becomes
//! `Expr(:globalref, module path, name)` in the macro's own module; escaped code is read in the
//! context of the caller. The rules are those of the manual's section on hygiene.

use juliet_ir::{ModulePath, Sym};
use juliet_syntax::{Expr, Node, sym};

use crate::MacroExpander;

/// Resolves all hygiene of an expanded expression.
pub(crate) fn resolve(expr: &Expr, module: ModulePath, cx: &mut dyn MacroExpander) -> Expr {
    Resolver { cx, module }.walk(expr, None)
}

/// What names mean inside one expansion.
struct Context<'a> {
    home: ModulePath,
    renames: Vec<(Sym, Sym)>,
    suffix: u32,
    parent: Option<&'a Context<'a>>,
}

impl Context<'_> {
    fn rename(&self, name: Sym) -> Option<Sym> {
        self.renames.iter().rev().find(|(from, _)| *from == name).map(|(_, to)| *to)
    }
}

struct Resolver<'a> {
    cx: &'a mut dyn MacroExpander,
    module: ModulePath,
}

fn is_special(name: Sym) -> bool {
    matches!(name.as_str(), "end" | "begin" | "ccall" | "cglobal" | "new" | "var\"#self#\"")
        || name.as_str().chars().all(|c| c == '_')
}

impl<'r> Resolver<'r> {
    fn walk(&mut self, expr: &Expr, ctx: Option<&Context<'_>>) -> Expr {
        match expr {
            Expr::Symbol(name) => match ctx {
                Some(ctx) => match ctx.rename(*name) {
                    Some(to) => Expr::Symbol(to),
                    None if is_special(*name) => expr.clone(),
                    None => Expr::node("globalref", vec![Expr::Symbol(ctx.home.0), expr.clone()]),
                },
                None => expr.clone(),
            },
            Expr::Node(node) => match ctx {
                Some(ctx) => self.walk_node(node, ctx),
                None => self.walk_outside(node),
            },
            _ => expr.clone(),
        }
    }

    fn walk_outside(&mut self, node: &Node) -> Expr {
        match node.head.as_str() {
            "hygienic-scope" => self.enter(node, None),
            "escape" if node.args.len() == 1 => self.walk(&node.args[0], None),
            "quote" => self.walk_quote(node, 0, None),
            "inert" => Expr::Node(Box::new(node.clone())),
            _ => Expr::node_at(node.head, node.args.iter().map(|arg| self.walk(arg, None)).collect(), node.span),
        }
    }

    fn enter(&mut self, node: &Node, parent: Option<&Context<'_>>) -> Expr {
        let home = node.args[1].as_symbol().map_or(self.module, ModulePath);
        let suffix = self.cx.fresh_id(self.module);
        let mut ctx = Context { home, renames: Vec::new(), suffix, parent };
        self.bind_assigned(&node.args[0], &mut ctx);
        self.walk(&node.args[0], Some(&ctx))
    }

    fn child<'c>(&mut self, ctx: &'c Context<'c>) -> Context<'c> {
        Context { home: ctx.home, renames: ctx.renames.clone(), suffix: ctx.suffix, parent: ctx.parent }
    }

    fn fresh(&mut self, name: Sym) -> Sym {
        let id = self.cx.fresh_id(self.module);
        sym(&format!("#{id}#{}", name.as_str().trim_start_matches('#')))
    }

    fn bind(&mut self, names: Vec<Sym>, ctx: &mut Context<'_>) {
        for name in names {
            if !is_special(name) {
                let to = self.fresh(name);
                ctx.renames.push((name, to));
            }
        }
    }

    /// Renames what `body` assigns or declares, unless it is bound already.
    fn bind_assigned(&mut self, body: &Expr, ctx: &mut Context<'_>) {
        let mut found = Assigned::default();
        found.collect(body, 0);
        let names: Vec<Sym> =
            found.names.into_iter().filter(|n| !found.globals.contains(n) && ctx.rename(*n).is_none()).collect();
        self.bind(names, ctx);
    }

    fn walk_args(&mut self, node: &Node, ctx: &Context<'_>) -> Expr {
        Expr::node_at(node.head, node.args.iter().map(|arg| self.walk(arg, Some(ctx))).collect(), node.span)
    }

    fn walk_node(&mut self, node: &Node, ctx: &Context<'_>) -> Expr {
        let same = || Expr::Node(Box::new(node.clone()));
        match node.head.as_str() {
            "escape" if node.args.len() == 1 => self.walk(&node.args[0], ctx.parent),
            "hygienic-scope" => self.enter(node, Some(ctx)),
            "quote" => self.walk_quote(node, 0, Some(ctx)),
            "inert" | "globalref" | "import" | "using" | "export" | "public" | "module" | "inbounds" | "loopinfo"
            | "line" => same(),
            "meta" => self.walk_meta(node, ctx),
            "symboliclabel" | "symbolicgoto" => match &node.args[..] {
                [Expr::Symbol(label)] => {
                    Expr::node_at(node.head, vec![Expr::symbol(&format!("#{}#{label}", ctx.suffix))], node.span)
                }
                _ => same(),
            },
            "." if node.args.len() == 2 && matches!(node.args[1], Expr::Quote(_)) => {
                Expr::node_at(node.head, vec![self.walk(&node.args[0], Some(ctx)), node.args[1].clone()], node.span)
            }
            "kw" if node.args.len() == 2 => self.walk_named(node, ctx),
            "parameters" => self.walk_parameters(node, ctx),
            "tuple" => self.walk_tuple(node, ctx),
            "function" | "->" | "macro" => self.walk_function(node, ctx),
            "=" if node.args.len() == 2 && is_call_signature(&node.args[0]) => self.walk_function(node, ctx),
            "where" => self.walk_where(node, ctx),
            "let" if node.args.len() == 2 => self.walk_let(node, ctx),
            "for" if node.args.len() == 2 => self.walk_for(node, ctx),
            "generator" => self.walk_generator(node, ctx),
            "try" if node.args.len() >= 3 => self.walk_try(node, ctx),
            "struct" if node.args.len() == 3 => self.walk_struct(node, ctx),
            _ => self.walk_args(node, ctx),
        }
    }

    /// Names in an annotation are those of the code that is annotated.
    fn walk_meta(&mut self, node: &Node, ctx: &Context<'_>) -> Expr {
        let args = node.args.iter().map(|arg| self.walk_annotated(arg, ctx));
        Expr::node_at(node.head, args.collect::<Vec<_>>(), node.span)
    }

    fn walk_annotated(&mut self, arg: &Expr, ctx: &Context<'_>) -> Expr {
        match arg {
            Expr::Symbol(name) => {
                let renamed = ctx.rename(*name).or_else(|| ctx.parent.and_then(|parent| parent.rename(*name)));
                Expr::Symbol(renamed.unwrap_or(*name))
            }
            Expr::Node(node) if matches!(node.head.as_str(), "..." | "::" | "kw") && !node.args.is_empty() => {
                let mut args = vec![self.walk_annotated(&node.args[0], ctx)];
                args.extend(node.args[1..].iter().map(|arg| self.walk(arg, ctx.parent)));
                Expr::node_at(node.head, args, node.span)
            }
            Expr::Node(node) if node.head == "escape" => self.walk(&node.args[0], ctx.parent),
            other => self.walk(other, ctx.parent),
        }
    }

    /// `name = value` where `name` is a keyword or field name.
    fn walk_named(&mut self, node: &Node, ctx: &Context<'_>) -> Expr {
        let name = match &node.args[0] {
            Expr::Symbol(_) => node.args[0].clone(),
            other => self.walk(other, Some(ctx)),
        };
        Expr::node_at(node.head, vec![name, self.walk(&node.args[1], Some(ctx))], node.span)
    }

    fn walk_parameters(&mut self, node: &Node, ctx: &Context<'_>) -> Expr {
        let mut args = Vec::new();
        for arg in &node.args {
            args.push(match arg {
                Expr::Symbol(_) => Expr::node("kw", vec![arg.clone(), self.walk(arg, Some(ctx))]),
                Expr::Node(inner) if inner.head == "=" && inner.args.len() == 2 => self.walk_named(inner, ctx),
                other => self.walk(other, Some(ctx)),
            });
        }
        Expr::node_at(node.head, args, node.span)
    }

    fn walk_tuple(&mut self, node: &Node, ctx: &Context<'_>) -> Expr {
        let mut args = Vec::new();
        for arg in &node.args {
            args.push(match arg {
                Expr::Node(inner) if inner.head == "=" && inner.args.len() == 2 => self.walk_named(inner, ctx),
                other => self.walk(other, Some(ctx)),
            });
        }
        Expr::node_at(node.head, args, node.span)
    }

    fn walk_function(&mut self, node: &Node, ctx: &Context<'_>) -> Expr {
        if node.args.len() < 2 {
            return self.walk_args(node, ctx);
        }
        let mut inner = self.child(ctx);
        let mut names = Binders::default();
        names.signature(&node.args[0], node.head == "->");
        self.bind(names.renamed, &mut inner);
        for name in names.kept {
            inner.renames.push((name, name));
        }
        self.bind_assigned(&node.args[1], &mut inner);
        let signature =
            if node.head == "macro" { node.args[0].clone() } else { self.walk_signature(&node.args[0], &inner, ctx) };
        let body = self.walk(&node.args[1], Some(&inner));
        Expr::node_at(node.head, vec![signature, body], node.span)
    }

    fn walk_signature(&mut self, expr: &Expr, inner: &Context<'_>, outer: &Context<'_>) -> Expr {
        let Expr::Node(node) = expr else { return self.walk(expr, Some(inner)) };
        match node.head.as_str() {
            "escape" => self.walk(expr, Some(outer)),
            "where" | "::" if !node.args.is_empty() && is_call_like(&node.args[0]) => {
                let mut args = vec![self.walk_signature(&node.args[0], inner, outer)];
                args.extend(node.args[1..].iter().map(|arg| self.walk(arg, Some(inner))));
                Expr::node_at(node.head, args, node.span)
            }
            "call" => {
                let name = match &node.args[0] {
                    Expr::Symbol(_) => self.walk(&node.args[0], Some(outer)),
                    other => self.walk(other, Some(inner)),
                };
                let mut args = vec![name];
                args.extend(node.args[1..].iter().map(|arg| self.walk_argument(arg, inner)));
                Expr::node_at(node.head, args, node.span)
            }
            "tuple" | "block" => {
                let args = node.args.iter().map(|arg| self.walk_argument(arg, inner));
                Expr::node_at(node.head, args.collect(), node.span)
            }
            _ => self.walk_argument(expr, inner),
        }
    }

    fn walk_argument(&mut self, expr: &Expr, ctx: &Context<'_>) -> Expr {
        match expr {
            Expr::Node(node) if matches!(node.head.as_str(), "kw" | "=") && node.args.len() == 2 => {
                Expr::node_at(node.head, node.args.iter().map(|arg| self.walk(arg, Some(ctx))).collect(), node.span)
            }
            Expr::Node(node) if node.head == "parameters" => {
                Expr::node_at(node.head, node.args.iter().map(|arg| self.walk_argument(arg, ctx)).collect(), node.span)
            }
            _ => self.walk(expr, Some(ctx)),
        }
    }

    fn walk_where(&mut self, node: &Node, ctx: &Context<'_>) -> Expr {
        let mut inner = self.child(ctx);
        let mut names = Binders::default();
        node.args[1..].iter().for_each(|var| names.typevar(var));
        self.bind(names.renamed, &mut inner);
        self.walk_args(node, &inner)
    }

    fn walk_let(&mut self, node: &Node, ctx: &Context<'_>) -> Expr {
        let mut inner = self.child(ctx);
        let bindings: Vec<&Expr> = match node.args[0].args_of("block") {
            Some(list) => list.iter().collect(),
            None => vec![&node.args[0]],
        };
        let mut walked = Vec::new();
        for binding in bindings {
            let mut names = Binders::default();
            match binding.as_node() {
                Some(b) if b.head == "=" && b.args.len() == 2 && !is_call_signature(&b.args[0]) => {
                    let value = self.walk(&b.args[1], Some(&inner));
                    names.pattern(&b.args[0]);
                    self.bind(names.renamed, &mut inner);
                    walked.push(Expr::node_at(b.head, vec![self.walk(&b.args[0], Some(&inner)), value], b.span));
                }
                _ => {
                    names.pattern(binding);
                    self.bind(names.renamed, &mut inner);
                    walked.push(self.walk(binding, Some(&inner)));
                }
            }
        }
        self.bind_assigned(&node.args[1], &mut inner);
        let body = self.walk(&node.args[1], Some(&inner));
        Expr::node_at(node.head, vec![Expr::node("block", walked), body], node.span)
    }

    fn walk_for(&mut self, node: &Node, ctx: &Context<'_>) -> Expr {
        let mut inner = self.child(ctx);
        let iterators: Vec<&Expr> = match node.args[0].args_of("block") {
            Some(list) => list.iter().collect(),
            None => vec![&node.args[0]],
        };
        let iterators = self.walk_iterators(&iterators, ctx, &mut inner);
        self.bind_assigned(&node.args[1], &mut inner);
        let body = self.walk(&node.args[1], Some(&inner));
        Expr::node_at(node.head, vec![Expr::node("block", iterators), body], node.span)
    }

    fn walk_iterators(&mut self, iterators: &[&Expr], ctx: &Context<'_>, inner: &mut Context<'_>) -> Vec<Expr> {
        let mut names = Binders::default();
        for iterator in iterators {
            if let Some([var, _]) = iterator.args_of("=") {
                names.pattern(var);
            }
        }
        self.bind(names.renamed, inner);
        let mut walked = Vec::new();
        for (index, iterator) in iterators.iter().enumerate() {
            walked.push(match iterator.args_of("=") {
                Some([var, range]) => {
                    let range_ctx = if index == 0 { ctx } else { &*inner };
                    let range = self.walk(range, Some(range_ctx));
                    Expr::node("=", vec![self.walk(var, Some(inner)), range])
                }
                _ => self.walk(iterator, Some(inner)),
            });
        }
        walked
    }

    fn walk_generator(&mut self, node: &Node, ctx: &Context<'_>) -> Expr {
        let mut inner = self.child(ctx);
        let filter = node.args[1..].first().and_then(|arg| arg.args_of("filter"));
        let mut args;
        if let Some(filter) = filter {
            let iterators = self.walk_iterators(&filter[1..].iter().collect::<Vec<_>>(), ctx, &mut inner);
            let mut parts = vec![self.walk(&filter[0], Some(&inner))];
            parts.extend(iterators);
            args = vec![self.walk(&node.args[0], Some(&inner)), Expr::node("filter", parts)];
        } else {
            let iterators = self.walk_iterators(&node.args[1..].iter().collect::<Vec<_>>(), ctx, &mut inner);
            args = vec![self.walk(&node.args[0], Some(&inner))];
            args.extend(iterators);
        }
        Expr::node_at(node.head, args, node.span)
    }

    fn walk_try(&mut self, node: &Node, ctx: &Context<'_>) -> Expr {
        let mut inner = self.child(ctx);
        if let Some(name) = node.args[1].as_symbol() {
            self.bind(vec![name], &mut inner);
        }
        let mut args = Vec::new();
        for (index, arg) in node.args.iter().enumerate() {
            args.push(self.walk(arg, Some(if index == 1 || index == 2 { &inner } else { ctx })));
        }
        Expr::node_at(node.head, args, node.span)
    }

    /// The names of a type and of its fields stay; everything else is resolved.
    fn walk_struct(&mut self, node: &Node, ctx: &Context<'_>) -> Expr {
        let mut inner = self.child(ctx);
        let mut names = Binders::default();
        let head = match node.args[1].args_of("<:") {
            Some([head, _]) => head,
            _ => &node.args[1],
        };
        match head.args_of("curly") {
            Some(curly) => {
                names.kept.extend(curly[0].as_symbol());
                curly[1..].iter().for_each(|var| names.typevar(var));
            }
            None => names.kept.extend(head.as_symbol()),
        }
        self.bind(names.renamed, &mut inner);
        for field in node.args[2].args_of("block").unwrap_or_default() {
            let field = field.args_of("const").and_then(|args| args.first()).unwrap_or(field);
            let name = field.args_of("::").and_then(|args| args.first()).unwrap_or(field);
            names.kept.extend(name.as_symbol());
        }
        for name in names.kept {
            inner.renames.push((name, name));
        }
        self.walk_args(node, &inner)
    }

    fn walk_quote(&mut self, node: &Node, depth: usize, ctx: Option<&Context<'_>>) -> Expr {
        let head = node.head.as_str();
        if head == "$" && depth == 1 {
            let args = node.args.iter().map(|arg| self.walk(arg, ctx));
            return Expr::node_at(node.head, args.collect(), node.span);
        }
        let depth = match head {
            "quote" => depth + 1,
            "$" => depth - 1,
            "inert" => return Expr::Node(Box::new(node.clone())),
            _ => depth,
        };
        let args = node.args.iter().map(|arg| match arg {
            Expr::Node(inner) => self.walk_quote(inner, depth, ctx),
            other => other.clone(),
        });
        Expr::node_at(node.head, args.collect(), node.span)
    }
}

fn is_call_like(expr: &Expr) -> bool {
    expr.as_node().is_some_and(|node| matches!(node.head.as_str(), "call" | "where" | "::" | "tuple" | "escape"))
}

/// `f(x)`, `f(x)::T`, `f(x) where T` on the left of `=`.
pub(crate) fn is_call_signature(expr: &Expr) -> bool {
    match expr.as_node() {
        Some(node) if node.head == "call" => true,
        Some(node) if matches!(node.head.as_str(), "where" | "::") && !node.args.is_empty() => {
            is_call_signature(&node.args[0])
        }
        _ => false,
    }
}

/// Names that patterns and signatures bind.
#[derive(Default)]
struct Binders {
    renamed: Vec<Sym>,
    kept: Vec<Sym>,
}

impl Binders {
    fn pattern(&mut self, expr: &Expr) {
        match expr {
            Expr::Symbol(name) => self.renamed.push(*name),
            Expr::Node(node) => match node.head.as_str() {
                "::" if node.args.len() == 2 => self.pattern(&node.args[0]),
                "tuple" | "parameters" | "..." | "block" => node.args.iter().for_each(|arg| self.pattern(arg)),
                "kw" | "=" => self.pattern(&node.args[0]),
                "meta" => node.args[1..].iter().for_each(|arg| self.pattern(arg)),
                "call" => self.pattern(&node.args[0]),
                _ => {}
            },
            _ => {}
        }
    }

    fn typevar(&mut self, expr: &Expr) {
        match expr {
            Expr::Symbol(name) => self.renamed.push(*name),
            Expr::Node(node) => match (node.head.as_str(), node.args.len()) {
                ("<:" | ">:", 2) => self.typevar(&node.args[0]),
                ("comparison", 5) => self.typevar(&node.args[2]),
                ("braces", _) => node.args.iter().for_each(|arg| self.typevar(arg)),
                _ => {}
            },
            _ => {}
        }
    }

    fn signature(&mut self, expr: &Expr, anonymous: bool) {
        let Expr::Node(node) = expr else {
            if anonymous {
                self.pattern(expr);
            }
            return;
        };
        match node.head.as_str() {
            "where" if !node.args.is_empty() => {
                node.args[1..].iter().for_each(|var| self.typevar(var));
                self.signature(&node.args[0], anonymous);
            }
            "::" if is_call_like(&node.args[0]) => self.signature(&node.args[0], anonymous),
            "call" => {
                if let Some([Expr::Symbol(name), _]) = node.args[0].args_of("::") {
                    self.renamed.push(*name);
                }
                node.args[1..].iter().for_each(|arg| self.argument(arg));
            }
            "tuple" | "block" => node.args.iter().for_each(|arg| self.argument(arg)),
            _ => self.argument(expr),
        }
    }

    fn argument(&mut self, expr: &Expr) {
        let Some(parameters) = expr.args_of("parameters") else { return self.pattern(expr) };
        let mut keywords = Binders::default();
        parameters.iter().for_each(|arg| keywords.pattern(arg));
        self.kept.extend(keywords.renamed);
    }
}

/// Names that code assigns or declares outside inner functions, in order.
#[derive(Default)]
struct Assigned {
    names: Vec<Sym>,
    globals: Vec<Sym>,
}

impl Assigned {
    fn add(&mut self, name: Sym) {
        if !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    /// `depth` counts the expansions between `expr` and the one being resolved.
    fn collect(&mut self, expr: &Expr, depth: usize) {
        let Expr::Node(node) = expr else { return };
        match node.head.as_str() {
            "escape" => {
                if depth > 0 {
                    node.args.iter().for_each(|arg| self.collect(arg, depth - 1));
                }
            }
            "hygienic-scope" => self.collect(&node.args[0], depth + 1),
            "quote" | "inert" | "->" | "meta" | "let" | "generator" | "macro" | "struct" | "kw" | "tuple"
                if node.head != "tuple" => {}
            "function" if depth == 0 => self.function_name(&node.args[0]),
            "function" => {}
            "global" if depth == 0 => {
                let mut names = Binders::default();
                node.args.iter().for_each(|arg| names.pattern(arg));
                self.globals.extend(names.renamed);
            }
            "local" if depth == 0 => node.args.iter().for_each(|arg| {
                match arg.args_of("=") {
                    Some(_) => self.collect(arg, depth),
                    None => self.pattern(arg),
                };
            }),
            "tuple" => node.args.iter().for_each(|arg| match arg.args_of("=") {
                Some([_, value]) => self.collect(value, depth),
                _ => self.collect(arg, depth),
            }),
            "=" if node.args.len() == 2 && is_call_signature(&node.args[0]) => {
                if depth == 0 {
                    self.function_name(&node.args[0]);
                }
            }
            head if head.ends_with('=')
                && node.args.len() == 2
                && !matches!(head, "==" | "<=" | ">=" | "!=" | ".=") =>
            {
                if depth == 0 {
                    self.pattern(&node.args[0]);
                }
                self.collect(&node.args[0], depth);
                self.collect(&node.args[1], depth);
            }
            "for" if node.args.len() == 2 => self.collect(&node.args[1], depth),
            _ => node.args.iter().for_each(|arg| self.collect(arg, depth)),
        }
    }

    fn pattern(&mut self, expr: &Expr) {
        let mut names = Binders::default();
        if !expr.is_head("call") {
            names.pattern(expr);
        }
        names.renamed.into_iter().for_each(|name| self.add(name));
    }

    fn function_name(&mut self, expr: &Expr) {
        match expr {
            Expr::Symbol(name) => self.add(*name),
            Expr::Node(node) if matches!(node.head.as_str(), "call" | "where" | "::") && !node.args.is_empty() => {
                self.function_name(&node.args[0])
            }
            _ => {}
        }
    }
}
