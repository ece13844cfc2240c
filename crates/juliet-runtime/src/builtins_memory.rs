//! Builtins on `Memory`, `MemoryRef` and strings.

use crate::errors;
use crate::object::{Descriptor, Ref, move_bytes, read_bytes};
use crate::runtime::Outcome;
use crate::value::{
    as_bool, as_int, boolean, box_bits, box_int, descriptor, dispatch_int, load_element, new_memory_at_safepoint,
    new_string, store_element,
};
use juliet_ir::Builtin;
use juliet_types::{Param, Type, apply, builtin};

pub(crate) fn memorynew(args: &[Ref]) -> Outcome<Ref> {
    let ty = crate::builtins_type::expect_type(args[0], "memorynew")?;
    if ty.type_name() != builtin().memory.type_name() || !ty.is_concrete() {
        return Err(errors::type_error("memorynew", "", builtin().memory, args[0]));
    }
    new_memory_at_safepoint(descriptor(ty), dispatch_int(args[1], "memorynew")?)
}

/// `_memory_wrap(type, pointer, n)`: a `Memory` of elements at an address that is not the heap's.
pub(crate) fn memory_wrap(args: &[Ref]) -> Outcome<Ref> {
    let ty = crate::builtins_type::expect_type(args[0], "_memory_wrap")?;
    if ty.type_name() != builtin().memory.type_name() || !ty.is_concrete() {
        return Err(errors::type_error("_memory_wrap", "", builtin().memory, args[0]));
    }
    let layout = descriptor(ty);
    let count = dispatch_int(args[2], "_memory_wrap")?;
    if layout.element_is_ref.get() || !layout.pointer_offsets.get().is_empty() || layout.element_size.get() == 0 {
        return Err(errors::argument_error("unsafe_wrap: only elements of bits types are supported"));
    }
    if count < 0 {
        return Err(errors::argument_error("unsafe_wrap: negative number of elements"));
    }
    let object = crate::roots::allocate(layout, 16)?;
    object.set_word_at(0, count as u64);
    object.set_word_at(8, args[1].word_at(0));
    Ok(object)
}

/// The parts of a `MemoryRef`.
struct Parts {
    pointer: u64,
    memory: Ref,
    layout: &'static Descriptor,
}

impl Parts {
    fn of(reference: Ref, function: &str) -> Outcome<Parts> {
        if reference.type_of().type_name() != builtin().memory_ref.type_name() {
            return Err(errors::type_error(function, "", builtin().memory_ref, reference));
        }
        let memory = reference.ref_at(8).ok_or_else(errors::undef_ref_error)?;
        Ok(Parts { pointer: reference.word_at(0), memory, layout: memory.descriptor() })
    }

    /// Position of the element, from 0.
    fn index(&self) -> i64 {
        match i64::from(self.layout.element_size.get()) {
            0 => self.pointer as i64,
            size => (self.pointer.wrapping_sub(self.memory.memory_data()) as i64) / size,
        }
    }

    fn check(&self) -> Outcome<()> {
        let index = self.index();
        if index < 0 || index as usize >= self.memory.memory_len() {
            return Err(errors::bounds_error(self.memory, index + 1));
        }
        Ok(())
    }

    fn element_type(&self) -> Type {
        element_type(self.memory)
    }
}

fn element_type(memory: Ref) -> Type {
    memory.type_of().params().first().and_then(Param::as_type).unwrap_or(Type::any())
}

fn new_ref(memory: Ref, pointer: u64) -> Outcome<Ref> {
    let ty = apply(builtin().memory_ref, &[element_type(memory).into()]).expect("MemoryRef takes any type");
    let mut bytes = [0u8; 16];
    bytes[..8].copy_from_slice(&pointer.to_le_bytes());
    bytes[8..].copy_from_slice(&memory.word().to_le_bytes());
    box_bits(ty, &bytes)
}

pub(crate) fn memoryrefnew(args: &[Ref]) -> Outcome<Ref> {
    let is_memory = args[0].type_of().type_name() == builtin().memory.type_name();
    let (memory, start) = if is_memory {
        let first = if args[0].descriptor().element_size.get() == 0 { 0 } else { args[0].memory_data() };
        (args[0], first)
    } else {
        let parts = Parts::of(args[0], "memoryrefnew")?;
        (parts.memory, parts.pointer)
    };
    if args.len() == 1 {
        return if is_memory { new_ref(memory, start) } else { Ok(args[0]) };
    }
    let index = dispatch_int(args[1], "memoryrefnew")?;
    let size = u64::from(memory.descriptor().element_size.get()).max(1);
    let pointer = start.wrapping_add((index.wrapping_sub(1) as u64).wrapping_mul(size));
    let reference = new_ref(memory, pointer)?;
    let check = args.get(2).is_none_or(|flag| as_bool(*flag).unwrap_or(true));
    if check {
        let parts = Parts::of(reference, "memoryrefnew")?;
        let at = parts.index();
        // A reference to the first element of an empty memory is allowed.
        let is_empty_start = at == 0 && memory.memory_len() == 0;
        if !is_empty_start && (at < 0 || at as usize >= memory.memory_len()) {
            return Err(errors::bounds_error(args[0], index));
        }
    }
    Ok(reference)
}

pub(crate) fn memoryrefget(args: &[Ref]) -> Outcome<Ref> {
    let parts = Parts::of(args[0], "memoryrefget")?;
    if as_bool(args[2]).unwrap_or(true) {
        parts.check()?;
    }
    load_element(parts.layout, parts.pointer)?.ok_or_else(errors::undef_ref_error)
}

pub(crate) fn memoryrefset(args: &[Ref]) -> Outcome<Ref> {
    let parts = Parts::of(args[0], "memoryrefset!")?;
    if as_bool(args[3]).unwrap_or(true) {
        parts.check()?;
    }
    if !crate::method::is_instance(args[1], parts.element_type()) {
        return Err(errors::type_error("memoryrefset!", "", parts.element_type(), args[1]));
    }
    store_element(parts.layout, parts.pointer, args[1]);
    Ok(args[1])
}

pub(crate) fn memoryref_isassigned(args: &[Ref]) -> Outcome<Ref> {
    let parts = Parts::of(args[0], "memoryref_isassigned")?;
    if parts.check().is_err() {
        return Ok(boolean(false));
    }
    Ok(boolean(load_element(parts.layout, parts.pointer)?.is_some()))
}

pub(crate) fn memoryrefoffset(args: &[Ref]) -> Outcome<Ref> {
    box_int(Parts::of(args[0], "memoryrefoffset")?.index() + 1)
}

/// Builtins on several elements.
pub(crate) fn of_elements(which: Builtin, args: &[Ref]) -> Outcome<Ref> {
    if which == Builtin::MemoryUnset { memory_unset(args) } else { memcpy(args) }
}

/// `_memcpy!(destination, source, count)`: the ranges may overlap.
fn memcpy(args: &[Ref]) -> Outcome<Ref> {
    let to = Parts::of(args[0], "_memcpy!")?;
    let from = Parts::of(args[1], "_memcpy!")?;
    let count = dispatch_int(args[2], "_memcpy!")?;
    if to.memory.type_of() != from.memory.type_of() {
        return Err(errors::type_error("_memcpy!", "", to.memory.type_of(), from.memory));
    }
    if count <= 0 {
        return Ok(args[0]);
    }
    for parts in [&to, &from] {
        let start = parts.index();
        if start < 0 || (start + count) as usize > parts.memory.memory_len() {
            return Err(errors::bounds_error(parts.memory, start + count));
        }
    }
    move_bytes(from.pointer, to.pointer, count as usize * to.layout.element_size.get() as usize);
    Ok(args[0])
}

/// `_memory_unset!(first, count)`: elements that hold references hold none any more.
fn memory_unset(args: &[Ref]) -> Outcome<Ref> {
    let first = Parts::of(args[0], "_memory_unset!")?;
    let count = dispatch_int(args[1], "_memory_unset!")?;
    let layout = first.layout;
    if count > 0 && (layout.element_is_ref.get() || !layout.pointer_offsets.get().is_empty()) {
        let start = first.index();
        if start < 0 || (start + count) as usize > first.memory.memory_len() {
            return Err(errors::bounds_error(first.memory, start + count));
        }
        let bytes = count as usize * layout.element_size.get() as usize;
        crate::object::write_bytes(first.pointer, &vec![0; bytes]);
    }
    Ok(crate::value::nothing())
}

pub(crate) fn string_builtin(which: Builtin, args: &[Ref]) -> Outcome<Ref> {
    match which {
        Builtin::StringNew => {
            let length = dispatch_int(args[1], "_string_new")?;
            let address = args[0].word_at(0);
            if length < 0 || (address == 0 && length > 0) {
                return Err(errors::argument_error("cannot convert NULL to string"));
            }
            new_string(read_bytes(address, length as usize))
        }
        Builtin::StringFromMemory => {
            let length = dispatch_int(args[1], "_string_from_memory")?;
            if args[0].type_of() != crate::value::memory_type(builtin().uint8) {
                return Err(errors::type_error("_string_from_memory", "", builtin().memory, args[0]));
            }
            if length < 0 || length as usize > args[0].memory_len() {
                return Err(errors::bounds_error(args[0], length));
            }
            new_string(read_bytes(args[0].memory_data(), length as usize))
        }
        _ => string_access(which, args),
    }
}

fn string_access(which: Builtin, args: &[Ref]) -> Outcome<Ref> {
    let name = which.name();
    let text = crate::builtins_object::expect(args[0], builtin().string, name)?;
    if which == Builtin::StringPtr {
        let ty = apply(builtin().ptr, &[builtin().uint8.into()]).expect("Ptr takes any type");
        return box_bits(ty, &(text.word() + 8).to_le_bytes());
    }
    let index = as_int(args[1]).unwrap_or(0);
    match usize::try_from(index - 1).ok().and_then(|i| text.string_bytes().get(i)) {
        Some(byte) => box_bits(builtin().uint8, &[*byte]),
        None => Err(errors::bounds_error(text, index)),
    }
}
