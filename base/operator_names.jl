# The names that are operators, and how tightly they bind.

const _assignment_operators = (:(=), :(+=), :(-=), :(*=), :(/=), :(//=), :(^=), :(÷=), :(%=), :(|=),
                               :(&=), :(⊻=), :(<<=), :(>>=), :(>>>=), :(\=), :(:=), :(~), :(.=), :(.+=),
                               :(.-=), :(.*=), :(./=))
const _comparison_operators = (:(==), :(!=), :(===), :(!==), :<, :>, :<=, :>=, :≤, :≥, :≠, :≡, :≢, :≈, :≉,
                               :in, :∈, :∉, :∋, :∌, :⊆, :⊇, :⊈, :⊊, :⊂, :isa, :(<:), :(>:))
const _plus_operators = (:+, :-, :|, :∪, :⊻, :⊕, :⊖, :±, :∨, :++, :⊽)
const _times_operators = (:*, :/, :÷, :%, :&, :\, :∩, :⋅, :∘, :×, :⊗, :∧, :⊼, :⊘)

const _precedence_assignment = 1
const _precedence_pair = 2
const _precedence_arrow = 4
const _precedence_or = 5
const _precedence_and = 6
const _precedence_comparison = 7
const _precedence_pipe = 9
const _precedence_colon = 10
const _precedence_plus = 11
const _precedence_times = 12
const _precedence_rational = 13
const _precedence_shift = 14
const _precedence_power = 15
const _precedence_unary = 16
const _precedence_declaration = 17
const _precedence_dot = 18

"""
    operator_precedence(s::Symbol) -> Int

How tightly the binary operator `s` binds; 0 if it is none.
"""
function operator_precedence(s::Symbol)
    s in _plus_operators && return _precedence_plus
    s in _times_operators && return _precedence_times
    s in _comparison_operators && return _precedence_comparison
    s in _assignment_operators && return _precedence_assignment
    s === :^ || s === :↑ || s === :↓ ? (return _precedence_power) : nothing
    s === :(=>) && return _precedence_pair
    s === :(||) && return _precedence_or
    s === :(&&) && return _precedence_and
    s === :(|>) || s === :(<|) ? (return _precedence_pipe) : nothing
    s === :(:) || s === :(..) ? (return _precedence_colon) : nothing
    s === :(//) && return _precedence_rational
    s === :<< || s === :>> || s === :>>> ? (return _precedence_shift) : nothing
    s === :-> && return _precedence_arrow
    s === :→ || s === :(-->) || s === :← || s === :↔ ? (return _precedence_arrow) : nothing
    s === :(::) && return _precedence_declaration
    s === :. && return _precedence_dot
    name = Core._symbol_name(s)
    if ncodeunits(name) > 1 && codeunit(name, 1) == 0x2e && name != "..."
        return operator_precedence(Symbol(SubString(name, 2)))
    end
    return isempty(name) || ncodeunits(name) != ncodeunits(name[1]) ? 0 : _mark_precedence(name[1])
end
# Mathematical marks without a meaning of their own bind by the block of Unicode they stand in.
function _mark_precedence(c::Char)
    u = UInt32(c)
    c in "↑↓⇵⟰⟱⤈⤉⤊⤋⤒⤓⥉⥌⥍⥏⥑⥔⥕⥘⥙⥜⥝⥠⥡⥣⥥⥮⥯￪￬" && return _precedence_power
    (0x2190 <= u <= 0x21ff || 0x27f4 <= u <= 0x27ff || 0x2900 <= u <= 0x297f || 0x2b30 <= u <= 0x2b4c) && return _precedence_arrow
    c in "⊞⊟⊔∓∔∸≏⊎⊽⋎⋓⟇⧺⧻⨈⨢⨣⨤⨥⨦⨧⨨⨩⨪⨫⨬⨭⨮⨹⨺⩁⩂⩅⩊⩌⩏⩐⩒⩔⩖⩗⩛⩝⩡⩢⩣¦" && return _precedence_plus
    c in "∗∙∤⅋≀⊙⊚⊛⊠⊡⊓⋄⋆⋇⋉⋊⋋⋌⋏⋒⟑⦸⦼⦾⦿⧶⧷⨇⨰⨱⨲⨳⨴⨵⨶⨷⨸⨻⨼⨽⩀⩃⩄⩋⩍⩎⩑⩓⩕⩘⩚⩜⩞⩟⩠⫛⊍▷⨝⟕⟖⟗⌿" && return _precedence_times
    c in "…⁝⋮⋱⋰⋯" && return _precedence_colon
    (c in "∝∊∍∥∦∷∺∻⟂⊜⊢⊣⊩⊬⊮⟈⟉⟒⦷⧀⧁⧡⧣⧤⧥" || 0x223d <= u <= 0x228b && c != '≀' || 0x228f <= u <= 0x2292 ||
        0x22b0 <= u <= 0x22b7 || 0x22cd <= u <= 0x22ff || 0x2a66 <= u <= 0x2afa) && return _precedence_comparison
    return 0
end

_is_unary_name(s::Symbol) = s === :- || s === :+ || s === :! || s === :~ || s === :¬ || s === :√ ||
                            s === :∛ || s === :∜ || s === :(<:) || s === :(>:) || s === :&

"""
    isoperator(s) -> Bool

Whether `s` names an operator.
"""
isoperator(s::Symbol) = operator_precedence(s) != 0 || _is_unary_name(s)
isoperator(s::AbstractString) = isoperator(Symbol(s))
"Whether a name is an operator behind its argument."
ispostfixoperator(s::Symbol) = s === Symbol("'") || s === Symbol(".'")
"Which of two equal operators is applied first: `:left`, `:right`, or `:none`."
function operator_associativity(s::Symbol)
    p = operator_precedence(s)
    (p == _precedence_arrow || p == _precedence_assignment || p == _precedence_pair || p == _precedence_power) && return :right
    p == _precedence_comparison && return :none
    return s in (:+, :++, :*) ? :none : :left
end
isbinaryoperator(s::Symbol) = operator_precedence(s) != 0
isunaryoperator(s::Symbol) = _is_unary_name(s)
