# The abstract types and traits of collections, before the first methods on them.

export IndexStyle, IndexLinear, IndexCartesian, AbstractDict, AbstractSet

"`AbstractDict{K,V}`: collections of `key => value`."
abstract type AbstractDict{K,V} end
"`AbstractSet{T}`: collections of distinct values."
abstract type AbstractSet{T} end

"How an array is best indexed: by one integer or by one for each dimension."
abstract type IndexStyle end
"`IndexLinear()`: one integer reaches every element fast."
struct IndexLinear <: IndexStyle end
"`IndexCartesian()`: one index for each dimension."
struct IndexCartesian <: IndexStyle end

"What an iterator knows of its size: `HasLength`, `HasShape{N}`, `IsInfinite`, `SizeUnknown`."
abstract type IteratorSize end
struct SizeUnknown <: IteratorSize end
struct HasLength <: IteratorSize end
struct HasShape{N} <: IteratorSize end
struct IsInfinite <: IteratorSize end
"What an iterator knows of its element type: `HasEltype` or `EltypeUnknown`."
abstract type IteratorEltype end
struct EltypeUnknown <: IteratorEltype end
struct HasEltype <: IteratorEltype end
