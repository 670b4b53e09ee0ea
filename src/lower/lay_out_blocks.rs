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

/// The blocks in the order of emission.
pub fn lay_out_blocks(machine: &mut MachineFunction, switches: Switches) -> Vec<u32> {
    thread_empty_blocks(machine);
    let order = std::mem::take(&mut machine.order);
    let is_warm = reach(machine, [0], false);
    let handlers = order.iter().filter_map(|&id| machine.blocks[id as usize].handler.filter(|_| is_warm[id as usize]));
    let is_cold = reach(machine, handlers.collect::<Vec<_>>(), true);
    let warm = order.iter().copied().filter(|&id| is_warm[id as usize]);
    let cold = order.iter().copied().filter(|&id| is_cold[id as usize] && !is_warm[id as usize]);
    let sorted: Vec<u32> = warm.chain(cold).collect();
    if switches.rotate_loops { rotate_loops(machine, &sorted) } else { sorted }
}

/// The blocks that can be reached, with or without handlers.
fn reach(machine: &MachineFunction, from: impl IntoIterator<Item = u32>, with_handlers: bool) -> Vec<bool> {
    let mut is_reached = vec![false; machine.blocks.len()];
    let mut work: Vec<u32> = from.into_iter().collect();
    while let Some(id) = work.pop() {
        if !std::mem::replace(&mut is_reached[id as usize], true) {
            let block = &machine.blocks[id as usize];
            work.extend(block.successors());
            work.extend(block.handler.filter(|_| with_handlers));
        }
    }
    is_reached
}

/// Ways to a block that only jumps lead to where it jumps to. Copies of a register to itself vanish first.
fn thread_empty_blocks(machine: &mut MachineFunction) {
    let MachineFunction { blocks, pool, .. } = machine;
    for block in blocks {
        block.insts.retain_mut(|inst| !inst.is_copies() || pool.drop_needless_copies(inst));
    }
    let mut place = vec![u32::MAX; machine.blocks.len()];
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
                let jumps_ahead_only = matches!(inst.op, Some(Op::ForIter | Op::Send | Op::YieldDelegated));
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

fn rotate_loops(machine: &mut MachineFunction, sorted: &[u32]) -> Vec<u32> {
    let mut place = vec![u32::MAX; machine.blocks.len()];
    for (at, &id) in sorted.iter().enumerate() {
        place[id as usize] = at as u32;
    }
    let mut layout = Vec::with_capacity(sorted.len());
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
    layout
}
