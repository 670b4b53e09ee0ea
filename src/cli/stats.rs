//! `--stats`: what a run consisted of.
//!
//! Given: a machine after its run. Gives: a report on stderr, as text or JSON. Not obvious: instructions are counted in a loop of their own, so
//! times of such a run say nothing but which part of them compiled code has taken.

use std::fmt::Write;

use clap::ValueEnum;
use pyregrine_runtime::isa::Op;
use pyregrine_runtime::vm::{Observation, Vm};
use serde_json::{Value, json};

/// Pairs of instructions that the text shows.
const PAIRS: usize = 20;

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum StatsFormat {
    Text,
    Json,
}

/// The report of a machine that was observed.
pub fn report(vm: &Vm, format: StatsFormat) -> String {
    let Some(observation) = &vm.observation else { return String::new() };
    match format {
        StatsFormat::Text => text(vm, observation),
        StatsFormat::Json => format!("{:#}\n", json(vm, observation)),
    }
}

struct Row {
    op: Op,
    executed: u64,
    slow: u64,
}

/// The instructions that were executed, most frequent first.
fn rows(observation: &Observation) -> Vec<Row> {
    let row = |&op: &Op| Row { op, executed: observation.executed[op as usize], slow: observation.slow[op as usize] };
    let mut rows: Vec<Row> = Op::ALL.iter().map(row).filter(|row| row.executed > 0).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.executed));
    rows
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// Hits and misses of inline caches.
fn caches(rows: &[Row]) -> (u64, u64) {
    let cached = || rows.iter().filter(|row| Observation::is_cached(row.op));
    let misses = cached().map(|row| row.slow).sum();
    (cached().map(|row| row.executed).sum::<u64>() - misses, misses)
}

/// What compiled code has done: instructions, their share, and its share of the time.
fn compiled(observation: &Observation, interpreted: u64) -> (u64, f64, f64) {
    let compiled = &observation.compiled;
    let instructions = compiled.instructions.get();
    let time = 100.0 * compiled.time.get().as_secs_f64() / compiled.elapsed().as_secs_f64();
    (instructions, share(instructions, instructions + interpreted), time)
}

fn text(vm: &Vm, observation: &Observation) -> String {
    let rows = rows(observation);
    let executed: u64 = rows.iter().map(|row| row.executed).sum();
    let slow: u64 = rows.iter().map(|row| row.slow).sum();
    let (hits, misses) = caches(&rows);
    let heap = vm.heap.stats();
    let mut text = String::new();
    let _ = writeln!(text, "{executed} instructions, {:.1} % of them by their slow half", share(slow, executed));
    if let Some(tier) = &vm.tier {
        let (done, instructions, time) = compiled(observation, executed);
        let _ = writeln!(text, "compiled code: {done} more instructions, {instructions:.1} % of all, in {time:.1} % of the time");
        let (compiling, waiting) = (tier.compiling.as_micros(), tier.budget.waiting().as_micros());
        let _ = writeln!(text, "compiling: {compiling} µs, for which the program has waited {waiting} µs");
    }
    let _ = writeln!(text, "{} calls of Python functions, at most {} deep", observation.calls, observation.deepest);
    let _ = writeln!(text, "inline caches: {hits} hits, {misses} misses ({:.1} %)", share(misses, hits + misses));
    let _ = writeln!(text, "{} collections, {} bytes allocated, {} live after the last one\n", heap.collections, heap.allocated_bytes, heap.live_bytes);
    let _ = writeln!(text, "{:>14} {:>6} {:>7}  instruction", "executed", "%", "slow %");
    for Row { op, executed: count, slow } in &rows {
        let _ = writeln!(text, "{count:>14} {:>6.2} {:>7.2}  {}", share(*count, executed), share(*slow, *count), op.mnemonic());
    }
    let _ = writeln!(text, "\n{:>14} {:>6}  one after another", "executed", "%");
    for (first, second, count) in observation.sorted_pairs().into_iter().take(PAIRS) {
        let _ = writeln!(text, "{count:>14} {:>6.2}  {}, {}", share(count, executed), first.mnemonic(), second.mnemonic());
    }
    text
}

fn json(vm: &Vm, observation: &Observation) -> Value {
    let rows = rows(observation);
    let (hits, misses) = caches(&rows);
    let heap = vm.heap.stats();
    let instructions: Vec<Value> = rows.iter().map(|row| json!({"name": row.op.mnemonic(), "executed": row.executed, "slow": row.slow})).collect();
    let pair = |(first, second, count): (Op, Op, u64)| json!({"first": first.mnemonic(), "second": second.mnemonic(), "executed": count});
    let pairs: Vec<Value> = observation.sorted_pairs().into_iter().map(pair).collect();
    let (done, share_of_instructions, share_of_time) = compiled(observation, rows.iter().map(|row| row.executed).sum());
    let (compiling, waiting) = vm.tier.as_ref().map_or((0, 0), |tier| (tier.compiling.as_micros() as u64, tier.budget.waiting().as_micros() as u64));
    json!({
        "compiled": {
            "instructions": done,
            "percent_of_instructions": share_of_instructions,
            "percent_of_time": share_of_time,
            "compiling_microseconds": compiling,
            "waiting_microseconds": waiting,
        },
        "instructions": instructions,
        "pairs": pairs,
        "calls": observation.calls,
        "deepest": observation.deepest,
        "cache_hits": hits,
        "cache_misses": misses,
        "collections": heap.collections,
        "allocated_bytes": heap.allocated_bytes,
        "live_bytes": heap.live_bytes,
    })
}
