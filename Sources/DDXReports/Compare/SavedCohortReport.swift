public import DDXComparison
import DDXCore
import DDXRanking

/// The saved rankings of many patients: what changed, and which of the things that made them differ.
public struct SavedCohortReport: Sendable {
  /// The name of the JSON form.
  public static let schema = "ddx.compare-saved-cohort/1"

  let pairs: SavedPairs
  let cohort: SavedCohort
  let files: (left: String, right: String)
  let sheet: CohortSheet
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - pairs: The rankings.
  ///   - files: The names of their files.
  ///   - threshold: Changes of a probability below it count as small.
  ///   - glossary: The words for the ids in the rankings.
  ///   - style: How the page is laid out.
  public init(
    _ pairs: SavedPairs, files: (left: String, right: String), threshold: Double,
    glossary: Glossary, style: PageStyle = .plain
  ) {
    self.pairs = pairs
    self.files = files
    self.style = style
    cohort = SavedCohort(pairs.pairs, threshold: threshold)
    sheet = CohortSheet(
      summary: cohort.summary, names: SavedNames.of(pairs.pairs) ?? files, threshold: threshold,
      glossary: glossary)
  }

  /// Whether anything changes that a reader would act on, or one side lacks a patient.
  public var changesAnything: Bool { sheet.changesAnything || !isComplete }

  /// Whether every ranking has another of the same document.
  var isComplete: Bool {
    pairs.changed.isEmpty && pairs.leftOnly.isEmpty && pairs.rightOnly.isEmpty
  }

  /// Whether both files hold the same rankings.
  var isSame: Bool {
    isComplete && cohort.differences.isEmpty && cohort.unexplained.isEmpty
  }

  var title: String {
    "\(counted(cohort.summary.patients, "patient")), saved in \(files.left) and \(files.right)"
  }

  /// The comparison in words.
  public func text() -> String {
    var page = TextPage(style)
    if isSame {
      page.write(conclusion)
      return page.text
    }
    page.paragraph(title, .bold)
    for words in unpaired { page.paragraph(words, .yellow) }
    page.heading("What differs")
    if cohort.differences.isEmpty { page.line("  no document and no program") }
    for difference in cohort.differences {
      page.paragraph(
        difference.cause.words, lead: "  " + difference.cause.kind.padded(to: 11))
      page.paragraph(difference.counts, lead: "             ", .faint)
    }
    page.line()
    page.write(conclusion)
    page.line()
    sheet.writeChanges(to: &page)
    sheet.writeEnd(to: &page)
    return page.text
  }

  /// What could not be paired, in sentences.
  public var unpaired: [String] {
    [
      Self.sentence("only in \(files.left)", pairs.leftOnly),
      Self.sentence("only in \(files.right)", pairs.rightOnly),
      Self.sentence(
        "in both by name but from different documents, so not compared", pairs.changed.map(\.left)),
    ].compactMap(\.self)
  }

  private static func sentence(_ place: String, _ rankings: [SavedRanking]) -> String? {
    if rankings.isEmpty { return nil }
    let names = rankings.prefix(5).map(\.profile.id)
    let rest = rankings.count - names.count
    return "\(counted(rankings.count, "profile")) \(place): "
      + listed(names + (rest > 0 ? ["\(rest) more"] : []))
  }

  /// The cause, as far as it can be determined.
  var conclusion: SavedConclusion {
    let patients = cohort.summary.patients
    if isSame {
      return SavedConclusion(
        """
        \(counted(patients, "patient")): \(files.left) and \(files.right) hold the same rankings, \
        from the same documents and programs.
        """)
    }
    let unexplained = SavedConclusion.unexplained(
      "the rankings of \(counted(cohort.unexplained.count, "patient"))")
    let causes = cohort.differences.filter { $0.changed > 0 }.map(\.cause)
    if causes.isEmpty, !cohort.unexplained.isEmpty { return unexplained }
    let known = conclusion(on: causes)
    if cohort.unexplained.isEmpty { return known }
    return SavedConclusion("\(unexplained.words) \(known.words)", command: known.command)
  }

  private func conclusion(on causes: [SavedComparison.Cause]) -> SavedConclusion {
    if cohort.mixed > 0 { return .several(causes) }
    if let cause = causes.first {
      return causes.count == 1
        ? .only(cause)
        : SavedConclusion(
          "For each patient only one thing differs, so it is the cause; see the counts.")
    }
    return SavedConclusion(
      cohort.differences.isEmpty
        ? "Where both files have a ranking, it is the same."
        : "The differences change nothing for any patient.")
  }
}

extension SavedCohort.Difference {
  /// For how many patients it differs, and what came of it.
  var counts: String {
    let patients = counted(patients, "patient")
    if changed == 0 { return "for \(patients), and nothing changed" }
    let rest = alone < changed ? ", \(alone) of them with no other difference" : ""
    return "for \(patients); \(changed) changed\(rest)"
  }
}
