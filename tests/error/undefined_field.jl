struct Pair2
    a
    b
end
Pair2(1, 2).c
