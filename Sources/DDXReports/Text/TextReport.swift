public import DDXComparison
import DDXCore
public import DDXRanking

/// A ranking as a physician reads it: safety first, then the sources, then the reasons.
public struct TextReport: Sendable {
  /// The last line of every report.
  public static let closing =
    "Decision support only: it does not replace the clinician's judgement."

  let glossary: Glossary
  let isExplained: Bool
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - glossary: The words for the ids in the ranking.
  ///   - isExplained: Whether every number is shown with its origin.
  ///   - style: How the page is laid out.
  public init(glossary: Glossary, isExplained: Bool = false, style: PageStyle = .plain) {
    self.glossary = glossary
    self.isExplained = isExplained
    self.style = style
  }

  /// The ranking in words.
  ///
  /// - Parameters:
  ///   - ranking: The ranking.
  ///   - changes: The smallest changes that would give another answer, where they were searched for.
  /// - Returns: The page, ended by a line feed.
  public func text(_ ranking: Ranking, changes: SmallestChanges? = nil) -> String {
    var page = TextPage(style)
    let rules = ranking.rules.edition.map { "\(ranking.rules.id)@\($0)" } ?? ranking.rules.id
    page.line("\(ranking.profile.id), ranked under \(rules)", .bold)
    page.line()
    writeVerdict(of: ranking, to: &page)
    writeInvestigation(ranking, to: &page)
    page.line()
    writeTable(ranking, to: &page)
    if !isExplained { writeSuspects(of: ranking, to: &page) }
    writeNextStep(ranking, changes, to: &page)
    if isExplained {
      if let changes, ranking.safety.verdict != .stop { writeChanges(changes, to: &page) }
      writeExplanation(ranking, to: &page)
      writeUnused(ranking, to: &page)
    } else {
      writeReasons(ranking, changes, to: &page)
    }
    writeBlocks(ranking, to: &page)
    if isExplained { writeCriteria(ranking, to: &page) }
    writeUnassessed(ranking, to: &page)
    writeWarnings(ranking, to: &page)
    writeQuestions(ranking.safety, to: &page)
    page.line()
    if !isExplained { writeRest(of: ranking, to: &page) }
    page.paragraph(Self.closing, .faint)
    return page.text
  }

  /// Other sources first: the suspects that some finding names.
  private func writeInvestigation(_ ranking: Ranking, to page: inout TextPage) {
    guard case .investigate(let suspects)? = Precedence(ranking) else { return }
    page.line()
    page.line("INVESTIGATE FIRST: the pain may well come from elsewhere", .yellow)
    for named in suspects.prefix(isExplained ? .max : 3) { write(named, to: &page, indent: "  ") }
    let rest = suspects.dropFirst(isExplained ? .max : 3).map(Self.words)
    if !rest.isEmpty {
      page.paragraph("\(listed(rest)); see --explain", lead: "  also     ", .faint)
    }
  }

  /// A suspect with its probability, in brief.
  static func words(_ named: Candidate.NamedSuspect) -> String {
    named.suspect.title + (named.posttest.map { " (\($0.percent))" } ?? "")
  }

  /// A suspect with its probability, what points to it, what would settle it and what to do.
  func write(_ named: Candidate.NamedSuspect, to page: inout TextPage, indent: String) {
    let pointers = named.pointers.map(glossary.title(of:)).joined(separator: "; ")
    var words = named.suspect.title
    if let probability = named.posttest {
      words += ", \(probability.percent)"
      if let before = named.pretest, before.value < probability.value {
        words += " (before the findings \(before.percent))"
      }
    }
    if !pointers.isEmpty { words += "; supported by: \(pointers)" }
    page.paragraph(words, lead: "\(indent)suspect  ")
    if !named.suspect.check.isEmpty {
      page.paragraph(named.suspect.check, lead: "\(indent)check    ")
    }
    page.paragraph(named.suspect.advice, lead: "\(indent)do       ")
  }
}
