//! Graph → better graph, one file for each pass. `run` is the list, in order.

mod eliminate_dead_code;
mod eliminate_parameters;
mod forward_loads;
mod hoist;
mod locate_registers;
mod narrow_ranges;
mod number_values;
mod split_headers;
#[cfg(test)]
mod testing;

use super::graph::Graph;

/// All passes. Nothing is hoisted from the loops at the words `unhoisted`.
pub fn run(graph: &mut Graph, unhoisted: &[u32]) {
    split_headers::run(graph);
    eliminate_parameters::run(graph);
    eliminate_dead_code::run(graph);
    number_values::run(graph);
    forward_loads::run(graph);
    // What was read is known to be of the form in which it was written.
    number_values::run(graph);
    eliminate_parameters::run(graph);
    eliminate_dead_code::run(graph);
    hoist::run(graph, unhoisted);
    narrow_ranges::run(graph);
    eliminate_dead_code::run(graph);
    locate_registers::run(graph);
}
