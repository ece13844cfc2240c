//! The object model: references, headers and type descriptors, as compiled code sees them.
//!
//! Invariants:
//! * OBJ-1: a `Ref` is the address of the payload of an object that is alive; the word before the
//!   payload is the address of the `Descriptor` of the object's concrete type.
//! * OBJ-2: a `Descriptor` is the payload of the permanent `DataType` object of its type, so that
//!   a header word read as a `Ref` is what `typeof` answers. Its address is a multiple of 16.
//! * OBJ-3: payloads are multiples of 16; strings and simple vectors begin with their length,
//!   `Memory` with its length and the address of its data.
//! * OBJ-4: a slot that holds a reference holds 0 while it is undefined.

use juliet_types::Type;
use std::cell::Cell;
use std::num::NonZeroU64;

/// Address of an object's payload.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(transparent)]
pub struct Ref(NonZeroU64);

impl std::fmt::Debug for Ref {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<{}>", self.type_of())
    }
}

/// How the objects of a type are laid out beyond fixed fields.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Shape {
    /// The definition is not complete: no objects exist.
    Incomplete,
    /// A fixed size, pointers at `pointer_offsets`.
    Plain,
    /// Length and bytes.
    String,
    /// Length and references.
    SimpleVector,
    /// Length, data address, inline data.
    Memory,
    /// A permanent object of the runtime without pointers into the heap.
    Permanent,
}

/// What the runtime knows of a concrete type; the payload of its `DataType` object.
#[repr(C, align(16))]
pub struct Descriptor {
    /// Payload bytes of an object of fixed size.
    pub size: Cell<u32>,
    /// Bytes of an element of a `Memory`.
    pub element_size: Cell<u32>,
    /// Offsets of references in the payload; for a `Memory`, in an element.
    pub pointer_offsets: Cell<&'static [u32]>,
    /// The type itself.
    pub ty: Type,
    /// The only object of a singleton type, or 0.
    pub instance: Cell<u64>,
    /// How objects are laid out.
    pub shape: Cell<Shape>,
    /// Elements of a `Memory` are references.
    pub element_is_ref: Cell<bool>,
    /// Immutable with a layout: values may travel outside objects.
    pub is_inline: Cell<bool>,
    /// Made by `mutable struct`.
    pub is_mutable: Cell<bool>,
    /// A boxed `Ptr`: the collector keeps what it points into.
    pub is_address: bool,
    /// Objects are types or type variables.
    pub is_kind: bool,
}

impl Ref {
    /// The reference in a word, unless the word is 0.
    pub fn from_word(word: u64) -> Option<Ref> {
        NonZeroU64::new(word).map(Ref)
    }
    /// A reference from an address that is known to be an object's, such as one from
    /// [`Ref::word`] of an object that is still alive.
    #[inline(always)]
    pub fn new(address: u64) -> Ref {
        Ref(NonZeroU64::new(address).expect("an object's address is not null"))
    }
    /// The address as a word.
    #[inline(always)]
    pub fn word(self) -> u64 {
        self.0.get()
    }
    /// The descriptor of the object's type.
    #[inline(always)]
    pub fn descriptor(self) -> &'static Descriptor {
        // SAFETY: OBJ-1, OBJ-2; descriptors are permanent.
        unsafe { &*(*((self.word() - 8) as *const *const Descriptor)) }
    }
    /// The concrete type of the object (a kind such as `DataType` for a type).
    pub fn type_of(self) -> Type {
        self.descriptor().ty
    }
    /// The `DataType` object of the object's type.
    #[inline(always)]
    pub fn type_object(self) -> Ref {
        Ref::new(std::ptr::from_ref(self.descriptor()) as u64)
    }
    /// The 8 bytes at an offset of the payload.
    pub fn word_at(self, offset: usize) -> u64 {
        // SAFETY: OBJ-1; callers read inside the payload, as the descriptor gives it.
        unsafe { ((self.word() + offset as u64) as *const u64).read() }
    }
    /// Stores 8 bytes at an offset of the payload.
    pub fn set_word_at(self, offset: usize, word: u64) {
        // SAFETY: OBJ-1; callers write inside the payload of an object that they may change.
        unsafe { ((self.word() + offset as u64) as *mut u64).write(word) }
    }
    /// The reference at an offset of the payload.
    pub fn ref_at(self, offset: usize) -> Option<Ref> {
        Ref::from_word(self.word_at(offset))
    }
    /// Payload bytes.
    pub fn bytes(self, len: usize) -> &'static [u8] {
        if len == 0 {
            return &[];
        }
        // SAFETY: OBJ-1; `len` is at most the payload size. The slice is used before the next
        // collection could free the object, or the object is on the scanned stack.
        unsafe { std::slice::from_raw_parts(self.word() as *const u8, len) }
    }
    /// Stores payload bytes at an offset.
    pub fn set_bytes(self, offset: usize, bytes: &[u8]) {
        write_bytes(self.word() + offset as u64, bytes);
    }
    /// The bytes of a `String`.
    pub fn string_bytes(self) -> &'static [u8] {
        let len = self.word_at(0) as usize;
        read_bytes(self.word() + 8, len)
    }
    /// The text of a `String`, with invalid bytes replaced.
    pub fn string_text(self) -> String {
        String::from_utf8_lossy(self.string_bytes()).into_owned()
    }
    /// Number of elements of a `SimpleVector`.
    pub fn svec_len(self) -> usize {
        self.word_at(0) as usize
    }
    /// Element of a `SimpleVector` (from 0).
    pub fn svec_get(self, index: usize) -> Ref {
        self.ref_at(8 + 8 * index).expect("simple vectors have no undefined elements")
    }
    /// All elements of a `SimpleVector`.
    pub fn svec_elements(self) -> Vec<Ref> {
        (0..self.svec_len()).map(|i| self.svec_get(i)).collect()
    }
    /// Number of elements of a `Memory`.
    pub fn memory_len(self) -> usize {
        self.word_at(0) as usize
    }
    /// Address of the data of a `Memory`.
    pub fn memory_data(self) -> u64 {
        self.word_at(8)
    }
    /// Payload bytes that the object occupies.
    #[inline(always)]
    pub fn object_size(self) -> usize {
        let d = self.descriptor();
        match d.shape.get() {
            Shape::Plain | Shape::Permanent | Shape::Incomplete => d.size.get() as usize,
            Shape::String => self.word_at(0) as usize + 9,
            Shape::SimpleVector => 8 + 8 * self.word_at(0) as usize,
            // Elements elsewhere are not the object's.
            Shape::Memory if self.word_at(8) != self.word() + 16 => 16,
            Shape::Memory => 16 + self.memory_len() * d.element_size.get() as usize,
        }
    }
}

/// Writes the header of a fresh object.
pub(crate) fn set_header(payload: u64, descriptor: &Descriptor) {
    // SAFETY: `payload - 8` belongs to the cell that the allocator just handed out.
    unsafe { ((payload - 8) as *mut u64).write(std::ptr::from_ref(descriptor) as u64) }
}

/// Bytes at an address inside a live object or a C buffer.
pub(crate) fn read_bytes(address: u64, len: usize) -> &'static [u8] {
    if len == 0 {
        return &[];
    }
    // SAFETY: callers pass the bounds of an object that is on the scanned stack (OBJ-1), or of a
    // buffer that Julia code vouches for (`pointerref`, `_string_new`).
    unsafe { std::slice::from_raw_parts(address as *const u8, len) }
}

/// Stores bytes at an address inside a live object or a C buffer.
pub(crate) fn write_bytes(address: u64, bytes: &[u8]) {
    if !bytes.is_empty() {
        // SAFETY: as for `read_bytes`; `bytes` is Rust memory or a copy.
        unsafe { std::ptr::copy(bytes.as_ptr(), address as *mut u8, bytes.len()) }
    }
}

/// Copies bytes between objects; the ranges may overlap.
pub(crate) fn move_bytes(from: u64, to: u64, len: usize) {
    if len > 0 {
        // SAFETY: callers checked both ranges against their objects.
        unsafe { std::ptr::copy(from as *const u8, to as *mut u8, len) }
    }
}

/// The word at an address inside a live object, a binding cell or a C buffer.
pub(crate) fn read_word(address: u64) -> u64 {
    // SAFETY: as for `read_bytes`.
    unsafe { (address as *const u64).read_unaligned() }
}

/// Stores a word at such an address.
pub(crate) fn write_word(address: u64, word: u64) {
    // SAFETY: as for `write_bytes`.
    unsafe { (address as *mut u64).write_unaligned(word) }
}

const _: () = assert!(std::mem::size_of::<Ref>() == 8 && std::mem::align_of::<Descriptor>() == 16);
