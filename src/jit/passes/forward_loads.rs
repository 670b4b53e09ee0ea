//! What memory is known to hold is not read again.
//!
//! Given: a graph. Gives: one in which a load of a place that was read or written before, on every way and without a change since, is
//! the value that was read or written; likewise the check of an object's header, or of the code's validity. The law: places are equal if the region, the offset and
//! the address (and the index) are; a node of which that is not known changes the place (`effects.rs`).

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::jit::effects::Effect;
use crate::jit::graph::{BlockId, End, Graph, Op, V};
use crate::jit::order::{self, Dominators};

/// A load or a check of a header, and its operands as plain words.
type Key = (Op, SmallVec<[V; 3]>);
type Facts = FxHashMap<Key, V>;

pub fn run(graph: &mut Graph) {
    let dominators = Dominators::new(graph);
    // What the blocks of a loop do, for what is known where it begins.
    let in_loops: FxHashMap<BlockId, Vec<Effect>> = order::loops(&dominators)
        .into_iter()
        .map(|found| {
            let mut effects: Vec<Effect> = Vec::new();
            for effect in found.blocks.iter().flat_map(|&block| effects_of(graph, block)) {
                if !effects.contains(&effect) {
                    effects.push(effect);
                }
            }
            (found.header, effects)
        })
        .collect();
    let mut at_end: Vec<Option<Facts>> = vec![None; graph.blocks.len()];
    for &block in &dominators.order {
        let mut facts = at_start(graph, &dominators, block, &mut at_end, in_loops.get(&block));
        if block == BlockId(0) {
            // Only valid code is entered. Nobody asks for the value of a check.
            facts.insert((Op::CheckValid, SmallVec::new()), V(0));
        }
        let nodes = std::mem::take(&mut graph.block_mut(block).nodes);
        let kept = nodes.into_iter().filter(|&node| !pass(graph, node, &mut facts)).collect();
        let block_now = graph.block_mut(block);
        block_now.nodes = kept;
        if matches!(block_now.end, End::RunJump { .. }) {
            facts.clear();
        }
        at_end[block.0 as usize] = Some(facts);
    }
    graph.resolve_all();
}

fn effects_of(graph: &Graph, block: BlockId) -> Vec<Effect> {
    let found = graph.block(block);
    let end = matches!(found.end, End::RunJump { .. }).then_some(Effect::All);
    found.nodes.iter().filter_map(|&node| graph.op(node).effect()).chain(end).collect()
}

/// What is known on every way into a block.
fn at_start(graph: &Graph, dominators: &Dominators, block: BlockId, at_end: &mut [Option<Facts>], in_loop: Option<&Vec<Effect>>) -> Facts {
    let predecessors = &dominators.predecessors[block.0 as usize];
    if let [from] = predecessors[..] {
        // Nobody else looks at what is known behind a block with one successor.
        let is_only = graph.block(from).end.targets().len() == 1;
        let place = &mut at_end[from.0 as usize];
        return if is_only { place.take() } else { place.clone() }.unwrap_or_default();
    }
    let (known, later): (Vec<BlockId>, Vec<BlockId>) = predecessors.iter().partition(|&&from| at_end[from.0 as usize].is_some());
    let Some((first, rest)) = known.split_first() else { return Facts::default() };
    if !later.is_empty() && (in_loop.is_none() || later.iter().any(|&from| !dominators.dominates(block, from))) {
        return Facts::default();
    }
    let mut facts = at_end[first.0 as usize].clone().unwrap_or_default();
    for other in rest {
        let other = at_end[other.0 as usize].as_ref().expect("it is known");
        facts.retain(|key, value| other.get(key).is_some_and(|&found| graph.resolve(found) == graph.resolve(*value)));
    }
    for effect in in_loop.into_iter().flatten() {
        forget(&mut facts, *effect);
    }
    facts
}

fn forget(facts: &mut Facts, effect: Effect) {
    facts.retain(|(op, _), _| !op.reads().is_some_and(|place| effect.changes(place)));
}

/// Whether the node's value is known, and it goes.
fn pass(graph: &mut Graph, node: V, facts: &mut Facts) -> bool {
    let op = graph.op(node);
    if op.reads().is_some() {
        let key = key(graph, op, &graph.node(node).args);
        if let Some(&known) = facts.get(&key) {
            graph.replace(node, known);
            return true;
        }
        facts.insert(key, node);
        return false;
    }
    let Some(effect) = op.effect() else { return false };
    let args = graph.node(node).args.clone();
    let stored = match op {
        Op::Store(region, offset) => Some((key(graph, Op::Load(region, offset), &args[..1]), args[1])),
        Op::StoreInt(region, offset) => Some((key(graph, Op::LoadInt(region, offset), &args[..1]), args[1])),
        Op::StoreAt(region, offset) => Some((key(graph, Op::LoadAt(region, offset), &args[..2]), args[2])),
        Op::SetHeader(header) => Some((key(graph, Op::CheckHeader(header), &args), args[0])),
        Op::StoreFixed(region, address) => Some((key(graph, Op::LoadFixed(region, address), &[]), args[0])),
        _ => None,
    };
    match (&stored, op) {
        // Other indices of the same array are other places.
        (Some(((_, place), _)), Op::StoreAt(..)) => facts.retain(|(op, args), _| {
            let is_concerned = op.reads().is_some_and(|read| effect.changes(read));
            !is_concerned || args[0] == place[0] && are_different(graph, args[1], place[1])
        }),
        _ => forget(facts, effect),
    }
    if let Some((key, value)) = stored {
        facts.insert(key, graph.resolve(value));
    }
    false
}

fn are_different(graph: &Graph, one: V, other: V) -> bool {
    matches!((index(graph, one), index(graph, other)), (Some(one), Some(other)) if one != other)
}

/// The constant that an index is.
fn index(graph: &Graph, value: V) -> Option<i64> {
    match graph.op(value) {
        Op::Int(number) if number >= 0 => Some(number),
        Op::CheckIndex | Op::CheckBelow => index(graph, graph.resolve(graph.node(value).args[0])),
        _ => None,
    }
}

fn key(graph: &Graph, op: Op, args: &[V]) -> Key {
    (op, args.iter().map(|&arg| graph.plain(arg)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jit::graph::{Region, Rep};
    use crate::jit::passes::testing::{branch, graph, guard, jump, ops, push, return_};

    const LOAD: Op = Op::Load(Region::Slot, 16);
    const STORE: Op = Op::Store(Region::Slot, 16);

    /// A store, something, and a load of the same place. Gives what is returned, and whether that is what was stored.
    fn between(between: Option<Op>) -> bool {
        let mut graph = graph(1);
        let words: Vec<V> = (0..3).map(|register| push(&mut graph, 0, Op::Home(register), &[], Rep::Word)).collect();
        push(&mut graph, 0, STORE, &[words[0], words[1]], Rep::None);
        if let Some(op) = between {
            let args = if op.effect() == Some(Effect::All) { &[][..] } else { &[words[2], words[2]][..] };
            push(&mut graph, 0, op, args, Rep::None);
        }
        let checked = guard(&mut graph, 0, Op::CheckBound, &[words[0]], Rep::Word);
        let load = push(&mut graph, 0, LOAD, &[checked], Rep::Word);
        return_(&mut graph, 0, load);
        run(&mut graph);
        matches!(graph.block(BlockId(0)).end, End::Return(value) if value == words[1])
    }

    #[test]
    fn what_was_stored_is_known_until_it_may_change() {
        assert!(between(None));
        assert!(between(Some(Op::Store(Region::Slot, 24))));
        assert!(between(Some(Op::Store(Region::Cell, 16))));
        assert!(between(Some(Op::ListAppend)));
        assert!(!between(Some(STORE)));
        assert!(!between(Some(Op::Run(3))));
    }

    #[test]
    fn headers_are_checked_once_unless_one_may_change() {
        let mut graph = graph(1);
        let word = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
        let one = guard(&mut graph, 0, Op::CheckHeader(0x17), &[word], Rep::Word);
        let two = guard(&mut graph, 0, Op::CheckHeader(0x17), &[one], Rep::Word);
        push(&mut graph, 0, Op::SetHeader(0x27), &[two], Rep::None);
        let three = guard(&mut graph, 0, Op::CheckHeader(0x27), &[two], Rep::Word);
        guard(&mut graph, 0, Op::CheckHeader(0x17), &[three], Rep::Word);
        return_(&mut graph, 0, word);
        run(&mut graph);
        assert_eq!(ops(&graph, 0), [Op::Home(0), Op::CheckHeader(0x17), Op::SetHeader(0x27), Op::CheckHeader(0x17)]);
    }

    #[test]
    fn code_is_valid_until_other_code_runs() {
        let mut graph = graph(1);
        let word = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
        guard(&mut graph, 0, Op::CheckValid, &[], Rep::None);
        push(&mut graph, 0, Op::Run(3), &[], Rep::None);
        guard(&mut graph, 0, Op::CheckValid, &[], Rep::None);
        guard(&mut graph, 0, Op::CheckValid, &[], Rep::None);
        return_(&mut graph, 0, word);
        run(&mut graph);
        assert_eq!(ops(&graph, 0), [Op::Home(0), Op::Run(3), Op::CheckValid]);
    }

    #[test]
    fn what_a_loop_stores_is_read_again() {
        for (stored, is_kept) in [(16, true), (24, false)] {
            let mut graph = graph(3);
            let word = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
            push(&mut graph, 0, LOAD, &[word], Rep::Word);
            jump(&mut graph, 0, 1, &[]);
            let load = push(&mut graph, 1, LOAD, &[word], Rep::Word);
            let cond = push(&mut graph, 1, Op::SameWord, &[word, load], Rep::Bool);
            push(&mut graph, 1, Op::Store(Region::Slot, stored), &[word, word], Rep::None);
            branch(&mut graph, 1, cond, 1, 2);
            return_(&mut graph, 2, word);
            run(&mut graph);
            assert_eq!(ops(&graph, 1).contains(&LOAD), is_kept);
        }
    }

    #[test]
    fn other_items_of_an_array_stay_known() {
        let load = Op::LoadAt(Region::ListItem, 16);
        for (other, is_kept) in [(Op::Int(5), false), (Op::Int(4), true)] {
            let mut graph = graph(1);
            let array = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
            let word = push(&mut graph, 0, Op::Home(1), &[], Rep::Word);
            let index = push(&mut graph, 0, Op::Int(4), &[], Rep::Int);
            let other = push(&mut graph, 0, other, &[], Rep::Int);
            push(&mut graph, 0, load, &[array, index], Rep::Word);
            push(&mut graph, 0, Op::StoreAt(Region::ListItem, 16), &[array, other, word], Rep::None);
            let again = push(&mut graph, 0, load, &[array, index], Rep::Word);
            return_(&mut graph, 0, again);
            run(&mut graph);
            assert_eq!(ops(&graph, 0).iter().filter(|&&op| op == load).count(), if is_kept { 2 } else { 1 });
        }
    }
}
