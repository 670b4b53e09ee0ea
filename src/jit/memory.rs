//! Memory for one piece of machine code, as `cranelift-jit` asks for it.

use std::cell::RefCell;
use std::io;
use std::rc::Rc;

use cranelift_jit::{BranchProtection, JITMemoryKind, JITMemoryProvider};
use cranelift_module::{ModuleError, ModuleResult};
use pyregrine_runtime::vm::{CodeMemory, Pages};

/// Pages of the machine's code memory that belong to one module; they go back when it is dropped.
pub struct ModuleMemory {
    memory: Rc<CodeMemory>,
    pages: Rc<RefCell<Vec<Pages>>>,
}

/// Keeps the pages of a module.
pub struct Lease {
    memory: Rc<CodeMemory>,
    pages: Rc<RefCell<Vec<Pages>>>,
}

impl ModuleMemory {
    pub fn new(memory: Rc<CodeMemory>) -> (ModuleMemory, Lease) {
        let pages: Rc<RefCell<Vec<Pages>>> = Rc::default();
        (ModuleMemory { memory: memory.clone(), pages: pages.clone() }, Lease { memory, pages })
    }
}

impl Lease {
    /// Bytes of whole pages.
    pub fn size(&self) -> usize {
        self.pages.borrow().iter().map(|pages| pages.size).sum()
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.pages.borrow_mut().drain(..).for_each(|pages| self.memory.release(pages));
    }
}

// SAFETY: the module that this is given to never leaves the thread that has made it: it is dropped before the compiler returns.
unsafe impl Send for ModuleMemory {}

impl JITMemoryProvider for ModuleMemory {
    fn allocate(&mut self, size: usize, _align: u64, kind: JITMemoryKind) -> io::Result<*mut u8> {
        if !matches!(kind, JITMemoryKind::Executable) {
            return Err(io::Error::new(io::ErrorKind::Unsupported, "compiled code has no data of its own"));
        }
        let pages = self.memory.allocate(size)?;
        self.pages.borrow_mut().push(pages);
        Ok(pages.address)
    }

    unsafe fn free_memory(&mut self) {
        // The lease does that.
    }

    fn finalize(&mut self, _: BranchProtection) -> ModuleResult<()> {
        for &pages in self.pages.borrow().iter() {
            self.memory.seal(pages).map_err(|error| ModuleError::Allocation { err: error })?;
        }
        Ok(())
    }
}
