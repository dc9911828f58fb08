import ArgumentParser
import DDXComparison
import DDXCore
import DDXDocuments
import DDXReports

extension Rank {
  /// Makes saved rankings again and says of each whether it comes out as the same bytes.
  func verify(_ path: String, _ console: inout Console) async throws {
    let saved = try saved(path, &console)
    let setup = try await Setup.load(
      edition(of: saved), modules, &console, messages.renderer)
    let (ranker, glossary, aside) = (setup.ranker, setup.glossary, try aside(setup))
    let tally = try await answers(setup, "verified", &console) { profile, _, _ in
      let report = try saved.verify(profile.settingAside(aside), under: ranker, glossary)
      return ProfileAnswer(text: report.text(of: profile.id, savedIn: saved.file))
    }
    let outcome = saved.soFar
    for (place, entry) in saved.entries.enumerated() where !outcome.made.contains(place) {
      console.talk("\(saved.file):\(entry.line): error: the profile of this ranking is missing\n")
    }
    if tally.bad + outcome.missing > 0 || outcome.made.count < saved.entries.count {
      throw ExitCode.badInput
    }
    if outcome.different > 0 { throw ExitCode.different }
  }

  /// The rankings of a file; says what is wrong with them and ends the program.
  private func saved(_ path: String, _ console: inout Console) throws -> SavedAnswers {
    let name = path == "-" ? "<stdin>" : path
    do {
      let bytes = try DocumentFile.readSaved(path: path)
      let saved = SavedRankings(bytes)
      console.talk(saved, named: name)
      guard saved.faults.isEmpty else { throw ExitCode.badInput }
      return SavedAnswers(saved, bytes: bytes, file: name)
    } catch let faults as DocumentFaults {
      console.talk(faults.diagnostics, messages.renderer)
      throw ExitCode.badInput
    }
  }

  /// The edition that was named, or else the one that the rankings were made under.
  private func edition(of saved: SavedAnswers) throws -> ProtocolOption {
    guard rules.name == ProtocolOption.standard else { return rules }
    guard let name = saved.edition else {
      throw UsageError(
        "\(saved.file) holds rankings under several editions",
        help: "keep the rankings of each edition in a file of their own")
    }
    return try ProtocolOption.parse(["--protocol", name])
  }
}
