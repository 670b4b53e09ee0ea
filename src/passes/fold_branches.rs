//! Folds branches on constants.
//!
//! Given: a function. Gives: one in which a branch on a constant is a jump (`while 1` in old bytecode, `if __debug__`). The law:
//! only constants whose truth is certain are folded.

use smallvec::smallvec;

use super::Context;
use super::fold_constants::truth;
use crate::ir::{Constant, Function, List, Opcode};

pub fn run(function: &mut Function, context: &mut Context) {
    let Context { analyses, constants: constant_of, .. } = context;
    constant_of.clear();
    constant_of.resize(function.n_values as usize, None);
    for inst in function.blocks.iter().flat_map(|block| &block.insts) {
        if let (Opcode::Const, [result]) = (inst.op, function.results(inst)) {
            constant_of[result.index()] = Some(inst.immediates[0] as u32);
        }
    }
    for id in function.block_ids() {
        let Some(last) = function.block(id).insts.last() else { continue };
        let Some(constant) = function.args(last).first().and_then(|arg| constant_of[arg.index()]) else { continue };
        let constant = &function.constants[constant as usize];
        let takes_first = match (last.op, constant) {
            (Opcode::Branch, constant) => match truth(constant) {
                Some(value) => value,
                None => continue,
            },
            (Opcode::BranchNone, constant) => *constant == Constant::None,
            _ => continue,
        };
        analyses.forget();
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
