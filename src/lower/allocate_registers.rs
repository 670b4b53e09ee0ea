//! Register allocation.
//!
//! Given: register instructions over temporaries. Gives: the same over registers. Temporaries that a copy connects share a register if their
//! lifetimes (`lifetimes.rs`) do not meet; the lowest register that is free for a whole lifetime is taken. The law: what a
//! handler needs keeps its register through every block that the handler protects.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use super::Switches;
use super::lifetimes::{Lifetimes, Range};
use super::machine::{MachineFunction, Operand, Place};

/// In so many registers holes between lifetimes are looked for.
const MAX_HOLES: usize = 48;

/// Memory that one function after the other uses.
#[derive(Default)]
pub struct Memory {
    classes: Classes,
    /// The classes, each with the start of its lifetime above it.
    roots: Vec<u64>,
    registers: Vec<Option<u16>>,
    busy: Busy,
}

pub fn allocate_registers(machine: &mut MachineFunction, switches: Switches, memory: &mut Memory) -> Result<(), String> {
    let classes = &mut memory.classes;
    classes.compute(machine);
    if switches.coalesce && machine.pool.has_moves {
        let insts = machine.order.iter().flat_map(|&block| &machine.blocks[block as usize].insts);
        for inst in insts.filter(|inst| inst.is_copies()) {
            for copy in machine.pool.copies_of(inst) {
                if let (dst, Operand::Use(source)) = copy
                    && let (Some(dst), Some(source)) = (dst.as_temp(), source.as_temp())
                {
                    classes.join(dst, source);
                }
            }
        }
    }
    machine.n_regs = color(memory, machine.n_fixed)?;
    let registers = &memory.registers;
    if cfg!(debug_assertions)
        && let Err(what) = super::check_registers::check_registers(machine, registers)
    {
        return Err(format!("internal error in the register allocation: {what}"));
    }
    let rename = |place: Place| match place.as_temp() {
        None => place,
        // A temporary without a lifetime is never read nor written.
        Some(temp) => Place::reg(registers[temp as usize].unwrap_or(0)),
    };
    machine.pool.rename(rename);
    for block in &mut machine.blocks {
        block.exception = block.exception.map(rename);
    }
    Ok(())
}

/// Gives each class a register; gives the number of registers.
fn color(memory: &mut Memory, n_fixed: u16) -> Result<u16, String> {
    let Memory { classes, roots, registers, busy } = memory;
    roots.clear();
    // What has been joined to others has no lifetime of its own left.
    for &temp in classes.lifetimes.written() {
        roots.extend(classes.lifetimes.of(temp).first().map(|first| u64::from(first.start) << 32 | u64::from(temp)));
    }
    // Mostly they are in order already.
    if !roots.is_sorted() {
        roots.sort_unstable();
    }
    busy.clear();
    // Of the registers in which no holes are looked for: when their last lifetime ends, and which are free from the present point on.
    let mut ending: BinaryHeap<Reverse<(u32, usize)>> = BinaryHeap::new();
    let mut free: BTreeSet<usize> = BTreeSet::new();
    registers.clear();
    registers.resize(classes.lifetimes.n_temps(), None);
    for &key in &*roots {
        let (start, root) = ((key >> 32) as u32, key as u32);
        let ranges = classes.lifetimes.of(root);
        while let Some(&Reverse((end, index))) = ending.peek().filter(|Reverse((end, _))| *end <= start) {
            ending.pop();
            if busy.ends[index].end == end {
                free.insert(index);
            }
        }
        let index = busy.find_free(ranges).or_else(|| free.pop_first()).unwrap_or_else(|| busy.add_register());
        busy.take(index, ranges);
        if index >= MAX_HOLES {
            ending.push(Reverse((busy.ends[index].end, index)));
        }
        let register = usize::from(n_fixed) + index;
        // The highest number means "no register", the one below may be needed to swap two registers.
        if register >= usize::from(u16::MAX) - 2 {
            return Err("the body needs too many registers".into());
        }
        registers[root as usize] = Some(register as u16);
    }
    if classes.has_joined {
        for temp in 0..registers.len() as u32 {
            let root = classes.find(temp);
            if root != temp {
                registers[temp as usize] = registers[root as usize];
            }
        }
    }
    Ok(n_fixed + busy.ends.len() as u16)
}

/// When registers are taken. They are asked for lifetimes in the order in which these start.
#[derive(Default)]
struct Busy {
    ends: Vec<End>,
    taken: Vec<Taken>,
}

/// The end of what a register is taken for.
#[derive(Clone, Copy)]
struct End {
    /// The start of the last range: there is no hole behind it.
    last_start: u32,
    end: u32,
}

/// When one register is taken: sorted ranges that do not meet. Nothing, if what took it last has one range, since there is no hole then.
#[derive(Default)]
struct Taken {
    ranges: Vec<Range>,
    /// The ranges before this one end before anything that will be asked for.
    first: usize,
}

impl Busy {
    /// No register is used.
    fn clear(&mut self) {
        self.ends.clear();
    }

    /// One more register, which is free.
    fn add_register(&mut self) -> usize {
        let index = self.ends.len();
        self.ends.push(End { last_start: 0, end: 0 });
        if index == self.taken.len() {
            self.taken.push(Taken::default());
        }
        index
    }

    /// The first register that is free for these ranges, among those that are asked.
    fn find_free(&mut self, ranges: &[Range]) -> Option<usize> {
        let start = ranges[0].start;
        let n_asked = self.ends.len().min(MAX_HOLES);
        for (index, end) in self.ends[..n_asked].iter().enumerate() {
            if end.end <= start || (end.last_start > start && self.taken[index].has_hole(ranges)) {
                return Some(index);
            }
        }
        None
    }

    /// A register is taken for ranges for which it is free.
    fn take(&mut self, index: usize, ranges: &[Range]) {
        let (end, taken) = (&mut self.ends[index], &mut self.taken[index]);
        let is_behind = end.end <= ranges[0].start;
        if is_behind {
            // Nobody asks for what lies before.
            taken.ranges.clear();
            taken.first = 0;
        }
        let last = match ranges {
            [range] if is_behind => *range,
            _ => {
                taken.ranges.extend_from_slice(ranges);
                if !is_behind {
                    // Two sorted runs: this sort merges them.
                    taken.ranges.sort();
                }
                taken.ranges[taken.ranges.len() - 1]
            }
        };
        *end = End { last_start: last.start, end: last.end };
    }
}

impl Taken {
    /// Whether none of the ranges meets one that is taken.
    fn has_hole(&mut self, ranges: &[Range]) -> bool {
        while self.ranges.get(self.first).is_some_and(|taken| taken.end <= ranges[0].start) {
            self.first += 1;
        }
        let taken = &self.ranges[self.first..];
        let Some(next) = taken.first() else { return true };
        next.start >= ranges[0].end
            && ranges[1..].iter().all(|range| {
                let after = taken.partition_point(|taken| taken.start < range.end);
                after == 0 || taken[after - 1].end <= range.start
            })
    }
}

/// Temporaries that share a register.
#[derive(Default)]
struct Classes {
    parent: Vec<u32>,
    /// There are classes of more than one.
    has_joined: bool,
    lifetimes: Lifetimes,
}

impl Classes {
    /// Becomes the classes of a function in which each temporary is alone.
    fn compute(&mut self, machine: &MachineFunction) {
        self.lifetimes.compute(machine);
        self.parent.clear();
        self.has_joined = false;
        self.parent.extend(0..self.lifetimes.n_temps() as u32);
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
        if left != right && self.lifetimes.join(left, right) {
            self.parent[right as usize] = left;
            self.has_joined = true;
        }
    }
}
