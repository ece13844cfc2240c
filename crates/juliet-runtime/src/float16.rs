//! Conversions between `Float16` bits and wider floats, rounding to nearest, ties to even.

/// The value of `Float16` bits.
pub fn to_f32(bits: u16) -> f32 {
    let sign = u32::from(bits >> 15) << 31;
    let exponent = u32::from(bits >> 10 & 0x1f);
    let fraction = u32::from(bits & 0x3ff);
    match (exponent, fraction) {
        (0x1f, _) => f32::from_bits(sign | 0x7f80_0000 | fraction << 13),
        (0, _) => {
            let magnitude = fraction as f32 / 16_777_216.0;
            f32::from_bits(sign | magnitude.to_bits())
        }
        _ => f32::from_bits(sign | (exponent + 112) << 23 | fraction << 13),
    }
}

/// The nearest `Float16` to a `Float32`.
pub fn from_f32(value: f32) -> u16 {
    from_f64(f64::from(value))
}

/// The nearest `Float16` to a `Float64`.
pub fn from_f64(value: f64) -> u16 {
    let sign = ((value.to_bits() >> 63) as u16) << 15;
    if value.is_nan() {
        return sign | 0x7e00 | (value.to_bits() >> 42 & 0x1ff) as u16;
    }
    let magnitude = value.abs();
    if magnitude >= 65520.0 {
        return sign | 0x7c00;
    }
    if magnitude < 6.103_515_625e-5 {
        // Subnormal: units of 2^-24.
        return sign | (magnitude * 16_777_216.0).round_ties_even() as u16;
    }
    let exponent = ((magnitude.to_bits() >> 52) as i32) - 1023;
    let scaled = (magnitude * 2f64.powi(10 - exponent)).round_ties_even() as u32;
    // `scaled` is 1024..=2048; 2048 carries into the exponent by itself.
    sign | ((((exponent + 14) as u32) << 10) + scaled) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_half_survives_a_round_trip() {
        for bits in 0..=u16::MAX {
            let wide = to_f32(bits);
            if !wide.is_nan() {
                assert_eq!(from_f32(wide), bits, "{bits:#x}");
            }
        }
    }

    #[test]
    fn ties_go_to_even() {
        assert_eq!(from_f64(2049.0), from_f64(2048.0));
        assert_eq!(from_f64(2051.0), from_f64(2052.0));
        assert_eq!(from_f64(65519.0), 0x7bff);
        assert_eq!(from_f64(65520.0), 0x7c00);
    }
}
