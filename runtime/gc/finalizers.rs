//! Objects with finalizers: who they are, and which of them wait to be finalized.
//!
//! An object is registered when it is made, by a flag in its header or by name. A collection that does not reach it condemns it:
//! it is taken off the register, so that it is condemned once in its life, and lives until its finalizer has run. Whether it
//! lives on then is up to the finalizer; the next collection that does not reach it frees it like any other.

use std::cell::RefCell;
use std::collections::VecDeque;

use super::heap::Heap;
use super::trace::Tracer;
use crate::value::Value;

#[derive(Default)]
pub struct Finalizers {
    /// In the order in which they were made. Not roots.
    registered: RefCell<Vec<Value>>,
    /// In the order in which they are to be finalized.
    condemned: RefCell<VecDeque<Value>>,
}

impl Finalizers {
    pub(super) fn trace(&self, tracer: &mut Tracer) {
        self.condemned.borrow().iter().for_each(|&object| tracer.value(object));
    }

    /// Condemns what does not live and has something to finalize; how many. The rest of what does not live is forgotten.
    pub(super) fn condemn(&self, is_live: &dyn Fn(Value) -> bool, needs_finalizer: &dyn Fn(Value) -> bool) -> usize {
        let mut condemned = self.condemned.borrow_mut();
        let before = condemned.len();
        self.registered.borrow_mut().retain(|&object| {
            let is_live = is_live(object);
            if !is_live && needs_finalizer(object) {
                condemned.push_back(object);
            }
            is_live
        });
        condemned.len() - before
    }
}

impl Heap {
    /// The object will be finalized once nobody can reach it. Called once for an object.
    pub fn register_finalizable(&self, object: Value) {
        self.finalizers.registered.borrow_mut().push(object);
    }

    /// As `register_finalizable`, for an object that may be registered.
    pub fn register_if_new(&self, object: Value) {
        if !self.finalizers.registered.borrow().contains(&object) {
            self.register_finalizable(object);
        }
    }

    #[cold]
    pub(super) fn register_if_finalizable(&self, object: Value) {
        if object.header().is_finalizable() {
            self.register_finalizable(object);
        }
    }

    /// The next object to be finalized.
    pub fn next_condemned(&self) -> Option<Value> {
        self.finalizers.condemned.borrow_mut().pop_front()
    }

    /// Whether anything is to be finalized now or would have to be if it could not be reached any more.
    pub fn has_finalizers(&self) -> bool {
        self.has_condemned() || self.finalizers.registered.borrow().iter().any(|&object| self.needs_finalizer(object))
    }

    /// Whether a registered object, which may be garbage since the last collection, has something to finalize.
    pub(super) fn needs_finalizer(&self, object: Value) -> bool {
        (self.kinds[usize::from(object.header().kind())].needs_finalizer)(object)
    }

    pub fn has_condemned(&self) -> bool {
        !self.finalizers.condemned.borrow().is_empty()
    }

    /// Condemns all registered objects, whether they can be reached or not: those of `first` in its order, then the others.
    pub fn condemn_all(&self, first: &[Value]) {
        let mut condemned = self.finalizers.condemned.borrow_mut();
        let mut registered = self.finalizers.registered.take();
        for &object in first {
            if let Some(place) = registered.iter().position(|&known| known == object) {
                condemned.push_back(registered.remove(place));
            }
        }
        condemned.extend(registered);
    }
}
