//! What only the C library does: it finds hosts and services by name, and takes options and messages of any form.
//!
//! Given: numbers of sockets, names, bytes. Given back: copies, or what the system says. The law: nothing that the library lends leaves this file;
//! where it keeps what it has found in one place of the process, whoever asks holds a lock.

use std::ffi::{CStr, CString, c_int};
use std::sync::{Mutex, MutexGuard, PoisonError};

use libc::{addrinfo, iovec, msghdr, socklen_t};
use rustix::io::Errno;
use rustix::net::SocketAddrAny;
use rustix::net::addr::SocketAddrStorage;

/// What `getaddrinfo` is asked for.
#[derive(Clone, Copy, Default)]
pub struct Hints {
    pub family: i32,
    pub kind: i32,
    pub protocol: i32,
    pub flags: i32,
}

/// What it has found.
pub struct Found {
    pub family: i32,
    pub kind: i32,
    pub protocol: i32,
    pub name: Vec<u8>,
    pub address: SocketAddrAny,
}

/// Why it has found nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// One of `EAI_…`.
    Lookup(i32),
    System(Errno),
}

fn last_error() -> Errno {
    Errno::from_io_error(&std::io::Error::last_os_error()).unwrap_or(Errno::INVAL)
}

fn failure(code: c_int) -> Failure {
    if code == libc::EAI_SYSTEM { Failure::System(last_error()) } else { Failure::Lookup(code) }
}

fn counted(result: isize) -> Result<usize, Errno> {
    usize::try_from(result).map_err(|_| last_error())
}

/// The addresses of a host and a service.
pub fn look_up(host: Option<&CStr>, service: Option<&CStr>, hints: Hints) -> Result<Vec<Found>, Failure> {
    let pointer = |text: Option<&CStr>| text.map_or(std::ptr::null(), CStr::as_ptr);
    let mut found = Vec::new();
    // SAFETY: the texts end, and all zeros are a valid struct. What is found is a list of complete structs, with texts that end and addresses of
    // the lengths that stand beside them; it is given back once it has been copied.
    unsafe {
        let mut wanted: addrinfo = std::mem::zeroed();
        (wanted.ai_family, wanted.ai_socktype, wanted.ai_protocol, wanted.ai_flags) = (hints.family, hints.kind, hints.protocol, hints.flags);
        let mut first: *mut addrinfo = std::ptr::null_mut();
        let result = libc::getaddrinfo(pointer(host), pointer(service), &wanted, &mut first);
        if result != 0 {
            return Err(failure(result));
        }
        let mut next = first;
        while let Some(info) = next.as_ref() {
            let name = if info.ai_canonname.is_null() { Vec::new() } else { CStr::from_ptr(info.ai_canonname).to_bytes().to_vec() };
            let address = SocketAddrAny::read(info.ai_addr.cast(), info.ai_addrlen);
            found.push(Found { family: info.ai_family, kind: info.ai_socktype, protocol: info.ai_protocol, name, address });
            next = info.ai_next;
        }
        libc::freeaddrinfo(first);
    }
    Ok(found)
}

/// An address as the system has it: the family, and what belongs to it.
pub fn bytes_of(address: &SocketAddrAny) -> &[u8] {
    // SAFETY: the address has the length beside it.
    unsafe { std::slice::from_raw_parts(address.as_ptr().cast(), address.addr_len() as usize) }
}

/// The names of a host and a service by an address.
pub fn names_of(address: &SocketAddrAny, flags: i32) -> Result<(Vec<u8>, Vec<u8>), Failure> {
    let (mut host, mut service) = ([0_u8; 1025], [0_u8; 32]);
    // SAFETY: the address has the length beside it, and so have the places for the names.
    let result = unsafe {
        let (host, service, lengths) = (host.as_mut_ptr().cast(), service.as_mut_ptr().cast(), (host.len(), service.len()));
        libc::getnameinfo(address.as_ptr().cast(), address.addr_len(), host, lengths.0 as socklen_t, service, lengths.1 as socklen_t, flags)
    };
    if result != 0 {
        return Err(failure(result));
    }
    let text = |buffer: &[u8]| buffer.split(|&byte| byte == 0).next().unwrap_or_default().to_vec();
    Ok((text(&host), text(&service)))
}

/// What an `EAI_…` means.
pub fn lookup_message(code: i32) -> String {
    // SAFETY: there is a constant text for every number.
    unsafe { CStr::from_ptr(libc::gai_strerror(code)) }.to_string_lossy().into_owned()
}

fn lock() -> MutexGuard<'static, ()> {
    static LOCK: Mutex<()> = Mutex::new(());
    LOCK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The port of a service.
pub fn port_of_service(name: &CStr, protocol: Option<&CStr>) -> Option<u16> {
    let _lock = lock();
    // SAFETY: the texts end; what is found stays while the lock is held.
    unsafe { libc::getservbyname(name.as_ptr(), protocol.map_or(std::ptr::null(), CStr::as_ptr)).as_ref() }.map(|found| u16::from_be(found.s_port as u16))
}

/// The name of the service at a port.
pub fn service_at_port(port: u16, protocol: Option<&CStr>) -> Option<Vec<u8>> {
    let _lock = lock();
    // SAFETY: as above; the name is a text that ends.
    unsafe {
        let found = libc::getservbyport(c_int::from(port.to_be()), protocol.map_or(std::ptr::null(), CStr::as_ptr)).as_ref()?;
        Some(CStr::from_ptr(found.s_name).to_bytes().to_vec())
    }
}

/// The number of a protocol.
pub fn protocol_number(name: &CStr) -> Option<i32> {
    let _lock = lock();
    // SAFETY: as above.
    unsafe { libc::getprotobyname(name.as_ptr()).as_ref() }.map(|found| found.p_proto)
}

/// The interfaces of the network: numbers and names.
pub fn interfaces() -> Result<Vec<(u32, Vec<u8>)>, Errno> {
    let mut found = Vec::new();
    // SAFETY: the list ends with the number 0; it is given back once it has been copied.
    unsafe {
        let first = libc::if_nameindex();
        if first.is_null() {
            return Err(last_error());
        }
        let mut next = first;
        while (*next).if_index != 0 {
            found.push(((*next).if_index, CStr::from_ptr((*next).if_name).to_bytes().to_vec()));
            next = next.add(1);
        }
        libc::if_freenameindex(first);
    }
    Ok(found)
}

/// The number of an interface; 0 for none.
pub fn interface_number(name: &CStr) -> u32 {
    // SAFETY: the text ends.
    unsafe { libc::if_nametoindex(name.as_ptr()) }
}

/// The name of an interface.
pub fn interface_name(number: u32) -> Result<CString, Errno> {
    let mut name = [0_u8; libc::IF_NAMESIZE];
    // SAFETY: there is room for the longest name.
    if unsafe { libc::if_indextoname(number, name.as_mut_ptr().cast()) }.is_null() {
        return Err(last_error());
    }
    Ok(CStr::from_bytes_until_nul(&name).map(CStr::to_owned).unwrap_or_default())
}

/// Reads an option; gives its length.
pub fn option(socket: i32, level: i32, name: i32, value: &mut [u8]) -> Result<usize, Errno> {
    let mut length = value.len() as socklen_t;
    // SAFETY: there is as much room as the length says.
    match unsafe { libc::getsockopt(socket, level, name, value.as_mut_ptr().cast(), &mut length) } {
        0 => Ok(length as usize),
        _ => Err(last_error()),
    }
}

/// Sets an option to a value.
pub fn set_option(socket: i32, level: i32, name: i32, value: &[u8]) -> Result<(), Errno> {
    // SAFETY: there are as many bytes as the length says.
    match unsafe { libc::setsockopt(socket, level, name, value.as_ptr().cast(), value.len() as socklen_t) } {
        0 => Ok(()),
        _ => Err(last_error()),
    }
}

/// Sets an option to no value of a length.
pub fn set_option_without_value(socket: i32, level: i32, name: i32, length: u32) -> Result<(), Errno> {
    // SAFETY: the system refuses to read at address 0.
    match unsafe { libc::setsockopt(socket, level, name, std::ptr::null(), length) } {
        0 => Ok(()),
        _ => Err(last_error()),
    }
}

/// What comes with a message: level, type, bytes.
pub struct Ancillary {
    pub level: i32,
    pub kind: i32,
    pub data: Vec<u8>,
}

/// The length of a header with so many bytes, and the room that it takes.
pub fn ancillary_length(count: u32) -> u32 {
    // SAFETY: arithmetic only.
    unsafe { libc::CMSG_LEN(count) }
}

/// The room that a header with so many bytes takes.
pub fn ancillary_space(count: u32) -> u32 {
    // SAFETY: arithmetic only.
    unsafe { libc::CMSG_SPACE(count) }
}

/// Memory for so many bytes, aligned as headers are.
fn aligned(count: usize) -> Vec<u64> {
    vec![0; count.div_ceil(size_of::<u64>())]
}

/// Sends the parts one after the other, as one message.
pub fn send_message(socket: i32, parts: &[&[u8]], ancillary: &[Ancillary], flags: i32, to: Option<&SocketAddrAny>) -> Result<usize, Errno> {
    let mut vectors: Vec<iovec> = parts.iter().map(|part| iovec { iov_base: part.as_ptr().cast_mut().cast(), iov_len: part.len() }).collect();
    let room: usize = ancillary.iter().map(|item| ancillary_space(item.data.len() as u32) as usize).sum();
    let mut control = aligned(room);
    // SAFETY: all zeros are a valid struct. The parts, the address and the headers live until the call is over; each header and its bytes are
    // written into room that was counted with the same arithmetic.
    unsafe {
        let mut message: msghdr = std::mem::zeroed();
        (message.msg_iov, message.msg_iovlen) = (vectors.as_mut_ptr(), vectors.len() as _);
        if let Some(address) = to {
            (message.msg_name, message.msg_namelen) = (address.as_ptr().cast_mut().cast(), address.addr_len());
        }
        if room > 0 {
            (message.msg_control, message.msg_controllen) = (control.as_mut_ptr().cast(), room as _);
            let mut header = libc::CMSG_FIRSTHDR(&message);
            for item in ancillary {
                let Some(place) = header.as_mut() else { return Err(Errno::INVAL) };
                (place.cmsg_level, place.cmsg_type, place.cmsg_len) = (item.level, item.kind, ancillary_length(item.data.len() as u32) as _);
                std::ptr::copy_nonoverlapping(item.data.as_ptr(), libc::CMSG_DATA(header), item.data.len());
                header = libc::CMSG_NXTHDR(&message, header);
            }
        }
        counted(libc::sendmsg(socket, &message, flags))
    }
}

/// A message that was received, without its bytes.
pub struct Received {
    pub count: usize,
    pub ancillary: Vec<Ancillary>,
    pub flags: i32,
    pub from: Option<SocketAddrAny>,
}

/// Receives a message into the parts, one after the other.
pub fn receive_message(socket: i32, parts: &mut [Vec<u8>], room: usize, flags: i32) -> Result<Received, Errno> {
    let mut vectors: Vec<iovec> = parts.iter_mut().map(|part| iovec { iov_base: part.as_mut_ptr().cast(), iov_len: part.len() }).collect();
    let mut control = aligned(room);
    let mut ancillary = Vec::new();
    // SAFETY: all zeros are a valid struct. The parts, the room for headers and for the address live until the call is over. The headers are inside
    // of the room, of which the system says how much it has used, and so are their bytes, as far as they are read.
    unsafe {
        let mut address: SocketAddrStorage = std::mem::zeroed();
        let mut message: msghdr = std::mem::zeroed();
        (message.msg_iov, message.msg_iovlen) = (vectors.as_mut_ptr(), vectors.len() as _);
        (message.msg_name, message.msg_namelen) = ((&raw mut address).cast(), size_of::<SocketAddrStorage>() as socklen_t);
        if room > 0 {
            (message.msg_control, message.msg_controllen) = (control.as_mut_ptr().cast(), room as _);
        }
        let count = counted(libc::recvmsg(socket, &mut message, flags))?;
        let end = message.msg_control.cast::<u8>().wrapping_add(message.msg_controllen);
        let mut header = libc::CMSG_FIRSTHDR(&message);
        while let Some(place) = header.as_ref() {
            let data = libc::CMSG_DATA(header);
            // Data that did not fit are cut off.
            let stated = (place.cmsg_len as usize).saturating_sub(ancillary_length(0) as usize);
            let length = stated.min((end as usize).saturating_sub(data as usize));
            ancillary.push(Ancillary { level: place.cmsg_level, kind: place.cmsg_type, data: std::slice::from_raw_parts(data, length).to_vec() });
            header = libc::CMSG_NXTHDR(&message, header);
        }
        let is_named = message.msg_namelen as usize >= size_of::<libc::sa_family_t>();
        let from = is_named.then(|| SocketAddrAny::read(&address, message.msg_namelen));
        Ok(Received { count, ancillary, flags: message.msg_flags, from })
    }
}
