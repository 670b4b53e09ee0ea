//! Calls of compiled functions: the callee's record and window are what the interpreter would have written.

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, InstBuilder, types};
use pyregrine_runtime::interp::compiled::{Answer, LAYOUT, Leaf};
use pyregrine_runtime::value::{Value, Word};

use super::{Emitter, MEMORY, signature};
use crate::jit::build::CallTarget;
use crate::jit::graph::{Frame, FrameId, V};

impl Emitter<'_, '_> {
    /// Calls a leaf, and leaves if it has done nothing.
    pub(super) fn leaf(&mut self, node: V, leaf: Leaf, args: &[ir::Value]) -> ir::Value {
        let pc = self.pc_of(node);
        let all: Vec<ir::Value> = [self.vm, self.base, pc].into_iter().chain(args.iter().copied()).collect();
        let answer = self.call(leaf.address(), &all, Some(types::I64)).expect("it gives an answer");
        let refused = match leaf.answer() {
            Answer::Word => self.builder.ins().icmp_imm_s(IntCC::Equal, answer, Value::UNBOUND.bits() as i64),
            Answer::Truth => self.builder.ins().icmp_imm_u(IntCC::UnsignedGreaterThan, answer, 1),
            Answer::Number => self.builder.ins().icmp_imm_s(IntCC::SignedLessThan, answer, 0),
        };
        if leaf.is_step() {
            // The interpreter must not take the step again: no guard fails here without a reason.
            let (exit, go_on) = (self.exit_block(node), self.builder.create_block());
            self.builder.ins().brif(refused, exit, &[], go_on, &[]);
            self.builder.switch_to_block(go_on);
        } else {
            self.leave_if(refused, node);
        }
        if leaf.answer() == Answer::Truth { self.builder.ins().ireduce(types::I8, answer) } else { answer }
    }

    /// Leaves unless there is room for so many frames, up to so many words from the window.
    pub(super) fn check_frames(&mut self, node: V, frames: u32, words: i64) {
        let deepest = self.builder.ins().iadd_imm_s(self.depth, i64::from(frames) - 1);
        let limit = self.builder.ins().load(types::I64, MEMORY, self.vm, LAYOUT.vm_recursion_limit);
        let is_deep = self.builder.ins().icmp(IntCC::UnsignedGreaterThanOrEqual, deepest, limit);
        self.leave_if(is_deep, node);
        let end = self.builder.ins().iadd_imm_s(self.base, words * 8);
        let limit = self.builder.ins().load(types::I64, MEMORY, self.vm, LAYOUT.vm_stack_limit);
        let is_full = self.builder.ins().icmp(IntCC::UnsignedGreaterThanOrEqual, end, limit);
        self.leave_if(is_full, node);
    }

    /// Writes the records of the frames that do not exist yet, up to this one; so many of them are there.
    pub(super) fn write_frames(&mut self, innermost: FrameId, n_written: u32) {
        let graph = self.graph;
        let mut frames: Vec<&Frame> = graph.frames_from(innermost).collect();
        if frames.is_empty() {
            return;
        }
        frames.reverse();
        let mut caller = self.base;
        for (index, frame) in frames.iter().enumerate() {
            let Some(target) = frame.target.map(|target| &self.context.targets[target as usize]) else { unreachable!("generators in place call nothing") };
            let base = self.builder.ins().iadd_imm_s(self.base, i64::from(frame.distance) * 8);
            if index < n_written as usize {
                caller = base;
                continue;
            }
            let stub = target.class.map(|class| {
                let distance = i64::from(frame.distance) - i64::from(LAYOUT.record) - i64::from(LAYOUT.stub);
                let stub = self.builder.ins().iadd_imm_s(self.base, distance * 8);
                self.write_stub(target, class, stub, caller);
                stub
            });
            self.write_record(target, base, stub, caller);
            caller = base;
        }
        self.n_pushed = frames.len() as i64;
    }

    /// Says how many frames there are, more than now.
    pub(super) fn store_depth(&mut self, more: i64) {
        let depth = if more == 0 { self.depth } else { self.builder.ins().iadd_imm_s(self.depth, more) };
        self.builder.ins().store(MEMORY, depth, self.vm, LAYOUT.vm_depth);
    }

    /// Writes the record of a frame at `base`, above its caller or the small frame of an `__init__`.
    fn write_record(&mut self, target: &CallTarget, base: ir::Value, stub: Option<ir::Value>, caller: ir::Value) {
        let function = self.int(target.function.bits() as i64);
        let data = self.int(target.callee.data as i64);
        let (caller, back) = match stub {
            Some(stub) => (stub, self.int((self.context.addresses.finish_init as u64 | 1 << 48) as i64)),
            None => (caller, self.back(target)),
        };
        for (word, value) in [(4, function), (3, data), (2, back), (1, caller)] {
            self.builder.ins().store(MEMORY, value, base, -8 * word);
        }
    }

    /// The word that says where a call returns to.
    fn back(&mut self, target: &CallTarget) -> ir::Value {
        self.int((target.return_pc | u64::from(target.dst) << 48) as i64)
    }

    /// Writes the callee's window and record, and calls it if it is compiled; else the interpreter goes on there.
    pub(super) fn call_target(&mut self, index: u32, args: &[ir::Value]) -> ir::Value {
        let target = &self.context.targets[index as usize];
        let caller = self.builder.ins().iadd_imm_s(self.base, i64::from(target.caller) * 8);
        let stub = target.class.map(|class| {
            let distance = i64::from(target.caller) + i64::from(target.top) + i64::from(LAYOUT.record);
            let stub = self.builder.ins().iadd_imm_s(self.base, distance * 8);
            self.write_stub(target, class, stub, caller);
            let none = self.int(Value::NONE.bits() as i64);
            for (register, value) in [(0, args[0]), (1, none)] {
                self.builder.ins().store(MEMORY, value, stub, 8 * register);
            }
            stub
        });
        let base = self.builder.ins().iadd_imm_s(self.base, i64::from(target.distance()) * 8);
        self.write_record(target, base, stub, caller);
        for (index, &arg) in args.iter().enumerate() {
            self.builder.ins().store(MEMORY, arg, base, index as i32 * 8);
        }
        if args.len() < target.callee.n_homes as usize {
            let unbound = self.int(Value::UNBOUND.bits() as i64);
            for home in args.len()..target.callee.n_homes as usize {
                self.builder.ins().store(MEMORY, unbound, base, home as i32 * 8);
            }
        }
        self.store_depth(self.n_pushed + 1);
        let cell = self.int(target.callee.native_entry as i64);
        let entry = self.builder.ins().load(types::I64, MEMORY, cell, 0);
        let (compiled, interpreted) = (self.builder.create_block(), self.builder.create_block());
        self.builder.ins().brif(entry, compiled, &[], interpreted, &[]);
        self.builder.switch_to_block(interpreted);
        self.builder.set_cold_block(interpreted);
        let pc = self.int(target.callee.entry as i64);
        self.builder.ins().store(MEMORY, pc, self.vm, LAYOUT.vm_pc);
        self.builder.ins().store(MEMORY, base, self.vm, LAYOUT.vm_base);
        self.builder.ins().jump(self.leave, &[]);
        self.builder.switch_to_block(compiled);
        let signature = self.builder.import_signature(signature());
        let inst = self.builder.ins().call_indirect(signature, entry, &[self.vm, base]);
        let result = self.builder.inst_results(inst)[0];
        let went_on = self.builder.ins().icmp_imm_s(IntCC::Equal, result, Value::UNBOUND.bits() as i64);
        let returned = self.builder.create_block();
        self.builder.ins().brif(went_on, self.leave, &[], returned, &[]);
        self.builder.switch_to_block(returned);
        match stub {
            Some(stub) => self.finish_init(stub, args[0], result),
            None => result,
        }
    }

    /// Writes the record of the small frame below that of an `__init__`.
    fn write_stub(&mut self, target: &CallTarget, class: Word, stub: ir::Value, caller: ir::Value) {
        let back = self.back(target);
        let [unbound, class, zero] = [Value::UNBOUND.bits(), class.bits(), 0].map(|word| self.int(word as i64));
        for (word, value) in [(5, unbound), (4, class), (3, zero), (2, back), (1, caller)] {
            self.builder.ins().store(MEMORY, value, stub, -8 * word);
        }
    }

    /// The instance, behind its `__init__`; another result than None is the interpreter's.
    fn finish_init(&mut self, stub: ir::Value, instance: ir::Value, result: ir::Value) -> ir::Value {
        let (bad, good) = (self.builder.create_block(), self.builder.create_block());
        let is_none = self.builder.ins().icmp_imm_s(IntCC::Equal, result, Value::NONE.bits() as i64);
        self.builder.ins().brif(is_none, good, &[], bad, &[]);
        self.builder.switch_to_block(bad);
        self.builder.set_cold_block(bad);
        self.builder.ins().store(MEMORY, result, stub, 8);
        let pc = self.int(self.context.addresses.finish_init as i64);
        self.builder.ins().store(MEMORY, pc, self.vm, LAYOUT.vm_pc);
        self.builder.ins().store(MEMORY, stub, self.vm, LAYOUT.vm_base);
        self.builder.ins().jump(self.leave, &[]);
        self.builder.switch_to_block(good);
        instance
    }
}
