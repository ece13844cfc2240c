# The prompt and the terminal: what the driver calls around each input, and what a terminal shows.

# What is known of the terminal: whether standard output and standard error show colours, whether
# output is to appear at once, and whether somebody types.
mutable struct TerminalState
    is_output_coloured::Bool
    is_error_coloured::Bool
    is_interactive::Bool
end
const _terminal = TerminalState(false, false, false)

"Whether somebody types what the process runs."
isinteractive() = _terminal.is_interactive

"Whether a file descriptor is a terminal."
_is_terminal(io::IOStream) = ccall(:isatty, Int32, (Int32,), io.fd) == Int32(1)

# Standard streams know about colours.
function get(io::IOStream, key::Symbol, default)
    key === :color || return default
    io.fd == 1 && return _terminal.is_output_coloured
    io.fd == 2 && return _terminal.is_error_coloured
    return default
end
haskey(io::IOStream, key::Symbol) = key === :color && (io.fd == 1 || io.fd == 2)
_properties(io::IOStream) = get(io, :color, false) === true ? IOProperties(:color, true, nothing) : nothing

# Lines and columns: of the environment, of the terminal, or the usual ones.
function displaysize(io::IOStream)
    rows, columns = 24, 80
    if _is_terminal(io)
        size = Memory{UInt8}(undef, 8)
        # 0x5413 asks Linux for the size of a window: rows and columns, two bytes each.
        if ccall(:ioctl, Int32, (Int32, UInt, Ptr{UInt8}), io.fd, 0x5413 % UInt, _memory_pointer(size, 1)) == Int32(0)
            height, width = Int(size[1]) + 256 * Int(size[2]), Int(size[3]) + 256 * Int(size[4])
            height > 0 && (rows = height)
            width > 0 && (columns = width)
        end
    end
    return (_size_variable("LINES", rows), _size_variable("COLUMNS", columns))
end
displaysize() = displaysize(stdout)
function _size_variable(name::String, default::Int)
    text = _getenv(name)
    text === nothing && return default
    n = tryparse(Int, text)
    return n === nothing || n <= 0 ? default : n
end

# What the driver says about the terminal: 1 that output is coloured, 2 that errors are, 4 that
# somebody types, 8 that output is to appear at once.
function _set_terminal(flags::Int)
    _terminal.is_output_coloured = flags & 1 != 0
    _terminal.is_error_coloured = flags & 2 != 0
    _terminal.is_interactive = flags & 4 != 0
    stdout.line_buffered = flags & 8 != 0
    return nothing
end

"The display of the prompt: values as far as they fit on the screen."
struct PromptDisplay <: AbstractDisplay end
function display(::PromptDisplay, m::MIME"text/plain", @nospecialize(x))
    show(IOContext(stdout, :limit => true, :module => Main), m, x)
    println(stdout)
    return nothing
end
display(d::PromptDisplay, @nospecialize(x)) = display(d, MIME{Symbol("text/plain")}(), x)

# Values go to the display of the prompt from now on, and tools for people who type are at hand.
function _begin_prompt()
    pushdisplay(PromptDisplay())
    Core._eval(Main, Expr(:using, Expr(:., :InteractiveUtils)))
    return nothing
end

# The value of an input, shown.
function _show_answer(@nospecialize(x))
    x === nothing || display(x)
    flush(stdout)
    return nothing
end

# The next line of standard input; empty behind the last.
_read_input_line() = readline(stdin; keep = true)

# What the program documented under a name, for the help of a prompt; empty where nothing.
function _documentation(@nospecialize(ex))
    place = Main
    if ex isa Expr && ex.head === :. && length(ex.args) == 2
        owner = try
            Core._eval(Main, ex.args[1])
        catch
            nothing
        end
        owner isa Module && (place = owner)
    end
    name = Docs.defined_name(ex)
    name isa Symbol || return ""
    found = Docs.texts(place, name)
    if isempty(found) && isdefined(place, name)
        value = getglobal(place, name)
        value isa Union{Function, DataType, UnionAll, Module} && (found = Docs.texts(parentmodule(value), nameof(value)))
    end
    return join(found, "\n\n")
end
