//! Lifetimes of temporaries, with holes.
//!
//! Given: register instructions over temporaries. Gives: for each temporary the points at which it holds what is still needed. The law: what a
//! handler needs is alive in the whole of every block that the handler protects.
//!
//! Most temporaries are written once and read in the same block: one walk finds their lifetimes. The others are *numbered*; a second
//! walk notes where they are read and written, and everything else about them is found in the notes.

use super::machine::{MachineBlock, MachineFunction, Operand, Place};
use crate::ir::analysis::{BitMatrix, BitSet};

/// Joined lifetimes have no more parts than this.
const MAX_PARTS: usize = 4000;

/// Points from `start` on, before `end`. Instruction `n` reads at point `2n` and writes at `2n + 1`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Range {
    pub start: u32,
    pub end: u32,
}

/// The lifetime of every temporary: sorted ranges that do not meet. One function after the other uses the memory.
#[derive(Default)]
pub struct Lifetimes {
    temps: Vec<Temp>,
    /// Of the temporaries that have numbers, where in `ranges` their lifetimes are.
    spans: Vec<(u32, u32)>,
    ranges: Vec<Range>,
    /// The temporaries that are written, in the order in which the walk finds them.
    written: Vec<u32>,
    numbered: Numbered,
}

/// What the first walk finds out about a temporary.
#[derive(Clone, Copy)]
struct Temp {
    /// The block that writes it, or `NONE`.
    block: u32,
    /// Its number, or `NONE`.
    number: u32,
    /// Its lifetime, if it has no number.
    range: Range,
}

const NONE: u32 = u32::MAX;

impl Lifetimes {
    /// Becomes the lifetimes of a function's temporaries.
    pub fn compute(&mut self, machine: &MachineFunction) {
        self.walk(machine);
        self.ranges.clear();
        self.spans.clear();
        if self.numbered.temps.is_empty() {
            return;
        }
        self.numbered.compute(machine, &self.temps);
        // A counting sort by temporary; the parts of one temporary stay in the order in which they were found.
        self.spans.resize(self.numbered.temps.len(), (0, 0));
        for &(number, _) in &self.numbered.parts {
            self.spans[number as usize].1 += 1;
        }
        let mut start = 0;
        for span in &mut self.spans {
            let n_parts = span.1;
            *span = (start, start);
            start += n_parts;
        }
        self.ranges.resize(start as usize, Range::default());
        for &(number, range) in &self.numbered.parts {
            let span = &mut self.spans[number as usize];
            self.ranges[span.1 as usize] = range;
            span.1 += 1;
        }
        for number in 0..self.spans.len() {
            self.normalize(number);
        }
    }

    /// Finds the lifetimes that lie in one block, and gives the other temporaries numbers.
    fn walk(&mut self, machine: &MachineFunction) {
        let Lifetimes { temps, written, numbered, .. } = self;
        temps.clear();
        temps.resize(machine.n_temps as usize, Temp { block: NONE, number: NONE, range: Range::default() });
        written.clear();
        numbered.temps.clear();
        let mut walk = Walk { temps, written, numbered, block: 0 };
        let mut point = 0;
        for &id in &machine.order {
            let block = &machine.blocks[id as usize];
            walk.block = id;
            if let Some(exception) = block.exception {
                walk.write(exception, Range { start: point, end: point + 2 });
            }
            for inst in block.all_insts() {
                point += 2;
                for operand in machine.pool.all(inst) {
                    match *operand {
                        Operand::Use(place) => walk.read(place, point + 1),
                        Operand::Def(place) => walk.write(place, Range { start: point + 1, end: point + 2 }),
                        _ => {}
                    }
                }
            }
            point += 2;
        }
    }

    /// The temporaries that are written, almost in the order in which they begin to live.
    pub fn written(&self) -> &[u32] {
        &self.written
    }

    pub fn n_temps(&self) -> usize {
        self.temps.len()
    }

    /// The lifetime of a temporary that is written.
    #[inline]
    pub fn of(&self, temp: u32) -> &[Range] {
        let temp = &self.temps[temp as usize];
        match self.spans.get(temp.number as usize) {
            Some(&(start, end)) => &self.ranges[start as usize..end as usize],
            None => std::slice::from_ref(&temp.range),
        }
    }

    /// Sorts the ranges of a numbered temporary, and merges those that meet.
    fn normalize(&mut self, number: usize) {
        let (start, end) = self.spans[number];
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
        self.spans[number].1 = start + last as u32 + 1;
    }

    /// Gives the lifetime of `right` to `left`, if they do not meet; whether that was so.
    pub fn join(&mut self, left: u32, right: u32) -> bool {
        let (first, second) = (self.of(left), self.of(right));
        if first.len() + second.len() > MAX_PARTS || meet(first, second) {
            return false;
        }
        let (left, right) = (self.number(left), self.number(right));
        let (first, second) = (self.spans[left], self.spans[right]);
        let start = self.ranges.len() as u32;
        self.ranges.extend_from_within(first.0 as usize..first.1 as usize);
        self.ranges.extend_from_within(second.0 as usize..second.1 as usize);
        self.spans[left] = (start, self.ranges.len() as u32);
        self.spans[right] = (start, start);
        self.normalize(left);
        self.ranges.truncate(self.spans[left].1 as usize);
        true
    }

    /// The number of a temporary, which gets one if it has none.
    fn number(&mut self, temp: u32) -> usize {
        let temp = &mut self.temps[temp as usize];
        if temp.number == NONE {
            temp.number = self.spans.len() as u32;
            let start = self.ranges.len() as u32;
            self.ranges.push(temp.range);
            self.spans.push((start, start + 1));
        }
        temp.number as usize
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

/// The first walk over all instructions.
struct Walk<'l> {
    temps: &'l mut [Temp],
    written: &'l mut Vec<u32>,
    numbered: &'l mut Numbered,
    /// The present block.
    block: u32,
}

impl Walk<'_> {
    #[inline(always)]
    fn read(&mut self, place: Place, end: u32) {
        let Some(index) = place.as_temp() else { return };
        let temp = &mut self.temps[index as usize];
        temp.range.end = end;
        if temp.block != self.block {
            self.numbered.add(temp, index);
        }
    }

    #[inline(always)]
    fn write(&mut self, place: Place, range: Range) {
        let Some(index) = place.as_temp() else { return };
        let temp = &mut self.temps[index as usize];
        if temp.block == NONE {
            self.written.push(index);
        } else {
            self.numbered.add(temp, index);
        }
        (temp.block, temp.range) = (self.block, range);
    }
}

/// The temporaries that more than one block knows, or that are written twice.
#[derive(Default)]
struct Numbered {
    temps: Vec<u32>,
    notes: Vec<Note>,
    /// Where the notes of each block of the order begin, and its first point; one more at the end.
    blocks: Vec<(usize, u32)>,
    /// What each block reads before it writes it, and what it writes.
    reads: BitMatrix,
    writes: BitMatrix,
    live_in: BitMatrix,
    live_out: BitMatrix,
    live: BitSet,
    needed: BitSet,
    is_seen: Vec<bool>,
    /// Where the lifetime that is being followed backwards ends; 0 if none is.
    end_of: Vec<u32>,
    alive: Vec<u32>,
    /// The parts of all lifetimes, block by block.
    parts: Vec<(u32, Range)>,
}

/// A numbered temporary is read or written.
#[derive(Clone, Copy)]
struct Note {
    number: u32,
    /// If it is written: from where to where it lives even if nothing reads it. If it is read: the end is behind that.
    range: Range,
    is_written: bool,
}

impl Numbered {
    fn add(&mut self, temp: &mut Temp, index: u32) {
        if temp.number == NONE {
            temp.number = self.temps.len() as u32;
            self.temps.push(index);
        }
    }

    /// Finds the parts of all lifetimes.
    fn compute(&mut self, machine: &MachineFunction, temps: &[Temp]) {
        self.take_notes(machine, temps);
        let (n_blocks, size) = (machine.blocks.len(), self.temps.len());
        for matrix in [&mut self.reads, &mut self.writes, &mut self.live_in, &mut self.live_out] {
            matrix.reset(n_blocks, size);
        }
        self.live.reset(size);
        self.needed.reset(size);
        self.find_alive(machine, temps);
        self.find_parts(machine, temps);
    }

    /// Notes everything that is read or written.
    fn take_notes(&mut self, machine: &MachineFunction, temps: &[Temp]) {
        let Numbered { notes, blocks, .. } = self;
        notes.clear();
        blocks.clear();
        let mut note = |place: Place, range, is_written| {
            let number = place.as_temp().map_or(NONE, |temp| temps[temp as usize].number);
            if number != NONE {
                notes.push(Note { number, range, is_written });
            }
            notes.len()
        };
        let (mut n_notes, mut point) = (0, 0);
        for &id in &machine.order {
            let block = &machine.blocks[id as usize];
            blocks.push((n_notes, point));
            if let Some(exception) = block.exception {
                n_notes = note(exception, Range { start: point, end: point + 2 }, true);
            }
            for inst in block.all_insts() {
                point += 2;
                for operand in machine.pool.all(inst) {
                    n_notes = match *operand {
                        Operand::Use(place) => note(place, Range { start: point, end: point + 1 }, false),
                        Operand::Def(place) => note(place, Range { start: point + 1, end: point + 2 }, true),
                        _ => continue,
                    };
                }
            }
            point += 2;
        }
        blocks.push((n_notes, point));
    }

    /// Which temporaries are alive where blocks meet.
    fn find_alive(&mut self, machine: &MachineFunction, temps: &[Temp]) {
        self.is_seen.clear();
        self.is_seen.resize(machine.blocks.len(), false);
        for (place, &id) in machine.order.iter().enumerate() {
            for note in self.notes[self.blocks[place].0..self.blocks[place + 1].0].iter().rev() {
                if note.is_written {
                    self.writes.insert(id as usize, note.number as usize);
                    self.reads.remove(id as usize, note.number as usize);
                } else {
                    self.reads.insert(id as usize, note.number as usize);
                }
            }
        }
        let mut has_loops = false;
        loop {
            let mut changed = false;
            for &id in machine.order.iter().rev() {
                let block = &machine.blocks[id as usize];
                self.live.clear();
                for next in block.successors().chain(block.handler) {
                    has_loops |= !self.is_seen[next as usize];
                    self.live.union_row(&self.live_in, next as usize);
                }
                self.is_seen[id as usize] = true;
                self.live_out.set_row(id as usize, &self.live);
                self.live.remove_row(&self.writes, id as usize);
                self.live.union_row(&self.reads, id as usize);
                if self.find_needed(machine, block, temps) {
                    self.live.union(&self.needed);
                }
                changed |= self.live_in.union(id as usize, &self.live);
            }
            // Without a way back the first round has seen everything.
            if !changed || !has_loops {
                return;
            }
        }
    }

    /// What a handler needs when it is entered, besides the exception and what the copies at the block's start give; whether there is a handler.
    fn find_needed(&mut self, machine: &MachineFunction, block: &MachineBlock, temps: &[Temp]) -> bool {
        let Some(handler) = block.handler else { return false };
        self.needed.copy_row(&self.live_in, handler as usize);
        if let Some(first) = block.insts.first().filter(|first| first.is_copies()) {
            let numbers = machine.pool.defs(first).filter_map(Place::as_temp).map(|temp| temps[temp as usize].number);
            numbers.filter(|&number| number != NONE).for_each(|number| self.needed.remove(number as usize));
        }
        true
    }

    fn find_parts(&mut self, machine: &MachineFunction, temps: &[Temp]) {
        self.parts.clear();
        self.end_of.clear();
        self.end_of.resize(self.temps.len(), 0);
        for (place, &id) in machine.order.iter().enumerate() {
            let block = &machine.blocks[id as usize];
            let ((first, start), (last, end)) = (self.blocks[place], self.blocks[place + 1]);
            for number in self.live_out.iter(id as usize) {
                self.end_of[number] = end;
                self.alive.push(number as u32);
            }
            for note in self.notes[first..last].iter().rev() {
                let end_of = &mut self.end_of[note.number as usize];
                if note.is_written {
                    let end = std::mem::take(end_of).max(note.range.end);
                    self.parts.push((note.number, Range { start: note.range.start, end }));
                } else if *end_of == 0 {
                    *end_of = note.range.end;
                    self.alive.push(note.number);
                }
            }
            for number in self.alive.drain(..) {
                let end = std::mem::take(&mut self.end_of[number as usize]);
                if end > 0 {
                    self.parts.push((number, Range { start, end }));
                }
            }
            if self.find_needed(machine, block, temps) {
                self.parts.extend(self.needed.iter().map(|number| (number as u32, Range { start, end })));
            }
        }
    }
}
