//! Iterators that belong to no container, and the built-in iterator classes.

mod reduce;

use std::cell::Cell;

use crate::gc::{Gc, Items, KindInfo};
use crate::methods;
use crate::object::{Arguments, BinaryOp, Kind, Known, SequenceIterator, Slots, Str, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

pub use reduce::{iter_function, iter_of};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&SEQUENCE_ITERATOR, &CALLABLE_ITERATOR, &ENUMERATE, &ZIP, &MAP, &FILTER, &REVERSED, &NATIVE_ITERATOR];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::SequenceIterator, KindInfo::of::<SequenceIterator>()),
    (Kind::CallableIterator, KindInfo::of::<CallableIterator>()),
    (Kind::Enumerate, KindInfo::of::<Enumerate>()),
    (Kind::Zip, KindInfo::of::<Zip>()),
    (Kind::Map, KindInfo::of::<Map>()),
    (Kind::Filter, KindInfo::of::<Filter>()),
    (Kind::Reversed, KindInfo::of::<Reversed>()),
];

crate::object! {
    /// `iter(callable, sentinel)`; the callable is unbound at the end.
    pub struct CallableIterator {
        pub callable: Cell<Value>,
        pub sentinel: Cell<Value>,
    }
}

crate::object! {
    /// `enumerate(iterable, start)`
    pub struct Enumerate {
        pub iterator: Cell<Value>,
        pub count: Cell<Value>,
    }
}

crate::object! {
    /// `zip(*iterables)`
    pub struct Zip {
        pub iterators: Items,
        pub is_strict: Cell<bool>,
    }
}

crate::object! {
    /// `map(function, *iterables)`
    pub struct Map {
        pub function: Cell<Value>,
        pub iterators: Items,
    }
}

crate::object! {
    /// `filter(function, iterable)`
    pub struct Filter {
        pub function: Cell<Value>,
        pub iterator: Cell<Value>,
    }
}

crate::object! {
    /// `reversed(sequence)`; the sequence is unbound at the end.
    pub struct Reversed {
        pub sequence: Cell<Value>,
        /// The index of the next item; below 0 at the end.
        pub index: Cell<i64>,
    }
}

/// The slots of an iterator.
const fn iterator_slots(next: crate::object::UnaryFn) -> Slots {
    Slots { iter: Some(iter_self), iter_next: Some(next), ..Slots::NONE }
}

static SEQUENCE_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::SequenceIterator),
    is_base: false,
    slots: iterator_slots(next_of_sequence),
    methods: methods![
        "__length_hint__(self, /)" => sequence_hint,
        "__reduce__(self, /)" => reduce::reduce_sequence,
        "__setstate__(self, object, /)" => |_: &mut Vm, this: Gc<SequenceIterator>, index: i64| this.index.set(index.max(0)),
    ],
    ..TypeSpec::new(TypeId::SequenceIterator, "iterator")
};

static CALLABLE_ITERATOR: TypeSpec = TypeSpec {
    kind: Some(Kind::CallableIterator),
    is_base: false,
    slots: iterator_slots(next_of_callable),
    methods: methods!["__reduce__(self, /)" => reduce::reduce_callable],
    ..TypeSpec::new(TypeId::CallableIterator, "callable_iterator")
};

static ENUMERATE: TypeSpec = TypeSpec {
    kind: Some(Kind::Enumerate),
    slots: Slots { new: Some(new_enumerate), ..iterator_slots(next_of_enumerate) },
    methods: methods!["__reduce__(self, /)" => reduce::reduce_enumerate],
    class_methods: crate::types::generic_alias::CLASS_GETITEM,
    signature: "(iterable, start=0)",
    ..TypeSpec::new(TypeId::Enumerate, "enumerate")
};

static ZIP: TypeSpec = TypeSpec {
    kind: Some(Kind::Zip),
    slots: Slots { new: Some(new_zip), ..iterator_slots(next_of_zip) },
    methods: methods![
        "__reduce__(self, /)" => reduce::reduce_zip,
        "__setstate__(self, object, /)" => reduce::set_state_of_zip,
    ],
    signature: "(*iterables, strict=False)",
    ..TypeSpec::new(TypeId::Zip, "zip")
};

static MAP: TypeSpec = TypeSpec {
    kind: Some(Kind::Map),
    slots: Slots { new: Some(new_map), ..iterator_slots(next_of_map) },
    methods: methods!["__reduce__(self, /)" => reduce::reduce_map],
    signature: "(function, iterable, /, *iterables)",
    ..TypeSpec::new(TypeId::Map, "map")
};

static FILTER: TypeSpec = TypeSpec {
    kind: Some(Kind::Filter),
    slots: Slots { new: Some(new_filter), ..iterator_slots(next_of_filter) },
    methods: methods!["__reduce__(self, /)" => reduce::reduce_filter],
    signature: "(function, iterable, /)",
    ..TypeSpec::new(TypeId::Filter, "filter")
};

static REVERSED: TypeSpec = TypeSpec {
    kind: Some(Kind::Reversed),
    slots: Slots { new: Some(new_reversed), ..iterator_slots(next_of_reversed) },
    methods: methods![
        "__length_hint__(self, /)" => reversed_hint,
        "__reduce__(self, /)" => reduce::reduce_reversed,
        "__setstate__(self, object, /)" => reduce::set_state_of_reversed,
    ],
    signature: "(sequence, /)",
    ..TypeSpec::new(TypeId::Reversed, "reversed")
};

static NATIVE_ITERATOR: TypeSpec = TypeSpec {
    is_base: false,
    ..TypeSpec::new(TypeId::NativeIterator, "iterator")
};

pub fn iter_self(_: &mut Vm, iterator: Value) -> PyResult {
    Ok(iterator)
}

/// TypeError, if there are keyword arguments.
pub fn refuse_keywords(vm: &mut Vm, name: &str, arguments: Arguments) -> PyResult<()> {
    if arguments.names.is_empty() {
        return Ok(());
    }
    Err(vm.type_error(format!("{name}() takes no keyword arguments")))
}

/// `text(name)` of a keyword argument's name.
pub fn name_text(name: Value) -> String {
    name.downcast::<Str>().map(|name| name.to_text()).unwrap_or_default()
}

fn next_of_sequence(vm: &mut Vm, value: Value) -> PyResult {
    let iterator = value.downcast::<SequenceIterator>().expect("the slot belongs to sequence iterators");
    let Some(sequence) = iterator.sequence.get().bound() else { return Ok(Value::UNBOUND) };
    let index = vm.int(iterator.index.get());
    match vm.get_item(sequence, index) {
        Ok(item) => {
            iterator.index.set(iterator.index.get() + 1);
            Ok(item)
        }
        Err(Raised) if vm.raised_is(TypeId::IndexError) || vm.raised_is(TypeId::StopIteration) => {
            vm.raised = Value::NONE;
            iterator.sequence.set(Value::UNBOUND);
            Ok(Value::UNBOUND)
        }
        Err(Raised) => Err(Raised),
    }
}

fn sequence_hint(vm: &mut Vm, this: Gc<SequenceIterator>) -> PyResult {
    let Some(sequence) = this.sequence.get().bound() else { return Ok(Value::from_small(0)) };
    if vm.class_of(sequence).slots().len.is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let len = vm.len(sequence)? as i64;
    Ok(vm.int((len - this.index.get()).max(0)))
}

impl Vm {
    /// `iter(callable, sentinel)`
    pub fn callable_iterator(&mut self, callable: Value, sentinel: Value) -> Value {
        let iterator = CallableIterator::new(self.header_of(TypeId::CallableIterator), Cell::new(callable), Cell::new(sentinel));
        self.heap.alloc(iterator).value()
    }
}

fn next_of_callable(vm: &mut Vm, value: Value) -> PyResult {
    let iterator = value.downcast::<CallableIterator>().expect("the slot belongs to callable iterators");
    let Some(callable) = iterator.callable.get().bound() else { return Ok(Value::UNBOUND) };
    let result = vm.call(callable, &[]);
    let result = vm.catch(result, TypeId::StopIteration)?;
    if let Some(result) = result
        && !iterator.callable.get().is_unbound()
        && !vm.is_equal(iterator.sentinel.get(), result)?
    {
        return Ok(result);
    }
    iterator.callable.set(Value::UNBOUND);
    Ok(Value::UNBOUND)
}

fn new_enumerate(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let [mut iterable, mut start] = [Value::UNBOUND; 2];
    let given = arguments.positionals();
    if arguments.values.len() > 2 {
        return Err(vm.type_error(format!("enumerate() takes at most 2 arguments ({} given)", arguments.values.len())));
    }
    for (place, &value) in [&mut iterable, &mut start].into_iter().zip(given) {
        *place = value;
    }
    for (name, value) in arguments.keywords() {
        match name_text(name).as_str() {
            "iterable" if iterable.is_unbound() => iterable = value,
            "start" if start.is_unbound() && (!given.is_empty() || arguments.names.len() == 2) => start = value,
            name => return Err(vm.type_error(format!("'{name}' is an invalid keyword argument for enumerate()"))),
        }
    }
    if iterable.is_unbound() {
        return Err(vm.type_error("enumerate() missing required argument 'iterable'"));
    }
    let count = match start.bound() {
        None => Value::from_small(0),
        Some(start) if start.is_int() => start,
        Some(start) => vm.index(start)?.to_i64().map_or(start, |number| vm.int(number)),
    };
    let iterator = vm.iter(iterable)?;
    Ok(vm.heap.alloc(Enumerate::new(class.instance_header(), Cell::new(iterator), Cell::new(count))).value())
}

fn next_of_enumerate(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Enumerate>().expect("the slot belongs to enumerate");
    let pair = pair_of_enumerate(vm, &this)?;
    Ok(as_tuple(vm, pair))
}

#[inline]
fn pair_of_enumerate(vm: &mut Vm, this: &Enumerate) -> PyResult<NextPair> {
    let Some(item) = vm.next(this.iterator.get())?.bound() else { return Ok(NextPair::End) };
    let count = this.count.get();
    let next = match count.as_int() {
        Some(number) => vm.int(number + 1),
        None => vm.binary(BinaryOp::Add, count, Value::from_small(1))?,
    };
    this.count.set(next);
    Ok(NextPair::Pair(count, item))
}

/// Iterators over all of these.
fn iterators_of(vm: &mut Vm, iterables: &[Value]) -> PyResult<Items> {
    let iterators = Items::with_capacity(&vm.heap, iterables.len());
    for &iterable in iterables {
        let iterator = vm.iter(iterable)?;
        iterators.push(&vm.heap, iterator);
    }
    Ok(iterators)
}

fn new_zip(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let mut is_strict = false;
    if arguments.names.len() > 1 {
        let given = arguments.names.len();
        return Err(vm.type_error(format!("zip() takes at most 1 keyword argument ({given} given)")));
    }
    for (name, value) in arguments.keywords() {
        match name_text(name).as_str() {
            "strict" => is_strict = vm.is_true(value)?,
            name => return Err(vm.type_error(format!("zip() got an unexpected keyword argument '{name}'"))),
        }
    }
    let iterators = iterators_of(vm, arguments.positionals())?;
    Ok(vm.heap.alloc(Zip::new(class.instance_header(), iterators, Cell::new(is_strict))).value())
}

/// What an iterator that makes pairs gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NextPair {
    Pair(Value, Value),
    End,
}

impl Vm {
    /// The next pair of an `enumerate` or a `zip` of two, without the tuple; `None` if the object is neither.
    pub fn next_pair(&mut self, iterator: Value) -> PyResult<Option<NextPair>> {
        if let Some(zip) = iterator.downcast_exact::<Zip>() {
            return if zip.iterators.len() == 2 { pair_of_zip(self, &zip).map(Some) } else { Ok(None) };
        }
        match iterator.downcast_exact::<Enumerate>() {
            Some(counted) => pair_of_enumerate(self, &counted).map(Some),
            None => Ok(None),
        }
    }
}

#[inline]
fn pair_of_zip(vm: &mut Vm, this: &Zip) -> PyResult<NextPair> {
    let (one, other) = (this.iterators.at(0), this.iterators.at(1));
    let Some(first) = vm.next(one)?.bound() else { return end_of_zip(vm, this, 0).map(|_| NextPair::End) };
    let Some(second) = vm.next(other)?.bound() else { return end_of_zip(vm, this, 1).map(|_| NextPair::End) };
    Ok(NextPair::Pair(first, second))
}

/// The tuple that the iterator gives for a pair, or unbound at the end.
fn as_tuple(vm: &mut Vm, pair: NextPair) -> Value {
    match pair {
        NextPair::Pair(first, second) => vm.tuple(&[first, second]).value(),
        NextPair::End => Value::UNBOUND,
    }
}

fn next_of_zip(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Zip>().expect("the slot belongs to zip");
    let len = this.iterators.len();
    if len == 2 {
        let pair = pair_of_zip(vm, &this)?;
        return Ok(as_tuple(vm, pair));
    }
    let items = Items::with_capacity(&vm.heap, len);
    for index in 0..len {
        let Some(item) = vm.next(this.iterators.at(index))?.bound() else { return end_of_zip(vm, &this, index) };
        items.push(&vm.heap, item);
    }
    Ok(if len == 0 { Value::UNBOUND } else { vm.tuple(items.as_slice()).value() })
}

/// The iterator at `ended` has no more items: is this the end for all?
fn end_of_zip(vm: &mut Vm, this: &Zip, ended: usize) -> PyResult {
    if this.is_strict.get() {
        check_strict(vm, "zip", &this.iterators, ended)?;
    }
    Ok(Value::UNBOUND)
}

fn check_strict(vm: &mut Vm, function: &str, iterators: &Items, ended: usize) -> PyResult<()> {
    let others = |count: usize| if count == 1 { " 1".to_owned() } else { format!("s 1-{count}") };
    if ended > 0 {
        return Err(vm.value_error(format!("{function}() argument {} is shorter than argument{}", ended + 1, others(ended))));
    }
    for index in 1..iterators.len() {
        if vm.next(iterators.at(index))?.bound().is_some() {
            return Err(vm.value_error(format!("{function}() argument {} is longer than argument{}", index + 1, others(index))));
        }
    }
    Ok(())
}

fn new_map(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let arguments = arguments.for_constructor(vm, class, "map")?;
    let [function, iterables @ ..] = arguments.values else {
        return Err(vm.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let iterators = iterators_of(vm, iterables)?;
    Ok(vm.heap.alloc(Map::new(class.instance_header(), Cell::new(*function), iterators)).value())
}

fn next_of_map(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Map>().expect("the slot belongs to map");
    let mut buffer = [Value::UNBOUND; 4];
    let len = this.iterators.len();
    if len > buffer.len() {
        let items = Items::with_capacity(&vm.heap, len);
        for index in 0..len {
            let Some(item) = vm.next(this.iterators.at(index))?.bound() else { return Ok(Value::UNBOUND) };
            items.push(&vm.heap, item);
        }
        return vm.call(this.function.get(), items.as_slice());
    }
    for (index, place) in buffer.iter_mut().enumerate().take(len) {
        let Some(item) = vm.next(this.iterators.at(index))?.bound() else { return Ok(Value::UNBOUND) };
        *place = item;
    }
    vm.call(this.function.get(), &buffer[..len])
}

fn new_filter(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let arguments = arguments.for_constructor(vm, class, "filter")?;
    let &[function, iterable] = arguments.values else {
        return Err(vm.type_error(format!("filter expected 2 arguments, got {}", arguments.values.len())));
    };
    let iterator = vm.iter(iterable)?;
    Ok(vm.heap.alloc(Filter::new(class.instance_header(), Cell::new(function), Cell::new(iterator))).value())
}

fn next_of_filter(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Filter>().expect("the slot belongs to filter");
    let function = this.function.get();
    let takes_item = function.is_none() || function == vm.type_(TypeId::Bool).value();
    while let Some(item) = vm.next(this.iterator.get())?.bound() {
        let result = if takes_item { item } else { vm.call(function, &[item])? };
        if vm.is_true(result)? {
            return Ok(item);
        }
    }
    Ok(Value::UNBOUND)
}

fn new_reversed(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let arguments = arguments.for_constructor(vm, class, "reversed")?;
    let &[sequence] = arguments.values else {
        return Err(vm.type_error(format!("reversed expected 1 argument, got {}", arguments.values.len())));
    };
    let owner = vm.class_of(sequence);
    let method = vm.lookup_known(owner, Known::__reversed__);
    if let Some(method) = method.filter(|method| !method.is_none()) {
        let method = vm.bind(method, sequence, owner.value())?;
        return vm.call(method, &[]);
    }
    let is_mapping = vm.is_instance(sequence, TypeId::Dict) || vm.is_instance(sequence, TypeId::MappingProxy);
    if method.is_some() || owner.slots().get_item.is_none() || is_mapping {
        let given = vm.type_name(sequence);
        return Err(vm.type_error(format!("'{given}' object is not reversible")));
    }
    let len = vm.len(sequence)? as i64;
    Ok(vm.heap.alloc(Reversed::new(class.instance_header(), Cell::new(sequence), Cell::new(len - 1))).value())
}

fn next_of_reversed(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<Reversed>().expect("the slot belongs to reversed");
    let Some(sequence) = this.sequence.get().bound() else { return Ok(Value::UNBOUND) };
    let index = this.index.get();
    if index >= 0 {
        let key = vm.int(index);
        match vm.get_item(sequence, key) {
            Ok(item) => {
                this.index.set(index - 1);
                return Ok(item);
            }
            Err(Raised) if vm.raised_is(TypeId::IndexError) || vm.raised_is(TypeId::StopIteration) => vm.raised = Value::NONE,
            Err(Raised) => return Err(Raised),
        }
    }
    this.index.set(-1);
    this.sequence.set(Value::UNBOUND);
    Ok(Value::UNBOUND)
}

fn reversed_hint(vm: &mut Vm, this: Gc<Reversed>) -> PyResult<i64> {
    let Some(sequence) = this.sequence.get().bound() else { return Ok(0) };
    let len = vm.len(sequence)? as i64;
    let left = this.index.get() + 1;
    Ok(if len < left { 0 } else { left })
}
