import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// The answer of a command for one profile.
struct ProfileAnswer: Sendable {
  /// The answer, ended by a line feed.
  let text: String
  /// Whether a red flag stops the profile.
  var isStop = false
}

/// What is wrong with the run itself, met at a profile: no other can be answered either.
struct RunStop: Error {
  /// The error that ends the program.
  let error: any Error
}

/// How the answers to several profiles are put one behind the other.
struct AnswerForm: Sendable {
  /// The text before the first answer.
  var opening = ""
  /// The text between two answers.
  var separator = ""
  /// Whether each is part of a record, which a profile without an answer has as well.
  var isRecord = false

  /// Lines of JSON, or one text of it.
  static let json = AnswerForm()
  /// Records of NDJSON.
  static let records = AnswerForm(isRecord: true)

  /// Pages with a rule between them.
  static func pages(_ style: PageStyle) -> AnswerForm {
    AnswerForm(separator: "\n\(style.separator)\n")
  }
}

/// One profile of a run with all that is to be said of it.
struct ProfileOutcome: Sendable {
  /// The profile as read.
  let input: ProfileInput
  /// Its id, if it could be read.
  let id: String?
  /// The answer, if there is one.
  let answer: ProfileAnswer?
  /// Its text in the output; nil for none.
  let text: String?
  /// The text for standard error.
  let talk: String
  /// Why the run goes no further, if it does not.
  let stop: RunStop?

  /// Reads a profile and answers it.
  ///
  /// - Parameters:
  ///   - input: The profile.
  ///   - reader: Reads it.
  ///   - form: How answers are put together.
  ///   - diagnostics: The renderer of messages about documents.
  ///   - answer: Makes the answer for a profile and its place.
  init(
    _ input: ProfileInput, _ reader: DocumentReader, _ form: AnswerForm,
    _ diagnostics: DiagnosticRenderer,
    _ answer: (ClinicalProfile, ProfileInput) throws -> ProfileAnswer
  ) {
    self.input = input
    var id: String?
    var found: ProfileAnswer?
    var talk = ""
    var messages: [RecordReport.Message] = []
    var stop: RunStop?
    func tell(_ documents: [Diagnostic]) {
      guard !documents.isEmpty else { return }
      talk += diagnostics.render(documents) + "\n"
      messages += documents.map { RecordReport.Message($0, diagnostics) }
    }
    func tell(_ words: String) {
      talk += "\(input.words): error: \(words)\n"
      messages.append(.init(line: input.isPart ? input.line : nil, text: words))
    }
    do {
      let decoded = try reader.profile(input.part.get())
      id = decoded.value.id
      tell(decoded.notes)
      found = try answer(decoded.value, input)
    } catch let faults as DocumentFaults {
      tell(faults.diagnostics)
    } catch let error as RankingError {
      tell(error.message)
    } catch let error as EditFaults {
      for fault in error.faults { tell(fault.message) }
    } catch let error as RunStop {
      stop = error
    } catch {
      tell("it could not be answered")
    }
    self.id = id
    self.answer = found
    self.talk = talk
    self.stop = stop
    text =
      form.isRecord
      ? RecordReport().text(
        file: input.file, number: input.number, answer: found?.text, messages: messages)
      : found?.text
  }
}

extension RecordReport.Message {
  fileprivate init(_ diagnostic: Diagnostic, _ renderer: DiagnosticRenderer) {
    self.init(
      severity: diagnostic.severity.rawValue, id: diagnostic.id, line: diagnostic.line,
      column: diagnostic.column, text: renderer.message(for: diagnostic),
      help: renderer.help(for: diagnostic))
  }
}
