# Functions on arrays, ranges and bit arrays.
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
@t size(reshape(1:24,2,3,4)[:,1,:])
@t dropdims(sum([1 2;3 4],dims=1),dims=1)
@t hcat([1,2],[3 4;5 6])
@t Int[1 2;3 4]
@t [[i,j] for i in 1:2 for j in 1:2]
@t fill(1.5,(2,2))
@t similar(1:3)|>typeof
@t Vector{String}(undef,2)
@t [1 2;3 4][CartesianIndex(2,1)]
@t (a=[1 2;3 4];a[a.>2].=0;a)
@t (a=[1,2,3];a[[1,3]]=[7,8];a)
@t (a=[1,2,3];a[1]=1.5;a)
@t sum(@view [1 2;3 4][:,1])
@t circshift([1 2;3 4],(1,0))
@t repeat([1,2],inner=2,outer=2)
@t [sum(r) for r in eachrow([1 2;3 4])]
@t reduce(vcat,[[1 2],[3 4]])
@t diff([1,4,9])
@t all([true false;true true],dims=2)
@t findmin([3,1,2])
@t sort([3 1;2 4],dims=2,rev=true)
@t sort(["b","a"],rev=true)
@t sort([[2,1],[1,2]])
@t searchsortedfirst([1,3,5],4)
@t union([1,2],[2,3],[4])
@t in(2,[1,2])
@t append!([1],2:3)
@t splice!([1,2,3],2:3)
@t filter!(isodd,[1,2,3])
@t map(x->x>1 ? x : missing,[1,2])
@t [1,2,3].^2
@t .-[1,2]
@t [1,2].==[1,3]
@t -(1:3)
@t length.(["a","bc"])
@t getindex.([[1,2],[3,4]],1)
@t [[1,2],[3]].|>sum
@t "a".*("b","c")
@t (a=[1,2];a.*=2;a)
@t (a=[1,2];a+=[1,1];a)
@t [1,2]===[1,2]
@t [missing]==[missing]
@t [1,NaN]==[1,NaN]
@t trues(2,2)
@t map(!,trues(2))
@t reverse(BitArray([1,0,0]))
@t collect(trues(2))
@t view(trues(3),1:2)
@t length(BitSet(1:100))
@t length(1:0)
@t reverse(1:5)
@t collect(1.0:0.1:1.3)
@t union(1:3,5:6)
@t [1:2;5]
@t collect('a':2:'e')
@t typeof(1:3)
@t (1:3)+(2:4)
@t clamp.(1:5,2,4)
@t minimum(abs,-3:2)
@t foldr(=>,1:4)
@t (1:3...,)
@t sum(x for x in 1:10 if iseven(x))
@t first(x for x in 1:10 if x>4)
@t sum(Float64[])
@t sum([[1,2],[3,4]])
@t (a=[[1]];b=copy(a);b[1][1]=9;a)
@t checkbounds(Bool,[1,2],3)
@t pairs([5,6])|>collect
@t stride([1 2;3 4],2)
@t sizeof([1,2])
