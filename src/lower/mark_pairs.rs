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
    let n_uses = count_uses(machine);
    for index in 0..machine.blocks.len() {
        let End::Two { inst, other, .. } = machine.blocks[index].end else { continue };
        if inst.op != Some(Op::ForIter) {
            continue;
        }
        let Some(&Operand::Def(place)) = machine.pool.operands(&inst).first() else { continue };
        let Some(item) = place.as_temp() else { continue };
        let Some(unpack) = machine.blocks[other as usize].insts.first().filter(|unpack| unpack.op == Some(Op::Unpack)) else { continue };
        let takes_item = machine.pool.operands(unpack).first() == Some(&Operand::Use(place));
        if takes_item && n_uses[item as usize] == 1 && machine.pool.list(unpack).len() == 2
            && let End::Two { inst, inverse, .. } = &mut machine.blocks[index].end
        {
            inst.op = Some(Op::ForIterPair);
            *inverse = Some(Op::ForLoopPair);
        }
    }
}
