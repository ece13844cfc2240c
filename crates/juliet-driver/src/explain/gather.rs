//! Records of what a session inferred, made when it ends.

use std::collections::BTreeMap;
use std::rc::Rc;

use juliet_hash::{Digest, Fingerprint, Names, Portable, encode_typed, fingerprint, method_hash};
use juliet_infer::{Binding, Inferred, World};
use juliet_ir::lowered::{Body, Operand, Slot, Stmt};
use juliet_ir::typed::InstanceId;
use juliet_ir::{Const, GlobalRef, Type};
use juliet_runtime::{Method, MethodId, TableId, method_table, rt, tables_of_call};
use juliet_types::{Param, TypeKind, TypeName, TypeNameKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::account::{Definition, Fact, Record};
use crate::compile::owner;
use crate::events::Owner;
use crate::session::Session;
use crate::trace::names::{is_library, names};
use crate::trace::{Fresh, Query, is_library_method};

/// Longest value that is shown, in characters.
const SHOWN_MAX: usize = 60;

/// What a session inferred of a program, as an account has it.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) records: BTreeMap<String, Record>,
    pub(super) types: BTreeMap<String, Definition>,
    pub(super) labels: FxHashMap<InstanceId, String>,
}

fn hex(fingerprint: Fingerprint) -> String {
    format!("{:016x}", fingerprint as u64)
}

/// Enough of a digest to tell two versions apart.
fn short_hex(digest: &Digest) -> String {
    hex(digest.0.iter().take(8).fold(0, |all, byte| all << 8 | Fingerprint::from(*byte)))
}

fn short(text: &str) -> String {
    if text.chars().count() <= SHOWN_MAX {
        return text.to_owned();
    }
    let cut: String = text.chars().take(SHOWN_MAX).collect();
    format!("{cut}…")
}

/// `A.f` for what module `Main.A` calls `f`.
fn path(module: juliet_ir::ModulePath, name: &str) -> String {
    let module = module.0.as_str();
    match module.strip_prefix("Main").map(|rest| rest.trim_start_matches('.')) {
        Some("") => name.to_owned(),
        Some(inner) => format!("{inner}.{name}"),
        None => format!("{module}.{name}"),
    }
}

/// The elements of a tuple type under `where`.
fn elements(signature: Type) -> Vec<Type> {
    let inner = signature.unwrap_union_all();
    inner.as_data().map(|d| d.params.iter().filter_map(Param::as_type).collect()).unwrap_or_default()
}

/// `f(::Int64, ::T) where T<:Real`.
pub(super) fn signature_of(method: &Method) -> String {
    let shown = |ty: &Type| format!("::{}", ty.shown_under(&method.variables));
    let types: Vec<String> = elements(method.signature).iter().skip(1).map(shown).collect();
    let bounds: Vec<String> = method.variables.iter().map(|v| v.bounds()).collect();
    let bounds = match bounds.as_slice() {
        [] => String::new(),
        [one] => format!(" where {one}"),
        more => format!(" where {{{}}}", more.join(", ")),
    };
    format!("{}({}){bounds}", path(method.module(), method.name().as_str()), types.join(", "))
}

/// `f(Int64)` for the argument types of a call.
fn call_of(signature: Type) -> String {
    let types = elements(signature);
    let variables = signature.where_variables();
    let arguments: Vec<String> = types.iter().skip(1).map(|ty| ty.shown_under(&variables)).collect();
    let function = types.first().copied().unwrap_or(Type::any());
    let name = match function.type_name() {
        Some(name) if name.name.starts_with('#') => path(name.module, name.name.trim_start_matches('#')),
        _ => {
            let shown = function.to_string();
            match shown.strip_prefix("Type{").and_then(|s| s.strip_suffix('}')) {
                Some(made) => made.to_owned(),
                None => format!("(::{shown})"),
            }
        }
    };
    format!("{name}({})", arguments.join(", "))
}

fn global_name(global: GlobalRef) -> String {
    path(global.module, global.name.as_str())
}

impl Session {
    /// The name of a file from the program's folder.
    pub(crate) fn shown_file(&self, file: &str) -> String {
        let folder = self.accounts.folder.borrow();
        match folder.as_deref().and_then(|folder| file.strip_prefix(folder)) {
            Some(rest) => rest.trim_start_matches('/').to_owned(),
            None => file.to_owned(),
        }
    }

    /// Name and argument types as explanations show them.
    pub(crate) fn label(&self, instance: InstanceId) -> String {
        let info = rt().methods.instance(instance);
        let method = &info.method;
        if method.id.is_thunk() {
            let loc = method.body.loc;
            return format!("top-level code at {}:{}", self.shown_file(loc.file.as_str()), loc.line);
        }
        let types: Vec<String> = info.spec.tuple_elements().iter().skip(1).map(ToString::to_string).collect();
        let name = method.name();
        // Lowering gives functions without names one that begins so.
        let shown = if name.starts_with('#') { "anonymous function" } else { name.as_str() };
        format!("{}({})", path(method.module(), shown), types.join(", "))
    }

    /// Records of the program's instances, and of those of the library that rely on the program.
    pub(super) fn gather(&self) -> Gathered {
        let entries = self.book.entries();
        let tables = self.program_tables();
        let mut facts: FxHashMap<InstanceId, Vec<Fact>> = FxHashMap::default();
        let mut newest: FxHashMap<InstanceId, Rc<Fresh>> = FxHashMap::default();
        let mut order = Vec::new();
        for entry in &entries {
            if newest.insert(entry.instance, entry.clone()).is_none() {
                order.push(entry.instance);
            }
        }
        for id in &order {
            facts.insert(*id, self.facts_of(&newest[id], &tables));
        }
        let mut relevant: FxHashSet<InstanceId> =
            order.iter().copied().filter(|id| owner(*id) == Owner::Program || !facts[id].is_empty()).collect();
        loop {
            let before = relevant.len();
            for id in &order {
                if newest[id].callees.iter().any(|c| relevant.contains(&c.instance)) {
                    relevant.insert(*id);
                }
            }
            if relevant.len() == before {
                break;
            }
        }
        let mut out = Gathered::default();
        for id in order.into_iter().filter(|id| relevant.contains(id)) {
            let entry = &newest[&id];
            let mut record = self.record_of(id, &entry.result, &mut out.types);
            record.interface = hex(entry.interface);
            record.code = entry.code.borrow().as_ref().map(|c| short_hex(&c.specialized));
            record.facts = facts.remove(&id).unwrap_or_default();
            let callees =
                entry.callees.iter().filter(|c| relevant.contains(&c.instance) || owner(c.instance) == Owner::Program);
            record.callees = callees.map(|c| (self.label(c.instance), hex(c.interface))).collect();
            out.add(self.label(id), id, record);
        }
        for (id, why) in self.accounts.untraceable.borrow().iter() {
            let result = self.inferred.borrow().get(id).cloned();
            if let (Owner::Program, Some(result)) = (owner(*id), result) {
                let mut record = self.record_of(*id, &result, &mut out.types);
                record.untraceable = Some(why.clone());
                out.add(self.label(*id), *id, record);
            }
        }
        out
    }

    fn record_of(&self, instance: InstanceId, result: &Inferred, known: &mut BTreeMap<String, Definition>) -> Record {
        let info = rt().methods.instance(instance);
        let body = &info.method.body;
        let mut reached = BTreeMap::new();
        program_types(info.spec, &mut reached);
        program_types(result.ret, &mut reached);
        body.stmts.iter().for_each(|stmt| types_in_statement(stmt, &mut reached));
        let types: Vec<(String, String)> = reached
            .iter()
            .filter_map(|(label, name)| Some((label.clone(), hex(names(|n| n.definition(name))?))))
            .collect();
        reached.iter().for_each(|(label, name)| define(label, name, known));
        let inline = result.inline_body.as_ref().and_then(|body| {
            names(|n| {
                let mut p = Portable::new(n, "explained body");
                encode_typed(&mut p, body);
                p.fingerprint()
            })
        });
        Record {
            name: info.method.name().to_string(),
            signature: signature_of(&info.method),
            file: self.shown_file(body.loc.file.as_str()),
            line: body.loc.line,
            body: names(|n| method_hash(body, n)).map(|hash| short_hex(&hash)).unwrap_or_default(),
            lines: statements_by_line(body),
            ret: result.ret.to_string(),
            constant: result.ret_const.as_ref().map(|c| short(&c.to_string())),
            effects: result.effects.0,
            inline: inline.map(hex),
            types,
            ..Record::default()
        }
    }

    /// The questions whose answers a program can change.
    fn facts_of(&self, entry: &Fresh, tables: &FxHashSet<TableId>) -> Vec<Fact> {
        let own = rt().methods.instance(entry.instance).method.id;
        let mut out = Vec::new();
        for id in &entry.facts {
            let (query, answer) = self.traces.get(*id);
            let answer = answer.value;
            let (kind, question, shown) = match query {
                Query::Methods(signature, limit) => {
                    let of_program = |table: &juliet_runtime::MethodTable| tables.contains(&(*table).into());
                    if !tables_of_call(signature).iter().any(of_program) {
                        continue;
                    }
                    ("methods", call_of(signature), self.shown_methods(signature, limit))
                }
                Query::Binding(global) => {
                    ("binding", global_name(global), shown_binding(&World::binding(self, global)))
                }
                Query::Field(global, index) => {
                    ("field", format!("{} of {}", index + 1, global_name(global)), String::new())
                }
                Query::Body(method) if method != own => {
                    ("body", signature_of(&rt().methods.method(method)), String::new())
                }
                Query::Generated(instance) if instance != entry.instance => {
                    ("body", self.label(instance), String::new())
                }
                Query::Order(union) => ("order", union.to_string(), shown_order(union)),
                Query::Body(_) | Query::Generated(_) => continue,
            };
            out.push(Fact { kind: kind.to_owned(), question, answer: hex(answer), shown });
        }
        out
    }

    fn shown_methods(&self, signature: Type, limit: u32) -> String {
        let Some(found) = World::methods(self, signature, limit as usize) else { return "too many methods".to_owned() };
        let shown: Vec<String> = found
            .methods
            .iter()
            .map(|m| format!("`{}`", signature_of(&rt().methods.method(MethodId(m.method.0)))))
            .collect();
        match shown.as_slice() {
            [] => "no method".to_owned(),
            [more @ .., last] if !more.is_empty() => format!("{} or {last}", more.join(", ")),
            [first, ..] => first.clone(),
        }
    }

    /// Tables that have methods of the program.
    fn program_tables(&self) -> FxHashSet<TableId> {
        let methods = self.program_method_ids().map(|id| rt().methods.method(id));
        methods.map(|method| method_table(method.signature).into()).collect()
    }

    fn program_method_ids(&self) -> impl Iterator<Item = MethodId> {
        (0..rt().methods.count() as u32).map(MethodId).filter(|id| !is_library_method(*id))
    }

    /// Names and signatures of the program's methods that have not been replaced.
    pub(super) fn program_methods(&self) -> Vec<(String, String)> {
        self.program_method_ids()
            .map(|id| rt().methods.method(id))
            .filter(|method| method.last_world.get() == u64::MAX)
            .map(|method| (method.name().to_string(), signature_of(&method)))
            .collect()
    }
}

impl Gathered {
    fn add(&mut self, label: String, id: InstanceId, record: Record) {
        let mut unique = label.clone();
        let mut count = 1;
        while self.records.contains_key(&unique) {
            count += 1;
            unique = format!("{label} [{count}]");
        }
        self.labels.insert(id, unique.clone());
        self.records.insert(unique, record);
    }
}

fn shown_binding(binding: &Binding) -> String {
    match binding {
        Binding::Const(Const::Type(ty)) => format!("the type `{ty}`"),
        Binding::Const(Const::Heap(object)) => format!("an object of type `{}`", object.ty),
        Binding::Const(value) => format!("`{}`", short(&value.to_string())),
        Binding::Typed(ty) => format!("a variable of type `{ty}`"),
        Binding::Any => "a variable of any type".to_owned(),
        Binding::Undefined => "undefined".to_owned(),
    }
}

/// The program's types with names of their own that a type is made of.
fn program_types(ty: Type, out: &mut BTreeMap<String, &'static TypeName>) {
    match ty.kind() {
        TypeKind::Data(data) => {
            let name = data.name;
            if !is_library(name.module) && !name.is_closure && !name.name.starts_with('#') {
                out.insert(path(name.module, name.name.as_str()), name);
            }
            data.params.iter().filter_map(Param::as_type).for_each(|t| program_types(t, out));
        }
        TypeKind::Union(members) => members.iter().for_each(|m| program_types(*m, out)),
        TypeKind::UnionAll(all) => {
            program_types(all.var.upper(), out);
            program_types(all.body, out);
        }
        TypeKind::Vararg { elem, .. } => program_types(*elem, out),
        TypeKind::Bottom | TypeKind::Var(_) => {}
    }
}

/// Types that a statement names.
fn types_in_statement(stmt: &Stmt, out: &mut BTreeMap<String, &'static TypeName>) {
    let operands: Vec<&Operand> = match stmt {
        Stmt::Call { func, args } => std::iter::once(func).chain(args).collect(),
        Stmt::New { ty, args } => std::iter::once(ty).chain(args).collect(),
        Stmt::Copy(op) | Stmt::Assign(_, op) | Stmt::Return(op) => vec![op],
        _ => vec![],
    };
    for operand in operands {
        match operand {
            Operand::Const(Const::Type(ty)) => program_types(*ty, out),
            Operand::Global(global) if !is_library(global.module) => {
                if let juliet_runtime::BindingState::Const(Const::Type(ty)) = rt().modules.state(*global) {
                    program_types(ty, out);
                }
            }
            _ => {}
        }
    }
}

/// Writes down a definition, and those that it names.
fn define(label: &str, name: &'static TypeName, known: &mut BTreeMap<String, Definition>) {
    if known.contains_key(label) {
        return;
    }
    let kind = match name.kind {
        TypeNameKind::Struct { mutable: true } => "mutable struct",
        TypeNameKind::Struct { mutable: false } => "struct",
        TypeNameKind::Abstract => "abstract type",
        _ => "primitive type",
    };
    let fields =
        name.fields().map(|f| f.names.iter().zip(&f.types).map(|(n, t)| (n.to_string(), t.to_string())).collect());
    let params: Vec<String> = name.params.iter().map(|p| p.bounds()).collect();
    let definition = Definition {
        kind: kind.to_owned(),
        params: params.join(", "),
        supertype: name.supertype().to_string(),
        fields: fields.unwrap_or_default(),
    };
    known.insert(label.to_owned(), definition);
    let mut inner = BTreeMap::new();
    program_types(name.supertype(), &mut inner);
    name.fields().into_iter().flat_map(|f| &f.types).for_each(|ty| program_types(*ty, &mut inner));
    inner.iter().for_each(|(label, name)| define(label, name, known));
}

/// Digests of a body's statements, those of one line together. Values are numbered from the
/// statement that reads them, so that an insertion changes its own line alone.
fn statements_by_line(body: &Body) -> Vec<(u32, String)> {
    let mut out: Vec<(u32, String)> = Vec::new();
    let mut line = body.loc.line;
    for (at, stmt) in body.stmts.iter().enumerate() {
        if let Some(loc) = body.locs.get(at)
            && loc.file == body.loc.file
            && loc.line != 0
        {
            line = loc.line;
        }
        let text = relative(&stmt.to_string(), at, &body.slots);
        match out.last_mut() {
            Some((last, texts)) if *last == line => texts.push_str(&text),
            _ => out.push((line, text)),
        }
    }
    out.into_iter().map(|(line, text)| (line, format!("{:08x}", fingerprint(text.as_bytes()) as u32))).collect()
}

/// A statement's text with values and variables named independently of where they stand, and
/// without the targets of jumps.
fn relative(text: &str, at: usize, slots: &[Slot]) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut rest = text;
    while let Some(mark) = rest.find(['%', '_', '#']) {
        let (before, from) = rest.split_at(mark);
        out.push_str(before);
        let digits: String = from[1..].chars().take_while(char::is_ascii_digit).collect();
        let previous = out.chars().last();
        let is_name = previous.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let number: Option<usize> = digits.parse().ok().filter(|_| !is_name || from.starts_with('#'));
        match (from.as_bytes()[0], number) {
            (b'%', Some(n)) if n > at || text.starts_with("goto") => out.push_str("%>"),
            (b'%', Some(n)) => out.push_str(&format!("%{}", at - n)),
            (b'_', Some(n)) => out.push_str(slots.get(n).map_or("_", |slot| slot.name.as_str())),
            (b'#', Some(_)) => out.push('#'),
            (first, _) => {
                out.push(char::from(first));
                out.push_str(&digits);
            }
        }
        rest = &from[1 + digits.len()..];
    }
    out.push_str(rest);
    out.push('\n');
    out
}

/// The members of a union in the order of their definitions.
fn shown_order(union: juliet_types::Type) -> String {
    let mut members = union.union_members();
    members.sort_by_cached_key(|member| member.definition_order());
    members.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_names_values_by_distance_and_variables_by_name() {
        assert_eq!(relative("call %3(%4, my_2)", 6, &[]), "call %3(%2, my_2)\n");
        assert_eq!(relative("goto %2 if not %5", 6, &[]), "goto %> if not %>\n");
        assert_eq!(relative("Main.#12#13", 0, &[]), "Main.##\n");
    }
}
