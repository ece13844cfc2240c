//! Finalizers and weak references: what happens when objects die.
//!
//! A collection finds, after marking, the objects with finalizers that nothing else reaches. They
//! live once more, until their finalizers have run: at the safepoint that collected, on the stack
//! of the task that runs there. A weak reference is a mutable object whose first word is the
//! complement of an address (so that nothing takes it for a reference), 0 before it is set and once
//! the object is dead.
//!
//! Invariants:
//! * FIN-1: finalizers do not nest, and they do not switch tasks;
//! * FIN-2: what a finalizer throws has been handled by the function that was registered.

use crate::heap::{Heap, Space};
use crate::object::Ref;
use crate::runtime::{Outcome, rt};
use crate::value::{new_svec, nothing};
use std::cell::{Cell, RefCell};

/// Finalizers, objects that wait for them, and weak references.
#[derive(Default)]
pub struct Finalizers {
    /// Objects and functions, in order of registration.
    registered: RefCell<Vec<(Ref, Ref)>>,
    /// Dead objects with the functions that are still to be called.
    pending: RefCell<Vec<(Ref, Ref)>>,
    weak: RefCell<Vec<Ref>>,
    running: Cell<bool>,
}

impl Finalizers {
    /// Whether a finalizer runs.
    pub(crate) fn is_running(&self) -> bool {
        self.running.get()
    }

    /// After marking: empties weak references to the dead, and marks again what finalizers will
    /// see. `mark_tasks` marks the stacks of tasks that are reached only now.
    pub(crate) fn find_dead(&self, heap: &mut Heap, mark_tasks: impl Fn(&mut Heap)) {
        self.clear_weak(heap);
        let mut registered = self.registered.borrow_mut();
        let mut pending = self.pending.borrow_mut();
        // The last registered is taken first.
        let mut dead: Vec<(Ref, Ref)> = registered.extract_if(.., |(object, _)| !heap.is_marked(*object)).collect();
        pending.append(&mut dead);
        for (object, function) in registered.iter() {
            debug_assert!(heap.is_marked(*object));
            heap.mark(*function);
        }
        for (object, function) in pending.iter() {
            heap.mark(*object);
            heap.mark(*function);
        }
        mark_tasks(heap);
        // A weak reference that only a finalizer reaches.
        self.clear_weak(heap);
        self.weak.borrow_mut().retain(|reference| heap.is_marked(*reference));
    }

    fn clear_weak(&self, heap: &Heap) {
        for reference in self.weak.borrow().iter().filter(|reference| heap.is_marked(**reference)) {
            if let Some(object) = Ref::from_word(!reference.word_at(0))
                && reference.word_at(0) != 0
                && !heap.is_marked(object)
            {
                reference.set_word_at(0, 0);
            }
        }
    }
}

/// `finalizer(f, x)`: `f(x)` shall run when `x` is dead.
pub(crate) fn register(args: &[Ref]) -> Outcome<Ref> {
    rt().finalizers.registered.borrow_mut().push((args[1], args[0]));
    Ok(nothing())
}

/// `_take_finalizers([x])`: the finalizers of an object, the last registered first; without an
/// object all of them, each after its object. They are forgotten.
pub(crate) fn take(args: &[Ref]) -> Outcome<Ref> {
    let mut registered = rt().finalizers.registered.borrow_mut();
    let mut taken = Vec::new();
    match args.first() {
        Some(object) => taken.extend(registered.extract_if(.., |(of, _)| of == object).map(|(_, function)| function)),
        None => {
            let pending = std::mem::take(&mut *rt().finalizers.pending.borrow_mut());
            for (object, function) in registered.drain(..).chain(pending.into_iter().rev()) {
                taken.extend([function, object]);
            }
        }
    }
    drop(registered);
    taken.reverse();
    new_svec(&taken)
}

/// `_weak_set(w, x)`: the object `w`, whose one field is a word, becomes a weak reference to `x`.
pub(crate) fn weak_set(args: &[Ref]) -> Outcome<Ref> {
    let word = args[0].word_at(0);
    args[0].set_word_at(0, !args[1].word());
    if word == 0 {
        rt().finalizers.weak.borrow_mut().push(args[0]);
    }
    Ok(nothing())
}

/// `_weak_get(w)`: the object that a weak reference is for, `nothing` once it is dead.
pub(crate) fn weak_get(args: &[Ref]) -> Outcome<Ref> {
    let word = args[0].word_at(0);
    Ok(if word == 0 { nothing() } else { Ref::new(!word) })
}

/// Calls the finalizers of objects that the last collection found dead (FIN-1).
pub(crate) fn run_pending() {
    let finalizers = &rt().finalizers;
    if finalizers.pending.borrow().is_empty() || crate::abi::is_stack_low() || finalizers.running.replace(true) {
        return;
    }
    rt().activations.without_exit(|| {
        loop {
            let next = finalizers.pending.borrow_mut().pop();
            let Some((object, function)) = next else { break };
            let result = rt().worlds.at_newest(|| crate::dispatch::call(&[function, object]));
            // FIN-2: nothing is left to do about it.
            let _ = result;
        }
    });
    finalizers.running.set(false);
}
