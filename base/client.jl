# What the driver calls around a program.

"Report an uncaught exception on `stderr`."
function _report_uncaught(@nospecialize(e))
    flush(stdout)
    display_error(stderr, e, Core._backtrace_frames())
    flush(stderr)
    return nothing
end

# The path of the program that this process is.
_executable() = readlink("/proc/self/exe")
"`Base.julia_cmd()`: a command that starts this compiler again, to be followed by arguments."
julia_cmd() = Cmd(String[_executable()])
"`Base.julia_exename()`: the file name of the compiler."
julia_exename() = basename(_executable())

# A warning of the front end goes to the program's logger.
function _log_front_end(message::String, file::String, line::Int)
    id = Symbol(file, ":", line)
    logger = CoreLogging._logger_for(CoreLogging.Warn, nothing, :compiler, id)
    logger === nothing && return nothing
    return CoreLogging._deliver(logger, CoreLogging.Warn, message, nothing, :compiler, id, file, line, (;))
end

"Run exit hooks and flush the standard streams."
_atexit() = _run_exit_hooks(0)

# Sets the program's name, the compiler's folder and the program's arguments. Each start runs this, before
# anything is compiled: it should need few methods.
function _set_args(program::String, folder::String, args::String...)
    global PROGRAM_FILE = program
    Core.setglobal!(Sys, :BINDIR, folder)
    args === () || append!(empty!(ARGS), args)
    return nothing
end

"Show the value of `-E`."
function _show_result(@nospecialize(x))
    show(stdout, x)
    print(stdout, "\n")
    return nothing
end
