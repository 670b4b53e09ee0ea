//! Attributes of modules, and of objects whose headers the instruction has seen.

use pyregrine_runtime::interp::cache_attribute::{LOADS_CONSTANT, WITHOUT_OBJECT};
use pyregrine_runtime::interp::compiled::LAYOUT;
use pyregrine_runtime::isa::{Decoded, Op as RegisterOp};
use pyregrine_runtime::value::{Value, Word};
use pyregrine_runtime::vm::tier::{Meaning, ModuleAttribute, Reason};

use super::{Builder, Done};
use crate::jit::code::Operands;
use crate::jit::graph::{End, Op, Region, Rep, Target, V};

/// Whether methods are called without their object; nothing if some are and some are not.
pub(super) fn is_static(meanings: &[Meaning<Word>]) -> Option<bool> {
    let is_static = meanings.first()?.first == WITHOUT_OBJECT;
    meanings.iter().all(|meaning| (meaning.first == WITHOUT_OBJECT) == is_static).then_some(is_static)
}

fn is_slot(meaning: &Meaning<Word>) -> bool {
    (LAYOUT.first_slot as u64..1 << 20).contains(&meaning.first)
}

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
        if inst.op == RegisterOp::LoadAttr
            && let Some(&(class, found)) = self.here.code.job.class_attributes.get(&self.word)
        {
            self.names.push(self.here.code.job.names[inst.index("name")]);
            self.check_same(inst.reg("obj"), class);
            let value = self.constant(found);
            self.set(inst.reg("dst"), value);
            return Done::Next;
        }
        let Some(meanings) = self.here.code.job.attributes.get(&self.word) else { return Done::No };
        let [first, ..] = meanings[..] else { return Done::No };
        if meanings.iter().any(|other| (other.first, other.second, other.value) != (first.first, first.second, first.value)) {
            return self.attribute_of_one_of(inst, meanings);
        }
        let is_slot = is_slot(&first);
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

    /// An attribute that objects with different headers have in different places.
    fn attribute_of_one_of(&mut self, inst: &Decoded, meanings: &[Meaning<Word>]) -> Done {
        let is_store = inst.op == RegisterOp::StoreAttr;
        if !meanings.iter().all(|meaning| is_slot(meaning) || !is_store && meaning.first == LOADS_CONSTANT) {
            return Done::No;
        }
        self.names.push(self.here.code.job.names[inst.index("name")]);
        let source = is_store.then(|| self.as_word(inst.reg("src")));
        let instance = self.with_headers(inst.reg("obj"), meanings);
        let found = self.for_each_header(instance, meanings, |builder, meaning| {
            if let Some(source) = source {
                if meaning.second != 0 {
                    builder.push(Op::SetHeader(meaning.second), &[instance], Rep::None, None);
                }
                builder.push(Op::Store(Region::Slot, meaning.first as i32), &[instance, source], Rep::None, None);
                return None;
            }
            if meaning.first == LOADS_CONSTANT {
                let value = builder.constant(meaning.value);
                return Some(builder.to_word(value));
            }
            let value = builder.push(Op::Load(Region::Slot, meaning.first as i32), &[instance], Rep::Word, None);
            Some(builder.guard(Op::CheckBound, &[value], Rep::Word, Reason::Identity))
        });
        match found {
            Some(value) => self.set(inst.reg("dst"), value),
            None => self.env.headers.clear(),
        }
        Done::Next
    }

    /// Does something for each header that an object may have, and goes on behind all of that with the word that it gave.
    pub(super) fn for_each_header(&mut self, object: V, meanings: &[Meaning<Word>], mut work: impl FnMut(&mut Self, &Meaning<Word>) -> Option<V>) -> Option<V> {
        let join = self.graph.add_block();
        let mut is_given = false;
        for (index, meaning) in meanings.iter().enumerate() {
            let mut rest = None;
            if index + 1 < meanings.len() {
                let has_header = self.push(Op::HasHeader(meaning.header), &[object], Rep::Bool, None);
                let [arm, other] = [(); 2].map(|()| self.graph.add_block());
                let block = |block| Target { block, args: Vec::new() };
                self.finish(End::Branch(has_header, block(arm), block(other)));
                self.block = arm;
                rest = Some(other);
            }
            let given = work(self, meaning);
            is_given = given.is_some();
            self.finish(End::Jump(Target { block: join, args: given.into_iter().collect() }));
            self.block = rest.unwrap_or(join);
        }
        let result = is_given.then(|| self.graph.add(Op::Param, &[], Rep::Word, None));
        self.graph.block_mut(join).params.extend(result);
        result
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
        let Some(is_static) = is_static(meanings) else { return Done::No };
        self.names.push(self.here.code.job.names[inst.index("name")]);
        let instance = self.with_headers(inst.reg("obj"), meanings);
        let callee = self.constant(first.value);
        let this = if is_static { self.word_value(Value::UNBOUND.bits()) } else { instance };
        self.set(inst.reg("dst"), callee);
        self.set(inst.reg("this"), this);
        Done::Next
    }

    /// The register as an object with one of these headers, or leave.
    pub(super) fn with_headers(&mut self, register: u16, meanings: &[Meaning<Word>]) -> V {
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
