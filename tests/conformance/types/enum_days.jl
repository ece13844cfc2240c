# @enum: values, conversions, order, printing, and its errors.
@enum Weekday monday = 1 tuesday wednesday thursday friday saturday sunday
@enum Level::UInt8 low = 0x10 mid = 0x20 high
@enum Flag begin
    off
    on
    blinking = 10
end
println(monday, " ", Int(sunday), " ", Weekday(3), " ", typeof(friday))
println(instances(Weekday))
println(repr(tuesday), " ", string(tuesday), " ", Symbol(tuesday), " ", "day: $tuesday")
println(monday < sunday, " ", maximum(instances(Weekday)), " ", sort([friday, monday]), " ", monday == monday, " ", isless(friday, tuesday))
println(Integer(high), " ", UInt8(mid), " ", Base.Enums.basetype(Level), " ", sizeof(low))
println(Int.(instances(Flag)), " ", typemin(Flag), " ", typemax(Flag))
weekend(d::Weekday) = d in (saturday, sunday)
println(filter(!weekend, collect(instances(Weekday))))
println([d => weekend(d) for d in instances(Weekday)][5:6])
try
    Weekday(9)
catch err
    showerror(stdout, err); println()
end
try
    Flag(5)
catch err
    println(err isa ArgumentError)
end
next(d::Weekday) = Weekday(mod1(Int(d) + 1, 7))
println(next(monday), " ", next(sunday))
counts = Dict{Flag, Int}()
for f in (on, off, on, blinking)
    counts[f] = get(counts, f, 0) + 1
end
println(counts[on], counts[off], counts[blinking], " ", haskey(counts, on))
show(stdout, MIME("text/plain"), high); println()
show(stdout, MIME("text/plain"), Flag); println()
println(Weekday[], " ", [low, high], " ", (monday, low))
println(isa(monday, Enum), " ", Weekday <: Enum, " ", supertype(Level))
println(parse(Int, string(Int(blinking))) + 1, " ", Int32(saturday), " ", hash(monday) == hash(Weekday(1)))
