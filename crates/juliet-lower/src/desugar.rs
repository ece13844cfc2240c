//! Desugaring: surface `Expr` without macro calls to [`Hir`], one function a construct.
//!
//! Here: the state, the dispatch on heads, and what is too small for a file of its own.

use juliet_diag::Diagnostic;
use juliet_ir::lowered::{Attributes, Inlining};
use juliet_ir::{Const, GlobalRef, Loc, ModulePath, Sym};
use juliet_syntax::{Expr, Literal, Node, char_bits, sym};

use crate::hir::{Hir, Label, base, call, call_base, call_core, if_else, int, nothing, symbol};
use crate::{MacroExpander, syntax_error};

/// What desugaring yields.
pub(crate) type Result<T> = std::result::Result<T, Box<Diagnostic>>;

/// Desugars the body of a thunk.
pub(crate) fn desugar_toplevel(expr: &Expr, module: ModulePath, loc: Loc, cx: &mut dyn MacroExpander) -> Result<Hir> {
    Desugar::new(module, loc, cx).expr(expr)
}

/// The inner constructors of a type being defined.
#[derive(Clone)]
pub(crate) struct Constructor {
    pub(crate) type_name: Sym,
    /// Whether `new` needs parameters.
    pub(crate) is_parametric: bool,
    /// The parameters are given by the constructor's own signature.
    pub(crate) has_params: bool,
    /// For each field whether its declared type is `Any`.
    pub(crate) fields_any: Vec<bool>,
}

/// What is collected for the function being desugared.
#[derive(Default)]
pub(crate) struct FunctionState {
    pub(crate) attrs: Attributes,
    pub(crate) nospecialize: Vec<Sym>,
    pub(crate) nospecialize_all: bool,
}

/// State of desugaring.
pub(crate) struct Desugar<'a> {
    pub(crate) cx: &'a mut dyn MacroExpander,
    pub(crate) module: ModulePath,
    pub(crate) loc: Loc,
    next: u32,
    /// `(break, continue)` labels of the loops around.
    pub(crate) loops: Vec<(Label, Label)>,
    pub(crate) functions: Vec<FunctionState>,
    pub(crate) constructor: Option<Constructor>,
    /// Number of scope blocks around.
    pub(crate) blocks: u32,
    /// Assignments declare constants.
    pub(crate) is_const: bool,
    /// Values of `begin` and `end` in the indexing expressions around: object, position, count.
    pub(crate) indexing: Vec<crate::arrays::Indexing>,
}

impl<'a> Desugar<'a> {
    pub(crate) fn new(module: ModulePath, loc: Loc, cx: &'a mut dyn MacroExpander) -> Self {
        Desugar {
            cx,
            module,
            loc,
            next: 0,
            loops: Vec::new(),
            functions: Vec::new(),
            constructor: None,
            blocks: 0,
            is_const: false,
            indexing: Vec::new(),
        }
    }

    /// A number for a temporary, a slot or a label.
    pub(crate) fn fresh(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    pub(crate) fn label(&mut self) -> Label {
        Label(self.fresh())
    }

    /// A syntax error that quotes the expression: `what "expr"`.
    pub(crate) fn error_quoting(&self, expr: &Expr, what: &str) -> Box<Diagnostic> {
        let text = juliet_syntax::print_expr(expr, &|_| "a value".to_owned());
        self.error(expr, format!("{what} \"{text}\""))
    }

    pub(crate) fn error(&self, at: &Expr, message: impl Into<String>) -> Box<Diagnostic> {
        syntax_error(&*self.cx, at, self.loc, message)
    }

    pub(crate) fn global(&self, name: Sym) -> GlobalRef {
        GlobalRef { module: self.module, name }
    }

    pub(crate) fn exprs(&mut self, list: &[Expr]) -> Result<Vec<Hir>> {
        list.iter().map(|e| self.expr(e)).collect()
    }

    /// Desugars into a temporary unless reading it again is harmless.
    pub(crate) fn bind(&mut self, value: Hir, prelude: &mut Vec<Hir>) -> Hir {
        if value.is_stable() {
            return value;
        }
        let tmp = self.fresh();
        prelude.push(Hir::SetTmp(tmp, Box::new(value)));
        Hir::Tmp(tmp)
    }

    /// Desugars an expression.
    pub(crate) fn expr(&mut self, expr: &Expr) -> Result<Hir> {
        match expr {
            Expr::Symbol(name) => self.identifier(expr, *name),
            Expr::Literal(literal) => Ok(Hir::Const(literal_const(literal))),
            Expr::Quote(inner) => self.quote(inner, 0, false),
            Expr::Line(line) => {
                self.loc = Loc { file: line.file, line: line.line };
                Ok(Hir::Line(self.loc))
            }
            Expr::Value(value) => Ok(Hir::Const(self.cx.value_const(*value))),
            Expr::Node(node) => self.node(expr, node),
        }
    }

    fn identifier(&mut self, expr: &Expr, name: Sym) -> Result<Hir> {
        if let Some(value) = self.index_bound(name) {
            return Ok(value);
        }
        if name.chars().all(|c| c == '_') && !name.is_empty() {
            return Err(self.error(
                expr,
                "all-underscore identifiers are write-only and their values cannot be used in expressions",
            ));
        }
        if let Some(op) = dotted_operator(name) {
            return Ok(call_base("BroadcastFunction", vec![Hir::Name(op)]));
        }
        Ok(Hir::Name(name))
    }

    fn node(&mut self, expr: &Expr, node: &Node) -> Result<Hir> {
        let args = node.args.as_slice();
        match node.head.as_str() {
            "call" => self.call(expr, args),
            "block" => self.block(args),
            "=" => self.assignment(expr, args),
            "if" | "elseif" => self.conditional(expr, args),
            "&&" => self.and_or(args, true),
            "||" => self.and_or(args, false),
            "." => self.dot(expr, args),
            "ref" => self.index(expr, args),
            "function" => self.function(expr, args),
            "->" => self.arrow(args),
            "do" => self.do_block(expr, args),
            "macro" => self.macro_definition(expr, args),
            "return" => self.return_statement(expr, args),
            "for" => self.in_block(|this| this.for_loop(expr, args)),
            "while" => self.in_block(|this| this.while_loop(args)),
            "break" | "continue" => self.jump(expr, node.head == "break"),
            "let" => self.in_block(|this| this.let_block(args)),
            "try" => self.in_block(|this| this.try_statement(args)),
            "tuple" => self.tuple(expr, args),
            "vect" | "hcat" | "vcat" | "ncat" | "typed_hcat" | "typed_vcat" | "typed_ncat" => {
                self.array_literal(expr, node)
            }
            "comprehension" | "typed_comprehension" | "generator" | "flatten" => self.comprehension(expr, node),
            "curly" => self.curly(expr, args),
            "where" => self.where_type(args),
            "::" => self.type_assertion(expr, args),
            "comparison" => self.comparison(expr, args),
            "string" => self.interpolation(args),
            "quote" => self.quote(&args[0], 0, true),
            "inert" => self.quote(&args[0], 0, false),
            "struct" => self.struct_definition(expr, args),
            "abstract" => self.abstract_definition(expr, args),
            "primitive" => self.primitive_definition(expr, args),
            "const" => self.const_declaration(expr, args),
            "global" => self.global_declaration(expr, args),
            "local" => self.local_declaration(expr, args),
            "ccall" => self.ccall(expr, args),
            "new" => self.new_node(args),
            "kw" => Err(self.error(expr, "misplaced keyword argument")),
            "parameters" => Err(self.error(expr, "unexpected semicolon")),
            "..." => Err(self.error(expr, "\"...\" expression outside call")),
            "$" => Err(self.error(expr, "\"$\" expression outside quote")),
            "module" | "using" | "import" | "export" | "public" | "toplevel" => self.toplevel_only(expr, node),
            "error" | "incomplete" => Err(self.parse_error(expr, args)),
            _ => self.rare_node(expr, node),
        }
    }

    fn rare_node(&mut self, expr: &Expr, node: &Node) -> Result<Hir> {
        let args = node.args.as_slice();
        match (node.head.as_str(), args) {
            ("'", [arg]) => Ok(call_base("adjoint", vec![self.expr(arg)?])),
            ("<:" | ">:" | "-->" | ".-->", _) => Ok(call(Hir::Name(node.head), self.exprs(args)?)),
            (".&&" | ".||" | ".=", _) => self.broadcast(expr),
            ("globalref", [_, Expr::Symbol(name)]) if *name == "nothing" => Ok(nothing()),
            ("globalref", [Expr::Symbol(module), Expr::Symbol(name)]) => {
                Ok(Hir::Global(GlobalRef { module: ModulePath(*module), name: *name }))
            }
            ("escape" | "hygienic-scope", [inner, ..]) => self.expr(inner),
            ("core", [Expr::Symbol(name)]) => Ok(crate::hir::core(name)),
            ("top", [Expr::Symbol(name)]) => Ok(base(name)),
            ("meta", _) => self.meta(args),
            ("inbounds", [Expr::Literal(Literal::Bool(true))]) => Ok(Hir::InboundsPush),
            ("inbounds", [Expr::Symbol(pop)]) if *pop == "pop" => Ok(Hir::InboundsPop),
            ("inbounds", _) => Ok(nothing()),
            ("boundscheck", _) => Ok(Hir::BoundsCheck),
            ("splatnew", [ty, values]) => self.splat_new_node(ty, values),
            ("loopinfo", _) => Ok(Hir::LoopInfo),
            ("generated", _) => Ok(Hir::Const(Const::bool(false))),
            ("symboliclabel", [Expr::Symbol(name)]) => Ok(Hir::SymbolicLabel(*name)),
            ("symbolicgoto", [Expr::Symbol(name)]) => Ok(Hir::SymbolicGoto(*name)),
            ("isdefined", [arg]) => self.is_defined(arg),
            ("isglobal", [_]) => Ok(Hir::Const(Const::bool(self.functions.is_empty()))),
            ("gc_preserve_begin", _) => Ok(call_core("tuple", self.exprs(args)?)),
            ("gc_preserve_end", _) => Ok(call_core("donotdelete", self.exprs(args)?)),
            ("#tmp", [Expr::Literal(Literal::UInt32(tmp))]) => Ok(Hir::Tmp(*tmp)),
            ("line", _) => Ok(nothing()),
            (head, [_, _]) if head.ends_with('=') && head.len() > 1 => self.update_assignment(expr, head, args),
            (head, _) => Err(self.error(expr, format!("invalid syntax ({head} …)"))),
        }
    }

    fn in_block(&mut self, desugar: impl FnOnce(&mut Self) -> Result<Hir>) -> Result<Hir> {
        self.blocks += 1;
        let result = desugar(self);
        self.blocks -= 1;
        result
    }

    pub(crate) fn block(&mut self, args: &[Expr]) -> Result<Hir> {
        let end = args.iter().rposition(|arg| !matches!(arg, Expr::Line(_))).map_or(0, |last| last + 1);
        let mut parts = Vec::with_capacity(end);
        for arg in &args[..end] {
            parts.push(self.expr(arg)?);
        }
        if parts.is_empty() {
            return Ok(nothing());
        }
        Ok(Hir::Block(parts))
    }

    fn conditional(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        if args.len() < 2 {
            return Err(self.error(expr, "malformed `if`"));
        }
        if args[0].is_head("generated") {
            return args.get(2).map_or(Ok(nothing()), |otherwise| self.expr(otherwise));
        }
        let cond = self.expr(&args[0])?;
        let then = self.expr(&args[1])?;
        let otherwise = args.get(2).map_or(Ok(nothing()), |arg| self.expr(arg))?;
        Ok(if_else(cond, then, otherwise))
    }

    fn and_or(&mut self, args: &[Expr], is_and: bool) -> Result<Hir> {
        let (first, rest) = args.split_first().expect("&& has operands");
        let first_hir = self.expr(first)?;
        if rest.is_empty() {
            return Ok(first_hir);
        }
        let rest = self.and_or(rest, is_and)?;
        let short = Hir::Const(Const::bool(!is_and));
        Ok(if is_and { if_else(first_hir, rest, short) } else { if_else(first_hir, short, rest) })
    }

    fn type_assertion(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        match args {
            [value, ty] => Ok(call_core("typeassert", vec![self.expr(value)?, self.expr(ty)?])),
            _ => Err(self.error(expr, "invalid \"::\" syntax")),
        }
    }

    fn return_statement(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        let value = match args {
            [] => nothing(),
            [value] => self.expr(value)?,
            _ => return Err(self.error(expr, "malformed `return`")),
        };
        Ok(Hir::Return(Box::new(value)))
    }

    fn interpolation(&mut self, args: &[Expr]) -> Result<Hir> {
        let mut parts = vec![base("string")];
        for arg in args {
            parts.push(self.expr(arg)?);
        }
        Ok(Hir::Call(parts))
    }

    fn is_defined(&mut self, arg: &Expr) -> Result<Hir> {
        let place = match arg {
            Expr::Symbol(name) => Hir::Name(*name),
            other => self.expr(other)?,
        };
        Ok(Hir::IsDefined(Box::new(place)))
    }

    fn toplevel_only(&mut self, expr: &Expr, node: &Node) -> Result<Hir> {
        if !self.functions.is_empty() {
            let head = node.head;
            let message = match head.as_str() {
                "toplevel" => return self.block(&node.args),
                _ => format!("\"{head}\" expression not at top level"),
            };
            return Err(self.error(expr, message));
        }
        let quoted = self.quote(expr, 0, false)?;
        Ok(call_core("_eval", vec![Hir::Const(Const::Module(self.module)), quoted]))
    }

    fn parse_error(&self, expr: &Expr, args: &[Expr]) -> Box<Diagnostic> {
        let message = match args.first() {
            Some(Expr::Literal(Literal::Str(bytes))) => String::from_utf8_lossy(bytes).into_owned(),
            _ => "invalid syntax".to_owned(),
        };
        self.error(expr, message)
    }

    /// `Expr(:meta, …)`: properties of the function around.
    fn meta(&mut self, args: &[Expr]) -> Result<Hir> {
        let Some(state) = self.functions.last_mut() else { return Ok(nothing()) };
        let Some(Expr::Symbol(kind)) = args.first() else { return Ok(nothing()) };
        match kind.as_str() {
            "nospecialize" if args.len() == 1 => state.nospecialize_all = true,
            "nospecialize" => state.nospecialize.extend(args[1..].iter().filter_map(binder_name)),
            _ => {
                for arg in args {
                    match arg.as_symbol().map(|name| name.as_str()) {
                        Some("inline") => state.attrs.inlining = Inlining::Always,
                        Some("noinline") => state.attrs.inlining = Inlining::Never,
                        Some("propagate_inbounds") => state.attrs.propagate_inbounds = true,
                        Some("aggressive_constprop") => state.attrs.aggressive_constprop = true,
                        _ => {}
                    }
                }
            }
        }
        Ok(nothing())
    }

    fn tuple(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        let is_named = args.iter().any(|arg| arg.is_head("=") || arg.is_head("kw") || arg.is_head("parameters"));
        if is_named {
            return self.named_tuple(expr, args);
        }
        self.positional_call(crate::hir::core("tuple"), args)
    }

    /// `curly`: a type application, whose bounds without a name are type variables.
    fn curly(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        if args.iter().any(|arg| arg.is_head("kw") || arg.is_head("parameters") || arg.is_head("=")) {
            return Err(self.error(expr, "unexpected semicolon in type parameter list"));
        }
        let mut variables = Vec::new();
        let mut plain = Vec::new();
        for arg in args {
            match arg.as_node() {
                Some(node) if matches!(node.head.as_str(), "<:" | ">:") && node.args.len() == 1 => {
                    let name = sym(&format!("#s{}", self.fresh()));
                    variables.push(Expr::node(node.head.as_str(), vec![Expr::Symbol(name), node.args[0].clone()]));
                    plain.push(Expr::Symbol(name));
                }
                _ => plain.push(arg.clone()),
            }
        }
        if variables.is_empty() {
            return self.positional_call(crate::hir::core("apply_type"), &plain);
        }
        let mut parts = vec![Expr::node("curly", plain)];
        parts.extend(variables);
        self.where_type(&parts)
    }
}

/// The name that an argument or declaration binds.
pub(crate) fn binder_name(expr: &Expr) -> Option<Sym> {
    match expr {
        Expr::Symbol(name) => Some(*name),
        Expr::Node(node) => match node.head.as_str() {
            "::" if node.args.len() == 2 => binder_name(&node.args[0]),
            "kw" | "=" | "..." => node.args.first().and_then(binder_name),
            "meta" => node.args.get(1).and_then(binder_name),
            _ => None,
        },
        _ => None,
    }
}

/// `.+` to `+`.
pub(crate) fn dotted_operator(name: Sym) -> Option<Sym> {
    let rest = name.strip_prefix('.')?;
    let first = rest.chars().next()?;
    (first != '.' && !first.is_alphanumeric() && first != '_').then(|| sym(rest))
}

/// The constant that a literal denotes.
pub fn literal_const(literal: &Literal) -> Const {
    match literal {
        Literal::Nothing => Const::nothing(),
        Literal::Bool(v) => Const::bool(*v),
        Literal::Int8(v) => Const::int8(*v),
        Literal::Int16(v) => Const::int16(*v),
        Literal::Int32(v) => Const::int32(*v),
        Literal::Int64(v) => Const::int64(*v),
        Literal::Int128(v) => Const::int128(*v),
        Literal::UInt8(v) => Const::uint8(*v),
        Literal::UInt16(v) => Const::uint16(*v),
        Literal::UInt32(v) => Const::uint32(*v),
        Literal::UInt64(v) => Const::uint64(*v),
        Literal::UInt128(v) => Const::uint128(*v),
        Literal::Float32(v) => Const::float32(*v),
        Literal::Float64(v) => Const::float64(*v),
        Literal::Char(v) => Const::char_bits(char_bits(*v)),
        Literal::Str(bytes) => Const::Str(bytes.clone()),
    }
}

/// `Core.svec(symbols...)`.
pub(crate) fn symbol_svec(names: &[Sym]) -> Hir {
    call_core("svec", names.iter().map(|name| symbol(*name)).collect())
}

/// `getfield(object, index)`.
pub(crate) fn get_index(object: Hir, index: i64) -> Hir {
    call_core("getfield", vec![object, int(index)])
}
