//! The core of `importlib`, which CPython keeps frozen: here it is two files of the library, which become modules under their old names.
//!
//! Given: a library on `sys.path`. Gives: `_frozen_importlib` and `_frozen_importlib_external`, with their finders in `sys.meta_path` as
//! CPython has them from the start. Not obvious: the machine does not import by them, but what has been added to `sys.meta_path` is asked.

use super::import::find_in;
use crate::gc::Gc;
use crate::object::{Dict, Known, List, Str, Type};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

const CORE: &str = "_frozen_importlib";
const EXTERNAL: &str = "_frozen_importlib_external";

/// When finders are asked: before the machine looks for a module, or after.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Before,
    After,
}

impl Vm {
    /// One of the two modules, made now from the library's file; nothing for other names.
    pub fn import_core(&mut self, full: &str) -> PyResult<Option<Value>> {
        let file = match full {
            CORE => "_bootstrap",
            EXTERNAL => "_bootstrap_external",
            _ => return Ok(None),
        };
        // The second relies on the first.
        let core = if full == EXTERNAL { self.import(CORE)? } else { Value::NONE };
        let path = self.search_path()?;
        let Some(found) = path.iter().find_map(|folder| find_in(&folder.join("importlib"), file)) else { return Ok(None) };
        let module = self.load_found(full, found)?;
        if full == CORE {
            let (sys, imp) = (self.import("sys")?, self.import("_imp")?);
            self.call_attribute(module, "_install", &[sys, imp])?;
        } else {
            self.call_attribute(module, "_install", &[core])?;
            let name = self.intern("_bootstrap_external");
            self.set_attr(core, name, Some(module))?;
            self.tell_modules_where_they_are(module)?;
        }
        Ok(Some(module))
    }

    fn call_attribute(&mut self, object: Value, name: &str, arguments: &[Value]) -> PyResult {
        let name = self.intern(name);
        let function = self.get_attr(object, name)?;
        self.call(function, arguments)
    }

    /// `__spec__` and `__loader__` of the modules that were imported before.
    fn tell_modules_where_they_are(&mut self, external: Value) -> PyResult<()> {
        let modules = self.list(&[]);
        for (_, module) in self.module_table().iter() {
            modules.items.push(&self.heap, module);
        }
        for index in 0..modules.items.len() {
            if let Some(module) = modules.items.at(index).downcast::<Module>() {
                self.tell_where(external, module.dict.get())?;
            }
        }
        Ok(())
    }

    /// Gives a module its `__spec__` and `__loader__`, if it comes from a file and `importlib` is there.
    pub fn describe_module(&mut self, dict: Gc<Dict>) -> PyResult<()> {
        let name = self.intern(EXTERNAL);
        match self.module_table().get_str(name) {
            Some(external) if external.is::<Module>() => self.tell_where(external, dict),
            _ => Ok(()),
        }
    }

    fn tell_where(&mut self, external: Value, dict: Gc<Dict>) -> PyResult<()> {
        let [name, file, spec] = [Known::__name__, Known::__file__, Known::__spec__].map(|name| self.known(name));
        let fix = self.intern("_fix_up_module");
        let is_described = dict.get_str(spec).is_some_and(|spec| !spec.is_none());
        let (Some(name), Some(file), false) = (dict.get_str(name), dict.get_str(file), is_described) else { return Ok(()) };
        // While the core itself is being made, it cannot help yet. The main program has no spec.
        let is_main = name.downcast::<Str>().is_some_and(|name| name.to_text() == "__main__");
        let Some(function) = self.find_attr(external, fix)?.filter(|_| !is_main) else { return Ok(()) };
        let is_bytecode = file.downcast::<Str>().is_some_and(|file| file.to_text().ends_with(".pyc"));
        let cached = if is_bytecode { file } else { Value::NONE };
        self.call(function, &[dict.value(), name, file, cached]).map(|_| ())
    }

    /// Asks the finders that the program has added to `sys.meta_path`, and loads what one of them finds. Those before the library's own are asked
    /// before the machine looks for a module, the others after that.
    pub fn import_by_finders(&mut self, full: &str, path: Value, turn: Turn) -> PyResult<Option<Value>> {
        let sys = self.import("sys")?;
        let name = self.intern("meta_path");
        let Some(finders) = self.find_attr(sys, name)?.and_then(|finders| finders.downcast::<List>()).filter(|finders| !finders.items.is_empty()) else {
            return Ok(None);
        };
        let title = self.text(full);
        let (mut at, mut is_before) = (0, true);
        while let Some(finder) = finders.items.get(at) {
            at += 1;
            let is_own = self.is_own_finder(finder)?;
            is_before &= !is_own;
            if is_before != (turn == Turn::Before) {
                continue;
            }
            let find = self.intern("find_spec");
            let Some(find) = self.find_attr(finder, find)? else { continue };
            let spec = self.call(find, &[title, path, Value::NONE])?;
            if !spec.is_none() {
                let core = self.import(CORE)?;
                return self.call_attribute(core, "_load", &[spec]).map(Some);
            }
        }
        Ok(None)
    }

    /// Whether a finder is one of those that `importlib` begins with.
    fn is_own_finder(&mut self, finder: Value) -> PyResult<bool> {
        let Some(class) = finder.downcast::<Type>() else { return Ok(false) };
        let module = self.known(Known::__module__);
        let module = self.find_attr(class.value(), module)?.and_then(|module| module.downcast::<Str>()).map(|module| module.to_text());
        Ok(matches!(module.as_deref(), Some(CORE | EXTERNAL)))
    }
}
