//! Printing of exceptions.

use crate::gc::Gc;
use crate::object::BaseException;
use crate::vm::Vm;

/// The text that an uncaught exception leaves on stderr.
pub fn format_exception(vm: &mut Vm, exception: Gc<BaseException>) -> String {
    let name = vm.type_name(exception.value());
    let text = vm.to_str(exception.value()).map(|t| t.to_text()).unwrap_or_default();
    format!("Traceback (most recent call last):\n{name}: {text}\n")
}
