internal import DDXCore

/// The last answers of a program by what was asked: a module answers alike when asked alike.
struct KeptAnswers {
  private let limit: Int
  private var answers: [String: JSONValue] = [:]
  private var order: [String] = []
  private var oldest = 0

  init(limit: Int) { self.limit = limit }

  /// The answer to a request, where it was asked lately.
  subscript(body: String) -> JSONValue? { answers[body] }

  /// Keeps an answer in place of the oldest.
  mutating func keep(_ answer: JSONValue, to body: String) {
    guard limit > 0, answers.updateValue(answer, forKey: body) == nil else { return }
    if order.count < limit {
      order.append(body)
    } else {
      answers[order[oldest]] = nil
      order[oldest] = body
      oldest = (oldest + 1) % limit
    }
  }
}
