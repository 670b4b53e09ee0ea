//! Where the interpreter's registers are: in the window, or with the compiled code, which then has to write them where it leaves.
//!
//! Given: a graph. Gives: one whose states say which registers' words are in the window already, and without the writes to the window
//! that change nothing, of registers or of the records of frames. The law: a register counts as in the window only if on every way there
//! it was read from it or written to it, and what ran since has kept it; a record, if it was written and only code above it ran since.

use std::ops::Range;

use pyregrine_runtime::interp::compiled::LAYOUT;
use rustc_hash::FxHashMap;

use crate::jit::graph::{BlockId, FrameId, Graph, Op, V};
use crate::jit::order::Dominators;

/// What is known to be in the window.
#[derive(Clone, Default, PartialEq)]
struct Window {
    /// The words of registers, without the checks they have gone through.
    words: FxHashMap<u16, V>,
    /// The frames whose records are there.
    frames: Vec<FrameId>,
}

impl Window {
    /// The frames of a chain, from the outermost on, whose records are there.
    fn n_written(&self, graph: &Graph, chain: &[FrameId]) -> u32 {
        debug_assert!(chain.windows(2).all(|pair| graph.frame(pair[1]).is_some_and(|inner| inner.parent == pair[0])));
        chain.iter().take_while(|frame| self.frames.contains(frame)).count() as u32
    }

    /// A register is written; it may lie where a record was.
    fn write(&mut self, graph: &Graph, register: u16, value: V) {
        let word = u32::from(register);
        self.frames.retain(|&frame| !records_of(graph, frame).any(|record| record.contains(&word)));
        self.words.insert(register, value);
    }

    /// The records of a chain of frames are written.
    fn write_records(&mut self, graph: &Graph, chain: &[FrameId]) {
        for &frame in chain {
            let overlaps = |record: &Range<u32>| records_of(graph, frame).any(|other| other.start < record.end && record.start < other.end);
            self.frames.retain(|&other| other != frame && !records_of(graph, other).any(|record| overlaps(&record)));
            self.frames.push(frame);
        }
        self.frames.sort_unstable_by_key(|frame| frame.0);
    }
}

/// The words of a frame's record, and of the record of the small frame of an `__init__`.
fn records_of(graph: &Graph, frame: FrameId) -> impl Iterator<Item = Range<u32>> {
    let size = LAYOUT.record as u32;
    let frame = graph.frame(frame);
    let record = frame.map(|frame| frame.distance - size..frame.distance);
    let stub = frame.filter(|frame| frame.is_init).map(|frame| frame.distance - size - LAYOUT.stub as u32);
    record.into_iter().chain(stub.map(|stub| stub - size..stub))
}

pub fn run(graph: &mut Graph) {
    let dominators = Dominators::new(graph);
    let at_start = find(graph, &dominators);
    let mut is_in_window: Vec<Option<Vec<bool>>> = vec![None; graph.states.len()];
    for &block in &dominators.order {
        let mut window = at_start[block.0 as usize].clone().expect("the block is reached");
        let nodes = std::mem::take(&mut graph.block_mut(block).nodes);
        let mut kept = Vec::with_capacity(nodes.len());
        for node in nodes {
            if let Some((state, _)) = graph.node(node).exit {
                see(graph, state.0 as usize, &window, &mut is_in_window);
            }
            let is_known = matches!(graph.op(node), Op::Flush(register) if window.words.get(&register) == Some(&graph.plain(graph.node(node).args[0])));
            if let Op::PushFrames(frame, _) = graph.op(node) {
                let n_written = window.n_written(graph, &graph.chain(frame));
                graph.node_mut(node).op = Op::PushFrames(frame, n_written);
            }
            if !is_known && !matches!(graph.op(node), Op::Keep(_)) {
                kept.push(node);
            }
            step(graph, node, &mut window);
        }
        graph.block_mut(block).nodes = kept;
        if let Some(state) = graph.end_state(block) {
            see(graph, state.0 as usize, &window, &mut is_in_window);
        }
    }
    for (state, found) in graph.states.iter_mut().zip(is_in_window) {
        for ((.., flag), is_in_window) in state.values.iter_mut().zip(found.into_iter().flatten()) {
            *flag = is_in_window;
        }
    }
}

/// What the window has where each block begins; nothing is known of blocks that are not reached.
fn find(graph: &Graph, dominators: &Dominators) -> Vec<Option<Window>> {
    let mut at_start: Vec<Option<Window>> = vec![None; graph.blocks.len()];
    let mut at_end: Vec<Option<Window>> = vec![None; graph.blocks.len()];
    at_start[0] = Some(Window { words: graph.entry_window.iter().copied().collect(), frames: Vec::new() });
    let mut is_changed = true;
    while is_changed {
        is_changed = false;
        for &block in &dominators.order {
            let before = at_start[block.0 as usize].take();
            let window = if block.0 == 0 { before.clone() } else { Some(arrive(graph, dominators, block, before.as_ref(), &at_end)) };
            is_changed |= at_end[block.0 as usize].is_none() || window != before;
            let mut after = window.clone().expect("a block comes after one that leads to it");
            graph.block(block).nodes.iter().for_each(|&node| step(graph, node, &mut after));
            at_end[block.0 as usize] = Some(after);
            at_start[block.0 as usize] = window;
        }
    }
    at_start
}

/// What all ways into a block agree on. A register only ever gets from a value to a parameter of the block, and from there to nothing.
fn arrive(graph: &Graph, dominators: &Dominators, block: BlockId, before: Option<&Window>, at_end: &[Option<Window>]) -> Window {
    let mut from: Vec<BlockId> = dominators.predecessors[block.0 as usize].clone();
    from.dedup();
    let known: Vec<(BlockId, &Window)> = from.into_iter().filter_map(|from| Some((from, at_end[from.0 as usize].as_ref()?))).collect();
    let Some(((_, first), _)) = known.split_first() else { return Window::default() };
    let params = &graph.block(block).params;
    let is_given = |register: u16, value: V| {
        let param = params.iter().position(|&param| param == value);
        known.iter().all(|(from, window)| match (window.words.get(&register), param) {
            (Some(&word), Some(index)) => {
                let targets = graph.block(*from).end.targets();
                targets.iter().filter(|target| target.block == block).all(|target| graph.plain(target.args[index]) == word)
            }
            (word, None) => word == Some(&value),
            (None, _) => false,
        })
    };
    let find = |register: u16| {
        let candidates = match before {
            Some(window) => window.words.get(&register).copied(),
            None => first.words.get(&register).copied(),
        };
        candidates.into_iter().chain(params.iter().copied()).find(|&value| is_given(register, value)).map(|value| (register, value))
    };
    let registers: Vec<u16> = before.unwrap_or(first).words.keys().copied().collect();
    let mut frames = before.unwrap_or(first).frames.clone();
    frames.retain(|frame| known.iter().all(|(_, window)| window.frames.contains(frame)));
    Window { words: registers.into_iter().filter_map(find).collect(), frames }
}

/// What the window has behind a node.
fn step(graph: &Graph, node: V, window: &mut Window) {
    match graph.op(node) {
        Op::Home(register) => drop(window.words.insert(register, node)),
        Op::Flush(register) => window.write(graph, register, graph.plain(graph.node(node).args[0])),
        Op::Keep(set) => window.words.retain(|register, _| graph.register_sets[set as usize].contains(register)),
        Op::PushFrames(frame, _) => window.write_records(graph, &graph.chain(frame)),
        // What is called from a frame lies above it, and above its callers.
        Op::Run(_) | Op::Call(_) => window.frames.clear(),
        Op::PopFrames(frame) => window.frames = graph.chain(frame),
        _ => {}
    }
}

/// A state is used here; what is not in the window at one of its uses is written at all of them.
fn see(graph: &Graph, state: usize, window: &Window, is_in_window: &mut [Option<Vec<bool>>]) {
    let values = &graph.states[state].values;
    let now = values.iter().map(|&(register, value, _)| window.words.get(&register).is_some_and(|&word| is_word_of(graph, word, value)));
    is_in_window[state] = Some(match is_in_window[state].take() {
        Some(before) => before.into_iter().zip(now).map(|(before, now)| before && now).collect(),
        None => now.collect(),
    });
}

/// Whether a word of the window is the value, or the number that the value is.
fn is_word_of(graph: &Graph, word: V, value: V) -> bool {
    let node = graph.node(value);
    match node.op {
        Op::CheckInt | Op::CheckFloat | Op::CheckBool if graph.plain(node.args[0]) == word => true,
        _ => graph.plain(value) == word || matches!(graph.op(word), Op::BoxInt | Op::BoxFloat | Op::BoxBool) && graph.node(word).args[0] == value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pyregrine_runtime::value::Value;

    use crate::jit::graph::{Frame, FrameId, Rep, State};
    use crate::jit::passes::testing::{branch, graph, guard, jump, ops, param, push, return_};

    /// Which of the state's registers are in the window.
    fn located(graph: &Graph) -> Vec<bool> {
        graph.states[0].values.iter().map(|&(.., is_in_window)| is_in_window).collect()
    }

    #[test]
    fn what_is_written_to_the_window_is_there_once() {
        let mut graph = graph(1);
        let word = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
        let number = guard(&mut graph, 0, Op::CheckInt, &[word], Rep::Int);
        push(&mut graph, 0, Op::Flush(0), &[word], Rep::None);
        push(&mut graph, 0, Op::Flush(1), &[word], Rep::None);
        push(&mut graph, 0, Op::Flush(1), &[word], Rep::None);
        graph.states[0] = State { frame: FrameId::default(), word: 7, values: vec![(0, number, false), (1, number, false), (2, word, false)] };
        push(&mut graph, 0, Op::Poll, &[], Rep::None);
        return_(&mut graph, 0, word);
        run(&mut graph);
        assert_eq!(ops(&graph, 0), [Op::Home(0), Op::CheckInt, Op::Flush(1), Op::Poll]);
        // The first use of the state is before the write to r1.
        assert_eq!(located(&graph), [true, false, false]);
    }

    #[test]
    fn what_is_not_kept_is_written_again() {
        let mut graph = graph(1);
        let word = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
        push(&mut graph, 0, Op::Flush(1), &[word], Rep::None);
        push(&mut graph, 0, Op::Run(3), &[], Rep::None);
        graph.register_sets.push(vec![0]);
        push(&mut graph, 0, Op::Keep(0), &[], Rep::None);
        push(&mut graph, 0, Op::Flush(0), &[word], Rep::None);
        push(&mut graph, 0, Op::Flush(1), &[word], Rep::None);
        return_(&mut graph, 0, word);
        run(&mut graph);
        assert_eq!(ops(&graph, 0), [Op::Home(0), Op::Flush(1), Op::Run(3), Op::Flush(1)]);
    }

    #[test]
    fn records_of_frames_are_written_once() {
        let mut graph = graph(1);
        let (name, code) = (String::new(), Value::NONE.word());
        let frame = graph.add_frame(Frame { parent: FrameId::default(), target: None, distance: 10, is_init: false, word: 0, name, code, consumed: None });
        let word = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
        // The record is right below word 10.
        for between in [None, None, Some(Op::Flush(3)), Some(Op::Flush(9)), Some(Op::Run(1)), None] {
            if let Some(between) = between {
                let args: &[V] = if matches!(between, Op::Flush(_)) { &[word] } else { &[] };
                push(&mut graph, 0, between, args, Rep::None);
            }
            push(&mut graph, 0, Op::PushFrames(frame, 0), &[], Rep::None);
            push(&mut graph, 0, Op::Call(0), &[], Rep::Word);
            push(&mut graph, 0, Op::PopFrames(frame), &[], Rep::None);
        }
        return_(&mut graph, 0, word);
        run(&mut graph);
        let pushes = ops(&graph, 0).into_iter().filter_map(|op| if let Op::PushFrames(_, n_written) = op { Some(n_written) } else { None });
        assert_eq!(pushes.collect::<Vec<_>>(), [0, 1, 1, 0, 0, 1]);
    }

    #[test]
    fn a_loop_keeps_what_it_passes_on() {
        for (written, is_known) in [(true, true), (false, false)] {
            let mut graph = graph(3);
            let word = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
            jump(&mut graph, 0, 1, &[word]);
            let value = param(&mut graph, 1, Rep::Word);
            graph.states[0] = State { frame: FrameId::default(), word: 7, values: vec![(0, value, false)] };
            let cond = guard(&mut graph, 1, Op::CheckBool, &[value], Rep::Bool);
            let next = push(&mut graph, 1, Op::Load(crate::jit::graph::Region::Slot, 8), &[value], Rep::Word);
            if written {
                push(&mut graph, 1, Op::Flush(0), &[next], Rep::None);
            }
            branch(&mut graph, 1, cond, 1, 2);
            let crate::jit::graph::End::Branch(_, back, _) = &mut graph.block_mut(BlockId(1)).end else { unreachable!("it was made above") };
            back.args = vec![next];
            return_(&mut graph, 2, word);
            run(&mut graph);
            assert_eq!(located(&graph), [is_known]);
        }
    }
}
