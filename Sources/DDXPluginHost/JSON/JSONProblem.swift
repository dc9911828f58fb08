/// Why a line is not JSON.
public enum JSONProblem: Hashable, Sendable, CustomStringConvertible {
  /// There is nothing in it.
  case empty
  /// It ends within a value.
  case ends
  /// There is something behind its value.
  case moreThanOneValue
  /// No value begins here.
  case noValue
  /// No key begins here.
  case noKey
  /// A colon is missing behind a key.
  case noColon
  /// A comma or a closing bracket is missing.
  case noComma
  /// A digit is missing in a number.
  case noDigit
  /// A number is too large.
  case hugeNumber
  /// A key stands twice in one object.
  case keyTwice(String)
  /// A text holds a control character that is not escaped.
  case controlCharacter
  /// A text holds an escape that JSON doesn't know.
  case unknownEscape
  /// The bytes are no UTF-8.
  case notUTF8
  /// Values are nested too deeply.
  case tooDeep
  /// An object has too many keys.
  case tooManyKeys

  /// The problem in words, as they go on after a colon.
  public var description: String {
    switch self {
    case .empty: "the line is empty"
    case .ends: "the line ends within a value"
    case .moreThanOneValue: "something follows the value"
    case .noValue: "no value begins here"
    case .noKey: "a key must stand here"
    case .noColon: "a colon must stand here"
    case .noComma: "a comma or a closing bracket must stand here"
    case .noDigit: "a digit must stand here"
    case .hugeNumber: "the number is too large"
    case .keyTwice(let key): "the key \(Quoted(key)) stands twice"
    case .controlCharacter: "a control character is not escaped"
    case .unknownEscape: "JSON has no such escape"
    case .notUTF8: "the text is no UTF-8"
    case .tooDeep: "values are nested more than 32 deep"
    case .tooManyKeys: "an object has more than 100 keys"
    }
  }
}
