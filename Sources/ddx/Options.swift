import ArgumentParser
import DDXDocuments

/// `--protocol`, for every command that ranks.
struct ProtocolOption: ParsableArguments {
  @Option(
    name: .customLong("protocol"),
    help: ArgumentHelp(
      "The protocol edition in force: a shipped one by name, or a file.",
      valueName: "id@edition|file"))
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
