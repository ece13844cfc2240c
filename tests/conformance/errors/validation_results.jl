# Errors as values: tryparse, nothing, Some, results of a little Result type, collecting all problems.
struct Ok{T}; value::T end
struct Err; message::String end
const Result = Union{Ok, Err}
bind(f, r::Ok) = f(r.value)
bind(f, r::Err) = r
get_or(r::Ok, default) = r.value
get_or(::Err, default) = default
Base.map(f, r::Ok) = Ok(f(r.value))
Base.map(f, r::Err) = r
capture(f, args...) = try Ok(f(args...)) catch e; Err(sprint(showerror, e)) end

read_int(s) = (n = tryparse(Int, s)) === nothing ? Err("not a number: $(repr(s))") : Ok(n)
positive(n) = n > 0 ? Ok(n) : Err("$n is not positive")
halve(n) = iseven(n) ? Ok(n ÷ 2) : Err("$n is odd")
process(s) = bind(halve, bind(positive, read_int(s)))
for s in ("12", "7", "-4", "x", "")
    r = process(s)
    println(rpad(repr(s), 5), rpad(string(typeof(r)), 11), r isa Ok ? r.value : r.message, " ", get_or(r, 0), " ", get_or(map(x -> 10x, r), -1))
end
println(capture(parse, Int, "5"), " ", capture(parse, Int, "five"), " ", capture(div, 1, 0), " ", capture(getindex, [1], 2))

function problems(user)
    found = String[]
    get(user, :name, "") == "" && push!(found, "name is missing")
    age = get(user, :age, nothing)
    if age === nothing
        push!(found, "age is missing")
    elseif !(age isa Integer) || !(0 <= age < 150)
        push!(found, "age $(repr(age)) is not valid")
    end
    mail = get(user, :mail, "")
    occursin(r"^[^@\s]+@[^@\s]+\.[a-z]+$", mail) || push!(found, "mail $(repr(mail)) is not valid")
    return found
end
users = [Dict(:name => "Ann", :age => 31, :mail => "ann@example.org"), Dict(:age => 200, :mail => "x@y"), Dict{Symbol, Any}(), Dict(:name => "Bo", :age => "old", :mail => "b o@c.de")]
for u in users
    p = problems(u)
    println(isempty(p) ? "valid" : join(p, "; "))
end
sum_numbers(words) = sum(something(tryparse(Float64, w), 0.0) for w in words)
println(sum_numbers(split("1 2.5 three 4e1 - .5")), " ", [tryparse(Int, w) for w in ("1", "1.0", " 2 ", "0x10", "")], " ", filter(!isnothing, tryparse.(Int, ["3", "b", "4"])))
println(tryparse(Bool, "true"), " ", tryparse(Bool, "yes"), " ", tryparse(Float64, "1e400"), " ", tryparse(Float64, "nan"), " ", tryparse(Int8, "128"), " ", tryparse(Int, "ff", base = 16), " ", tryparse(Float32, "1,5"))
