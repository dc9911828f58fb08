extension Vocabulary {
  /// No name has as many bytes; a search takes longer the more there are.
  private static let longestName = 100

  /// The findings that a code may have meant; none for one of more than 100 bytes.
  ///
  /// They are of the kinds that its topic has, and none means something else: no image for a pain, no
  /// other drug or number, no tenderness of the coccyx for one of the facets. More specific findings
  /// are listed separately.
  public func findings(near code: String) -> NearFindings {
    guard code.utf8.count <= Self.longestName else { return NearFindings(candidates: []) }
    let words = words.gathered(from: self)
    var request = CodeRequest(code, in: self, words)
    var all = nearest(to: request)
    if all.isEmpty {
      // What is general stands under a general topic, such as the sign of Babinski.
      request = CodeRequest(code, in: self, words, saysWhat: false)
      all = nearest(to: request).filter {
        $0.nearness.saysNoMore && LooseWords.open.contains($0.finding.code.topic)
      }
    }
    let hasOwn = all.contains { $0.nearness.isOfTopic }
    let found = all.filter { near in
      // A sign may be filed under any topic; for the others their own findings come first.
      if near.nearness.isOfTopic || !hasOwn || request.topic == "exam" { return true }
      guard near.nearness.saysNoMore else { return false }
      return near.finding.kind == .redFlag
        || !near.nearness.isEverydayName
          && (near.finding.code.topic != "pain" || request.wrote("pain"))
    }
    let same = found.filter { $0.nearness.saysNoMore }
    let exact = same.filter { !$0.nearness.isEverydayName && !$0.nearness.leavesOut }
    let said = (exact.isEmpty ? same : exact).prefix(4)
    // An everyday name may leave open what the title says; then what is more exact is shown as well.
    let more = found.filter {
      exact.isEmpty && !$0.nearness.saysNoMore
        && (same.isEmpty || !$0.nearness.isEverydayName)
    }.map(\.finding)
    let isGroup = exact.isEmpty && (found.isEmpty || request.topic == "redflag")
    let group = isGroup ? request.group() : []
    let narrower = group + more.filter { one in !group.contains { $0.code == one.code } }
    return NearFindings(
      candidates: said.map { .init($0.finding) },
      narrower: narrower.prefix(4 - said.count).map { .init($0) },
      attributes: found.first.map { request.attributes(beside: $0.finding) } ?? [])
  }

  private func nearest(
    to request: CodeRequest
  ) -> [(nearness: CodeRequest.Nearness, finding: FindingDefinition)] {
    findings.enumerated().compactMap { index, finding in
      request.nearness(of: finding).map { (key: $0.key + [index], nearness: $0, finding: finding) }
    }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.nearness, $0.finding) }
  }

  /// The procedures that an id may have meant, at most four, the likeliest first; none for one of more
  /// than 100 bytes.
  public func procedures(near id: String) -> [String] {
    guard id.utf8.count <= Self.longestName else { return [] }
    let words = words.gathered(from: self)
    let written = words.tokens(of: id).map(words.written)
    var found: [(key: [Int], id: String)] = []
    for (index, procedure) in procedures.enumerated() {
      let labels = [procedure.id.name, procedure.title].map(words.tokens)
      var cost = 0
      var unmatched = 0
      for word in written {
        if let match = labels.joined().compactMap({ words.match(word, $0) }).min() {
          cost += match.rawValue
        } else if !LooseWords.filler.contains(word.word) {
          unmatched += words.isKnown(word.word) ? written.count : 1
        }
      }
      guard unmatched * 2 < written.count, !written.isEmpty else { continue }
      let unsaid = labels.map { label in
        label.count { token in !written.contains { words.match($0, token) != nil } }
      }.min()
      found.append(([unmatched, unsaid ?? 0, cost, index], procedure.id.name))
    }
    guard !found.isEmpty else { return NearNames.near(id, among: procedures.map(\.id.name)) }
    return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.prefix(4).map(\.id)
  }
}

extension NearFindings.Candidate {
  fileprivate init(_ finding: FindingDefinition) {
    self.init(code: finding.code, title: finding.title)
  }
}
