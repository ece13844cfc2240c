# A macro whose expansion calls another that takes any number of arguments, at top level.
macro inner(names...)
    return :(println($(map(string, names)...)))
end
macro outer(ex)
    quote
        local t = 2
        @inner a $(esc(ex)) t
        @show t
    end
end
@outer b
