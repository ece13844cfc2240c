//! Function definitions: methods with default arguments, anonymous functions, macros, generated
//! functions. Keyword arguments are in `kwargs`.

use juliet_ir::lowered::Attributes;
use juliet_ir::{GlobalRef, Loc, ModulePath, Sym};
use juliet_syntax::{Expr, sym};

use crate::assign::pattern_names;
use crate::desugar::{Desugar, FunctionState, Result};
use crate::hir::{ArgType, Function, Hir, Lambda, LambdaId, Method, Target, call, call_core, core, symbol};
use crate::signature::{Callee, Param, Signature, needed_typevars};
use crate::{GeneratedMethod, MacroExpander};

/// What the methods of one definition share.
pub(crate) struct Definition {
    pub(crate) signature: Signature,
    pub(crate) name: Sym,
    pub(crate) self_name: Sym,
    pub(crate) callee_type: Option<Expr>,
    pub(crate) loc: Loc,
}

impl Definition {
    /// Type expressions that decide which type variables a method of some parameters needs.
    pub(crate) fn types<'a>(&'a self, params: &'a [Param]) -> Vec<&'a Expr> {
        params.iter().filter_map(|p| p.ty.as_ref()).chain(self.callee_type.as_ref()).collect()
    }
}

impl Desugar<'_> {
    /// `function sig body end`, `sig = body`, `function f end`.
    pub(crate) fn function(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        match args {
            [Expr::Symbol(name)] => Ok(self.function_node(Target::Name(*name), Vec::new(), *name)),
            [name] if name.is_head(".") || name.is_head("globalref") => self.expr(name),
            [sig, body] => {
                let anonymous = !crate::hygiene::is_call_signature(sig);
                let signature = self.parse_signature(sig, anonymous)?;
                self.define(signature, body)
            }
            _ => Err(self.error(expr, "malformed function definition")),
        }
    }

    fn function_node(&self, target: Target, methods: Vec<Method>, hint: Sym) -> Hir {
        Hir::Function(Box::new(Function { target, generated: Vec::new(), methods, hint, loc: self.loc }))
    }

    pub(crate) fn arrow(&mut self, args: &[Expr]) -> Result<Hir> {
        let signature = self.parse_signature(&args[0], true)?;
        self.define(signature, &args[1])
    }

    /// `macro m(x) … end`: a method of `@m` with the call site's line and module in front.
    pub(crate) fn macro_definition(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        let (sig, body) = match args {
            [Expr::Symbol(name)] => {
                return Ok(self.function_node(Target::Name(sym(&format!("@{name}"))), Vec::new(), *name));
            }
            [sig, body] => (sig, body),
            _ => return Err(self.error(expr, "malformed macro definition")),
        };
        let Some([name, params @ ..]) = sig.args_of("call") else {
            return Err(self.error(sig, "invalid macro definition"));
        };
        let name = match name {
            Expr::Symbol(name) => Expr::symbol(&format!("@{name}")),
            other => match other.args_of(".") {
                Some([module, Expr::Quote(inner)]) if inner.as_symbol().is_some() => {
                    let inner = inner.as_symbol().expect("checked");
                    Expr::node(".", vec![module.clone(), Expr::quote(Expr::symbol(&format!("@{inner}")))])
                }
                _ => return Err(self.error(sig, "invalid macro definition")),
            },
        };
        let typed = |name: &str, ty: &str| Expr::node("::", vec![Expr::symbol(name), Expr::core_ref(ty)]);
        let mut list = vec![name];
        list.push(typed("__source__", "LineNumberNode"));
        list.push(typed("__module__", "Module"));
        for param in params {
            if param.is_head("parameters") {
                return Err(self.error(sig, "macros cannot accept keyword arguments"));
            }
            list.push(Expr::node("meta", vec![Expr::symbol("nospecialize"), param.clone()]));
        }
        let signature = self.parse_signature(&Expr::node_at(sym("call"), list, sig.span()), false)?;
        self.define(signature, body)
    }

    /// All methods of a definition.
    pub(crate) fn define(&mut self, signature: Signature, body: &Expr) -> Result<Hir> {
        let loc = first_line(body).unwrap_or(self.loc);
        let mut self_name = sym("#self#");
        let mut callee_type = None;
        let mut constructor = None;
        let (target, name) = match &signature.callee {
            Callee::Anonymous => (Target::Anonymous, sym("#anonymous#")),
            Callee::Function(expr) => {
                if self.constructor.as_ref().is_some_and(|c| expr.as_symbol() == Some(c.type_name)) {
                    constructor = Some(false);
                }
                self.function_target(expr)?
            }
            Callee::OfType { name, ty, is_curly } => {
                let owner = self.constructor.as_ref().map(|c| c.type_name);
                let head = ty.args_of("curly").and_then(|args| args[0].as_symbol());
                if *is_curly && head.is_some() && head == owner {
                    constructor = Some(true);
                }
                self_name = name.unwrap_or(self_name);
                let ty =
                    if *is_curly { Expr::node("curly", vec![Expr::core_ref("Type"), ty.clone()]) } else { ty.clone() };
                callee_type = Some(ty);
                (Target::Explicit, name.or(head).unwrap_or_else(|| sym("(::…)")))
            }
        };
        if let (Some(has_params), Some(current)) = (constructor, self.constructor.as_mut()) {
            self_name = sym("#ctor-self#");
            current.has_params = has_params;
        }
        let definition = Definition { signature, name, self_name, callee_type, loc };
        let (generated, methods) =
            if definition.signature.keywords.is_empty() && definition.signature.keyword_rest.is_none() {
                (Vec::new(), self.positional_methods(&definition, body)?)
            } else {
                self.keyword_methods(&definition, body)?
            };
        Ok(Hir::Function(Box::new(Function { target, generated, methods, hint: name, loc })))
    }

    fn function_target(&mut self, expr: &Expr) -> Result<(Target, Sym)> {
        if let Expr::Symbol(name) = expr {
            return Ok((Target::Name(*name), *name));
        }
        if let Some([Expr::Symbol(module), Expr::Symbol(name)]) = expr.args_of("globalref")
            && ModulePath(*module) == self.module
        {
            return Ok((Target::Global(GlobalRef { module: self.module, name: *name }), *name));
        }
        let name = match expr.as_node().and_then(|node| node.args.last()) {
            Some(Expr::Quote(inner)) => inner.as_symbol(),
            Some(Expr::Symbol(name)) => Some(*name),
            _ => None,
        };
        let value = self.expr(expr)?;
        Ok((Target::Value(value), name.unwrap_or_else(|| sym("function"))))
    }

    fn positional_methods(&mut self, definition: &Definition, body: &Expr) -> Result<Vec<Method>> {
        let params = &definition.signature.params;
        let typevars = definition.signature.typevars.clone();
        let mut methods = self.default_methods(definition, None)?;
        let (body, attrs) = self.function_body(definition, body)?;
        let ret = definition.signature.ret.clone();
        methods.push(self.method(definition, &[], params, &typevars, body, attrs, ret.as_ref())?);
        Ok(methods)
    }

    /// The methods that fill in the default of the first missing argument, shortest first.
    /// With `keywords` they forward a keyword call.
    pub(crate) fn default_methods(&mut self, definition: &Definition, keywords: Option<Sym>) -> Result<Vec<Method>> {
        let params = &definition.signature.params;
        let mut methods = Vec::new();
        for (count, param) in params.iter().enumerate() {
            let Some(default) = &param.default else { continue };
            let given = &params[..count];
            let typevars = needed_typevars(&definition.signature.typevars, &definition.types(given));
            self.functions.push(FunctionState::default());
            let default = if default.is_head("...") {
                self.positional_call(core("tuple"), std::slice::from_ref(default))
            } else {
                self.expr(default)
            };
            self.functions.pop();
            let mut args: Vec<Hir> = given.iter().map(|p| Hir::Name(p.name)).collect();
            args.push(default?);
            let own = Hir::Name(definition.self_name);
            let body = match keywords {
                Some(kws) => {
                    let mut all = vec![Hir::Name(kws), own];
                    all.extend(args);
                    call_core("kwcall", all)
                }
                None => call(own, args),
            };
            let lead = keywords.map(sorter_lead).unwrap_or_default();
            methods.push(self.method(definition, &lead, given, &typevars, body, Attributes::default(), None)?);
        }
        Ok(methods)
    }

    /// Desugars a body in a function state of its own: prologue, code, attributes.
    pub(crate) fn function_body(&mut self, definition: &Definition, body: &Expr) -> Result<(Hir, Attributes)> {
        let loops = std::mem::take(&mut self.loops);
        let indexing = std::mem::take(&mut self.indexing);
        self.functions.push(FunctionState::default());
        let result = self.function_body_inner(definition, body);
        let state = self.functions.pop().expect("pushed above");
        self.loops = loops;
        self.indexing = indexing;
        let (hir, is_generated) = result?;
        let mut attrs = state.attrs;
        attrs.generated = is_generated;
        for (index, param) in definition.signature.params.iter().enumerate() {
            if (state.nospecialize_all || param.nospecialize || state.nospecialize.contains(&param.name)) && index < 63
            {
                attrs.nospecialize |= 1 << (index + 1);
            }
        }
        Ok((hir, attrs))
    }

    fn function_body_inner(&mut self, definition: &Definition, body: &Expr) -> Result<(Hir, bool)> {
        let mut block = Vec::new();
        for param in &definition.signature.params {
            if let Some(pattern) = &param.pattern {
                let mut names = Vec::new();
                pattern_names(pattern, &mut names);
                block.extend(names.into_iter().map(Hir::Local));
                self.store(pattern, Hir::Name(param.name), &mut block)?;
            }
        }
        let generator = generator_of(body);
        let is_generated = generator.is_some();
        block.push(self.expr(generator.unwrap_or(body))?);
        Ok((Hir::Block(block), is_generated))
    }

    /// One method: `lead` are arguments before the function itself (keyword bodies and sorters).
    #[expect(clippy::too_many_arguments, reason = "the parts of a method, each given by one caller")]
    pub(crate) fn method(
        &mut self,
        definition: &Definition,
        lead: &[(Sym, Hir)],
        params: &[Param],
        typevars: &[Expr],
        body: Hir,
        mut attrs: Attributes,
        ret: Option<&Expr>,
    ) -> Result<Method> {
        let mut args: Vec<Sym> = lead.iter().map(|(name, _)| *name).collect();
        let mut arg_types: Vec<ArgType> = lead.iter().map(|(_, ty)| ArgType::Type(ty.clone())).collect();
        let self_arg = args.len();
        args.push(definition.self_name);
        arg_types.push(match &definition.callee_type {
            Some(ty) => ArgType::Type(self.expr(ty)?),
            None => ArgType::Target,
        });
        for param in params {
            args.push(param.name);
            arg_types.push(match &param.ty {
                Some(ty) => self.arg_type(ty)?,
                None => ArgType::Type(core("Any")),
            });
        }
        attrs.nospecialize <<= self_arg;
        for (index, param) in params.iter().enumerate() {
            if param.nospecialize && self_arg + 1 + index < 64 {
                attrs.nospecialize |= 1 << (self_arg + 1 + index);
            }
        }
        let typevars = typevars.iter().map(|v| self.type_variable(v)).collect::<Result<Vec<_>>>()?;
        let ret_type = ret.map(|ty| self.expr(ty)).transpose()?;
        let is_va = params.last().is_some_and(|p| p.is_vararg);
        let lambda = Lambda {
            id: LambdaId(0),
            name: definition.name,
            args,
            arg_ids: Vec::new(),
            locals: Vec::new(),
            is_va,
            ret_type,
            body,
            attrs,
            kwarg_names: Vec::new(),
            loc: definition.loc,
        };
        Ok(Method { arg_types, typevars, typevar_ids: Vec::new(), lambda, self_arg })
    }

    fn arg_type(&mut self, ty: &Expr) -> Result<ArgType> {
        if let Some([head, element]) = ty.args_of("curly")
            && *head == Expr::core_ref("Vararg")
        {
            return Ok(ArgType::Vararg(self.expr(element)?, None));
        }
        Ok(ArgType::Type(self.expr(ty)?))
    }
}

/// The arguments in front of a keyword sorter's function.
pub(crate) fn sorter_lead(kws: Sym) -> Vec<(Sym, Hir)> {
    vec![(sym("#kwcall#"), call_core("typeof", vec![core("kwcall")])), (kws, core("NamedTuple"))]
}

/// The line at which a body begins.
fn first_line(body: &Expr) -> Option<Loc> {
    match body {
        Expr::Line(line) => Some(Loc { file: line.file, line: line.line }),
        Expr::Node(node) if node.head == "block" => node.args.first().and_then(first_line),
        _ => None,
    }
}

/// The code generator of a body that is nothing but `if @generated … else … end`.
fn generator_of(body: &Expr) -> Option<&Expr> {
    let is_plain = |e: &&Expr| !matches!(e, Expr::Line(_)) && !e.is_head("meta");
    match body.as_node().map(|node| (node.head.as_str(), node.args.as_slice())) {
        Some(("block", args)) => {
            let mut parts = args.iter().filter(is_plain);
            let only = parts.next()?;
            if parts.next().is_some() { None } else { generator_of(only) }
        }
        Some(("if", [cond, code, ..])) if cond.is_head("generated") => Some(code),
        _ => None,
    }
}

/// The expression of a generated function as a definition of one method whose signature does not
/// matter.
pub(crate) fn generated_function(
    expr: &Expr,
    module: ModulePath,
    method: &GeneratedMethod<'_>,
    cx: &mut dyn MacroExpander,
) -> Result<Hir> {
    let mut desugar = Desugar::new(module, method.loc, cx);
    let params = method.args.iter().skip(1).enumerate().map(|(index, name)| Param {
        name: *name,
        ty: (method.is_va && index + 2 == method.args.len())
            .then(|| Expr::node("curly", vec![Expr::core_ref("Vararg"), Expr::core_ref("Any")])),
        is_vararg: method.is_va && index + 2 == method.args.len(),
        default: None,
        pattern: None,
        nospecialize: false,
    });
    let signature = Signature {
        callee: Callee::Anonymous,
        params: params.collect(),
        keywords: Vec::new(),
        keyword_rest: None,
        typevars: method.sparams.iter().map(|name| Expr::Symbol(*name)).collect(),
        ret: None,
    };
    let definition = Definition {
        signature,
        name: method.name,
        self_name: method.args.first().copied().unwrap_or_else(|| sym("#self#")),
        callee_type: Some(Expr::core_ref("Any")),
        loc: method.loc,
    };
    let (body, attrs) = desugar.function_body(&definition, expr)?;
    let params = definition.signature.params.clone();
    let typevars = definition.signature.typevars.clone();
    let method = desugar.method(&definition, &[], &params, &typevars, body, attrs, None)?;
    let hint = definition.name;
    Ok(Hir::Function(Box::new(Function {
        target: Target::Explicit,
        generated: Vec::new(),
        methods: vec![method],
        hint,
        loc: definition.loc,
    })))
}

/// `throw(UndefKeywordError(:name))`.
pub(crate) fn missing_keyword(name: Sym) -> Hir {
    call_core("throw", vec![call(core("UndefKeywordError"), vec![symbol(name)])])
}
