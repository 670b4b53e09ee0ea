//! What Python's operators and protocols do, for any objects: the slow path of every instruction ends here.

use super::slots::{BinaryOp, CompareOp};
use super::{Builtin, Kind, Known, List, Str, Tuple, TypeId, hash};
use crate::gc::Gc;
use crate::value::Value;
use crate::vm::{PyResult, Raised, Request, Vm, is_requested};

/// Sequences with more items are not made: MemoryError.
pub const MAX_ITEMS: usize = 1 << 29;

/// Whether a value's hash and its comparisons with others of the kind run no Python code and raise nothing: numbers, constants, strs,
/// bytes, and tuples of those.
pub fn is_plain(value: Value) -> bool {
    is_plain_item(value) || value.downcast_exact::<Tuple>().is_some_and(|tuple| tuple.as_slice().iter().all(|&item| is_plain_item(item)))
}

fn is_plain_item(value: Value) -> bool {
    let kinds = [Kind::Str, Kind::BoxedFloat, Kind::BigInt, Kind::Bytes];
    !value.is_object() || value.header().is_exact() && kinds.iter().any(|&kind| kind as u8 == value.header().kind())
}

impl Vm {
    /// Whether a value equals a plain one; nothing if Python code might have to be run.
    pub fn is_equal_plain(&mut self, value: Value, plain: Value) -> Option<bool> {
        if is_plain(value) { self.is_equal(value, plain).ok() } else { None }
    }

    /// `lhs op rhs`
    pub fn binary(&mut self, op: BinaryOp, lhs: Value, rhs: Value) -> PyResult {
        let result = self.try_binary(op, lhs, rhs)?;
        if result != Value::NOT_IMPLEMENTED {
            return Ok(result);
        }
        self.fail_binary(op, false, lhs, rhs)
    }

    /// `lhs op rhs`, where the method of the left operand's class has returned `NotImplemented`, and that of the right one's had no
    /// precedence.
    pub fn binary_after_left(&mut self, op: BinaryOp, is_inplace: bool, lhs: Value, rhs: Value) -> PyResult {
        let (left, right) = (self.class_of(lhs), self.class_of(rhs));
        if left != right {
            let result = self.binary_by_right(op, lhs, rhs)?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        self.fail_binary(op, is_inplace, lhs, rhs)
    }

    /// What is left to try for `lhs op rhs` when neither operand could do it, or the error.
    fn fail_binary(&mut self, op: BinaryOp, is_inplace: bool, lhs: Value, rhs: Value) -> PyResult {
        if let Some(result) = self.sequence_binary(op, lhs, rhs)? {
            return Ok(result);
        }
        let symbol = match (is_inplace, op) {
            (false, _) => op.symbol().to_owned(),
            (true, BinaryOp::Pow) => "**=".to_owned(),
            (true, _) => format!("{}=", op.symbol()),
        };
        Err(self.unsupported(&symbol, lhs, rhs))
    }

    /// `lhs op rhs` by the types' slots; `NotImplemented` if neither can.
    fn try_binary(&mut self, op: BinaryOp, lhs: Value, rhs: Value) -> PyResult {
        let (left, right) = (self.class_of(lhs), self.class_of(rhs));
        let left_slot = left.slots().binary[op as usize];
        let mut right_slot = if left == right { None } else { right.slots().binary[op as usize] };
        if let (Some(one), Some(other)) = (left_slot, right_slot)
            && std::ptr::fn_addr_eq(one, other)
        {
            right_slot = None;
        }
        if let (Some(_), Some(slot)) = (left_slot, right_slot)
            && right.is_subclass_of(left)
        {
            let result = slot(self, lhs, rhs)?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
            right_slot = None;
        }
        if let Some(slot) = left_slot {
            let result = slot(self, lhs, rhs)?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        match right_slot {
            Some(slot) => slot(self, lhs, rhs),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    /// Errors of `+` and `*` that name sequences, as CPython words them.
    pub(super) fn sequence_binary(&mut self, op: BinaryOp, lhs: Value, rhs: Value) -> PyResult<Option<Value>> {
        let sequence = |vm: &Vm, value: Value| {
            [TypeId::Str, TypeId::List, TypeId::Tuple, TypeId::Bytes, TypeId::ByteArray].into_iter().find(|&id| vm.is_instance(value, id))
        };
        let message = match op {
            BinaryOp::Add => match sequence(self, lhs) {
                Some(TypeId::Bytes | TypeId::ByteArray) => format!("can't concat {} to {}", self.type_name(rhs), self.type_name(lhs)),
                Some(_) => {
                    let (left, right) = (self.type_name(lhs), self.type_name(rhs));
                    format!("can only concatenate {left} (not \"{right}\") to {left}")
                }
                None => return Ok(None),
            },
            BinaryOp::Mul => {
                let other = match (sequence(self, lhs), sequence(self, rhs)) {
                    (Some(_), _) => rhs,
                    (None, Some(_)) => lhs,
                    (None, None) => return Ok(None),
                };
                format!("can't multiply sequence by non-int of type '{}'", self.type_name(other))
            }
            _ => return Ok(None),
        };
        Err(self.type_error(message))
    }

    fn unsupported(&mut self, symbol: &str, lhs: Value, rhs: Value) -> crate::vm::Raised {
        let (left, right) = (self.type_name(lhs), self.type_name(rhs));
        let is_print = |value: Value| value.downcast::<Builtin>().is_some_and(|function| function.this.get().is_unbound() && function.facts.method.name() == "print");
        let hint = if symbol == ">>" && is_print(lhs) { ". Did you mean \"print(<message>, file=<output_stream>)\"?" } else { "" };
        self.type_error(format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'{hint}"))
    }

    /// `lhs op= rhs`: the value to be stored.
    pub fn inplace(&mut self, op: BinaryOp, lhs: Value, rhs: Value) -> PyResult {
        let slot = self.class_of(lhs).slots().inplace[op as usize];
        if let Some(slot) = slot {
            if self.class_of(rhs).facts.is_heap_type.get() {
                let result = self.reflected_before_sequence(op, slot, lhs, rhs)?;
                if result != Value::NOT_IMPLEMENTED {
                    return Ok(result);
                }
            }
            let result = slot(self, lhs, rhs)?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        self.inplace_by_binary(op, lhs, rhs)
    }

    /// `lhs op= rhs`, where there is no method of the assignment, or it has returned `NotImplemented`.
    pub fn inplace_by_binary(&mut self, op: BinaryOp, lhs: Value, rhs: Value) -> PyResult {
        let result = self.try_binary(op, lhs, rhs)?;
        if result != Value::NOT_IMPLEMENTED {
            return Ok(result);
        }
        self.fail_binary(op, true, lhs, rhs)
    }

    /// `lhs += rhs` of a built-in sequence asks a number on the right first: lists take everything that can be iterated.
    fn reflected_before_sequence(&mut self, op: BinaryOp, slot: super::slots::BinaryFn, lhs: Value, rhs: Value) -> PyResult {
        let is_sequence = [TypeId::List, TypeId::ByteArray, TypeId::Deque]
            .into_iter()
            .filter_map(|id| self.type_(id).slots().inplace[op as usize])
            .any(|own| std::ptr::fn_addr_eq(own, slot));
        let left = self.class_of(lhs).slots().binary[op as usize];
        let right = self.class_of(rhs).slots().binary[op as usize];
        match (left, right) {
            (Some(left), Some(right)) if is_sequence && !std::ptr::fn_addr_eq(left, right) => right(self, lhs, rhs),
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    /// `-v`, `+v`, `~v`
    pub fn negative(&mut self, value: Value) -> PyResult {
        let slot = self.class_of(value).slots().neg;
        self.unary(slot, "-", value)
    }

    pub fn positive(&mut self, value: Value) -> PyResult {
        let slot = self.class_of(value).slots().pos;
        self.unary(slot, "+", value)
    }

    pub fn invert(&mut self, value: Value) -> PyResult {
        let slot = self.class_of(value).slots().invert;
        self.unary(slot, "~", value)
    }

    fn unary(&mut self, slot: Option<super::slots::UnaryFn>, symbol: &str, value: Value) -> PyResult {
        match slot {
            Some(slot) => slot(self, value),
            None => {
                let class = self.type_name(value);
                Err(self.type_error(format!("bad operand type for unary {symbol}: '{class}'")))
            }
        }
    }

    /// `lhs op rhs` for a comparison; the result may be any object.
    pub fn compare(&mut self, op: CompareOp, lhs: Value, rhs: Value) -> PyResult {
        if let (Some(one), Some(other)) = (lhs.downcast_exact::<Str>(), rhs.downcast_exact::<Str>()) {
            let holds = match op {
                CompareOp::Eq => one.is_equal(&other),
                CompareOp::Ne => !one.is_equal(&other),
                _ => op.holds(one.order(&other)),
            };
            return Ok(Value::from_bool(holds));
        }
        self.check_native_stack()?;
        let (left, right) = (self.class_of(lhs), self.class_of(rhs));
        let left_slot = left.slots().compare;
        let right_slot = right.slots().compare;
        let mut tried_right = false;
        if left != right
            && right.is_subclass_of(left)
            && let Some(slot) = right_slot
        {
            tried_right = true;
            let result = slot(self, rhs, lhs, op.swapped())?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        if let Some(slot) = left_slot {
            let result = slot(self, lhs, rhs, op)?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        if tried_right { self.compare_identity(op, lhs, rhs) } else { self.compare_after_left(op, lhs, rhs) }
    }

    /// `lhs op rhs` for a comparison, where the left operand's method has returned `NotImplemented`, and that of the right one had no
    /// precedence.
    pub fn compare_after_left(&mut self, op: CompareOp, lhs: Value, rhs: Value) -> PyResult {
        // Nothing of the class is borrowed meanwhile: what is called may change it.
        let slot = self.class_of(rhs).slots().compare;
        if let Some(slot) = slot {
            let result = slot(self, rhs, lhs, op.swapped())?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        self.compare_identity(op, lhs, rhs)
    }

    /// A comparison that neither operand can do.
    fn compare_identity(&mut self, op: CompareOp, lhs: Value, rhs: Value) -> PyResult {
        match op {
            CompareOp::Eq => Ok(Value::from_bool(lhs == rhs)),
            CompareOp::Ne => Ok(Value::from_bool(lhs != rhs)),
            _ => {
                let (left, right) = (self.type_name(lhs), self.type_name(rhs));
                Err(self.type_error(format!("'{}' not supported between instances of '{left}' and '{right}'", op.symbol())))
            }
        }
    }

    /// `bool(lhs op rhs)`
    pub fn compare_bool(&mut self, op: CompareOp, lhs: Value, rhs: Value) -> PyResult<bool> {
        let result = self.compare(op, lhs, rhs)?;
        self.is_true(result)
    }

    /// `lhs is rhs or lhs == rhs`, as containers compare their items.
    #[inline]
    pub fn is_equal(&mut self, lhs: Value, rhs: Value) -> PyResult<bool> {
        if self.is_same(lhs, rhs) {
            return Ok(true);
        }
        if lhs.is_int() && rhs.is_int() {
            return Ok(false);
        }
        if let (Some(one), Some(other)) = (lhs.downcast_exact::<Str>(), rhs.downcast_exact::<Str>()) {
            return Ok(one.is_equal(&other));
        }
        if let (Some(one), Some(other)) = (lhs.downcast_exact::<Tuple>(), rhs.downcast_exact::<Tuple>()) {
            return self.are_equal_tuples(one, other);
        }
        self.compare_bool(CompareOp::Eq, lhs, rhs)
    }

    fn are_equal_tuples(&mut self, one: Gc<Tuple>, other: Gc<Tuple>) -> PyResult<bool> {
        if one.len() != other.len() {
            return Ok(false);
        }
        self.check_native_stack()?;
        for (&one, &other) in one.as_slice().iter().zip(other.as_slice()) {
            if !self.is_equal(one, other)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// `lhs is rhs`. Numbers have no identity of their own: equal words are the same object. A NaN word never is unboxed,
    /// so a NaN is identical with itself only.
    #[inline(always)]
    pub fn is_same(&self, lhs: Value, rhs: Value) -> bool {
        lhs == rhs
    }

    /// `bool(value)`
    #[inline]
    pub fn is_true(&mut self, value: Value) -> PyResult<bool> {
        match value {
            Value::TRUE => Ok(true),
            Value::FALSE | Value::NONE => Ok(false),
            _ if value.is_int() => Ok(value.shifted() != 0),
            _ => self.is_true_slow(value),
        }
    }

    #[inline(never)]
    fn is_true_slow(&mut self, value: Value) -> PyResult<bool> {
        if value.is_float() {
            return Ok(value.immediate_float() != 0.0);
        }
        let class = self.class_of(value);
        let (truth, len) = {
            let slots = class.slots();
            (slots.truth, slots.len)
        };
        match (truth, len) {
            (Some(truth), _) => truth(self, value),
            (None, Some(len)) => Ok(len(self, value)? != 0),
            (None, None) => Ok(true),
        }
    }

    /// `hash(value)`
    pub fn hash(&mut self, value: Value) -> PyResult<i64> {
        if value.is_int() {
            return Ok(hash::hash_int(value.small()));
        }
        if let Some(str_) = value.downcast_exact::<Str>() {
            return Ok(str_.hash(self.hash_key));
        }
        let slot = self.class_of(value).slots().hash;
        match slot {
            Some(slot) => slot(self, value),
            None => {
                let class = self.type_name(value);
                Err(self.type_error(format!("unhashable type: '{class}'")))
            }
        }
    }

    /// `len(value)`
    pub fn len(&mut self, value: Value) -> PyResult<usize> {
        let slot = self.class_of(value).slots().len;
        match slot {
            Some(slot) => slot(self, value),
            None => {
                let class = self.type_name(value);
                Err(self.type_error(format!("object of type '{class}' has no len()")))
            }
        }
    }

    /// `repr(value)`
    pub fn repr(&mut self, value: Value) -> PyResult<Gc<Str>> {
        self.check_native_stack()?;
        let slot = self.class_of(value).slots().repr.expect("object has a repr");
        let result = slot(self, value)?;
        self.expect_str(result, "__repr__ returned non-string")
    }

    /// `str(value)`
    pub fn to_str(&mut self, value: Value) -> PyResult<Gc<Str>> {
        if let Some(str_) = value.downcast_exact::<Str>() {
            return Ok(str_);
        }
        let slot = self.class_of(value).slots().str_;
        match slot {
            Some(slot) => {
                self.check_native_stack()?;
                let result = slot(self, value)?;
                self.expect_str(result, "__str__ returned non-string")
            }
            None => self.repr(value),
        }
    }

    fn expect_str(&mut self, value: Value, message: &str) -> PyResult<Gc<Str>> {
        value.downcast::<Str>().ok_or_else(|| {
            let class = self.type_name(value);
            self.type_error(format!("{message} (type {class})"))
        })
    }

    /// `repr(value)` as Rust text.
    pub fn repr_text(&mut self, value: Value) -> PyResult<String> {
        Ok(self.repr(value)?.to_text())
    }

    /// Runs `work`, unless the repr of `value` is being made already: then `None`.
    pub fn guard_repr<T>(&mut self, value: Value, work: impl FnOnce(&mut Vm) -> PyResult<T>) -> PyResult<Option<T>> {
        if self.in_repr.contains(&value) {
            return Ok(None);
        }
        self.in_repr.push(value);
        let result = work(self);
        self.in_repr.pop();
        result.map(Some)
    }

    /// `iter(value)`
    pub fn iter(&mut self, value: Value) -> PyResult {
        let class = self.class_of(value);
        let slot = class.slots().iter;
        if let Some(slot) = slot {
            let iterator = slot(self, value)?;
            if self.class_of(iterator).slots().iter_next.is_none() {
                let given = self.type_name(iterator);
                return Err(self.type_error(format!("iter() returned non-iterator of type '{given}'")));
            }
            return Ok(iterator);
        }
        if class.slots().get_item.is_some() && !self.is_instance(value, TypeId::Dict) {
            return Ok(self.sequence_iterator(value));
        }
        let class = self.type_name(value);
        Err(self.type_error(format!("'{class}' object is not iterable")))
    }

    /// `next(iterator)`; unbound at the end. StopIteration means the end, too: generators raise it to deliver a result.
    #[inline]
    pub fn next(&mut self, iterator: Value) -> PyResult {
        // Iterators of iterators may be nested to any depth.
        self.check_native_stack()?;
        let slot = self.class_of(iterator).slots().iter_next;
        match slot {
            Some(slot) => {
                let result = slot(self, iterator);
                match result {
                    Ok(item) => Ok(item),
                    Err(_) => Ok(self.catch(result, TypeId::StopIteration)?.unwrap_or(Value::UNBOUND)),
                }
            }
            None => {
                let class = self.type_name(iterator);
                Err(self.type_error(format!("'{class}' object is not an iterator")))
            }
        }
    }

    /// Calls `visit` with each item of an iterable, until it says stop (`false`).
    pub fn for_each(&mut self, iterable: Value, mut visit: impl FnMut(&mut Vm, Value) -> PyResult<bool>) -> PyResult<()> {
        if let Some(tuple) = iterable.downcast_exact::<Tuple>() {
            for &item in tuple.as_slice() {
                if !visit(self, item)? {
                    break;
                }
            }
            return Ok(());
        }
        if let Some(list) = iterable.downcast_exact::<List>() {
            let mut index = 0;
            while let Some(item) = list.items.get(index) {
                if !visit(self, item)? {
                    break;
                }
                index += 1;
            }
            return Ok(());
        }
        let iterator = self.iter(iterable)?;
        let iter_all = self.class_of(iterator).slots().iter_all;
        if let Some(iter_all) = iter_all {
            return iter_all(self, iterator, &mut visit);
        }
        while let Some(item) = self.next(iterator)?.bound() {
            if !visit(self, item)? {
                break;
            }
            self.check_exhaustion()?;
        }
        Ok(())
    }

    /// MemoryError, if there is no room for so many bytes more.
    pub fn check_memory(&mut self, bytes: usize) -> PyResult<()> {
        if self.heap.has_room(bytes) { Ok(()) } else { Err(self.memory_error()) }
    }

    /// What loops in native code ask at every item, since they do not poll: whether memory or instructions are used up, or Ctrl-C was
    /// pressed.
    #[inline]
    pub fn check_exhaustion(&mut self) -> PyResult<()> {
        if self.heap.is_exhausted() || is_requested() || self.instructions_left.is_some() { self.check_in_loop() } else { Ok(()) }
    }

    #[cold]
    #[inline(never)]
    fn check_in_loop(&mut self) -> PyResult<()> {
        match &mut self.instructions_left {
            Some(0) => return Err(self.instructions_exhausted()),
            // An item costs as much as an instruction.
            Some(left) => *left -= 1,
            None => {}
        }
        self.check_leaving()?;
        if self.threads.is_main() && Request::Interrupt.take() {
            let exception = self.new_exception(TypeId::KeyboardInterrupt, &[]);
            return Err(self.raise_object(exception));
        }
        if self.heap.is_exhausted() { self.check_memory(0) } else { Ok(()) }
    }

    /// An exception that nobody handles, if this thread is to end.
    #[inline]
    pub fn check_leaving(&mut self) -> PyResult<()> {
        if self.threads.must_leave() { Err(self.leave_thread()) } else { Ok(()) }
    }

    #[cold]
    fn leave_thread(&mut self) -> Raised {
        self.threads.begin_to_leave();
        self.raise(TypeId::SystemExit, "the machine ends".into())
    }

    /// The exception that ends a program which has executed as many instructions as it may.
    #[cold]
    pub fn instructions_exhausted(&mut self) -> Raised {
        self.is_out_of_instructions = true;
        self.raise(TypeId::RuntimeError, "the limit of instructions is reached".into())
    }

    /// The items of an iterable, in a new list.
    pub fn collect_list(&mut self, iterable: Value) -> PyResult<Gc<List>> {
        let list = self.list(&[]);
        if self.class_of(iterable).is(TypeId::Range) {
            // Its length is known, and may be more than there will ever be room for.
            match self.len(iterable)? {
                len if len <= MAX_ITEMS => self.check_memory(len * size_of::<Value>())?,
                _ => return Err(self.memory_error()),
            }
        }
        self.check_length_hint(iterable)?;
        self.for_each(iterable, |vm, item| {
            if list.items.len() >= MAX_ITEMS {
                return Err(vm.memory_error());
            }
            list.items.push(&vm.heap, item);
            Ok(true)
        })?;
        Ok(list)
    }

    /// How many items an iterable says it has: its length, or what `__length_hint__` answers.
    pub fn length_hint(&mut self, object: Value) -> PyResult<Option<i64>> {
        if self.class_of(object).slots().len.is_some() {
            let len = self.len(object);
            if let Some(len) = self.catch(len, TypeId::TypeError)? {
                return Ok(Some(len as i64));
            }
        }
        let hint = self.call_special(object, Known::__length_hint__, &[]);
        let Some(Some(hint)) = self.catch(hint, TypeId::TypeError)? else { return Ok(None) };
        if hint == Value::NOT_IMPLEMENTED {
            return Ok(None);
        }
        if hint.as_int_ref().is_none() {
            let given = self.type_name(hint);
            return Err(self.type_error(format!("__length_hint__ must be an integer, not {given}")));
        }
        match self.index_i64(hint)? {
            hint @ 0.. => Ok(Some(hint)),
            _ => Err(self.value_error("__length_hint__() should return >= 0")),
        }
    }

    /// Before an iterable becomes a list: asks a class written in Python how long it is; MemoryError if there will never be so much room.
    pub fn check_length_hint(&mut self, iterable: Value) -> PyResult<()> {
        let class = self.class_of(iterable);
        let is_iterable = class.slots().iter.is_some() || class.slots().get_item.is_some();
        if !class.facts.is_heap_type.get() || !is_iterable {
            return Ok(());
        }
        match self.length_hint(iterable)? {
            Some(hint) if hint as usize > MAX_ITEMS => Err(self.memory_error()),
            _ => Ok(()),
        }
    }

    /// `item in container`
    pub fn contains(&mut self, container: Value, item: Value) -> PyResult<bool> {
        let slot = self.class_of(container).slots().contains;
        if let Some(slot) = slot {
            return slot(self, container, item);
        }
        let iterator = self.iter(container);
        let Some(iterator) = self.catch(iterator, TypeId::TypeError)? else {
            let class = self.type_name(container);
            return Err(self.type_error(format!("argument of type '{class}' is not iterable")));
        };
        let mut found = false;
        self.for_each(iterator, |vm, candidate| {
            found = vm.is_equal(candidate, item)?;
            Ok(!found)
        })?;
        Ok(found)
    }

    /// `container[key]`
    pub fn get_item(&mut self, container: Value, key: Value) -> PyResult {
        let slot = self.class_of(container).slots().get_item;
        match slot {
            Some(slot) => slot(self, container, key),
            None => self.get_item_of_class(container, key),
        }
    }

    /// `Class[key]`
    fn get_item_of_class(&mut self, container: Value, key: Value) -> PyResult {
        if container.is::<super::Type>() {
            // `type` itself is generic, but its instances must not inherit that.
            if let (true, Some(hooks)) = (container == self.type_(TypeId::Type).value(), self.hooks) {
                return Ok((hooks.generic_alias)(self, container, key));
            }
            let name = self.known(Known::__class_getitem__);
            let method = self.get_attr(container, name);
            if let Some(method) = self.catch(method, TypeId::AttributeError)?.filter(|method| !method.is_none()) {
                return self.call(method, &[key]);
            }
            let class = container.downcast::<super::Type>().map(|class| class.name.get().to_text()).unwrap_or_default();
            return Err(self.type_error(format!("type '{class}' is not subscriptable")));
        }
        let class = self.type_name(container);
        Err(self.type_error(format!("'{class}' object is not subscriptable")))
    }

    /// `container[key] = value`, or `del container[key]`.
    pub fn set_item(&mut self, container: Value, key: Value, value: Option<Value>) -> PyResult<()> {
        let slot = self.class_of(container).slots().set_item;
        match slot {
            Some(slot) => slot(self, container, key, value),
            None => {
                let class = self.type_name(container);
                let what = if value.is_some() { "assignment" } else { "deletion" };
                if self.takes_indices(container, key) {
                    // CPython converts the index before it finds that nothing can be done with it.
                    self.subscript(key, "sequence")?;
                }
                Err(self.type_error(format!("'{class}' object does not support item {what}")))
            }
        }
    }

    /// Whether CPython takes the object for a sequence, and the key for its index.
    pub fn takes_indices(&self, container: Value, key: Value) -> bool {
        let class = self.class_of(container);
        let slots = class.slots();
        let is_sequence = class.facts.is_heap_type.get() || slots.len.is_some() || slots.contains.is_some();
        is_sequence && (key.as_int_ref().is_some() || self.class_of(key).slots().index.is_some())
    }

    /// `isinstance(object, class)` for a class, a tuple of them, or anything with `__instancecheck__`.
    pub fn is_instance_of(&mut self, object: Value, class: Value) -> PyResult<bool> {
        if self.class_of(object).value() == class {
            return Ok(true);
        }
        if let Some(classes) = class.downcast::<Tuple>() {
            self.check_native_stack()?;
            for &class in classes.as_slice() {
                if self.is_instance_of(object, class)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let meta = self.class_of(class);
        if !meta.is(TypeId::Type)
            && let Some(method) = self.lookup_known(meta, Known::__instancecheck__)
        {
            let result = self.call_of_class(method, class, object)?;
            return self.is_true(result);
        }
        self.is_plain_instance_of(object, class)
    }

    /// Calls what a metaclass has for `class`; functions need not be bound for that.
    fn call_of_class(&mut self, method: Value, class: Value, other: Value) -> PyResult {
        let kind = self.class_of(method);
        if kind.is(TypeId::Function) || kind.is(TypeId::MethodDescriptor) {
            return self.call(method, &[class, other]);
        }
        let meta = self.class_of(class).value();
        let bound = self.bind(method, class, meta)?;
        self.call(bound, &[other])
    }

    /// `type.__instancecheck__`
    pub fn is_plain_instance_of(&mut self, object: Value, class: Value) -> PyResult<bool> {
        if let Some(class) = class.downcast::<super::Type>() {
            if self.class_of(object).is_subclass_of(class) {
                return Ok(true);
            }
            // An object may pretend to have another class.
            let name = self.known(Known::__class__);
            let pretended = self.find_attr(object, name)?.and_then(|pretended| pretended.downcast::<super::Type>());
            return Ok(pretended.is_some_and(|pretended| pretended.is_subclass_of(class)));
        }
        if let Some(classes) = self.union_members(class) {
            return self.is_instance_of(object, classes);
        }
        if self.abstract_bases(class)?.is_none() {
            return Err(self.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"));
        }
        let name = self.known(Known::__class__);
        match self.find_attr(object, name)? {
            Some(pretended) => self.is_abstract_subclass(pretended, class),
            None => Ok(false),
        }
    }

    /// `issubclass(derived, class)`
    pub fn is_subclass(&mut self, derived: Value, class: Value) -> PyResult<bool> {
        if let Some(classes) = class.downcast::<Tuple>() {
            self.check_native_stack()?;
            for &class in classes.as_slice() {
                if self.is_subclass(derived, class)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let meta = self.class_of(class);
        if !meta.is(TypeId::Type)
            && let Some(method) = self.lookup_known(meta, Known::__subclasscheck__)
        {
            let result = self.call_of_class(method, class, derived)?;
            return self.is_true(result);
        }
        self.is_plain_subclass(derived, class)
    }

    /// `type.__subclasscheck__`
    pub fn is_plain_subclass(&mut self, derived: Value, class: Value) -> PyResult<bool> {
        if let (Some(derived), Some(class)) = (derived.downcast::<super::Type>(), class.downcast::<super::Type>()) {
            return Ok(derived.is_subclass_of(class));
        }
        if self.abstract_bases(derived)?.is_none() {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        }
        if let Some(classes) = self.union_members(class) {
            return self.is_subclass(derived, classes);
        }
        if self.abstract_bases(class)?.is_none() {
            return Err(self.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
        }
        self.is_abstract_subclass(derived, class)
    }

    /// What an object that need not be a class says are its bases.
    fn abstract_bases(&mut self, class: Value) -> PyResult<Option<Gc<Tuple>>> {
        let name = self.known(Known::__bases__);
        Ok(self.find_attr(class, name)?.and_then(|bases| bases.downcast::<Tuple>()))
    }

    /// Whether `class` is reached from `derived` over what `__bases__` name.
    fn is_abstract_subclass(&mut self, derived: Value, class: Value) -> PyResult<bool> {
        self.check_native_stack()?;
        let mut derived = derived;
        loop {
            if derived == class {
                return Ok(true);
            }
            let Some(bases) = self.abstract_bases(derived)? else { return Ok(false) };
            if let &[base] = bases.as_slice() {
                derived = base;
                continue;
            }
            for &base in bases.as_slice() {
                if self.is_abstract_subclass(base, class)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
    }

    /// The members of `A | B`, as a tuple.
    fn union_members(&mut self, class: Value) -> Option<Value> {
        if !self.is_instance(class, TypeId::Union) {
            return None;
        }
        let name = self.known(Known::__args__);
        self.get_attr(class, name).ok()
    }
}
