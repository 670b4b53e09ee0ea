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

pub fn allocate_registers(machine: &mut MachineFunction, switches: Switches) -> Result<(), String> {
    let mut classes = Classes::new(Lifetimes::new(machine));
    if switches.coalesce {
        for inst in machine.order.iter().flat_map(|&block| &machine.blocks[block as usize].insts) {
            for copy in machine.pool.copies_of(inst) {
                if let (Place::Temp(dst), Operand::Use(Place::Temp(source))) = copy {
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
    machine.n_regs = registers.iter().flatten().fold(machine.n_fixed, |n_regs, &register| n_regs.max(register + 1));
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

/// Gives each class a register.
fn color(classes: &mut Classes, n_fixed: u16) -> Result<Vec<Option<u16>>, String> {
    let n_temps = classes.parent.len();
    let roots = (0..n_temps as u32).filter(|&temp| classes.parent[temp as usize] == temp);
    let mut roots: Vec<(u32, u32)> = roots.filter_map(|root| Some((classes.lifetimes.of(root).first()?.start, root))).collect();
    roots.sort_unstable();
    let mut busy: Vec<Vec<Range>> = Vec::new();
    // Of the registers in which no holes are looked for: when their last lifetime ends, and which are free from the present point on.
    let mut ending: BinaryHeap<Reverse<(u32, usize)>> = BinaryHeap::new();
    let mut free: BTreeSet<usize> = BTreeSet::new();
    let mut registers: Vec<Option<u16>> = vec![None; n_temps];
    for (start, root) in roots {
        let ranges = classes.lifetimes.of(root);
        while let Some(&Reverse((end, index))) = ending.peek().filter(|Reverse((end, _))| *end <= start) {
            ending.pop();
            if busy[index].last().is_some_and(|last| last.end == end) {
                free.insert(index);
            }
        }
        let in_hole = busy.iter().take(MAX_HOLES).position(|taken| is_free(taken, ranges));
        let index = in_hole.or_else(|| free.pop_first()).unwrap_or_else(|| {
            busy.push(Vec::new());
            busy.len() - 1
        });
        take(&mut busy[index], ranges);
        if let Some(last) = busy[index].last().filter(|_| index >= MAX_HOLES) {
            ending.push(Reverse((last.end, index)));
        }
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

/// Whether none of the ranges meets one that is taken. Both lists are sorted.
fn is_free(taken: &[Range], ranges: &[Range]) -> bool {
    match taken.last() {
        Some(last) if last.end > ranges[0].start => ranges.iter().all(|range| {
            let after = taken.partition_point(|taken| taken.start < range.end);
            after == 0 || taken[after - 1].end <= range.start
        }),
        _ => true,
    }
}

/// Adds ranges that are free.
fn take(taken: &mut Vec<Range>, ranges: &[Range]) {
    let is_behind = taken.last().is_none_or(|last| last.end <= ranges[0].start);
    taken.extend_from_slice(ranges);
    if !is_behind {
        // Two sorted runs: this sort merges them.
        taken.sort();
    }
}

/// Temporaries that share a register.
struct Classes {
    parent: Vec<u32>,
    lifetimes: Lifetimes,
}

impl Classes {
    fn new(lifetimes: Lifetimes) -> Classes {
        Classes { parent: (0..lifetimes.n_temps() as u32).collect(), lifetimes }
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
        }
    }
}
