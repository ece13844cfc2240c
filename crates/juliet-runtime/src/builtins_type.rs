//! Builtins that make types: application, variables, definitions of structs and closures.

use crate::errors;
use crate::object::Ref;
use crate::runtime::{Outcome, rt};
use crate::value::{as_bool, as_int, as_module, as_symbol, as_type, dispatch_int, object_to_const, type_object};
use juliet_types::{
    Const, Fields, ModulePath, Param, Sym, Type, TypeDef, TypeKind, TypeName, TypeNameKind, TypeVar, apply, builtin,
    new_type, sym,
};

/// The type that an argument is.
///
/// # Errors
/// `TypeError`.
pub(crate) fn expect_type(object: Ref, function: &str) -> Outcome<Type> {
    as_type(object).ok_or_else(|| errors::type_error(function, "", builtin().type_, object))
}

fn expect_symbol(object: Ref, function: &str) -> Outcome<Sym> {
    as_symbol(object).ok_or_else(|| errors::type_error(function, "", builtin().symbol, object))
}

/// A type parameter from a value.
fn param(object: Ref, function: &str) -> Outcome<Param> {
    let value = object_to_const(object);
    match value {
        Const::Type(t) => Ok(Param::Type(t)),
        value if value.is_parameter() => Ok(Param::Value(value)),
        _ => Err(errors::type_error(function, "parameter", builtin().type_, object)),
    }
}

pub(crate) fn apply_type(args: &[Ref]) -> Outcome<Ref> {
    let wrapper =
        as_type(args[0]).ok_or_else(|| errors::type_error("Type{...} expression", "", builtin().union_all, args[0]))?;
    if args.len() == 1
        && wrapper.as_data().is_none_or(|d| d.name.params.is_empty() && !wrapper.is_tuple())
        && wrapper != builtin().union
    {
        return Ok(args[0]);
    }
    let mut params = Vec::with_capacity(args.len() - 1);
    for arg in &args[1..] {
        params.push(param(*arg, "Type")?);
    }
    if wrapper.as_data().is_some() && !wrapper.is_tuple() && wrapper != builtin().union {
        return Err(errors::type_error("Type{...} expression", "", builtin().union_all, args[0]));
    }
    apply(wrapper, &params).map(type_object).map_err(|why| errors::apply_type_error(&why))
}

pub(crate) fn type_var(args: &[Ref]) -> Outcome<Ref> {
    let name = expect_symbol(args[0], "TypeVar")?;
    let (lower, upper) = (expect_type(args[1], "TypeVar")?, expect_type(args[2], "TypeVar")?);
    Ok(type_object(TypeVar::new(name, lower, upper).as_type()))
}

pub(crate) fn union_all(args: &[Ref]) -> Outcome<Ref> {
    let var = as_type(args[0]).and_then(Type::as_var);
    let var = var.ok_or_else(|| errors::type_error("UnionAll", "", builtin().type_var, args[0]))?;
    let body = expect_type(args[1], "UnionAll")?;
    Ok(type_object(juliet_types::union_all(var, body)))
}

pub(crate) fn fieldtype(args: &[Ref]) -> Outcome<Ref> {
    let ty = expect_type(args[0], "fieldtype")?;
    if let TypeKind::Union(members) = ty.kind() {
        let mut types = Vec::new();
        for member in members {
            let mut inner = args.to_vec();
            inner[0] = type_object(*member);
            types.extend(as_type(fieldtype(&inner)?));
        }
        return Ok(type_object(juliet_types::union(&types)));
    }
    let index = match (as_symbol(args[1]), as_int(args[1])) {
        (Some(name), _) => ty.field_index(name).ok_or_else(|| errors::field_error(ty.unwrap_union_all(), name))?,
        (None, Some(index)) if index >= 1 => index as usize - 1,
        (None, Some(index)) => return Err(errors::bounds_error(args[0], index)),
        (None, None) => return Err(errors::type_error("fieldtype", "", builtin().symbol, args[1])),
    };
    match ty.field_type(index) {
        Some(field) => Ok(type_object(field.rewrap(ty))),
        None => Err(errors::bounds_error(args[0], index as i64 + 1)),
    }
}

fn variables(list: Ref, function: &str) -> Outcome<Vec<TypeVar>> {
    let mut out = Vec::new();
    for object in crate::builtins_object::expect(list, builtin().simple_vector, function)?.svec_elements() {
        let var = as_type(object).and_then(Type::as_var);
        out.push(var.ok_or_else(|| errors::type_error(function, "", builtin().type_var, object))?);
    }
    Ok(out)
}

fn symbols(list: Ref, function: &str) -> Outcome<Vec<Sym>> {
    let list = crate::builtins_object::expect(list, builtin().simple_vector, function)?;
    list.svec_elements().into_iter().map(|object| expect_symbol(object, function)).collect()
}

fn expect_module(object: Ref, function: &str) -> Outcome<ModulePath> {
    as_module(object).ok_or_else(|| errors::type_error(function, "", builtin().module, object))
}

/// A definition's fields before `_typebody!` gives their types.
struct Declared {
    names: Vec<Sym>,
    is_const: Vec<bool>,
    is_atomic: Vec<bool>,
    initialized_count: usize,
}

/// `_structtype(module, name, variables, field names, attributes, mutable, initialised)`; the
/// attributes alternate between a field's number and `:const` or `:atomic`.
pub(crate) fn struct_type(args: &[Ref]) -> Outcome<Ref> {
    let function = "_structtype";
    let names = symbols(args[3], function)?;
    let mut declared = Declared {
        is_const: vec![false; names.len()],
        is_atomic: vec![false; names.len()],
        names,
        initialized_count: dispatch_int(args[6], function)?.max(0) as usize,
    };
    let attributes = crate::builtins_object::expect(args[4], builtin().simple_vector, function)?.svec_elements();
    for pair in attributes.chunks(2) {
        let [index, attribute] = pair else { continue };
        let index = dispatch_int(*index, function)? as usize;
        let flags = match expect_symbol(*attribute, function)?.as_str() {
            "atomic" => &mut declared.is_atomic,
            _ => &mut declared.is_const,
        };
        if let Some(flag) = flags.get_mut(index.wrapping_sub(1)) {
            *flag = true;
        }
    }
    let definition = new_type(TypeDef {
        module: expect_module(args[0], function)?,
        name: expect_symbol(args[1], function)?,
        kind: TypeNameKind::Struct { mutable: as_bool(args[5]).unwrap_or(false) },
        params: variables(args[2], function)?,
        is_closure: false,
    });
    rt().definitions.declared.borrow_mut().insert(definition.id(), declared);
    Ok(type_object(definition.wrapper()))
}

/// Struct definitions between `_structtype` and `_typebody!`.
#[derive(Default)]
pub struct Definitions {
    declared: std::cell::RefCell<rustc_hash::FxHashMap<u32, Declared>>,
}

pub(crate) fn abstract_type(args: &[Ref]) -> Outcome<Ref> {
    plain_definition(args, "_abstracttype", TypeNameKind::Abstract)
}

pub(crate) fn primitive_type(args: &[Ref]) -> Outcome<Ref> {
    let bits = dispatch_int(args[3], "_primitivetype")?;
    if !(1..1 << 23).contains(&bits) || bits % 8 != 0 {
        return Err(errors::error(&format!(
            "invalid number of bits in primitive type {}",
            expect_symbol(args[1], "_primitivetype")?
        )));
    }
    plain_definition(args, "_primitivetype", TypeNameKind::Primitive { bits: bits as u32 })
}

fn plain_definition(args: &[Ref], function: &str, kind: TypeNameKind) -> Outcome<Ref> {
    let definition = new_type(TypeDef {
        module: expect_module(args[0], function)?,
        name: expect_symbol(args[1], function)?,
        kind,
        params: variables(args[2], function)?,
        is_closure: false,
    });
    definition.set_fields(Fields::default());
    Ok(type_object(definition.wrapper()))
}

pub(crate) fn set_super(args: &[Ref]) -> Outcome<Ref> {
    let ty = expect_type(args[0], "_setsuper!")?;
    let supertype = expect_type(args[1], "_setsuper!")?;
    let definition =
        ty.type_name().ok_or_else(|| errors::type_error("_setsuper!", "", builtin().data_type, args[0]))?;
    let is_legal = supertype.as_data().is_some_and(|d| d.name.kind == TypeNameKind::Abstract)
        && supertype.type_name() != builtin().type_.type_name()
        && supertype != builtin().builtin;
    if !is_legal {
        return Err(errors::error(&format!(
            "invalid subtyping in definition of {}: can only subtype abstract types.",
            definition.name
        )));
    }
    definition.set_supertype(supertype);
    Ok(crate::value::nothing())
}

/// `_typebody!(type, svec(field types))`: the type to bind, an equal older one where there is one.
pub(crate) fn type_body(args: &[Ref]) -> Outcome<Ref> {
    let ty = expect_type(args[0], "_typebody!")?;
    let definition =
        ty.type_name().ok_or_else(|| errors::type_error("_typebody!", "", builtin().data_type, args[0]))?;
    let mut types = Vec::new();
    for object in crate::builtins_object::expect(args[1], builtin().simple_vector, "_typebody!")?.svec_elements() {
        types.push(
            as_type(object).ok_or_else(|| {
                errors::type_error(definition.name.as_str(), "type definition", builtin().type_, object)
            })?,
        );
    }
    if let Some(declared) = rt().definitions.declared.borrow_mut().remove(&definition.id()) {
        let Declared { names, is_const, is_atomic, initialized_count } = declared;
        definition.set_fields(Fields { names, types, is_const, is_atomic, initialized_count });
    }
    Ok(type_object(earlier_definition(definition).unwrap_or(definition).wrapper()))
}

/// The definition that the name is bound to now, where it says the same.
fn earlier_definition(new: &'static TypeName) -> Option<&'static TypeName> {
    let global = juliet_ir::GlobalRef { module: new.module, name: new.name };
    if rt().modules.own_kind(global) != crate::module::BindingKind::Const {
        return None;
    }
    let old = as_type(rt().modules.get(global)?)?.type_name()?;
    let same = old.module == new.module && old.name == new.name && description(old) == description(new);
    same.then_some(old)
}

/// A definition as text: what two definitions must share to be one.
fn description(definition: &TypeName) -> String {
    let params: Vec<String> =
        definition.params.iter().map(|p| format!("{} {} {}", p.name(), p.lower(), p.upper())).collect();
    let fields = definition.fields().cloned().unwrap_or_default();
    let Fields { names, types, is_const, is_atomic, initialized_count } = fields;
    let kind = definition.kind;
    let supertype = definition.supertype();
    format!("{kind:?} {params:?} {supertype} {names:?} {types:?} {is_const:?} {is_atomic:?} {initialized_count}")
}

/// `_closuretype(name, parameter count, field names)`: an immutable struct, one parameter for the
/// type of each captured variable; the fields beyond the parameters are boxes.
pub(crate) fn closure_type(args: &[Ref]) -> Outcome<Ref> {
    let function = "_closuretype";
    let name = expect_symbol(args[0], function)?;
    let count = dispatch_int(args[1], function)?.max(0) as usize;
    let names = symbols(args[2], function)?;
    let params: Vec<TypeVar> = (0..count).map(|i| TypeVar::unbounded(sym(&format!("T{}", i + 1)))).collect();
    let definition = new_type(TypeDef {
        module: rt().frames.current_module(),
        name,
        kind: TypeNameKind::Struct { mutable: false },
        params: params.clone(),
        is_closure: true,
    });
    rt().methods.note_generated(definition);
    definition.set_supertype(builtin().function);
    // With fewer parameters than fields, the last fields are those with parameters.
    let plain = names.len().saturating_sub(count);
    let types: Vec<Type> =
        (0..names.len()).map(|i| if i < count || plain == 0 { params[i].as_type() } else { builtin().box_ }).collect();
    let fields = Fields {
        is_const: vec![false; names.len()],
        is_atomic: vec![false; names.len()],
        initialized_count: names.len(),
        names,
        types,
    };
    definition.set_fields(fields);
    Ok(type_object(definition.wrapper()))
}
