//! Where compiled code is left: what an exit knows, the branches that lead to it, and the blocks that write the registers.
//!
//! Given: the states of the graph. Gives: the list of exits, and for each one a block, which hands over to `leave` of
//! `runtime/interp/compiled/helpers.rs`.

use std::sync::Arc;

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pyregrine_runtime::value::Value;
use pyregrine_runtime::vm::tier::{Exit, Inlined, Location, Number, Reason};
use rustc_hash::FxHashMap;

use super::{Emitter, MEMORY};
use crate::jit::build::CallTarget;
use crate::jit::graph::{End, Frame, FrameId, Graph, Rep, StateId, V};

/// Bytes of what an exit says of a register.
pub(super) const NUMBER_SIZE: i32 = 16;

/// The exits of a graph, in the order of their first use.
pub struct Exits {
    pub index: FxHashMap<(StateId, Reason), usize>,
    states: Vec<StateId>,
    pub list: Box<[Exit]>,
}

/// Finds all exits.
pub fn find_exits(graph: &Graph, targets: &[CallTarget]) -> Exits {
    let mut index = FxHashMap::default();
    let mut frames: FxHashMap<FrameId, Arc<[Inlined]>> = FxHashMap::default();
    let (mut list, mut states) = (Vec::new(), Vec::new());
    let mut see = |state: StateId, reason: Reason| {
        index.entry((state, reason)).or_insert_with(|| {
            let frame = graph.state(state).frame;
            let frames = frames.entry(frame).or_insert_with(|| describe_frames(graph, targets, frame)).clone();
            list.push(describe(graph, state, reason, frames));
            states.push(state);
            list.len() - 1
        });
    };
    for block in &graph.blocks {
        for &node in &block.nodes {
            if let Some((state, reason)) = graph.node(node).exit {
                see(state, reason);
            }
        }
        if let End::Exit(state, reason) = block.end {
            see(state, reason);
        }
    }
    Exits { index, states, list: list.into() }
}

/// The frames that an exit in this frame makes.
fn describe_frames(graph: &Graph, targets: &[CallTarget], frame: FrameId) -> Arc<[Inlined]> {
    let describe = |frame: &Frame| {
        let (function, class, return_pc, dst) = match frame.target.map(|target| &targets[target as usize]) {
            Some(&CallTarget { function, class, return_pc, dst, .. }) => (function, class, return_pc, dst),
            None => (Value::UNBOUND.word(), None, 0, 0),
        };
        Inlined { function, code: frame.code, distance: frame.distance, return_pc, dst, class }
    };
    let mut frames: Vec<Inlined> = graph.frames_from(frame).map(describe).collect();
    frames.reverse();
    frames.into()
}

fn describe(graph: &Graph, state: StateId, reason: Reason, frames: Arc<[Inlined]>) -> Exit {
    let state = graph.state(state);
    let located = state.values.iter().filter(|(_, _, is_in_window)| !is_in_window).filter_map(|&(register, value, _)| {
        let number = match graph.rep(value) {
            Rep::Int => Number::Int,
            Rep::Float => Number::Float,
            Rep::Bool => Number::Bool,
            Rep::Word | Rep::None => return None,
        };
        Some((register, Location { number, may_be_unbound: graph.bound_if.contains_key(&value) }))
    });
    Exit::new(state.word, reason, located.collect(), frames, graph.consumed(state.frame))
}

impl Emitter<'_, '_> {
    pub(super) fn exit_block(&mut self, node: V) -> ir::Block {
        let exit = self.graph.node(node).exit.unwrap_or_else(|| panic!("v{} leaves without a state", node.0));
        let index = self.exits.index[&exit];
        *self.exit_blocks.entry(index).or_insert_with(|| self.builder.create_block())
    }

    /// Leaves if `bad`, and goes on in a new block.
    pub(super) fn leave_if(&mut self, bad: ir::Value, node: V) {
        let exit = self.exit_block(node);
        let go_on = self.builder.create_block();
        let bad = if self.context.stress {
            let stressed = self.call(self.context.addresses.stress, &[self.vm], Some(types::I64)).expect("it gives a number");
            let is_stressed = self.builder.ins().icmp_imm_s(IntCC::NotEqual, stressed, 0);
            self.builder.ins().bor(bad, is_stressed)
        } else {
            bad
        };
        self.builder.ins().brif(bad, exit, &[], go_on, &[]);
        self.builder.switch_to_block(go_on);
    }

    /// A place where a guard may fail without a reason.
    pub(super) fn leave_under_stress(&mut self, node: V) {
        if self.context.stress {
            let never = self.builder.ins().iconst(types::I8, 0);
            self.leave_if(never, node);
        }
    }

    pub(super) fn leave_if_byte(&mut self, address: usize, node: V) {
        let address = self.int(address as i64);
        let byte = self.builder.ins().load(types::I8, MEMORY, address, 0);
        let bad = self.builder.ins().icmp_imm_s(IntCC::NotEqual, byte, 0);
        let exit = self.exit_block(node);
        let go_on = self.builder.create_block();
        self.builder.ins().brif(bad, exit, &[], go_on, &[]);
        self.builder.switch_to_block(go_on);
    }

    pub(super) fn finish_exits(&mut self) {
        let mut blocks: Vec<(usize, ir::Block)> = self.exit_blocks.iter().map(|(&index, &block)| (index, block)).collect();
        blocks.sort_unstable();
        let graph = self.graph;
        for (index, block) in blocks {
            self.builder.switch_to_block(block);
            self.builder.set_cold_block(block);
            let state = graph.state(self.exits.states[index]);
            for &(register, value, is_in_window) in &state.values {
                if !is_in_window {
                    self.write_register(register, value);
                }
            }
            let address = self.int((&raw const self.exits.list[index]).addr() as i64);
            self.builder.ins().jump(self.tail, &[BlockArg::Value(address)]);
        }
        self.builder.switch_to_block(self.tail);
        self.builder.set_cold_block(self.tail);
        let exit = self.builder.block_params(self.tail)[0];
        let numbers = self.builder.ins().stack_addr(types::I64, self.numbers, 0);
        self.call(self.context.addresses.leave, &[self.vm, self.base, exit, numbers], None);
        self.builder.ins().jump(self.leave, &[]);
        self.builder.switch_to_block(self.leave);
        self.builder.set_cold_block(self.leave);
        let unbound = self.int(Value::UNBOUND.bits() as i64);
        self.builder.ins().return_(&[unbound]);
    }

    /// Writes a register to where the interpreter, or who makes words of numbers for it, looks.
    fn write_register(&mut self, register: u16, value: V) {
        let offset = i32::from(register) * NUMBER_SIZE;
        let number = self.value(value);
        match self.graph.rep(value) {
            Rep::Word => drop(self.builder.ins().store(MEMORY, number, self.base, i32::from(register) * 8)),
            Rep::Bool => self.write_truth(number, offset),
            _ => drop(self.builder.ins().stack_store(types::I64, number, self.numbers, offset)),
        }
        if let Some(&is_bound) = self.graph.bound_if.get(&value) {
            let is_bound = self.value(is_bound);
            self.write_truth(is_bound, offset + 8);
        }
    }

    fn write_truth(&mut self, truth: ir::Value, offset: i32) {
        let wide = self.builder.ins().uextend(types::I64, truth);
        self.builder.ins().stack_store(types::I64, wide, self.numbers, offset);
    }
}
