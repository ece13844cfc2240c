//! Stencil → Cranelift IR → object.
//!
//! A hole is an external symbol with its number; the back end emits an absolute eight-byte
//! relocation for each use. A call in a block with a handler is a `try_call` whose exceptional
//! edge is the handler. Site numbers travel as source locations.

use cranelift_codegen::binemit::Reloc as MachReloc;
use cranelift_codegen::ir::{
    self, AbiParam, BlockArg, ExceptionTableData, ExceptionTableItem, ExternalName, GlobalValue, GlobalValueData, InstBuilder,
    SigRef, SourceLoc, StackSlotData, StackSlotKind, UserExternalName, UserFuncName, Value, types,
};
use cranelift_codegen::isa::CallConv;
use cranelift_codegen::{Context, FinalizedMachExceptionHandler, FinalizedRelocTarget};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use juliet_ir::stencil::{Convention, Hole, HoleId, Inst, Lane, Lb, Lv, Op, Signature, Site, Stencil, Target as Jump, Terminator};

use crate::object::{CallSite, Object, Reloc, RelocTarget};
use crate::prim;
use crate::target::Target;

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
const ROUTINES: [&str; 2] = ["jlt_throw_pending", "jlt_alloc_or_throw"];

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
        FinalizedRelocTarget::ExternalName(ExternalName::LibCall(call)) => RelocTarget::LibCall(libcall_symbol(*call)?.to_owned()),
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
    };
    translator.run();
    let Translator { mut b, .. } = translator;
    b.seal_all_blocks();
    b.finalize(target.isa.frontend_config());
    func
}

struct Translator<'a> {
    stencil: &'a Stencil,
    b: FunctionBuilder<'a>,
    c_conv: CallConv,
    values: Vec<Value>,
    blocks: Vec<ir::Block>,
    slots: Vec<ir::StackSlot>,
    holes: Vec<Option<GlobalValue>>,
    routines: [Option<GlobalValue>; ROUTINES.len()],
    handler: Option<Lb>,
}

impl Translator<'_> {
    fn run(&mut self) {
        let stencil = self.stencil;
        for &(size, align) in &stencil.stack_slots {
            let data = StackSlotData::new(StackSlotKind::ExplicitSlot, size, align.trailing_zeros() as u8);
            self.slots.push(self.b.create_sized_stack_slot(data));
        }
        for block in &stencil.blocks {
            let id = self.b.create_block();
            for param in &block.params {
                self.values[param.index()] = self.b.append_block_param(id, prim::lane_type(stencil.values[param.index()]));
            }
            self.blocks.push(id);
        }
        for (index, block) in stencil.blocks.iter().enumerate() {
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
        let data = GlobalValueData::Symbol { name: ExternalName::user(name), offset: 0.into(), colocated: false, tls: false };
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
                let v = self.b.ins().icmp(prim::int_cc(*cond), self.values[x.index()], self.values[y.index()]);
                self.define(&inst.results, &[v]);
            }
            Op::Fcmp(cond, x, y) => {
                let v = self.b.ins().fcmp(prim::float_cc(*cond), self.values[x.index()], self.values[y.index()]);
                self.define(&inst.results, &[v]);
            }
            Op::Load { base, offset } => {
                let ty = result_type.expect("a load has a result");
                let v = self.b.ins().load(ty, FLAGS, self.values[base.index()], *offset);
                self.define(&inst.results, &[v]);
            }
            Op::Store { base, offset, value } => {
                let (value, base) = (self.get(*value), self.get(*base));
                self.b.ins().store(FLAGS, value, base, *offset);
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
            Op::Alloc { tag, size, site } => {
                let tag = self.hole_address(*tag);
                let size = self.b.ins().iconst(types::I64, i64::from(*size));
                let sig = Signature { params: vec![Lane::Ref, Lane::I64], rets: vec![Lane::Ref] };
                self.routine_call(1, &sig, &[tag, size], results, *site);
            }
            Op::CallInstance { hole, args, site } => {
                let Hole::Instance { sig } = &self.stencil.holes[hole.index()] else {
                    panic!("codegen: {hole} is not an instance");
                };
                let cell = self.hole_address(*hole);
                let entry = self.b.ins().load(types::I64, FLAGS, cell, 0);
                let args = self.list(args);
                self.call(entry, sig, CallConv::Tail, &args, results, *site, true);
            }
            Op::CallC { hole, args, site } => {
                let (Hole::Runtime { sig, .. } | Hole::Foreign { sig }) = &self.stencil.holes[hole.index()] else {
                    panic!("codegen: {hole} is not a C function");
                };
                let entry = self.hole_address(*hole);
                let args = self.list(args);
                self.call(entry, sig, self.c_conv, &args, results, *site, false);
            }
            Op::CallCPointer { pointer, sig, args, site } => {
                let args = self.list(args);
                self.call(self.get(*pointer), sig, self.c_conv, &args, results, *site, false);
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

    fn routine_call(&mut self, routine: u32, sig: &Signature, args: &[Value], results: &[Lv], site: Site) {
        let gv = self.symbol(ROUTINE, routine);
        let entry = self.b.ins().symbol_value(types::I64, gv);
        self.call(entry, sig, CallConv::Tail, args, results, site, true);
    }

    #[allow(clippy::too_many_arguments, reason = "one place for the shape of every call")]
    fn call(&mut self, entry: Value, sig: &Signature, conv: CallConv, args: &[Value], results: &[Lv], site: Site, throws: bool) {
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
        let params: Vec<Value> = sig.rets.iter().map(|l| self.b.append_block_param(next, prim::lane_type(*l))).collect();
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

    fn jump_args(&self, jump: &Jump) -> (ir::Block, Vec<BlockArg>) {
        let args = jump.args.iter().map(|v| BlockArg::Value(self.get(*v))).collect();
        (self.blocks[jump.block.index()], args)
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
                self.b.ins().brif(self.values[cond.index()], then_block, &then_args, else_block, &else_args);
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
