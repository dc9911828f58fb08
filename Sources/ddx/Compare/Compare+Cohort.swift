import ArgumentParser
import DDXComparison
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

extension Compare {
  /// Compares a cohort under one of the pairs of editions.
  func cohort(
    _ input: CohortInput, _ pair: EditionPair, _ index: Int, _ count: Int,
    _ outcome: inout Outcome, _ console: inout Console
  ) async {
    var cohort = Cohort(comparer: pair.comparer)
    cohort.threshold = threshold
    cohort.attributes = !isBrief && format != .csv
    let notes = CohortNotes()
    var failures = 0
    var progress = Progress(of: input.fileCount, isAnswering: format == .csv)
    let summary = await cohort.run(
      input.loaders(for: pair, notes: notes), threads: self.input.threads
    ) { place, result in
      guard let note = notes.take(at: place) else { return }
      // Every pair meets the same notes and faults; they are told once.
      if index == 0, !note.diagnostics.isEmpty {
        progress.erase(&console)
        console.talk(note.diagnostics, messages.renderer)
      }
      switch result {
      case .success(let entry) where format == .csv:
        console.answer(
          CompareTable.text(
            entry.movements, profile: entry.profile, names: pair.names,
            left: entry.left, right: entry.right, glossary: pair.glossary))
      case .success: break
      case .failure(let error):
        failures += 1
        if index == 0 {
          progress.erase(&console)
          self.report(error, at: note.file, &console)
        }
      }
      progress.show(place + 1, files: note.files, share: note.share, &console)
    }
    progress.erase(&console)
    outcome.bad += failures
    let report = CohortReport(
      summary, edits: pair.edits, names: pair.names, failures: failures, threshold: threshold,
      glossary: pair.glossary, style: style)
    outcome.isChanged = outcome.isChanged || report.changesAnything
    switch format {
    case .text:
      console.answer((index > 0 ? "\n\(style.separator)\n" : "") + report.text())
    case .json: console.answer(report.json(isOneLine: count > 1))
    case .csv: break
    case .markdown, .html: answer(report.page(), isLater: index > 0, &outcome, &console)
    }
  }

  /// Says why a profile could not be compared.
  func report(_ error: any Error, at path: String, _ console: inout Console) {
    if !console.tell(error, at: path, messages.renderer) {
      console.talk("\(path): error: it could not be compared\n")
    }
  }
}
