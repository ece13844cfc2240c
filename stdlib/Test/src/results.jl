# The outcomes of single tests and how they are shown.

abstract type Result end

struct Pass <: Result
    test_type::Symbol
    orig_expr::Any
    data::Any
    value::Any
    source::Any
end

struct Fail <: Result
    test_type::Symbol
    orig_expr::String
    data::Union{Nothing, String}
    value::String
    source::LineNumberNode
    context::Union{Nothing, String}
    Fail(test_type, orig_expr, data, value, source, context = nothing) = new(test_type, orig_expr, data, value, source, context)
end

struct Error <: Result
    test_type::Symbol
    orig_expr::String
    value::String
    backtrace::String
    source::LineNumberNode
end

struct Broken <: Result
    test_type::Symbol
    orig_expr::Any
end

# What evaluating a tested expression gave.
struct Returned
    value::Any
    data::Union{Nothing, String}
    source::LineNumberNode
end
struct Threw
    exception::Any
    backtrace::Any
    source::LineNumberNode
end

function Error(test_type::Symbol, @nospecialize(ex), @nospecialize(value), frames, source::LineNumberNode)
    text = ""
    if test_type === :test_error || test_type === :nontest_error
        io = IOBuffer()
        showerror(io, value, frames)
        text = String(take!(io))
    end
    return Error(test_type, string(ex), sprint(show, value), text, source)
end

_place(source::LineNumberNode) = string(something(source.file, :none), ":", source.line)

function Base.show(io::IO, t::Pass)
    print(io, "Test Passed")
    if t.test_type === :test_throws
        print(io, "\n      Thrown: ", typeof(t.value))
    end
    return nothing
end

function Base.show(io::IO, t::Fail)
    print(io, "Test Failed at ", _place(t.source), "\n  Expression: ", t.orig_expr)
    if t.test_type === :test_throws_wrong
        print(io, "\n    Expected: ", t.data, "\n      Thrown: ", t.value)
    elseif t.test_type === :test_throws_message
        print(io, "\n    Expected: ", t.data, "\n     Message: ", t.value)
    elseif t.test_type === :test_throws_nothing
        print(io, "\n    Expected: ", t.data, "\n  No exception thrown")
    elseif t.data !== nothing
        print(io, "\n   Evaluated: ", t.data)
    end
    t.context === nothing || print(io, "\n     Context: ", t.context)
    return nothing
end

function Base.show(io::IO, t::Error)
    print(io, "Error During Test at ", _place(t.source))
    if t.test_type === :test_nonbool
        print(io, "\n  Expression evaluated to non-Boolean")
        print(io, "\n  Expression: ", t.orig_expr)
        print(io, "\n       Value: ", t.value)
    elseif t.test_type === :test_error
        print(io, "\n  Test threw exception")
        print(io, "\n  Expression: ", t.orig_expr)
        _print_indented(io, t.backtrace)
    elseif t.test_type === :test_unbroken
        print(io, "\n Unexpected Pass")
        print(io, "\n Expression: ", t.orig_expr)
        print(io, "\n Got correct result, please change to @test if no longer broken.")
    else
        print(io, "\n  Got exception outside of a @test")
        _print_indented(io, t.backtrace)
    end
    return nothing
end

function _print_indented(io::IO, text::String)
    for line in split(text, '\n')
        isempty(line) || print(io, "\n  ", line)
    end
    return nothing
end

function Base.show(io::IO, t::Broken)
    print(io, "Test Broken\n")
    print(io, t.test_type === :skipped ? "  Skipped: " : "  Expression: ", t.orig_expr)
    return nothing
end
