println("outer file")
include("parts/included_part.jl")
