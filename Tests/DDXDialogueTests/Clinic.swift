import DDXCore
import DDXDialogue
import DDXDocuments
import DDXRanking
import Testing

/// A conversation under the house edition, with questions of the test's choice.
enum Clinic {
  /// Asks for given findings in their order, whatever is known.
  struct Fixed: QuestionSource {
    let codes: [FindingCode]

    func questions(
      for profile: ClinicalProfile, notKnown: Set<FindingCode>
    ) throws(RankingError) -> [FindingToAsk] {
      codes.filter { !profile.isRecorded($0) && !notKnown.contains($0) }.map {
        FindingToAsk(code: $0, value: 0.5)
      }
    }

    func stops(_ profile: ClinicalProfile) throws(RankingError) -> Bool {
      profile.isPresent("redflag.fever")
    }
  }

  private static let vocabulary = Result { try Shipped.vocabulary() }

  static func reader() throws -> DocumentReader {
    DocumentReader(vocabulary: try vocabulary.get())
  }

  static func interview(asking codes: [FindingCode] = []) throws -> Interview {
    let reader = try reader()
    let edition = try #require(Shipped.protocol(named: "ddx@2026.2"))
    return Interview(
      reader: reader, rules: try reader.protocol(edition).value, tables: [try graded()],
      source: Fixed(codes: codes))
  }

  /// A table that has numbers for how far down the pain goes.
  private static func graded() throws -> EvidenceTable {
    EvidenceTable(
      source: "test", edition: "1", title: "Test",
      share: ShareTerms(anchors: []),
      graded: [
        GradedEvidence(
          scale: "pain.distance", title: "", values: [.init(id: "back", codes: [], rate: 1)],
          citation: "x")
      ])
  }

  /// The state after lines of answers, and the next question.
  static func talk(
    _ lines: [String], _ interview: Interview, from start: InterviewState? = nil
  ) throws -> (state: InterviewState, next: Question?) {
    var state = start ?? InterviewState(id: "sample")
    for line in lines {
      let question = try #require(try interview.question(in: state))
      state = try interview.state(after: question, answered: question.answer(line), in: state)
    }
    return (state, try interview.question(in: state))
  }

  /// What is asked of everybody, answered.
  static let basics = ["none", "58", "female", "right", "3 years", "buttock"]
}
