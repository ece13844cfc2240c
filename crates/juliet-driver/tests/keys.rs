//! What a key is made of: programs that differ in names, comments and white space have equal code
//! hashes; programs that differ in meaning have different ones. Programs are generated (proptest).

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::rc::Rc;

use juliet_driver::{Options, Session, Stage, show_code};
use juliet_ir::ModulePath;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// An expression of a generated program. Variables and functions are numbers.
#[derive(Clone, Debug)]
enum Term {
    Int(i64),
    Float(i8),
    Local(usize),
    Binary(&'static str, Box<Term>, Box<Term>),
    /// A conditional on whether one term is less than another.
    Choice(Box<[Term; 4]>),
    /// A call of the other function.
    Other(Box<Term>),
    /// A field of a struct made on the spot.
    Field(usize, Box<[Term; 2]>),
    /// A call of an anonymous function that captures a local.
    Anonymous(usize, Box<Term>),
    /// An element of a tuple.
    Element(usize, Box<[Term; 2]>),
}

/// A statement.
#[derive(Clone, Debug)]
enum Step {
    Assign(usize, Term),
    If(Term, Term, Vec<Step>, Vec<Step>),
    /// A loop over `1:n`; its variable is that local.
    For(usize, Term, Vec<Step>),
    /// A field of a mutable struct is changed, and read into that local.
    Mutate(usize, Term),
}

/// How many locals a program has; the first two are arguments.
const LOCALS: usize = 5;

fn terms() -> impl Strategy<Value = Term> {
    let leaf = prop_oneof![
        (-3i64..100).prop_map(Term::Int),
        any::<i8>().prop_map(Term::Float),
        (0..LOCALS).prop_map(Term::Local),
        (0..LOCALS).prop_map(Term::Local),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let boxed = inner.clone().prop_map(Box::new);
        let two = [inner.clone(), inner.clone()].prop_map(Box::new);
        let four = [inner.clone(), inner.clone(), inner.clone(), inner].prop_map(Box::new);
        prop_oneof![
            (prop::sample::select(vec!["+", "-", "*"]), boxed.clone(), boxed.clone())
                .prop_map(|(op, a, b)| Term::Binary(op, a, b)),
            four.prop_map(Term::Choice),
            boxed.clone().prop_map(Term::Other),
            (0..2usize, two.clone()).prop_map(|(index, values)| Term::Field(index, values)),
            (0..LOCALS, boxed).prop_map(|(captured, arg)| Term::Anonymous(captured, arg)),
            (0..2usize, two).prop_map(|(index, values)| Term::Element(index, values)),
        ]
    })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let simple = prop_oneof![
        (0..LOCALS, terms()).prop_map(|(local, term)| Step::Assign(local, term)),
        (0..LOCALS, terms()).prop_map(|(local, term)| Step::Mutate(local, term)),
    ];
    let step = simple.prop_recursive(2, 8, 3, |inner| {
        let list = prop::collection::vec(inner, 1..3);
        prop_oneof![
            (terms(), terms(), list.clone(), list.clone()).prop_map(|(a, b, t, e)| Step::If(a, b, t, e)),
            (0..LOCALS, terms(), list).prop_map(|(local, n, body)| Step::For(local, n, body)),
        ]
    });
    prop::collection::vec(step, 1..5)
}

/// A program: the bodies of two functions, of which the first calls the second.
#[derive(Clone, Debug)]
struct Program {
    first: (Vec<Step>, Term),
    second: Vec<Step>,
}

fn programs() -> impl Strategy<Value = Program> {
    (steps(), terms(), steps()).prop_map(|(steps, value, second)| Program { first: (steps, value), second })
}

/// How a program is written down.
struct Style {
    locals: [&'static str; LOCALS],
    functions: [&'static str; 2],
    types: [&'static str; 2],
    fields: [&'static str; 2],
    parameter: &'static str,
    /// What stands between statements and around operators.
    between: &'static str,
    space: &'static str,
}

const PLAIN: Style = Style {
    locals: ["a", "b", "c", "d", "e"],
    functions: ["f", "g"],
    types: ["Pair2", "Cell"],
    fields: ["left", "right"],
    parameter: "p",
    between: "\n",
    space: " ",
};

/// Names in another order, of other lengths and alphabets; comments; other white space.
const OTHER: Style = Style {
    locals: ["zeta", "y2", "Ωmega", "a", "_b"],
    functions: ["very_long_name!", "A"],
    types: ["Aardvark", "Ζ"],
    fields: ["ζ", "alpha"],
    parameter: "q_1",
    between: "   # a comment\n\n#= another\none =#\n",
    space: "  ",
};

impl Style {
    fn term(&self, term: &Term) -> String {
        let s = self.space;
        match term {
            Term::Int(value) => format!("({value})"),
            Term::Float(value) => format!("({value}.5)"),
            Term::Local(local) => self.locals[*local].to_string(),
            Term::Binary(op, a, b) => format!("({}{s}{op}{s}{})", self.term(a), self.term(b)),
            Term::Choice(parts) => {
                let [a, b, then, otherwise] = parts.each_ref().map(|part| self.term(part));
                format!("({a}{s}<{s}{b} ? {then} : {otherwise})")
            }
            Term::Other(arg) => format!("{}({})", self.functions[1], self.term(arg)),
            Term::Field(index, values) => {
                let [a, b] = values.each_ref().map(|value| self.term(value));
                format!("{}({a},{s}{b}).{}", self.types[0], self.fields[*index])
            }
            Term::Anonymous(captured, arg) => {
                format!("({p}{s}->{s}{p} + {})({})", self.locals[*captured], self.term(arg), p = self.parameter)
            }
            Term::Element(index, values) => {
                let [a, b] = values.each_ref().map(|value| self.term(value));
                format!("({a},{s}{b})[{}]", index + 1)
            }
        }
    }

    fn steps(&self, steps: &[Step], out: &mut String) {
        for step in steps {
            let line = match step {
                Step::Assign(local, term) => format!("{}{}={0}{}", self.locals[*local], self.space, self.term(term)),
                Step::If(a, b, then, otherwise) => {
                    let mut text = format!("if {} < {}{}", self.term(a), self.term(b), self.between);
                    self.steps(then, &mut text);
                    let _ = write!(text, "else{}", self.between);
                    self.steps(otherwise, &mut text);
                    text + "end"
                }
                Step::For(local, n, body) => {
                    let mut text = format!("for {} in 1:{}{}", self.locals[*local], self.term(n), self.between);
                    self.steps(body, &mut text);
                    text + "end"
                }
                Step::Mutate(local, term) => {
                    let (name, cell, field) = (self.locals[*local], self.types[1], self.fields[1]);
                    format!("{name} = {cell}({})\n{name}.{field} = 7\n{name} = {name}.{field}", self.term(term))
                }
            };
            out.push_str(&line);
            out.push_str(self.between);
        }
    }

    /// A function whose arguments are the first locals; the others begin with numbers.
    fn function(&self, name: &str, arguments: usize, steps: &[Step], value: &Term) -> String {
        let (given, own) = self.locals.split_at(arguments);
        let mut text = format!("function {name}({}){}", given.join(","), self.between);
        for (index, local) in own.iter().enumerate() {
            let _ = write!(text, "{local} = {index}{}", self.between);
        }
        self.steps(steps, &mut text);
        text + "return " + &self.term(value) + self.between + "end\n"
    }

    fn program(&self, program: &Program) -> String {
        let mut text = format!("struct {}{{T,S}}\n{}::T\n{}::S\nend\n", self.types[0], self.fields[0], self.fields[1]);
        let _ = write!(text, "mutable struct {}\n{}::Any\nend\n", self.types[1], self.fields[1]);
        text += &self.function(self.functions[0], 2, &program.first.0, &program.first.1);
        text += &self.function(self.functions[1], 1, &program.second, &Term::Local(1));
        text
    }
}

/// Runs `test` in a session of its own, whose runtime is that of its thread.
fn in_session(test: impl FnOnce(Rc<Session>) + Send + 'static) {
    let folder = tempfile::tempdir().expect("a folder");
    let options = Options { cache_folder: Some(folder.path().to_owned()), ..Options::default() };
    let run = move || test(Session::start(options).expect("Base loads"));
    std::thread::Builder::new().stack_size(256 << 20).spawn(run).expect("a thread").join().expect("the session ends");
}

fn run(session: &Session, text: &str) {
    let result = session.run_text(ModulePath::main(), "keys.jl", text);
    assert!(result.is_ok(), "this program does not run:\n{text}");
}

/// The code hash and the stencil of the method that a call means.
fn code(session: &Session, call: &str) -> (String, String) {
    let text = show_code(session, Stage::Clif, call).unwrap_or_else(|_| panic!("{call} has no method"));
    let hash = text.lines().find_map(|line| line.strip_prefix("# code hash ")).expect("a hash");
    (hash.to_string(), text)
}

#[test]
fn names_comments_and_space_are_not_in_keys() {
    in_session(|session| {
        let config = Config { cases: 32, failure_persistence: None, max_shrink_iters: 40, ..Config::default() };
        let count = Cell::new(0);
        let seen = RefCell::new(BTreeSet::new());
        let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
        let result = runner.run(&programs(), |program| {
            let number = count.replace(count.get() + 1);
            let (plain, other) = (PLAIN.program(&program), OTHER.program(&program));
            run(&session, &format!("module Plain{number}\n{plain}end"));
            run(&session, &format!("module Other{number}\n{other}end"));
            for (index, args) in [(0, "1, 2.5"), (0, "2, 3"), (1, "1")] {
                let a = code(&session, &format!("Plain{number}.{}({args})", PLAIN.functions[index]));
                let b = code(&session, &format!("Other{number}.{}({args})", OTHER.functions[index]));
                seen.borrow_mut().insert(a.0.clone());
                prop_assert!(a.0 == b.0, "{plain}\n{}\n{other}\n{}", a.1, b.1);
            }
            Ok(())
        });
        assert!(result.is_ok(), "{}", result.expect_err("it failed"));
        assert!(seen.borrow().len() > 40, "the programs are not alike: {} codes", seen.borrow().len());
    });
}

/// The hashes of one call before and after an edit of the module that defines its function.
fn hashes(session: &Session, number: usize, before: &str, after: &str, call: &str) -> (String, String) {
    let [before, after] = [("Before", before), ("After", after)].map(|(name, text)| {
        run(session, &format!("module {name}{number}\n{text}\nend"));
        code(session, &format!("{name}{number}.{call}")).0
    });
    (before, after)
}

/// Pairs of definitions of unlike meaning, and a call.
const EDITS: &[(&str, &str, &str)] = &[
    ("f(x) = x + 1", "f(x) = x + 2", "f(1)"),
    ("f(x) = x + 1", "f(x) = x - 1", "f(1)"),
    ("f(x) = x + 1", "f(x) = x + 1.0", "f(1)"),
    ("f(x) = x + 1", "f(x) = x + Int32(1)", "f(Int32(1))"),
    ("f(x) = x + 0.0", "f(x) = x + -0.0", "f(1.0)"),
    ("f(x, y) = x - y", "f(x, y) = y - x", "f(1, 2)"),
    ("f(x, y) = x < y", "f(x, y) = x <= y", "f(1, 2)"),
    ("f(x, y) = x & y", "f(x, y) = x | y", "f(1, 2)"),
    ("f(x) = x >> 1", "f(x) = x >>> 1", "f(1)"),
    ("f(x) = x > 0 ? 1 : 2", "f(x) = x > 0 ? 2 : 1", "f(1)"),
    ("f(x) = (x, 1)", "f(x) = (1, x)", "f(2)"),
    ("f(t) = t[1]", "f(t) = t[2]", "f((1, 2))"),
    ("f(v) = v[1]", "f(v) = @inbounds(v[1])", "f([1])"),
    ("f(v) = v[1]", "f(v) = v[2]", "f([1])"),
    ("f(x) = x", "f(x) = nothing", "f(1)"),
    ("f(x)::Int = x", "f(x)::Float64 = x", "f(1)"),
    ("f(x) = x::Int", "f(x) = x", "f(1.0)"),
    ("f(n) = (s = 0; for i in 1:n; s += i; end; s)", "f(n) = (s = 0; for i in 2:n; s += i; end; s)", "f(3)"),
    ("f(n) = (s = 0; for i in 1:n; s += i; end; s)", "f(n) = (s = 1; for i in 1:n; s += i; end; s)", "f(3)"),
    ("f(n) = (while n > 0; n -= 1; end; n)", "f(n) = (while n > 0; n -= 2; end; n)", "f(3)"),
    ("f(x) = (y = x; y += 1; y)", "f(x) = (y = x; y += 1; x)", "f(1)"),
    ("f(x) = try; g(x); catch; 1; end; g(x) = sqrt(x)", "f(x) = try; g(x); catch; 2; end; g(x) = sqrt(x)", "f(1.0)"),
    ("f(x) = try; sqrt(x); finally; end", "f(x) = try; sqrt(x); catch; x; end", "f(1.0)"),
    ("struct S; a::Int; b::Int; end; f(x) = S(x, 1).a", "struct S; a::Int; b::Int; end; f(x) = S(x, 1).b", "f(2)"),
    (
        "mutable struct S; a::Int; end; f(x) = (s = g(x); s.a); @noinline g(x) = S(x)",
        "mutable struct S; z::Int; a::Int; end; f(x) = (s = g(x); s.a); @noinline g(x) = S(1, x)",
        "f(2)",
    ),
    (
        "mutable struct S; a::Int; end; f(x) = (s = g(x); s.a); @noinline g(x) = S(x)",
        "mutable struct S; a::Int32; end; f(x) = (s = g(x); s.a); @noinline g(x) = S(x)",
        "f(2)",
    ),
    ("f(x) = g(x); g(x) = x * 3", "f(x) = g(x); g(x) = x * 5", "f(2)"),
    ("f(x) = g(x, 1); @noinline g(x, y) = x * y", "f(x) = g(1, x); @noinline g(x, y) = x * y", "f(2)"),
    ("f(x) = g(x); @noinline g(x) = x * 3", "f(x) = g(x); @noinline g(x) = x * 3.0", "f(2)"),
    ("f(x) = map(y -> y + x, [1, 2])[1]", "f(x) = (y -> y + x)(1)", "f(2)"),
    ("f(x) = :a === x", "f(x) = :a !== x", "f(:b)"),
    ("const c = 1; f() = c", "const c = 2; f() = c", "f()"),
    ("const c = 1; f() = c", "c = 1; f() = c", "f()"),
    ("c = 1; f() = c", "c::Int = 1; f() = c", "f()"),
];

/// Pairs of definitions that differ in what fills holes alone, or in nothing that is left.
const LIKE: &[(&str, &str, &str)] = &[
    ("f(x) = string(\"a\", x)", "f(x) = string(\"b\", x)", "f(1)"),
    ("f(x) = x === :a", "f(x) = x === :b", "f(:c)"),
    ("f() = c; c = 1", "f() = d; d = 2", "f()"),
    ("f(x) = g(x); @noinline g(x) = x * 3", "f(x) = h(x); @noinline h(x) = x * 5", "f(2)"),
    ("f(x) = x + 1", "f(x::Int) = x + 1", "f(1)"),
    // Words are loaded alike; who boxes the result fills in its type.
    (
        "mutable struct S; a::Int; end; f(x) = (s = g(x); s.a); @noinline g(x) = S(x)",
        "mutable struct S; a::UInt; end; f(x) = (s = g(x); s.a); @noinline g(x) = S(x)",
        "f(2)",
    ),
    ("f(x) = x + 1", "function f(y)\n  return y + 1\nend", "f(1)"),
    ("f(x) = x + 1 + 2 * 3", "f(x) = x + 1 + 6", "f(1)"),
    ("f(n) = (s = 0; for i in 1:n; s += i; end; s)", "f(k) = (t = 0; for j = 1:k; t = t + j; end; t)", "f(3)"),
];

#[test]
fn edits_of_the_meaning_change_keys() {
    in_session(|session| {
        for (number, (before, after, call)) in EDITS.iter().enumerate() {
            let (a, b) = hashes(&session, number, before, after, call);
            assert_ne!(a, b, "{before}\n{after}");
        }
    });
}

#[test]
fn what_only_fills_holes_is_not_in_keys() {
    in_session(|session| {
        for (number, (before, after, call)) in LIKE.iter().enumerate() {
            let (a, b) = hashes(&session, number, before, after, call);
            assert_eq!(a, b, "{before}\n{after}");
        }
    });
}
