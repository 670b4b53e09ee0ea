//! The register instruction set: rows, operands, bodies and their text. Pure data; it does not know the heap.
//!
//! `table.rs` has one row per instruction. From a row come its struct (which is its encoding), its opcode and
//! mnemonic, encoding and decoding, the verifier's and the disassembler's view of its operands ([`fields`]), every
//! dispatcher of the interpreter, and the manual page. The translator meets the machine here and nowhere else.

mod assembler;
mod body;
mod liveness;
mod operand;
#[macro_use]
mod table;
mod text;
mod verify;

use smallvec::SmallVec;

pub use assembler::{AsmError, parse_body};
pub use body::{Body, BodyFlags, Constant, Handler, Home, HomeKind, NO_POSITION, Origins, Position, PositionParts, Positions, Wtf8};
pub use liveness::{Liveness, instruction_around, is_written, live_registers};
pub use operand::*;
pub use text::{print_body, print_instruction};
pub use verify::{VerifyError, verify_body};

/// What every row's struct can do.
pub trait Inst: Copy {
    const OP: Op;
    /// Words of the fixed part.
    const WORDS: usize = size_of::<Self>().div_ceil(8);
    /// Registers of the trailing list.
    fn listed(&self) -> usize;
    /// 16-bit units of the fixed part; the list starts behind them.
    const UNITS: usize = size_of::<Self>() / 2;

    /// Words of the whole instruction.
    #[inline(always)]
    fn words(&self) -> usize {
        (Self::UNITS + self.listed()).div_ceil(4)
    }

    /// Reads the instruction at `at`, each field by a load of its own: one wide load and shifts were measured to be slower.
    ///
    /// # Safety
    /// There is an instruction of this type at `at`.
    unsafe fn fetch(at: *const u64) -> Self;

    /// Appends the instruction and its list to `code`.
    fn encode(&self, list: &[Reg], code: &mut Vec<u64>);
}

/// Packs 16-bit units into words, the first unit lowest.
fn push_units(units: &[u16], code: &mut Vec<u64>) {
    for chunk in units.chunks(4) {
        let word = chunk.iter().rev().fold(0, |word, &unit| word << 16 | u64::from(unit));
        code.push(word);
    }
}

/// The 16-bit units of a word, the first unit lowest.
pub fn units_of(word: u64) -> [u16; 4] {
    [word as u16, (word >> 16) as u16, (word >> 32) as u16, (word >> 48) as u16]
}

macro_rules! define_instructions {
    ($($(#[doc = $doc:literal])* $mnemonic:ident = $name:ident { $($field:ident: $type:ident),* };)*) => {
        $(
            $(#[doc = $doc])*
            #[derive(Clone, Copy, PartialEq, Eq, Debug)]
            #[repr(C)]
            pub struct $name {
                op: Op,
                $(pub $field: $type,)*
            }

            impl $name {
                #[allow(clippy::too_many_arguments, reason = "a row has as many fields as it has operands")]
                pub const fn new($($field: $type),*) -> $name {
                    $name { op: Op::$name $(, $field)* }
                }
            }

            impl Inst for $name {
                const OP: Op = Op::$name;

                #[inline(always)]
                fn listed(&self) -> usize {
                    0 $(+ self.$field.listed())*
                }

                #[inline(always)]
                #[allow(unused_variables, unused_unsafe, reason = "some rows have no fields")]
                unsafe fn fetch(at: *const u64) -> $name {
                    // SAFETY: the caller says that the whole struct is there.
                    unsafe {
                        $name {
                            op: Op::$name,
                            $($field: at.byte_add(std::mem::offset_of!($name, $field)).cast::<$type>().read(),)*
                        }
                    }
                }

                fn encode(&self, list: &[Reg], code: &mut Vec<u64>) {
                    assert_eq!(list.len(), self.listed(), "the list of {} has another length", stringify!($mnemonic));
                    let mut units = vec![0u16; Self::UNITS + list.len()];
                    units[0] = Op::$name as u16;
                    $(self.$field.write(&mut units[std::mem::offset_of!($name, $field) / 2..]);)*
                    for (unit, reg) in units[Self::UNITS..].iter_mut().zip(list) {
                        *unit = reg.0;
                    }
                    push_units(&units, code);
                }
            }
        )*

        /// The operation of a register instruction: the first unit of its encoding.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u16)]
        pub enum Op {
            $($name,)*
        }

        impl Op {
            /// Every operation, in the order of the table.
            pub const ALL: &[Op] = &[$(Op::$name),*];

            /// The row's name in text.
            pub fn mnemonic(self) -> &'static str {
                match self { $(Op::$name => stringify!($mnemonic),)* }
            }

            /// The row's line of register algebra.
            pub fn doc(self) -> &'static str {
                match self { $(Op::$name => concat!($($doc),*),)* }
            }

            /// Names, kinds and places (in units) of the row's fields.
            #[inline(always)]
            pub const fn fields(self) -> &'static [(&'static str, FieldKind, usize)] {
                // Looked up, not matched: a jump that nothing can foresee would cost more.
                const FIELDS: &[&[(&str, FieldKind, usize)]] =
                    &[$(&[$((stringify!($field), <$type as Operand>::KIND, std::mem::offset_of!($name, $field) / 2)),*]),*];
                FIELDS[self as usize]
            }

            /// 16-bit units of the fixed part.
            #[inline(always)]
            pub const fn units(self) -> usize {
                const UNITS: &[u8] = &[$((size_of::<$name>() / 2) as u8),*];
                UNITS[self as usize] as usize
            }
        }
    };
}

for_each_instruction!(define_instructions);

/// Operations from here on are the machine's own: written by linking and quickening, never part of a body.
pub const FIRST_INTERNAL: Op = Op::Leave;

impl Op {
    /// The operation with this number, if it may stand in a body.
    pub fn from_unit(unit: u16) -> Option<Op> {
        Op::ALL.get(usize::from(unit)).copied().filter(|&op| op < FIRST_INTERNAL)
    }

    /// The operation with this mnemonic.
    pub fn from_mnemonic(mnemonic: &str) -> Option<Op> {
        Op::ALL.iter().copied().find(|op| op.mnemonic() == mnemonic)
    }

    /// Whether control never reaches the following instruction by falling through.
    pub fn is_terminator(self) -> bool {
        matches!(
            self,
            Op::Jump | Op::JumpBack | Op::Return | Op::ReturnFromGenerator | Op::Raise | Op::RaiseFrom | Op::RaiseHandled | Op::Reraise
        )
    }
}

/// A decoded instruction with its operands' kinds erased, for everything that treats all rows alike.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decoded {
    pub op: Op,
    /// In the order of the row.
    pub fields: SmallVec<[Field; 8]>,
    pub list: SmallVec<[Reg; 8]>,
    pub words: usize,
}

impl Decoded {
    /// The register that the row gives this name, if it has one.
    pub fn register(&self, name: &str) -> Option<Reg> {
        self.fields.iter().zip(self.op.fields()).find_map(|(field, (given, ..))| match field {
            Field::Reg(register) | Field::OptReg(Some(register)) if *given == name => Some(Reg(*register)),
            _ => None,
        })
    }

    /// Where it may jump, in words from the start of the body.
    pub fn target(&self) -> Option<usize> {
        self.fields.iter().find_map(|field| match field {
            Field::Target(word) => usize::try_from(*word).ok(),
            _ => None,
        })
    }

    /// The index of the name that it is about.
    pub fn name(&self) -> Option<usize> {
        self.fields.iter().find_map(|field| match field {
            Field::Name(index) => Some(usize::from(*index)),
            _ => None,
        })
    }
}

/// All instructions from the start on, with the words where they begin.
pub fn instructions(code: &[u64]) -> impl Iterator<Item = (usize, Decoded)> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let at = next;
        let inst = decode(code, at)?;
        next += inst.words;
        Some((at, inst))
    })
}

/// The operations from the start on, with the words where they begin and end, and where they may jump: what a walk over all code at
/// once needs, for a fraction of the time.
pub fn outline(code: &[u64]) -> impl Iterator<Item = (usize, Op, usize, Option<usize>)> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let at = next;
        let op = Op::from_unit(units_of(*code.get(at)?)[0])?;
        let unit = |index: usize| code.get(at + index / 4).map(|&word| units_of(word)[index % 4]);
        let (mut n_listed, mut target) = (0, None);
        for &(_, kind, place) in op.fields() {
            match kind {
                FieldKind::RegList => n_listed = usize::from(unit(place)?),
                FieldKind::Target16 | FieldKind::Target32 => {
                    target = match read_field(kind, [unit(place)?, if kind.is_wide() { unit(place + 1)? } else { 0 }], at) {
                        Field::Target(word) => usize::try_from(word).ok(),
                        _ => None,
                    };
                }
                _ => {}
            }
        }
        next += (op.units() + n_listed).div_ceil(4);
        Some((at, op, next, target))
    })
}

/// Decodes the instruction at word `at`, if there is a whole one.
pub fn decode(code: &[u64], at: usize) -> Option<Decoded> {
    let op = Op::from_unit(units_of(*code.get(at)?)[0])?;
    let unit = |index: usize| code.get(at + index / 4).map(|&word| units_of(word)[index % 4]);
    let mut fields = SmallVec::new();
    let mut n_listed = 0;
    for &(_, kind, place) in op.fields() {
        let field = read_field(kind, [unit(place)?, if kind.is_wide() { unit(place + 1)? } else { 0 }], at);
        if let Field::RegList(count) = field {
            n_listed = usize::from(count);
        }
        fields.push(field);
    }
    let words = (op.units() + n_listed).div_ceil(4);
    if at + words > code.len() {
        return None;
    }
    let list = (0..n_listed).map(|index| unit(op.units() + index).map(Reg)).collect::<Option<_>>()?;
    Some(Decoded { op, fields, list, words })
}

/// What a field of this kind means whose units these are.
fn read_field(kind: FieldKind, units: [u16; 2], at: usize) -> Field {
    match kind {
        FieldKind::Reg => Reg::read(&units).field(at),
        FieldKind::OptReg => OptReg::read(&units).field(at),
        FieldKind::Imm16 => Imm16::read(&units).field(at),
        FieldKind::Imm32 => Imm32::read(&units).field(at),
        FieldKind::Const => Const::read(&units).field(at),
        FieldKind::Name => Name::read(&units).field(at),
        FieldKind::Cache => CacheIndex::read(&units).field(at),
        FieldKind::Target16 => Target16::read(&units).field(at),
        FieldKind::Target32 => Target32::read(&units).field(at),
        FieldKind::Count => Count::read(&units).field(at),
        FieldKind::RegList => RegList::read(&units).field(at),
    }
}
