"""
Markdown: texts with light marks, parsed and shown plainly, on a terminal, or as HTML.
"""
module Markdown

export @md_str, @doc_str

include("elements.jl")
include("blocks.jl")
include("inline.jl")
include("plain.jl")
include("terminal.jl")
include("html.jl")
include("latex.jl")

"`Markdown.parse(text)`: the elements of a text, as an `MD`."
parse(text::AbstractString; flavor=nothing) = MD(_parse_blocks(_lines_of(text)))
"`Markdown.parse_file(path)`: the elements of a file's text."
parse_file(path::AbstractString; flavor=nothing) = parse(read(path, String))

"`md\"text\"`: a parsed text; `\$x` in it stands for the value of `x`."
macro md_str(text, flags...)
    return _document_code(text)
end
"`doc\"text\"`: as `md\"text\"`."
macro doc_str(text, flags...)
    return _document_code(text)
end
_document_code(text) = :(MD($(_code_of(parse(text).content))))
# Documentation that is looked up is given as a document from now on.
Base.Docs.notes.renderer = parse

# Code that makes the elements again, with interpolated expressions in their places.
_code_of(@nospecialize(x)) = x
_code_of(x::Union{Symbol,Expr}) = QuoteNode(x)
_code_of(v::Vector) = Expr(:ref, :Any, map(_code_of, v)...)
_code_of(x::Interpolation) = esc(x.ex)
_code_of(x::Union{Header,Paragraph,BlockQuote,List,Table,Admonition,Footnote,Bold,Italic,Link}) =
    Expr(:call, typeof(x), [_code_of(getfield(x, i)) for i in 1:nfields(x)]...)

end
