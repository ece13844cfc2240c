//! `Hir`: the desugared tree between surface `Expr` and flat statements.
//!
//! Desugaring makes it with names as [`Hir::Name`]; scope resolution turns each into a variable or
//! a global; `linearize` flattens it. A temporary ([`Hir::Tmp`]) is set once, on every path to its
//! uses, and used in the lambda that sets it.

use juliet_ir::lowered::Attributes;
use juliet_ir::{Const, GlobalRef, Loc, ModulePath, Sym};

/// A resolved local variable or static parameter: index into `Program::vars`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) struct VarId(pub(crate) u32);

/// A function body: index into `Program::lambdas`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) struct LambdaId(pub(crate) u32);

/// The methods that share one closure type: index into `Program::groups`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) struct GroupId(pub(crate) u32);

/// A jump target of `break`, `continue` and the like.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Label(pub(crate) u32);

/// How a scope treats assignments to names that are not local anywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ScopeKind {
    /// `let`, comprehensions, `struct`: always a new local.
    Hard,
    /// `for`, `while`, `try`: an existing global may be meant (interactive use).
    Soft,
}

/// A desugared expression. Every one has a value, `nothing` where there is nothing better.
#[derive(Clone, Debug)]
pub(crate) enum Hir {
    Const(Const),
    /// An identifier, before scope resolution.
    Name(Sym),
    Global(GlobalRef),
    /// A local variable or static parameter, after scope resolution.
    Var(VarId),
    Tmp(u32),
    /// A mutable temporary: a slot without a name.
    Slot(u32),
    /// Callee first.
    Call(Vec<Hir>),
    /// Type first.
    New(Vec<Hir>),
    /// Type and a tuple of all field values.
    SplatNew(Vec<Hir>),
    /// Target (`Name`, `Global`, `Var`) and right-hand side, which is the value.
    Assign(Box<Hir>, Box<Hir>),
    SetTmp(u32, Box<Hir>),
    SetSlot(u32, Box<Hir>),
    DeclareConst(Sym, Box<Hir>),
    /// The binding of a type definition, whatever is local there.
    DeclareType(GlobalRef, Box<Hir>),
    Block(Vec<Hir>),
    Scope(Box<Scope>),
    /// `local name`.
    Local(Sym),
    /// `global name`.
    GlobalDecl(Sym),
    /// `global name` or `global name::T` at top level, after scope resolution.
    DeclareGlobal(GlobalRef, Option<Box<Hir>>),
    /// `name::T` as a declaration of the variable's type.
    TypeDecl(Sym, Box<Hir>),
    If(Box<Hir>, Box<Hir>, Box<Hir>),
    While(Box<Hir>, Box<Hir>),
    /// The code that `Break` of the label leaves.
    BreakBlock(Label, Box<Hir>),
    Break(Label),
    Try(Box<Try>),
    Return(Box<Hir>),
    Function(Box<Function>),
    Foreign(Box<Foreign>),
    IsDefined(Box<Hir>),
    CurrentException,
    BoundsCheck,
    InboundsPush,
    InboundsPop,
    LoopInfo,
    SymbolicLabel(Sym),
    SymbolicGoto(Sym),
    Line(Loc),
}

/// A scope block; `vars` is filled by scope resolution.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    pub(crate) kind: ScopeKind,
    pub(crate) body: Hir,
    pub(crate) vars: Vec<VarId>,
}

/// `try`: the handler begins with whatever reads `CurrentException`.
#[derive(Clone, Debug)]
pub(crate) struct Try {
    pub(crate) body: Hir,
    pub(crate) handler: Option<Hir>,
    pub(crate) otherwise: Option<Hir>,
    pub(crate) finally: Option<Hir>,
}

/// `ccall`.
#[derive(Clone, Debug)]
pub(crate) struct Foreign {
    pub(crate) target: ForeignTarget,
    pub(crate) ret: Hir,
    pub(crate) arg_types: Vec<Hir>,
    pub(crate) fixed: u32,
    pub(crate) args: Vec<Hir>,
    pub(crate) roots: Vec<Hir>,
}

/// What a `ccall` calls.
#[derive(Clone, Debug)]
pub(crate) enum ForeignTarget {
    Symbol(Sym),
    Library(Sym, Hir),
    Pointer(Hir),
}

/// What a definition adds methods to.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    /// An identifier, before scope resolution.
    Name(Sym),
    /// A function of this module, made where it does not exist.
    Global(GlobalRef),
    /// A local function or an anonymous one: its closure type; the variable it is bound to.
    Closure(GroupId, Option<VarId>),
    /// An anonymous function, before scope resolution.
    Anonymous,
    /// The value of an expression such as `Base.f`.
    Value(Hir),
    /// All methods spell out the type of what is called.
    Explicit,
}

/// A group of methods defined by one expression. Its value is the function.
#[derive(Clone, Debug)]
pub(crate) struct Function {
    pub(crate) target: Target,
    /// Generated functions (keyword bodies) that must exist first.
    pub(crate) generated: Vec<GlobalRef>,
    pub(crate) methods: Vec<Method>,
    /// Readable name of an anonymous function's type.
    pub(crate) hint: Sym,
    pub(crate) loc: Loc,
}

/// The type of an argument in a signature.
#[derive(Clone, Debug)]
pub(crate) enum ArgType {
    Type(Hir),
    /// The type of the function that the definition adds methods to.
    Target,
    /// `Vararg{T}` of the last argument, with its length where given.
    Vararg(Hir, Option<Hir>),
}

/// A static parameter of a signature.
#[derive(Clone, Debug)]
pub(crate) struct TypeVarDef {
    pub(crate) name: Sym,
    pub(crate) lower: Option<Hir>,
    pub(crate) upper: Option<Hir>,
}

/// One method.
#[derive(Clone, Debug)]
pub(crate) struct Method {
    pub(crate) arg_types: Vec<ArgType>,
    pub(crate) typevars: Vec<TypeVarDef>,
    /// Filled by scope resolution, parallel to `typevars`.
    pub(crate) typevar_ids: Vec<VarId>,
    pub(crate) lambda: Lambda,
    /// The argument that holds the closure object.
    pub(crate) self_arg: usize,
}

/// A method's code.
#[derive(Clone, Debug)]
pub(crate) struct Lambda {
    /// Filled by scope resolution.
    pub(crate) id: LambdaId,
    pub(crate) name: Sym,
    pub(crate) args: Vec<Sym>,
    /// Filled by scope resolution, parallel to `args`.
    pub(crate) arg_ids: Vec<VarId>,
    /// Filled by scope resolution: locals of the outermost scope.
    pub(crate) locals: Vec<VarId>,
    pub(crate) is_va: bool,
    pub(crate) ret_type: Option<Hir>,
    pub(crate) body: Hir,
    pub(crate) attrs: Attributes,
    pub(crate) kwarg_names: Vec<Sym>,
    pub(crate) loc: Loc,
}

/// `Core.name`.
pub(crate) fn core(name: &str) -> Hir {
    Hir::Global(GlobalRef::new(ModulePath::core(), name))
}

/// `Base.name`.
pub(crate) fn base(name: &str) -> Hir {
    Hir::Global(GlobalRef::new(ModulePath::new("Base"), name))
}

/// A call, callee and arguments apart.
pub(crate) fn call(callee: Hir, args: Vec<Hir>) -> Hir {
    let mut all = Vec::with_capacity(args.len() + 1);
    all.push(callee);
    all.extend(args);
    Hir::Call(all)
}

/// A call of a function of `Core`.
pub(crate) fn call_core(name: &str, args: Vec<Hir>) -> Hir {
    call(core(name), args)
}

/// A call of a function of `Base`.
pub(crate) fn call_base(name: &str, args: Vec<Hir>) -> Hir {
    call(base(name), args)
}

/// An `Int64` constant.
pub(crate) fn int(value: i64) -> Hir {
    Hir::Const(Const::int64(value))
}

/// A symbol constant.
pub(crate) fn symbol(name: Sym) -> Hir {
    Hir::Const(Const::Sym(name))
}

/// `nothing`.
pub(crate) fn nothing() -> Hir {
    Hir::Const(Const::nothing())
}

/// `cond ? then : otherwise`.
pub(crate) fn if_else(cond: Hir, then: Hir, otherwise: Hir) -> Hir {
    Hir::If(Box::new(cond), Box::new(then), Box::new(otherwise))
}

/// A scope block.
pub(crate) fn scope(kind: ScopeKind, body: Hir) -> Hir {
    Hir::Scope(Box::new(Scope { kind, body, vars: Vec::new() }))
}

/// An assignment to a name.
pub(crate) fn assign(target: Hir, value: Hir) -> Hir {
    Hir::Assign(Box::new(target), Box::new(value))
}

impl Hir {
    /// Reading it has no effect and cannot be changed by other code.
    pub(crate) fn is_stable(&self) -> bool {
        matches!(self, Hir::Const(_) | Hir::Tmp(_))
    }

    /// A name, global or constant: evaluating it twice is harmless.
    pub(crate) fn is_atom(&self) -> bool {
        matches!(self, Hir::Const(_) | Hir::Tmp(_) | Hir::Name(_) | Hir::Global(_) | Hir::Var(_) | Hir::Slot(_))
    }

    /// Calls `f` on each direct part that is code of the same lambda (not signatures or bodies of
    /// inner functions), in evaluation order.
    pub(crate) fn for_each_child<'a>(&'a self, f: &mut dyn FnMut(&'a Hir)) {
        match self {
            Hir::Call(parts) | Hir::New(parts) | Hir::SplatNew(parts) | Hir::Block(parts) => parts.iter().for_each(f),
            Hir::Assign(_, value)
            | Hir::SetTmp(_, value)
            | Hir::SetSlot(_, value)
            | Hir::DeclareConst(_, value)
            | Hir::DeclareType(_, value)
            | Hir::TypeDecl(_, value)
            | Hir::Return(value)
            | Hir::BreakBlock(_, value) => f(value),
            Hir::DeclareGlobal(_, Some(ty)) | Hir::IsDefined(ty) => f(ty),
            Hir::Scope(scope) => f(&scope.body),
            Hir::If(a, b, c) => {
                f(a);
                f(b);
                f(c);
            }
            Hir::While(a, b) => {
                f(a);
                f(b);
            }
            Hir::Try(t) => {
                f(&t.body);
                [&t.handler, &t.otherwise, &t.finally].into_iter().flatten().for_each(f);
            }
            Hir::Foreign(foreign) => foreign.for_each_child(f),
            _ => {}
        }
    }
}

impl Foreign {
    pub(crate) fn for_each_child<'a>(&'a self, f: &mut dyn FnMut(&'a Hir)) {
        match &self.target {
            ForeignTarget::Symbol(_) => {}
            ForeignTarget::Library(_, h) | ForeignTarget::Pointer(h) => f(h),
        }
        f(&self.ret);
        self.arg_types.iter().for_each(&mut *f);
        self.args.iter().for_each(&mut *f);
        self.roots.iter().for_each(f);
    }

    pub(crate) fn for_each_child_mut(&mut self, f: &mut dyn FnMut(&mut Hir)) {
        match &mut self.target {
            ForeignTarget::Symbol(_) => {}
            ForeignTarget::Library(_, h) | ForeignTarget::Pointer(h) => f(h),
        }
        f(&mut self.ret);
        self.arg_types.iter_mut().for_each(&mut *f);
        self.args.iter_mut().for_each(&mut *f);
        self.roots.iter_mut().for_each(f);
    }
}
