public import DDXComparison
import DDXCore
import DDXRanking

/// Two saved rankings of one patient: what changed, and which of the things that made them differ.
public struct SavedReport: Sendable {
  /// The name of the JSON form.
  public static let schema = "ddx.compare-saved/1"

  let left: SavedRanking
  let right: SavedRanking
  let comparison: SavedComparison
  let files: (left: String, right: String)
  let sheet: ChangeSheet
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - pair: The rankings.
  ///   - files: The names of their files.
  ///   - threshold: Changes of a probability below it count as small.
  ///   - glossary: The words for the ids in the rankings.
  ///   - style: How the page is laid out.
  public init(
    _ pair: SavedPairs.Pair, files: (left: String, right: String), threshold: Double,
    glossary: Glossary, style: PageStyle = .plain
  ) {
    (left, right) = (pair.left, pair.right)
    self.files = files
    self.style = style
    comparison = SavedComparison(left, right, threshold: threshold)
    sheet = ChangeSheet(
      names: SavedNames.of([pair]) ?? ("from", "to"), isNamed: SavedNames.of([pair]) != nil,
      left: left.decision, right: right.decision,
      movements: comparison.movements, agreement: comparison.agreement,
      changesAnything: comparison.changesAnything, threshold: threshold, glossary: glossary,
      titles: [:])
  }

  /// Whether anything changes that a reader would act on.
  public var changesAnything: Bool { comparison.changesAnything }

  /// Whether both are one ranking.
  var isSame: Bool { comparison.causes.isEmpty && !comparison.isUnexplained }

  /// The comparison in words.
  public func text() -> String {
    var page = TextPage(style)
    if isSame {
      page.write(conclusion)
      return page.text
    }
    page.paragraph("\(left.profile.id), saved in \(files.left) and \(files.right)", .bold)
    page.heading("What differs")
    if comparison.causes.isEmpty { page.line("  no document and no program") }
    for cause in comparison.causes {
      page.paragraph(cause.words, lead: "  " + cause.kind.padded(to: 11))
    }
    page.line()
    page.write(conclusion)
    page.line()
    sheet.writeSafety(to: &page)
    page.line()
    sheet.writeTable(to: &page)
    sheet.writeAnswers(to: &page)
    sheet.writeMoved(to: &page)
    sheet.writeEnd(to: &page)
    return page.text
  }

  /// The cause, as far as it can be determined.
  var conclusion: SavedConclusion {
    if isSame {
      return SavedConclusion(
        """
        \(left.profile.id): \(files.left) and \(files.right) hold the same ranking, from the same \
        documents and programs.
        """)
    }
    if comparison.isUnexplained { return .unexplained("the rankings") }
    if left.decision == right.decision {
      return SavedConclusion(
        """
        The differences change nothing here: safety verdict, order, probabilities and next step are \
        the same.
        """)
    }
    return comparison.causes.count == 1 ? .only(comparison.causes[0]) : .several(comparison.causes)
  }
}

/// The names of the sides of saved rankings.
enum SavedNames {
  /// The protocols, where each side has one and they differ in name.
  static func of(_ pairs: [SavedPairs.Pair]) -> (left: String, right: String)? {
    let left = Set(pairs.map(\.left.rules.fullName))
    let right = Set(pairs.map(\.right.rules.fullName))
    guard left.count == 1, right.count == 1, left != right, let one = left.first,
      let other = right.first
    else { return nil }
    return (one, other)
  }
}
