//! `for` loops. Lists, tuples, ranges, dicts and sets are walked without a call; generators are resumed in the same interpreter loop.

use crate::interp::execute::{Execute, Step};
use crate::interp::frame::Cx;
use crate::interp::types::generator::{self, Generator, Resumer};
use crate::isa::*;
use crate::object::{List, Tuple};
use crate::types::bytes::BytesIterator;
use crate::types::dict::DictIterator;
use crate::types::iterators::{Enumerate, NextPair};
use crate::types::list::ListIterator;
use crate::types::range::RangeIterator;
use crate::types::set::SetIterator;
use crate::types::tuple::TupleIterator;
use crate::value::Value;
use crate::vm::{PyResult, Vm, is_requested};
use crate::interp::poll;

/// The next item: `Ok(None)` at the end, `Err` if the slow half must find out.
#[inline(always)]
pub fn fast_next(iterator: Value) -> Result<Option<Value>, ()> {
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
    if let Some(walk) = iterator.downcast::<BytesIterator>() {
        return walk.fast_next().map(Some).ok_or(());
    }
    Err(())
}

/// The next two of an iterator that makes a tuple for them.
#[inline(always)]
pub fn fast_pair(iterator: Value) -> Option<(Value, Value)> {
    if let Some(walk) = iterator.downcast::<DictIterator>() {
        return walk.fast_next_pair();
    }
    let counted = iterator.downcast_exact::<Enumerate>()?;
    let count = counted.count.get();
    if !count.is_int() {
        return None;
    }
    let next = Value::from_int(count.small() + 1)?;
    let item = fast_next(counted.iterator.get()).ok()??;
    counted.count.set(next);
    Some((count, item))
}

/// The `unpack` at `at`, if it takes the item in `dst` apart into two.
#[inline(always)]
fn unpack_of_pair(at: &Cx, dst: Reg) -> Option<Unpack> {
    if at.op() != Op::Unpack {
        return None;
    }
    let unpack = at.read::<Unpack>();
    (unpack.src == dst && unpack.items.0 == 2).then_some(unpack)
}

/// Does what the `unpack` at `at` would do with the pair, and goes on behind it.
#[inline(always)]
fn put_pair(cx: &mut Cx, mut at: Cx, unpack: Unpack, (first, second): (Value, Value)) {
    at.set(at.listed::<Unpack>(0), first);
    at.set(at.listed::<Unpack>(1), second);
    at.advance(&unpack);
    *cx = at;
}

/// Does that with the next pair, if it comes without a call; whether it did.
#[inline(always)]
fn take_fast_pair(cx: &mut Cx, at: Cx, iter: Reg, dst: Reg) -> bool {
    let Some(unpack) = unpack_of_pair(&at, dst) else { return false };
    let Some(pair) = fast_pair(cx.get(iter)) else { return false };
    put_pair(cx, at, unpack, pair);
    true
}

/// The general next pair for the `unpack` at `at`. What is given back is the end, a pair in place, or `None` if the iterator makes no pairs.
fn slow_pair(cx: &mut Cx, vm: &mut Vm, at: Cx, iterator: Value, dst: Reg) -> PyResult<Option<NextPair>> {
    let Some(unpack) = unpack_of_pair(&at, dst) else { return Ok(None) };
    let pair = vm.next_pair(iterator)?;
    if let Some(NextPair::Pair(first, second)) = pair {
        put_pair(cx, at, unpack, (first, second));
    }
    Ok(pair)
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

impl Execute for ForIterPair {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, vm: &mut Vm) -> Step {
        let mut at = *cx;
        at.advance(&self);
        if take_fast_pair(cx, at, self.iter, self.dst) { Step::Jumped } else { self.plain().fast(cx, vm) }
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        let mut at = *cx;
        at.advance(&self);
        match slow_pair(cx, vm, at, cx.get(self.iter), self.dst)? {
            Some(NextPair::Pair(..)) => {}
            Some(NextPair::End) => cx.jump16(self.target),
            None => return self.plain().slow(cx, vm),
        }
        Ok(Step::Jumped)
    }
}

impl ForIterPair {
    /// The instruction for items of any kind.
    #[inline(always)]
    fn plain(self) -> ForIter {
        ForIter::new(self.dst, self.iter, self.target)
    }
}

impl Execute for ForLoopPair {
    #[inline(always)]
    fn fast(self, cx: &mut Cx, vm: &mut Vm) -> Step {
        if is_requested() {
            return Step::Slow;
        }
        let mut at = *cx;
        at.jump16(self.target);
        if take_fast_pair(cx, at, self.iter, self.dst) { Step::Jumped } else { self.plain().fast(cx, vm) }
    }

    fn slow(self, cx: &mut Cx, vm: &mut Vm) -> PyResult<Step> {
        poll::poll(vm)?;
        let mut at = *cx;
        at.jump16(self.target);
        match slow_pair(cx, vm, at, cx.get(self.iter), self.dst)? {
            Some(NextPair::Pair(..)) => Ok(Step::Jumped),
            Some(NextPair::End) => Ok(Step::Next),
            None => self.plain().slow(cx, vm),
        }
    }
}

impl ForLoopPair {
    /// The instruction for items of any kind.
    #[inline(always)]
    fn plain(self) -> ForLoop {
        ForLoop::new(self.dst, self.iter, self.target)
    }
}
