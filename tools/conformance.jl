# Runs sets of Julia programs and writes a table of how many behave as they should, and how fast.
#
# usage: juliet tools/conformance.jl [OPTIONS] [SET=FOLDER ...]
#
#   --julia CMD      the command under test (otherwise the one that runs this)
#   --against CMD    another Julia command, which sets the expectation where a program has no NAME.out
#   --against-always its output is the expectation also where there is a NAME.out
#   --timeout S      seconds that one run may take (120)
#   --only TEXT      only programs whose path contains TEXT
#   --update         write the rows and failures of these sets into CONFORMANCE.md (others stay as they are)
#   --verbose        a line for each program
#
# A set is a folder, looked through with the folders in it. Two layouts are known:
#
# * programs: NAME.jl, with what it prints in NAME.out and what it reads in NAME.in. Where the other command
#   is to set the expectation, and there is no NAME.out, every NAME.jl counts. The line `#@ args: a b` in a
#   program gives it arguments, `#@ inferred: N` says how many instances its second run infers.
# * exercises as Exercism keeps them: folders with runtests.jl, and a solution in .meta/example.jl or
#   .meta/exemplar.jl, which stands in for the file that the tests include. Compared are the exit status and
#   the counts of each test set in the summary; without another command, all tests have to pass.
#
# Each run has a fresh copy of the program's folder as its working folder. Where the command under test is
# Juliet, it begins with an empty cache that the programs of all sets fill together; each program runs twice,
# and the second run has to print the same and to infer and compile nothing. Sets are copies of the user's own:
# nothing is downloaded.

using Printf, Statistics

# -- what is asked for --------------------------------------------------------

"What the command line asks for."
mutable struct Settings
    julia::Vector{String}
    against::Vector{String}
    against_always::Bool
    timeout::Int
    only::String
    update::Bool
    verbose::Bool
    sets::Vector{Pair{String, String}}
end

const ROOT = dirname(@__DIR__)

"The suites of this repository: `run`, and each topic of `conformance`."
function own_sets()
    tests = joinpath(ROOT, "tests")
    sets = ["run" => joinpath(tests, "run")]
    conformance = joinpath(tests, "conformance")
    for topic in (isdir(conformance) ? readdir(conformance) : String[])
        push!(sets, topic => joinpath(conformance, topic))
    end
    return sets
end

"A command's words; a path to its program holds from every folder."
function command_from(text)
    words = String.(split(text))
    occursin('/', words[1]) && (words[1] = abspath(words[1]))
    return words
end

function settings_from(arguments)
    s = Settings(Base.julia_cmd().exec, String[], false, 120, "", false, false, Pair{String, String}[])
    rest = copy(arguments)
    value(option) = isempty(rest) ? error("$option needs a value") : popfirst!(rest)
    while !isempty(rest)
        a = popfirst!(rest)
        if a == "--julia"
            s.julia = command_from(value(a))
        elseif a == "--against"
            s.against = command_from(value(a))
        elseif a == "--against-always"
            s.against_always = true
        elseif a == "--timeout"
            s.timeout = parse(Int, value(a))
        elseif a == "--only"
            s.only = value(a)
        elseif a == "--update"
            s.update = true
        elseif a == "--verbose"
            s.verbose = true
        elseif startswith(a, "--")
            error("unknown option $a")
        else
            name, folder = occursin('=', a) ? split(a, '='; limit = 2) : (basename(rstrip(a, '/')), a)
            isdir(folder) || error("$folder is no folder")
            push!(s.sets, name => abspath(folder))
        end
    end
    isempty(s.sets) && append!(s.sets, own_sets())
    return s
end

# -- what there is to run -----------------------------------------------------

"One program or exercise: the folder that is copied, and the file that is run in it."
struct Subject
    name::String
    folder::String
    file::String
    solution::String
    arguments::Vector{String}
    inferred_again::Int
end
is_exercise(s::Subject) = !isempty(s.solution)

"The example solution of an exercise; empty if the folder is none."
function solution_in(folder)
    isfile(joinpath(folder, "runtests.jl")) || return ""
    for name in ("example.jl", "exemplar.jl")
        path = joinpath(folder, ".meta", name)
        isfile(path) && return path
    end
    return ""
end

"What stands behind `#@ OPTION:` in a program."
function option_in(file, option)
    for line in eachline(file)
        startswith(line, "#@ $option:") && return line[length(option)+5:end]
    end
    return ""
end

"All subjects below `folder`, in the order of their names."
function subjects(settings, folder, prefix = "")
    found = Subject[]
    solution = solution_in(folder)
    if !isempty(solution)
        push!(found, Subject(rstrip(prefix, '/'), folder, "runtests.jl", solution, String[], 0))
        return found
    end
    for entry in sort(readdir(folder))
        path = joinpath(folder, entry)
        if isdir(path)
            startswith(entry, ".") || append!(found, subjects(settings, path, "$prefix$entry/"))
        elseif endswith(entry, ".jl") && (isfile(expectation_file(path)) || !isempty(settings.against))
            again = something(tryparse(Int, option_in(path, "inferred")), 0)
            push!(found, Subject(prefix * entry[1:end-3], folder, entry, "", split(option_in(path, "args")), again))
        end
    end
    return prefix == "" ? filter(s -> occursin(settings.only, s.name), found) : found
end

expectation_file(program) = program[1:end-3] * ".out"

# -- running ------------------------------------------------------------------

"What a run printed, how it ended and how long it took; the counts are -1 where the command keeps none."
struct Outcome
    stdout::String
    stderr::String
    status::Int
    seconds::Float64
    inferred::Int
    compiled::Int
end
is_timeout(o::Outcome) = o.status in (124, 137)

"A fresh copy of the subject's folder at `place`; an exercise gets its solution."
function prepare(subject, place)
    rm(place; recursive = true, force = true)
    cp(subject.folder, place)
    is_exercise(subject) || return place
    tests = read(joinpath(place, subject.file), String)
    included = match(r"include\(\"([^\"]+)\"\)", tests)
    name = included === nothing ? basename(subject.folder) * ".jl" : included[1]
    cp(subject.solution, joinpath(place, name); force = true)
    # Julia before 1.6 does not know the option, and it changes only what is shown.
    write(joinpath(place, subject.file), replace(tests, r" *verbose *= *true" => ""))
    return place
end

"The number after `\"name\":` in a file of statistics; -1 if there is none."
function count_in(statistics, name)
    found = match(Regex("\"$name\": *([0-9]+)"), statistics)
    return found === nothing ? -1 : parse(Int, found[1])
end

function run_once(settings, command, subject, place, cache)
    prepare(subject, place)
    statistics, out, err = ("$place.$kind" for kind in ("json", "stdout", "stderr"))
    rm(statistics; force = true)
    input = joinpath(place, subject.file[1:end-3] * ".in")
    limited = `timeout -k 5 $(settings.timeout) $command $(subject.file) $(subject.arguments)`
    variables = merge(copy(ENV), Dict("JULIET_CACHE_DIR" => cache, "JULIET_STATS" => statistics))
    streams = pipeline(ignorestatus(setenv(limited, variables; dir = place));
                       stdin = isfile(input) ? input : devnull, stdout = out, stderr = err)
    start = time()
    process = run(streams)
    seconds = time() - start
    counts = isfile(statistics) ? read(statistics, String) : ""
    status = process.termsignal == 0 ? process.exitcode : 128 + process.termsignal
    return Outcome(read(out, String), read(err, String), status, seconds, count_in(counts, "inferred"),
                   count_in(counts, "code_misses"))
end

# -- judging ------------------------------------------------------------------

quoted(line) = string('`', length(line) > 60 ? first(line, 57) * "..." : line, '`')

"The line of an error report that names the error."
function error_line(outcome)
    lines = split(outcome.stderr, '\n'; keepempty = false)
    found = findfirst(startswith("ERROR"), lines)
    found !== nothing && return quoted(lines[found])
    return isempty(lines) ? "no message" : quoted(lines[end])
end
ending(outcome) = is_timeout(outcome) ? "timeout" : "exit status $(outcome.status): $(error_line(outcome))"

"How two outcomes end otherwise, in words."
statuses_part(given, other) = given.status == 0 ? "exit status 0; the other Julia: $(ending(other))" : ending(given)

"Where two outputs part, in words; nothing if they are equal."
function difference(wanted, given)
    wanted == given && return nothing
    a, b = split(wanted, '\n'), split(given, '\n')
    k = findfirst(i -> a[i] != b[i], 1:min(length(a), length(b)))
    k === nothing && return "$(length(b) - 1) lines instead of $(length(a) - 1)"
    return "line $k: expected $(quoted(a[k])), got $(quoted(b[k]))"
end

"The rows of a test summary, each as the set's name and its counts: their headings and widths vary by version."
function summary_rows(output)
    rows = String[]
    in_summary = false
    for line in split(output, '\n')
        parts = split(line, '|')
        if startswith(line, "Test Summary:")
            in_summary = true
        elseif in_summary && length(parts) == 2
            counts = filter(w -> all(isdigit, w), split(parts[2]))
            push!(rows, join([strip(parts[1]); counts], ' '))
        end
    end
    return rows
end

"Why an outcome is not what is wanted; nothing if it is."
function judgement(settings, subject, given, other)
    is_timeout(given) && return "timeout after $(settings.timeout) s"
    if is_exercise(subject)
        other === nothing && return given.status == 0 ? nothing : ending(given)
        given.status == other.status || return statuses_part(given, other)
        return difference(join(summary_rows(other.stdout), '\n'), join(summary_rows(given.stdout), '\n'))
    end
    file = expectation_file(joinpath(subject.folder, subject.file))
    if isfile(file) && !settings.against_always
        given.status == 0 || return ending(given)
        return difference(read(file, String), given.stdout)
    end
    given.status == other.status || return statuses_part(given, other)
    return difference(other.stdout, given.stdout)
end

"What is wrong with a second run; nothing where all is well or the command is not Juliet."
function second_judgement(subject, first, second)
    second.inferred < 0 && return nothing
    # The summary of tests says how long they took.
    is_exercise(subject) || first.stdout == second.stdout || return "second run: " * difference(first.stdout, second.stdout)
    second.inferred == subject.inferred_again && second.compiled == 0 && return nothing
    return "second run: $(second.inferred) inferred, $(second.compiled) compiled"
end

"What became of a subject: a reason unless it passed, and the seconds of its runs (`NaN` for those not made)."
struct Result
    name::String
    reason::Union{Nothing, String}
    first::Float64
    second::Float64
    other::Float64
end

function result(settings, subject, place, cache)
    other = isempty(settings.against) ? nothing : run_once(settings, settings.against, subject, place, cache)
    first = run_once(settings, settings.julia, subject, place, cache)
    reason = judgement(settings, subject, first, other)
    second = first
    if !is_timeout(first)
        second = run_once(settings, settings.julia, subject, place, cache)
        reason === nothing && (reason = second_judgement(subject, first, second))
    end
    r = Result(subject.name, reason, first.seconds, second.seconds, other === nothing ? NaN : other.seconds)
    settings.verbose && println(stderr, rpad(reason === nothing ? "passed" : "FAILED", 8), rpad(subject.name, 40),
                                @sprintf("%7.2f %7.2f %7.2f  ", r.first, r.second, r.other), something(reason, ""))
    return r
end

# -- the report ---------------------------------------------------------------

seconds_text(times) = (known = filter(!isnan, times); isempty(known) ? "" : @sprintf("%.2f s", median(known)))

"A set's row of the table."
function row(set, results)
    passed = count(r -> r.reason === nothing, results)
    ratios = filter(!isnan, [r.other / r.second for r in results])
    cells = [set, "$passed of $(length(results))", seconds_text([r.first for r in results]),
             seconds_text([r.second for r in results]), seconds_text([r.other for r in results]),
             isempty(ratios) ? "" : @sprintf("%.1f", median(ratios))]
    return string("| ", join(cells, " | "), " |")
end

const HEAD = """
# Conformance

How many programs of each set print what they should and end as they should, by
`juliet tools/conformance.jl --update [--against JULIA] [SET=FOLDER ...]` (see the head of that file).
Times are medians: of the first run, with a cache that the programs before it have filled; of the second run of
the same program; and of the other Julia. The ratio is the median of other / second. A program passes when its
first run is right and its second infers and compiles nothing.
"""
const TABLE_HEAD = "| set | passed | first run | second run | other Julia | ratio |\n|---|---|---|---|---|---|"

"The rows and the lists of failures of an earlier report, by set."
function earlier(path)
    rows, failures = Dict{String, String}(), Dict{String, Vector{String}}()
    isfile(path) || return (rows, failures)
    set = ""
    for line in eachline(path)
        if startswith(line, "| ") && !startswith(line, "| set ")
            name = strip(split(line, '|')[2])
            name == "all" || (rows[name] = line)
        elseif startswith(line, "### ")
            set = line[5:end]
            failures[set] = String[]
        elseif startswith(line, "- ") && set != ""
            push!(failures[set], line)
        end
    end
    return (rows, failures)
end

"The report: a row for each set, the sum, and the failures set by set."
function report(rows, failures)
    sets = sort(collect(keys(rows)))
    counts = [parse.(Int, split(strip(split(rows[s], '|')[3]), " of ")) for s in sets]
    sums = isempty(counts) ? [0, 0] : sum(counts)
    io = IOBuffer()
    println(io, HEAD, '\n', TABLE_HEAD)
    foreach(s -> println(io, rows[s]), sets)
    println(io, "| all | $(sums[1]) of $(sums[2]) | | | | |")
    listed = filter(s -> !isempty(get(failures, s, String[])), sets)
    isempty(listed) || println(io, "\n## Failures")
    for s in listed
        println(io, "\n### ", s, '\n')
        foreach(line -> println(io, line), failures[s])
    end
    return String(take!(io))
end

function main(arguments)
    settings = settings_from(arguments)
    path = joinpath(ROOT, "CONFORMANCE.md")
    rows, failures = settings.update ? earlier(path) : earlier("")
    # Below the current folder: a Julia in a container may see nothing else.
    scratch = mktempdir(pwd(); prefix = "conformance.")
    place, cache = joinpath(scratch, "work"), joinpath(scratch, "cache")
    failed = 0
    try
        # The libraries' own code is not what the first program is measured by.
        write(joinpath(mkpath(joinpath(scratch, "empty")), "empty.jl"), "println(1)")
        empty = Subject("empty", joinpath(scratch, "empty"), "empty.jl", "", String[], 0)
        run_once(settings, settings.julia, empty, place, cache)
        for (set, folder) in settings.sets
            results = [result(settings, s, place, cache) for s in subjects(settings, folder)]
            isempty(results) && continue
            rows[set] = row(set, results)
            failures[set] = ["- $(r.name): $(r.reason)" for r in results if r.reason !== nothing]
            failed += length(failures[set])
            settings.verbose && println(stderr, rows[set])
        end
    finally
        rm(scratch; recursive = true, force = true)
    end
    text = report(rows, failures)
    settings.update ? write(path, text) : print(text)
    exit(failed == 0 ? 0 : 1)
end

main(ARGS)
