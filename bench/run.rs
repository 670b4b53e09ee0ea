//! One program under all implementations: what they print is compared, then they are timed, interleaved in random order.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::implementation::Implementation;
use crate::measure::{self, CommandLine, Sample};
use crate::program::Program;
use crate::shuffle::Random;

/// The runs of one implementation; nothing where it does not have the program.
pub type Cell = Option<Vec<Sample>>;

pub struct Runner<'a> {
    pub implementations: &'a [Implementation],
    pub scratch: &'a Path,
    pub rounds: u32,
}

impl Runner<'_> {
    /// The samples of each implementation; an error if two print different things.
    pub fn run(&self, program: &Program, argument: &str, random: &mut Random) -> Result<Vec<Cell>> {
        let commands = self
            .implementations
            .iter()
            .map(|implementation| implementation.command(program, self.scratch, argument))
            .collect::<Result<Vec<_>>>()?;
        self.compare(&commands)?;
        let mut cells: Vec<Cell> = commands.iter().map(|command| command.as_ref().map(|_| Vec::new())).collect();
        for _ in 0..self.rounds {
            for index in random.order(commands.len()) {
                if let (Some(command), Some(samples)) = (&commands[index], &mut cells[index]) {
                    samples.push(measure::time(command)?);
                }
            }
            eprint!(".");
        }
        Ok(cells)
    }

    fn compare(&self, commands: &[Option<CommandLine>]) -> Result<()> {
        let mut expected: Option<(Vec<u8>, &str)> = None;
        for (command, implementation) in commands.iter().zip(self.implementations) {
            let Some(command) = command else { continue };
            let printed = measure::output(command).with_context(|| implementation.name.clone())?;
            match &expected {
                None => expected = Some((printed, &implementation.name)),
                Some((wanted, first)) if *wanted != printed => {
                    bail!("{} prints something else than {first}", implementation.name);
                }
                Some(_) => {}
            }
        }
        Ok(())
    }
}
