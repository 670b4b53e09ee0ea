//! Attributes of objects whose header an inline cache knows.

use pyregrine_runtime::interp::compiled::LAYOUT;
use pyregrine_runtime::isa::{CacheIndex, Decoded, Op as RegisterOp};
use pyregrine_runtime::vm::tier::Reason;

use super::{Builder, Done};
use crate::jit::code::Operands;
use crate::jit::graph::{Op, Region, Rep};

/// `cache[2]` of a load that gives `cache[1]` itself.
const LOADS_CONSTANT: u64 = u64::MAX;

impl Builder<'_> {
    pub(super) fn attribute(&mut self, inst: &Decoded) -> Done {
        let feedback = self.code.feedback(self.word);
        if feedback.is_unsteady {
            return Done::No;
        }
        if inst.op == RegisterOp::LoadAttr
            && let Some(&found) = self.code.job.module_attributes.get(&self.word)
        {
            let object = inst.reg("obj");
            let module = self.as_word(object);
            self.roots.push(found.module);
            let checked = self.guard(Op::CheckSame(found.module.bits()), &[module], Rep::Word, Reason::Identity);
            self.set_alias(object, checked);
            self.check_version_at(found.version_address, found.version);
            let value = self.push(Op::LoadFixed(Region::DictValue, found.entry), &[], Rep::Word, None);
            self.set(inst.reg("dst"), value);
            return Done::Next;
        }
        let cache = inst.index("cache");
        if cache == usize::from(CacheIndex::SHARED.0) {
            return Done::No;
        }
        let [header, _, first, second] = self.code.job.caches[cache];
        if header == 0 || first == LOADS_CONSTANT || first < LAYOUT.first_slot as u64 || first > i32::MAX as u64 {
            return Done::No;
        }
        let object = inst.reg("obj");
        if inst.op == RegisterOp::StoreAttr {
            if second != 0 {
                return Done::No;
            }
            let src = self.as_word(inst.reg("src"));
            let instance = self.with_header(object, header);
            self.push(Op::Store(Region::Slot, first as i32), &[instance, src], Rep::None, None);
        } else {
            let instance = self.with_header(object, header);
            let value = self.push(Op::Load(Region::Slot, first as i32), &[instance], Rep::Word, None);
            let value = self.guard(Op::CheckBound, &[value], Rep::Word, Reason::Type);
            self.set(inst.reg("dst"), value);
        }
        self.names.push(self.code.job.names[inst.index("name")]);
        Done::Next
    }

    /// The register as an object with this header, or leave.
    pub(super) fn with_header(&mut self, register: u16, header: u64) -> crate::jit::graph::V {
        let word = self.as_word(register);
        let instance = self.guard(Op::CheckHeader(header), &[word], Rep::Word, Reason::Identity);
        self.set_alias(register, instance);
        instance
    }
}
