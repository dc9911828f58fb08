internal import DDXMarkup

/// Cuts a cohort into its profiles without holding more than one of them.
///
/// It looks for the tags that begin and end a profile and leaves what is within to the reader of
/// documents. It is lenient on purpose: whatever is wrong within an element, the next profile begins
/// at its start tag.
struct CohortCutter {
  /// The name of a profile's element.
  private static let profile = Array("profile".utf8)

  private var window: ByteWindow
  private let root: CohortTag
  private let end: [UInt8]
  private var number = 0
  private var isOpen: Bool
  private var isDone = false
  private var faults: [Diagnostic] = []

  /// Begins a cohort: the window stands at its first tag.
  init(_ window: ByteWindow, root: CohortTag) {
    self.window = window
    self.root = root
    end = Array(root.localName.utf8)
    isOpen = !root.isEmpty
    for attribute in root.attributes
    where !attribute.name.hasPrefix("xmlns") && !attribute.name.hasSuffix(":schemaLocation") {
      faults.append(diagnostic(.cohort(.attribute(name: attribute.name))))
    }
    self.window.pass(root.count)
  }

  /// How many bytes of the file are behind.
  var passed: Int { window.passed }

  /// The next profile, or what is wrong between two; nil at the end.
  ///
  /// - Throws: ``DocumentFaults`` when the file can't be read on.
  mutating func next() throws(DocumentFaults) -> ProfileFile.Item? {
    if !faults.isEmpty { return fault(faults.removeFirst()) }
    while !isDone {
      let space = try window.first(from: 0) { !CohortTag.isSpace($0) }
      window.pass(space ?? window.count)
      guard let byte = try window.byte(at: 0) else {
        isDone = true
        if isOpen { return fault(.cohort(.endsEarly)) }
        return number == 0 ? fault(.cohort(.empty)) : nil
      }
      if byte == UInt8(ascii: "<"), let behind = try behindAside(at: 0, isWithin: false) {
        window.pass(behind)
      } else if byte == UInt8(ascii: "<"), isOpen, try window.isEndTag(of: end, at: 0) {
        try passTag()
        isOpen = false
      } else if !isOpen {
        isDone = true
        return fault(.cohort(.trailing))
      } else if try window.has("</", at: 0) {
        let found = fault(.cohort(.endTag))
        try passTag()
        return found
      } else if try window.has("<!", at: 0) {
        return try text()
      } else {
        return try byte == UInt8(ascii: "<") ? element() : text()
      }
    }
    return nil
  }

  /// Passes what stands between two profiles and is none.
  private mutating func text() throws(DocumentFaults) -> ProfileFile.Item {
    let found = fault(.cohort(.text))
    window.pass(1)
    let size = ReadingLimits.textSize
    while try window.fill(to: 1) {
      let markup = try window.first(UInt8(ascii: "<"), from: 0, before: size)
      window.pass(markup ?? min(window.count, size))
      if markup != nil { break }
    }
    return found
  }

  /// Cuts out the element at the start of the window.
  private mutating func element() throws(DocumentFaults) -> ProfileFile.Item {
    number += 1
    let (line, column) = (window.line, window.column)
    let tooLarge = diagnostic(.file(.tooLarge(limit: ReadingLimits.documentSize)))
    _ = try window.fill(to: ReadingLimits.tagSize)
    let tag = CohortTag(window.bytes.prefix(ReadingLimits.tagSize))
    guard let length = try length(of: tag) else {
      return .fault(DocumentFaults([tooLarge]), number: number)
    }
    var bytes = Array(window.bytes.prefix(length))
    window.pass(length)
    let insertion = inherited(by: tag, in: bytes)
    // A name that is no UTF-8 is longer once it is repaired; what it names is refused anyhow.
    let place = min(1 + tag.name.utf8.count, bytes.count)
    bytes.insert(contentsOf: (insertion?.text ?? "").utf8, at: place)
    return .profile(
      ProfilePart(
        file: DocumentFile(name: window.name, bytes: bytes), number: number,
        origin: PartOrigin(line: line, column: column, insertion: insertion)))
  }

  /// The namespaces that an element uses and has from the cohort.
  private func inherited(by tag: CohortTag, in bytes: [UInt8]) -> PartOrigin.Insertion? {
    let own = Set(tag.declarations.map(\.name))
    let text = root.declarations.filter { declaration in
      let prefix = declaration.name.dropFirst("xmlns:".count)
      return !own.contains(declaration.name)
        && (prefix.isEmpty || bytes.contains(Array("\(prefix):".utf8)))
    }.map { " \($0.name)=\($0.value)" }.joined()
    return text.isEmpty ? nil : .init(column: 1 + tag.name.count, text: text)
  }

  /// How many bytes the element at the start of the window has; nil where they are too many for a
  /// document, and have been passed.
  private mutating func length(of tag: CohortTag) throws(DocumentFaults) -> Int? {
    let limit = ReadingLimits.documentSize
    let name = Array(tag.localName.utf8)
    var place = tag.count
    var isTooLarge = false
    var length = tag.isEmpty ? tag.count : nil
    while length == nil {
      if place > limit {
        window.pass(place)
        place = 0
        isTooLarge = true
      }
      guard let markup = try window.first(UInt8(ascii: "<"), from: place, before: limit + 1) else {
        place = window.count
        if try !window.fill(to: place + 1) { length = place }
        continue
      }
      if let behind = try behindAside(at: markup, isWithin: true) {
        place = behind
      } else if try window.isEndTag(of: name, at: markup) {
        length = try behindTag(at: markup)
      } else if try window.isEndTag(of: end, at: markup) {
        length = markup
      } else if try window.isName(Self.profile, at: markup + 1) {
        length = markup
      } else {
        place = markup + 1
      }
    }
    guard isTooLarge else { return length }
    window.pass(length ?? 0)
    return nil
  }

  /// The place behind a comment, an instruction or, within a profile, a CDATA section; nil where
  /// there is none.
  ///
  /// Where one does not end as it must, only its beginning is passed: what follows is looked at.
  private mutating func behindAside(
    at place: Int, isWithin: Bool
  ) throws(DocumentFaults) -> Int? {
    let near = place + ReadingLimits.textSize
    if try window.has("<!--", at: place) {
      let dashes = try window.first("--", from: place + 4, before: ReadingLimits.documentSize)
      guard let dashes, try window.has("-->", at: dashes) else { return place + 4 }
      return dashes + 3
    }
    if try window.has("<?", at: place) {
      return try window.first("?>", from: place + 2, before: near).map { $0 + 2 } ?? place + 2
    }
    if isWithin, try window.has("<![CDATA[", at: place) {
      return try window.first("]]>", from: place + 9, before: near).map { $0 + 3 } ?? place + 9
    }
    return nil
  }

  /// The place behind the end tag at a place, which ends before another tag at the latest.
  private mutating func behindTag(at place: Int) throws(DocumentFaults) -> Int {
    let stop = try window.first(from: place + 1) { $0 == 0x3E || $0 == 0x3C } ?? window.count - 1
    return try window.byte(at: stop) == UInt8(ascii: "<") ? stop : stop + 1
  }

  private mutating func passTag() throws(DocumentFaults) {
    window.pass(try behindTag(at: 0))
  }

  private func diagnostic(_ fault: Fault) -> Diagnostic {
    Diagnostic(
      fault: fault, file: window.name, line: window.line, column: window.column, isPrivate: true)
  }

  private func fault(_ fault: Fault) -> ProfileFile.Item { self.fault(diagnostic(fault)) }

  private func fault(_ diagnostic: Diagnostic) -> ProfileFile.Item {
    .fault(DocumentFaults([diagnostic]), number: nil)
  }
}
