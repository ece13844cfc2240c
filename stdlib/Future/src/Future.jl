"""
Functions as later versions of the language have them.
"""
module Future

"`Future.copy!(dest, src)`: make `dest` equal to `src`; the same as `copy!`."
copy!(dest::AbstractSet, src::AbstractSet) = Base.copy!(dest, src)
copy!(dest::AbstractDict, src::AbstractDict) = Base.copy!(dest, src)
copy!(dest::AbstractArray, src::AbstractArray) = Base.copy!(dest, src)
"Not supported: only a `MersenneTwister` can be advanced by a number of steps."
randjump(rng, steps) = error("Future.randjump is not supported")

end
