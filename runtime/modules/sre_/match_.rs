//! `re.Match`.

use super::pattern::{Found, Pattern, part_of};
use super::substitute;
use crate::gc::{Gc, Trace, Tracer};
use crate::object::{Dict, Getter, Kind, Slots, Tuple, TypeId, TypeSpec};
use crate::types::generic_alias::CLASS_GETITEM;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// Where the match and its groups are.
pub struct Spans(Found);

impl Trace for Spans {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.outside(self.0.marks.len() * size_of::<usize>());
    }
}

crate::object! {
    /// `re.Match`
    pub struct Match {
        pub pattern: Gc<Pattern>,
        pub string: Value,
        pub pos: usize,
        pub end_pos: usize,
        pub spans: Spans,
    }
}

pub static MATCH: TypeSpec = TypeSpec {
    kind: Some(Kind::Match),
    is_base: false,
    slots: Slots { repr: Some(repr), get_item: Some(get_item), ..Slots::NONE },
    methods: crate::methods![
        "group(self, /, *args)" => group,
        "start(self, group=0, /)" => |vm: &mut Vm, this: Gc<Match>, group| position(vm, this, group, |span| span.0),
        "end(self, group=0, /)" => |vm: &mut Vm, this: Gc<Match>, group| position(vm, this, group, |span| span.1),
        "span(self, group=0, /)" => span,
        "groups(self, /, default=None)" => groups,
        "groupdict(self, /, default=None)" => group_dict,
        "expand(self, /, template)" => substitute::expand,
        "__copy__(self, /)" => |_: &mut Vm, this: Gc<Match>| this,
        "__deepcopy__(self, memo, /)" => |_: &mut Vm, this: Gc<Match>, _: Value| this,
    ],
    class_methods: CLASS_GETITEM,
    getters: &[
        Getter { name: "string", get: |_, this| Ok(match_of(this).string), set: None },
        Getter { name: "re", get: |_, this| Ok(match_of(this).pattern.value()), set: None },
        Getter { name: "pos", get: |vm, this| Ok(vm.int(match_of(this).pos as i64)), set: None },
        Getter { name: "endpos", get: |vm, this| Ok(vm.int(match_of(this).end_pos as i64)), set: None },
        Getter { name: "lastindex", get: last_index, set: None },
        Getter { name: "lastgroup", get: last_group, set: None },
        Getter { name: "regs", get: regs, set: None },
    ],
    doc: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    ..TypeSpec::new(TypeId::Match, "re.Match")
};

/// A match of a pattern in a string, which was looked for between two positions.
pub fn new(vm: &mut Vm, pattern: Gc<Pattern>, string: Value, (pos, end_pos): (usize, usize), found: Found) -> Gc<Match> {
    vm.heap.alloc(Match::new(vm.header_of(TypeId::Match), pattern, string, pos, end_pos, Spans(found)))
}

fn match_of(value: Value) -> Gc<Match> {
    value.downcast().expect("the slot belongs to matches")
}

impl Match {
    fn span(&self, group: usize) -> Option<(usize, usize)> {
        self.spans.0.span(group)
    }
}

/// The text of a group, or a default.
pub fn group_text(vm: &mut Vm, this: Gc<Match>, group: usize, default: Value) -> Value {
    match this.span(group) {
        Some((start, end)) => part_of(vm, this.string, start, end),
        None => default,
    }
}

pub fn no_such_group(vm: &mut Vm) -> Raised {
    vm.index_error("no such group")
}

/// The number of a group that is given by number or name.
fn index(vm: &mut Vm, this: Gc<Match>, group: Value) -> PyResult<usize> {
    let has_index = vm.class_of(group).slots().index.is_some();
    let number = if has_index {
        vm.index_clamped(group)?
    } else {
        let found = this.pattern.group_index.get(vm, group);
        match vm.catch(found, TypeId::Exception)?.flatten() {
            Some(number) => vm.index_clamped(number)?,
            None => -1,
        }
    };
    match usize::try_from(number) {
        Ok(number) if number <= this.pattern.groups => Ok(number),
        _ => Err(no_such_group(vm)),
    }
}

fn get_item(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let this = match_of(this);
    let group = index(vm, this, key)?;
    Ok(group_text(vm, this, group, Value::NONE))
}

fn group(vm: &mut Vm, this: Gc<Match>, keys: Gc<Tuple>) -> PyResult {
    match *keys.as_slice() {
        [] => Ok(group_text(vm, this, 0, Value::NONE)),
        [key] => get_item(vm, this.value(), key),
        _ => {
            let list = vm.list(&[]);
            for &key in keys.as_slice() {
                let text = get_item(vm, this.value(), key)?;
                list.items.push(&vm.heap, text);
            }
            Ok(vm.tuple(list.items.as_slice()).value())
        }
    }
}

fn position(vm: &mut Vm, this: Gc<Match>, group: Value, part: fn((usize, usize)) -> usize) -> PyResult<i64> {
    let group = index(vm, this, group)?;
    Ok(this.span(group).map_or(-1, |span| part(span) as i64))
}

fn span_tuple(vm: &mut Vm, this: Gc<Match>, group: usize) -> Gc<Tuple> {
    let (start, end) = this.span(group).map_or((-1, -1), |(start, end)| (start as i64, end as i64));
    let (start, end) = (vm.int(start), vm.int(end));
    vm.tuple(&[start, end])
}

fn span(vm: &mut Vm, this: Gc<Match>, group: Value) -> PyResult<Gc<Tuple>> {
    let group = index(vm, this, group)?;
    Ok(span_tuple(vm, this, group))
}

fn groups(vm: &mut Vm, this: Gc<Match>, default: Value) -> Gc<Tuple> {
    let list = vm.list(&[]);
    for group in 1..=this.pattern.groups {
        let text = group_text(vm, this, group, default);
        list.items.push(&vm.heap, text);
    }
    vm.tuple(list.items.as_slice())
}

fn group_dict(vm: &mut Vm, this: Gc<Match>, default: Value) -> PyResult<Gc<Dict>> {
    let dict = vm.dict();
    let mut at = 0;
    while let Some((next, name, number)) = this.pattern.group_index.next_entry(at) {
        let group = index(vm, this, number)?;
        let text = group_text(vm, this, group, default);
        dict.set(vm, name, text)?;
        at = next + 1;
    }
    Ok(dict)
}

fn last_index(vm: &mut Vm, this: Value) -> PyResult {
    Ok(match match_of(this).spans.0.last_group {
        0 => Value::NONE,
        group => vm.int(group as i64),
    })
}

fn last_group(_: &mut Vm, this: Value) -> PyResult {
    let this = match_of(this);
    let name = match this.spans.0.last_group {
        0 => None,
        group => this.pattern.index_group.as_slice().get(group).copied(),
    };
    Ok(name.unwrap_or(Value::NONE))
}

fn regs(vm: &mut Vm, this: Value) -> PyResult {
    let this = match_of(this);
    let list = vm.list(&[]);
    for group in 0..=this.pattern.groups {
        let span = span_tuple(vm, this, group).value();
        list.items.push(&vm.heap, span);
    }
    Ok(vm.tuple(list.items.as_slice()).value())
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let this = match_of(this);
    let text = group_text(vm, this, 0, Value::NONE);
    let text = vm.repr(text)?.to_wtf8();
    let Found { start, end, .. } = this.spans.0;
    let mut out = format!("<re.Match object; span=({start}, {end}), match=").into_bytes();
    out.extend(text);
    out.push(b'>');
    Ok(vm.str_from_wtf8(&out).value())
}
