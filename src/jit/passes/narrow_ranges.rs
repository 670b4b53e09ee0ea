//! Arithmetic that cannot leave its range is not checked.
//!
//! Given: a graph. Gives: one in which ints whose range is known need less: additions, subtractions, products and shifts that fit, boxes
//! of numbers that fit into a word, floats of ints that are exact, divisions of numbers that are not negative, indices from the start.
//! Ranges come from constants, words, lengths, masks, remainders, and from comparisons that decide about a branch before; those of
//! loops' parameters are found by going round, in a few wide steps. The law: a range holds wherever its value can be used.

use pyregrine_runtime::interp::compiled::LAYOUT;

use crate::jit::graph::{BlockId, Cmp, End, Graph, Op, Region, Rep, V};
use crate::jit::order::Dominators;

/// All the numbers from one to the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Range {
    from: i64,
    to: i64,
}

const ALL: Range = Range { from: i64::MIN, to: i64::MAX };
/// Ints that are words.
const WORD: Range = Range { from: -1 << 61, to: (1 << 61) - 1 };
/// Objects are smaller than the memory that a processor can address.
const LENGTH: Range = Range { from: 0, to: 1 << 47 };
/// Ints all of which are floats exactly.
const EXACT: Range = Range { from: -1 << 53, to: 1 << 53 };
/// Where the ends of a growing range stop; what is below the largest word is a word also after one more.
const STEPS: [i64; 11] = [-1 << 61, -1 << 53, -1 << 31, -1, 0, 1 << 31, 1 << 47, 1 << 53, (1 << 61) - 2, (1 << 61) - 1, 1 << 62];
/// Rounds after which ranges grow in steps, and after which at once.
const SMALL_STEPS: usize = 2;
const LARGE_STEPS: usize = 8;
/// Comparisons that are looked at for one value.
const MOST_FACTS: usize = 16;

pub fn run(graph: &mut Graph) {
    let dominators = Dominators::new(graph);
    let facts = Facts::new(graph, &dominators);
    let mut ranges = Ranges { graph, facts: &facts, known: vec![None; graph.nodes.len()] };
    let mut round = 0;
    while ranges.go_round(&dominators, round) {
        round += 1;
    }
    let known = ranges.known;
    for &block in &dominators.order {
        for index in 0..graph.block(block).nodes.len() {
            let node = graph.block(block).nodes[index];
            let args: Vec<Range> = graph.node(node).args.iter().map(|&arg| refine(graph, &facts, &known, arg, block)).collect();
            narrow(graph, node, &args);
        }
    }
}

/// `lhs cmp rhs` is so in a block, and in all that it dominates.
struct Fact {
    cmp: Cmp,
    lhs: V,
    rhs: V,
}

/// What comparisons say, by block.
struct Facts {
    own: Vec<Option<Fact>>,
    /// The next block above in the tree that has a fact, or the block itself.
    next: Vec<Option<BlockId>>,
    above: Vec<Option<BlockId>>,
}

impl Facts {
    fn new(graph: &Graph, dominators: &Dominators) -> Facts {
        let n_blocks = graph.blocks.len();
        let mut facts = Facts { own: (0..n_blocks).map(|_| None).collect(), next: vec![None; n_blocks], above: vec![None; n_blocks] };
        for &block in &dominators.order {
            let at = block.0 as usize;
            facts.own[at] = fact(graph, dominators, block);
            if facts.own[at].is_some() {
                facts.above[at] = facts.next[at].replace(block);
            }
            for child in &dominators.children[at] {
                facts.next[child.0 as usize] = facts.next[at];
            }
        }
        facts
    }
}

fn fact(graph: &Graph, dominators: &Dominators, block: BlockId) -> Option<Fact> {
    let [from] = dominators.predecessors[block.0 as usize][..] else { return None };
    let End::Branch(cond, one, other) = &graph.block(from).end else { return None };
    if one.block == other.block {
        return None;
    }
    let mut truth = one.block == block;
    let mut cond = *cond;
    while graph.op(cond) == Op::NotBool {
        cond = graph.node(cond).args[0];
        truth = !truth;
    }
    let Op::CmpInt(cmp) = graph.op(cond) else { return None };
    let cmp = if truth { cmp } else { opposite(cmp) };
    let args = &graph.node(cond).args;
    Some(Fact { cmp, lhs: args[0], rhs: args[1] })
}

fn opposite(cmp: Cmp) -> Cmp {
    match cmp {
        Cmp::Lt => Cmp::Ge,
        Cmp::Le => Cmp::Gt,
        Cmp::Eq => Cmp::Ne,
        Cmp::Ne => Cmp::Eq,
        Cmp::Gt => Cmp::Le,
        Cmp::Ge => Cmp::Lt,
    }
}

fn swapped(cmp: Cmp) -> Cmp {
    match cmp {
        Cmp::Lt => Cmp::Gt,
        Cmp::Le => Cmp::Ge,
        Cmp::Gt => Cmp::Lt,
        Cmp::Ge => Cmp::Le,
        same => same,
    }
}

/// The range of a value in a block.
fn refine(graph: &Graph, facts: &Facts, known: &[Option<Range>], value: V, block: BlockId) -> Range {
    let of = |value: V| match graph.op(value) {
        Op::Int(number) => Range { from: number, to: number },
        _ => known[value.0 as usize].unwrap_or(ALL),
    };
    let mut range = of(value);
    let mut next = facts.next[block.0 as usize];
    for _ in 0..MOST_FACTS {
        let Some(at) = next else { break };
        next = facts.above[at.0 as usize];
        let Some(Fact { cmp, lhs, rhs }) = facts.own[at.0 as usize] else { break };
        if lhs == value && rhs != value {
            range = range.where_it(cmp, of(rhs));
        } else if rhs == value && lhs != value {
            range = range.where_it(swapped(cmp), of(lhs));
        }
    }
    range
}

struct Ranges<'a> {
    graph: &'a Graph,
    facts: &'a Facts,
    /// Nothing is known of values that were not reached.
    known: Vec<Option<Range>>,
}

impl Ranges<'_> {
    /// Whether a range has grown.
    fn go_round(&mut self, dominators: &Dominators, round: usize) -> bool {
        let mut is_changed = false;
        for &block in &dominators.order {
            is_changed |= self.parameters(dominators, block, round);
            for &node in &self.graph.block(block).nodes {
                if self.graph.rep(node) == Rep::Int {
                    let args = &self.graph.node(node).args;
                    let args: Vec<Range> = args.iter().map(|&arg| refine(self.graph, self.facts, &self.known, arg, block)).collect();
                    let range = result(self.graph.op(node), &args);
                    is_changed |= self.known[node.0 as usize].replace(range) != Some(range);
                }
            }
        }
        is_changed
    }

    fn parameters(&mut self, dominators: &Dominators, block: BlockId, round: usize) -> bool {
        let mut is_changed = false;
        for (index, &param) in self.graph.block(block).params.iter().enumerate() {
            if self.graph.rep(param) != Rep::Int {
                continue;
            }
            let old = self.known[param.0 as usize];
            let mut range = old;
            for &from in &dominators.predecessors[block.0 as usize] {
                for target in self.graph.block(from).end.targets() {
                    let is_reached = |arg: V| self.known[arg.0 as usize].is_some();
                    if target.block == block && is_reached(target.args[index]) {
                        let given = refine(self.graph, self.facts, &self.known, target.args[index], from);
                        range = Some(range.map_or(given, |range| range.union(given)));
                    }
                }
            }
            if let (Some(old), Some(new)) = (old, range)
                && old != new
                && round >= SMALL_STEPS
            {
                range = Some(if round >= LARGE_STEPS { ALL } else { old.grown_to(new) });
            }
            is_changed |= range != old;
            self.known[param.0 as usize] = range;
        }
        is_changed
    }
}

impl Range {
    fn new(from: i64, to: i64) -> Range {
        Range { from, to }
    }

    fn union(self, other: Range) -> Range {
        Range::new(self.from.min(other.from), self.to.max(other.to))
    }

    fn is_in(self, other: Range) -> bool {
        other.from <= self.from && self.to <= other.to
    }

    fn is_not_negative(self) -> bool {
        self.from >= 0
    }

    /// At least the other range, with ends at steps where it has grown.
    fn grown_to(self, other: Range) -> Range {
        let from = if other.from < self.from { STEPS.into_iter().rev().find(|&step| step <= other.from).unwrap_or(i64::MIN) } else { self.from };
        let to = if other.to > self.to { STEPS.into_iter().find(|&step| step >= other.to).unwrap_or(i64::MAX) } else { self.to };
        Range::new(from, to)
    }

    /// What is left of the range if a comparison with a number of another one is true. Where nothing is left, no control goes.
    fn where_it(self, cmp: Cmp, other: Range) -> Range {
        let least = |from: i64| if from <= self.to { Range::new(self.from.max(from), self.to) } else { self };
        let most = |to: i64| if to >= self.from { Range::new(self.from, self.to.min(to)) } else { self };
        match cmp {
            Cmp::Lt => most(other.to.saturating_sub(1)),
            Cmp::Le => most(other.to),
            Cmp::Gt => least(other.from.saturating_add(1)),
            Cmp::Ge => least(other.from),
            Cmp::Eq if other.from <= self.to && other.to >= self.from => Range::new(self.from.max(other.from), self.to.min(other.to)),
            Cmp::Ne if other == Range::new(self.from, self.from) && self.from < self.to => Range::new(self.from + 1, self.to),
            Cmp::Ne if other == Range::new(self.to, self.to) && self.from < self.to => Range::new(self.from, self.to - 1),
            _ => self,
        }
    }

    /// The results of an operation that is monotonic in each operand lie between those of the ends.
    fn of_ends(self, other: Range, operate: impl Fn(i128, i128) -> i128) -> (i128, i128) {
        let ends = [(self.from, other.from), (self.from, other.to), (self.to, other.from), (self.to, other.to)];
        let results = ends.map(|(lhs, rhs)| operate(i128::from(lhs), i128::from(rhs)));
        (*results.iter().min().expect("there are four"), *results.iter().max().expect("there are four"))
    }
}

/// The exact results of sums, differences and products.
fn exact(op: Op, lhs: Range, rhs: Range) -> Option<(i128, i128)> {
    match op {
        Op::AddInt => Some(lhs.of_ends(rhs, |lhs, rhs| lhs + rhs)),
        Op::SubInt => Some(lhs.of_ends(rhs, |lhs, rhs| lhs - rhs)),
        Op::MulInt => Some(lhs.of_ends(rhs, |lhs, rhs| lhs * rhs)),
        Op::ShlInt if rhs.is_in(Range::new(0, 62)) => Some(lhs.of_ends(rhs, |lhs, rhs| lhs << rhs)),
        _ => None,
    }
}

fn fits((from, to): (i128, i128)) -> bool {
    from >= i128::from(i64::MIN) && to <= i128::from(i64::MAX)
}

/// The range of a node's result.
fn result(op: Op, args: &[Range]) -> Range {
    let clamp = |(from, to): (i128, i128)| {
        // What does not fit leaves.
        let clamp = |number: i128| number.clamp(i128::from(i64::MIN), i128::from(i64::MAX)) as i64;
        Range::new(clamp(from), clamp(to))
    };
    match (op, args) {
        (Op::Int(number), _) => Range::new(number, number),
        (Op::CheckInt | Op::FitsWord, _) => WORD,
        (Op::CheckInt64(number), _) => Range::new(number, number),
        (Op::LoadInt(Region::ListShape, offset), _) if offset == LAYOUT.list_len => LENGTH,
        (Op::LoadInt(Region::Constant, offset), _) if offset == LAYOUT.tuple_len => LENGTH,
        (Op::AddInt | Op::SubInt | Op::MulInt | Op::ShlInt, &[lhs, rhs]) => exact(op, lhs, rhs).map_or(ALL, clamp),
        (Op::NegInt, &[of]) => clamp((-i128::from(of.to), -i128::from(of.from))),
        (Op::NotInt, &[of]) => Range::new(!of.to, !of.from),
        (Op::AbsInt, &[of]) => Range::new(0, of.from.saturating_neg().max(of.to)),
        (Op::MinInt, &[lhs, rhs]) => Range::new(lhs.from.min(rhs.from), lhs.to.min(rhs.to)),
        (Op::MaxInt, &[lhs, rhs]) => Range::new(lhs.from.max(rhs.from), lhs.to.max(rhs.to)),
        (Op::AndInt, &[lhs, rhs]) if lhs.is_not_negative() && rhs.is_not_negative() => Range::new(0, lhs.to.min(rhs.to)),
        (Op::AndInt, &[lhs, rhs]) if lhs.is_not_negative() || rhs.is_not_negative() => {
            Range::new(0, if lhs.is_not_negative() { lhs.to } else { rhs.to })
        }
        (Op::OrInt | Op::XorInt, &[lhs, rhs]) if lhs.is_not_negative() && rhs.is_not_negative() => {
            // All bits up to the highest one.
            Range::new(0, i64::MAX >> (lhs.to | rhs.to).leading_zeros().saturating_sub(1).min(63))
        }
        (Op::ModInt, &[lhs, rhs]) if rhs.from > 0 => {
            Range::new(0, if lhs.is_not_negative() { lhs.to.min(rhs.to - 1) } else { rhs.to - 1 })
        }
        (Op::FloorDivInt, &[lhs, rhs]) if rhs.from > 0 => {
            let (from, to) = lhs.of_ends(rhs, |lhs, rhs| lhs.div_euclid(rhs));
            clamp((from, to))
        }
        (Op::ShrInt, &[lhs, rhs]) if rhs.is_not_negative() => clamp(lhs.of_ends(Range::new(rhs.from.min(63), rhs.to.min(63)), |lhs, rhs| lhs >> rhs)),
        (Op::ShrInt, &[lhs, _]) if lhs.is_not_negative() => Range::new(0, lhs.to),
        (Op::CheckIndex | Op::CheckBelow, &[_, length]) => Range::new(0, (length.to - 1).max(0)),
        _ => ALL,
    }
}

/// Leaves out of a node what its operands make needless.
fn narrow(graph: &mut Graph, node: V, args: &[Range]) {
    let op = graph.op(node);
    let found = graph.node_mut(node);
    match (op, args) {
        (Op::AddInt | Op::SubInt | Op::MulInt | Op::ShlInt, &[lhs, rhs]) if exact(op, lhs, rhs).is_some_and(fits) => found.exit = None,
        (Op::NegInt | Op::AbsInt, &[of]) if of.from > i64::MIN => found.exit = None,
        (Op::ShrInt, &[_, count]) if count.is_not_negative() => found.exit = None,
        (Op::BoxInt, &[of]) if of.is_in(WORD) => found.exit = None,
        (Op::IntToFloatExactly, &[of]) if of.is_in(EXACT) => {
            found.op = Op::IntToFloat;
            found.exit = None;
        }
        // Of other divisors it is more important whether they are short.
        (Op::FloorDivInt | Op::ModInt, &[lhs, rhs]) if lhs.is_not_negative() && rhs.from > 0 && rhs.from == rhs.to => {
            found.op = if op == Op::ModInt { Op::RestInt } else { Op::QuotientInt };
            found.exit = None;
        }
        (Op::CheckIndex, &[index, _]) if index.is_not_negative() => found.op = Op::CheckBelow,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jit::passes::testing::{branch, graph, guard, jump, param, push, return_};

    #[test]
    fn a_counter_below_a_word_is_not_checked_but_a_sum_is() {
        let mut graph = graph(4);
        let word = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
        let most = guard(&mut graph, 0, Op::CheckInt, &[word], Rep::Int);
        let zero = push(&mut graph, 0, Op::Int(0), &[], Rep::Int);
        let one = push(&mut graph, 0, Op::Int(1), &[], Rep::Int);
        jump(&mut graph, 0, 1, &[zero, zero]);
        let (counter, sum) = (param(&mut graph, 1, Rep::Int), param(&mut graph, 1, Rep::Int));
        let next = guard(&mut graph, 1, Op::AddInt, &[counter, one], Rep::Int);
        let longer = guard(&mut graph, 1, Op::AddInt, &[sum, next], Rep::Int);
        let boxed = guard(&mut graph, 1, Op::BoxInt, &[next], Rep::Word);
        let rest = guard(&mut graph, 1, Op::ModInt, &[next, one], Rep::Int);
        let cond = push(&mut graph, 1, Op::CmpInt(Cmp::Lt), &[next, most], Rep::Bool);
        branch(&mut graph, 1, cond, 2, 3);
        jump(&mut graph, 2, 1, &[next, longer]);
        return_(&mut graph, 3, word);
        run(&mut graph);
        assert!(graph.node(next).exit.is_none());
        assert!(graph.node(longer).exit.is_some());
        assert!(graph.node(boxed).exit.is_none());
        assert_eq!(graph.op(rest), Op::RestInt);
    }

    #[test]
    fn a_counter_below_any_number_is_checked() {
        let mut graph = graph(4);
        let word = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
        let number = guard(&mut graph, 0, Op::CheckInt, &[word], Rep::Int);
        let square = guard(&mut graph, 0, Op::MulInt, &[number, number], Rep::Int);
        let step = push(&mut graph, 0, Op::Int(2), &[], Rep::Int);
        jump(&mut graph, 0, 1, &[number]);
        let counter = param(&mut graph, 1, Rep::Int);
        let next = guard(&mut graph, 1, Op::AddInt, &[counter, step], Rep::Int);
        let boxed = guard(&mut graph, 1, Op::BoxInt, &[next], Rep::Word);
        let cond = push(&mut graph, 1, Op::CmpInt(Cmp::Lt), &[next, square], Rep::Bool);
        branch(&mut graph, 1, cond, 2, 3);
        jump(&mut graph, 2, 1, &[next]);
        return_(&mut graph, 3, word);
        run(&mut graph);
        // `square` may be the largest number, and then the counter the one before.
        assert!(graph.node(next).exit.is_some() && graph.node(boxed).exit.is_some() && graph.node(square).exit.is_some());
    }

    #[test]
    fn results_hold_every_result() {
        let ranges = [Range::new(-9, 4), Range::new(-3, -2), Range::new(0, 0), Range::new(1, 6), Range::new(0, 9)];
        let compute = |op: Op, lhs: i64, rhs: i64| match op {
            Op::AddInt => lhs + rhs,
            Op::SubInt => lhs - rhs,
            Op::MulInt => lhs * rhs,
            Op::AndInt => lhs & rhs,
            Op::OrInt => lhs | rhs,
            Op::XorInt => lhs ^ rhs,
            Op::MinInt => lhs.min(rhs),
            Op::MaxInt => lhs.max(rhs),
            Op::ShrInt => lhs >> rhs.max(0),
            Op::ShlInt => lhs << rhs.max(0),
            Op::ModInt => lhs.rem_euclid(rhs.max(1)),
            _ => lhs.div_euclid(rhs.max(1)),
        };
        let plain = [Op::AddInt, Op::SubInt, Op::MulInt, Op::AndInt, Op::OrInt, Op::XorInt, Op::MinInt, Op::MaxInt];
        let partial = [Op::ShrInt, Op::ShlInt, Op::ModInt, Op::FloorDivInt];
        for op in plain.into_iter().chain(partial) {
            for lhs in ranges {
                for rhs in ranges {
                    let least = if matches!(op, Op::ShrInt | Op::ShlInt) { 0 } else { 1 };
                    if partial.contains(&op) && rhs.from < least {
                        continue;
                    }
                    let range = result(op, &[lhs, rhs]);
                    for one in lhs.from..=lhs.to {
                        for other in rhs.from..=rhs.to {
                            let number = compute(op, one, other);
                            assert!(range.from <= number && number <= range.to, "{op:?} of {one} and {other} is {number}, not in {range:?}");
                        }
                    }
                }
            }
        }
    }
}
