//! The text of a program in a style.

use crate::forms::{ACTIONS, BINDERS, FORMS, exact};
use crate::program::{
    Annotation, Expr, FieldType, Inlining, Item, Kind, Method, Name, Param, Program, Scan, Stmt, Struct, Try, Type,
};
use crate::random::Random;
use crate::style::Style;

impl Program {
    /// The program as a module of that number.
    pub fn to_module(&self, style: &Style, number: u32) -> String {
        let module = style.name(Name { kind: Kind::Module, number: 40 + number });
        format!("module {module}\n{}\nend\n", self.to_text(style))
    }

    /// The program's text.
    pub fn to_text(&self, style: &Style) -> String {
        let seed = |seed: u64| (seed != 0).then(|| Random::new(seed));
        let mut printer =
            Printer { program: self, style, noise: seed(style.noise), order: seed(style.order), module: None };
        printer.items(&self.items)
    }
}

struct Printer<'a> {
    program: &'a Program,
    style: &'a Style,
    noise: Option<Random>,
    order: Option<Random>,
    module: Option<Name>,
}

impl Printer<'_> {
    fn name(&self, name: Name) -> String {
        let text = self.style.name(name);
        match self.program.owner(name) {
            Some(owner) if Some(owner) != self.module => format!("{}.{text}", self.style.name(owner)),
            _ => text,
        }
    }

    /// The end of a line, and what else stands before the next.
    fn line(&mut self) -> String {
        Style::between_lines(&mut self.noise)
    }

    fn items(&mut self, items: &[Item]) -> String {
        // Types and values come before methods, methods before calls.
        let mut methods: Vec<&Method> = Vec::new();
        let (mut before, mut after) = (String::new(), String::new());
        for item in items {
            match item {
                Item::Method(method) => methods.push(method),
                Item::Print(place, value) => after.push_str(&self.print(*place, value)),
                _ => {
                    before.push_str(&self.definition(item));
                    before.push_str(&self.line());
                }
            }
        }
        if let Some(random) = &mut self.order {
            random.shuffle(&mut methods);
        }
        for method in methods {
            before.push_str(&self.method(method));
            before.push_str(&self.line());
        }
        before + &after
    }

    fn print(&mut self, place: u32, value: &Expr) -> String {
        let value = self.expr(value);
        let end = self.line();
        format!(
            "try{end}println(\"#{place} \", {value})\ncatch ex{end}println(\"#{place}! \", nameof(typeof(ex)))\nend{end}"
        )
    }

    fn definition(&mut self, item: &Item) -> String {
        match item {
            Item::Abstract(name, supertype) => {
                let above = supertype.map_or(String::new(), |s| format!(" <: {}", self.name(s)));
                format!("abstract type {}{above} end", self.name(*name))
            }
            Item::Struct(index) => self.structure(&self.program.structs[*index]),
            Item::Const(name, value) => format!("const {} = {}", self.name(*name), self.expr(value)),
            Item::Global(name, ty, value) => {
                let ty = ty.filter(|_| !self.style.is_old).map_or(String::new(), |ty| format!("::{ty}"));
                format!("{}{ty} = {}", self.name(*name), self.expr(value))
            }
            Item::Extension(template, args) => self.template(template, args),
            Item::Module(name, items) => {
                self.module = Some(*name);
                let inner = self.items(items);
                self.module = None;
                format!("module {}\n{inner}\nend", self.name(*name))
            }
            Item::Method(method) => self.method(method),
            Item::Print(place, value) => self.print(*place, value),
        }
    }

    fn structure(&mut self, object: &Struct) -> String {
        let mut text = String::from(if object.is_mutable { "mutable struct " } else { "struct " });
        text.push_str(&self.style.name(object.name));
        let params: Vec<String> = object.params.iter().map(|p| self.style.name(*p)).collect();
        if !params.is_empty() {
            text.push_str(&format!("{{{}}}", params.join(",")));
        }
        if let Some(supertype) = object.supertype {
            text.push_str(&format!(" <: {}", self.name(supertype)));
        }
        text.push_str(&self.line());
        for (index, (name, ty)) in object.fields.iter().enumerate() {
            text.push_str(&self.padding(object, index));
            let ty = match ty {
                FieldType::Base(letter) => exact(*letter).unwrap_or("Any").to_string(),
                FieldType::Param(param) => params[*param].clone(),
            };
            text.push_str(&format!("{}::{ty}{}", self.style.name(*name), self.line()));
        }
        text.push_str(&self.padding(object, object.fields.len()));
        text + "end"
    }

    fn padding(&mut self, object: &Struct, at: usize) -> String {
        match object.padding {
            Some((name, place)) if place == at => format!("{}::Int{}", self.style.name(name), self.line()),
            _ => String::new(),
        }
    }

    fn method(&mut self, method: &Method) -> String {
        let mut text = String::new();
        if self.style.has_docs {
            text.push_str("\"What it does.\"\n");
        }
        text.push_str(match method.inlining {
            Inlining::Free => "",
            Inlining::Always => "@inline ",
            Inlining::Never => "@noinline ",
        });
        let signature = self.signature(method);
        if method.body.is_empty() && method.base_case.is_none() {
            return format!("{text}{signature} = {}", self.expr(&method.value));
        }
        text.push_str(&format!("function {signature}{}", self.line()));
        if let Some(value) = &method.base_case {
            let counter = self.name(method.params[0].name);
            text.push_str(&format!(
                "if {counter} <= 0 || {counter} > 7\nreturn {}\nend{}",
                self.expr(value),
                self.line()
            ));
        }
        let body = self.block(&method.body);
        format!("{text}{body}return {}\nend", self.expr(&method.value))
    }

    fn signature(&mut self, method: &Method) -> String {
        let params: Vec<String> = method.params.iter().map(|param| self.param(param)).collect();
        let mut text = format!("{}({}", self.style.name(method.function), params.join(", "));
        if !method.keywords.is_empty() {
            let keywords: Vec<String> = method
                .keywords
                .iter()
                .map(|(name, value)| format!("{} = {}", self.name(*name), self.expr(value)))
                .collect();
            text.push_str(&format!("; {}", keywords.join(", ")));
        }
        text.push(')');
        if let (true, Type::Base(letter)) = (method.is_result_declared, &method.result)
            && let Some(ty) = exact(*letter)
        {
            text.push_str(&format!("::{ty}"));
        }
        let variables: Vec<String> = method
            .params
            .iter()
            .filter_map(|param| match param.annotation {
                Annotation::Variable(name, bound) => Some(format!("{}<:{bound}", self.name(name))),
                Annotation::OwnOf(_, name) => Some(self.name(name)),
                _ => None,
            })
            .collect();
        if variables.is_empty() { text } else { format!("{text} where {{{}}}", variables.join(", ")) }
    }

    fn param(&mut self, param: &Param) -> String {
        let name = self.name(param.name);
        let text = match &param.annotation {
            Annotation::None => name,
            Annotation::Text(ty) => format!("{name}::{ty}"),
            Annotation::Variable(variable, _) => format!("{name}::{}", self.name(*variable)),
            Annotation::Own(ty) => format!("{name}::{}", self.name(*ty)),
            Annotation::OwnOf(ty, variable) => format!("{name}::{}{{{}}}", self.name(*ty), self.name(*variable)),
        };
        match &param.default {
            Some(value) => format!("{text} = {}", self.expr(value)),
            None => text,
        }
    }

    /// Statements, each with the end of its line.
    fn block(&mut self, block: &[Stmt]) -> String {
        let mut text = String::new();
        for stmt in block {
            text.push_str(&self.stmt(stmt));
            text.push_str(&self.line());
        }
        text
    }

    /// The target of an assignment.
    fn target(&self, name: Name) -> String {
        if name.kind == Kind::Global { format!("global {}", self.name(name)) } else { self.name(name) }
    }

    fn stmt(&mut self, stmt: &Stmt) -> String {
        match stmt {
            Stmt::Assign(name, value) => format!("{} = {}", self.target(*name), self.expr(value)),
            Stmt::Update(name, op, value) => format!("{} {op} {}", self.target(*name), self.expr(value)),
            Stmt::SetField(object, field, value) => {
                format!("{}.{} = {}", self.expr(object), self.name(*field), self.expr(value))
            }
            Stmt::Action(index, args) => self.template(ACTIONS[*index].0, args),
            Stmt::Destructure(names, value) => {
                format!("({}, {}) = {}", self.name(names[0]), self.name(names[1]), self.expr(value))
            }
            Stmt::If(condition, then, otherwise) => self.branch(condition, then, otherwise),
            Stmt::For(name, collection, body) => {
                let head = format!("for {} in {}{}", self.name(*name), self.expr(collection), self.line());
                format!("{head}{}end", self.block(body))
            }
            Stmt::While(counter, bound, condition, body) => {
                let name = self.name(*counter);
                let head = format!("{name} = 0\nwhile {name} < {bound} && {}\n{name} += 1\n", self.expr(condition));
                format!("{head}{}end", self.block(body))
            }
            Stmt::Scan(scan) => self.scan(scan),
            Stmt::Break(condition) => format!("{} && break", self.expr(condition)),
            Stmt::Continue(condition) => format!("{} && continue", self.expr(condition)),
            Stmt::Try(parts) => self.attempt(parts),
            Stmt::Throw(condition, value) => format!("{} && throw({})", self.expr(condition), self.expr(value)),
            Stmt::Return(condition, value) => {
                format!("if {}\nreturn {}\nend", self.expr(condition), self.expr(value))
            }
            Stmt::Local(name, params, body, value) => {
                let params: Vec<String> = params.iter().map(|p| self.name(*p)).collect();
                let head = format!("function {}({}){}", self.name(*name), params.join(", "), self.line());
                format!("{head}{}{}\nend", self.block(body), self.expr(value))
            }
            Stmt::Show(place, value) => format!("println(\"  {place} \", {})", self.expr(value)),
        }
    }

    fn branch(&mut self, condition: &Expr, then: &[Stmt], otherwise: &[Stmt]) -> String {
        let mut text = format!("if {}{}{}", self.expr(condition), self.line(), self.block(then));
        if !otherwise.is_empty() {
            text.push_str(&format!("else{}{}", self.line(), self.block(otherwise)));
        }
        text + "end"
    }

    fn scan(&mut self, scan: &Scan) -> String {
        let [copy, index, element] = scan.names.map(|name| self.name(name));
        let inbounds = if scan.is_inbounds { "@inbounds " } else { "" };
        let (sum, value) = (self.target(scan.sum), self.expr(&scan.value));
        format!(
            "let {copy} = copy({})\n{inbounds}for {index} in 1:length({copy})\n{element} = {copy}[{index}]\n{sum} = {value}\nend\nend",
            self.expr(&scan.vector)
        )
    }

    fn attempt(&mut self, parts: &Try) -> String {
        let mut text = format!("try{}{}", self.line(), self.block(&parts.body));
        if let Some((name, handler)) = &parts.handler {
            text.push_str(&format!("catch {}\n{}", self.name(*name), self.block(handler)));
        }
        if !parts.last.is_empty() {
            text.push_str(&format!("finally{}{}", self.line(), self.block(&parts.last)));
        }
        text + "end"
    }

    fn list(&mut self, values: &[Expr]) -> String {
        let values: Vec<String> = values.iter().map(|value| self.expr(value)).collect();
        values.join(", ")
    }

    fn expr(&mut self, expr: &Expr) -> String {
        match expr {
            Expr::Int(value) if *value < 0 => format!("({value})"),
            Expr::Int(value) => value.to_string(),
            Expr::Quarters(value) => format!("({:?})", *value as f64 / 4.0),
            Expr::Bool(value) => value.to_string(),
            Expr::Text(text) => format!("\"{text}\""),
            Expr::Name(name) => self.name(*name),
            Expr::Form(index, args) => self.template(FORMS[*index].1, args),
            Expr::Fixed(template, args) => self.template(template, args),
            Expr::Binder(index, names, parts) => self.binder(BINDERS[*index].1, *names, parts),
            Expr::Call(function, args, keywords) => {
                let mut text = format!("{}({}", self.name(*function), self.list(args));
                for (index, (name, value)) in keywords.iter().enumerate() {
                    let separator = if index > 0 || !args.is_empty() { ", " } else { "" };
                    text.push_str(&format!("{separator}{} = {}", self.name(*name), self.expr(value)));
                }
                text + ")"
            }
            Expr::New(index, args, values) => self.construct(*index, args, values),
            Expr::Field(object, field) => format!("{}.{}", self.expr(object), self.name(*field)),
            Expr::Lambda(params, body, value) => self.lambda(params, body, value),
            Expr::If(parts) => {
                let [condition, then, otherwise] = parts.each_ref().map(|part| self.expr(part));
                format!("({condition} ? {then} : {otherwise})")
            }
            Expr::Let(name, value, body, result) => {
                let head = format!("(let {} = {}\n", self.name(*name), self.expr(value));
                format!("{head}{}{}\nend)", self.block(body), self.expr(result))
            }
            Expr::Try(parts) => format!("(try\n{}\ncatch\n{}\nend)", self.expr(&parts[0]), self.expr(&parts[1])),
        }
    }

    fn construct(&mut self, index: usize, args: &[u8], values: &[Expr]) -> String {
        let program = self.program;
        let object = &program.structs[index];
        let types: Vec<&str> = args.iter().map(|letter| exact(*letter).unwrap_or("Any")).collect();
        let types = if types.is_empty() { String::new() } else { format!("{{{}}}", types.join(",")) };
        let mut values: Vec<String> = values.iter().map(|value| self.expr(value)).collect();
        if let Some((_, place)) = object.padding {
            values.insert(place, "7".to_string());
        }
        format!("{}{types}({})", self.name(object.name), values.join(", "))
    }

    fn lambda(&mut self, params: &[Name], body: &[Stmt], value: &Expr) -> String {
        let params: Vec<String> = params.iter().map(|p| self.name(*p)).collect();
        let params = params.join(", ");
        if body.is_empty() {
            return format!("(({params}) -> {})", self.expr(value));
        }
        format!("(function ({params})\n{}{}\nend)", self.block(body), self.expr(value))
    }

    /// Puts arguments for the dollars of a template; `$(` stays, `$0` is the first argument again.
    fn template(&mut self, template: &str, args: &[Expr]) -> String {
        let mut text = String::new();
        let mut args_left = args.iter();
        let mut rest = template.chars().peekable();
        while let Some(c) = rest.next() {
            match (c, rest.peek()) {
                ('$', Some('(')) => text.push('$'),
                ('$', Some('0')) => {
                    rest.next();
                    text.push_str(&self.expr(&args[0]));
                }
                ('$', _) => {
                    let arg = args_left.next().expect("a template has as many dollars as arguments");
                    text.push_str(&self.expr(arg));
                }
                _ => text.push(c),
            }
        }
        text
    }

    fn binder(&mut self, template: &str, names: [Name; 2], parts: &[Expr; 2]) -> String {
        let mut text = String::new();
        let mut rest = template.chars();
        while let Some(c) = rest.next() {
            match c {
                '@' => text.push_str(&self.name(names[0])),
                '#' => text.push_str(&self.name(names[1])),
                '$' if rest.next() == Some('0') => text.push_str(&self.expr(&parts[0])),
                '$' => text.push_str(&self.expr(&parts[1])),
                _ => text.push(c),
            }
        }
        text
    }
}
