//! `TypeVar`, `ParamSpec` and `TypeVarTuple`.
//!
//! Bounds, constraints and defaults that were written in type parameter syntax are functions, which are called when somebody asks.

use std::cell::Cell;

use super::{TYPING_UNION, call_typing, calling_module, lazy, name_of, no_default, not_a_base, unpack};
use crate::gc::Gc;
use crate::methods;
use crate::object::{Arguments, BinaryOp, CompareOp, Getter, Kind, Known, Method, Slots, Str, Type, TypeId, TypeSpec};
use crate::types::list::iterators::iterator_of;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// A type parameter of any of the three classes. What there is not is unbound.
    pub struct TypeParameter {
        pub name: Cell<Gc<Str>>,
        pub bound: Cell<Value>,
        pub compute_bound: Cell<Value>,
        pub constraints: Cell<Value>,
        pub compute_constraints: Cell<Value>,
        pub default: Cell<Value>,
        pub compute_default: Cell<Value>,
        pub is_covariant: Cell<bool>,
        pub is_contravariant: Cell<bool>,
        pub infers_variance: Cell<bool>,
        /// Of one that was made by a call: the module where that was.
        pub module: Cell<Value>,
    }
}

crate::object! {
    /// `P.args` or `P.kwargs` of a ParamSpec.
    pub struct ParamSpecPart {
        pub origin: Cell<Value>,
    }
}

const NAME: Getter = Getter { name: "__name__", get: |_, value| Ok(this(value).name.get().value()), set: None };
const MODULE: Getter = Getter { name: "__module__", get: module, set: Some(set_module) };
const DEFAULT: Getter = Getter { name: "__default__", get: default, set: None };
const COVARIANT: Getter = Getter { name: "__covariant__", get: |_, value| Ok(Value::from_bool(this(value).is_covariant.get())), set: None };
const CONTRAVARIANT: Getter =
    Getter { name: "__contravariant__", get: |_, value| Ok(Value::from_bool(this(value).is_contravariant.get())), set: None };
const INFER_VARIANCE: Getter =
    Getter { name: "__infer_variance__", get: |_, value| Ok(Value::from_bool(this(value).infers_variance.get())), set: None };

pub static TYPE_VAR: TypeSpec = TypeSpec {
    kind: Some(Kind::TypeParameter),
    is_base: false,
    has_dict: true,
    slots: Slots { new: Some(new_type_var), repr: Some(repr), binary: TYPING_UNION, ..Slots::NONE },
    methods: methods![
        "has_default(self, /)" => has_default,
        "__typing_subst__(self, arg, /)" => |vm: &mut Vm, this: Value, argument: Value| call_typing(vm, "_typevar_subst", &[this, argument]),
        "__typing_prepare_subst__(self, alias, args, /)" => prepare_type_var,
        "__reduce__(self, /)" => reduce,
        "__mro_entries__(self, object, /)" => |vm: &mut Vm, _: Value, _: Value| Err(not_a_base(vm, "TypeVar")) as PyResult,
    ],
    getters: &[
        NAME,
        MODULE,
        DEFAULT,
        COVARIANT,
        CONTRAVARIANT,
        INFER_VARIANCE,
        Getter { name: "__bound__", get: bound, set: None },
        Getter { name: "__constraints__", get: constraints, set: None },
    ],
    doc: "Type variable.",
    ..TypeSpec::new(TypeId::TypeVar, "typing.TypeVar")
};

pub static PARAM_SPEC: TypeSpec = TypeSpec {
    kind: Some(Kind::TypeParameter),
    is_base: false,
    has_dict: true,
    slots: Slots { new: Some(new_param_spec), repr: Some(repr), binary: TYPING_UNION, ..Slots::NONE },
    methods: methods![
        "has_default(self, /)" => has_default,
        "__typing_subst__(self, arg, /)" => |vm: &mut Vm, this: Value, argument: Value| call_typing(vm, "_paramspec_subst", &[this, argument]),
        "__typing_prepare_subst__(self, alias, args, /)" =>
            |vm: &mut Vm, this: Value, alias: Value, args: Value| call_typing(vm, "_paramspec_prepare_subst", &[this, alias, args]),
        "__reduce__(self, /)" => reduce,
        "__mro_entries__(self, object, /)" => |vm: &mut Vm, _: Value, _: Value| Err(not_a_base(vm, "ParamSpec")) as PyResult,
    ],
    getters: &[
        NAME,
        MODULE,
        DEFAULT,
        COVARIANT,
        CONTRAVARIANT,
        INFER_VARIANCE,
        Getter { name: "__bound__", get: bound, set: None },
        Getter { name: "args", get: |vm, value| Ok(part(vm, TypeId::ParamSpecArgs, value)), set: None },
        Getter { name: "kwargs", get: |vm, value| Ok(part(vm, TypeId::ParamSpecKwargs, value)), set: None },
    ],
    doc: "Parameter specification variable.",
    ..TypeSpec::new(TypeId::ParamSpec, "typing.ParamSpec")
};

pub static TYPE_VAR_TUPLE: TypeSpec = TypeSpec {
    kind: Some(Kind::TypeParameter),
    is_base: false,
    has_dict: true,
    slots: Slots { new: Some(new_type_var_tuple), repr: Some(repr), iter: Some(iterate), ..Slots::NONE },
    methods: methods![
        "has_default(self, /)" => has_default,
        "__typing_subst__(self, arg, /)" => |vm: &mut Vm, _: Value, _: Value| -> PyResult {
            Err(vm.type_error("Substitution of bare TypeVarTuple is not supported"))
        },
        "__typing_prepare_subst__(self, alias, args, /)" =>
            |vm: &mut Vm, this: Value, alias: Value, args: Value| call_typing(vm, "_typevartuple_prepare_subst", &[this, alias, args]),
        "__reduce__(self, /)" => reduce,
        "__mro_entries__(self, object, /)" => |vm: &mut Vm, _: Value, _: Value| Err(not_a_base(vm, "TypeVarTuple")) as PyResult,
    ],
    getters: &[NAME, MODULE, DEFAULT],
    doc: "Type variable tuple.",
    ..TypeSpec::new(TypeId::TypeVarTuple, "typing.TypeVarTuple")
};

const PART_METHODS: &[Method] = methods![
    "__mro_entries__(self, object, /)" => |vm: &mut Vm, this: Value, _: Value| {
        let class = vm.type_name(this);
        Err(not_a_base(vm, class.trim_start_matches("typing."))) as PyResult
    },
];

const ORIGIN: Getter = Getter { name: "__origin__", get: |_, value| Ok(origin(value)), set: None };

pub static PARAM_SPEC_ARGS: TypeSpec = TypeSpec {
    kind: Some(Kind::ParamSpecPart),
    is_base: false,
    slots: Slots { new: Some(new_part), repr: Some(repr_part), compare: Some(compare_parts), ..Slots::NONE },
    methods: PART_METHODS,
    getters: &[ORIGIN],
    doc: "The args for a ParamSpec object.",
    ..TypeSpec::new(TypeId::ParamSpecArgs, "typing.ParamSpecArgs")
};

pub static PARAM_SPEC_KWARGS: TypeSpec = TypeSpec {
    kind: Some(Kind::ParamSpecPart),
    is_base: false,
    slots: Slots { new: Some(new_part), repr: Some(repr_part), compare: Some(compare_parts), ..Slots::NONE },
    methods: PART_METHODS,
    getters: &[ORIGIN],
    doc: "The kwargs for a ParamSpec object.",
    ..TypeSpec::new(TypeId::ParamSpecKwargs, "typing.ParamSpecKwargs")
};

fn this(value: Value) -> Gc<TypeParameter> {
    value.downcast().expect("the slot belongs to type parameters")
}

/// A type parameter without anything but its name. One that was written in type parameter syntax infers its variance.
fn bare(vm: &Vm, class: TypeId, name: Gc<Str>, infers_variance: bool) -> Gc<TypeParameter> {
    let nothing = || Cell::new(Value::UNBOUND);
    let no = || Cell::new(false);
    vm.heap.alloc(TypeParameter::new(
        vm.header_of(class),
        Cell::new(name),
        nothing(),
        nothing(),
        nothing(),
        nothing(),
        nothing(),
        nothing(),
        no(),
        no(),
        Cell::new(infers_variance),
        nothing(),
    ))
}

/// A type parameter as syntax makes it.
pub fn from_syntax(vm: &mut Vm, class: TypeId, name: Value) -> PyResult<Gc<TypeParameter>> {
    let name = name_of(vm, "type parameter", name)?;
    Ok(bare(vm, class, name, true))
}

/// Gives a new parameter the module of the code that calls its class.
fn with_module(vm: &mut Vm, parameter: Gc<TypeParameter>) -> PyResult {
    parameter.module.set(calling_module(vm));
    Ok(parameter.value())
}

fn module(vm: &mut Vm, value: Value) -> PyResult {
    Ok(this(value).module.get().bound().unwrap_or_else(|| vm.text("typing")))
}

fn set_module(vm: &mut Vm, value: Value, module: Option<Value>) -> PyResult<()> {
    let Some(module) = module else { return Err(vm.type_error("cannot delete '__module__' of a type parameter")) };
    this(value).module.set(module);
    Ok(())
}

/// A keyword argument: whether it is one of `names`, else TypeError.
fn keywords<const N: usize>(vm: &mut Vm, function: &str, arguments: Arguments, names: [&str; N]) -> PyResult<[Value; N]> {
    let mut found = [Value::UNBOUND; N];
    for (name, value) in arguments.keywords() {
        let name = name.downcast::<Str>().map(|name| name.to_text()).unwrap_or_default();
        match names.iter().position(|known| *known == name) {
            Some(index) => found[index] = value,
            None => return Err(vm.type_error(format!("{function}() got an unexpected keyword argument '{name}'"))),
        }
    }
    Ok(found)
}

fn check_bound(vm: &mut Vm, bound: Value) -> PyResult {
    if bound.is_none() {
        return Ok(vm.type_(TypeId::NoneType).value());
    }
    if bound.is::<Type>() {
        return Ok(bound);
    }
    let message = vm.text("Bound must be a type.");
    call_typing(vm, "_type_check", &[bound, message])
}

/// Sets the flags of variance.
fn set_variance(vm: &mut Vm, parameter: Gc<TypeParameter>, [covariant, contravariant, infer]: [Value; 3]) -> PyResult<()> {
    let is_true = |vm: &mut Vm, flag: Value| flag.bound().map_or(Ok(false), |flag| vm.is_true(flag));
    let (covariant, contravariant, infer) = (is_true(vm, covariant)?, is_true(vm, contravariant)?, is_true(vm, infer)?);
    if covariant && contravariant {
        return Err(vm.value_error("Bivariant types are not supported."));
    }
    if infer && (covariant || contravariant) {
        return Err(vm.value_error("Variance cannot be specified with infer_variance."));
    }
    parameter.is_covariant.set(covariant);
    parameter.is_contravariant.set(contravariant);
    parameter.infers_variance.set(infer);
    Ok(())
}

fn set_default(vm: &mut Vm, parameter: Gc<TypeParameter>, default: Value) {
    if default.bound().is_some_and(|default| default != no_default(vm)) {
        parameter.default.set(default);
    }
}

fn new_type_var(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    const FUNCTION: &str = "typevar";
    let [name, bound, default, covariant, contravariant, infer] =
        keywords(vm, FUNCTION, arguments, ["name", "bound", "default", "covariant", "contravariant", "infer_variance"])?;
    let (name, constraints) = match (name.bound(), arguments.positionals()) {
        (None, [name, constraints @ ..]) => (*name, constraints),
        (Some(name), []) => (name, &[][..]),
        (Some(_), _) => return Err(vm.type_error("argument for typevar() given by name ('name') and position (1)")),
        (None, []) => return Err(vm.type_error("typevar() missing required argument 'name' (pos 1)")),
    };
    let name = name_of(vm, FUNCTION, name)?;
    let parameter = bare(vm, TypeId::TypeVar, name, false);
    set_variance(vm, parameter, [covariant, contravariant, infer])?;
    if let Some(bound) = bound.bound().filter(|bound| !bound.is_none()) {
        let bound = check_bound(vm, bound)?;
        parameter.bound.set(bound);
    }
    match constraints {
        [] => {}
        [_] => return Err(vm.type_error("A single constraint is not allowed")),
        _ if parameter.bound.get().bound().is_some() => return Err(vm.type_error("Constraints cannot be combined with bound=...")),
        _ => parameter.constraints.set(vm.tuple(constraints).value()),
    }
    set_default(vm, parameter, default);
    with_module(vm, parameter)
}

fn new_param_spec(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    const NAMES: [&str; 6] = ["name", "bound", "default", "covariant", "contravariant", "infer_variance"];
    let [name, bound, default, covariant, contravariant, infer] = arguments.bind(vm, "paramspec", NAMES, 1)?;
    let name = name_of(vm, "paramspec", name)?;
    let parameter = bare(vm, TypeId::ParamSpec, name, false);
    set_variance(vm, parameter, [covariant, contravariant, infer])?;
    // Whereas a TypeVar has no bound then, the bound of a ParamSpec is the type of None.
    let bound = check_bound(vm, bound.bound().unwrap_or(Value::NONE))?;
    parameter.bound.set(bound);
    set_default(vm, parameter, default);
    with_module(vm, parameter)
}

fn new_type_var_tuple(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    let [name, default] = arguments.bind(vm, "typevartuple", ["name", "default"], 1)?;
    let name = name_of(vm, "typevartuple", name)?;
    let parameter = bare(vm, TypeId::TypeVarTuple, name, true);
    set_default(vm, parameter, default);
    with_module(vm, parameter)
}

fn bound(vm: &mut Vm, value: Value) -> PyResult {
    let this = this(value);
    Ok(lazy(vm, &this.bound, this.compute_bound.get())?.unwrap_or(Value::NONE))
}

fn constraints(vm: &mut Vm, value: Value) -> PyResult {
    let this = this(value);
    Ok(lazy(vm, &this.constraints, this.compute_constraints.get())?.unwrap_or_else(|| vm.tuple(&[]).value()))
}

fn default(vm: &mut Vm, value: Value) -> PyResult {
    let this = this(value);
    Ok(lazy(vm, &this.default, this.compute_default.get())?.unwrap_or_else(|| no_default(vm)))
}

fn has_default(_: &mut Vm, this: Gc<TypeParameter>) -> bool {
    this.default.get().bound().or(this.compute_default.get().bound()).is_some()
}

fn reduce(_: &mut Vm, this: Gc<TypeParameter>) -> Value {
    this.name.get().value()
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let this = this(value);
    let name = this.name.get();
    let sign = match (this.infers_variance.get(), this.is_covariant.get(), this.is_contravariant.get()) {
        (true, ..) => return Ok(name.value()),
        (_, true, _) => "+",
        (_, _, true) => "-",
        _ => "~",
    };
    let text = [sign.as_bytes(), &name.to_wtf8()].concat();
    Ok(vm.str_from_wtf8(&text).value())
}

/// `*Ts`: an iterator over `typing.Unpack[Ts]` alone.
fn iterate(vm: &mut Vm, value: Value) -> PyResult {
    let unpacked = unpack(vm, value)?;
    let list = vm.list(&[unpacked]);
    Ok(iterator_of(vm, TypeId::ListIterator, list))
}

/// The arguments of an alias as far as this parameter is concerned: one that is missing at the end is its default.
fn prepare_type_var(vm: &mut Vm, this: Gc<TypeParameter>, alias: Value, args: Value) -> PyResult {
    let name = vm.known(Known::__parameters__);
    let parameters = vm.get_attr(alias, name)?;
    let parameters = vm.collect_list(parameters)?;
    let Some(index) = parameters.items.as_slice().iter().position(|&parameter| parameter == this.value()) else {
        return Err(vm.value_error("sequence.index(x): x not in sequence"));
    };
    let count = vm.len(args)?;
    if index < count {
        return Ok(args);
    }
    let default = default(vm, this.value())?;
    if index > count || default == no_default(vm) {
        let alias = vm.to_str(alias)?.to_text();
        return Err(vm.type_error(format!("Too few arguments for {alias}; actual {count}, expected at least {}", index + 1)));
    }
    let more = vm.tuple(&[default]).value();
    vm.binary(BinaryOp::Add, args, more)
}

fn part(vm: &Vm, class: TypeId, origin: Value) -> Value {
    vm.heap.alloc(ParamSpecPart::new(vm.header_of(class), Cell::new(origin))).value()
}

fn origin(value: Value) -> Value {
    value.downcast::<ParamSpecPart>().expect("the slot belongs to parts of a ParamSpec").origin.get()
}

fn new_part(vm: &mut Vm, class: Gc<Type>, arguments: Arguments) -> PyResult {
    let function = if class.is(TypeId::ParamSpecArgs) { "paramspecargs" } else { "paramspeckwargs" };
    let [origin] = arguments.bind(vm, function, ["origin"], 1)?;
    Ok(vm.heap.alloc(ParamSpecPart::new(class.instance_header(), Cell::new(origin))).value())
}

fn repr_part(vm: &mut Vm, value: Value) -> PyResult {
    let origin = origin(value);
    let is_spec = vm.class_of(origin).is(TypeId::ParamSpec);
    let title = if is_spec { this(origin).name.get().to_wtf8().to_vec() } else { vm.repr(origin)?.to_wtf8().to_vec() };
    let end: &[u8] = if vm.class_of(value).is(TypeId::ParamSpecArgs) { b".args" } else { b".kwargs" };
    Ok(vm.str_from_wtf8(&[&title, end].concat()).value())
}

fn compare_parts(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    if vm.class_of(lhs) != vm.class_of(rhs) || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    vm.compare(op, origin(lhs), origin(rhs))
}
