//! `types`: the names of the built-in types that have none in `builtins`.

use crate::gc::Gc;
use crate::modules::NativeModule;
use crate::object::TypeId;
use crate::types::module::Module;
use crate::vm::{PyResult, Vm};

/// The module, where the standard library is not at hand.
pub static SUBSTITUTE: NativeModule = NativeModule { name: "types", functions: &[], init: Some(init), doc: "" };

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
        ("MethodWrapperType", BoundMethod),
        ("MethodDescriptorType", MethodDescriptor),
        ("ClassMethodDescriptorType", ClassMethod),
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
