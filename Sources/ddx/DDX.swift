import ArgumentParser
public import DDXCore
import DDXPluginHost
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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

  /// Runs the command that the arguments name, and ends the program with its exit code; for a
  /// `main` that waits for nothing.
  ///
  /// It looks at the standard streams and at the limits of the system before the runtime opens
  /// files of its own, which traps where it may not.
  ///
  /// - Parameter modules: Modules beyond the standard ones; they take part under every protocol.
  public static func main(adding modules: [any PainSourceFactory] = []) -> Never {
    StandardStreams.prepare()
    SystemLimits.check()
    Task.detached {
      await run(adding: modules)
      exit(0)
    }
    while true { pause() }
  }

  /// Runs the command that the arguments name, and ends the program with its exit code.
  ///
  /// - Parameter modules: Modules beyond the standard ones; they take part under every protocol.
  public static func run(adding modules: [any PainSourceFactory] = []) async {
    await $added.withValue(modules) {
      let outcome: Result<Void, any Error>
      do {
        // The parser knows `--version` only.
        let isVersion = Array(CommandLine.arguments.dropFirst()) == ["-V"]
        var command = try DDXCommand.parseAsRoot(isVersion ? ["--version"] : nil)
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
      if case .failure(let error) = outcome { end(with: error) }
    }
  }

  /// Ends the program with the text and the exit code of an error, or of a request for help.
  private static func end(with error: any Error) -> Never {
    var console = Console()
    let code = error is UsageError ? ExitCode.validationFailure : DDXCommand.exitCode(for: error)
    switch code {
    case .success:
      let text = DDXCommand.fullMessage(for: error)
      console.answer(text.isEmpty ? "" : text + "\n")
      console.flush()
    case .validationFailure where !(error is ExitCode):
      let arguments = Array(CommandLine.arguments.dropFirst())
      console.talk(UsageMessage(error, arguments: arguments).text)
    default:
      let text = DDXCommand.message(for: error)
      if !text.isEmpty { console.talk("ddx: error: \(text)\n") }
    }
    DDXCommand.exit(withError: code)
  }
}
