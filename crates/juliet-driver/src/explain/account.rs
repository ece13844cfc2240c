//! The account of a program: what was known of its instances when they were last inferred.
//!
//! It is kept beside the inference cache and never read for anything but explanations: nothing that
//! is compiled depends on it. It names things as people do, and outlives a change of the compiler.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::reason::Reason;

/// Raised with every change of the form.
pub(super) const FORMAT: u64 = 1;

/// All that is known of a program's instances.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Account {
    /// The compiler and the library.
    pub(super) compiler: String,
    /// The processor.
    pub(super) target: String,
    /// How many runs have changed it.
    pub(super) run: u64,
    /// By label.
    pub(super) records: BTreeMap<String, Record>,
    /// The program's types by name, as people see their definitions.
    pub(super) types: BTreeMap<String, Definition>,
    /// What the last run that inferred or compiled something explained.
    pub(super) last: Value,
}

/// What was known of an instance when it was last inferred.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Record {
    /// Name of the function.
    pub(super) name: String,
    /// `f(::Int64)`: the method's signature.
    pub(super) signature: String,
    pub(super) file: String,
    pub(super) line: u32,
    /// Digest of the lowered body.
    pub(super) body: String,
    /// Digests of its statements, line by line.
    pub(super) lines: Vec<(u32, String)>,
    pub(super) ret: String,
    /// What it always returns.
    pub(super) constant: Option<String>,
    pub(super) effects: u16,
    /// Digest of the body that callers inline.
    pub(super) inline: Option<String>,
    /// What callers rely on.
    pub(super) interface: String,
    /// Key of its machine code.
    pub(super) code: Option<String>,
    pub(super) facts: Vec<Fact>,
    pub(super) callees: Vec<(String, String)>,
    /// Types that it names, with digests of all that they are made of.
    pub(super) types: Vec<(String, String)>,
    /// Why the result is not kept.
    pub(super) untraceable: Option<String>,
    /// The run that inferred it.
    pub(super) run: u64,
    /// Why it was inferred then.
    pub(super) why: Option<Reason>,
}

/// A question with its answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fact {
    /// `methods`, `binding`, `field` or `body`.
    pub(super) kind: String,
    /// What was asked about.
    pub(super) question: String,
    /// Digest of the answer.
    pub(super) answer: String,
    /// The answer for people.
    pub(super) shown: String,
}

/// A type's definition.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Definition {
    /// `struct`, `mutable struct`, `abstract type` or `primitive type`.
    pub(super) kind: String,
    pub(super) params: String,
    pub(super) supertype: String,
    /// Names and types.
    pub(super) fields: Vec<(String, String)>,
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

fn list<T>(value: &Value, each: impl Fn(&Value) -> T) -> Vec<T> {
    value.as_array().into_iter().flatten().map(each).collect()
}

fn pair(value: &Value) -> (String, String) {
    let at = |n: usize| value[n].as_str().unwrap_or_default().to_owned();
    (at(0), at(1))
}

impl Account {
    /// The stored form.
    pub(super) fn to_json(&self) -> Value {
        let records: serde_json::Map<String, Value> =
            self.records.iter().map(|(label, record)| (label.clone(), record.to_json())).collect();
        let types: serde_json::Map<String, Value> = self
            .types
            .iter()
            .map(|(name, d)| {
                (name.clone(), json!({"kind": d.kind, "params": d.params, "super": d.supertype, "fields": d.fields}))
            })
            .collect();
        json!({"format": FORMAT, "compiler": self.compiler, "target": self.target, "run": self.run,
               "records": records, "types": types, "last": self.last})
    }

    /// Reads the stored form; `None` for another format.
    pub(super) fn from_json(value: &Value) -> Option<Account> {
        if value["format"].as_u64() != Some(FORMAT) {
            return None;
        }
        let objects = |name: &str| value[name].as_object().into_iter().flatten();
        Some(Account {
            compiler: text(value, "compiler"),
            target: text(value, "target"),
            run: value["run"].as_u64().unwrap_or(0),
            records: objects("records").map(|(label, record)| (label.clone(), Record::from_json(record))).collect(),
            types: objects("types")
                .map(|(name, d)| {
                    let (kind, params, supertype) = (text(d, "kind"), text(d, "params"), text(d, "super"));
                    (name.clone(), Definition { kind, params, supertype, fields: list(&d["fields"], pair) })
                })
                .collect(),
            last: value["last"].clone(),
        })
    }
}

impl Record {
    /// A list, in the order of the fields: names would be most of an account.
    fn to_json(&self) -> Value {
        let facts: Vec<Value> = self.facts.iter().map(|f| json!([f.kind, f.question, f.answer, f.shown])).collect();
        json!([
            self.name,
            self.signature,
            self.file,
            self.line,
            self.body,
            self.lines,
            self.ret,
            self.constant,
            self.effects,
            self.inline,
            self.interface,
            self.code,
            facts,
            self.callees,
            self.types,
            self.untraceable,
            self.run,
            self.why.as_ref().map(Reason::to_json),
        ])
    }

    fn from_json(value: &Value) -> Record {
        let text = |n: usize| value[n].as_str().unwrap_or_default().to_owned();
        let option = |n: usize| value[n].as_str().map(str::to_owned);
        let number = |n: usize| value[n].as_u64().unwrap_or(0);
        let fact = |f: &Value| {
            let at = |n: usize| f[n].as_str().unwrap_or_default().to_owned();
            Fact { kind: at(0), question: at(1), answer: at(2), shown: at(3) }
        };
        let line = |l: &Value| (l[0].as_u64().unwrap_or(0) as u32, l[1].as_str().unwrap_or_default().to_owned());
        Record {
            name: text(0),
            signature: text(1),
            file: text(2),
            line: number(3) as u32,
            body: text(4),
            lines: list(&value[5], line),
            ret: text(6),
            constant: option(7),
            effects: number(8) as u16,
            inline: option(9),
            interface: text(10),
            code: option(11),
            facts: list(&value[12], fact),
            callees: list(&value[13], pair),
            types: list(&value[14], pair),
            untraceable: option(15),
            run: number(16),
            why: Reason::from_json(&value[17]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_read_as_it_was_written() {
        let fact = Fact { kind: "binding".into(), question: "C".into(), answer: "1f".into(), shown: "`3`".into() };
        let record = Record {
            name: "f".into(),
            signature: "f(::Int64)".into(),
            file: "a.jl".into(),
            line: 3,
            body: "b0".into(),
            lines: vec![(4, "aa".into())],
            ret: "Int64".into(),
            constant: Some("1".into()),
            effects: 5,
            inline: Some("cc".into()),
            interface: "dd".into(),
            code: Some("ee".into()),
            facts: vec![fact],
            callees: vec![("g(Int64)".into(), "ff".into())],
            types: vec![("P".into(), "01".into())],
            untraceable: Some("why".into()),
            run: 7,
            why: Some(
                Reason::new("body", "its body changed".into()).because(Some(Reason::new("new", "it is new".into()))),
            ),
        };
        let definition = Definition {
            kind: "struct".into(),
            params: "T".into(),
            supertype: "Any".into(),
            fields: vec![("a".into(), "T".into())],
        };
        let account = Account {
            compiler: "c".into(),
            target: "t".into(),
            run: 7,
            records: [("f(Int64)".to_owned(), record)].into(),
            types: [("P".to_owned(), definition)].into(),
            last: json!({"instances": []}),
        };
        assert_eq!(Account::from_json(&account.to_json()), Some(account));
        assert_eq!(Account::from_json(&json!({"format": 0})), None);
    }
}
