//! `posix`: the operating system. `os` of the standard library is built on it.

mod constants;
mod directories;
mod files;
mod names;
mod place;
mod processes;
mod status;

use crate::gc::{Gc, KindInfo};
use crate::modules::NativeModule;
use crate::object::{Kind, Method, TypeId, TypeSpec};
use crate::types::module::Module;
use crate::vm::{PyResult, Vm};
pub use directories::{DirEntry, ScandirIterator};
pub use processes::{inherited_environment, random};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "posix", functions: &FUNCTIONS, init: Some(init), doc: DOC };

const DOC: &str = "This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard (a thinly\ndisguised Unix interface).  Refer to the library manual and\ncorresponding Unix manual entries for more information on calls.";

/// The types of this folder.
pub static SPECS: &[&TypeSpec] = &[&directories::DIR_ENTRY, &directories::SCANDIR_ITERATOR];

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] =
    &[(Kind::DirEntry, KindInfo::of::<DirEntry>()), (Kind::ScandirIterator, KindInfo::of::<ScandirIterator>())];

const PARTS: [&[Method]; 5] = [directories::FUNCTIONS, files::FUNCTIONS, names::FUNCTIONS, processes::FUNCTIONS, status::FUNCTIONS];

const COUNT: usize = PARTS[0].len() + PARTS[1].len() + PARTS[2].len() + PARTS[3].len() + PARTS[4].len();

static FUNCTIONS: [Method; COUNT] = crate::modules::joined(&PARTS);

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    status::init(vm, module)?;
    files::init(vm, module)?;
    processes::init(vm, module)?;
    let functions = vm.list(&[]);
    for name in constants::HAVE {
        let name = vm.text(name);
        functions.items.push(&vm.heap, name);
    }
    vm.add_to_module(module, "_have_functions", functions.value());
    for (name, class) in [("error", TypeId::OSError), ("DirEntry", TypeId::DirEntry)] {
        let class = vm.type_(class).value();
        vm.add_to_module(module, name, class);
    }
    for &(name, number) in constants::NUMBERS {
        let number = vm.int(number);
        vm.add_to_module(module, name, number);
    }
    Ok(())
}
