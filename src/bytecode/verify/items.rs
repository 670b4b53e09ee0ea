//! What kind of thing each stack item is, and which slots hold cells, in code with an exception table.
//!
//! Given: code whose depths are in order. Gives: nothing, or the first error: a NULL that reaches an op that wants a value, or a
//! cell op on a slot that may hold no cell. Also tells loads of cells from loads of values, which CPython 3.13 and later write
//! alike.
//!
//! Not obvious: this is a data-flow analysis that merges what is known at jump and handler targets until nothing changes, so its
//! work is limited explicitly; real code needs about two rounds.

use super::Fault;
use crate::bytecode::code::{Local, StackCode, Unwinding};
use crate::bytecode::op::{CallLayout, Edge, ExitLayout, KeywordsOperand, LocalIndex, StackOp};

/// Limit on items looked at, per code object.
const MAX_WORK: u64 = 1 << 27;

/// Checks the kinds; code with blocks is left to `lift/`.
pub fn check(code: &StackCode) -> Result<(), Fault> {
    if code.unwinding != Unwinding::Table {
        return Ok(());
    }
    let mut items = Items::new(code);
    items.settle()?;
    items.replay(true).map(|_| ())
}

/// The instructions that are `LoadLocal` of a slot that holds a cell at that time.
pub fn cell_loads(code: &StackCode) -> Result<Vec<usize>, Fault> {
    if code.unwinding != Unwinding::Table {
        return Ok(Vec::new());
    }
    let mut items = Items::new(code);
    items.settle()?;
    items.replay(false)
}

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

struct Items<'code> {
    code: &'code StackCode,
    /// For every instruction whether more than the one before leads to it.
    is_leader: Vec<bool>,
    /// States at reached leaders.
    states: Vec<Option<State>>,
    pending: Vec<usize>,
    is_pending: Vec<bool>,
    work: u64,
    /// States whose memory is used again.
    spare: Vec<State>,
}

impl<'code> Items<'code> {
    fn new(code: &'code StackCode) -> Self {
        let mut is_leader = vec![false; code.insts.len()];
        let targets = code.insts.iter().filter_map(|inst| inst.op.target());
        for target in targets.chain(code.handlers.iter().map(|handler| handler.target)) {
            is_leader[target.index()] = true;
        }
        is_leader[0] = true;
        let length = code.insts.len();
        Self { code, is_leader, states: vec![None; length], pending: Vec::new(), is_pending: vec![false; length], work: 0, spare: Vec::new() }
    }

    /// Merges until nothing changes.
    fn settle(&mut self) -> Result<(), Fault> {
        let has_cells = self.code.locals.iter().any(Local::may_hold_cell);
        let slots = vec![Slot::Other; if has_cells { self.code.locals.len() } else { 0 }];
        self.merge(0, 0, &[], 0, &slots)?;
        while let Some(leader) = self.pending.pop() {
            self.is_pending[leader] = false;
            self.walk(leader, false, &mut Vec::new())?;
        }
        Ok(())
    }

    /// One more walk over what is known now; gives the loads of cells.
    fn replay(&mut self, is_strict: bool) -> Result<Vec<usize>, Fault> {
        let mut cell_loads = Vec::new();
        for leader in 0..self.states.len() {
            if self.states[leader].is_some() {
                self.walk(leader, is_strict, &mut cell_loads)?;
            }
        }
        Ok(cell_loads)
    }

    /// From a leader to the next one. Errors are only looked for when `is_strict`: before everything has settled, what is known
    /// may still become less.
    fn walk(&mut self, leader: usize, is_strict: bool, cell_loads: &mut Vec<usize>) -> Result<(), Fault> {
        let known = self.states[leader].as_ref().expect("only reached leaders are walked from");
        let mut state = copy_of(known, &mut self.spare);
        self.work += state.stack.len() as u64 + state.slots.len() as u64;
        let mut index = leader;
        loop {
            let op = self.code.insts[index].op;
            self.work += 1;
            if op.may_raise() {
                self.reach_handler(index, &state)?;
            }
            if matches!(op, StackOp::LoadLocal(local) if state.slot(local) == Slot::Cell) {
                cell_loads.push(index);
            }
            if is_strict {
                check_op(op, &state).map_err(|what| (index, format!("{}: {what}", op.mnemonic())))?;
            }
            if let Some(target) = op.target() {
                let mut there = copy_of(&state, &mut self.spare);
                self.work += state.stack.len() as u64 + state.slots.len() as u64;
                there.apply(self.code, op, Edge::Jump);
                self.merge(index, target.index(), &there.stack, 0, &there.slots)?;
                self.spare.push(there);
            }
            if op.is_terminator() {
                self.spare.push(state);
                return Ok(());
            }
            state.apply(self.code, op, Edge::Next);
            index += 1;
            if self.is_leader[index] {
                self.merge(index, index, &state.stack, 0, &state.slots)?;
                self.spare.push(state);
                return Ok(());
            }
        }
    }

    fn reach_handler(&mut self, index: usize, state: &State) -> Result<(), Fault> {
        let Some(handler) = self.code.handler_at(index as u32) else { return Ok(()) };
        let n_pushed = 1 + usize::from(handler.push_lasti);
        self.merge(index, handler.target.index(), &state.stack[..handler.depth as usize], n_pushed, &state.slots)
    }

    /// Merges into a leader: the items of `stack`, then `n_values` values; and the slots.
    fn merge(&mut self, from: usize, leader: usize, stack: &[Item], n_values: usize, slots: &[Slot]) -> Result<(), Fault> {
        self.work += (stack.len() + n_values + slots.len()) as u64;
        if self.work > MAX_WORK {
            return Err((from, "the code is too complicated".to_owned()));
        }
        let mut has_changed = false;
        match &mut self.states[leader] {
            None => {
                let mut new = Vec::with_capacity(stack.len() + n_values);
                new.extend_from_slice(stack);
                new.resize(stack.len() + n_values, Item::Value);
                self.states[leader] = Some(State { stack: new, slots: slots.to_vec() });
                has_changed = true;
            }
            Some(known) => {
                for (known, item) in known.stack.iter_mut().zip(stack.iter().chain(std::iter::repeat_n(&Item::Value, n_values))) {
                    let merged = known.merged(*item);
                    has_changed |= merged != *known;
                    *known = merged;
                }
                for (known, slot) in known.slots.iter_mut().zip(slots) {
                    let merged = known.merged(*slot);
                    has_changed |= merged != *known;
                    *known = merged;
                }
            }
        }
        if has_changed && !std::mem::replace(&mut self.is_pending[leader], true) {
            self.pending.push(leader);
        }
        Ok(())
    }
}

/// A copy of a state, in memory that another one has left.
fn copy_of(state: &State, spare: &mut Vec<State>) -> State {
    let mut copy = spare.pop().unwrap_or_default();
    copy.stack.clone_from(&state.stack);
    copy.slots.clone_from(&state.slots);
    copy
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

    fn apply(&mut self, code: &StackCode, op: StackOp, edge: Edge) {
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
                let effect = op.effect(edge);
                self.stack.truncate(length.saturating_sub(effect.pops as usize));
                self.stack.resize(self.stack.len() + effect.pushes as usize, Item::Value);
            }
        }
    }
}

/// Whether every operand is of the kind that `op` wants.
fn check_op(op: StackOp, state: &State) -> Result<(), String> {
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
        _ => values(1..=op.effect(Edge::Next).pops as usize),
    }
}
