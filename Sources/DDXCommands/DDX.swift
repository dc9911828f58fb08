import ArgumentParser
public import DDXCore

/// The command-line program, for those who build one of their own.
///
/// A package with a module of its own has a `main` of one statement:
///
/// ```swift
/// await DDX.run(adding: [PiriformisSyndrome()])
/// ```
public enum DDX {
  /// The modules beyond the standard ones, for the command that runs.
  @TaskLocal static var added: [any PainSourceFactory] = []

  /// Runs the command that the arguments name, and ends the program with its exit code.
  ///
  /// - Parameter modules: Modules beyond the standard ones; they take part under every protocol.
  public static func run(adding modules: [any PainSourceFactory] = []) async {
    await $added.withValue(modules) { await DDXCommand.main() }
  }
}
