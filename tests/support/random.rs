//! Numbers that look random and are the same in every run: xorshift (Marsaglia 2003), which needs no crate.

/// The state, which must not be zero.
pub struct Random(pub u64);

impl Random {
    /// Numbers for a case of a test: those of neighbouring seeds must not be alike.
    pub fn seeded(seed: u64) -> Random {
        let mut random = Random((seed ^ 0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9) | 1);
        (0..8).for_each(|_| _ = random.next());
        random
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `limit`; 0 if there is none.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}
