//! What the compiler is told: everything about one piece of code, as plain data. What it mentions is kept alive by who sends it.

use std::cell::Cell;

use rustc_hash::FxHashMap;

use super::watch::is_lasting;
use crate::gc::Gc;
use crate::interp::cache_attribute::{self, Access};
use crate::interp::compiled::safety;
use crate::interp::frame::Cx;
use crate::interp::ops::python_init;
use crate::interp::types::function::Function;
use crate::isa::{Body, Decoded, Field, Op, decode, instructions};
use crate::object::{Builtin, Code, Linked, Str, Type};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::tier::{Callee, CodeTier, EntryKind, Feedback, Instantiation, Job, Meaning, ModuleAttribute, Native, Point, Seen, Sight, Subject};

/// Words of code that may be compiled in place of a call, and how deep such calls may be nested.
const MOST_INLINED: usize = 80;
const DEEPEST_INLINED: u32 = 2;

/// What the compiler is told, and the objects whose addresses it may put into the code, in the order of these.
pub fn job(cx: Cx, vm: &mut Vm, point: &Point) -> (Job, Vec<Value>) {
    let mut kept = Vec::new();
    let function = cx.function();
    let job = describe(vm, function.code.get(), function, point, 0, &mut kept);
    kept.retain(|value| value.is_object());
    kept.sort_unstable_by_key(|value| value.bits());
    kept.dedup();
    (job, kept)
}

/// Whether a function may be compiled in place of its calls, as far as that can be seen from outside.
fn is_inlinable(function: Gc<Function>) -> bool {
    let linked = &function.code.get().linked;
    let flags = &linked.body.flags;
    let was_seen = || linked.tier.get().and_then(|tier| tier.feedback.get()).is_some_and(|seen| seen[0].runs.get() > 0);
    flags.is_optimized && !flags.is_resumable() && may_lose_frame(linked) && was_seen()
}

/// Whether code is small, and nobody follows its frames.
fn may_lose_frame(linked: &Linked) -> bool {
    linked.body.code.len() <= MOST_INLINED && !linked.is_observed.get()
}

/// Describes code, with the globals of a function, which is the one that it belongs to if its code is this. What is mentioned is kept.
fn describe(vm: &mut Vm, code: Gc<Code>, function: Gc<Function>, point: &Point, depth: u32, kept: &mut Vec<Value>) -> Job {
    let linked = &code.linked;
    let body = &linked.body;
    let tier = linked.tier.get().expect("there is a point");
    let feedback: Vec<Feedback> = match tier.feedback.get() {
        Some(seen) => seen.iter().map(Sight::feedback).collect(),
        None => vec![Feedback::default(); body.code.len() + 1],
    };
    let caches: Vec<[u64; 4]> = (0..linked.n_caches())
        .map(|index| linked.cache(index))
        .map(|cache| [cache.key.get(), cache.value.get().bits(), cache.first.get(), cache.second.get()])
        .collect();
    let constants: Vec<Value> = (0..body.constants.len()).map(|index| linked.constant(index)).collect();
    let Met { attributes, modules, classes, mut known } = met(vm, linked, tier);
    let mut job = Job {
        name: body.qualname.to_string(),
        kind: entry_kind(body, point),
        start: point.word as usize,
        words: body.code.clone(),
        handlers: body.handlers.clone(),
        n_regs: body.n_regs,
        n_fixed: body.n_fixed() as u16,
        constants: constants.iter().map(|&value| (value.word(), Seen::of(value))).collect(),
        caches,
        feedback,
        entry_types: point.entry_types.borrow().clone(),
        code: linked.entry().addr() as u64,
        code_object: code.value().word(),
        function: if function.code.get() == code && is_lasting(function.value()) { function.value().word() } else { Value::UNBOUND.word() },
        globals: function.globals.get().value().word(),
        builtins: function.builtins.get().value().word(),
        names: linked.names.iter().map(|name| name.word()).collect(),
        is_function: body.flags.is_optimized && !body.flags.is_resumable(),
        is_observed: linked.is_observed.get(),
        known: Default::default(),
        callees: Default::default(),
        natives: Default::default(),
        classes: Default::default(),
        module_attributes: modules.iter().map(|&(word, found, ..)| (word, found)).collect(),
        class_attributes: classes.iter().map(|&(word, class, found)| (word, (class.word(), found.word()))).collect(),
        attributes: attributes.iter().map(|(word, meanings)| (*word, meanings.iter().map(|meaning| meaning.words()).collect())).collect(),
        arrivals: tier.arrivals.borrow().clone(),
        unhoisted: point.unhoisted.borrow().clone(),
        validity: Default::default(),
        inlines: Default::default(),
        generators: Default::default(),
        is_consumed: false,
    };
    if depth == 0 {
        job.generators = generators(vm, tier, function, kept);
    }
    let meant: Vec<Value> = attributes.iter().flat_map(|(_, meanings)| meanings).map(|meaning| meaning.value).collect();
    known.extend(meant.iter().copied().filter(|&value| is_lasting(value)));
    known.extend(modules.iter().map(|&(_, _, _, value)| value));
    known.extend(classes.iter().map(|&(_, _, found)| found).filter(|&found| is_lasting(found)));
    kept.extend([function.value(), code.value(), function.globals.get().value(), function.builtins.get().value()]);
    kept.extend(constants);
    kept.extend(meant);
    kept.extend(modules.iter().map(|&(_, _, module, _)| module));
    kept.extend(classes.iter().flat_map(|&(_, class, found)| [class, found]));
    known.sort_unstable_by_key(|value| value.bits());
    known.dedup();
    kept.extend(&known);
    for value in known {
        job.known.insert(value.bits(), value.word());
        if let Some(function) = value.downcast::<Function>() {
            job.callees.insert(value.bits(), callee(function));
            inline(vm, &mut job, function, depth, kept);
        } else if let Some(builtin) = value.downcast::<Builtin>()
            && builtin.this.get().is_unbound()
        {
            let owner = builtin.owner.get().downcast::<Str>().map(|module| module.to_text()).unwrap_or_default();
            job.natives.insert(value.bits(), Native { name: builtin.facts.method.name().to_owned(), module: owner, safety: safety(value) });
        } else if let Some(class) = value.downcast::<Type>() {
            if !class.facts.is_heap_type.get() {
                job.natives.insert(value.bits(), Native { name: class.name.get().to_text(), module: "builtins".to_owned(), safety: safety(value) });
            } else if let Some(init) = python_init(vm, class) {
                job.classes.insert(value.bits(), Instantiation { init: init.value().word(), callee: callee(init) });
                inline(vm, &mut job, init, depth, kept);
                kept.push(init.value());
            }
        }
    }
    job
}

/// What the job at a point is about.
pub fn subject(code: Gc<Code>, point: &Point) -> Subject {
    let body = &code.linked.body;
    Subject {
        name: body.qualname.to_string(),
        file: body.filename.to_string(),
        line: body.positions.at(point.word).line.unwrap_or(body.first_line),
        kind: entry_kind(body, point),
        version: point.n_versions.get(),
    }
}

/// What is entered at a point.
fn entry_kind(body: &Body, point: &Point) -> EntryKind {
    let is_function = point.word == 0 && body.flags.is_optimized && !body.flags.is_resumable();
    if is_function { EntryKind::Function } else { EntryKind::Loop }
}

/// Tells about a function that may be compiled in place of its calls.
fn inline(vm: &mut Vm, job: &mut Job, function: Gc<Function>, depth: u32, kept: &mut Vec<Value>) {
    let code = function.code.get();
    if depth < DEEPEST_INLINED
        && is_inlinable(function)
        && let Some((_, point)) = code.linked.tier.get().and_then(|tier| tier.find(0))
    {
        let described = describe(vm, code, function, point, depth + 1, kept);
        job.inlines.insert(function.value().bits(), Box::new(described));
    }
}

/// The generators that calls have been given.
fn generators(vm: &mut Vm, tier: &CodeTier, function: Gc<Function>, kept: &mut Vec<Value>) -> FxHashMap<usize, Box<Job>> {
    let mut found = FxHashMap::default();
    for (word, seen) in tier.feedback.get().into_iter().flat_map(|seen| seen.iter().enumerate()) {
        let Some(code) = seen.generator.get().downcast::<Code>() else { continue };
        let body = &code.linked.body;
        let start = instructions(&body.code).find(|(_, inst)| inst.op == Op::ReturnGenerator).map(|(at, inst)| at + inst.words);
        let point = start.and_then(|start| code.linked.tier.get()?.find(start));
        if let Some((_, point)) = point.filter(|_| may_lose_frame(&code.linked)) {
            let described = Job { is_consumed: true, ..describe(vm, code, function, point, 1, kept) };
            found.insert(word, Box::new(described));
        }
    }
    found
}

/// What the instructions of a piece of code have met, and what it means now.
#[derive(Default)]
struct Met {
    /// What names mean for the headers that instructions have seen, as far as the machine remembers.
    attributes: Vec<(usize, Vec<Meaning>)>,
    /// What instructions have asked of modules, with the module and the attribute.
    modules: Vec<(usize, ModuleAttribute, Value, Value)>,
    /// What instructions have asked of classes, with the class and the attribute, where that never was something else.
    classes: Vec<(usize, Value, Value)>,
    /// The objects that compiled code may be made for.
    known: Vec<Value>,
}

fn met(vm: &mut Vm, linked: &Linked, tier: &CodeTier) -> Met {
    let mut met = Met::default();
    let seen = tier.feedback.get().into_iter().flat_map(|seen| seen.iter().enumerate());
    for (word, seen) in seen.filter(|(_, seen)| seen.runs.get() > 0) {
        let first = seen.first.get();
        met.known.extend(Some(first).filter(|first| !first.is_unbound()));
        let has_headers = seen.headers[0].get() != 0 && !seen.has_more_headers.get();
        if !has_headers && !first.is::<Module>() && !first.is::<Type>() {
            continue;
        }
        let Some(inst) = decode(&linked.body.code, word) else { continue };
        let Some(name) = inst.name().map(|index| linked.names[index]) else { continue };
        if has_headers {
            met.attributes.extend(meanings(vm, linked, seen, &inst, name).map(|meanings| (word, meanings)));
        }
        met.modules.extend(module_attribute(first, name).map(|(found, value)| (word, found, first, value)));
        met.classes.extend(class_attribute(vm, first, &inst, name).map(|found| (word, first, found)));
    }
    let cached = (0..linked.n_caches()).map(|index| linked.cache(index).value.get());
    met.known.extend(cached.filter(|&value| is_lasting(value)));
    met
}

/// What the name means for all headers that the instruction has seen.
fn meanings(vm: &Vm, linked: &Linked, seen: &Sight, inst: &Decoded, name: Value) -> Option<Vec<Meaning>> {
    let access = match inst.op {
        Op::LoadAttr => Access::Load,
        Op::StoreAttr => Access::Store,
        _ => Access::Method,
    };
    let own = inst.fields.iter().find_map(|field| match field {
        Field::Cache(index) if usize::from(*index) < linked.n_caches() => Some(linked.cache(usize::from(*index))),
        _ => None,
    })?;
    let own = Meaning { header: own.key.get(), first: own.first.get(), second: own.second.get(), value: own.value.get() };
    let meaning = |header| match access {
        _ if header == own.header => Some(own),
        Access::Method => cache_attribute::method_meaning(vm, header, name),
        _ => cache_attribute::meaning(vm, header, name, access),
    };
    seen.headers.iter().map(Cell::get).filter(|&header| header != 0).map(meaning).collect()
}

/// Where a module has an attribute, and what it is.
fn module_attribute(module: Value, name: Value) -> Option<(ModuleAttribute, Value)> {
    let dict = module.downcast::<Module>()?.dict.get();
    let index = dict.index_of_str(name.downcast()?)?;
    let entry = dict.value_address(index) as u64;
    let version_address = (&raw const dict.version).addr() as u64;
    let value = dict.value_at(index);
    Some((ModuleAttribute { module: module.word(), version: dict.version.get(), version_address, entry, value: value.word() }, value))
}

/// The attribute of a class, if it never was another one. That is relied on from now on.
fn class_attribute(vm: &mut Vm, class: Value, inst: &Decoded, name: Value) -> Option<Value> {
    let class = class.downcast::<Type>().filter(|_| inst.op == Op::LoadAttr && !vm.flush_counts.contains_key(&name))?;
    let found = cache_attribute::class_constant(vm, class, name.downcast()?)?;
    name.downcast::<Str>()?.rely_on();
    Some(found)
}

fn native_entry_of(code: Gc<Code>) -> u64 {
    code.linked.tier.get().filter(|tier| tier.find(0).is_some()).map_or(0, |tier| tier.native_entry.as_ptr().addr() as u64)
}

fn callee(function: Gc<Function>) -> Callee {
    let code = function.code.get();
    Callee {
        arity: function.fast.arity.get(),
        n_homes: function.fast.n_homes.get(),
        n_regs: function.fast.n_regs.get(),
        data: function.fast.data.get().addr() as u64,
        entry: function.fast.entry.get().addr() as u64,
        native_entry: native_entry_of(code),
    }
}
