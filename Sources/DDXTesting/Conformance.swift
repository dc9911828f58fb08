public import DDXCore

/// The suite that every module passes: first-party, declared or a program.
///
/// It asks the source about profiles as the ranker would and looks only at its answers, so that it
/// makes no difference how the source is written. ``checkPainSource(_:vocabulary:profiles:)`` runs
/// it in a module's tests.
public struct Conformance: Sendable {
  private let source: any PainSource
  private let id: SourceID?
  private let table: EvidenceTable?
  private let page: String?
  private let vocabulary: Vocabulary
  private let rules: ClinicalProtocol
  private let profiles: Int

  /// Creates a suite for one source.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - id: The id that it was asked for by, such as its factory's; nil where there is none.
  ///   - table: Its evidence, where the host can read it.
  ///   - page: The text of its `README.md`, whose worked examples are run; nil where there is none.
  ///   - vocabulary: The findings and procedures there are; what its table brings is added.
  ///   - rules: The protocol it is asked under.
  ///   - profiles: How many profiles are drawn at random.
  public init(
    _ source: any PainSource, id: SourceID? = nil, table: EvidenceTable? = nil,
    page: String? = nil, vocabulary: Vocabulary, rules: ClinicalProtocol, profiles: Int = 1_000
  ) {
    self.source = source
    self.id = id
    self.table = table
    self.page = page
    self.vocabulary = table.map { vocabulary.adding($0.vocabulary) } ?? vocabulary
    self.rules = rules
    self.profiles = profiles
  }

  /// Runs every check.
  public func report() -> ConformanceReport {
    let descriptor = source.descriptor
    let examiner = AnswerExaminer(
      source: source, rules: rules, declared: Set(descriptor.findings),
      assessmentRules: [
        ShareRule(), SiteRule(), CoverageRule(vocabulary: vocabulary), PathwayRule(),
        AccuracyRule(table: table), CitationRule(source.citations), AbsenceRule(),
        VocabularyRule(vocabulary: vocabulary),
      ])
    var run = ConformanceRun(
      examiner: examiner, descriptor: descriptor, vocabulary: vocabulary, profiles: profiles)
    run.add(
      VocabularyRule(vocabulary: vocabulary)
        .faults(of: descriptor.findings, in: "the descriptor"))
    if let table { run.add(CitationRule(table.citations).faults(in: table)) }
    run.tryProfiles()
    run.add(identity(descriptor))
    return ConformanceReport(
      source: descriptor.id, edition: descriptor.evidenceEdition,
      results: ConformanceCheck.allCases.map { check in
        switch check {
        case .evidence: .init(check, evidence)
        case .examples: .init(check, examples(by: examiner))
        default: .init(check, run.outcome(of: check))
        }
      })
  }

  /// A table that is here has been read.
  private var evidence: ConformanceReport.Outcome {
    table == nil ? .notChecked("its numbers come with its answers") : .passed
  }

  private func examples(by examiner: AnswerExaminer) -> ConformanceReport.Outcome {
    guard let page else { return .notChecked("it has no page") }
    return WorkedExamples(page, vocabulary: vocabulary).outcome(by: examiner)
  }

  private func identity(_ descriptor: ModuleDescriptor) -> [Fault] {
    let name = descriptor.id.name
    var faults: [String] = []
    if source.descriptor != descriptor {
      faults.append("asked twice for its descriptor, it answers differently")
    } else {
      if let id, id != descriptor.id {
        faults.append("the factory says `\(id)`, the descriptor `\(name)`")
      }
      if let table, table.source != descriptor.id {
        faults.append("the evidence is of `\(table.source)`, the descriptor says `\(name)`")
      }
    }
    if descriptor.id == .other { faults.append("`other` is what no module assesses") }
    if !Self.isName(name) {
      faults.append("`\(name)` is no name: a letter, then letters, digits, `-`, `_` and `.`")
    }
    if !ContractVersion.current.accepts(descriptor.contract) {
      faults.append(
        "it was written for contract \(descriptor.contract); this is \(ContractVersion.current)")
    }
    return faults.map { Fault(.identity, $0) }
  }

  /// Whether a text can be an id in a document, an XML name without a colon.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter || first == "_" else { return false }
    return text.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
  }
}
