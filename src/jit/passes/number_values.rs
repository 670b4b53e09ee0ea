//! Equal values are computed once, and what is known is not checked again.
//!
//! Given: a graph. Gives: one in which no node does what a node that dominates it does: constants, arithmetic, checks and boxes. A guard
//! that is dominated by an equal one goes, as the first one has left if either must. What constants and the forms of words say by
//! themselves is done now, and so are branches whose answer an earlier branch or a constant knows. The law: only values that depend on
//! nothing but their operands are numbered; memory is not looked at (`forward_loads` does that).

use pyregrine_runtime::value::Value;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::jit::graph::{BlockId, Cmp, End, Graph, Op, V};
use crate::jit::order::Dominators;

/// What a node computes, from what.
type Key = (Op, SmallVec<[V; 3]>);

/// The largest int of which all smaller ones are floats exactly.
const EXACT: u64 = 1 << 53;

pub fn run(graph: &mut Graph) {
    let dominators = Dominators::new(graph);
    let mut numbering = Numbering { graph, numbers: FxHashMap::default(), truths: FxHashMap::default(), log: Vec::new() };
    let mut stack = vec![(BlockId(0), 0, 0)];
    while let Some((block, next, since)) = stack.pop() {
        let since = if next == 0 { numbering.enter(block, &dominators) } else { since };
        match dominators.children[block.0 as usize].get(next) {
            Some(&child) => stack.extend([(block, next + 1, since), (child, 0, 0)]),
            None => numbering.forget(since),
        }
    }
    graph.resolve_all();
}

/// What is known where the walk is; the log says what to forget behind it.
struct Numbering<'a> {
    graph: &'a mut Graph,
    numbers: FxHashMap<Key, V>,
    truths: FxHashMap<V, bool>,
    log: Vec<Known>,
}

enum Known {
    Number(Key),
    Truth(V),
}

/// What a node turns out to be.
enum Simple {
    Value(V),
    Constant(Op),
}

impl Numbering<'_> {
    /// Goes through a block; gives the length of the log before it.
    fn enter(&mut self, block: BlockId, dominators: &Dominators) -> usize {
        let since = self.log.len();
        self.learn_from_branch(block, dominators);
        let nodes = std::mem::take(&mut self.graph.block_mut(block).nodes);
        let mut kept = Vec::with_capacity(nodes.len());
        for node in nodes {
            self.resolve_args(node);
            if !self.number(node) {
                kept.push(node);
            }
        }
        self.graph.block_mut(block).nodes = kept;
        self.fold_branch(block);
        since
    }

    fn forget(&mut self, since: usize) {
        for known in self.log.drain(since..) {
            match known {
                Known::Number(key) => drop(self.numbers.remove(&key)),
                Known::Truth(value) => drop(self.truths.remove(&value)),
            }
        }
    }

    fn resolve_args(&mut self, node: V) {
        for index in 0..self.graph.node(node).args.len() {
            let arg = self.graph.resolve(self.graph.node(node).args[index]);
            self.graph.node_mut(node).args[index] = arg;
        }
    }

    /// Behind a branch its condition is known.
    fn learn_from_branch(&mut self, block: BlockId, dominators: &Dominators) {
        let [from] = dominators.predecessors[block.0 as usize][..] else { return };
        let End::Branch(cond, one, other) = &self.graph.block(from).end else { return };
        if one.block != other.block {
            let (cond, truth) = (self.graph.resolve(*cond), one.block == block);
            self.learn(cond, truth);
        }
    }

    fn learn(&mut self, cond: V, truth: bool) {
        if self.truths.insert(cond, truth).is_none() {
            self.log.push(Known::Truth(cond));
        }
        if self.graph.op(cond) == Op::NotBool {
            self.learn(self.graph.resolve(self.graph.node(cond).args[0]), !truth);
        }
    }

    fn truth(&self, cond: V) -> Option<bool> {
        match self.graph.op(cond) {
            Op::Bool(truth) => Some(truth),
            _ => self.truths.get(&cond).copied(),
        }
    }

    fn fold_branch(&mut self, block: BlockId) {
        let End::Branch(cond, one, other) = &self.graph.block(block).end else { return };
        if let Some(truth) = self.truth(self.graph.resolve(*cond)) {
            let target = if truth { one } else { other }.clone();
            self.graph.block_mut(block).end = End::Jump(target);
        }
    }

    /// Whether the node is another value, and goes.
    fn number(&mut self, node: V) -> bool {
        if !self.graph.op(node).is_function() {
            return false;
        }
        match self.simplify(node) {
            Some(Simple::Value(value)) => {
                self.graph.replace(node, value);
                return true;
            }
            Some(Simple::Constant(op)) => self.graph.set_constant(node, op),
            None => {}
        }
        let key = self.key(node);
        if let Some(&first) = self.numbers.get(&key) {
            // A node that leaves stands for more than one that was known not to need to.
            if self.graph.node(first).exit.is_some() || self.graph.node(node).exit.is_none() {
                self.graph.replace(node, first);
                return true;
            }
            return false;
        }
        self.numbers.insert(key.clone(), node);
        self.log.push(Known::Number(key));
        false
    }

    fn key(&self, node: V) -> Key {
        let node = self.graph.node(node);
        let mut args = node.args.clone();
        if node.op.is_word_check() || matches!(node.op, Op::CheckInt | Op::CheckFloat | Op::CheckBool) {
            args[0] = self.graph.plain(args[0]);
        }
        if matches!(node.op, Op::AddInt | Op::MulInt | Op::AndInt | Op::OrInt | Op::XorInt | Op::MinInt | Op::MaxInt | Op::SameWord) {
            args.sort_unstable();
        }
        (node.op, args)
    }

    fn simplify(&self, node: V) -> Option<Simple> {
        let graph = &*self.graph;
        let found = graph.node(node);
        let args = &found.args;
        if found.op.is_word_check() {
            return self.is_checked(found.op, args[0]).then_some(Simple::Value(args[0]));
        }
        let inner = |index: usize| graph.node(args[index]);
        let is = |op: Op| inner(0).op == op;
        match found.op {
            Op::CheckInt if is(Op::BoxInt) => Some(Simple::Value(inner(0).args[0])),
            Op::CheckFloat if is(Op::BoxFloat) => Some(Simple::Value(inner(0).args[0])),
            Op::CheckBool if is(Op::BoxBool) => Some(Simple::Value(inner(0).args[0])),
            Op::BoxInt if is(Op::CheckInt) => Some(Simple::Value(inner(0).args[0])),
            Op::BoxFloat if is(Op::CheckFloat) => Some(Simple::Value(inner(0).args[0])),
            Op::BoxBool if is(Op::CheckBool) => Some(Simple::Value(inner(0).args[0])),
            Op::NotBool if is(Op::NotBool) => Some(Simple::Value(inner(0).args[0])),
            Op::NotBool => self.truth(args[0]).map(|truth| Simple::Constant(Op::Bool(!truth))),
            Op::SameWord => self.same_word(graph.plain(args[0]), graph.plain(args[1])).map(|truth| Simple::Constant(Op::Bool(truth))),
            Op::CheckInt64(number) if is(Op::Int(number)) => Some(Simple::Value(args[0])),
            Op::CmpInt(cmp) if args[0] == args[1] => Some(Simple::Constant(Op::Bool(matches!(cmp, Cmp::Le | Cmp::Eq | Cmp::Ge)))),
            Op::MinInt | Op::MaxInt | Op::AndInt | Op::OrInt if args[0] == args[1] => Some(Simple::Value(args[0])),
            op => match (args.first().map(|&arg| graph.op(arg)), args.get(1).map(|&arg| graph.op(arg))) {
                (Some(Op::Int(lhs)), Some(Op::Int(rhs))) => on_ints(op, lhs, rhs).map(Simple::Constant),
                (Some(Op::Float(lhs)), Some(Op::Float(rhs))) => on_floats(op, f64::from_bits(lhs), f64::from_bits(rhs)).map(Simple::Constant),
                (Some(Op::Int(number)), None) => on_int(op, number).map(Simple::Constant),
                (_, Some(Op::Int(0))) if matches!(op, Op::AddInt | Op::SubInt | Op::OrInt | Op::XorInt | Op::ShlInt | Op::ShrInt) => {
                    Some(Simple::Value(args[0]))
                }
                (_, Some(Op::Int(1))) if matches!(op, Op::MulInt | Op::FloorDivInt) => Some(Simple::Value(args[0])),
                (Some(Op::Int(0)), _) if op == Op::AddInt => Some(Simple::Value(args[1])),
                _ => None,
            },
        }
    }

    /// Whether it is known that a word passes a check: from what it is, or from the checks that it has gone through.
    fn is_checked(&self, check: Op, word: V) -> bool {
        let mut at = word;
        loop {
            let node = self.graph.node(at);
            if implies(node.op, check) {
                return true;
            }
            if !node.op.is_word_check() {
                break;
            }
            at = self.graph.resolve(node.args[0]);
        }
        // A word that was read as a number is bound.
        let number = |op: Op| self.numbers.contains_key(&(op, SmallVec::from_slice(&[at])));
        check == Op::CheckBound && (number(Op::CheckInt) || number(Op::CheckFloat) || number(Op::CheckBool))
    }

    fn same_word(&self, one: V, other: V) -> Option<bool> {
        if one == other {
            return Some(true);
        }
        let is_number = |value: V| matches!(self.graph.op(value), Op::BoxInt | Op::BoxFloat | Op::BoxBool);
        match (self.graph.op(one), self.graph.op(other)) {
            (Op::Word(one), Op::Word(other)) => Some(one == other),
            (Op::Word(word), _) if is_number(other) && is_no_number(word) => Some(false),
            (_, Op::Word(word)) if is_number(one) && is_no_number(word) => Some(false),
            _ => None,
        }
    }
}

/// Whether every word that comes out of a node passes a check. Kinds are for ever; a header is for now, so it says only what its kind says.
fn implies(op: Op, check: Op) -> bool {
    let passes_kind = |tag: u16| match check {
        Op::CheckExact(wanted) => tag & 0x1ff == wanted,
        Op::CheckKind(wanted) => tag as u8 == wanted,
        Op::CheckBound => true,
        _ => false,
    };
    match op {
        Op::CheckHeader(header) => passes_kind(header as u16),
        Op::CheckExact(tag) => passes_kind(tag),
        Op::CheckKind(kind) => check == Op::CheckKind(kind) || check == Op::CheckBound,
        Op::CheckSame(word) | Op::Word(word) => {
            check == Op::CheckSame(word) || check == Op::CheckBound && word != Value::UNBOUND.bits()
        }
        Op::CheckBound | Op::BoxInt | Op::BoxFloat | Op::BoxBool => check == Op::CheckBound,
        _ => false,
    }
}

fn is_no_number(word: u64) -> bool {
    [Value::NONE, Value::UNBOUND, Value::ELLIPSIS].iter().any(|value| value.bits() == word)
}

fn on_ints(op: Op, lhs: i64, rhs: i64) -> Option<Op> {
    Some(match op {
        Op::AddInt => Op::Int(lhs.checked_add(rhs)?),
        Op::SubInt => Op::Int(lhs.checked_sub(rhs)?),
        Op::MulInt => Op::Int(lhs.checked_mul(rhs)?),
        Op::AndInt => Op::Int(lhs & rhs),
        Op::OrInt => Op::Int(lhs | rhs),
        Op::XorInt => Op::Int(lhs ^ rhs),
        Op::MinInt => Op::Int(lhs.min(rhs)),
        Op::MaxInt => Op::Int(lhs.max(rhs)),
        Op::CmpInt(cmp) => Op::Bool(compare(cmp, &lhs, &rhs)),
        _ => return None,
    })
}

fn on_floats(op: Op, lhs: f64, rhs: f64) -> Option<Op> {
    let number = match op {
        Op::AddFloat => lhs + rhs,
        Op::SubFloat => lhs - rhs,
        Op::MulFloat => lhs * rhs,
        Op::DivFloat if rhs != 0.0 => lhs / rhs,
        Op::CmpFloat(cmp) => return Some(Op::Bool(compare(cmp, &lhs, &rhs))),
        _ => return None,
    };
    // Which NaN a processor gives is its own affair.
    (!number.is_nan()).then_some(Op::Float(number.to_bits()))
}

fn on_int(op: Op, number: i64) -> Option<Op> {
    Some(match op {
        Op::IntToFloat => Op::Float((number as f64).to_bits()),
        Op::IntToFloatExactly if number.unsigned_abs() <= EXACT => Op::Float((number as f64).to_bits()),
        Op::NegInt => Op::Int(number.checked_neg()?),
        Op::AbsInt => Op::Int(number.checked_abs()?),
        Op::NotInt => Op::Int(!number),
        _ => return None,
    })
}

fn compare<T: PartialOrd>(cmp: Cmp, lhs: &T, rhs: &T) -> bool {
    match cmp {
        Cmp::Lt => lhs < rhs,
        Cmp::Le => lhs <= rhs,
        Cmp::Eq => lhs == rhs,
        Cmp::Ne => lhs != rhs,
        Cmp::Gt => lhs > rhs,
        Cmp::Ge => lhs >= rhs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jit::graph::{Region, Rep};
    use crate::jit::passes::testing::{branch, graph, guard, jump, ops, push, return_};

    #[test]
    fn equal_checks_and_sums_are_one() {
        let mut graph = graph(1);
        let word = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
        let bound = guard(&mut graph, 0, Op::CheckBound, &[word], Rep::Word);
        let one = guard(&mut graph, 0, Op::CheckInt, &[word], Rep::Int);
        let same = guard(&mut graph, 0, Op::CheckInt, &[bound], Rep::Int);
        let seven = push(&mut graph, 0, Op::Int(7), &[], Rep::Int);
        let sum = guard(&mut graph, 0, Op::AddInt, &[one, seven], Rep::Int);
        let again = guard(&mut graph, 0, Op::AddInt, &[seven, same], Rep::Int);
        let product = guard(&mut graph, 0, Op::MulInt, &[sum, again], Rep::Int);
        let back = guard(&mut graph, 0, Op::BoxInt, &[same], Rep::Word);
        let pair = push(&mut graph, 0, Op::SameWord, &[back, word], Rep::Bool);
        return_(&mut graph, 0, word);
        run(&mut graph);
        let expected = [Op::Home(0), Op::CheckBound, Op::CheckInt, Op::Int(7), Op::AddInt, Op::MulInt, Op::Bool(true)];
        assert_eq!(ops(&graph, 0), expected);
        assert_eq!(graph.node(product).args[..], [sum, sum]);
        assert_eq!(graph.op(pair), Op::Bool(true));
    }

    #[test]
    fn what_another_way_has_checked_is_checked_again() {
        let mut graph = graph(4);
        let word = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
        let other = push(&mut graph, 0, Op::Home(1), &[], Rep::Word);
        let cond = push(&mut graph, 0, Op::SameWord, &[word, other], Rep::Bool);
        branch(&mut graph, 0, cond, 1, 2);
        for block in 1..4 {
            guard(&mut graph, block, Op::CheckFloat, &[word], Rep::Float);
        }
        jump(&mut graph, 1, 3, &[]);
        jump(&mut graph, 2, 3, &[]);
        return_(&mut graph, 3, word);
        run(&mut graph);
        for block in 1..4 {
            assert_eq!(ops(&graph, block), [Op::CheckFloat]);
        }
    }

    #[test]
    fn a_branch_is_taken_as_the_one_before() {
        let mut graph = graph(5);
        let word = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
        let none = push(&mut graph, 0, Op::Word(Value::NONE.bits()), &[], Rep::Word);
        let cond = push(&mut graph, 0, Op::SameWord, &[word, none], Rep::Bool);
        branch(&mut graph, 0, cond, 1, 2);
        let again = push(&mut graph, 1, Op::SameWord, &[none, word], Rep::Bool);
        let opposite = push(&mut graph, 1, Op::NotBool, &[again], Rep::Bool);
        branch(&mut graph, 1, opposite, 3, 4);
        (2..5).for_each(|block| return_(&mut graph, block, word));
        run(&mut graph);
        assert_eq!(ops(&graph, 1), [Op::Bool(false)]);
        assert!(matches!(&graph.block(BlockId(1)).end, End::Jump(target) if target.block == BlockId(4)));
    }

    #[test]
    fn memory_that_changes_is_not_numbered() {
        let mut graph = graph(1);
        let word = push(&mut graph, 0, Op::Home(0), &[], Rep::Word);
        for op in [Op::LoadInt(Region::ListShape, 16), Op::LoadInt(Region::Constant, 16), Op::CheckHeader(0x106)] {
            guard(&mut graph, 0, op, &[word], Rep::Int);
            guard(&mut graph, 0, op, &[word], Rep::Int);
        }
        return_(&mut graph, 0, word);
        run(&mut graph);
        let (length, constant, header) = (Op::LoadInt(Region::ListShape, 16), Op::LoadInt(Region::Constant, 16), Op::CheckHeader(0x106));
        assert_eq!(ops(&graph, 0), [Op::Home(0), length, length, constant, header, header]);
    }
}
