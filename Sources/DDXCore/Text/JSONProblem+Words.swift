extension JSONProblem {
  /// The problem in words, as they go on after a colon.
  ///
  /// - Parameters:
  ///   - text: What is not JSON, such as `the line`.
  ///   - key: How a key is shown, which may be anything.
  /// - Returns: The words, in lower case and without a full stop.
  package func words(of text: String, showing key: (String) -> String) -> String {
    switch self {
    case .empty: "\(text) is empty"
    case .ends: "\(text) ends within a value"
    case .moreThanOneValue: "something follows the value"
    case .noValue: "no value begins here"
    case .noKey: "a key must stand here"
    case .noColon: "a colon must stand here"
    case .noComma: "a comma or a closing bracket must stand here"
    case .noDigit: "a digit must stand here"
    case .hugeNumber: "the number is too large"
    case .keyTwice(let name): "the key \(key(name)) stands twice"
    case .controlCharacter: "a control character is not escaped"
    case .unknownEscape: "JSON has no such escape"
    case .notUTF8: "the text is no UTF-8"
    case .tooDeep: "values are nested too deeply"
    case .tooManyKeys: "an object has too many keys"
    case .tooManyValues: "an array has too many values"
    }
  }
}
