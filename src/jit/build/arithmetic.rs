//! Arithmetic and comparisons of numbers.

use pyregrine_runtime::isa::{Decoded, Op as RegisterOp};
use pyregrine_runtime::vm::tier::{Reason, Seen};

use super::{Builder, Done};
use crate::jit::code::Operands;
use crate::jit::graph::{Cmp, Op, Rep, V};
use crate::jit::infer::{self, are_numbers, arithmetic_result};
use crate::jit::kinds::{Arithmetic, arithmetic_of, comparison_of, product_of};

impl Builder<'_> {
    /// Builds the instruction, if it is one of this family.
    pub(super) fn arithmetic(&mut self, inst: &Decoded) -> Option<Done> {
        if let Some(arithmetic) = arithmetic_of(inst.op) {
            return Some(self.operate(inst, arithmetic));
        }
        if product_of(inst.op).is_some() {
            return Some(self.product(inst));
        }
        let (cmp, wanted) = comparison_of(inst.op)?;
        Some(self.comparison(inst, cmp, wanted))
    }

    fn operate(&mut self, inst: &Decoded, arithmetic: Arithmetic) -> Done {
        let feedback = self.here.code.feedback(self.word);
        let [lhs_type, rhs_type] = infer::operand_types(self.here.code, self.word, inst, &self.env.types);
        let seen = self.here.code.seen_result(self.word);
        let (lhs, rhs) = (inst.find("lhs").or(inst.find("src")).expect("there is an operand"), inst.find("rhs"));
        // Of ints only: the C library's `pow(x, 2.0)` is not always `x * x` to the last bit.
        let is_square = arithmetic == Arithmetic::Pow && lhs_type == Seen::INT && self.is_two(inst);
        let planned = if is_square {
            arithmetic_result(Arithmetic::Mul, lhs_type, lhs_type, seen, feedback.is_unsteady)
        } else {
            arithmetic_result(arithmetic, lhs_type, rhs_type, seen, feedback.is_unsteady)
        };
        if planned.is_none() {
            return self.operate_on_built_in(inst, arithmetic);
        }
        let one = self.as_number(lhs, lhs_type);
        let is_unary = rhs.is_none() && matches!(arithmetic, Arithmetic::Neg | Arithmetic::Pos | Arithmetic::Invert);
        let result = if is_unary {
            self.unary(arithmetic, one)
        } else if is_square {
            self.binary(Arithmetic::Mul, one, one)
        } else {
            let other = match rhs {
                Some(rhs) => self.as_number(rhs, rhs_type),
                None => self.int(inst.imm()),
            };
            self.binary(arithmetic, one, other)
        };
        self.set(inst.reg("dst"), result);
        Done::Next
    }

    /// Whether the second operand is the int 2.
    fn is_two(&self, inst: &Decoded) -> bool {
        let rhs = inst.find("rhs").and_then(|rhs| self.env.places[usize::from(rhs)]);
        rhs.is_some_and(|rhs| self.graph.op(rhs) == Op::Int(2))
    }

    fn unary(&mut self, arithmetic: Arithmetic, value: V) -> V {
        match (arithmetic, self.graph.rep(value)) {
            (Arithmetic::Neg, Rep::Int) => self.guard(Op::NegInt, &[value], Rep::Int, Reason::Overflow),
            (Arithmetic::Neg, _) => self.push(Op::NegFloat, &[value], Rep::Float, None),
            (Arithmetic::Invert, _) => self.push(Op::NotInt, &[value], Rep::Int, None),
            _ => value,
        }
    }

    /// A binary operation on numbers.
    pub(super) fn binary(&mut self, arithmetic: Arithmetic, lhs: V, rhs: V) -> V {
        use Arithmetic::*;
        if self.graph.rep(lhs) == Rep::Int && self.graph.rep(rhs) == Rep::Int {
            let args = [lhs, rhs];
            return match arithmetic {
                Add => self.guard(Op::AddInt, &args, Rep::Int, Reason::Overflow),
                Sub => self.guard(Op::SubInt, &args, Rep::Int, Reason::Overflow),
                Mul => self.guard(Op::MulInt, &args, Rep::Int, Reason::Overflow),
                FloorDiv => self.guard(Op::FloorDivInt, &args, Rep::Int, Reason::Domain),
                Mod => self.guard(Op::ModInt, &args, Rep::Int, Reason::Domain),
                Lshift => self.guard(Op::ShlInt, &args, Rep::Int, Reason::Overflow),
                Rshift => self.guard(Op::ShrInt, &args, Rep::Int, Reason::Domain),
                And => self.push(Op::AndInt, &args, Rep::Int, None),
                Or => self.push(Op::OrInt, &args, Rep::Int, None),
                Xor => self.push(Op::XorInt, &args, Rep::Int, None),
                // The quotient of two floats is rounded once only if both are the ints exactly.
                TrueDiv => {
                    let args = args.map(|arg| self.guard(Op::IntToFloatExactly, &[arg], Rep::Float, Reason::Domain));
                    self.guard(Op::DivFloat, &args, Rep::Float, Reason::Domain)
                }
                Pow | Neg | Pos | Invert => unreachable!("no binary operation on ints"),
            };
        }
        let args = [lhs, rhs].map(|arg| match self.graph.rep(arg) {
            Rep::Int => self.push(Op::IntToFloat, &[arg], Rep::Float, None),
            _ => arg,
        });
        match arithmetic {
            Add => self.push(Op::AddFloat, &args, Rep::Float, None),
            Sub => self.push(Op::SubFloat, &args, Rep::Float, None),
            Mul => self.push(Op::MulFloat, &args, Rep::Float, None),
            TrueDiv => self.guard(Op::DivFloat, &args, Rep::Float, Reason::Domain),
            FloorDiv => self.guard(Op::FloorDivFloat, &args, Rep::Float, Reason::Domain),
            Mod => self.guard(Op::ModFloat, &args, Rep::Float, Reason::Domain),
            Pow => self.guard(Op::PowFloat, &args, Rep::Float, Reason::Domain),
            _ => unreachable!("no operation on floats"),
        }
    }

    fn product(&mut self, inst: &Decoded) -> Done {
        let Some(([lhs_type, rhs_type, src_type], _)) = infer::product_types(self.here.code, self.word, inst, &self.env.types) else { return Done::No };
        let product_of = product_of(inst.op).expect("it is a product");
        let (lhs, rhs) = (self.as_number(inst.reg("lhs"), lhs_type), self.as_number(inst.reg("rhs"), rhs_type));
        let src = self.as_number(inst.reg("src"), src_type);
        let product = self.binary(Arithmetic::Mul, lhs, rhs);
        let (left, right) = if product_of.is_reversed { (src, product) } else { (product, src) };
        let result = self.binary(if product_of.is_sub { Arithmetic::Sub } else { Arithmetic::Add }, left, right);
        self.set(inst.reg("dst"), result);
        Done::Next
    }

    fn comparison(&mut self, inst: &Decoded, cmp: Cmp, wanted: Option<bool>) -> Done {
        let feedback = self.here.code.feedback(self.word);
        let [lhs_type, rhs_type] = infer::operand_types(self.here.code, self.word, inst, &self.env.types);
        if feedback.is_unsteady {
            return Done::No;
        }
        if wanted.is_some() {
            self.poll(inst);
        }
        if !are_numbers(lhs_type, rhs_type) {
            return match self.compare_plain(inst, cmp) {
                Some(answer) => self.answer(inst, answer, wanted),
                None => Done::No,
            };
        }
        let lhs = self.exact_number(inst.reg("lhs"), lhs_type, rhs_type);
        let rhs = match inst.find("rhs") {
            Some(rhs) => self.exact_number(rhs, rhs_type, lhs_type),
            None if lhs_type == Seen::FLOAT => self.float(inst.imm() as f64),
            None => self.int(inst.imm()),
        };
        let op = if self.graph.rep(lhs) == Rep::Int { Op::CmpInt(cmp) } else { Op::CmpFloat(cmp) };
        let answer = self.push(op, &[lhs, rhs], Rep::Bool, None);
        self.answer(inst, answer, wanted)
    }

    /// A number that is compared with one of another type: as a float, if it is one exactly.
    fn exact_number(&mut self, register: u16, seen: Seen, other: Seen) -> V {
        let number = self.as_number(register, seen);
        if self.graph.rep(number) == Rep::Int && other == Seen::FLOAT || seen == Seen::INT && other == Seen::FLOAT {
            return self.guard(Op::IntToFloatExactly, &[number], Rep::Float, Reason::Domain);
        }
        number
    }

    /// What an instruction does with the answer: it goes to a register, or decides about a jump.
    pub(super) fn answer(&mut self, inst: &Decoded, answer: V, wanted: Option<bool>) -> Done {
        let Some(wanted) = wanted else {
            self.set(inst.reg("dst"), answer);
            return Done::Next;
        };
        self.env.types = infer::transfer(self.here.code, self.word, self.env.types.clone());
        let (target, next) = (inst.target().expect("the instruction jumps"), self.word + inst.words);
        let (one, other) = if wanted { (target, next) } else { (next, target) };
        self.branch_to(answer, one, other);
        Done::End
    }

    /// A backward jump looks whether the machine was asked for something.
    pub(super) fn poll(&mut self, inst: &Decoded) {
        if inst.target().is_some_and(|target| target <= self.word) {
            self.guard(Op::Poll, &[], Rep::None, Reason::Request);
        }
    }

    /// `not`, `bool()`, `is`: what gives a truth.
    pub(super) fn truth(&mut self, inst: &Decoded) -> Option<V> {
        match inst.op {
            RegisterOp::Is | RegisterOp::IsNot => {
                let (lhs, rhs) = (self.as_word(inst.reg("lhs")), self.as_word(inst.reg("rhs")));
                let is_same = self.push(Op::SameWord, &[lhs, rhs], Rep::Bool, None);
                Some(if inst.op == RegisterOp::Is { is_same } else { self.push(Op::NotBool, &[is_same], Rep::Bool, None) })
            }
            RegisterOp::Contains => self.contains(inst),
            RegisterOp::NotContains => {
                let is_in = self.contains(inst)?;
                Some(self.push(Op::NotBool, &[is_in], Rep::Bool, None))
            }
            RegisterOp::Not | RegisterOp::ToBool => {
                let truth = self.truth_of(inst.reg("src"))?;
                Some(if inst.op == RegisterOp::ToBool { truth } else { self.push(Op::NotBool, &[truth], Rep::Bool, None) })
            }
            _ => None,
        }
    }

    /// Whether a register is true, if its type is one for which that is plain.
    pub(super) fn truth_of(&mut self, register: u16) -> Option<V> {
        let feedback = self.here.code.feedback(self.word);
        let seen = infer::assume(self.env.types[usize::from(register)], feedback.operands[0], feedback.is_unsteady);
        let value = self.place(register);
        match self.graph.rep(value) {
            Rep::Bool => return Some(value),
            Rep::Int => return Some(self.is_not_zero(value)),
            Rep::Float => {
                let zero = self.float(0.0);
                return Some(self.push(Op::CmpFloat(Cmp::Ne), &[value, zero], Rep::Bool, None));
            }
            _ => {}
        }
        match seen {
            Seen::BOOL => {
                let truth = self.guard(Op::CheckBool, &[value], Rep::Bool, Reason::Type);
                self.set_alias(register, truth);
                Some(truth)
            }
            Seen::INT => {
                let number = self.as_int(register);
                Some(self.is_not_zero(number))
            }
            _ => None,
        }
    }

    fn is_not_zero(&mut self, number: V) -> V {
        let zero = self.int(0);
        self.push(Op::CmpInt(Cmp::Ne), &[number, zero], Rep::Bool, None)
    }
}
