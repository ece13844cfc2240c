module Foldered
using Plain
export twice, Inner
include("part.jl")
twice(x) = 2 * x + OFFSET
module Inner
using Foldered
export describe
describe(shape) = string(nameof(typeof(shape)), " of ", twice(shape.sides))
end
end
