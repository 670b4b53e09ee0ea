//! Messages of several parts, with what comes with them: open files, for example.

use rustix::event::PollFlags;

use super::address::{address_of, address_value};
use super::c_library::{self, Ancillary, Received};
use super::object::Socket;
use crate::gc::{Gc, Items};
use crate::modules::descriptors::number;
use crate::object::{Method, Tuple, TypeId};
use crate::types::bytes::{Content, writable};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub const METHODS: &[Method] = crate::methods![
    "sendmsg(self, buffers, ancdata=(), flags=0, address=None, /)" => send,
    "recvmsg(self, bufsize, ancbufsize=0, flags=0, /)" => receive,
    "recvmsg_into(self, buffers, ancbufsize=0, flags=0, /)" => receive_into,
];

pub const FUNCTIONS: &[Method] = crate::methods![
    "CMSG_LEN(length, /)" => |vm: &mut Vm, length: i64| { let length = length_of(vm, "CMSG_LEN", length)?; Ok(i64::from(c_library::ancillary_length(length))) as PyResult<i64> },
    "CMSG_SPACE(length, /)" => |vm: &mut Vm, length: i64| { let length = length_of(vm, "CMSG_SPACE", length)?; Ok(i64::from(c_library::ancillary_space(length))) as PyResult<i64> },
];

/// The most bytes that may come with a message.
const MOST: i64 = i32::MAX as i64 - 64;

fn length_of(vm: &mut Vm, function: &str, length: i64) -> PyResult<u32> {
    if (0..=MOST).contains(&length) { Ok(length as u32) } else { Err(vm.overflow_error(format!("{function}() argument out of range"))) }
}

fn send(vm: &mut Vm, this: Gc<Socket>, buffers: Value, items: Value, flags: Value, address: Value) -> PyResult<usize> {
    let mut parts = Vec::new();
    // Objects whose bytes are shared stay alive.
    let kept = Items::new();
    let gathered = vm.iter(buffers);
    let Some(iterator) = vm.catch(gathered, TypeId::TypeError)? else {
        return Err(vm.type_error("sendmsg() argument 1 must be an iterable"));
    };
    vm.for_each(iterator, |vm, part| {
        kept.push(&vm.heap, part);
        parts.push(vm.bytes_of(part)?);
        Ok(true)
    })?;
    let ancillary = ancillary_of(vm, items)?;
    let flags = number(vm, flags)?;
    let to = if address.is_none() { None } else { Some(address_of(vm, this.family.get(), address, "sendmsg")?) };
    let parts: Vec<&[u8]> = parts.iter().map(|part: &Content| &**part).collect();
    let socket = this.number.get();
    this.run(vm, PollFlags::OUT, this.deadline(), |_| c_library::send_message(socket, &parts, &ancillary, flags, to.as_ref()))
}

fn ancillary_of(vm: &mut Vm, items: Value) -> PyResult<Vec<Ancillary>> {
    let iterator = vm.iter(items);
    let Some(iterator) = vm.catch(iterator, TypeId::TypeError)? else {
        return Err(vm.type_error("sendmsg() argument 2 must be an iterable"));
    };
    let mut ancillary = Vec::new();
    vm.for_each(iterator, |vm, item| {
        let parts = vm.collect_list(item);
        let parts = vm.catch(parts, TypeId::TypeError)?.map(|parts| parts.items.as_slice().to_vec());
        let Some(&[level, kind, data]) = parts.as_deref() else {
            return Err(vm.type_error("[sendmsg() ancillary data items must be sequences of length 3"));
        };
        let (level, kind, data) = (number(vm, level)?, number(vm, kind)?, vm.bytes_of(data)?.to_vec());
        if data.len() as i64 > MOST {
            return Err(super::address::os_error(vm, "ancillary data item too large"));
        }
        ancillary.push(Ancillary { level, kind, data });
        Ok(true)
    })?;
    Ok(ancillary)
}

/// Receives a message into buffers of these sizes.
fn receive_parts(vm: &mut Vm, this: Gc<Socket>, parts: &mut [Vec<u8>], room: i64, flags: Value) -> PyResult<Received> {
    if !(0..=MOST).contains(&room) {
        return Err(vm.value_error("invalid ancillary data buffer length"));
    }
    let (room, flags, socket) = (vm.check_text_len(Some(room as usize))?, number(vm, flags)?, this.number.get());
    this.run(vm, PollFlags::IN, this.deadline(), |_| c_library::receive_message(socket, parts, room, flags))
}

/// What both methods give: the bytes or their number, what came with them, flags, sender.
fn result(vm: &mut Vm, first: Value, received: Received) -> Gc<Tuple> {
    let list = vm.list(&[]);
    for item in received.ancillary {
        let data = vm.bytes(item.data).value();
        let row = vm.tuple(&[Value::from_small(item.level.into()), Value::from_small(item.kind.into()), data]).value();
        list.items.push(&vm.heap, row);
    }
    let from = address_value(vm, received.from);
    vm.tuple(&[first, list.value(), Value::from_small(received.flags.into()), from])
}

fn receive(vm: &mut Vm, this: Gc<Socket>, size: i64, room: i64, flags: Value) -> PyResult<Gc<Tuple>> {
    let Ok(size) = usize::try_from(size) else { return Err(vm.value_error("negative buffer size in recvmsg()")) };
    let mut parts = [vec![0; vm.check_text_len(Some(size))?]];
    let received = receive_parts(vm, this, &mut parts, room, flags)?;
    let [mut data] = parts;
    data.truncate(received.count);
    let data = vm.bytes(data).value();
    Ok(result(vm, data, received))
}

fn receive_into(vm: &mut Vm, this: Gc<Socket>, buffers: Value, room: i64, flags: Value) -> PyResult<Gc<Tuple>> {
    let buffers = vm.collect_list(buffers);
    let Some(buffers) = vm.catch(buffers, TypeId::TypeError)? else {
        return Err(vm.type_error("recvmsg_into() argument 1 must be an iterable of buffers"));
    };
    let mut places = Vec::new();
    while let Some(buffer) = buffers.items.get(places.len()) {
        places.push(writable(vm, buffer, "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers; each")?);
    }
    let mut parts: Vec<Vec<u8>> = places.iter().map(|place| vec![0; place.len()]).collect();
    let received = receive_parts(vm, this, &mut parts, room, flags)?;
    let mut rest = received.count;
    for (place, part) in places.iter().zip(&parts) {
        let count = part.len().min(rest);
        place.write(0, &part[..count]);
        rest -= count;
    }
    let count = vm.int(received.count as i64);
    Ok(result(vm, count, received))
}
