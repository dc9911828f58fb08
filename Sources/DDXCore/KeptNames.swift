import Synchronization

/// A name that an identifier stands for; it lives as long as the program.
final class KeptName: Sendable {
  let text: String
  /// In the order of first use.
  let number: Int

  init(text: String, number: Int) {
    self.text = text
    self.number = number
  }
}

/// All names of identifiers.
///
/// They are those of the vocabulary, of protocols and of modules, a few thousand, and misspelt ones
/// in the documents of a run; none is ever released.
final class KeptNames: Sendable {
  static let shared = KeptNames()

  private let known = Mutex<[String: KeptName]>([:])

  /// The one copy of a name.
  func kept(_ text: String) -> Unmanaged<KeptName> {
    known.withLock { known in
      if let name = known[text] { return .passUnretained(name) }
      let name = KeptName(text: text, number: known.count)
      known[text] = name
      return .passUnretained(name)
    }
  }
}
