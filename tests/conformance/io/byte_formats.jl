# Binary formats written and read by hand: a bitmap header, variable-length integers, run lengths, records, checks.
function varint(io::IO, n::Unsigned)
    while n >= 0x80; write(io, (n % UInt8) | 0x80); n >>= 7; end
    return write(io, n % UInt8)
end
read_varint(io) = (n = UInt64(0); k = 0; while true; b = read(io, UInt8); n |= UInt64(b & 0x7f) << k; b < 0x80 && return n; k += 7; end)
io = IOBuffer(); foreach(n -> varint(io, UInt64(n)), (0, 1, 127, 128, 300, 2^32)); println(bytes2hex(take!(copy(io)))); seekstart(io); println([Int(read_varint(io)) for _ in 1:6], " ", eof(io))
struct Pixel; r::UInt8; g::UInt8; b::UInt8; end
function bitmap(pixels::Matrix{Pixel})
    io = IOBuffer(); h, w = size(pixels)
    write(io, "BM", UInt32(54 + 3h * w), UInt32(0), UInt32(54), UInt32(40), Int32(w), Int32(h), UInt16(1), UInt16(24))
    for i in h:-1:1, j in 1:w; p = pixels[i, j]; write(io, p.b, p.g, p.r); end
    return take!(io)
end
bytes = bitmap([Pixel(10i, 20j, 0) for i in 1:2, j in 1:4]); println(length(bytes), " ", String(bytes[1:2]), " ", reinterpret(Int32, bytes[19:26]) |> collect, " ", bytes2hex(bytes[end-5:end]))
pack(v) = (out = UInt8[]; i = 1; while i <= length(v); j = i; while j < length(v) && v[j+1] == v[i] && j - i < 254; j += 1; end; push!(out, j - i + 1, v[i]); i = j + 1; end; out); unpack(v) = reduce(vcat, [fill(v[k+1], v[k]) for k in 1:2:length(v)]; init=UInt8[])
data = UInt8[1, 1, 1, 2, 3, 3]; println(pack(data), " ", unpack(pack(data)) == data, " ", length(pack(zeros(UInt8, 600))), " ", unpack(pack(zeros(UInt8, 600))) == zeros(UInt8, 600))
path = tempname(); records = [(id=Int32(k), score=k / 4, name=rpad("n$k", 8)) for k in 1:5]
open(path, "w") do f; for r in records; write(f, r.id, r.score, r.name); end; end
fetch_record(f, k) = (seek(f, 20(k - 1)); (read(f, Int32), read(f, Float64), rstrip(String(read(f, 8))))); open(path) do f; println(filesize(f), " ", fetch_record(f, 4), " ", fetch_record(f, 1), " ", position(f)); end
open(path, "r+") do f; seek(f, 20 * 2 + 4); write(f, 99.5); end; println(open(f -> fetch_record(f, 3), path), " ", open(f -> (skip(f, 4); read(f, Float64)), path), " ", try open(f -> fetch_record(f, 9), path) catch e typeof(e) end); rm(path)
io = IOBuffer(); for x in (0x01, -2, 3.5, true, 'é', Int16[1, 2]); write(io, x); end; println(position(io), " ", bytes2hex(take!(io))); println([ntoh(x) for x in reinterpret(UInt16, UInt8[0x12, 0x34, 0xab, 0xcd])] .|> x -> string(x; base=16)); println(reinterpret(Float32, 0x3f800000), " ", read(IOBuffer(UInt8[0, 0, 0x80, 0x3f]), Float32), " ", collect(reinterpret(UInt8, [1.0f0])), " ", foldl(xor, data), " ", sum(Int, data) % 256)
