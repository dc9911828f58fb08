import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `--protocol`, for every command that ranks.
struct ProtocolOption: ParsableArguments {
  /// The edition that is in force unless another is named.
  static let standard = "ddx@2026.2"

  @Option(
    name: .customLong("protocol"),
    help: ArgumentHelp(
      "The protocol edition: a shipped one by name, or a file.",
      valueName: "id@edition|file"),
    completion: .editions)
  var name = standard

  /// The edition that is named.
  var edition: EditionName { EditionName(name: name) }
}

/// `--study`, for every command that compares with fixed orders.
struct StudyOption: ParsableArguments {
  @Option(
    name: .customLong("study"),
    help: ArgumentHelp(
      "The study: the patients, the value of treatments, and fixed orders to compare with.",
      valueName: "id@edition|file"),
    completion: .studies)
  var name = "pain-clinic@2026.2"

  /// Whether it is a file, and none of ours.
  var isFile: Bool { EditionName(name: name).isFile }

  /// The document.
  ///
  /// - Throws: `SetupError` or `DocumentFaults`.
  func document() throws -> DocumentFile {
    if isFile { return try DocumentFile.read(path: name) }
    guard let file = Shipped.studies.first(where: { $0.name == name })?.file else {
      throw SetupError.unknownStudy(name, shipped: Shipped.studies.map(\.name))
    }
    return file
  }
}

/// `--show-values`, for every command that reads a profile.
struct MessageOptions: ParsableArguments {
  @Flag(help: "Quote values of the profile in messages; they may be a patient's.")
  var showValues = false

  /// The renderer of messages about documents.
  var renderer: DiagnosticRenderer { DiagnosticRenderer(showValues: showValues) }
}

/// `--no-color`, for every command that lays out a page.
struct PageOptions: ParsableArguments {
  @Flag(name: .customLong("no-color"), help: "No colour, even on a terminal.")
  var isPlain = false

  /// How a page is laid out on the terminal.
  var style: PageStyle { Console.style(isPlain: isPlain) }
}

/// `--draws` and `--seed`, for every command that says how sure a ranking is.
struct DrawOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      How many random draws of the cited numbers, within their confidence intervals, show how certain \
      the ranking is; 0 for none. By default 1000 for one profile as text, JSON or a report, and none \
      for several profiles, NDJSON or CSV.
      """))
  var draws: Int?

  @Option(
    parsing: .unconditional,
    help: "The seed of the random draws: the same seed gives the same numbers.")
  var seed: UInt64 = 1

  /// The draws that were asked for; unless stated the usual ones, or none.
  func draws(usually isUsual: Bool) -> Draws {
    Draws(count: draws ?? (isUsual ? Draws.usual.count : 0), seed: seed)
  }

  func validate() throws {
    guard draws.map({ (0...Draws.most).contains($0) }) ?? true else {
      throw ValidationError("--draws must be between 0 and \(Draws.most)")
    }
  }
}

extension CompletionKind {
  /// The shipped protocol editions; a path is the shell's to complete.
  static var editions: CompletionKind {
    .custom { _, _, _ in Shipped.protocols.map(\.name) }
  }

  /// The shipped studies; a path is the shell's to complete.
  static var studies: CompletionKind { .custom { _, _, _ in Shipped.studies.map(\.name) } }

  /// The modules of this program.
  static var modules: CompletionKind {
    .custom { _, _, _ in (standardModules + DDX.added).map(\.source.name) + ["other"] }
  }

  /// The codes of findings, with the sign that their state follows.
  static var findingStates: CompletionKind {
    .custom { _, _, _ in
      ((try? Shipped.vocabulary())?.findings ?? []).map { "\($0.code)=" }
    }
  }

  /// The groups of findings.
  static var findingGroups: CompletionKind {
    .custom { _, _, _ in ((try? Shipped.vocabulary())?.groups ?? []).map(\.name) }
  }
}
