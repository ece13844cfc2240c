function process(v)
    return map(v) do x
        if x == 2
            error("two")
        end
        x
    end
end
process([1, 2, 3])
