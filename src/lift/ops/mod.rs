//! What each stack operation becomes; one file per family, named as in `runtime/isa/table.rs`.
//!
//! Given: the lifter and an operation. Gives: SSA instructions in the current block. The law: operands are popped and effects
//! happen in CPython's order.

mod arithmetic;
mod attributes;
mod calls;
mod constants;
mod containers;
mod exceptions;
mod finally_bodies;
mod formatting;
mod generators;
mod imports;
mod jumps;
mod matching;
mod names;

use super::lifter::{Flow, Lifter, Result};
use crate::bytecode::StackOp;

/// Whether the operation may raise, so that its handler matters.
pub fn may_raise(op: &StackOp, index: u32) -> bool {
    use StackOp as S;
    match op {
        S::Nop
        | S::LoadConst(_)
        | S::LoadInt(_)
        | S::StoreLocal(_)
        | S::LoadLocalAndClear(_)
        | S::MakeCell(_)
        | S::CopyFreeVars(_)
        | S::StoreDeref(_)
        | S::Pop
        | S::Copy(_)
        | S::Swap(_)
        | S::Rotate(_)
        | S::PushNull
        | S::Is { .. }
        | S::PushExcInfo
        | S::PopExcept
        | S::SetupLoop(_)
        | S::SetupTry { .. }
        | S::SetupWith { .. }
        | S::PopBlock { .. }
        | S::PopHandler
        | S::BeginFinally
        | S::CallFinally(_)
        | S::PopFinally { .. }
        | S::Resume(_) => false,
        S::Jump(target) => target.0 <= index,
        _ => true,
    }
}

/// Lifts one operation.
pub fn lift(cx: &mut Lifter, op: StackOp) -> Result<Flow> {
    use StackOp as S;
    match op {
        S::Nop
        | S::LoadConst(_)
        | S::LoadInt(_)
        | S::LoadCommonConstant(_)
        | S::Pop
        | S::Copy(_)
        | S::Swap(_)
        | S::Rotate(_)
        | S::PushNull
        | S::Resume(_) => constants::lift(cx, op)?,

        S::LoadBuildClass
        | S::LoadLocal(_)
        | S::LoadLocalAndClear(_)
        | S::StoreLocal(_)
        | S::DeleteLocal(_)
        | S::MakeCell(_)
        | S::CopyFreeVars(_)
        | S::LoadDeref(_)
        | S::StoreDeref(_)
        | S::DeleteDeref(_)
        | S::LoadCell(_)
        | S::LoadName(_)
        | S::StoreName(_)
        | S::DeleteName(_)
        | S::LoadGlobal(_)
        | S::StoreGlobal(_)
        | S::DeleteGlobal(_)
        | S::LoadLocals
        | S::LoadFromDictOrDeref(_)
        | S::LoadFromDictOrGlobals(_)
        | S::SetupAnnotations
        | S::StoreAnnotation(_) => names::lift(cx, op)?,

        S::LoadAttr(_) | S::StoreAttr(_) | S::DeleteAttr(_) | S::LoadMethod(_) | S::LoadSuperAttr { .. } | S::LoadSpecial(_) => {
            attributes::lift(cx, op)?
        }

        S::Unary(_) | S::Binary(_) | S::Inplace(_) | S::Compare { .. } | S::Is { .. } | S::Contains { .. } | S::ToBool => {
            arithmetic::lift(cx, op)?
        }

        S::BuildTuple(_)
        | S::BuildList(_)
        | S::BuildSet(_)
        | S::BuildMap(_)
        | S::BuildConstKeyMap(_)
        | S::BuildString(_)
        | S::BuildSlice { .. }
        | S::BuildListUnpack(_)
        | S::BuildTupleUnpack(_)
        | S::BuildSetUnpack(_)
        | S::BuildMapUnpack(_)
        | S::BuildTupleUnpackWithCall(_)
        | S::BuildMapUnpackWithCall { .. }
        | S::ListAppend(_)
        | S::SetAdd(_)
        | S::MapAdd(_)
        | S::ListExtend(_)
        | S::SetUpdate(_)
        | S::DictUpdate(_)
        | S::DictMerge { .. }
        | S::ListToTuple
        | S::GetItem
        | S::SetItem
        | S::DeleteItem
        | S::GetSlice
        | S::SetSlice
        | S::UnpackSequence(_)
        | S::UnpackEx { .. } => containers::lift(cx, op)?,

        S::Jump(_) | S::JumpIf { .. } | S::JumpIfOrPop { .. } | S::GetIter | S::ForIter(_) => return jumps::lift(cx, op),

        S::Call { .. }
        | S::CallKeywords { .. }
        | S::CallUnpack { .. }
        | S::CallPairs { .. }
        | S::MakeFunction { .. }
        | S::SetFunctionAttribute(_)
        | S::MakeFunctionFlat { .. }
        | S::MakeTypeVar
        | S::MakeTypeVarWithBound
        | S::MakeTypeVarWithConstraints
        | S::MakeParamSpec
        | S::MakeTypeVarTuple
        | S::SubscriptGeneric
        | S::MakeTypeAlias
        | S::SetFunctionTypeParams
        | S::SetTypeParamDefault => calls::lift(cx, op)?,

        S::Return
        | S::Raise(_)
        | S::ExceptionMatch
        | S::PushExcInfo
        | S::PopExcept
        | S::Reraise { .. }
        | S::CheckEgMatch
        | S::PrepReraiseStar
        | S::WithExceptStart(_)
        | S::CleanupThrow
        | S::EndAsyncFor
        | S::StopIterationError
        | S::BeforeWith
        | S::BeforeAsyncWith => return exceptions::lift(cx, op),

        S::SetupLoop(_)
        | S::SetupTry { .. }
        | S::SetupWith { .. }
        | S::PopBlock { .. }
        | S::PopHandler
        | S::ReraiseHandler { .. }
        | S::EndAsyncForHandler
        | S::BreakLoop
        | S::ContinueLoop(_)
        | S::BeginFinally
        | S::CallFinally(_)
        | S::EndFinally
        | S::PopFinally { .. }
        | S::WithCleanupStart
        | S::WithCleanupFinish => return finally_bodies::lift(cx, op),

        S::ReturnGenerator
        | S::Yield { .. }
        | S::Send(_)
        | S::GetYieldFromIter
        | S::GetAwaitable(_)
        | S::GetAiter { .. }
        | S::GetAnext
        | S::AsyncGenWrap => return generators::lift(cx, op),

        S::GetLen | S::MatchMapping | S::MatchSequence | S::MatchKeys | S::MatchClass(_) | S::CopyDictWithoutKeys => {
            matching::lift(cx, op)?
        }

        S::ImportName(_) | S::ImportFrom(_) | S::ImportStar => imports::lift(cx, op)?,

        S::ConvertValue(_) | S::FormatValue { .. } | S::BuildInterpolation { .. } | S::BuildTemplate | S::PrintExpr => {
            formatting::lift(cx, op)?
        }
    }
    Ok(Flow::Next)
}
