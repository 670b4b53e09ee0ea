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
    /// The classes, with the start of their lifetimes.
    roots: Vec<(u32, u32)>,
    registers: Vec<Option<u16>>,
    busy: Vec<Busy>,
}

pub fn allocate_registers(machine: &mut MachineFunction, switches: Switches, memory: &mut Memory) -> Result<(), String> {
    let classes = &mut memory.classes;
    classes.compute(machine);
    if switches.coalesce {
        let insts = machine.order.iter().flat_map(|&block| &machine.blocks[block as usize].insts);
        for inst in insts.filter(|inst| inst.is_copies()) {
            for copy in machine.pool.copies_of(inst) {
                if let (Place::Temp(dst), Operand::Use(Place::Temp(source))) = copy {
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
    let rename = |place: Place| match place {
        Place::Reg(_) => place,
        // A temporary without a lifetime is never read nor written.
        Place::Temp(temp) => Place::Reg(registers[temp as usize].unwrap_or(0)),
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
    let n_temps = classes.parent.len();
    roots.clear();
    // What has been joined to others has no lifetime of its own left.
    for &temp in classes.lifetimes.written() {
        roots.extend(classes.lifetimes.of(temp).first().map(|first| (first.start, temp)));
    }
    // Almost sorted: this sort finds what is.
    roots.sort();
    let mut n_busy = 0;
    // Of the registers in which no holes are looked for: when their last lifetime ends, and which are free from the present point on.
    let mut ending: BinaryHeap<Reverse<(u32, usize)>> = BinaryHeap::new();
    let mut free: BTreeSet<usize> = BTreeSet::new();
    registers.clear();
    registers.resize(n_temps, None);
    for &(start, root) in &*roots {
        let ranges = classes.lifetimes.of(root);
        while let Some(&Reverse((end, index))) = ending.peek().filter(|Reverse((end, _))| *end <= start) {
            ending.pop();
            if busy[index].end() == end {
                free.insert(index);
            }
        }
        let in_hole = busy[..n_busy].iter_mut().take(MAX_HOLES).position(|busy| busy.is_free(ranges));
        let index = in_hole.or_else(|| free.pop_first()).unwrap_or_else(|| {
            if n_busy == busy.len() {
                busy.push(Busy::default());
            }
            busy[n_busy].clear();
            n_busy += 1;
            n_busy - 1
        });
        busy[index].take(ranges);
        if index >= MAX_HOLES {
            ending.push(Reverse((busy[index].end(), index)));
        }
        let register = usize::from(n_fixed) + index;
        // The highest number means "no register", the one below may be needed to swap two registers.
        if register >= usize::from(u16::MAX) - 2 {
            return Err("the body needs too many registers".into());
        }
        registers[root as usize] = Some(register as u16);
    }
    if classes.has_joined {
        for temp in 0..n_temps as u32 {
            let root = classes.find(temp);
            if root != temp {
                registers[temp as usize] = registers[root as usize];
            }
        }
    }
    Ok(n_fixed + n_busy as u16)
}

/// When a register is taken: sorted ranges that do not meet. It is asked for lifetimes in the order in which they start.
#[derive(Default)]
struct Busy {
    ranges: Vec<Range>,
    /// The ranges before this one end before anything that will be asked for.
    first: usize,
}

impl Busy {
    fn clear(&mut self) {
        self.ranges.clear();
        self.first = 0;
    }

    fn end(&self) -> u32 {
        self.ranges.last().map_or(0, |last| last.end)
    }

    /// Whether none of the ranges meets one that is taken.
    #[inline]
    fn is_free(&mut self, ranges: &[Range]) -> bool {
        if self.end() <= ranges[0].start {
            return true;
        }
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

    /// Adds ranges that are free.
    fn take(&mut self, ranges: &[Range]) {
        let is_behind = self.end() <= ranges[0].start;
        for &range in ranges {
            self.ranges.push(range);
        }
        if !is_behind {
            // Two sorted runs: this sort merges them.
            self.ranges.sort();
        }
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
