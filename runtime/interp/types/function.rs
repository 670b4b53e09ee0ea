//! Functions.

use std::cell::Cell;

use crate::gc::{Gc, KindInfo, Trace, Tracer};
use crate::isa::{Constant, HomeKind};
use crate::object::{Arguments, Code, Dict, Getter, Kind, Known, Slots, Str, Tuple, Type, TypeId, TypeSpec};
use crate::types::dict::MappingProxy;
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// What a call of a function needs, copied from its code.
pub struct FastCall {
    pub entry: Cell<*const u64>,
    /// The address between caches and constants.
    pub data: Cell<*const Value>,
    /// The number of arguments of a call that only copies them, or `u32::MAX`.
    pub arity: Cell<u32>,
    /// Homes, `r0` of a namespace included: cleared on entry.
    pub n_homes: Cell<u32>,
    pub n_regs: Cell<u32>,
}

impl Trace for FastCall {
    fn trace(&self, _: &mut Tracer) {}
}

crate::object! {
    /// A Python function.
    pub struct Function {
        pub fast: FastCall,
        pub code: Cell<Gc<Code>>,
        pub globals: Cell<Gc<Dict>>,
        pub builtins: Cell<Gc<Dict>>,
        /// A tuple or None.
        pub defaults: Cell<Value>,
        /// A dict or None.
        pub keyword_defaults: Cell<Value>,
        /// A tuple of cells or None.
        pub closure: Cell<Value>,
        pub name: Cell<Value>,
        pub qualname: Cell<Value>,
        pub module: Cell<Value>,
        pub doc: Cell<Value>,
        /// A dict, a tuple of alternating names and values, or None.
        pub annotations: Cell<Value>,
        pub annotate: Cell<Value>,
        pub type_params: Cell<Value>,
    }
}

impl Function {
    /// The captured cells, as a tuple.
    #[inline(always)]
    pub fn cells(&self) -> Option<Gc<Tuple>> {
        self.closure.get().downcast::<Tuple>()
    }

    /// The qualified name, as error messages give it.
    pub fn title(&self) -> String {
        self.qualname.get().downcast::<Str>().map(|name| name.to_text()).unwrap_or_default()
    }

    /// Takes the call facts from the code.
    pub fn set_code(&self, code: Gc<Code>) {
        let body = &code.linked.body;
        let is_plain = body.n_keyword_only == 0 && !body.flags.has_varargs && !body.flags.has_varkeywords && body.flags.is_optimized;
        self.code.set(code);
        let linked = &code.linked;
        let has_front = linked.tier.get().is_some_and(|tier| tier.has_front);
        self.fast.entry.set(if has_front { linked.front() } else { linked.entry() });
        self.fast.data.set(code.linked.data());
        self.fast.arity.set(if is_plain { u32::from(body.n_positional) } else { u32::MAX });
        self.fast.n_homes.set(body.n_fixed() as u32);
        self.fast.n_regs.set(u32::from(body.n_regs));
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&FUNCTION];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Function, KindInfo::of::<Function>())];

static FUNCTION: TypeSpec = TypeSpec {
    kind: Some(Kind::Function),
    is_base: false,
    has_dict: true,
    slots: Slots { repr: Some(repr), call: Some(call), descriptor_get: Some(get), new: Some(new), ..Slots::NONE },
    getters: GETTERS,
    signature: "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
    ..TypeSpec::new(TypeId::Function, "function")
};

static GETTERS: &[Getter] = &[
    Getter { name: "__code__", get: |_, value| Ok(function(value).code.get().value()), set: Some(set_code) },
    Getter { name: "__globals__", get: |_, value| Ok(function(value).globals.get().value()), set: None },
    Getter { name: "__builtins__", get: |_, value| Ok(function(value).builtins.get().value()), set: None },
    Getter { name: "__defaults__", get: |_, value| Ok(function(value).defaults.get()), set: Some(set_defaults) },
    Getter { name: "__kwdefaults__", get: |_, value| Ok(function(value).keyword_defaults.get()), set: Some(set_keyword_defaults) },
    Getter { name: "__closure__", get: |_, value| Ok(function(value).closure.get()), set: None },
    Getter { name: "__name__", get: |_, value| Ok(function(value).name.get()), set: Some(set_name) },
    Getter { name: "__qualname__", get: |_, value| Ok(function(value).qualname.get()), set: Some(set_qualname) },
    Getter { name: "__module__", get: |_, value| Ok(function(value).module.get()), set: Some(|_, value, module| {
        function(value).module.set(module.unwrap_or(Value::NONE));
        Ok(())
    }) },
    Getter { name: "__doc__", get: |_, value| Ok(function(value).doc.get()), set: Some(|_, value, doc| {
        function(value).doc.set(doc.unwrap_or(Value::NONE));
        Ok(())
    }) },
    Getter { name: "__annotations__", get: annotations, set: Some(set_annotations) },
    Getter { name: "__annotate__", get: |_, value| Ok(function(value).annotate.get()), set: None },
    Getter { name: "__type_params__", get: |vm, value| {
        Ok(match function(value).type_params.get() {
            Value::NONE => vm.tuple(&[]).value(),
            params => params,
        })
    }, set: Some(|vm, value, params| match params {
        Some(params) if params.is::<Tuple>() => {
            function(value).type_params.set(params);
            Ok(())
        }
        _ => Err(vm.type_error("__type_params__ must be set to a tuple")),
    }) },
    crate::types::object_::DICT,
];

fn function(value: Value) -> Gc<Function> {
    value.downcast().expect("the slots of functions are called with functions")
}

impl Vm {
    /// A new function without defaults and closure.
    pub fn function(&mut self, code: Gc<Code>, globals: Gc<Dict>) -> Gc<Function> {
        // To the caches of the code, version 0 is that of no dict: a dict that was always empty gets one of its own.
        if globals.version.get() == 0 {
            globals.version.set(self.new_version());
        }
        let body = &code.linked.body;
        let module_name = self.known(Known::__name__);
        let module = globals.get_str(module_name).unwrap_or(Value::NONE);
        let doc = if body.flags.has_docstring && matches!(body.constants.first(), Some(Constant::Str(_))) { code.linked.constant(0) } else { Value::NONE };
        let builtins_name = self.known(Known::__builtins__);
        let builtins = globals.get_str(builtins_name);
        let builtins = builtins.and_then(|builtins| self.namespace_of(builtins)).unwrap_or_else(|| self.builtins.downcast().expect("the machine has built-ins"));
        let none = || Cell::new(Value::NONE);
        let fast = FastCall {
            entry: Cell::new(std::ptr::null()),
            data: Cell::new(std::ptr::null()),
            arity: Cell::new(u32::MAX),
            n_homes: Cell::new(0),
            n_regs: Cell::new(0),
        };
        let function = self.heap.alloc(Function::new(
            self.header_of(TypeId::Function),
            fast,
            Cell::new(code),
            Cell::new(globals),
            Cell::new(builtins),
            none(),
            none(),
            none(),
            Cell::new(code.linked.name),
            Cell::new(code.linked.qualname),
            Cell::new(module),
            Cell::new(doc),
            none(),
            none(),
            none(),
        ));
        function.set_code(code);
        function
    }

    /// A copy of a function with other code of the same parameters and variables.
    pub fn function_with_code(&mut self, function: Gc<Function>, code: Gc<Code>) -> Gc<Function> {
        let copy = self.function(code, function.globals.get());
        copy.builtins.set(function.builtins.get());
        for (place, value) in [
            (&copy.defaults, &function.defaults),
            (&copy.keyword_defaults, &function.keyword_defaults),
            (&copy.closure, &function.closure),
            (&copy.name, &function.name),
            (&copy.qualname, &function.qualname),
            (&copy.module, &function.module),
            (&copy.doc, &function.doc),
            (&copy.annotations, &function.annotations),
            (&copy.annotate, &function.annotate),
            (&copy.type_params, &function.type_params),
        ] {
            place.set(value.get());
        }
        let attributes = self.heap.dict_word(&function.value()).map_or(Value::UNBOUND, Cell::get);
        if let (Some(attributes), Some(own)) = (attributes.downcast::<Dict>(), self.attribute_dict(copy.value())) {
            for (name, value) in attributes.iter() {
                own.set_interned(self, name, value);
            }
        }
        copy
    }

    /// The dict of a module, or a dict itself.
    fn namespace_of(&self, value: Value) -> Option<Gc<Dict>> {
        let value = value.downcast::<MappingProxy>().map_or(value, |proxy| proxy.mapping.get());
        value.downcast::<Dict>().or_else(|| value.downcast::<Module>().map(|module| module.dict.get()))
    }
}

/// Variables that the code takes from outside.
fn n_free(code: Gc<Code>) -> usize {
    code.linked.body.homes.iter().filter(|home| home.kind == HomeKind::Free).count()
}

/// `function(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)`
fn new(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    let names = ["code", "globals", "name", "argdefs", "closure", "kwdefaults"];
    let [code, globals, name, defaults, closure, keyword_defaults] = arguments.bind(vm, "function", names, 2)?;
    let Some(code) = code.downcast::<Code>() else {
        let given = vm.type_name(code);
        return Err(vm.type_error(format!("function() argument 'code' must be code, not {given}")));
    };
    let Some(globals) = globals.downcast::<Dict>() else {
        let given = vm.type_name(globals);
        return Err(vm.type_error(format!("function() argument 'globals' must be dict, not {given}")));
    };
    let or_none = |value: Value| value.bound().unwrap_or(Value::NONE);
    let (name, defaults, closure, keyword_defaults) = (or_none(name), or_none(defaults), or_none(closure), or_none(keyword_defaults));
    if !name.is_none() && !name.is::<Str>() {
        return Err(vm.type_error("arg 3 (name) must be None or string"));
    }
    if !defaults.is_none() && !defaults.is::<Tuple>() {
        return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
    }
    let (wanted, cells) = (n_free(code), closure.downcast::<Tuple>());
    match &cells {
        None if wanted > 0 => return Err(vm.type_error("arg 5 (closure) must be tuple")),
        None if !closure.is_none() => return Err(vm.type_error("arg 5 (closure) must be None or tuple")),
        _ => {}
    }
    let given = cells.map_or(0, |cells| cells.len());
    if given != wanted {
        let title = code.linked.body.name.to_string();
        return Err(vm.value_error(format!("{title} requires closure of length {wanted}, not {given}")));
    }
    if let Some(&other) = cells.iter().flat_map(|cells| cells.as_slice()).find(|cell| !cell.is::<super::cell::Cell>()) {
        let given = vm.type_name(other);
        return Err(vm.type_error(format!("arg 5 (closure) expected cell, found {given}")));
    }
    if !keyword_defaults.is_none() && !keyword_defaults.is::<Dict>() {
        return Err(vm.type_error("arg 6 (kwdefaults) must be None or dict"));
    }
    let function = vm.function(code, globals);
    if name.is::<Str>() {
        function.name.set(name);
    }
    function.defaults.set(defaults);
    function.closure.set(if wanted > 0 { closure } else { Value::NONE });
    function.keyword_defaults.set(keyword_defaults);
    Ok(function.value())
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let text = format!("<function {} at {:#x}>", function(value).title(), value.address().addr());
    Ok(vm.text(&text))
}

fn call(vm: &mut Vm, callee: Value, arguments: Arguments) -> PyResult {
    vm.call_function(function(callee), arguments)
}

fn get(vm: &mut Vm, descriptor: Value, object: Value, _: Value) -> PyResult {
    Ok(if object.is_unbound() { descriptor } else { vm.bound_method(descriptor, object) })
}

fn set_code(vm: &mut Vm, value: Value, code: Option<Value>) -> PyResult<()> {
    match code.and_then(|code| code.downcast::<Code>()) {
        Some(code) => {
            let (this, wanted) = (function(value), n_free(code));
            let given = this.cells().map_or(0, |cells| cells.len());
            if given != wanted {
                let name = vm.to_str(this.name.get())?.to_text();
                return Err(vm.value_error(format!("{name}() requires a code object with {given} free vars, not {wanted}")));
            }
            let kind = |code: Gc<Code>| {
                let flags = &code.linked.body.flags;
                (flags.is_generator, flags.is_coroutine, flags.is_async_generator)
            };
            if kind(this.code.get()) != kind(code) {
                let message = "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)";
                vm.warn(TypeId::DeprecationWarning, message)?;
            }
            vm.keep_code_of_frames(this);
            this.set_code(code);
            vm.invalidate_compiled_code();
            Ok(())
        }
        None => Err(vm.type_error("__code__ must be set to a code object")),
    }
}

fn set_defaults(vm: &mut Vm, value: Value, defaults: Option<Value>) -> PyResult<()> {
    let defaults = defaults.unwrap_or(Value::NONE);
    if !defaults.is_none() && !defaults.is::<Tuple>() {
        return Err(vm.type_error("__defaults__ must be set to a tuple object"));
    }
    function(value).defaults.set(defaults);
    Ok(())
}

fn set_keyword_defaults(vm: &mut Vm, value: Value, defaults: Option<Value>) -> PyResult<()> {
    let defaults = defaults.unwrap_or(Value::NONE);
    if !defaults.is_none() && !defaults.is::<Dict>() {
        return Err(vm.type_error("__kwdefaults__ must be set to a dict object"));
    }
    function(value).keyword_defaults.set(defaults);
    Ok(())
}

fn set_name(vm: &mut Vm, value: Value, name: Option<Value>) -> PyResult<()> {
    match name.filter(|name| name.is::<Str>()) {
        Some(name) => {
            function(value).name.set(name);
            Ok(())
        }
        None => Err(vm.type_error("__name__ must be set to a string object")),
    }
}

fn set_qualname(vm: &mut Vm, value: Value, name: Option<Value>) -> PyResult<()> {
    match name.filter(|name| name.is::<Str>()) {
        Some(name) => {
            function(value).qualname.set(name);
            Ok(())
        }
        None => Err(vm.type_error("__qualname__ must be set to a string object")),
    }
}

/// A tuple of names and values becomes a dict when it is asked for.
fn annotations(vm: &mut Vm, value: Value) -> PyResult {
    let function = function(value);
    let annotations = match function.annotations.get() {
        Value::NONE if !function.annotate.get().is_none() => {
            let format = vm.int(1);
            vm.call(function.annotate.get(), &[format])?
        }
        annotations => match annotations.downcast::<Tuple>() {
            None if annotations.is::<Dict>() => annotations,
            pairs => {
                let dict = vm.dict();
                for pair in pairs.as_ref().map_or(&[][..], |pairs| pairs.as_slice()).chunks_exact(2) {
                    dict.set(vm, pair[0], pair[1])?;
                }
                dict.value()
            }
        },
    };
    function.annotations.set(annotations);
    Ok(annotations)
}

fn set_annotations(vm: &mut Vm, value: Value, annotations: Option<Value>) -> PyResult<()> {
    let annotations = annotations.unwrap_or(Value::NONE);
    if !annotations.is_none() && !annotations.is::<Dict>() {
        return Err(vm.type_error("__annotations__ must be set to a dict object"));
    }
    function(value).annotations.set(annotations);
    Ok(())
}
