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
    report_as(vm, "Exception ignored in", false, object);
}

/// The same for one that has ended a thread, which was started with this function.
pub fn report_in_thread(vm: &mut Vm, function: Value) {
    report_as(vm, "Exception ignored in thread started by", true, function);
}

/// Tells the message to the hook only if the hook would not say it anyway.
fn report_as(vm: &mut Vm, message: &str, is_told: bool, object: Value) {
    let exception = vm.take_raised();
    let sys = vm.state(State::SysDict).downcast::<Dict>();
    let name = vm.intern("unraisablehook");
    let hook = sys.and_then(|sys| sys.get_str(name)).filter(|hook| !hook.is_none());
    if let (Some(hook), Some(class)) = (hook, vm.state(State::UnraisableHookArgs).downcast::<Type>()) {
        let words = if is_told { vm.text(message) } else { Value::NONE };
        let values = [vm.class_of(exception.value()).value(), exception.value(), exception.traceback.get(), words, object];
        let arguments = struct_sequence::instance(vm, class, &values).value();
        if vm.call(hook, &[arguments]).is_err() {
            let failure = vm.take_raised();
            print(vm, "Exception ignored in sys.unraisablehook: ", hook, failure);
        }
        return;
    }
    print(vm, &format!("{message}: "), object, exception);
}

/// `sys.unraisablehook`, unless the program puts its own there.
pub fn hook(vm: &mut Vm, unraisable: Gc<Tuple>) -> PyResult<()> {
    let &[_, exception, traceback, message, object] = unraisable.as_slice() else {
        return Err(vm.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
    };
    let Some(exception) = exception.downcast::<BaseException>() else { return Ok(()) };
    exception.traceback.set(traceback);
    let introduction = match message {
        Value::NONE => "Exception ignored in: ".to_owned(),
        message => format!("{}: ", vm.to_str(message)?.to_text()),
    };
    print(vm, &introduction, object, exception);
    Ok(())
}

fn print(vm: &mut Vm, introduction: &str, object: Value, exception: Gc<BaseException>) {
    let object = match vm.repr_text(object) {
        Ok(text) => text,
        Err(_) => {
            vm.raised = Value::NONE;
            "<object repr() failed>".to_owned()
        }
    };
    let text = traceback::format_exception_chained(vm, exception, false);
    if write_error(vm, &format!("{introduction}{object}\n{text}")).is_err() {
        // If stderr is gone, there is nobody left to tell.
        vm.raised = Value::NONE;
    }
}
