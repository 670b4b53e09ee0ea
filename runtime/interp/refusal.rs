//! What the compiler refuses, as Python exceptions.
//!
//! Given: why there is no code. Gives: the exception that the compiler has raised, or one of the caller's class with a message of ours.

use crate::object::{BaseException, Dict, Type, TypeId};
use crate::value::Value;
use crate::vm::{CompilerException, Raised, Refusal, SyntaxErrorPlace, Vm};

impl Vm {
    /// Raises the exception for something that has not become code; `class` is for what is no exception of the compiler.
    #[cold]
    pub fn raise_refusal(&mut self, refusal: Refusal, class: TypeId) -> Raised {
        let error = match refusal {
            Refusal::Message(message) => return self.raise(class, message),
            Refusal::Raised(error) => *error,
        };
        match self.exception_class(&error.class) {
            Some(class) => self.raise_compilers(class, error),
            None => self.raise(class, format!("{}: {}", error.class, error.message)),
        }
    }

    /// The built-in exception class of this name.
    fn exception_class(&mut self, name: &str) -> Option<Value> {
        let key = self.intern(name);
        let class = self.builtins.downcast::<Dict>()?.get_str(key)?;
        class.downcast::<Type>().filter(|class| class.is_subclass_of(self.type_(TypeId::BaseException))).map(|class| class.value())
    }

    fn raise_compilers(&mut self, class: Value, error: CompilerException) -> Raised {
        let message = self.text(&error.message);
        let exception = match error.place {
            Some(place) => {
                let place = self.place(&place);
                self.call(class, &[message, place])
            }
            None => self.call(class, &[message]),
        };
        match exception.map(|exception| exception.downcast::<BaseException>()) {
            Ok(Some(exception)) => self.raise_object(exception),
            Ok(None) => self.raise(TypeId::SystemError, error.message),
            Err(raised) => raised,
        }
    }

    /// The second argument of a SyntaxError.
    fn place(&mut self, place: &SyntaxErrorPlace) -> Value {
        let number = |vm: &mut Vm, number: Option<i64>| number.map_or(Value::NONE, |number| vm.int(number));
        let (line, offset) = (number(self, place.line), number(self, place.offset));
        let (end_line, end_offset) = (number(self, place.end_line), number(self, place.end_offset));
        let filename = self.text(&place.filename);
        let text = place.text.as_ref().map_or(Value::NONE, |text| self.text(text));
        match place.end_line {
            Some(_) => self.tuple(&[filename, line, offset, text, end_line, end_offset]).value(),
            None => self.tuple(&[filename, line, offset, text]).value(),
        }
    }
}
