//! The first word of every heap object, and pointers to objects.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

use super::trace::Tracer;
use crate::value::Value;

/// The native layout of an object: an index into the table of kinds that the object model registers with the heap.
/// An instance of a subclass of `list` has the kind of `list`.
pub type KindIndex = u8;

/// The first word of every heap object: kind in the low byte, flags in the next, shape pointer in the upper 48 bits.
/// Two objects with equal headers have the same class and the same layout, so one comparison guards an inline cache.
#[repr(transparent)]
pub struct Header(Cell<u64>);

impl Header {
    /// The class is the built-in one itself, not a subclass.
    pub const EXACT: u8 = 1;
    /// A word behind the object holds the dict of its attributes, or unbound.
    pub const HAS_DICT: u8 = 2;
    /// The object is registered for finalization when it is allocated.
    pub const FINALIZABLE: u8 = 4;

    pub fn new(kind: KindIndex, flags: u8, shape: *const ()) -> Header {
        Header(Cell::new((shape.expose_provenance() as u64) << 16 | u64::from(flags) << 8 | u64::from(kind)))
    }

    #[inline(always)]
    pub fn bits(&self) -> u64 {
        self.0.get()
    }

    #[inline(always)]
    pub fn kind(&self) -> KindIndex {
        self.0.get() as u8
    }

    /// Whether the object's class is the built-in one itself.
    #[inline(always)]
    pub fn is_exact(&self) -> bool {
        self.0.get() >> 8 & u64::from(Self::EXACT) != 0
    }

    #[inline(always)]
    pub fn has_dict(&self) -> bool {
        self.0.get() >> 8 & u64::from(Self::HAS_DICT) != 0
    }

    #[inline(always)]
    pub fn is_finalizable(&self) -> bool {
        self.0.get() >> 8 & u64::from(Self::FINALIZABLE) != 0
    }

    /// Whether nothing is special about the object's allocation.
    #[inline(always)]
    pub fn is_ordinary(&self) -> bool {
        self.0.get() >> 8 & u64::from(Self::HAS_DICT | Self::FINALIZABLE) == 0
    }

    /// Kind and flags, for an exact type test by one comparison.
    #[inline(always)]
    pub fn tag(&self) -> u16 {
        self.0.get() as u16
    }

    #[inline(always)]
    pub fn shape_address(&self) -> *const () {
        std::ptr::with_exposed_provenance((self.0.get() >> 16) as usize)
    }

    /// Gives the object another shape; kind and flags stay.
    pub fn set_shape(&self, shape: *const ()) {
        self.0.set((shape.expose_provenance() as u64) << 16 | self.0.get() & 0xffff);
    }

    /// Gives the object the header word of another one of the same layout.
    #[inline(always)]
    pub fn replace(&self, bits: u64) {
        self.0.set(bits);
    }

    pub fn copy(&self) -> Header {
        Header(Cell::new(self.0.get()))
    }

    pub fn from_bits(bits: u64) -> Header {
        Header(Cell::new(bits))
    }
}

/// A heap object type: `#[repr(C)]`, its first field a [`Header`].
///
/// # Safety
/// The layout is as said, `KIND` belongs to this type alone, and `trace` reports every [`Value`] and [`Gc`] inside.
pub unsafe trait Object: Sized + 'static {
    const KIND: KindIndex;
    fn trace(&self, tracer: &mut Tracer);
    /// Bytes of the object, without its dict word.
    fn size(&self) -> usize {
        size_of_val(self)
    }
}

/// A pointer to a heap object. Objects do not move. It keeps its object alive while it is on the native stack, in a
/// register window or in a field of a heap object; in memory that Rust's allocator owns it does not.
#[repr(transparent)]
pub struct Gc<T: ?Sized>(NonNull<u8>, PhantomData<*const T>);

impl<T> Clone for Gc<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Gc<T> {}

impl<T> PartialEq for Gc<T> {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Gc<T> {}

impl<T> fmt::Debug for Gc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gc({:p})", self.0)
    }
}

impl<T: Object> Gc<T> {
    /// # Safety
    /// `address` is an initialized object of type `T`.
    #[inline(always)]
    pub unsafe fn from_address(address: *mut u8) -> Gc<T> {
        // SAFETY: objects are never at address 0.
        Gc(unsafe { NonNull::new_unchecked(address) }, PhantomData)
    }

    #[inline(always)]
    pub fn value(self) -> Value {
        Value::from_object(self.0.as_ptr())
    }

    #[inline(always)]
    pub fn address(self) -> *mut u8 {
        self.0.as_ptr()
    }
}

impl<T: Object> Deref for Gc<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: a Gc points to an initialized T (`from_address`), and the collector keeps it while the Gc is visible.
        unsafe { self.0.cast::<T>().as_ref() }
    }
}

impl<T: Object> From<Gc<T>> for Value {
    #[inline(always)]
    fn from(object: Gc<T>) -> Value {
        object.value()
    }
}

impl Value {
    /// The header of an object; the word must be one.
    #[inline(always)]
    pub fn header(&self) -> &Header {
        // SAFETY: an object word is the address of an initialized object, which starts with its header.
        unsafe { &*self.address().cast::<Header>() }
    }

    /// The object, if it has the native layout `T` (its class may be a subclass).
    #[inline(always)]
    pub fn downcast<T: Object>(self) -> Option<Gc<T>> {
        // SAFETY: the kind says that the object is a T.
        (self.is_object() && self.header().kind() == T::KIND).then(|| unsafe { Gc::from_address(self.address()) })
    }

    /// As [`Value::downcast`], borrowed as long as the word stays where it is.
    #[inline(always)]
    pub fn object_ref<T: Object>(&self) -> Option<&T> {
        // SAFETY: the kind says that the object is a T, and the word keeps it alive.
        self.is::<T>().then(|| unsafe { &*self.address().cast::<T>() })
    }

    /// The object, if it has the native layout `T` and its class is the built-in one itself.
    #[inline(always)]
    pub fn downcast_exact<T: Object>(self) -> Option<Gc<T>> {
        let exact = u16::from(Header::EXACT) << 8;
        // SAFETY: the kind says that the object is a T.
        (self.is_object() && self.header().tag() & (exact | 0xff) == exact | u16::from(T::KIND)).then(|| unsafe { Gc::from_address(self.address()) })
    }

    /// Whether the word is an object with the native layout `T`.
    #[inline(always)]
    pub fn is<T: Object>(self) -> bool {
        self.is_object() && self.header().kind() == T::KIND
    }
}
