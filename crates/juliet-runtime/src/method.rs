//! Methods, method tables and method instances.
//!
//! A method is found by the type of the called object: the definition's name for ordinary
//! functions and callable structs, `Type{T}` by the name of `T` for constructors, and one open
//! table for signatures whose first type is abstract. Candidates are then compared by the
//! subtype relation and the specificity order of `juliet-types`.

use crate::errors;
use crate::method_later::{Later, MethodParts, MethodTable, TableId};
use crate::object::Ref;
use crate::runtime::{Outcome, rt};
use crate::upcall::compiler;
use crate::value::as_type;
use juliet_ir::lowered::Body;
use juliet_ir::typed::InstanceId;
use juliet_types::{
    ModulePath, Param, Sym, Type, TypeKind, TypeName, TypeVar, builtin, intersect_with_env, is_subtype, more_specific,
    tuple, type_equal, type_of_type, union_all, vararg,
};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

/// Set in the numbers of methods that no table knows: top-level code that is compiled. They have a
/// range of their own, so that the others are numbered by definitions alone.
const THUNK: u32 = 1 << 31;

/// A method, as this process numbers them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct MethodId(pub u32);

impl MethodId {
    /// Top-level code that was compiled.
    pub fn is_thunk(self) -> bool {
        self.0 & THUNK != 0
    }
}

/// A method of a generic function.
#[derive(Debug)]
pub struct Method {
    /// Its number.
    pub id: MethodId,
    /// `Tuple{typeof(f), ...} where ...`, the variables in the order of `body.sparams`.
    pub signature: Type,
    /// The variables of the signature, outermost first.
    pub variables: Vec<TypeVar>,
    /// The code.
    pub body: Arc<Body>,
    /// The first world that sees it.
    pub first_world: u64,
    /// The last world that sees it; `u64::MAX` until one of the same signature replaces it.
    pub last_world: Cell<u64>,
}

/// A method for particular argument types.
#[derive(Debug)]
pub struct Instance {
    /// The method.
    pub method: Rc<Method>,
    /// `Tuple{typeof(f), ...}` of the arguments as passed (varargs not collected).
    pub spec: Type,
    /// Values of the static parameters; a variable that the arguments leave open is a `TypeVar`.
    pub sparams: Vec<Param>,
    /// The word that compiled callers read: the current specialised entry; 0 until one asks.
    pub cell: &'static Cell<u64>,
    /// The generic entry; 0 until compiled.
    pub generic: Cell<u64>,
    /// Runs in the interpreter.
    pub interpreted: Cell<bool>,
}

/// A method that may be called for a signature of argument types.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodMatch {
    /// The method.
    pub method: MethodId,
    /// The intersection of the call with the method's signature.
    pub spec: Type,
    /// Static parameters under that intersection.
    pub sparams: Vec<Param>,
    /// The method covers the whole call signature.
    pub covers: bool,
}

/// Where a signature's methods are kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum TableKey {
    Name(u32),
    Constructor(u32),
    Open,
}

impl From<MethodTable> for TableKey {
    fn from(table: MethodTable) -> TableKey {
        match table {
            MethodTable::Name(name) => TableKey::Name(name.id()),
            MethodTable::Constructor(name) => TableKey::Constructor(name.id()),
            MethodTable::Open => TableKey::Open,
        }
    }
}

/// A method's place in the list of all.
enum Listed {
    Made(Rc<Method>),
    /// Made when its table is looked at.
    Later(TableKey),
}

/// The methods that match a call, or `None` where there are more than were asked for.
type Matches = Option<Vec<MethodMatch>>;

/// All methods and instances.
pub struct Methods {
    all: RefCell<Vec<Listed>>,
    thunks: RefCell<Vec<Rc<Method>>>,
    /// Methods that have not been made, by table, in order.
    pub(crate) later: RefCell<FxHashMap<TableKey, Vec<Later>>>,
    tables: RefCell<FxHashMap<TableKey, Vec<Rc<Method>>>>,
    instances: RefCell<Vec<Rc<Instance>>>,
    by_spec: RefCell<FxHashMap<(MethodId, Type), InstanceId>>,
    /// Answers of `matching` in the newest world, by call and limit.
    pub(crate) matches: RefCell<FxHashMap<(Type, usize), Matches>>,
    /// Definitions whose names were generated: closures, and functions that take keyword arguments
    /// by position.
    generated: RefCell<Vec<&'static TypeName>>,
    /// Methods that older worlds see.
    replaced: RefCell<FxHashMap<TableKey, Vec<Rc<Method>>>>,
}

/// Whether an object is a value of a type.
pub fn is_instance(object: Ref, ty: Type) -> bool {
    let concrete = object.type_of();
    if concrete == ty || ty.is_any() {
        return true;
    }
    match as_type(object) {
        Some(t) if t.as_var().is_none() && !t.is_vararg() => {
            is_subtype(concrete, ty) || is_subtype(type_of_type(t), ty)
        }
        _ => is_subtype(concrete, ty),
    }
}

/// The type by which dispatch sees an argument: `Type{T}` for a type `T`.
pub fn dispatch_type(object: Ref) -> Type {
    match as_type(object) {
        Some(t) if t.as_var().is_none() && !t.is_vararg() && !t.has_free_vars() => type_of_type(t),
        _ => object.type_of(),
    }
}

/// The table of signatures whose first type is `function`.
pub(crate) fn key_of(function: Type) -> MethodTable {
    match function.kind() {
        TypeKind::UnionAll(u) => key_of(u.body),
        TypeKind::Var(v) => key_of(v.upper()),
        TypeKind::Data(data) => match function.type_parameter() {
            Some(of) => match of.as_var() {
                Some(v) => match v.upper().type_name() {
                    Some(name) if !v.upper().is_any() && !v.upper().is_abstract() => MethodTable::Constructor(name),
                    _ => MethodTable::Name(data.name),
                },
                None => match of.type_name() {
                    Some(name) => MethodTable::Constructor(name),
                    None => MethodTable::Name(data.name),
                },
            },
            None if function.is_any() => MethodTable::Open,
            None => MethodTable::Name(data.name),
        },
        _ => MethodTable::Open,
    }
}

/// The tables that may hold methods for calls of an object of type `function`.
pub(crate) fn keys_for(function: Type) -> Vec<TableKey> {
    tables_for(function).into_iter().map(TableKey::from).collect()
}

/// The same, by what they belong to.
pub(crate) fn tables_for(function: Type) -> Vec<MethodTable> {
    let mut tables = vec![MethodTable::Open];
    if let Some(of) = function.type_parameter() {
        tables.extend(of.type_name().map(MethodTable::Constructor));
        tables.extend(builtin().type_.type_name().map(MethodTable::Name));
        if of.as_var().is_none() {
            tables.extend(of.kind_type().type_name().map(MethodTable::Name));
        }
        return tables;
    }
    let mut current = function;
    while !current.is_any() {
        tables.extend(current.type_name().map(MethodTable::Name));
        current = current.supertype();
    }
    tables
}

/// Whether a glance shows that a method is not for these argument types: their number, or a
/// definition that an argument's type does not descend from.
fn cannot_match(args: &[Type], signature: Type) -> bool {
    let params = signature.unwrap_union_all().params();
    let is_open = params.last().and_then(Param::as_type).is_some_and(Type::is_vararg);
    if if is_open { args.len() + 1 < params.len() } else { args.len() != params.len() } {
        return true;
    }
    let fixed = params.len() - usize::from(is_open);
    params[..fixed].iter().zip(args).any(|(param, arg)| {
        let Some(wanted) = param.as_type().filter(|t| !t.is_any()) else { return false };
        let TypeKind::Data(wanted) = wanted.kind() else { return false };
        if !arg.is_concrete() || arg.type_parameter().is_some() {
            return false;
        }
        let mut current = *arg;
        while current.type_name() != Some(wanted.name) {
            if current.is_any() {
                return true;
            }
            current = current.supertype();
        }
        false
    })
}

/// Whether two signatures are equal types; most pairs differ at a glance.
fn same_signature(a: Type, b: Type) -> bool {
    if a == b {
        return true;
    }
    let (p, q) = (a.unwrap_union_all().params(), b.unwrap_union_all().params());
    let differ = |x: &Param, y: &Param| match (x, y) {
        (Param::Type(x), Param::Type(y)) => {
            x != y && (x.is_concrete() || y.is_concrete() || x.type_name() != y.type_name())
        }
        _ => false,
    };
    if p.len() != q.len() || p.iter().zip(q).any(|(x, y)| differ(x, y)) {
        return false;
    }
    type_equal(a, b)
}

pub(crate) fn first_element(signature: Type) -> Option<Type> {
    signature.unwrap_union_all().tuple_element(0)
}

impl Methods {
    pub(crate) fn new() -> Methods {
        Methods {
            all: RefCell::default(),
            thunks: RefCell::default(),
            later: RefCell::default(),
            tables: RefCell::default(),
            instances: RefCell::default(),
            by_spec: RefCell::default(),
            matches: RefCell::default(),
            generated: RefCell::default(),
            replaced: RefCell::default(),
        }
    }

    /// A method by number.
    pub fn method(&self, id: MethodId) -> Rc<Method> {
        if id.is_thunk() {
            return self.thunks.borrow()[(id.0 & !THUNK) as usize].clone();
        }
        let key = match &self.all.borrow()[id.0 as usize] {
            Listed::Made(method) => return method.clone(),
            Listed::Later(key) => *key,
        };
        self.make_table(key);
        match &self.all.borrow()[id.0 as usize] {
            Listed::Made(method) => method.clone(),
            Listed::Later(_) => unreachable!("its table has been made"),
        }
    }

    /// Remembers a definition whose name was generated.
    pub(crate) fn note_generated(&self, definition: &'static TypeName) {
        self.generated.borrow_mut().push(definition);
    }

    /// The definitions with generated names from the `from`th on, in order.
    pub fn generated_since(&self, from: usize) -> Vec<&'static TypeName> {
        self.generated.borrow().get(from..).unwrap_or_default().to_vec()
    }

    /// The methods of a table that the newest world sees.
    pub fn in_table(&self, table: TableId) -> Vec<Rc<Method>> {
        self.make_table(table.0);
        self.tables.borrow().get(&table.0).cloned().unwrap_or_default()
    }

    /// Number of methods ever defined.
    pub fn count(&self) -> usize {
        self.all.borrow().len()
    }

    /// Adds a method; one of an equal signature is replaced.
    pub fn add(&self, signature: Type, variables: Vec<TypeVar>, body: Arc<Body>) -> MethodId {
        let key = TableKey::from(key_of(first_element(signature).unwrap_or(Type::any())));
        let id = self.reserve(key);
        let world = rt().worlds.advance();
        if self.is_later(key) {
            self.append_later(key, id, world, (signature, variables, body));
        } else {
            self.place(id, world, key, (signature, variables, body));
        }
        self.matches.borrow_mut().clear();
        rt().dispatch.clear();
        if let Some(compiler) = compiler() {
            compiler.method_added(id);
        }
        id
    }

    /// The number of a method that is made afterwards.
    pub(crate) fn reserve(&self, key: TableKey) -> MethodId {
        let mut all = self.all.borrow_mut();
        all.push(Listed::Later(key));
        MethodId(all.len() as u32 - 1)
    }

    /// Puts a method into the list and its table.
    pub(crate) fn place(&self, id: MethodId, world: u64, key: TableKey, parts: MethodParts) {
        let (signature, variables, body) = parts;
        let method =
            Rc::new(Method { id, signature, variables, body, first_world: world, last_world: Cell::new(u64::MAX) });
        self.all.borrow_mut()[id.0 as usize] = Listed::Made(method.clone());
        let mut tables = self.tables.borrow_mut();
        let table = tables.entry(key).or_default();
        match table.iter().position(|old| same_signature(old.signature, signature)) {
            Some(index) => {
                table[index].last_world.set(world - 1);
                let old = std::mem::replace(&mut table[index], method);
                self.replaced.borrow_mut().entry(key).or_default().push(old);
            }
            None => table.push(method),
        }
    }

    /// An instance of top-level code that shall be compiled: a method without arguments that no
    /// table knows.
    pub fn add_thunk(&self, body: Arc<Body>) -> InstanceId {
        let id = MethodId(self.thunks.borrow().len() as u32 | THUNK);
        let signature = tuple(&[]);
        let method =
            Rc::new(Method { id, signature, variables: vec![], body, first_world: 0, last_world: Cell::new(u64::MAX) });
        self.thunks.borrow_mut().push(method.clone());
        self.instance_for(&method, signature, vec![])
    }

    pub(crate) fn candidates(&self, function: Type) -> Vec<Rc<Method>> {
        let keys = keys_for(function);
        keys.iter().for_each(|key| self.make_table(*key));
        let tables = self.tables.borrow();
        let newest = keys.iter().filter_map(|key| tables.get(key)).flatten();
        if rt().worlds.is_newest() {
            return newest.cloned().collect();
        }
        let world = rt().worlds.running();
        let replaced = self.replaced.borrow();
        let older = keys.iter().filter_map(|key| replaced.get(key)).flatten();
        newest.chain(older).filter(|m| (m.first_world..=m.last_world.get()).contains(&world)).cloned().collect()
    }

    /// The method for concrete argument types (the function's first).
    ///
    /// # Errors
    /// `None` where nothing matches, the candidates where the call is ambiguous.
    pub fn find(&self, args: Type) -> Result<Rc<Method>, Vec<Rc<Method>>> {
        let tuple = args.unwrap_union_all();
        let function = tuple.tuple_element(0).unwrap_or(Type::any());
        let elements = tuple.tuple_elements();
        let mut matching: Vec<Rc<Method>> = self
            .candidates(function)
            .into_iter()
            .filter(|m| !cannot_match(&elements, m.signature) && is_subtype(args, m.signature))
            .collect();
        if matching.len() == 1 {
            return Ok(matching.remove(0));
        }
        let best = matching
            .iter()
            .find(|m| matching.iter().all(|other| other.id == m.id || more_specific(m.signature, other.signature)));
        match best {
            Some(method) => Ok(method.clone()),
            None => Err(matching),
        }
    }

    /// The instances of the method that a new one replaced.
    pub fn replaced_by(&self, new: &Method) -> Vec<InstanceId> {
        let instances = self.instances.borrow();
        let is_replaced = |method: &Method| method.last_world.get() == new.first_world - 1;
        let found = instances.iter().enumerate().filter(|(_, instance)| is_replaced(&instance.method));
        found.map(|(number, _)| InstanceId(number as u32)).collect()
    }

    /// Whether a method replaced another.
    pub fn is_redefinition(&self, method: &Method) -> bool {
        let key = TableKey::from(key_of(first_element(method.signature).unwrap_or(Type::any())));
        let replaced = self.replaced.borrow();
        replaced.get(&key).into_iter().flatten().any(|old| same_signature(old.signature, method.signature))
    }

    /// The instance of a method for argument types; made if need be.
    pub fn instance_for(&self, method: &Rc<Method>, spec: Type, sparams: Vec<Param>) -> InstanceId {
        if let Some(known) = self.by_spec.borrow().get(&(method.id, spec)) {
            return *known;
        }
        let mut instances = self.instances.borrow_mut();
        let id = InstanceId(instances.len() as u32);
        let cell: &'static Cell<u64> = Box::leak(Box::new(Cell::new(0)));
        instances.push(Rc::new(Instance {
            method: method.clone(),
            spec,
            sparams,
            cell,
            generic: Cell::new(0),
            interpreted: Cell::new(false),
        }));
        self.by_spec.borrow_mut().insert((method.id, spec), id);
        id
    }

    /// An instance by number.
    pub fn instance(&self, id: InstanceId) -> Rc<Instance> {
        self.instances.borrow()[id.index()].clone()
    }

    /// Address of an instance's entry cell, which is never empty from now on.
    pub fn entry_cell(&self, id: InstanceId) -> u64 {
        let cell = self.instance(id).cell;
        if cell.get() == 0 {
            cell.set(rt().code.resolver_stub(id));
        }
        std::ptr::from_ref(cell) as u64
    }

    /// Publishes machine code of an instance.
    pub fn set_entries(&self, id: InstanceId, entries: crate::upcall::Entries) {
        let instance = self.instance(id);
        instance.cell.set(entries.specialized);
        instance.generic.set(entries.generic);
        instance.interpreted.set(false);
    }

    /// The instance that dispatch at run time uses for these argument types: the rule of
    /// specialisation applied to a tuple type that matches the method.
    pub fn instance_of(&self, method: &Rc<Method>, spec: Type, sparams: &[Param]) -> InstanceId {
        let elements = spec.unwrap_union_all().tuple_elements();
        if spec.has_free_vars() || elements.iter().any(|t| t.has_free_vars()) {
            return self.instance_for(method, spec, sparams.to_vec());
        }
        let widened = specialization_types(method, &elements);
        self.instance_for(method, widened, sparams.to_vec())
    }

    /// Takes the machine code of an instance out of use: the next call compiles again.
    pub fn invalidate(&self, id: InstanceId) {
        let instance = self.instance(id);
        if instance.cell.get() != 0 {
            instance.cell.set(rt().code.resolver_stub(id));
        }
        instance.generic.set(0);
        instance.interpreted.set(false);
        rt().dispatch.clear();
    }

    /// Lets instances that ran in the interpreter be compiled when they are called again.
    pub fn forget_interpreted(&self) {
        self.instances.borrow().iter().for_each(|instance| instance.interpreted.set(false));
        rt().dispatch.clear();
    }

    /// The instance that runs for these arguments.
    ///
    /// # Errors
    /// `MethodError`.
    pub fn instance_for_args(&self, args: &[Ref]) -> Outcome<InstanceId> {
        let types: Vec<Type> = args.iter().map(|a| dispatch_type(*a)).collect();
        let tuple_type = tuple(&types);
        let method = self.find(tuple_type).map_err(|_| errors::method_error(args[0], &args[1..]))?;
        Ok(self.specialize(&method, &types))
    }

    /// The instance of a method for concrete argument types that match it.
    pub fn specialize(&self, method: &Rc<Method>, types: &[Type]) -> InstanceId {
        let spec = specialization_types(method, types);
        if let Some(known) = self.by_spec.borrow().get(&(method.id, spec)) {
            return *known;
        }
        let sparams = intersect_with_env(tuple(types), method.signature).map_or_else(Vec::new, |(_, params)| params);
        self.instance_for(method, spec, sparams)
    }
}

/// How many varargs are told apart before they are joined.
const VARARGS_MAX: usize = 32;

/// The argument types that an instance is made for: those of the call, widened to the declared
/// ones where the method says `@nospecialize` and no static parameter depends on them.
fn specialization_types(method: &Method, types: &[Type]) -> Type {
    let body = &method.body;
    let declared = method.signature.unwrap_union_all();
    let nargs = body.nargs as usize;
    let mut spec: Vec<Type> = Vec::with_capacity(types.len());
    for (index, ty) in types.iter().enumerate() {
        let position = if body.is_va { index.min(nargs.saturating_sub(1)) } else { index };
        let is_wide = position < 64 && body.attrs.nospecialize >> position & 1 == 1;
        match declared.tuple_element(index) {
            Some(d) if is_wide && !d.has_free_vars() => spec.push(d),
            _ => spec.push(*ty),
        }
    }
    if body.is_va && spec.len() > nargs + VARARGS_MAX {
        let rest = spec[nargs - 1];
        let is_uniform = spec[nargs..].iter().all(|t| *t == rest);
        let elem = declared.tuple_element(nargs - 1).unwrap_or_else(Type::any);
        // Static parameters must come out the same for all calls of the instance.
        if is_uniform || !elem.has_free_vars() {
            spec.truncate(nargs - 1);
            spec.push(vararg(if is_uniform { rest } else { Type::any() }, None));
        }
    }
    tuple(&spec)
}

/// The signature and variables that a `DefineMethod` statement gives:
/// `svec(svec(types...), svec(variables...))`.
///
/// # Errors
/// `TypeError` where a part is no type.
pub(crate) fn signature_from_svec(signature: Ref) -> Outcome<(Type, Vec<TypeVar>)> {
    let type_of = |object: Ref| {
        as_type(object).ok_or_else(|| errors::type_error("method definition", "", builtin().type_, object))
    };
    let mut types = Vec::new();
    for object in signature.svec_get(0).svec_elements() {
        types.push(type_of(object)?);
    }
    let mut variables = Vec::new();
    for object in signature.svec_get(1).svec_elements() {
        match type_of(object)?.as_var() {
            Some(v) => variables.push(v),
            None => return Err(errors::type_error("method definition", "", builtin().type_var, object)),
        }
    }
    let ty = variables.iter().rev().fold(tuple(&types), |body, v| union_all(*v, body));
    Ok((ty, variables))
}

impl Method {
    /// The method's name.
    pub fn name(&self) -> Sym {
        self.body.name
    }
    /// The module that it was defined in.
    pub fn module(&self) -> ModulePath {
        self.body.module
    }
}
