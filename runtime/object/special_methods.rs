//! Special methods and slots: one row connects the two.
//!
//! A row knows how to put its trampoline into a slot (for methods written in Python), how to take the slot over from a
//! built-in base, and how to call the slot when Python code calls the special method of a built-in type by name.

use std::cell::Cell;

use super::call::Arguments;
use super::slots::{BinaryFn, BinaryOp, CompareOp, SetAttrFn, Slots};
use super::str_::Str;
use super::type_::Type;
use super::{BaseException, Instance, Known, TypeId, generic_get_attr, generic_set_attr, hash};
use crate::gc::Gc;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// One special method.
pub struct Row {
    pub name: Known,
    /// Arguments of the wrapper, the object included.
    n_arguments: std::ops::RangeInclusive<usize>,
    install: fn(&mut Slots),
    inherit: fn(&mut Slots, &Slots),
    /// Whether both have the same slot function.
    is_same: fn(&Slots, &Slots) -> bool,
    is_set: fn(&Slots) -> bool,
    call: fn(&mut Vm, &Slots, Arguments) -> PyResult,
}

crate::untraced!(&'static Row);

crate::object! {
    /// The special method of a built-in type, e.g. `int.__add__`.
    pub struct SlotWrapper {
        pub row: &'static Row,
        pub owner: Cell<Gc<Type>>,
    }
}

crate::object! {
    /// The descriptor of a name in `__slots__`.
    pub struct Member {
        pub name: Cell<Gc<Str>>,
        pub owner: Cell<Gc<Type>>,
        pub index: usize,
    }
}

macro_rules! row {
    ($name:ident, $field:ident, $trampoline:expr, $arguments:expr, |$vm:ident, $slot:ident, $values:ident| $call:expr) => {
        Row {
            name: Known::$name,
            n_arguments: $arguments,
            install: |slots| slots.$field = Some($trampoline),
            inherit: |slots, base| slots.$field = base.$field,
            is_same: |slots, base| slots.$field.map(|slot| slot as usize) == base.$field.map(|slot| slot as usize),
            is_set: |slots| slots.$field.is_some(),
            call: |$vm, slots, arguments| {
                let $slot = slots.$field.expect("the wrapper of a slot that is set");
                let $values = arguments.values;
                $call
            },
        }
    };
}

macro_rules! unary {
    ($name:ident, $field:ident) => {
        row!($name, $field, unary_trampoline::<{ Known::$name as usize }>, 1..=1, |vm, slot, values| slot(vm, values[0]))
    };
}

macro_rules! binary {
    ($op:ident, $name:ident, $reflected:ident) => {
        [
            Row {
                name: Known::$name,
                n_arguments: 2..=2,
                install: |slots| slots.binary[BinaryOp::$op as usize] = Some(binary_trampoline::<{ BinaryOp::$op as usize }>),
                inherit: |slots, base| slots.binary[BinaryOp::$op as usize] = base.binary[BinaryOp::$op as usize],
                is_same: |slots, base| slots.binary[BinaryOp::$op as usize].map(|slot| slot as usize) == base.binary[BinaryOp::$op as usize].map(|slot| slot as usize),
                is_set: |slots| slots.binary[BinaryOp::$op as usize].is_some(),
                call: |vm, slots, arguments| {
                    let slot = slots.binary[BinaryOp::$op as usize].expect("the wrapper of a slot that is set");
                    slot(vm, arguments.values[0], arguments.values[1])
                },
            },
            Row {
                name: Known::$reflected,
                n_arguments: 2..=2,
                install: |slots| slots.binary[BinaryOp::$op as usize] = Some(binary_trampoline::<{ BinaryOp::$op as usize }>),
                inherit: |slots, base| slots.binary[BinaryOp::$op as usize] = base.binary[BinaryOp::$op as usize],
                is_same: |slots, base| slots.binary[BinaryOp::$op as usize].map(|slot| slot as usize) == base.binary[BinaryOp::$op as usize].map(|slot| slot as usize),
                is_set: |slots| slots.binary[BinaryOp::$op as usize].is_some(),
                call: |vm, slots, arguments| {
                    let slot = slots.binary[BinaryOp::$op as usize].expect("the wrapper of a slot that is set");
                    slot(vm, arguments.values[1], arguments.values[0])
                },
            },
        ]
    };
}

/// As `binary!`, with a modulus as another argument that may be given.
macro_rules! power {
    ($name:ident, $base:literal, $exponent:literal) => {
        Row {
            name: Known::$name,
            n_arguments: 2..=3,
            install: |slots| slots.binary[BinaryOp::Pow as usize] = Some(binary_trampoline::<{ BinaryOp::Pow as usize }>),
            inherit: |slots, base| slots.binary[BinaryOp::Pow as usize] = base.binary[BinaryOp::Pow as usize],
            is_same: |slots, base| slots.binary[BinaryOp::Pow as usize].map(|slot| slot as usize) == base.binary[BinaryOp::Pow as usize].map(|slot| slot as usize),
            is_set: |slots| slots.binary[BinaryOp::Pow as usize].is_some(),
            call: |vm, slots, arguments| {
                let (base, exponent) = (arguments.values[$base], arguments.values[$exponent]);
                match (arguments.values.get(2), slots.pow_mod) {
                    (Some(&modulus), Some(pow_mod)) if !modulus.is_none() => pow_mod(vm, base, exponent, modulus),
                    _ => {
                        let slot = slots.binary[BinaryOp::Pow as usize].expect("the wrapper of a slot that is set");
                        slot(vm, base, exponent)
                    }
                }
            },
        }
    };
}

macro_rules! inplace {
    ($op:ident, $name:ident) => {
        Row {
            name: Known::$name,
            n_arguments: 2..=2,
            install: |slots| slots.inplace[BinaryOp::$op as usize] = Some(inplace_trampoline::<{ BinaryOp::$op as usize }>),
            inherit: |slots, base| slots.inplace[BinaryOp::$op as usize] = base.inplace[BinaryOp::$op as usize],
            is_same: |slots, base| slots.inplace[BinaryOp::$op as usize].map(|slot| slot as usize) == base.inplace[BinaryOp::$op as usize].map(|slot| slot as usize),
            is_set: |slots| slots.inplace[BinaryOp::$op as usize].is_some(),
            call: |vm, slots, arguments| {
                let slot = slots.inplace[BinaryOp::$op as usize].expect("the wrapper of a slot that is set");
                slot(vm, arguments.values[0], arguments.values[1])
            },
        }
    };
}

macro_rules! comparison {
    ($op:ident, $name:ident) => {
        row!($name, compare, compare_trampoline, 2..=2, |vm, slot, values| slot(vm, values[0], values[1], CompareOp::$op))
    };
}

/// All special methods that have a slot, in groups.
static ROWS: &[&[Row]] = &[
    &[
        unary!(__repr__, repr),
        unary!(__str__, str_),
        row!(__hash__, hash, hash_trampoline, 1..=1, |vm, slot, values| slot(vm, values[0]).map(|hash| vm.int(hash))),
        Row {
            name: Known::__call__,
            n_arguments: 1..=usize::MAX,
            install: |slots| slots.call = Some(call_trampoline),
            inherit: |slots, base| slots.call = base.call,
            is_same: |slots, base| slots.call.map(|slot| slot as usize) == base.call.map(|slot| slot as usize),
            is_set: |slots| slots.call.is_some(),
            call: |vm, slots, arguments| {
                let slot = slots.call.expect("the wrapper of a slot that is set");
                slot(vm, arguments.values[0], arguments.rest())
            },
        },
        row!(__getattribute__, get_attr, get_attr_trampoline, 2..=2, |vm, slot, values| {
            let name = attribute_name(vm, values[1])?;
            slot(vm, values[0], name)
        }),
        row!(__getattr__, get_attr, get_attr_trampoline, 2..=2, |vm, slot, values| {
            let name = attribute_name(vm, values[1])?;
            slot(vm, values[0], name)
        }),
        row!(__setattr__, set_attr, set_attr_trampoline, 3..=3, |vm, slot, values| {
            let name = attribute_name(vm, values[1])?;
            check_no_detour(vm, values[0], slot, "__setattr__")?;
            slot(vm, values[0], name, Some(values[2])).map(|()| Value::NONE)
        }),
        row!(__delattr__, set_attr, set_attr_trampoline, 2..=2, |vm, slot, values| {
            let name = attribute_name(vm, values[1])?;
            check_no_detour(vm, values[0], slot, "__delattr__")?;
            slot(vm, values[0], name, None).map(|()| Value::NONE)
        }),
        unary!(__iter__, iter),
        row!(__next__, iter_next, next_trampoline, 1..=1, |vm, slot, values| {
            let item = slot(vm, values[0])?;
            if item.is_unbound() { Err(vm.stop_iteration(Value::NONE)) } else { Ok(item) }
        }),
        row!(__get__, descriptor_get, get_trampoline, 2..=3, |vm, slot, values| {
            let object = if values[1].is_none() { Value::UNBOUND } else { values[1] };
            let class = match values.get(2) {
                Some(&class) if !class.is_none() => class,
                _ if object.is_unbound() => return Err(vm.type_error("__get__(None, None) is invalid")),
                _ => vm.class_of(object).value(),
            };
            slot(vm, values[0], object, class)
        }),
        row!(__set__, descriptor_set, set_trampoline, 3..=3, |vm, slot, values| {
            slot(vm, values[0], values[1], Some(values[2])).map(|()| Value::NONE)
        }),
        row!(__delete__, descriptor_set, set_trampoline, 2..=2, |vm, slot, values| {
            slot(vm, values[0], values[1], None).map(|()| Value::NONE)
        }),
        Row {
            name: Known::__init__,
            n_arguments: 1..=usize::MAX,
            install: |slots| slots.init = Some(init_trampoline),
            inherit: |slots, base| slots.init = base.init,
            is_same: |slots, base| slots.init.map(|slot| slot as usize) == base.init.map(|slot| slot as usize),
            is_set: |slots| slots.init.is_some(),
            call: |vm, slots, arguments| {
                let slot = slots.init.expect("the wrapper of a slot that is set");
                slot(vm, arguments.values[0], arguments.rest()).map(|()| Value::NONE)
            },
        },
        row!(__len__, len, len_trampoline, 1..=1, |vm, slot, values| slot(vm, values[0]).map(|len| vm.int(len as i64))),
        row!(__bool__, truth, truth_trampoline, 1..=1, |vm, slot, values| slot(vm, values[0]).map(Value::from_bool)),
        row!(__getitem__, get_item, get_item_trampoline, 2..=2, |vm, slot, values| slot(vm, values[0], values[1])),
        row!(__setitem__, set_item, set_item_trampoline, 3..=3, |vm, slot, values| {
            slot(vm, values[0], values[1], Some(values[2])).map(|()| Value::NONE)
        }),
        row!(__delitem__, set_item, set_item_trampoline, 2..=2, |vm, slot, values| {
            slot(vm, values[0], values[1], None).map(|()| Value::NONE)
        }),
        row!(__contains__, contains, contains_trampoline, 2..=2, |vm, slot, values| {
            slot(vm, values[0], values[1]).map(Value::from_bool)
        }),
        unary!(__neg__, neg),
        unary!(__pos__, pos),
        unary!(__invert__, invert),
        unary!(__abs__, abs),
        unary!(__int__, int),
        unary!(__float__, float),
        unary!(__index__, index),
        unary!(__await__, await_),
        unary!(__aiter__, aiter),
        unary!(__anext__, anext),
        comparison!(Lt, __lt__),
        comparison!(Le, __le__),
        comparison!(Eq, __eq__),
        comparison!(Ne, __ne__),
        comparison!(Gt, __gt__),
        comparison!(Ge, __ge__),
    ],
    &binary!(Add, __add__, __radd__),
    &binary!(Sub, __sub__, __rsub__),
    &binary!(Mul, __mul__, __rmul__),
    &binary!(TrueDiv, __truediv__, __rtruediv__),
    &binary!(FloorDiv, __floordiv__, __rfloordiv__),
    &binary!(Mod, __mod__, __rmod__),
    &[power!(__pow__, 0, 1), power!(__rpow__, 1, 0)],
    &binary!(Lshift, __lshift__, __rlshift__),
    &binary!(Rshift, __rshift__, __rrshift__),
    &binary!(And, __and__, __rand__),
    &binary!(Or, __or__, __ror__),
    &binary!(Xor, __xor__, __rxor__),
    &binary!(Matmul, __matmul__, __rmatmul__),
    &binary!(Divmod, __divmod__, __rdivmod__),
    &[
        inplace!(Add, __iadd__),
        inplace!(Sub, __isub__),
        inplace!(Mul, __imul__),
        inplace!(TrueDiv, __itruediv__),
        inplace!(FloorDiv, __ifloordiv__),
        inplace!(Mod, __imod__),
        inplace!(Pow, __ipow__),
        inplace!(Lshift, __ilshift__),
        inplace!(Rshift, __irshift__),
        inplace!(And, __iand__),
        inplace!(Or, __ior__),
        inplace!(Xor, __ixor__),
        inplace!(Matmul, __imatmul__),
    ],
];

fn rows() -> impl Iterator<Item = &'static Row> {
    ROWS.iter().copied().flatten()
}

/// The arguments that a special method needs, the object included.
pub fn n_operands(name: Known) -> usize {
    rows().find(|row| row.name == name).map_or(1, |row| *row.n_arguments.start())
}

/// Whether a change of this class attribute can change a slot.
pub fn is_special(name: &Str) -> bool {
    name.as_ascii().is_some_and(|name| name.starts_with("__") && name.ends_with("__"))
}

/// Computes the slots of a class written in Python from its attributes and those of its bases.
pub fn fill_slots(vm: &mut Vm, class: Gc<Type>) {
    let mut slots = Slots::NONE;
    let mut trampolines = Vec::new();
    let mut wrappers = Vec::new();
    for row in rows() {
        let name = vm.known(row.name);
        match vm.lookup_in_order(class, name) {
            None => {}
            Some(found) => match found.downcast::<SlotWrapper>().filter(|wrapper| wrapper.fits(row, class)) {
                Some(wrapper) => {
                    (row.inherit)(&mut slots, &wrapper.owner.get().slots());
                    wrappers.push((row, wrapper.owner.get()));
                }
                None => trampolines.push(row),
            },
        }
    }
    // Methods that share a slot may come from different types: `__lt__ = object.__lt__` in a subclass of int.
    trampolines.extend(wrappers.iter().filter(|(row, owner)| !(row.is_same)(&slots, &owner.slots())).map(|(row, _)| row));
    trampolines.iter().for_each(|row| (row.install)(&mut slots));
    let name = vm.known(Known::__new__);
    let has_own_new = vm.lookup_in_order(class, name).is_some_and(|found| !vm.class_of(found).is(TypeId::Builtin));
    let base = class.base.get().expect("only object has no base");
    slots.new = if has_own_new { Some(new_trampoline) } else { base.slots().new };
    slots.pow_mod = base.slots().pow_mod;
    let eq = vm.known(Known::__eq__);
    let hash = vm.known(Known::__hash__);
    let dict = class.dict.get();
    if dict.get_str(eq).is_some() && dict.get_str(hash).is_none() {
        dict.set_interned(vm, hash.value(), Value::NONE);
    }
    if vm.lookup_in_order(class, hash).is_some_and(Value::is_none) {
        slots.hash = None;
    }
    *class.facts.slots.borrow_mut() = slots;
    let del = vm.known(Known::__del__);
    class.set_has_finalizer(vm.lookup_in_order(class, del).is_some());
}

/// Puts wrappers for the slots that a built-in type fills itself into its dict.
pub fn add_wrappers(vm: &mut Vm, class: Gc<Type>, own: &Slots) {
    // What can be added but not subtracted are sequences, whose `+` has no reflected form.
    let is_sequence = own.binary[BinaryOp::Sub as usize].is_none();
    let is_own = |row: &&Row| (row.is_set)(own) && row.name != Known::__getattr__ && !(is_sequence && row.name == Known::__radd__);
    for row in rows().filter(is_own) {
        let wrapper = SlotWrapper::new(vm.header_of(TypeId::SlotWrapper), row, Cell::new(class));
        let wrapper = vm.heap.alloc(wrapper).value();
        let name = vm.known(row.name).value();
        class.dict.get().set_interned(vm, name, wrapper);
    }
}

/// The descriptor of a slot name.
pub fn member(vm: &mut Vm, owner: Gc<Type>, name: Gc<Str>, index: usize) -> Value {
    let member = Member::new(vm.header_of(TypeId::Member), Cell::new(name), Cell::new(owner), index);
    vm.heap.alloc(member).value()
}

impl SlotWrapper {
    pub fn name(&self) -> Known {
        self.row.name
    }

    /// Whether the slot of the owner can be that of a class: `__str__ = int.__repr__` or, in a class that is no `str`,
    /// `__add__ = str.__add__` are methods like those written in Python.
    fn fits(&self, row: &Row, class: Gc<Type>) -> bool {
        std::ptr::eq(self.row, row) && class.is_subclass_of(self.owner.get())
    }

    /// Calls the slot with the arguments of the special method, the object first.
    pub fn call(&self, vm: &mut Vm, arguments: Arguments) -> PyResult {
        let name = Known::ALL[self.row.name as usize];
        let owner = self.owner.get();
        let Some(&object) = arguments.values.first() else {
            let class = owner.name.get().to_text();
            return Err(vm.type_error(format!("descriptor '{name}' of '{class}' object needs an argument")));
        };
        if !vm.class_of(object).is_subclass_of(owner) {
            let (class, given) = (owner.name.get().to_text(), vm.type_name(object));
            return Err(vm.type_error(format!("descriptor '{name}' requires a '{class}' object but received a '{given}'")));
        }
        let given = arguments.values.len();
        if !self.row.n_arguments.contains(&given) {
            let expected = self.row.n_arguments.start() - 1;
            let plural = if expected == 1 { "" } else { "s" };
            return Err(vm.type_error(format!("expected {expected} argument{plural}, got {}", given - 1)));
        }
        // The slots of built-in types never change.
        let slots = owner.slots();
        let result = (self.row.call)(vm, &slots, arguments)?;
        if result == Value::NOT_IMPLEMENTED && self.row.name == Known::__add__ {
            // Sequences have one `+` for all, which says itself what it does not like.
            return vm.sequence_binary(BinaryOp::Add, arguments.values[0], arguments.values[1]).map(|_| result);
        }
        Ok(result)
    }
}

impl Vm {
    /// As `lookup`, without the cache.
    fn lookup_in_order(&self, class: Gc<Type>, name: Gc<Str>) -> Option<Value> {
        let order = class.mro.get();
        order.as_slice().iter().find_map(|&class| class.downcast::<Type>().and_then(|class| class.dict.get().get_str(name)))
    }

    /// Calls a special method that the class is known to have.
    fn call_method_of_class(&mut self, object: Value, name: Known, values: &[Value]) -> PyResult {
        match self.try_special(object, name, values)? {
            Some(result) => Ok(result),
            None => {
                let name = self.known(name);
                Err(self.no_attribute(object, name))
            }
        }
    }

    /// Calls a special method, if there is one; plain functions without making a bound method.
    fn try_special(&mut self, object: Value, name: Known, values: &[Value]) -> PyResult<Option<Value>> {
        let class = self.class_of(object);
        let Some(found) = self.lookup_known(class, name) else { return Ok(None) };
        if self.class_of(found).is(TypeId::Function) {
            return self.call_prepended(found, object, Arguments::positional(values)).map(Some);
        }
        let method = self.bind(found, object, class.value())?;
        self.call(method, values).map(Some)
    }
}

fn attribute_name(vm: &mut Vm, value: Value) -> PyResult<Gc<Str>> {
    match value.downcast::<Str>() {
        Some(name) => Ok(vm.interned(name)),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("attribute name must be string, not '{given}'")))
        }
    }
}

/// `object.__setattr__(int, ...)` is not a way around the `__setattr__` of `type`: what the nearest built-in base has must be called.
fn check_no_detour(vm: &mut Vm, object: Value, slot: SetAttrFn, method: &str) -> PyResult<()> {
    let class = vm.class_of(object);
    let order = class.mro.get();
    let classes = order.as_slice().iter().filter_map(|class| class.downcast::<Type>());
    let own = classes.filter(|class| !class.facts.is_heap_type.get()).find_map(|class| class.slots().set_attr);
    if own.is_none_or(|own| std::ptr::fn_addr_eq(own, slot)) {
        return Ok(());
    }
    let given = class.name.get().to_text();
    Err(vm.type_error(format!("can't apply this {method} to {given} object")))
}

/// The known name with this index.
fn known_at(index: usize) -> Known {
    rows().map(|row| row.name).find(|&name| name as usize == index).expect("trampolines are made from rows")
}

fn unary_trampoline<const NAME: usize>(vm: &mut Vm, value: Value) -> PyResult {
    let name = const { NAME };
    let class = vm.class_of(value);
    let text = vm.names[name].downcast::<Str>().expect("known names are strs");
    match vm.lookup(class, text) {
        Some(Value::NONE) if name == Known::__iter__ as usize => {
            let class = class.name.get().to_text();
            Err(vm.type_error(format!("'{class}' object is not iterable")))
        }
        _ => vm.call_method_of_class(value, known_at(name), &[]),
    }
}

/// What the slots of binary operators hold for methods in Python.
const BINARY_TRAMPOLINES: [BinaryFn; BinaryOp::COUNT] = {
    macro_rules! trampolines {
        ($($op:ident)*) => { [$(binary_trampoline::<{ BinaryOp::$op as usize }>),*] };
    }
    trampolines! { Add Sub Mul TrueDiv FloorDiv Mod Pow Lshift Rshift And Or Xor Matmul Divmod }
};

fn binary_trampoline<const OP: usize>(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let op = BinaryOp::ALL[OP];
    let (left, right) = (vm.class_of(lhs), vm.class_of(rhs));
    let is_ours = |class: Gc<Type>| class.slots().binary[OP].is_some_and(|slot| std::ptr::fn_addr_eq(slot, BINARY_TRAMPOLINES[OP]));
    let mut try_right = left != right && is_ours(right);
    if is_ours(left) {
        if try_right && right.is_subclass_of(left) && overrides(vm, left, right, op.reflected()) {
            let result = vm.try_special(rhs, op.reflected(), &[lhs])?.unwrap_or(Value::NOT_IMPLEMENTED);
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
            try_right = false;
        }
        let result = vm.try_special(lhs, op.method(), &[rhs])?.unwrap_or(Value::NOT_IMPLEMENTED);
        if result != Value::NOT_IMPLEMENTED || left == right {
            return Ok(result);
        }
    }
    if try_right {
        return Ok(vm.try_special(rhs, op.reflected(), &[lhs])?.unwrap_or(Value::NOT_IMPLEMENTED));
    }
    Ok(Value::NOT_IMPLEMENTED)
}

impl Vm {
    /// What the right operand of `lhs op rhs` gives, where it comes second.
    pub fn binary_by_right(&mut self, op: BinaryOp, lhs: Value, rhs: Value) -> PyResult {
        match self.class_of(rhs).slots().binary[op as usize] {
            Some(slot) if std::ptr::fn_addr_eq(slot, BINARY_TRAMPOLINES[op as usize]) => {
                Ok(self.try_special(rhs, op.reflected(), &[lhs])?.unwrap_or(Value::NOT_IMPLEMENTED))
            }
            Some(slot) => slot(self, lhs, rhs),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }
}

/// Whether `derived` has another method of this name than `base`.
fn overrides(vm: &mut Vm, base: Gc<Type>, derived: Gc<Type>, name: Known) -> bool {
    let (one, other) = (vm.lookup_known(base, name), vm.lookup_known(derived, name));
    other.is_some() && one != other
}

fn inplace_trampoline<const OP: usize>(vm: &mut Vm, lhs: Value, rhs: Value) -> PyResult {
    let name = BinaryOp::ALL[OP].inplace().expect("only operators with an in-place form have rows");
    Ok(vm.try_special(lhs, name, &[rhs])?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn compare_trampoline(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    Ok(vm.try_special(lhs, op.method(), &[rhs])?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn hash_trampoline(vm: &mut Vm, value: Value) -> PyResult<i64> {
    let result = vm.call_method_of_class(value, Known::__hash__, &[])?;
    let Some(number) = result.as_int_ref() else {
        return Err(vm.type_error("__hash__ method should return an integer"));
    };
    // What fits into a word is the hash as it is, also where it is no unboxed integer: `hash(text)` has 64 bits.
    match number.to_i64() {
        Some(hash) => Ok(hash::avoid_error(hash)),
        // Not by the result's own class, which may be the one that is asked.
        None => {
            let hash = vm.type_(TypeId::Int).slots().hash.expect("ints have a hash");
            hash(vm, result)
        }
    }
}

fn call_trampoline(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    let class = vm.class_of(callee);
    let found = vm.lookup_known(class, Known::__call__).expect("the slot is only set with the method");
    if vm.class_of(found).is(TypeId::Function) {
        return vm.call_prepended(found, callee, arguments);
    }
    let method = vm.bind(found, callee, class.value())?;
    vm.call_with(method, arguments)
}

fn get_attr_trampoline(vm: &mut Vm, object: Value, name: Gc<Str>) -> PyResult {
    let class = vm.class_of(object);
    let getattribute = vm.lookup_known(class, Known::__getattribute__).filter(|found| !is_wrapper_of(*found, Known::__getattribute__));
    let result = match getattribute {
        Some(_) => vm.call_method_of_class(object, Known::__getattribute__, &[name.value()]),
        None => native_get_attr(vm, class, object, name),
    };
    if result.is_err() && vm.raised_is(TypeId::AttributeError) && vm.lookup_known(class, Known::__getattr__).is_some() {
        vm.raised = Value::NONE;
        return vm.call_method_of_class(object, Known::__getattr__, &[name.value()]);
    }
    result
}

/// Whether a class attribute is this special method of a built-in type.
fn is_wrapper_of(found: Value, name: Known) -> bool {
    found.downcast::<SlotWrapper>().is_some_and(|wrapper| wrapper.row.name == name)
}

/// The `__getattribute__` of the nearest built-in base.
fn native_get_attr(vm: &mut Vm, class: Gc<Type>, object: Value, name: Gc<Str>) -> PyResult {
    let mut at = class.base.get();
    while let Some(base) = at {
        if !base.facts.is_heap_type.get() {
            let slot = base.slots().get_attr.unwrap_or(generic_get_attr);
            return slot(vm, object, name);
        }
        at = base.base.get();
    }
    generic_get_attr(vm, object, name)
}

fn set_attr_trampoline(vm: &mut Vm, object: Value, name: Gc<Str>, value: Option<Value>) -> PyResult<()> {
    let class = vm.class_of(object);
    let method = if value.is_some() { Known::__setattr__ } else { Known::__delattr__ };
    let found = vm.lookup_known(class, method);
    if found.is_none_or(|found| is_wrapper_of(found, method)) {
        let mut at = class.base.get();
        while let Some(base) = at.filter(|base| base.facts.is_heap_type.get()) {
            at = base.base.get();
        }
        let slot = at.and_then(|base| base.slots().set_attr).unwrap_or(generic_set_attr);
        return slot(vm, object, name, value);
    }
    match value {
        Some(value) => vm.call_method_of_class(object, method, &[name.value(), value])?,
        None => vm.call_method_of_class(object, method, &[name.value()])?,
    };
    Ok(())
}

fn next_trampoline(vm: &mut Vm, iterator: Value) -> PyResult {
    let result = vm.call_method_of_class(iterator, Known::__next__, &[]);
    if result.is_err() && vm.raised_is(TypeId::StopIteration) {
        // One with a value goes on, so that `yield from` gets the value; whoever only iterates catches it.
        let stop = vm.raised.downcast::<BaseException>().expect("only exceptions are raised");
        if vm.exception_attribute(stop, Known::value_).is_none_or(Value::is_none) {
            vm.raised = Value::NONE;
            return Ok(Value::UNBOUND);
        }
    }
    result
}

fn get_trampoline(vm: &mut Vm, descriptor: Value, object: Value, class: Value) -> PyResult {
    let owner = vm.class_of(descriptor);
    if vm.lookup_known(owner, Known::__get__).is_none() {
        return Ok(descriptor);
    }
    vm.call_method_of_class(descriptor, Known::__get__, &[object.bound().unwrap_or(Value::NONE), class])
}

fn set_trampoline(vm: &mut Vm, descriptor: Value, object: Value, value: Option<Value>) -> PyResult<()> {
    let (name, values) = match value {
        Some(value) => (Known::__set__, vec![object, value]),
        None => (Known::__delete__, vec![object]),
    };
    // The values are the caller's, who keeps them alive.
    match vm.try_special(descriptor, name, &values)? {
        Some(_) => Ok(()),
        None => {
            let name = vm.known(name);
            Err(vm.attribute_error(descriptor, name, name.to_text()))
        }
    }
}

fn init_trampoline(vm: &mut Vm, object: Value, arguments: Arguments) -> PyResult<()> {
    let class = vm.class_of(object);
    let found = vm.lookup_known(class, Known::__init__).expect("the slot is only set with the method");
    let result = if vm.class_of(found).is(TypeId::Function) {
        vm.call_prepended(found, object, arguments)?
    } else {
        let method = vm.bind(found, object, class.value())?;
        vm.call_with(method, arguments)?
    };
    if !result.is_none() {
        let given = vm.type_name(result);
        return Err(vm.type_error(format!("__init__() should return None, not '{given}'")));
    }
    Ok(())
}

fn new_trampoline(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let found = vm.lookup_known(class, Known::__new__).expect("the slot is only set with the method");
    let function = vm.bind(found, Value::UNBOUND, class.value())?;
    vm.call_prepended(function, class.value(), arguments)
}

fn len_trampoline(vm: &mut Vm, value: Value) -> PyResult<usize> {
    let result = vm.call_method_of_class(value, Known::__len__, &[])?;
    let len = vm.index(result)?;
    match len.to_i64() {
        Some(len @ 0..) => Ok(len as usize),
        None if !len.is_negative() => {
            let given = vm.type_name(result);
            Err(vm.overflow_error(format!("cannot fit '{given}' into an index-sized integer")))
        }
        _ => Err(vm.value_error("__len__() should return >= 0")),
    }
}

fn truth_trampoline(vm: &mut Vm, value: Value) -> PyResult<bool> {
    match vm.call_method_of_class(value, Known::__bool__, &[])? {
        Value::TRUE => Ok(true),
        Value::FALSE => Ok(false),
        other => {
            let given = vm.type_name(other);
            Err(vm.type_error(format!("__bool__ should return bool, returned {given}")))
        }
    }
}

fn get_item_trampoline(vm: &mut Vm, container: Value, key: Value) -> PyResult {
    vm.call_method_of_class(container, Known::__getitem__, &[key])
}

fn set_item_trampoline(vm: &mut Vm, container: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    let result = match value {
        Some(value) => vm.try_special(container, Known::__setitem__, &[key, value])?,
        None => vm.try_special(container, Known::__delitem__, &[key])?,
    };
    if result.is_none() {
        let class = vm.type_name(container);
        let what = if value.is_some() { "assignment" } else { "deletion" };
        return Err(vm.type_error(format!("'{class}' object does not support item {what}")));
    }
    Ok(())
}

fn contains_trampoline(vm: &mut Vm, container: Value, item: Value) -> PyResult<bool> {
    let class = vm.class_of(container);
    if vm.lookup_known(class, Known::__contains__).is_some_and(Value::is_none) {
        let class = class.name.get().to_text();
        return Err(vm.type_error(format!("'{class}' object is not a container")));
    }
    let result = vm.call_method_of_class(container, Known::__contains__, &[item])?;
    vm.is_true(result)
}

/// The value of a `__slots__` attribute; unbound if it has none.
pub fn member_value(member: &Member, object: Value) -> Value {
    object.downcast::<Instance>().map_or(Value::UNBOUND, |instance| {
        instance.shape().slot_of(member.name.get().value()).map_or(Value::UNBOUND, |index| instance.slot(index))
    })
}
