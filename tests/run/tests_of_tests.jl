# Tests: what passes, what fails and how it reads; inference, messages and warnings.
using Test
using Logging
f(x) = x > 0 ? 1 : 1.0
h(x; k=1) = x + k
println(@inferred(h(2)), @inferred(h(1; k=2)), @inferred(Union{Float64,Int}, f(2)), @inferred(Float64, f(2)))
try
    @inferred f(2)
catch e
    println(sprint(showerror, e))
end
# Without the times that sets took.
function show_tests(body)
    path = tempname()
    open(path, "w") do io
        redirect_stdout(io) do
            try
                body()
            catch e
                println(sprint(showerror, e))
            end
        end
    end
    for line in eachline(path)
        occursin("Summary", line) && (line = replace(line, r" +Time$" => ""))
        println(replace(replace(line, r"at .*:\d+$" => "at here"), r" +\d+\.\ds$" => ""))
    end
    rm(path)
end
show_tests() do
    @testset "passes" begin
        @test_logs (:info, "hello") @info "hello"
        @test_logs (:warn, r"care") (:error, "bad") begin
            @warn "take care"
            @error "bad"
        end
        @test_logs min_level=Logging.Debug (:debug, "d") @debug "d"
        @test_logs (:info, "x") match_mode=:any begin
            @info "y"
            @info "x"
        end
        x = @test_logs (:info, "v") (@info "v"; 5)
        @test x == 5
        @test_warn "oops" println(stderr, "oops here")
        @test_nowarn 1 + 1
        @test_throws DomainError sqrt(-1)
        @test_throws "DomainError" sqrt(-1)
        @test_throws ["sqrt", "negative"] sqrt(-1)
        @test_throws r"neg" sqrt(-1)
        @test_broken 1 == 2
        @test_skip 1 == 2
        @test 1 ≈ 1.0001 atol=0.01
        @test 1 == 2 broken=true
        @testset "a $i" for i in 1:2
            @test i > 0
        end
        @testset for i in 1:2, j in 1:2
            @test i + j > 0
        end
    end
end
show_tests() do
    @testset verbose=true "each" begin
        @testset "in" begin
            @test true
        end
        @testset "in longer" begin
            @test true
            @test_broken false
        end
    end
end
show_tests() do
    @testset "fails" begin
        @test 1 == 2
        @test h(1) == 3
        @test [1, 2] == [1, 3]
        @test 1 < 2 < 1
        @test isempty([1])
        @test 1 ≈ 2 atol=0.1
        @test !true
        @test 3
        @test_throws DomainError 1
        @test_throws "abc" error("x")
        @test_broken true
        @testset let x = 3, y = [4]
            @test x == 3
            @test x == y[1]
        end
        @testset "inner" begin
            @test false
            @test true
        end
    end
end
t = TestLogger()
with_logger(t) do
    @info "a" x = 1
    @warn "b"
end
println(length(t.logs), t.logs[1].level, t.logs[1].message, t.logs[1].kwargs[:x], t.logs[2].level)
logs, v = Test.collect_test_logs() do
    @info "q"
    3
end
println(logs[1].message, v, length(GenericString("abc")))
