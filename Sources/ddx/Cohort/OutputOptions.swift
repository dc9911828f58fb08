import ArgumentParser

/// The output.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Write the output to a file, which appears only once it is complete.", valueName: "file"),
    completion: .file(), transform: OutputFile.name)
  var path: String?

  @Flag(help: "Continue the file of a run that was interrupted.")
  var resume = false

  /// The file that is named; nil where the answers go to the standard output, of which `-` is the name.
  var named: String? { path == "-" ? nil : path }

  func validate() throws {
    if resume, named == nil {
      throw ValidationError("--resume continues a file; name it with -o")
    }
  }

  /// Begins the file, or goes on with it; nil where the answers go to the standard output, of which a
  /// pipe or a device may take the place.
  ///
  /// Says why not, and ends the program. It never takes the place of a file that is read: a profile, or one of the
  /// others.
  func file(
    _ command: [String], _ setup: Setup, _ inputs: InputPaths, _ others: [String],
    _ console: inout Console
  ) throws -> AnswerFile? {
    guard let path = named else { return nil }
    if resume, inputs.paths.contains("-") {
      throw ValidationError("--resume can't read standard input again; name files")
    }
    guard case .file(let place) = OutputPlace(path) else {
      guard !resume else {
        throw ValidationError("--resume continues a file, but \(path) is a pipe or a device")
      }
      try console.answer(intoStream: path)
      return nil
    }
    try OutputPlace.check(path, isNoneOf: inputs.paths)
    try OutputPlace.check(path, isNoneOf: others)
    do {
      return try AnswerFile(place, RunKey(command: command, setup, inputs.paths), goesOn: resume)
    } catch {
      console.talk(error.message)
      throw ExitCode.badOutput
    }
  }
}
