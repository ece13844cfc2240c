//! The runtime alone, without a compiler: objects, collection, dispatch, interpretation.

use juliet_ir::lowered::{Attributes, Body, Operand, Slot, SlotId, Stmt, StmtId};
use juliet_ir::{GlobalRef, Loc};
use juliet_runtime::roots::{RootedVec, collect};
use juliet_runtime::{Outcome, Ref, call, object_id, rt, run_thunk, value};
use juliet_types::{Const, ModulePath, Type, builtin, sym};
use std::sync::Arc;

fn core(name: &str) -> Operand {
    Operand::Global(GlobalRef::new(ModulePath::core(), name))
}
fn intrinsic(name: &str) -> Operand {
    Operand::Global(GlobalRef::new(ModulePath::new("Core.Intrinsics"), name))
}
fn main_global(name: &str) -> GlobalRef {
    GlobalRef::new(ModulePath::main(), name)
}
fn ssa(n: u32) -> Operand {
    Operand::Ssa(StmtId(n))
}
fn int(n: i64) -> Operand {
    Operand::Const(Const::int64(n))
}
fn apply(func: Operand, args: Vec<Operand>) -> Stmt {
    Stmt::Call { func, args }
}

fn body(name: &str, nargs: u32, slots: usize, stmts: Vec<Stmt>) -> Arc<Body> {
    let loc = Loc { file: sym("test.jl"), line: 1 };
    let slot = |i: usize| Slot { name: sym(&format!("x{i}")), always_defined: true, single_assignment: true };
    let body = Body {
        name: sym(name),
        module: ModulePath::main(),
        nargs,
        is_va: false,
        slots: (0..slots).map(slot).collect(),
        sparams: vec![],
        locs: vec![loc; stmts.len()].into(),
        stmts: stmts.into(),
        loc,
        attrs: Attributes::default(),
        kwarg_names: vec![],
        plain_hash: Default::default(),
    };
    body.verify().expect("a valid body");
    Arc::new(body)
}

fn run(stmts: Vec<Stmt>) -> Outcome<Ref> {
    run_thunk(&body("thunk", 0, 4, stmts))
}

/// `function name(args...) body end` with these argument types.
fn define(name: &str, types: &[Operand], method: Arc<Body>) {
    let mut stmts = vec![Stmt::DeclareFunction(main_global(name)), apply(core("typeof"), vec![ssa(0)])];
    let mut args = vec![ssa(1)];
    args.extend_from_slice(types);
    stmts.push(apply(core("svec"), args));
    stmts.push(apply(core("svec"), vec![]));
    stmts.push(apply(core("svec"), vec![ssa(2), ssa(3)]));
    stmts.push(Stmt::DefineMethod { signature: ssa(4), body: method });
    stmts.push(Stmt::Return(Operand::Const(Const::nothing())));
    run(stmts).expect("a definition");
}

fn error_type(result: Outcome<Ref>) -> Type {
    result.expect_err("an exception").type_of()
}

#[test]
fn interpreter_loops_and_adds() {
    // i = 10; s = 0; while 0 < i; s += i; i -= 1; end; s
    let (i, s) = (SlotId(0), SlotId(1));
    let result = run(vec![
        Stmt::Assign(i, int(10)),
        Stmt::Assign(s, int(0)),
        apply(intrinsic("slt_int"), vec![int(0), Operand::Slot(i)]),
        Stmt::GotoIfNot { cond: ssa(2), target: StmtId(9) },
        apply(intrinsic("add_int"), vec![Operand::Slot(s), Operand::Slot(i)]),
        Stmt::Assign(s, ssa(4)),
        apply(intrinsic("sub_int"), vec![Operand::Slot(i), int(1)]),
        Stmt::Assign(i, ssa(6)),
        Stmt::Goto(StmtId(2)),
        Stmt::Return(Operand::Slot(s)),
    ]);
    assert_eq!(value::as_int(result.expect("a number")), Some(55));
}

#[test]
fn dispatch_prefers_the_specific_method() {
    let answer = |n: i64| body("f", 2, 2, vec![Stmt::Return(int(n))]);
    define("f", &[core("Any")], answer(1));
    define("f", &[core("Integer")], answer(2));
    define("f", &[core("Int64")], answer(3));
    let f = rt().modules.value(main_global("f")).expect("f is defined");
    let of = |arg: Const| value::as_int(call(&[f, value::const_to_object(&arg)]).expect("a call"));
    assert_eq!(of(Const::float64(1.0)), Some(1));
    assert_eq!(of(Const::uint8(1)), Some(2));
    assert_eq!(of(Const::int64(1)), Some(3));
    define("f", &[core("Int64")], answer(4));
    assert_eq!(of(Const::int64(1)), Some(4));
    assert_eq!(error_type(call(&[f])), builtin().method_error);
}

#[test]
fn recursion_reaches_a_stack_overflow_error() {
    let f = Operand::Global(main_global("endless"));
    define("endless", &[], body("endless", 1, 1, vec![apply(f, vec![]), Stmt::Return(ssa(0))]));
    let f = rt().modules.value(main_global("endless")).expect("defined");
    assert_eq!(error_type(call(&[f])), builtin().stack_overflow_error);
}

#[test]
fn exceptions_reach_their_handler_and_are_popped() {
    let result = run(vec![
        Stmt::EnterTry(StmtId(4)),
        apply(intrinsic("sdiv_int"), vec![int(1), int(0)]),
        Stmt::LeaveTry(1),
        Stmt::Return(int(0)),
        Stmt::CurrentException,
        Stmt::PopException(StmtId(0)),
        apply(core("typeof"), vec![ssa(4)]),
        Stmt::Return(ssa(6)),
    ]);
    assert_eq!(result.ok().and_then(value::as_type), Some(builtin().divide_error));
    assert_eq!(rt().exceptions.depth(), 0);
}

#[test]
fn globals_have_kinds() {
    let g = main_global("g");
    assert_eq!(error_type(run(vec![Stmt::Return(Operand::Global(g))])), builtin().undef_var_error);
    rt().modules.declare_global(g, Some(builtin().int64)).expect("declared");
    rt().modules.assign(g, value::box_int(7).expect("memory")).expect("assigned");
    assert_eq!(rt().modules.get(g).and_then(value::as_int), Some(7));
    let c = main_global("c");
    rt().modules.declare_const(c, value::box_int(1).expect("memory")).expect("declared");
    assert_eq!(error_type(rt().modules.assign(c, value::nothing())), builtin().error_exception);
}

#[test]
fn structs_are_defined_and_read() {
    let main = Operand::Const(Const::Module(ModulePath::main()));
    let symbol = |name: &str| Operand::Const(Const::symbol(name));
    let result = run(vec![
        apply(core("svec"), vec![]),
        apply(core("svec"), vec![symbol("a"), symbol("b")]),
        apply(
            core("_structtype"),
            vec![main, symbol("P"), ssa(0), ssa(1), ssa(0), Operand::Const(Const::bool(true)), int(2)],
        ),
        apply(core("_setsuper!"), vec![ssa(2), core("Any")]),
        apply(core("svec"), vec![core("Int64"), core("Any")]),
        apply(core("_typebody!"), vec![ssa(2), ssa(4)]),
        Stmt::New { ty: ssa(2), args: vec![int(1), symbol("x")] },
        apply(core("setfield!"), vec![ssa(6), symbol("a"), int(41)]),
        apply(core("getfield"), vec![ssa(6), int(1)]),
        apply(core("getfield"), vec![ssa(6), symbol("b")]),
        apply(core("tuple"), vec![ssa(8), ssa(9)]),
        Stmt::Return(ssa(10)),
    ]);
    let tuple = value::object_to_const(result.expect("a tuple"));
    assert_eq!(tuple, Const::tuple(vec![Const::int64(41), Const::symbol("x")]));
}

#[test]
fn collection_keeps_what_is_reachable_and_reuses_the_rest() {
    let keep = RootedVec::new(vec![]);
    for round in 0..20 {
        for i in 0..20_000i64 {
            let number = value::box_int(i).expect("memory");
            let vector = value::new_vector_any(&[number, number]).expect("memory");
            if i % 1000 == 0 {
                keep.push(vector);
            }
        }
        keep.push(value::new_string(&vec![b'x'; 100_000]).expect("memory"));
        collect();
        assert!(rt().heap.borrow().live_bytes() < 8 << 20, "round {round}: garbage stays");
    }
    for (index, object) in keep.to_vec().into_iter().enumerate() {
        if object.type_of() == builtin().string {
            assert!(object.string_bytes().iter().all(|b| *b == b'x'));
        } else {
            let elements = value::vector_any_elements(object);
            assert_eq!(value::as_int(elements[1]), Some((index as i64 % 21) * 1000));
        }
    }
}

#[test]
fn larger_objects_leave_narrow_gaps_to_smaller_ones() {
    let keep = RootedVec::new(vec![]);
    let small = || value::new_string(&[b's'; 100]).expect("memory");
    for i in 0..100_000 {
        let string = small();
        if i % 4 == 0 {
            keep.push(string);
        }
    }
    collect();
    let before = rt().heap.borrow().committed_bytes();
    for _ in 0..5_000 {
        value::new_string(&[b'm'; 1000]).expect("memory");
        for _ in 0..10 {
            small();
        }
    }
    // The small strings, 6 MB, fit into the gaps; those of 1000 bytes are 5 MB.
    let grown = rt().heap.borrow().committed_bytes() - before;
    assert!(grown <= 6 << 20, "{grown} bytes more");
    drop(keep);
}

#[test]
fn interior_pointers_on_the_stack_keep_memory() {
    let memory = value::new_memory(value::descriptor(value::memory_type(builtin().int64)), 64).expect("memory");
    let inside = memory.memory_data() + 8 * 40;
    let header = memory.word();
    std::hint::black_box(inside);
    collect();
    for _ in 0..100 {
        value::new_string(&[7; 500]).expect("memory");
    }
    // The cell was not given away: its zeros are still there.
    assert_eq!(Ref::from_word(header).expect("an address").memory_len(), 64);
    std::hint::black_box(inside);
}

#[test]
fn stress_collections_do_not_break_the_interpreter() {
    rt().heap.borrow_mut().set_stress(&rt().thread, 3);
    interpreter_loops_and_adds();
    structs_are_defined_and_read();
    assert!(rt().heap.borrow().collections > 0);
}

#[test]
fn constants_come_back_from_objects() {
    let constants = [
        Const::int64(5),
        Const::float64(-0.0),
        Const::string("héllo"),
        Const::symbol("s"),
        Const::Type(value::vector_type(builtin().int64)),
        Const::tuple(vec![Const::symbol("a"), Const::tuple(vec![Const::bool(true), Const::string("x")])]),
        Const::nothing(),
    ];
    for constant in constants {
        let object = value::const_to_object(&constant);
        assert_eq!(value::object_to_const(object), constant);
        let again = value::const_to_object(&constant);
        assert_eq!((object, object_id(object)), (again, object_id(again)));
    }
}
