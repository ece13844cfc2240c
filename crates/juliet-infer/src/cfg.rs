//! Control flow of a lowered body: basic blocks, try regions, uses of statements across blocks.

use juliet_ir::lowered::{Body, Operand, Stmt};

/// A basic block of statements.
#[derive(Clone, Debug, Default)]
pub(crate) struct LoweredBlock {
    /// First statement.
    pub(crate) start: u32,
    /// One past the last statement.
    pub(crate) end: u32,
    /// Statement of the innermost `EnterTry` around it.
    pub(crate) try_stack: Vec<u32>,
}

/// Blocks of a lowered body.
#[derive(Clone, Debug)]
pub(crate) struct LoweredCfg {
    /// Blocks in statement order.
    pub(crate) blocks: Vec<LoweredBlock>,
    /// Block of each statement.
    pub(crate) block_of: Vec<u32>,
    /// Blocks other than its own that read a statement's value, for each statement.
    pub(crate) outer_uses: Vec<Vec<u32>>,
    /// Whether some jump goes backwards.
    pub(crate) has_loop: bool,
    /// Whether there is a `try`.
    pub(crate) has_try: bool,
}

impl LoweredCfg {
    /// Finds the blocks.
    pub(crate) fn new(body: &Body) -> LoweredCfg {
        let count = body.stmts.len();
        let mut leader = vec![false; count + 1];
        if count > 0 {
            leader[0] = true;
        }
        let (mut has_loop, mut has_try) = (false, false);
        for (pc, stmt) in body.stmts.iter().enumerate() {
            match stmt {
                Stmt::Goto(t) | Stmt::GotoIfNot { target: t, .. } | Stmt::EnterTry(t) => {
                    leader[t.0 as usize] = true;
                    leader[pc + 1] = true;
                    has_loop |= t.0 as usize <= pc;
                    has_try |= matches!(stmt, Stmt::EnterTry(_));
                }
                Stmt::Return(_) | Stmt::LeaveTry(_) => leader[pc + 1] = true,
                _ => {}
            }
        }
        let mut blocks: Vec<LoweredBlock> = Vec::new();
        let mut block_of = Vec::with_capacity(count);
        for (pc, is_leader) in leader.iter().take(count).enumerate() {
            if *is_leader {
                blocks.push(LoweredBlock { start: pc as u32, end: pc as u32, try_stack: Vec::new() });
            }
            block_of.push(blocks.len() as u32 - 1);
            let last = blocks.len() - 1;
            blocks[last].end = pc as u32 + 1;
        }
        let outer_uses = outer_uses(body, &block_of);
        let mut cfg = LoweredCfg { blocks, block_of, outer_uses, has_loop, has_try };
        if has_try {
            cfg.find_try_regions(body);
        }
        cfg
    }

    /// Successors without exceptional ones; for an `EnterTry`, only the protected code.
    pub(crate) fn successors(&self, body: &Body, block: usize) -> Vec<usize> {
        let last = self.blocks[block].end as usize - 1;
        let next = block + 1;
        match &body.stmts[last] {
            Stmt::Goto(t) => vec![self.block_of[t.0 as usize] as usize],
            Stmt::GotoIfNot { target, .. } => vec![next, self.block_of[target.0 as usize] as usize],
            Stmt::Return(_) => vec![],
            _ if next < self.blocks.len() => vec![next],
            _ => vec![],
        }
    }

    /// The handler block of a block, where it stands inside a `try`.
    pub(crate) fn handler(&self, body: &Body, block: usize) -> Option<usize> {
        let enter = *self.blocks[block].try_stack.last()?;
        match &body.stmts[enter as usize] {
            Stmt::EnterTry(t) => Some(self.block_of[t.0 as usize] as usize),
            _ => None,
        }
    }

    fn find_try_regions(&mut self, body: &Body) {
        let mut seen = vec![false; self.blocks.len()];
        let mut work = vec![(0usize, Vec::new())];
        while let Some((block, stack)) = work.pop() {
            if std::mem::replace(&mut seen[block], true) {
                continue;
            }
            self.blocks[block].try_stack.clone_from(&stack);
            let last = self.blocks[block].end as usize - 1;
            let mut after = stack.clone();
            match &body.stmts[last] {
                Stmt::EnterTry(t) => {
                    work.push((self.block_of[t.0 as usize] as usize, stack));
                    after.push(last as u32);
                }
                Stmt::LeaveTry(n) => after.truncate(after.len().saturating_sub(*n as usize)),
                _ => {}
            }
            for successor in self.successors(body, block) {
                work.push((successor, after.clone()));
            }
        }
    }
}

fn outer_uses(body: &Body, block_of: &[u32]) -> Vec<Vec<u32>> {
    let mut uses: Vec<Vec<u32>> = vec![Vec::new(); body.stmts.len()];
    for (pc, stmt) in body.stmts.iter().enumerate() {
        let here = block_of[pc];
        stmt.for_each_operand(&mut |op| {
            if let Operand::Ssa(id) = op {
                let list = &mut uses[id.0 as usize];
                if block_of[id.0 as usize] != here && list.last() != Some(&here) {
                    list.push(here);
                }
            }
        });
    }
    uses
}

/// Slots that are live at the start of each block, as bit sets.
pub(crate) fn live_slots(body: &Body, cfg: &LoweredCfg) -> Vec<Vec<u64>> {
    let words = body.slots.len().div_ceil(64);
    let count = cfg.blocks.len();
    let (mut uses, mut kills) = (vec![vec![0u64; words]; count], vec![vec![0u64; words]; count]);
    for (index, block) in cfg.blocks.iter().enumerate() {
        for stmt in &body.stmts[block.start as usize..block.end as usize] {
            let mut read = |slot: u32| {
                let (word, bit) = (slot as usize / 64, 1u64 << (slot % 64));
                if kills[index][word] & bit == 0 {
                    uses[index][word] |= bit;
                }
            };
            stmt.for_each_operand(&mut |op| {
                if let Operand::Slot(s) = op {
                    read(s.0);
                }
            });
            if let Stmt::IsDefined(juliet_ir::lowered::Place::Slot(s)) = stmt {
                read(s.0);
            }
            if let Stmt::Assign(s, _) | Stmt::NewVar(s) = stmt {
                kills[index][s.0 as usize / 64] |= 1u64 << (s.0 % 64);
            }
        }
    }
    let mut live = uses.clone();
    let mut changed = true;
    while changed {
        changed = false;
        for block in (0..count).rev() {
            let mut out = vec![0u64; words];
            for successor in cfg.successors(body, block) {
                out.iter_mut().zip(&live[successor]).for_each(|(o, l)| *o |= l);
            }
            // An `EnterTry` passes what its handler reads.
            if let Stmt::EnterTry(t) = &body.stmts[cfg.blocks[block].end as usize - 1] {
                let handler = cfg.block_of[t.0 as usize] as usize;
                out.iter_mut().zip(&live[handler]).for_each(|(o, l)| *o |= l);
            }
            let handler = cfg.handler(body, block);
            for word in 0..words {
                let through = handler.map_or(0, |h| live[h][word]);
                let new = uses[block][word] | (out[word] & !kills[block][word]) | through;
                if new != live[block][word] {
                    live[block][word] = new;
                    changed = true;
                }
            }
        }
    }
    live
}
