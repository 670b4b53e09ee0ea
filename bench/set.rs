//! Sets of programs: those whose ratios are judged together, beside the finer groups that the programs name themselves.
//!
//! `arithmetic`, `objects` and `rest` share out all programs. `kernels` is across them: for each thing that programs do, the programs that do little else.

use std::fmt;

/// What machine code should make many times as fast. Each of these has the same program in `bench/c`.
const ARITHMETIC: [&str; 10] =
    ["collatz", "fib", "gcd", "int_loop", "mandelbrot", "matmul", "monte_carlo", "nbody", "sieve", "spectral_norm"];

/// Attributes, methods and allocation.
const OBJECTS: [&str; 5] = ["attr_methods", "binary_trees", "constraints", "lru_dict", "richards"];

/// What programs do, and the programs that show it.
pub const FAMILIES: [(&str, &[&str]); 8] = [
    ("integer loops", &["int_loop"]),
    ("float loops", &["float_loop", "mandelbrot"]),
    ("calls", &["fib"]),
    ("attributes and methods", &["attr_methods", "richards"]),
    ("lists, dicts, strings", &["lru_dict", "sort_algos", "string_builder", "word_count"]),
    ("allocation", &["binary_trees"]),
    ("exceptions", &["exceptions_loop"]),
    ("generators", &["generators_pipeline"]),
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Set {
    Arithmetic,
    Objects,
    Rest,
    Kernels,
}

impl Set {
    pub const ALL: [Set; 4] = [Set::Arithmetic, Set::Objects, Set::Rest, Set::Kernels];

    pub fn of_name(name: &str) -> Option<Set> {
        Set::ALL.into_iter().find(|set| set.to_string() == name)
    }

    pub fn contains(self, program: &str) -> bool {
        match self {
            Set::Arithmetic => ARITHMETIC.contains(&program),
            Set::Objects => OBJECTS.contains(&program),
            Set::Rest => !Set::Arithmetic.contains(program) && !Set::Objects.contains(program),
            Set::Kernels => FAMILIES.iter().any(|(_, programs)| programs.contains(&program)),
        }
    }
}

impl fmt::Display for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Set::Arithmetic => "arithmetic",
            Set::Objects => "objects",
            Set::Rest => "rest",
            Set::Kernels => "kernels",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program;

    #[test]
    fn every_name_is_a_program() {
        let programs = program::load(&program::folder(), &[]).expect("the programs are there");
        let families = FAMILIES.iter().flat_map(|(_, names)| names.iter());
        for name in ARITHMETIC.iter().chain(&OBJECTS).chain(families) {
            assert!(programs.iter().any(|program| program.name == *name), "{name}");
        }
    }

    #[test]
    fn three_sets_share_out_all_programs() {
        for program in program::load(&program::folder(), &[]).expect("the programs are there") {
            let sets = [Set::Arithmetic, Set::Objects, Set::Rest];
            assert_eq!(sets.iter().filter(|set| set.contains(&program.name)).count(), 1, "{}", program.name);
        }
    }

    #[test]
    fn arithmetic_programs_have_a_twin_in_c_and_sizes() {
        let programs = program::load(&program::folder(), &["arithmetic".into()]).expect("the programs are there");
        assert_eq!(programs.len(), ARITHMETIC.len());
        for program in programs {
            assert!(program.in_c().is_some(), "{}", program.name);
            let number = |text: &String| text.parse::<u64>().expect("a number");
            let sizes: Vec<u64> = program.sizes().expect("has a `# warm-up:` comment").iter().map(number).collect();
            assert!(sizes.len() == 4 && sizes.is_sorted_by(|a, b| a < b), "{}: {sizes:?}", program.name);
        }
    }

    #[test]
    fn names_are_those_that_are_printed() {
        for set in Set::ALL {
            assert_eq!(Set::of_name(&set.to_string()), Some(set));
        }
        assert_eq!(Set::of_name("fib"), None);
    }
}
