//! Keeps the threads of a run on one core.

/// Keeps the calling thread, and all that it starts from now on, on the core on which it is. Only one thread of a run
/// goes on at a time, so a second core gives it nothing, and waking a thread on another core takes longer. Where a
/// system has no such call, or forbids it, nothing happens.
pub(super) fn stay_on_this_core() {
    #[cfg(target_os = "linux")]
    {
        use rustix::thread::{CpuSet, sched_getcpu, sched_setaffinity};

        let core = sched_getcpu();
        if core < CpuSet::MAX_CPU {
            let mut this_one = CpuSet::new();
            this_one.set(core);
            let _ = sched_setaffinity(None, &this_one);
        }
    }
}
