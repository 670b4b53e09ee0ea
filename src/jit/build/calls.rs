//! Calls of known functions.

use pyregrine_runtime::interp::compiled::{LAYOUT, Leaf};
use pyregrine_runtime::isa::{Decoded, Op as RegisterOp};
use pyregrine_runtime::value::{Value, Word};
use pyregrine_runtime::vm::tier::{Callee, Meaning, ModuleAttribute, Reason, Seen};

use super::attributes::is_static;
use super::{Builder, Done};
use crate::jit::code::Operands;
use crate::jit::graph::{MathFn, Op, Region, Rep, V};

impl Builder<'_> {
    pub(super) fn call(&mut self, inst: &Decoded) -> Done {
        if self.here.code.feedback(self.word).is_unsteady {
            return Done::No;
        }
        match inst.op {
            RegisterOp::CallMethod => self.call_method(inst),
            _ => self.call_value(inst),
        }
    }

    fn call_value(&mut self, inst: &Decoded) -> Done {
        let callee = inst.reg("callee");
        let Some(known) = self.known_callee(callee) else { return Done::No };
        let args: Vec<u16> = inst.list.iter().map(|register| register.0).collect();
        if let Some(target) = self.here.code.job.callees.get(&known.bits()) {
            let this = inst.find("this").map(|this| {
                let word = self.as_word(this);
                (word, self.env.types[usize::from(this)] == Seen::UNBOUND || self.graph.op(word) == Op::Word(Value::UNBOUND.bits()))
            });
            let n_values = args.len() + usize::from(this.is_some_and(|(_, is_unbound)| !is_unbound));
            if target.arity as usize != n_values || target.native_entry == 0 {
                return Done::No;
            }
            let mut values = Vec::new();
            match this {
                Some((word, true)) => drop(self.guard(Op::CheckSame(Value::UNBOUND.bits()), &[word], Rep::Word, Reason::Identity)),
                Some((word, false)) => values.push(self.guard(Op::CheckBound, &[word], Rep::Word, Reason::Identity)),
                None => {}
            }
            self.check_same(callee, known);
            values.extend(args.iter().map(|&register| self.place(register)));
            return self.call_known(inst, known, values);
        }
        if inst.op == RegisterOp::CallPair
            && let Some(native) = self.here.code.job.natives.get(&known.bits())
        {
            let this = inst.reg("this");
            let is_append = native.name == "append" && args.len() == 1 && self.here.code.feedback(self.word).operands[1] == Seen::LIST;
            if is_append {
                self.check_same(callee, known);
                self.append(inst, this, args[0]);
                return Done::Next;
            }
            let Some(safety) = self.safety(known, &args) else { return Done::No };
            self.check_same(callee, known);
            let word = self.as_word(this);
            let is_unbound = self.graph.op(word) == Op::Word(Value::UNBOUND.bits());
            let object = (!is_unbound).then(|| self.guard(Op::CheckBound, &[word], Rep::Word, Reason::Identity));
            return self.native(inst, (known, safety), object, &args);
        }
        if inst.op == RegisterOp::Call
            && let Some(made) = self.here.code.job.classes.get(&known.bits())
        {
            if made.callee.arity as usize != args.len() + 1 || made.callee.native_entry == 0 {
                return Done::No;
            }
            return self.instantiate(inst, callee, known, &args);
        }
        if inst.op == RegisterOp::Call
            && let Some(native) = self.here.code.job.natives.get(&known.bits())
        {
            let (name, module) = (native.name.clone(), native.module.clone());
            if module == "builtins" && name == "sum" && self.sum_of_generator(inst, callee, known) {
                return Done::Next;
            }
            if !self.has_intrinsic(&module, &name, &args) {
                let Some(safety) = self.safety(known, &args) else { return Done::No };
                self.check_same(callee, known);
                return self.native(inst, (known, safety), None, &args);
            }
            self.check_same(callee, known);
            let result = self.intrinsic(&module, &name, &args);
            self.set(inst.reg("dst"), result);
            return Done::Next;
        }
        Done::No
    }

    fn call_method(&mut self, inst: &Decoded) -> Done {
        let args: Vec<u16> = inst.list.iter().map(|register| register.0).collect();
        let object = inst.reg("obj");
        if let Some(&found) = self.here.code.job.module_attributes.get(&self.word) {
            return self.call_of_module(inst, found, &args);
        }
        let Some(meanings) = self.here.code.job.attributes.get(&self.word) else { return Done::No };
        let [first, ..] = meanings[..] else { return Done::No };
        let Some(is_static) = is_static(meanings) else { return Done::No };
        let known = first.value;
        if is_static && (meanings.iter().any(|other| other.value != known) || !self.here.code.job.callees.contains_key(&known.bits())) {
            return Done::No;
        }
        if meanings.iter().any(|other| other.value != known) {
            return self.call_one_of(inst, object, meanings, &args);
        }
        let seen = self.here.code.feedback(self.word).operands[0];
        if let Some(native) = self.here.code.job.natives.get(&known.bits()) {
            if native.name == "append" && seen == Seen::LIST && args.len() == 1 {
                self.append(inst, object, args[0]);
                return Done::Next;
            }
            let name = native.name.clone();
            if let Done::Next = self.method_of_built_in(inst, &name, object, &args) {
                return Done::Next;
            }
            let Some(safety) = self.safety(known, &args) else { return Done::No };
            self.names.push(self.here.code.job.names[inst.index("name")]);
            let object = self.with_headers(object, meanings);
            return self.native(inst, (known, safety), Some(object), &args);
        }
        let Some(target) = self.here.code.job.callees.get(&known.bits()) else { return Done::No };
        if target.arity as usize != args.len() + usize::from(!is_static) || target.native_entry == 0 {
            return Done::No;
        }
        let instance = self.with_headers(object, meanings);
        self.names.push(self.here.code.job.names[inst.index("name")]);
        let mut values = if is_static { Vec::new() } else { vec![instance] };
        values.extend(args.iter().map(|&register| self.place(register)));
        self.call_known(inst, known, values)
    }

    fn call_of_module(&mut self, inst: &Decoded, found: ModuleAttribute, args: &[u16]) -> Done {
        let known = found.value;
        let native = self.here.code.job.natives.get(&known.bits()).map(|native| (native.module.clone(), native.name.clone()));
        let intrinsic = native.filter(|(module, name)| self.has_intrinsic(module, name, args));
        let safety = self.safety(known, args);
        let target = self.here.code.job.callees.get(&known.bits());
        let is_target = target.is_some_and(|target| target.arity as usize == args.len() && target.native_entry != 0);
        if intrinsic.is_none() && safety.is_none() && !is_target {
            return Done::No;
        }
        let callee = self.attribute_of_module(inst.reg("obj"), found);
        self.roots.push(known);
        self.guard(Op::CheckSame(known.bits()), &[callee], Rep::Word, Reason::Identity);
        match (intrinsic, safety) {
            (Some((module, name)), _) => {
                let result = self.intrinsic(&module, &name, args);
                self.set(inst.reg("dst"), result);
                Done::Next
            }
            (None, Some(safety)) => self.native(inst, (known, safety), None, args),
            (None, None) => {
                let values = args.iter().map(|&register| self.place(register)).collect();
                self.call_known(inst, known, values)
            }
        }
    }

    /// The function that a register has always contained here, or that it is known to contain.
    fn known_callee(&self, callee: u16) -> Option<Word> {
        if let Some(value) = self.env.places[usize::from(callee)]
            && let Op::Word(bits) = self.graph.op(value)
        {
            return self.here.code.job.known.get(&bits).copied();
        }
        self.here.code.feedback(self.word).first
    }

    /// `list.append(value)`
    fn append(&mut self, inst: &Decoded, list: u16, value: u16) {
        let list = self.as_list(list);
        let value = self.as_word(value);
        let state = self.present_state();
        self.push(Op::ListAppend, &[list, value], Rep::None, Some((state, Reason::Interpreter)));
        let none = self.word_value(Value::NONE.bits());
        self.set(inst.reg("dst"), none);
    }

    /// Leaves unless the register contains this object.
    pub(super) fn check_same(&mut self, register: u16, known: Word) {
        let word = self.as_word(register);
        self.roots.push(known);
        let checked = self.guard(Op::CheckSame(known.bits()), &[word], Rep::Word, Reason::Identity);
        self.set_alias(register, checked);
    }

    /// Calls the method that the object's class has, of those that were seen.
    fn call_one_of(&mut self, inst: &Decoded, object: u16, meanings: &[Meaning<Word>], args: &[u16]) -> Done {
        let fits = |meaning: &Meaning<Word>| {
            let target = self.here.code.job.callees.get(&meaning.value.bits());
            target.is_some_and(|target| target.arity as usize == args.len() + 1 && target.native_entry != 0)
        };
        if !meanings.iter().all(fits) {
            return Done::No;
        }
        self.names.push(self.here.code.job.names[inst.index("name")]);
        let instance = self.with_headers(object, meanings);
        let mut values = vec![instance];
        values.extend(args.iter().map(|&register| self.as_word(register)));
        self.flush_for_call(inst);
        let result = self.for_each_header(instance, meanings, |builder, meaning| {
            let callee = &builder.here.code.job.callees[&meaning.value.bits()];
            if let Some(result) = builder.inline(inst, meaning.value, callee, None, &values) {
                return Some(builder.to_word(result));
            }
            let target = builder.target(inst, meaning.value, callee, None);
            Some(builder.call_target(target, &values))
        });
        let Some(result) = result else { unreachable!("calls have results") };
        self.after_call(inst, result)
    }

    /// Calls a compiled function. What is called sees the frames of functions that are built in place.
    fn call_target(&mut self, target: u32, words: &[V]) -> V {
        let frame = self.here.frame;
        self.is_refused |= !self.here.may_call;
        let called = &self.targets[target as usize];
        let end = called.distance() + u32::from(called.callee.n_regs) + LAYOUT.record as u32;
        self.need_room(self.graph.frames_from(frame).count() + 1, end);
        if self.is_in_place() {
            self.push(Op::PushFrames(frame, 0), &[], Rep::None, None);
        }
        let result = self.push(Op::Call(target), words, Rep::Word, None);
        if self.is_in_place() {
            self.push(Op::PopFrames(frame), &[], Rep::None, None);
        }
        result
    }

    /// Calls a function that was found to be the one that was seen.
    fn call_known(&mut self, inst: &Decoded, known: Word, values: Vec<V>) -> Done {
        let callee = &self.here.code.job.callees[&known.bits()];
        if let Some(result) = self.inline(inst, known, callee, None, &values) {
            self.set(inst.reg("dst"), result);
            return Done::Next;
        }
        let target = self.target(inst, known, callee, None);
        let words: Vec<V> = values.into_iter().map(|value| self.to_word(value)).collect();
        self.flush_for_call(inst);
        let result = self.call_target(target, &words);
        self.after_call(inst, result)
    }

    /// Makes an instance of a class, and calls its `__init__` above the small frame that the interpreter would have there.
    fn instantiate(&mut self, inst: &Decoded, callee: u16, class: Word, args: &[u16]) -> Done {
        self.check_same(callee, class);
        let made = &self.here.code.job.classes[&class.bits()];
        let given: Vec<V> = args.iter().map(|&register| self.place(register)).collect();
        let word = self.word_value(class.bits());
        let instance = self.leaf(Leaf::Instance, &[word]);
        let values: Vec<V> = [instance].into_iter().chain(given).collect();
        if self.inline(inst, made.init, &made.callee, Some(class), &values).is_some() {
            self.set(inst.reg("dst"), instance);
            return Done::Next;
        }
        let index = self.target(inst, made.init, &made.callee, Some(class));
        let values: Vec<V> = values.into_iter().map(|value| self.to_word(value)).collect();
        self.flush_for_call(inst);
        let result = self.call_target(index, &values);
        self.after_call(inst, result)
    }

    /// A call that the code makes, of a function or of a class's `__init__`; gives its index.
    pub(super) fn target(&mut self, inst: &Decoded, function: Word, callee: &Callee, class: Option<Word>) -> u32 {
        self.roots.push(function);
        self.targets.push(super::CallTarget {
            callee: callee.clone(),
            function,
            class,
            caller: u32::from(self.here.offset),
            top: inst.index("top") as u32,
            dst: inst.reg("dst"),
            return_pc: self.here.code.job.code + (self.word + inst.words) as u64 * 8,
        });
        self.targets.len() as u32 - 1
    }

    /// What is read behind the call goes to the window. Nobody looks at what only the call reads, as it is not done again.
    fn flush_for_call(&mut self, inst: &Decoded) {
        let (dst, next) = (inst.reg("dst"), self.word + inst.words);
        let registers: Vec<u16> = self.here.code.liveness.live(next).filter(|&register| register != dst).collect();
        self.flush(registers);
        for (register, value, _) in self.here.outer.clone() {
            let word = self.to_word(value);
            self.push(Op::Flush(register), &[word], Rep::None, None);
        }
    }

    fn after_call(&mut self, inst: &Decoded, result: V) -> Done {
        let (dst, next) = (inst.reg("dst"), self.word + inst.words);
        self.set(dst, result);
        self.keep(next, &[dst]);
        self.after_barrier();
        let state = self.state_at(next);
        self.push(Op::CheckValid, &[], Rep::None, Some((state, Reason::Invalid)));
        Done::Next
    }

    // ---- native functions that are known better

    fn number_type(&self, register: u16) -> Seen {
        self.env.types[usize::from(register)]
    }

    fn has_intrinsic(&self, module: &str, name: &str, args: &[u16]) -> bool {
        let types: Vec<Seen> = args.iter().map(|&register| self.number_type(register)).collect();
        let is_number = |seen: Seen| seen == Seen::INT || seen == Seen::FLOAT;
        match (module, name) {
            ("math", "sqrt" | "sin" | "cos" | "tan" | "exp" | "log" | "fabs" | "atan" | "floor" | "ceil" | "trunc") => types.len() == 1 && is_number(types[0]),
            ("builtins", "len") => types.len() == 1 && types[0].is_only(Seen(Seen::LIST.0 | Seen::TUPLE.0 | Seen::STR.0 | Seen::BYTES.0 | Seen::OTHER.0)),
            ("builtins", "next") => types == [Seen::OTHER],
            ("builtins", "ord") => types == [Seen::STR],
            ("builtins", "int" | "float" | "round") => types.len() == 1 && is_number(types[0]),
            ("builtins", "range") => (1..=3).contains(&types.len()) && types.iter().all(|&seen| seen == Seen::INT),
            ("builtins", "abs") => types.len() == 1 && is_number(types[0]),
            ("builtins", "min" | "max") => (2..=4).contains(&types.len()) && types.iter().all(|&seen| seen == Seen::INT),
            _ => false,
        }
    }

    /// A float that is made integral, as an int.
    fn integral(&mut self, op: Op, number: V) -> V {
        let integral = self.push(op, &[number], Rep::Float, None);
        self.guard(Op::FloatToInt, &[integral], Rep::Int, Reason::Overflow)
    }

    fn intrinsic(&mut self, module: &str, name: &str, args: &[u16]) -> V {
        match (module, name) {
            ("math", "floor" | "ceil" | "trunc") if self.number_type(args[0]) == Seen::INT => self.as_int(args[0]),
            ("math", _) => {
                let number = self.as_float(args[0]);
                let math = match name {
                    "sqrt" => return self.guard(Op::SqrtFloat, &[number], Rep::Float, Reason::Domain),
                    "fabs" => return self.push(Op::AbsFloat, &[number], Rep::Float, None),
                    "floor" => return self.integral(Op::FloorFloat, number),
                    "ceil" => return self.integral(Op::CeilFloat, number),
                    "trunc" => return self.guard(Op::FloatToInt, &[number], Rep::Int, Reason::Overflow),
                    "sin" => MathFn::Sin,
                    "cos" => MathFn::Cos,
                    "tan" => MathFn::Tan,
                    "exp" => MathFn::Exp,
                    "log" => MathFn::Log,
                    _ => MathFn::Atan,
                };
                self.guard(Op::MathFloat(math), &[number], Rep::Float, Reason::Domain)
            }
            (_, "len") => {
                if self.number_type(args[0]) == Seen::LIST {
                    let list = self.as_list(args[0]);
                    return self.push(Op::LoadInt(Region::ListShape, LAYOUT.list_len), &[list], Rep::Int, None);
                }
                if self.number_type(args[0]) != Seen::TUPLE {
                    return self.length_of_built_in(args[0]);
                }
                let word = self.as_word(args[0]);
                let tuple = self.guard(Op::CheckExact(LAYOUT.exact_tuple), &[word], Rep::Word, Reason::Type);
                self.set_alias(args[0], tuple);
                self.push(Op::LoadInt(Region::Constant, LAYOUT.tuple_len), &[tuple], Rep::Int, None)
            }
            (_, "abs") => {
                let seen = self.number_type(args[0]);
                let number = self.as_number(args[0], seen);
                match self.graph.rep(number) {
                    Rep::Int => self.guard(Op::AbsInt, &[number], Rep::Int, Reason::Overflow),
                    _ => self.push(Op::AbsFloat, &[number], Rep::Float, None),
                }
            }
            (_, "ord") => {
                let text = self.as_word(args[0]);
                self.leaf(Leaf::Ord, &[text])
            }
            (_, "next") => {
                let iterator = self.as_word(args[0]);
                let item = self.leaf(Leaf::NextItem, &[iterator]);
                self.reload_numbers();
                item
            }
            (_, "range") => self.range(args),
            (_, "float") => self.as_float(args[0]),
            (_, "int" | "round") => {
                let seen = self.number_type(args[0]);
                let number = self.as_number(args[0], seen);
                match (self.graph.rep(number), name) {
                    (Rep::Int, _) => number,
                    (_, "int") => self.guard(Op::FloatToInt, &[number], Rep::Int, Reason::Overflow),
                    _ => self.integral(Op::RoundFloat, number),
                }
            }
            (_, "min" | "max") => {
                let op = if name == "min" { Op::MinInt } else { Op::MaxInt };
                let numbers: Vec<V> = args.iter().map(|&arg| self.as_int(arg)).collect();
                numbers[1..].iter().fold(numbers[0], |best, &number| self.push(op, &[best, number], Rep::Int, None))
            }
            _ => unreachable!("{module}.{name} is not known better"),
        }
    }
}
