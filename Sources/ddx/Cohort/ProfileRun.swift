import ArgumentParser
import DDXCore
import DDXDocuments

/// Answers the profiles of a run in their order, on several threads.
///
/// A profile that can't be answered is told, and the others are answered all the same. Only a few
/// are held at once.
struct ProfileRun {
  /// The profiles.
  let inputs: InputPaths
  /// How many are worked on at a time.
  let jobs: Int
  /// How the answers are put together.
  let form: AnswerForm
  /// What the command does to a profile, such as `ranked`.
  let done: String
  /// The renderer of messages about documents.
  let messages: DiagnosticRenderer

  /// Answers every profile.
  ///
  /// - Parameters:
  ///   - reader: Reads the profiles.
  ///   - file: The output file; nil for standard output.
  ///   - console: The console for everything else.
  ///   - answer: Makes the answer for a profile and its place.
  /// - Returns: The tally.
  /// - Throws: The exit code if the run was stopped or its answers can't be written.
  func run(
    _ reader: DocumentReader, into file: AnswerFile?, _ console: inout Console,
    _ answer: @escaping @Sendable (ClinicalProfile, ProfileInput) throws -> ProfileAnswer
  ) async throws -> Tally {
    Interruption.watch()
    var desk = AnswerDesk(
      inputs: inputs, form: form, file: file, resumed: file?.resumed?.entries ?? [])
    var feed = ProfileFeed(inputs.paths, from: desk.position)
    if desk.isNew { desk.tally.bad += inputs.tell(&console) }
    desk.open(&console)
    let (form, messages) = (form, messages)
    await OrderedRun(jobs: jobs).run {
      Interruption.isAsked ? nil : feed.portion()
    } work: { inputs in
      var outcomes: [ProfileOutcome] = []
      for input in inputs where !Interruption.isAsked {
        outcomes.append(ProfileOutcome(input, reader, form, messages, answer))
      }
      return (outcomes: outcomes, isWhole: outcomes.count == inputs.count)
    } take: { portion in
      for outcome in portion.outcomes where desk.goesOn { desk.take(outcome, &console) }
      desk.rest()
      return portion.isWhole && desk.goesOn
    }
    return try desk.close(&console, done)
  }
}
