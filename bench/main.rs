//! Runs the benchmark programs under every implementation and prints ratios.

fn main() {}
