//! Lifetimes of temporaries, with holes.
//!
//! Given: register instructions over temporaries. Gives: for each temporary the points at which it holds what is still needed. The law: what a
//! handler needs is alive in the whole of every block that the handler protects.
//!
//! Most temporaries are written once and read in the same block: one walk finds their lifetimes. The others are *numbered*; where
//! temporaries are read and written is noted on the walk, and everything else about the numbered ones is found in their notes.

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
    ranges: Vec<Range>,
    /// Where in `ranges` those of a temporary are.
    spans: Vec<(u32, u32)>,
    temps: Vec<Temp>,
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
        self.spans.resize(self.temps.len(), (0, 0));
        for &temp in &self.written {
            let Temp { number, range, .. } = self.temps[temp as usize];
            if number == NONE {
                let start = self.ranges.len() as u32;
                self.ranges.push(range);
                self.spans[temp as usize] = (start, start + 1);
            }
        }
        if self.numbered.temps.is_empty() {
            return;
        }
        self.numbered.compute(machine, &self.temps);
        // A counting sort by temporary; the parts of one temporary stay in the order in which they were found.
        for &(number, _) in &self.numbered.parts {
            self.spans[self.numbered.temps[number as usize] as usize].1 += 1;
        }
        let mut start = self.ranges.len() as u32;
        for &temp in &self.numbered.temps {
            let span = &mut self.spans[temp as usize];
            let n_parts = span.1 - span.0;
            *span = (start, start);
            start += n_parts;
        }
        self.ranges.resize(start as usize, Range::default());
        for &(number, range) in &self.numbered.parts {
            let span = &mut self.spans[self.numbered.temps[number as usize] as usize];
            self.ranges[span.1 as usize] = range;
            span.1 += 1;
        }
        for index in 0..self.numbered.temps.len() {
            self.normalize(self.numbered.temps[index] as usize);
        }
    }

    /// Finds the lifetimes that lie in one block, and gives the other temporaries numbers. Notes everything that is read or written.
    fn walk(&mut self, machine: &MachineFunction) {
        let Lifetimes { temps, written, numbered, .. } = self;
        temps.clear();
        temps.resize(machine.n_temps as usize, Temp { block: NONE, number: NONE, range: Range::default() });
        written.clear();
        numbered.clear();
        let mut walk = Walk { temps, written, numbered, block: 0 };
        let mut point = 0;
        for &id in &machine.order {
            let block = &machine.blocks[id as usize];
            walk.start_block(id, point);
            if let Some(temp) = block.exception.and_then(temp) {
                walk.write(temp, Range { start: point, end: point + 2 });
            }
            for inst in block.all_insts() {
                point += 2;
                let operands = machine.pool.all(inst);
                if inst.is_copies() {
                    // Another copy may read what one of them writes.
                    operands.iter().for_each(|operand| walk.see_read(operand, point));
                    operands.iter().for_each(|operand| walk.see_written(operand, point));
                } else {
                    for operand in operands {
                        walk.see_read(operand, point);
                        walk.see_written(operand, point);
                    }
                }
            }
            point += 2;
        }
        numbered.blocks.push((numbered.notes.len(), point));
    }

    /// The temporaries that are written, almost in the order in which they begin to live.
    pub fn written(&self) -> &[u32] {
        &self.written
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

/// The temporaries that more than one block knows, or that are written twice.
#[derive(Default)]
struct Numbered {
    temps: Vec<u32>,
    /// First about all temporaries, then about the numbered ones.
    notes: Vec<Note>,
    /// Where the notes of each block of the order begin, and its first point; one more at the end.
    blocks: Vec<(usize, u32)>,
    live_in: BitMatrix,
    live_out: BitMatrix,
    live: BitSet,
    needed: BitSet,
    /// Where the lifetime that is being followed backwards ends; 0 if none is.
    end_of: Vec<u32>,
    alive: Vec<u32>,
    /// The parts of all lifetimes, block by block.
    parts: Vec<(u32, Range)>,
}

/// A temporary is read or written.
#[derive(Clone, Copy)]
struct Note {
    /// The temporary, later its number.
    temp: u32,
    /// If it is written: from where to where it lives even if nothing reads it. If it is read: the end is behind that.
    range: Range,
    is_written: bool,
}

/// The walk over all instructions.
struct Walk<'l> {
    temps: &'l mut [Temp],
    written: &'l mut Vec<u32>,
    numbered: &'l mut Numbered,
    /// The present block.
    block: u32,
}

impl Walk<'_> {
    fn start_block(&mut self, block: u32, point: u32) {
        self.block = block;
        self.numbered.blocks.push((self.numbered.notes.len(), point));
    }

    #[inline(always)]
    fn see_read(&mut self, operand: &Operand, point: u32) {
        if let Operand::Use(Place::Temp(temp)) = *operand {
            self.read(temp as usize, Range { start: point, end: point + 1 });
        }
    }

    #[inline(always)]
    fn see_written(&mut self, operand: &Operand, point: u32) {
        if let Operand::Def(Place::Temp(temp)) = *operand {
            self.write(temp as usize, Range { start: point + 1, end: point + 2 });
        }
    }

    fn read(&mut self, index: usize, range: Range) {
        let temp = &mut self.temps[index];
        temp.range.end = range.end;
        if temp.block != self.block {
            self.numbered.add(temp, index);
        }
        self.numbered.notes.push(Note { temp: index as u32, range, is_written: false });
    }

    fn write(&mut self, index: usize, range: Range) {
        let temp = &mut self.temps[index];
        if temp.block == NONE {
            self.written.push(index as u32);
        } else {
            self.numbered.add(temp, index);
        }
        (temp.block, temp.range) = (self.block, range);
        self.numbered.notes.push(Note { temp: index as u32, range, is_written: true });
    }
}

impl Numbered {
    fn clear(&mut self) {
        self.temps.clear();
        self.notes.clear();
        self.blocks.clear();
    }

    fn add(&mut self, temp: &mut Temp, index: usize) {
        if temp.number == NONE {
            temp.number = self.temps.len() as u32;
            self.temps.push(index as u32);
        }
    }

    /// Finds the parts of all lifetimes.
    fn compute(&mut self, machine: &MachineFunction, temps: &[Temp]) {
        self.keep_notes_of_numbered(temps);
        let (n_blocks, size) = (machine.blocks.len(), self.temps.len());
        self.live_in.reset(n_blocks, size);
        self.live_out.reset(n_blocks, size);
        self.live.reset(size);
        self.needed.reset(size);
        self.find_alive(machine, temps);
        self.find_parts(machine, temps);
    }

    /// Drops the notes about other temporaries; from now on notes have numbers.
    fn keep_notes_of_numbered(&mut self, temps: &[Temp]) {
        let Numbered { notes, blocks, .. } = self;
        let (mut kept, mut at) = (0, 0);
        for (first, _) in &mut *blocks {
            while at < *first {
                let number = temps[notes[at].temp as usize].number;
                if number != NONE {
                    notes[kept] = Note { temp: number, ..notes[at] };
                    kept += 1;
                }
                at += 1;
            }
            *first = kept;
        }
        notes.truncate(kept);
    }

    /// Which temporaries are alive where blocks meet.
    fn find_alive(&mut self, machine: &MachineFunction, temps: &[Temp]) {
        let mut changed = true;
        let mut is_first = true;
        while changed {
            changed = false;
            for (place, &id) in machine.order.iter().enumerate().rev() {
                let block = &machine.blocks[id as usize];
                self.live.copy_row(&self.live_out, id as usize);
                for next in block.successors().chain(block.handler) {
                    self.live.union_row(&self.live_in, next as usize);
                }
                if !self.live_out.union(id as usize, &self.live) && !is_first {
                    continue;
                }
                for note in self.notes[self.blocks[place].0..self.blocks[place + 1].0].iter().rev() {
                    if note.is_written {
                        self.live.remove(note.temp as usize);
                    } else {
                        self.live.insert(note.temp as usize);
                    }
                }
                if self.find_needed(machine, block, temps) {
                    self.live.union(&self.needed);
                }
                changed |= self.live_in.union(id as usize, &self.live);
            }
            is_first = false;
        }
    }

    /// What a handler needs when it is entered, besides the exception and what the copies at the block's start give; whether there is a handler.
    fn find_needed(&mut self, machine: &MachineFunction, block: &MachineBlock, temps: &[Temp]) -> bool {
        let Some(handler) = block.handler else { return false };
        self.needed.copy_row(&self.live_in, handler as usize);
        if let Some(first) = block.insts.first().filter(|first| first.is_copies()) {
            let numbers = machine.pool.defs(first).filter_map(temp).map(|temp| temps[temp].number);
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
                let end_of = &mut self.end_of[note.temp as usize];
                if note.is_written {
                    let end = std::mem::take(end_of).max(note.range.end);
                    self.parts.push((note.temp, Range { start: note.range.start, end }));
                } else if *end_of == 0 {
                    *end_of = note.range.end;
                    self.alive.push(note.temp);
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
