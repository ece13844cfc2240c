# Waiting for several tasks.

export waitany, waitall

"""
    waitany(tasks; throw=true) -> (done, remaining)

Wait until one of the tasks has ended. With `throw`, those that failed are thrown as a `CompositeException`.
"""
waitany(tasks; throw::Bool = true) = _wait_for(any, false, tasks, throw)
"""
    waitall(tasks; failfast=true, throw=true) -> (done, remaining)

Wait until the tasks have ended, with `failfast` or until one of them has failed. With `throw`, those that
failed are thrown as a `CompositeException`.
"""
waitall(tasks; failfast::Bool = true, throw::Bool = true) = _wait_for(all, failfast, tasks, throw)

function _wait_for(enough, failfast::Bool, tasks, raise::Bool)
    list = Task[t for t in tasks]
    isempty(list) && return (list, Task[])
    ended = Condition()
    wake = _ -> notify(ended)
    for t in list
        istaskdone(t) || push!(getfield(t, :donenotify), wake)
    end
    try
        while !enough(istaskdone, list) && !(failfast && any(istaskfailed, list))
            wait(ended)
        end
    finally
        for t in list
            filter!(x -> x !== wake, getfield(t, :donenotify))
        end
    end
    failed = filter(istaskfailed, list)
    raise && !isempty(failed) && throw(CompositeException(Any[TaskFailedException(t) for t in failed]))
    return (filter(istaskdone, list), filter(!istaskdone, list))
end
