"""
Configuration files in TOML 1.0: tables, arrays and values, read and written.
"""
module TOML

import Dates

export ParserError

include("parser.jl")
include("printing.jl")

"`TOML.parse(text)`: the table that a text describes."
parse(text::AbstractString) = _result(_Parser(String(text)))
parse(io::IO) = parse(read(io, String))
"`TOML.parsefile(path)`: the table that a file describes."
parsefile(path::AbstractString) = parse(read(path, String))
"`TOML.tryparse(text)`: the table, or the error that parsing would throw."
function tryparse(text::AbstractString)
    try
        return parse(text)
    catch e
        e isa ParserError || rethrow()
        return e
    end
end
tryparse(io::IO) = tryparse(read(io, String))
tryparsefile(path::AbstractString) = tryparse(read(path, String))

end
