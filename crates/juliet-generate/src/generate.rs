//! The state of a choice of a program: what is defined, what is in scope, what a call costs.
//!
//! Programs end soon because every loop is bounded, recursion counts down, and calls are made only
//! where the product of loop bounds and the callee's estimated cost is small.

use crate::forms::FORMS;
use crate::program::{Expr, FieldType, Item, Kind, Name, Program, Struct, Type};
use crate::random::Random;

/// The program of a seed.
pub fn program(seed: u64) -> Program {
    let mut generator = Generator {
        random: Random::new(seed),
        program: Program { structs: vec![], items: vec![], owners: vec![] },
        functions: vec![],
        globals: vec![],
        describers: vec![],
        family: None,
        next: [0; 8],
        places: 0,
    };
    generator.fill();
    generator.program
}

/// Highest estimated number of statements that a call may run.
pub(crate) const COST_MAX: u64 = 4000;

/// A function that can be called.
#[derive(Clone, Debug)]
pub(crate) struct Function {
    pub(crate) name: Name,
    pub(crate) params: Vec<Type>,
    /// How many of them must be given.
    pub(crate) required: usize,
    pub(crate) keywords: Vec<(Name, Type)>,
    pub(crate) result: Type,
    pub(crate) cost: u64,
    pub(crate) module: Option<Name>,
}

/// A constant or global variable.
#[derive(Clone, Debug)]
pub(crate) struct Global {
    pub(crate) name: Name,
    pub(crate) ty: Type,
    pub(crate) is_variable: bool,
    pub(crate) module: Option<Name>,
}

/// Structs with a common supertype.
#[derive(Clone, Debug)]
pub(crate) struct Family {
    pub(crate) root: Name,
    pub(crate) members: Vec<usize>,
}

/// What has been chosen so far.
pub(crate) struct Generator {
    pub(crate) random: Random,
    pub(crate) program: Program,
    pub(crate) functions: Vec<Function>,
    pub(crate) globals: Vec<Global>,
    /// For each struct the function that describes its objects.
    pub(crate) describers: Vec<Name>,
    pub(crate) family: Option<Family>,
    next: [u32; 8],
    places: u32,
}

impl Generator {
    /// A new name.
    pub(crate) fn name(&mut self, kind: Kind) -> Name {
        let next = &mut self.next[kind as usize];
        *next += 1;
        Name { kind, number: *next - 1 }
    }

    /// A new name in a module.
    pub(crate) fn owned(&mut self, kind: Kind, module: Option<Name>) -> Name {
        let name = self.name(kind);
        self.program.owners.extend(module.map(|module| (name, module)));
        name
    }

    /// A new number of a place that prints.
    pub(crate) fn place(&mut self) -> u32 {
        self.places += 1;
        self.places
    }

    fn fill(&mut self) {
        if self.random.percent(35) {
            self.module();
        }
        let mut items = Vec::new();
        if self.random.percent(60) {
            self.family(&mut items);
        }
        for _ in 0..self.random.below(3) {
            self.structure(None, None, &mut items);
        }
        for _ in 0..self.random.below(4) {
            self.global(None, &mut items);
        }
        for _ in 0..self.random.between(3, 6) {
            self.function(None, &mut items);
        }
        for index in 0..self.program.structs.len() {
            if self.random.percent(40) {
                self.extension(index, &mut items);
            }
        }
        for _ in 0..self.random.between(3, 7) {
            self.call(&mut items);
        }
        self.program.items.extend(items);
    }

    fn module(&mut self) {
        let name = self.name(Kind::Module);
        let mut items = Vec::new();
        if self.random.percent(50) {
            self.structure(Some(name), None, &mut items);
        }
        if self.random.percent(50) {
            self.global(Some(name), &mut items);
        }
        for _ in 0..self.random.between(1, 2) {
            self.function(Some(name), &mut items);
        }
        self.program.items.push(Item::Module(name, items));
    }

    /// A body whose parameters are in scope.
    pub(crate) fn body(&mut self, module: Option<Name>) -> Body<'_> {
        let globals = self.globals.iter().filter(|g| is_visible(g.module, module));
        // A module's variables are set inside it alone.
        let vars =
            globals.map(|g| Var { name: g.name, ty: g.ty.clone(), is_assignable: g.is_variable && g.module == module });
        let vars = vars.collect();
        Body {
            module,
            vars,
            next_local: 0,
            loops: 1,
            cost: 0,
            shown: 0,
            in_loop: false,
            in_closure: false,
            in_try: false,
            result: None,
            recursion: None,
            generator: self,
        }
    }

    /// The type of a field.
    pub(crate) fn field_type(&self, field: FieldType, args: &[u8]) -> Type {
        Type::Base(match field {
            FieldType::Base(ty) => ty,
            FieldType::Param(index) => args[index],
        })
    }

    /// Structs that a module sees.
    pub(crate) fn visible_structs(&self, module: Option<Name>) -> Vec<usize> {
        let structs = self.program.structs.iter().enumerate();
        structs.filter(|(_, s): &(usize, &Struct)| is_visible(s.module, module)).map(|(index, _)| index).collect()
    }
}

/// Whether a module's code may use what another module (or the top level) owns.
pub(crate) fn is_visible(owner: Option<Name>, from: Option<Name>) -> bool {
    from.is_none() || owner == from
}

/// A variable in scope.
#[derive(Clone, Debug)]
pub(crate) struct Var {
    pub(crate) name: Name,
    pub(crate) ty: Type,
    pub(crate) is_assignable: bool,
}

/// The body of a function that is being chosen.
pub(crate) struct Body<'a> {
    pub(crate) generator: &'a mut Generator,
    pub(crate) module: Option<Name>,
    pub(crate) vars: Vec<Var>,
    pub(crate) next_local: u32,
    /// How often the statement at hand may run in one call.
    pub(crate) loops: u64,
    /// Estimated number of statements run.
    pub(crate) cost: u64,
    /// How many statements print.
    pub(crate) shown: u32,
    pub(crate) in_loop: bool,
    pub(crate) in_closure: bool,
    pub(crate) in_try: bool,
    /// What the function returns, where a statement may return.
    pub(crate) result: Option<Type>,
    /// The function itself, where it may call itself, and how often yet.
    pub(crate) recursion: Option<(Function, u32)>,
}

impl Body<'_> {
    pub(crate) fn random(&mut self) -> &mut Random {
        &mut self.generator.random
    }

    /// A new local variable's name.
    pub(crate) fn local(&mut self) -> Name {
        self.next_local += 1;
        Name { kind: Kind::Local, number: self.next_local - 1 }
    }

    /// Brings a variable into scope.
    pub(crate) fn declare(&mut self, name: Name, ty: Type, is_assignable: bool) {
        self.vars.push(Var { name, ty, is_assignable });
    }

    /// One of the variables that satisfy a condition; later ones more often.
    pub(crate) fn variable(&mut self, wanted: impl Fn(&Var) -> bool) -> Option<Var> {
        let found: Vec<Var> = self.vars.iter().filter(|var| wanted(var)).cloned().collect();
        if found.is_empty() {
            return None;
        }
        let count = found.len();
        let (a, b) = (self.random().below(count), self.random().below(count));
        Some(found[a.max(b)].clone())
    }

    /// A type for a new variable.
    pub(crate) fn any_type(&mut self) -> Type {
        let structs = self.generator.visible_structs(self.module);
        if !structs.is_empty() && self.random().percent(12) {
            let index = self.random().one(&structs);
            return self.object_type(index);
        }
        if self.module.is_none() && self.generator.family.is_some() && self.random().percent(6) {
            return Type::Base(b'o');
        }
        Type::Base(self.random().one(b"iiiiiiffffbbssnnmaaIIIFSANddtTrwuUyhMccCR"))
    }

    /// A struct with letters for its parameters.
    pub(crate) fn object_type(&mut self, index: usize) -> Type {
        let count = self.generator.program.structs[index].params.len();
        Type::Object(index, (0..count).map(|_| self.random().one(b"ifbs")).collect())
    }

    /// An expression of a value that is no larger than those that it is made of.
    pub(crate) fn bounded(&mut self, ty: &Type, depth: u32) -> Expr {
        let value = self.expr(ty, depth);
        if matches!(value, Expr::Name(_) | Expr::Text(_)) { value } else { bound(ty, value) }
    }
}

/// Cuts a value that may have grown.
pub(crate) fn bound(ty: &Type, value: Expr) -> Expr {
    match ty {
        Type::Base(b's') => Expr::Fixed("first($, 12)", vec![value]),
        Type::Base(b'I' | b'F' | b'S' | b'A' | b'N') => Expr::Fixed("$[1:min(end, 6)]", vec![value]),
        _ => value,
    }
}

/// The forms of a type by their indices.
pub(crate) fn forms_of(ty: u8) -> Vec<usize> {
    FORMS.iter().enumerate().filter(|(_, form)| form.0 == ty).map(|(index, _)| index).collect()
}
