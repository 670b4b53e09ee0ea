//! Compiled patterns of the library to programs.
//!
//! Given: the words that `re._compiler` (or `sre_compile`) emits, and its dialect. Gives: a program, or nothing if they are not what
//! a compiler emits. Not obvious: it is one pass from the first word to the last, without recursion. What is open (a branch, a loop,
//! a part that ends with SUCCESS) is on a stack with the position of its end, and targets are positions of words until the end.

use super::characters::{Category, Member, Set, lower_ascii};
use super::opcodes::{Dialect, Fold, Op};
use super::program::{Greed, Inst, Item, NOWHERE, Place, Program, UNLIMITED};

/// What `MAXREPEAT` means: no limit.
const MAX_REPEAT: u32 = u32::MAX;

/// Flags of the INFO block.
const HAS_PREFIX: u32 = 1;
const HAS_CHARSET: u32 = 4;

/// Flags of a pattern.
const FLAG_LOCALE: i64 = 4;
const FLAG_UNICODE: i64 = 32;

/// Something whose end is yet to come.
enum Open {
    /// The position of the word before the next alternative.
    Branch { next: usize },
    /// The position of the loop's last operation.
    Loop { end: usize, slot: u32, min: usize, max: usize, body: u32, greed: Greed },
    /// The position of the SUCCESS that ends it.
    Fence { end: usize, closing: Inst },
}

/// Reads words.
struct Decoder<'a> {
    words: &'a [u32],
    at: usize,
    dialect: &'static Dialect,
    /// What [`Fold::ByFlags`] is.
    fold: Fold,
    n_groups: usize,
    code: Vec<Inst>,
    sets: Vec<Set>,
    n_loops: u32,
    open: Vec<Open>,
    /// The instruction at each position, where one begins.
    starts: Vec<u32>,
    /// The position that each target is, by the number that stands for it in the code.
    targets: Vec<usize>,
}

/// The program of a compiled pattern; nothing if it is none.
pub fn decode(words: &[u32], dialect: &'static Dialect, flags: i64, n_groups: usize) -> Option<Program> {
    let fold = match (flags & FLAG_LOCALE != 0, flags & FLAG_UNICODE != 0) {
        (true, _) => Fold::Locale,
        (_, true) => Fold::Unicode,
        _ => Fold::Ascii,
    };
    let (starts, code, sets, open, targets) = (vec![NOWHERE; words.len() + 1], Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Decoder { words, at: 0, dialect, fold, n_groups, code, sets, n_loops: 0, open, starts, targets }.program()
}

impl Decoder<'_> {
    fn program(mut self) -> Option<Program> {
        let info = self.info()?;
        while self.at < self.words.len() {
            if let Some(&Open::Branch { next }) = self.open.last()
                && next == self.at
            {
                self.open.pop();
                self.at += 1;
                if self.words[next] != 0 {
                    self.alternative(next)?;
                }
                continue;
            }
            self.starts[self.at] = self.code.len() as u32;
            let op = self.op()?;
            self.operation(op)?;
        }
        self.resolve()?;
        let is_complete = self.open.is_empty() && self.code.last() == Some(&Inst::Success);
        let counts = (self.n_groups, self.n_loops as usize);
        is_complete.then(|| Program::new(self.code, self.sets, counts, info.min_width, info.prefix, info.first))
    }

    fn word(&mut self) -> Option<u32> {
        let word = self.words.get(self.at).copied();
        self.at += 1;
        word
    }

    fn op(&mut self) -> Option<Op> {
        let number = self.word()?;
        self.dialect.op(number)
    }

    /// Reads a distance; gives the position that it leads to, from its own one on.
    fn skip(&mut self) -> Option<usize> {
        let from = self.at;
        let end = from + self.word()? as usize;
        (end > from && end <= self.words.len()).then_some(end)
    }

    fn group(&mut self) -> Option<u32> {
        self.word().filter(|&group| (group as usize) < self.n_groups)
    }

    /// A number that stands for a position until the end.
    fn target(&mut self, position: usize) -> u32 {
        self.targets.push(position);
        self.targets.len() as u32 - 1
    }

    fn new_loop(&mut self) -> u32 {
        self.n_loops += 1;
        self.n_loops - 1
    }

    fn resolved(&self, fold: Fold) -> Fold {
        if fold == Fold::ByFlags { self.fold } else { fold }
    }

    fn info(&mut self) -> Option<Info> {
        let mut info = Info::default();
        if self.words.first().and_then(|&number| self.dialect.op(number)) != Some(Op::Info) {
            return Some(info);
        }
        self.at = 1;
        let end = self.skip()?;
        let (flags, min, _max) = (self.word()?, self.word()?, self.word()?);
        info.min_width = min as usize;
        if flags & HAS_PREFIX != 0 {
            let (len, _skip) = (self.word()? as usize, self.word()?);
            info.prefix = self.words.get(self.at..self.at.checked_add(len)?)?.to_vec();
        } else if flags & HAS_CHARSET != 0 {
            info.first = Some(self.set(end, Fold::Exact)?);
        }
        self.at = end;
        Some(info)
    }

    /// The set whose words end before a position.
    fn set(&mut self, end: usize, fold: Fold) -> Option<Item> {
        let mut members = Vec::new();
        loop {
            members.push(match self.op()? {
                Op::Failure => break,
                Op::Negate => Member::Negate,
                Op::Literal(Fold::Exact) => Member::Literal(self.word()?),
                Op::Range => Member::Range(self.word()?, self.word()?),
                Op::RangeIgnore => Member::RangeIgnore(self.word()?, self.word()?),
                Op::Category => Member::Category(Category::find(self.word()?)?),
                Op::Charset => Member::Bits(self.bits()?),
                Op::BigCharset => {
                    let n_blocks = self.word()? as usize;
                    let mut indices = Vec::with_capacity(256);
                    for _ in 0..256 / 4 {
                        indices.extend(self.word()?.to_ne_bytes());
                    }
                    let mut blocks = Vec::new();
                    for _ in 0..n_blocks {
                        blocks.push(self.bits()?);
                    }
                    Member::Blocks(indices, blocks)
                }
                _ => return None,
            });
        }
        (self.at <= end).then_some(())?;
        Some(self.add_set(members, fold))
    }

    fn bits(&mut self) -> Option<[u32; 8]> {
        let bits = self.words.get(self.at..self.at + 8)?.try_into().ok();
        self.at += 8;
        bits
    }

    fn add_set(&mut self, members: Vec<Member>, fold: Fold) -> Item {
        self.sets.push(Set::new(members, fold));
        Item::Set(self.sets.len() as u32 - 1)
    }

    /// A character that need not be of the same case.
    fn folded(&mut self, point: u32, fold: Fold, is_negated: bool) -> Item {
        let fold = self.resolved(fold);
        match (fold, is_negated) {
            (Fold::Exact, false) => return Item::Char(point),
            (Fold::Exact, true) => return Item::NotChar(point),
            _ => {}
        }
        let mut members: Vec<Member> = is_negated.then_some(Member::Negate).into_iter().collect();
        if fold == Fold::Locale {
            // Of both cases, or neither: a set that asks twice would negate each answer.
            let lower = lower_ascii(point);
            let upper = if (0x61..0x7b).contains(&lower) { lower - 0x20 } else { point };
            members.extend([Member::Literal(lower), Member::Literal(upper), Member::Literal(point)]);
            return self.add_set(members, Fold::Exact);
        }
        members.push(Member::Literal(point));
        self.add_set(members, fold)
    }

    /// An operation on one character, if this is one; it is read then.
    fn item(&mut self, op: Op) -> Option<Item> {
        Some(match op {
            Op::Any => Item::Any,
            Op::AnyAll => Item::AnyAll,
            Op::Literal(fold) => {
                let point = self.word()?;
                self.folded(point, fold, false)
            }
            Op::NotLiteral(fold) => {
                let point = self.word()?;
                self.folded(point, fold, true)
            }
            Op::In(fold) => {
                let end = self.skip()?;
                let fold = self.resolved(fold);
                let set = self.set(end, fold)?;
                self.at = end;
                set
            }
            Op::Category => {
                let category = Category::find(self.word()?)?;
                self.add_set(vec![Member::Category(category)], Fold::Exact)
            }
            _ => return None,
        })
    }

    /// An alternative begins behind the position of its distance.
    fn alternative(&mut self, position: usize) -> Option<()> {
        self.at = position;
        // What jumps to an alternative, jumps to the choice before it.
        self.starts[position] = self.code.len() as u32;
        let next = self.skip()?;
        // The word before the next alternative, or the zero behind the last one.
        let word = *self.words.get(next)?;
        self.open.push(Open::Branch { next });
        if word != 0 {
            let target = self.target(next);
            self.code.push(Inst::Branch { other: target, first: None });
        }
        Some(())
    }

    fn operation(&mut self, op: Op) -> Option<()> {
        let inst = match op {
            Op::Any | Op::AnyAll | Op::Literal(_) | Op::NotLiteral(_) | Op::In(_) | Op::Category => Inst::Item(self.item(op)?),
            Op::At => Inst::At(Place::find(self.word()?)?),
            Op::Mark => Inst::Mark(self.word().filter(|&mark| (mark as usize) < 2 * self.n_groups)?),
            Op::Jump => {
                let end = self.skip()?;
                Inst::Jump(self.target(end))
            }
            Op::Failure => Inst::Fail,
            Op::GroupRef(fold) => Inst::GroupRef { group: self.group()?, fold: self.resolved(fold) },
            Op::GroupRefExists => {
                let position = self.at;
                let group = self.group()?;
                let end = position + self.word()? as usize;
                (end > self.at - 1).then_some(())?;
                Inst::UnlessGroup { group, target: self.target(end) }
            }
            Op::Branch => return self.alternative(self.at),
            Op::Assert | Op::AssertNot => {
                let end = self.skip()?;
                let back = self.word()?;
                let is_wanted = op == Op::Assert;
                let closing = if is_wanted { Inst::FenceEnd { returns: true } } else { Inst::FenceRefuse };
                self.open.push(Open::Fence { end: end - 1, closing });
                Inst::FenceStart { back, otherwise: if is_wanted { NOWHERE } else { self.target(end) } }
            }
            Op::AtomicGroup => {
                let end = self.skip()?;
                self.open.push(Open::Fence { end: end - 1, closing: Inst::FenceEnd { returns: false } });
                Inst::FenceStart { back: 0, otherwise: NOWHERE }
            }
            Op::Repeat | Op::PossessiveRepeat => {
                let end = self.skip()?;
                let greed = if op == Op::Repeat { Greed::Greedy } else { Greed::Possessive };
                return self.start_loop(end, greed);
            }
            Op::RepeatOne | Op::MinRepeatOne | Op::PossessiveRepeatOne => return self.repeat_one(op),
            Op::MaxUntil => return self.end_loop(Greed::Greedy),
            Op::MinUntil => return self.end_loop(Greed::Lazy),
            Op::Success => match self.open.last() {
                None => Inst::Success,
                Some(&Open::Fence { end, closing }) if end == self.at - 1 => {
                    self.open.pop();
                    closing
                }
                Some(&Open::Loop { greed, .. }) => return self.end_loop(greed),
                Some(_) => return None,
            },
            Op::BigCharset | Op::Charset | Op::Info | Op::Negate | Op::Range | Op::RangeIgnore | Op::Unused => return None,
        };
        self.code.push(inst);
        Some(())
    }

    fn counts(&mut self) -> Option<(usize, usize)> {
        let (min, max) = (self.word()?, self.word()?);
        Some((min as usize, if max == MAX_REPEAT { UNLIMITED } else { max as usize }))
    }

    /// A loop whose last operation is at a position.
    fn start_loop(&mut self, end: usize, greed: Greed) -> Option<()> {
        let (min, max) = self.counts()?;
        let slot = self.new_loop();
        let target = self.target(end);
        self.code.push(Inst::LoopStart { slot, end: target });
        self.open.push(Open::Loop { end, slot, min, max, body: self.code.len() as u32, greed });
        Some(())
    }

    fn end_loop(&mut self, seen: Greed) -> Option<()> {
        match self.open.pop()? {
            Open::Loop { end, slot, min, max, body, greed } if end == self.at - 1 && (greed == Greed::Possessive) == (seen == Greed::Possessive) => {
                if greed == Greed::Possessive {
                    // What ends the body is not where the loop is entered.
                    self.code.push(Inst::FenceEnd { returns: false });
                    self.starts[end] = self.code.len() as u32;
                }
                self.code.push(Inst::LoopEnd { slot, min, max, body, greed: seen });
                Some(())
            }
            _ => None,
        }
    }

    /// A repetition of something that is one character wide.
    fn repeat_one(&mut self, op: Op) -> Option<()> {
        let end = self.skip()?;
        let greed = match op {
            Op::RepeatOne => Greed::Greedy,
            Op::MinRepeatOne => Greed::Lazy,
            _ => Greed::Possessive,
        };
        let position = self.at;
        let (min, max) = self.counts()?;
        let body = self.op()?;
        if let Some(item) = self.item(body)
            && self.at + 1 == end
            && self.op() == Some(Op::Success)
        {
            self.code.push(Inst::Single { item, min, max, greed });
            return Some(());
        }
        // 3.6 does this with whatever is one character wide.
        self.at = position;
        self.start_loop(end - 1, greed)
    }

    /// Puts indices of instructions where positions of words are.
    fn resolve(&mut self) -> Option<()> {
        let (starts, targets) = (&self.starts, &self.targets);
        let find = |target: &mut u32| {
            *target = *starts.get(*targets.get(*target as usize)?)?;
            (*target != NOWHERE).then_some(())
        };
        for (index, inst) in self.code.iter_mut().enumerate() {
            let target = match inst {
                Inst::Jump(target) | Inst::Branch { other: target, .. } => target,
                Inst::UnlessGroup { target, .. } | Inst::LoopStart { end: target, .. } => target,
                Inst::FenceStart { otherwise, .. } if *otherwise != NOWHERE => otherwise,
                _ => continue,
            };
            find(target)?;
            // Only loops go back.
            (*target as usize > index).then_some(())?;
        }
        Some(())
    }
}

/// What the INFO block says.
#[derive(Default)]
struct Info {
    min_width: usize,
    prefix: Vec<u32>,
    first: Option<Item>,
}
