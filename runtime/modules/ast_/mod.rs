//! `_ast`: the classes of the nodes of trees.
//!
//! Given: the grammar of Python 3.13 (`grammar.rs`). Gives: the classes, for the Python module `ast`, and trees of source text: the compiling
//! CPython sends them as data (`tree.rs`).

mod classes;
mod grammar;
mod node;
mod tree;

use crate::gc::Gc;
use crate::modules::NativeModule;
use crate::object::{TypeId, TypeSpec};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};
pub use tree::{deserialize, serialize};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_ast", functions: &[], init: Some(init), doc: "" };

/// The types of this module.
pub static SPECS: &[&TypeSpec] = &[&node::AST];

const FLAGS: &[(&str, i64)] =
    &[("PyCF_ONLY_AST", 0x400), ("PyCF_TYPE_COMMENTS", 0x1000), ("PyCF_ALLOW_TOP_LEVEL_AWAIT", 0x2000), ("PyCF_OPTIMIZED_AST", 0x8400)];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for &(name, flag) in FLAGS {
        let flag = vm.int(flag);
        vm.add_to_module(module, name, flag);
    }
    let classes = classes::classes(vm)?;
    module.dict.get().update(vm, classes)
}

/// Whether a value is a node.
pub fn is_tree(vm: &Vm, value: Value) -> bool {
    vm.is_instance(value, TypeId::Ast)
}
