//! `Expr` → text, laid out as Julia's `print` and `show` lay it out (manual, chapter
//! "Metaprogramming"): what macros, `@show` and failed tests print.
//!
//! This file: entry points, dispatch, symbols, quotes, infix forms and lists. Blocks are in
//! `statements`, calls and macro calls in `calls`.

mod calls;
mod literals;
mod names;
mod statements;

pub use literals::{show_float32, show_float64};
pub(crate) use names::is_arrow;

use crate::expr::{Expr, Node, ValueHandle};

/// How a spliced run-time value is printed.
pub type ShowValue<'a> = &'a dyn Fn(ValueHandle) -> String;

/// The text that `print(expr)` gives.
pub fn print_expr(expr: &Expr, show_value: ShowValue) -> String {
    let mut printer = Printer::new(show_value);
    printer.writes_quotes = true;
    printer.expr(expr, 0, -1);
    printer.out
}

/// The text that `show(expr)` gives: quoted, as `:(a + b)`.
pub fn show_expr(expr: &Expr, show_value: ShowValue) -> String {
    let mut printer = Printer::new(show_value);
    printer.quoted(expr, 0);
    printer.out
}

const INDENT: usize = 4;

struct Printer<'a> {
    out: String,
    show_value: ShowValue<'a>,
    /// Inside `a[…]`, where `begin` and `end` are names.
    in_index: bool,
    /// Whether `quote` and `$` forms are written as such; `show` spells them `$(Expr(…))`.
    writes_quotes: bool,
}

impl<'a> Printer<'a> {
    fn new(show_value: ShowValue<'a>) -> Self {
        Printer { out: String::new(), show_value, in_index: false, writes_quotes: false }
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn newline(&mut self, indent: usize) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', indent));
    }

    /// Runs with `in_index` set for the time being.
    fn indexing(&mut self, in_index: bool, body: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.in_index, in_index);
        body(self);
        self.in_index = before;
    }

    /// Prints without quoting; forms that bind looser than `prec` get parentheses.
    fn expr(&mut self, expr: &Expr, indent: usize, prec: i32) {
        match expr {
            Expr::Symbol(name) => self.symbol(name.as_str(), false),
            Expr::Literal(literal) => literals::write_literal(&mut self.out, literal),
            Expr::Line(line) => {
                let text = format!("#= {}:{} =#", line.file, line.line);
                self.put(&text);
            }
            Expr::Value(handle) => {
                let text = (self.show_value)(*handle);
                self.put(&text);
            }
            Expr::Quote(inner) => match &**inner {
                Expr::Symbol(_) => self.quoted(inner, indent),
                other => {
                    self.put("$(QuoteNode(");
                    self.shown(other);
                    self.put("))");
                }
            },
            Expr::Node(node) => self.node(node, indent, prec),
        }
    }

    /// As `show` prints by itself: symbols and nodes quoted.
    fn shown(&mut self, expr: &Expr) {
        let before = std::mem::replace(&mut self.writes_quotes, false);
        match expr {
            Expr::Symbol(_) | Expr::Node(_) | Expr::Line(_) => self.quoted(expr, 0),
            Expr::Quote(_) => {
                self.put(":(");
                self.expr(expr, 2, -1);
                self.put(")");
            }
            other => self.expr(other, 0, 0),
        }
        self.writes_quotes = before;
    }

    fn quoted(&mut self, expr: &Expr, indent: usize) {
        match expr {
            Expr::Symbol(name) if !names::needs_quote_parens(name.as_str()) => {
                let name = name.as_str();
                if names::is_identifier(name) || (names::is_operator(name) && name != "'") {
                    self.put(":");
                    self.put(name);
                } else {
                    self.put("Symbol(\"");
                    literals::escape_string(&mut self.out, name.as_bytes(), "\"$");
                    self.put("\")");
                }
            }
            Expr::Literal(_) | Expr::Value(_) => self.expr(expr, indent, 0),
            Expr::Node(node) if node.head == "block" => {
                self.indexing(false, |p| {
                    p.block("quote", &[], &node.args, indent);
                    p.put("end");
                });
            }
            other => {
                self.put(":(");
                self.expr(other, indent + 2, -1);
                self.put(")");
            }
        }
    }

    /// A name, as `var"…"` where it could not be written plainly.
    fn symbol(&mut self, name: &str, macro_name: bool) {
        let index_word = self.in_index && matches!(name, "begin" | "end");
        let plain = names::is_identifier(name) && (!names::is_keyword(name) || index_word);
        if plain || (names::is_operator(name) && !matches!(name, "'" | "?")) {
            self.put(name);
        } else if let Some(rest) = name.strip_prefix('@').filter(|_| macro_name) {
            self.put("@");
            self.symbol(rest, false);
        } else {
            self.put("var\"");
            literals::escape_string(&mut self.out, name.as_bytes(), "\"$");
            self.put("\"");
        }
    }

    fn node(&mut self, node: &Node, indent: usize, prec: i32) {
        let args = node.args.as_slice();
        match (node.head.as_str(), args) {
            (".", [_, second]) if second.is_head("tuple") => self.call_like(node, indent),
            (".", [object, Expr::Quote(field)]) => self.field(object, field, indent),
            (".", [op @ Expr::Symbol(_)]) => {
                self.put("(.");
                self.expr(op, indent, 0);
                self.put(")");
            }
            (head, [_, _]) if names::infix_head(head).is_some() => {
                let wide = names::infix_head(head) == Some(true);
                let separator = if wide { format!(" {head} ") } else { head.to_owned() };
                self.infix(args, &separator, names::precedence(head), indent, prec);
            }
            ("comparison", [_, _, _, ..]) => {
                let tier = args.iter().skip(1).step_by(2).filter_map(Expr::as_symbol);
                let tier = tier.map(|op| names::precedence(op.as_str())).min().unwrap_or(0);
                self.infix(args, " ", tier, indent, prec);
            }
            ("call", [_, ..]) => self.call(node, indent, prec),
            ("ref" | "curly", [_, ..]) => self.call_like(node, indent),
            ("macrocall", [_, _, ..]) => self.macro_call(node, indent, prec),
            ("string", _) => self.string(args),
            ("<:" | ">:" | "::", [only]) => {
                self.put(node.head.as_str());
                self.expr(only, indent, 0);
            }
            ("...", [only]) => {
                self.expr(only, indent, 0);
                self.put("...");
            }
            ("&", [only]) | ("$", [only]) if node.head == "&" || self.writes_quotes => {
                self.put(node.head.as_str());
                let simple = ["tuple", "$", "vect", "braces"];
                let parens = match only {
                    Expr::Node(n) => !simple.contains(&n.head.as_str()),
                    Expr::Symbol(name) => names::is_operator(name.as_str()),
                    _ => false,
                };
                self.maybe_enclosed(only, parens, 0);
            }
            ("globalref", [Expr::Symbol(module), Expr::Symbol(name)]) => {
                self.put(module.as_str());
                self.put(if names::is_operator(name.as_str()) { ".:" } else { "." });
                self.symbol(name.as_str(), true);
            }
            ("'", [only]) => {
                self.maybe_enclosed(only, !matches!(only, Expr::Symbol(_)), indent);
                self.put("'");
            }
            _ => self.node_list(node, indent, prec),
        }
    }

    fn node_list(&mut self, node: &Node, indent: usize, prec: i32) {
        let args = node.args.as_slice();
        match (node.head.as_str(), args) {
            ("tuple", _) => self.tuple(args, indent),
            ("vect", _) => self.enclosed("[", args, ", ", "]", indent, 0),
            ("hcat", _) => self.enclosed("[", args, " ", "]", indent, 0),
            ("braces", _) => self.enclosed("{", args, ", ", "}", indent, 0),
            ("bracescat", _) => self.enclosed("{", args, "; ", "}", indent, 0),
            ("row", _) => self.list(args, " ", indent, 0),
            ("vcat", _) => {
                let close = if args.len() == 1 { ";]" } else { "]" };
                self.enclosed("[", args, "; ", close, indent, 0);
            }
            ("typed_hcat" | "typed_vcat", [element, rest @ ..]) => {
                let separator = if node.head == "typed_vcat" { "; " } else { " " };
                self.expr(element, indent, prec);
                let single = node.head == "typed_vcat" && rest.len() == 1;
                self.enclosed("[", rest, separator, if single { ";]" } else { "]" }, indent, 0);
            }
            ("ncat" | "nrow", [Expr::Literal(crate::Literal::Int64(d)), rest @ ..]) => {
                let separator = format!("{} ", ";".repeat((*d).clamp(0, 64) as usize));
                let (open, close) = if node.head == "ncat" { ("[", "]") } else { ("", "") };
                self.enclosed(open, rest, &separator, close, indent, 0);
            }
            ("comprehension", [generator]) => {
                self.put("[");
                self.generator(generator, indent);
                self.put("]");
            }
            ("typed_comprehension", [element, generator]) => {
                self.expr(element, indent, 0);
                self.put("[");
                self.generator(generator, indent);
                self.put("]");
            }
            ("generator", [_, _, ..]) | ("flatten", [_]) => {
                self.put("(");
                self.generator(&Expr::Node(Box::new(node.clone())), indent);
                self.put(")");
            }
            ("filter", [condition, spec]) => {
                self.expr(spec, indent, 0);
                self.put(" if ");
                self.expr(condition, indent, 0);
            }
            _ => self.statement(node, indent, prec),
        }
    }

    /// A form that has no syntax here: `$(Expr(:head, …))`.
    fn fallback(&mut self, node: &Node) {
        self.put("$(Expr(");
        self.quoted(&Expr::Symbol(node.head), 0);
        for arg in &node.args {
            self.put(", ");
            self.shown(arg);
        }
        self.put("))");
    }

    fn maybe_enclosed(&mut self, expr: &Expr, parens: bool, indent: usize) {
        if parens {
            self.put("(");
        }
        self.expr(expr, indent, 0);
        if parens {
            self.put(")");
        }
    }

    fn field(&mut self, object: &Expr, field: &Expr, indent: usize) {
        let plain = match object {
            Expr::Symbol(name) => names::is_identifier(name.as_str()),
            Expr::Quote(_) => true,
            other => other.is_head("."),
        };
        self.maybe_enclosed(object, !plain, indent);
        self.put(".");
        match field {
            Expr::Symbol(name) => {
                let name = name.as_str();
                let parens = names::needs_quote_parens(name);
                if parens || names::is_operator(name) {
                    self.put(":");
                }
                match names::is_keyword(name) {
                    true => self.put(name),
                    false => self.maybe_enclosed(field, parens, indent),
                }
            }
            other => {
                self.put(":(");
                self.expr(other, indent, 0);
                self.put(")");
            }
        }
    }

    fn infix(&mut self, args: &[Expr], separator: &str, tier: i32, indent: usize, prec: i32) {
        let parens = tier <= prec;
        if parens {
            self.put("(");
        }
        let mut first = true;
        for arg in args {
            if !first {
                self.put(separator);
            }
            let operator = matches!(arg, Expr::Symbol(n) if names::is_operator(n.as_str()));
            let operator = operator && separator != " ";
            let awkward_base = first && tier >= names::POWER && is_unary_or_negative(arg);
            if operator || awkward_base {
                self.put("(");
                self.expr(arg, indent + INDENT, 0);
                self.put(")");
            } else {
                self.expr(arg, indent + INDENT, tier);
            }
            first = false;
        }
        if parens {
            self.put(")");
        }
    }

    fn list(&mut self, items: &[Expr], separator: &str, indent: usize, prec: i32) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.put(separator);
            }
            self.expr(item, indent + INDENT, prec);
        }
    }

    fn enclosed(&mut self, open: &str, items: &[Expr], separator: &str, close: &str, indent: usize, prec: i32) {
        self.put(open);
        self.list(items, separator, indent, prec);
        self.put(close);
    }

    fn tuple(&mut self, args: &[Expr], indent: usize) {
        self.put("(");
        match args {
            [first, rest @ ..] if first.is_head("parameters") => {
                self.list(rest, ", ", indent, 0);
                self.put(if rest.len() == 1 { ",;" } else { ";" });
                let named = first.args_of("parameters").unwrap_or_default();
                if !named.is_empty() {
                    self.put(" ");
                }
                self.arguments(named, indent);
            }
            _ => {
                self.list(args, ", ", indent, 0);
                if args.len() == 1 {
                    self.put(",");
                }
            }
        }
        self.put(")");
    }

    fn generator(&mut self, expr: &Expr, indent: usize) {
        let mut ranges = Vec::new();
        let mut at = expr;
        while let Some([inner]) = at.args_of("flatten") {
            match inner.args_of("generator") {
                Some([body, rest @ ..]) => {
                    ranges.push(rest);
                    at = body;
                }
                _ => return self.expr(inner, indent, 0),
            }
        }
        match at.args_of("generator") {
            Some([body, rest @ ..]) => {
                ranges.push(rest);
                self.expr(body, indent, 0);
            }
            _ => self.expr(at, indent, 0),
        }
        for range in ranges {
            self.put(" for ");
            self.list(range, ", ", indent, 0);
        }
    }

    fn string(&mut self, args: &[Expr]) {
        self.put("\"");
        for arg in args {
            match arg {
                Expr::Literal(crate::Literal::Str(bytes)) => {
                    literals::escape_string(&mut self.out, bytes, "\"$");
                }
                other => {
                    self.put("$(");
                    self.expr(other, 0, 0);
                    self.put(")");
                }
            }
        }
        self.put("\"");
    }
}

/// `-a` or a negative number: needs parentheses as the base of a power.
fn is_unary_or_negative(expr: &Expr) -> bool {
    match expr {
        Expr::Literal(crate::Literal::Int64(v)) => *v < 0,
        Expr::Literal(crate::Literal::Float64(v)) => *v < 0.0,
        Expr::Node(node) => {
            node.head == "call" && matches!(node.args.first(), Some(Expr::Symbol(n)) if names::is_unary(n.as_str()))
        }
        _ => false,
    }
}
