//! The choice of statements.

use crate::forms::{ACTIONS, updates};
use crate::generate::{Body, bound};
use crate::program::{Expr, Kind, Scan, Stmt, Try, Type};

/// How often a loop is taken to run.
const LOOP_COUNT: u64 = 6;

/// Highest product of loop counts at which another loop may begin.
const LOOPS_MAX: u64 = 36;

impl Body<'_> {
    /// Statements whose variables are gone behind them.
    fn block(&mut self, count: usize, depth: u32) -> Vec<Stmt> {
        let mark = self.vars.len();
        let block = self.statements(count, depth);
        self.vars.truncate(mark);
        block
    }

    /// Statements; `depth` bounds how deep blocks nest.
    pub(crate) fn statements(&mut self, count: usize, depth: u32) -> Vec<Stmt> {
        let mut out = Vec::new();
        for _ in 0..count {
            self.cost += self.loops;
            let chosen = if depth > 0 && self.random().percent(35) {
                self.compound(depth - 1)
            } else if self.random().percent(22) {
                self.jump_or_show()
            } else {
                None
            };
            match chosen {
                Some(stmt) => out.push(stmt),
                None => out.push(self.simple()),
            }
        }
        out
    }

    /// Statements without blocks and jumps.
    pub(crate) fn simple_statements(&mut self, count: usize) -> Vec<Stmt> {
        (0..count).map(|_| self.simple()).collect()
    }

    fn simple(&mut self) -> Stmt {
        let chosen = match self.random().below(100) {
            0..18 => self.assign_again(),
            18..32 => self.update(),
            32..44 => self.action(),
            44..50 => self.set_field(),
            50..55 => Some(self.destructure()),
            _ => None,
        };
        match chosen {
            Some(stmt) => stmt,
            None => self.assign_new(),
        }
    }

    fn assign_new(&mut self) -> Stmt {
        let ty = self.any_type();
        let value = self.bounded(&ty, 3);
        let name = self.local();
        self.declare(name, ty, true);
        Stmt::Assign(name, value)
    }

    fn assign_again(&mut self) -> Option<Stmt> {
        // A function composed with itself in a loop would have ever larger types.
        let var = self.variable(|v| v.is_assignable && v.ty != Type::Base(b'c'))?;
        let value = self.bounded(&var.ty, 3);
        Some(Stmt::Assign(var.name, value))
    }

    fn update(&mut self) -> Option<Stmt> {
        let can_update = |ty: &Type| matches!(ty, Type::Base(letter) if !updates(*letter).is_empty());
        let var = self.variable(|v| v.is_assignable && can_update(&v.ty))?;
        let Type::Base(letter) = var.ty else { return None };
        let op = self.random().one(updates(letter));
        let value = self.expr(&var.ty, 2);
        if letter == b's' {
            let joined = Expr::Fixed("($ * $)", vec![Expr::Name(var.name), value]);
            return Some(Stmt::Assign(var.name, bound(&var.ty, joined)));
        }
        Some(Stmt::Update(var.name, op, value))
    }

    fn action(&mut self) -> Option<Stmt> {
        let index = self.random().below(ACTIONS.len());
        let args = ACTIONS[index].1;
        let var = self.variable(|v| v.ty == Type::Base(args[0]))?;
        let mut values = vec![Expr::Name(var.name)];
        values.extend(args[1..].iter().map(|ty| self.bounded(&Type::Base(*ty), 2)));
        Some(Stmt::Action(index, values))
    }

    fn set_field(&mut self) -> Option<Stmt> {
        let structs = self.generator.program.structs.clone();
        let var = self.variable(|v| matches!(v.ty, Type::Object(index, _) if structs[index].is_mutable))?;
        let Type::Object(index, args) = &var.ty else { return None };
        let (name, field) = self.random().one(&structs[*index].fields);
        let ty = self.generator.field_type(field, args);
        let value = self.bounded(&ty, 2);
        Some(Stmt::SetField(Expr::Name(var.name), name, value))
    }

    fn destructure(&mut self) -> Stmt {
        let value = self.expr(&Type::Base(b't'), 2);
        let names = [self.local(), self.local()];
        self.declare(names[0], Type::Base(b'i'), true);
        self.declare(names[1], Type::Base(b'f'), true);
        Stmt::Destructure(names, value)
    }

    fn jump_or_show(&mut self) -> Option<Stmt> {
        let condition = Type::Base(b'b');
        match self.random().below(10) {
            0 if self.in_loop => Some(Stmt::Break(self.expr(&condition, 2))),
            1 if self.in_loop => Some(Stmt::Continue(self.expr(&condition, 2))),
            2 if self.result.is_some() => {
                let ty = self.result.clone()?;
                Some(Stmt::Return(self.expr(&condition, 2), self.bounded(&ty, 2)))
            }
            3..5 if self.in_try => {
                let thrown = ["ArgumentError(string($))", "ErrorException(string($))", "$", "DomainError($)"];
                let thrown = Expr::Fixed(self.random().one(&thrown), vec![self.expr(&Type::Base(b'i'), 1)]);
                Some(Stmt::Throw(self.expr(&condition, 2), thrown))
            }
            _ if self.shown < 5 && self.loops <= LOOPS_MAX && !self.in_closure => Some(self.show()),
            _ => None,
        }
    }

    fn show(&mut self) -> Stmt {
        self.shown += 1;
        self.cost += 10 * self.loops;
        let var = self.variable(|v| v.ty != Type::Base(b'o'));
        let value = match var {
            Some(var) => self.shown(&var.ty, Expr::Name(var.name)),
            None => self.expr(&Type::Base(b'i'), 2),
        };
        Stmt::Show(self.generator.place(), value)
    }

    fn compound(&mut self, depth: u32) -> Option<Stmt> {
        match self.random().below(20) {
            0..6 => {
                let condition = self.expr(&Type::Base(b'b'), 2);
                let then = self.some_block(depth);
                let otherwise = if self.random().percent(60) { self.some_block(depth) } else { vec![] };
                Some(Stmt::If(condition, then, otherwise))
            }
            6..11 => self.for_loop(depth),
            11..14 => self.while_loop(depth),
            14..16 => self.scan(),
            16..18 => Some(self.try_statement(depth)),
            _ => Some(self.local_function()),
        }
    }

    fn some_block(&mut self, depth: u32) -> Vec<Stmt> {
        let count = self.random().between(1, 3);
        self.block(count, depth)
    }

    /// The body of a loop.
    fn loop_body(&mut self, depth: u32) -> Vec<Stmt> {
        let (loops, in_loop) = (self.loops, self.in_loop);
        (self.loops, self.in_loop) = (loops * LOOP_COUNT, true);
        let body = self.some_block(depth);
        (self.loops, self.in_loop) = (loops, in_loop);
        body
    }

    fn for_loop(&mut self, depth: u32) -> Option<Stmt> {
        if self.loops > LOOPS_MAX {
            return None;
        }
        let collections: &[(u8, u8)] =
            &[(b'r', b'i'), (b'r', b'i'), (b'I', b'i'), (b'F', b'f'), (b'A', b'a'), (b's', b'h')];
        let (of, element) = self.random().one(collections);
        // A loop over the very vector to which its body adds would not end.
        let collection = match of {
            b'r' => Expr::Fixed("1:($ & 7)", vec![self.expr(&Type::Base(b'i'), 2)]),
            _ => {
                let value = self.expr(&Type::Base(of), 2);
                bound(&Type::Base(of), value)
            }
        };
        let (name, mark) = (self.local(), self.vars.len());
        self.declare(name, Type::Base(element), true);
        let body = self.loop_body(depth);
        self.vars.truncate(mark);
        Some(Stmt::For(name, collection, body))
    }

    fn while_loop(&mut self, depth: u32) -> Option<Stmt> {
        if self.loops > LOOPS_MAX {
            return None;
        }
        let (counter, bound, mark) = (self.local(), self.random().between(2, 7) as u8, self.vars.len());
        self.declare(counter, Type::Base(b'i'), false);
        let condition = self.expr(&Type::Base(b'b'), 2);
        let body = self.loop_body(depth);
        self.vars.truncate(mark);
        Some(Stmt::While(counter, bound, condition, body))
    }

    fn scan(&mut self) -> Option<Stmt> {
        let (of, ty) = self.random().one(&[(b'I', b'i'), (b'F', b'f')]);
        let sum = self.variable(|v| v.is_assignable && v.ty == Type::Base(ty))?;
        if sum.name.kind == Kind::Global {
            return None;
        }
        let vector = self.expr(&Type::Base(of), 2);
        let (names, mark) = ([self.local(), self.local(), self.local()], self.vars.len());
        self.declare(names[1], Type::Base(b'i'), false);
        self.declare(names[2], Type::Base(ty), false);
        let loops = self.loops;
        self.loops *= LOOP_COUNT;
        let value = self.arithmetic(ty, 3);
        self.loops = loops;
        self.vars.truncate(mark);
        let is_inbounds = self.random().percent(50);
        Some(Stmt::Scan(Box::new(Scan { is_inbounds, vector, names, sum: sum.name, value })))
    }

    fn try_statement(&mut self, depth: u32) -> Stmt {
        let in_try = std::mem::replace(&mut self.in_try, true);
        let body = self.some_block(depth);
        self.in_try = in_try;
        let choice = self.random().below(4);
        let handler = (choice > 0).then(|| {
            let name = self.local();
            let shown = Expr::Fixed(
                "(isa($, ErrorException) ? $.msg : string(nameof(typeof($))))",
                vec![Expr::Name(name), Expr::Name(name), Expr::Name(name)],
            );
            let mut block = vec![Stmt::Show(self.generator.place(), shown)];
            block.extend(self.some_block(depth));
            (name, block)
        });
        let last = if choice < 2 { self.finally_block() } else { vec![] };
        Stmt::Try(Box::new(Try { body, handler, last }))
    }

    /// What is done in any case; it neither returns nor leaves a loop.
    fn finally_block(&mut self) -> Vec<Stmt> {
        let saved = (self.result.take(), std::mem::take(&mut self.in_loop));
        let block = self.some_block(0);
        (self.result, self.in_loop) = saved;
        block
    }

    fn local_function(&mut self) -> Stmt {
        let (params, body, value) = self.closure_parts(&[Type::Base(b'i')], &Type::Base(b'i'), 3, 3);
        let name = self.local();
        self.declare(name, Type::Base(b'c'), false);
        Stmt::Local(name, params, body, value)
    }
}
