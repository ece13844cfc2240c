function later(flag)
    if flag
        value = 1
    end
    return value
end
later(true)
later(false)
