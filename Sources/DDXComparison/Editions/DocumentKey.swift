/// The key of a difference, taken apart: `response/procedure[hip-joint-injection]/@placebo`.
struct DocumentKey {
  /// One element on the way.
  struct Step: Equatable {
    let name: String
    /// What stands in brackets.
    let id: String?
  }

  /// The elements, from the root.
  let steps: [Step]
  /// The attribute, if the key names one.
  let attribute: String?

  init(_ text: String) {
    var parts: [Substring] = []
    var depth = 0
    var start = text.startIndex
    for index in text.indices {
      switch text[index] {
      case "[": depth += 1
      case "]": depth -= 1
      case "/" where depth == 0:
        parts.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    parts.append(text[start...])
    attribute = parts.last { $0.first == "@" }.map { String($0.dropFirst()) }
    steps = parts.filter { $0.first != "@" && !$0.isEmpty }.map(Step.init)
  }
}

extension DocumentKey.Step {
  init(_ text: Substring) {
    guard let open = text.firstIndex(of: "["), text.last == "]" else {
      self.init(name: String(text), id: nil)
      return
    }
    self.init(
      name: String(text[..<open]), id: String(text[text.index(after: open)...].dropLast()))
  }
}
