# The functions that the runtime and the driver call, under the names by which they know them: the other side
# of the table in `crates/juliet-runtime/src/hooks.rs`.

@eval Core const _hook_convert = $(GlobalRef(Base, :convert))
@eval Core const _hook_pair = $(GlobalRef(Base, :Pair))
@eval Core const _hook_system_error = $(GlobalRef(Base, :SystemError))
@eval Core const _hook_report_uncaught = $(GlobalRef(Base, :_report_uncaught))
@eval Core const _hook_log_warning = $(GlobalRef(Base, :_log_front_end))
@eval Core const _hook_at_exit = $(GlobalRef(Base, :_atexit))
@eval Core const _hook_set_arguments = $(GlobalRef(Base, :_set_args))
@eval Core const _hook_set_project = $(GlobalRef(Base, :set_active_project))
@eval Core const _hook_find_package = $(GlobalRef(Base, :find_package))
@eval Core const _hook_documentation = $(GlobalRef(Base, :_documentation))
@eval Core const _hook_set_terminal = $(GlobalRef(Base, :_set_terminal))
@eval Core const _hook_begin_prompt = $(GlobalRef(Base, :_begin_prompt))
@eval Core const _hook_show_answer = $(GlobalRef(Base, :_show_answer))
@eval Core const _hook_read_input_line = $(GlobalRef(Base, :_read_input_line))
@eval Core const _hook_show_result = $(GlobalRef(Base, :_show_result))
