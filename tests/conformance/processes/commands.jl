# Commands: quoting and interpolation of words, comparison, printing, and what each word becomes.
name, files, n = "two words", ["a.txt", "b c.txt"], 3
for c in (`echo hello`, `echo "a b" 'c d'`, `echo $name`, `cat $files`, `echo x$(n)y`, `ls -$(n)a --f=$name`, `echo pre$files`, `echo "in $n quotes"`, `echo 'no $n'`, `echo \$n a\ b`, `$(files[1]) $(2n)`, `echo $(split("p q"))`, `echo $("")`, ``)
    println(rpad(string(c), 34), c.exec)
end
println(`a b` == `a b`, " ", `a b` == `a  b`, " ", `a "b c"` == `a b c`, " ", length(`a b c`), " ", `a b`[2], " ", collect(`x y`), " ", first(`f g`), " ", typeof(`a`), " ", isempty(``), " ", hash(`a`) == hash(`a`), " ", repr(`a 'b c'`), " ", string(`x`), " ", Cmd(["p", "q r"]), " ", eltype(`a`))
c = Cmd(`prog arg`; dir="/tmp", env=["A=1", "B=2"]); println(c.dir, " ", c.env, " ", c.ignorestatus, " ", ignorestatus(c).ignorestatus, " ", setenv(`x`, "K" => "v").env, " ", setenv(`x`, ["P=q"]; dir="/").dir, " ", Cmd(`y`; dir="/usr"))
println(Base.shell_split("one 'two three' \"four\" five\\ six"), " ", Base.shell_escape("plain", "two words", "it's"), " ", Base.shell_escape(`a 'b c'`.exec...))
