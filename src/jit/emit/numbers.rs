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

    /// The int that is nearest toward zero; leaves unless it has 62 bits.
    pub(super) fn float_to_int(&mut self, node: V, number: ir::Value) -> ir::Value {
        let size = self.builder.ins().fabs(number);
        let limit = self.builder.ins().f64const(2f64.powi(61));
        let bad = self.builder.ins().fcmp(FloatCC::UnorderedOrGreaterThanOrEqual, size, limit);
        self.leave_if(bad, node);
        self.builder.ins().fcvt_to_sint_sat(types::I64, number)
    }

    pub(super) fn leave_if_zero(&mut self, node: V, number: ir::Value) {
        if matches!(self.graph.op(self.graph.node(node).args[1]), Op::Float(bits) if f64::from_bits(bits) != 0.0) {
            return;
        }
        let zero = self.builder.ins().f64const(0.0);
        let bad = self.builder.ins().fcmp(FloatCC::Equal, number, zero);
        self.leave_if(bad, node);
    }

    /// The index of an item, from the end if it is negative; leaves if there is none.
    pub(super) fn check_index(&mut self, node: V, index: ir::Value, length: ir::Value) -> ir::Value {
        let constant = self.constant(self.graph.node(node).args[0]);
        if let Some(constant) = constant {
            let at = if constant < 0 { self.builder.ins().iadd(index, length) } else { index };
            let bad = self.builder.ins().icmp(IntCC::UnsignedGreaterThanOrEqual, at, length);
            self.leave_if(bad, node);
            return at;
        }
        let (found, other) = (self.builder.create_block(), self.builder.create_block());
        self.builder.append_block_param(found, types::I64);
        let is_in_range = self.builder.ins().icmp(IntCC::UnsignedLessThan, index, length);
        self.builder.ins().brif(is_in_range, found, &[BlockArg::Value(index)], other, &[]);
        self.builder.switch_to_block(other);
        self.builder.set_cold_block(other);
        // An index that is not negative is too large, and the sum is, too.
        let from_end = self.builder.ins().iadd(index, length);
        let bad = self.builder.ins().icmp(IntCC::UnsignedGreaterThanOrEqual, from_end, length);
        let exit = self.exit_block(node);
        self.builder.ins().brif(bad, exit, &[], found, &[BlockArg::Value(from_end)]);
        self.builder.switch_to_block(found);
        self.leave_under_stress(node);
        self.builder.block_params(found)[0]
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
        // A sum with a positive constant is smaller only if it has overflowed: one comparison, which the old number survives.
        let addend = self.constant(self.graph.node(node).args[1]).filter(|&number| number > 0);
        let (result, overflow) = match op {
            Op::AddInt if addend.is_some() => {
                let sum = self.builder.ins().iadd(args[0], args[1]);
                (sum, self.builder.ins().icmp(IntCC::SignedLessThan, sum, args[0]))
            }
            Op::SubInt if addend.is_some() => {
                let difference = self.builder.ins().isub(args[0], args[1]);
                (difference, self.builder.ins().icmp(IntCC::SignedGreaterThan, difference, args[0]))
            }
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

    /// The quotient and the rest of numbers that are not negative, by one that is positive.
    pub(super) fn divide_unsigned(&mut self, node: V, args: &[ir::Value]) -> ir::Value {
        let is_rest = self.graph.op(node) == Op::RestInt;
        let Some(divisor) = self.constant(self.graph.node(node).args[1]).filter(|&divisor| divisor > 0) else {
            return if is_rest { self.builder.ins().urem(args[0], args[1]) } else { self.builder.ins().udiv(args[0], args[1]) };
        };
        if divisor.count_ones() == 1 {
            return if is_rest {
                self.builder.ins().band_imm_s(args[0], divisor - 1)
            } else {
                self.builder.ins().ushr_imm_u(args[0], i64::from(divisor.trailing_zeros()))
            };
        }
        let quotient = self.high_product(args[0], divisor);
        if !is_rest {
            return quotient;
        }
        let product = self.builder.ins().imul(quotient, args[1]);
        self.builder.ins().isub(args[0], product)
    }

    /// The quotient by a constant, rounded toward zero.
    fn quotient_by(&mut self, number: ir::Value, divisor: i64) -> ir::Value {
        let low = self.high_product(number, divisor);
        // One less than it should be, if the number is negative.
        let is_negative = self.builder.ins().ushr_imm_u(number, 63);
        self.builder.ins().iadd(low, is_negative)
    }

    /// The quotient by a constant without a division; of a negative number one less (Warren, Hacker's Delight, 10-1).
    fn high_product(&mut self, number: ir::Value, divisor: i64) -> ir::Value {
        let (factor, shift) = magic(divisor);
        let multiplier = self.int(factor);
        let high = self.builder.ins().smulhi(number, multiplier);
        let high = if factor < 0 { self.builder.ins().iadd(high, number) } else { high };
        if shift == 0 { high } else { self.builder.ins().sshr_imm_u(high, i64::from(shift)) }
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
        let quotient = match divisor.filter(|&divisor| divisor > 1) {
            Some(divisor) => self.quotient_by(args[0], divisor),
            None => self.builder.ins().sdiv(args[0], args[1]),
        };
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

/// The factor and the shift that replace a division by `divisor`, which is at least 2 (Warren, Hacker's Delight, figure 10-1).
fn magic(divisor: i64) -> (i64, u32) {
    const HALF: u64 = 1 << 63;
    let divisor = divisor as u64;
    let limit = HALF - 1 - HALF % divisor;
    let (mut power, mut one, mut other) = (63, (HALF / limit, HALF % limit), (HALF / divisor, HALF % divisor));
    loop {
        power += 1;
        one = double(one, limit);
        other = double(other, divisor);
        let delta = divisor - other.1;
        if one.0 > delta || one.0 == delta && one.1 != 0 || power == 126 {
            break;
        }
    }
    ((other.0 + 1) as i64, power - 64)
}

/// Quotient and rest of twice the number, by the same divisor.
fn double((quotient, rest): (u64, u64), divisor: u64) -> (u64, u64) {
    let (quotient, rest) = (quotient << 1, rest << 1);
    if rest >= divisor { (quotient + 1, rest - divisor) } else { (quotient, rest) }
}

#[cfg(test)]
mod tests {
    use super::magic;

    #[test]
    fn a_product_is_a_quotient() {
        let interesting = [0, 1, 2, 3, 6, 7, 9, 10, 99, 1000, 65_537, 1 << 31, (1 << 31) - 1, 1 << 53, (1 << 62) - 1, i64::MAX - 1, i64::MAX];
        for divisor in interesting.into_iter().chain(2..300).filter(|&divisor| divisor >= 2) {
            let (factor, shift) = magic(divisor);
            for number in interesting.into_iter().flat_map(|number| [number, -number, -number - 1]) {
                let high = (i128::from(number) * i128::from(factor) >> 64) as i64;
                let high = if factor < 0 { high.wrapping_add(number) } else { high };
                let quotient = (high >> shift) + i64::from(number < 0);
                assert_eq!(quotient, number / divisor, "{number} / {divisor}");
            }
        }
    }
}
