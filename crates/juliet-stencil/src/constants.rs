//! Constants in lanes.

use juliet_ir::stencil::{Lane, Lv};
use juliet_ir::{Const, Type};
use juliet_types::builtin;

use crate::builder::{Builder, Rv};
use crate::repr::{Repr, repr};

impl Builder<'_> {
    /// A constant in the representation of its precise type.
    pub(crate) fn const_rv(&mut self, value: &Const) -> Rv {
        let ty = value.precise_type();
        match repr(ty) {
            Repr::Ghost => Rv::new(ty, []),
            // A source position that the program handles as data: as an object it fills a hole, and
            // code that moves to another line stays the same code. So do addresses, which are others in
            // the next process.
            Repr::Lanes(_) if ty == builtin().line_number_node || matches!(value, Const::Heap(_)) => {
                let object = self.object(value.clone());
                self.unbox(object, ty)
            }
            Repr::Lanes(leaves) => {
                let lanes: Vec<Lv> = match value {
                    Const::Bits { bytes, .. } => leaves
                        .iter()
                        .map(|leaf| self.constant(leaf.lane, read_bits(bytes, leaf.offset, leaf.lane)))
                        .collect(),
                    Const::Struct { ty, fields } => self.struct_lanes(*ty, fields),
                    other => panic!("stencil: constant {other} in lanes"),
                };
                Rv::new(ty, lanes)
            }
            Repr::Boxed | Repr::Union(_) => {
                let lane = self.object(value.clone());
                Rv::new(ty, [lane])
            }
        }
    }

    fn struct_lanes(&mut self, ty: Type, fields: &[Const]) -> Vec<Lv> {
        let mut out = Vec::new();
        for (index, field) in fields.iter().enumerate() {
            let field_ty = ty.field_type(index).expect("a constant has no more fields than its type");
            let rv = self.const_rv(field);
            out.extend(self.convert(&rv, self.place_type(ty, index, field_ty)).lanes);
        }
        out
    }

    /// The type whose representation a field has in memory: its own when inline, `Any` when a
    /// pointer.
    pub(crate) fn place_type(&self, ty: Type, index: usize, field_ty: Type) -> Type {
        let pointer = ty.layout().is_some_and(|l| l.fields[index].is_pointer);
        if pointer { Type::any() } else { field_ty }
    }
}

fn read_bits(bytes: &[u8], offset: u32, lane: Lane) -> u128 {
    let start = offset as usize;
    let mut wide = [0u8; 16];
    let size = lane.size() as usize;
    wide[..size].copy_from_slice(&bytes[start..start + size]);
    u128::from_le_bytes(wide)
}
