//! `object!`: declares a heap object's struct, with its header, its kind and its tracing.

/// Declares a heap object. Its kind is the [`Kind`](crate::object::Kind) of the same name. Every field takes part in tracing,
/// so its type must implement `Trace`; types without references say so with `untraced!`.
#[macro_export]
macro_rules! object {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[repr(C)]
        pub struct $name {
            header: $crate::gc::Header,
            $($(#[$field_meta])* pub $field: $type,)*
        }

        impl $name {
            /// The object's content, to be moved to the heap.
            #[allow(clippy::too_many_arguments, reason = "one for each field")]
            pub fn new(header: $crate::gc::Header $(, $field: $type)*) -> $name {
                $name { header $(, $field)* }
            }

            #[inline(always)]
            #[allow(dead_code, reason = "not every layout's header is looked at")]
            pub fn header(&self) -> &$crate::gc::Header {
                &self.header
            }
        }

        // SAFETY: `repr(C)` with the header first; the kind is this type's own; every field is traced.
        unsafe impl $crate::gc::Object for $name {
            const KIND: $crate::gc::KindIndex = $crate::object::Kind::$name as $crate::gc::KindIndex;
            fn trace(&self, _tracer: &mut $crate::gc::Tracer) {
                $($crate::gc::Trace::trace(&self.$field, _tracer);)*
            }
        }
    };
}
