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
  }

  /// The most blocks of a profile: assumed to be more than any patient was given; 400 took half a minute
  /// to rank.
  static let most = 100

  /// The blocks, in the order of the document.
  func decode(_ section: ElementReader) -> [DiagnosticBlock] {
    var entries: [Entry] = []
    var sessions = 0
    for reader in section.children {
      switch reader.name {
      case "block":
        let isOwn = reader.string("reading") == "own"
        if let block = decoder.decode(reader) {
          entries.append(Entry(block: block, reader: reader, isOwn: isOwn))
        }
      case "session":
        sessions += 1
        let parts = reader.children("block").compactMap { part in
          decoder.decode(part, in: reader, number: sessions).map {
            Entry(block: $0, reader: part, isOwn: false)
          }
        }
        if !parts.isEmpty, parts.allSatisfy({ $0.block.reliefRange == nil }) {
          reader.warning(.profile(.blockWithoutResult))
        }
        entries += parts
      default: continue
      }
    }
    guard entries.count <= Self.most else {
      section.error(.profile(.tooManyBlocks(limit: Self.most)))
      return []
    }
    return hasRepeats(entries) ? entries.map(\.block) : joined(entries, after: sessions)
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

  /// The blocks, those of one day without a reading of their own as one session.
  private func joined(_ entries: [Entry], after count: Int) -> [DiagnosticBlock] {
    var entries = entries
    var sessions = count
    var order: [String] = []
    var groups: [String: [Int]] = [:]
    for (index, entry) in entries.enumerated() where mayJoin(entry) {
      let key = "\(entry.block.when) \(entry.block.time?.description ?? "")"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(index)
    }
    for members in order.compactMap({ groups[$0] }) where members.count > 1 {
      guard let first = members.first else { continue }
      let line = entries[first].block.line
      let results = Set(members.compactMap { Result(entries[$0].block) })
      guard results.count <= 1 else {
        for member in members.dropFirst() {
          entries[member].reader.error(.profile(.severalReadings(line: line)), "date")
        }
        continue
      }
      sessions += 1
      let carrier = members.first { entries[$0].block.reliefRange != nil } ?? first
      let procedures = Set(members.map { entries[$0].block.procedure })
      for member in members {
        if member == members[1] {
          entries[member].reader.warning(
            .profile(.readAsSession(line: line, ofOneKind: procedures.count == 1)), "date")
        }
        entries[member].block = entries[member].block.reading(
          as: entries[carrier].block, session: sessions)
      }
    }
    return entries.map(\.block)
  }

  private func mayJoin(_ entry: Entry) -> Bool {
    entry.block.session == nil && !entry.isOwn && entry.block.isDayKnown
      && entry.block.procedure != BlockDecoder.discography
  }

  /// What came of a block, as far as several of one day can disagree on it.
  private struct Result: Hashable {
    let relief: ReliefRange
    let duration: ClinicalDuration?

    init?(_ block: DiagnosticBlock) {
      guard let relief = block.reliefRange else { return nil }
      self.relief = relief
      duration = block.reliefDuration
    }
  }
}

extension DiagnosticBlock {
  /// Whether it may be another line for a block of which, or of itself, only the month is known.
  fileprivate func mayRepeat(_ other: DiagnosticBlock) -> Bool {
    date <= other.lastDate && other.date <= lastDate && when != other.when
      && side.concerns(other.side)
      && (levels.isEmpty || other.levels.isEmpty || levels.contains(where: other.levels.contains))
  }

  /// The block with the relief that another one of its session carries.
  func reading(as other: DiagnosticBlock, session: Int) -> DiagnosticBlock {
    DiagnosticBlock(
      procedure: procedure, date: date, side: side, levels: levels, volume: volume,
      steroid: steroid, reliefDuration: other.reliefDuration,
      movements: movements ?? other.movements, guidance: guidance, contrast: contrast,
      vascularUptake: vascularUptake, sedation: sedation ?? other.sedation,
      diary: diary ?? other.diary, complication: complication, provocation: provocation,
      line: line, agents: agents, reliefRange: other.reliefRange, reliefBack: other.reliefBack,
      reliefLeg: other.reliefLeg, painBefore: other.painBefore, scores: other.scores,
      lastDate: lastDate, time: time, session: session)
  }
}
