/// Reports the checks of documents in order.
struct CheckDesk {
  /// How many documents, or profiles of a cohort, can't be used.
  private(set) var bad = 0
  private let paths: PathList
  /// The file that is being told of, and what is known of it if it is a cohort.
  private var path = 0
  private var profiles = 0
  private var faults = 0
  private var isCohort = true

  /// Begins before the first file.
  init(_ paths: PathList) { self.paths = paths }

  /// Reports the result for a document, and for the cohorts that end before it.
  mutating func take(_ check: DocumentCheck, _ console: inout Console) {
    close(before: check.input.path, &console)
    isCohort = check.input.isPart
    profiles += 1
    if !check.talk.isEmpty { console.talk(check.talk) }
    if !check.isRight { (bad, faults) = (bad + 1, faults + 1) }
    if let kind = check.kind, !isCohort { console.answer("\(check.input.file): ok (\(kind))\n") }
  }

  /// Tells of the cohorts that end before a file: those without a fault, of which nothing was told.
  mutating func close(before next: Int, _ console: inout Console) {
    while path < next {
      if isCohort, faults == 0 {
        let name = paths[path] == "-" ? "<stdin>" : paths[path]
        console.answer("\(name): ok (cohort, \(profiles) profiles)\n")
      }
      // A file of which nothing comes is a cohort without a profile.
      (path, profiles, faults, isCohort) = (path + 1, 0, 0, true)
    }
  }
}
