import ArgumentParser
import DDXDocuments
import DDXPluginHost
import DDXRanking
import DDXReports

extension Console {
  /// Says why a protocol or a module can't be put to use.
  ///
  /// - Parameters:
  ///   - error: What was thrown.
  ///   - isOurs: Whether only shipped documents were in play.
  ///   - diagnostics: What words the faults of documents.
  /// - Returns: The error that ends the program.
  mutating func refusal(
    of error: any Error, isOurs: Bool, _ diagnostics: DiagnosticRenderer
  ) -> any Error {
    switch error {
    case let faults as DocumentFaults: talk(faults.diagnostics, diagnostics)
    case let error as SetupError where error.isOfUsage:
      return UsageError(error.message, help: error.help)
    case let error as SetupError: talk(error)
    case let error as RegistryError: talk("ddx: error: \(error.message)\n")
    case let failure as ProgramFailure:
      talk("ddx: error: `\(failure.path)` can't be started: \(failure.description)\n")
      if failure.path.hasSuffix(".xml") {
        talk("   help: an evidence document is added with `--module`\n")
      }
    default: return error
    }
    return isOurs ? ExitCode.ourFault : ExitCode.badInput
  }
}

extension Console {
  /// Says why a protocol can't be put to use.
  mutating func talk(_ error: SetupError) { talk(error.text) }
}
