//! The SSA instruction table: one row per operation; arity, immediates and effects are derived from it.
//!
//! A row is `mnemonic = Variant(args) [immediates] -> results, Effect;` where `args` and `results` are numbers, or `_` for
//! any number. `for_each_ssa_row!(m)` hands all rows to `m`. The law: a pass asks for *effects* and *immediate kinds*, so that
//! a new row needs no change in any pass.

use super::function::{Home, List};

/// What an instruction may do besides computing its results. Ordered: each may do what the ones before it may.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Effect {
    /// Nothing: it may be removed, repeated, moved.
    Pure,
    /// Nothing but reading a home.
    ReadHome,
    /// Writes a home or a hidden machine state, but never raises.
    Write,
    /// May raise, but runs no Python code.
    Raise,
    /// May run any Python code, and raise.
    Python,
}

/// What an immediate operand means, for text and checks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Immediate {
    /// Index of a home.
    Home,
    /// Index into the function's constants.
    Const,
    /// Index into the function's names.
    Name,
    /// A plain number, or a small number whose meaning the row gives.
    Number,
    /// An [`Operator`].
    Operator,
    /// An in-place [`Operator`].
    Inplace,
    /// A [`Comparison`].
    Comparison,
}

/// Hands every row to the macro `$m`.
#[macro_export]
macro_rules! for_each_ssa_row {
    ($m:ident) => {
        $m! {
            // Constants and homes.
            /// The constant.
            const_ = Const(0) [Const] -> 1, Pure;
            /// What the home holds; it may be unbound.
            load_home = LoadHome(0) [Home] -> 1, ReadHome;
            /// The home becomes the operand, which may be unbound.
            store_home = StoreHome(1) [Home] -> 0, Write;
            /// What the home holds, perhaps unbound; the home becomes unbound.
            take_home = TakeHome(0) [Home] -> 1, Write;
            /// UnboundLocalError, if the home is unbound.
            check_home = CheckHome(0) [Home] -> 0, Raise;
            /// `check_home`, then the home becomes unbound.
            delete_home = DeleteHome(0) [Home] -> 0, Raise;
            /// A value that is unbound.
            unbound = Unbound(0) [] -> 1, Pure;
            /// The home gets a new cell with what it held.
            make_cell = MakeCell(0) [Home] -> 0, Write;
            /// The function's cells go to as many homes as the second number says, from the first on.
            copy_free_vars = CopyFreeVars(0) [Home, Number] -> 0, Write;

            // Arithmetic.
            /// `lhs op rhs`
            binary = Binary(2) [Operator] -> 1, Python;
            /// `lhs op= rhs`
            inplace = Inplace(2) [Inplace] -> 1, Python;
            neg = Neg(1) [] -> 1, Python;
            pos = Pos(1) [] -> 1, Python;
            invert = Invert(1) [] -> 1, Python;

            // Comparisons.
            compare = Compare(2) [Comparison] -> 1, Python;
            is = Is(2) [] -> 1, Pure;
            is_not = IsNot(2) [] -> 1, Pure;
            contains = Contains(2) [] -> 1, Python;
            not_contains = NotContains(2) [] -> 1, Python;
            not = Not(1) [] -> 1, Python;
            to_bool = ToBool(1) [] -> 1, Python;

            // Names.
            load_global = LoadGlobal(0) [Name] -> 1, Python;
            store_global = StoreGlobal(1) [Name] -> 0, Python;
            delete_global = DeleteGlobal(0) [Name] -> 0, Python;
            load_name = LoadName(0) [Name] -> 1, Python;
            store_name = StoreName(1) [Name] -> 0, Python;
            delete_name = DeleteName(0) [Name] -> 0, Python;
            load_from_dict_or_global = LoadFromDictOrGlobal(1) [Name] -> 1, Python;
            load_from_dict_or_cell = LoadFromDictOrCell(1) [Home] -> 1, Python;
            load_cell = LoadCell(0) [Home] -> 1, Raise;
            store_cell = StoreCell(1) [Home] -> 0, Write;
            delete_cell = DeleteCell(0) [Home] -> 0, Raise;
            load_locals = LoadLocals(0) [] -> 1, Raise;
            load_build_class = LoadBuildClass(0) [] -> 1, Python;
            load_assertion_error = LoadAssertionError(0) [] -> 1, Pure;
            setup_annotations = SetupAnnotations(0) [] -> 0, Python;

            // Attributes.
            load_attr = LoadAttr(1) [Name] -> 1, Python;
            /// `obj.name = src`: obj, src.
            store_attr = StoreAttr(2) [Name] -> 0, Python;
            delete_attr = DeleteAttr(1) [Name] -> 0, Python;
            /// Callee and first argument, which is unbound if the callee needs none.
            load_method = LoadMethod(1) [Name] -> 2, Python;
            /// super, class, obj; the second number is 1 for two arguments in the source.
            load_super_attr = LoadSuperAttr(3) [Name, Number] -> 1, Python;
            load_super_method = LoadSuperMethod(3) [Name, Number] -> 2, Python;
            /// 0 `__enter__`, 1 `__exit__`, 2 `__aenter__`, 3 `__aexit__`.
            load_special = LoadSpecial(1) [Number] -> 2, Python;

            // Subscripts.
            get_item = GetItem(2) [] -> 1, Python;
            /// obj, index, src.
            set_item = SetItem(3) [] -> 0, Python;
            delete_item = DeleteItem(2) [] -> 0, Python;
            get_slice = GetSlice(3) [] -> 1, Python;
            /// obj, start, stop, src.
            set_slice = SetSlice(4) [] -> 0, Python;

            // Containers.
            /// start, stop and perhaps step.
            build_slice = BuildSlice(_) [] -> 1, Raise;
            build_tuple = BuildTuple(_) [] -> 1, Raise;
            build_list = BuildList(_) [] -> 1, Raise;
            build_set = BuildSet(_) [] -> 1, Python;
            /// key, value, key, value, ….
            build_map = BuildMap(_) [] -> 1, Python;
            /// The tuple of keys, then the values.
            build_const_key_map = BuildConstKeyMap(_) [] -> 1, Python;
            build_string = BuildString(_) [] -> 1, Raise;
            list_append = ListAppend(2) [] -> 0, Raise;
            list_extend = ListExtend(2) [] -> 0, Python;
            set_add = SetAdd(2) [] -> 0, Python;
            set_update = SetUpdate(2) [] -> 0, Python;
            map_add = MapAdd(3) [] -> 0, Python;
            dict_update = DictUpdate(2) [] -> 0, Python;
            /// map, mapping, callee.
            dict_merge = DictMerge(3) [] -> 0, Python;
            list_to_tuple = ListToTuple(1) [] -> 1, Python;
            /// The items in order.
            unpack = Unpack(1) [] -> _, Python;
            /// The items in order; the one with the number of the immediate is a list.
            unpack_ex = UnpackEx(1) [Number] -> _, Python;

            // Loops.
            get_iter = GetIter(1) [] -> 1, Python;

            // Calls.
            /// callee, then the arguments.
            call = Call(_) [] -> 1, Python;
            /// callee, first argument or unbound, then the arguments.
            call_pair = CallPair(_) [] -> 1, Python;
            /// callee, names, then the arguments.
            call_kw = CallKw(_) [] -> 1, Python;
            /// callee, first argument or unbound, names, then the arguments.
            call_kw_pair = CallKwPair(_) [] -> 1, Python;
            /// callee, args and perhaps kwargs.
            call_ex = CallEx(_) [] -> 1, Python;
            make_function = MakeFunction(0) [Const] -> 1, Raise;
            /// function, value; 1 defaults, 2 keyword defaults, 4 annotations, 8 closure, 16 `__annotate__`. The function is new and
            /// the value is what the compiler has just built, so it does not raise.
            set_function_attr = SetFunctionAttr(2) [Number] -> 0, Write;

            // Exceptions.
            /// The exception handled until now; from now on it is the operand.
            push_exc_info = PushExcInfo(1) [] -> 1, Write;
            pop_except = PopExcept(1) [] -> 0, Write;
            check_exc_match = CheckExcMatch(2) [] -> 1, Python;
            /// group, type; rest, matched.
            check_eg_match = CheckEgMatch(2) [] -> 2, Python;
            prep_reraise_star = PrepReraiseStar(2) [] -> 1, Python;
            /// exit, exception.
            with_except_start = WithExceptStart(2) [] -> 1, Python;
            /// exit, its first argument or unbound, exception.
            with_except_start_pair = WithExceptStartPair(3) [] -> 1, Python;
            exc_type = ExcType(1) [] -> 1, Pure;
            exc_traceback = ExcTraceback(1) [] -> 1, Pure;
            stop_iteration_error = StopIterationError(1) [] -> 1, Python;

            // Generators.
            return_generator = ReturnGenerator(0) [] -> 0, Python;
            yield_ = Yield(1) [] -> 1, Python;
            get_yield_from_iter = GetYieldFromIter(1) [] -> 1, Python;
            /// 1 after `__aenter__`, 2 after `__aexit__`, 0 else.
            get_awaitable = GetAwaitable(1) [Number] -> 1, Python;
            get_aiter = GetAiter(1) [] -> 1, Python;
            get_anext = GetAnext(1) [] -> 1, Python;
            end_async_for = EndAsyncFor(1) [] -> 0, Python;
            cleanup_throw = CleanupThrow(1) [] -> 1, Python;

            // Imports.
            /// level, fromlist.
            import_name = ImportName(2) [Name] -> 1, Python;
            import_from = ImportFrom(1) [Name] -> 1, Python;
            import_star = ImportStar(1) [] -> 0, Python;

            // Formatting.
            /// The value and perhaps the format specification; 0 none, 1 str, 2 repr, 3 ascii.
            format = Format(_) [Number] -> 1, Python;
            convert = Convert(1) [Number] -> 1, Python;
            print_expr = PrintExpr(1) [] -> 0, Python;

            // Matching.
            get_len = GetLen(1) [] -> 1, Python;
            match_mapping = MatchMapping(1) [] -> 1, Pure;
            match_sequence = MatchSequence(1) [] -> 1, Pure;
            match_keys = MatchKeys(2) [] -> 1, Python;
            /// subject, class, names; the number of positional patterns.
            match_class = MatchClass(3) [Number] -> 1, Python;
            copy_dict_without_keys = CopyDictWithoutKeys(2) [] -> 1, Python;

            // Type parameters.
            type_intrinsic1 = TypeIntrinsic1(1) [Number] -> 1, Python;
            type_intrinsic2 = TypeIntrinsic2(2) [Number] -> 1, Python;

            // Terminators. Their edges are the block's.
            /// To the only edge; 1 if the stack code jumps backward here, so that interrupts may come in.
            jump = Jump(0) [Number] -> 0, Pure;
            /// True, false.
            branch = Branch(1) [] -> 0, Python;
            /// Is None, is not None.
            branch_none = BranchNone(1) [] -> 0, Pure;
            /// The next item: next, exhausted.
            for_iter = ForIter(1) [] -> 1, Python;
            /// receiver, value: yielded, finished with the result.
            send = Send(2) [] -> 1, Python;
            /// value, receiver: sent, finished with the result.
            yield_delegated = YieldDelegated(2) [] -> 1, Python;
            return_ = Return(1) [] -> 0, Python;
            return_from_generator = ReturnFromGenerator(1) [] -> 0, Python;
            raise = Raise(1) [] -> 0, Python;
            raise_from = RaiseFrom(2) [] -> 0, Python;
            raise_handled = RaiseHandled(0) [] -> 0, Python;
            reraise = Reraise(1) [] -> 0, Python;
        }
    };
}

macro_rules! arity {
    (_) => {
        None
    };
    ($count:literal) => {
        Some($count)
    };
}

macro_rules! define_opcodes {
    ($($(#[doc = $doc:literal])* $mnemonic:ident = $name:ident($args:tt) [$($immediate:ident),*] -> $results:tt, $effect:ident;)*) => {
        /// The operation of an SSA instruction.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum Opcode {
            $($(#[doc = $doc])* $name,)*
        }

        impl Opcode {
            pub const ALL: &[Opcode] = &[$(Opcode::$name),*];

            /// The row's name in text.
            pub fn mnemonic(self) -> &'static str {
                match self { $(Opcode::$name => stringify!($mnemonic).trim_end_matches('_'),)* }
            }

            /// How many operands it has; `None` for any number.
            pub fn n_args(self) -> Option<usize> {
                match self { $(Opcode::$name => arity!($args),)* }
            }

            /// How many results it has; `None` for any number.
            pub fn n_results(self) -> Option<usize> {
                match self { $(Opcode::$name => arity!($results),)* }
            }

            /// The kinds of its immediates, at most two.
            pub fn immediates(self) -> &'static [Immediate] {
                match self { $(Opcode::$name => &[$(Immediate::$immediate),*],)* }
            }

            #[inline(always)]
            pub fn effect(self) -> Effect {
                match self { $(Opcode::$name => Effect::$effect,)* }
            }
        }
    };
}

for_each_ssa_row!(define_opcodes);

impl Opcode {
    /// How many edges a terminator's block has; `None` for an instruction that is no terminator.
    pub fn n_edges(self) -> Option<usize> {
        match self {
            Opcode::Jump => Some(1),
            Opcode::Branch | Opcode::BranchNone | Opcode::ForIter | Opcode::Send | Opcode::YieldDelegated => Some(2),
            Opcode::Return
            | Opcode::ReturnFromGenerator
            | Opcode::Raise
            | Opcode::RaiseFrom
            | Opcode::RaiseHandled
            | Opcode::Reraise => Some(0),
            _ => None,
        }
    }
}

macro_rules! named_numbers {
    ($($(#[$doc:meta])* $name:ident { $($case:ident = $text:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum $name { $($case),* }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$case),*];

            pub fn text(self) -> &'static str {
                match self { $($name::$case => $text),* }
            }

            /// The case with this number, as an instruction's immediate gives it.
            pub fn from_number(number: u32) -> Option<$name> {
                usize::try_from(number).ok().and_then(|index| Self::ALL.get(index).copied())
            }
        }
    )*};
}

named_numbers! {
    /// A binary operator.
    Operator {
        Add = "add", Sub = "sub", Mul = "mul", TrueDiv = "true_div", FloorDiv = "floor_div", Mod = "mod", Pow = "pow",
        Lshift = "lshift", Rshift = "rshift", And = "and", Or = "or", Xor = "xor", Matmul = "matmul",
    }

    /// A rich comparison.
    Comparison { Lt = "lt", Le = "le", Eq = "eq", Ne = "ne", Gt = "gt", Ge = "ge" }
}

impl Operator {
    /// The text of its in-place form.
    pub fn inplace_text(self) -> &'static str {
        const TEXTS: [&str; 13] = [
            "iadd", "isub", "imul", "itrue_div", "ifloor_div", "imod", "ipow", "ilshift", "irshift", "iand", "ior", "ixor", "imatmul",
        ];
        TEXTS[self as usize]
    }
}

/// One SSA instruction.
#[derive(Clone, Copy, Debug)]
pub struct Inst {
    pub op: Opcode,
    /// As the row's immediates say; those that the row lacks are 0.
    pub immediates: [u32; 2],
    pub args: List,
    pub results: List,
    /// Index into the function's positions.
    pub position: u32,
}

impl Inst {
    /// An instruction without operands and results.
    pub fn new(op: Opcode, immediates: [u32; 2], position: u32) -> Inst {
        Inst { op, immediates, args: List::default(), results: List::default(), position }
    }

    pub fn may_raise(&self) -> bool {
        self.op.effect() >= Effect::Raise || (self.op == Opcode::Jump && self.immediates[0] != 0)
    }

    /// The home that the instruction names, if its row has one.
    pub fn home(&self) -> Option<Home> {
        (self.op.immediates().first() == Some(&Immediate::Home)).then_some(Home(self.immediates[0]))
    }

    /// The homes that the instruction changes: the first one and how many.
    pub fn written_homes(&self) -> Option<(Home, u32)> {
        match self.op {
            Opcode::StoreHome | Opcode::TakeHome | Opcode::DeleteHome | Opcode::MakeCell => {
                Some((Home(self.immediates[0]), 1))
            }
            Opcode::CopyFreeVars => Some((Home(self.immediates[0]), self.immediates[1])),
            _ => None,
        }
    }

    /// Whether the instruction changes this home.
    pub fn writes_home(&self, home: Home) -> bool {
        self.written_homes().is_some_and(|(first, count)| home.0 >= first.0 && home.0 - first.0 < count)
    }
}
