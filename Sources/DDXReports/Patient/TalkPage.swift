/// The patient's page as it is told, before it is text or part of a report.
struct TalkPage {
  /// A piece of the talk.
  enum Piece {
    /// What must be done first.
    case alarm(String, isUrgent: Bool)
    /// A heading.
    case heading(String)
    /// Sentences of their own.
    case say(String)
    /// An item of a list.
    case item(String)
    /// What belongs to the item before it.
    case detail(String)
    /// What follows is set off from what stands before it.
    case gap
  }

  private(set) var pieces: [Piece] = []

  /// Adds what must be done first.
  mutating func alarm(_ words: String, isUrgent: Bool) {
    pieces.append(.alarm(words, isUrgent: isUrgent))
  }

  /// Adds a heading.
  mutating func heading(_ words: String) { pieces.append(.heading(words)) }

  /// Adds sentences of their own.
  mutating func say(_ words: String) { pieces.append(.say(words)) }

  /// Adds an item of a list.
  mutating func item(_ words: String) { pieces.append(.item(words)) }

  /// Adds to the item before; nothing where there are no words.
  mutating func detail(_ words: String) { if !words.isEmpty { pieces.append(.detail(words)) } }

  /// Sets what follows off from what stands before it.
  mutating func gap() { pieces.append(.gap) }

  /// Writes the talk as text.
  func write(to page: inout TextPage) {
    for piece in pieces {
      switch piece {
      case .alarm(let words, let isUrgent):
        page.line()
        page.line(words, isUrgent ? .red : .yellow)
      case .heading(let words): page.heading(words)
      case .say(let words): page.paragraph(words, lead: "  ")
      case .item(let words): page.paragraph(words, lead: "  - ")
      case .detail(let words): page.paragraph(words, lead: "    ")
      case .gap: page.line()
      }
    }
  }

  /// The talk as parts of a page, with its headings within the section.
  var parts: [PagePart] {
    var parts: [PagePart] = []
    var items: [PageItem] = []
    func closeList() {
      if !items.isEmpty { parts.append(.list(items)) }
      items = []
    }
    for piece in pieces {
      switch piece {
      case .item(let words): items.append(PageItem(text: words))
      case .detail(let words):
        guard let last = items.popLast() else { continue }
        items.append(PageItem(text: last.text, details: last.details + [words]))
      case .alarm(let words, _):
        closeList()
        parts.append(.warning(words))
      case .heading(let words):
        closeList()
        parts.append(.heading(words))
      case .say(let words):
        closeList()
        parts.append(.paragraph(words))
      case .gap: closeList()
      }
    }
    closeList()
    return parts
  }

  /// The talk as sections, each under its own heading; what stands before the first heading comes
  /// first.
  var sections: [PageSection] {
    var groups: [(heading: String, tone: PageSection.Tone, pieces: [Piece])] = []
    for piece in pieces {
      switch piece {
      case .heading(let words): groups.append((words, .plain, []))
      case .alarm(let words, let isUrgent): groups.append((words, isUrgent ? .alarm : .caution, []))
      default:
        if groups.isEmpty { groups.append(("First", .caution, [])) }
        groups[groups.count - 1].pieces.append(piece)
      }
    }
    return groups.enumerated().filter { !TalkPage(pieces: $1.pieces).parts.isEmpty }.map {
      place, group in
      PageSection(
        id: "talk-\(place + 1)", heading: group.heading, tone: group.tone,
        parts: TalkPage(pieces: group.pieces).parts)
    }
  }
}
