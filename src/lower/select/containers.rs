//! Displays, subscripts, unpacking, formatting and class patterns.
//!
//! Given: an instruction of the family. Gives: its register instruction. The law: items of a list keep their order.

use pyregrine_runtime::isa::Op;

use super::super::machine::Operand;
use super::Selector;
use crate::ir::{Inst, Opcode};
use Operand::{Count, Imm, List};

impl Selector<'_> {
    pub fn containers(&mut self, inst: &Inst) {
        let args = self.function.args(inst);
        let number = Count(inst.immediates[0]);
        match inst.op {
            Opcode::GetItem => {
                let obj = self.use_(args[0]);
                let (op, index) = match self.small(args[1]) {
                    Some(index) => (Op::GetItemImm, Imm(index)),
                    None => (Op::GetItem, self.use_(args[1])),
                };
                self.push(op, &[self.def(self.function.results(inst)[0]), obj, index]);
            }
            Opcode::BuildSlice => {
                let (start, stop) = (self.use_(args[0]), self.use_(args[1]));
                let operands = [self.def(self.function.results(inst)[0]), start, stop, self.use_if_any(args.get(2))];
                self.push(Op::BuildSlice, &operands);
            }
            Opcode::BuildTuple | Opcode::BuildList | Opcode::BuildSet | Opcode::BuildMap | Opcode::BuildString => {
                let op = match inst.op {
                    Opcode::BuildTuple => Op::BuildTuple,
                    Opcode::BuildList => Op::BuildList,
                    Opcode::BuildSet => Op::BuildSet,
                    Opcode::BuildMap => Op::BuildMap,
                    _ => Op::BuildString,
                };
                self.push_with_list(op, &[self.def(self.function.results(inst)[0]), List], args);
            }
            Opcode::BuildConstKeyMap => {
                let operands = [self.def(self.function.results(inst)[0]), self.use_(args[0]), List];
                self.push_with_list(Op::BuildConstKeyMap, &operands, &args[1..]);
            }
            Opcode::Unpack | Opcode::UnpackEx => self.unpack(inst),
            Opcode::Format => {
                let operands = [self.def(self.function.results(inst)[0]), self.use_(args[0]), number, self.use_if_any(args.get(1))];
                self.push(Op::Format, &operands);
            }
            Opcode::MatchClass => {
                let [subject, class, names] = [0, 1, 2].map(|index| self.use_(args[index]));
                self.push(Op::MatchClass, &[self.def(self.function.results(inst)[0]), subject, class, names, number]);
            }
            _ => {}
        }
    }

    fn unpack(&mut self, inst: &Inst) {
        let src = self.use_(self.function.args(inst)[0]);
        let n_items = self.function.results(inst).len();
        if n_items > usize::from(u16::MAX) {
            self.error = Some("an unpacking has too many items".into());
        }
        let Selector { homes, shape, machine, .. } = self;
        let list = self.function.results(inst).iter().map(|&result| super::def(homes, *shape, result));
        let unpack = if inst.op == Opcode::UnpackEx {
            let before = (inst.immediates[0] as usize).min(n_items - 1);
            let operands = [src, Count(before as u32), Count((n_items - 1 - before) as u32), List];
            machine.pool.inst(Op::UnpackEx, &operands, list, self.position)
        } else {
            machine.pool.inst(Op::Unpack, &[src, List], list, self.position)
        };
        self.insts.push(unpack);
    }
}
