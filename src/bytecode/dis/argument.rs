//! Arguments in words.
//!
//! Given: the kind of an argument, its number, and the tables of the code object. Gives: a [`Resolved`].
//! Not obvious: a number that is out of range is said to be so, where CPython's `dis` would raise an exception.

use super::{Names, Resolved, repr};
use crate::bytecode::code::Str;
use crate::bytecode::versions::ArgumentKind;

const COMPARISONS: [&str; 12] = ["<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not", "exception match", "BAD"];

/// In place from the fourteenth on.
const OPERATORS: [&str; 27] = [
    "+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^", //
    "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^=", "[]",
];

const CONVERSIONS: [&str; 4] = ["", "str", "repr", "ascii"];

const FUNCTION_PARTS: [&str; 5] = ["defaults", "kwdefaults", "annotations", "closure", "annotate"];

const INTRINSICS_1: [&str; 12] = [
    "INTRINSIC_1_INVALID",
    "INTRINSIC_PRINT",
    "INTRINSIC_IMPORT_STAR",
    "INTRINSIC_STOPITERATION_ERROR",
    "INTRINSIC_ASYNC_GEN_WRAP",
    "INTRINSIC_UNARY_POSITIVE",
    "INTRINSIC_LIST_TO_TUPLE",
    "INTRINSIC_TYPEVAR",
    "INTRINSIC_PARAMSPEC",
    "INTRINSIC_TYPEVARTUPLE",
    "INTRINSIC_SUBSCRIPT_GENERIC",
    "INTRINSIC_TYPEALIAS",
];

const INTRINSICS_2: [&str; 6] = [
    "INTRINSIC_2_INVALID",
    "INTRINSIC_PREP_RERAISE_STAR",
    "INTRINSIC_TYPEVAR_WITH_BOUND",
    "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
    "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
    "INTRINSIC_SET_TYPEPARAM_DEFAULT",
];

const COMMON_CONSTANTS: [&str; 5] =
    ["AssertionError", "NotImplementedError", "tuple", "<built-in function all>", "<built-in function any>"];

const SPECIAL_METHODS: [&str; 4] = ["__enter__", "__exit__", "__aenter__", "__aexit__"];

impl Names<'_> {
    /// `next` is the offset after the instruction and its caches; jumps count in units of `jump_unit` bytes.
    pub fn resolve(&self, kind: ArgumentKind, value: u32, next: usize, jump_unit: u32) -> Resolved {
        let distance = i64::from(value) * i64::from(jump_unit);
        let ahead = next as i64 + distance;
        let back = next as i64 - distance;
        let jump = |target, said| Resolved::Jump { target, said };
        let text = match kind {
            ArgumentKind::Number => return Resolved::Nothing,
            ArgumentKind::Forward => return jump(ahead, Some("to")),
            ArgumentKind::Backward => return jump(back, Some("to")),
            ArgumentKind::Absolute => return jump(distance, Some("to")),
            ArgumentKind::UnsaidAbsolute => return jump(distance, None),
            ArgumentKind::LoopHead => return jump(back, Some("from")),
            ArgumentKind::Constant => match self.consts.get(value as usize) {
                Some(constant) => repr(constant, self.longest),
                None => missing("constant", value),
            },
            ArgumentKind::Name => self.name(value),
            ArgumentKind::NullAndName => before(value, "NULL", self.name(value >> 1)),
            ArgumentKind::NameAndNull => behind(value, self.name(value >> 1), "NULL"),
            ArgumentKind::SelfAndName => before(value, "NULL|self", self.name(value >> 1)),
            ArgumentKind::NameAndSelf => behind(value, self.name(value >> 1), "NULL|self"),
            ArgumentKind::SelfAndSuperName => before(value, "NULL|self", self.name(value >> 2)),
            ArgumentKind::SuperNameAndSelf => behind(value, self.name(value >> 2), "NULL|self"),
            ArgumentKind::Local => self.local(value),
            ArgumentKind::LocalPair => format!("{}, {}", self.local(value >> 4), self.local(value & 15)),
            ArgumentKind::Deref => match self.derefs.get(value as usize) {
                Some(name) => text_of(name),
                None => missing("variable", value),
            },
            ArgumentKind::Comparison => word(&COMPARISONS, "comparison", value),
            ArgumentKind::MaskedComparison => word(&COMPARISONS, "comparison", value >> 4),
            ArgumentKind::BoolComparison => {
                let comparison = word(&COMPARISONS, "comparison", value >> 5);
                if value & 16 != 0 { format!("bool({comparison})") } else { comparison }
            }
            ArgumentKind::Identity => (if value == 0 { "is" } else { "is not" }).to_owned(),
            ArgumentKind::Membership => (if value == 0 { "in" } else { "not in" }).to_owned(),
            ArgumentKind::Operator => word(&OPERATORS, "operator", value),
            ArgumentKind::Format => {
                let parts = [CONVERSIONS[(value & 3) as usize], if value & 4 != 0 { "with format" } else { "" }];
                join(parts)
            }
            ArgumentKind::Conversion => word(&CONVERSIONS, "conversion", value),
            ArgumentKind::FunctionParts => {
                join(FUNCTION_PARTS.iter().enumerate().map(|(bit, part)| if value >> bit & 1 != 0 { part } else { "" }))
            }
            ArgumentKind::Intrinsic1 => word(&INTRINSICS_1, "intrinsic", value),
            ArgumentKind::Intrinsic2 => word(&INTRINSICS_2, "intrinsic", value),
            ArgumentKind::CommonConstant => word(&COMMON_CONSTANTS, "common constant", value),
            ArgumentKind::SpecialMethod => word(&SPECIAL_METHODS, "special method", value),
            ArgumentKind::CallCounts => format!("{} positional, {} keyword pair", value & 0xff, value >> 8 & 0xff),
        };
        Resolved::Text(text)
    }

    fn name(&self, index: u32) -> String {
        self.names.get(index as usize).map_or_else(|| missing("name", index), text_of)
    }

    fn local(&self, index: u32) -> String {
        self.locals.get(index as usize).map_or_else(|| missing("variable", index), text_of)
    }
}

fn text_of(name: &Str) -> String {
    name.to_string()
}

fn missing(what: &str, index: u32) -> String {
    format!("<no {what} {index}>")
}

fn word(words: &[&str], what: &str, index: u32) -> String {
    words.get(index as usize).map_or_else(|| missing(what, index), |&word| word.to_owned())
}

/// Something that comes with a name if the lowest bit says so.
fn before(value: u32, what: &str, name: String) -> String {
    if value & 1 != 0 { format!("{what} + {name}") } else { name }
}

fn behind(value: u32, name: String, what: &str) -> String {
    if value & 1 != 0 { format!("{name} + {what}") } else { name }
}

fn join<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
