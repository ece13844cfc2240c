# Wrapping, justifying, centring and aligning text, tabs to spaces, line numbers, and cutting long lines.
text = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore."
function wrap(s, width)
    lines = [String[]]
    for w in split(s)
        sum(length, [lines[end]; w]; init=0) + length(lines[end]) > width && push!(lines, String[])
        push!(lines[end], w)
    end
    return lines
end
for l in wrap(text, 30); println('|', rpad(join(l, ' '), 30), '|'); end
for l in wrap(text, 30); println('|', lpad(join(l, ' '), 30), '|'); end
center(s, w) = (n = w - length(s); ' '^(n ÷ 2) * s * ' '^(n - n ÷ 2)); for l in wrap(text, 40); println('|', center(join(l, ' '), 40), '|'); end
function justify(ws, width)
    length(ws) == 1 && return ws[1]
    gaps, free = length(ws) - 1, width - sum(length, ws)
    return join([w * (i <= gaps ? ' '^(free ÷ gaps + (i <= free % gaps)) : "") for (i, w) in enumerate(ws)])
end
ls = wrap(text, 28); for (i, l) in enumerate(ls); println(i < length(ls) ? justify(l, 28) : join(l, ' ')); end
detab(s; n=4) = (io = IOBuffer(); k = 0; for c in s; c == '\t' ? (print(io, ' '^(n - k % n)); k += n - k % n) : (print(io, c); k = c == '\n' ? 0 : k + 1); end; String(take!(io))); println(detab("a\tbc\td\n\tx")); cut(s, n) = length(s) <= n ? s : first(s, n - 1) * "…"; println(cut.(["short", "a bit longer", "éééééééé"], 6))
source = "first\nsecond\n\nfourth"; for (i, l) in enumerate(split(source, '\n')); println(lpad(i, 3), " | ", l); end; println(join([lpad(a, 8) * rpad(b, 8) for (a, b) in zip(["x", "yy"], ["1", "22"])], '/'), "|")
