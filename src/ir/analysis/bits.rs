//! Sets of small numbers.
//!
//! Given: how many numbers there are. Gives: [`BitSet`], and [`BitMatrix`], many sets of one size in one piece of memory. The law: numbers are
//! smaller than the size.

/// A set of small numbers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BitSet {
    words: Vec<u64>,
}

impl BitSet {
    pub fn new(size: usize) -> BitSet {
        BitSet { words: vec![0; size.div_ceil(64)] }
    }

    /// Becomes an empty set.
    pub fn reset(&mut self, size: usize) {
        self.words.clear();
        self.words.resize(size.div_ceil(64), 0);
    }

    pub fn insert(&mut self, index: usize) {
        self.words[index / 64] |= 1 << (index % 64);
    }

    pub fn remove(&mut self, index: usize) {
        self.words[index / 64] &= !(1 << (index % 64));
    }

    /// Inserts or removes.
    pub fn set(&mut self, index: usize, is_member: bool) {
        if is_member { self.insert(index) } else { self.remove(index) }
    }

    pub fn contains(&self, index: usize) -> bool {
        self.words[index / 64] >> (index % 64) & 1 == 1
    }

    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        members(&self.words)
    }

    /// Becomes a copy of a row.
    pub fn copy_row(&mut self, matrix: &BitMatrix, row: usize) {
        copy(&mut self.words, matrix.row(row));
    }

    /// Becomes a copy of another set of the same size.
    pub fn copy(&mut self, other: &BitSet) {
        copy(&mut self.words, &other.words);
    }

    /// Adds the members of a row.
    pub fn union_row(&mut self, matrix: &BitMatrix, row: usize) {
        self.words.iter_mut().zip(matrix.row(row)).for_each(|(word, &more)| *word |= more);
    }

    /// Adds the other's members.
    pub fn union(&mut self, other: &BitSet) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, &more)| *word |= more);
    }

    pub fn intersect(&mut self, other: &BitSet) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, &mask)| *word &= mask);
    }

    pub fn clear(&mut self) {
        self.words.fill(0);
    }
}

/// Sets of one size.
#[derive(Clone, Debug, Default)]
pub struct BitMatrix {
    words: Vec<u64>,
    n_words: usize,
}

impl BitMatrix {
    /// So many empty sets.
    pub fn new(rows: usize, size: usize) -> BitMatrix {
        let n_words = size.div_ceil(64);
        BitMatrix { words: vec![0; rows * n_words], n_words }
    }

    /// Becomes so many empty sets.
    pub fn reset(&mut self, rows: usize, size: usize) {
        self.n_words = size.div_ceil(64);
        self.words.clear();
        self.words.resize(rows * self.n_words, 0);
    }

    /// Becomes so many sets with everything in them.
    pub fn reset_full(&mut self, rows: usize, size: usize) {
        self.n_words = size.div_ceil(64);
        self.words.clear();
        self.words.resize(rows * self.n_words, u64::MAX);
    }

    fn row(&self, row: usize) -> &[u64] {
        &self.words[row * self.n_words..(row + 1) * self.n_words]
    }

    fn row_mut(&mut self, row: usize) -> &mut [u64] {
        &mut self.words[row * self.n_words..(row + 1) * self.n_words]
    }

    /// The row becomes a copy of the set.
    pub fn set_row(&mut self, row: usize, set: &BitSet) {
        copy(self.row_mut(row), &set.words);
    }

    /// Adds a set to a row; whether that changed anything.
    pub fn union(&mut self, row: usize, set: &BitSet) -> bool {
        let mut changed = 0;
        for (word, &more) in self.row_mut(row).iter_mut().zip(&set.words) {
            changed |= more & !*word;
            *word |= more;
        }
        changed != 0
    }

    /// Removes from a row what the set has not; whether that changed anything.
    pub fn intersect(&mut self, row: usize, set: &BitSet) -> bool {
        let mut changed = 0;
        for (word, &mask) in self.row_mut(row).iter_mut().zip(&set.words) {
            changed |= *word & !mask;
            *word &= mask;
        }
        changed != 0
    }

    /// The members of a row.
    pub fn iter(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        members(self.row(row))
    }
}

/// Most sets have one word: copying it as memory would cost more than the word.
#[inline]
fn copy(words: &mut [u64], others: &[u64]) {
    match (words, others) {
        ([word], [other]) => *word = *other,
        (words, others) => words.copy_from_slice(others),
    }
}

fn members(words: &[u64]) -> impl Iterator<Item = usize> + '_ {
    words.iter().enumerate().flat_map(|(index, &word)| {
        let mut rest = word;
        std::iter::from_fn(move || {
            (rest != 0).then(|| {
                let bit = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                index * 64 + bit
            })
        })
    })
}
