import ArgumentParser
import DDXComparison
import DDXDocuments
import DDXPluginHost
import DDXRanking
import DDXReports
import DDXScoring

extension Console {
  /// Says why a protocol or a module can't be put to use.
  ///
  /// - Parameters:
  ///   - error: The error.
  ///   - isOurs: Whether only shipped documents were in play.
  ///   - diagnostics: The renderer of messages about documents.
  /// - Returns: The error that ends the program.
  mutating func refusal(
    of error: any Error, isOurs: Bool, _ diagnostics: DiagnosticRenderer
  ) -> any Error {
    switch error {
    case let error as SetupError where error.isOfUsage: return UsageError(error)
    case let failure as ProgramFailure:
      talk("ddx: error: `\(failure.path)` can't be started: \(failure.description)\n")
      if failure.path.hasSuffix(".xml") {
        talk("   help: add an evidence document with `--module`\n")
      }
    default:
      guard tell(error, at: "ddx", diagnostics) else { return error }
    }
    return isOurs ? ExitCode.ourFault : ExitCode.badInput
  }
}

extension Console {
  /// Says what is wrong with a document, a table or a patient.
  ///
  /// - Parameters:
  ///   - error: The error.
  ///   - place: Where, for errors that do not know it: a file, or the program.
  ///   - diagnostics: The renderer of messages about documents.
  /// - Returns: Whether the error was one of these.
  mutating func tell(
    _ error: any Error, at place: String, _ diagnostics: DiagnosticRenderer
  ) -> Bool {
    let place = DiagnosticRenderer.onOneLine(place)
    switch error {
    case let faults as DocumentFaults: talk(faults.diagnostics, diagnostics)
    case let faults as TableFaults:
      for fault in faults.faults {
        let message = fault.message(showValues: diagnostics.showValues)
        talk("\(place):\(fault.line): error: \(message)\n")
      }
    case let error as RankingError: talk("\(place): error: \(error.message)\n")
    case let error as AttributionError: talk("\(place): error: \(error.message)\n")
    case let error as RegistryError: talk("\(place): error: \(error.message)\n")
    case let error as SetupError: talk(error)
    default: return false
    }
    return true
  }

  /// Says why there is no answer, or where it can't be written.
  ///
  /// - Returns: The error that ends the program.
  mutating func failure(
    of error: any Error, at place: String = "ddx",
    _ diagnostics: DiagnosticRenderer = DiagnosticRenderer()
  ) -> any Error {
    if let fault = error as? OutputFile.Fault {
      talk(fault.message)
      return ExitCode.badOutput
    }
    return tell(error, at: place, diagnostics) ? ExitCode.badInput : error
  }

  /// Says why a protocol can't be put to use.
  mutating func talk(_ error: SetupError) { talk(error.text) }
}
