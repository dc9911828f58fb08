import ArgumentParser
import DDXDocuments

/// `--protocol`, for every command that ranks.
struct ProtocolOption: ParsableArguments {
  @Option(
    name: .customLong("protocol"),
    help: ArgumentHelp(
      "The protocol edition in force: a shipped one by name, or a file.",
      valueName: "id@edition|file"))
  var name = "ddx@2026.1"

  /// Whether the name is that of a file.
  var isFile: Bool { name.contains("/") || name.hasSuffix(".xml") }

  /// The document of the edition.
  ///
  /// - Throws: `DocumentFaults` for a file that can't be read, ``SetupError`` for a name that
  ///   none has.
  func document() throws -> DocumentFile {
    if isFile { return try DocumentFile.read(path: name) }
    guard let document = Shipped.protocol(named: name) else {
      throw SetupError.unknownProtocol(name, shipped: Shipped.protocols.map(\.name))
    }
    return document
  }
}

/// `--show-values`, for every command that reads a profile.
struct MessageOptions: ParsableArguments {
  @Flag(help: "Let messages quote values of a profile, which may be a patient's.")
  var showValues = false

  /// What words the faults of documents.
  var renderer: DiagnosticRenderer { DiagnosticRenderer(showValues: showValues) }
}
