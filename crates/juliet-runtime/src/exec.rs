//! Executable memory and the registry of loaded code.
//!
//! Invariants:
//! * EXEC-1: no address is writable and executable at once: code is written through a second
//!   mapping of the same pages. Where the system has none, its pages become read-write and then
//!   read-execute again; one mutator thread: nothing runs in them meanwhile;
//! * EXEC-2: only images whose relocations lie inside their code are written;
//! * EXEC-3: code is never unmapped, so that return addresses on the stack stay valid.

use crate::abi::resolve_and_jump;
use juliet_ir::typed::InstanceId;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// A position in code that holds an absolute address.
#[derive(Clone, Copy, Debug)]
pub struct Relocation {
    /// Byte offset of the 8 bytes to fill.
    pub offset: u32,
    /// The address, addend included.
    pub value: u64,
}

/// A call in code.
#[derive(Clone, Copy, Debug)]
pub struct CallSite {
    /// Offset of the return address.
    pub return_offset: u32,
    /// Offset of the handler for exceptions thrown by the call.
    pub handler_offset: Option<u32>,
    /// `fp - sp` at the call.
    pub frame_offset: u32,
    /// The instance's number for the position; `u32::MAX` when unknown.
    pub site: u32,
}

/// Machine code to load, with everything that fills its holes.
#[derive(Debug)]
pub struct CodeImage<'a> {
    /// The instance that the code belongs to.
    pub instance: InstanceId,
    /// The bytes.
    pub code: &'a [u8],
    /// Alignment of the first byte, a power of two.
    pub align: u32,
    /// Filled holes.
    pub relocations: &'a [Relocation],
    /// Calls, in any order.
    pub call_sites: Vec<CallSite>,
}

/// Why an image cannot be loaded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LoadError {
    /// A relocation lies outside the code.
    Relocation,
    /// The system gives no memory.
    Memory,
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            LoadError::Relocation => "a relocation lies outside its code",
            LoadError::Memory => "no memory for machine code",
        })
    }
}

impl std::error::Error for LoadError {}

/// A call site found by return address.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FoundSite {
    pub(crate) instance: InstanceId,
    pub(crate) handler: Option<u64>,
    pub(crate) frame_offset: u32,
    pub(crate) site: u32,
}

struct LoadedCode {
    end: u64,
    instance: InstanceId,
    /// Sorted by return offset.
    call_sites: Vec<CallSite>,
}

/// Loaded machine code.
pub struct CodeMemory {
    next: Cell<u64>,
    end: Cell<u64>,
    /// From an address of the open chunk to the same byte in its writable mapping; 0 for none.
    writable: Cell<u64>,
    /// End of the pages of the open chunk that the system has been asked to provide.
    provided: Cell<u64>,
    loaded: RefCell<BTreeMap<u64, LoadedCode>>,
    /// The last answer of `call_site`: deep recursion asks the same again and again.
    last: Cell<Option<(u64, FoundSite)>>,
    stub_next: Cell<u64>,
    stub_end: Cell<u64>,
    stub_writable: Cell<u64>,
}

const CHUNK: u64 = 2 << 20;
const PAGE: u64 = 4096;
const STUB: u64 = 32;
/// Pages are asked for in portions: a fault for each would take longer than the copying.
const PORTION: u64 = 128 << 10;

/// Fresh executable pages, and how far away they can be written.
fn map_chunk(size: u64) -> Option<(u64, u64)> {
    if let Some(twice) = map_twice(size) {
        return Some(twice);
    }
    map(size, libc::PROT_READ | libc::PROT_EXEC, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS, -1)
        .map(|address| (address, 0))
}

fn map(size: u64, protection: libc::c_int, flags: libc::c_int, file: libc::c_int) -> Option<u64> {
    // SAFETY: a fresh mapping at an address of the system's choice.
    let address = unsafe { libc::mmap(std::ptr::null_mut(), size as usize, protection, flags, file, 0) };
    (address != libc::MAP_FAILED).then_some(address as u64)
}

/// The same pages at two addresses: one to run, one to write.
fn map_twice(size: u64) -> Option<(u64, u64)> {
    // SAFETY: the name is a C string; the file is ours and closed once it is mapped.
    unsafe {
        let file = libc::memfd_create(c"juliet-code".as_ptr(), libc::MFD_CLOEXEC);
        if file < 0 {
            return None;
        }
        let has_size = libc::ftruncate(file, size as i64) == 0;
        let run = if has_size { map(size, libc::PROT_READ | libc::PROT_EXEC, libc::MAP_SHARED, file) } else { None };
        let write =
            if run.is_some() { map(size, libc::PROT_READ | libc::PROT_WRITE, libc::MAP_SHARED, file) } else { None };
        libc::close(file);
        Some((run?, write?.wrapping_sub(run?)))
    }
}

fn protect(start: u64, end: u64, protection: libc::c_int) -> bool {
    let first = start / PAGE * PAGE;
    // SAFETY: the pages belong to a chunk of ours (EXEC-1).
    unsafe {
        libc::mprotect(first as *mut libc::c_void, (end.next_multiple_of(PAGE) - first) as usize, protection) == 0
    }
}

/// Writes bytes into pages of a chunk, through its second mapping or while they are writable, and
/// then the addresses among them.
fn write_code(address: u64, writable: u64, bytes: &[u8], addresses: &[Relocation]) -> bool {
    let write = |at: u64| {
        crate::object::write_bytes(at, bytes);
        for relocation in addresses {
            crate::object::write_bytes(at + u64::from(relocation.offset), &relocation.value.to_le_bytes());
        }
    };
    if writable != 0 {
        write(address.wrapping_add(writable));
        return true;
    }
    let end = address + bytes.len() as u64;
    if !protect(address, end, libc::PROT_READ | libc::PROT_WRITE) {
        return false;
    }
    write(address);
    protect(address, end, libc::PROT_READ | libc::PROT_EXEC)
}

/// Asks the system for pages before they are written. Where it does not know how, they come one
/// by one as they are touched.
fn provide(start: u64, end: u64) {
    // SAFETY: the pages belong to the writable mapping of a chunk of ours (EXEC-1).
    let _ = unsafe { libc::madvise(start as *mut libc::c_void, (end - start) as usize, libc::MADV_POPULATE_WRITE) };
}

impl CodeMemory {
    pub(crate) fn new() -> CodeMemory {
        CodeMemory {
            next: Cell::new(0),
            end: Cell::new(0),
            writable: Cell::new(0),
            provided: Cell::new(0),
            loaded: RefCell::default(),
            last: Cell::new(None),
            stub_next: Cell::new(0),
            stub_end: Cell::new(0),
            stub_writable: Cell::new(0),
        }
    }

    /// Loads an image and answers the address of its first byte. The caller vouches that the
    /// bytes are code that keeps ABI-1 of `abi`, made for this processor and this layout of the
    /// runtime, and that relocations and call sites are its own: nothing runs by loading.
    ///
    /// # Errors
    /// Relocations outside the code; no memory.
    pub fn load(&self, image: CodeImage<'_>) -> Result<u64, LoadError> {
        let CodeImage { instance, code, align, relocations, mut call_sites } = image;
        if relocations.iter().any(|r| r.offset as usize + 8 > code.len()) {
            return Err(LoadError::Relocation);
        }
        let address = self.reserve(code.len() as u64, u64::from(align.max(16)))?;
        if !write_code(address, self.writable.get(), code, relocations) {
            return Err(LoadError::Memory);
        }
        if !call_sites.is_sorted_by_key(|site| site.return_offset) {
            call_sites.sort_unstable_by_key(|site| site.return_offset);
        }
        let entry = LoadedCode { end: address + code.len() as u64, instance, call_sites };
        self.loaded.borrow_mut().insert(address, entry);
        Ok(address)
    }

    fn reserve(&self, size: u64, align: u64) -> Result<u64, LoadError> {
        let mut address = self.next.get().next_multiple_of(align);
        if self.next.get() == 0 || address + size > self.end.get() {
            let chunk = CHUNK.max(size.next_multiple_of(PAGE));
            let (run, writable) = map_chunk(chunk).ok_or(LoadError::Memory)?;
            address = run;
            self.writable.set(writable);
            self.end.set(address + chunk);
            self.provided.set(address);
        }
        let (provided, end) = (self.provided.get(), address + size);
        if end > provided && self.writable.get() != 0 {
            let until = (end.next_multiple_of(PAGE)).max(provided + PORTION).min(self.end.get());
            provide(provided.wrapping_add(self.writable.get()), until.wrapping_add(self.writable.get()));
            self.provided.set(until);
        }
        self.next.set(end);
        Ok(address)
    }

    /// Whether an address lies in loaded code.
    pub(crate) fn contains(&self, address: u64) -> bool {
        self.loaded.borrow().range(..=address).next_back().is_some_and(|(_, code)| address < code.end)
    }

    /// The instance whose code holds an address.
    pub(crate) fn owner(&self, address: u64) -> Option<InstanceId> {
        self.loaded
            .borrow()
            .range(..=address)
            .next_back()
            .filter(|(_, code)| address <= code.end)
            .map(|(_, code)| code.instance)
    }

    /// The instance whose code holds an address; for signal handlers, which may come at any time.
    pub(crate) fn instance_at(&self, address: u64) -> Option<InstanceId> {
        let loaded = self.loaded.try_borrow().ok()?;
        let (_, code) = loaded.range(..=address).next_back()?;
        (address < code.end).then_some(code.instance)
    }

    /// The call site with a return address.
    pub(crate) fn call_site(&self, return_address: u64) -> Option<FoundSite> {
        if let Some((known, site)) = self.last.get()
            && known == return_address
        {
            return Some(site);
        }
        let found = self.look_up(return_address);
        if let Some(site) = found {
            self.last.set(Some((return_address, site)));
        }
        found
    }

    fn look_up(&self, return_address: u64) -> Option<FoundSite> {
        let loaded = self.loaded.borrow();
        let (start, code) = loaded.range(..=return_address).next_back()?;
        if return_address > code.end {
            return None;
        }
        let offset = (return_address - start) as u32;
        let index = code.call_sites.binary_search_by_key(&offset, |site| site.return_offset).ok()?;
        let site = code.call_sites[index];
        Some(FoundSite {
            instance: code.instance,
            handler: site.handler_offset.map(|o| start + u64::from(o)),
            frame_offset: site.frame_offset,
            site: site.site,
        })
    }

    /// The stub that an instance's entry cell holds until the instance is compiled.
    pub(crate) fn resolver_stub(&self, id: InstanceId) -> u64 {
        self.numbered_stub(id.0, resolve_and_jump as *const () as u64)
    }

    /// Code that jumps to `target` with a number in `r11d`.
    pub(crate) fn numbered_stub(&self, number: u32, target: u64) -> u64 {
        if self.stub_next.get() == self.stub_end.get() {
            let (chunk, writable) = map_chunk(CHUNK).expect("memory for stubs");
            self.stub_next.set(chunk);
            self.stub_end.set(chunk + CHUNK);
            self.stub_writable.set(writable);
            self.write_stub_page(chunk);
        } else if self.stub_next.get().is_multiple_of(PAGE) {
            self.write_stub_page(self.stub_next.get());
        }
        let address = self.stub_next.get();
        self.stub_next.set(address + STUB);
        let mut code = [0x90u8; STUB as usize];
        // mov r11d, number; movabs r10, target; jmp r10
        code[0..2].copy_from_slice(&[0x41, 0xbb]);
        code[2..6].copy_from_slice(&number.to_le_bytes());
        code[6..8].copy_from_slice(&[0x49, 0xba]);
        code[8..16].copy_from_slice(&target.to_le_bytes());
        code[16..19].copy_from_slice(&[0x41, 0xff, 0xe2]);
        assert!(write_code(address, self.stub_writable.get(), &code, &[]), "stub pages can be protected");
        address
    }

    /// Nothing has been loaded and no stub been made.
    pub(crate) fn is_untouched(&self) -> bool {
        self.next.get() == 0 && self.stub_next.get() == 0
    }

    /// Stubs are written one by one; a fresh page begins as traps.
    fn write_stub_page(&self, page: u64) {
        assert!(write_code(page, self.stub_writable.get(), &[0xcc; PAGE as usize], &[]), "stub pages can be protected");
    }
}
