//! Generated programs: a small syntax tree of our own, in which every name is a number.
//!
//! **Invariant:** nothing in a tree is text that a style may choose: names, order of definitions,
//! comments and white space come in when it is printed (`print.rs`).

/// What a name stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// An argument or variable; numbers begin anew in every function.
    Local,
    /// A function.
    Function,
    /// A keyword argument; the callers name it too.
    Keyword,
    /// A type.
    Type,
    /// A field.
    Field,
    /// A variable of a `where`.
    TypeVar,
    /// A constant or global variable.
    Global,
    /// A module.
    Module,
}

/// A name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Name {
    /// What it stands for.
    pub kind: Kind,
    /// Its number among those of its kind.
    pub number: u32,
}

/// A type of the generator: what it knows of a value, which may be less than Julia knows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Type {
    /// One of the letters of `forms.rs`.
    Base(u8),
    /// A struct of the program with letters for its parameters.
    Object(usize, Vec<u8>),
}

/// An expression.
#[derive(Clone, PartialEq, Debug)]
pub enum Expr {
    /// An integer.
    Int(i64),
    /// A floating-point number, in quarters: exact, and printed alike everywhere.
    Quarters(i64),
    /// A truth value.
    Bool(bool),
    /// A string of plain letters.
    Text(String),
    /// A variable, constant or global.
    Name(Name),
    /// A template of the table of forms, by its index.
    Form(usize, Vec<Expr>),
    /// A template that edits leave alone, because termination or a type hangs on it.
    Fixed(&'static str, Vec<Expr>),
    /// A template of the table of binders, by its index; variables; collection and body.
    Binder(usize, [Name; 2], Box<[Expr; 2]>),
    /// A call of a function of the program, with keyword arguments.
    Call(Name, Vec<Expr>, Vec<(Name, Expr)>),
    /// A constructor of a struct of the program; letters of its parameters where they are written.
    New(usize, Vec<u8>, Vec<Expr>),
    /// A field of an object.
    Field(Box<Expr>, Name),
    /// An anonymous function.
    Lambda(Vec<Name>, Vec<Stmt>, Box<Expr>),
    /// A conditional.
    If(Box<[Expr; 3]>),
    /// A `let` block.
    Let(Name, Box<Expr>, Vec<Stmt>, Box<Expr>),
    /// A `try` block as a value: body, handler.
    Try(Box<[Expr; 2]>),
}

/// A statement.
#[derive(Clone, PartialEq, Debug)]
pub enum Stmt {
    /// A variable gets its first or another value.
    Assign(Name, Expr),
    /// A variable is combined with a value: `x += 1`.
    Update(Name, &'static str, Expr),
    /// A field of a mutable object is set: object, field, value.
    SetField(Expr, Name, Expr),
    /// A template of the table of actions, by its index.
    Action(usize, Vec<Expr>),
    /// Elements of a tuple are assigned.
    Destructure([Name; 2], Expr),
    /// A conditional.
    If(Expr, Vec<Stmt>, Vec<Stmt>),
    /// A loop over a collection.
    For(Name, Expr, Vec<Stmt>),
    /// A loop with a counter, which bounds it: counter, bound, condition, body.
    While(Name, u8, Expr, Vec<Stmt>),
    /// A loop over a copy of a vector, perhaps without bounds checks.
    Scan(Box<Scan>),
    /// Leaves a loop under a condition.
    Break(Expr),
    /// Goes on with a loop under a condition.
    Continue(Expr),
    /// `try`, with what to do on an exception and in the end.
    Try(Box<Try>),
    /// Throws under a condition: an argument error with an integer in its text, or an exception type
    /// of the program.
    Throw(Expr, Expr),
    /// Returns under a condition.
    Return(Expr, Expr),
    /// A local function.
    Local(Name, Vec<Name>, Vec<Stmt>, Expr),
    /// Prints a number of the place and a value.
    Show(u32, Expr),
}

/// A loop over a copy of a vector.
#[derive(Clone, PartialEq, Debug)]
pub struct Scan {
    /// Whether bounds checks are off.
    pub is_inbounds: bool,
    /// The vector.
    pub vector: Expr,
    /// Variables: copy, index, element.
    pub names: [Name; 3],
    /// The variable that accumulates.
    pub sum: Name,
    /// Its new value.
    pub value: Expr,
}

/// A `try` statement.
#[derive(Clone, PartialEq, Debug)]
pub struct Try {
    /// What is tried.
    pub body: Vec<Stmt>,
    /// The exception's variable and the handler.
    pub handler: Option<(Name, Vec<Stmt>)>,
    /// What is done in any case.
    pub last: Vec<Stmt>,
}

/// How a parameter is declared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Annotation {
    /// Not at all.
    None,
    /// By a type's text.
    Text(&'static str),
    /// By a variable of the method's `where` with that bound.
    Variable(Name, &'static str),
    /// By a struct or abstract type of the program.
    Own(Name),
    /// By a parametric struct with a variable for its parameter.
    OwnOf(Name, Name),
}

/// A parameter.
#[derive(Clone, PartialEq, Debug)]
pub struct Param {
    /// Its name.
    pub name: Name,
    /// What is passed.
    pub ty: Type,
    /// How it is declared.
    pub annotation: Annotation,
    /// Its default value.
    pub default: Option<Expr>,
}

/// What is said about inlining.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inlining {
    /// Nothing.
    Free,
    /// `@inline`.
    Always,
    /// `@noinline`.
    Never,
}

/// A method.
#[derive(Clone, PartialEq, Debug)]
pub struct Method {
    /// Its function.
    pub function: Name,
    /// Positional parameters.
    pub params: Vec<Param>,
    /// Keyword parameters with default values.
    pub keywords: Vec<(Name, Expr)>,
    /// The letter of what it returns.
    pub result: Type,
    /// Whether the result's type is declared.
    pub is_result_declared: bool,
    /// Whether it calls itself: its first parameter counts down, and outside 1 to 7 it returns this.
    pub base_case: Option<Expr>,
    /// What is said about inlining.
    pub inlining: Inlining,
    /// What it does.
    pub body: Vec<Stmt>,
    /// What it returns.
    pub value: Expr,
}

/// A struct.
#[derive(Clone, PartialEq, Debug)]
pub struct Struct {
    /// Its name.
    pub name: Name,
    /// Its module.
    pub module: Option<Name>,
    /// Type parameters.
    pub params: Vec<Name>,
    /// Fields: names and letters, or numbers of parameters.
    pub fields: Vec<(Name, FieldType)>,
    /// Whether its fields can be set.
    pub is_mutable: bool,
    /// Its supertype.
    pub supertype: Option<Name>,
    /// A field that nobody reads, before the field of that number: name and place.
    pub padding: Option<(Name, usize)>,
}

/// The type of a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldType {
    /// A letter.
    Base(u8),
    /// A parameter of the struct.
    Param(usize),
}

/// Something at the top level of a module.
#[derive(Clone, PartialEq, Debug)]
pub enum Item {
    /// An abstract type with its supertype.
    Abstract(Name, Option<Name>),
    /// A struct, by its index in the program.
    Struct(usize),
    /// A constant.
    Const(Name, Expr),
    /// A global variable, with a declared type or not.
    Global(Name, Option<&'static str>, Expr),
    /// A method.
    Method(Box<Method>),
    /// A method of one of the library's functions for a type of the program: a template.
    Extension(&'static str, Vec<Expr>),
    /// A module.
    Module(Name, Vec<Item>),
    /// Prints a value, or the exception that making it throws.
    Print(u32, Expr),
}

/// A program.
#[derive(Clone, PartialEq, Debug)]
pub struct Program {
    /// Its structs.
    pub structs: Vec<Struct>,
    /// What stands at the top level.
    pub items: Vec<Item>,
    /// The module in which a function, type or global is; others are at the top level.
    pub owners: Vec<(Name, Name)>,
}

impl Program {
    /// The module of a name.
    pub fn owner(&self, name: Name) -> Option<Name> {
        self.owners.iter().find(|(owned, _)| *owned == name).map(|(_, module)| *module)
    }
}
