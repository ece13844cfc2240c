//! The choice of expressions.

use crate::forms::{BINDERS, FORMS};
use crate::generate::{Body, COST_MAX, Function, Generator, forms_of, is_visible};
use crate::program::{Expr, FieldType, Name, Type};

/// Integers at which arithmetic is delicate.
const DELICATE: &[i64] = &[0, 1, -1, 2, 7, 63, 64, 127, 128, 255, 256, i64::MAX, i64::MIN + 1, 1 << 31, 1 << 32];

/// Parts of forms that throw for many arguments.
const RISKY: &[&str] =
    &["$[$]", "parse(Int, $)", "(Int, $)", "::", "Int32($)", "UInt8($)", "UInt64($)", "Int($)", "$[2, $]"];

impl Body<'_> {
    /// An expression of a type, with at most `depth` levels of calls.
    pub(crate) fn expr(&mut self, ty: &Type, depth: u32) -> Expr {
        if depth == 0 || self.random().percent(18) {
            return self.leaf(ty);
        }
        let choice = self.random().below(100);
        let chosen = match choice {
            0..12 => self.call_of(ty, depth),
            12..20 => self.binder(ty, depth),
            20..27 => self.field_of(ty, depth),
            27..32 => Some(self.conditional(ty, depth)),
            32..36 => self.let_block(ty, depth),
            36..38 => Some(self.try_value(ty, depth)),
            38..41 => self.immediate(ty, depth),
            _ => None,
        };
        match chosen {
            Some(expr) => expr,
            None => self.form(ty, depth),
        }
    }

    /// Arithmetic on numbers at hand alone: where bounds are not checked, no index may be wrong.
    pub(crate) fn arithmetic(&mut self, ty: u8, depth: u32) -> Expr {
        let is_number = |ty: &u8| b"ifb".contains(ty);
        let forms: Vec<usize> = forms_of(ty);
        let forms: Vec<usize> = forms
            .into_iter()
            .filter(|form| FORMS[*form].2.iter().all(is_number) && !FORMS[*form].1.contains('['))
            .collect();
        if depth == 0 || forms.is_empty() || self.random().percent(20) {
            let var = self.variable(|var| var.ty == Type::Base(ty));
            return var.map_or_else(|| self.literal(ty), |var| Expr::Name(var.name));
        }
        let form = self.random().one(&forms);
        let args = FORMS[form].2.iter().map(|arg| self.arithmetic(*arg, depth - 1)).collect();
        Expr::Form(form, args)
    }

    /// A variable or something that is made of literals.
    pub(crate) fn leaf(&mut self, ty: &Type) -> Expr {
        if self.random().percent(70)
            && let Some(var) = self.variable(|var| var.ty == *ty)
        {
            return Expr::Name(var.name);
        }
        match ty {
            Type::Base(letter) => self.literal(*letter),
            Type::Object(index, args) => self.construct(*index, args.clone(), 0),
        }
    }

    fn int(&mut self) -> Expr {
        let random = self.random();
        Expr::Int(if random.percent(10) { random.one(DELICATE) } else { random.below(24) as i64 - 5 })
    }

    fn literal(&mut self, ty: u8) -> Expr {
        match ty {
            b'i' => self.int(),
            b'f' => Expr::Quarters(self.random().below(60) as i64 - 13),
            b'b' => Expr::Bool(self.random().percent(50)),
            b's' => self.text(),
            b'n' => self.literal_of(b"if"),
            b'm' if self.random().percent(40) => Expr::Fixed("nothing", vec![]),
            b'm' => self.int(),
            b'a' => self.literal_of(b"ifsby"),
            b'o' => self.member(0),
            b'c' => self.lambda(1),
            b'w' => Expr::Fixed("Int32($)", vec![Expr::Int(self.random().below(40) as i64 - 9)]),
            b'u' => Expr::Fixed("UInt8($)", vec![Expr::Int(self.random().below(256) as i64)]),
            b'U' => Expr::Fixed("UInt64($)", vec![Expr::Int(self.random().below(100) as i64)]),
            b'y' => Expr::Fixed(if self.random().percent(50) { ":p" } else { ":quite" }, vec![]),
            b'h' => Expr::Fixed(self.random().one(&["'a'", "'é'", "'7'", "'Z'"]), vec![]),
            b'd' if self.random().percent(30) => Expr::Fixed("Dict{String,Int}()", vec![]),
            b'I' if self.random().percent(10) => Expr::Fixed("Int[]", vec![]),
            _ => self.plain_form(ty),
        }
    }

    fn literal_of(&mut self, letters: &[u8]) -> Expr {
        let letter = self.random().one(letters);
        self.literal(letter)
    }

    fn text(&mut self) -> Expr {
        let texts = ["", "a", "b", "abc", "été", "x y", "-12", "40", "cab", "∀a"];
        Expr::Text((self.random().one(&texts)).to_string())
    }

    /// A form that only writes its arguments down.
    fn plain_form(&mut self, ty: u8) -> Expr {
        let is_plain =
            |text: &str| text.starts_with('[') || text.starts_with("Any[") || text.starts_with("Union{Int,Float64}[");
        let other = |text: &str| ["($, $)", "($, ($, $))", "(1:($ & 7))", "complex($, $)"].contains(&text);
        let fits = |index: &usize| {
            is_plain(FORMS[*index].1)
                || other(FORMS[*index].1)
                || FORMS[*index].1.starts_with("Dict(")
                || ty == b'R' && FORMS[*index].2 == b"i"
        };
        let forms: Vec<usize> = forms_of(ty).into_iter().filter(fits).collect();
        let form = self.random().one(&forms);
        let args = FORMS[form].2.iter().map(|arg| self.literal(*arg)).collect();
        Expr::Form(form, args)
    }

    fn form(&mut self, ty: &Type, depth: u32) -> Expr {
        match ty {
            Type::Object(index, args) => self.construct(*index, args.clone(), depth),
            Type::Base(b'o') => self.member(depth),
            Type::Base(b'c') if self.random().percent(50) => self.lambda(depth),
            Type::Base(letter) => {
                let mut form = self.random().one(&forms_of(*letter));
                // What often throws hides what stands behind it.
                if RISKY.iter().any(|part| FORMS[form].1.contains(part)) && self.random().percent(75) {
                    form = self.random().one(&forms_of(*letter));
                }
                let args = FORMS[form].2.iter().map(|arg| self.expr(&Type::Base(*arg), depth - 1)).collect();
                Expr::Form(form, args)
            }
        }
    }

    /// An object of the family.
    fn member(&mut self, depth: u32) -> Expr {
        let members = self.generator.family.as_ref().map(|f| f.members.clone()).unwrap_or_default();
        let index = self.random().one(&members);
        let Type::Object(_, args) = self.object_type(index) else { unreachable!("a struct's type is an object's") };
        self.construct(index, args, depth)
    }

    fn construct(&mut self, index: usize, args: Vec<u8>, depth: u32) -> Expr {
        let fields = self.generator.program.structs[index].fields.clone();
        let depth = depth.saturating_sub(1);
        let values = fields.iter().map(|(_, field)| {
            let ty = self.generator.field_type(*field, &args);
            self.bounded(&ty, depth)
        });
        let values = values.collect();
        let is_plain = fields.iter().filter(|(_, f)| matches!(f, FieldType::Param(_))).count() >= args.len();
        let written = if is_plain && self.random().percent(60) { vec![] } else { args };
        Expr::New(index, written, values)
    }

    fn call_of(&mut self, ty: &Type, depth: u32) -> Option<Expr> {
        if self.in_closure {
            return None;
        }
        if self.loops == 1
            && let Some((function, count)) = &mut self.recursion
            && function.result == *ty
            && *count < 2
        {
            *count += 1;
            let function = function.clone();
            return Some(self.call_itself(&function));
        }
        let (module, loops) = (self.module, self.loops);
        let functions = self.generator.functions.iter().filter(|f| f.result == *ty && is_visible(f.module, module));
        let functions: Vec<Function> = functions.filter(|f| f.cost * loops <= COST_MAX).cloned().collect();
        if functions.is_empty() {
            return None;
        }
        let function = self.random().pick(&functions).clone();
        self.cost += function.cost * loops;
        Some(self.call_to(&function, depth))
    }

    /// A call with arguments of the declared types.
    pub(crate) fn call_to(&mut self, function: &Function, depth: u32) -> Expr {
        let given = self.generator.random.between(function.required, function.params.len());
        let args = function.params[..given].iter().map(|ty| self.bounded(ty, depth.saturating_sub(1))).collect();
        let mut keywords = Vec::new();
        for (name, ty) in &function.keywords {
            if self.random().percent(50) {
                keywords.push((*name, self.bounded(ty, depth.saturating_sub(1))));
            }
        }
        self.random().shuffle(&mut keywords);
        Expr::Call(function.name, args, keywords)
    }

    fn call_itself(&mut self, function: &Function) -> Expr {
        let step = if self.random().percent(70) { "($ - 1)" } else { "($ - 2)" };
        let counter = Name { kind: crate::program::Kind::Local, number: 0 };
        let mut args = vec![Expr::Fixed(step, vec![Expr::Name(counter)])];
        args.extend(function.params[1..function.required].iter().map(|ty| {
            let leaf = self.leaf(ty);
            crate::generate::bound(ty, leaf)
        }));
        Expr::Call(function.name, args, vec![])
    }

    fn binder(&mut self, ty: &Type, depth: u32) -> Option<Expr> {
        let Type::Base(letter) = ty else { return None };
        let binders: Vec<usize> = (0..BINDERS.len()).filter(|index| BINDERS[*index].0 == *letter).collect();
        if binders.is_empty() || self.loops > 100 {
            return None;
        }
        let index = self.random().one(&binders);
        let (_, _, bound, [of, body]) = BINDERS[index];
        let collection = self.expr(&Type::Base(of), depth - 1);
        let names = [self.local(), self.local()];
        let mark = self.vars.len();
        for (name, ty) in names.iter().zip(bound).filter(|(_, ty)| *ty != b'v') {
            self.declare(*name, Type::Base(ty), false);
        }
        let (loops, in_closure) = (self.loops, self.in_closure);
        self.loops *= 7;
        let body = self.expr(&Type::Base(body), depth - 1);
        (self.loops, self.in_closure) = (loops, in_closure);
        self.vars.truncate(mark);
        Some(Expr::Binder(index, names, Box::new([collection, body])))
    }

    /// A field of that type of an object at hand.
    fn field_of(&mut self, ty: &Type, depth: u32) -> Option<Expr> {
        let mut found = Vec::new();
        for index in self.generator.visible_structs(self.module) {
            for (name, field) in &self.generator.program.structs[index].fields {
                let is_it = match (field, ty) {
                    (FieldType::Base(field), Type::Base(letter)) => field == letter,
                    (FieldType::Param(_), Type::Base(letter)) => b"ifbs".contains(letter),
                    _ => false,
                };
                found.extend(is_it.then_some((index, *name, *field)));
            }
        }
        if found.is_empty() {
            return None;
        }
        let (index, name, field) = self.random().one(&found);
        let Type::Object(_, mut args) = self.object_type(index) else { return None };
        if let (FieldType::Param(param), Type::Base(letter)) = (field, ty) {
            args[param] = *letter;
        }
        let object = self.expr(&Type::Object(index, args), depth - 1);
        Some(Expr::Field(Box::new(object), name))
    }

    fn conditional(&mut self, ty: &Type, depth: u32) -> Expr {
        let condition = self.expr(&Type::Base(b'b'), depth - 1);
        let (then, otherwise) = (self.expr(ty, depth - 1), self.expr(ty, depth - 1));
        Expr::If(Box::new([condition, then, otherwise]))
    }

    fn let_block(&mut self, ty: &Type, depth: u32) -> Option<Expr> {
        if matches!(ty, Type::Base(b'o')) {
            return None;
        }
        let of = self.any_type();
        let value = self.bounded(&of, depth - 1);
        let (name, mark, in_loop) = (self.local(), self.vars.len(), std::mem::take(&mut self.in_loop));
        self.declare(name, of, true);
        let count = self.random().below(2);
        let body = if depth > 1 { self.simple_statements(count) } else { vec![] };
        let result = self.expr(ty, depth - 1);
        self.vars.truncate(mark);
        self.in_loop = in_loop;
        Some(Expr::Let(name, Box::new(value), body, Box::new(result)))
    }

    fn try_value(&mut self, ty: &Type, depth: u32) -> Expr {
        let body = self.expr(ty, depth - 1);
        let handler = self.leaf(ty);
        Expr::Try(Box::new([body, handler]))
    }

    /// A call of an anonymous function on the spot.
    fn immediate(&mut self, ty: &Type, depth: u32) -> Option<Expr> {
        let of = self.any_type();
        let arg = self.bounded(&of, depth - 1);
        let lambda = self.closure(&[of], ty, depth - 1, 1);
        Some(Expr::Fixed("($)($)", vec![lambda, arg]))
    }

    /// A function from integer to integer.
    fn lambda(&mut self, depth: u32) -> Expr {
        let count = if depth > 0 && self.random().percent(30) { 2 } else { 0 };
        self.closure(&[Type::Base(b'i')], &Type::Base(b'i'), depth.min(2), count)
    }

    /// An anonymous function with up to that number of statements.
    fn closure(&mut self, of: &[Type], to: &Type, depth: u32, statements: usize) -> Expr {
        let (params, body, value) = self.closure_parts(of, to, depth, statements);
        Expr::Lambda(params, body, Box::new(value))
    }

    /// Parameters, statements and value of a function inside this one. It calls no function of the
    /// program, because nobody knows how often it is called.
    pub(crate) fn closure_parts(
        &mut self,
        of: &[Type],
        to: &Type,
        depth: u32,
        statements: usize,
    ) -> (Vec<Name>, Vec<crate::program::Stmt>, Expr) {
        let mark = self.vars.len();
        let saved = (self.in_loop, self.in_closure, self.result.take());
        (self.in_loop, self.in_closure) = (false, true);
        let params: Vec<Name> = of.iter().map(|_| self.local()).collect();
        for (name, ty) in params.iter().zip(of) {
            self.declare(*name, ty.clone(), true);
        }
        let count = self.random().below(statements + 1);
        let body = self.simple_statements(count);
        let value = self.bounded(to, depth);
        (self.in_loop, self.in_closure, self.result) = saved;
        self.vars.truncate(mark);
        (params, body, value)
    }

    /// What is printed of a value: nothing that depends on names.
    pub(crate) fn shown(&mut self, ty: &Type, value: Expr) -> Expr {
        self.generator.shown(ty, value)
    }
}

impl Generator {
    /// What is printed of a value.
    pub(crate) fn shown(&self, ty: &Type, value: Expr) -> Expr {
        let template = match ty {
            Type::Object(index, _) => return Expr::Call(self.describers[*index], vec![value], vec![]),
            Type::Base(b'I' | b'F' | b'S' | b'N' | b'A') => "join($, \",\")",
            Type::Base(b'd') => "join(sort([string(k, v) for (k, v) in $]), \";\")",
            Type::Base(b'c') => "($)(3)",
            Type::Base(b'o') => "isa($, Any)",
            Type::Base(_) => return value,
        };
        Expr::Fixed(template, vec![value])
    }
}
