//! Exceptions and tracebacks.

use crate::gc::{Gc, KindInfo};
use crate::object::{BaseException, Kind, Str, Traceback, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{Raised, Vm};

/// The types of this file that are no plain exceptions.
pub static SPECS: &[&TypeSpec] = &[&TRACEBACK, &BASE_EXCEPTION];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::BaseException, KindInfo::of::<BaseException>()), (Kind::Traceback, KindInfo::of::<Traceback>())];

static TRACEBACK: TypeSpec = TypeSpec {
    kind: Some(Kind::Traceback),
    ..TypeSpec::new(TypeId::Traceback, "traceback")
};

static BASE_EXCEPTION: TypeSpec = TypeSpec {
    kind: Some(Kind::BaseException),
    has_dict: true,
    ..TypeSpec::new(TypeId::BaseException, "BaseException")
};

impl Vm {
    /// OSError for a failure of the system; the subclass that fits its number.
    #[cold]
    pub fn os_error(&mut self, error: &std::io::Error, filename: Value) -> Raised {
        let number = error.raw_os_error().unwrap_or(0);
        let text = error.to_string();
        let text = text.split(" (os error").next().unwrap_or_default();
        let (number, text) = (Value::from_small(i64::from(number)), self.text(text));
        let class = self.type_(TypeId::OSError).value();
        let arguments: &[Value] = if filename.is_none() { &[number, text] } else { &[number, text, filename] };
        match self.call(class, arguments) {
            Ok(exception) => self.raise_object(exception.downcast().expect("OSError makes exceptions")),
            Err(raised) => raised,
        }
    }
}

/// UnicodeEncodeError for a surrogate that UTF-8 cannot have.
#[cold]
pub fn surrogate_error(vm: &mut Vm, text: Gc<Str>, position: usize) -> Raised {
    let end = position + text.code_points().skip(position).take_while(|point| (0xd800..0xe000).contains(point)).count();
    let class = vm.type_(TypeId::UnicodeEncodeError).value();
    let encoding = vm.text("utf-8");
    let (start, end) = (vm.int(position as i64), vm.int(end as i64));
    let reason = vm.text("surrogates not allowed");
    match vm.call(class, &[encoding, text.value(), start, end, reason]) {
        Ok(exception) => vm.raise_object(exception.downcast().expect("it makes exceptions")),
        Err(raised) => raised,
    }
}

macro_rules! exceptions {
    ($($id:ident($base:ident);)*) => {
        /// Every other exception, bases first.
        pub static EXCEPTIONS: &[TypeSpec] = &[$(TypeSpec {
            base: TypeId::$base,
            has_dict: true,
            ..TypeSpec::new(TypeId::$id, stringify!($id))
        }),*];
    };
}

exceptions! {
    BaseExceptionGroup(BaseException);
    ExceptionGroup(BaseExceptionGroup);
    GeneratorExit(BaseException);
    KeyboardInterrupt(BaseException);
    SystemExit(BaseException);
    Exception(BaseException);
    ArithmeticError(Exception);
    FloatingPointError(ArithmeticError);
    OverflowError(ArithmeticError);
    ZeroDivisionError(ArithmeticError);
    AssertionError(Exception);
    AttributeError(Exception);
    BufferError(Exception);
    EOFError(Exception);
    ImportError(Exception);
    ModuleNotFoundError(ImportError);
    LookupError(Exception);
    IndexError(LookupError);
    KeyError(LookupError);
    MemoryError(Exception);
    NameError(Exception);
    UnboundLocalError(NameError);
    OSError(Exception);
    BlockingIOError(OSError);
    ChildProcessError(OSError);
    ConnectionError(OSError);
    BrokenPipeError(ConnectionError);
    ConnectionAbortedError(ConnectionError);
    ConnectionRefusedError(ConnectionError);
    ConnectionResetError(ConnectionError);
    FileExistsError(OSError);
    FileNotFoundError(OSError);
    InterruptedError(OSError);
    IsADirectoryError(OSError);
    NotADirectoryError(OSError);
    PermissionError(OSError);
    ProcessLookupError(OSError);
    TimeoutError(OSError);
    ReferenceError(Exception);
    RuntimeError(Exception);
    NotImplementedError(RuntimeError);
    RecursionError(RuntimeError);
    PythonFinalizationError(RuntimeError);
    StopAsyncIteration(Exception);
    StopIteration(Exception);
    SyntaxError(Exception);
    IndentationError(SyntaxError);
    TabError(IndentationError);
    SystemError(Exception);
    TypeError(Exception);
    ValueError(Exception);
    UnicodeError(ValueError);
    UnicodeDecodeError(UnicodeError);
    UnicodeEncodeError(UnicodeError);
    UnicodeTranslateError(UnicodeError);
    Warning(Exception);
    BytesWarning(Warning);
    DeprecationWarning(Warning);
    EncodingWarning(Warning);
    FutureWarning(Warning);
    ImportWarning(Warning);
    PendingDeprecationWarning(Warning);
    ResourceWarning(Warning);
    RuntimeWarning(Warning);
    SyntaxWarning(Warning);
    UnicodeWarning(Warning);
    UserWarning(Warning);
}
