# What the system tells of processors, users, memory and disks.

"The disk that a path lies on: `total`, `used` and `available` bytes."
struct DiskStat
    ftype::UInt64
    bsize::UInt64
    blocks::UInt64
    bfree::UInt64
    bavail::UInt64
    files::UInt64
    ffree::UInt64
end
"`diskstat(path=pwd())`: the sizes of the disk that a path lies on."
function diskstat(path::AbstractString = pwd())
    fields = zeros(UInt64, 16)
    _check_call("diskstat", path, ccall(:statfs, Int32, (Cstring, Ptr{UInt64}), String(path), fields))
    return DiskStat(fields[1:7]...)
end
export diskstat
function getproperty(d::DiskStat, name::Symbol)
    size = getfield(d, :bsize)
    name === :total && return size * getfield(d, :blocks)
    name === :available && return size * getfield(d, :bavail)
    name === :used && return size * (getfield(d, :blocks) - getfield(d, :bfree))
    return getfield(d, name)
end
propertynames(::DiskStat) = (fieldnames(DiskStat)..., :available, :total, :used)
show(io::IO, d::DiskStat) = print(io, "DiskStat(total=", d.total, ", used=", d.used, ", available=", d.available, ")")

"`Sys.cpu_info()`: the processors, as `Sys.CPUinfo`."
function Sys.cpu_info()
    models, speeds = String[], Int32[]
    for line in eachline("/proc/cpuinfo")
        startswith(line, "model name") && push!(models, strip(split(line, ':'; limit = 2)[2]))
        startswith(line, "cpu MHz") && push!(speeds, round(Int32, parse(Float64, split(line, ':')[2])))
    end
    found = Sys.CPUinfo[]
    for line in eachline("/proc/stat")
        startswith(line, r"cpu[0-9]") || continue
        ticks = [parse(UInt64, x) for x in split(line)[2:7]]
        n = length(found) + 1
        push!(found, Sys.CPUinfo(get(models, n, "unknown"), get(speeds, n, Int32(0)), ticks[1], ticks[2], ticks[3], ticks[4], ticks[6]))
    end
    return found
end
"`Sys.cpu_summary([io])`: print the processors and their times in seconds."
Sys.cpu_summary(io::IO = stdout) = Sys.cpu_summary(io, Sys.cpu_info())
function Sys.cpu_summary(io::IO, list::AbstractVector)
    isempty(list) && return nothing
    println(io, list[1].model, ": ")
    println(io, "       speed         user         nice          sys         idle          irq")
    for (n, c) in enumerate(list)
        print(io, "#", rpad(n, 2), lpad(c.speed, 5), " MHz")
        for name in (:cpu_times!user, :cpu_times!nice, :cpu_times!sys, :cpu_times!idle, :cpu_times!irq)
            print(io, lpad(Int(getfield(c, name)) ÷ 100, 11), " s")
        end
        println(io)
    end
    return nothing
end
"`Sys.username()`: the name of the user that the process runs for."
function Sys.username()
    own = string(ccall(:getuid, UInt32, ()))
    for line in eachline("/etc/passwd")
        parts = split(line, ':')
        length(parts) > 2 && parts[3] == own && return String(parts[1])
    end
    error("Sys.username: the user has no name")
end
"`Sys.maxrss()`: the most memory that the process has had, in bytes."
function Sys.maxrss()
    for line in eachline("/proc/self/status")
        startswith(line, "VmHWM:") && return UInt(parse(Int, split(line)[2])) * UInt(1024)
    end
    return UInt(0)
end
"`Sys.get_process_title()`: the name that the system lists the process by."
Sys.get_process_title() = String(split(read("/proc/self/cmdline", String), '\0')[1])
Sys.set_process_title(::AbstractString) = error("Sys.set_process_title is not supported")
