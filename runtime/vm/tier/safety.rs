//! How compiled code may call a native function: as data.
//!
//! Given: rows of the table in `runtime/interp/compiled/natives.rs`. Gives: the number with which compiled code asks for the arguments to be
//! looked at. The law: a rule says all that a call depends on.

/// Arguments beside the object whose method it is.
pub const MOST_ARGUMENTS: usize = 3;

/// What arguments may be, beside the object whose method it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Rule {
    Any,
    /// None, numbers, strs, bytes, and tuples of them.
    Plain,
    /// The first one is plain.
    FirstPlain,
    /// Lists and tuples.
    Items,
    /// Containers that are iterated over by native code.
    Containers,
    /// Lists or tuples of plain objects, or plain objects.
    PlainItems,
    /// The first is a plain key, and so are those of the dict or set that it may be compared with.
    Key,
}

impl Rule {
    const ALL: [Rule; 7] = [Rule::Any, Rule::Plain, Rule::FirstPlain, Rule::Items, Rule::Containers, Rule::PlainItems, Rule::Key];
}

/// How a native function may be called by compiled code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Safety {
    rule: Rule,
    /// Whether it changes a list, dict or set, so that doing it twice is something else than doing it once.
    pub is_step: bool,
}

impl Safety {
    /// Of a function that changes nothing.
    pub const fn reads(rule: Rule) -> Safety {
        Safety { rule, is_step: false }
    }

    /// Of a function that changes what it gets.
    pub const fn changes(rule: Rule) -> Safety {
        Safety { rule, is_step: true }
    }

    /// What tells a call with so many values, the object whose method it is included, how to look at them.
    pub fn word(self, count: usize) -> i64 {
        count as i64 | (self.rule as i64) << 8
    }

    /// The rule and the number of values that a word tells.
    pub fn of_word(word: u64) -> (Rule, usize) {
        (Rule::ALL[(word >> 8) as usize], (word & 0xff) as usize)
    }
}
