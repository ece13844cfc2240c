mutable struct Person
    age::Int
end
p = Person(3)
p.age = "four"
