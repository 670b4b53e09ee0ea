//! Frame objects follow their frames.
//!
//! Given: a frame on the register stack, or a generator. Given back: its frame object, always the same one, and where the frame is
//! now. While it runs, what the object shows is read from the window; when it ends, the object keeps the window as it was.
//! The law: a frame that nobody asked for pays nothing. What returns from a function is rewritten (`return_observed`) when the first
//! of its frames gets an object; unwinding and the end of generators look for an object themselves.

use super::frame::Cx;
use super::introspection::python_caller;
use super::ops::containers::for_each_pair;
use super::tier;
use super::types::cell::Cell;
use super::types::generator::{Generator, State as Life};
use crate::gc::Gc;
use crate::isa::{HomeKind, Op, instructions};
use crate::object::{Code, Frame, List};
use crate::value::Value;
use crate::vm::threads::Number;
use crate::vm::{PyResult, State, Vm};

/// Where the frame of a frame object is.
enum Place {
    Running(Cx),
    Suspended(Gc<Generator>),
    Over,
}

impl Vm {
    /// The frame object of a frame.
    pub fn object_of_frame(&mut self, cx: Cx) -> Gc<Frame> {
        let function = cx.function();
        let code = function.code.get();
        if code.linked.body.flags.is_resumable()
            && let Some(generator) = cx.owner::<Generator>().filter(|generator| generator.is_running_in(cx.base))
        {
            return self.object_of_generator(generator);
        }
        let followed = self.followed_frames();
        if let Some(index) = place_in(followed, cx) {
            return followed.items.at(index).downcast().expect("only frames are followed");
        }
        let frame = self.frame(code.value(), function.globals.get().value(), 0);
        frame.base.set(cx.base.addr());
        followed.items.push(&self.heap, frame.value());
        observe_returns(self, code);
        frame
    }

    /// The frame object of a generator that is not over.
    pub fn object_of_generator(&mut self, generator: Gc<Generator>) -> Gc<Frame> {
        if let Some(frame) = generator.frame.get().downcast() {
            return frame;
        }
        let function = generator.function.get();
        let frame = self.frame(function.code.get().value(), function.globals.get().value(), 0);
        frame.owner.set(generator.value());
        generator.frame.set(frame.value());
        frame
    }

    /// The frame objects of all functions that run, the innermost of a pair of frames perhaps first.
    fn followed_frames(&mut self) -> Gc<List> {
        if let Some(list) = self.state(State::FollowedFrames).downcast() {
            return list;
        }
        let list = self.list(&[]);
        self.set_state(State::FollowedFrames, list.value());
        list
    }

    /// The frame is about to end: its object, if it has one, keeps what is there.
    pub fn frame_ends(&mut self, cx: Cx) {
        let Some(followed) = self.state(State::FollowedFrames).downcast::<List>() else { return };
        let Some(index) = place_in(followed, cx) else { return };
        let frame = followed.items.at(index).downcast::<Frame>().expect("only frames are followed");
        self.keep_window(frame, cx);
        frame.base.set(0);
        followed.items.remove(index);
    }

    /// The generator is about to end, and still is where it was.
    pub fn generator_ends(&mut self, generator: Gc<Generator>) {
        let Some(frame) = generator.frame.get().downcast::<Frame>() else { return };
        match self.place_of(frame) {
            Place::Running(cx) => self.keep_window(frame, cx),
            Place::Suspended(_) => {
                frame.window.extend(&self.heap, generator.window.as_slice());
                frame.at.set(self.word_of_frame(frame));
            }
            Place::Over => {}
        }
        frame.owner.set(Value::UNBOUND);
        generator.frame.set(Value::UNBOUND);
    }

    /// What a frame that runs leaves behind in its object.
    fn keep_window(&mut self, frame: Gc<Frame>, cx: Cx) {
        let back = python_caller(cx).map(|cx| self.object_of_frame(cx));
        frame.back.set(back.map_or(Value::NONE, |back| back.value()));
        let function = cx.function();
        // Modules and classes have their namespace in the first register.
        let count = function.fast.n_homes.get().max(1) as usize;
        frame.window.extend(&self.heap, cx.window(count));
        frame.at.set(function.code.get().linked.word_index(cx.pc) as u32);
    }

    fn place_of(&self, frame: Gc<Frame>) -> Place {
        let owner = frame.owner.get().downcast::<Generator>();
        if let Some(generator) = owner {
            match generator.facts.state.get() {
                Life::Created | Life::Suspended => return Place::Suspended(generator),
                Life::Finished => return Place::Over,
                Life::Running => {}
            }
        } else if frame.base.get() == 0 {
            return Place::Over;
        }
        let is_wanted = |cx: Cx| match owner {
            Some(generator) => generator.is_running_in(cx.base),
            None => cx.base.addr() == frame.base.get(),
        };
        for (_, innermost) in self.innermost_frames() {
            let mut at = Some(innermost);
            while let Some(cx) = at {
                if is_wanted(cx) {
                    return Place::Running(cx);
                }
                at = python_caller(cx);
            }
        }
        Place::Over
    }

    /// The frame objects of the innermost frames of all threads that have one, with the numbers of the threads.
    pub fn frames_of_threads(&mut self) -> Vec<(Number, Gc<Frame>)> {
        // The list of what is followed keeps them, and generators theirs, as long as they run: until another thread does.
        self.innermost_frames().into_iter().map(|(number, cx)| (number, self.object_of_frame(cx))).collect()
    }

    /// Whether the frame runs, and whether it is suspended.
    pub fn is_frame_running(&self, frame: Gc<Frame>) -> (bool, bool) {
        match self.place_of(frame) {
            Place::Running(_) => (true, false),
            Place::Suspended(generator) => (false, generator.facts.state.get() != Life::Created),
            Place::Over => (false, false),
        }
    }

    /// Ends the generator of a frame, if that has not begun.
    pub fn end_new_frame(&mut self, frame: Gc<Frame>) -> PyResult<()> {
        let Place::Suspended(generator) = self.place_of(frame) else { return Ok(()) };
        self.finalize_generator(generator);
        self.generator_close(generator).map(drop)
    }

    /// The word of the frame's instruction in its body.
    pub fn word_of_frame(&self, frame: Gc<Frame>) -> u32 {
        let word_index = |pc| frame.code.get().downcast::<Code>().map_or(0, |code| code.linked.word_index(pc) as u32);
        match self.place_of(frame) {
            Place::Running(cx) => word_index(cx.pc),
            Place::Suspended(generator) => word_index(generator.facts.pc.get()),
            Place::Over => frame.at.get(),
        }
    }

    /// The frame object of the caller, or None.
    pub fn frame_back(&mut self, frame: Gc<Frame>) -> Value {
        match self.place_of(frame) {
            Place::Running(cx) => python_caller(cx).map_or(Value::NONE, |cx| self.object_of_frame(cx).value()),
            Place::Suspended(_) => Value::NONE,
            Place::Over => frame.back.get(),
        }
    }

    /// The namespace of a module or class, or a new dict of a function's variables as they are now.
    pub fn frame_locals(&mut self, frame: Gc<Frame>) -> PyResult {
        let Some(code) = frame.code.get().downcast::<Code>() else { return Ok(self.dict().value()) };
        match self.place_of(frame) {
            Place::Running(cx) => self.locals_in(code, cx.window(code.linked.body.n_fixed())),
            Place::Suspended(generator) => self.locals_in(code, generator.window.as_slice()),
            Place::Over => self.locals_in(code, frame.window.as_slice()),
        }
    }

    /// What the first registers of a window hold by the names that code gives them: the variables of a function, or the namespace of a module
    /// or class. While a comprehension is inlined there (PEP 709), it is a copy with the comprehension's variables.
    pub fn locals_in(&mut self, code: Gc<Code>, window: &[Value]) -> PyResult {
        let body = &code.linked.body;
        let (namespace, variables) = window.split_at((body.n_fixed() - body.homes.len()).min(window.len()));
        let dict = self.dict();
        let names = code.home_names();
        for ((home, &name), &word) in body.homes.iter().zip(names.as_slice()).zip(variables) {
            let value = match word.downcast::<Cell>() {
                Some(cell) if home.kind != HomeKind::Local => cell.content.get(),
                _ => word,
            };
            if !home.name.starts_with('.') && !value.is_unbound() {
                dict.set_interned(self, name, value);
            }
        }
        match namespace {
            &[namespace] if dict.is_empty() => Ok(namespace),
            &[namespace] => {
                let all = self.dict();
                for_each_pair(self, namespace, |vm, name, value| all.set(vm, name, value))?;
                for (name, value) in dict.iter() {
                    all.set_interned(self, name, value);
                }
                Ok(all.value())
            }
            _ => Ok(dict.value()),
        }
    }
}

/// Where the object of a frame is in the list of those that are followed.
fn place_in(followed: Gc<List>, cx: Cx) -> Option<usize> {
    let is_wanted = |value: &Value| value.downcast::<Frame>().is_some_and(|frame| frame.base.get() == cx.base.addr());
    followed.items.as_slice().iter().rposition(is_wanted)
}

/// From now on the code's frames look for an object when they return.
fn observe_returns(vm: &mut Vm, code: Gc<Code>) {
    if code.linked.is_observed.replace(true) {
        return;
    }
    // Before the points at returns give way: a version that may be running is kept.
    vm.invalidate_code_with(code);
    for (at, inst) in instructions(&code.linked.body.code) {
        if inst.op == Op::Return {
            tier::set_operation_at(code, at, Op::ReturnObserved);
        }
    }
}
