#if Serve

import Dispatch

/// Threads for a server alone.
///
/// Those of the tests compute for minutes, and a server that waited for them would give up on
/// requests that came in time.
final class OwnThreads: TaskExecutor {
  private let queue = DispatchQueue(label: "server", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

#endif
