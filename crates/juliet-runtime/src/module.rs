//! Modules and bindings.
//!
//! A binding is one leaked cell whose first word is the value; compiled code holds its address.
//! A name is looked up in its module, then through explicit imports, then in what the modules
//! that are `using`d export; the answer of the last step is remembered as an implicit import.
//!
//! The maps are looked up by key only; what is listed is listed in order of creation.

use crate::errors;
use crate::object::Ref;
use crate::runtime::{Outcome, rt};
use crate::upcall::compiler;
use crate::value::{const_to_object, type_object};
use juliet_ir::GlobalRef;
use juliet_types::{Const, Fields, ModulePath, Sym, Type, TypeDef, TypeNameKind, builtin, new_type, sym};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};

/// What compiled code sees of a binding: the value's reference, 0 while undefined.
#[repr(C)]
#[derive(Default)]
pub struct BindingCell {
    value: Cell<u64>,
    /// A variable of this module that takes any value: an assignment is a store.
    is_plain: Cell<bool>,
}

impl BindingCell {
    /// Assigns to the variable of a cell where that is a mere store; whether it was.
    pub(crate) fn store_plain(address: u64, value: u64) -> bool {
        // SAFETY: compiled code passes the address of a cell, and cells are never freed.
        let cell = unsafe { &*(address as *const BindingCell) };
        if cell.is_plain.get() {
            cell.value.set(value);
        }
        cell.is_plain.get()
    }
}

/// What sort of variable a binding is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BindingKind {
    /// Mentioned, but neither declared nor assigned.
    Undeclared,
    /// `const`.
    Const,
    /// A variable of the declared type (`Any` where none was declared).
    Global(Type),
    /// `import M.x` or `using M: x`.
    Imported(GlobalRef),
    /// Found among the exports of a module that is used.
    Implicit(GlobalRef),
}

/// What is known of the variable that a name resolves to.
#[derive(Clone, Debug, PartialEq)]
pub enum BindingState {
    /// A constant.
    Const(Const),
    /// A variable of this type (possibly `Any`), perhaps still undefined.
    Typed(Type),
    /// Nothing of that name, or not assigned or declared yet.
    Undefined,
}

struct Binding {
    name: Sym,
    cell: &'static BindingCell,
    kind: BindingKind,
    exported: bool,
    public: bool,
}

struct ModuleData {
    parent: ModulePath,
    name: Sym,
    index: FxHashMap<Sym, usize>,
    bindings: Vec<Binding>,
    usings: Vec<ModulePath>,
}

/// All modules.
pub struct Modules {
    table: RefCell<FxHashMap<ModulePath, ModuleData>>,
    by_cell: RefCell<FxHashMap<u64, GlobalRef>>,
}

impl Modules {
    pub(crate) fn new() -> Modules {
        Modules { table: RefCell::default(), by_cell: RefCell::default() }
    }

    /// Makes an empty module that uses nothing, bound by nobody; replaces one of the same path.
    pub fn create(&self, path: ModulePath, parent: ModulePath, name: Sym) {
        let data = ModuleData { parent, name, index: FxHashMap::default(), bindings: Vec::new(), usings: Vec::new() };
        self.table.borrow_mut().insert(path, data);
    }

    /// Whether a module of this path exists.
    pub fn exists(&self, path: ModulePath) -> bool {
        self.table.borrow().contains_key(&path)
    }

    /// The module in which a module was defined (a top-level one: itself).
    pub fn parent(&self, path: ModulePath) -> ModulePath {
        self.table.borrow().get(&path).map_or(path, |m| m.parent)
    }

    /// A module's own name.
    pub fn name(&self, path: ModulePath) -> Sym {
        self.table.borrow().get(&path).map_or(path.0, |m| m.name)
    }

    /// Calls `f` with the binding of a name in exactly this module, made if need be.
    fn with<R>(&self, global: GlobalRef, f: impl FnOnce(&mut Binding) -> R) -> R {
        let mut table = self.table.borrow_mut();
        let module = table.entry(global.module).or_insert_with(|| ModuleData {
            parent: global.module,
            name: global.module.0,
            index: FxHashMap::default(),
            bindings: Vec::new(),
            usings: Vec::new(),
        });
        let index = *module.index.entry(global.name).or_insert_with(|| {
            let cell: &'static BindingCell = Box::leak(Box::default());
            self.by_cell.borrow_mut().insert(std::ptr::from_ref(cell) as u64, global);
            let binding =
                Binding { name: global.name, cell, kind: BindingKind::Undeclared, exported: false, public: false };
            module.bindings.push(binding);
            module.bindings.len() - 1
        });
        let binding = &mut module.bindings[index];
        let result = f(binding);
        binding.cell.is_plain.set(matches!(binding.kind, BindingKind::Global(ty) if ty.is_any()));
        result
    }

    fn kind(&self, global: GlobalRef) -> BindingKind {
        let table = self.table.borrow();
        let Some(module) = table.get(&global.module) else { return BindingKind::Undeclared };
        module.index.get(&global.name).map_or(BindingKind::Undeclared, |i| module.bindings[*i].kind)
    }

    /// The binding that a name stands for: itself, or what it was imported from.
    pub fn resolve(&self, global: GlobalRef) -> GlobalRef {
        match self.kind(global) {
            BindingKind::Imported(from) | BindingKind::Implicit(from) => self.resolve(from),
            BindingKind::Undeclared => self.resolve_through_usings(global).unwrap_or(global),
            BindingKind::Const | BindingKind::Global(_) => global,
        }
    }

    /// The one binding that the used modules export under a name.
    fn resolve_through_usings(&self, global: GlobalRef) -> Option<GlobalRef> {
        let usings = self.table.borrow().get(&global.module)?.usings.clone();
        let mut found: Option<GlobalRef> = None;
        for module in usings {
            let candidate = GlobalRef { module, name: global.name };
            if !self.is_exported(candidate) {
                continue;
            }
            let target = self.resolve(candidate);
            if self.kind(target) == BindingKind::Undeclared {
                continue;
            }
            match found {
                Some(known) if known != target && !self.same_constant(known, target) => return None,
                _ => found = Some(target),
            }
        }
        let target = found?;
        self.with(global, |binding| binding.kind = BindingKind::Implicit(target));
        Some(target)
    }

    fn same_constant(&self, a: GlobalRef, b: GlobalRef) -> bool {
        self.kind(a) == BindingKind::Const
            && self.kind(b) == BindingKind::Const
            && self.own_value(a).is_some()
            && self.own_value(a) == self.own_value(b)
    }

    fn own_value(&self, global: GlobalRef) -> Option<Ref> {
        let table = self.table.borrow();
        let module = table.get(&global.module)?;
        Ref::from_word(module.bindings[*module.index.get(&global.name)?].cell.value.get())
    }

    /// The cell that compiled code reads for a name.
    pub fn cell(&self, global: GlobalRef) -> &'static BindingCell {
        self.with(self.resolve(global), |binding| binding.cell)
    }

    /// The variable that a cell belongs to.
    pub fn global_of_cell(&self, address: u64) -> Option<GlobalRef> {
        self.by_cell.borrow().get(&address).copied()
    }

    /// The value of a name, if it has one.
    pub fn get(&self, global: GlobalRef) -> Option<Ref> {
        self.own_value(self.resolve(global))
    }

    /// The value of a name.
    ///
    /// # Errors
    /// `UndefVarError`.
    pub fn value(&self, global: GlobalRef) -> Outcome<Ref> {
        self.get(global).ok_or_else(|| errors::undef_global_error(global.module, global.name))
    }

    /// What inference may rely on about a name.
    pub fn state(&self, global: GlobalRef) -> BindingState {
        let target = self.resolve(global);
        match self.kind(target) {
            BindingKind::Const => match self.own_value(target) {
                Some(value) => BindingState::Const(crate::value::object_to_const(value)),
                None => BindingState::Undefined,
            },
            BindingKind::Global(ty) => BindingState::Typed(ty),
            _ => BindingState::Undefined,
        }
    }

    /// Whether a name belongs to this very module (declared or assigned, not imported).
    pub fn is_own(&self, global: GlobalRef) -> bool {
        matches!(self.kind(global), BindingKind::Const | BindingKind::Global(_))
    }

    /// The kind of the binding in this very module.
    pub fn own_kind(&self, global: GlobalRef) -> BindingKind {
        self.kind(global)
    }

    /// `const name = value`.
    ///
    /// # Errors
    /// `ErrorException` where the name is taken.
    pub fn declare_const(&self, global: GlobalRef, value: Ref) -> Outcome<()> {
        match self.kind(global) {
            BindingKind::Imported(from) => {
                return Err(errors::error(&format!(
                    "cannot declare {}.{} constant; it was already declared as an import of {}.{}",
                    global.module, global.name, from.module, from.name
                )));
            }
            BindingKind::Global(_) if self.own_value(global).is_some() => {
                return Err(errors::error(&format!(
                    "cannot declare {}.{} constant; it was already declared global",
                    global.module, global.name
                )));
            }
            _ => {}
        }
        self.set_const(global, value);
        Ok(())
    }

    /// Binds a constant without questions.
    pub fn set_const(&self, global: GlobalRef, value: Ref) {
        let (was_const, changed) = self.with(global, |binding| {
            let was_const = binding.kind == BindingKind::Const;
            let same = was_const && binding.cell.value.get() == value.word();
            binding.kind = BindingKind::Const;
            binding.cell.value.set(value.word());
            (was_const, !same)
        });
        if changed {
            self.notify(global, was_const);
        }
    }

    fn notify(&self, global: GlobalRef, was_const: bool) {
        if let Some(compiler) = compiler() {
            compiler.binding_changed(global, was_const);
        }
    }

    /// `global name` or `global name::T`.
    ///
    /// # Errors
    /// `ErrorException` where the name is a constant or an import.
    pub fn declare_global(&self, global: GlobalRef, ty: Option<Type>) -> Outcome<()> {
        match self.kind(global) {
            BindingKind::Imported(_) | BindingKind::Const => match ty {
                None => Ok(()),
                Some(_) => Err(errors::error(&format!(
                    "cannot set type for imported or constant global {}.{}.",
                    global.module, global.name
                ))),
            },
            BindingKind::Global(old) => {
                if let Some(new) = ty
                    && new != old
                {
                    self.with(global, |binding| binding.kind = BindingKind::Global(new));
                    self.notify(global, false);
                }
                Ok(())
            }
            BindingKind::Undeclared | BindingKind::Implicit(_) => {
                self.with(global, |binding| binding.kind = BindingKind::Global(ty.unwrap_or(Type::any())));
                self.notify(global, false);
                Ok(())
            }
        }
    }

    /// `name = value` for a global, converted to its declared type. Yields the value assigned.
    ///
    /// # Errors
    /// `ErrorException` for constants and imports; what the conversion throws.
    pub fn assign(&self, global: GlobalRef, value: Ref) -> Outcome<Ref> {
        let value = match self.kind(global) {
            BindingKind::Global(ty) if ty.is_any() => value,
            BindingKind::Global(ty) => convert(value, ty)?,
            BindingKind::Undeclared | BindingKind::Implicit(_) => {
                self.declare_global(global, None)?;
                value
            }
            BindingKind::Imported(from) => {
                return Err(errors::error(&format!(
                    "cannot assign a value to imported variable {}.{} from module {}",
                    from.module, from.name, global.module
                )));
            }
            BindingKind::Const => {
                return Err(errors::error(&format!(
                    "invalid assignment to constant {}.{}. This redefinition may be permitted using the `const` keyword.",
                    global.module, global.name
                )));
            }
        };
        self.with(global, |binding| binding.cell.value.set(value.word()));
        Ok(value)
    }

    /// `import from as name` into a module.
    ///
    /// # Errors
    /// `ErrorException` where the name is in use.
    pub fn import(&self, into: GlobalRef, from: GlobalRef) -> Outcome<()> {
        let target = self.resolve(from);
        if target == into {
            return Ok(());
        }
        match self.kind(into) {
            BindingKind::Const | BindingKind::Global(_) if !self.same_constant(into, target) => Err(errors::error(
                &format!("importing {} into {} conflicts with an existing global", into.name, into.module),
            )),
            _ => {
                self.with(into, |binding| binding.kind = BindingKind::Imported(target));
                Ok(())
            }
        }
    }

    /// `using module`.
    pub fn add_using(&self, into: ModulePath, used: ModulePath) {
        if let Some(module) = self.table.borrow_mut().get_mut(&into)
            && into != used
            && !module.usings.contains(&used)
        {
            module.usings.push(used);
        }
    }

    /// Whether a module that `into` uses exports a name for something else than `used` does.
    pub fn has_conflict(&self, into: ModulePath, used: ModulePath) -> bool {
        let others = self.used(into);
        self.names(used, false, false).into_iter().any(|name| {
            let here = GlobalRef { module: used, name };
            self.is_exported(here)
                && others.iter().filter(|other| **other != used).any(|other| {
                    let there = GlobalRef { module: *other, name };
                    self.is_exported(there) && self.resolve(there) != self.resolve(here)
                })
        })
    }

    /// Whether any module uses a module.
    pub fn is_used(&self, path: ModulePath) -> bool {
        self.table.borrow().values().any(|module| module.usings.contains(&path))
    }

    /// The constants of some modules by the addresses of their values; of several with one value the
    /// first by name.
    pub fn held_objects(&self, is_wanted: fn(ModulePath) -> bool) -> FxHashMap<u64, GlobalRef> {
        let mut found: FxHashMap<u64, GlobalRef> = FxHashMap::default();
        for (path, module) in self.table.borrow().iter().filter(|(path, _)| is_wanted(**path)) {
            for binding in module.bindings.iter().filter(|binding| binding.kind == BindingKind::Const) {
                let here = GlobalRef { module: *path, name: binding.name };
                let text = |g: &GlobalRef| (g.module.0.as_str(), g.name.as_str());
                let first = found.entry(binding.cell.value.get()).or_insert(here);
                if text(&here) < text(first) {
                    *first = here;
                }
            }
        }
        found
    }

    /// The modules that a module uses, in order.
    pub fn used(&self, path: ModulePath) -> Vec<ModulePath> {
        self.table.borrow().get(&path).map(|module| module.usings.clone()).unwrap_or_default()
    }

    /// `export name`.
    pub fn export(&self, global: GlobalRef) {
        self.with(global, |binding| {
            binding.exported = true;
            binding.public = true;
        });
    }

    /// `public name`.
    pub fn make_public(&self, global: GlobalRef) {
        self.with(global, |binding| binding.public = true);
    }

    /// Whether the module exports the name.
    pub fn is_exported(&self, global: GlobalRef) -> bool {
        let table = self.table.borrow();
        let Some(module) = table.get(&global.module) else { return false };
        module.index.get(&global.name).is_some_and(|i| module.bindings[*i].exported)
    }

    /// Whether a name written in `from` means the global: how types are printed depends on it. Asking
    /// binds nothing.
    pub fn is_visible(&self, from: ModulePath, target: GlobalRef) -> bool {
        let here = GlobalRef { module: from, name: target.name };
        match self.kind(here) {
            BindingKind::Imported(other) | BindingKind::Implicit(other) => self.resolve(other) == target,
            BindingKind::Undeclared => self.resolve_through_usings(here) == Some(target),
            BindingKind::Const | BindingKind::Global(_) => here == target,
        }
    }

    /// Names in a module, sorted: exported and public ones, or all of its own, or with imports.
    pub fn names(&self, path: ModulePath, all: bool, imported: bool) -> Vec<Sym> {
        let table = self.table.borrow();
        let Some(module) = table.get(&path) else { return Vec::new() };
        let mut names: Vec<Sym> = Vec::new();
        for binding in &module.bindings {
            let own = matches!(binding.kind, BindingKind::Const | BindingKind::Global(_));
            let brought = matches!(binding.kind, BindingKind::Imported(_));
            if binding.public || (all && own) || (imported && brought) {
                names.push(binding.name);
            }
        }
        names.sort_unstable_by(|a, b| a.as_str().cmp(b.as_str()));
        names
    }

    pub(crate) fn for_each_root(&self, f: &mut dyn FnMut(u64)) {
        #[allow(clippy::iter_over_hash_type, reason = "marking has no order")]
        for module in self.table.borrow().values() {
            module.bindings.iter().for_each(|binding| f(binding.cell.value.get()));
        }
    }

    /// Makes the generic function `name` unless it is bound to a value, and yields it.
    ///
    /// # Errors
    /// `ErrorException` where the name is a variable or an implicit import that is in use.
    pub fn declare_function(&self, global: GlobalRef) -> Outcome<Ref> {
        let target = match self.kind(global) {
            BindingKind::Imported(from) => self.resolve(from),
            // Constructors of types that are visible through `using` may be extended as they are.
            BindingKind::Undeclared | BindingKind::Implicit(_)
                if self.get(global).is_some_and(|value| crate::value::as_type(value).is_some()) =>
            {
                self.resolve(global)
            }
            _ => global,
        };
        if let Some(value) = self.own_value(target) {
            let is_constant = self.kind(target) == BindingKind::Const;
            if is_constant {
                return Ok(value);
            }
            return Err(errors::error(&format!("cannot define function {}; it already has a value", global.name)));
        }
        let function = new_function(target.module, target.name, builtin().function);
        if target.name.starts_with('#') {
            function.type_of().type_name().into_iter().for_each(|name| rt().methods.note_generated(name));
        }
        self.set_const(target, function);
        Ok(function)
    }
}

/// A fresh function object: the only value of a fresh singleton type `#name`.
pub(crate) fn new_function(module: ModulePath, name: Sym, supertype: Type) -> Ref {
    let ty = new_type(TypeDef {
        module,
        name: sym(&format!("#{name}")),
        kind: TypeNameKind::Struct { mutable: false },
        params: vec![],
        is_closure: false,
    });
    ty.set_supertype(supertype);
    ty.set_fields(Fields::default());
    const_to_object(&Const::singleton(ty.wrapper()))
}

/// The value as a `ty`, by the library's `convert` where it is not one already.
pub(crate) fn convert(value: Ref, ty: Type) -> Outcome<Ref> {
    if crate::method::is_instance(value, ty) {
        return Ok(value);
    }
    let convert = crate::hooks::require_hook(crate::hooks::Hook::Convert)?;
    let converted = crate::dispatch::call(&[convert, type_object(ty), value])?;
    if crate::method::is_instance(converted, ty) {
        Ok(converted)
    } else {
        Err(errors::type_error("typeassert", "", ty, converted))
    }
}
