//! Finalization: `__del__`, generators that are left in the middle, callbacks of weak references.
//!
//! A collection only says who is to be finalized. It is done here, between two instructions, after `gc.collect()`, and at the end
//! of a program. Nobody can handle an exception of a finalizer: it is reported, and forgotten.

use std::collections::HashMap;

use super::frame::{Cx, RECORD};
use super::types::generator::{Generator, State};
use super::{introspection, unwind};
use crate::gc::Gc;
use crate::isa::{Field, Op, Reg, instruction_around, live_registers};
use crate::object::{Builtin, Dict, Known, Method, Str, TypeId};
use crate::types::module::Module;
use crate::types::weakref;
use crate::value::Value;
use crate::vm::{Raised, State as Kept, Vm};

/// At the end of a program finalizers may make objects with finalizers; after so many rounds these are left alone.
const LAST_ROUNDS: usize = 10;

impl Vm {
    /// Finalizes what is condemned, and calls the callbacks of weak references to what is gone.
    pub fn finalize_condemned(&mut self) {
        if self.handles_nothing() {
            return;
        }
        if std::mem::replace(&mut self.is_finalizing, true) {
            // The finalizer that runs now was called from a loop that goes on after it.
            return;
        }
        while let Some(object) = self.heap.next_condemned() {
            self.finalize(object);
        }
        if self.has_dead_references.get() {
            weakref::run_callbacks(self);
        }
        self.is_finalizing = false;
    }

    /// Clears the registers of active frames that are not of use any more, so that what they hold is garbage for the next collection.
    /// Frames below native code are left alone, and those that resume a generator, which go on at one of two places.
    pub fn clear_dead_registers(&mut self) {
        let mut known = HashMap::new();
        let mut at = self.innermost_frame();
        let mut resumes = false;
        if let Some(cx) = at {
            // Where a callee would have its record: arguments of native functions come behind it.
            let end = unwind::window_size(cx);
            (end..end + RECORD).for_each(|word| Cx::set_argument(cx.base, word, Value::UNBOUND));
        }
        while let Some(cx) = at {
            if !unwind::is_own_code(cx.pc) {
                let code = cx.function().code.get();
                let word = code.linked.word_index(cx.pc);
                if !resumes {
                    let live = known.entry((code.value(), word)).or_insert_with(|| live_registers(&code.linked.body, word));
                    let dead = live.iter().enumerate().filter(|(_, is_live)| !**is_live);
                    dead.for_each(|(register, _)| cx.set(Reg(register as u16), Value::UNBOUND));
                }
                resumes = code.linked.body.flags.is_resumable();
                if !resumes {
                    // Only frames of generators have an owner; the word is an old one.
                    cx.set_owner(Value::UNBOUND);
                }
            }
            at = introspection::caller_in_run(cx);
        }
    }

    /// Below which address the native stack keeps nothing alive for the native function that runs now: if the present instruction calls
    /// it, there are only frames of the interpreter, which have what they need in registers of windows. A function that another
    /// native one calls must look at everything: 0.
    pub fn floor_of(&self, method: &'static Method) -> usize {
        let callee = self.innermost_frame().and_then(|cx| {
            let code = cx.function().code.get();
            // A call of a method has published its second word.
            let inst = instruction_around(&code.linked.body, code.linked.word_index(cx.pc))?;
            match (inst.op, inst.fields.as_slice()) {
                (Op::Call | Op::CallPair, [_, Field::Reg(callee), ..]) => Some(cx.get(Reg(*callee))),
                (Op::CallMethod, [_, Field::Reg(object), Field::Name(name), ..]) => {
                    let module = cx.get(Reg(*object)).downcast::<Module>()?;
                    module.dict.get().get_str(code.linked.names[usize::from(*name)].downcast()?)
                }
                _ => None,
            }
        });
        let is_callee = callee.and_then(|callee| callee.downcast::<Builtin>()).is_some_and(|callee| std::ptr::eq(callee.facts.method, method));
        if is_callee { self.native_floor } else { 0 }
    }

    /// Finalizes everything, at the end of a program: what nobody can reach; then what the variables of the main module refer to,
    /// those that begin with an underscore first; then the rest in the order in which it was made.
    pub fn finalize_at_exit(&mut self) {
        if !self.heap.has_finalizers() {
            return;
        }
        self.heap.collect();
        self.finalize_condemned();
        for _ in 0..LAST_ROUNDS {
            let variables = self.variables_of_main();
            self.heap.condemn_all(&variables);
            if !self.heap.has_condemned() {
                return;
            }
            self.finalize_condemned();
        }
    }

    /// The values of the main module's variables, in the order in which CPython forgets them. The module keeps them.
    fn variables_of_main(&mut self) -> Vec<Value> {
        let name = self.known(Known::__main__);
        let main = self.modules.downcast::<Dict>().and_then(|modules| modules.get_str(name));
        let Some(dict) = main.and_then(|main| self.attribute_dict(main)) else { return Vec::new() };
        let is_private = |name: Value| name.downcast::<Str>().and_then(|name| name.as_ascii().map(|name| name.starts_with('_'))).unwrap_or(false);
        let mut variables: Vec<(bool, Value)> = dict.iter().map(|(name, value)| (!is_private(name), value)).collect();
        variables.sort_by_key(|variable| variable.0);
        variables.into_iter().map(|variable| variable.1).collect()
    }

    fn finalize(&mut self, object: Value) {
        if let Some(generator) = object.downcast::<Generator>() {
            self.finalize_generator(generator);
            return;
        }
        let class = self.class_of(object);
        let Some(method) = self.lookup_known(class, Known::__del__) else { return };
        let result = self.bind(method, object, class.value()).and_then(|bound| self.call(bound, &[]));
        if result.is_err() {
            self.report_unraisable(method);
        }
    }

    /// A generator that is left in the middle is closed, which runs its `finally` bodies; an async generator is the business of the
    /// hook that was set when its iteration began.
    pub(super) fn finalize_generator(&mut self, generator: Gc<Generator>) {
        let result = match generator.finalizer.get().bound() {
            Some(hook) => self.call(hook, &[generator.value()]),
            None if self.class_of(generator.value()).is(TypeId::Coroutine) && generator.facts.state.get() == State::Created => {
                self.warn_never_awaited(generator)
            }
            None => self.generator_close(generator),
        };
        if result.is_err() {
            self.report_unraisable(generator.value());
        }
    }

    /// RuntimeWarning, by the module `warnings` if the program has imported it, else on stderr.
    fn warn_never_awaited(&mut self, coroutine: Gc<Generator>) -> Result<Value, Raised> {
        let name = coroutine.qualname.get().downcast::<Str>().map(|name| name.to_text()).unwrap_or_default();
        let message = format!("coroutine '{name}' was never awaited");
        let warnings = self.intern("warnings");
        let warnings = self.modules.downcast::<Dict>().and_then(|modules| modules.get_str(warnings));
        let Some(warnings) = warnings else {
            // If stderr is gone, there is nobody left to tell.
            let _ = self.stdout.flush();
            let _ = self.stderr.write(format!("sys:1: RuntimeWarning: {message}\n").as_bytes());
            return Ok(Value::NONE);
        };
        let warn = self.intern("warn");
        let warn = self.get_attr(warnings, warn)?;
        let (message, class) = (self.text(&message), self.type_(TypeId::RuntimeWarning).value());
        self.call(warn, &[message, class])
    }

    /// What a module keeps, if it is not None.
    pub fn kept(&self, place: Kept) -> Option<Value> {
        self.state(place).bound().filter(|value| !value.is_none())
    }
}
