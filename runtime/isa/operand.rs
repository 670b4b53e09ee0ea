//! Operand types: what a field of a register instruction can be.
//!
//! Each type is a plain number in the instruction stream with one text form, used by the printer and the parser, and
//! one `visit` method, used by the verifier. The stream consists of 16-bit units in 64-bit words; an instruction's
//! struct (`#[repr(C)]`) is its encoding, so decoding is a pointer cast.

use std::fmt;

/// A register of the current window.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(transparent)]
pub struct Reg(pub u16);

/// A register, or none.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(transparent)]
pub struct OptReg(pub u16);

/// A signed immediate number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(transparent)]
pub struct Imm16(pub i16);

/// A signed immediate number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(transparent)]
pub struct Imm32(pub i32);

/// An index into the body's constants.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(transparent)]
pub struct Const(pub u32);

/// An index into the body's names.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(transparent)]
pub struct Name(pub u16);

/// An index into the code's inline caches.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(transparent)]
pub struct CacheIndex(pub u16);

/// A jump's distance in words from the start of the jumping instruction.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(transparent)]
pub struct Target16(pub i16);

/// A jump's distance in words from the start of the jumping instruction.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(transparent)]
pub struct Target32(pub i32);

/// A plain count, or a small number whose meaning the row's doc comment gives.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(transparent)]
pub struct Count(pub u16);

/// The length of a list of registers that follows the instruction's fixed fields in the stream.
/// Only the last field of a row may have this type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(transparent)]
pub struct RegList(pub u16);

impl OptReg {
    pub const NONE: OptReg = OptReg(u16::MAX);

    #[inline(always)]
    pub fn get(self) -> Option<Reg> {
        (self != Self::NONE).then_some(Reg(self.0))
    }
}

impl From<Option<Reg>> for OptReg {
    fn from(reg: Option<Reg>) -> OptReg {
        reg.map_or(OptReg::NONE, |reg| OptReg(reg.0))
    }
}

impl CacheIndex {
    /// The last cache: shared by all sites beyond 65,535, never filled.
    pub const SHARED: CacheIndex = CacheIndex(u16::MAX);
}

impl fmt::Display for Reg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "r{}", self.0)
    }
}

/// What an operand means, with its kind erased; `Field::Target` is absolute, in words from the start of the body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    Reg(u16),
    OptReg(Option<u16>),
    Imm(i64),
    Const(u32),
    Name(u16),
    Cache(u16),
    Target(i64),
    Count(u16),
    RegList(u16),
}

/// A field's type, known without a value: what the assembler expects at this place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldKind {
    Reg,
    OptReg,
    Imm16,
    Imm32,
    Const,
    Name,
    Cache,
    Target16,
    Target32,
    Count,
    RegList,
}

impl FieldKind {
    /// Whether the field takes two units.
    #[inline]
    pub const fn is_wide(self) -> bool {
        matches!(self, FieldKind::Imm32 | FieldKind::Const | FieldKind::Target32)
    }
}

/// A field of an instruction.
pub trait Operand: Copy {
    const KIND: FieldKind;
    /// Number of 16-bit units.
    const UNITS: usize;
    /// Number of registers in the list that follows the instruction.
    #[inline(always)]
    fn listed(self) -> usize {
        0
    }
    /// Writes the operand into its units.
    fn write(self, units: &mut [u16]);
    /// Reads the operand from its units.
    fn read(units: &[u16]) -> Self;
    /// The operand's meaning; `at` is the word index of its instruction.
    fn field(self, at: usize) -> Field;
}

macro_rules! operand_16 {
    ($($type:ident($int:ty) => |$value:ident, $at:ident| $field:expr;)*) => {$(
        impl Operand for $type {
            const KIND: FieldKind = FieldKind::$type;
            const UNITS: usize = 1;
            fn write(self, units: &mut [u16]) {
                units[0] = self.0 as u16;
            }
            fn read(units: &[u16]) -> Self {
                $type(units[0] as $int)
            }
            fn field(self, $at: usize) -> Field {
                let $value = self;
                $field
            }
        }
    )*};
}

macro_rules! operand_32 {
    ($($type:ident($int:ty) => |$value:ident, $at:ident| $field:expr;)*) => {$(
        impl Operand for $type {
            const KIND: FieldKind = FieldKind::$type;
            const UNITS: usize = 2;
            fn write(self, units: &mut [u16]) {
                units[0] = self.0 as u16;
                units[1] = (self.0 as u32 >> 16) as u16;
            }
            fn read(units: &[u16]) -> Self {
                $type((u32::from(units[0]) | u32::from(units[1]) << 16) as $int)
            }
            fn field(self, $at: usize) -> Field {
                let $value = self;
                $field
            }
        }
    )*};
}

operand_16! {
    Reg(u16) => |value, _at| Field::Reg(value.0);
    OptReg(u16) => |value, _at| Field::OptReg(value.get().map(|reg| reg.0));
    Imm16(i16) => |value, _at| Field::Imm(i64::from(value.0));
    Name(u16) => |value, _at| Field::Name(value.0);
    Target16(i16) => |value, at| Field::Target(at as i64 + i64::from(value.0));
    Count(u16) => |value, _at| Field::Count(value.0);
}

operand_32! {
    Imm32(i32) => |value, _at| Field::Imm(i64::from(value.0));
    Const(u32) => |value, _at| Field::Const(value.0);
    Target32(i32) => |value, at| Field::Target(at as i64 + i64::from(value.0));
}

impl Operand for CacheIndex {
    const KIND: FieldKind = FieldKind::Cache;
    const UNITS: usize = 1;
    fn write(self, units: &mut [u16]) {
        units[0] = self.0;
    }
    fn read(units: &[u16]) -> Self {
        CacheIndex(units[0])
    }
    fn field(self, _: usize) -> Field {
        Field::Cache(self.0)
    }
}

impl Operand for RegList {
    const KIND: FieldKind = FieldKind::RegList;
    const UNITS: usize = 1;
    #[inline(always)]
    fn listed(self) -> usize {
        usize::from(self.0)
    }
    fn write(self, units: &mut [u16]) {
        units[0] = self.0;
    }
    fn read(units: &[u16]) -> Self {
        RegList(units[0])
    }
    fn field(self, _: usize) -> Field {
        Field::RegList(self.0)
    }
}
