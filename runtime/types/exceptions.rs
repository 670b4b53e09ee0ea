//! Exceptions and tracebacks.

use crate::gc::KindInfo;
use crate::object::{BaseException, Kind, Traceback, TypeId, TypeSpec};

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
