macro picky(x)
    x isa Symbol || error("@picky wants a name")
    return esc(x)
end
@picky(1 + 1)
