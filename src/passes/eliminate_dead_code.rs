//! Removes what computes nothing that is used and does nothing else.
//!
//! Given: a function. Gives: one without unused constants, home loads and block parameters. The law: whatever may raise stays.

use crate::ir::analysis::Cfg;
use crate::ir::{BlockId, Effect, Function, ValueId, Values};

/// Where a value comes from.
#[derive(Clone, Copy)]
enum Definition {
    Inst(BlockId, usize),
    Param(BlockId, usize),
    Nothing,
}

pub fn run(function: &mut Function) {
    let mut definitions = vec![Definition::Nothing; function.n_values as usize];
    let has_params = function.blocks.iter().any(|block| !block.params.is_empty());
    let cfg = has_params.then(|| Cfg::new(function));
    let mut work = Vec::new();
    for id in function.block_ids() {
        let block = function.block(id);
        for (index, param) in block.params.iter().enumerate() {
            definitions[param.index()] = Definition::Param(id, index);
        }
        for (index, inst) in block.insts.iter().enumerate() {
            for result in &inst.results {
                definitions[result.index()] = Definition::Inst(id, index);
            }
            if inst.op.effect() > Effect::ReadHome || inst.op.n_edges().is_some() {
                work.extend(inst.args.iter().copied());
            }
        }
    }
    let mut is_used = vec![false; function.n_values as usize];
    while let Some(value) = work.pop() {
        if std::mem::replace(&mut is_used[value.index()], true) {
            continue;
        }
        match definitions[value.index()] {
            Definition::Inst(id, index) => work.extend(function.block(id).insts[index].args.iter().copied()),
            Definition::Param(id, index) => {
                let Some(index) = index.checked_sub(usize::from(function.block(id).is_handler)) else { continue };
                for pred in cfg.iter().flat_map(|cfg| cfg.preds(id)) {
                    let edges = function.block(*pred).all_edges().filter(|edge| edge.block == id);
                    work.extend(edges.map(|edge| edge.args[index]));
                }
            }
            Definition::Nothing => {}
        }
    }
    remove_unused(function, &is_used);
}

fn remove_unused(function: &mut Function, is_used: &[bool]) {
    let is_kept = |value: &ValueId| is_used[value.index()];
    let n_fixed: Vec<usize> = function.blocks.iter().map(|block| usize::from(block.is_handler)).collect();
    let params: Vec<Values> = function.blocks.iter_mut().map(|block| std::mem::take(&mut block.params)).collect();
    for block in &mut function.blocks {
        for edge in block.all_edges_mut().filter(|edge| !edge.args.is_empty()) {
            let target = edge.block.index();
            let mut kept = params[target][n_fixed[target]..].iter().map(is_kept);
            edge.args.retain(|_| kept.next().unwrap_or(true));
        }
        block.insts.retain(|inst| {
            inst.op.effect() > Effect::ReadHome || inst.op.n_edges().is_some() || inst.results.iter().any(is_kept)
        });
    }
    for ((block, mut params), n_fixed) in function.blocks.iter_mut().zip(params).zip(n_fixed) {
        let mut index = 0;
        params.retain(|param| {
            index += 1;
            index <= n_fixed || is_kept(param)
        });
        block.params = params;
    }
}
