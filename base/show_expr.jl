# Showing expressions in surface syntax.

show(io::IO, ex::Expr) = _show_quoted(io, ex, 0)
print(io::IO, ex::Expr) = (_show_code(io, ex, 0, 0); nothing)
show(io::IO, q::QuoteNode) = (print(io, ":("); _show_code(io, q, 2, 0); print(io, ")"))
print(io::IO, q::QuoteNode) = (_show_code(io, q, 0, 0); nothing)
show(io::IO, l::LineNumberNode) = (print(io, ":("); _show_line(io, l); print(io, ")"))
print(io::IO, l::LineNumberNode) = _show_line(io, l)
show(io::IO, g::GlobalRef) = print(io, ":(", g.mod, ".", g.name, ")")
print(io::IO, g::GlobalRef) = print(io, g.mod, ".", g.name)

# The code of ex as a string, as `@show` heads its lines with.
function sprint_expression(@nospecialize(ex))
    io = IOBuffer()
    _show_code(io, ex, 0, 0)
    return _take_string!(io)
end

_show_line(io::IO, l::LineNumberNode) =
    l.file === nothing ? print(io, "#= line ", l.line, " =#") : print(io, "#= ", l.file, ":", l.line, " =#")

function _show_quoted(io::IO, ex::Expr, indent::Int)
    if ex.head === :block
        print(io, "quote")
        _show_statements(io, ex.args, indent + 4)
        print(io, "\n", " "^indent, "end")
    else
        print(io, ":(")
        _show_code(io, ex, indent + 2, 0)
        print(io, ")")
    end
    return nothing
end

# -- code ---------------------------------------------------------------------

# Write x as code; parentheses where the surroundings bind tighter than `outer`.
function _show_code(io::IO, @nospecialize(x), indent::Int, outer::Int)
    if x isa Expr
        _show_expr(io, x, indent, outer)
    elseif x isa Symbol
        _show_name(io, x)
    elseif x isa QuoteNode
        _show_quote_node(io, x.value, indent)
    elseif x isa LineNumberNode
        _show_line(io, x)
    elseif x isa GlobalRef
        print(io, x.mod, ".", x.name)
    elseif x isa Union{String, Char, Number, Nothing}
        show(io, x)
    else
        show(io, x)
    end
    return nothing
end
function _show_name(io::IO, s::Symbol)
    name = Core._symbol_name(s)
    isidentifier(name) || isoperator(s) || startswith(name, "@") || name == "true" || name == "false" ||
        name == ":" || name == "..." || name == "end" || name == "begin" || findfirst('#', name) !== nothing ?
        print(io, name) : (print(io, "var"); print_quoted(io, name))
    return nothing
end
function _show_quote_node(io::IO, @nospecialize(v), indent::Int)
    if v isa Symbol
        show(io, v)
    elseif v isa Expr
        _show_quoted(io, v, indent)
    else
        print(io, "\$(QuoteNode(")
        show(io, v)
        print(io, "))")
    end
    return nothing
end

function _show_list(io::IO, items, from::Int, separator::String, indent::Int, outer::Int = 0)
    for i in from:length(items)
        i > from && print(io, separator)
        _show_code(io, items[i], indent, outer)
    end
    return nothing
end

function _show_statements(io::IO, statements, indent::Int)
    for s in statements
        print(io, "\n", " "^indent)
        _show_code(io, s, indent, 0)
    end
    return nothing
end
_statements(@nospecialize(x)) = x isa Expr && x.head === :block ? x.args : Any[x]

function _show_body(io::IO, @nospecialize(body), indent::Int)
    _show_statements(io, _statements(body), indent + 4)
    print(io, "\n", " "^indent)
    return nothing
end

function _show_expr(io::IO, ex::Expr, indent::Int, outer::Int)
    head = ex.head
    args = ex.args
    n = length(args)
    if head === :call && n >= 1
        _show_call(io, args, indent, outer)
    elseif _show_operator_form(io, head, args, n, indent, outer)
    elseif _show_bracket_form(io, head, args, n, indent)
    elseif _show_block_form(io, head, args, n, indent)
    elseif _show_word_form(io, head, args, n, indent)
    else
        print(io, "\$(Expr(")
        show(io, head)
        for a in args
            print(io, ", ")
            show(io, a)
        end
        print(io, "))")
    end
    return nothing
end

function _show_call(io::IO, args::Vector{Any}, indent::Int, outer::Int)
    f = args[1]
    n = length(args)
    if f isa Symbol
        p = operator_precedence(f)
        if n == 2 && _is_unary_name(f) && !(args[2] isa Expr && args[2].head in (:..., :parameters, :kw))
            return _show_unary(io, f, args[2], indent, outer)
        elseif p != 0 && f !== :. && (n == 3 || (n > 3 && (f === :+ || f === :* || f === :++)) || (n == 4 && f === :(:))) &&
               !any(a -> a isa Expr && a.head in (:..., :parameters, :kw), args)
            return _show_infix(io, f, p, args, indent, outer)
        end
    end
    _show_callee(io, f, indent)
    _show_arguments(io, args, 2, indent)
    return nothing
end
function _show_callee(io::IO, @nospecialize(f), indent::Int)
    parens = !(f isa Symbol || f isa GlobalRef || f isa Expr && (f.head === :. || f.head === :curly)) ||
        f isa Symbol && isoperator(f) && !_is_unary_name(f) && operator_precedence(f) == 0
    parens && print(io, "(")
    f isa Function ? print(io, f) : _show_code(io, f, indent, 0)
    parens && print(io, ")")
    return nothing
end
function _show_arguments(io::IO, args::Vector{Any}, from::Int, indent::Int)
    print(io, "(")
    keywords = nothing
    written = 0
    for i in from:length(args)
        a = args[i]
        if a isa Expr && a.head === :parameters
            keywords = a
            continue
        end
        written > 0 && print(io, ", ")
        _show_code(io, a, indent, 0)
        written += 1
    end
    if keywords !== nothing
        print(io, "; ")
        _show_list(io, keywords.args, 1, ", ", indent)
    end
    print(io, ")")
    return nothing
end

function _show_unary(io::IO, f::Symbol, @nospecialize(x), indent::Int, outer::Int)
    parens = outer > _precedence_unary
    parens && print(io, "(")
    print(io, f)
    inner = x isa Expr || (x isa Number && (f === :- || f === :+))
    inner && print(io, "(")
    _show_code(io, x, indent, inner ? 0 : _precedence_unary)
    inner && print(io, ")")
    parens && print(io, ")")
    return nothing
end

function _show_infix(io::IO, f::Symbol, p::Int, args::Vector{Any}, indent::Int, outer::Int)
    parens = p <= outer
    parens && print(io, "(")
    # A number directly before a name is a product: `2x`.
    if f === :* && length(args) == 3 && args[2] isa Union{Int, Float64} && args[3] isa Symbol &&
       !_reads_as_number(args[2], args[3])
        print(io, args[2], args[3])
    else
        base = args[2]
        if f === :^ && base isa Real && (base < 0 || base isa Rational)
            print(io, "(", base, ") ^ ")
            _show_list(io, args, 3, "", indent, p)
        else
            _show_list(io, args, 2, f === :(:) ? ":" : string(" ", f, " "), indent, p)
        end
    end
    parens && print(io, ")")
    return nothing
end

# Whether a number directly before a name would be read as another number: `2e`, `0x`.
_reads_as_number(n, name::Symbol) = first(string(name)) in (n == 0 ? "eEfxbo" : "eEf")

# Assignments, logic, comparison chains, declarations, field access, arrows.
function _show_operator_form(io::IO, head::Symbol, args, n::Int, indent::Int, outer::Int)
    if head === :. && n == 2
        return _show_dot(io, args, indent)
    elseif head === :kw && n == 2
        _show_code(io, args[1], indent, 0)
        print(io, " = ")
        _show_code(io, args[2], indent, 0)
    elseif head === :(::) && n <= 2
        n == 2 && _show_code(io, args[1], indent, _precedence_declaration)
        print(io, "::")
        _show_code(io, args[n], indent, _precedence_declaration)
    elseif (head === :(&&) || head === :(||) || head in _assignment_operators) && n == 2
        p = operator_precedence(head)
        parens = p <= outer
        parens && print(io, "(")
        _show_code(io, args[1], indent, p)
        print(io, " ", head, " ")
        block = args[2] isa Expr && args[2].head === :block
        _show_code(io, args[2], block ? indent + 4 : indent, p)
        parens && print(io, ")")
    elseif head === :comparison
        parens = _precedence_comparison <= outer
        parens && print(io, "(")
        for i in 1:n
            i > 1 && print(io, " ")
            _show_code(io, args[i], indent, iseven(i) ? 0 : _precedence_comparison)
        end
        parens && print(io, ")")
    elseif head === :-> && n == 2
        parens = outer > _precedence_arrow
        parens && print(io, "(")
        _show_code(io, args[1], indent, 0)
        print(io, "->")
        _show_arrow_body(io, args[2], indent)
        parens && print(io, ")")
    elseif (head === :(<:) || head === :(>:)) && n <= 2
        n == 2 && _show_code(io, args[1], indent, _precedence_comparison)
        print(io, n == 2 ? " " : "", head, n == 2 ? " " : "")
        _show_code(io, args[n], indent, _precedence_comparison)
    elseif head === :... && n == 1
        _show_code(io, args[1], indent, 0)
        print(io, "...")
    elseif head === :where
        _show_code(io, args[1], indent, 0)
        print(io, " where ")
        braces = n > 2
        print(io, braces ? "{" : "")
        _show_list(io, args, 2, ", ", indent)
        print(io, braces ? "}" : "")
    elseif head === Symbol("'") && n == 1
        _show_code(io, args[1], indent, _precedence_dot)
        print(io, "'")
    elseif head === :& && n == 1
        print(io, "&")
        _show_code(io, args[1], indent, _precedence_unary)
    elseif head === :. && n == 1 && args[1] isa Symbol && isoperator(args[1])
        print(io, ".", args[1])
    elseif head === :$ && n == 1
        simple = args[1] isa Symbol
        print(io, simple ? "\$" : "\$(")
        _show_code(io, args[1], indent, 0)
        print(io, simple ? "" : ")")
    else
        return false
    end
    return true
end
function _show_arrow_body(io::IO, @nospecialize(body), indent::Int)
    if body isa Expr && body.head === :block
        print(io, "begin")
        _show_statements(io, body.args, indent + 8)
        print(io, "\n", " "^(indent + 4), "end")
    else
        _show_code(io, body, indent, 0)
    end
    return nothing
end
function _show_dot(io::IO, args, indent::Int)
    a = args[1]
    parens = !(a isa Symbol || a isa QuoteNode || a isa GlobalRef || a isa Module || a isa Expr && a.head === :.)
    parens && print(io, "(")
    _show_code(io, a, indent, 0)
    parens && print(io, ")")
    b = args[2]
    if b isa Expr && b.head === :tuple
        print(io, ".")
        _show_arguments(io, b.args, 1, indent)
    elseif b isa QuoteNode && b.value isa Symbol
        print(io, ".")
        isoperator(b.value) ? show(io, b.value) : _show_name(io, b.value)
    else
        print(io, ".(")
        _show_code(io, b, indent, 0)
        print(io, ")")
    end
    return true
end

# Tuples, arrays, indexing, types with parameters, comprehensions, strings.
function _show_bracket_form(io::IO, head::Symbol, args, n::Int, indent::Int)
    if head === :tuple
        if n > 0 && args[1] isa Expr && args[1].head === :parameters
            print(io, n == 1 ? "(;" : "(")
            n == 1 && print(io, " ")
            n == 1 ? _show_list(io, args[1].args, 1, ", ", indent) : nothing
            if n > 1
                _show_list(io, args, 2, ", ", indent)
                print(io, "; ")
                _show_list(io, args[1].args, 1, ", ", indent)
            end
            print(io, ")")
        else
            print(io, "(")
            _show_list(io, args, 1, ", ", indent)
            print(io, n == 1 ? ",)" : ")")
        end
    elseif head === :vect
        _show_between(io, "[", args, 1, ", ", "]", indent)
    elseif head === :hcat
        _show_between(io, "[", args, 1, " ", "]", indent)
    elseif head === :vcat
        _show_between(io, "[", args, 1, "; ", "]", indent)
    elseif head === :row
        _show_list(io, args, 1, " ", indent)
    elseif (head === :ref || head === :curly) && n >= 1
        _show_callee(io, args[1], indent)
        _show_between(io, head === :ref ? "[" : "{", args, 2, ", ", head === :ref ? "]" : "}", indent)
    elseif head === :typed_vcat || head === :typed_hcat
        _show_code(io, args[1], indent, 0)
        _show_between(io, "[", args, 2, head === :typed_vcat ? "; " : " ", "]", indent)
    elseif head === :braces
        _show_between(io, "{", args, 1, ", ", "}", indent)
    elseif head === :comprehension || head === :typed_comprehension
        head === :typed_comprehension && _show_code(io, args[1], indent, 0)
        print(io, "[")
        _show_generator(io, args[n], indent)
        print(io, "]")
    elseif head === :generator || head === :flatten
        print(io, "(")
        _show_generator(io, Expr(head, args...), indent)
        print(io, ")")
    elseif head === :string
        _show_interpolated(io, args, indent)
    else
        return false
    end
    return true
end
function _show_between(io::IO, open::String, args, from::Int, separator::String, close::String, indent::Int)
    print(io, open)
    _show_list(io, args, from, separator, indent)
    print(io, close)
    return nothing
end
function _show_generator(io::IO, @nospecialize(g), indent::Int)
    if g isa Expr && g.head === :flatten
        inner = g.args[1]
        nested = inner.args[1]
        _show_code(io, nested.args[1], indent, 0)
        print(io, " for ")
        _show_list(io, inner.args, 2, ", ", indent)
        print(io, " for ")
        _show_list(io, nested.args, 2, ", ", indent)
        return nothing
    end
    _show_code(io, g.args[1], indent, 0)
    print(io, " for ")
    if length(g.args) == 2 && g.args[2] isa Expr && g.args[2].head === :filter
        filter = g.args[2]
        _show_list(io, filter.args, 2, ", ", indent)
        print(io, " if ")
        _show_code(io, filter.args[1], indent, 0)
    else
        _show_list(io, g.args, 2, ", ", indent)
    end
    return nothing
end
function _show_interpolated(io::IO, args, indent::Int)
    print(io, "\"")
    for a in args
        if a isa String
            escape_string(io, a, ('"', '$'))
        else
            print(io, "\$(")
            _show_code(io, a, indent, 0)
            print(io, ")")
        end
    end
    print(io, "\"")
    return nothing
end

# Forms that take several lines and close with `end`.
function _show_block_form(io::IO, head::Symbol, args, n::Int, indent::Int)
    if head === :block
        print(io, "begin")
        _show_statements(io, args, indent + 4)
        print(io, "\n", " "^indent, "end")
    elseif head === :quote && n == 1
        a = args[1]
        a isa Expr ? _show_quoted(io, a, indent) : a isa Symbol ? print(io, ":", a) : _show_quote_node(io, a, indent)
    elseif (head === :function || head === :macro || head === :while || head === :for) && n >= 1
        print(io, head, " ")
        header = args[1]
        header isa Expr && header.head === :block ? _show_list(io, header.args, 1, ", ", indent) :
            _show_code(io, header, indent, 0)
        n == 2 ? _show_body(io, args[2], indent) : print(io, " ")
        print(io, "end")
    elseif head === :if || head === :elseif
        _show_if(io, head, args, n, indent)
    elseif head === :let
        print(io, "let")
        header = args[1]
        isempty(_statements(header)) || print(io, " ")
        _show_list(io, _statements(header), 1, ", ", indent)
        _show_body(io, args[2], indent)
        print(io, "end")
    elseif head === :do && n == 2
        _show_code(io, args[1], indent, 0)
        print(io, " do ")
        _show_list(io, args[2].args[1].args, 1, ", ", indent)
        _show_body(io, args[2].args[2], indent)
        print(io, "end")
    elseif head === :try
        _show_try(io, args, n, indent)
    elseif head === :struct && n == 3
        print(io, args[1] === true ? "mutable struct " : "struct ")
        _show_code(io, args[2], indent, 0)
        _show_body(io, args[3], indent)
        print(io, "end")
    elseif head === :module && n == 3
        print(io, args[1] === true ? "module " : "baremodule ")
        _show_code(io, args[2], indent, 0)
        _show_statements(io, _statements(args[3]), indent)
        print(io, "\n", " "^indent, "end")
    else
        return false
    end
    return true
end
function _show_if(io::IO, head::Symbol, args, n::Int, indent::Int)
    print(io, head, " ")
    condition = args[1]
    head === :elseif && condition isa Expr && condition.head === :block && !isempty(condition.args) ?
        _show_code(io, condition.args[end], indent, 0) : _show_code(io, condition, indent, 0)
    _show_body(io, args[2], indent)
    if n == 3
        rest = args[3]
        if rest isa Expr && rest.head === :elseif
            return _show_if(io, :elseif, rest.args, length(rest.args), indent)
        end
        print(io, "else")
        _show_body(io, rest, indent)
    end
    print(io, "end")
    return nothing
end
function _show_try(io::IO, args, n::Int, indent::Int)
    print(io, "try")
    _show_body(io, args[1], indent)
    if n >= 3 && !(args[3] === false)
        print(io, "catch")
        args[2] === false || print(io, " ", args[2])
        _show_body(io, args[3], indent)
    end
    if n >= 4 && !(args[4] === false)
        print(io, "finally")
        _show_body(io, args[4], indent)
    end
    print(io, "end")
    return nothing
end

# Forms that begin with a word or a mark and go on to the end of the line.
function _show_word_form(io::IO, head::Symbol, args, n::Int, indent::Int)
    if head === :return && n == 1
        print(io, "return")
        args[1] === nothing || (print(io, " "); _show_code(io, args[1], indent, 0))
    elseif head === :abstract && n == 1
        print(io, "abstract type ")
        _show_code(io, args[1], indent, 0)
        print(io, " end")
    elseif head === :primitive && n == 2
        print(io, "primitive type ")
        _show_list(io, args, 1, " ", indent)
        print(io, " end")
    elseif (head === :break || head === :continue) && n == 0
        print(io, head)
    elseif head in (:local, :global, :const, :export, :public)
        print(io, head, " ")
        _show_list(io, args, 1, ", ", indent)
    elseif head === :using || head === :import
        print(io, head, " ")
        _show_imports(io, args)
    elseif head === :macrocall && _is_text_macro(args)
        print(io, chop(string(args[1]); head = 1, tail = 4), "\"", escape_raw_string(args[3]), "\"")
        n == 4 && print(io, args[4])
    elseif head === :macrocall && _is_core_text_macro(args)
        print(io, args[1].name === Symbol("@cmd") ? string('`', args[3], '`') : args[3])
    elseif head === :macrocall && n >= 2
        args[2] isa LineNumberNode && (_show_line(io, args[2]); print(io, " "))
        _show_code(io, args[1], indent, 0)
        for i in 3:n
            print(io, " ")
            _show_code(io, args[i], indent, 0)
        end
    elseif head === :parameters
        print(io, "; ")
        _show_list(io, args, 1, ", ", indent)
    else
        return false
    end
    return true
end
# A call of a macro as `name"text"`.
_is_text_macro(args) =
    (length(args) == 3 || length(args) == 4 && args[4] isa String) && args[1] isa Symbol && args[3] isa String &&
    startswith(string(args[1]), "@") && endswith(string(args[1]), "_str")
# A command, or a number too long for a literal: calls that the parser makes.
_is_core_text_macro(args) =
    length(args) == 3 && args[1] isa GlobalRef && args[1].mod === Core && args[3] isa String &&
    args[1].name in (Symbol("@cmd"), Symbol("@int128_str"), Symbol("@uint128_str"), Symbol("@big_str"))
function _show_imports(io::IO, args)
    for i in 1:length(args)
        i > 1 && print(io, ", ")
        a = args[i]
        if a isa Expr && a.head === :(:)
            _show_import_path(io, a.args[1])
            for j in 2:length(a.args)
                print(io, j == 2 ? ": " : ", ")
                _show_import_path(io, a.args[j])
            end
        else
            _show_import_path(io, a)
        end
    end
    return nothing
end
# `A.B`, with a dot for every module to go up, and the name `as` which it is known.
function _show_import_path(io::IO, path)
    if path.head === :as
        _show_import_path(io, path.args[1])
        print(io, " as ", path.args[2])
        return nothing
    end
    names = filter(s -> s !== :., path.args)
    print(io, "."^(length(path.args) - length(names)))
    for i in 1:length(names)
        i > 1 && print(io, ".")
        _show_name(io, names[i])
    end
    return nothing
end
