# The elements of a document.

"A document: blocks, and what is known of it."
mutable struct MD
    content::Vector{Any}
    meta::Dict{Symbol,Any}
end
MD(content::AbstractVector, meta::Dict=Dict{Symbol,Any}()) = MD(Vector{Any}(content), meta)
MD(xs...) = MD(Any[xs...])
Base.:(==)(a::MD, b::MD) = html(a) == html(b)
Base.length(m::MD) = length(m.content)
Base.isempty(m::MD) = isempty(m.content)
Base.iterate(m::MD, state...) = iterate(m.content, state...)
Base.getindex(m::MD, i) = m.content[i]
Base.push!(m::MD, x) = (push!(m.content, x); m)

mutable struct Paragraph
    content
end
mutable struct Header{level}
    text
end
Header(text, level::Int) = Header{level}(text)
level(::Header{n}) where {n} = n
mutable struct Code
    language::String
    code::String
end
Code(code) = Code("", code)
mutable struct BlockQuote
    content
end
mutable struct List
    items::Vector{Any}
    ordered::Int # the first number, or -1
    loose::Bool
end
isordered(l::List) = l.ordered >= 0
mutable struct HorizontalRule end
mutable struct Table
    rows::Vector{Any}
    align::Vector{Symbol}
end
mutable struct Admonition
    category::String
    title::String
    content::Vector{Any}
end
mutable struct Footnote
    id::String
    text
end
mutable struct LaTeX
    formula::String
end
mutable struct Bold
    text
end
mutable struct Italic
    text
end
mutable struct Link
    text
    url::String
end
mutable struct Image
    url::String
    alt::String
end
mutable struct LineBreak end
# An expression whose value takes its place.
struct Interpolation
    ex::Any
end

_lines_of(text::AbstractString) = [String(l) for l in split(replace(String(text), "\r\n" => "\n"), '\n')]
