//! Printing calls, operators, indexing and macro calls.

use super::{Printer, names};
use crate::expr::{Expr, Literal, Node};

impl Printer<'_> {
    pub(super) fn call(&mut self, node: &Node, indent: usize, prec: i32) {
        let Some((function, args)) = node.args.split_first() else {
            return self.fallback(node);
        };
        let named = args.iter().any(|a| a.is_head("kw")) || args.first().is_some_and(|a| a.is_head("parameters"));
        let operator = match function {
            Expr::Symbol(name) if !named => name.as_str(),
            _ => return self.call_with("(", ")", function, args, indent),
        };
        let tier = names::precedence(operator);
        match args {
            [number @ Expr::Literal(literal), Expr::Symbol(name)]
                if operator == "*" && juxtaposes(literal, name.as_str()) =>
            {
                let parens = tier <= prec;
                self.put(if parens { "(" } else { "" });
                self.expr(number, indent, tier);
                self.symbol(name.as_str(), false);
                self.put(if parens { ")" } else { "" });
            }
            [only] if names::is_unary(operator) => {
                self.put(operator);
                let parens = match only {
                    Expr::Node(_) => true,
                    Expr::Symbol(name) => names::is_operator(name.as_str()),
                    _ => false,
                };
                self.put(if parens { "(" } else { "" });
                self.expr(only, if parens { indent + 4 } else { indent }, tier);
                self.put(if parens { ")" } else { "" });
            }
            [only] if tier > 0 => {
                self.put("(");
                self.put(operator);
                self.put(")(");
                self.expr(only, indent, 0);
                self.put(")");
            }
            _ if tier > 0 && prints_infix(operator, args) => {
                let separator = if operator == ":" { operator.to_owned() } else { format!(" {operator} ") };
                self.infix(args, &separator, tier, indent, prec);
            }
            _ => self.call_with("(", ")", function, args, indent),
        }
    }

    /// `A[i]`, `A{T}`, `f.(x)`.
    pub(super) fn call_like(&mut self, node: &Node, indent: usize) {
        let Some((function, args)) = node.args.split_first() else {
            return self.fallback(node);
        };
        match node.head.as_str() {
            "ref" => self.indexing(true, |p| p.call_with("[", "]", function, args, indent)),
            "curly" => self.call_with("{", "}", function, args, indent),
            _ => {
                let args = args.first().and_then(|a| a.args_of("tuple")).unwrap_or_default();
                self.call_with(".(", ")", function, args, indent);
            }
        }
    }

    pub(super) fn call_with(&mut self, open: &str, close: &str, function: &Expr, args: &[Expr], indent: usize) {
        let plain = match function {
            Expr::Symbol(name) => name != ":" && !(open == ".(" && names::is_operator(name.as_str())),
            other => [".", "curly", "globalref"].iter().any(|head| other.is_head(head)),
        };
        self.indexing(false, |p| p.maybe_enclosed(function, !plain, indent));
        self.put(open);
        match args {
            [first, rest @ ..] if first.is_head("parameters") => {
                self.arguments(rest, indent);
                self.put("; ");
                self.arguments(first.args_of("parameters").unwrap_or_default(), indent);
            }
            _ => self.arguments(args, indent),
        }
        self.put(close);
    }

    /// A list in which `kw` is written `=` and a real `=` has no syntax.
    pub(super) fn arguments(&mut self, args: &[Expr], indent: usize) {
        for (index, arg) in args.iter().enumerate() {
            if index > 0 {
                self.put(", ");
            }
            match arg.as_node() {
                Some(node) if node.head == "kw" && node.args.len() == 2 => {
                    self.infix(&node.args, " = ", names::precedence("="), indent + 4, 0);
                }
                Some(node) if node.head == "=" && node.args.len() == 2 => {
                    self.fallback(node);
                }
                _ => self.expr(arg, indent + 4, 0),
            }
        }
    }

    pub(super) fn macro_call(&mut self, node: &Node, indent: usize, prec: i32) {
        let name = &node.args[0];
        let args = &node.args[2..];
        if let (Some(core), [Expr::Literal(Literal::Str(text)), ..]) = (core_macro(name), args) {
            let text = String::from_utf8_lossy(text);
            match core.as_str() {
                "@cmd" => {
                    let text = format!("`{text}`");
                    return self.put(&text);
                }
                "@int128_str" | "@uint128_str" | "@big_str" => return self.put(&text),
                _ => {}
            }
        }
        if let (Expr::Symbol(symbol), [Expr::Literal(Literal::Str(text)), flags @ ..]) = (name, args)
            && let Some(prefix) = symbol.as_str().strip_prefix('@').and_then(|n| n.strip_suffix("_str"))
            && flags.len() <= 1
        {
            self.put(prefix);
            self.put("\"");
            self.put(&raw_escaped(&String::from_utf8_lossy(text)));
            self.put("\"");
            if let Some(Expr::Literal(Literal::Str(flags))) = flags.first() {
                self.put(&String::from_utf8_lossy(flags));
            }
            return;
        }
        if let line @ Expr::Line(_) = &node.args[1] {
            self.expr(line, indent, 0);
            self.put(" ");
        }
        self.macro_name(name, indent);
        if prec >= 0 {
            self.put("(");
            for (index, arg) in args.iter().enumerate() {
                if index > 0 {
                    self.put(", ");
                }
                self.expr(arg, indent + 4, 0);
            }
            self.put(")");
        } else {
            for arg in args {
                self.put(" ");
                self.expr(arg, indent + 4, 0);
            }
        }
    }

    /// The name of a macro in its written form.
    pub(super) fn macro_name(&mut self, name: &Expr, indent: usize) {
        match name {
            Expr::Symbol(symbol) => self.symbol(symbol.as_str(), true),
            Expr::Node(node) if node.head == "." && node.args.len() == 2 => {
                let module = &node.args[0];
                let plain = matches!(module, Expr::Symbol(_)) || module.is_head(".");
                self.maybe_enclosed(module, !plain, indent);
                self.put(".");
                match &node.args[1] {
                    Expr::Quote(inner) => self.macro_name(inner, indent),
                    other => self.expr(other, indent, 0),
                }
            }
            other => self.expr(other, indent, 0),
        }
    }
}

fn prints_infix(operator: &str, args: &[Expr]) -> bool {
    let count = match args.len() {
        2 => true,
        3 => matches!(operator, "+" | "++" | "*" | ":"),
        n => n > 3 && matches!(operator, "+" | "++" | "*"),
    };
    count && !args.iter().any(|a| a.is_head("..."))
}

/// Whether `2x` may be written without `*`: the name must not read as part of the number.
fn juxtaposes(number: &Literal, name: &str) -> bool {
    let integer_zero = matches!(number, Literal::Int64(0));
    let first = name.chars().next().unwrap_or(' ');
    matches!(number, Literal::Int64(_) | Literal::Float64(_) | Literal::Float32(_))
        && !matches!(first, 'e' | 'E' | 'f')
        && !(integer_zero && matches!(first, 'b' | 'o' | 'x'))
        && names::is_identifier(name)
}

/// The name of a macro of `Core`, if that is what is called.
fn core_macro(name: &Expr) -> Option<String> {
    if let Some((module, name)) = name.as_global_ref() {
        return (module == "Core").then(|| name.as_str().to_owned());
    }
    match name.args_of(".")? {
        [Expr::Symbol(module), Expr::Quote(inner)] if module == "Core" => {
            inner.as_symbol().map(|s| s.as_str().to_owned())
        }
        _ => None,
    }
}

/// Text as the contents of a raw string: backslashes double before quotes and at the end.
fn raw_escaped(text: &str) -> String {
    let mut out = String::new();
    let mut run = 0;
    for c in text.chars() {
        match c {
            '\\' => run += 1,
            '"' => {
                out.extend(std::iter::repeat_n('\\', run + 1));
                run = 0;
            }
            _ => run = 0,
        }
        out.push(c);
    }
    out.extend(std::iter::repeat_n('\\', run));
    out
}
