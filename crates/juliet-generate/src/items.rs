//! The choice of what stands at the top level: types, constants, functions, calls.

use crate::forms::{EXTENSIONS, annotations, exact};
use crate::generate::{COST_MAX, Family, Function, Generator, Global};
use crate::program::{Annotation, Expr, FieldType, Inlining, Item, Kind, Method, Name, Param, Stmt, Struct, Type};

/// How the methods of a function are told apart: annotation and type of the first parameter.
const CASES: &[(&str, u8)] = &[
    ("Int", b'i'),
    ("Integer", b'a'),
    ("Float64", b'f'),
    ("Real", b'a'),
    ("String", b's'),
    ("Symbol", b'y'),
    ("Bool", b'b'),
    ("Number", b'a'),
    ("Union{Int,String}", b'a'),
    ("AbstractString", b'a'),
];

impl Generator {
    /// An abstract type with some structs below it.
    pub(crate) fn family(&mut self, items: &mut Vec<Item>) {
        let root = self.name(Kind::Type);
        items.push(Item::Abstract(root, None));
        let below = self.name(Kind::Type);
        items.push(Item::Abstract(below, Some(root)));
        let mut members = Vec::new();
        for _ in 0..self.random.between(2, 3) {
            let supertype = if self.random.percent(60) { root } else { below };
            members.push(self.structure(None, Some(supertype), items));
        }
        self.family = Some(Family { root, members });
    }

    /// A struct and the function that describes its objects; its index.
    pub(crate) fn structure(&mut self, module: Option<Name>, supertype: Option<Name>, items: &mut Vec<Item>) -> usize {
        let name = self.owned(Kind::Type, module);
        let count = if self.random.percent(35) { self.random.between(1, 2) } else { 0 };
        let params: Vec<Name> = (0..count).map(|_| self.name(Kind::TypeVar)).collect();
        let mut fields: Vec<(Name, FieldType)> =
            (0..count).map(|index| (self.name(Kind::Field), FieldType::Param(index))).collect();
        for _ in 0..self.random.between(1, 3) {
            let ty = self.random.one(b"iiiffbsnmtuwyhIF");
            fields.push((self.name(Kind::Field), FieldType::Base(ty)));
        }
        self.random.shuffle(&mut fields);
        let is_mutable = self.random.percent(45);
        let index = self.program.structs.len();
        let described = fields.clone();
        self.program.structs.push(Struct { name, module, params, fields, is_mutable, supertype, padding: None });
        items.push(Item::Struct(index));
        self.describer(index, &described, items);
        index
    }

    fn describer(&mut self, index: usize, fields: &[(Name, FieldType)], items: &mut Vec<Item>) {
        let (name, module) = (self.program.structs[index].name, self.program.structs[index].module);
        let function = self.owned(Kind::Function, module);
        self.describers.push(function);
        let object = Name { kind: Kind::Local, number: 0 };
        let mut value = Expr::Text("of".to_string());
        for (field, ty) in fields {
            let read = Expr::Field(Box::new(Expr::Name(object)), *field);
            let shown = match ty {
                FieldType::Base(_) => self.shown(&self.field_type(*ty, &[]), read),
                FieldType::Param(_) => read,
            };
            value = Expr::Fixed("string($, '/', $)", vec![value, shown]);
        }
        let ty = Type::Object(index, vec![]);
        let param = Param { name: object, ty, annotation: Annotation::Own(name), default: None };
        items.push(Item::Method(Box::new(Method {
            function,
            params: vec![param],
            keywords: vec![],
            result: Type::Base(b's'),
            is_result_declared: false,
            base_case: None,
            inlining: Inlining::Free,
            body: vec![],
            value,
        })));
    }

    /// A constant or a variable.
    pub(crate) fn global(&mut self, module: Option<Name>, items: &mut Vec<Item>) {
        let letter = self.random.one(b"iiifffsbIdntAc");
        let ty = Type::Base(letter);
        // Nothing that could throw: the rest of the program would not be run.
        let value = self.body(module).expr(&ty, 0);
        let is_variable = self.random.percent(40) && letter != b'c';
        let name = self.owned(Kind::Global, module);
        if is_variable {
            let declared = if self.random.percent(50) { exact(letter) } else { None };
            items.push(Item::Global(name, declared, value));
        } else {
            items.push(Item::Const(name, value));
        }
        self.globals.push(Global { name, ty, is_variable, module });
    }

    /// A function with one method or several.
    pub(crate) fn function(&mut self, module: Option<Name>, items: &mut Vec<Item>) {
        let name = self.owned(Kind::Function, module);
        let result = Type::Base(self.random.one(b"iiiifffbssnmaIIFtdc"));
        let function = Function { name, params: vec![], required: 0, keywords: vec![], result, cost: 0, module };
        match self.random.below(10) {
            0..2 => self.with_cases(function, items),
            2..4 if module.is_none() && self.family.is_some() => self.over_family(function, items),
            4..6 => self.recursive(function, items),
            _ => self.plain(function, items),
        }
    }

    /// Types for the parameters behind the first `given`.
    fn more_params(&mut self, function: &mut Function, count: usize) {
        for _ in 0..count {
            let ty = self.body(function.module).any_type();
            function.params.push(ty);
        }
    }

    fn annotation(&mut self, ty: &Type) -> Annotation {
        if self.random.percent(35) {
            return Annotation::None;
        }
        match ty {
            Type::Base(letter) if self.random.percent(25) => {
                let bound = self.random.one(annotations(*letter));
                Annotation::Variable(self.name(Kind::TypeVar), bound)
            }
            Type::Base(letter) => Annotation::Text(self.random.one(annotations(*letter))),
            Type::Object(index, args) if args.len() == 1 && self.random.percent(50) => {
                Annotation::OwnOf(self.program.structs[*index].name, self.name(Kind::TypeVar))
            }
            Type::Object(index, _) => Annotation::Own(self.program.structs[*index].name),
        }
    }

    fn plain(&mut self, mut function: Function, items: &mut Vec<Item>) {
        let count = self.random.below(4);
        self.more_params(&mut function, count);
        function.required = if self.random.percent(25) { self.random.between(0, count) } else { count };
        if self.random.percent(25) {
            for _ in 0..self.random.between(1, 2) {
                let ty = Type::Base(self.random.one(b"ifsbnI"));
                function.keywords.push((self.name(Kind::Keyword), ty));
            }
        }
        let annotations = function.params.clone().iter().map(|ty| self.annotation(ty)).collect();
        self.method(&mut function, annotations, false, items);
        self.functions.push(function);
    }

    fn recursive(&mut self, mut function: Function, items: &mut Vec<Item>) {
        function.params.push(Type::Base(b'i'));
        let count = self.random.below(3);
        self.more_params(&mut function, count);
        function.required = function.params.len();
        let annotations = function.params.clone().iter().map(|ty| self.annotation(ty)).collect();
        self.method(&mut function, annotations, true, items);
        self.functions.push(function);
    }

    /// Methods for kinds of numbers, strings and symbols, some more specific than others.
    fn with_cases(&mut self, mut function: Function, items: &mut Vec<Item>) {
        function.params.push(Type::Base(b'a'));
        let count = self.random.below(3);
        self.more_params(&mut function, count);
        function.required = function.params.len();
        let mut cases = CASES.to_vec();
        self.random.shuffle(&mut cases);
        cases.truncate(self.random.between(1, 4));
        cases.push(("Any", b'a'));
        let mut cost = 0;
        for (text, ty) in cases {
            let mut one = function.clone();
            one.params[0] = Type::Base(ty);
            let mut annotations = vec![Annotation::Text(text)];
            annotations.resize(function.params.len(), Annotation::None);
            self.method(&mut one, annotations, false, items);
            cost = one.cost.max(cost);
        }
        self.functions.push(Function { cost, ..function });
    }

    /// A method for the supertype and methods for some of the structs below it.
    fn over_family(&mut self, mut function: Function, items: &mut Vec<Item>) {
        let family = self.family.clone().expect("the caller has seen a family");
        function.params.push(Type::Base(b'o'));
        let count = self.random.below(3);
        self.more_params(&mut function, count);
        function.required = function.params.len();
        let mut cases = vec![(Type::Base(b'o'), family.root)];
        for index in family.members {
            let object = &self.program.structs[index];
            if object.params.is_empty() && self.random.percent(75) {
                cases.push((Type::Object(index, vec![]), object.name));
            }
        }
        self.random.shuffle(&mut cases);
        let mut cost = 0;
        for (ty, name) in cases {
            let mut one = function.clone();
            one.params[0] = ty;
            let mut annotations = vec![Annotation::Own(name)];
            annotations.resize(function.params.len(), Annotation::None);
            self.method(&mut one, annotations, false, items);
            cost = one.cost.max(cost);
        }
        self.functions.push(Function { cost, ..function });
    }

    fn method(
        &mut self,
        function: &mut Function,
        annotations: Vec<Annotation>,
        is_recursive: bool,
        items: &mut Vec<Item>,
    ) {
        let inlining = self.random.one(&[Inlining::Free, Inlining::Free, Inlining::Always, Inlining::Never]);
        let is_result_declared = self.random.percent(15);
        let result = function.result.clone();
        let (types, required, module) = (function.params.clone(), function.required, function.module);
        let mut body = self.body(module);
        let params: Vec<Param> = types
            .iter()
            .zip(annotations)
            .enumerate()
            .map(|(index, (ty, annotation))| {
                let default = (index >= required).then(|| body.expr(ty, 1));
                Param { name: body.local(), ty: ty.clone(), annotation, default }
            })
            .collect();
        let keywords = function.keywords.iter().map(|(name, ty)| (*name, body.expr(ty, 1))).collect();
        let base_case = is_recursive.then(|| body.expr(&result, 1));
        for (index, param) in params.iter().enumerate() {
            // A parameter whose type the method declares may get values of that type alone.
            body.declare(param.name, param.ty.clone(), !(is_recursive && index == 0));
        }
        for (name, ty) in &function.keywords {
            body.declare(*name, ty.clone(), true);
        }
        body.result = Some(result.clone());
        body.recursion = is_recursive.then(|| (function.clone(), 0));
        let count = body.random().between(1, 6);
        let stmts: Vec<Stmt> = body.statements(count, 2);
        let value = body.bounded(&result, 3);
        let calls = body.recursion.take().map_or(0, |(_, count)| count);
        function.cost = (10 + body.cost) * [1, 8, 40][calls as usize];
        items.push(Item::Method(Box::new(Method {
            function: function.name,
            params,
            keywords,
            result,
            is_result_declared,
            base_case,
            inlining,
            body: stmts,
            value,
        })));
    }

    /// A method of a function of the library for a struct, and a call of it.
    pub(crate) fn extension(&mut self, index: usize, items: &mut Vec<Item>) {
        let (method, call) = self.random.one(EXTENSIONS);
        let number = Expr::Int(self.random.below(9) as i64);
        items.push(Item::Extension(method, vec![Expr::Name(self.program.structs[index].name), number]));
        let place = self.place();
        let mut body = self.body(None);
        let ty = body.object_type(index);
        let objects = call.matches('$').map(|_| body.expr(&ty, 1)).collect();
        items.push(Item::Print(place, Expr::Fixed(call, objects)));
    }

    /// A call whose result is printed.
    pub(crate) fn call(&mut self, items: &mut Vec<Item>) {
        let callable: Vec<Function> = self.functions.iter().filter(|f| f.cost <= 4 * COST_MAX).cloned().collect();
        let place = self.place();
        let mut body = self.body(None);
        let (ty, value) = if callable.is_empty() || body.random().percent(15) {
            let ty = body.any_type();
            let value = body.expr(&ty, 4);
            (ty, value)
        } else {
            let function = body.random().pick(&callable).clone();
            let value = body.call_to(&function, 2);
            (function.result, value)
        };
        let shown = self.shown(&ty, value);
        items.push(Item::Print(place, shown));
    }
}
