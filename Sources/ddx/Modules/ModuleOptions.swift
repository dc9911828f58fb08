import ArgumentParser

/// `--module` and `--plugin`, for every command that modules take part in.
struct ModuleOptions: ParsableArguments {
  @Option(
    name: .customLong("module"), parsing: .singleValue,
    help: ArgumentHelp(
      "Add a module: an evidence document, or the id of one that the protocol does not use; "
        + "may be repeated.", valueName: "file|id"),
    completion: .file(extensions: ["xml"]))
  var names: [String] = []

  @Option(
    name: .customLong("plugin"), parsing: .singleValue,
    help: ArgumentHelp(
      "Add a program as a module; may be repeated. Programs in DDX_PLUGIN_PATH are added too.",
      valueName: "program"),
    completion: .file())
  var programs: [String] = []

  /// The options of a command that no module is added to.
  static var none: ModuleOptions {
    get throws { try ModuleOptions.parse([]) }
  }

  /// What the arguments add: documents, ids and programs.
  var added: [String] { names + programs }

  /// Whether the arguments add a module.
  var isUsed: Bool { !added.isEmpty }
}
