//! Leaves SSA form: block parameters become copies on the edges.
//!
//! Given: the function and its register instructions. Gives: the same with copies; an edge from a branch gets a block of its own
//! for them. The law: the copies of one edge happen at the same time.

use std::collections::HashMap;

use smallvec::SmallVec;

use super::machine::{End, MachineBlock, MachineFunction, Operand, Place};
use super::{Shape, home_register};
use crate::ir::analysis::{NO_CONSTANT, UNBOUND};
use crate::ir::{BlockId, Constant, Function, Home, ValueId};

/// The copies of one edge.
type Copies = SmallVec<[(Place, Operand); 4]>;

pub fn destruct_ssa(function: &Function, constants: &[u32], homes: &[Option<Home>], shape: Shape, machine: &mut MachineFunction) {
    if function.blocks.iter().all(|block| block.all_edges().all(|edge| edge.args.is_empty())) {
        return;
    }
    let place = |value: ValueId| match homes[value.index()] {
        Some(home) => Place::reg(home_register(shape, home)),
        None => Place::temp(value.0),
    };
    let copies = |params: &[ValueId], args: &[ValueId]| -> Copies {
        let pairs = params.iter().zip(args).map(|(&param, &arg)| {
            let source = match constants[arg.index()] {
                NO_CONSTANT => Operand::Use(place(arg)),
                UNBOUND => Operand::Nothing,
                constant => constant_source(function, constant),
            };
            (place(param), source)
        });
        pairs.filter(|&(dst, source)| source != Operand::Use(dst)).collect()
    };
    let mut order = Vec::with_capacity(machine.order.len());
    let mut place_of = vec![0; machine.blocks.len()];
    machine.order.iter().enumerate().for_each(|(place, &id)| place_of[id as usize] = place);
    // The end of a loop lies behind the loop; so does its block for copies.
    let mut waiting: HashMap<u32, Vec<u32>> = HashMap::new();
    for (at, index) in std::mem::take(&mut machine.order).into_iter().enumerate() {
        let block = function.block(BlockId(index));
        if !waiting.is_empty() {
            order.extend(waiting.remove(&index).unwrap_or_default());
        }
        order.push(index);
        let position = block.insts.last().map_or(0, |inst| inst.position);
        if let Some(handler) = &block.handler {
            let params = &function.params(handler.block)[1..];
            let copies = copies(params, function.list(handler.args));
            if !copies.is_empty() {
                let copies = machine.pool.copies(&copies, position);
                machine.blocks[index as usize].insts.insert(0, copies);
            }
        }
        for (number, edge) in block.edges.iter().enumerate() {
            let copies = copies(function.params(edge.block), function.list(edge.args));
            if copies.is_empty() {
                continue;
            }
            let copies = machine.pool.copies(&copies, position);
            let new = machine.blocks.len() as u32;
            let this = &mut machine.blocks[index as usize];
            match &mut this.end {
                End::Jump(_) => {
                    this.insts.push(copies);
                    continue;
                }
                End::Two { taken, other, taken_edge, .. } => {
                    let way = if *taken_edge == number { taken } else { other };
                    *way = new;
                }
                End::Exit => continue,
            }
            let mut insts = machine.new_insts();
            insts.push(copies);
            machine.blocks.push(MachineBlock {
                insts,
                end: End::Jump(edge.block.0),
                handler: None,
                exception: None,
                position,
            });
            let ends_loop = matches!(block.insts.last(), Some(last) if !function.results(last).is_empty()) && number == 1;
            if ends_loop && place_of[edge.block.index()] > at {
                waiting.entry(edge.block.0).or_default().push(new);
            } else {
                order.push(new);
            }
        }
    }
    machine.order = order;
}

/// What a copy of a constant copies.
pub fn constant_source(function: &Function, index: u32) -> Operand {
    match function.constants.get(index as usize) {
        Some(Constant::Int(value)) if i32::try_from(*value).is_ok() => Operand::Imm(*value as i32),
        _ => Operand::Const(index),
    }
}
