# The logging library: the loggers and levels of Base under their usual names.
module Logging

using Base.CoreLogging
import Base.CoreLogging: AbstractLogger, LogLevel, NullLogger, SimpleLogger, ConsoleLogger, Debug, Info, Warn, Error,
    BelowMinLevel, AboveMaxLevel, @debug, @info, @warn, @error, @logmsg, handle_message, shouldlog, min_enabled_level,
    catch_exceptions, disable_logging, with_logger, current_logger, global_logger, default_metafmt

export AbstractLogger, LogLevel, NullLogger, SimpleLogger, ConsoleLogger, @debug, @info, @warn, @error, @logmsg,
    disable_logging, with_logger, current_logger, global_logger

end
