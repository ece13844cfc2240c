# Classic ciphers on text: Caesar, Vigenère, Atbash, rail fence, run lengths, Morse.
shift(c, k) = isuppercase(c) ? 'A' + mod(c - 'A' + k, 26) : islowercase(c) ? 'a' + mod(c - 'a' + k, 26) : c
caesar(s, k) = map(c -> isascii(c) ? shift(c, k) : c, s)
println(caesar("Hello, World! é", 3), " ", caesar(caesar("Hello", 7), -7), " ", map(c -> caesar("abc xyz", c), (1, 13, 26)))
function vigenere(s, key; sign=1)
    ks = Iterators.Stateful(Iterators.cycle([k - 'a' for k in lowercase(key)]))
    return String([isletter(c) ? shift(c, sign * popfirst!(ks)) : c for c in s])
end
secret = vigenere("Attack at dawn!", "Lemon"); println(secret, " ", vigenere(secret, "Lemon"; sign=-1))
atbash(s) = map(c -> 'a' <= c <= 'z' ? 'z' - (c - 'a') : c, lowercase(s)); println(atbash("Test it"), " ", atbash(atbash("round trip")))
function fence(n, len)
    cycle = [1:n; n-1:-1:2]
    rail = [cycle[mod1(i, length(cycle))] for i in 1:len]
    return sortperm(rail)
end
encode(s, n) = s[fence(n, length(s))]
decode(s, n) = (out = Vector{Char}(undef, length(s)); out[fence(n, length(s))] = collect(s); String(out))
println(encode("WEAREDISCOVERED", 3), " ", decode(encode("WEAREDISCOVERED", 3), 3))
rle(s) = replace(s, r"(.)\1+" => m -> string(length(m), m[1]))
unrle(s) = replace(s, r"(\d+)(.)" => m -> m[end]^parse(Int, m[1:end-1]))
println(rle("WWWWaabcccd"), " ", unrle(rle("WWWWaabcccd")), " ", rle("abc"))
const MORSE = Dict(zip("abcdeimnost", split(".- -... -.-. -.. . .. -- -. --- ... -")))
morse(s) = join([MORSE[c] for c in s if haskey(MORSE, c)], ' ')
unmorse(s) = join(findfirst(==(w), MORSE) for w in split(s)); println(morse("sos man"), " ", unmorse(morse("codes" |> s -> filter(in(keys(MORSE)), s))))
xor_crypt(s, key) = [b ⊻ UInt8(key[mod1(i, end)]) for (i, b) in enumerate(codeunits(s))]
println(bytes2hex(xor_crypt("secret", "key")), " ", String(xor_crypt(String(xor_crypt("secret", "key")), "key")))
pig(w) = (k = findfirst(in("aeiou"), w); k === nothing ? w : k == 1 ? w * "way" : w[k:end] * w[1:k-1] * "ay"); println(join(pig.(split("the quick eager fox")), ' '))
