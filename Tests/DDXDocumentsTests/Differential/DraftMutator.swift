import DDXCore

/// Spoils documents in one place, as hands and programs do.
struct DraftMutator {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Changes one thing.
  mutating func spoil(_ draft: inout Draft) {
    let other = element(of: draft)
    let kind = generator.below(20)
    let (value, name, markup) = (pick(Self.values), pick(Self.names), pick(Self.markup))
    let (first, second) = (generator.below(1000), generator.below(1000))
    draft.change(generator.below(draft.count)) { element in
      let attribute = element.attributes.isEmpty ? nil : first % element.attributes.count
      let part = element.parts.isEmpty ? nil : second % element.parts.count
      switch (kind, attribute, part) {
      case (0, let attribute?, _): element.attributes.remove(at: attribute)
      case (1...5, let attribute?, _): element.attributes[attribute].value = value
      case (6, let attribute?, _): element.attributes[attribute].name = name
      case (7, let attribute?, _): element.attributes[attribute].name += "s"
      case (8, let attribute?, _): Self.rewrite(&element.attributes[attribute].value, second)
      case (9, _, _): element.attributes.append((name, value))
      case (10, let attribute?, _):
        guard let pair = other.attributes.first else { return }
        element.attributes[attribute].value = pair.value
      case (11, _, let part?): element.parts.remove(at: part)
      case (12, _, let part?): element.parts.append(element.parts[part])
      case (13, _, let part?): element.parts.swapAt(part, first % element.parts.count)
      case (14, _, _): element.parts.append(.element(other))
      case (15, _, _): element.parts.insert(.element(other), at: 0)
      case (16, _, _): element.name = name
      case (17, _, _): element.parts.append(.element(Draft(name, [("side", "left")])))
      case (18, _, _): element.parts.insert(.raw(markup), at: part ?? 0)
      default: element.attributes.append(Self.namespaces[first % Self.namespaces.count])
      }
    }
  }

  /// Writes a value otherwise; it often still says the same.
  private static func rewrite(_ value: inout String, _ way: Int) {
    switch way % 9 {
    case 0: value = " \(value)"
    case 1: value += " \n "
    case 2: value = "\t\(value)"
    case 3: value = value.uppercased()
    case 4: value = "+\(value)"
    case 5: value = "0\(value)"
    case 6: value = value.map { "&#\($0.asciiValue ?? 63);" }.joined()
    case 7: value = value.replacing(" ", with: "  ")
    default: value += ".0"
    }
  }

  /// Some element of a document.
  private mutating func element(of draft: Draft) -> Draft {
    var found = draft
    for _ in 0..<1 + generator.below(3) {
      guard !found.elements.isEmpty else { break }
      found = pick(found.elements)
    }
    return found
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[generator.below(values.count)]
  }

  private static let values = """
    | |1e2| 5 |+5|-5|-0|05|5.|.5|.|5.5.5|NaN|INF|0x10|1,5|101|1000.1|\
    0.12345678901234567890123456|000000000000000000000000000007|5\u{A0}|\u{FF15}|\u{661}|\
    yes|Yes|no|true|own|none|left|Left|left right|present|absent|perhaps|2026-02-30|\
    2026-2-3|+026-01-01|2026-01|2026-13|0000-01-01|2026-05-10T00:00|2026-05-10Z|2026-05-11|\
    P1|P|PT|P1M2Y|P1Y|P1.Y|P.5Y|P1.5.2D|PT5|P1DT|P1DT2H|-P1D|P 1D|PT1S|50-75|75-50|50 - 75|\
    50 -75|50  -  75|5 0|50-|-50|50%|>=80|> = 80|>=  80|=> 5|&lt;50|&lt; = 5|&lt;|&gt;100|\
    positive|Positive|worse |negative positive|9:5|09:30|+9:30|29:30|23:60|09:30:00|L4-5|\
    L4-5 L4-5|L4-5  L5-S1|L4-5,L5-S1|L3 L4|L7|\
    S1 S2 S3 S4 S5 L1 L2 L3 L4 L5 L6 T10 T11 T12 S1 S2 S3|lidocaine|lidocaine lidocaine|\
    saline none|lidocaine bupivacaine ropivacaine saline none|a:b|1a|-a|_a|a b|\u{E4}|\
    a\u{B7}|a/b|pain.midline|pain.Midline|pain..midline|pain|.midline|redflag.fever|\
    disc.centralization|medial-branch-block|medial_branch_block|provocation-discography|\
    &amp;|&#10;5&#9;|&#65;|'|12|110|111|11|new|hourly|ibuprofen  400|2
    """.split(separator: "|", omittingEmptySubsequences: false).map(String.init)

  private static let names = """
    id|date|age|sex|bmi|pregnant|duration|intensity|side|setting|code|state|probability|\
    level|grade|course|procedure|levels|nerves|agent|volume|steroid|guidance|contrast|\
    vascular-uptake|complication|time|pain-before|relief|relief-back|relief-leg|\
    relief-duration|movements|sedation|diary|after|pain|reading|concordant|pressure|\
    control-disc|class|name|to|profile|patient|other-pain|findings|finding|blocks|block|\
    session|score|medication|allergy|colour|Side|xml:lang|xml:space|note
    """.split(separator: "|", omittingEmptySubsequences: false).map(String.init)

  private static let markup = [
    "text", " ", "\n\n", "<!-- a comment -->", "<?a processing?>", "<![CDATA[text]]>",
    "<![CDATA[ ]]>", "<![CDATA[]]>", "&amp;", "&#32;", "&#65;", "&unknown;", "<", "]]>", "\u{E4}",
  ]

  private static let namespaces: [(name: String, value: String)] = [
    ("xmlns:p", "urn:ddx:profile:1"), ("xmlns:q", "urn:other"), ("xmlns", ""),
    ("xmlns", "urn:ddx:profile:1"), ("xmlns", "urn:other"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"), ("xml:lang", "en"),
    ("xml:id", "a"), ("xml:base", "a"),
  ]
}
