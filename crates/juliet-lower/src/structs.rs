//! Type definitions: `struct`, `mutable struct`, `abstract type`, `primitive type`; constructors
//! and `new`.

use juliet_ir::{Const, Sym};
use juliet_syntax::{Expr, Literal, Node, sym};

use crate::desugar::{Constructor, Desugar, Result, get_index, symbol_svec};
use crate::hir::{Hir, ScopeKind, assign, call, call_base, call_core, core, if_else, int, nothing, scope, symbol};
use crate::signature::{mentions, typevar_name};

/// The head of a type definition.
struct TypeHead {
    name: Sym,
    params: Vec<Expr>,
    supertype: Option<Expr>,
}

/// A declared field.
struct Field {
    name: Sym,
    ty: Option<Expr>,
    is_const: bool,
}

impl Desugar<'_> {
    fn type_head(&self, expr: &Expr) -> Result<TypeHead> {
        let (head, supertype) = match expr.args_of("<:") {
            Some([head, supertype]) => (head, Some(supertype.clone())),
            _ => (expr, None),
        };
        let (name, params) = match head.args_of("curly") {
            Some([name, params @ ..]) => (name, params.to_vec()),
            _ => (head, Vec::new()),
        };
        match crate::calls::unwrap_name(name) {
            Some(name) if params.iter().all(|p| typevar_name(p).is_some()) => Ok(TypeHead { name, params, supertype }),
            _ => Err(self.error(expr, "invalid type signature")),
        }
    }

    fn check_toplevel(&self, expr: &Expr, kind: &str) -> Result<()> {
        if self.functions.is_empty() {
            Ok(())
        } else {
            Err(self.error(expr, format!("\"{kind}\" expression not at top level")))
        }
    }

    /// Binds the type variables, then runs `make` with their `svec`.
    fn with_type_params(
        &mut self,
        head: &TypeHead,
        make: impl FnOnce(&mut Self, Hir) -> Result<Vec<Hir>>,
    ) -> Result<Hir> {
        let mut block = Vec::new();
        let mut names = Vec::new();
        for param in &head.params {
            let def = self.type_variable(param)?;
            let lower = def.lower.unwrap_or_else(|| call_core("apply_type", vec![core("Union")]));
            let upper = def.upper.unwrap_or_else(|| core("Any"));
            block.push(Hir::Local(def.name));
            block.push(assign(Hir::Name(def.name), call_core("_typevar", vec![symbol(def.name), lower, upper])));
            names.push(Hir::Name(def.name));
        }
        let made = make(self, call_core("svec", names))?;
        block.extend(made);
        Ok(scope(ScopeKind::Hard, Hir::Block(block)))
    }

    /// Binds the new type locally (for its own supertype and fields) and sets its supertype.
    fn bind_type(&mut self, head: &TypeHead, made: Hir, out: &mut Vec<Hir>) -> Result<Hir> {
        let ty = self.bind(made, out);
        out.push(Hir::Local(head.name));
        out.push(assign(Hir::Name(head.name), ty.clone()));
        let supertype = head.supertype.as_ref().map_or(Ok(core("Any")), |s| self.expr(s))?;
        out.push(call_core("_setsuper!", vec![ty.clone(), supertype]));
        Ok(ty)
    }

    pub(crate) fn abstract_definition(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        self.check_toplevel(expr, "abstract type")?;
        let head = self.type_head(&args[0])?;
        let module = Hir::Const(Const::Module(self.module));
        let definition = self.with_type_params(&head, |this, params| {
            let mut out = Vec::new();
            let made = call_core("_abstracttype", vec![module, symbol(head.name), params]);
            let ty = this.bind_type(&head, made, &mut out)?;
            out.extend(this.finish_type(&head, ty, Vec::new()));
            Ok(out)
        })?;
        Ok(Hir::Block(vec![definition, nothing()]))
    }

    pub(crate) fn primitive_definition(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        self.check_toplevel(expr, "primitive type")?;
        let [head, bits] = args else { return Err(self.error(expr, "malformed primitive type")) };
        let head = self.type_head(head)?;
        let bits = self.expr(bits)?;
        let module = Hir::Const(Const::Module(self.module));
        let definition = self.with_type_params(&head, |this, params| {
            let mut out = Vec::new();
            let made = call_core("_primitivetype", vec![module, symbol(head.name), params, bits]);
            let ty = this.bind_type(&head, made, &mut out)?;
            out.extend(this.finish_type(&head, ty, Vec::new()));
            Ok(out)
        })?;
        Ok(Hir::Block(vec![definition, nothing()]))
    }

    /// `_typebody!` answers the type to bind: an equal older definition where there is one.
    fn finish_type(&mut self, head: &TypeHead, ty: Hir, field_types: Vec<Hir>) -> Vec<Hir> {
        let finished = call_core("_typebody!", vec![ty, call_core("svec", field_types)]);
        let tmp = self.fresh();
        vec![Hir::SetTmp(tmp, Box::new(finished)), Hir::DeclareType(self.global(head.name), Box::new(Hir::Tmp(tmp)))]
    }

    pub(crate) fn struct_definition(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        self.check_toplevel(expr, "struct")?;
        let [Expr::Literal(Literal::Bool(is_mutable)), head, body] = args else {
            return Err(self.error(expr, "malformed struct"));
        };
        let head = self.type_head(head)?;
        let mut fields = Vec::new();
        let mut inner = Vec::new();
        self.struct_body(body, &mut fields, &mut inner)?;
        self.check_fields(expr, &fields)?;
        let constructor = Constructor {
            type_name: head.name,
            is_parametric: !head.params.is_empty(),
            has_params: false,
            fields_any: fields.iter().map(|f| is_any(f.ty.as_ref())).collect(),
        };
        let has_inner = inner.iter().any(|e| !matches!(e, Expr::Line(_)));
        let definition = self.struct_type(&head, &fields, *is_mutable, uninitialized_from(&inner, fields.len()))?;
        let mut block = vec![definition];
        let saved = self.constructor.replace(constructor);
        let result = if has_inner { self.exprs(&inner) } else { self.default_constructors(&head, &fields) };
        self.constructor = saved;
        block.extend(result?);
        block.push(nothing());
        Ok(Hir::Block(block))
    }

    fn struct_body(&self, body: &Expr, fields: &mut Vec<Field>, inner: &mut Vec<Expr>) -> Result<()> {
        for item in body.args_of("block").unwrap_or_default() {
            match item {
                Expr::Symbol(name) => fields.push(Field { name: *name, ty: None, is_const: false }),
                Expr::Literal(Literal::Str(_)) => {}
                Expr::Line(_) => inner.push(item.clone()),
                Expr::Node(node) => match (node.head.as_str(), node.args.as_slice()) {
                    ("::", [Expr::Symbol(name), ty]) => {
                        fields.push(Field { name: *name, ty: Some(ty.clone()), is_const: false })
                    }
                    ("const" | "atomic", [field]) => {
                        let mut declared = Vec::new();
                        self.struct_body(&Expr::node("block", vec![field.clone()]), &mut declared, inner)?;
                        fields.extend(declared.into_iter().map(|f| Field { is_const: node.head == "const", ..f }));
                    }
                    ("block" | "escape", _) => {
                        self.struct_body(&Expr::node("block", node.args.clone()), fields, inner)?
                    }
                    ("=", [Expr::Symbol(_) | Expr::Node(_), _])
                        if !crate::hygiene::is_call_signature(&node.args[0]) =>
                    {
                        return Err(self.error(item, "\"=\" inside type definition is reserved"));
                    }
                    _ => inner.push(item.clone()),
                },
                other => return Err(self.error(other, "invalid field declaration in struct")),
            }
        }
        Ok(())
    }

    fn check_fields(&self, expr: &Expr, fields: &[Field]) -> Result<()> {
        for (index, field) in fields.iter().enumerate() {
            if fields[..index].iter().any(|other| other.name == field.name) {
                return Err(self.error(expr, format!("duplicate field name: \"{}\" is not unique", field.name)));
            }
        }
        Ok(())
    }

    fn struct_type(&mut self, head: &TypeHead, fields: &[Field], is_mutable: bool, initialized: usize) -> Result<Hir> {
        let names: Vec<Sym> = fields.iter().map(|f| f.name).collect();
        let mut attributes = Vec::new();
        for (index, field) in fields.iter().enumerate().filter(|(_, f)| f.is_const) {
            let _ = field;
            attributes.push(int(index as i64 + 1));
            attributes.push(symbol(sym("const")));
        }
        let module = Hir::Const(Const::Module(self.module));
        self.with_type_params(head, |this, params| {
            let mut out = Vec::new();
            let made = call_core(
                "_structtype",
                vec![
                    module,
                    symbol(head.name),
                    params,
                    symbol_svec(&names),
                    call_core("svec", attributes),
                    Hir::Const(Const::bool(is_mutable)),
                    int(initialized as i64),
                ],
            );
            let ty = this.bind_type(head, made, &mut out)?;
            let mut types = Vec::new();
            for field in fields {
                types.push(field.ty.as_ref().map_or(Ok(core("Any")), |ty| this.expr(ty))?);
            }
            out.extend(this.finish_type(head, ty, types));
            Ok(out)
        })
    }

    /// Without inner constructors: one that takes the fields, and one that converts them.
    fn default_constructors(&mut self, head: &TypeHead, fields: &[Field]) -> Result<Vec<Hir>> {
        let args: Vec<Expr> = fields.iter().map(|f| Expr::Symbol(f.name)).collect();
        let typed: Vec<Expr> = fields
            .iter()
            .map(|f| match &f.ty {
                Some(ty) => Expr::node("::", vec![Expr::Symbol(f.name), ty.clone()]),
                None => Expr::Symbol(f.name),
            })
            .collect();
        let name = Expr::Symbol(head.name);
        let make_new = |params: &[Expr]| {
            let mut new = vec![if params.is_empty() {
                Expr::symbol("new")
            } else {
                let mut curly = vec![Expr::symbol("new")];
                curly.extend(params.iter().cloned());
                Expr::node("curly", curly)
            }];
            new.extend(args.iter().cloned());
            Expr::node("call", new)
        };
        let definition = |callee: Expr, params: &[Expr], variables: &[Expr], body: Expr| {
            let mut parts = vec![callee];
            parts.extend(params.iter().cloned());
            let mut sig = Expr::node("call", parts);
            if !variables.is_empty() {
                let mut parts = vec![sig];
                parts.extend(variables.iter().cloned());
                sig = Expr::node("where", parts);
            }
            Expr::node("=", vec![sig, Expr::node("block", vec![body])])
        };
        let mut definitions = Vec::new();
        if head.params.is_empty() {
            definitions.push(definition(name.clone(), &typed, &[], make_new(&[])));
            if fields.iter().any(|f| !is_any(f.ty.as_ref())) {
                definitions.push(definition(name, &args, &[], make_new(&[])));
            }
        } else {
            let variables: Vec<Expr> = head.params.iter().filter_map(typevar_name).map(Expr::Symbol).collect();
            let mut curly = vec![name.clone()];
            curly.extend(variables.iter().cloned());
            let applied = Expr::node("curly", curly);
            definitions.push(definition(applied.clone(), &args, &head.params, make_new(&variables)));
            // By a field, or by the bound of another parameter.
            let is_determined = |v: &Expr| {
                let Some(v) = v.as_symbol() else { return false };
                fields.iter().filter_map(|f| f.ty.as_ref()).any(|ty| mentions(ty, v))
                    || head.params.iter().any(|p| typevar_name(p).is_some_and(|own| own != v) && mentions(p, v))
            };
            if variables.iter().all(is_determined) {
                definitions.push(definition(name, &typed, &head.params, make_new(&variables)));
            }
        }
        self.exprs(&definitions)
    }

    /// `new(args...)` and `new{P...}(args...)` inside the type's definition.
    pub(crate) fn new_call(&mut self, expr: &Expr, params: Option<&[Expr]>, args: &[Expr]) -> Result<Hir> {
        let constructor = self.constructor.clone().expect("the caller checked");
        let ty = match params {
            Some(params) => self.positional_after(
                core("apply_type"),
                vec![Hir::Global(self.global(constructor.type_name))],
                params,
            )?,
            None if !constructor.is_parametric => Hir::Global(self.global(constructor.type_name)),
            None if constructor.has_params => Hir::Name(sym("#ctor-self#")),
            None => return Err(self.error(expr, "too few type parameters specified in \"new{...}\"")),
        };
        let fields = &constructor.fields_any;
        if args.iter().any(|arg| arg.is_head("kw") || arg.is_head("parameters")) {
            return Err(self.error(expr, "\"new\" does not accept keyword arguments"));
        }
        let mut block = Vec::new();
        let ty = if ty.is_atom() { ty } else { self.bind(ty, &mut block) };
        let mut parts = vec![ty.clone()];
        if args.iter().any(|arg| arg.is_head("...")) {
            let tuple = self.positional_call(core("tuple"), args)?;
            let tuple = self.bind(tuple, &mut block);
            let fits = call_core("===", vec![call_core("nfields", vec![tuple.clone()]), int(fields.len() as i64)]);
            let error = call(core("ArgumentError"), vec![Hir::Const(Const::string("new: wrong number of arguments"))]);
            block.push(if_else(fits, nothing(), call_core("throw", vec![error])));
            for (index, any) in fields.iter().enumerate() {
                parts.push(self.field_value(&ty, index, *any, get_index(tuple.clone(), index as i64 + 1)));
            }
        } else {
            if args.len() > fields.len() {
                return Err(self.error(expr, format!("new: too many arguments (expected {})", fields.len())));
            }
            for (index, arg) in args.iter().enumerate() {
                let value = self.expr(arg)?;
                parts.push(self.field_value(&ty, index, fields[index], value));
            }
        }
        block.push(Hir::New(parts));
        Ok(Hir::Block(block))
    }

    /// The value converted to the field's type.
    fn field_value(&mut self, ty: &Hir, index: usize, is_any: bool, value: Hir) -> Hir {
        if is_any {
            return value;
        }
        let mut block = Vec::new();
        let value = self.bind(value, &mut block);
        let field_type = self.bind(call_core("fieldtype", vec![ty.clone(), int(index as i64 + 1)]), &mut block);
        let fits = call_core("isa", vec![value.clone(), field_type.clone()]);
        block.push(if_else(fits, value.clone(), call_base("convert", vec![field_type, value])));
        Hir::Block(block)
    }

    /// `Expr(:splatnew, T, tuple)` of a macro: the tuple has a value for each field.
    pub(crate) fn splat_new_node(&mut self, ty: &Expr, values: &Expr) -> Result<Hir> {
        let mut block = Vec::new();
        let (ty, values) = (self.expr(ty)?, self.expr(values)?);
        let (ty, values) = (self.bind(ty, &mut block), self.bind(values, &mut block));
        block.push(call_base("_check_field_count", vec![ty.clone(), values.clone()]));
        block.push(Hir::SplatNew(vec![ty, values]));
        Ok(Hir::Block(block))
    }

    /// `Expr(:new, T, values...)` of a macro.
    pub(crate) fn new_node(&mut self, args: &[Expr]) -> Result<Hir> {
        let parts = self.exprs(args)?;
        Ok(Hir::New(parts))
    }
}

fn is_any(ty: Option<&Expr>) -> bool {
    match ty {
        None => true,
        Some(Expr::Symbol(name)) => *name == "Any",
        Some(other) => *other == Expr::core_ref("Any"),
    }
}

/// The number of fields that every `new` sets.
fn uninitialized_from(inner: &[Expr], fields: usize) -> usize {
    let mut least = fields;
    inner.iter().for_each(|e| least_new(e, &mut least));
    least
}

fn least_new(expr: &Expr, least: &mut usize) {
    let Expr::Node(node) = expr else { return };
    if is_new_call(node) && !node.args.iter().any(|arg| arg.is_head("...")) {
        *least = (*least).min(node.args.len() - 1);
    }
    node.args.iter().for_each(|arg| least_new(arg, least));
}

fn is_new_call(node: &Node) -> bool {
    let is_new = |e: &Expr| e.as_symbol().is_some_and(|name| name == "new");
    node.head == "call"
        && node.args.first().is_some_and(|f| is_new(f) || f.args_of("curly").is_some_and(|c| is_new(&c[0])))
}
