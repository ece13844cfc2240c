//! Stencil → Cranelift IR → object.
//!
//! A hole is an external symbol with its number; the back end emits an absolute eight-byte
//! relocation for each use. A call in a block with a handler is a `try_call` whose exceptional
//! edge is the handler. Site numbers travel as source locations.

use std::collections::BTreeMap;

use cranelift_codegen::binemit::Reloc as MachReloc;
use cranelift_codegen::ir::condcodes::{CondCode, FloatCC, IntCC};
use cranelift_codegen::ir::{
    self, AbiParam, BlockArg, ExceptionTableData, ExceptionTableItem, ExternalName, GlobalValue, GlobalValueData,
    InstBuilder, SigRef, SourceLoc, StackSlotData, StackSlotKind, UserExternalName, UserFuncName, Value, types,
};
use cranelift_codegen::isa::CallConv;
use cranelift_codegen::{Context, FinalizedMachExceptionHandler, FinalizedRelocTarget};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use juliet_ir::stencil::{
    CALL_STACK_BYTES, Convention, Hole, HoleId, Inst, Lane, Lb, Lv, Op, Region, Signature, Site, Stencil,
    Target as Jump, Terminator,
};

use crate::if_convert::select_branches;
use crate::object::{CallSite, Object, Reloc, RelocTarget};
use crate::prim;
use crate::target::Target;
use crate::vector_plan::{VectorLoop, plan_vector_loops};

/// A failure of the back end: always a bug of ours, never the user's.
#[derive(Debug, thiserror::Error)]
#[error("code generation: {0}")]
pub struct CodegenError(pub String);

/// Generated loads and stores do not trap; bad addresses are errors of the program or of ours.
const FLAGS: ir::MemFlagsData = ir::MemFlagsData::new().with_notrap();
/// Namespace of hole symbols.
const HOLES: u32 = 0;
/// Namespace of runtime routines that the convention itself needs; index into [`ROUTINES`].
const ROUTINE: u32 = 1;
/// Routines that allocation and throwing call: fixed names, hence not holes of the stencil.
const ROUTINES: [&str; 3] = ["jlt_throw_pending", "jlt_alloc_or_throw", "jlt_tls"];
/// Index of the thread's allocation area in [`ROUTINES`]: two words, cursor and limit.
const THREAD: u32 = 2;
/// Kinds of memory that the stencil does not know, after those of [`Region`]: the thread's block.
const REGION_THREAD: u32 = 5;
/// Largest object that is allocated in line.
const INLINE_ALLOC_MAX: u32 = 1024;

/// Names of the kinds of memory, by number.
const REGION_NAMES: [&str; 6] = ["element", "field", "fixed", "cell", "frame", "thread"];

/// Generates code for a stencil.
///
/// # Errors
/// A refusal of the back end, with its text.
pub fn compile(stencil: &Stencil, target: &Target) -> Result<Object, CodegenError> {
    let mut context = Context::for_function(build(stencil, target));
    let mut plane = cranelift_codegen::control::ControlPlane::default();
    context.compile(target.isa.as_ref(), &mut plane).map_err(|e| CodegenError(format!("{:?}\n{stencil}", e.inner)))?;
    let compiled = context.compiled_code().ok_or_else(|| CodegenError("no code".into()))?;
    let buffer = &compiled.buffer;
    let mut relocs = Vec::new();
    for reloc in buffer.relocs() {
        relocs.push(convert_reloc(&context.func, reloc)?);
    }
    let locs = buffer.get_srclocs_sorted();
    let mut call_sites = Vec::new();
    for site in buffer.call_sites() {
        let handler_offset = site.exception_handlers.iter().find_map(|h| match h {
            FinalizedMachExceptionHandler::Default(offset) => Some(*offset),
            _ => None,
        });
        let at = site.ret_addr - 1;
        let index = locs.partition_point(|l| l.start <= at);
        let loc = index.checked_sub(1).map(|i| &locs[i]).filter(|l| at < l.end && !l.loc.is_default());
        call_sites.push(CallSite {
            return_offset: site.ret_addr,
            handler_offset,
            frame_offset: site.frame_offset.unwrap_or(0),
            site: loc.map_or(u32::MAX, |l| l.loc.bits()),
        });
    }
    Ok(Object {
        code: buffer.data().to_vec(),
        align: buffer.alignment.max(16),
        relocs,
        call_sites,
        holes: stencil.holes.len() as u32,
    })
}

/// The Cranelift IR of a stencil, for `juliet code clif`.
pub fn clif_text(stencil: &Stencil, target: &Target) -> String {
    build(stencil, target).display().to_string()
}

fn convert_reloc(func: &ir::Function, reloc: &cranelift_codegen::FinalizedMachReloc) -> Result<Reloc, CodegenError> {
    if reloc.kind != MachReloc::Abs8 {
        return Err(CodegenError(format!("relocation of kind {:?}", reloc.kind)));
    }
    let target = match &reloc.target {
        FinalizedRelocTarget::ExternalName(ExternalName::User(name)) => {
            let UserExternalName { namespace, index } = func.params.user_named_funcs()[*name];
            if namespace == HOLES {
                RelocTarget::Hole(index)
            } else {
                RelocTarget::LibCall(ROUTINES[index as usize].to_owned())
            }
        }
        FinalizedRelocTarget::ExternalName(ExternalName::LibCall(call)) => {
            RelocTarget::LibCall(libcall_symbol(*call)?.to_owned())
        }
        other => return Err(CodegenError(format!("relocation against {other:?}"))),
    };
    Ok(Reloc { offset: reloc.offset, target, addend: reloc.addend })
}

fn libcall_symbol(call: ir::LibCall) -> Result<&'static str, CodegenError> {
    use ir::LibCall as L;
    Ok(match call {
        L::CeilF32 => "ceilf",
        L::CeilF64 => "ceil",
        L::FloorF32 => "floorf",
        L::FloorF64 => "floor",
        L::TruncF32 => "truncf",
        L::TruncF64 => "trunc",
        L::NearestF32 => "rintf",
        L::NearestF64 => "rint",
        L::FmaF32 => "fmaf",
        L::FmaF64 => "fma",
        L::Memcpy => "memcpy",
        L::Memset => "memset",
        L::Memmove => "memmove",
        L::Memcmp => "memcmp",
        other => return Err(CodegenError(format!("library call {other:?}"))),
    })
}

fn clif_signature(sig: &Signature, conv: CallConv) -> ir::Signature {
    let mut out = ir::Signature::new(conv);
    out.params.extend(sig.params.iter().map(|l| AbiParam::new(prim::lane_type(*l))));
    out.returns.extend(sig.rets.iter().map(|l| AbiParam::new(prim::lane_type(*l))));
    out
}

fn build(stencil: &Stencil, target: &Target) -> ir::Function {
    let c_conv = CallConv::triple_default(target.isa.triple());
    let own_conv = match stencil.convention {
        Convention::Method => CallConv::Tail,
        Convention::C => c_conv,
    };
    let mut func = ir::Function::with_name_signature(UserFuncName::user(0, 0), clif_signature(&stencil.sig, own_conv));
    let mut frontend = FunctionBuilderContext::new();
    let builder = FunctionBuilder::new(&mut func, &mut frontend);
    let mut translator = Translator {
        stencil,
        b: builder,
        c_conv,
        values: vec![Value::from_u32(0); stencil.values.len()],
        blocks: Vec::new(),
        slots: Vec::new(),
        holes: vec![None; stencil.holes.len()],
        routines: [None; ROUTINES.len()],
        handler: None,
        depths: crate::loops::loop_depths(stencil),
        comparisons: vec![None; stencil.values.len()],
        current: 0,
        entries: BTreeMap::new(),
    };
    let merged = if target.has_vectors() { select_branches(stencil) } else { None };
    let plans = if target.has_vectors() { plan_vector_loops(stencil, merged.as_ref()) } else { BTreeMap::new() };
    translator.run(&plans);
    let Translator { mut b, .. } = translator;
    b.seal_all_blocks();
    b.finalize(target.isa.frontend_config());
    func
}

/// Translates one stencil.
pub(crate) struct Translator<'a> {
    pub(crate) stencil: &'a Stencil,
    pub(crate) b: FunctionBuilder<'a>,
    c_conv: CallConv,
    pub(crate) values: Vec<Value>,
    pub(crate) blocks: Vec<ir::Block>,
    slots: Vec<ir::StackSlot>,
    holes: Vec<Option<GlobalValue>>,
    routines: [Option<GlobalValue>; ROUTINES.len()],
    handler: Option<Lb>,
    /// How deep in loops each block lies.
    depths: Vec<u32>,
    /// The comparison that defines a value.
    comparisons: Vec<Option<Comparison>>,
    /// The block that is being translated.
    current: usize,
    /// Where to enter loops that run in chunks, by their heads.
    entries: BTreeMap<usize, ir::Block>,
}

/// A comparison of two values.
#[derive(Clone, Copy)]
enum Comparison {
    Int(IntCC, Value, Value),
    Float(FloatCC, Value, Value),
}

impl Translator<'_> {
    fn run(&mut self, plans: &BTreeMap<usize, VectorLoop<'_>>) {
        let stencil = self.stencil;
        for &(size, align) in &stencil.stack_slots {
            let data = StackSlotData::new(StackSlotKind::ExplicitSlot, size, align.trailing_zeros() as u8);
            self.slots.push(self.b.create_sized_stack_slot(data));
        }
        let cold = crate::cold::cold_blocks(stencil, &self.depths);
        for (block, is_cold) in stencil.blocks.iter().zip(cold) {
            let id = self.b.create_block();
            for param in &block.params {
                self.values[param.index()] =
                    self.b.append_block_param(id, prim::lane_type(stencil.values[param.index()]));
            }
            if is_cold {
                self.b.set_cold_block(id);
            }
            self.blocks.push(id);
        }
        for &head in plans.keys() {
            let entry = self.b.create_block();
            for param in &stencil.blocks[head].params {
                self.b.append_block_param(entry, prim::lane_type(stencil.values[param.index()]));
            }
            self.entries.insert(head, entry);
        }
        for (index, block) in stencil.blocks.iter().enumerate() {
            if let Some(plan) = plans.get(&index) {
                self.vector_loop(plan, self.entries[&index]);
            }
            self.current = index;
            self.b.switch_to_block(self.blocks[index]);
            self.handler = block.handler;
            let mut ended = false;
            for inst in &block.insts {
                ended = self.inst(inst);
            }
            if !ended {
                self.terminator(&block.term);
            }
        }
    }

    fn lane(&self, v: Lv) -> Lane {
        self.stencil.values[v.index()]
    }

    fn get(&self, v: Lv) -> Value {
        self.values[v.index()]
    }

    fn list(&self, args: &[Lv]) -> Vec<Value> {
        args.iter().map(|v| self.get(*v)).collect()
    }

    fn define(&mut self, results: &[Lv], values: &[Value]) {
        for (r, v) in results.iter().zip(values) {
            self.values[r.index()] = *v;
        }
    }

    fn symbol(&mut self, namespace: u32, index: u32) -> GlobalValue {
        let known = if namespace == HOLES { self.holes[index as usize] } else { self.routines[index as usize] };
        if let Some(gv) = known {
            return gv;
        }
        let name = self.b.func.declare_imported_user_function(UserExternalName { namespace, index });
        let data =
            GlobalValueData::Symbol { name: ExternalName::user(name), offset: 0.into(), colocated: false, tls: false };
        let gv = self.b.create_global_value(data);
        if namespace == HOLES {
            self.holes[index as usize] = Some(gv);
        } else {
            self.routines[index as usize] = Some(gv);
        }
        gv
    }

    fn hole_address(&mut self, hole: HoleId) -> Value {
        let gv = self.symbol(HOLES, hole.0);
        self.b.ins().symbol_value(types::I64, gv)
    }

    /// Emits an instruction; true where it ended the block.
    fn inst(&mut self, inst: &Inst) -> bool {
        let result_type = inst.results.first().map(|r| prim::lane_type(self.lane(*r)));
        match &inst.op {
            Op::Const(bits) => {
                let ty = result_type.expect("a constant has a result");
                let v = prim::constant(&mut self.b, ty, *bits);
                self.define(&inst.results, &[v]);
            }
            Op::Prim(op, args) => {
                let args = self.list(args);
                let v = prim::emit(&mut self.b, *op, &args, result_type.expect("an operation has a result"));
                self.define(&inst.results, &[v]);
            }
            Op::Icmp(cond, x, y) => {
                self.compare(&inst.results, Comparison::Int(prim::int_cc(*cond), self.get(*x), self.get(*y)));
            }
            Op::Fcmp(cond, x, y) => {
                self.compare(&inst.results, Comparison::Float(prim::float_cc(*cond), self.get(*x), self.get(*y)));
            }
            Op::Load { base, offset, region } => {
                let ty = result_type.expect("a load has a result");
                let flags = self.flags(*region as u32);
                let v = self.b.ins().load(ty, flags, self.values[base.index()], *offset);
                self.define(&inst.results, &[v]);
            }
            Op::Store { base, offset, value, region } => {
                let (value, base) = (self.get(*value), self.get(*base));
                let flags = self.flags(*region as u32);
                self.b.ins().store(flags, value, base, *offset);
            }
            Op::HoleAddr(hole) => {
                let v = self.hole_address(*hole);
                self.define(&inst.results, &[v]);
            }
            Op::StackAddr(slot) => {
                let v = self.b.ins().stack_addr(types::I64, self.slots[slot.index()], 0);
                self.define(&inst.results, &[v]);
            }
            op => return self.call_inst(op, &inst.results),
        }
        false
    }

    fn call_inst(&mut self, op: &Op, results: &[Lv]) -> bool {
        match op {
            Op::Alloc { tag, size, site } => self.alloc(*tag, *size, results, *site),
            Op::CallInstance { hole, args, site } => {
                let Hole::Instance { sig } = &self.stencil.holes[hole.index()] else {
                    panic!("codegen: {hole} is not an instance");
                };
                let cell = self.hole_address(*hole);
                let flags = self.flags(Region::Cell as u32);
                let entry = self.b.ins().load(types::I64, flags, cell, 0);
                let args = self.list(args);
                self.call(entry, sig, CallConv::Tail, &args, results, *site, true);
            }
            Op::CallC { hole, args, site } => {
                let (Hole::Runtime { sig, .. } | Hole::Foreign { sig }) = &self.stencil.holes[hole.index()] else {
                    panic!("codegen: {hole} is not a C function");
                };
                let throws = self.stencil.holes[hole.index()].may_call_back();
                let entry = self.hole_address(*hole);
                let args = self.list(args);
                self.probe_stack();
                self.call(entry, sig, self.c_conv, &args, results, *site, throws);
            }
            Op::CallCPointer { pointer, sig, args, site } => {
                let args = self.list(args);
                self.probe_stack();
                self.call(self.get(*pointer), sig, self.c_conv, &args, results, *site, true);
            }
            Op::CallGeneric { entry, args, count, site } => {
                let sig = Signature { params: vec![Lane::I64, Lane::I64], rets: vec![Lane::Ref] };
                let values = [self.get(*args), self.get(*count)];
                self.call(self.get(*entry), &sig, CallConv::Tail, &values, results, *site, true);
            }
            Op::ThrowPending { site } => {
                self.routine_call(0, &Signature::default(), &[], &[], *site);
            }
            other => panic!("codegen: {other} is not a call"),
        }
        false
    }

    /// Memory flags of a kind of memory.
    pub(crate) fn flags(&mut self, region: u32) -> ir::MemFlagsData {
        let data = ir::AliasRegionData { user_id: region, description: REGION_NAMES[region as usize].into() };
        FLAGS.with_alias_region(Some(self.b.func.dfg.alias_regions.insert(data)))
    }

    /// Moves the allocation cursor on, or calls the runtime where the area is used up.
    fn alloc(&mut self, tag: HoleId, size: u32, results: &[Lv], site: Site) {
        let sig = Signature { params: vec![Lane::Ref, Lane::I64], rets: vec![Lane::Ref] };
        let tag = self.hole_address(tag);
        if size > INLINE_ALLOC_MAX {
            let size = self.b.ins().iconst(types::I64, i64::from(size));
            self.routine_call(1, &sig, &[tag, size], results, site);
            return;
        }
        let (thread_flags, field_flags) = (self.flags(REGION_THREAD), self.flags(Region::Fixed as u32));
        let thread = self.symbol(ROUTINE, THREAD);
        let thread = self.b.ins().symbol_value(types::I64, thread);
        let cursor = self.b.ins().load(types::I64, thread_flags, thread, 0);
        let limit = self.b.ins().load(types::I64, thread_flags, thread, 8);
        let cell = i64::from((size + 8).next_multiple_of(16));
        let next = self.b.ins().iadd_imm_s(cursor, cell);
        let fits = self.b.ins().icmp(IntCC::UnsignedLessThanOrEqual, next, limit);
        let (fast, slow, done) = (self.b.create_block(), self.b.create_block(), self.b.create_block());
        let object = self.b.append_block_param(done, types::I64);
        self.b.set_cold_block(slow);
        self.b.ins().brif(fits, fast, &[], slow, &[]);
        self.b.switch_to_block(slow);
        let size = self.b.ins().iconst(types::I64, i64::from(size));
        self.routine_call(1, &sig, &[tag, size], results, site);
        let made = self.get(results[0]);
        self.b.ins().jump(done, &[BlockArg::Value(made)]);
        self.b.switch_to_block(fast);
        self.b.ins().store(thread_flags, next, thread, 0);
        self.b.ins().store(field_flags, tag, cursor, 0);
        let payload = self.b.ins().iadd_imm_s(cursor, 8);
        self.b.ins().jump(done, &[BlockArg::Value(payload)]);
        self.b.switch_to_block(done);
        self.define(results, &[object]);
    }

    /// Faults where the stack that is left is too little for a call of the runtime or of C.
    fn probe_stack(&mut self) {
        let sp = self.b.ins().get_stack_pointer(types::I64);
        // A load that may trap is not removed.
        self.b.ins().load(types::I64, ir::MemFlagsData::new(), sp, -CALL_STACK_BYTES);
    }

    fn routine_call(&mut self, routine: u32, sig: &Signature, args: &[Value], results: &[Lv], site: Site) {
        let gv = self.symbol(ROUTINE, routine);
        let entry = self.b.ins().symbol_value(types::I64, gv);
        self.probe_stack();
        self.call(entry, sig, CallConv::Tail, args, results, site, true);
    }

    #[allow(clippy::too_many_arguments, reason = "one place for the shape of every call")]
    fn call(
        &mut self,
        entry: Value,
        sig: &Signature,
        conv: CallConv,
        args: &[Value],
        results: &[Lv],
        site: Site,
        throws: bool,
    ) {
        let sig_ref: SigRef = self.b.import_signature(clif_signature(sig, conv));
        self.b.set_srcloc(SourceLoc::new(site.0));
        let handler = self.handler.filter(|_| throws);
        let Some(handler) = handler else {
            let call = self.b.ins().call_indirect(sig_ref, entry, args);
            let values = self.b.inst_results(call).to_vec();
            self.define(results, &values);
            self.b.set_srcloc(SourceLoc::default());
            return;
        };
        let next = self.b.create_block();
        let params: Vec<Value> =
            sig.rets.iter().map(|l| self.b.append_block_param(next, prim::lane_type(*l))).collect();
        let returned: Vec<BlockArg> = (0..sig.rets.len() as u32).map(BlockArg::TryCallRet).collect();
        let pool = &mut self.b.func.dfg.value_lists;
        let normal = ir::BlockCall::new(next, returned, pool);
        let caught = ir::BlockCall::new(self.blocks[handler.index()], std::iter::empty(), pool);
        let table = ExceptionTableData::new(sig_ref, normal, [ExceptionTableItem::Default(caught)]);
        let table = self.b.func.dfg.exception_tables.push(table);
        self.b.ins().try_call_indirect(entry, args, table);
        self.b.set_srcloc(SourceLoc::default());
        self.b.switch_to_block(next);
        self.define(results, &params);
    }

    fn compare(&mut self, results: &[Lv], comparison: Comparison) {
        let v = self.comparison(comparison);
        self.define(results, &[v]);
        self.comparisons[results[0].index()] = Some(comparison);
    }

    fn comparison(&mut self, comparison: Comparison) -> Value {
        match comparison {
            Comparison::Int(cc, x, y) => self.b.ins().icmp(cc, x, y),
            Comparison::Float(cc, x, y) => self.b.ins().fcmp(cc, x, y),
        }
    }

    /// What is true where a condition is not.
    fn inverse(&mut self, cond: Lv) -> Value {
        match self.comparisons[cond.index()] {
            Some(Comparison::Int(cc, x, y)) => self.comparison(Comparison::Int(cc.complement(), x, y)),
            Some(Comparison::Float(cc, x, y)) => self.comparison(Comparison::Float(cc.complement(), x, y)),
            None => {
                let value = self.get(cond);
                let zero = self.b.ins().iconst(types::I8, 0);
                self.b.ins().icmp(IntCC::Equal, value, zero)
            }
        }
    }

    fn jump_args(&self, jump: &Jump) -> (ir::Block, Vec<BlockArg>) {
        let args = jump.args.iter().map(|v| BlockArg::Value(self.get(*v))).collect();
        let to = jump.block.index();
        // Blocks are in reverse postorder: only the way back comes from a block that is not before the head.
        let entry = self.entries.get(&to).filter(|_| self.current < to);
        (entry.copied().unwrap_or(self.blocks[to]), args)
    }

    fn terminator(&mut self, term: &Terminator) {
        match term {
            Terminator::Jump(target) => {
                let (block, args) = self.jump_args(target);
                self.b.ins().jump(block, &args);
            }
            Terminator::Branch { cond, then, otherwise } => {
                let (then_block, then_args) = self.jump_args(then);
                let (else_block, else_args) = self.jump_args(otherwise);
                if self.depths[then.block.index()] > self.depths[otherwise.block.index()] {
                    // Cranelift forgets the loops that it is in where it comes to a block outside of them, and takes
                    // the second successor first: the way out has to be the first.
                    let cond = self.inverse(*cond);
                    self.b.ins().brif(cond, else_block, &else_args, then_block, &then_args);
                } else {
                    self.b.ins().brif(self.values[cond.index()], then_block, &then_args, else_block, &else_args);
                }
            }
            Terminator::Return(values) => {
                let values = self.list(values);
                self.b.ins().return_(&values);
            }
            Terminator::Unreachable => {
                self.b.ins().trap(ir::TrapCode::unwrap_user(1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use juliet_ir::stencil::{Block, Prim};

    fn block(params: Vec<Lv>, insts: Vec<Inst>, term: Terminator, handler: Option<Lb>) -> Block {
        Block { params, insts, term, handler }
    }

    #[test]
    fn calls_inside_a_handler_know_it() {
        let sig = Signature { params: vec![Lane::I64], rets: vec![Lane::I64] };
        let call = Op::CallInstance { hole: HoleId(0), args: vec![Lv(0)], site: Site(0) };
        let stencil = Stencil {
            sig: sig.clone(),
            convention: Convention::Method,
            blocks: vec![
                block(
                    vec![Lv(0)],
                    vec![
                        Inst { op: call, results: vec![Lv(1)] },
                        Inst { op: Op::Prim(Prim::Iadd, vec![Lv(0), Lv(1)]), results: vec![Lv(2)] },
                    ],
                    Terminator::Return(vec![Lv(2)]),
                    Some(Lb(1)),
                ),
                block(vec![], vec![], Terminator::Return(vec![Lv(0)]), None),
            ],
            values: vec![Lane::I64; 3],
            stack_slots: vec![],
            holes: vec![Hole::Instance { sig }],
            sites: 1,
        };
        let object = compile(&stencil, &Target::host(true).expect("a supported processor")).expect("compiles");
        assert_eq!(object.call_sites.len(), 1);
        let site = object.call_sites[0];
        assert_eq!(site.site, 0);
        assert!(site.handler_offset.is_some_and(|h| (h as usize) < object.code.len()));
        assert_eq!(object.relocs.iter().filter(|r| r.target == RelocTarget::Hole(0)).count(), 1);
        assert_eq!(Object::from_bytes(&object.to_bytes()), Ok(object));
    }
}
