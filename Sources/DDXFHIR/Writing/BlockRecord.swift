internal import DDXDocuments

/// A block as it stands by itself: one of a session with what the session says of it.
struct BlockRecord {
  /// The block, with the attributes of its session; `session` is the number of that.
  let element: DocumentElement
  /// The pain after it.
  let scores: [DocumentElement]
  /// The number of its session, from 1.
  let session: Int?

  /// The blocks of a profile, in its order.
  static func all(in profile: DocumentElement) -> [BlockRecord] {
    var sessions = 0
    return (profile.child("blocks")?.children ?? []).flatMap { element -> [BlockRecord] in
      let scores = element.children.filter { $0.name == "score" }
      guard element.name == "session" else {
        return [
          BlockRecord(
            element: DocumentElement("block", element.attributes), scores: scores, session: nil)
        ]
      }
      sessions += 1
      let number = sessions
      return element.children.filter { $0.name == "block" }.map { block in
        let own = Set(block.attributes.map(\.name))
        let shared = element.attributes.filter { !own.contains($0.name) }
        return BlockRecord(
          element: DocumentElement(
            "block", block.attributes + shared + [.init("session", "\(number)")]),
          scores: scores, session: number)
      }
    }
  }
}
