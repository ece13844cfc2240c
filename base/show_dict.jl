# Showing dictionaries and sets.

show(io::IO, s::AbstractSet) = _show_set(io, s)
show(io::IO, s::BitSet) = (print(io, "BitSet(["); join(io, s, ", "); print(io, "])"))
function _show_set(io::IO, s)
    if isempty(s)
        print(io, get(io, :typeinfo, Any) === typeof(s) ? Core._typename_name(typeof(s)) : typeof(s), "()")
        return nothing
    end
    print(io, Core._typename_name(typeof(s)), "(")
    _show_circular(io, s) || _show_set_elements(IOContext(io, :SHOWN_SET, s), s)
    print(io, ")")
    return nothing
end
function _show_set_elements(io::IO, s)
    prefix, implicit = typeinfo_prefix(io, s)
    print(io, prefix, "[")
    context = _element_context(io, s, implicit)
    limited = get(io, :limit, false) === true && length(s) > 20
    k = 0
    n = length(s)
    for x in s
        k += 1
        if limited && 10 < k <= n - 10
            k == 11 && print(io, "  …  ")
            continue
        end
        k > 1 && !(limited && k == n - 9) && print(io, ", ")
        show(context, x)
    end
    print(io, "]")
    return nothing
end

summary(io::IO, s::AbstractSet) =
    print(io, typeof(s), " with ", length(s), length(s) == 1 ? " element" : " elements")
summary(io::IO, d::AbstractDict) =
    print(io, typeof(d), " with ", length(d), length(d) == 1 ? " entry" : " entries")

function show(io::IO, ::MIME"text/plain", s::AbstractSet)
    isempty(s) && return show(io, s)
    summary(io, s)
    print(io, ":")
    _show_circular(io, s) && return nothing
    limited = get(io, :limit, false) === true
    rows = limited ? displaysize(io)[1] - 4 : typemax(Int)
    limited && rows < 1 && return print(io, " …")
    context = IOContext(IOContext(io, :typeinfo, eltype(s)), :SHOWN_SET, s)
    k = 0
    for x in s
        k += 1
        print(io, "\n  ")
        if k == rows && rows < length(s)
            print(io, "⋮ ")
            break
        end
        limited ? print(io, _cut(_show_string(context, x), displaysize(io)[2] - 2)) : show(context, x)
    end
    return nothing
end

function show(io::IO, d::AbstractDict)
    print(io, typeinfo_prefix(io, d)[1], "(")
    # Pairs are written without their type where the prefix or the values tell it.
    if _show_circular(io, d)
        print(io, ")")
        return nothing
    end
    context = IOContext(IOContext(io, :SHOWN_SET, d), :typeinfo, eltype(d))
    limited = get(io, :limit, false) === true
    k = 0
    for p in d
        k += 1
        k > 1 && print(io, ", ")
        show(context, p)
        if limited && k >= 10
            print(io, "…")
            break
        end
    end
    print(io, ")")
    return nothing
end

function show(io::IO, ::MIME"text/plain", d::AbstractDict)
    isempty(d) && return show(io, d)
    summary(io, d)
    print(io, ":")
    _show_circular(io, d) && return nothing
    limited = get(io, :limit, false) === true
    rows, columns = displaysize(io)
    rows = limited ? rows - 4 : typemax(Int)
    limited && rows < 1 && return print(io, " …")
    inner = IOContext(IOContext(io, :SHOWN_SET, d), :compact, true)
    key_context = IOContext(inner, :typeinfo, keytype(d))
    value_context = IOContext(inner, :typeinfo, valtype(d))
    shown = String[]
    for (k, v) in d
        (length(shown) >= rows || !limited) && break
        push!(shown, _show_string(key_context, k))
    end
    width = 0
    for s in shown
        width = max(width, textwidth(s))
    end
    limited && (width = min(width, columns ÷ 3))
    i = 0
    for (k, v) in d
        i += 1
        print(io, "\n  ")
        if i == rows && rows < length(d)
            print(io, rpad("⋮", width), " => ⋮")
            break
        end
        if limited
            print(io, rpad(shown[i], width), " => ")
            print(io, _cut(_show_string(value_context, v), columns - width - 6))
        else
            show(key_context, k)
            print(io, " => ")
            show(value_context, v)
        end
    end
    return nothing
end
function _cut(s::String, width::Int)
    textwidth(s) <= width && return s
    return string(first(s, max(0, width - 1)), "…")
end

function show(io::IO, s::Union{KeySet, ValueIterator})
    print(io, "[")
    context = IOContext(io, :typeinfo, eltype(s))
    k = 0
    for x in s
        k += 1
        k > 1 && print(io, ", ")
        show(context, x)
    end
    print(io, "]")
    return nothing
end
function summary(io::IO, s::Union{KeySet, ValueIterator})
    print(io, s isa KeySet ? "KeySet" : "ValueIterator", " for a ")
    summary(io, s.dict)
    return nothing
end
function show(io::IO, ::MIME"text/plain", s::Union{KeySet, ValueIterator})
    isempty(s) && return show(io, s)
    summary(io, s)
    print(io, s isa KeySet ? ". Keys:" : ". Values:")
    limited = get(io, :limit, false) === true
    rows = limited ? displaysize(io)[1] - 4 : typemax(Int)
    limited && rows < 1 && return print(io, " …")
    context = IOContext(IOContext(io, :typeinfo, eltype(s)), :compact, true)
    k = 0
    for x in s
        k += 1
        print(io, "\n  ")
        if k == rows && rows < length(s)
            print(io, "⋮")
            break
        end
        limited ? print(io, _cut(_show_string(context, x), displaysize(io)[2] - 2)) : show(context, x)
    end
    return nothing
end
