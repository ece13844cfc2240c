//! Conversions between representations: boxing, unboxing, injection into and projection out of
//! tagged unions.

use std::rc::Rc;

use juliet_ir::stencil::{Hole, IntCond, Lane, Lv, Prim, Region};
use juliet_ir::{Const, Type};
use juliet_types::builtin;

use crate::builder::{Builder, Rv};
use crate::repr::{Repr, UnionRepr, constant_type, repr};

impl Builder<'_> {
    /// The same value in the representation of a place of type `to`.
    pub(crate) fn convert(&mut self, rv: &Rv, to: Type) -> Rv {
        if rv.ty == to {
            return rv.clone();
        }
        if rv.ty.is_bottom() {
            return self.zero(to);
        }
        let lanes = match (repr(rv.ty), repr(to)) {
            (_, Repr::Ghost) => return Rv::new(to, []),
            (Repr::Boxed, Repr::Boxed) => rv.lanes.clone(),
            (Repr::Boxed, _) => return self.unbox(rv.lane(), to),
            (_, Repr::Boxed) => return Rv::new(to, [self.box_value(rv)]),
            (Repr::Union(from), Repr::Union(dest)) => {
                return self.switch_union(rv, &from, to, |b, m| b.inject(m, &dest, to));
            }
            (Repr::Union(from), Repr::Lanes(_)) => return self.project(rv, &from, to),
            (_, Repr::Union(dest)) => return self.inject(rv, &dest, to),
            (Repr::Lanes(_), Repr::Lanes(_)) => rv.lanes.clone(),
            (Repr::Ghost, Repr::Lanes(_)) => return self.zero(to),
        };
        Rv { ty: to, lanes }
    }

    /// A pointer to an object that holds the value.
    pub(crate) fn box_value(&mut self, rv: &Rv) -> Lv {
        match repr(rv.ty) {
            Repr::Boxed => rv.lane(),
            Repr::Ghost => {
                let value = constant_type(rv.ty).map_or_else(|| Const::bits(rv.ty, &[]), Const::Type);
                self.object(value)
            }
            Repr::Lanes(_) if rv.ty == builtin().bool => {
                let yes = self.object(Const::bool(true));
                let no = self.object(Const::bool(false));
                self.prim(Prim::Select, &[rv.lane(), yes, no], Lane::Ref)
            }
            Repr::Lanes(leaves) => {
                let object = self.alloc(rv.ty);
                for (leaf, lane) in leaves.iter().zip(&rv.lanes) {
                    self.store(object, leaf.offset, *lane, Region::Field);
                }
                object
            }
            Repr::Union(union) => self
                .switch_union(rv, &union, Type::any(), |b, member| Rv::new(Type::any(), [b.box_value(member)]))
                .lane(),
        }
    }

    /// The value in an object that is known to be of type `to`.
    pub(crate) fn unbox(&mut self, object: Lv, to: Type) -> Rv {
        match repr(to) {
            Repr::Ghost => Rv::new(to, []),
            Repr::Boxed => Rv::new(to, [object]),
            Repr::Lanes(leaves) => {
                let lanes: Vec<Lv> =
                    leaves.iter().map(|leaf| self.load(leaf.lane, object, leaf.offset, Region::Field)).collect();
                Rv::new(to, lanes)
            }
            Repr::Union(union) => self.unbox_union(object, &union, to),
        }
    }

    fn unbox_union(&mut self, object: Lv, union: &Rc<UnionRepr>, to: Type) -> Rv {
        let tag = self.load_tag(object);
        let join = self.new_block();
        let params: Vec<Lv> = repr(to).lanes().into_iter().map(|l| self.block_param(join, l)).collect();
        let last = union.members.len() - 1;
        for (index, member) in union.members.iter().enumerate() {
            let next = (index != last).then(|| {
                let descriptor = self.type_address(member.ty);
                let same = self.icmp(IntCond::Eq, tag, descriptor);
                let (hit, next) = (self.new_block(), self.new_block());
                self.branch(same, hit, next);
                self.switch_to(hit);
                next
            });
            let value = self.unbox(object, member.ty);
            let injected = self.inject(&value, union, to);
            self.jump(join, &injected.lanes);
            if let Some(next) = next {
                self.switch_to(next);
            }
        }
        self.switch_to(join);
        Rv::new(to, params)
    }

    /// A member's value as a tagged union.
    fn inject(&mut self, rv: &Rv, union: &Rc<UnionRepr>, to: Type) -> Rv {
        let Some(tag) = union.members.iter().position(|m| m.ty == rv.ty) else {
            // A member that the target lacks: control cannot be here.
            return self.zero(to);
        };
        let mut lanes = vec![self.constant(Lane::I8, tag as u128)];
        let places = &union.members[tag].places;
        for (place, lane) in union.payload.iter().enumerate() {
            let value = match places.iter().position(|p| *p == place) {
                Some(i) => rv.lanes[i],
                None => self.constant(*lane, 0),
            };
            lanes.push(value);
        }
        Rv::new(to, lanes)
    }

    /// The lanes of member `to`, which the value is known to be.
    fn project(&mut self, rv: &Rv, union: &Rc<UnionRepr>, to: Type) -> Rv {
        match union.members.iter().find(|m| m.ty == to) {
            Some(member) => Rv::new(to, member.places.iter().map(|p| rv.lanes[1 + p]).collect::<Vec<_>>()),
            None => self.zero(to),
        }
    }

    /// Whether a tagged union's value is one of the members that `test` accepts, as an `I8`.
    pub(crate) fn union_test(&mut self, rv: &Rv, union: &Rc<UnionRepr>, test: impl Fn(Type) -> bool) -> Lv {
        let hits: Vec<usize> = (0..union.members.len()).filter(|i| test(union.members[*i].ty)).collect();
        if hits.len() == union.members.len() {
            return self.constant(Lane::I8, 1);
        }
        let mut result = None;
        for hit in hits {
            let tag = self.constant(Lane::I8, hit as u128);
            let same = self.icmp(IntCond::Eq, rv.lanes[0], tag);
            result = Some(match result {
                None => same,
                Some(before) => self.prim(Prim::Or, &[before, same], Lane::I8),
            });
        }
        result.unwrap_or_else(|| self.constant(Lane::I8, 0))
    }

    /// Runs `each` for every member in a block of its own and joins the results, of type `to`.
    pub(crate) fn switch_union(
        &mut self,
        rv: &Rv,
        union: &Rc<UnionRepr>,
        to: Type,
        mut each: impl FnMut(&mut Self, &Rv) -> Rv,
    ) -> Rv {
        let join = self.new_block();
        let params: Vec<Lv> = repr(to).lanes().into_iter().map(|l| self.block_param(join, l)).collect();
        let last = union.members.len() - 1;
        for (index, member) in union.members.iter().enumerate() {
            let next = (index != last).then(|| {
                let tag = self.constant(Lane::I8, index as u128);
                let same = self.icmp(IntCond::Eq, rv.lanes[0], tag);
                let (hit, next) = (self.new_block(), self.new_block());
                self.branch(same, hit, next);
                self.switch_to(hit);
                next
            });
            let value = Rv::new(member.ty, member.places.iter().map(|p| rv.lanes[1 + p]).collect::<Vec<_>>());
            let result = each(self, &value);
            self.jump(join, &result.lanes);
            if let Some(next) = next {
                self.switch_to(next);
            }
        }
        self.switch_to(join);
        Rv::new(to, params)
    }

    /// Reads a place in memory that holds a value of type `ty`, inline or as a pointer. `check`:
    /// an undefined reference throws.
    pub(crate) fn load_place(
        &mut self,
        base: Lv,
        offset: u32,
        ty: Type,
        is_pointer: bool,
        check: bool,
        region: Region,
    ) -> Rv {
        if is_pointer {
            let object = self.load(Lane::Ref, base, offset, region);
            if check {
                self.throw_if_undefined(object);
            }
            return Rv::new(if repr(ty) == Repr::Boxed { ty } else { Type::any() }, [object]);
        }
        match repr(ty) {
            Repr::Lanes(leaves) => {
                let lanes: Vec<Lv> =
                    leaves.iter().map(|l| self.load(l.lane, base, offset + l.offset, region)).collect();
                if check && let Some(i) = leaves.iter().position(|l| l.lane == Lane::Ref) {
                    self.throw_if_undefined(lanes[i]);
                }
                Rv::new(ty, lanes)
            }
            Repr::Ghost => Rv::new(ty, []),
            Repr::Boxed | Repr::Union(_) => {
                let object = self.alloc(ty);
                let size = ty.layout().map_or(0, |l| l.size);
                let from = self.address(base, offset);
                self.copy_bytes(object, from, size);
                Rv::new(ty, [object])
            }
        }
    }

    /// Writes a value, already of the place's type, to a place in memory.
    pub(crate) fn store_place(&mut self, base: Lv, offset: u32, value: &Rv, is_pointer: bool, region: Region) {
        if is_pointer {
            let object = self.box_value(value);
            self.store(base, offset, object, region);
            return;
        }
        match repr(value.ty) {
            Repr::Lanes(leaves) => {
                for (leaf, lane) in leaves.iter().zip(&value.lanes) {
                    self.store(base, offset + leaf.offset, *lane, region);
                }
            }
            Repr::Ghost => {}
            Repr::Boxed | Repr::Union(_) => {
                let size = value.ty.layout().map_or(0, |l| l.size);
                let to = self.address(base, offset);
                self.copy_bytes(to, value.lane(), size);
            }
        }
    }

    pub(crate) fn throw_if_undefined(&mut self, object: Lv) {
        let undefined = self.is_null(object);
        self.fail_if(undefined, |b| b.throw_by("jlt_undef_ref", &[]));
    }

    /// `base + offset` as an address.
    pub(crate) fn address(&mut self, base: Lv, offset: u32) -> Lv {
        if offset == 0 && self.lane_of(base) == Lane::I64 {
            return base;
        }
        let offset = self.int(i64::from(offset));
        self.prim(Prim::Iadd, &[base, offset], Lane::I64)
    }

    pub(crate) fn copy_bytes(&mut self, to: Lv, from: Lv, size: u32) {
        let size = self.int(i64::from(size));
        let (to, from) = (self.address(to, 0), self.address(from, 0));
        self.runtime("memmove", &[to, from, size], &[Lane::I64]);
    }

    /// The hole of a runtime datum or function, as an address.
    pub(crate) fn runtime_address(&mut self, hole: Hole, fill: juliet_ir::stencil::Fill) -> Lv {
        let hole = self.hole(hole, fill);
        self.hole_address(hole)
    }
}
