//! `juliet code`: a method's stages, with its hashes.

use std::fmt::Write as _;

use juliet_hash::{code_hash, method_hash, object_key};
use juliet_ir::ModulePath;
use juliet_runtime::{MethodId, Outcome, errors, rt};
use juliet_syntax::Expr;
use juliet_types::{Param, Type};

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
    out.push_str(&text_of_stage(session, stage, &inferred.body)?);
    Ok(out)
}

/// The text of a stage after inference.
fn text_of_stage(session: &Session, stage: Stage, body: &juliet_ir::typed::Body) -> Outcome<String> {
    let stencil = || juliet_stencil::build(body, session).stencil;
    match stage {
        Stage::Lowered | Stage::Typed => Ok(body.to_string()),
        Stage::Clif => {
            let stencil = stencil();
            Ok(format!("{stencil}\n{}", juliet_codegen::clif_text(&stencil, &session.target)))
        }
        Stage::Native => native_text(session, &stencil()),
    }
}

fn native_text(session: &Session, stencil: &juliet_ir::stencil::Stencil) -> Outcome<String> {
    let mut out = String::new();
    let object = juliet_codegen::compile(stencil, &session.target).map_err(|e| errors::error(&e.to_string()))?;
    for (index, chunk) in object.code.chunks(16).enumerate() {
        let bytes: Vec<String> = chunk.iter().map(|b| format!("{b:02x}")).collect();
        let _ = writeln!(out, "{:6x}  {}", index * 16, bytes.join(" "));
    }
    for reloc in &object.relocs {
        let _ = writeln!(out, "reloc {:x} {:?}{:+}", reloc.offset, reloc.target, reloc.addend);
    }
    Ok(out)
}

/// The text of a stage for argument types of a method, and the inferred return type: what
/// `code_lowered`, `code_typed` and their like show.
pub(crate) fn code_of_method(
    session: &Session,
    stage: &str,
    method: MethodId,
    spec: Type,
    sparams: &[Param],
) -> Outcome<(String, Type)> {
    use juliet_infer::World;
    let stage = match stage {
        "lowered" => return Ok((rt().methods.method(method).body.to_string(), Type::any())),
        "typed" => Stage::Typed,
        "clif" => Stage::Clif,
        "native" => Stage::Native,
        other => return Err(errors::argument_error(&format!("unknown stage {other}"))),
    };
    let inferred = session.infer(session.instance(juliet_infer::MethodId(method.0), spec, sparams));
    let text = text_of_stage(session, stage, &inferred.body)?;
    Ok((without_instance_numbers(&text), inferred.ret))
}

/// `invoke mi63(f, x)` as `invoke(f, x)`: the numbers differ from one process to the next.
fn without_instance_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split("invoke mi");
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        out.push_str("invoke");
        out.push_str(piece.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    out
}
