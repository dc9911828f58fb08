import ArgumentParser
public import DDXCore
import DDXPluginHost
import Synchronization

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

  /// The programs that were started, so that the end of the run can end them.
  private static let programs = Mutex<[ProgramModules]>([])

  /// Starts programs, which the end of the run ends.
  static func start(
    _ paths: [String], vocabulary: Vocabulary, limits: ProgramLimits = .standard
  ) async -> [ProgramStart] {
    let started = await ProgramModules.start(paths, vocabulary: vocabulary, limits: limits)
    programs.withLock { $0.append(started) }
    return started.starts
  }

  /// Runs the command that the arguments name, and ends the program with its exit code.
  ///
  /// - Parameter modules: Modules beyond the standard ones; they take part under every protocol.
  public static func run(adding modules: [any PainSourceFactory] = []) async {
    await $added.withValue(modules) {
      let outcome: Result<Void, any Error>
      do {
        var command = try DDXCommand.parseAsRoot()
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
        outcome = .success(())
      } catch {
        outcome = .failure(error)
      }
      for programs in programs.withLock({ $0 }) {
        var console = Console()
        for failure in programs.failures {
          console.talk("ddx: warning: `\(failure.path)` failed: \(failure.description)\n")
        }
        await programs.stop()
      }
      if case .failure(let error) = outcome { DDXCommand.exit(withError: error) }
    }
  }
}
