# The table that an outermost test set prints.

struct Widths
    name::Int
    pass::Int
    fail::Int
    error::Int
    broken::Int
    total::Int
    time::Int
end

_column_width(title::String, n::Int) = n > 0 ? max(length(title), ndigits(n)) : 0

# The time that a set took, as `1.2s` or `1m02.3s`.
function format_duration(ts::DefaultTestSet)
    tenths = round(Int, 10 * max(0.0, ts.time_end - ts.time_start))
    minutes, rest = divrem(tenths, 600)
    seconds, tenth = divrem(rest, 10)
    minutes == 0 && return string(seconds, ".", tenth, "s")
    return string(minutes, "m", lpad(seconds, 2, '0'), ".", tenth, "s")
end

function name_width(ts::DefaultTestSet, depth::Int)
    width = 2 * depth + textwidth(ts.description)
    (ts.anynonpass || ts.verbose) || return width
    for t in ts.results
        t isa DefaultTestSet && (width = max(width, name_width(t, depth + 1)))
    end
    return width
end

function print_test_results(ts::DefaultTestSet, c::Counts)
    total = c.passes + c.fails + c.errors + c.broken
    w = Widths(max(name_width(ts, 0), textwidth("Test Summary:")), _column_width("Pass", c.passes),
               _column_width("Fail", c.fails), _column_width("Error", c.errors),
               _column_width("Broken", c.broken), _column_width("Total", total),
               max(4, length(format_duration(ts))))
    io = IOBuffer()
    print(io, rpad("Test Summary:", w.name), " |", total == 0 ? "" : " ")
    _print_title(io, "Pass", w.pass)
    _print_title(io, "Fail", w.fail)
    _print_title(io, "Error", w.error)
    _print_title(io, "Broken", w.broken)
    _print_title(io, "Total", w.total)
    println(io, total == 0 ? "Time" : lpad("Time", w.time))
    print_counts(io, ts, 0, w)
    print(String(take!(io)))
    return nothing
end
_print_title(io::IO, title::String, width::Int) = width > 0 && print(io, lpad(title, width), "  ")

function print_counts(io::IO, ts::DefaultTestSet, depth::Int, w::Widths)
    c = count_results(ts)
    total = c.passes + c.fails + c.errors + c.broken
    print(io, rpad(string("  "^depth, ts.description), w.name), " | ")
    _print_count(io, c.passes, w.pass)
    _print_count(io, c.fails, w.fail)
    _print_count(io, c.errors, w.error)
    _print_count(io, c.broken, w.broken)
    print(io, lpad(total == 0 ? "None" : string(total), w.total), "  ")
    println(io, lpad(format_duration(ts), w.time))
    if c.passes + c.broken != total || ts.verbose
        for t in ts.results
            t isa DefaultTestSet && print_counts(io, t, depth + 1, w)
        end
    end
    return nothing
end
_print_count(io::IO, n::Int, width::Int) =
    width > 0 && print(io, lpad(n > 0 ? string(n) : " ", width), "  ")
