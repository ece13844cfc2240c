//! Inference of small hand-built bodies in the twin world.

use juliet_infer::twin::TwinWorld;
use juliet_ir::lowered::{Attributes, Body, Operand, Slot, SlotId, Stmt, StmtId};
use juliet_ir::{Const, GlobalRef, Loc, ModulePath, Type};
use juliet_types::{builtin, sym, tuple, union};

fn ssa(n: u32) -> Operand {
    Operand::Ssa(StmtId(n))
}

fn slot(n: u32) -> Operand {
    Operand::Slot(SlotId(n))
}

fn global(name: &str) -> Operand {
    Operand::Global(GlobalRef::new(ModulePath::core(), name))
}

fn int(n: i64) -> Operand {
    Operand::Const(Const::int64(n))
}

fn call(name: &str, args: &[Operand]) -> Stmt {
    Stmt::Call { func: global(name), args: args.to_vec() }
}

fn assign(n: u32, op: Operand) -> Stmt {
    Stmt::Assign(SlotId(n), op)
}

fn unless(cond: Operand, target: u32) -> Stmt {
    Stmt::GotoIfNot { cond, target: StmtId(target) }
}

fn goto(target: u32) -> Stmt {
    Stmt::Goto(StmtId(target))
}

fn body(name: &str, nargs: u32, nslots: u32, stmts: Vec<Stmt>) -> Body {
    let loc = Loc { file: sym("test.jl"), line: 1 };
    let slot = |i| Slot { name: sym(&format!("v{i}")), always_defined: true, single_assignment: false };
    Body {
        name: sym(name),
        module: ModulePath::core(),
        nargs,
        is_va: false,
        slots: (0..nslots).map(slot).collect(),
        sparams: vec![],
        locs: vec![loc; stmts.len()].into(),
        stmts: stmts.into(),
        loc,
        attrs: Attributes::default(),
        kwarg_names: vec![],
        plain_hash: Default::default(),
    }
}

/// `fib(n) = n < 2 ? n : fib(n-1) + fib(n-2)` on intrinsics.
#[test]
fn recursion_reaches_its_fixpoint() {
    let mut world = TwinWorld::new();
    let fib = world.function("fib");
    let int64 = builtin().int64;
    let code = vec![
        call("slt_int", &[slot(1), int(2)]),
        unless(ssa(0), 3),
        Stmt::Return(slot(1)),
        call("sub_int", &[slot(1), int(1)]),
        call("fib", &[ssa(3)]),
        call("sub_int", &[slot(1), int(2)]),
        call("fib", &[ssa(5)]),
        call("add_int", &[ssa(4), ssa(6)]),
        Stmt::Return(ssa(7)),
    ];
    world.add_method(tuple(&[fib, int64]), body("fib", 2, 2, code));
    let result = world.infer(&[fib, int64]);
    assert_eq!(result.ret, int64);
    // The second call is a jump that carries the sum on.
    let text = result.body.to_string();
    assert_eq!(text.matches("invoke").count(), 1, "{text}");
    assert_eq!(text.matches("add_int").count(), 2, "{text}");
    assert!(!text.contains("call "), "{text}");
}

/// `s = 0; i = 1; while i <= n; s += i; i += 1; end; s`, with a callee that is inlined.
#[test]
fn loops_have_parameters_and_callees_are_inlined() {
    let mut world = TwinWorld::new();
    let (sum, plus) = (world.function("sum_to"), world.function("plus"));
    let int64 = builtin().int64;
    let code = vec![call("add_int", &[slot(1), slot(2)]), Stmt::Return(ssa(0))];
    world.add_method(tuple(&[plus, int64, int64]), body("plus", 3, 3, code));
    let code = vec![
        assign(2, int(0)),
        assign(3, int(1)),
        call("sle_int", &[slot(3), slot(1)]),
        unless(ssa(2), 9),
        call("plus", &[slot(2), slot(3)]),
        assign(2, ssa(4)),
        call("plus", &[slot(3), int(1)]),
        assign(3, ssa(6)),
        goto(2),
        Stmt::Return(slot(2)),
    ];
    world.add_method(tuple(&[sum, int64]), body("sum_to", 2, 4, code));
    let result = world.infer(&[sum, int64]);
    assert_eq!(result.ret, int64);
    let text = result.body.to_string();
    assert!(!text.contains("call ") && !text.contains("invoke"), "{text}");
    assert_eq!(text.matches("add_int").count(), 2, "{text}");
}

/// `spin(x) = (i = 0; while i < 10; i += 1; end; i)`, called with an argument of known and of unknown type: dispatch finds
/// an instance for the latter, in which the loop knows what it works on.
#[test]
fn loops_are_not_inlined_where_dispatch_would_know_more() {
    let mut world = TwinWorld::new();
    let (outer, spin) = (world.function("outer"), world.function("spin"));
    let code = vec![
        assign(2, int(0)),
        call("slt_int", &[slot(2), int(10)]),
        unless(ssa(1), 6),
        call("add_int", &[slot(2), int(1)]),
        assign(2, ssa(3)),
        goto(1),
        Stmt::Return(slot(2)),
    ];
    world.add_method(tuple(&[spin, Type::any()]), body("spin", 2, 3, code));
    let code = vec![call("spin", &[slot(1)]), Stmt::Return(ssa(0))];
    world.add_method(tuple(&[outer, Type::any()]), body("outer", 2, 2, code));
    let known = world.infer(&[outer, builtin().int64]).body.to_string();
    assert!(!known.contains("call ") && !known.contains("invoke") && known.contains("add_int"), "{known}");
    let unknown = world.infer(&[outer, Type::any()]).body.to_string();
    assert!(unknown.contains("call ") && !unknown.contains("add_int"), "{unknown}");
}

/// The protocol of `iterate` over a counter, as lowering writes `for`.
#[test]
fn iteration_of_a_counter_leaves_plain_arithmetic() {
    let mut world = TwinWorld::new();
    let (iter, run) = (world.function("iter"), world.function("run"));
    let int64 = builtin().int64;
    // iter(n, i) = i > n ? nothing : (i, i + 1)
    let code = vec![
        call("slt_int", &[slot(1), slot(2)]),
        unless(ssa(0), 3),
        Stmt::Return(Operand::Const(Const::nothing())),
        call("add_int", &[slot(2), int(1)]),
        call("tuple", &[slot(2), ssa(3)]),
        Stmt::Return(ssa(4)),
    ];
    world.add_method(tuple(&[iter, int64, int64]), body("iter", 3, 3, code));
    let code = vec![
        assign(3, int(0)),
        call("iter", &[slot(1), int(1)]),
        assign(2, ssa(1)),
        call("===", &[slot(2), Operand::Const(Const::nothing())]),
        call("not_int", &[ssa(3)]),
        unless(ssa(4), 16),
        call("getfield", &[slot(2), int(1)]),
        call("getfield", &[slot(2), int(2)]),
        call("add_int", &[slot(3), ssa(6)]),
        assign(3, ssa(8)),
        call("iter", &[slot(1), ssa(7)]),
        assign(2, ssa(10)),
        call("===", &[slot(2), Operand::Const(Const::nothing())]),
        call("not_int", &[ssa(12)]),
        unless(ssa(13), 16),
        goto(6),
        Stmt::Return(slot(3)),
    ];
    world.add_method(tuple(&[run, int64]), body("run", 2, 4, code));
    let result = world.infer(&[run, int64]);
    assert_eq!(result.ret, int64);
    let text = result.body.to_string();
    for absent in ["call ", "invoke", "new ", "getfield", "===", "isa", "Union"] {
        assert!(!text.contains(absent), "{absent} in\n{text}");
    }
}

/// `x = isa(a, Int64) ? a : 0` narrows; the dispatch on a union is split.
#[test]
fn unions_are_split_and_branches_narrow() {
    let mut world = TwinWorld::new();
    let (size, outer) = (world.function("size_of_it"), world.function("outer"));
    let (int64, float64) = (builtin().int64, builtin().float64);
    let code = |n| vec![Stmt::Return(int(n))];
    world.add_method(tuple(&[size, int64]), body("size_of_it", 2, 2, code(1)));
    world.add_method(tuple(&[size, float64]), body("size_of_it", 2, 2, code(2)));
    let code_outer = vec![
        call("isa", &[slot(1), Operand::Const(Const::Type(builtin().nothing))]),
        unless(ssa(0), 3),
        Stmt::Return(int(0)),
        call("size_of_it", &[slot(1)]),
        Stmt::Return(ssa(3)),
    ];
    world.add_method(tuple(&[outer, Type::any()]), body("outer", 2, 2, code_outer));
    let arg = union(&[int64, float64, builtin().nothing]);
    let result = world.infer(&[outer, arg]);
    assert_eq!(result.ret, int64);
    let text = result.body.to_string();
    assert!(!text.contains("call ") && text.contains("isa"), "{text}");
}

/// A constant index into a tuple reaches the callee's `getfield`.
#[test]
fn constants_are_passed_into_callees() {
    let mut world = TwinWorld::new();
    let (get, outer) = (world.function("get"), world.function("outer"));
    let (int64, float64) = (builtin().int64, builtin().float64);
    let pair = tuple(&[int64, float64]);
    let code = vec![call("getfield", &[slot(1), slot(2)]), Stmt::Return(ssa(0))];
    world.add_method(tuple(&[get, pair, int64]), body("get", 3, 3, code));
    let code = vec![call("get", &[slot(1), int(2)]), Stmt::Return(ssa(0))];
    world.add_method(tuple(&[outer, pair]), body("outer", 2, 2, code));
    assert_eq!(world.infer(&[outer, pair]).ret, float64);
    assert_eq!(world.infer(&[get, pair, int64]).ret, union(&[int64, float64]));
}

/// A variable that changes in a `try` and is read in its handler survives there.
#[test]
fn handlers_read_cells() {
    let mut world = TwinWorld::new();
    let (run, thrower) = (world.function("run"), world.function("thrower"));
    let int64 = builtin().int64;
    let code = vec![call("throw", &[slot(1)]), Stmt::Return(ssa(0))];
    world.add_method(tuple(&[thrower, int64]), body("thrower", 2, 2, code));
    let code = vec![
        assign(2, int(1)),
        Stmt::EnterTry(StmtId(6)),
        assign(2, slot(1)),
        call("thrower", &[slot(1)]),
        Stmt::LeaveTry(1),
        goto(8),
        Stmt::CurrentException,
        Stmt::PopException(StmtId(1)),
        Stmt::Return(slot(2)),
    ];
    world.add_method(tuple(&[run, int64]), body("run", 2, 3, code));
    let result = world.infer(&[run, int64]);
    assert_eq!(result.ret, int64);
    let text = result.body.to_string();
    assert!(text.contains("handler") && text.contains("get cell0"), "{text}");
}
