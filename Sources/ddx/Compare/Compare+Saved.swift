import ArgumentParser
import DDXComparison
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

extension Compare {
  /// Compares saved rankings: of one patient where each file holds one, else of a cohort.
  func saved(
    _ from: String, _ to: String, _ outcome: inout Outcome, _ console: inout Console
  ) async throws {
    let files = (left: from == "-" ? "<stdin>" : from, right: to == "-" ? "<stdin>" : to)
    // A missing file is told before the other is read.
    guard let left = rankings(from, named: files.left, &outcome, &console),
      let right = rankings(to, named: files.right, &outcome, &console)
    else { return }
    let setup = try await Setup.load(
      ProtocolOption.parse([]), modules, &console, messages.renderer)
    let glossary = setup.glossary
    let pairs = SavedPairs(left, right)
    if left.count == 1, right.count == 1 {
      guard let pair = pairs.pairs.first ?? pairs.changed.first else {
        console.talk(
          "\(files.right): error: this is not the patient of \(files.left): name and digest of the "
            + "profile differ\n   help: compare rankings of the same profile\n")
        outcome.bad += 1
        return
      }
      if !pair.isSameDocument {
        console.talk(
          "\(files.right): warning: `\(pair.right.profile.id)` was ranked from another document than "
            + "in \(files.left)\n   help: the changes may be those of the patient\n")
      }
      answer(pair, files, glossary, &outcome, &console)
    } else if pairs.pairs.isEmpty {
      console.talk("ddx: error: no profile was ranked in both \(files.left) and \(files.right)\n")
      outcome.bad += 1
    } else {
      answer(pairs, files, glossary, &outcome, &console)
    }
  }

  private func answer(
    _ pair: SavedPairs.Pair, _ files: (left: String, right: String), _ glossary: Glossary,
    _ outcome: inout Outcome, _ console: inout Console
  ) {
    let report = SavedReport(
      pair, files: files, threshold: threshold, glossary: glossary, style: style)
    outcome.isChanged = report.changesAnything
    switch format {
    case .text: console.answer(report.text())
    case .json: console.answer(report.json())
    case .csv: console.answer(CompareTable.header + report.csv())
    case .markdown, .html: answer(report.page(), &outcome, &console)
    }
  }

  private func answer(
    _ pairs: SavedPairs, _ files: (left: String, right: String), _ glossary: Glossary,
    _ outcome: inout Outcome, _ console: inout Console
  ) {
    let report = SavedCohortReport(
      pairs, files: files, threshold: threshold, glossary: glossary, style: style)
    outcome.isChanged = report.changesAnything
    switch format {
    case .text: console.answer(report.text())
    case .json: console.answer(report.json())
    case .csv:
      // A table has no place for what could not be paired.
      for words in report.unpaired { console.talk("ddx: warning: \(words)\n") }
      console.answer(CompareTable.header + report.csv())
    case .markdown, .html: answer(report.page(), &outcome, &console)
    }
  }

  /// The rankings of a file; what is wrong is told, and nil where none is left.
  private func rankings(
    _ path: String, named name: String, _ outcome: inout Outcome, _ console: inout Console
  ) -> [SavedRanking]? {
    let bytes: [UInt8]
    do {
      bytes = try DocumentFile.readSaved(path: path)
    } catch {
      console.talk(error.diagnostics, messages.renderer)
      outcome.bad += 1
      return nil
    }
    let saved = SavedRankings(bytes)
    console.talk(saved, named: name)
    outcome.bad += saved.faults.count
    return saved.entries.isEmpty ? nil : saved.entries.map(\.ranking)
  }
}

extension Console {
  /// Says what is wrong with saved rankings.
  mutating func talk(_ saved: SavedRankings, named name: String) {
    for fault in saved.faults {
      talk(
        "\(name):\(fault.line): error: \(fault.message)\n"
          + (fault.help.map { "   help: \($0)\n" } ?? ""))
    }
    if saved.isCutShort { talk("\(name): error: too many errors; the rest was not read\n") }
  }
}
