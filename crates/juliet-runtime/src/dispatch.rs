//! Dynamic calls: from arguments to an entry, with a cache keyed by the identity of the types.

use crate::builtins;
use crate::errors;
use crate::object::Ref;
use crate::runtime::{Outcome, rt};
use crate::upcall::compiler;
use juliet_ir::typed::InstanceId;
use rustc_hash::{FxHashMap, FxHashSet};
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

/// Longest call that the small table holds.
const SMALL_ARGS: usize = 6;
const SMALL_SLOTS: usize = 2048;

/// A slot of the small table.
#[derive(Clone, Copy)]
struct Slot {
    key: [u64; SMALL_ARGS],
    entry: Entry,
}

/// Entries by the identities of the arguments' types: a small direct-mapped table of short calls
/// before a map of everything.
pub struct DispatchCache {
    entries: RefCell<FxHashMap<Box<[u64]>, Entry>>,
    /// Calls of builtins, which have no methods and stay what they are.
    builtins: RefCell<FxHashSet<Box<[u64]>>>,
    small: RefCell<Vec<Slot>>,
    /// Slots of the small table that stand for methods.
    filled: RefCell<Vec<u16>>,
}

#[inline(always)]
fn slot_of(key: &[u64]) -> usize {
    let hash = key.iter().fold(0u64, |h, k| (h.rotate_left(5) ^ k).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    (hash >> 48) as usize % SMALL_SLOTS
}

impl DispatchCache {
    pub(crate) fn new() -> DispatchCache {
        DispatchCache {
            entries: RefCell::default(),
            builtins: RefCell::default(),
            small: RefCell::new(vec![EMPTY_SLOT; SMALL_SLOTS]),
            filled: RefCell::default(),
        }
    }
    /// Forgets the methods: after a method definition or an invalidation.
    pub fn clear(&self) {
        let mut entries = self.entries.borrow_mut();
        if !entries.is_empty() {
            // Emptying a map takes as long as it is large.
            *entries = FxHashMap::default();
            let mut small = self.small.borrow_mut();
            self.filled.borrow_mut().drain(..).for_each(|slot| small[slot as usize] = EMPTY_SLOT);
        }
    }
}

const EMPTY_SLOT: Slot = Slot { key: [0; SMALL_ARGS], entry: Entry::Builtin };

/// What stands for an argument in the key: its type's descriptor, or the type itself.
#[inline(always)]
fn identity(object: Ref) -> u64 {
    if object.descriptor().is_kind { object.word() } else { object.type_object().word() | 1 }
}

/// The machine code of a short call that the small table knows: the common case of a dynamic call.
#[inline(always)]
pub(crate) fn known_code(args: &[Ref]) -> Option<u64> {
    let runtime = rt();
    if args.len() > SMALL_ARGS || !runtime.worlds.is_newest() {
        return None;
    }
    let mut key = [0u64; SMALL_ARGS];
    for (slot, arg) in key.iter_mut().zip(args) {
        *slot = identity(*arg);
    }
    let slots = runtime.dispatch.small.borrow();
    let slot = &slots[slot_of(&key[..args.len()])];
    let differs = slot.key.iter().zip(&key).fold(0, |bits, (a, b)| bits | (a ^ b));
    match slot.entry {
        Entry::Native(address) if differs == 0 => Some(address),
        _ => None,
    }
}

/// The entry for a call, compiled if need be.
pub(crate) fn find_entry(args: &[Ref]) -> Outcome<Entry> {
    if !rt().worlds.is_newest() {
        return find_in_older_world(args);
    }
    if args.len() > SMALL_ARGS {
        let key: Vec<u64> = args.iter().map(|a| identity(*a)).collect();
        return find_in_map(&key, args);
    }
    let mut key = [0u64; SMALL_ARGS];
    for (slot, arg) in key.iter_mut().zip(args) {
        *slot = identity(*arg);
    }
    let index = slot_of(&key[..args.len()]);
    let slot = rt().dispatch.small.borrow()[index];
    if slot.key == key {
        return Ok(slot.entry);
    }
    let entry = find_in_map(&key[..args.len()], args)?;
    let is_builtin = entry == Entry::Builtin;
    if is_builtin || rt().dispatch.entries.borrow().contains_key(&key[..args.len()]) {
        rt().dispatch.small.borrow_mut()[index] = Slot { key, entry };
        if !is_builtin {
            rt().dispatch.filled.borrow_mut().push(index as u16);
        }
    }
    Ok(entry)
}

/// Running code sees an older world than the cache (WORLD-2).
fn find_in_older_world(args: &[Ref]) -> Outcome<Entry> {
    if builtins::is_builtin(args[0]) {
        return Ok(Entry::Builtin);
    }
    entry_of_instance(rt().methods.instance_for_args(args)?)
}

fn find_in_map(key: &[u64], args: &[Ref]) -> Outcome<Entry> {
    if let Some(entry) = rt().dispatch.entries.borrow().get(key) {
        return Ok(*entry);
    }
    if rt().dispatch.builtins.borrow().contains(key) {
        return Ok(Entry::Builtin);
    }
    if builtins::is_builtin(args[0]) {
        rt().dispatch.builtins.borrow_mut().insert(key.into());
        return Ok(Entry::Builtin);
    }
    let world = rt().worlds.newest();
    let entry = entry_of_instance(rt().methods.instance_for_args(args)?)?;
    // Compiling may have defined methods.
    if rt().worlds.newest() == world {
        rt().dispatch.entries.borrow_mut().insert(key.into(), entry);
    }
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
        Some(compiler) => rt().tasks.staying(|| rt().worlds.following(|| compiler.compile(id)))?,
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

/// Runs an instance on arguments that it is for.
///
/// # Errors
/// What the call throws.
pub fn call_instance(id: InstanceId, args: &[Ref]) -> Outcome<Ref> {
    call_entry(entry_of_instance(id)?, args)
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
    let given: Vec<_> = args[1..].iter().map(|a| crate::method::dispatch_type(*a)).collect();
    if !juliet_types::is_subtype(juliet_types::tuple(&given), types) {
        let given = crate::builtins::new_tuple(&args[1..])?;
        return Err(errors::type_error("invoke: argument type error", "", types, given));
    }
    let mut elements = vec![crate::method::dispatch_type(args[0])];
    elements.extend(types.unwrap_union_all().tuple_elements());
    let signature = juliet_types::tuple(&elements).rewrap(types);
    let method = rt().methods.find(signature).map_err(|_| errors::method_error(args[0], &args[1..]))?;
    let concrete: Vec<_> = args.iter().map(|a| crate::method::dispatch_type(*a)).collect();
    let instance = rt().methods.specialize(&method, &concrete);
    call_entry(entry_of_instance(instance)?, args)
}
