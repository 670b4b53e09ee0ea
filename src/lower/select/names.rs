//! Homes, cells, names and imports.
//!
//! Given: an instruction of the family. Gives: its register instructions. The law: what already is in its home is not copied.

use pyregrine_runtime::isa::Op;

use super::super::machine::{Operand, Place};
use super::{Selector, constant_source};
use crate::ir::{Home, Inst, Opcode};
use Operand::{Cache, Count, Def, Name, Use};

impl Selector<'_> {
    pub fn names(&mut self, inst: &Inst) {
        let args = self.function.args(inst);
        let name = Name(inst.immediates[0]);
        let home = self.home(inst.immediates[0]);
        match inst.op {
            Opcode::LoadHome => {
                let result = self.function.results(inst)[0];
                if self.homes[result.index()].is_none() && self.memory.n_uses[result.index()] > 0 {
                    self.copy(Place::temp(result.0), Use(home));
                }
            }
            Opcode::StoreHome => self.store_home(inst),
            Opcode::TakeHome => {
                self.copy(Place::temp(self.function.results(inst)[0].0), Use(home));
                self.push(Op::Unbind, &[Def(home)]);
            }
            Opcode::CheckHome => self.push(Op::CheckBound, &[Use(home)]),
            Opcode::DeleteHome => self.push(Op::DeleteLocal, &[Def(home)]),
            Opcode::Unbound => self.copy(Place::temp(self.function.results(inst)[0].0), Operand::Nothing),
            Opcode::MakeCell => self.push(Op::MakeCell, &[Def(home), Use(home)]),
            Opcode::CopyFreeVars if inst.immediates[1] > 0 => {
                self.push(Op::CopyFreeVars, &[Def(home), Count(inst.immediates[1])]);
            }
            Opcode::LoadGlobal => self.push(Op::LoadGlobal, &[self.def(self.function.results(inst)[0]), name, Cache]),
            Opcode::LoadName => self.push(Op::LoadName, &[self.def(self.function.results(inst)[0]), name, Cache]),
            Opcode::StoreGlobal | Opcode::StoreName => {
                let op = if inst.op == Opcode::StoreGlobal { Op::StoreGlobal } else { Op::StoreName };
                let operands = [self.use_(args[0]), name, Cache];
                self.push(op, &operands);
            }
            Opcode::DeleteGlobal => self.push(Op::DeleteGlobal, &[name]),
            Opcode::DeleteName => self.push(Op::DeleteName, &[name]),
            Opcode::LoadFromDictOrGlobal => {
                let operands = [self.def(self.function.results(inst)[0]), self.use_(args[0]), name];
                self.push(Op::LoadFromDictOrGlobal, &operands);
            }
            Opcode::LoadFromDictOrCell => {
                let operands = [self.def(self.function.results(inst)[0]), self.use_(args[0]), Use(home)];
                self.push(Op::LoadFromDictOrCell, &operands);
            }
            Opcode::LoadCell => self.push(Op::LoadCell, &[self.def(self.function.results(inst)[0]), Use(home), Use(home)]),
            Opcode::StoreCell => {
                let operands = [Use(home), self.use_(args[0])];
                self.push(Op::StoreCell, &operands);
            }
            Opcode::DeleteCell => self.push(Op::DeleteCell, &[Use(home), Use(home)]),
            Opcode::ImportName => {
                let operands = [self.def(self.function.results(inst)[0]), name, self.use_(args[0]), self.use_(args[1])];
                self.push(Op::ImportName, &operands);
            }
            Opcode::ImportFrom => {
                let operands = [self.def(self.function.results(inst)[0]), self.use_(args[0]), name];
                self.push(Op::ImportFrom, &operands);
            }
            _ => {}
        }
    }

    fn store_home(&mut self, inst: &Inst) {
        let value = self.function.args(inst)[0];
        let home = self.home(inst.immediates[0]);
        if self.homes[value.index()] == Some(Home(inst.immediates[0])) {
            return;
        }
        let source = match self.constant_of(value) {
            // A constant that a loop already has in a register would cost the same to move.
            Some(constant) => constant_source(self.function, constant),
            None => Use(self.place(value)),
        };
        self.copy(home, source);
    }
}
