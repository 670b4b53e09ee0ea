//! The normalized stack instruction: what a CPython instruction *means*.
//!
//! Given: nothing; this is the vocabulary that the version files translate into and that `lift/` reads.
//! Gives: [`StackOp`] and, derived from its one table, stack effects, jump targets, terminators and text.
//! Not obvious: an op never needs a Python version to be understood. Where the versions lay the stack out differently, the
//! decoder inserts `Swap`, `Copy` and friends, or the op carries the layout as an operand ([`CallLayout`], [`ExitLayout`],
//! [`Catches`]).
//!
//! Notation in the row comments: `before → after`, the top of the stack at the right. Only the items that take part are shown.
//! `NULL` is the empty stack item of CPython: it is no Python value, and only the ops that say so accept it.
//!
//! A pair `callable self|NULL` is what a method load gives: when the second item is not NULL, it is the first argument of the call.
//! CPython ≤3.12 gives `NULL callable` where a method load finds no method; we have `callable NULL` in all versions. Only the
//! NULL that 3.11 and 3.12 push before they evaluate a plain callable stays below it: see [`CallLayout::NullBelowOrPair`].

use super::operand::{Operand, OperandText, ParseOperand, TableIndex};
pub use super::operand::{
    AwaitContext, BinaryOp, CallLayout, Catches, CommonConstant, CompareOp, ConstIndex, Conversion, ExitLayout, FunctionAttribute,
    JumpCondition, KeywordsOperand, LocalIndex, NameIndex, ResumeKind, SpecialMethod, Target, UnaryOp,
};

/// How many items an instruction takes from the operand stack, and how many it leaves in their place.
///
/// An instruction that only reads an item counts it as taken and put back, so `pops` is also how deep the stack must be.
/// 64 bits wide, because operands are untrusted 32-bit numbers and sums of them must not overflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StackEffect {
    pub pops: u64,
    pub pushes: u64,
}

/// The ways on from an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// To the following instruction.
    Next,
    /// To the instruction's [`StackOp::target`].
    Jump,
}

/// What a row says about all its instructions.
struct Facts {
    ends: bool,
    has_target: bool,
}

/// Row: `Name(operands) = "mnemonic" [pops => pushes]`, then `/ [pops => pushes]` when the jump differs from the fall-through,
/// then `ends` when there is no fall-through.
macro_rules! stack_ops {
    ($(
        $(#[$doc:meta])*
        $name:ident $( ( $($field:ident : $type:ty),* ) )? $( { $($key:ident : $key_type:ty),* } )? = $mnemonic:literal
        [ $pops:expr => $pushes:expr ] $( / [ $jump_pops:expr => $jump_pushes:expr ] )? $($ends:ident)? ;
    )*) => {
        /// One normalized stack instruction. Every row says exactly what it pops and pushes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum StackOp {
            $( $(#[$doc])* $name $( ( $($type),* ) )? $( { $($key : $key_type),* } )?, )*
        }

        /// The rows of the table, numbered.
        #[derive(Clone, Copy)]
        enum Row {
            $($name,)*
        }

        /// Looked up for every instruction of every program: to ask the operands would cost more.
        static FACTS: &[Facts] = &[$(Facts {
            ends: false $( || matches!(stringify!($ends).as_bytes(), b"ends") )?,
            has_target: false $( $( || <$type as ParseOperand>::IS_TARGET )* )? $( $( || <$key_type as ParseOperand>::IS_TARGET )* )?,
        }),*];

        impl StackOp {
            #[inline(always)]
            fn facts(&self) -> &'static Facts {
                &FACTS[match self {
                    $( Self::$name { .. } => Row::$name, )*
                } as usize]
            }

            /// All mnemonics, in the order of the table.
            pub const MNEMONICS: &'static [&'static str] = &[ $($mnemonic),* ];

            /// The name in text form.
            pub fn mnemonic(&self) -> &'static str {
                match self {
                    $( Self::$name { .. } => $mnemonic, )*
                }
            }

            /// What the instruction does to the depth of the operand stack on the way `edge`.
            ///
            /// For the block-stack ops whose effect depends on what lies on the stack (`EndFinally`, `WithCleanupStart`,
            /// `WithCleanupFinish`, `PopBlock { truncates: true }`) this is the effect of normal completion.
            #[allow(unused_variables, reason = "a row names all its fields, and need not use each")]
            pub fn effect(&self, edge: Edge) -> StackEffect {
                match *self {
                    $( Self::$name $( ( $($field),* ) )? $( { $($key),* } )? => {
                        $( if edge == Edge::Jump {
                            return StackEffect { pops: $jump_pops, pushes: $jump_pushes };
                        } )?
                        StackEffect { pops: $pops, pushes: $pushes }
                    } )*
                }
            }

            /// Whether control never continues with the following instruction.
            #[inline(always)]
            pub fn is_terminator(&self) -> bool {
                self.facts().ends
            }

            /// Where it jumps to, or which handler or loop end it names.
            #[inline(always)]
            pub fn target(mut self) -> Option<Target> {
                if self.has_target() { self.target_mut().copied() } else { None }
            }

            /// Whether there is a target.
            #[inline(always)]
            pub fn has_target(&self) -> bool {
                self.facts().has_target
            }

            /// The target, to be changed.
            #[allow(unused_variables, reason = "a row names all its fields, and need not use each")]
            pub fn target_mut(&mut self) -> Option<&mut Target> {
                match self {
                    $( Self::$name $( ( $($field),* ) )? $( { $($key),* } )? => {
                        $( $( if let Some(target) = $field.as_target() { return Some(target); } )* )?
                        $( $( if let Some(target) = $key.as_target() { return Some(target); } )* )?
                        None
                    } )*
                }
            }

            /// The operands that are indices of constants, names or locals.
            #[allow(unused_variables, reason = "a row names all its fields, and need not use each")]
            pub(super) fn for_each_index(&self, mut visit: impl FnMut(TableIndex)) {
                match self {
                    $( Self::$name $( ( $($field),* ) )? $( { $($key),* } )? => {
                        $( $( if let Some(index) = $field.as_index() { visit(index) } )* )?
                        $( $( if let Some(index) = $key.as_index() { visit(index) } )* )?
                    } )*
                }
            }

            /// Visits every operand, in order; the one place from which printing, checking and patching are derived.
            #[allow(unused_variables, reason = "a row names all its fields, and need not use each")]
            pub(super) fn visit_operands(&mut self, visit: &mut dyn FnMut(&'static str, &mut dyn Operand)) {
                match self {
                    $( Self::$name $( ( $($field),* ) )? $( { $($key),* } )? => {
                        $( $( visit("", $field); )* )?
                        $( $( visit(stringify!($key), $key); )* )?
                    } )*
                }
            }

            /// The op with this mnemonic, its operands read from `operands`; `None` when either is unknown or malformed.
            pub(super) fn parse(mnemonic: &str, operands: &mut OperandText<'_>) -> Option<Self> {
                match mnemonic {
                    $( $mnemonic => Some(Self::$name
                        $( ( $( operands.read::<$type>("")? ),* ) )?
                        $( { $( $key: operands.read::<$key_type>(stringify!($key))? ),* } )?
                    ), )*
                    _ => None,
                }
            }
        }
    };
}

stack_ops! {
    // Constants and common values.

    /// Does nothing; keeps a line visible to tracing.
    Nop = "nop" [0 => 0];
    /// `→ constant`
    LoadConst(index: ConstIndex) = "load_const" [0 => 1];
    /// `→ int`
    LoadInt(value: u32) = "load_int" [0 => 1];
    /// `→ value`: a value every program has, independent of the constants of the code object.
    LoadCommonConstant(which: CommonConstant) = "load_common_constant" [0 => 1];
    /// `→ __build_class__` of the frame's builtins.
    LoadBuildClass = "load_build_class" [0 => 1];

    // Locals. An index is a slot of `StackCode::locals`.

    /// `→ value`; raises UnboundLocalError when the slot is empty. Never when the slot holds a cell (that is `LoadCell`), but a
    /// slot of a cell may hold a value while an inlined comprehension uses it (3.12 and later).
    LoadLocal(local: LocalIndex) = "load_local" [0 => 1];
    /// `→ value|NULL`: the raw content of the slot, even a cell; the slot is empty afterwards.
    LoadLocalAndClear(local: LocalIndex) = "load_local_and_clear" [0 => 1];
    /// `value|NULL →`: replaces the raw content of the slot, even a cell; NULL empties it.
    StoreLocal(local: LocalIndex) = "store_local" [1 => 0];
    /// `→`: empties the slot; raises UnboundLocalError when it is empty already.
    DeleteLocal(local: LocalIndex) = "delete_local" [0 => 0];

    // Cells. The slot holds a cell object once `MakeCell` or `CopyFreeVars` has run. An inlined comprehension may save the cell on
    // the stack (`LoadLocalAndClear`), use the slot for a value or another cell, and put the first one back (`StoreLocal`).

    /// `→`: puts a new cell into the slot, holding what the slot held (possibly nothing).
    MakeCell(local: LocalIndex) = "make_cell" [0 => 0];
    /// `→`: puts the function's `count` closure cells into the last `count` slots, which are the free ones.
    CopyFreeVars(count: u32) = "copy_free_vars" [0 => 0];
    /// `→ value`: content of the cell; raises NameError (free) or UnboundLocalError (own) when it is empty.
    LoadDeref(local: LocalIndex) = "load_deref" [0 => 1];
    /// `value →`: into the cell.
    StoreDeref(local: LocalIndex) = "store_deref" [1 => 0];
    /// `→`: empties the cell; raises as `LoadDeref` does.
    DeleteDeref(local: LocalIndex) = "delete_deref" [0 => 0];
    /// `→ cell`: the cell itself, to be put into a closure tuple.
    LoadCell(local: LocalIndex) = "load_cell" [0 => 1];

    // Names.

    /// `→ value`: frame locals, then globals, then builtins; else NameError.
    LoadName(name: NameIndex) = "load_name" [0 => 1];
    /// `value →`
    StoreName(name: NameIndex) = "store_name" [1 => 0];
    /// `→`
    DeleteName(name: NameIndex) = "delete_name" [0 => 0];
    /// `→ value`: globals, then builtins; else NameError.
    LoadGlobal(name: NameIndex) = "load_global" [0 => 1];
    /// `value →`
    StoreGlobal(name: NameIndex) = "store_global" [1 => 0];
    /// `→`
    DeleteGlobal(name: NameIndex) = "delete_global" [0 => 0];
    /// `→ mapping`: the frame's locals mapping (a class body's namespace).
    LoadLocals = "load_locals" [0 => 1];
    /// `mapping → value`: the mapping's item named after the slot, else what `LoadDeref` gives.
    LoadFromDictOrDeref(local: LocalIndex) = "load_from_dict_or_deref" [1 => 1];
    /// `mapping → value`: the mapping's item, else what `LoadGlobal` gives.
    LoadFromDictOrGlobals(name: NameIndex) = "load_from_dict_or_globals" [1 => 1];
    /// `→`: makes sure the frame's locals mapping has `__annotations__`.
    SetupAnnotations = "setup_annotations" [0 => 0];
    /// `annotation →`: `locals['__annotations__'][name] = annotation`.
    StoreAnnotation(name: NameIndex) = "store_annotation" [1 => 0];

    // Attributes.

    /// `owner → value`
    LoadAttr(name: NameIndex) = "load_attr" [1 => 1];
    /// `value owner →`: `owner.name = value`.
    StoreAttr(name: NameIndex) = "store_attr" [2 => 0];
    /// `owner →`
    DeleteAttr(name: NameIndex) = "delete_attr" [1 => 0];
    /// `owner → callable self|NULL`: the unbound method and the owner, or the attribute and NULL.
    LoadMethod(name: NameIndex) = "load_method" [1 => 2];
    /// `super class self → value`, with `method`: `→ callable self|NULL`. `two_args`: the source said `super(class, self)`,
    /// which matters when `super` turns out to be another object: call it with two arguments or with none.
    LoadSuperAttr { name: NameIndex, method: bool, two_args: bool } = "load_super_attr" [3 => 1 + u64::from(method)];
    /// `owner → callable self|NULL`: special method looked up on the type; TypeError (`with` wording) when it is missing.
    LoadSpecial(method: SpecialMethod) = "load_special" [1 => 2];

    // Stack shuffling.

    /// `value|NULL →`
    Pop = "pop" [1 => 0];
    /// `x … → x … x`: pushes item `depth` (1 is the top, so `Copy(1)` duplicates it). The item may be NULL.
    Copy(depth: u32) = "copy" [u64::from(depth) => u64::from(depth) + 1];
    /// `x … y → y … x`: exchanges the top with item `depth` (2 is the one below the top). Items may be NULL.
    Swap(depth: u32) = "swap" [u64::from(depth) => u64::from(depth)];
    /// `x … y → y x …`: moves the top down to place `depth`, the others one up.
    Rotate(depth: u32) = "rotate" [u64::from(depth) => u64::from(depth)];
    /// `→ NULL`
    PushNull = "push_null" [0 => 1];

    // Arithmetic and comparison.

    /// `value → result`
    Unary(op: UnaryOp) = "unary" [1 => 1];
    /// `lhs rhs → result`
    Binary(op: BinaryOp) = "binary" [2 => 1];
    /// `lhs rhs → result`, by the in-place method when there is one.
    Inplace(op: BinaryOp) = "inplace" [2 => 1];
    /// `lhs rhs → result`; `to_bool`: the result is passed through `bool()`.
    Compare { op: CompareOp, to_bool: bool } = "compare" [2 => 1];
    /// `lhs rhs → bool`: `lhs is rhs`, or `is not`.
    Is { negated: bool } = "is" [2 => 1];
    /// `element container → bool`: `element in container`, or `not in`.
    Contains { negated: bool } = "contains" [2 => 1];
    /// `value → bool`
    ToBool = "to_bool" [1 => 1];

    // Making containers.

    /// `item… → tuple`
    BuildTuple(count: u32) = "build_tuple" [u64::from(count) => 1];
    /// `item… → list`
    BuildList(count: u32) = "build_list" [u64::from(count) => 1];
    /// `item… → set`
    BuildSet(count: u32) = "build_set" [u64::from(count) => 1];
    /// `(key value)… → dict`, `count` pairs.
    BuildMap(count: u32) = "build_map" [2 * u64::from(count) => 1];
    /// `value… keys → dict`: `keys` is a constant tuple of `count` keys.
    BuildConstKeyMap(count: u32) = "build_const_key_map" [u64::from(count) + 1 => 1];
    /// `str… → str`: concatenation.
    BuildString(count: u32) = "build_string" [u64::from(count) => 1];
    /// `start stop [step] → slice`
    BuildSlice { has_step: bool } = "build_slice" [2 + u64::from(has_step) => 1];
    /// `iterable… → list`: the iterables one after the other.
    BuildListUnpack(count: u32) = "build_list_unpack" [u64::from(count) => 1];
    /// `iterable… → tuple`
    BuildTupleUnpack(count: u32) = "build_tuple_unpack" [u64::from(count) => 1];
    /// `iterable… → set`
    BuildSetUnpack(count: u32) = "build_set_unpack" [u64::from(count) => 1];
    /// `mapping… → dict`: later keys win.
    BuildMapUnpack(count: u32) = "build_map_unpack" [u64::from(count) => 1];
    /// `iterable… → tuple`: positional arguments of a call. The callable, for error messages, is the item below the iterables.
    BuildTupleUnpackWithCall(count: u32) = "build_tuple_unpack_with_call" [u64::from(count) + 1 => 2];
    /// `mapping… → dict`: keyword arguments of a call; a repeated or non-string key is a TypeError. The callable, for error
    /// messages, is item `function_depth` before the mappings are popped.
    BuildMapUnpackWithCall { count: u16, function_depth: u16 } = "build_map_unpack_with_call"
        [u64::from(count.max(function_depth)) => u64::from(count.max(function_depth) - count) + 1];
    /// `list … item → list …`: appends; the list is item `depth` once the operand is popped.
    ListAppend(depth: u32) = "list_append" [u64::from(depth) + 1 => u64::from(depth)];
    /// `set … item → set …`
    SetAdd(depth: u32) = "set_add" [u64::from(depth) + 1 => u64::from(depth)];
    /// `dict … key value → dict …`
    MapAdd(depth: u32) = "map_add" [u64::from(depth) + 2 => u64::from(depth)];
    /// `list … iterable → list …`
    ListExtend(depth: u32) = "list_extend" [u64::from(depth) + 1 => u64::from(depth)];
    /// `set … iterable → set …`
    SetUpdate(depth: u32) = "set_update" [u64::from(depth) + 1 => u64::from(depth)];
    /// `dict … mapping → dict …`
    DictUpdate(depth: u32) = "dict_update" [u64::from(depth) + 1 => u64::from(depth)];
    /// `dict … mapping → dict …`: keyword arguments of a call; a repeated or non-string key is a TypeError. Counted as `depth`,
    /// the dict is followed downwards by the argument tuple and then by the callable part of `layout`, for error messages.
    DictMerge { depth: u32, layout: CallLayout } = "dict_merge" [u64::from(depth) + 1 => u64::from(depth)];
    /// `list → tuple`
    ListToTuple = "list_to_tuple" [1 => 1];

    // Subscripts and unpacking.

    /// `container key → value`
    GetItem = "get_item" [2 => 1];
    /// `value container key →`
    SetItem = "set_item" [3 => 0];
    /// `container key →`
    DeleteItem = "delete_item" [2 => 0];
    /// `container start stop → value`
    GetSlice = "get_slice" [3 => 1];
    /// `value container start stop →`
    SetSlice = "set_slice" [4 => 0];
    /// `iterable → item_n … item_1`: exactly `count` items, the first one on top.
    UnpackSequence(count: u32) = "unpack_sequence" [1 => u64::from(count)];
    /// `iterable → after_n … after_1 list before_n … before_1`: the first item on top, the rest as a list in between.
    UnpackEx { before: u8, after: u32 } = "unpack_ex" [1 => u64::from(before) + u64::from(after) + 1];

    // Jumps and loops.

    /// `→`
    Jump(target: Target) = "jump" [0 => 0] ends;
    /// `value →`: jumps when the condition holds.
    JumpIf { condition: JumpCondition, target: Target } = "jump_if" [1 => 0];
    /// `value → value` and jump when its truth is `condition`, else `value →`.
    JumpIfOrPop { condition: bool, target: Target } = "jump_if_or_pop" [1 => 0] / [1 => 1];
    /// `iterable → iterator`
    GetIter = "get_iter" [1 => 1];
    /// `iterator → iterator item`; when exhausted `iterator →` and jump.
    ForIter(target: Target) = "for_iter" [1 => 2] / [1 => 0];

    // Calls. `n_args` does not count the callable and the self of a pair.

    /// `callable… arg… → result`, the callable part as in `layout`.
    Call { n_args: u32, layout: CallLayout } = "call" [layout.items() + u64::from(n_args) => 1];
    /// `callable… arg… names → result`: the last `len(names)` of the `n_args` arguments are keyword arguments.
    CallKeywords { n_args: u32, layout: CallLayout } = "call_keywords" [layout.items() + u64::from(n_args) + 1 => 1];
    /// `callable… args [keywords] → result`: `f(*args, **keywords)`. `args` is any iterable, `keywords` any mapping.
    CallUnpack { keywords: KeywordsOperand, layout: CallLayout } = "call_unpack" [layout.items() + 1 + keywords.items() => 1];
    /// `callable arg… (name value)… [iterable] [mapping] → result`: the form of CPython 3.5.
    CallPairs { n_args: u8, n_keywords: u8, unpack_args: bool, unpack_keywords: bool } = "call_pairs"
        [1 + u64::from(n_args) + 2 * u64::from(n_keywords) + u64::from(unpack_args) + u64::from(unpack_keywords) => 1];

    // Functions.

    /// `code [qualname] → function`
    MakeFunction { has_qualname: bool } = "make_function" [1 + u64::from(has_qualname) => 1];
    /// `value function → function`
    SetFunctionAttribute(attribute: FunctionAttribute) = "set_function_attribute" [2 => 1];
    /// `default… (name default)… annotation… [annotation names] [closure] code qualname → function`: the form of CPython 3.5.
    /// The names tuple is there when `n_annotations`, which does not count it, is not 0.
    MakeFunctionFlat { n_defaults: u8, n_keyword_defaults: u8, n_annotations: u16, has_closure: bool } = "make_function_flat"
        [2 + u64::from(has_closure) + u64::from(n_defaults) + 2 * u64::from(n_keyword_defaults)
            + u64::from(n_annotations) + u64::from(n_annotations > 0) => 1];
    /// `value →`: leaves the frame. Under `Unwinding::BlocksWithFinally` it first runs the blocks that catch everything.
    Return = "return" [1 => 0] ends;

    // Exceptions, all versions.

    /// `[exception [cause]] →`: `raise`; without operands, raises the exception being handled again. `count` is 0, 1 or 2.
    Raise(count: u32) = "raise" [u64::from(count) => 0] ends;
    /// `exception class → bool`: whether an `except class` clause takes it. `exception` may also be the exception's type.
    ExceptionMatch = "exception_match" [2 => 1];

    // Exceptions by table (`Unwinding::Table`). A handler starts with `… [lasti] exception`, where … has the handler's depth.

    /// `exception → previous exception`: it becomes the exception being handled; `previous` is that of before, or None.
    PushExcInfo = "push_exc_info" [1 => 2];
    /// `previous →`: becomes the exception being handled again.
    PopExcept = "pop_except" [1 => 0];
    /// `… exception → …`: raises it again with its traceback. `lasti_depth` 0: nothing else. Otherwise item `lasti_depth`
    /// below the exception is an int, the offset of the instruction whose line the traceback shows.
    Reraise { lasti_depth: u32 } = "reraise" [u64::from(lasti_depth) + 1 => u64::from(lasti_depth)] ends;
    /// `exception_group classes → rest match`: splits; both may be None.
    CheckEgMatch = "check_eg_match" [2 => 2];
    /// `original list → exception|None`: what remains to be raised after an `except*`.
    PrepReraiseStar = "prep_reraise_star" [2 => 1];
    /// `exit… … → exit… … result`: calls the exit function for an exception; `layout` says where the parts are.
    WithExceptStart(layout: ExitLayout) = "with_except_start" [layout.items() => layout.items() + 1];
    /// `receiver last exception → None value`: when the exception is a StopIteration, `value` is its value; else raises it again.
    CleanupThrow = "cleanup_throw" [3 => 2];
    /// `iterator exception →`: ends `async for` on StopAsyncIteration; else raises it again.
    EndAsyncFor = "end_async_for" [2 => 0];
    /// `exception → exception`: StopIteration becomes RuntimeError, in async generators StopAsyncIteration as well (PEP 479).
    StopIterationError = "stop_iteration_error" [1 => 1];

    // Exceptions by block stack. A handler starts with six items on top of the block's level,
    // `previous_traceback previous_value previous_type traceback value type`, and a handler block for them.

    /// `→`: pushes a loop block; `target` is where `BreakLoop` goes, at this depth.
    SetupLoop(target: Target) = "setup_loop" [0 => 0];
    /// `→`: pushes a block whose handler is `target`.
    SetupTry { target: Target, catches: Catches } = "setup_try" [0 => 0] / [0 => 6];
    /// `exit result → exit result`: pushes a block whose handler is `target` and whose level is below `result`.
    SetupWith { target: Target, catches: Catches } = "setup_with" [1 => 1] / [1 => 6];
    /// `→`: pops a block. `truncates`: the stack is cut to the block's level; else it stays as it is.
    PopBlock { truncates: bool } = "pop_block" [0 => 0];
    /// `previous_traceback previous_value previous_type →`: pops the handler block and ends the handling.
    PopHandler = "pop_handler" [3 => 0];
    /// `traceback value type →`: raises again. `restore_lasti`: the traceback shows the line at which the handler was entered.
    ReraiseHandler { restore_lasti: bool } = "reraise_handler" [3 => 0] ends;
    /// `iterator (six items) →`: as `EndAsyncFor`; pops the handler block.
    EndAsyncForHandler = "end_async_for_handler" [7 => 0];
    /// Unwinds to the innermost loop block and goes to its target; runs blocks that catch everything on the way.
    BreakLoop = "break_loop" [0 => 0] ends;
    /// Unwinds to the innermost loop block, without popping it, and goes to `target`; runs blocks that catch everything.
    ContinueLoop(target: Target) = "continue_loop" [0 => 0] ends;
    /// `→ slot`: "nothing pending" (3.8; before, the code pushes None for this).
    BeginFinally = "begin_finally" [0 => 1];
    /// `→ slot`: "go on after this instruction", and jump. The stack is as before when it comes back.
    CallFinally(target: Target) = "call_finally" [0 => 0] / [0 => 1];
    /// `slot… →`: does what is pending. One item "nothing" or "go on at"; or the items of a pending return, break or continue;
    /// or six items of an exception, which is raised again.
    EndFinally = "end_finally" [1 => 0];
    /// `slot →`, with `keep_top`: `slot value → value`. Forgets what is pending (six items when that is an exception).
    PopFinally { keep_top: bool } = "pop_finally" [1 + u64::from(keep_top) => u64::from(keep_top)];
    /// `exit slot… → slot… exception result`: calls the exit function, with the exception (slot is six items and becomes
    /// six with a hole where exit was) or with three times None (`exception` is None then).
    WithCleanupStart = "with_cleanup_start" [2 => 3];
    /// `exception result →`: when there was an exception and the result is true, the exception is dropped: its handler is
    /// unwound and the slot says "nothing" (3.8) or "silenced" (3.5 to 3.7: `EndFinally` then unwinds the handler).
    WithCleanupFinish = "with_cleanup_finish" [2 => 0];

    // With.

    /// `manager → exit result`: looks up `__exit__`, calls `__enter__`. `exit` is a bound method.
    BeforeWith = "before_with" [1 => 2];
    /// `manager → exit awaitable`: looks up `__aexit__`, calls `__aenter__`.
    BeforeAsyncWith = "before_async_with" [1 => 2];

    // Generators and coroutines.

    /// Marks a place where a frame is entered or resumed.
    Resume(kind: ResumeKind) = "resume" [0 => 0];
    /// `→ sent`: makes the generator (coroutine, async generator, by the flags) and returns it to the caller. What follows runs
    /// when it is resumed, with the sent value (None the first time) on the stack. Every generator of every version has it.
    ReturnGenerator = "return_generator" [0 => 1];
    /// `value → sent`: suspends. `delegating`: a step of `yield from` or `await`; `throw()` and `close()` then go to the
    /// receiver, the item below `value`, first.
    Yield { delegating: bool } = "yield" [1 => 1];
    /// `receiver value → receiver yielded`: one step of `yield from` or `await`; when the receiver has finished
    /// `receiver value → result` and jump.
    Send(target: Target) = "send" [2 => 2] / [2 => 1];
    /// `iterable → iterator`: as `GetIter`, but takes generators as they are and coroutines only in coroutines.
    GetYieldFromIter = "get_yield_from_iter" [1 => 1];
    /// `object → awaitable`; `context` words the error.
    GetAwaitable(context: AwaitContext) = "get_awaitable" [1 => 1];
    /// `object → iterator`: `__aiter__`. `awaited`: the code awaits the result (3.5, 3.6), so it must be made awaitable.
    GetAiter { awaited: bool } = "get_aiter" [1 => 1];
    /// `iterator → iterator awaitable`: `__anext__`.
    GetAnext = "get_anext" [1 => 2];
    /// `value → wrapped`: what an async generator yields itself, as opposed to what it awaits.
    AsyncGenWrap = "async_gen_wrap" [1 => 1];

    // Pattern matching.

    /// `subject → subject length`
    GetLen = "get_len" [1 => 2];
    /// `subject → subject bool`
    MatchMapping = "match_mapping" [1 => 2];
    /// `subject → subject bool`
    MatchSequence = "match_sequence" [1 => 2];
    /// `subject keys → subject keys values|None`: tuple of the values, or None when a key is missing.
    MatchKeys = "match_keys" [2 => 3];
    /// `subject class names → attributes|None`: `count` positional patterns, then those of the tuple `names`.
    MatchClass(count: u32) = "match_class" [3 => 1];
    /// `subject keys → subject rest`: a dict.
    CopyDictWithoutKeys = "copy_dict_without_keys" [2 => 2];

    // Imports.

    /// `level names|None → module`
    ImportName(name: NameIndex) = "import_name" [2 => 1];
    /// `module → module value`
    ImportFrom(name: NameIndex) = "import_from" [1 => 2];
    /// `module →`: all public names into the frame's locals.
    ImportStar = "import_star" [1 => 0];

    // Formatting.

    /// `value → str`: `str()`, `repr()` or `ascii()` of it.
    ConvertValue(conversion: Conversion) = "convert_value" [1 => 1];
    /// `value [spec] → str`: converts the value, then formats it.
    FormatValue { conversion: Conversion, has_spec: bool } = "format_value" [1 + u64::from(has_spec) => 1];
    /// `value str [spec] → interpolation`
    BuildInterpolation { conversion: Conversion, has_spec: bool } = "build_interpolation" [2 + u64::from(has_spec) => 1];
    /// `strings interpolations → template`
    BuildTemplate = "build_template" [2 => 1];

    // What else the compiler asks of the interpreter.

    /// `value →`: `sys.displayhook(value)`.
    PrintExpr = "print_expr" [1 => 0];
    /// `name → type_var`
    MakeTypeVar = "make_type_var" [1 => 1];
    /// `name bound_function → type_var`
    MakeTypeVarWithBound = "make_type_var_with_bound" [2 => 1];
    /// `name constraints_function → type_var`
    MakeTypeVarWithConstraints = "make_type_var_with_constraints" [2 => 1];
    /// `name → param_spec`
    MakeParamSpec = "make_param_spec" [1 => 1];
    /// `name → type_var_tuple`
    MakeTypeVarTuple = "make_type_var_tuple" [1 => 1];
    /// `params → Generic[params]`
    SubscriptGeneric = "subscript_generic" [1 => 1];
    /// `(name, params, value_function) → type_alias`: one tuple.
    MakeTypeAlias = "make_type_alias" [1 => 1];
    /// `function params → function`: sets `__type_params__`.
    SetFunctionTypeParams = "set_function_type_params" [2 => 1];
    /// `type_param default_function → type_param`
    SetTypeParamDefault = "set_type_param_default" [2 => 1];
}

impl StackOp {
    /// Whether an exception can come out of it, which then finds the handler of the instruction. Interrupts are delivered at
    /// `Jump` and `Resume`, what `throw()` brings at `Yield`; finalizers raise nowhere.
    pub fn may_raise(&self) -> bool {
        !matches!(
            self,
            Self::Nop
                | Self::LoadConst(_)
                | Self::LoadInt(_)
                | Self::LoadCommonConstant(_)
                | Self::LoadLocalAndClear(_)
                | Self::StoreLocal(_)
                | Self::MakeCell(_)
                | Self::CopyFreeVars(_)
                | Self::LoadCell(_)
                | Self::Pop
                | Self::Copy(_)
                | Self::Swap(_)
                | Self::Rotate(_)
                | Self::PushNull
                | Self::Is { .. }
                | Self::PushExcInfo
                | Self::PopExcept
                | Self::Return
        )
    }

    /// Whether the target is only remembered (a handler or a loop end), so that control does not go there from here.
    pub fn target_is_deferred(&self) -> bool {
        matches!(self, Self::SetupLoop(_) | Self::SetupTry { .. } | Self::SetupWith { .. })
    }
}

impl std::fmt::Display for StackOp {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.mnemonic())?;
        let mut copy = *self;
        let mut result = Ok(());
        copy.visit_operands(&mut |key, operand| {
            result = result.and_then(|()| if key.is_empty() { formatter.write_str(" ") } else { write!(formatter, " {key}=") });
            result = result.and_then(|()| operand.print(formatter));
        });
        result
    }
}
