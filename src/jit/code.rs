//! Register code as the compiler reads it: instructions by word, blocks, loops, and which registers are of use where.

use pyregrine_runtime::isa::{Decoded, Field, Liveness, Op, decode, is_written};
use pyregrine_runtime::vm::tier::{Feedback, Job, Seen};
use rustc_hash::FxHashMap;

/// A straight piece of code, from its first word on.
pub struct Piece {
    /// The words of its instructions.
    pub words: Vec<usize>,
    /// Where control goes from the last one.
    pub successors: Vec<usize>,
}

/// The code that can be reached from where the job starts.
pub struct Code<'a> {
    pub job: &'a Job,
    pub insts: FxHashMap<usize, Decoded>,
    pub pieces: FxHashMap<usize, Piece>,
    /// The starts of pieces in reverse postorder.
    pub order: Vec<usize>,
    pub liveness: Liveness,
    /// Registers that loops step through: each has two numbers beside it.
    pub iterators: Vec<u16>,
    /// Functions that may be built in place of their calls, by the function's word.
    pub inlines: FxHashMap<u64, Code<'a>>,
    /// Generators that may be built in place of the calls that use them up, by the word of the call.
    pub generators: FxHashMap<usize, Code<'a>>,
}

impl<'a> Code<'a> {
    pub fn new(job: &'a Job) -> Result<Code<'a>, String> {
        let liveness = Liveness::new(&job.words, &job.handlers, usize::from(job.n_fixed), usize::from(job.n_regs));
        let inlines = job.inlines.iter().filter_map(|(&function, job)| Some((function, Code::new(job).ok()?))).collect();
        let generators = job.generators.iter().filter_map(|(&word, job)| Some((word, Code::new(job).ok()?))).collect();
        let (insts, pieces) = (FxHashMap::default(), FxHashMap::default());
        let mut code = Code { job, insts, pieces, order: Vec::new(), liveness, iterators: Vec::new(), inlines, generators };
        code.decode_from(job.start)?;
        code.split();
        code.order = code.reverse_postorder();
        let mut iterators: Vec<u16> = code.insts.values().filter_map(|inst| inst.find("iter")).collect();
        iterators.sort_unstable();
        iterators.dedup();
        code.iterators = iterators;
        Ok(code)
    }

    /// Decodes everything that is reachable.
    fn decode_from(&mut self, start: usize) -> Result<(), String> {
        let mut todo = vec![start];
        while let Some(word) = todo.pop() {
            if self.insts.contains_key(&word) {
                continue;
            }
            let inst = decode(&self.job.words, word).ok_or("its code is not as it should be")?;
            if self.is_seen(word) {
                todo.extend(self.successors(word, &inst));
            }
            self.insts.insert(word, inst);
        }
        Ok(())
    }

    fn split(&mut self) {
        let mut starts: Vec<usize> = vec![self.job.start];
        for (&word, inst) in &self.insts {
            let next = if self.is_seen(word) { self.successors(word, inst) } else { Vec::new() };
            if next.len() != 1 || next[0] != word + inst.words {
                starts.extend(next);
            }
        }
        starts.sort_unstable();
        starts.dedup();
        for &start in &starts {
            let mut words = vec![start];
            let mut last = start;
            let found = loop {
                let inst = &self.insts[&last];
                let next = if self.is_seen(last) { self.successors(last, inst) } else { Vec::new() };
                if next.len() != 1 || next[0] != last + inst.words || starts.binary_search(&next[0]).is_ok() {
                    break next;
                }
                last = next[0];
                words.push(last);
            };
            self.pieces.insert(start, Piece { words, successors: found });
        }
    }

    fn reverse_postorder(&self) -> Vec<usize> {
        let mut order = Vec::new();
        let mut is_visited: FxHashMap<usize, bool> = FxHashMap::default();
        let mut stack = vec![(self.job.start, 0)];
        is_visited.insert(self.job.start, true);
        while let Some((start, next)) = stack.pop() {
            let successors = &self.pieces[&start].successors;
            match successors.get(next) {
                Some(&successor) => {
                    stack.push((start, next + 1));
                    if is_visited.insert(successor, true).is_none() {
                        stack.push((successor, 0));
                    }
                }
                None => order.push(start),
            }
        }
        order.reverse();
        order
    }

    pub fn inst(&self, word: usize) -> &Decoded {
        &self.insts[&word]
    }

    pub fn feedback(&self, word: usize) -> Feedback {
        self.job.feedback.get(word).copied().unwrap_or_default()
    }

    /// Whether the instruction ran while the code was watched.
    pub fn is_seen(&self, word: usize) -> bool {
        self.feedback(word).runs > 0
    }

    /// Whether any of the code can be run twice without being entered anew.
    pub fn has_loop(&self) -> bool {
        let place = |start: &usize| self.order.iter().position(|known| known == start);
        let is_back = |(at, start): (usize, &usize)| self.pieces[start].successors.iter().any(|next| place(next).is_some_and(|next| next <= at));
        self.order.iter().enumerate().any(is_back)
    }

    /// What arrives in the register of the instruction's result, as far as that was seen.
    pub fn seen_result(&self, word: usize) -> Seen {
        let behind = self.feedback(word + self.inst(word).words).returned;
        self.feedback(word).result.union(behind)
    }

    /// Where control may go from an instruction, without exceptions.
    fn successors(&self, word: usize, inst: &Decoded) -> Vec<usize> {
        let mut found = Vec::new();
        if inst.op == Op::Yield && !self.job.is_consumed {
            // Behind it there is another entry.
            return found;
        }
        if !inst.op.is_terminator() {
            found.push(word + inst.words);
        }
        found.extend(inst.target());
        found.extend(self.behind_pair(word, inst).map(|(behind, _)| behind));
        found
    }

    /// Of a loop over pairs: the word behind the `unpack` that it may do itself, and that instruction with its word.
    pub fn behind_pair(&self, word: usize, inst: &Decoded) -> Option<(usize, (usize, Decoded))> {
        let at = match inst.op {
            Op::ForIterPair => word + inst.words,
            Op::ForLoopPair => inst.target()?,
            _ => return None,
        };
        let unpack = decode(&self.job.words, at).filter(|unpack| unpack.op == Op::Unpack && unpack.list.len() == 2)?;
        Some((at + unpack.words, (at, unpack)))
    }

    /// The two numbers beside an iterator: what comes next, and how much remains.
    pub fn numbers_of(&self, iterator: u16) -> [usize; 2] {
        let index = self.iterators.iter().position(|&register| register == iterator).expect("the instruction has an iterator");
        let first = usize::from(self.job.n_regs) + 2 * index;
        [first, first + 1]
    }

    /// Registers, and the numbers beside iterators.
    pub fn n_places(&self) -> usize {
        usize::from(self.job.n_regs) + 2 * self.iterators.len()
    }
}

/// Operands by the names that the table gives them.
pub trait Operands {
    /// The register of this name, if the row has one.
    fn find(&self, name: &str) -> Option<u16>;
    fn reg(&self, name: &str) -> u16;
    fn imm(&self) -> i64;
    fn index(&self, name: &str) -> usize;
    /// The registers that it writes.
    fn written(&self) -> Vec<u16>;
}

impl Operands for Decoded {
    fn find(&self, name: &str) -> Option<u16> {
        self.register(name).map(|register| register.0)
    }

    fn reg(&self, name: &str) -> u16 {
        self.find(name).unwrap_or_else(|| panic!("{} has no register {name}", self.op.mnemonic()))
    }

    fn imm(&self) -> i64 {
        self.fields
            .iter()
            .find_map(|field| match field {
                Field::Imm(number) => Some(*number),
                _ => None,
            })
            .unwrap_or_else(|| panic!("{} has no number", self.op.mnemonic()))
    }

    fn index(&self, name: &str) -> usize {
        self.fields
            .iter()
            .zip(self.op.fields())
            .find_map(|(field, (given, ..))| match field {
                Field::Const(index) if *given == name => Some(*index as usize),
                Field::Name(index) | Field::Cache(index) | Field::Count(index) if *given == name => Some(usize::from(*index)),
                _ => None,
            })
            .unwrap_or_else(|| panic!("{} has no {name}", self.op.mnemonic()))
    }

    fn written(&self) -> Vec<u16> {
        let named = self.fields.iter().zip(self.op.fields()).filter_map(|(field, (name, ..))| match field {
            Field::Reg(register) if is_written(self.op, name) => Some(*register),
            _ => None,
        });
        let listed = self.list.iter().map(|register| register.0).filter(|_| matches!(self.op, Op::Unpack | Op::UnpackEx));
        // The captured cells go to consecutive registers.
        let cells = if self.op == Op::CopyFreeVars { 1..self.index("count") as u16 } else { 0..0 };
        named.chain(listed).chain(cells.map(|index| self.reg("dst") + index)).collect()
    }
}
