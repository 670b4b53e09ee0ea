//! `_socket`: sockets, as `socket` of the standard library is built on them.
//!
//! The layers: `object` makes sockets and knows how long they wait, `transfer` and `messages` send and receive, `options` reads and sets options,
//! `address` and `names` translate addresses. Not obvious: a socket with a timeout does not block in the system; the machine waits for it
//! (`Socket::run`).

mod address;
mod c_library;
mod constants;
mod messages;
mod names;
mod object;
mod options;
mod transfer;

use crate::gc::{Gc, KindInfo};
use crate::modules::NativeModule;
use crate::object::{Kind, Method, TypeId, TypeSpec};
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};
pub use object::Socket;

/// The module.
pub static MODULE: NativeModule =
    NativeModule { name: "_socket", functions: &FUNCTIONS, init: Some(init), doc: "Implementation module for socket operations.\n\nSee the socket module for documentation." };

const OWN: &[&[Method]] = &[names::FUNCTIONS, object::FUNCTIONS, messages::FUNCTIONS];

const COUNT: usize = OWN[0].len() + OWN[1].len() + OWN[2].len();

static FUNCTIONS: [Method; COUNT] = crate::modules::joined(OWN);

/// The types of this folder.
pub static SPECS: &[&TypeSpec] = &[&object::SOCKET];

/// The native layouts of this folder.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Socket, KindInfo::of::<Socket>())];

const AF_UNSPEC: i32 = libc::AF_UNSPEC;
const AF_UNIX: i32 = libc::AF_UNIX;
const AF_INET: i32 = libc::AF_INET;
const AF_INET6: i32 = libc::AF_INET6;

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for &(name, number) in constants::NUMBERS {
        let number = vm.int(number);
        vm.add_to_module(module, name, number);
    }
    let (address_error, host_error) = (names::address_error(vm)?.value(), names::host_error(vm)?.value());
    let (socket, error, timeout) = (vm.type_(TypeId::Socket).value(), vm.type_(TypeId::OSError).value(), vm.type_(TypeId::TimeoutError).value());
    let values = [
        ("socket", socket),
        ("SocketType", socket),
        ("error", error),
        ("timeout", timeout),
        ("gaierror", address_error),
        ("herror", host_error),
        ("has_ipv6", Value::TRUE),
    ];
    for (name, value) in values {
        vm.add_to_module(module, name, value);
    }
    Ok(())
}
