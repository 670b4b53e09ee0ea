//! Which registers of a window are still of use: what the others hold is no reference any more.
//!
//! Given: a verified body and a place in it. Gives: the registers that may be read from there on. The law: a register that is read
//! later is never missing; one too many is no harm. So what an instruction writes counts as written only where it can go nowhere but
//! on, and homes are always of use.

use std::ops::Range;

use smallvec::SmallVec;

use super::{Body, Decoded, Field, Handler, Op, instructions};

/// A set of registers, as long as its window needs.
type Registers = [u64];

fn insert(set: &mut Registers, register: usize) {
    set[register / 64] |= 1 << (register % 64);
}

fn remove(set: &mut Registers, register: usize) {
    set[register / 64] &= !(1 << (register % 64));
}

/// What the search asks of an instruction again and again.
struct Place {
    /// Where control may go: words, and then numbers of instructions.
    successors: SmallVec<[u32; 3]>,
    /// Registers that it reads, or it writes: only where it can go nowhere but on.
    read: SmallVec<[u16; 4]>,
    written: SmallVec<[u16; 2]>,
    /// Where handlers are that it is in the range of, as a range of a list.
    handlers: Range<usize>,
}

/// The instruction that contains the word.
pub fn instruction_around(body: &Body, word: usize) -> Option<Decoded> {
    instructions(&body.code).find(|(at, inst)| word < at + inst.words).map(|(_, inst)| inst)
}

/// What is live everywhere in a body.
pub struct Liveness {
    /// By instruction: the registers that are read by it or later or, if it raises, by a handler.
    live: Vec<u64>,
    /// Words of a set.
    width: usize,
    /// By word: the place of the instruction that contains it.
    index_of: Vec<usize>,
    /// So many registers, the first ones, are always of use.
    fixed: usize,
    n_regs: usize,
}

impl Liveness {
    /// Of code with `fixed` homes (and the namespace) among `n_regs` registers.
    pub fn new(code: &[u64], handlers: &[Handler], fixed: usize, n_regs: usize) -> Liveness {
        let width = n_regs.div_ceil(64);
        let mut index_of = vec![usize::MAX; code.len()];
        let mut places: Vec<Place> = Vec::with_capacity(code.len());
        let mut protection = Protection::new(handlers);
        for (at, inst) in instructions(code) {
            index_of[at..at + inst.words].fill(places.len());
            places.push(place(at, &inst, protection.at(at)));
        }
        // From here on, words are numbers of instructions. What is none ends the code.
        let number = |word: &mut u32| *word = index_of.get(*word as usize).map_or(u32::MAX, |&index| index as u32);
        places.iter_mut().flat_map(|place| &mut place.successors).chain(&mut protection.targets).for_each(number);
        let mut live = vec![0u64; places.len() * width];
        let mut here = vec![0u64; width];
        let mut is_changed = true;
        while is_changed {
            is_changed = false;
            for (index, place) in places.iter().enumerate().rev() {
                let join = |here: &mut Registers, index: u32| {
                    let other = live.get(index as usize * width..).unwrap_or_default();
                    here.iter_mut().zip(other).for_each(|(mine, other)| *mine |= other);
                };
                here.fill(0);
                place.successors.iter().for_each(|&next| join(&mut here, next));
                place.written.iter().for_each(|&register| remove(&mut here, usize::from(register)));
                protection.targets[place.handlers.clone()].iter().for_each(|&handler| join(&mut here, handler));
                place.read.iter().for_each(|&register| insert(&mut here, usize::from(register)));
                let known = &mut live[index * width..][..width];
                is_changed |= known != here;
                known.copy_from_slice(&here);
            }
        }
        Liveness { live, width, index_of, fixed, n_regs }
    }

    /// Whether a register may be read by the instruction that contains the word, or by what comes after it.
    pub fn is_live(&self, word: usize, register: usize) -> bool {
        let place = self.index_of.get(word).filter(|&&index| index != usize::MAX);
        register < self.fixed || place.is_none_or(|&index| self.live[index * self.width + register / 64] >> (register % 64) & 1 != 0)
    }

    /// The registers for which that is so.
    pub fn live(&self, word: usize) -> impl Iterator<Item = u16> {
        (0..self.n_regs).filter(move |&register| self.is_live(word, register)).map(|register| register as u16)
    }
}

/// Whether each register of the window may be read by the instruction that contains the word, or by what comes after it.
pub fn live_registers(body: &Body, word: usize) -> Vec<bool> {
    let (n_regs, fixed) = (usize::from(body.n_regs), body.n_fixed());
    let liveness = Liveness::new(&body.code, &body.handlers, fixed, n_regs);
    (0..n_regs).map(|register| liveness.is_live(word, register)).collect()
}

/// The handlers around each instruction, asked in the order of the code.
struct Protection<'a> {
    /// By their starts, first ones first.
    waiting: std::vec::IntoIter<&'a Handler>,
    /// Those whose ranges have begun and not ended.
    around: Vec<&'a Handler>,
    /// Where handlers' code is: ranges of this list are what instructions have.
    targets: Vec<u32>,
    last: Range<usize>,
}

impl<'a> Protection<'a> {
    fn new(handlers: &'a [Handler]) -> Protection<'a> {
        let mut waiting: Vec<&Handler> = handlers.iter().collect();
        waiting.sort_by_key(|handler| handler.start);
        Protection { waiting: waiting.into_iter(), around: Vec::new(), targets: Vec::new(), last: 0..0 }
    }

    /// The targets of the handlers around the instruction at `word`, as a range.
    fn at(&mut self, word: usize) -> Range<usize> {
        let n_before = self.around.len();
        self.around.retain(|handler| word < handler.end as usize);
        let has_lost = self.around.len() < n_before;
        let n_before = self.around.len();
        while let Some(handler) = self.waiting.as_slice().first().filter(|handler| handler.start as usize <= word) {
            self.around.extend(Some(*handler).filter(|handler| word < handler.end as usize));
            self.waiting.next();
        }
        if has_lost || self.around.len() > n_before {
            let start = self.targets.len();
            self.targets.extend(self.around.iter().map(|handler| handler.target));
            self.last = start..self.targets.len();
        }
        self.last.clone()
    }
}

fn place(at: usize, inst: &Decoded, handlers: Range<usize>) -> Place {
    let targets = inst.fields.iter().filter_map(|field| match field {
        Field::Target(word) => u32::try_from(*word).ok(),
        _ => None,
    });
    let mut place = Place { successors: targets.collect(), read: SmallVec::new(), written: SmallVec::new(), handlers };
    let n_targets = place.successors.len();
    if !inst.op.is_terminator() {
        place.successors.push((at + inst.words) as u32);
    }
    for (field, (name, ..)) in inst.fields.iter().zip(inst.op.fields()) {
        match field {
            Field::Reg(register) if is_written(inst.op, name) => place.written.push(*register),
            Field::Reg(register) | Field::OptReg(Some(register)) => place.read.push(*register),
            _ => {}
        }
    }
    let list = inst.list.iter().map(|register| register.0);
    if matches!(inst.op, Op::Unpack | Op::UnpackEx) { place.written.extend(list) } else { place.read.extend(list) }
    if n_targets > 0 {
        place.written.clear();
    }
    place
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
