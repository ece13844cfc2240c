//! C functions for Base: products of dense matrices of floats.
//!
//! Invariants: SYM-2 of `symbols.rs`; the matrices are column-major and contiguous, and the
//! result overlaps neither factor (Base makes it).

/// Symbols by name.
pub(crate) const TABLE: &[(&str, *const ())] =
    &[("jlt_gemm_f64", jlt_gemm_f64 as *const ()), ("jlt_gemm_f32", jlt_gemm_f32 as *const ())];

/// Rows of the result, inner extent, columns of the result, and the factors' strides.
struct Shape {
    m: usize,
    k: usize,
    n: usize,
    a: (isize, isize),
    b: (isize, isize),
}

/// `inner` holds the inner extent shifted by two; bit 0: `a` is transposed, bit 1: `b` is.
fn shape(m: i64, n: i64, inner: i64) -> Shape {
    let (m, n, k) = (m.max(0) as usize, n.max(0) as usize, (inner >> 2).max(0) as usize);
    let strides = |transposed: bool, rows: usize, columns: usize| {
        if transposed { (columns as isize, 1) } else { (1, rows as isize) }
    };
    Shape { m, k, n, a: strides(inner & 1 != 0, m, k), b: strides(inner & 2 != 0, k, n) }
}

/// `c = a * b` for matrices of `Float64`.
extern "C" fn jlt_gemm_f64(c: *mut f64, a: *const f64, b: *const f64, m: i64, n: i64, inner: i64) {
    let s = shape(m, n, inner);
    // SAFETY: SYM-2; the strides and extents are those of the matrices.
    unsafe { matrixmultiply::dgemm(s.m, s.k, s.n, 1.0, a, s.a.0, s.a.1, b, s.b.0, s.b.1, 0.0, c, 1, s.m as isize) }
}

/// `c = a * b` for matrices of `Float32`.
extern "C" fn jlt_gemm_f32(c: *mut f32, a: *const f32, b: *const f32, m: i64, n: i64, inner: i64) {
    let s = shape(m, n, inner);
    // SAFETY: SYM-2; the strides and extents are those of the matrices.
    unsafe { matrixmultiply::sgemm(s.m, s.k, s.n, 1.0, a, s.a.0, s.a.1, b, s.b.0, s.b.1, 0.0, c, 1, s.m as isize) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_by_both_layouts() {
        let (a, b) = ([1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]);
        let mut c = [0.0; 4];
        jlt_gemm_f64(c.as_mut_ptr(), a.as_ptr(), b.as_ptr(), 2, 2, 2 << 2);
        assert_eq!(c, [23.0, 34.0, 31.0, 46.0]);
        jlt_gemm_f64(c.as_mut_ptr(), a.as_ptr(), b.as_ptr(), 2, 2, 2 << 2 | 1);
        assert_eq!(c, [17.0, 39.0, 23.0, 53.0]);
        jlt_gemm_f64(c.as_mut_ptr(), a.as_ptr(), b.as_ptr(), 2, 2, 2 << 2 | 2);
        assert_eq!(c, [26.0, 38.0, 30.0, 44.0]);
    }
}
