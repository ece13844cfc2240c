//! Builtins on objects: fields, identity, construction, symbols, expressions.

use crate::errors;
use crate::object::{Ref, Shape, read_bytes, read_word};
use crate::runtime::{Outcome, rt};
use crate::value::{
    as_int, as_module, as_symbol, as_type, boolean, box_int, load_field, new_expr, new_string, new_struct, store_field,
    symbol,
};
use juliet_ir::GlobalRef;
use juliet_types::{Type, builtin, sym};

/// The argument, where it is of a type.
///
/// # Errors
/// `TypeError`.
pub(crate) fn expect(object: Ref, ty: Type, function: &str) -> Outcome<Ref> {
    if object.type_of() == ty { Ok(object) } else { Err(errors::type_error(function, "", ty, object)) }
}

/// Position (from 0) of the field that a symbol or number names.
fn field_index(object: Ref, field: Ref, function: &str) -> Outcome<usize> {
    let ty = object.type_of();
    if let Some(name) = as_symbol(field) {
        return ty.field_index(name).ok_or_else(|| errors::field_error(ty, name));
    }
    match as_int(field) {
        Some(index) if index >= 1 && (index as usize) <= ty.field_count().unwrap_or(0) => Ok(index as usize - 1),
        Some(index) => Err(errors::bounds_error(object, index)),
        None => Err(errors::type_error(function, "", builtin().symbol, field)),
    }
}

pub(crate) fn getfield(args: &[Ref]) -> Outcome<Ref> {
    if let (Some(module), Some(name)) = (as_module(args[0]), as_symbol(args[1])) {
        return rt().modules.value(GlobalRef { module, name });
    }
    let index = field_index(args[0], args[1], "getfield")?;
    load_field(args[0], index)?.ok_or_else(errors::undef_ref_error)
}

/// Checks that a field may be set to a value; its position.
fn check_set(args: &[Ref], value: Ref, function: &str) -> Outcome<usize> {
    let ty = args[0].type_of();
    let index = field_index(args[0], args[1], function)?;
    if !ty.is_mutable() {
        return Err(errors::error(&format!("{function}: immutable struct of type {ty} cannot be changed")));
    }
    if ty.is_field_const(index) {
        let name = ty.field_name(index).map_or_else(String::new, |n| n.to_string());
        return Err(errors::error(&format!("{function}: const field .{name} of type {ty} cannot be changed")));
    }
    let declared = ty.field_type(index).unwrap_or(Type::any());
    if !crate::method::is_instance(value, declared) {
        return Err(errors::type_error(function, "", declared, value));
    }
    Ok(index)
}

pub(crate) fn setfield(args: &[Ref]) -> Outcome<Ref> {
    let index = check_set(args, args[2], "setfield!")?;
    store_field(args[0], index, args[2]);
    Ok(args[2])
}

pub(crate) fn swapfield(args: &[Ref]) -> Outcome<Ref> {
    let index = check_set(args, args[2], "swapfield!")?;
    let old = load_field(args[0], index)?.ok_or_else(errors::undef_ref_error)?;
    store_field(args[0], index, args[2]);
    Ok(old)
}

/// `modifyfield!(x, f, op, v)`: `old => new`.
pub(crate) fn modifyfield(args: &[Ref]) -> Outcome<Ref> {
    let index = field_index(args[0], args[1], "modifyfield!")?;
    let old = load_field(args[0], index)?.ok_or_else(errors::undef_ref_error)?;
    let new = crate::dispatch::call(&[args[2], old, args[3]])?;
    check_set(args, new, "modifyfield!")?;
    store_field(args[0], index, new);
    pair(old, new)
}

/// `replacefield!(x, f, expected, desired)`: `(old, success)`.
pub(crate) fn replacefield(args: &[Ref]) -> Outcome<Ref> {
    let index = check_set(args, args[3], "replacefield!")?;
    let old = load_field(args[0], index)?.ok_or_else(errors::undef_ref_error)?;
    let success = egal(old, args[2]);
    if success {
        store_field(args[0], index, args[3]);
    }
    let names = [sym("old"), sym("success")];
    let ty = juliet_types::named_tuple(&names, juliet_types::tuple(&[old.type_of(), builtin().bool]));
    new_struct(ty, &[old, boolean(success)])
}

pub(crate) fn setfieldonce(args: &[Ref]) -> Outcome<Ref> {
    let index = check_set(args, args[2], "setfieldonce!")?;
    let is_unset = load_field(args[0], index)?.is_none();
    if is_unset {
        store_field(args[0], index, args[2]);
    }
    Ok(boolean(is_unset))
}

fn pair(old: Ref, new: Ref) -> Outcome<Ref> {
    let pair = crate::hooks::require_hook(crate::hooks::Hook::Pair)?;
    crate::dispatch::call(&[pair, old, new])
}

pub(crate) fn isdefined(args: &[Ref]) -> Outcome<Ref> {
    if let (Some(module), Some(name)) = (as_module(args[0]), as_symbol(args[1])) {
        return Ok(boolean(rt().modules.get(GlobalRef { module, name }).is_some()));
    }
    match field_index(args[0], args[1], "isdefined") {
        Ok(index) => Ok(boolean(load_field(args[0], index)?.is_some())),
        Err(_) => Ok(boolean(false)),
    }
}

pub(crate) fn nfields(args: &[Ref]) -> Outcome<Ref> {
    box_int(args[0].type_of().field_count().unwrap_or(0) as i64)
}

/// `_new(T, fields...)`, and the statement `new`.
pub(crate) fn new(args: &[Ref]) -> Outcome<Ref> {
    let ty = crate::builtins_type::expect_type(args[0], "new")?;
    if !ty.is_concrete() {
        return Err(errors::type_error("new", "", builtin().data_type, args[0]));
    }
    let fields = &args[1..];
    let count = ty.field_count().unwrap_or(0);
    if fields.len() > count {
        return Err(errors::argument_error("new: too many arguments"));
    }
    for (index, value) in fields.iter().enumerate() {
        let declared = ty.field_type(index).unwrap_or(Type::any());
        if !crate::method::is_instance(*value, declared) {
            return Err(errors::type_error("new", "", declared, *value));
        }
    }
    new_struct(ty, fields)
}

pub(crate) fn sizeof(args: &[Ref]) -> Outcome<Ref> {
    let object = args[0];
    if as_type(object).is_some_and(|t| t.as_var().is_none()) {
        return crate::builtins_reflect::size_of_type(object);
    }
    let d = object.descriptor();
    let size = match d.shape.get() {
        Shape::String => object.word_at(0) as usize,
        Shape::SimpleVector => 8 * object.svec_len(),
        Shape::Memory => object.memory_len() * d.element_size.get() as usize,
        Shape::Permanent => as_symbol(object).map_or(8, |name| name.len()),
        Shape::Plain | Shape::Incomplete => d.size.get() as usize,
    };
    box_int(size as i64)
}

pub(crate) fn expr(args: &[Ref]) -> Outcome<Ref> {
    match as_symbol(args[0]) {
        Some(head) => new_expr(head, &args[1..]),
        None => Err(errors::type_error("Expr", "head", builtin().symbol, args[0])),
    }
}

/// `Symbol` of a string, or the symbol itself.
pub(crate) fn symbol_from(object: Ref) -> Outcome<Ref> {
    if as_symbol(object).is_some() {
        return Ok(object);
    }
    let text = expect(object, builtin().string, "Symbol")?;
    match std::str::from_utf8(text.string_bytes()) {
        Ok(text) if text.contains('\0') => Err(errors::argument_error("Symbol name may not contain \\0")),
        Ok(text) => Ok(symbol(sym(text))),
        Err(_) => Err(errors::argument_error("Symbol name may not contain invalid UTF-8")),
    }
}

pub(crate) fn symbol_name(object: Ref) -> Outcome<Ref> {
    match as_symbol(object) {
        Some(name) => new_string(name.as_bytes()),
        None => Err(errors::type_error("_symbol_name", "", builtin().symbol, object)),
    }
}

/// `a === b`.
pub fn egal(a: Ref, b: Ref) -> bool {
    if a == b {
        return true;
    }
    let d = a.descriptor();
    if d.is_kind
        && let (Some(s), Some(t)) = (as_type(a), as_type(b))
    {
        return s.as_var().is_none() && t.as_var().is_none() && juliet_types::type_equal(s, t);
    }
    if !std::ptr::eq(d, b.descriptor()) {
        return false;
    }
    match d.shape.get() {
        Shape::String => a.string_bytes() == b.string_bytes(),
        Shape::SimpleVector => {
            a.svec_len() == b.svec_len() && (0..a.svec_len()).all(|i| egal(a.svec_get(i), b.svec_get(i)))
        }
        Shape::Plain if !d.is_mutable.get() => egal_inline(d.ty, a.word(), b.word()),
        _ => false,
    }
}

fn egal_inline(ty: Type, a: u64, b: u64) -> bool {
    let layout = ty.layout().expect("an object's type has a layout");
    if layout.fields.is_empty() || (layout.pointer_offsets.is_empty() && !layout.has_padding) {
        return read_bytes(a, layout.size as usize) == read_bytes(b, layout.size as usize);
    }
    layout.fields.iter().enumerate().all(|(index, place)| {
        let (a, b) = (a + u64::from(place.offset), b + u64::from(place.offset));
        if !place.is_pointer {
            return egal_inline(ty.field_type(index).expect("a field with a place has a type"), a, b);
        }
        match (Ref::from_word(read_word(a)), Ref::from_word(read_word(b))) {
            (Some(a), Some(b)) => egal(a, b),
            (a, b) => a == b,
        }
    })
}

/// A number that is the same for `===` objects.
pub fn object_id(object: Ref) -> u64 {
    if let Some(ty) = as_type(object) {
        return hash_bytes(ty.to_string().as_bytes(), 0x5459_5045);
    }
    if let Some(name) = as_symbol(object) {
        return hash_bytes(name.as_bytes(), 0x5359_4d42);
    }
    if let Some(path) = as_module(object) {
        return hash_bytes(path.0.as_bytes(), 0x4d4f_4455);
    }
    let d = object.descriptor();
    match d.shape.get() {
        Shape::String => hash_bytes(object.string_bytes(), 0x5354_5249),
        Shape::Plain if !d.is_mutable.get() => {
            let seed = hash_bytes(d.ty.to_string().as_bytes(), 0x4249_5453);
            if d.pointer_offsets.get().is_empty() {
                return hash_bytes(object.bytes(d.size.get() as usize), seed);
            }
            (0..d.ty.field_count().unwrap_or(0)).fold(seed, |hash, index| {
                let part = load_field(object, index).ok().flatten().map_or(0, object_id);
                hash_bytes(&part.to_le_bytes(), hash)
            })
        }
        _ => hash_bytes(&object.word().to_le_bytes(), 0x4f42_4a45),
    }
}

/// A hash of bytes: multiply and fold, eight at a time.
pub fn hash_bytes(bytes: &[u8], seed: u64) -> u64 {
    const KEY: u64 = 0x9e37_79b9_7f4a_7c15;
    let fold = |a: u64, b: u64| {
        let wide = u128::from(a) * u128::from(b);
        (wide as u64) ^ ((wide >> 64) as u64)
    };
    let mut hash = fold(seed ^ KEY, 0xd6e8_feb8_6659_fd93 ^ bytes.len() as u64);
    for chunk in bytes.chunks(8) {
        let mut word = [0u8; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = fold(hash ^ u64::from_le_bytes(word), KEY | 1).wrapping_add(0x2545_f491_4f6c_dd1d);
    }
    fold(hash ^ (hash >> 29), 0xbf58_476d_1ce4_e5b9)
}
