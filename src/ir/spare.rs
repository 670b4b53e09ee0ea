//! Vectors that one function after the other uses for the instructions of its blocks.
//!
//! Given: vectors that nobody needs any more. Gives: the same, empty. The law: together they never have room for more than [`MAX_ROOM`] items, so that
//! one huge function does not fill memory for good.

/// So many instructions take a quarter of a megabyte.
const MAX_ROOM: usize = 8192;

/// Few blocks have more instructions.
const USUAL_BLOCK: usize = 8;

/// Empty vectors.
#[derive(Debug)]
pub struct Spare<T> {
    vectors: Vec<Vec<T>>,
    /// For how many items they have room, together.
    room: usize,
}

impl<T> Default for Spare<T> {
    fn default() -> Self {
        Spare { vectors: Vec::new(), room: 0 }
    }
}

impl<T> Spare<T> {
    /// An empty vector.
    pub fn take(&mut self) -> Vec<T> {
        match self.vectors.pop() {
            Some(vector) => {
                self.room -= vector.capacity();
                vector
            }
            None => Vec::with_capacity(USUAL_BLOCK),
        }
    }

    /// Takes a vector back.
    pub fn give(&mut self, mut vector: Vec<T>) {
        if vector.capacity() > 0 && self.room + vector.capacity() <= MAX_ROOM {
            vector.clear();
            self.room += vector.capacity();
            self.vectors.push(vector);
        }
    }
}
