//! What gives the same in every iteration of a loop is done once, before the loop.
//!
//! Given: a graph, and the places of loops that nothing is to be hoisted from. Gives: one in which values, guards and loads whose operands
//! come from outside a loop, and whose memory nothing in the loop changes, stand in a block before it. The law: only what every full
//! iteration does is hoisted, and a guard that was hoisted leaves to where the loop begins, with what the registers are there. It may
//! fail although the loop would never have got to it; the compiler then learns not to hoist from this loop (reason `hoisted`).

use rustc_hash::{FxHashMap, FxHashSet};

use pyregrine_runtime::vm::tier::Reason;

use crate::jit::effects::Effect;
use crate::jit::graph::{BlockId, End, Graph, Op, State, StateId, Target, V};
use crate::jit::order::{self, Dominators, Loop};

pub fn run(graph: &mut Graph, unhoisted: &[(u64, u32)]) {
    let dominators = Dominators::new(graph);
    let loops = order::loops(&dominators);
    if loops.is_empty() {
        return;
    }
    let mut blocks_of = vec![BlockId(0); graph.nodes.len()];
    for &block in &dominators.order {
        let found = graph.block(block);
        found.params.iter().chain(&found.nodes).for_each(|value| blocks_of[value.0 as usize] = block);
    }
    let order = dominators.order.clone();
    let mut hoisting = Hoisting { graph, dominators, order, blocks_of, stands_for: FxHashMap::default() };
    for found in loops {
        let mut inside: FxHashSet<BlockId> = found.blocks.iter().copied().collect();
        // Blocks that were made before inner loops are in this one.
        inside.extend(hoisting.stands_for.iter().filter(|(_, stands_for)| found.blocks.contains(stands_for)).map(|(&made, _)| made));
        let Some(&state) = hoisting.graph.entry_states.get(&found.header) else { continue };
        if unhoisted.contains(&hoisting.graph.place(state)) {
            continue;
        }
        let hoisted = hoisting.find(&found, &inside);
        if !hoisted.is_empty() {
            hoisting.hoist(&found, state, hoisted, &inside);
        }
    }
}

struct Hoisting<'a> {
    graph: &'a mut Graph,
    dominators: Dominators,
    /// Reverse postorder, with the new blocks.
    order: Vec<BlockId>,
    /// The block that a value is made in.
    blocks_of: Vec<BlockId>,
    /// The header that a new block stands before.
    stands_for: FxHashMap<BlockId, BlockId>,
}

impl Hoisting<'_> {
    /// What can stand before the loop, in order.
    fn find(&self, found: &Loop, inside: &FxHashSet<BlockId>) -> Vec<V> {
        let graph = &*self.graph;
        let mut effects: FxHashSet<Effect> = FxHashSet::default();
        for &block in inside {
            effects.extend(graph.block(block).nodes.iter().filter_map(|&node| graph.op(node).effect()));
            if matches!(graph.block(block).end, End::RunJump { .. }) {
                effects.insert(Effect::All);
            }
        }
        let mut hoisted: Vec<V> = Vec::new();
        let mut is_hoisted: FxHashSet<V> = FxHashSet::default();
        let is_outside = |value: V, is_hoisted: &FxHashSet<V>| is_hoisted.contains(&value) || !inside.contains(&self.blocks_of[value.0 as usize]);
        for &block in self.order.iter().filter(|block| inside.contains(block)) {
            let stands_for = self.stands_for(block);
            if !found.latches.iter().all(|&latch| self.dominators.dominates(stands_for, latch)) {
                continue;
            }
            for &node in &graph.block(block).nodes {
                let op = graph.op(node);
                let args = &graph.node(node).args;
                // Constants go along with what uses them.
                let is_free = |value: V| is_outside(value, &is_hoisted) || is_constant(graph.op(value));
                if is_constant(op) || !is_hoistable(graph, node) || !args.iter().all(|&arg| is_free(arg)) {
                    continue;
                }
                if op.reads().is_some_and(|place| effects.iter().any(|effect| effect.changes(place))) {
                    continue;
                }
                for &arg in args {
                    if !is_outside(arg, &is_hoisted) {
                        is_hoisted.insert(arg);
                        hoisted.push(arg);
                    }
                }
                is_hoisted.insert(node);
                hoisted.push(node);
            }
        }
        hoisted
    }

    /// Moves nodes to a new block before the loop.
    fn hoist(&mut self, found: &Loop, state: StateId, hoisted: Vec<V>, inside: &FxHashSet<BlockId>) {
        let before = self.graph.add_block();
        let header = found.header;
        let mut entries: Vec<BlockId> = self.order.iter().copied().filter(|block| !inside.contains(block)).collect();
        entries.retain(|&block| self.graph.block(block).end.targets().iter().any(|target| target.block == header));
        let given: Vec<Vec<V>> = entries.iter().flat_map(|&block| arguments(self.graph, block, header)).collect();
        let params = self.graph.block(header).params.clone();
        let values: Vec<V> = match &given[..] {
            [only] => only.clone(),
            _ => params.iter().map(|&param| self.graph.add(Op::Param, &[], self.graph.rep(param), None)).collect(),
        };
        for &block in &entries {
            for target in self.graph.block_mut(block).end.targets_mut() {
                if target.block == header {
                    target.block = before;
                    if given.len() == 1 {
                        target.args.clear();
                    }
                }
            }
        }
        let into: FxHashMap<V, V> = params.into_iter().zip(values.iter().copied()).collect();
        let State { frame, word, values: mut registers } = self.graph.state(state).clone();
        registers.iter_mut().for_each(|(_, value, _)| *value = into.get(value).copied().unwrap_or(*value));
        let state = self.graph.add_state(State { frame, word, values: registers });
        self.blocks_of.resize(self.graph.nodes.len(), before);
        let moved: FxHashSet<V> = hoisted.iter().copied().collect();
        for &block in inside {
            self.graph.block_mut(block).nodes.retain(|node| !moved.contains(node));
        }
        for &node in &hoisted {
            self.blocks_of[node.0 as usize] = before;
            let exit = &mut self.graph.node_mut(node).exit;
            *exit = exit.map(|(_, reason)| (state, if reason.counts() { Reason::Hoisted } else { reason }));
        }
        let new = self.graph.block_mut(before);
        if given.len() != 1 {
            new.params = values.clone();
        }
        new.nodes = hoisted;
        new.end = End::Jump(Target { block: header, args: values });
        let at = self.order.iter().position(|&block| block == header).expect("a header can be reached");
        self.order.insert(at, before);
        self.graph.entry_states.insert(before, state);
        self.stands_for.insert(before, self.stands_for(header));
    }

    /// The block that is dominated by what this one is dominated by.
    fn stands_for(&self, block: BlockId) -> BlockId {
        self.stands_for.get(&block).copied().unwrap_or(block)
    }
}

/// What a block gives to the parameters of another one, for each edge.
fn arguments(graph: &Graph, block: BlockId, to: BlockId) -> Vec<Vec<V>> {
    graph.block(block).end.targets().iter().filter(|target| target.block == to).map(|target| target.args.clone()).collect()
}

fn is_constant(op: Op) -> bool {
    matches!(op, Op::Word(_) | Op::Int(_) | Op::Float(_) | Op::Bool(_))
}

/// Whether the node may be done where it would not have been, if its operands are there. What it reads must be there, too: guards on
/// which an address depends are its operands.
fn is_hoistable(graph: &Graph, node: V) -> bool {
    let found = graph.node(node);
    let op_of = |index: usize| graph.op(found.args[index]);
    match found.op {
        Op::Load(..) | Op::LoadInt(..) => {
            matches!(op_of(0), Op::CheckHeader(_) | Op::CheckHeaders(_) | Op::CheckExact(_) | Op::CheckKind(_))
        }
        Op::LoadAt(..) => matches!(op_of(1), Op::CheckIndex | Op::CheckBelow),
        // Facts of their places.
        Op::FitsWord | Op::HasHeader(_) => false,
        op => op.is_function() || op.reads().is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jit::graph::{Region, Rep};
    use crate::jit::passes::testing::{branch, graph, guard, jump, ops, param, push, return_};

    const LENGTH: Op = Op::LoadInt(Region::ListShape, 16);
    const LIST: Op = Op::CheckExact(0x106);

    /// A loop that counts up to the length of a list, and does something else.
    fn counting(other: Op) -> Graph {
        let mut graph = graph(3);
        let word = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
        let zero = push(&mut graph, 0, Op::Int(0), &[], Rep::Int);
        jump(&mut graph, 0, 1, &[zero]);
        let counter = param(&mut graph, 1, Rep::Int);
        let list = guard(&mut graph, 1, LIST, &[word], Rep::Word);
        let length = push(&mut graph, 1, LENGTH, &[list], Rep::Int);
        let one = push(&mut graph, 1, Op::Int(1), &[], Rep::Int);
        let next = guard(&mut graph, 1, Op::AddInt, &[counter, one], Rep::Int);
        push(&mut graph, 1, other, &[list, word], Rep::None);
        let cond = push(&mut graph, 1, Op::CmpInt(crate::jit::graph::Cmp::Lt), &[next, length], Rep::Bool);
        branch(&mut graph, 1, cond, 1, 2);
        if let End::Branch(_, one, _) = &mut graph.block_mut(BlockId(1)).end {
            one.args.push(next);
        }
        return_(&mut graph, 2, word);
        let state = graph.add_state(State { frame: Default::default(), word: 9, values: vec![(0, word, true), (1, counter, false)] });
        graph.entry_states.insert(BlockId(1), state);
        graph
    }

    #[test]
    fn guards_and_loads_go_before_the_loop() {
        let mut graph = counting(Op::Store(Region::Slot, 16));
        run(&mut graph, &[]);
        assert_eq!(ops(&graph, 3), [LIST, LENGTH]);
        let (state, reason) = graph.node(graph.block(BlockId(3)).nodes[0]).exit.expect("it is a guard");
        // The counter is what goes into the loop.
        let zero = graph.block(BlockId(0)).nodes[1];
        assert_eq!((graph.state(state).word, graph.state(state).values[1].1, reason), (9, zero, Reason::Hoisted));
        assert!(matches!(&graph.block(BlockId(0)).end, End::Jump(target) if target.block == BlockId(3)));
        assert!(matches!(&graph.block(BlockId(3)).end, End::Jump(target) if target.block == BlockId(1) && target.args == [zero]));
    }

    #[test]
    fn what_the_loop_changes_stays() {
        let mut graph = counting(Op::ListAppend);
        run(&mut graph, &[]);
        assert_eq!(ops(&graph, 3), [LIST]);
        assert!(ops(&graph, 1).contains(&LENGTH));
    }

    #[test]
    fn nothing_goes_where_it_has_failed() {
        let mut graph = counting(Op::Store(Region::Slot, 16));
        run(&mut graph, &[(0, 9)]);
        assert_eq!(graph.blocks.len(), 3);
    }
}
