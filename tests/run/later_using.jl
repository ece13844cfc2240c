# A name that was undefined is found once a module that exports it is used, or once it is imported.
module Given
export foo
foo() = "from Given"
bar() = "imported"
end
f() = foo()
g() = bar()
for h in (f, g)
    try
        h()
    catch e
        println(typeof(e))
    end
end
using .Given
println(f())
import .Given: bar
println(g())
