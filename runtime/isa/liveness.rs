//! Which registers of a window are still of use: what the others hold is no reference any more.
//!
//! Given: a verified body and a place in it. Gives: the registers that may be read from there on. The law: a register that is read
//! later is never missing; one too many is no harm. So what an instruction writes counts as written only where it can go nowhere but
//! on, and homes are always of use.

use super::{Body, Decoded, Field, Handler, Op, instructions};

/// A set of registers.
type Registers = Vec<u64>;

fn insert(set: &mut Registers, register: usize) {
    set[register / 64] |= 1 << (register % 64);
}

fn remove(set: &mut Registers, register: usize) {
    set[register / 64] &= !(1 << (register % 64));
}

struct Place {
    at: usize,
    inst: Decoded,
    /// Read by the instruction or, if it raises, by a handler.
    live: Registers,
}

/// The instruction that contains the word.
pub fn instruction_around(body: &Body, word: usize) -> Option<Decoded> {
    instructions(&body.code).find(|(at, inst)| word < at + inst.words).map(|(_, inst)| inst)
}

/// What is live everywhere in a body.
pub struct Liveness {
    places: Vec<Place>,
    /// By word: the place of the instruction that contains it.
    index_of: Vec<usize>,
    /// So many registers, the first ones, are always of use.
    fixed: usize,
    n_regs: usize,
}

impl Liveness {
    /// Of code with `fixed` homes (and the namespace) among `n_regs` registers.
    pub fn new(code: &[u64], handlers: &[Handler], fixed: usize, n_regs: usize) -> Liveness {
        let none = || vec![0u64; n_regs.div_ceil(64)];
        let mut places = Vec::new();
        let mut index_of = vec![usize::MAX; code.len()];
        for (at, inst) in instructions(code) {
            index_of[at..at + inst.words].fill(places.len());
            places.push(Place { at, inst, live: none() });
        }
        let mut is_changed = true;
        while is_changed {
            is_changed = false;
            for index in (0..places.len()).rev() {
                let live = live_before(handlers, &places, &index_of, index, none());
                is_changed |= live != places[index].live;
                places[index].live = live;
            }
        }
        Liveness { places, index_of, fixed, n_regs }
    }

    /// Whether a register may be read by the instruction that contains the word, or by what comes after it.
    pub fn is_live(&self, word: usize, register: usize) -> bool {
        let place = self.index_of.get(word).and_then(|&index| self.places.get(index));
        register < self.fixed || place.is_none_or(|place| place.live[register / 64] >> (register % 64) & 1 != 0)
    }

    /// The registers for which that is so.
    pub fn live(&self, word: usize) -> impl Iterator<Item = u16> {
        (0..self.n_regs).filter(move |&register| self.is_live(word, register)).map(|register| register as u16)
    }
}

/// Whether each register of the window may be read by the instruction that contains the word, or by what comes after it.
pub fn live_registers(body: &Body, word: usize) -> Vec<bool> {
    let (n_regs, fixed) = (usize::from(body.n_regs), body.homes.len() + usize::from(!body.flags.is_optimized));
    let liveness = Liveness::new(&body.code, &body.handlers, fixed, n_regs);
    (0..n_regs).map(|register| liveness.is_live(word, register)).collect()
}

fn live_before(handlers: &[Handler], places: &[Place], index_of: &[usize], index: usize, mut live: Registers) -> Registers {
    let Place { at, inst, .. } = &places[index];
    let join = |live: &mut Registers, word: usize| {
        if let Some(place) = index_of.get(word).and_then(|&index| places.get(index)) {
            live.iter_mut().zip(&place.live).for_each(|(mine, other)| *mine |= other);
        }
    };
    if !inst.op.is_terminator() {
        join(&mut live, at + inst.words);
    }
    let targets = inst.fields.iter().filter_map(|field| match field {
        Field::Target(word) => usize::try_from(*word).ok(),
        _ => None,
    });
    let mut n_targets = 0;
    for target in targets {
        join(&mut live, target);
        n_targets += 1;
    }
    let named = || inst.fields.iter().zip(inst.op.fields()).map(|(field, (name, ..))| (*field, is_written(inst.op, name)));
    let list = || inst.list.iter().map(|register| usize::from(register.0));
    let writes_list = matches!(inst.op, Op::Unpack | Op::UnpackEx);
    if n_targets == 0 {
        for (field, is_written) in named() {
            if let (Field::Reg(register), true) = (field, is_written) {
                remove(&mut live, usize::from(register));
            }
        }
        list().filter(|_| writes_list).for_each(|register| remove(&mut live, register));
    }
    for handler in handlers.iter().filter(|handler| (handler.start as usize..handler.end as usize).contains(at)) {
        join(&mut live, handler.target as usize);
    }
    for (field, is_written) in named() {
        match field {
            Field::Reg(register) | Field::OptReg(Some(register)) if !is_written => insert(&mut live, usize::from(register)),
            _ => {}
        }
    }
    list().filter(|_| !writes_list).for_each(|register| insert(&mut live, register));
    live
}

/// Whether an operand is only written: `dst` and what else is left of the `=` in the table.
pub fn is_written(op: Op, operand: &str) -> bool {
    match operand {
        "dst" => true,
        "this" => matches!(op, Op::LoadMethod | Op::LoadSuperMethod | Op::LoadSpecial),
        "rest" | "matched" => op == Op::CheckEgMatch,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::live_registers;
    use crate::isa::{decode, parse_body};

    /// The live registers at each instruction, as text.
    fn live(text: &str) -> Vec<String> {
        let body = parse_body(text).expect("the text is a body");
        let mut at = 0;
        let mut lines = Vec::new();
        while let Some(inst) = decode(&body.code, at) {
            let live = live_registers(&body, at);
            // Any word of the instruction stands for it.
            assert_eq!(live, live_registers(&body, at + inst.words - 1));
            let names: Vec<String> = (0..live.len()).filter(|&register| live[register]).map(|register| format!("r{register}")).collect();
            lines.push(format!("{}: {}", inst.op.mnemonic().trim_end_matches('_'), names.join(" ")));
            at += inst.words;
        }
        lines
    }

    #[test]
    fn registers_live_from_their_definition_to_their_last_use() {
        let text = "body \"f\" \"f\" \"f.py\" line 1\n  parameters 1 0 0  registers 4  caches 0\n  flags optimized\n  home r0 local \"a\"\n    \
                    load_int r1, 1\n    add r2, r0, r1\n    move r3, r2\n    return r3\nend\n";
        assert_eq!(live(text), ["load_int: r0", "add: r0 r1", "move: r0 r2", "return: r0 r3"]);
    }

    #[test]
    fn handlers_and_loops_keep_what_they_read() {
        let text = "body \"f\" \"f\" \"f.py\" line 1\n  parameters 1 0 0  registers 5  caches 0\n  flags optimized\n  home r0 local \"a\"\n  \
                    handler L0 L1 L2 r4\n    load_int r1, 1\n    load_int r2, 2\nL0:\n    add r1, r0, r2\nL1:\n    load_int r3, 3\n    \
                    jump_if_true r3, L0\n    return r1\nL2:\n    return r1\nend\n";
        let expected = [
            "load_int: r0",
            "load_int: r0 r1",
            // If the addition fails, the handler reads what r1 was before.
            "add: r0 r1 r2",
            "load_int: r0 r1 r2",
            "jump_if_true: r0 r1 r2 r3",
            "return: r0 r1",
            "return: r0 r1",
        ];
        assert_eq!(live(text), expected);
    }
}
