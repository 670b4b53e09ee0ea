//! Names: globals, namespaces, cells.

use crate::gc::Gc;
use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::interp::types::cell::Cell;
use crate::isa::*;
use crate::object::{Cache, Dict, Known, Str, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// The name with this index, interned.
pub fn name(cx: &Cx, index: Name) -> Gc<Str> {
    let code = cx.function().code.get();
    code.linked.names[usize::from(index.0)].downcast().expect("names are strs")
}

/// The variable whose home is `reg`.
pub fn home_name(cx: &Cx, reg: Reg) -> String {
    let code = cx.function().code.get();
    let body = &code.linked.body;
    let index = usize::from(reg.0) - usize::from(!body.flags.is_optimized);
    body.homes.get(index).map(|home| home.name.to_string()).unwrap_or_default()
}

/// The dict of the frame's built-ins.
fn builtins(cx: &Cx) -> Gc<Dict> {
    cx.function().builtins.get()
}

/// Remembers where a name was found: in `globals`, or else in the built-ins.
fn remember(cx: &Cx, index: CacheIndex, globals: Gc<Dict>, name: Gc<Str>) {
    if index == CacheIndex::SHARED {
        return;
    }
    let cache = cx.cache(index);
    let (holder, builtins_version) = match globals.index_of_str(name) {
        Some(entry) => ((globals, entry), 0),
        None => match builtins(cx).index_of_str(name) {
            Some(entry) => ((builtins(cx), entry), builtins(cx).version.get()),
            None => return,
        },
    };
    cache.key.set(globals.version.get());
    cache.second.set(builtins_version);
    // The array of entries lives as long as the version does not change.
    cache.first.set(holder.0.value_address(holder.1) as u64);
}

/// The value that a cache remembers for these globals.
#[inline(always)]
fn recall(cache: &Cache, globals: Gc<Dict>, builtins: impl FnOnce() -> Gc<Dict>) -> Option<Value> {
    if cache.key.get() != globals.version.get() {
        return None;
    }
    if cache.second.get() != 0 && cache.second.get() != builtins().version.get() {
        return None;
    }
    Some(cache.remembered_entry())
}

fn not_defined(vm: &mut Vm, name: Gc<Str>) -> Raised {
    let text = name.to_text();
    let message = format!("name '{text}' is not defined");
    vm.name_error(&text, message)
}

fn global_or_builtin(cx: &Cx, vm: &mut Vm, name: Gc<Str>) -> PyResult {
    let function = cx.function();
    let found = function.globals.get().get_str(name).or_else(|| function.builtins.get().get_str(name));
    found.ok_or_else(|| not_defined(vm, name))
}

impl Execute for LoadGlobal {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let function = cx.function();
        match recall(cx.cache(self.cache), function.globals.get(), || function.builtins.get()) {
            Some(value) => {
                cx.set(self.dst, value);
                Step::Next
            }
            None => Step::Slow,
        }
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let name = name(cx, self.name);
        let value = global_or_builtin(cx, vm, name)?;
        remember(cx, self.cache, cx.function().globals.get(), name);
        cx.set(self.dst, value);
        Ok(Step::Next)
    }
}

impl Execute for StoreGlobal {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let cache = cx.cache(self.cache);
        if cache.key.get() != cx.function().globals.get().version.get() {
            return Step::Slow;
        }
        cache.set_remembered_entry(cx.get(self.src));
        Step::Next
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let name = name(cx, self.name);
        let globals = cx.function().globals.get();
        globals.set_interned(vm, name.value(), cx.get(self.src));
        remember(cx, self.cache, globals, name);
        Ok(Step::Next)
    }
}

impl Execute for DeleteGlobal {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let name = name(cx, self.name);
        match cx.function().globals.get().remove(vm, name.value())? {
            Some(_) => Ok(Step::Next),
            None => Err(not_defined(vm, name)),
        }
    }
}

/// The frame's namespace, if it is a plain dict and the frame's globals, too.
#[inline(always)]
fn module_namespace(cx: &Cx) -> Option<Gc<Dict>> {
    let globals = cx.function().globals.get();
    (cx.get(Reg(0)) == globals.value()).then_some(globals)
}

impl Execute for LoadName {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let Some(globals) = module_namespace(cx) else { return Step::Slow };
        match recall(cx.cache(self.cache), globals, || cx.function().builtins.get()) {
            Some(value) => {
                cx.set(self.dst, value);
                Step::Next
            }
            None => Step::Slow,
        }
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let name = name(cx, self.name);
        let value = match from_namespace(cx.get(Reg(0)), vm, name)? {
            Some(value) => value,
            None => global_or_builtin(cx, vm, name)?,
        };
        if let Some(globals) = module_namespace(cx) {
            remember(cx, self.cache, globals, name);
        }
        cx.set(self.dst, value);
        Ok(Step::Next)
    }
}

/// `namespace[name]`, where KeyError means that there is none.
fn from_namespace(namespace: Value, vm: &mut Vm, name: Gc<Str>) -> PyResult<Option<Value>> {
    match namespace.downcast_exact::<Dict>() {
        Some(dict) => Ok(dict.get_str(name)),
        None => {
            let result = vm.get_item(namespace, name.value());
            vm.catch(result, TypeId::KeyError)
        }
    }
}

impl Execute for StoreName {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let Some(globals) = module_namespace(cx) else { return Step::Slow };
        let cache = cx.cache(self.cache);
        if cache.key.get() != globals.version.get() {
            return Step::Slow;
        }
        cache.set_remembered_entry(cx.get(self.src));
        Step::Next
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let name = name(cx, self.name);
        let (namespace, value) = (cx.get(Reg(0)), cx.get(self.src));
        match namespace.downcast_exact::<Dict>() {
            Some(dict) => dict.set_interned(vm, name.value(), value),
            None => vm.set_item(namespace, name.value(), Some(value))?,
        }
        if let Some(globals) = module_namespace(cx) {
            remember(cx, self.cache, globals, name);
        }
        Ok(Step::Next)
    }
}

impl Execute for DeleteName {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let name = name(cx, self.name);
        let result = vm.set_item(cx.get(Reg(0)), name.value(), None);
        match vm.catch(result, TypeId::KeyError)? {
            Some(()) => Ok(Step::Next),
            None => Err(not_defined(vm, name)),
        }
    }
}

impl Execute for LoadFromDictOrGlobal {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let name = name(cx, self.name);
        let value = match from_namespace(cx.get(self.ns), vm, name)? {
            Some(value) => value,
            None => global_or_builtin(cx, vm, name)?,
        };
        cx.set(self.dst, value);
        Ok(Step::Next)
    }
}

impl Execute for LoadFromDictOrCell {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let text = home_name(cx, self.cell);
        let name = vm.intern(&text);
        let value = match from_namespace(cx.get(self.ns), vm, name)? {
            Some(value) => value,
            None => cell(cx, vm, self.cell)?.content.get().bound().ok_or_else(|| unbound_cell(cx, vm, self.cell))?,
        };
        cx.set(self.dst, value);
        Ok(Step::Next)
    }
}

/// The cell in a register; the verifier cannot know that there is one, so it is checked.
fn cell(cx: &Cx, vm: &mut Vm, reg: Reg) -> PyResult<Gc<Cell>> {
    cx.get(reg).downcast().ok_or_else(|| no_cell(vm))
}

fn no_cell(vm: &mut Vm) -> Raised {
    vm.raise(TypeId::SystemError, "the home of a captured variable holds no cell".into())
}

fn unbound_cell(cx: &Cx, vm: &mut Vm, home: Reg) -> Raised {
    let text = home_name(cx, home);
    let code = cx.function().code.get();
    let index = usize::from(home.0) - usize::from(!code.linked.body.flags.is_optimized);
    if code.linked.body.homes.get(index).is_some_and(|home| home.kind == HomeKind::Free) {
        let message = format!("cannot access free variable '{text}' where it is not associated with a value in enclosing scope");
        return vm.name_error(&text, message);
    }
    let message = format!("cannot access local variable '{text}' where it is not associated with a value");
    vm.raise(TypeId::UnboundLocalError, message)
}

impl Execute for MakeCell {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let cell = vm.cell(cx.get(self.src));
        cx.set(self.dst, cell.value());
        Ok(Step::Next)
    }
}

impl Execute for CopyFreeVars {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let Some(cells) = cx.function().cells() else { return Step::Slow };
        let count = usize::from(self.count.0);
        for (index, &cell) in cells.as_slice().iter().take(count).enumerate() {
            cx.set(Reg(self.dst.0 + index as u16), cell);
        }
        Step::Next
    }

    fn slow(self, _: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        Err(vm.raise(TypeId::SystemError, "a function with free variables has no closure".into()))
    }
}

impl Execute for LoadCell {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let Some(cell) = cx.get(self.cell).downcast::<Cell>() else { return Step::Slow };
        let value = cell.content.get();
        if value.is_unbound() {
            return Step::Slow;
        }
        cx.set(self.dst, value);
        Step::Next
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        cell(cx, vm, self.cell)?;
        Err(unbound_cell(cx, vm, self.home))
    }
}

impl Execute for StoreCell {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let Some(cell) = cx.get(self.cell).downcast::<Cell>() else { return Step::Slow };
        cell.content.set(cx.get(self.src));
        Step::Next
    }

    fn slow(self, _: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        Err(no_cell(vm))
    }
}

impl Execute for DeleteCell {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let cell = cell(cx, vm, self.cell)?;
        if cell.content.replace(Value::UNBOUND).is_unbound() {
            return Err(unbound_cell(cx, vm, self.home));
        }
        Ok(Step::Next)
    }
}

impl Execute for LoadLocals {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        cx.set(self.dst, cx.get(Reg(0)));
        Step::Next
    }
}

impl Execute for LoadBuildClass {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let name = vm.known(Known::__build_class__);
        match builtins(cx).get_str(name) {
            Some(function) => {
                cx.set(self.dst, function);
                Ok(Step::Next)
            }
            None => Err(vm.raise(TypeId::NameError, "__build_class__ not found".into())),
        }
    }
}

impl Execute for LoadAssertionError {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        cx.set(self.dst, vm.type_(TypeId::AssertionError).value());
        Ok(Step::Next)
    }
}

impl Execute for SetupAnnotations {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let name = vm.known(Known::__annotations__);
        let namespace = cx.get(Reg(0));
        if from_namespace(namespace, vm, name)?.is_none() {
            let annotations = vm.dict();
            vm.set_item(namespace, name.value(), Some(annotations.value()))?;
        }
        Ok(Step::Next)
    }
}
