//! Exceptions and tracebacks.

pub mod groups;
mod os_error;
mod special;
pub mod syntax_error;
mod tracebacks;
mod unicode;

use crate::gc::{Gc, KindInfo};
use crate::object::{Arguments, BaseException, Getter, Kind, Known, List, Slots, Str, Traceback, Tuple, Type, TypeId, TypeSpec};
use crate::types::object_;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The types of this folder that are no plain exceptions.
pub static SPECS: &[&TypeSpec] = &[&tracebacks::TRACEBACK, &BASE_EXCEPTION];

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] =
    &[(Kind::BaseException, KindInfo::of::<BaseException>()), (Kind::Traceback, KindInfo::of::<Traceback>())];

static BASE_EXCEPTION: TypeSpec = TypeSpec {
    kind: Some(Kind::BaseException),
    has_dict: true,
    slots: Slots { repr: Some(repr), str_: Some(str_), new: Some(new), init: Some(init), ..Slots::NONE },
    methods: crate::methods![
        "with_traceback(self, object, /)" => with_traceback,
        "add_note(self, object, /)" => add_note,
        "__reduce__(self, /)" => reduce,
        "__setstate__(self, object, /)" => set_state,
    ],
    getters: &[
        Getter { name: "args", get: |_, object| Ok(this(object).args.get().value()), set: Some(set_args) },
        Getter { name: "__traceback__", get: |_, object| Ok(this(object).traceback.get()), set: Some(set_traceback) },
        Getter { name: "__cause__", get: |_, object| Ok(this(object).cause.get()), set: Some(set_cause) },
        Getter { name: "__context__", get: |_, object| Ok(this(object).context.get()), set: Some(set_context) },
        Getter { name: "__suppress_context__", get: |_, object| Ok(Value::from_bool(this(object).suppress_context.get())), set: Some(set_suppress) },
        object_::DICT,
    ],
    ..TypeSpec::new(TypeId::BaseException, "BaseException")
};

/// The row of an attribute that is kept in the exception's dict, None if it is not there.
macro_rules! attribute {
    ($name:ident) => {
        $crate::object::Getter {
            name: Known::ALL[Known::$name as usize],
            get: |vm, object| Ok(vm.exception_attribute($crate::types::exceptions::this(object), Known::$name).unwrap_or(Value::NONE)),
            set: Some(|vm, object, value| {
                vm.set_exception_attribute($crate::types::exceptions::this(object), Known::$name, value.unwrap_or(Value::NONE));
                Ok(())
            }),
        }
    };
}
pub(crate) use attribute;

fn this(object: Value) -> Gc<BaseException> {
    object.downcast().expect("the slot belongs to exceptions")
}

fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    Ok(vm.new_exception_of(class, arguments.positionals()).value())
}

fn init(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    if !arguments.names.is_empty() {
        let class = vm.type_name(object);
        return Err(vm.type_error(format!("{class}() takes no keyword arguments")));
    }
    set_arguments(vm, object, arguments);
    Ok(())
}

/// Keeps the positional arguments as `args`.
fn set_arguments(vm: &mut Vm, object: Value, arguments: Arguments) {
    let exception = this(object);
    if exception.args.get().as_slice() != arguments.positionals() {
        exception.args.set(vm.tuple(arguments.positionals()));
    }
}

fn repr(vm: &mut Vm, object: Value) -> PyResult {
    let class = vm.class_of(object);
    let name = class.name.get().to_text();
    let args = this(object).args.get();
    let text = match args.as_slice() {
        &[argument] => format!("{name}({})", vm.repr_text(argument)?),
        [] => format!("{name}()"),
        _ => format!("{name}{}", vm.repr_text(args.value())?),
    };
    Ok(vm.text(&text))
}

/// `BaseException.__str__`
pub fn str_(vm: &mut Vm, object: Value) -> PyResult {
    let args = this(object).args.get();
    match args.as_slice() {
        [] => Ok(vm.text("")),
        &[argument] => vm.to_str(argument).map(Gc::value),
        _ => vm.to_str(args.value()).map(Gc::value),
    }
}

fn set_args(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let Some(value) = value else { return Err(vm.type_error("args may not be deleted")) };
    let list = vm.collect_list(value)?;
    let args: Gc<Tuple> = vm.tuple(list.items.as_slice());
    this(object).args.set(args);
    Ok(())
}

fn set_traceback(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    match value {
        None => Err(vm.type_error("__traceback__ may not be deleted")),
        Some(value) if value.is_none() || value.is::<Traceback>() => {
            this(object).traceback.set(value);
            Ok(())
        }
        Some(_) => Err(vm.type_error("__traceback__ must be a traceback or None")),
    }
}

/// An exception or None, for `__cause__` and `__context__`.
fn link(vm: &mut Vm, what: &str, value: Option<Value>) -> PyResult {
    match value {
        None => Err(vm.type_error(format!("__{what}__ may not be deleted"))),
        Some(value) if value.is_none() || value.is::<BaseException>() => Ok(value),
        Some(_) => Err(vm.type_error(format!("exception {what} must be None or derive from BaseException"))),
    }
}

fn set_cause(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let cause = link(vm, "cause", value)?;
    this(object).cause.set(cause);
    this(object).suppress_context.set(true);
    Ok(())
}

fn set_context(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let context = link(vm, "context", value)?;
    this(object).context.set(context);
    Ok(())
}

fn set_suppress(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    match value {
        Some(value) if value.is_bool() => {
            this(object).suppress_context.set(value == Value::TRUE);
            Ok(())
        }
        Some(_) => Err(vm.type_error("attribute value type must be bool")),
        None => Err(vm.type_error("can't delete numeric/char attribute")),
    }
}

fn with_traceback(vm: &mut Vm, exception: Gc<BaseException>, traceback: Value) -> PyResult<Gc<BaseException>> {
    set_traceback(vm, exception.value(), Some(traceback))?;
    Ok(exception)
}

fn add_note(vm: &mut Vm, exception: Gc<BaseException>, note: Value) -> PyResult<()> {
    if !note.is::<Str>() {
        let given = vm.type_name(note);
        return Err(vm.type_error(format!("note must be a str, not '{given}'")));
    }
    let notes = match vm.exception_attribute(exception, Known::__notes__) {
        Some(notes) => notes,
        None => {
            let notes = vm.list(&[]).value();
            vm.set_exception_attribute(exception, Known::__notes__, notes);
            notes
        }
    };
    match notes.downcast::<List>() {
        Some(notes) => {
            notes.items.push(&vm.heap, note);
            Ok(())
        }
        None => Err(vm.type_error("Cannot add note: __notes__ is not a list")),
    }
}

fn reduce(vm: &mut Vm, exception: Gc<BaseException>) -> PyResult {
    let dict = vm.exception_dict(exception);
    reduced(vm, exception, exception.args.get(), dict)
}

/// Class, arguments, and a state if there is one.
fn reduced(vm: &mut Vm, exception: Gc<BaseException>, args: Gc<Tuple>, dict: Gc<crate::object::Dict>) -> PyResult {
    let class = vm.class_of(exception.value()).value();
    let args = args.value();
    Ok(if dict.is_empty() { vm.tuple(&[class, args]).value() } else { vm.tuple(&[class, args, dict.value()]).value() })
}

fn set_state(vm: &mut Vm, exception: Gc<BaseException>, state: Value) -> PyResult<()> {
    match state.downcast::<crate::object::Dict>() {
        Some(state) => {
            let names: Vec<Value> = state.iter().map(|(name, _)| name).collect();
            for name in names {
                if let (Some(text), Some(value)) = (name.downcast::<Str>(), state.get(vm, name)?) {
                    vm.set_attr(exception.value(), text, Some(value))?;
                }
            }
            Ok(())
        }
        None if state.is_none() => Ok(()),
        None => Err(vm.type_error("state is not a dictionary")),
    }
}

/// Adds a note to the exception on its way.
pub fn add_note_to_raised(vm: &mut Vm, note: Value) -> PyResult<()> {
    let exception = vm.take_raised();
    let added = add_note(vm, exception, note);
    vm.raised = exception.value();
    added
}

/// Keyword arguments of an exception's `__init__` that become attributes: each must be one of `names`.
fn take_keywords(vm: &mut Vm, object: Value, arguments: Arguments, names: &[Known]) -> PyResult<()> {
    for (name, value) in arguments.keywords() {
        match names.iter().find(|known| vm.known(**known).value() == name || text_of(name) == Known::ALL[**known as usize]) {
            Some(&known) => vm.set_exception_attribute(this(object), known, value),
            None => {
                let (class, name) = (vm.type_name(object), text_of(name));
                return Err(vm.type_error(format!("{class}() got an unexpected keyword argument '{name}'")));
            }
        }
    }
    set_arguments(vm, object, arguments);
    Ok(())
}

fn text_of(name: Value) -> String {
    name.downcast::<Str>().map(|name| name.to_text()).unwrap_or_default()
}

impl Vm {
    /// The number and the text of a failure of the system, as OSError takes them.
    pub fn os_error_parts(&mut self, error: &std::io::Error) -> [Value; 2] {
        let text = error.to_string();
        let text = self.text(text.split(" (os error").next().unwrap_or_default());
        [Value::from_small(i64::from(error.raw_os_error().unwrap_or(0))), text]
    }

    /// OSError for a failure of the system; the subclass that fits its number.
    #[cold]
    pub fn os_error(&mut self, error: &std::io::Error, filename: Value) -> Raised {
        let [number, text] = self.os_error_parts(error);
        let class = self.type_(TypeId::OSError);
        let arguments: &[Value] = if filename.is_none() { &[number, text] } else { &[number, text, filename] };
        raise_made(self, Ok(class), arguments)
    }
}

/// Raises what a class of exceptions makes of these arguments, unless there was an exception when the class was made.
#[cold]
pub fn raise_made(vm: &mut Vm, class: PyResult<Gc<Type>>, arguments: &[Value]) -> Raised {
    match class.and_then(|class| vm.call(class.value(), arguments)) {
        Ok(exception) => vm.raise_object(exception.downcast().expect("classes of exceptions make exceptions")),
        Err(raised) => raised,
    }
}

/// UnicodeEncodeError for a surrogate that UTF-8 cannot have.
#[cold]
pub fn surrogate_error(vm: &mut Vm, text: Gc<Str>, position: usize) -> Raised {
    let end = position + text.code_points().skip(position).take_while(|point| (0xd800..0xe000).contains(point)).count();
    let class = vm.type_(TypeId::UnicodeEncodeError);
    let encoding = vm.text("utf-8");
    let (start, end) = (vm.int(position as i64), vm.int(end as i64));
    let reason = vm.text("surrogates not allowed");
    raise_made(vm, Ok(class), &[encoding, text.value(), start, end, reason])
}

macro_rules! declaration {
    ($id:ident) => {
        TypeSpec::new(TypeId::$id, stringify!($id))
    };
    ($id:ident $own:path) => {
        $own
    };
}

macro_rules! exceptions {
    ($($id:ident($base:ident) $(: $own:path)?;)*) => {
        /// Every other exception, bases first. What a class has of its own is declared where it is.
        pub static EXCEPTIONS: &[TypeSpec] = &[$(TypeSpec {
            base: TypeId::$base,
            has_dict: true,
            ..declaration!($id $($own)?)
        }),*];
    };
}

exceptions! {
    BaseExceptionGroup(BaseException): groups::BASE_EXCEPTION_GROUP;
    ExceptionGroup(BaseExceptionGroup);
    GeneratorExit(BaseException);
    KeyboardInterrupt(BaseException);
    SystemExit(BaseException): special::SYSTEM_EXIT;
    Exception(BaseException);
    ArithmeticError(Exception);
    FloatingPointError(ArithmeticError);
    OverflowError(ArithmeticError);
    ZeroDivisionError(ArithmeticError);
    AssertionError(Exception);
    AttributeError(Exception): special::ATTRIBUTE_ERROR;
    BufferError(Exception);
    EOFError(Exception);
    ImportError(Exception): special::IMPORT_ERROR;
    ModuleNotFoundError(ImportError);
    LookupError(Exception);
    IndexError(LookupError);
    KeyError(LookupError): special::KEY_ERROR;
    MemoryError(Exception);
    NameError(Exception): special::NAME_ERROR;
    UnboundLocalError(NameError);
    OSError(Exception): os_error::OS_ERROR;
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
    StopIteration(Exception): special::STOP_ITERATION;
    SyntaxError(Exception): syntax_error::SYNTAX_ERROR;
    IndentationError(SyntaxError);
    TabError(IndentationError);
    _IncompleteInputError(SyntaxError);
    SystemError(Exception);
    TypeError(Exception);
    ValueError(Exception);
    UnicodeError(ValueError);
    UnicodeDecodeError(UnicodeError): unicode::DECODE;
    UnicodeEncodeError(UnicodeError): unicode::ENCODE;
    UnicodeTranslateError(UnicodeError): unicode::TRANSLATE;
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
