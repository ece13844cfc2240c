//! Builtins: machine code where types are known, the runtime's boxed implementation otherwise.

use juliet_ir::stencil::{Lane, Prim, Region};
use juliet_ir::typed::Operand;
use juliet_ir::{Builtin, Const, Type};
use juliet_types::{builtin, is_subtype};

use crate::builder::{Builder, Rv};
use crate::repr::{Repr, repr};

impl Builder<'_> {
    /// A builtin; `ty` is the type that inference gave the instruction.
    pub(crate) fn builtin(&mut self, op: Builtin, args: &[Operand], ty: Type) -> Rv {
        let enough = args.len() >= op.min_args() && args.len() <= op.max_args();
        let direct = if enough { self.direct_builtin(op, args, ty) } else { None };
        direct.unwrap_or_else(|| self.boxed_call("jlt_builtin", op as u16, args))
    }

    fn direct_builtin(&mut self, op: Builtin, args: &[Operand], ty: Type) -> Option<Rv> {
        match op {
            Builtin::Egal => Some(self.egal(args)),
            Builtin::Isa => self.isa(args),
            Builtin::Typeof => self.typeof_(args),
            Builtin::Typeassert => self.typeassert(args),
            Builtin::Ifelse => self.ifelse(args, ty),
            Builtin::Throw => {
                let exception = self.get_boxed(&args[0]);
                self.throw_by("jlt_set_pending", &[exception]);
                Some(Rv::new(Type::bottom(), []))
            }
            Builtin::Getfield => self.getfield(args, ty),
            Builtin::Setfield => self.setfield(args),
            Builtin::Isdefined => self.isdefined(args),
            Builtin::Tuple => Some(self.tuple(args, ty)),
            Builtin::Memorynew => self.memorynew(args),
            Builtin::Memoryrefnew => self.memoryrefnew(args, ty),
            Builtin::Memoryrefget => self.memoryrefget(args),
            Builtin::Memoryrefset => self.memoryrefset(args),
            Builtin::MemoryrefIsassigned => self.memoryref_isassigned(args),
            Builtin::Memoryrefoffset => self.memoryrefoffset(args),
            Builtin::Memcpy => self.memcpy(args),
            Builtin::MemoryUnset => self.memory_unset(args),
            Builtin::New => self.new_builtin(args),
            Builtin::Sizeof => self.sizeof(args),
            Builtin::StringByte => self.string_byte(args),
            Builtin::StringPtr => self.string_ptr(args),
            Builtin::StringFromMemory => self.string_from_memory(args),
            Builtin::StringNew => self.string_new(args),
            Builtin::Compilerbarrier => Some(self.get(&args[1])),
            Builtin::Donotdelete => Some(self.keep(args)),
            _ => None,
        }
    }

    /// From here on the objects lie in the frame, where the collector finds them: `GC.@preserve` relies on it.
    fn keep(&mut self, args: &[Operand]) -> Rv {
        for arg in args {
            for lane in self.get(arg).lanes {
                if self.lane_of(lane) == Lane::Ref {
                    let slot = self.stack_slot(8, 8);
                    let base = self.stack_address(slot);
                    self.store(base, 0, lane, Region::Frame);
                }
            }
        }
        self.nothing()
    }

    fn new_builtin(&mut self, args: &[Operand]) -> Option<Rv> {
        let ty = self.known_type(&args[0])?;
        if !ty.is_concrete() || ty.layout().is_none() || ty.is_primitive() {
            return None;
        }
        let fits = args.len() - 1 <= ty.field_count()?
            && args[1..]
                .iter()
                .enumerate()
                .all(|(i, a)| ty.field_type(i).is_some_and(|f| is_subtype(self.type_of(a), f)));
        fits.then(|| self.new_object(ty, &args[1..]))
    }

    fn typeof_(&mut self, args: &[Operand]) -> Option<Rv> {
        let value = self.get(&args[0]);
        let lane = match repr(value.ty) {
            Repr::Boxed => self.load_tag(value.lane()),
            Repr::Ghost if crate::repr::constant_type(value.ty).is_some() => {
                self.object(Const::Type(builtin().data_type))
            }
            Repr::Ghost | Repr::Lanes(_) => self.type_address(value.ty),
            Repr::Union(union) => self
                .switch_union(&value, &union, Type::any(), |b, member| {
                    let descriptor = b.type_address(member.ty);
                    Rv::new(Type::any(), [descriptor])
                })
                .lane(),
        };
        Some(Rv::new(Type::any(), [lane]))
    }

    fn typeassert(&mut self, args: &[Operand]) -> Option<Rv> {
        let ty = self.known_type(&args[1])?;
        let value = self.get(&args[0]);
        if is_subtype(value.ty, ty) {
            return Some(value);
        }
        let fits = self.isa_value(&value, ty);
        let misfit = self.invert(fits);
        self.fail_if(misfit, |b| {
            let context = b.symbol(juliet_ir::Sym::from("typeassert"));
            let expected = b.object(Const::Type(ty));
            let got = b.box_value(&value);
            b.throw_by("jlt_type_error", &[context, expected, got]);
        });
        Some(value)
    }

    fn ifelse(&mut self, args: &[Operand], ty: Type) -> Option<Rv> {
        if self.type_of(&args[0]) != builtin().bool {
            return None;
        }
        let cond = self.get(&args[0]).lane();
        let (yes, no) = (self.get_as(&args[1], ty), self.get_as(&args[2], ty));
        let lanes: Vec<_> = yes
            .lanes
            .iter()
            .zip(&no.lanes)
            .map(|(y, n)| {
                let lane = self.lane_of(*y);
                self.prim(Prim::Select, &[cond, *y, *n], lane)
            })
            .collect();
        Some(Rv::new(ty, lanes))
    }

    fn sizeof(&mut self, args: &[Operand]) -> Option<Rv> {
        if self.type_of(&args[0]) != builtin().string {
            return None;
        }
        let string = self.get(&args[0]).lane();
        let length = self.load(Lane::I64, string, 0, Region::Fixed);
        Some(Rv::new(builtin().int64, [length]))
    }

    fn string_byte(&mut self, args: &[Operand]) -> Option<Rv> {
        if self.type_of(&args[0]) != builtin().string || self.type_of(&args[1]) != builtin().int64 {
            return None;
        }
        let string = self.get(&args[0]).lane();
        let index = self.get(&args[1]).lane();
        let address = self.prim(Prim::Iadd, &[string, index], Lane::I64);
        let byte = self.load(Lane::I8, address, 7, Region::Element);
        Some(Rv::new(builtin().uint8, [byte]))
    }

    fn string_from_memory(&mut self, args: &[Operand]) -> Option<Rv> {
        let bytes = juliet_types::apply(builtin().memory, &[builtin().uint8.into()]).ok()?;
        if self.type_of(&args[0]) != bytes || self.type_of(&args[1]) != builtin().int64 {
            return None;
        }
        let (memory, length) = (self.get(&args[0]).lane(), self.get(&args[1]).lane());
        let string = self.runtime_checked("jlt_string_from_memory", &[memory, length], Lane::Ref);
        Some(Rv::new(builtin().string, [string]))
    }

    fn string_new(&mut self, args: &[Operand]) -> Option<Rv> {
        let pointer = juliet_types::apply(builtin().ptr, &[builtin().uint8.into()]).ok()?;
        if self.type_of(&args[0]) != pointer || self.type_of(&args[1]) != builtin().int64 {
            return None;
        }
        let (address, length) = (self.get(&args[0]).lane(), self.get(&args[1]).lane());
        let string = self.runtime_checked("jlt_string_new", &[address, length], Lane::Ref);
        Some(Rv::new(builtin().string, [string]))
    }

    fn string_ptr(&mut self, args: &[Operand]) -> Option<Rv> {
        if self.type_of(&args[0]) != builtin().string {
            return None;
        }
        let string = self.get(&args[0]).lane();
        let address = self.address(string, 8);
        let ty = juliet_types::apply(builtin().ptr, &[builtin().uint8.into()]).ok()?;
        Some(Rv::new(ty, [address]))
    }
}
