import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `--protocol`, for every command that ranks.
struct ProtocolOption: ParsableArguments {
  @Option(
    name: .customLong("protocol"),
    help: ArgumentHelp(
      "The protocol edition in force: a shipped one by name, or a file.",
      valueName: "id@edition|file"),
    completion: .editions)
  var name = "ddx@2026.2"

  /// The edition that is named.
  var edition: EditionName { EditionName(name: name) }
}

/// `--show-values`, for every command that reads a profile.
struct MessageOptions: ParsableArguments {
  @Flag(help: "Let messages quote values of a profile, which may be a patient's.")
  var showValues = false

  /// What words the faults of documents.
  var renderer: DiagnosticRenderer { DiagnosticRenderer(showValues: showValues) }
}

/// `--no-color`, for every command that lays out a page.
struct PageOptions: ParsableArguments {
  @Flag(name: .customLong("no-color"), help: "No colour, even on a terminal.")
  var isPlain = false

  /// How a page is laid out on the terminal.
  var style: PageStyle { Console.style(isPlain: isPlain) }
}

extension CompletionKind {
  /// The shipped protocol editions; a path is the shell's to complete.
  static var editions: CompletionKind {
    .custom { _, _, _ in Shipped.protocols.map(\.name) }
  }

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
