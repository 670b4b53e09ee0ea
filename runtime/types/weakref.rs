//! `weakref.ref`. The machine's table of weak references says what is still there.

use std::cell::Cell;

use crate::gc::{Gc, KindInfo};
use crate::methods;
use crate::object::{Arguments, CompareOp, Getter, Kind, Known, Slots, Str, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&WEAK_REFERENCE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::WeakReference, KindInfo::of::<WeakReference>())];

crate::object! {
    /// A weak reference. What it refers to is in `vm.weak_references`, where the collector clears it.
    pub struct WeakReference {
        /// Called when the referent is gone, or None.
        pub callback: Cell<Value>,
        /// The hash of the referent; -1 if it was not asked for.
        pub hash: Cell<i64>,
    }
}

static WEAK_REFERENCE: TypeSpec = TypeSpec {
    kind: Some(Kind::WeakReference),
    slots: Slots { repr: Some(repr), hash: Some(hash), compare: Some(compare), call: Some(call), new: Some(new), init: Some(init), ..Slots::NONE },
    getters: &[Getter { name: "__callback__", get: callback, set: None }],
    class_methods: crate::types::generic_alias::CLASS_GETITEM,
    methods: methods![],
    ..TypeSpec::new(TypeId::WeakReference, "weakref.ReferenceType")
};

/// The reference; the slot belongs to weak references.
fn this(value: Value) -> Gc<WeakReference> {
    value.downcast().expect("the slot belongs to weak references")
}

impl Vm {
    /// What a weak reference refers to, if that still exists.
    pub fn referent(&self, reference: Value) -> Option<Value> {
        self.weak_references.borrow().referent(reference)
    }

    /// All weak references to an object.
    pub fn references_to(&self, referent: Value) -> Vec<Value> {
        self.weak_references.borrow().references_to(referent).to_vec()
    }
}

/// Calls the callbacks of references whose referent is gone. Nobody can handle an exception of theirs.
pub fn run_callbacks(vm: &mut Vm) {
    vm.has_dead_references.set(false);
    let pending = vm.list(&[]);
    let len = vm.weak_references.borrow().len();
    pending.items.reserve(&vm.heap, len);
    // There is room for all: nothing is allocated while only the table, which holds nothing, knows a reference.
    for reference in vm.weak_references.borrow().dead() {
        if reference.downcast::<WeakReference>().is_some_and(|weak| !weak.callback.get().is_none()) {
            pending.items.push_in_place(reference);
        }
    }
    for index in 0..pending.items.len() {
        let reference = pending.items.at(index);
        let callback = this(reference).callback.replace(Value::NONE);
        if vm.call(callback, &[reference]).is_err() {
            vm.report_unraisable(callback);
        }
    }
}

/// Whether instances of the object's class may be referred to weakly.
pub fn is_weakly_referable(vm: &Vm, value: Value) -> bool {
    use TypeId::*;
    let class = vm.class_of(value);
    value.is_object()
        && (class.facts.has_weakref.get()
            || [Type, Function, BoundMethod, Builtin, Set, FrozenSet, Generator, Coroutine, AsyncGenerator, Module, Code, GenericAlias, WeakReference, IoBase, Deque,
                Partial, LruCache, Accumulate, Tee, MemoryView, Lock, RLock, ThreadLocal, SimpleQueue, Pattern,
                TypeVar, TypeVarTuple, ParamSpec, ParamSpecArgs, ParamSpecKwargs]
                .iter()
                .any(|&id| vm.is_instance(value, id)))
}

/// The one reference to an object that has neither a class of its own nor a callback.
pub fn plain_reference(vm: &mut Vm, referent: Value) -> Option<Value> {
    let table = vm.weak_references.borrow();
    let is_plain = |reference: &Value| reference.downcast_exact::<WeakReference>().is_some_and(|reference| reference.callback.get().is_none());
    table.references_to(referent).iter().copied().find(is_plain)
}

fn new(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let given = arguments.n_positional();
    let (referent, callback) = match *arguments.positionals() {
        [referent] => (referent, Value::NONE),
        [referent, callback] => (referent, callback),
        [] => return Err(vm.type_error("__new__ expected at least 1 argument, got 0")),
        _ => return Err(vm.type_error(format!("__new__ expected at most 2 arguments, got {given}"))),
    };
    if !is_weakly_referable(vm, referent) {
        let given = vm.type_name(referent);
        return Err(vm.type_error(format!("cannot create weak reference to '{given}' object")));
    }
    let is_shared = class.is(TypeId::WeakReference) && callback.is_none();
    if is_shared {
        if let Some(reference) = plain_reference(vm, referent) {
            return Ok(reference);
        }
    }
    let reference = vm.heap.alloc(WeakReference::new(class.instance_header(), Cell::new(callback), Cell::new(-1))).value();
    vm.weak_references.borrow_mut().insert(reference, referent);
    Ok(reference)
}

fn init(vm: &mut Vm, _: Value, arguments: Arguments) -> PyResult<()> {
    if !arguments.names.is_empty() {
        return Err(vm.type_error("ref() takes no keyword arguments"));
    }
    match arguments.values.len() {
        1 | 2 => Ok(()),
        0 => Err(vm.type_error("__init__ expected at least 1 argument, got 0")),
        given => Err(vm.type_error(format!("__init__ expected at most 2 arguments, got {given}"))),
    }
}

fn call(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    if !arguments.values.is_empty() {
        let message = match arguments.names.is_empty() {
            true => format!("weakref expected 0 arguments, got {}", arguments.values.len()),
            false => "weakref() takes no keyword arguments".to_owned(),
        };
        return Err(vm.type_error(message));
    }
    Ok(vm.referent(callee).unwrap_or(Value::NONE))
}

fn hash(vm: &mut Vm, value: Value) -> PyResult<i64> {
    let reference = this(value);
    if reference.hash.get() == -1 {
        let Some(referent) = vm.referent(value) else { return Err(vm.type_error("weak object has gone away")) };
        reference.hash.set(vm.hash(referent)?);
    }
    Ok(reference.hash.get())
}

fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    if !lhs.is::<WeakReference>() || !rhs.is::<WeakReference>() || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match (vm.referent(lhs), vm.referent(rhs)) {
        (Some(one), Some(other)) => vm.compare(op, one, other),
        _ => Ok(Value::from_bool((lhs == rhs) == (op == CompareOp::Eq))),
    }
}

fn callback(vm: &mut Vm, value: Value) -> PyResult {
    Ok(vm.referent(value).map_or(Value::NONE, |_| this(value).callback.get()))
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let address = value.address().addr();
    let Some(referent) = vm.referent(value) else { return Ok(vm.text(&format!("<weakref at {address:#x}; dead>"))) };
    let class = vm.type_name(referent);
    let name = vm.get_known_attr(referent, Known::__name__);
    let name = vm.catch(name, TypeId::Exception)?.and_then(|name| name.downcast::<Str>());
    let name = name.map_or_else(String::new, |name| format!(" ({})", name.to_text()));
    let at = referent.address().addr();
    Ok(vm.text(&format!("<weakref at {address:#x}; to '{class}' at {at:#x}{name}>")))
}
