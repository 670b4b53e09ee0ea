//! Text that grows, in units as wide as its widest character needs.

use crate::gc::Gc;
use crate::object::{Str, Units};
use crate::vm::Vm;

/// A growing text. It is in Rust's memory and holds no references.
pub struct Builder {
    content: Content,
}

enum Content {
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

impl Default for Builder {
    fn default() -> Builder {
        Builder::new()
    }
}

impl Builder {
    pub fn new() -> Builder {
        Builder { content: Content::One(Vec::new()) }
    }

    pub fn with_capacity(capacity: usize) -> Builder {
        Builder { content: Content::One(Vec::with_capacity(capacity)) }
    }

    /// Number of code points.
    pub fn len(&self) -> usize {
        self.units().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn units(&self) -> Units<'_> {
        match &self.content {
            Content::One(units) => Units::One(units),
            Content::Two(units) => Units::Two(units),
            Content::Four(units) => Units::Four(units),
        }
    }

    #[inline]
    pub fn push(&mut self, point: u32) {
        match &mut self.content {
            Content::One(units) if point < 0x100 => units.push(point as u8),
            Content::Two(units) if point < 0x1_0000 => units.push(point as u16),
            Content::Four(units) => units.push(point),
            _ => self.push_wider(point),
        }
    }

    #[cold]
    fn push_wider(&mut self, point: u32) {
        let units = self.units();
        let content = if point < 0x1_0000 {
            Content::Two(units.iter().map(|unit| unit as u16).chain([point as u16]).collect())
        } else {
            Content::Four(units.iter().chain([point]).collect())
        };
        self.content = content;
    }

    pub fn push_units(&mut self, units: Units) {
        match (&mut self.content, units) {
            (Content::One(own), Units::One(units)) => own.extend_from_slice(units),
            (Content::Two(own), Units::Two(units)) => own.extend_from_slice(units),
            (Content::Four(own), Units::Four(units)) => own.extend_from_slice(units),
            _ => units.iter().for_each(|point| self.push(point)),
        }
    }

    pub fn push_str(&mut self, str_: &Str) {
        self.push_units(str_.units());
    }

    pub fn push_text(&mut self, text: &str) {
        match &mut self.content {
            Content::One(units) if text.is_ascii() => units.extend_from_slice(text.as_bytes()),
            _ => text.chars().for_each(|character| self.push(character.into())),
        }
    }

    pub fn push_repeated(&mut self, point: u32, count: usize) {
        match &mut self.content {
            Content::One(units) if point < 0x100 => units.resize(units.len() + count, point as u8),
            _ => (0..count).for_each(|_| self.push(point)),
        }
    }

    /// The text as a str.
    pub fn finish(&self, vm: &Vm) -> Gc<Str> {
        vm.str_from_units(self.units())
    }
}
