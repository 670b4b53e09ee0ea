//! Graph → better graph, one file for each pass. `run` is the list, in order.

mod eliminate_dead_code;
mod eliminate_parameters;
mod forward_loads;
mod hoist;
mod locate_registers;
mod merge_checks;
mod narrow_ranges;
mod number_values;
mod split_headers;
mod unbox_parameters;
#[cfg(test)]
mod testing;

use super::graph::Graph;

/// The passes in their order, which some of them have more than one place in. What is given besides the graph are the places of loops that
/// nothing is to be hoisted from.
type Run = fn(&mut Graph, &[(u64, u32)]);
const ORDER: [(&str, Run); 14] = [
    ("split_headers", |graph, _| split_headers::run(graph)),
    ("eliminate_parameters", |graph, _| eliminate_parameters::run(graph)),
    ("eliminate_dead_code", |graph, _| eliminate_dead_code::run(graph)),
    ("number_values", |graph, _| number_values::run(graph)),
    ("forward_loads", |graph, _| forward_loads::run(graph)),
    // What was read is known to be of the form in which it was written.
    ("number_values", |graph, _| number_values::run(graph)),
    ("merge_checks", |graph, _| merge_checks::run(graph)),
    ("eliminate_parameters", |graph, _| eliminate_parameters::run(graph)),
    ("eliminate_dead_code", |graph, _| eliminate_dead_code::run(graph)),
    ("hoist", hoist::run),
    ("narrow_ranges", |graph, _| narrow_ranges::run(graph)),
    ("unbox_parameters", |graph, _| unbox_parameters::run(graph)),
    ("eliminate_dead_code", |graph, _| eliminate_dead_code::run(graph)),
    ("locate_registers", |graph, _| locate_registers::run(graph)),
];

/// The pass of this name.
pub fn find(name: &str) -> Option<&'static str> {
    ORDER.iter().map(|&(known, _)| known).find(|&known| known == name)
}

/// All passes. Nothing is hoisted from the loops at the places `unhoisted`. `observe` is given the graph and the name of each pass, before
/// it (`false`) and after it.
pub fn run(graph: &mut Graph, unhoisted: &[(u64, u32)], mut observe: impl FnMut(&Graph, &'static str, bool)) {
    for (name, pass) in ORDER {
        observe(graph, name, false);
        pass(graph, unhoisted);
        observe(graph, name, true);
    }
}
