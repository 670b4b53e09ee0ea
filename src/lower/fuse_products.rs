//! A product and the sum or difference that it goes into become one instruction: `mul t, a, b; add d, t, c` is `mul_add d, a, b, c`.
//!
//! Given: selected instructions, each temporary of which is written once. Gives: the same program. The law: both operations
//! are done, one after the other and each rounded, with their own positions; only the register between them is gone.
//! Sums of products are what numeric programs consist of, and the word between the two is not made, stored, loaded and
//! taken apart again.

use pyregrine_runtime::isa::Op;

use super::machine::{MachineFunction, MachineInst, Operand, Pool};

pub fn fuse_products(machine: &mut MachineFunction) {
    if !machine.has_products {
        return;
    }
    let n_uses = count_uses(machine);
    let MachineFunction { blocks, pool, .. } = machine;
    for block in blocks {
        let mut before: Option<MachineInst> = None;
        let mut fused = Vec::new();
        for inst in block.insts.drain(..) {
            match before.and_then(|before| fuse(pool, &before, &inst, &n_uses)) {
                Some(both) => before = Some(both),
                None => fused.extend(before.replace(inst)),
            }
        }
        fused.extend(before);
        block.insts = fused;
    }
}

/// How often each temporary is read.
pub fn count_uses(machine: &MachineFunction) -> Vec<u32> {
    let mut n_uses = vec![0; machine.n_temps as usize];
    for inst in machine.blocks.iter().flat_map(|block| block.all_insts()) {
        for place in machine.pool.uses(inst) {
            if let Some(temp) = place.as_temp() {
                n_uses[temp as usize] += 1;
            }
        }
    }
    n_uses
}

/// The two as one, if the second alone reads what the first computes.
fn fuse(pool: &mut Pool, first: &MachineInst, second: &MachineInst, n_uses: &[u32]) -> Option<MachineInst> {
    if first.op != Some(Op::Mul) {
        return None;
    }
    let &[Operand::Def(product), lhs, rhs] = pool.operands(first) else { return None };
    let &[dst @ Operand::Def(_), left, right] = pool.operands(second) else { return None };
    let is_product = |operand| operand == Operand::Use(product);
    if n_uses[product.as_temp()? as usize] != 1 {
        return None;
    }
    let (op, src) = match (second.op?, is_product(left), is_product(right)) {
        (Op::Add, true, false) => (Op::MulAdd, right),
        (Op::Add, false, true) => (Op::AddMul, left),
        (Op::Iadd, false, true) => (Op::IaddMul, left),
        (Op::Sub, true, false) => (Op::MulSub, right),
        (Op::Sub, false, true) => (Op::SubMul, left),
        (Op::Isub, false, true) => (Op::IsubMul, left),
        _ => return None,
    };
    let mut fused = pool.inst(op, &[dst, lhs, rhs, src], [], first.position);
    fused.second_position = Some(second.position);
    Some(fused)
}
