//! Sending and receiving bytes.

use rustix::event::PollFlags;
use rustix::net::{RecvFlags, SendFlags, SocketAddrAny};

use super::address::{address_of, address_value};
use super::object::Socket;
use crate::gc::Gc;
use crate::modules::descriptors;
use crate::object::{Method, Tuple};
use crate::types::bytes::{Bytes, writable};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub const METHODS: &[Method] = crate::methods![
    "send(self, data, flags=0, /)" => send,
    "sendall(self, data, flags=0, /)" => send_all,
    "sendto(self, *args)" => send_to,
    "recv(self, buffersize, flags=0, /)" => receive,
    "recv_into(self, buffer, nbytes=0, flags=0)" => receive_into,
    "recvfrom(self, buffersize, flags=0, /)" => receive_from,
    "recvfrom_into(self, buffer, nbytes=0, flags=0)" => receive_from_into,
];

fn send(vm: &mut Vm, this: Gc<Socket>, data: Value, flags: i64) -> PyResult<usize> {
    let data = vm.bytes_of(data)?;
    this.run(vm, PollFlags::OUT, this.deadline(), |file| rustix::net::send(file, &data, SendFlags::from_bits_retain(flags as u32)))
}

fn send_all(vm: &mut Vm, this: Gc<Socket>, data: Value, flags: i64) -> PyResult<()> {
    let data = vm.bytes_of(data)?;
    let (mut rest, deadline) = (&data[..], this.deadline());
    loop {
        let count = this.run(vm, PollFlags::OUT, deadline, |file| rustix::net::send(file, rest, SendFlags::from_bits_retain(flags as u32)))?;
        rest = &rest[count..];
        vm.deliver_signals()?;
        if rest.is_empty() {
            return Ok(());
        }
    }
}

fn send_to(vm: &mut Vm, this: Gc<Socket>, arguments: Gc<Tuple>) -> PyResult<usize> {
    let (data, flags, address) = match *arguments.as_slice() {
        [data, address] => (data, Value::from_small(0), address),
        [data, flags, address] => (data, flags, address),
        _ => return Err(vm.type_error(format!("sendto() takes 2 or 3 arguments ({} given)", arguments.len()))),
    };
    let data = vm.bytes_of(data)?;
    let flags = descriptors::number(vm, flags)?;
    let address = address_of(vm, this.family.get(), address, "sendto")?;
    this.run(vm, PollFlags::OUT, this.deadline(), |file| rustix::net::sendto(file, &data, SendFlags::from_bits_retain(flags as u32), &address))
}

/// The number of bytes that a method may receive.
fn size_of_buffer(vm: &mut Vm, function: &str, size: i64) -> PyResult<usize> {
    match usize::try_from(size) {
        Ok(size) => vm.check_text_len(Some(size)),
        Err(_) => Err(vm.value_error(format!("negative buffersize in {function}"))),
    }
}

fn flags_of(flags: i64) -> RecvFlags {
    RecvFlags::from_bits_retain(flags as u32)
}

/// Receives bytes; how many there are besides those that fit, some flags tell.
fn fill(vm: &mut Vm, this: Gc<Socket>, buffer: &mut [u8], flags: i64) -> PyResult<usize> {
    if buffer.is_empty() {
        return Ok(0);
    }
    this.run(vm, PollFlags::IN, this.deadline(), |file| rustix::net::recv(file, &mut *buffer, flags_of(flags)).map(|(_, count)| count))
}

fn fill_from(vm: &mut Vm, this: Gc<Socket>, buffer: &mut [u8], flags: i64) -> PyResult<(usize, Option<SocketAddrAny>)> {
    this.run(vm, PollFlags::IN, this.deadline(), |file| rustix::net::recvfrom(file, &mut *buffer, flags_of(flags)).map(|(_, count, from)| (count, from)))
}

fn receive(vm: &mut Vm, this: Gc<Socket>, size: i64, flags: i64) -> PyResult<Gc<Bytes>> {
    let mut buffer = vec![0; size_of_buffer(vm, "recv", size)?];
    let count = fill(vm, this, &mut buffer, flags)?;
    buffer.truncate(count);
    Ok(vm.bytes(buffer))
}

fn receive_from(vm: &mut Vm, this: Gc<Socket>, size: i64, flags: i64) -> PyResult<Gc<Tuple>> {
    let mut buffer = vec![0; size_of_buffer(vm, "recvfrom", size)?];
    let (count, from) = fill_from(vm, this, &mut buffer, flags)?;
    buffer.truncate(count);
    let (data, from) = (vm.bytes(buffer).value(), address_value(vm, from));
    Ok(vm.tuple(&[data, from]))
}

/// How many of the bytes of a place are to be written: as many as were asked for, or all.
fn wanted(vm: &mut Vm, function: &str, room: usize, size: i64, too_many: &str) -> PyResult<usize> {
    match usize::try_from(size) {
        Ok(0) => Ok(room),
        Ok(size) if size <= room => Ok(size),
        Ok(_) => Err(vm.value_error(too_many)),
        Err(_) => Err(vm.value_error(format!("negative buffersize in {function}"))),
    }
}

fn receive_into(vm: &mut Vm, this: Gc<Socket>, target: Value, size: i64, flags: i64) -> PyResult<usize> {
    let place = writable(vm, target, "recv_into() argument 1")?;
    let mut buffer = vec![0; wanted(vm, "recv_into", place.len(), size, "buffer too small for requested bytes")?];
    let count = fill(vm, this, &mut buffer, flags)?;
    place.write(0, &buffer[..count.min(buffer.len())]);
    Ok(count)
}

fn receive_from_into(vm: &mut Vm, this: Gc<Socket>, target: Value, size: i64, flags: i64) -> PyResult<Gc<Tuple>> {
    let place = writable(vm, target, "recvfrom_into() argument 1")?;
    let mut buffer = vec![0; wanted(vm, "recvfrom_into", place.len(), size, "nbytes is greater than the length of the buffer")?];
    let (count, from) = fill_from(vm, this, &mut buffer, flags)?;
    place.write(0, &buffer[..count.min(buffer.len())]);
    let (count, from) = (vm.int(count as i64), address_value(vm, from));
    Ok(vm.tuple(&[count, from]))
}
