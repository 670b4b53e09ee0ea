//! `tuple` and `list`: their storage. Methods are in `types/`.

use super::TypeId;
use crate::gc::{Gc, Header, Items, KindIndex, Object, Tracer};
use crate::object::Kind;
use crate::value::Value;
use crate::vm::Vm;

/// An immutable sequence; the items stand behind the struct.
#[repr(C)]
pub struct Tuple {
    header: Header,
    len: usize,
}

// SAFETY: `repr(C)` with the header first; the items are traced.
unsafe impl Object for Tuple {
    const KIND: KindIndex = Kind::Tuple as KindIndex;
    fn trace(&self, tracer: &mut Tracer) {
        self.as_slice().iter().for_each(|&value| tracer.value(value));
    }
    fn size(&self) -> usize {
        size_of::<Tuple>() + self.len * 8
    }
}

impl Tuple {
    /// Where compiled code finds the length; the items stand behind the struct.
    pub const LEN_OFFSET: usize = std::mem::offset_of!(Tuple, len);

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The items, which never change.
    #[inline(always)]
    pub fn as_slice(&self) -> &[Value] {
        // SAFETY: `len` initialized values follow the struct.
        unsafe { std::slice::from_raw_parts((&raw const *self).add(1).cast::<Value>(), self.len) }
    }
}

crate::object! {
    /// A mutable sequence.
    pub struct List {
        pub items: Items,
    }
}

impl Vm {
    /// A tuple of these values.
    pub fn tuple(&self, values: &[Value]) -> Gc<Tuple> {
        self.tuple_with_header(Header::from_bits(self.headers[TypeId::Tuple as usize]), values)
    }

    /// A tuple of the class that the header names.
    pub fn tuple_with_header(&self, header: Header, values: &[Value]) -> Gc<Tuple> {
        let tuple = Tuple { header, len: values.len() };
        // SAFETY: the tail has room for the values.
        self.heap.alloc_with_tail(tuple, size_of_val(values), |tail| unsafe {
            tail.cast::<Value>().copy_from_nonoverlapping(values.as_ptr(), values.len());
        })
    }

    /// A list of these values.
    pub fn list(&self, values: &[Value]) -> Gc<List> {
        self.list_from(Items::from_slice(&self.heap, values))
    }

    /// A list that owns `items`.
    pub fn list_from(&self, items: Items) -> Gc<List> {
        self.heap.alloc(List::new(Header::from_bits(self.headers[TypeId::List as usize]), items))
    }
}
