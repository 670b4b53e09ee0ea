//! Graph → better graph, one file for each pass. `run` is the list, in order.

mod eliminate_dead_code;
mod eliminate_dead_homes;
mod eliminate_parameters;

use super::graph::Graph;

/// All passes.
pub fn run(graph: &mut Graph) {
    eliminate_parameters::run(graph);
    eliminate_dead_code::run(graph);
    eliminate_dead_homes::run(graph);
    eliminate_dead_code::run(graph);
}
