//! A pattern as the matcher runs it.
//!
//! Given by the decoder, which has checked it: every target is an instruction, every set, group and loop exists.

use super::characters::Set;
use super::opcodes::Fold;

/// What one character must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Item {
    Char(u32),
    NotChar(u32),
    /// Any character but a newline.
    Any,
    AnyAll,
    /// A member of the program's set of this number.
    Set(u32),
}

impl Item {
    #[inline(always)]
    pub fn accepts(self, point: u32, sets: &[Set]) -> bool {
        match self {
            Item::Char(wanted) => point == wanted,
            Item::NotChar(refused) => point != refused,
            Item::Any => point != 0xa,
            Item::AnyAll => true,
            Item::Set(set) => sets[set as usize].contains(point),
        }
    }
}

/// A place in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    Beginning,
    BeginningOfLine,
    /// Between a word and something else (or not), where words are of ASCII or of Unicode.
    Boundary { is_unicode: bool, is_negated: bool },
    /// The end, or before a newline at the end.
    End,
    EndOfLine,
    EndOfText,
}

impl Place {
    /// The place of a number, which every version has alike.
    pub fn find(number: u32) -> Option<Place> {
        let boundary = |is_unicode, is_negated| Place::Boundary { is_unicode, is_negated };
        Some(match number {
            0 | 2 => Place::Beginning,
            1 => Place::BeginningOfLine,
            // The words of the locale are those of ASCII.
            3 | 8 => boundary(false, false),
            4 | 9 => boundary(false, true),
            5 => Place::End,
            6 => Place::EndOfLine,
            7 => Place::EndOfText,
            10 => boundary(true, false),
            11 => boundary(true, true),
            _ => return None,
        })
    }
}

/// How a repetition decides how often.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Greed {
    /// As often as possible first.
    Greedy,
    /// As seldom as possible first.
    Lazy,
    /// As often as possible, and that is final.
    Possessive,
}

/// More than every count.
pub const UNLIMITED: usize = usize::MAX;

/// No instruction: where to go on after a fence that only fails.
pub const NOWHERE: u32 = u32::MAX;

/// An instruction. Targets are indices of instructions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inst {
    Item(Item),
    /// One character, repeated.
    Single { item: Item, min: usize, max: usize, greed: Greed },
    At(Place),
    Mark(u32),
    Jump(u32),
    /// Tries what follows, then the other; not even that, if it is known to begin with another character.
    Branch { other: u32, first: Option<Item> },
    GroupRef { group: u32, fold: Fold },
    /// Jumps unless the group has matched.
    UnlessGroup { group: u32, target: u32 },
    /// Begins to count a loop, and jumps to its end.
    LoopStart { slot: u32, end: u32 },
    /// At the end of a loop's body: once more, or on.
    LoopEnd { slot: u32, min: usize, max: usize, body: u32, greed: Greed },
    /// Begins a part that is never returned into, so many characters before here. `otherwise`: where to go on if it does not match.
    FenceStart { back: u32, otherwise: u32 },
    /// The part has matched: goes on here, or where it began.
    FenceEnd { returns: bool },
    /// The part has matched, which it must not.
    FenceRefuse,
    Fail,
    Success,
}

/// A decoded pattern.
pub struct Program {
    pub code: Vec<Inst>,
    pub sets: Vec<Set>,
    pub n_groups: usize,
    pub n_loops: usize,
    /// Characters that a match has at least.
    pub min_width: usize,
    /// What every match begins with.
    pub prefix: Vec<u32>,
    /// What the first character of every match is.
    pub first: Option<Item>,
    /// Finds the prefix in Latin-1 text.
    pub finder: Option<memchr::memmem::Finder<'static>>,
    /// A match begins at the beginning of the text.
    pub is_anchored: bool,
}

impl Program {
    /// A program with everything that helps to find where matches begin.
    pub fn new(
        mut code: Vec<Inst>,
        sets: Vec<Set>,
        (n_groups, n_loops): (usize, usize),
        min_width: usize,
        prefix: Vec<u32>,
        start: Option<Item>,
    ) -> Program {
        for index in 0..code.len() {
            let known = first_item(&code[index + 1..]);
            if let Inst::Branch { first, .. } = &mut code[index] {
                *first = known;
            }
        }
        let latin1: Option<Vec<u8>> = prefix.iter().map(|&point| u8::try_from(point).ok()).collect();
        let finder = latin1.filter(|prefix| prefix.len() > 1).map(|prefix| memchr::memmem::Finder::new(&prefix).into_owned());
        let first = prefix.first().map(|&point| Item::Char(point)).or_else(|| first_item(&code)).or(start);
        let is_anchored = matches!(code.first(), Some(Inst::At(Place::Beginning)));
        Program { code, sets, n_groups, n_loops, min_width, prefix, first, finder, is_anchored }
    }
}

/// What the first character of every match is, if the first instructions say so.
fn first_item(code: &[Inst]) -> Option<Item> {
    code.iter().find(|inst| !matches!(inst, Inst::Mark(_))).and_then(|inst| match *inst {
        Inst::Item(item) | Inst::Single { item, min: 1.., .. } if item != Item::AnyAll => Some(item),
        _ => None,
    })
}
