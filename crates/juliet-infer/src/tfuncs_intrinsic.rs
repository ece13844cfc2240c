//! Result types and effects of intrinsics.

use juliet_ir::builtins::ResultRule;
use juliet_ir::{Effects, Intrinsic, Type};
use juliet_types::{Param, TypeKind, builtin, tuple};

use crate::fold_intrinsic;
use crate::lattice::Lattice;
use crate::tfuncs::Outcome;

/// The result and the effects of an intrinsic for these arguments.
pub(crate) fn result(intrinsic: Intrinsic, args: &[Lattice]) -> Outcome {
    if args.len() != intrinsic.arity() {
        return (Lattice::bottom(), Effects::PURE_THROWS);
    }
    let consts: Option<Vec<&juliet_ir::Const>> = args.iter().map(Lattice::as_const).collect();
    if let Some(consts) = consts
        && let Some(value) = fold_intrinsic::fold(intrinsic, &consts)
    {
        return (Lattice::Const(value), Effects::PURE);
    }
    let ty = match intrinsic.rule() {
        ResultRule::First => args[0].widen(),
        ResultRule::Second => args[1].widen(),
        ResultRule::Bool => builtin().bool,
        ResultRule::Int => builtin().int64,
        ResultRule::Named => named(&args[0]),
        ResultRule::Checked => {
            let first = args[0].widen();
            if first.is_primitive() { tuple(&[first, builtin().bool]) } else { builtin().tuple }
        }
        ResultRule::Special => pointed_to(args[0].widen()),
    };
    let ty = if ty.is_primitive() || intrinsic == Intrinsic::Pointerref || intrinsic.rule() == ResultRule::Checked {
        ty
    } else {
        loose(ty)
    };
    (Lattice::of(ty), effects(intrinsic, args))
}

/// For operands of types that are not known, the result is of a type that is not known either.
fn loose(ty: Type) -> Type {
    match ty.kind() {
        TypeKind::Union(members) if members.iter().all(|m| m.is_primitive()) => ty,
        _ => Type::any(),
    }
}

fn effects(intrinsic: Intrinsic, args: &[Lattice]) -> Effects {
    let effects = intrinsic.effects();
    let is_typed = args.iter().all(|a| a.widen().is_primitive() || a.as_type_value().is_some_and(|t| t.is_primitive()));
    if is_typed || matches!(intrinsic, Intrinsic::Pointerset | Intrinsic::Pointerref) {
        return if nonzero_divisor(intrinsic, args) { effects.with(Effects::NOTHROW) } else { effects };
    }
    effects.without(Effects::NOTHROW)
}

/// Division by a constant other than 0 and -1 does not throw.
fn nonzero_divisor(intrinsic: Intrinsic, args: &[Lattice]) -> bool {
    let divides = matches!(
        intrinsic,
        Intrinsic::SdivInt
            | Intrinsic::UdivInt
            | Intrinsic::SremInt
            | Intrinsic::UremInt
            | Intrinsic::CheckedSdivInt
            | Intrinsic::CheckedUdivInt
            | Intrinsic::CheckedSremInt
            | Intrinsic::CheckedUremInt
    );
    divides
        && match args[1].as_const() {
            Some(juliet_ir::Const::Bits { bytes, .. }) => {
                bytes.iter().any(|b| *b != 0) && bytes.iter().any(|b| *b != 0xff)
            }
            _ => false,
        }
}

fn named(ty: &Lattice) -> Type {
    match ty.as_type_value() {
        Some(t) if !t.has_free_vars() => t,
        _ => match ty.widen().type_parameter() {
            Some(t) if !t.has_free_vars() => t,
            _ => Type::any(),
        },
    }
}

/// `T` of `Ptr{T}`.
pub(crate) fn pointed_to(ptr: Type) -> Type {
    if !ptr.is_core_named("Ptr") {
        return Type::any();
    }
    match ptr.params().first() {
        Some(Param::Type(t)) if !t.has_free_vars() => *t,
        _ => Type::any(),
    }
}
