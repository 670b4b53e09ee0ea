//! Importing modules: native ones, and files beside the program and on `sys.path`.

use std::path::{Path, PathBuf};

use super::import_core::Turn;
use crate::gc::Gc;
use crate::object::{Dict, Known, List, Str, Tuple, TypeId};
use crate::value::Value;
use crate::vm::threads::Woken;
use crate::vm::{PyResult, Raised, Vm};

/// What a name on the path is.
pub enum Found {
    Module(PathBuf),
    Package { directory: PathBuf, init: PathBuf },
}

impl Vm {
    /// `sys.modules`
    pub fn module_table(&self) -> Gc<Dict> {
        self.modules.downcast().expect("the machine has a table of modules")
    }

    /// Imports a module by its full name and returns that very module.
    pub fn import(&mut self, name: &str) -> PyResult {
        let mut module = Value::NONE;
        let mut parent = None;
        let mut full = String::new();
        for part in name.split('.') {
            if !full.is_empty() {
                full.push('.');
            }
            full.push_str(part);
            module = self.import_one(&full, parent)?;
            if let Some(parent) = parent {
                let attribute = self.intern(part);
                self.set_attr(parent, attribute, Some(module))?;
            }
            parent = Some(module);
        }
        Ok(module)
    }

    /// The `import` statement: `name` relative to the package of `globals` if `level` is positive.
    pub fn import_statement(&mut self, name: Gc<Str>, globals: Gc<Dict>, level: Value, fromlist: Value) -> PyResult {
        let level = self.index_i64(level)?;
        let name = name.to_text();
        let full = if level > 0 { self.resolve_relative(&name, globals, level as usize)? } else { name.clone() };
        if full.is_empty() {
            return Err(self.value_error("Empty module name"));
        }
        let module = self.import(&full)?;
        if fromlist.downcast::<Tuple>().is_some_and(|names| !names.is_empty()) {
            return Ok(module);
        }
        // `import a.b` binds `a`.
        let first = if level == 0 {
            full.split('.').next().unwrap_or(&full).to_owned()
        } else {
            let kept = full.len() - name.len() + name.find('.').unwrap_or(name.len());
            full[..kept].to_owned()
        };
        self.import(&first)
    }

    fn resolve_relative(&mut self, name: &str, globals: Gc<Dict>, level: usize) -> PyResult<String> {
        let package = self.known(Known::__package__);
        let package = match globals.get_str(package).filter(|package| !package.is_none()) {
            Some(package) => match package.downcast::<Str>() {
                Some(package) => package.to_text(),
                None => return Err(self.type_error("package must be a string")),
            },
            None => {
                let (name, path) = (self.known(Known::__name__), self.known(Known::__path__));
                let message = "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__";
                self.warn(TypeId::ImportWarning, message)?;
                let name = globals.get_str(name).and_then(|name| name.downcast::<Str>()).map(|name| name.to_text()).unwrap_or_default();
                if globals.get_str(path).is_some() { name } else { name.rsplit_once('.').map_or(String::new(), |(package, _)| package.to_owned()) }
            }
        };
        if package.is_empty() {
            return Err(self.raise(TypeId::ImportError, "attempted relative import with no known parent package".into()));
        }
        let mut base = package.as_str();
        for _ in 1..level {
            match base.rsplit_once('.') {
                Some((parent, _)) => base = parent,
                None => return Err(self.raise(TypeId::ImportError, "attempted relative import beyond top-level package".into())),
            }
        }
        Ok(if name.is_empty() { base.to_owned() } else { format!("{base}.{name}") })
    }

    /// `from module import name`, where `name` is no attribute: a submodule, perhaps.
    pub fn submodule(&mut self, module: Value, name: Gc<Str>) -> PyResult {
        let module_name = self.known(Known::__name__);
        let title = self.find_attr(module, module_name)?.and_then(|name| name.downcast::<Str>()).map(|name| name.to_text());
        let path = self.known(Known::__path__);
        if let Some(title) = &title
            && self.find_attr(module, path)?.is_some()
        {
            let full = format!("{title}.{}", name.to_text());
            let found = self.import(&full);
            if let Err(Raised) = found {
                // Only that very module may be missing.
                let is_it = self.raised_is(TypeId::ModuleNotFoundError) && {
                    let raised = self.raised.downcast().expect("exceptions are raised");
                    let missing = self.exception_attribute(raised, Known::name_);
                    missing.and_then(|missing| missing.downcast::<Str>()).is_some_and(|missing| missing.to_text() == full)
                };
                if !is_it {
                    return Err(Raised);
                }
                self.raised = Value::NONE;
            } else {
                return found;
            }
        }
        let file = self.known(Known::__file__);
        let file = self.find_attr(module, file)?.and_then(|file| file.downcast::<Str>());
        let place = file.map_or("unknown location".into(), |file| file.to_text());
        let is_loading = title.as_ref().is_some_and(|title| {
            let key = self.intern(title);
            self.threads.loading.is_loading(key.value().address().addr())
        });
        let title = title.unwrap_or_else(|| "<unknown module name>".into());
        let name_text = name.to_text();
        let message = match is_loading {
            true => format!("cannot import name '{name_text}' from partially initialized module '{title}' (most likely due to a circular import) ({place})"),
            false => format!("cannot import name '{name_text}' from '{title}' ({place})"),
        };
        let message = self.text(&message);
        let exception = self.new_exception(TypeId::ImportError, &[message]);
        let title = self.text(&title);
        self.set_exception_attribute(exception, Known::name_, title);
        self.set_exception_attribute(exception, Known::msg_, message);
        self.set_exception_attribute(exception, Known::name_from_, name.value());
        self.set_exception_attribute(exception, Known::path_, file.map_or(Value::NONE, |file| file.value()));
        Err(self.raise_object(exception))
    }

    fn import_one(&mut self, full: &str, parent: Option<Value>) -> PyResult {
        let key = self.intern(full);
        if let Some(module) = self.module_table().get_str(key) {
            if module.is_none() {
                return Err(self.module_not_found(full, format!("import of {full} halted; None in sys.modules")));
            }
            if !self.wait_for_module(key)? {
                return Ok(module);
            }
            // It has been loaded meanwhile, or could not be.
            if let Some(module) = self.module_table().get_str(key) {
                return Ok(module);
            }
        }
        if let Some(hooks) = self.hooks
            && let Some(module) = (hooks.find_native)(self, full)
        {
            let module = module?;
            self.module_table().set_interned(self, key.value(), module);
            return Ok(module);
        }
        if let Some(module) = self.import_core(full)? {
            return Ok(module);
        }
        let last = full.rsplit('.').next().unwrap_or(full);
        let path = match parent {
            Some(parent) => {
                let path = self.known(Known::__path__);
                match self.find_attr(parent, path)? {
                    Some(path) => path,
                    None => {
                        let package = full.rsplit_once('.').map_or("", |(package, _)| package);
                        return Err(self.module_not_found(full, format!("No module named '{full}'; '{package}' is not a package")));
                    }
                }
            }
            None => Value::NONE,
        };
        if let Some(module) = self.import_by_finders(full, path, Turn::Before)? {
            return Ok(module);
        }
        let directories = if path.is_none() { self.search_path()? } else { self.path_entries(path)? };
        let found = directories.iter().find_map(|directory| find_in(directory, last));
        if let Some(found) = found {
            return self.load_found(full, found);
        }
        if let Some(module) = self.import_by_finders(full, path, Turn::After)? {
            return Ok(module);
        }
        match self.hooks.and_then(|hooks| (hooks.find_substitute)(self, full)) {
            Some(module) => module,
            None => Err(self.module_not_found(full, format!("No module named '{full}'"))),
        }
    }

    pub fn load_found(&mut self, full: &str, found: Found) -> PyResult {
        match found {
            Found::Module(file) => self.load(full, &file, None),
            Found::Package { directory, init } => self.load(full, &init, Some(&directory)),
        }
    }

    fn module_not_found(&mut self, name: &str, message: String) -> Raised {
        let message = self.text(&message);
        let exception = self.new_exception(TypeId::ModuleNotFoundError, &[message]);
        let name = self.text(name);
        self.set_exception_attribute(exception, Known::name_, name);
        self.raise_object(exception)
    }

    /// `sys.path`
    pub fn search_path(&mut self) -> PyResult<Vec<PathBuf>> {
        let sys = self.import("sys")?;
        let path = self.known(Known::path_);
        match self.find_attr(sys, path)? {
            Some(path) => self.path_entries(path),
            None => Ok(Vec::new()),
        }
    }

    /// Folders from the root on, as modules in them are called by their files. Nothing stands for the present folder.
    fn path_entries(&mut self, path: Value) -> PyResult<Vec<PathBuf>> {
        let entries: Gc<List> = self.collect_list(path)?;
        let folder = |entry: String| match entry.is_empty() {
            true => std::env::current_dir().ok(),
            false => std::path::absolute(entry).ok(),
        };
        Ok(entries.items.as_slice().iter().filter_map(|entry| entry.downcast::<Str>()).filter_map(|entry| folder(entry.to_text())).collect())
    }

    /// Waits while another thread loads the module; whether one did.
    fn wait_for_module(&mut self, name: Gc<Str>) -> PyResult<bool> {
        let (address, me) = (name.value().address().addr(), self.threads.current());
        let mut has_waited = false;
        while self.threads.loading.must_wait(address, me) {
            self.check_leaving()?;
            has_waited = true;
            self.threads.loading.begin_to_wait(me, address);
            let woken = self.wait_for(address, None);
            self.threads.loading.end_of_wait(me);
            if woken == Woken::Interrupt {
                self.deliver_signals()?;
            }
        }
        Ok(has_waited)
    }

    /// Translates and runs a module's file.
    fn load(&mut self, full: &str, file: &Path, package_directory: Option<&Path>) -> PyResult {
        let Some(translator) = self.translator.clone() else {
            return Err(self.raise(TypeId::ImportError, format!("cannot import '{full}': this machine has no translator")));
        };
        let body = match translator.translate_file(file) {
            Ok(body) => body,
            Err(refusal) => return Err(self.raise_refusal(refusal, TypeId::ImportError)),
        };
        let module = self.module(full);
        let dict = module.dict.get();
        let text = self.text(&file.display().to_string());
        dict.set_str(self, "__file__", text);
        let package = match package_directory {
            Some(_) => full,
            None => full.rsplit_once('.').map_or("", |(package, _)| package),
        };
        let package = self.text(package);
        dict.set_str(self, "__package__", package);
        if let Some(directory) = package_directory {
            let directory = self.text(&directory.display().to_string());
            let path = self.list(&[directory]).value();
            dict.set_str(self, "__path__", path);
        }
        let builtins = self.builtins;
        dict.set_str(self, "__builtins__", builtins);
        let key = self.intern(full).value();
        self.module_table().set_interned(self, key, module.value());
        let (address, me) = (key.address().addr(), self.threads.current());
        self.threads.loading.begin(address, me);
        let result = match self.describe_module(dict) {
            Ok(()) => self.run_body(body, dict, dict.value()).map(|_| ()),
            Err(Raised) => Err(Raised),
        };
        self.threads.loading.end(address, me);
        self.threads.wake_all(address);
        if let Err(Raised) = result {
            let raised = std::mem::replace(&mut self.raised, Value::NONE);
            // A module that failed is not there.
            self.module_table().remove(self, key)?;
            self.raised = raised;
            return Err(Raised);
        }
        // A module may have put something else in its place.
        let key = self.intern(full);
        Ok(self.module_table().get_str(key).unwrap_or(module.value()))
    }
}

/// The file of a module or package in a directory.
pub fn find_in(directory: &Path, name: &str) -> Option<Found> {
    let package = directory.join(name);
    if package.is_dir()
        && let Some(init) = file_of(&package, "__init__")
    {
        return Some(Found::Package { directory: package, init });
    }
    file_of(directory, name).map(Found::Module)
}

/// `name.pyc`, `name.py`, or what `__pycache__` has.
fn file_of(directory: &Path, name: &str) -> Option<PathBuf> {
    let beside = ["pyc", "py"].into_iter().map(|extension| directory.join(format!("{name}.{extension}"))).find(|file| file.is_file());
    beside.or_else(|| {
        let prefix = format!("{name}.cpython-");
        let entries = std::fs::read_dir(directory.join("__pycache__")).ok()?;
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let newest = names.filter(|file| file.starts_with(&prefix) && file.ends_with(".pyc")).max()?;
        Some(directory.join("__pycache__").join(newest))
    })
}
