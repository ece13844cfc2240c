# Substitution strings, where the text begins in mid string too.
println(replace("quick fast", r"(?=\w)(qu)(\w*)" => s"\2\1ay"))
m = replace("ab cd", r"\b(a)(b)|x" => s"<\1\2>")
println(m); println(replace("quick fast run", r"^(q)(u)" => s"\2\1"), replace(SubString("xxab",3), r"^(a)(b)" => s"\2\1"))
println(replace("first second", r"(\w+) (?<agroup>\w+)" => s"\g<agroup> \1"))
println([1.0,2.0] ≈ [1.0, 2.0+1e-12], [1 2] ≈ [1 3])
Core.eval(@__MODULE__, :(zz = 3)); println(zz)
