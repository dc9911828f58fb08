/// A ranking by itself, or in the record of a profile, which has none where it could not be ranked.
struct SavedRecord: Decodable {
  /// The name of the form of a record.
  private static let schema = "ddx.record/1"

  /// The ranking.
  let answer: SavedDocument?

  private enum Key: CodingKey {
    case schema, answer
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: Key.self)
    answer =
      try keys.decode(String.self, forKey: .schema) == Self.schema
      ? keys.decode(SavedDocument?.self, forKey: .answer) : SavedDocument(from: decoder)
  }
}
