//! Instruction selection.
//!
//! Given: a function and the homes that stand for values. Gives: register instructions over places. Fuses comparisons with branches,
//! small constants with operators, attribute loads with calls; loads a constant before its first use in a block, or once before
//! a loop. The law: instructions that can be observed keep their order.

use std::collections::HashMap;

use pyregrine_runtime::isa::Op;

use super::destruct_ssa::constant_source;
use super::machine::{End, MachineBlock, MachineFunction, MachineInst, Operand, Place, Source};
use super::{Shape, Switches, home_register};
use crate::ir::analysis::Cfg;
use crate::ir::{BlockId, Comparison, Constant, Function, Home, Inst, Opcode, Operator, ValueId};
use Operand::{Cache, Count, Def, Imm, List, Name, NoReg, Target, Top, Use};

/// How many constants a function keeps in registers for its loops.
const MAX_HOISTED: usize = 48;

/// Selects register instructions for the reachable blocks.
pub fn select(function: &Function, cfg: &Cfg, homes: &[Option<Home>], shape: Shape, switches: Switches) -> Result<MachineFunction, String> {
    let mut selector = Selector::new(function, cfg, homes, shape, switches);
    for &id in &cfg.order {
        selector.select_block(id);
    }
    selector.place_hoisted();
    match selector.error {
        Some(error) => Err(error),
        None => Ok(selector.machine),
    }
}

struct Selector<'f> {
    function: &'f Function,
    homes: &'f [Option<Home>],
    shape: Shape,
    switches: Switches,
    machine: MachineFunction,
    n_uses: Vec<u32>,
    constants: Vec<Option<i64>>,
    /// The block that constants of a block's loop are loaded in.
    preheaders: Vec<Option<BlockId>>,
    hoisted: HashMap<(BlockId, i64), Place>,
    hoisted_in_order: Vec<(BlockId, i64, Place)>,
    /// Constants that the current block has loaded.
    local: HashMap<i64, Place>,
    current: BlockId,
    insts: Vec<MachineInst>,
    position: u32,
    error: Option<String>,
}

impl<'f> Selector<'f> {
    fn new(function: &'f Function, cfg: &Cfg, homes: &'f [Option<Home>], shape: Shape, switches: Switches) -> Self {
        let mut n_uses = vec![0; function.n_values as usize];
        let mut constants = vec![None; function.n_values as usize];
        for &id in &cfg.order {
            let block = function.block(id);
            for inst in &block.insts {
                inst.args.iter().for_each(|arg| n_uses[arg.index()] += 1);
                if let (Opcode::Const, [result]) = (inst.op, inst.results.as_slice()) {
                    constants[result.index()] = Some(inst.immediates[0]);
                }
            }
            block.all_edges().flat_map(|edge| &edge.args).for_each(|arg| n_uses[arg.index()] += 1);
        }
        let empty = MachineBlock { insts: Vec::new(), end: End::Exit, handler: None, exception: None, position: 0 };
        let machine = MachineFunction {
            blocks: vec![empty; function.blocks.len()],
            order: cfg.order.iter().map(|id| id.0).collect(),
            n_fixed: function.homes.len() as u16 + u16::from(shape.has_namespace),
            n_temps: function.n_values,
            n_regs: 0,
        };
        Selector {
            function,
            homes,
            shape,
            switches,
            machine,
            n_uses,
            constants,
            preheaders: if switches.hoist_constants { find_preheaders(function, cfg) } else { vec![None; function.blocks.len()] },
            hoisted: HashMap::new(),
            hoisted_in_order: Vec::new(),
            local: HashMap::new(),
            current: Function::ENTRY,
            insts: Vec::new(),
            position: 0,
            error: None,
        }
    }

    fn select_block(&mut self, id: BlockId) {
        let block = self.function.block(id);
        self.current = id;
        self.local.clear();
        let (fused, condition) = self.find_condition(block);
        let mut pending_method: Option<&Inst> = None;
        let n_plain = block.insts.len().saturating_sub(1);
        for (at, inst) in block.insts[..n_plain].iter().enumerate() {
            self.position = inst.position;
            if fused.contains(&at) {
                continue;
            }
            if inst.op == Opcode::LoadMethod && self.is_called_directly(&block.insts[at..]) {
                pending_method = Some(inst);
                continue;
            }
            if inst.op == Opcode::CallPair
                && let Some(load) = pending_method.take_if(|load| load.results.first() == inst.args.first())
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
        machine.exception = block.params.first().filter(|_| block.is_handler).map(|param| Place::Temp(param.0));
        machine.position = block.insts.first().map_or(0, |inst| inst.position);
    }

    // Operands.

    /// The place of a value; a constant is loaded if it is not yet in a register.
    fn place(&mut self, value: ValueId) -> Place {
        if let Some(home) = self.homes[value.index()] {
            return Place::Reg(home_register(self.shape, home));
        }
        match self.constants[value.index()] {
            Some(constant) => self.constant_place(constant, true),
            None => Place::Temp(value.0),
        }
    }

    fn use_(&mut self, value: ValueId) -> Operand {
        Use(self.place(value))
    }

    fn def(&mut self, value: ValueId) -> Operand {
        let home = self.homes[value.index()];
        Def(home.map_or(Place::Temp(value.0), |home| Place::Reg(home_register(self.shape, home))))
    }

    fn home(&self, home: i64) -> Place {
        Place::Reg(home_register(self.shape, Home(home as u32)))
    }

    fn constant_place(&mut self, constant: i64, may_hoist: bool) -> Place {
        if let Some(preheader) = self.preheaders[self.current.index()].filter(|_| may_hoist) {
            let known = self.hoisted.get(&(preheader, constant)).copied();
            if let Some(place) = known {
                return place;
            }
            if self.hoisted.len() < MAX_HOISTED {
                let place = self.machine.new_temp();
                self.hoisted.insert((preheader, constant), place);
                self.hoisted_in_order.push((preheader, constant, place));
                return place;
            }
        }
        if let Some(&place) = self.local.get(&constant) {
            return place;
        }
        let place = self.machine.new_temp();
        let load = MachineInst::copies(vec![(place, constant_source(self.function, constant))], self.position);
        self.insts.push(load);
        self.local.insert(constant, place);
        place
    }

    /// Loads the constants of loops at the end of the blocks before them.
    fn place_hoisted(&mut self) {
        for (block, constant, place) in std::mem::take(&mut self.hoisted_in_order) {
            let source = constant_source(self.function, constant);
            let position = self.function.block(block).insts.last().map_or(0, |inst| inst.position);
            self.machine.blocks[block.index()].insts.push(MachineInst::copies(vec![(place, source)], position));
        }
    }

    /// The value as a small immediate number.
    fn small(&self, value: ValueId) -> Option<i64> {
        if !self.switches.immediates {
            return None;
        }
        match self.function.constants.get(self.constants[value.index()]? as usize) {
            Some(&Constant::Int(number)) if i16::try_from(number).is_ok() => Some(number),
            _ => None,
        }
    }

    fn push(&mut self, op: Op, operands: Vec<Operand>) {
        self.insts.push(MachineInst::new(op, operands, self.position));
    }

    fn push_with_list(&mut self, op: Op, operands: Vec<Operand>, values: &[ValueId]) {
        let list: Vec<Place> = values.iter().map(|&value| self.place(value)).collect();
        if list.len() > usize::from(u16::MAX) {
            self.error = Some("an instruction has too many operands".into());
        }
        self.insts.push(MachineInst::new(op, operands, self.position).with_list(list));
    }

    // Fusing.

    /// The instructions before a branch that it absorbs, and what it then tests.
    fn find_condition(&self, block: &'f crate::ir::Block) -> (Vec<usize>, Condition<'f>) {
        let mut fused = Vec::new();
        let Some(last) = block.insts.last() else { return (fused, Condition::Truth(ValueId(0), true)) };
        let Some(&value) = last.args.first() else { return (fused, Condition::Truth(ValueId(0), true)) };
        if last.op == Opcode::BranchNone {
            return (fused, Condition::IsNone(value, true));
        }
        let mut condition = Condition::Truth(value, true);
        if last.op != Opcode::Branch || !self.switches.fuse_conditions {
            return (fused, condition);
        }
        let mut at = block.insts.len() - 1;
        while let Condition::Truth(value, wanted) = condition {
            let is_nothing = |inst: &Inst| matches!(inst.op, Opcode::Const);
            while at > 0 && is_nothing(&block.insts[at - 1]) {
                at -= 1;
            }
            let Some(inst) = at.checked_sub(1).map(|before| &block.insts[before]) else { break };
            if inst.results.as_slice() != [value] || self.n_uses[value.index()] != 1 {
                break;
            }
            let (left, right) = (inst.args.first().copied(), inst.args.get(1).copied());
            condition = match (inst.op, left, right) {
                (Opcode::ToBool, Some(operand), _) => Condition::Truth(operand, wanted),
                (Opcode::Not, Some(operand), _) => Condition::Truth(operand, !wanted),
                (Opcode::Is, Some(left), Some(right)) if self.is_none(right) => Condition::IsNone(left, wanted),
                (Opcode::IsNot, Some(left), Some(right)) if self.is_none(right) => Condition::IsNone(left, !wanted),
                (Opcode::Is | Opcode::IsNot | Opcode::Contains | Opcode::NotContains | Opcode::Compare | Opcode::CheckExcMatch, ..) => {
                    Condition::Fused(inst, wanted)
                }
                _ => break,
            };
            at -= 1;
            fused.push(at);
        }
        (fused, condition)
    }

    fn is_none(&self, value: ValueId) -> bool {
        let constant = self.constants[value.index()].and_then(|constant| self.function.constants.get(constant as usize));
        constant == Some(&Constant::None)
    }

    /// Whether a method load, the first of `insts`, is followed by its call with nothing but loads between.
    fn is_called_directly(&self, insts: &[Inst]) -> bool {
        let [callee, this] = insts[0].results[..] else { return false };
        if !self.switches.fuse_methods || self.n_uses[callee.index()] != 1 || self.n_uses[this.index()] != 1 {
            return false;
        }
        let next = insts[1..].iter().find(|inst| !matches!(inst.op, Opcode::Const | Opcode::LoadHome));
        next.is_some_and(|inst| inst.op == Opcode::CallPair && inst.args.starts_with(&[callee, this]))
    }

    fn call_method(&mut self, load: &Inst, call: &Inst) {
        let operands = vec![
            self.def(call.results[0]),
            self.use_(load.args[0]),
            Name(load.immediates[0] as u32),
            Cache,
            Top,
        ];
        self.push_with_list(Op::CallMethod, operands, &call.args[2..]);
        if let Some(inst) = self.insts.last_mut() {
            inst.position = load.position;
            inst.second_position = Some(call.position);
        }
    }

    // The ends of blocks.

    fn select_end(&mut self, block: &crate::ir::Block, last: &Inst, condition: Condition) -> End {
        let two = |inst: MachineInst, inverse: Option<MachineInst>, taken_edge: usize| End::Two {
            inst: Box::new(inst),
            inverse: inverse.map(Box::new),
            taken: block.edges[taken_edge].block.0,
            other: block.edges[1 - taken_edge].block.0,
            taken_edge,
        };
        let position = self.position;
        let simple = |op, operands| MachineInst::new(op, operands, position);
        match last.op {
            Opcode::Jump => return End::Jump(block.edges[0].block.0),
            Opcode::Branch | Opcode::BranchNone => {
                let (inst, inverse, taken_edge) = self.branch(condition);
                return two(inst, inverse, taken_edge);
            }
            Opcode::ForIter => {
                let operands = vec![self.def(last.results[0]), self.use_(last.args[0]), Target];
                return two(simple(Op::ForIter, operands.clone()), Some(simple(Op::ForLoop, operands)), 1);
            }
            Opcode::Send | Opcode::YieldDelegated => {
                let op = if last.op == Opcode::Send { Op::Send } else { Op::YieldDelegated };
                let operands = vec![self.def(last.results[0]), self.use_(last.args[0]), self.use_(last.args[1]), Target];
                return two(simple(op, operands), None, 1);
            }
            Opcode::Return | Opcode::ReturnFromGenerator => {
                let op = if last.op == Opcode::Return { Op::Return } else { Op::ReturnFromGenerator };
                let src = match self.constants[last.args[0].index()] {
                    Some(constant) => Use(self.constant_place(constant, false)),
                    None => self.use_(last.args[0]),
                };
                self.push(op, vec![src]);
            }
            Opcode::Raise => {
                let operands = vec![self.use_(last.args[0])];
                self.push(Op::Raise, operands);
            }
            Opcode::RaiseFrom => {
                let operands = vec![self.use_(last.args[0]), self.use_(last.args[1])];
                self.push(Op::RaiseFrom, operands);
            }
            Opcode::Reraise => {
                let operands = vec![self.use_(last.args[0])];
                self.push(Op::Reraise, operands);
            }
            _ => self.push(Op::RaiseHandled, Vec::new()),
        }
        End::Exit
    }

    /// The instruction that jumps for one of the edges, the one that jumps for the other, and the number of the first edge.
    fn branch(&mut self, condition: Condition) -> (MachineInst, Option<MachineInst>, usize) {
        let (operands, ops, wanted) = match condition {
            Condition::Truth(value, wanted) => (vec![self.use_(value), Target], (Op::JumpIfTrue, Op::JumpIfFalse), wanted),
            Condition::IsNone(value, wanted) => (vec![self.use_(value), Target], (Op::JumpIfNone, Op::JumpIfNotNone), wanted),
            Condition::Fused(inst, wanted) => {
                self.position = inst.position;
                let immediate = Some(inst.op).filter(|&op| op == Opcode::Compare).and_then(|_| self.small(inst.args[1]));
                let lhs = self.use_(inst.args[0]);
                let rhs = match immediate {
                    Some(number) => Imm(number),
                    None => self.use_(inst.args[1]),
                };
                let operands = vec![lhs, rhs, Target];
                if inst.op == Opcode::CheckExcMatch {
                    // There is only the one that jumps if there is no match.
                    let inst = MachineInst::new(Op::JumpIfNoMatch, operands, self.position);
                    return (inst, None, usize::from(wanted));
                }
                (operands, fused_ops(inst, immediate.is_some()), wanted)
            }
        };
        let (op, inverse) = if wanted { ops } else { (ops.1, ops.0) };
        let make = |op| MachineInst::new(op, operands.clone(), self.position);
        (make(op), Some(make(inverse)), 0)
    }

    // All other instructions.

    fn select_inst(&mut self, inst: &Inst) {
        let args = &inst.args;
        let name = Name(inst.immediates[0].max(0) as u32);
        let number = Count(inst.immediates[0].max(0) as u32);
        let second = Count(inst.immediates[1].max(0) as u32);
        if let Some(op) = plain_op(inst.op) {
            // Results, then operands, in the order of the row.
            let mut operands: Vec<Operand> = inst.results.iter().map(|&result| self.def(result)).collect();
            for &arg in args {
                operands.push(self.use_(arg));
            }
            self.push(op, operands);
            return;
        }
        match inst.op {
            Opcode::Const => {}
            Opcode::LoadHome => {
                let result = inst.results[0];
                if self.homes[result.index()].is_none() && self.n_uses[result.index()] > 0 {
                    self.copy(Place::Temp(result.0), Source::Place(self.home(inst.immediates[0])));
                }
            }
            Opcode::StoreHome => self.store_home(inst),
            Opcode::TakeHome => {
                let home = self.home(inst.immediates[0]);
                self.copy(Place::Temp(inst.results[0].0), Source::Place(home));
                self.push(Op::Unbind, vec![Def(home)]);
            }
            Opcode::CheckHome => self.push(Op::CheckBound, vec![Use(self.home(inst.immediates[0]))]),
            Opcode::DeleteHome => self.push(Op::DeleteLocal, vec![Def(self.home(inst.immediates[0]))]),
            Opcode::Unbound => self.copy(Place::Temp(inst.results[0].0), Source::Unbound),
            Opcode::MakeCell => {
                let home = self.home(inst.immediates[0]);
                self.push(Op::MakeCell, vec![Def(home), Use(home)]);
            }
            Opcode::CopyFreeVars => {
                if inst.immediates[1] > 0 {
                    self.push(Op::CopyFreeVars, vec![Def(self.home(inst.immediates[0])), second]);
                }
            }
            Opcode::Binary | Opcode::Inplace => self.binary(inst),
            Opcode::Compare => {
                let op = match Comparison::from_number(inst.immediates[0]) {
                    Some(Comparison::Lt) | None => Op::Lt,
                    Some(Comparison::Le) => Op::Le,
                    Some(Comparison::Eq) => Op::Eq,
                    Some(Comparison::Ne) => Op::Ne,
                    Some(Comparison::Gt) => Op::Gt,
                    Some(Comparison::Ge) => Op::Ge,
                };
                let operands = vec![self.def(inst.results[0]), self.use_(args[0]), self.use_(args[1])];
                self.push(op, operands);
            }
            Opcode::LoadGlobal | Opcode::LoadName => {
                let op = if inst.op == Opcode::LoadGlobal { Op::LoadGlobal } else { Op::LoadName };
                let operands = vec![self.def(inst.results[0]), name, Cache];
                self.push(op, operands);
            }
            Opcode::StoreGlobal | Opcode::StoreName => {
                let op = if inst.op == Opcode::StoreGlobal { Op::StoreGlobal } else { Op::StoreName };
                let operands = vec![self.use_(args[0]), name, Cache];
                self.push(op, operands);
            }
            Opcode::DeleteGlobal => self.push(Op::DeleteGlobal, vec![name]),
            Opcode::DeleteName => self.push(Op::DeleteName, vec![name]),
            Opcode::LoadFromDictOrGlobal => {
                let operands = vec![self.def(inst.results[0]), self.use_(args[0]), name];
                self.push(Op::LoadFromDictOrGlobal, operands);
            }
            Opcode::LoadFromDictOrCell => {
                let cell = Use(self.home(inst.immediates[0]));
                let operands = vec![self.def(inst.results[0]), self.use_(args[0]), cell];
                self.push(Op::LoadFromDictOrCell, operands);
            }
            Opcode::LoadCell => {
                let cell = Use(self.home(inst.immediates[0]));
                let operands = vec![self.def(inst.results[0]), cell, cell];
                self.push(Op::LoadCell, operands);
            }
            Opcode::StoreCell => {
                let operands = vec![Use(self.home(inst.immediates[0])), self.use_(args[0])];
                self.push(Op::StoreCell, operands);
            }
            Opcode::DeleteCell => {
                let cell = Use(self.home(inst.immediates[0]));
                self.push(Op::DeleteCell, vec![cell, cell]);
            }
            Opcode::LoadAttr => {
                let operands = vec![self.def(inst.results[0]), self.use_(args[0]), name, Cache];
                self.push(Op::LoadAttr, operands);
            }
            Opcode::StoreAttr => {
                let operands = vec![self.use_(args[0]), self.use_(args[1]), name, Cache];
                self.push(Op::StoreAttr, operands);
            }
            Opcode::DeleteAttr => {
                let operands = vec![self.use_(args[0]), name];
                self.push(Op::DeleteAttr, operands);
            }
            Opcode::LoadMethod => {
                let operands = vec![self.def(inst.results[0]), self.def(inst.results[1]), self.use_(args[0]), name, Cache];
                self.push(Op::LoadMethod, operands);
            }
            Opcode::LoadSuperAttr | Opcode::LoadSuperMethod => {
                let op = if inst.op == Opcode::LoadSuperAttr { Op::LoadSuperAttr } else { Op::LoadSuperMethod };
                let mut operands: Vec<Operand> = inst.results.iter().map(|&result| self.def(result)).collect();
                for &arg in args {
                    operands.push(self.use_(arg));
                }
                operands.extend([name, second]);
                self.push(op, operands);
            }
            Opcode::LoadSpecial => {
                let operands = vec![self.def(inst.results[0]), self.def(inst.results[1]), self.use_(args[0]), number];
                self.push(Op::LoadSpecial, operands);
            }
            Opcode::GetItem => {
                let dst = self.def(inst.results[0]);
                let obj = self.use_(args[0]);
                match self.small(args[1]) {
                    Some(index) => self.push(Op::GetItemImm, vec![dst, obj, Imm(index)]),
                    None => {
                        let index = self.use_(args[1]);
                        self.push(Op::GetItem, vec![dst, obj, index]);
                    }
                }
            }
            Opcode::BuildSlice => {
                let mut operands = vec![self.def(inst.results[0]), self.use_(args[0]), self.use_(args[1])];
                operands.push(match args.get(2) {
                    Some(&step) => self.use_(step),
                    None => NoReg,
                });
                self.push(Op::BuildSlice, operands);
            }
            Opcode::BuildTuple | Opcode::BuildList | Opcode::BuildSet | Opcode::BuildMap | Opcode::BuildString => {
                let op = match inst.op {
                    Opcode::BuildTuple => Op::BuildTuple,
                    Opcode::BuildList => Op::BuildList,
                    Opcode::BuildSet => Op::BuildSet,
                    Opcode::BuildMap => Op::BuildMap,
                    _ => Op::BuildString,
                };
                let dst = self.def(inst.results[0]);
                self.push_with_list(op, vec![dst], args);
            }
            Opcode::BuildConstKeyMap => {
                let operands = vec![self.def(inst.results[0]), self.use_(args[0])];
                self.push_with_list(Op::BuildConstKeyMap, operands, &args[1..]);
            }
            Opcode::Unpack | Opcode::UnpackEx => self.unpack(inst),
            Opcode::Call => {
                let operands = vec![self.def(inst.results[0]), self.use_(args[0]), Cache, Top];
                self.push_with_list(Op::Call, operands, &args[1..]);
            }
            Opcode::CallPair => {
                let operands = vec![self.def(inst.results[0]), self.use_(args[0]), self.use_(args[1]), Cache, Top];
                self.push_with_list(Op::CallPair, operands, &args[2..]);
            }
            Opcode::CallKw => {
                let operands = vec![self.def(inst.results[0]), self.use_(args[0]), NoReg, self.use_(args[1]), Top];
                self.push_with_list(Op::CallKw, operands, &args[2..]);
            }
            Opcode::CallKwPair => {
                let this = self.use_(args[1]);
                let operands = vec![self.def(inst.results[0]), self.use_(args[0]), this, self.use_(args[2]), Top];
                self.push_with_list(Op::CallKw, operands, &args[3..]);
            }
            Opcode::CallEx => {
                let mut operands = vec![self.def(inst.results[0]), self.use_(args[0]), self.use_(args[1])];
                operands.push(match args.get(2) {
                    Some(&kwargs) => self.use_(kwargs),
                    None => NoReg,
                });
                operands.push(Top);
                self.push(Op::CallEx, operands);
            }
            Opcode::MakeFunction => {
                let operands = vec![self.def(inst.results[0]), Operand::Const(inst.immediates[0] as u32)];
                self.push(Op::MakeFunction, operands);
            }
            Opcode::SetFunctionAttr => {
                let operands = vec![self.use_(args[0]), self.use_(args[1]), number];
                self.push(Op::SetFunctionAttr, operands);
            }
            Opcode::WithExceptStart => {
                let operands = vec![self.def(inst.results[0]), self.use_(args[0]), NoReg, self.use_(args[1])];
                self.push(Op::WithExceptStart, operands);
            }
            Opcode::GetAwaitable | Opcode::Convert | Opcode::TypeIntrinsic1 => {
                let op = match inst.op {
                    Opcode::GetAwaitable => Op::GetAwaitable,
                    Opcode::Convert => Op::Convert,
                    _ => Op::TypeIntrinsic1,
                };
                let operands = vec![self.def(inst.results[0]), self.use_(args[0]), number];
                self.push(op, operands);
            }
            Opcode::TypeIntrinsic2 => {
                let operands = vec![self.def(inst.results[0]), self.use_(args[0]), self.use_(args[1]), number];
                self.push(Op::TypeIntrinsic2, operands);
            }
            Opcode::ImportName => {
                let operands = vec![self.def(inst.results[0]), name, self.use_(args[0]), self.use_(args[1])];
                self.push(Op::ImportName, operands);
            }
            Opcode::ImportFrom => {
                let operands = vec![self.def(inst.results[0]), self.use_(args[0]), name];
                self.push(Op::ImportFrom, operands);
            }
            Opcode::Format => {
                let mut operands = vec![self.def(inst.results[0]), self.use_(args[0]), number];
                operands.push(match args.get(1) {
                    Some(&spec) => self.use_(spec),
                    None => NoReg,
                });
                self.push(Op::Format, operands);
            }
            Opcode::MatchClass => {
                let operands =
                    vec![self.def(inst.results[0]), self.use_(args[0]), self.use_(args[1]), self.use_(args[2]), number];
                self.push(Op::MatchClass, operands);
            }
            other => self.error = Some(format!("no register instruction for {}", other.mnemonic())),
        }
    }

    fn copy(&mut self, dst: Place, source: Source) {
        self.insts.push(MachineInst::copies(vec![(dst, source)], self.position));
    }

    fn store_home(&mut self, inst: &Inst) {
        let value = inst.args[0];
        let home = self.home(inst.immediates[0]);
        if self.homes[value.index()] == Some(Home(inst.immediates[0] as u32)) {
            return;
        }
        let source = match self.constants[value.index()] {
            // A constant that a loop already has in a register would cost the same to move.
            Some(constant) => constant_source(self.function, constant),
            None => Source::Place(self.place(value)),
        };
        self.copy(home, source);
    }

    fn binary(&mut self, inst: &Inst) {
        let is_inplace = inst.op == Opcode::Inplace;
        let operator = Operator::from_number(inst.immediates[0]).unwrap_or(Operator::Add);
        let dst = self.def(inst.results[0]);
        let lhs = self.use_(inst.args[0]);
        let immediate = self.small(inst.args[1]).and_then(|number| Some((immediate_op(operator, is_inplace, number)?, number)));
        if let Some((op, number)) = immediate {
            self.push(op, vec![dst, lhs, Imm(number)]);
            return;
        }
        let rhs = self.use_(inst.args[1]);
        self.push(binary_op(operator, is_inplace), vec![dst, lhs, rhs]);
    }

    fn unpack(&mut self, inst: &Inst) {
        let src = self.use_(inst.args[0]);
        let n_items = inst.results.len();
        let mut operands = vec![src];
        let mut op = Op::Unpack;
        if inst.op == Opcode::UnpackEx {
            let before = inst.immediates[0].clamp(0, n_items as i64 - 1) as usize;
            operands.extend([Count(before as u32), Count((n_items - 1 - before) as u32)]);
            op = Op::UnpackEx;
        }
        let mut list = Vec::with_capacity(n_items);
        for &result in &inst.results {
            if let Def(place) = self.def(result) {
                list.push(place);
            }
        }
        if n_items > usize::from(u16::MAX) {
            self.error = Some("an unpacking has too many items".into());
        }
        operands.push(List);
        let mut unpack = MachineInst::new(op, operands, self.position);
        unpack.list = list;
        unpack.list_is_def = true;
        self.insts.push(unpack);
    }
}

/// What a branch tests, and whether its first edge is for the true outcome.
#[derive(Clone, Copy)]
enum Condition<'f> {
    Truth(ValueId, bool),
    IsNone(ValueId, bool),
    Fused(&'f Inst, bool),
}

/// For each block in a loop, the block before the outermost loop that can load the loop's constants.
fn find_preheaders(function: &Function, cfg: &Cfg) -> Vec<Option<BlockId>> {
    let dominators = cfg.dominators();
    let loops = cfg.outermost_loops(&dominators);
    let mut is_warm = vec![false; function.blocks.len()];
    let mut work = vec![Function::ENTRY];
    while let Some(id) = work.pop() {
        if !std::mem::replace(&mut is_warm[id.index()], true) {
            work.extend(function.block(id).edges.iter().map(|edge| edge.block));
        }
    }
    let preheader = |id: BlockId| {
        let header = loops[id.index()].filter(|_| is_warm[id.index()])?;
        let mut before = dominators.immediate(header);
        // A protected block may be left for its handler before its end, and so come to the loop without the constant.
        while function.block(before).handler.is_some() && before != Function::ENTRY {
            before = dominators.immediate(before);
        }
        let is_fine = loops[before.index()].is_none() && function.block(before).handler.is_none();
        is_fine.then_some(before)
    };
    function.block_ids().map(|id| if cfg.is_reachable(id) { preheader(id) } else { None }).collect()
}

/// Instructions whose rows are: results, then operands.
fn plain_op(op: Opcode) -> Option<Op> {
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

/// The instruction that jumps when a comparison holds, and the one that jumps when it does not.
fn fused_ops(inst: &Inst, has_immediate: bool) -> (Op, Op) {
    match (inst.op, Comparison::from_number(inst.immediates[0]), has_immediate) {
        (Opcode::Is, ..) => (Op::JumpIs, Op::JumpIsNot),
        (Opcode::IsNot, ..) => (Op::JumpIsNot, Op::JumpIs),
        (Opcode::Contains, ..) => (Op::JumpIn, Op::JumpNotIn),
        (Opcode::NotContains, ..) => (Op::JumpNotIn, Op::JumpIn),
        (_, Some(Comparison::Lt) | None, false) => (Op::JumpLt, Op::JumpNotLt),
        (_, Some(Comparison::Le), false) => (Op::JumpLe, Op::JumpNotLe),
        (_, Some(Comparison::Eq), false) => (Op::JumpEq, Op::JumpNotEq),
        (_, Some(Comparison::Ne), false) => (Op::JumpNe, Op::JumpNotNe),
        (_, Some(Comparison::Gt), false) => (Op::JumpGt, Op::JumpNotGt),
        (_, Some(Comparison::Ge), false) => (Op::JumpGe, Op::JumpNotGe),
        (_, Some(Comparison::Lt) | None, true) => (Op::JumpLtImm, Op::JumpNotLtImm),
        (_, Some(Comparison::Le), true) => (Op::JumpLeImm, Op::JumpNotLeImm),
        (_, Some(Comparison::Eq), true) => (Op::JumpEqImm, Op::JumpNotEqImm),
        (_, Some(Comparison::Ne), true) => (Op::JumpNeImm, Op::JumpNotNeImm),
        (_, Some(Comparison::Gt), true) => (Op::JumpGtImm, Op::JumpNotGtImm),
        (_, Some(Comparison::Ge), true) => (Op::JumpGeImm, Op::JumpNotGeImm),
    }
}

fn immediate_op(operator: Operator, is_inplace: bool, number: i64) -> Option<Op> {
    Some(match (operator, is_inplace) {
        (Operator::Add, false) => Op::AddImm,
        (Operator::Sub, false) => Op::SubImm,
        (Operator::Mul, false) => Op::MulImm,
        (Operator::FloorDiv, false) if number != 0 => Op::FloorDivImm,
        (Operator::Mod, false) if number != 0 => Op::ModImm,
        (Operator::And, false) => Op::AndImm,
        (Operator::Lshift, false) if (0..=61).contains(&number) => Op::LshiftImm,
        (Operator::Rshift, false) if (0..=61).contains(&number) => Op::RshiftImm,
        (Operator::Add, true) => Op::IaddImm,
        (Operator::Sub, true) => Op::IsubImm,
        (Operator::Mul, true) => Op::ImulImm,
        _ => return None,
    })
}

fn binary_op(operator: Operator, is_inplace: bool) -> Op {
    match (operator, is_inplace) {
        (Operator::Add, false) => Op::Add,
        (Operator::Sub, false) => Op::Sub,
        (Operator::Mul, false) => Op::Mul,
        (Operator::TrueDiv, false) => Op::TrueDiv,
        (Operator::FloorDiv, false) => Op::FloorDiv,
        (Operator::Mod, false) => Op::Mod,
        (Operator::Pow, false) => Op::Pow,
        (Operator::Lshift, false) => Op::Lshift,
        (Operator::Rshift, false) => Op::Rshift,
        (Operator::And, false) => Op::And,
        (Operator::Or, false) => Op::Or,
        (Operator::Xor, false) => Op::Xor,
        (Operator::Matmul, false) => Op::Matmul,
        (Operator::Add, true) => Op::Iadd,
        (Operator::Sub, true) => Op::Isub,
        (Operator::Mul, true) => Op::Imul,
        (Operator::TrueDiv, true) => Op::ItrueDiv,
        (Operator::FloorDiv, true) => Op::IfloorDiv,
        (Operator::Mod, true) => Op::Imod,
        (Operator::Pow, true) => Op::Ipow,
        (Operator::Lshift, true) => Op::Ilshift,
        (Operator::Rshift, true) => Op::Irshift,
        (Operator::And, true) => Op::Iand,
        (Operator::Or, true) => Op::Ior,
        (Operator::Xor, true) => Op::Ixor,
        (Operator::Matmul, true) => Op::Imatmul,
    }
}
