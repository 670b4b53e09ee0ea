//! The graph → Cranelift's IR.
//!
//! Given: a graph whose values have their final form. Gives: a function of the machine and the window (`runtime/interp/compiled`).
//! Guards branch to their exit, which is the first target of the branch (with the other order Cranelift hoists nothing out of the rest
//! of a loop); all exits share one tail. Blocks that are only for exits are cold.

mod calls;
mod control;
mod exits;
mod numbers;
mod words;

use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::{self, AbiParam, InstBuilder, MemFlagsData, SigRef, Signature, StackSlot, StackSlotData, StackSlotKind, types};
use cranelift_codegen::isa::{CallConv, TargetFrontendConfig};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use pyregrine_runtime::interp::compiled::{Addresses, LAYOUT};
use pyregrine_runtime::value::Value;
use pyregrine_runtime::vm::tier::Job;
use rustc_hash::FxHashMap;

use super::build::CallTarget;
use super::graph::{Cmp, End, Graph, MathFn, Op, Region, Rep, V};
use super::order;
use exits::NUMBER_SIZE;
pub use exits::{Exits, find_exits};

/// The largest int of which all smaller ones are floats exactly.
const EXACT: i64 = 1 << 53;

/// What the emitter needs besides the graph.
pub struct Context<'a> {
    pub job: &'a Job,
    pub targets: &'a [CallTarget],
    pub addresses: &'a Addresses,
    pub counter: Option<usize>,
    pub stress: bool,
}

/// The signature of compiled code.
pub fn signature() -> Signature {
    let mut signature = Signature::new(CallConv::SystemV);
    signature.params = vec![AbiParam::new(types::I64), AbiParam::new(types::I64)];
    signature.returns = vec![AbiParam::new(types::I64)];
    signature
}

/// Fills `function`.
pub fn emit(
    graph: &Graph,
    exits: &Exits,
    context: &Context,
    function: &mut ir::Function,
    shared: &mut FunctionBuilderContext,
    config: TargetFrontendConfig,
) {
    let mut builder = FunctionBuilder::new(function, shared);
    let entry = builder.create_block();
    builder.append_block_params_for_function_params(entry);
    builder.switch_to_block(entry);
    let (vm, base) = (builder.block_params(entry)[0], builder.block_params(entry)[1]);
    let depth = builder.ins().load(types::I64, MEMORY, vm, LAYOUT.vm_depth);
    let n_numbers = exits.list.iter().flat_map(|exit| exit.values.iter()).map(|&(register, _)| u32::from(register) + 1).max();
    let numbers = StackSlotData::new(StackSlotKind::ExplicitSlot, n_numbers.unwrap_or(1) * NUMBER_SIZE as u32, 3);
    let numbers = builder.create_sized_stack_slot(numbers);
    let leave = builder.create_block();
    let tail = builder.create_block();
    builder.append_block_param(tail, types::I64);
    let mut emitter = Emitter {
        graph,
        exits,
        context,
        builder,
        vm,
        base,
        depth,
        n_pushed: 0,
        numbers,
        leave,
        tail,
        blocks: Vec::new(),
        values: vec![None; graph.nodes.len()],
        exit_blocks: FxHashMap::default(),
        signatures: FxHashMap::default(),
        counters: FxHashMap::default(),
        depth_of_blocks: vec![0; graph.blocks.len()],
        depth_of_values: vec![0; graph.nodes.len()],
    };
    emitter.find_loops();
    emitter.function();
    emitter.builder.seal_all_blocks();
    emitter.builder.finalize(config);
}

struct Emitter<'a, 'f> {
    graph: &'a Graph,
    exits: &'a Exits,
    context: &'a Context<'a>,
    builder: FunctionBuilder<'f>,
    vm: ir::Value,
    base: ir::Value,
    /// How many frames there are, that of this code included: the same wherever its own instructions run. It is kept, and not counted up
    /// and down in memory, where each step would wait for the one before.
    depth: ir::Value,
    /// Frames above it that `PushFrames` has made.
    n_pushed: i64,
    /// For each register a number, and whether it is bound.
    numbers: StackSlot,
    /// Returns *unbound*.
    leave: ir::Block,
    /// Leaves by the exit whose address it is given.
    tail: ir::Block,
    blocks: Vec<ir::Block>,
    values: Vec<Option<ir::Value>>,
    exit_blocks: FxHashMap<usize, ir::Block>,
    signatures: FxHashMap<(Vec<ir::Type>, Option<ir::Type>), SigRef>,
    /// For each poll what counts down by one with every turn of its loop, if something does.
    counters: FxHashMap<V, V>,
    /// How many loops each block is in, and the block where each value is made.
    depth_of_blocks: Vec<u32>,
    depth_of_values: Vec<u32>,
}

fn type_of(rep: Rep) -> ir::Type {
    match rep {
        Rep::Float => types::F64,
        Rep::Bool => types::I8,
        _ => types::I64,
    }
}

const MEMORY: MemFlagsData = MemFlagsData::trusted();

impl Emitter<'_, '_> {
    fn function(&mut self) {
        for block in &self.graph.blocks {
            let made = self.builder.create_block();
            for &param in &block.params {
                let value = self.builder.append_block_param(made, type_of(self.graph.rep(param)));
                self.values[param.0 as usize] = Some(value);
            }
            self.blocks.push(made);
        }
        self.builder.ins().jump(self.blocks[0], &[]);
        for block in order::reverse_postorder(self.graph) {
            let made = self.blocks[block.0 as usize];
            self.builder.switch_to_block(made);
            if matches!(self.graph.block(block).end, End::Exit(..)) && self.graph.block(block).nodes.is_empty() {
                self.builder.set_cold_block(made);
            }
            for &node in &self.graph.block(block).nodes {
                let value = self.node(node);
                self.values[node.0 as usize] = value;
            }
            self.end(block);
        }
        self.finish_exits();
    }

    fn int(&mut self, number: i64) -> ir::Value {
        self.builder.ins().iconst(types::I64, number)
    }

    fn value(&self, value: V) -> ir::Value {
        self.values[value.0 as usize].unwrap_or_else(|| panic!("v{} is used before it is made", value.0))
    }

    fn call(&mut self, address: usize, args: &[ir::Value], result: Option<ir::Type>) -> Option<ir::Value> {
        let given: Vec<ir::Type> = args.iter().map(|&arg| self.builder.func.dfg.value_type(arg)).collect();
        let signature = match self.signatures.get(&(given.clone(), result)) {
            Some(&signature) => signature,
            None => {
                let mut signature = Signature::new(CallConv::SystemV);
                signature.params = given.iter().map(|&kind| AbiParam::new(kind)).collect();
                signature.returns = result.iter().map(|&kind| AbiParam::new(kind)).collect();
                let made = self.builder.import_signature(signature);
                self.signatures.insert((given, result), made);
                made
            }
        };
        let callee = self.int(address as i64);
        let inst = self.builder.ins().call_indirect(signature, callee, args);
        self.builder.inst_results(inst).first().copied()
    }

    fn pc(&mut self, word: u32) -> ir::Value {
        self.int(self.context.job.code.wrapping_add(u64::from(word) * 8) as i64)
    }

    fn pc_of(&mut self, node: V) -> ir::Value {
        let (state, _) = self.graph.node(node).exit.expect("a node that may allocate knows its instruction");
        let state = self.graph.state(state);
        self.pc(self.graph.frame(state.frame).map_or(state.word, |frame| frame.word))
    }

    // ---- words

    /// The constant that a value is.
    fn constant(&self, value: V) -> Option<i64> {
        match self.graph.op(value) {
            Op::Int(number) => Some(number),
            _ => None,
        }
    }

    // ---- nodes

    fn node(&mut self, node: V) -> Option<ir::Value> {
        let graph = self.graph;
        let args: Vec<ir::Value> = graph.node(node).args.iter().map(|&arg| self.value(arg)).collect();
        Some(match graph.op(node) {
            Op::Param => return None,
            Op::Word(bits) => self.int(bits as i64),
            Op::Int(number) => self.int(number),
            Op::Float(bits) => self.builder.ins().f64const(f64::from_bits(bits)),
            Op::Bool(truth) => self.builder.ins().iconst(types::I8, i64::from(truth)),
            Op::Home(register) => self.builder.ins().load(types::I64, MEMORY, self.base, i32::from(register) * 8),

            Op::Function => self.builder.ins().load(types::I64, MEMORY, self.base, -4 * 8),

            Op::CheckInt => {
                let tag = self.builder.ins().band_imm_u(args[0], 3);
                let bad = self.builder.ins().icmp_imm_s(IntCC::NotEqual, tag, 0);
                self.leave_if(bad, node);
                self.builder.ins().sshr_imm_u(args[0], 2)
            }
            Op::CheckFloat => self.check_float(node, args[0]),
            Op::CheckBool => {
                let masked = self.builder.ins().bor_imm_u(args[0], 0x10);
                let bad = self.builder.ins().icmp_imm_s(IntCC::NotEqual, masked, 0b1_1011);
                self.leave_if(bad, node);
                let shifted = self.builder.ins().ushr_imm_u(args[0], 4);
                let low = self.builder.ins().ireduce(types::I8, shifted);
                self.builder.ins().band_imm_u(low, 1)
            }
            Op::CheckSame(bits) => {
                let wanted = self.int(bits as i64);
                let bad = self.builder.ins().icmp(IntCC::NotEqual, args[0], wanted);
                self.leave_if(bad, node);
                args[0]
            }
            Op::CheckInt64(number) => {
                let wanted = self.int(number);
                let bad = self.builder.ins().icmp(IntCC::NotEqual, args[0], wanted);
                self.leave_if(bad, node);
                args[0]
            }
            Op::CheckAtLeast(least) => {
                let bad = self.builder.ins().icmp_imm_u(IntCC::UnsignedLessThan, args[0], i64::from(least));
                self.leave_if(bad, node);
                return None;
            }
            Op::CheckBound => {
                let bad = self.builder.ins().icmp_imm_s(IntCC::Equal, args[0], Value::UNBOUND.bits() as i64);
                self.leave_if(bad, node);
                args[0]
            }
            Op::CheckHeader(header) => {
                let given = self.header_of_object(node, args[0], types::I64);
                let wanted = self.int(header as i64);
                let bad = self.builder.ins().icmp(IntCC::NotEqual, given, wanted);
                self.leave_if(bad, node);
                args[0]
            }
            Op::CheckHeaders(set) => {
                let given = self.header_of_object(node, args[0], types::I64);
                let mut bad = None;
                for &header in &graph.header_sets[set as usize] {
                    let wanted = self.int(header as i64);
                    let differs = self.builder.ins().icmp(IntCC::NotEqual, given, wanted);
                    bad = Some(match bad {
                        Some(bad) => self.builder.ins().band(bad, differs),
                        None => differs,
                    });
                }
                self.leave_if(bad.expect("a set is not empty"), node);
                args[0]
            }
            Op::HasHeader(header) => {
                let given = self.header_tag(args[0], types::I64);
                let wanted = self.int(header as i64);
                self.builder.ins().icmp(IntCC::Equal, given, wanted)
            }
            Op::SetHeader(header) => {
                let header = self.int(header as i64);
                self.builder.ins().store(MEMORY, header, args[0], -1);
                return None;
            }
            Op::CheckExact(tag) => {
                let bad = self.is_not_object(args[0]);
                self.leave_if(bad, node);
                self.check_exact(node, args[0], tag);
                args[0]
            }
            Op::CheckKind(kind) => {
                let given = self.header_of_object(node, args[0], types::I8);
                let bad = self.builder.ins().icmp_imm_u(IntCC::NotEqual, given, i64::from(kind));
                self.leave_if(bad, node);
                args[0]
            }

            Op::FitsWord => args[0],
            Op::BoxInt if graph.node(node).exit.is_none() => self.builder.ins().ishl_imm_u(args[0], 2),
            Op::BoxInt => self.box_int(node, args[0]),
            Op::BoxFloat => self.box_float(node, args[0]),
            Op::BoxBool => {
                let wide = self.builder.ins().uextend(types::I64, args[0]);
                let shifted = self.builder.ins().ishl_imm_u(wide, 4);
                self.builder.ins().bor_imm_u(shifted, 0b0_1011)
            }

            Op::AddInt | Op::SubInt | Op::MulInt => self.add_sub_mul(node, &args),
            Op::NegInt => {
                self.leave_if_least(node, args[0]);
                self.builder.ins().ineg(args[0])
            }
            Op::AbsInt => {
                self.leave_if_least(node, args[0]);
                self.builder.ins().iabs(args[0])
            }
            Op::FloorDivInt | Op::ModInt => self.divide(node, &args),
            Op::QuotientInt | Op::RestInt => self.divide_unsigned(node, &args),
            Op::AndInt => self.builder.ins().band(args[0], args[1]),
            Op::OrInt => self.builder.ins().bor(args[0], args[1]),
            Op::XorInt => self.builder.ins().bxor(args[0], args[1]),
            Op::NotInt => self.builder.ins().bnot(args[0]),
            Op::ShlInt if graph.node(node).exit.is_none() => self.builder.ins().ishl(args[0], args[1]),
            Op::ShlInt => {
                let bad = self.builder.ins().icmp_imm_u(IntCC::UnsignedGreaterThan, args[1], 63);
                self.leave_if(bad, node);
                let shifted = self.builder.ins().ishl(args[0], args[1]);
                let back = self.builder.ins().sshr(shifted, args[1]);
                let bad = self.builder.ins().icmp(IntCC::NotEqual, back, args[0]);
                self.leave_if(bad, node);
                shifted
            }
            Op::ShrInt => {
                if graph.node(node).exit.is_some() && self.constant(graph.node(node).args[1]).is_none_or(|count| count < 0) {
                    let bad = self.builder.ins().icmp_imm_s(IntCC::SignedLessThan, args[1], 0);
                    self.leave_if(bad, node);
                }
                match self.constant(graph.node(node).args[1]) {
                    Some(count) => self.builder.ins().sshr_imm_u(args[0], count.clamp(0, 63)),
                    None => {
                        let most = self.int(63);
                        let count = self.builder.ins().smin(args[1], most);
                        self.builder.ins().sshr(args[0], count)
                    }
                }
            }
            Op::MinInt => self.builder.ins().smin(args[0], args[1]),
            Op::MaxInt => self.builder.ins().smax(args[0], args[1]),
            Op::CmpInt(cmp) => self.builder.ins().icmp(int_cc(cmp), args[0], args[1]),

            Op::AddFloat => self.builder.ins().fadd(args[0], args[1]),
            Op::SubFloat => self.builder.ins().fsub(args[0], args[1]),
            Op::MulFloat => self.builder.ins().fmul(args[0], args[1]),
            Op::DivFloat => {
                self.leave_if_zero(node, args[1]);
                self.builder.ins().fdiv(args[0], args[1])
            }
            Op::SelectFloat => self.builder.ins().select(args[0], args[1], args[2]),
            Op::NegFloat => self.builder.ins().fneg(args[0]),
            Op::AbsFloat => self.builder.ins().fabs(args[0]),
            Op::SqrtFloat => {
                let zero = self.builder.ins().f64const(0.0);
                let bad = self.builder.ins().fcmp(FloatCC::LessThan, args[0], zero);
                self.leave_if(bad, node);
                self.builder.ins().sqrt(args[0])
            }
            Op::CmpFloat(cmp) => self.builder.ins().fcmp(float_cc(cmp), args[0], args[1]),
            Op::FloorDivFloat | Op::ModFloat => {
                self.leave_if_zero(node, args[1]);
                let addresses = self.context.addresses;
                let address = if graph.op(node) == Op::ModFloat { addresses.float_mod } else { addresses.float_floor_div };
                self.call(address, &args, Some(types::F64)).expect("it gives a number")
            }
            Op::PowFloat => {
                let power = self.call(self.context.addresses.float_pow, &args, Some(types::F64)).expect("it gives a number");
                let bad = self.builder.ins().fcmp(FloatCC::Unordered, power, power);
                self.leave_if(bad, node);
                power
            }
            Op::MathFloat(function) => {
                let addresses = self.context.addresses;
                let address = match function {
                    MathFn::Sin => addresses.sin,
                    MathFn::Cos => addresses.cos,
                    MathFn::Tan => addresses.tan,
                    MathFn::Exp => addresses.exp,
                    MathFn::Log => addresses.log,
                    MathFn::Atan => addresses.atan,
                };
                let result = self.call(address, &args, Some(types::F64)).expect("it gives a number");
                // Neither finite nor what the interpreter would give without a look at the argument.
                let difference = self.builder.ins().fsub(result, result);
                let bad = self.builder.ins().fcmp(FloatCC::Unordered, difference, difference);
                self.leave_if(bad, node);
                result
            }
            Op::FloatToInt => self.float_to_int(node, args[0]),
            // Not every processor has an instruction for these, and what Cranelift calls instead would have to be relocated.
            Op::RoundFloat => self.call(self.context.addresses.nearest, &args, Some(types::F64)).expect("it gives a number"),
            Op::FloorFloat => self.call(self.context.addresses.floor, &args, Some(types::F64)).expect("it gives a number"),
            Op::CeilFloat => self.call(self.context.addresses.ceil, &args, Some(types::F64)).expect("it gives a number"),
            Op::IntToFloat => self.builder.ins().fcvt_from_sint(types::F64, args[0]),
            Op::IntToFloatExactly => {
                if self.constant(graph.node(node).args[0]).is_none_or(|number| number.unsigned_abs() > EXACT as u64) {
                    let moved = self.builder.ins().iadd_imm_s(args[0], EXACT);
                    let bad = self.builder.ins().icmp_imm_u(IntCC::UnsignedGreaterThan, moved, 2 * EXACT);
                    self.leave_if(bad, node);
                }
                self.builder.ins().fcvt_from_sint(types::F64, args[0])
            }

            Op::BoolToInt => self.builder.ins().uextend(types::I64, args[0]),
            Op::NotBool => self.builder.ins().bxor_imm_u(args[0], 1),
            Op::SameWord => self.builder.ins().icmp(IntCC::Equal, args[0], args[1]),

            Op::Load(_, offset) | Op::LoadInt(_, offset) => self.builder.ins().load(types::I64, MEMORY, args[0], offset - 1),
            Op::Store(_, offset) | Op::StoreInt(_, offset) => {
                self.builder.ins().store(MEMORY, args[1], args[0], offset - 1);
                return None;
            }
            Op::LoadAt(region, offset) => {
                let address = self.item_address(args[0], args[1]);
                self.builder.ins().load(types::I64, MEMORY, address, item_offset(region, offset))
            }
            Op::StoreAt(region, offset) => {
                let address = self.item_address(args[0], args[1]);
                self.builder.ins().store(MEMORY, args[2], address, item_offset(region, offset));
                return None;
            }
            Op::CheckIndex => self.check_index(node, args[0], args[1]),
            Op::CheckBelow => {
                let bad = self.builder.ins().icmp(IntCC::UnsignedGreaterThanOrEqual, args[0], args[1]);
                self.leave_if(bad, node);
                args[0]
            }
            Op::LoadFixed(_, address) | Op::LoadIntFixed(_, address) => {
                let address = self.int(address as i64);
                self.builder.ins().load(types::I64, MEMORY, address, 0)
            }
            Op::StoreFixed(_, address) => {
                let address = self.int(address as i64);
                self.builder.ins().store(MEMORY, args[0], address, 0);
                return None;
            }
            Op::ListAppend => {
                self.list_append(node, &args);
                return None;
            }

            Op::Flush(register) => {
                self.builder.ins().store(MEMORY, args[0], self.base, i32::from(register) * 8);
                return None;
            }

            // It was only for the passes.
            Op::Keep(_) => return None,

            Op::Count(count) => {
                let address = self.int(self.context.counter.expect("only code that counts has these") as i64);
                let before = self.builder.ins().load(types::I64, MEMORY, address, 0);
                let after = self.builder.ins().iadd_imm_s(before, i64::from(count));
                self.builder.ins().store(MEMORY, after, address, 0);
                return None;
            }
            Op::Poll => {
                self.poll(node);
                return None;
            }
            Op::CheckValid => {
                self.leave_if_byte(self.context.job.validity.as_ptr().addr(), node);
                return None;
            }
            Op::PushFrames(frame, n_written) => {
                self.write_frames(frame, n_written);
                return None;
            }
            Op::PopFrames(frame) => {
                debug_assert_eq!(self.n_pushed, graph.frames_from(frame).count() as i64);
                self.n_pushed = 0;
                self.store_depth(0);
                return None;
            }
            Op::CheckFrames(frames, words) => {
                self.check_frames(node, frames, i64::from(words));
                return None;
            }
            Op::CheckStack => {
                let here = self.builder.ins().get_stack_pointer(types::I64);
                let limit = self.builder.ins().load(types::I64, MEMORY, self.vm, LAYOUT.vm_native_limit);
                let lowest = self.builder.ins().iadd_imm_s(limit, LAYOUT.native_room / 2);
                let bad = self.builder.ins().icmp(IntCC::UnsignedLessThan, here, lowest);
                self.leave_if(bad, node);
                return None;
            }
            Op::CheckGlobals => {
                let function = self.builder.ins().load(types::I64, MEMORY, self.base, -4 * 8);
                let wanted = self.int(self.context.job.function.bits() as i64);
                let same = self.builder.ins().icmp(IntCC::Equal, function, wanted);
                let (other, go_on) = (self.builder.create_block(), self.builder.create_block());
                self.builder.ins().brif(same, go_on, &[], other, &[]);
                self.builder.switch_to_block(other);
                let globals = self.builder.ins().load(types::I64, MEMORY, function, LAYOUT.function_globals - 1);
                let wanted = self.int(self.context.job.globals.bits() as i64 - 1);
                let bad = self.builder.ins().icmp(IntCC::NotEqual, globals, wanted);
                let exit = self.exit_block(node);
                self.builder.ins().brif(bad, exit, &[], go_on, &[]);
                self.builder.switch_to_block(go_on);
                return None;
            }
            Op::Run(word) => {
                let next = self.run_instruction(word);
                let words = u32::try_from(self.words_at(word)).expect("instructions are short");
                let expected = self.pc(word + words);
                let elsewhere = self.builder.ins().icmp(IntCC::NotEqual, next, expected);
                let go_on = self.builder.create_block();
                self.builder.ins().brif(elsewhere, self.leave, &[], go_on, &[]);
                self.builder.switch_to_block(go_on);
                return None;
            }
            Op::Call(index) => self.call_target(index, &args),
            Op::Leaf(leaf) => self.leaf(node, leaf, &args),
            Op::LeafItem(index) => self.builder.ins().load(types::I64, MEMORY, self.vm, LAYOUT.vm_leaf_items + i32::from(index) * 8),
        })
    }

    /// Has the interpreter run an instruction; gives the address of the next one, if that is in the same frame.
    fn run_instruction(&mut self, word: u32) -> ir::Value {
        let pc = self.pc(word);
        let address = self.context.addresses.run_instruction;
        self.call(address, &[self.vm, self.base, pc], Some(types::I64)).expect("it gives an address")
    }

    fn words_at(&self, word: u32) -> usize {
        pyregrine_runtime::isa::decode(&self.context.job.words, word as usize).expect("the instruction was decoded before").words
    }

    fn item_address(&mut self, array: ir::Value, index: ir::Value) -> ir::Value {
        let offset = self.builder.ins().ishl_imm_u(index, 3);
        self.builder.ins().iadd(array, offset)
    }

    fn list_append(&mut self, node: V, args: &[ir::Value]) {
        let (list, value) = (args[0], args[1]);
        let (has_array, has_room, slow, done) =
            (self.builder.create_block(), self.builder.create_block(), self.builder.create_block(), self.builder.create_block());
        let array = self.builder.ins().load(types::I64, MEMORY, list, LAYOUT.list_array - 1);
        let length = self.builder.ins().load(types::I64, MEMORY, list, LAYOUT.list_len - 1);
        self.builder.ins().brif(array, has_array, &[], slow, &[]);
        self.builder.switch_to_block(has_array);
        let capacity = self.builder.ins().load(types::I64, MEMORY, array, LAYOUT.array_capacity);
        let is_full = self.builder.ins().icmp(IntCC::UnsignedGreaterThanOrEqual, length, capacity);
        self.builder.ins().brif(is_full, slow, &[], has_room, &[]);
        self.builder.switch_to_block(has_room);
        let address = self.item_address(array, length);
        self.builder.ins().store(MEMORY, value, address, LAYOUT.array_first);
        let longer = self.builder.ins().iadd_imm_s(length, 1);
        self.builder.ins().store(MEMORY, longer, list, LAYOUT.list_len - 1);
        self.builder.ins().jump(done, &[]);
        self.builder.switch_to_block(slow);
        self.builder.set_cold_block(slow);
        let pc = self.pc_of(node);
        self.call(self.context.addresses.list_append, &[self.vm, self.base, pc, list, value], None);
        self.builder.ins().jump(done, &[]);
        self.builder.switch_to_block(done);
    }
}

/// The items of a list are in an array whose address is plain; others stand in the object itself.
fn item_offset(region: Region, offset: i32) -> i32 {
    if region == Region::ListItem { offset } else { offset - 1 }
}

fn int_cc(cmp: Cmp) -> IntCC {
    match cmp {
        Cmp::Lt => IntCC::SignedLessThan,
        Cmp::Le => IntCC::SignedLessThanOrEqual,
        Cmp::Eq => IntCC::Equal,
        Cmp::Ne => IntCC::NotEqual,
        Cmp::Gt => IntCC::SignedGreaterThan,
        Cmp::Ge => IntCC::SignedGreaterThanOrEqual,
    }
}

fn float_cc(cmp: Cmp) -> FloatCC {
    match cmp {
        Cmp::Lt => FloatCC::LessThan,
        Cmp::Le => FloatCC::LessThanOrEqual,
        Cmp::Eq => FloatCC::Equal,
        Cmp::Ne => FloatCC::NotEqual,
        Cmp::Gt => FloatCC::GreaterThan,
        Cmp::Ge => FloatCC::GreaterThanOrEqual,
    }
}
