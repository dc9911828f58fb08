internal import DDXCore

/// Something that a record shows to whoever orders [CDSHooks].
struct Card {
  /// How much it matters; the gravest first.
  enum Indicator: String, CaseIterable {
    case critical, warning, info
  }

  /// What it is about.
  enum Topic: String {
    case safety = "safety"
    case questions = "open-questions"
    case step = "next-step"

    /// The topic in words.
    var title: String {
      switch self {
      case .safety: "Safety before an injection"
      case .questions: "What is not known yet"
      case .step: "The next step"
      }
    }
  }

  /// Changes of orders that are offered to be made with one click.
  struct Suggestion {
    /// What it does, in a few words.
    let label: String
    /// What is done; nothing where all stays as it is.
    var actions: [Action] = []
    /// Whether it is the one that ddx would take.
    var isRecommended = false
  }

  /// One change of an order.
  enum Action {
    /// An order is taken back, by its type and id.
    case delete(String, description: String)
    /// An order is made.
    case create(JSONValue, description: String)
  }

  let indicator: Indicator
  let topic: Topic
  /// One sentence.
  let summary: String
  /// What follows, as paragraphs of Markdown without HTML.
  let detail: [String]
  var suggestions: [Suggestion] = []
  /// Whether it leads to the pages where the questions are answered.
  var hasLink = false

  /// The most characters of a summary: fewer than 140 [CDSHooks].
  private static let longest = 139

  /// The summary, cut at the end of a word where it is too long.
  var shortSummary: String {
    guard summary.unicodeScalars.count > Self.longest else { return summary }
    var text = ""
    for word in summary.split(separator: " ") {
      guard text.unicodeScalars.count + word.unicodeScalars.count + 2 <= Self.longest else { break }
      text += (text.isEmpty ? "" : " ") + word
    }
    return text + "…"
  }
}
