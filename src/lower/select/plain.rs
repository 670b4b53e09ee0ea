//! The instructions whose register row says the same as their SSA row.
//!
//! Given: an SSA operation. Gives: the register operation, if its operands are the results and then the operands, and nothing else. The law: a
//! row that needs more has an arm in the file of its family.

use pyregrine_runtime::isa::Op;

use crate::ir::Opcode;

/// Instructions whose rows are: results, then operands.
pub fn plain_op(op: Opcode) -> Option<Op> {
    Some(match op {
        Opcode::Neg => Op::Neg,
        Opcode::Pos => Op::Pos,
        Opcode::Invert => Op::Invert,
        Opcode::Is => Op::Is,
        Opcode::IsNot => Op::IsNot,
        Opcode::Contains => Op::Contains,
        Opcode::NotContains => Op::NotContains,
        Opcode::Not => Op::Not,
        Opcode::ToBool => Op::ToBool,
        Opcode::LoadLocals => Op::LoadLocals,
        Opcode::LoadBuildClass => Op::LoadBuildClass,
        Opcode::LoadAssertionError => Op::LoadAssertionError,
        Opcode::SetupAnnotations => Op::SetupAnnotations,
        Opcode::SetItem => Op::SetItem,
        Opcode::DeleteItem => Op::DeleteItem,
        Opcode::GetSlice => Op::GetSlice,
        Opcode::SetSlice => Op::SetSlice,
        Opcode::ListAppend => Op::ListAppend,
        Opcode::ListExtend => Op::ListExtend,
        Opcode::SetAdd => Op::SetAdd,
        Opcode::SetUpdate => Op::SetUpdate,
        Opcode::MapAdd => Op::MapAdd,
        Opcode::DictUpdate => Op::DictUpdate,
        Opcode::DictMerge => Op::DictMerge,
        Opcode::ListToTuple => Op::ListToTuple,
        Opcode::GetIter => Op::GetIter,
        Opcode::PushExcInfo => Op::PushExcInfo,
        Opcode::PopExcept => Op::PopExcept,
        Opcode::CheckExcMatch => Op::CheckExcMatch,
        Opcode::CheckEgMatch => Op::CheckEgMatch,
        Opcode::PrepReraiseStar => Op::PrepReraiseStar,
        Opcode::WithExceptStartPair => Op::WithExceptStart,
        Opcode::ExcType => Op::ExcType,
        Opcode::ExcTraceback => Op::ExcTraceback,
        Opcode::StopIterationError => Op::StopIterationError,
        Opcode::ReturnGenerator => Op::ReturnGenerator,
        Opcode::Yield => Op::Yield,
        Opcode::GetYieldFromIter => Op::GetYieldFromIter,
        Opcode::GetAiter => Op::GetAiter,
        Opcode::GetAnext => Op::GetAnext,
        Opcode::EndAsyncFor => Op::EndAsyncFor,
        Opcode::CleanupThrow => Op::CleanupThrow,
        Opcode::ImportStar => Op::ImportStar,
        Opcode::PrintExpr => Op::PrintExpr,
        Opcode::GetLen => Op::GetLen,
        Opcode::MatchMapping => Op::MatchMapping,
        Opcode::MatchSequence => Op::MatchSequence,
        Opcode::MatchKeys => Op::MatchKeys,
        Opcode::CopyDictWithoutKeys => Op::CopyDictWithoutKeys,
        _ => return None,
    })
}
