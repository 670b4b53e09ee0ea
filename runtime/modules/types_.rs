//! `types`: the names of the built-in types that have none in `builtins`.

use crate::gc::Gc;
use crate::interp::types::function::Function;
use crate::modules::NativeModule;
use crate::object::{Method, TypeId};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module, where the standard library is not at hand.
pub static SUBSTITUTE: NativeModule = NativeModule { name: "types", functions: FUNCTIONS, init: Some(init), doc: "" };

static FUNCTIONS: &[Method] = crate::methods!["coroutine(func)" => coroutine];

static NAMES: &[(&str, TypeId)] = {
    use TypeId::*;
    &[
        ("FunctionType", Function),
        ("LambdaType", Function),
        ("CodeType", Code),
        ("MappingProxyType", MappingProxy),
        ("SimpleNamespace", SimpleNamespace),
        ("CellType", Cell),
        ("GeneratorType", Generator),
        ("CoroutineType", Coroutine),
        ("AsyncGeneratorType", AsyncGenerator),
        ("MethodType", BoundMethod),
        ("BuiltinFunctionType", Builtin),
        ("BuiltinMethodType", Builtin),
        ("WrapperDescriptorType", SlotWrapper),
        ("MethodWrapperType", MethodWrapper),
        ("MethodDescriptorType", MethodDescriptor),
        ("ClassMethodDescriptorType", ClassMethodDescriptor),
        ("ModuleType", Module),
        ("TracebackType", Traceback),
        ("FrameType", Frame),
        ("GetSetDescriptorType", GetSet),
        ("MemberDescriptorType", Member),
        ("GenericAlias", GenericAlias),
        ("UnionType", Union),
        ("EllipsisType", EllipsisType),
        ("NoneType", NoneType),
        ("NotImplementedType", NotImplementedType),
    ]
};

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for &(name, id) in NAMES {
        let class = vm.type_(id).value();
        vm.add_to_module(module, name, class);
    }
    Ok(())
}

/// The function whose generators can be awaited. It is a copy, as frames of the old one may be under way; other callables are good as
/// they are, since what they return is awaited as what it is.
fn coroutine(vm: &mut Vm, func: Value) -> PyResult {
    if vm.class_of(func).slots().call.is_none() {
        return Err(vm.type_error("types.coroutine() expects a callable"));
    }
    let Some(function) = func.downcast::<Function>() else { return Ok(func) };
    let mut body = (*function.code.get().linked.body).clone();
    if !body.flags.is_generator || body.flags.is_coroutine {
        return Ok(func);
    }
    body.flags.is_iterable_coroutine = true;
    let code = vm.link(body.into());
    Ok(vm.function_with_code(function, code).value())
}
