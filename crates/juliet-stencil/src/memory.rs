//! `Memory` and `MemoryRef`: element addresses, bounds, loads and stores.

use juliet_ir::Type;
use juliet_ir::stencil::{IntCond, Lane, Lv, Prim, Region};
use juliet_ir::typed::Operand;
use juliet_types::builtin;

use crate::builder::{Builder, Rv};

/// Byte offset of the length in a `Memory` object.
const LENGTH: u32 = 0;
/// Byte offset of the data pointer in a `Memory` object.
const DATA: u32 = 8;

/// How elements of a type lie in memory.
#[derive(Clone, Copy)]
struct Element {
    ty: Type,
    size: u32,
    is_pointer: bool,
}

fn element(container: Type) -> Option<Element> {
    let ty = container.params().first()?.as_type()?;
    if ty.has_free_vars() {
        return None;
    }
    let inline = ty.is_stored_inline();
    let layout = if inline { Some(ty.layout()?) } else { None };
    let size = layout.map_or(8, |l| l.size.next_multiple_of(l.align));
    Some(Element { ty, size, is_pointer: !inline })
}

fn is_memory_ref(ty: Type) -> bool {
    ty.is_concrete() && ty.is_core_named("MemoryRef")
}

fn is_memory(ty: Type) -> bool {
    ty.is_concrete() && ty.is_core_named("Memory")
}

impl Builder<'_> {
    fn is_true(&self, operand: Option<&Operand>) -> bool {
        operand.is_none_or(|o| self.known(o).and_then(|c| c.as_bool()) != Some(false))
    }

    /// `memorynew(Memory{T}, n)`.
    pub(crate) fn memorynew(&mut self, args: &[Operand]) -> Option<Rv> {
        let ty = self.known_type(&args[0])?;
        if !is_memory(ty) || self.type_of(&args[1]) != builtin().int64 {
            return None;
        }
        let count = self.get(&args[1]).lane();
        let descriptor = self.type_address(ty);
        let object = self.runtime_checked("jlt_memory_new", &[descriptor, count], Lane::Ref);
        Some(Rv::new(ty, [object]))
    }

    /// `memoryrefnew(memory)`, `memoryrefnew(ref, i, check)`, `memoryrefnew(memory, i, check)`.
    pub(crate) fn memoryrefnew(&mut self, args: &[Operand], result: Type) -> Option<Rv> {
        let ty = self.type_of(&args[0]);
        if !is_memory_ref(result) {
            return None;
        }
        let elem = element(result)?;
        let base = self.get(&args[0]);
        let (pointer, memory) = if is_memory(ty) {
            let memory = base.lane();
            let data = if elem.size == 0 { self.int(0) } else { self.load(Lane::I64, memory, DATA, Region::Fixed) };
            (data, memory)
        } else if is_memory_ref(ty) {
            (base.lanes[0], base.lanes[1])
        } else {
            return None;
        };
        let Some(index) = args.get(1) else {
            return Some(Rv::new(result, [pointer, memory]));
        };
        if self.type_of(index) != builtin().int64 {
            return None;
        }
        let index = self.get(index).lane();
        let one = self.int(1);
        let steps = self.prim(Prim::Isub, &[index, one], Lane::I64);
        let bytes = self.scale(steps, elem.size.max(1));
        let moved = self.prim(Prim::Iadd, &[pointer, bytes], Lane::I64);
        if self.is_true(args.get(2)) {
            self.check_step(memory, steps, moved, elem, index);
        }
        Some(Rv::new(result, [moved, memory]))
    }

    fn scale(&mut self, count: Lv, size: u32) -> Lv {
        if size == 1 {
            return count;
        }
        if size.is_power_of_two() {
            let shift = self.int(i64::from(size.trailing_zeros()));
            return self.prim(Prim::Shl, &[count, shift], Lane::I64);
        }
        let size = self.int(i64::from(size));
        self.prim(Prim::Imul, &[count, size], Lane::I64)
    }

    /// Throws unless the moved pointer is an element of the memory. The step itself is bounded
    /// first, so that its product with the size cannot wrap.
    fn check_step(&mut self, memory: Lv, steps: Lv, moved: Lv, elem: Element, index: Lv) {
        let length = self.load(Lane::I64, memory, LENGTH, Region::Fixed);
        let shifted = self.prim(Prim::Iadd, &[steps, length], Lane::I64);
        let one = self.int(1);
        let twice = self.prim(Prim::Shl, &[length, one], Lane::I64);
        let small = self.icmp(IntCond::Ult, shifted, twice);
        let start = if elem.size == 0 { self.int(0) } else { self.load(Lane::I64, memory, DATA, Region::Fixed) };
        let offset = self.prim(Prim::Isub, &[moved, start], Lane::I64);
        let extent = self.scale(length, elem.size.max(1));
        let within = self.icmp(IntCond::Ult, offset, extent);
        let good = self.prim(Prim::And, &[small, within], Lane::I8);
        let bad = self.invert(good);
        self.fail_if(bad, |b| b.throw_by("jlt_bounds_error_memory", &[memory, index]));
    }

    /// Throws where a reference does not point to an element.
    fn check_points(&mut self, pointer: Lv, memory: Lv, elem: Element) {
        let length = self.load(Lane::I64, memory, LENGTH, Region::Fixed);
        let start = if elem.size == 0 { self.int(0) } else { self.load(Lane::I64, memory, DATA, Region::Fixed) };
        let offset = self.prim(Prim::Isub, &[pointer, start], Lane::I64);
        let extent = self.scale(length, elem.size.max(1));
        let within = self.icmp(IntCond::Ult, offset, extent);
        let bad = self.invert(within);
        self.fail_if(bad, |b| {
            let one = b.int(1);
            b.throw_by("jlt_bounds_error_memory", &[memory, one]);
        });
    }

    fn reference(&mut self, operand: &Operand) -> Option<(Lv, Lv, Element)> {
        let ty = self.type_of(operand);
        if !is_memory_ref(ty) {
            return None;
        }
        let elem = element(ty)?;
        let rv = self.get(operand);
        Some((rv.lanes[0], rv.lanes[1], elem))
    }

    /// `memoryrefget(ref, order, check)`.
    pub(crate) fn memoryrefget(&mut self, args: &[Operand]) -> Option<Rv> {
        let (pointer, memory, elem) = self.reference(&args[0])?;
        if self.is_true(args.get(2)) {
            self.check_points(pointer, memory, elem);
        }
        let rv = self.load_place(pointer, 0, elem.ty, elem.is_pointer, true, Region::Element);
        Some(if rv.ty == elem.ty { rv } else { self.convert(&rv, elem.ty) })
    }

    /// `memoryrefset!(ref, value, order, check)`.
    pub(crate) fn memoryrefset(&mut self, args: &[Operand]) -> Option<Rv> {
        let value_ty = self.type_of(&args[1]);
        let (pointer, memory, elem) = self.reference(&args[0])?;
        if !juliet_types::is_subtype(value_ty, elem.ty) {
            return None;
        }
        if self.is_true(args.get(3)) {
            self.check_points(pointer, memory, elem);
        }
        let place = if elem.is_pointer { Type::any() } else { elem.ty };
        let stored = self.get_as(&args[1], place);
        self.store_place(pointer, 0, &stored, elem.is_pointer, Region::Element);
        Some(self.get(&args[1]))
    }

    /// `memoryref_isassigned(ref, order, check)`.
    pub(crate) fn memoryref_isassigned(&mut self, args: &[Operand]) -> Option<Rv> {
        let (pointer, memory, elem) = self.reference(&args[0])?;
        if self.is_true(args.get(2)) {
            return None;
        }
        let _ = memory;
        if !elem.is_pointer {
            return Some(self.const_bool(true));
        }
        let object = self.load(Lane::Ref, pointer, 0, Region::Element);
        let undefined = self.is_null(object);
        Some(self.not(undefined))
    }

    /// `memoryrefoffset(ref)`: the one-based index of the element.
    pub(crate) fn memoryrefoffset(&mut self, args: &[Operand]) -> Option<Rv> {
        let (pointer, memory, elem) = self.reference(&args[0])?;
        let start = if elem.size == 0 { self.int(0) } else { self.load(Lane::I64, memory, DATA, Region::Fixed) };
        let bytes = self.prim(Prim::Isub, &[pointer, start], Lane::I64);
        let steps = match elem.size {
            0 | 1 => bytes,
            size if size.is_power_of_two() => {
                let shift = self.int(i64::from(size.trailing_zeros()));
                self.prim(Prim::Lshr, &[bytes, shift], Lane::I64)
            }
            size => {
                let size = self.int(i64::from(size));
                self.prim(Prim::Udiv, &[bytes, size], Lane::I64)
            }
        };
        let one = self.int(1);
        let index = self.prim(Prim::Iadd, &[steps, one], Lane::I64);
        Some(Rv::new(builtin().int64, [index]))
    }

    /// `_memcpy!(to, from, n)`: n elements, overlap allowed.
    pub(crate) fn memcpy(&mut self, args: &[Operand]) -> Option<Rv> {
        let (to, _, elem) = self.reference(&args[0])?;
        let (from, _, other) = self.reference(&args[1])?;
        if elem.ty != other.ty || self.type_of(&args[2]) != builtin().int64 {
            return None;
        }
        let count = self.get(&args[2]).lane();
        let bytes = if elem.size == 0 { self.int(0) } else { self.scale(count, elem.size) };
        self.runtime("memmove", &[to, from, bytes], &[Lane::I64]);
        Some(self.nothing())
    }

    /// `_memory_unset!(first, n)`: n elements that hold references hold none any more.
    pub(crate) fn memory_unset(&mut self, args: &[Operand]) -> Option<Rv> {
        let (first, _, elem) = self.reference(&args[0])?;
        if self.type_of(&args[1]) != builtin().int64 {
            return None;
        }
        let is_one = self.known(&args[1]).and_then(|c| c.as_int()) == Some(1);
        if elem.is_pointer && is_one {
            let null = self.constant(Lane::Ref, 0);
            self.store(first, 0, null, Region::Element);
        } else if elem.is_pointer || elem.ty.layout().is_some_and(|l| !l.pointer_offsets.is_empty()) {
            let count = self.get(&args[1]).lane();
            let bytes = self.scale(count, elem.size);
            let zero = self.constant(Lane::I32, 0);
            self.runtime("memset", &[first, zero, bytes], &[Lane::I64]);
        }
        Some(self.nothing())
    }
}
