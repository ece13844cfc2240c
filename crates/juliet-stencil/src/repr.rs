//! How values of a type travel between instructions and methods.
//!
//! * one possible value: no lanes;
//! * concrete immutable with few leaves: one lane a leaf, in memory order;
//! * small union of concrete types, some of them with lanes: a tag lane and shared payload lanes;
//! * anything else: a pointer to an object.

use std::cell::Cell;
use std::rc::Rc;

use juliet_ir::stencil::{Lane, Signature};
use juliet_types::{Type, TypeKind, builtin};
use smallvec::SmallVec;

/// Most leaves that travel in lanes.
const LEAVES_MAX: usize = 16;
/// Most members of a union that travels as tag and payload.
const MEMBERS_MAX: usize = 4;
/// Most payload lanes of such a union.
const PAYLOAD_MAX: usize = 12;

/// Most words of a result that is returned in registers.
const RESULTS_MAX: usize = 8;

/// A leaf of a flattened value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Leaf {
    /// Byte offset in memory.
    pub(crate) offset: u32,
    pub(crate) lane: Lane,
}

/// A member of a tagged union; the tag is its position.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Member {
    pub(crate) ty: Type,
    /// For each lane of the member, its place among the payload lanes.
    pub(crate) places: Vec<usize>,
}

/// A representation.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Repr {
    /// One possible value, or none.
    Ghost,
    /// Lanes of the leaves.
    Lanes(SmallVec<[Leaf; 4]>),
    /// A pointer to an object.
    Boxed,
    /// A tag lane (`I8`) and payload lanes.
    Union(Rc<UnionRepr>),
}

/// A tagged union.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct UnionRepr {
    pub(crate) members: Vec<Member>,
    pub(crate) payload: Vec<Lane>,
}

impl Repr {
    /// The lanes, in order.
    pub(crate) fn lanes(&self) -> Vec<Lane> {
        match self {
            Repr::Ghost => vec![],
            Repr::Lanes(leaves) => leaves.iter().map(|l| l.lane).collect(),
            Repr::Boxed => vec![Lane::Ref],
            Repr::Union(union) => std::iter::once(Lane::I8).chain(union.payload.iter().copied()).collect(),
        }
    }
}

/// The lane of a primitive type, if it has one.
pub(crate) fn primitive_lane(ty: Type) -> Option<Lane> {
    if !ty.is_primitive() {
        return None;
    }
    let b = builtin();
    Some(match ty.layout()?.size {
        _ if ty == b.float64 => Lane::F64,
        _ if ty == b.float32 => Lane::F32,
        1 => Lane::I8,
        2 => Lane::I16,
        4 => Lane::I32,
        8 => Lane::I64,
        16 => Lane::I128,
        _ => return None,
    })
}

/// Appends the leaves of an inline type at `base`; `None` where it has too many or odd ones.
fn collect_leaves(ty: Type, base: u32, out: &mut SmallVec<[Leaf; 4]>) -> Option<()> {
    if ty.is_primitive() {
        out.push(Leaf { offset: base, lane: primitive_lane(ty)? });
        return Some(());
    }
    let layout = ty.layout()?;
    for (index, place) in layout.fields.iter().enumerate() {
        if place.is_pointer {
            out.push(Leaf { offset: base + place.offset, lane: Lane::Ref });
        } else {
            collect_leaves(ty.field_type(index)?, base + place.offset, out)?;
        }
        if out.len() > LEAVES_MAX {
            return None;
        }
    }
    Some(())
}

/// The type that `Type{T}` is known to hold without looking: only where `===` and `==` of types
/// are the same thing.
pub(crate) fn constant_type(ty: Type) -> Option<Type> {
    let inner = ty.type_parameter()?;
    (matches!(inner.kind(), TypeKind::Data(_)) && !inner.has_free_vars()).then_some(inner)
}

/// The representation of a type.
pub(crate) fn repr(ty: Type) -> Repr {
    if ty.is_bottom() || constant_type(ty).is_some() {
        return Repr::Ghost;
    }
    match ty.kind() {
        TypeKind::Union(members) => union_repr(members),
        _ => concrete_repr(ty),
    }
}

fn concrete_repr(ty: Type) -> Repr {
    // Equal unions and `where` types may be different objects: `Type{T}` of these is no ghost.
    if ty.is_type_type() || !ty.is_stored_inline() {
        return Repr::Boxed;
    }
    let mut leaves = SmallVec::new();
    match collect_leaves(ty, 0, &mut leaves) {
        Some(()) if leaves.is_empty() => Repr::Ghost,
        Some(()) => Repr::Lanes(leaves),
        None => Repr::Boxed,
    }
}

thread_local! {
    static RELIED_ON_ORDER: Cell<u64> = const { Cell::new(0) };
}

/// How often the order in which a program defined types has decided the representation of a union: code that
/// was made of it is not that of another order.
pub fn relied_on_order() -> u64 {
    RELIED_ON_ORDER.get()
}

fn union_repr(members: &[Type]) -> Repr {
    if members.len() > MEMBERS_MAX || !members.iter().all(|m| m.is_concrete() && !m.is_type_type()) {
        return Repr::Boxed;
    }
    let mut reprs: Vec<(Type, Repr)> = members.iter().map(|m| (*m, concrete_repr(*m))).collect();
    if !reprs.iter().any(|(_, r)| matches!(r, Repr::Lanes(_))) {
        return Repr::Boxed;
    }
    // Tags must not depend on names: by lanes, then by order of definition.
    reprs.sort_by(|(a, ra), (b, rb)| {
        ra.lanes().cmp(&rb.lanes()).then_with(|| a.definition_order().cmp(&b.definition_order()))
    });
    if reprs.windows(2).any(|pair| pair[0].1.lanes() == pair[1].1.lanes() && !pair[0].0.is_order_fixed(pair[1].0)) {
        RELIED_ON_ORDER.set(RELIED_ON_ORDER.get() + 1);
    }
    let mut payload: Vec<Lane> = Vec::new();
    let mut out = Vec::new();
    for (ty, repr) in reprs {
        let mut taken = vec![false; payload.len()];
        let mut places = Vec::new();
        for lane in repr.lanes() {
            let free = (0..payload.len()).find(|&i| !taken[i] && payload[i] == lane);
            let place = free.unwrap_or_else(|| {
                payload.push(lane);
                taken.push(false);
                payload.len() - 1
            });
            taken[place] = true;
            places.push(place);
        }
        out.push(Member { ty, places });
    }
    if payload.len() > PAYLOAD_MAX { Repr::Boxed } else { Repr::Union(Rc::new(UnionRepr { members: out, payload })) }
}

/// The type that a method with this result type returns it as: what does not fit into the
/// registers for results is returned as an object.
pub(crate) fn returned_as(ret: Type) -> Type {
    let weight = |lane: &Lane| if *lane == Lane::I128 { 2 } else { 1 };
    if repr(ret).lanes().iter().map(weight).sum::<usize>() > RESULTS_MAX { Type::any() } else { ret }
}

/// The lanes of a specialised entry.
pub fn signature(params: &[Type], ret: Type) -> Signature {
    Signature { params: params.iter().flat_map(|t| repr(*t).lanes()).collect(), rets: repr(returned_as(ret)).lanes() }
}
