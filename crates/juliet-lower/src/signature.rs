//! Signatures: from the left side of a function definition to parameters, keywords and type
//! variables.

use juliet_ir::Sym;
use juliet_syntax::{Expr, sym};

use crate::desugar::{Desugar, Result};
use crate::hir::TypeVarDef;

/// A positional parameter.
#[derive(Clone)]
pub(crate) struct Param {
    pub(crate) name: Sym,
    pub(crate) ty: Option<Expr>,
    pub(crate) is_vararg: bool,
    pub(crate) default: Option<Expr>,
    /// What the argument is taken apart into.
    pub(crate) pattern: Option<Expr>,
    pub(crate) nospecialize: bool,
}

/// A keyword parameter.
#[derive(Clone)]
pub(crate) struct Keyword {
    pub(crate) name: Sym,
    pub(crate) ty: Option<Expr>,
    pub(crate) default: Option<Expr>,
}

/// What a definition defines.
#[derive(Clone)]
pub(crate) enum Callee {
    Anonymous,
    /// A function by name, or by an expression such as `Base.f`.
    Function(Expr),
    /// Anything of a type: `(f::T)(x)`, `P{T}(x)`.
    OfType {
        name: Option<Sym>,
        ty: Expr,
        is_curly: bool,
    },
}

/// A whole signature.
#[derive(Clone)]
pub(crate) struct Signature {
    pub(crate) callee: Callee,
    pub(crate) params: Vec<Param>,
    pub(crate) keywords: Vec<Keyword>,
    pub(crate) keyword_rest: Option<Sym>,
    /// Type variables as written, outermost `where` first.
    pub(crate) typevars: Vec<Expr>,
    pub(crate) ret: Option<Expr>,
}

impl Desugar<'_> {
    pub(crate) fn parse_signature(&mut self, expr: &Expr, anonymous: bool) -> Result<Signature> {
        let mut typevars = Vec::new();
        let mut ret = None;
        let mut rest = expr;
        loop {
            match rest.as_node().map(|node| (node.head.as_str(), node.args.as_slice())) {
                Some(("where", [inner, variables @ ..])) => {
                    for variable in variables {
                        match variable.args_of("braces") {
                            Some(list) => typevars.extend(list.iter().cloned()),
                            None => typevars.push(variable.clone()),
                        }
                    }
                    rest = inner;
                }
                Some(("::", [inner, ty]))
                    if !anonymous || inner.is_head("tuple") || inner.is_head("call") || inner.is_head("where") =>
                {
                    ret = Some(ty.clone());
                    rest = inner;
                }
                Some(("escape", [inner])) => rest = inner,
                _ => break,
            }
        }
        let mut signature = Signature {
            callee: Callee::Anonymous,
            params: Vec::new(),
            keywords: Vec::new(),
            keyword_rest: None,
            typevars,
            ret,
        };
        match rest.as_node().map(|node| (node.head.as_str(), node.args.as_slice())) {
            Some(("call", [callee, args @ ..])) if !anonymous => {
                signature.callee = self.parse_callee(callee)?;
                self.parse_params(args, &mut signature)?;
            }
            Some(("tuple", args)) => self.parse_params(args, &mut signature)?,
            Some(("block", args)) => {
                let mut parts = args.iter().filter(|e| !matches!(e, Expr::Line(_)));
                let positional = parts.next().cloned();
                let mut list = vec![Expr::node("parameters", parts.map(as_keyword).collect())];
                list.extend(positional);
                self.parse_params(&list, &mut signature)?;
            }
            _ if anonymous => self.parse_params(std::slice::from_ref(rest), &mut signature)?,
            _ => return Err(self.error(expr, "invalid function signature")),
        }
        self.check_names(expr, &signature)?;
        Ok(signature)
    }

    fn parse_callee(&mut self, expr: &Expr) -> Result<Callee> {
        Ok(match expr.as_node().map(|node| (node.head.as_str(), node.args.as_slice())) {
            Some(("::", [ty])) => Callee::OfType { name: None, ty: ty.clone(), is_curly: false },
            Some(("::", [name, ty])) => Callee::OfType { name: name.as_symbol(), ty: ty.clone(), is_curly: false },
            Some(("curly", _)) => Callee::OfType { name: None, ty: expr.clone(), is_curly: true },
            Some(("escape", [inner])) => return self.parse_callee(inner),
            Some((".", _) | ("globalref", _)) => Callee::Function(expr.clone()),
            None if expr.as_symbol().is_some() || matches!(expr, Expr::Value(_)) => Callee::Function(expr.clone()),
            _ => return Err(self.error(expr, "invalid function name")),
        })
    }

    fn parse_params(&mut self, args: &[Expr], signature: &mut Signature) -> Result<()> {
        for arg in args {
            if let Some(list) = arg.args_of("parameters") {
                for keyword in list {
                    self.parse_keyword(keyword, signature)?;
                }
                continue;
            }
            let index = signature.params.len() + 1;
            let param = self.parse_param(arg, index)?;
            let is_trailing = signature.params.last().is_some_and(|last| last.default.is_some());
            if is_trailing && param.default.is_none() && !param.is_vararg {
                return Err(self.error(arg, "optional positional arguments must occur at end"));
            }
            if signature.params.last().is_some_and(|last| last.is_vararg) {
                return Err(self.error(arg, "invalid \"...\" on non-final argument"));
            }
            signature.params.push(param);
        }
        Ok(())
    }

    fn parse_param(&mut self, expr: &Expr, index: usize) -> Result<Param> {
        let unnamed = || sym(&format!("#arg{index}#"));
        let plain =
            |name: Sym| Param { name, ty: None, is_vararg: false, default: None, pattern: None, nospecialize: false };
        match expr {
            Expr::Symbol(name) if name.chars().all(|c| c == '_') => Ok(plain(unnamed())),
            Expr::Symbol(name) => Ok(plain(*name)),
            Expr::Node(node) => match (node.head.as_str(), node.args.as_slice()) {
                ("::", [ty]) => Ok(Param { is_vararg: is_vararg_type(ty), ty: Some(ty.clone()), ..plain(unnamed()) }),
                ("::", [inner, ty]) => {
                    let param = self.parse_param(inner, index)?;
                    Ok(Param { is_vararg: is_vararg_type(ty), ty: Some(ty.clone()), ..param })
                }
                ("kw" | "=", [inner, default]) => {
                    Ok(Param { default: Some(default.clone()), ..self.parse_param(inner, index)? })
                }
                ("...", [inner]) => {
                    let param = self.parse_param(inner, index)?;
                    let element = param.ty.unwrap_or_else(|| Expr::core_ref("Any"));
                    let ty = Expr::node("curly", vec![Expr::core_ref("Vararg"), element]);
                    Ok(Param { is_vararg: true, ty: Some(ty), ..param })
                }
                ("meta", [kind, inner, ..]) => {
                    let is_nospecialize = kind.as_symbol().is_some_and(|k| k == "nospecialize");
                    Ok(Param { nospecialize: is_nospecialize, ..self.parse_param(inner, index)? })
                }
                ("escape", [inner]) => self.parse_param(inner, index),
                ("tuple", _) => Ok(Param { pattern: Some(expr.clone()), ..plain(unnamed()) }),
                _ => {
                    let text = juliet_syntax::print_expr(expr, &|_| "a value".to_owned());
                    Err(self.error(expr, format!("\"{text}\" is not a valid function argument name")))
                }
            },
            _ => Err(self.error(expr, "invalid function argument")),
        }
    }

    fn parse_keyword(&mut self, expr: &Expr, signature: &mut Signature) -> Result<()> {
        if let Some([_, inner, ..] | [inner]) = expr.args_of("meta").or_else(|| expr.args_of("escape")) {
            return self.parse_keyword(inner, signature);
        }
        if let Some([Expr::Symbol(name)]) = expr.args_of("...") {
            signature.keyword_rest = Some(*name);
            return Ok(());
        }
        let (target, default) = match expr.as_node().map(|node| (node.head.as_str(), node.args.as_slice())) {
            Some(("kw" | "=", [target, default])) => (target, Some(default.clone())),
            _ => (expr, None),
        };
        let (target, ty) = match target.args_of("::") {
            Some([target, ty]) => (target, Some(ty.clone())),
            _ => (target, None),
        };
        let Some(name) = target.as_symbol() else { return Err(self.error(expr, "invalid keyword argument name")) };
        signature.keywords.push(Keyword { name, ty, default });
        Ok(())
    }

    fn check_names(&self, expr: &Expr, signature: &Signature) -> Result<()> {
        let mut seen: Vec<Sym> = Vec::new();
        let names = signature
            .params
            .iter()
            .map(|p| p.name)
            .chain(signature.keywords.iter().map(|k| k.name))
            .chain(signature.keyword_rest);
        for name in names {
            if seen.contains(&name) {
                return Err(self.error(expr, format!("function argument name not unique: \"{name}\"")));
            }
            seen.push(name);
        }
        let mut variables: Vec<Sym> = Vec::new();
        for variable in &signature.typevars {
            let Some(name) = typevar_name(variable) else { continue };
            if variables.contains(&name) {
                return Err(self.error(expr, "function static parameter names not unique"));
            }
            if seen.contains(&name) {
                return Err(self.error(expr, "function argument and static parameter names must be distinct"));
            }
            variables.push(name);
        }
        Ok(())
    }

    /// `T`, `T<:U`, `T>:L`, `L<:T<:U`.
    pub(crate) fn type_variable(&mut self, expr: &Expr) -> Result<TypeVarDef> {
        if let Expr::Symbol(name) = expr {
            return Ok(TypeVarDef { name: *name, lower: None, upper: None });
        }
        match expr.as_node().map(|node| (node.head.as_str(), node.args.as_slice())) {
            Some(("<:", [Expr::Symbol(name), upper])) => {
                Ok(TypeVarDef { name: *name, lower: None, upper: Some(self.expr(upper)?) })
            }
            Some((">:", [Expr::Symbol(name), lower])) => {
                Ok(TypeVarDef { name: *name, lower: Some(self.expr(lower)?), upper: None })
            }
            Some(("comparison", [first, op, Expr::Symbol(name), op2, last])) if op == op2 => {
                let (first, last) = (self.expr(first)?, self.expr(last)?);
                let is_upward = op.as_symbol().is_some_and(|op| op == "<:");
                let (lower, upper) = if is_upward { (first, last) } else { (last, first) };
                Ok(TypeVarDef { name: *name, lower: Some(lower), upper: Some(upper) })
            }
            Some(("escape", [inner])) => self.type_variable(inner),
            _ => Err(self.error(expr, "invalid variable expression in \"where\"")),
        }
    }
}

fn as_keyword(expr: &Expr) -> Expr {
    match expr.args_of("=") {
        Some([name, value]) => Expr::node("kw", vec![name.clone(), value.clone()]),
        _ => expr.clone(),
    }
}

fn is_vararg_type(ty: &Expr) -> bool {
    let head = ty.args_of("curly").map_or(ty, |args| &args[0]);
    match head {
        Expr::Symbol(name) => *name == "Vararg",
        Expr::Node(node) => node.args.last().is_some_and(|last| match last {
            Expr::Quote(inner) => inner.as_symbol().is_some_and(|name| name == "Vararg"),
            Expr::Symbol(name) => node.head == "globalref" && *name == "Vararg",
            _ => false,
        }),
        _ => false,
    }
}

/// The name that a type variable expression binds.
pub(crate) fn typevar_name(expr: &Expr) -> Option<Sym> {
    match expr {
        Expr::Symbol(name) => Some(*name),
        Expr::Node(node) => match (node.head.as_str(), node.args.as_slice()) {
            ("<:" | ">:", [inner, _]) | ("escape", [inner]) => typevar_name(inner),
            ("comparison", [_, _, inner, ..]) => typevar_name(inner),
            _ => None,
        },
        _ => None,
    }
}

/// Whether the expression mentions the name.
pub(crate) fn mentions(expr: &Expr, name: Sym) -> bool {
    match expr {
        Expr::Symbol(other) => *other == name,
        Expr::Node(node) => node.args.iter().any(|arg| mentions(arg, name)),
        _ => false,
    }
}

/// The type variables that the expressions need, with those that their bounds need.
pub(crate) fn needed_typevars(typevars: &[Expr], types: &[&Expr]) -> Vec<Expr> {
    let mut keep: Vec<bool> = typevars
        .iter()
        .map(|v| typevar_name(v).is_some_and(|name| types.iter().any(|ty| mentions(ty, name))))
        .collect();
    loop {
        let mut changed = false;
        for index in 0..typevars.len() {
            let Some(name) = typevar_name(&typevars[index]) else { continue };
            let needed =
                (0..typevars.len()).any(|other| other != index && keep[other] && mentions(&typevars[other], name));
            if needed && !keep[index] {
                keep[index] = true;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    typevars.iter().zip(keep).filter(|(_, keep)| *keep).map(|(v, _)| v.clone()).collect()
}
