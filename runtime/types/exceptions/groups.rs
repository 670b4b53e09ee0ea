//! `BaseExceptionGroup` and `ExceptionGroup`.

use super::this;
use crate::gc::{Gc, Items};
use crate::object::{Arguments, BaseException, Getter, Known, List, Slots, Str, Tuple, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub const BASE_EXCEPTION_GROUP: TypeSpec = TypeSpec {
    slots: Slots { new: Some(new), init: Some(init), str_: Some(str_), ..Slots::NONE },
    methods: crate::methods![
        "derive(self, object, /)" => derive,
        "split(self, object, /)" => split_method,
        "subgroup(self, object, /)" => subgroup,
    ],
    class_methods: crate::types::generic_alias::CLASS_GETITEM,
    getters: &[
        Getter { name: "message", get: |vm, object| Ok(vm.exception_attribute(this(object), Known::message_).unwrap_or(Value::NONE)), set: None },
        Getter { name: "exceptions", get: |vm, object| Ok(members(vm, this(object)).value()), set: None },
    ],
    ..TypeSpec::new(TypeId::BaseExceptionGroup, "BaseExceptionGroup")
};

/// `ExceptionGroup` is an `Exception`, too; declarations have one base only.
pub fn add_second_base(vm: &mut Vm) {
    let [group, base, exception] = [TypeId::ExceptionGroup, TypeId::BaseExceptionGroup, TypeId::Exception].map(|id| vm.type_(id));
    let [root, object] = [TypeId::BaseException, TypeId::Object].map(|id| vm.type_(id));
    group.bases.set(vm.tuple(&[base.value(), exception.value()]));
    group.mro.set(vm.tuple(&[group, base, exception, root, object].map(Gc::value)));
    exception.subclasses.push(&vm.heap, group.value());
    vm.flush_lookups();
}

/// The exceptions of a group.
pub fn members(vm: &mut Vm, group: Gc<BaseException>) -> Gc<Tuple> {
    let stored = vm.exception_attribute(group, Known::exceptions_).and_then(Value::downcast::<Tuple>);
    stored.unwrap_or_else(|| vm.tuple(&[]))
}

fn new(vm: &mut Vm, mut class: Gc<Type>, arguments: Arguments) -> PyResult {
    let &[message, exceptions] = arguments.positionals() else {
        let given = arguments.n_positional();
        return Err(vm.type_error(format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)")));
    };
    if !message.is::<Str>() {
        let given = vm.type_name(message);
        return Err(vm.type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {given}")));
    }
    let is_sequence = exceptions.is::<List>() || exceptions.is::<Tuple>() || vm.class_of(exceptions).slots().get_item.is_some();
    if !is_sequence || vm.is_instance(exceptions, TypeId::Dict) {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let list = vm.collect_list(exceptions)?;
    if list.items.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut all_plain = true;
    for index in 0..list.items.len() {
        let exception = list.items.at(index);
        if !exception.is::<BaseException>() {
            return Err(vm.value_error(format!("Item {index} of second argument (exceptions) is not an exception")));
        }
        all_plain &= vm.is_instance(exception, TypeId::Exception);
    }
    if class.is(TypeId::BaseExceptionGroup) {
        if all_plain {
            class = vm.type_(TypeId::ExceptionGroup);
        }
    } else if !all_plain && class.is(TypeId::ExceptionGroup) {
        return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    } else if !all_plain && class.is_subclass_of(vm.type_(TypeId::Exception)) {
        let class = class.name.get().to_text();
        return Err(vm.type_error(format!("Cannot nest BaseExceptions in '{class}'")));
    }
    let group = vm.new_exception_of(class, arguments.positionals());
    let exceptions = vm.tuple(list.items.as_slice()).value();
    vm.set_exception_attribute(group, Known::message_, message);
    vm.set_exception_attribute(group, Known::exceptions_, exceptions);
    Ok(group.value())
}

fn init(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    if !arguments.names.is_empty() {
        let class = vm.type_name(object);
        return Err(vm.type_error(format!("{class}() takes no keyword arguments")));
    }
    super::set_arguments(vm, object, arguments);
    Ok(())
}

fn str_(vm: &mut Vm, object: Value) -> PyResult {
    let group = this(object);
    let message = vm.exception_attribute(group, Known::message_).unwrap_or(Value::NONE);
    let message = vm.to_str(message)?.to_text();
    let count = members(vm, group).len();
    let plural = if count == 1 { "" } else { "s" };
    Ok(vm.text(&format!("{message} ({count} sub-exception{plural})")))
}

fn derive(vm: &mut Vm, group: Gc<BaseException>, exceptions: Value) -> PyResult {
    let message = vm.exception_attribute(group, Known::message_).unwrap_or(Value::NONE);
    let class = vm.type_(TypeId::BaseExceptionGroup).value();
    vm.call(class, &[message, exceptions])
}

/// How exceptions are chosen from a group.
#[derive(Clone, Copy)]
enum Matcher {
    /// A class or a tuple of classes.
    Classes(Value),
    Function(Value),
    /// One of the exceptions in a tuple; no group.
    OneOf(Gc<Tuple>),
}

impl Matcher {
    fn of(vm: &mut Vm, value: Value) -> PyResult<Matcher> {
        let is_exception_class = |vm: &Vm, value: Value| value.downcast::<Type>().is_some_and(|class| class.is_subclass_of(vm.type_(TypeId::BaseException)));
        if is_exception_class(vm, value) {
            return Ok(Matcher::Classes(value));
        }
        if let Some(classes) = value.downcast::<Tuple>()
            && classes.as_slice().iter().all(|&class| is_exception_class(vm, class))
        {
            return Ok(Matcher::Classes(value));
        }
        if !value.is::<Type>() && vm.class_of(value).slots().call.is_some() {
            return Ok(Matcher::Function(value));
        }
        Err(vm.type_error("expected an exception type, a tuple of exception types, or a callable (other than a class)"))
    }

    fn accepts(self, vm: &mut Vm, exception: Value) -> PyResult<bool> {
        match self {
            Matcher::Classes(classes) => vm.is_instance_of(exception, classes),
            Matcher::Function(function) => {
                let result = vm.call(function, &[exception])?;
                vm.is_true(result)
            }
            Matcher::OneOf(leaves) => Ok(leaves.as_slice().contains(&exception)),
        }
    }
}

/// A group with some exceptions of `group`, and with its traceback, notes and links; None if there are none.
fn subset(vm: &mut Vm, group: Gc<BaseException>, exceptions: &Items) -> PyResult {
    if exceptions.is_empty() {
        return Ok(Value::NONE);
    }
    let list = vm.list(exceptions.as_slice()).value();
    let name = vm.intern("derive");
    let method = vm.get_attr(group.value(), name)?;
    let result = vm.call(method, &[list])?;
    let group_class = vm.type_(TypeId::BaseExceptionGroup);
    let Some(derived) = result.downcast::<BaseException>().filter(|_| vm.class_of(result).is_subclass_of(group_class)) else {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    };
    derived.traceback.set(group.traceback.get());
    derived.context.set(group.context.get());
    derived.cause.set(group.cause.get());
    derived.suppress_context.set(group.suppress_context.get());
    if let Some(notes) = vm.exception_attribute(group, Known::__notes__)
        && vm.class_of(notes).slots().get_item.is_some()
        && !vm.is_instance(notes, TypeId::Dict)
    {
        let copy = vm.collect_list(notes)?.value();
        vm.set_exception_attribute(derived, Known::__notes__, copy);
    }
    Ok(result)
}

/// The part that matches and the rest; None for an empty one.
fn split_with(vm: &mut Vm, exception: Value, matcher: Matcher) -> PyResult<(Value, Value)> {
    if matcher.accepts(vm, exception)? {
        return Ok((exception, Value::NONE));
    }
    let group_class = vm.type_(TypeId::BaseExceptionGroup);
    if !vm.class_of(exception).is_subclass_of(group_class) {
        return Ok((Value::NONE, exception));
    }
    vm.check_native_stack()?;
    let (matching, rest) = (Items::new(), Items::new());
    let group = this(exception);
    let exceptions = members(vm, group);
    for &member in exceptions.as_slice() {
        let (one, other) = split_with(vm, member, matcher)?;
        for (part, items) in [(one, &matching), (other, &rest)] {
            if !part.is_none() {
                items.push(&vm.heap, part);
            }
        }
    }
    let matching = subset(vm, group, &matching)?;
    let rest = subset(vm, group, &rest)?;
    Ok((matching, rest))
}

/// `exception.split(classes)`, as `except*` does: the part that matches and the rest, None for an empty one. An exception
/// that is no group is all of it or nothing.
pub fn split(vm: &mut Vm, exception: Value, classes: Value) -> PyResult<(Value, Value)> {
    split_with(vm, exception, Matcher::Classes(classes))
}

/// The exceptions in a group and in the groups in it that are none themselves.
fn leaves(vm: &mut Vm, exception: Value, found: &Items) -> PyResult<()> {
    let group_class = vm.type_(TypeId::BaseExceptionGroup);
    if !vm.class_of(exception).is_subclass_of(group_class) {
        found.push(&vm.heap, exception);
        return Ok(());
    }
    vm.check_native_stack()?;
    let exceptions = members(vm, this(exception));
    exceptions.as_slice().iter().try_for_each(|&member| leaves(vm, member, found))
}

/// Whether an exception is a part of `original` that was raised again, and not a new one.
fn is_part(vm: &mut Vm, exception: Value, original: Value) -> bool {
    let group_class = vm.type_(TypeId::BaseExceptionGroup);
    if !vm.class_of(exception).is_subclass_of(group_class) {
        return false;
    }
    let (one, other) = (this(exception), this(original));
    vm.exception_attribute(one, Known::__notes__) == vm.exception_attribute(other, Known::__notes__)
        && one.traceback.get() == other.traceback.get()
        && one.cause.get() == other.cause.get()
        && one.context.get() == other.context.get()
}

/// What is raised after all `except*` clauses for `original`, given what they raised and what none of them took (PEP 654):
/// the parts of the original in their old order, beside what is new. None if there is nothing.
pub fn merge(vm: &mut Vm, original: Value, exceptions: &[Value]) -> PyResult {
    let group_class = vm.type_(TypeId::BaseExceptionGroup);
    if exceptions.is_empty() {
        return Ok(Value::NONE);
    }
    if !vm.class_of(original).is_subclass_of(group_class) {
        // A plain exception meets at most one clause.
        return Ok(exceptions[0]);
    }
    let (new, old) = (Items::new(), Items::new());
    for &exception in exceptions {
        if is_part(vm, exception, original) {
            leaves(vm, exception, &old)?;
        } else {
            new.push(&vm.heap, exception);
        }
    }
    let old = Matcher::OneOf(vm.tuple(old.as_slice()));
    let rest = split_with(vm, original, old)?.0;
    match new.as_slice() {
        [] => Ok(rest),
        [single] if rest.is_none() => Ok(*single),
        _ => {
            if !rest.is_none() {
                new.push(&vm.heap, rest);
            }
            let (message, list) = (vm.text(""), vm.list(new.as_slice()).value());
            vm.call(group_class.value(), &[message, list])
        }
    }
}

fn split_method(vm: &mut Vm, group: Gc<BaseException>, matcher: Value) -> PyResult {
    let matcher = Matcher::of(vm, matcher)?;
    let (matching, rest) = split_with(vm, group.value(), matcher)?;
    Ok(vm.tuple(&[matching, rest]).value())
}

fn subgroup(vm: &mut Vm, group: Gc<BaseException>, matcher: Value) -> PyResult {
    let matcher = Matcher::of(vm, matcher)?;
    Ok(split_with(vm, group.value(), matcher)?.0)
}
