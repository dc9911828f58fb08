import ArgumentParser
import DDXCore
import DDXDocuments

/// Answers the profiles of the standard input one by one, each as soon as it is there.
///
/// A profile that can't be answered gets a record as well, so that there is one for each.
struct StreamRun {
  /// How the profiles are separated.
  let frame: StreamFrame
  /// The renderer of messages about documents.
  let messages: DiagnosticRenderer

  /// Answers every profile.
  ///
  /// - Returns: The tally.
  /// - Throws: The exit code where the run was stopped.
  func run(
    _ reader: DocumentReader, _ console: inout Console,
    _ answer: (ClinicalProfile, ProfileInput) throws -> ProfileAnswer
  ) throws -> Tally {
    Interruption.watch()
    var stream = StreamReader(frame)
    var tally = Tally()
    while !Interruption.isAsked, let input = stream.next() {
      let outcome = ProfileOutcome(
        input, reader, AnswerForm(isRecord: true), messages, answer)
      console.answer(outcome.text ?? "")
      console.flush()
      tally.add(outcome.answer)
    }
    tally.tell("ranked", &console)
    if Interruption.isAsked { throw ExitCode(Interruption.exitCode) }
    return tally
  }
}
