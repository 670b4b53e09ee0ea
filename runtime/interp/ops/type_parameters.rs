//! Type parameters and the `type` statement (PEP 695, 696): what CPython's intrinsics of these numbers do.

use super::containers::slow_only;
use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::interp::types::function::Function;
use crate::isa::*;
use crate::object::{Tuple, TypeId};
use crate::types::typing::parameters::{TypeParameter, from_syntax};
use crate::types::typing::{alias, generic_of};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

slow_only! {
    TypeIntrinsic1 |inst, cx, vm| {
        let made = of_one(vm, inst.which.0, cx.get(inst.src))?;
        cx.set(inst.dst, made);
    }
    TypeIntrinsic2 |inst, cx, vm| {
        let made = of_two(vm, inst.which.0, cx.get(inst.lhs), cx.get(inst.rhs))?;
        cx.set(inst.dst, made);
    }
}

fn of_one(vm: &mut Vm, which: u16, value: Value) -> PyResult {
    match which {
        7 => from_syntax(vm, TypeId::TypeVar, value).map(|made| made.value()),
        8 => from_syntax(vm, TypeId::ParamSpec, value).map(|made| made.value()),
        9 => from_syntax(vm, TypeId::TypeVarTuple, value).map(|made| made.value()),
        10 => generic_of(vm, value),
        11 => alias::from_syntax(vm, value),
        _ => Err(unknown(vm, which)),
    }
}

fn of_two(vm: &mut Vm, which: u16, first: Value, second: Value) -> PyResult {
    match which {
        2 | 3 => {
            let parameter = from_syntax(vm, TypeId::TypeVar, first)?;
            let place = if which == 2 { &parameter.compute_bound } else { &parameter.compute_constraints };
            place.set(second);
            Ok(parameter.value())
        }
        4 if second.is::<Tuple>() => match first.downcast::<Function>() {
            Some(function) => {
                function.type_params.set(second);
                Ok(first)
            }
            None => Err(unknown(vm, which)),
        },
        5 => match first.downcast::<TypeParameter>() {
            Some(parameter) => {
                parameter.compute_default.set(second);
                Ok(first)
            }
            None => {
                let given = vm.type_name(first);
                Err(vm.type_error(format!("Expected a type param, got {given}")))
            }
        },
        _ => Err(unknown(vm, which)),
    }
}

fn unknown(vm: &mut Vm, which: u16) -> crate::vm::Raised {
    vm.raise(TypeId::SystemError, format!("bad operands of the intrinsic {which}"))
}
