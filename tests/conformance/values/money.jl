# Values of an own number-like type: arithmetic, promotion, comparison, hashing, text.
struct Money{C}
    cents::Int
end
Money{C}(x::Real, ::Val{:units}) where {C} = Money{C}(round(Int, 100x))
units(x::Money) = x.cents / 100
currency(::Money{C}) where {C} = C
Base.:+(a::Money{C}, b::Money{C}) where {C} = Money{C}(a.cents + b.cents)
Base.:-(a::Money{C}, b::Money{C}) where {C} = Money{C}(a.cents - b.cents)
Base.:-(a::Money{C}) where {C} = Money{C}(-a.cents)
Base.:*(k::Real, a::Money{C}) where {C} = Money{C}(round(Int, k * a.cents))
Base.:*(a::Money, k::Real) = k * a
Base.:/(a::Money{C}, b::Money{C}) where {C} = a.cents / b.cents
Base.divrem(a::Money{C}, n::Integer) where {C} = Money{C}.(divrem(a.cents, n))
Base.isless(a::Money{C}, b::Money{C}) where {C} = a.cents < b.cents
Base.zero(::Type{Money{C}}) where {C} = Money{C}(0)
Base.zero(a::Money) = zero(typeof(a))
Base.abs(a::Money{C}) where {C} = Money{C}(abs(a.cents))
function Base.show(io::IO, a::Money{C}) where {C}
    whole, rest = divrem(abs(a.cents), 100)
    print(io, a.cents < 0 ? "-" : "", whole, ".", lpad(rest, 2, '0'), " ", C)
end
macro eur_str(s)
    Money{:EUR}(parse(Float64, s), Val(:units))
end
function Base.parse(::Type{Money}, s::AbstractString)
    m = match(r"^(-?)(\d+)(?:\.(\d\d))? ([A-Z]{3})$", s)
    m === nothing && throw(ArgumentError("not an amount: $(repr(s))"))
    cents = 100parse(Int, m[2]) + (m[3] === nothing ? 0 : parse(Int, m[3]))
    return Money{Symbol(m[4])}(m[1] == "-" ? -cents : cents)
end

prices = [eur"3.50", eur"12", eur"0.99"]
println(prices, " ", sum(prices), " ", maximum(prices), " ", sort(prices))
println(prices[1] + prices[3], " ", -prices[2], " ", 1.19prices[3], " ", prices[2] / prices[1])
share, rest = divrem(sum(prices), 4)
println(share, " ", rest, " ", 4share + rest == sum(prices))
println(eur"1.00" == Money{:EUR}(100), " ", eur"1" === eur"1.0", " ", hash(eur"1") == hash(eur"1.00"))
println(Dict(eur"1" => "coin")[eur"1.00"], " ", length(Set([eur"2", eur"2.00", eur"3"])))
println(parse(Money, "-7.05 USD"), " ", typeof(parse(Money, "8 CHF")), " ", currency(eur"1"))
println(try eur"1" + parse(Money, "1 USD") catch e; typeof(e) end, " ", try parse(Money, "1,5") catch e; e end)
println(eur"1" < eur"2", " ", eur"5" in prices, " ", minmax(eur"2", eur"1"), " ", clamp(eur"9", eur"1", eur"3"))
println(cumsum(prices), " ", sum(Money{:EUR}[]), " ", extrema(prices), " ", prices .* 2)
println(string(eur"0.05"), " ", "$(eur"1.2")", " ", repr([eur"1"]), " ", eur"3" > eur"2.99", " ", isequal(eur"1", eur"1"))
println(sizeof(Money{:EUR}), " ", isbits(eur"1"), " ", reduce(+, prices; init = eur"100"), " ", findfirst(==(eur"12"), prices))
