//! Checks the register allocation.
//!
//! Given: the instructions over temporaries, and the register of each temporary. Gives: `Err` at the first place where a register may
//! hold something else than the temporary that is read from it. A forward dataflow: which temporaries a register holds
//! for certain. The law: it shares no code with the allocator.

use std::collections::BTreeMap;

use super::machine::{MachineFunction, Operand, Place};

/// What each register holds: temporaries that all have its value.
type State = BTreeMap<u16, Vec<u32>>;

/// Checks `registers` (of each temporary) for `machine`, which still has temporaries.
pub fn check_registers(machine: &MachineFunction, registers: &[Option<u16>]) -> Result<(), String> {
    let mut at_start: Vec<Option<State>> = vec![None; machine.blocks.len()];
    at_start[0] = Some(State::new());
    let mut work: Vec<u32> = vec![0];
    let register = |temp: u32| registers[temp as usize].ok_or_else(|| format!("t{temp} has no register"));
    while let Some(id) = work.pop() {
        let block = &machine.blocks[id as usize];
        let mut state = at_start[id as usize].clone().unwrap_or_default();
        if let Some(temp) = block.exception.and_then(Place::as_temp) {
            define(&mut state, register(temp)?, temp);
        }
        let mut at_raise: Option<State> = None;
        for (number, inst) in block.all_insts().enumerate() {
            for place in machine.pool.uses(inst) {
                if let Some(temp) = place.as_temp()
                    && !registers[temp as usize].is_some_and(|register| holds(&state, register, temp))
                {
                    return Err(format!("block {id}, instruction {number}: t{temp} is not in its register"));
                }
            }
            let before = state.clone();
            if inst.is_copies() {
                for (dst, source) in machine.pool.copies_of(inst) {
                    let Some(dst) = dst.as_temp() else { continue };
                    let mut held = vec![dst];
                    if let Operand::Use(source) = source
                        && let Some(source) = source.as_temp()
                    {
                        held.extend(before.get(&register(source)?).into_iter().flatten().filter(|&&other| other != dst));
                    }
                    define(&mut state, register(dst)?, dst);
                    state.insert(register(dst)?, held);
                }
                // What a copy has overwritten is no longer what the other copies found.
                for (dst, _) in machine.pool.copies_of(inst) {
                    let Some(dst) = dst.as_temp() else { continue };
                    for (other, held) in &mut state {
                        held.retain(|&temp| temp != dst || registers[dst as usize] == Some(*other));
                    }
                }
            } else {
                for place in machine.pool.defs(inst) {
                    let Some(temp) = place.as_temp() else { continue };
                    define(&mut state, register(temp)?, temp);
                }
                // Only instructions that are no copies raise, before they write.
                at_raise = Some(at_raise.map_or_else(|| before.clone(), |state| meet(&state, &before)));
            }
        }
        for next in block.successors() {
            flow(&mut at_start, &mut work, next, &state);
        }
        if let (Some(handler), Some(at_raise)) = (block.handler, at_raise) {
            flow(&mut at_start, &mut work, handler, &at_raise);
        }
    }
    Ok(())
}

fn holds(state: &State, register: u16, temp: u32) -> bool {
    state.get(&register).is_some_and(|held| held.contains(&temp))
}

fn define(state: &mut State, register: u16, temp: u32) {
    for held in state.values_mut() {
        held.retain(|&other| other != temp);
    }
    state.insert(register, vec![temp]);
}

fn meet(left: &State, right: &State) -> State {
    let both = |(register, held): (&u16, &Vec<u32>)| {
        let held: Vec<u32> = held.iter().copied().filter(|&temp| holds(right, *register, temp)).collect();
        (!held.is_empty()).then_some((*register, held))
    };
    left.iter().filter_map(both).collect()
}

/// Lets a state flow into a block; the block is visited again if it learns something.
fn flow(at_start: &mut [Option<State>], work: &mut Vec<u32>, block: u32, state: &State) {
    let slot = &mut at_start[block as usize];
    let new = match slot {
        Some(old) => meet(old, state),
        None => state.clone(),
    };
    if slot.as_ref() != Some(&new) {
        *slot = Some(new);
        work.push(block);
    }
}
