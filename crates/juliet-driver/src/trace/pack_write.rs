//! Writing the entries of a run as a pack.

use std::rc::Rc;

use juliet_hash::Fingerprint;
use juliet_infer::{Inferred, Lattice};
use juliet_ir::codec::{Unencodable, Writer};
use juliet_ir::codec_typed::{Refs, TypedWriter};
use juliet_ir::stencil::Fill;
use juliet_ir::typed::InstanceId;
use juliet_runtime::{MethodId, MethodTable, rt, tables_of_call};
use juliet_types::{Param, Type};
use rustc_hash::FxHashMap;

use super::book::{Code, Fresh};
use super::names::{names, naming};
use super::pack::{NONE, Section, Words, fact, fill, lattice, method, words_of};
use super::record::{FactId, Query};
use crate::session::Session;

type Written = Result<(), Unencodable>;

/// Numbers of instances and methods of a pack.
#[derive(Default)]
struct Numbers {
    instances: Vec<InstanceId>,
    instance_index: FxHashMap<InstanceId, u32>,
    methods: Vec<u32>,
    method_index: FxHashMap<u32, u32>,
}

impl Refs for Numbers {
    fn instance(&mut self, instance: InstanceId) -> u32 {
        let next = self.instances.len() as u32;
        let number = *self.instance_index.entry(instance).or_insert(next);
        if number == next {
            self.instances.push(instance);
        }
        number
    }

    fn method(&mut self, method: u32) -> u32 {
        let next = self.methods.len() as u32;
        let number = *self.method_index.entry(method).or_insert(next);
        if number == next {
            self.methods.push(method);
        }
        number
    }
}

/// A pack that is being written.
pub(super) struct PackWriter<'s> {
    session: &'s Session,
    out: Writer,
    words: Words,
    numbers: Numbers,
    facts: FxHashMap<FactId, u32>,
    tables: FxHashMap<MethodTable, u32>,
    callees: FxHashMap<(Fingerprint, Fingerprint), u32>,
}

impl<'s> PackWriter<'s> {
    pub(super) fn new(session: &'s Session) -> PackWriter<'s> {
        PackWriter {
            session,
            out: Writer::with_naming(naming()),
            words: Words::default(),
            numbers: Numbers::default(),
            facts: FxHashMap::default(),
            tables: FxHashMap::default(),
            callees: FxHashMap::default(),
        }
    }

    /// The pack of some entries, and the number of each in it; those that cannot be written are left out.
    pub(super) fn write(mut self, entries: &[Rc<Fresh>]) -> (Vec<u8>, Vec<Option<u32>>) {
        let mut sorted: Vec<(usize, &Rc<Fresh>)> = entries.iter().enumerate().collect();
        sorted.sort_by_key(|(_, entry)| entry.key);
        let mut numbers = vec![None; entries.len()];
        for (index, entry) in sorted {
            let mark = self.out.mark();
            let number = self.words.count(Section::Entries);
            if self.entry(entry).is_ok() {
                numbers[index] = Some(number);
            } else {
                self.out.cut(mark);
            }
        }
        self.instances();
        self.methods();
        (self.words.finish(&self.out.finish()), numbers)
    }

    fn entry(&mut self, entry: &Fresh) -> Written {
        let payload = self.out.mark() as u32;
        self.out.bytes(entry.described.as_bytes());
        self.interface(&entry.result)?;
        self.bodies(&entry.result)?;
        let code = match &*entry.code.borrow() {
            Some(code) => {
                let at = self.out.mark() as u32;
                self.code(code)?;
                at
            }
            None => NONE,
        };
        let facts: Vec<u32> = entry.facts.iter().map(|f| self.fact(*f)).collect::<Result<_, _>>()?;
        let callees: Vec<u32> = entry
            .callees
            .iter()
            .map(|callee| {
                let instance = self.numbers.instance(callee.instance);
                *self.callees.entry((callee.key, callee.interface)).or_insert_with(|| {
                    let (key, interface) = (words_of(callee.key), words_of(callee.interface));
                    let words: Vec<u32> = key.into_iter().chain(interface).chain([instance]).collect();
                    self.words.add(Section::Callees, &words)
                })
            })
            .collect();
        let first_fact = self.words.count(Section::FactRefs);
        self.words.add(Section::FactRefs, &facts);
        let first_callee = self.words.count(Section::CalleeRefs);
        self.words.add(Section::CalleeRefs, &callees);
        let instance = self.numbers.instance(entry.instance);
        let limited = u32::from(entry.limited);
        let counts =
            [first_fact, facts.len() as u32, first_callee, callees.len() as u32, payload, code, instance, limited];
        let [key, interface, group] = [entry.key, entry.interface, entry.group].map(words_of);
        let words: Vec<u32> = key.into_iter().chain(interface).chain(counts).chain(group).collect();
        self.words.add(Section::Entries, &words);
        Ok(())
    }

    fn interface(&mut self, result: &Inferred) -> Written {
        self.out.ty(result.ret)?;
        self.lattice(&result.ret_lattice)?;
        self.out.number(u64::from(result.effects.0));
        self.out.flag(result.runs);
        self.out.flag(result.is_const_prop_wished);
        self.out.number(result.stmt_count as u64);
        Ok(())
    }

    fn lattice(&mut self, element: &Lattice) -> Written {
        match element {
            Lattice::Type(ty) => {
                self.out.tag(lattice::TYPE);
                self.out.ty(*ty)
            }
            Lattice::Const(value) => {
                self.out.tag(lattice::CONST);
                self.out.constant(value)
            }
            Lattice::Partial(partial) => {
                self.out.tag(lattice::PARTIAL);
                self.out.ty(partial.ty)?;
                self.out.number(partial.fields.len() as u64);
                partial.fields.iter().try_for_each(|field| self.lattice(field))
            }
            Lattice::Conditional(conditional) => {
                self.out.tag(lattice::CONDITIONAL);
                self.out.number(u64::from(conditional.slot));
                self.out.number(u64::from(conditional.version));
                self.lattice(&conditional.then)?;
                self.lattice(&conditional.otherwise)
            }
        }
    }

    fn bodies(&mut self, result: &Inferred) -> Written {
        let mut typed = TypedWriter { out: &mut self.out, refs: &mut self.numbers };
        typed.body(&result.body)?;
        match &result.inline_body {
            None => typed.out.tag(0),
            Some(body) if std::sync::Arc::ptr_eq(body, &result.body) => typed.out.tag(1),
            Some(body) => {
                typed.out.tag(2);
                typed.body(body)?;
            }
        }
        Ok(())
    }

    fn code(&mut self, code: &Code) -> Written {
        for (key, fills) in [(&code.specialized, &code.fills), (&code.adapter, &code.adapter_fills)] {
            key.0.iter().for_each(|byte| self.out.tag(*byte));
            self.out.number(fills.len() as u64);
            fills.iter().try_for_each(|f| self.fill(f))?;
        }
        let mut typed = TypedWriter { out: &mut self.out, refs: &mut self.numbers };
        typed.out.number(code.sites.len() as u64);
        code.sites.iter().for_each(|chain| typed.chain(chain));
        Ok(())
    }

    fn fill(&mut self, f: &Fill) -> Written {
        match f {
            Fill::Instance(instance) => {
                let number = self.numbers.instance(*instance);
                self.out.tag(fill::INSTANCE);
                self.out.number(u64::from(number));
            }
            Fill::Runtime(name) => {
                self.out.tag(fill::RUNTIME);
                self.out.sym(*name);
            }
            Fill::Foreign(name, library) => {
                self.out.tag(fill::FOREIGN);
                self.out.sym(*name);
                self.out.sym(*library);
            }
            Fill::Type(ty) => {
                self.out.tag(fill::TYPE);
                self.out.ty(*ty)?;
            }
            Fill::Object(value) => {
                self.out.tag(fill::OBJECT);
                self.out.constant(value)?;
            }
            Fill::Binding(global) => {
                self.out.tag(fill::BINDING);
                self.out.global(*global);
            }
            Fill::Cache => self.out.tag(fill::CACHE),
        }
        Ok(())
    }

    fn fact(&mut self, id: FactId) -> Result<u32, Unencodable> {
        if let Some(known) = self.facts.get(&id) {
            return Ok(*known);
        }
        let (query, answer) = self.session.traces.get(id);
        let offset = self.out.mark() as u32;
        let (kind, tables) = match query {
            Query::Methods(signature, limit) => {
                self.out.ty(signature)?;
                self.out.number(u64::from(limit));
                let tables: Vec<u32> =
                    tables_of_call(signature).into_iter().map(|t| self.table(t)).collect::<Result<_, _>>()?;
                (fact::METHODS, tables)
            }
            Query::Binding(global) => {
                self.out.global(global);
                (fact::BINDING, vec![])
            }
            Query::Field(global, index) => {
                self.out.global(global);
                self.out.number(u64::from(index));
                (fact::FIELD, vec![])
            }
            Query::Body(method) => {
                let number = self.numbers.method(method.0);
                self.out.number(u64::from(number));
                (fact::BODY, vec![])
            }
            Query::Generated(instance) => {
                let number = self.numbers.instance(instance);
                self.out.number(u64::from(number));
                (fact::GENERATED, vec![])
            }
            Query::Order(union) => {
                self.out.ty(union)?;
                (fact::ORDER, vec![])
            }
        };
        let first = self.words.count(Section::TableRefs);
        self.words.add(Section::TableRefs, &tables);
        let rest = [offset, first, tables.len() as u32];
        let words: Vec<u32> =
            [kind].into_iter().chain(words_of(answer.value)).chain(rest).chain(words_of(answer.tables)).collect();
        let number = self.words.add(Section::Facts, &words);
        self.facts.insert(id, number);
        Ok(number)
    }

    fn table(&mut self, table: MethodTable) -> Result<u32, Unencodable> {
        if let Some(known) = self.tables.get(&table) {
            return Ok(*known);
        }
        let offset = self.out.mark() as u32;
        let (tag, name) = match table {
            MethodTable::Open => (0, None),
            MethodTable::Name(name) => (1, Some(name)),
            MethodTable::Constructor(name) => (2, Some(name)),
        };
        self.out.tag(tag);
        if let Some(name) = name {
            // Names by which a definition cannot be found are refused here.
            self.out.ty(name.wrapper())?;
        }
        let number = self.words.add(Section::Tables, &[offset]);
        self.tables.insert(table, number);
        Ok(number)
    }

    fn instances(&mut self) {
        for instance in self.numbers.instances.clone() {
            let mark = self.out.mark();
            let offset = if self.instance(instance).is_ok() { mark as u32 } else { NONE };
            if offset == NONE {
                self.out.cut(mark);
            }
            self.words.add(Section::Instances, &[offset]);
        }
    }

    /// Method, argument types, and the static parameters where they have names.
    fn instance(&mut self, instance: InstanceId) -> Written {
        let info = rt().methods.instance(instance);
        let number = self.numbers.method(info.method.id.0);
        self.out.number(u64::from(number));
        self.out.ty(info.spec)?;
        let is_open = |param: &Param| match param {
            Param::Type(ty) => ty.has_free_vars() || ty.as_var().is_some(),
            Param::Value(_) => false,
        };
        let open = info.sparams.iter().any(is_open);
        self.out.flag(open);
        if !open {
            self.out.number(info.sparams.len() as u64);
            for param in &info.sparams {
                self.out.constant(&param.to_const())?;
            }
        }
        Ok(())
    }

    fn methods(&mut self) {
        for number in self.numbers.methods.clone() {
            let offset = self.out.mark() as u32;
            let id = MethodId(number);
            if id.is_thunk() {
                self.out.tag(method::TOP_LEVEL);
                self.words.add(Section::Methods, &[offset]);
                continue;
            }
            let named = names(|n| match n.library_method(number) {
                Some((owner, place)) => {
                    self.out.tag(method::LIBRARY);
                    self.out.sym(owner);
                    self.out.number(u64::from(place));
                    true
                }
                None => juliet_hash::Names::method(n, number).is_some_and(|known| {
                    self.out.tag(method::PROGRAM);
                    self.out.bytes(&known.to_le_bytes());
                    true
                }),
            });
            if named {
                self.out.sym(rt().methods.method(id).name());
            }
            self.words.add(Section::Methods, &[if named { offset } else { NONE }]);
        }
    }
}

/// The type that stands for a table's definition.
pub(super) fn table_definition(ty: Type) -> Option<&'static juliet_types::TypeName> {
    ty.unwrap_union_all().type_name()
}
