struct Point
    x::Int
end
area(p::Point, scale::Int) = p.x * scale
area(p::Point, scale::Float64, more...) = p.x
area(Point(1), "two")
