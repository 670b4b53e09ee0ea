//! `for` loops. Lists, tuples, ranges, dicts and sets are walked without a call; generators are resumed in the same interpreter loop.

use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::interp::types::generator::{self, Generator, Resumer};
use crate::isa::*;
use crate::object::{List, Tuple};
use crate::types::dict::DictIterator;
use crate::types::list::ListIterator;
use crate::types::range::RangeIterator;
use crate::types::set::SetIterator;
use crate::types::tuple::TupleIterator;
use crate::value::Value;
use crate::vm::{PyResult, Vm, is_requested};
use crate::interp::poll;

/// The next item: `Ok(None)` at the end, `Err` if the slow half must find out.
#[inline(always)]
fn fast_next(iterator: Value) -> Result<Option<Value>, ()> {
    if let Some(range) = iterator.downcast::<RangeIterator>() {
        let remaining = range.remaining.get();
        if remaining <= 0 {
            return Ok(None);
        }
        let item = range.next.get();
        range.remaining.set(remaining - 1);
        range.next.set(item + range.step);
        return Ok(Some(Value::from_small(item)));
    }
    if let Some(walk) = iterator.downcast::<ListIterator>() {
        let list = walk.list.get().downcast::<List>().ok_or(())?;
        let index = walk.index.get();
        let item = list.items.get(index).ok_or(())?;
        walk.index.set(index + 1);
        return Ok(Some(item));
    }
    if let Some(walk) = iterator.downcast::<TupleIterator>() {
        let tuple = walk.tuple.get().downcast::<Tuple>().ok_or(())?;
        let index = walk.index.get();
        let item = *tuple.as_slice().get(index).ok_or(())?;
        walk.index.set(index + 1);
        return Ok(Some(item));
    }
    if let Some(walk) = iterator.downcast::<DictIterator>() {
        return walk.fast_next().map(Some).ok_or(());
    }
    if let Some(walk) = iterator.downcast::<SetIterator>() {
        return walk.fast_next().map(Some).ok_or(());
    }
    Err(())
}

impl Execute for GetIter {
    #[inline(always)]
    fn fast(self, _: &mut Cx, _: &mut Vm) -> Step {
        Step::Slow
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let iterator = vm.iter(cx.get(self.src))?;
        cx.set(self.dst, iterator);
        Ok(Step::Next)
    }
}

impl Execute for ForIter {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        match fast_next(cx.get(self.iter)) {
            Ok(Some(item)) => {
                cx.set(self.dst, item);
                Step::Next
            }
            Ok(None) => {
                cx.jump16(self.target);
                Step::Jumped
            }
            Err(()) => Step::Slow,
        }
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let iterator = cx.get(self.iter);
        if let Some(generator) = iterator.downcast::<Generator>()
            && generator.is_suspended()
        {
            let done = { let mut at = *cx; at.jump16(self.target); at.pc };
            let more = { let mut at = *cx; at.advance(&self); at.pc };
            generator::resume(vm, cx, generator, Value::NONE, self.dst, Resumer::Loop { more, done })?;
            return Ok(Step::Jumped);
        }
        let item = vm.next(iterator)?;
        if item.is_unbound() {
            cx.jump16(self.target);
            return Ok(Step::Jumped);
        }
        cx.set(self.dst, item);
        Ok(Step::Next)
    }
}

impl Execute for ForLoop {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, _: &mut Vm) -> Step {
        if is_requested() {
            return Step::Slow;
        }
        match fast_next(cx.get(self.iter)) {
            Ok(Some(item)) => {
                cx.set(self.dst, item);
                cx.jump16(self.target);
                Step::Jumped
            }
            Ok(None) => Step::Next,
            Err(()) => Step::Slow,
        }
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        poll::poll(vm)?;
        let iterator = cx.get(self.iter);
        if let Some(generator) = iterator.downcast::<Generator>()
            && generator.is_suspended()
        {
            let more = { let mut at = *cx; at.jump16(self.target); at.pc };
            let done = { let mut at = *cx; at.advance(&self); at.pc };
            generator::resume(vm, cx, generator, Value::NONE, self.dst, Resumer::Loop { more, done })?;
            return Ok(Step::Jumped);
        }
        let item = vm.next(iterator)?;
        if item.is_unbound() {
            return Ok(Step::Next);
        }
        cx.set(self.dst, item);
        cx.jump16(self.target);
        Ok(Step::Jumped)
    }
}
