# The small modules of Base: Meta, Checked, MathConstants, GC, Sys.

export Meta, MathConstants, GC, Sys, include_string

eval(m::Module, @nospecialize(x)) = Core._eval(m, x)
include(m::Module, path) = Core._include(m, path)
"""
    include_string([f,] m::Module, text, name="string")

Evaluate the statements of a text in a module, each as `f` gives it; the value of the last one.
"""
include_string(m::Module, text::AbstractString, name::AbstractString="string") = include_string(identity, m, text, name)
function include_string(f, m::Module, text::AbstractString, name::AbstractString="string")
    result = nothing
    line = 1
    for ex in Meta.parseall(text; filename=name).args
        ex isa LineNumberNode && (line = ex.line; continue)
        try
            ex isa Expr && ex.head === :error && throw(Meta.ParseError(string(ex.args[1])))
            result = Core._eval(m, f(ex))
        catch err
            rethrow(LoadError(String(name), line, err))
        end
    end
    return result
end

"Expressions: parsing and inspection."
baremodule Meta
using Core
using ..Base

export quot, isexpr, isidentifier, isoperator, isunaryoperator, isbinaryoperator, ispostfixoperator, show_sexpr, @dump

"Thrown by `Meta.parse` for text that is not Julia."
struct ParseError <: Exception
    msg::AbstractString
    detail
end
ParseError(msg) = ParseError(msg, nothing)

"The first expression of a text."
function parse(str::AbstractString; raise::Bool=true, depwarn::Bool=true)
    ex, pos = parse(str, 1; raise=raise, greedy=true)
    if ex isa Expr && ex.head === :error
        return ex
    end
    if pos <= sizeof(str)
        raise && throw(ParseError("extra token after end of expression"))
        return Expr(:error, "extra token after end of expression")
    end
    return ex
end
function parse(str::AbstractString, pos::Integer; greedy::Bool=true, raise::Bool=true, depwarn::Bool=true)
    greedy || throw(ArgumentError("Meta.parse with greedy=false is not supported"))
    r = Core._parse_string(String(str), Int(pos), greedy)
    ex = getfield(r, 1)
    if raise && ex isa Expr && ex.head === :error
        throw(ParseError(string(ex.args[1])))
    end
    return (ex, getfield(r, 2))
end
"All expressions of a text with their lines, in one of head `:toplevel`; what is wrong is one of head `:error`."
function parseall(text::AbstractString; filename="none")
    code = String(text)
    result = Expr(:toplevel)
    pos = 1
    while (pos = _statement_start(code, pos)) <= ncodeunits(code)
        push!(result.args, LineNumberNode(1 + count(==(0x0a), codeunits(SubString(code, 1, prevind(code, pos)))), Symbol(filename)))
        ex, pos = parse(code, pos; raise=false)
        if ex isa Expr && ex.head === :toplevel
            append!(result.args, map(a -> _in_file(a, Symbol(filename)), ex.args))
        else
            push!(result.args, _in_file(ex, Symbol(filename)))
        end
        ex isa Expr && (ex.head === :error || ex.head === :incomplete) && break
    end
    return result
end
# Where the next statement begins: behind white space, semicolons and comments.
function _statement_start(code::String, pos::Int)
    while pos <= ncodeunits(code)
        c = code[pos]
        if c == '#'
            rest = SubString(code, pos)
            startswith(rest, "#=") && return _behind_comment(code, pos)
            stop = findnext('\n', code, pos)
            pos = stop === nothing ? ncodeunits(code) + 1 : stop
        elseif isspace(c) || c == ';'
            pos = nextind(code, pos)
        else
            return pos
        end
    end
    return pos
end
function _behind_comment(code::String, pos::Int)
    depth = 0
    while pos <= ncodeunits(code)
        mark = SubString(code, pos, min(nextind(code, pos), lastindex(code)))
        if mark == "#=" || mark == "=#"
            depth += mark == "#=" ? 1 : -1
            pos += 2
            depth == 0 && return _statement_start(code, pos)
        else
            pos = nextind(code, pos)
        end
    end
    return pos
end
function _in_file(@nospecialize(ex), file::Symbol)
    ex isa LineNumberNode && return LineNumberNode(ex.line, file)
    ex isa Expr && map!(a -> _in_file(a, file), ex.args, ex.args)
    return ex
end

"Whether `ex` is an expression with the given head, and number of arguments."
isexpr(ex, head::Symbol) = ex isa Expr && ex.head === head
isexpr(ex, heads) = ex isa Expr && ex.head in heads
isexpr(ex, head::Symbol, n::Int) = ex isa Expr && ex.head === head && length(ex.args) == n
isexpr(ex, heads, n::Int) = ex isa Expr && ex.head in heads && length(ex.args) == n
"`unescape(ex)`: what `esc` was applied to."
unescape(@nospecialize(ex)) = isexpr(ex, :escape) || isexpr(ex, Symbol("hygienic-scope")) ? unescape(ex.args[1]) : ex
"`unblock(ex)`: the only expression of a block; other expressions as they are."
function unblock(@nospecialize(ex))
    isexpr(ex, :block) || return ex
    inner = filter(a -> !(a isa LineNumberNode), ex.args)
    return length(inner) == 1 ? unblock(inner[1]) : ex
end
"The first expression of a text from a place on, and where it ends."
parseatom(text::AbstractString, pos::Integer; filename="none") = parse(text, pos; greedy=false)
"`@dump ex`: show the structure of an expression."
macro dump(ex)
    return Expr(:call, Base.dump, QuoteNode(ex))
end
"An expression that evaluates to `ex`."
quot(ex) = Expr(:quote, ex)
"""
The lowered form of an expression: itself where it is a value or a name, an expression with the head `:thunk` whose
argument is the code, or one with the head `:error` whose argument says what is wrong.
"""
function lower(m::Module, @nospecialize(ex))
    ex isa Expr || return ex
    text = Core._lower(m, ex)
    return text isa Expr ? text : Expr(:thunk, Core.CodeInfo(text, Any))
end
macro lower(ex)
    return Expr(:call, lower, __module__, QuoteNode(ex))
end
"Show an expression as nested lists."
show_sexpr(ex) = show_sexpr(Base.stdout, ex)
show_sexpr(io::IO, ex) = show(io, ex)
function show_sexpr(io::IO, ex::Expr)
    print(io, '(')
    show(io, ex.head)
    for a in ex.args
        print(io, ", ")
        show_sexpr(io, a)
    end
    # A list of one part keeps its comma.
    print(io, isempty(ex.args) ? ",)" : ')')
    return nothing
end
import ..Base: isidentifier, isoperator, isunaryoperator, isbinaryoperator, ispostfixoperator
end

"Integer arithmetic that throws where the result does not fit."
baremodule Checked
using Core
import ..Base: checked_neg, checked_abs, checked_add, checked_sub, checked_mul, checked_div,
    checked_rem, checked_fld, checked_mod, checked_cld, checked_pow, add_with_overflow,
    sub_with_overflow, mul_with_overflow
export checked_neg, checked_abs, checked_add, checked_sub, checked_mul, checked_div,
    checked_rem, checked_fld, checked_mod, checked_cld, checked_pow, add_with_overflow,
    sub_with_overflow, mul_with_overflow
end

"Mathematical constants by name."
baremodule MathConstants
using Core
import ..Base: pi, π, ℯ, γ, φ, catalan
const e = ℯ
const eulergamma = γ
const golden = φ
export pi, π, ℯ, γ, φ, catalan, e, eulergamma, golden
end

"The collector."
baremodule GC
using Core
using ..Base
"Collect garbage now."
gc(full::Bool=true) = (ccall(:jlt_gc, Cvoid, ()); nothing)
enable(on::Bool) = true
# Whether collections are to be reported.
mutable struct Logging
    on::Bool
end
const _logging = Logging(false)
"`GC.enable_logging(on)`: asks for a report of each collection, which is not made here."
enable_logging(on::Bool=true) = on ? Base.error("GC.enable_logging is not supported") : (_logging.on = on; nothing)
logging_enabled() = _logging.on
safepoint() = Core._safepoint()
macro preserve(args...)
    n = nfields(args)
    keep = ntuple(i -> esc(getfield(args, i)), n - 1)
    # From here on they lie in the frame.
    return Expr(:block, Expr(:call, GlobalRef(Core, :donotdelete), keep...), esc(getfield(args, n)))
end
end

"The machine and its operating system."
baremodule Sys
using Core
using ..Base
const KERNEL = :Linux
const MACHINE = "x86_64-linux-gnu"
const ARCH = :x86_64
const WORD_SIZE = 64
const CPU_THREADS = 1
"The folder of the program that runs this one; set when it starts."
global BINDIR = ""
"The memory of the machine in bytes."
total_memory() = UInt64(ccall(:sysconf, Int, (Int32,), 85)) * UInt64(ccall(:sysconf, Int, (Int32,), 30))
total_physical_memory() = total_memory()
"The memory of the machine that nothing uses, in bytes."
free_memory() = UInt64(ccall(:sysconf, Int, (Int32,), 86)) * UInt64(ccall(:sysconf, Int, (Int32,), 30))
free_physical_memory() = free_memory()
"Seconds since the machine started."
uptime() = Base.parse(Float64, Base.split(Base.read("/proc/uptime", Base.String))[1])
"The average numbers of processes that ran or waited, over 1, 5 and 15 minutes."
loadavg() = Base.map(x -> Base.parse(Float64, x), Base.split(Base.read("/proc/loadavg", Base.String))[1:3])
"The path of a program that the shell would run for a name, or nothing."
function which(name::AbstractString)
    candidates = Base.contains(name, '/') ? [Base.String(name)] :
        [Base.joinpath(folder, name) for folder in Base.split(Base.get(Base.ENV, "PATH", ""), ':'; keepempty=false)]
    for path in candidates
        Base.isfile(path) && isexecutable(path) && return Base.abspath(path)
    end
    return nothing
end
_access(path, kind) = ccall(:access, Int32, (Base.Cstring, Int32), Base.String(path), Base.Int32(kind)) == 0
isexecutable(path::AbstractString) = _access(path, 1)
isreadable(path::AbstractString) = _access(path, 4)
iswritable(path::AbstractString) = _access(path, 2)
isunix() = true
isjsvm(k=KERNEL) = false
isfreebsd() = false
isnetbsd() = false
isopenbsd() = false
isdragonfly() = false
islinux() = true
iswindows() = false
isapple() = false
isbsd() = false
"What compiles programs."
const JIT = "Juliet"
"The kind of processor that code is compiled for."
const CPU_NAME = "generic"
"What one processor is and how long it has worked, in ticks of the system's clock."
struct CPUinfo
    model::Base.String
    speed::Int32
    cpu_times!user::UInt64
    cpu_times!nice::UInt64
    cpu_times!sys::UInt64
    cpu_times!idle::UInt64
    cpu_times!irq::UInt64
end
# Their methods are in system_info.jl.
function cpu_info end
function cpu_summary end
function username end
function maxrss end
function get_process_title end
function set_process_title end
windows_version() = Base.VersionNumber(0, 0, 0)
export BINDIR, CPU_THREADS, CPU_NAME, WORD_SIZE, ARCH, MACHINE, KERNEL, JIT, cpu_info, cpu_summary, uptime, loadavg,
    free_memory, total_memory, isapple, isbsd, isdragonfly, isfreebsd, islinux, isnetbsd, isopenbsd, isunix, iswindows, isjsvm,
    isexecutable, which
end
