//! Globals and names of modules: dicts whose entries the inline caches know.

use pyregrine_runtime::interp::compiled::LAYOUT;
use pyregrine_runtime::isa::{CacheIndex, Decoded, Op as RegisterOp};
use pyregrine_runtime::vm::tier::Reason;

use super::{Builder, Done};
use crate::jit::code::Operands;
use crate::jit::graph::{Op, Region, Rep};

impl Builder<'_> {
    pub(super) fn name(&mut self, inst: &Decoded) -> Done {
        let cache = inst.index("cache");
        if cache == usize::from(CacheIndex::SHARED.0) || self.here.code.feedback(self.word).is_unsteady {
            return Done::No;
        }
        let [version, _, entry, builtins_version] = self.here.code.job.caches[cache];
        if version == 0 {
            return Done::No;
        }
        if matches!(inst.op, RegisterOp::LoadName | RegisterOp::StoreName) {
            // Only where the namespace is the dict of the globals.
            let namespace = self.as_word(0);
            let globals = self.here.code.job.globals.bits();
            let checked = self.guard(Op::CheckSame(globals), &[namespace], Rep::Word, Reason::Identity);
            self.set_alias(0, checked);
        } else {
            // A function that is built in place is always the same one.
            self.checks_globals |= !self.is_in_place();
        }
        self.roots.extend([self.here.code.job.globals, self.here.code.job.builtins]);
        self.check_version(self.here.code.job.globals.bits(), version);
        if matches!(inst.op, RegisterOp::StoreGlobal | RegisterOp::StoreName) {
            let src = self.as_word(inst.reg("src"));
            self.push(Op::StoreFixed(Region::DictValue, entry), &[src], Rep::None, None);
            return Done::Next;
        }
        if builtins_version != 0 {
            self.check_version(self.here.code.job.builtins.bits(), builtins_version);
        }
        let mut value = self.push(Op::LoadFixed(Region::DictValue, entry), &[], Rep::Word, None);
        // A number that was always the same is one that arithmetic can be made for.
        let feedback = self.here.code.feedback(self.word);
        if let (Some(constant), 0) = (feedback.constant, feedback.n_changes) {
            self.guard(Op::CheckSame(constant.bits()), &[value], Rep::Word, Reason::Identity);
            value = self.constant(constant);
        }
        self.set(inst.reg("dst"), value);
        Done::Next
    }

    /// The function's captured cells go to registers.
    pub(super) fn captured_cells(&mut self, inst: &Decoded) -> Done {
        let function = match self.here.code.job.function {
            function if self.is_in_place() => self.word_value(function.bits()),
            _ => self.push(Op::Function, &[], Rep::Word, None),
        };
        let cells = self.push(Op::Load(Region::Closure, LAYOUT.function_closure), &[function], Rep::Word, None);
        let cells = self.guard(Op::CheckExact(LAYOUT.exact_tuple), &[cells], Rep::Word, Reason::Type);
        let length = self.push(Op::LoadInt(Region::Constant, LAYOUT.tuple_len), &[cells], Rep::Int, None);
        let count = inst.index("count");
        self.guard(Op::CheckAtLeast(count as u32), &[length], Rep::None, Reason::Bounds);
        for index in 0..count {
            let cell = self.push(Op::Load(Region::Constant, LAYOUT.tuple_first + index as i32 * 8), &[cells], Rep::Word, None);
            self.set(inst.reg("dst") + index as u16, cell);
        }
        Done::Next
    }

    /// What a cell contains.
    pub(super) fn cell(&mut self, inst: &Decoded) -> Done {
        if self.here.code.feedback(self.word).is_unsteady {
            return Done::No;
        }
        let register = inst.reg("cell");
        let word = self.as_word(register);
        let cell = self.guard(Op::CheckKind(LAYOUT.kind_cell), &[word], Rep::Word, Reason::Type);
        self.set_alias(register, cell);
        if inst.op == RegisterOp::StoreCell {
            let src = self.as_word(inst.reg("src"));
            self.push(Op::Store(Region::Cell, LAYOUT.cell_content), &[cell, src], Rep::None, None);
            return Done::Next;
        }
        let value = self.push(Op::Load(Region::Cell, LAYOUT.cell_content), &[cell], Rep::Word, None);
        let value = self.guard(Op::CheckBound, &[value], Rep::Word, Reason::Type);
        self.set(inst.reg("dst"), value);
        Done::Next
    }

    /// Leaves unless the dict has the keys that it had.
    fn check_version(&mut self, dict: u64, version: u64) {
        let address = (dict - 1).wrapping_add_signed(i64::from(LAYOUT.dict_version));
        self.check_version_at(address, version);
    }

    pub(super) fn check_version_at(&mut self, address: u64, version: u64) {
        let now = self.push(Op::LoadIntFixed(Region::DictVersion, address), &[], Rep::Int, None);
        self.guard(Op::CheckInt64(version as i64), &[now], Rep::Int, Reason::Identity);
    }
}
