"""
Unit tests: `@test`, `@test_throws`, `@testset` and their relatives.
"""
module Test

export @test, @test_throws, @test_broken, @test_skip, @test_warn, @test_nowarn, @test_logs,
    @test_deprecated, @testset, @inferred, TestSetException, GenericString

include("results.jl")
include("testsets.jl")
include("summary.jl")
include("macros.jl")

end
