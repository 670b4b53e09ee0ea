//! What types the registers have, before anything is built: from what was seen, forward to a fixed point.
//!
//! Given: the code and its feedback. Gives: for each piece of code, the types of the registers where it begins. The law: this is a
//! plan, not a proof. A value that is planned to be an int is one, or is made one by a guard where it goes into the piece.

use pyregrine_runtime::isa::{Decoded, Op};
use pyregrine_runtime::vm::tier::{EntryKind, Seen};
use rustc_hash::FxHashMap;

use super::code::{Code, Operands};
use super::kinds::{Arithmetic, arithmetic_of, comparison_of, product_of};

pub type Types = Vec<Seen>;

/// The types at the start of each piece.
pub fn infer(code: &Code) -> FxHashMap<usize, Types> {
    infer_from(code, entry_types(code))
}

/// The types at the start of each piece, given those where the code is entered.
pub fn infer_from(code: &Code, types: Types) -> FxHashMap<usize, Types> {
    let mut at_start: FxHashMap<usize, Types> = FxHashMap::default();
    at_start.insert(code.job.start, types);
    let mut is_changed = true;
    while is_changed {
        is_changed = false;
        for start in &code.order {
            let Some(types) = at_start.get(start).cloned() else { continue };
            let piece = &code.pieces[start];
            let after = piece.words.iter().fold(types, |types, &word| transfer(code, word, types));
            for &successor in &piece.successors {
                is_changed |= join(code, successor, at_start.entry(successor), &after);
            }
        }
    }
    at_start
}

/// What the registers hold where the code is entered.
pub fn entry_types(code: &Code) -> Types {
    let mut types = vec![Seen::NOTHING; code.n_places()];
    for (register, seen) in types.iter_mut().enumerate().take(usize::from(code.job.n_regs)) {
        let given = code.job.entry_types.get(register).copied().unwrap_or(Seen::ANY);
        // Of a function only the parameters are known; its other homes are unbound.
        let is_known = code.job.kind == EntryKind::Loop || register < usize::from(code.job.n_fixed);
        *seen = if is_known { given } else { Seen::ANY };
    }
    types
}

fn join(code: &Code, successor: usize, at: std::collections::hash_map::Entry<usize, Types>, types: &Types) -> bool {
    let mut is_changed = false;
    let arrivals = code.job.arrivals.get(&(successor as u32));
    let known = at.or_insert_with(|| {
        is_changed = true;
        vec![Seen::NOTHING; types.len()]
    });
    for (register, (known, &new)) in known.iter_mut().zip(types).enumerate() {
        let is_live = register >= usize::from(code.job.n_regs) || code.liveness.is_live(successor, register);
        let arrived = arrivals.and_then(|types| types.get(register)).copied().unwrap_or_default();
        let joined = if is_live { known.union(new).union(arrived) } else { Seen::NOTHING };
        is_changed |= joined != *known;
        *known = joined;
    }
    is_changed
}

/// What an operand is taken for: what it is known to be, or what was always seen there, which a guard then makes sure of.
pub fn assume(known: Seen, seen: Seen, is_unsteady: bool) -> Seen {
    if is_single(known) || is_unsteady || !is_single(seen) || known.0 & seen.0 == 0 {
        return known;
    }
    seen
}

/// One type that is worth a guard.
pub fn is_single(seen: Seen) -> bool {
    seen.0.count_ones() == 1 && seen != Seen::OTHER
}

/// The types behind an instruction.
pub fn transfer(code: &Code, word: usize, mut types: Types) -> Types {
    let inst = code.inst(word);
    if !code.is_seen(word) {
        return types;
    }
    let result = result_of(code, word, inst, &mut types);
    for register in inst.written() {
        types[usize::from(register)] = if inst.find("dst") == Some(register) { result } else { Seen::ANY };
    }
    if let Some((_, (at, unpack))) = code.behind_pair(word, inst) {
        let seen = code.feedback(at).operands;
        for (register, seen) in unpack.list.iter().zip(seen) {
            types[usize::from(register.0)] = if is_single(seen) { seen } else { Seen::ANY };
        }
    }
    types
}

/// The two operands of an arithmetic instruction or a comparison, with what they are taken for.
pub fn operand_types(code: &Code, word: usize, inst: &Decoded, types: &Types) -> [Seen; 2] {
    let feedback = code.feedback(word);
    let lhs = inst.find("lhs").or(inst.find("src"));
    let known = |register: Option<u16>| register.map_or(Seen::INT, |register| types[usize::from(register)]);
    let rhs = inst.find("rhs");
    [
        assume(known(lhs), feedback.operands[0], feedback.is_unsteady),
        if rhs.is_some() { assume(known(rhs), feedback.operands[1], feedback.is_unsteady) } else { Seen::INT },
    ]
}

fn learn(types: &mut Types, register: Option<u16>, seen: Seen) {
    if let Some(register) = register {
        types[usize::from(register)] = seen;
    }
}

fn result_of(code: &Code, word: usize, inst: &Decoded, types: &mut Types) -> Seen {
    let feedback = code.feedback(word);
    let seen = code.seen_result(word);
    let speculated = if feedback.is_unsteady || !is_single(seen) { Seen::ANY } else { seen };
    if let Some(arithmetic) = arithmetic_of(inst.op) {
        let [lhs, rhs] = operand_types(code, word, inst, types);
        let planned = arithmetic_result(arithmetic, lhs, rhs, seen, feedback.is_unsteady);
        if planned.is_some() {
            learn(types, inst.find("lhs").or(inst.find("src").filter(|_| inst.find("lhs").is_none())), lhs);
            learn(types, inst.find("rhs"), rhs);
        }
        return planned.unwrap_or(speculated);
    }
    if product_of(inst.op).is_some() {
        let Some(([lhs, rhs, src], result)) = product_types(code, word, inst, types) else { return speculated };
        learn(types, inst.find("lhs"), lhs);
        learn(types, inst.find("rhs"), rhs);
        learn(types, inst.find("src"), src);
        return result;
    }
    if comparison_of(inst.op).is_some() {
        let [lhs, rhs] = operand_types(code, word, inst, types);
        if are_numbers(lhs, rhs) && !feedback.is_unsteady {
            learn(types, inst.find("lhs"), lhs);
            learn(types, inst.find("rhs"), rhs);
            return Seen::BOOL;
        }
        return if matches!(inst.op, Op::Is | Op::IsNot) { Seen::BOOL } else { speculated };
    }
    match inst.op {
        Op::Move => types[usize::from(inst.reg("src"))],
        Op::LoadInt => Seen::INT,
        Op::LoadConst => code.job.constants[inst.index("index")].1,
        Op::Unbind | Op::DeleteLocal => Seen::UNBOUND,
        Op::CheckBound => {
            let register = usize::from(inst.reg("src"));
            types[register] = Seen(types[register].0 & !Seen::UNBOUND.0);
            Seen::ANY
        }
        Op::Not | Op::ToBool | Op::Contains | Op::NotContains => Seen::BOOL,
        _ => speculated,
    }
}

/// What the operands of a fused product are taken for, and the type of the result, if it is compiled.
pub fn product_types(code: &Code, word: usize, inst: &Decoded, types: &Types) -> Option<([Seen; 3], Seen)> {
    let feedback = code.feedback(word);
    let [lhs, rhs] = operand_types(code, word, inst, types);
    let src = assume(types[usize::from(inst.reg("src"))], feedback.operands[2], feedback.is_unsteady);
    let seen = code.seen_result(word);
    let product = arithmetic_result(Arithmetic::Mul, lhs, rhs, seen_product(lhs, rhs), feedback.is_unsteady)?;
    let result = arithmetic_result(Arithmetic::Add, product, src, seen, feedback.is_unsteady)?;
    Some(([lhs, rhs, src], result))
}

fn seen_product(lhs: Seen, rhs: Seen) -> Seen {
    if lhs == Seen::INT && rhs == Seen::INT { Seen::INT } else { Seen::FLOAT }
}

pub fn are_numbers(lhs: Seen, rhs: Seen) -> bool {
    let is_number = |seen| seen == Seen::INT || seen == Seen::FLOAT;
    is_number(lhs) && is_number(rhs)
}

/// The type of the result, if the operation is compiled for operands of these types.
pub fn arithmetic_result(arithmetic: Arithmetic, lhs: Seen, rhs: Seen, seen: Seen, is_unsteady: bool) -> Option<Seen> {
    use Arithmetic::*;
    if is_unsteady {
        return None;
    }
    let are_ints = lhs == Seen::INT && rhs == Seen::INT;
    let is_float = are_numbers(lhs, rhs) && !are_ints;
    match arithmetic {
        // A large result may still fit into 64 bits; where it does not, the code is left, and at last compiled without this.
        Add | Sub | Mul | Neg | FloorDiv | Mod | Lshift if are_ints => Some(Seen::INT).filter(|_| seen.is_only(Seen::INT.union(Seen::BIG))),
        And | Or | Xor | Rshift | Invert if are_ints => Some(Seen::INT),
        TrueDiv if are_ints => Some(Seen::FLOAT),
        Add | Sub | Mul | TrueDiv | FloorDiv | Mod if is_float => Some(Seen::FLOAT),
        Pow if is_float => Some(Seen::FLOAT).filter(|_| seen.is_only(Seen::FLOAT)),
        Neg if lhs == Seen::FLOAT => Some(Seen::FLOAT),
        Pos if lhs == Seen::INT || lhs == Seen::FLOAT => Some(lhs),
        _ => None,
    }
}
