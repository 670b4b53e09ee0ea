//! Names of hosts, services and interfaces; addresses as text, and numbers in the order of the network.

use std::ffi::CString;
use std::net::{Ipv4Addr, Ipv6Addr};

use rustix::io::Errno;
use rustix::net::{SocketAddrAny, SocketAddrV6};

use super::address::{address_value, host_name, os_error, resolve, v4_of_any_form, v6_text};
use super::c_library::{self, Failure, Hints, look_up};
use super::{AF_INET, AF_INET6, AF_UNSPEC};
use crate::gc::Gc;
use crate::modules::descriptors::{failed, number, retried};
use crate::modules::{State, error_class};
use crate::object::{List, Method, Str, Tuple, Type, TypeId};
use crate::types::bytes::{Bytes, codecs, is_bytes};
use crate::types::paths::{decode_outside, fs_path, path_bytes};
use crate::types::exceptions::raise_made;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

pub const FUNCTIONS: &[Method] = crate::methods![
    "getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)" => addresses,
    "getnameinfo(sockaddr, flags, /)" => names,
    "gethostname()" => |vm: &mut Vm| decode_outside(vm, rustix::system::uname().nodename().to_bytes()),
    "sethostname(name, /)" => set_host_name,
    "gethostbyname(name, /)" => |vm: &mut Vm, name: Value| { let address = by_name(vm, name)?; Ok(host_of(vm, address)) as PyResult },
    "gethostbyname_ex(name, /)" => by_name_with_all,
    "gethostbyaddr(name, /)" => by_address,
    "getservbyname(name, protocol=<unrepresentable>, /)" => service,
    "getservbyport(port, protocol=<unrepresentable>, /)" => port,
    "getprotobyname(name, /)" => protocol,
    "inet_aton(ip_addr, /)" => aton,
    "inet_ntoa(packed_ip, /)" => ntoa,
    "inet_pton(af, ip, /)" => pton,
    "inet_ntop(af, packed_ip, /)" => ntop,
    "htons(x, /)" => |vm: &mut Vm, number: Value| short(vm, number, "htons"),
    "ntohs(x, /)" => |vm: &mut Vm, number: Value| short(vm, number, "ntohs"),
    "htonl(x, /)" => long,
    "ntohl(x, /)" => long,
    "if_nameindex()" => interfaces,
    "if_nametoindex(oname, /)" => interface_number,
    "if_indextoname(index, /)" => interface_name,
];

/// `socket.gaierror` and `socket.herror`
pub fn address_error(vm: &mut Vm) -> PyResult<Gc<Type>> {
    error_class(vm, State::AddressError, "socket", "gaierror", &[TypeId::OSError])
}

pub fn host_error(vm: &mut Vm) -> PyResult<Gc<Type>> {
    error_class(vm, State::HostError, "socket", "herror", &[TypeId::OSError])
}

/// Raises an OSError of a class, with a number and a text.
fn raise_numbered(vm: &mut Vm, class: PyResult<Gc<Type>>, number: i32, text: &str) -> Raised {
    let text = vm.text(text);
    raise_made(vm, class, &[Value::from_small(number.into()), text])
}

pub fn lookup_failed(vm: &mut Vm, failure: Failure) -> Raised {
    match failure {
        Failure::System(error) => failed(vm, error, Value::NONE),
        Failure::Lookup(code) => {
            let class = address_error(vm);
            raise_numbered(vm, class, code, &c_library::lookup_message(code))
        }
    }
}

/// Asks the C library, which may ask others.
fn asked<T>(vm: &mut Vm, mut work: impl FnMut() -> Result<T, Failure>) -> PyResult<T> {
    let result = retried(vm, || match work() {
        Err(Failure::System(Errno::INTR)) => Err(Errno::INTR),
        result => Ok(result),
    })?;
    match result {
        Ok(Ok(found)) => Ok(found),
        Ok(Err(failure)) => Err(lookup_failed(vm, failure)),
        Err(error) => Err(failed(vm, error, Value::NONE)),
    }
}

fn c_text(vm: &mut Vm, bytes: Vec<u8>) -> PyResult<CString> {
    CString::new(bytes).map_err(|_| vm.value_error("embedded null character"))
}

fn text_to_c(vm: &mut Vm, text: Gc<Str>) -> PyResult<CString> {
    let encoded = codecs::encode(vm, text, "utf-8", "strict")?;
    let bytes = vm.bytes_of(encoded)?.to_vec();
    c_text(vm, bytes)
}

/// A str as C's text; `what` it is called in messages.
fn c_text_of(vm: &mut Vm, what: &str, value: Value) -> PyResult<CString> {
    match value.downcast::<Str>() {
        Some(text) => text_to_c(vm, text),
        None => {
            let given = vm.argument_name(value);
            Err(vm.type_error(format!("{what} must be str, not {given}")))
        }
    }
}

fn addresses(vm: &mut Vm, host: Value, port: Value, family: Value, kind: Value, protocol: Value, flags: Value) -> PyResult<Gc<List>> {
    let hints = Hints { family: number(vm, family)?, kind: number(vm, kind)?, protocol: number(vm, protocol)?, flags: number(vm, flags)? };
    let host = match host {
        Value::NONE => None,
        _ if host.is::<Str>() || host.is::<Bytes>() => Some(host_name(vm, host)?),
        _ => return Err(vm.type_error("getaddrinfo() argument 1 must be string or None")),
    };
    let service = match (port, port.downcast::<Str>()) {
        (Value::NONE, _) => None,
        (_, Some(text)) => Some(text_to_c(vm, text)?),
        _ if port.is::<Bytes>() => {
            let bytes = vm.bytes_of(port)?.to_vec();
            Some(c_text(vm, bytes)?)
        }
        _ if port.as_int_ref().is_some() => {
            let number = vm.index_i64(port)?;
            Some(c_text(vm, number.to_string().into_bytes())?)
        }
        _ => return Err(os_error(vm, "Int or String expected")),
    };
    let found = asked(vm, || look_up(host.as_deref(), service.as_deref(), hints))?;
    let list = vm.list(&[]);
    for one in found {
        let name = decode_outside(vm, &one.name).value();
        let address = address_value(vm, Some(one.address));
        let [family, kind, protocol] = [one.family, one.kind, one.protocol].map(|number| Value::from_small(number.into()));
        let row = vm.tuple(&[family, kind, protocol, name, address]).value();
        list.items.push(&vm.heap, row);
    }
    Ok(list)
}

fn names(vm: &mut Vm, address: Value, flags: i64) -> PyResult<Gc<Tuple>> {
    let Some(parts) = address.downcast::<Tuple>() else {
        return Err(vm.type_error("getnameinfo() argument 1 must be a tuple"));
    };
    let (host, port, rest) = match *parts.as_slice() {
        [host, port] => (host, port, [Value::from_small(0); 2]),
        [host, port, flow] => (host, port, [flow, Value::from_small(0)]),
        [host, port, flow, scope] => (host, port, [flow, scope]),
        _ => return Err(vm.type_error("getnameinfo(): illegal sockaddr argument")),
    };
    if !host.is::<Str>() {
        return Err(vm.type_error("getnameinfo(): illegal sockaddr argument"));
    }
    let (host, port) = (c_text_of(vm, "getnameinfo() argument 1", host)?, vm.index_i64(port)?);
    let (flow, scope) = (vm.index_i64(rest[0])?, vm.index_i64(rest[1])?);
    if !(0..=0xf_ffff).contains(&flow) {
        return Err(vm.overflow_error("getnameinfo(): flowinfo must be 0-1048575."));
    }
    let service = c_text(vm, port.to_string().into_bytes())?;
    let hints = Hints { family: AF_UNSPEC, kind: libc::SOCK_DGRAM, flags: libc::AI_NUMERICHOST, ..Hints::default() };
    let found = asked(vm, || look_up(Some(&host), Some(&service), hints))?;
    let [found] = <[_; 1]>::try_from(found).map_err(|_| os_error(vm, "sockaddr resolved to multiple addresses"))?;
    let address = match found.family {
        AF_INET if parts.len() != 2 => return Err(os_error(vm, "IPv4 sockaddr must be 2 tuple")),
        AF_INET6 => match SocketAddrV6::try_from(found.address) {
            Ok(address) => SocketAddrV6::new(*address.ip(), address.port(), flow as u32, scope as u32).into(),
            Err(error) => return Err(failed(vm, error, Value::NONE)),
        },
        _ => found.address,
    };
    let (host, service) = asked(vm, || c_library::names_of(&address, flags as i32))?;
    let pair = [decode_outside(vm, &host).value(), decode_outside(vm, &service).value()];
    Ok(vm.tuple(&pair))
}

fn set_host_name(vm: &mut Vm, name: Value) -> PyResult<()> {
    let path = fs_path(vm, name)?;
    let bytes = path_bytes(vm, path)?;
    rustix::system::sethostname(&bytes).map_err(|error| failed(vm, error, Value::NONE))
}

/// A host that is an argument of its own, and not a part of an address.
fn host_argument(vm: &mut Vm, function: &str, name: Value) -> PyResult<CString> {
    if name.is::<Str>() || is_bytes(name) {
        return host_name(vm, name);
    }
    let given = vm.argument_name(name);
    Err(vm.type_error(format!("{function}() argument 1 must be str, bytes or bytearray, not {given}")))
}

/// The IPv4 address of a host.
fn by_name(vm: &mut Vm, name: Value) -> PyResult<SocketAddrAny> {
    let name = host_argument(vm, "gethostbyname", name)?;
    resolve(vm, &name, AF_INET)
}

/// The address alone, as text.
fn host_of(vm: &mut Vm, address: SocketAddrAny) -> Value {
    let parts = address_value(vm, Some(address));
    parts.downcast::<Tuple>().and_then(|parts| parts.as_slice().first().copied()).unwrap_or(Value::NONE)
}

/// Name, other names, addresses. Other names are nothing that `getaddrinfo` tells.
fn record(vm: &mut Vm, name: &[u8], addresses: Vec<SocketAddrAny>) -> Gc<Tuple> {
    let name = decode_outside(vm, name).value();
    let (aliases, list) = (vm.list(&[]).value(), vm.list(&[]));
    for address in addresses {
        let host = host_of(vm, address);
        list.items.push(&vm.heap, host);
    }
    vm.tuple(&[name, aliases, list.value()])
}

fn by_name_with_all(vm: &mut Vm, name: Value) -> PyResult<Gc<Tuple>> {
    let name = host_argument(vm, "gethostbyname_ex", name)?;
    let hints = Hints { family: AF_INET, kind: libc::SOCK_STREAM, flags: libc::AI_CANONNAME, ..Hints::default() };
    let found = asked(vm, || look_up(Some(&name), None, hints))?;
    let official = found.first().map(|first| first.name.clone()).unwrap_or_default();
    let addresses = found.into_iter().map(|one| one.address).collect();
    Ok(record(vm, &official, addresses))
}

fn by_address(vm: &mut Vm, name: Value) -> PyResult<Gc<Tuple>> {
    let name = host_argument(vm, "gethostbyaddr", name)?;
    let address = resolve(vm, &name, AF_UNSPEC)?;
    // As an address of a socket, with a port that has no name.
    let found = retried(vm, || Ok(c_library::names_of(&address, libc::NI_NAMEREQD)))?;
    match found {
        Ok(Ok((official, _))) => Ok(record(vm, &official, vec![address])),
        Ok(Err(_)) => {
            let class = host_error(vm);
            Err(raise_numbered(vm, class, 1, "Unknown host"))
        }
        Err(error) => Err(failed(vm, error, Value::NONE)),
    }
}

fn protocol_text(vm: &mut Vm, function: &str, protocol: Option<Value>) -> PyResult<Option<CString>> {
    protocol.map(|protocol| c_text_of(vm, &format!("{function}() argument 2"), protocol)).transpose()
}

fn service(vm: &mut Vm, name: Value, protocol: Option<Value>) -> PyResult<i64> {
    let (name, protocol) = (c_text_of(vm, "getservbyname() argument 1", name)?, protocol_text(vm, "getservbyname", protocol)?);
    match c_library::port_of_service(&name, protocol.as_deref()) {
        Some(port) => Ok(port.into()),
        None => Err(os_error(vm, "service/proto not found")),
    }
}

fn port(vm: &mut Vm, port: Value, protocol: Option<Value>) -> PyResult {
    let (number, protocol) = (number(vm, port)?, protocol_text(vm, "getservbyport", protocol)?);
    let Ok(number) = u16::try_from(number) else {
        return Err(vm.overflow_error("getservbyport: port must be 0-65535."));
    };
    match c_library::service_at_port(number, protocol.as_deref()) {
        Some(name) => Ok(decode_outside(vm, &name).value()),
        None => Err(os_error(vm, "port/proto not found")),
    }
}

fn protocol(vm: &mut Vm, name: Value) -> PyResult<i64> {
    let name = c_text_of(vm, "getprotobyname() argument", name)?;
    match c_library::protocol_number(&name) {
        Some(number) => Ok(number.into()),
        None => Err(os_error(vm, "protocol not found")),
    }
}

fn aton(vm: &mut Vm, text: Value) -> PyResult<Gc<Bytes>> {
    let text = c_text_of(vm, "inet_aton() argument", text)?;
    match v4_of_any_form(text.to_str().unwrap_or_default()) {
        Some(bytes) => Ok(vm.bytes(bytes)),
        None => Err(os_error(vm, "illegal IP address string passed to inet_aton")),
    }
}

fn ntoa(vm: &mut Vm, packed: Value) -> PyResult<String> {
    match <[u8; 4]>::try_from(&*vm.bytes_of(packed)?) {
        Ok(bytes) => Ok(Ipv4Addr::from(bytes).to_string()),
        Err(_) => Err(os_error(vm, "packed IP wrong length for inet_ntoa")),
    }
}

fn pton(vm: &mut Vm, family: Value, text: Value) -> PyResult<Gc<Bytes>> {
    let family = number(vm, family)?;
    let text = c_text_of(vm, "inet_pton() argument 2", text)?;
    let text = text.to_str().unwrap_or_default();
    let found = match family {
        AF_INET => text.parse::<Ipv4Addr>().map(|address| address.octets().to_vec()),
        AF_INET6 => text.parse::<Ipv6Addr>().map(|address| address.octets().to_vec()),
        _ => return Err(failed(vm, Errno::AFNOSUPPORT, Value::NONE)),
    };
    match found {
        Ok(bytes) => Ok(vm.bytes(bytes)),
        Err(_) => Err(os_error(vm, "illegal IP address string passed to inet_pton")),
    }
}

fn ntop(vm: &mut Vm, family: Value, packed: Value) -> PyResult<String> {
    let family = number(vm, family)?;
    let packed = vm.bytes_of(packed)?;
    let text = match family {
        AF_INET => <[u8; 4]>::try_from(&*packed).map(|bytes| Ipv4Addr::from(bytes).to_string()),
        AF_INET6 => <[u8; 16]>::try_from(&*packed).map(|bytes| v6_text(&bytes.into())),
        _ => return Err(vm.value_error(format!("unknown address family {family}"))),
    };
    text.map_err(|_| vm.value_error("invalid length of packed IP address string"))
}

fn short(vm: &mut Vm, host_order: Value, function: &str) -> PyResult<i64> {
    let number = number(vm, host_order)?;
    match u16::try_from(number) {
        Ok(number) => Ok(number.to_be().into()),
        Err(_) if number < 0 => Err(vm.overflow_error(format!("{function}: can't convert negative Python int to C 16-bit unsigned integer"))),
        Err(_) => Err(vm.overflow_error(format!("{function}: Python int too large to convert to C 16-bit unsigned integer"))),
    }
}

fn long(vm: &mut Vm, number: Value) -> PyResult<i64> {
    let Some(given) = number.as_int_ref() else {
        let given = vm.type_name(number);
        return Err(vm.type_error(format!("expected int, {given} found")));
    };
    match given.to_i64().map(u32::try_from) {
        Some(Ok(number)) => Ok(number.to_be().into()),
        _ if given.is_negative() => Err(vm.overflow_error("can't convert negative value to unsigned int")),
        None => Err(vm.overflow_error("Python int too large to convert to C unsigned long")),
        _ => Err(vm.overflow_error("int larger than 32 bits")),
    }
}

fn interfaces(vm: &mut Vm) -> PyResult<Gc<List>> {
    let found = c_library::interfaces().map_err(|error| failed(vm, error, Value::NONE))?;
    let list = vm.list(&[]);
    for (number, name) in found {
        let name = decode_outside(vm, &name).value();
        let pair = vm.tuple(&[Value::from_small(number.into()), name]).value();
        list.items.push(&vm.heap, pair);
    }
    Ok(list)
}

fn interface_number(vm: &mut Vm, name: Value) -> PyResult<i64> {
    let path = fs_path(vm, name)?;
    let bytes = path_bytes(vm, path)?;
    let name: CString = c_text(vm, bytes)?;
    match c_library::interface_number(&name) {
        0 => Err(os_error(vm, "no interface with this name")),
        number => Ok(number.into()),
    }
}

fn interface_name(vm: &mut Vm, number: Value) -> PyResult {
    let Some(given) = number.as_int_ref() else { return Err(vm.type_error("an integer is required")) };
    let number = match given.to_i64() {
        Some(number @ 0..) => u32::try_from(number).map_err(|_| vm.overflow_error("index is too large"))?,
        _ if given.is_negative() => return Err(vm.overflow_error("can't convert negative value to unsigned int")),
        _ => return Err(vm.overflow_error("Python int too large to convert to C unsigned long")),
    };
    let found = c_library::interface_name(number).map_err(|error| failed(vm, error, Value::NONE))?;
    Ok(decode_outside(vm, found.as_bytes()).value())
}
