# The macros. Their expansions stay small: they evaluate the operands inside one
# `try` and leave all else to functions that are compiled once.

# -- evaluating what is tested ------------------------------------------------

# `a == b`, `a < b <= c`: compare operand by operand, keeping the values for the report.
function eval_comparison(operators::Tuple, functions::Tuple, operands::Tuple, source::LineNumberNode)
    result = true
    n = length(functions)
    for i in 1:n
        f = functions[i]
        result = f(operands[i], operands[i + 1])
        result === true || break
    end
    # The text of the operands is needed only if the test failed.
    result === true && return Returned(result, nothing, source)
    io = IOBuffer()
    context = IOContext(io, :limit => true)
    show(context, operands[1])
    for i in 1:n
        print(io, " ", operators[i], " ")
        show(context, operands[i + 1])
    end
    return Returned(result, String(take!(io)), source)
end

# `isapprox(a, b; atol = c)` and the like.
function eval_call(name, f, operands::Tuple, keywords::NamedTuple, source::LineNumberNode)
    result = isempty(keywords) ? f(operands...) : f(operands...; keywords...)
    result === true && return Returned(result, nothing, source)
    io = IOBuffer()
    context = IOContext(io, :limit => true)
    if name === :≈ || name === :≉
        show(context, operands[1])
        print(io, " ", name, " ")
        show(context, operands[2])
        isempty(keywords) || print(io, " (")
        _print_keywords(context, keywords)
        isempty(keywords) || print(io, ")")
    else
        print(io, name, "(")
        for i in 1:length(operands)
            i > 1 && print(io, ", ")
            show(context, operands[i])
        end
        isempty(keywords) || print(io, "; ")
        _print_keywords(context, keywords)
        print(io, ")")
    end
    return Returned(result, String(take!(io)), source)
end
function _print_keywords(io::IO, keywords::NamedTuple)
    i = 0
    for (k, v) in pairs(keywords)
        (i += 1) > 1 && print(io, ", ")
        print(io, k, "=")
        show(io, v)
    end
    return nothing
end

function do_test(result, @nospecialize(ex))
    if result isa Returned
        value = result.value
        if value === true
            t = Pass(:test, ex, nothing, true, result.source)
        elseif value === false
            t = Fail(:test, string(ex), result.data, "false", result.source)
        else
            t = Error(:test_nonbool, ex, value, (), result.source)
        end
    else
        result.exception isa InterruptException && throw(result.exception)
        t = Error(:test_error, ex, result.exception, result.backtrace, result.source)
    end
    record(get_testset(), t)
    return t
end

function do_broken_test(result, @nospecialize(ex))
    if result isa Returned && result.value === true
        t = Error(:test_unbroken, ex, true, (), result.source)
    else
        t = Broken(:test, ex)
    end
    record(get_testset(), t)
    return t
end

const _displayed_calls = (:isequal, :isapprox, :≈, :occursin, :startswith, :endswith, :isempty,
                          :contains, :issubset, :isless)
const _comparisons = (:(==), :(!=), :(===), :(!==), :<, :>, :<=, :>=, :≤, :≥, :≠, :≡, :≢, :≈, :≉,
                      :in, :∈, :∉, :⊆, :⊇, :⊊, :isa, :(<:), :(>:))

_is_plain_operand(@nospecialize(x)) =
    !(x isa Expr && (x.head === :(...) || x.head === :parameters || x.head === :kw))

# Code whose value is a Returned or a Threw.
function test_result(@nospecialize(ex), source::LineNumberNode)
    code = evaluation(ex, source)
    e = gensym("e")
    return Expr(:try, Expr(:block, code), e,
                Expr(:block, :(Threw($e, catch_backtrace(), $(QuoteNode(source))))))
end

function evaluation(@nospecialize(ex), source::LineNumberNode)
    place = QuoteNode(source)
    if ex isa Expr && ex.head === :call && length(ex.args) == 3 && ex.args[1] in _comparisons &&
       _is_plain_operand(ex.args[2]) && _is_plain_operand(ex.args[3])
        op = ex.args[1]
        return :(eval_comparison(($(QuoteNode(op)),), ($(esc(op)),),
                                  ($(esc(ex.args[2])), $(esc(ex.args[3]))), $place))
    elseif ex isa Expr && ex.head === :comparison &&
           all(op -> op in _comparisons, ex.args[2:2:end])
        operators = ex.args[2:2:end]
        return :(eval_comparison(($(map(QuoteNode, operators)...),), ($(map(esc, operators)...),),
                                  ($(map(esc, ex.args[1:2:end])...),), $place))
    elseif ex isa Expr && ex.head === :call && ex.args[1] in _displayed_calls
        operands, keywords = split_arguments(ex.args[2:end])
        if all(_is_plain_operand, operands)
            return :(eval_call($(QuoteNode(ex.args[1])), $(esc(ex.args[1])),
                                ($(map(esc, operands)...),), $(keyword_tuple(keywords)), $place))
        end
    end
    return :(Returned($(esc(ex)), nothing, $place))
end

function split_arguments(args)
    operands = Any[]
    keywords = Any[]
    for a in args
        if a isa Expr && a.head === :parameters
            append!(keywords, a.args)
        elseif a isa Expr && a.head === :kw
            push!(keywords, a)
        else
            push!(operands, a)
        end
    end
    return operands, keywords
end
function keyword_tuple(keywords)
    isempty(keywords) && return :(NamedTuple())
    fields = Any[]
    for k in keywords
        if k isa Expr && (k.head === :kw || k.head === :(=))
            push!(fields, Expr(:kw, k.args[1], esc(k.args[2])))
        else
            push!(fields, esc(k))
        end
    end
    return Expr(:tuple, Expr(:parameters, fields...))
end

# Keyword arguments after the tested call become part of it.
function with_keywords(@nospecialize(ex), keywords)
    isempty(keywords) && return ex
    ex isa Expr && ex.head === :call || error("invalid test macro call: @test ", ex, " ", join(keywords, " "))
    parameters = Expr(:parameters)
    for k in keywords
        push!(parameters.args, Expr(:kw, k.args[1], k.args[2]))
    end
    return Expr(:call, ex.args[1], parameters, ex.args[2:end]...)
end

# -- @test and relatives ------------------------------------------------------

_is_option(@nospecialize(k), name::Symbol) = k isa Expr && k.head === :(=) && k.args[1] === name

"""
    @test ex
    @test f(args...) key=val ...
    @test ex broken=true
    @test ex skip=true

Test that `ex` is `true`.
"""
macro test(ex, keywords...)
    broken = nothing
    skip = nothing
    rest = Any[]
    for k in keywords
        if _is_option(k, :broken)
            broken = esc(k.args[2])
        elseif _is_option(k, :skip)
            skip = esc(k.args[2])
        else
            push!(rest, k)
        end
    end
    original = isempty(rest) ? QuoteNode(ex) : QuoteNode(Expr(:call, with_keywords(ex, rest).args[1], ex.args[2:end]...,
                                                          [Expr(:kw, k.args[1], k.args[2]) for k in rest]...))
    result = test_result(with_keywords(ex, rest), __source__)
    run = :(do_test($result, $original))
    if broken !== nothing
        run = :($broken ? do_broken_test($result, $original) : $run)
    end
    if skip !== nothing
        run = :($skip ? record(get_testset(), Broken(:skipped, $original)) : $run)
    end
    return run
end

"""
    @test_broken ex

A test that should pass but is known not to.
"""
macro test_broken(ex, keywords...)
    result = test_result(with_keywords(ex, keywords), __source__)
    return :(do_broken_test($result, $(QuoteNode(ex))))
end

"""
    @test_skip ex

A test that is counted as broken and not run.
"""
macro test_skip(ex, keywords...)
    return :(record(get_testset(), Broken(:skipped, $(QuoteNode(ex)))))
end

"""
    @test_throws exception ex

Test that `ex` throws `exception`: a type, a value, a string or strings in the message,
or a predicate of the message.
"""
macro test_throws(expected, ex)
    place = QuoteNode(__source__)
    e = gensym("e")
    result = Expr(:try, Expr(:block, :(Returned($(esc(ex)), nothing, $place))), e,
                  Expr(:block, :(Threw($e, nothing, $place))))
    return :(do_test_throws($result, $(QuoteNode(ex)), $(esc(expected))))
end

function do_test_throws(result, @nospecialize(ex), @nospecialize(expected))
    source = result.source
    if result isa Returned
        t = Fail(:test_throws_nothing, string(ex), string(expected), "nothing", source)
        return record(get_testset(), t)
    end
    e = result.exception
    e isa InterruptException && expected !== InterruptException && throw(e)
    e isa LoadError && expected !== LoadError && (e = e.error)
    if expected isa Type
        passed = e isa expected
    elseif expected isa AbstractString || expected isa Function || expected isa AbstractArray ||
           expected isa Tuple || !(expected isa Exception)
        message = sprint(showerror, e)
        if _message_matches(expected, message)
            return record(get_testset(), Pass(:test_throws, ex, expected, e, source))
        end
        t = Fail(:test_throws_message, string(ex), repr(expected), repr(message), source)
        return record(get_testset(), t)
    else
        passed = _same_exception(expected, e)
    end
    if passed
        t = Pass(:test_throws, ex, expected, e, source)
    else
        t = Fail(:test_throws_wrong, string(ex), string(expected), sprint(show, e), source)
    end
    return record(get_testset(), t)
end

_message_matches(s::AbstractString, message) = occursin(s, message)
_message_matches(f::Function, message) = f(message)
_message_matches(xs::Union{AbstractArray, Tuple}, message) = all(x -> _message_matches(x, message), xs)
_message_matches(x, message) = occursin(x, message)

# Equal type and fields; an empty message of the expected exception is compared as well.
function _same_exception(@nospecialize(a), @nospecialize(b))
    typeof(a) === typeof(b) || return false
    for i in 1:nfields(a)
        isdefined(a, i) == isdefined(b, i) || return false
        isdefined(a, i) && !isequal(getfield(a, i), getfield(b, i)) && return false
    end
    return true
end

# -- @testset -----------------------------------------------------------------

"""
    @testset [TestSetType] ["description"] [option=value ...] begin … end
    @testset ["description \$v"] for v in itr … end
    @testset ["description"] f()

Run a body of tests, collect their results, and print a summary.
"""
macro testset(args...)
    isempty(args) && error("No arguments to @testset")
    body = args[end]
    description = nothing
    constructor = DefaultTestSet
    options = Any[]
    for a in args[1:(end - 1)]
        if a isa AbstractString || (a isa Expr && a.head === :string)
            description = a
        elseif a isa Expr && a.head === :(=)
            push!(options, Expr(:kw, a.args[1], esc(a.args[2])))
        else
            constructor = esc(a)
        end
    end
    body isa Expr && (body.head === :block || body.head === :for || body.head === :call || body.head === :let) ||
        error("Expected function call, begin/end block or for loop as argument to @testset")
    if body.head === :let && description === nothing
        return testset_let(body, __source__)
    elseif body.head === :for
        return testset_for(description, constructor, options, body, __source__)
    elseif description === nothing
        description = body.head === :call ? string(body.args[1]) : "test set"
    end
    return run_testset(description, constructor, options, esc(body), __source__)
end

function run_testset(@nospecialize(description), @nospecialize(constructor), options, @nospecialize(body),
                     source::LineNumberNode)
    ts = gensym("ts")
    e = gensym("e")
    make = isempty(options) ? :($constructor($(esc(description)))) :
           :($constructor($(esc(description)); $(options...)))
    run = Expr(:try, Expr(:block, Expr(:let, Expr(:block), Expr(:block, body))), e,
               Expr(:block, :(record_outside_error($ts, $e, catch_backtrace(), $(QuoteNode(source))))),
               Expr(:block, :(close_testset())))
    return Expr(:let, Expr(:(=), ts, :(open_testset($make))), Expr(:block, run, :(finish($ts))))
end

# `@testset let x = 1, y = 2 … end`: the tests see the variables, failures tell them.
function testset_let(body::Expr, source::LineNumberNode)
    bindings = body.args[1]
    assignments = bindings isa Expr && bindings.head === :block ? bindings.args : Any[bindings]
    names = Any[a isa Expr ? a.args[1] : a for a in assignments]
    ts = gensym("ts")
    e = gensym("e")
    run = Expr(:try, Expr(:block, esc(body.args[2])), e,
               Expr(:block, :(record_outside_error($ts, $e, catch_backtrace(), $(QuoteNode(source))))),
               Expr(:block, :(close_testset())))
    make = :(open_testset(open_context(($(map(n -> QuoteNode(Symbol(string(n))), names)...),), ($(map(esc, names)...),))))
    inner = Expr(:let, Expr(:(=), ts, make), Expr(:block, run, :(finish($ts))))
    return Expr(:let, Expr(:block, map(esc, assignments)...), Expr(:block, inner))
end

function testset_for(@nospecialize(description), @nospecialize(constructor), options, loop::Expr,
                     source::LineNumberNode)
    ranges = loop.args[1]
    iterators = ranges isa Expr && ranges.head === :block ? ranges.args : Any[ranges]
    if description === nothing
        # `i = 1, j = 2` names a set after the values of its loop variables.
        parts = Any[]
        for it in iterators
            isempty(parts) || push!(parts, ", ")
            push!(parts, string(it.args[1], " = "), it.args[1])
        end
        description = Expr(:string, parts...)
    end
    results = gensym("results")
    one = run_testset(description, constructor, options, esc(loop.args[2]), source)
    header = Expr(:block, map(esc, iterators)...)
    length(iterators) == 1 && (header = esc(iterators[1]))
    return Expr(:let, Expr(:(=), results, :(Any[])),
                Expr(:block, Expr(:for, header, Expr(:block, :(push!($results, $one)))), results))
end
