/// Why a text is not JSON.
public enum JSONProblem: Hashable, Sendable {
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
  /// Values are nested more deeply than the limit.
  case tooDeep
  /// An object has more keys than the limit.
  case tooManyKeys
  /// An array has more values than the limit.
  case tooManyValues
}
