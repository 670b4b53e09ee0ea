//! How deep the stack is, what kind of thing each item is, and which slots hold cells, in code with an exception table.
//!
//! Given: code whose tables and operands are in order. Gives: the loads of cells, which CPython 3.13 and later write like loads of values,
//! or the first error: control that runs off the end, a stack of two depths or of a wrong one, a NULL that reaches an op that wants
//! a value, or a cell op on a slot that may hold no cell.
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
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

/// What is known before an instruction.
#[derive(Clone, Debug, Default)]
struct State {
    stack: Vec<Item>,
    /// Empty if no slot of the code may hold a cell.
    slots: Vec<Slot>,
}

/// An instruction that more than the one before leads to; its state, once it is reached, lies in the pools of [`Memory`].
#[derive(Clone, Copy, Debug)]
struct Leader {
    /// `u32::MAX` while it is not reached.
    first_item: u32,
    depth: u32,
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
    items: Vec<Item>,
    slots: Vec<Slot>,
    /// Instructions that start what is to be walked again.
    pending: Vec<u32>,
    /// The state at the present instruction, and that at a jump's target.
    now: State,
    there: State,
    /// The instructions that are `LoadLocal` of a slot that holds a cell at that time.
    cell_loads: Vec<u32>,
}

const NO_LEADER: u32 = u32::MAX;

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
        let Memory { leader_at, leaders, items, slots, pending, cell_loads, .. } = &mut *memory;
        leader_at.clear();
        leader_at.resize(code.insts.len(), NO_LEADER);
        leaders.clear();
        let targets = code.insts.iter().filter_map(|inst| inst.op.target());
        for target in targets.chain(code.handlers.iter().map(|handler| handler.target)).map(|target| target.index()).chain([0]) {
            if leader_at[target] == NO_LEADER {
                leader_at[target] = leaders.len() as u32;
                leaders.push(Leader { first_item: u32::MAX, depth: 0, first_slot: 0, is_pending: false, has_been_walked: false });
            }
        }
        items.clear();
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
        now.stack.clear();
        now.slots.clear();
        now.slots.resize(if has_cells { self.code.locals.len() } else { 0 }, Slot::Other);
        self.merge(0, 0, &now.stack, 0, &now.slots)?;
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
        self.work += state.stack.len() as u64 + state.slots.len() as u64;
        let mut handlers = Handlers::new(&code.handlers, start);
        let mut index = start;
        loop {
            let op = code.insts[index].op;
            self.work += 1;
            let handler = handlers.at(index as u32);
            if let Some(handler) = handler {
                let depth = state.stack.len();
                if depth < handler.depth as usize {
                    return Err((index, format!("{depth} stack items, but the handler expects {}", handler.depth)));
                }
                if !handlers.knows_state && op.may_raise() {
                    let n_pushed = 1 + usize::from(handler.push_lasti);
                    self.merge(index, handler.target.index(), &state.stack[..handler.depth as usize], n_pushed, &state.slots)?;
                    handlers.knows_state = true;
                }
            }
            let effect = op.effect(Edge::Next);
            let depth = state.stack.len() as u64;
            if effect.pops > depth {
                return Err((index, format!("{} needs {} stack items, there are {depth}", op.mnemonic(), effect.pops)));
            }
            if is_first {
                self.gain(index, effect.pushes.saturating_sub(effect.pops))?;
            }
            let is_cell_load = self.finds_cell_loads && matches!(op, StackOp::LoadLocal(local) if state.slot(local) == Slot::Cell);
            if is_cell_load {
                self.memory.cell_loads.push(index as u32);
            } else {
                check_op(op, effect.pops, state).map_err(|what| (index, format!("{}: {what}", op.mnemonic())))?;
            }
            if let Some(target) = op.target() {
                self.jump(index, op, target.index(), state, there)?;
            }
            if op.is_terminator() {
                return Ok(());
            }
            let digs = handler.is_some_and(|handler| depth - effect.pops < u64::from(handler.depth));
            if digs || (!state.slots.is_empty() && writes_slots(op)) {
                handlers.knows_state = false;
            }
            state.apply(code, op, effect);
            if state.stack.len() > self.limit {
                return Err((index, self.too_deep(state.stack.len())));
            }
            index += 1;
            match self.memory.leader_at.get(index) {
                Some(&NO_LEADER) => {}
                Some(_) => return self.merge(index - 1, index, &state.stack, 0, &state.slots),
                None => return Err((index - 1, "control runs off the end of the code".to_owned())),
            }
        }
    }

    /// Brings what is known after `op` to where it jumps to.
    fn jump(&mut self, index: usize, op: StackOp, target: usize, state: &State, there: &mut State) -> Result<(), Fault> {
        let effect = op.effect(Edge::Jump);
        if effect.pops > state.stack.len() as u64 {
            return Err((index, format!("{} needs {} stack items, there are {}", op.mnemonic(), effect.pops, state.stack.len())));
        }
        there.stack.clone_from(&state.stack);
        there.slots.clone_from(&state.slots);
        self.work += state.stack.len() as u64 + state.slots.len() as u64;
        there.apply(self.code, op, effect);
        self.merge(index, target, &there.stack, 0, &there.slots)
    }

    /// Counts items that an instruction adds to the stack.
    #[inline]
    fn gain(&mut self, index: usize, items: u64) -> Result<(), Fault> {
        self.gained_items += items;
        if self.gained_items > self.most_gained_items {
            return Err((index, "too many stack items over all instructions".to_owned()));
        }
        Ok(())
    }

    fn too_deep(&self, depth: usize) -> String {
        format!("{depth} stack items, but the stack size is {}", self.code.stack_size)
    }

    /// `state` becomes what is known before a reached leader, which is no longer pending; whether it is walked from for the first time.
    fn start_at(&mut self, index: usize, state: &mut State) -> bool {
        let Memory { leader_at, leaders, items, slots, .. } = &mut *self.memory;
        let leader = &mut leaders[leader_at[index] as usize];
        leader.is_pending = false;
        let first = leader.first_item as usize;
        state.stack.clear();
        state.stack.extend_from_slice(&items[first..first + leader.depth as usize]);
        let first = leader.first_slot as usize;
        let n_slots = state.slots.len();
        state.slots.clear();
        state.slots.extend_from_slice(&slots[first..first + n_slots]);
        !std::mem::replace(&mut leader.has_been_walked, true)
    }

    /// Merges into the leader at `index`: the items of `stack`, then `n_values` values; and the slots.
    fn merge(&mut self, from: usize, index: usize, stack: &[Item], n_values: usize, now: &[Slot]) -> Result<(), Fault> {
        let depth = stack.len() + n_values;
        self.work += (depth + now.len()) as u64;
        if self.work > MAX_WORK {
            return Err((from, "the code is too complicated".to_owned()));
        }
        let Memory { leader_at, leaders, items, slots, pending, .. } = &mut *self.memory;
        let leader = &mut leaders[leader_at[index] as usize];
        let mut has_changed = leader.first_item == u32::MAX;
        if has_changed {
            self.joined_items += depth as u64;
            if depth > self.limit {
                return Err((from, self.too_deep(depth)));
            }
            if self.joined_items > MAX_JOINED_ITEMS {
                return Err((from, "too many stack items over all jump targets".to_owned()));
            }
            (leader.first_item, leader.depth, leader.first_slot) = (items.len() as u32, depth as u32, slots.len() as u32);
            items.extend_from_slice(stack);
            items.resize(items.len() + n_values, Item::Value);
            slots.extend_from_slice(now);
        } else {
            if leader.depth as usize != depth {
                return Err((from, format!("the stack depth at instruction {index} is {} and {depth}", leader.depth)));
            }
            let first = leader.first_item as usize;
            let known = items[first..first + depth].iter_mut();
            for (known, item) in known.zip(stack.iter().chain(std::iter::repeat_n(&Item::Value, n_values))) {
                let merged = known.merged(*item);
                has_changed |= merged != *known;
                *known = merged;
            }
            for (known, slot) in slots[leader.first_slot as usize..].iter_mut().zip(now) {
                let merged = known.merged(*slot);
                has_changed |= merged != *known;
                *known = merged;
            }
        }
        if has_changed && !std::mem::replace(&mut leader.is_pending, true) {
            pending.push(index as u32);
        }
        Ok(())
    }
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

    /// Item `depth`, 1 being the top. The depths have been checked.
    fn item(&self, depth: usize) -> Item {
        self.stack[self.stack.len() - depth]
    }

    fn pop(&mut self) -> Item {
        self.stack.pop().unwrap_or(Item::MaybeNull)
    }

    /// What `op` does, whose effect on the depth is given.
    fn apply(&mut self, code: &StackCode, op: StackOp, effect: StackEffect) {
        let length = self.stack.len();
        match op {
            StackOp::Copy(depth) => self.stack.push(self.item(depth as usize)),
            StackOp::Swap(depth) => self.stack.swap(length - 1, length - depth as usize),
            StackOp::Rotate(depth) => self.stack[length - depth as usize..].rotate_right(1),
            StackOp::PushNull => self.stack.push(Item::Null),
            StackOp::StoreLocal(local) => {
                let item = self.pop();
                self.set_slot(local, if item == Item::SavedCell { Slot::Cell } else { Slot::Other });
            }
            StackOp::DeleteLocal(local) => self.set_slot(local, Slot::Other),
            StackOp::LoadLocalAndClear(local) => {
                let slot = self.slot(local);
                self.set_slot(local, Slot::Other);
                self.stack.push(if slot == Slot::Cell { Item::SavedCell } else { Item::MaybeNull });
            }
            StackOp::MakeCell(local) => self.set_slot(local, Slot::Cell),
            StackOp::CopyFreeVars(_) => {
                for (slot, local) in self.slots.iter_mut().zip(&code.locals) {
                    if local.is_free {
                        *slot = Slot::Cell;
                    }
                }
            }
            StackOp::LoadMethod(_) | StackOp::LoadSpecial(_) => {
                self.pop();
                self.stack.extend([Item::Value, Item::MaybeNull]);
            }
            StackOp::LoadSuperAttr { method: true, .. } => {
                self.stack.truncate(length.saturating_sub(3));
                self.stack.extend([Item::Value, Item::MaybeNull]);
            }
            // These leave what is between their operands as it was.
            StackOp::ListAppend(_)
            | StackOp::SetAdd(_)
            | StackOp::ListExtend(_)
            | StackOp::SetUpdate(_)
            | StackOp::DictUpdate(_)
            | StackOp::DictMerge { .. }
            | StackOp::Reraise { .. } => {
                self.pop();
            }
            StackOp::MapAdd(_) => self.stack.truncate(length.saturating_sub(2)),
            StackOp::WithExceptStart(_) => self.stack.push(Item::Value),
            _ => {
                self.stack.truncate(length.saturating_sub(effect.pops as usize));
                // Mostly one.
                for _ in 0..effect.pushes {
                    self.stack.push(Item::Value);
                }
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
