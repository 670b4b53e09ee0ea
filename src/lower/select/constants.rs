//! Constants in registers.
//!
//! Given: where a constant is needed. Gives: the temporary that holds it. Outside loops a block loads a constant before its first use;
//! constants of loops are loaded before the outermost loop. The law: a load dominates every use of its temporary.

use super::super::Switches;
use super::super::machine::Place;
use super::{Selector, constant_source};
use crate::ir::analysis::Cfg;
use crate::ir::{BlockId, Function};

/// How many constants a function keeps in registers for its loops.
const MAX_HOISTED: usize = 48;

/// Which constants are in registers.
#[derive(Default)]
pub struct LoadedConstants {
    /// The block that constants of a block's loop are loaded in; empty if there are no loops.
    preheaders: Vec<Option<BlockId>>,
    /// Block, constant, and its place: in the order of first use.
    hoisted: Vec<(BlockId, u32, Place)>,
    /// The block that loaded a constant last, and where it is.
    local: Vec<(BlockId, Place)>,
}

impl LoadedConstants {
    /// Forgets what is loaded; gets ready for a function.
    pub fn reset(&mut self, function: &Function, cfg: &Cfg, switches: Switches) {
        self.preheaders = if switches.hoist_constants { find_preheaders(function, cfg) } else { Vec::new() };
        self.hoisted.clear();
        self.local.clear();
        self.local.resize(function.constants.len(), (BlockId(u32::MAX), Place::reg(0)));
    }

    fn preheader(&self, block: BlockId) -> Option<BlockId> {
        self.preheaders.get(block.index()).copied().flatten()
    }

    fn find_hoisted(&self, preheader: BlockId, constant: u32) -> Option<Place> {
        self.hoisted.iter().find(|hoisted| hoisted.0 == preheader && hoisted.1 == constant).map(|hoisted| hoisted.2)
    }

    fn find_local(&self, block: BlockId, constant: u32) -> Option<Place> {
        self.local.get(constant as usize).filter(|local| local.0 == block).map(|local| local.1)
    }
}

impl Selector<'_> {
    pub fn constant_place(&mut self, constant: u32, may_hoist: bool) -> Place {
        if let Some(preheader) = self.memory.loaded.preheader(self.current).filter(|_| may_hoist) {
            if let Some(place) = self.memory.loaded.find_hoisted(preheader, constant) {
                return place;
            }
            if self.memory.loaded.hoisted.len() < MAX_HOISTED {
                let place = self.machine.new_temp();
                self.memory.loaded.hoisted.push((preheader, constant, place));
                return place;
            }
        }
        if let Some(place) = self.memory.loaded.find_local(self.current, constant) {
            return place;
        }
        let place = self.machine.new_temp();
        self.copy(place, constant_source(self.function, constant));
        self.memory.loaded.local[constant as usize] = (self.current, place);
        place
    }

    /// Loads the constants of loops at the end of the blocks before them.
    pub fn place_hoisted(&mut self) {
        for (block, constant, place) in std::mem::take(&mut self.memory.loaded.hoisted) {
            let source = constant_source(self.function, constant);
            let position = self.function.block(block).insts.last().map_or(0, |inst| inst.position);
            let load = self.machine.pool.copies(&[(place, source)], position);
            self.machine.blocks[block.index()].insts.push(load);
        }
    }
}

/// For each block in a loop, the block before the outermost loop that can load the loop's constants.
fn find_preheaders(function: &Function, cfg: &Cfg) -> Vec<Option<BlockId>> {
    if !cfg.has_loops() {
        return Vec::new();
    }
    let dominators = cfg.dominators();
    let loops = cfg.outermost_loops(&dominators);
    let mut is_warm = vec![false; function.blocks.len()];
    let mut work = vec![Function::ENTRY];
    while let Some(id) = work.pop() {
        if !std::mem::replace(&mut is_warm[id.index()], true) {
            work.extend(function.block(id).edges.iter().map(|edge| edge.block));
        }
    }
    let preheader = |id: BlockId| {
        let header = loops[id.index()].filter(|_| is_warm[id.index()])?;
        let mut before = dominators.immediate(header);
        // A protected block may be left for its handler before its end, and so come to the loop without the constant.
        while function.block(before).handler.is_some() && before != Function::ENTRY {
            before = dominators.immediate(before);
        }
        let is_fine = loops[before.index()].is_none() && function.block(before).handler.is_none();
        is_fine.then_some(before)
    };
    function.block_ids().map(|id| if cfg.is_reachable(id) { preheader(id) } else { None }).collect()
}
