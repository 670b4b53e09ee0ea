//! Watching: a loop of its own that interprets some instructions and writes down which types and objects they meet.
//!
//! It runs just before code is compiled, and again after compiled code was left too often. The law: it changes nothing of what the
//! program does, and keeps nothing alive but functions, native functions and modules that the program makes once.

use std::sync::LazyLock;

use crate::gc::Gc;
use crate::interp::dispatch;
use crate::interp::frame::Cx;
use crate::interp::types::function::Function;
use crate::interp::types::generator;
use crate::interp::unwind::is_own_code;
use crate::isa::{FieldKind, Op, Reg, decode, units_of};
use crate::object::{Builtin, Code, Kind, Str, Type};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::tier::{Point, Seen, Sight};

impl Seen {
    /// The type of a value.
    #[inline(always)]
    pub fn of(value: Value) -> Seen {
        if value.is_int() {
            return Seen::INT;
        }
        if value.is_object() {
            let header = value.header();
            return SEEN_OF_KIND[usize::from(header.is_exact())][usize::from(header.kind())];
        }
        match value {
            _ if value.is_float() => Seen::FLOAT,
            Value::NONE => Seen::NONE,
            Value::UNBOUND => Seen::UNBOUND,
            _ if value.is_bool() => Seen::BOOL,
            _ => Seen::OTHER,
        }
    }
}

/// By whether the class is the built-in one itself, and by kind.
static SEEN_OF_KIND: [[Seen; 256]; 2] = {
    let (mut any, mut exact) = ([Seen::INSTANCE; 256], [Seen::OTHER; 256]);
    exact[Kind::Instance as usize] = Seen::INSTANCE;
    exact[Kind::BoxedFloat as usize] = Seen::FLOAT;
    exact[Kind::BigInt as usize] = Seen::BIG;
    exact[Kind::Str as usize] = Seen::STR;
    exact[Kind::List as usize] = Seen::LIST;
    exact[Kind::Tuple as usize] = Seen::TUPLE;
    exact[Kind::Bytes as usize] = Seen::BYTES;
    let alike = [
        (Kind::Function, Seen::FUNCTION),
        (Kind::RangeIterator, Seen::RANGE_ITERATOR),
        (Kind::ListIterator, Seen::LIST_ITERATOR),
        (Kind::Generator, Seen::GENERATOR),
        (Kind::Map, Seen::GENERATOR),
        (Kind::Filter, Seen::GENERATOR),
        (Kind::CallableIterator, Seen::GENERATOR),
    ];
    let mut index = 0;
    while index < alike.len() {
        let (kind, seen) = alike[index];
        (any[kind as usize], exact[kind as usize]) = (seen, seen);
        index += 1;
    }
    [any, exact]
};

/// What watching looks at in an instruction: places of registers, in units.
struct Look {
    /// Of the first registers that it reads.
    read: [u8; 3],
    n_read: u8,
    dst: Option<u8>,
    special: Special,
}

/// What is noted besides types.
#[derive(Clone, Copy)]
enum Special {
    Nothing,
    /// The header of the object whose attribute it is about.
    Header { object: u8 },
    /// Whether the index of a subscript counts from the end.
    Index { index: u8 },
    /// Whether a call with one argument is given a new generator.
    Generator { n_arguments: u8, first: u8 },
    /// Whether a name always means the same number.
    Number,
    /// The parts of pairs that a loop takes apart.
    Pair,
}

impl Look {
    fn new(op: Op) -> Look {
        let find = |name: &str| op.fields().iter().find(|(given, ..)| *given == name).map(|&(.., place)| place as u8);
        let mut read = [0; 3];
        let places = op.fields().iter().filter(|(name, kind, _)| *kind == FieldKind::Reg && *name != "dst").map(|&(.., place)| place as u8);
        let n_read = read.iter_mut().zip(places).map(|(read, place)| *read = place).count() as u8;
        let list = op.fields().iter().find(|(_, kind, _)| *kind == FieldKind::RegList).map(|&(.., place)| place as u8);
        let special = match op {
            Op::LoadAttr | Op::StoreAttr | Op::CallMethod | Op::LoadMethod => find("obj").map(|object| Special::Header { object }),
            Op::GetItem | Op::SetItem => find("index").map(|index| Special::Index { index }),
            Op::Call => list.map(|n_arguments| Special::Generator { n_arguments, first: op.units() as u8 }),
            Op::LoadGlobal | Op::LoadName => Some(Special::Number),
            Op::ForIterPair | Op::ForLoopPair => Some(Special::Pair),
            _ => None,
        };
        Look { read, n_read, dst: find("dst"), special: special.unwrap_or(Special::Nothing) }
    }

    /// What the instruction is about to read.
    #[inline(always)]
    fn see_operands(&self, seen: &Sight, cx: Cx) {
        let runs = seen.runs.get();
        seen.runs.set(runs.saturating_add(1));
        for (known, &place) in seen.operands.iter().zip(&self.read).take(usize::from(self.n_read)) {
            known.set(known.get().union(Seen::of(cx.get(cx.register(place)))));
        }
        if self.n_read > 0 {
            let value = cx.get(cx.register(self.read[0]));
            // Only what lives long in any case is kept alive by having been seen.
            if runs == 0 && is_lasting(value) {
                seen.first.set(value);
            } else if seen.first.get() != value {
                seen.first.set(Value::UNBOUND);
            }
        }
        match self.special {
            Special::Header { object } => see_header(seen, cx.get(cx.register(object))),
            Special::Index { index } if !seen.counts_from_end.get() => {
                seen.counts_from_end.set(cx.get(cx.register(index)).as_int().is_some_and(|index| index < 0));
            }
            Special::Generator { n_arguments, first } if cx.unit(n_arguments) == 1 => {
                let code = generator::new_code(cx.get(cx.register(first))).map_or(Value::UNBOUND, |code| code.value());
                seen.generator.set(if runs == 0 || seen.generator.get() == code { code } else { Value::UNBOUND });
            }
            _ => {}
        }
    }

    /// What the instruction at `at` has written, or left to the one in front of `cx` to write, which is in the same frame.
    #[inline(always)]
    fn see_result(&self, seen: &Sight, at: Cx, cx: Cx, feedback: &[Sight]) {
        let value = self.dst.map(|dst| cx.get(at.register(dst)));
        if let Some(value) = value {
            seen.result.set(seen.result.get().union(Seen::of(value)));
        }
        match (self.special, value) {
            (Special::Number, Some(value)) => {
                let is_same = seen.runs.get() == 1 || seen.constant.get() == value;
                seen.constant.set(if is_same && (value.is_int() || value.is_float()) { value } else { Value::UNBOUND });
            }
            (Special::Pair, _) => see_pair(feedback, at, cx),
            _ => {}
        }
    }
}

#[inline(always)]
fn see_header(seen: &Sight, object: Value) {
    if object.is_object() {
        let header = object.header().bits();
        match seen.headers.iter().find(|known| [0, header].contains(&known.get())) {
            Some(known) => known.set(header),
            None => seen.has_more_headers.set(true),
        }
    }
}

/// By operation.
static LOOKS: LazyLock<Box<[Look]>> = LazyLock::new(|| Op::ALL.iter().map(|&op| Look::new(op)).collect());

/// Runs as many instructions as are to be watched, but leaves no run from native code, and writes down what they do.
pub fn watch(mut cx: Cx, vm: &mut Vm) -> Cx {
    while count_down(vm) {
        if cx.op() == Op::Leave {
            break;
        }
        if cx.op() == Op::TierFront {
            cx.pc = cx.function().code.get().linked.entry();
        }
        cx = match (!is_own_code(cx.pc)).then(|| cx.function().code.get()) {
            Some(code) if code.linked.tier.get().is_some() => watch_frame(cx, vm, code),
            _ => dispatch::step(cx.op(), cx, vm),
        };
    }
    cx
}

/// Whether there is an instruction more to be watched.
#[inline(always)]
fn count_down(vm: &Vm) -> bool {
    vm.tier.as_ref().is_some_and(|tier| tier.watch.count_instruction())
}

/// Watches instructions of one frame, until another one goes on.
fn watch_frame(mut cx: Cx, vm: &mut Vm, code: Gc<Code>) -> Cx {
    let looks = &**LOOKS;
    let linked = &code.linked;
    let body = &linked.body;
    let tier = linked.tier.get().expect("the caller has looked");
    let feedback = tier.feedback.get_or_init(|| (0..=body.code.len()).map(|_| Sight::default()).collect());
    let function = cx.function_word();
    loop {
        let word = linked.word_index(cx.pc);
        let (look, seen) = (&looks[usize::from(units_of(body.code[word])[0])], &feedback[word]);
        look.see_operands(seen, cx);
        let mut op = cx.op();
        if (word == 0 || op == Op::TierPoint || body.flags.is_generator)
            && let Some((_, point)) = tier.find(word)
        {
            vm.tier.iter().for_each(|tier| tier.watch.count_run(point));
            if word == 0 || body.flags.is_generator {
                see_entry(point, cx, usize::from(body.n_regs));
            }
            op = if op == Op::TierPoint { point.op } else { op };
        }
        let at = cx;
        let (_, place) = cx.return_address();
        cx = dispatch::step(op, cx, vm);
        if cx.base < at.base && !is_own_code(cx.pc) {
            see_return(cx, place);
        }
        if cx.base != at.base || cx.function_word() != function {
            return cx;
        }
        look.see_result(seen, at, cx, feedback);
        if is_own_code(cx.pc) || !count_down(vm) {
            return cx;
        }
    }
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
fn see_pair(feedback: &[Sight], at: Cx, cx: Cx) {
    let linked = &cx.function().code.get().linked;
    let (code, word) = (&linked.body.code, linked.word_index(at.pc));
    let Some(inst) = decode(code, word) else { return };
    let at = if inst.op == Op::ForIterPair { Some(word + inst.words) } else { inst.target() };
    let Some((at, unpack)) = at.and_then(|at| Some((at, decode(code, at)?))) else { return };
    if unpack.op != Op::Unpack || linked.word_index(cx.pc) != at + unpack.words {
        return;
    }
    for (known, register) in feedback[at].operands.iter().zip(&unpack.list) {
        known.set(known.get().union(Seen::of(cx.get(*register))));
    }
}

/// A frame has returned into a register.
fn see_return(cx: Cx, place: Reg) {
    let code = cx.function().code.get();
    let Some(feedback) = code.linked.tier.get().and_then(|tier| tier.feedback.get()) else { return };
    let returned = &feedback[code.linked.word_index(cx.pc)].returned;
    returned.set(returned.get().union(Seen::of(cx.get(place))));
}

/// What the registers hold where code may be entered.
pub fn see_entry(point: &Point, cx: Cx, n_regs: usize) {
    let mut types = point.entry_types.borrow_mut();
    types.resize(n_regs, Seen::NOTHING);
    for (register, seen) in types.iter_mut().enumerate() {
        *seen = seen.union(Seen::of(cx.get(Reg(register as u16))));
    }
}
