//! Removes `check_home` where the home is certainly bound.
//!
//! Given: a function in which every load of a local is checked. Gives: one in which the checks remain that can fail. A forward
//! dataflow over homes; the homes' states also flow to handlers, from every instruction that may raise. A value that
//! `take_home` took is as bound as its home was. The law: after a check that has not raised, the home is bound.

use crate::ir::analysis::{Analyses, BitMatrix, BitSet};
use crate::ir::{Block, Function, Opcode, ValueId};

pub fn run(function: &mut Function, analyses: &mut Analyses) {
    let cfg = analyses.cfg(function);
    let facts = Facts::new(function);
    let size = facts.n_homes + facts.n_taken;
    let mut at_start = BitMatrix::full(function.blocks.len(), size);
    let mut entry = BitSet::new(size);
    (0..function.n_parameters as usize).for_each(|home| entry.insert(home));
    at_start.set_row(0, &entry);
    let (mut bound, mut at_raise) = (BitSet::new(size), BitSet::new(size));
    let mut changed = true;
    while changed {
        changed = false;
        for &id in &cfg.order {
            let block = function.block(id);
            bound.copy_row(&at_start, id.index());
            at_raise.copy(&bound);
            for inst in &block.insts {
                if inst.may_raise() {
                    at_raise.intersect(&bound);
                }
                facts.step(function, inst, &mut bound);
            }
            let ways = block.edges.iter().map(|edge| (edge, &bound)).chain(block.handler.iter().map(|edge| (edge, &at_raise)));
            for (edge, state) in ways {
                changed |= at_start.intersect(edge.block.index(), state);
            }
        }
        // Without a way back the first round has seen everything.
        changed &= cfg.has_loops();
    }
    for &id in &cfg.order {
        bound.copy_row(&at_start, id.index());
        let mut insts = std::mem::take(&mut function.block_mut(id).insts);
        insts.retain(|inst| {
            let is_needless = inst.op == Opcode::CheckHome && bound.contains(inst.immediates[0] as usize);
            facts.step(function, inst, &mut bound);
            !is_needless
        });
        function.block_mut(id).insts = insts;
    }
}

/// Which values may be unbound, and the numbers of those that `take_home` made.
struct Facts {
    n_homes: usize,
    n_taken: usize,
    taken: Vec<Option<u32>>,
    may_be_unbound: Vec<bool>,
}

impl Facts {
    fn new(function: &Function) -> Facts {
        let mut taken = vec![None; function.n_values as usize];
        let mut may_be_unbound = vec![false; function.n_values as usize];
        let mut n_taken = 0;
        for inst in function.blocks.iter().flat_map(|block| &block.insts) {
            match (inst.op, function.results(inst)) {
                (Opcode::TakeHome, [result]) => {
                    taken[result.index()] = Some(n_taken);
                    n_taken += 1;
                }
                (Opcode::Unbound, [result]) => may_be_unbound[result.index()] = true,
                (Opcode::LoadMethod | Opcode::LoadSuperMethod | Opcode::LoadSpecial, [_, this]) => {
                    may_be_unbound[this.index()] = true;
                }
                _ => {}
            }
        }
        let mut changed = true;
        while changed {
            changed = false;
            for edge in function.blocks.iter().flat_map(Block::all_edges) {
                let target = function.block(edge.block);
                let params = function.list(target.params).iter().skip(usize::from(target.is_handler));
                for (param, arg) in params.zip(function.list(edge.args)) {
                    let may_be = may_be_unbound[arg.index()] || taken[arg.index()].is_some();
                    changed |= may_be && !may_be_unbound[param.index()];
                    may_be_unbound[param.index()] |= may_be;
                }
            }
        }
        Facts { n_homes: function.homes.len(), n_taken: n_taken as usize, taken, may_be_unbound }
    }

    fn is_bound(&self, value: ValueId, bound: &BitSet) -> bool {
        match self.taken[value.index()] {
            Some(number) => bound.contains(self.n_homes + number as usize),
            None => !self.may_be_unbound[value.index()],
        }
    }

    /// What an instruction changes.
    fn step(&self, function: &Function, inst: &crate::ir::Inst, bound: &mut BitSet) {
        let home = inst.immediates[0] as usize;
        match inst.op {
            Opcode::CheckHome | Opcode::MakeCell => bound.insert(home),
            Opcode::DeleteHome => bound.remove(home),
            Opcode::StoreHome if self.is_bound(function.args(inst)[0], bound) => bound.insert(home),
            Opcode::StoreHome => bound.remove(home),
            Opcode::CopyFreeVars => (home..home + inst.immediates[1] as usize).for_each(|home| bound.insert(home)),
            Opcode::TakeHome => {
                if let Some(number) = function.results(inst).first().and_then(|result| self.taken[result.index()]) {
                    let number = self.n_homes + number as usize;
                    if bound.contains(home) { bound.insert(number) } else { bound.remove(number) }
                }
                bound.remove(home);
            }
            _ => {}
        }
    }
}
