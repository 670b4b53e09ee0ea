//! Exceptions that nobody can handle, as those of finalizers: `sys.unraisablehook`.

use crate::builtins::{traceback, write_error};
use crate::gc::Gc;
use crate::modules::State;
use crate::object::{BaseException, Dict, Tuple, Type};
use crate::types::module::Module;
use crate::types::struct_sequence;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// Makes the class of the hook's argument.
pub fn start(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let fields = ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"];
    let class = struct_sequence::new_public_class(vm, module, "sys.UnraisableHookArgs", &fields, &[])?;
    vm.set_state(State::UnraisableHookArgs, class.value());
    Ok(())
}

/// Gives the exception in `vm.raised` to the hook, or prints it where there is none.
pub fn report(vm: &mut Vm, object: Value) {
    report_with(vm, None, object);
}

/// The same for one that has ended a thread, which was started with this function.
pub fn report_in_thread(vm: &mut Vm, function: Value) {
    let raised = std::mem::replace(&mut vm.raised, Value::NONE);
    let function = vm.repr_text(function).unwrap_or_else(|_| UNSPEAKABLE.to_owned());
    vm.raised = raised;
    report_with(vm, Some(format!("Exception ignored in thread started by {function}")), Value::NONE);
}

/// What stands for an object without a repr.
const UNSPEAKABLE: &str = "<object repr() failed>";

fn report_with(vm: &mut Vm, message: Option<String>, object: Value) {
    let exception = vm.take_raised();
    let sys = vm.state(State::SysDict).downcast::<Dict>();
    let name = vm.intern("unraisablehook");
    let hook = sys.and_then(|sys| sys.get_str(name)).filter(|hook| !hook.is_none());
    if let (Some(hook), Some(class)) = (hook, vm.state(State::UnraisableHookArgs).downcast::<Type>()) {
        let words = message.map_or(Value::NONE, |message| vm.text(&message));
        let values = [vm.class_of(exception.value()).value(), exception.value(), exception.traceback.get(), words, object];
        let arguments = struct_sequence::instance(vm, class, &values).value();
        if vm.call(hook, &[arguments]).is_err() {
            let failure = vm.take_raised();
            let introduction = introduction(vm, Some("Exception ignored in sys.unraisablehook".to_owned()), hook);
            print(vm, &introduction, failure);
        }
        return;
    }
    let introduction = introduction(vm, message, object);
    print(vm, &introduction, exception);
}

/// `sys.unraisablehook`, unless the program puts its own there.
pub fn hook(vm: &mut Vm, unraisable: Gc<Tuple>) -> PyResult<()> {
    let &[_, exception, traceback, message, object] = unraisable.as_slice() else {
        return Err(vm.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
    };
    let Some(exception) = exception.downcast::<BaseException>() else { return Ok(()) };
    exception.traceback.set(traceback);
    let message = if message.is_none() { None } else { Some(vm.to_str(message)?.to_text()) };
    let introduction = introduction(vm, message, object);
    print(vm, &introduction, exception);
    Ok(())
}

/// The first line of what is printed.
fn introduction(vm: &mut Vm, message: Option<String>, object: Value) -> String {
    if object.is_none() && let Some(message) = message {
        return format!("{message}:");
    }
    let message = message.unwrap_or_else(|| "Exception ignored in".to_owned());
    let object = match vm.repr_text(object) {
        Ok(text) => text,
        Err(_) => {
            vm.raised = Value::NONE;
            UNSPEAKABLE.to_owned()
        }
    };
    format!("{message}: {object}")
}

fn print(vm: &mut Vm, introduction: &str, exception: Gc<BaseException>) {
    let text = traceback::format_exception_chained(vm, exception, false);
    if write_error(vm, &format!("{introduction}\n{text}")).is_err() {
        // If stderr is gone, there is nobody left to tell.
        vm.raised = Value::NONE;
    }
}
