internal import DDXCore
internal import DDXDocuments

/// A side and a level, by the site of a resource.
enum SitePlace {
  /// A side and a level, by the sites of a resource; a reason where they name several of one kind, or
  /// their words say otherwise than their codes.
  static func attributes(
    _ sites: [JSONObject]
  ) -> Result<[DocumentElement.Attribute], FHIRReasonError> {
    var sides: Set<String> = []
    var levels: Set<String> = []
    for site in sites {
      var own: Set<String> = []
      for word in site.objects("coding").compactMap(CodedWord.init) {
        let words = [word.display, site.text("text")].compactMap { $0?.lowercased() }
        if word.isOwn("site") {
          for part in word.code.split(separator: "/").map(String.init) {
            if Side(rawValue: part) != nil { own.insert(part) } else { levels.insert(part) }
          }
        } else if let known = KnownCodes.side(word) {
          own.insert(known.rawValue)
        } else if let disc = KnownCodes.disc(word) {
          levels.insert(disc.rawValue)
        }
        for side in own where words.contains(where: { Self.names(otherSideThan: side, in: $0) }) {
          return .failure(FHIRReasonError(reason: .wordsAgainstCode))
        }
      }
      // The codes of one site are of the same place.
      if own.count > 1 { return .failure(FHIRReasonError(reason: .severalPlaces)) }
      sides.formUnion(own)
    }
    // A site on the right and one on the left are both sides.
    if sides == [Side.right.rawValue, Side.left.rawValue] { sides = [Side.bilateral.rawValue] }
    guard sides.count <= 1, levels.count <= 1 else {
      return .failure(FHIRReasonError(reason: .severalPlaces))
    }
    return .success(
      sides.map { DocumentElement.Attribute("side", $0) }
        + levels.map { DocumentElement.Attribute("level", $0) })
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
    var named: Set<Side> = []
    for site in sites {
      guard case .success(let place) = attributes([site]) else { return nil }
      named.formUnion(place.compactMap { Side(rawValue: $0.value) })
    }
    return named.count == 1 ? named.first : nil
  }

  /// The levels that the codes of sites name, in the order of `Level`.
  static func levels(of sites: [JSONObject]) -> [Level] {
    let words = sites.flatMap { $0.objects("coding") }.compactMap(CodedWord.init)
    let own = words.filter { $0.isOwn("site") }.flatMap { $0.code.split(separator: "/") }
    let named = Set(own.compactMap { Level(rawValue: String($0)) })
      .union(words.compactMap(KnownCodes.disc))
    return Level.allCases.filter(named.contains)
  }
}
