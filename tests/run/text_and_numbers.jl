# More functions on texts and numbers.
# Each line is shown with its number, value and type, or the error that it throws.
macro t(ex)
    return quote
        try
            v = $(esc(ex))
            println($(__source__.line), " → ", repr(v), " :: ", typeof(v))
        catch e
            println($(__source__.line), " ✗ ", typeof(e), ": ", split(sprint(showerror, e), "\n")[1])
        end
    end
end
@t rpad('x',3,'-')
@t textwidth("e\u0301")
@t length("😀a")
@t "😀a"[5]
@t uppercase("straße")
@t lowercase("ÀÉ")
@t isuppercase('É')
@t isdigit('0'-1)
@t ispunct('“')
@t isprint('\u200b')
@t 'a':'e' |> collect
@t 'z'-'a'
@t 'a'=='a'
@t string('a','b')
@t repeat("é",2)
@t join(Any[1,"a",:b],", ")
@t join("abc",",")
@t join(["a","b","c"],", "," or ")
@t split("a b  c")
@t split("a,b,c",',';limit=2)
@t split("a.b",".")
@t split(",a,",",")
@t split("  a  ",' ',keepempty=false)
@t split("a\nb\r\nc",r"\r?\n")
@t split("abab","ab")
@t strip("\t a \n")
@t strip("xaxbx",collect("x"))
@t chop("αβγ",tail=2)
@t lstrip("00120",'0')
@t startswith("","")
@t contains("abc","b")
@t contains("b")("abc")
@t replace("hello world",r"(\w+) (\w+)"=>s"\2 \1")
@t replace("abc","b"=>"")
@t replace("abc",r"x"=>"y")
@t replace("abc",isletter=>"-")
@t replace("αβ","β"=>"γ")
@t match(r"(?<a>.)(?<b>.)?","x")[:b]
@t match(r"a","ba",1).offset
@t match(r"""a"b""","a\"b").match
@t eachmatch(r"\w+","a bc")|>x->[m.match for m in x]
@t occursin(r"^\d+$","123")
@t findall(r"a","banana")
@t Regex("a+b")
@t hash(r"a")==hash(r"a")
@t endswith("abc.jl",".jl")
@t codeunits("ab")[1]
@t Vector{Char}("ab")
@t String([0x61,0x62])
@t string([1,2],(1,),nothing,:a,'c',1.0,"s",1//2,true)
@t "$("nested $(1)")"
@t "tab\tnl\\n"
@t raw"\a$b"
@t "abc" < "abd"
@t sort(["b","A","a","B"])
@t issorted("abc")
@t unique("hello")
@t "hello"[2:end-1]
@t "hello"[end]
@t last("αβγ",2)
@t SubString("abc",1,2)==("ab")
@t typeof(SubString("abc",2)*"d")
@t all(isspace," \t")
@t filter(isdigit,"a1b2")
@t foldl(*,"abc")
@t prod(["a","b"])
@t mapreduce(uppercase,*,["a","b"])
@t enumerate("ab")|>collect
@t eachindex("αb")|>collect
@t [c for c in "abc" if c!='b']
@t nextind("αb",1)
@t isvalid("αb",2)
@t firstindex("a")
@t codepoint('a')
@t "\xff"
@t 'a' in "abc"
@t ascii("a")
@t escape_string("a\tb\"")
@t repr("é\n")
@t parse(Int,"1010",base=2)
@t parse(Float64,"1e-3")
@t parse(Float64,"5.")
@t parse(Float64,"1_000")
@t tryparse(Float64,"1,5")
@t parse(UInt8,"256")
@t parse(Char,"a")
@t string(:a)
@t :a<:b
@t sort([:b,:a])
@t string(1f0),string(1.5f10),string(Float16(0.1))
@t string(12345678.9),string(1/3),string(2/3f0),string(5e-324),string(1.7976931348623157e308)
@t string(UInt8(5)),repr(UInt8(5)),string(0x1f),repr(0x1f),string(UInt128(5)),repr(Int128(5))
@t string(1+2im),string(1.0-0.5im),string(im),string(1//2),string((1//2)im)
@t string(10,base=2),string(255,base=16,pad=5),string(-5,base=2,pad=5)
@t ndigits(1000),ndigits(0),ndigits(-99)
@t 1e3 === 1000.0
@t round(123.456,digits=-1),round(0.00012345,sigdigits=2),round(99.99,sigdigits=3),round(1e20,digits=2)
@t 7÷-2, -7÷2, 7%-2, -7%2, mod(-7,2), mod(7,-2), fld(7,-2), cld(7,-2), divrem(-7,2), fldmod(-7,2)
@t 5/2, 4/2, 1/0, -1/0, 0/0, 5//2, 5\10
@t Int8(127)+Int8(1), UInt8(255)+UInt8(1), UInt8(0)-UInt8(1)
@t max(1,2.5), min(1,2,0), minmax(3,1), clamp(15,0,10), sign(-3), abs(-3.5)
@t sin(π/6), cos(π/3), tan(π/4), asin(1), acos(0), atan(1), sinh(1), cosh(1), tanh(1)
@t factorial(20), binomial(10,3), isqrt(99), nextpow(2,5), prevpow(2,5), ispow2(8), isodd(3)
@t big(2)^64, factorial(big(25)), big(10)^20 ÷ 3, -big(5) % 3, gcd(big(12),18), big(2)^100 > 10^18, string(big(255),base=16)
@t 1.5|>Int, Int(2.0), Int('a'), Int(true), Float64(1), Bool(1), UInt8(200)
@t convert(Float64,1), float(1), Float32(0.1), Float64(0.1f0), Float16(0.1)
@t isnan(NaN), isinf(Inf), isfinite(1), NaN==NaN, isequal(NaN,NaN), NaN<1, 0.0==-0.0, isequal(0.0,-0.0)
@t 3 |> x->x^2 |> sqrt
@t [1 2;3 4]^-1
@t [2 0;0 2]\[1,2]
@t [1,2]'*[3,4]
@t sum([1 2;3 4]), sum([1 2;3 4],dims=1), sum([1 2;3 4],dims=2)
