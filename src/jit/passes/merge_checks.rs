//! A word that is checked to be bound, and then to be something, is checked once.
//!
//! Given: a graph. Gives: one in which the second check stands where the first one was, and leaves to where that would have: what is not
//! bound is no number and no object either. The law: only checks whose answer has not changed in between move, and only within a block,
//! where nothing runs less often than what stands before it.

use rustc_hash::FxHashMap;

use pyregrine_runtime::vm::tier::Reason;

use crate::jit::effects::Place;
use crate::jit::graph::{BlockId, Graph, Op, V};

pub fn run(graph: &mut Graph) {
    for block in 0..graph.blocks.len() as u32 {
        merge(graph, BlockId(block));
    }
    graph.resolve_all();
}

fn merge(graph: &mut Graph, block: BlockId) {
    let nodes = std::mem::take(&mut graph.block_mut(block).nodes);
    let mut kept: Vec<V> = Vec::with_capacity(nodes.len());
    // Where the checks are that no other one has taken the place of, and how often headers had changed.
    let mut places: FxHashMap<V, (usize, usize)> = FxHashMap::default();
    let mut n_changes = 0;
    for node in nodes {
        let op = graph.op(node);
        n_changes += usize::from(op.effect().is_some_and(|effect| effect.changes(Place::Header)));
        let checked = graph.node(node).args.first().copied().unwrap_or(node);
        let first = places.get(&checked).copied().filter(|&(_, changes)| is_for_ever(op) || is_for_now(op) && changes == n_changes);
        let Some((place, _)) = first else {
            // Of an attribute: watching it again shows what it is now.
            if op == Op::CheckBound && matches!(graph.node(node).exit, Some((_, Reason::Identity))) {
                places.insert(node, (kept.len(), n_changes));
            }
            kept.push(node);
            continue;
        };
        let (word, exit) = (graph.node(checked).args[0], graph.node(checked).exit);
        let merged = graph.node_mut(node);
        merged.args[0] = word;
        merged.exit = exit;
        graph.replace(checked, word);
        kept[place] = node;
        places.remove(&checked);
    }
    graph.block_mut(block).nodes = kept;
}

/// Whether the check fails of what is not bound, and says the same of a word whenever it is asked.
fn is_for_ever(op: Op) -> bool {
    matches!(op, Op::CheckInt | Op::CheckFloat | Op::CheckBool | Op::CheckExact(_) | Op::CheckKind(_))
}

/// The same as long as headers stay what they are.
fn is_for_now(op: Op) -> bool {
    matches!(op, Op::CheckHeader(_) | Op::CheckHeaders(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::jit::graph::{FrameId, Region, Rep, State, StateId};
    use crate::jit::passes::testing::{graph, guard, jump, ops, push, return_};

    const ATTRIBUTE: Op = Op::Load(Region::Slot, 16);

    /// The check that an attribute is there.
    fn attribute(graph: &mut Graph, word: V) -> V {
        let bound = guard(graph, 0, Op::CheckBound, &[word], Rep::Word);
        graph.node_mut(bound).exit = Some((StateId(0), Reason::Identity));
        bound
    }

    #[test]
    fn a_number_is_checked_where_it_is_read() {
        let mut graph = graph(1);
        let object = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
        let word = push(&mut graph, 0, ATTRIBUTE, &[object], Rep::Word);
        let bound = guard(&mut graph, 0, Op::CheckBound, &[word], Rep::Word);
        let state = graph.add_state(State { frame: FrameId::default(), word: 3, values: Vec::new() });
        graph.node_mut(bound).exit = Some((state, Reason::Identity));
        push(&mut graph, 0, Op::Store(Region::Slot, 24), &[object, bound], Rep::None);
        let number = guard(&mut graph, 0, Op::CheckFloat, &[bound], Rep::Float);
        let sum = push(&mut graph, 0, Op::AddFloat, &[number, number], Rep::Float);
        return_(&mut graph, 0, sum);
        run(&mut graph);
        assert_eq!(ops(&graph, 0), [Op::Home(0), ATTRIBUTE, Op::CheckFloat, Op::Store(Region::Slot, 24), Op::AddFloat]);
        assert_eq!(graph.node(number).exit, Some((state, Reason::Identity)));
        assert_eq!(graph.node(number).args[0], word);
        // What is stored is the word.
        assert_eq!(graph.node(graph.block(BlockId(0)).nodes[3]).args[1], word);
    }

    #[test]
    fn a_check_that_is_not_always_made_stays_where_it_is() {
        let mut graph = graph(2);
        let word = push(&mut graph, 0, ATTRIBUTE, &[], Rep::Word);
        let bound = attribute(&mut graph, word);
        jump(&mut graph, 0, 1, &[]);
        let number = guard(&mut graph, 1, Op::CheckInt, &[bound], Rep::Int);
        return_(&mut graph, 1, number);
        run(&mut graph);
        assert_eq!(ops(&graph, 0), [ATTRIBUTE, Op::CheckBound]);
        assert_eq!(ops(&graph, 1), [Op::CheckInt]);
    }

    #[test]
    fn a_header_may_be_another_one_later() {
        let mut graph = graph(1);
        let word = push(&mut graph, 0, ATTRIBUTE, &[], Rep::Word);
        let bound = attribute(&mut graph, word);
        push(&mut graph, 0, Op::SetHeader(0x106), &[word], Rep::None);
        let object = guard(&mut graph, 0, Op::CheckHeader(0x106), &[bound], Rep::Word);
        return_(&mut graph, 0, object);
        run(&mut graph);
        assert_eq!(ops(&graph, 0), [ATTRIBUTE, Op::CheckBound, Op::SetHeader(0x106), Op::CheckHeader(0x106)]);
    }
}
