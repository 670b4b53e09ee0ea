//! Subscripts.

use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::interp::types::function::Function;
use crate::isa::*;
use crate::object::{Known, List, Str, Tuple};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

use super::calls::enter_with;

/// The item of an exact list, tuple or str at an unboxed index; of strs, those characters that have been used before.
#[inline(always)]
fn fast_item(vm: &Vm, object: Value, index: i64) -> Option<Value> {
    if let Some(list) = object.downcast_exact::<List>() {
        let at = if index < 0 { index + list.items.len() as i64 } else { index };
        return list.items.get(at as usize);
    }
    if let Some(tuple) = object.downcast_exact::<Tuple>() {
        let at = if index < 0 { index + tuple.len() as i64 } else { index };
        return tuple.as_slice().get(at as usize).copied();
    }
    let text = object.downcast_exact::<Str>()?;
    let at = if index < 0 { index + text.len() as i64 } else { index };
    let &unit = text.latin1()?.get(at as usize)?;
    vm.characters.get(usize::from(unit))?.get().bound()
}

impl Execute for GetItem {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, vm: &mut Vm) -> Step {
        let index = cx.get(self.index);
        if !index.is_int() {
            return Step::Slow;
        }
        match fast_item(vm, cx.get(self.obj), index.small()) {
            Some(item) => {
                cx.set(self.dst, item);
                Step::Next
            }
            None => Step::Slow,
        }
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        item(&self, cx, vm, cx.get(self.obj), cx.get(self.index), self.dst)
    }
}

/// `object[key]`; a `__getitem__` in Python runs in the same loop.
fn item<I: Inst>(inst: &I, cx: &mut Cx, vm: &mut Vm, object: Value, key: Value, dst: Reg) -> PyResult<Step> {
    let class = vm.class_of(object);
    if class.facts.is_heap_type.get()
        && let Some(function) = vm.lookup_known(class, Known::__getitem__).and_then(|found| found.downcast::<Function>())
    {
        return enter_with(inst, cx, vm, function, &[object, key], dst);
    }
    let item = vm.get_item(object, key)?;
    cx.set(dst, item);
    Ok(Step::Next)
}

impl Execute for GetItemImm {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, vm: &mut Vm) -> Step {
        match fast_item(vm, cx.get(self.obj), i64::from(self.imm.0)) {
            Some(item) => {
                cx.set(self.dst, item);
                Step::Next
            }
            None => Step::Slow,
        }
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        item(&self, cx, vm, cx.get(self.obj), Value::from_small(i64::from(self.imm.0)), self.dst)
    }
}

impl Execute for SetItem {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        let index = cx.get(self.index);
        let Some(list) = cx.get(self.obj).downcast_exact::<List>() else { return Step::Slow };
        if !index.is_int() {
            return Step::Slow;
        }
        let index = index.small();
        let at = if index < 0 { index + list.items.len() as i64 } else { index };
        if list.items.set(at as usize, cx.get(self.src)) { Step::Next } else { Step::Slow }
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        vm.set_item(cx.get(self.obj), cx.get(self.index), Some(cx.get(self.src)))?;
        Ok(Step::Next)
    }
}

impl Execute for DeleteItem {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let (object, key) = (cx.get(self.obj), cx.get(self.index));
        let has_slot = vm.class_of(object).slots().set_item.is_some();
        // CPython has other words where it takes the object for a sequence.
        if !has_slot && vm.takes_indices(object, key) {
            vm.subscript(key, "sequence")?;
            let class = vm.type_name(object);
            return Err(vm.type_error(format!("'{class}' object doesn't support item deletion")));
        }
        vm.set_item(object, key, None)?;
        Ok(Step::Next)
    }
}

impl Execute for GetSlice {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let item = vm.get_slice(cx.get(self.obj), cx.get(self.start), cx.get(self.stop))?;
        cx.set(self.dst, item);
        Ok(Step::Next)
    }
}

impl Execute for SetSlice {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let slice = vm.slice(cx.get(self.start), cx.get(self.stop), Value::NONE);
        vm.set_item(cx.get(self.obj), slice, Some(cx.get(self.src)))?;
        Ok(Step::Next)
    }
}
