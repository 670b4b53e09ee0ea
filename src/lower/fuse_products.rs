//! A product and the sum or difference that it goes into become one instruction: `mul t, a, b; add d, t, c` is `mul_add d, a, b, c`.
//!
//! Given: selected instructions, each temporary of which is written once. Gives: the same program. The law: both operations
//! are done, one after the other and each rounded, with their own positions; only the register between them is gone.
//! Sums of products are what numeric programs consist of, and the word between the two is not made, stored, loaded and
//! taken apart again.

use pyregrine_runtime::isa::Op;

use super::machine::{MachineFunction, MachineInst, Operand, Place};

pub fn fuse_products(machine: &mut MachineFunction) {
    let n_uses = count_uses(machine);
    for block in &mut machine.blocks {
        let mut at = 1;
        while at < block.insts.len() {
            match fuse(&block.insts[at - 1], &block.insts[at], &n_uses) {
                Some(fused) => {
                    block.insts[at - 1] = fused;
                    block.insts.remove(at);
                }
                None => at += 1,
            }
        }
    }
}

/// How often each temporary is read.
fn count_uses(machine: &MachineFunction) -> Vec<u32> {
    let mut n_uses = vec![0; machine.n_temps as usize];
    for inst in machine.blocks.iter().flat_map(|block| block.all_insts()) {
        inst.uses(|place| {
            if let Place::Temp(temp) = place {
                n_uses[temp as usize] += 1;
            }
        });
    }
    n_uses
}

/// The two as one, if the second alone reads what the first computes.
fn fuse(first: &MachineInst, second: &MachineInst, n_uses: &[u32]) -> Option<MachineInst> {
    if first.op != Op::Mul {
        return None;
    }
    let [Operand::Def(Place::Temp(product)), lhs, rhs] = first.operands[..] else { return None };
    let [dst @ Operand::Def(_), left, right] = second.operands[..] else { return None };
    let is_product = |operand| operand == Operand::Use(Place::Temp(product));
    if n_uses[product as usize] != 1 {
        return None;
    }
    let (op, src) = match (second.op, is_product(left), is_product(right)) {
        (Op::Add, true, false) => (Op::MulAdd, right),
        (Op::Add, false, true) => (Op::AddMul, left),
        (Op::Iadd, false, true) => (Op::IaddMul, left),
        (Op::Sub, true, false) => (Op::MulSub, right),
        (Op::Sub, false, true) => (Op::SubMul, left),
        (Op::Isub, false, true) => (Op::IsubMul, left),
        _ => return None,
    };
    let mut fused = MachineInst::new(op, vec![dst, lhs, rhs, src], first.position);
    fused.second_position = Some(second.position);
    Some(fused)
}
