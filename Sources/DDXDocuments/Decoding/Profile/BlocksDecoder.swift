internal import DDXCore

/// Makes the blocks of a profile, and says which of them share a reading.
///
/// A block is one procedure at one place on one day: the same twice is a mistake, and a repeat or a
/// mixture is written otherwise. Blocks of one day that say nothing else are one session.
struct BlocksDecoder {
  let decoder: BlockDecoder

  /// A block with the element that it was read from.
  struct Entry {
    var block: DiagnosticBlock
    let reader: ElementReader
    /// Whether it says that its relief was read by itself.
    let isOwn: Bool
    /// Whether nothing is known of what came of it.
    var lacksResult: Bool
  }

  /// The blocks, in the order of the document.
  func decode(_ section: ElementReader) -> [DiagnosticBlock] {
    var entries: [Entry] = []
    var sessions = 0
    for reader in section.children {
      switch reader.name {
      case "block":
        let isOwn = reader.string("reading") == "own"
        if let (block, lacksResult) = decoder.decode(reader) {
          entries.append(
            Entry(block: block, reader: reader, isOwn: isOwn, lacksResult: lacksResult))
        }
      case "session":
        sessions += 1
        let parts = reader.children("block").compactMap { part in
          decoder.decode(part, in: reader, number: sessions).map {
            Entry(block: $0.block, reader: part, isOwn: false, lacksResult: false)
          }
        }
        if !parts.isEmpty, parts.allSatisfy({ $0.block.reliefRange == nil }) {
          reader.warning(.profile(.blockWithoutResult))
        }
        entries += parts
      default: continue
      }
    }
    guard entries.count <= ProfileLimits.blocks else {
      section.error(.profile(.tooManyBlocks(limit: ProfileLimits.blocks)))
      return []
    }
    if !hasRepeats(entries) { join(&entries, after: sessions) }
    for entry in entries where entry.lacksResult {
      entry.reader.warning(.profile(.blockWithoutResult))
    }
    return entries.map(\.block)
  }

  /// Whether something is recorded twice: the same procedure at the same place on the same day can't
  /// be told from a line written twice.
  private func hasRepeats(_ entries: [Entry]) -> Bool {
    var isRepeated = false
    for (index, entry) in entries.enumerated() {
      for earlier in entries[..<index] where entry.block.procedure == earlier.block.procedure {
        let line = earlier.block.line
        if entry.block.repeats(earlier.block) {
          isRepeated = true
          if entry.block.isDayKnown {
            entry.reader.error(.profile(.sameBlock(line: line)), "procedure")
          } else {
            entry.reader.error(.profile(.sameMonth(line: line)), "date")
          }
          break
        }
        if entry.block.mayRepeat(earlier.block) {
          isRepeated = true
          entry.reader.error(.profile(.perhapsSameBlock(line: line)), "date")
          break
        }
      }
    }
    return isRepeated
  }

  /// Makes the blocks of one day without a reading of their own one session.
  private func join(_ entries: inout [Entry], after count: Int) {
    var sessions = count
    for members in groups(entries) {
      let line = entries[members[0]].block.line
      guard let shared = try? members.map({ entries[$0].block }).sharedResult() else {
        for member in members.dropFirst() {
          entries[member].reader.error(.profile(.severalReadings(line: line)), "date")
        }
        continue
      }
      sessions += 1
      let procedures = Set(members.map { entries[$0].block.procedure })
      entries[members[1]].reader.warning(
        .profile(.readAsSession(line: line, ofOneKind: procedures.count == 1)), "date")
      for member in members {
        entries[member].block = entries[member].block.reading(as: shared, session: sessions)
        if shared.reliefRange != nil { entries[member].lacksResult = false }
      }
    }
  }

  /// Where blocks of one day and time have no reading of their own, the places of each such group.
  private func groups(_ entries: [Entry]) -> [[Int]] {
    var order: [String] = []
    var groups: [String: [Int]] = [:]
    for (index, entry) in entries.enumerated() where mayJoin(entry) {
      let key = "\(entry.block.when) \(entry.block.time?.description ?? "")"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(index)
    }
    return order.compactMap { groups[$0] }.filter { $0.count > 1 }
  }

  private func mayJoin(_ entry: Entry) -> Bool {
    entry.block.session == nil && !entry.isOwn && entry.block.isDayKnown
      && entry.block.procedure != BlockDecoder.discography
  }
}

extension DiagnosticBlock {
  /// Whether it may be another line for a block of which, or of itself, only the month is known.
  fileprivate func mayRepeat(_ other: DiagnosticBlock) -> Bool {
    date <= other.lastDate && other.date <= lastDate && when != other.when
      && side.concerns(other.side)
      && (levels.isEmpty || other.levels.isEmpty || levels.contains(where: other.levels.contains))
  }
}
