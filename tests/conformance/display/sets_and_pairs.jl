# Sets, pairs, tuples, ranges, Some, Ref, and other small values in both forms.
plain(x) = (show(stdout, MIME("text/plain"), x); println())
for x in (Set([1]), Set(["a"]), Set(Any[1]), Set{Int}(), Set(), Set([[1]]), BitSet([3, 1, 2]), BitSet(), 1 => 2, "a" => :b, 1 => 2 => 3, (1 => 2) => 3, [1] => (2,), nothing => missing, :x => 'c', Pair{Any, Any}(1, 2), Pair{Real, Int}(1, 2),
          (1, 2), (1,), (), ("a", :b, 'c', 1.5), (1, (2, (3,))), (a = 1,), (a = 1, b = "x"), NamedTuple(), 1:3, 1:2:5, 0.0:0.5:2.0, 'a':'c', 3:-1:1, Base.OneTo(3), Some(1), Some(nothing), Some("x"), nothing, missing, Some(Some(:y)),
          "str\n", 'c', '\t', 'é', :sym, Symbol("odd sym"), Symbol("1a"), :+, 1.0, 1f0, Float16(1), 1//2, 2im, 1.5 - 2im, true, 0x1f, Int8(3), big(5), π, ℯ, im, Inf, NaN32, -0.0, v"1.2.3-rc1", r"a+b"i, Val(1), Val(:a), Int, Union{}, Union{Int, String}, typeof(sin), Base, Nothing, Any)
    print(x, " | ")
    show(x)
    print(" | ")
    plain(x)
end
