# State machines: a turnstile by table, a vending machine by dispatch, a regular language, a Turing machine, a stack machine.
const turnstile = Dict((:locked, :coin) => (:unlocked, "unlock"), (:locked, :push) => (:locked, "stay"), (:unlocked, :push) => (:locked, "lock"), (:unlocked, :coin) => (:unlocked, "refund"))
function run_machine(table, state, events)
    actions = String[]
    for e in events
        haskey(table, (state, e)) || throw(ArgumentError("no transition from $state on $e"))
        state, action = table[(state, e)]
        push!(actions, action)
    end
    return state, actions
end
println(run_machine(turnstile, :locked, [:push, :coin, :coin, :push]))
println(try run_machine(turnstile, :locked, [:kick]) catch e; e.msg end)

abstract type State end
struct Idle <: State end
struct HasMoney <: State; cents::Int end
struct Vending <: State; item::Symbol end
on(s::State, event) = (println("  ignored ", event, " in ", s); s)
on(::Idle, c::Int) = HasMoney(c)
on(s::HasMoney, c::Int) = HasMoney(s.cents + c)
on(s::HasMoney, item::Symbol) = s.cents >= 150 ? Vending(item) : (println("  need ", 150 - s.cents, " more"); s)
on(s::HasMoney, ::Nothing) = (println("  returns ", s.cents); Idle())
on(::Vending, ::Nothing) = Idle()
println(foldl(on, [:cola, 100, :cola, 50, :cola, 20, nothing, 10, nothing]; init = Idle()))

accepts(s) = foldl((q, c) -> q == 0 ? (c == 'a' ? 1 : 9) : q == 1 ? (c == 'b' ? 2 : c == 'a' ? 1 : 9) : q == 2 ? (c == 'b' ? 2 : 9) : 9, s; init = 0) == 2
println(filter(accepts, ["ab", "aab", "abb", "ba", "a", "", "aba"]), " ", all(s -> accepts(s) == occursin(r"^a+b+$", s), ["ab", "aab", "ba", "abab", "b"]))

function turing(rules, tape_text; state = :start, limit = 1000)
    tape = Dict(i => c for (i, c) in enumerate(tape_text))
    head = steps = 0
    head = 1
    while state !== :halt && steps < limit
        symbol = get(tape, head, '_')
        state, written, move = rules[(state, symbol)]
        tape[head] = written
        head += move === :right ? 1 : move === :left ? -1 : 0
        steps += 1
    end
    low, high = extrema(keys(tape))
    return strip(join(get(tape, i, '_') for i in low:high), '_'), steps
end
increment = Dict((:start, '0') => (:start, '0', :right), (:start, '1') => (:start, '1', :right), (:start, '_') => (:carry, '_', :left),
                 (:carry, '1') => (:carry, '0', :left), (:carry, '0') => (:halt, '1', :stay), (:carry, '_') => (:halt, '1', :stay))
println([turing(increment, s) for s in ("1011", "111", "0")])

function execute(program)
    stack, output, pc = Int[], String[], 1
    while pc <= length(program)
        op, args = program[pc][1], program[pc][2:end]
        if op === :push
            push!(stack, args[1])
        elseif op in (:add, :mul, :sub)
            b, a = pop!(stack), pop!(stack)
            push!(stack, Dict(:add => +, :mul => *, :sub => -)[op](a, b))
        elseif op === :dup
            push!(stack, stack[end])
        elseif op === :swap
            stack[end], stack[end-1] = stack[end-1], stack[end]
        elseif op === :print
            push!(output, string(stack[end]))
        elseif op === :jnz
            stack[end] != 0 && (pc = args[1] - 1)
        elseif op === :rot
            push!(stack, splice!(stack, length(stack) - args[1]))
        else
            error("unknown instruction $op")
        end
        pc += 1
    end
    return stack, join(output, ",")
end
println(execute([(:push, 2), (:push, 3), (:add,), (:dup,), (:mul,), (:print,)]))
countdown = [(:push, 3), (:print,), (:push, 1), (:sub,), (:jnz, 2), (:print,)]
println(execute(countdown))
println(try execute([(:fly,)]) catch e; e.msg end, " ", try execute([(:add,)]) catch e; typeof(e) end)
println(execute([(:push, 1), (:push, 2), (:push, 3), (:rot, 2), (:swap,)]))
