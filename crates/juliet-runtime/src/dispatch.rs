//! Dynamic calls: from arguments to an entry, with a cache keyed by the identity of the types.

use crate::builtins;
use crate::errors;
use crate::object::Ref;
use crate::runtime::{Outcome, rt};
use crate::upcall::compiler;
use crate::value::as_type;
use juliet_ir::typed::InstanceId;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// How a call goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Entry {
    /// Machine code with the generic signature.
    Native(u64),
    /// The interpreter.
    Interpret(InstanceId),
    /// A builtin or intrinsic: run by the runtime.
    Builtin,
}

/// Entries by the identities of the arguments' types.
pub struct DispatchCache {
    entries: RefCell<FxHashMap<Box<[u64]>, Entry>>,
}

impl DispatchCache {
    pub(crate) fn new() -> DispatchCache {
        DispatchCache { entries: RefCell::default() }
    }
    /// Forgets everything: after a method definition or an invalidation.
    pub fn clear(&self) {
        self.entries.borrow_mut().clear();
    }
}

/// What stands for an argument in the key: its type's descriptor, or the type itself.
fn identity(object: Ref) -> u64 {
    if as_type(object).is_some() { object.word() } else { object.type_object().word() | 1 }
}

/// The entry for a call, compiled if need be.
pub(crate) fn find_entry(args: &[Ref]) -> Outcome<Entry> {
    let mut small = [0u64; 12];
    let mut large = Vec::new();
    let key: &[u64] = if args.len() <= small.len() {
        for (slot, arg) in small.iter_mut().zip(args) {
            *slot = identity(*arg);
        }
        &small[..args.len()]
    } else {
        large.extend(args.iter().map(|a| identity(*a)));
        &large
    };
    if let Some(entry) = rt().dispatch.entries.borrow().get(key) {
        return Ok(*entry);
    }
    let entry = if builtins::is_builtin(args[0]) {
        Entry::Builtin
    } else {
        entry_of_instance(rt().methods.instance_for_args(args)?)?
    };
    rt().dispatch.entries.borrow_mut().insert(key.into(), entry);
    Ok(entry)
}

/// The entry of an instance, compiled if need be.
pub(crate) fn entry_of_instance(id: InstanceId) -> Outcome<Entry> {
    let instance = rt().methods.instance(id);
    if instance.generic.get() != 0 {
        return Ok(Entry::Native(instance.generic.get()));
    }
    if instance.interpreted.get() {
        return Ok(Entry::Interpret(id));
    }
    let compiled = match compiler() {
        Some(compiler) => compiler.compile(id)?,
        None => None,
    };
    match compiled {
        Some(entries) => {
            rt().methods.set_entries(id, entries);
            Ok(Entry::Native(entries.generic))
        }
        None => {
            instance.interpreted.set(true);
            Ok(Entry::Interpret(id))
        }
    }
}

/// Calls `args[0]` with the rest.
///
/// # Errors
/// What the call throws; `MethodError`.
pub fn call(args: &[Ref]) -> Outcome<Ref> {
    let entry = find_entry(args)?;
    call_entry(entry, args)
}

/// Calls through an entry.
pub(crate) fn call_entry(entry: Entry, args: &[Ref]) -> Outcome<Ref> {
    if crate::abi::is_stack_low() {
        return Err(errors::stack_overflow_error());
    }
    match entry {
        Entry::Native(address) => crate::abi::enter(address, args),
        Entry::Interpret(id) => crate::interp::call_instance(id, args),
        Entry::Builtin => builtins::call_builtin_object(args),
    }
}

/// `invoke(f, types, args...)`: the method that `types` select.
///
/// # Errors
/// What the call throws; `MethodError`.
pub fn invoke(types: juliet_types::Type, args: &[Ref]) -> Outcome<Ref> {
    let mut elements = vec![crate::method::dispatch_type(args[0])];
    elements.extend(types.unwrap_union_all().tuple_elements());
    let signature = juliet_types::tuple(&elements).rewrap(types);
    let method = rt().methods.find(signature).map_err(|_| errors::method_error(args[0], &args[1..]))?;
    let concrete: Vec<_> = args.iter().map(|a| crate::method::dispatch_type(*a)).collect();
    let instance = rt().methods.specialize(&method, &concrete);
    call_entry(entry_of_instance(instance)?, args)
}
