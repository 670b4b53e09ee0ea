//! Attributes and methods.
//!
//! Given: an instruction of the family. Gives: its register instruction. The law: a method load joins its call only if nothing that can be
//! observed stands between them.

use pyregrine_runtime::isa::Op;

use super::super::machine::Operand;
use super::Selector;
use crate::ir::{Inst, Opcode, ValueId};
use Operand::{Cache, Count, List, Name, Top};

/// How far back the definition of an object is looked for.
const MAX_DISTANCE: usize = 8;

impl Selector<'_> {
    pub fn attributes(&mut self, inst: &Inst) {
        let args = self.function.args(inst);
        let name = Name(inst.immediates[0]);
        match inst.op {
            Opcode::LoadAttr => {
                let operands = [self.def(self.function.results(inst)[0]), self.use_(args[0]), name, Cache];
                self.push(Op::LoadAttr, &operands);
            }
            Opcode::StoreAttr => {
                let operands = [self.use_(args[0]), self.use_(args[1]), name, Cache];
                self.push(Op::StoreAttr, &operands);
            }
            Opcode::DeleteAttr => {
                let operands = [self.use_(args[0]), name];
                self.push(Op::DeleteAttr, &operands);
            }
            Opcode::LoadMethod => {
                let operands = [self.def(self.function.results(inst)[0]), self.def(self.function.results(inst)[1]), self.use_(args[0]), name, Cache];
                self.push(Op::LoadMethod, &operands);
            }
            Opcode::LoadSuperAttr => {
                let [this, class, object] = [0, 1, 2].map(|index| self.use_(args[index]));
                let operands = [self.def(self.function.results(inst)[0]), this, class, object, name, Count(inst.immediates[1])];
                self.push(Op::LoadSuperAttr, &operands);
            }
            Opcode::LoadSuperMethod => {
                let [this, class, object] = [0, 1, 2].map(|index| self.use_(args[index]));
                let (callee, bound) = (self.def(self.function.results(inst)[0]), self.def(self.function.results(inst)[1]));
                let operands = [callee, bound, this, class, object, name, Count(inst.immediates[1])];
                self.push(Op::LoadSuperMethod, &operands);
            }
            Opcode::LoadSpecial => {
                let number = Count(inst.immediates[0]);
                let operands = [self.def(self.function.results(inst)[0]), self.def(self.function.results(inst)[1]), self.use_(args[0]), number];
                self.push(Op::LoadSpecial, &operands);
            }
            _ => {}
        }
    }

    /// Whether the load of a method or of an attribute at `at` is followed by its call with nothing but loads between.
    pub fn is_called_directly(&self, insts: &[Inst], at: usize) -> bool {
        let load = &insts[at];
        let call = match load.op {
            Opcode::LoadMethod => Opcode::CallPair,
            // What a global is asked for is mostly a module's function, which is found faster as an attribute.
            Opcode::LoadAttr if !self.is_global(&insts[..at], self.function.args(load)[0]) => Opcode::Call,
            _ => return false,
        };
        let callee = self.function.results(load);
        if !self.switches.fuse_methods || callee.iter().any(|value| self.memory.n_uses[value.index()] != 1) {
            return false;
        }
        let next = insts[at + 1..].iter().find(|inst| !matches!(inst.op, Opcode::Const | Opcode::LoadHome));
        next.is_some_and(|inst| inst.op == call && self.function.args(inst).starts_with(callee))
    }

    /// Whether a value has been loaded by name, by one of the last instructions.
    fn is_global(&self, insts: &[Inst], value: ValueId) -> bool {
        let definition = insts.iter().rev().take(MAX_DISTANCE).find(|inst| self.function.results(inst).contains(&value));
        definition.is_some_and(|inst| matches!(inst.op, Opcode::LoadGlobal | Opcode::LoadName))
    }

    pub fn call_method(&mut self, load: &Inst, call: &Inst) {
        let operands = [
            self.def(self.function.results(call)[0]),
            self.use_(self.function.args(load)[0]),
            Name(load.immediates[0]),
            Cache,
            Top,
            List,
        ];
        self.push_with_list(Op::CallMethod, &operands, &self.function.args(call)[self.function.results(load).len()..]);
        if let Some(inst) = self.insts.last_mut() {
            inst.position = load.position;
            inst.second_position = Some(call.position);
        }
    }
}
