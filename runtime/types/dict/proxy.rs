//! `mappingproxy`: a read-only view of a mapping, such as `type.__dict__`.

use std::cell::Cell;

use super::write_repr;
use crate::gc::Gc;
use crate::methods;
use crate::object::{Arguments, BinaryFn, BinaryOp, CompareOp, Dict, Kind, Known, List, Slots, Tuple, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// A read-only view of a mapping.
    pub struct MappingProxy {
        pub mapping: Cell<Value>,
    }
}

const BINARY: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.binary;
    slots[BinaryOp::Or as usize] = Some(or);
    slots
};

const INPLACE: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.inplace;
    slots[BinaryOp::Or as usize] = Some(inplace_or);
    slots
};

pub static MAPPING_PROXY: TypeSpec = TypeSpec {
    kind: Some(Kind::MappingProxy),
    is_base: false,
    slots: Slots {
        repr: Some(repr),
        str_: Some(|vm, proxy| Ok(vm.to_str(mapping(proxy))?.value())),
        hash: Some(|vm, proxy| vm.hash(mapping(proxy))),
        compare: Some(compare),
        iter: Some(|vm, proxy| vm.iter(mapping(proxy))),
        len: Some(|vm, proxy| vm.len(mapping(proxy))),
        contains: Some(|vm, proxy, key| vm.contains(mapping(proxy), key)),
        get_item: Some(|vm, proxy, key| vm.get_item(mapping(proxy), key)),
        new: Some(new),
        binary: BINARY,
        inplace: INPLACE,
        ..Slots::NONE
    },
    methods: methods![
        "get(self, key, default=None, /)" => get,
        "keys(self, /)" => |vm: &mut Vm, this: Gc<MappingProxy>| call_method(vm, this, Known::keys_),
        "values(self, /)" => |vm: &mut Vm, this: Gc<MappingProxy>| call_method(vm, this, Known::values_),
        "items(self, /)" => |vm: &mut Vm, this: Gc<MappingProxy>| call_method(vm, this, Known::items_),
        "copy(self, /)" => |vm: &mut Vm, this: Gc<MappingProxy>| call_method(vm, this, Known::__copy__),
        "__reversed__(self, /)" => |vm: &mut Vm, this: Gc<MappingProxy>| call_method(vm, this, Known::__reversed__),
    ],
    class_methods: crate::types::generic_alias::CLASS_GETITEM,
    signature: "(mapping)",
    ..TypeSpec::new(TypeId::MappingProxy, "mappingproxy")
};

fn mapping(proxy: Value) -> Value {
    proxy.downcast::<MappingProxy>().expect("the slot belongs to mapping proxies").mapping.get()
}

fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let &[source] = arguments.values else {
        let message = if arguments.values.is_empty() {
            "mappingproxy() missing required argument 'mapping' (pos 1)".to_owned()
        } else {
            format!("mappingproxy() takes at most 1 argument ({} given)", arguments.values.len())
        };
        return Err(vm.type_error(message));
    };
    let is_mapping = vm.class_of(source).slots().get_item.is_some() && !source.is::<List>() && !source.is::<Tuple>();
    if !is_mapping {
        let given = vm.type_name(source);
        return Err(vm.type_error(format!("mappingproxy() argument must be a mapping, not {given}")));
    }
    Ok(vm.heap.alloc(MappingProxy::new(class.instance_header(), Cell::new(source))).value())
}

fn repr(vm: &mut Vm, proxy: Value) -> PyResult {
    let mut text = b"mappingproxy(".to_vec();
    write_repr(vm, mapping(proxy), &mut text)?;
    text.push(b')');
    Ok(vm.str_from_wtf8(&text).value())
}

fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    vm.compare(op, mapping(lhs), rhs)
}

fn unwrap(value: Value) -> Value {
    value.downcast::<MappingProxy>().map_or(value, |proxy| proxy.mapping.get())
}

fn or(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    vm.binary(BinaryOp::Or, unwrap(lhs), unwrap(rhs))
}

fn inplace_or(vm: &mut Vm, _: Value, _: Value) -> PyResult {
    Err(vm.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
}

fn get(vm: &mut Vm, this: Gc<MappingProxy>, key: Value, default: Value) -> PyResult {
    let mapping = this.mapping.get();
    if let Some(dict) = mapping.downcast_exact::<Dict>() {
        return Ok(dict.get(vm, key)?.unwrap_or(default));
    }
    let method = vm.get_known_attr(mapping, Known::get_)?;
    vm.call(method, &[key, default])
}

fn call_method(vm: &mut Vm, this: Gc<MappingProxy>, name: Known) -> PyResult {
    // `copy` is no name that the machine knows.
    let name = if name == Known::__copy__ { vm.intern("copy") } else { vm.known(name) };
    let method = vm.get_attr(this.mapping.get(), name)?;
    vm.call(method, &[])
}
