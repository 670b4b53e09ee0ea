//! Folds branches on constants.
//!
//! Given: a function. Gives: one in which a branch on a constant is a jump (`while 1` in old bytecode, `if __debug__`). The law:
//! only constants whose truth is certain are folded.

use smallvec::smallvec;

use super::Context;
use super::fold_constants::truth;
use crate::ir::analysis::NO_CONSTANT;
use crate::ir::{Constant, Function, List, Opcode};

pub fn run(function: &mut Function, context: &mut Context) {
    let Context { analyses, .. } = context;
    for id in function.block_ids() {
        let Some(last) = function.block(id).insts.last() else { continue };
        if !matches!(last.op, Opcode::Branch | Opcode::BranchNone) {
            continue;
        }
        let number = function.args(last).first().map_or(NO_CONSTANT, |arg| analyses.constants(function)[arg.index()]);
        let Some(constant) = function.constants.get(number as usize) else { continue };
        let takes_first = match (last.op, constant) {
            (Opcode::Branch, constant) => match truth(constant) {
                Some(value) => value,
                None => continue,
            },
            (_, constant) => *constant == Constant::None,
        };
        analyses.lose_ways();
        let block = function.block_mut(id);
        let edge = block.edges.swap_remove(usize::from(!takes_first));
        block.edges = smallvec![edge];
        if let Some(last) = block.insts.last_mut() {
            last.op = Opcode::Jump;
            last.args = List::default();
            last.immediates = [0, 0];
        }
    }
}
