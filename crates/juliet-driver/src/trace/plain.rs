//! Bodies whose method hash is the same in every process: they name the library's types alone, no generated
//! name and no object.
//!
//! The hash of such a body is kept where the body is (the tape of a file), so that a method can be known
//! without its body being decoded.

use juliet_hash::{Fingerprint, Names, method_hash};
use juliet_ir::codec::ObjectName;
use juliet_ir::lowered::Body;
use juliet_ir::typed::InstanceId;
use juliet_ir::{GlobalRef, Type};
use juliet_types::{Const, HeapRef, Param, TypeKind, TypeName};

use super::names::{is_library, names};
use super::objects::literals;

/// The method hash of a body, where it is the same in every process.
pub(crate) fn plain_hash(body: &Body) -> Option<[u8; 32]> {
    body.plain_hash.get_or_init(|| {
        if !literals(body).is_empty() {
            return None;
        }
        method_hash(body, &Plain).map(|digest| digest.0)
    })
}

/// Names what every process names alike.
struct Plain;

impl Names for Plain {
    fn definition(&self, name: &'static TypeName) -> Option<Fingerprint> {
        if is_library(name.module) { names(|n| n.definition(name)) } else { None }
    }

    fn closed_type(&self, ty: Type) -> Option<Fingerprint> {
        if is_plain(ty) { names(|n| n.closed_type(ty)) } else { None }
    }

    fn heap_object(&self, _object: HeapRef) -> Option<ObjectName> {
        None
    }

    fn literal(&self, _object: HeapRef) -> Option<Fingerprint> {
        None
    }

    fn generated_global(&self, global: GlobalRef) -> Option<Option<Fingerprint>> {
        (global.name.starts_with('#') && !is_library(global.module)).then_some(None)
    }

    fn method(&self, _method: u32) -> Option<Fingerprint> {
        None
    }

    fn instance(&self, _instance: InstanceId) -> Option<Fingerprint> {
        None
    }
}

/// Whether a type is made of the library's types and of numbers.
fn is_plain(ty: Type) -> bool {
    match ty.kind() {
        TypeKind::Bottom | TypeKind::Var(_) => true,
        TypeKind::Data(data) => is_library(data.name.module) && data.params.iter().all(is_plain_param),
        TypeKind::Union(members) => members.iter().all(|member| is_plain(*member)),
        TypeKind::UnionAll(all) => [all.var.lower(), all.var.upper(), all.body].into_iter().all(is_plain),
        TypeKind::Vararg { elem, len } => is_plain(*elem) && len.iter().all(is_plain_param),
    }
}

fn is_plain_param(param: &Param) -> bool {
    match param {
        Param::Type(ty) => is_plain(*ty),
        Param::Value(Const::Bits { ty, .. }) => is_plain(*ty),
        Param::Value(_) => false,
    }
}
