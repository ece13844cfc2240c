//! Objects: construction, reading and writing of fields.

use juliet_ir::stencil::{IntCond, Lane, Lv, Prim, Region};
use juliet_ir::typed::Operand;
use juliet_ir::{Builtin, Const, Type};
use juliet_types::builtin;

use crate::builder::{Builder, Rv};
use crate::repr::{Repr, repr};

impl Builder<'_> {
    /// `new(ty, args...)` of a concrete type; missing fields are zero, which means undefined for
    /// references.
    pub(crate) fn new_object(&mut self, ty: Type, args: &[Operand]) -> Rv {
        match repr(ty) {
            Repr::Ghost if !ty.is_mutable() => Rv::new(ty, []),
            Repr::Lanes(_) => {
                let mut lanes = Vec::new();
                for index in 0..ty.field_count().unwrap_or(0) {
                    let place = self.field_place_type(ty, index);
                    let rv = match args.get(index) {
                        Some(arg) => self.get_as(arg, place),
                        None => self.zero(place),
                    };
                    lanes.extend(rv.lanes);
                }
                Rv::new(ty, lanes)
            }
            _ => self.new_boxed(ty, args),
        }
    }

    fn new_boxed(&mut self, ty: Type, args: &[Operand]) -> Rv {
        let layout = ty.layout().expect("a new object's type has a layout");
        let values: Vec<Rv> = (0..args.len()).map(|i| self.get_as(&args[i], self.field_place_type(ty, i))).collect();
        let object = self.alloc(ty);
        for (place, value) in layout.fields.iter().zip(&values) {
            self.store_place(object, place.offset, value, place.is_pointer, Region::Field);
        }
        for place in &layout.fields[values.len().min(layout.fields.len())..] {
            let zero = self.int(0);
            if place.is_pointer || place.size >= 8 {
                for word in 0..place.size.div_ceil(8) {
                    self.store(object, place.offset + 8 * word, zero, Region::Field);
                }
            }
        }
        Rv::new(ty, [object])
    }

    /// The type that decides the representation of a field's place.
    pub(crate) fn field_place_type(&self, ty: Type, index: usize) -> Type {
        let field = ty.field_type(index).expect("the field exists");
        self.place_type(ty, index, field)
    }

    /// `tuple(args...)`; `ty` is the instruction's type.
    pub(crate) fn tuple(&mut self, args: &[Operand], ty: Type) -> Rv {
        if ty.is_concrete() && ty.is_tuple() && ty.fixed_tuple_length() == Some(args.len()) {
            return self.new_object(ty, args);
        }
        self.boxed_call("jlt_builtin", Builtin::Tuple as u16, args)
    }

    /// The index of a constant field name or number.
    pub(crate) fn known_field(&self, ty: Type, field: &Operand) -> Option<usize> {
        let index = match self.known(field)? {
            Const::Sym(name) => ty.field_index(name)?,
            number => usize::try_from(number.as_int()?).ok()?.checked_sub(1)?,
        };
        (index < ty.field_count()?).then_some(index)
    }

    /// `getfield(object, field)` where type and field are known; `None` otherwise.
    pub(crate) fn getfield(&mut self, args: &[Operand], result: Type) -> Option<Rv> {
        let ty = self.type_of(&args[0]);
        if !ty.is_concrete() || ty.as_data().is_none() || ty.is_kind() {
            return None;
        }
        let Some(index) = self.known_field(ty, &args[1]) else {
            return self.dynamic_getfield(ty, args, result);
        };
        let layout = ty.layout()?;
        let place = *layout.fields.get(index)?;
        let field_ty = ty.field_type(index)?;
        let check = index >= ty.initialized_count();
        let object = self.get(&args[0]);
        match repr(ty) {
            Repr::Lanes(_) => Some(self.field_of_lanes(&object, ty, index, field_ty, place.is_pointer, check)),
            Repr::Ghost => Some(Rv::new(field_ty, [])),
            Repr::Boxed => {
                let rv = self.load_place(object.lane(), place.offset, field_ty, place.is_pointer, check, Region::Field);
                Some(self.narrow(rv, field_ty))
            }
            Repr::Union(_) => None,
        }
    }

    fn field_of_lanes(
        &mut self,
        object: &Rv,
        ty: Type,
        index: usize,
        field_ty: Type,
        is_pointer: bool,
        check: bool,
    ) -> Rv {
        let skip: usize = (0..index).map(|i| repr(self.field_place_type(ty, i)).lanes().len()).sum();
        let place_ty = if is_pointer { Type::any() } else { field_ty };
        let count = repr(place_ty).lanes().len();
        let lanes: Vec<Lv> = object.lanes[skip..skip + count].to_vec();
        if check && let Some(pointer) = lanes.iter().find(|l| self.lane_of(**l) == Lane::Ref).copied() {
            self.throw_if_undefined(pointer);
        }
        self.narrow(Rv::new(place_ty, lanes), field_ty)
    }

    /// A pointer whose object is known to be of `ty`.
    fn narrow(&mut self, rv: Rv, ty: Type) -> Rv {
        if rv.ty == ty { rv } else { self.convert(&rv, ty) }
    }

    /// An element of a homogeneous tuple of scalars by a computed index.
    fn dynamic_getfield(&mut self, ty: Type, args: &[Operand], result: Type) -> Option<Rv> {
        if !ty.is_tuple() || self.type_of(&args[1]) != builtin().int64 {
            return None;
        }
        let elements = ty.tuple_elements();
        let first = *elements.first()?;
        if elements.iter().any(|e| *e != first) || !Builder::is_scalar(first) || !Builder::is_lanes(ty) {
            return None;
        }
        let size = first.layout()?.size;
        let tuple = self.get(&args[0]);
        let index = self.get(&args[1]).lane();
        let slot = self.stack_slot(size * elements.len() as u32, 16);
        let base = self.stack_address(slot);
        for (i, lane) in tuple.lanes.iter().enumerate() {
            self.store(base, size * i as u32, *lane, Region::Frame);
        }
        let one = self.int(1);
        let zero_based = self.prim(Prim::Isub, &[index, one], Lane::I64);
        let checked = args.get(2).is_none_or(|c| self.known(c).and_then(|c| c.as_bool()) != Some(false));
        if checked {
            let count = self.int(elements.len() as i64);
            let inside = self.icmp(IntCond::Ult, zero_based, count);
            let outside = self.invert(inside);
            self.fail_if(outside, |b| {
                let object = b.box_value(&tuple);
                b.throw_by("jlt_bounds_error", &[object, index]);
            });
        }
        let scale = self.int(i64::from(size));
        let offset = self.prim(Prim::Imul, &[zero_based, scale], Lane::I64);
        let address = self.prim(Prim::Iadd, &[base, offset], Lane::I64);
        debug_assert!(
            result.is_bottom() || juliet_types::is_subtype(first, result) || juliet_types::is_subtype(result, first)
        );
        Some(self.load_place(address, 0, first, false, false, Region::Frame))
    }

    /// `setfield!(object, field, value)` where type and field are known and the value fits.
    pub(crate) fn setfield(&mut self, args: &[Operand]) -> Option<Rv> {
        let ty = self.type_of(&args[0]);
        if !ty.is_concrete() || !ty.is_mutable() || ty.as_data().is_none() || ty.is_kind() {
            return None;
        }
        let index = self.known_field(ty, &args[1])?;
        let field_ty = ty.field_type(index)?;
        let value_ty = self.type_of(&args[2]);
        if ty.is_field_const(index) || ty.is_field_atomic(index) || !juliet_types::is_subtype(value_ty, field_ty) {
            return None;
        }
        let place = ty.layout()?.fields[index];
        let object = self.get(&args[0]).lane();
        let stored = self.get_as(&args[2], self.field_place_type(ty, index));
        self.store_place(object, place.offset, &stored, place.is_pointer, Region::Field);
        Some(self.get(&args[2]))
    }

    /// `isdefined(object, field)` where type and field are known.
    pub(crate) fn isdefined(&mut self, args: &[Operand]) -> Option<Rv> {
        let ty = self.type_of(&args[0]);
        if !ty.is_concrete() || ty.as_data().is_none() || ty.is_kind() || repr(ty) != Repr::Boxed {
            return None;
        }
        let index = self.known_field(ty, &args[1])?;
        let place = ty.layout()?.fields[index];
        if !place.is_pointer {
            return None;
        }
        let object = self.get(&args[0]).lane();
        let field = self.load(Lane::Ref, object, place.offset, Region::Field);
        let undefined = self.is_null(field);
        Some(self.not(undefined))
    }

    pub(crate) fn invert(&mut self, bit: Lv) -> Lv {
        let one = self.constant(Lane::I8, 1);
        self.prim(Prim::Xor, &[bit, one], Lane::I8)
    }

    pub(crate) fn not(&mut self, bit: Lv) -> Rv {
        let lane = self.invert(bit);
        self.bool_rv(lane)
    }
}
