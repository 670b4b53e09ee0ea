//! `type`.

use crate::gc::{Gc, KindInfo};
use crate::object::{Kind, Known, Str, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::Vm;

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&TYPE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Type, KindInfo::of::<Type>())];

static TYPE: TypeSpec = TypeSpec {
    kind: Some(Kind::Type),
    ..TypeSpec::new(TypeId::Type, "type")
};

impl Vm {
    /// `cls.__module__`: a str, or whatever the class has.
    pub fn class_module(&mut self, class: Gc<Type>) -> Option<Value> {
        if class.facts.is_heap_type.get() {
            let name = self.known(Known::__module__);
            return class.dict.get().get_str(name);
        }
        let name = class.name.get().to_text();
        Some(match name.rsplit_once('.') {
            Some((module, _)) => self.intern(module).value(),
            None => self.known(Known::builtins_).value(),
        })
    }

    /// `cls.__qualname__` as Rust text.
    pub fn class_qualname(&mut self, class: Gc<Type>) -> String {
        let name = class.qualname.get().downcast::<Str>().map(|name| name.to_text()).unwrap_or_default();
        if class.facts.is_heap_type.get() { name } else { name.rsplit('.').next().unwrap_or_default().to_owned() }
    }

    /// The class as reprs call it: module and qualified name, the former unless it is `builtins`.
    pub fn full_name(&mut self, class: Gc<Type>) -> String {
        let qualname = self.class_qualname(class);
        match self.class_module(class).and_then(Value::downcast::<Str>).map(|module| module.to_text()) {
            Some(module) if module != "builtins" => format!("{module}.{qualname}"),
            _ => qualname,
        }
    }
}
