//! Constants: their constructors, types and printing.

use crate::builtin::builtin;
use crate::construct::{instantiate, specials, tuple};
use crate::data::{Const, Param, Sym, Type, TypeKind};
use smallvec::SmallVec;
use std::sync::Arc;

macro_rules! number_constants {
    ($($(#[$doc:meta])* $name:ident: $rust:ty = $field:ident;)*) => {
        $($(#[$doc])* pub fn $name(value: $rust) -> Const {
            Const::bits(builtin().$field, &value.to_le_bytes())
        })*
    };
}

impl Const {
    /// An isbits value from its little-endian bytes.
    pub fn bits(ty: Type, bytes: &[u8]) -> Const {
        Const::Bits { ty, bytes: SmallVec::from_slice(bytes) }
    }

    number_constants! {
        /// An `Int8`.
        int8: i8 = int8;
        /// An `Int16`.
        int16: i16 = int16;
        /// An `Int32`.
        int32: i32 = int32;
        /// An `Int64`.
        int64: i64 = int64;
        /// An `Int128`.
        int128: i128 = int128;
        /// A `UInt8`.
        uint8: u8 = uint8;
        /// A `UInt16`.
        uint16: u16 = uint16;
        /// A `UInt32`.
        uint32: u32 = uint32;
        /// A `UInt64`.
        uint64: u64 = uint64;
        /// A `UInt128`.
        uint128: u128 = uint128;
        /// A `Float32`.
        float32: f32 = float32;
        /// A `Float64`.
        float64: f64 = float64;
    }

    /// A `Bool`.
    pub fn bool(value: bool) -> Const {
        Const::bits(builtin().bool, &[u8::from(value)])
    }
    /// A `Char` from Julia's own encoding: the UTF-8 bytes from the top of 32 bits.
    pub fn char_bits(bits: u32) -> Const {
        Const::bits(builtin().char, &bits.to_le_bytes())
    }
    /// A `Char`.
    pub fn char(value: char) -> Const {
        let mut utf8 = [0; 4];
        value.encode_utf8(&mut utf8);
        Const::char_bits(u32::from_be_bytes(utf8))
    }
    /// `nothing`.
    pub fn nothing() -> Const {
        Const::bits(builtin().nothing, &[])
    }
    /// The only value of a singleton type, such as a function.
    pub fn singleton(ty: Type) -> Const {
        debug_assert!(ty.is_singleton(), "{ty} has one value");
        Const::bits(ty, &[])
    }
    /// A `String`.
    pub fn string(text: &str) -> Const {
        Const::Str(Arc::from(text.as_bytes()))
    }
    /// A symbol.
    pub fn symbol(name: &str) -> Const {
        Const::Sym(crate::data::sym(name))
    }
    /// A tuple of constants; isbits where all elements are.
    pub fn tuple(elements: Vec<Const>) -> Const {
        let types: Vec<Type> = elements.iter().map(Const::type_of).collect();
        Const::immutable(tuple(&types), elements)
    }
    /// An immutable value of a concrete struct type from its fields: `Bits` where the type is isbits.
    pub fn immutable(ty: Type, fields: Vec<Const>) -> Const {
        let layout = match ty.layout() {
            Some(layout) if ty.is_bits() => layout,
            _ => return Const::Struct { ty, fields: fields.into() },
        };
        let mut bytes: SmallVec<[u8; 16]> = SmallVec::from_elem(0, layout.size as usize);
        for (field, place) in fields.iter().zip(&layout.fields) {
            let Const::Bits { bytes: field_bytes, .. } = field else {
                return Const::Struct { ty, fields: fields.into() };
            };
            let start = place.offset as usize;
            bytes[start..start + field_bytes.len()].copy_from_slice(field_bytes);
        }
        Const::Bits { ty, bytes }
    }
    /// The value of field `index` (from 0) of an immutable constant.
    pub fn field(&self, index: usize) -> Option<Const> {
        match self {
            Const::Struct { fields, .. } => fields.get(index).cloned(),
            Const::Bits { ty, bytes } => {
                let place = ty.layout()?.fields.get(index)?;
                let field_type = ty.field_type(index)?;
                let start = place.offset as usize;
                Some(Const::bits(field_type, bytes.get(start..start + place.size as usize)?))
            }
            _ => None,
        }
    }

    /// The concrete type of the value, what `typeof` answers.
    pub fn type_of(&self) -> Type {
        match self {
            Const::Bits { ty, .. } | Const::Struct { ty, .. } => *ty,
            Const::Sym(_) => builtin().symbol,
            Const::Type(t) => t.kind_type(),
            Const::Str(_) => builtin().string,
            Const::Module(_) => builtin().module,
            Const::Heap(object) => object.ty,
        }
    }

    /// The tightest type that describes the value: `Type{T}` for a type `T`.
    pub fn precise_type(&self) -> Type {
        match self {
            Const::Type(t) if !matches!(t.kind(), TypeKind::Var(_) | TypeKind::Vararg { .. }) => {
                crate::construct::type_of_type(*t)
            }
            other => other.type_of(),
        }
    }

    /// The value of an `Int64`.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Const::Bits { ty, bytes } if bytes.len() == 8 && ty.is_core_named("Int64") => {
                Some(i64::from_le_bytes(bytes.as_slice().try_into().ok()?))
            }
            _ => None,
        }
    }
    /// The value of a `Bool`.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Const::Bits { ty, bytes } if *ty == builtin().bool => Some(bytes[0] & 1 == 1),
            _ => None,
        }
    }
    /// The symbol.
    pub fn as_symbol(&self) -> Option<Sym> {
        match self {
            Const::Sym(name) => Some(*name),
            _ => None,
        }
    }
    /// The type, where the value is one.
    pub fn as_type(&self) -> Option<Type> {
        match self {
            Const::Type(t) => Some(*t),
            _ => None,
        }
    }
    /// The symbols of a tuple of symbols, as in the names of a named tuple.
    pub fn tuple_symbols(&self) -> Option<Vec<Sym>> {
        match self {
            Const::Struct { ty, fields } if ty.is_tuple() => fields.iter().map(Const::as_symbol).collect(),
            Const::Bits { ty, bytes } if bytes.is_empty() && *ty == tuple(&[]) => Some(Vec::new()),
            _ => None,
        }
    }
    /// Whether the value can be a type parameter: a type, plain bits, a symbol, a module, and tuples
    /// of such.
    pub fn is_parameter(&self) -> bool {
        match self {
            Const::Type(_) | Const::Bits { .. } | Const::Sym(_) | Const::Module(_) => true,
            Const::Struct { ty, fields } => {
                let is_part = |c: &Const| c.as_type().is_none() && c.is_parameter();
                (ty.is_tuple() || ty.is_named_tuple()) && fields.iter().all(is_part)
            }
            Const::Str(_) | Const::Heap(_) => false,
        }
    }
    /// Whether another process can name the value: no heap object anywhere inside.
    pub fn is_nameable(&self) -> bool {
        match self {
            Const::Heap(_) => false,
            Const::Struct { fields, .. } => fields.iter().all(Const::is_nameable),
            _ => true,
        }
    }
}

impl Type {
    /// The type of the type as a value: `DataType`, `Union`, `UnionAll`, `TypeofBottom`.
    pub fn kind_type(self) -> Type {
        match self.kind() {
            TypeKind::Bottom => builtin().typeof_bottom,
            TypeKind::Data(_) => builtin().data_type,
            TypeKind::Union(_) => builtin().union,
            TypeKind::UnionAll(_) => builtin().union_all,
            TypeKind::Var(_) => builtin().type_var,
            TypeKind::Vararg { .. } => builtin().typeof_vararg,
        }
    }
    /// `NamedTuple` with this tuple type's names replaced by `names`.
    pub fn with_names(self, names: Const) -> Type {
        instantiate(specials().named_tuple_name, vec![Param::Value(names), Param::Type(self)])
    }
}
