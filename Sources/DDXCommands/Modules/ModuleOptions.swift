import ArgumentParser

/// `--module`, for every command that modules take part in.
struct ModuleOptions: ParsableArguments {
  @Option(
    name: .customLong("module"), parsing: .singleValue,
    help: ArgumentHelp(
      "Add a module: an evidence document, or one of ddx that the protocol does not name; "
        + "may be repeated.", valueName: "file|id"),
    completion: .file(extensions: ["xml"]))
  var names: [String] = []

  /// Whether the arguments add a module.
  var isUsed: Bool { !names.isEmpty }
}
