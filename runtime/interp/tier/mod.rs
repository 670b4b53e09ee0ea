//! When code is compiled: counting, watching, compiling (`compile.rs`), entering, giving up.
//!
//! Functions and loops can have a point at their first instruction: `tier_front` stands in front of a function's, `tier_point` instead of
//! a loop's. A point counts; when it has run often, the code is watched for a while by a loop of its own (`watch.rs`), and then compiled from what was seen.
//! From then on the point enters compiled code. An exit that is taken again and again makes the code be watched and compiled anew,
//! without what it had relied on there; after a few versions, or if the compiler refuses, the point gets its operation back. The law:
//! after an exit at least one instruction is interpreted, so the machine always gets on.

mod compile;
mod job;
mod watch;

use std::cell::{Cell, RefCell};
use std::ptr;
use std::time::Instant;

use super::compiled;
use super::dispatch;
use super::frame::{Cx, rewrite};
use super::machine_code::LEAVE;
use super::unwind::is_own_code;
use crate::gc::Gc;
use crate::interp::execute::{self, Execute, Step};
use crate::isa::{Op, Reg, TierFront, TierPoint, decode, outline};
use crate::isa::Body;
use crate::object::Code;
use crate::vm::tier::{CodeTier, CompiledEntry, LastExit, Point, Reason, Seen, State};
use crate::vm::{PyResult, Vm};
use watch::watch;

/// So many objects are met at an instruction before it is compiled for none.
const MOST_CHANGES: u8 = 3;
/// Runs of a point that say enough about its code.
const RUNS_TO_WATCH: u8 = 20;
/// So many times the usual number of runs is watched after compiled code was left too often.
const RUNS_AFTER_EXITS: u32 = 5;
/// Runs that do not ask what has become of a point, while it is being compiled.
const RUNS_WITHOUT_LOOK: u32 = 4;
/// Words of code that is never compiled, whose points would only cost.
const LONGEST_CODE: usize = 20_000;

/// Makes the points of new code. Functions are run so often before anything is done about them.
pub fn place_points(code: Gc<Code>, threshold: u32) {
    let body = &code.linked.body;
    if body.code.len() > LONGEST_CODE {
        return;
    }
    let has_front = body.flags.is_optimized && !body.flags.is_resumable();
    let mut words = Vec::new();
    let suspensions = if body.flags.is_resumable() { foreign_suspensions(body) } else { Vec::new() };
    for (last, op, next, target) in outline(&body.code) {
        // A loop that is left at each turn is not worth being entered.
        let back = target.filter(|&first| first <= last);
        words.extend(back.filter(|&first| !suspensions.iter().any(|word| (first..=last).contains(word))));
        // Where a generator is entered.
        if body.flags.is_generator && matches!(op, Op::ReturnGenerator | Op::Yield) {
            words.push(next);
        }
    }
    words.sort_unstable();
    words.dedup();
    // Whoever looks at a suspended generator reads the operation.
    words.retain(|&word| decode(&body.code, word).is_some_and(|inst| !is_suspension(inst.op)));
    let heads = words.clone();
    if has_front && words.first() != Some(&0) {
        words.insert(0, 0);
    }
    let point = |word: usize| {
        let op = decode(&body.code, word).expect("jumps go to instructions").op;
        Point {
            word: word as u32,
            op,
            entry: Cell::new(None),
            entry_types: RefCell::default(),
            count: Cell::new(0),
            asked: Cell::new(None),
            state: RefCell::default(),
            n_versions: Cell::new(0),
            unhoisted: RefCell::default(),
        }
    };
    let points: Vec<Point> = words.into_iter().map(point).collect();
    heads.iter().for_each(|&word| rewrite(code.linked.entry().wrapping_add(word), Op::TierPoint));
    let _ = code.linked.tier.set(Box::new(CodeTier::new(points, body.code.len(), has_front, threshold)));
    if has_front {
        code.linked.set_countdown(threshold);
    }
}

fn is_suspension(op: Op) -> bool {
    matches!(op, Op::Yield | Op::YieldDelegated | Op::Send)
}

/// Where resumable code is suspended by an instruction that only the interpreter has: all but the `yield` of a plain generator.
fn foreign_suspensions(body: &Body) -> Vec<usize> {
    let is_foreign = |op: Op| is_suspension(op) && !(op == Op::Yield && body.flags.is_generator);
    outline(&body.code).filter(|&(_, op, ..)| is_foreign(op)).map(|(at, ..)| at).collect()
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

/// What stands at an instruction of the code.
fn operation_at(pc: *const u64) -> Op {
    Cx { pc, base: ptr::null_mut() }.op()
}

/// Changes the operation of an instruction of the code for good. A point there gives way.
pub fn set_operation_at(code: Gc<Code>, word: usize, op: Op) {
    let pc = code.linked.entry().wrapping_add(word);
    let points = code.linked.tier.get().filter(|_| operation_at(pc) == Op::TierPoint);
    if let Some((_, point)) = points.and_then(|points| points.find(word)) {
        *point.state.borrow_mut() = State::Refused;
    }
    rewrite(pc, op);
}

impl Execute for TierPoint {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let linked = &cx.function().code.get().linked;
        let counted = linked.tier.get().and_then(|points| points.count_down(linked.word_index(cx.pc)));
        counted.map_or(Step::Slow, Step::As)
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        *cx = at_point(*cx, vm);
        Ok(Step::Jumped)
    }
}

impl Execute for TierFront {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        if cx.count_down() { Step::Next } else { Step::Slow }
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        *cx = match compiled_function(*cx, vm) {
            Some(entry) => run(entry, *cx, vm),
            None => at_point(*cx, vm),
        };
        Ok(Step::Jumped)
    }
}

/// The compiled function at a front, if it can be entered. Short functions gain only if that takes no time.
#[inline(always)]
fn compiled_function(cx: Cx, vm: &Vm) -> Option<CompiledEntry> {
    let code = cx.function().code.get();
    let entry = code.linked.tier.get()?.native_entry.get();
    let may_enter = !entry.is_null() && vm.instructions_left.is_none() && compiled::has_room(vm);
    may_enter.then_some(CompiledEntry(entry))
}

/// Goes on with what stands at a point. Nothing else is done there for so many runs.
fn pass(point: &Point, cx: Cx, vm: &mut Vm, n_runs: u32) -> Cx {
    let linked = &cx.function().code.get().linked;
    if cx.op() == Op::TierFront {
        linked.set_countdown(n_runs);
        return Cx { pc: linked.entry(), ..cx };
    }
    linked.tier.get().iter().for_each(|points| points.set_countdown(point.word as usize, n_runs));
    // If the compiler has refused, the operation stands there again.
    dispatch::step(point.op, cx, vm)
}

/// Runs what stands at a point. Not inlined, as the loop of the interpreter would go on to hold what it has looked at.
#[inline(never)]
fn at_point(cx: Cx, vm: &mut Vm) -> Cx {
    let code = cx.function().code.get();
    let points = code.linked.tier.get().expect("there is a point");
    let Some((index, point)) = points.find(code.linked.word_index(cx.pc)) else { unreachable!("only points have this operation") };
    if vm.instructions_left.is_some() {
        return pass(point, cx, vm, 0);
    }
    if vm.tier.as_ref().is_some_and(|tier| tier.has_finished()) {
        compile::install_finished(vm);
    }
    if let Some(entry) = point.entry.get() {
        return if compiled::has_room(vm) { run(entry, cx, vm) } else { pass(point, cx, vm, 0) };
    }
    if matches!(*point.state.borrow(), State::Refused) {
        return pass(point, cx, vm, u32::MAX);
    }
    let Some(tier) = vm.tier.as_ref().filter(|_| !points.is_in_flight.get()) else { return pass(point, cx, vm, RUNS_WITHOUT_LOOK) };
    // What was counted down is counted here in one piece.
    let count = point.count.get().saturating_add(1).max(tier.threshold);
    point.count.set(count);
    if count == tier.threshold {
        let n_runs = count / 8;
        let n_since = if point.asked.get().is_some() { n_runs } else { count };
        if !tier.budget.is_worth(n_since, code.linked.body.code.len(), point) {
            point.count.set(count - n_runs);
            return pass(point, cx, vm, n_runs);
        }
        if !is_known(points, point) {
            tier.watch.begin(tier.watched, tier.watched_runs, point);
        }
    }
    // A watch ends where native code goes on, and begins anew where that enters the interpreter again.
    if tier.watch.goes_on() {
        return watch_for_a_while(cx, vm);
    }
    compile::request(cx, vm, code, index);
    // If the program has waited, there is something to enter at the next run.
    let n_runs = if point.entry.get().is_some() { 0 } else { RUNS_WITHOUT_LOOK };
    pass(point, cx, vm, n_runs)
}

/// Whether so many runs were watched already that no more need to be.
fn is_known(points: &CodeTier, point: &Point) -> bool {
    points.feedback.get().is_some_and(|feedback| feedback[point.word as usize].runs.get() >= RUNS_TO_WATCH)
}

#[inline(never)]
fn watch_for_a_while(cx: Cx, vm: &mut Vm) -> Cx {
    let start = Instant::now();
    let cx = watch(cx, vm);
    if let Some(tier) = &vm.tier {
        tier.budget.watch(start);
    }
    cx
}

/// What a run from native code begins with: the rest of a watch, or compiled code at its first instruction.
#[inline(always)]
pub fn begin_run(cx: Cx, vm: &mut Vm) -> Cx {
    let Some(tier) = &vm.tier else { return cx };
    if tier.watch.goes_on() {
        execute::publish(cx, vm);
        return watch_for_a_while(cx, vm);
    }
    match compiled_entry(cx) {
        Some(entry) if vm.instructions_left.is_none() && compiled::has_room(vm) => run(entry, cx, vm),
        _ => cx,
    }
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
    let base = cx.base;
    let function = cx.function();
    if cx.pc == function.fast.entry.get() && function.code.get().linked.body.flags.is_resumable() {
        // The call makes a generator: a few instructions, none of which enters another frame.
        while cx.base == base {
            *cx = dispatch::step(operation(*cx), *cx, vm);
        }
        return cx.base < base;
    }
    let Some(entry) = compiled_entry(*cx).filter(|_| compiled::has_room(vm)) else { return false };
    *cx = compiled::enter(entry, *cx, vm);
    // Otherwise it was left in the middle.
    cx.base < base
}

/// The compiled code that begins with the present instruction.
fn compiled_entry(cx: Cx) -> Option<CompiledEntry> {
    if !matches!(cx.op(), Op::TierPoint | Op::TierFront) {
        return None;
    }
    let code = cx.function().code.get();
    let (_, point) = code.linked.tier.get()?.find(code.linked.word_index(cx.pc))?;
    point.entry.get()
}

/// Enters compiled code, and looks at how it was left.
#[inline]
fn run(entry: CompiledEntry, cx: Cx, vm: &mut Vm) -> Cx {
    let next = if vm.observation.is_none() { compiled::enter(entry, cx, vm) } else { run_observed(entry, cx, vm) };
    if vm.tier.as_ref().is_some_and(|tier| tier.last_exit.get().is_some()) { left(next, vm) } else { next }
}

#[cold]
fn run_observed(entry: CompiledEntry, cx: Cx, vm: &mut Vm) -> Cx {
    let entered = vm.observation.as_ref().and_then(|observation| observation.compiled.enter());
    let next = compiled::enter(entry, cx, vm);
    if let Some(observation) = &vm.observation {
        observation.compiled.leave(entered);
    }
    next
}

/// Compiled code was left by an exit.
#[inline(never)]
fn left(next: Cx, vm: &mut Vm) -> Cx {
    let tier = vm.tier.as_ref().expect("there is a second tier");
    let exit = tier.last_exit.take().expect("the caller has looked");
    if tier.has_finished() {
        compile::install_finished(vm);
    } else if exit.count >= tier.patience && exit.reason.counts() && tier.budget.allows() && discard(next, vm, exit) {
        return watch_for_a_while(next, vm);
    }
    // The same code may be entered again here, to be left at once.
    if next.op() == Op::TierPoint { dispatch::step(operation(next), next, vm) } else { next }
}

/// Gives up a version that is left too often, unless that was done before. What comes next is to be watched.
fn discard(cx: Cx, vm: &mut Vm, exit: LastExit) -> bool {
    let code = exit.code.downcast::<Code>().expect("exits know their code");
    let (Some(points), Some(tier)) = (code.linked.tier.get(), &mut vm.tier) else { return false };
    let point = &points.points[exit.point as usize];
    let State::Compiled(version) = point.state.borrow().clone() else { return false };
    if exit.reason == Reason::Unseen && tier.worker.is_some() {
        // What it has seen it still does well, and better than the interpreter.
        points.set_entry(point, None);
        point.state.replace(State::Outgrown(version));
    } else {
        points.retire(point, &mut tier.retired);
    }
    point.count.set(tier.threshold);
    // The rare case that it was left for is to be among them.
    tier.watch.begin(tier.watched, RUNS_AFTER_EXITS * tier.watched_runs, point);
    let place = exit.place.downcast::<Code>().expect("exits know their code");
    let Some(seen) = place.linked.tier.get() else { return true };
    if let (Some(word), Reason::Entry, Some(feedback)) = (exit.finished, exit.reason, points.feedback.get()) {
        feedback[word as usize].is_unsteady.set(true);
    }
    if matches!(exit.reason, Reason::Type | Reason::Entry) && exit.finished.is_none() {
        seen.see_arrival(exit.word, (0..place.linked.body.n_regs).map(|register| Seen::of(cx.get(Reg(register)))).collect());
    }
    if let Some(feedback) = seen.feedback.get() {
        let seen = &feedback[exit.word as usize];
        let n_changes = seen.n_changes.get() + u8::from(exit.reason == Reason::Identity);
        // An index that was too small is tried as one that counts from the end first.
        let has_failed = exit.reason.changes_meaning() && (exit.reason != Reason::Index || seen.counts_from_end.get());
        seen.is_unsteady.set(seen.is_unsteady.get() || has_failed || n_changes > MOST_CHANGES);
        seen.counts_from_end.set(seen.counts_from_end.get() || exit.reason == Reason::Index);
        seen.n_changes.set(n_changes);
    }
    true
}
