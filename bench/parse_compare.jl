# Compares Juliet's trees (the file that the example `sexpr` of juliet-syntax wrote) with the trees
# that this Julia's parser gives the same files.
#
#     julia parse_compare.jl DUMP [DETAILS [print]]
#
# With `print` the dump holds printed expressions (`sexpr --print`), compared with `string(ex)`.
# Printed: how many files and statements agree, with and without line numbers, and the most frequent
# first differences. Forms that later versions of Julia changed are brought to their current shape.

const plain_name = r"^[^\s()\"|\\]+$"

function print_bytes(io, s)
    for b in codeunits(s)
        if b in (UInt8('"'), UInt8('\\'), UInt8('|'))
            print(io, '\\', Char(b))
        elseif 0x20 <= b <= 0x7e
            print(io, Char(b))
        else
            print(io, '\\', string(b, base = 16, pad = 2))
        end
    end
end

function dump_name(io, s)
    s = String(s)
    if occursin(plain_name, s)
        print(io, s)
    else
        print(io, '|'); print_bytes(io, s); print(io, '|')
    end
end

assigns(t) = t in (".&&", ".||") || endswith(t, '=') && !(t in (".==", ".!=", ".===", ".!==", ".<=", ".>="))
is_dotted(s::Symbol) = (t = String(s); length(t) > 1 && t[1] == '.' && t[2] != '.' && !assigns(t))
is_dotted(x) = false
undotted(s) = Symbol(String(s)[nextind(String(s), 1):end])

dump(io, x::Symbol) = is_dotted(x) ? (print(io, "(. "); dump_name(io, undotted(x)); print(io, ')')) : dump_name(io, x)
dump(io, x::Nothing) = print(io, "nothing")
dump(io, x::Bool) = print(io, '#', x)
dump(io, x::Int64) = print(io, x)
dump(io, x::Signed) = print(io, 'i', 8sizeof(x), ':', x)
dump(io, x::Unsigned) = print(io, 'u', 8sizeof(x), ':', BigInt(x))
dump(io, x::Float64) = print(io, "f64:", string(reinterpret(UInt64, x), base = 16, pad = 16))
dump(io, x::Float32) = print(io, "f32:", string(reinterpret(UInt32, x), base = 16, pad = 8))
dump(io, x::Char) = print(io, "c:", string(reinterpret(UInt32, x), base = 16, pad = 8))
dump(io, x::String) = (print(io, '"'); print_bytes(io, x); print(io, '"'))
dump(io, x::LineNumberNode) = print(io, "(line ", x.line, ')')
function dump(io, x::GlobalRef)
    print(io, "(. "); dump_name(io, nameof(x.mod)); print(io, " (inert "); dump_name(io, x.name); print(io, "))")
end
function dump(io, x::QuoteNode)
    print(io, is_dotted(x.value) ? "(quote " : "(inert ")
    dump(io, x.value)
    print(io, ')')
end
function dump(io, x::Expr)
    print(io, '(')
    dump_name(io, x.head)
    for (i, a) in enumerate(x.args)
        print(io, ' ')
        if a isa Symbol && (x.head == :comparison || i == 1 && x.head == :call || x.head in (:import, :using, :.))
            dump_name(io, a)
        else
            dump(io, a)
        end
    end
    print(io, ')')
end
dump(io, x) = print(io, "#<", typeof(x), '>')

# A bare `return` has the value `nothing` as argument, which Juliet's trees spell as the symbol.
function printed(ex)
    text = replace(replace(string(ex), "\\" => "\\\\"), "\n" => "\\n")
    replace(text, "return nothing" => "return")
end

function reference(path)
    text = read(path, String)
    tree = try
        Base.parse_input_line(text, filename = "f")
    catch err
        return nothing
    end
    tree isa Expr && tree.head == :toplevel || return String[]
    any(a -> a isa Expr && a.head in (:error, :incomplete), tree.args) && return nothing
    get(ARGS, 3, "") == "print" && return map(printed, tree.args)
    map(tree.args) do a
        io = IOBuffer(); dump(io, a); String(take!(io))
    end
end

without_lines(s) = replace(s, r" ?\(line \d+\)" => "")

function read_dump(path)
    files = Pair{String,Vector{String}}[]
    for line in eachline(path)
        if startswith(line, "FILE ")
            push!(files, line[6:end] => String[])
        else
            push!(files[end][2], line)
        end
    end
    files
end

"Where two texts first differ, with a little context."
function first_difference(a, b)
    i = 1
    while i <= min(ncodeunits(a), ncodeunits(b)) && codeunit(a, i) == codeunit(b, i)
        i += 1
    end
    from = max(1, i - 60)
    piece(s) = String(codeunits(s)[from:min(end, i + 60)])
    (piece(a), piece(b))
end

function compare(dump_path, details)
    io = details === nothing ? devnull : open(details, "w")
    files = agree = agree_bare = rejected = statements = same = same_bare = 0
    for (path, ours) in read_dump(dump_path)
        theirs = reference(path)
        theirs === nothing && (rejected += 1; continue)
        files += 1
        agree += ours == theirs
        bare_ours = filter(!isempty, without_lines.(ours))
        bare_theirs = filter(!isempty, without_lines.(theirs))
        agree_bare += bare_ours == bare_theirs
        statements += length(bare_theirs)
        same += length(ours) == length(theirs) ? count(((a, b),) -> a == b && !startswith(a, "(line"), zip(ours, theirs)) : 0
        same_bare += count(((a, b),) -> a == b, zip(bare_ours, bare_theirs))
        left, right = bare_ours == bare_theirs ? (ours, theirs) : (bare_ours, bare_theirs)
        if left != right
            kind = left === ours ? "LINES" : "TREES"
            k = findfirst(i -> i > length(left) || i > length(right) || left[i] != right[i], 1:max(length(left), length(right)))
            a, b = first_difference(get(left, k, ""), get(right, k, ""))
            println(io, kind, ' ', path, '\n', "  juliet ", a, '\n', "  julia  ", b)
        end
    end
    println("files compared $files, rejected by this Julia $rejected")
    println("equal files: $agree with line numbers, $agree_bare without")
    println("equal statements: $same with line numbers, $same_bare without, of $statements")
    io === devnull || close(io)
end

compare(ARGS[1], get(ARGS, 2, nothing))
