//! How blocks end, and what loops need: their polls, and what comes out of them.

use cranelift_codegen::ir::condcodes::{CondCode, IntCC};
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, MemFlagsData, types};

use super::{Emitter, float_cc, int_cc};
use crate::jit::graph::{BlockId, End, Graph, Op, Rep, Target, V};
use crate::jit::order;

/// Turns of a loop that counts down after which it is looked whether the machine is asked for something: a power of two.
const POLL_INTERVAL: i64 = 256;

impl Emitter<'_, '_> {
    pub(super) fn find_loops(&mut self) {
        let graph = self.graph;
        for found in order::loops(&order::Dominators::new(graph)) {
            found.blocks.iter().for_each(|block| self.depth_of_blocks[block.0 as usize] += 1);
            if let Some(counter) = counter(graph, &found) {
                self.counters.extend(polls(graph, &found).map(|poll| (poll, counter)));
            }
        }
        for (block, &depth) in graph.blocks.iter().zip(&self.depth_of_blocks) {
            block.params.iter().chain(&block.nodes).for_each(|value| self.depth_of_values[value.0 as usize] = depth);
        }
    }

    /// Leaves if the machine is asked for something. Where the loop counts down by one, it is looked only once in so many turns.
    pub(super) fn poll(&mut self, node: V) {
        let Some(&counter) = self.counters.get(&node) else { return self.leave_if_byte(self.context.addresses.requests, node) };
        let (now, go_on) = (self.builder.create_block(), self.builder.create_block());
        let left = self.value(counter);
        let rest = self.builder.ins().band_imm_u(left, POLL_INTERVAL - 1);
        self.builder.ins().brif(rest, go_on, &[], now, &[]);
        self.builder.switch_to_block(now);
        self.builder.set_cold_block(now);
        self.leave_if_byte(self.context.addresses.requests, node);
        self.builder.ins().jump(go_on, &[]);
        self.builder.switch_to_block(go_on);
    }

    pub(super) fn end(&mut self, block: BlockId) {
        match &self.graph.block(block).end {
            End::Jump(target) => {
                let args: Vec<BlockArg> = target.args.iter().map(|&arg| BlockArg::Value(self.apart(block, arg))).collect();
                let goes_to = self.block(target.block);
                self.builder.ins().jump(goes_to, &args);
            }
            End::Branch(cond, one, other) => {
                // Cranelift puts the second target behind the branch: that should be what goes on with a loop.
                let inverse = if self.graph.backward.contains(&one.block) { self.inverse(*cond) } else { None };
                let (cond, one, other) = match inverse {
                    Some(inverse) => (inverse, other, one),
                    None => (self.value(*cond), one, other),
                };
                let (one_args, other_args) = (self.args(one), self.args(other));
                let (one, other) = (self.block(one.block), self.block(other.block));
                self.builder.ins().brif(cond, one, &one_args, other, &other_args);
            }
            End::Return(value) => {
                self.store_depth(-1);
                let value = self.value(*value);
                self.builder.ins().return_(&[value]);
            }
            End::Yield(word, value) => {
                let (pc, value) = (self.pc(*word), self.value(*value));
                self.call(self.context.addresses.suspend, &[self.vm, self.base, pc, value], None);
                self.builder.ins().jump(self.leave, &[]);
            }
            End::Exit(state, reason) => {
                let index = self.exits.index[&(*state, *reason)];
                let exit = *self.exit_blocks.entry(index).or_insert_with(|| self.builder.create_block());
                self.builder.ins().jump(exit, &[]);
            }
            End::RunJump { word, targets, .. } => {
                let next = self.run_instruction(*word);
                for (word, target) in targets {
                    let expected = self.pc(*word);
                    let is_there = self.builder.ins().icmp(IntCC::Equal, next, expected);
                    let args = self.args(target);
                    let other = self.builder.create_block();
                    let goes_to = self.block(target.block);
                    self.builder.ins().brif(is_there, goes_to, &args, other, &[]);
                    self.builder.switch_to_block(other);
                }
                self.builder.ins().jump(self.leave, &[]);
            }
        }
    }

    /// The opposite of a comparison.
    fn inverse(&mut self, cond: V) -> Option<ir::Value> {
        let node = self.graph.node(cond);
        match node.op {
            Op::CmpInt(cmp) => {
                let (lhs, rhs) = (self.value(node.args[0]), self.value(node.args[1]));
                Some(self.builder.ins().icmp(int_cc(cmp).complement(), lhs, rhs))
            }
            Op::CmpFloat(cmp) => {
                let (lhs, rhs) = (self.value(node.args[0]), self.value(node.args[1]));
                Some(self.builder.ins().fcmp(float_cc(cmp).complement(), lhs, rhs))
            }
            _ => None,
        }
    }

    /// The value, in a register of its own if it comes out of a loop that the block is behind. The allocator would take one register for
    /// what a loop passes on and for what becomes of it; if something is called behind the loop, that would be on the stack in the loop, too.
    fn apart(&mut self, block: BlockId, value: V) -> ir::Value {
        let word = self.value(value);
        if self.depth_of_values[value.0 as usize] <= self.depth_of_blocks[block.0 as usize] {
            return word;
        }
        match self.graph.rep(value) {
            Rep::Float => {
                let bits = self.builder.ins().bitcast(types::I64, MemFlagsData::new(), word);
                self.builder.ins().bitcast(types::F64, MemFlagsData::new(), bits)
            }
            Rep::Bool | Rep::None => word,
            Rep::Int | Rep::Word => self.builder.ins().iadd_imm_s(word, 0),
        }
    }

    fn args(&self, target: &Target) -> Vec<BlockArg> {
        target.args.iter().map(|&arg| BlockArg::Value(self.value(arg))).collect()
    }

    fn block(&self, block: BlockId) -> ir::Block {
        self.blocks[block.0 as usize]
    }
}

/// The parameter of a loop's header that becomes one less with every turn; none if a turn may take long.
fn counter(graph: &Graph, found: &order::Loop) -> Option<V> {
    let is_long = |&block: &BlockId| {
        let block = graph.block(block);
        let calls = |&node: &V| matches!(graph.op(node), Op::Call(_) | Op::Run(_) | Op::Leaf(_));
        matches!(block.end, End::RunJump { .. }) || block.nodes.iter().any(calls)
    };
    if found.blocks.iter().any(is_long) {
        return None;
    }
    let params = &graph.block(found.header).params;
    let counts_down = |index: usize| {
        let edges = found.latches.iter().flat_map(|&latch| graph.block(latch).end.targets()).filter(|target| target.block == found.header);
        edges.into_iter().all(|target| {
            let next = graph.node(target.args[index]);
            next.op == Op::SubInt && next.args[0] == params[index] && graph.op(next.args[1]) == Op::Int(1)
        })
    };
    (0..params.len()).find(|&index| graph.rep(params[index]) == Rep::Int && counts_down(index)).map(|index| params[index])
}

/// The polls behind which the next turn of this very loop begins. A poll of another loop may stand in its blocks, as that of a `continue`
/// of the loop around it does: what counts down here begins anew there, and might never come to where a poll looks.
fn polls<'a>(graph: &'a Graph, found: &'a order::Loop) -> impl Iterator<Item = V> + 'a {
    let goes_on = move |block: BlockId| {
        let targets = graph.block(block).end.targets();
        graph.backward.contains(&block) && targets.len() == 1 && targets[0].block == found.header
    };
    let leads_back = move |&block: &BlockId| {
        let targets = graph.block(block).end.targets();
        let mut backward = targets.iter().map(|target| target.block).filter(|target| graph.backward.contains(target)).peekable();
        goes_on(block) || backward.peek().is_some() && backward.all(goes_on)
    };
    // A block's last poll is that of the jump at its end.
    let last_poll = |block: BlockId| graph.block(block).nodes.iter().copied().rfind(|&node| graph.op(node) == Op::Poll);
    found.blocks.iter().copied().filter(leads_back).filter_map(last_poll)
}
