f(x, x) = 1
break
1 = 2
for i in 1:3
    existing = i
end
function k()
    const z = 1
end
