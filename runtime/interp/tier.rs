//! When code is compiled: counting, watching, compiling, entering, giving up.
//!
//! The first instruction of a function and of each loop can be a point (`tier_point` stands there instead of its operation). A point
//! counts; when it has run often, the code is watched for a while by a loop of its own (`watch`), and then compiled from what was seen.
//! From then on the point enters compiled code. An exit that is taken again and again makes the code be watched and compiled anew,
//! without what it had relied on there; after a few versions, or if the compiler refuses, the point gets its operation back. The law:
//! after an exit at least one instruction is interpreted, so the machine always gets on.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::cache_attribute::{self, Access};
use super::compiled;
use super::dispatch;
use super::frame::{Cx, rewrite};
use super::types::function::Function;
use super::machine_code::LEAVE;
use super::unwind::is_own_code;
use crate::gc::Gc;
use crate::interp::execute::{Execute, Step};
use crate::isa::{Field, Op, Reg, TierPoint, decode};
use crate::object::{Builtin, Code, Kind, Linked, Str};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::tier::{Artifact, Callee, CodeTier, CompiledEntry, EntryKind, Event, Feedback, Job, LastExit, Meaning, ModuleAttribute, Native, Point, Reason, Seen, State, Version};
use crate::vm::{PyResult, Vm};

/// Versions of one piece of code before the compiler is not asked any more.
const MOST_VERSIONS: u8 = 6;
/// Words of code that is never compiled, whose points would only cost.
const LONGEST_CODE: usize = 20_000;

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
        let is_exact = value.header().tag() >> 8 & u16::from(crate::gc::Header::EXACT) != 0;
        let is = |kind: Kind| value.header().kind() == kind as u8;
        match () {
            _ if is(Kind::Instance) => Seen::INSTANCE,
            _ if is(Kind::Function) => Seen::FUNCTION,
            _ if is(Kind::RangeIterator) => Seen::RANGE_ITERATOR,
            _ if is(Kind::ListIterator) => Seen::LIST_ITERATOR,
            _ if !is_exact => Seen::OTHER,
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

/// Makes the points of new code.
pub fn place_points(code: Gc<Code>) {
    let body = &code.linked.body;
    if body.code.len() > LONGEST_CODE {
        return;
    }
    let mut words = Vec::new();
    if body.flags.is_optimized && !body.flags.is_resumable() {
        words.push(0);
    }
    // A loop that is left at each turn is not worth being entered.
    let suspensions = if body.flags.is_resumable() { suspensions(&body.code) } else { Vec::new() };
    let mut at = 0;
    while let Some(inst) = decode(&body.code, at) {
        let last = at as u32;
        let back = inst.fields.iter().find_map(|field| match field {
            Field::Target(target) if *target <= at as i64 => Some(*target as u32),
            _ => None,
        });
        words.extend(back.filter(|&first| !suspensions.iter().any(|word| (first..=last).contains(word))));
        at += inst.words;
    }
    words.sort_unstable();
    words.dedup();
    let point = |word: u32| {
        let op = decode(&body.code, word as usize).expect("jumps go to instructions").op;
        Point { word, entry: Cell::new(None), entry_types: RefCell::default(), op, count: Cell::new(0), state: RefCell::default(), n_versions: Cell::new(0) }
    };
    let points: Vec<Point> = words.into_iter().map(point).collect();
    points.iter().for_each(|point| rewrite(code.linked.entry().wrapping_add(point.word as usize), Op::TierPoint));
    let tier = CodeTier { points, feedback: OnceCell::new(), arrivals: RefCell::default(), native_entry: Cell::new(std::ptr::null()) };
    let _ = code.linked.tier.set(Box::new(tier));
}

/// Where the code of a generator is suspended.
fn suspensions(code: &[u64]) -> Vec<u32> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(inst) = decode(code, at) {
        if matches!(inst.op, Op::Yield | Op::YieldDelegated | Op::Send) {
            found.push(at as u32);
        }
        at += inst.words;
    }
    found
}

/// The operation of the present instruction, whatever stands for it.
pub fn operation(cx: Cx) -> Op {
    match cx.op() {
        Op::TierPoint => original(cx).unwrap_or(Op::TierPoint),
        op => op,
    }
}

/// The operation that a point stands for.
fn original(cx: Cx) -> Option<Op> {
    let code = cx.function().code.get();
    let word = code.linked.word_index(cx.pc);
    code.linked.tier.get()?.find(word).map(|(_, point)| point.op)
}

/// Changes the operation of the present instruction (quickening). The new row has the same fields.
pub fn set_operation(cx: Cx, op: Op) {
    // At a point the operation stays as it was.
    if cx.op() != Op::TierPoint {
        rewrite(cx.pc, op);
    }
}

/// Changes the operation of an instruction of the code for good. A point there gives way.
pub fn set_operation_at(code: Gc<Code>, word: usize, op: Op) {
    if let Some((_, point)) = code.linked.tier.get().and_then(|tier| tier.find(word)) {
        *point.state.borrow_mut() = State::Refused;
    }
    rewrite(code.linked.entry().wrapping_add(word), op);
}

impl Execute for TierPoint {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        *cx = at_point(*cx, vm);
        Ok(Step::Jumped)
    }
}

/// Runs what stands at a point.
fn at_point(cx: Cx, vm: &mut Vm) -> Cx {
    let code = cx.function().code.get();
    let Some((index, point)) = code.linked.tier.get().and_then(|tier| tier.find(code.linked.word_index(cx.pc))) else {
        unreachable!("only points have this operation")
    };
    let Some(tier) = &vm.tier else { return dispatch::step(point.op, cx, vm) };
    if vm.instructions_left.is_some() {
        return dispatch::step(point.op, cx, vm);
    }
    if let Some(entry) = point.entry.get() {
        return if compiled::has_room(vm) { run(entry, cx, vm) } else { dispatch::step(point.op, cx, vm) };
    }
    let count = point.count.get() + 1;
    point.count.set(count);
    if count < tier.threshold {
        return dispatch::step(point.op, cx, vm);
    }
    if count == tier.threshold {
        let budget = tier.watched;
        return watch(cx, vm, budget);
    }
    compile(cx, vm, code, index);
    dispatch::step(point.op, cx, vm)
}

/// Runs the frame at `cx` that a call has just pushed, if it is one of a compiled function, or of the machine's own that ends a call.
/// `cx` becomes what comes next; `false` if the interpreter must go on there.
pub fn run_callee(cx: &mut Cx, vm: &mut Vm) -> bool {
    if is_own_code(cx.pc) {
        if cx.pc == LEAVE.address() {
            return false;
        }
        *cx = dispatch::step(cx.op(), *cx, vm);
        return true;
    }
    let Some(entry) = compiled_function(*cx).filter(|_| compiled::has_room(vm)) else { return false };
    let base = cx.base;
    *cx = compiled::enter(entry, *cx, vm);
    // Otherwise it was left in the middle.
    cx.base < base
}

/// The compiled function whose first instruction is the present one.
fn compiled_function(cx: Cx) -> Option<CompiledEntry> {
    if cx.op() != Op::TierPoint {
        return None;
    }
    let code = cx.function().code.get();
    let (_, point) = code.linked.tier.get()?.find(code.linked.word_index(cx.pc))?;
    point.entry.get().filter(|_| point.word == 0)
}

/// Enters compiled code, and looks at how it was left.
fn run(entry: CompiledEntry, cx: Cx, vm: &mut Vm) -> Cx {
    let next = compiled::enter(entry, cx, vm);
    let tier = vm.tier.as_ref().expect("there is a second tier");
    let Some(exit) = tier.last_exit.take() else { return next };
    if exit.count >= tier.patience && exit.reason.counts() {
        let budget = tier.watched;
        discard(next, vm, exit);
        return watch(next, vm, budget);
    }
    // The same code may be entered again here, to be left at once.
    if next.op() == Op::TierPoint { dispatch::step(operation(next), next, vm) } else { next }
}

/// Gives up a version that is left too often.
fn discard(cx: Cx, vm: &mut Vm, exit: LastExit) {
    let code = exit.code.downcast::<Code>().expect("exits know their code");
    let (Some(points), Some(tier)) = (code.linked.tier.get(), &mut vm.tier) else { return };
    let point = &points.points[exit.point as usize];
    if !matches!(&*point.state.borrow(), State::Compiled(_)) {
        return;
    }
    let is_of_point = |version: &Version| matches!(&*version.artifact.exits, [first, ..] if first.point.get() == exit.point);
    points.invalidate(is_of_point, &mut tier.retired);
    if exit.reason == Reason::Type {
        points.see_arrival(exit.word, (0..code.linked.body.n_regs).map(|register| Seen::of(cx.get(Reg(register)))).collect());
    }
    point.count.set(tier.threshold);
    if let (Some(feedback), true) = (points.feedback.get(), exit.reason.changes_meaning()) {
        let cell = &feedback[exit.word as usize];
        cell.set(Feedback { is_unsteady: true, ..cell.get() });
    }
}

/// Runs so many instructions, and writes down what they do.
fn watch(mut cx: Cx, vm: &mut Vm, budget: u32) -> Cx {
    for _ in 0..budget {
        if cx.op() == Op::Leave {
            break;
        }
        if is_own_code(cx.pc) {
            cx = dispatch::step(cx.op(), cx, vm);
            continue;
        }
        let code = cx.function().code.get();
        let Some(tier) = code.linked.tier.get() else {
            cx = dispatch::step(operation(cx), cx, vm);
            continue;
        };
        let n_words = code.linked.body.code.len();
        let feedback = tier.feedback.get_or_init(|| vec![Cell::default(); n_words + 1].into());
        let word = code.linked.word_index(cx.pc);
        let Some(inst) = decode(&code.linked.body.code, word) else { break };
        let seen = &feedback[word];
        seen.set(with_operands(seen.get(), cx, &inst));
        let (before, dst) = (cx, written(&inst));
        if word == 0 {
            see_parameters(tier, cx, usize::from(code.linked.body.n_regs));
        }
        let (_, place) = cx.return_address();
        cx = dispatch::step(operation(cx), cx, vm);
        if cx.base == before.base {
            if let Some(dst) = dst {
                let result = seen.get().result.union(Seen::of(cx.get(dst)));
                seen.set(Feedback { result, ..seen.get() });
            }
            see_pair(feedback, cx, &inst, word);
        } else if cx.base < before.base && !is_own_code(cx.pc) {
            see_return(cx, place);
        }
    }
    cx
}

/// The register that an instruction writes, if there is one.
fn written(inst: &crate::isa::Decoded) -> Option<Reg> {
    inst.fields.iter().zip(inst.op.fields()).find_map(|(field, (name, ..))| match field {
        Field::Reg(register) if *name == "dst" => Some(Reg(*register)),
        _ => None,
    })
}

fn with_operands(mut seen: Feedback, cx: Cx, inst: &crate::isa::Decoded) -> Feedback {
    let read = inst.fields.iter().zip(inst.op.fields()).filter_map(|(field, (name, ..))| match field {
        Field::Reg(register) if *name != "dst" => Some(cx.get(Reg(*register))),
        _ => None,
    });
    for (index, value) in read.take(3).enumerate() {
        seen.operands[index] = seen.operands[index].union(Seen::of(value));
        if index == 0 {
            // Only what lives long in any case is kept alive by having been seen.
            let is_known = is_lasting(value);
            seen.first = if is_known && (seen.runs == 0 || seen.first == Some(value)) { Some(value) } else { None };
        }
    }
    if let Some(header) = seen_header(cx, inst)
        && !seen.headers.contains(&header)
    {
        match seen.headers.iter_mut().find(|known| **known == 0) {
            Some(place) => *place = header,
            None => seen.has_more_headers = true,
        }
    }
    seen.runs = seen.runs.saturating_add(1);
    seen
}

/// The header of the object whose attribute the instruction is about.
fn seen_header(cx: Cx, inst: &crate::isa::Decoded) -> Option<u64> {
    let is_attribute = matches!(inst.op, Op::LoadAttr | Op::StoreAttr | Op::CallMethod | Op::LoadMethod);
    let object = inst.fields.iter().zip(inst.op.fields()).find_map(|(field, (name, ..))| match field {
        Field::Reg(register) if *name == "obj" => Some(cx.get(Reg(*register))),
        _ => None,
    });
    object.filter(|object| is_attribute && object.is_object()).map(|object| object.header().bits())
}

/// Whether a value is one of those that a program makes once: a function that is not made by another one, a native one, a module.
fn is_lasting(value: Value) -> bool {
    match value.downcast::<Function>() {
        Some(function) => !function.code.get().linked.body.flags.is_nested,
        None => value.is::<Module>() || value.downcast::<Builtin>().is_some_and(|builtin| builtin.this.get().is_unbound()),
    }
}

/// A loop over pairs has done what the `unpack` in front of `cx` does: what it would have written is noted there.
fn see_pair(feedback: &[Cell<Feedback>], cx: Cx, inst: &crate::isa::Decoded, word: usize) {
    if !matches!(inst.op, Op::ForIterPair | Op::ForLoopPair) {
        return;
    }
    let body = cx.function().code.get();
    let code = &body.linked.body.code;
    let target = inst.fields.iter().find_map(|field| match field {
        Field::Target(target) => usize::try_from(*target).ok(),
        _ => None,
    });
    let at = if inst.op == Op::ForIterPair { Some(word + inst.words) } else { target };
    let Some((at, unpack)) = at.and_then(|at| Some((at, decode(code, at)?))) else { return };
    if unpack.op != Op::Unpack || body.linked.word_index(cx.pc) != at + unpack.words {
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

/// The types of a function's parameters.
fn see_parameters(tier: &CodeTier, cx: Cx, n_regs: usize) {
    if let Some((_, point)) = tier.find(0) {
        see_entry(point, cx, n_regs);
    }
}

fn see_entry(point: &Point, cx: Cx, n_regs: usize) {
    let mut types = point.entry_types.borrow_mut();
    types.resize(n_regs, Seen::NOTHING);
    for (register, seen) in types.iter_mut().enumerate() {
        *seen = seen.union(Seen::of(cx.get(Reg(register as u16))));
    }
}

/// Asks the compiler, and installs what it gives.
fn compile(cx: Cx, vm: &mut Vm, code: Gc<Code>, index: usize) {
    let points = code.linked.tier.get().expect("there is a point");
    let point = &points.points[index];
    see_entry(point, cx, usize::from(code.linked.body.n_regs));
    let version = point.n_versions.get() + 1;
    point.n_versions.set(version);
    let job = job(cx, vm, code, point);
    let (name, file, line, kind, validity) = (job.name.clone(), job.file.clone(), job.line, job.kind, job.validity.clone());
    let tier = vm.tier.as_mut().expect("there is a second tier");
    let made = if version > MOST_VERSIONS { Err("it was left too often".to_owned()) } else { tier.compiler.compile(job) };
    let outcome = match made {
        Ok(artifact) => {
            Ok(install(code, index, artifact, validity))
        }
        Err(reason) => {
            *point.state.borrow_mut() = State::Refused;
            rewrite(code.linked.entry().wrapping_add(point.word as usize), point.op);
            Err(reason)
        }
    };
    if tier.keeps_events {
        tier.events.push(Event { name, file, line, kind, version, outcome });
    }
}

fn install(code: Gc<Code>, index: usize, artifact: Artifact, validity: Rc<Cell<u8>>) -> Rc<Version> {
    let points = code.linked.tier.get().expect("there is a point");
    for exit in artifact.exits.iter() {
        exit.code.set(code.value());
        exit.point.set(index as u32);
    }
    let point = &points.points[index];
    if point.word == 0 {
        points.native_entry.set(artifact.entry);
    }
    point.entry.set(Some(CompiledEntry(artifact.entry)));
    let version = Rc::new(Version { artifact, validity });
    *point.state.borrow_mut() = State::Compiled(version.clone());
    version
}

/// What the compiler is told.
fn job(cx: Cx, vm: &Vm, code: Gc<Code>, point: &Point) -> Job {
    let linked = &code.linked;
    let body = &linked.body;
    let function = cx.function();
    let tier = linked.tier.get().expect("there is a point");
    let feedback: Vec<Feedback> = match tier.feedback.get() {
        Some(seen) => seen.iter().map(Cell::get).collect(),
        None => vec![Feedback::default(); body.code.len() + 1],
    };
    let caches: Vec<[u64; 4]> = (0..linked.n_caches())
        .map(|index| linked.cache(index))
        .map(|cache| [cache.key.get(), cache.value.get().bits(), cache.first.get(), cache.second.get()])
        .collect();
    let constants = (0..body.constants.len()).map(|index| linked.constant(index)).map(|value| (value, Seen::of(value))).collect();
    let mut job = Job {
        name: body.qualname.clone(),
        file: body.filename.clone(),
        line: body.positions.at(point.word).line.unwrap_or(body.first_line),
        kind: if point.word == 0 && body.flags.is_optimized && !body.flags.is_resumable() { EntryKind::Function } else { EntryKind::Loop },
        start: point.word as usize,
        words: body.code.clone(),
        handlers: body.handlers.clone(),
        n_regs: body.n_regs,
        n_fixed: (body.homes.len() + usize::from(!body.flags.is_optimized)) as u16,
        constants,
        caches,
        feedback,
        entry_types: point.entry_types.borrow().clone(),
        code: linked.entry().addr() as u64,
        data: linked.data().addr() as u64,
        function: if is_lasting(function.value()) { function.value() } else { Value::UNBOUND },
        globals: function.globals.get().value(),
        builtins: function.builtins.get().value(),
        names: linked.names.clone(),
        is_function: body.flags.is_optimized && !body.flags.is_resumable(),
        is_observed: linked.is_observed.get(),
        known: Default::default(),
        callees: Default::default(),
        natives: Default::default(),
        module_attributes: module_attributes(linked, tier),
        attributes: attributes(vm, linked, tier),
        arrivals: tier.arrivals.borrow().clone(),
        validity: Rc::default(),
        native_entry: native_entry_of(code),
    };
    let mut known: Vec<Value> = vm.known_values(tier, linked);
    known.extend(job.attributes.values().flatten().map(|meaning| meaning.value).filter(|&value| is_lasting(value)));
    known.extend(job.module_attributes.values().map(|found| found.value));
    for value in known {
        job.known.insert(value.bits(), value);
        if let Some(function) = value.downcast::<Function>() {
            job.callees.insert(value.bits(), callee(function));
        } else if let Some(builtin) = value.downcast::<Builtin>()
            && builtin.this.get().is_unbound()
        {
            let owner = builtin.owner.get().downcast::<Str>().map(|module| module.to_text()).unwrap_or_default();
            job.natives.insert(value.bits(), Native { name: builtin.facts.method.name().to_owned(), module: owner });
        }
    }
    job
}

/// What names mean for the headers that instructions have seen, as far as the machine remembers.
fn attributes(vm: &Vm, linked: &Linked, tier: &CodeTier) -> HashMap<usize, Vec<Meaning>> {
    let find = |word: usize, seen: &Cell<Feedback>| {
        let seen = seen.get();
        if seen.headers[0] == 0 || seen.has_more_headers {
            return None;
        }
        let inst = decode(&linked.body.code, word)?;
        let access = match inst.op {
            Op::LoadAttr => Access::Load,
            Op::StoreAttr => Access::Store,
            _ => Access::Method,
        };
        let name = inst.fields.iter().find_map(|field| match field {
            Field::Name(name) => Some(linked.names[usize::from(*name)]),
            _ => None,
        })?;
        let headers = seen.headers.iter().copied().filter(|&header| header != 0);
        let own = inst.fields.iter().find_map(|field| match field {
            Field::Cache(index) if usize::from(*index) < linked.n_caches() => Some(linked.cache(usize::from(*index))),
            _ => None,
        })?;
        let own = Meaning { header: own.key.get(), first: own.first.get(), second: own.second.get(), value: own.value.get() };
        let meaning = |header| if header == own.header { Some(own) } else { cache_attribute::meaning(vm, header, name, access) };
        let meanings: Option<Vec<Meaning>> = headers.map(meaning).collect();
        Some((word, meanings?))
    };
    tier.feedback.get().into_iter().flat_map(|seen| seen.iter().enumerate()).filter_map(|(word, seen)| find(word, seen)).collect()
}

/// What instructions have asked of modules.
fn module_attributes(linked: &Linked, tier: &CodeTier) -> HashMap<usize, ModuleAttribute> {
    let find = |word: usize, seen: &Cell<Feedback>| {
        let module = seen.get().first?;
        let dict = module.downcast::<Module>()?.dict.get();
        let inst = decode(&linked.body.code, word)?;
        let name = inst.fields.iter().find_map(|field| match field {
            Field::Name(name) => Some(linked.names[usize::from(*name)]),
            _ => None,
        })?;
        let index = dict.index_of_str(name.downcast()?)?;
        let entry = dict.value_address(index) as u64;
        let version_address = (&raw const dict.version).addr() as u64;
        Some((word, ModuleAttribute { module, version: dict.version.get(), version_address, entry, value: dict.value_at(index) }))
    };
    tier.feedback.get().into_iter().flat_map(|seen| seen.iter().enumerate()).filter_map(|(word, seen)| find(word, seen)).collect()
}

fn native_entry_of(code: Gc<Code>) -> u64 {
    code.linked.tier.get().filter(|tier| tier.find(0).is_some()).map_or(0, |tier| tier.native_entry.as_ptr().addr() as u64)
}

fn callee(function: Gc<Function>) -> Callee {
    let code = function.code.get();
    Callee {
        name: code.linked.body.qualname.clone(),
        arity: function.fast.arity.get(),
        n_homes: function.fast.n_homes.get(),
        n_regs: function.fast.n_regs.get(),
        data: function.fast.data.get().addr() as u64,
        entry: function.fast.entry.get().addr() as u64,
        native_entry: native_entry_of(code),
        code: code.value().bits(),
    }
}

impl Vm {
    /// The objects that the code has met, and that compiled code may be made for.
    fn known_values(&self, tier: &CodeTier, linked: &Linked) -> Vec<Value> {
        let met = tier.feedback.get().into_iter().flat_map(|seen| seen.iter()).filter_map(|seen| seen.get().first);
        let cached = (0..linked.n_caches()).map(|index| linked.cache(index).value.get());
        met.chain(cached).filter(|&value| is_lasting(value)).collect()
    }
}
