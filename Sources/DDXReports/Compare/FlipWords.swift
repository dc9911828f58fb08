import DDXComparison
import DDXCore
import DDXRanking

/// The fewest edits that change one answer, in words.
struct FlipWords {
  /// A set that was found.
  struct Found {
    /// The effect, in brief.
    let lead: String
    /// The answer it gives.
    let answer: String
    /// The edits, by their places.
    let edits: [Int]
  }

  /// The change searched for.
  let heading: String
  /// The first set that changes the answer, and the first that gives that of the other edition.
  let found: [Found]
  /// How far was looked in vain.
  let rest: String?
}

extension CompareReport {
  /// The sets for all answers that change.
  var flips: [FlipWords] {
    let flips = [
      comparison.safetyFlip.map { words($0, of: "the safety verdict", words: \.heading) },
      comparison.firstPlaceFlip.map {
        words($0, of: "the first place") { "first place: \(title($0).lowercasedFirst)" }
      },
      comparison.stepFlip.map {
        words($0, of: "the next step") { "next step: \(glossary.words($0))" }
      },
      comparison.agentFlip.map {
        words($0, of: "the agent of the next step") { "agent: \($0?.rawValue ?? "none named")" }
      },
      comparison.detailsFlip.map {
        words($0, of: "the details of the next step") { "next step: \(words($0))" }
      },
    ]
    return flips.compactMap(\.self)
  }

  /// The next step with some details.
  func words(_ details: Decision.Details?) -> String {
    let decision = comparison.left.decision
    return glossary.step(of: decision) + glossary.words(details)
  }

  private func words<Answer>(
    _ flip: FlipSet<Answer>, of subject: String, words: (Answer) -> String
  ) -> FlipWords {
    var found: [FlipWords.Found] = []
    if let changing = flip.changing {
      found.append(
        .init(lead: "gives", answer: words(changing.answer), edits: changing.edits))
    }
    if let completing = flip.completing, completing != flip.changing {
      found.append(
        .init(
          lead: "in full", answer: "\(words(completing.answer)), as under \(names.right)",
          edits: completing.edits))
    }
    return FlipWords(
      heading: "Fewest edits that change \(subject)", found: found,
      rest: flip.completing == nil ? rest(flip.search) : nil)
  }

  private func rest<Answer>(_ search: FlipSet<Answer>.Search) -> String {
    switch search {
    case .complete(let size):
      "no set of up to \(counted(size, "edit")) gives the answer of \(names.right)"
    case .stopped(let evaluated):
      "none of the first \(counted(evaluated, "set")) gives the answer of \(names.right)"
    }
  }
}
