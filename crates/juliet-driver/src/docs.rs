//! Documentation for people at a prompt: what a program documented, and what the library's
//! sources say. The library's texts are not loaded; they are looked up where they stand.

use juliet_ir::Sym;
use juliet_runtime::{Outcome, Ref, rt, value};
use juliet_syntax::{Expr, Literal};

use crate::exprs::{global, to_object};
use crate::session::Session;

impl Session {
    /// What a prompt shows about a name or a dotted name.
    pub fn documentation(&self, text: &str) -> String {
        let text = text.trim();
        if text.is_empty() {
            return "Type a name to see what is known of it, such as `sort`, `@show` or `Base.Iterators`.".to_owned();
        }
        let (expr, _, _) = juliet_syntax::parse_one(text, 0);
        let name = defined_name(&expr).unwrap_or_else(|| Sym::from(text));
        let own = self.documented_by_program(&expr).unwrap_or_default();
        let texts = if own.is_empty() { self.documented_in_library(name) } else { vec![own] };
        if texts.is_empty() {
            return format!("No documentation found for `{text}`.{}", self.what_it_is(name));
        }
        texts.iter().map(|text| text.trim_end().to_owned() + "\n").collect::<Vec<_>>().join("\n")
    }

    /// What the program documented under a name; an empty text where it did not.
    fn documented_by_program(&self, expr: &Expr) -> Outcome<String> {
        let function = juliet_runtime::require_hook(juliet_runtime::Hook::Documentation)?;
        let expr = to_object(expr)?;
        let text = self.interpreted(|| rt().worlds.at_newest(|| juliet_runtime::call(&[function, expr])))?;
        Ok(text.string_text().to_owned())
    }

    fn what_it_is(&self, name: Sym) -> String {
        let here = global(juliet_ir::ModulePath::main(), name);
        let of_type = |object: Ref| match value::as_module(object) {
            Some(module) => format!("\n`{name}` is the module `{module}`."),
            None => format!("\n`{name}` is of type `{}`.", object.type_of()),
        };
        rt().modules.get(here).map(of_type).unwrap_or_default()
    }

    /// The texts that stand before definitions of a name in the library.
    fn documented_in_library(&self, name: Sym) -> Vec<String> {
        let plain = name.as_str().trim_start_matches('@');
        let mut found = vec![];
        for path in self.library_files() {
            let Some(text) = self.library_text(&path).filter(|text| text.contains(plain)) else { continue };
            let source = juliet_syntax::SourceFile::new(path, text);
            collect(&juliet_syntax::parse_all(&source).0, name, &mut found);
        }
        found
    }
}

/// Gathers the texts of documented definitions of a name.
fn collect(expr: &Expr, name: Sym, found: &mut Vec<String>) {
    let Expr::Node(node) = expr else { return };
    match node.head.as_str() {
        "toplevel" | "block" => node.args.iter().for_each(|arg| collect(arg, name, found)),
        "module" => node.args.iter().skip(2).for_each(|arg| collect(arg, name, found)),
        "macrocall" if node.args.len() >= 4 => {
            let (text, definition) = (&node.args[2], &node.args[3]);
            if let (Some(text), true) = (plain_text(text), defined_name(definition) == Some(name)) {
                found.push(text);
            }
            collect(definition, name, found);
        }
        _ => {}
    }
}

/// A string without interpolated values.
fn plain_text(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Literal(Literal::Str(bytes)) => Some(String::from_utf8_lossy(bytes).into_owned()),
        _ => None,
    }
}

/// The name that a definition gives a meaning to.
fn defined_name(expr: &Expr) -> Option<Sym> {
    match expr {
        Expr::Symbol(name) => Some(*name),
        Expr::Quote(inner) => defined_name(inner),
        Expr::Node(node) => match node.head.as_str() {
            "struct" | "." => defined_name(node.args.get(1)?),
            "module" => defined_name(node.args.get(1)?),
            "macro" => Some(Sym::from(format!("@{}", defined_name(node.args.first()?)?).as_str())),
            "macrocall" if node.args.len() < 3 => defined_name(node.args.first()?),
            "macrocall" => defined_name(node.args.last()?),
            "function" | "=" | "call" | "where" | "curly" | "::" | "<:" | "abstract" | "primitive" | "const"
            | "global" | "local" | "quote" => defined_name(node.args.first()?),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_by_what_they_document() {
        let text = "\"one\"\nf(x::Int) where {T} = x\n\"two\"\nmodule M\n\"three\"\nfunction f end\nend\n\"four\"\nstruct S{T} <: A\nend\n\"five\"\nmacro m(x)\nend\n\"six\"\nconst c = 1\n\"seven\"\nf\n";
        let source = juliet_syntax::SourceFile::new("none", text);
        let program = juliet_syntax::parse_all(&source).0;
        let of = |name: &str| {
            let mut found = vec![];
            collect(&program, Sym::from(name), &mut found);
            found.join(" ")
        };
        assert_eq!(of("f"), "one three seven");
        assert_eq!((of("M").as_str(), of("S").as_str()), ("two", "four"));
        assert_eq!((of("@m").as_str(), of("c").as_str(), of("x").as_str()), ("five", "six", ""));
    }
}
