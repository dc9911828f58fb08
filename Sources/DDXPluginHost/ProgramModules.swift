public import DDXCore

/// The programs of one run: each is started once, asked as often as needed, and stopped.
public struct ProgramModules: Sendable {
  /// What came of starting each program, in the order of the paths.
  public let starts: [ProgramStart]

  private let programs: [Program]

  /// Starts programs side by side, and asks each what it is.
  ///
  /// ``stop()`` must follow. Programs that are still running when this process exits, or is ended
  /// by a signal, are killed.
  ///
  /// - Parameters:
  ///   - paths: The files of the programs, as the system can run them.
  ///   - vocabulary: What documents may name.
  ///   - limits: How long they may take, and how much they may say.
  /// - Returns: The programs, with what came of starting each.
  public static func start(
    _ paths: [String], vocabulary: Vocabulary, limits: ProgramLimits = .standard
  ) async -> ProgramModules {
    let results = await withTaskGroup { group in
      for (index, path) in paths.enumerated() {
        group.addTask { (index, await start(path, vocabulary: vocabulary, limits: limits)) }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    let ordered = paths.indices.compactMap { results[$0] }
    return ProgramModules(
      starts: ordered.map(\.start), programs: ordered.compactMap(\.program))
  }

  /// The first failure of each program to answer what it was asked, once it had said what it is.
  public var failures: [ProgramFailure] {
    programs.compactMap(\.firstFailure).filter { $0.request == .assess }
  }

  /// Ends every program, and returns when none is left.
  public func stop() async {
    await withTaskGroup { group in
      for program in programs { group.addTask { await program.stop() } }
    }
  }

  private static func start(
    _ path: String, vocabulary: Vocabulary, limits: ProgramLimits
  ) async -> (start: ProgramStart, program: Program?) {
    let program: Program
    do throws(ProgramFailure.Reason) {
      program = try await Program.start(path, limits: limits)
    } catch {
      let failure = ProgramFailure(
        path: path, request: .describe, reason: error, complaints: [])
      return (ProgramStart(path: path, outcome: .failed(failure)), nil)
    }
    let outcome: ProgramStart.Outcome
    do throws(ProgramFailure) {
      outcome = .running(try await source(program, path: path, vocabulary: vocabulary))
    } catch {
      outcome = .failed(error)
    }
    return (ProgramStart(path: path, outcome: outcome), program)
  }

  private static func source(
    _ program: Program, path: String, vocabulary: Vocabulary
  ) async throws(ProgramFailure) -> ProgramSource {
    let answer = try await program.describe()
    do throws(ProgramFailure.Reason) {
      let decoder = DescriptionDecoder(
        vocabulary: vocabulary, digest: try System.digest(of: path))
      return ProgramSource(program, try decoder.decode(answer), known: vocabulary)
    } catch {
      throw program.giveUp(error, .describe)
    }
  }
}
