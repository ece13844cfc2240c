# Eigenvectors of triangular and quasi-triangular matrices by back-substitution.

# The vectors of the Schur form `t`, times `z`, in columns; a pair of complex ones belongs to a block
# of two rows.
function _eigenvectors(t::Matrix{T}, z::Matrix{T}, values::Vector{<:Complex}) where {T<:Real}
    n = size(t, 1)
    if all(x -> iszero(imag(x)), values)
        v = Matrix{T}(undef, n, n)
        for k in 1:n
            x = zeros(T, k)
            x[k] = one(T)
            _substitute_back!(x, t, real(values[k]), k - 1)
            _store_vector!(v, z, x, k)
        end
        return v
    end
    v = Matrix{Complex{T}}(undef, n, n)
    k = n
    while k >= 1
        x = zeros(Complex{T}, k)
        if iszero(imag(values[k]))
            x[k] = one(T)
            _substitute_back!(x, t, values[k], k - 1)
            _store_vector!(v, z, x, k)
        else
            # Of the pair the one with positive imaginary part; the other is its conjugate.
            λ = values[k - 1]
            if abs(t[k - 1, k]) >= abs(t[k, k - 1])
                x[k - 1], x[k] = one(T), im * imag(λ) / t[k - 1, k]
            else
                x[k - 1], x[k] = -imag(λ) / t[k, k - 1], Complex(zero(T), one(T))
            end
            _substitute_back!(x, t, λ, k - 2)
            _store_vector!(v, z, x, k - 1)
            for i in 1:n
                v[i, k] = conj(v[i, k - 1])
            end
            k -= 1
        end
        k -= 1
    end
    return v
end
function _eigenvectors(t::Matrix{T}, z::Matrix{T}, values::Vector{<:Complex}) where {T<:Complex}
    n = size(t, 1)
    v = Matrix{T}(undef, n, n)
    for k in 1:n
        x = zeros(T, k)
        x[k] = one(T)
        _substitute_back!(x, t, values[k], k - 1)
        _store_vector!(v, z, x, k)
    end
    return v
end
function _store_vector!(v::Matrix{S}, z::Matrix, x::Vector, k::Int) where {S}
    for i in axes(z, 1)
        s = zero(S)
        for j in eachindex(x)
            s += z[i, j] * x[j]
        end
        v[i, k] = s
    end
end

# Rows `last` to 1 of (t - λ) * x == 0, given the elements of `x` after them.
function _substitute_back!(x::Vector{S}, t::Matrix, λ, last::Int) where {S}
    R = real(S)
    least = max(eps(R) * abs(λ), floatmin(R) / eps(R))
    j = last
    while j >= 1
        if j > 1 && !iszero(t[j, j - 1])
            a, b, c, d = t[j - 1, j - 1] - λ, t[j - 1, j], t[j, j - 1], t[j, j] - λ
            p, q = _row_product(t, x, j - 1, j + 1), _row_product(t, x, j, j + 1)
            det = a * d - b * c
            abs(det) < least^2 && (det = oftype(det, least^2))
            x[j - 1], x[j] = (b * q - d * p) / det, (c * p - a * q) / det
            j -= 2
        else
            d = t[j, j] - λ
            abs(d) < least && (d = oftype(d, least))
            x[j] = -_row_product(t, x, j, j + 1) / d
            j -= 1
        end
        _limit!(x)
    end
    return x
end
function _row_product(t::Matrix, x::Vector{S}, i::Int, first::Int) where {S}
    s = zero(S)
    for k in first:length(x)
        s += t[i, k] * x[k]
    end
    return s
end
# Nearly equal eigenvalues make large elements.
function _limit!(x::Vector{S}) where {S}
    most = maximum(abs, x)
    most > inv(eps(real(S)))^4 && rmul!(x, inv(most))
    return x
end

# Columns of length one; of a complex one the largest element is real.
function _normalize_columns!(v::Matrix{T}) where {T}
    for j in axes(v, 2)
        length_j = norm(view(v, :, j))
        factor = inv(length_j)
        for i in axes(v, 1)
            v[i, j] *= factor
        end
        T <: Complex || continue
        best = _first_largest(v, j)
        imag(v[best, j]) == 0 && continue
        turn = conj(v[best, j]) / abs(v[best, j])
        for i in axes(v, 1)
            v[i, j] *= turn
        end
        v[best, j] = real(v[best, j])
    end
    return v
end
# Among elements that rounding alone tells apart, the first.
function _first_largest(v::Matrix{T}, j::Int) where {T}
    best = 1
    for i in axes(v, 1)
        abs2(v[i, j]) > abs2(v[best, j]) * (1 + 8 * eps(real(T))) && (best = i)
    end
    return best
end
