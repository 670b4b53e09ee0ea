//! Checks the assignment of homes.
//!
//! Given: a function and the home that stands for each value. Gives: `Err` at the first place where a home that is read for a value may
//! hold something else, or where a home that was written early can be seen. A forward dataflow: which values a home holds for
//! certain. The law: it shares no code with `assign_homes`.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::analysis::Cfg;
use crate::ir::{BlockId, Function, Home, Opcode, ValueId};

/// What each home holds: values that are all the same.
type State = BTreeMap<u32, BTreeSet<ValueId>>;

/// Checks `homes` (of each value) for `function`.
pub fn check_homes(function: &Function, cfg: &Cfg, homes: &[Option<Home>]) -> Result<(), String> {
    let mut at_start: Vec<Option<State>> = vec![None; function.blocks.len()];
    at_start[0] = Some(State::new());
    let mut work = vec![Function::ENTRY];
    while let Some(id) = work.pop() {
        let state = at_start[id.index()].clone().unwrap_or_default();
        let flows = check_block(function, cfg, homes, id, state).map_err(|what| format!("{id}: {what}"))?;
        for (block, state) in flows {
            let slot = &mut at_start[block.index()];
            let new = match slot {
                Some(old) => meet(old, &state),
                None => state,
            };
            if slot.as_ref() != Some(&new) {
                *slot = Some(new);
                work.push(block);
            }
        }
    }
    Ok(())
}

/// Follows a block; gives what flows into other blocks.
fn check_block(
    function: &Function,
    cfg: &Cfg,
    homes: &[Option<Home>],
    id: BlockId,
    mut state: State,
) -> Result<Vec<(BlockId, State)>, String> {
    let block = function.block(id);
    let home_of = |value: ValueId| homes[value.index()].map(|home| home.0);
    // Homes that hold a value that the code has not stored yet.
    let mut early: BTreeSet<u32> = function.list(block.params).iter().filter_map(|&param| home_of(param)).collect();
    if let [pred] = cfg.preds(id)
        && let Some(last) = function.block(*pred).insts.last().filter(|last| last.op == Opcode::ForIter)
        && function.block(*pred).edges[0].block == id
    {
        early.extend(function.results(last).iter().filter_map(|&result| home_of(result)));
    }
    let check_use = |state: &State, value: ValueId| match home_of(value) {
        Some(home) if !state.get(&home).is_some_and(|held| held.contains(&value)) => {
            Err(format!("h{home} does not hold {value}"))
        }
        _ => Ok(()),
    };
    let mut at_raise: Option<State> = None;
    for inst in &block.insts {
        for &arg in function.args(inst) {
            check_use(&state, arg)?;
        }
        let home = inst.immediates[0];
        if inst.may_raise() {
            if let Some(home) = early.first() {
                return Err(format!("h{home} is written before {} can see it", inst.op.mnemonic()));
            }
            at_raise = Some(at_raise.map_or_else(|| state.clone(), |old| meet(&old, &state)));
        }
        match inst.op {
            Opcode::LoadHome => {
                if early.contains(&home) {
                    return Err(format!("h{home} is loaded before it is stored"));
                }
                state.entry(home).or_default().extend(function.results(inst));
                continue;
            }
            Opcode::StoreHome if home_of(function.args(inst)[0]) == Some(home) => {
                early.remove(&home);
                continue;
            }
            Opcode::StoreHome => {
                state.insert(home, BTreeSet::from([function.args(inst)[0]]));
                continue;
            }
            _ => {}
        }
        if let Some((first, count)) = inst.written_homes() {
            (first.0..first.0 + count).for_each(|home| drop(state.remove(&home)));
        }
        if inst.op != Opcode::ForIter {
            for &result in function.results(inst) {
                if let Some(home) = home_of(result) {
                    state.insert(home, BTreeSet::from([result]));
                    early.insert(home);
                }
            }
        }
    }
    if let [edge] = block.edges.as_slice() {
        // What becomes a parameter in the same home is still early there.
        for (&param, &arg) in function.params(edge.block).iter().zip(function.list(edge.args)) {
            if let Some(home) = home_of(param).filter(|&home| home_of(arg) == Some(home)) {
                early.remove(&home);
            }
        }
    }
    if let Some(home) = early.first() {
        return Err(format!("h{home} is not stored at the block's end"));
    }
    let mut flows = Vec::new();
    for (number, edge) in block.edges.iter().enumerate() {
        for &arg in function.list(edge.args) {
            check_use(&state, arg)?;
        }
        let mut state = state.clone();
        let results = block.insts.last().filter(|last| last.op == Opcode::ForIter && number == 0).into_iter();
        let written = results.flat_map(|last| function.results(last)).chain(function.params(edge.block));
        for &value in written {
            if let Some(home) = home_of(value) {
                state.insert(home, BTreeSet::from([value]));
            }
        }
        flows.push((edge.block, state));
    }
    if let (Some(edge), Some(state)) = (&block.handler, at_raise) {
        for &arg in function.list(edge.args) {
            check_use(&state, arg)?;
        }
        flows.push((edge.block, state));
    }
    Ok(flows)
}

fn meet(left: &State, right: &State) -> State {
    let both = |(home, held): (&u32, &BTreeSet<ValueId>)| {
        let held: BTreeSet<ValueId> = right.get(home)?.intersection(held).copied().collect();
        (!held.is_empty()).then_some((*home, held))
    };
    left.iter().filter_map(both).collect()
}
