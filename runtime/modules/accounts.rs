//! `pwd` and `grp`: the users and groups of the system.
//!
//! Given: names and numbers. Gives: records, as the C library finds them, wherever the system keeps them. Not obvious: the library keeps what it has found in
//! one place of the process, so whoever asks holds a lock, and everything is copied before it is given up.

use std::ffi::{CStr, CString, c_char};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::gc::Gc;
use crate::modules::{NativeModule, State};
use crate::object::{List, Method, Str, Tuple, Type, TypeId};
use crate::types::module::Module;
use crate::types::paths::{decode_outside, encode_outside};
use crate::types::struct_sequence;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The modules.
pub static USERS: NativeModule = NativeModule { name: "pwd", functions: USER_FUNCTIONS, init: Some(init_users), doc: "This module provides access to the Unix password database." };
pub static GROUPS: NativeModule = NativeModule { name: "grp", functions: GROUP_FUNCTIONS, init: Some(init_groups), doc: "Access to the Unix group database." };

static USER_FUNCTIONS: &[Method] = crate::methods![
    "getpwuid(uidobj, /)" => user_by_number,
    "getpwnam(name, /)" => user_by_name,
    "getpwall()" => all_users,
];

static GROUP_FUNCTIONS: &[Method] = crate::methods![
    "getgrgid(id)" => group_by_number,
    "getgrnam(name)" => group_by_name,
    "getgrall()" => all_groups,
];

/// A record of a user.
struct User {
    name: Vec<u8>,
    password: Vec<u8>,
    number: u32,
    group: u32,
    description: Vec<u8>,
    home: Vec<u8>,
    shell: Vec<u8>,
}

/// A record of a group.
struct Group {
    name: Vec<u8>,
    password: Vec<u8>,
    number: u32,
    members: Vec<Vec<u8>>,
}

fn lock() -> MutexGuard<'static, ()> {
    static LOCK: Mutex<()> = Mutex::new(());
    LOCK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A copy of C's text; nothing is empty.
///
/// # Safety
/// The pointer is null, or one of a text that ends.
unsafe fn copied(text: *const c_char) -> Vec<u8> {
    // SAFETY: as the caller promises.
    if text.is_null() { Vec::new() } else { unsafe { CStr::from_ptr(text) }.to_bytes().to_vec() }
}

/// A copy of what the library has found.
///
/// # Safety
/// The pointer is null, or has just come from the library, and the lock is held.
unsafe fn user(found: *const libc::passwd) -> Option<User> {
    // SAFETY: as the caller promises; the texts of a record end.
    unsafe {
        let found = found.as_ref()?;
        Some(User {
            name: copied(found.pw_name),
            password: copied(found.pw_passwd),
            number: found.pw_uid,
            group: found.pw_gid,
            description: copied(found.pw_gecos),
            home: copied(found.pw_dir),
            shell: copied(found.pw_shell),
        })
    }
}

/// A copy of what the library has found.
///
/// # Safety
/// As for [`user`].
unsafe fn group(found: *const libc::group) -> Option<Group> {
    // SAFETY: as the caller promises; the list of members ends with a null pointer.
    unsafe {
        let found = found.as_ref()?;
        let mut members = Vec::new();
        let mut at = found.gr_mem;
        while !at.is_null() && !(*at).is_null() {
            members.push(copied(*at));
            at = at.add(1);
        }
        Some(Group { name: copied(found.gr_name), password: copied(found.gr_passwd), number: found.gr_gid, members })
    }
}

fn init_users(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let fields = ["pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell"];
    let class = struct_sequence::new_public_class(vm, module, "pwd.struct_passwd", &fields, &[])?;
    vm.set_state(State::UserRecord, class.value());
    Ok(())
}

fn init_groups(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let class = struct_sequence::new_public_class(vm, module, "grp.struct_group", &["gr_name", "gr_passwd", "gr_gid", "gr_mem"], &[])?;
    vm.set_state(State::GroupRecord, class.value());
    Ok(())
}

fn class(vm: &Vm, place: State) -> Gc<Type> {
    vm.state(place).downcast().expect("is made when the module is")
}

fn user_record(vm: &mut Vm, user: &User) -> Gc<Tuple> {
    let texts = [&user.name, &user.password, &user.description, &user.home, &user.shell].map(|text| decode_outside(vm, text).value());
    let [name, password, description, home, shell] = texts;
    let (number, group) = (Value::from_small(user.number.into()), Value::from_small(user.group.into()));
    let class = class(vm, State::UserRecord);
    struct_sequence::instance(vm, class, &[name, password, number, group, description, home, shell])
}

fn group_record(vm: &mut Vm, group: &Group) -> Gc<Tuple> {
    let members = vm.list(&[]);
    for member in &group.members {
        let member = decode_outside(vm, member).value();
        members.items.push(&vm.heap, member);
    }
    let (name, password) = (decode_outside(vm, &group.name).value(), decode_outside(vm, &group.password).value());
    let class = class(vm, State::GroupRecord);
    struct_sequence::instance(vm, class, &[name, password, Value::from_small(group.number.into()), members.value()])
}

fn key_error(vm: &mut Vm, message: String) -> crate::vm::Raised {
    vm.raise(TypeId::KeyError, message)
}

/// The number of a user or group; -1 stands for the highest.
fn number_of(number: i64) -> Option<u32> {
    if number == -1 { Some(u32::MAX) } else { u32::try_from(number).ok() }
}

fn name_of(vm: &mut Vm, what: &str, name: Value) -> PyResult<CString> {
    let Some(name) = name.downcast::<Str>() else {
        let given = vm.type_name(name);
        return Err(vm.type_error(format!("{what} must be str, not {given}")));
    };
    let bytes = encode_outside(vm, name)?;
    CString::new(bytes).map_err(|_| vm.value_error("embedded null byte"))
}

fn user_by_number(vm: &mut Vm, number: i64) -> PyResult<Gc<Tuple>> {
    let found = number_of(number).and_then(|number| {
        let _lock = lock();
        // SAFETY: the lock is held.
        unsafe { user(libc::getpwuid(number)) }
    });
    match found {
        Some(found) => Ok(user_record(vm, &found)),
        None => Err(key_error(vm, format!("getpwuid(): uid not found: {number}"))),
    }
}

fn user_by_name(vm: &mut Vm, name: Value) -> PyResult<Gc<Tuple>> {
    let text = name_of(vm, "getpwnam() argument", name)?;
    let found = {
        let _lock = lock();
        // SAFETY: the lock is held, and the name ends.
        unsafe { user(libc::getpwnam(text.as_ptr())) }
    };
    match found {
        Some(found) => Ok(user_record(vm, &found)),
        None => {
            let shown = vm.repr_text(name)?;
            Err(key_error(vm, format!("getpwnam(): name not found: {shown}")))
        }
    }
}

fn all_users(vm: &mut Vm) -> Gc<List> {
    let mut found = Vec::new();
    {
        let _lock = lock();
        // SAFETY: the lock is held from the first record to the last.
        unsafe {
            libc::setpwent();
            while let Some(user) = user(libc::getpwent()) {
                found.push(user);
            }
            libc::endpwent();
        }
    }
    let list = vm.list(&[]);
    for user in &found {
        let record = user_record(vm, user).value();
        list.items.push(&vm.heap, record);
    }
    list
}

fn group_by_number(vm: &mut Vm, number: i64) -> PyResult<Gc<Tuple>> {
    if number_of(number).is_none() {
        let which = if number < 0 { "less than minimum" } else { "greater than maximum" };
        return Err(vm.overflow_error(format!("gid is {which}")));
    }
    let found = number_of(number).and_then(|number| {
        let _lock = lock();
        // SAFETY: the lock is held.
        unsafe { group(libc::getgrgid(number)) }
    });
    match found {
        Some(found) => Ok(group_record(vm, &found)),
        None => Err(key_error(vm, format!("getgrgid(): gid not found: {number}"))),
    }
}

fn group_by_name(vm: &mut Vm, name: Value) -> PyResult<Gc<Tuple>> {
    let text = name_of(vm, "getgrnam() argument 'name'", name)?;
    let found = {
        let _lock = lock();
        // SAFETY: the lock is held, and the name ends.
        unsafe { group(libc::getgrnam(text.as_ptr())) }
    };
    match found {
        Some(found) => Ok(group_record(vm, &found)),
        None => {
            let shown = vm.repr_text(name)?;
            Err(key_error(vm, format!("getgrnam(): name not found: {shown}")))
        }
    }
}

fn all_groups(vm: &mut Vm) -> Gc<List> {
    let mut found = Vec::new();
    {
        let _lock = lock();
        // SAFETY: the lock is held from the first record to the last.
        unsafe {
            libc::setgrent();
            while let Some(group) = group(libc::getgrent()) {
                found.push(group);
            }
            libc::endgrent();
        }
    }
    let list = vm.list(&[]);
    for group in &found {
        let record = group_record(vm, group).value();
        list.items.push(&vm.heap, record);
    }
    list
}
