//! `str.translate` and `str.maketrans`.

use super::{Builder, exact, expect_str};
use crate::gc::Gc;
use crate::object::{Dict, IntRef, Str, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub fn translate(vm: &mut Vm, this: Gc<Str>, table: Value) -> PyResult<Gc<Str>> {
    let mut out = Builder::with_capacity(this.len());
    // Most texts have few different characters, and ASCII ones are asked for once only, as in CPython.
    let mut known: [Option<Option<u32>>; 128] = [None; 128];
    for point in this.code_points() {
        if let Some(Some(mapped)) = known.get(point as usize) {
            mapped.iter().for_each(|&point| out.push(point));
            continue;
        }
        let key = vm.int(point.into());
        let result = vm.get_item(table, key);
        let mapped = vm.catch(result, TypeId::LookupError)?;
        let single = match mapped {
            None => Some(point),
            Some(Value::NONE) => None,
            Some(value) => {
                if let Some(text) = value.downcast::<Str>() {
                    if text.len() != 1 {
                        out.push_str(&text);
                        continue;
                    }
                    text.units().first()
                } else if let Some(number) = value.as_int_ref() {
                    match number.to_i64() {
                        Some(number @ 0..0x11_0000) => Some(number as u32),
                        _ => return Err(vm.value_error("character mapping must be in range(0x110000)")),
                    }
                } else {
                    return Err(vm.type_error("character mapping must return integer, None or str"));
                }
            }
        };
        single.iter().for_each(|&point| out.push(point));
        if let Some(place) = known.get_mut(point as usize) {
            *place = Some(single);
        }
    }
    let result = out.finish(vm);
    Ok(if result.is_equal(&this) { exact(vm, this) } else { result })
}

pub fn maketrans(vm: &mut Vm, x: Value, y: Option<Value>, z: Option<Value>) -> PyResult<Gc<Dict>> {
    let table = vm.dict();
    let Some(y) = y else {
        let Some(given) = x.downcast::<Dict>() else {
            return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        let mut index = 0;
        while let Some((at, key, value)) = given.next_entry(index) {
            index = at + 1;
            let key = match (key.downcast::<Str>(), key.as_int_ref()) {
                (Some(text), _) if text.len() == 1 => vm.int(text.units().at(0).into()),
                (Some(_), _) => return Err(vm.value_error("string keys in translate table must be of length 1")),
                (None, Some(IntRef::Small(_) | IntRef::Big(_))) => key,
                (None, None) => return Err(vm.type_error("keys in translate table must be strings or integers")),
            };
            table.set(vm, key, value)?;
        }
        return Ok(table);
    };
    let y = expect_str(vm, y, "maketrans() argument 2")?;
    let z = match z {
        Some(z) => Some(expect_str(vm, z, "maketrans() argument 3")?),
        None => None,
    };
    let Some(x) = x.downcast::<Str>() else {
        return Err(vm.type_error("first maketrans argument must be a string if there is a second argument"));
    };
    if x.len() != y.len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in x.code_points().zip(y.code_points()) {
        let (from, to) = (vm.int(from.into()), vm.int(to.into()));
        table.set(vm, from, to)?;
    }
    for point in z.iter().flat_map(|z| z.code_points()) {
        let key = vm.int(point.into());
        table.set(vm, key, Value::NONE)?;
    }
    Ok(table)
}
