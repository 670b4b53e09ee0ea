//! Runs programs on texts: backtracking, with a stack of its own.
//!
//! Given: a program and a text. Gives: whether it matches at a position, and where the groups are. Not obvious: a change that must be
//! taken back when the matcher returns to an earlier choice (a group's position, a loop's count) is an entry of the same stack as the
//! choices. The native stack does not grow with the pattern nor with the text, and the caller is asked again and again whether to go on.

use super::characters::{Set, is_ascii_word, is_unicode_word};
use super::opcodes::Fold;
use super::program::{Greed, Inst, Item, NOWHERE, Place, Program, UNLIMITED};

/// A unit of text.
pub trait Unit: Copy {
    fn point(self) -> u32;
    /// The first place of a character.
    fn find(text: &[Self], point: u32) -> Option<usize>;
    /// The last place of a character.
    fn find_last(text: &[Self], point: u32) -> Option<usize>;
    /// The place of the program's prefix.
    fn find_prefix(text: &[Self], program: &Program) -> Option<usize>;
}

impl Unit for u8 {
    #[inline(always)]
    fn point(self) -> u32 {
        self.into()
    }
    fn find(text: &[u8], point: u32) -> Option<usize> {
        memchr::memchr(u8::try_from(point).ok()?, text)
    }
    fn find_last(text: &[u8], point: u32) -> Option<usize> {
        memchr::memrchr(u8::try_from(point).ok()?, text)
    }
    fn find_prefix(text: &[u8], program: &Program) -> Option<usize> {
        program.finder.as_ref()?.find(text)
    }
}

macro_rules! wide_unit {
    ($unit:ty) => {
        impl Unit for $unit {
            #[inline(always)]
            fn point(self) -> u32 {
                self.into()
            }
            fn find(text: &[$unit], point: u32) -> Option<usize> {
                text.iter().position(|&unit| u32::from(unit) == point)
            }
            fn find_last(text: &[$unit], point: u32) -> Option<usize> {
                text.iter().rposition(|&unit| u32::from(unit) == point)
            }
            fn find_prefix(text: &[$unit], program: &Program) -> Option<usize> {
                let (&first, rest) = program.prefix.split_first()?;
                let begins_at = |at: usize| text[at + 1..].iter().zip(rest).all(|(&unit, &point)| u32::from(unit) == point);
                let last = text.len().checked_sub(program.prefix.len())?;
                (0..=last).find(|&at| u32::from(text[at]) == first && begins_at(at))
            }
        }
    };
}

wide_unit!(u16);
wide_unit!(u32);

/// No position.
pub const UNSET: usize = usize::MAX;

/// What came out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    Matched,
    Failed,
    /// The caller does not want it to go on.
    Stopped,
}

/// A loop that is being counted.
#[derive(Clone, Copy)]
struct Loop {
    count: usize,
    /// Where its last iteration began.
    last: usize,
}

/// Before the first iteration.
const NOT_STARTED: Loop = Loop { count: UNSET, last: UNSET };

/// What is done when the matcher returns.
#[derive(Clone, Copy)]
enum Entry {
    /// Goes on elsewhere.
    Choice { pc: u32, pos: usize },
    /// Goes on with fewer characters of a single repetition.
    Fewer { pc: u32, least: usize, most: usize },
    /// Goes on with one character more.
    More { pc: u32, pos: usize, most: usize },
    /// Once more through a loop's body.
    Again { pc: u32, pos: usize },
    /// Takes back the position of a group.
    Mark { mark: u32, last_group: u32, old: usize },
    /// Takes back a loop's count.
    Loop { slot: u32, old: Loop },
    /// A fence; goes on elsewhere, or returns further.
    Fence { otherwise: u32, previous: u32, pos: usize },
}

/// No fence is open.
const NO_FENCE: u32 = u32::MAX;

/// The memory of a matcher, which the next one may use again.
#[derive(Default)]
pub struct Memory {
    /// Where groups begin and end, in turn.
    pub marks: Vec<usize>,
    /// The number of the group that ended last; 0 if none has.
    pub last_group: u32,
    loops: Vec<Loop>,
    stack: Vec<Entry>,
}

impl Memory {
    /// Gives back what an unusually long search has taken.
    pub fn shrink(&mut self) {
        const MOST: usize = 1 << 12;
        if self.stack.capacity() > MOST {
            self.stack = Vec::new();
        }
    }
}

/// Steps between two questions whether to go on.
const PATIENCE: u32 = 1 << 14;

/// A program and a text.
pub struct Matcher<'a, T> {
    pub program: &'a Program,
    /// Up to where the search may look.
    pub text: &'a [T],
    pub memory: &'a mut Memory,
    /// Matches must reach the end.
    pub is_full: bool,
    /// An empty match must not be here.
    pub not_empty_at: usize,
    /// Asked with the bytes of the stack whether to go on.
    pub may_go_on: &'a mut dyn FnMut(usize) -> bool,
    pub end: usize,
    fence: u32,
    steps: u32,
}

impl<'a, T: Unit> Matcher<'a, T> {
    pub fn new(program: &'a Program, text: &'a [T], memory: &'a mut Memory, may_go_on: &'a mut dyn FnMut(usize) -> bool) -> Matcher<'a, T> {
        memory.marks.resize(2 * program.n_groups, UNSET);
        memory.loops.resize(program.n_loops, NOT_STARTED);
        Matcher { program, text, memory, is_full: false, not_empty_at: UNSET, may_go_on, end: 0, fence: NO_FENCE, steps: 0 }
    }

    /// Counts a step; false if the caller wants no more of them.
    #[inline(always)]
    fn step(&mut self) -> bool {
        self.steps += 1;
        self.steps < PATIENCE || self.ask()
    }

    #[cold]
    #[inline(never)]
    fn ask(&mut self) -> bool {
        self.steps = 0;
        (self.may_go_on)(self.memory.stack.len() * size_of::<Entry>())
    }

    fn is_at(&self, place: Place, pos: usize) -> bool {
        let text = self.text;
        match place {
            Place::Beginning => pos == 0,
            Place::BeginningOfLine => pos == 0 || text[pos - 1].point() == 0xa,
            Place::End => pos == text.len() || pos + 1 == text.len() && text[pos].point() == 0xa,
            Place::EndOfLine => pos == text.len() || text[pos].point() == 0xa,
            Place::EndOfText => pos == text.len(),
            // As in CPython up to 3.13, an empty text has no places of either kind.
            Place::Boundary { .. } if text.is_empty() => false,
            Place::Boundary { is_unicode, is_negated } => {
                let is_word = if is_unicode { is_unicode_word } else { is_ascii_word };
                let before = pos > 0 && is_word(text[pos - 1].point());
                let behind = pos < text.len() && is_word(text[pos].point());
                (before != behind) != is_negated
            }
        }
    }

    /// How many characters from `pos` on are of this kind, up to a limit.
    #[inline(always)]
    fn run_length(&self, item: Item, pos: usize, limit: usize) -> usize {
        let rest = &self.text[pos..];
        let rest = &rest[..limit.min(rest.len())];
        let found = match item {
            Item::AnyAll => None,
            Item::Any => T::find(rest, 0xa),
            Item::NotChar(refused) => T::find(rest, refused),
            Item::Char(wanted) => rest.iter().position(|&unit| unit.point() != wanted),
            Item::Set(set) => {
                let set: &Set = &self.program.sets[set as usize];
                rest.iter().position(|&unit| !set.contains(unit.point()))
            }
        };
        found.unwrap_or(rest.len())
    }

    /// Whether a group's text is here; where it ends.
    fn group_ref(&self, group: u32, fold: Fold, pos: usize) -> Option<usize> {
        let (start, end) = self.group(group)?;
        let (group, rest) = (&self.text[start..end], &self.text[pos..]);
        let here = rest.get(..group.len())?;
        let is_same = |(one, other): (&T, &T)| {
            let (one, other) = (one.point(), other.point());
            one == other || fold != Fold::Exact && fold.lower(one) == fold.lower(other)
        };
        here.iter().zip(group).all(is_same).then_some(pos + group.len())
    }

    /// Where a group is, if it has matched.
    fn group(&self, group: u32) -> Option<(usize, usize)> {
        let (start, end) = (self.memory.marks[2 * group as usize], self.memory.marks[2 * group as usize + 1]);
        (start != UNSET && end != UNSET && start <= end).then_some((start, end))
    }

    #[inline(always)]
    fn push(&mut self, entry: Entry) {
        self.memory.stack.push(entry);
    }

    fn set_loop(&mut self, slot: u32, new: Loop) {
        let old = std::mem::replace(&mut self.memory.loops[slot as usize], new);
        self.push(Entry::Loop { slot, old });
    }

    fn open_fence(&mut self, otherwise: u32, pos: usize) {
        let previous = std::mem::replace(&mut self.fence, self.memory.stack.len() as u32);
        self.push(Entry::Fence { otherwise, previous, pos });
    }

    /// Forgets the choices behind the innermost fence, and the fence; gives where it was opened.
    fn close_fence(&mut self) -> Option<usize> {
        let fence = self.fence as usize;
        let Some(&Entry::Fence { previous, pos, .. }) = self.memory.stack.get(fence) else { return None };
        self.fence = previous;
        let stack = &mut self.memory.stack;
        if stack.len() == fence + 1 {
            stack.pop();
        } else {
            // What was changed can still be taken back.
            let mut kept = fence;
            for index in fence + 1..stack.len() {
                if matches!(stack[index], Entry::Mark { .. } | Entry::Loop { .. }) {
                    stack[kept] = stack[index];
                    kept += 1;
                }
            }
            stack.truncate(kept);
        }
        Some(pos)
    }

    /// Takes back everything since the innermost fence was opened, and the fence.
    fn drop_fence(&mut self) -> Option<()> {
        let fence = self.fence as usize;
        while self.memory.stack.len() > fence {
            match self.memory.stack.pop()? {
                Entry::Mark { mark, last_group, old } => self.take_back(mark, last_group, old),
                Entry::Loop { slot, old } => self.memory.loops[slot as usize] = old,
                Entry::Fence { previous, .. } => self.fence = previous,
                _ => {}
            }
        }
        Some(())
    }

    fn take_back(&mut self, mark: u32, last_group: u32, old: usize) {
        self.memory.marks[mark as usize] = old;
        self.memory.last_group = last_group;
    }

    /// Whether the program matches at a position. The end of the match is in `end`.
    pub fn matches_at(&mut self, start: usize) -> Outcome {
        if !self.memory.marks.is_empty() {
            self.memory.marks.fill(UNSET);
        }
        self.memory.last_group = 0;
        self.memory.stack.clear();
        self.fence = NO_FENCE;
        let (mut pc, mut pos) = (0_usize, start);
        loop {
            // The next instruction if this one went well.
            let went_well = match self.program.code[pc] {
                Inst::Item(item) => match self.text.get(pos) {
                    Some(&unit) if item.accepts(unit.point(), &self.program.sets) => {
                        pos += 1;
                        Some(pc + 1)
                    }
                    _ => None,
                },
                Inst::Single { item, min, max, greed } => self.single(pc, &mut pos, item, (min, max), greed),
                Inst::At(place) => self.is_at(place, pos).then_some(pc + 1),
                Inst::Mark(mark) => {
                    let old = std::mem::replace(&mut self.memory.marks[mark as usize], pos);
                    let last_group = self.memory.last_group;
                    self.push(Entry::Mark { mark, last_group, old });
                    if mark & 1 == 1 {
                        self.memory.last_group = mark / 2 + 1;
                    }
                    Some(pc + 1)
                }
                Inst::Jump(target) => Some(target as usize),
                Inst::Branch { other, first } => {
                    let accepts = |item: Item| self.text.get(pos).is_some_and(|unit| item.accepts(unit.point(), &self.program.sets));
                    if first.is_some_and(|item| !accepts(item)) {
                        Some(other as usize)
                    } else {
                        self.push(Entry::Choice { pc: other, pos });
                        Some(pc + 1)
                    }
                }
                Inst::GroupRef { group, fold } => self.group_ref(group, fold, pos).map(|end| {
                    pos = end;
                    pc + 1
                }),
                Inst::UnlessGroup { group, target } => Some(if self.group(group).is_some() { pc + 1 } else { target as usize }),
                Inst::LoopStart { slot, end } => {
                    self.set_loop(slot, NOT_STARTED);
                    Some(end as usize)
                }
                Inst::LoopEnd { slot, min, max, body, greed } => {
                    if !self.step() {
                        return Outcome::Stopped;
                    }
                    Some(self.end_of_body(pc, pos, (slot, min, max, body), greed))
                }
                Inst::FenceStart { back, otherwise } => {
                    if back as usize > pos {
                        (otherwise != NOWHERE).then_some(otherwise as usize)
                    } else {
                        self.open_fence(otherwise, pos);
                        pos -= back as usize;
                        Some(pc + 1)
                    }
                }
                Inst::FenceEnd { returns } => self.close_fence().map(|opened| {
                    if returns {
                        pos = opened;
                    }
                    pc + 1
                }),
                Inst::FenceRefuse => {
                    self.drop_fence();
                    None
                }
                Inst::Fail => None,
                Inst::Success => {
                    let is_refused = self.is_full && pos != self.text.len() || pos == start && pos == self.not_empty_at;
                    if !is_refused {
                        self.end = pos;
                        return Outcome::Matched;
                    }
                    None
                }
            };
            match went_well {
                Some(next) => pc = next,
                None => {
                    if !self.step() {
                        return Outcome::Stopped;
                    }
                    match self.go_back() {
                        Some((next, place)) => (pc, pos) = (next, place),
                        None => return Outcome::Failed,
                    }
                }
            }
        }
    }

    /// The character that must follow an instruction, if it is known.
    #[inline(always)]
    fn follower(&self, pc: usize) -> Option<u32> {
        match self.program.code[pc + 1] {
            Inst::Item(Item::Char(point)) => Some(point),
            _ => None,
        }
    }

    #[inline(always)]
    fn single(&mut self, pc: usize, pos: &mut usize, item: Item, (min, max): (usize, usize), greed: Greed) -> Option<usize> {
        let limit = if greed == Greed::Lazy { min } else { max };
        let count = self.run_length(item, *pos, limit);
        if count < min {
            return None;
        }
        match greed {
            Greed::Possessive => {
                *pos += count;
                Some(pc + 1)
            }
            Greed::Greedy => self.fewer(pc, *pos + min, *pos + count, pos),
            Greed::Lazy => {
                let most = if max == UNLIMITED { self.text.len() } else { (*pos).saturating_add(max).min(self.text.len()) };
                *pos += count;
                self.more(pc, most, item, pos)
            }
        }
    }

    /// Goes on behind a single repetition that may end between two positions, as late as possible.
    #[inline(always)]
    fn fewer(&mut self, pc: usize, least: usize, most: usize, pos: &mut usize) -> Option<usize> {
        let end = match self.follower(pc) {
            None => most,
            Some(point) => {
                let candidates = &self.text[least..(most + 1).min(self.text.len())];
                least + T::find_last(candidates, point)?
            }
        };
        if end > least {
            self.push(Entry::Fewer { pc: pc as u32, least, most: end - 1 });
        }
        *pos = end;
        Some(pc + 1)
    }

    /// Goes on behind a single repetition that may end here or later.
    #[inline(always)]
    fn more(&mut self, pc: usize, most: usize, item: Item, pos: &mut usize) -> Option<usize> {
        if let Some(point) = self.follower(pc) {
            while self.text.get(*pos).is_none_or(|unit| unit.point() != point) {
                let may_take = *pos < most && item.accepts(self.text[*pos].point(), &self.program.sets);
                if !may_take {
                    return None;
                }
                *pos += 1;
            }
        }
        if *pos < most {
            self.push(Entry::More { pc: pc as u32, pos: *pos, most });
        }
        Some(pc + 1)
    }

    /// The instruction behind the end of a loop's body.
    fn end_of_body(&mut self, pc: usize, pos: usize, (slot, min, max, body): (u32, usize, usize, u32), greed: Greed) -> usize {
        let old = self.memory.loops[slot as usize];
        let count = old.count.wrapping_add(1);
        if count < min {
            if greed == Greed::Possessive {
                self.open_fence(NOWHERE, pos);
            }
            self.set_loop(slot, Loop { count, last: old.last });
            return body as usize;
        }
        if greed == Greed::Lazy {
            self.push(Entry::Again { pc: pc as u32, pos });
            return pc + 1;
        }
        // An iteration that took nothing is not repeated.
        if count >= max || pos == old.last {
            return pc + 1;
        }
        if greed == Greed::Possessive {
            self.open_fence(pc as u32 + 1, pos);
        } else {
            self.push(Entry::Choice { pc: pc as u32 + 1, pos });
        }
        self.set_loop(slot, Loop { count, last: pos });
        body as usize
    }

    /// Returns to the last choice; gives where to go on.
    fn go_back(&mut self) -> Option<(usize, usize)> {
        loop {
            match self.memory.stack.pop()? {
                Entry::Mark { mark, last_group, old } => self.take_back(mark, last_group, old),
                Entry::Loop { slot, old } => self.memory.loops[slot as usize] = old,
                Entry::Choice { pc, pos } => return Some((pc as usize, pos)),
                Entry::Fewer { pc, least, most } => {
                    let mut pos = most;
                    if let Some(next) = self.fewer(pc as usize, least, most, &mut pos) {
                        return Some((next, pos));
                    }
                }
                Entry::More { pc, pos, most } => {
                    let Inst::Single { item, .. } = self.program.code[pc as usize] else { continue };
                    if item.accepts(self.text[pos].point(), &self.program.sets) {
                        let mut pos = pos + 1;
                        if let Some(next) = self.more(pc as usize, most, item, &mut pos) {
                            return Some((next, pos));
                        }
                    }
                }
                Entry::Again { pc, pos } => {
                    let Inst::LoopEnd { slot, max, body, .. } = self.program.code[pc as usize] else { continue };
                    let old = self.memory.loops[slot as usize];
                    let count = old.count.wrapping_add(1);
                    if count < max && pos != old.last {
                        self.set_loop(slot, Loop { count, last: pos });
                        return Some((body as usize, pos));
                    }
                }
                Entry::Fence { otherwise, previous, pos } => {
                    self.fence = previous;
                    if otherwise != NOWHERE {
                        return Some((otherwise as usize, pos));
                    }
                }
            }
        }
    }

    /// The first match that begins at `start` or later. Where it begins.
    pub fn search(&mut self, start: usize) -> Result<Option<usize>, ()> {
        let program = self.program;
        let Some(last) = self.text.len().checked_sub(program.min_width) else { return Ok(None) };
        let mut at = start;
        while at <= last {
            match self.next_start(at) {
                Some(candidate) => at = candidate,
                None => return Ok(None),
            }
            match self.matches_at(at) {
                Outcome::Matched => return Ok(Some(at)),
                Outcome::Failed if program.is_anchored => return Ok(None),
                Outcome::Failed => at += 1,
                Outcome::Stopped => return Err(()),
            }
        }
        Ok(None)
    }

    /// The first position from `at` on where a match may begin.
    #[inline(always)]
    fn next_start(&self, at: usize) -> Option<usize> {
        let program = self.program;
        let Some(first) = program.first else { return Some(at) };
        let rest = &self.text[at..];
        let found = match first {
            Item::Char(_) if program.prefix.len() > 1 => T::find_prefix(rest, program),
            Item::Char(point) => T::find(rest, point),
            item => rest.iter().position(|&unit| item.accepts(unit.point(), &program.sets)),
        };
        found.map(|offset| at + offset)
    }
}
