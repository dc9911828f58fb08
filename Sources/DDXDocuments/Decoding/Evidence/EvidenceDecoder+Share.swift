internal import DDXCore

extension EvidenceDecoder {
  /// How often the source is the one.
  func share(_ root: ElementReader) -> ShareTerms? {
    guard let reader = root.child("share") else { return nil }
    var ages: [String: Int] = [:]
    let anchors: [ShareTerms.Anchor] = reader.children("anchor").compactMap { anchor in
      let age = anchor.requiredNumber("age", in: NumberRange(0, 120))
      let setting = anchor.word("setting", as: Pain.Setting.self)
      if let age {
        let key = "\(age) \(setting?.rawValue ?? "")"
        if let line = ages[key] {
          let name = anchor.string("age") ?? ""
          anchor.error(
            .shape(.definedTwice(subject: .age, name: name, line: line)), "age")
        } else {
          ages[key] = anchor.line
        }
      }
      let value = value(anchor)
      let citation = citations.required(anchor)
      guard let age, let value, let citation else { return nil }
      return .init(age: age, value: value, citation: citation, setting: setting)
    }
    var findings = FirstLines()
    let after: [ShareTerms.After] = reader.children("after").compactMap { row in
      let finding = names.finding(row, "finding")?.code
      if let finding { _ = findings.isNew(finding.name, .finding, row, "finding") }
      let value = value(row)
      let citation = citations.required(row)
      guard let finding, let value, let citation else { return nil }
      return .init(finding: finding, value: value, citation: citation)
    }
    return anchors.isEmpty ? nil : ShareTerms(anchors: anchors, after: after)
  }

  private func value(_ reader: ElementReader) -> Measured? {
    guard reader.required("value") != nil else { return nil }
    return reader.measured("value", low: "low", high: "high", in: .share)
  }

  /// Where the source hurts.
  func sites(_ reader: ElementReader) -> SiteTerms {
    let sides = reader.child("sides")
    let levels = reader.child("levels")
    return SiteTerms(
      sides: sides.map(sideRows) ?? [], sidesCitation: sides.flatMap(citations.required),
      levels: levels.map(levelShares) ?? [], levelsCitation: levels.flatMap(citations.required),
      shows: reader.child("shows").flatMap(shows))
  }

  private func shows(_ reader: ElementReader) -> SiteTerms.Shows? {
    let side = reader.number("side", in: .probability)
    let level = reader.number("level", in: .probability)
    return citations.required(reader).map {
      .init(side: side ?? 1, level: level ?? 1, citation: $0)
    }
  }

  private func sideRows(_ reader: ElementReader) -> [SiteTerms.SideRow] {
    var seen = FirstLines()
    return reader.children("when").compactMap { row in
      var shares: [Side: Double] = [:]
      for side in Side.allCases {
        if let share = row.number(side.rawValue, in: .probability) { shares[side] = share }
      }
      if !Side.allCases.contains(where: { (shares[$0] ?? 0) > 0 }) {
        row.error(.evidence(.noSide))
      }
      guard let pain = row.requiredWord("pain", as: Side.self),
        seen.isNew(pain.rawValue, .side, row, "pain")
      else { return nil }
      return SiteTerms.SideRow(pain: pain, sides: shares)
    }
  }

  private func levelShares(_ reader: ElementReader) -> [SiteTerms.LevelShare] {
    var seen = FirstLines()
    var kind: LevelKind?
    return reader.children("level").compactMap { row in
      let share = row.requiredNumber("share", in: .share)
      guard let level = row.requiredWord("id", as: Level.self),
        seen.isNew(level.rawValue, .level, row, "id")
      else { return nil }
      if let kind, kind != level.kind { row.error(.evidence(.levelsMixed), "id") }
      kind = kind ?? level.kind
      return share.map { SiteTerms.LevelShare(level: level, share: $0) }
    }
  }
}
