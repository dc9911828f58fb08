internal import DDXCore
internal import DDXDocuments

/// A side and a level, by the site of a resource.
enum SitePlace {
  /// A side and a level, by the site of a resource; a reason where its words say otherwise.
  static func attributes(
    _ sites: [JSONObject]
  ) -> Result<[DocumentElement.Attribute], FHIRReasonError> {
    var side: String?
    var level: String?
    for site in sites {
      for word in site.objects("coding").compactMap(CodedWord.init) {
        let words = [word.display, site.text("text")].compactMap { $0?.lowercased() }
        if word.isOwn("site") {
          for part in word.code.split(separator: "/").map(String.init) {
            if Side(rawValue: part) != nil { side = side ?? part } else { level = level ?? part }
          }
        } else if let known = KnownCodes.side(word) {
          side = side ?? known.rawValue
        } else if let disc = KnownCodes.disc(word) {
          level = level ?? disc.rawValue
        }
        if let said = side, words.contains(where: { Self.names(otherSideThan: said, in: $0) }) {
          return .failure(FHIRReasonError(reason: .wordsAgainstCode))
        }
      }
    }
    return .success(
      [side.map { .init("side", $0) }, level.map { .init("level", $0) }].compactMap { $0 })
  }

  /// Whether words name the other side, and not this one.
  private static func names(otherSideThan side: String, in words: String) -> Bool {
    guard let side = Side(rawValue: side), side.opposite != side else { return false }
    let parts = words.split { !$0.isLetter }
    return parts.contains(Substring(side.opposite.rawValue))
      && !parts.contains(Substring(side.rawValue))
  }

  /// The side that sites name; nil where they name none, or two, or say otherwise in words.
  static func side(of sites: [JSONObject]) -> Side? {
    let named = sites.map { attributes([$0]) }.compactMap { found -> Side? in
      guard case .success(let place) = found else { return nil }
      return place.first { $0.name == "side" }.flatMap { Side(rawValue: $0.value) }
    }
    return Set(named).count == 1 ? named.first : nil
  }
}
