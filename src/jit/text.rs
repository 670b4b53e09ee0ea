//! Text of graphs, for people.

use std::fmt::Write;

use pyregrine_runtime::vm::tier::Job;

use super::graph::{End, Graph, StateId, Target, V};
use super::order::reverse_postorder;

/// The whole graph.
pub fn print(graph: &Graph, job: &Job) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "graph {} at word {}", job.name, job.start);
    for block in reverse_postorder(graph) {
        let found = graph.block(block);
        let params: Vec<String> = found.params.iter().map(|&param| format!("v{}: {:?}", param.0, graph.rep(param))).collect();
        let _ = writeln!(text, "b{}({}):", block.0, params.join(", "));
        for &node in &found.nodes {
            let _ = writeln!(text, "    {}", print_node(graph, node));
        }
        let _ = match &found.end {
            End::Jump(target) => writeln!(text, "    jump {}", print_target(target)),
            End::Branch(cond, one, other) => writeln!(text, "    branch v{}, {}, {}", cond.0, print_target(one), print_target(other)),
            End::Return(value) => writeln!(text, "    return v{}", value.0),
            End::Exit(state, reason) => writeln!(text, "    exit {}{}", reason.name(), print_state(graph, *state)),
            End::RunJump { word, targets, .. } => {
                let targets: Vec<String> = targets.iter().map(|(word, target)| format!("{word}: {}", print_target(target))).collect();
                writeln!(text, "    run_jump {word}, {}", targets.join(", "))
            }
        };
    }
    text
}

fn print_node(graph: &Graph, value: V) -> String {
    let node = graph.node(value);
    let args: Vec<String> = node.args.iter().map(|arg| format!("v{}", arg.0)).collect();
    let exit = node.exit.map(|(state, reason)| format!("  else {}{}", reason.name(), print_state(graph, state))).unwrap_or_default();
    format!("v{} = {:?} {}{exit}", value.0, node.op, args.join(", "))
}

fn print_state(graph: &Graph, state: StateId) -> String {
    let state = graph.state(state);
    let values: Vec<String> =
        state.values.iter().map(|(register, value, is_in_window)| format!("r{register}=v{}{}", value.0, if *is_in_window { "*" } else { "" })).collect();
    format!(" at {} [{}]", state.word, values.join(" "))
}

fn print_target(target: &Target) -> String {
    let args: Vec<String> = target.args.iter().map(|arg| format!("v{}", arg.0)).collect();
    format!("b{}({})", target.block.0, args.join(", "))
}
