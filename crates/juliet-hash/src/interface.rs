//! Encodings of what a caller relies on about a callee, and of the answers to questions of inference.

use juliet_infer::lattice::{Conditional, Partial};
use juliet_infer::{Binding, Inferred, Lattice, Matches};
use juliet_ir::Type;

use crate::portable::{Fingerprint, Names, Portable};
use crate::typed::encode_typed;

/// What callers may see of a result: what it returns, its effects, how its entry takes arguments,
/// and its body where that is inlined. As long as this is the same, callers need not be inferred.
pub fn interface(names: &dyn Names, result: &Inferred) -> Option<Fingerprint> {
    let Inferred {
        instance: _,
        ret,
        ret_const: _, // part of the lattice element
        ret_lattice,
        effects,
        body,
        inline_body,
        runs,
        is_const_prop_wished,
        stmt_count: _, // steers how hard inference tries, never what is true
    } = result;
    let mut p = Portable::new(names, "juliet interface");
    p.ty(*ret);
    lattice(&mut p, ret_lattice);
    p.e.u32(u32::from(effects.0));
    p.e.tag(u8::from(*runs));
    p.e.tag(u8::from(*is_const_prop_wished));
    let arguments = body.arg_types();
    p.e.len(arguments.len());
    arguments.iter().for_each(|ty| p.ty(*ty));
    p.e.tag(u8::from(inline_body.is_some()));
    if let Some(body) = inline_body {
        encode_typed(&mut p, body);
    }
    p.fingerprint()
}

/// An element of the lattice.
fn lattice(p: &mut Portable<'_>, element: &Lattice) {
    match element {
        Lattice::Type(ty) => {
            p.e.tag(0);
            p.ty(*ty);
        }
        Lattice::Const(value) => {
            p.e.tag(1);
            p.constant(value);
        }
        Lattice::Partial(partial) => {
            let Partial { ty, fields } = &**partial;
            p.e.tag(2);
            p.ty(*ty);
            p.e.len(fields.len());
            fields.iter().for_each(|field| lattice(p, field));
        }
        Lattice::Conditional(conditional) => {
            let Conditional { slot, version, then, otherwise } = &**conditional;
            p.e.tag(3);
            p.e.u32(*slot);
            p.e.u32(*version);
            lattice(p, then);
            lattice(p, otherwise);
        }
    }
}

/// The answer to "which methods may this call reach?"; `None` stands for too many.
pub fn methods_answer(names: &dyn Names, answer: Option<&Matches>) -> Option<Fingerprint> {
    let mut p = Portable::new(names, "juliet methods");
    match answer {
        None => p.e.tag(0),
        Some(Matches { methods, covered }) => {
            p.e.tag(1 + u8::from(*covered));
            p.e.len(methods.len());
            for found in methods {
                p.method(found.method.0);
                // Static parameters follow from method and types.
                p.ty(found.spec_types);
                p.e.tag(u8::from(found.covers));
            }
        }
    }
    p.fingerprint()
}

/// The answer to "what is this global?".
pub fn binding_answer(names: &dyn Names, answer: &Binding) -> Option<Fingerprint> {
    let mut p = Portable::new(names, "juliet binding");
    match answer {
        Binding::Const(value) => {
            p.e.tag(0);
            p.constant(value);
        }
        Binding::Typed(ty) => {
            p.e.tag(1);
            p.ty(*ty);
        }
        Binding::Any => p.e.tag(2),
        Binding::Undefined => p.e.tag(3),
    }
    p.fingerprint()
}

/// In which order the members of a union were defined.
pub fn order_answer(names: &dyn Names, union: Type) -> Option<Fingerprint> {
    let mut members = union.union_members();
    members.sort_by_cached_key(|member| member.definition_order());
    let mut p = Portable::new(names, "juliet order");
    p.e.len(members.len());
    members.iter().for_each(|member| p.ty(*member));
    p.fingerprint()
}

/// The value of a field of a constant object, where it has one.
pub fn field_answer(names: &dyn Names, answer: Option<&juliet_ir::Const>) -> Option<Fingerprint> {
    let mut p = Portable::new(names, "juliet field");
    p.e.tag(u8::from(answer.is_some()));
    if let Some(value) = answer {
        p.constant(value);
    }
    p.fingerprint()
}
