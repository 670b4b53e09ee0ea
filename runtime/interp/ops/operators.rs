//! Operators on instances of Python classes: their special methods run in the same loop, as any Python call does.
//!
//! An operator may have more to do when its method has returned: after `NotImplemented` the other operand is asked, and a
//! comparison that decides a jump wants the truth of its result. So the method runs above a small frame of the machine's own, which
//! holds the operands and what is to be done, and whose only instruction, `finish_operator`, does it.

use crate::gc::Gc;
use crate::interp::bind;
use crate::interp::execute::{Execute, Step};
use crate::interp::frame::{Cx, RECORD, arguments};
use crate::interp::machine_code::FINISH_OPERATOR;
use crate::interp::types::function::Function;
use crate::interp::unwind::window_size;
use crate::isa::*;
use crate::object::{Arguments, BinaryOp, CompareOp, Known};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

use super::calls::enter_function;

/// Registers of the frame: the operands, the method's result, the operator, and for a jump where it goes.
const LHS: Reg = Reg(0);
const RHS: Reg = Reg(1);
const RESULT: Reg = Reg(2);
const OPERATOR: Reg = Reg(3);
const TARGET: Reg = Reg(4);
/// How many they are.
pub const WINDOW: usize = 5;

/// An operator whose left operand has a method in Python.
#[derive(Clone, Copy)]
pub enum Operator {
    Binary(BinaryOp),
    /// An augmented assignment, by the method of the assignment.
    Inplace(BinaryOp),
    /// An augmented assignment without such a method.
    InplaceByBinary(BinaryOp),
    Compare(CompareOp),
    /// A comparison that jumps if its truth is this.
    CompareAndJump(CompareOp, bool),
}

impl Operator {
    /// As an int for the frame.
    fn encode(self) -> Value {
        let (kind, op) = match self {
            Operator::Binary(op) => (0, op as usize),
            Operator::Inplace(op) => (1, op as usize),
            Operator::InplaceByBinary(op) => (2, op as usize),
            Operator::Compare(op) => (3, op as usize),
            Operator::CompareAndJump(op, false) => (4, op as usize),
            Operator::CompareAndJump(op, true) => (5, op as usize),
        };
        Value::from_small((op << 3 | kind) as i64)
    }

    /// The truth with which an encoded comparison jumps, if it does; for the fast half, which calls nothing.
    #[inline(always)]
    fn wanted(value: Value) -> Option<bool> {
        let kind = value.small() & 7;
        if kind >= 4 { Some(kind == 5) } else { None }
    }

    fn decode(value: Value) -> Operator {
        let op = (value.small() >> 3) as usize;
        match value.small() & 7 {
            0 => Operator::Binary(BinaryOp::ALL[op]),
            1 => Operator::Inplace(BinaryOp::ALL[op]),
            2 => Operator::InplaceByBinary(BinaryOp::ALL[op]),
            3 => Operator::Compare(CompareOp::ALL[op]),
            kind => Operator::CompareAndJump(CompareOp::ALL[op], kind == 5),
        }
    }

    /// What the protocol gives after the left operand's method has returned `NotImplemented`.
    fn go_on(self, vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
        match self {
            Operator::Binary(op) => vm.binary_after_left(op, false, lhs, rhs),
            Operator::InplaceByBinary(op) => vm.binary_after_left(op, true, lhs, rhs),
            Operator::Inplace(op) => vm.inplace_by_binary(op, lhs, rhs),
            Operator::Compare(op) | Operator::CompareAndJump(op, _) => vm.compare_after_left(op, lhs, rhs),
        }
    }
}

/// The method in Python that decides an operator first; `None` if something else may.
fn method(vm: &mut Vm, lhs: Value, rhs: Value, name: Known) -> Option<Gc<Function>> {
    if !lhs.is_object() {
        return None;
    }
    let (left, right) = (vm.class_of(lhs), vm.class_of(rhs));
    // A right operand of a derived class may go first.
    if !left.facts.is_heap_type.get() || left != right && right.is_subclass_of(left) {
        return None;
    }
    vm.lookup_known(left, name)?.downcast::<Function>()
}

/// Goes to the method of the left operand, if it is one in Python. Control comes back behind the instruction `inst`.
fn enter<I: Inst>(inst: &I, cx: &mut Cx, vm: &mut Vm, operator: Operator, function: Gc<Function>, operands: [Value; 2], dst: Reg, target: Value) -> PyResult<Step> {
    let [lhs, rhs] = operands;
    let stub = cx.above(window_size(*cx) as u16);
    let window = stub.wrapping_add(WINDOW + RECORD);
    bind::check_room(vm, function, window.wrapping_add(2))?;
    let return_pc = cx.pc.wrapping_add(inst.words());
    Cx::write_record(stub, Value::UNBOUND, Value::UNBOUND, dst, return_pc, cx.base);
    Cx::set_arguments(stub, &[lhs, rhs, Value::NONE, operator.encode(), target]);
    Cx::set_arguments(window, &[lhs, rhs]);
    vm.top = window.wrapping_add(2);
    let mut at = Cx { pc: FINISH_OPERATOR.address(), base: stub };
    // If the call is over already, its result is in place, and the frame's instruction comes next.
    enter_function(&mut at, vm, function, Arguments::positional(arguments(window, 2)), window, RESULT, FINISH_OPERATOR.address())?;
    *cx = at;
    Ok(Step::Jumped)
}

/// `lhs op rhs` by a method in Python, if it is one.
pub fn binary<I: Inst>(inst: &I, cx: &mut Cx, vm: &mut Vm, op: BinaryOp, lhs: Value, rhs: Value, dst: Reg) -> PyResult<Option<Step>> {
    match method(vm, lhs, rhs, op.method()) {
        Some(function) if op != BinaryOp::Pow => enter(inst, cx, vm, Operator::Binary(op), function, [lhs, rhs], dst, Value::NONE).map(Some),
        _ => Ok(None),
    }
}

/// `lhs op= rhs` by a method in Python, if it is one.
pub fn inplace<I: Inst>(inst: &I, cx: &mut Cx, vm: &mut Vm, op: BinaryOp, lhs: Value, rhs: Value, dst: Reg) -> PyResult<Option<Step>> {
    if op == BinaryOp::Pow || !lhs.is_object() {
        return Ok(None);
    }
    let (class, name) = (vm.class_of(lhs), op.inplace().expect("all but `divmod` have an in-place form"));
    let (function, operator) = match vm.lookup_known(class, name) {
        Some(found) if class.facts.is_heap_type.get() => (found.downcast::<Function>(), Operator::Inplace(op)),
        Some(_) => (None, Operator::Inplace(op)),
        None => (method(vm, lhs, rhs, op.method()), Operator::InplaceByBinary(op)),
    };
    match function {
        Some(function) => enter(inst, cx, vm, operator, function, [lhs, rhs], dst, Value::NONE).map(Some),
        None => Ok(None),
    }
}

/// `lhs op rhs` of a comparison by a method in Python, if it is one.
pub fn compare<I: Inst>(inst: &I, cx: &mut Cx, vm: &mut Vm, op: CompareOp, lhs: Value, rhs: Value, dst: Reg) -> PyResult<Option<Step>> {
    match method(vm, lhs, rhs, op.method()) {
        Some(function) => enter(inst, cx, vm, Operator::Compare(op), function, [lhs, rhs], dst, Value::NONE).map(Some),
        None => Ok(None),
    }
}

/// A jump to `target` if the truth of `lhs op rhs` is `wanted`, by a method in Python, if it is one.
#[allow(clippy::too_many_arguments, reason = "the operands of a jump")]
pub fn compare_and_jump<I: Inst>(
    inst: &I,
    cx: &mut Cx,
    vm: &mut Vm,
    op: CompareOp,
    lhs: Value,
    rhs: Value,
    wanted: bool,
    target: Target16,
) -> PyResult<Option<Step>> {
    let Some(function) = method(vm, lhs, rhs, op.method()) else { return Ok(None) };
    let mut at = *cx;
    at.jump16(target);
    // An address is a multiple of eight, so its word is that of an int.
    let target = Value::from_shifted(at.pc.addr() as i64);
    enter(inst, cx, vm, Operator::CompareAndJump(op, wanted), function, [lhs, rhs], Reg(0), target).map(Some)
}

/// Leaves the frame of an operator with its result.
#[inline(always)]
fn leave(cx: &mut Cx, wanted: Option<bool>, result: Value) {
    match wanted {
        Some(wanted) => {
            let is_taken = result == Value::from_bool(wanted);
            let (return_pc, _) = cx.return_address();
            let pc = if is_taken { std::ptr::with_exposed_provenance(cx.get(TARGET).shifted() as usize) } else { return_pc };
            *cx = Cx { pc, base: cx.caller() };
        }
        _ => cx.leave(result),
    }
}

impl Execute for FinishOperator {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let result = cx.get(RESULT);
        let wanted = Operator::wanted(cx.get(OPERATOR));
        if result == Value::NOT_IMPLEMENTED || wanted.is_some() && !result.is_bool() {
            return Step::Slow;
        }
        leave(cx, wanted, result);
        Step::Jumped
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let operator = Operator::decode(cx.get(OPERATOR));
        let mut result = cx.get(RESULT);
        if result == Value::NOT_IMPLEMENTED {
            result = operator.go_on(vm, cx.get(LHS), cx.get(RHS))?;
        }
        if let Operator::CompareAndJump(..) = operator {
            result = Value::from_bool(vm.is_true(result)?);
        }
        leave(cx, Operator::wanted(cx.get(OPERATOR)), result);
        Ok(Step::Jumped)
    }
}
