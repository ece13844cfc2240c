//! C calls: Julia values to C lanes and back.
//!
//! A call with scalars alone has one lane for each. Where structs are passed by value or arguments
//! are variable in number, the registers are dealt out here: first all lanes that go into general
//! registers, then those for vector registers, then the words for the stack; what is left of the general
//! registers is then filled with zeros, so that the back end puts the words where C looks for them.

use juliet_ir::stencil::{Fill, Hole, Lane, Lv, Op, Prim, Region, Signature};
use juliet_ir::typed::{Foreign, ForeignTarget};
use juliet_ir::{Sym, Type};
use juliet_types::{CClass, CWord, builtin, c_class, is_subtype};

use crate::builder::{Builder, Rv};
use crate::repr::{Repr, repr};

/// Registers that C passes arguments in.
const GENERAL: usize = 6;
const VECTOR: usize = 8;

/// Where the arguments of a C call go.
#[derive(Default)]
struct Places {
    general: Vec<Lv>,
    vector: Vec<Lv>,
    stack: Vec<Lv>,
}

impl Places {
    fn have_room(&self, words: &[CWord]) -> bool {
        let floats = words.iter().filter(|word| **word == CWord::Float).count();
        self.vector.len() + floats <= VECTOR && self.general.len() + words.len() - floats <= GENERAL
    }

    fn take(&mut self, word: CWord, lane: Lv) {
        match word {
            CWord::Integer => self.general.push(lane),
            CWord::Float => self.vector.push(lane),
        }
    }
}

fn word_lane(word: CWord) -> Lane {
    match word {
        CWord::Integer => Lane::I64,
        CWord::Float => Lane::F64,
    }
}

impl Builder<'_> {
    /// A C call.
    pub(crate) fn foreign(&mut self, call: &Foreign) -> Rv {
        let is_variadic = call.args.len() > call.fixed as usize;
        let lanes_of = |ty: Type| repr(ty).lanes();
        let is_plain = |ty: Type| !ty.is_bits() || (lanes_of(ty).len() == 1 && lanes_of(ty)[0] != Lane::I128);
        let returns_plain = is_plain(call.ret) || lanes_of(call.ret).is_empty();
        if is_variadic || !returns_plain || !call.arg_types.iter().all(|ty| is_plain(*ty)) {
            return self.foreign_by_classes(call, is_variadic);
        }
        let mut args = Vec::new();
        for (operand, ty) in call.args.iter().zip(&call.arg_types) {
            let lane = self.get_as(operand, *ty).lane();
            args.push(self.widen_for_c(lane, *ty));
        }
        let rets = lanes_of(call.ret);
        let sig = Signature { params: args.iter().map(|a| self.lane_of(*a)).collect(), rets: rets.clone() };
        let results = self.foreign_call(&call.target, sig, args, &rets);
        Rv::new(call.ret, results)
    }

    /// A C call with structs by value or a variable number of arguments.
    fn foreign_by_classes(&mut self, call: &Foreign, is_variadic: bool) -> Rv {
        let mut places = Places::default();
        let ret_lanes = repr(call.ret).lanes();
        let ret_class = if call.ret.is_bits() && !ret_lanes.is_empty() { c_class(call.ret) } else { None };
        if ret_class.is_none() && call.ret.is_bits() && !ret_lanes.is_empty() {
            return self.unsupported_foreign();
        }
        let object = matches!(ret_class, Some(CClass::Memory(_))).then(|| self.alloc(call.ret));
        places.general.extend(object);
        for (operand, ty) in call.args.iter().zip(&call.arg_types) {
            if !self.place_argument(operand, *ty, &mut places) {
                return self.unsupported_foreign();
            }
        }
        let rets: Vec<Lane> = match &ret_class {
            Some(CClass::Memory(_)) => vec![],
            Some(CClass::Words(words)) if ret_lanes.len() > 1 => words.iter().map(|word| word_lane(*word)).collect(),
            _ => ret_lanes,
        };
        let Some(results) = self.call_with_places(call, places, is_variadic, &rets) else {
            return self.unsupported_foreign();
        };
        match (object, ret_class) {
            (Some(object), _) => self.unbox(object, call.ret),
            (None, Some(CClass::Words(words))) if repr(call.ret).lanes().len() > 1 => {
                let slot = self.stack_slot(8 * words.len() as u32, 16);
                let base = self.stack_address(slot);
                for (index, result) in results.iter().enumerate() {
                    self.store(base, 8 * index as u32, *result, Region::Frame);
                }
                let Repr::Lanes(leaves) = repr(call.ret) else { unreachable!("several lanes are those of leaves") };
                let lanes: Vec<Lv> =
                    leaves.iter().map(|leaf| self.load(leaf.lane, base, leaf.offset, Region::Frame)).collect();
                Rv::new(call.ret, lanes)
            }
            _ => Rv::new(call.ret, results),
        }
    }

    /// Finds the places of an argument; whether C has any for its type.
    fn place_argument(&mut self, operand: &juliet_ir::typed::Operand, ty: Type, places: &mut Places) -> bool {
        let value = self.get_as(operand, ty);
        if value.lanes.is_empty() {
            return true;
        }
        let scalar = value.lanes.len() == 1 && !matches!(c_class(ty), Some(CClass::Memory(_)));
        if scalar && self.lane_of(value.lane()) != Lane::I128 {
            let lane = self.widen_for_c(value.lane(), ty);
            let is_float = matches!(self.lane_of(lane), Lane::F32 | Lane::F64);
            let word = if is_float { CWord::Float } else { CWord::Integer };
            if places.have_room(&[word]) {
                places.take(word, lane);
            } else {
                let word = self.word_of(lane);
                places.stack.push(word);
            }
            return true;
        }
        match c_class(ty) {
            Some(CClass::Words(words)) if places.have_room(&words) => {
                for (index, word) in words.iter().enumerate() {
                    let lane = self.struct_word(&value, index, word_lane(*word));
                    places.take(*word, lane);
                }
                true
            }
            Some(CClass::Words(words)) => self.place_on_stack(&value, words.len(), places),
            Some(CClass::Memory(words)) => self.place_on_stack(&value, words, places),
            None => false,
        }
    }

    fn place_on_stack(&mut self, value: &Rv, words: usize, places: &mut Places) -> bool {
        for index in 0..words {
            let word = self.struct_word(value, index, Lane::I64);
            places.stack.push(word);
        }
        true
    }

    /// A word of a struct as it lies in memory.
    fn struct_word(&mut self, value: &Rv, index: usize, lane: Lane) -> Lv {
        let offset = 8 * index as u32;
        let Repr::Lanes(leaves) = repr(value.ty) else {
            return self.load(lane, value.lane(), offset, Region::Field);
        };
        let slot = self.stack_slot(8, 8);
        let base = self.stack_address(slot);
        for (leaf, part) in leaves.iter().zip(&value.lanes).filter(|(leaf, _)| leaf.offset / 8 == index as u32) {
            self.store(base, leaf.offset - offset, *part, Region::Frame);
        }
        self.load(lane, base, 0, Region::Frame)
    }

    /// A scalar as a word of the stack.
    fn word_of(&mut self, lane: Lv) -> Lv {
        match self.lane_of(lane) {
            Lane::F64 => self.prim(Prim::Bitcast, &[lane], Lane::I64),
            Lane::F32 => {
                let bits = self.prim(Prim::Bitcast, &[lane], Lane::I32);
                self.prim(Prim::Zext, &[bits], Lane::I64)
            }
            Lane::I32 => self.prim(Prim::Zext, &[lane], Lane::I64),
            _ => lane,
        }
    }

    fn call_with_places(
        &mut self,
        call: &Foreign,
        mut places: Places,
        is_variadic: bool,
        rets: &[Lane],
    ) -> Option<Vec<Lv>> {
        if !places.stack.is_empty() {
            while places.general.len() < GENERAL {
                places.general.push(self.int(0));
            }
        }
        let mut target = call.target.clone();
        if is_variadic {
            // C wants to know how many vector registers are in use. A routine of the runtime says
            // so; it finds the function's address in the last of them.
            if places.vector.len() >= VECTOR {
                return None;
            }
            while places.vector.len() < VECTOR - 1 {
                places.vector.push(self.constant(Lane::F64, 0));
            }
            let address = match &call.target {
                ForeignTarget::Pointer(operand) => self.get(operand).lane(),
                other => {
                    let hole = self.foreign_hole(other, Signature::default());
                    self.hole_address(hole)
                }
            };
            places.vector.push(self.prim(Prim::Bitcast, &[address], Lane::F64));
            target = ForeignTarget::Symbol(Sym::from("jlt_call_variadic"));
        }
        let args: Vec<Lv> = [places.general, places.vector, places.stack].concat();
        let sig = Signature { params: args.iter().map(|a| self.lane_of(*a)).collect(), rets: rets.to_vec() };
        Some(self.foreign_call(&target, sig, args, rets))
    }

    fn foreign_hole(&mut self, target: &ForeignTarget, sig: Signature) -> juliet_ir::stencil::HoleId {
        match target {
            ForeignTarget::Library(symbol, library) => {
                self.hole(Hole::Foreign { sig }, Fill::Foreign(*symbol, *library))
            }
            ForeignTarget::Symbol(name) => {
                self.hole(Hole::Runtime { name: name.to_string(), sig }, Fill::Runtime(*name))
            }
            ForeignTarget::Pointer(_) => unreachable!("pointers fill no holes"),
        }
    }

    fn foreign_call(&mut self, target: &ForeignTarget, sig: Signature, args: Vec<Lv>, rets: &[Lane]) -> Vec<Lv> {
        match target {
            ForeignTarget::Symbol(_) | ForeignTarget::Library(..) => {
                let hole = self.foreign_hole(target, sig);
                let site = self.site();
                self.push(Op::CallC { hole, args, site }, rets)
            }
            ForeignTarget::Pointer(operand) => {
                let pointer = self.get(operand).lane();
                let site = self.site();
                self.push(Op::CallCPointer { pointer, sig, args, site }, rets)
            }
        }
    }

    /// C callees expect integers below 32 bits extended by their sign.
    fn widen_for_c(&mut self, lane: Lv, ty: Type) -> Lv {
        if !matches!(self.lane_of(lane), Lane::I8 | Lane::I16) {
            return lane;
        }
        let signed = is_subtype(ty, builtin().signed);
        self.prim(if signed { Prim::Sext } else { Prim::Zext }, &[lane], Lane::I32)
    }

    fn unsupported_foreign(&mut self) -> Rv {
        let name = self.symbol(Sym::from("ccall with such a type or so many arguments"));
        self.throw_by("jlt_unsupported", &[name]);
        Rv::new(Type::bottom(), [])
    }

    /// Whether a type is one C scalar.
    pub(crate) fn is_scalar(ty: Type) -> bool {
        matches!(repr(ty), Repr::Lanes(leaves) if leaves.len() == 1)
    }
}
