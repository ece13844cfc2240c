//! The one table of intrinsics and builtins.
//!
//! An *intrinsic* works on bits and is named in `Core.Intrinsics`; a *builtin* is a function in
//! `Core` that cannot be written in Julia. Inference reads arity, effects and result rule from
//! here; the stencil builder lowers by the same enum; the interpreter calls the runtime's
//! implementation of the same enum. Order is part of the canonical encoding: append only, or
//! raise the encoding's version.

/// What a call may do besides computing a value. A set bit is a promise.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Effects(pub u16);

impl Effects {
    /// No promise.
    pub const NONE: Effects = Effects(0);
    /// Equal arguments give equal (`===`) results, or both throw.
    pub const CONSISTENT: Effects = Effects(1);
    /// Changes nothing that other code can see.
    pub const EFFECT_FREE: Effects = Effects(2);
    /// Never throws.
    pub const NOTHROW: Effects = Effects(4);
    /// Always comes back.
    pub const TERMINATES: Effects = Effects(8);
    /// Does not read memory that others may change (needed to move a call).
    pub const MEMORY_INDEPENDENT: Effects = Effects(16);
    /// Pure except that it may throw.
    pub const PURE_THROWS: Effects = Effects(1 | 2 | 8 | 16);
    /// All promises.
    pub const PURE: Effects = Effects(31);
    /// Reads mutable memory, otherwise harmless.
    pub const READ: Effects = Effects(2 | 4 | 8);
    /// Reads mutable memory and may throw.
    pub const READ_THROWS: Effects = Effects(2 | 8);
    /// Writes memory and may throw.
    pub const WRITE_THROWS: Effects = Effects(8);

    /// All promises of `other` hold.
    pub const fn has(self, other: Effects) -> bool {
        self.0 & other.0 == other.0
    }

    /// The promises that both make.
    pub const fn meet(self, other: Effects) -> Effects {
        Effects(self.0 & other.0)
    }

    /// The promises that either makes.
    pub const fn with(self, other: Effects) -> Effects {
        Effects(self.0 | other.0)
    }

    /// These promises without those of `other`.
    pub const fn without(self, other: Effects) -> Effects {
        Effects(self.0 & !other.0)
    }

    /// The call may be deleted where its value is unused.
    pub const fn removable(self) -> bool {
        self.has(Effects(2 | 4 | 8))
    }
}

impl std::fmt::Debug for Effects {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (bit, letter) in [(1, 'c'), (2, 'e'), (4, 'n'), (8, 't'), (16, 'm')] {
            write!(f, "{}{letter}", if self.0 & bit != 0 { '+' } else { '!' })?;
        }
        Ok(())
    }
}

/// How an intrinsic's result type follows from its arguments.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ResultRule {
    /// The type of the first argument.
    First,
    /// The type of the second argument.
    Second,
    /// `Bool`.
    Bool,
    /// The type that the first argument, a constant type, names.
    Named,
    /// `Tuple{T, Bool}` of the first argument's type.
    Checked,
    /// `Int64`.
    Int,
    /// Decided by the rule of that name in inference.
    Special,
}

macro_rules! intrinsics {
    ($($variant:ident $name:literal $arity:literal $rule:ident $effects:ident;)*) => {
        /// An operation on bits.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[repr(u16)]
        #[allow(missing_docs, reason = "the Julia name in the table is the meaning")]
        pub enum Intrinsic { $($variant),* }

        impl Intrinsic {
            /// All of them, in table order.
            pub const ALL: &'static [Intrinsic] = &[$(Intrinsic::$variant),*];

            /// The name in `Core.Intrinsics`.
            pub const fn name(self) -> &'static str {
                match self { $(Intrinsic::$variant => $name),* }
            }
            /// Number of arguments.
            pub const fn arity(self) -> usize {
                match self { $(Intrinsic::$variant => $arity),* }
            }
            /// Result type rule.
            pub const fn rule(self) -> ResultRule {
                match self { $(Intrinsic::$variant => ResultRule::$rule),* }
            }
            /// Effects for arguments of the right types.
            pub const fn effects(self) -> Effects {
                match self { $(Intrinsic::$variant => Effects::$effects),* }
            }
        }
    };
}

intrinsics! {
    NegInt "neg_int" 1 First PURE;
    AddInt "add_int" 2 First PURE;
    SubInt "sub_int" 2 First PURE;
    MulInt "mul_int" 2 First PURE;
    SdivInt "sdiv_int" 2 First PURE_THROWS;
    UdivInt "udiv_int" 2 First PURE_THROWS;
    SremInt "srem_int" 2 First PURE_THROWS;
    UremInt "urem_int" 2 First PURE_THROWS;
    CheckedSdivInt "checked_sdiv_int" 2 First PURE_THROWS;
    CheckedUdivInt "checked_udiv_int" 2 First PURE_THROWS;
    CheckedSremInt "checked_srem_int" 2 First PURE_THROWS;
    CheckedUremInt "checked_urem_int" 2 First PURE_THROWS;
    CheckedSaddInt "checked_sadd_int" 2 Checked PURE;
    CheckedUaddInt "checked_uadd_int" 2 Checked PURE;
    CheckedSsubInt "checked_ssub_int" 2 Checked PURE;
    CheckedUsubInt "checked_usub_int" 2 Checked PURE;
    CheckedSmulInt "checked_smul_int" 2 Checked PURE;
    CheckedUmulInt "checked_umul_int" 2 Checked PURE;
    EqInt "eq_int" 2 Bool PURE;
    NeInt "ne_int" 2 Bool PURE;
    SltInt "slt_int" 2 Bool PURE;
    UltInt "ult_int" 2 Bool PURE;
    SleInt "sle_int" 2 Bool PURE;
    UleInt "ule_int" 2 Bool PURE;
    AndInt "and_int" 2 First PURE;
    OrInt "or_int" 2 First PURE;
    XorInt "xor_int" 2 First PURE;
    NotInt "not_int" 1 First PURE;
    ShlInt "shl_int" 2 First PURE;
    LshrInt "lshr_int" 2 First PURE;
    AshrInt "ashr_int" 2 First PURE;
    BswapInt "bswap_int" 1 First PURE;
    CtpopInt "ctpop_int" 1 First PURE;
    CtlzInt "ctlz_int" 1 First PURE;
    CttzInt "cttz_int" 1 First PURE;
    FlipsignInt "flipsign_int" 2 First PURE;
    NegFloat "neg_float" 1 First PURE;
    AddFloat "add_float" 2 First PURE;
    SubFloat "sub_float" 2 First PURE;
    MulFloat "mul_float" 2 First PURE;
    DivFloat "div_float" 2 First PURE;
    AddFloatFast "add_float_fast" 2 First PURE;
    MulFloatFast "mul_float_fast" 2 First PURE;
    FmaFloat "fma_float" 3 First PURE;
    MuladdFloat "muladd_float" 3 First PURE;
    AbsFloat "abs_float" 1 First PURE;
    CopysignFloat "copysign_float" 2 First PURE;
    SqrtLlvm "sqrt_llvm" 1 First PURE;
    FloorLlvm "floor_llvm" 1 First PURE;
    CeilLlvm "ceil_llvm" 1 First PURE;
    TruncLlvm "trunc_llvm" 1 First PURE;
    RintLlvm "rint_llvm" 1 First PURE;
    EqFloat "eq_float" 2 Bool PURE;
    NeFloat "ne_float" 2 Bool PURE;
    LtFloat "lt_float" 2 Bool PURE;
    LeFloat "le_float" 2 Bool PURE;
    Fpiseq "fpiseq" 2 Bool PURE;
    Fpext "fpext" 2 Named PURE;
    Fptrunc "fptrunc" 2 Named PURE;
    Sitofp "sitofp" 2 Named PURE;
    Uitofp "uitofp" 2 Named PURE;
    Fptosi "fptosi" 2 Named PURE;
    Fptoui "fptoui" 2 Named PURE;
    SextInt "sext_int" 2 Named PURE;
    ZextInt "zext_int" 2 Named PURE;
    TruncInt "trunc_int" 2 Named PURE;
    Bitcast "bitcast" 2 Named PURE;
    AddPtr "add_ptr" 2 First PURE;
    SubPtr "sub_ptr" 2 First PURE;
    Pointerref "pointerref" 3 Special READ;
    Pointerset "pointerset" 4 First WRITE_THROWS;
    HaveFma "have_fma" 1 Bool PURE;
}

macro_rules! builtins {
    ($($variant:ident $name:literal $min:literal $max:tt $effects:ident;)*) => {
        /// A function of `Core` that Julia code cannot express.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[repr(u16)]
        #[allow(missing_docs, reason = "the Julia name in the table is the meaning")]
        pub enum Builtin { $($variant),* }

        impl Builtin {
            /// All of them, in table order.
            pub const ALL: &'static [Builtin] = &[$(Builtin::$variant),*];

            /// The name in `Core`.
            pub const fn name(self) -> &'static str {
                match self { $(Builtin::$variant => $name),* }
            }
            /// Least number of arguments.
            pub const fn min_args(self) -> usize {
                match self { $(Builtin::$variant => $min),* }
            }
            /// Greatest number of arguments; `u32::MAX` for any.
            pub const fn max_args(self) -> usize {
                match self { $(Builtin::$variant => $max as usize),* }
            }
            /// Effects in the worst case; inference sharpens them by argument types.
            pub const fn effects(self) -> Effects {
                match self { $(Builtin::$variant => Effects::$effects),* }
            }
        }
    };
}

const ANY: u32 = u32::MAX;

builtins! {
    // identity and types
    Egal "===" 2 2 PURE;
    Typeof "typeof" 1 1 PURE;
    Isa "isa" 2 2 PURE_THROWS;
    Subtype "<:" 2 2 PURE_THROWS;
    Typeassert "typeassert" 2 2 PURE_THROWS;
    ApplyType "apply_type" 1 ANY PURE_THROWS;
    Ifelse "ifelse" 3 3 PURE_THROWS;
    Throw "throw" 1 1 PURE_THROWS;
    // objects
    Getfield "getfield" 2 4 READ_THROWS;
    Setfield "setfield!" 3 4 WRITE_THROWS;
    Swapfield "swapfield!" 3 4 WRITE_THROWS;
    Modifyfield "modifyfield!" 4 5 NONE;
    Replacefield "replacefield!" 4 6 NONE;
    Setfieldonce "setfieldonce!" 3 5 WRITE_THROWS;
    Isdefined "isdefined" 2 3 READ_THROWS;
    Nfields "nfields" 1 1 PURE;
    Fieldtype "fieldtype" 2 3 PURE_THROWS;
    Tuple "tuple" 0 ANY PURE;
    New "_new" 1 ANY PURE_THROWS;
    Sizeof "sizeof" 1 1 PURE_THROWS;
    // memory
    Memorynew "memorynew" 2 2 PURE_THROWS;
    Memoryrefnew "memoryrefnew" 1 3 PURE_THROWS;
    Memoryrefget "memoryrefget" 3 3 READ_THROWS;
    Memoryrefset "memoryrefset!" 4 4 WRITE_THROWS;
    MemoryrefIsassigned "memoryref_isassigned" 3 3 READ_THROWS;
    Memoryrefoffset "memoryrefoffset" 1 1 PURE;
    Memcpy "_memcpy!" 3 3 WRITE_THROWS;
    // calls
    ApplyIterate "_apply_iterate" 2 ANY NONE;
    Invoke "invoke" 2 ANY NONE;
    CallLatest "_call_latest" 1 ANY NONE;
    CallInWorld "_call_in_world" 2 ANY NONE;
    Kwcall "kwcall" 2 ANY NONE;
    // simple vectors
    Svec "svec" 0 ANY PURE;
    SvecLen "_svec_len" 1 1 PURE_THROWS;
    SvecRef "_svec_ref" 2 2 PURE_THROWS;
    // globals
    Getglobal "getglobal" 2 3 READ_THROWS;
    Setglobal "setglobal!" 3 4 WRITE_THROWS;
    Isdefinedglobal "isdefinedglobal" 2 4 READ_THROWS;
    Isconstglobal "_isconst_global" 2 2 READ_THROWS;
    // type construction
    TypeVar "_typevar" 3 3 READ_THROWS;
    UnionAll "_unionall" 2 2 PURE_THROWS;
    Structtype "_structtype" 7 7 NONE;
    Abstracttype "_abstracttype" 3 3 NONE;
    Primitivetype "_primitivetype" 4 4 NONE;
    Setsuper "_setsuper!" 2 2 NONE;
    Typebody "_typebody!" 2 2 NONE;
    Closuretype "_closuretype" 3 3 NONE;
    // expressions, symbols, strings
    Expr "_expr" 1 ANY READ;
    Symbol "_symbol" 1 1 PURE_THROWS;
    SymbolName "_symbol_name" 1 1 PURE_THROWS;
    StringNew "_string_new" 2 2 READ_THROWS;
    StringFromMemory "_string_from_memory" 2 2 READ_THROWS;
    StringByte "_string_byte" 2 2 PURE_THROWS;
    StringPtr "_string_ptr" 1 1 READ_THROWS;
    // exceptions
    CurrentException "current_exception" 0 0 READ_THROWS;
    Rethrow "rethrow" 0 1 NONE;
    BacktraceFrames "_backtrace_frames" 0 1 READ_THROWS;
    // reflection
    Fieldcount "_fieldcount" 1 1 PURE_THROWS;
    Fieldname "_fieldname" 2 2 PURE_THROWS;
    Supertype "_supertype" 1 1 PURE_THROWS;
    TypenameName "_typename_name" 1 1 PURE_THROWS;
    TypeModule "_type_module" 1 1 PURE_THROWS;
    TypeParams "_type_params" 1 1 PURE_THROWS;
    TypeWrapper "_type_wrapper" 1 1 PURE_THROWS;
    Isconcrete "_isconcrete" 1 1 PURE;
    Isabstract "_isabstract" 1 1 PURE;
    Isbits "_isbits" 1 1 PURE;
    Ismutable "_ismutable" 1 1 PURE;
    Isprimitive "_isprimitive" 1 1 PURE;
    SizeofType "_sizeof" 1 1 PURE_THROWS;
    AlignmentType "_alignment" 1 1 PURE_THROWS;
    Fieldoffset "_fieldoffset" 2 2 PURE_THROWS;
    Typejoin "_typejoin" 2 2 PURE_THROWS;
    Typeintersect "_typeintersect" 2 2 PURE_THROWS;
    ShowType "_show_type" 1 2 READ_THROWS;
    UnionMembers "_union_members" 1 1 PURE_THROWS;
    UnwrapUnionall "_unwrap_unionall" 1 1 PURE_THROWS;
    Objectid "_objectid" 1 1 READ;
    MethodsMatching "_methods_matching" 2 2 NONE;
    Applicable "_applicable" 1 ANY READ;
    Hasmethod "_hasmethod" 2 2 READ_THROWS;
    ReturnType "_return_type" 2 2 NONE;
    // modules and evaluation
    ModuleName "_module_name" 1 1 PURE_THROWS;
    ModuleParent "_module_parent" 1 1 PURE_THROWS;
    ModuleNames "_module_names" 1 3 READ_THROWS;
    Eval "_eval" 2 2 NONE;
    Include "_include" 2 2 NONE;
    Macroexpand "_macroexpand" 2 3 NONE;
    ParseString "_parse_string" 2 3 NONE;
    Lower "_lower" 2 2 NONE;
    // hints and the rest
    Donotdelete "donotdelete" 0 ANY NONE;
    Compilerbarrier "compilerbarrier" 2 2 PURE_THROWS;
    Finalizer "finalizer" 2 2 NONE;
    MethodTableInsert "_add_method" 2 2 NONE;
    WorldAge "_world_age" 0 0 READ;
    // tasks and the life of objects
    TaskSwitch "_task_switch" 3 3 NONE;
    TakeFinalizers "_take_finalizers" 0 1 NONE;
    WeakSet "_weak_set" 2 2 NONE;
    WeakGet "_weak_get" 1 1 NONE;
    Safepoint "_safepoint" 0 0 NONE;
    CurrentExceptions "_current_exceptions" 0 0 NONE;
    IsconstField "_isconst_field" 2 2 PURE_THROWS;
    Isexported "_isexported" 2 2 READ_THROWS;
    // C
    Cfunction "_cfunction" 3 3 NONE;
    Cglobal "_cglobal" 2 2 NONE;
    MemoryWrap "_memory_wrap" 3 3 NONE;
    // questions
    Morespecific "_morespecific" 2 2 PURE_THROWS;
    UnicodeNormalize "_unicode_normalize" 2 2 PURE_THROWS;
    Code "_code" 2 2 NONE;
    FreshNumber "_fresh_number" 0 0 NONE;
    // references that memory no longer needs
    MemoryUnset "_memory_unset!" 2 2 WRITE_THROWS;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let mut names: Vec<&str> = Builtin::ALL.iter().map(|b| b.name()).collect();
        names.extend(Intrinsic::ALL.iter().map(|i| i.name()));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn effects_form_a_lattice() {
        assert!(Effects::PURE.has(Effects::PURE_THROWS));
        assert!(!Effects::PURE_THROWS.removable());
        assert!(Effects::PURE.meet(Effects::READ).removable());
    }
}
