//! Values: boxing and unboxing, strings, vectors, structs, and constants as objects.

use crate::object::{Descriptor, Ref, Shape, move_bytes, read_bytes, read_word, write_word};
use crate::roots::{allocate, pin};
use crate::runtime::{Outcome, rt};
use juliet_types::{Const, HeapRef, ModulePath, Param, Sym, Type, apply, builtin};

/// The object of a type.
pub fn type_object(ty: Type) -> Ref {
    rt().permanent.type_object(ty)
}
/// The type that an object is, if it is one.
pub fn as_type(object: Ref) -> Option<Type> {
    rt().permanent.as_type(object)
}
/// The object of a symbol.
pub fn symbol(name: Sym) -> Ref {
    rt().permanent.symbol(name)
}
/// The object of the symbol spelled `name`.
pub fn symbol_named(name: &str) -> Ref {
    symbol(juliet_types::sym(name))
}
/// The name, where the object is a symbol.
pub fn as_symbol(object: Ref) -> Option<Sym> {
    rt().permanent.as_symbol(object)
}
/// The object of a module.
pub fn module_object(path: ModulePath) -> Ref {
    rt().permanent.module(path)
}
/// The path, where the object is a module.
pub fn as_module(object: Ref) -> Option<ModulePath> {
    rt().permanent.as_module(object)
}
/// The descriptor of a concrete type.
pub fn descriptor(ty: Type) -> &'static Descriptor {
    rt().permanent.descriptor(ty)
}
/// `nothing`.
pub fn nothing() -> Ref {
    rt().permanent.singleton(builtin().nothing)
}
/// `true` or `false`.
pub fn boolean(value: bool) -> Ref {
    rt().permanent.boolean(value)
}
/// The value, where the object is a `Bool`.
pub fn as_bool(object: Ref) -> Option<bool> {
    if object == boolean(true) {
        Some(true)
    } else if object == boolean(false) {
        Some(false)
    } else {
        None
    }
}
/// The value, where the object is an `Int64`.
pub fn as_int(object: Ref) -> Option<i64> {
    (object.type_of() == builtin().int64).then(|| object.word_at(0) as i64)
}

/// An object that holds these bits.
///
/// # Errors
/// `OutOfMemoryError`.
pub fn box_bits(ty: Type, bytes: &[u8]) -> Outcome<Ref> {
    if ty == builtin().bool {
        return Ok(boolean(bytes.first().is_some_and(|b| b & 1 == 1)));
    }
    let d = descriptor(ty);
    if d.size.get() == 0 {
        return Ok(rt().permanent.singleton(ty));
    }
    let object = allocate(d, d.size.get() as usize)?;
    object.set_bytes(0, bytes);
    Ok(object)
}

/// An `Int64` object.
///
/// # Errors
/// `OutOfMemoryError`.
pub fn box_int(value: i64) -> Outcome<Ref> {
    box_bits(builtin().int64, &value.to_le_bytes())
}

/// A `UInt64` object.
///
/// # Errors
/// `OutOfMemoryError`.
pub fn box_uint(value: u64) -> Outcome<Ref> {
    box_bits(builtin().uint64, &value.to_le_bytes())
}

/// The value of an inline type that lies at an address, boxed.
///
/// # Errors
/// `OutOfMemoryError`.
pub fn load_inline(ty: Type, address: u64) -> Outcome<Ref> {
    let d = descriptor(ty);
    let size = d.size.get() as usize;
    if size == 0 {
        return Ok(rt().permanent.singleton(ty));
    }
    if ty == builtin().bool {
        return Ok(boolean(read_bytes(address, 1)[0] & 1 == 1));
    }
    let object = allocate(d, size)?;
    move_bytes(address, object.word(), size);
    Ok(object)
}

/// A `String` with room for `len` bytes, all zero.
///
/// # Errors
/// `OutOfMemoryError`.
pub fn new_string_uninit(len: usize) -> Outcome<Ref> {
    let object = allocate(rt().permanent.string_descriptor(), len + 9)?;
    object.set_word_at(0, len as u64);
    Ok(object)
}

/// A `String`.
///
/// # Errors
/// `OutOfMemoryError`.
pub fn new_string(bytes: &[u8]) -> Outcome<Ref> {
    let object = new_string_uninit(bytes.len())?;
    object.set_bytes(8, bytes);
    Ok(object)
}

/// A `SimpleVector`.
///
/// # Errors
/// `OutOfMemoryError`.
pub fn new_svec(elements: &[Ref]) -> Outcome<Ref> {
    let object = allocate(descriptor(builtin().simple_vector), 8 + 8 * elements.len())?;
    object.set_word_at(0, elements.len() as u64);
    for (index, element) in elements.iter().enumerate() {
        object.set_word_at(8 + 8 * index, element.word());
    }
    Ok(object)
}

/// A `Memory` of a concrete `Memory{T}` type with `len` zero elements.
///
/// # Errors
/// `OutOfMemoryError`; `ArgumentError` for an impossible length.
pub fn new_memory(d: &'static Descriptor, len: i64) -> Outcome<Ref> {
    let invalid = || {
        crate::errors::argument_error(
            "invalid GenericMemory size: the number of elements is either negative or too large for system address width",
        )
    };
    let count = usize::try_from(len).map_err(|_| invalid())?;
    let bytes = count.checked_mul(d.element_size.get() as usize).filter(|b| *b < 1 << 46).ok_or_else(invalid)?;
    let object = allocate(d, 16 + bytes)?;
    object.set_word_at(0, count as u64);
    object.set_word_at(8, object.word() + 16);
    Ok(object)
}

/// As [`new_memory`], for Julia code: may collect garbage, and keeps below the limit of the heap.
///
/// # Errors
/// As there.
pub fn new_memory_at_safepoint(d: &'static Descriptor, len: i64) -> Outcome<Ref> {
    let count = usize::try_from(len).unwrap_or(0);
    crate::roots::safepoint_before(count.saturating_mul(d.element_size.get() as usize).min(1 << 46))?;
    new_memory(d, len)
}

/// `Memory{element}`.
pub fn memory_type(element: Type) -> Type {
    apply(builtin().memory, &[element.into()]).expect("Memory takes any type")
}
/// `Array{element, 1}`.
pub fn vector_type(element: Type) -> Type {
    let rank = Param::Value(Const::int64(1));
    apply(builtin().array, &[element.into(), rank]).expect("Array takes any type and a rank")
}

/// A `Vector{element}` of references or inline values.
///
/// # Errors
/// `OutOfMemoryError`.
pub fn new_vector(element: Type, elements: &[Ref]) -> Outcome<Ref> {
    let memory_descriptor = descriptor(memory_type(element));
    let memory = new_memory(memory_descriptor, elements.len() as i64)?;
    for (index, value) in elements.iter().enumerate() {
        let size = memory_descriptor.element_size.get() as usize;
        let address = memory.memory_data() + (index * size) as u64;
        store_element(memory_descriptor, address, *value);
    }
    let array = allocate(descriptor(vector_type(element)), 24)?;
    let first = if memory_descriptor.element_size.get() == 0 { 0 } else { memory.memory_data() };
    array.set_word_at(0, first);
    array.set_word_at(8, memory.word());
    array.set_word_at(16, elements.len() as u64);
    Ok(array)
}

/// A `Vector{Any}`.
///
/// # Errors
/// `OutOfMemoryError`.
pub fn new_vector_any(elements: &[Ref]) -> Outcome<Ref> {
    new_vector(Type::any(), elements)
}

/// The elements of a `Vector{Any}` (undefined ones left out).
pub fn vector_any_elements(array: Ref) -> Vec<Ref> {
    let (first, len) = (array.word_at(0), array.word_at(16));
    (0..len).filter_map(|i| Ref::from_word(read_word(first + 8 * i))).collect()
}

/// `Expr(head, args...)`.
///
/// # Errors
/// `OutOfMemoryError`.
pub fn new_expr(head: Sym, args: &[Ref]) -> Outcome<Ref> {
    let args = new_vector_any(args)?;
    let object = allocate(descriptor(builtin().expr), 16)?;
    object.set_word_at(0, symbol(head).word());
    object.set_word_at(8, args.word());
    Ok(object)
}

/// Head and arguments, where the object is an `Expr`.
pub fn as_expr(object: Ref) -> Option<(Sym, Vec<Ref>)> {
    if object.type_of() != builtin().expr {
        return None;
    }
    Some((as_symbol(object.ref_at(0)?)?, vector_any_elements(object.ref_at(8)?)))
}

/// Stores a value as an element of a `Memory`.
pub(crate) fn store_element(memory: &'static Descriptor, address: u64, value: Ref) {
    if memory.element_is_ref.get() {
        write_word(address, value.word());
    } else {
        move_bytes(value.word(), address, memory.element_size.get() as usize);
    }
}

/// An element of a `Memory`, or `None` where it is undefined.
///
/// # Errors
/// `OutOfMemoryError`.
pub(crate) fn load_element(memory: &'static Descriptor, address: u64) -> Outcome<Option<Ref>> {
    if memory.element_is_ref.get() {
        return Ok(Ref::from_word(read_word(address)));
    }
    if let Some(&first) = memory.pointer_offsets.get().first()
        && read_word(address + u64::from(first)) == 0
    {
        return Ok(None);
    }
    let element = memory.ty.params().first().and_then(Param::as_type).expect("Memory has an element type");
    load_inline(element, address).map(Some)
}

/// An object of a struct type from its leading fields, whose types the caller has checked.
///
/// # Errors
/// `OutOfMemoryError`.
pub fn new_struct(ty: Type, fields: &[Ref]) -> Outcome<Ref> {
    let d = descriptor(ty);
    if d.shape.get() == Shape::Incomplete {
        return Err(crate::errors::error(&format!("type {ty} is not completely defined")));
    }
    if ty.is_singleton() {
        return Ok(rt().permanent.singleton(ty));
    }
    let object = allocate(d, d.size.get() as usize)?;
    for (index, value) in fields.iter().enumerate() {
        store_field(object, index, *value);
    }
    Ok(object)
}

/// Stores a field (from 0) of an object by its layout; the value has the field's type.
pub fn store_field(object: Ref, index: usize, value: Ref) {
    let layout = object.type_of().layout().expect("an object's type has a layout");
    let place = layout.fields[index];
    if place.is_pointer {
        object.set_word_at(place.offset as usize, value.word());
    } else {
        move_bytes(value.word(), object.word() + u64::from(place.offset), place.size as usize);
    }
}

/// A field (from 0) of an object, boxed; `None` where it is undefined.
///
/// # Errors
/// `OutOfMemoryError`.
pub fn load_field(object: Ref, index: usize) -> Outcome<Option<Ref>> {
    let ty = object.type_of();
    if let Some(special) = special_field(object, ty, index)? {
        return Ok(Some(special));
    }
    let layout = ty.layout().expect("an object's type has a layout");
    let place = layout.fields[index];
    if place.is_pointer {
        return Ok(object.ref_at(place.offset as usize));
    }
    let field = ty.field_type(index).expect("a field with a place has a type");
    if let Some(&first) = field.layout().and_then(|l| l.pointer_offsets.first())
        && object.word_at((place.offset + first) as usize) == 0
    {
        return Ok(None);
    }
    load_inline(field, object.word() + u64::from(place.offset)).map(Some)
}

/// Fields whose values the runtime computes. (`Memory` keeps its two fields in its payload.)
fn special_field(_object: Ref, _ty: Type, _index: usize) -> Outcome<Option<Ref>> {
    Ok(None)
}

/// The object of a constant; the same one at every call, alive for good.
pub fn const_to_object(value: &Const) -> Ref {
    match value {
        Const::Sym(name) => return symbol(*name),
        Const::Type(ty) => return type_object(*ty),
        Const::Module(path) => return module_object(*path),
        Const::Heap(heap) => return Ref::new(heap.address),
        Const::Bits { ty, bytes } if bytes.is_empty() => return rt().permanent.singleton(*ty),
        Const::Bits { .. } | Const::Str(_) | Const::Struct { .. } => {}
    }
    if let Some(known) = rt().permanent.constants.borrow().get(value) {
        return *known;
    }
    let made = match value {
        Const::Bits { ty, bytes } => box_bits(*ty, bytes),
        Const::Str(bytes) => new_string(bytes),
        Const::Struct { ty, fields } => {
            let fields: Vec<Ref> = fields.iter().map(const_to_object).collect();
            new_struct(*ty, &fields)
        }
        Const::Sym(_) | Const::Type(_) | Const::Module(_) | Const::Heap(_) => unreachable!("returned above"),
    };
    let object = made.expect("memory for a constant");
    rt().permanent.constants.borrow_mut().insert(value.clone(), object);
    object
}

/// The constant that names an object; a `Const::Heap`, whose object then stays alive, where no
/// other process could make the same one.
pub fn object_to_const(object: Ref) -> Const {
    try_const(object, 4).unwrap_or_else(|| heap_const(object))
}

/// The constant that is an object's whole value; `None` where the object is one of its own or holds such.
pub fn as_plain_const(object: Ref) -> Option<Const> {
    try_const(object, 0)
}

/// What an object holds, boxed: the elements of a `Memory`; those of an array and its lengths; the fields of
/// any other. `None` where that is an address or the runtime's own.
pub fn parts(object: Ref) -> Option<Vec<Option<Ref>>> {
    let ty = object.type_of();
    let is_any_of = |some: &[Type]| some.iter().any(|one| one.type_name() == ty.type_name());
    match object.descriptor().shape.get() {
        Shape::SimpleVector => Some(object.svec_elements().into_iter().map(Some).collect()),
        Shape::Memory => elements(object, object.memory_data(), object.memory_len()),
        Shape::Plain if is_any_of(&[builtin().array]) => {
            let lengths = load_field(object, 1).ok()??;
            let bytes = lengths.bytes(lengths.descriptor().size.get() as usize);
            let count: i64 =
                bytes.chunks_exact(8).filter_map(<[u8]>::first_chunk).map(|c| i64::from_le_bytes(*c)).product();
            let mut all = elements(object.ref_at(8)?, object.word_at(0), usize::try_from(count).ok()?)?;
            all.push(Some(lengths));
            Some(all)
        }
        Shape::Plain if !is_any_of(&[builtin().ptr, builtin().memory_ref]) => {
            (0..ty.field_count()?).map(|index| load_field(object, index).ok()).collect()
        }
        _ => None,
    }
}

fn elements(memory: Ref, first: u64, count: usize) -> Option<Vec<Option<Ref>>> {
    let d = memory.descriptor();
    let size = u64::from(d.element_size.get());
    (0..count as u64).map(|at| load_element(d, first + at * size).ok()).collect()
}

/// The value of a field (from 0) of a heap constant, where it can never change.
pub fn const_field(object: HeapRef, index: usize) -> Option<Const> {
    if object.ty.type_name() == builtin().memory.type_name() || index >= object.ty.field_count()? {
        return None;
    }
    if !object.ty.is_field_const(index) {
        return None;
    }
    load_field(Ref::new(object.address), index).ok()?.map(object_to_const)
}

fn heap_const(object: Ref) -> Const {
    pin(object);
    Const::Heap(HeapRef { address: object.word(), ty: object.type_of() })
}

fn try_const(object: Ref, depth: usize) -> Option<Const> {
    let ty = object.type_of();
    if let Some(t) = as_type(object) {
        return Some(Const::Type(t));
    }
    if let Some(name) = as_symbol(object) {
        return Some(Const::Sym(name));
    }
    if let Some(path) = as_module(object) {
        return Some(Const::Module(path));
    }
    if ty == builtin().string {
        return Some(Const::Str(object.string_bytes().into()));
    }
    let d = object.descriptor();
    let is_address = ty.type_name() == builtin().ptr.type_name() && object.word_at(0) != 0;
    if !d.is_inline.get() || is_address || ty.type_name() == builtin().memory_ref.type_name() {
        return None;
    }
    if d.pointer_offsets.get().is_empty() {
        return Some(Const::bits(ty, object.bytes(d.size.get() as usize)));
    }
    if depth == 0 {
        return None;
    }
    let mut fields = Vec::new();
    for index in 0..ty.field_count()? {
        let field = load_field(object, index).ok()??;
        fields.push(try_const(field, depth - 1).unwrap_or_else(|| heap_const(field)));
    }
    Some(Const::Struct { ty, fields: fields.into() })
}

/// An `Int64` argument of a builtin.
///
/// # Errors
/// `TypeError`.
pub(crate) fn dispatch_int(object: Ref, function: &str) -> Outcome<i64> {
    as_int(object).ok_or_else(|| crate::errors::type_error(function, "", builtin().int64, object))
}
