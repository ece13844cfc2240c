//! What the heap objects of constants and literals are called.

use juliet_hash::Fingerprint;
use juliet_ir::GlobalRef;
use juliet_ir::codec::{ObjectName, ObjectPlace};
use juliet_ir::lowered::{Body, Operand};
use juliet_runtime::{MethodId, rt};
use juliet_types::Const;

use super::names::{NameTable, TOP_LEVEL, is_library};

impl NameTable {
    /// A constant global or a literal holds a value, and the heap objects inside it. What a constant of the
    /// library holds is called by that one, since no question is asked about it.
    pub(crate) fn note_constant(&self, value: &Const, place: ObjectPlace) {
        if let Const::Heap(object) = value
            && let Some(holder) = self.library_holder(object.address)
        {
            let name = ObjectName { place: ObjectPlace::Global(holder), path: Vec::new() };
            self.heap.borrow_mut().insert(object.address, name);
            return;
        }
        self.note_parts(value, &ObjectName { place, path: Vec::new() });
    }

    /// The same for a place that an entry names.
    pub(super) fn note_named(&self, value: &Const, place: ObjectPlace) {
        match place {
            ObjectPlace::Global(global) if is_library(global.module) => {
                self.note_parts(value, &ObjectName { place, path: Vec::new() });
            }
            _ => self.note_constant(value, place),
        }
    }

    /// The constant of the library that holds an object; the first by name.
    pub(crate) fn library_holder(&self, address: u64) -> Option<GlobalRef> {
        let mut held = self.held_by_library.borrow_mut();
        held.get_or_insert_with(|| rt().modules.held_objects(is_library)).get(&address).copied()
    }

    /// The nth literal of the program's method with a fingerprint, or of the top-level code whose
    /// entry is being read.
    pub(super) fn find_literal(&self, method: Fingerprint, index: u32) -> Option<Const> {
        let id = if method == TOP_LEVEL { self.own.get()? } else { self.find_program_method(method)? };
        literals(&rt().methods.method(id).body).into_iter().nth(index as usize)
    }

    /// Top-level code in what `read` reads is that of an instance.
    pub(crate) fn reading<R>(&self, own: MethodId, read: impl FnOnce() -> R) -> R {
        let outer = self.own.replace(Some(own));
        let result = read();
        self.own.set(outer);
        result
    }

    fn note_parts(&self, value: &Const, name: &ObjectName) {
        match value {
            Const::Heap(object) => {
                self.heap.borrow_mut().entry(object.address).or_insert_with(|| name.clone());
            }
            Const::Struct { fields, .. } => {
                for (index, field) in fields.iter().enumerate() {
                    let mut inner = name.clone();
                    inner.path.push(index as u32);
                    let holder = match field {
                        Const::Heap(object) if !is_of_library(name) => self.library_holder(object.address),
                        _ => None,
                    };
                    if let Some(holder) = holder {
                        inner = ObjectName { place: ObjectPlace::Global(holder), path: Vec::new() };
                    }
                    self.note_parts(field, &inner);
                }
            }
            _ => {}
        }
    }
}

fn is_of_library(name: &ObjectName) -> bool {
    matches!(name.place, ObjectPlace::Global(global) if is_library(global.module))
}

/// The literals of a body that hold heap objects, in order.
pub(super) fn literals(body: &Body) -> Vec<Const> {
    let mut found = Vec::new();
    for stmt in &body.stmts {
        stmt.for_each_operand(&mut |operand| {
            if let Operand::Const(value @ (Const::Heap(_) | Const::Struct { .. })) = operand {
                found.push(value.clone());
            }
        });
    }
    found
}
