import ArgumentParser
import DDXCore
import DDXReports

/// A command that answers profiles, each on its own, to the standard output or into a file.
protocol ProfileCommand: AsyncParsableCommand {
  /// The forms of an answer.
  associatedtype Format: RawRepresentable<String>

  /// What names the profiles.
  var profile: [String] { get }
  /// Which of them are read, and how many at a time.
  var input: InputOptions { get }
  /// The output.
  var output: OutputOptions { get }
  /// How to answer.
  var format: Format { get }
  /// How messages are worded.
  var messages: MessageOptions { get }
  /// The protocol.
  var rules: ProtocolOption { get }
  /// The modules that are added.
  var modules: ModuleOptions { get }
  /// How a page is laid out on a terminal.
  var layout: PageOptions { get }
  /// How the answers are put together.
  var form: AnswerForm { get }
  /// The options beside the form that change the answers.
  var choices: [String] { get }
}

extension ProfileCommand {
  /// How a page is laid out: in a file as anywhere.
  var style: PageStyle { output.named == nil ? layout.style : .plain }

  /// Answers every profile that is named.
  ///
  /// - Parameters:
  ///   - setup: Reads the profiles.
  ///   - done: What the command does to a profile, such as `ranked`.
  ///   - console: Where the answers go, and what is told of profiles that can't be answered.
  ///   - answer: Makes the answer for a profile, its place, and whether it is one of several.
  /// - Returns: The tally.
  /// - Throws: The exit code if the run was stopped or its answers can't be written.
  func answers(
    _ setup: Setup, _ done: String, _ console: inout Console,
    _ answer: @escaping @Sendable (ClinicalProfile, ProfileInput, Bool) throws -> ProfileAnswer
  ) async throws -> Tally {
    let inputs = try input.paths(profile, &console, messages.renderer)
    let run = ProfileRun(
      inputs: inputs, jobs: input.threads, form: form, done: done, messages: messages.renderer)
    let others = [rules.name] + modules.added + [input.filesFrom].compactMap { $0 }
    let file = try output.file(command, setup, inputs, others, &console)
    return try await run.run(setup.reader, into: file, &console) { profile, input in
      try answer(profile, input, inputs.isSequence || input.isPart)
    }
  }

  /// What the answers depend on beside the documents.
  private var command: [String] {
    [Self._commandName, "--format", format.rawValue] + choices
      + (messages.showValues ? ["--show-values"] : [])
  }
}
