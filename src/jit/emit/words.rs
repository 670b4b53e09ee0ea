//! Words of the machine: tests of their form, and numbers that become words (`runtime/value.rs` says what a word is).

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, MemFlagsData, types};
use pyregrine_runtime::interp::compiled::LAYOUT;

use super::{Emitter, MEMORY};
use crate::jit::graph::V;

/// Which words are floats: see `runtime/value.rs`.
const FLOAT_TAGS: i64 = 0x6464_6464;
const FLOAT_BIAS: i64 = 2;

impl Emitter<'_, '_> {
    pub(super) fn is_float(&mut self, word: ir::Value) -> ir::Value {
        let tags = self.builder.ins().iconst(types::I32, FLOAT_TAGS);
        let count = self.builder.ins().ireduce(types::I32, word);
        // Cranelift tests a bit with one instruction if it is written like this.
        let one = self.builder.ins().iconst(types::I32, 1);
        let bit = self.builder.ins().ishl(one, count);
        self.builder.ins().band(tags, bit)
    }

    pub(super) fn is_not_object(&mut self, word: ir::Value) -> ir::Value {
        // One less, the tag is zero, which is tested by one instruction.
        let below = self.builder.ins().iadd_imm_s(word, -1);
        let tag = self.builder.ins().band_imm_u(below, 7);
        self.builder.ins().icmp_imm_s(IntCC::NotEqual, tag, 0)
    }

    /// Leaves unless the word is an object; gives the low bits of its header.
    pub(super) fn header_of_object(&mut self, node: V, word: ir::Value, kind: ir::Type) -> ir::Value {
        let bad = self.is_not_object(word);
        self.leave_if(bad, node);
        self.header_tag(word, kind)
    }

    pub(super) fn header_tag(&mut self, word: ir::Value, kind: ir::Type) -> ir::Value {
        self.builder.ins().load(kind, MEMORY, word, -1)
    }

    pub(super) fn check_float(&mut self, node: V, word: ir::Value) -> ir::Value {
        let (immediate, other, is_object, done) =
            (self.builder.create_block(), self.builder.create_block(), self.builder.create_block(), self.builder.create_block());
        self.builder.append_block_param(done, types::F64);
        let is_float = self.is_float(word);
        self.builder.ins().brif(is_float, immediate, &[], other, &[]);
        self.builder.switch_to_block(other);
        self.builder.set_cold_block(other);
        let bad = self.is_not_object(word);
        let exit = self.exit_block(node);
        self.builder.ins().brif(bad, exit, &[], is_object, &[]);
        self.builder.switch_to_block(is_object);
        self.builder.set_cold_block(is_object);
        self.check_exact(node, word, 1 << 8 | u16::from(LAYOUT.kind_float));
        let number = self.builder.ins().load(types::F64, MEMORY, word, LAYOUT.float_number - 1);
        self.builder.ins().jump(done, &[BlockArg::Value(number)]);
        self.builder.switch_to_block(immediate);
        let rotated = self.builder.ins().iadd_imm_s(word, -FLOAT_BIAS);
        let bits = self.builder.ins().rotr_imm_u(rotated, 4);
        let number = self.builder.ins().bitcast(types::F64, MemFlagsData::new(), bits);
        self.builder.ins().jump(done, &[BlockArg::Value(number)]);
        self.builder.switch_to_block(done);
        self.leave_under_stress(node);
        self.builder.block_params(done)[0]
    }

    pub(super) fn box_float(&mut self, node: V, number: ir::Value) -> ir::Value {
        let bits = self.builder.ins().bitcast(types::I64, MemFlagsData::new(), number);
        let rotated = self.builder.ins().rotl_imm_u(bits, 4);
        let word = self.builder.ins().iadd_imm_s(rotated, FLOAT_BIAS);
        let fits = self.is_float(word);
        self.word_or_box(node, fits, word, number, self.context.addresses.box_float)
    }

    pub(super) fn box_int(&mut self, node: V, number: ir::Value) -> ir::Value {
        let word = self.builder.ins().ishl_imm_u(number, 2);
        let back = self.builder.ins().sshr_imm_u(word, 2);
        let fits = self.builder.ins().icmp(IntCC::Equal, back, number);
        self.word_or_box(node, fits, word, number, self.context.addresses.box_int)
    }

    /// The word if the number fits, or else what the helper makes of the number.
    fn word_or_box(&mut self, node: V, fits: ir::Value, word: ir::Value, number: ir::Value, helper: usize) -> ir::Value {
        let (large, done) = (self.builder.create_block(), self.builder.create_block());
        self.builder.append_block_param(done, types::I64);
        self.builder.ins().brif(fits, done, &[BlockArg::Value(word)], large, &[]);
        self.builder.switch_to_block(large);
        self.builder.set_cold_block(large);
        let pc = self.pc_of(node);
        let boxed = self.call(helper, &[self.vm, self.base, pc, number], Some(types::I64)).expect("it gives a word");
        self.builder.ins().jump(done, &[BlockArg::Value(boxed)]);
        self.builder.switch_to_block(done);
        self.builder.block_params(done)[0]
    }

    /// Objects with other flags than `EXACT` are none of those that this is asked of.
    pub(super) fn check_exact(&mut self, node: V, word: ir::Value, tag: u16) {
        let given = self.header_tag(word, types::I16);
        let bad = self.builder.ins().icmp_imm_s(IntCC::NotEqual, given, i64::from(tag));
        self.leave_if(bad, node);
    }
}
