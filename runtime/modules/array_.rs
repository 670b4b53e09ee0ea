//! `array`: the type of `types/array`, under its name.

use crate::gc::Gc;
use crate::modules::NativeModule;
use crate::object::TypeId;
use crate::types::array::{ITEM_KINDS, ItemKind};
use crate::types::from_interpreter;
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
    // Without a library there is no such class.
    let abstract_classes = from_interpreter::import(vm, "_collections_abc");
    if let Some(abstract_classes) = vm.catch(abstract_classes, TypeId::ImportError)? {
        let (name, register) = (vm.intern("MutableSequence"), vm.intern("register"));
        let sequences = vm.get_attr(abstract_classes, name)?;
        let register = vm.get_attr(sequences, register)?;
        vm.call(register, &[class])?;
    }
    Ok(())
}
