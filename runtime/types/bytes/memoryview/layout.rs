//! The layout of a memoryview: where its items lie in the bytes of its object.

use super::item::Format;
use crate::types::slice::SliceRange;

/// Dimensions that a view may have.
pub const MAX_DIMENSIONS: usize = 64;

/// A window of any number of dimensions.
#[derive(Clone, PartialEq, Debug)]
pub struct Layout {
    pub format: Format,
    /// The place of the first item's first byte.
    pub start: i64,
    /// Items in each dimension.
    pub shape: Vec<usize>,
    /// Bytes from one item to the next, in each dimension.
    pub strides: Vec<i64>,
}

crate::untraced!(Layout);

/// The strides of items of a size without gaps; the last dimension is the innermost.
fn dense_strides(size: usize, shape: &[usize]) -> Vec<i64> {
    let mut strides = vec![0; shape.len()];
    let mut step = size as i64;
    for (stride, &count) in strides.iter_mut().zip(shape).rev() {
        *stride = step;
        step = step.saturating_mul(count as i64);
    }
    strides
}

impl Layout {
    /// All bytes, one after the other.
    pub fn bytes(count: usize) -> Layout {
        Layout { format: Format::BYTE, start: 0, shape: vec![count], strides: vec![1] }
    }

    /// Other items and dimensions for the same bytes, which have no gaps.
    pub fn dense(&self, format: Format, shape: Vec<usize>) -> Layout {
        Layout { format, start: self.start, strides: dense_strides(format.size(), &shape), shape }
    }

    pub fn n_items(&self) -> usize {
        self.shape.iter().product()
    }

    pub fn n_bytes(&self) -> usize {
        self.n_items() * self.format.size()
    }

    /// Whether the items lie without gaps, in the order of their indexes.
    pub fn is_c_contiguous(&self) -> bool {
        is_dense(self.format.size(), self.shape.iter().zip(&self.strides).rev())
    }

    /// Whether the items lie without gaps, the first dimension being the innermost.
    pub fn is_f_contiguous(&self) -> bool {
        is_dense(self.format.size(), self.shape.iter().zip(&self.strides))
    }

    /// The first dimension cut to a slice.
    pub fn slice(&self, range: SliceRange) -> Layout {
        let mut part = self.clone();
        let stride = self.strides[0];
        part.start = self.start.wrapping_add(range.start.wrapping_mul(stride));
        part.shape[0] = range.count;
        part.strides[0] = stride.wrapping_mul(range.step);
        part
    }

    /// The place of the item at a position in the order of indexes.
    pub fn place(&self, mut position: usize) -> usize {
        let mut at = self.start;
        for (&count, &stride) in self.shape.iter().zip(&self.strides).rev() {
            at = at.wrapping_add(stride.wrapping_mul((position % count) as i64));
            position /= count;
        }
        at as usize
    }

    /// The places of all items in the order of their indexes; the first dimension counts fastest if `is_fortran`.
    pub fn places(&self, is_fortran: bool) -> impl Iterator<Item = usize> {
        let mut dimensions: Vec<(usize, i64)> = self.shape.iter().copied().zip(self.strides.iter().copied()).collect();
        if !is_fortran {
            dimensions.reverse();
        }
        let start = self.start;
        (0..self.n_items()).map(move |mut position| {
            let mut at = start;
            for &(count, stride) in &dimensions {
                at = at.wrapping_add(stride.wrapping_mul((position % count) as i64));
                position /= count;
            }
            at as usize
        })
    }
}

/// Whether dimensions, from the innermost outwards, leave no gaps. Strides of single items do not matter.
fn is_dense<'a>(size: usize, dimensions: impl Iterator<Item = (&'a usize, &'a i64)>) -> bool {
    let mut step = size as i64;
    let mut is_dense = true;
    for (&count, &stride) in dimensions {
        if count == 0 {
            return true;
        }
        is_dense &= count == 1 || stride == step;
        step = step.saturating_mul(count as i64);
    }
    is_dense
}
