//! `juliet code`: a method's stages, with its hashes.

use std::fmt::Write as _;

use juliet_hash::{code_hash, method_hash, object_key};
use juliet_ir::ModulePath;
use juliet_runtime::{Outcome, errors, rt};
use juliet_syntax::Expr;

use crate::session::Session;
use crate::trace::names::names;

/// A stage of compilation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// The lowered body.
    Lowered,
    /// The optimised typed body.
    Typed,
    /// The stencil and its Cranelift IR.
    Clif,
    /// Machine code bytes with relocations and call sites.
    Native,
}

/// The text of a stage for a call such as `f(1, 2.0)`, evaluated in `Main`.
///
/// # Errors
/// A call that does not parse, or whose method is not found.
pub fn show_code(session: &Session, stage: Stage, call: &str) -> Outcome<String> {
    let (expr, _, _) = juliet_syntax::parse_one(call, 0);
    let Expr::Node(node) = &expr else { return Err(errors::argument_error("expected a call such as f(1, 2.0)")) };
    if node.head != "call" {
        return Err(errors::argument_error("expected a call such as f(1, 2.0)"));
    }
    let args = juliet_runtime::roots::RootedVec::new(vec![]);
    let mut loc = juliet_ir::Loc { file: "none".into(), line: 1 };
    for arg in &node.args {
        args.push(session.eval(ModulePath::main(), arg, &mut loc)?);
    }
    let instance = rt().methods.instance_for_args(&args.to_vec())?;
    let method = rt().methods.instance(instance).method.clone();
    let mut out = String::new();
    let _ = writeln!(out, "# {}", session.describe(instance));
    let hash = names(|n| method_hash(&method.body, n));
    let _ = writeln!(out, "# method hash {}", hash.map_or_else(|| "none".to_owned(), |h| h.to_string()));
    if stage == Stage::Lowered {
        let _ = write!(out, "{}", method.body);
        return Ok(out);
    }
    let inferred = session.infer(instance);
    let built = juliet_stencil::build(&inferred.body, session);
    let hash = code_hash(&built.stencil);
    let _ = writeln!(out, "# code hash {hash}");
    let _ = writeln!(out, "# object key {}", object_key(hash, session.target.identity()));
    match stage {
        Stage::Lowered => {}
        Stage::Typed => {
            let _ = write!(out, "{}", inferred.body);
        }
        Stage::Clif => {
            let _ = write!(out, "{}\n{}", built.stencil, juliet_codegen::clif_text(&built.stencil, &session.target));
        }
        Stage::Native => {
            let object =
                juliet_codegen::compile(&built.stencil, &session.target).map_err(|e| errors::error(&e.to_string()))?;
            for (index, chunk) in object.code.chunks(16).enumerate() {
                let bytes: Vec<String> = chunk.iter().map(|b| format!("{b:02x}")).collect();
                let _ = writeln!(out, "{:6x}  {}", index * 16, bytes.join(" "));
            }
            for reloc in &object.relocs {
                let _ = writeln!(out, "reloc {:x} {:?}{:+}", reloc.offset, reloc.target, reloc.addend);
            }
        }
    }
    Ok(out)
}
