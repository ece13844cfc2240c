//! Methods that are made when the table they belong to is first looked at.
//!
//! An image defines thousands of methods, of which a program calls few. Such a method has its
//! number, its world and its table from the start; signature and body are read from the image
//! when a call, or another definition, concerns the table. Methods of one table are made in the
//! order of their definitions, so that replacement works as ever.

use std::rc::Rc;
use std::sync::Arc;

use juliet_ir::lowered::Body;
use juliet_types::{Type, TypeName, TypeVar};

use crate::method::{MethodId, Methods, TableKey, first_element, key_of, tables_for};
use crate::runtime::rt;

/// Where the methods of a signature are kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MethodTable {
    /// Of a function's or callable's type.
    Name(&'static TypeName),
    /// Of a type that is called.
    Constructor(&'static TypeName),
    /// Of an abstract callee.
    Open,
}

/// A method table, for comparison.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct TableId(pub(crate) TableKey);

impl From<MethodTable> for TableId {
    fn from(table: MethodTable) -> TableId {
        TableId(table.into())
    }
}

/// The tables whose methods a call of this signature may reach.
pub fn tables_of_call(call: Type) -> Vec<MethodTable> {
    tables_for(first_element(call).unwrap_or(Type::any()))
}

/// What a method is made of: its signature, the signature's variables, its code.
pub type MethodParts = (Type, Vec<TypeVar>, Arc<Body>);

/// What later makes methods.
pub trait MethodSource {
    /// The parts of the method at a position that the source gave out.
    fn method_parts(&self, position: usize) -> MethodParts;
}

/// A method that was defined while others of its table had not been made.
struct Ready(MethodParts);

impl MethodSource for Ready {
    fn method_parts(&self, _position: usize) -> MethodParts {
        self.0.clone()
    }
}

/// A method that has not been made.
pub(crate) struct Later {
    id: MethodId,
    world: u64,
    source: Rc<dyn MethodSource>,
    position: usize,
}

/// The table that a signature belongs to.
pub fn method_table(signature: Type) -> MethodTable {
    key_of(first_element(signature).unwrap_or(Type::any()))
}

impl Methods {
    /// Defines a method whose parts are read from `source` when its table is looked at.
    pub fn add_later(&self, table: MethodTable, source: Rc<dyn MethodSource>, position: usize) -> MethodId {
        let key = TableKey::from(table);
        let id = self.reserve(key);
        let world = rt().worlds.advance();
        self.later.borrow_mut().entry(key).or_default().push(Later { id, world, source, position });
        self.matches.borrow_mut().clear();
        rt().dispatch.clear();
        id
    }

    /// Whether a table has methods that have not been made.
    pub(crate) fn is_later(&self, key: TableKey) -> bool {
        self.later.borrow().contains_key(&key)
    }

    /// Adds a method behind those of its table that have not been made.
    pub(crate) fn append_later(&self, key: TableKey, id: MethodId, world: u64, parts: MethodParts) {
        let source = Rc::new(Ready(parts));
        self.later.borrow_mut().entry(key).or_default().push(Later { id, world, source, position: 0 });
    }

    /// Makes the methods of a table that have not been made.
    pub(crate) fn make_table(&self, key: TableKey) {
        let Some(list) = self.later.borrow_mut().remove(&key) else { return };
        for Later { id, world, source, position } in list {
            let (signature, variables, body) = source.method_parts(position);
            self.place(id, world, key, (signature, variables, body));
        }
    }
}
