//! `namedtuple`, for a machine without the standard library.

use crate::gc::{Gc, Items};
use crate::methods;
use crate::object::{Dict, Method, Str, Tuple, Type, TypeId};
use crate::types::dict::write_repr;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// Names that no field can have.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
    "while", "with", "yield",
];

/// Methods of every named tuple; the first parameter is the tuple.
static METHODS: &[Method] = methods![
    "__repr__(self, /)" => repr,
    "_asdict(self, /)" => as_dict,
    "_replace(self, /, **kwds)" => replace,
    "__replace__(self, /, **kwds)" => replace,
    "__getnewargs__(self, /)" => |vm: &mut Vm, this: Gc<Tuple>| vm.tuple(this.as_slice()),
];

static NEW: &[Method] = methods!["__new__(_cls, /, *args, **kwargs)" => new];
static MAKE: &[Method] = methods!["_make(cls, iterable, /)" => make];

fn is_identifier(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|first| first == '_' || first.is_alphabetic()) && letters.all(|letter| letter == '_' || letter.is_alphanumeric())
}

/// The names of the fields, checked; with `rename`, bad ones are replaced by `_` and their index.
fn field_names(vm: &mut Vm, typename: &str, given: Value, rename: bool) -> PyResult<Vec<String>> {
    let mut names = Vec::new();
    match given.downcast::<Str>() {
        Some(text) => names.extend(text.to_text().replace(',', " ").split_whitespace().map(str::to_owned)),
        None => vm.for_each(given, |vm, name| {
            names.push(vm.to_str(name)?.to_text());
            Ok(true)
        })?,
    }
    if rename {
        for index in 0..names.len() {
            let name = &names[index];
            if !is_identifier(name) || KEYWORDS.contains(&name.as_str()) || name.starts_with('_') || names[..index].contains(name) {
                names[index] = format!("_{index}");
            }
        }
    }
    for name in std::iter::once(typename).chain(names.iter().map(String::as_str)) {
        if !is_identifier(name) {
            return Err(vm.value_error(format!("Type names and field names must be valid identifiers: '{name}'")));
        }
        if KEYWORDS.contains(&name) {
            return Err(vm.value_error(format!("Type names and field names cannot be a keyword: '{name}'")));
        }
    }
    for (index, name) in names.iter().enumerate() {
        if name.starts_with('_') && !rename {
            return Err(vm.value_error(format!("Field names cannot start with an underscore: '{name}'")));
        }
        if names[..index].contains(name) {
            return Err(vm.value_error(format!("Encountered duplicate field name: '{name}'")));
        }
    }
    Ok(names)
}

/// `namedtuple(typename, field_names, …)`
pub fn named_tuple(vm: &mut Vm, typename: Value, given: Value, rename: bool, defaults: Value, module: Value) -> PyResult {
    let typename = vm.to_str(typename)?;
    let names = field_names(vm, &typename.to_text(), given, rename)?;
    let values = if defaults.is_none() { vm.list(&[]) } else { vm.collect_list(defaults)? };
    let n_defaults = values.items.len();
    if n_defaults > names.len() {
        return Err(vm.type_error("Got more default values than field names"));
    }
    let dict = vm.dict();
    let fields = Items::new();
    let field_defaults = vm.dict();
    for (index, name) in names.iter().enumerate() {
        let key = vm.intern(name).value();
        fields.push(&vm.heap, key);
        if let Some(place) = (index + n_defaults).checked_sub(names.len()) {
            field_defaults.set_interned(vm, key, values.items.at(place));
        }
        let doc = vm.text(&format!("Alias for field number {index}"));
        let getter = vm.type_(TypeId::TupleGetter).value();
        let getter = vm.call(getter, &[Value::from_small(index as i64), doc])?;
        dict.set_interned(vm, key, getter);
    }
    let fields = vm.tuple(fields.as_slice()).value();
    let nothing = vm.tuple(&[]).value();
    let doc = vm.text(&format!("{}({})", typename.to_text(), names.join(", ")));
    let name = vm.intern(MODULE_NAME).value();
    let new = vm.builtin(TypeId::Builtin, &NEW[0], Value::UNBOUND, name).value();
    let make = vm.builtin(TypeId::Builtin, &MAKE[0], Value::UNBOUND, name).value();
    let (new, make) = (vm.static_method(new).value(), vm.class_method(make).value());
    let module = match (module, vm.hooks) {
        (Value::NONE, Some(hooks)) => {
            let globals = (hooks.globals)(vm).downcast::<Dict>();
            let key = vm.known(crate::object::Known::__name__);
            globals.and_then(|globals| globals.get_str(key)).unwrap_or(Value::NONE)
        }
        _ => module,
    };
    let attributes = [
        ("__doc__", doc),
        ("__slots__", nothing),
        ("_fields", fields),
        ("_field_defaults", field_defaults.value()),
        ("__new__", new),
        ("_make", make),
        ("__match_args__", fields),
        ("__module__", module),
    ];
    for (name, value) in attributes {
        dict.set_str(vm, name, value);
    }
    let (meta, base) = (vm.type_(TypeId::Type).value(), vm.type_(TypeId::Tuple).value());
    let bases = vm.tuple(&[base]).value();
    let class = vm.call(meta, &[typename.value(), bases, dict.value()])?;
    for method in METHODS {
        let name = vm.intern(method.name());
        let method = vm.builtin(TypeId::MethodDescriptor, method, Value::UNBOUND, class).value();
        vm.set_attr(class, name, Some(method))?;
    }
    Ok(class)
}

const MODULE_NAME: &str = "collections";

/// A tuple that is an attribute of the class.
fn class_tuple(vm: &mut Vm, class: Gc<Type>, name: &str) -> PyResult<Gc<Tuple>> {
    let name = vm.intern(name);
    let found = vm.get_attr(class.value(), name)?;
    Ok(found.downcast().unwrap_or_else(|| vm.tuple(&[])))
}

fn field_defaults(vm: &mut Vm, class: Gc<Type>) -> PyResult<Gc<Dict>> {
    let name = vm.intern("_field_defaults");
    let found = vm.get_attr(class.value(), name)?;
    Ok(found.downcast().unwrap_or_else(|| vm.dict()))
}

fn text_of(name: Value) -> String {
    name.downcast::<Str>().map(|name| name.to_text()).unwrap_or_default()
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Gc<Tuple>, kwargs: Gc<Dict>) -> PyResult<Gc<Tuple>> {
    let fields = class_tuple(vm, class, "_fields")?;
    let defaults = field_defaults(vm, class)?;
    let title = class.name.get().to_text();
    let (given, most) = (args.len(), fields.len());
    if given > most {
        let least = most - defaults.len();
        let range = if least == most { format!("{}", most + 1) } else { format!("from {} to {}", least + 1, most + 1) };
        let plural = if most == 0 { "" } else { "s" };
        return Err(vm.type_error(format!("{title}.__new__() takes {range} positional argument{plural} but {} were given", given + 1)));
    }
    let values = Items::from_slice(&vm.heap, args.as_slice());
    (given..most).for_each(|_| values.push(&vm.heap, Value::UNBOUND));
    for (name, value) in kwargs.iter() {
        let text = text_of(name);
        match fields.as_slice().iter().position(|&field| text_of(field) == text) {
            None => return Err(vm.type_error(format!("{title}.__new__() got an unexpected keyword argument '{text}'"))),
            Some(index) if index < given => return Err(vm.type_error(format!("{title}.__new__() got multiple values for argument '{text}'"))),
            Some(index) => values.set(index, value),
        };
    }
    let mut missing = Vec::new();
    for (index, &field) in fields.as_slice().iter().enumerate() {
        if values.at(index).is_unbound() {
            match defaults.get(vm, field)? {
                Some(default) => drop(values.set(index, default)),
                None => missing.push(format!("'{}'", text_of(field))),
            }
        }
    }
    if !missing.is_empty() {
        return Err(missing_fields(vm, &title, &missing));
    }
    Ok(vm.tuple_with_header(class.instance_header(), values.as_slice()))
}

fn missing_fields(vm: &mut Vm, title: &str, missing: &[String]) -> Raised {
    let list = match missing {
        [only] => only.clone(),
        [one, other] => format!("{one} and {other}"),
        [most @ .., last] => format!("{}, and {last}", most.join(", ")),
        [] => String::new(),
    };
    let plural = if missing.len() == 1 { "" } else { "s" };
    vm.type_error(format!("{title}.__new__() missing {} required positional argument{plural}: {list}", missing.len()))
}

fn make(vm: &mut Vm, class: Gc<Type>, iterable: Value) -> PyResult<Gc<Tuple>> {
    let items = vm.collect_list(iterable)?;
    let wanted = class_tuple(vm, class, "_fields")?.len();
    if items.items.len() != wanted {
        return Err(vm.type_error(format!("Expected {wanted} arguments, got {}", items.items.len())));
    }
    Ok(vm.tuple_with_header(class.instance_header(), items.items.as_slice()))
}

fn fields_of(vm: &mut Vm, this: Gc<Tuple>) -> PyResult<Gc<Tuple>> {
    let class = vm.class_of(this.value());
    class_tuple(vm, class, "_fields")
}

fn repr(vm: &mut Vm, this: Gc<Tuple>) -> PyResult {
    let fields = fields_of(vm, this)?;
    let mut text = format!("{}(", vm.type_name(this.value())).into_bytes();
    for (index, (&field, &value)) in fields.as_slice().iter().zip(this.as_slice()).enumerate() {
        if index > 0 {
            text.extend_from_slice(b", ");
        }
        text.extend(text_of(field).bytes());
        text.push(b'=');
        write_repr(vm, value, &mut text)?;
    }
    text.push(b')');
    Ok(vm.str_from_wtf8(&text).value())
}

fn as_dict(vm: &mut Vm, this: Gc<Tuple>) -> PyResult<Gc<Dict>> {
    let fields = fields_of(vm, this)?;
    let dict = vm.dict();
    for (&field, &value) in fields.as_slice().iter().zip(this.as_slice()) {
        dict.set(vm, field, value)?;
    }
    Ok(dict)
}

fn replace(vm: &mut Vm, this: Gc<Tuple>, kwds: Gc<Dict>) -> PyResult<Gc<Tuple>> {
    let fields = fields_of(vm, this)?;
    let values = Items::new();
    for (&field, &value) in fields.as_slice().iter().zip(this.as_slice()) {
        let value = kwds.remove(vm, field)?.unwrap_or(value);
        values.push(&vm.heap, value);
    }
    if !kwds.is_empty() {
        let names = vm.list(&[]);
        kwds.iter().for_each(|(name, _)| names.items.push(&vm.heap, name));
        let names = vm.repr_text(names.value())?;
        return Err(vm.type_error(format!("Got unexpected field names: {names}")));
    }
    let class = vm.class_of(this.value());
    Ok(vm.tuple_with_header(class.instance_header(), values.as_slice()))
}
