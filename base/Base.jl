# The files of Base, in the order in which they are evaluated in the bare module `Base`.
# A file may use at load time only what the files before it define.
include("boot.jl")
include("essentials.jl")
include("operators.jl")
include("promotion.jl")
include("int.jl")
include("float.jl")
include("number.jl")
include("io_min.jl")
