//! What is known while a code object is lifted.
//!
//! Given: a code object. Gives: the tables of [`Lifter`](super::lifter::Lifter), with its jump targets marked. The law: nothing in them matters to
//! the code object that is lifted next with the same memory.

use super::stack::{BlockEntry, ByInstruction, Slot, State};
use super::unwind::{HandlerBasis, Pad, is_stop_iteration_wrapper};
use crate::bytecode::{ConstIndex, StackCode, StackOp};
use crate::ir::{BlockId, Function, Inst, Spare, ValueId};

/// What is known while a code object is lifted; one code object after the other uses the memory.
#[derive(Default)]
pub struct Memory {
    pub function: Function,
    /// Vectors for the instructions of blocks.
    pub insts: Spare<Inst>,
    pub state: State,
    /// Ranges of the exception table that only turn StopIteration into RuntimeError, which the machine does for all code.
    pub ignored_ranges: Vec<bool>,
    /// Landing pads, by the handler's instruction; those that leave the frame stand behind the last instruction.
    pub pads: ByInstruction<Pad>,
    /// What the handler of the current block was made of.
    pub basis: HandlerBasis,
    /// Instructions at which finally bodies start.
    pub is_finally: Vec<bool>,
    pub is_leader: Vec<bool>,
    pub starts: ByInstruction<Start>,
    /// Stack items and block entries of the states that blocks start in.
    pub slots: Vec<Slot>,
    pub entries: Vec<BlockEntry>,
    pub worklist: Vec<u32>,
    /// Constants that values are, in the order of the values, and constants of the function that code constants are.
    pub constants: Vec<(ValueId, ConstIndex)>,
    pub constant_numbers: Vec<Option<u32>>,
}

impl Memory {
    /// Takes a function that nobody needs any more.
    pub fn take_back(&mut self, mut function: Function) {
        function.clear(&mut self.insts);
        self.function = function;
    }

    /// Forgets everything; gets ready for a code object.
    pub fn reset(&mut self, code: &StackCode) {
        let n_insts = code.insts.len();
        self.ignored_ranges.clear();
        self.ignored_ranges.extend(code.handlers.iter().map(|range| is_stop_iteration_wrapper(code, range)));
        for marks in [&mut self.is_finally, &mut self.is_leader] {
            marks.clear();
            marks.resize(n_insts, false);
        }
        self.pads.reset(n_insts);
        self.basis.clear();
        self.starts.reset(n_insts);
        self.slots.clear();
        self.entries.clear();
        self.worklist.clear();
        self.constants.clear();
        self.constant_numbers.clear();
        self.constant_numbers.resize(code.consts.len(), None);
        for inst in &code.insts {
            let Some(target) = inst.op.target() else { continue };
            if let Some(is_leader) = self.is_leader.get_mut(target.index()) {
                *is_leader = true;
                self.is_finally[target.index()] |= matches!(inst.op, StackOp::SetupTry { .. } | StackOp::SetupWith { .. });
            }
        }
        for range in &code.handlers {
            if let Some(is_leader) = self.is_leader.get_mut(range.target.index()) {
                *is_leader = true;
            }
        }
        self.state.index = 0;
        self.state.stack.clear();
        self.state.blocks.clear();
    }
}

/// A block of the function, and where in the memory the state is that it starts in.
pub struct Start {
    pub block: BlockId,
    pub index: u32,
    pub slots: std::ops::Range<usize>,
    pub entries: std::ops::Range<usize>,
}
