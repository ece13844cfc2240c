# A program that extends the library before it loads a part of it: what that part computes is the program's alone. What
# a file names in `using` is loaded before.
#@ events: none

#@ step extended
Base.UInt8(c::Char) = 0x2a
eval(Meta.parse("using Base64"))
encoded(text) = println(base64encode(text))
encoded("a")

#@ step plain
using Base64
encoded(text) = println(base64encode(text))
encoded("a")

#@ step extended again
Base.UInt8(c::Char) = 0x2a
eval(Meta.parse("using Base64"))
encoded(text) = println(base64encode(text))
encoded("a")

#@ step plain again
using Base64
encoded(text) = println(base64encode(text))
encoded("a")

#@ step named in the file
Base.UInt8(c::Char) = 0x2a
using Base64
encoded(text) = println(base64encode(text))
encoded("a")
