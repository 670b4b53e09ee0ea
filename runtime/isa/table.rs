//! The instruction table: one row per register instruction, everything else is derived from it.
//!
//! A row is `mnemonic = Struct { field: Type, … };` with one line of register algebra as its doc comment. `for_each_instruction!(m)`
//! hands all rows to the macro `m`. What a row does is written once, in `interp/ops/<family>.rs`.
//!
//! Conventions. `dst` is written last, so it may be one of the sources. A register may hold *unbound* (a local
//! before its first assignment, the absent `this` of a call, an empty cell); only the rows that say so accept it.
//! A pair `callee, this` comes from `load_method`: `this` is unbound if the callee needs no first argument.
//! `args: RegList` lists the argument registers; `top` is the body's window size, where the callee's frame begins.
//! In bodies with a namespace (module and class bodies, `exec`), `r0` is that namespace.

/// Hands every row to the macro `$m`.
#[macro_export]
macro_rules! for_each_instruction {
    ($m:ident) => {
        $m! {
            // ---- moves and constants
            /// Does nothing.
            nop = Nop { };
            /// `dst = src`; `src` may be unbound.
            move_ = Move { dst: Reg, src: Reg };
            /// `dst = constants[index]`
            load_const = LoadConst { dst: Reg, index: Const };
            /// `dst = imm`
            load_int = LoadInt { dst: Reg, imm: Imm32 };
            /// `dst` becomes unbound.
            unbind = Unbind { dst: Reg };
            /// Raise UnboundLocalError for the local whose home is `src`, if it is unbound.
            check_bound = CheckBound { src: Reg };
            /// `check_bound`, then `unbind` (the `del` of a local).
            delete_local = DeleteLocal { dst: Reg };

            // ---- arithmetic
            /// `dst = lhs + rhs`
            add = Add { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs - rhs`
            sub = Sub { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs * rhs`
            mul = Mul { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs / rhs`
            true_div = TrueDiv { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs // rhs`
            floor_div = FloorDiv { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs % rhs`
            mod_ = Mod { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs ** rhs`
            pow = Pow { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs << rhs`
            lshift = Lshift { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs >> rhs`
            rshift = Rshift { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs & rhs`
            and = And { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs | rhs`
            or = Or { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs ^ rhs`
            xor = Xor { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs @ rhs`
            matmul = Matmul { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = (lhs += rhs)`
            iadd = Iadd { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = (lhs -= rhs)`
            isub = Isub { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = (lhs *= rhs)`
            imul = Imul { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = (lhs /= rhs)`
            itrue_div = ItrueDiv { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = (lhs //= rhs)`
            ifloor_div = IfloorDiv { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = (lhs %= rhs)`
            imod = Imod { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = (lhs **= rhs)`
            ipow = Ipow { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = (lhs <<= rhs)`
            ilshift = Ilshift { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = (lhs >>= rhs)`
            irshift = Irshift { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = (lhs &= rhs)`
            iand = Iand { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = (lhs |= rhs)`
            ior = Ior { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = (lhs ^= rhs)`
            ixor = Ixor { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = (lhs @= rhs)`
            imatmul = Imatmul { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs * rhs + src`; the second word's position is that of the addition.
            mul_add = MulAdd { dst: Reg, lhs: Reg, rhs: Reg, src: Reg };
            /// `dst = src + lhs * rhs`; the second word's position is that of the addition.
            add_mul = AddMul { dst: Reg, lhs: Reg, rhs: Reg, src: Reg };
            /// `dst = (src += lhs * rhs)`; the second word's position is that of the addition.
            iadd_mul = IaddMul { dst: Reg, lhs: Reg, rhs: Reg, src: Reg };
            /// `dst = lhs * rhs - src`; the second word's position is that of the subtraction.
            mul_sub = MulSub { dst: Reg, lhs: Reg, rhs: Reg, src: Reg };
            /// `dst = src - lhs * rhs`; the second word's position is that of the subtraction.
            sub_mul = SubMul { dst: Reg, lhs: Reg, rhs: Reg, src: Reg };
            /// `dst = (src -= lhs * rhs)`; the second word's position is that of the subtraction.
            isub_mul = IsubMul { dst: Reg, lhs: Reg, rhs: Reg, src: Reg };
            /// `dst = lhs + imm`
            add_imm = AddImm { dst: Reg, lhs: Reg, imm: Imm16 };
            /// `dst = lhs - imm`
            sub_imm = SubImm { dst: Reg, lhs: Reg, imm: Imm16 };
            /// `dst = lhs * imm`
            mul_imm = MulImm { dst: Reg, lhs: Reg, imm: Imm16 };
            /// `dst = lhs // imm`; `imm` is not 0.
            floor_div_imm = FloorDivImm { dst: Reg, lhs: Reg, imm: Imm16 };
            /// `dst = lhs % imm`; `imm` is not 0.
            mod_imm = ModImm { dst: Reg, lhs: Reg, imm: Imm16 };
            /// `dst = lhs & imm`
            and_imm = AndImm { dst: Reg, lhs: Reg, imm: Imm16 };
            /// `dst = lhs << imm`; `imm` is in 0..=61.
            lshift_imm = LshiftImm { dst: Reg, lhs: Reg, imm: Imm16 };
            /// `dst = lhs >> imm`; `imm` is in 0..=61.
            rshift_imm = RshiftImm { dst: Reg, lhs: Reg, imm: Imm16 };
            /// `dst = (lhs += imm)`
            iadd_imm = IaddImm { dst: Reg, lhs: Reg, imm: Imm16 };
            /// `dst = (lhs -= imm)`
            isub_imm = IsubImm { dst: Reg, lhs: Reg, imm: Imm16 };
            /// `dst = (lhs *= imm)`
            imul_imm = ImulImm { dst: Reg, lhs: Reg, imm: Imm16 };
            /// `dst = -src`
            neg = Neg { dst: Reg, src: Reg };
            /// `dst = +src`
            pos = Pos { dst: Reg, src: Reg };
            /// `dst = ~src`
            invert = Invert { dst: Reg, src: Reg };

            // ---- comparisons
            /// `dst = lhs < rhs`
            lt = Lt { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs <= rhs`
            le = Le { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs == rhs`
            eq = Eq { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs != rhs`
            ne = Ne { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs > rhs`
            gt = Gt { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs >= rhs`
            ge = Ge { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs is rhs`
            is = Is { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs is not rhs`
            is_not = IsNot { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs in rhs`
            contains = Contains { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs not in rhs`
            not_contains = NotContains { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = not src`
            not = Not { dst: Reg, src: Reg };
            /// `dst = bool(src)`
            to_bool = ToBool { dst: Reg, src: Reg };

            // ---- jumps
            /// Jump to `target`, which lies ahead.
            jump = Jump { target: Target32 };
            /// Poll for interrupts, then jump to `target`, which lies behind.
            jump_back = JumpBack { target: Target32 };
            /// Jump to `target` if `src` is true.
            jump_if_true = JumpIfTrue { src: Reg, target: Target32 };
            /// Jump to `target` if `src` is false.
            jump_if_false = JumpIfFalse { src: Reg, target: Target32 };
            /// Jump to `target` if `src is None`.
            jump_if_none = JumpIfNone { src: Reg, target: Target32 };
            /// Jump to `target` if `src is not None`.
            jump_if_not_none = JumpIfNotNone { src: Reg, target: Target32 };
            /// Jump to `target` if `lhs < rhs`.
            jump_lt = JumpLt { lhs: Reg, rhs: Reg, target: Target16 };
            /// Jump to `target` unless `lhs < rhs`.
            jump_not_lt = JumpNotLt { lhs: Reg, rhs: Reg, target: Target16 };
            /// Jump to `target` if `lhs <= rhs`.
            jump_le = JumpLe { lhs: Reg, rhs: Reg, target: Target16 };
            /// Jump to `target` unless `lhs <= rhs`.
            jump_not_le = JumpNotLe { lhs: Reg, rhs: Reg, target: Target16 };
            /// Jump to `target` if `lhs == rhs`.
            jump_eq = JumpEq { lhs: Reg, rhs: Reg, target: Target16 };
            /// Jump to `target` unless `lhs == rhs`.
            jump_not_eq = JumpNotEq { lhs: Reg, rhs: Reg, target: Target16 };
            /// Jump to `target` if `lhs != rhs`.
            jump_ne = JumpNe { lhs: Reg, rhs: Reg, target: Target16 };
            /// Jump to `target` unless `lhs != rhs`.
            jump_not_ne = JumpNotNe { lhs: Reg, rhs: Reg, target: Target16 };
            /// Jump to `target` if `lhs > rhs`.
            jump_gt = JumpGt { lhs: Reg, rhs: Reg, target: Target16 };
            /// Jump to `target` unless `lhs > rhs`.
            jump_not_gt = JumpNotGt { lhs: Reg, rhs: Reg, target: Target16 };
            /// Jump to `target` if `lhs >= rhs`.
            jump_ge = JumpGe { lhs: Reg, rhs: Reg, target: Target16 };
            /// Jump to `target` unless `lhs >= rhs`.
            jump_not_ge = JumpNotGe { lhs: Reg, rhs: Reg, target: Target16 };
            /// Jump to `target` if `lhs < imm`.
            jump_lt_imm = JumpLtImm { lhs: Reg, imm: Imm16, target: Target16 };
            /// Jump to `target` unless `lhs < imm`.
            jump_not_lt_imm = JumpNotLtImm { lhs: Reg, imm: Imm16, target: Target16 };
            /// Jump to `target` if `lhs <= imm`.
            jump_le_imm = JumpLeImm { lhs: Reg, imm: Imm16, target: Target16 };
            /// Jump to `target` unless `lhs <= imm`.
            jump_not_le_imm = JumpNotLeImm { lhs: Reg, imm: Imm16, target: Target16 };
            /// Jump to `target` if `lhs == imm`.
            jump_eq_imm = JumpEqImm { lhs: Reg, imm: Imm16, target: Target16 };
            /// Jump to `target` unless `lhs == imm`.
            jump_not_eq_imm = JumpNotEqImm { lhs: Reg, imm: Imm16, target: Target16 };
            /// Jump to `target` if `lhs != imm`.
            jump_ne_imm = JumpNeImm { lhs: Reg, imm: Imm16, target: Target16 };
            /// Jump to `target` unless `lhs != imm`.
            jump_not_ne_imm = JumpNotNeImm { lhs: Reg, imm: Imm16, target: Target16 };
            /// Jump to `target` if `lhs > imm`.
            jump_gt_imm = JumpGtImm { lhs: Reg, imm: Imm16, target: Target16 };
            /// Jump to `target` unless `lhs > imm`.
            jump_not_gt_imm = JumpNotGtImm { lhs: Reg, imm: Imm16, target: Target16 };
            /// Jump to `target` if `lhs >= imm`.
            jump_ge_imm = JumpGeImm { lhs: Reg, imm: Imm16, target: Target16 };
            /// Jump to `target` unless `lhs >= imm`.
            jump_not_ge_imm = JumpNotGeImm { lhs: Reg, imm: Imm16, target: Target16 };
            /// Jump to `target` if `lhs is rhs`.
            jump_is = JumpIs { lhs: Reg, rhs: Reg, target: Target16 };
            /// Jump to `target` if `lhs is not rhs`.
            jump_is_not = JumpIsNot { lhs: Reg, rhs: Reg, target: Target16 };
            /// Jump to `target` if `lhs in rhs`.
            jump_in = JumpIn { lhs: Reg, rhs: Reg, target: Target16 };
            /// Jump to `target` if `lhs not in rhs`.
            jump_not_in = JumpNotIn { lhs: Reg, rhs: Reg, target: Target16 };

            // ---- names
            /// `dst = globals()[name]`, or the built-in of that name.
            load_global = LoadGlobal { dst: Reg, name: Name, cache: CacheIndex };
            /// `globals()[name] = src`
            store_global = StoreGlobal { src: Reg, name: Name, cache: CacheIndex };
            /// `del globals()[name]`
            delete_global = DeleteGlobal { name: Name };
            /// `dst = r0[name]`, or the global or the built-in of that name.
            load_name = LoadName { dst: Reg, name: Name, cache: CacheIndex };
            /// `r0[name] = src`
            store_name = StoreName { src: Reg, name: Name, cache: CacheIndex };
            /// `del r0[name]`
            delete_name = DeleteName { name: Name };
            /// `dst = ns[name]`, or the global or the built-in of that name; `ns` is a mapping.
            load_from_dict_or_global = LoadFromDictOrGlobal { dst: Reg, ns: Reg, name: Name };
            /// `dst = ns[the cell's name]`, or else the cell's content; `ns` is a mapping, `cell` a home register.
            load_from_dict_or_cell = LoadFromDictOrCell { dst: Reg, ns: Reg, cell: Reg };
            /// `dst =` a new cell that contains `src`; `src` may be unbound.
            make_cell = MakeCell { dst: Reg, src: Reg };
            /// The function's captured cells go to `count` registers from `dst` on.
            copy_free_vars = CopyFreeVars { dst: Reg, count: Count };
            /// `dst =` the content of `cell`; NameError names the local whose home is `home`, if the cell is empty.
            load_cell = LoadCell { dst: Reg, cell: Reg, home: Reg };
            /// The content of `cell` becomes `src`.
            store_cell = StoreCell { cell: Reg, src: Reg };
            /// Empty `cell`; NameError names the local whose home is `home`, if it is empty already.
            delete_cell = DeleteCell { cell: Reg, home: Reg };
            /// `dst = r0`, the frame's namespace.
            load_locals = LoadLocals { dst: Reg };
            /// `dst = __build_class__`
            load_build_class = LoadBuildClass { dst: Reg };
            /// `dst = AssertionError`, whatever the built-ins say.
            load_assertion_error = LoadAssertionError { dst: Reg };
            /// Create `__annotations__` in the namespace, if there is none.
            setup_annotations = SetupAnnotations { };

            // ---- attributes
            /// `dst = obj.name`
            load_attr = LoadAttr { dst: Reg, obj: Reg, name: Name, cache: CacheIndex };
            /// `obj.name = src`
            store_attr = StoreAttr { obj: Reg, src: Reg, name: Name, cache: CacheIndex };
            /// `del obj.name`
            delete_attr = DeleteAttr { obj: Reg, name: Name };
            /// `dst, this = obj.name` as a function and its first argument, or as any attribute and unbound.
            load_method = LoadMethod { dst: Reg, this: Reg, obj: Reg, name: Name, cache: CacheIndex };
            /// `dst = super(cls, obj).name`, where `super_` is the global `super`; `two_args` is 1 for `super(cls, obj)` in the source.
            load_super_attr = LoadSuperAttr { dst: Reg, super_: Reg, cls: Reg, obj: Reg, name: Name, two_args: Count };
            /// `dst, this = super(cls, obj).name`, as `load_super_attr` and `load_method`.
            load_super_method = LoadSuperMethod { dst: Reg, this: Reg, super_: Reg, cls: Reg, obj: Reg, name: Name, two_args: Count };
            /// `dst, this =` the special method of `type(obj)`: 0 `__enter__`, 1 `__exit__`, 2 `__aenter__`, 3 `__aexit__`.
            load_special = LoadSpecial { dst: Reg, this: Reg, obj: Reg, which: Count };

            // ---- subscripts
            /// `dst = obj[index]`
            get_item = GetItem { dst: Reg, obj: Reg, index: Reg };
            /// `dst = obj[imm]`
            get_item_imm = GetItemImm { dst: Reg, obj: Reg, imm: Imm16 };
            /// `obj[index] = src`
            set_item = SetItem { obj: Reg, index: Reg, src: Reg };
            /// `del obj[index]`
            delete_item = DeleteItem { obj: Reg, index: Reg };
            /// `dst = obj[start:stop]`
            get_slice = GetSlice { dst: Reg, obj: Reg, start: Reg, stop: Reg };
            /// `obj[start:stop] = src`
            set_slice = SetSlice { obj: Reg, start: Reg, stop: Reg, src: Reg };

            // ---- containers
            /// `dst = slice(start, stop, step)`
            build_slice = BuildSlice { dst: Reg, start: Reg, stop: Reg, step: OptReg };
            /// `dst = (items…)`
            build_tuple = BuildTuple { dst: Reg, items: RegList };
            /// `dst = [items…]`
            build_list = BuildList { dst: Reg, items: RegList };
            /// `dst = {items…}`
            build_set = BuildSet { dst: Reg, items: RegList };
            /// `dst = {key: value, …}`; `items` alternates keys and values.
            build_map = BuildMap { dst: Reg, items: RegList };
            /// `dst = {keys[0]: items[0], …}`; `keys` is a tuple.
            build_const_key_map = BuildConstKeyMap { dst: Reg, keys: Reg, items: RegList };
            /// `dst = ''.join(items)`; every item is a str.
            build_string = BuildString { dst: Reg, items: RegList };
            /// `list.append(src)`
            list_append = ListAppend { list: Reg, src: Reg };
            /// `list.extend(src)`, as in a display.
            list_extend = ListExtend { list: Reg, src: Reg };
            /// `set.add(src)`
            set_add = SetAdd { set: Reg, src: Reg };
            /// `set.update(src)`
            set_update = SetUpdate { set: Reg, src: Reg };
            /// `map[key] = src`
            map_add = MapAdd { map: Reg, key: Reg, src: Reg };
            /// `map.update(src)`, as `{**src}`.
            dict_update = DictUpdate { map: Reg, src: Reg };
            /// `map.update(src)`, but a repeated key is an error of the call of `callee`.
            dict_merge = DictMerge { map: Reg, src: Reg, callee: Reg };
            /// `dst = tuple(src)`; `src` is a list, or anything iterable given as `*args` to the call of `callee`.
            list_to_tuple = ListToTuple { dst: Reg, src: Reg };
            /// `items… = src`
            unpack = Unpack { src: Reg, items: RegList };
            /// `items…[..before], list, items…[..after] = src`, with a list in the place `before`.
            unpack_ex = UnpackEx { src: Reg, before: Count, after: Count, items: RegList };

            // ---- loops
            /// `dst = iter(src)`
            get_iter = GetIter { dst: Reg, src: Reg };
            /// `dst = next(iter)`, or jump ahead to `target` if there is none.
            for_iter = ForIter { dst: Reg, iter: Reg, target: Target16 };
            /// `dst = next(iter)` and jump back to `target`, or go on if there is none.
            for_loop = ForLoop { dst: Reg, iter: Reg, target: Target16 };
            /// As `for_iter`. If an `unpack dst, (a, b)` comes next, then `dst` is not used again, and `a, b = next(iter)` may be done at once.
            for_iter_pair = ForIterPair { dst: Reg, iter: Reg, target: Target16 };
            /// As `for_loop`, with the `unpack` at `target`.
            for_loop_pair = ForLoopPair { dst: Reg, iter: Reg, target: Target16 };

            // ---- calls
            /// `dst = callee(args…)`
            call = Call { dst: Reg, callee: Reg, cache: CacheIndex, top: Count, args: RegList };
            /// `dst = callee(this, args…)`, or `callee(args…)` if `this` is unbound.
            call_pair = CallPair { dst: Reg, callee: Reg, this: Reg, cache: CacheIndex, top: Count, args: RegList };
            /// `dst = obj.name(args…)`. Its second word carries the position of the call, its first that of the attribute.
            call_method = CallMethod { dst: Reg, obj: Reg, name: Name, cache: CacheIndex, top: Count, args: RegList };
            /// `dst = callee(this, args…)` where the last arguments have the names in the tuple `names`; `this` as in `call_pair`.
            call_kw = CallKw { dst: Reg, callee: Reg, this: OptReg, names: Reg, top: Count, args: RegList };
            /// `dst = callee(*args, **kwargs)`
            call_ex = CallEx { dst: Reg, callee: Reg, args: Reg, kwargs: OptReg, top: Count };
            /// `dst = function(constants[index])`, with this frame's globals.
            make_function = MakeFunction { dst: Reg, index: Const };
            /// Set an attribute of a new function: 1 defaults, 2 keyword defaults, 4 annotations, 8 closure, 16 `__annotate__`.
            set_function_attr = SetFunctionAttr { function: Reg, src: Reg, which: Count };
            /// Return `src` to the caller.
            return_ = Return { src: Reg };

            // ---- exceptions
            /// Raise `src`, an exception or an exception class.
            raise = Raise { src: Reg };
            /// `raise src from cause`
            raise_from = RaiseFrom { src: Reg, cause: Reg };
            /// Raise the exception that is being handled (a bare `raise`).
            raise_handled = RaiseHandled { };
            /// Go on raising `src`, whose traceback stays as it is.
            reraise = Reraise { src: Reg };
            /// `dst =` the exception that is being handled, or None; then `src` is.
            push_exc_info = PushExcInfo { dst: Reg, src: Reg };
            /// `src` (from `push_exc_info`) is the exception that is being handled again.
            pop_except = PopExcept { src: Reg };
            /// `dst = isinstance(exc, type)`; `type` must be an exception class or a tuple of them.
            check_exc_match = CheckExcMatch { dst: Reg, exc: Reg, type_: Reg };
            /// Jump to `target` if `check_exc_match` fails.
            jump_if_no_match = JumpIfNoMatch { exc: Reg, type_: Reg, target: Target16 };
            /// `rest, matched = group.split(type)` (`except*`).
            check_eg_match = CheckEgMatch { rest: Reg, matched: Reg, group: Reg, type_: Reg };
            /// `dst =` the exception (group) to raise after all `except*` clauses: `list` of what they raised, from `original`.
            prep_reraise_star = PrepReraiseStar { dst: Reg, original: Reg, list: Reg };
            /// `dst = exit(this, type(exc), exc, exc.__traceback__)`; `this` as in `call_pair`.
            with_except_start = WithExceptStart { dst: Reg, exit: Reg, this: OptReg, exc: Reg };
            /// `dst = type(src)`, of an exception.
            exc_type = ExcType { dst: Reg, src: Reg };
            /// `dst = src.__traceback__`, of an exception.
            exc_traceback = ExcTraceback { dst: Reg, src: Reg };
            /// `dst =` RuntimeError, if `src` is StopIteration (or StopAsyncIteration in an async generator), else `src` (PEP 479).
            stop_iteration_error = StopIterationError { dst: Reg, src: Reg };

            // ---- generators
            /// Make the generator, coroutine or async generator of this frame and return it to the caller.
            return_generator = ReturnGenerator { };
            /// Give `src` to the resumer; `dst =` what it sends.
            yield_ = Yield { dst: Reg, src: Reg };
            /// Return `src` from a generator.
            return_from_generator = ReturnFromGenerator { src: Reg };
            /// `dst =` an iterator for `yield from src`.
            get_yield_from_iter = GetYieldFromIter { dst: Reg, src: Reg };
            /// `dst = receiver.send(value)`; at its end `dst =` its result and jump ahead to `target`.
            send = Send { dst: Reg, receiver: Reg, value: Reg, target: Target16 };
            /// `yield_` inside `yield from` and `await`: what is thrown goes to `receiver` first.
            /// When that ends by it, `dst =` its result and jump ahead to `target`.
            yield_delegated = YieldDelegated { dst: Reg, src: Reg, receiver: Reg, target: Target16 };
            /// `dst =` the iterator of the awaitable `src`; `which` is 1 after `__aenter__`, 2 after `__aexit__`, 0 else.
            get_awaitable = GetAwaitable { dst: Reg, src: Reg, which: Count };
            /// `dst = src.__aiter__()`
            get_aiter = GetAiter { dst: Reg, src: Reg };
            /// `dst =` the awaitable `src.__anext__()`
            get_anext = GetAnext { dst: Reg, src: Reg };
            /// Go on if `exc` is StopAsyncIteration, else go on raising it.
            end_async_for = EndAsyncFor { exc: Reg };
            /// `dst =` the value of `exc`, if it is StopIteration, else go on raising it.
            cleanup_throw = CleanupThrow { dst: Reg, exc: Reg };

            // ---- imports
            /// `dst = __import__(name, globals(), None, fromlist, level)`
            import_name = ImportName { dst: Reg, name: Name, level: Reg, fromlist: Reg };
            /// `dst = module.name`, as `from module import name`.
            import_from = ImportFrom { dst: Reg, module: Reg, name: Name };
            /// `from module import *` into the namespace.
            import_star = ImportStar { module: Reg };

            // ---- formatting
            /// `dst = format(src, spec)`, after a conversion: 0 none, 1 str, 2 repr, 3 ascii.
            format = Format { dst: Reg, src: Reg, conversion: Count, spec: OptReg };
            /// `dst = str(src)`, `repr(src)` or `ascii(src)`: 1, 2, 3.
            convert = Convert { dst: Reg, src: Reg, conversion: Count };
            /// `sys.displayhook(src)`
            print_expr = PrintExpr { src: Reg };

            // ---- matching
            /// `dst = len(src)`
            get_len = GetLen { dst: Reg, src: Reg };
            /// `dst =` whether `src` is a mapping.
            match_mapping = MatchMapping { dst: Reg, src: Reg };
            /// `dst =` whether `src` is a sequence.
            match_sequence = MatchSequence { dst: Reg, src: Reg };
            /// `dst =` a tuple of `src[key]` for the keys in the tuple `keys`, or None.
            match_keys = MatchKeys { dst: Reg, src: Reg, keys: Reg };
            /// `dst =` a tuple of attributes, if `src` is an instance of `type_`, or None; `count` are positional, `names` is a tuple.
            match_class = MatchClass { dst: Reg, src: Reg, type_: Reg, names: Reg, count: Count };
            /// `dst = dict(src)` without the keys in the tuple `keys`.
            copy_dict_without_keys = CopyDictWithoutKeys { dst: Reg, src: Reg, keys: Reg };

            // ---- type parameters (PEP 695)
            /// `dst =` TypeVar, ParamSpec, TypeVarTuple, TypeAlias, Generic subscript, …; numbers as CPython's intrinsics (7, 8, 9, 10, 11).
            type_intrinsic1 = TypeIntrinsic1 { dst: Reg, src: Reg, which: Count };
            /// As `type_intrinsic1`, with two operands (2, 3, 4, 5).
            type_intrinsic2 = TypeIntrinsic2 { dst: Reg, lhs: Reg, rhs: Reg, which: Count };

            // ---- the machine's own; never in a body
            /// Leave the interpreter with the value that `return_` left behind.
            leave = Leave { };
            /// The end of a call of a class: `r0` is the instance, `r1` what `__init__` returned, which must be None; return `r0`.
            finish_init = FinishInit { };
            /// The end of an operator whose method ran: `r2` is what it returned; if that is NotImplemented, the operator goes on with `r0` and `r1`.
            finish_operator = FinishOperator { };
            /// `load_attr` of a module: the entry of its dict is cached.
            load_attr_dict = LoadAttrDict { dst: Reg, obj: Reg, name: Name, cache: CacheIndex };
            /// `load_attr` of a class: what its name means is cached, until a class changes that.
            load_attr_class = LoadAttrClass { dst: Reg, obj: Reg, name: Name, cache: CacheIndex };
            /// `return_` in a function whose frames have had frame objects: the object keeps what the frame leaves behind.
            return_observed = ReturnObserved { src: Reg };
            /// Stands for the first instruction of a loop that may be compiled: counts, or goes on in compiled code.
            tier_point = TierPoint { };
            /// Stands in front of the first instruction of a function that may be compiled: counts down, or goes on in compiled code.
            tier_front = TierFront { };
        }
    };
}
