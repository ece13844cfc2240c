# Writing tables.

"""
    writedlm(f, a, delim='\\t'; quotes=true)

Write a vector, a matrix or rows to a file (by name) or a stream. Texts with a delimiter, a line end or a quote are
quoted.
"""
writedlm(io::IO, a; opts...) = writedlm(io, a, '\t'; opts...)
writedlm(path::AbstractString, a; opts...) = writedlm(path, a, '\t'; opts...)
function writedlm(path::AbstractString, a, delim; opts...)
    open(path, "w") do io
        writedlm(io, a, delim; opts...)
    end
end
function writedlm(io::IO, a::AbstractVecOrMat, delim; quotes::Bool=true, opts...)
    for i in axes(a, 1)
        for j in axes(a, 2)
            j == firstindex(a, 2) || print(io, delim)
            _write_cell(io, a[i, j], delim, quotes)
        end
        print(io, '\n')
    end
end
writedlm(io::IO, a::AbstractVector, delim; opts...) = _write_rows(io, a, delim; opts...)
writedlm(io::IO, rows, delim; opts...) = _write_rows(io, rows, delim; opts...)
writedlm(io::IO, a::AbstractArray{<:Any,0}, delim; opts...) = _write_rows(io, (a[],), delim; opts...)
function writedlm(io::IO, a::AbstractArray, delim; opts...)
    for k in axes(a, 3)
        k == 1 || print(io, '\n')
        writedlm(io, a[:, :, k], delim; opts...)
    end
end
function _write_rows(io::IO, rows, delim; quotes::Bool=true, opts...)
    for row in rows
        if row isa Union{Number,AbstractString,AbstractChar,Symbol,Nothing,Missing}
            _write_cell(io, row, delim, quotes)
        else
            first = true
            for x in row
                first || print(io, delim)
                first = false
                _write_cell(io, x, delim, quotes)
            end
        end
        print(io, '\n')
    end
end
_write_cell(io::IO, x, delim, quotes::Bool) = print(io, x)
_write_cell(io::IO, x::AbstractFloat, delim, quotes::Bool) = print(io, x)
function _write_cell(io::IO, s::AbstractString, delim, quotes::Bool)
    if quotes && (any(c -> c == '"' || c == '\n' || c == '\r', s) || occursin(delim, s))
        print(io, '"', replace(s, "\"" => "\"\""), '"')
    else
        print(io, s)
    end
end
