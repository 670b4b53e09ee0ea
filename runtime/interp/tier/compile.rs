//! Asking the compiler, and installing what it has made.
//!
//! Given: a point that has run often. Gives: an entry of the point, now or later, or the operation that it had. The law: only the program's
//! thread installs, and only code whose assumptions still hold; whatever changes them meanwhile tells the job in flight (`vm/tier/worker.rs`).

use std::io::{self, Write};
use std::rc::Rc;
use std::time::Instant;

use super::{job, operation_at, watch};
use crate::gc::Gc;
use crate::interp::frame::{Cx, rewrite};
use crate::isa::Op;
use crate::object::Code;
use crate::value::{Value, Word};
use crate::vm::tier::{Event, Finished, InFlight, Point, Published, State, Tier, Times, Version, Worker};
use crate::vm::{Lease, Vm};

/// Versions of one piece of code before the compiler is not asked any more.
const MOST_VERSIONS: u8 = 6;

/// Has the code at a point compiled: beside the program, or at once. If the compiler has much to do, the next run asks again.
pub fn request(cx: Cx, vm: &mut Vm, code: Gc<Code>, index: usize) {
    let start = Instant::now();
    let tier = vm.tier.as_ref().expect("there is a second tier");
    if !Worker::has_room(tier.in_flight.len()) {
        return;
    }
    let points = code.linked.tier.get().expect("there is a point");
    let point = &points.points[index];
    watch::see_entry(point, cx, usize::from(code.linked.body.n_regs));
    point.n_versions.set(point.n_versions.get() + 1);
    let subject = job::subject(code, point);
    if subject.version > MOST_VERSIONS {
        let tier = vm.tier.as_mut().expect("there is a second tier");
        refuse(tier, code, point);
        note(tier, Event { subject, outcome: Err("it was left too often".to_owned()), times: Times::default() });
        return;
    }
    let (job, kept) = job::job(cx, vm, point);
    let tier = vm.tier.as_mut().expect("there is a second tier");
    let id = tier.next_job();
    let validity = job.validity.clone();
    let flight = InFlight { id, subject, code: code.value(), point: index, validity, kept, is_broken: false, changed: Vec::new() };
    let sent = match &mut tier.worker {
        Some(worker) => worker.send(id, job),
        None => Err(job),
    };
    match sent {
        Ok(()) => {
            let state = point.state.take();
            *point.state.borrow_mut() = match state {
                State::Outgrown(version) => {
                    points.set_entry(point, Some(&version));
                    State::Replacing(version)
                }
                _ => State::Pending,
            };
            points.is_in_flight.set(true);
            tier.in_flight.push(flight);
        }
        Err(job) => {
            // There is no thread, or there cannot be one: the program waits.
            tier.worker = None;
            tier.budget.lift_limit();
            points.retire(point, &mut tier.retired);
            *point.state.borrow_mut() = State::Pending;
            let finished = Finished::compile(&*tier.compiler, &tier.memory, id, &job, Instant::now());
            install(tier, flight, finished, false);
        }
    }
    tier.budget.wait(start);
    vm.note_relying(code);
}

/// Installs what was compiled beside the program, if anything was.
pub fn install_finished(vm: &mut Vm) {
    let start = Instant::now();
    let tier = vm.tier.as_mut().expect("there is a second tier");
    let finished = tier.worker.as_ref().map(Worker::take_finished).unwrap_or_default();
    let mut codes = Vec::new();
    for finished in finished {
        let place = tier.in_flight.iter().position(|flight| flight.id == finished.id).expect("what is finished was in flight");
        let flight = tier.in_flight.remove(place);
        codes.extend(flight.code.downcast::<Code>());
        install(tier, flight, finished, true);
    }
    tier.budget.wait(start);
    codes.into_iter().for_each(|code| vm.note_relying(code));
}

/// Makes what has come of a job the point's entry, if it still may be.
fn install(tier: &mut Tier, flight: InFlight, finished: Finished, is_concurrent: bool) {
    let Finished { outcome, queued, compiling, at, .. } = finished;
    let times = Times { queued, compiling, unnoticed: at.elapsed(), is_concurrent };
    tier.compiling += compiling;
    let outcome = outcome.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    let code: Gc<Code> = flight.code.downcast().expect("jobs know their code");
    let points = code.linked.tier.get().expect("there is a point");
    let point = &points.points[flight.point];
    points.is_in_flight.set(false);
    let is_wanted = matches!(*point.state.borrow(), State::Pending | State::Replacing(_));
    let outcome = match outcome {
        _ if !is_wanted => Err("another instruction stands there now".to_owned()),
        Ok(made) if flight.is_outdated(&made.artifact) => {
            let state = point.state.take();
            *point.state.borrow_mut() = match state {
                State::Replacing(version) => State::Compiled(version),
                _ => State::Cold,
            };
            Err("what it relied on has changed meanwhile".to_owned())
        }
        made => made.and_then(|made| become_version(tier, &flight, point, made)).inspect_err(|_| refuse(tier, code, point)),
    };
    if let Ok(version) = &outcome {
        tier.reach = tier.reach.max(version.published.artifact.reach);
        version.published.artifact.exits.iter().for_each(|exit| exit.install(code.value(), flight.point as u32));
        points.retire(point, &mut tier.retired);
        points.set_entry(point, Some(version));
        *point.state.borrow_mut() = State::Compiled(version.clone());
    }
    note(tier, Event { subject: flight.subject, outcome, times });
}

/// Code that can run becomes a version, which keeps its objects alive.
fn become_version(tier: &Tier, flight: &InFlight, point: &Point, published: Published) -> Result<Rc<Version>, String> {
    if tier.writes_perf_map {
        let name = format!("{}@{}", flight.subject.name, point.word);
        write_perf_map(&published.lease, published.bytes, &name).map_err(|error| format!("cannot write the file for perf: {error}"))?;
    }
    let roots: Vec<Value> = published.artifact.roots.iter().filter(|word| word.is_object()).map(|&word| kept(flight, word)).collect();
    // Exits know objects by their words.
    for root in roots.iter().chain([&flight.code]) {
        let _ = root.address().expose_provenance();
    }
    Ok(Rc::new(Version { published, roots, validity: flight.validity.clone() }))
}

/// The object that a word in the code is.
fn kept(flight: &InFlight, word: Word) -> Value {
    let place = flight.kept.binary_search_by_key(&word.bits(), |value| value.bits());
    flight.kept[place.expect("code mentions only what its job knew")]
}

/// Tells `perf` what lies at an address.
fn write_perf_map(lease: &Lease, size: usize, name: &str) -> io::Result<()> {
    let path = format!("/tmp/perf-{}.map", std::process::id());
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path)?;
    writeln!(file, "{:x} {size:x} {name}", lease.address.addr())
}

/// The point gets its operation back, for good.
fn refuse(tier: &mut Tier, code: Gc<Code>, point: &Point) {
    code.linked.tier.get().expect("there is a point").retire(point, &mut tier.retired);
    *point.state.borrow_mut() = State::Refused;
    let pc = code.linked.entry().wrapping_add(point.word as usize);
    if operation_at(pc) == Op::TierPoint {
        rewrite(pc, point.op);
    }
}

fn note(tier: &mut Tier, event: Event) {
    if tier.keeps_events {
        tier.events.push(event);
    }
}
