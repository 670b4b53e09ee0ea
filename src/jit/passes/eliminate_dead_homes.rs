//! `set_home` where nobody looks before the register is written again.
//!
//! Who looks: exits, for the registers of their state, and whatever runs in the interpreter. Words are looked for in the window, numbers
//! in the compiled frame; a register can be in both.

use crate::jit::graph::{BlockId, Graph, Op, Rep, StateId, V};
use crate::jit::order::reverse_postorder;

/// Registers whose window, and whose number, is looked at.
#[derive(Clone, PartialEq, Eq, Default)]
struct Wanted {
    window: Vec<bool>,
    number: Vec<bool>,
}

pub fn run(graph: &mut Graph) {
    let order = reverse_postorder(graph);
    let n_registers = 1 + graph.states.iter().flat_map(|state| &state.values).map(|&(register, ..)| usize::from(register)).max().unwrap_or(0);
    let none = || Wanted { window: vec![false; n_registers], number: vec![false; n_registers] };
    let mut at_start: Vec<Wanted> = graph.blocks.iter().map(|_| none()).collect();
    let mut is_changed = true;
    while is_changed {
        is_changed = false;
        for &block in order.iter().rev() {
            let mut wanted = at_end(graph, block, &at_start, none());
            for &node in graph.block(block).nodes.iter().rev() {
                before(graph, node, &mut wanted);
            }
            is_changed |= at_start[block.0 as usize] != wanted;
            at_start[block.0 as usize] = wanted;
        }
    }
    for &block in &order {
        let mut wanted = at_end(graph, block, &at_start, none());
        let nodes = std::mem::take(&mut graph.block_mut(block).nodes);
        let mut kept: Vec<V> = Vec::with_capacity(nodes.len());
        for node in nodes.into_iter().rev() {
            if is_wanted(graph, node, &wanted) {
                kept.push(node);
            }
            before(graph, node, &mut wanted);
        }
        kept.reverse();
        graph.block_mut(block).nodes = kept;
    }
}

fn at_end(graph: &Graph, block: BlockId, at_start: &[Wanted], mut wanted: Wanted) -> Wanted {
    for target in graph.block(block).end.targets() {
        let other = &at_start[target.block.0 as usize];
        wanted.window.iter_mut().zip(&other.window).for_each(|(mine, other)| *mine |= other);
        wanted.number.iter_mut().zip(&other.number).for_each(|(mine, other)| *mine |= other);
    }
    if let Some(state) = graph.end_state(block) {
        look(graph, state, &mut wanted);
    }
    wanted
}

fn look(graph: &Graph, state: StateId, wanted: &mut Wanted) {
    for &(register, value, is_in_window) in &graph.state(state).values {
        let register = usize::from(register);
        if is_in_window || graph.rep(value) == Rep::Word {
            wanted.window[register] = true;
        } else {
            wanted.number[register] = true;
        }
    }
}

/// What is wanted before a node.
fn before(graph: &Graph, node: V, wanted: &mut Wanted) {
    match graph.op(node) {
        Op::SetHome(register) | Op::Flush(register) => {
            let register = usize::from(register);
            let is_word = graph.rep(graph.node(node).args[0]) == Rep::Word;
            if let Some(place) = if is_word { &mut wanted.window } else { &mut wanted.number }.get_mut(register) {
                *place = false;
            }
        }
        Op::Home(register) => {
            if let Some(place) = wanted.window.get_mut(usize::from(register)) {
                *place = true;
            }
        }
        _ => {}
    }
    if let Some((state, _)) = graph.node(node).exit {
        look(graph, state, wanted);
    }
}

fn is_wanted(graph: &Graph, node: V, wanted: &Wanted) -> bool {
    let (Op::SetHome(register) | Op::Flush(register)) = graph.op(node) else { return true };
    let is_word = graph.rep(graph.node(node).args[0]) == Rep::Word;
    let place = if is_word { &wanted.window } else { &wanted.number };
    place.get(usize::from(register)).copied().unwrap_or(false)
}
