//! `array`: the type of `types/array`, under its name.

use crate::gc::Gc;
use crate::modules::NativeModule;
use crate::object::TypeId;
use crate::types::array::{ITEM_KINDS, ItemKind};
use crate::types::module::Module;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "array", functions: &[], init: Some(init), doc: "" };

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let class = vm.type_(TypeId::Array).value();
    vm.add_to_module(module, "array", class);
    vm.add_to_module(module, "ArrayType", class);
    let codes: String = ITEM_KINDS.iter().map(|kind: &ItemKind| char::from(kind.code)).collect();
    let codes = vm.text(&codes);
    vm.add_to_module(module, "typecodes", codes);
    Ok(())
}
