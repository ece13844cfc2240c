# Test sets: what collects results, and the stack of the sets that are open.

abstract type AbstractTestSet end

"""
    TestSetException

Thrown at the end of an outermost test set in which not all tests passed.
"""
struct TestSetException <: Exception
    pass::Int
    fail::Int
    error::Int
    broken::Int
    errors_and_fails::Vector{Any}
end

function Base.showerror(io::IO, e::TestSetException)
    print(io, "Some tests did not pass: ", e.pass, " passed, ", e.fail, " failed, ",
          e.error, " errored, ", e.broken, " broken.")
    return nothing
end
Base.show(io::IO, e::TestSetException) = showerror(io, e)

"""
    FallbackTestSetException(msg)

Thrown by a failing test that is in no test set.
"""
struct FallbackTestSetException <: Exception
    msg::String
end
Base.showerror(io::IO, e::FallbackTestSetException) = print(io, e.msg)

# Outside of all test sets the first failure ends the program.
struct FallbackTestSet <: AbstractTestSet end

record(::FallbackTestSet, t::Union{Pass, Broken}) = t
function record(::FallbackTestSet, t::Union{Fail, Error})
    println(t)
    throw(FallbackTestSetException("There was an error during testing"))
end

mutable struct DefaultTestSet <: AbstractTestSet
    description::String
    results::Vector{Any}
    n_passed::Int
    anynonpass::Bool
    verbose::Bool
    showtiming::Bool
    time_start::Float64
    time_end::Float64
end
DefaultTestSet(description::AbstractString; verbose::Bool = false, showtiming::Bool = true, options...) =
    DefaultTestSet(String(description), Any[], 0, false, verbose, showtiming, time(), 0.0)

const _open_sets = Any[]

get_testset_depth() = length(_open_sets)
get_testset() = isempty(_open_sets) ? FallbackTestSet() : _open_sets[end]

function record(ts::DefaultTestSet, t::Pass)
    ts.n_passed += 1
    return t
end
function record(ts::DefaultTestSet, t::Broken)
    push!(ts.results, t)
    return t
end
function record(ts::DefaultTestSet, t::Union{Fail, Error})
    print(ts.description, ": ")
    println(t)
    println()
    push!(ts.results, t)
    ts.anynonpass = true
    return t
end
record(ts::DefaultTestSet, t::AbstractTestSet) = (push!(ts.results, t); t)

# Open a set, run its body, close it: what `@testset` expands to calls these.
open_testset(ts) = (push!(_open_sets, ts); ts)
close_testset() = (pop!(_open_sets); nothing)
function record_outside_error(ts, @nospecialize(e), frames, source::LineNumberNode)
    e isa InterruptException && rethrow()
    # A failure outside of test sets that was reported already ends the program.
    record(ts, Error(:nontest_error, Expr(:tuple), e, frames, source))
    return nothing
end

# A set whose failures tell the values of variables; its results belong to the set around it.
struct ContextTestSet <: AbstractTestSet
    parent::Any
    context::String
end
record(ts::ContextTestSet, t) = record(ts.parent, t)
record(ts::ContextTestSet, t::Fail) = record(ts.parent, Fail(t.test_type, t.orig_expr, t.data, t.value, t.source,
    t.context === nothing ? ts.context : string(ts.context, "\n              ", t.context)))
finish(ts::ContextTestSet) = ts
function open_context(names::Tuple, values::Tuple)
    lines = [string(names[i], " = ", sprint(show, values[i]; context = :limit => true)) for i in 1:length(names)]
    return ContextTestSet(get_testset(), join(lines, "\n              "))
end

struct Counts
    passes::Int
    fails::Int
    errors::Int
    broken::Int
end

# The results of a set together with those of the sets in it.
function count_results(ts::DefaultTestSet)
    passes = ts.n_passed
    fails = 0
    errors = 0
    broken = 0
    for t in ts.results
        if t isa Fail
            fails += 1
        elseif t isa Error
            errors += 1
        elseif t isa Broken
            broken += 1
        elseif t isa DefaultTestSet
            c = count_results(t)
            passes += c.passes
            fails += c.fails
            errors += c.errors
            broken += c.broken
            ts.anynonpass |= t.anynonpass
        end
    end
    return Counts(passes, fails, errors, broken)
end

function collect_failures!(found::Vector{Any}, ts::DefaultTestSet)
    for t in ts.results
        if t isa DefaultTestSet
            collect_failures!(found, t)
        elseif t isa Union{Fail, Error}
            push!(found, t)
        end
    end
    return found
end

function finish(ts::DefaultTestSet)
    ts.time_end = time()
    if get_testset_depth() != 0
        record(get_testset(), ts)
        return ts
    end
    c = count_results(ts)
    print_test_results(ts, c)
    if c.fails + c.errors > 0
        throw(TestSetException(c.passes, c.fails, c.errors, c.broken, collect_failures!(Any[], ts)))
    end
    return ts
end
finish(ts::AbstractTestSet) = ts

function Base.show(io::IO, ts::DefaultTestSet)
    print(io, "Test.DefaultTestSet(", repr(ts.description), ")")
    return nothing
end
