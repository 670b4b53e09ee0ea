//! Instruction selection; one file per family, named as in `lift/ops`.
//!
//! Given: a function and the homes that stand for values. Gives: register instructions over places. Fuses comparisons with branches,
//! small constants with operators, attribute loads with calls; loads a constant before its first use in a block, or once before
//! a loop. The law: instructions that can be observed keep their order.

mod arithmetic;
mod attributes;
mod branches;
mod calls;
mod constants;
mod containers;
mod names;
mod plain;

use pyregrine_runtime::isa::Op;
use super::destruct_ssa::constant_source;
use super::machine::{End, MachineFunction, MachineInst, Operand, Place};
use super::{Shape, Switches, home_register};
use crate::ir::analysis::{Cfg, UNBOUND};
use crate::ir::{BlockId, Constant, Function, Home, Inst, Opcode, ValueId};
use constants::LoadedConstants;

/// Selects register instructions for the reachable blocks.
pub fn select(
    function: &Function,
    cfg: &Cfg,
    constants: &[u32],
    homes: &[Option<Home>],
    shape: Shape,
    switches: Switches,
    memory: &mut Memory,
    machine: &mut MachineFunction,
) -> Result<(), String> {
    let mut selector = Selector::new(function, cfg, constants, homes, shape, switches, memory, machine);
    for &id in &cfg.order {
        selector.select_block(id);
    }
    selector.place_hoisted();
    match selector.error {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

/// Memory that one function after the other uses.
#[derive(Default)]
pub struct Memory {
    /// How often each value is used.
    n_uses: Vec<u32>,
    loaded: LoadedConstants,
    /// The operands of the instruction at hand.
    operands: Vec<Operand>,
}

struct Selector<'f> {
    function: &'f Function,
    /// What `Analyses::constants` says.
    constants: &'f [u32],
    homes: &'f [Option<Home>],
    shape: Shape,
    switches: Switches,
    machine: &'f mut MachineFunction,
    memory: &'f mut Memory,
    current: BlockId,
    insts: Vec<MachineInst>,
    position: u32,
    error: Option<String>,
}

impl<'f> Selector<'f> {
    #[allow(clippy::too_many_arguments, reason = "they are the fields")]
    fn new(
        function: &'f Function,
        cfg: &Cfg,
        constants: &'f [u32],
        homes: &'f [Option<Home>],
        shape: Shape,
        switches: Switches,
        memory: &'f mut Memory,
        machine: &'f mut MachineFunction,
    ) -> Self {
        let Memory { n_uses, loaded, .. } = &mut *memory;
        n_uses.clear();
        n_uses.resize(function.n_values as usize, 0);
        for &id in &cfg.order {
            let block = function.block(id);
            for inst in &block.insts {
                function.args(inst).iter().for_each(|arg| n_uses[arg.index()] += 1);
            }
            block.all_edges().flat_map(|edge| function.list(edge.args)).for_each(|arg| n_uses[arg.index()] += 1);
        }
        loaded.reset(function, cfg, switches);
        machine.reset(function.blocks.len());
        machine.order.extend(cfg.order.iter().map(|id| id.0));
        machine.n_fixed = function.homes.len() as u16 + u16::from(shape.has_namespace);
        machine.n_temps = function.n_values;
        Selector {
            function,
            constants,
            homes,
            shape,
            switches,
            machine,
            memory,
            current: Function::ENTRY,
            insts: Vec::new(),
            position: 0,
            error: None,
        }
    }

    fn select_block(&mut self, id: BlockId) {
        let function = self.function;
        let block = function.block(id);
        self.current = id;
        self.insts = self.machine.new_insts();
        let (fused, condition) = self.find_condition(block);
        let mut pending_method: Option<&Inst> = None;
        let n_plain = block.insts.len().saturating_sub(1);
        for (at, inst) in block.insts[..n_plain].iter().enumerate() {
            self.position = inst.position;
            if fused.contains(&at) {
                continue;
            }
            if matches!(inst.op, Opcode::LoadMethod | Opcode::LoadAttr) && self.is_called_directly(&block.insts, at) {
                pending_method = Some(inst);
                continue;
            }
            if matches!(inst.op, Opcode::CallPair | Opcode::Call)
                && let Some(load) = pending_method.take_if(|load| function.results(load).first() == function.args(inst).first())
            {
                self.call_method(load, inst);
                continue;
            }
            self.select_inst(inst);
        }
        let end = match block.insts.last() {
            Some(last) => {
                self.position = last.position;
                self.select_end(block, last, condition)
            }
            None => End::Exit,
        };
        let machine = &mut self.machine.blocks[id.index()];
        machine.insts = std::mem::take(&mut self.insts);
        machine.end = end;
        machine.handler = block.handler.as_ref().map(|edge| edge.block.0);
        machine.exception = self.function.list(block.params).first().filter(|_| block.is_handler).map(|param| Place::temp(param.0));
        machine.position = block.insts.first().map_or(0, |inst| inst.position);
    }

    fn select_inst(&mut self, inst: &Inst) {
        if let Some(op) = plain::plain_op(inst.op) {
            return self.plain(op, inst);
        }
        match inst.op {
            Opcode::Const => {}
            Opcode::LoadHome
            | Opcode::StoreHome
            | Opcode::TakeHome
            | Opcode::CheckHome
            | Opcode::DeleteHome
            | Opcode::Unbound
            | Opcode::MakeCell
            | Opcode::CopyFreeVars
            | Opcode::LoadGlobal
            | Opcode::LoadName
            | Opcode::StoreGlobal
            | Opcode::StoreName
            | Opcode::DeleteGlobal
            | Opcode::DeleteName
            | Opcode::LoadFromDictOrGlobal
            | Opcode::LoadFromDictOrCell
            | Opcode::LoadCell
            | Opcode::StoreCell
            | Opcode::DeleteCell
            | Opcode::ImportName
            | Opcode::ImportFrom => self.names(inst),
            Opcode::Binary | Opcode::Inplace | Opcode::Compare => self.arithmetic(inst),
            Opcode::LoadAttr
            | Opcode::StoreAttr
            | Opcode::DeleteAttr
            | Opcode::LoadMethod
            | Opcode::LoadSuperAttr
            | Opcode::LoadSuperMethod
            | Opcode::LoadSpecial => self.attributes(inst),
            Opcode::GetItem
            | Opcode::BuildSlice
            | Opcode::BuildTuple
            | Opcode::BuildList
            | Opcode::BuildSet
            | Opcode::BuildMap
            | Opcode::BuildString
            | Opcode::BuildConstKeyMap
            | Opcode::Unpack
            | Opcode::UnpackEx
            | Opcode::Format
            | Opcode::MatchClass => self.containers(inst),
            Opcode::Call
            | Opcode::CallPair
            | Opcode::CallKw
            | Opcode::CallKwPair
            | Opcode::CallEx
            | Opcode::MakeFunction
            | Opcode::SetFunctionAttr
            | Opcode::WithExceptStart
            | Opcode::GetAwaitable
            | Opcode::Convert
            | Opcode::TypeIntrinsic1
            | Opcode::TypeIntrinsic2 => self.calls(inst),
            other => self.error = Some(format!("no register instruction for {}", other.mnemonic())),
        }
    }

    // Operands.

    /// The constant that a value is, by its number.
    fn constant_of(&self, value: ValueId) -> Option<u32> {
        Some(self.constants[value.index()]).filter(|&constant| constant < UNBOUND)
    }

    /// The place of a value; a constant is loaded if it is not yet in a register.
    fn place(&mut self, value: ValueId) -> Place {
        if let Some(home) = self.homes[value.index()] {
            return Place::reg(home_register(self.shape, home));
        }
        match self.constant_of(value) {
            Some(constant) => self.constant_place(constant, true),
            None => Place::temp(value.0),
        }
    }

    fn use_(&mut self, value: ValueId) -> Operand {
        Operand::Use(self.place(value))
    }

    /// The operand for a value that may be absent.
    fn use_if_any(&mut self, value: Option<&ValueId>) -> Operand {
        value.map_or(Operand::Nothing, |&value| self.use_(value))
    }

    fn def(&self, value: ValueId) -> Operand {
        def(self.homes, self.shape, value)
    }

    fn home(&self, home: u32) -> Place {
        Place::reg(home_register(self.shape, Home(home)))
    }

    /// The value as a small immediate number.
    fn small(&self, value: ValueId) -> Option<i32> {
        if !self.switches.immediates {
            return None;
        }
        match self.function.constants.get(self.constant_of(value)? as usize) {
            Some(&Constant::Int(number)) => i16::try_from(number).ok().map(i32::from),
            _ => None,
        }
    }

    // Instructions.

    fn push(&mut self, op: Op, operands: &[Operand]) {
        let inst = self.machine.pool.inst(op, operands, [], self.position);
        self.insts.push(inst);
    }

    /// An instruction whose last operand is the list of these values.
    fn push_with_list(&mut self, op: Op, operands: &[Operand], values: &[ValueId]) {
        if values.len() > usize::from(u16::MAX) {
            self.error = Some("an instruction has too many operands".into());
        }
        // The operands are found first, because constants may have to be loaded for them.
        let mut list = std::mem::take(&mut self.memory.operands);
        list.clear();
        for &value in values {
            list.push(self.use_(value));
        }
        let inst = self.machine.pool.inst(op, operands, list.iter().copied(), self.position);
        self.insts.push(inst);
        self.memory.operands = list;
    }

    fn copy(&mut self, dst: Place, source: Operand) {
        let inst = self.machine.pool.copies(&[(dst, source)], self.position);
        self.insts.push(inst);
    }

    /// An instruction whose row is: results, then operands.
    fn plain(&mut self, op: Op, inst: &Inst) {
        let mut operands = std::mem::take(&mut self.memory.operands);
        operands.clear();
        for &result in self.function.results(inst) {
            operands.push(self.def(result));
        }
        for &arg in self.function.args(inst) {
            operands.push(self.use_(arg));
        }
        self.push(op, &operands);
        self.memory.operands = operands;
    }
}

/// The operand for a value that an instruction computes.
fn def(homes: &[Option<Home>], shape: Shape, value: ValueId) -> Operand {
    Operand::Def(homes[value.index()].map_or(Place::temp(value.0), |home| Place::reg(home_register(shape, home))))
}
