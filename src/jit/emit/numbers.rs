//! Arithmetic that needs more than one instruction of Cranelift: checks of overflow, divisions that round down.

use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};

use super::Emitter;
use crate::jit::graph::{Op, V};

impl Emitter<'_, '_> {
    /// Leaves if the number has no opposite; without an exit it is known to have one.
    pub(super) fn leave_if_least(&mut self, node: V, number: ir::Value) {
        if self.graph.node(node).exit.is_some() {
            let bad = self.builder.ins().icmp_imm_s(IntCC::Equal, number, i64::MIN);
            self.leave_if(bad, node);
        }
    }

    pub(super) fn leave_if_zero(&mut self, node: V, number: ir::Value) {
        if matches!(self.graph.op(self.graph.node(node).args[1]), Op::Float(bits) if f64::from_bits(bits) != 0.0) {
            return;
        }
        let zero = self.builder.ins().f64const(0.0);
        let bad = self.builder.ins().fcmp(FloatCC::Equal, number, zero);
        self.leave_if(bad, node);
    }

    pub(super) fn add_sub_mul(&mut self, node: V, args: &[ir::Value]) -> ir::Value {
        let op = self.graph.op(node);
        if self.graph.node(node).exit.is_none() {
            return match op {
                Op::AddInt => self.builder.ins().iadd(args[0], args[1]),
                Op::SubInt => self.builder.ins().isub(args[0], args[1]),
                _ => self.builder.ins().imul(args[0], args[1]),
            };
        }
        let (result, overflow) = match op {
            Op::AddInt => self.builder.ins().sadd_overflow(args[0], args[1]),
            Op::SubInt => self.builder.ins().ssub_overflow(args[0], args[1]),
            _ => self.builder.ins().smul_overflow(args[0], args[1]),
        };
        self.leave_if(overflow, node);
        result
    }

    /// Python's `//` and `%`, which round down.
    pub(super) fn divide(&mut self, node: V, args: &[ir::Value]) -> ir::Value {
        let is_mod = self.graph.op(node) == Op::ModInt;
        let divisor = self.constant(self.graph.node(node).args[1]);
        if let Some(power) = divisor.filter(|&number| number > 0 && number.count_ones() == 1) {
            return if is_mod {
                self.builder.ins().band_imm_s(args[0], power - 1)
            } else {
                self.builder.ins().sshr_imm_u(args[0], i64::from(power.trailing_zeros()))
            };
        }
        if divisor.is_none_or(|divisor| divisor == 0) {
            let bad = self.builder.ins().icmp_imm_s(IntCC::Equal, args[1], 0);
            self.leave_if(bad, node);
        }
        if divisor.is_some() {
            return self.divide_signed(node, args, divisor);
        }
        // Short divisions are many times as fast.
        let (short, long, done) = (self.builder.create_block(), self.builder.create_block(), self.builder.create_block());
        self.builder.append_block_param(done, types::I64);
        let bits = self.builder.ins().bor(args[0], args[1]);
        let high = self.builder.ins().ushr_imm_u(bits, 32);
        self.builder.ins().brif(high, long, &[], short, &[]);
        self.builder.switch_to_block(short);
        let [lhs, rhs] = [args[0], args[1]].map(|arg| self.builder.ins().ireduce(types::I32, arg));
        let result = if is_mod { self.builder.ins().urem(lhs, rhs) } else { self.builder.ins().udiv(lhs, rhs) };
        let result = self.builder.ins().uextend(types::I64, result);
        self.builder.ins().jump(done, &[BlockArg::Value(result)]);
        self.builder.switch_to_block(long);
        let result = self.divide_signed(node, args, None);
        self.builder.ins().jump(done, &[BlockArg::Value(result)]);
        self.builder.switch_to_block(done);
        self.builder.block_params(done)[0]
    }

    /// The divisor is not zero.
    pub(super) fn divide_signed(&mut self, node: V, args: &[ir::Value], divisor: Option<i64>) -> ir::Value {
        let is_mod = self.graph.op(node) == Op::ModInt;
        if divisor.is_none_or(|divisor| divisor == -1) {
            let is_least = self.builder.ins().icmp_imm_s(IntCC::Equal, args[0], i64::MIN);
            let is_minus_one = self.builder.ins().icmp_imm_s(IntCC::Equal, args[1], -1);
            let bad = self.builder.ins().band(is_least, is_minus_one);
            self.leave_if(bad, node);
        }
        let quotient = self.builder.ins().sdiv(args[0], args[1]);
        let product = self.builder.ins().imul(quotient, args[1]);
        let remainder = self.builder.ins().isub(args[0], product);
        if divisor.is_some_and(|divisor| divisor > 0) {
            // All ones if the remainder is negative.
            let sign = self.builder.ins().sshr_imm_u(remainder, 63);
            if is_mod {
                let fix = self.builder.ins().band(sign, args[1]);
                return self.builder.ins().iadd(remainder, fix);
            }
            return self.builder.ins().iadd(quotient, sign);
        }
        let mixed = self.builder.ins().bxor(remainder, args[1]);
        let differs = self.builder.ins().icmp_imm_s(IntCC::SignedLessThan, mixed, 0);
        let is_rest = self.builder.ins().icmp_imm_s(IntCC::NotEqual, remainder, 0);
        let is_wrong = self.builder.ins().band(differs, is_rest);
        let zero = self.int(0);
        if is_mod {
            let fix = self.builder.ins().select(is_wrong, args[1], zero);
            return self.builder.ins().iadd(remainder, fix);
        }
        let one = self.int(1);
        let fix = self.builder.ins().select(is_wrong, one, zero);
        self.builder.ins().isub(quotient, fix)
    }
}
