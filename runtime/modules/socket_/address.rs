//! Addresses of sockets: tuples and paths in Python, structs in the system.

use std::ffi::CString;
use std::net::{Ipv4Addr, Ipv6Addr};

use rustix::net::{AddressFamily, SocketAddrAny, SocketAddrUnix, SocketAddrV4, SocketAddrV6};

use super::c_library::{Hints, bytes_of, look_up};
use super::names::lookup_failed;
use super::{AF_INET, AF_INET6, AF_UNIX, AF_UNSPEC};
use crate::gc::Gc;
use crate::modules::descriptors::retried;
use crate::object::{Str, Tuple, TypeId};
use crate::types::bytes::{codecs, is_bytes};
use crate::types::paths::{decode_outside, encode_outside};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// Bytes that a path may have.
const PATH_ROOM: usize = 108;

pub fn os_error(vm: &mut Vm, message: impl Into<String>) -> Raised {
    vm.raise(TypeId::OSError, message.into())
}

/// The name of a host: text that is ASCII or can be written in it (`idna`), or bytes.
pub fn host_name(vm: &mut Vm, host: Value) -> PyResult<CString> {
    let bytes = match host.downcast::<Str>() {
        Some(text) if text.as_ascii().is_some() => text.to_text().into_bytes(),
        Some(text) => {
            let encoded = codecs::encode(vm, text, "idna", "strict")?;
            vm.bytes_of(encoded)?.to_vec()
        }
        None if is_bytes(host) => vm.bytes_of(host)?.to_vec(),
        None => {
            let given = vm.type_name(host);
            return Err(vm.type_error(format!("str, bytes or bytearray expected, not {given}")));
        }
    };
    CString::new(bytes).map_err(|_| vm.type_error("host name must not contain null character"))
}

/// The first address of a host that has one of this family.
pub fn resolve(vm: &mut Vm, host: &CString, family: i32) -> PyResult<SocketAddrAny> {
    let text = host.to_str().unwrap_or_default();
    if text == "<broadcast>" || text == "255.255.255.255" && family != AF_INET6 {
        if family != AF_INET && family != AF_UNSPEC {
            return Err(os_error(vm, "address family mismatched"));
        }
        return Ok(SocketAddrV4::new(Ipv4Addr::BROADCAST, 0).into());
    }
    match (family, text.parse::<Ipv4Addr>(), text.parse::<Ipv6Addr>()) {
        (AF_INET, Ok(address), _) => return Ok(SocketAddrV4::new(address, 0).into()),
        (AF_INET6, _, Ok(address)) => return Ok(SocketAddrV6::new(address, 0, 0, 0).into()),
        _ => {}
    }
    // The empty name stands for this host, whatever it is called.
    let (name, service, hints) = match text {
        "" => (None, Some(c"0"), Hints { family, kind: libc::SOCK_DGRAM, flags: libc::AI_PASSIVE, ..Hints::default() }),
        _ => (Some(host.as_c_str()), None, Hints { family, ..Hints::default() }),
    };
    let found = retried(vm, || Ok(look_up(name, service, hints)))?;
    match found {
        Ok(Ok(found)) => match found.into_iter().next() {
            Some(first) => Ok(first.address),
            None => Err(os_error(vm, "no address")),
        },
        Ok(Err(failure)) => Err(lookup_failed(vm, failure)),
        Err(error) => Err(crate::modules::descriptors::failed(vm, error, Value::NONE)),
    }
}

fn port_of(vm: &mut Vm, port: Value, function: &str) -> PyResult<u16> {
    let number = vm.index(port)?;
    match number.to_i64().map(u16::try_from) {
        Some(Ok(port)) => Ok(port),
        _ => Err(vm.overflow_error(format!("{function}(): port must be 0-65535."))),
    }
}

/// The parts of an address that must be a tuple.
fn parts(vm: &mut Vm, address: Value, function: &str, family: &str) -> PyResult<Gc<Tuple>> {
    match address.downcast::<Tuple>() {
        Some(parts) => Ok(parts),
        None => {
            let given = vm.type_name(address);
            Err(vm.type_error(format!("{function}(): {family} address must be tuple, not {given}")))
        }
    }
}

/// An address for a socket of this family, as an argument of a method.
pub fn address_of(vm: &mut Vm, family: i32, address: Value, function: &str) -> PyResult<SocketAddrAny> {
    match family {
        AF_UNIX => unix_address(vm, address),
        AF_INET => {
            let parts = parts(vm, address, function, "AF_INET")?;
            let &[host, port] = parts.as_slice() else {
                return Err(vm.type_error("AF_INET address must be a pair (host, port)"));
            };
            let host = host_name(vm, host)?;
            let port = port_of(vm, port, function)?;
            let found = resolve(vm, &host, AF_INET)?;
            match SocketAddrV4::try_from(found) {
                Ok(found) => Ok(SocketAddrV4::new(*found.ip(), port).into()),
                Err(_) => Err(os_error(vm, "address family mismatched")),
            }
        }
        AF_INET6 => {
            let parts = parts(vm, address, function, "AF_INET6")?;
            let (host, port, rest) = match *parts.as_slice() {
                [host, port] => (host, port, [Value::from_small(0); 2]),
                [host, port, flow] => (host, port, [flow, Value::from_small(0)]),
                [host, port, flow, scope] => (host, port, [flow, scope]),
                _ => return Err(vm.type_error("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])")),
            };
            let host = host_name(vm, host)?;
            let port = port_of(vm, port, function)?;
            let (flow, scope) = (vm.index_i64(rest[0])?, vm.index_i64(rest[1])?);
            if !(0..=0xf_ffff).contains(&flow) {
                return Err(vm.overflow_error(format!("{function}(): flowinfo must be 0-1048575.")));
            }
            let found = resolve(vm, &host, AF_INET6)?;
            match SocketAddrV6::try_from(found) {
                Ok(found) => Ok(SocketAddrV6::new(*found.ip(), port, flow as u32, scope as u32).into()),
                Err(_) => Err(os_error(vm, "address family mismatched")),
            }
        }
        _ => Err(os_error(vm, format!("{function}(): bad family"))),
    }
}

/// The address of a path, or of a name that begins with a null byte and belongs to no file.
fn unix_address(vm: &mut Vm, path: Value) -> PyResult<SocketAddrAny> {
    let bytes = match path.downcast::<Str>() {
        Some(text) => encode_outside(vm, text)?,
        None => vm.bytes_of(path)?.to_vec(),
    };
    let made = match bytes.split_first() {
        Some((0, name)) if bytes.len() <= PATH_ROOM => SocketAddrUnix::new_abstract_name(name),
        // The system lets files of a name be bound to what it chooses itself.
        None => Ok(SocketAddrUnix::new_unnamed()),
        Some((first, _)) if *first != 0 && bytes.len() < PATH_ROOM => match CString::new(bytes) {
            Ok(path) => SocketAddrUnix::new(path.as_c_str()),
            Err(_) => return Err(vm.value_error("embedded null byte")),
        },
        _ => return Err(os_error(vm, "AF_UNIX path too long")),
    };
    match made {
        Ok(address) => Ok(address.into()),
        Err(error) => Err(crate::modules::descriptors::failed(vm, error, Value::NONE)),
    }
}

/// An address of the system for Python; None if there is none.
pub fn address_value(vm: &mut Vm, address: Option<SocketAddrAny>) -> Value {
    let Some(address) = address else { return Value::NONE };
    match address.address_family() {
        AddressFamily::INET => match SocketAddrV4::try_from(address) {
            Ok(address) => {
                let host = vm.text(&address.ip().to_string());
                vm.tuple(&[host, Value::from_small(address.port().into())]).value()
            }
            Err(_) => Value::NONE,
        },
        AddressFamily::INET6 => match SocketAddrV6::try_from(address) {
            Ok(address) => {
                let host = vm.text(&v6_text(address.ip()));
                let numbers = [address.port().into(), address.flowinfo().into(), address.scope_id().into()].map(Value::from_small);
                vm.tuple(&[host, numbers[0], numbers[1], numbers[2]]).value()
            }
            Err(_) => Value::NONE,
        },
        AddressFamily::UNIX => match content(&address) {
            name @ [0, ..] => vm.bytes(name).value(),
            path => decode_outside(vm, path.split(|&byte| byte == 0).next().unwrap_or_default()).value(),
        },
        other => {
            let content = vm.bytes(content(&address)).value();
            vm.tuple(&[Value::from_small(other.as_raw().into()), content]).value()
        }
    }
}

/// What follows the family in an address of the system.
fn content(address: &SocketAddrAny) -> &[u8] {
    bytes_of(address).get(size_of::<libc::sa_family_t>()..).unwrap_or_default()
}

/// An IPv6 address as the C library writes it, which shows the old form with an IPv4 address inside.
pub fn v6_text(address: &Ipv6Addr) -> String {
    let segments = address.segments();
    if segments[..6].iter().all(|&segment| segment == 0) && segments[6] != 0 {
        let [.., a, b, c, d] = address.octets();
        return format!("::{}", Ipv4Addr::new(a, b, c, d));
    }
    address.to_string()
}

/// An IPv4 address in any form that the C library reads: up to four parts in base 8, 10 or 16, of which the last one fills the rest.
pub fn v4_of_any_form(text: &str) -> Option<[u8; 4]> {
    let text = text.trim_end_matches(|c: char| c.is_ascii_whitespace());
    let parts: Vec<&str> = text.split('.').collect();
    let (last, first) = parts.split_last()?;
    if first.len() > 3 {
        return None;
    }
    let number = |part: &str| match part.strip_prefix("0x").or_else(|| part.strip_prefix("0X")) {
        _ if part.starts_with('+') => None,
        Some(digits) if !digits.starts_with('+') => u32::from_str_radix(digits, 16).ok(),
        Some(_) => None,
        None if part.len() > 1 && part.starts_with('0') => u32::from_str_radix(part, 8).ok(),
        None => part.parse().ok(),
    };
    let mut bytes = [0; 4];
    for (place, part) in bytes.iter_mut().zip(first) {
        *place = u8::try_from(number(part)?).ok()?;
    }
    let (rest, n_rest) = (number(last)?, 4 - first.len());
    if n_rest < 4 && rest >> (8 * n_rest) != 0 {
        return None;
    }
    bytes[first.len()..].copy_from_slice(&rest.to_be_bytes()[4 - n_rest..]);
    Some(bytes)
}
