# One text of a program, whose definitions come from elsewhere: what its last run found is good in the same state alone.
#@ events: none

#@ step the program
include("given.jl")
look() = (measure(2), LIMIT, Point(3).x, ONE === OTHER, kind(1), label())
println(look())
include("later.jl")
println(look())
println(measure(2) + 1)
#@ file given.jl
measure(n) = n + 1
const LIMIT = 10
struct Point; x::Int; end
const ONE = [1]
const OTHER = ONE
module First; export label; label() = "first"; end
module Second; export label; label() = "second"; end
using .First
kind(x) = "any"
#@ file later.jl
kind(x::Int) = "integer"

#@ step as before (no misses)
include("given.jl")
look() = (measure(2), LIMIT, Point(3).x, ONE === OTHER, kind(1), label())
println(look())
include("later.jl")
println(look())
println(measure(2) + 1)
#@ file given.jl
measure(n) = n + 1
const LIMIT = 10
struct Point; x::Int; end
const ONE = [1]
const OTHER = ONE
module First; export label; label() = "first"; end
module Second; export label; label() = "second"; end
using .First
kind(x) = "any"
#@ file later.jl
kind(x::Int) = "integer"

#@ step a method returns another type
include("given.jl")
look() = (measure(2), LIMIT, Point(3).x, ONE === OTHER, kind(1), label())
println(look())
include("later.jl")
println(look())
println(measure(2) + 1)
#@ file given.jl
measure(n) = n / 2
const LIMIT = 10
struct Point; x::Int; end
const ONE = [1]
const OTHER = ONE
module First; export label; label() = "first"; end
module Second; export label; label() = "second"; end
using .First
kind(x) = "any"
#@ file later.jl
kind(x::Int) = "integer"

#@ step as at first (no misses)
include("given.jl")
look() = (measure(2), LIMIT, Point(3).x, ONE === OTHER, kind(1), label())
println(look())
include("later.jl")
println(look())
println(measure(2) + 1)
#@ file given.jl
measure(n) = n + 1
const LIMIT = 10
struct Point; x::Int; end
const ONE = [1]
const OTHER = ONE
module First; export label; label() = "first"; end
module Second; export label; label() = "second"; end
using .First
kind(x) = "any"
#@ file later.jl
kind(x::Int) = "integer"

#@ step a constant
include("given.jl")
look() = (measure(2), LIMIT, Point(3).x, ONE === OTHER, kind(1), label())
println(look())
include("later.jl")
println(look())
println(measure(2) + 1)
#@ file given.jl
measure(n) = n + 1
const LIMIT = 11
struct Point; x::Int; end
const ONE = [1]
const OTHER = ONE
module First; export label; label() = "first"; end
module Second; export label; label() = "second"; end
using .First
kind(x) = "any"
#@ file later.jl
kind(x::Int) = "integer"

#@ step a field
include("given.jl")
look() = (measure(2), LIMIT, Point(3).x, ONE === OTHER, kind(1), label())
println(look())
include("later.jl")
println(look())
println(measure(2) + 1)
#@ file given.jl
measure(n) = n + 1
const LIMIT = 10
struct Point; x::Float64; end
const ONE = [1]
const OTHER = ONE
module First; export label; label() = "first"; end
module Second; export label; label() = "second"; end
using .First
kind(x) = "any"
#@ file later.jl
kind(x::Int) = "integer"

#@ step constants that are not one object
include("given.jl")
look() = (measure(2), LIMIT, Point(3).x, ONE === OTHER, kind(1), label())
println(look())
include("later.jl")
println(look())
println(measure(2) + 1)
#@ file given.jl
measure(n) = n + 1
const LIMIT = 10
struct Point; x::Int; end
const ONE = [1]
const OTHER = [1]
module First; export label; label() = "first"; end
module Second; export label; label() = "second"; end
using .First
kind(x) = "any"
#@ file later.jl
kind(x::Int) = "integer"

#@ step another module is used
include("given.jl")
look() = (measure(2), LIMIT, Point(3).x, ONE === OTHER, kind(1), label())
println(look())
include("later.jl")
println(look())
println(measure(2) + 1)
#@ file given.jl
measure(n) = n + 1
const LIMIT = 10
struct Point; x::Int; end
const ONE = [1]
const OTHER = ONE
module First; export label; label() = "first"; end
module Second; export label; label() = "second"; end
using .Second
kind(x) = "any"
#@ file later.jl
kind(x::Int) = "integer"

#@ step another method comes later
include("given.jl")
look() = (measure(2), LIMIT, Point(3).x, ONE === OTHER, kind(1), label())
println(look())
include("later.jl")
println(look())
println(measure(2) + 1)
#@ file given.jl
measure(n) = n + 1
const LIMIT = 10
struct Point; x::Int; end
const ONE = [1]
const OTHER = ONE
module First; export label; label() = "first"; end
module Second; export label; label() = "second"; end
using .First
kind(x) = "any"
#@ file later.jl
kind(x::String) = "text"

#@ step everything as at first (no misses)
include("given.jl")
look() = (measure(2), LIMIT, Point(3).x, ONE === OTHER, kind(1), label())
println(look())
include("later.jl")
println(look())
println(measure(2) + 1)
#@ file given.jl
measure(n) = n + 1
const LIMIT = 10
struct Point; x::Int; end
const ONE = [1]
const OTHER = ONE
module First; export label; label() = "first"; end
module Second; export label; label() = "second"; end
using .First
kind(x) = "any"
#@ file later.jl
kind(x::Int) = "integer"

