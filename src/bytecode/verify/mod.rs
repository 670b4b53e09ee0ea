//! The verifier: what everybody after this folder may rely on without looking.
//!
//! Given: a [`StackCode`]. Gives: nothing, or the first error. Promised afterwards: every index is in range and of the right kind
//! of slot, every jump and handler target is an instruction, control cannot run off the end, generators begin by making the
//! generator and nothing else yields. Where `unwinding` is `Table` or `Blocks`: every instruction has one stack depth, deep
//! enough for it and for its handler, and not above `stack_size`. Where it is `Blocks`: blocks are pushed and popped in pairs
//! (`flow.rs`). Where it is `Table`: NULL reaches only ops that accept it, and cell ops find cells (`items.rs`).
//!
//! Not obvious: where `unwinding` is `BlocksWithFinally`, the depth in a finally body depends on how it was entered, so the depths
//! are checked by `lift/`, which clones these bodies. In code with blocks, NULL comes from `LoadMethod` only, and `lift/` sees
//! where it goes; cells are safe, because raw uses of their slots are refused. What nothing reaches is checked for indices only.

mod flow;
mod items;

use super::code::{StackCode, StackInst, Unwinding};
use super::error::BytecodeError;
use super::op::{StackOp, Target};
use super::operand::TableIndex;

/// Deeper stacks are refused, whatever `stack_size` says: later stages spend memory on every stack item.
const MAX_STACK_SIZE: u32 = 1 << 20;

/// Index of the instruction and what is wrong with it.
type Fault = (usize, String);

/// Memory that the verification of one code object after the other uses.
#[derive(Default)]
pub struct Memory {
    flow: flow::Memory,
    items: items::Memory,
}

/// Checks everything that the module documentation promises.
pub fn verify(code: &StackCode) -> Result<(), BytecodeError> {
    let mut memory = Memory::default();
    check_structure(code)?;
    match code.unwinding {
        Unwinding::Table => items::check(code, &mut memory.items),
        Unwinding::Blocks | Unwinding::BlocksWithFinally => flow::check(code, &mut memory.flow),
    }
    .map_err(|fault| located(code, fault))
}

/// Verifies code of the decoder, which has not yet told loads of cells from loads of values, and does that on the way.
pub(super) fn verify_and_find_cell_loads(code: &mut StackCode, memory: &mut Memory) -> Result<(), BytecodeError> {
    check_structure(code)?;
    if code.unwinding != Unwinding::Table {
        return flow::check(code, &mut memory.flow).map_err(|fault| located(code, fault));
    }
    let cell_loads = items::check_and_find_cell_loads(code, &mut memory.items).map_err(|fault| located(code, fault))?;
    for &index in cell_loads {
        if let StackOp::LoadLocal(local) = code.insts[index as usize].op {
            code.insts[index as usize].op = StackOp::LoadCell(local);
        }
    }
    Ok(())
}

fn located(code: &StackCode, (index, what): Fault) -> BytecodeError {
    let offset = code.insts.get(index).map_or(0, |inst| inst.offset);
    BytecodeError::in_code(code.display_name(), offset as usize, what)
}

/// Everything that can be seen without following control.
fn check_structure(code: &StackCode) -> Result<(), BytecodeError> {
    check_tables(code).map_err(|what| located(code, (0, what)))?;
    let suspends = check_operands(code).map_err(|fault| located(code, fault))?;
    if suspends || code.flags.is_generator_like() {
        return check_generator(code).map_err(|fault| located(code, fault));
    }
    Ok(())
}

fn check_tables(code: &StackCode) -> Result<(), String> {
    let fault = |what: &str| Err(what.to_owned());
    if code.insts.is_empty() {
        return fault("there are no instructions");
    }
    if code.positions.len() != code.insts.len() {
        return fault("there is not one position per instruction");
    }
    if code.n_positional_only > code.n_positional {
        return fault("more positional-only parameters than positional ones");
    }
    let n_parameters = usize::try_from(code.n_parameters()).unwrap_or(usize::MAX);
    match code.locals.get(..n_parameters) {
        Some(parameters) if parameters.iter().all(|local| local.is_local) => {}
        _ => return fault("more parameters than local variables"),
    }
    let first_free = code.locals.len() - code.n_free();
    if code.locals[first_free..].iter().any(|local| !local.is_free || local.is_local || local.is_cell) {
        return fault("free variables are not the last slots");
    }
    if code.stack_size > MAX_STACK_SIZE {
        return Err(format!("the stack size is {}", code.stack_size));
    }
    if code.docstring.is_some_and(|index| index.index() >= code.consts.len()) {
        return fault("the docstring is no constant");
    }
    if code.handlers.windows(2).any(|pair| pair[0].end > pair[1].start) {
        return fault("protected regions overlap or are not in order");
    }
    let length = code.insts.len();
    for handler in &code.handlers {
        if handler.start >= handler.end || handler.end as usize > length || handler.target.index() >= length {
            return fault("a protected region or its handler is outside of the code");
        }
    }
    if code.unwinding != Unwinding::Table && !code.handlers.is_empty() {
        return fault("a block stack and an exception table");
    }
    Ok(())
}

/// Every operand of every instruction, reached or not; whether there is an instruction that only generators have.
fn check_operands(code: &StackCode) -> Result<bool, Fault> {
    let mut suspends = false;
    for (index, inst) in code.insts.iter().enumerate() {
        let mut what = None;
        inst.op.for_each_index(|index| {
            let (table, length, at) = match index {
                TableIndex::Constant(at) => ("constant", code.consts.len(), at),
                TableIndex::Name(at) => ("name", code.names.len(), at),
                TableIndex::Local(at) => ("local", code.locals.len(), at),
            };
            if at as usize >= length {
                what = Some(format!("{table} {at} of {length}"));
            }
        });
        if what.is_none() {
            what = check_op(code, inst.op);
        }
        suspends |= matches!(inst.op, StackOp::ReturnGenerator | StackOp::Yield { .. } | StackOp::Send(_));
        if let Some(what) = what {
            return Err((index, format!("{}: {what}", inst.op.mnemonic())));
        }
    }
    Ok(suspends)
}

/// Rules of single ops; indices have been checked.
fn check_op(code: &StackCode, op: StackOp) -> Option<String> {
    if let Some(Target(target)) = op.target().filter(|target| target.index() >= code.insts.len()) {
        return Some(format!("jump to instruction {target} of {}", code.insts.len()));
    }
    let holds_cell = |local: super::op::LocalIndex| code.locals[local.index()].may_hold_cell();
    match op {
        StackOp::LoadDeref(local)
        | StackOp::StoreDeref(local)
        | StackOp::DeleteDeref(local)
        | StackOp::LoadCell(local)
        | StackOp::LoadFromDictOrDeref(local)
            if !holds_cell(local) =>
        {
            Some(format!("local {} holds no cell", local.0))
        }
        // Only inlined comprehensions use the slot of a cell for other things, and these came with exception tables.
        StackOp::LoadLocal(local)
        | StackOp::StoreLocal(local)
        | StackOp::DeleteLocal(local)
        | StackOp::LoadLocalAndClear(local)
            if code.unwinding != Unwinding::Table && holds_cell(local) =>
        {
            Some(format!("local {} holds a cell", local.0))
        }
        // CPython makes cells of free slots, too, where an inlined comprehension has a variable of that name.
        StackOp::MakeCell(local) if !holds_cell(local) => Some(format!("local {} holds no cell", local.0)),
        StackOp::CopyFreeVars(count) if count as usize != code.n_free() => {
            Some(format!("{count} of {} free variables", code.n_free()))
        }
        StackOp::Copy(0) | StackOp::Swap(0) | StackOp::Rotate(0) => Some("no such item".to_owned()),
        StackOp::ListAppend(0)
        | StackOp::SetAdd(0)
        | StackOp::MapAdd(0)
        | StackOp::ListExtend(0)
        | StackOp::SetUpdate(0)
        | StackOp::DictUpdate(0)
        | StackOp::DictMerge { depth: 0, .. } => Some("no such item".to_owned()),
        StackOp::Raise(count) if count > 2 => Some(format!("{count} operands")),
        _ => None,
    }
}

/// `ReturnGenerator` comes first in generators, after cells, and nowhere else; only generators suspend.
fn check_generator(code: &StackCode) -> Result<(), Fault> {
    let is_setup = |op| matches!(op, StackOp::CopyFreeVars(_) | StackOp::MakeCell(_) | StackOp::Nop);
    let first = code.insts.iter().take_while(|inst| is_setup(inst.op)).count();
    let expected = code.flags.is_generator_like().then_some(first);
    for (index, inst) in code.insts.iter().enumerate() {
        match inst.op {
            StackOp::ReturnGenerator if expected != Some(index) => {
                return Err((index, "return_generator is not at the start of a generator".to_owned()));
            }
            StackOp::Yield { .. } | StackOp::Send(_) if expected.is_none() => {
                return Err((index, format!("{} outside of a generator", inst.op.mnemonic())));
            }
            _ => {}
        }
    }
    let jumps_back = |inst: &StackInst| inst.op.target().is_some_and(|target| target.index() <= first);
    if expected.is_some()
        && let Some(index) = code.insts.iter().position(jumps_back)
    {
        return Err((index, "jump to before the start of the generator".to_owned()));
    }
    match expected {
        Some(index) if !code.insts.get(index).is_some_and(|inst| inst.op == StackOp::ReturnGenerator) => {
            Err((0, "a generator that does not start with return_generator".to_owned()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use crate::bytecode::StackCode;

    /// A code object with two constants, a local and a cell.
    fn verified(stack_size: u32, insts: &[&str], more: &str) -> Result<StackCode, String> {
        let head = concat!(
            "code 0\n  name \"f\"\n  flags 0x3 optimized new_locals\n",
            "  local l0 \"a\" local\n  local l1 \"b\" cell\n  const c0 None\n",
        );
        let insts: String = insts.iter().enumerate().map(|(index, inst)| format!("  @{index} {} _ {inst}\n", 2 * index)).collect();
        let text = format!("{head}  stack_size {stack_size}\n{insts}{more}");
        StackCode::from_text(&text).map_err(|error| format!("{}: {}", error.offset, error.what))
    }

    fn fault(stack_size: u32, insts: &[&str], more: &str) -> String {
        verified(stack_size, insts, more).expect_err("must be refused")
    }

    #[test]
    fn good_code_passes() {
        assert!(verified(1, &["load_const c0", "return"], "").is_ok());
        let handled = ["load_const c0", "get_iter", "return", "push_exc_info", "reraise lasti_depth=0"];
        assert!(verified(2, &handled, "  handler @0..@2 @3 depth=0\n").is_ok());
    }

    #[test]
    fn depths() {
        assert_eq!(fault(1, &["return"], ""), "0: return needs 1 stack items, there are 0");
        assert_eq!(fault(1, &["load_const c0", "binary add", "return"], ""), "2: binary needs 2 stack items, there are 1");
        let exceeded = ["load_const c0", "copy 1", "copy 1", "return"];
        assert_eq!(fault(1, &exceeded, ""), "4: 3 stack items, but the stack size is 1");
        let unequal = ["load_const c0", "copy 1", "jump_if condition=true target=@4", "pop", "load_const c0", "return"];
        assert!(fault(2, &unequal, "").contains("the stack depth at instruction 4 is"));
        let shallow = ["load_const c0", "get_iter", "return"];
        let handler = "  handler @1..@2 @2 depth=2\n";
        assert_eq!(fault(3, &shallow, handler), "2: 1 stack items, but the handler expects 2");
    }

    #[test]
    fn jumps_and_ends() {
        assert_eq!(fault(1, &["jump @1"], ""), "0: jump: jump to instruction 1 of 1");
        assert_eq!(fault(1, &["load_const c0"], ""), "0: control runs off the end of the code");
        assert_eq!(fault(1, &[], ""), "0: there are no instructions");
    }

    #[test]
    fn indices_and_slots() {
        assert_eq!(fault(1, &["load_const c1", "return"], ""), "0: load_const: constant 1 of 1");
        assert_eq!(fault(1, &["load_name n0", "return"], ""), "0: load_name: name 0 of 0");
        assert_eq!(fault(1, &["load_deref l0", "return"], ""), "0: load_deref: local 0 holds no cell");
        assert_eq!(fault(1, &["load_deref l1", "return"], ""), "0: load_deref: local 1 may hold no cell");
        assert!(verified(1, &["make_cell l1", "load_deref l1", "return"], "").is_ok());
    }

    #[test]
    fn nulls() {
        assert_eq!(fault(1, &["push_null", "return"], ""), "2: return: stack item 1 may be NULL");
        let call = ["push_null", "load_const c0", "call n_args=0 layout=null_below_or_pair", "return"];
        assert!(verified(2, &call, "").is_ok());
        let call = ["push_null", "load_const c0", "call n_args=0 layout=pair", "return"];
        assert_eq!(fault(2, &call, ""), "4: call: stack item 2 may be NULL");
    }

    #[test]
    fn regions_and_generators() {
        let handled = ["load_const c0", "get_iter", "return", "push_exc_info", "reraise lasti_depth=0"];
        let overlapping = "  handler @0..@2 @3 depth=0\n  handler @1..@2 @3 depth=0\n";
        assert_eq!(fault(2, &handled, overlapping), "0: protected regions overlap or are not in order");
        assert_eq!(fault(1, &["load_const c0", "yield delegating=false", "return"], ""), "2: yield outside of a generator");
    }
}
