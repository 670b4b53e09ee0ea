//! Attributes and methods.
//!
//! Given: an instruction of the family. Gives: its register instruction. The law: a method load joins its call only if nothing that can be
//! observed stands between them.

use pyregrine_runtime::isa::Op;

use super::super::machine::Operand;
use super::Selector;
use crate::ir::{Inst, Opcode};
use Operand::{Cache, Count, List, Name, Top};

impl Selector<'_> {
    pub fn attributes(&mut self, inst: &Inst) {
        let args = self.function.args(inst);
        let name = Name(inst.immediates[0].max(0) as u32);
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
                let operands = [self.def(self.function.results(inst)[0]), this, class, object, name, Count(inst.immediates[1].max(0) as u32)];
                self.push(Op::LoadSuperAttr, &operands);
            }
            Opcode::LoadSuperMethod => {
                let [this, class, object] = [0, 1, 2].map(|index| self.use_(args[index]));
                let (callee, bound) = (self.def(self.function.results(inst)[0]), self.def(self.function.results(inst)[1]));
                let operands = [callee, bound, this, class, object, name, Count(inst.immediates[1].max(0) as u32)];
                self.push(Op::LoadSuperMethod, &operands);
            }
            Opcode::LoadSpecial => {
                let number = Count(inst.immediates[0].max(0) as u32);
                let operands = [self.def(self.function.results(inst)[0]), self.def(self.function.results(inst)[1]), self.use_(args[0]), number];
                self.push(Op::LoadSpecial, &operands);
            }
            _ => {}
        }
    }

    /// Whether a method load, the first of `insts`, is followed by its call with nothing but loads between.
    pub fn is_called_directly(&self, insts: &[Inst]) -> bool {
        let &[callee, this] = self.function.results(&insts[0]) else { return false };
        if !self.switches.fuse_methods || self.memory.n_uses[callee.index()] != 1 || self.memory.n_uses[this.index()] != 1 {
            return false;
        }
        let next = insts[1..].iter().find(|inst| !matches!(inst.op, Opcode::Const | Opcode::LoadHome));
        next.is_some_and(|inst| inst.op == Opcode::CallPair && self.function.args(inst).starts_with(&[callee, this]))
    }

    pub fn call_method(&mut self, load: &Inst, call: &Inst) {
        let operands = [
            self.def(self.function.results(call)[0]),
            self.use_(self.function.args(load)[0]),
            Name(load.immediates[0] as u32),
            Cache,
            Top,
            List,
        ];
        self.push_with_list(Op::CallMethod, &operands, &self.function.args(call)[2..]);
        if let Some(inst) = self.insts.last_mut() {
            inst.position = load.position;
            inst.second_position = Some(call.position);
        }
    }
}
