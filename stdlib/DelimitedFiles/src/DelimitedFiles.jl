"""
Tables as text: a row a line, with a delimiter between the columns.
"""
module DelimitedFiles

export readdlm, writedlm

include("reading.jl")
include("writing.jl")

end
