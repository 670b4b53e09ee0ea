//! `_typing`: the classes of type parameters, for the Python module `typing`.

use crate::gc::Gc;
use crate::methods;
use crate::modules::NativeModule;
use crate::object::TypeId;
use crate::types::module::Module;
use crate::types::typing::no_default;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule {
    name: "_typing",
    functions: methods!["_idfunc(object, /)" => |_: &mut Vm, object: Value| object],
    init: Some(init),
    doc: "Primitives and accelerators for the typing module.\n",
};

const CLASSES: &[(&str, TypeId)] = &[
    ("TypeVar", TypeId::TypeVar),
    ("ParamSpec", TypeId::ParamSpec),
    ("TypeVarTuple", TypeId::TypeVarTuple),
    ("ParamSpecArgs", TypeId::ParamSpecArgs),
    ("ParamSpecKwargs", TypeId::ParamSpecKwargs),
    ("TypeAliasType", TypeId::TypeAliasType),
    ("Generic", TypeId::Generic),
];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for &(name, class) in CLASSES {
        let class = vm.type_(class).value();
        vm.add_to_module(module, name, class);
    }
    let nothing = no_default(vm);
    vm.add_to_module(module, "NoDefault", nothing);
    Ok(())
}
