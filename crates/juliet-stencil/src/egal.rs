//! `===` and `isa` by representation.

use juliet_ir::Type;
use juliet_ir::stencil::{IntCond, Lane, Lv, Prim};
use juliet_ir::typed::Operand;
use juliet_types::{builtin, is_subtype};

use crate::builder::{Builder, Rv};
use crate::repr::{Repr, repr};

impl Builder<'_> {
    /// `a === b`.
    pub(crate) fn egal(&mut self, args: &[Operand]) -> Rv {
        let (a, b) = (self.get(&args[0]), self.get(&args[1]));
        let bit = self.egal_values(&a, &b);
        self.bool_rv(bit)
    }

    fn egal_values(&mut self, a: &Rv, b: &Rv) -> Lv {
        match (repr(a.ty), repr(b.ty)) {
            (Repr::Ghost, Repr::Ghost) => self.constant(Lane::I8, u128::from(a.ty == b.ty)),
            (Repr::Lanes(leaves), Repr::Lanes(_)) if a.ty == b.ty => {
                let mut all = None;
                for (i, leaf) in leaves.iter().enumerate() {
                    let same = self.egal_lanes(leaf.lane, a.lanes[i], b.lanes[i]);
                    all = Some(match all {
                        None => same,
                        Some(before) => self.prim(Prim::And, &[before, same], Lane::I8),
                    });
                }
                all.unwrap_or_else(|| self.constant(Lane::I8, 1))
            }
            (Repr::Lanes(_) | Repr::Ghost, Repr::Lanes(_) | Repr::Ghost) => self.constant(Lane::I8, 0),
            (Repr::Union(union), Repr::Ghost) => self.union_test(a, &union, |m| m == b.ty),
            (Repr::Ghost, Repr::Union(union)) => self.union_test(b, &union, |m| m == a.ty),
            (Repr::Union(union), _) => self
                .switch_union(a, &union, builtin().bool, |s, member| {
                    let bit = s.egal_values(member, b);
                    s.bool_rv(bit)
                })
                .lane(),
            (_, Repr::Union(_)) => self.egal_values(b, a),
            (Repr::Boxed, _) | (_, Repr::Boxed) => self.egal_boxed(a, b),
        }
    }

    fn egal_lanes(&mut self, lane: Lane, a: Lv, b: Lv) -> Lv {
        match lane {
            Lane::Ref => self.runtime("jlt_egal", &[a, b], &[Lane::I8])[0],
            Lane::F32 | Lane::F64 => {
                let int = if lane == Lane::F32 { Lane::I32 } else { Lane::I64 };
                let (a, b) = (self.prim(Prim::Bitcast, &[a], int), self.prim(Prim::Bitcast, &[b], int));
                self.icmp(IntCond::Eq, a, b)
            }
            _ => self.icmp(IntCond::Eq, a, b),
        }
    }

    fn egal_boxed(&mut self, a: &Rv, b: &Rv) -> Lv {
        let by_pointer = compares_by_pointer(a.ty) || compares_by_pointer(b.ty);
        let (x, y) = (self.box_value(a), self.box_value(b));
        if by_pointer { self.icmp(IntCond::Eq, x, y) } else { self.runtime("jlt_egal", &[x, y], &[Lane::I8])[0] }
    }

    /// `isa(value, ty)`.
    pub(crate) fn isa(&mut self, args: &[Operand]) -> Option<Rv> {
        let ty = self.known_type(&args[1])?;
        let value = self.get(&args[0]);
        if is_subtype(value.ty, ty) {
            return Some(self.const_bool(true));
        }
        let bit = self.isa_value(&value, ty);
        Some(self.bool_rv(bit))
    }

    pub(crate) fn isa_value(&mut self, value: &Rv, ty: Type) -> Lv {
        match repr(value.ty) {
            Repr::Union(union) => self.union_test(value, &union, |m| is_subtype(m, ty)),
            Repr::Boxed if has_own_descriptor(ty) => {
                let tag = self.load_tag(value.lane());
                let descriptor = self.type_address(ty);
                self.icmp(IntCond::Eq, tag, descriptor)
            }
            Repr::Boxed if value.ty.is_concrete() && !value.ty.is_kind() => {
                self.constant(Lane::I8, u128::from(is_subtype(value.ty, ty)))
            }
            Repr::Boxed => {
                let object = value.lane();
                let ty = self.object(juliet_ir::Const::Type(ty));
                self.runtime("jlt_isa", &[object, ty], &[Lane::I8])[0]
            }
            Repr::Ghost | Repr::Lanes(_) => self.constant(Lane::I8, u128::from(is_subtype(value.ty, ty))),
        }
    }
}

/// `x isa ty` is a comparison of the header.
fn has_own_descriptor(ty: Type) -> bool {
    ty.is_concrete() && ty.as_data().is_some() && !ty.is_type_type()
}

/// Equal objects of the type are the same object.
fn compares_by_pointer(ty: Type) -> bool {
    let b = builtin();
    (ty.is_concrete() && (ty.is_mutable() && !ty.is_kind() && ty != b.string && ty != b.simple_vector))
        || ty.is_singleton()
        || ty == b.symbol
}
