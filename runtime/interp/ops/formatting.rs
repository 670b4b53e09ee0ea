//! Formatting: f-strings.

use super::containers::slow_only;
use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::isa::*;
use crate::object::TypeId;
use crate::vm::{PyResult, Vm};

slow_only! {
    Format |inst, cx, vm| {
        let spec = cx.get_optional(inst.spec).bound();
        let text = vm.format_value(cx.get(inst.src), inst.conversion.0, spec)?;
        cx.set(inst.dst, text.value());
    }
    Convert |inst, cx, vm| {
        let value = cx.get(inst.src);
        let text = match inst.conversion.0 {
            1 => vm.to_str(value)?.value(),
            2 => vm.repr(value)?.value(),
            _ => vm.ascii(value)?.value(),
        };
        cx.set(inst.dst, text);
    }
    PrintExpr |inst, cx, vm| {
        let value = cx.get(inst.src);
        let name = vm.intern("displayhook");
        let sys = vm.import("sys")?;
        match vm.find_attr(sys, name)? {
            Some(hook) => {
                vm.call(hook, &[value])?;
            }
            None => return Err(vm.raise(TypeId::RuntimeError, "lost sys.displayhook".into())),
        }
    }
}
