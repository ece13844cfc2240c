# Iterators.
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
using Base.Iterators
const I=Iterators
@t collect(I.drop(1:5,3))
@t collect(I.dropwhile(x->x<3,1:5))
@t collect(I.flatten(([1],"a")))
@t size(I.product(1:2,"ab"))
@t collect(I.partition(1:5,2))
@t collect(I.partition([1,2,3],2))
@t collect(I.cycle([1,2]) |> x->I.take(x,5))
@t first(I.repeated(7))
@t collect(I.countfrom(5)|>x->I.take(x,2))
@t collect(I.countfrom(1.5)|>x->I.take(x,2))
@t collect(I.reverse(1:3))
@t collect(I.reverse(enumerate([1,2])))
@t collect(I.accumulate(+,[1,2,3]))
@t collect(I.filter(isodd,1:5))
@t collect(enumerate("ab"))
@t collect(zip(1:3,[1]))
@t length(I.take(1:10,3))
@t length(I.partition(1:5,2))
@t eltype(I.take([1],1))
@t eltype(zip([1],"a"))
@t eltype(x for x in 1:3)
@t eltype(I.partition([1],1))
@t isempty(I.filter(isodd,[2]))
@t last(I.take([1,2,3],2))
@t maximum(I.map(abs,[-3,2]))
@t (s=I.Stateful(1:3); popfirst!(s); length(s))
@t (s=I.Stateful([]); isempty(s))
@t peek(I.Stateful([]))
@t iterate(1:3,3)
@t iterate([])
@t iterate(Dict())
@t iterate(nothing)
@t I.peel([1,2])
@t collect(pairs("ab"))
@t collect(eachline(IOBuffer("a\nb")))
@t 0
@t (a,_)=(1,2)
@t [(i,v) for (i,v) in enumerate("ab")]
@t foreach(print,[])
@t in(3,(x for x in 1:3))
@t zip([1],[2])
@t I.take([1],1)
@t I.cycle([1])
@t I.product(1:2,1:2)
@t I.partition([1],1)
@t collect(skipmissing([1,missing]))
@t eltype(skipmissing([1,missing]))
@t splitpath("/a/b")
for (i,x) in I.enumerate("ab"); println(i,x); end
for i in 1:2, j in 1:2; j==2 && continue; println(i,j); end
for i in 1:3, j in 1:3; j==2 && break; println(i,j); end
