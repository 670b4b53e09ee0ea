//! The strings that the machine itself uses, interned at start.

macro_rules! known {
    ($($special:ident)*; $($plain:ident = $text:literal)*) => {
        /// An index into `vm.names`. A special name's variant is the name, another's has an underscore at its end.
        #[allow(non_camel_case_types, reason = "the names are Python's")]
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(usize)]
        pub enum Known { $($special,)* $($plain,)* }

        impl Known {
            pub const ALL: &[&str] = &[$(stringify!($special),)* $($text),*];
        }
    };
}

known! {
    __init__ __new__ __del__ __repr__ __str__ __bytes__ __format__ __hash__ __bool__ __len__ __length_hint__ __call__ __lt__
    __le__ __eq__ __ne__ __gt__ __ge__ __getattribute__ __getattr__ __setattr__ __delattr__ __dir__ __get__ __set__
    __delete__ __set_name__ __init_subclass__ __class_getitem__ __instancecheck__ __subclasscheck__ __prepare__
    __mro_entries__ __subclasshook__ __getitem__ __setitem__ __delitem__ __missing__ __contains__ __iter__ __next__
    __reversed__ __add__ __sub__ __mul__ __truediv__ __floordiv__ __mod__ __pow__ __lshift__ __rshift__ __and__ __or__
    __xor__ __matmul__ __radd__ __rsub__ __rmul__ __rtruediv__ __rfloordiv__ __rmod__ __rpow__ __rlshift__ __rrshift__
    __rand__ __ror__ __rxor__ __rmatmul__ __iadd__ __isub__ __imul__ __itruediv__ __ifloordiv__ __imod__ __ipow__
    __ilshift__ __irshift__ __iand__ __ior__ __ixor__ __imatmul__ __divmod__ __rdivmod__ __neg__ __pos__ __invert__ __abs__
    __int__ __float__ __complex__ __index__ __round__ __trunc__ __floor__ __ceil__ __enter__ __exit__ __aenter__ __aexit__
    __await__ __aiter__ __anext__ __name__ __qualname__ __module__ __doc__ __dict__ __class__ __bases__ __mro__ __slots__
    __weakref__ __annotations__ __annotate__ __classcell__ __classdictcell__ __build_class__ __builtins__ __file__
    __package__ __path__ __spec__ __loader__ __cached__ __main__ __import__ __all__ __match_args__ __wrapped__ __defaults__
    __kwdefaults__ __code__ __closure__ __globals__ __func__ __self__ __type_params__ __cause__ __context__ __traceback__
    __suppress_context__ __notes__ __static_attributes__ __firstlineno__ __orig_bases__ __reduce__ __reduce_ex__
    __getstate__ __sizeof__ __copy__ __deepcopy__ __fspath__ __abstractmethods__ __isabstractmethod__ __objclass__ __debug__
    __origin__ __args__ __parameters__ __buffer__ __release_buffer__;
    builtins_ = "builtins" sys_ = "sys" args_ = "args" name_ = "name" obj_ = "obj" path_ = "path" msg_ = "msg"
    value_ = "value" code_ = "code" errno_ = "errno" strerror_ = "strerror" filename_ = "filename" filename2_ = "filename2"
    characters_written_ = "characters_written" exceptions_ = "exceptions" message_ = "message" lineno_ = "lineno"
    offset_ = "offset" text_ = "text" end_lineno_ = "end_lineno" end_offset_ = "end_offset"
    print_file_and_line_ = "print_file_and_line" encoding_ = "encoding" object_ = "object" start_ = "start" end_ = "end"
    reason_ = "reason" keys_ = "keys" values_ = "values" items_ = "items" get_ = "get" append_ = "append" write_ = "write"
    flush_ = "flush" read_ = "read" readline_ = "readline" close_ = "close" send_ = "send" throw_ = "throw"
    metaclass_ = "metaclass" key_ = "key" default_ = "default" fget_ = "fget" fset_ = "fset" fdel_ = "fdel" print_ = "print" name_from_ = "name_from"
}
