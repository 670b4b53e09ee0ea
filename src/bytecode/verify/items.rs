//! How deep the stack is, what kind of thing each item is, and which slots hold cells, in code with an exception table.
//!
//! Given: code whose tables and operands are in order. Gives: the loads of cells, which CPython 3.13 and later write like loads of values,
//! or the first error: control that runs off the end, a stack of two depths or of a wrong one, a NULL that reaches an op that wants
//! a value, or a cell op on a slot that may hold no cell.
//!
//! Nearly all items are plain values. So a state is a depth and the list of the items that are none, and of an op whose operands lie above
//! all of these only the effect on the depth matters.
//!
//! Not obvious: this is a data-flow analysis that merges what is known at jump and handler targets until nothing changes, so its
//! work is limited explicitly; real code needs about two rounds. What is known only becomes less, and what is refused once would be
//! refused with less, too; so everything is checked in every round, and the last round at a place was the one that counts.

use super::{Fault, MAX_STACK_SIZE};
use crate::bytecode::code::{HandlerRange, Local, StackCode};
use crate::bytecode::op::{CallLayout, Edge, ExitLayout, KeywordsOperand, LocalIndex, StackEffect, StackOp};

/// Limit on items looked at, per code object.
const MAX_WORK: u64 = 1 << 27;
/// Limit on the sum of the stack depths at all jump and handler targets, because later stages spend memory on them.
const MAX_JOINED_ITEMS: u64 = 1 << 26;
/// Limit on the items that are no plain values over all jump and handler targets.
const MAX_JOINED_ODD: usize = 1 << 23;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    /// A plain value.
    Value,
    Null,
    MaybeNull,
    /// A cell taken out of its slot by `LoadLocalAndClear`.
    SavedCell,
}

impl Item {
    fn merged(self, other: Self) -> Self {
        match (self, other) {
            _ if self == other => self,
            (Self::Value | Self::SavedCell, Self::Value | Self::SavedCell) => Self::Value,
            _ => Self::MaybeNull,
        }
    }

    fn is_value(self) -> bool {
        matches!(self, Self::Value | Self::SavedCell)
    }
}

/// Whether a slot holds a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    Cell,
    Other,
    /// A cell on some ways, not on others.
    Unknown,
}

impl Slot {
    fn merged(self, other: Self) -> Self {
        if self == other { self } else { Self::Unknown }
    }
}

/// An item that is no plain value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Odd {
    /// 0 is the lowest item of the stack.
    place: usize,
    item: Item,
}

/// What is known before an instruction.
#[derive(Clone, Debug, Default)]
struct State {
    depth: usize,
    /// The items that are no plain values, lowest first.
    odd: Vec<Odd>,
    /// Empty if no slot of the code may hold a cell.
    slots: Vec<Slot>,
}

/// An instruction that more than the one before leads to; its state, once it is reached, lies in the pools of [`Memory`].
#[derive(Clone, Copy, Debug)]
struct Leader {
    /// `NOT_REACHED` at first.
    depth: u32,
    first_odd: u32,
    n_odd: u32,
    first_slot: u32,
    is_pending: bool,
    has_been_walked: bool,
}

/// Memory that one code object after the other uses.
#[derive(Default)]
pub struct Memory {
    /// The number of the leader at every instruction, or `NO_LEADER`.
    leader_at: Vec<u32>,
    leaders: Vec<Leader>,
    odd: Vec<Odd>,
    slots: Vec<Slot>,
    /// Instructions that start what is to be walked again.
    pending: Vec<u32>,
    /// The state at the present instruction, and that at a jump's target.
    now: State,
    there: State,
    /// What two states at one place have become.
    merged: Vec<Odd>,
    /// The instructions that are `LoadLocal` of a slot that holds a cell at that time.
    cell_loads: Vec<u32>,
}

const NO_LEADER: u32 = u32::MAX;
const NOT_REACHED: u32 = u32::MAX;

/// Checks code in which loads of cells are `LoadCell`.
pub fn check(code: &StackCode, memory: &mut Memory) -> Result<(), Fault> {
    Items::new(code, memory, false).run()
}

/// Checks code in which loads of cells are `LoadLocal`, and gives their instructions.
pub fn check_and_find_cell_loads<'m>(code: &StackCode, memory: &'m mut Memory) -> Result<&'m [u32], Fault> {
    Items::new(code, memory, true).run()?;
    memory.cell_loads.sort_unstable();
    memory.cell_loads.dedup();
    Ok(&memory.cell_loads)
}

struct Items<'code, 'm> {
    code: &'code StackCode,
    memory: &'m mut Memory,
    /// Loads of cells are written as loads of locals.
    finds_cell_loads: bool,
    /// The most items that the stack may have.
    limit: usize,
    work: u64,
    joined_items: u64,
    gained_items: u64,
    most_gained_items: u64,
}

impl<'code, 'm> Items<'code, 'm> {
    fn new(code: &'code StackCode, memory: &'m mut Memory, finds_cell_loads: bool) -> Self {
        let Memory { leader_at, leaders, odd, slots, pending, cell_loads, .. } = &mut *memory;
        leader_at.clear();
        leader_at.resize(code.insts.len(), NO_LEADER);
        leaders.clear();
        let targets = code.insts.iter().filter_map(|inst| inst.op.target());
        for target in targets.chain(code.handlers.iter().map(|handler| handler.target)).map(|target| target.index()).chain([0]) {
            if leader_at[target] == NO_LEADER {
                leader_at[target] = leaders.len() as u32;
                leaders.push(Leader { depth: NOT_REACHED, first_odd: 0, n_odd: 0, first_slot: 0, is_pending: false, has_been_walked: false });
            }
        }
        odd.clear();
        slots.clear();
        pending.clear();
        cell_loads.clear();
        let limit = (code.stack_size + StackCode::EXPANSION_SLACK) as usize;
        let most_gained_items = u64::from(MAX_STACK_SIZE) * 4 + code.insts.len() as u64;
        Self { code, memory, finds_cell_loads, limit, work: 0, joined_items: 0, gained_items: 0, most_gained_items }
    }

    /// Merges until nothing changes.
    fn run(mut self) -> Result<(), Fault> {
        let has_cells = self.code.locals.iter().any(Local::may_hold_cell);
        let (mut now, mut there) = (std::mem::take(&mut self.memory.now), std::mem::take(&mut self.memory.there));
        now.depth = 0;
        now.odd.clear();
        now.slots.clear();
        now.slots.resize(if has_cells { self.code.locals.len() } else { 0 }, Slot::Other);
        self.merge(0, 0, 0, &[], &now.slots)?;
        while let Some(index) = self.memory.pending.pop() {
            self.walk(index as usize, &mut now, &mut there)?;
        }
        (self.memory.now, self.memory.there) = (now, there);
        Ok(())
    }

    /// From a leader to the next one.
    fn walk(&mut self, start: usize, state: &mut State, there: &mut State) -> Result<(), Fault> {
        let code = self.code;
        let is_first = self.start_at(start, state);
        self.work += (state.odd.len() + state.slots.len()) as u64;
        let mut handlers = Handlers::new(&code.handlers, start);
        let mut index = start;
        loop {
            let op = code.insts[index].op;
            self.work += 1;
            let handler = handlers.at(index as u32);
            if let Some(handler) = handler {
                if state.depth < handler.depth as usize {
                    return Err(below_handler(index, state, handler));
                }
                if !handlers.knows_state && op.may_raise() {
                    let depth = handler.depth as usize;
                    let n_pushed = 1 + usize::from(handler.push_lasti);
                    self.merge(index, handler.target.index(), depth + n_pushed, state.odd_below(depth), &state.slots)?;
                    handlers.knows_state = true;
                }
            }
            let effect = op.effect(Edge::Next);
            if effect.pops > state.depth as u64 {
                return Err(too_shallow(index, op, effect, state));
            }
            let (rest, n_pushed) = (state.depth - effect.pops as usize, effect.pushes as usize);
            if is_first {
                self.gained_items += effect.pushes.saturating_sub(effect.pops);
                if self.gained_items > self.most_gained_items {
                    return Err(too_much(index));
                }
            }
            let is_plain = state.has_only_values_from(rest) && (state.slots.is_empty() || !asks_slots(op));
            if !is_plain {
                self.check(index, op, effect, state)?;
            }
            if let Some(target) = op.target() {
                self.jump(index, op, target.index(), state, there)?;
            }
            if op.is_terminator() {
                return Ok(());
            }
            let digs = handler.is_some_and(|handler| rest < handler.depth as usize);
            if digs || (!state.slots.is_empty() && writes_slots(op)) {
                handlers.knows_state = false;
            }
            if is_plain && !gives_odd(op) {
                state.depth = rest + n_pushed;
            } else {
                state.apply(code, op, effect);
            }
            if state.depth > self.limit {
                return Err(self.too_deep(index, state.depth));
            }
            index += 1;
            match self.memory.leader_at.get(index) {
                Some(&NO_LEADER) => {}
                Some(_) => return self.merge(index - 1, index, state.depth, &state.odd, &state.slots),
                None => return Err(off_the_end(index - 1)),
            }
        }
    }

    /// Brings what is known after `op` to where it jumps to.
    #[inline(never)]
    fn jump(&mut self, index: usize, op: StackOp, target: usize, state: &State, there: &mut State) -> Result<(), Fault> {
        let effect = op.effect(Edge::Jump);
        if effect.pops > state.depth as u64 {
            return Err(too_shallow(index, op, effect, state));
        }
        let rest = state.depth - effect.pops as usize;
        if state.has_only_values_from(rest) {
            // No op that jumps gives anything but values, or writes slots.
            return self.merge(index, target, rest + effect.pushes as usize, &state.odd, &state.slots);
        }
        there.clone_from(state);
        self.work += (state.odd.len() + state.slots.len()) as u64;
        there.apply(self.code, op, effect);
        self.merge(index, target, there.depth, &there.odd, &there.slots)
    }

    /// Checks the operands of an op that are not all plain values, and the slot that it asks.
    #[inline(never)]
    fn check(&mut self, index: usize, op: StackOp, effect: StackEffect, state: &State) -> Result<(), Fault> {
        if self.finds_cell_loads && matches!(op, StackOp::LoadLocal(local) if state.slot(local) == Slot::Cell) {
            self.memory.cell_loads.push(index as u32);
            return Ok(());
        }
        check_op(op, effect.pops, state).map_err(|what| (index, format!("{}: {what}", op.mnemonic())))
    }

    #[cold]
    fn too_deep(&self, index: usize, depth: usize) -> Fault {
        (index, format!("{depth} stack items, but the stack size is {}", self.code.stack_size))
    }

    /// `state` becomes what is known before a reached leader, which is no longer pending; whether it is walked from for the first time.
    fn start_at(&mut self, index: usize, state: &mut State) -> bool {
        let Memory { leader_at, leaders, odd, slots, .. } = &mut *self.memory;
        let leader = &mut leaders[leader_at[index] as usize];
        leader.is_pending = false;
        state.depth = leader.depth as usize;
        state.odd.clear();
        state.odd.extend_from_slice(&odd[leader.first_odd as usize..][..leader.n_odd as usize]);
        let n_slots = state.slots.len();
        state.slots.clear();
        state.slots.extend_from_slice(&slots[leader.first_slot as usize..][..n_slots]);
        !std::mem::replace(&mut leader.has_been_walked, true)
    }

    /// Merges a state into the leader at `index`.
    fn merge(&mut self, from: usize, index: usize, depth: usize, now: &[Odd], now_slots: &[Slot]) -> Result<(), Fault> {
        self.work += 1 + (now.len() + now_slots.len()) as u64;
        if self.work > MAX_WORK {
            return Err((from, "the code is too complicated".to_owned()));
        }
        let Memory { leader_at, leaders, odd, slots, pending, merged, .. } = &mut *self.memory;
        let leader = &mut leaders[leader_at[index] as usize];
        let mut has_changed = leader.depth == NOT_REACHED;
        if has_changed {
            self.joined_items += depth as u64;
            if depth > self.limit {
                return Err(self.too_deep(from, depth));
            }
            if self.joined_items > MAX_JOINED_ITEMS {
                return Err((from, "too many stack items over all jump targets".to_owned()));
            }
            (leader.depth, leader.first_odd, leader.n_odd) = (depth as u32, odd.len() as u32, now.len() as u32);
            odd.extend_from_slice(now);
            leader.first_slot = slots.len() as u32;
            slots.extend_from_slice(now_slots);
        } else {
            if leader.depth as usize != depth {
                return Err((from, format!("the stack depth at instruction {index} is {} and {depth}", leader.depth)));
            }
            let known = &odd[leader.first_odd as usize..][..leader.n_odd as usize];
            if known != now {
                merge_odd(known, now, merged);
                if known != merged.as_slice() {
                    has_changed = true;
                    (leader.first_odd, leader.n_odd) = (odd.len() as u32, merged.len() as u32);
                    odd.extend_from_slice(merged);
                }
            }
            for (known, slot) in slots[leader.first_slot as usize..].iter_mut().zip(now_slots) {
                let merged = known.merged(*slot);
                has_changed |= merged != *known;
                *known = merged;
            }
        }
        if odd.len() > MAX_JOINED_ODD {
            return Err((from, "too many NULLs over all jump targets".to_owned()));
        }
        if has_changed && !std::mem::replace(&mut leader.is_pending, true) {
            pending.push(index as u32);
        }
        Ok(())
    }
}

/// What is known of the items that are no plain values in one of two states.
fn merge_odd(mut left: &[Odd], mut right: &[Odd], merged: &mut Vec<Odd>) {
    merged.clear();
    while let Some(place) = left.first().into_iter().chain(right.first()).map(|odd| odd.place).min() {
        let take = |list: &mut &[Odd]| match list.split_first() {
            Some((odd, rest)) if odd.place == place => {
                *list = rest;
                odd.item
            }
            _ => Item::Value,
        };
        let item = take(&mut left).merged(take(&mut right));
        if item != Item::Value {
            merged.push(Odd { place, item });
        }
    }
}

// What is wrong, in functions of its own: the walk shall not be made slower by what hardly ever happens.

#[cold]
fn too_shallow(index: usize, op: StackOp, effect: StackEffect, state: &State) -> Fault {
    (index, format!("{} needs {} stack items, there are {}", op.mnemonic(), effect.pops, state.depth))
}

#[cold]
fn below_handler(index: usize, state: &State, handler: &HandlerRange) -> Fault {
    (index, format!("{} stack items, but the handler expects {}", state.depth, handler.depth))
}

#[cold]
fn too_much(index: usize) -> Fault {
    (index, "too many stack items over all instructions".to_owned())
}

#[cold]
fn off_the_end(index: usize) -> Fault {
    (index, "control runs off the end of the code".to_owned())
}

/// The handlers of one instruction after the other.
struct Handlers<'code> {
    /// The handlers that end later than the last instruction asked for.
    rest: &'code [HandlerRange],
    /// The present handler has been told the present state, as far as it sees it.
    knows_state: bool,
}

impl<'code> Handlers<'code> {
    fn new(handlers: &'code [HandlerRange], start: usize) -> Self {
        Self { rest: &handlers[handlers.partition_point(|handler| handler.end as usize <= start)..], knows_state: false }
    }

    fn at(&mut self, index: u32) -> Option<&'code HandlerRange> {
        while let [first, rest @ ..] = self.rest
            && first.end <= index
        {
            (self.rest, self.knows_state) = (rest, false);
        }
        self.rest.first().filter(|handler| handler.start <= index)
    }
}

/// Whether what slots hold matters to `op`, or changes.
fn asks_slots(op: StackOp) -> bool {
    writes_slots(op)
        || matches!(
            op,
            StackOp::LoadLocal(_)
                | StackOp::LoadCell(_)
                | StackOp::LoadDeref(_)
                | StackOp::StoreDeref(_)
                | StackOp::DeleteDeref(_)
                | StackOp::LoadFromDictOrDeref(_)
        )
}

/// Whether `op` pushes anything but values.
fn gives_odd(op: StackOp) -> bool {
    matches!(
        op,
        StackOp::PushNull
            | StackOp::LoadLocalAndClear(_)
            | StackOp::LoadMethod(_)
            | StackOp::LoadSpecial(_)
            | StackOp::LoadSuperAttr { method: true, .. }
    )
}

/// Whether slots hold other things after `op`.
fn writes_slots(op: StackOp) -> bool {
    matches!(
        op,
        StackOp::StoreLocal(_)
            | StackOp::DeleteLocal(_)
            | StackOp::LoadLocalAndClear(_)
            | StackOp::MakeCell(_)
            | StackOp::CopyFreeVars(_)
    )
}

impl State {
    fn slot(&self, local: LocalIndex) -> Slot {
        self.slots.get(local.index()).copied().unwrap_or(Slot::Other)
    }

    fn set_slot(&mut self, local: LocalIndex, content: Slot) {
        if let Some(slot) = self.slots.get_mut(local.index()) {
            *slot = content;
        }
    }

    /// Whether all items from `place` on are plain values.
    fn has_only_values_from(&self, place: usize) -> bool {
        self.odd.last().is_none_or(|odd| odd.place < place)
    }

    /// The items below `place` that are no plain values.
    fn odd_below(&self, place: usize) -> &[Odd] {
        let n_below = self.odd.iter().rev().skip_while(|odd| odd.place >= place).count();
        &self.odd[..n_below]
    }

    /// Item `depth`, 1 being the top. The depths have been checked.
    fn item(&self, depth: usize) -> Item {
        let place = self.depth - depth;
        let found = self.odd.iter().rev().take_while(|odd| odd.place >= place).last();
        found.filter(|odd| odd.place == place).map_or(Item::Value, |odd| odd.item)
    }

    fn push(&mut self, item: Item) {
        if item != Item::Value {
            self.odd.push(Odd { place: self.depth, item });
        }
        self.depth += 1;
    }

    fn pop(&mut self) -> Item {
        let item = self.item(1);
        self.truncate(self.depth - 1);
        item
    }

    fn truncate(&mut self, depth: usize) {
        self.depth = depth;
        while self.odd.pop_if(|odd| odd.place >= depth).is_some() {}
    }

    /// The highest `count` items change their order: the item that was at a place comes to where `place_after` says.
    fn permute(&mut self, count: usize, place_after: impl Fn(usize) -> usize) {
        let lowest = self.depth - count;
        let first = self.odd_below(lowest).len();
        let moved = &mut self.odd[first..];
        moved.iter_mut().for_each(|odd| odd.place = place_after(odd.place));
        moved.sort_unstable_by_key(|odd| odd.place);
    }

    /// What `op` does, whose effect on the depth is given.
    #[inline(never)]
    fn apply(&mut self, code: &StackCode, op: StackOp, effect: StackEffect) {
        let top = self.depth.saturating_sub(1);
        match op {
            StackOp::Copy(depth) => self.push(self.item(depth as usize)),
            StackOp::Swap(depth) => {
                let other = self.depth - depth as usize;
                self.permute(depth as usize, |place| match place {
                    _ if place == top => other,
                    _ if place == other => top,
                    _ => place,
                });
            }
            StackOp::Rotate(depth) => {
                let lowest = self.depth - depth as usize;
                self.permute(depth as usize, |place| if place == top { lowest } else { place + 1 });
            }
            StackOp::PushNull => self.push(Item::Null),
            StackOp::StoreLocal(local) => {
                let item = self.pop();
                self.set_slot(local, if item == Item::SavedCell { Slot::Cell } else { Slot::Other });
            }
            StackOp::DeleteLocal(local) => self.set_slot(local, Slot::Other),
            StackOp::LoadLocalAndClear(local) => {
                let slot = self.slot(local);
                self.set_slot(local, Slot::Other);
                self.push(if slot == Slot::Cell { Item::SavedCell } else { Item::MaybeNull });
            }
            StackOp::MakeCell(local) => self.set_slot(local, Slot::Cell),
            StackOp::CopyFreeVars(_) => {
                for (slot, local) in self.slots.iter_mut().zip(&code.locals) {
                    if local.is_free {
                        *slot = Slot::Cell;
                    }
                }
            }
            StackOp::LoadMethod(_) | StackOp::LoadSpecial(_) | StackOp::LoadSuperAttr { method: true, .. } => {
                self.truncate(self.depth - effect.pops as usize);
                self.push(Item::Value);
                self.push(Item::MaybeNull);
            }
            // These leave what is between their operands as it was.
            StackOp::ListAppend(_)
            | StackOp::SetAdd(_)
            | StackOp::ListExtend(_)
            | StackOp::SetUpdate(_)
            | StackOp::DictUpdate(_)
            | StackOp::DictMerge { .. }
            | StackOp::Reraise { .. } => self.truncate(top),
            StackOp::MapAdd(_) => self.truncate(self.depth - 2),
            StackOp::WithExceptStart(_) => self.push(Item::Value),
            _ => {
                self.truncate(self.depth - effect.pops as usize);
                self.depth += effect.pushes as usize;
            }
        }
    }
}

/// Whether every operand is of the kind that `op` wants.
fn check_op(op: StackOp, pops: u64, state: &State) -> Result<(), String> {
    let values = |depths: std::ops::RangeInclusive<usize>| {
        match depths.into_iter().find(|&depth| !state.item(depth).is_value()) {
            Some(depth) => Err(format!("stack item {depth} may be NULL")),
            None => Ok(()),
        }
    };
    let cell = |local: LocalIndex| match state.slot(local) {
        Slot::Cell => Ok(()),
        Slot::Other | Slot::Unknown => Err(format!("local {} may hold no cell", local.0)),
    };
    // The part of a call below its `above` other operands.
    let callable = |layout: CallLayout, above: usize| {
        let (upper, lower) = (above + 1, above + 2);
        match layout {
            CallLayout::Plain => values(upper..=upper),
            CallLayout::Pair => values(lower..=lower),
            CallLayout::NullBelowOrPair if state.item(lower) == Item::Null => values(upper..=upper),
            CallLayout::NullBelowOrPair => values(lower..=lower),
        }
    };
    match op {
        StackOp::Pop | StackOp::Copy(_) | StackOp::Swap(_) | StackOp::Rotate(_) | StackOp::StoreLocal(_) => Ok(()),
        StackOp::LoadLocal(local) => match state.slot(local) {
            Slot::Other => Ok(()),
            Slot::Cell | Slot::Unknown => Err(format!("local {} may hold a cell", local.0)),
        },
        StackOp::LoadCell(local) | StackOp::LoadDeref(local) | StackOp::DeleteDeref(local) => cell(local),
        StackOp::StoreDeref(local) | StackOp::LoadFromDictOrDeref(local) => cell(local).and_then(|()| values(1..=1)),
        StackOp::Call { n_args, layout } => {
            let n_args = n_args as usize;
            values(1..=n_args).and_then(|()| callable(layout, n_args))
        }
        StackOp::CallKeywords { n_args, layout } => {
            let above = n_args as usize + 1;
            values(1..=above).and_then(|()| callable(layout, above))
        }
        StackOp::CallUnpack { keywords, layout } => {
            let above = 1 + keywords.items() as usize;
            let first = if keywords == KeywordsOperand::MaybeNull { 2 } else { 1 };
            values(first..=above).and_then(|()| callable(layout, above))
        }
        StackOp::ListAppend(depth)
        | StackOp::SetAdd(depth)
        | StackOp::ListExtend(depth)
        | StackOp::SetUpdate(depth)
        | StackOp::DictUpdate(depth)
        | StackOp::DictMerge { depth, .. } => {
            let container = depth as usize + 1;
            values(1..=1).and_then(|()| values(container..=container))
        }
        StackOp::MapAdd(depth) => {
            let container = depth as usize + 2;
            values(1..=2).and_then(|()| values(container..=container))
        }
        StackOp::Reraise { lasti_depth } => {
            let lasti = lasti_depth as usize + 1;
            values(1..=1).and_then(|()| values(lasti..=lasti))
        }
        StackOp::WithExceptStart(layout) => {
            let exit = layout.items() as usize;
            let below_self = if layout == ExitLayout::Pair { exit - 2 } else { exit };
            values(1..=below_self).and_then(|()| values(exit..=exit))
        }
        _ => values(1..=pops as usize),
    }
}
