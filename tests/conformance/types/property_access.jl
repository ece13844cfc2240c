# getproperty, setproperty! and propertynames of own types: computed, validated and dynamic properties.
struct Polar
    r::Float64
    θ::Float64
end
Base.getproperty(p::Polar, s::Symbol) =
    s === :x ? getfield(p, :r) * cos(getfield(p, :θ)) :
    s === :y ? getfield(p, :r) * sin(getfield(p, :θ)) : getfield(p, s)
Base.propertynames(::Polar, private::Bool = false) = private ? (:x, :y, :r, :θ) : (:x, :y)
p = Polar(2, 0)
println(p.x, " ", p.y, " ", p.r, " ", propertynames(p), " ", propertynames(p, true))
println(hasproperty(p, :x), hasproperty(p, :z))
try
    p.z
catch err
    println(occursin("no field", sprint(showerror, err)))
end

mutable struct Thermostat
    celsius::Float64
end
function Base.setproperty!(t::Thermostat, name::Symbol, value)
    if name === :fahrenheit
        setfield!(t, :celsius, (value - 32) * 5 / 9)
    elseif name === :celsius
        value < -273.15 && throw(DomainError(value, "below absolute zero"))
        setfield!(t, :celsius, Float64(value))
    else
        error("no property ", name)
    end
end
Base.getproperty(t::Thermostat, name::Symbol) = name === :fahrenheit ? t.celsius * 9 / 5 + 32 : getfield(t, name)
t = Thermostat(20)
t.fahrenheit = 212
println(t.celsius, " ", t.fahrenheit)
t.celsius += 5
println(t.celsius)
for action in (() -> t.celsius = -300, () -> t.kelvin = 3)
    try
        action()
    catch err
        showerror(stdout, err); println()
    end
end

struct Record
    data::Dict{Symbol, Any}
    Record(; kw...) = new(Dict{Symbol, Any}(kw))
end
Base.getproperty(r::Record, s::Symbol) = getfield(r, :data)[s]
Base.setproperty!(r::Record, s::Symbol, v) = getfield(r, :data)[s] = v
Base.propertynames(r::Record) = sort!(collect(keys(getfield(r, :data))))
r = Record(name = "Ada", born = 1815)
r.field = "mathematics"
r.born += 100
println(r.name, " ", r.born, " ", r.field, " ", propertynames(r))
try
    r.died
catch err
    showerror(stdout, err); println()
end
nt = (a = 1, b = 2)
println(getproperty(nt, :a), " ", nt.b, " ", getproperty.([nt, (a = 5, b = 6)], :a))
m = Ref(3)
m.x = 4
println(m[], " ", setproperty!(m, :x, 5), " ", m.x)
