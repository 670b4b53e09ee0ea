//! `_operator`: operators as functions.

use std::cell::Cell;

use crate::gc::{Gc, Items, KindInfo};
use crate::methods;
use crate::modules::NativeModule;
use crate::object::BinaryOp::*;
use crate::object::CompareOp::*;
use crate::object::{Arguments, BinaryOp, Dict, Getter, Kind, Known, Method, Slots, Str, Tuple, Type, TypeId, TypeSpec};
use crate::types::bytes::is_buffer;
use crate::types::dict::write_repr;
use crate::types::iterators::refuse_keywords;
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_operator", functions: FUNCTIONS, init: Some(init), doc: "Operator interface." };

/// What replaces the module `operator`.
pub static SUBSTITUTE: NativeModule = NativeModule { name: "operator", functions: FUNCTIONS, init: Some(init), doc: "Operator interface." };

macro_rules! operators {
    ($method:ident: $($signature:literal => $op:expr),* $(,)?) => {
        methods![$($signature => |vm: &mut Vm, a: Value, b: Value| vm.$method($op, a, b)),*]
    };
}

static BINARY: &[Method] = operators![binary:
    "add(a, b, /)" => Add,
    "sub(a, b, /)" => Sub,
    "mul(a, b, /)" => Mul,
    "truediv(a, b, /)" => TrueDiv,
    "floordiv(a, b, /)" => FloorDiv,
    "mod(a, b, /)" => Mod,
    "pow(a, b, /)" => Pow,
    "lshift(a, b, /)" => Lshift,
    "rshift(a, b, /)" => Rshift,
    "and_(a, b, /)" => And,
    "or_(a, b, /)" => Or,
    "xor(a, b, /)" => Xor,
    "matmul(a, b, /)" => Matmul,
];

static INPLACE: &[Method] = operators![inplace:
    "iadd(a, b, /)" => Add,
    "isub(a, b, /)" => Sub,
    "imul(a, b, /)" => Mul,
    "itruediv(a, b, /)" => TrueDiv,
    "ifloordiv(a, b, /)" => FloorDiv,
    "imod(a, b, /)" => Mod,
    "ipow(a, b, /)" => Pow,
    "ilshift(a, b, /)" => Lshift,
    "irshift(a, b, /)" => Rshift,
    "iand(a, b, /)" => And,
    "ior(a, b, /)" => Or,
    "ixor(a, b, /)" => Xor,
    "imatmul(a, b, /)" => Matmul,
];

static COMPARISONS: &[Method] = operators![compare:
    "lt(a, b, /)" => Lt,
    "le(a, b, /)" => Le,
    "eq(a, b, /)" => Eq,
    "ne(a, b, /)" => Ne,
    "gt(a, b, /)" => Gt,
    "ge(a, b, /)" => Ge,
];

static FUNCTIONS: &[Method] = methods![
    "_compare_digest(a, b, /)" => compare_digest,
    "abs(a, /)" => abs,
    "call(obj, /, *args, **kwargs)" => call,
    "concat(a, b, /)" => concat,
    "contains(a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.contains(a, b),
    "countOf(a, b, /)" => count_of,
    "delitem(a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.set_item(a, b, None),
    "getitem(a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.get_item(a, b),
    "iconcat(a, b, /)" => inplace_concat,
    "index(a, /)" => index,
    "indexOf(a, b, /)" => index_of,
    "inv(a, /)" => |vm: &mut Vm, a: Value| vm.invert(a),
    "invert(a, /)" => |vm: &mut Vm, a: Value| vm.invert(a),
    "is_(a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.is_same(a, b),
    "is_not(a, b, /)" => |vm: &mut Vm, a: Value, b: Value| !vm.is_same(a, b),
    "length_hint(obj, default=0, /)" => length_hint,
    "neg(a, /)" => |vm: &mut Vm, a: Value| vm.negative(a),
    "not_(a, /)" => |vm: &mut Vm, a: Value| vm.is_true(a).map(|truth| !truth),
    "pos(a, /)" => |vm: &mut Vm, a: Value| vm.positive(a),
    "setitem(a, b, c, /)" => |vm: &mut Vm, a: Value, b: Value, c: Value| vm.set_item(a, b, Some(c)),
    "truth(a, /)" => |vm: &mut Vm, a: Value| vm.is_true(a),
];

/// Every class of the module.
pub static SPECS: &[&TypeSpec] = &[&ITEM_GETTER, &ATTRIBUTE_GETTER, &METHOD_CALLER];

/// The native layouts of this module.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::ItemGetter, KindInfo::of::<ItemGetter>()),
    (Kind::AttributeGetter, KindInfo::of::<AttributeGetter>()),
    (Kind::MethodCaller, KindInfo::of::<MethodCaller>()),
];

crate::object! {
    /// `itemgetter(*items)`
    pub struct ItemGetter {
        pub items: Cell<Gc<Tuple>>,
    }
}

crate::object! {
    /// `attrgetter(*names)`
    pub struct AttributeGetter {
        pub names: Cell<Gc<Tuple>>,
        /// For each name the tuple of its parts.
        pub parts: Cell<Gc<Tuple>>,
    }
}

crate::object! {
    /// `methodcaller(name, …)`
    pub struct MethodCaller {
        pub name: Cell<Gc<Str>>,
        pub args: Cell<Gc<Tuple>>,
        pub keywords: Cell<Gc<Dict>>,
    }
}

/// The signature of instances, which `inspect` asks for.
const OF_INSTANCES: Getter = Getter { name: "__text_signature__", get: |vm, _| Ok(vm.text("(obj, /)")), set: None };

static ITEM_GETTER: TypeSpec = TypeSpec {
    kind: Some(Kind::ItemGetter),
    slots: Slots { repr: Some(repr_of_items), call: Some(get_items), new: Some(new_item_getter), ..Slots::NONE },
    methods: methods!["__reduce__(self, /)" => |vm: &mut Vm, this: Gc<ItemGetter>| reduce(vm, this.value(), this.items.get())],
    getters: &[OF_INSTANCES],
    signature: "(item, /, *items)",
    ..TypeSpec::new(TypeId::ItemGetter, "operator.itemgetter")
};

static ATTRIBUTE_GETTER: TypeSpec = TypeSpec {
    kind: Some(Kind::AttributeGetter),
    slots: Slots { repr: Some(repr_of_attributes), call: Some(get_attributes), new: Some(new_attribute_getter), ..Slots::NONE },
    methods: methods!["__reduce__(self, /)" => |vm: &mut Vm, this: Gc<AttributeGetter>| reduce(vm, this.value(), this.names.get())],
    getters: &[OF_INSTANCES],
    signature: "(attr, /, *attrs)",
    ..TypeSpec::new(TypeId::AttributeGetter, "operator.attrgetter")
};

static METHOD_CALLER: TypeSpec = TypeSpec {
    kind: Some(Kind::MethodCaller),
    slots: Slots { repr: Some(repr_of_caller), call: Some(call_method), new: Some(new_method_caller), ..Slots::NONE },
    methods: methods!["__reduce__(self, /)" => reduce_caller],
    getters: &[OF_INSTANCES],
    signature: "(name, /, *args, **kwargs)",
    ..TypeSpec::new(TypeId::MethodCaller, "operator.methodcaller")
};

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let name = vm.intern(MODULE.name).value();
    for method in [BINARY, INPLACE, COMPARISONS].into_iter().flatten() {
        let function = vm.builtin(TypeId::Builtin, method, Value::UNBOUND, name).value();
        vm.add_to_module(module, method.name(), function);
    }
    for spec in SPECS {
        let class = vm.type_(spec.id).value();
        vm.add_to_module(module, spec.name.rsplit('.').next().unwrap_or_default(), class);
    }
    Ok(())
}

/// Whether two secrets are equal; how long that takes does not tell where they differ.
fn compare_digest(vm: &mut Vm, a: Value, b: Value) -> PyResult<bool> {
    let is_equal = |a: &[u8], b: &[u8]| {
        let differences = a.iter().zip(b).fold(0, |differences, (a, b)| std::hint::black_box(differences | (a ^ b)));
        a.len() == b.len() && differences == 0
    };
    if let (Some(a), Some(b)) = (a.downcast::<Str>(), b.downcast::<Str>()) {
        return match (a.as_ascii(), b.as_ascii()) {
            (Some(a), Some(b)) => Ok(is_equal(a.as_bytes(), b.as_bytes())),
            _ => Err(vm.type_error("comparing strings with non-ASCII characters is not supported")),
        };
    }
    if !is_buffer(a) && !is_buffer(b) {
        let (a, b) = (vm.type_name(a), vm.type_name(b));
        return Err(vm.type_error(format!("unsupported operand types(s) or combination of types: '{a}' and '{b}'")));
    }
    Ok(is_equal(&vm.bytes_of(a)?, &vm.bytes_of(b)?))
}

fn abs(vm: &mut Vm, value: Value) -> PyResult {
    let slot = vm.class_of(value).slots().abs;
    match slot {
        Some(slot) => slot(vm, value),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("bad operand type for abs(): '{given}'")))
        }
    }
}

/// Calls with arguments that are in a tuple and a dict.
pub fn call_with(vm: &mut Vm, callee: Value, args: Gc<Tuple>, keywords: Gc<Dict>) -> PyResult {
    if keywords.is_empty() {
        return vm.call(callee, args.as_slice());
    }
    let (values, names) = (Items::from_slice(&vm.heap, args.as_slice()), Items::new());
    for (name, value) in keywords.iter() {
        names.push(&vm.heap, name);
        values.push(&vm.heap, value);
    }
    vm.call_with(callee, Arguments { values: values.as_slice(), names: names.as_slice() })
}

fn call(vm: &mut Vm, object: Value, args: Gc<Tuple>, kwargs: Gc<Dict>) -> PyResult {
    call_with(vm, object, args, kwargs)
}

fn index(vm: &mut Vm, value: Value) -> PyResult {
    if value.is_int() {
        return Ok(value);
    }
    vm.index(value)?;
    if value.as_int_ref().is_some() {
        let number = vm.index(value)?.to_big();
        return Ok(vm.integer(number));
    }
    Ok(vm.call_special(value, Known::__index__, &[])?.unwrap_or(value))
}

/// TypeError, unless the object is a sequence that can be concatenated.
fn check_sequence(vm: &mut Vm, value: Value) -> PyResult<()> {
    let slots = *vm.class_of(value).slots();
    if slots.get_item.is_some() && slots.binary[Add as usize].is_some() {
        return Ok(());
    }
    let given = vm.type_name(value);
    Err(vm.type_error(format!("'{given}' object can't be concatenated")))
}

fn concat(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    check_sequence(vm, a)?;
    vm.binary(BinaryOp::Add, a, b)
}

fn inplace_concat(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let slots = *vm.class_of(a).slots();
    if slots.get_item.is_none() || slots.inplace[Add as usize].is_none() {
        check_sequence(vm, a)?;
    }
    vm.inplace(BinaryOp::Add, a, b)
}

fn count_of(vm: &mut Vm, a: Value, b: Value) -> PyResult<usize> {
    let mut count = 0;
    vm.for_each(a, |vm, item| {
        count += usize::from(vm.is_equal(item, b)?);
        Ok(true)
    })?;
    Ok(count)
}

fn index_of(vm: &mut Vm, a: Value, b: Value) -> PyResult<usize> {
    let (mut index, mut found) = (0, false);
    vm.for_each(a, |vm, item| {
        found = vm.is_equal(item, b)?;
        index += usize::from(!found);
        Ok(!found)
    })?;
    if found { Ok(index) } else { Err(vm.value_error("sequence.index(x): x not in sequence")) }
}

fn length_hint(vm: &mut Vm, object: Value, default: Value) -> PyResult<i64> {
    if default.as_int_ref().is_none() {
        let given = vm.type_name(default);
        return Err(vm.type_error(format!("'{given}' object cannot be interpreted as an integer")));
    }
    let default = vm.index_i64(default)?;
    Ok(vm.length_hint(object)?.unwrap_or(default))
}

/// The only argument of a call.
fn only_argument(vm: &mut Vm, name: &str, arguments: Arguments) -> PyResult {
    refuse_keywords(vm, name, arguments)?;
    match *arguments.values {
        [object] => Ok(object),
        _ => Err(vm.type_error(format!("{name} expected 1 argument, got {}", arguments.values.len()))),
    }
}

fn write_call(vm: &mut Vm, value: Value, name: &str, args: Gc<Tuple>, keywords: Option<Gc<Dict>>) -> PyResult {
    let text = vm.guard_repr(value, |vm| {
        let mut text = format!("{name}(").into_bytes();
        for (index, &argument) in args.as_slice().iter().enumerate() {
            if index > 0 {
                text.extend_from_slice(b", ");
            }
            write_repr(vm, argument, &mut text)?;
        }
        for (name, argument) in keywords.iter().flat_map(|keywords| keywords.iter().collect::<Vec<_>>()) {
            text.extend_from_slice(b", ");
            text.extend(name.downcast::<Str>().map(|name| name.to_wtf8()).unwrap_or_default());
            text.push(b'=');
            write_repr(vm, argument, &mut text)?;
        }
        text.push(b')');
        Ok(text)
    })?;
    Ok(text.map_or_else(|| vm.text(&format!("{name}(...)")), |text| vm.str_from_wtf8(&text).value()))
}

/// `(class, arguments)`, for copy and pickle.
fn reduce(vm: &mut Vm, this: Value, args: Gc<Tuple>) -> Gc<Tuple> {
    let class = vm.class_of(this).value();
    vm.tuple(&[class, args.value()])
}

fn new_item_getter(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    refuse_keywords(vm, "itemgetter", arguments)?;
    if arguments.values.is_empty() {
        return Err(vm.type_error("itemgetter expected 1 argument, got 0"));
    }
    let items = vm.tuple(arguments.values);
    Ok(vm.heap.alloc(ItemGetter::new(class.instance_header(), Cell::new(items))).value())
}

fn get_items(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    let this = callee.downcast::<ItemGetter>().expect("the slot belongs to itemgetter");
    let object = only_argument(vm, "itemgetter", arguments)?;
    let items = this.items.get();
    if let &[item] = items.as_slice() {
        return vm.get_item(object, item);
    }
    let result = Items::with_capacity(&vm.heap, items.len());
    for &item in items.as_slice() {
        let found = vm.get_item(object, item)?;
        result.push(&vm.heap, found);
    }
    Ok(vm.tuple(result.as_slice()).value())
}

fn repr_of_items(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<ItemGetter>().expect("the slot belongs to itemgetter");
    write_call(vm, value, "operator.itemgetter", this.items.get(), None)
}

fn new_attribute_getter(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    refuse_keywords(vm, "attrgetter", arguments)?;
    if arguments.values.is_empty() {
        return Err(vm.type_error("attrgetter expected 1 argument, got 0"));
    }
    let parts = Items::new();
    for &name in arguments.values {
        let Some(name) = name.downcast::<Str>() else { return Err(vm.type_error("attribute name must be a string")) };
        let names = Items::new();
        for part in name.to_wtf8().split(|&byte| byte == b'.') {
            let part = vm.intern_wtf8(part).value();
            names.push(&vm.heap, part);
        }
        let names = vm.tuple(names.as_slice()).value();
        parts.push(&vm.heap, names);
    }
    let (names, parts) = (vm.tuple(arguments.values), vm.tuple(parts.as_slice()));
    Ok(vm.heap.alloc(AttributeGetter::new(class.instance_header(), Cell::new(names), Cell::new(parts))).value())
}

/// The attribute at the end of a dotted name.
fn dotted_attribute(vm: &mut Vm, object: Value, parts: Value) -> PyResult {
    let parts = parts.downcast::<Tuple>().expect("the names were split into tuples");
    parts.as_slice().iter().try_fold(object, |object, part| {
        let name = part.downcast::<Str>().expect("the parts are strs");
        vm.get_attr(object, name)
    })
}

fn get_attributes(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    let this = callee.downcast::<AttributeGetter>().expect("the slot belongs to attrgetter");
    let object = only_argument(vm, "attrgetter", arguments)?;
    let parts = this.parts.get();
    if let &[only] = parts.as_slice() {
        return dotted_attribute(vm, object, only);
    }
    let result = Items::with_capacity(&vm.heap, parts.len());
    for &name in parts.as_slice() {
        let found = dotted_attribute(vm, object, name)?;
        result.push(&vm.heap, found);
    }
    Ok(vm.tuple(result.as_slice()).value())
}

fn repr_of_attributes(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<AttributeGetter>().expect("the slot belongs to attrgetter");
    write_call(vm, value, "operator.attrgetter", this.names.get(), None)
}

fn new_method_caller(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let Some((&name, rest)) = arguments.positionals().split_first() else {
        return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
    };
    let Some(name) = name.downcast::<Str>() else { return Err(vm.type_error("method name must be a string")) };
    let name = vm.interned(name);
    let args = vm.tuple(rest);
    let keywords = vm.dict();
    for (name, value) in arguments.keywords() {
        keywords.set(vm, name, value)?;
    }
    Ok(vm.heap.alloc(MethodCaller::new(class.instance_header(), Cell::new(name), Cell::new(args), Cell::new(keywords))).value())
}

fn call_method(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    let this = callee.downcast::<MethodCaller>().expect("the slot belongs to methodcaller");
    let object = only_argument(vm, "methodcaller", arguments)?;
    let method = vm.get_attr(object, this.name.get())?;
    call_with(vm, method, this.args.get(), this.keywords.get())
}

/// Keywords need a partial of the class.
fn reduce_caller(vm: &mut Vm, this: Gc<MethodCaller>) -> PyResult {
    let class = vm.class_of(this.value()).value();
    let (name, keywords) = (this.name.get().value(), this.keywords.get());
    if keywords.is_empty() {
        let args = Items::from_slice(&vm.heap, &[name]);
        this.args.get().as_slice().iter().for_each(|&argument| args.push(&vm.heap, argument));
        let args = vm.tuple(args.as_slice()).value();
        return Ok(vm.tuple(&[class, args]).value());
    }
    let partial = vm.type_(TypeId::Partial).value();
    let first = vm.tuple(&[class, name]);
    let made = call_with(vm, partial, first, keywords)?;
    Ok(vm.tuple(&[made, this.args.get().value()]).value())
}

fn repr_of_caller(vm: &mut Vm, value: Value) -> PyResult {
    let this = value.downcast::<MethodCaller>().expect("the slot belongs to methodcaller");
    let args = Items::from_slice(&vm.heap, &[this.name.get().value()]);
    this.args.get().as_slice().iter().for_each(|&argument| args.push(&vm.heap, argument));
    let args = vm.tuple(args.as_slice());
    write_call(vm, value, "operator.methodcaller", args, Some(this.keywords.get()))
}
