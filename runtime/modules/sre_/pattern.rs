//! `re.Pattern`, and running it on what programs give: `match`, `search`, `findall`, `split`, `finditer`, scanners.
//!
//! Not obvious: the units of a str are matched as they are, of whatever width, so that nothing is copied before a search.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::match_;
use super::matcher::{Matcher, Memory, Outcome, UNSET, Unit};
use super::program::Program;
use super::substitute;
use crate::gc::{Gc, Trace, Tracer};
use crate::object::{CompareOp, Dict, Getter, Kind, List, Slots, Str, Tuple, TypeId, TypeSpec, Units};
use crate::types::bytes::{ByteArrayObject, Bytes, Content};
use crate::types::dict::MappingProxy;
use crate::types::generic_alias::CLASS_GETITEM;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// What a pattern owns outside the heap.
pub struct Compiled {
    pub program: Rc<Program>,
    /// What it was decoded from.
    pub words: Box<[u32]>,
    memory: RefCell<Memory>,
}

impl Compiled {
    pub fn new(program: Program, words: Vec<u32>) -> Compiled {
        Compiled { program: Rc::new(program), words: words.into(), memory: RefCell::default() }
    }
}

impl Trace for Compiled {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.outside(self.words.len() * 12);
    }
}

crate::object! {
    /// `re.Pattern`
    pub struct Pattern {
        /// A str, bytes, or None, which matches either.
        pub source: Value,
        pub flags: i64,
        pub groups: usize,
        /// Numbers by name.
        pub group_index: Gc<Dict>,
        /// Names by number; None for groups without.
        pub index_group: Gc<Tuple>,
        pub compiled: Compiled,
    }
}

crate::object! {
    /// What remembers where the next match may begin.
    pub struct PatternScanner {
        pub pattern: Gc<Pattern>,
        pub string: Value,
        pub first: usize,
        pub end: usize,
        /// Where to go on; the largest number after the last match.
        pub next: Cell<usize>,
        /// An empty match must not be here.
        pub not_empty_at: Cell<usize>,
    }
}

pub static PATTERN: TypeSpec = TypeSpec {
    kind: Some(Kind::Pattern),
    is_base: false,
    slots: Slots { repr: Some(repr), compare: Some(compare), hash: Some(hash), ..Slots::NONE },
    methods: crate::methods![
        "match(self, /, string, pos=0, endpos=sys.maxsize)" => first_match::<{ Kinds::Match as u8 }>,
        "fullmatch(self, /, string, pos=0, endpos=sys.maxsize)" => first_match::<{ Kinds::Full as u8 }>,
        "search(self, /, string, pos=0, endpos=sys.maxsize)" => first_match::<{ Kinds::Search as u8 }>,
        "sub(self, /, repl, string, count=0)" => substitute::sub,
        "subn(self, /, repl, string, count=0)" => substitute::subn,
        "findall(self, /, string, pos=0, endpos=sys.maxsize)" => find_all,
        "split(self, /, string, maxsplit=0)" => split,
        "finditer(self, /, string, pos=0, endpos=sys.maxsize)" => find_iterator,
        "scanner(self, /, string, pos=0, endpos=sys.maxsize)" => scanner,
        "__copy__(self, /)" => |_: &mut Vm, this: Gc<Pattern>| this,
        "__deepcopy__(self, memo, /)" => |_: &mut Vm, this: Gc<Pattern>, _: Value| this,
    ],
    class_methods: CLASS_GETITEM,
    getters: &[
        Getter { name: "pattern", get: |_, this| Ok(pattern_of(this).source), set: None },
        Getter { name: "flags", get: |vm, this| Ok(vm.int(pattern_of(this).flags)), set: None },
        Getter { name: "groups", get: |vm, this| Ok(vm.int(pattern_of(this).groups as i64)), set: None },
        Getter { name: "groupindex", get: group_index, set: None },
    ],
    doc: "Compiled regular expression object.",
    ..TypeSpec::new(TypeId::Pattern, "re.Pattern")
};

pub static SCANNER: TypeSpec = TypeSpec {
    kind: Some(Kind::PatternScanner),
    is_base: false,
    methods: crate::methods![
        "match(self, /)" => |vm: &mut Vm, this: Gc<PatternScanner>| scan(vm, this, Kinds::Match),
        "search(self, /)" => |vm: &mut Vm, this: Gc<PatternScanner>| scan(vm, this, Kinds::Search),
    ],
    getters: &[Getter { name: "pattern", get: |_, this| Ok(scanner_of(this).pattern.value()), set: None }],
    ..TypeSpec::new(TypeId::PatternScanner, "_sre.SRE_Scanner")
};

fn pattern_of(value: Value) -> Gc<Pattern> {
    value.downcast().expect("the slot belongs to patterns")
}

fn scanner_of(value: Value) -> Gc<PatternScanner> {
    value.downcast().expect("the slot belongs to scanners")
}

fn group_index(vm: &mut Vm, this: Value) -> PyResult {
    let dict = pattern_of(this).group_index.value();
    Ok(vm.heap.alloc(MappingProxy::new(vm.header_of(TypeId::MappingProxy), Cell::new(dict))).value())
}

/// Flags by name, in the order in which `repr` gives them; those of the type `str` have no number that shows.
const FLAGS: &[(i64, &str)] = &[
    (1, "re.TEMPLATE"),
    (2, "re.IGNORECASE"),
    (4, "re.LOCALE"),
    (8, "re.MULTILINE"),
    (16, "re.DOTALL"),
    (UNICODE, "re.UNICODE"),
    (64, "re.VERBOSE"),
    (128, "re.DEBUG"),
    (256, "re.ASCII"),
];

const UNICODE: i64 = 32;

/// The flags that say what letters are.
const LETTERS: i64 = 4 | UNICODE | 256;

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    /// Characters of the source that are shown.
    const MOST: usize = 200;
    let this = pattern_of(this);
    let source = vm.repr(this.source)?;
    let mut text = b"re.compile(".to_vec();
    let shown = source.units().slice(0, source.len().min(MOST));
    text.extend(vm.str_from_units(shown).to_wtf8());
    let mut flags = this.flags;
    if this.source.is::<Str>() && flags & LETTERS == UNICODE {
        flags &= !UNICODE;
    }
    let mut names: Vec<String> = FLAGS.iter().filter(|&&(flag, _)| flags & flag != 0).map(|&(_, name)| name.to_owned()).collect();
    let others = FLAGS.iter().fold(flags, |others, &(flag, _)| others & !flag);
    if others != 0 {
        names.push(format!("{others:#x}"));
    }
    if !names.is_empty() {
        text.extend_from_slice(format!(", {}", names.join("|")).as_bytes());
    }
    text.push(b')');
    Ok(vm.str_from_wtf8(&text).value())
}

fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<Pattern>(), rhs.downcast::<Pattern>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let is_alike = one.flags == other.flags && one.source.is::<Str>() == other.source.is::<Str>() && one.compiled.words == other.compiled.words;
    let is_equal = lhs == rhs || is_alike && vm.is_equal(one.source, other.source)?;
    Ok(Value::from_bool(is_equal == (op == CompareOp::Eq)))
}

fn hash(vm: &mut Vm, this: Value) -> PyResult<i64> {
    let this = pattern_of(this);
    let source = vm.hash(this.source)?;
    let words = this.compiled.words.iter().fold(this.flags, |hash, &word| hash.wrapping_mul(1_000_003) ^ i64::from(word));
    Ok(crate::object::hash::avoid_error(source ^ words))
}

/// What a pattern runs on.
pub enum Subject {
    Text(Gc<Str>),
    Data(Content),
}

impl Subject {
    /// The text of an argument, if the pattern is for texts of this type.
    pub fn new(vm: &mut Vm, pattern: Gc<Pattern>, string: Value) -> PyResult<Subject> {
        if let Some(text) = string.downcast::<Str>() {
            if !pattern.source.is::<Str>() && !pattern.source.is_none() {
                return Err(vm.type_error("cannot use a bytes pattern on a string-like object"));
            }
            return Ok(Subject::Text(text));
        }
        match crate::types::bytes::buffer(string) {
            Some(_) if pattern.source.is::<Str>() => Err(vm.type_error("cannot use a string pattern on a bytes-like object")),
            Some(content) => Ok(Subject::Data(content)),
            None => {
                let given = vm.type_name(string);
                Err(vm.type_error(format!("expected string or bytes-like object, got '{given}'")))
            }
        }
    }

    pub fn len(&self) -> usize {
        match self {
            Subject::Text(text) => text.len(),
            Subject::Data(data) => data.len(),
        }
    }

    /// A part, as an object. `string` is what the subject was made of.
    pub fn part(&self, vm: &mut Vm, string: Value, start: usize, end: usize) -> Value {
        match self {
            Subject::Text(text) if start == 0 && end == text.len() && string.downcast_exact::<Str>().is_some() => string,
            Subject::Text(text) => vm.str_from_units(text.units().slice(start, end)).value(),
            Subject::Data(data) if start == 0 && end == data.len() && string.downcast_exact::<Bytes>().is_some() => string,
            Subject::Data(data) => vm.bytes(&data[start..end]).value(),
        }
    }
}

/// A part of a string that was matched, which may have changed since, if it can.
pub fn part_of(vm: &mut Vm, string: Value, start: usize, end: usize) -> Value {
    if let Some(text) = string.downcast::<Str>() {
        return Subject::Text(text).part(vm, string, start, end);
    }
    let clipped = |data: &[u8]| data[start.min(data.len())..end.min(data.len())].to_vec();
    let data = match string.downcast::<ByteArrayObject>() {
        Some(array) => clipped(&array.data.0.borrow()),
        None => match crate::types::bytes::buffer(string) {
            Some(Content::Shared(bytes)) => return Subject::Data(Content::Shared(bytes)).part(vm, string, start, end),
            Some(Content::Copied(data)) => clipped(&data),
            None => Vec::new(),
        },
    };
    vm.bytes(data).value()
}

/// Where a match may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kinds {
    /// At the first position.
    Match,
    /// At the first position, up to the end.
    Full,
    /// Anywhere.
    Search,
}

/// What is looked for.
#[derive(Clone, Copy)]
pub struct Request {
    pub kind: Kinds,
    pub start: usize,
    pub end: usize,
    /// An empty match must not be here.
    pub not_empty_at: usize,
}

/// A match: where it is, and its groups.
pub struct Found {
    pub start: usize,
    pub end: usize,
    /// Begin and end of each group, [`UNSET`] for groups that have not matched.
    pub marks: Vec<usize>,
    pub last_group: usize,
}

impl Found {
    /// Where a group is, the whole match being 0.
    pub fn span(&self, group: usize) -> Option<(usize, usize)> {
        match group.checked_sub(1) {
            None => Some((self.start, self.end)),
            // An unset mark is greater than every position.
            Some(index) => Some((self.marks[2 * index], self.marks[2 * index + 1])).filter(|&(start, end)| start <= end && end != UNSET),
        }
    }
}

/// Looks for one match.
pub fn find(vm: &mut Vm, pattern: Gc<Pattern>, subject: &Subject, request: Request) -> PyResult<Option<Found>> {
    if request.start > request.end {
        return Ok(None);
    }
    let mut memory = pattern.compiled.memory.take();
    let result = match subject {
        Subject::Text(text) => match text.units() {
            Units::One(units) => find_in(vm, pattern, units, request, &mut memory),
            Units::Two(units) => find_in(vm, pattern, units, request, &mut memory),
            Units::Four(units) => find_in(vm, pattern, units, request, &mut memory),
        },
        Subject::Data(data) => find_in(vm, pattern, data, request, &mut memory),
    };
    memory.shrink();
    pattern.compiled.memory.replace(memory);
    result
}

fn find_in<T: Unit>(vm: &mut Vm, pattern: Gc<Pattern>, text: &[T], request: Request, memory: &mut Memory) -> PyResult<Option<Found>> {
    let mut stopped = Ok(());
    let mut may_go_on = |bytes: usize| {
        stopped = vm.check_exhaustion().and_then(|()| vm.check_memory(bytes));
        stopped.is_ok()
    };
    let mut matcher = Matcher::new(&pattern.compiled.program, &text[..request.end], memory, &mut may_go_on);
    matcher.not_empty_at = request.not_empty_at;
    matcher.is_full = request.kind == Kinds::Full;
    let start = match request.kind {
        Kinds::Search => matcher.search(request.start),
        Kinds::Match | Kinds::Full => match matcher.matches_at(request.start) {
            Outcome::Matched => Ok(Some(request.start)),
            Outcome::Failed => Ok(None),
            Outcome::Stopped => Err(()),
        },
    };
    let end = matcher.end;
    stopped?;
    match start {
        Ok(Some(start)) => Ok(Some(Found { start, end, marks: memory.marks.clone(), last_group: memory.last_group as usize })),
        Ok(None) => Ok(None),
        Err(()) => Err(Raised),
    }
}

/// The positions that arguments mean.
fn bounds((pos, end): (i64, i64), len: usize) -> (usize, usize) {
    let clip = |position: i64| usize::try_from(position).unwrap_or(0).min(len);
    (clip(pos), clip(end))
}

fn first_match<const KIND: u8>(vm: &mut Vm, this: Gc<Pattern>, string: Value, pos: i64, end: i64) -> PyResult {
    let kind = [Kinds::Match, Kinds::Full, Kinds::Search][usize::from(KIND)];
    let subject = Subject::new(vm, this, string)?;
    let (start, end) = bounds((pos, end), subject.len());
    match find(vm, this, &subject, Request { kind, start, end, not_empty_at: UNSET })? {
        Some(found) => Ok(match_::new(vm, this, string, (start, end), found).value()),
        None => Ok(Value::NONE),
    }
}

/// Hands all matches to `visit`, one behind the other, until it answers that it has enough.
pub fn for_each_match(
    vm: &mut Vm,
    pattern: Gc<Pattern>,
    subject: &Subject,
    (start, end): (usize, usize),
    mut visit: impl FnMut(&mut Vm, Found) -> PyResult<bool>,
) -> PyResult<()> {
    let mut request = Request { kind: Kinds::Search, start, end, not_empty_at: UNSET };
    while let Some(found) = find(vm, pattern, subject, request)? {
        // The next one may be empty only elsewhere.
        (request.start, request.not_empty_at) = (found.end, if found.start == found.end { found.end } else { UNSET });
        if !visit(vm, found)? {
            break;
        }
    }
    Ok(())
}

fn find_all(vm: &mut Vm, this: Gc<Pattern>, string: Value, pos: i64, end: i64) -> PyResult<Gc<List>> {
    let subject = Subject::new(vm, this, string)?;
    let bounds = bounds((pos, end), subject.len());
    let list = vm.list(&[]);
    for_each_match(vm, this, &subject, bounds, |vm, found| {
        let part = |vm: &mut Vm, group: usize| {
            let (start, end) = found.span(group).unwrap_or((0, 0));
            subject.part(vm, string, start, end)
        };
        let item = match this.groups {
            0 => part(vm, 0),
            1 => part(vm, 1),
            count => {
                let parts = vm.list(&[]);
                for group in 1..=count {
                    let part = part(vm, group);
                    parts.items.push(&vm.heap, part);
                }
                vm.tuple(parts.items.as_slice()).value()
            }
        };
        list.items.push(&vm.heap, item);
        Ok(true)
    })?;
    Ok(list)
}

fn split(vm: &mut Vm, this: Gc<Pattern>, string: Value, most: i64) -> PyResult<Gc<List>> {
    let subject = Subject::new(vm, this, string)?;
    let list = vm.list(&[]);
    let (mut last, mut count) = (0, 0);
    // A negative limit is none at all: nothing is split.
    if most >= 0 {
        for_each_match(vm, this, &subject, (0, subject.len()), |vm, found| {
            let part = subject.part(vm, string, last, found.start);
            list.items.push(&vm.heap, part);
            for group in 1..=this.groups {
                let part = found.span(group).map_or(Value::NONE, |(start, end)| subject.part(vm, string, start, end));
                list.items.push(&vm.heap, part);
            }
            (last, count) = (found.end, count + 1);
            Ok(count != most)
        })?;
    }
    let rest = subject.part(vm, string, last, subject.len());
    list.items.push(&vm.heap, rest);
    Ok(list)
}

fn scanner(vm: &mut Vm, this: Gc<Pattern>, string: Value, pos: i64, end: i64) -> PyResult<Gc<PatternScanner>> {
    let subject = Subject::new(vm, this, string)?;
    let (first, end) = bounds((pos, end), subject.len());
    let header = vm.header_of(TypeId::PatternScanner);
    Ok(vm.heap.alloc(PatternScanner::new(header, this, string, first, end, Cell::new(first), Cell::new(UNSET))))
}

fn find_iterator(vm: &mut Vm, this: Gc<Pattern>, string: Value, pos: i64, end: i64) -> PyResult {
    let scanner = scanner(vm, this, string, pos, end)?.value();
    let name = vm.intern("search");
    let search = vm.get_attr(scanner, name)?;
    Ok(vm.callable_iterator(search, Value::NONE))
}

fn scan(vm: &mut Vm, this: Gc<PatternScanner>, kind: Kinds) -> PyResult {
    if this.next.get() == UNSET {
        return Ok(Value::NONE);
    }
    let subject = Subject::new(vm, this.pattern, this.string)?;
    // A bytearray may have become shorter.
    let request = Request { kind, start: this.next.get(), end: this.end.min(subject.len()), not_empty_at: this.not_empty_at.get() };
    match find(vm, this.pattern, &subject, request)? {
        None => {
            this.next.set(UNSET);
            Ok(Value::NONE)
        }
        Some(found) => {
            this.next.set(found.end);
            this.not_empty_at.set(if found.start == found.end { found.end } else { UNSET });
            Ok(match_::new(vm, this.pattern, this.string, (this.first, this.end), found).value())
        }
    }
}
