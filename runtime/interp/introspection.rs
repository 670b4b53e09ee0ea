//! What needs the present frame: `globals()`, `locals()`, `super()`, class statements.

use super::frame::Cx;
use super::machine_code::LEAVE;
use super::types::cell::Cell;
use super::types::function::Function;
use super::types::generator::Generator;
use crate::gc::{Gc, Items};
use crate::isa::{HomeKind, Op, Reg};
use crate::object::{Arguments, Dict, Known, Method, Str, Tuple, Type, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The functions of the module `builtins` that look at frames.
pub static FUNCTIONS: &[Method] = crate::methods![
    "globals()" => globals,
    "locals()" => locals,
    "__build_class__(func, name, /, *bases, **kwds)" => build_class,
    "__import__(name, globals=None, locals=None, fromlist=(), level=0)" => import,
];

impl Vm {
    /// The frame of the Python code that called the native function which runs now.
    fn calling_frame(&mut self) -> PyResult<Cx> {
        match self.innermost_frame() {
            Some(cx) => Ok(cx),
            None => Err(self.raise(TypeId::RuntimeError, "there is no Python frame".into())),
        }
    }

    /// The Python frame so many calls below the innermost one, over the borders of runs.
    fn frame_at(&mut self, depth: usize) -> PyResult<Cx> {
        let mut cx = self.calling_frame()?;
        for _ in 0..depth {
            match python_caller(cx) {
                Some(next) => cx = next,
                None => return Err(self.value_error("call stack is not deep enough")),
            }
        }
        Ok(cx)
    }

    /// `sys._getframe(depth)`
    pub fn frame_object(&mut self, depth: usize) -> PyResult {
        let cx = self.frame_at(depth)?;
        Ok(self.object_of_frame(cx).value())
    }

    /// The globals of the Python frame so many calls below the innermost one; `None` if there are fewer.
    pub fn globals_at(&mut self, depth: usize) -> PyResult<Option<Gc<Dict>>> {
        let cx = self.frame_at(depth).map(|cx| cx.function().globals.get());
        self.catch(cx, TypeId::ValueError)
    }

    /// `globals()`
    pub fn current_globals(&mut self) -> PyResult<Gc<Dict>> {
        Ok(self.calling_frame()?.function().globals.get())
    }

    /// `locals()`: the namespace of a module or class, or a new dict of a function's variables.
    pub fn current_locals(&mut self) -> PyResult {
        let cx = self.calling_frame()?;
        let code = cx.function().code.get();
        self.locals_in(code, cx.window(code.linked.body.n_fixed()))
    }

    /// The class and object of `super()` without arguments: the `__class__` cell and the first argument.
    pub fn implicit_super(&mut self) -> PyResult<(Value, Value)> {
        let cx = self.calling_frame()?;
        let code = cx.function().code.get();
        let body = &code.linked.body;
        if body.n_positional == 0 {
            return Err(self.raise(TypeId::RuntimeError, "super(): no arguments".into()));
        }
        let first = match cx.get(Reg(0)) {
            word => match word.downcast::<Cell>() {
                Some(cell) if body.homes[0].kind == HomeKind::Cell => cell.content.get(),
                _ => word,
            },
        };
        if first.is_unbound() {
            return Err(self.raise(TypeId::RuntimeError, "super(): arg[0] deleted".into()));
        }
        let place = body.homes.iter().position(|home| home.kind == HomeKind::Free && &*home.name == "__class__");
        let Some(cell) = place.and_then(|index| cx.get(Reg(index as u16)).downcast::<Cell>()) else {
            return Err(self.raise(TypeId::RuntimeError, "super(): __class__ cell not found".into()));
        };
        match cell.content.get().bound() {
            Some(class) => Ok((class, first)),
            None => Err(self.raise(TypeId::RuntimeError, "super(): empty __class__ cell".into())),
        }
    }
}

impl Vm {
    /// Before a function gets other code: its frames and its generators go on with a copy of the function as it is.
    pub fn keep_code_of_frames(&mut self, function: Gc<Function>) {
        let copy = self.function_with_code(function, function.code.get());
        for (_, innermost) in self.innermost_frames() {
            let mut at = Some(innermost);
            while let Some(cx) = at {
                if cx.function() == function {
                    cx.set_function(copy);
                }
                at = python_caller(cx);
            }
        }
        self.heap.for_each_object(&mut |object| {
            if let Some(generator) = object.downcast::<Generator>()
                && generator.function.get() == function
            {
                generator.function.set(copy);
            }
        });
    }
}

/// The Python frame that called; `None` below the oldest one. Entry frames and calls of classes lie between Python frames.
pub fn python_caller(cx: Cx) -> Option<Cx> {
    let mut at = caller(cx)?;
    while super::unwind::is_own_code(at.pc) {
        at = caller(at)?;
    }
    Some(at)
}

/// The frame that called, over the borders of runs; `None` below the entry frame of the oldest run.
pub fn caller(cx: Cx) -> Option<Cx> {
    if cx.pc != LEAVE.address() {
        return caller_in_run(cx);
    }
    // An entry frame knows where its caller stands.
    let (pc, _) = cx.return_address();
    (!pc.is_null()).then(|| Cx { pc, base: cx.caller() })
}

/// The frame that called, which stands at its call; `None` below the entry frame of the run.
pub fn caller_in_run(cx: Cx) -> Option<Cx> {
    if cx.pc == LEAVE.address() {
        return None;
    }
    let (return_pc, _) = cx.return_address();
    let pc = if super::unwind::is_own_code(return_pc) { return_pc } else { return_pc.wrapping_sub(1) };
    Some(Cx { pc, base: cx.caller() })
}

/// Puts a class into the cell that its body left behind.
pub fn set_class_cell(cell: Value, class: Value) {
    if let Some(cell) = cell.downcast::<Cell>() {
        cell.content.set(class);
    }
}

fn globals(vm: &mut Vm) -> PyResult<Gc<Dict>> {
    vm.current_globals()
}

fn locals(vm: &mut Vm) -> PyResult {
    vm.current_locals()
}

fn import(vm: &mut Vm, name: Value, globals: Value, _locals: Value, fromlist: Value, level: Value) -> PyResult {
    let Some(name) = name.downcast::<Str>() else {
        return Err(vm.type_error("module name must be a string"));
    };
    let globals = match globals.downcast::<Dict>() {
        Some(globals) => globals,
        None => vm.dict(),
    };
    let names = match fromlist.downcast::<Tuple>() {
        Some(names) => names,
        None if fromlist.is_none() => vm.tuple(&[]),
        None => {
            let list = vm.collect_list(fromlist)?;
            vm.tuple(list.items.as_slice())
        }
    };
    vm.import_statement(name, globals, level, names.value())
}

/// `class name(*bases, **kwds): func`
fn build_class(vm: &mut Vm, func: Value, name: Value, bases: Gc<Tuple>, kwds: Gc<Dict>) -> PyResult {
    let Some(function) = func.downcast::<Function>() else {
        return Err(vm.type_error("__build_class__: func must be a function"));
    };
    if !name.is::<Str>() {
        return Err(vm.type_error("__build_class__: name is not a string"));
    }
    let original_bases = bases;
    let bases = resolve_bases(vm, bases)?;
    let explicit = {
        let key = vm.intern("metaclass").value();
        kwds.remove(vm, key)?
    };
    let meta = match explicit {
        Some(meta) => meta,
        None => match bases.as_slice().first() {
            Some(&base) => vm.class_of(base).value(),
            None => vm.type_(TypeId::Type).value(),
        },
    };
    let meta = match meta.downcast::<Type>() {
        Some(meta) => vm.calculate_meta(meta, bases)?.value(),
        None => meta,
    };
    let keywords = Keywords::new(vm, kwds);
    let prepare = vm.known(Known::__prepare__);
    let namespace = match vm.find_attr(meta, prepare)? {
        Some(prepare) => {
            let namespace = keywords.call(vm, prepare, &[name, bases.value()])?;
            if vm.class_of(namespace).slots().get_item.is_none() {
                let given = vm.type_name(namespace);
                let title = meta.downcast::<Type>().map_or("<metaclass>".into(), |meta| meta.name.get().to_text());
                return Err(vm.type_error(format!("{title}.__prepare__() must return a mapping, not {given}")));
            }
            namespace
        }
        None => vm.dict().value(),
    };
    if bases != original_bases {
        let key = vm.known(Known::__orig_bases__);
        vm.set_item(namespace, key.value(), Some(original_bases.value()))?;
    }
    let cell = vm.run_in_namespace(function, namespace)?;
    let entry = vm.known(Known::__classcell__);
    let is_handed_on = namespace.downcast::<Dict>().is_some_and(|namespace| namespace.get_str(entry).is_some());
    let class = keywords.call(vm, meta, &[name, bases.value(), namespace])?;
    if let Some(cell) = cell.downcast::<Cell>() {
        set_class_of_methods(vm, cell, is_handed_on, name, class)?;
    }
    if let Some(type_) = class.downcast::<Type>() {
        let count = count_attributes(type_);
        vm.expect_attributes(type_, count);
    }
    Ok(class)
}

/// Sees to it that the `__class__` of methods is the class: `type.__new__` has filled the cell, if the namespace has handed it on
/// (no class body does before Python 3.6).
fn set_class_of_methods(vm: &mut Vm, cell: Gc<Cell>, is_handed_on: bool, name: Value, class: Value) -> PyResult<()> {
    let content = cell.content.get();
    if content.is_unbound() && !is_handed_on {
        cell.content.set(class);
        return Ok(());
    }
    if content == class || !class.is::<Type>() {
        return Ok(());
    }
    let (name, defined) = (vm.repr_text(name)?, vm.repr_text(class)?);
    if content.is_unbound() {
        let message = format!("__class__ not set defining {name} as {defined}. Was __classcell__ propagated to type.__new__?");
        return Err(vm.raise(TypeId::RuntimeError, message));
    }
    let content = vm.repr_text(content)?;
    Err(vm.type_error(format!("__class__ set to {content} defining {name} as {defined}")))
}

/// Replaces bases that are no classes by what their `__mro_entries__` says (PEP 560).
fn resolve_bases(vm: &mut Vm, bases: Gc<Tuple>) -> PyResult<Gc<Tuple>> {
    if bases.as_slice().iter().all(|base| base.is::<Type>()) {
        return Ok(bases);
    }
    let resolved = Items::new();
    for &base in bases.as_slice() {
        let entries = vm.known(Known::__mro_entries__);
        let method = if base.is::<Type>() { None } else { vm.find_attr(base, entries)? };
        match method {
            Some(method) => {
                let entries = vm.call(method, &[bases.value()])?;
                let Some(entries) = entries.downcast::<Tuple>() else {
                    return Err(vm.type_error("__mro_entries__ must return a tuple"));
                };
                resolved.extend(&vm.heap, entries.as_slice());
            }
            None => resolved.push(&vm.heap, base),
        }
    }
    Ok(vm.tuple(resolved.as_slice()))
}

/// The keyword arguments of a class statement.
struct Keywords {
    names: Items,
    values: Items,
}

impl Keywords {
    fn new(vm: &Vm, keywords: Gc<Dict>) -> Keywords {
        let (names, values) = (Items::new(), Items::new());
        for (name, value) in keywords.iter() {
            names.push(&vm.heap, name);
            values.push(&vm.heap, value);
        }
        Keywords { names, values }
    }

    fn call(&self, vm: &mut Vm, callee: Value, positional: &[Value]) -> PyResult {
        let values = Items::from_slice(&vm.heap, positional);
        values.extend(&vm.heap, self.values.as_slice());
        vm.call_with(callee, Arguments { values: values.as_slice(), names: self.names.as_slice() })
    }
}

/// How many attributes the methods of a class set on their first argument: room for them is made inside the instances.
fn count_attributes(class: Gc<Type>) -> usize {
    const MOST: usize = 24;
    let mut names: Vec<Value> = Vec::new();
    for &base in class.mro.get().as_slice() {
        let Some(base) = base.downcast::<Type>().filter(|base| base.facts.is_heap_type.get()) else { continue };
        for (_, value) in base.dict.get().iter() {
            let Some(function) = value.downcast::<Function>() else { continue };
            let code = function.code.get();
            let mut at = 0;
            while let Some(inst) = crate::isa::decode(&code.linked.body.code, at) {
                at += inst.words;
                if inst.op == Op::StoreAttr
                    && let [crate::isa::Field::Reg(0), _, crate::isa::Field::Name(index), ..] = inst.fields[..]
                {
                    let name = code.linked.names[usize::from(index)];
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
            }
        }
    }
    let slots = class.root_shape().keys.len();
    (slots + names.len()).min(MOST)
}
