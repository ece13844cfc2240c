//! Settings of the C library's allocator, which serves Rust's own objects.
//!
//! Programs run on a thread with a large stack. An allocation area of its own for that thread
//! grows by a system call for every few pages; the main one grows by the pad set here.

/// Bytes by which the allocation area grows at least.
const GROWTH_BYTES: libc::c_int = 4 << 20;

/// Free bytes at its end that are given back to the system.
const TRIM_BYTES: libc::c_int = 64 << 20;

/// Prepares the allocator for a process that runs one Julia program. Called before the threads
/// that allocate are started.
pub fn prepare_allocator() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    for (parameter, value) in [
        (libc::M_ARENA_MAX, 1),
        (libc::M_TOP_PAD, GROWTH_BYTES),
        (libc::M_TRIM_THRESHOLD, TRIM_BYTES),
        (libc::M_MMAP_THRESHOLD, GROWTH_BYTES),
    ] {
        // SAFETY: sets a parameter of the allocator; any value is allowed at any time.
        unsafe {
            libc::mallopt(parameter, value);
        }
    }
}
