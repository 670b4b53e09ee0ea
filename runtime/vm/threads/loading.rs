//! Modules that are being loaded, and who waits for them.
//!
//! Given: modules by the addresses of their interned names. Given back: whether a thread has to wait until another one has loaded a module. The law:
//! nobody waits for a thread that waits for him, at however many removes; he gets the module as far as it is, as he would in one thread.

use super::Number;

#[derive(Default)]
pub struct Loading {
    loaders: Vec<(usize, Number)>,
    waiting: Vec<(Number, usize)>,
}

impl Loading {
    pub fn begin(&mut self, module: usize, thread: Number) {
        self.loaders.push((module, thread));
    }

    pub fn end(&mut self, module: usize, thread: Number) {
        if let Some(index) = self.loaders.iter().rposition(|&loader| loader == (module, thread)) {
            self.loaders.remove(index);
        }
    }

    fn loader(&self, module: usize) -> Option<Number> {
        self.loaders.iter().find(|loader| loader.0 == module).map(|loader| loader.1)
    }

    /// Whether some thread has begun to load the module, and has not ended.
    pub fn is_loading(&self, module: usize) -> bool {
        self.loader(module).is_some()
    }

    /// Whether the thread has to wait for the module.
    #[inline]
    pub fn must_wait(&self, module: usize, thread: Number) -> bool {
        !self.loaders.is_empty() && self.is_foreign(module, thread)
    }

    fn is_foreign(&self, module: usize, thread: Number) -> bool {
        let mut next = self.loader(module);
        // Who waits has looked before, so the chain has an end.
        while let Some(loader) = next {
            if loader == thread {
                return false;
            }
            let awaited = self.waiting.iter().find(|waiting| waiting.0 == loader);
            match awaited {
                Some(&(_, module)) => next = self.loader(module),
                None => return true,
            }
        }
        self.loader(module).is_some()
    }

    pub fn begin_to_wait(&mut self, thread: Number, module: usize) {
        self.waiting.push((thread, module));
    }

    pub fn end_of_wait(&mut self, thread: Number) {
        self.waiting.retain(|waiting| waiting.0 != thread);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_waits_for_another_but_not_in_a_circle() {
        let mut loading = Loading::default();
        loading.begin(10, 1);
        loading.begin(20, 2);
        assert!(!loading.must_wait(10, 1) && !loading.must_wait(30, 1));
        assert!(loading.must_wait(20, 1));
        loading.begin_to_wait(1, 20);
        assert!(!loading.must_wait(10, 2), "the first waits for the second");
        assert!(loading.must_wait(10, 3), "which in the end will go on");
        loading.end_of_wait(1);
        loading.end(10, 1);
        assert!(!loading.must_wait(10, 2));
    }
}
