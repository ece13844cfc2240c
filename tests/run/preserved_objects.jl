# Objects that code keeps by GC.@preserve are there for who has their addresses, whatever is collected meanwhile
function read_back(n)
    texts = [string("text ", i) for i in 1:n]
    addresses = map(pointer, texts)
    GC.@preserve texts begin
        GC.gc()
        others = [string("junk ", i) for i in 1:n]
        found = [unsafe_string(address) for address in addresses]
        return found, length(others)
    end
end
println(read_back(3))
println(all(n -> read_back(n)[1] == ["text $i" for i in 1:n], 1:20))
