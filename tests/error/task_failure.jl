g(n) = n == 0 ? error("deep") : g(n - 1) + 1
t = @async (yield(); g(1))
fetch(t)
