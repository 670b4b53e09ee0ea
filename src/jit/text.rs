//! Text of graphs, for people.
//!
//! Given: a graph. Gives: its text. The law: addresses have names (`object0`, `header1`) in the order in which they occur, so that the same
//! program has the same text in every run.

use std::fmt::Write;

use pyregrine_runtime::value::Value;
use pyregrine_runtime::vm::tier::Job;

use super::graph::{End, Graph, Op, StateId, Target, V};
use super::order::reverse_postorder;

/// The whole graph.
pub fn print(graph: &Graph, job: &Job) -> String {
    let mut text = String::new();
    let mut names = Names::default();
    let _ = writeln!(text, "graph {} at word {}", job.name, job.start);
    for block in reverse_postorder(graph) {
        let found = graph.block(block);
        let params: Vec<String> = found.params.iter().map(|&param| format!("v{}: {:?}", param.0, graph.rep(param))).collect();
        let _ = writeln!(text, "b{}({}):", block.0, params.join(", "));
        for &node in &found.nodes {
            let _ = writeln!(text, "    {}", print_node(graph, node, &mut names));
        }
        let _ = match &found.end {
            End::Jump(target) => writeln!(text, "    jump {}", print_target(target)),
            End::Branch(cond, one, other) => writeln!(text, "    branch v{}, {}, {}", cond.0, print_target(one), print_target(other)),
            End::Yield(word, value) => writeln!(text, "    yield v{} at {word}", value.0),
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

fn print_node(graph: &Graph, value: V, names: &mut Names) -> String {
    let node = graph.node(value);
    let args: Vec<String> = node.args.iter().map(|arg| format!("v{}", arg.0)).collect();
    let exit = node.exit.map(|(state, reason)| format!("  else {}{}", reason.name(), print_state(graph, state))).unwrap_or_default();
    format!("v{} = {} {}{exit}", value.0, print_op(graph, node.op, names), args.join(", "))
}

/// Names of addresses, by what they are the addresses of.
#[derive(Default)]
struct Names(Vec<(&'static str, u64)>);

impl Names {
    fn name(&mut self, kind: &'static str, address: u64) -> String {
        let same_kind = |names: &Self, until: usize| names.0[..until].iter().filter(|(other, _)| *other == kind).count();
        let index = self.0.iter().position(|&known| known == (kind, address)).unwrap_or_else(|| {
            self.0.push((kind, address));
            self.0.len() - 1
        });
        format!("{kind}{}", same_kind(self, index))
    }

    fn word(&mut self, bits: u64) -> String {
        for (value, name) in [(Value::NONE, "None"), (Value::UNBOUND, "unbound"), (Value::ELLIPSIS, "Ellipsis")] {
            if value.bits() == bits {
                return name.to_owned();
            }
        }
        self.name("object", bits)
    }
}

fn print_op(graph: &Graph, op: Op, names: &mut Names) -> String {
    match op {
        Op::Word(bits) => format!("Word({})", names.word(bits)),
        Op::CheckSame(bits) => format!("CheckSame({})", names.word(bits)),
        Op::CheckHeader(header) => format!("CheckHeader({})", names.name("header", header)),
        Op::HasHeader(header) => format!("HasHeader({})", names.name("header", header)),
        Op::SetHeader(header) => format!("SetHeader({})", names.name("header", header)),
        Op::CheckHeaders(set) => {
            let set: Vec<String> = graph.header_sets[set as usize].iter().map(|&header| names.name("header", header)).collect();
            format!("CheckHeaders({})", set.join(", "))
        }
        Op::LoadFixed(region, address) => format!("LoadFixed({region:?}, {})", names.name("place", address)),
        Op::LoadIntFixed(region, address) => format!("LoadIntFixed({region:?}, {})", names.name("place", address)),
        Op::StoreFixed(region, address) => format!("StoreFixed({region:?}, {})", names.name("place", address)),
        Op::Float(bits) => format!("Float({:?})", f64::from_bits(bits)),
        op => format!("{op:?}"),
    }
}

fn print_state(graph: &Graph, state: StateId) -> String {
    let state = graph.state(state);
    let condition = |value: &V| graph.bound_if.get(value).map_or(String::new(), |is_bound| format!("?v{}", is_bound.0));
    let place = |(register, value, is_in_window): &(u16, V, bool)| {
        format!("r{register}=v{}{}{}", value.0, condition(value), if *is_in_window { "*" } else { "" })
    };
    let values: Vec<String> = state.values.iter().map(place).collect();
    let frame = graph.frame(state.frame).map_or(String::new(), |frame| format!("{}:", frame.name));
    format!(" at {frame}{} [{}]", state.word, values.join(" "))
}

fn print_target(target: &Target) -> String {
    let args: Vec<String> = target.args.iter().map(|arg| format!("v{}", arg.0)).collect();
    format!("b{}({})", target.block.0, args.join(", "))
}
