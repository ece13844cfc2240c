//! Objects that are never freed: types and their descriptors, symbols, modules, singletons,
//! `true` and `false`, and the objects of compiled code's constants.
//!
//! Types and objects correspond one to one: `type_object` and `as_type` are inverse to each other.

use crate::object::{Descriptor, Ref, Shape, set_header};
use crate::runtime::rt;
use juliet_types::{Const, ModulePath, Sym, Type, TypeKind, TypeNameKind, builtin};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};

/// The permanent objects of a runtime.
pub struct Permanent {
    types: RefCell<FxHashMap<Type, Ref>>,
    /// Types by the address of their object, for all but `DataType` objects.
    other_types: RefCell<FxHashMap<u64, Type>>,
    symbols: RefCell<FxHashMap<Sym, Ref>>,
    symbol_list: RefCell<Vec<Sym>>,
    modules: RefCell<FxHashMap<ModulePath, Ref>>,
    module_list: RefCell<Vec<ModulePath>>,
    pub(crate) constants: RefCell<FxHashMap<Const, Ref>>,
    data_type: Cell<Option<&'static Descriptor>>,
    /// That of `String`, once it has been asked for.
    string: Cell<Option<&'static Descriptor>>,
    booleans: Cell<[u64; 2]>,
}

/// A cell for a permanent object; the address of its zeroed payload.
fn permanent_cell(size: usize) -> u64 {
    let words = vec![0u128; 1 + size.div_ceil(16)];
    Vec::leak(words).as_ptr() as u64 + 16
}

fn shape_of(ty: Type) -> Shape {
    let b = builtin();
    if ty == b.string {
        Shape::String
    } else if ty == b.simple_vector {
        Shape::SimpleVector
    } else if [b.symbol, b.module, b.data_type].contains(&ty) {
        Shape::Permanent
    } else if ty.type_name() == b.memory.type_name() {
        Shape::Memory
    } else {
        Shape::Plain
    }
}

impl Permanent {
    pub(crate) fn new() -> Permanent {
        Permanent {
            types: RefCell::default(),
            other_types: RefCell::default(),
            symbols: RefCell::default(),
            symbol_list: RefCell::default(),
            modules: RefCell::default(),
            module_list: RefCell::default(),
            constants: RefCell::default(),
            data_type: Cell::new(None),
            string: Cell::new(None),
            booleans: Cell::new([0; 2]),
        }
    }

    /// Makes the descriptor of `DataType`, whose header is its own address, and `true`, `false`.
    pub(crate) fn bootstrap(&self) {
        let data_type = self.new_descriptor(builtin().data_type);
        set_header(std::ptr::from_ref(data_type) as u64, data_type);
        self.data_type.set(Some(data_type));
        let boolean = self.descriptor(builtin().bool);
        let values = [0u64, 1].map(|value| {
            let payload = permanent_cell(8);
            set_header(payload, boolean);
            Ref::new(payload).set_word_at(0, value);
            payload
        });
        self.booleans.set(values);
    }

    fn new_descriptor(&self, ty: Type) -> &'static Descriptor {
        let payload = permanent_cell(std::mem::size_of::<Descriptor>());
        let descriptor = Descriptor {
            size: Cell::new(0),
            element_size: Cell::new(0),
            pointer_offsets: Cell::new(&[]),
            ty,
            instance: Cell::new(0),
            shape: Cell::new(Shape::Incomplete),
            element_is_ref: Cell::new(false),
            is_inline: Cell::new(false),
            is_mutable: Cell::new(ty.is_mutable()),
            is_address: ty.is_primitive() && ty.type_name() == builtin().ptr.type_name(),
            is_kind: is_kind(ty),
        };
        // SAFETY: the cell is fresh, large enough and aligned to 16 (OBJ-2).
        let descriptor = unsafe {
            (payload as *mut Descriptor).write(descriptor);
            &*(payload as *const Descriptor)
        };
        self.types.borrow_mut().insert(ty, Ref::new(payload));
        descriptor
    }

    /// The descriptor of a data type, with its layout where the type is concrete and defined.
    pub fn descriptor(&self, ty: Type) -> &'static Descriptor {
        let known = self.types.borrow().get(&ty).copied();
        let descriptor = match known {
            Some(object) => as_descriptor(object),
            None => {
                assert!(ty.as_data().is_some(), "{ty} is no data type: it has no descriptor");
                let descriptor = self.new_descriptor(ty);
                if let Some(data_type) = self.data_type.get() {
                    set_header(std::ptr::from_ref(descriptor) as u64, data_type);
                }
                descriptor
            }
        };
        if descriptor.shape.get() == Shape::Incomplete {
            complete(descriptor);
        }
        descriptor
    }

    /// The object of a type.
    pub fn type_object(&self, ty: Type) -> Ref {
        if ty.as_data().is_some() {
            return Ref::new(std::ptr::from_ref(self.descriptor(ty)) as u64);
        }
        if let Some(object) = self.types.borrow().get(&ty) {
            return *object;
        }
        let fields: Vec<u64> = match ty.kind() {
            TypeKind::Data(_) => unreachable!("answered above"),
            TypeKind::Bottom => vec![],
            TypeKind::Union(members) => {
                let rest = juliet_types::union(&members[1..]);
                vec![self.type_object(members[0]).word(), self.type_object(rest).word()]
            }
            TypeKind::UnionAll(u) => {
                vec![self.type_object(u.var.as_type()).word(), self.type_object(u.body).word()]
            }
            TypeKind::Var(v) => vec![
                self.symbol(v.name()).word(),
                self.type_object(v.lower()).word(),
                self.type_object(v.upper()).word(),
            ],
            TypeKind::Vararg { elem, len } => {
                let len = len.as_ref().map_or(0, |n| crate::value::const_to_object(&n.to_const()).word());
                vec![self.type_object(*elem).word(), len]
            }
        };
        let kind = self.descriptor(ty.kind_type());
        let payload = permanent_cell(8 * fields.len());
        set_header(payload, kind);
        let object = Ref::new(payload);
        for (index, field) in fields.iter().enumerate() {
            object.set_word_at(8 * index, *field);
        }
        if ty.is_bottom() {
            kind.instance.set(payload);
        }
        self.types.borrow_mut().insert(ty, object);
        self.other_types.borrow_mut().insert(payload, ty);
        object
    }

    /// The type that an object is, if it is one (a type variable counts as one).
    pub fn as_type(&self, object: Ref) -> Option<Type> {
        let kind = object.descriptor();
        if self.data_type.get().is_some_and(|d| std::ptr::eq(d, kind)) {
            return Some(as_descriptor(object).ty);
        }
        if !kind.is_kind {
            return None;
        }
        self.other_types.borrow().get(&object.word()).copied()
    }

    /// The descriptor of `String`.
    #[inline]
    pub(crate) fn string_descriptor(&self) -> &'static Descriptor {
        if let Some(known) = self.string.get() {
            return known;
        }
        let descriptor = self.descriptor(juliet_types::builtin().string);
        self.string.set(Some(descriptor));
        descriptor
    }

    /// The object of a symbol.
    pub fn symbol(&self, name: Sym) -> Ref {
        if let Some(object) = self.symbols.borrow().get(&name) {
            return *object;
        }
        let payload = permanent_cell(8);
        set_header(payload, self.descriptor(builtin().symbol));
        let object = Ref::new(payload);
        let mut list = self.symbol_list.borrow_mut();
        object.set_word_at(0, list.len() as u64);
        list.push(name);
        self.symbols.borrow_mut().insert(name, object);
        object
    }

    /// The name, where the object is a symbol.
    pub fn as_symbol(&self, object: Ref) -> Option<Sym> {
        if object.type_of() != builtin().symbol {
            return None;
        }
        Some(self.symbol_list.borrow()[object.word_at(0) as usize])
    }

    /// The object of a module.
    pub fn module(&self, path: ModulePath) -> Ref {
        if let Some(object) = self.modules.borrow().get(&path) {
            return *object;
        }
        let payload = permanent_cell(8);
        set_header(payload, self.descriptor(builtin().module));
        let object = Ref::new(payload);
        let mut list = self.module_list.borrow_mut();
        object.set_word_at(0, list.len() as u64);
        list.push(path);
        self.modules.borrow_mut().insert(path, object);
        object
    }

    /// The path, where the object is a module.
    pub fn as_module(&self, object: Ref) -> Option<ModulePath> {
        if object.type_of() != builtin().module {
            return None;
        }
        Some(self.module_list.borrow()[object.word_at(0) as usize])
    }

    /// The only object of a singleton type.
    pub fn singleton(&self, ty: Type) -> Ref {
        let descriptor = self.descriptor(ty);
        if let Some(object) = Ref::from_word(descriptor.instance.get()) {
            return object;
        }
        if ty == builtin().typeof_bottom {
            return self.type_object(Type::bottom());
        }
        let payload = permanent_cell(0);
        set_header(payload, descriptor);
        descriptor.instance.set(payload);
        Ref::new(payload)
    }

    /// `true` or `false`.
    pub fn boolean(&self, value: bool) -> Ref {
        Ref::new(self.booleans.get()[usize::from(value)])
    }

    /// The exception that needs no memory.
    pub(crate) fn out_of_memory(&self) -> Ref {
        self.singleton(builtin().out_of_memory_error)
    }

    pub(crate) fn for_each_root(&self, f: &mut dyn FnMut(u64)) {
        #[allow(clippy::iter_over_hash_type, reason = "marking has no order")]
        for object in self.constants.borrow().values() {
            f(object.word());
        }
    }
}

fn is_kind(ty: Type) -> bool {
    let b = builtin();
    [b.data_type, b.union_all, b.union, b.type_var, b.typeof_bottom, b.typeof_vararg].contains(&ty)
}

fn as_descriptor(object: Ref) -> &'static Descriptor {
    // SAFETY: OBJ-2; callers know that the object is a `DataType`.
    unsafe { &*(object.word() as *const Descriptor) }
}

/// The descriptor that a `DataType` object is, where its layout is known already.
pub(crate) fn complete_descriptor(object: Ref) -> Option<&'static Descriptor> {
    let data_type = rt().permanent.data_type.get()?;
    if !std::ptr::eq(object.descriptor(), data_type) {
        return None;
    }
    Some(as_descriptor(object)).filter(|d| d.shape.get() != Shape::Incomplete)
}

/// The descriptor that a `DataType` object is.
pub(crate) fn descriptor_of_type_object(object: Ref) -> Option<&'static Descriptor> {
    let runtime = rt();
    let ty = runtime.permanent.as_type(object)?;
    ty.as_data()?;
    Some(runtime.permanent.descriptor(ty))
}

/// Fills in the layout, where the type is concrete and its definition complete.
fn complete(descriptor: &'static Descriptor) {
    let ty = descriptor.ty;
    let shape = shape_of(ty);
    let Some(layout) = ty.layout() else { return };
    descriptor.size.set(layout.size);
    descriptor.pointer_offsets.set(&layout.pointer_offsets);
    descriptor.is_inline.set(ty.is_stored_inline());
    descriptor.is_mutable.set(ty.is_mutable());
    if let Some(name) = ty.type_name()
        && matches!(name.kind, TypeNameKind::Struct { .. })
        && shape == Shape::Memory
        && !complete_memory(descriptor)
    {
        return;
    }
    descriptor.shape.set(shape);
}

/// The element layout of a `Memory` type.
fn complete_memory(descriptor: &'static Descriptor) -> bool {
    let Some(element) = descriptor.ty.params().first().and_then(juliet_types::Param::as_type) else { return false };
    match element.layout().filter(|_| element.is_stored_inline()) {
        Some(layout) => {
            descriptor.element_size.set(layout.size);
            descriptor.pointer_offsets.set(&layout.pointer_offsets);
        }
        None => {
            // A struct that is still being defined would change its layout later.
            let is_open = element.is_concrete() && !element.is_mutable() && element.layout().is_none();
            if is_open {
                return false;
            }
            descriptor.element_size.set(8);
            descriptor.element_is_ref.set(true);
            descriptor.pointer_offsets.set(&[0]);
        }
    }
    true
}
