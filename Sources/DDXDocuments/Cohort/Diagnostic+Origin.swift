public import DDXCore
internal import DDXMarkup

extension Diagnostic {
  /// The diagnostic at its place in the file, where the document is a part of it.
  func placed(_ origin: PartOrigin?) -> Diagnostic {
    guard let origin else { return self }
    guard let line else {
      return Diagnostic(
        severity: severity, fault: fault, file: file, line: origin.line, isPrivate: isPrivate)
    }
    let isFirst = line == 1
    return Diagnostic(
      severity: severity, fault: fault.placed(origin), file: file, line: origin.line + line - 1,
      column: column.map { isFirst ? origin.column(of: $0) : $0 },
      excerpt: isFirst ? excerpt.flatMap(origin.line(of:)) : excerpt, isPrivate: isPrivate)
  }
}

extension PartOrigin {
  /// The longest beginning of a line, before the document, that is made up for an excerpt.
  private static let longestMargin = 200

  /// The character of the file's line, for one of the first line of the document.
  fileprivate func column(of column: Int) -> Int {
    var own = column
    if let insertion, column > insertion.column {
      own = max(insertion.column + 1, column - insertion.text.count)
    }
    return self.column + own - 1
  }

  /// The first line of the document as far as the file has it, or nil where the file's line begins
  /// too far before it.
  fileprivate func line(of text: String) -> String? {
    guard column <= Self.longestMargin else { return nil }
    var own = text
    if let insertion {
      let start = text.prefix(insertion.column)
      let rest = text.dropFirst(insertion.column)
      if rest.hasPrefix(insertion.text) {
        own = String(start + rest.dropFirst(insertion.text.count))
      }
    }
    return String(repeating: " ", count: column - 1) + own
  }
}

extension Fault {
  /// The fault with the lines that it names counted in the file.
  fileprivate func placed(_ origin: PartOrigin) -> Fault {
    func moved(_ line: Int) -> Int { line + origin.line - 1 }
    return switch self {
    case .markup(.malformed(.endTag(let found, let open, let line))):
      .markup(.malformed(.endTag(found: found, open: open, line: moved(line))))
    case .shape(.definedTwice(let subject, let name, let line)):
      .shape(.definedTwice(subject: subject, name: name, line: moved(line)))
    case .profile(.contradicted(let line)): .profile(.contradicted(line: moved(line)))
    case .profile(.repeated(let line)): .profile(.repeated(line: moved(line)))
    case .profile(.sameBlock(let line)): .profile(.sameBlock(line: moved(line)))
    case .profile(.sameMonth(let line)): .profile(.sameMonth(line: moved(line)))
    case .profile(.perhapsSameBlock(let line)): .profile(.perhapsSameBlock(line: moved(line)))
    case .profile(.severalReadings(let line)): .profile(.severalReadings(line: moved(line)))
    case .profile(.readAsSession(let line, let ofOneKind)):
      .profile(.readAsSession(line: moved(line), ofOneKind: ofOneKind))
    case .profile(.partAgainstWhole(let line)): .profile(.partAgainstWhole(line: moved(line)))
    case .profile(.inConflict(let line, let happens)):
      .profile(.inConflict(line: moved(line), happens: happens))
    case .profile(.memberAgainstSet(let line)): .profile(.memberAgainstSet(line: moved(line)))
    default: self
    }
  }
}

extension DocumentReader {
  /// Reads one profile of a file; what is wrong stands at its place in the file.
  ///
  /// - Throws: ``DocumentFaults`` with everything that is wrong.
  public func profile(
    _ part: ProfilePart
  ) throws(DocumentFaults) -> Decoded<ClinicalProfile> {
    do {
      let decoded = try profile(part.file)
      return Decoded(decoded.value, notes: decoded.notes.map { $0.placed(part.origin) })
    } catch {
      throw DocumentFaults(error.diagnostics.map { $0.placed(part.origin) })
    }
  }
}
