//! Builtins that answer questions about types.

use crate::builtins_type::expect_type;
use crate::errors;
use crate::object::Ref;
use crate::runtime::{Outcome, rt};
use crate::value::{
    boolean, box_int, const_to_object, dispatch_int, module_object, new_string, new_svec, symbol, type_object,
};
use juliet_ir::{Builtin, GlobalRef};
use juliet_types::{ModulePath, Sym, Type, TypeKind, builtin};

pub(crate) fn reflect_builtin(which: Builtin, args: &[Ref]) -> Outcome<Ref> {
    use Builtin as B;
    match which {
        B::Code => return crate::builtins_call::code(args),
        B::UnicodeNormalize => return crate::unicode::normalize(args),
        _ => {}
    }
    if matches!(which, B::Isconcrete | B::Isabstract | B::Isbits | B::Ismutable | B::Isprimitive) {
        let ty = crate::value::as_type(args[0]);
        return Ok(boolean(ty.is_some_and(|ty| predicate(which, ty))));
    }
    let ty = expect_type(args[0], which.name())?;
    match which {
        B::Fieldcount => match ty.field_count() {
            Some(count) => box_int(count as i64),
            None => Err(errors::argument_error("type does not have a definite number of fields")),
        },
        B::Fieldname => field_name(args, ty),
        B::Supertype => Ok(type_object(ty.supertype())),
        B::TypenameName => Ok(symbol(definition(ty, args[0])?.name)),
        B::TypeModule => Ok(module_object(definition(ty, args[0])?.module)),
        B::TypeParams => new_svec(&ty.params().iter().map(|p| const_to_object(&p.to_const())).collect::<Vec<_>>()),
        B::TypeWrapper => {
            definition(ty, args[0])?;
            Ok(type_object(ty.type_name().map_or(ty, |n| n.wrapper())))
        }
        B::SizeofType => size_of_type(args[0]),
        B::AlignmentType => box_int(layout(ty)?.align.into()),
        B::Fieldoffset => {
            let index = dispatch_int(args[1], "fieldoffset")?;
            let place = usize::try_from(index - 1).ok().and_then(|i| layout(ty).ok()?.fields.get(i).copied());
            match place {
                Some(place) => crate::value::box_uint(place.offset.into()),
                None => Err(errors::bounds_error(args[0], index)),
            }
        }
        B::IsconstField => {
            let index = usize::try_from(dispatch_int(args[1], which.name())? - 1).unwrap_or(usize::MAX);
            Ok(boolean(ty.field_count().is_some_and(|count| index < count) && ty.is_field_const(index)))
        }
        B::Typejoin => Ok(type_object(juliet_types::type_join(ty, expect_type(args[1], "typejoin")?))),
        B::Typeintersect => Ok(type_object(juliet_types::intersect(ty, expect_type(args[1], "typeintersect")?))),
        B::Morespecific => Ok(boolean(juliet_types::more_specific(ty, expect_type(args[1], "morespecific")?))),
        B::ShowType => {
            let around = args.get(1).map(|around| expect_type(*around, "_show_type")).transpose()?;
            let variables = around.map(Type::where_variables).unwrap_or_default();
            new_string(juliet_types::show_type_within(ty, &variables, &is_visible).as_bytes())
        }
        B::UnionMembers => new_svec(&ty.union_members().into_iter().map(type_object).collect::<Vec<_>>()),
        B::UnwrapUnionall => Ok(type_object(ty.unwrap_union_all())),
        other => Err(errors::error(&format!("builtin {} is not supported", other.name()))),
    }
}

/// Names are printed without their module where Main sees them so, and those of Main always.
pub(crate) fn is_visible(module: ModulePath, name: Sym) -> bool {
    module == ModulePath::main() || rt().modules.is_visible(ModulePath::main(), GlobalRef { module, name })
}

fn predicate(which: Builtin, ty: Type) -> bool {
    match which {
        Builtin::Isconcrete => ty.is_concrete(),
        Builtin::Isabstract => match ty.kind() {
            TypeKind::Data(_) | TypeKind::UnionAll(_) => ty.is_abstract(),
            _ => false,
        },
        Builtin::Isbits => ty.is_bits(),
        Builtin::Ismutable => ty.is_mutable(),
        _ => ty.is_primitive(),
    }
}

fn definition(ty: Type, object: Ref) -> Outcome<&'static juliet_types::TypeName> {
    ty.type_name().ok_or_else(|| errors::type_error("typename", "", builtin().data_type, object))
}

fn field_name(args: &[Ref], ty: Type) -> Outcome<Ref> {
    let index = dispatch_int(args[1], "fieldname")?;
    let position = usize::try_from(index - 1).ok();
    if ty.is_tuple() {
        return match position.filter(|i| Some(*i) < ty.field_count()) {
            Some(_) => box_int(index),
            None => Err(errors::bounds_error(args[0], index)),
        };
    }
    match position.and_then(|i| ty.field_name(i)) {
        Some(name) => Ok(symbol(name)),
        None => {
            let count = ty.field_count().unwrap_or(0);
            Err(errors::argument_error(&format!(
                "Cannot access field {index} since type {ty} only has {count} fields."
            )))
        }
    }
}

fn layout(ty: Type) -> Outcome<&'static juliet_types::Layout> {
    ty.layout().ok_or_else(|| errors::argument_error(&format!("type {ty} does not have a definite layout")))
}

/// `sizeof` of a type.
pub(crate) fn size_of_type(object: Ref) -> Outcome<Ref> {
    let ty = expect_type(object, "sizeof")?;
    if ty.is_abstract() {
        return Err(errors::error(&format!("Abstract type {ty} does not have a definite size.")));
    }
    let has_size = ![builtin().string, builtin().simple_vector, builtin().symbol].contains(&ty)
        && ty.type_name() != builtin().memory.type_name();
    match ty.layout().filter(|_| has_size) {
        Some(layout) => box_int(layout.size.into()),
        None => Err(errors::error(&format!("Argument is an incomplete {ty} type and does not have a definite size."))),
    }
}
