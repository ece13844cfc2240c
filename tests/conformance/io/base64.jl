# Base64: strings, bytes and pipes, both ways; padding, line breaks and wrong input.
using Base64
for s in ("", "f", "fo", "foo", "foob", "fooba", "foobar", "∀ é 😀", "a\0b")
    e = base64encode(s); println(rpad(repr(s), 16), rpad(e, 20), repr(String(base64decode(e))), " ", length(e) % 4)
end
println(base64encode(UInt8[0xff, 0xfe, 0x00]), " ", base64encode(1, 2.5, 'x'), " ", base64decode("AQID"), " ", base64decode("AQI="), " ", String(base64decode("aGVs\nbG8=")), " ", base64encode(write, "direct"), " ", base64encode(show, [1, 2]))
io = IOBuffer(); pipe = Base64EncodePipe(io); print(pipe, "hel"); write(pipe, "lo wor"); print(pipe, "ld"); close(pipe); encoded = String(take!(io)); println(encoded)
reader = Base64DecodePipe(IOBuffer(encoded)); println(read(reader, 5) |> String, "|", read(reader, String), "|", eof(reader))
println(String(read(Base64DecodePipe(IOBuffer("SGkgdGhlcmU=")))), " ", stringmime("text/plain", 42), " ", stringmime("image/png", UInt8[1, 2]), " ", length(base64encode(rand(UInt8, 300))), " ", base64decode(base64encode(collect(0x00:0xff))) == collect(0x00:0xff))
for bad in ("A", "A*==", "====", "AQ=I")
    try
        println(bad, " ", base64decode(bad))
    catch e
        println(bad, " ", typeof(e))
    end
end
from_url(s) = String(base64decode(replace(replace(s, '-' => '+'), '_' => '/') * "="^mod(-length(s), 4)))
to_url2(s) = map(c -> c == '+' ? '-' : c == '/' ? '_' : c, rstrip(base64encode(s), '='))
println(to_url2("subjects?_d"), " ", from_url(to_url2("subjects?_d")), " ", to_url2([0xfb, 0xff]))
