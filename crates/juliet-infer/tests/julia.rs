//! Inference of Julia text: lowered by `juliet-lower`, methods defined by a small evaluator.

use std::collections::HashMap;

use juliet_diag::{Diagnostic, SourceFile};
use juliet_infer::twin::TwinWorld;
use juliet_infer::{Inferred, Primitive, World};
use juliet_ir::lowered::{Body, Operand, Stmt};
use juliet_ir::{Builtin, Const, Loc, ModulePath, Sym, Type};
use juliet_lower::MacroExpander;
use juliet_syntax::{Expr, ValueHandle};
use juliet_types::{Fields, Param, TypeDef, TypeNameKind, TypeVar, builtin, new_type, sym, tuple};

/// No macros.
struct Plain(u32);

impl MacroExpander for Plain {
    fn expand(
        &mut self,
        _: ModulePath,
        _: &Expr,
        args: &[Expr],
        _: Loc,
    ) -> Result<(Expr, ModulePath), Box<Diagnostic>> {
        // `@inbounds x`, `@inline f`: as the annotation alone.
        let last = args.last().cloned().unwrap_or_else(Expr::nothing);
        Ok((Expr::node("escape", vec![last]), ModulePath::core()))
    }
    fn macro_exists(&mut self, _: ModulePath, _: &Expr) -> bool {
        false
    }
    fn value_const(&mut self, _: ValueHandle) -> Const {
        Const::nothing()
    }
    fn is_global_defined(&mut self, _: ModulePath, _: Sym) -> bool {
        false
    }
    fn fresh_id(&mut self, _: ModulePath) -> u32 {
        self.0 += 1;
        self.0
    }
}

#[derive(Clone, Debug)]
enum V {
    C(Const),
    Svec(Vec<V>),
}

impl V {
    fn constant(&self) -> Const {
        match self {
            V::C(c) => c.clone(),
            V::Svec(_) => panic!("a simple vector is no constant"),
        }
    }
    fn list(&self) -> &[V] {
        match self {
            V::Svec(l) => l,
            V::C(c) => panic!("{c} is no simple vector"),
        }
    }
}

fn lookup(world: &TwinWorld, name: Sym) -> Const {
    match world.module_global(ModulePath::core(), name) {
        juliet_infer::Binding::Const(c) => c,
        _ => panic!("{name} is not defined"),
    }
}

fn call(world: &TwinWorld, args: &[V]) -> V {
    let Some(Primitive::Builtin(which)) = world.primitive(&args[0].constant()) else {
        panic!("{:?} at top level", args[0])
    };
    let ty = |i: usize| args[i].constant().as_type().expect("a type");
    match which {
        Builtin::Svec => V::Svec(args[1..].to_vec()),
        Builtin::TypeVar => {
            let name = args[1].constant().as_symbol().expect("a name");
            V::C(Const::Type(TypeVar::new(name, ty(2), ty(3)).as_type()))
        }
        Builtin::UnionAll => V::C(Const::Type(juliet_types::union_all(ty(1).as_var().expect("a variable"), ty(2)))),
        Builtin::ApplyType => {
            let params: Vec<Param> = args[2..].iter().map(|a| Param::from_const(a.constant())).collect();
            V::C(Const::Type(juliet_types::apply(ty(1), &params).expect("applies")))
        }
        Builtin::Typeof => V::C(Const::Type(args[1].constant().type_of())),
        Builtin::Isa => V::C(Const::bool(juliet_types::is_subtype(args[1].constant().precise_type(), ty(2)))),
        Builtin::Closuretype => {
            let count = args[2].constant().as_int().expect("a count") as usize;
            let fields: Vec<Sym> = args[3].list().iter().map(|f| f.constant().as_symbol().expect("a name")).collect();
            let params: Vec<TypeVar> =
                (0..count).map(|_| TypeVar::new(sym("T"), Type::bottom(), Type::any())).collect();
            let kind = TypeNameKind::Struct { mutable: false };
            let name = args[1].constant().as_symbol().expect("a name");
            let def = TypeDef { module: ModulePath::core(), name, kind, params: params.clone(), is_closure: true };
            let made = new_type(def);
            made.set_supertype(builtin().function);
            let types: Vec<Type> = params
                .iter()
                .map(|p| p.as_type())
                .chain(std::iter::repeat(builtin().box_))
                .take(fields.len())
                .collect();
            let count = fields.len();
            let (is_const, is_atomic) = (vec![false; count], vec![false; count]);
            made.set_fields(Fields { names: fields, types, is_const, is_atomic, initialized_count: count });
            V::C(Const::Type(made.wrapper()))
        }
        _ => panic!("{which:?} at top level"),
    }
}

fn run_thunk(world: &mut TwinWorld, body: &Body) {
    let mut values: HashMap<usize, V> = HashMap::new();
    let mut slots: HashMap<u32, V> = HashMap::new();
    let mut next = 0;
    while let Some(stmt) = body.stmts.get(next) {
        let pc = next;
        next += 1;
        let read = |op: &Operand, world: &TwinWorld, values: &HashMap<usize, V>, slots: &HashMap<u32, V>| match op {
            Operand::Ssa(id) => values[&(id.0 as usize)].clone(),
            Operand::Slot(s) => slots[&s.0].clone(),
            Operand::Const(c) => V::C(c.clone()),
            Operand::Global(g) => V::C(lookup(world, g.name)),
            Operand::StaticParam(_) => panic!("no static parameters here"),
        };
        match stmt {
            Stmt::Call { func, args } => {
                let all: Vec<V> = std::iter::once(func).chain(args).map(|a| read(a, world, &values, &slots)).collect();
                values.insert(pc, call(world, &all));
            }
            Stmt::Assign(s, op) => {
                let value = read(op, world, &values, &slots);
                slots.insert(s.0, value);
            }
            Stmt::Copy(op) => {
                let value = read(op, world, &values, &slots);
                values.insert(pc, value);
            }
            Stmt::DeclareFunction(g) => {
                if !matches!(world.module_global(g.module, g.name), juliet_infer::Binding::Const(_)) {
                    world.function(g.name.as_str());
                }
                values.insert(pc, V::C(lookup(world, g.name)));
            }
            Stmt::DefineMethod { signature, body } => {
                let signature = read(signature, world, &values, &slots);
                let parts = signature.list();
                let types: Vec<Type> =
                    parts[0].list().iter().map(|t| t.constant().as_type().expect("a type")).collect();
                let vars = parts[1].list().iter().rev();
                let whole = vars.fold(tuple(&types), |t, v| {
                    juliet_types::union_all(v.constant().as_type().and_then(Type::as_var).expect("a variable"), t)
                });
                world.add_method(whole, (**body).clone());
            }
            Stmt::DeclareConst(g, op) | Stmt::SetGlobal(g, op) => {
                let value = read(op, world, &values, &slots).constant();
                world.bind(g.name.as_str(), value);
            }
            Stmt::New { ty, .. } => {
                let ty = read(ty, world, &values, &slots).constant().as_type().expect("a type");
                values.insert(pc, V::C(Const::singleton(ty)));
            }
            Stmt::Goto(target) => next = target.0 as usize,
            Stmt::GotoIfNot { cond, target }
                if read(cond, world, &values, &slots).constant().as_bool() == Some(false) =>
            {
                next = target.0 as usize;
            }
            Stmt::Return(_) => return,
            _ => {}
        }
    }
}

/// A struct with a parameter for each field.
fn define_pair(world: &mut TwinWorld, name: &str, fields: &[&str]) {
    let params: Vec<TypeVar> = fields.iter().map(|_| TypeVar::new(sym("T"), Type::bottom(), Type::any())).collect();
    let kind = TypeNameKind::Struct { mutable: false };
    let made = new_type(TypeDef {
        module: ModulePath::core(),
        name: sym(name),
        kind,
        params: params.clone(),
        is_closure: false,
    });
    made.set_supertype(Type::any());
    made.set_fields(Fields {
        names: fields.iter().map(|f| sym(f)).collect(),
        types: params.iter().map(|p| p.as_type()).collect(),
        is_const: vec![false; fields.len()],
        is_atomic: vec![false; fields.len()],
        initialized_count: fields.len(),
    });
    world.bind(name, Const::Type(made.wrapper()));
}

/// A struct of one parameter that is the type of all fields.
fn define_struct(world: &mut TwinWorld, name: &str, fields: &[&str], mutable: bool, supertype: Type) {
    let t = TypeVar::new(sym("T"), Type::bottom(), Type::any());
    let kind = TypeNameKind::Struct { mutable };
    let def = TypeDef { module: ModulePath::core(), name: sym(name), kind, params: vec![t], is_closure: false };
    let made = new_type(def);
    made.set_supertype(supertype);
    made.set_fields(Fields {
        names: fields.iter().map(|f| sym(f)).collect(),
        types: vec![t.as_type(); fields.len()],
        is_const: vec![false; fields.len()],
        is_atomic: vec![false; fields.len()],
        initialized_count: fields.len(),
    });
    world.bind(name, Const::Type(made.wrapper()));
}

const PRELUDE: &str = r"
getproperty(x, f::Symbol) = getfield(x, f)
setproperty!(x, f::Symbol, v) = setfield!(x, f, v)
!(x::Bool) = not_int(x)
!=(x, y) = !(x == y)
!==(x, y) = !(x === y)
+(x::Int64, y::Int64) = add_int(x, y)
-(x::Int64, y::Int64) = sub_int(x, y)
*(x::Int64, y::Int64) = mul_int(x, y)
+(x::Float64, y::Float64) = add_float(x, y)
*(x::Float64, y::Float64) = mul_float(x, y)
<(x::Int64, y::Int64) = slt_int(x, y)
<=(x::Int64, y::Int64) = sle_int(x, y)
>(x, y) = y < x
==(x::Int64, y::Int64) = x === y
convert(::Type{T}, x::T) where {T} = x
(::Type{Float64})(x::Int64) = sitofp(Float64, x)
promote(x::Int64, y::Float64) = (Float64(x), y)
promote(x::Float64, y::Int64) = (x, Float64(y))
+(x::Union{Int64,Float64}, y::Union{Int64,Float64}) = +(promote(x, y)...)
(:)(a::T, b::T) where {T} = _new(UnitRange{T}, a, b)
iterate(r::UnitRange) = r.start > r.stop ? nothing : (r.start, r.start)
iterate(r::UnitRange{T}, s::T) where {T} = s === r.stop ? nothing : (s + 1, s + 1)
iterate(e::Enumerate, s = (1,)) = _enumerated(s[1], iterate(e.itr, rest_of(s)...))
_enumerated(i, ::Nothing) = nothing
_enumerated(i, n::Tuple) = ((i, n[1]), (i + 1, n[2]))
rest_of(t::Tuple{Any}) = ()
rest_of(t::Tuple{Any,Any}) = (t[2],)
getindex(t::Tuple, i::Int64) = getfield(t, i)
indexed_iterate(t::Tuple, i::Int64, s = 1) = (getfield(t, i), i + 1)
length(a::Array) = a.size[1]
function getindex(a::Array{T,1}, i::Int64) where {T}
    ult_int(i - 1, length(a)) || throw(BoundsError)
    return memoryrefget(memoryrefnew(a.ref, i, false), :not_atomic, false)
end
Generator(f, iter) = _new(Generator{typeof(f),typeof(iter)}, f, iter)
function iterate(g::Generator, s...)
    y = iterate(g.iter, s...)
    y === nothing && return nothing
    return (g.f(y[1]), y[2])
end
sum(itr) = begin
    y = iterate(itr)
    y === nothing && return 0
    s = y[1]
    while true
        y = iterate(itr, y[2])
        y === nothing && return s
        s = s + y[1]
    end
end
iterate(a::Array, i = 1) = ult_int(i - 1, length(a)) ? (a[i], i + 1) : nothing
";

fn world_of(program: &str) -> TwinWorld {
    let mut world = TwinWorld::new();
    define_struct(&mut world, "UnitRange", &["start", "stop"], false, Type::any());
    define_struct(&mut world, "Enumerate", &["itr"], false, Type::any());
    define_struct(&mut world, "RefValue", &["x"], true, Type::any());
    define_pair(&mut world, "Generator", &["f", "iter"]);
    for text in [PRELUDE, program] {
        let file = SourceFile::new("test.jl", text.to_owned());
        let (whole, problems) = juliet_syntax::parse_all(&file);
        assert!(problems.is_empty(), "{problems:?}");
        let mut loc = Loc { file: sym("test.jl"), line: 1 };
        for expr in whole.args_of("toplevel").expect("a file") {
            if let Expr::Line(line) = expr {
                loc.line = line.line;
                continue;
            }
            let body = juliet_lower::lower_toplevel(expr, ModulePath::core(), loc, &mut Plain(0))
                .unwrap_or_else(|e| panic!("{e:?}"));
            run_thunk(&mut world, &body);
        }
    }
    world
}

fn infer(program: &str, name: &str, args: &[Type]) -> std::sync::Arc<Inferred> {
    let world = world_of(program);
    let mut signature = vec![lookup(&world, sym(name)).type_of()];
    signature.extend_from_slice(args);
    world.infer(&signature)
}

fn assert_lean(result: &Inferred, absent: &[&str]) {
    let text = result.body.to_string();
    for word in absent {
        assert!(!text.contains(word), "`{word}` in\n{text}");
    }
}

const CALLS: &[&str] = &["call ", "invoke", "new ", "Union", "getfield(%", "_apply"];

#[test]
fn loops_over_ranges_are_arithmetic() {
    let program = "function f(n)\n s = 0\n for i in 1:n\n s += i\n end\n s\n end";
    let result = infer(program, "f", &[builtin().int64]);
    assert_eq!(result.ret, builtin().int64);
    assert_lean(&result, CALLS);
    // Value and state of the range are one parameter, the sum the other.
    assert!(result.body.blocks.iter().skip(1).all(|b| b.params.len() <= 2), "{}", result.body);
}

#[test]
fn nested_enumerations_allocate_nothing() {
    let program =
        "function f(n)\n s = 0\n for (k, i) in _new(Enumerate{UnitRange{Int64}}, 1:n)\n s += k * i\n end\n s\n end";
    let result = infer(program, "f", &[builtin().int64]);
    assert_eq!(result.ret, builtin().int64);
    assert_lean(&result, CALLS);
}

#[test]
fn sums_of_arrays_are_loads() {
    let program = "function f(a)\n s = 0.0\n for x in a\n s += x\n end\n s\n end";
    let vector = juliet_types::apply(builtin().array, &[builtin().float64.into(), Param::Value(Const::int64(1))])
        .expect("a type");
    let result = infer(program, "f", &[vector]);
    assert_eq!(result.ret, builtin().float64);
    assert_lean(&result, &["call ", "invoke", "new ", "Union{Nothing"]);
    // One bounds check an element: the check of `iterate` serves `getindex`.
    assert!(!result.body.to_string().contains("throw("), "{}", result.body);
}

#[test]
fn accumulators_that_change_type_are_unions() {
    let program = "function f(n)\n s = 0\n for i in 1:n\n s += Float64(i)\n end\n s\n end";
    let result = infer(program, "f", &[builtin().int64]);
    assert_eq!(result.ret, juliet_types::union(&[builtin().int64, builtin().float64]));
    assert_lean(&result, &["call ", "invoke"]);
}

#[test]
fn references_that_stay_here_are_values() {
    let program =
        "function f(n)\n r = _new(RefValue{Int64}, 0)\n i = 0\n while i < n\n i += 1\n r.x = r.x + i\n end\n r.x\n end";
    let result = infer(program, "f", &[builtin().int64]);
    assert_lean(&result, &["call ", "invoke", "new ", "setfield", "getfield"]);
}

#[test]
fn destructuring_and_narrowing() {
    let program =
        "g(x) = x > 0 ? x : nothing\nfunction f(x)\n a, b = (x, 2.0)\n y = g(a)\n y !== nothing ? y + b : b\n end";
    let result = infer(program, "f", &[builtin().int64]);
    assert_eq!(result.ret, builtin().float64);
    assert_lean(&result, CALLS);
}

#[test]
fn handlers_see_what_was_assigned() {
    let program =
        "function f(x)\n y = 0\n try\n y = x\n y > 3 && throw(y)\n y = y + 1\n catch e\n return y + 10\n end\n y\n end";
    let result = infer(program, "f", &[builtin().int64]);
    assert_eq!(result.ret, builtin().int64);
    assert_lean(&result, &["call ", "invoke"]);
}

#[test]
fn recursion_with_growing_types_ends() {
    let program = "f(n, x) = n === 0 ? x : f(n - 1, (x,))\ng(n) = f(n, 1)";
    let result = infer(program, "g", &[builtin().int64]);
    assert!(result.ret.is_any() || !result.ret.is_bottom());
}

#[test]
fn undefined_variables_throw() {
    let program = "function f(x)\n if x > 0\n y = x\n end\n y\n end";
    let result = infer(program, "f", &[builtin().int64]);
    assert_eq!(result.ret, builtin().int64);
    assert!(result.body.to_string().contains("throw_undef"), "{}", result.body);
}

#[test]
fn generators_with_closures_are_arithmetic() {
    let program = "f(n, k) = sum(k * i for i in 1:n)";
    let result = infer(program, "f", &[builtin().int64, builtin().int64]);
    assert_eq!(result.ret, builtin().int64);
    assert_lean(&result, CALLS);
}

#[test]
fn varargs_and_splats_are_direct() {
    let program =
        "last(x) = x\nlast(x, y...) = last(y...)\nfirst(x, y...) = x\nf(a, b, c) = last(a, b, c) + first(c, b)";
    let result = infer(program, "f", &[builtin().int64, builtin().float64, builtin().int64]);
    assert_eq!(result.ret, builtin().int64);
    assert_lean(&result, &["call ", "_apply"]);
}

#[test]
fn boxes_of_captured_variables_work() {
    let program =
        "apply(f, x) = f(x)\nfunction f(n)\n s = 0\n g = x -> (s = s + x)\n apply(g, n)\n apply(g, n)\n s\n end";
    let result = infer(program, "f", &[builtin().int64]);
    assert!(!result.ret.is_bottom());
    assert_lean(&result, &["new ", "setfield", "isdefined"]);
}

#[test]
fn mutual_recursion_is_inferred_together() {
    let program = "ev(n) = n === 0 ? true : od(n - 1)\nod(n) = n === 0 ? false : ev(n - 1)";
    let result = infer(program, "ev", &[builtin().int64]);
    assert_eq!(result.ret, builtin().bool);
    assert_lean(&result, &["call "]);
}

#[test]
fn unknown_arguments_are_dispatched() {
    let program = "f(x) = x + 1\ng(x) = f(x)";
    let result = infer(program, "g", &[Type::any()]);
    assert!(result.body.to_string().contains("call "), "{}", result.body);
}

#[test]
fn tries_in_loops_and_finally() {
    let program = "h(x) = x > 2 ? throw(x) : x\nfunction f(n)\n s = 0\n for i in 1:n\n try\n s += h(i)\n catch\n s -= 1\n continue\n finally\n s += 100\n end\n end\n s\n end";
    let result = infer(program, "f", &[builtin().int64]);
    assert_eq!(result.ret, builtin().int64);
}

#[test]
fn loop_carried_values_survive_jump_threading() {
    let program = "step(i, n) = i < n ? (i, i + 1) : nothing\nfunction f(n)\n c = 0\n y = step(0, n)\n while y !== nothing\n c = c + 1\n y = step(y[2], n)\n y === nothing && break\n c = c + 1\n y = step(y[2], n)\n end\n c\n end";
    let result = infer(program, "f", &[builtin().int64]);
    assert_eq!(result.ret, builtin().int64);
    assert_lean(&result, CALLS);
}
