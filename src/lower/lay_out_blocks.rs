//! The order of blocks, and loops that cost one jump per turn.
//!
//! Given: register instructions with registers. Gives: the order in which blocks are emitted. A block that jumps back to a short
//! loop header gets a copy of the header behind it. Blocks that only exceptions reach come last. The law: a copy has the
//! same registers, the same handler and the same positions, so it does the same.

use pyregrine_runtime::isa::Op;

use super::Switches;
use super::machine::{End, MachineBlock, MachineFunction};

/// Headers with more instructions than this are not copied.
const MAX_HEADER: usize = 4;

/// Memory that one function after the other uses.
#[derive(Default)]
pub struct Memory {
    /// The place of each block in an order, or `u32::MAX`.
    place: Vec<u32>,
    reach: Vec<Reach>,
    work: Vec<u32>,
    /// Warm blocks, then cold ones.
    sorted: Vec<u32>,
    layout: Vec<u32>,
}

/// How a block can be reached.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Never,
    /// Only by exceptions.
    Cold,
    Warm,
}

/// The blocks in the order of emission.
pub fn lay_out_blocks<'m>(machine: &mut MachineFunction, switches: Switches, memory: &'m mut Memory) -> &'m [u32] {
    thread_empty_blocks(machine, memory);
    let Memory { reach, work, sorted, .. } = memory;
    reach.clear();
    reach.resize(machine.blocks.len(), Reach::Never);
    work.push(0);
    follow(machine, reach, work, Reach::Warm);
    let handlers = machine.order.iter().filter_map(|&id| machine.blocks[id as usize].handler.filter(|_| reach[id as usize] == Reach::Warm));
    work.extend(handlers);
    follow(machine, reach, work, Reach::Cold);
    sorted.clear();
    for wanted in [Reach::Warm, Reach::Cold] {
        sorted.extend(machine.order.iter().filter(|&&id| reach[id as usize] == wanted));
    }
    if switches.rotate_loops {
        rotate_loops(machine, memory);
        return &memory.layout;
    }
    &memory.sorted
}

/// Marks the blocks that can be reached from `work`, through handlers if they are cold.
fn follow(machine: &MachineFunction, reach: &mut [Reach], work: &mut Vec<u32>, how: Reach) {
    while let Some(id) = work.pop() {
        if reach[id as usize] == Reach::Never {
            reach[id as usize] = how;
            let block = &machine.blocks[id as usize];
            work.extend(block.successors());
            work.extend(block.handler.filter(|_| how == Reach::Cold));
        }
    }
}

/// Ways to a block that only jumps lead to where it jumps to. Copies of a register to itself vanish first.
fn thread_empty_blocks(machine: &mut MachineFunction, memory: &mut Memory) {
    let MachineFunction { blocks, pool, .. } = machine;
    if pool.has_moves {
        for block in blocks {
            block.insts.retain_mut(|inst| !inst.is_copies() || pool.drop_needless_copies(inst));
        }
    }
    let place = &mut memory.place;
    place.clear();
    place.resize(machine.blocks.len(), u32::MAX);
    machine.order.iter().enumerate().for_each(|(at, &id)| place[id as usize] = at as u32);
    let resolve = |blocks: &[MachineBlock], from: usize, mut id: u32| {
        for _ in 0..16 {
            match &blocks[id as usize] {
                block if !block.insts.is_empty() => break,
                // An interrupt that comes in at a backward jump goes to the handler of the jump.
                MachineBlock { end: End::Jump(next), handler, .. }
                    if place[*next as usize] > place[id as usize] || *handler == blocks[from].handler =>
                {
                    id = *next;
                }
                _ => break,
            }
        }
        id
    };
    for index in 0..machine.blocks.len() {
        let mut end = machine.blocks[index].end;
        match &mut end {
            End::Jump(next) => *next = resolve(&machine.blocks, index, *next),
            End::Two { inst, taken, other, .. } => {
                // The end of a loop keeps its block behind the loop, if the next one lies before: `for_iter` and its kin only jump ahead.
                let end = resolve(&machine.blocks, index, *taken);
                let jumps_ahead_only = matches!(inst.op, Some(Op::ForIter | Op::ForIterPair | Op::Send | Op::YieldDelegated));
                if !jumps_ahead_only || place[end as usize] > place[index] {
                    *taken = end;
                }
                *other = resolve(&machine.blocks, index, *other);
            }
            End::Exit => {}
        }
        machine.blocks[index].end = end;
    }
}

fn rotate_loops(machine: &mut MachineFunction, memory: &mut Memory) {
    let Memory { place, sorted, layout, .. } = memory;
    place.fill(u32::MAX);
    for (at, &id) in sorted.iter().enumerate() {
        place[id as usize] = at as u32;
    }
    layout.clear();
    for (at, &id) in sorted.iter().enumerate() {
        layout.push(id);
        let End::Jump(header) = machine.blocks[id as usize].end else { continue };
        let block = &machine.blocks[header as usize];
        let n_copies: usize = block.insts.iter().filter(|inst| inst.is_copies()).map(|inst| inst.n_operands() / 2).sum();
        let is_short = block.insts.len() + n_copies <= MAX_HEADER && matches!(block.end, End::Two { .. });
        let is_loop = is_short && place[header as usize] <= place[id as usize];
        // A return is as short as the jump to it.
        let n_real = block.insts.iter().filter(|inst| !inst.is_copies()).count();
        let is_return = n_real == 1 && n_copies <= 1 && block.end == End::Exit;
        if !is_loop && !(is_return && sorted.get(at + 1) != Some(&header)) {
            continue;
        }
        let copy = block.clone();
        let new = machine.blocks.len() as u32;
        machine.blocks.push(copy);
        machine.blocks[id as usize].end = End::Jump(new);
        layout.push(new);
    }
}
