//! A register that is unbound at first, and then only holds numbers that nobody reads, is not made a word in every turn of a loop.
//!
//! Given: a graph. Gives: one in which parameters that come from *unbound* or from boxes of one kind, and that only states refer to, are
//! numbers; a truth beside them says whether they are bound (`Graph::bound_if`). Such are all variables that a loop assigns before it reads
//! them: the interpreter could still show them, so exits know them. The law: what a node is given, or flushed, stays a word.

use pyregrine_runtime::value::Value;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::jit::graph::{BlockId, End, Graph, Op, Rep, V};

pub fn run(graph: &mut Graph) {
    let edges = incoming(graph);
    let reps = find(graph, &edges);
    if !reps.is_empty() {
        let groups = group(graph, &edges, &reps);
        unbox(graph, &reps, &groups);
    }
}

/// What parameters that are words are given, and the block that each belongs to.
type Incoming = FxHashMap<V, (BlockId, Vec<V>)>;

fn incoming(graph: &Graph) -> Incoming {
    let mut found: Incoming = FxHashMap::default();
    for block in &graph.blocks {
        for target in block.end.targets() {
            for (&param, &arg) in graph.block(target.block).params.iter().zip(&target.args) {
                if graph.rep(param) == Rep::Word {
                    found.entry(param).or_insert_with(|| (target.block, Vec::new())).1.push(arg);
                }
            }
        }
    }
    found
}

/// What a word is that a parameter is given.
enum Given {
    Unbound,
    Number(Rep),
    Param(V),
    Other,
}

fn given(graph: &Graph, value: V) -> Given {
    match graph.op(value) {
        Op::Word(bits) if bits == Value::UNBOUND.bits() => Given::Unbound,
        Op::BoxInt => Given::Number(Rep::Int),
        Op::BoxFloat => Given::Number(Rep::Float),
        Op::BoxBool => Given::Number(Rep::Bool),
        Op::Param => Given::Param(value),
        _ => Given::Other,
    }
}

/// The parameters that become numbers, and of which kind.
fn find(graph: &Graph, edges: &Incoming) -> FxHashMap<V, Rep> {
    let mut read: FxHashSet<V> = graph.nodes_in_blocks().flat_map(|node| graph.node(node).args.iter().copied()).collect();
    for block in &graph.blocks {
        if let End::Branch(value, ..) | End::Return(value) | End::Yield(_, value) = block.end {
            read.insert(value);
        }
    }
    let mut found: FxHashMap<V, Option<Rep>> = edges.keys().filter(|param| !read.contains(param)).map(|&param| (param, None)).collect();
    let mut is_changed = true;
    while is_changed {
        is_changed = false;
        for (&param, (_, args)) in edges {
            for &arg in args {
                let (kept, from) = (found.get(&param).copied(), found.get(&arg).copied());
                match (given(graph, arg), kept) {
                    (Given::Unbound, _) => {}
                    (Given::Number(rep), Some(None)) => is_changed |= found.insert(param, Some(rep)).is_some(),
                    (Given::Number(rep), Some(Some(known))) if rep == known => {}
                    (Given::Param(_), Some(kept)) if kept == from.flatten() && from.is_some() => {}
                    // One of them is not known yet.
                    (Given::Param(_), Some(None)) if from.is_some() => is_changed |= found.insert(param, from.flatten()).is_some(),
                    (Given::Param(_), Some(kept)) if from == Some(None) => is_changed |= found.insert(arg, kept).is_some(),
                    _ => is_changed |= found.remove(&param).is_some() | found.remove(&arg).is_some(),
                }
            }
        }
    }
    found.into_iter().filter_map(|(param, rep)| Some((param, rep?))).collect()
}

/// Numbers for parameters: those of one block that are always bound together have the same.
fn group(graph: &Graph, edges: &Incoming, reps: &FxHashMap<V, Rep>) -> FxHashMap<V, usize> {
    let mut params: Vec<V> = reps.keys().copied().collect();
    params.sort_unstable();
    let mut groups: FxHashMap<V, usize> = params.iter().map(|&param| (param, 0)).collect();
    let mut n_groups = 0;
    loop {
        let mut numbers: FxHashMap<(BlockId, Vec<usize>), usize> = FxHashMap::default();
        let mut next = FxHashMap::default();
        for &param in &params {
            let (block, args) = &edges[&param];
            let sources = args.iter().map(|&arg| match given(graph, arg) {
                Given::Unbound => 0,
                Given::Param(from) => 2 + groups[&from],
                Given::Number(_) | Given::Other => 1,
            });
            let n_numbers = numbers.len();
            next.insert(param, *numbers.entry((*block, sources.collect())).or_insert(n_numbers));
        }
        groups = next;
        if numbers.len() == n_groups {
            return groups;
        }
        n_groups = numbers.len();
    }
}

fn unbox(graph: &mut Graph, reps: &FxHashMap<V, Rep>, groups: &FxHashMap<V, usize>) {
    let old: Vec<Vec<V>> = graph.blocks.iter().map(|block| block.params.clone()).collect();
    let mut truths: FxHashMap<usize, V> = FxHashMap::default();
    for (block, params) in old.iter().enumerate() {
        for param in params.iter().filter(|param| reps.contains_key(param)) {
            let truth = *truths.entry(groups[param]).or_insert_with(|| {
                let truth = graph.add(Op::Param, &[], Rep::Bool, None);
                graph.blocks[block].params.push(truth);
                truth
            });
            graph.bound_if.insert(*param, truth);
        }
    }
    for block in 0..graph.blocks.len() {
        let mut end = std::mem::replace(&mut graph.blocks[block].end, End::Return(V(0)));
        for target in end.targets_mut() {
            let mut with_truth: FxHashSet<usize> = FxHashSet::default();
            for (index, param) in old[target.block.0 as usize].iter().enumerate() {
                let Some(&rep) = reps.get(param) else { continue };
                let arg = target.args[index];
                let (number, truth) = match given(graph, arg) {
                    Given::Param(from) => (from, graph.bound_if[&from]),
                    Given::Number(_) => (graph.node(arg).args[0], constant(graph, block, Op::Bool(true), Rep::Bool)),
                    Given::Unbound | Given::Other => (constant(graph, block, zero(rep), rep), constant(graph, block, Op::Bool(false), Rep::Bool)),
                };
                target.args[index] = number;
                if with_truth.insert(groups[param]) {
                    target.args.push(truth);
                }
            }
        }
        graph.blocks[block].end = end;
    }
    reps.iter().for_each(|(&param, &rep)| graph.node_mut(param).rep = rep);
}

fn zero(rep: Rep) -> Op {
    match rep {
        Rep::Float => Op::Float(0),
        Rep::Bool => Op::Bool(false),
        _ => Op::Int(0),
    }
}

/// A constant at the end of a block.
fn constant(graph: &mut Graph, block: usize, op: Op, rep: Rep) -> V {
    let made = graph.add(op, &[], rep, None);
    graph.blocks[block].nodes.push(made);
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jit::graph::{FrameId, State, StateId};
    use crate::jit::passes::testing::{branch, graph, guard, jump, param, push, return_};

    /// A loop (block 1) whose state shows a word: unbound at first, and then the box of a float.
    fn counting(graph: &mut Graph) -> (V, V) {
        let unbound = push(graph, 0, Op::Word(Value::UNBOUND.bits()), &[], Rep::Word);
        let zero = push(graph, 0, Op::Float(0), &[], Rep::Float);
        jump(graph, 0, 1, &[unbound, zero]);
        let (shown, number) = (param(graph, 1, Rep::Word), param(graph, 1, Rep::Float));
        let next = guard(graph, 1, Op::DivFloat, &[number, number], Rep::Float);
        graph.states[0] = State { frame: FrameId::default(), word: 3, values: vec![(0, shown, false)] };
        let boxed = push(graph, 1, Op::BoxFloat, &[next], Rep::Word);
        jump(graph, 1, 1, &[boxed, next]);
        (shown, next)
    }

    #[test]
    fn what_only_exits_show_is_a_number_with_a_truth() {
        let mut graph = graph(2);
        let (shown, next) = counting(&mut graph);
        run(&mut graph);
        assert_eq!(graph.rep(shown), Rep::Float);
        let truth = graph.bound_if[&shown];
        assert_eq!(graph.block(BlockId(1)).params.last(), Some(&truth));
        let given = |block: u32| graph.block(BlockId(block)).end.targets()[0].args.clone();
        assert_eq!((given(1)[0], graph.op(given(1)[2])), (next, Op::Bool(true)));
        assert_eq!((graph.op(given(0)[0]), graph.op(given(0)[2])), (Op::Float(0), Op::Bool(false)));
    }

    #[test]
    fn what_is_read_stays_a_word() {
        let mut graph = graph(2);
        let (shown, _) = counting(&mut graph);
        push(&mut graph, 1, Op::Flush(0), &[shown], Rep::None);
        run(&mut graph);
        assert_eq!(graph.rep(shown), Rep::Word);
        assert!(graph.bound_if.is_empty());
    }

    #[test]
    fn a_parameter_of_one_that_is_read_stays_a_word() {
        let mut graph = graph(4);
        let (shown, _) = counting(&mut graph);
        // Behind the loop, the word is returned.
        let is_more = push(&mut graph, 1, Op::Home(1), &[], Rep::Bool);
        let back = graph.block(BlockId(1)).end.targets()[0].args.clone();
        branch(&mut graph, 1, is_more, 2, 3);
        jump(&mut graph, 2, 1, &back);
        let last = param(&mut graph, 3, Rep::Word);
        graph.block_mut(BlockId(1)).end.targets_mut()[1].args.push(shown);
        return_(&mut graph, 3, last);
        run(&mut graph);
        assert_eq!((graph.rep(shown), graph.rep(last)), (Rep::Word, Rep::Word));
        assert_eq!(graph.state(StateId(0)).values.len(), 1);
    }

    #[test]
    fn what_is_bound_at_another_time_has_a_truth_of_its_own() {
        let mut graph = graph(2);
        let (shown, next) = counting(&mut graph);
        let other = param(&mut graph, 1, Rep::Word);
        let first = push(&mut graph, 0, Op::BoxFloat, &[next], Rep::Word);
        let boxed = push(&mut graph, 1, Op::BoxFloat, &[next], Rep::Word);
        graph.block_mut(BlockId(0)).end.targets_mut()[0].args.push(first);
        graph.block_mut(BlockId(1)).end.targets_mut()[0].args.push(boxed);
        run(&mut graph);
        assert_ne!(graph.bound_if[&shown], graph.bound_if[&other]);
    }
}
