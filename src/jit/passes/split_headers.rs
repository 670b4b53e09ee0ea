//! A header that loops have in common becomes one header for each.
//!
//! Given: a graph. Gives: one in which what comes from outside the innermost loop, or goes round a loop about it, gets to the loop's header
//! through a block of its own. Code that is entered at an inner loop needs this: what the inner loop does not change would otherwise be a
//! parameter of its header, as the outer one changes it.

use rustc_hash::FxHashMap;

use crate::jit::graph::{BlockId, End, Graph, Op, State, Target, V};
use crate::jit::order::{Dominators, shared_headers};

pub fn run(graph: &mut Graph) {
    let dominators = Dominators::new(graph);
    for header in shared_headers(graph, &dominators) {
        split(graph, &dominators, header);
    }
}

fn split(graph: &mut Graph, dominators: &Dominators, header: BlockId) {
    let Some(&state) = graph.entry_states.get(&header) else { return };
    let params = graph.block(header).params.clone();
    let values: Vec<V> = params.iter().map(|&param| graph.add(Op::Param, &[], graph.rep(param), None)).collect();
    let into: FxHashMap<V, V> = params.into_iter().zip(values.iter().copied()).collect();
    let State { frame, word, values: mut registers } = graph.state(state).clone();
    registers.iter_mut().for_each(|(_, value, _)| *value = into.get(value).copied().unwrap_or(*value));
    let state = graph.add_state(State { frame, word, values: registers });
    let before = graph.add_block();
    let from = dominators.predecessors[header.0 as usize].iter().filter(|from| !graph.backward.contains(from)).copied();
    for block in from.collect::<Vec<_>>() {
        let targets = graph.block_mut(block).end.targets_mut();
        targets.into_iter().filter(|target| target.block == header).for_each(|target| target.block = before);
    }
    let new = graph.block_mut(before);
    new.params = values.clone();
    new.end = End::Jump(Target { block: header, args: values });
    graph.entry_states.insert(before, state);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jit::graph::Rep;
    use crate::jit::passes::eliminate_parameters;
    use crate::jit::passes::testing::{branch, graph, jump, param, push};

    #[test]
    fn what_an_inner_loop_does_not_change_is_no_parameter_of_it() {
        let mut graph = graph(4);
        let first = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
        jump(&mut graph, 0, 1, &[first]);
        let row = param(&mut graph, 1, Rep::Word);
        let is_more = push(&mut graph, 1, Op::Home(1), &[], Rep::Bool);
        branch(&mut graph, 1, is_more, 2, 3);
        // The inner loop goes round with the same row, the outer one with the next.
        jump(&mut graph, 2, 1, &[row]);
        let next = push(&mut graph, 3, Op::Home(3), &[], Rep::Word);
        jump(&mut graph, 3, 1, &[next]);
        graph.backward.insert(BlockId(2));
        let state = graph.add_state(State { frame: Default::default(), word: 9, values: vec![(0, row, true)] });
        graph.entry_states.insert(BlockId(1), state);
        run(&mut graph);
        eliminate_parameters::run(&mut graph);
        assert!(graph.block(BlockId(1)).params.is_empty());
        let before = BlockId(4);
        assert_eq!(graph.block(before).params.len(), 1);
        let edge = |block: u32| graph.block(BlockId(block)).end.targets()[0].block;
        assert_eq!((edge(0), edge(2), edge(3), edge(4)), (before, BlockId(1), before, BlockId(1)));
    }
}
