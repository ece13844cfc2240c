"""
Questions that one asks at a prompt: which method, what types, what names.
"""
module InteractiveUtils

export apropos, edit, less, code_warntype, code_llvm, code_native, methodswith, varinfo, versioninfo, subtypes, supertypes,
    @which, @edit, @less, @functionloc, @code_typed, @code_warntype, @code_lowered, @code_llvm, @code_native, clipboard

import Base: supertypes

include("types.jl")
include("names.jl")
include("code.jl")
include("macros.jl")

end
