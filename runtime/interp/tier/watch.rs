//! Watching: a loop of its own that interprets some instructions and writes down which types and objects they meet.
//!
//! It runs just before code is compiled, and again after compiled code was left too often. The law: it changes nothing of what the
//! program does, and keeps nothing alive but functions, native functions and modules that the program makes once.

use std::cell::Cell;
use std::sync::LazyLock;

use smallvec::SmallVec;

use super::operation;
use crate::gc::Header;
use crate::interp::dispatch;
use crate::interp::frame::Cx;
use crate::interp::types::function::Function;
use crate::interp::types::generator;
use crate::interp::unwind::is_own_code;
use crate::isa::{FieldKind, Op, Reg, decode, units_of};
use crate::object::{Builtin, Kind, Str, Type};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::tier::{CodeTier, Feedback, Point, Seen};

impl Seen {
    /// The type of a value.
    pub fn of(value: Value) -> Seen {
        if value.is_int() {
            return Seen::INT;
        }
        if value.is_float() {
            return Seen::FLOAT;
        }
        if !value.is_object() {
            return match value {
                Value::NONE => Seen::NONE,
                Value::UNBOUND => Seen::UNBOUND,
                _ if value.is_bool() => Seen::BOOL,
                _ => Seen::OTHER,
            };
        }
        let is_exact = value.header().tag() >> 8 & u16::from(Header::EXACT) != 0;
        let is = |kind: Kind| value.header().kind() == kind as u8;
        match () {
            _ if is(Kind::Instance) => Seen::INSTANCE,
            _ if is(Kind::Function) => Seen::FUNCTION,
            _ if is(Kind::RangeIterator) => Seen::RANGE_ITERATOR,
            _ if is(Kind::ListIterator) => Seen::LIST_ITERATOR,
            _ if [Kind::Generator, Kind::Map, Kind::Filter, Kind::CallableIterator].into_iter().any(is) => Seen::GENERATOR,
            _ if !is_exact => Seen::INSTANCE,
            _ if is(Kind::BoxedFloat) => Seen::FLOAT,
            _ if is(Kind::BigInt) => Seen::BIG,
            _ if is(Kind::Str) => Seen::STR,
            _ if is(Kind::List) => Seen::LIST,
            _ if is(Kind::Tuple) => Seen::TUPLE,
            _ if is(Kind::Bytes) => Seen::BYTES,
            _ => Seen::OTHER,
        }
    }
}

/// What watching looks at in an instruction: places of registers, in units.
struct Look {
    /// Of the first registers that it reads.
    read: SmallVec<[usize; 3]>,
    dst: Option<usize>,
    /// Of the object whose attribute it is about.
    object: Option<usize>,
    /// Of the index of a subscript.
    index: Option<usize>,
    /// Of a call, the length of its list of arguments.
    n_arguments: Option<usize>,
    /// Whether it is a loop that may take pairs apart.
    is_pair: bool,
}

impl Look {
    fn new(op: Op) -> Look {
        let find = |name: &str| op.fields().iter().find(|(given, ..)| *given == name).map(|&(.., place)| place);
        let read = op.fields().iter().filter(|(name, kind, _)| *kind == FieldKind::Reg && *name != "dst").map(|&(.., place)| place);
        let is_attribute = matches!(op, Op::LoadAttr | Op::StoreAttr | Op::CallMethod | Op::LoadMethod);
        let list = op.fields().iter().find(|(_, kind, _)| *kind == FieldKind::RegList).map(|&(.., place)| place);
        Look {
            read: read.take(3).collect(),
            dst: find("dst"),
            object: find("obj").filter(|_| is_attribute),
            index: find("index").filter(|_| matches!(op, Op::GetItem | Op::SetItem)),
            n_arguments: list.filter(|_| op == Op::Call),
            is_pair: matches!(op, Op::ForIterPair | Op::ForLoopPair),
        }
    }
}

/// By operation.
static LOOKS: LazyLock<Box<[Look]>> = LazyLock::new(|| Op::ALL.iter().map(|&op| Look::new(op)).collect());

/// One instruction that is being watched.
struct Watched<'a> {
    op: Op,
    look: &'a Look,
    /// All words of the body.
    code: &'a [u64],
    word: usize,
}

impl Watched<'_> {
    fn unit(&self, place: usize) -> u16 {
        self.code.get(self.word + place / 4).map_or(0, |&word| units_of(word)[place % 4])
    }

    fn dst(&self) -> Option<Reg> {
        self.look.dst.map(|place| Reg(self.unit(place)))
    }

    /// What was seen before, and what the instruction is about to read.
    fn with_operands(&self, mut seen: Feedback, cx: Cx) -> Feedback {
        for (index, &place) in self.look.read.iter().enumerate() {
            let value = cx.get(Reg(self.unit(place)));
            seen.operands[index] = seen.operands[index].union(Seen::of(value));
            if index == 0 {
                // Only what lives long in any case is kept alive by having been seen.
                seen.first = match seen.runs {
                    0 => Some(value).filter(|&value| is_lasting(value)),
                    _ => seen.first.filter(|&first| first == value),
                };
            }
        }
        if self.look.n_arguments.is_some_and(|place| self.unit(place) == 1) {
            let code = generator::new_code(cx.get(Reg(self.unit(self.op.units())))).map(|code| code.value());
            seen.generator = code.filter(|_| seen.runs == 0 || seen.generator == code);
        }
        let object = self.look.object.map(|place| cx.get(Reg(self.unit(place))));
        if let Some(header) = object.filter(|object| object.is_object()).map(|object| object.header().bits())
            && !seen.headers.contains(&header)
        {
            match seen.headers.iter_mut().find(|known| **known == 0) {
                Some(place) => *place = header,
                None => seen.has_more_headers = true,
            }
        }
        seen.counts_from_end |= self.look.index.and_then(|place| cx.get(Reg(self.unit(place))).as_int()).is_some_and(|index| index < 0);
        seen.runs = seen.runs.saturating_add(1);
        seen
    }
}

/// Runs as many instructions as are to be watched, but leaves no run from native code, and writes down what they do.
pub fn watch(mut cx: Cx, vm: &mut Vm) -> Cx {
    let looks = &**LOOKS;
    while let Some(left) = vm.tier.as_ref().map(|tier| &tier.watch_left).filter(|left| left.get() > 0) {
        if cx.op() == Op::Leave {
            break;
        }
        left.set(left.get() - 1);
        if is_own_code(cx.pc) {
            cx = dispatch::step(cx.op(), cx, vm);
            continue;
        }
        let code = cx.function().code.get();
        let Some(tier) = code.linked.tier.get() else {
            cx = dispatch::step(operation(cx), cx, vm);
            continue;
        };
        let body = &code.linked.body;
        let feedback = tier.feedback.get_or_init(|| vec![Cell::default(); body.code.len() + 1].into());
        let word = code.linked.word_index(cx.pc);
        let Some(op) = Op::from_unit(units_of(body.code[word])[0]) else { break };
        let inst = Watched { op, look: &looks[op as usize], code: &body.code, word };
        let seen = &feedback[word];
        seen.set(inst.with_operands(seen.get(), cx));
        let before = cx;
        if word == 0 || body.flags.is_generator {
            see_entered(tier, word, cx, usize::from(body.n_regs));
        }
        let (_, place) = cx.return_address();
        cx = dispatch::step(operation(cx), cx, vm);
        if cx.base == before.base {
            if let Some(dst) = inst.dst() {
                let (now, value) = (seen.get(), cx.get(dst));
                let is_same = matches!(op, Op::LoadGlobal | Op::LoadName) && (now.runs == 1 || now.constant == Some(value));
                let constant = Some(value).filter(|value| is_same && (value.is_int() || value.is_float()));
                seen.set(Feedback { result: now.result.union(Seen::of(value)), constant, ..now });
            }
            if inst.look.is_pair {
                see_pair(feedback, cx, &body.code, word);
            }
        } else if cx.base < before.base && !is_own_code(cx.pc) {
            see_return(cx, place);
        }
    }
    cx
}

/// Whether a value is one of those that a program makes once: a function or a class that is not made by a function, a native one, or a
/// module.
pub fn is_lasting(value: Value) -> bool {
    match value.downcast::<Function>() {
        Some(function) => !function.code.get().linked.body.flags.is_nested,
        None => value.is::<Module>() || is_lasting_class(value) || value.downcast::<Builtin>().is_some_and(|builtin| builtin.this.get().is_unbound()),
    }
}

fn is_lasting_class(value: Value) -> bool {
    let is_local = |class: &Type| class.qualname.get().downcast::<Str>().is_none_or(|name| name.to_text().contains("<locals>"));
    value.downcast::<Type>().is_some_and(|class| !class.facts.is_heap_type.get() || !is_local(&class))
}

/// A loop over pairs has done what the `unpack` in front of `cx` does: what it would have written is noted there.
fn see_pair(feedback: &[Cell<Feedback>], cx: Cx, code: &[u64], word: usize) {
    let Some(inst) = decode(code, word) else { return };
    let at = if inst.op == Op::ForIterPair { Some(word + inst.words) } else { inst.target() };
    let Some((at, unpack)) = at.and_then(|at| Some((at, decode(code, at)?))) else { return };
    let now = cx.function().code.get().linked.word_index(cx.pc);
    if unpack.op != Op::Unpack || now != at + unpack.words {
        return;
    }
    let mut seen = feedback[at].get();
    for (known, register) in seen.operands.iter_mut().zip(&unpack.list) {
        *known = known.union(Seen::of(cx.get(*register)));
    }
    feedback[at].set(seen);
}

/// A frame has returned into a register.
fn see_return(cx: Cx, place: Reg) {
    let code = cx.function().code.get();
    let Some(feedback) = code.linked.tier.get().and_then(|tier| tier.feedback.get()) else { return };
    let seen = &feedback[code.linked.word_index(cx.pc)];
    seen.set(Feedback { returned: seen.get().returned.union(Seen::of(cx.get(place))), ..seen.get() });
}

/// The types of a function's parameters, or of a generator's registers where it is entered.
fn see_entered(tier: &CodeTier, word: usize, cx: Cx, n_regs: usize) {
    if let Some((_, point)) = tier.find(word) {
        see_entry(point, cx, n_regs);
    }
}

/// What the registers hold where code may be entered.
pub fn see_entry(point: &Point, cx: Cx, n_regs: usize) {
    let mut types = point.entry_types.borrow_mut();
    types.resize(n_regs, Seen::NOTHING);
    for (register, seen) in types.iter_mut().enumerate() {
        *seen = seen.union(Seen::of(cx.get(Reg(register as u16))));
    }
}
