//! Exceptions: their objects, and raising them.

use std::cell::Cell;

use super::dict::Dict;
use super::sequence::Tuple;
use super::str_::Str;
use super::type_::Type;
use super::{Known, TypeId};
use crate::gc::Gc;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

crate::object! {
    /// An exception. Attributes that only some classes have (`errno`, `value`, …) are in its dict.
    pub struct BaseException {
        pub args: Cell<Gc<Tuple>>,
        pub cause: Cell<Value>,
        pub context: Cell<Value>,
        pub traceback: Cell<Value>,
        pub suppress_context: Cell<bool>,
        /// A dict of the attributes that the class declares (`errno`, `name`), or unbound; `__dict__` has the others.
        pub fields: Cell<Value>,
    }
}

crate::object! {
    /// One frame of a traceback; `next` is the frame that it called, or None. The outermost comes first.
    pub struct Traceback {
        pub next: Cell<Value>,
        /// The code object of the frame.
        pub code: Cell<Value>,
        pub globals: Cell<Value>,
        /// The word of the instruction in the code's body.
        pub at: Cell<u32>,
        pub line: Cell<u32>,
    }
}

impl Vm {
    /// A new exception of a built-in class, with these arguments.
    pub fn new_exception(&mut self, class: TypeId, args: &[Value]) -> Gc<BaseException> {
        self.new_exception_of(self.type_(class), args)
    }

    /// A new exception of any exception class; `__init__` does not run.
    pub fn new_exception_of(&mut self, class: Gc<Type>, args: &[Value]) -> Gc<BaseException> {
        let args = self.tuple(args);
        let none = || Cell::new(Value::NONE);
        let exception = BaseException::new(class.instance_header(), Cell::new(args), none(), none(), none(), Cell::new(false), Cell::new(Value::UNBOUND));
        self.heap.alloc(exception)
    }

    /// Raises a new exception with a message. Used as `return Err(vm.raise(…))`.
    #[cold]
    pub fn raise(&mut self, class: TypeId, message: String) -> Raised {
        let message = self.text(&message);
        let exception = self.new_exception(class, &[message]);
        self.raise_object(exception)
    }

    #[cold]
    pub fn type_error(&mut self, message: impl Into<String>) -> Raised {
        self.raise(TypeId::TypeError, message.into())
    }

    #[cold]
    pub fn value_error(&mut self, message: impl Into<String>) -> Raised {
        self.raise(TypeId::ValueError, message.into())
    }

    #[cold]
    pub fn overflow_error(&mut self, message: impl Into<String>) -> Raised {
        self.raise(TypeId::OverflowError, message.into())
    }

    #[cold]
    pub fn index_error(&mut self, message: impl Into<String>) -> Raised {
        self.raise(TypeId::IndexError, message.into())
    }

    /// KeyError, whose argument is the key itself.
    #[cold]
    pub fn key_error(&mut self, key: Value) -> Raised {
        let exception = self.new_exception(TypeId::KeyError, &[key]);
        self.raise_object(exception)
    }

    /// MemoryError, for a size that no machine has.
    #[cold]
    pub fn memory_error(&mut self) -> Raised {
        let exception = self.new_exception(TypeId::MemoryError, &[]);
        self.raise_object(exception)
    }

    /// StopIteration with a value.
    #[cold]
    pub fn stop_iteration(&mut self, value: Value) -> Raised {
        let args: &[Value] = if value.is_none() { &[] } else { &[value] };
        let exception = self.new_exception(TypeId::StopIteration, args);
        self.set_exception_attribute(exception, Known::value_, value);
        self.raise_object(exception)
    }

    /// AttributeError for an object; `name` and `obj` are attributes of the exception.
    #[cold]
    pub fn attribute_error(&mut self, object: Value, name: Gc<Str>, message: String) -> Raised {
        let message = self.text(&message);
        let exception = self.new_exception(TypeId::AttributeError, &[message]);
        self.set_exception_attribute(exception, Known::name_, name.value());
        self.set_exception_attribute(exception, Known::obj_, object);
        self.raise_object(exception)
    }

    /// NameError (or a subclass) about a name.
    #[cold]
    pub fn name_error(&mut self, name: &str, message: String) -> Raised {
        let message = self.text(&message);
        let exception = self.new_exception(TypeId::NameError, &[message]);
        let name = self.text(name);
        self.set_exception_attribute(exception, Known::name_, name);
        self.raise_object(exception)
    }

    /// The dict of an exception's own attributes.
    pub fn exception_dict(&mut self, exception: Gc<BaseException>) -> Gc<Dict> {
        self.attribute_dict(exception.value()).expect("exceptions have a dict")
    }

    /// Sets an attribute that the exception's class declares, or `__notes__`, which nobody does.
    pub fn set_exception_attribute(&mut self, exception: Gc<BaseException>, name: Known, value: Value) {
        let dict = match exception.fields.get().downcast::<Dict>() {
            _ if name == Known::__notes__ => self.exception_dict(exception),
            Some(fields) => fields,
            None => {
                let fields = self.dict();
                exception.fields.set(fields.value());
                fields
            }
        };
        let name = self.known(name).value();
        dict.set_interned(self, name, value);
    }

    /// An attribute that the exception's class declares, or `__notes__`, if it was set.
    pub fn exception_attribute(&mut self, exception: Gc<BaseException>, name: Known) -> Option<Value> {
        let is_plain = name == Known::__notes__;
        let word = if is_plain { self.heap.dict_word(&exception.value()).map_or(Value::UNBOUND, Cell::get) } else { exception.fields.get() };
        let name = self.known(name);
        word.downcast::<Dict>().and_then(|dict| dict.get_str(name))
    }

    /// Raises an exception object; what is being handled becomes its context.
    #[cold]
    pub fn raise_object(&mut self, exception: Gc<BaseException>) -> Raised {
        self.set_context(exception);
        self.raised = exception.value();
        Raised
    }

    /// The handled exception becomes the context of `exception`; a cycle that this would close is cut.
    fn set_context(&mut self, exception: Gc<BaseException>) {
        let handled = self.handled;
        if handled.is_none() || handled == exception.value() {
            return;
        }
        let mut at = handled.downcast::<BaseException>();
        // A program can link exceptions to a ring of its own. The slow one makes every second step, and is met again in a ring.
        let (mut slow, mut is_second) = (at, false);
        while let Some(link) = at {
            if link.context.get() == exception.value() {
                link.context.set(Value::NONE);
                break;
            }
            at = link.context.get().downcast::<BaseException>();
            if at == slow {
                break;
            }
            if is_second {
                slow = slow.and_then(|link| link.context.get().downcast::<BaseException>());
            }
            is_second = !is_second;
        }
        exception.context.set(handled);
    }

    /// The exception that a function returned [`Raised`] for, which is caught now.
    pub fn take_raised(&mut self) -> Gc<BaseException> {
        let raised = std::mem::replace(&mut self.raised, Value::NONE);
        raised.downcast().expect("only exceptions are raised")
    }

    /// Whether the exception on its way is an instance of a built-in class.
    pub fn raised_is(&self, class: TypeId) -> bool {
        self.is_instance(self.raised, class)
    }

    /// Reports the exception on its way, which nobody can handle: `object` says what was done when it was raised.
    #[cold]
    pub fn report_unraisable(&mut self, object: Value) {
        if self.handles_nothing() {
            // There is only one thing to tell, and it will be told.
            self.raised = Value::NONE;
            return;
        }
        let hooks = self.hooks.expect("set when the machine is made");
        (hooks.report_unraisable)(self, object);
    }

    /// `Ok(None)` if what was raised is of this class; it is then forgotten.
    pub fn catch<T>(&mut self, result: PyResult<T>, class: TypeId) -> PyResult<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(Raised) if self.raised_is(class) => {
                self.raised = Value::NONE;
                Ok(None)
            }
            Err(Raised) => Err(Raised),
        }
    }
}
