//! Register allocation.
//!
//! Given: register instructions over temporaries. Gives: the same over registers. Lifetimes with holes; temporaries that a copy
//! connects share a register if their lifetimes do not meet; the lowest register that is free for a whole lifetime is taken. The law: what a
//! handler needs keeps its register through every block that the handler protects.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::Switches;
use super::machine::{MachineBlock, MachineFunction, Place, Source};
use crate::ir::analysis::BitSet;

/// Lifetimes with more parts than this are not joined any further.
const MAX_PARTS: usize = 4000;

/// In so many registers holes between lifetimes are looked for.
const MAX_HOLES: usize = 48;

/// Half-open ranges of points, sorted. Instruction `n` reads at point `2n` and writes at `2n + 1`.
type Ranges = Vec<(u32, u32)>;

pub fn allocate_registers(machine: &mut MachineFunction, switches: Switches) -> Result<(), String> {
    let ranges = lifetimes(machine);
    let mut classes = Classes::new(ranges);
    for &block in machine.order.iter().filter(|_| switches.coalesce) {
        for inst in &machine.blocks[block as usize].insts {
            for &(dst, source) in &inst.copies {
                if let (Place::Temp(dst), Source::Place(Place::Temp(source))) = (dst, source) {
                    classes.join(dst, source);
                }
            }
        }
    }
    let registers = color(&mut classes, machine.n_fixed)?;
    if cfg!(debug_assertions)
        && let Err(what) = super::check_registers::check_registers(machine, &registers)
    {
        return Err(format!("internal error in the register allocation: {what}"));
    }
    let mut n_regs = machine.n_fixed;
    for &register in registers.iter().flatten() {
        n_regs = n_regs.max(register + 1);
    }
    let rename = |place: Place| match place {
        Place::Reg(_) => place,
        // A temporary without a lifetime is never read nor written.
        Place::Temp(temp) => Place::Reg(registers[temp as usize].unwrap_or(0)),
    };
    for block in &mut machine.blocks {
        block.insts.iter_mut().for_each(|inst| inst.rename(rename));
        if let super::machine::End::Two { inst, inverse, .. } = &mut block.end {
            inst.rename(rename);
            if let Some(inverse) = inverse {
                inverse.rename(rename);
            }
        }
        block.exception = block.exception.map(rename);
    }
    machine.n_regs = n_regs;
    Ok(())
}

/// Gives each class a register.
fn color(classes: &mut Classes, n_fixed: u16) -> Result<Vec<Option<u16>>, String> {
    let n_temps = classes.parent.len();
    let mut roots: Vec<u32> = (0..n_temps as u32).filter(|&temp| classes.find(temp) == temp).collect();
    roots.retain(|&root| !classes.ranges[root as usize].is_empty());
    roots.sort_by_key(|&root| classes.ranges[root as usize][0].0);
    let mut busy: Vec<BTreeMap<u32, u32>> = Vec::new();
    // Registers by the end of their last lifetime, and those that are free from the present point on.
    let mut ending: BinaryHeap<Reverse<(u32, usize)>> = BinaryHeap::new();
    let mut free: BTreeSet<usize> = BTreeSet::new();
    let mut last_end: Vec<u32> = Vec::new();
    let mut registers: Vec<Option<u16>> = vec![None; n_temps];
    for root in roots {
        let ranges = &classes.ranges[root as usize];
        let is_free = |taken: &BTreeMap<u32, u32>| {
            ranges.iter().all(|&(start, end)| taken.range(..end).next_back().is_none_or(|(_, &other_end)| other_end <= start))
        };
        let start = ranges[0].0;
        while let Some(&Reverse((end, index))) = ending.peek().filter(|Reverse((end, _))| *end <= start) {
            ending.pop();
            if last_end[index] == end {
                free.insert(index);
            }
        }
        let in_hole = busy.iter().take(MAX_HOLES).position(is_free);
        let index = in_hole.or_else(|| free.first().copied()).unwrap_or_else(|| {
            busy.push(BTreeMap::new());
            last_end.push(0);
            busy.len() - 1
        });
        free.remove(&index);
        let end = ranges.last().map_or(start, |range| range.1).max(last_end[index]);
        last_end[index] = end;
        ending.push(Reverse((end, index)));
        busy[index].extend(ranges.iter().copied());
        let register = usize::from(n_fixed) + index;
        // The highest number means "no register", the one below may be needed to swap two registers.
        if register >= usize::from(u16::MAX) - 2 {
            return Err("the body needs too many registers".into());
        }
        registers[root as usize] = Some(register as u16);
    }
    for temp in 0..n_temps as u32 {
        registers[temp as usize] = registers[classes.find(temp) as usize];
    }
    Ok(registers)
}

/// Temporaries that share a register.
struct Classes {
    parent: Vec<u32>,
    ranges: Vec<Ranges>,
}

impl Classes {
    fn new(ranges: Vec<Ranges>) -> Classes {
        Classes { parent: (0..ranges.len() as u32).collect(), ranges }
    }

    fn find(&mut self, temp: u32) -> u32 {
        let mut root = temp;
        while self.parent[root as usize] != root {
            let next = self.parent[root as usize];
            self.parent[root as usize] = self.parent[next as usize];
            root = next;
        }
        root
    }

    /// Joins two classes, if their lifetimes do not meet.
    fn join(&mut self, left: u32, right: u32) {
        let (left, right) = (self.find(left), self.find(right));
        if left == right {
            return;
        }
        let (first, second) = (&self.ranges[left as usize], &self.ranges[right as usize]);
        if first.len() + second.len() > MAX_PARTS || meet(first, second) {
            return;
        }
        let mut joined: Ranges = first.iter().chain(second).copied().collect();
        joined.sort_unstable();
        let mut merged: Ranges = Vec::with_capacity(joined.len());
        for (start, end) in joined {
            match merged.last_mut().filter(|last| last.1 == start) {
                Some(last) => last.1 = end,
                None => merged.push((start, end)),
            }
        }
        self.ranges[left as usize] = merged;
        self.ranges[right as usize] = Vec::new();
        self.parent[right as usize] = left;
    }
}

fn meet(first: &Ranges, second: &Ranges) -> bool {
    let (mut left, mut right) = (0, 0);
    while left < first.len() && right < second.len() {
        let (a, b) = (first[left], second[right]);
        if a.0 < b.1 && b.0 < a.1 {
            return true;
        }
        if a.1 <= b.1 { left += 1 } else { right += 1 }
    }
    false
}

/// Which temporaries are alive where blocks meet; only those that are alive in more than one block have a number.
struct Boundaries {
    numbered: Vec<u32>,
    number: Vec<u32>,
    live_in: Vec<BitSet>,
    live_out: Vec<BitSet>,
}

impl Boundaries {
    fn of(&self, place: Place) -> Option<usize> {
        match place {
            Place::Temp(temp) if self.number[temp as usize] != u32::MAX => Some(self.number[temp as usize] as usize),
            _ => None,
        }
    }
}

fn find_shared(machine: &MachineFunction) -> (Vec<u32>, Vec<u32>) {
    let mut number = vec![u32::MAX; machine.n_temps as usize];
    let mut numbered = Vec::new();
    let mut defined_in = vec![u32::MAX; machine.n_temps as usize];
    let mut share = |temp: u32| {
        if number[temp as usize] == u32::MAX {
            number[temp as usize] = numbered.len() as u32;
            numbered.push(temp);
        }
    };
    for &id in &machine.order {
        let block = &machine.blocks[id as usize];
        if let Some(Place::Temp(temp)) = block.exception {
            defined_in[temp as usize] = id;
        }
        for inst in block.all_insts() {
            inst.uses(|place| {
                if let Place::Temp(temp) = place
                    && defined_in[temp as usize] != id
                {
                    share(temp);
                }
            });
            inst.defs(|place| {
                if let Place::Temp(temp) = place {
                    defined_in[temp as usize] = id;
                }
            });
        }
    }
    (numbered, number)
}

/// What a handler needs when it is entered, besides the exception and what the copies at the block's start give.
fn needed_by_handler(boundaries: &Boundaries, machine: &MachineFunction, block: &MachineBlock) -> Option<BitSet> {
    let handler = block.handler?;
    let mut needed = boundaries.live_in[handler as usize].clone();
    if let Some(first) = block.insts.first().filter(|first| first.is_copies()) {
        first.defs(|place| {
            if let Some(number) = boundaries.of(place) {
                needed.remove(number);
            }
        });
    }
    let _ = machine;
    Some(needed)
}

fn find_boundaries(machine: &MachineFunction) -> Boundaries {
    let (numbered, number) = find_shared(machine);
    let empty = BitSet::new(numbered.len());
    let n_blocks = machine.blocks.len();
    let mut boundaries = Boundaries { numbered, number, live_in: vec![empty.clone(); n_blocks], live_out: vec![empty; n_blocks] };
    let mut changed = true;
    while changed {
        changed = false;
        for &id in machine.order.iter().rev() {
            let block = &machine.blocks[id as usize];
            let mut live = boundaries.live_out[id as usize].clone();
            for next in block.successors().chain(block.handler) {
                live.union(&boundaries.live_in[next as usize]);
            }
            boundaries.live_out[id as usize] = live.clone();
            for inst in block.all_insts().rev() {
                inst.defs(|place| {
                    if let Some(number) = boundaries.of(place) {
                        live.remove(number);
                    }
                });
                inst.uses(|place| {
                    if let Some(number) = boundaries.of(place) {
                        live.insert(number);
                    }
                });
            }
            if let Some(number) = block.exception.and_then(|place| boundaries.of(place)) {
                live.remove(number);
            }
            if let Some(needed) = needed_by_handler(&boundaries, machine, block) {
                live.union(&needed);
            }
            changed |= boundaries.live_in[id as usize].union(&live);
        }
    }
    boundaries
}

/// The lifetime of every temporary.
fn lifetimes(machine: &MachineFunction) -> Vec<Ranges> {
    let boundaries = find_boundaries(machine);
    let mut ranges: Vec<Ranges> = vec![Vec::new(); machine.n_temps as usize];
    // Where the lifetime that is being followed backwards ends.
    let mut end_of = vec![0u32; machine.n_temps as usize];
    let mut point = 0u32;
    for &id in &machine.order {
        let block = &machine.blocks[id as usize];
        let n_insts = block.all_insts().count() as u32;
        // One more place at the start, for the exception and for copies of nothing.
        let start = point;
        let end = start + 2 * (n_insts + 1);
        point = end;
        let mut alive: Vec<u32> = Vec::new();
        for number in boundaries.live_out[id as usize].iter() {
            let temp = boundaries.numbered[number];
            end_of[temp as usize] = end;
            alive.push(temp);
        }
        let mut parts: Vec<(u32, (u32, u32))> = Vec::new();
        for (at, inst) in block.all_insts().rev().enumerate() {
            let at = start + 2 * (n_insts - at as u32);
            inst.defs(|place| {
                if let Place::Temp(temp) = place {
                    let until = if end_of[temp as usize] > 0 { end_of[temp as usize] } else { at + 2 };
                    parts.push((temp, (at + 1, until)));
                    end_of[temp as usize] = 0;
                }
            });
            inst.uses(|place| {
                if let Place::Temp(temp) = place
                    && end_of[temp as usize] == 0
                {
                    end_of[temp as usize] = at + 1;
                    alive.push(temp);
                }
            });
        }
        if let Some(Place::Temp(temp)) = block.exception {
            let until = if end_of[temp as usize] > 0 { end_of[temp as usize] } else { start + 2 };
            parts.push((temp, (start, until)));
            end_of[temp as usize] = 0;
        }
        for temp in alive {
            if end_of[temp as usize] > 0 {
                parts.push((temp, (start, end_of[temp as usize])));
                end_of[temp as usize] = 0;
            }
        }
        if let Some(needed) = needed_by_handler(&boundaries, machine, block) {
            parts.extend(needed.iter().map(|number| (boundaries.numbered[number], (start, end))));
        }
        parts.sort_unstable();
        for (temp, (from, until)) in parts {
            let ranges = &mut ranges[temp as usize];
            match ranges.last_mut().filter(|last| last.1 >= from) {
                Some(last) => last.1 = last.1.max(until),
                None => ranges.push((from, until)),
            }
        }
    }
    ranges
}
