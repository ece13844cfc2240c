"A package in one file."
module Plain
export greet, Shape
struct Shape
    sides::Int
end
greet(name) = "hello, $name"
const LOADED = Ref(0)
__init__() = LOADED[] += 1
end
