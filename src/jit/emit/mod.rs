//! The graph → Cranelift's IR.
//!
//! Given: a graph whose values have their final form. Gives: a function of the machine and the window (`runtime/interp/compiled`).
//! Guards branch to their exit, which is the first target of the branch (with the other order Cranelift hoists nothing out of the rest
//! of a loop); all exits share one tail. Blocks that are only for exits are cold.

mod calls;
mod numbers;
mod words;

use cranelift_codegen::ir::condcodes::{CondCode, FloatCC, IntCC};
use cranelift_codegen::ir::{self, AbiParam, BlockArg, InstBuilder, MemFlagsData, SigRef, Signature, StackSlot, StackSlotData, StackSlotKind, types};
use cranelift_codegen::isa::{CallConv, TargetFrontendConfig};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use pyregrine_runtime::interp::compiled::{Addresses, LAYOUT};
use pyregrine_runtime::value::Value;
use pyregrine_runtime::vm::tier::{Exit, Inlined, Job, Location, Number, Reason};
use rustc_hash::FxHashMap;
use std::sync::Arc;

use super::build::CallTarget;
use super::order;
use super::graph::{BlockId, Cmp, End, Frame, FrameId, Graph, MathFn, Op, Region, Rep, StateId, Target, V};

/// The largest int of which all smaller ones are floats exactly.
const EXACT: i64 = 1 << 53;

/// Turns of a loop that counts down after which it is looked whether the machine is asked for something: a power of two.
const POLL_INTERVAL: i64 = 256;

/// Bytes of what an exit says of a register.
const NUMBER_SIZE: i32 = 16;

/// What the emitter needs besides the graph.
pub struct Context<'a> {
    pub job: &'a Job,
    pub targets: &'a [CallTarget],
    pub addresses: &'a Addresses,
    pub counter: Option<usize>,
    pub stress: bool,
}

/// The exits of a graph, in the order of their first use.
pub struct Exits {
    pub index: FxHashMap<(StateId, Reason), usize>,
    states: Vec<StateId>,
    pub list: Box<[Exit]>,
}

/// Finds all exits.
pub fn exits(graph: &Graph, targets: &[CallTarget]) -> Exits {
    let mut index = FxHashMap::default();
    let mut frames: FxHashMap<FrameId, Arc<[Inlined]>> = FxHashMap::default();
    let (mut list, mut states) = (Vec::new(), Vec::new());
    let mut see = |state: StateId, reason: Reason| {
        index.entry((state, reason)).or_insert_with(|| {
            let frame = graph.state(state).frame;
            let frames = frames.entry(frame).or_insert_with(|| describe_frames(graph, targets, frame)).clone();
            list.push(describe(graph, state, reason, frames));
            states.push(state);
            list.len() - 1
        });
    };
    for block in &graph.blocks {
        for &node in &block.nodes {
            if let Some((state, reason)) = graph.node(node).exit {
                see(state, reason);
            }
        }
        if let End::Exit(state, reason) = block.end {
            see(state, reason);
        }
    }
    Exits { index, states, list: list.into() }
}

/// The frames that an exit in this frame makes.
fn describe_frames(graph: &Graph, targets: &[CallTarget], frame: FrameId) -> Arc<[Inlined]> {
    let describe = |frame: &Frame| {
        let (function, class, return_pc, dst) = match frame.target.map(|target| &targets[target as usize]) {
            Some(&CallTarget { function, class, return_pc, dst, .. }) => (function, class, return_pc, dst),
            None => (Value::UNBOUND.word(), None, 0, 0),
        };
        Inlined { function, code: frame.code, distance: frame.distance, return_pc, dst, class }
    };
    let mut frames: Vec<Inlined> = graph.frames_from(frame).map(describe).collect();
    frames.reverse();
    frames.into()
}

fn describe(graph: &Graph, state: StateId, reason: Reason, frames: Arc<[Inlined]>) -> Exit {
    let state = graph.state(state);
    let located = state.values.iter().filter(|(_, _, is_in_window)| !is_in_window).filter_map(|&(register, value, _)| {
        let number = match graph.rep(value) {
            Rep::Int => Number::Int,
            Rep::Float => Number::Float,
            Rep::Bool => Number::Bool,
            Rep::Word | Rep::None => return None,
        };
        Some((register, Location { number, may_be_unbound: graph.bound_if.contains_key(&value) }))
    });
    Exit::new(state.word, reason, located.collect(), frames, graph.consumed(state.frame))
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
    counters: FxHashMap<V, Option<V>>,
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

    fn find_loops(&mut self) {
        let graph = self.graph;
        for found in order::loops(&order::Dominators::new(graph)) {
            found.blocks.iter().for_each(|block| self.depth_of_blocks[block.0 as usize] += 1);
            let counter = counter(graph, &found);
            let nodes = found.blocks.iter().flat_map(|&block| &graph.block(block).nodes);
            // Inner loops come first, and their polls are theirs.
            nodes.filter(|&&node| graph.op(node) == Op::Poll).for_each(|&node| _ = self.counters.entry(node).or_insert(counter));
        }
        for (block, &depth) in graph.blocks.iter().zip(&self.depth_of_blocks) {
            block.params.iter().chain(&block.nodes).for_each(|value| self.depth_of_values[value.0 as usize] = depth);
        }
    }

    fn finish_exits(&mut self) {
        let mut blocks: Vec<(usize, ir::Block)> = self.exit_blocks.iter().map(|(&index, &block)| (index, block)).collect();
        blocks.sort_unstable();
        let graph = self.graph;
        for (index, block) in blocks {
            self.builder.switch_to_block(block);
            self.builder.set_cold_block(block);
            let state = graph.state(self.exits.states[index]);
            for &(register, value, is_in_window) in &state.values {
                if !is_in_window {
                    self.write_register(register, value);
                }
            }
            let address = self.int((&raw const self.exits.list[index]).addr() as i64);
            self.builder.ins().jump(self.tail, &[BlockArg::Value(address)]);
        }
        self.builder.switch_to_block(self.tail);
        self.builder.set_cold_block(self.tail);
        let exit = self.builder.block_params(self.tail)[0];
        let numbers = self.builder.ins().stack_addr(types::I64, self.numbers, 0);
        self.call(self.context.addresses.leave, &[self.vm, self.base, exit, numbers], None);
        self.builder.ins().jump(self.leave, &[]);
        self.builder.switch_to_block(self.leave);
        self.builder.set_cold_block(self.leave);
        let unbound = self.int(Value::UNBOUND.bits() as i64);
        self.builder.ins().return_(&[unbound]);
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

    fn exit_block(&mut self, node: V) -> ir::Block {
        let exit = self.graph.node(node).exit.unwrap_or_else(|| panic!("v{} leaves without a state", node.0));
        let index = self.exits.index[&exit];
        *self.exit_blocks.entry(index).or_insert_with(|| self.builder.create_block())
    }

    /// Leaves if `bad`, and goes on in a new block.
    fn leave_if(&mut self, bad: ir::Value, node: V) {
        let exit = self.exit_block(node);
        let go_on = self.builder.create_block();
        let bad = if self.context.stress {
            let stressed = self.call(self.context.addresses.stress, &[self.vm], Some(types::I64)).expect("it gives a number");
            let is_stressed = self.builder.ins().icmp_imm_s(IntCC::NotEqual, stressed, 0);
            self.builder.ins().bor(bad, is_stressed)
        } else {
            bad
        };
        self.builder.ins().brif(bad, exit, &[], go_on, &[]);
        self.builder.switch_to_block(go_on);
    }

    /// A place where a guard may fail without a reason.
    fn leave_under_stress(&mut self, node: V) {
        if self.context.stress {
            let never = self.builder.ins().iconst(types::I8, 0);
            self.leave_if(never, node);
        }
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

    /// Leaves if the machine is asked for something. Where the loop counts down by one, it is looked only once in so many turns.
    fn poll(&mut self, node: V) {
        let Some(&Some(counter)) = self.counters.get(&node) else { return self.leave_if_byte(self.context.addresses.requests, node) };
        let (now, go_on) = (self.builder.create_block(), self.builder.create_block());
        let left = self.value(counter);
        let rest = self.builder.ins().band_imm_u(left, POLL_INTERVAL - 1);
        self.builder.ins().brif(rest, go_on, &[], now, &[]);
        self.builder.switch_to_block(now);
        self.builder.set_cold_block(now);
        self.leave_if_byte(self.context.addresses.requests, node);
        self.builder.ins().jump(go_on, &[]);
        self.builder.switch_to_block(go_on);
    }

    fn leave_if_byte(&mut self, address: usize, node: V) {
        let address = self.int(address as i64);
        let byte = self.builder.ins().load(types::I8, MEMORY, address, 0);
        let bad = self.builder.ins().icmp_imm_s(IntCC::NotEqual, byte, 0);
        let exit = self.exit_block(node);
        let go_on = self.builder.create_block();
        self.builder.ins().brif(bad, exit, &[], go_on, &[]);
        self.builder.switch_to_block(go_on);
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

    /// Writes a register to where the interpreter, or who makes words of numbers for it, looks.
    fn write_register(&mut self, register: u16, value: V) {
        let offset = i32::from(register) * NUMBER_SIZE;
        let number = self.value(value);
        match self.graph.rep(value) {
            Rep::Word => drop(self.builder.ins().store(MEMORY, number, self.base, i32::from(register) * 8)),
            Rep::Bool => self.write_truth(number, offset),
            _ => drop(self.builder.ins().stack_store(types::I64, number, self.numbers, offset)),
        }
        if let Some(&is_bound) = self.graph.bound_if.get(&value) {
            let is_bound = self.value(is_bound);
            self.write_truth(is_bound, offset + 8);
        }
    }

    fn write_truth(&mut self, truth: ir::Value, offset: i32) {
        let wide = self.builder.ins().uextend(types::I64, truth);
        self.builder.ins().stack_store(types::I64, wide, self.numbers, offset);
    }

    /// The opposite of a comparison.
    fn inverse(&mut self, cond: V) -> Option<ir::Value> {
        let node = self.graph.node(cond);
        match node.op {
            Op::CmpInt(cmp) => {
                let (lhs, rhs) = (self.value(node.args[0]), self.value(node.args[1]));
                Some(self.builder.ins().icmp(int_cc(cmp).complement(), lhs, rhs))
            }
            Op::CmpFloat(cmp) => {
                let (lhs, rhs) = (self.value(node.args[0]), self.value(node.args[1]));
                Some(self.builder.ins().fcmp(float_cc(cmp).complement(), lhs, rhs))
            }
            _ => None,
        }
    }

    // ---- calls

    /// The value, in a register of its own if it comes out of a loop that the block is behind. The allocator would take one register for
    /// what a loop passes on and for what becomes of it; if something is called behind the loop, that would be on the stack in the loop, too.
    fn apart(&mut self, block: BlockId, value: V) -> ir::Value {
        let word = self.value(value);
        if self.depth_of_values[value.0 as usize] <= self.depth_of_blocks[block.0 as usize] {
            return word;
        }
        match self.graph.rep(value) {
            Rep::Float => {
                let bits = self.builder.ins().bitcast(types::I64, MemFlagsData::new(), word);
                self.builder.ins().bitcast(types::F64, MemFlagsData::new(), bits)
            }
            Rep::Bool | Rep::None => word,
            Rep::Int | Rep::Word => self.builder.ins().iadd_imm_s(word, 0),
        }
    }

    fn args(&self, target: &Target) -> Vec<BlockArg> {
        target.args.iter().map(|&arg| BlockArg::Value(self.value(arg))).collect()
    }

    fn block(&self, block: BlockId) -> ir::Block {
        self.blocks[block.0 as usize]
    }

    fn end(&mut self, block: BlockId) {
        match &self.graph.block(block).end {
            End::Jump(target) => {
                let args: Vec<BlockArg> = target.args.iter().map(|&arg| BlockArg::Value(self.apart(block, arg))).collect();
                let goes_to = self.block(target.block);
                self.builder.ins().jump(goes_to, &args);
            }
            End::Branch(cond, one, other) => {
                // Cranelift puts the second target behind the branch: that should be what goes on with a loop.
                let inverse = if self.graph.backward.contains(&one.block) { self.inverse(*cond) } else { None };
                let (cond, one, other) = match inverse {
                    Some(inverse) => (inverse, other, one),
                    None => (self.value(*cond), one, other),
                };
                let (one_args, other_args) = (self.args(one), self.args(other));
                let (one, other) = (self.block(one.block), self.block(other.block));
                self.builder.ins().brif(cond, one, &one_args, other, &other_args);
            }
            End::Return(value) => {
                self.store_depth(-1);
                let value = self.value(*value);
                self.builder.ins().return_(&[value]);
            }
            End::Yield(word, value) => {
                let (pc, value) = (self.pc(*word), self.value(*value));
                self.call(self.context.addresses.suspend, &[self.vm, self.base, pc, value], None);
                self.builder.ins().jump(self.leave, &[]);
            }
            End::Exit(state, reason) => {
                let index = self.exits.index[&(*state, *reason)];
                let exit = *self.exit_blocks.entry(index).or_insert_with(|| self.builder.create_block());
                self.builder.ins().jump(exit, &[]);
            }
            End::RunJump { word, targets, .. } => {
                let next = self.run_instruction(*word);
                for (word, target) in targets {
                    let expected = self.pc(*word);
                    let is_there = self.builder.ins().icmp(IntCC::Equal, next, expected);
                    let args = self.args(target);
                    let other = self.builder.create_block();
                    let goes_to = self.block(target.block);
                    self.builder.ins().brif(is_there, goes_to, &args, other, &[]);
                    self.builder.switch_to_block(other);
                }
                self.builder.ins().jump(self.leave, &[]);
            }
        }
    }
}

/// The parameter of a loop's header that becomes one less with every turn.
fn counter(graph: &Graph, found: &order::Loop) -> Option<V> {
    let params = &graph.block(found.header).params;
    let counts_down = |index: usize| {
        let edges = found.latches.iter().flat_map(|&latch| graph.block(latch).end.targets()).filter(|target| target.block == found.header);
        edges.into_iter().all(|target| {
            let next = graph.node(target.args[index]);
            next.op == Op::SubInt && next.args[0] == params[index] && graph.op(next.args[1]) == Op::Int(1)
        })
    };
    (0..params.len()).find(|&index| graph.rep(params[index]) == Rep::Int && counts_down(index)).map(|index| params[index])
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
