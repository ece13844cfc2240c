//! Encodings that mean the same in every process: types by definition, instances by method and
//! argument types, heap objects by the constant that names them.
//!
//! What a thing is called in other processes is asked of [`Names`]. A thing that has no such name
//! makes the whole encoding void: [`Portable::finish`] answers `None`.

use juliet_ir::codec::{ObjectName, ObjectPlace};
use juliet_ir::typed::InstanceId;
use juliet_ir::{Const, GlobalRef, Sym, Type};
use juliet_types::{HeapRef, Param, TypeKind, TypeName, TypeNameKind, TypeVar};

use crate::encoder::Encoder;

/// A digest of 128 bits, of what is compared within one store.
pub type Fingerprint = u128;

/// What things are in every process.
pub trait Names {
    /// A definition: of a type of the library its name, of a program's type its whole content.
    fn definition(&self, name: &'static TypeName) -> Option<Fingerprint>;
    /// A closed type; a place to keep answers, [`encode_type`] computes them.
    fn closed_type(&self, ty: Type) -> Option<Fingerprint>;
    /// What holds a heap object.
    fn heap_object(&self, object: HeapRef) -> Option<ObjectName>;
    /// The content of a literal heap object, where it is syntax: a quoted expression.
    fn literal(&self, object: HeapRef) -> Option<Fingerprint>;
    /// What a generated global name stands for (a closure's type), where it is one.
    fn generated_global(&self, global: GlobalRef) -> Option<Option<Fingerprint>>;
    /// A method without its body: signature and what calls rely on.
    fn method(&self, method: u32) -> Option<Fingerprint>;
    /// A method instance without its body.
    fn instance(&self, instance: InstanceId) -> Option<Fingerprint>;
}

/// An encoder that asks for names.
pub struct Portable<'n> {
    /// The bytes so far.
    pub e: Encoder,
    names: &'n dyn Names,
    bound: Vec<TypeVar>,
    nameless: bool,
    literals: bool,
}

/// The first 16 bytes of a digest.
pub fn fingerprint(bytes: &[u8]) -> Fingerprint {
    let digest = blake3::hash(bytes);
    let mut first = [0; 16];
    first.copy_from_slice(&digest.as_bytes()[..16]);
    Fingerprint::from_le_bytes(first)
}

impl<'n> Portable<'n> {
    /// An empty encoding; `domain` keeps encodings of different things apart.
    pub fn new(names: &'n dyn Names, domain: &str) -> Portable<'n> {
        let mut e = Encoder::new();
        e.str(domain);
        Portable { e, names, bound: Vec::new(), nameless: false, literals: false }
    }

    /// The bytes, unless something had no name.
    pub fn finish(self) -> Option<Vec<u8>> {
        if self.nameless { None } else { Some(self.e.finish()) }
    }

    /// The fingerprint of the bytes, unless something had no name.
    pub fn fingerprint(self) -> Option<Fingerprint> {
        self.finish().map(|bytes| fingerprint(&bytes))
    }

    /// Something has no name in other processes.
    pub fn fail(&mut self) {
        self.nameless = true;
    }

    /// A fingerprint that [`Names`] gave.
    pub fn named(&mut self, name: Option<Fingerprint>) {
        match name {
            Some(name) => self.e.u128(name),
            None => self.nameless = true,
        }
    }

    /// A type; closed ones by their own fingerprint.
    pub fn ty(&mut self, ty: Type) {
        if ty.has_free_vars() {
            self.e.tag(0);
            self.type_structure(ty);
        } else {
            self.e.tag(1);
            self.named(self.names.closed_type(ty));
        }
    }

    fn type_structure(&mut self, ty: Type) {
        match ty.kind() {
            TypeKind::Bottom => self.e.tag(0),
            TypeKind::Data(data) => {
                self.e.tag(1);
                self.named(self.names.definition(data.name));
                self.params(&data.params);
            }
            TypeKind::Union(members) => {
                // The order of members depends on the order of definitions.
                self.e.tag(2);
                let mut parts: Vec<Vec<u8>> = Vec::new();
                for member in members {
                    let outer = std::mem::take(&mut self.e);
                    self.ty(*member);
                    parts.push(std::mem::replace(&mut self.e, outer).finish());
                }
                parts.sort_unstable();
                self.e.list(&parts, |e, part| e.bytes(part));
            }
            TypeKind::UnionAll(all) => {
                self.e.tag(3);
                self.ty(all.var.lower());
                self.ty(all.var.upper());
                self.bound.push(all.var);
                self.ty(all.body);
                self.bound.pop();
            }
            TypeKind::Var(var) => {
                self.e.tag(4);
                match self.bound.iter().rev().position(|v| v == var) {
                    Some(depth) => self.e.len(depth),
                    None => self.nameless = true,
                }
            }
            TypeKind::Vararg { elem, len } => {
                self.e.tag(5);
                self.ty(*elem);
                self.params(len.as_slice());
            }
        }
    }

    /// Parameters of a type, or values of static parameters.
    pub fn params(&mut self, params: &[Param]) {
        self.e.len(params.len());
        for param in params {
            match param {
                Param::Type(ty) => {
                    self.e.tag(0);
                    self.ty(*ty);
                }
                Param::Value(value) => {
                    self.e.tag(1);
                    self.constant(value);
                }
            }
        }
    }

    /// A global variable by its name.
    pub fn global(&mut self, global: GlobalRef) {
        match self.names.generated_global(global) {
            Some(stands_for) => {
                self.e.tag(1);
                self.named(stands_for);
            }
            None => {
                let GlobalRef { module, name } = global;
                self.e.tag(0);
                self.e.str(module.0.as_str());
                self.e.str(name.as_str());
            }
        }
    }

    /// A constant: literals by type and bits, heap objects by the global that holds them.
    pub fn constant(&mut self, value: &Const) {
        match value {
            Const::Bits { ty, bytes } => {
                self.e.tag(0);
                self.ty(*ty);
                self.e.bytes(bytes);
            }
            Const::Sym(name) => {
                self.e.tag(1);
                self.e.str(name.as_str());
            }
            Const::Type(ty) => {
                self.e.tag(2);
                self.ty(*ty);
                // As a value it can be printed.
                let mut variables = Vec::new();
                variable_names(*ty, &mut variables);
                self.e.list(&variables, |e, name| e.str(name.as_str()));
            }
            Const::Str(bytes) => {
                self.e.tag(3);
                self.e.bytes(bytes);
            }
            Const::Module(path) => {
                self.e.tag(4);
                self.e.str(path.0.as_str());
            }
            Const::Struct { ty, fields } => {
                self.e.tag(5);
                self.ty(*ty);
                self.e.len(fields.len());
                fields.iter().for_each(|field| self.constant(field));
            }
            Const::Heap(object) => {
                self.e.tag(6);
                self.ty(object.ty);
                if self.literals {
                    self.named(self.names.literal(*object));
                } else {
                    self.place(self.names.heap_object(*object));
                }
            }
        }
    }

    /// Where a heap object is.
    fn place(&mut self, name: Option<ObjectName>) {
        let Some(ObjectName { place, path }) = name else {
            self.nameless = true;
            return;
        };
        match place {
            ObjectPlace::Global(global) => self.global(global),
            ObjectPlace::Literal(method, index) => {
                self.e.tag(2);
                self.e.u128(method);
                self.e.u32(index);
            }
        }
        self.e.list(&path, |e, index| e.u32(*index));
    }

    /// Heap objects count by their content from here on: they are literals of the code.
    pub fn count_literals(&mut self) {
        self.literals = true;
    }

    /// A method without its body.
    pub fn method(&mut self, method: u32) {
        self.named(self.names.method(method));
    }

    /// An instance without its body.
    pub fn instance(&mut self, instance: InstanceId) {
        self.named(self.names.instance(instance));
    }
}

/// The names of the variables that a type binds, in order.
fn variable_names(ty: Type, out: &mut Vec<Sym>) {
    let mut of_param = |param: &Param| match param {
        Param::Type(part) => variable_names(*part, out),
        Param::Value(_) => {}
    };
    match ty.kind() {
        TypeKind::Data(data) => data.params.iter().for_each(of_param),
        TypeKind::Union(members) => members.iter().for_each(|member| variable_names(*member, out)),
        TypeKind::UnionAll(all) => {
            out.push(all.var.name());
            [all.var.lower(), all.var.upper(), all.body].into_iter().for_each(|part| variable_names(part, out));
        }
        TypeKind::Vararg { elem, len } => {
            len.iter().for_each(&mut of_param);
            variable_names(*elem, out);
        }
        TypeKind::Bottom | TypeKind::Var(_) => {}
    }
}

/// The fingerprint of a closed type.
pub fn encode_type(names: &dyn Names, ty: Type) -> Option<Fingerprint> {
    let mut p = Portable::new(names, "juliet type");
    p.type_structure(ty);
    p.fingerprint()
}

/// A definition's own content, other definitions in it by name alone: `shallow` gives those. Of a
/// closure neither the name nor the names of its fields count.
pub fn encode_definition(names: &dyn Names, definition: &'static TypeName) -> Option<Fingerprint> {
    let mut p = Portable::new(names, "juliet definition");
    if !definition.is_closure {
        p.e.str(definition.module.0.as_str());
        p.e.str(definition.name.as_str());
    }
    match definition.kind {
        TypeNameKind::Abstract => p.e.tag(0),
        TypeNameKind::Primitive { bits } => {
            p.e.tag(1);
            p.e.u32(bits);
        }
        TypeNameKind::Struct { mutable } => p.e.tag(2 + u8::from(mutable)),
    }
    p.e.len(definition.params.len());
    for param in &definition.params {
        p.ty(param.lower());
        p.ty(param.upper());
        p.bound.push(*param);
    }
    p.ty(definition.supertype());
    if let Some(fields) = definition.fields() {
        let juliet_types::Fields { names: field_names, types, is_const, is_atomic, initialized_count } = fields;
        if !definition.is_closure {
            p.e.list(field_names, |e, name| e.str(name.as_str()));
        }
        p.e.len(types.len());
        types.iter().for_each(|ty| p.ty(*ty));
        p.e.list(is_const, |e, flag| e.tag(u8::from(*flag)));
        p.e.list(is_atomic, |e, flag| e.tag(u8::from(*flag)));
        p.e.len(*initialized_count);
    }
    p.fingerprint()
}
