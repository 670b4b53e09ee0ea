//! Running code: entering the interpreter from native code.

use std::rc::Rc;

use super::frame::{Cx, RECORD};
use super::machine_code::LEAVE;
use super::introspection::python_caller;
use super::types::function::Function;
use super::unwind::is_own_code;
use super::{bind, execute, tier};
use crate::gc::{Gc, native_stack};
use crate::isa::{Body, Reg};
use crate::object::{Arguments, Dict, TypeId};
use crate::value::Value;
use crate::vm::threads::Number;
use crate::vm::{PyResult, Raised, Vm};

impl Vm {
    /// Calls a Python function from native code.
    pub fn call_function(&mut self, function: Gc<Function>, arguments: Arguments) -> PyResult {
        self.check_native_stack()?;
        let saved = (self.pc, self.base, self.top);
        let base = self.top.wrapping_add(RECORD + 1 + RECORD);
        // The arguments may be in the registers above `top`: they are read before the window is written.
        let outcome = match bind::bind(self, function, arguments, base) {
            Ok(()) => self.run_window(function, base),
            Err(Raised) => Err(Raised),
        };
        (self.pc, self.base, self.top) = saved;
        outcome
    }

    /// Runs the function in the window `base`, whose parameters are bound.
    fn run_window(&mut self, function: Gc<Function>, base: *mut Value) -> PyResult {
        let mut cx = self.entry_frame();
        debug_assert_eq!(cx.above(1), base);
        let n_bound = function.code.get().linked.body.n_parameters();
        self.depth += 1;
        cx.enter(base, function, n_bound, Reg(0), LEAVE.address());
        self.run_from(cx)
    }

    /// The frame that receives the result of a run: one register above `top`. Its record names the frame whose native call
    /// it is, which stands at `pc`: so the runs form a chain.
    pub fn entry_frame(&mut self) -> Cx {
        let cx = Cx { pc: LEAVE.address(), base: self.top.wrapping_add(RECORD) };
        Cx::write_record(cx.base, Value::UNBOUND, Value::UNBOUND, Reg(0), self.pc, self.base);
        cx.set(Reg(0), Value::UNBOUND);
        cx
    }

    /// Runs until the entry frame is left.
    #[inline(never)]
    pub fn run_from(&mut self, cx: Cx) -> PyResult {
        // What the native callers have in registers lies here, above the floor, and so it is seen also by a collection that does not
        // look below.
        let registers = native_stack::preserved_registers();
        let outer = std::mem::replace(&mut self.native_floor, (&raw const registers).addr());
        let mut left = tier::begin_run(cx, self);
        if left.pc != LEAVE.address() {
            execute::publish(left, self);
            let dispatch = self.dispatch;
            left = dispatch.run(left, self);
        }
        self.native_floor = outer;
        std::hint::black_box(&registers);
        left.get(Reg(0)).bound().ok_or(Raised)
    }

    /// Runs a module's, a class's or an `exec`'s body with this namespace.
    pub fn run_body(&mut self, body: Rc<Body>, globals: Gc<Dict>, namespace: Value) -> PyResult {
        let code = self.link(body);
        let function = self.function(code, globals);
        self.run_in_namespace(function, namespace)
    }

    /// Runs a function without parameters whose `r0` is the namespace.
    pub fn run_in_namespace(&mut self, function: Gc<Function>, namespace: Value) -> PyResult {
        self.check_native_stack()?;
        let saved = (self.pc, self.base, self.top);
        let mut cx = self.entry_frame();
        let base = cx.above(1);
        let outcome = match bind::check_room(self, function, base) {
            Ok(()) => {
                Cx::set_argument(base, 0, namespace);
                self.depth += 1;
                cx.enter(base, function, 1, Reg(0), LEAVE.address());
                self.run_from(cx)
            }
            Err(Raised) => Err(Raised),
        };
        (self.pc, self.base, self.top) = saved;
        outcome
    }

    /// The window and instruction of the innermost Python frame, if there is one.
    pub fn innermost_frame(&self) -> Option<Cx> {
        let cx = Cx { pc: self.pc, base: self.base };
        let is_frame = !cx.pc.is_null() && !is_own_code(cx.pc);
        is_frame.then_some(cx)
    }

    /// The innermost Python frames of all threads that have one, the present thread first, with the numbers of the threads.
    pub fn innermost_frames(&self) -> Vec<(Number, Cx)> {
        let present = (self.threads.current(), self.pc, self.base);
        let innermost = |(number, pc, base): (Number, *const u64, *mut Value)| match (Cx { pc, base }) {
            cx if cx.pc.is_null() => None,
            cx if is_own_code(cx.pc) => python_caller(cx).map(|cx| (number, cx)),
            cx => Some((number, cx)),
        };
        std::iter::once(present).chain(self.threads.others()).filter_map(innermost).collect()
    }

    /// RecursionError.
    #[cold]
    pub fn recursion_error(&mut self) -> Raised {
        self.raise(TypeId::RecursionError, "maximum recursion depth exceeded".into())
    }
}
