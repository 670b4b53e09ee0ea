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
        combine(&mut self.words, matrix.row(row), |word, other| *word = other);
    }

    /// Becomes a copy of another set of the same size.
    pub fn copy(&mut self, other: &BitSet) {
        combine(&mut self.words, &other.words, |word, other| *word = other);
    }

    /// Adds the members of a row.
    pub fn union_row(&mut self, matrix: &BitMatrix, row: usize) {
        combine(&mut self.words, matrix.row(row), |word, more| *word |= more);
    }

    /// Removes the members of a row.
    pub fn remove_row(&mut self, matrix: &BitMatrix, row: usize) {
        combine(&mut self.words, matrix.row(row), |word, mask| *word &= !mask);
    }

    /// Adds the other's members.
    pub fn union(&mut self, other: &BitSet) {
        combine(&mut self.words, &other.words, |word, more| *word |= more);
    }

    pub fn intersect(&mut self, other: &BitSet) {
        combine(&mut self.words, &other.words, |word, mask| *word &= mask);
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

    pub fn insert(&mut self, row: usize, index: usize) {
        self.words[row * self.n_words + index / 64] |= 1 << (index % 64);
    }

    pub fn remove(&mut self, row: usize, index: usize) {
        self.words[row * self.n_words + index / 64] &= !(1 << (index % 64));
    }

    /// The row becomes a copy of the set.
    pub fn set_row(&mut self, row: usize, set: &BitSet) {
        combine(self.row_mut(row), &set.words, |word, other| *word = other);
    }

    /// Adds a set to a row; whether that changed anything.
    pub fn union(&mut self, row: usize, set: &BitSet) -> bool {
        let mut changed = 0;
        combine(self.row_mut(row), &set.words, |word, more| {
            changed |= more & !*word;
            *word |= more;
        });
        changed != 0
    }

    /// Removes from a row what the set has not; whether that changed anything.
    pub fn intersect(&mut self, row: usize, set: &BitSet) -> bool {
        let mut changed = 0;
        combine(self.row_mut(row), &set.words, |word, mask| {
            changed |= *word & !mask;
            *word &= mask;
        });
        changed != 0
    }

    /// The members of a row.
    pub fn iter(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        members(self.row(row))
    }
}

/// Changes each word by the other's. Most sets have one word: a loop, and what the compiler makes of it, would cost more than the word.
#[inline(always)]
fn combine(words: &mut [u64], others: &[u64], mut change: impl FnMut(&mut u64, u64)) {
    match (words, others) {
        ([word], [other]) => change(word, *other),
        (words, others) => words.iter_mut().zip(others).for_each(|(word, &other)| change(word, other)),
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
