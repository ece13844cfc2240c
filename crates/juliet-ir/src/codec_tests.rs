//! Tests of the byte form: what comes back is what went in, and damage is noticed or harmless.

use std::sync::Arc;

use juliet_types::{
    ModulePath, Param, Sym, Type, TypeName, TypeVar, builtin, ntuple, sym, tuple, type_of_type, union, union_all,
    vararg,
};

use crate::codec::{Image, Unencodable, Writer};
use crate::lowered::{
    Attributes, Body, ForeignCall, ForeignTarget, Inbounds, Inlining, Operand, Place, Slot, SlotId, Stmt, StmtId,
};
use crate::{Const, GlobalRef, Loc};

fn resolve(module: ModulePath, name: Sym) -> Option<&'static TypeName> {
    let b = builtin();
    let known = [b.int64, b.float64, b.bool, b.symbol, b.nothing, b.array, b.type_, b.string, tuple(&[]), Type::any()];
    known.iter().filter_map(|t| t.unwrap_union_all().type_name()).find(|n| n.module == module && n.name == name)
}

fn types() -> Vec<Type> {
    let b = builtin();
    let t = TypeVar::unbounded(sym("T"));
    let n = TypeVar::new(sym("N"), Type::bottom(), union(&[b.int64, b.float64]));
    let array = juliet_types::apply(b.array, &[t.into(), n.into()]).unwrap_or(b.int64);
    vec![
        Type::bottom(),
        Type::any(),
        b.array,
        tuple(&[b.int64, vararg(b.float64, None)]),
        tuple(&[type_of_type(b.int64), tuple(&[])]),
        union_all(t, union_all(n, tuple(&[array, t.as_type()]))),
        union_all(n, ntuple(n.into(), b.bool)),
        union(&[b.int64, b.nothing, b.string]),
        juliet_types::apply(b.array, &[b.float64.into(), Param::Value(Const::int64(2))]).unwrap_or(b.int64),
    ]
}

fn all_statements(inner: Arc<Body>) -> Vec<Stmt> {
    let global = GlobalRef::new(ModulePath::main(), "x");
    let (one, slot) = (Operand::Const(Const::int64(1)), Operand::Slot(SlotId(1)));
    let ssa = Operand::Ssa(StmtId(0));
    let mut list: Vec<Stmt> = types().into_iter().map(|t| Stmt::Copy(Operand::Const(Const::Type(t)))).collect();
    let foreign = |target| {
        let call = ForeignCall {
            target,
            ret: Operand::Const(Const::Type(builtin().int64)),
            arg_types: vec![Operand::Global(global)],
            fixed: 1,
            args: vec![slot.clone()],
            roots: vec![ssa.clone()],
        };
        Stmt::Foreign(Box::new(call))
    };
    list.extend([
        Stmt::Call { func: Operand::Global(global), args: vec![one.clone(), ssa.clone(), Operand::StaticParam(0)] },
        Stmt::New { ty: ssa.clone(), args: vec![slot.clone()] },
        Stmt::SplatNew { ty: ssa.clone(), args: slot.clone() },
        Stmt::Copy(Operand::Const(Const::string("text \u{3bb}"))),
        Stmt::Copy(Operand::Const(Const::Module(ModulePath::core()))),
        Stmt::Copy(Operand::Const(Const::tuple(vec![Const::symbol("a"), Const::int64(-3)]))),
        Stmt::Assign(SlotId(1), one.clone()),
        Stmt::NewVar(SlotId(0)),
        Stmt::SetGlobal(global, one.clone()),
        Stmt::DeclareConst(global, one.clone()),
        Stmt::DeclareGlobal(global, None),
        Stmt::DeclareGlobal(global, Some(ssa.clone())),
        Stmt::DeclareFunction(global),
        Stmt::DefineMethod { signature: ssa.clone(), body: inner },
        Stmt::Goto(StmtId(2)),
        Stmt::GotoIfNot { cond: slot.clone(), target: StmtId(3) },
        Stmt::EnterTry(StmtId(4)),
        Stmt::LeaveTry(2),
        Stmt::PopException(StmtId(1)),
        Stmt::CurrentException,
        Stmt::IsDefined(Place::Slot(SlotId(1))),
        Stmt::IsDefined(Place::StaticParam(0)),
        Stmt::IsDefined(Place::Global(global)),
        Stmt::ThrowUndefIfNot { name: sym("v"), cond: slot.clone() },
        foreign(ForeignTarget::Symbol(sym("strlen"))),
        foreign(ForeignTarget::Library { symbol: sym("cos"), library: Operand::Const(Const::string("libm")) }),
        foreign(ForeignTarget::Pointer(slot.clone())),
        Stmt::BoundsCheck,
        Stmt::Inbounds(Inbounds::Push),
        Stmt::Inbounds(Inbounds::Pop),
        Stmt::LoopInfo,
        Stmt::Nop,
        Stmt::Return(ssa),
    ]);
    list
}

fn body(name: &str, stmts: Vec<Stmt>) -> Body {
    let loc = |line: u32| Loc { file: sym(if line.is_multiple_of(5) { "a.jl" } else { "b.jl" }), line: 1000 - line };
    Body {
        name: sym(name),
        module: ModulePath::main(),
        nargs: 2,
        is_va: true,
        slots: [("#self#", true), ("x", false)]
            .map(|(name, flag)| Slot { name: sym(name), always_defined: flag, single_assignment: !flag })
            .to_vec()
            .into(),
        sparams: vec![sym("T")],
        locs: (0..stmts.len() as u32).map(loc).collect(),
        stmts: stmts.into(),
        loc: loc(7),
        attrs: Attributes {
            inlining: Inlining::Never,
            nospecialize: 1 << 40,
            generated: true,
            ..Attributes::default()
        },
        kwarg_names: vec![sym("key")],
        plain_hash: Default::default(),
    }
}

fn sample() -> Body {
    let inner = body("inner", vec![Stmt::Return(Operand::Slot(SlotId(1)))]);
    body("outer", all_statements(Arc::new(inner)))
}

fn image(body: &Body) -> Result<Vec<u8>, Unencodable> {
    let mut writer = Writer::new(resolve);
    let offset = writer.body(body)?;
    writer.number(u64::from(offset));
    Ok(writer.finish())
}

#[test]
fn a_body_comes_back() {
    let sent = sample();
    let image = Image::open(image(&sent).expect("all of it has names"), resolve).expect("an image");
    let mut tail = image.tail();
    let received = tail.body().expect("a body");
    assert!(tail.is_at_end());
    assert!(!received.stmts.is_made() && !received.locs.is_made());
    assert_eq!(sent, *received);
    assert_eq!(sent.to_string(), received.to_string());
}

#[test]
fn what_has_no_name_is_refused() {
    let t = TypeVar::unbounded(sym("T"));
    let free = body("f", vec![Stmt::Return(Operand::Const(Const::Type(tuple(&[t.as_type()]))))]);
    assert_eq!(image(&free), Err(Unencodable("type variable T is free".to_owned())));
    let unknown = body("f", vec![Stmt::Return(Operand::Const(Const::Type(builtin().module)))]);
    assert!(image(&unknown).is_err_and(|why| why.0.contains("Core.Module")));
}

#[test]
fn damage_never_panics() {
    let good = image(&sample()).expect("all of it has names");
    let other = image(&body("other", vec![Stmt::Return(Operand::Slot(SlotId(0)))])).expect("all of it has names");
    let mut whole = 0;
    for round in 0..juliet_generate::fuzz_rounds(6000) {
        let bytes = juliet_generate::damage(&good, &other, &mut juliet_generate::Random::new(round));
        let Ok(image) = Image::open(bytes, resolve) else { continue };
        let Ok(body) = image.tail().body() else { continue };
        whole += usize::from(body.verify().is_ok());
        assert!(!body.to_string().is_empty());
        assert!(body.slots.len() >= body.nargs as usize);
    }
    assert!(whole > 0, "most flips leave a readable body");
}
