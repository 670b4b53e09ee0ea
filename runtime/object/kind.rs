//! The kinds of heap objects (native layouts) and the built-in types.

use crate::gc::FIRST_KIND;

macro_rules! kinds {
    ($($name:ident),* $(,)?) => {
        /// A native layout; each has a struct of the same name, declared with `object!`.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Kind {
            /// Below are the collector's own kinds.
            BeforeFirst = FIRST_KIND - 1,
            $($name,)*
        }
    };
}

kinds! {
    Instance, Type, Str, Tuple, List, Dict, Set, BigInt, BoxedFloat, Complex, Bytes, ByteArrayObject, Range, Slice,
    BaseException, Traceback, Function, BoundMethod, Code, Cell, Generator, Builtin, SlotWrapper, Property, StaticMethod, ClassMethod,
    GetSet, Member, Module, Super, MappingProxy, DictView, DictIterator, ListIterator, ListReverseIterator, TupleIterator, RangeIterator, LongRangeIterator, StrIterator,
    BytesIterator, SetIterator, SequenceIterator, CallableIterator, Enumerate, Zip, Map, Filter, Reversed, SimpleNamespace,
    WeakReference, GenericAlias, Union, Frame, MemoryView, CoroutineWrapper, AsyncAwaitable, AnextAwaitable, NativeIterator, Lock,
    Accumulate, Batched, Chain, Combinations, Compress, Count, Cycle, Selector, GroupBy, Grouper, IteratorSlice, Pairwise, Permutations, Product,
    Repeat, Tee, ZipLongest, Deque, DequeIterator, TupleGetter, Partial, KeyWrapper, LruCache, ItemGetter, AttributeGetter, MethodCaller, WeakProxy, CachedProperty,
    MersenneTwister, StructObject, UnpackIterator, DirEntry, ScandirIterator, FileIo, BytesFile, StringFile, Buffered, BufferedPair, TextWrapper,
    Pattern, Match, PatternScanner, PatternTemplate, Context, ContextVariable, ContextToken, MissingToken, Compressor, Decompressor, HashObject, Array, ThreadHandle, ThreadLocal, SimpleQueue, CsvDialect, CsvReader, CsvWriter, JsonScanner, JsonEncoder,
    NewlineDecoder, TypeParameter, ParamSpecPart, TypeAlias, NoDefault, TokenIterator, CharacterDatabase, PollObject, EpollObject, Socket,
}

macro_rules! types {
    ($($id:ident)*) => {
        /// A built-in type: an index into `vm.types`.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u16)]
        pub enum TypeId { $($id,)* }

        impl TypeId {
            pub const COUNT: usize = [$(TypeId::$id),*].len();
        }
    };
}

types! {
    Object Type Int Bool Float Complex Str Bytes ByteArray Tuple List Dict Set FrozenSet Range Slice NoneType NotImplementedType EllipsisType
    Function BoundMethod Code Cell Generator Coroutine AsyncGenerator Builtin MethodDescriptor SlotWrapper MethodWrapper ClassMethodDescriptor Property StaticMethod ClassMethod
    GetSet Member Module Super MappingProxy DictKeys DictValues DictItems DictKeyIterator DictValueIterator DictItemIterator
    DictReverseKeyIterator DictReverseValueIterator DictReverseItemIterator
    ListIterator ListReverseIterator LineIterator PositionsIterator GenericAliasIterator TupleIterator RangeIterator LongRangeIterator StrIterator WideStrIterator BytesIterator ByteArrayIterator MemoryIterator SetIterator SequenceIterator
    CallableIterator Enumerate Zip Map Filter Reversed
    SimpleNamespace WeakReference GenericAlias Union Frame Traceback MemoryView CoroutineWrapper AsyncGeneratorAsend AsyncGeneratorAthrow AnextAwaitable NativeIterator Lock RLock
    Accumulate Batched Chain Combinations CombinationsWithReplacement Compress Count Cycle DropWhile FilterFalse GroupBy Grouper IteratorSlice
    Pairwise Permutations Product Repeat StarMap TakeWhile Tee ZipLongest
    Deque DequeIterator DequeReverseIterator DefaultDict OrderedDict TupleGetter
    Partial KeyWrapper LruCache ItemGetter AttributeGetter MethodCaller WeakProxy WeakCallableProxy Counter CachedProperty
    MersenneTwister StructObject UnpackIterator DirEntry ScandirIterator
    IoBase RawIoBase BufferedIoBase TextIoBase FileIo BytesIO StringIO BufferedReader BufferedWriter BufferedRandom BufferedPair TextIoWrapper
    NewlineDecoder
    Pattern Match PatternScanner PatternTemplate Context ContextVariable ContextToken MissingToken Compressor Decompressor StreamDecompressor Array ThreadHandle ThreadLocal SimpleQueue CsvDialect CsvReader CsvWriter JsonScanner JsonEncoder
    Md5 Sha1 Sha224 Sha256 Sha384 Sha512 Sha3_224 Sha3_256 Sha3_384 Sha3_512 Shake128 Shake256 Blake2b Blake2s
    TypeVar ParamSpec TypeVarTuple ParamSpecArgs ParamSpecKwargs TypeAliasType Generic NoDefaultType
    Ast TokenIterator CharacterDatabase PollObject EpollObject Socket
    BaseException
    BaseExceptionGroup GeneratorExit KeyboardInterrupt SystemExit Exception
    ExceptionGroup ArithmeticError FloatingPointError OverflowError ZeroDivisionError AssertionError AttributeError BufferError EOFError
    ImportError ModuleNotFoundError LookupError IndexError KeyError MemoryError NameError UnboundLocalError
    OSError BlockingIOError ChildProcessError ConnectionError BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError
    FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError
    ReferenceError RuntimeError NotImplementedError RecursionError PythonFinalizationError StopAsyncIteration StopIteration
    SyntaxError IndentationError TabError _IncompleteInputError SystemError TypeError ValueError UnicodeError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError
    Warning BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning
    RuntimeWarning SyntaxWarning UnicodeWarning UserWarning
}
