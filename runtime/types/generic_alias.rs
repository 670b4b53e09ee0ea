//! `types.GenericAlias` (`list[int]`) and `types.UnionType` (`int | str`).

use std::cell::Cell;

use crate::methods;
use crate::gc::{Gc, Items, KindInfo};
use crate::object::{Arguments, BinaryFn, BinaryOp, CompareOp, Dict, Getter, Kind, Known, List, Method, Slots, Str, Tuple, Type, TypeId, TypeSpec, generic_get_attr};
use crate::types::list::iterators::iterator_of;
use crate::types::set::Set;
use crate::types::typing::alias::TypeAlias;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&GENERIC_ALIAS, &UNION];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::GenericAlias, KindInfo::of::<GenericAlias>()), (Kind::Union, KindInfo::of::<Union>())];

crate::object! {
    /// A class with type arguments.
    pub struct GenericAlias {
        pub origin: Cell<Value>,
        pub args: Cell<Gc<Tuple>>,
        /// With a star: `*tuple[int]`.
        pub is_unpacked: Cell<bool>,
    }
}

crate::object! {
    /// Alternatives, each there once.
    pub struct Union {
        pub args: Cell<Gc<Tuple>>,
    }
}

const BINARY: [Option<BinaryFn>; BinaryOp::COUNT] = {
    let mut slots = Slots::NONE.binary;
    slots[BinaryOp::Or as usize] = Some(union_of);
    slots
};

static GENERIC_ALIAS: TypeSpec = TypeSpec {
    kind: Some(Kind::GenericAlias),
    slots: Slots {
        repr: Some(alias_repr),
        hash: Some(alias_hash),
        compare: Some(alias_compare),
        call: Some(alias_call),
        get_attr: Some(alias_get_attr),
        get_item: Some(alias_get_item),
        iter: Some(alias_iter),
        new: Some(alias_new),
        binary: BINARY,
        ..Slots::NONE
    },
    methods: methods![
        "__mro_entries__(self, object, /)" => mro_entries,
        "__instancecheck__(self, object, /)" => no_instance_check,
        "__subclasscheck__(self, object, /)" => no_subclass_check,
        "__reduce__(self, /)" => alias_reduce,
        "__dir__(self, /)" => alias_dir,
    ],
    getters: &[
        Getter { name: "__origin__", get: alias_origin, set: None },
        Getter { name: "__args__", get: alias_args, set: None },
        Getter { name: "__parameters__", get: alias_parameters, set: None },
        Getter { name: "__unpacked__", get: |_, value| Ok(Value::from_bool(alias(value).is_unpacked.get())), set: None },
        Getter { name: "__typing_unpacked_tuple_args__", get: |vm, value| {
            let this = alias(value);
            let is_tuple = this.is_unpacked.get() && this.origin.get() == vm.type_(TypeId::Tuple).value();
            Ok(if is_tuple { this.args.get().value() } else { Value::NONE })
        }, set: None },
    ],
    signature: "(origin, args, /)",
    ..TypeSpec::new(TypeId::GenericAlias, "types.GenericAlias")
};

static UNION: TypeSpec = TypeSpec {
    kind: Some(Kind::Union),
    is_base: false,
    slots: Slots {
        repr: Some(union_repr),
        hash: Some(union_hash),
        compare: Some(union_compare),
        get_item: Some(union_get_item),
        binary: BINARY,
        ..Slots::NONE
    },
    getters: &[
        Getter { name: "__args__", get: union_args, set: None },
        Getter { name: "__parameters__", get: union_parameters, set: None },
    ],
    ..TypeSpec::new(TypeId::Union, "types.UnionType")
};

/// The class method `__class_getitem__` of generic built-in classes.
pub const CLASS_GETITEM: &[Method] = methods!["__class_getitem__(type, object, /)" => class_getitem];

/// `class[item]` as a generic alias.
pub fn class_getitem(vm: &mut Vm, class: Value, item: Value) -> Gc<GenericAlias> {
    let args = match item.downcast_exact::<Tuple>() {
        Some(items) => items,
        None => vm.tuple(&[item]),
    };
    vm.generic_alias(class, args)
}

impl Vm {
    pub fn generic_alias(&mut self, origin: Value, args: Gc<Tuple>) -> Gc<GenericAlias> {
        self.heap.alloc(GenericAlias::new(self.header_of(TypeId::GenericAlias), Cell::new(origin), Cell::new(args), Cell::new(false)))
    }
}

fn alias(value: Value) -> Gc<GenericAlias> {
    value.downcast().expect("the slot belongs to generic aliases")
}

fn union(value: Value) -> Gc<Union> {
    value.downcast().expect("the slot belongs to unions")
}

fn alias_new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    if !arguments.names.is_empty() {
        return Err(vm.type_error("GenericAlias() takes no keyword arguments"));
    }
    let &[origin, item] = arguments.values else {
        return Err(vm.type_error(format!("GenericAlias expected 2 arguments, got {}", arguments.values.len())));
    };
    let args = item.downcast::<Tuple>().unwrap_or_else(|| vm.tuple(&[item]));
    Ok(vm.heap.alloc(GenericAlias::new(class.instance_header(), Cell::new(origin), Cell::new(args), Cell::new(false))).value())
}

/// Appends an argument as the repr of a generic alias writes it.
fn write_argument(vm: &mut Vm, argument: Value, text: &mut Vec<u8>) -> PyResult<()> {
    if argument == Value::ELLIPSIS {
        text.extend_from_slice(b"...");
        return Ok(());
    }
    if let Some(class) = argument.downcast::<Type>() {
        let module = vm.get_known_attr(argument, Known::__module__);
        let module = vm.catch(module, TypeId::AttributeError)?.and_then(|module| module.downcast::<Str>());
        let qualname = vm.class_qualname(class);
        if let Some(module) = module.filter(|module| module.to_text() != "builtins") {
            text.extend(module.to_wtf8());
            text.push(b'.');
        }
        text.extend_from_slice(qualname.as_bytes());
        return Ok(());
    }
    if let Some(list) = argument.downcast_exact::<crate::object::List>() {
        text.push(b'[');
        let mut index = 0;
        while let Some(item) = list.items.get(index) {
            if index > 0 {
                text.extend_from_slice(b", ");
            }
            write_argument(vm, item, text)?;
            index += 1;
        }
        text.push(b']');
        return Ok(());
    }
    text.extend(vm.repr(argument)?.to_wtf8());
    Ok(())
}

fn alias_repr(vm: &mut Vm, value: Value) -> PyResult {
    let this = alias(value);
    let mut text = Vec::new();
    if this.is_unpacked.get() {
        text.push(b'*');
    }
    write_argument(vm, this.origin.get(), &mut text)?;
    text.push(b'[');
    for (index, &argument) in this.args.get().as_slice().iter().enumerate() {
        if index > 0 {
            text.extend_from_slice(b", ");
        }
        write_argument(vm, argument, &mut text)?;
    }
    text.extend_from_slice(if this.args.get().is_empty() { b"()]" } else { b"]" });
    Ok(vm.str_from_wtf8(&text).value())
}

fn alias_hash(vm: &mut Vm, value: Value) -> PyResult<i64> {
    let this = alias(value);
    let (origin, args) = (vm.hash(this.origin.get())?, vm.hash(this.args.get().value())?);
    Ok(crate::object::hash::avoid_error(origin ^ args))
}

fn alias_compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<GenericAlias>(), rhs.downcast::<GenericAlias>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let is_alike = one.is_unpacked.get() == other.is_unpacked.get();
    let is_equal = is_alike && vm.is_equal(one.origin.get(), other.origin.get())? && vm.is_equal(one.args.get().value(), other.args.get().value())?;
    Ok(Value::from_bool(is_equal == (op == CompareOp::Eq)))
}

fn alias_call(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    let object = vm.call_with(alias(callee).origin.get(), arguments)?;
    let name = vm.intern("__orig_class__");
    let result = vm.set_attr(object, name, Some(callee));
    if result.is_err() && (vm.raised_is(TypeId::AttributeError) || vm.raised_is(TypeId::TypeError)) {
        vm.raised = Value::NONE;
        return Ok(object);
    }
    result.map(|()| object)
}

/// Attributes that are the alias's own; all others are the class's.
const OWN: &[&str] = &[
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__bases__",
    "__copy__",
    "__deepcopy__",
];

fn alias_get_attr(vm: &mut Vm, object: Value, name: Gc<Str>) -> PyResult {
    if OWN.contains(&name.to_text().as_str()) {
        return generic_get_attr(vm, object, name);
    }
    vm.get_attr(alias(object).origin.get(), name)
}

fn alias_origin(_: &mut Vm, value: Value) -> PyResult {
    Ok(alias(value).origin.get())
}

fn alias_args(_: &mut Vm, value: Value) -> PyResult {
    Ok(alias(value).args.get().value())
}

fn alias_parameters(vm: &mut Vm, value: Value) -> PyResult {
    Ok(parameters(vm, alias(value).args.get())?.value())
}

/// The type variables among type arguments, each once.
fn parameters(vm: &mut Vm, args: Gc<Tuple>) -> PyResult<Gc<Tuple>> {
    let found = Items::new();
    let subst = vm.intern("__typing_subst__");
    for &argument in args.as_slice() {
        if argument.is::<Type>() || !argument.is_object() {
            continue;
        }
        if vm.find_attr(argument, subst)?.is_some() {
            push_once(vm, &found, argument);
            continue;
        }
        let name = vm.known(Known::__parameters__);
        if let Some(inner) = vm.find_attr(argument, name)?.and_then(|inner| inner.downcast::<Tuple>()) {
            inner.as_slice().iter().for_each(|&inner| push_once(vm, &found, inner));
        }
    }
    Ok(vm.tuple(found.as_slice()))
}

fn push_once(vm: &Vm, found: &Items, value: Value) {
    if !found.as_slice().contains(&value) {
        found.push(&vm.heap, value);
    }
}

/// The type arguments with type variables replaced by what stands in their place in `item` (`_Py_subs_parameters`).
fn substitute(vm: &mut Vm, whole: Value, args: Gc<Tuple>, item: Value) -> PyResult<Gc<Tuple>> {
    let variables = parameters(vm, args)?;
    if variables.is_empty() {
        let text = vm.repr_text(whole)?;
        return Err(vm.type_error(format!("{text} is not a generic class")));
    }
    let mut item = unpack_args(vm, item)?;
    // A variable may take several arguments, or one that is not there.
    for &variable in variables.as_slice() {
        if let Some(prepare) = attribute(vm, variable, "__typing_prepare_subst__")?.filter(|prepare| !prepare.is_none()) {
            let prepared = vm.call(prepare, &[whole, item.value()])?;
            item = prepared.downcast::<Tuple>().unwrap_or_else(|| vm.tuple(&[prepared]));
        }
    }
    let (given, wanted) = (item.len(), variables.len());
    if given != wanted {
        let text = vm.repr_text(whole)?;
        let amount = if given > wanted { "many" } else { "few" };
        return Err(vm.type_error(format!("Too {amount} arguments for {text}; actual {given}, expected {wanted}")));
    }
    let replacement = |variable: Value| variables.as_slice().iter().position(|&known| known == variable).map(|index| item.as_slice()[index]);
    let result = Items::new();
    for &argument in args.as_slice() {
        if argument.is::<Type>() {
            result.push(&vm.heap, argument);
            continue;
        }
        let is_unpacked = match attribute(vm, argument, "__typing_is_unpacked_typevartuple__")? {
            Some(flag) => vm.is_true(flag)?,
            None => false,
        };
        let new = match (attribute(vm, argument, "__typing_subst__")?, replacement(argument)) {
            (Some(subst), Some(new)) => vm.call(subst, &[new])?,
            _ => substitute_inside(vm, argument, &replacement)?,
        };
        match new.downcast::<Tuple>() {
            Some(several) if is_unpacked => several.as_slice().iter().for_each(|&new| result.push(&vm.heap, new)),
            _ => result.push(&vm.heap, new),
        }
    }
    Ok(vm.tuple(result.as_slice()))
}

/// An attribute of what is no class, if there is one.
fn attribute(vm: &mut Vm, value: Value, name: &str) -> PyResult<Option<Value>> {
    if value.is::<Type>() {
        return Ok(None);
    }
    let name = vm.intern(name);
    vm.find_attr(value, name)
}

/// An alias inside an alias, with its own variables replaced.
fn substitute_inside(vm: &mut Vm, argument: Value, replacement: &dyn Fn(Value) -> Option<Value>) -> PyResult {
    let Some(inner) = attribute(vm, argument, "__parameters__")?.and_then(|inner| inner.downcast::<Tuple>()).filter(|inner| !inner.is_empty()) else {
        return Ok(argument);
    };
    let chosen = Items::new();
    for &variable in inner.as_slice() {
        match replacement(variable) {
            Some(new) if vm.class_of(variable).slots().iter.is_some() && new.is::<Tuple>() => {
                let several: Gc<Tuple> = new.downcast().expect("just seen");
                several.as_slice().iter().for_each(|&new| chosen.push(&vm.heap, new));
            }
            Some(new) => chosen.push(&vm.heap, new),
            None => chosen.push(&vm.heap, variable),
        }
    }
    let key = vm.tuple(chosen.as_slice()).value();
    vm.get_item(argument, key)
}

/// The arguments in brackets, where `*tuple[int, str]` stands for what it has, unless it goes on for ever.
fn unpack_args(vm: &mut Vm, item: Value) -> PyResult<Gc<Tuple>> {
    let given = item.downcast::<Tuple>().unwrap_or_else(|| vm.tuple(&[item]));
    let result = Items::new();
    for &argument in given.as_slice() {
        let inner = attribute(vm, argument, "__typing_unpacked_tuple_args__")?.and_then(|inner| inner.downcast::<Tuple>());
        match inner.filter(|inner| inner.as_slice().last() != Some(&Value::ELLIPSIS)) {
            Some(inner) => inner.as_slice().iter().for_each(|&inner| result.push(&vm.heap, inner)),
            None => result.push(&vm.heap, argument),
        }
    }
    Ok(vm.tuple(result.as_slice()))
}

fn alias_get_item(vm: &mut Vm, container: Value, item: Value) -> PyResult {
    let this = alias(container);
    let args = substitute(vm, container, this.args.get(), item)?;
    let result = vm.generic_alias(this.origin.get(), args);
    result.is_unpacked.set(this.is_unpacked.get());
    Ok(result.value())
}

fn mro_entries(vm: &mut Vm, this: Gc<GenericAlias>, _: Value) -> Gc<Tuple> {
    vm.tuple(&[this.origin.get()])
}

fn no_instance_check(vm: &mut Vm, _: Gc<GenericAlias>, _: Value) -> PyResult {
    Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
}

fn no_subclass_check(vm: &mut Vm, _: Gc<GenericAlias>, _: Value) -> PyResult {
    Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
}

/// `*list[int]`: one alias with a star.
fn alias_iter(vm: &mut Vm, value: Value) -> PyResult {
    let this = alias(value);
    let starred = vm.generic_alias(this.origin.get(), this.args.get());
    starred.is_unpacked.set(true);
    let list = vm.list(&[starred.value()]);
    Ok(iterator_of(vm, TypeId::GenericAliasIterator, list))
}

/// The names of the class, and those that the alias has itself.
fn alias_dir(vm: &mut Vm, this: Gc<GenericAlias>) -> PyResult<Gc<List>> {
    let names = match vm.call_special(this.origin.get(), Known::__dir__, &[])? {
        Some(names) => vm.collect_list(names)?,
        None => vm.list(&[]),
    };
    for name in OWN {
        let name = vm.intern(name).value();
        if !names.items.as_slice().contains(&name) {
            names.items.push(&vm.heap, name);
        }
    }
    Ok(names)
}

fn alias_reduce(vm: &mut Vm, this: Gc<GenericAlias>) -> PyResult<Gc<Tuple>> {
    if this.is_unpacked.get() {
        // What iterating over the alias without a star gives.
        let plain = without_star(vm, this);
        let iterator = alias_iter(vm, plain.value())?;
        let (next, arguments) = (vm.intern("next"), vm.tuple(&[iterator]).value());
        let next = vm.builtins.downcast::<Dict>().and_then(|builtins| builtins.get_str(next)).unwrap_or(Value::NONE);
        return Ok(vm.tuple(&[next, arguments]));
    }
    let arguments = vm.tuple(&[this.origin.get(), this.args.get().value()]).value();
    let class = vm.class_of(this.value()).value();
    Ok(vm.tuple(&[class, arguments]))
}

/// The alias that has no star.
pub fn without_star(vm: &mut Vm, this: Gc<GenericAlias>) -> Gc<GenericAlias> {
    vm.generic_alias(this.origin.get(), this.args.get())
}

/// `lhs | rhs` for classes, generic aliases, unions and None: the `or` slot of all of them.
pub fn union_of(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let is_member = |value: Value| value.is_none() || value.is::<Type>() || value.is::<GenericAlias>() || value.is::<Union>() || value.is::<TypeAlias>();
    if !is_member(lhs) || !is_member(rhs) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let members = Items::new();
    for operand in [lhs, rhs] {
        match operand.downcast::<Union>() {
            Some(inner) => {
                for &member in inner.args.get().as_slice() {
                    add_member(vm, &members, member)?;
                }
            }
            None => add_member(vm, &members, operand)?,
        }
    }
    if members.len() == 1 {
        return Ok(members.at(0));
    }
    let args = vm.tuple(members.as_slice());
    Ok(vm.heap.alloc(Union::new(vm.header_of(TypeId::Union), Cell::new(args))).value())
}

fn add_member(vm: &mut Vm, members: &Items, member: Value) -> PyResult<()> {
    let member = if member.is_none() { vm.type_(TypeId::NoneType).value() } else { member };
    for index in 0..members.len() {
        let known = members.at(index);
        // A class with its own `__eq__` in a metaclass is still told apart by identity; aliases are compared.
        let is_same = known == member || !known.is::<Type>() && !member.is::<Type>() && vm.is_equal(known, member)?;
        if is_same {
            return Ok(());
        }
    }
    members.push(&vm.heap, member);
    Ok(())
}

fn union_repr(vm: &mut Vm, value: Value) -> PyResult {
    let mut text = Vec::new();
    for (index, &member) in union(value).args.get().as_slice().iter().enumerate() {
        if index > 0 {
            text.extend_from_slice(b" | ");
        }
        if member == vm.type_(TypeId::NoneType).value() {
            text.extend_from_slice(b"None");
        } else {
            write_argument(vm, member, &mut text)?;
        }
    }
    Ok(vm.str_from_wtf8(&text).value())
}

fn members_of(vm: &mut Vm, value: Value) -> PyResult<Gc<Set>> {
    let members = vm.frozen_set();
    let args = union(value).args.get();
    for &member in args.as_slice() {
        members.add(vm, member)?;
    }
    Ok(members)
}

fn union_hash(vm: &mut Vm, value: Value) -> PyResult<i64> {
    let members = members_of(vm, value)?;
    Ok(members.content_hash())
}

fn union_compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    if !lhs.is::<Union>() || !rhs.is::<Union>() || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (one, other) = (members_of(vm, lhs)?, members_of(vm, rhs)?);
    vm.compare(op, one.value(), other.value())
}

fn union_args(_: &mut Vm, value: Value) -> PyResult {
    Ok(union(value).args.get().value())
}

fn union_parameters(vm: &mut Vm, value: Value) -> PyResult {
    Ok(parameters(vm, union(value).args.get())?.value())
}

fn union_get_item(vm: &mut Vm, container: Value, item: Value) -> PyResult {
    let args = substitute(vm, container, union(container).args.get(), item)?;
    let mut members = args.as_slice().iter().copied();
    let first = members.next().expect("a union has members");
    members.try_fold(first, |result, member| vm.binary(BinaryOp::Or, result, member))
}
