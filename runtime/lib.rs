//! The machine: register instruction set, heap, object model, interpreter, built-in types and modules.
//!
//! `docs/architecture.md` is the map.

pub mod builtins;
pub mod embed;
pub mod gc;
pub mod interp;
pub mod isa;
pub mod machine;
pub mod modules;
pub mod object;
pub mod types;
pub mod value;
pub mod vm;

#[cfg(test)]
mod tests {
    use crate::machine::{Settings, new_vm};
    use crate::object::TypeId;

    #[test]
    fn a_machine_has_types() {
        let vm = new_vm(Settings::default());
        assert_eq!(vm.type_(TypeId::List).name.get().to_text(), "list");
        assert!(vm.type_(TypeId::KeyError).is_subclass_of(vm.type_(TypeId::LookupError)));
    }
}
