//! What a snapshot must know of its process: where things lie, and which addresses die with it.

use std::ops::Range;

/// The loaded program.
pub(super) struct Program {
    /// Its parts in memory.
    pub(super) parts: Vec<Range<usize>>,
    /// The identity that the linker gave it.
    pub(super) build_id: Vec<u8>,
}

/// The program of this process, where it lies at the addresses that it was linked for and has an
/// identity: then everything in it has the same address in every process.
pub(super) fn program() -> Option<Program> {
    let mut found = None;
    // SAFETY: the callback is called before this returns, with the pointer that is given here.
    unsafe { libc::dl_iterate_phdr(Some(read_program), (&raw mut found).cast()) };
    found.filter(|program: &Program| !program.build_id.is_empty())
}

const NT_GNU_BUILD_ID: u32 = 3;

/// The first object that is listed is the program itself.
unsafe extern "C" fn read_program(info: *mut libc::dl_phdr_info, _size: usize, out: *mut libc::c_void) -> libc::c_int {
    // SAFETY: the loader gives a description of a mapped object with its program headers; `out` is what `program` gave.
    unsafe {
        let info = &*info;
        let out = &mut *out.cast::<Option<Program>>();
        if info.dlpi_addr == 0 {
            let headers = std::slice::from_raw_parts(info.dlpi_phdr, usize::from(info.dlpi_phnum));
            let mut program = Program { parts: Vec::new(), build_id: Vec::new() };
            for header in headers {
                let start = header.p_vaddr as usize;
                match header.p_type {
                    libc::PT_LOAD => program.parts.push(start..start + header.p_memsz as usize),
                    libc::PT_NOTE => {
                        let notes = std::slice::from_raw_parts(start as *const u8, header.p_memsz as usize);
                        program.build_id.extend(build_id(notes).unwrap_or_default());
                    }
                    _ => {}
                }
            }
            *out = Some(program);
        }
    }
    1
}

/// The identity among the notes of a program (elf(5): name size, description size, type, both padded to 4).
fn build_id(mut notes: &[u8]) -> Option<&[u8]> {
    while let [n0, n1, n2, n3, d0, d1, d2, d3, t0, t1, t2, t3, rest @ ..] = notes {
        let name_size = u32::from_le_bytes([*n0, *n1, *n2, *n3]) as usize;
        let size = u32::from_le_bytes([*d0, *d1, *d2, *d3]) as usize;
        let kind = u32::from_le_bytes([*t0, *t1, *t2, *t3]);
        let start = name_size.next_multiple_of(4);
        if kind == NT_GNU_BUILD_ID && rest.starts_with(b"GNU\0") {
            return rest.get(start..start + size);
        }
        notes = rest.get(start + size.next_multiple_of(4)..)?;
    }
    None
}

/// The mappings of this process, as the system lists them. `None` where it does not.
pub(super) fn mappings() -> Option<Vec<Range<usize>>> {
    let text = std::fs::read_to_string("/proc/self/maps").ok()?;
    let range_of = |line: &str| {
        let (start, rest) = line.split_once('-')?;
        let end = rest.split_once(' ')?.0;
        Some(usize::from_str_radix(start, 16).ok()?..usize::from_str_radix(end, 16).ok()?)
    };
    text.lines().map(range_of).collect()
}

/// Whether a mapping is the part of the heap of C that begins behind the program. A program at fixed addresses
/// has it so low that numbers and bits look like addresses in it.
pub(super) fn is_small_heap(range: &Range<usize>) -> bool {
    // SAFETY: it changes nothing for 0.
    let end = unsafe { libc::sbrk(0) } as usize;
    range.contains(&end.wrapping_sub(1))
}

/// Whether an address in that part is one that `malloc` may have given: before it stands the size of its block,
/// whose end is the beginning of another (glibc's malloc internals; flags in the lowest three bits).
pub(super) fn is_allocation(address: usize, heap: &Range<usize>) -> bool {
    let size_before = |at: usize| {
        let place = at.checked_sub(8).filter(|p| at.is_multiple_of(16) && *p >= heap.start && at <= heap.end)?;
        // SAFETY: the word lies in a mapping of this process that is readable.
        let size = unsafe { (place as *const usize).read() } & !7;
        (size >= 32 && size.is_multiple_of(16)).then_some(size)
    };
    let next = size_before(address).and_then(|size| address.checked_add(size));
    next.is_some_and(|next| next == heap.end || size_before(next).is_some())
}
