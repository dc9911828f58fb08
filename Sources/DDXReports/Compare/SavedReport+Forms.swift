import DDXComparison
import DDXCore
import DDXRanking

extension SavedReport {
  /// The comparison as `ddx.compare-saved/1`.
  public func json() -> String {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      for (side, ranking, file) in [("left", left, files.left), ("right", right, files.right)] {
        writer.key(named: side)
        writer.inline {
          $0.field("file", file)
          $0.field("engine", ranking.engine)
          $0.field("profile", ranking.profile.id)
          $0.field("profileSha256", ranking.profile.digest)
          $0.field("protocol", ranking.rules.fullName)
          $0.field("sha256", ranking.rules.digest)
          $0.write(ranking.decision)
        }
      }
      writer.key("differences")
      writer.array(comparison.causes) { writer, cause in writer.inline { $0.write(cause) } }
      writer.key("unexplained")
      writer.value(comparison.isUnexplained)
      writer.write(conclusion)
      sheet.writeChanges(to: &writer)
      sheet.writeEnd(to: &writer)
    }
    return writer.text
  }

  /// The rows of ``CompareTable``.
  public func csv() -> String {
    CompareTable.text(
      comparison.movements, profile: left.profile.id, names: sheet.names,
      left: left.decision, right: right.decision, glossary: sheet.glossary)
  }
}

extension JSONWriter {
  /// Writes something that differs, as members of an object.
  mutating func write(_ cause: SavedComparison.Cause) {
    let members: (id: SourceID?, sides: (String?, String?), digests: (String?, String?)) =
      switch cause {
      case .profile(let left, let right), .rules(let left, let right):
        (nil, (left.fullName, right.fullName), (left.digest, right.digest))
      case .evidence(let id, let left, let right):
        (id, (left.edition, right.edition), (left.digest, right.digest))
      case .module(let id, let left, let right): (id, (left?.version, right?.version), (nil, nil))
      case .engine(let left, let right): (nil, (left, right), (nil, nil))
      }
    field("kind", cause.kind)
    field("source", members.id?.name)
    field("left", members.sides.0)
    field("right", members.sides.1)
    field("leftSha256", members.digests.0)
    field("rightSha256", members.digests.1)
  }
}
