//! A loop whose items are taken apart into two at once gets the instruction that may leave the pair out: `for_iter t; unpack t, (a, b)`
//! becomes `for_iter_pair t; unpack t, (a, b)`.
//!
//! Given: selected instructions, each temporary of which is written once. Gives: the same instructions, but for the operation of some ends.
//! The law: nothing but the `unpack` reads the item. So `enumerate`, `zip` and `dict.items()`, which make a tuple only for it, need make
//! none: the instruction writes both registers and goes on behind the `unpack`.

use pyregrine_runtime::isa::Op;

use super::fuse_products::count_uses;
use super::machine::{End, MachineFunction, Operand};

pub fn mark_pairs(machine: &mut MachineFunction) {
    if !machine.has_for_loops {
        return;
    }
    let loops: Vec<(usize, u32)> = (0..machine.blocks.len()).filter_map(|index| Some((index, item(machine, index)?))).collect();
    if loops.is_empty() {
        return;
    }
    let n_uses = count_uses(machine);
    for (index, item) in loops {
        if let End::Two { inst, inverse, .. } = &mut machine.blocks[index].end
            && n_uses[item as usize] == 1
        {
            inst.op = Some(Op::ForIterPair);
            *inverse = Some(Op::ForLoopPair);
        }
    }
}

/// The item of the loop that a block is the head of, if it is taken apart into two at once.
fn item(machine: &MachineFunction, index: usize) -> Option<u32> {
    let End::Two { inst, other, .. } = &machine.blocks[index].end else { return None };
    let unpack = machine.blocks[*other as usize].insts.first()?;
    if (inst.op, unpack.op) != (Some(Op::ForIter), Some(Op::Unpack)) {
        return None;
    }
    let &Operand::Def(place) = machine.pool.operands(inst).first()? else { return None };
    let takes_item = machine.pool.operands(unpack).first() == Some(&Operand::Use(place));
    place.as_temp().filter(|_| takes_item && machine.pool.list(unpack).len() == 2)
}
