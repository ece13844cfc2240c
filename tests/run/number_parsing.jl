# Numbers from text, and what is wrong with others.
# Each line is shown with its number, value and type, or the error that it throws.
macro t(ex)
    return quote
        try
            v = $(esc(ex))
            println($(__source__.line), " → ", repr(v), " :: ", typeof(v))
        catch e
            println($(__source__.line), " ✗ ", typeof(e), ": ", split(sprint(showerror, e), "\n")[1])
        end
    end
end
@t parse(Int,"-")
@t parse(Int,"0x")
@t parse(Int,"+ ")
@t parse(Int," ")
@t parse(Int,"- 5")
@t parse(Int,"5 -")
@t parse(Int,"1",base=70)
@t tryparse(Int,"1",base=70)
@t parse(Int,"-x")
@t parse(Int,"1.5")
@t parse(Int,"1e5")
@t parse(UInt,"5")
@t parse(Int16,"40000")
@t parse(Bool,"false ")
@t parse(Int,"١")
@t parse(Int, SubString("a12",2))
@t parse(Int,"abc",base=16)
@t parse(Int,"ABC",base=36)
@t parse(Float64,"1.5.2")
@t parse(Float64,"-Inf")
@t parse(Float64,"1e400")
@t parse(Float32,"1e-50")
@t parse(Float64,"abc")
@t parse(Complex{Float64},"1+2im")
@t parse(Int,nothing)
@t parse("5")
@t tryparse(Complex{Int},"1+")
