import ArgumentParser
public import DDXCore

/// The command-line program, for those who build one of their own.
///
/// A package with a module of its own has a `main` of one statement:
///
/// ```swift
/// await DDX.run(with: standardModules + [PiriformisSyndrome()])
/// ```
public enum DDX {
  /// The modules of this program, for the command that runs.
  @TaskLocal static var modules: [any PainSourceFactory] = []

  /// Runs the command that the arguments name, and ends the program with its exit code.
  ///
  /// - Parameter modules: The modules that may take part, in any order, each id once.
  public static func run(with modules: [any PainSourceFactory]) async {
    await $modules.withValue(modules) { await DDXCommand.main() }
  }
}
