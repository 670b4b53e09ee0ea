//! Making containers and taking them apart.

use crate::gc::{Gc, Items};
use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::isa::*;
use crate::object::{Dict, List, Str, Tuple, TypeId};
use crate::types::set::Set;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// Declares an instruction whose fast half has nothing to do.
macro_rules! slow_only {
    ($($name:ident |$inst:ident, $cx:ident, $vm:ident| $body:block)*) => {$(
        impl Execute for $name {
            #[inline(always)]
            fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
                Step::Slow
            }

            fn slow(self, $cx: &mut Cx, $vm: &mut Vm) -> PyResult<Step> {
                let $inst = self;
                $body
                #[allow(unreachable_code, reason = "some bodies end with a return")]
                Ok(Step::Next)
            }
        }
    )*};
}
pub(super) use slow_only;

/// The values of a register list, in an array that the collector sees.
pub fn listed<I: Inst>(cx: &Cx, vm: &Vm, count: usize) -> Items {
    let items = Items::with_capacity(&vm.heap, count);
    (0..count).for_each(|index| items.push(&vm.heap, cx.get(cx.listed::<I>(index))));
    items
}

/// Hands the values of a register list to `work`.
fn with_listed<I: Inst, R>(cx: &Cx, vm: &mut Vm, count: usize, work: impl FnOnce(&mut Vm, &[Value]) -> R) -> R {
    let mut buffer = [Value::UNBOUND; 8];
    if count > buffer.len() {
        let items = listed::<I>(cx, vm, count);
        return work(vm, items.as_slice());
    }
    for (index, place) in buffer[..count].iter_mut().enumerate() {
        *place = cx.get(cx.listed::<I>(index));
    }
    work(vm, &buffer[..count])
}

slow_only! {
    BuildSlice |inst, cx, vm| {
        let step = cx.get_optional(inst.step).bound().unwrap_or(Value::NONE);
        let slice = vm.slice(cx.get(inst.start), cx.get(inst.stop), step);
        cx.set(inst.dst, slice);
    }
    BuildTuple |inst, cx, vm| {
        let tuple = with_listed::<BuildTuple, _>(cx, vm, usize::from(inst.items.0), |vm, values| vm.tuple(values));
        cx.set(inst.dst, tuple.value());
    }
    BuildList |inst, cx, vm| {
        let items = listed::<BuildList>(cx, vm, usize::from(inst.items.0));
        let list = vm.list_from(items);
        cx.set(inst.dst, list.value());
    }
    BuildSet |inst, cx, vm| {
        let set = vm.set();
        for index in 0..usize::from(inst.items.0) {
            set.add(vm, cx.get(cx.listed::<BuildSet>(index)))?;
        }
        cx.set(inst.dst, set.value());
    }
    BuildMap |inst, cx, vm| {
        let dict = vm.dict();
        for index in (0..usize::from(inst.items.0)).step_by(2) {
            let (key, value) = (cx.get(cx.listed::<BuildMap>(index)), cx.get(cx.listed::<BuildMap>(index + 1)));
            dict.set(vm, key, value)?;
        }
        cx.set(inst.dst, dict.value());
    }
    BuildConstKeyMap |inst, cx, vm| {
        let dict = vm.dict();
        let Some(keys) = cx.get(inst.keys).downcast::<Tuple>().filter(|keys| keys.len() == usize::from(inst.items.0)) else {
            return Err(vm.raise(TypeId::SystemError, "bad BUILD_CONST_KEY_MAP keys argument".into()));
        };
        for (index, &key) in keys.as_slice().iter().enumerate() {
            dict.set(vm, key, cx.get(cx.listed::<BuildConstKeyMap>(index)))?;
        }
        cx.set(inst.dst, dict.value());
    }
    BuildString |inst, cx, vm| {
        let text = with_listed::<BuildString, _>(cx, vm, usize::from(inst.items.0), |vm, values| vm.join_strs(values))?;
        cx.set(inst.dst, text.value());
    }
    ListExtend |inst, cx, vm| {
        let list = list(cx, vm, inst.list)?;
        let source = cx.get(inst.src);
        let class = vm.class_of(source);
        let is_iterable = class.slots().iter.is_some() || class.slots().get_item.is_some();
        if !is_iterable {
            let name = class.name.get().to_text();
            return Err(vm.type_error(format!("Value after * must be an iterable, not {name}")));
        }
        vm.check_length_hint(source)?;
        vm.for_each(source, |vm, item| {
            list.items.push(&vm.heap, item);
            Ok(true)
        })?;
    }
    SetAdd |inst, cx, vm| {
        let set = set(cx, vm, inst.set)?;
        set.add(vm, cx.get(inst.src))?;
    }
    SetUpdate |inst, cx, vm| {
        let set = set(cx, vm, inst.set)?;
        vm.for_each(cx.get(inst.src), |vm, item| set.add(vm, item).map(|_| true))?;
    }
    MapAdd |inst, cx, vm| {
        let map = dict(cx, vm, inst.map)?;
        map.set(vm, cx.get(inst.key), cx.get(inst.src))?;
    }
    DictUpdate |inst, cx, vm| {
        let map = dict(cx, vm, inst.map)?;
        let source = cx.get(inst.src);
        if !for_each_pair(vm, source, |vm, key, value| map.set(vm, key, value))? {
            let class = vm.type_name(source);
            return Err(vm.type_error(format!("'{class}' object is not a mapping")));
        }
    }
    DictMerge |inst, cx, vm| {
        let map = dict(cx, vm, inst.map)?;
        let (source, callee) = (cx.get(inst.src), cx.get(inst.callee));
        let is_mapping = for_each_pair(vm, source, |vm, key, value| {
            if !key.is::<Str>() {
                return Err(vm.type_error("keywords must be strings"));
            }
            if map.contains(vm, key)? {
                let (function, key) = (function_title(vm, callee)?, vm.to_str(key)?.to_text());
                return Err(vm.type_error(format!("{function} got multiple values for keyword argument '{key}'")));
            }
            map.set(vm, key, value)
        })?;
        if !is_mapping {
            let (function, class) = (function_title(vm, callee)?, vm.type_name(source));
            return Err(vm.type_error(format!("{function} argument after ** must be a mapping, not {class}")));
        }
    }
    ListToTuple |inst, cx, vm| {
        let source = cx.get(inst.src);
        let tuple = match source.downcast::<List>() {
            Some(list) => vm.tuple(list.items.as_slice()).value(),
            None if source.is::<Tuple>() => source,
            None => {
                let list = vm.collect_list(source)?;
                vm.tuple(list.items.as_slice()).value()
            }
        };
        cx.set(inst.dst, tuple);
    }
    UnpackEx |inst, cx, vm| {
        unpack_ex(inst, cx, vm)?;
    }
}

/// `module.name()` of a callee, as messages about its arguments give it.
pub fn function_title(vm: &mut Vm, callee: Value) -> PyResult<String> {
    let qualname = vm.known(crate::object::Known::__qualname__);
    let Some(name) = vm.find_attr(callee, qualname)? else { return Ok(vm.to_str(callee)?.to_text()) };
    let name = vm.to_str(name)?.to_text();
    let module = vm.known(crate::object::Known::__module__);
    let module = match vm.find_attr(callee, module)?.and_then(|module| module.downcast::<Str>()) {
        Some(module) if module.as_ascii() != Some("builtins") => format!("{}.", module.to_text()),
        _ => String::new(),
    };
    Ok(format!("{module}{name}()"))
}

/// Calls `visit` with the pairs of a mapping; whether it is one.
pub fn for_each_pair(vm: &mut Vm, mapping: Value, mut visit: impl FnMut(&mut Vm, Value, Value) -> PyResult<()>) -> PyResult<bool> {
    if let Some(dict) = crate::types::dict::as_plain_dict(vm, mapping) {
        let mut index = 0;
        while let Some((at, key, value)) = dict.next_entry(index) {
            visit(vm, key, value)?;
            index = at + 1;
        }
        return Ok(true);
    }
    let name = vm.known(crate::object::Known::keys_);
    let Some(keys) = vm.find_attr(mapping, name)? else { return Ok(false) };
    let keys = vm.call(keys, &[])?;
    vm.for_each(keys, |vm, key| {
        let value = vm.get_item(mapping, key)?;
        visit(vm, key, value)?;
        Ok(true)
    })?;
    Ok(true)
}

fn list(cx: &Cx, vm: &mut Vm, reg: Reg) -> PyResult<Gc<List>> {
    cx.get(reg).downcast().ok_or_else(|| vm.raise(TypeId::SystemError, "an instruction for lists met something else".into()))
}

fn set(cx: &Cx, vm: &mut Vm, reg: Reg) -> PyResult<Gc<Set>> {
    cx.get(reg).downcast().ok_or_else(|| vm.raise(TypeId::SystemError, "an instruction for sets met something else".into()))
}

fn dict(cx: &Cx, vm: &mut Vm, reg: Reg) -> PyResult<Gc<Dict>> {
    cx.get(reg).downcast().ok_or_else(|| vm.raise(TypeId::SystemError, "an instruction for dicts met something else".into()))
}

impl Execute for ListAppend {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let Some(list) = cx.get(self.list).downcast::<List>() else { return Step::Slow };
        if list.items.push_in_place(cx.get(self.src)) { Step::Next } else { Step::Slow }
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let list = list(cx, vm, self.list)?;
        list.items.push(&vm.heap, cx.get(self.src));
        Ok(Step::Next)
    }
}

impl Execute for Unpack {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let Some(tuple) = cx.get(self.src).downcast_exact::<Tuple>() else { return Step::Slow };
        let items = tuple.as_slice();
        if items.len() != usize::from(self.items.0) {
            return Step::Slow;
        }
        for (index, &item) in items.iter().enumerate() {
            cx.set(cx.listed::<Unpack>(index), item);
        }
        Step::Next
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let wanted = usize::from(self.items.0);
        let source = cx.get(self.src);
        if let Some(list) = source.downcast_exact::<List>().filter(|list| list.items.len() == wanted) {
            for (index, &item) in list.items.as_slice().iter().enumerate() {
                cx.set(cx.listed::<Unpack>(index), item);
            }
            return Ok(Step::Next);
        }
        let items = Items::with_capacity(&vm.heap, wanted);
        check_unpackable(vm, source)?;
        let mut too_many = false;
        vm.for_each(source, |vm, item| {
            too_many = items.len() == wanted;
            if !too_many {
                items.push(&vm.heap, item);
            }
            Ok(!too_many)
        })?;
        if too_many {
            // Since 3.14 the message tells the length, if it is known.
            return Err(vm.value_error(format!("too many values to unpack (expected {wanted})")));
        }
        if items.len() < wanted {
            return Err(vm.value_error(format!("not enough values to unpack (expected {wanted}, got {})", items.len())));
        }
        for (index, &item) in items.as_slice().iter().enumerate() {
            cx.set(cx.listed::<Unpack>(index), item);
        }
        Ok(Step::Next)
    }
}

fn check_unpackable(vm: &mut Vm, source: Value) -> PyResult<()> {
    let class = vm.class_of(source);
    if class.slots().iter.is_none() && class.slots().get_item.is_none() {
        let name = class.name.get().to_text();
        return Err(vm.type_error(format!("cannot unpack non-iterable {name} object")));
    }
    Ok(())
}

fn unpack_ex(inst: UnpackEx, cx: &Cx, vm: &mut Vm) -> PyResult<()> {
    let (before, after) = (usize::from(inst.before.0), usize::from(inst.after.0));
    let source = cx.get(inst.src);
    check_unpackable(vm, source)?;
    let all = vm.collect_list(source)?;
    let count = all.items.len();
    if count < before + after {
        let message = format!("not enough values to unpack (expected at least {}, got {count})", before + after);
        return Err(vm.value_error(message));
    }
    let middle = vm.list(&all.items.as_slice()[before..count - after]);
    for index in 0..before {
        cx.set(cx.listed::<UnpackEx>(index), all.items.at(index));
    }
    cx.set(cx.listed::<UnpackEx>(before), middle.value());
    for index in 0..after {
        cx.set(cx.listed::<UnpackEx>(before + 1 + index), all.items.at(count - after + index));
    }
    Ok(())
}
