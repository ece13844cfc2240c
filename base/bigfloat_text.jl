# Floats of any precision as text.

# The decimal digits of a finite magnitude, `count` of them, and the exponent of the first.
function _decimal_digits(x::BigFloat, count::Int)
    e = floor(Int, (x.exponent + x.bits - 1) * 0.30102999566398120)
    if abs(x.exponent) > 40000
        # Far from 1 the power of ten is rounded as well, with bits to spare.
        near = setprecision(() -> BigFloat(x) / _integer_power(BigFloat(10), e), BigFloat, x.bits + 192)
        digits, more = _decimal_digits(near, count)
        return (digits, e + more)
    end
    while true
        k = count - 1 - e
        m = k >= 0 ? x.magnitude * BigInt(10)^k : x.magnitude
        d = k < 0 ? BigInt(10)^(-k) : BigInt(1)
        x.exponent >= 0 ? (m <<= x.exponent) : (d <<= -x.exponent)
        q, r = divrem(m, d)
        twice = _compare(r << 1, d)
        (twice > 0 || twice == 0 && isodd(q)) && (q += BigInt(1))
        text = string(q)
        length(text) == count && return (text, e)
        e += length(text) - count
    end
end

# Enough digits to find the number again, without zeros at the end; the point where it is within reach.
function _bigfloat_text(x::BigFloat, count::Int = 1 + ceil(Int, x.bits * 0.30102999566398120))
    x.kind == _kind_nan && return "NaN"
    sign = x.negative ? "-" : ""
    x.kind == _kind_infinite && return string(sign, "Inf")
    x.kind == _kind_zero && return string(sign, "0.0")
    digits, e = _decimal_digits(x, count)
    digits = String(rstrip(digits, '0'))
    n = length(digits)
    if 0 <= e < 6
        n <= e + 1 && return string(sign, digits, "0"^(e + 1 - n), ".0")
        return string(sign, digits[1:(e + 1)], ".", digits[(e + 2):end])
    elseif -5 < e < 0
        return string(sign, "0.", "0"^(-e - 1), digits)
    end
    return string(sign, digits[1:1], ".", n == 1 ? "0" : digits[2:end], "e", e < 0 ? "-" : "+", lpad(abs(e), 2, '0'))
end
show(io::IO, x::BigFloat) = print(io, get(io, :compact, false) === true ? _bigfloat_text(x, 6) : _bigfloat_text(x))
print(io::IO, x::BigFloat) = show(io, x)
string(x::BigFloat) = _bigfloat_text(x)
