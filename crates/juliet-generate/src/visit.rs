//! A walk over every place of a program that an edit may change.

use crate::program::{Expr, Item, Method, Program, Stmt};

/// A place of a program.
pub(crate) enum Site<'a> {
    /// An expression, before those inside it.
    Expr(&'a mut Expr),
    /// A statement.
    Stmt(&'a mut Stmt),
    /// A sequence of statements.
    Block(&'a mut Vec<Stmt>),
    /// A method.
    Method(&'a mut Method),
    /// The definitions of a module.
    Items(&'a mut Vec<Item>),
}

/// Calls `see` for every place of a program.
pub(crate) fn visit(program: &mut Program, see: &mut dyn FnMut(Site<'_>)) {
    visit_items(&mut program.items, see);
}

fn visit_items(items: &mut Vec<Item>, see: &mut dyn FnMut(Site<'_>)) {
    see(Site::Items(items));
    for item in items {
        match item {
            Item::Const(_, value) | Item::Global(_, _, value) | Item::Print(_, value) => visit_expr(value, see),
            Item::Extension(_, args) => args.iter_mut().for_each(|arg| visit_expr(arg, see)),
            Item::Module(_, items) => visit_items(items, see),
            Item::Method(method) => visit_method(method, see),
            Item::Abstract(..) | Item::Struct(_) => {}
        }
    }
}

fn visit_method(method: &mut Method, see: &mut dyn FnMut(Site<'_>)) {
    see(Site::Method(method));
    method.params.iter_mut().filter_map(|p| p.default.as_mut()).for_each(|value| visit_expr(value, see));
    method.keywords.iter_mut().for_each(|(_, value)| visit_expr(value, see));
    method.base_case.iter_mut().for_each(|value| visit_expr(value, see));
    visit_block(&mut method.body, see);
    visit_expr(&mut method.value, see);
}

fn visit_block(block: &mut Vec<Stmt>, see: &mut dyn FnMut(Site<'_>)) {
    see(Site::Block(block));
    block.iter_mut().for_each(|stmt| visit_stmt(stmt, see));
}

fn visit_stmt(stmt: &mut Stmt, see: &mut dyn FnMut(Site<'_>)) {
    see(Site::Stmt(stmt));
    match stmt {
        Stmt::Assign(_, value)
        | Stmt::Update(_, _, value)
        | Stmt::Destructure(_, value)
        | Stmt::Break(value)
        | Stmt::Continue(value)
        | Stmt::Show(_, value) => visit_expr(value, see),
        Stmt::SetField(a, _, b) | Stmt::Throw(a, b) | Stmt::Return(a, b) => {
            visit_expr(a, see);
            visit_expr(b, see);
        }
        Stmt::Action(_, values) => values.iter_mut().for_each(|value| visit_expr(value, see)),
        Stmt::If(condition, then, otherwise) => {
            visit_expr(condition, see);
            visit_block(then, see);
            visit_block(otherwise, see);
        }
        Stmt::For(_, value, body) | Stmt::While(_, _, value, body) | Stmt::Local(_, _, body, value) => {
            visit_expr(value, see);
            visit_block(body, see);
        }
        Stmt::Scan(scan) => {
            visit_expr(&mut scan.vector, see);
            visit_expr(&mut scan.value, see);
        }
        Stmt::Try(parts) => {
            visit_block(&mut parts.body, see);
            parts.handler.iter_mut().for_each(|(_, block)| visit_block(block, see));
            visit_block(&mut parts.last, see);
        }
    }
}

fn visit_expr(expr: &mut Expr, see: &mut dyn FnMut(Site<'_>)) {
    see(Site::Expr(expr));
    match expr {
        Expr::Int(_) | Expr::Quarters(_) | Expr::Bool(_) | Expr::Text(_) | Expr::Name(_) => {}
        Expr::Form(_, args) | Expr::Fixed(_, args) | Expr::New(_, _, args) => {
            args.iter_mut().for_each(|arg| visit_expr(arg, see));
        }
        Expr::Binder(_, _, parts) | Expr::Try(parts) => parts.iter_mut().for_each(|part| visit_expr(part, see)),
        Expr::Call(_, args, keywords) => {
            args.iter_mut().for_each(|arg| visit_expr(arg, see));
            keywords.iter_mut().for_each(|(_, value)| visit_expr(value, see));
        }
        Expr::Field(object, _) => visit_expr(object, see),
        Expr::Lambda(_, body, value) => {
            visit_block(body, see);
            visit_expr(value, see);
        }
        Expr::If(parts) => parts.iter_mut().for_each(|part| visit_expr(part, see)),
        Expr::Let(_, value, body, result) => {
            visit_expr(value, see);
            visit_block(body, see);
            visit_expr(result, see);
        }
    }
}
