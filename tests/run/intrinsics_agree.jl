# An intrinsic gives the same on constants at compile time, in compiled code, and called as a function.
using Core.Intrinsics
bits(x::Bool) = UInt(x)
bits(x::Float64) = isnan(x) ? typemax(UInt) : reinterpret(UInt64, x)
bits(x::Float32) = isnan(x) ? typemax(UInt) : UInt(reinterpret(UInt32, x))
bits(x::Integer) = x
bits(x::Tuple) = map(bits, x)
fails = 0
function agree(name, folded, compiled, called)
    a, b, c = map(bits, folded), map(bits, compiled), map(bits, called)
    for i in eachindex(a)
        if !(a[i] === b[i] === c[i])
            global fails += 1
            println(name, " ", i, ": ", a[i], " ", b[i], " ", c[i])
        end
    end
end
# The arguments of one operation: all of them as constants, read from memory, and handed to a call.
function compare(op::Symbol, cases::Vector)
    f = getfield(Core.Intrinsics, op)
    folded = eval(:(() -> [$([:(Core.Intrinsics.$op($(case...))) for case in cases]...)]))
    T = Tuple{map(typeof, cases[1])...}
    kept = Any[map(x -> x isa Type ? x : Ref(x), case) for case in cases]
    names = [Symbol("x", i) for i in 1:length(cases[1])]
    places = [cases[1][i] isa Type ? cases[1][i] : :($(names[i])[]) for i in eachindex(names)]
    compiled = eval(:(($(names...),) -> Core.Intrinsics.$op($(places...))))
    agree((op, map(x -> x isa Type ? x : typeof(x), cases[1])), Base.invokelatest(folded),
          [Base.invokelatest(compiled, k...) for k in kept], [f(case...) for case in cases])
end
ints(T) = T[0, 1, 7, typemax(T), typemin(T), typemax(T) - T(1), ~T(0)]
pairs_of(v) = Any[(a, b) for a in v for b in v]
types = (Int8, UInt8, Int32, Int64, UInt64, Int128)
for T in types
    v = ints(T)
    for op in (:neg_int, :not_int, :ctpop_int, :ctlz_int, :cttz_int)
        compare(op, Any[(a,) for a in v])
    end
    sizeof(T) > 1 && compare(:bswap_int, Any[(a,) for a in v])
    for op in (:add_int, :sub_int, :mul_int, :eq_int, :ne_int, :slt_int, :ult_int, :sle_int, :ule_int, :and_int, :or_int,
               :xor_int, :flipsign_int, :checked_sadd_int, :checked_uadd_int, :checked_ssub_int, :checked_usub_int,
               :checked_smul_int, :checked_umul_int)
        compare(op, pairs_of(v))
    end
    for op in (:sdiv_int, :udiv_int, :srem_int, :urem_int, :checked_sdiv_int, :checked_udiv_int, :checked_srem_int, :checked_urem_int)
        compare(op, filter(p -> p[2] != 0 && !(p[2] === ~T(0)), pairs_of(v)))
    end
    shifts = UInt[0, 1, 8, 31, 64, 127, 128]
    for op in (:shl_int, :lshr_int, :ashr_int)
        compare(op, Any[(a, s % S) for a in v for s in shifts for S in (UInt64,)])
        compare(op, Any[(a, b) for a in v for b in v])
    end
    for S in types
        sizeof(S) > sizeof(T) && (compare(:sext_int, Any[(S, a) for a in v]); compare(:zext_int, Any[(S, a) for a in v]))
        sizeof(S) < sizeof(T) && compare(:trunc_int, Any[(S, a) for a in v])
    end
    for F in (Float32, Float64)
        compare(:sitofp, Any[(F, a) for a in v])
        compare(:uitofp, Any[(F, a) for a in v])
    end
end
for F in (Float32, Float64)
    v = F[0, -0.0, 1, -2.5, 0.5, 1.5, Inf, -Inf, NaN, floatmax(F), nextfloat(F(0)), 0.1]
    for op in (:neg_float, :abs_float, :floor_llvm, :ceil_llvm, :trunc_llvm, :rint_llvm)
        compare(op, Any[(a,) for a in v])
    end
    compare(:sqrt_llvm, Any[(a,) for a in v if !(a < 0)])
    for op in (:add_float, :sub_float, :mul_float, :div_float, :copysign_float, :eq_float, :ne_float, :lt_float, :le_float)
        compare(op, pairs_of(v))
    end
    for op in (:fma_float, :muladd_float)
        compare(op, Any[(a, b, c) for a in v[3:7] for b in v[3:7] for c in v[3:7]])
    end
    for T in (Int8, Int32, Int64)
        compare(:fptosi, Any[(T, a) for a in v if abs(a) < 100])
    end
    for T in (UInt8, UInt32, UInt64)
        compare(:fptoui, Any[(T, a) for a in v if 0 <= a < 100])
    end
end
compare(:fpext, Any[(Float64, a) for a in Float32[0, -0.0, 1.5, Inf, NaN, 0.1, floatmin(Float32), nextfloat(0f0)]])
compare(:fptrunc, Any[(Float32, a) for a in Float64[0, -0.0, 1.5, Inf, NaN, 0.1, 1e300, 1e-300, 1e-45, 16777217.0]])
println(fails == 0 ? "all agree" : fails)
