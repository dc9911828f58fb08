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
    case SetupError.unknownProtocol(let name, let shipped):
      return ValidationError(SetupError.unknownProtocol(name, shipped: shipped).message)
    case SetupError.unknownModule(let name, let ids):
      return ValidationError(SetupError.unknownModule(name, ids: ids).message)
    case SetupError.unknownPolicy(let name, let others):
      return ValidationError(SetupError.unknownPolicy(name, others: others).message)
    case SetupError.unknownStudy(let name, let shipped):
      return ValidationError(SetupError.unknownStudy(name, shipped: shipped).message)
    case let error as SetupError: talk("\(error.place): error: \(error.message)\n")
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
