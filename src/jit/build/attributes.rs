//! Attributes of modules, and of objects whose headers the instruction has seen.

use pyregrine_runtime::interp::compiled::LAYOUT;
use pyregrine_runtime::isa::{Decoded, Op as RegisterOp};
use pyregrine_runtime::vm::tier::{Meaning, ModuleAttribute, Reason};

use super::{Builder, Done};
use crate::jit::code::Operands;
use crate::jit::graph::{Op, Region, Rep, V};

/// `first` of a load that gives `value` itself.
const LOADS_CONSTANT: u64 = u64::MAX;

impl Builder<'_> {
    pub(super) fn attribute(&mut self, inst: &Decoded) -> Done {
        if self.here.code.feedback(self.word).is_unsteady {
            return Done::No;
        }
        if inst.op == RegisterOp::LoadAttr
            && let Some(&found) = self.here.code.job.module_attributes.get(&self.word)
        {
            let value = self.attribute_of_module(inst.reg("obj"), found);
            self.set(inst.reg("dst"), value);
            return Done::Next;
        }
        let Some(meanings) = self.here.code.job.attributes.get(&self.word) else { return Done::No };
        let [first, ..] = meanings[..] else { return Done::No };
        // All of them say the same.
        if meanings.iter().any(|other| (other.first, other.second, other.value) != (first.first, first.second, first.value)) {
            return Done::No;
        }
        let is_slot = (LAYOUT.first_slot as u64..1 << 20).contains(&first.first);
        let object = inst.reg("obj");
        self.names.push(self.here.code.job.names[inst.index("name")]);
        if inst.op == RegisterOp::StoreAttr {
            if !is_slot {
                return Done::No;
            }
            let src = self.as_word(inst.reg("src"));
            let instance = self.with_headers(object, meanings);
            if first.second != 0 {
                self.push(Op::SetHeader(first.second), &[instance], Rep::None, None);
                self.env.headers.clear();
                self.env.headers.insert(instance, first.second);
            }
            self.push(Op::Store(Region::Slot, first.first as i32), &[instance, src], Rep::None, None);
            return Done::Next;
        }
        if first.first == LOADS_CONSTANT {
            self.with_headers(object, meanings);
            let value = self.constant(first.value);
            self.set(inst.reg("dst"), value);
            return Done::Next;
        }
        if !is_slot {
            return Done::No;
        }
        let instance = self.with_headers(object, meanings);
        let value = self.push(Op::Load(Region::Slot, first.first as i32), &[instance], Rep::Word, None);
        let value = self.guard(Op::CheckBound, &[value], Rep::Word, Reason::Identity);
        self.set(inst.reg("dst"), value);
        Done::Next
    }

    /// The attribute of the module in a register, as long as it is that module, with the same names.
    pub(super) fn attribute_of_module(&mut self, register: u16, found: ModuleAttribute) -> V {
        self.check_same(register, found.module);
        self.check_version_at(found.version_address, found.version);
        self.push(Op::LoadFixed(Region::DictValue, found.entry), &[], Rep::Word, None)
    }

    /// A method and the object that it is called with.
    pub(super) fn method(&mut self, inst: &Decoded) -> Done {
        if self.here.code.feedback(self.word).is_unsteady {
            return Done::No;
        }
        let Some(meanings) = self.here.code.job.attributes.get(&self.word) else { return Done::No };
        let [first, ..] = meanings[..] else { return Done::No };
        if meanings.iter().any(|other| other.value != first.value) || !self.here.code.job.known.contains_key(&first.value.bits()) {
            return Done::No;
        }
        self.names.push(self.here.code.job.names[inst.index("name")]);
        let instance = self.with_headers(inst.reg("obj"), meanings);
        let callee = self.constant(first.value);
        self.set(inst.reg("dst"), callee);
        self.set(inst.reg("this"), instance);
        Done::Next
    }

    /// The register as an object with one of these headers, or leave.
    pub(super) fn with_headers(&mut self, register: u16, meanings: &[Meaning]) -> V {
        let word = self.as_word(register);
        let headers: Vec<u64> = meanings.iter().map(|meaning| meaning.header).collect();
        if let Some(known) = self.env.headers.get(&word)
            && headers.contains(known)
        {
            return word;
        }
        let (op, known) = match headers[..] {
            [header] => (Op::CheckHeader(header), Some(header)),
            _ => {
                self.graph.header_sets.push(headers);
                (Op::CheckHeaders(self.graph.header_sets.len() as u32 - 1), None)
            }
        };
        let instance = self.guard(op, &[word], Rep::Word, Reason::Identity);
        if let Some(header) = known {
            self.env.headers.insert(word, header);
            self.env.headers.insert(instance, header);
        }
        self.set_alias(register, instance);
        instance
    }
}
