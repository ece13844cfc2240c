# Which globals are constant.
const c = 1
v = 2
f() = 3
struct T end
println(isconst(@__MODULE__, :c), isconst(@__MODULE__, :v), isconst(@__MODULE__, :f), isconst(@__MODULE__, :T), isconst(@__MODULE__, :nope), isconst(Base, :pi))
