"""
Unit tests: `@test`, `@test_throws`, `@testset` and their relatives.
"""
module Test

export @test, @test_throws, @test_broken, @test_skip, @test_warn, @test_nowarn, @test_logs,
    @test_deprecated, @testset, @inferred, TestSetException, TestLogger, LogRecord, GenericString, GenericSet,
    GenericDict, GenericArray, GenericOrder, detect_ambiguities, detect_unbound_args

include("results.jl")
include("testsets.jl")
include("summary.jl")
include("macros.jl")
include("inferred.jl")
include("logs.jl")
include("generic.jl")
include("ambiguities.jl")

end
