//! Calls, functions, and what calls special methods.
//!
//! Given: an instruction of the family. Gives: its register instruction. The law: an absent operand is no register.

use pyregrine_runtime::isa::Op;

use super::super::machine::Operand;
use super::Selector;
use crate::ir::{Inst, Opcode};
use Operand::{Cache, Const, Count, List, Nothing, Top};

impl Selector<'_> {
    pub fn calls(&mut self, inst: &Inst) {
        let args = self.function.args(inst);
        let number = Count(inst.immediates[0]);
        match inst.op {
            Opcode::Call => {
                let operands = [self.def(self.function.results(inst)[0]), self.use_(args[0]), Cache, Top, List];
                self.push_with_list(Op::Call, &operands, &args[1..]);
            }
            Opcode::CallPair => {
                let operands = [self.def(self.function.results(inst)[0]), self.use_(args[0]), self.use_(args[1]), Cache, Top, List];
                self.push_with_list(Op::CallPair, &operands, &args[2..]);
            }
            Opcode::CallKw => {
                let operands = [self.def(self.function.results(inst)[0]), self.use_(args[0]), Nothing, self.use_(args[1]), Top, List];
                self.push_with_list(Op::CallKw, &operands, &args[2..]);
            }
            Opcode::CallKwPair => {
                let this = self.use_(args[1]);
                let operands = [self.def(self.function.results(inst)[0]), self.use_(args[0]), this, self.use_(args[2]), Top, List];
                self.push_with_list(Op::CallKw, &operands, &args[3..]);
            }
            Opcode::CallEx => {
                let (callee, positional) = (self.use_(args[0]), self.use_(args[1]));
                let operands = [self.def(self.function.results(inst)[0]), callee, positional, self.use_if_any(args.get(2)), Top];
                self.push(Op::CallEx, &operands);
            }
            Opcode::MakeFunction => {
                self.push(Op::MakeFunction, &[self.def(self.function.results(inst)[0]), Const(inst.immediates[0])]);
            }
            Opcode::SetFunctionAttr => {
                let operands = [self.use_(args[0]), self.use_(args[1]), number];
                self.push(Op::SetFunctionAttr, &operands);
            }
            Opcode::WithExceptStart => {
                let operands = [self.def(self.function.results(inst)[0]), self.use_(args[0]), Nothing, self.use_(args[1])];
                self.push(Op::WithExceptStart, &operands);
            }
            Opcode::GetAwaitable | Opcode::Convert | Opcode::TypeIntrinsic1 => {
                let op = match inst.op {
                    Opcode::GetAwaitable => Op::GetAwaitable,
                    Opcode::Convert => Op::Convert,
                    _ => Op::TypeIntrinsic1,
                };
                let operands = [self.def(self.function.results(inst)[0]), self.use_(args[0]), number];
                self.push(op, &operands);
            }
            Opcode::TypeIntrinsic2 => {
                let operands = [self.def(self.function.results(inst)[0]), self.use_(args[0]), self.use_(args[1]), number];
                self.push(Op::TypeIntrinsic2, &operands);
            }
            _ => {}
        }
    }
}
