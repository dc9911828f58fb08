import ArgumentParser

/// `--module`, for every command that modules take part in.
struct ModuleOptions: ParsableArguments {
  @Option(
    name: .customLong("module"), parsing: .singleValue,
    help: ArgumentHelp(
      "Add a module that is an evidence document; may be repeated.", valueName: "file"),
    completion: .file(extensions: ["xml"]))
  var documents: [String] = []

  /// Whether the arguments add a module.
  var isUsed: Bool { !documents.isEmpty }
}
