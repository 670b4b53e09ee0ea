//! Lifetimes of temporaries, with holes.
//!
//! Given: register instructions over temporaries. Gives: for each temporary the points at which it holds what is still needed. The law: what a
//! handler needs is alive in the whole of every block that the handler protects.

use super::machine::{MachineBlock, MachineFunction, Place};
use crate::ir::analysis::{BitMatrix, BitSet};

/// Joined lifetimes have no more parts than this.
const MAX_PARTS: usize = 4000;

/// Points from `start` on, before `end`. Instruction `n` reads at point `2n` and writes at `2n + 1`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Range {
    pub start: u32,
    pub end: u32,
}

/// The lifetime of every temporary: sorted ranges that do not meet.
pub struct Lifetimes {
    ranges: Vec<Range>,
    /// Where in `ranges` those of a temporary are.
    spans: Vec<(u32, u32)>,
}

impl Lifetimes {
    pub fn new(machine: &MachineFunction) -> Lifetimes {
        let parts = find_parts(machine);
        // A counting sort by temporary; the parts of one temporary stay in the order in which they were found.
        let mut spans = vec![(0, 0); machine.n_temps as usize];
        for &(temp, _) in &parts {
            spans[temp as usize].1 += 1;
        }
        let mut start = 0;
        for span in &mut spans {
            let n_parts = span.1;
            *span = (start, start);
            start += n_parts;
        }
        let mut ranges = vec![Range { start: 0, end: 0 }; parts.len()];
        for (temp, range) in parts {
            let span = &mut spans[temp as usize];
            ranges[span.1 as usize] = range;
            span.1 += 1;
        }
        let mut lifetimes = Lifetimes { ranges, spans };
        (0..lifetimes.spans.len()).for_each(|temp| lifetimes.normalize(temp));
        lifetimes
    }

    pub fn n_temps(&self) -> usize {
        self.spans.len()
    }

    pub fn of(&self, temp: u32) -> &[Range] {
        let (start, end) = self.spans[temp as usize];
        &self.ranges[start as usize..end as usize]
    }

    /// Sorts the ranges of a temporary, and merges those that meet.
    fn normalize(&mut self, temp: usize) {
        let (start, end) = self.spans[temp];
        if end - start < 2 {
            return;
        }
        let ranges = &mut self.ranges[start as usize..end as usize];
        ranges.sort();
        let mut last = 0;
        for index in 1..ranges.len() {
            if ranges[index].start <= ranges[last].end {
                ranges[last].end = ranges[last].end.max(ranges[index].end);
            } else {
                last += 1;
                ranges[last] = ranges[index];
            }
        }
        self.spans[temp].1 = start + last as u32 + 1;
    }

    /// Gives the lifetime of `right` to `left`, if they do not meet; whether that was so.
    pub fn join(&mut self, left: u32, right: u32) -> bool {
        let (first, second) = (self.of(left), self.of(right));
        if first.len() + second.len() > MAX_PARTS || meet(first, second) {
            return false;
        }
        let (first, second) = (self.spans[left as usize], self.spans[right as usize]);
        let start = self.ranges.len() as u32;
        self.ranges.extend_from_within(first.0 as usize..first.1 as usize);
        self.ranges.extend_from_within(second.0 as usize..second.1 as usize);
        self.spans[left as usize] = (start, self.ranges.len() as u32);
        self.spans[right as usize] = (start, start);
        self.normalize(left as usize);
        self.ranges.truncate(self.spans[left as usize].1 as usize);
        true
    }
}

fn meet(first: &[Range], second: &[Range]) -> bool {
    let (mut left, mut right) = (0, 0);
    while left < first.len() && right < second.len() {
        let (a, b) = (first[left], second[right]);
        if a.start < b.end && b.start < a.end {
            return true;
        }
        if a.end <= b.end { left += 1 } else { right += 1 }
    }
    false
}

/// The temporary behind a place.
fn temp(place: Place) -> Option<usize> {
    match place {
        Place::Temp(temp) => Some(temp as usize),
        Place::Reg(_) => None,
    }
}

/// Which temporaries are alive where blocks meet; only those that are alive in more than one block have a number.
struct Boundaries {
    numbered: Vec<u32>,
    number: Vec<u32>,
    live_in: BitMatrix,
    live_out: BitMatrix,
}

impl Boundaries {
    fn number(&self, place: Place) -> Option<usize> {
        let number = self.number[temp(place)?];
        (number != u32::MAX).then_some(number as usize)
    }

    fn new(machine: &MachineFunction) -> Boundaries {
        let (numbered, number) = find_shared(machine);
        let (n_blocks, size) = (machine.blocks.len(), numbered.len());
        let mut boundaries =
            Boundaries { numbered, number, live_in: BitMatrix::new(n_blocks, size), live_out: BitMatrix::new(n_blocks, size) };
        let (mut live, mut needed) = (BitSet::new(size), BitSet::new(size));
        let mut changed = size > 0;
        let mut is_first = true;
        while changed {
            changed = false;
            for &id in machine.order.iter().rev() {
                let block = &machine.blocks[id as usize];
                live.copy_row(&boundaries.live_out, id as usize);
                for next in block.successors().chain(block.handler) {
                    live.union_row(&boundaries.live_in, next as usize);
                }
                if !boundaries.live_out.union(id as usize, &live) && !is_first {
                    continue;
                }
                for inst in block.all_insts().rev() {
                    machine.pool.defs(inst).filter_map(|place| boundaries.number(place)).for_each(|number| live.remove(number));
                    machine.pool.uses(inst).filter_map(|place| boundaries.number(place)).for_each(|number| live.insert(number));
                }
                if let Some(number) = block.exception.and_then(|place| boundaries.number(place)) {
                    live.remove(number);
                }
                if boundaries.needed_by_handler(machine, block, &mut needed) {
                    live.union(&needed);
                }
                changed |= boundaries.live_in.union(id as usize, &live);
            }
            is_first = false;
        }
        boundaries
    }

    /// What a handler needs when it is entered, besides the exception and what the copies at the block's start give; whether there is a handler.
    fn needed_by_handler(&self, machine: &MachineFunction, block: &MachineBlock, needed: &mut BitSet) -> bool {
        let Some(handler) = block.handler else { return false };
        needed.copy_row(&self.live_in, handler as usize);
        if let Some(first) = block.insts.first().filter(|first| first.is_copies()) {
            machine.pool.defs(first).filter_map(|place| self.number(place)).for_each(|number| needed.remove(number));
        }
        true
    }
}

/// The temporaries that are used in another block than the one that has written them last, and their numbers.
fn find_shared(machine: &MachineFunction) -> (Vec<u32>, Vec<u32>) {
    let mut number = vec![u32::MAX; machine.n_temps as usize];
    let mut numbered = Vec::new();
    let mut defined_in = vec![u32::MAX; machine.n_temps as usize];
    for &id in &machine.order {
        let block = &machine.blocks[id as usize];
        if let Some(temp) = block.exception.and_then(temp) {
            defined_in[temp] = id;
        }
        for inst in block.all_insts() {
            for temp in machine.pool.uses(inst).filter_map(temp) {
                if defined_in[temp] != id && number[temp] == u32::MAX {
                    number[temp] = numbered.len() as u32;
                    numbered.push(temp as u32);
                }
            }
            machine.pool.defs(inst).filter_map(temp).for_each(|temp| defined_in[temp] = id);
        }
    }
    (numbered, number)
}

/// The parts of all lifetimes, block by block.
fn find_parts(machine: &MachineFunction) -> Vec<(u32, Range)> {
    let boundaries = Boundaries::new(machine);
    let mut parts: Vec<(u32, Range)> = Vec::with_capacity(machine.n_temps as usize);
    // Where the lifetime that is being followed backwards ends; 0 if none is.
    let mut end_of = vec![0u32; machine.n_temps as usize];
    let mut alive: Vec<u32> = Vec::new();
    let mut needed = BitSet::new(boundaries.numbered.len());
    let mut point = 0u32;
    for &id in &machine.order {
        let block = &machine.blocks[id as usize];
        let n_insts = block.all_insts().count() as u32;
        // One more place at the start, for the exception and for copies of nothing.
        let start = point;
        let end = start + 2 * (n_insts + 1);
        point = end;
        for temp in boundaries.live_out.iter(id as usize).map(|number| boundaries.numbered[number]) {
            end_of[temp as usize] = end;
            alive.push(temp);
        }
        for (at, inst) in block.all_insts().rev().enumerate() {
            let at = start + 2 * (n_insts - at as u32);
            for temp in machine.pool.defs(inst).filter_map(temp) {
                let until = std::mem::take(&mut end_of[temp]).max(at + 2);
                parts.push((temp as u32, Range { start: at + 1, end: until }));
            }
            for temp in machine.pool.uses(inst).filter_map(temp) {
                if end_of[temp] == 0 {
                    end_of[temp] = at + 1;
                    alive.push(temp as u32);
                }
            }
        }
        if let Some(temp) = block.exception.and_then(temp) {
            let until = std::mem::take(&mut end_of[temp]).max(start + 2);
            parts.push((temp as u32, Range { start, end: until }));
        }
        for temp in alive.drain(..) {
            let end = std::mem::take(&mut end_of[temp as usize]);
            if end > 0 {
                parts.push((temp, Range { start, end }));
            }
        }
        if boundaries.needed_by_handler(machine, block, &mut needed) {
            parts.extend(needed.iter().map(|number| (boundaries.numbered[number], Range { start, end })));
        }
    }
    parts
}
