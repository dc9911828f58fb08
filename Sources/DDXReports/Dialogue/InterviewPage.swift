public import DDXCore
public import DDXDialogue
public import DDXRanking

/// The words of a conversation in a terminal, at most 100 columns wide.
public struct InterviewPage: Sendable {
  let glossary: Glossary
  let rules: ClinicalProtocol
  private let style: PageStyle

  /// Creates the words.
  ///
  /// - Parameters:
  ///   - glossary: The words for the ids in a ranking.
  ///   - rules: The edition in force.
  ///   - style: How the page is laid out.
  public init(glossary: Glossary, rules: ClinicalProtocol, style: PageStyle = .plain) {
    self.glossary = glossary
    self.rules = rules
    self.style = style
  }

  /// The text before the first question.
  public var opening: String {
    var page = TextPage(style)
    page.paragraph(
      """
      Questions under \(rules.name): red flags first, then the patient, then the most useful \
      questions. Answer `?` if you do not know; it never counts as no. Commands: back, skip, rank, \
      why, save FILE, help, quit.
      """)
    return page.text
  }

  /// A question, with how it is answered.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - count: How many were asked before it, beyond those on red flags.
  /// - Returns: The lines, ended by a line feed.
  public func text(_ question: Question, after count: Int) -> String {
    var page = TextPage(style)
    page.line()
    let number = question.isOfSafety ? "" : "\(count + 1). "
    let code = question.code.map { "[\($0)] " } ?? ""
    page.paragraph(question.text, lead: number + code, indent: number.count, .bold)
    if case .checklist(let items) = question.kind {
      for (index, item) in items.enumerated() {
        page.paragraph(item.text, lead: "\(index + 1)".aligned(to: 4) + "  ")
      }
    }
    if case .choice(let choices) = question.kind {
      for choice in choices {
        if let text = choice.text {
          page.paragraph(text, lead: "   " + choice.word.padded(to: 12))
        }
      }
    }
    page.paragraph(Self.help(question), lead: "   ", .faint)
    return page.text
  }

  /// What ends the questions, in words.
  public func ending(_ ranking: Ranking, after count: Int) -> String {
    var page = TextPage(style)
    page.line()
    if ranking.safety.holdsNeedle {
      page.paragraph("A warning sign comes first: no more questions until it is settled.")
    } else if count >= Interview.limit {
      page.paragraph("That is enough: \(count) questions were asked.")
    } else {
      page.paragraph("No further question would help.")
    }
    return page.text
  }

  /// How a question is answered.
  public static func help(_ question: Question) -> String {
    switch question.kind {
    case .checklist:
      "the numbers of those present, or none; the others are recorded as absent; ?3 if the third is "
        + "not known, ? if nothing is known"
    case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .choice(let choices):
      choices.map(\.word).joined(separator: ", ") + (question.canBeSkipped ? ", or ?" : "")
    case .duration: "such as 3 years, 6 months or 10 weeks, or ?"
    case .finding(let form): help(form)
    }
  }

  private static func help(_ form: Question.FindingForm) -> String {
    var words = ["y, n, ? or a probability such as 0.7"]
    if let side = form.usualSide {
      words.append("taken to be on the \(side.rawValue) unless you add another side")
    } else if form.side != .none {
      words.append("with a side: left, right or both\(form.side == .required ? "" : ", if known")")
    }
    if let level = form.level {
      words.append("with a level such as \(level == .joint ? "L4-5" : "L5")")
    }
    if !form.grades.isEmpty {
      words.append(
        "with a grade: \(form.grades.joined(separator: ", "))"
          + (form.presentFrom.map { " (yes from \($0) on)" } ?? ""))
    }
    return words.joined(separator: "; ")
  }
}
