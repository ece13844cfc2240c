//! `ccall`: arguments are converted by `cconvert` and `unsafe_convert` and kept alive.

use juliet_ir::Const;
use juliet_syntax::{Expr, Literal, sym};

use crate::desugar::{Desugar, Result};
use crate::hir::{Foreign, ForeignTarget, Hir, call_base, core};

impl Desugar<'_> {
    /// `ccall(target, [convention,] Ret, (Types...,), args...)`.
    pub(crate) fn ccall(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        let mut args = args.to_vec();
        let is_convention =
            |e: &Expr| matches!(e.as_symbol().map(|s| s.as_str()), Some("cdecl" | "stdcall" | "fastcall" | "thiscall"));
        if args.get(1).is_some_and(is_convention) {
            args.remove(1);
        }
        if args.len() < 3 {
            return Err(self.error(expr, "too few arguments to ccall"));
        }
        let target = self.foreign_target(&args[0])?;
        let ret = self.expr(&args[1])?;
        let Some(types) = args[2].args_of("tuple") else {
            return Err(self.error(&args[2], "ccall argument types must be a tuple; try \"(T,)\""));
        };
        self.foreign_call(expr, target, ret, types, &args[3..])
    }

    fn foreign_call(
        &mut self,
        expr: &Expr,
        target: ForeignTarget,
        ret: Hir,
        types: &[Expr],
        args: &[Expr],
    ) -> Result<Hir> {
        let is_varargs = types.last().is_some_and(|ty| ty.is_head("..."));
        // Several may end in dots, one for each further argument; the last stands for the rest.
        let fixed = types.iter().take_while(|ty| !ty.is_head("...")).count();
        if args.len() < fixed || (!is_varargs && args.len() > fixed) {
            let word = if args.len() < fixed { "few" } else { "many" };
            return Err(
                self.error(expr, format!("too {word} arguments to ccall: more types than arguments or the reverse"))
            );
        }
        let mut block = Vec::new();
        let mut foreign =
            Foreign { target, ret, arg_types: Vec::new(), fixed: fixed as u32, args: Vec::new(), roots: Vec::new() };
        for (index, arg) in args.iter().enumerate() {
            let ty = &types[index.min(types.len() - 1)];
            let ty = ty.args_of("...").and_then(|inner| inner.first()).unwrap_or(ty);
            let is_any = ty.as_symbol().is_some_and(|name| name == "Any");
            let value = self.expr(arg)?;
            if is_any {
                let value = self.bind(value, &mut block);
                foreign.arg_types.push(core("Any"));
                foreign.args.push(value);
                continue;
            }
            let ty = self.expr(ty)?;
            let ty = if ty.is_atom() { ty } else { self.bind(ty, &mut block) };
            let root = self.bind(call_base("cconvert", vec![ty.clone(), value]), &mut block);
            foreign.arg_types.push(ty);
            foreign.roots.push(root);
        }
        let mut roots = foreign.roots.clone().into_iter();
        let mut converted = Vec::new();
        let mut given = std::mem::take(&mut foreign.args).into_iter();
        for (index, ty) in foreign.arg_types.clone().into_iter().enumerate() {
            let declared = &types[index.min(types.len() - 1)];
            let declared = declared.args_of("...").and_then(|inner| inner.first()).unwrap_or(declared);
            if declared.as_symbol().is_some_and(|name| name == "Any") {
                converted.extend(given.next());
                continue;
            }
            let root = roots.next().expect("one root for each converted argument");
            converted.push(self.bind(call_base("unsafe_convert", vec![ty, root]), &mut block));
        }
        foreign.args = converted;
        block.push(Hir::Foreign(Box::new(foreign)));
        Ok(Hir::Block(block))
    }

    fn foreign_target(&mut self, expr: &Expr) -> Result<ForeignTarget> {
        if let Some(name) = literal_name(expr) {
            return Ok(ForeignTarget::Symbol(sym(&name)));
        }
        if let Some([name, library]) = expr.args_of("tuple")
            && let Some(name) = literal_name(name)
        {
            let library = match literal_name(library) {
                Some(library) => Hir::Const(Const::string(&library)),
                None => self.expr(library)?,
            };
            return Ok(ForeignTarget::Library(sym(&name), library));
        }
        Ok(ForeignTarget::Pointer(self.expr(expr)?))
    }
}

fn literal_name(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Quote(inner) => inner.as_symbol().map(|name| name.to_string()),
        Expr::Literal(Literal::Str(bytes)) => Some(String::from_utf8_lossy(bytes).into_owned()),
        Expr::Node(node) if node.head == "quote" => {
            node.args.first().and_then(Expr::as_symbol).map(|name| name.to_string())
        }
        _ => None,
    }
}
